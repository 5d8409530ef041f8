//! The command line's words, and their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Reads news articles in any language and shows who promised what by when, where they stand, and what it would take.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true,
    max_term_width = 110,
    after_help = "\
Without a command, the window opens with the named folders and files, or with the built-in seed articles.

Examples:
  planscope                                  the window, with the seed articles
  planscope ~/articles                       the window, with a folder
  planscope claims ~/articles                every claim, one JSON object a line
  planscope claims seeds                     the same for the built-in articles
  planscope claims ~/articles --format csv --out claims.csv
  planscope claims - < documents.jsonl       documents from standard input, rows as they come in

Exit status: 0 done; 1 some file could not be read, the rest is there; 2 nothing could be done.
Each command explains its fields: planscope claims --help"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Folders and files to open in the window: .txt, .md and .html, subfolders included
    #[arg(value_name = "FOLDER or FILE")]
    pub(super) paths: Vec<PathBuf>,
}

/// What to print.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every claim that the articles make of a quantity
    #[command(long_about = CLAIMS)]
    Claims(Rows),
    /// Every number as understood, claim or not
    #[command(long_about = QUANTITIES)]
    Quantities(Rows),
    /// Every article: language, dates, regions, sectors
    #[command(long_about = ARTICLES)]
    Articles(Rows),
    /// Every region: series, current against target, derived figures, commitments
    #[command(long_about = REGIONS)]
    Regions(Rows),
    /// What agrees, what contradicts, what is doubtful
    #[command(long_about = CHECKS)]
    Checks(Rows),
    /// A chart as a file, .svg or .png
    #[command(long_about = CHART)]
    Chart(Chart),
    /// Checks files of words of one's own, before they are used
    #[command(long_about = WORDS)]
    Words(Words),
    /// The whole comparison as one file (comes later)
    #[command(hide = true)]
    Report(Report),
}

/// Options of the commands that print rows.
#[derive(Debug, Args)]
pub struct Rows {
    #[command(flatten)]
    pub(super) input: Input,
    /// How rows are written. In csv, lists and objects are JSON in one field, and a file made by --out begins with a
    /// byte order mark, so that spreadsheets read it as UTF-8
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub(super) format: Format,
    /// File to write instead of standard output; it appears only when complete
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

/// What to read.
#[derive(Debug, Args)]
pub struct Input {
    /// Folders or files to read; `-` for documents from standard input; `seeds` for the built-in articles
    #[arg(value_name = "FOLDER or FILE")]
    pub(super) paths: Vec<PathBuf>,
    /// Threads to use; 0 is one for each core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) jobs: usize,
}

/// Options of `chart`.
#[derive(Debug, Args)]
pub struct Chart {
    #[command(flatten)]
    pub(super) input: Input,
    /// Region, by its canonical English name: Guangyuan
    #[arg(long, value_name = "R")]
    pub(super) region: String,
    /// Metric: `output_value`, `capacity`, ...
    #[arg(long, value_name = "M")]
    pub(super) metric: String,
    /// Sector, where the region has the metric for several
    #[arg(long, value_name = "S")]
    pub(super) sector: Option<String>,
    /// File to write; the ending decides the format
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
}

/// Options of `words`.
#[derive(Debug, Args)]
pub struct Words {
    /// Lexicon files to check
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    pub(super) input: Input,
    /// File to write
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table with a header line
    Csv,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comes later
    #[value(hide = true)]
    Xlsx,
    /// Comes later
    #[value(hide = true)]
    Parquet,
}

const CLAIMS: &str = "\
Every claim that the articles make of a quantity, in the order of the files and texts.

Fields:
  id                     the same on every run; regions and checks refer to it
  value, value_high      in base units: tonnes, whole currency units, percent as 58, multiples as 5;
                         value_high is the upper end of a range
  unit                   t, a currency code (CNY), %, pp (percentage points), x (multiples), count, MW, GWh, ha,
                         m2, km, ...
  metric                 output_value, capacity, production, enterprises, projects, investment, share, growth,
                         revenue, jobs, area, exports, or other:WORD
  region                 English name of the region that the figure belongs to
  sector                 the finest industry or product that the text states
  year                   the year that the figure is for
  date_from, date_to     the period, where it is part of a year or a day
  baseline_year          the year that a change is measured from
  status                 actual, target (promised or planned), expected (forecast)
  qualifier              exact, at_least, more_than, at_most, less_than, about, range
  file                   path relative to FOLDER
  lang                   language of the passage, ISO 639-1
  value_text             number, scale word and unit as written
  start, end             where that stands: bytes of the article's text as UTF-8, which for a plain UTF-8 text file
                         is the file itself (a byte order mark is not counted)
  sentence               the sentence around it
  confidence             0 a guess, 1 every attribute has its own words
  rule                   the rule that made the claim
  gloss                  one English line put together from the words that decided; not a translation

What is not known is null. Documents from standard input (`-`) are JSON objects, a line each, with `file`, `text` and,
if known, `lang`, `published`, `title`; their rows are printed as they come in.";

const QUANTITIES: &str = "\
Every number as understood, claim or not, in the order of the files and texts.

Fields:
  file                   path relative to FOLDER
  value_text             number, scale word and unit as written
  start, end             where that stands, in bytes of the article's text as UTF-8
  kind                   number, money, weight, percent, multiple, power, energy, area, length, volume, duration,
                         date, time, ordinal, code
  value, value_high      in base units; value_high is the upper end of a range
  unit                   t, a currency code, %, pp, x, count, MW, GWh, ha, m2, km, ...
  date                   the day, for a date that names one
  ignored                why it is no claim, where it is none

Documents from standard input (`-`): see planscope claims --help.";

const ARTICLES: &str = "\
Every article, in the order of the file names.

Fields:
  file                   path relative to FOLDER
  lang                   ISO 639-1, `und` where unknown
  title                  headline, or the first line
  published, event       the day of publication and of the event reported
  regions, sectors       what it is about, the main one first
  same_story_as          another file that tells the same story
  claims                 how many claims it makes
  problem                what a reader should know: characters that could not be read, a text cut short";

const REGIONS: &str = "\
Every region with what is known of it; those with most claims first.

Fields:
  region, kind, parent   English name; country, province, ...; the region that it lies in
  sectors, articles      industries, most claims first; files, newest first
  series                 claims of one metric, sector and unit in time order: metric, sector, unit, points (year,
                         value, value_high, qualifier, status, claims), current, target, and where both exist gap,
                         reached (percent) and needed_per_year (percent), each with value and qualifier
  derived                figures worked out from claims: metric, sector, year, value, unit, qualifier, formula, claims
  commitments            promises without a number: file, start, end, sentence, cue, actors

`claims` are the ids that `planscope claims` prints as `id`.";

const CHECKS: &str = "\
Claims held against each other; what wants attention first.

Fields:
  kind                   contradiction, doubtful, changed_target, due, missed_target, agrees, unknown_metric, incomplete,
                         same_story, year_filled_in, machine_translated
  region, metric         what it is about
  what                   what is held against what
  because                why, with the figures
  claims, files          what it rests on; `claims` are the ids that `planscope claims` prints as `id`";

const WORDS: &str = "\
Checks lexicon files: whether they can be read, and whether every unit, currency, metric and word of time in them is
known and no word stands twice. Says what is wrong, one line each; prints nothing where all is well.

Files of one's own count when they lie in the folder `words` of the settings, or are named `planscope-words.toml` and
lie beside the articles. docs/languages.md explains how to write one.";

const CHART: &str = "\
Draws one metric of one region over the years, targets against current figures, as the window shows it.
The file's ending decides the format: .svg or .png.

Example:
  planscope chart seeds --region Guangyuan --metric output_value --out guangyuan.svg";

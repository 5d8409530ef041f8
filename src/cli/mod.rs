//! The command line: the same library as the window, as rows for other programs.

mod args;
mod chart;
mod input;
mod output;
mod progress;
mod rows;
mod words;

use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::Parser as _;

pub use args::Command;
use args::{Cli, Input, Rows};
use output::{Output, OutputError};
use progress::Progress;
use rows::{ArticleRow, CheckRow, ClaimRow, QuantityRow, RegionRow, Row};

use crate::collection::{self, Collection, Item, LoadError, LoadEvent, Source};
use crate::extract::Additions;
use crate::model::{Reading, SkippedFile};

/// What the user asked for.
#[derive(Debug)]
pub enum Start {
    /// The window, with these folders and files; with none, the seed articles.
    Window(Vec<PathBuf>),
    /// A command.
    Command(Command),
}

/// Reads the command line. Prints help, the version or what is wrong, and ends the program, where it holds that.
#[must_use]
pub fn parse() -> Start {
    let cli = Cli::parse();
    match cli.command {
        Some(command) => Start::Command(command),
        None => Start::Window(cli.paths),
    }
}

/// Says why nothing could be done; exit status 2.
#[must_use]
pub fn fail(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "planscope: {message}");
    ExitCode::from(2)
}

/// Why a command ended without its result.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("none of the {0} could be read")]
    NothingRead(String),
    #[error("{0}")]
    Usage(String),
}

/// Runs a command: data to standard output or a file, progress and problems to standard error. Exit status 0 when
/// done, 1 when some file could not be read, 2 when nothing could be done.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    let progress = Progress::new();
    let outcome = match command {
        Command::Claims(rows) => stream::<ClaimRow<'_>>(rows, &progress, |reading, output| {
            reading.claims.iter().try_for_each(|claim| output.row(&ClaimRow::from(claim)))
        }),
        Command::Quantities(rows) => stream::<QuantityRow<'_>>(rows, &progress, |reading, output| {
            reading.quantities.iter().try_for_each(|quantity| output.row(&QuantityRow::new(reading, quantity)))
        }),
        Command::Articles(rows) => compared::<ArticleRow<'_>>(rows, &progress, |collection, output| {
            let mut readings = collection.readings.iter();
            readings.try_for_each(|reading| output.row(&ArticleRow::new(reading, &collection.comparison)))
        }),
        Command::Regions(rows) => compared::<RegionRow<'_>>(rows, &progress, |collection, output| {
            collection.comparison.profiles.iter().try_for_each(|profile| output.row(&RegionRow::from(profile.get())))
        }),
        Command::Checks(rows) => compared::<CheckRow<'_>>(rows, &progress, |collection, output| {
            collection.comparison.checks.iter().try_for_each(|check| output.row(&CheckRow::from(check.get())))
        }),
        Command::Chart(args) => chart::format(&args.out).and_then(|format| {
            let collection = load(&args.input, &progress)?;
            chart::write(args, format, &collection, &progress)
        }),
        Command::Words(args) => words::check(&args.files, &progress),
        Command::Report(_) => Err(CommandError::Usage(
            "the report comes later; claims, regions and checks print what it will hold".to_owned(),
        )),
    };
    progress.end();
    match outcome {
        Ok(()) if progress.problems() == 0 => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(1),
        // Who reads the rows has seen enough, as `head` does: nothing went wrong.
        Err(CommandError::Output(OutputError::ReaderGone)) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// Where documents come from.
enum From {
    Stdin,
    Source(Source),
}

fn from(input: &Input) -> Result<From, CommandError> {
    if input.paths.is_empty() {
        return Err(CommandError::Usage(
            "name a FOLDER or FILE to read, `-` for standard input, or `seeds` for the built-in articles, as in: \
             planscope claims seeds"
                .to_owned(),
        ));
    }
    if input.paths.iter().any(|path| path == Path::new("-")) {
        return match input.paths.len() {
            1 => Ok(From::Stdin),
            _ => Err(CommandError::Usage(
                "`-` stands alone: documents come from standard input or from files".to_owned(),
            )),
        };
    }
    if let [path] = input.paths.as_slice()
        && path == Path::new("seeds")
        && !path.exists()
    {
        return Ok(From::Source(Source::Seeds));
    }
    Ok(From::Source(Source::Paths(input.paths.clone())))
}

/// Reads article by article and writes the rows of each as soon as those before it are written.
fn stream<R: Row>(
    rows: &Rows,
    progress: &Progress,
    write: impl Fn(&Reading, &mut Output<R>) -> Result<(), OutputError>,
) -> Result<(), CommandError> {
    let from = from(&rows.input)?;
    let mut output = Output::<R>::open(rows.format, rows.out.as_deref())?;
    let mut failure = None;
    let mut read = 0_usize;
    let mut sink = |outcome: Result<Reading, ReadProblem>, is_stream: bool| {
        progress.advance();
        let written = match outcome {
            Ok(reading) => {
                read += 1;
                write(&reading, &mut output).and_then(|()| if is_stream { output.flush() } else { Ok(()) })
            }
            Err(problem) => {
                problem.tell(progress);
                Ok(())
            }
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(OutputError::ReaderGone) if is_stream => {
                // The threads may wait for input that never comes, and nobody waits for the rows.
                std::process::exit(0);
            }
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    match from {
        From::Stdin => {
            let (additions, bad) = collection::own_words(None);
            for skipped in &bad {
                progress.skipped(skipped);
            }
            let lines = input::lines(io::BufReader::with_capacity(256 * 1024, io::stdin()));
            let read = |line| read_line(line, &additions);
            collection::ordered(rows.input.jobs, lines, read, |outcome| sink(outcome, true));
        }
        From::Source(source) => {
            let listed = collection::items(&source, &AtomicBool::new(false))?;
            progress.total(listed.items.len());
            listed.skipped.iter().for_each(|skipped| progress.skipped(skipped));
            if listed.items.is_empty() {
                tell_empty(&listed.name, progress);
            }
            let additions = listed.additions;
            let read = |item: Item| collection::read(&item, &additions).map_err(ReadProblem::File);
            collection::ordered(rows.input.jobs, listed.items.into_iter(), read, |outcome| sink(outcome, false));
        }
    }
    if let Some(error) = failure {
        return Err(error.into());
    }
    something_read(read, progress)?;
    Ok(output.finish()?)
}

/// Why a document gave no reading.
enum ReadProblem {
    File(SkippedFile),
    Line(input::BadLine),
}

impl ReadProblem {
    fn tell(&self, progress: &Progress) {
        match self {
            Self::File(skipped) => progress.skipped(skipped),
            Self::Line(bad) => progress.problem(&format!("line {}: {}", bad.line, bad.reason)),
        }
    }
}

fn read_line(line: input::RawLine, additions: &Additions) -> Result<Reading, ReadProblem> {
    let document = input::document(line).map_err(ReadProblem::Line)?;
    collection::read(&Item::Document(document), additions).map_err(ReadProblem::File)
}

/// Reads everything and holds it against each other, then writes.
fn compared<R: Row>(
    rows: &Rows,
    progress: &Progress,
    write: impl Fn(&Collection, &mut Output<R>) -> Result<(), OutputError>,
) -> Result<(), CommandError> {
    let mut output = Output::<R>::open(rows.format, rows.out.as_deref())?;
    let collection = load(&rows.input, progress)?;
    write(&collection, &mut output)?;
    Ok(output.finish()?)
}

fn load(input: &Input, progress: &Progress) -> Result<Collection, CommandError> {
    let source = match from(input)? {
        From::Source(source) => source,
        From::Stdin => {
            let mut documents = Vec::new();
            for line in input::lines(io::BufReader::new(io::stdin())) {
                match input::document(line) {
                    Ok(document) => documents.push(document),
                    Err(bad) => ReadProblem::Line(bad).tell(progress),
                }
            }
            Source::Documents(documents)
        }
    };
    let on_event = |event: LoadEvent| match event {
        LoadEvent::Listed { files } => progress.total(files.len()),
        LoadEvent::Read(_) => progress.advance(),
        LoadEvent::Skipped(_) | LoadEvent::Started { .. } => {}
    };
    let collection = collection::load(&source, input.jobs, &AtomicBool::new(false), &on_event)?;
    // In the order of the names, not of the threads.
    collection.skipped.iter().for_each(|skipped| progress.skipped(skipped));
    if collection.readings.is_empty() && collection.skipped.is_empty() {
        tell_empty(&collection.name, progress);
    }
    something_read(collection.readings.len(), progress)?;
    Ok(collection)
}

fn tell_empty(name: &str, progress: &Progress) {
    progress.remark(&format!("no articles (.txt, .md, .html) in {name}"));
}

/// Files that could not be read, and none that could, are no result.
fn something_read(read: usize, progress: &Progress) -> Result<(), CommandError> {
    match (read, progress.problems()) {
        (0, problems) if problems > 0 => Err(CommandError::NothingRead("input".to_owned())),
        _ => Ok(()),
    }
}

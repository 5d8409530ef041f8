//! Articles: what a file holds before and after it is read for claims.

use serde::{Deserialize, Serialize};

use super::{Claim, Cue, Date, Quantity, Span};

/// One file's text before extraction, with what its format or the caller already knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Path relative to the folder, with `/`.
    pub file: String,
    /// The text as the reader shows it; every span counts its bytes.
    pub text: String,
    /// Title, if the format states one (HTML) or the caller knows it.
    pub title: Option<String>,
    /// ISO 639-1 language, if the caller knows it.
    pub lang: Option<String>,
    /// Publication date, if the format or the caller states it.
    pub published: Option<Date>,
    /// Encoding that the bytes were read as, `UTF-8`, `GB18030`, ...
    pub encoding: String,
    /// What was noticed while reading: replaced characters, cut text.
    pub problem: Option<String>,
}

/// A file that could not be read, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedFile {
    /// Path relative to the folder, with `/`.
    pub file: String,
    /// Why, and what helps, in one line.
    pub reason: String,
}

/// What is known of an article as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Path relative to the folder, with `/`.
    pub file: String,
    /// The text; every span counts its bytes.
    pub text: String,
    /// ISO 639-1, `und` where unknown.
    pub lang: String,
    /// Headline, or the first line where there is none.
    pub title: String,
    /// Where the title stands in the text, if it does.
    pub title_span: Option<Span>,
    /// Whether `title` is a real headline and not the first line of the text.
    pub has_headline: bool,
    /// Publication date.
    pub published: Option<Date>,
    /// Date of the event reported.
    pub event: Option<Date>,
    /// Who published it, as the text says.
    pub source: Option<String>,
    /// Regions that the article is about, canonical English names, the main one first.
    pub regions: Vec<String>,
    /// Places where the reported event was held.
    pub venues: Vec<String>,
    /// Firms, groups and authorities that act in it.
    pub actors: Vec<String>,
    /// Industries, short English, most named first.
    pub sectors: Vec<String>,
    /// Whether the text says that a machine translated it.
    pub machine_translated: bool,
    /// Encoding that the bytes were read as.
    pub encoding: String,
    /// What a user should know of the file: replaced characters, text that ends in mid-sentence.
    pub problem: Option<String>,
}

impl Article {
    /// The day that "now" means in this article: the event's, or else the publication's.
    #[must_use]
    pub fn reference_date(&self) -> Option<Date> {
        self.event.or(self.published)
    }

    /// The day to show for the article: the publication's, or else the event's.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.published.or(self.event)
    }
}

/// How firmly a commitment is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Done already.
    Achieved,
    /// What a law, a decree or a regulation asks for: "under the law, firms will".
    Law,
    /// Under way: "is speeding up".
    UnderWay,
    /// Planned: "plans to", "will".
    Planned,
    /// A part of a strategy or a guideline: "the roadmap says that the city will".
    Strategy,
    /// Wished for or declared: "is willing to", "it is hoped".
    Declared,
    /// Only talked about yet: "is in talks".
    Talks,
}

impl Strength {
    /// In a word or two, as screens write it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Achieved => "done",
            Self::Law => "by law",
            Self::UnderWay => "under way",
            Self::Planned => "planned",
            Self::Strategy => "strategy",
            Self::Declared => "declared",
            Self::Talks => "in talks",
        }
    }
}

/// A sentence that promises, plans or hopes for something without a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    /// Path of the article.
    pub file: String,
    /// ISO 639-1.
    pub lang: String,
    /// The promising part of the sentence.
    pub span: Span,
    /// The sentence around it.
    pub sentence_span: Span,
    /// The sentence as text.
    pub sentence: String,
    /// The words that promise, with their English meaning.
    pub cues: Vec<Cue>,
    /// Who promises, as the text names them; canonical names for regions.
    pub actors: Vec<String>,
    /// To whom, or with whom; empty where the clause names nobody.
    pub to: Vec<String>,
    /// The region that it is about.
    pub region: Option<String>,
    /// The year by which, where one is named.
    pub year: Option<i32>,
    /// How firmly.
    pub strength: Strength,
    /// Number of the paragraph in the text, from 1.
    pub paragraph: usize,
}

/// A doubt or remark of the reading, shown with the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What sort of remark.
    pub kind: NoteKind,
    /// Where in the text, if it is about a place.
    pub span: Option<Span>,
    /// One English sentence.
    pub text: String,
}

/// Sorts of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// A paragraph ends in mid-sentence.
    Incomplete,
    /// The text says that a machine translated it.
    MachineTranslated,
    /// The language could not be told for certain.
    Language,
    /// A number was understood in one of several ways.
    Ambiguous,
}

/// Everything that one article says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Every number as understood, in the order of the text.
    pub quantities: Vec<Quantity>,
    /// Claims in the order of the text.
    pub claims: Vec<Claim>,
    /// Commitments in the order of the text.
    pub commitments: Vec<Commitment>,
    /// Remarks.
    pub notes: Vec<Note>,
}

//! What an article says of itself: title, dates, source, where it is about and who acts in it.

use super::date::DateMention;
use super::organisation::OrganisationMention;
use super::place::PlaceMention;
use crate::model::{Date, Document, Note, Span};

/// What is known of an article as a whole, except language and sectors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Headline, or the first line where there is none.
    pub title: String,
    /// Where the title stands in the text, if it does.
    pub title_span: Option<Span>,
    /// Whether `title` is a real headline and not the first line of the text.
    pub has_headline: bool,
    /// Publication date.
    pub published: Option<Date>,
    /// Where the text states the publication date.
    pub published_span: Option<Span>,
    /// Date of the event reported.
    pub event: Option<Date>,
    /// Where the text states the event's date.
    pub event_span: Option<Span>,
    /// Who published it, as the text says.
    pub source: Option<String>,
    /// Regions that the article is about, canonical English names, the main one first. Two that act together are one,
    /// `Shandong–Chongqing`.
    pub regions: Vec<String>,
    /// Places where the reported event was held.
    pub venues: Vec<String>,
    /// Firms, groups and authorities that act in it, most named first.
    pub actors: Vec<String>,
    /// Whether the text says that a machine translated it.
    pub machine_translated: bool,
    /// Lines that are no part of the story: breadcrumbs, source and date lines, links to other articles, contacts.
    pub furniture: Vec<Span>,
    /// Doubts about the text as a whole.
    pub notes: Vec<Note>,
}

/// What is found in a text before its facts are put together; the caller keeps them for other uses.
#[derive(Clone, Copy, Debug)]
pub struct Mentions<'a> {
    /// From [`super::date::find`].
    pub dates: &'a [DateMention],
    /// From [`super::place::find`].
    pub places: &'a [PlaceMention],
    /// From [`super::organisation::find`].
    pub organisations: &'a [OrganisationMention],
}

/// Puts together what an article says of itself. `lang` is ISO 639-1 or `und`.
#[must_use]
pub fn article_facts(document: &Document, lang: &str, mentions: Mentions<'_>) -> Facts {
    let _ = (lang, mentions);
    Facts {
        title: document.title.clone().unwrap_or_default(),
        has_headline: document.title.is_some(),
        published: document.published,
        ..Facts::default()
    }
}

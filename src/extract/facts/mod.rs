//! What an article says of itself: title, dates, source, where it is about and who acts in it.

mod dates;
mod lines;
pub(super) mod regions;
pub(super) mod venues;

use super::date::DateMention;
use super::folded::Folded;
use super::organisation::OrganisationMention;
use super::place::PlaceMention;
use crate::model::{Date, Document, Name, Note, NoteKind, Span};
use lines::{Line, LineKind};

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
    pub regions: Vec<Name>,
    /// The region that is named most, one of two that act together.
    pub main_region: Option<Name>,
    /// Places where the reported event was held.
    pub venues: Vec<String>,
    /// Where the text says so.
    pub venue_spans: Vec<Span>,
    /// Firms that act in it, most named first.
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
    /// Adjectives of regions: "Bavarian".
    pub adjectives: &'a [PlaceMention],
    /// From [`super::organisation::find`].
    pub organisations: &'a [OrganisationMention],
}

/// Languages that do not end a sentence with a sign.
const WITHOUT_STOPS: [&str; 5] = ["th", "lo", "km", "my", "und"];
/// Shorter paragraphs may be captions, which need no full stop, in characters.
const PARAGRAPH_CHARS: usize = 160;
/// Longer first lines are cut to their first sentence where they stand for a title, in characters.
const FIRST_LINE_CHARS: usize = 160;

/// Puts together what an article says of itself. `folded` is its text, `lang` is ISO 639-1 or `und`.
#[must_use]
pub fn article_facts(document: &Document, folded: &Folded, lang: &str, mentions: Mentions<'_>) -> Facts {
    let text = document.text.as_str();
    let lines = lines::lines(text, folded, mentions.dates);
    let mut facts = Facts::default();
    title(document, &lines, &mut facts);
    dates::read(document, &lines, mentions.dates, &mut facts);
    facts.source = source(text, &lines, mentions.dates);
    let venues = venues::find(text, lang, &lines, mentions);
    facts.venue_spans = venues.iter().map(|venue| venue.span).collect();
    for venue in &venues {
        if !facts.venues.contains(&venue.place.name) {
            facts.venues.push(venue.place.name.clone());
        }
    }
    let subjects = regions::find((text, lang), &lines, &venues, mentions);
    (facts.regions, facts.main_region) = (subjects.regions, subjects.main);
    facts.actors = actors(&lines, mentions.organisations);
    facts.furniture = lines
        .iter()
        .filter(|line| !matches!(line.kind, LineKind::Prose | LineKind::Title))
        .map(|line| line.span)
        .collect();
    facts.notes = notes(text, lang, &lines);
    facts.machine_translated = facts.notes.iter().any(|note| note.kind == NoteKind::MachineTranslated);
    facts
}

fn title(document: &Document, lines: &[Line], facts: &mut Facts) {
    let text = document.text.as_str();
    let headline = lines.iter().find(|line| line.kind == LineKind::Title);
    let first = headline.or_else(|| lines.iter().find(|line| line.kind == LineKind::Prose)).or(lines.first());
    let span = first.map(|line| if headline.is_some() { line.span } else { first_sentence(text, line.span) });
    if let Some(title) = document.title.as_ref().filter(|title| !title.trim().is_empty()) {
        title.trim().clone_into(&mut facts.title);
        facts.has_headline = true;
        facts.title_span = span.filter(|span| span.of(text) == facts.title);
        return;
    }
    facts.has_headline = headline.is_some();
    facts.title = span.map(|span| span.of(text).to_owned()).unwrap_or_default();
    facts.title_span = span;
}

/// The line, or its first sentence where the line is a paragraph.
fn first_sentence(text: &str, line: Span) -> Span {
    if line.of(text).chars().count() <= FIRST_LINE_CHARS {
        return line;
    }
    venues::sentences(text, line).next().unwrap_or(line)
}

/// What stands after "Source:" on a line of the page.
fn source(text: &str, lines: &[Line], dates: &[DateMention]) -> Option<String> {
    lines.iter().filter(|line| matches!(line.kind, LineKind::Date | LineKind::Furniture)).find_map(|line| {
        let start = lines::source_start(text, line.span)?;
        let end = dates
            .iter()
            .map(|date| date.span.start)
            .filter(|at| (start..line.span.end).contains(at))
            .min()
            .unwrap_or(line.span.end);
        let named = text.get(start..end)?.split(['|', '\u{3000}', '\t', '(', '（']).next()?;
        let named = named.split("  ").next()?.trim().trim_end_matches(['-', '–', '—', ',', '，', ' ']);
        (!named.is_empty()).then(|| named.to_owned())
    })
}

/// The firms of the story, most named first, of equals in the order of the text.
fn actors(lines: &[Line], organisations: &[OrganisationMention]) -> Vec<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for mention in organisations {
        let told = lines
            .iter()
            .any(|line| matches!(line.kind, LineKind::Prose | LineKind::Title) && line.span.contains(mention.span));
        if !told {
            continue;
        }
        match counts.iter_mut().find(|(name, _)| *name == mention.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((&mention.name, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(name, _)| name.to_owned()).collect()
}

fn notes(text: &str, lang: &str, lines: &[Line]) -> Vec<Note> {
    let mut notes = Vec::new();
    for line in lines {
        match line.kind {
            LineKind::MachineTranslation => notes.push(Note {
                kind: NoteKind::MachineTranslated,
                span: Some(line.span),
                text: "The text says that a machine translated it.".to_owned(),
            }),
            LineKind::Prose if breaks_off(line.span.of(text), lang) => {
                let last = venues::sentences(text, line.span).last().unwrap_or(line.span);
                notes.push(Note {
                    kind: NoteKind::Incomplete,
                    span: Some(last),
                    text: "A paragraph ends in mid-sentence.".to_owned(),
                });
            }
            _ => {}
        }
    }
    notes
}

/// Whether a paragraph ends with a word or a comma.
fn breaks_off(paragraph: &str, lang: &str) -> bool {
    paragraph.chars().count() >= PARAGRAPH_CHARS
        && !WITHOUT_STOPS.contains(&lang)
        && !lines::ends_sentence(paragraph)
        && paragraph.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '，' | '、'))
        // A paragraph without any full stop is written without them.
        && paragraph.contains(['.', '。', '।', '！', '!', '?', '۔', '።', ',', '，'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{date, organisation, place};

    fn facts(text: &str, lang: &str) -> Facts {
        let document = Document { text: text.to_owned(), ..Document::default() };
        let (dates, places) = (date::find(text, lang), place::find(text, lang));
        let organisations = organisation::find(text, lang);
        let folded = Folded::new(text);
        article_facts(
            &document,
            &folded,
            lang,
            Mentions { dates: &dates, places: &places, adjectives: &[], organisations: &organisations },
        )
    }

    const BODY: &str = "Officials from Wuhan said the town would build a mill, and that the work would begin soon. Wuhan \
                        has wanted it for years, they said, and the money is there.";

    #[test]
    fn an_empty_text_has_no_facts() {
        assert_eq!(facts("", "en"), Facts::default());
        assert_eq!(facts(" \n\n ", "und").title, "");
    }

    #[test]
    fn a_paragraph_that_breaks_off_is_noted_where_it_does() {
        let text = format!("Wuhan builds a mill\n{BODY} The vice chairman of the\n{BODY}");
        let facts = facts(&text, "en");
        let note = &facts.notes[0];
        assert_eq!(note.kind, NoteKind::Incomplete);
        assert_eq!(note.span.unwrap().of(&text), "The vice chairman of the");
        assert_eq!(facts.notes.len(), 1);
    }

    #[test]
    fn a_machine_translation_says_so() {
        let text = format!("Wuhan builds a mill\nThis article was translated automatically.\n{BODY}\n{BODY}");
        let facts = facts(&text, "en");
        assert!(facts.machine_translated);
        assert_eq!(facts.title, "Wuhan builds a mill");
    }

    #[test]
    fn the_source_stands_after_its_label() {
        let text = format!("Wuhan builds a mill\nSource: Hubei Daily, 4 May 2024\n{BODY}\n{BODY}");
        let facts = facts(&text, "en");
        assert_eq!(facts.source.as_deref(), Some("Hubei Daily"));
        assert_eq!(facts.published.map(|date| date.to_string()).as_deref(), Some("2024-05-04"));
        assert_eq!(facts.regions, ["Wuhan"]);
    }

    #[test]
    fn what_the_file_knows_fills_what_the_text_does_not_say() {
        let document = Document {
            text: BODY.to_owned(),
            title: Some("A mill".to_owned()),
            published: Date::new(2024, 5, 4).ok(),
            ..Document::default()
        };
        let none = Mentions { dates: &[], places: &[], adjectives: &[], organisations: &[] };
        let facts = article_facts(&document, &Folded::new(BODY), "en", none);
        assert_eq!((facts.title.as_str(), facts.has_headline), ("A mill", true));
        assert_eq!(facts.published, document.published);
    }
}

//! Whole articles: told twice, broken off, translated by a machine.

use crate::model::{Article, Check, CheckKind, NoteKind, Reading, format};

use super::order;

/// Records and doubts about articles, sorted. `stories` holds the versions of each, the one shown in front.
pub fn checks(readings: &[&Reading], stories: &[Vec<&Reading>]) -> Vec<Check> {
    let mut checks: Vec<Check> = stories.iter().filter_map(|versions| same_story(versions)).collect();
    for reading in readings {
        let article = &reading.article;
        checks.extend(broken_off(reading));
        if article.machine_translated {
            let because = format!("{} says so", article.file);
            checks.push(about(CheckKind::MachineTranslated, article, "Translated by a machine".to_owned(), because));
        }
    }
    checks.sort_by(order);
    checks
}

fn about(kind: CheckKind, article: &Article, what: String, because: String) -> Check {
    Check {
        kind,
        region: article.regions.first().cloned(),
        metric: None,
        what,
        because,
        because_parts: Vec::new(),
        stated_and_worked_out: None,
        claims: Vec::new(),
        files: vec![article.file.clone()],
    }
}

fn same_story(versions: &[&Reading]) -> Option<Check> {
    let shown = *versions.first()?;
    let first = &shown.article;
    let mut languages: Vec<&str> =
        versions.iter().map(|version| format::language_name(&version.article.lang)).collect();
    languages.dedup();
    let what = format!("One story in {}", format::list(&languages));
    let same =
        if shown.claims.is_empty() { "the same place, names and paragraphs" } else { "the same places and figures" };
    let because = match first.published {
        Some(day) => format!("Published {}, with {same}; counted once", format::date(day)),
        None => format!("With {same}; counted once"),
    };
    let mut files: Vec<String> = versions.iter().map(|version| version.article.file.clone()).collect();
    files.sort();
    Some(Check { files, ..about(CheckKind::SameStory, first, what, because) })
}

/// A check for the first place where a text breaks off.
fn broken_off(reading: &Reading) -> Option<Check> {
    let note = reading.notes.iter().find(|note| note.kind == NoteKind::Incomplete)?;
    let text = note.span.map_or("", |span| span.of(&reading.article.text)).trim_end();
    let because = if text.is_empty() { note.text.clone() } else { format!("“… {}”", last_words(text)) };
    Some(about(CheckKind::Incomplete, &reading.article, "Paragraph ends in mid-sentence".to_owned(), because))
}

/// The last seven words, or forty characters of a script without spaces.
fn last_words(text: &str) -> &str {
    let by_words = text.rmatch_indices(char::is_whitespace).nth(6).map_or(0, |(at, _)| at);
    let words = text.get(by_words..).unwrap_or(text).trim_start();
    if words.chars().count() <= 80 {
        return words;
    }
    let by_characters = words.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
    words.get(by_characters..).unwrap_or(words)
}

//! Whole articles: told twice, broken off, translated by a machine.

use crate::compare::derive::Context;
use crate::compare::folder::Folder;
use crate::model::{Article, Check, CheckKind, NoteKind, Reading, Story, format};

/// Records and doubts about articles.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let mut checks: Vec<Check> =
        context.folder.stories.iter().filter_map(|story| same_story(context.folder, story)).collect();
    for reading in &context.folder.readings {
        let article = &reading.article;
        checks.extend(broken_off(reading));
        if article.machine_translated {
            let because = format!("{} says so", article.file);
            checks.push(about(CheckKind::MachineTranslated, article, "Translated by a machine".to_owned(), because));
        }
    }
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

fn same_story(folder: &Folder<'_>, story: &Story) -> Option<Check> {
    let versions: Vec<&Article> = story.files.iter().filter_map(|file| Some(&folder.reading(file)?.article)).collect();
    let first = *versions.first()?;
    let mut languages: Vec<&str> = versions.iter().map(|article| format::language_name(&article.lang)).collect();
    languages.dedup();
    let what = format!("One story in {}", format::list(&languages));
    let has_figures = folder.reading(&first.file).is_some_and(|reading| !reading.claims.is_empty());
    let same = if has_figures { "the same places and figures" } else { "the same place, names and paragraphs" };
    let because = match first.published {
        Some(day) => format!("Published {}, with {same}; counted once", format::date(day)),
        None => format!("With {same}; counted once"),
    };
    Some(Check { files: story.files.clone(), ..about(CheckKind::SameStory, first, what, because) })
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

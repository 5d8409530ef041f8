//! Villages that no gazetteer has, behind a word for one: "жители села Нижняя Слобода", "we wsi Borki", "Heidrum kommune".

use super::gazetteer::gazetteer;
use super::habits::habits;
use super::{PlaceMention, unlisted};
use crate::extract::chars::{brief, info};
use crate::extract::list::List;
use crate::model::{RegionKind, Span};

/// Letters of the shortest name, and words of the longest.
const LETTERS: usize = 4;
const WORDS: usize = 2;

/// Adds the villages of a text at home between the places found before. `is_known` tells words that are something else.
pub fn add_to(text: &str, lang: &str, mentions: &mut Vec<PlaceMention>, is_known: impl Fn(Span) -> bool) {
    let Some(kinds) = habits().villages.get(lang) else { return };
    let Some(home) = gazetteer().home_of(lang) else { return };
    let mut found: Vec<PlaceMention> = Vec::new();
    for end in before_capitals(text) {
        if !kinds.has_lower(last_word(text.get(..end).unwrap_or_default())) {
            continue;
        }
        let Some(span) = named(text, end, &is_known) else { continue };
        let taken = mentions.iter().chain(&found).any(|mention| mention.span.overlaps(span));
        let name = span.of(text);
        let first = name.split(' ').next().unwrap_or_default();
        if taken
            || name.chars().filter(|c| c.is_alphabetic()).count() < LETTERS
            || habits().first_names.has_lower(first)
        {
            continue;
        }
        let mut english = english(name, lang);
        if super::by_name(&english).is_some_and(|known| !known.lies_in(&home.name)) {
            english = format!("{english}, {}", home.name);
        }
        let near =
            mentions.iter().rev().find(|mention| mention.span.end <= span.start && mention.place.lies_in(&home.name));
        let parent = near.map_or(&home.name, |mention| &mention.place.name).clone();
        let place = super::by_name(&english)
            .filter(|known| known.lies_in(&home.name))
            .unwrap_or_else(|| unlisted::kept(english, RegionKind::City, Some(parent)));
        let everywhere = text.match_indices(name).map(|(start, found)| Span::new(start, start + found.len()));
        let free = |span: &Span| {
            let behind = text.get(span.end..).and_then(|rest| rest.chars().next());
            !behind.is_some_and(char::is_alphabetic) && !mentions.iter().any(|mention| mention.span.overlaps(*span))
        };
        let new = everywhere.filter(free).map(|span| PlaceMention { span, place, others: Vec::new(), exact: true });
        found.extend(new.collect::<Vec<_>>());
    }
    super::add_free(found, mentions);
}

/// A name in plain Latin letters, as English writes names of the language: "Вишнева Криниця" is Vyshneva Krynytsia.
fn english(name: &str, lang: &str) -> String {
    let letters = habits().letters.get(lang);
    let known = |c: char| {
        let entries = letters.into_iter().flat_map(List::iter);
        entries
            .filter_map(|entry| entry.split_once('='))
            .find(|(letter, _)| letter.starts_with(c))
            .map(|(_, latin)| latin)
    };
    let mut english = String::with_capacity(name.len());
    for c in name.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        match known(small) {
            Some(latin) if small == c => english.push_str(latin),
            Some(latin) => {
                let mut latin = latin.chars();
                english.extend(latin.next().map(|first| first.to_ascii_uppercase()));
                english.push_str(latin.as_str());
            }
            None => english.push_str(
                &any_ascii::any_ascii_char(c).replace(|c: char| !c.is_ascii_alphanumeric() && c != ' ' && c != '-', ""),
            ),
        }
    }
    english
}

/// The words with a capital right behind a place of the text, at most two.
fn named(text: &str, from: usize, is_known: impl Fn(Span) -> bool) -> Option<Span> {
    let mut name: Option<Span> = None;
    let mut at = from;
    for _ in 0..WORDS {
        let Some(word) = next_word(text, at) else { break };
        let capital =
            word.of(text).starts_with(|c| info(c).is_uppercase()) && word.of(text).chars().any(char::is_lowercase);
        if !capital || text.get(at..word.start) != Some(" ") || is_known(word) {
            break;
        }
        at = word.end;
        name = Some(Span::new(name.map_or(word.start, |name| name.start), word.end));
    }
    name
}

/// Where blanks stand before capitals: of the words of a text few end there.
fn before_capitals(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(' ').map(|(at, _)| at).filter(|at| {
        let behind = text.get(at + 1..).and_then(|rest| rest.chars().next());
        behind.is_some_and(|c| brief(c).is_uppercase())
    })
}

/// The word that a text ends with, with hyphens in it.
fn last_word(text: &str) -> &str {
    let ends = |c: char| !is_letter(c) && !matches!(c, '-' | '’' | '\'');
    let word = text.rsplit(ends).next().unwrap_or_default();
    if word.ends_with(is_letter) { word.trim_start_matches(|c| !is_letter(c)) } else { "" }
}

fn is_letter(c: char) -> bool {
    info(c).is_alphabetic() || info(c).is_mark()
}

/// The next word, with hyphens in it.
fn next_word(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let start = at + rest.find(is_letter)?;
    let rest = text.get(start..)?;
    let end = rest.find(|c| !is_letter(c) && !matches!(c, '-' | '’' | '\'')).unwrap_or(rest.len());
    Some(Span::new(start, start + rest.get(..end)?.trim_end_matches(['-', '’', '\'']).len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_those_of_their_language() {
        assert_eq!(english("Вишнева Криниця", "uk"), "Vyshneva Krynytsia");
        assert_eq!(english("Долно Речище", "bg"), "Dolno Rechishte");
        assert_eq!(english("Нижняя Слобода", "ru"), "Nizhnyaya Sloboda");
        assert_eq!(english("Горњи Џеп", "sr"), "Gornji Dzep");
        assert_eq!(english("Nová Ružička", "sk"), "Nova Ruzicka");
    }
}

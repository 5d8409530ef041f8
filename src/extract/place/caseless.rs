//! Places that no gazetteer has, in scripts of India, which have no capitals: "टिमुरेको सुक्खा बन्दरगाहमा ... टिमुरेमा".

use std::collections::BTreeMap;

use super::habits::{habits, is_case};
use super::key::key;
use super::{PlaceMention, gazetteer, kinds, unlisted};
use crate::extract::chars::info;
use crate::extract::facts::venues;
use crate::extract::language;
use crate::extract::place::romanised::romanised;
use crate::model::{RegionKind, Span};

/// Letters of the shortest name, and those before an ending that only places have, without marks.
const LETTERS: usize = 3;
const LETTERS_BEFORE: usize = 2;
/// How often a name without such an ending is there at least.
const TIMES: usize = 2;
/// How far behind a name a word such as "cluster" may stand, in words.
const REACH: usize = 3;

/// How a text speaks of a name.
#[derive(Default)]
struct Seen {
    spans: Vec<Span>,
    /// Whether it says that something is in it.
    located: bool,
    /// Whether it says that a port, a park or the like is that of the place,
    led: bool,
    /// or calls it so right away: "मम्मीगट्टी क्लस्टर".
    zoned: bool,
}

/// Adds the places that a text speaks of as such though no list has them. `is_known` tells words that are something else.
pub fn add_to(text: &str, lang: &str, mentions: &mut Vec<PlaceMention>, is_known: impl Fn(Span) -> bool) {
    // Nothing to do in other scripts.
    if !text.contains(|c| matches!(c, '\u{900}'..='\u{d7f}')) {
        return;
    }
    let words: Vec<Span> = words(text).collect();
    let free = |span: Span| {
        let next = mentions.partition_point(|mention| mention.span.end <= span.start);
        !mentions.get(next).is_some_and(|mention| mention.span.overlaps(span)) && !is_known(span)
    };
    let mut names: BTreeMap<&str, Seen> = BTreeMap::new();
    for (number, word) in words.iter().enumerate().filter(|(_, word)| free(**word)) {
        let behind = words.get(number + 1..).unwrap_or_default();
        for end in stems(text, *word, lang) {
            let span = Span::new(word.start, end);
            let name = span.of(text);
            if is_no_name(name, lang) {
                continue;
            }
            let bare = end == word.end;
            let parted = bare && behind.first().is_some_and(|next| habits().behind.has(next.of(text)));
            let near = |upto: usize| near(text, *word, behind).take(upto).any(|next| is_zone(next.of(text)));
            let seen = names.entry(name).or_default();
            seen.spans.push(span);
            seen.located |= venues::ends_in_where(text, lang, end);
            seen.led |= (!bare || parted) && near(REACH + usize::from(parted));
            seen.zoned |= bare && near(1);
        }
    }
    let mut found: Vec<PlaceMention> = Vec::new();
    for (name, seen) in names {
        let told = if has_ending(name) {
            seen.located || seen.led || seen.zoned
        } else {
            seen.spans.len() >= TIMES && seen.led && (seen.located || seen.zoned)
        };
        let first = seen.spans.first().copied().unwrap_or_default();
        if told && let Some(english) = english(text, first) {
            let Some(place) = unlisted::named_so(english, (lang, mentions), first.start) else { continue };
            found.extend(seen.spans.iter().map(|span| PlaceMention {
                span: *span,
                place,
                others: Vec::new(),
                exact: true,
            }));
        }
    }
    for new in found {
        if !mentions.iter().any(|known| known.span.overlaps(new.span)) {
            mentions.push(new);
        }
    }
    mentions.sort_by_key(|mention| mention.span);
}

/// The name in English; a vowel of a case behind it stands in the stead of the one that is not written.
fn english(text: &str, span: Span) -> Option<String> {
    let bent = text.get(span.end..).is_some_and(|rest| rest.starts_with(|c| info(c).is_mark()));
    let name = romanised(span.of(text))?;
    Some(if bent && name.len() > LETTERS { name.trim_end_matches('a').to_owned() } else { name })
}

/// Words in scripts of India.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let part = |c: char| info(c).is_alphabetic() || info(c).is_mark() || matches!(c, '\u{200c}' | '\u{200d}');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c| matches!(c, '\u{900}'..='\u{d7f}') && part(c))?;
        let rest = text.get(start..)?;
        at = start + rest.find(|c| !part(c)).unwrap_or(rest.len());
        Some(Span::new(start, at))
    })
}

/// Where the name may end that a word is: with it, or before a case.
fn stems<'t>(text: &'t str, word: Span, lang: &'t str) -> impl Iterator<Item = usize> + 't {
    let cut = word.of(text).char_indices().map(move |(at, _)| word.start + at);
    let case = move |at: &usize| text.get(*at..word.end).is_some_and(|rest| is_case(&key(rest), lang));
    cut.filter(move |at| *at > word.start).filter(case).chain([word.end])
}

/// The words of the sentence behind a name.
fn near<'t>(text: &'t str, word: Span, behind: &'t [Span]) -> impl Iterator<Item = Span> + 't {
    let mut end = word.end;
    behind.iter().copied().take_while(move |next| {
        let gap = text.get(end..next.start).unwrap_or_default();
        end = next.end;
        gap.chars().all(|c| matches!(c, ' ' | '-' | '\u{a0}'))
    })
}

/// Whether a word is one for a zone, a park, a port or the like, with an ending or without.
fn is_zone(word: &str) -> bool {
    habits().zones.opening(word).next().is_some()
}

/// Whether a word ends as only names of places do: "কানাইপুর".
fn has_ending(name: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| info(*c).is_alphabetic()).count();
    let before = habits().endings.iter().find_map(|ending| name.strip_suffix(ending));
    before.is_some_and(|before| letters(before) >= LETTERS_BEFORE)
}

/// Whether a word is too short, a small one of the language, one for a kind of place, or a place that the gazetteer has.
fn is_no_name(name: &str, lang: &str) -> bool {
    name.chars().filter(|c| info(*c).is_alphabetic()).count() < LETTERS
        || is_zone(name)
        || habits().no_names.opening(name).next().is_some()
        || language::is_small_word(name, lang)
        || kinds::beside("", name) == Some(RegionKind::City)
        || super::names_a_kind(name)
        || gazetteer::gazetteer().is_no_place(&key(name))
}

//! Places that no gazetteer has, in scripts of India, which have no capitals: "टिमुरेको सुक्खा बन्दरगाहमा ... टिमुरेमा".

use std::collections::BTreeMap;
use std::ops::Bound::Included;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::habits::{habits, is_case};
use super::key::key;
use super::{PlaceMention, gazetteer, kinds, unlisted};
use crate::extract::chars::{NUMERIC_OF_LINE, brief_at, info, position, position_among};
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
    // Nothing to do in other scripts, whose letters begin with other bytes or stand elsewhere.
    let indian = position(text.as_bytes(), |byte| byte == 0xE0).is_some();
    if !indian || !text.contains(|c| matches!(c, '\u{900}'..='\u{d7f}')) {
        return;
    }
    let words: Vec<Span> = words(text).collect();
    let free = |span: Span| super::is_free(mentions, span) && !is_known(span);
    let mut names: BTreeMap<&str, Seen> = BTreeMap::new();
    for word in candidates(text, &words).into_iter().filter(|word| free(*word)) {
        let stems = stems(text, word, lang).map(|end| Span::new(word.start, end).of(text));
        names.extend(stems.filter(|name| !is_no_name(name, lang)).map(|name| (name, Seen::default())));
    }
    if names.is_empty() {
        return;
    }
    for (number, word) in words.iter().enumerate() {
        let whole = word.of(text);
        let is_stem =
            |name: &str| whole.strip_prefix(name).is_some_and(|rest| rest.is_empty() || is_case(&key(rest), lang));
        // What a word begins with has its first letter, and stands before it in the order of words.
        let first = whole.chars().next().map_or(0, char::len_utf8);
        let like = (Included(whole.get(..first).unwrap_or_default()), Included(whole));
        for (name, seen) in names.range_mut::<str, _>(like).filter(|(name, _)| is_stem(name)) {
            if !free(*word) {
                break;
            }
            let (end, behind) = (word.start + name.len(), words.get(number + 1..).unwrap_or_default());
            let bare = end == word.end;
            let parted = bare && behind.first().is_some_and(|next| habits().behind.has(next.of(text)));
            let near = |upto: usize| near(text, *word, behind).take(upto).any(|next| is_zone(next.of(text)));
            seen.spans.push(Span::new(word.start, end));
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
    super::add_free(found, mentions);
}

/// The words that can be a place's name: those that have what only such names end in, and those before a word for a zone.
fn candidates(text: &str, words: &[Span]) -> Vec<Span> {
    static ENDINGS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(habits().endings.iter()).ok());
    static ZONES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(habits().zones.iter()).ok());
    let starts = |words: &Option<AhoCorasick>| {
        let found = words.iter().flat_map(|words| words.find_overlapping_iter(text));
        let mut starts: Vec<usize> = found.map(|found| found.start()).collect();
        starts.sort_unstable();
        starts
    };
    let endings = starts(&ENDINGS);
    let mut zones = starts(&ZONES);
    zones.dedup();
    let zones: Vec<usize> =
        zones.into_iter().filter_map(|start| words.binary_search_by_key(&start, |word| word.start).ok()).collect();
    let is_candidate = |(number, word): &(usize, &Span)| {
        let ends = endings.get(endings.partition_point(|at| *at < word.start));
        let zone = zones.get(zones.partition_point(|zone| zone <= number));
        ends.is_some_and(|at| *at < word.end) || zone.is_some_and(|zone| *zone <= number + REACH + 1)
    };
    (0..).zip(words).filter(is_candidate).map(|(_, word)| *word).collect()
}

/// The name in English; a vowel of a case behind it stands in the stead of the one that is not written.
fn english(text: &str, span: Span) -> Option<String> {
    let bent = text.get(span.end..).is_some_and(|rest| rest.starts_with(|c| info(c).is_mark()));
    let name = romanised(span.of(text))?;
    Some(if bent && name.len() > LETTERS { name.trim_end_matches('a').to_owned() } else { name })
}

/// Words in scripts of India.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    // How many bytes the letter has that stands somewhere, if one does; digits are none.
    let letter = move |at: usize| {
        let (known, length) = brief_at(bytes, at);
        (at < bytes.len() && known.is_part() && known.in_words() & NUMERIC_OF_LINE == 0).then_some(length)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let indian = |at: usize| matches!(bytes.get(at + 1), Some(0xA4..=0xB5)) && letter(at).is_some();
        let start = position_among(bytes, at, |first| first == 0xE0, indian)?;
        at = start;
        while let Some(length) = letter(at) {
            at += length;
        }
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

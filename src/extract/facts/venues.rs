//! Where the reported event was held: "held talks in Nanning", "fand in Chongqing statt".

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::Mentions;
use super::lines::{Line, LineKind};
use crate::extract::chars::{info, position_among, push_lower};
use crate::extract::fold::lowered;
use crate::extract::place::{PlaceMention, kinds};
use crate::model::{RegionKind, Span};

/// How a language says where; see `assets/language/venues.toml`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Cues {
    at: String,
    after: String,
    endings: String,
    event: Events,
}

/// Words for an event.
#[derive(Default, Deserialize)]
#[serde(from = "String")]
struct Events {
    words: Vec<String>,
    /// For each of them, whether it is the beginning of a word.
    begin: Vec<bool>,
    /// Finds them all at once; made for the languages that are met.
    finder: OnceLock<Option<AhoCorasick>>,
}

impl From<String> for Events {
    fn from(list: String) -> Self {
        let split = |word: &str| {
            let begins = word.strip_suffix('*');
            (begins.unwrap_or(word).replace('_', " "), begins.is_some())
        };
        let (words, begin) = list.split_whitespace().map(split).unzip();
        Self { words, begin, finder: OnceLock::new() }
    }
}

static CUES: LazyLock<BTreeMap<String, Cues>> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/venues.toml")).unwrap_or_default());

/// The event is told in the first paragraphs.
const LEAD: usize = 3;
/// Bytes between a place and what was held there, at most: "signed a contract for a works in Hull" tells of the works.
const NEAR: usize = 160;
/// The same in a headline, where only "the fair in Leipzig" is surely no more than where it was.
const NEAR_IN_TITLE: usize = 8;
/// Bytes of a word that is known within a longer one, at least.
const COMPOUND: usize = 7;

/// The place in the first sentence that tells of a meeting, a signing or the like and where it was.
pub fn find<'a>(text: &str, lang: &str, lines: &[Line], mentions: Mentions<'a>) -> Vec<&'a PlaceMention> {
    let Some(cues) = CUES.get(lang) else { return Vec::new() };
    // A country is where something was made, not where it was held.
    let held_in = |span: Span| {
        let places = mentions.places;
        let from = places.partition_point(|place| place.span.start < span.start);
        let inside = (from..).zip(places.get(from..).unwrap_or_default());
        inside
            .take_while(move |(_, place)| place.span.start < span.end)
            .filter(move |(_, place)| place.place.kind != RegionKind::Country && span.contains(place.span))
    };
    let is_prose = |line: &&Line| line.kind == LineKind::Prose;
    let titles = lines.iter().filter(|line| line.kind == LineKind::Title).map(|line| (line.span, NEAR_IN_TITLE));
    let lead = lines.iter().filter(is_prose).take(LEAD).map(|line| (line.span, NEAR));
    let told = titles.chain(lead).filter(|(line, _)| held_in(*line).next().is_some());
    let mut venues: Vec<&PlaceMention> = Vec::new();
    for (sentence, near) in told.flat_map(|(line, near)| sentences(text, line).map(move |part| (part, near))) {
        let places: Vec<(usize, &PlaceMention)> = held_in(sentence)
            .filter(|(_, place)| is_at(text, sentence, place, cues))
            .filter(|(_, place)| !mentions.organisations.iter().any(|firm| firm.span.overlaps(place.span)))
            .collect();
        if places.is_empty() {
            continue;
        }
        let events = event_words(sentence, text, cues);
        if events.is_empty() {
            continue;
        }
        let distance = |place: &PlaceMention| events.iter().map(|event| gap(*event, place.span)).min();
        let venue = places
            .into_iter()
            // Where several are, the one nearest to the word for the event.
            .min_by_key(|(_, place)| distance(place))
            .filter(|(_, place)| distance(place).is_some_and(|bytes| bytes <= near))
            .map(|(number, place)| innermost(mentions.places, number, place));
        venues.extend(venue);
        if venue.is_some() && near == NEAR {
            break;
        }
    }
    venues
}

/// How many bytes stand between two spans.
fn gap(one: Span, other: Span) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

/// Where in the text a sentence has words for a meeting or the like.
fn event_words(sentence: Span, text: &str, cues: &Cues) -> Vec<Span> {
    // Lower case keeps places apart well enough: only a few letters change their length.
    let lower = lower(sentence.of(text));
    let is_event = |start: usize, end: usize, number: usize| {
        let Some(event) = cues.event.words.get(number) else { return false };
        // Chinese and Thai do not set words apart.
        if u32::from(event.chars().next().unwrap_or('a')) >= 0x0e00 {
            return true;
        }
        let before = lower.get(..start).and_then(|before| before.chars().next_back());
        let behind = lower.get(end..).and_then(|behind| behind.chars().next());
        let is_part = |c: char| c.is_alphabetic();
        if cues.event.begin.get(number) == Some(&true) {
            // German joins "Presse" and "konferenz"; "quinta-feira" is no fair.
            return !before.is_some_and(|c| is_part(c) || c == '-') || event.len() >= COMPOUND;
        }
        !before.is_some_and(|c| is_part(c) || c == '-') && !behind.is_some_and(is_part)
    };
    let Some(finder) = cues.event.finder.get_or_init(|| AhoCorasick::new(&cues.event.words).ok()) else {
        return Vec::new();
    };
    finder
        .find_overlapping_iter(&lower)
        .filter(|hit| is_event(hit.start(), hit.end(), hit.pattern().as_usize()))
        .map(|hit| Span::new(sentence.start + hit.start(), sentence.start + hit.end()))
        .collect()
}

/// A text in lower case.
fn lower(text: &str) -> String {
    // A sigma at the end of a word has a form of its own.
    if text.is_ascii() || text.contains('Σ') {
        return text.to_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    text.chars().for_each(|c| push_lower(&mut lower, c));
    lower
}

/// Whether the words around a place say that something was there.
fn is_at(text: &str, sentence: Span, place: &PlaceMention, cues: &Cues) -> bool {
    let before = text.get(sentence.start..place.span.start).unwrap_or_default();
    let after = text.get(place.span.end..sentence.end).unwrap_or_default();
    let is = |list: &str, word: &str| list.split_whitespace().any(|cue| cue == word);
    let preceding = before.trim_end().rsplit(|c: char| !info(c).is_alphabetic()).next().unwrap_or_default();
    let unspaced = u32::from(preceding.chars().next_back().unwrap_or('a')) >= 0x0e00;
    let preposition = !preceding.is_empty()
        && (is(&cues.at, &lowered(preceding))
            || (unspaced && cues.at.split_whitespace().any(|cue| preceding.ends_with(cue))));
    // "the China Aluminum Building": a place within a longer name is none.
    let mut following = after.chars();
    let within_name = following.next() == Some(' ') && following.next().is_some_and(char::is_uppercase);
    if preposition {
        return !within_name;
    }
    says_where(cues, after)
}

/// Whether what stands behind a name begins with an ending or a word that says that something is there.
fn says_where(cues: &Cues, after: &str) -> bool {
    let rest = after.trim_start_matches(['\'', '’']);
    let is_ending = |word: &str| !word.is_empty() && cues.endings.split_whitespace().any(|cue| cue == word);
    let end = |rest: &str| rest.find(|c| !(info(c).is_alphabetic() || info(c).is_mark())).unwrap_or(rest.len());
    let ending = !cues.endings.is_empty() && is_ending(&lowered(rest.get(..end(rest)).unwrap_or_default()));
    let next: &str = after.trim_start();
    ending || cues.after.split_whitespace().any(|cue| next.starts_with(cue))
}

/// Whether a name that ends at a position has an ending, or a word behind it, that says that something is there.
pub fn ends_in_where(text: &str, lang: &str, at: usize) -> bool {
    const REACH: usize = 60;
    let after = text.get(at..text.floor_char_boundary(at + REACH)).unwrap_or_default();
    CUES.get(lang).is_some_and(|cues| says_where(cues, after) || kind_says_where(cues, after))
}

/// Whether the word right before a name says that something is there: "во Јангкоу".
pub fn begins_in_where(text: &str, lang: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.strip_suffix([' ', '\u{a0}'])).unwrap_or_default();
    let word = before.rsplit(|c: char| !info(c).is_alphabetic()).next().unwrap_or_default();
    let word = lowered(word);
    CUES.get(lang).is_some_and(|cues| !word.is_empty() && cues.at.split_whitespace().any(|cue| cue == word))
}

/// Whether the word for a place's kind behind its name says so: "Foshan शहर में", "Dindigul மாவட்டத்தில்".
fn kind_says_where(cues: &Cues, after: &str) -> bool {
    let Some(rest) = after.strip_prefix(' ') else { return false };
    if (cues.endings.is_empty() && cues.after.is_empty()) || kinds::beside("", after).is_none() {
        return false;
    }
    let end = rest.find(|c| !(info(c).is_alphabetic() || info(c).is_mark())).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    let ending = |cue: &str| word.strip_suffix(cue).is_some_and(|stem| !stem.is_empty());
    cues.endings.split_whitespace().any(ending)
        || cues.after.split_whitespace().any(|cue| behind.trim_start().starts_with(cue))
}

/// Of places named one after the other, each in the one before (江西赣州), the last.
fn innermost<'a>(places: &'a [PlaceMention], number: usize, place: &'a PlaceMention) -> &'a PlaceMention {
    match places.get(number + 1) {
        Some(next) if next.span.start == place.span.end && next.place.lies_in(&place.place.name) => next,
        _ => place,
    }
}

/// The sentences of a line; good enough to tell which words stand together.
pub fn sentences(text: &str, line: Span) -> impl Iterator<Item = Span> {
    let mut at = line.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..line.end)?;
        let start = at + rest.len() - rest.trim_start().len();
        if start >= line.end {
            return None;
        }
        let rest = text.get(start..line.end)?;
        let mut end = line.end;
        let mut upto = 0;
        while let Some(more) = rest.as_bytes().get(upto..).and_then(next_stop) {
            let index = upto + more;
            let mut chars = rest.get(index..)?.chars();
            let c = chars.next()?;
            upto = index + c.len_utf8();
            let stop = matches!(c, '。' | '！' | '？' | '।' | '۔' | '።')
                || (matches!(c, '.' | '!' | '?' | '؟') && chars.next().is_some_and(char::is_whitespace));
            // "22. Oktober" and "St. Pauli" go on.
            let short = || c == '.' && rest.get(..index).is_some_and(ends_short);
            if stop && !short() {
                end = start + upto;
                break;
            }
        }
        at = end;
        Some(Span::new(start, end))
    })
}

/// Where the next character begins that may end a sentence, by its first two bytes.
#[expect(clippy::needless_bitwise_bool, reason = "asked of many bytes at once")]
fn next_stop(bytes: &[u8]) -> Option<usize> {
    let may = |first: u8| (first == b'.') | (first == b'!') | (first == b'?') | (first >= 0xD8);
    // ؟, ۔, ।, ።, 。, ！ and ？
    let stops = |at: usize| match bytes.get(at..at + 2) {
        Some([0xD8, second]) => *second == 0x9F,
        Some([0xDB, second]) => *second == 0x94,
        Some([0xE0, second]) => *second == 0xA5,
        Some([0xE1, second]) => *second == 0x8D,
        Some([0xE3, second]) => *second == 0x80,
        Some([0xEF, second]) => *second == 0xBC,
        Some([first, _]) => first.is_ascii(),
        _ => true,
    };
    position_among(bytes, 0, may, stops)
}

/// Whether a full stop after this rather marks a number or a short form.
fn ends_short(before: &str) -> bool {
    let (mut letters, mut digits) = (0, 0);
    for c in before.chars().rev().take_while(|c| info(*c).is_alphanumeric()).take(3) {
        letters += 1;
        digits += usize::from(c.is_numeric());
    }
    letters == 1 || (letters <= 2 && digits == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_not_cut_at_days_and_short_forms() {
        let text = "Am 22. Oktober kam er. Dann ging er. 他来了。他走了";
        let found: Vec<_> = sentences(text, Span::new(0, text.len())).map(|span| span.of(text)).collect();
        assert_eq!(found, ["Am 22. Oktober kam er.", "Dann ging er.", "他来了。", "他走了"]);
    }

    #[test]
    fn every_language_has_events_and_a_way_to_say_where() {
        assert!(CUES.len() > 30);
        for (lang, cues) in &*CUES {
            assert!(!cues.event.words.is_empty(), "{lang}");
            assert!(cues.event.words.iter().all(|event| *event == lowered(event)), "{lang}");
        }
    }
}

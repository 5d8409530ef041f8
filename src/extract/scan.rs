//! One pass over a folded text: the words that the lexicon knows, with their meanings.

use std::collections::BTreeMap;

use super::folded::{Folded, is_spaceless, is_word_char};
use super::lexicon::{Entry, Lexicon, Sense};
use crate::model::Span;

/// A word of the lexicon as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What matched.
    pub span: Span,
    /// The whole word or words around it, with case endings and the other parts of a compound.
    pub word: Span,
    /// What it means.
    pub entry: &'static Entry,
}

impl Token {
    /// What it stands for.
    #[must_use]
    pub fn sense(&self) -> &'static Sense {
        &self.entry.sense
    }
}

/// Finds the words of a lexicon in a text, sorted by where they begin, the longer first. `source` is the text that was
/// folded; spans count its bytes.
#[must_use]
pub fn tokens(lexicon: &'static Lexicon, folded: &Folded, source: &str) -> Vec<Token> {
    let Some(automaton) = &lexicon.automaton else { return Vec::new() };
    let text = folded.text.as_str();
    let mut found: Vec<Hit> = Vec::new();
    let mut parts: Vec<Hit> = Vec::new();
    for hit in automaton.find_overlapping_iter(text) {
        let (start, end) = (hit.start(), hit.end());
        for entry in lexicon.entries.get(hit.pattern().as_usize()).into_iter().flatten() {
            let fits = (!entry.shape.starts_word || begins(text, start, &lexicon.writing.prefixes))
                && (!entry.shape.ends_word
                    || ends(text, end, &lexicon.writing.endings)
                    || (is_money_sign(entry) && text.as_bytes().get(end).is_some_and(u8::is_ascii_digit)));
            if fits && entry.exact.as_ref().is_none_or(|sign| folded.source_span(start, end).of(source) == sign) {
                found.push((start, end, entry));
            } else if lexicon.writing.glued_numbers && is_number_part(&entry.sense) {
                parts.push((start, end, entry));
            }
        }
    }
    let glued = glued_numbers(text, &parts);
    let whole: Vec<Span> = glued.iter().map(|&(start, end, _)| Span::new(start, end)).collect();
    found.extend(glued);
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(b.2.shape.cmp(&a.2.shape)));
    longest_of_each_group(&found)
        .map(|(start, end, entry)| Token {
            span: folded.source_span(start, end),
            word: if whole.binary_search(&Span::new(start, end)).is_ok() {
                folded.source_span(start, end)
            } else {
                folded.source_span(word_start(text, start), word_end(text, end))
            },
            entry,
        })
        .collect()
}

/// A word of the lexicon in a folded text.
type Hit = (usize, usize, &'static Entry);

/// Whether a word can be a part of a numeral that is written as one word.
const fn is_number_part(sense: &Sense) -> bool {
    matches!(sense, Sense::Number(_) | Sense::Scale(_) | Sense::And | Sense::Glue)
}

/// Numerals written as one word, `zweihundertfünfzig`: the parts of words that are nothing but parts of numerals, sorted.
fn glued_numbers(text: &str, parts: &[Hit]) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut done = 0;
    for (index, &(start, ..)) in parts.iter().enumerate() {
        if start < done || !boundary(text, start) {
            continue;
        }
        let end = word_end(text, text.ceil_char_boundary(start + 1));
        let inside: Vec<Hit> = parts.iter().skip(index).copied().take_while(|&(start, ..)| start < end).collect();
        if let Some(path) = path(&inside, start, end) {
            found.extend(path.into_iter().filter(|(_, _, entry)| !matches!(entry.sense, Sense::And | Sense::Glue)));
        }
        done = end;
    }
    found
}

/// Parts that follow each other from one position to another without a gap.
fn path(parts: &[Hit], from: usize, to: usize) -> Option<Vec<Hit>> {
    // For each position that can be reached, the part that leads there.
    let mut reached: BTreeMap<usize, Option<Hit>> = BTreeMap::from([(from, None)]);
    let mut sorted = parts.to_vec();
    sorted.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    for part in sorted {
        if reached.contains_key(&part.0) {
            reached.entry(part.1).or_insert(Some(part));
        }
    }
    let mut path = Vec::new();
    let mut at = to;
    while let Some(part) = *reached.get(&at)? {
        path.push(part);
        at = part.0;
    }
    path.reverse();
    Some(path)
}

/// Drops what lies inside a longer entry of the same group.
fn longest_of_each_group<'a>(
    sorted: &'a [(usize, usize, &'static Entry)],
) -> impl Iterator<Item = (usize, usize, &'static Entry)> + 'a {
    let mut reach = [0; 40];
    sorted.iter().copied().filter(move |&(_, end, entry)| {
        let Some(reach) = reach.get_mut(usize::from(entry.sense.group())) else { return true };
        let free = end > *reach;
        *reach = end.max(*reach);
        free
    })
}

/// Whether an entry is a sign of money, which may touch its number: "R3,2 miljard", "Rs500".
const fn is_money_sign(entry: &Entry) -> bool {
    entry.exact.is_some() && matches!(entry.sense, Sense::Currency(_))
}

/// Whether a word begins at a position, or one of the parts that the language glues to the front of words ends there.
fn begins(text: &str, at: usize, prefixes: &[String]) -> bool {
    boundary(text, at) || (!prefixes.is_empty() && is_one_of(text.get(word_start(text, at)..at), prefixes))
}

/// Whether a word ends at a position, or goes on with nothing but an ending of the language.
fn ends(text: &str, at: usize, endings: &[String]) -> bool {
    boundary(text, at) || (!endings.is_empty() && is_one_of(text.get(at..word_end(text, at)), endings))
}

/// Whether a part of a word is in a sorted list.
fn is_one_of(part: Option<&str>, parts: &[String]) -> bool {
    part.is_some_and(|part| parts.binary_search_by(|known| known.as_str().cmp(part)).is_ok())
}

/// Whether words meet at a position: one side is no letter, or the script sets no spaces.
fn boundary(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    let (Some(before), Some(after)) = (before, after) else { return true };
    if !is_word_char(before) || !is_word_char(after) {
        return true;
    }
    // "500t" and "2.5万": a digit before letters ends there; letters before a digit are one code, "T6".
    if before.is_ascii_digit() && !after.is_ascii_digit() {
        return true;
    }
    // "و١٠٠", "ב2027": scripts without capitals glue small words to numbers.
    if after.is_ascii_digit() && sets_numbers_apart(before) {
        return true;
    }
    is_spaceless(before) || is_spaceless(after)
}

/// Longest run of letters, in characters, that is looked at as one word: what is longer is no word.
const LONGEST_WORD: usize = 80;

fn word_start(text: &str, at: usize) -> usize {
    let mut start = at;
    for c in text.get(..at).unwrap_or_default().chars().rev().take(LONGEST_WORD) {
        if !is_word_char(c) || is_spaceless(c) || c.is_ascii_digit() {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

/// Where the word ends that goes on at a position.
#[must_use]
pub fn word_end(text: &str, at: usize) -> usize {
    if text.get(..at).and_then(|head| head.chars().next_back()).is_none_or(|c| !is_word_char(c)) {
        return at;
    }
    let tail = text.get(at..).unwrap_or_default();
    let mut before = text.get(..at).and_then(|head| head.chars().next_back()).unwrap_or(' ');
    at + tail
        .chars()
        .take(LONGEST_WORD)
        .take_while(|&c| {
            // "岗位3200个", "8조5000억": a number begins a word of its own behind a letter of these scripts.
            let goes_on = is_word_char(c) && !is_spaceless(c) && !(c.is_ascii_digit() && sets_numbers_apart(before));
            before = c;
            goes_on
        })
        .map(char::len_utf8)
        .sum::<usize>()
}

/// Whether digits behind a letter begin a number rather than a code such as "T6": in scripts without capitals.
fn sets_numbers_apart(c: char) -> bool {
    is_spaceless(c) || matches!(u32::from(c), 0x590..=0x8FF | 0x900..=0xDFF | 0xAC00..=0xD7A3)
}

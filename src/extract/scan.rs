//! One pass over a folded text: the words that the lexicon knows, with their meanings.

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
    let mut found: Vec<(usize, usize, &'static Entry)> = Vec::new();
    for hit in automaton.find_overlapping_iter(text) {
        let (start, end) = (hit.start(), hit.end());
        for entry in lexicon.entries.get(hit.pattern().as_usize()).into_iter().flatten() {
            let fits =
                (!entry.shape.starts_word || boundary(text, start)) && (!entry.shape.ends_word || boundary(text, end));
            if fits && entry.exact.as_ref().is_none_or(|sign| folded.source_span(start, end).of(source) == sign) {
                found.push((start, end, entry));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(b.2.shape.cmp(&a.2.shape)));
    longest_of_each_group(&found)
        .map(|(start, end, entry)| Token {
            span: folded.source_span(start, end),
            word: folded.source_span(word_start(text, start), word_end(text, end)),
            entry,
        })
        .collect()
}

/// Drops what lies inside a longer entry of the same group.
fn longest_of_each_group<'a>(
    sorted: &'a [(usize, usize, &'static Entry)],
) -> impl Iterator<Item = (usize, usize, &'static Entry)> + 'a {
    let mut reach = [0; 32];
    sorted.iter().copied().filter(move |&(_, end, entry)| {
        let Some(reach) = reach.get_mut(usize::from(entry.sense.group())) else { return true };
        let free = end > *reach;
        *reach = end.max(*reach);
        free
    })
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
    at + tail
        .chars()
        .take(LONGEST_WORD)
        .take_while(|&c| is_word_char(c) && !is_spaceless(c))
        .map(char::len_utf8)
        .sum::<usize>()
}

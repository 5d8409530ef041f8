//! One pass over a folded text: the words that the lexicon knows, with their meanings.

use std::collections::BTreeMap;

use super::chars::info;
use super::folded::{Folded, is_spaceless, is_word_char_slowly};
use super::lexicon::{Entry, Lexicon, Sense, Which};
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
    /// Where the furthest of this word and all that begin before it ends: looking back further than that is in vain.
    pub furthest: usize,
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
    let text = Letters::new(&folded.text);
    let (found, parts) = hits(lexicon, &text, folded, source);
    let glued = glued_numbers(&text, &parts);
    let whole: Vec<Span> = glued.iter().map(|&(start, end, _)| Span::new(start, end)).collect();
    let mut found = found;
    found.extend(glued);
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(b.2.shape.cmp(&a.2.shape)));
    let mut furthest = 0;
    longest_of_each_group(&found)
        .map(|(start, end, entry)| {
            let span = folded.source_span(start, end);
            let word = if whole.binary_search(&Span::new(start, end)).is_ok() {
                span
            } else {
                folded.source_span(text.word_start(start), text.word_end(end))
            };
            furthest = span.end.max(word.end).max(furthest);
            Token { span, word, entry, furthest }
        })
        .collect()
}

/// A word of the lexicon in a folded text.
type Hit = (usize, usize, &'static Entry);

/// The words that fit, and those that can only be parts of numerals written as one word, these by where they end.
fn hits(lexicon: &'static Lexicon, text: &Letters<'_>, folded: &Folded, source: &str) -> (Vec<Hit>, Vec<Hit>) {
    let writing = &lexicon.writing;
    let bytes = text.text.as_bytes();
    // About a word of the lexicon in eight letters.
    let (mut found, mut parts): (Vec<Hit>, Vec<Hit>) = (Vec::with_capacity(text.text.len() / 8), Vec::new());
    let mut take = |number: u32, start: usize, length: usize, begins: bool| {
        let end = start + length;
        for &entry in lexicon.entries(number) {
            let fits = (!entry.shape.starts_word || begins || text.begins(start, &writing.prefixes))
                && (!entry.shape.ends_word
                    || text.ends(end, &writing.endings)
                    || (is_money_sign(entry) && bytes.get(end).is_some_and(u8::is_ascii_digit)));
            if fits && entry.exact.as_ref().is_none_or(|sign| folded.source_span(start, end).of(source) == &**sign) {
                found.push((start, end, entry));
            } else if writing.glued_numbers && length >= SHORTEST_PART && entry.sense.is_number_part() {
                parts.push((start, end, entry));
            }
        }
    };
    let mut before = 0;
    let mut letters = text.text.chars();
    let mut at = 0;
    while let Some(first) = letters.next() {
        let second = letters.clone().next();
        let kind = text.kinds.get(at).copied().unwrap_or_default();
        let rest = bytes.get(at..).unwrap_or_default();
        let begins = at == 0 || meet(before, kind);
        let which = if begins { Which::All } else { Which::Inside };
        lexicon.dictionary.each_prefix(rest, (first, second), which, |number, length| take(number, at, length, begins));
        // Behind what is glued to the front of a word its own first letter stands.
        if !writing.prefixes.is_empty() && (at == 0 || breaks_word(before)) {
            for prefix in &writing.prefixes {
                let begin = at + prefix.len();
                if rest.starts_with(prefix.as_bytes()) && !text.boundary(begin) {
                    let rest = text.text.get(begin..).unwrap_or_default();
                    let mut letters = rest.chars();
                    let Some(first) = letters.next() else { continue };
                    lexicon.dictionary.each_prefix(
                        rest.as_bytes(),
                        (first, letters.next()),
                        Which::AtStart,
                        |number, length| take(number, begin, length, false),
                    );
                }
            }
        }
        before = kind;
        at += first.len_utf8();
    }
    parts.sort_by_key(|&(start, end, _)| (end, start));
    (found, parts)
}

/// Numerals written as one word, `zweihundertfünfzig`: the parts of words that are nothing but parts of numerals, sorted.
fn glued_numbers(text: &Letters<'_>, parts: &[Hit]) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut done = 0;
    for (index, &(start, ..)) in parts.iter().enumerate() {
        if start < done || !text.boundary(start) {
            continue;
        }
        let end = text.word_end(text.text.ceil_char_boundary(start + 1));
        let inside: Vec<Hit> = parts.iter().skip(index).copied().take_while(|&(start, ..)| start < end).collect();
        if let Some(path) = path(&inside, start, end) {
            found.extend(path);
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
    let mut reach = [0; Sense::GROUPS];
    sorted.iter().copied().filter(move |&(_, end, entry)| {
        let Some(reach) = reach.get_mut(usize::from(entry.sense.group())) else { return true };
        let free = end > *reach;
        *reach = end.max(*reach);
        free
    })
}

/// Least number of bytes of a part of a numeral that is written as one word: German "macht" is no million and eight.
const SHORTEST_PART: usize = 2;

/// Whether an entry is a sign of money, which may touch its number: "R3,2 miljard", "Rs500".
const fn is_money_sign(entry: &Entry) -> bool {
    entry.exact.is_some() && matches!(entry.sense, Sense::Currency(_))
}

/// Whether a part of a word is in a sorted list.
fn is_one_of(part: Option<&str>, parts: &[String]) -> bool {
    part.is_some_and(|part| parts.binary_search_by(|known| known.as_str().cmp(part)).is_ok())
}

/// A letter, a mark or a digit.
const WORD: u8 = 1;
/// Of a script without spaces between words.
const SPACELESS: u8 = 2;
const DIGIT: u8 = 4;
/// Of a script without capitals, where digits behind a letter begin a number rather than a code such as "T6":
/// "و١٠٠", "ב2027", "岗位3200个", "8조5000억".
const APART: u8 = 8;
/// Not the first byte of a character, beside what the character is.
const INSIDE: u8 = 16;

/// What a character is to the words around it.
pub(super) fn kind_of(c: char) -> u8 {
    let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
    flag(is_word_char_slowly(c), WORD)
        | flag(is_spaceless(c), SPACELESS)
        | flag(c.is_ascii_digit(), DIGIT)
        | flag(is_spaceless(c) || matches!(u32::from(c), 0x590..=0x8FF | 0x900..=0xDFF | 0xAC00..=0xD7A3), APART)
}

/// Whether words meet between two characters: one side is no letter, or the script sets no spaces.
const fn meet(before: u8, after: u8) -> bool {
    before & after & WORD == 0
        // "500t" and "2.5万": a digit before letters ends there; letters before a digit are one code, "T6".
        || (before & DIGIT != 0 && after & DIGIT == 0)
        || (after & DIGIT != 0 && before & APART != 0)
        || (before | after) & SPACELESS != 0
}

/// Whether a character stands in no word that goes on behind it.
const fn breaks_word(kind: u8) -> bool {
    kind & WORD == 0 || kind & (SPACELESS | DIGIT) != 0
}

/// Longest run of letters, in characters, that is looked at as one word: what is longer is no word.
const LONGEST_WORD: usize = 80;

/// A folded text with what each of its characters is, told once.
struct Letters<'a> {
    text: &'a str,
    /// For each byte.
    kinds: Vec<u8>,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str) -> Self {
        let mut kinds = Vec::with_capacity(text.len());
        for c in text.chars() {
            let kind = info(c).kind;
            kinds.push(kind);
            kinds.resize(kinds.len() + c.len_utf8() - 1, kind | INSIDE);
        }
        Self { text, kinds }
    }

    /// The characters from a position on.
    fn from(&self, at: usize) -> impl Iterator<Item = (usize, u8)> {
        let kinds = self.kinds.get(at..).unwrap_or_default();
        kinds
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, kind)| kind & INSIDE == 0)
            .map(move |(offset, kind)| (at + offset, kind))
    }

    /// The characters before a position, the nearest first.
    fn back_from(&self, at: usize) -> impl Iterator<Item = (usize, u8)> {
        let kinds = self.kinds.get(..at).unwrap_or_default();
        kinds.iter().copied().enumerate().rev().filter(|(_, kind)| kind & INSIDE == 0)
    }

    /// The character before a position.
    fn before(&self, at: usize) -> Option<u8> {
        self.kinds.get(at.checked_sub(1)?).copied()
    }

    /// Whether words meet at a position.
    fn boundary(&self, at: usize) -> bool {
        match (self.before(at), self.kinds.get(at)) {
            (Some(before), Some(after)) => meet(before, *after),
            _ => true,
        }
    }

    /// Whether a word begins at a position, or one of the parts that the language glues to the front of words ends there.
    fn begins(&self, at: usize, prefixes: &[String]) -> bool {
        self.boundary(at) || (!prefixes.is_empty() && is_one_of(self.text.get(self.word_start(at)..at), prefixes))
    }

    /// Whether a word ends at a position, or goes on with nothing but an ending of the language.
    fn ends(&self, at: usize, endings: &[String]) -> bool {
        self.boundary(at) || (!endings.is_empty() && is_one_of(self.text.get(at..self.word_end(at)), endings))
    }

    fn word_start(&self, at: usize) -> usize {
        let word = self.back_from(at).take(LONGEST_WORD).take_while(|(_, kind)| !breaks_word(*kind));
        word.last().map_or(at, |(start, _)| start)
    }

    /// Where the word ends that goes on at a position.
    fn word_end(&self, at: usize) -> usize {
        let Some(mut before) = self.before(at).filter(|before| before & WORD != 0) else { return at };
        for (n, (end, kind)) in self.from(at).enumerate() {
            // A number begins a word of its own behind a letter of some scripts.
            let number = kind & DIGIT != 0 && before & APART != 0;
            if n == LONGEST_WORD || kind & (WORD | SPACELESS) != WORD || number {
                return end;
            }
            before = kind;
        }
        self.text.len()
    }
}

//! One pass over a folded text: the words that the lexicon knows, with their meanings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::folded::Folded;
use super::letters::{BREAK, LONGEST_WORD, Letters, MEET, between};
use super::lexicon::{Beginning, Entry, Lexicon, Sense, Which, end_of_letter, length_of_letter};
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
    let text = Letters { text: &folded.text, kinds: &folded.kinds };
    let (mut found, parts) = hits(lexicon, &text, folded, source);
    let glued = if parts.is_empty() { Vec::new() } else { glued_numbers(&text, &parts) };
    let whole: Vec<Span> = glued.iter().map(|hit| hit.span).collect();
    found.extend(glued);
    // Hardly ever out of order: only words behind a prefix and parts of numerals are.
    found.sort_by_key(|hit| (hit.span.start, Reverse(hit.span.end), Reverse(hit.entry.shape)));
    let mut tokens: Vec<Token> = Vec::with_capacity(found.len());
    let mut way = folded.way();
    let mut reach = [0; Sense::GROUPS];
    let mut furthest = 0;
    // The last word, in the folded text and in the source: many have several meanings.
    let mut last = (Span::default(), Span::default(), Span::default());
    for hit in &found {
        // "Has" and not "is to" where no infinitive follows.
        if hit.entry.tail.as_ref().is_some_and(|tail| !is_followed(&text, hit.span.end, tail)) {
            continue;
        }
        // What lies inside a longer entry of the same group is dropped.
        if let Some(reach) = reach.get_mut(usize::from(hit.entry.sense.group())) {
            if hit.span.end <= *reach {
                continue;
            }
            *reach = hit.span.end;
        }
        if last.0 != hit.span {
            let span = way.span(hit.span.start, hit.span.end);
            let word = if !whole.is_empty() && whole.binary_search(&hit.span).is_ok() {
                span
            } else {
                let (start, end) = (hit.word_start, text.word_end(hit.span.end));
                if (start, end) == (hit.span.start, hit.span.end) { span } else { way.span(start, end) }
            };
            last = (hit.span, span, word);
            furthest = span.end.max(word.end).max(furthest);
        }
        tokens.push(Token { span: last.1, word: last.2, entry: hit.entry, furthest });
    }
    tokens
}

/// Whether one of the next words ends as asked, or a later word of the clause is the one: Ukrainian "має за планом зрости" is
/// "is to grow", and "має площу" is "has an area"; German "sieht 40 Werke vor".
fn is_followed(text: &Letters<'_>, at: usize, tails: &str) -> bool {
    const NEAR: usize = 3;
    const FAR: usize = 14;
    let rest = text.text.get(text.word_end(at)..).unwrap_or_default();
    let numeric = |word: &str| word.starts_with(char::is_numeric);
    let stop = |c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')');
    let (mut words, mut numbers) = (0, 0);
    for part in rest.split_whitespace().take(FAR) {
        let word = part.trim_end_matches(stop);
        numbers += usize::from(numeric(word));
        words += usize::from(!numeric(word));
        // "Has 14 quays".
        let near = words <= NEAR && words > 0;
        let fits = tails.split(' ').any(|tail| match tail.strip_prefix('*') {
            Some(ending) => near && word.len() > ending.len() && word.ends_with(ending),
            None => word == tail,
        });
        if fits {
            return true;
        }
        if part.ends_with(stop) || part.starts_with('(') || (numbers > 0 && words == 0 && tails.contains('*')) {
            return false;
        }
    }
    false
}

/// A word of the lexicon in a folded text.
#[derive(Clone, Copy)]
struct Hit {
    span: Span,
    /// Where the word begins that it is, or is a part of.
    word_start: usize,
    entry: &'static Entry,
}

/// The words that fit, and those that can only be parts of numerals written as one word, these by where they end.
fn hits(lexicon: &'static Lexicon, text: &Letters<'_>, folded: &Folded, source: &str) -> (Vec<Hit>, Vec<Hit>) {
    let bytes = text.text.as_bytes();
    let prefixes = lexicon.writing.prefixes.iter().map(|prefix| Beginning::of(prefix.as_bytes()));
    let endings = &lexicon.writing.endings;
    let mut ending_lengths = [0; 64];
    for ending in endings {
        let first = ending.bytes().next().unwrap_or_default();
        ending_lengths[usize::from(first & 63)] |= 1 << (ending.len() & 63);
    }
    let mut finder = Finder {
        lexicon,
        text,
        folded,
        source,
        longest_ending: endings.iter().map(String::len).max().unwrap_or_default(),
        ending_lengths,
        prefix_letters: prefixes.clone().fold(0, |letters, prefix| letters | 1 << (prefix.head_of_one() & 63)),
        prefixes: prefixes.map(Beginning::mask).collect(),
        // About a word of the lexicon in eight letters.
        found: Vec::with_capacity(bytes.len() / 8),
        parts: Vec::new(),
    };
    let has_prefixes = !finder.prefixes.is_empty();
    let (mut word_start, mut before, mut next) = (0, 0, 0);
    while let (Some(&first), Some(&kind)) = (bytes.get(next), text.kinds.get(next)) {
        let at = next;
        // Most letters of one script have their first bytes in common: the last ones tell them apart.
        let last = if first.is_ascii() {
            next += 1;
            first
        } else {
            next += length_of_letter(first);
            bytes.get(next - 1).copied().unwrap_or_default()
        };
        let between = between(before, kind);
        before = kind;
        if between & BREAK != 0 {
            word_start = at;
            // Behind what is glued to the front of a word its own first letter stands.
            if has_prefixes {
                finder.behind_prefixes(at);
            }
        }
        let begins = between & MEET != 0;
        if lexicon.dictionary.may_begin(last, !begins)
            && lexicon.dictionary.may_go_on((last, end_of_letter(bytes, next)), !begins)
        {
            if at - word_start > LONGEST_WORD {
                word_start = text.word_start(at);
            }
            let beginning = Beginning::of(bytes.get(at..).unwrap_or_default());
            let which = if begins { Which::All } else { Which::Inside };
            lexicon.dictionary.each_prefix(beginning, which, |number, length| {
                finder.take(number, Span::new(at, at + length), begins, word_start);
            });
        }
    }
    finder.parts.sort_by_key(|hit| (hit.span.end, hit.span.start));
    (finder.found, finder.parts)
}

/// What looks whether words of the dictionary fit where they stand.
struct Finder<'a> {
    lexicon: &'static Lexicon,
    text: &'a Letters<'a>,
    folded: &'a Folded,
    source: &'a str,
    /// Bytes of the longest ending of the language.
    longest_ending: usize,
    /// For the first bytes of endings how many bytes such have, a bit each; some share an element.
    ending_lengths: [u64; 64],
    /// What the language glues to the front of words, in order.
    prefixes: Vec<(u64, u64)>,
    /// For the first letters of what the language glues to the front of words a bit for some of them each.
    prefix_letters: u64,
    found: Vec<Hit>,
    parts: Vec<Hit>,
}

impl Finder<'_> {
    /// Takes the words that stand behind what is glued to the front of a word that begins at a position.
    fn behind_prefixes(&mut self, at: usize) {
        let bytes = self.text.text.as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        let beginning = Beginning::of(rest);
        if self.prefix_letters >> (beginning.head_of_one() & 63) & 1 == 0 {
            return;
        }
        for (number, prefix) in self.lexicon.writing.prefixes.iter().enumerate() {
            let like = self.prefixes.get(number).is_some_and(|like| beginning.is_like(*like));
            if !like || !rest.starts_with(prefix.as_bytes()) {
                continue;
            }
            let begin = at + prefix.len();
            if self.text.boundary(begin) {
                continue;
            }
            let behind = Beginning::of(bytes.get(begin..).unwrap_or_default());
            let word_start = self.text.word_start(begin);
            self.lexicon.dictionary.each_prefix(behind, Which::AtStart, |number, length| {
                self.take(number, Span::new(begin, begin + length), false, word_start);
            });
        }
    }

    /// Takes the meanings of a word of the dictionary that fit. `begins` tells whether words meet where it begins.
    fn take(&mut self, number: u32, span: Span, begins: bool, word_start: usize) {
        let writing = &self.lexicon.writing;
        // Asked once for all meanings.
        let (mut starts, mut ends) = (begins.then_some(true), None);
        for &entry in self.lexicon.entries(number) {
            let fits = (!entry.shape.starts_word || *starts.get_or_insert_with(|| self.begins(span.start)))
                && (!entry.shape.ends_word
                    || *ends.get_or_insert_with(|| self.ends(span.end))
                    || (is_money_sign(entry)
                        && self.text.text.as_bytes().get(span.end).is_some_and(u8::is_ascii_digit)));
            let exact = |sign: &str| self.folded.source_span(span.start, span.end).of(self.source) == sign;
            if fits && entry.exact.as_deref().is_none_or(exact) {
                self.found.push(Hit { span, word_start, entry });
            } else if writing.glued_numbers && span.len() >= SHORTEST_PART && entry.sense.is_number_part() {
                self.parts.push(Hit { span, word_start, entry });
            }
        }
    }

    /// Whether one of the parts that the language glues to the front of words ends at a position inside a word.
    fn begins(&self, at: usize) -> bool {
        let prefixes = &self.lexicon.writing.prefixes;
        !prefixes.is_empty() && is_one_of(self.text.text.get(self.text.word_start(at)..at), prefixes)
    }

    /// Whether a word ends at a position, or goes on with nothing but an ending of the language.
    fn ends(&self, at: usize) -> bool {
        if self.text.boundary(at) {
            return true;
        }
        if self.longest_ending == 0 {
            return false;
        }
        let end = self.text.word_end(at);
        let first = self.text.text.as_bytes().get(at).copied().unwrap_or_default();
        end - at <= self.longest_ending
            && self.ending_lengths[usize::from(first & 63)] >> ((end - at) & 63) & 1 == 1
            && is_one_of(self.text.text.get(at..end), &self.lexicon.writing.endings)
    }
}

/// Numerals written as one word, `zweihundertfünfzig`: the parts of words that are nothing but parts of numerals, sorted.
fn glued_numbers(text: &Letters<'_>, parts: &[Hit]) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut done = 0;
    for (index, part) in parts.iter().enumerate() {
        let start = part.span.start;
        if start < done || !text.boundary(start) {
            continue;
        }
        let end = text.word_end(text.text.ceil_char_boundary(start + 1));
        let inside: Vec<Hit> = parts.iter().skip(index).copied().take_while(|part| part.span.start < end).collect();
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
    sorted.sort_by_key(|part| (part.span.start, Reverse(part.span.end)));
    for part in sorted {
        if reached.contains_key(&part.span.start) {
            reached.entry(part.span.end).or_insert(Some(part));
        }
    }
    let mut path = Vec::new();
    let mut at = to;
    while let Some(part) = *reached.get(&at)? {
        path.push(part);
        at = part.span.start;
    }
    path.reverse();
    Some(path)
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

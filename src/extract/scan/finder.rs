//! What reads a text letter by letter for the words of a lexicon, and whether they fit where they stand.

use std::cmp::Reverse;

use super::glued::glued_numbers;
use super::memory::Behind;
use crate::extract::folded::Folded;
use crate::extract::letters::{BREAK, LONGEST_WORD, Letters, MEET, between};
use crate::extract::lexicon::{Beginning, Entry, Lexicon, Sense, Which, end_of_letter, length_of_letter};
use crate::extract::syllables::Syllables;
use crate::model::Span;

/// A word of the lexicon in a folded text; of a sign of which capitals count they are still to be compared.
#[derive(Clone, Copy)]
pub struct Hit {
    pub span: Span,
    /// Where the word begins that it is, or is a part of.
    pub word_start: usize,
    pub entry: &'static Entry,
}

/// What looks for words of a lexicon.
pub struct Finder<'a> {
    pub text: Letters<'a>,
    /// Where the last word begins of what has been read.
    pub word_start: usize,
    /// The words that fit.
    pub found: Vec<Hit>,
    lexicon: &'static Lexicon,
    /// Those that can only be parts of numerals written as one word.
    parts: Vec<Hit>,
}

impl<'a> Finder<'a> {
    pub const fn new(lexicon: &'static Lexicon, text: Letters<'a>) -> Self {
        Self { text, word_start: 0, found: Vec::new(), lexicon, parts: Vec::new() }
    }

    /// Whether a word may begin in a part of the text that is no run of letters.
    #[inline]
    pub fn may_begin(&self, part: Span) -> bool {
        let bytes = self.text.text.as_bytes();
        let (mut at, mut last) = (part.start, end_of_letter(bytes, part.start));
        while at < part.end {
            at += bytes.get(at).map_or(1, |first| length_of_letter(*first));
            let next = end_of_letter(bytes, at);
            if self.lexicon.dictionary.may_begin((last, next), false) {
                return true;
            }
            last = next;
        }
        false
    }

    /// Takes those of the words that begin with a run of letters that the text has there, the longer first.
    pub fn take_behind(&mut self, run: Span, words: &[Behind]) {
        let bytes = self.text.text.as_bytes();
        let next = Beginning::of(bytes.get(run.end..).unwrap_or_default());
        for word in words.iter().filter(|word| next.is_like(word.begins)) {
            let span = Span::new(run.start, run.start + word.bytes as usize);
            // What goes on no further has been compared.
            let whole = span.end - run.end <= Beginning::BYTES
                || bytes.get(span.start..span.end) == Some(self.lexicon.dictionary.word(word.number).as_bytes());
            if whole {
                self.take(word.number, span, true, run.start);
            }
        }
    }

    /// Finds the words that begin in a part of the text, which is read behind all before it.
    pub fn read(&mut self, part: Span) {
        let (lexicon, text) = (self.lexicon, self.text);
        let bytes = text.text.as_bytes();
        let has_prefixes = lexicon.affixes.have_prefixes();
        let syllables = lexicon.writing.syllables();
        let mut before = part.start.checked_sub(1).and_then(|at| text.kinds.get(at)).copied().unwrap_or_default();
        let mut next = part.start;
        // Most letters of one script have their first bytes in common: the last ones tell them apart.
        let mut second = end_of_letter(bytes, next);
        while let (true, Some(&first), Some(&kind)) = (next < part.end, bytes.get(next), text.kinds.get(next)) {
            let at = next;
            next += length_of_letter(first);
            let last = second;
            second = end_of_letter(bytes, next);
            let between = between(before, kind);
            before = kind;
            if between & BREAK != 0 {
                self.word_start = at;
                // Behind what is glued to the front of a word its own first letter stands.
                if has_prefixes {
                    self.behind_prefixes(at);
                }
                if let Some(syllables) = &syllables {
                    self.behind_numeral(at, syllables);
                }
            }
            let begins = between & MEET != 0;
            if lexicon.dictionary.may_begin((last, second), !begins) {
                if at - self.word_start > LONGEST_WORD {
                    self.word_start = text.word_start(at);
                }
                let beginning = Beginning::of(bytes.get(at..).unwrap_or_default());
                let which = if begins { Which::All } else { Which::Inside };
                let word_start = self.word_start;
                lexicon.dictionary.each_prefix(beginning, which, |number, length| {
                    self.take(number, Span::new(at, at + length), begins, word_start);
                });
            }
        }
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.found.is_empty() && self.parts.is_empty()
    }

    /// Puts what was found in order, with numerals written as one word; returns the parts of those.
    pub fn sort(&mut self) -> Vec<Span> {
        let mut whole = Vec::new();
        if !self.parts.is_empty() {
            self.parts.sort_by_key(|hit| (hit.span.end, hit.span.start));
            let glued = glued_numbers(&self.text, &self.parts);
            self.parts.clear();
            whole.extend(glued.iter().map(|hit| hit.span));
            self.found.extend(glued);
        }
        // Hardly ever out of order: only words behind a prefix and parts of numerals are.
        let order = |hit: &Hit| (hit.span.start, Reverse(hit.span.end), Reverse(hit.entry.shape));
        if !whole.is_empty() || self.lexicon.affixes.have_prefixes() || self.lexicon.writing.syllables().is_some() {
            self.found.sort_by_key(order);
        }
        whole
    }

    /// Takes the words that stand behind what is glued to the front of a word that begins at a position.
    fn behind_prefixes(&mut self, at: usize) {
        let bytes = self.text.text.as_bytes();
        let beginning = Beginning::of(bytes.get(at..).unwrap_or_default());
        for length in self.lexicon.affixes.prefixes_of(&self.lexicon.writing, beginning) {
            let begin = at + length;
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

    /// Takes the words that stand behind a numeral read out in syllables: 원 in 이만칠천원.
    fn behind_numeral(&mut self, at: usize, syllables: &Syllables<'_>) {
        let bytes = self.text.text.as_bytes();
        let length = syllables.glued(self.text.text.get(at..).unwrap_or_default());
        if length == 0 || self.text.boundary(at + length) {
            return;
        }
        let begin = at + length;
        let behind = Beginning::of(bytes.get(begin..).unwrap_or_default());
        let word_start = self.text.word_start(begin);
        self.lexicon.dictionary.each_prefix(behind, Which::AtStart, |number, length| {
            self.take(number, Span::new(begin, begin + length), true, word_start);
        });
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
            if fits {
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
        if !self.lexicon.affixes.have_endings() {
            return false;
        }
        let end = self.text.word_end(at);
        let first = self.text.text.as_bytes().get(at).copied().unwrap_or_default();
        self.lexicon.affixes.may_be_ending(first, end - at)
            && is_one_of(self.text.text.get(at..end), &self.lexicon.writing.endings)
    }
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

/// Whether a sign of which capitals count stands in the source as it is written.
pub fn is_exact(entry: &Entry, span: Span, folded: &Folded, source: &str) -> bool {
    entry.exact.as_deref().is_none_or(|sign| folded.source_span(span.start, span.end).of(source) == sign)
}

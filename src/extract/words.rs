//! Looking around in the tokens of a text: what stands right before, right after, or between.

use std::cell::Cell;

use super::folded::Folded;
use super::letters::{BLANK, COMMA, INSIDE, SPACELESS, WORD, is_comma};
use super::lexicon::{Kind, Kinds, Sense};
use super::scan::Token;
use crate::model::Span;

/// The tokens of a text, sorted by where they begin.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The article's text.
    pub text: &'a str,
    /// From [`super::scan::tokens`].
    pub tokens: &'a [Token],
    /// Where they begin.
    pub starts: &'a Starts,
    /// What the text is counted by.
    pub counts: &'a Counts,
    /// What the character of each byte is.
    pub kinds: &'a [u8],
}

/// The way from a position of a text to the first token that begins there or behind it.
#[derive(Clone, Debug, Default)]
pub struct Starts {
    /// For each step the first token.
    steps: Vec<u32>,
    /// What the tokens of the text mean.
    kinds: Kinds,
    /// What stands right behind positions, and right before.
    after: Memory,
    before: Memory,
}

/// The tokens near a position.
#[derive(Clone, Copy, Debug)]
struct Near {
    at: u32,
    /// The first of them, and one past the last.
    from: u32,
    to: u32,
    /// How far from the position on nothing but blanks stand.
    reach: u32,
}

/// The tokens near the positions that were asked last: the ends of a figure are asked by nearly every rule.
#[derive(Clone, Debug, Default)]
struct Memory(Vec<Cell<Near>>);

impl Memory {
    /// Positions that are kept, each at a place of its own by its last bits.
    const SIZE: usize = 128;

    fn new() -> Self {
        Self(vec![Cell::new(Near { at: u32::MAX, from: 0, to: 0, reach: 0 }); Self::SIZE])
    }

    /// What is near a position, looked for where it is not known.
    #[inline]
    fn get(&self, at: usize, look: impl Fn() -> Near) -> Near {
        let Some(cell) = self.0.get(at % Self::SIZE) else { return look() };
        let known = cell.get();
        if known.at as usize == at {
            return known;
        }
        let near = look();
        cell.set(near);
        near
    }
}

/// Bytes of a text that share one step of the way.
const STEP: usize = 4;

impl Starts {
    /// Looks through the tokens of a text, which are sorted by where they begin.
    #[must_use]
    pub fn new(tokens: &[Token]) -> Self {
        let length = tokens.last().map_or(0, |last| last.span.start / STEP + 1);
        let mut steps = Vec::with_capacity(length);
        for (number, token) in (0..).zip(tokens) {
            if steps.len() <= token.span.start / STEP {
                steps.resize(token.span.start / STEP + 1, number);
            }
        }
        Self {
            steps,
            kinds: Kinds::among(tokens.iter().map(|token| token.kind)),
            after: Memory::new(),
            before: Memory::new(),
        }
    }

    /// Number of tokens that begin before a position.
    fn before(&self, tokens: &[Token], at: usize) -> usize {
        let Some(&first) = self.steps.get(at / STEP) else { return tokens.len() };
        let behind = tokens.get(first as usize..).unwrap_or_default();
        first as usize + behind.iter().take_while(|token| token.span.start < at).count()
    }
}

/// Words and commas of a text, so that those between two positions are counted without reading what stands there.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// The first letter of each word, as blanks set words apart.
    words: Marks,
    /// Characters of scripts without spaces.
    spaceless: Marks,
    /// Commas, brackets and dashes, those before a digit left out.
    commas: Marks,
}

impl Counts {
    /// Counts a text by what its characters are.
    #[must_use]
    pub fn new(text: &str, folded: &Folded) -> Self {
        let kinds = &folded.source_kinds;
        let [mut words, mut spaceless, mut commas] = [0; 3].map(|_| Marks::with_capacity(kinds.len()));
        // Whether a word may begin: behind a blank, up to the next letter.
        let mut open = true;
        let before_digit = |at: usize, c: u8| {
            let end = if c.is_ascii() { at + 1 } else { at + EN_DASH.len() };
            (c.is_ascii() || text.get(at..end) == Some(EN_DASH))
                && text.as_bytes().get(end).is_some_and(u8::is_ascii_digit)
        };
        for (block, kinds) in kinds.chunks(Marks::BITS).enumerate() {
            let [letters, unspaced, blanks, mut signs] = bits_of(kinds);
            // In this sum each blank is carried over what is no letter to the first letter behind it.
            let (sum, over) = (!letters).overflowing_add(blanks);
            let (sum, more) = sum.overflowing_add(u64::from(open));
            open = over || more;
            words.push(sum & letters);
            spaceless.push(unspaced);
            let mut rest = signs;
            while rest != 0 {
                let at = block * Marks::BITS + rest.trailing_zeros() as usize;
                if text.as_bytes().get(at).is_some_and(|c| before_digit(at, *c)) {
                    signs &= !(1 << (at % Marks::BITS));
                }
                rest &= rest - 1;
            }
            commas.push(signs);
        }
        Self { words: words.counted(), spaceless: spaceless.counted(), commas: commas.counted() }
    }
}

/// The dash of "2019–2021", which is no comma there.
const EN_DASH: &str = "–";

/// A bit for each byte of a block of kinds where a letter begins, a character of a script without spaces, a blank and a
/// comma.
fn bits_of(kinds: &[u8]) -> [u64; 4] {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    /// Brings the lowest bits of eight bytes together in the highest byte.
    const TOGETHER: u64 = 0x0102_0408_1020_4080;
    let mut bits = [0; 4];
    for (number, eight) in kinds.chunks(8).enumerate() {
        let eight = eight.first_chunk().copied().unwrap_or_else(|| {
            let mut bytes = [INSIDE; 8];
            bytes.iter_mut().zip(eight).for_each(|(to, from)| *to = *from);
            bytes
        });
        let eight = u64::from_le_bytes(eight);
        let first = !(eight >> INSIDE.trailing_zeros()) & ONES;
        for (bits, kind) in bits.iter_mut().zip([WORD, SPACELESS, BLANK, COMMA]) {
            let marked = eight >> kind.trailing_zeros() & first;
            *bits |= marked.wrapping_mul(TOGETHER) >> 56 << (8 * number);
        }
    }
    bits
}

/// Whether a letter is of a script in which blanks set clauses apart and no words: Thai, Lao, Khmer. Blanks beside digits set
/// nothing apart.
#[must_use]
pub fn joins_words(c: char) -> bool {
    matches!(u32::from(c), 0xE00..=0xE4F | 0xE5A..=0xECF | 0xEDA..=0xEFF | 0x1780..=0x17DF)
}

/// Marked bytes of a text.
#[derive(Clone, Debug, Default)]
struct Marks {
    /// One bit a byte.
    bits: Vec<u64>,
    /// How many are marked before each element of `bits`; empty where none is.
    before: Vec<u32>,
    any: bool,
}

impl Marks {
    /// Bytes that share an element of `bits`.
    const BITS: usize = 64;

    fn with_capacity(bytes: usize) -> Self {
        Self { bits: Vec::with_capacity(bytes / Self::BITS + 2), before: Vec::new(), any: false }
    }

    /// Adds the bits of the next block.
    fn push(&mut self, bits: u64) {
        self.bits.push(bits);
        self.any |= bits != 0;
    }

    fn has(&self, at: usize) -> bool {
        self.bits.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    fn counted(mut self) -> Self {
        if self.any {
            // For the text's end.
            self.bits.push(0);
            let sum = |sum: &mut u32, bits: &u64| {
                let before = *sum;
                *sum += bits.count_ones();
                Some(before)
            };
            self.before = self.bits.iter().scan(0, sum).collect();
        }
        self
    }

    /// Number of marked bytes before a position.
    fn before(&self, at: usize) -> usize {
        let (Some(before), Some(bits)) = (self.before.get(at / 64), self.bits.get(at / 64)) else { return 0 };
        *before as usize + ones(bits & ((1 << (at % 64)) - 1))
    }

    /// Number of marked bytes from a position up to another.
    fn between(&self, from: usize, to: usize) -> usize {
        if !self.any {
            return 0;
        }
        if from / 64 == to / 64 {
            let behind = self.bits.get(from / 64).map_or(0, |bits| bits >> (from % 64));
            return ones(behind & ((1 << (to - from)) - 1));
        }
        self.before(to) - self.before(from)
    }
}

/// Number of bits that are set: often none.
const fn ones(bits: u64) -> usize {
    if bits == 0 { 0 } else { bits.count_ones() as usize }
}

/// More than a few blanks and marks set words apart, in bytes.
const THIN: usize = 24;

impl<'a> Words<'a> {
    /// Number of tokens that begin before a position.
    fn before(&self, at: usize) -> usize {
        self.starts.before(self.tokens, at)
    }

    /// Whether nothing but an article, if that, stands between two positions.
    #[must_use]
    pub fn is_article(&self, from: usize, to: usize) -> bool {
        const LETTERS: usize = 4;
        let gap = self.text.get(from..to).map(str::trim);
        gap.is_some_and(|gap| gap.chars().count() <= LETTERS && gap.chars().all(char::is_alphabetic))
    }

    /// Whether a word of the text has a meaning of this kind: most have none of most kinds.
    #[must_use]
    #[inline]
    pub const fn may_hold(&self, kind: Kind) -> bool {
        self.starts.kinds.has(kind)
    }

    /// Tokens that begin inside a span.
    #[must_use]
    pub fn within(&self, span: Span) -> &'a [Token] {
        let (from, to) = (self.before(span.start), self.before(span.end));
        self.tokens.get(from..to.max(from)).unwrap_or_default()
    }

    /// Tokens that begin at a position or after nothing but blanks and a hyphen.
    #[inline]
    pub fn right_after(&self, at: usize) -> impl Iterator<Item = &'a Token> + use<'a> {
        let near = self.starts.after.get(at, || self.look_after(at));
        self.tokens.get(near.from as usize..near.to as usize).unwrap_or_default().iter()
    }

    fn look_after(&self, at: usize) -> Near {
        let from = self.before(at);
        let near = self.tokens.get(from..).unwrap_or_default();
        let reach = near.first().filter(|token| token.span.start <= at + 8).map_or(0, |_| self.thin_after(at));
        let count = near.iter().take_while(|token| token.span.start <= reach.min(at + 8)).count();
        Near { at: at as u32, from: from as u32, to: (from + count) as u32, reach: reach as u32 }
    }

    /// Tokens whose word ends at a position or before nothing but blanks and a hyphen; the nearest first.
    #[inline]
    pub fn right_before(&self, at: usize) -> impl Iterator<Item = &'a Token> + use<'a> {
        let near = self.starts.before.get(at, || self.look_before(at));
        let ends = move |token: &Token| ends_near(token, near.reach as usize, at);
        let tokens = self.tokens.get(near.from as usize..near.to as usize).unwrap_or_default().iter().rev();
        tokens.filter(move |token| ends(token))
    }

    fn look_before(&self, at: usize) -> Near {
        let to = self.before(at);
        let reach = self.thin_before(at);
        let near = self.tokens.get(..to).unwrap_or_default().iter().rev();
        let near = near.take_while(|token| token.furthest >= reach && at - token.span.start <= 160);
        let (mut first, mut count) = (0, 0);
        for (number, token) in (1..).zip(near) {
            if ends_near(token, reach, at) {
                // The last of them that ends there, and the first.
                first = if count == 0 { number } else { first };
                count = number;
            }
        }
        let to = if count == 0 { to } else { to + 1 - first };
        let from = if count == 0 { to } else { to + first - 1 - count };
        Near { at: at as u32, from: from as u32, to: to as u32, reach: reach as u32 }
    }

    /// How far from a position on nothing but blanks, a hyphen or marks that are not seen stand.
    fn thin_after(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        // As nearly everywhere: a letter, or one blank before it.
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(first), _) if sets_apart(*first) => return at,
            (Some(b' '), Some(second)) if sets_apart(*second) => return at + 1,
            _ => {}
        }
        let Some(rest) = self.text.get(at..) else { return 0 };
        at + thin(rest.chars().map(|c| (c, c.len_utf8())))
    }

    /// The same backwards.
    fn thin_before(&self, at: usize) -> usize {
        let Some(rest) = self.text.get(..at) else { return usize::MAX };
        if ends_apart(rest.as_bytes()) {
            return at;
        }
        if rest.as_bytes().strip_suffix(b" ").is_some_and(ends_apart) {
            return at - 1;
        }
        at - thin(rest.chars().rev().map(|c| (c, c.len_utf8())))
    }

    /// Whether nothing but blanks, a hyphen or marks that are not seen stand between two positions.
    #[must_use]
    pub fn is_thin(&self, from: usize, to: usize) -> bool {
        from <= to && to - from <= THIN && self.text.is_char_boundary(to) && self.thin_after(from) >= to
    }

    /// Whether nothing but blanks stand between two positions.
    #[must_use]
    pub fn is_blank(&self, from: usize, to: usize) -> bool {
        from <= to
            && to - from <= THIN
            // As nearly everywhere: a letter.
            && (from == to || self.kinds.get(from).is_none_or(|kind| kind & WORD == 0))
            && self
                .text
                .get(from..to)
                .is_some_and(|gap| gap.chars().all(|c| (c.is_whitespace() && c != '\n') || is_unseen(c)))
    }

    /// Tokens that a span is a part of, or is: "put up" around "up".
    pub fn around(&self, span: Span) -> impl Iterator<Item = &'a Token> + use<'a> {
        const LONGEST: usize = 30;
        let near = Span::new(span.start.saturating_sub(LONGEST), span.end);
        self.within(near).iter().filter(move |token| token.span.contains(span))
    }

    /// Whether one of the senses stands right after a position.
    #[must_use]
    pub fn follows(&self, at: usize, wanted: impl Fn(&Sense) -> bool) -> Option<&'a Token> {
        self.right_after(at).find(|token| wanted(token.sense()))
    }

    /// Whether one of the senses stands right before a position.
    #[must_use]
    pub fn precedes(&self, at: usize, wanted: impl Fn(&Sense) -> bool) -> Option<&'a Token> {
        self.right_before(at).find(|token| wanted(token.sense()))
    }

    /// Number of words that begin between two positions; in a script without spaces, of pairs of characters.
    #[must_use]
    pub fn distance(&self, from: usize, to: usize) -> usize {
        let (from, to) = (from.min(to), from.max(to));
        if self.text.get(from..to).is_none() {
            return usize::MAX;
        }
        // The rest of a word that began before counts, too.
        let mut kinds = (from..to).zip(self.kinds.get(from..to).unwrap_or_default());
        let first = kinds.find(|(_, kind)| **kind & (WORD | BLANK) != 0);
        let cut = first.is_some_and(|(at, kind)| kind & WORD != 0 && !self.counts.words.has(at));
        let spaceless = self.counts.spaceless.between(from, to);
        self.counts.words.between(from, to) + usize::from(cut) + spaceless / 2
    }

    /// Number of commas, brackets and dashes between two positions, those inside numbers left out.
    #[must_use]
    pub fn commas(&self, from: usize, to: usize) -> usize {
        let Some(gap) = self.text.get(from..to) else { return 0 };
        // One at the end stands inside no number, as far as this part of the text tells.
        let last =
            gap.bytes().next_back().is_some_and(|last| is_comma(char::from(last))) && !self.counts.commas.has(to - 1);
        self.counts.commas.between(from, to) + usize::from(last)
    }
}

/// Whether a token or its word ends between two positions.
fn ends_near(token: &Token, from: usize, to: usize) -> bool {
    let ends = |end: usize| from <= end && end <= to;
    ends(token.word.end) || ends(token.span.end)
}

/// Number of blanks between two positions of a text that set clauses apart, in scripts where none set words apart.
#[must_use]
pub fn clause_blanks(text: &str, from: usize, to: usize) -> usize {
    let gap = text.get(from..to).unwrap_or_default();
    // Such letters begin with these bytes; a lone blank stands between letters outside the gap.
    if gap.len() > 1 && !gap.bytes().any(|byte| matches!(byte, 0xE0 | 0xE1)) {
        return 0;
    }
    let apart = |(offset, _): &(usize, &str)| {
        let at = from + offset;
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let behind = text.get(at + 1..).and_then(|rest| rest.chars().next());
        before.is_some_and(joins_words) && behind.is_some_and(joins_words)
    };
    gap.match_indices(' ').filter(apart).count()
}

/// Bytes of the blanks, the hyphen and the marks that are not seen with which characters begin.
fn thin(characters: impl Iterator<Item = (char, usize)>) -> usize {
    let (mut length, mut hyphens) = (0, 0);
    for (c, bytes) in characters {
        match c {
            ' ' => {}
            '-' | '\u{2011}' | '\u{5BE}' if hyphens == 0 => hyphens += 1,
            '\n' | '-' | '\u{2011}' | '\u{5BE}' => break,
            c if c.is_whitespace() || is_unseen(c) => {}
            _ => break,
        }
        if length + bytes > THIN {
            break;
        }
        length += bytes;
    }
    length
}

/// Whether a byte begins a character that is neither a blank, a hyphen nor a mark that is not seen. Those begin with the
/// bytes that are left out here.
const fn sets_apart(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'-' || matches!(byte, 0xC3..=0xD5 | 0xD7..=0xE0 | 0xE4..=0xEE)
}

/// Whether the last character of a text begins with such a byte.
fn ends_apart(text: &[u8]) -> bool {
    let first = text.iter().rev().find(|byte| !matches!(byte, 0x80..=0xBF));
    first.is_some_and(|first| sets_apart(*first))
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

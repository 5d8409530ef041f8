//! What the characters of a folded text are to the words around them, told once: where words begin, meet and end.

use super::chars::{first_marked, info};
use super::folded::{is_spaceless, is_word_char_slowly};

/// A letter, a mark or a digit.
pub(super) const WORD: u8 = 1;
/// Of a script without spaces between words.
pub(super) const SPACELESS: u8 = 2;
pub(super) const DIGIT: u8 = 4;
/// Of a script without capitals, where digits behind a letter begin a number rather than a code such as "T6":
/// "و١٠٠", "ב2027", "岗位3200个", "8조5000억".
const APART: u8 = 8;
/// Not the first byte of a character, beside what the character is.
pub(super) const INSIDE: u8 = 16;
/// A blank.
pub(super) const BLANK: u8 = 32;
/// A comma, a bracket or a dash.
pub(super) const COMMA: u8 = 64;
/// A full stop, or another mark that can end a sentence.
pub(super) const STOP: u8 = 128;
/// What such marks are, with what else they may be.
pub(super) const STOPS: [u8; 3] = [STOP, STOP | APART, STOP | APART | SPACELESS];

/// What a character is to the words around it, from the tables of Unicode, which are searched.
pub(super) fn kind_slowly(c: char) -> u8 {
    let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
    flag(is_word_char_slowly(c), WORD)
        | flag(is_spaceless(c), SPACELESS)
        | flag(c.is_ascii_digit(), DIGIT)
        | flag(c.is_whitespace(), BLANK)
        | flag(is_comma(c), COMMA)
        | flag(is_stop(c), STOP)
        | flag(is_spaceless(c) || matches!(u32::from(c), 0x590..=0x8FF | 0x900..=0xDFF | 0xAC00..=0xD7A3), APART)
}

/// What ASCII characters are to the words around them.
pub(super) const ASCII_KINDS: [u8; 128] = {
    let mut kinds = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' => WORD | DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => WORD,
            b'\t'..=b'\r' | b' ' => BLANK,
            _ if is_comma(byte as char) => COMMA,
            _ if is_stop(byte as char) => STOP,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// Whether a mark ends sentences where nothing speaks against it.
pub(super) const fn is_stop(c: char) -> bool {
    is_full_stop(c) || matches!(c, '.' | ';' | '；' | '؛')
}

/// Whether a mark ends sentences wherever it stands.
pub(super) const fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '।' | '؟' | '۔' | '!' | '?' | '።' | '։' | '။' | '។')
}

pub(super) const fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '،' | '፣' | '፤' | '：' | ':' | '–' | '—' | '(' | ')')
}

/// Words meet between two characters: one side is no letter, or the script sets no spaces.
pub(super) const MEET: u8 = 1;
/// The character before stands in no word that goes on behind it.
pub(super) const BREAK: u8 = 2;

/// Which of the two holds between two characters.
#[inline]
pub(super) const fn between(before: u8, after: u8) -> u8 {
    const BETWEEN: [u8; 256] = {
        let mut table = [0; 256];
        let mut index = 0;
        while index < 256 {
            let (before, after) = (index as u8 >> 4, index as u8 & 15);
            let meet = before & after & WORD == 0
                // "500t" and "2.5万": a digit before letters ends there; letters before a digit are one code, "T6".
                || (before & DIGIT != 0 && after & DIGIT == 0)
                || (after & DIGIT != 0 && before & APART != 0)
                || (before | after) & SPACELESS != 0;
            table[index] = if meet { MEET } else { 0 } | if breaks_word(before) { BREAK } else { 0 };
            index += 1;
        }
        table
    };
    BETWEEN[((before & 15) << 4 | after & 15) as usize]
}

/// Whether a character stands in no word that goes on behind it.
const fn breaks_word(kind: u8) -> bool {
    kind & (WORD | SPACELESS | DIGIT) != WORD
}

/// Longest run of letters, in characters, that is looked at as one word: what is longer is no word.
pub(super) const LONGEST_WORD: usize = 80;

/// What tells the characters of runs of letters from others: such are parts of words, but for digits and scripts without
/// spaces.
const RUN: u8 = WORD | SPACELESS | DIGIT;

/// Whether a character stands in runs of letters.
pub(super) fn is_run_letter(c: char) -> bool {
    let kind = u8::try_from(c).ok().and_then(|c| ASCII_KINDS.get(usize::from(c)).copied());
    kind.unwrap_or_else(|| info(c).kind) & RUN == WORD
}

/// Bytes of the run of letters that some kinds begin with.
pub(super) fn run_of_letters(kinds: &[u8]) -> usize {
    first_marked(kinds, others)
}

/// Bytes before the first run of letters.
pub(super) fn run_of_others(kinds: &[u8]) -> usize {
    first_marked(kinds, |eight| !others(eight) & u64::from_ne_bytes([0x80; 8]))
}

/// Marks the highest bit of each of eight kinds that is not of a run of letters.
const fn others(eight: u64) -> u64 {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const RUNS: u64 = RUN as u64 * EACH;
    const WORDS: u64 = WORD as u64 * EACH;
    const HIGH: u64 = 0x80 * EACH;
    (((eight & RUNS) ^ WORDS) + (HIGH - EACH)) & HIGH
}

/// A folded text with what each of its characters is.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a> {
    pub text: &'a str,
    /// For each byte.
    pub kinds: &'a [u8],
}

/// Adds what a character of some bytes is to the kinds of the bytes before it.
#[inline]
pub(super) fn push_kind(kinds: &mut Vec<u8>, kind: u8, bytes: usize) {
    let inside = kind | INSIDE;
    match bytes {
        1 => kinds.push(kind),
        2 => kinds.extend_from_slice(&[kind, inside]),
        3 => kinds.extend_from_slice(&[kind, inside, inside]),
        _ => kinds.extend_from_slice(&[kind, inside, inside, inside]),
    }
}

impl Letters<'_> {
    /// The character before a position.
    fn before(&self, at: usize) -> Option<u8> {
        self.kinds.get(at.checked_sub(1)?).copied()
    }

    /// Whether words meet at a position.
    pub fn boundary(&self, at: usize) -> bool {
        match (self.before(at), self.kinds.get(at)) {
            (Some(before), Some(after)) => between(before, *after) & MEET != 0,
            _ => true,
        }
    }

    /// Where the word begins that ends at a position or goes on there.
    pub fn word_start(&self, at: usize) -> usize {
        let (mut start, mut letters) = (at, 0);
        for (position, kind) in self.kinds.get(..at).unwrap_or_default().iter().enumerate().rev() {
            if breaks_word(*kind) {
                break;
            }
            if kind & INSIDE == 0 {
                start = position;
                letters += 1;
                if letters == LONGEST_WORD {
                    break;
                }
            }
        }
        start
    }

    /// Where the word ends that goes on at a position.
    pub fn word_end(&self, at: usize) -> usize {
        let Some(mut before) = self.before(at).filter(|before| before & WORD != 0) else { return at };
        let mut letters = 0;
        for (offset, kind) in self.kinds.get(at..).unwrap_or_default().iter().enumerate() {
            if kind & INSIDE != 0 {
                continue;
            }
            // A number begins a word of its own behind a letter of some scripts.
            let number = kind & DIGIT != 0 && before & APART != 0;
            if letters == LONGEST_WORD || kind & (WORD | SPACELESS) != WORD || number {
                return at + offset;
            }
            before = *kind;
            letters += 1;
        }
        self.text.len()
    }
}

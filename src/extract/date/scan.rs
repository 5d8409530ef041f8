//! Reading forward and back from a place in the text: numbers in any digits, words, signs between them.

use crate::extract::chars::{info, position_among};
use crate::model::Span;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its value; numbers of more than eight digits are cut.
    pub value: u32,
    /// Count of digits.
    pub digits: usize,
}

impl Number {
    /// Whether it is a day or month by its length.
    pub fn is_small(&self) -> bool {
        self.digits <= 2 && (1..=31).contains(&self.value)
    }
}

/// A text to read dates from.
pub struct Scan<'a> {
    text: &'a str,
}

impl<'a> Scan<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self { text }
    }

    pub fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub fn before(&self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or_default()
    }

    /// Where numbers begin: at each first digit, and at each first Chinese numeral of a year.
    pub fn number_starts(&self) -> impl Iterator<Item = usize> {
        let bytes = self.text.as_bytes();
        // Where the next letter is looked for, and where the last digit ended.
        let (mut at, mut last) = (0, None);
        std::iter::from_fn(move || {
            loop {
                let start = next_begin(self.text, at)?;
                let starts = last != Some(start);
                at = start + self.char_at(start)?.len_utf8();
                while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                    at += 1;
                }
                last = Some(at);
                if starts {
                    return Some(start);
                }
            }
        })
    }

    /// The digits at a place.
    pub fn number_at(&self, at: usize) -> Option<Number> {
        let (mut value, mut digits, mut end) = (0_u32, 0, at);
        while let Some(&byte) = self.text.as_bytes().get(end) {
            let (digit, length) = if byte.is_ascii() {
                (byte.is_ascii_digit().then(|| u32::from(byte - b'0')), 1)
            } else {
                self.char_at(end).map_or((None, 1), |c| (digit_of(c), c.len_utf8()))
            };
            let Some(digit) = digit else { break };
            if digits < 8 {
                value = value * 10 + digit;
            }
            digits += 1;
            end += length;
        }
        (digits > 0).then_some(Number { start: at, end, value, digits })
    }

    /// A number that is a day or month by its length and is no part of a longer number or code.
    pub fn small_at(&self, at: usize) -> Option<Number> {
        self.number_at(at).filter(Number::is_small)
    }

    /// The word at a place, as a span; letters with their marks, no digits.
    pub fn word_at(&self, at: usize) -> Span {
        Span::new(at, self.past(at, u8::is_ascii_alphabetic, is_word))
    }

    /// The first letters of the word at a place, two at most.
    pub fn opening(&self, at: usize) -> &'a str {
        let rest = self.from(at);
        let letters = rest.chars().take(2).take_while(|c| is_word(*c)).map(char::len_utf8).sum();
        rest.get(..letters).unwrap_or_default()
    }

    /// The word that ends at a place.
    pub fn word_before(&self, at: usize) -> Span {
        Span::new(self.back_past(at, u8::is_ascii_alphabetic, is_word), at)
    }

    /// The words that begin in a part of the text.
    pub fn words_within(&self, part: Span) -> impl Iterator<Item = Span> {
        let mut at = self.text.ceil_char_boundary(part.start);
        if self.char_before(at).is_some_and(is_word) {
            at = self.word_at(at).end;
        }
        std::iter::from_fn(move || {
            let start = self.past(at, |byte| !byte.is_ascii_alphabetic(), |c| !is_word(c));
            let word = self.word_at(start);
            at = word.end;
            (!word.is_empty() && start < part.end).then_some(word)
        })
    }

    /// The words of the text.
    pub fn words(&self) -> impl Iterator<Item = Span> {
        self.words_within(Span::new(0, self.text.len()))
    }

    pub fn span(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// Past spaces, of any width, on the same line.
    pub fn skip_spaces(&self, at: usize) -> usize {
        self.past(at, |byte| matches!(byte, b' ' | b'\t'), is_space)
    }

    /// Past all characters of a sort from a place on. `plain` tells it of those of ASCII.
    fn past(&self, at: usize, plain: impl Fn(&u8) -> bool, any: impl Fn(char) -> bool) -> usize {
        let mut at = at;
        while let Some(byte) = self.text.as_bytes().get(at) {
            if byte.is_ascii() {
                if !plain(byte) {
                    break;
                }
                at += 1;
            } else {
                let Some(c) = self.char_at(at).filter(|c| any(*c)) else { break };
                at += c.len_utf8();
            }
        }
        at
    }

    /// The same backwards.
    fn back_past(&self, at: usize, plain: impl Fn(&u8) -> bool, any: impl Fn(char) -> bool) -> usize {
        let mut at = at;
        while let Some(byte) = at.checked_sub(1).and_then(|before| self.text.as_bytes().get(before)) {
            if byte.is_ascii() {
                if !plain(byte) {
                    break;
                }
                at -= 1;
            } else {
                let Some(c) = self.char_before(at).filter(|c| any(*c)) else { break };
                at -= c.len_utf8();
            }
        }
        at
    }

    /// Past marks of direction, which stand inside dates of right-to-left texts.
    pub fn skip_marks(&self, at: usize) -> usize {
        let mark = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}');
        at + self.from(at).chars().take_while(mark).map(char::len_utf8).sum::<usize>()
    }

    /// Before spaces, on the same line.
    pub fn skip_spaces_back(&self, at: usize) -> usize {
        self.back_past(at, |byte| matches!(byte, b' ' | b'\t'), is_space)
    }

    pub fn char_at(&self, at: usize) -> Option<char> {
        self.from(at).chars().next()
    }

    pub fn char_before(&self, at: usize) -> Option<char> {
        self.before(at).chars().next_back()
    }

    /// Past one of these signs.
    pub fn skip_sign(&self, at: usize, signs: &str) -> Option<usize> {
        match self.text.as_bytes().get(at)? {
            byte if byte.is_ascii() => signs.as_bytes().contains(byte).then_some(at + 1),
            _ => self.char_at(at).filter(|c| signs.contains(*c)).map(|c| at + c.len_utf8()),
        }
    }

    /// Whether a number goes on after a place: ".5", ",000", "/24", "%".
    pub fn goes_on(&self, at: usize) -> bool {
        let mut chars = self.from(at).chars();
        match chars.next() {
            Some('%' | '％' | '٪') => true,
            Some(c) if digit_of(c).is_some() => true,
            Some('.' | ',' | ':' | '/' | '٫' | '٬' | '’' | '\'') => {
                chars.next().is_some_and(|c| digit_of(c).is_some())
            }
            _ => false,
        }
    }

    /// Whether a number began before a place: "1.", "12,", "5/".
    pub fn began_before(&self, at: usize) -> bool {
        let mut chars = self.before(at).chars().rev();
        match chars.next() {
            Some(c) if digit_of(c).is_some() => true,
            Some('.' | ',' | ':' | '/' | '-' | '٫' | '٬' | '’' | '\'' | '+') => {
                chars.next().is_some_and(|c| digit_of(c).is_some())
            }
            Some('$' | '€' | '£' | '¥' | '₹' | '№' | '#') => true,
            _ => false,
        }
    }

    /// Whether a word that stands before times of day ends before a place: "kl. 22.04".
    pub fn is_behind_clock_word(&self, at: usize) -> bool {
        let end = self.skip_spaces_back(at);
        let end = if self.char_before(end) == Some('.') { end - 1 } else { end };
        is_clock_word(self.span(self.word_before(end)))
    }

    /// A time of day that follows a date on the same line within a few words: `, kl. 14.05`, ` 10:32CST`, ` às 16h40`.
    pub fn time_after(&self, at: usize) -> Option<Span> {
        const REACH: usize = 48;
        let rest = self.from(at);
        let line = rest.split('\n').next().unwrap_or_default();
        let reach = line.get(..line.floor_char_boundary(REACH)).unwrap_or_default();
        let first = reach.char_indices().find(|(_, c)| digit_of(*c).is_some())?.0;
        let between = reach.get(..first)?;
        // A full stop before a capital ends the sentence: the number is another's.
        if between.contains(['(', ';', '|', '•', '。', '：']) || between.split_whitespace().count() > 4 {
            return None;
        }
        let hour = self.number_at(at + first)?;
        if hour.digits > 2 || hour.value > 24 {
            return None;
        }
        let marked = between.split(|c: char| !c.is_alphabetic()).any(is_clock_word);
        let after_space = self.skip_spaces(hour.end);
        let sign = self.char_at(hour.end)?;
        let minutes_at = match sign {
            ':' | '：' | 'h' | 'H' => self.skip_spaces(hour.end + sign.len_utf8()),
            '.' if marked => hour.end + 1,
            _ if self.from(after_space).starts_with("h ") => self.skip_spaces(after_space + 1),
            _ => return None,
        };
        let minutes = self.number_at(minutes_at).filter(|minutes| minutes.digits == 2 && minutes.value < 60)?;
        let mut end = minutes.end;
        if let Some(seconds) = self.skip_sign(end, ":").and_then(|next| self.number_at(next)) {
            end = seconds.end;
        }
        let zone = self.word_at(end);
        if (2..=4).contains(&zone.len()) && self.span(zone).bytes().all(|b| b.is_ascii_uppercase()) {
            end = zone.end;
        }
        Some(Span::new(hour.start, end))
    }
}

/// Words that stand before a time of day written with a full stop.
fn is_clock_word(word: &str) -> bool {
    ["kl", "klo", "uur", "uhr", "um", "ore", "pukul", "ora", "godz", "klokken", "klukkan", "at"]
        .iter()
        .any(|clock| word.eq_ignore_ascii_case(clock))
}

pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' | '\u{200e}' | '\u{200f}')
}

/// Letters, marks on them, and the signs without width that hold letters apart.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    let info = info(c);
    info.is_alphabetic() || info.is_mark() || matches!(c, '\u{200c}' | '\u{200d}' | '॰' | '׳')
}

/// The next position from one on of a digit or a Chinese numeral.
#[expect(clippy::needless_bitwise_bool, reason = "asked of many bytes at once")]
fn next_begin(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let may = |first: u8| first.is_ascii_digit() | (first >= 0xD9);
    // Digits of the scripts of India and their neighbours end with these bytes, most letters do not.
    let may_end = |at: usize, first: u8| first != 0xE0 || matches!(byte(at + 2), 0x90..=0x99 | 0xA6..=0xAF);
    let is_number = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_number);
    let begins = |at: usize| {
        let first = byte(at);
        let digit = SECONDS[usize::from(first)] >> (byte(at + 1) & 0x3F) & 1 == 1;
        first.is_ascii() || (digit && may_end(at, first) && is_number(at))
    };
    position_among(bytes, at, may, begins)
}

/// Whether a character is a digit of any script or a Chinese numeral of a year.
const fn is_number(c: char) -> bool {
    // No Chinese numeral stands before the first of them in Unicode.
    digit_of(c).is_some() || (c >= '○' && is_han_digit(c))
}

/// For each first byte of a character the second bytes, by their last six bits, with which it may be a digit or a Chinese
/// numeral.
const SECONDS: [u64; 256] = {
    let mut seconds = [0; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        seconds[digit as usize] = u64::MAX;
        digit += 1;
    }
    seconds[0xD9] = u64::MAX;
    seconds[0xDB] = u64::MAX;
    let pairs: [&[u8]; 8] = [
        &[0xE0, 0xA5, 0xA7, 0xA9, 0xAB, 0xAD, 0xAF, 0xB1, 0xB3, 0xB5, 0xB9, 0xBB],
        &[0xE1, 0x81, 0x9F],
        &[0xE2, 0x97],
        &[0xE3, 0x80],
        &[0xE4, 0xB8, 0xB9, 0xBA],
        &[0xE5, 0x85, 0x8D, 0x9B],
        &[0xE9, 0x9B],
        &[0xEA, 0xA7],
    ];
    let mut row = 0;
    while row < pairs.len() {
        let mut column = 1;
        while column < pairs[row].len() {
            seconds[pairs[row][0] as usize] |= 1 << (pairs[row][column] & 0x3F);
            column += 1;
        }
        row += 1;
    }
    seconds[0xEF] = 1 << (0xBC & 0x3F);
    seconds
};

/// The value of a decimal digit of any script.
#[inline]
#[must_use]
pub const fn digit_of(c: char) -> Option<u32> {
    let code = c as u32;
    if code < 0x660 {
        return if c.is_ascii_digit() { Some(code - 0x30) } else { None };
    }
    // Nearly every other letter leaves here.
    if code > 0x17e9 && code < 0xa9d0 { None } else { native_digit(code) }
}

/// The same for scripts with digits of their own. Their blocks begin at the digit zero.
const fn native_digit(code: u32) -> Option<u32> {
    let zero = match code {
        0x660..=0x669 => 0x660,
        0x6f0..=0x6f9 => 0x6f0,
        0x966..=0x96f => 0x966,
        0x9e6..=0x9ef => 0x9e6,
        0xa66..=0xa6f => 0xa66,
        0xae6..=0xaef => 0xae6,
        0xb66..=0xb6f => 0xb66,
        0xbe6..=0xbef => 0xbe6,
        0xc66..=0xc6f => 0xc66,
        0xce6..=0xcef => 0xce6,
        0xd66..=0xd6f => 0xd66,
        0xe50..=0xe59 => 0xe50,
        0xed0..=0xed9 => 0xed0,
        0x1040..=0x1049 => 0x1040,
        0x17e0..=0x17e9 => 0x17e0,
        0xa9d0..=0xa9d9 => 0xa9d0,
        0xff10..=0xff19 => 0xff10,
        _ => return None,
    };
    Some(code - zero)
}

/// Chinese numerals as a year writes them: 二〇二五.
#[must_use]
pub const fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | 'Ｏ' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const fn is_han_digit(c: char) -> bool {
    han_digit(c).is_some() || c == '十'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_begins_a_number() {
        for c in ('\0'..='\u{ffff}').filter(|c| digit_of(*c).is_some() || is_han_digit(*c)) {
            for before in ["", "a", "és ", "в 中", "a long line before it, then "] {
                let text = format!("{before}{c}");
                assert_eq!(Scan::new(&text).number_starts().collect::<Vec<_>>(), [before.len()], "{c}");
            }
        }
    }
}

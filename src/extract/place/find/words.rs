//! The words of a text as names have them.

use std::borrow::Cow;

use unicode_script::Script;

use crate::extract::chars::{brief, brief_at, info};

/// Names of more words are not looked for.
pub const WORDS: usize = 5;
/// Longest name in bytes.
pub const LONGEST: usize = 96;

/// The words from a place on, joined as names are.
pub struct Phrase<'a> {
    pub key: Cow<'a, str>,
    /// Ends of the words: in the key, and in the text.
    ends: [(usize, usize); WORDS],
    /// How many there are.
    pub words: usize,
}

impl<'a> Phrase<'a> {
    /// Begins with a word that ends somewhere in the text.
    pub fn new(first: &'a str, end: usize) -> Self {
        let mut phrase = Self { key: first.into(), ends: [(0, 0); WORDS], words: 0 };
        phrase.end_word(end);
        phrase
    }

    /// Adds a word that ends somewhere in the text.
    pub fn push(&mut self, word: &str, end: usize) {
        self.key.to_mut().push_str(word);
        self.end_word(end);
    }

    fn end_word(&mut self, end: usize) {
        if let Some(last) = self.ends.get_mut(self.words) {
            *last = (self.key.len(), end);
            self.words += 1;
        }
    }

    /// Ends of the words: in the key, and in the text.
    pub fn ends(&self) -> &[(usize, usize)] {
        self.ends.get(..self.words).unwrap_or_default()
    }
}

/// Whether a character is part of a word here: letters, digits, marks and joiners.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => return c.is_ascii_alphanumeric(),
        // Chinese signs and Korean syllables; the tables are slower.
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => return true,
        _ => {}
    }
    brief(c).is_part()
}

/// A text with Chinese signs as keys have them: 広東 as 广东. All of these signs have the same length.
pub fn simplified(text: &str) -> Cow<'_, str> {
    let mut simple = String::new();
    // What follows from here on is copied in one piece up to the next sign that changes.
    let mut from = 0;
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '\u{3400}'..='\u{9fff}')) {
        if let Some(plain) = info(sign).key.filter(|plain| *plain != sign) {
            simple.reserve(text.len() - simple.len());
            simple.push_str(text.get(from..at).unwrap_or_default());
            simple.push(plain);
            from = at + sign.len_utf8();
        }
    }
    if from == 0 {
        return text.into();
    }
    simple.push_str(text.get(from..).unwrap_or_default());
    simple.into()
}

/// From here on stand all scripts that set no words apart.
pub const SET_APART: char = '\u{e00}';

/// Where the letters end that go on at a place, before the first one of a script that may set no words apart.
pub fn letters_end(text: &str, mut at: usize) -> usize {
    /// The first byte of [`SET_APART`] and all behind it, but for some that begin with it as well.
    const FIRST: u8 = 0xE0;
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
            continue;
        }
        let (known, length) = brief_at(bytes, at);
        let apart = byte > FIRST || (byte == FIRST && bytes.get(at + 1).is_some_and(|second| *second >= 0xB8));
        if apart || !known.is_part() {
            break;
        }
        at += length;
    }
    at
}

/// The end of the word at a place; an apostrophe between letters belongs to it.
pub fn word_end(text: &str, at: usize) -> usize {
    end(text, at, false)
}

/// The same behind a letter of the word.
pub fn rest_end(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        // As nearly everywhere.
        Some(next) if next.is_ascii() && !next.is_ascii_alphanumeric() && *next != b'\'' => at,
        _ => end(text, at, true),
    }
}

fn end(text: &str, at: usize, begun: bool) -> usize {
    let mut chars = text.get(at..).unwrap_or_default().char_indices();
    while let Some((offset, c)) = chars.find(|(_, c)| !is_letter(*c)) {
        let joins = matches!(c, '\'' | '’' | 'ʼ' | '‘' | '״' | '׳')
            && (begun || offset > 0)
            && chars.clone().next().is_some_and(|(_, next)| is_letter(next));
        if !joins {
            return at + offset;
        }
    }
    text.len()
}

/// A mark on a letter, or a joiner.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && (info(c).is_mark() || matches!(c, '\u{200c}' | '\u{200d}'))
}

/// Whether a Latin name may have a letter.
pub fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(info(c).script, Script::Latin | Script::Common | Script::Inherited)
}

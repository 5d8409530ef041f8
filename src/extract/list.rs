//! Words or codes in a data file, set off by spaces.

use serde::Deserialize;

/// Lists of words or languages, set off by spaces.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct List {
    words: Vec<String>,
    /// The bytes that words begin with, one bit each: most of what is asked for begins with none of them.
    firsts: [u64; 4],
}

impl From<String> for List {
    fn from(list: String) -> Self {
        let words: Vec<String> = list.split_whitespace().map(str::to_owned).collect();
        let mut firsts = [0; 4];
        for first in words.iter().filter_map(|word| word.bytes().next()) {
            firsts[usize::from(first / 64)] |= 1 << (first % 64);
        }
        Self { words, firsts }
    }
}

impl List {
    /// Whether a word is in it.
    pub fn has(&self, word: &str) -> bool {
        self.may_open(word) && self.words.iter().any(|known| known == word)
    }

    /// Whether a word in lower case is in it.
    pub fn has_lower(&self, word: &str) -> bool {
        if word.is_ascii() {
            let first = word.bytes().next().is_some_and(|first| self.has_first(first.to_ascii_lowercase()));
            return first && self.words.iter().any(|known| is_lower_of(known, word));
        }
        let ascii = word.bytes().next().filter(u8::is_ascii);
        ascii.is_none_or(|first| self.has_first(first.to_ascii_lowercase())) && self.has(&word.to_lowercase())
    }

    /// Its words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Those of its words that a text begins with.
    pub fn opening(&self, text: &str) -> impl Iterator<Item = &str> {
        let words = if self.may_open(text) { &self.words[..] } else { &[] };
        words.iter().map(String::as_str).filter(move |word| text.starts_with(word))
    }

    /// Whether a text begins like one of its words.
    pub fn may_open(&self, text: &str) -> bool {
        text.bytes().next().is_some_and(|first| self.has_first(first))
    }

    const fn has_first(&self, first: u8) -> bool {
        self.firsts[(first / 64) as usize] >> (first % 64) & 1 == 1
    }
}

/// Whether a word is another one, of ASCII, in lower case.
fn is_lower_of(lower: &str, word: &str) -> bool {
    lower.len() == word.len() && lower.bytes().eq(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

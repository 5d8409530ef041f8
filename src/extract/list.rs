//! Words or codes in a data file, set off by spaces.

use serde::Deserialize;

use super::chars::brief;

/// Lists of words or languages, set off by spaces.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct List {
    words: Vec<String>,
    /// The bytes that words begin with, one bit each: most of what is asked for begins with none of them.
    firsts: [u64; 4],
    /// The same for how words begin and end, and how long they are; some share a bit.
    shapes: [u64; 4],
}

impl From<String> for List {
    fn from(list: String) -> Self {
        let words: Vec<String> = list.split_whitespace().map(str::to_owned).collect();
        let (mut firsts, mut shapes) = ([0; 4], [0; 4]);
        for word in &words {
            let bytes = word.as_bytes();
            bytes.first().into_iter().for_each(|first| mark(&mut firsts, *first));
            mark(&mut shapes, shape(bytes));
        }
        Self { words, firsts, shapes }
    }
}

impl List {
    /// Whether a word is in it.
    pub fn has(&self, word: &str) -> bool {
        is_marked(&self.shapes, shape(word.as_bytes())) && self.words.iter().any(|known| known == word)
    }

    /// Whether a word in lower case is in it.
    pub fn has_lower(&self, word: &str) -> bool {
        if word.is_ascii() {
            return is_marked(&self.shapes, shape(word.as_bytes()))
                && self.words.iter().any(|known| is_lower_of(known, word));
        }
        let ascii = word.bytes().next().filter(u8::is_ascii);
        if ascii.is_some_and(|first| !is_marked(&self.firsts, first.to_ascii_lowercase())) {
            return false;
        }
        let capitals = word.chars().any(|c| brief(c).is_uppercase());
        if capitals { self.has(&word.to_lowercase()) } else { self.has(word) }
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
        text.bytes().next().is_some_and(|first| is_marked(&self.firsts, first))
    }
}

/// Marks a byte in a set of bytes.
const fn mark(set: &mut [u64; 4], byte: u8) {
    set[(byte / 64) as usize] |= 1 << (byte % 64);
}

const fn is_marked(set: &[u64; 4], byte: u8) -> bool {
    set[(byte / 64) as usize] >> (byte % 64) & 1 == 1
}

/// A word by its length, its first byte and its last one, the same for capitals of ASCII.
fn shape(word: &[u8]) -> u8 {
    let [first, last] = [word.first(), word.last()].map(|byte| byte.copied().unwrap_or_default().to_ascii_lowercase());
    (word.len() as u8).wrapping_mul(37).wrapping_add(first.wrapping_mul(11)).wrapping_add(last.wrapping_mul(101))
}

/// Whether a word is another one, of ASCII, in lower case.
fn is_lower_of(lower: &str, word: &str) -> bool {
    lower.len() == word.len() && lower.bytes().eq(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

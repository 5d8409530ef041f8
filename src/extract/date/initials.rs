//! How words of a list begin, so that most words of a text are passed by without folding them.

use crate::extract::chars::info;

/// The first letters of words in lower case.
#[derive(Debug, Default)]
pub struct Initials {
    /// One bit for each first and second letter of ASCII, whose last five bits are the same in both cases.
    pairs: [u32; 32],
    /// First letters beyond ASCII.
    others: Vec<char>,
}

impl Initials {
    /// Adds a word.
    pub fn add(&mut self, word: &str) {
        let mut letters = word.chars();
        let Some(first) = letters.next() else { return };
        if !first.is_ascii() {
            return self.others.push(first);
        }
        // Behind a single letter, or before another script, anything may stand.
        let seconds = letters.next().filter(char::is_ascii).map_or(u32::MAX, |second| 1 << (second as u32 % 32));
        self.pairs[first as usize % 32] |= seconds;
    }

    /// Whether a word of a text may be one of the words, whatever its case.
    pub fn may_begin(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let (Some(first), second) = (letters.next(), letters.next()) else { return false };
        // A mark may change the letter before it, and one that is not seen is left out.
        let settled = |c: char| c.is_ascii() || info(c).is_plain() && info(c).is_alphabetic();
        if !settled(first) || second.is_some_and(|second| !settled(second)) {
            return true;
        }
        let lower = info(first).lower();
        if !lower.is_ascii() {
            return self.others.contains(&lower);
        }
        let seconds = second.filter(char::is_ascii).map_or(u32::MAX, |second| 1 << (second as u32 % 32));
        self.pairs[lower as usize % 32] & seconds != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_how_they_begin() {
        let mut initials = Initials::default();
        for word in ["march", "mai", "é", "u"] {
            initials.add(word);
        }
        for word in ["March", "MAI", "ma", "m", "É", "e\u{301}", "ubi", "U", "İ"] {
            assert!(initials.may_begin(word), "{word}");
        }
        for word in ["", "million", "è", "E", "đ"] {
            assert!(!initials.may_begin(word), "{word}");
        }
    }
}

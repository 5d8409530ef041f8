//! Words in the order of their bytes, asked only at places of a text where a word can begin.
//!
//! The last word that does not stand behind a text in that order begins with every word that the text begins with. So one
//! search among the few words with the same first two letters is enough; each word leads on to the longest shorter one.

use rustc_hash::FxHashMap;

/// A set of words, numbered in their order.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// All words, one after the other.
    text: String,
    words: Vec<Word>,
    /// For the first two letters of words their numbers, from and to.
    heads: FxHashMap<u64, (u32, u32)>,
    /// Which of those there are: most places of a text fail here.
    all: Heads,
    /// The same for words that can stand inside others.
    inside: Heads,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it ends in `text`.
    end: u32,
    /// The longest other word that it begins with, or `NONE`.
    shorter: u32,
    /// Whether it can stand inside another.
    inside: bool,
}

const NONE: u32 = u32::MAX;

/// Words by where they can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those that can stand inside others.
    Inside,
    /// Those that can only stand where a word begins.
    AtStart,
}

impl Dictionary {
    /// Takes words in order, none of them empty, with whether they can stand inside others.
    pub fn new<'a>(sorted: impl IntoIterator<Item = (&'a str, bool)>) -> Self {
        let mut dictionary = Self::default();
        // The words that the last one begins with, and itself.
        let mut open: Vec<(u32, &str)> = Vec::new();
        for (number, (word, inside)) in (0..).zip(sorted) {
            while open.pop_if(|(_, begin)| !word.starts_with(*begin)).is_some() {}
            let shorter = open.last().map_or(NONE, |(number, _)| *number);
            open.push((number, word));
            dictionary.text.push_str(word);
            dictionary.words.push(Word { end: dictionary.text.len() as u32, shorter, inside });
            let mut letters = word.chars();
            let head = head(letters.next().unwrap_or_default(), letters.next());
            dictionary.heads.entry(head).or_insert((number, number)).1 = number + 1;
            dictionary.all.set(head);
            if inside {
                dictionary.inside.set(head);
            }
        }
        dictionary.heads.shrink_to_fit();
        dictionary.words.shrink_to_fit();
        dictionary
    }

    /// Calls `found` with the number and the length of every word of some that a text begins with, the longer first.
    /// `letters` are the first of the text.
    #[inline]
    pub fn each_prefix(
        &self,
        text: &[u8],
        letters: (char, Option<char>),
        which: Which,
        mut found: impl FnMut(u32, usize),
    ) {
        let heads = if which == Which::Inside { &self.inside } else { &self.all };
        let (two, one) = (head(letters.0, letters.1), head(letters.0, None));
        let range = if heads.has(two) { self.heads.get(&two) } else { None };
        let range = range.or_else(|| if heads.has(one) { self.heads.get(&one) } else { None });
        let Some(&(from, to)) = range else { return };
        let mut at = self.last_before(from, to, text);
        let shared = at.map_or(0, |at| self.bytes(at).iter().zip(text).take_while(|(a, b)| a == b).count());
        while let Some(number) = at
            && let Some(word) = self.words.get(number as usize)
        {
            let length = self.bytes(number).len();
            if length <= shared && (which == Which::All || (which == Which::Inside) == word.inside) {
                found(number, length);
            }
            at = Some(word.shorter).filter(|shorter| *shorter != NONE);
        }
    }

    /// The last word that does not stand behind a text, of some or right before them.
    fn last_before(&self, from: u32, to: u32, text: &[u8]) -> Option<u32> {
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = u32::midpoint(low, high);
            if self.bytes(middle) <= text {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
    }

    #[inline]
    fn bytes(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        let end = self.words.get(number).map_or(0, |word| word.end);
        self.text.as_bytes().get(start as usize..end as usize).unwrap_or_default()
    }
}

/// One letter or two as a number.
#[inline]
fn head(first: char, second: Option<char>) -> u64 {
    u64::from(first) << 32 | second.map_or(0, u64::from)
}

/// A bit for each head, with few sharing one.
#[derive(Debug)]
struct Heads(Vec<u64>);

const HEADS: usize = 1 << 15;

impl Default for Heads {
    fn default() -> Self {
        Self(vec![0; HEADS / 64])
    }
}

impl Heads {
    #[inline]
    fn bit(head: u64) -> usize {
        (head.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 49) as usize
    }

    fn set(&mut self, head: u64) {
        let bit = Self::bit(head);
        if let Some(bits) = self.0.get_mut(bit / 64) {
            *bits |= 1 << (bit % 64);
        }
    }

    #[inline]
    fn has(&self, head: u64) -> bool {
        let bit = Self::bit(head);
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_of(words: &[&str], text: &str, which: Which) -> Vec<String> {
        let mut found = Vec::new();
        let mut letters = text.chars();
        let letters = (letters.next().unwrap(), letters.next());
        let dictionary = Dictionary::new(words.iter().map(|word| (*word, word.contains('b'))));
        dictionary.each_prefix(text.as_bytes(), letters, which, |number, length| {
            assert_eq!(words[number as usize].len(), length);
            found.push(words[number as usize].to_owned());
        });
        found
    }

    #[test]
    fn every_word_that_a_text_begins_with_is_found() {
        let words = ["a", "ab", "abc", "abcd", "abd", "b", "中", "中国", "中国书"];
        let found = |text| found_of(&words, text, Which::All);
        assert_eq!(found("abcde"), ["abcd", "abc", "ab", "a"]);
        assert_eq!(found("abd"), ["abd", "ab", "a"]);
        assert_eq!(found("ac"), ["a"]);
        assert_eq!(found("a"), ["a"]);
        assert_eq!(found("中国人"), ["中国", "中"]);
        assert_eq!(found("x"), [""; 0]);
        assert_eq!(found_of(&[], "x", Which::All), [""; 0]);
        assert_eq!(found_of(&["xyz"], "xyz", Which::All), ["xyz"]);
        assert_eq!(found_of(&["xyz"], "xy", Which::All), [""; 0]);
    }

    #[test]
    fn words_are_told_apart_by_where_they_can_stand() {
        let words = ["a", "ab", "acb", "b"];
        assert_eq!(found_of(&words, "acb", Which::Inside), ["acb"]);
        assert_eq!(found_of(&words, "acb", Which::AtStart), ["a"]);
    }
}

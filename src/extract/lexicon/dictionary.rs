//! Words in the order of their bytes, asked only at places of a text where a word can begin.
//!
//! The last word that does not stand behind a text in that order begins with every word that the text begins with. So one
//! search among the few words with the same first two letters is enough; each word leads on to the longest shorter one.

use rustc_hash::FxHashMap;

use crate::extract::heads::{Heads, head};

/// A set of words, numbered in their order.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// All words, one after the other.
    text: String,
    words: Vec<Word>,
    /// For each word its first bytes behind its first two letters: enough to tell most words from each other.
    keys: Vec<u64>,
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
            dictionary.keys.push(key(letters.as_str().as_bytes()));
            dictionary.heads.entry(head).or_insert((number, number)).1 = number + 1;
            dictionary.all.add(head);
            if inside {
                dictionary.inside.add(head);
            }
        }
        dictionary.heads.shrink_to_fit();
        dictionary.words.shrink_to_fit();
        dictionary.keys.shrink_to_fit();
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
        let range = if heads.may_have(two) { self.heads.get(&two) } else { None };
        let range = range.or_else(|| if heads.may_have(one) { self.heads.get(&one) } else { None });
        let Some(&(from, to)) = range else { return };
        let behind = letters.0.len_utf8() + letters.1.map_or(0, char::len_utf8);
        let mut at = self.last_before(from, to, text, key(text.get(behind..).unwrap_or_default()));
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

    /// The last word that does not stand behind a text, of some or right before them. `key` is of the text.
    fn last_before(&self, from: u32, to: u32, text: &[u8], key: u64) -> Option<u32> {
        let keys = self.keys.get(from as usize..to as usize).unwrap_or_default();
        let low = keys.partition_point(|known| *known < key);
        let like = keys.iter().skip(low).take_while(|known| **known == key).count();
        // Among words with as many bytes in common the whole words are compared.
        let (mut low, mut high) = (from + low as u32, from + (low + like) as u32);
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

/// The first eight bytes of a text, so that numbers stand in the order of their texts; of a shorter one zeros follow.
#[inline]
fn key(text: &[u8]) -> u64 {
    if let Some(eight) = text.first_chunk() {
        return u64::from_be_bytes(*eight);
    }
    let mut eight = [0; 8];
    eight.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
    u64::from_be_bytes(eight)
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

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
    /// For the first two letters of words which those are.
    heads: FxHashMap<u64, Range>,
    /// Which of those there are: most places of a text fail here.
    all: Heads,
    /// The same for words that can stand inside others.
    inside: Heads,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// Its first bytes behind its first two letters, which tell most words apart without reading them.
    key: u64,
    /// Where it begins in `text`.
    start: u32,
    /// In bytes.
    length: u32,
    /// The longest other word that it begins with, or `NONE`.
    shorter: u32,
    /// Whether it can stand inside another.
    inside: bool,
}

/// Words with the same first two letters.
#[derive(Clone, Copy, Debug)]
struct Range {
    from: u32,
    to: u32,
    /// The word that is their first letter, or `NONE`.
    letter: u32,
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
            let mut letters = word.chars();
            let (first, second) = (letters.next().unwrap_or_default(), letters.next());
            let (start, length) = (dictionary.text.len() as u32, word.len() as u32);
            let key = key(letters.as_str().as_bytes());
            dictionary.text.push_str(word);
            dictionary.words.push(Word { key, start, length, shorter, inside });
            let letter = open.first().filter(|(_, shortest)| shortest.len() == first.len_utf8());
            let letter = letter.map_or(NONE, |(number, _)| *number);
            let head = head(first, second);
            dictionary.heads.entry(head).or_insert(Range { from: number, to: number, letter }).to = number + 1;
            dictionary.all.add(head);
            if inside {
                dictionary.inside.add(head);
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
        let range = if heads.may_have(two) { self.heads.get(&two) } else { None };
        let range = range.or_else(|| if heads.may_have(one) { self.heads.get(&one) } else { None });
        let Some(range) = range else { return };
        let (mut at, shared) =
            self.last_before(range, text, letters.0.len_utf8() + letters.1.map_or(0, char::len_utf8));
        while let Some(word) = self.words.get(at as usize) {
            if word.length as usize <= shared && (which == Which::All || (which == Which::Inside) == word.inside) {
                found(at, word.length as usize);
            }
            at = word.shorter;
        }
    }

    /// The last word of some that does not stand behind a text, or the word of one letter before all of them, and how many
    /// bytes it has in common with the text. `behind` is where the text's first two letters end.
    fn last_before(&self, range: &Range, text: &[u8], behind: usize) -> (u32, usize) {
        let words = self.words.get(range.from as usize..range.to as usize).unwrap_or_default();
        let key = key(text.get(behind..).unwrap_or_default());
        let mut low = words.partition_point(|word| word.key < key);
        let like = words.iter().skip(low).take_while(|word| word.key == key).count();
        if like > 0 {
            // Words with as many bytes in common are read.
            low += words.get(low..low + like).unwrap_or_default().partition_point(|word| self.bytes(word) <= text);
        }
        match low.checked_sub(1).and_then(|last| words.get(last)) {
            None => (range.letter, behind),
            Some(word) if word.key == key => {
                let shared = self.bytes(word).iter().zip(text).take_while(|(a, b)| a == b).count();
                (range.from + low as u32 - 1, shared)
            }
            // Behind a text's end no word goes on: the bytes that stand for nothing make no word longer than the text.
            Some(word) => {
                let same = (word.key ^ key).leading_zeros() as usize / 8;
                (range.from + low as u32 - 1, (behind + same).min(text.len()))
            }
        }
    }

    #[inline]
    fn bytes(&self, word: &Word) -> &[u8] {
        let start = word.start as usize;
        self.text.as_bytes().get(start..start + word.length as usize).unwrap_or_default()
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

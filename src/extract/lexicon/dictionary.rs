//! Words in the order of their bytes, asked only at places of a text where a word can begin.
//!
//! The last word that does not stand behind a text in that order begins with every word that the text begins with. So one
//! search among the few words with the same first two letters is enough; each word leads on to the longest shorter one.

use rustc_hash::FxHashMap;

use crate::extract::heads::Heads;
use crate::extract::letters::is_run_letter;

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
    /// For words of one letter, a bit for some of them each.
    letters: u64,
    /// With which two letters words begin, told by their last bytes.
    pairs: Pairs,
    /// Words that can stand inside others and go on behind a run of letters, which comes first in them; by the last byte of
    /// that run, with how many it has.
    crossing: Vec<(u8, u16, u32)>,
}

/// For the last byte of each first letter a bit for that of each second one with which a word goes on, and the same for
/// words that can stand inside others; some share a bit.
#[derive(Debug)]
struct Pairs(Box<[[u64; 256]; 2]>);

impl Default for Pairs {
    fn default() -> Self {
        Self(Box::new([[0; 256]; 2]))
    }
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// Its first eight bytes behind its first two letters, which tell most words apart without reading them.
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
    /// The word that is their first two letters, or else `letter`.
    two: u32,
    /// For the last bytes of their third letters a bit for some of them each.
    thirds: u64,
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
            let beginning = Beginning::of(word.as_bytes());
            let (start, length) = (dictionary.text.len() as u32, word.len() as u32);
            let key = key(word.as_bytes().get(beginning.two..).unwrap_or_default());
            dictionary.text.push_str(word);
            dictionary.words.push(Word { key, start, length, shorter, inside });
            let letter = open.first().filter(|(_, shortest)| shortest.len() == beginning.letter);
            let letter = letter.map_or(NONE, |(number, _)| *number);
            let head = if word.len() == beginning.letter { beginning.head_of_one() } else { beginning.head_of_two() };
            if word.len() == beginning.letter {
                dictionary.letters |= 1 << (head & 63);
            }
            let two = if word.len() == beginning.two { number } else { letter };
            let range = dictionary.heads.entry(head);
            let range = range.or_insert(Range { from: number, to: number, letter, two, thirds: 0 });
            range.to = number + 1;
            range.thirds |= 1 << (beginning.third() & 63);
            dictionary.all.add(head);
            if let Some(&first) = word.as_bytes().get(beginning.letter - 1) {
                let second = word.as_bytes().get(beginning.two - 1).filter(|_| word.len() > beginning.letter);
                // Behind a word of one letter anything may stand.
                let pair = second.map_or(u64::MAX, |second| 1 << (second & 63));
                let [all, inner] = &mut *dictionary.pairs.0;
                all[usize::from(first)] |= pair;
                inner[usize::from(first)] |= if inside { pair } else { 0 };
            }
            if inside {
                dictionary.inside.add(head);
                let run = word.find(|c| !is_run_letter(c)).and_then(|end| word.get(..end)).unwrap_or_default();
                if let Some(last) = run.bytes().last() {
                    dictionary.crossing.push((last, run.len() as u16, number));
                }
            }
        }
        dictionary.crossing.sort_unstable();
        dictionary.heads.shrink_to_fit();
        dictionary.words.shrink_to_fit();
        dictionary
    }

    /// Whether a word may begin with two letters that have these last bytes, or one that can stand inside others; if not,
    /// none does.
    #[inline]
    pub fn may_begin(&self, (first, second): (u8, u8), inside: bool) -> bool {
        self.pairs.0[usize::from(inside)][usize::from(first)] >> (second & 63) & 1 == 1
    }

    /// Calls `found` with the number and the length of every word of some that a text begins with, the longer first.
    #[inline]
    pub fn each_prefix(&self, beginning: Beginning<'_>, which: Which, mut found: impl FnMut(u32, usize)) {
        let heads = if which == Which::Inside { &self.inside } else { &self.all };
        let (two, one) = (beginning.head_of_two(), beginning.head_of_one());
        let range = if heads.may_have(two) { self.heads.get(&two) } else { None };
        let (mut at, shared) = if let Some(range) = range {
            // Most texts have no word's first three letters.
            if range.thirds >> (beginning.third() & 63) & 1 == 1 {
                self.last_before(range, beginning)
            } else {
                (range.two, beginning.two)
            }
        } else if self.letters >> (one & 63) & 1 == 1 && heads.may_have(one) {
            let Some(range) = self.heads.get(&one) else { return };
            (range.letter, beginning.letter)
        } else {
            return;
        };
        while let Some(word) = self.words.get(at as usize) {
            if word.length as usize <= shared && (which == Which::All || (which == Which::Inside) == word.inside) {
                found(at, word.length as usize);
            }
            at = word.shorter;
        }
    }

    /// Calls `found` with the numbers of the words that begin with a run of letters and go on with another sign, and with
    /// what stands behind the run in them.
    pub fn each_behind(&self, run: &str, mut found: impl FnMut(u32, &str)) {
        let from = self.words.partition_point(|word| self.bytes(word) < run.as_bytes());
        let own = self.words.iter().skip(from).map_while(|word| self.text_of(word).strip_prefix(run));
        for (number, rest) in (from as u32..).zip(own) {
            if rest.chars().next().is_some_and(|c| !is_run_letter(c)) {
                found(number, rest);
            }
        }
    }

    /// The word of a number.
    pub fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map(|word| self.text_of(word)).unwrap_or_default()
    }

    /// The same of the words that can stand inside others and begin with the end of a run of letters, not with all of it.
    pub fn each_behind_end(&self, run: &str, mut found: impl FnMut(&str)) {
        let Some(last) = run.bytes().last() else { return };
        let from = self.crossing.partition_point(|(byte, ..)| *byte < last);
        for (_, begin, number) in self.crossing.iter().skip(from).take_while(|(byte, ..)| *byte == last) {
            let Some((begin, rest)) = self
                .words
                .get(*number as usize)
                .and_then(|word| self.text_of(word).split_at_checked(usize::from(*begin)))
            else {
                continue;
            };
            if run.len() > begin.len() && run.ends_with(begin) {
                found(rest);
            }
        }
    }

    /// The last word of some that does not stand behind a text, or the word of one letter before all of them, and how many
    /// bytes it has in common with the text.
    fn last_before(&self, range: &Range, beginning: Beginning<'_>) -> (u32, usize) {
        let Beginning { text, two: behind, .. } = beginning;
        let words = self.words.get(range.from as usize..range.to as usize).unwrap_or_default();
        let key = key(text.get(behind..).unwrap_or_default());
        let mut low = words.partition_point(|word| word.key < key);
        if words.get(low).is_some_and(|word| word.key == key) {
            // Words with as many bytes in common are read.
            let like = words.iter().skip(low).take_while(|word| word.key == key).count();
            low += words.get(low..low + like).unwrap_or_default().partition_point(|word| self.bytes(word) <= text);
        }
        match low.checked_sub(1).and_then(|last| words.get(last)) {
            None => (range.letter, behind),
            Some(word) if word.key == key => {
                let known = (behind + KEY).min(word.length as usize);
                let (word, text) = (self.bytes(word).get(known..), text.get(known..));
                let more = word.unwrap_or_default().iter().zip(text.unwrap_or_default());
                (range.from + low as u32 - 1, known + more.take_while(|(a, b)| a == b).count())
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

    fn text_of(&self, word: &Word) -> &str {
        let start = word.start as usize;
        self.text.get(start..start + word.length as usize).unwrap_or_default()
    }
}

/// How a text begins.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// The text.
    pub text: &'a [u8],
    /// Its first bytes, as [`key`] has them.
    eight: u64,
    /// Bytes of its first letter.
    letter: usize,
    /// Bytes of its first two letters.
    two: usize,
}

impl<'a> Beginning<'a> {
    /// Bytes that [`Beginning::is_like`] compares, at most.
    pub const BYTES: usize = KEY;

    /// Looks at the first letters of a text that begins with a whole character.
    #[inline]
    pub fn of(text: &'a [u8]) -> Self {
        let eight = key(text);
        let letter = length_of_letter((eight >> 56) as u8);
        let second = (eight << (8 * letter) >> 56) as u8;
        Self { text, eight, letter, two: letter + length_of_letter(second) }
    }

    /// Its first two letters as a number.
    #[inline]
    const fn head_of_two(self) -> u64 {
        self.eight >> (64 - 8 * self.two)
    }

    /// The last byte of its third letter; 0 where there is none.
    #[inline]
    fn third(self) -> u8 {
        end_of_letter(self.text, self.two)
    }

    /// Whether it begins as some bytes do, as [`Beginning::mask`] has them.
    #[inline]
    pub const fn is_like(self, (mask, bytes): (u64, u64)) -> bool {
        self.eight & mask == bytes
    }

    /// The first eight bytes of it, and which of them there are.
    pub fn mask(self) -> (u64, u64) {
        let missing = KEY.saturating_sub(self.text.len()) as u32;
        (u64::MAX.checked_shl(8 * missing).unwrap_or_default(), self.eight)
    }

    /// Its first letter as a number.
    #[inline]
    pub const fn head_of_one(self) -> u64 {
        self.eight >> (64 - 8 * self.letter)
    }
}

/// Bytes of a character by its first one.
#[inline]
pub const fn length_of_letter(first: u8) -> usize {
    // For the first half of the byte, from the right.
    (0x4322_1111_1111_1111_u64 >> (4 * (first >> 4)) & 7) as usize
}

/// The last byte of the letter that stands at a place of a text; 0 at its end.
#[inline]
pub fn end_of_letter(text: &[u8], at: usize) -> u8 {
    let first = text.get(at).copied().unwrap_or_default();
    if first.is_ascii() { first } else { text.get(at + length_of_letter(first) - 1).copied().unwrap_or_default() }
}

/// Bytes of a key.
const KEY: usize = 8;

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
        let dictionary = Dictionary::new(words.iter().map(|word| (*word, word.contains('b'))));
        dictionary.each_prefix(Beginning::of(text.as_bytes()), which, |number, length| {
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

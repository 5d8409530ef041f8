//! What runs of letters hold of the words of a lexicon, remembered from text to text.
//!
//! Nothing beside a run changes what it holds: words meet at both ends of it. Only entries that go on behind it do, so that
//! the letters with which such go on are remembered besides.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::finder::Finder;
use crate::extract::letters::Letters;
use crate::extract::lexicon::{Beginning, Entry, Lexicon, end_of_letter, length_of_letter};
use crate::model::Span;

/// A word of the lexicon in a run of letters.
#[derive(Clone, Copy)]
pub struct Known {
    pub entry: &'static Entry,
    /// Where it begins and ends, in bytes from where the run begins.
    pub start: u8,
    pub end: u8,
    /// The group of its sense.
    pub group: u8,
    /// Whether it is a word of its own rather than a part of the run.
    pub whole: bool,
    /// Whether capitals count, which are still to be compared.
    pub exact: bool,
}

/// What some runs of letters are known to hold.
#[derive(Default)]
pub struct Memory {
    /// Their numbers by [`hash`].
    numbers: FxHashMap<u64, u32>,
    runs: Vec<Run>,
    /// The letters of all runs, one after the other: those of one text stand near each other.
    letters: String,
    known: Vec<Known>,
    ahead: Vec<Ahead>,
}

/// A run of letters that is known.
struct Run {
    /// Where its letters begin and end in [`Memory::letters`].
    start: u32,
    end: u32,
    /// What it holds, by numbers in [`Memory::known`].
    from: u32,
    to: u32,
    /// Number in [`Memory::ahead`], or `NOTHING`.
    ahead: u32,
}

const NOTHING: u32 = u32::MAX;
/// Longer runs are not remembered, in bytes; hardly any word has as many. None has as many letters as
/// [`crate::extract::letters::LONGEST_WORD`].
const LONGEST: usize = 79;
/// Runs that are remembered, of all lexicons together.
const REMEMBERED: usize = 1 << 16;

thread_local! {
    /// By lexicon, of which each has an address of its own for as long as the program runs.
    static MEMORIES: RefCell<FxHashMap<usize, Memory>> = RefCell::default();
}

/// Calls `read` with the memory of a lexicon.
pub fn with(lexicon: &'static Lexicon, read: impl FnOnce(&mut Memory)) {
    MEMORIES.with_borrow_mut(|memories| {
        if memories.values().map(|memory| memory.runs.len()).sum::<usize>() >= REMEMBERED {
            memories.clear();
        }
        read(memories.entry(std::ptr::from_ref(lexicon).addr()).or_default());
    });
}

impl Memory {
    /// What a run of letters holds of the words of a lexicon, and whether other words may begin where it begins and go on
    /// behind it; `None` where it is not known.
    #[inline]
    pub fn recall(&mut self, lexicon: &'static Lexicon, text: Letters<'_>, run: Span) -> Option<(&[Known], bool)> {
        if run.len() > LONGEST || run.is_empty() {
            return None;
        }
        let letters = text.text.get(run.start..run.end)?;
        let hash = hash(letters.as_bytes());
        let number = match self.numbers.get(&hash) {
            Some(number) => *number,
            None => self.learn(lexicon, hash, letters, text.kinds.get(run.start..run.end)?),
        };
        let known = self.runs.get(number as usize)?;
        if self.letters.get(known.start as usize..known.end as usize) != Some(letters) {
            return None;
        }
        let ahead = self.ahead.get(known.ahead as usize);
        let goes_on = ahead.filter(|ahead| ahead.may_go_on(text.text.as_bytes(), run.end));
        if goes_on.is_some_and(|ahead| ahead.inside) {
            return None;
        }
        Some((self.known.get(known.from as usize..known.to as usize)?, goes_on.is_some()))
    }

    /// Looks a run up.
    fn learn(&mut self, lexicon: &'static Lexicon, hash: u64, letters: &str, kinds: &[u8]) -> u32 {
        if self.runs.len() >= REMEMBERED {
            *self = Self::default();
        }
        let from = self.known.len();
        let mut finder = Finder::new(lexicon, Letters { text: letters, kinds });
        finder.read(Span::new(0, letters.len()));
        let whole = finder.sort();
        for hit in &finder.found {
            let known = Known {
                entry: hit.entry,
                start: hit.span.start as u8,
                end: hit.span.end as u8,
                group: hit.entry.sense.group(),
                whole: whole.contains(&hit.span),
                exact: hit.entry.exact.is_some(),
            };
            let hides = |other: &Known| {
                // What may be rejected where it stands hides nothing.
                let sure = !other.exact && other.entry.tail.is_none();
                other.group == known.group && other.end >= known.end && sure
            };
            if !self.known.iter().skip(from).any(hides) {
                self.known.push(known);
            }
        }
        let mut ahead = Ahead::default();
        lexicon.dictionary.each_behind(letters, |rest| ahead.add(rest.as_bytes()));
        let mut add = |rest: &str| {
            ahead.inside = true;
            ahead.add(rest.as_bytes());
        };
        lexicon.dictionary.each_behind_end(letters, &mut add);
        for prefix in lexicon.affixes.prefixes_of(&lexicon.writing, Beginning::of(letters.as_bytes())) {
            if let Some(behind) = letters.get(prefix..).filter(|behind| !behind.is_empty()) {
                lexicon.dictionary.each_behind(behind, &mut add);
            }
        }
        let number = if ahead.is_empty() { NOTHING } else { self.ahead.len() as u32 };
        self.ahead.extend(Some(ahead).filter(|_| number != NOTHING));
        let start = self.letters.len() as u32;
        self.letters.push_str(letters);
        let (end, to) = (self.letters.len() as u32, self.known.len() as u32);
        let run = Run { start, end, from: from as u32, to, ahead: number };
        let number = self.runs.len() as u32;
        self.numbers.insert(hash, number);
        self.runs.push(run);
        number
    }
}

/// A number for a run of letters; hardly any two have one.
#[inline]
fn hash(letters: &[u8]) -> u64 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let add = |hash: u64, eight: [u8; 8]| (hash.rotate_left(29) ^ u64::from_le_bytes(eight)).wrapping_mul(SPREAD);
    let (eights, rest) = letters.as_chunks::<8>();
    let mut last = [0; 8];
    match letters.last_chunk::<8>() {
        Some(eight) => last = *eight,
        None => last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from),
    }
    add(eights.iter().fold(letters.len() as u64, |hash, eight| add(hash, *eight)), last)
}

/// The letters with which words go on behind a run, the first few each by itself, told by a bit for some of their last
/// bytes.
#[derive(Default)]
struct Ahead {
    letters: [u64; 5],
    /// Whether some begin behind the first letter of the run.
    inside: bool,
}

impl Ahead {
    const fn is_empty(&self) -> bool {
        self.letters[0] == 0
    }

    fn add(&mut self, rest: &[u8]) {
        let mut at = 0;
        for bits in &mut self.letters {
            *bits |= match rest.get(at) {
                Some(first) => {
                    let last = end_of_letter(rest, at);
                    at += length_of_letter(*first);
                    1 << (last & 63)
                }
                // Behind the end of the word anything may stand.
                None => u64::MAX,
            };
        }
    }

    /// Whether one of the words may go on as a text does from a position on.
    fn may_go_on(&self, text: &[u8], mut at: usize) -> bool {
        self.letters.iter().all(|bits| {
            let last = end_of_letter(text, at);
            at += text.get(at).map_or(0, |first| length_of_letter(*first));
            bits >> (last & 63) & 1 == 1
        })
    }
}

//! What runs of letters hold of the words of a lexicon, remembered from text to text.
//!
//! Nothing beside a run changes what it holds: words meet at both ends of it. Only entries that go on behind it do, so that
//! the letters with which such go on are remembered besides.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::finder::Finder;
use crate::extract::by_hash::ByHash;
use crate::extract::letters::Letters;
use crate::extract::lexicon::{Beginning, Entry, Kind, Lexicon, end_of_letter, length_of_letter};
use crate::model::Span;

/// A word of the lexicon in a run of letters.
#[derive(Clone, Copy)]
pub struct Known {
    pub entry: &'static Entry,
    /// Where it begins and ends, in bytes from where the run begins.
    pub start: u8,
    pub end: u8,
    /// The group and the kind of its sense.
    pub group: u8,
    pub kind: Kind,
    /// Whether it is a word of its own rather than a part of the run.
    pub whole: bool,
    /// Whether capitals count, which are still to be compared.
    pub exact: bool,
    /// Whether it has a [`Entry::tail`], which is still to be looked for.
    pub tailed: bool,
}

/// What some runs of letters are known to hold.
#[derive(Default)]
pub struct Memory {
    /// By [`Ends::hash`], with all that most of them need: each step further is one out of the processor's cache.
    runs: ByHash<Run>,
    /// The letters of the longer runs, one after the other.
    letters: String,
    known: Vec<Known>,
    ahead: Vec<Ahead>,
    behind: Vec<Behind>,
}

/// A run of letters that is known.
#[derive(Clone, Copy)]
struct Run {
    ends: Ends,
    /// Where its letters begin in [`Memory::letters`], if its ends are not all of it.
    start: u32,
    /// What it holds, by numbers in [`Memory::known`].
    from: u32,
    count: u16,
    /// Number in [`Memory::ahead`], or `NOTHING`.
    ahead: u32,
}

/// The first and the last eight bytes of a run of letters, which are all of most runs.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ends {
    first: u64,
    last: u64,
    bytes: u8,
}

impl Ends {
    /// Bytes of the longest run that has no others.
    const BOTH: usize = 16;

    #[inline]
    fn of(letters: &[u8]) -> Self {
        let bytes = letters.len() as u8;
        if let (Some(first), Some(last)) = (letters.first_chunk(), letters.last_chunk()) {
            return Self { first: u64::from_le_bytes(*first), last: u64::from_le_bytes(*last), bytes };
        }
        // Two halves that overlap, without a loop over the few letters.
        let (first, last) = match (letters.first_chunk::<4>(), letters.last_chunk::<4>(), letters) {
            (Some(first), Some(last), _) => (u32::from_le_bytes(*first), u32::from_le_bytes(*last)),
            (_, _, [first, .., last]) => {
                let middle = letters.get(usize::from(bytes) / 2).copied().unwrap_or_default();
                (u32::from_le_bytes([*first, middle, *last, 0]), 0)
            }
            (_, _, letters) => (letters.first().copied().unwrap_or_default().into(), 0),
        };
        Self { first: first.into(), last: last.into(), bytes }
    }

    /// A number for a run of letters with these ends; hardly any two have one.
    #[inline]
    fn hash(&self, letters: &[u8]) -> u64 {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let add = |hash: u64, eight: u64| (hash.rotate_left(29) ^ eight).wrapping_mul(SPREAD);
        let ends = add(add(u64::from(self.bytes), self.first), self.last);
        if letters.len() <= Self::BOTH {
            return ends;
        }
        let (eights, _) = letters.as_chunks::<8>();
        eights.iter().skip(1).fold(ends, |hash, eight| add(hash, u64::from_le_bytes(*eight)))
    }
}

/// A word of the lexicon that begins with a run of letters and goes on behind it.
pub struct Behind {
    /// How it goes on there, as [`Beginning::mask`] has it.
    pub begins: (u64, u64),
    /// Number in the dictionary.
    pub number: u32,
    /// Bytes of all of it.
    pub bytes: u32,
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
    /// What a run of letters holds of the words of a lexicon, and the words that begin with it where one of them may go on
    /// as the text does behind it; `None` where it is not known.
    #[inline]
    pub fn recall(&mut self, lexicon: &'static Lexicon, text: Letters<'_>, run: Span) -> Option<(&[Known], &[Behind])> {
        if run.len() > LONGEST || run.is_empty() {
            return None;
        }
        let letters = text.text.as_bytes().get(run.start..run.end)?;
        let ends = Ends::of(letters);
        let hash = ends.hash(letters);
        let known = match self.runs.get(hash) {
            Some(known) => *known,
            None => self.learn(
                lexicon,
                (hash, ends),
                text.text.get(run.start..run.end)?,
                text.kinds.get(run.start..run.end)?,
            ),
        };
        if known.ends != ends || (letters.len() > Ends::BOTH && !self.has_at(known.start as usize, letters)) {
            return None;
        }
        let mut behind: &[Behind] = &[];
        if let Some(ahead) = self.ahead.get(known.ahead as usize)
            && ahead.may_go_on(text.text.as_bytes(), run.end)
        {
            if ahead.inside {
                return None;
            }
            behind = self.behind.get(ahead.from as usize..ahead.to as usize)?;
        }
        let from = known.from as usize;
        Some((self.known.get(from..from + usize::from(known.count))?, behind))
    }

    /// Whether some letters are those of the runs from a place on.
    fn has_at(&self, start: usize, letters: &[u8]) -> bool {
        self.letters.as_bytes().get(start..start + letters.len()) == Some(letters)
    }

    /// Looks a run up.
    #[cold]
    fn learn(&mut self, lexicon: &'static Lexicon, (hash, ends): (u64, Ends), letters: &str, kinds: &[u8]) -> Run {
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
                kind: hit.entry.sense.kind(),
                whole: whole.contains(&hit.span),
                exact: hit.entry.exact.is_some(),
                tailed: hit.entry.tail.is_some(),
            };
            let hides = |other: &Known| {
                // What may be rejected where it stands hides nothing.
                let sure = !other.exact && !other.tailed;
                other.group == known.group && other.end >= known.end && sure
            };
            if !self.known.iter().skip(from).any(hides) {
                self.known.push(known);
            }
        }
        let mut ahead = Ahead { from: self.behind.len() as u32, ..Ahead::default() };
        lexicon.dictionary.each_behind(letters, |number, rest| {
            ahead.add(rest.as_bytes());
            let bytes = (letters.len() + rest.len()) as u32;
            self.behind.push(Behind { begins: Beginning::of(rest.as_bytes()).mask(), number, bytes });
        });
        // Of words that begin with others the longer come first.
        self.behind.get_mut(ahead.from as usize..).unwrap_or_default().reverse();
        ahead.to = self.behind.len() as u32;
        let mut add = |rest: &str| {
            ahead.inside = true;
            ahead.add(rest.as_bytes());
        };
        lexicon.dictionary.each_behind_end(letters, &mut add);
        for prefix in lexicon.affixes.prefixes_of(&lexicon.writing, Beginning::of(letters.as_bytes())) {
            if let Some(behind) = letters.get(prefix..).filter(|behind| !behind.is_empty()) {
                lexicon.dictionary.each_behind(behind, |_, rest| add(rest));
            }
        }
        let number = if ahead.is_empty() { NOTHING } else { self.ahead.len() as u32 };
        self.ahead.extend(Some(ahead).filter(|_| number != NOTHING));
        let start = self.letters.len() as u32;
        if letters.len() > Ends::BOTH {
            self.letters.push_str(letters);
        }
        let count = (self.known.len() - from) as u16;
        let run = Run { ends, start, from: from as u32, count, ahead: number };
        self.runs.insert(hash, run);
        run
    }
}

/// The letters with which words go on behind a run, the first few each by itself, told by a bit for some of their last
/// bytes.
#[derive(Default)]
struct Ahead {
    letters: [u64; 5],
    /// Whether some begin behind the first letter of the run.
    inside: bool,
    /// The others, by numbers in [`Memory::behind`].
    from: u32,
    to: u32,
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

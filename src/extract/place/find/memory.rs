//! What words are known to be, whatever stands around them, remembered from text to text: texts repeat most of theirs.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::LONGEST;
use crate::extract::place::gazetteer::{Gazetteer, Target};
use crate::extract::place::key::push_key;
use crate::extract::place::transcribed::Spelled;

/// Chinese places that the beginning of a word spells, by where the name ends.
pub type Ends = Vec<(usize, Vec<Spelled>)>;

/// A word that may be a name, or begin one.
pub struct Word {
    /// As written.
    pub text: Box<str>,
    /// As names compare.
    pub key: String,
    pub is_no_place: bool,
    /// Whether a name of the gazetteer may begin so.
    pub may_begin: bool,
    /// Where it is the first word of names of several: first letters of the words behind it, told by a [`letter_bit`] each.
    pub behind: u64,
    /// Names of the gazetteer that it begins with, the longest first: bytes of the ending behind each, and what it means.
    pub names: OnceCell<Vec<(usize, Vec<Target>)>>,
    /// Chinese places that it spells, by where their names end; `None` where that depends on what stands behind it.
    pub spelled: OnceCell<Option<Ends>>,
    /// Names that it may be a changed form of: letters of each, and what it means.
    pub unbent: OnceCell<Vec<(usize, Vec<Target>)>>,
    /// What it sounds like: where that ends, and what it means.
    pub heard: OnceCell<Option<(usize, Vec<Target>)>>,
}

impl Word {
    /// Looks up what does not take long.
    pub fn new(text: &str, gazetteer: &Gazetteer) -> Self {
        let mut key = String::new();
        push_key(&mut key, text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default());
        Self {
            text: text.into(),
            is_no_place: gazetteer.is_no_place(&key),
            may_begin: gazetteer.may_begin(&key),
            behind: gazetteer.letters_behind(&key).fold(0, |bits, letter| bits | letter_bit(letter)),
            key,
            names: OnceCell::new(),
            spelled: OnceCell::new(),
            unbent: OnceCell::new(),
            heard: OnceCell::new(),
        }
    }

    /// Whether this is what is known of a word, and not of another with its hash.
    pub fn is(&self, word: &str) -> bool {
        *self.text == *word
    }
}

/// One of 64 bits for a letter.
pub const fn letter_bit(letter: char) -> u64 {
    1 << (letter as u32 & 63)
}

/// What is remembered of a word.
pub enum Known {
    Nothing,
    NoName,
    Word(Rc<Word>),
}

/// Words that are remembered to be no names.
const NO_NAMES: usize = 1 << 16;
/// Words of which more is remembered.
const WORDS: usize = 1 << 14;

thread_local! {
    /// Hashes of words that name no place in their language, whatever stands around them.
    static KNOWN_NO_NAMES: RefCell<FxHashSet<u64>> = RefCell::default();
    /// Others, by their hashes.
    static KNOWN_WORDS: RefCell<FxHashMap<u64, Rc<Word>>> = RefCell::default();
}

/// What is known of a word by the hash of it, its language, and whether a name may go on behind it.
pub fn recall(hash: u64) -> Known {
    if KNOWN_NO_NAMES.with_borrow(|known| known.contains(&hash)) {
        return Known::NoName;
    }
    KNOWN_WORDS.with_borrow(|known| known.get(&hash).cloned()).map_or(Known::Nothing, Known::Word)
}

/// Remembers a word that names nothing.
pub fn note_no_name(hash: u64) {
    KNOWN_NO_NAMES.with_borrow_mut(|known| {
        if known.len() >= NO_NAMES {
            known.clear();
        }
        known.insert(hash);
    });
}

/// Remembers what is known of another word.
pub fn note(hash: u64, word: Rc<Word>) {
    KNOWN_WORDS.with_borrow_mut(|known| {
        if known.len() >= WORDS {
            known.clear();
        }
        known.insert(hash, word);
    });
}

//! What words are known to be, whatever stands around them, remembered from text to text: texts repeat most of theirs.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::words::LONGEST;
use crate::extract::by_hash::ByHash;
use crate::extract::place::gazetteer::Gazetteer;
use crate::extract::place::key::push_key;
use crate::extract::place::names::Target;
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
            may_begin: gazetteer.names.may_begin(&key),
            behind: gazetteer.names.letters_behind(&key).fold(0, |bits, letter| bits | letter_bit(letter)),
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
#[derive(Clone)]
pub enum Known {
    /// It names no place in its language, whatever stands around it.
    NoName,
    Word(Rc<Word>),
}

/// Words that are remembered,
const WORDS: usize = 1 << 16;
/// and those of them of which more is known than that they are no names.
const NAMES: usize = 1 << 14;

/// Words by their hashes: names and others in one table, since most are asked for once in a text.
#[derive(Default)]
struct Words {
    known: ByHash<Known>,
    names: usize,
}

thread_local! {
    static WORDS_KNOWN: RefCell<Words> = RefCell::default();
}

/// What is known of a word by the hash of it, its language, and whether a name may go on behind it.
pub fn recall(hash: u64) -> Option<Known> {
    WORDS_KNOWN.with_borrow(|words| words.known.get(hash).cloned())
}

/// Remembers what is known of a word.
pub fn note(hash: u64, known: Known) {
    WORDS_KNOWN.with_borrow_mut(|words| {
        if words.known.len() >= WORDS || words.names >= NAMES {
            *words = Words::default();
        }
        words.names += usize::from(matches!(known, Known::Word(_)));
        words.known.insert(hash, known);
    });
}

//! The words of a language: lexicon files, what the CLDR adds to them, and the dictionary that they are found in.

pub mod additions;
mod affixes;
mod builder;
mod compile;
mod dictionary;
pub mod file;
mod kind;
mod kinds;
mod promises;
mod sense;

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use rustc_hash::FxHashMap;

pub use additions::{Additions, BadAddition};
use affixes::Affixes;
use dictionary::Dictionary;
pub(super) use dictionary::{Beginning, Which, end_of_letter, length_of_letter};
pub use file::{Side, Verb, Writing};
pub use kind::{Kind, Kinds};
pub use kinds::{
    ABLE, AVERAGE, HEADLINE, HERE, HOME, NATIONWIDE, THINGS, WORTH, is_known_measure, is_people, is_product, is_stock,
    top_sector,
};
pub use promises::Promises;
pub use sense::{Period, Sense};

/// Every lexicon file by language, in the order of the languages.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));
const COMMON: &str = include_str!("../../../assets/lexicons/common.toml");

/// What is the same in every language. The file is checked by a test; a broken one would be empty here.
static COMMON_FILE: LazyLock<file::Common> = LazyLock::new(|| toml::from_str(COMMON).unwrap_or_default());

/// How an entry fits into the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// A word must begin where the entry begins.
    pub starts_word: bool,
    /// A word must end where the entry ends.
    pub ends_word: bool,
}

/// One meaning of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How it fits into the words around it.
    pub shape: Shape,
    /// The sign as written, where capitals count.
    pub exact: Option<Box<str>>,
    /// Words or endings of words, set apart by blanks, of which one has to follow soon.
    pub tail: Option<Box<str>>,
    /// What it stands for.
    pub sense: Sense,
    /// In English, for the gloss and the list of cues.
    pub meaning: &'static str,
}

/// The order of words in which the shorter come first: most are told apart by that and not read.
fn by_length(one: &str, other: &str) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

/// The compiled words of a language.
pub struct Lexicon {
    /// ISO 639-1, `und` for the signs alone.
    pub lang: String,
    /// How the language writes numbers and orders words.
    pub writing: Writing,
    /// What it glues to words, by how that begins.
    pub(super) affixes: Affixes,
    /// Abbreviations, folded, without their last full stop, in the order of [`by_length`].
    abbreviations: Vec<String>,
    /// What tells more of a promise.
    pub promises: Promises,
    /// Whether the language has a file of its own, so that sentences can be understood and not only numbers.
    pub complete: bool,
    /// All words. Those that can stand inside others are tails of compounds and parts of numerals written as one word.
    pub(super) dictionary: Dictionary,
    /// Meanings of all words, in the order of the dictionary.
    entries: Vec<&'static Entry>,
    /// Where the meanings of each word end.
    ends: Vec<u32>,
}

impl Lexicon {
    /// The lexicon of a language, compiled on first use. An unknown language gets the signs that all share.
    #[must_use]
    pub fn of(lang: &str) -> &'static Self {
        Self::with(lang, &Additions::default())
    }

    /// The lexicon of a language with the user's own words.
    #[must_use]
    pub fn with(lang: &str, additions: &Additions) -> &'static Self {
        thread_local! {
            /// Lexicons that this thread has asked for without words of a user's own, which is what happens to nearly
            /// every article.
            static MINE: RefCell<FxHashMap<String, &'static Lexicon>> = RefCell::default();
        }
        if additions.key != 0 {
            return Self::shared(lang, additions);
        }
        if let Some(lexicon) = MINE.with_borrow(|mine| mine.get(lang).copied()) {
            return lexicon;
        }
        let lexicon = Self::shared(lang, additions);
        MINE.with_borrow_mut(|mine| mine.insert(lang.to_owned(), lexicon));
        lexicon
    }

    /// The lexicon that all threads share, compiled by the first that asks for it.
    fn shared(lang: &str, additions: &Additions) -> &'static Self {
        type Cache = BTreeMap<(u64, String), &'static Lexicon>;
        static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);
        let mut cache = match CACHE.lock() {
            Ok(cache) => cache,
            Err(poisoned) => poisoned.into_inner(),
        };
        let own: Vec<&file::File> = additions.of(lang).collect();
        let key = (if own.is_empty() { 0 } else { additions.key }, lang.to_owned());
        if let Some(lexicon) = cache.get(&key) {
            return lexicon;
        }
        let text = FILES.iter().find(|(name, _)| *name == lang).map(|(_, text)| *text);
        let replaced = own.iter().any(|file| file.replaces);
        let built_in: Option<file::File> = text.filter(|_| !replaced).and_then(|text| toml::from_str(text).ok());
        let files: Vec<&file::File> = own.into_iter().chain(&built_in).collect();
        // Leaked on purpose: one for each language of the world and each state of the user's own words at most.
        let lexicon: &'static Self = Box::leak(Box::new(compile::compile(lang, &files, &COMMON_FILE)));
        cache.insert(key, lexicon);
        lexicon
    }

    /// Whether a folded word is an abbreviation, without its last full stop.
    #[must_use]
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.binary_search_by(|known| by_length(known, word)).is_ok()
    }

    /// What a word of the dictionary means.
    pub(super) fn entries(&self, number: u32) -> &[&'static Entry] {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.entries.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether verbs tell what is from what is to be. Chinese, Thai and the like leave that to a word that may be far.
    #[must_use]
    pub const fn has_tense(&self) -> bool {
        !self.writing.no_tense
    }

    /// Languages that have a file, sorted.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(lang, _)| *lang)
    }
}

/// What is wrong with the text of a lexicon file, one line each; empty for a good one.
#[must_use]
pub fn problems(text: &str) -> Vec<String> {
    match toml::from_str::<file::File>(text) {
        Ok(file) => compile::problems(&file, &COMMON_FILE),
        Err(error) => vec![additions::plain(&error, text)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_well_formed() {
        let common: file::Common = toml::from_str(COMMON).unwrap();
        for (child, parent) in &common.parents {
            assert_ne!(child, parent);
        }
        let mut all = String::new();
        for (lang, text) in FILES {
            let file: file::File = toml::from_str(text).unwrap_or_else(|error| panic!("{lang}.toml: {error}"));
            assert_eq!(&file.language, lang);
            assert!(!file.name.is_empty() && !file.source.is_empty(), "{lang}.toml states its name and source");
            for region in file.places.adjectives.keys() {
                assert!(crate::extract::place::by_name(region).is_some(), "{lang}.toml: no region is called {region}");
            }
            let problems = compile::problems(&file, &common);
            all.extend(problems.iter().map(|problem| format!("{lang}.toml: {problem}\n")));
        }
        assert!(all.is_empty(), "{all}");
    }
}

//! Words put together with their meanings, before they become a dictionary.

use std::cmp::Reverse;
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use super::file::{Groups, Words};
use super::{Entry, Sense, Shape};
use crate::extract::folded::fold;
use crate::model::Metric;

/// Stands for what separates the two parts of a verb, "führte … aus", or a verb from what has to follow: "má … *ovat".
const SEPARATED: &str = " … ";

/// A meaning, kept once for all entries of all languages that have it, for as long as the program runs.
fn kept(meaning: &str) -> &'static str {
    static KEPT: LazyLock<Mutex<FxHashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(meaning) {
        return known;
    }
    let meaning: &'static str = meaning.to_owned().leak();
    kept.insert(meaning);
    meaning
}

/// Entries, each kept once for all words of all languages that mean the same, for as long as the program runs: there are
/// few, so that they stay near while a text is read.
static ENTRIES: LazyLock<Mutex<Entries>> = LazyLock::new(Mutex::default);

/// By meaning, group and shape.
#[derive(Default)]
struct Entries(FxHashMap<(&'static str, u8, Shape), Vec<&'static Entry>>);

impl Entries {
    fn keep(&mut self, entry: Entry) -> &'static Entry {
        let alike = self.0.entry((entry.meaning, entry.sense.group(), entry.shape)).or_default();
        if let Some(known) = alike.iter().find(|known| ***known == entry) {
            return known;
        }
        let kept: &'static Entry = Box::leak(Box::new(entry));
        alike.push(kept);
        kept
    }
}

/// Folded words with their meanings.
#[derive(Default)]
pub struct Builder {
    /// The first entry of each word, by its number in `entries`.
    words: FxHashMap<String, usize>,
    /// Entries, each with the number of the next one of its word. One list, since most words have a single entry.
    entries: Vec<(Entry, Option<usize>)>,
    /// What is wrong with the file, one line each.
    pub problems: Vec<String>,
}

impl Builder {
    /// The words, sorted, so that every run compiles the same; their entries in that order; and where those of each end.
    pub fn sorted(self) -> (Vec<String>, Vec<&'static Entry>, Vec<u32>) {
        let mut kept = ENTRIES.lock().unwrap_or_else(PoisonError::into_inner);
        let mut words: Vec<(String, usize)> = self.words.into_iter().collect();
        words.sort_unstable();
        let (mut entries, mut ends) = (Vec::with_capacity(self.entries.len()), Vec::with_capacity(words.len()));
        let mut added: Vec<Option<(Entry, Option<usize>)>> = self.entries.into_iter().map(Some).collect();
        for (_, first) in &words {
            let from = entries.len();
            let mut at = Some(*first);
            while let Some((entry, next)) = at.and_then(|at| added.get_mut(at)).and_then(Option::take) {
                entries.push(kept.keep(entry));
                at = next;
            }
            // As the tokens of a text stand in order.
            if let Some(own) = entries.get_mut(from..) {
                own.sort_by_key(|entry: &&Entry| Reverse(entry.shape));
            }
            ends.push(entries.len() as u32);
        }
        (words.into_iter().map(|(word, _)| word).collect(), entries, ends)
    }

    /// The entries of a word.
    pub fn of(&self, word: &str) -> impl Iterator<Item = (usize, &Entry)> {
        let mut at = self.words.get(word).copied();
        std::iter::from_fn(move || {
            let number = at?;
            let (entry, next) = self.entries.get(number)?;
            at = *next;
            Some((number, entry))
        })
    }

    /// Adds a word with a meaning.
    pub fn add(&mut self, word: &str, sense: Sense, meaning: &str) {
        self.add_with(word, None, sense, meaning);
    }

    /// Adds a word that counts only where one of some words or endings follows.
    pub fn add_with(&mut self, word: &str, tail: Option<&str>, sense: Sense, meaning: &str) {
        let (starts_word, rest) = word.strip_prefix('*').map_or((true, word), |rest| (false, rest));
        let (ends_word, rest) = rest.strip_suffix('*').map_or((true, rest), |rest| (false, rest));
        let (exact, rest) = match rest.strip_prefix('=') {
            Some(sign) => (Some(sign), sign),
            None => (None, rest),
        };
        let folded = fold(rest).into_owned();
        if folded.trim().is_empty() {
            self.problems.push(format!("an empty word for {sense:?}"));
            return;
        }
        let entry = Entry {
            shape: Shape { starts_word, ends_word },
            exact: exact.map(Box::from),
            tail: tail.map(|tail| fold(tail).into()),
            sense,
            meaning: kept(meaning),
        };
        // The first wins: a language's own file before the CLDR. Two meanings of one group would contradict each other.
        let rival = self.of(&folded).map(|(_, other)| other).find(|other| {
            other.sense.group() == entry.sense.group()
                && other.shape == entry.shape
                && other.exact == entry.exact
                && other.tail == entry.tail
        });
        if let Some(other) = rival {
            // Spellings that fold to one word may stand side by side.
            if other.sense == entry.sense {
                return;
            }
            self.problems.push(format!("{word:?} is there twice: {:?} and {:?}", other.sense, entry.sense));
            return;
        }
        let last = self.of(&folded).last().map(|(number, _)| number);
        let number = self.entries.len();
        match last.and_then(|last| self.entries.get_mut(last)) {
            Some((_, next)) => *next = Some(number),
            None => {
                self.words.insert(folded, number);
            }
        }
        self.entries.push((entry, None));
    }

    /// Adds words of one meaning.
    pub fn add_all(&mut self, words: &[String], sense: &Sense, meaning: &str) {
        for word in words {
            self.add(word, sense.clone(), meaning);
        }
    }

    /// Adds words, each with a meaning of its own in English.
    pub fn add_words(&mut self, words: &Words<String>, sense: &Sense) {
        for (word, meaning) in words {
            match word.split_once(SEPARATED) {
                Some((verb, tail)) => self.add_with(verb, Some(tail), sense.clone(), meaning),
                None => self.add(word, sense.clone(), meaning),
            }
        }
    }

    /// Adds words, each with a value.
    pub fn add_values(&mut self, words: &Words<f64>, sense: fn(f64) -> Sense, meaning: &str) {
        for (word, &value) in words {
            self.add(word, sense(value), meaning);
        }
    }

    /// Adds words for metrics, by the names of those.
    pub fn add_groups(&mut self, groups: &Groups, sense: fn(Metric) -> Sense) {
        for (name, words) in groups {
            let metric: Metric = match name.parse() {
                Ok(metric) => metric,
                Err(never) => match never {},
            };
            if matches!(metric, Metric::Other(_)) && !name.starts_with("other:") {
                self.problems.push(format!("unknown metric {name:?}: write \"other:{name}\""));
            }
            let meaning = metric.label();
            for word in words {
                match word.split_once(SEPARATED) {
                    Some((verb, part)) => self.add(verb, Sense::Separable(metric.clone(), part.into()), &meaning),
                    None => self.add(word, sense(metric.clone()), &meaning),
                }
            }
        }
    }

    /// Whether a word is an inflected form of a unit that the language's file has as a stem.
    pub fn has_stem(&self, word: &str) -> bool {
        let folded = fold(word);
        folded.char_indices().skip(1).any(|(at, _)| {
            let mut entries = self.of(folded.get(..at).unwrap_or_default());
            entries.any(|(_, entry)| !entry.shape.ends_word && matches!(entry.sense, Sense::Unit(..)))
        })
    }
}

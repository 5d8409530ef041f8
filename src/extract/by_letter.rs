//! Lists of words that the text at a place is compared with: only with the few that begin like it.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer};

/// Items by the first letter of their word.
#[derive(Debug)]
pub struct ByLetter<T>(FxHashMap<char, Vec<T>>);

impl<T> ByLetter<T> {
    /// Sorts items by what `first` says is their first letter; those without one are never like a text.
    pub fn new(items: impl IntoIterator<Item = T>, first: impl Fn(&T) -> Option<char>) -> Self {
        let mut by_letter: FxHashMap<char, Vec<T>> = FxHashMap::default();
        for item in items {
            if let Some(first) = first(&item) {
                by_letter.entry(first).or_default().push(item);
            }
        }
        Self(by_letter)
    }

    /// Those that a text may begin with, in the order given.
    pub fn like(&self, text: &str) -> &[T] {
        text.chars().next().and_then(|first| self.0.get(&first)).map_or(&[], Vec::as_slice)
    }

    /// All of them, in any order.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.0.values().flatten()
    }
}

impl<T> Default for ByLetter<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<'de> Deserialize<'de> for ByLetter<String> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(Vec::deserialize(deserializer)?, |word: &String| word.chars().next()))
    }
}

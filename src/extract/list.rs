//! Words or codes in a data file, set off by spaces.

use serde::Deserialize;

/// Lists of words or languages, set off by spaces.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct List(Vec<String>);

impl From<String> for List {
    fn from(list: String) -> Self {
        Self(list.split_whitespace().map(str::to_owned).collect())
    }
}

impl List {
    /// Whether a word is in it.
    pub fn has(&self, word: &str) -> bool {
        self.0.iter().any(|known| known == word)
    }

    /// Its words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

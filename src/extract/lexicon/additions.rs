//! Words of the user's own beside those built into the program, and whole languages.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::file::File;
use crate::extract::place::own::OwnPlaces;

/// Files of the form of a lexicon that a user keeps: in the settings folder, or beside the articles.
#[derive(Debug, Default)]
pub struct Additions {
    /// Tells one set of additions from another, so that each is compiled once; 0 for none.
    pub(super) key: u64,
    files: Vec<File>,
    places: OwnPlaces,
}

/// A file of additions that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}: {file}")]
pub struct BadAddition {
    /// Its name.
    pub file: String,
    /// What is wrong, with the line.
    pub reason: String,
}

impl Additions {
    /// Reads files given by name and text, the ones that count first in front. A file that cannot be used is left out
    /// and told.
    #[must_use]
    pub fn read(files: &[(String, String)]) -> (Self, Vec<BadAddition>) {
        let mut additions = Self::default();
        let mut bad = Vec::new();
        let mut hasher = DefaultHasher::new();
        for (name, text) in files {
            match toml::from_str::<File>(text) {
                Ok(file) => {
                    text.hash(&mut hasher);
                    additions.files.push(file);
                }
                Err(error) => bad.push(BadAddition { file: name.clone(), reason: plain(&error, text) }),
            }
        }
        if !additions.files.is_empty() {
            additions.key = hasher.finish().max(1);
            let own: Vec<_> = additions.files.iter().flat_map(|file| file.own_places.iter().cloned()).collect();
            additions.places = OwnPlaces::new(&own);
        }
        (additions, bad)
    }

    /// The files that hold words of a language; those without a language hold for all.
    pub(super) fn of<'a>(&'a self, lang: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.language == lang || file.language.is_empty())
    }

    /// Tells one set of additions from another; 0 for none.
    #[must_use]
    pub const fn key(&self) -> u64 {
        self.key
    }

    /// The user's own places.
    #[must_use]
    pub const fn places(&self) -> &OwnPlaces {
        &self.places
    }

    /// The languages that files of their own describe.
    pub fn languages(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| !file.language.is_empty())
    }
}

/// The error in one line: where, and what.
pub(super) fn plain(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
    format!("line {line}: {}", error.message().replace('\n', ", "))
}

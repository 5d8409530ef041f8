//! Article text and lexicons to quantities, claims and commitments. Never fails, never panics; doubts become notes.

pub mod cldr;
pub mod date;
pub mod facts;
pub mod fold;
pub mod language;
pub mod organisation;
pub mod place;

use crate::model::{Article, Document, Reading};

/// Reads one document for everything it says.
#[must_use]
pub fn read(document: &Document) -> Reading {
    Reading {
        article: Article { file: document.file.clone(), text: document.text.clone(), ..Article::default() },
        ..Reading::default()
    }
}

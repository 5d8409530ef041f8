//! Places of the world in any language: the gazetteer, and where a text names them.

use crate::model::{RegionKind, Span};

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Canonical English name without a suffix, `Guangyuan`; no two places share one.
    pub name: String,
    /// What it is.
    pub kind: RegionKind,
    /// Canonical name of the place that it lies in.
    pub parent: Option<String>,
}

/// A place named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// The name, without a case ending and without a word for its kind.
    pub span: Span,
    /// The most likely place.
    pub place: &'static Place,
    /// Other places that the name can mean.
    pub others: Vec<&'static Place>,
    /// Whether the gazetteer has the name as written; else it was recognized by its sound.
    pub exact: bool,
}

/// Finds the places that a text names, in the order of the text; they do not overlap.
#[must_use]
pub fn find(text: &str, lang: &str) -> Vec<PlaceMention> {
    let _ = (text, lang);
    Vec::new()
}

/// The place of a canonical English name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Place> {
    let _ = name;
    None
}

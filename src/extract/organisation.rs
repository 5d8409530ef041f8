//! Firms, groups and authorities that act in an article.

use crate::model::Span;

/// An organisation named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationMention {
    /// The name as written.
    pub span: Span,
    /// The fullest name that the text gives it: short names are folded onto long ones.
    pub name: String,
}

/// Finds the organisations that a text names, in the order of the text; they do not overlap.
#[must_use]
pub fn find(text: &str, lang: &str) -> Vec<OrganisationMention> {
    let _ = (text, lang);
    Vec::new()
}

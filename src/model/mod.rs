//! Plain values shared by every other module. No disk, no clock, no window.

mod article;
mod claim;
mod comparison;
pub mod format;
mod quantity;
mod shared;
mod unit;

pub use article::{Article, Commitment, Document, Note, NoteKind, Reading, SkippedFile, Strength};
pub use claim::{Claim, ClaimId, Cue, CueField, Evidence, Metric, Qualifier, Status, YearSource};
pub use comparison::{
    Check, CheckKind, Comparison, Derived, Figure, FormulaPart, Point, RegionKind, RegionProfile, Series, Story,
};
pub use quantity::{PartialDate, Quantity, QuantityKind};
pub use shared::Shared;
pub use unit::{Currency, Unit};

/// A calendar day without a time zone, written `2025-11-14`.
pub type Date = jiff::civil::Date;

/// A name or a word that is told many times. Those of lexicons and of the gazetteer are not copied.
pub type Name = std::borrow::Cow<'static, str>;

/// A half-open range of bytes in an article's text, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether both spans share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text of the span, empty where it does not lie on character boundaries.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

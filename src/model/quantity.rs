//! Numbers as understood, claim or not.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Qualifier, Span, Unit};

/// What sort of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A bare number or a count of things.
    Number,
    /// An amount of a currency.
    Money,
    /// Tonnes and other masses.
    Weight,
    /// Percent or percentage points.
    Percent,
    /// "5 times", "doubled", "a third".
    Multiple,
    /// Megawatts and the like.
    Power,
    /// Gigawatt-hours and the like.
    Energy,
    /// Hectares, square metres.
    Area,
    /// Kilometres, metres.
    Length,
    /// Cubic metres, litres, barrels.
    Volume,
    /// A span of time: "five years", "30 days".
    Duration,
    /// A calendar date, or a year.
    Date,
    /// A time of day.
    Time,
    /// "the 14th", "second".
    Ordinal,
    /// A code: phone, document, product, standard.
    Code,
}

/// A number with its unit, as written and in base units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// Where number, scale word and unit stand; no comparator, no counted noun.
    pub span: Span,
    /// What sort of number it is.
    pub kind: QuantityKind,
    /// In base units; for a range the low end. `NaN` never occurs.
    pub value: f64,
    /// The high end of a range, in base units.
    pub value_high: Option<f64>,
    /// `None` for dates, times, ordinals and codes.
    pub unit: Option<Unit>,
    /// What a date names of year, month and day.
    pub date: Option<PartialDate>,
    /// "more than", "about" and the like where a word says so.
    pub qualifier: Qualifier,
    /// Why it is not a claim, in English, where it is none.
    pub ignored: Option<&'static str>,
}

/// A date as far as it is named, written as in ISO 8601-2: `2025-03-12`, `2025-03`, `XXXX-03-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// `None` for "the 12th of March".
    pub year: Option<i32>,
    /// From 1 to 12.
    pub month: u8,
    /// `None` for "March 2025".
    pub day: Option<u8>,
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}", self.month)?,
            None => write!(f, "XXXX-{:02}", self.month)?,
        }
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

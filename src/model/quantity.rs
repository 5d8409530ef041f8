//! Numbers as understood, claim or not.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Date, Qualifier, Span, Unit};

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

/// A date as far as it is told, written as in ISO 8601-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// `2025-03-12`
    Day(Date),
    /// Year and month, `2025-03`.
    Month(i16, i8),
    /// Month and day of a year that is not told, `XXXX-03-12`.
    DayOfYear(i8, i8),
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::DayOfYear(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
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
    /// For a date, as far as it is told.
    pub date: Option<PartialDate>,
    /// "more than", "about" and the like where a word says so.
    pub qualifier: Qualifier,
    /// Why it is not a claim, in English, where it is none.
    pub ignored: Option<&'static str>,
}

//! Numbers as understood, claim or not.

use serde::Serialize;

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
    /// The day, for a date that names one.
    pub date: Option<Date>,
    /// "more than", "about" and the like where a word says so.
    pub qualifier: Qualifier,
    /// Why it is not a claim, in English, where it is none.
    pub ignored: Option<&'static str>,
}

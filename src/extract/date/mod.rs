//! Calendar dates in a text, whole and partial.
//!
//! Only places with a number are looked at: at each, the shapes of [`numeric`] and [`named`] are tried, and the names
//! of months are looked up in the language's CLDR table. The work is linear in the length of the text.

mod calendar;
mod days;
mod habits;
mod initials;
mod months;
mod named;
mod numeric;
mod scan;
mod yearless;

use crate::model::{Date, PartialDate, Span};
use days::DayWords;
use months::{MonthNames, Names};
use scan::Scan;

pub use calendar::ERAS;
pub use habits::habits;
pub use scan::{digit_of, han_digit};

/// A date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Day, month and year with the words between them; no weekday, no time.
    pub span: Span,
    /// Time of day beside it, with its zone: `10:32CST`.
    pub time: Option<Span>,
    /// The day, where year, month and day are written; of a range the first.
    pub date: Option<Date>,
    /// Gregorian year, where written.
    pub year: Option<i32>,
    /// From 1 to 12, where written. Of a Solar Hijri date it is that of the Gregorian day.
    pub month: Option<u8>,
    /// From 1 to 31, where written; of a range ("29 and 30 October") the first.
    pub day: Option<u8>,
    /// Calendar that it was written in.
    pub calendar: Calendar,
}

impl DateMention {
    /// What is told of its day. Without a year it is the one nearest to a day, that of the publication.
    #[must_use]
    pub fn told(&self, near: Option<Date>) -> Option<PartialDate> {
        let month = i8::try_from(self.month?).ok()?;
        match (self.date, self.year, self.day) {
            (Some(date), ..) => Some(PartialDate::Day(date)),
            (None, Some(year), None) => Some(PartialDate::Month(i16::try_from(year).ok()?, month)),
            (None, None, Some(day)) => {
                let day = i8::try_from(day).ok()?;
                Some(near.and_then(|near| nearest(near, month, day)).unwrap_or(PartialDate::DayOfYear(month, day)))
            }
            _ => None,
        }
    }
}

/// The day of a month that lies nearest to another day.
fn nearest(to: Date, month: i8, day: i8) -> Option<PartialDate> {
    let years = [to.year(), to.year().saturating_sub(1), to.year().saturating_add(1)];
    let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    let distance = |date: &Date| date.duration_since(to).abs();
    dates.min_by_key(distance).map(PartialDate::Day)
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
    /// Of Nepal, 57 ahead for most of the year; days may be off by one.
    BikramSambat,
    /// Of Ethiopia, seven or eight behind; told by the names of its months.
    Ethiopic,
}

/// What the shapes give before it is checked: numbers as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Written {
    start: usize,
    end: usize,
    year: Option<i32>,
    month: u8,
    day: Option<u8>,
    calendar: Calendar,
}

/// Finds the dates of a text in the order of the text; they do not overlap. A bare year is none; a month with a year
/// or with a day is.
///
/// ```
/// use planscope::extract::date::find;
/// let found = find("Vedtatt 3. mars 2025 i Oslo", "nb");
/// assert_eq!(found[0].date.map(|date| date.to_string()).as_deref(), Some("2025-03-03"));
/// assert_eq!(found[0].span.of("Vedtatt 3. mars 2025 i Oslo"), "3. mars 2025");
/// ```
#[must_use]
pub fn find(text: &str, lang: &str) -> Vec<DateMention> {
    let scan = Scan::new(text);
    let names = Names::new(MonthNames::of(lang));
    let months: Vec<Span> = scan.words().filter(|word| names.may_begin(scan.span(*word))).collect();
    find_beside(text, lang, &months)
}

/// The same where it is known which words may be names of months: days in words are looked for beside those only.
#[must_use]
pub fn find_beside(text: &str, lang: &str, months: &[Span]) -> Vec<DateMention> {
    let scan = Scan::new(text);
    let names = Names::new(MonthNames::of(lang));
    let mut found: Vec<DateMention> = Vec::new();
    let mut done = 0;
    let mut take = |at: usize, read: &dyn Fn() -> Option<Written>| {
        if at < done {
            return;
        }
        let written = read().filter(|written| written.start >= done);
        let Some(mention) = written.and_then(|written| mention(&scan, written)) else { return };
        done = mention.time.map_or(mention.span.end, |time| time.end);
        found.push(mention);
    };
    let numbers: Vec<usize> = scan.number_starts().collect();
    let days = DayWords::of(lang).map(|words| words.find(&scan, months, &names)).unwrap_or_default();
    let mut days = days.into_iter().peekable();
    for &at in &numbers {
        while let Some(day) = days.next_if(|day| day.start < at) {
            take(day.start, &|| named::read_word(&scan, day, &names, lang));
        }
        take(at, &|| read(&scan, at, &names, lang));
    }
    for day in days {
        take(day.start, &|| named::read_word(&scan, day, &names, lang));
    }
    found
}

/// The date at a number.
fn read(scan: &Scan<'_>, at: usize, names: &Names<'_>, lang: &str) -> Option<Written> {
    names.met_small();
    let Some(first) = scan.number_at(at) else { return numeric::han_year(scan, at) };
    let written = numeric::read(scan, first, lang).or_else(|| named::read(scan, first, names, lang));
    // "march 3, 2015": a small letter is none of a month's, but beside a day and a year it can be nothing else.
    written.or_else(|| {
        let whole =
            |written: &Written| written.day.is_some() && (written.year.is_some() || named::is_ordinal_of(scan, first));
        let again = names.met_small().then(|| names.small(|| named::read(scan, first, names, lang)));
        again.flatten().filter(whole)
    })
}

/// The Gregorian year that a bare year of a text means: of a Buddhist one in Thai, of a Solar Hijri one in Persian (the
/// year it begins in); `None` where the number is no year of our time.
#[must_use]
pub fn gregorian_year(value: u32, lang: &str) -> Option<i32> {
    let (year, calendar) = numeric::year_of(value, lang)?;
    Some(match calendar {
        Calendar::Gregorian | Calendar::JapaneseEra | Calendar::Ethiopic => year,
        Calendar::Buddhist => year - calendar::BUDDHIST,
        Calendar::SolarHijri => year + calendar::SOLAR_HIJRI,
        Calendar::BikramSambat => year - calendar::BIKRAM_SAMBAT,
    })
}

/// Checks the numbers and puts them into the common calendar.
fn mention(scan: &Scan<'_>, written: Written) -> Option<DateMention> {
    let Written { year, month, day, calendar, .. } = written;
    if !(1..=12).contains(&month) || day.is_some_and(|day| !(1..=31).contains(&day)) {
        return None;
    }
    let (year, month, day) = calendar::to_gregorian(calendar, year, month, day)?;
    let date = match (year, day) {
        (Some(year), Some(day)) => {
            // The thirtieth of February is a number of something else.
            Some(Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?)
        }
        _ => None,
    };
    Some(DateMention {
        span: Span::new(written.start, written.end),
        time: scan.time_after(written.end),
        date,
        year,
        month: Some(month),
        day,
        calendar,
    })
}

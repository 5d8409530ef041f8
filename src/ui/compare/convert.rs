//! Rows of several currencies in one, on request. What is stated stays beside what is converted.
//!
//! All figures of a row are converted at one rate, the average of the year of its current figure: at two rates, the
//! gap and the growth between them would be those of the currencies as well.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::rows::Row;
use crate::compare::money::{self, SOURCE};
use crate::model::format;
use crate::model::{Currency, Figure, Unit};
use crate::ui::figures::Figure as Shown;

/// How a row was converted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conversion {
    /// The stated currency.
    pub from: Currency,
    /// Units of the new currency for one of the stated one.
    pub rate: f64,
    /// The year whose average it is.
    pub year: i32,
    /// The year whose average was wanted; later than `year` where that is not known yet.
    pub wanted: i32,
}

/// What the rows can be converted into: the currencies in use and the most common ones, as far as rates are known.
/// Nothing where no row is of money.
#[must_use]
pub fn choices(rows: &[Row]) -> Vec<Currency> {
    let in_use: BTreeSet<Currency> = rows.iter().filter_map(currency).collect();
    if in_use.is_empty() {
        return Vec::new();
    }
    let common = [Currency::CNY, Currency::USD, Currency::EUR];
    let all: BTreeSet<Currency> =
        in_use.into_iter().chain(common).filter(|currency| money::is_known(*currency)).collect();
    all.into_iter().collect()
}

const fn currency(row: &Row) -> Option<Currency> {
    match row.unit {
        Unit::Money(currency) => Some(currency),
        _ => None,
    }
}

/// The year whose rate a row is converted at.
fn year(row: &Row) -> Option<i32> {
    [&row.now, &row.expected, &row.target].into_iter().flatten().find_map(|figure| figure.year)
}

/// The row in another currency; the row itself where it is not of money, is in that currency, or has no rate.
#[must_use]
pub fn convert(row: &Row, to: Currency) -> Row {
    let converted = currency(row).filter(|from| *from != to).and_then(|from| {
        let wanted = year(row)?;
        let one = money::convert(1.0, from, to, wanted)?;
        Some(Conversion { from, rate: one.rate, year: one.year, wanted })
    });
    let Some(conversion) = converted else { return row.clone() };
    let unit = Unit::Money(to);
    let figure = |shown: &Option<Shown>| shown.as_ref().map(|shown| figure(shown, conversion.rate, &unit));
    let gap = row.gap.map(|gap| Figure { value: gap.value * conversion.rate, ..gap });
    Row {
        now: figure(&row.now),
        expected: figure(&row.expected),
        target: figure(&row.target),
        to_go: gap.map(|gap| (gap.value, format::figure(&gap, &unit).to_string())),
        to_go_stated: row.to_go.as_ref().map(|(_, text)| text.clone()),
        gap,
        unit,
        conversion: Some(conversion),
        ..row.clone()
    }
}

fn figure(shown: &Shown, rate: f64, unit: &Unit) -> Shown {
    let (value, value_high) = (shown.value * rate, shown.value_high.map(|high| high * rate));
    Shown {
        text: format::converted(value, value_high, unit, shown.qualifier).to_string(),
        value,
        value_high,
        stated: Some(shown.text.clone()),
        ..shown.clone()
    }
}

/// What a reader must know of the conversion: into what, at the rates of which years, whose rates, and what was left
/// as stated. Empty where nothing was converted and nothing left.
#[must_use]
pub fn note(rows: &[Row], to: Currency) -> String {
    let mut parts = Vec::new();
    let conversions: Vec<Conversion> = rows.iter().filter_map(|row| row.conversion).collect();
    if !conversions.is_empty() {
        let mut text = format!("Converted into {}", format::currency_name(to.code()));
        let known = years(conversions.iter().filter(|used| used.wanted <= used.year).map(|used| used.year));
        match known.as_slice() {
            [] => {}
            [year] => {
                let _ = write!(text, " at {year} averages");
            }
            years => {
                let _ = write!(text, " at the averages of {}", format::list(years));
            }
        }
        let coming = || conversions.iter().filter(|used| used.wanted > used.year);
        if let Some(last) = coming().map(|used| used.year).max() {
            let of = format::list(&years(coming().map(|used| used.wanted)));
            text.push_str(if known.is_empty() { ": figures" } else { "; figures" });
            let _ = write!(text, " of {of} at the last known average, {last}");
        }
        text.push_str(". All figures of a row are converted at one rate, that of its current figure’s year; share ");
        let _ = write!(text, "reached and needed growth are as stated. Rates: {SOURCE}.");
        parts.push(text);
    }
    let left: BTreeSet<String> = rows
        .iter()
        .filter_map(|row| Some((row, currency(row).filter(|from| *from != to)?)))
        .map(|(row, from)| {
            let why = year(row).map_or_else(|| "no year".to_owned(), |year| format!("no rate for {year}"));
            format!("{} ({}, {why})", row.region, format::currency_name(from.code()))
        })
        .collect();
    if !left.is_empty() {
        let left: Vec<String> = left.into_iter().collect();
        parts.push(format!("Left as stated: {}.", format::list(&left)));
    }
    parts.join(" ")
}

fn years(years: impl Iterator<Item = i32>) -> Vec<String> {
    years.collect::<BTreeSet<i32>>().into_iter().map(|year| year.to_string()).collect()
}

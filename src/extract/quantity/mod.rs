//! Every number of a text as understood, claim or not.

mod carry;
mod compare;
mod ignore;
mod levels;
mod measures;
pub mod money;
mod named;
mod numeral;
mod share;
mod up_to;

use super::date::DateMention;
use super::decimal::Decimal;
use super::folded::Folded;
use super::lexicon::{Lexicon, Sense};
use super::number;
use super::scan::Token;
use super::words::Words;
use crate::model::{Currency, Qualifier, Quantity, QuantityKind, Span, Unit};

pub use ignore::Surroundings;
pub use numeral::is_of_things;

/// The meaning of a scale word that stands for one of it.
pub const SINGLE_SCALE: &str = "one";
/// The meaning of a word for zero. Other words of no value are no numbers.
pub const ZERO: &str = "zero";
/// The meaning of a scale word in the dual, which stands for two of it.
pub const DUAL: &str = "two";
/// The meaning of a word for "out of" that is a sign of division.
pub const OVER: &str = "over";

/// A quantity with what claims need to know beside it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one thing of the figure, in any combination")]
pub struct Found {
    /// What is told of it.
    pub quantity: Quantity,
    /// The numeral alone, without scale and unit.
    pub numeral: Span,
    /// Where the last word ends that belongs to it, with its case ending.
    pub word_end: usize,
    /// Where the comparator, currency or unit before it begins.
    pub begin: usize,
    /// The word that says "more than" and the like.
    pub comparator: Option<(Span, Qualifier)>,
    /// The year, where the number is one.
    pub year: Option<i32>,
    /// Whether it is written in words.
    pub in_words: bool,
    /// Whether its unit stands before it.
    pub unit_before: bool,
    /// Whether the next quantity is the second end of "from 12 to 15".
    pub from: bool,
    /// Whether the word or ending for that "from" stands behind the figure.
    pub from_behind: bool,
    /// Digits as a plain decimal and power of ten, before units.
    number: Number,
}

/// A number before its unit: digits and a power of ten, so that 33.69 billion is exactly 33690000000.
#[derive(Clone, Debug, Default, PartialEq)]
struct Number {
    decimal: Decimal,
    exponent: i32,
    /// The power of ten of a number in words, which its digits hold: "twelve million".
    word_scale: i32,
    scaled: bool,
    grouped: bool,
    factor: f64,
    /// A "more than" that stands inside it: 三千多家.
    comparator: Option<(Span, Qualifier)>,
}

impl Number {
    /// Whether it is written as years of our time are.
    fn is_like_year(&self) -> bool {
        let digits = self.decimal.as_bytes();
        // Of four digits the larger number is the one that comes later in the order of letters.
        let year = digits.len() == 4
            && digits.iter().all(u8::is_ascii_digit)
            && (&b"1900"[..]..=&b"2100"[..]).contains(&digits);
        !self.grouped && !self.scaled && year
    }

    fn value(&self) -> f64 {
        self.few_digits().unwrap_or_else(|| match self.exponent {
            0 => self.decimal.parse().unwrap_or(0.0),
            exponent => format!("{}e{exponent}", self.decimal).parse().unwrap_or(0.0),
        })
    }

    /// The value by one multiplication or division, where both its digits and the power of ten are exact as they are, so
    /// that it is rounded once, as reading the written form would be.
    fn few_digits(&self) -> Option<f64> {
        const MOST: i32 = 15;
        let (mut digits, mut count, mut point) = (0_u64, 0, None);
        for &byte in self.decimal.as_bytes() {
            match byte {
                b'0'..=b'9' if count < MOST => {
                    digits = digits * 10 + u64::from(byte - b'0');
                    count += 1;
                }
                b'.' if point.is_none() && count > 0 => point = Some(count),
                _ => return None,
            }
        }
        let exponent = self.exponent - point.map_or(0, |point| count - point);
        if count == 0 || exponent.abs() > 22 {
            return None;
        }
        let digits = digits as f64;
        Some(match exponent {
            0 => digits,
            1.. => digits * 10f64.powi(exponent),
            _ => digits / 10f64.powi(-exponent),
        })
    }
}

/// Reads every number of a text. `dates` are those that [`super::date::find`] found in it.
#[must_use]
pub fn read(lexicon: &'static Lexicon, folded: &Folded, words: Words<'_>, around: &Surroundings<'_>) -> Vec<Found> {
    let runs = number::runs(folded, &lexicon.writing);
    let mut found = numeral::read(lexicon, words, &runs, around);
    let verb_last = lexicon.writing.has_verb_last();
    money::join_subunits(words, &mut found);
    money::join_hundredths(words, &mut found);
    measures::join_smaller(words, &mut found);
    money::of_place(words, &lexicon.lang, around.region, &mut found);
    carry::part_of_whole(words, &mut found);
    share::join(words, verb_last, &mut found);
    carry::currency(words, lexicon.writing.currency.as_deref().and_then(Currency::from_code), &mut found);
    carry::unit(words, &mut found);
    carry::compared(words, &mut found);
    compare::qualify(words, &lexicon.writing, &mut found);
    share::say_once(words, &mut found);
    ignore::mark(lexicon, words, around, &mut found);
    levels::changes_of_level(words, verb_last, &mut found);
    found
}

impl Found {
    fn set_unit(&mut self, unit: Unit, factor: f64) {
        let value = self.number.value();
        self.number.factor = factor;
        // Factors are decimal fractions of one: dividing keeps 0.001 of 68640 exact where multiplying does not.
        let parts = (1.0 / factor).round();
        let exact = factor < 1.0 && (parts * factor - 1.0).abs() < 1e-9;
        let scaled = if exact { value / parts } else { value * factor };
        self.quantity.value = scaled;
        self.quantity.kind = kind_of(&unit);
        self.quantity.unit = Some(unit);
    }

    /// Whether it looks like a year: a plain number of four digits.
    #[must_use]
    pub fn looks_like_year(&self) -> bool {
        self.is_bare()
            && !self.in_words
            && !self.number.grouped
            && !self.number.scaled
            && self.number.decimal.as_bytes().len() == 4
            && !self.number.decimal.has_point()
    }

    /// Whether it is a percentage, a multiple or a fraction.
    #[must_use]
    pub const fn is_ratio(&self) -> bool {
        matches!(self.quantity.kind, QuantityKind::Percent | QuantityKind::Multiple)
    }

    /// Whether it is a part in words or signs, such as "a third".
    #[must_use]
    pub fn is_fraction(&self) -> bool {
        self.quantity.kind == QuantityKind::Multiple && self.quantity.unit == Some(Unit::Percent)
    }

    /// Whether it is a plain number that only a counted noun can make a claim.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        matches!(self.quantity.unit, Some(Unit::Count)) && self.quantity.kind == QuantityKind::Number
    }
}

/// What sort of quantity a unit makes.
#[must_use]
pub fn kind_of(unit: &Unit) -> QuantityKind {
    match unit {
        Unit::Count => QuantityKind::Number,
        Unit::Tonne => QuantityKind::Weight,
        Unit::Money(_) => QuantityKind::Money,
        Unit::Percent | Unit::PercentagePoint => QuantityKind::Percent,
        Unit::Times => QuantityKind::Multiple,
        Unit::Megawatt => QuantityKind::Power,
        Unit::GigawattHour => QuantityKind::Energy,
        Unit::Hectare | Unit::SquareMetre => QuantityKind::Area,
        Unit::Kilometre => QuantityKind::Length,
        Unit::Other(symbol) => match symbol.as_str() {
            "m3" | "L" | "bbl" => QuantityKind::Volume,
            "yr" | "mo" | "d" | "h" | "min" | "s" => QuantityKind::Duration,
            _ => QuantityKind::Number,
        },
    }
}

/// The date mention that a span lies in.
fn date_at(dates: &[DateMention], span: Span) -> Option<&DateMention> {
    let index = dates.partition_point(|date| date.span.end <= span.start);
    dates.get(index).filter(|date| date.span.overlaps(span) || date.time.is_some_and(|time| time.overlaps(span)))
}

/// A token that can be part of a number.
fn is_numeric(token: &Token) -> bool {
    matches!(token.sense(), Sense::Number(_) | Sense::Scale(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_to_a_value_rounds_alike() {
        for decimal in ["0", "7", "0.1", "33.69", "1.005", "123456.789", "999999999999999", "0.000123", "12.", "-3"] {
            for exponent in -25..=25 {
                let number = Number { decimal: decimal.into(), exponent, ..Number::default() };
                let read: f64 = format!("{decimal}e{exponent}").parse().unwrap();
                assert!(
                    number.few_digits().is_none_or(|value| value.to_bits() == read.to_bits()),
                    "{decimal}e{exponent}"
                );
            }
        }
    }
}

//! Which power of ten a quantity is written in, and the word or symbol for it.

use std::borrow::Cow;

use crate::model::{Qualifier, Unit};

use super::NumberText;
use super::names::known_currency;
use super::number::{Rounding, push_significant, significant};

/// A power of ten with its words, for one number or for a set that shares an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Base units in one of this scale: 1e9 for `bn yuan`, 1e6 for `Mt`.
    pub factor: f64,
    /// `bn` and the like, empty where the unit carries the scale.
    pub word: &'static str,
    /// `yuan`, `Mt`, `a year`; empty for counts and plain percentages.
    pub unit: Cow<'static, str>,
    /// What stands tight behind the digits: `%`, `×` or nothing.
    pub suffix: &'static str,
}

impl Scale {
    /// The scale in which one number is written.
    #[must_use]
    pub fn of(value: f64, unit: &Unit) -> Self {
        // 999,999.6 t is written as 1 Mt, not as 1,000,000 t.
        let size = value.abs() * (1.0 + 1e-9);
        match unit {
            Unit::Percent => Self::plain("", "%"),
            Unit::Times => Self::plain("", "×"),
            Unit::PercentagePoint => Self::plain("pp", ""),
            Unit::Tonne if size >= 1e9 => Self::scaled(1e9, "bn", "t"),
            Unit::Tonne if size >= 1e6 => Self::scaled(1e6, "", "Mt"),
            Unit::Tonne => Self::plain("t", ""),
            Unit::Megawatt if size >= 1e6 => Self::scaled(1e6, "", "TW"),
            Unit::Megawatt if size >= 1e3 => Self::scaled(1e3, "", "GW"),
            Unit::Megawatt => Self::plain("MW", ""),
            Unit::GigawattHour if size >= 1e3 => Self::scaled(1e3, "", "TWh"),
            Unit::GigawattHour if size < 1.0 && size > 0.0 => Self::scaled(1e-3, "", "MWh"),
            Unit::GigawattHour => Self::plain("GWh", ""),
            Unit::Money(currency) => match known_currency(currency.code()) {
                Some(name) => Self::by_word(size, name),
                None => Self::by_word(size, currency.code().to_owned()),
            },
            Unit::Count => Self::by_word(size, ""),
            Unit::Hectare => Self::by_word(size, "ha"),
            Unit::SquareMetre => Self::by_word(size, "m²"),
            Unit::Kilometre => Self::by_word(size, "km"),
            Unit::Other(symbol) if symbol == "%/yr" => Self::plain("a year", "%"),
            Unit::Other(symbol) => Self::by_word(size, raised(symbol)),
        }
    }

    const fn plain(unit: &'static str, suffix: &'static str) -> Self {
        Self { factor: 1.0, word: "", unit: Cow::Borrowed(unit), suffix }
    }

    fn scaled(factor: f64, word: &'static str, unit: impl Into<Cow<'static, str>>) -> Self {
        Self { factor, word, unit: unit.into(), suffix: "" }
    }

    fn by_word(size: f64, unit: impl Into<Cow<'static, str>>) -> Self {
        let (factor, word) = match size {
            size if size >= 1e12 => (1e12, "tn"),
            size if size >= 1e9 => (1e9, "bn"),
            size if size >= 1e6 => (1e6, "mn"),
            _ => (1.0, ""),
        };
        Self::scaled(factor, word, unit)
    }

    /// The digits of a value in this scale, for axes and table cells that name the unit elsewhere: `0.615`, `58`.
    #[must_use]
    pub fn digits(&self, value: f64) -> String {
        significant(value / self.factor, Rounding::Reported)
    }

    /// The same for a worked-out value: three significant digits, `56.0`.
    #[must_use]
    pub fn digits_worked_out(&self, value: f64, qualifier: Qualifier) -> String {
        significant(value / self.factor, Rounding::worked_out(qualifier, 3))
    }

    /// Unit of an axis or a table: `bn yuan`, `Mt`, `%`, `×`; empty for counts below a million.
    #[must_use]
    pub fn label(&self) -> String {
        let parts = [self.suffix, self.word, &self.unit];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// A quantity in this scale.
    #[must_use]
    pub fn write(&self, value: f64, value_high: Option<f64>, qualifier: Qualifier, rounding: Rounding) -> NumberText {
        let mut number = String::new();
        self.push_number(&mut number, value, value_high.filter(|_| qualifier == Qualifier::Range), rounding);
        NumberText { sign: qualifier.sign(), number, scale: self.word, unit: self.unit.clone().into_owned() }
    }

    /// Writes digits with what belongs tight to them.
    fn push_number(&self, text: &mut String, value: f64, value_high: Option<f64>, rounding: Rounding) {
        push_significant(text, value / self.factor, rounding);
        if let Some(high) = value_high {
            text.push('–');
            push_significant(text, high / self.factor, rounding);
        }
        text.push_str(self.suffix);
    }

    /// Writes a reported quantity without a comparator behind a text: `41.9 bn yuan`, `0.95–1 bn yuan`.
    pub(super) fn push(&self, text: &mut String, value: f64, value_high: Option<f64>) {
        self.push_number(text, value, value_high, Rounding::Reported);
        for part in [self.word, &self.unit] {
            if !part.is_empty() {
                text.push(' ');
                text.push_str(part);
            }
        }
    }
}

/// One scale for values that stand side by side: that of the largest. `0.615`, `1` and `2.5` Mt.
#[must_use]
pub fn scale_for(values: impl IntoIterator<Item = f64>, unit: &Unit) -> Scale {
    let largest =
        values.into_iter().filter(|value| value.is_finite()).fold(0.0, |most: f64, value| most.max(value.abs()));
    Scale::of(largest, unit)
}

/// `m3` as `m³`.
fn raised(symbol: &str) -> String {
    match symbol.strip_suffix('3') {
        Some(base) if base.ends_with('m') => format!("{base}³"),
        _ => match symbol.strip_suffix('2') {
            Some(base) if base.ends_with('m') => format!("{base}²"),
            _ => symbol.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn a_set_shares_one_scale() {
        let scale = scale_for([615_000.0, 1e6, 2.5e6], &Unit::Tonne);
        assert_eq!([615_000.0, 1e6, 2.5e6].map(|value| scale.digits(value)), ["0.615", "1", "2.5"]);
        assert_eq!(scale.label(), "Mt");
    }

    #[test]
    fn labels() {
        let label = |value, unit: &Unit| scale_for([value], unit).label();
        assert_eq!(label(1e11, &Unit::Money(Currency::CNY)), "bn yuan");
        assert_eq!(label(58.0, &Unit::Percent), "%");
        assert_eq!(label(120.0, &Unit::Count), "");
        assert_eq!(label(12.0, &Unit::Other("%/yr".to_owned())), "% a year");
        assert_eq!(scale_for([], &Unit::Tonne).label(), "t");
    }

    #[test]
    fn worked_out_digits_keep_their_zeros() {
        let scale = scale_for([1e11], &Unit::Money(Currency::CNY));
        assert_eq!(scale.digits_worked_out(55.995e9, Qualifier::Exact), "56.0");
        assert_eq!(scale.digits_worked_out(74.8327e9, Qualifier::Exact), "74.8");
    }
}

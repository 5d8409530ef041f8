//! How numbers, dates and languages are written everywhere: screen, charts, files and the command line.
//!
//! A number is written in pieces ([`NumberText`]), so that the number can be set large and its unit small:
//! `> | 41.9 | bn | yuan`. Reported figures keep four significant digits and no zeros that the source does not
//! state; worked-out figures have three, rounded so that a bound stays true.

mod names;
mod number;
mod scale;

use std::fmt;

pub use names::{currency_name, language_name, list, small_number_word};
pub use number::{Rounding, grouped, push_year, significant};
pub use scale::{Scale, scale_for};

use super::{Claim, Date, Derived, Figure, Point, Qualifier, Unit};

/// U+2212, the sign of negative numbers and of subtraction.
pub const MINUS: char = '\u{2212}';

/// A quantity in pieces. Put together by its `Display`: `> 41.9 bn yuan`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberText {
    /// "", "≥", ">", "≤", "<" or "~".
    pub sign: &'static str,
    /// Digits with what belongs tight to them: `41.9`, `615,000`, `33.6%`, `5×`, `150,000–180,000`, `−13.5%`.
    pub number: String,
    /// `bn` and the like; empty where the unit carries the scale itself (`Mt`, `GW`).
    pub scale: &'static str,
    /// `yuan`, `Mt`, `a year`; empty for counts and plain percentages.
    pub unit: String,
}

impl NumberText {
    /// Sign and number, as set large: `> 41.9`, `~67%`.
    #[must_use]
    pub fn head(&self) -> String {
        match self.sign {
            "" => self.number.clone(),
            "~" => format!("~{}", self.number),
            sign => format!("{sign} {}", self.number),
        }
    }

    /// Scale and unit, as set small: `bn yuan`, `Mt`, `a year`; may be empty.
    #[must_use]
    pub fn tail(&self) -> String {
        match (self.scale, self.unit.as_str()) {
            (scale, "") => scale.to_owned(),
            ("", unit) => unit.to_owned(),
            (scale, unit) => format!("{scale} {unit}"),
        }
    }

    /// Without the name of a currency, as in formulas: `41.9 bn`, `615,000 t`, `58%`.
    #[must_use]
    pub fn short(&self) -> String {
        if self.scale.is_empty() { self.to_string() } else { format!("{} {}", self.head(), self.scale) }
    }
}

impl fmt::Display for NumberText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sign)?;
        if !matches!(self.sign, "" | "~") {
            f.write_str(" ")?;
        }
        f.write_str(&self.number)?;
        for part in [self.scale, &self.unit] {
            if !part.is_empty() {
                f.write_str(" ")?;
                f.write_str(part)?;
            }
        }
        Ok(())
    }
}

/// A reported quantity: at most four significant digits, more where the number has that many before the point.
#[must_use]
pub fn quantity(value: f64, value_high: Option<f64>, unit: &Unit, qualifier: Qualifier) -> NumberText {
    Scale::of(value_high.map_or(value, |high| high.max(value)), unit).write(
        value,
        value_high,
        qualifier,
        Rounding::Reported,
    )
}

/// Writes a reported quantity behind a text, exactly as stated: of a range both ends, in the scale of the high one.
pub fn push_quantity(text: &mut String, value: f64, value_high: Option<f64>, unit: &Unit) {
    Scale::of(value_high.map_or(value, |high| high.max(value)), unit).push(text, value, value_high);
}

/// The figure of a claim.
#[must_use]
pub fn claim(claim: &Claim) -> NumberText {
    quantity(claim.value, claim.value_high, &claim.unit, claim.qualifier)
}

/// The figure of a series' point.
#[must_use]
pub fn point(point: &Point, unit: &Unit) -> NumberText {
    quantity(point.value, point.value_high, unit, point.qualifier)
}

/// A worked-out quantity: three significant digits; a lower bound is rounded down, an upper bound up.
#[must_use]
pub fn worked_out(value: f64, unit: &Unit, qualifier: Qualifier) -> NumberText {
    Scale::of(value, unit).write(value, None, qualifier, Rounding::worked_out(qualifier, 3))
}

/// A quantity converted into another currency: worked out, and for a range both of its ends.
#[must_use]
pub fn converted(value: f64, value_high: Option<f64>, unit: &Unit, qualifier: Qualifier) -> NumberText {
    let largest = value_high.map_or(value, |high| high.max(value));
    Scale::of(largest, unit).write(value, value_high, qualifier, Rounding::worked_out(qualifier, 3))
}

/// A worked-out figure in the given unit: gap, needed growth (`Unit::Percent`, see also [`a_year`]).
#[must_use]
pub fn figure(figure: &Figure, unit: &Unit) -> NumberText {
    worked_out(figure.value, unit, figure.qualifier)
}

/// A derived figure.
#[must_use]
pub fn derived(derived: &Derived) -> NumberText {
    worked_out(derived.value, &derived.unit, derived.qualifier)
}

/// Growth in percent a year: `> 33.6% | a year`.
#[must_use]
pub fn a_year(figure: &Figure) -> NumberText {
    NumberText { unit: "a year".to_owned(), ..self::figure(figure, &Unit::Percent) }
}

/// The part of a target that is reached, in percent: `61.5%`, and more coarsely where it is a bound: `< 42%`, `~67%`.
#[must_use]
pub fn reached(figure: &Figure) -> NumberText {
    let digits = if figure.qualifier == Qualifier::Exact || figure.value.abs() >= 100.0 { 3 } else { 2 };
    Scale::of(figure.value, &Unit::Percent).write(
        figure.value,
        None,
        figure.qualifier,
        Rounding::worked_out(figure.qualifier, digits),
    )
}

/// A day as shown everywhere: `14 Nov 2025`.
#[must_use]
pub fn date(day: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    format!("{} {} {}", day.day(), month.unwrap_or(&"?"), day.year())
}

/// Years from and to: `2024–2027`, or one where both are the same or only one is known.
#[must_use]
pub fn period(from: Option<i32>, to: Option<i32>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from}–{to}"),
        (Some(year), _) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

/// With the first letter upper case, for headings from labels: "output value" to "Output value".
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut sentence = String::with_capacity(text.len());
    let mut chars = text.chars();
    sentence.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    sentence.push_str(chars.as_str());
    sentence
}

/// A number of things with its noun: `1 claim`, `2 claims`, `12,000 claims`. `noun` is singular and takes an s.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let digits = grouped(count as f64, 0);
    if count == 1 { format!("1 {noun}") } else { format!("{digits} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    const YUAN: Unit = Unit::Money(Currency::CNY);

    fn exact(value: f64, unit: &Unit) -> String {
        quantity(value, None, unit, Qualifier::Exact).to_string()
    }

    #[test]
    fn reported_quantities() {
        for (value, unit, text) in [
            (41_900_000_000.0, YUAN, "41.9 bn yuan"),
            (33_690_000_000.0, YUAN, "33.69 bn yuan"),
            (121_000_000_000.0, YUAN, "121 bn yuan"),
            (350_000.0, YUAN, "350,000 yuan"),
            (2_500_000.0, Unit::Money(Currency::EUR), "2.5 mn euros"),
            (1_286_000_000_000.0, Unit::Money(Currency::USD), "1.286 tn US dollars"),
            (5_000_000_000.0, "XTS".parse().unwrap(), "5 bn XTS"),
            (615_000.0, Unit::Tonne, "615,000 t"),
            (1_600_000.0, Unit::Tonne, "1.6 Mt"),
            (1_000_000.0, Unit::Tonne, "1 Mt"),
            (2_535_000.0, Unit::Tonne, "2.535 Mt"),
            (58.0, Unit::Percent, "58%"),
            (33.335, Unit::Percent, "33.34%"),
            (-13.5, Unit::Percent, "−13.5%"),
            (1.5, Unit::PercentagePoint, "1.5 pp"),
            (2.0, Unit::Times, "2×"),
            (25.0, Unit::Count, "25"),
            (12_345.0, Unit::Count, "12,345"),
            (3_200_000.0, Unit::Count, "3.2 mn"),
            (450.0, Unit::Megawatt, "450 MW"),
            (2_400.0, Unit::Megawatt, "2.4 GW"),
            (800.0, Unit::GigawattHour, "800 GWh"),
            (12_000.0, Unit::GigawattHour, "12 TWh"),
            (1_200.0, Unit::Hectare, "1,200 ha"),
            (86_000.0, Unit::SquareMetre, "86,000 m²"),
            (34.7, Unit::Kilometre, "34.7 km"),
            (250_000.0, Unit::Other("m3".into()), "250,000 m³"),
            (0.0, YUAN, "0 yuan"),
            (0.35, Unit::Kilometre, "0.35 km"),
        ] {
            assert_eq!(exact(value, &unit), text);
        }
    }

    #[test]
    fn qualified_quantities() {
        for (value, high, unit, qualifier, text) in [
            (1e11, None, YUAN, Qualifier::MoreThan, "> 100 bn yuan"),
            (30.0, None, Unit::Percent, Qualifier::AtMost, "≤ 30%"),
            (5.0, None, Unit::Times, Qualifier::MoreThan, "> 5×"),
            (66.7, None, Unit::Percent, Qualifier::About, "~66.7%"),
            (150_000.0, Some(180_000.0), Unit::Tonne, Qualifier::Range, "150,000–180,000 t"),
            (800_000.0, Some(1_200_000.0), Unit::Tonne, Qualifier::Range, "0.8–1.2 Mt"),
            (20.0, Some(25.0), Unit::Percent, Qualifier::Range, "20–25%"),
        ] {
            assert_eq!(quantity(value, high, &unit, qualifier).to_string(), text);
        }
    }

    #[test]
    fn pieces() {
        let text = quantity(1e11, None, &YUAN, Qualifier::MoreThan);
        assert_eq!((text.head(), text.tail(), text.short()), ("> 100".into(), "bn yuan".into(), "> 100 bn".into()));
        let text = quantity(615_000.0, None, &Unit::Tonne, Qualifier::Exact);
        assert_eq!((text.head(), text.tail(), text.short()), ("615,000".into(), "t".into(), "615,000 t".into()));
    }

    #[test]
    fn worked_out_figures() {
        let percent = |value, qualifier| Figure { value, qualifier };
        assert_eq!(a_year(&percent(33.637, Qualifier::MoreThan)).to_string(), "> 33.6% a year");
        assert_eq!(a_year(&percent(22.474, Qualifier::About)).to_string(), "~22.5% a year");
        assert_eq!(a_year(&percent(25.000_000_000_000_004, Qualifier::Exact)).to_string(), "25% a year");
        assert_eq!(reached(&percent(41.9, Qualifier::LessThan)).to_string(), "< 42%");
        assert_eq!(reached(&percent(66.67, Qualifier::About)).to_string(), "~67%");
        assert_eq!(reached(&percent(61.5, Qualifier::Exact)).to_string(), "61.5%");
        assert_eq!(reached(&percent(115.0, Qualifier::MoreThan)).to_string(), "> 115%");
        assert_eq!(worked_out(1_060_344.8, &Unit::Tonne, Qualifier::Exact).to_string(), "1.06 Mt");
        assert_eq!(worked_out(8.21e9, &YUAN, Qualifier::Exact).to_string(), "8.21 bn yuan");
        assert_eq!(worked_out(32.2308e9, &YUAN, Qualifier::AtLeast).to_string(), "≥ 32.2 bn yuan");
        assert_eq!(worked_out(41.9 / 8.21, &Unit::Times, Qualifier::Exact).to_string(), "5.10×");
        assert_eq!(worked_out(50.0 / 8.21, &Unit::Times, Qualifier::MoreThan).to_string(), "> 6.09×");
        assert_eq!(worked_out(9.4e5, &Unit::Tonne, Qualifier::Exact).to_string(), "940,000 t");
        assert_eq!(worked_out(36.5, &"%/yr".parse().unwrap(), Qualifier::Exact).to_string(), "36.5% a year");
    }

    #[test]
    fn dates_and_words() {
        assert_eq!(date(jiff::civil::date(2025, 11, 14)), "14 Nov 2025");
        assert_eq!(period(Some(2024), Some(2027)), "2024–2027");
        assert_eq!(sentence_case("output value"), "Output value");
        assert_eq!(counted(1, "claim"), "1 claim");
        assert_eq!(counted(1_200, "claim"), "1,200 claims");
    }
}

//! Digits: significant places, thousands separators, rounding that keeps bounds true.

use crate::model::Qualifier;

use super::MINUS;

/// How a number is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To four significant digits, to the nearest, without trailing zeros.
    Reported,
    /// To that many significant digits, to the nearest. Trailing zeros stay unless the number is exact so.
    Nearest(i32),
    /// The same, downwards: for lower bounds.
    Down(i32),
    /// The same, upwards: for upper bounds.
    Up(i32),
}

impl Rounding {
    /// The rounding that keeps a worked-out figure true: a lower bound goes down, an upper bound up.
    #[must_use]
    pub const fn worked_out(qualifier: Qualifier, digits: i32) -> Self {
        if qualifier.is_lower_bound() {
            Self::Down(digits)
        } else if qualifier.is_upper_bound() {
            Self::Up(digits)
        } else {
            Self::Nearest(digits)
        }
    }

    const fn digits(self) -> i32 {
        match self {
            Self::Reported => 4,
            Self::Nearest(digits) | Self::Down(digits) | Self::Up(digits) => digits,
        }
    }

    fn round(self, value: f64) -> f64 {
        // Binary fractions of decimal figures miss by a hair: 25 % computed is 25.000000000000004.
        let nearest = value.round();
        if (value - nearest).abs() <= nearest.abs().max(1.0) * 1e-9 {
            return nearest;
        }
        match self {
            Self::Reported | Self::Nearest(_) => nearest,
            Self::Down(_) => value.floor(),
            Self::Up(_) => value.ceil(),
        }
    }
}

/// A number with at most the significant digits of `rounding`; digits before the point are never dropped.
#[must_use]
pub fn significant(value: f64, rounding: Rounding) -> String {
    let mut text = String::new();
    push_significant(&mut text, value, rounding);
    text
}

/// Writes what [`significant`] gives behind a text.
pub(super) fn push_significant(text: &mut String, value: f64, rounding: Rounding) {
    if !value.is_finite() {
        return text.push('?');
    }
    if value == 0.0 {
        return text.push('0');
    }
    // Most figures are whole and stay as they are, whatever their size.
    if rounding == Rounding::Reported && value.abs() < 1e12 && value.fract() == 0.0 {
        return push_digits(text, value, 0, false);
    }
    let magnitude = value.abs().log10().floor() as i32;
    let wanted = rounding.digits() - 1 - magnitude;
    // Rounding may be coarser than the unit only for worked-out whole numbers: 385,417 t is shown as 385,000 t.
    let decimals = if rounding == Rounding::Reported { wanted.clamp(0, 12) } else { wanted.min(12) };
    let power = 10f64.powi(decimals.abs());
    let rounded =
        if decimals >= 0 { rounding.round(value * power) / power } else { rounding.round(value / power) * power };
    let places = usize::try_from(decimals).unwrap_or(0);
    let exact = (rounded - value).abs() <= value.abs() * 1e-9;
    push_digits(text, rounded, places, rounding == Rounding::Reported || exact);
}

/// A number with a comma between thousands, that many decimals and a true minus sign.
#[must_use]
pub fn grouped(value: f64, decimals: usize) -> String {
    let mut text = String::new();
    push_digits(&mut text, value, decimals, false);
    text
}

/// Writes what [`grouped`] gives behind a text; `trimmed` leaves out zeros at the end of the decimals.
fn push_digits(text: &mut String, value: f64, decimals: usize, trimmed: bool) {
    let Some(moved) = moved(value.abs(), decimals) else {
        let plain = format!("{:.decimals$}", value.abs());
        return push_plain(text, &plain, value < 0.0, trimmed);
    };
    if value < 0.0 && moved > 0 {
        text.push(MINUS);
    }
    let power = 10_u64.pow(decimals as u32);
    push_whole(text, moved / power, 1, true);
    let (mut fraction, mut places) = (moved % power, decimals);
    while trimmed && places > 0 && fraction.is_multiple_of(10) {
        (fraction, places) = (fraction / 10, places - 1);
    }
    if places > 0 {
        text.push('.');
        push_whole(text, fraction, places, false);
    }
}

/// A whole number in at least so many digits, with a comma between thousands where it is `grouped`.
fn push_whole(text: &mut String, number: u64, least: usize, grouped: bool) {
    /// Digits and commas of the largest number.
    const MOST: usize = 26;
    let (mut bytes, mut at, mut count, mut rest) = ([b','; MOST], MOST, 0, number);
    while (rest > 0 || count < least.max(1)) && at > 1 {
        at -= usize::from(grouped && count > 0 && count % 3 == 0) + 1;
        bytes[at] = b'0' + (rest % 10) as u8;
        (rest, count) = (rest / 10, count + 1);
    }
    text.push_str(std::str::from_utf8(&bytes[at..]).unwrap_or_default());
}

/// Writes a year behind a text.
pub fn push_year(text: &mut String, year: i32) {
    if year < 0 {
        text.push('-');
    }
    push_whole(text, u64::from(year.unsigned_abs()), 1, false);
}

/// The same as [`push_digits`] for a number that is written already, without its sign.
fn push_plain(text: &mut String, plain: &str, negative: bool, trimmed: bool) {
    if negative && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        text.push(MINUS);
    }
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let fraction = if trimmed { fraction.trim_end_matches('0') } else { fraction };
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
}

/// A number that is whole once its decimals are moved before the point, as that whole number, which is written more
/// quickly; `None` for all others.
fn moved(value: f64, decimals: usize) -> Option<u64> {
    const MOST: i32 = 18;
    let decimals = i32::try_from(decimals).ok().filter(|decimals| *decimals <= MOST)?;
    let moved = value * 10f64.powi(decimals);
    let whole = moved.round();
    // So far from a half that no rounding can come out otherwise.
    (whole < 1e12 && (moved - whole).abs() < 0.01).then_some(whole as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(1_234_567.0, 0), "1,234,567");
        assert_eq!(grouped(-1_234.5, 1), "−1,234.5");
        assert_eq!(grouped(-0.001, 1), "0.0");
        assert_eq!(grouped(999.0, 0), "999");
    }

    #[test]
    fn the_quick_way_writes_the_same_digits() {
        for decimals in 0..=12 {
            for value in [0.0, 0.05, 0.5, 1.0, 1.05, 2.675, 99.995, 1234.5678, 1e-9, 33.69e9, 68_640.0, 1e15, 0.1 + 0.2]
            {
                if moved(value, decimals).is_some() {
                    let mut plain = String::new();
                    push_plain(&mut plain, &format!("{value:.decimals$}"), false, false);
                    assert_eq!(grouped(value, decimals), plain);
                }
            }
        }
    }

    #[test]
    fn reported_figures_keep_what_they_state() {
        assert_eq!(significant(33.69, Rounding::Reported), "33.69");
        assert_eq!(significant(615_432.0, Rounding::Reported), "615,432");
        assert_eq!(significant(0.012_345, Rounding::Reported), "0.01235");
    }

    #[test]
    fn bounds_stay_true() {
        assert_eq!(significant(41.91, Rounding::Up(2)), "42");
        assert_eq!(significant(33.69, Rounding::Down(2)), "33");
        assert_eq!(significant(-33.69, Rounding::Down(2)), "−34");
        assert_eq!(significant(42.000_000_000_000_01, Rounding::Up(2)), "42");
        assert_eq!(significant(385_417.0, Rounding::Nearest(3)), "385,000");
    }
}

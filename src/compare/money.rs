//! Amounts of one currency in another, by the average rate of their year. Only on request: figures stay as stated.
//!
//! Rates: `assets/rates/yearly.tsv`, averages of the European Central Bank's euro reference rates, by `tools/rates.py`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::Currency;

/// Names the source of the rates, as charts and tables show it.
pub const SOURCE: &str = "European Central Bank, yearly averages of the euro reference rates";

/// Units for one euro by currency and year.
static RATES: LazyLock<BTreeMap<(String, i32), f64>> = LazyLock::new(|| {
    include_str!("../../assets/rates/yearly.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(rate)
        .collect()
});

fn rate(line: &str) -> Option<((String, i32), f64)> {
    let mut parts = line.split('\t');
    let (year, code, rate) = (parts.next()?, parts.next()?, parts.next()?);
    Some(((code.to_owned(), year.parse().ok()?), rate.parse().ok()?))
}

/// An amount in another currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Converted {
    /// Whole units of the other currency.
    pub value: f64,
    /// Units of the other currency for one of the first.
    pub rate: f64,
    /// The year whose average it is: that of the figure, or the last one known for a coming year.
    pub year: i32,
}

/// Converts an amount of a year. A target of a coming year is converted at the last known average, which is said in
/// [`Converted::year`]; `None` where a currency or a past year has no rate.
///
/// ```
/// use planscope::compare::money::convert;
/// use planscope::model::Currency;
/// let (yuan, dollar) = (Currency::from_code("CNY").unwrap(), Currency::from_code("USD").unwrap());
/// let converted = convert(7.0e9, yuan, dollar, 2023).unwrap();
/// assert!((0.95e9..1.05e9).contains(&converted.value));
/// ```
#[must_use]
pub fn convert(value: f64, from: Currency, to: Currency, year: i32) -> Option<Converted> {
    if from == to {
        return Some(Converted { value, rate: 1.0, year });
    }
    let (one, first) = per_euro(from, year)?;
    let (other, second) = per_euro(to, year)?;
    // Both of one year, or the rate would mix two.
    let used = first.min(second);
    let (one, other) = if first == second { (one, other) } else { (per_euro(from, used)?.0, per_euro(to, used)?.0) };
    let rate = other / one;
    Some(Converted { value: value * rate, rate, year: used })
}

/// Whether rates of a currency are known for any year.
#[must_use]
pub fn is_known(currency: Currency) -> bool {
    currency == Currency::EUR || RATES.keys().any(|(code, _)| code == currency.code())
}

/// Units for one euro in a year, or in the last year known before it.
fn per_euro(currency: Currency, year: i32) -> Option<(f64, i32)> {
    if currency.code() == "EUR" {
        let last = RATES.keys().map(|(_, year)| *year).max()?;
        return Some((1.0, year.min(last)));
    }
    let code = currency.code().to_owned();
    let ((_, known), rate) = RATES.range((code.clone(), i32::MIN)..=(code, year)).next_back()?;
    // A currency whose rates ended long ago has none today.
    let last = RATES.keys().map(|(_, year)| *year).max()?;
    (*known == year || *known == last).then_some((*rate, *known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    #[test]
    fn amounts_are_converted_at_the_rate_of_their_year() {
        let euro = convert(7.87e9, currency("CNY"), currency("EUR"), 2020).unwrap();
        assert!((euro.value / 1e9 - 1.0).abs() < 0.01 && euro.year == 2020);
        let back = convert(euro.value, currency("EUR"), currency("CNY"), 2020).unwrap();
        assert!((back.value / 7.87e9 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_coming_year_takes_the_last_rate_and_says_so() {
        let target = convert(1e9, currency("CNY"), currency("USD"), 2035).unwrap();
        assert!(target.year < 2035 && target.value > 1e8);
    }

    #[test]
    fn what_has_no_rate_is_not_converted() {
        assert_eq!(convert(1.0, currency("IRR"), currency("EUR"), 2024), None);
        assert_eq!(convert(1.0, currency("RUB"), currency("EUR"), 2024), None, "no rates since 2022");
        assert_eq!(convert(1.0, currency("CNY"), currency("EUR"), 1990), None);
    }

    #[test]
    fn known_currencies_have_rates_of_some_year() {
        assert!(["EUR", "CNY", "USD", "RUB"].into_iter().all(|code| is_known(currency(code))));
        assert!(!is_known(currency("IRR")));
    }

    #[test]
    fn the_table_is_whole() {
        let lines = include_str!("../../assets/rates/yearly.tsv").lines().filter(|line| !line.starts_with('#'));
        assert!(lines.clone().count() > 500);
        assert!(lines.clone().all(|line| rate(line).is_some_and(|((code, _), rate)| code.len() == 3 && rate > 0.0)));
    }
}

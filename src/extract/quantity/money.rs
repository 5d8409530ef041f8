//! Amounts of two parts, "5 euro 50 cent", and money that several countries call by one word.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Found;
use crate::extract::lexicon::Sense;
use crate::extract::place;
use crate::extract::words::Words;
use crate::model::{Currency, Qualifier, Span, Unit};

/// What several countries call their money.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Shared {
    words: Vec<String>,
    languages: Vec<String>,
    signs: Vec<String>,
    r#in: BTreeMap<String, String>,
}

/// As in `assets/language/money.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    own: BTreeMap<String, String>,
    shared: Vec<Shared>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/money.toml")).unwrap_or_default());

/// By country what its money shares its name with.
static BY_COUNTRY: LazyLock<FxHashMap<&'static str, Vec<(&'static Shared, Currency)>>> = LazyLock::new(|| {
    let mut by_country: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for shared in &TABLE.shared {
        for (country, code) in &shared.r#in {
            if let Some(currency) = Currency::from_code(code) {
                by_country.entry(country.as_str()).or_default().push((shared, currency));
            }
        }
    }
    by_country
});

/// The country whose money an amount is in, where no other uses it.
#[must_use]
pub fn country_of(currency: Currency) -> Option<&'static str> {
    TABLE.own.iter().find(|(_, code)| code.as_str() == currency.code()).map(|(country, _)| country.as_str())
}

/// Pesos are those of Chile in a text that is about Chile. `region` is what the text is about.
pub fn of_place(words: Words<'_>, lang: &str, region: Option<&str>, found: &mut [Found]) {
    let is_money = |one: &Found| matches!(one.quantity.unit, Some(Unit::Money(_)));
    if !found.iter().any(is_money) {
        return;
    }
    let Some(known) = region.and_then(place::country_of).and_then(|country| BY_COUNTRY.get(country)) else { return };
    let shared: Vec<(&Shared, Currency)> = known
        .iter()
        .filter(|(shared, _)| shared.languages.is_empty() || shared.languages.iter().any(|known| known == lang))
        .filter(|(shared, _)| shared.signs.is_empty() || shared.signs.iter().any(|sign| words.text.contains(sign)))
        .copied()
        .collect();
    if shared.is_empty() {
        return;
    }
    for one in found.iter_mut().filter(|one| is_money(one)) {
        let inside = words.within(one.quantity.span).iter().filter(|token| token.span.end <= one.quantity.span.end);
        let mut names = inside.filter(|token| matches!(token.sense(), Sense::Currency(_)));
        let (Some(name), None) = (names.next(), names.next()) else { continue };
        let name = name.span.of(words.text).to_lowercase();
        if let Some((_, currency)) = shared.iter().find(|(shared, _)| shared.words.contains(&name)) {
            one.quantity.unit = Some(Unit::Money(*currency));
        }
    }
}

/// What a subunit is of its currency.
const HUNDREDTH: f64 = 0.01;

/// Joins an amount in whole units with the one in its hundredths right behind it, or behind an "and". The word for the
/// hundredths may be that of several currencies: they are of the one before.
pub fn join_subunits(words: Words<'_>, found: &mut Vec<Found>) {
    for index in (1..found.len()).rev() {
        let Some((head, [second, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(first) = head.last_mut() else { continue };
        if !is_whole_amount(first) || !is_in_hundredths(second) || !is_near(words, first, second) {
            continue;
        }
        first.quantity.value += second.number.value() / 100.0;
        first.quantity.span = Span::new(first.quantity.span.start, second.quantity.span.end);
        first.word_end = second.word_end;
        found.remove(index);
    }
}

/// "5 euro 50", "zwei Euro fünfzig": two digits right behind a whole amount, and nothing that they count.
pub fn join_hundredths(words: Words<'_>, found: &mut Vec<Found>) {
    for index in (1..found.len()).rev() {
        let Some((head, [second, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(first) = head.last_mut() else { continue };
        let few = second.is_bare() && (10.0..100.0).contains(&second.quantity.value);
        let plain = few && !second.number.scaled && second.quantity.value.fract() == 0.0;
        let rest = words.text.get(second.word_end..).unwrap_or_default();
        let ends = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '\n']) && !rest.starts_with(",-");
        let digits = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let behind = !first.unit_before && first.quantity.unit.is_some();
        if !is_whole_amount(first)
            || !behind
            || !plain
            || !ends
            || digits
            || !words.is_blank(first.word_end, second.begin)
            || words.text.get(first.word_end..second.begin).is_some_and(|gap| gap.contains('\n'))
        {
            continue;
        }
        first.quantity.value += second.quantity.value / 100.0;
        first.quantity.span = Span::new(first.quantity.span.start, second.quantity.span.end);
        first.word_end = second.word_end;
        found.remove(index);
    }
}

fn is_whole_amount(one: &Found) -> bool {
    let whole = one.quantity.value.fract() == 0.0 && !one.number.scaled && one.quantity.qualifier == Qualifier::Exact;
    matches!(one.quantity.unit, Some(Unit::Money(_))) && whole && (one.number.factor - 1.0).abs() < f64::EPSILON
}

fn is_in_hundredths(one: &Found) -> bool {
    let value = one.number.value();
    let less = value > 0.0 && value < 100.0 && value.fract() == 0.0 && !one.number.scaled && !one.unit_before;
    matches!(one.quantity.unit, Some(Unit::Money(_))) && less && (one.number.factor - HUNDREDTH).abs() < f64::EPSILON
}

/// Whether nothing but blanks or an "and" stands between two amounts.
fn is_near(words: Words<'_>, first: &Found, second: &Found) -> bool {
    let (from, to) = (first.word_end, second.begin);
    words.is_blank(from, to)
        || words.right_after(from).any(|token| {
            matches!(token.sense(), Sense::And)
                && words.is_blank(from, token.span.start)
                && words.is_blank(token.span.end, to)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_countries_and_codes() {
        let table: Table = toml::from_str(include_str!("../../../assets/language/money.toml")).unwrap();
        for (country, code) in &table.own {
            assert!(place::by_name(country).is_some() && Currency::from_code(code).is_some(), "{country}");
        }
        for shared in &table.shared {
            assert!(!shared.words.is_empty());
            for (country, code) in &shared.r#in {
                assert!(place::by_name(country).is_some(), "{country}");
                assert!(Currency::from_code(code).is_some(), "{code}");
            }
        }
    }
}

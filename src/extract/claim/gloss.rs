//! Claims in one English line, put together from what was understood.

use std::fmt::Write as _;

use crate::extract::quantity::Found;
use crate::model::{Claim, Metric, Qualifier, Status, Unit, YearSource, format};

/// A comparator in English.
#[must_use]
pub const fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exactly",
        Qualifier::AtLeast => "at least",
        Qualifier::MoreThan => "more than",
        Qualifier::AtMost => "at most",
        Qualifier::LessThan => "less than",
        Qualifier::About => "about",
        Qualifier::Range => "between",
    }
}

/// A figure in English, without its comparator.
pub fn value(one: &Found, negative: bool) -> String {
    let unit = one.quantity.unit.clone().unwrap_or(Unit::Count);
    let signed = |value: f64| if negative { -value } else { value };
    format::quantity(signed(one.quantity.value), one.quantity.value_high.map(signed), &unit, Qualifier::Exact)
        .to_string()
}

/// The whole claim: "By 2027, output value of aluminium in Guangyuan is to exceed 100 bn yuan."
pub fn line(claim: &Claim) -> String {
    let when = when(claim);
    let what = subject(claim);
    let amount = match claim.unit {
        // "5 times as much" reads as a sentence where the sign × does not.
        Unit::Times => format!("{} times", format::quantity(claim.value, None, &Unit::Count, Qualifier::Exact)),
        ref unit => {
            format::quantity(claim.value.abs(), claim.value_high.map(f64::abs), unit, Qualifier::Exact).to_string()
        }
    };
    let figure = match claim.qualifier {
        Qualifier::Exact | Qualifier::Range => amount,
        bound => format!("{} {amount}", qualifier(bound)),
    };
    let mut sentence = if claim.metric == Metric::Growth && claim.unit != Unit::Times {
        format!("{what} {} by {figure}", change_verb(claim))
    } else if claim.metric == Metric::Growth {
        format!("{what} {} {figure} as much", level_verb(claim.status, is_past(claim)))
    } else {
        format!("{what} {} {figure}", level_verb(claim.status, is_past(claim)))
    };
    if let Some(year) = claim.baseline_year {
        let _ = write!(sentence, " against {year}");
    }
    sentence.push('.');
    if !when.is_empty() {
        sentence.insert_str(0, &format!("{when}, "));
    }
    format::sentence_case(&sentence)
}

/// Whether the claim names its year, so that it is told in the past.
fn is_past(claim: &Claim) -> bool {
    !matches!(claim.year_source, YearSource::Article)
}

fn when(claim: &Claim) -> String {
    match (claim.year, claim.status) {
        (None, _) => String::new(),
        (Some(year), Status::Actual) => format!("in {year}"),
        (Some(year), Status::Target | Status::Expected) => format!("by {year}"),
    }
}

fn subject(claim: &Claim) -> String {
    let sector = claim.sector.as_deref();
    let place = claim.region.as_deref().map(|region| format!(" in {region}")).unwrap_or_default();
    let noun = |metric: &Metric| match (metric, sector) {
        (Metric::Enterprises, Some(sector)) => format!("the number of {sector} enterprises"),
        (Metric::Enterprises, None) => "the number of enterprises".to_owned(),
        (Metric::Projects, Some(sector)) => format!("the number of {sector} projects"),
        (Metric::Projects, None) => "the number of projects".to_owned(),
        (metric, Some(sector)) => format!("{} of {sector}", metric.label()),
        (metric, None) => metric.label(),
    };
    match (&claim.metric, &claim.of_metric) {
        (Metric::Growth, Some(of)) => format!("{}{place}", noun(of)),
        (Metric::Share, of) => {
            let of = of.as_ref().map_or_else(|| sector.unwrap_or("the total").to_owned(), noun);
            let whole = claim.of_region.as_deref().map(|whole| format!(" of {whole}")).unwrap_or_default();
            let holder = claim.region.as_deref().map_or_else(|| "the".to_owned(), |region| format!("{region}'s"));
            format!("{holder} share in {of}{whole}")
        }
        (metric, _) => format!("{}{place}", noun(metric)),
    }
}

const fn level_verb(status: Status, past: bool) -> &'static str {
    match (status, past) {
        (Status::Actual, true) => "was",
        (Status::Actual, false) => "is",
        (Status::Expected, _) => "is expected to be",
        (Status::Target, _) => "is to be",
    }
}

fn change_verb(claim: &Claim) -> &'static str {
    match (claim.status, claim.value < 0.0) {
        (Status::Actual, false) => "rose",
        (Status::Actual, true) => "fell",
        (Status::Expected, false) => "is expected to rise",
        (Status::Expected, true) => "is expected to fall",
        (Status::Target, false) => "is to rise",
        (Status::Target, true) => "is to fall",
    }
}

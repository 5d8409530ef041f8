//! Claims in one English line, put together from what was understood.

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
    let signed = |value: f64| if negative { -value } else { value };
    let (value, high) = (signed(one.quantity.value), one.quantity.value_high.map(signed));
    let mut text = String::with_capacity(24);
    format::push_quantity(&mut text, value, high, one.quantity.unit.as_ref().unwrap_or(&Unit::Count));
    text
}

/// The whole claim: "By 2027, output value of aluminium in Guangyuan is to exceed 100 bn yuan." `written` is its figure as
/// [`value`] writes it, where that is known.
pub fn line(claim: &Claim, written: Option<&str>) -> String {
    let mut line = String::with_capacity(160);
    if let Some(year) = claim.year {
        line.push_str(if claim.status == Status::Actual { "In " } else { "By " });
        format::push_year(&mut line, year);
        line.push_str(", ");
    }
    push_subject(&mut line, claim);
    line.push(' ');
    let growth = claim.metric == Metric::Growth;
    if growth && claim.unit != Unit::Times {
        line.push_str(change_verb(claim));
        line.push_str(" by ");
    } else {
        line.push_str(level_verb(claim.status, is_past(claim)));
        line.push(' ');
    }
    if !matches!(claim.qualifier, Qualifier::Exact | Qualifier::Range) {
        line.push_str(qualifier(claim.qualifier));
        line.push(' ');
    }
    if claim.unit == Unit::Times {
        // "5 times as much" reads as a sentence where the sign × does not.
        format::push_quantity(&mut line, claim.value, claim.value_high, &Unit::Count);
        line.push_str(if growth { " times as much" } else { " times" });
    } else {
        // Without a sign it is the same.
        match written.filter(|_| claim.value >= 0.0 && claim.value_high.is_none_or(|high| high >= 0.0)) {
            Some(written) => line.push_str(written),
            None => format::push_quantity(&mut line, claim.value.abs(), claim.value_high.map(f64::abs), &claim.unit),
        }
    }
    if let Some(year) = claim.baseline_year {
        line.push_str(" against ");
        format::push_year(&mut line, year);
    }
    line.push('.');
    // Most begin with a letter of ASCII.
    if let Some(first) = line.get_mut(..1) {
        first.make_ascii_uppercase();
    } else if line.starts_with(char::is_lowercase) {
        line = format::sentence_case(&line);
    }
    line
}

/// Whether the claim names its year, so that it is told in the past.
fn is_past(claim: &Claim) -> bool {
    !matches!(claim.year_source, YearSource::Article)
}

fn push_subject(line: &mut String, claim: &Claim) {
    let of = match (&claim.metric, &claim.of_metric) {
        (Metric::Growth, Some(of)) => of,
        // "The localisation rate in Jena".
        (Metric::Share, Some(of)) if of.is_rate() => of,
        (Metric::Share, of) => return push_share(line, claim, of.as_ref()),
        (metric, _) => metric,
    };
    push_noun(line, of, claim.sector.as_deref());
    if let Some(region) = &claim.region {
        line.push_str(" in ");
        line.push_str(region);
    }
}

/// "Sichuan's share in output value of aluminium of China"
fn push_share(line: &mut String, claim: &Claim, of: Option<&Metric>) {
    let sector = claim.sector.as_deref();
    match &claim.region {
        Some(region) => {
            line.push_str(region);
            line.push_str("'s");
        }
        None => line.push_str("the"),
    }
    line.push_str(" share in ");
    match of {
        Some(metric) => push_noun(line, metric, sector),
        None => line.push_str(sector.unwrap_or("the total")),
    }
    if let Some(whole) = &claim.of_region {
        line.push_str(" of ");
        line.push_str(whole);
    }
}

fn push_noun(line: &mut String, metric: &Metric, sector: Option<&str>) {
    let things = match metric {
        Metric::Enterprises => Some("enterprises"),
        Metric::Projects => Some("projects"),
        _ => None,
    };
    if let Some(things) = things {
        line.push_str("the number of ");
        for part in sector.into_iter().flat_map(|sector| [sector, " "]) {
            line.push_str(part);
        }
        return line.push_str(things);
    }
    for (number, part) in metric.word().split('_').enumerate() {
        line.push_str(if number > 0 { " " } else { "" });
        line.push_str(part);
    }
    if let Some(sector) = sector {
        line.push_str(" of ");
        line.push_str(sector);
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

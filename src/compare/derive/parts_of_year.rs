//! "9.2 bn in the first half" and "10.4 bn in the second half" give the figure of the year: the only parts of which it
//! is plain that they are all. Parts of a region or an industry may lack one that no text names, and "the rest" is said
//! of a whole that the text states itself.

use std::collections::BTreeMap;

use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::compare::series::{Key, months, months_label};
use crate::model::{Claim, Derived, Metric, Qualifier, Status, format};

use super::Context;

/// What the parts of one year have in common.
type Thing<'a> = (Key<'a>, i32, Status);
/// First and last month.
type Months = (i8, i8);

/// One figure for each year whose parts are all stated and which is not stated itself.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    let mut things: BTreeMap<Thing<'_>, (bool, BTreeMap<Months, Vec<&Claim>>)> = BTreeMap::new();
    for claim in context.own.iter().map(|entry| entry.claim).filter(|claim| adds_up(claim)) {
        let Some((key, year)) = Key::of(claim).zip(claim.year) else { continue };
        let (is_stated, parts) = things.entry((Key { months: None, ..key }, year, claim.status)).or_default();
        match key.months {
            Some(part) => parts.entry(part).or_default().push(claim),
            None => *is_stated = true,
        }
    }
    let open = things.into_iter().filter(|(_, (is_stated, _))| !is_stated);
    open.filter_map(|((_, year, _), (_, parts))| sum(year, &parts)).collect()
}

/// Whether the parts of a year make up the year.
fn adds_up(claim: &Claim) -> bool {
    let flows = matches!(claim.metric, Metric::OutputValue | Metric::Production | Metric::Revenue | Metric::Exports);
    flows && !claim.unit.is_ratio() && !claim.in_headline
}

fn sum(year: i32, parts: &BTreeMap<Months, Vec<&Claim>>) -> Option<Derived> {
    let exact: BTreeMap<Months, &Claim> =
        parts.iter().filter_map(|(part, claims)| Some((*part, one_figure(year, *part, claims)?))).collect();
    let whole: Vec<(Months, &Claim)> = from_month(1, &exact)?;
    let first = whole.first()?.1;
    // What names no industry is one thing in one article only.
    if first.sector.is_none() && whole.iter().any(|(_, claim)| claim.file != first.file) {
        return None;
    }
    let total = whole.iter().map(|(_, claim)| Interval::of_claim(claim)).reduce(Interval::plus)?.figure();
    let mut formula = Formula::default();
    for (at, (_, claim)) in whole.iter().enumerate() {
        formula = formula.text(if at > 0 { " + " } else { "" }).claim(claim, format::claim(claim).short());
    }
    let plain: Vec<String> = whole
        .iter()
        .map(|(_, claim)| format::quantity(claim.value, None, &claim.unit, Qualifier::Exact).short())
        .collect();
    let names: Vec<String> = whole.iter().map(|(part, _)| months_label(*part)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(Derived {
        region: first.region.as_deref()?.to_owned(),
        metric: first.metric.clone(),
        of_metric: None,
        sector: first.sector.clone(),
        year: Some(year),
        baseline_year: None,
        value: total.value,
        unit: first.unit.clone(),
        qualifier: total.qualifier,
        rule: "parts_of_year".to_owned(),
        label: format!("sum of {}", format::list(&names)),
        formula: plain.join(" + "),
        parts: formula.parts,
        claims: formula.claims,
    })
}

/// The claim of a part, where all that state it agree and it is of whole months of that year.
fn one_figure<'a>(year: i32, part: Months, claims: &[&'a Claim]) -> Option<&'a Claim> {
    let first = *claims.first()?;
    let (from, to) = first.date_from.zip(first.date_to)?;
    let whole = i32::from(from.year()) == year
        && i32::from(to.year()) == year
        && from.day() == 1
        && to == to.last_of_month()
        && months(first) == Some(part);
    let same = |claim: &&&Claim| {
        claim.qualifier == first.qualifier && (claim.value - first.value).abs() <= first.value.abs() * 1e-9
    };
    (whole && claims.iter().all(|claim| same(&claim))).then_some(first)
}

/// Parts that follow each other from a month to the end of the year; the longest first.
fn from_month<'a>(month: i8, parts: &BTreeMap<Months, &'a Claim>) -> Option<Vec<(Months, &'a Claim)>> {
    if month == 13 {
        return Some(Vec::new());
    }
    parts.range((month, month)..=(month, 12)).rev().find_map(|(part, claim)| {
        let rest = from_month(part.1 + 1, parts)?;
        Some(std::iter::once((*part, *claim)).chain(rest).collect())
    })
}

//! Figures that cannot be, or not yet: parts larger than their whole, shares above the whole, a year's total before the
//! year is over.

use std::collections::BTreeMap;

use crate::compare::derive::Context;
use crate::compare::folder::Entry;
use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::compare::series::months;
use crate::extract::place::{self, Place};
use crate::model::{Check, CheckKind, Claim, Metric, Status, Unit, YearSource, format};

use super::check;

/// Room for rounding and for figures of slightly different extent.
const ROOM: f64 = 0.02;
/// A year's total reported from this month on may be the year's own.
const YEAR_END: i8 = 12;

/// All doubts of this sort.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let entries = &context.folder.entries;
    let mut checks: Vec<Check> = entries.iter().filter_map(|entry| impossible(entry.claim)).collect();
    checks.extend(entries.iter().filter_map(not_over));
    checks.extend(larger_than_whole(entries));
    checks
}

/// A share above 100 %, or an amount below nothing.
fn impossible(claim: &Claim) -> Option<Check> {
    let figure = format::claim(claim).to_string();
    let over = claim.metric == Metric::Share && claim.unit == Unit::Percent && claim.value > 100.0;
    let below = claim.value < 0.0 && claim.metric.is_level() && !claim.unit.is_ratio();
    let because = match (over, below) {
        (true, _) => "a part cannot be more than the whole",
        (_, true) => "an amount cannot be below nothing",
        _ => return None,
    };
    let what = format!("{}: {figure}", format::sentence_case(&claim.metric.label()));
    let because = Formula::default().claim(claim, figure).text(format!(": {because}"));
    Some(check(CheckKind::Doubtful, claim, Some(claim.metric.clone()), what, because))
}

/// What flows through a whole year, told as reached before the year is over. Only years that the text states itself:
/// those filled in are the article's.
fn not_over(entry: &Entry<'_>) -> Option<Check> {
    let claim = entry.claim;
    let flows = matches!(claim.metric, Metric::OutputValue | Metric::Production | Metric::Revenue | Metric::Exports);
    let (year, told) = (claim.year?, entry.article.date()?);
    let early = year > i32::from(told.year()) || (year == i32::from(told.year()) && told.month() < YEAR_END);
    let whole = claim.date_from.is_none() && claim.date_to.is_none() && months(claim).is_none();
    if claim.status != Status::Actual || claim.year_source != YearSource::Stated || !(flows && early && whole) {
        return None;
    }
    let figure = format::claim(claim).to_string();
    let what = format!("{} of {year} told as reached: {figure}", format::sentence_case(&claim.metric.label()));
    let because = Formula::default()
        .claim(claim, figure)
        .text(format!(" in a text of {}, before {year} was over", format::date(told)));
    Some(check(CheckKind::Doubtful, claim, Some(claim.metric.clone()), what, because))
}

/// What two regions have in common when one is held against the other.
type Thing<'a> = (&'a Metric, &'a str, &'a Unit, i32, Status, Option<(i8, i8)>);

/// A region with more than the region that it lies in.
fn larger_than_whole(entries: &[Entry<'_>]) -> Vec<Check> {
    let mut things: BTreeMap<Thing<'_>, BTreeMap<&str, &Claim>> = BTreeMap::new();
    for claim in entries.iter().map(|entry| entry.claim) {
        let adds_up = claim.metric.is_level() && !claim.unit.is_ratio() && !matches!(claim.metric, Metric::Other(_));
        if let (true, Some(region), Some(year), Some(sector)) =
            (adds_up && !claim.in_headline, claim.region.as_deref(), claim.year, claim.sector.as_deref())
        {
            let thing = (&claim.metric, sector, &claim.unit, year, claim.status, months(claim));
            things.entry(thing).or_default().entry(region).or_insert(claim);
        }
    }
    let pairs = things.values().flat_map(|by_region| {
        by_region.iter().flat_map(move |(part, claim)| {
            let wholes = place::by_name(part).into_iter().flat_map(Place::around);
            wholes.filter_map(move |whole| by_region.get(whole.name.as_str()).and_then(|total| too_large(claim, total)))
        })
    });
    pairs.collect()
}

fn too_large(part: &Claim, whole: &Claim) -> Option<Check> {
    let (small, large) = (Interval::of_claim(part).widened(ROOM), Interval::of_claim(whole).widened(ROOM));
    if small.lower <= large.upper {
        return None;
    }
    let (one, other) = (format::claim(part).to_string(), format::claim(whole).to_string());
    let region = |claim: &Claim| claim.region.clone().unwrap_or_default();
    let what = format!(
        "{} {}: {} has {one}, {} only {other}",
        format::sentence_case(&part.metric.label()),
        part.year.unwrap_or_default(),
        region(part),
        region(whole)
    );
    let because = Formula::default()
        .claim(part, one)
        .text(format!(" in {}, ", region(part)))
        .claim(whole, other)
        .text(format!(" in {}, which it is a part of", region(whole)));
    let mut check = check(CheckKind::Contradiction, part, Some(part.metric.clone()), what, because);
    check.stated_and_worked_out = Some((Interval::of_claim(part).figure(), Interval::of_claim(whole).figure()));
    Some(check)
}

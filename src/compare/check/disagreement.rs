//! Two articles, or two versions of one story, that state different figures for one thing.

use std::collections::BTreeMap;

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::compare::series::Key;
use crate::model::{Check, CheckKind, Claim, Currency, Date, Metric, Status, Unit, format};

use super::check;

/// A figure with one significant digit says no more than this.
const ROUGH_ROUNDING: f64 = 0.05;
/// "About" leaves this much room.
const ABOUT: f64 = 0.10;

/// Texts this many days apart may speak of an old target and a new one.
const CHANGED_AFTER: i32 = 365;

/// So many figures are named in a reason.
const SHOWN: usize = 4;

/// The thing that a figure is of: a series, a year, a status and, for changes, the year that they start from.
type Thing<'a> = (Key<'a>, i32, Status, Option<i32>);

/// A contradiction for each thing of which two articles state figures that cannot both be true.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let claims =
        context.folder.entries.iter().flat_map(|entry| std::iter::once(entry.claim).chain(entry.also.iter().copied()));
    let of_region = claims.filter(|claim| claim.region.as_deref() == context.region);
    let mut things: Vec<(Thing<'_>, &Claim)> = of_region.filter_map(|claim| Some((thing(claim)?, claim))).collect();
    things.sort_by(|(one, a), (other, b)| (one, &a.file).cmp(&(other, &b.file)));
    things.chunk_by(|(one, _), (other, _)| one == other).filter_map(of_one_thing(context)).collect()
}

/// What the files that state figures of one thing have against each other.
fn of_one_thing(context: &Context<'_, '_>) -> impl Fn(&[(Thing<'_>, &Claim)]) -> Option<Check> {
    |stated| {
        let several = stated.first()?.1.file != stated.last()?.1.file;
        let mut by_file: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
        for (_, claim) in stated.iter().filter(|_| several) {
            by_file.entry(&claim.file).or_default().push(claim);
        }
        changed(context, &by_file).or_else(|| disagreement(&by_file))
    }
}

/// A target that texts a year or more apart state differently was changed in between: the newer one counts.
fn changed(context: &Context<'_, '_>, by_file: &BTreeMap<&str, Vec<&Claim>>) -> Option<Check> {
    let mut dated: Vec<(Date, &Claim)> = Vec::new();
    for claims in by_file.values() {
        let first = *claims.first()?;
        if first.status != Status::Target || !claims.iter().all(|claim| agree(first, claim)) {
            return None;
        }
        dated.push((context.folder.reading(&first.file)?.article.date()?, first));
    }
    dated.sort_by_key(|(date, claim)| (*date, &claim.file));
    let ((begun, first), (until, last)) = (*dated.first()?, *dated.last()?);
    let days = until.since((jiff::Unit::Day, begun)).map_or(0, |span| span.get_days());
    if days < CHANGED_AFTER || agree(first, last) {
        return None;
    }
    let (old, new) = (format::claim(first), format::claim(last));
    let year = first.year.unwrap_or_default();
    let what = format!("{} target for {year}: {} → {new}", format::sentence_case(&first.metric.label()), old.short());
    let mut because = Formula::default();
    for (index, (date, claim)) in dated.iter().enumerate() {
        let before = if index == 0 { "" } else { ", then " };
        because = because
            .text(before)
            .claim(claim, format::claim(claim).to_string())
            .text(format!(" ({})", format::date(*date)));
    }
    let because = because.text("; the newer one is used");
    Some(check(CheckKind::ChangedTarget, last, Some(last.metric.clone()), what, because))
}

/// What is one thing in every article that names it. Investments, projects, jobs and areas are many in one region and
/// year; so is what names no industry.
fn thing(claim: &Claim) -> Option<Thing<'_>> {
    let total = matches!(
        claim.metric,
        Metric::OutputValue
            | Metric::Capacity
            | Metric::Production
            | Metric::Revenue
            | Metric::Exports
            | Metric::Growth
            | Metric::Share
    );
    let names_what = !matches!(claim.metric, Metric::Growth | Metric::Share) || claim.of_metric.is_some();
    let key = Key::of(claim)?;
    (total && names_what && claim.sector.is_some() && !claim.in_headline).then_some((
        key,
        claim.year?,
        claim.status,
        claim.baseline_year,
    ))
}

/// Articles with one figure each, of which two cannot both be true. An article with several figures for the thing
/// means several things by it.
fn disagreement(by_file: &BTreeMap<&str, Vec<&Claim>>) -> Option<Check> {
    let single = by_file.values().filter_map(|claims| {
        let first = *claims.first()?;
        claims.iter().all(|claim| agree(first, claim)).then_some(first)
    });
    let single: Vec<&Claim> = single.collect();
    if single.len() < 2 || single.len() < by_file.len() {
        return None;
    }
    let first = *single.first()?;
    let other = *single.iter().find(|claim| !agree(first, claim))?;
    let (one, two) = (format::claim(first), format::claim(other));
    let year = first.year.unwrap_or_default();
    let of = first.of_metric.as_ref().map_or_else(String::new, |metric| format!(" of {}", metric.label()));
    let what = format!("{}{of} {year}: {} or {}?", format::sentence_case(&first.metric.label()), one.short(), two);
    // The two that differ in front; more than a few would fill the screen.
    let others = single.iter().copied().filter(|claim| claim.id != first.id && claim.id != other.id);
    let mut because = Formula::default();
    for (index, claim) in [first, other].into_iter().chain(others.take(SHOWN - 2)).enumerate() {
        let before = if index == 0 { "" } else { ", " };
        because =
            because.text(before).claim(claim, format::claim(claim).to_string()).text(format!(" in {}", claim.file));
    }
    if single.len() > SHOWN {
        because = because.text(format!(", and {}", format::counted(single.len() - SHOWN, "more article")));
    }
    let sector = first.sector.as_deref().unwrap_or("it");
    let slip = if is_slip(first, other) { "; a factor of ten, as when 亿 becomes billion" } else { "" };
    let because = because.text(format!("; for {sector} both cannot be true{slip}"));
    let mut check = check(CheckKind::Contradiction, first, Some(first.metric.clone()), what, because);
    check.stated_and_worked_out = Some((Interval::of_claim(first).figure(), Interval::of_claim(other).figure()));
    Some(check)
}

/// Whether two amounts of money in the currency of China differ by a factor of ten: a known slip of translators.
fn is_slip(one: &Claim, other: &Claim) -> bool {
    let ratio = (one.value / other.value).abs();
    let factor = if ratio < 1.0 { 1.0 / ratio } else { ratio };
    one.unit == Unit::Money(Currency::CNY) && (factor / 10.0 - 1.0).abs() < 0.02
}

/// Whether both can be true: their bounds meet, or one is the other rounded.
pub fn agree(one: &Claim, other: &Claim) -> bool {
    with_rounding(one).overlaps(with_rounding(other))
}

fn with_rounding(claim: &Claim) -> Interval {
    let interval = Interval::of_claim(claim);
    if interval.rough {
        return interval.widened(ABOUT);
    }
    let unit_in_last_place = last_place(claim.value);
    let half = (unit_in_last_place / 2.0 / claim.value.abs().max(f64::MIN_POSITIVE)).min(ROUGH_ROUNDING);
    interval.widened(half.max(1e-9))
}

/// The place value of the last digit that is not zero: 1e8 for 41.9 bn, 1e11 for 200 bn.
fn last_place(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let magnitude = value.abs().log10().floor() as i32;
    let holds = |power: i32| {
        let steps = value.abs() / 10f64.powi(power);
        (steps - steps.round()).abs() < 1e-6 * steps.max(1.0)
    };
    (magnitude - 8..=magnitude).rev().find(|power| holds(*power)).map_or(0.0, |power| 10f64.powi(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_digits() {
        for (value, place) in [(41.9e9, 1e8), (2e11, 1e11), (615_000.0, 1e3), (12.3, 0.1), (132.0, 1.0)] {
            assert!((last_place(value) - place).abs() < place * 1e-6, "{value}");
        }
    }
}

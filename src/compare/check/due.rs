//! Targets past their year of which no text says whether they were met.

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::model::{Check, CheckKind, Claim, Date, Metric, Point, Series, Status, format};

use super::check;

/// A target missed by less is met, as far as rounding tells.
const ROOM: f64 = 0.005;

/// A check for each target for which no figure is known of its year or later, with that year: it holds once the year is
/// over when the newest article appears.
pub fn due_after(context: &Context<'_, '_>) -> Vec<(i32, Check)> {
    context.series.iter().filter_map(|series| due(context, series)).collect()
}

/// A check for each target that the figure of its year did not reach.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    context.series.iter().flat_map(|series| missed(context, series)).collect()
}

/// Targets of years whose own figure certainly falls short of them, or exceeds what was to be cut.
fn missed(context: &Context<'_, '_>, series: &Series) -> Vec<Check> {
    if matches!(series.metric, Metric::Growth) || series.part_of_year.is_some() {
        return Vec::new();
    }
    let burden = series.metric.is_burden();
    let targets = series.points.iter().filter(|point| point.status == Status::Target);
    let missed = targets.filter_map(|target| {
        let of_year = |point: &&Point| point.status == Status::Actual && point.year == target.year;
        let mut reached = series.points.iter().filter(of_year);
        let (actual, None) = (reached.next()?, reached.next()) else { return None };
        if !may_be_last(context, actual) {
            return None;
        }
        let (is, goal) = (Interval::of_point(actual), Interval::of_point(target));
        let short = if burden { is.lower > goal.upper * (1.0 + ROOM) } else { is.upper * (1.0 + ROOM) < goal.lower };
        let (goal, is) = (context.claim(target.claims.first()?)?, context.claim(actual.claims.first()?)?);
        short.then(|| miss(series, goal, is))
    });
    missed.collect()
}

/// Whether a figure may be the last one of its year, so that a target of the year can be held against it. What a text of July
/// tells is half of a year's output, even where it gives no months, and half of a year's time to go on.
fn may_be_last(context: &Context<'_, '_>, point: &Point) -> bool {
    const LAST_MONTH: i8 = 12;
    let is_last = |date: Date| (i32::from(date.year()), date.month()) >= (point.year, LAST_MONTH);
    let telling = context.own.iter().filter(|entry| entry.ids().any(|id| point.claims.contains(id)));
    let told = telling.filter_map(|entry| entry.article.date()).max();
    told.is_none_or(is_last) && point.date.is_none_or(is_last)
}

/// "Capacity of lithium carbonate".
fn subject(series: &Series) -> String {
    let metric = format::sentence_case(&series.metric.label());
    series.sector.as_ref().map_or_else(|| metric.clone(), |sector| format!("{metric} of {sector}"))
}

fn miss(series: &Series, goal: &Claim, is: &Claim) -> Check {
    let (wanted, reached) = (format::claim(goal), format::claim(is));
    let subject = subject(series);
    let year = goal.year.unwrap_or_default();
    let what = format!("{subject} {year}: {} of {wanted} reached", reached.short());
    let because = Formula::default()
        .claim(goal, wanted.to_string())
        .text(format!(" was the target for {year}; "))
        .claim(is, reached.to_string())
        .text(" was reached");
    check(CheckKind::MissedTarget, is, Some(series.metric.clone()), what, because)
}

fn due(context: &Context<'_, '_>, series: &Series) -> Option<(i32, Check)> {
    let target = series.target.as_ref()?;
    // What was to be added beside what is there is counted with it.
    let alike = |other: &&Series| {
        (&other.metric, &other.of_metric, &other.of_region, &other.sector, &other.unit, &other.part_of_year)
            == (
                &series.metric,
                &series.of_metric,
                &series.of_region,
                &series.sector,
                &series.unit,
                &series.part_of_year,
            )
    };
    let current: Vec<&Point> = context.series.iter().filter(alike).filter_map(|other| other.current.as_ref()).collect();
    let known = current
        .iter()
        .any(|current| current.year > target.year || (current.year == target.year && may_be_last(context, current)));
    let begun = current.iter().any(|current| current.year == target.year);
    if known || matches!(series.metric, Metric::Growth | Metric::Other(_)) || series.part_of_year.is_some() {
        return None;
    }
    let claim = context.claim(target.claims.first()?)?;
    let subject = subject(series);
    let lacks = if begun { "no figure of the whole year found" } else { "no figure found" };
    let what = format!("{subject}: {} was due {}, {lacks}", format::claim(claim), target.year);
    let because = Formula::default().claim(claim, format::claim(claim).to_string());
    let because = match series.current.as_ref().and_then(|current| context.claim(current.claims.first()?)) {
        Some(last) => because
            .text(format!(" by {}; last known: ", target.year))
            .claim(last, format::claim(last).to_string())
            .text(format!(" in {}", last.year.unwrap_or_default())),
        None => because.text(format!(" by {}; no text says what was reached", target.year)),
    };
    Some((target.year, check(CheckKind::Due, claim, Some(series.metric.clone()), what, because)))
}

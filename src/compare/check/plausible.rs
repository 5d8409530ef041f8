//! Figures that cannot be, or not yet: shares above the whole, a year's total before the year is over, a target a thousand times
//! what there is.

use crate::compare::derive::Context;
use crate::compare::folder::Entry;
use crate::compare::formula::Formula;
use crate::compare::series::months;
use crate::model::{Check, CheckKind, Claim, Metric, Series, Status, Unit, YearSource, format};

use super::check;

/// A year's total reported from this month on may be the year's own.
const YEAR_END: i8 = 12;
/// How many times a current figure a target can be, before one of the two is rather misread or of something else. Plans for new
/// industries multiply what there is by hundreds.
const TIMES: f64 = 1000.0;

/// All doubts of this sort.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let mut checks: Vec<Check> = context.own.iter().filter_map(|entry| impossible(entry.claim)).collect();
    checks.extend(context.own.iter().filter_map(|entry| not_over(entry)));
    checks.extend(context.series.iter().filter_map(|series| far_apart(context, series)));
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

/// A target that is out of all proportion to the figure that it is measured against.
fn far_apart(context: &Context<'_, '_>, series: &Series) -> Option<Check> {
    let (current, target) = (series.current.as_ref()?, series.target.as_ref()?);
    let (now, goal) = (context.claim(current.claims.first()?)?, context.claim(target.claims.first()?)?);
    if current.value <= 0.0 || target.value < TIMES * current.value {
        return None;
    }
    let (now_shown, goal_shown) = (format::claim(now).to_string(), format::claim(goal).to_string());
    let what = format!("{}: {goal_shown} planned, {now_shown} now", format::sentence_case(&series.metric.label()));
    let because = Formula::default()
        .claim(goal, goal_shown)
        .text(" is more than a thousand times ")
        .claim(now, now_shown)
        .text(": one of the two may be misread, or of something else");
    Some(check(CheckKind::Doubtful, goal, Some(series.metric.clone()), what, because))
}

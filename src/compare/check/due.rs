//! Targets past their year of which no text says whether they were met.

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::model::{Check, CheckKind, Metric, Series, format};

use super::check;

/// A check for each target whose year is over when the newest article appears, and for which no figure is known of that
/// year or later.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let newest = context.folder.readings.iter().filter_map(|reading| reading.article.date()).max();
    let Some(now) = newest.map(|date| i32::from(date.year())) else { return Vec::new() };
    context.series.values().flatten().filter_map(|series| due(context, series, now)).collect()
}

fn due(context: &Context<'_, '_>, series: &Series, now: i32) -> Option<Check> {
    let target = series.target.as_ref().filter(|target| target.year < now)?;
    let known = series.current.as_ref().is_some_and(|current| current.year >= target.year);
    if known || matches!(series.metric, Metric::Growth | Metric::Other(_)) || series.part_of_year.is_some() {
        return None;
    }
    let claim = context.claim(target.claims.first()?)?;
    let metric = format::sentence_case(&series.metric.label());
    let of = series.sector.as_ref().map_or_else(String::new, |sector| format!(" of {sector}"));
    let what = format!("{metric}{of}: {} was due {}, no figure found", format::claim(claim), target.year);
    let because = Formula::default().claim(claim, format::claim(claim).to_string());
    let because = match series.current.as_ref().and_then(|current| context.claim(current.claims.first()?)) {
        Some(last) => because
            .text(format!(" by {}; last known: ", target.year))
            .claim(last, format::claim(last).to_string())
            .text(format!(" in {}", last.year.unwrap_or_default())),
        None => because.text(format!(" by {}; no text says what was reached", target.year)),
    };
    Some(check(CheckKind::Due, claim, Some(series.metric.clone()), what, because))
}

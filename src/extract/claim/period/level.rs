//! When the first of two levels was, where only the second has a year.

use super::super::{Context, gloss};
use crate::extract::quantity::Found;
use crate::model::{Claim, CueField, Date, Status, YearSource};

/// "Last year exports fell from 64,700 to 61,200 t": what a figure of a year has fallen from is that of the year before, where
/// it has no time of its own.
pub fn date_first_levels(context: &Context<'_>, found: &[Found], claims: &mut [Claim]) {
    for index in 1..claims.len() {
        let Some((before, behind)) = claims.split_at_mut_checked(index) else { continue };
        let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { continue };
        let from = found.iter().any(|one| one.from && one.quantity.span == first.evidence.span);
        let Some(year) = second.year.filter(|_| from && is_reached(second) && are_alike(first, second)) else {
            continue;
        };
        // A year that the first has for itself is another one.
        if is_dated(context, first) || (first.year_source != YearSource::Article && first.year != Some(year)) {
            continue;
        }
        first.year = Some(year - 1);
        first.date_from = second.date_from.and_then(year_before);
        first.date_to = second.date_to.and_then(year_before);
        first.year_source = YearSource::Relative;
        first.gloss = gloss::line(first, None);
    }
}

/// Whether a figure is of a year that the text names.
fn is_reached(claim: &Claim) -> bool {
    claim.status == Status::Actual && claim.year_source != YearSource::Article
}

/// Whether two figures are levels of one thing.
fn are_alike(first: &Claim, second: &Claim) -> bool {
    first.status == Status::Actual
        && first.unit == second.unit
        && first.metric == second.metric
        && first.region == second.region
}

/// The same day of the year before.
fn year_before(day: Date) -> Option<Date> {
    Date::new(day.year().checked_sub(1)?, day.month(), day.day()).ok()
}

/// "The 710 of 2016": whether the word of time stands right beside a figure.
fn is_dated(context: &Context<'_>, claim: &Claim) -> bool {
    // "2016年の710": a particle is no more than a letter or two.
    const PARTICLE: usize = 6;
    let at = claim.evidence.span;
    let near = |from: usize, to: usize| {
        (context.words.distance(from, to) <= 1 || to - from <= PARTICLE) && context.commas(from, to) == 0
    };
    claim.evidence.cues.iter().filter(|cue| cue.field == CueField::Year).any(|cue| {
        (cue.span.end <= at.start && near(cue.span.end, at.start))
            || (cue.span.start >= at.end && near(at.end, cue.span.start))
    })
}

//! When the first of two levels was, where only the second has a year.

use super::super::{Context, gloss};
use crate::extract::lexicon::Sense;
use crate::extract::quantity::Found;
use crate::model::{Claim, Cue, CueField, Date, Metric, Span, Status, YearSource};

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
        let shared = shares_year(first, second);
        if is_dated(context, first, shared) || (first.year_source != YearSource::Article && first.year != Some(year)) {
            continue;
        }
        first.year = Some(year - 1);
        first.date_from = second.date_from.and_then(year_before);
        first.date_to = second.date_to.and_then(year_before);
        first.year_source = YearSource::Relative;
        first.gloss = gloss::line(first, None);
    }
}

/// "The plant has a capacity of 200,000 t, which is to rise to 300,000 t in 2027": what a figure is to rise to is told of with
/// all words of promise and time behind it, and the figure itself is today's.
pub fn keep_today_before_rises(context: &Context<'_>, claims: &mut [Claim]) {
    let Some(now) = context.reference_year() else { return };
    for index in 1..claims.len() {
        let Some((before, behind)) = claims.split_at_mut_checked(index) else { continue };
        let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { continue };
        let end = first.evidence.span.end;
        let is_of_second = |field: CueField| {
            let mut own = first.evidence.cues.iter().filter(|cue| cue.field == field);
            own.all(|cue| cue.span.start >= end)
        };
        let promised = first.status != Status::Actual
            && second.status != Status::Actual
            && first.year == second.year
            && matches!(first.year_source, YearSource::Stated | YearSource::Relative)
            && first.year.is_some_and(|year| year > now);
        let told = promised
            && first.evidence.sentence_span == second.evidence.sentence_span
            && (&first.unit, &first.region) == (&second.unit, &second.region)
            && (first.metric == second.metric || is_made(&first.metric) && is_made(&second.metric))
            && is_of_second(CueField::Status)
            && is_of_second(CueField::Year);
        if !told || !rises_to(context, first.evidence.span, second.evidence.span) {
            continue;
        }
        first.status = Status::Actual;
        first.year = Some(now);
        (first.date_from, first.date_to) = (None, None);
        first.year_source = YearSource::Article;
        // What a plant makes a year is its capacity only where it is planned.
        if first.metric != second.metric {
            first.metric.clone_from(&second.metric);
        }
        first.evidence.cues.retain(|cue| !matches!(cue.field, CueField::Status | CueField::Year));
        first.gloss = gloss::line(first, None);
    }
}

/// Whether a metric tells what is made.
const fn is_made(metric: &Metric) -> bool {
    matches!(metric, Metric::Capacity | Metric::Production)
}

/// Whether a verb of change leads from one figure to the next, before it or, where verbs stand last, right behind it.
fn rises_to(context: &Context<'_>, first: Span, second: Span) -> bool {
    const BEHIND: usize = 48;
    let words = context.words;
    let by = |sense: &Sense| matches!(sense, Sense::ChangeBefore);
    if words.precedes(second.start, by).is_some() {
        return false;
    }
    words.within(Span::new(first.end, second.end + BEHIND)).iter().any(|token| {
        let changes = matches!(token.sense(), Sense::Up | Sense::Down | Sense::LevelAfter);
        let between = token.span.end <= second.start;
        let behind = token.span.start >= second.end
            && context.lexicon.writing.has_verb_last()
            && words.distance(second.end, token.span.start) <= 2;
        changes && (between || behind)
    })
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

/// "Last year output fell from 6 to 3.5 million": whether one word of time tells the year of two figures.
fn shares_year(first: &Claim, second: &Claim) -> bool {
    let year = |cue: &&Cue| cue.field == CueField::Year;
    let of_second = second.evidence.cues.iter().find(year);
    of_second.is_some_and(|cue| {
        cue.span.end <= first.evidence.span.start && first.evidence.cues.iter().any(|other| other == cue)
    })
}

/// "The 710 of 2016": whether the word of time stands right beside a figure.
/// One that dates another figure as well stands right before its own, with no noun between.
fn is_dated(context: &Context<'_>, claim: &Claim, shared: bool) -> bool {
    // "2016年の710": a particle is no more than a letter or two.
    const PARTICLE: usize = 6;
    let at = claim.evidence.span;
    let near = |from: usize, to: usize| {
        (!shared && context.words.distance(from, to) <= 1 || to - from <= PARTICLE) && context.commas(from, to) == 0
    };
    claim.evidence.cues.iter().filter(|cue| cue.field == CueField::Year).any(|cue| {
        (cue.span.end <= at.start && near(cue.span.end, at.start))
            || (cue.span.start >= at.end && near(at.end, cue.span.start))
    })
}

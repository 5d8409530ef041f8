//! "Ten years ago", "two years earlier": years counted back from today or from another year.

use super::super::Context;
use super::parts::day;
use super::{Anchor, Meaning, Period, Role};
use crate::extract::lexicon::{Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::sentence::Sentence;
use crate::model::{QuantityKind, Span, Unit, YearSource};

/// The years that a sentence counts back to: those of a figure that is compared with, and one that the sentence opens with.
/// "The plant, built ten years ago, has 500 workers" dates no figure.
pub(super) fn anchors(context: &Context<'_>, sentence: &Sentence, found: &[Found], known: &[Anchor]) -> Vec<Anchor> {
    let Some(now) = context.reference_year() else { return Vec::new() };
    let words = context.words;
    let back = |sense: &Sense| matches!(sense, Sense::Ago | Sense::Earlier);
    let mut anchors = Vec::new();
    for one in found.iter().filter(|one| is_years(one)) {
        let span = one.quantity.span;
        anchors.extend(within(context, sentence, one, now));
        let Some(token) = words.follows(span.end, back).or_else(|| words.precedes(one.begin, back)) else { continue };
        let whole = Span::new(one.begin.min(token.span.start), span.end.max(token.span.end));
        let from = match token.sense() {
            Sense::Earlier => known
                .iter()
                .rfind(|anchor| anchor.dates() && anchor.span.end <= whole.start)
                .map_or(now, |anchor| anchor.period.year),
            _ => now,
        };
        let role = if is_compared_with(context, found, whole) {
            Role::Baseline
        } else if begins_clause(context, sentence, found, whole) && opens(context, found, whole) {
            Role::At
        } else {
            continue;
        };
        let period = Period::year(from - one.quantity.value as i32);
        anchors.push(Anchor::new(whole, period, role, YearSource::Relative, Meaning::Written(whole)));
    }
    anchors
}

/// "Is to double within five years": the year by which a plan is to be done.
fn within(context: &Context<'_>, sentence: &Sentence, one: &Found, now: i32) -> Option<Anchor> {
    let words = context.words;
    let span = one.quantity.span;
    let wanted = |sense: &Sense| matches!(sense, Sense::Within);
    let token = words.precedes(one.begin, wanted).or_else(|| words.follows(span.end, wanted))?;
    words.within(sentence.span).iter().find(|token| token.sense().is_promise())?;
    let whole = Span::new(one.begin.min(token.span.start), span.end.max(token.span.end));
    let period = Period::year(now + one.quantity.value as i32);
    Some(Anchor::new(whole, period, Role::By, YearSource::Relative, Meaning::Written(whole)))
}

/// "来年度から5年間で45億円", "over five years from 2026": a year from which a number of years runs on is the first of them, and
/// figures are of the last.
pub(super) fn run_on(context: &Context<'_>, found: &[Found], anchors: &mut [Anchor]) {
    const NEAR: usize = 2;
    let words = context.words;
    let begins = |sense: &Sense| {
        matches!(sense, Sense::From | Sense::FromLevel | Sense::FromEnding | Sense::To)
            || matches!(sense, Sense::Period(Word::Since | Word::Baseline))
    };
    for one in found.iter().filter(|one| is_years(one)) {
        let (start, end) = (one.begin, one.quantity.span.end);
        let runs = |anchor: &&mut Anchor| {
            let at = anchor.span;
            let ahead = at.end <= start;
            let (from, to) = if ahead { (at.end, start) } else { (end.min(at.start), at.start) };
            let marked = if ahead && context.lexicon.writing.has_postpositions() {
                words.within(Span::new(at.start, start)).iter().any(|token| begins(token.sense()))
            } else {
                words.within(Span::new(if ahead { at.start } else { from }, at.end)).iter().any(|t| begins(t.sense()))
                    || words.precedes(at.start, begins).is_some()
            };
            let coming = context.reference_year().is_some_and(|now| anchor.period.year >= now);
            anchor.carries()
                && (at.end <= start || at.start >= end)
                && anchor.period.to.is_none()
                && coming
                && words.distance(from, to) <= NEAR
                && context.commas(from, to) == 0
                && marked
        };
        let Some(anchor) = anchors.iter_mut().find(runs) else { continue };
        let first = anchor.period.year;
        let last = first + one.quantity.value as i32 - 1;
        anchor.span = Span::new(anchor.span.start.min(start), anchor.span.end.max(end));
        anchor.period = Period { year: last, from: day(first, (1, 1)), to: day(last, (12, 31)) };
    }
}

/// "Builds 20 plants over the next three years": words that say that the years of a sentence are still to come.
pub fn coming<'a>(context: &Context<'a>, found: &[Found]) -> Option<&'a Token> {
    let wanted = |sense: &Sense| matches!(sense, Sense::Coming);
    let beside = |one: &Found| {
        context.words.precedes(one.begin, wanted).or_else(|| context.words.follows(one.quantity.span.end, wanted))
    };
    found.iter().filter(|one| is_years(one)).find_map(beside)
}

/// A whole number of years.
fn is_years(one: &Found) -> bool {
    let quantity = &one.quantity;
    quantity.kind == QuantityKind::Duration
        && matches!(&quantity.unit, Some(Unit::Other(unit)) if unit == "yr")
        && quantity.value_high.is_none()
        && quantity.value.fract() == 0.0
        && (1.0..=60.0).contains(&quantity.value)
}

/// Whether what stands right before is a word of comparison, a multiple, or a figure behind one: "against 29 two years ago".
fn is_compared_with(context: &Context<'_>, found: &[Found], at: Span) -> bool {
    let words = context.words;
    let compares =
        |sense: &Sense| matches!(sense, Sense::Against | Sense::From | Sense::Period(Word::Baseline | Word::Than));
    words.precedes(at.start, compares).is_some()
        || found.iter().rev().filter(|one| one.quantity.ignored.is_none() && one.word_end <= at.start).take(1).any(
            |one| {
                words.distance(one.word_end, at.start) <= 2
                    && words.commas(one.word_end, at.start) == 0
                    && (one.from
                        || one.quantity.unit == Some(Unit::Times)
                        || words.precedes(one.begin, compares).is_some())
            },
        )
}

/// Whether the sentence begins with what tells the years, or a clause of a bare number behind a figure does: "1,900 people
/// work there, ten years ago there were 11,500".
fn begins_clause(context: &Context<'_>, sentence: &Sentence, found: &[Found], at: Span) -> bool {
    let before = context.words.text.get(sentence.span.start..at.start).unwrap_or_default().trim_end();
    before.is_empty()
        || (before.ends_with([',', ';', '–', '—'])
            && found.iter().any(|one| one.quantity.ignored.is_none() && one.word_end <= at.start)
            && found.iter().find(|one| one.begin >= at.end).is_some_and(Found::is_bare))
}

/// "Ten years ago there were 30 firms": whether the first figure behind stands in the same clause.
fn opens(context: &Context<'_>, found: &[Found], at: Span) -> bool {
    const NEAR: usize = 6;
    let words = context.words;
    let first = found.iter().find(|one| one.begin >= at.end && one.year.is_none());
    // "Acum doi ani, la Salonta erau ...": a comma may set off the time that a sentence opens with.
    let own = words.text.get(at.end..).is_some_and(|rest| rest.starts_with(','));
    first.is_some_and(|one| {
        one.quantity.ignored.is_none()
            && words.distance(at.end, one.begin) <= NEAR
            && words.commas(at.end, one.begin) <= usize::from(own)
            && !words
                .within(Span::new(at.end, one.begin))
                .iter()
                .any(|token| matches!(token.sense(), Sense::And | Sense::Clause))
    })
}

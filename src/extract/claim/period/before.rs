//! Figures of the year before the one told of.

use super::super::{Context, Discourse, Scene, cue};
use super::{Anchor, Dated, Meaning, Period, Role, is_compared};
use crate::extract::lexicon::{Kind, Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{CueField, Metric, Span, YearSource};

/// "Fell to 3.9 billion in 2024 from 4.3 billion a year earlier": the year before the last one named.
pub(super) fn year_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, last): (&Found, &Metric, Option<i32>),
) -> Option<Dated> {
    // A share has a level.
    if *metric == Metric::Growth || one.is_ratio() && *metric != Metric::Share {
        return None;
    }
    // "1.4 billion last year, a year earlier 1.6 billion": right before a second level of one thing.
    let second = || match scene.claim_before(one.begin) {
        Some(other) => other.quantity.unit == one.quantity.unit,
        None => false,
    };
    let token = if one.from || is_compared(context, one) || is_after_level(context, scene, one) {
        let wanted = |sense: &Sense| match sense {
            Sense::Period(Word::YearOnYear) => true,
            Sense::Period(Word::YearBefore) => is_after_level(context, scene, one),
            _ => false,
        };
        context.words.follows(one.word_end, wanted)
    } else {
        word_before(context, scene, one).filter(|token| second() || token.span.start == scene.sentence.span.start)
    }?;
    // "From 4.3 billion a year earlier to 3.9 billion in 2023": the year before that of the second.
    let second = || scene.anchors.iter().find(|anchor| one.from && anchor.dates() && anchor.span.start >= one.word_end);
    let first = scene.anchors.iter().rev().find(|anchor| anchor.dates() && anchor.span.end <= one.begin);
    let named = first.or_else(second);
    let named = named.map(|anchor| anchor.period.year).or(last).or(discourse.year.map(|period| period.year));
    let year = named.or(context.reference_year())? - 1;
    Some(Dated {
        period: Some(Period::year(year)),
        source: YearSource::Relative,
        cue: Some(cue(token, CueField::Year)),
        ..Dated::default()
    })
}

/// "Rose to 2.3 billion, after 2.19 billion a year earlier": whether a small word behind a comma leads from a level to another.
fn is_after_level(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    let Some(other) = scene.claim_before(one.begin) else { return false };
    let (from, to) = (other.word_end.min(one.begin), one.begin);
    let joins = |token: &Token| {
        token.sense().is_status()
            || matches!(token.sense(), Sense::To | Sense::LevelBefore | Sense::Up | Sense::Down | Sense::And)
    };
    other.quantity.unit == one.quantity.unit
        && context.commas(from, to) == 1
        && context.words.distance(from, to) == 1
        && !context.words.within(Span::new(from, to)).iter().any(joins)
}

/// "A year earlier it was 33.5 %", "годом ранее — 8": a word for the year before that a clause of a level begins with, or that
/// stands right before the level.
fn word_before<'a>(context: &Context<'a>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let wanted = |sense: &Sense| matches!(sense, Sense::Period(Word::YearOnYear | Word::YearBefore));
    let right_before = context.words.precedes(one.begin, wanted).filter(|token| !is_part_of_year(scene, token));
    right_before.or_else(|| {
        let from = scene.claim_before(one.begin).map_or(scene.sentence.span.start, |other| other.word_end);
        let token = scene
            .between_of([Kind::Period], from, one.begin)
            .find(|token| wanted(token.sense()) && !is_part_of_year(scene, token))?;
        let head = context.words.text.get(from..token.span.start)?.trim_end();
        // "Im Jahr davor": a small word may stand before it.
        let lead = head.rsplit([',', ';', '、', '，', '؛', '،', '–', '—']).next().unwrap_or_default();
        let clause = lead.len() < head.len() || from == scene.sentence.span.start;
        let opens = clause && context.words.distance(from + head.len() - lead.len(), token.span.start) <= 1;
        (opens && leads_to(context, scene, token, one)).then_some(token)
    })
}

/// "2023年增至460亿元": whether the first letter of "up on the year" is the last of a year.
fn is_part_of_year(scene: &Scene<'_>, token: &Token) -> bool {
    let before = token.span.start;
    matches!(token.sense(), Sense::Period(Word::YearOnYear))
        && (scene.found.iter().any(|one| one.year.is_some() && one.quantity.span.end == before)
            || scene.anchors.iter().any(|anchor| anchor.span.start < before && anchor.span.end > before))
}

/// Whether no more than a verb with its subject stands between a word for the year before and a level, and no change: "year on
/// year it rose to 8" is of this year.
fn leads_to(context: &Context<'_>, scene: &Scene<'_>, token: &Token, one: &Found) -> bool {
    let near = if matches!(token.sense(), Sense::Period(Word::YearBefore)) { 5 } else { 3 };
    let words = context.words;
    let end = token.word.end.min(one.begin);
    let gap = words.text.get(end..one.begin).unwrap_or_default();
    // "Годом ранее — 8", "l'année précédente, elles étaient 8".
    let set_off = gap.trim_start().starts_with([',', '，', '،', '、', '–', '—', ':', '：']);
    let changes = |token: &Token| matches!(token.sense(), Sense::Up | Sense::Down);
    words.distance(end, one.begin) <= near
        && context.commas(end, one.begin) <= usize::from(set_off)
        && !scene.between_of([Kind::Up, Kind::Down], end, one.begin).any(changes)
}

/// "A year before it was 8", "two years ago there were 8": where the words end that set a level in a year before.
pub fn back_before(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<usize> {
    const NEAR: usize = 3;
    word_before(context, scene, one).map(|token| token.word.end).or_else(|| {
        let ago = |anchor: &&Anchor| anchor.role == Role::At && matches!(anchor.meaning, Meaning::Written(_));
        let anchor = scene.anchors.iter().rfind(|anchor| ago(anchor) && anchor.span.end <= one.begin)?;
        (context.words.distance(anchor.span.end, one.begin) <= NEAR).then_some(anchor.span.end)
    })
}

//! What has changed since a year: the level that it has reached is today's.

use super::super::{Context, Scene};
use super::Anchor;
use super::own::is_past;
use crate::extract::lexicon::{Kind, Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::model::YearSource;

/// "In 2010 the town had 350 firms, but their number has fallen to 120": whether a year long over tells when a first level
/// was, from which the figure's own clause tells a change.
pub(super) fn has_changed_since(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    const LONG: i32 = 2;
    let over = context.reference_year().is_some_and(|now| anchor.period.year + LONG <= now);
    if !over || !is_past(context, anchor) || anchor.source != YearSource::Stated || anchor.span.end > one.begin {
        return false;
    }
    let Some(first) = scene.claim_before(one.begin) else { return false };
    let plain = !one.from && !first.from && first.quantity.unit == one.quantity.unit;
    let (from, to) = (first.word_end.min(one.begin), one.begin);
    plain
        && !scene.anchors.iter().any(|other| other.dates() && other.span.start >= from && other.span.end <= to)
        && dates(context, scene, anchor, first)
        && is_parted(context, scene, from, to)
        && !is_changed(context, scene, first)
        && changes_to(context, scene, from, one)
}

/// Whether a year stands before a figure in its clause, or right behind it.
fn dates(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, first: &Found) -> bool {
    const NEAR: usize = 2;
    let (from, to, near) = if anchor.span.end <= first.begin {
        (anchor.span.end, first.begin, usize::MAX)
    } else {
        (first.word_end.min(anchor.span.start), anchor.span.start, NEAR)
    };
    context.words.distance(from, to) <= near
        && context.commas(from, to) <= usize::from(near > NEAR)
        && !scene.has_figure_between(from, to)
}

/// Whether another clause begins between two positions, or, where verbs end their clauses, one ends.
fn is_parted(context: &Context<'_>, scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let verb_last = context.lexicon.writing.has_verb_last();
    context.commas(from, to) > 0
        || scene.between_of([Kind::And, Kind::Clause, Kind::Actual], from, to).any(|token| match token.sense() {
            Sense::And | Sense::Clause => true,
            Sense::Actual => verb_last,
            _ => false,
        })
}

/// Whether a verb of change leads to the first level itself: "rose to 350 in 2010, and fell to 120".
fn is_changed(context: &Context<'_>, scene: &Scene<'_>, first: &Found) -> bool {
    const NEAR: usize = 4;
    let verb_last = context.lexicon.writing.has_verb_last();
    scene.with([Kind::Up, Kind::Down]).iter().any(|token| {
        let (from, to) = if token.span.end <= first.begin {
            (token.span.end, first.begin)
        } else {
            (first.word_end.min(token.span.start), token.span.start)
        };
        matches!(token.sense(), Sense::Up | Sense::Down)
            && (token.span.end <= first.begin || verb_last)
            && context.words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
            && !scene.between_of([Kind::Actual], from, to).any(|verb| matches!(verb.sense(), Sense::Actual))
    })
}

/// Whether a verb of change, or "since then", leads to a figure behind a position.
fn changes_to(context: &Context<'_>, scene: &Scene<'_>, from: usize, one: &Found) -> bool {
    const BEHIND: usize = 3;
    let words = context.words;
    let change = |sense: &Sense| matches!(sense, Sense::Up | Sense::Down);
    let to = words.precedes(one.begin, |sense| matches!(sense, Sense::LevelBefore | Sense::To)).is_some();
    let ahead = to
        && scene
            .between_of([Kind::Up, Kind::Down, Kind::Period], from, one.begin)
            .any(|token| change(token.sense()) || matches!(token.sense(), Sense::Period(Word::Since)));
    let writing = &context.lexicon.writing;
    // "Auf 120 gesunken".
    let behind = (writing.has_verb_last() || (to && writing.verb_second))
        && scene.with([Kind::Up, Kind::Down]).iter().any(|token| {
            change(token.sense())
                && token.span.start >= one.word_end
                && words.distance(one.word_end, token.span.start) <= BEHIND
                && context.commas(one.word_end, token.span.start) == 0
                && !scene.has_figure_between(one.word_end, token.span.start)
        });
    ahead || behind
}

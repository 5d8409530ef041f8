//! Words of change that need more than to stand near: areas that are widened, causes that are told of behind a change.

use super::{NEXT_CLAUSE, level_follows, level_inside};
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::Sense;
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Span};

/// "64 hektárral bővítik az ipari parkot", "akan diperluas 20 hektare": an area right beside a verb of widening is a change.
pub(super) fn widened(context: &Context<'_>, one: &Found, metric: &Metric) -> Option<(bool, Token)> {
    const WIDER: [&str; 4] = ["expan", "exten", "widen", "enlarg"];
    const NEAR: usize = 40;
    const SMALL: usize = 3;
    if *metric != Metric::Area || one.from || level_inside(context, one) || level_follows(context, one) {
        return None;
    }
    let words = context.words;
    let wider = |token: &&Token| {
        matches!(token.sense(), Sense::Up) && WIDER.iter().any(|stem| token.entry.meaning.contains(stem))
    };
    // "Se ampliará en 20 hectáreas": a small word may stand between.
    let small = |token: &&Token| {
        let gap = words.text.get(token.word.end.max(token.span.end)..one.begin);
        gap.is_some_and(|gap| gap.trim().chars().count() <= SMALL && !gap.contains([',', '.', '\n']))
    };
    let near = words.within(Span::new(one.begin.saturating_sub(NEAR), one.begin));
    let before = near.iter().rev().filter(wider).find(small);
    let behind = || words.right_after(one.word_end).find(wider);
    before.or_else(behind).map(|token| (false, *token))
}

/// "Fell last year by 7% because of a rise in prices": what a word of change behind a figure with "by" puts between it and
/// the figure, where it stands apart and a verb of change stands before the "by".
pub(super) fn cause(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> usize {
    const NEAR: usize = 8;
    let words = context.words;
    let behind = token.span.start >= one.word_end
        && !context.lexicon.writing.has_verb_last()
        && words.distance(one.word_end, token.span.start) > 0;
    let by = || words.precedes(one.begin, |sense| matches!(sense, Sense::ChangeBefore)).is_some();
    if !behind || !(one.is_ratio() || by()) {
        return 0;
    }
    let before = scene.tokens.iter().any(|other| {
        matches!(other.sense(), Sense::Up | Sense::Down)
            && other.word.end <= one.begin
            && words.distance(other.word.end, one.begin) <= NEAR
            && context.commas(other.word.end, one.begin) == 0
            && !scene.has_figure_between(other.word.end, one.begin)
    });
    if before { NEXT_CLAUSE } else { 0 }
}

//! The year of a level that another figure has left.

use super::super::{Context, Scene};
use super::Anchor;
use super::own::is_past;
use crate::extract::lexicon::Sense;

/// "By 2030 sales are to rise to 150 billion from 118 billion in 2024, and emissions to fall by 20 %": whether a past year is
/// that of a level told of behind the one that is reached, and dates nothing behind.
pub(super) fn dates_level_left(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor) -> bool {
    const NEAR: usize = 2;
    if !is_past(context, anchor) {
        return false;
    }
    let words = context.words;
    let at = anchor.span.start;
    let Some(left) = scene.claim_before(at).filter(|left| words.distance(left.word_end.min(at), at) <= NEAR) else {
        return false;
    };
    let from = |sense: &Sense| matches!(sense, Sense::From | Sense::FromLevel);
    let to = |sense: &Sense| matches!(sense, Sense::LevelBefore | Sense::To);
    context.commas(left.word_end.min(at), at) == 0
        && words.precedes(left.begin, from).is_some()
        && scene.claim_before(left.begin).is_some_and(|reached| {
            reached.quantity.unit == left.quantity.unit
                && words.precedes(reached.begin, to).is_some()
                && context.commas(reached.word_end.min(left.begin), left.begin) == 0
        })
}

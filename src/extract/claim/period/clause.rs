//! Years of a clause of its own behind a figure.

use super::super::{Context, Scene, status};
use super::own::is_past;
use super::{Anchor, HAS, is_state};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::Metric;

/// "There are 96 firms, whose revenue reached 18.4 billion last year": whether a past year stands with a figure of another kind in
/// a clause behind that of what is counted today.
pub(super) fn is_of_clause_behind(
    context: &Context<'_>,
    scene: &Scene<'_>,
    anchor: &Anchor,
    (one, metric): (&Found, &Metric),
) -> bool {
    let (end, at) = (one.word_end, anchor.span.start);
    if !is_past(context, anchor) || at < end || !is_state(metric) || !context.lexicon.has_tense() {
        return false;
    }
    context.commas(end, at) > 0
        && scene.found.iter().any(|other| has_clause_with(context, (one, anchor), other))
        && !is_told_of_past(context, scene, one)
}

/// Whether a figure of another unit stands in the clause of a year, behind the one that is asked for.
fn has_clause_with(context: &Context<'_>, (one, anchor): (&Found, &Anchor), other: &Found) -> bool {
    let (from, to) = if other.word_end <= anchor.span.start {
        (other.word_end, anchor.span.start)
    } else {
        (anchor.span.end.min(other.begin), other.begin)
    };
    other.quantity.ignored.is_none()
        && other.begin > one.word_end
        && other.quantity.unit != one.quantity.unit
        && context.commas(one.word_end, other.begin) > 0
        && context.commas(from, to) == 0
}

/// Whether a verb of the past stands in the clause of a figure.
fn is_told_of_past(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const PLURAL: [&str; 3] = ["work", "operate", "employ"];
    let past = |token: &Token| {
        let meaning = token.entry.meaning;
        let present = status::is_present_meaning(meaning) || HAS.contains(&meaning) || PLURAL.contains(&meaning);
        matches!(token.sense(), Sense::Actual) && !present
    };
    scene.with([Kind::Actual]).iter().filter(|token| past(token)).any(|token| {
        let (from, to) = if token.span.end <= one.begin {
            (token.span.end, one.begin)
        } else {
            (one.word_end.min(token.span.start), token.span.start)
        };
        context.commas(from, to) == 0
    })
}

//! Forecasts beside works that are promised.

use super::period::Dated;
use super::{Context, Discourse, Scene, StatusCue, status};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Cue, Metric, Status};

/// "A mill will be built for 11 million, is expected to open in 2026": whether a forecast stands behind a comma and the figures
/// of a promise, with none behind it.
pub(super) fn is_only_of_opening(context: &Context<'_>, scene: &Scene<'_>, promise: &Token, forecast: &Token) -> bool {
    let (from, at) = (promise.word.end, forecast.word.start);
    let last = scene.claim_before(at).filter(|last| from <= last.begin);
    !context.lexicon.writing.has_verb_last()
        && from <= at
        && last.is_some_and(|last| context.commas(last.word_end.min(at), at) > 0)
        && !scene.with([Kind::Works, Kind::Site]).is_empty()
        && !scene.has_claim_between(forecast.span.end, scene.sentence.span.end)
}

/// "A mill that makes 75,000 t will be built, is expected to run a trial in 2026": whether a forecast in a clause of its own
/// behind a figure of works to come has no figure.
pub(super) fn is_of_works_to_come(
    context: &Context<'_>,
    scene: &Scene<'_>,
    (one, metric): (&Found, &Metric),
    forecast: &Token,
) -> bool {
    matches!(metric, Metric::Investment | Metric::Capacity | Metric::Area)
        && context.commas(one.word_end.min(forecast.span.start), forecast.span.start) > 0
        && !scene.has_claim_between(forecast.span.end, scene.sentence.span.end)
        && scene
            .with([Kind::Target])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Target) && token.span.end <= one.begin)
        && !scene.with([Kind::Works, Kind::Site]).is_empty()
}

/// "A plant will be built there, at a cost estimated at 5 billion": whether an estimate tells what works cost that are
/// promised before it, in another clause or in the sentence that goes on.
fn is_cost_of_planned(
    context: &Context<'_>,
    scene: &Scene<'_>,
    (one, metric): (&Found, &Metric),
    cues: Option<&Vec<StatusCue>>,
    promised: bool,
) -> bool {
    if *metric != Metric::Investment {
        return false;
    }
    let estimated = cues.and_then(|cues| cues.first()).is_some_and(|(status, cue, _)| {
        let end = cue.span.end;
        *status == Status::Expected
            && end <= one.begin
            && (cue.meaning.contains("estimated") || context.words.is_blank(end, one.begin))
    });
    estimated
        && (promised && scene.sentence.continues
            || scene.with([Kind::Target]).iter().any(|token| {
                matches!(token.sense(), Sense::Target)
                    && token.span.end <= one.begin
                    && context.commas(token.span.end, one.begin) > 0
            }))
}

/// The status of a figure; what works cost that are promised is promised, too.
pub(super) fn decide(
    context: &Context<'_>,
    (scene, discourse): (&Scene<'_>, &Discourse),
    (one, metric): (&Found, &Metric),
    dated: &Dated,
    cues: Option<Vec<StatusCue>>,
) -> (Status, Option<Cue>) {
    let promised = discourse.promised.is_some();
    let planned = is_cost_of_planned(context, scene, (one, metric), cues.as_ref(), promised);
    let (status, cue) = status::decide(context, one, dated, cues);
    (if planned && status == Status::Expected { Status::Target } else { status }, cue)
}

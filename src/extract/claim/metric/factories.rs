//! What a number of factories is told as.

use super::counted::number_of;
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::model::{Metric, Status};

/// The word of a lexicon for counted factories, mills and works.
const FACTORIES: &str = "factories";

/// "210 factories work here" are enterprises, "six large factories are to be built" are projects; "the number of factories
/// is to rise to 60" is a level of enterprises. Other metrics stay as they are.
pub(in crate::extract::claim) fn told(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    metric: Metric,
    status: Status,
) -> Metric {
    if !matches!(&metric, Metric::Other(word) if word == FACTORIES) {
        return metric;
    }
    let level = |sense: &Sense| matches!(sense, Sense::To | Sense::LevelBefore);
    let rises_to = scene.with([Kind::To, Kind::LevelBefore]).iter().any(|token| {
        level(token.sense()) && token.word.end <= one.begin && context.words.distance(token.word.end, one.begin) == 0
    });
    if status == Status::Actual || rises_to || number_of(context, scene, one).is_some() {
        Metric::Enterprises
    } else {
        Metric::Projects
    }
}

//! What a figure is told as once its status is known.

use super::counted::number_of;
use super::product::rate;
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::model::{Metric, QuantityKind, Status, Unit};

/// The word of a lexicon for counted factories, mills and works.
const FACTORIES: &str = "factories";

/// What a planned amount of money is spent on is its investment, whatever the word: a fund that is to be set up, costs that are
/// put at 60 million, "75 million by 2029". What one unit costs is no amount.
pub(in crate::extract::claim) fn planned(one: &Found, metric: Metric, status: Status) -> Metric {
    const LEAST: f64 = 100_000.0;
    let spent = matches!(&metric, Metric::Other(word) if matches!(word.as_str(), "fund" | "cost" | "amount"));
    let money = matches!(one.quantity.unit, Some(Unit::Money(_))) && one.quantity.value >= LEAST;
    if spent && money && status != Status::Actual { Metric::Investment } else { metric }
}

/// "The plant that is to be built will process 48,000 tonnes a year": what one plant is planned to make a year is its capacity;
/// what a region is to make is its production.
pub(in crate::extract::claim) fn of_plant(
    scene: &Scene<'_>,
    context: &Context<'_>,
    one: &Found,
    status: Status,
) -> bool {
    let plant = |sense: &Sense| {
        matches!(sense, Sense::Works) || matches!(sense, Sense::Counted(Metric::Other(word)) if word == FACTORIES)
    };
    let weighed = matches!(one.quantity.kind, QuantityKind::Weight | QuantityKind::Volume | QuantityKind::Number);
    status != Status::Actual
        && weighed
        && rate(context, scene, one, one.word_end).is_some()
        && scene
            .with([Kind::Works, Kind::Counted])
            .iter()
            .any(|token| plant(token.sense()) && token.span.end <= one.begin)
}

/// "210 factories work here" are enterprises, "six large factories are to be built" are projects; "the number of factories
/// is to rise to 60" is a level of enterprises. Other metrics stay as they are.
pub(in crate::extract::claim) fn factories(
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

//! What the sentence before told of and this one goes on with.

use super::{Measured, cost};
use crate::extract::claim::units::compatible;
use crate::extract::claim::{Context, Discourse, Scene};
use crate::extract::lexicon::{is_people, is_product, is_stock};
use crate::extract::quantity::Found;
use crate::model::{Metric, QuantityKind, Unit};

/// What the sentence before told of, where nothing else is measured.
pub(super) fn carried_over(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    unit: &Unit,
) -> Option<Measured> {
    let told = discourse.metric.as_ref().filter(|_| goes_on(discourse, unit))?;
    let money = one.quantity.kind == QuantityKind::Money;
    if let Metric::Other(word) = told {
        // "Trained 300 participants. It cost 45 million": people are no amount.
        if is_people(word) {
            return None;
        }
        // "The state pays 12 million. A new hall costs 25 million": grants are told of one by one.
        if matches!(word.as_str(), "subsidy" | "fund")
            && let Some(works) = cost::built(context, scene, one)
        {
            return Some(Measured::new(Metric::Investment, "cost_of_works", 0.6).with(Some(works)));
        }
        // "Handled 39 million containers. The industry booked 24 billion": what was counted before is no amount.
        if money && (is_product(word) || is_stock(word)) {
            return Some(Measured::new(Metric::Other("amount".to_owned()), "unit_alone", 0.5));
        }
    }
    Some(Measured::new(told.clone(), "metric_carried_over", 0.65))
}

/// Whether what was told of before may be told of on in a unit.
pub(super) fn goes_on(discourse: &Discourse, unit: &Unit) -> bool {
    let goods = |metric: &Metric| *metric == Metric::Production && matches!(unit, Unit::Money(_));
    discourse.metric.as_ref().is_some_and(|metric| compatible(unit, metric) && !metric.is_count() && !goods(metric))
}

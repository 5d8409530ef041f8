//! What the sentence before told of and this one goes on with.

use super::{Measured, cost};
use crate::extract::claim::units::compatible;
use crate::extract::claim::{Context, Discourse, Scene};
use crate::extract::lexicon::{Kind, Kinds, Sense, is_people, is_product, is_stock};
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
    let money = one.quantity.kind == QuantityKind::Money;
    let told = discourse.metric.as_ref().filter(|_| goes_on(discourse, unit));
    let told = told.or_else(|| {
        discourse.metric_before.as_ref().filter(|_| money && is_new_level(context, scene, one, discourse))
    })?;
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

/// "Exports came to 412 million last year.\nOur goal for 2028 is to exceed 650 million": whether an amount at the head of a
/// paragraph is a level of what the paragraph before told of, and no cost of works.
fn is_new_level(context: &Context<'_>, scene: &Scene<'_>, one: &Found, discourse: &Discourse) -> bool {
    const BUILT: Kinds = Kinds::of(&[Kind::Works, Kind::Site, Kind::Counted, Kind::Event]);
    let words = context.words;
    let level = |sense: &Sense| matches!(sense, Sense::LevelBefore | Sense::LevelAfter);
    let sold = |metric: &Metric| match metric {
        Metric::Exports | Metric::Revenue | Metric::OutputValue => true,
        Metric::Other(word) => matches!(word.as_str(), "trade" | "gdp" | "sales"),
        _ => false,
    };
    // A verb such as "exceed" behind the amount.
    let that = words.precedes(one.begin, |sense| matches!(sense, Sense::Anaphor)).is_some();
    let exceeds = one.comparator.is_some_and(|(span, _)| span.start >= one.quantity.span.end);
    discourse.metric.is_none()
        && discourse.metric_before.as_ref().is_some_and(sold)
        && (exceeds
            || that
            || words.precedes(one.begin, level).is_some()
            || words.follows(one.word_end, level).is_some())
        && scene.with(BUILT).is_empty()
}

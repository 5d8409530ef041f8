//! Money for a programme of years to come.

use super::period::{Anchor, Dated};
use super::{Context, Discourse, Scene};
use crate::extract::quantity::Found;
use crate::model::{Metric, Status, Unit, YearSource};

/// "The council has adopted a strategy for 2026–2030. £85 million has been set aside for it": what money a sentence without a
/// time of its own tells of behind one that names years to come and no figure.
pub(super) fn funds(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, dated): (&Found, &Metric, &Dated),
    status: Status,
) -> Option<Dated> {
    if status != Status::Actual || dated.source != YearSource::Article || dated.is_now || one.from {
        return None;
    }
    let money = matches!(one.quantity.unit, Some(Unit::Money(_)));
    let spent = match metric {
        Metric::Investment => true,
        Metric::Other(word) => matches!(word.as_str(), "fund" | "cost" | "amount" | "subsidy"),
        _ => false,
    };
    let before = (scene.sentence.paragraph, scene.sentence.number.saturating_sub(1));
    let period = discourse.year.filter(|_| money && spent && discourse.sentence == before)?;
    let now = context.reference_year()?;
    let (from, to) = (period.from?, period.to?);
    let ahead = i32::from(from.year()) >= now && from.year() < to.year();
    let alone = discourse.years_only && !scene.anchors.iter().any(Anchor::dates);
    (ahead && alone).then(|| Dated { period: Some(period), source: YearSource::CarriedOver, ..Dated::default() })
}

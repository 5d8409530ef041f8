//! The year that a change is measured from.

use super::super::{Context, Scene};
use super::Role;
use crate::extract::lexicon::{Kind, Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::model::{QuantityKind, Span, Unit};

/// The year that a change is measured from.
pub fn baseline(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    year: Option<i32>,
    reached: bool,
) -> Option<i32> {
    let near = |span: Span| {
        if span.start >= one.quantity.span.end {
            context.cost(one.word_end.min(span.start), span.start, scene.found)
        } else {
            context.cost(span.end.min(one.begin), one.begin, scene.found)
        }
    };
    let stated = scene
        .anchors
        .iter()
        .filter(|anchor| anchor.role == Role::Baseline)
        .min_by_key(|anchor| near(anchor.span))
        .map(|anchor| anchor.period.year);
    if stated.is_some() {
        return stated.filter(|stated| year.is_none_or(|year| *stated < year));
    }
    let since = scene.anchors.iter().find(|anchor| anchor.since && year.is_some_and(|year| anchor.period.year < year));
    if let Some(anchor) = since {
        return Some(anchor.period.year);
    }
    let yearly =
        scene.with([Kind::Period]).iter().any(|token| matches!(token.sense(), Sense::Period(Word::YearOnYear)));
    if yearly {
        return year.map(|year| year - 1);
    }
    let years = scene
        .found
        .iter()
        .filter(|other| other.quantity.kind == QuantityKind::Duration)
        .filter(|other| matches!(&other.quantity.unit, Some(Unit::Other(unit)) if unit == "yr"))
        .min_by_key(|other| near(other.quantity.span));
    let Some(years) = years else {
        // A change in percent that is reported as reached is against the year before, unless the text says otherwise.
        let average = scene
            .with([Kind::Period])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Period(Word::PerYear)) && near(token.span) <= 4);
        let plain = reached && !average && matches!(one.quantity.unit, Some(Unit::Percent | Unit::PercentagePoint));
        return year.filter(|_| plain).map(|year| year - 1);
    };
    let span = years.quantity.value;
    (years.quantity.value_high.is_none() && span.fract() == 0.0 && (1.0..=50.0).contains(&span))
        .then(|| year.map(|year| year - span as i32))
        .flatten()
}

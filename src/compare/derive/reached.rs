//! The part of a target that the current figure has reached.

use crate::compare::formula::{Formula, plain_digits, side_by_side};
use crate::model::{Derived, Metric, Series, Unit};

use super::Context;

/// One figure for each series with a current figure and a target.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    let Some(region) = context.region else { return Vec::new() };
    context.series.iter().filter_map(|series| reached(context, region, series)).collect()
}

fn reached(context: &Context<'_, '_>, region: &str, series: &Series) -> Option<Derived> {
    let (figure, current, target) = (series.reached?, series.current.as_ref()?, series.target.as_ref()?);
    let (now, goal) = (context.claim(current.claims.first()?)?, context.claim(target.claims.first()?)?);
    let (first, second, _) = side_by_side(now, goal);
    let formula = Formula::default().claim(now, first).text(" ÷ ").claim(goal, second);
    let formula = formula.resting_on(&current.claims).resting_on(&target.claims);
    let (part, whole) = plain_digits(current.value, target.value, &series.unit);
    Some(Derived {
        region: region.to_owned(),
        metric: Metric::Share,
        of_metric: Some(series.metric.clone()),
        sector: series.sector.clone(),
        year: Some(target.year),
        baseline_year: Some(current.year),
        value: figure.value,
        unit: Unit::Percent,
        qualifier: figure.qualifier,
        rule: "reached".to_owned(),
        label: format!("part of the {} target reached by {}", target.year, current.year),
        formula: format!("{part} / {whole}"),
        parts: formula.parts,
        claims: formula.claims,
    })
}

//! The even growth a year that leads from the current figure, or from the expected one, to the target.

use crate::compare::formula::{Formula, plain_digits, side_by_side};
use crate::model::{Derived, Figure, Metric, Point, Series, Status, Unit, format};

use super::Context;

/// One or two figures for each series with a current figure and a later target.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    let mut derived = Vec::new();
    let Some(region) = context.region else { return derived };
    for series in context.series {
        derived.extend(needed(context, region, series, series.current.as_ref(), series.needed_per_year));
        derived.extend(needed(context, region, series, series.expected.as_ref(), series.needed_from_expected));
    }
    derived
}

fn needed(
    context: &Context<'_, '_>,
    region: &str,
    series: &Series,
    from: Option<&Point>,
    figure: Option<Figure>,
) -> Option<Derived> {
    let (figure, from, target) = (figure?, from?, series.target.as_ref()?);
    let (start, goal) = (context.claim(from.claims.first()?)?, context.claim(target.claims.first()?)?);
    let years = target.year - from.year;
    let (first, second, _) = side_by_side(goal, start);
    // What is expected is taken at its word, so its bound is left out.
    let second = if start.status == Status::Expected {
        format::NumberText { sign: "", ..format::claim(start) }.head()
    } else {
        second
    };
    let mut formula = Formula::default();
    if years > 1 {
        formula = formula.text("(").claim(goal, first).text(" ÷ ").claim(start, second);
        formula = formula.text(")").raised(format!("1/{years}")).text(" − 1");
    } else {
        formula = formula.claim(goal, first).text(" ÷ ").claim(start, second).text(" − 1");
    }
    let (low, high) = plain_digits(from.value, target.value, &series.unit);
    let plain = if years > 1 { format!("({high}/{low})^(1/{years}) - 1") } else { format!("{high}/{low} - 1") };
    let claims = formula.resting_on(&from.claims).resting_on(&target.claims);
    Some(Derived {
        region: region.to_owned(),
        metric: Metric::Growth,
        of_metric: Some(series.metric.clone()),
        sector: series.sector.clone(),
        year: Some(target.year),
        baseline_year: Some(from.year),
        value: figure.value,
        unit: Unit::Other("%/yr".to_owned()),
        qualifier: figure.qualifier,
        rule: "needed".to_owned(),
        label: label(from, target),
        formula: plain,
        parts: claims.parts,
        claims: claims.claims,
    })
}

fn label(from: &Point, target: &Point) -> String {
    let years = format::period(Some(from.year), Some(target.year));
    if from.status == Status::Expected {
        format!("even growth, {years}, if {} ends as expected", from.year)
    } else {
        format!("even growth, {years}")
    }
}

//! "41.9 bn, up 30 % on the year before" gives the level of the year before. A growth of at most 30 % makes it a
//! lower bound.

use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::compare::series::months;
use crate::model::{Claim, Derived, Metric, Qualifier, Unit, format};

use super::{Context, Known};

/// One figure for each growth in percent whose level at its end is stated, and at its start is not.
pub fn derive(context: &Context<'_, '_>, known: &Known<'_>) -> Vec<Derived> {
    context.own.iter().filter_map(|entry| earlier_level(context, known, entry.claim)).collect()
}

fn earlier_level(context: &Context<'_, '_>, known: &Known<'_>, growth: &Claim) -> Option<Derived> {
    let (year, baseline) = growth.year.zip(growth.baseline_year)?;
    // Half a year's level has no place in a series of whole years.
    if growth.metric != Metric::Growth || growth.unit != Unit::Percent || baseline >= year || months(growth).is_some() {
        return None;
    }
    let metric = context.levels.metric_of(growth)?;
    let level = context.levels.level(growth, metric, year).filter(|level| level.status == growth.status)?;
    let stated = context.levels.level_anywhere(growth, metric, baseline).is_some();
    if stated || known.level(growth, metric, baseline).is_some() {
        return None;
    }
    let factor = Interval::of_claim(growth).scaled(0.01, 1.0);
    let figure = Interval::of_claim(level).over(factor)?.figure();
    let rate = format::claim(growth).to_string();
    let by = format!("{:.2}", 1.0 + growth.value / 100.0);
    let formula = Formula::default()
        .claim(level, format::claim(level).short())
        .text(format!(" ÷ {by}  growth "))
        .claim(growth, rate);
    Some(Derived {
        region: growth.region.as_deref()?.to_owned(),
        metric: metric.clone(),
        of_metric: None,
        sector: level.sector.clone().or_else(|| growth.sector.clone()),
        year: Some(baseline),
        baseline_year: None,
        value: figure.value,
        unit: level.unit.clone(),
        qualifier: figure.qualifier,
        rule: "growth_rate".to_owned(),
        label: label(growth),
        formula: format!("{} / {by}", format::quantity(level.value, None, &level.unit, Qualifier::Exact).short()),
        parts: formula.parts,
        claims: formula.claims,
    })
}

/// "growth of up to 30%", "decline of 4.5%".
fn label(growth: &Claim) -> String {
    let word = if growth.value < 0.0 { "decline" } else { "growth" };
    let size = format::quantity(growth.value.abs(), None, &Unit::Percent, Qualifier::Exact);
    let bound = match (growth.qualifier, growth.value < 0.0) {
        (Qualifier::AtMost, false) | (Qualifier::AtLeast, true) => "up to ",
        (Qualifier::LessThan, false) | (Qualifier::MoreThan, true) => "less than ",
        (Qualifier::AtLeast, false) | (Qualifier::AtMost, true) => "at least ",
        (Qualifier::MoreThan, false) | (Qualifier::LessThan, true) => "more than ",
        (Qualifier::About, _) => "about ",
        (Qualifier::Exact | Qualifier::Range, _) => "",
    };
    format!("{word} of {bound}{size}")
}

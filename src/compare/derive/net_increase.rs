//! "A net increase of 33.69 bn over four years" and today's level give the level of four years ago.

use crate::compare::formula::{Formula, side_by_side};
use crate::compare::interval::Interval;
use crate::model::{Claim, Derived, Metric, format};

use super::Context;

/// One figure for each growth stated as an amount whose level at its end is stated too.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    context.own.iter().filter_map(|entry| earlier_level(context, entry.claim)).collect()
}

fn earlier_level(context: &Context<'_, '_>, increase: &Claim) -> Option<Derived> {
    let (year, baseline) = increase.year.zip(increase.baseline_year)?;
    if increase.metric != Metric::Growth || increase.unit.is_ratio() || baseline >= year {
        return None;
    }
    let metric = context.levels.metric_of(increase)?;
    let level = context.levels.level(increase, metric, year).filter(|level| level.unit == increase.unit)?;
    if context.levels.level_anywhere(increase, metric, baseline).is_some() {
        return None;
    }
    let before = Interval::of_claim(level).minus(Interval::of_claim(increase));
    let figure = before.figure();
    if figure.value < 0.0 {
        return None;
    }
    let (first, second, unit) = side_by_side(level, increase);
    let formula = Formula::default().claim(level, first).text(" − ").claim(increase, second).text(unit);
    let years = format::small_number_word(i64::from(year - baseline));
    let plural = if year - baseline == 1 { "year" } else { "years" };
    Some(Derived {
        region: increase.region.as_deref()?.to_owned(),
        metric: metric.clone(),
        of_metric: None,
        sector: level.sector.clone().or_else(|| increase.sector.clone()),
        year: Some(baseline),
        baseline_year: None,
        value: figure.value,
        unit: level.unit.clone(),
        qualifier: figure.qualifier,
        rule: "net_increase".to_owned(),
        label: format!("net increase over {years} {plural}"),
        formula: format!("{} - {}", plain(level), plain(increase)),
        parts: formula.parts,
        claims: formula.claims,
    })
}

/// The figure without its bound, as plain text: `41.9 bn`.
fn plain(claim: &Claim) -> String {
    format::quantity(claim.value, None, &claim.unit, crate::model::Qualifier::Exact).short()
}

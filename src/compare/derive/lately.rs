//! How fast a figure grew lately, and when its target would be met at that pace.

use crate::compare::formula::{Formula, plain_digits, side_by_side};
use crate::compare::interval::Interval;
use crate::model::{Derived, Metric, Point, Qualifier, Series, Status, Unit, format};

use super::Context;

/// A target further off than this is not met at the pace of lately in any sense that helps.
const FAR: f64 = 50.0;

/// Up to two figures for each series with two reported levels.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    let Some(region) = context.region else { return Vec::new() };
    context.series.iter().flat_map(|series| lately(context, region, series)).collect()
}

fn lately(context: &Context<'_, '_>, region: &str, series: &Series) -> Vec<Derived> {
    let grows = !matches!(series.metric, Metric::Growth | Metric::Share) && !series.unit.is_ratio();
    let Some(current) = series.current.as_ref().filter(|_| grows) else { return Vec::new() };
    let Some(before) = earlier(series, current) else { return Vec::new() };
    let Some(pace) = pace(before, current) else { return Vec::new() };
    let Some(growth) = growth(context, region, series, (before, current), pace) else { return Vec::new() };
    let met = met_in(context, region, series, current, pace, &growth);
    std::iter::once(growth).chain(met).collect()
}

/// The level of the last year before the current one.
fn earlier<'a>(series: &'a Series, current: &Point) -> Option<&'a Point> {
    let actual = series.points.iter().filter(|point| point.status == Status::Actual && point.year < current.year);
    actual.max_by_key(|point| (point.year, point.claims.len()))
}

/// The factor of even growth a year.
fn pace(before: &Point, current: &Point) -> Option<Interval> {
    let years = f64::from(current.year - before.year);
    Some(Interval::of_point(current).over(Interval::of_point(before))?.power(1.0 / years))
}

fn growth(
    context: &Context<'_, '_>,
    region: &str,
    series: &Series,
    (before, current): (&Point, &Point),
    pace: Interval,
) -> Option<Derived> {
    let (from, to) = (context.claim(before.claims.first()?)?, context.claim(current.claims.first()?)?);
    let years = current.year - before.year;
    let (first, second, _) = side_by_side(to, from);
    let mut formula = Formula::default();
    formula = if years > 1 {
        let ratio = formula.text("(").claim(to, first).text(" ÷ ").claim(from, second).text(")");
        ratio.raised(format!("1/{years}")).text(" − 1")
    } else {
        formula.claim(to, first).text(" ÷ ").claim(from, second).text(" − 1")
    };
    let (low, high) = plain_digits(before.value, current.value, &series.unit);
    let plain = if years > 1 { format!("({high}/{low})^(1/{years}) - 1") } else { format!("{high}/{low} - 1") };
    let formula = formula.resting_on(&before.claims).resting_on(&current.claims);
    let figure = pace.scaled(100.0, -100.0).figure();
    Some(Derived {
        region: region.to_owned(),
        metric: Metric::Growth,
        of_metric: Some(series.metric.clone()),
        sector: series.sector.clone(),
        year: Some(current.year),
        baseline_year: Some(before.year),
        value: figure.value,
        unit: Unit::Other("%/yr".to_owned()),
        qualifier: figure.qualifier,
        rule: "lately".to_owned(),
        label: format!("growth a year, {}", format::period(Some(before.year), Some(current.year))),
        formula: plain,
        parts: formula.parts,
        claims: formula.claims,
    })
}

/// The years until the target is met if the pace of lately goes on. Nothing is said where the figures do not allow it:
/// no growth, or growth of which only a bound is known on the wrong side.
fn met_in(
    context: &Context<'_, '_>,
    region: &str,
    series: &Series,
    current: &Point,
    pace: Interval,
    growth: &Derived,
) -> Option<Derived> {
    let target = series.target.as_ref().filter(|target| target.year > current.year)?;
    let goal = context.claim(target.claims.first()?)?;
    let ratio = Interval::of_point(target).over(Interval::of_point(current))?;
    let known = pace.is_point() || pace.rough;
    if !known || pace.stated <= 1.0 || ratio.stated <= 1.0 {
        return None;
    }
    let years = |ratio: f64| (ratio.ln() / pace.stated.ln()).max(0.0);
    // Whole years: the target is met in the course of the last of them.
    let wait = years(ratio.stated);
    if wait > FAR {
        return None;
    }
    let year = current.year + wait.ceil() as i32;
    let qualifier = match ratio.figure().qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => Qualifier::AtLeast,
        Qualifier::LessThan | Qualifier::AtMost => Qualifier::AtMost,
        _ => Qualifier::About,
    };
    let rate = format::significant(growth.value, format::Rounding::Reported);
    let formula = Formula::default()
        .claim(goal, format::claim(goal).short())
        .text(" at ")
        .derived(format!("{rate}%"))
        .text(format!(" a year from {}", current.year))
        .resting_on(&growth.claims)
        .resting_on(&target.claims);
    Some(Derived {
        region: region.to_owned(),
        metric: series.metric.clone(),
        of_metric: None,
        sector: series.sector.clone(),
        year: Some(year),
        baseline_year: Some(current.year),
        value: wait,
        unit: Unit::Other("yr".to_owned()),
        qualifier,
        rule: "met_in".to_owned(),
        label: format!("{} target met in {year} at the growth of lately", target.year),
        formula: format!("ln(target / current) / ln(1 + {rate} %)"),
        parts: formula.parts,
        claims: formula.claims,
    })
}

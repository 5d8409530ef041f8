//! "25 projects with an investment of 121 bn yuan" gives the investment per project.

use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::model::{Claim, Derived, Metric, Qualifier, Status, format};

use super::Context;

/// The word for the metric.
pub const METRIC: &str = "investment_per_project";

/// One figure for each sentence that states one number of projects and one investment.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    context.own.iter().filter_map(|entry| average(context, entry.claim)).collect()
}

fn average(context: &Context<'_, '_>, investment: &Claim) -> Option<Derived> {
    let projects = projects_of(context, investment)?;
    let figure = Interval::of_claim(investment).over(Interval::of_claim(projects))?.figure();
    let (amount, count) = (format::claim(investment).short(), format::claim(projects).to_string());
    let formula = Formula::default().claim(investment, amount).text(" ÷ ").claim(projects, count);
    let plain = |claim: &Claim| format::quantity(claim.value, None, &claim.unit, Qualifier::Exact).short();
    let signed = if investment.status == Status::Actual { "signed " } else { "planned " };
    Some(Derived {
        region: investment.region.as_deref()?.to_owned(),
        metric: Metric::Other(METRIC.to_owned()),
        of_metric: None,
        sector: investment.sector.clone(),
        year: investment.year,
        baseline_year: None,
        value: figure.value,
        unit: investment.unit.clone(),
        qualifier: figure.qualifier,
        rule: "per_project".to_owned(),
        label: format!("investment per {signed}project"),
        formula: format!("{} / {}", plain(investment), plain(projects)),
        parts: formula.parts,
        claims: formula.claims,
    })
}

/// The number of projects that an investment is for: the only one in its sentence, and the only such investment.
pub fn projects_of<'b>(context: &Context<'_, 'b>, investment: &'b Claim) -> Option<&'b Claim> {
    if investment.metric != Metric::Investment || !investment.unit.is_money() {
        return None;
    }
    let fits = |claim: &&'b Claim| claim.region == investment.region && claim.status == investment.status;
    let sentence = context.levels.sentence(investment).iter().map(|entry| entry.claim);
    let mut projects = sentence.clone().filter(fits).filter(|claim| claim.metric == Metric::Projects);
    let mut investments = sentence.filter(|claim| claim.metric == Metric::Investment);
    let only = projects.next().filter(|claim| claim.value >= 2.0 && claim.sector == investment.sector)?;
    (projects.next().is_none() && investments.nth(1).is_none()).then_some(only)
}

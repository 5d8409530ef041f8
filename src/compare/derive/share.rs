//! "615,000 t, 58 % of the province's capacity" gives the province's capacity.

use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::compare::series::months;
use crate::model::{Claim, Derived, Metric, Qualifier, Unit, format};

use super::Context;

/// One figure for each share of the region's total that another region has and whose amount is stated.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    context.folder.entries.iter().filter_map(|entry| total(context, entry.claim)).collect()
}

fn total(context: &Context<'_, '_>, share: &Claim) -> Option<Derived> {
    let whole = share.of_region.as_ref().filter(|whole| Some(*whole) != share.region.as_ref())?;
    if context.region != Some(whole) {
        return None;
    }
    let possible = share.value > 0.0 && share.value <= 100.0;
    if share.metric != Metric::Share || share.unit != Unit::Percent || !possible || months(share).is_some() {
        return None;
    }
    let part = part_of(context, share)?;
    let factor = Interval::of_claim(share).scaled(0.01, 0.0);
    let figure = Interval::of_claim(part).over(factor)?.figure();
    let (amount, percent) = (format::claim(part).short(), format::claim(share).to_string());
    let formula = Formula::default().claim(part, amount).text(" ÷ ").claim(share, percent);
    let plain = format::quantity(part.value, None, &part.unit, Qualifier::Exact).short();
    let digits = format::significant(share.value, format::Rounding::Reported);
    Some(Derived {
        region: whole.to_string(),
        metric: part.metric.clone(),
        of_metric: None,
        sector: part.sector.clone().or_else(|| share.sector.clone()),
        year: share.year,
        baseline_year: None,
        value: figure.value,
        unit: part.unit.clone(),
        qualifier: figure.qualifier,
        rule: "share".to_owned(),
        label: format!("{} has {}", share.region.as_deref().unwrap_or("a part"), format::claim(share)),
        formula: format!("{plain} / {digits} %"),
        parts: formula.parts,
        claims: formula.claims,
    })
}

/// The amount that a share speaks of: of the named metric, in the same sentence or else in the same article; with no
/// metric named, the one amount before it in the sentence.
fn part_of<'b>(context: &Context<'_, 'b>, share: &'b Claim) -> Option<&'b Claim> {
    let metric = context.levels.metric_of(share)?;
    let part = context.levels.level(share, metric, share.year?)?;
    let same_sentence = part.evidence.sentence_span == share.evidence.sentence_span;
    // From another sentence only with the same industry named in both: "aluminium" is not all of its parts.
    let same_sector = part.sector.is_some() && part.sector == share.sector;
    (part.status == share.status && (same_sentence || same_sector)).then_some(part)
}

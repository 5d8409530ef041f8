//! Figures whose metric is none of the named ones: a person may know better.

use std::collections::BTreeMap;

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::model::{Check, CheckKind, Claim, Metric, format};

use super::check;

/// So many are named; the rest is counted.
const NAMED: usize = 3;

/// One check a region for all its figures without a named metric.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let mut by_region: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for entry in &context.folder.entries {
        if let (Some(region), Metric::Other(_)) = (entry.claim.region.as_deref(), &entry.claim.metric) {
            by_region.entry(region).or_default().push(entry.claim);
        }
    }
    by_region.values().filter_map(|claims| gathered(claims)).collect()
}

fn gathered(claims: &[&Claim]) -> Option<Check> {
    let first = *claims.first()?;
    let shown: Vec<&Claim> = claims.iter().take(NAMED).copied().collect();
    let rest: Vec<_> = claims.iter().skip(NAMED).map(|claim| claim.id.clone()).collect();
    let mut figures: Vec<String> = shown.iter().map(|claim| format::claim(claim).to_string()).collect();
    if !rest.is_empty() {
        figures.push(format!("{} more", rest.len()));
    }
    let what = format!("No known metric for {}", format::list(&figures));
    let mut because = Formula::default();
    for (index, claim) in shown.iter().enumerate() {
        let words = claim.metric.label();
        let words = if index == 0 { format::sentence_case(&words) } else { words };
        let of = claim.sector.as_ref().map_or_else(String::new, |sector| format!(", {sector}"));
        let before = if index == 0 { "" } else { "; " };
        because = because.text(format!("{before}{words}{of}: ")).claim(claim, format::claim(claim).to_string());
    }
    let because = because.resting_on(&rest);
    Some(check(CheckKind::UnknownMetric, first, None, what, because))
}

//! Figures whose metric is none of the named ones: a person may know better.

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::extract::lexicon;
use crate::model::{Check, CheckKind, Claim, Metric, format};

use super::check;

/// A check for each figure without a named metric.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    context.own.iter().filter_map(|entry| unknown(entry.claim)).collect()
}

fn unknown(claim: &Claim) -> Option<Check> {
    let (Some(_), Metric::Other(word)) = (&claim.region, &claim.metric) else { return None };
    if lexicon::is_known_measure(word) {
        return None;
    }
    let figure = format::claim(claim).to_string();
    let what = format!("No known metric for {figure}");
    let words = format::sentence_case(&claim.metric.label());
    let of = claim.sector.as_ref().map_or_else(String::new, |sector| format!(", {sector}"));
    let because = Formula::default().text(format!("{words}{of}: ")).claim(claim, figure);
    Some(check(CheckKind::UnknownMetric, claim, Some(claim.metric.clone()), what, because))
}

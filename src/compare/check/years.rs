//! Years that the sentence does not state: carried over from an earlier one, or dated by the article.

use std::collections::BTreeMap;

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::model::{Check, CheckKind, Claim, YearSource, format};

use super::check;

/// One record for each region, year and way in which the year was found.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let mut groups: BTreeMap<(&str, i32, YearSource), Vec<&Claim>> = BTreeMap::new();
    for entry in context.own {
        let claim = entry.claim;
        let filled_in = matches!(claim.year_source, YearSource::CarriedOver | YearSource::Article);
        if let Some((region, year)) = claim.region.as_deref().zip(claim.year).filter(|_| filled_in) {
            groups.entry((region, year, claim.year_source)).or_default().push(claim);
        }
    }
    groups.iter().filter_map(|((_, year, source), claims)| record(*year, *source, claims)).collect()
}

fn record(year: i32, source: YearSource, claims: &[&Claim]) -> Option<Check> {
    let what = format!("{year} for {}", format::counted(claims.len(), "claim"));
    let because = Formula::default().text(match source {
        YearSource::CarriedOver => "Carried over from an earlier sentence",
        _ => "“Current”, dated by the article",
    });
    let ids: Vec<_> = claims.iter().map(|claim| claim.id.clone()).collect();
    Some(check(CheckKind::YearFilledIn, claims.first()?, None, what, because.resting_on(&ids)))
}

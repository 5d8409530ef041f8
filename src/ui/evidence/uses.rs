//! Which worked-out figures rest on a claim.

use crate::model::{Claim, ClaimId, Point, Series};
use crate::ui::figures::Claims;

/// Words for the figures that rest on a claim, in the order of the region page.
pub(super) fn uses(claims: Claims<'_>, claim: &Claim) -> Vec<String> {
    let Some(profile) = claim.region.as_deref().and_then(|region| claims.profile(region)) else { return Vec::new() };
    let mut uses: Vec<String> = Vec::new();
    for series in &profile.series {
        uses.extend(series_uses(series, &claim.id).into_iter().map(str::to_owned));
    }
    let everywhere = claims.profiles().iter().flat_map(|profile| &profile.derived);
    for derived in everywhere.filter(|derived| derived.claims.contains(&claim.id)) {
        let elsewhere = Some(derived.region.as_str()) != claim.region.as_deref();
        // Reached and needed are named with the series already.
        if !matches!(derived.rule.as_str(), "reached" | "needed") {
            uses.push(if elsewhere {
                format!("{} ({})", derived.label, derived.region)
            } else {
                derived.label.clone()
            });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    uses.retain(|used| seen.insert(used.clone()));
    uses
}

fn series_uses(series: &Series, id: &ClaimId) -> Vec<&'static str> {
    let states = |point: &Option<Point>| point.as_ref().is_some_and(|point| point.claims.contains(id));
    let (current, target) = (states(&series.current), states(&series.target));
    let mut uses = Vec::new();
    if (current || target) && series.reached.is_some() {
        uses.push("reached");
    }
    if (current || target) && series.needed_per_year.is_some() {
        uses.extend(["needed", "required path"]);
    }
    if states(&series.expected) && series.needed_from_expected.is_some() {
        uses.push("needed from the expected value");
    }
    uses
}

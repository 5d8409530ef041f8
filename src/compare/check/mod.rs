//! Claims held against each other, one sort of check a file. A check must earn its place: where a figure can be meant
//! otherwise, there is none.

mod articles;
mod disagreement;
mod due;
mod growth_fits;
mod headline;
mod plausible;
mod slip;
mod unknown_metric;
mod years;

use crate::model::{Check, CheckKind, Claim, Derived, Metric};

use super::derive::Context;
use super::formula::Formula;

/// All checks of a folder, those that want attention first.
pub fn checks(context: &Context<'_, '_>, derived: &[Derived]) -> Vec<Check> {
    let mut checks = growth_fits::checks(context, derived);
    checks.extend(disagreement::checks(context));
    checks.extend(plausible::checks(context));
    checks.extend(slip::checks(context));
    checks.extend(due::checks(context));
    checks.extend(headline::checks(context));
    checks.extend(unknown_metric::checks(context));
    checks.extend(articles::checks(context));
    checks.extend(years::checks(context));
    for check in &mut checks {
        check.files.extend(check.claims.iter().filter_map(|id| context.claim(id)).map(|claim| claim.file.clone()));
        check.files.sort();
        check.files.dedup();
    }
    checks.sort_by(|a, b| {
        let key = |check: &Check| (!check.kind.wants_attention(), check.kind);
        (key(a), &a.region, &a.metric, &a.files, &a.what, &a.claims).cmp(&(
            key(b),
            &b.region,
            &b.metric,
            &b.files,
            &b.what,
            &b.claims,
        ))
    });
    checks
}

/// A check with its reason as a formula.
fn check(kind: CheckKind, about: &Claim, metric: Option<Metric>, what: String, because: Formula) -> Check {
    Check {
        kind,
        region: about.region.clone(),
        metric,
        what,
        because: because.line(),
        because_parts: because.parts,
        stated_and_worked_out: None,
        claims: because.claims,
        files: Vec::new(),
    }
}

//! Claims held against each other, one sort of check a file. A check must earn its place: where a figure can be meant
//! otherwise, there is none.

pub mod articles;
mod disagreement;
mod due;
mod growth_fits;
mod headline;
pub mod larger_than_whole;
mod plausible;
mod slip;
mod unknown_metric;
mod years;

use std::cmp::Ordering;

use crate::model::{Check, CheckKind, Claim, Derived, Metric};

use super::derive::Context;
use super::formula::Formula;

/// Checks of a region, sorted, and those of targets that are due once an article is newer than the year beside them.
pub fn checks(context: &Context<'_, '_>, derived: &[Derived]) -> (Vec<Check>, Vec<(i32, Check)>) {
    let mut checks = growth_fits::checks(context, derived);
    checks.extend(disagreement::checks(context));
    checks.extend(plausible::checks(context));
    checks.extend(slip::checks(context));
    checks.extend(due::checks(context));
    checks.extend(headline::checks(context));
    checks.extend(unknown_metric::checks(context));
    checks.extend(years::checks(context));
    let mut due = due::due_after(context);
    for check in checks.iter_mut().chain(due.iter_mut().map(|(_, check)| check)) {
        check.files.extend(check.claims.iter().filter_map(|id| context.claim(id)).map(|claim| claim.file.to_string()));
        check.files.sort();
        check.files.dedup();
    }
    checks.sort_by(order);
    due.sort_by(|(_, a), (_, b)| order(a, b));
    (checks, due)
}

/// The order in which checks are listed: those that want attention first.
pub fn order(a: &Check, b: &Check) -> Ordering {
    let kind = |check: &Check| (!check.kind.wants_attention(), check.kind);
    (kind(a), &a.region, &a.metric, &a.files, &a.what, &a.claims).cmp(&(
        kind(b),
        &b.region,
        &b.metric,
        &b.files,
        &b.what,
        &b.claims,
    ))
}

/// A check with its reason as a formula.
fn check(kind: CheckKind, about: &Claim, metric: Option<Metric>, what: String, because: Formula) -> Check {
    Check {
        kind,
        region: about.region.as_deref().map(str::to_owned),
        metric,
        what,
        because: because.line(),
        because_parts: because.parts,
        stated_and_worked_out: None,
        claims: because.claims,
        files: Vec::new(),
    }
}

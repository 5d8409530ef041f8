//! What became of a target: changed, missed, or due without a figure.

use crate::model::{Check, CheckKind, Point, Series, Status};
use crate::ui::figures::Claims;

/// A word or two beside a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetNote {
    /// "changed", "due", "missed", "missed 2024"
    pub text: String,
    /// The check in one line: "Output value target for 2027: 100 → 120 bn yuan".
    pub why: String,
}

/// The note that says most: a target that was missed, then one that is due, then one that was changed.
pub(super) fn target_note(series: &Series, claims: Claims<'_>) -> Option<TargetNote> {
    let shown = series.target.as_ref()?.year;
    let targets = series.points.iter().filter(|point| point.status == Status::Target);
    let found = targets.flat_map(|point| checks(point, claims).map(move |check| (point.year, check)));
    // The last year's where several were missed.
    let (year, check) = found
        .filter_map(|(year, check)| Some(((weight(check.kind)?, year), check)))
        .max_by_key(|(key, _)| *key)
        .map(|((_, year), check)| (year, check))?;
    let word = match check.kind {
        CheckKind::MissedTarget => "missed",
        CheckKind::Due => "due",
        _ => "changed",
    };
    let text = if year == shown { word.to_owned() } else { format!("{word} {year}") };
    Some(TargetNote { text, why: check.what.clone() })
}

fn checks<'a>(point: &'a Point, claims: Claims<'a>) -> impl Iterator<Item = &'a Check> {
    point.claims.iter().flat_map(move |id| claims.checks_of(id))
}

const fn weight(kind: CheckKind) -> Option<u8> {
    match kind {
        CheckKind::MissedTarget => Some(3),
        CheckKind::Due => Some(2),
        CheckKind::ChangedTarget => Some(1),
        _ => None,
    }
}

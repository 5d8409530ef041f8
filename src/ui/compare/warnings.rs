//! What a reader must know before holding figures side by side.

use std::collections::BTreeSet;

use super::rows::Row;
use crate::app::Column;
use crate::model::format;
use crate::model::{Claim, ClaimId, Metric, RegionKind, RegionProfile, Unit};
use crate::ui::figures::{Claims, Figure as Shown};

/// Something to know before reading figures side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// A few words.
    pub title: String,
    /// One or two sentences.
    pub text: String,
    /// Claims that say so; may be empty.
    pub claims: Vec<ClaimId>,
}

/// Every warning for the regions that are shown.
#[must_use]
pub fn warnings(
    shown: &[&RegionProfile],
    column: &Column,
    chart_rows: &[Row],
    rows: &[Row],
    units: &[Unit],
    claims: Claims<'_>,
) -> Vec<Warning> {
    let mut warnings = part_and_whole(shown, column, rows, claims);
    let years: BTreeSet<i32> =
        chart_rows.iter().filter_map(|row| row.target.as_ref()).filter_map(|target| target.year).collect();
    if years.len() > 1 {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        warnings.push(Warning {
            title: "Different target years".to_owned(),
            text: format!("Targets are for {}. Compare the growth needed a year.", format::list(&years)),
            claims: Vec::new(),
        });
    }
    if units.len() > 1 {
        warnings.push(Warning {
            title: "Different units".to_owned(),
            text: "The chart shows one unit at a time. The table has them all.".to_owned(),
            claims: Vec::new(),
        });
    }
    warnings
}

/// Warns where one region of the rows lies in another of them.
fn part_and_whole(shown: &[&RegionProfile], column: &Column, rows: &[Row], claims: Claims<'_>) -> Vec<Warning> {
    let with_rows: BTreeSet<&str> = rows.iter().map(|row| row.region.as_str()).collect();
    let mut warnings = Vec::new();
    for part in shown.iter().filter(|profile| with_rows.contains(profile.region.as_str())) {
        for whole in shown.iter().filter(|profile| with_rows.contains(profile.region.as_str())) {
            let Some(relation) = relation(part, whole, shown, claims) else { continue };
            let share = share_of(part, &whole.region, column, rows, claims);
            let (sentence, claims) = share.map_or_else(
                || (format!("{relation}."), Vec::new()),
                |(figure, share, of)| {
                    let whole = possessive(&whole.region);
                    let text = format!("{relation}: its {} are {} of {whole} {of}.", figure.text, format::claim(share));
                    (text, figure.claims.into_iter().chain([share.id.clone()]).collect())
                },
            );
            warnings.push(Warning {
                title: "Part and whole".to_owned(),
                text: format!("{sentence} Do not add the two."),
                claims,
            });
        }
    }
    warnings
}

/// "Sichuan's", "Texas'".
fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}

/// "A lies in B" where it does, by the gazetteer or by a stated share.
fn relation(
    part: &RegionProfile,
    whole: &RegionProfile,
    shown: &[&RegionProfile],
    claims: Claims<'_>,
) -> Option<String> {
    if part.region == whole.region {
        return None;
    }
    if whole.kind == RegionKind::Group && whole.region.split('–').any(|member| member == part.region) {
        return Some(format!("{} is one of the regions of {}", part.region, whole.region));
    }
    let mut parent = part.parent.as_deref();
    // A chain of parents ends; the bound only guards against a gazetteer that contradicts itself.
    for _ in 0..8 {
        match parent {
            Some(name) if name == whole.region => {
                return Some(format!("{} lies in {}", part.region, whole.region));
            }
            Some(name) => {
                parent =
                    shown.iter().find(|profile| profile.region == name).and_then(|profile| profile.parent.as_deref());
            }
            None => break,
        }
    }
    let stated = part
        .claims
        .iter()
        .filter_map(|id| claims.get(id))
        .any(|claim| claim.metric == Metric::Share && claim.of_region.as_ref() == Some(&whole.region));
    stated.then(|| format!("{} is a part of {}", part.region, whole.region))
}

/// The figure of the part whose share of the whole is stated, the claim that states it, and what it is a share of.
fn share_of<'a>(
    part: &RegionProfile,
    whole: &str,
    column: &Column,
    rows: &[Row],
    claims: Claims<'a>,
) -> Option<(Shown, &'a Claim, String)> {
    let share = claims.all(&part.claims).find(|claim| {
        claim.metric == Metric::Share
            && claim.unit == Unit::Percent
            && claim.of_region.as_deref() == Some(whole)
            && claim.of_metric.as_ref().is_none_or(|of| Column::of(of) == *column)
            && rows.iter().any(|row| row.region == part.region && row.sector == claim.sector)
    })?;
    let row = rows.iter().find(|row| row.region == part.region && row.sector == share.sector && row.now.is_some())?;
    let of = share.of_metric.as_ref().unwrap_or(&row.metric).label();
    Some((row.now.clone()?, share, of))
}

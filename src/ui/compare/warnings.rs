//! What a reader must know before holding figures side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::Row;
use crate::app::Column;
use crate::extract::place;
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
    let definitions = definitions(rows);
    let said = definitions.as_ref().is_some_and(|(_, units)| *units);
    warnings.extend(definitions.map(|(warning, _)| warning));
    if units.len() > 1 && !said {
        warnings.push(Warning {
            title: "Different units".to_owned(),
            text: "The chart shows one unit at a time. The table has them all.".to_owned(),
            claims: Vec::new(),
        });
    }
    warnings
}

/// Warns where regions do not mean the same by the metric: other products, units, parts of the year, or wholes. Whether
/// units are among what differs comes with it.
fn definitions(rows: &[Row]) -> Option<(Warning, bool)> {
    let whole_year = || "whole years".to_owned();
    let parts: [(&str, Vec<(&str, String)>); 5] = [
        ("metrics", of_each(rows, |row| Some(row.metric.label()))),
        ("products", of_each(rows, |row| Some(row.sector.as_deref().unwrap_or("all products").to_owned()))),
        ("units", of_each(rows, |row| Some(unit_name(&row.unit)))),
        ("parts of the year", of_each(rows, |row| Some(row.part_of_year.clone().unwrap_or_else(whole_year)))),
        ("what they are of", of_each(rows, |row| row.of.clone())),
    ];
    let mut units = false;
    let mut differ = Vec::new();
    for (what, values) in parts {
        let mut regions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (region, value) in &values {
            regions.entry(region).or_default().insert(value);
        }
        let sets: BTreeSet<&BTreeSet<&str>> = regions.values().collect();
        if sets.len() > 1 {
            let all: BTreeSet<&str> = regions.values().flatten().copied().collect();
            let all: Vec<&str> = all.into_iter().collect();
            differ.push(format!("{what} ({})", named_or_counted(&all, "more")));
            units |= what == "units";
        }
    }
    if differ.is_empty() {
        return None;
    }
    let mut text = format!("Definitions differ: {}.", format::list(&differ));
    if units {
        text.push_str(" The chart shows one unit at a time, the table all.");
    }
    Some((Warning { title: "Definitions differ".to_owned(), text, claims: Vec::new() }, units))
}

/// A value of each row that has one, with the region of the row.
fn of_each(rows: &[Row], value: impl Fn(&Row) -> Option<String>) -> Vec<(&str, String)> {
    rows.iter().filter_map(|row| Some((row.region.as_str(), value(row)?))).collect()
}

/// "yuan", "t", "number".
fn unit_name(unit: &Unit) -> String {
    let label = format::scale_for([1.0], unit).label();
    if label.is_empty() { "number".to_owned() } else { label }
}

/// Warns where one region of the rows lies in another of them: a stated share in its own words, the others together.
fn part_and_whole(shown: &[&RegionProfile], column: &Column, rows: &[Row], claims: Claims<'_>) -> Vec<Warning> {
    let title = || "Part and whole".to_owned();
    let mut warnings = Vec::new();
    let mut parts_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (part, whole) in relations(shown, rows, claims) {
        let Some((figure, share, of)) = share_of(part, whole, column, rows, claims) else {
            parts_of.entry(whole).or_default().push(&part.region);
            continue;
        };
        let lies = if part.parent.as_deref() == Some(whole) { "lies in" } else { "is a part of" };
        let text = format!(
            "{} {lies} {whole}: its {} are {} of {} {of}. Do not add the two.",
            part.region,
            figure.text,
            format::claim(share),
            possessive(whole)
        );
        let claims = figure.claims.into_iter().chain([share.id.clone()]).collect();
        warnings.push(Warning { title: title(), text, claims });
    }
    for (whole, parts) in parts_of {
        let text = match parts.as_slice() {
            [part] => format!("{part} is a part of {whole}. Do not add the two."),
            parts => {
                format!("{} are parts of {whole}. Do not add them to it.", named_or_counted(parts, "more regions"))
            }
        };
        warnings.push(Warning { title: title(), text, claims: Vec::new() });
    }
    warnings
}

/// A few names, and the number of the others.
fn named_or_counted(regions: &[&str], more: &str) -> String {
    const NAMED: usize = 4;
    if regions.len() <= NAMED + 1 {
        return format::list(regions);
    }
    let first: Vec<&str> = regions.iter().take(NAMED).copied().collect();
    format!("{} and {} {more}", first.join(", "), regions.len() - NAMED)
}

/// "Sichuan's", "Texas'".
fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}

/// Pairs of regions with rows, the part first: by the gazetteer, by the name of a group, or by a stated share.
fn relations<'a>(shown: &[&'a RegionProfile], rows: &[Row], claims: Claims<'a>) -> Vec<(&'a RegionProfile, &'a str)> {
    let with_rows: BTreeSet<&str> = rows.iter().map(|row| row.region.as_str()).collect();
    let parents: BTreeMap<&str, &str> =
        shown.iter().filter_map(|profile| Some((profile.region.as_str(), profile.parent.as_deref()?))).collect();
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for group in shown.iter().filter(|profile| profile.kind == RegionKind::Group) {
        for member in group.region.split('–') {
            groups.entry(member).or_default().push(&group.region);
        }
    }
    let mut pairs = Vec::new();
    for part in shown.iter().filter(|profile| with_rows.contains(profile.region.as_str())) {
        let mut wholes: Vec<&str> = Vec::new();
        let mut at = part.parent.as_deref();
        // A chain of parents ends; the bound only guards against a gazetteer that contradicts itself.
        for _ in 0..8 {
            let Some(parent) = at else { break };
            wholes.push(parent);
            at = parents.get(parent).copied();
        }
        wholes.extend(groups.get(part.region.as_str()).into_iter().flatten());
        let shares = claims.all(&part.claims).filter(|claim| claim.metric == Metric::Share);
        // A third of the Chinese market makes no Japanese town a part of China.
        let abroad = |whole: &&str| {
            place::by_name(whole).is_some_and(|place| place.kind == RegionKind::Country)
                && place::country_of(&part.region).is_some_and(|country| country != *whole)
        };
        wholes.extend(shares.filter_map(|claim| claim.of_region.as_deref()).filter(|whole| !abroad(whole)));
        let mut told = BTreeSet::new();
        for whole in wholes {
            if whole != part.region && with_rows.contains(whole) && told.insert(whole) {
                pairs.push((*part, whole));
            }
        }
    }
    pairs
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

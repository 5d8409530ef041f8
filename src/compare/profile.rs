//! One region's claims, series, derived figures and commitments.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::extract::place;
use crate::model::{Article, ClaimId, Commitment, Derived, Metric, Reading, RegionKind, RegionProfile, Series};

use super::derive::Context;
use super::folder::Entry;

/// The profile of a region, still without its series; `None` where no article is about it and nothing is known of it.
pub fn profile(region: &str, context: &Context<'_, '_>, derived: Vec<Derived>) -> Option<RegionProfile> {
    let (folder, own) = (context.folder, context.own);
    let about: Vec<&Article> = folder.readings.iter().map(|reading| &reading.article).collect();
    let about: Vec<&Article> =
        about.into_iter().filter(|article| article.regions.iter().any(|of| of == region)).collect();
    let commitments: Vec<&Commitment> =
        folder.versions_shown().flat_map(|reading| commitments(reading, region)).collect();
    let is_subject = !about.is_empty() || !commitments.is_empty();
    if !is_subject && own.is_empty() && derived.is_empty() {
        return None;
    }
    let (kind, parent) = kind_and_parent(region);
    Some(RegionProfile {
        region: region.to_owned(),
        kind,
        parent,
        sectors: sectors(own, &about, &derived),
        articles: files(region, context, &about, &commitments, &derived),
        series: Vec::new(),
        derived,
        commitments: commitments.into_iter().cloned().collect(),
        claims: own.iter().map(|entry| entry.claim.id.clone()).collect(),
        derived_only: own.is_empty() && !is_subject,
    })
}

/// What an article promises for a region: where the sentence names none, for the one that the article is about.
fn commitments<'a>(reading: &'a Reading, region: &str) -> impl Iterator<Item = &'a Commitment> {
    let main = reading.article.regions.first();
    reading
        .commitments
        .iter()
        .filter(move |commitment| commitment.region.as_ref().or(main).is_some_and(|of| of == region))
}

/// Articles about the region or with a claim of it, the newest first. Where it has no claims, those from which its
/// figures follow.
fn files(
    region: &str,
    context: &Context<'_, '_>,
    about: &[&Article],
    commitments: &[&Commitment],
    derived: &[Derived],
) -> Vec<String> {
    let stated =
        context.folder.entries.iter().flat_map(|entry| std::iter::once(entry.claim).chain(entry.also.iter().copied()));
    let stated = stated.filter(|claim| claim.region.as_deref() == Some(region)).map(|claim| &*claim.file);
    let named = about.iter().map(|article| article.file.as_str());
    let mut files: BTreeSet<&str> = stated.chain(named).collect();
    files.extend(commitments.iter().map(|commitment| commitment.file.as_str()));
    if context.own.is_empty() {
        let sources = derived.iter().flat_map(|derived| &derived.claims);
        files.extend(sources.filter_map(|id| context.claim(id)).map(|claim| &*claim.file));
    }
    let date = |file: &str| context.folder.reading(file).and_then(|reading| reading.article.date());
    let mut files: Vec<&str> = files.into_iter().collect();
    files.sort_by_cached_key(|file| (Reverse(date(file)), *file));
    files.into_iter().map(str::to_owned).collect()
}

/// Industries with the most claims first; of the articles where no claim names one.
fn sectors(own: &[&Entry<'_>], about: &[&Article], derived: &[Derived]) -> Vec<String> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let all: Vec<&str> = own.iter().filter_map(|entry| entry.claim.sector.as_deref()).collect();
    let from_articles = about.iter().flat_map(|article| &article.sectors).map(String::as_str);
    let all = if all.is_empty() { from_articles.collect() } else { all };
    let from_derived = derived.iter().filter_map(|derived| derived.sector.as_deref());
    let all = if all.is_empty() { from_derived.collect() } else { all };
    for (position, sector) in all.into_iter().enumerate() {
        counts.entry(sector).or_insert((0, position)).0 += 1;
    }
    let mut sectors: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    sectors.sort_by_key(|(_, (count, position))| (Reverse(*count), *position));
    sectors.into_iter().map(|(sector, _)| sector.to_owned()).collect()
}

/// From the gazetteer; a name of two regions is a group.
fn kind_and_parent(region: &str) -> (RegionKind, Option<String>) {
    match place::by_name(region) {
        Some(place) => (place.kind, place.parent.clone()),
        None if region.contains('–') => (RegionKind::Group, None),
        None => (RegionKind::Other, None),
    }
}

/// Pairs of current figure and target first, the most telling metric in front; whole years before parts.
pub fn sorted(mut series: Vec<Series>, entries: &[&Entry<'_>]) -> Vec<Series> {
    let position: FxHashMap<&ClaimId, usize> =
        entries.iter().enumerate().map(|(index, entry)| (&entry.claim.id, index)).collect();
    series.sort_by_cached_key(|series| {
        let ids = series.points.iter().flat_map(|point| &point.claims).chain(&series.undated);
        let known: Vec<usize> = ids.filter_map(|id| position.get(id).copied()).collect();
        let is_pair = series.reached.is_some() || series.gap.is_some();
        (!is_pair, series.part_of_year.is_some(), rank(&series.metric), Reverse(known.len()), known.into_iter().min())
    });
    series
}

/// How much a metric tells of a plan: the first of these is the headline of a card.
fn rank(metric: &Metric) -> u8 {
    match metric {
        Metric::OutputValue => 0,
        Metric::Revenue => 1,
        Metric::Investment => 2,
        Metric::Capacity => 3,
        Metric::Production => 4,
        Metric::Exports => 5,
        Metric::Projects => 6,
        Metric::Enterprises => 7,
        Metric::Jobs => 8,
        Metric::Area => 9,
        Metric::Share => 10,
        Metric::Growth => 11,
        Metric::Other(_) => 12,
    }
}

//! One region's claims, series, derived figures and commitments.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::extract::place;
use crate::model::{ClaimId, Commitment, Date, Derived, Metric, RegionKind, RegionProfile, Series};

use super::folder::{Entry, Folder};

/// Profiles of all regions: most claims first, then those without figures, countries behind what lies in them, and
/// last those known only by derivation.
pub fn profiles<'a>(
    folder: &Folder<'a>,
    series: BTreeMap<&'a str, Vec<Series>>,
    derived: &[Derived],
) -> Vec<RegionProfile> {
    let mut parts = Parts::of(folder, derived);
    let mut series = series;
    let mut profiles: Vec<RegionProfile> = std::mem::take(&mut parts.regions)
        .into_iter()
        .map(|region| parts.profile(region, series.remove(region).unwrap_or_default()))
        .collect();
    profiles.sort_by(|a, b| {
        let key = |profile: &RegionProfile| {
            let country = profile.kind == RegionKind::Country;
            (profile.derived_only, Reverse(profile.claims.len()), country, Reverse(profile.commitments.len()))
        };
        (key(a), &a.region).cmp(&(key(b), &b.region))
    });
    profiles
}

/// What belongs to each region.
struct Parts<'a, 'b> {
    regions: BTreeSet<&'b str>,
    entries: BTreeMap<&'b str, Vec<&'b Entry<'a>>>,
    derived: BTreeMap<&'b str, Vec<&'b Derived>>,
    commitments: BTreeMap<&'b str, Vec<&'b Commitment>>,
    /// Files about the region, or with a claim of it.
    files: BTreeMap<&'b str, BTreeSet<&'b str>>,
    /// Industries of the articles about it, for regions without claims.
    article_sectors: BTreeMap<&'b str, Vec<&'b str>>,
    dates: BTreeMap<&'b str, Option<Date>>,
    claim_files: HashMap<&'b ClaimId, &'b str>,
    subjects: BTreeSet<&'b str>,
}

impl<'a, 'b> Parts<'a, 'b> {
    fn of(folder: &'b Folder<'a>, all_derived: &'b [Derived]) -> Self {
        let mut parts = Self {
            regions: BTreeSet::new(),
            entries: BTreeMap::new(),
            derived: BTreeMap::new(),
            commitments: BTreeMap::new(),
            files: BTreeMap::new(),
            article_sectors: BTreeMap::new(),
            dates: BTreeMap::new(),
            claim_files: HashMap::new(),
            subjects: BTreeSet::new(),
        };
        for entry in &folder.entries {
            parts.add_entry(entry);
        }
        for reading in &folder.readings {
            let article = &reading.article;
            parts.dates.insert(&article.file, article.date());
            for region in &article.regions {
                parts.subjects.insert(region);
                parts.files.entry(region).or_default().insert(&article.file);
                parts.article_sectors.entry(region).or_default().extend(article.sectors.iter().map(String::as_str));
            }
        }
        for reading in folder.versions_shown() {
            for commitment in &reading.commitments {
                let region = commitment.region.as_ref().or_else(|| reading.article.regions.first());
                if let Some(region) = region {
                    parts.subjects.insert(region);
                    parts.files.entry(region).or_default().insert(&reading.article.file);
                    parts.commitments.entry(region).or_default().push(commitment);
                }
            }
        }
        for derived in all_derived {
            parts.derived.entry(&derived.region).or_default().push(derived);
        }
        parts.regions =
            parts.subjects.iter().chain(parts.entries.keys()).chain(parts.derived.keys()).copied().collect();
        parts
    }

    fn add_entry(&mut self, entry: &'b Entry<'a>) {
        for claim in std::iter::once(entry.claim).chain(entry.also.iter().copied()) {
            self.claim_files.insert(&claim.id, &claim.file);
            if let Some(region) = claim.region.as_deref() {
                self.files.entry(region).or_default().insert(&claim.file);
            }
        }
        if let Some(region) = entry.claim.region.as_deref() {
            self.entries.entry(region).or_default().push(entry);
        }
    }

    fn profile(&self, region: &str, mut series: Vec<Series>) -> RegionProfile {
        let entries = self.entries.get(region).map(Vec::as_slice).unwrap_or_default();
        let derived: Vec<Derived> =
            self.derived.get(region).into_iter().flatten().map(|derived| (*derived).clone()).collect();
        let mut files = self.files.get(region).cloned().unwrap_or_default();
        if entries.is_empty() {
            let sources = derived.iter().flat_map(|derived| &derived.claims);
            files.extend(sources.filter_map(|id| self.claim_files.get(id)).copied());
        }
        let mut files: Vec<&str> = files.into_iter().collect();
        files.sort_by_key(|file| (Reverse(self.dates.get(file).copied().flatten()), *file));
        let (kind, parent) = kind_and_parent(region);
        sort_series(&mut series, entries);
        RegionProfile {
            region: region.to_owned(),
            kind,
            parent,
            sectors: self.sectors(region, entries, &derived),
            articles: files.into_iter().map(str::to_owned).collect(),
            series,
            derived,
            commitments: self.commitments.get(region).into_iter().flatten().map(|one| (*one).clone()).collect(),
            claims: entries.iter().map(|entry| entry.claim.id.clone()).collect(),
            derived_only: entries.is_empty() && !self.subjects.contains(region),
        }
    }

    /// Industries with the most claims first; of the articles where no claim names one.
    fn sectors(&self, region: &str, entries: &[&Entry<'_>], derived: &[Derived]) -> Vec<String> {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let from_claims = entries.iter().filter_map(|entry| entry.claim.sector.as_deref());
        let from_articles = self.article_sectors.get(region).into_iter().flatten().copied();
        let from_derived = derived.iter().filter_map(|derived| derived.sector.as_deref());
        let all: Vec<&str> = from_claims.collect();
        let all = if all.is_empty() { from_articles.collect() } else { all };
        let all = if all.is_empty() { from_derived.collect() } else { all };
        for (position, sector) in all.into_iter().enumerate() {
            counts.entry(sector).or_insert((0, position)).0 += 1;
        }
        let mut sectors: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
        sectors.sort_by_key(|(_, (count, position))| (Reverse(*count), *position));
        sectors.into_iter().map(|(sector, _)| sector.to_owned()).collect()
    }
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
fn sort_series(series: &mut [Series], entries: &[&Entry<'_>]) {
    let position: HashMap<&ClaimId, usize> =
        entries.iter().enumerate().map(|(index, entry)| (&entry.claim.id, index)).collect();
    series.sort_by_cached_key(|series| {
        let ids = series.points.iter().flat_map(|point| &point.claims).chain(&series.undated);
        let known: Vec<usize> = ids.filter_map(|id| position.get(id).copied()).collect();
        let is_pair = series.reached.is_some() || series.gap.is_some();
        (!is_pair, series.part_of_year.is_some(), rank(&series.metric), Reverse(known.len()), known.into_iter().min())
    });
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

//! The lines of `assets/places/places.tsv`, written by `tools/places.py`.

use crate::model::RegionKind;

const PLACES: &str = include_str!("../../../assets/places/places.tsv");

/// A place as its line tells it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub kind: RegionKind,
    /// The place that it lies in.
    pub parent: Option<usize>,
    /// How much of a place it is.
    pub weight: u32,
    /// The country that it lies in; of a country its own number.
    pub country: usize,
}

/// All places in their order, and languages, each with the country where most of its readers live.
pub fn read() -> (Vec<Row>, Vec<(&'static str, usize)>) {
    let mut rows = Vec::with_capacity(PLACES.len() / 24);
    let mut homes = Vec::new();
    for (index, line) in PLACES.lines().filter(|line| !line.starts_with('#')).enumerate() {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let (name, kind, parent, weight, languages) = (next(), next(), next(), next(), next());
        let (parent, weight) = (parent.parse().ok(), weight.parse().unwrap_or(0));
        rows.push(Row { name, kind: kind_of(kind), parent, weight, country: index });
        homes.extend(languages.split(' ').filter(|lang| !lang.is_empty()).map(|lang| (lang, index)));
    }
    for index in 0..rows.len() {
        let next = |index: &usize| rows.get(*index).and_then(|row: &Row| row.parent);
        // Deeper than county, prefecture, province and country nothing goes.
        let country = std::iter::successors(Some(index), next).take(6).last().unwrap_or(index);
        if let Some(row) = rows.get_mut(index) {
            row.country = country;
        }
    }
    (rows, homes)
}

fn kind_of(word: &str) -> RegionKind {
    match word {
        "country" => RegionKind::Country,
        "province" => RegionKind::Province,
        "autonomous_region" => RegionKind::AutonomousRegion,
        "municipality" => RegionKind::Municipality,
        "city" => RegionKind::City,
        "county" => RegionKind::County,
        "group" => RegionKind::Group,
        _ => RegionKind::Other,
    }
}

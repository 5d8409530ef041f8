//! Places by what their names sound like, for scripts in which the sources lack the names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::key::sound;
use super::names::{NeedsKind, Target};
use super::plain_name;
use super::rows::Row;
use crate::model::RegionKind;

/// Letters of the shortest sound,
const SHORTEST: usize = 4;
/// and of the longest one.
const LONGEST: usize = 24;
/// Letters of the shortest sound of places of which the sources lack most.
const HEARD_LETTERS: usize = 6;
/// Weights of `places.tsv`: a county-level city has this or more,
const TOWN: u32 = 40;
/// and a city of two million this or more.
const LARGE: u32 = 64;

/// Sounds of Chinese places, and of those around the readers.
pub struct Sounds {
    targets: FxHashMap<String, Vec<Target>>,
    /// How they begin.
    heads: FxHashSet<String>,
}

impl Sounds {
    /// Chinese provinces and prefectures, and the county-level cities, which need a word for city beside them, as do the
    /// places of the countries `heard`, which the sources have in Latin letters only.
    pub fn read(rows: &[Row], china: Option<usize>, heard: &[usize]) -> Self {
        let mut targets: FxHashMap<String, Vec<Target>> = FxHashMap::default();
        for (place, row) in rows.iter().enumerate() {
            if matches!(row.kind, RegionKind::Country | RegionKind::Other | RegionKind::Group) {
                continue;
            }
            let sounds = if Some(row.country) == china {
                chinese(row)
            } else {
                let key = if heard.contains(&row.country) { sound(plain_name(row.name)) } else { String::new() };
                (key.len() >= HEARD_LETTERS).then_some((key, NeedsKind::Everywhere))
            };
            if let Some((key, needs_kind)) = sounds {
                targets.entry(key).or_default().push(Target { place, needs_kind });
            }
        }
        let heads = targets.keys().filter_map(|sound| sound.get(..SHORTEST)).map(str::to_owned).collect();
        Self { targets, heads }
    }

    /// The longest known sound that this one begins with, of places that are near: its length, and what it can mean.
    pub fn longest(&self, sound: &str, is_near: impl Fn(usize) -> bool) -> Option<(usize, Vec<Target>)> {
        if !self.heads.contains(sound.get(..SHORTEST)?) {
            return None;
        }
        (SHORTEST..=sound.len().min(LONGEST)).rev().find_map(|length| {
            let known = self.targets.get(sound.get(..length)?)?;
            let near: Vec<Target> = known.iter().filter(|target| is_near(target.place)).copied().collect();
            (!near.is_empty()).then_some((length, near))
        })
    }
}

/// What a Chinese place sounds like, and whether that needs a word for its kind: the shorter the sound, the larger the place
/// must be to be meant by it.
fn chinese(row: &Row) -> Option<(String, NeedsKind)> {
    let key = sound(plain_name(row.name).trim_end_matches(" City"));
    let county = row.kind == RegionKind::County;
    let unsure = county
        || match key.len() {
            ..=4 => true,
            5 => row.weight < LARGE,
            _ => false,
        };
    let needs_kind = if unsure { NeedsKind::Everywhere } else { NeedsKind::Nowhere };
    (key.len() >= SHORTEST && (row.weight >= TOWN || county)).then_some((key, needs_kind))
}

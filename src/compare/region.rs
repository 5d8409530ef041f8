//! One region worked out from the articles that speak of it, and from nothing else.

use rustc_hash::FxHashMap;

use crate::model::{Check, RegionProfile, Shared};

use super::check::larger_than_whole::Firsts;
use super::derive::Context;
use super::folder::{Entry, Folder};
use super::levels::Levels;
use super::{check, derive, profile, series};

/// The numbers of the readings that a region rests on, each with that of the version that stands for its story.
pub type Key = Vec<(u64, u64)>;

/// What follows for one region, or from the claims of none.
#[derive(Debug)]
pub struct Region {
    /// What it rests on.
    pub key: Key,
    /// `None` where nothing is known of it after all.
    pub profile: Option<Shared<RegionProfile>>,
    /// Sorted, without those that depend on other regions or on the newest article.
    pub checks: Vec<Shared<Check>>,
    /// Sorted checks of targets, due once an article is newer than their year.
    pub due: Vec<(i32, Shared<Check>)>,
    /// What the regions in and around it are held against.
    pub firsts: Firsts,
}

impl Region {
    /// From the articles that speak of it. `number` gives a file's number.
    pub fn new(region: Option<&str>, key: Key, folder: &Folder<'_>, number: impl Fn(&str) -> Option<u64>) -> Self {
        let own: Vec<&Entry<'_>> =
            folder.entries.iter().filter(|entry| entry.claim.region.as_deref() == region).collect();
        let series: Vec<_> =
            series::groups(&own).into_iter().flat_map(|(key, entries)| series::all(&key, &entries)).collect();
        let claims: FxHashMap<_, _> =
            folder.readings.iter().flat_map(|reading| &reading.claims).map(|claim| (claim.id.0, claim)).collect();
        let levels = Levels::new(&folder.entries);
        let context = Context { region, folder, own: &own, series: &series, levels: &levels, claims: &claims };
        let derived = derive::derive(&context);
        let (checks, due) = check::checks(&context, &derived);
        let firsts = Firsts::new(region, &own, folder, number);
        let profile = region.and_then(|region| profile::profile(region, &context, derived));
        let profile =
            profile.map(|profile| Shared::new(RegionProfile { series: profile::sorted(series, &own), ..profile }));
        let due = due.into_iter().map(|(year, check)| (year, Shared::new(check))).collect();
        Self { key, profile, checks: checks.into_iter().map(Shared::new).collect(), due, firsts }
    }
}

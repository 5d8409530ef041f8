//! Claims of all articles to region profiles, derived figures and checks. Pure: same readings, same result, in
//! whatever order they come.
//!
//! [`compare`] sorts the readings, groups versions of one story (`story`, counted once by `folder`), joins claims
//! to `series`, works out what follows (`derive`), holds figures against each other (`check`) and gathers all of
//! it by region (`profile`). Bounds are carried through every step by `interval`.

mod check;
mod derive;
mod folder;
mod formula;
mod indexed;
mod interval;
mod levels;
pub mod money;
mod profile;
mod rank;
mod sector;
mod series;
mod story;

use std::collections::{BTreeMap, HashMap};

use crate::model::{Claim, Comparison, Reading, Series};

use self::derive::Context;
use self::folder::Folder;
use self::levels::Levels;

pub use self::indexed::{Indexed, indexed};
pub use self::interval::Interval;
pub use self::rank::{Rank, ranks};
pub use self::series::is_burden;

/// Holds all articles against each other. The order of `readings` does not matter to the result.
#[must_use]
pub fn compare(readings: &[Reading]) -> Comparison {
    let folder = Folder::new(readings);
    let mut series: BTreeMap<&str, Vec<Series>> = BTreeMap::new();
    for (key, entries) in series::groups(&folder.entries) {
        series.entry(key.region).or_default().push(series::series(&key, &entries));
    }
    let levels = Levels::new(&folder.entries);
    let claims: HashMap<&str, &Claim> =
        readings.iter().flat_map(|reading| &reading.claims).map(|claim| (claim.id.0.as_str(), claim)).collect();
    let context = Context { folder: &folder, series: &series, levels: &levels, claims: &claims };
    let derived = derive::derive(&context);
    let checks = check::checks(&context, &derived);
    let profiles = profile::profiles(&folder, series, &derived);
    Comparison { profiles, checks, stories: folder.stories }
}

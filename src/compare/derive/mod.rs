//! Figures worked out from claims, one rule a file. Every one names its formula and the claims that it rests on.

mod growth_rate;
mod lately;
mod needed;
mod net_increase;
mod parts_of_year;
mod per_project;
mod reached;
mod share;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Claim, Derived, Metric, Series};

use super::folder::{Entry, Folder};
use super::levels::Levels;

pub use per_project::projects_of;

/// What the rules look at: one region at a time.
pub struct Context<'a, 'b> {
    /// The region; `None` for claims that have none.
    pub region: Option<&'b str>,
    /// All articles that speak of the region, with their claims of other regions, too.
    pub folder: &'b Folder<'a>,
    /// Claims of the region, each story once.
    pub own: &'b [&'b Entry<'a>],
    /// Series of the region, in the order of their keys.
    pub series: &'b [Series],
    /// Levels that growths and shares speak of.
    pub levels: &'b Levels<'a, 'b>,
    /// Claims by their ids; looked up, never iterated.
    pub claims: &'b FxHashMap<u64, &'a Claim>,
}

impl<'a> Context<'a, '_> {
    /// A claim by its id.
    pub fn claim(&self, id: &crate::model::ClaimId) -> Option<&'a Claim> {
        self.claims.get(&id.0).copied()
    }
}

/// All derived figures of a region, in the order of the rules and then of the claims.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    let mut derived = net_increase::derive(context);
    let rates = growth_rate::derive(context, &Known::of(derived.iter()));
    derived.extend(rates);
    derived.extend(needed::derive(context));
    derived.extend(reached::derive(context));
    derived.extend(lately::derive(context));
    derived.extend(share::derive(context));
    derived.extend(per_project::derive(context));
    derived.extend(parts_of_year::derive(context));
    derived
}

/// Levels that are worked out already, so that no second, weaker one is added.
pub struct Known<'d>(BTreeMap<(&'d Metric, i32), Vec<&'d Derived>>);

impl<'d> Known<'d> {
    /// From figures of the region.
    pub fn of(derived: impl Iterator<Item = &'d Derived>) -> Self {
        let mut levels: BTreeMap<_, Vec<&Derived>> = BTreeMap::new();
        for derived in derived {
            if let Some(year) = derived.year {
                levels.entry((&derived.metric, year)).or_default().push(derived);
            }
        }
        Self(levels)
    }

    /// The level of a metric of the industry of `claim` in a year.
    pub fn level(&self, claim: &Claim, metric: &Metric, year: i32) -> Option<&'d Derived> {
        let fits =
            |derived: &&&Derived| derived.sector == claim.sector || derived.sector.is_none() || claim.sector.is_none();
        self.0.get(&(metric, year))?.iter().find(fits).copied()
    }
}

//! Figures worked out from claims, one rule a file. Every one names its formula and the claims that it rests on.

mod growth_rate;
mod lately;
mod needed;
mod net_increase;
mod per_project;
mod reached;
mod share;

use std::collections::{BTreeMap, HashMap};

use crate::model::{Claim, Derived, Metric, Series};

use super::folder::Folder;
use super::levels::Levels;

pub use per_project::projects_of;

/// What the rules look at.
pub struct Context<'a, 'b> {
    /// Claims, each story once.
    pub folder: &'b Folder<'a>,
    /// Series by region, in the order in which they are shown.
    pub series: &'b BTreeMap<&'a str, Vec<Series>>,
    /// Levels that growths and shares speak of.
    pub levels: &'b Levels<'a, 'b>,
    /// Claims by their ids; looked up, never iterated.
    pub claims: &'b HashMap<&'a str, &'a Claim>,
}

impl<'a> Context<'a, '_> {
    /// A claim by its id.
    pub fn claim(&self, id: &crate::model::ClaimId) -> Option<&'a Claim> {
        self.claims.get(id.0.as_str()).copied()
    }
}

/// All derived figures of a folder, in the order of the rules and then of the claims.
pub fn derive(context: &Context<'_, '_>) -> Vec<Derived> {
    let mut derived = net_increase::derive(context);
    derived.extend(growth_rate::derive(context, &Known::of(&derived)));
    derived.extend(needed::derive(context));
    derived.extend(reached::derive(context));
    derived.extend(lately::derive(context));
    derived.extend(share::derive(context));
    derived.extend(per_project::derive(context));
    derived
}

/// Levels that are worked out already, so that no second, weaker one is added.
pub struct Known<'d>(Vec<&'d Derived>);

impl<'d> Known<'d> {
    /// From the figures so far.
    pub fn of(derived: &'d [Derived]) -> Self {
        let mut all: Vec<&Derived> = derived.iter().collect();
        all.sort_by(|a, b| a.region.cmp(&b.region));
        Self(all)
    }

    /// The level of a metric of the region and industry of `claim` in a year.
    pub fn level(&self, claim: &Claim, metric: &Metric, year: i32) -> Option<&'d Derived> {
        let region = claim.region.as_deref()?;
        let from = self.0.partition_point(|derived| derived.region.as_str() < region);
        let of_region = self.0.iter().skip(from).take_while(|derived| derived.region == region);
        of_region.copied().find(|derived| {
            derived.metric == *metric
                && derived.year == Some(year)
                && (derived.sector == claim.sector || derived.sector.is_none() || claim.sector.is_none())
        })
    }
}

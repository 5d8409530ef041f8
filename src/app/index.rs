//! Where things stand in a collection, so that screens look up and do not search.

use std::collections::HashMap;

use crate::collection::Collection;
use crate::model::{Check, Claim, ClaimId, Reading, RegionProfile, Shared};

/// Places of claims, readings, profiles and checks in one collection; use it with that collection only.
#[derive(Clone, Debug, Default)]
pub struct Index {
    claims: HashMap<ClaimId, (usize, usize)>,
    readings: HashMap<String, usize>,
    profiles: HashMap<String, usize>,
    checks_by_region: HashMap<String, Vec<usize>>,
    checks_by_claim: HashMap<ClaimId, Vec<usize>>,
    stories: HashMap<String, usize>,
}

impl Index {
    /// Reads through the collection once.
    #[must_use]
    pub fn new(collection: &Collection) -> Self {
        let mut index = Self::default();
        for (at, reading) in collection.readings.iter().enumerate() {
            index.readings.insert(reading.article.file.clone(), at);
            for (number, claim) in reading.claims.iter().enumerate() {
                index.claims.insert(claim.id.clone(), (at, number));
            }
        }
        let comparison = &collection.comparison;
        for (at, profile) in comparison.profiles.iter().enumerate() {
            index.profiles.insert(profile.region.clone(), at);
        }
        for (at, check) in comparison.checks.iter().enumerate() {
            if let Some(region) = &check.region {
                index.checks_by_region.entry(region.clone()).or_default().push(at);
            }
            for claim in &check.claims {
                index.checks_by_claim.entry(claim.clone()).or_default().push(at);
            }
        }
        for (at, story) in comparison.stories.iter().enumerate() {
            index.stories.extend(story.files.iter().map(|file| (file.clone(), at)));
        }
        index
    }

    /// The claim of an id.
    #[must_use]
    pub fn claim<'a>(&self, collection: &'a Collection, id: &ClaimId) -> Option<&'a Claim> {
        let &(reading, number) = self.claims.get(id)?;
        collection.readings.get(reading)?.claims.get(number)
    }

    /// The reading of a file.
    #[must_use]
    pub fn reading<'a>(&self, collection: &'a Collection, file: &str) -> Option<&'a Reading> {
        collection.readings.get(*self.readings.get(file)?).map(Shared::get)
    }

    /// The profile of a region.
    #[must_use]
    pub fn profile<'a>(&self, collection: &'a Collection, region: &str) -> Option<&'a RegionProfile> {
        collection.comparison.profiles.get(*self.profiles.get(region)?).map(Shared::get)
    }

    /// Checks of a region, in the order of the comparison.
    pub fn checks_of_region<'a>(
        &'a self,
        collection: &'a Collection,
        region: &str,
    ) -> impl Iterator<Item = &'a Check> + use<'a> {
        let places = self.checks_by_region.get(region).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&at| collection.comparison.checks.get(at).map(Shared::get))
    }

    /// Checks that rest on a claim, in the order of the comparison.
    pub fn checks_of_claim<'a>(
        &'a self,
        collection: &'a Collection,
        id: &ClaimId,
    ) -> impl Iterator<Item = &'a Check> + use<'a> {
        let places = self.checks_by_claim.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&at| collection.comparison.checks.get(at).map(Shared::get))
    }

    /// Files that tell the same story as this one, itself included; empty where it stands alone.
    #[must_use]
    pub fn story<'a>(&self, collection: &'a Collection, file: &str) -> &'a [String] {
        self.stories
            .get(file)
            .and_then(|&at| collection.comparison.stories.get(at))
            .map_or(&[], |story| story.files.as_slice())
    }
}

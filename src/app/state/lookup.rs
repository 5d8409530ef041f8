//! What screens ask the state.

use super::AppState;
use crate::model::{Check, Claim, ClaimId, Reading, RegionProfile};

impl AppState {
    /// Whether a folder or the seeds are open, or being read.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.source.is_some() || self.loading.is_some()
    }

    /// The claim of an id.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.index.claim(&self.collection, id)
    }

    /// The claim whose evidence shows.
    #[must_use]
    pub fn selected_claim(&self) -> Option<&Claim> {
        self.claim(self.selected.as_ref()?)
    }

    /// The reading of a file.
    #[must_use]
    pub fn reading(&self, file: &str) -> Option<&Reading> {
        self.index.reading(&self.collection, file)
    }

    /// The profile of a region.
    #[must_use]
    pub fn profile(&self, region: &str) -> Option<&RegionProfile> {
        self.index.profile(&self.collection, region)
    }

    /// Checks of a region.
    pub fn checks_of_region(&self, region: &str) -> impl Iterator<Item = &Check> {
        self.index.checks_of_region(&self.collection, region)
    }

    /// Number of checks of a region that want attention and were not marked as seen.
    #[must_use]
    pub fn open_checks_of_region(&self, region: &str) -> usize {
        self.checks_of_region(region).filter(|check| self.is_open_check(check)).count()
    }

    /// Number of all checks that want attention and were not marked as seen.
    #[must_use]
    pub fn open_checks(&self) -> usize {
        self.collection.comparison.checks.iter().filter(|check| self.is_open_check(check)).count()
    }

    /// Whether a check wants attention and was not marked as seen.
    #[must_use]
    pub fn is_open_check(&self, check: &Check) -> bool {
        check.kind.wants_attention() && !self.settings.seen.contains(&Self::check_key(check))
    }

    /// What identifies a check from one run to the next.
    #[must_use]
    pub fn check_key(check: &Check) -> String {
        let claims: Vec<_> = check.claims.iter().map(ToString::to_string).collect();
        format!("{:?}|{}|{}|{}", check.kind, check.region.as_deref().unwrap_or_default(), check.what, claims.join(","))
    }
}

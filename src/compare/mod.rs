//! Claims of all articles to region profiles, derived figures and checks. Pure.

use crate::model::{Comparison, Reading};

/// Holds all articles against each other. The order of `readings` does not matter to the result.
#[must_use]
pub fn compare(readings: &[Reading]) -> Comparison {
    let _ = readings;
    Comparison::default()
}

//! Claims of all articles to region profiles, derived figures and checks. Pure: same readings, same result, in
//! whatever order they come.
//!
//! [`compare`] sorts the readings and groups versions of one story (`story`). Then each region is worked out by itself
//! from the articles that speak of it (`region`): its claims, each story once (`folder`), joined to `series`, what
//! follows from them (`derive`), figures held against each other (`check`), and all of it gathered (`profile`).
//! What looks at several regions comes last. Bounds are carried through every step by `interval`.
//!
//! A region's result depends on nothing but its articles, so regions are worked out side by side, and [`Memory`] keeps
//! those whose articles did not change.

mod check;
mod derive;
mod folder;
mod formula;
mod indexed;
mod interval;
mod levels;
mod memory;
pub mod money;
mod profile;
mod rank;
mod region;
mod sector;
mod series;
mod side_by_side;
mod story;

use std::borrow::Borrow;

use crate::model::{Comparison, Reading};

pub use self::indexed::{Indexed, indexed};
pub use self::interval::Interval;
pub use self::memory::Memory;
pub use self::rank::{Rank, ranks};

/// Holds all articles against each other. The order of `readings` does not matter to the result.
#[must_use]
pub fn compare<R: Borrow<Reading>>(readings: &[R]) -> Comparison {
    Memory::default().run(readings.iter().map(Borrow::borrow).zip(0..).collect())
}

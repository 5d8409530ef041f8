//! The compare page: one metric, regions side by side.

pub mod coverage;
pub mod model;
pub mod rows;
pub mod warnings;

#[cfg(test)]
mod tests;

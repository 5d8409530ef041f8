//! The compare page: one metric, regions side by side.

mod chart_view;
pub mod convert;
pub mod coverage;
mod coverage_view;
pub mod index;
pub mod model;
pub mod order;
pub mod rows;
mod side_view;
mod table_view;
mod view;
pub mod warnings;

pub use chart_view::{MOST_ROWS, chart};
pub use view::ui;

#[cfg(test)]
mod tests;

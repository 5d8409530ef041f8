//! The checks page: what the figures say of each other, and what became of the files.

mod cards_view;
mod evidence_view;
mod list_view;
pub mod model;
mod record_view;
mod tables_view;
mod view;

pub use view::ui;

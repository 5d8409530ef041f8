//! The export dialog: what, how large, in which words, and where to.

pub mod drawing;
pub mod model;
mod options_view;
mod preview;
mod view;

pub use view::ui;

//! Draws the state and sends commands.

pub mod chart_view;
pub mod checks;
pub mod compare;
pub mod figures;
pub mod marked_text;
pub mod marks;

//! Draws the state and sends commands.

pub mod article;
pub mod chart_view;
pub mod checks;
pub mod compare;
pub mod evidence;
pub mod export_dialog;
pub mod figures;
pub mod marked_text;
pub mod marks;
pub mod region;

//! Draws the state and sends commands.

pub mod article;
pub mod background;
pub mod chart_view;
pub mod checks;
pub mod compare;
pub mod evidence;
pub mod export_dialog;
pub mod figure_view;
pub mod figures;
pub mod filters;
pub mod icons;
pub mod loading;
pub mod long_list;
pub mod marked_text;
pub mod marks;
pub mod region;
pub mod region_card;
pub mod regions;
pub mod scene_painter;
pub mod search;
pub mod shell;
pub mod theme;
pub mod widgets;

mod window;

pub use window::{PlanscopeApp, run};

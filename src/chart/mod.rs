//! Profiles to charts: series, axes, labels and marks as numbers and strings. Pure.
//!
//! ```text
//! RegionProfile, Series ──trajectory()──┐
//!                                       ├─→ Chart ──layout()──→ Scene ──→ window (ui::chart_view)
//! regions side by side ───dumbbell()────┘                          └────→ SVG, PNG (export)
//! ```
//!
//! A [`Chart`] has no size; a [`Scene`] has: shapes, text and places to point at. Whoever paints a scene decides
//! nothing any more, so that the screen and the file are one drawing.

mod axis;
mod dumbbell;
#[cfg(test)]
pub(crate) mod fixture;
mod index;
pub mod layout;
mod model;
mod multiples;
pub mod palette;
pub mod scene;
pub mod text;
mod trajectory;
mod words;

pub use dumbbell::{RowFigure, RowFigures, comparison_rows, dumbbell};
pub use index::{IndexFigure, IndexLine, index};
pub use model::{
    Band, Body, Chart, ChartOptions, Connection, ConnectionKind, Dumbbell, DumbbellRow, Facts, LegendEntry, Mark,
    Multiples, Panel, RequiredPath, Trajectory, ValueAxis, YearAxis,
};
pub use multiples::{MOST_PANELS, PanelFigures, multiples};
pub use palette::{Look, MarkKind, Palette, Rgb, Role};
pub use scene::Scene;
pub use trajectory::trajectory;

#[cfg(test)]
mod tests;

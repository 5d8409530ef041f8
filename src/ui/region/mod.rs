//! One region in depth.

mod bullets;
mod claim_rows;
mod model;
mod plots;

pub use bullets::{BulletCell, BulletGroup, BulletRow, bullet_groups};
pub use claim_rows::{COLUMNS, ClaimRow, claim_rows, sort_rows};
pub use model::{CheckLine, CommitmentQuote, RegionPage, Sources, quote, region_page, subtitle, worked_out};
pub use plots::{Drawing, LeadsTo, Plot, StripFigure, plots, ratio_figures};

/// Shows a region with its side panel; the evidence panel is the shell's.
pub fn ui(
    ui: &mut egui::Ui,
    state: &crate::app::AppState,
    profile: &crate::model::RegionProfile,
    out: &mut crate::app::Commands,
) {
    let _ = (state, out);
    ui.heading(&profile.region);
}

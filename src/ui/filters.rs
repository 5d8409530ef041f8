//! The panel at the left of the overview.

use crate::app::{AppState, Commands};

/// Shows folder, dates and filters.
pub fn ui(ui: &mut egui::Ui, state: &AppState, out: &mut Commands) {
    let _ = (ui, state, out);
}

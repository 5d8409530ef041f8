//! The export dialog: what, how large, in which words, and where to.

pub mod model;

use crate::app::{AppState, Commands, ExportDraft};

/// Shows the dialog over the page, backdrop included.
pub fn ui(ui: &mut egui::Ui, state: &AppState, draft: &ExportDraft, out: &mut Commands) {
    let _ = (ui, state, draft, out);
}

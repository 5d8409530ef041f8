//! The checks page: what the figures say of each other, and what became of the files.

pub mod model;

/// Shows the page with its side panels.
pub fn ui(ui: &mut egui::Ui, state: &crate::app::AppState, out: &mut crate::app::Commands) {
    let _ = (state, out);
    ui.heading("Checks");
}

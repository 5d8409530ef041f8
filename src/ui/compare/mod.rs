//! The compare page: one metric, regions side by side.

pub mod coverage;
pub mod model;
pub mod rows;
pub mod warnings;

/// Shows the page with its side panels.
pub fn ui(ui: &mut egui::Ui, state: &crate::app::AppState, out: &mut crate::app::Commands) {
    let _ = (state, out);
    ui.heading("Compare");
}

#[cfg(test)]
mod tests;

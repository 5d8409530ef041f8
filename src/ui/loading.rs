//! Nothing open, opening a folder, nothing to read.

use crate::app::{AppState, Command, Commands, Loading};

use super::widgets::Button;

/// Shows how far a load has come.
pub fn loading_ui(ui: &mut egui::Ui, state: &AppState, loading: &Loading, out: &mut Commands) {
    let _ = state;
    ui.label(format!("Reading “{}”", loading.name));
    if Button::new("Cancel").ui(ui).clicked() {
        out.send(Command::CancelLoading);
    }
}

/// Shows the start screen.
pub fn start_ui(ui: &mut egui::Ui, state: &AppState, out: &mut Commands) {
    let _ = state;
    if Button::new("Open folder…").primary().ui(ui).clicked() {
        out.send(Command::OpenFolderDialog);
    }
}

/// Shows that a folder holds nothing that can be read.
pub fn nothing_to_read_ui(ui: &mut egui::Ui, state: &AppState, out: &mut Commands) {
    let _ = state;
    if Button::new("Choose another folder…").ui(ui).clicked() {
        out.send(Command::OpenFolderDialog);
    }
}

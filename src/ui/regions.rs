//! The overview: a card a region.

use crate::app::{AppState, Command, Commands, Page};

use super::widgets::Button;

/// Shows filters at the left and cards beside them.
pub fn ui(ui: &mut egui::Ui, state: &AppState, out: &mut Commands) {
    for profile in &state.collection.comparison.profiles {
        if Button::new(&profile.region).name(&format!("{}, open region", profile.region)).ui(ui).clicked() {
            out.send(Command::Show(Page::Region(profile.region.clone())));
        }
    }
}

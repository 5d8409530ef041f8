//! The frame around the pages: top bar, evidence panel, dialogs, notices, keys, dropped files.

use egui::{Id, Key, Modifiers, Ui};

use crate::app::{AppState, Command, Commands, Dialog, Page};

use super::{article, checks, compare, evidence, export_dialog, loading, region, regions};

/// Id of the search field.
#[must_use]
pub fn search_id() -> Id {
    Id::unique("search")
}

/// Draws everything.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    if !matches!(state.page, Page::Articles(_)) {
        evidence::side_panel(ui, state, out);
    }
    egui::CentralPanel::default().show(ui, |ui| page_ui(ui, state, out));
    if let Some(Dialog::Export(draft)) = &state.dialog {
        export_dialog::ui(ui, state, draft, out);
    }
}

fn page_ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    if let Some(load) = state.loading.as_ref().filter(|_| state.shows_loading) {
        return loading::loading_ui(ui, state, load, out);
    }
    if state.source.is_none() {
        return loading::start_ui(ui, state, out);
    }
    match &state.page {
        Page::Regions => regions::ui(ui, state, out),
        Page::Region(name) => match state.profile(name) {
            Some(profile) => region::ui(ui, state, profile, out),
            None => regions::ui(ui, state, out),
        },
        Page::Compare => compare::ui(ui, state, out),
        Page::Articles(file) => article::ui(ui, state, file.as_deref(), out),
        Page::Checks => checks::ui(ui, state, out),
    }
}

/// Turns keys and dropped files into commands.
pub fn read_input(ctx: &egui::Context, state: &AppState, out: &mut Commands) {
    let _ = state;
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.send(Command::Escape);
    }
}

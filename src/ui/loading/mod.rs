//! Nothing open, opening a folder, nothing to read.

mod progress;
mod start;

use egui::Ui;

use crate::app::{AppState, Command, Commands, Page};

use super::icons::Icon;
use super::theme::{self, Theme, Weight, size, space};
use super::widgets::{Button, card};

pub use progress::loading_ui;
pub use start::start_ui;

/// A column in the middle of the page, at most `width` points wide, that scrolls where the window is too low.
fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_width();
        let side = ((room - width) / 2.0).max(24.0);
        ui.add_space(36.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width.min(room - 48.0));
                contents(ui);
            });
        });
        ui.add_space(24.0);
    });
}

/// Shows that a folder holds nothing that can be read.
pub fn nothing_to_read_ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    column(ui, 560.0, |ui| {
        ui.add_space(space::XL);
        card(ui, 20, |ui| {
            ui.set_min_width(ui.available_width());
            nothing(ui, state, out);
        });
    });
}

fn nothing(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    let skipped = state.collection.skipped.len();
    ui.horizontal_top(|ui| {
        Icon::FolderX.ui(ui, 28.0, theme.ink2);
        ui.add_space(space::S);
        ui.vertical(|ui| {
            ui.label(theme::text("No articles in this folder", size::CARD, Weight::Semibold, theme.ink1));
            ui.add_space(2.0);
            for line in ["Planscope reads plain text files (.txt, .md, .html).", "Subfolders were searched too."] {
                ui.label(theme::text(line, size::BODY, Weight::Regular, theme.ink2));
            }
            if let Some(root) = &state.collection.root {
                ui.add(
                    egui::Label::new(theme::text(root.display().to_string(), size::LABEL, Weight::Regular, theme.ink3))
                        .wrap(),
                );
            }
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                if Button::new("Choose another folder…").ui(ui).clicked() {
                    out.send(Command::OpenFolderDialog);
                }
                if skipped > 0 && Button::new("Show what was skipped").ghost().ui(ui).clicked() {
                    out.send(Command::Show(Page::Checks));
                }
                if skipped == 0 && Button::new("Open the sample").ghost().ui(ui).clicked() {
                    out.send(Command::OpenSeeds);
                }
            });
        });
    });
    if skipped > 0 {
        ui.add_space(space::L);
        not_read(ui, state, out);
    }
}

/// The files that could not be read, each with its reason, and a way out.
pub fn not_read(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        Icon::FileExclamationPoint.ui(ui, 18.0, theme.error);
        ui.label(theme::text("Not read", size::BODY, Weight::Semibold, theme.ink1));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if Button::new("Read again").small().ui(ui).clicked() {
                out.send(Command::Rescan);
            }
        });
    });
    ui.add_space(space::XS);
    let width = ui.available_width();
    for file in &state.collection.skipped {
        let (_, row) = ui.allocate_space(egui::vec2(width, 27.0));
        let name = egui::Rect::from_min_size(row.min, egui::vec2(width * 0.36, row.height()));
        let reason = egui::Rect::from_min_max(egui::pos2(name.right() + 8.0, row.top()), row.max);
        let align = egui::Align2::LEFT_CENTER;
        let strong = theme::format(size::LABEL, Weight::Semibold, theme.ink1);
        super::widgets::paint_elided(ui, name, align, &file.file, strong);
        let plain = theme::format(size::LABEL, Weight::Regular, theme.ink2);
        super::widgets::paint_elided(ui, reason, align, &file.reason, plain);
        let response = ui.interact(row, ui.scope_id().with(("not read", &file.file)), egui::Sense::hover());
        let spoken = format!("{}: {}", file.file, file.reason);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        response.on_hover_text(theme::text(spoken.clone(), size::LABEL, Weight::Regular, theme.ink1));
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, egui::Stroke::new(1.0, theme.line));
    }
}

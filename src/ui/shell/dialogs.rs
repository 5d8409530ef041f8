//! The path field and the list of keys.

use egui::{CornerRadius, Frame, Id, Key, Margin, Modal, Stroke, Ui};

use crate::app::{Command, Commands, PathPurpose};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{Button, icon_button, key_cap, text_field};

/// Keys and what they do, in groups.
const KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "Folder",
        &[
            ("Ctrl O", "Open a folder"),
            ("Ctrl Shift O", "Open files"),
            ("Ctrl L", "Type a path"),
            ("F5", "Read the folder again"),
            ("Ctrl E", "Export the chart"),
            ("Ctrl Q", "Quit"),
        ],
    ),
    (
        "Pages",
        &[
            ("Ctrl 1", "Regions"),
            ("Ctrl 2", "Compare"),
            ("Ctrl 3", "Articles"),
            ("Ctrl 4", "Checks"),
            ("Ctrl F", "Search"),
            ("Alt ← →", "Back, forward"),
        ],
    ),
    (
        "On a page",
        &[
            ("Tab", "Next control or figure"),
            ("← ↑ → ↓", "Next card"),
            ("Enter", "Open"),
            ("Space", "Show the sentence of a figure"),
            ("← →", "Next and previous claim beside the evidence"),
            ("Esc", "Close what is on top"),
            ("Ctrl + − 0", "Larger, smaller, normal size"),
            ("F1", "This list"),
        ],
    ),
];

/// A dialog over the page. Returns what its contents return, and whether a click beside it should close it.
pub fn modal<R>(ui: &Ui, name: &str, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.line_strong))
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .shadow(theme.dialog_shadow())
        .inner_margin(Margin::same(20));
    let response = Modal::new(Id::unique(("dialog", name)))
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(if theme.dark { 150 } else { 90 }))
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            contents(ui)
        });
    let outside = response.backdrop_response.clicked();
    (response.inner, outside)
}

fn title(ui: &mut Ui, text: &str, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.label(theme::text(text, size::CARD, Weight::Semibold, theme.ink1));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, Icon::X, "Close dialog").clicked() {
                out.send(Command::CloseDialog);
            }
        });
    });
    ui.add_space(space::S);
}

/// The field in which a path can be typed.
pub fn path_ui(ui: &Ui, text: &str, message: Option<&str>, purpose: &PathPurpose, out: &mut Commands) {
    let theme = Theme::of(ui);
    let opens = matches!(purpose, PathPurpose::Open);
    let ((), outside) = modal(ui, "path", 480.0, |ui| {
        title(ui, if opens { "Open a folder by its path" } else { "Save to a path" }, out);
        if let Some(message) = message {
            ui.horizontal_top(|ui| {
                Icon::Info.ui(ui, 16.0, theme.warning);
                let text = theme::text(message, size::BODY, Weight::Regular, theme.ink2);
                ui.add(egui::Label::new(text).wrap());
            });
            ui.add_space(space::S);
        }
        let mut edited = text.to_owned();
        let width = ui.available_width();
        let field = text_field(ui, &mut edited, "Path", "~/articles or file:///…", width);
        if edited != text {
            out.send(Command::EditPath(edited));
        }
        let first = Id::unique("path field had focus");
        if !ui.data(|data| data.get_temp::<bool>(first)).unwrap_or(false) {
            field.request_focus();
            ui.data_mut(|data| data.insert_temp(first, true));
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(space::M);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let label = if opens { "Open" } else { "Save" };
            if Button::new(label).primary().ui(ui).clicked() || enter {
                out.send(Command::ConfirmPath);
                ui.data_mut(|data| data.remove::<bool>(first));
            }
            if Button::new("Cancel").ghost().ui(ui).clicked() {
                out.send(Command::CloseDialog);
                ui.data_mut(|data| data.remove::<bool>(first));
            }
        });
    });
    if outside {
        out.send(Command::CloseDialog);
    }
}

/// The list of keys.
pub fn keys_ui(ui: &Ui, out: &mut Commands) {
    let theme = Theme::of(ui);
    let ((), outside) = modal(ui, "keys", 760.0, |ui| {
        title(ui, "Keys", out);
        ui.columns(3, |columns| {
            for (ui, (group, keys)) in columns.iter_mut().zip(KEYS) {
                ui.label(theme::text(*group, size::LABEL, Weight::Semibold, theme.ink3));
                ui.add_space(space::XS);
                for (key, does) in *keys {
                    ui.horizontal(|ui| {
                        let (_, caps) = ui.allocate_space(egui::vec2(86.0, theme::BUTTON_SMALL));
                        let left = egui::Layout::left_to_right(egui::Align::Center);
                        let builder = egui::UiBuilder::new().id_salt(key).max_rect(caps).layout(left);
                        key_cap(&mut ui.new_child(builder), key);
                        let text = theme::text(*does, size::LABEL, Weight::Regular, theme.ink1);
                        ui.add(egui::Label::new(text).wrap());
                    });
                }
            }
        });
    });
    if outside {
        out.send(Command::CloseDialog);
    }
}

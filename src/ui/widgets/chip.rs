//! Small boxed words.

use egui::{Align2, Color32, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::icons::Icon;
use super::super::theme::{self, Theme, Weight, radius, size};
use super::{focus_ring, plate};
use crate::model::format;

struct Chip<'a> {
    text: &'a str,
    icon: Option<Icon>,
    size: f32,
    weight: Weight,
    height: f32,
    padding: f32,
    fill: Color32,
    stroke: Color32,
    ink: Color32,
    sense: Sense,
}

impl<'a> Chip<'a> {
    /// A word on a sunken ground that does nothing; the other chips say where they differ.
    fn word(text: &'a str, theme: &Theme) -> Self {
        Self {
            text,
            icon: None,
            size: size::LABEL,
            weight: Weight::Medium,
            height: 20.0,
            padding: 7.0,
            fill: theme.sunken,
            stroke: Color32::TRANSPARENT,
            ink: theme.ink2,
            sense: Sense::hover(),
        }
    }

    fn ui(self, ui: &mut Ui) -> Response {
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), theme::font(self.size, self.weight), self.ink);
        let icon_width = if self.icon.is_some() { 20.0 } else { 0.0 };
        let wanted = vec2(galley.size().x + icon_width + 2.0 * self.padding, self.height);
        let (rect, response) = ui.allocate_exact_size(wanted, self.sense);
        if ui.is_rect_visible(rect) {
            let stroke = if response.hovered() && self.sense.senses_click() && self.stroke != Color32::TRANSPARENT {
                Theme::of(ui).line_control
            } else {
                self.stroke
            };
            plate(ui, rect, radius::CHIP, self.fill, stroke);
            let mut left = rect.left_center() + vec2(self.padding, 0.0);
            if let Some(icon) = self.icon {
                icon.paint(ui.painter(), left + vec2(7.0, 0.0), 14.0, self.ink);
                left.x += icon_width;
            }
            let at = Align2::LEFT_CENTER.anchor_size(left, galley.size()).min;
            ui.painter().galley(at, galley, self.ink);
            focus_ring(ui, rect, radius::CHIP, &response);
        }
        response
    }
}

/// A word on a sunken ground; says something, does nothing.
pub fn chip(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let response = Chip::word(text, theme).ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A word in an outline; says something, does nothing.
pub fn chip_outlined(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let response =
        Chip { fill: theme.panel, stroke: theme.line_strong, ink: theme.ink1, ..Chip::word(text, theme) }.ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// The language of a source by its ISO 639-1 code; pressing it filters.
pub fn language_chip(ui: &mut Ui, lang: &str) -> Response {
    let theme = Theme::of(ui);
    let text = format::language_name(lang);
    let response = Chip { sense: Sense::click(), ..Chip::word(text, theme) }.ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Show only {text}")));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A word that is on or off.
pub fn toggle_chip(ui: &mut Ui, text: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let response = Chip {
        fill: if on { theme.ink1 } else { theme.panel },
        stroke: if on { theme.ink1 } else { theme.line_strong },
        ink: if on { theme.panel } else { theme.ink1 },
        sense: Sense::click(),
        ..Chip::word(text, theme)
    }
    .ui(ui);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The number of things to check about `what`, on the warning ground.
pub fn warning_chip(ui: &mut Ui, count: usize, what: &str) -> Response {
    let theme = Theme::of(ui);
    let text = count.to_string();
    let response = Chip {
        text: &text,
        icon: Some(Icon::TriangleAlert),
        size: size::LABEL,
        weight: Weight::Semibold,
        height: 20.0,
        padding: 6.0,
        fill: theme.warning_ground,
        stroke: Color32::TRANSPARENT,
        ink: theme.warning,
        sense: Sense::click(),
    }
    .ui(ui);
    let name = format!("{} to check, {what}", format::counted(count, "thing"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A key as a cap.
pub fn key_cap(ui: &mut Ui, keys: &str) -> Response {
    let theme = Theme::of(ui);
    let response = Chip {
        text: keys,
        icon: None,
        size: size::CAP,
        weight: Weight::Medium,
        height: 18.0,
        padding: 4.0,
        fill: theme.panel,
        stroke: theme.line_strong,
        ink: theme.ink3,
        sense: Sense::hover(),
    }
    .ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
    response
}

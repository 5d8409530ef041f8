//! Buttons.

use egui::{Align2, Color32, Pos2, Response, Role, Sense, Ui, Vec2, WidgetInfo, WidgetText, vec2};

use super::super::icons::Icon;
use super::super::theme::{self, Theme, Weight, radius, size, space};
use super::{focus_ring, plate};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Filled with ink: the one thing to do.
    Primary,
    /// Outlined.
    #[default]
    Secondary,
    /// Text alone, with a ground while the pointer is over it.
    Ghost,
}

/// A button with icon, label and key cap, each optional.
#[derive(Debug)]
#[must_use = "call `ui` to add it"]
pub struct Button<'a> {
    label: &'a str,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    shortcut: Option<&'a str>,
    kind: ButtonKind,
    small: bool,
    selected: bool,
    enabled: bool,
    name: Option<&'a str>,
    min_width: f32,
}

impl<'a> Button<'a> {
    /// A secondary button of normal height. The label is also its accessible name.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            trailing: None,
            shortcut: None,
            kind: ButtonKind::Secondary,
            small: false,
            selected: false,
            enabled: true,
            name: None,
            min_width: 0.0,
        }
    }

    /// An icon before the label.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the label.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// Filled with ink.
    pub fn primary(self) -> Self {
        self.kind(ButtonKind::Primary)
    }

    /// Without outline.
    pub fn ghost(self) -> Self {
        self.kind(ButtonKind::Ghost)
    }

    /// How much it stands out.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.kind = kind;
        self
    }

    /// 28 points high rather than 32.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Looks pressed.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// The keys that do the same, in a cap inside the button.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// Accessible name, where the label alone does not say enough.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// At least this wide.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// Adds it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled;
        ui.add_enabled_ui(enabled, |ui| self.show(ui)).inner
    }

    fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let height = if self.small { theme::BUTTON_SMALL } else { theme::BUTTON };
        let text_size = if self.small { size::LABEL } else { size::BODY };
        let layout = |text: &str, size, weight| {
            ui.painter().layout_no_wrap(text.to_owned(), theme::font(size, weight), Color32::PLACEHOLDER)
        };
        let galley = layout(self.label, text_size, Weight::Medium);
        let cap = self.shortcut.map(|keys| layout(keys, size::CAP, Weight::Medium));
        let icon_size = 16.0;
        let gap = if self.small { 6.0 } else { space::S };
        let padding = if self.small { 10.0 } else { space::M };
        let mut width = galley.size().x;
        let icons = [self.icon, self.trailing].into_iter().flatten().count() as f32;
        width += icons * (icon_size + if self.label.is_empty() { 0.0 } else { gap });
        if let Some(cap) = &cap {
            width += cap.size().x + 8.0 + gap;
        }
        let padding =
            if self.label.is_empty() && self.shortcut.is_none() { (height - icon_size) / 2.0 } else { padding };
        let wanted = vec2((width + 2.0 * padding).max(self.min_width).max(height), height);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let name = self.name.unwrap_or(self.label);
        response.widget_info(|| {
            if self.selected {
                WidgetInfo::selected(Role::Button, ui.is_enabled(), true, name)
            } else {
                WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
            }
        });
        if ui.is_rect_visible(rect) {
            let ink = self.paint_ground(ui, rect, &response, theme);
            let mut x = rect.center().x - width / 2.0;
            let y = rect.center().y;
            if let Some(icon) = self.icon {
                icon.paint(ui.painter(), Pos2::new(x + icon_size / 2.0, y), icon_size, ink);
                x += icon_size + gap;
            }
            let label_at = Align2::LEFT_CENTER.anchor_size(Pos2::new(x, y), galley.size()).min;
            x += galley.size().x + gap;
            ui.painter().galley(label_at, galley, ink);
            if let Some(icon) = self.trailing {
                icon.paint(ui.painter(), Pos2::new(x + icon_size / 2.0, y), icon_size, ink);
                x += icon_size + gap;
            }
            if let Some(cap) = cap {
                let cap_rect = egui::Rect::from_min_size(Pos2::new(x, y - 9.0), vec2(cap.size().x + 8.0, 18.0));
                plate(ui, cap_rect, radius::CHIP, Color32::TRANSPARENT, theme.line_strong);
                let at = Align2::CENTER_CENTER.anchor_size(cap_rect.center(), cap.size()).min;
                ui.painter().galley(at, cap, theme.ink3);
            }
            focus_ring(ui, rect, radius::CONTROL, &response);
        }
        response
    }

    /// Paints what lies behind the label and returns the colour of the label.
    fn paint_ground(&self, ui: &Ui, rect: egui::Rect, response: &Response, theme: &Theme) -> Color32 {
        let over = response.hovered() && ui.is_enabled();
        let down = response.is_pointer_button_down_on();
        let fade = |color: Color32| if ui.is_enabled() { color } else { color.gamma_multiply(0.45) };
        match self.kind {
            ButtonKind::Primary => {
                let fill = if over { theme.ink2 } else { theme.ink1 };
                plate(ui, rect, radius::CONTROL, fade(fill), Color32::TRANSPARENT);
                theme.panel
            }
            ButtonKind::Secondary => {
                let fill = if down || self.selected {
                    theme.sunken
                } else if over {
                    theme.side
                } else {
                    theme.panel
                };
                let stroke = if over { theme.line_control } else { theme.line_strong };
                plate(ui, rect, radius::CONTROL, fill, fade(stroke));
                fade(theme.ink1)
            }
            ButtonKind::Ghost => {
                if over || down || self.selected {
                    plate(ui, rect, radius::CONTROL, theme.sunken, Color32::TRANSPARENT);
                }
                fade(if self.selected { theme.ink1 } else { theme.ink2 })
            }
        }
    }
}

/// A square button with an icon alone; `name` is its accessible name and its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let response = Button::new("").icon(icon).ghost().small().name(name).ui(ui);
    response.on_hover_text(theme::text(name, size::LABEL, Weight::Regular, Theme::of(ui).ink1))
}

/// Text that acts: underlined while the pointer is over it or the keyboard on it. `name` is its accessible name.
pub fn text_link(ui: &mut Ui, text: impl Into<WidgetText>, name: &str) -> Response {
    let galley =
        text.into().into_galley(ui, Some(egui::TextWrapMode::Truncate), ui.available_width(), egui::TextStyle::Body);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let theme = Theme::of(ui);
        let color = galley.job.sections.first().map_or(theme.ink1, |section| section.format.color);
        ui.painter().galley(rect.min, galley, theme.ink1);
        if response.hovered() {
            let y = rect.bottom() - 2.0;
            ui.painter().hline(rect.x_range(), y, egui::Stroke::new(1.0, color));
        }
        focus_ring(ui, rect.expand2(Vec2::new(2.0, 0.0)), radius::CHIP, &response);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

//! Check boxes, lists and fields.

use egui::{
    Align2, Color32, CornerRadius, Popup, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::super::icons::Icon;
use super::super::theme::{self, Theme, Weight, radius, size, space};
use super::{Button, focus_ring, plate};

/// A check box in ink with its label. Returns the response of box and label together; it is pressed when the caller
/// should turn `on` around.
pub fn checkbox(ui: &mut Ui, on: bool, label: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme::font(size::BODY, Weight::Regular), theme.ink1);
    let text_width = if label.is_empty() { 0.0 } else { space::S + galley.size().x };
    let (rect, response) = ui.allocate_exact_size(vec2(14.0 + text_width, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, label));
    let mark = Rect::from_min_size(Pos2::new(rect.left(), rect.center().y - 7.0), vec2(14.0, 14.0));
    paint_check(ui, mark, on, response.hovered());
    let at = Align2::LEFT_CENTER.anchor_size(mark.right_center() + vec2(space::S, 0.0), galley.size()).min;
    ui.painter().galley(at, galley, theme.ink1);
    focus_ring(ui, mark, 3, &response);
    response
}

/// Paints the box of a check box.
pub fn paint_check(ui: &Ui, rect: Rect, on: bool, hovered: bool) {
    let theme = Theme::of(ui);
    let corner = CornerRadius::same(3);
    if on {
        ui.painter().rect_filled(rect, corner, if hovered { theme.ink2 } else { theme.ink1 });
        let at = |x: f32, y: f32| rect.min + vec2(x, y) * (rect.width() / 14.0);
        ui.painter().line(vec![at(3.2, 7.2), at(5.9, 9.8), at(10.8, 4.4)], Stroke::new(1.6, theme.panel));
    } else {
        let stroke = Stroke::new(1.2, if hovered { theme.ink2 } else { theme.line_control });
        ui.painter().rect(rect, corner, theme.panel, stroke, StrokeKind::Inside);
    }
}

/// One of several choices, with its label.
pub fn radio(ui: &mut Ui, on: bool, label: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme::font(size::BODY, Weight::Regular), theme.ink1);
    let (rect, response) = ui.allocate_exact_size(vec2(14.0 + space::S + galley.size().x, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, label));
    let center = rect.left_center() + vec2(7.0, 0.0);
    if on {
        ui.painter().circle_filled(center, 7.0, theme.ink1);
        ui.painter().circle_filled(center, 2.8, theme.panel);
    } else {
        ui.painter().circle(center, 6.4, theme.panel, Stroke::new(1.2, theme.line_control));
    }
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(14.0 + space::S, 0.0), galley.size()).min;
    ui.painter().galley(at, galley, theme.ink1);
    focus_ring(ui, Rect::from_center_size(center, vec2(14.0, 14.0)), 7, &response);
    response
}

/// Choices side by side of which one holds. Returns the choice that was pressed.
pub fn segmented(ui: &mut Ui, choices: &[(Option<Icon>, &str)], chosen: usize) -> Option<usize> {
    let theme = Theme::of(ui);
    let mut pressed = None;
    let galleys: Vec<_> = choices
        .iter()
        .map(|(_, text)| {
            let font = theme::font(size::LABEL, Weight::Medium);
            ui.painter().layout_no_wrap((*text).to_owned(), font, Color32::PLACEHOLDER)
        })
        .collect();
    let widths: Vec<f32> = choices
        .iter()
        .zip(&galleys)
        .map(|((icon, _), galley)| galley.size().x + if icon.is_some() { 20.0 } else { 0.0 } + 20.0)
        .collect();
    let (_, outer) = ui.allocate_space(vec2(widths.iter().sum(), theme::BUTTON_SMALL));
    plate(ui, outer, radius::CONTROL, theme.panel, theme.line_strong);
    let mut x = outer.left();
    for (at, ((icon, text), (galley, width))) in choices.iter().zip(galleys.into_iter().zip(widths)).enumerate() {
        let rect = Rect::from_min_size(Pos2::new(x, outer.top()), vec2(width, outer.height()));
        x += width;
        let response = ui.interact(rect, ui.scope_id().with(("segment", text)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, at == chosen, text));
        if response.clicked() {
            pressed = Some(at);
        }
        if at == chosen || response.hovered() {
            ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(radius::CONTROL - 1), theme.sunken);
        }
        let ink = if at == chosen { theme.ink1 } else { theme.ink2 };
        let mut left = rect.left_center() + vec2(10.0, 0.0);
        if let Some(icon) = icon {
            icon.paint(ui.painter(), left + vec2(7.0, 0.0), 14.0, ink);
            left.x += 20.0;
        }
        ui.painter().galley(Align2::LEFT_CENTER.anchor_size(left, galley.size()).min, galley, ink);
        if at > 0 {
            let line = Stroke::new(1.0, theme.line);
            ui.painter().vline(rect.left(), rect.y_range().shrink(1.0), line);
        }
        focus_ring(ui, rect.shrink(1.0), radius::CONTROL, &response);
    }
    pressed
}

/// A button that opens a list of choices. Returns the choice that was pressed. `name` is what the choice is about.
pub fn dropdown(ui: &mut Ui, icon: Option<Icon>, name: &str, choices: &[&str], chosen: usize) -> Option<usize> {
    let label = choices.get(chosen).copied().unwrap_or_default();
    let full_name = format!("{name}: {label}");
    let mut button = Button::new(label).small().trailing(Icon::ChevronDown).name(&full_name);
    if let Some(icon) = icon {
        button = button.icon(icon);
    }
    let response = button.ui(ui);
    let mut pressed = None;
    Popup::menu(&response).accessible_name(name).show(|ui| {
        ui.set_min_width(response.rect.width());
        // A folder may have hundreds of regions or products.
        egui::ScrollArea::vertical().max_height(theme::ROW * 14.0).show(ui, |ui| {
            for (at, choice) in choices.iter().enumerate() {
                if menu_item(ui, (at == chosen).then_some(Icon::Check), choice).clicked() {
                    pressed = Some(at);
                    ui.close();
                }
            }
        });
    });
    pressed
}

/// A line of a menu, with room for an icon.
pub fn menu_item(ui: &mut Ui, icon: Option<Icon>, label: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme::font(size::BODY, Weight::Regular), theme.ink1);
    let width = (galley.size().x + 40.0).max(ui.available_width().min(260.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), theme.sunken);
    }
    if let Some(icon) = icon {
        icon.paint(ui.painter(), rect.left_center() + vec2(14.0, 0.0), 14.0, theme.ink1);
    }
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(28.0, 0.0), galley.size()).min;
    ui.painter().galley(at, galley, theme.ink1);
    response
}

/// A one-line field with an accessible name and a hint.
pub fn text_field(ui: &mut Ui, text: &mut String, name: &str, hint: &str, width: f32) -> Response {
    let theme = Theme::of(ui);
    let edit = egui::TextEdit::singleline(text)
        .hint_text(theme::text(hint, size::BODY, Weight::Regular, theme.ink3))
        .font(theme::font(size::BODY, Weight::Regular))
        .text_color(theme.ink1)
        .margin(egui::Margin::symmetric(10, 6))
        .desired_width(width - 20.0);
    let response = ui.add_sized(vec2(width, theme::BUTTON), edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(ui.is_enabled(), "", text.as_str(), hint);
        info.label = Some(name.to_owned());
        info
    });
    focus_ring(ui, response.rect, radius::CONTROL, &response);
    response
}

//! The choices at the left of the export dialog.

use egui::{Align2, CornerRadius, DragValue, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::{Command, Commands, ExportDraft};
use crate::chart::{Chart, Look};
use crate::export::{ExportFormat, ExportSize};
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button};

/// Shows all choices. `suggested` has the words that hold until the user writes others.
pub fn ui(ui: &mut Ui, draft: &ExportDraft, suggested: Option<&Chart>, out: &mut Commands) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let mut changed = draft.clone();
    strong(ui, "Format");
    format_ui(ui, &mut changed);
    ui.add_space(space::S);
    strong(ui, "Size");
    sizes(ui, &mut changed);
    ui.add_space(space::S);
    strong(ui, "Words");
    if let Some(suggested) = suggested {
        words(ui, suggested, &mut changed);
    }
    ui.add_space(space::S);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            parts(left, &mut changed);
            looks(right, &mut changed);
        }
    });
    if changed != *draft {
        // A message is about what was tried; it goes with the first change.
        changed.message = None;
        out.send(Command::EditExport(Box::new(changed)));
    }
}

fn strong(ui: &mut Ui, text: &str) {
    let ink = Theme::of(ui).ink2;
    ui.label(theme::text(text, size::LABEL, Weight::Semibold, ink));
}

fn format_ui(ui: &mut Ui, draft: &mut ExportDraft) {
    ui.horizontal(|ui| {
        let theme = Theme::of(ui);
        let (label, _) = ui.allocate_exact_size(vec2(42.0, theme::BUTTON_SMALL), Sense::hover());
        let font = theme::font(size::LABEL, Weight::Regular);
        ui.painter().text(label.left_center(), Align2::LEFT_CENTER, "Chart", font, theme.ink2);
        let width = (ui.available_width() - space::S) / 2.0;
        for (format, label) in [(ExportFormat::Png, "PNG"), (ExportFormat::Svg, "SVG")] {
            let chosen = draft.format == format;
            let mut button = Button::new(label).small().min_width(width).selected(chosen);
            if chosen {
                button = button.primary();
            }
            if button.ui(ui).clicked() {
                draft.format = format;
                draft.replaces = None;
                // A name of one's own keeps its stem.
                if let Some(name) = &draft.file_name {
                    let named = super::model::with_ending(name.into(), format);
                    draft.file_name = Some(named.display().to_string());
                }
            }
        }
    });
}

fn sizes(ui: &mut Ui, draft: &mut ExportDraft) {
    for (label, preset) in ExportSize::PRESETS {
        let of_preset = (preset.width, preset.height);
        let chosen = !draft.own_size && draft.size == of_preset;
        let pixels = format!("{} × {}", preset.width, preset.height);
        if size_row(ui, label, &pixels, of_preset, chosen) {
            draft.size = of_preset;
            draft.own_size = false;
        }
    }
    let presets = ExportSize::PRESETS.map(|(_, preset)| (preset.width, preset.height));
    let own = draft.own_size || !presets.contains(&draft.size);
    if size_row(ui, "Own size…", "", (4, 3), own) {
        draft.own_size = true;
    }
    if own {
        ui.horizontal(|ui| {
            ui.add_space(60.0);
            let range = ExportSize::SMALLEST..=ExportSize::LARGEST;
            number(ui, "Width in pixels", &mut draft.size.0, &range);
            widgets::label(ui, "×");
            number(ui, "Height in pixels", &mut draft.size.1, &range);
            widgets::label(ui, "pixels");
        });
    }
}

fn number(ui: &mut Ui, name: &str, value: &mut u32, range: &std::ops::RangeInclusive<u32>) {
    let field = DragValue::new(value).range(range.clone()).speed(4.0).update_while_editing(false);
    let response = ui.add_sized(vec2(72.0, theme::BUTTON_SMALL), field);
    response.widget_info(|| {
        let mut info = WidgetInfo::drag_value(true, 0.0);
        info.label = Some(name.to_owned());
        info
    });
    widgets::focus_ring(ui, response.rect, radius::CONTROL, &response);
}

/// A size with its shape; returns whether it was pressed.
fn size_row(ui: &mut Ui, label: &str, pixels: &str, shape: (u32, u32), chosen: bool) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let name = if pixels.is_empty() { label.to_owned() } else { format!("{label}, {pixels}") };
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    let plate = rect.expand2(vec2(8.0, 0.0));
    if chosen || response.hovered() {
        let fill = if chosen { theme.sunken } else { theme.side };
        ui.painter().rect_filled(plate, CornerRadius::same(radius::CONTROL), fill);
    }
    let dot = rect.left_center() + vec2(7.0, 0.0);
    if chosen {
        ui.painter().circle_filled(dot, 7.0, theme.ink1);
        ui.painter().circle_filled(dot, 2.8, theme.panel);
    } else {
        ui.painter().circle(dot, 6.4, theme.panel, Stroke::new(1.2, theme.line_control));
    }
    let (width, height) = (shape.0 as f32, shape.1 as f32);
    let fit = (26.0 / width).min(18.0 / height);
    let outline = Rect::from_center_size(rect.left_center() + vec2(37.0, 0.0), vec2(width, height) * fit);
    let stroke = Stroke::new(1.3, theme.ink2);
    ui.painter().rect_stroke(outline, CornerRadius::same(2), stroke, StrokeKind::Inside);
    let font = theme::font(size::BODY, Weight::Medium);
    let at = rect.left_center() + vec2(60.0, 0.0);
    ui.painter().text(at, Align2::LEFT_CENTER, label, font, theme.ink1);
    let font = theme::font(size::LABEL, Weight::Regular);
    ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, pixels, font, theme.ink3);
    widgets::focus_ring(ui, plate.shrink(1.0), radius::CONTROL, &response);
    response.clicked()
}

fn words(ui: &mut Ui, suggested: &Chart, changed: &mut ExportDraft) {
    field(ui, "Title", &suggested.title, &mut changed.title);
    field(ui, "Subtitle", &suggested.subtitle, &mut changed.subtitle);
    field(ui, "Source line, filled in from the article", &suggested.source, &mut changed.source);
}

/// A line of words. What equals the suggestion follows it when other choices change.
fn field(ui: &mut Ui, label: &str, suggested: &str, words: &mut Option<String>) {
    widgets::label(ui, label);
    let mut text = words.clone().unwrap_or_else(|| suggested.to_owned());
    let before = text.clone();
    let width = ui.available_width();
    let name = label.split(',').next().unwrap_or(label);
    widgets::text_field(ui, &mut text, name, "", width);
    if text != before {
        *words = (text != suggested).then_some(text);
    }
}

fn parts(ui: &mut Ui, draft: &mut ExportDraft) {
    strong(ui, "Show");
    let mut part = |label: &str, on: &mut bool| {
        if widgets::checkbox(ui, *on, label).clicked() {
            *on = !*on;
        }
    };
    part("Legend", &mut draft.legend);
    part("Required path", &mut draft.required_path);
    part("Derived figures", &mut draft.derived);
    part("Notes and source", &mut draft.notes);
}

fn looks(ui: &mut Ui, draft: &mut ExportDraft) {
    strong(ui, "Look");
    let looks = [(Look::Light, "Light"), (Look::Dark, "Dark"), (Look::BlackAndWhite, "Black and white")];
    for (look, label) in looks {
        if widgets::radio(ui, draft.look == look, label).clicked() {
            draft.look = look;
        }
    }
}

//! Text, marks, cards and lines that say something and do nothing.

use egui::{Align2, CornerRadius, Frame, InnerResponse, Margin, Rect, Response, Sense, Shape, Stroke, Ui, vec2};

use super::super::marks;
use super::super::theme::{self, Theme, Weight, radius, size, space};
use crate::chart::MarkKind;

/// A label of 12 points in the third ink.
pub fn label(ui: &mut Ui, text: &str) -> Response {
    let ink = Theme::of(ui).ink3;
    ui.label(theme::text(text, size::LABEL, Weight::Regular, ink))
}

/// A remark of 12 points in the third ink that wraps.
pub fn note(ui: &mut Ui, text: &str) -> Response {
    let ink = Theme::of(ui).ink3;
    ui.add(egui::Label::new(theme::text(text, size::LABEL, Weight::Regular, ink)).wrap())
}

/// A heading of 14 points.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let ink = Theme::of(ui).ink1;
    ui.label(theme::text(text, size::HEADING, Weight::Semibold, ink))
}

/// The small heading of a section in a side panel.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let ink = Theme::of(ui).ink2;
    ui.label(theme::text(text, size::LABEL, Weight::Medium, ink))
}

/// Body text that wraps.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    let ink = Theme::of(ui).ink2;
    ui.add(egui::Label::new(theme::text(text, size::BODY, Weight::Regular, ink)).wrap())
}

/// Text on one line, cut with "…" where the room ends; the whole text is its tooltip then.
pub fn elided(ui: &mut Ui, text: impl Into<egui::WidgetText>) -> Response {
    ui.add(egui::Label::new(text).truncate())
}

/// A hairline across the room that is left.
pub fn divider(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, Theme::of(ui).line));
}

/// A dashed line across the room that is left.
pub fn dashed_divider(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    let stroke = Stroke::new(1.0, Theme::of(ui).line_strong);
    ui.painter().extend(Shape::dashed_line(&[rect.left_center(), rect.right_center()], stroke, 3.0, 3.0));
}

/// A card: panel ground, hairline, shadow in the light. `margin` is the room inside, in points.
pub fn card<R>(ui: &mut Ui, margin: i8, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(theme.card_shadow())
        .inner_margin(Margin::same(margin))
        .show(ui, contents)
}

/// The mark of a status in a row of text, 12 points wide.
pub fn mark(ui: &mut Ui, kind: MarkKind) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        marks::status_mark(ui.painter(), rect.center(), 4.5, kind, &Theme::of(ui).palette);
    }
    rect
}

/// What a mark stands for, in one word with an initial capital.
#[must_use]
pub const fn mark_kind(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Actual => "Actual",
        MarkKind::Expected => "Expected",
        MarkKind::Target => "Target",
        MarkKind::Derived => "Derived",
    }
}

/// A line of a legend: mark, word, and what it means.
pub fn legend_row(ui: &mut Ui, kind: MarkKind, meaning: &str) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        mark(ui, kind);
        ui.add_space(space::M);
        let job = theme::pieces([
            (mark_kind(kind), theme::format(size::BODY, Weight::Semibold, theme.ink1)),
            (meaning, theme::format(size::BODY, Weight::Regular, theme.ink2)),
        ]);
        ui.label(job);
    });
}

/// Paints text on one line into `rect`, cut with "…" where it does not fit.
#[expect(clippy::must_use_candidate, reason = "it paints; where it painted is wanted now and then")]
pub fn paint_elided(ui: &Ui, rect: Rect, align: Align2, text: &str, format: egui::text::TextFormat) -> Rect {
    let color = format.color;
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
    let galley = ui.painter().layout_job(job);
    let at = align.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(at.min, galley, color);
    at
}

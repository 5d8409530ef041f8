//! Paints marks: tint and underline for what is, hatching for what is expected, a frame for what is promised, a dashed
//! line under the words that decided it.

use egui::{Align2, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::chart::{MarkKind, Palette, Role};

use super::{MarkLook, TextLayout, TextMark, color};

/// Corners of a mark.
const ROUND: CornerRadius = CornerRadius::same(4);
/// Size of the small number, points.
const NUMBER_SIZE: f32 = 10.0;

/// The box around letters rather than rows: a little wider, not quite as high as the row.
pub(super) fn grown(row: Rect) -> Rect {
    let inset = (row.height() * 0.08).min(3.0);
    Rect::from_min_max(pos2(row.left() - 3.0, row.top() + inset), pos2(row.right() + 3.0, row.bottom() - inset))
}

/// Paints one mark behind the text. `boxes` count from `origin`.
pub(super) fn mark(painter: &Painter, origin: Pos2, mark: &TextMark, boxes: &[Rect], palette: &Palette) {
    for row in boxes {
        let row = row.translate(origin.to_vec2());
        match mark.look {
            MarkLook::Figure(kind) => figure(painter, grown(row), kind, mark.selected, palette),
            MarkLook::Cue => cue(painter, row, palette),
            MarkLook::Found => {
                painter.rect_filled(grown(row), ROUND, color(palette, Role::WarningGround));
            }
        }
    }
}

fn figure(painter: &Painter, rect: Rect, kind: MarkKind, selected: bool, palette: &Palette) {
    let ink = color(palette, kind.role());
    match kind {
        MarkKind::Actual => {
            painter.rect_filled(rect, ROUND, color(palette, Role::ActualTint));
            underline(painter, rect, ink);
        }
        MarkKind::Expected => {
            if selected {
                painter.rect_filled(rect, ROUND, color(palette, Role::ExpectedTint));
            } else {
                hatch(painter, rect, color(palette, Role::ExpectedTint));
            }
            underline(painter, rect, ink);
        }
        MarkKind::Target | MarkKind::Derived => {
            let width = if selected { 2.0 } else { 1.5 };
            let ground = if selected { color(palette, Role::TargetTint) } else { egui::Color32::TRANSPARENT };
            painter.rect(rect, ROUND, ground, Stroke::new(width, ink), StrokeKind::Inside);
        }
    }
    if selected && kind != MarkKind::Target {
        painter.rect_stroke(rect, ROUND, Stroke::new(1.5, ink), StrokeKind::Inside);
    }
}

fn underline(painter: &Painter, rect: Rect, ink: egui::Color32) {
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.right_bottom());
    painter.rect_filled(line, CornerRadius { nw: 0, ne: 0, sw: 2, se: 2 }, ink);
}

/// Slanted stripes within a box.
fn hatch(painter: &Painter, rect: Rect, ink: egui::Color32) {
    const STEP: f32 = 6.0;
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let points = vec![
            pos2(x, rect.bottom()),
            pos2(x + rect.height(), rect.top()),
            pos2(x + rect.height() + STEP * 0.55, rect.top()),
            pos2(x + STEP * 0.55, rect.bottom()),
        ];
        painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
        x += STEP;
    }
}

fn cue(painter: &Painter, row: Rect, palette: &Palette) {
    let y = grown(row).bottom() - 0.5;
    let stroke = Stroke::new(1.0, color(palette, Role::Ink2));
    painter.extend(Shape::dashed_line(&[pos2(row.left(), y), pos2(row.right(), y)], stroke, 3.0, 2.0));
}

/// Paints a mark's number into the room behind its last box.
pub(super) fn number(
    painter: &Painter,
    origin: Pos2,
    mark: &TextMark,
    boxes: &[Rect],
    layout: &TextLayout,
    palette: &Palette,
    font: &FontId,
) {
    let (Some(number), Some(last)) = (mark.number, boxes.last()) else { return };
    let rect = grown(*last).translate(origin.to_vec2());
    let (pos, align) = if layout.right_to_left {
        (rect.left_top() + vec2(-2.0, 0.0), Align2::RIGHT_TOP)
    } else {
        (rect.right_top() + vec2(2.0, 0.0), Align2::LEFT_TOP)
    };
    let font = FontId::new(NUMBER_SIZE, font.family.clone());
    painter.text(pos, align, number, font, color(palette, Role::Ink3));
}

/// The ring of what has the keyboard.
pub(super) fn focus_ring(painter: &Painter, rect: Rect, palette: &Palette) {
    let stroke = Stroke::new(2.0, color(palette, Role::Focus));
    painter.rect_stroke(rect.expand(2.0), CornerRadius::same(6), stroke, StrokeKind::Outside);
}

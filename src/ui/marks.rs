//! Status marks and bullet bars: the same notation beside text, in cards, in tables and in charts.
//!
//! Shape tells the statuses apart, colour only repeats it: actual a full disc, expected a ring with its left half
//! full, target a ring, derived a dotted ring; an arrow says that the truth may lie further that way.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::chart::{MarkKind, Palette, Rgb, Role};
use crate::model::Qualifier;

/// A colour of the palette for egui.
#[must_use]
pub const fn color(palette: &Palette, role: Role) -> Color32 {
    to_egui(palette.get(role))
}

/// The same colour for egui.
#[must_use]
pub const fn to_egui(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// Paints the mark of a status. `radius` is to the outer edge, in points: 4.5 beside 12–13 point text. Rings are
/// open: what lies behind shows through.
pub fn status_mark(painter: &Painter, center: Pos2, radius: f32, kind: MarkKind, palette: &Palette) {
    mark(painter, center, radius, kind, palette, Color32::TRANSPARENT);
}

/// Paints the mark of a status with rings filled in the ground's colour, so that a line or track ends at them.
pub fn status_mark_on(
    painter: &Painter,
    center: Pos2,
    radius: f32,
    kind: MarkKind,
    palette: &Palette,
    ground: Color32,
) {
    mark(painter, center, radius, kind, palette, ground);
}

fn mark(painter: &Painter, center: Pos2, radius: f32, kind: MarkKind, palette: &Palette, ground: Color32) {
    let color = color(palette, kind.role());
    let width = |part: f32| (radius * part).max(1.2);
    match kind {
        MarkKind::Actual => {
            painter.circle_filled(center, radius, color);
        }
        MarkKind::Expected => {
            let width = width(0.28);
            painter.circle_filled(center, radius - width, ground);
            painter.add(left_half_disc(center, radius - width / 2.0, color));
            painter.add(ring(center, radius - width / 2.0, Stroke::new(width, color)));
        }
        MarkKind::Target => {
            let width = width(0.36);
            painter.circle_filled(center, radius - width / 2.0, ground);
            painter.add(ring(center, radius - width / 2.0, Stroke::new(width, color)));
        }
        MarkKind::Derived => {
            let width = width(0.3);
            painter.circle_filled(center, radius - width / 2.0, ground);
            painter.extend(dotted_ring(center, radius - width / 2.0, Stroke::new(width, color)));
        }
    }
}

/// A ring whose line has its middle at `radius`; egui's own lies outside.
pub fn ring(center: Pos2, radius: f32, stroke: Stroke) -> Shape {
    Shape::circle_stroke(center, radius - stroke.width / 2.0, stroke)
}

/// The left half of a disc.
pub fn left_half_disc(center: Pos2, radius: f32, color: Color32) -> Shape {
    const STEPS: u32 = 24;
    let points = (0..=STEPS)
        .map(|step| {
            let angle = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * step as f32 / STEPS as f32;
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    Shape::convex_polygon(points, color, Stroke::NONE)
}

/// A ring of short dashes that close evenly.
#[must_use]
pub fn dotted_ring(center: Pos2, radius: f32, stroke: Stroke) -> Vec<Shape> {
    let turn = std::f32::consts::TAU;
    // Dashes less than a pixel and a half apart would run together.
    let period = (stroke.width * 2.15).max(3.3);
    let dashes = (turn * radius / period).round().clamp(6.0, 64.0);
    let arc = turn / dashes;
    (0..dashes as u32)
        .map(|dash| {
            let from = arc * dash as f32;
            let points = (0..=3)
                .map(|step| {
                    let angle = from + arc * 0.46 * step as f32 / 3.0;
                    center + radius * vec2(angle.cos(), angle.sin())
                })
                .collect();
            Shape::line(points, stroke)
        })
        .collect()
}

/// Where the truth may lie beyond a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Higher on a vertical axis.
    Up,
    /// Lower on a vertical axis.
    Down,
    /// Lower on a horizontal axis.
    Left,
    /// Higher on a horizontal axis.
    Right,
}

impl Toward {
    const fn unit(self) -> Vec2 {
        match self {
            Self::Up => vec2(0.0, -1.0),
            Self::Down => vec2(0.0, 1.0),
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
        }
    }

    /// Along a horizontal axis: "more than" to the right, "at most" to the left, otherwise nowhere.
    #[must_use]
    pub const fn horizontal(qualifier: Qualifier) -> Option<Self> {
        if qualifier.is_lower_bound() {
            Some(Self::Right)
        } else if qualifier.is_upper_bound() {
            Some(Self::Left)
        } else {
            None
        }
    }

    /// Along a vertical axis: "more than" up, "at most" down, otherwise nowhere.
    #[must_use]
    pub const fn vertical(qualifier: Qualifier) -> Option<Self> {
        if qualifier.is_lower_bound() {
            Some(Self::Up)
        } else if qualifier.is_upper_bound() {
            Some(Self::Down)
        } else {
            None
        }
    }
}

/// An arrow with its tip at `tip`, `length` points long, its head two thirds of `length` across at most.
pub fn arrow(painter: &Painter, tip: Pos2, toward: Toward, length: f32, stroke: Stroke) {
    let along = toward.unit();
    painter.line_segment([tip - along * length, tip], stroke);
    chevron(painter, tip, toward, (length * 0.34).min(5.0), stroke);
}

/// Only the head of an arrow: `›` with its tip at `tip`, `half` points from the axis to either end.
pub fn chevron(painter: &Painter, tip: Pos2, toward: Toward, half: f32, stroke: Stroke) {
    let (along, across) = (toward.unit(), toward.unit().rot90());
    painter.line(vec![tip - along * half + across * half, tip, tip - along * half - across * half], stroke);
}

/// One figure of a bullet bar, in the bar's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BulletFigure {
    /// Value in the unit of the scale.
    pub value: f64,
    /// Decides whether an arrow follows.
    pub qualifier: Qualifier,
}

/// What a bullet bar shows. All bars of one unit share `scale_max`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BulletSpec {
    /// Latest actual figure: a solid bar; `None` draws a dashed empty track.
    pub current: Option<BulletFigure>,
    /// Expected figure: hatched from the current one on.
    pub expected: Option<BulletFigure>,
    /// Target: a ring at the end of the track; `None` draws the bar alone.
    pub target: Option<BulletFigure>,
    /// The value at the right edge of the space for values; at least the largest value shown.
    pub scale_max: f64,
    /// Whether the current figure is derived: a dotted outline rather than a solid bar.
    pub derived: bool,
}

/// Paints a bullet bar into `rect`, whose height is the bar's: 8 points in rows, 12 in a headline. Ring and arrow need
/// 3 points above and below it; the scale leaves 14 points at the right for the ring's half and its arrow.
/// `ground` is the colour behind it.
pub fn bullet(painter: &Painter, rect: Rect, spec: &BulletSpec, palette: &Palette, ground: Color32) {
    let finite = |figure: Option<BulletFigure>| figure.filter(|figure| figure.value.is_finite());
    let spec = &BulletSpec {
        current: finite(spec.current),
        expected: finite(spec.expected),
        target: finite(spec.target),
        ..*spec
    };
    let scale = Scale::new(rect, spec);
    if let Some(target) = spec.target {
        let track = scale.bar(0.0, target.value);
        if spec.current.is_some() {
            painter.rect_filled(track, ROUND, color(palette, Role::Sunken));
        } else {
            let stroke = Stroke::new(1.0, color(palette, Role::LineStrong));
            painter.extend(dashed_rect(track, stroke, 4.0, 3.0));
        }
    }
    let mut covered = 0.0;
    if let Some(current) = spec.current {
        covered = current.value;
        current_bar(painter, scale.bar(0.0, current.value), spec.derived, palette);
    }
    if let Some(expected) = spec.expected.filter(|figure| figure.value > covered) {
        hatched(painter, scale.bar(covered, expected.value), color(palette, Role::Expected), ground);
        covered = expected.value;
        bar_arrow(painter, &scale, covered, expected.qualifier, color(palette, Role::Expected), false);
    } else if let Some(current) = spec.current {
        let role = if spec.derived { Role::Derived } else { Role::Actual };
        let over = spec.target.is_some_and(|target| (target.value - current.value).abs() < f64::EPSILON);
        if !over {
            bar_arrow(painter, &scale, current.value, current.qualifier, color(palette, role), !spec.derived);
        }
    }
    if let Some(target) = spec.target {
        target_ring(painter, &scale, target, palette, ground);
    }
}

/// Corners of bars, points.
const ROUND: CornerRadius = CornerRadius::same(2);
/// Outer radius of the target's ring on a bar, points.
const RING: f32 = 6.5;
/// Space at the right for half a ring and its arrow, points.
const RIGHT_ROOM: f32 = 14.0;

/// Values to places along a bar.
struct Scale {
    rect: Rect,
    points_per_unit: f32,
}

impl Scale {
    fn new(rect: Rect, spec: &BulletSpec) -> Self {
        let largest = [spec.current, spec.expected, spec.target]
            .into_iter()
            .flatten()
            .map(|figure| figure.value)
            .fold(spec.scale_max, f64::max);
        let width = (rect.width() - RIGHT_ROOM).max(1.0);
        let points_per_unit = if largest > 0.0 && largest.is_finite() { f64::from(width) / largest } else { 0.0 };
        Self { rect, points_per_unit: points_per_unit as f32 }
    }

    fn x(&self, value: f64) -> f32 {
        let along = (value.max(0.0) as f32 * self.points_per_unit).min(self.rect.width());
        self.rect.left() + if along.is_finite() { along } else { 0.0 }
    }

    /// From one value to another, never so narrow that it cannot be seen.
    fn bar(&self, from: f64, to: f64) -> Rect {
        let (left, right) = (self.x(from), self.x(to));
        Rect::from_min_max(pos2(left, self.rect.top()), pos2(right.max(left + 1.5), self.rect.bottom()))
    }
}

fn current_bar(painter: &Painter, bar: Rect, derived: bool, palette: &Palette) {
    if derived {
        let stroke = Stroke::new(1.4, color(palette, Role::Derived));
        painter.extend(dashed_rect(bar.shrink(0.7), stroke, 1.6, 2.0));
    } else {
        painter.rect_filled(bar, ROUND, color(palette, Role::Actual));
    }
}

/// The arrow at the end of a bar; `solid` where the bar itself has the arrow's colour.
fn bar_arrow(painter: &Painter, scale: &Scale, value: f64, qualifier: Qualifier, color: Color32, solid: bool) {
    let Some(toward) = Toward::horizontal(qualifier) else { return };
    let half = (scale.rect.height() * 0.36).clamp(2.5, 4.0);
    let side = if toward == Toward::Right { half + 3.0 } else { -half - 3.0 };
    let tip = pos2(scale.x(value) + side, scale.rect.center().y);
    // Left of the end the arrow lies on the bar itself, where the bar's own colour would be lost.
    let color = if side < 0.0 && solid { Color32::WHITE } else { color };
    chevron(painter, tip, toward, half, Stroke::new(1.8, color));
}

fn target_ring(painter: &Painter, scale: &Scale, target: BulletFigure, palette: &Palette, ground: Color32) {
    let center = pos2(scale.x(target.value), scale.rect.center().y);
    status_mark_on(painter, center, RING, MarkKind::Target, palette, ground);
    if let Some(toward) = Toward::horizontal(target.qualifier) {
        let stroke = Stroke::new(1.8, color(palette, Role::Target));
        chevron(painter, center + toward.unit() * (RING + 5.0), toward, 3.5, stroke);
    }
}

/// A box with slanting lines in `color`, as expected figures have.
pub fn hatched(painter: &Painter, rect: Rect, color: Color32, ground: Color32) {
    painter.rect_filled(rect, CornerRadius::ZERO, ground);
    let inside = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let (step, slant) = (4.5, rect.height());
    let mut x = rect.left() - slant;
    while x < rect.right() {
        inside.line_segment([pos2(x, rect.bottom()), pos2(x + slant, rect.top())], Stroke::new(1.6, color));
        x += step;
    }
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, color), egui::StrokeKind::Inside);
}

/// The outline of a box in dashes.
#[must_use]
pub fn dashed_rect(rect: Rect, stroke: Stroke, dash: f32, gap: f32) -> Vec<Shape> {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    Shape::dashed_line(&corners, stroke, dash, gap)
}

#[cfg(test)]
mod tests;

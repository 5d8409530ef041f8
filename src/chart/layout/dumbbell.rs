//! Regions or products side by side in a box: a row each on one scale.

use crate::chart::model::{Chart, Dumbbell, DumbbellRow, Mark};
use crate::chart::palette::Role;
use crate::chart::scene::{Anchor, Area, Place, Stroke};
use crate::chart::text;

use super::draw::{Draw, Face, mark_radius};

/// Height of a row, in units, where there is room.
pub const ROW: f32 = 46.0;
/// The most height: further apart, a label is no longer beside its row.
const HIGHEST_ROW: f32 = 58.0;
/// The least height in which a row's two lines stand apart.
const LOWEST_ROW: f32 = 30.0;
/// Over the first row for the labels of the axis.
const HEAD: f32 = 22.0;
/// Before a row that begins a region.
const GROUP: f32 = 8.0;

/// Height that all rows need, in units.
pub fn height(body: &Dumbbell) -> f32 {
    HEAD + body.rows.len() as f32 * ROW + breaks(body) as f32 * GROUP + 4.0
}

fn breaks(body: &Dumbbell) -> usize {
    body.rows.iter().skip(1).filter(|row| row.region.is_some()).count()
}

/// Draws the chart into a box. Rows for which it is too low are counted below the last.
pub fn draw(draw: &mut Draw, chart: &Chart, body: &Dumbbell, area: Area) {
    let unit = draw.unit;
    let top = area.top + HEAD * unit;
    let gaps = breaks(body) as f32 * GROUP * unit;
    let pitch =
        ((area.bottom - top - gaps) / body.rows.len().max(1) as f32).clamp(LOWEST_ROW * unit, HIGHEST_ROW * unit);
    let tops = tops(body, area, top, pitch, unit);
    let shown = tops.len();
    let y = tops.last().map_or(top, |last| last + pitch);
    let frame = Frame::new(draw, chart, body, area);
    frame.axis(draw, &chart.unit, area.top, y);
    for (index, (row, top)) in body.rows.iter().zip(&tops).enumerate() {
        if index > 0 && row.region.is_some() {
            let y = top - GROUP * unit * 0.5;
            draw.line(vec![[area.left, y], [area.right, y]], Stroke::solid(Role::Line, (unit / 1.5).max(1.0)));
        }
        draw.scene.rows.push(Area::new(area.left, *top, area.right, top + pitch));
        frame.row(draw, chart, row, top + pitch / 2.0);
    }
    if shown < body.rows.len() {
        let text = format!("{} more rows have no room in this size", body.rows.len() - shown);
        draw.text(&text, [area.left, y + 12.0 * unit], Anchor::Start, draw.label_face(Role::Ink3));
    }
}

/// Upper edges of the rows that fit; where some do not, room is left to say so.
fn tops(body: &Dumbbell, area: Area, first: f32, pitch: f32, unit: f32) -> Vec<f32> {
    let place = |bottom: f32| {
        let mut tops: Vec<f32> = Vec::new();
        let mut y = first;
        for row in &body.rows {
            if !tops.is_empty() && row.region.is_some() {
                y += GROUP * unit;
            }
            // A hair more than the box is no harm; a chart always has a row.
            if !tops.is_empty() && y + pitch > bottom + 0.5 {
                break;
            }
            tops.push(y);
            y += pitch;
        }
        tops
    };
    let all = place(area.bottom);
    if all.len() == body.rows.len() { all } else { place(area.bottom - 18.0 * unit) }
}

struct Frame<'a> {
    body: &'a Dumbbell,
    names: f32,
    left: f32,
    right: f32,
}

impl<'a> Frame<'a> {
    fn new(draw: &Draw, chart: &Chart, body: &'a Dumbbell, area: Area) -> Self {
        let unit = draw.unit;
        let (bold, plain) = (Face::semibold(draw.label, Role::Ink1), draw.label_face(Role::Ink2));
        let widest = body
            .rows
            .iter()
            .map(|row| bold.width(row.region.as_deref().unwrap_or_default()).max(plain.width(&row.product)))
            .fold(0.0, f32::max);
        let names = (widest + 24.0 * unit).min(area.width() * 0.32);
        let mut frame = Self { body, names: area.left, left: area.left + names, right: area.right - 12.0 * unit };
        // Whatever stands behind the last mark of a row ends inside the box.
        let whole = area.right - frame.left;
        let fits = body.rows.iter().filter_map(|row| {
            let marks = || [row.current, row.expected, row.target].into_iter().flatten();
            let last =
                marks().filter_map(|number| chart.marks.get(number)).max_by(|a, b| a.level().total_cmp(&b.level()))?;
            let figures = marks()
                .filter_map(|number| chart.marks.get(number))
                .map(|mark| figure_face(draw, mark).width(&mark.head));
            let label = figures.fold(0.0, f32::max) + 26.0 * unit;
            let remark = if row.remark.is_empty() { 0.0 } else { plain.width(&row.remark) + 8.0 * unit };
            let part = (last.level().max(last.high.unwrap_or(f64::NEG_INFINITY)) - body.values.min)
                / (body.values.max - body.values.min);
            (part > 0.0).then(|| (whole - label - remark) / part as f32)
        });
        let width = fits.fold(frame.right - frame.left, f32::min).max(whole * 0.35);
        frame.right = frame.left + width;
        frame
    }

    fn x(&self, value: f64) -> f32 {
        let axis = &self.body.values;
        let part = (value - axis.min) / (axis.max - axis.min);
        self.left + part.clamp(-1.0, 2.0) as f32 * (self.right - self.left)
    }

    fn axis(&self, draw: &mut Draw, unit_label: &str, top: f32, bottom: f32) {
        let unit = draw.unit;
        let face = draw.label_face(Role::Ink2);
        let mut free_from = f32::NEG_INFINITY;
        let last = self.body.values.ticks.len().saturating_sub(1);
        for (index, (value, label)) in self.body.values.ticks.iter().enumerate() {
            let x = self.x(*value);
            let role = if *value == 0.0 { Role::LineStrong } else { Role::Line };
            let line = vec![[x, top + 16.0 * unit], [x, bottom]];
            draw.line(line, Stroke::solid(role, (unit / 1.5).max(1.0)));
            let half = face.width(label) / 2.0;
            if x - half > free_from {
                let area = draw.text(label, [x, top + 9.5 * unit], Anchor::Middle, face);
                free_from = x + half + 8.0 * unit;
                // The last number carries the unit, as short as it is.
                let short = unit_label.len() <= 10 && !label.ends_with(['%', '×']);
                if index == last && short {
                    draw.text(unit_label, [area.right + 4.0 * unit, top + 9.5 * unit], Anchor::Start, face);
                }
            }
        }
    }

    fn row(&self, draw: &mut Draw, chart: &Chart, row: &DumbbellRow, y: f32) {
        self.names(draw, row, y);
        let get = |number: Option<usize>| number.and_then(|number| Some((number, chart.marks.get(number)?)));
        let (current, expected, target) = (get(row.current), get(row.expected), get(row.target));
        let place = |mark: &Mark| [self.x(mark.level()), y];
        if let (Some((_, current)), Some((_, target))) = (current, target) {
            // A forecast between both has its figure where the way's would be.
            let gap = if expected.is_some() { "" } else { &row.gap };
            Self::way(draw, place(current), place(target), gap);
        }
        for (number, mark) in [expected, current, target].into_iter().flatten() {
            self.mark(draw, number, mark, place(mark));
        }
        let mut end = f32::NEG_INFINITY;
        match (current, target) {
            (Some(current), Some(target)) => {
                let (first, second) =
                    if current.1.level() <= target.1.level() { (current, target) } else { (target, current) };
                end = self.pair(draw, first, second, y);
            }
            (Some((number, mark)), None) | (None, Some((number, mark))) => {
                end = self.label_right(draw, number, mark, place(mark));
            }
            (None, None) => {}
        }
        if let (Some((number, mark)), true) = (expected, current.is_some() || target.is_some()) {
            let place = [self.x(mark.level()), y - 11.0 * draw.unit];
            let area = draw.text(&mark.head, place, Anchor::Middle, figure_face(draw, mark));
            set_label(draw, number, area);
        }
        if let (Some((number, mark)), None, None) = (expected, current, target) {
            end = self.label_right(draw, number, mark, place(mark));
        }
        if end.is_finite() && !row.remark.is_empty() {
            let place = [end + 7.0 * draw.unit, y + 4.2 * draw.unit];
            draw.text(&row.remark, place, Anchor::Start, draw.label_face(Role::Ink3));
        }
    }

    fn names(&self, draw: &mut Draw, row: &DumbbellRow, y: f32) {
        let unit = draw.unit;
        let room = self.left - self.names - 16.0 * unit;
        let (bold, plain) = (Face::semibold(draw.label, Role::Ink1), draw.label_face(Role::Ink2));
        let fit = |words: &str, face: Face| text::shorten(words, face.size, face.weight, room);
        match &row.region {
            Some(region) if row.product.is_empty() => {
                draw.text(&fit(region, bold), [self.names, y + 4.2 * unit], Anchor::Start, bold);
            }
            Some(region) => {
                draw.text(&fit(region, bold), [self.names, y - 3.0 * unit], Anchor::Start, bold);
                draw.text(&fit(&row.product, plain), [self.names, y + 12.0 * unit], Anchor::Start, plain);
            }
            None => {
                draw.text(&fit(&row.product, plain), [self.names, y + 4.2 * unit], Anchor::Start, plain);
            }
        }
    }

    /// From the current figure to the target.
    fn way(draw: &mut Draw, from: Place, to: Place, gap: &str) {
        let unit = draw.unit;
        draw.line(vec![from, to], Stroke::solid(Role::LineStrong, 6.0 * unit));
        draw.line(vec![from, to], Stroke::dashed(Role::Target, 1.8 * unit, 5.0 * unit, 3.0 * unit));
        let face = draw.label_face(Role::Ink2);
        let room = (to[0] - from[0]).abs();
        if !gap.is_empty() && face.width(gap) < room + 24.0 * unit {
            let middle = f32::midpoint(from[0], to[0]);
            draw.text(gap, [middle, from[1] - 11.0 * unit], Anchor::Middle, face);
        }
    }

    fn mark(&self, draw: &mut Draw, number: usize, mark: &Mark, center: Place) {
        let unit = draw.unit;
        if let Some(high) = mark.high {
            let ends = [self.x(mark.value), self.x(high)];
            let stroke = Stroke::solid(mark.kind.role(), 2.0 * unit);
            draw.line(ends.iter().map(|x| [*x, center[1]]).collect(), stroke);
            for x in ends {
                draw.line(vec![[x, center[1] - 4.0 * unit], [x, center[1] + 4.0 * unit]], stroke);
            }
        }
        draw.mark(mark.kind, center, 1.0);
        draw.hit(number, mark, center);
        draw.bound_arrow(mark.qualifier, center, false, mark_radius(mark.kind) + 1.8, mark.kind.role());
    }

    /// The figures of two marks: one at the left of the first, one at the right of the second; both at the right with an
    /// arrow between where the left has no room.
    fn pair(&self, draw: &mut Draw, first: (usize, &Mark), second: (usize, &Mark), y: f32) -> f32 {
        let unit = draw.unit;
        let face = figure_face(draw, first.1);
        let side = self.side(draw, first.1, first.1.qualifier.is_upper_bound());
        let x = self.x(first.1.level());
        let end = if x - side - face.width(&first.1.head) > self.left - 14.0 * unit {
            let area = draw.text(&first.1.head, [x - side, y + 4.5 * unit], Anchor::End, face);
            set_label(draw, first.0, area);
            None
        } else {
            let x = self.x(second.1.level()) + self.side(draw, second.1, second.1.qualifier.is_lower_bound());
            let area = draw.text(&first.1.head, [x, y + 4.5 * unit], Anchor::Start, face);
            set_label(draw, first.0, area);
            let then = draw.label_face(Role::Ink3);
            Some(draw.text("→", [area.right + 5.0 * unit, y + 4.5 * unit], Anchor::Start, then).right + 5.0 * unit)
        };
        match end {
            None => self.label_right(draw, second.0, second.1, [self.x(second.1.level()), y]),
            Some(x) => {
                let area = draw.text(&second.1.head, [x, y + 4.5 * unit], Anchor::Start, figure_face(draw, second.1));
                set_label(draw, second.0, area);
                area.right
            }
        }
    }

    /// The figure at the right of its mark; gives back how far it reaches.
    fn label_right(&self, draw: &mut Draw, number: usize, mark: &Mark, [x, y]: Place) -> f32 {
        let side = self.side(draw, mark, mark.qualifier.is_lower_bound());
        let area = draw.text(&mark.head, [x + side, y + 4.5 * draw.unit], Anchor::Start, figure_face(draw, mark));
        set_label(draw, number, area);
        area.right
    }

    /// From a mark's middle to its label, past its arrow and the end of its range.
    fn side(&self, draw: &Draw, mark: &Mark, arrow: bool) -> f32 {
        let range = mark.high.map_or(0.0, |high| (self.x(high) - self.x(mark.value)).abs() / 2.0);
        let arrow = if arrow { 11.0 } else { 0.0 };
        ((mark_radius(mark.kind) + 5.5 + arrow) * draw.unit).max(range + 6.0 * draw.unit)
    }
}

fn figure_face(draw: &Draw, mark: &Mark) -> Face {
    Face::semibold(draw.label * 1.08, mark.kind.role())
}

fn set_label(draw: &mut Draw, number: usize, area: Area) {
    if let Some(hit) = draw.scene.hits.iter_mut().find(|hit| hit.mark == number) {
        hit.label = Some(area);
    }
}

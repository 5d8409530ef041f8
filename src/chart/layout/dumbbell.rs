//! Regions or products side by side in a box: a row each on one scale.

use crate::chart::model::{Chart, Dumbbell, DumbbellRow, Mark};
use crate::chart::palette::Role;
use crate::chart::scene::{Anchor, Area, Place, Stroke};
use crate::chart::text;

use super::draw::{Draw, Face, mark_radius};

/// Height of a row, in units, where there is room.
pub const ROW: f32 = 46.0;
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
    let for_rows = area.bottom - top - breaks(body) as f32 * GROUP * unit;
    let pitch = (for_rows / body.rows.len().max(1) as f32).min(ROW * unit);
    let (pitch, shown) = if pitch >= LOWEST_ROW * unit {
        (pitch, body.rows.len())
    } else {
        let pitch = LOWEST_ROW * unit;
        (pitch, ((area.bottom - top - 16.0 * unit) / pitch).floor().max(1.0) as usize)
    };
    let frame = Frame::new(draw, chart, body, area);
    let mut tops = Vec::new();
    let mut y = top;
    for (index, row) in body.rows.iter().take(shown).enumerate() {
        if index > 0 && row.region.is_some() {
            y += GROUP * unit;
        }
        tops.push(y);
        y += pitch;
    }
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
        // Room for the label behind the last mark.
        let figure = Face::semibold(draw.label * 1.08, Role::Ink1);
        let label = chart.marks.iter().map(|mark| figure.width(&mark.head)).fold(0.0, f32::max);
        let remark = body.rows.iter().map(|row| plain.width(&row.remark)).fold(0.0, f32::max);
        let right = (label + remark * 0.4 + 26.0 * unit).min(area.width() * 0.28);
        Self { body, names: area.left, left: area.left + names, right: area.right - right }
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
            Self::way(draw, place(current), place(target), &row.gap);
        }
        for (number, mark) in [expected, current, target].into_iter().flatten() {
            self.mark(draw, number, mark, place(mark));
        }
        let leftmost = match (current, target) {
            (Some((number, current)), Some((_, target))) if current.level() <= target.level() => Some(number),
            (Some(_), Some((number, _))) => Some(number),
            _ => None,
        };
        let mut end = f32::NEG_INFINITY;
        for (number, mark) in [current, target].into_iter().flatten() {
            let reaches = self.label(draw, number, mark, place(mark), leftmost == Some(number));
            end = end.max(reaches);
        }
        if let (Some((number, mark)), None, None) = (expected, current, target) {
            end = end.max(self.label(draw, number, mark, place(mark), false));
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

    /// The figure beside its mark; gives back how far it reaches to the right.
    fn label(&self, draw: &mut Draw, number: usize, mark: &Mark, [x, y]: Place, to_the_left: bool) -> f32 {
        let unit = draw.unit;
        let face = Face::semibold(draw.label * 1.08, mark.kind.role());
        let toward_label = if to_the_left { mark.qualifier.is_upper_bound() } else { mark.qualifier.is_lower_bound() };
        let arrow = if toward_label { 11.0 } else { 0.0 };
        let range = mark.high.map_or(0.0, |high| (self.x(high) - self.x(mark.value)).abs() / 2.0);
        let side = (mark_radius(mark.kind) + 5.5 + arrow) * unit + range;
        let baseline = y + 4.5 * unit;
        let fits = x - side - face.width(&mark.head) > self.left - 14.0 * unit;
        let area = match (to_the_left, fits) {
            (true, true) => draw.text(&mark.head, [x - side, baseline], Anchor::End, face),
            (true, false) => draw.text(&mark.head, [x, y + 19.0 * unit], Anchor::Middle, face),
            (false, _) => draw.text(&mark.head, [x + side, baseline], Anchor::Start, face),
        };
        if let Some(hit) = draw.scene.hits.iter_mut().find(|hit| hit.mark == number) {
            hit.label = Some(area);
        }
        area.right
    }
}

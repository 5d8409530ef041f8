//! Small multiples in a box: a grid of little trajectories on the same axes.

use crate::chart::model::{Chart, Mark, Multiples, Panel};
use crate::chart::palette::{MarkKind, Role};
use crate::chart::scene::{Anchor, Area, Place, Stroke};
use crate::chart::text;

use super::draw::{Draw, Face, mark_radius};
use super::trajectory::connection_stroke;

/// The least width of a panel, in units.
const NARROWEST: f32 = 200.0;
/// The height of a row of panels, in units, where there is room.
const PANEL: f32 = 148.0;
/// Between panels.
const GAP: f32 = 18.0;
/// Over the plot of a panel, for its name.
const HEAD: f32 = 22.0;
/// Below it, for its years.
const FOOT: f32 = 20.0;
/// Marks are this much smaller than in a large chart.
const SMALL: f32 = 0.72;

/// Height that all panels need on screen at a width, in units.
pub fn height(body: &Multiples, width: f32) -> f32 {
    let rows = body.panels.len().div_ceil(columns(body, width, 1.0)).max(1);
    rows as f32 * (PANEL + GAP) - GAP + 4.0
}

fn columns(body: &Multiples, width: f32, unit: f32) -> usize {
    let fit = ((width + GAP * unit) / ((NARROWEST + GAP) * unit)).floor().max(1.0) as usize;
    let count = body.panels.len().max(1);
    let most = fit.min(count).min(4);
    // As even as the rows allow: six stand three by three and not four by two.
    count.div_ceil(count.div_ceil(most))
}

/// Draws the panels into a box, row by row.
pub fn draw(draw: &mut Draw, chart: &Chart, body: &Multiples, area: Area) {
    let unit = draw.unit;
    let columns = columns(body, area.width(), unit);
    let rows = body.panels.len().div_ceil(columns).max(1);
    let gap = GAP * unit;
    let width = (area.width() - gap * (columns - 1) as f32) / columns as f32;
    let height = (area.height() - gap * (rows - 1) as f32) / rows as f32;
    for (at, panel) in body.panels.iter().enumerate() {
        let left = area.left + (at % columns) as f32 * (width + gap);
        let top = area.top + (at / columns) as f32 * (height + gap);
        Frame::new(draw, body, Area::new(left, top, left + width, top + height)).draw(draw, chart, panel);
    }
}

/// One panel.
struct Frame<'a> {
    body: &'a Multiples,
    whole: Area,
    plot: Area,
}

impl<'a> Frame<'a> {
    fn new(draw: &Draw, body: &'a Multiples, whole: Area) -> Self {
        let unit = draw.unit;
        let label = draw.label_face(Role::Ink3);
        let widest = body.values.ticks.iter().map(|(_, text)| label.width(text)).fold(0.0, f32::max);
        let left = whole.left + (widest + 6.0 * unit).min(whole.width() * 0.3);
        let plot = Area::new(left, whole.top + HEAD * unit, whole.right, whole.bottom - FOOT * unit);
        Self { body, whole, plot }
    }

    fn place(&self, [year, value]: [f64; 2]) -> Place {
        let (years, values) = (&self.body.years, &self.body.values);
        let across = ((year - years.min) / (years.max - years.min)).clamp(-1.0, 2.0) as f32;
        let up = ((value - values.min) / (values.max - values.min)).clamp(-1.0, 2.0) as f32;
        [self.plot.left + across * self.plot.width(), self.plot.bottom - up * self.plot.height()]
    }

    fn draw(&self, draw: &mut Draw, chart: &Chart, panel: &Panel) {
        self.names(draw, panel);
        self.axes(draw);
        let unit = draw.unit;
        for line in &panel.lines {
            let places = line.points.iter().map(|point| self.place(*point)).collect();
            draw.line(places, connection_stroke(line.kind, unit * 0.9));
        }
        let marks = || panel.marks.iter().filter_map(|number| Some((*number, chart.marks.get(*number)?)));
        for (number, mark) in marks() {
            self.mark(draw, number, mark);
        }
        // The figures that decide: where things stand, and where they are to go.
        let last = |kind| marks().rfind(|(_, mark)| mark.kind == kind);
        let labelled = [last(MarkKind::Target), last(MarkKind::Actual).or_else(|| last(MarkKind::Derived))];
        let mut taken: Option<Area> = None;
        for (number, mark) in labelled.into_iter().flatten() {
            let area = self.label(draw, mark, taken);
            taken = Some(area);
            if let Some(hit) = draw.scene.hits.iter_mut().find(|hit| hit.mark == number) {
                hit.label = Some(area);
            }
        }
    }

    /// Region and product in one line.
    fn names(&self, draw: &mut Draw, panel: &Panel) {
        let unit = draw.unit;
        let (bold, plain) = (Face::semibold(draw.label, Role::Ink1), draw.label_face(Role::Ink3));
        let baseline = self.whole.top + 11.0 * unit;
        let title = text::shorten(&panel.title, bold.size, bold.weight, self.whole.width());
        let area = draw.text(&title, [self.whole.left, baseline], Anchor::Start, bold);
        let left = area.right + 6.0 * unit;
        if self.whole.right - left > 30.0 * unit {
            let product = text::shorten(&panel.subtitle, plain.size, plain.weight, self.whole.right - left);
            draw.text(&product, [left, baseline], Anchor::Start, plain);
        }
    }

    fn axes(&self, draw: &mut Draw) {
        let (unit, face) = (draw.unit, draw.label_face(Role::Ink3));
        let hair = (unit / 1.5).max(1.0);
        let ticks = &self.body.values.ticks;
        // Labels that are two lines apart.
        let pitch = self.plot.height() / ticks.len().saturating_sub(1).max(1) as f32;
        let every = (draw.label * 2.0 / pitch.max(0.1)).ceil().max(1.0) as usize;
        for (index, (value, label)) in ticks.iter().enumerate() {
            if index % every == 0 || *value == 0.0 {
                let [_, y] = self.place([self.body.years.min, *value]);
                let role = if *value == 0.0 { Role::LineStrong } else { Role::Line };
                draw.line(vec![[self.plot.left, y], [self.plot.right, y]], Stroke::solid(role, hair));
                draw.text(label, [self.plot.left - 5.0 * unit, y + draw.label * 0.35], Anchor::End, face);
            }
        }
        let years: Vec<i32> = self.body.years.ticks.iter().map(|(year, _)| *year).collect();
        let half = face.width("2000") / 2.0;
        // From the last one back, for the last is what plans are about.
        let mut free_to = f32::INFINITY;
        for year in years.into_iter().rev() {
            let [x, _] = self.place([f64::from(year), 0.0]);
            if x + half + 10.0 * unit < free_to && x > self.plot.left {
                let place = [x.min(self.plot.right - half), self.plot.bottom + 14.0 * unit];
                draw.text(&year.to_string(), place, Anchor::Middle, face);
                free_to = x - half;
            }
        }
    }

    fn mark(&self, draw: &mut Draw, number: usize, mark: &Mark) {
        let center = self.place([mark.at, mark.level()]);
        if let Some(high) = mark.high {
            let ends = [mark.value, high].map(|value| self.place([mark.at, value]));
            draw.line(ends.to_vec(), Stroke::solid(mark.kind.role(), 1.6 * draw.unit));
        }
        draw.mark(mark.kind, center, SMALL);
        draw.hit(number, mark, center);
        let from = mark_radius(mark.kind) * SMALL + 1.2;
        draw.bound_arrow(mark.qualifier, center, true, from, mark.kind.role());
    }

    /// The figure over its mark, or below where the other one or the edge is in the way.
    fn label(&self, draw: &mut Draw, mark: &Mark, taken: Option<Area>) -> Area {
        let unit = draw.unit;
        let face = Face::semibold(draw.label, mark.kind.role());
        let center = self.place([mark.at, mark.level()]);
        let half = face.width(&mark.head) / 2.0;
        let x = center[0].clamp(self.plot.left + half, (self.plot.right - half).max(self.plot.left + half));
        let up = if mark.qualifier.is_lower_bound() { 22.0 } else { 10.0 };
        let down = if mark.qualifier.is_upper_bound() { 30.0 } else { 18.0 };
        let box_at = |y: f32| Area::new(x - half, y - draw.label * 0.76, x + half, y + draw.label * 0.22);
        let free = |y: f32| {
            let area = box_at(y);
            area.top > self.whole.top + 13.0 * unit && taken.is_none_or(|taken| taken.overlap(&area) <= 0.0)
        };
        let (above, below) = (center[1] - up * unit, center[1] + down * unit);
        let y = if free(above) || !free(below) { above } else { below };
        draw.text(&mark.head, [x, y], Anchor::Middle, face)
    }
}

//! A trajectory in a box: axes, band, lines, marks, labels.

use crate::chart::model::{Chart, ConnectionKind, Mark, RequiredPath, Trajectory};
use crate::chart::palette::{MarkKind, Role};
use crate::chart::scene::{Anchor, Area, Place, Stroke};

use super::draw::{Draw, Face, mark_radius};
use super::labels::{Block, Room, Spot};

/// Labels that cover more than this are left out where the chart can do without them.
const TOO_BAD: f32 = 130.0;

/// Draws the chart into a box that also holds the labels of both axes.
pub fn draw(draw: &mut Draw, chart: &Chart, body: &Trajectory, area: Area) {
    let frame = Frame::new(draw, chart, body, area);
    frame.grid(draw, body);
    let mut room = Room::new(Area::new(area.left, frame.plot.top, area.right, frame.plot.bottom), draw.unit);
    frame.band(draw, body, &mut room);
    frame.lines(draw, body, &mut room);
    frame.marks(draw, chart, &mut room);
    frame.labels(draw, chart, body, &mut room);
}

/// The two axes in a box.
struct Frame<'a> {
    body: &'a Trajectory,
    plot: Area,
}

impl<'a> Frame<'a> {
    fn new(draw: &Draw, chart: &Chart, body: &'a Trajectory, area: Area) -> Self {
        let unit = draw.unit;
        let label = draw.label_face(Role::Ink3);
        let widest = body.values.ticks.iter().map(|(_, text)| label.width(text)).fold(0.0, f32::max);
        let figure = Face::semibold(draw.figure, Role::Ink1);
        let last = chart.marks.iter().map(|mark| mark.at).fold(f64::NEG_INFINITY, f64::max);
        // Beside the last mark there is room for its label, within reason.
        let beside = chart
            .marks
            .iter()
            .filter(|mark| last - mark.at < 0.01)
            .map(|mark| figure.width(&mark.head).max(label.width(&mark.tail)) + 15.0 * unit);
        let right = beside.fold(area.width() * 0.094, f32::max).min(area.width() * 0.25);
        let left = (widest + 6.0 * unit).min(area.width() * 0.3);
        let top = area.top + label.size * 0.35;
        Self { body, plot: Area::new(area.left + left, top, area.right - right, area.bottom - 20.0 * unit) }
    }

    fn x(&self, year: f64) -> f32 {
        let axis = &self.body.years;
        let part = (year - axis.min) / (axis.max - axis.min);
        self.plot.left + part.clamp(-1.0, 2.0) as f32 * self.plot.width()
    }

    fn y(&self, value: f64) -> f32 {
        let axis = &self.body.values;
        let part = (value - axis.min) / (axis.max - axis.min);
        self.plot.bottom - part.clamp(-1.0, 2.0) as f32 * self.plot.height()
    }

    fn place(&self, [year, value]: [f64; 2]) -> Place {
        [self.x(year), self.y(value)]
    }

    fn center(&self, mark: &Mark) -> Place {
        self.place([mark.at, mark.level()])
    }

    fn grid(&self, draw: &mut Draw, body: &Trajectory) {
        let (unit, hair) = (draw.unit, hairline(draw));
        if let Some(band) = &body.band {
            draw.area(Area { left: self.x(band.from), ..self.plot }, Role::Side);
        }
        // A low chart has room for fewer labels.
        let pitch = self.plot.height() / body.values.ticks.len().max(2) as f32;
        let every = if pitch < draw.label { 2 } else { 1 };
        for (index, (value, text)) in body.values.ticks.iter().enumerate() {
            let y = self.y(*value);
            let role = if *value == 0.0 { Role::LineStrong } else { Role::Line };
            if index % every == 0 || *value == 0.0 {
                draw.line(vec![[self.plot.left, y], [self.plot.right, y]], Stroke::solid(role, hair));
                let place = [self.plot.left - 5.3 * unit, y + draw.label * 0.35];
                draw.text(text, place, Anchor::End, draw.label_face(Role::Ink3));
            }
        }
        self.years(draw, body);
    }

    fn years(&self, draw: &mut Draw, body: &Trajectory) {
        let (unit, hair) = (draw.unit, hairline(draw));
        let ticks = &body.years.ticks;
        let pitch = match ticks.as_slice() {
            [(first, _), .., (last, _)] => {
                (self.x(f64::from(*last)) - self.x(f64::from(*first))) / (ticks.len() - 1) as f32
            }
            _ => self.plot.width(),
        };
        let needed = draw.label_face(Role::Ink3).width("20000");
        let every = (needed / pitch.max(1.0)).ceil().max(1.0) as usize;
        for (index, (year, strong)) in ticks.iter().rev().enumerate() {
            let x = self.x(f64::from(*year));
            let bottom = self.plot.bottom;
            draw.line(vec![[x, bottom], [x, bottom + 2.7 * unit]], Stroke::solid(Role::LineStrong, hair));
            if index % every == 0 {
                let face = if *strong { Face::semibold(draw.label, Role::Ink2) } else { draw.label_face(Role::Ink3) };
                draw.text(&year.to_string(), [x, bottom + 16.0 * unit], Anchor::Middle, face);
            }
        }
    }

    fn band(&self, draw: &mut Draw, body: &Trajectory, room: &mut Room) {
        let Some(band) = &body.band else { return };
        let (unit, x) = (draw.unit, self.x(band.from));
        let face = draw.label_face(Role::Ink3);
        let fits = |before: &str, after: &str| {
            x - 8.0 * unit - face.width(before) > self.plot.left && x + 8.0 * unit + face.width(after) < self.plot.right
        };
        let choices =
            [(band.before.as_str(), band.after.as_str()), ("reached", "expected or planned"), ("reached", "ahead")];
        let Some((before, after)) = choices.into_iter().find(|(before, after)| fits(before, after)) else { return };
        let baseline = self.plot.top + 13.3 * unit;
        room.take(draw.text(before, [x - 8.0 * unit, baseline], Anchor::End, face));
        room.take(draw.text(after, [x + 8.0 * unit, baseline], Anchor::Start, face));
        let edge = vec![[x, self.plot.top], [x, self.plot.top + 18.0 * unit]];
        draw.line(edge, Stroke::solid(Role::LineStrong, hairline(draw)));
    }

    fn lines(&self, draw: &mut Draw, body: &Trajectory, room: &mut Room) {
        let unit = draw.unit;
        for connection in &body.lines {
            let places: Vec<Place> = connection.points.iter().map(|point| self.place(*point)).collect();
            let stroke = connection_stroke(connection.kind, unit);
            room.take_line(&places);
            draw.line(places, stroke);
        }
        if let Some(path) = &body.path {
            let places = self.path_places(path);
            room.take_line(&places);
            draw.line(places, Stroke::dashed(Role::Target, 1.8 * unit, 6.0 * unit, 4.0 * unit));
        }
    }

    fn path_places(&self, path: &RequiredPath) -> Vec<Place> {
        const STEPS: u32 = 48;
        let steps = if path.compound { STEPS } else { 1 };
        (0..=steps)
            .map(|step| {
                let year = path.from[0] + (path.to[0] - path.from[0]) * f64::from(step) / f64::from(steps);
                self.place([year, path.value_at(year)])
            })
            .collect()
    }

    fn marks(&self, draw: &mut Draw, chart: &Chart, room: &mut Room) {
        let unit = draw.unit;
        for mark in &chart.marks {
            if let Some(high) = mark.high {
                self.range(draw, mark, high);
            }
        }
        for (number, mark) in chart.marks.iter().enumerate() {
            let center = self.center(mark);
            draw.mark(mark.kind, center, 1.0);
            draw.hit(number, mark, center);
            let outer = (mark_radius(mark.kind) + 1.0) * unit;
            room.take(Area::new(center[0], center[1], center[0], center[1]).grown(outer));
            let from = mark_radius(mark.kind) + 1.8;
            if let Some(arrow) = draw.bound_arrow(mark.qualifier, center, true, from, mark.kind.role()) {
                room.take(arrow.grown(unit));
            }
        }
    }

    fn range(&self, draw: &mut Draw, mark: &Mark, high: f64) {
        let (unit, x) = (draw.unit, self.x(mark.at));
        let stroke = Stroke::solid(mark.kind.role(), 2.0 * unit);
        let ends = [self.y(mark.value), self.y(high)];
        draw.line(ends.iter().map(|y| [x, *y]).collect(), stroke);
        for y in ends {
            draw.line(vec![[x - 4.0 * unit, y], [x + 4.0 * unit, y]], stroke);
        }
    }

    fn labels(&self, draw: &mut Draw, chart: &Chart, body: &Trajectory, room: &mut Room) {
        // The figures that the chart is about choose first; earlier ones may go without.
        let main = |mark: &Mark| !mark.tail.is_empty();
        let order = [MarkKind::Target, MarkKind::Expected, MarkKind::Actual, MarkKind::Derived];
        for kind in order {
            self.mark_labels(draw, chart, room, &|mark| mark.kind == kind && main(mark));
        }
        if let Some(path) = &body.path {
            self.needed(draw, path, room);
            self.path_label(draw, path, room);
        }
        self.mark_labels(draw, chart, room, &|mark| !main(mark));
    }

    fn mark_labels(&self, draw: &mut Draw, chart: &Chart, room: &mut Room, which: &dyn Fn(&Mark) -> bool) {
        let last = chart.marks.len().saturating_sub(1);
        for (number, mark) in chart.marks.iter().enumerate().rev().filter(|(_, mark)| which(mark)) {
            let center = self.center(mark);
            let head = (mark.head.clone(), Face::semibold(draw.figure, mark.kind.role()));
            let tail = (mark.tail.clone(), draw.label_face(Role::Ink3));
            let two = Block::new(draw, vec![vec![head.clone()], vec![tail.clone()]]);
            let one = Block::new(draw, vec![vec![head, tail]]);
            let choices = spots(mark, center, draw.unit, &one, &two);
            let Some((block, spot, cost)) = room.best(choices) else { continue };
            let worst = if mark.tail.is_empty() { TOO_BAD * 0.4 } else { TOO_BAD };
            let needed = number == last || (!mark.tail.is_empty() && mark.kind != MarkKind::Derived);
            if cost > worst && !needed {
                continue;
            }
            let area = block.draw(draw, &spot);
            room.take_label(area);
            if let Some(hit) = draw.scene.hits.iter_mut().find(|hit| hit.mark == number) {
                hit.label = Some(area);
            }
        }
    }

    fn needed(&self, draw: &mut Draw, path: &RequiredPath, room: &mut Room) {
        let unit = draw.unit;
        for (year, value, text) in &path.needed {
            let [x, y] = self.place([f64::from(*year), *value]);
            let block = Block::new(draw, vec![vec![(text.clone(), draw.label_face(Role::Target))]]);
            let block = block.beside_its_line(unit);
            // Above the line: left of the tick where it rises, right where it falls, and higher the flatter it is.
            let rise = self.rise(path, f64::from(*year));
            let lift = (6.3 - 17.0 * rise.abs()).max(0.0);
            let beside = |side: f32, down: f32| {
                let anchor = if side < 0.0 { Anchor::End } else { Anchor::Start };
                (&block, Spot::new(x + side * 17.0 * unit, y + (4.2 + down) * unit, anchor))
            };
            let above = if rise < 0.0 { 1.0 } else { -1.0 };
            let choices = [beside(above, -lift), beside(-above, lift), beside(above, -lift - 4.0)];
            // The first that is good enough: a label on the usual side is easier to find than one a little freer.
            let harmless = TOO_BAD * 0.5;
            let mut found = choices.into_iter().filter_map(|spot| room.best([spot]));
            let Some((_, spot, _)) = found.find(|(_, _, cost)| *cost < harmless) else { continue };
            let side = if spot.anchor == Anchor::End { -1.0 } else { 1.0 };
            let tick = vec![[x + side * 5.0 * unit, y], [x + side * 13.0 * unit, y]];
            draw.line(tick, Stroke::solid(Role::Target, 1.2 * unit));
            room.take_label(block.draw(draw, &spot));
        }
    }

    /// How steeply the path rises on the page at a year: 1 is 45 degrees.
    fn rise(&self, path: &RequiredPath, year: f64) -> f32 {
        let [before, after] = [year - 0.1, year + 0.1].map(|year| self.place([year, path.value_at(year)]));
        let across = (after[0] - before[0]).max(0.01);
        ((before[1] - after[1]) / across).clamp(-10.0, 10.0)
    }

    fn path_label(&self, draw: &mut Draw, path: &RequiredPath, room: &mut Room) {
        let unit = draw.unit;
        let [words, growth] = path.label.clone();
        let lines = vec![
            vec![(words, draw.label_face(Role::Target))],
            vec![(growth, Face::semibold(draw.label, Role::Target))],
        ];
        let block = Block::new(draw, lines);
        let spots = [0.71, 0.6, 0.8, 0.5, 0.4, 0.3].into_iter().flat_map(|part| {
            let year = path.from[0] + (path.to[0] - path.from[0]) * part;
            let [x, y] = self.place([year, path.value_at(year)]);
            let above = y - 9.0 * unit - block.depth();
            [
                Spot::new(x, y + 19.5 * unit, Anchor::Start),
                Spot::new(x, y + 24.0 * unit, Anchor::Start),
                Spot::new(x, above, Anchor::End),
                Spot::new(x, above, Anchor::Start),
                Spot::new(x, y + 19.5 * unit, Anchor::End),
            ]
        });
        if let Some((_, spot, cost)) = room.best(spots.map(|spot| (&block, spot)))
            && cost < TOO_BAD
        {
            room.take_label(block.draw(draw, &spot));
        }
    }
}

/// How a line of a kind is drawn.
pub fn connection_stroke(kind: ConnectionKind, unit: f32) -> Stroke {
    match kind {
        ConnectionKind::Actual => Stroke::solid(Role::Actual, 2.0 * unit),
        ConnectionKind::Expected => Stroke::solid(Role::Expected, 2.0 * unit),
        ConnectionKind::Planned => Stroke::dashed(Role::Target, 1.8 * unit, 6.0 * unit, 4.0 * unit),
        ConnectionKind::Derived => {
            Stroke { role: Role::Derived, width: 2.0 * unit, dash: Some([0.1 * unit, 5.0 * unit]), round: true }
        }
    }
}

/// One pixel or point, two in a large file.
fn hairline(draw: &Draw) -> f32 {
    (draw.unit / 1.5).max(1.0)
}

/// Where the label of a mark may stand, in order of liking.
fn spots<'a>(mark: &Mark, [x, y]: Place, unit: f32, one: &'a Block, two: &'a Block) -> Vec<(&'a Block, Spot)> {
    let radius = mark_radius(mark.kind);
    let up = if mark.qualifier.is_lower_bound() { radius + 18.0 } else { radius + 6.0 };
    let down = if mark.qualifier.is_upper_bound() { radius + 28.0 } else { radius + 17.2 };
    let side = (radius + 5.8) * unit;
    let right = |low: f32| (two, Spot::new(x + side, y + low * unit, Anchor::Start));
    let left = |low: f32| (two, Spot::new(x - side, y + low * unit, Anchor::End));
    let below = (two, Spot::new(x, y + down * unit, Anchor::Middle));
    let above = (two, Spot::new(x, y - up * unit - two.depth(), Anchor::Middle));
    let over = |high: f32| (one, Spot::new(x - 5.3 * unit, y - high * unit, Anchor::Start));
    let over_left = |high: f32| (one, Spot::new(x + 5.3 * unit, y - high * unit, Anchor::End));
    let beside_arrow = (one, Spot::new(x - 11.3 * unit, y - 10.8 * unit, Anchor::End));
    let under = |low: f32| (one, Spot::new(x - 5.3 * unit, y + low * unit, Anchor::Start));
    let centered = (one, Spot::new(x, y - up * unit, Anchor::Middle));
    let mut spots = match (mark.kind, mark.tail.is_empty()) {
        (MarkKind::Target, _) => {
            vec![right(1.2), right(7.2), right(-8.0), left(-8.0), above, left(1.2), below, left(9.0)]
        }
        (MarkKind::Expected, _) => {
            vec![right(7.2), right(1.2), right(14.0), below, right(-8.0), above, left(-8.0), left(7.2)]
        }
        (MarkKind::Actual, false) => vec![below, above, left(-8.0), right(9.0), left(7.0), right(-8.0), right(16.0)],
        (MarkKind::Actual, true) => {
            vec![centered, (one, below.1), left(-3.0), right(9.0), over_left(9.0), under(20.0), right(-5.0)]
        }
        (MarkKind::Derived, _) if mark.qualifier.is_lower_bound() => {
            vec![beside_arrow, over_left(28.0), over(28.0), under(20.0), over(36.0), under(26.0)]
        }
        (MarkKind::Derived, _) => {
            vec![over(17.0), over(22.0), over(28.0), over_left(14.0), under(20.0), over(36.0), over(44.0), under(28.0)]
        }
    };
    // Where marks crowd, a label moves away from its own.
    if !mark.tail.is_empty() {
        for far in [16.0, 24.0, 32.0, 40.0] {
            spots.extend([right(far + 7.0), right(-far), left(-far), left(far + 7.0)]);
        }
    }
    spots
}

//! Finding room for labels: each tries its places in order of liking and takes the one that covers least.

use crate::chart::scene::{Anchor, Area, Place};

use super::draw::{Draw, Face};

/// One line of a label: pieces of text side by side.
pub type Pieces = Vec<(String, Face)>;

/// A label in a form, with lines of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// From top to bottom.
    lines: Vec<(Pieces, f32)>,
    /// Between the pieces of a line.
    space: f32,
    /// From one baseline to the next.
    leading: f32,
    /// How far lines stay away from it.
    clear: f32,
}

impl Block {
    /// Lines that hold at least one piece of text.
    pub fn new(draw: &Draw, lines: Vec<Pieces>) -> Self {
        let space = 4.0 * draw.unit;
        let lines = lines
            .into_iter()
            .map(|pieces| {
                let pieces: Pieces = pieces.into_iter().filter(|(text, _)| !text.is_empty()).collect();
                let width: f32 = pieces.iter().map(|(text, face)| face.width(text)).sum();
                let gaps = pieces.len().saturating_sub(1) as f32 * space;
                (pieces, width + gaps)
            })
            .filter(|(pieces, _)| !pieces.is_empty())
            .collect();
        Self { lines, space, leading: 14.0 * draw.unit, clear: 2.5 * draw.unit }
    }

    /// The same for a label that belongs to a line and may lie close to it.
    pub fn beside_its_line(self, unit: f32) -> Self {
        Self { clear: 0.3 * unit, ..self }
    }

    /// From its first baseline to its last.
    pub fn depth(&self) -> f32 {
        self.lines.len().saturating_sub(1) as f32 * self.leading
    }

    fn width(&self) -> f32 {
        self.lines.iter().map(|(_, width)| *width).fold(0.0, f32::max)
    }

    fn area(&self, spot: &Spot) -> Area {
        let width = self.width();
        let left = match spot.anchor {
            Anchor::Start => spot.place[0],
            Anchor::Middle => spot.place[0] - width / 2.0,
            Anchor::End => spot.place[0] - width,
        };
        let top = spot.place[1] - size(self.lines.first()) * 0.74;
        let bottom = spot.place[1] + self.depth() + size(self.lines.last()) * 0.2;
        Area::new(left, top, left + width, bottom)
    }

    /// Draws it at a spot; gives back its box.
    pub fn draw(&self, draw: &mut Draw, spot: &Spot) -> Area {
        let mut baseline = spot.place[1];
        for (pieces, width) in &self.lines {
            let mut x = match spot.anchor {
                Anchor::Start => spot.place[0],
                Anchor::Middle => spot.place[0] - width / 2.0,
                Anchor::End => spot.place[0] - width,
            };
            for (text, face) in pieces {
                draw.text(text, [x, baseline], Anchor::Start, *face);
                x += face.width(text) + self.space;
            }
            baseline += self.leading;
        }
        self.area(spot)
    }
}

/// Size of the largest text in a line.
fn size(line: Option<&(Pieces, f32)>) -> f32 {
    line.iter().flat_map(|(pieces, _)| pieces).map(|(_, face)| face.size).fold(0.0, f32::max)
}

/// Where a label may stand: the place of its first baseline, met by its anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Start, middle or end of the first baseline.
    pub place: Place,
    /// Which of them.
    pub anchor: Anchor,
}

impl Spot {
    /// A spot.
    pub const fn new(x: f32, y: f32, anchor: Anchor) -> Self {
        Self { place: [x, y], anchor }
    }
}

/// What is taken: marks, arrows, labels and lines.
#[derive(Clone, Debug)]
pub struct Room {
    /// Labels stay inside.
    pub bounds: Area,
    /// Boxes that are taken.
    taken: Vec<Area>,
    /// Places that lines go through.
    crossed: Vec<Place>,
    unit: f32,
}

impl Room {
    /// Empty, with bounds.
    pub const fn new(bounds: Area, unit: f32) -> Self {
        Self { bounds, taken: Vec::new(), crossed: Vec::new(), unit }
    }

    /// Takes the box of a label, with the space that the next one keeps.
    pub fn take_label(&mut self, area: Area) {
        let space = 3.0 * self.unit;
        self.taken.push(Area { left: area.left - space, right: area.right + space, ..area });
    }

    /// Takes a box.
    pub fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Takes what a line goes through.
    pub fn take_line(&mut self, places: &[Place]) {
        let step = 4.0 * self.unit;
        for pair in places.windows(2) {
            let [[ax, ay], [bx, by]] = [pair[0], pair[1]];
            let steps = ((bx - ax).hypot(by - ay) / step).ceil().clamp(1.0, 2000.0);
            self.crossed.extend((0..=steps as u32).map(|index| {
                let part = index as f32 / steps;
                [ax + (bx - ax) * part, ay + (by - ay) * part]
            }));
        }
    }

    /// How bad a box is: parts outside, parts over something, lines through it. Below 20 nothing is covered.
    fn cost(&self, block: &Block, spot: &Spot) -> f32 {
        let area = &block.area(spot);
        let square = self.unit * self.unit;
        let outside = (area.width() * area.height() - area.overlap(&self.bounds)).max(0.0) / square;
        let covered: f32 = self.taken.iter().map(|taken| taken.overlap(area)).sum::<f32>() / square;
        let clear = area.grown(block.clear);
        let crossings = self.crossed.iter().filter(|place| clear.contains(**place)).count() as f32;
        outside * 10.0 + covered * 6.0 + crossings * 14.0
    }

    /// The best spot of those given, in order of liking, with its cost.
    pub fn best<'a>(&self, choices: impl IntoIterator<Item = (&'a Block, Spot)>) -> Option<(&'a Block, Spot, f32)> {
        let mut best: Option<(&Block, Spot, f32)> = None;
        for (index, (block, spot)) in choices.into_iter().enumerate() {
            let cost = self.cost(block, &spot) + index as f32 * 1.5;
            if best.as_ref().is_none_or(|(_, _, least)| cost < *least) {
                best = Some((block, spot, cost));
            }
        }
        best
    }
}

//! A chart laid out: shapes, text and places to point at. Two painters draw it: the window and the file.
//!
//! Units are points on screen and pixels in a file; x goes right, y down.

use super::palette::Role;
use super::text::Weight;

/// A place.
pub type Place = [f32; 2];

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Area {
    /// From its edges.
    #[must_use]
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// Width.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Larger by `by` on every side.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// Whether a place lies inside.
    #[must_use]
    pub fn contains(&self, [x, y]: Place) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// Size of the part that both cover.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Stroke {
    /// Its colour.
    pub role: Role,
    /// Its width.
    pub width: f32,
    /// Length of dash and gap; `None` is solid. A dash shorter than the width, with round ends, is a dot.
    pub dash: Option<[f32; 2]>,
    /// Whether ends and corners are round.
    pub round: bool,
}

impl Stroke {
    /// A solid line with square ends.
    #[must_use]
    pub const fn solid(role: Role, width: f32) -> Self {
        Self { role, width, dash: None, round: false }
    }

    /// The same with round ends and corners.
    #[must_use]
    pub const fn rounded(role: Role, width: f32) -> Self {
        Self { role, width, dash: None, round: true }
    }

    /// Broken into dashes.
    #[must_use]
    pub const fn dashed(role: Role, width: f32, dash: f32, gap: f32) -> Self {
        Self { role, width, dash: Some([dash, gap]), round: false }
    }
}

/// Which part of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TextRun {
    /// What it says.
    pub text: String,
    /// Where its baseline is met by its anchor.
    pub place: Place,
    /// Which part of it stands there.
    pub anchor: Anchor,
    /// Height of its letters from line to line without leading.
    pub size: f32,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub role: Role,
    /// Its width as measured.
    pub width: f32,
}

impl TextRun {
    /// Where its left end is.
    #[must_use]
    pub fn left(&self) -> f32 {
        match self.anchor {
            Anchor::Start => self.place[0],
            Anchor::Middle => self.place[0] - self.width / 2.0,
            Anchor::End => self.place[0] - self.width,
        }
    }

    /// The box that its letters fill.
    #[must_use]
    pub fn area(&self) -> Area {
        let left = self.left();
        Area::new(left, self.place[1] - self.size * 0.76, left + self.width, self.place[1] + self.size * 0.22)
    }
}

/// Something to draw. Later items lie over earlier ones.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A filled box.
    Box {
        /// Where.
        area: Area,
        /// Its colour.
        fill: Role,
        /// Radius of its corners.
        radius: f32,
    },
    /// A line through places.
    Line {
        /// At least two.
        places: Vec<Place>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A disc, a ring, or both.
    Disc {
        /// Its middle.
        center: Place,
        /// To the middle of its stroke.
        radius: f32,
        /// What it is filled with.
        fill: Option<Role>,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// The left half of a disc.
    HalfDisc {
        /// Middle of the whole disc.
        center: Place,
        /// Its radius.
        radius: f32,
        /// Its colour.
        fill: Role,
    },
    /// Text.
    Text(TextRun),
}

/// A place to point at: a mark of the chart with its label.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Hit {
    /// Number of the mark in [`super::Chart::marks`].
    pub mark: usize,
    /// Middle of the mark.
    pub center: Place,
    /// Outer radius of the mark.
    pub radius: f32,
    /// The mark itself, with some room to hit it.
    pub area: Area,
    /// Its label, where it has one.
    pub label: Option<Area>,
}

/// A chart laid out.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Scene {
    /// Width of the whole.
    pub width: f32,
    /// Height of the whole.
    pub height: f32,
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
    /// Marks in time order, as the keyboard and a screen reader go through them.
    pub hits: Vec<Hit>,
    /// Rows of a chart that has rows, from top to bottom.
    pub rows: Vec<Area>,
}

impl Scene {
    /// The mark under a place: the nearest whose mark or label is there.
    #[must_use]
    pub fn hit(&self, place: Place) -> Option<&Hit> {
        let distance = |hit: &Hit| (hit.center[0] - place[0]).hypot(hit.center[1] - place[1]);
        self.hits
            .iter()
            .filter(|hit| hit.area.contains(place) || hit.label.is_some_and(|label| label.contains(place)))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// All text, from back to front.
    pub fn texts(&self) -> impl Iterator<Item = &TextRun> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        })
    }
}

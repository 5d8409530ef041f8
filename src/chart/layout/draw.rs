//! Putting shapes into a scene: marks, arrows and text in sizes that grow with the chart.

use crate::chart::model::Mark;
use crate::chart::palette::{MarkKind, Role};
use crate::chart::scene::{Anchor, Area, Hit, Item, Place, Scene, Stroke, TextRun};
use crate::chart::text::{self, Weight};
use crate::model::Qualifier;

/// How text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// Its size.
    pub size: f32,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub role: Role,
}

impl Face {
    /// Regular weight.
    pub const fn regular(size: f32, role: Role) -> Self {
        Self { size, weight: Weight::Regular, role }
    }

    /// For figures and titles.
    pub const fn semibold(size: f32, role: Role) -> Self {
        Self { size, weight: Weight::Semibold, role }
    }

    /// How far a text reaches in it.
    pub fn width(self, text: &str) -> f32 {
        text::width(text, self.size, self.weight)
    }
}

/// A scene in the making.
pub struct Draw {
    /// What is drawn so far.
    pub scene: Scene,
    /// Length of a point of the screen's design: 1 on screen, 1.5 in a file 1200 pixels wide.
    pub unit: f32,
    /// Size of labels.
    pub label: f32,
    /// Size of figures.
    pub figure: f32,
}

/// Outer radius of a mark, in units.
pub const fn mark_radius(kind: MarkKind) -> f32 {
    match kind {
        MarkKind::Actual => 6.3,
        MarkKind::Expected | MarkKind::Derived => 6.5,
        MarkKind::Target => 7.7,
    }
}

impl Draw {
    /// An empty scene.
    pub fn new(width: f32, height: f32, unit: f32, figure: f32) -> Self {
        let scene = Scene { width, height, ..Scene::default() };
        Self { scene, unit, label: 12.0 * unit, figure }
    }

    /// Labels: regular.
    pub const fn label_face(&self, role: Role) -> Face {
        Face::regular(self.label, role)
    }

    /// A line of text; gives back the box of its letters.
    pub fn text(&mut self, words: &str, place: Place, anchor: Anchor, face: Face) -> Area {
        let run = TextRun {
            text: words.to_owned(),
            place,
            anchor,
            size: face.size,
            weight: face.weight,
            role: face.role,
            width: face.width(words),
        };
        let area = run.area();
        if !words.trim().is_empty() {
            self.scene.items.push(Item::Text(run));
        }
        area
    }

    /// A line through places.
    pub fn line(&mut self, places: Vec<Place>, stroke: Stroke) {
        if places.len() > 1 {
            self.scene.items.push(Item::Line { places, stroke });
        }
    }

    /// A filled box.
    pub fn area(&mut self, area: Area, fill: Role) {
        self.scene.items.push(Item::Box { area, fill, radius: 0.0 });
    }

    /// The mark of a status, `scale` times as large as in a chart.
    pub fn mark(&mut self, kind: MarkKind, center: Place, scale: f32) {
        let unit = self.unit * scale;
        let role = kind.role();
        let ring = |radius: f32, stroke: Stroke, fill| Item::Disc { center, radius, fill, stroke: Some(stroke) };
        match kind {
            MarkKind::Actual => {
                // An edge in the colour of the ground keeps the disc apart from lines that meet it.
                let edge = Stroke::solid(Role::Panel, 1.5 * unit);
                self.scene.items.push(ring(6.3 * unit, edge, Some(role)));
            }
            MarkKind::Expected => {
                let radius = 5.5 * unit;
                self.scene.items.push(ring(radius, Stroke::solid(role, 2.0 * unit), Some(Role::Panel)));
                self.scene.items.push(Item::HalfDisc { center, radius, fill: role });
            }
            MarkKind::Target => {
                self.scene.items.push(ring(6.5 * unit, Stroke::solid(role, 2.4 * unit), Some(Role::Panel)));
            }
            MarkKind::Derived => {
                let radius = 5.5 * unit;
                // Eight dashes that close evenly.
                let period = std::f32::consts::TAU * radius / 8.0;
                let stroke = Stroke::dashed(role, 2.0 * unit, period * 0.463, period * 0.537);
                self.scene.items.push(ring(radius, stroke, Some(Role::Panel)));
            }
        }
    }

    /// The arrow of a bound, away from a mark's middle along `direction`, starting `from` units away; gives back the box
    /// that it fills, and nothing where the figure is no bound.
    pub fn bound_arrow(
        &mut self,
        qualifier: Qualifier,
        center: Place,
        vertical: bool,
        from: f32,
        role: Role,
    ) -> Option<Area> {
        let away = if qualifier.is_lower_bound() {
            1.0
        } else if qualifier.is_upper_bound() {
            -1.0
        } else {
            return None;
        };
        let along = if vertical { [0.0, -away] } else { [away, 0.0] };
        let to = from + if vertical { 11.0 } else { 7.5 };
        Some(self.arrow(center, along, from, to, role))
    }

    /// An arrow along a direction from `from` to `to` units away from a place.
    pub fn arrow(&mut self, origin: Place, along: Place, from: f32, to: f32, role: Role) -> Area {
        let unit = self.unit;
        let across = [along[1], along[0]];
        let at = |forward: f32, aside: f32| {
            [0, 1].map(|axis| origin[axis] + (along[axis] * forward + across[axis] * aside) * unit)
        };
        let head = if to - from > 10.0 { 4.0 } else { 3.4 };
        let stroke = Stroke::rounded(role, 2.0 * unit);
        self.line(vec![at(from, 0.0), at(to, 0.0)], stroke);
        self.line(vec![at(to - head, -head), at(to, 0.0), at(to - head, head)], stroke);
        let corners = [at(from, -head), at(to, head)];
        Area::new(
            corners[0][0].min(corners[1][0]),
            corners[0][1].min(corners[1][1]),
            corners[0][0].max(corners[1][0]),
            corners[0][1].max(corners[1][1]),
        )
    }

    /// Makes a mark a place to point at.
    pub fn hit(&mut self, number: usize, mark: &Mark, center: Place) {
        let radius = mark_radius(mark.kind) * self.unit;
        // A finger's width, whatever the size of the mark.
        let reach = radius.max(9.0 * self.unit);
        let area = Area::new(center[0], center[1], center[0], center[1]).grown(reach);
        self.scene.hits.push(Hit { mark: number, center, radius, area, label: None });
    }
}

//! Paints a chart's scene with egui: the screen's counterpart of the SVG writer.

use egui::epaint::TextShape;
use egui::{Color32, CornerRadius, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use crate::chart::scene::{Anchor, Area, Item, Place, Stroke as SceneStroke, TextRun};
use crate::chart::text::Weight;
use crate::chart::{Palette, Role};
use crate::ui::{marks, theme};

/// Where a scene stands on the screen, and in which colours.
#[derive(Clone, Copy, Debug)]
pub struct ScenePainter<'a> {
    /// Upper left corner of the scene.
    pub origin: Pos2,
    /// Its colours.
    pub palette: &'a Palette,
}

impl ScenePainter<'_> {
    /// A place of the scene on the screen.
    #[must_use]
    pub fn place(&self, [x, y]: Place) -> Pos2 {
        self.origin + vec2(x, y)
    }

    /// A box of the scene on the screen.
    #[must_use]
    pub fn rect(&self, area: &Area) -> Rect {
        Rect::from_min_max(self.place([area.left, area.top]), self.place([area.right, area.bottom]))
    }

    fn color(&self, role: Role) -> Color32 {
        marks::color(self.palette, role)
    }

    fn stroke(&self, stroke: &SceneStroke) -> Stroke {
        Stroke::new(stroke.width, self.color(stroke.role))
    }

    /// The shapes of items, from back to front.
    pub fn shapes(&self, ui: &Ui, items: &[Item], shapes: &mut Vec<Shape>) {
        for item in items {
            match item {
                Item::Box { area, fill, radius } => {
                    let corners = CornerRadius::same(*radius as u8);
                    shapes.push(Shape::rect_filled(self.rect(area), corners, self.color(*fill)));
                }
                Item::Line { places, stroke } => self.line(places, stroke, shapes),
                Item::Disc { center, radius, fill, stroke } => {
                    let center = self.place(*center);
                    if let Some(fill) = fill {
                        shapes.push(Shape::circle_filled(center, *radius, self.color(*fill)));
                    }
                    match stroke {
                        Some(edge) if edge.dash.is_some() => {
                            shapes.extend(marks::dotted_ring(center, *radius, self.stroke(edge)));
                        }
                        Some(edge) => shapes.push(marks::ring(center, *radius, self.stroke(edge))),
                        None => {}
                    }
                }
                Item::HalfDisc { center, radius, fill } => {
                    shapes.push(marks::left_half_disc(self.place(*center), *radius, self.color(*fill)));
                }
                Item::Text(run) => shapes.push(self.text(ui, run)),
            }
        }
    }

    fn line(&self, places: &[Place], stroke: &SceneStroke, shapes: &mut Vec<Shape>) {
        let points: Vec<Pos2> = places.iter().map(|place| self.place(*place)).collect();
        let pen = self.stroke(stroke);
        match stroke.dash {
            // A dash shorter than the line is wide is a dot.
            Some([dash, gap]) if dash < stroke.width => {
                shapes.extend(Shape::dotted_line(&points, pen.color, dash + gap, stroke.width / 2.0));
            }
            Some([dash, gap]) => shapes.extend(Shape::dashed_line(&points, pen, dash, gap)),
            None => {
                if stroke.round {
                    let ends = [points.first(), points.last()].into_iter().flatten();
                    shapes.extend(ends.map(|end| Shape::circle_filled(*end, stroke.width / 2.0, pen.color)));
                }
                shapes.push(Shape::line(on_pixels(points, stroke.width), pen));
            }
        }
    }

    fn text(&self, ui: &Ui, run: &TextRun) -> Shape {
        let weight = match run.weight {
            Weight::Regular => theme::Weight::Regular,
            Weight::Medium => theme::Weight::Medium,
            Weight::Semibold => theme::Weight::Semibold,
        };
        let color = self.color(run.role);
        let galley = ui.painter().layout_no_wrap(run.text.clone(), theme::font(run.size, weight), color);
        let baseline = galley
            .rows
            .first()
            .and_then(|row| row.row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
            .unwrap_or(run.size);
        let left = match run.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => galley.size().x / 2.0,
            Anchor::End => galley.size().x,
        };
        let corner = self.place(run.place) - Vec2::new(left, baseline);
        Shape::Text(TextShape::new(corner, galley, color))
    }
}

/// A level or upright hairline lies in the middle of a row of pixels, or it would be two pale ones.
fn on_pixels(points: Vec<Pos2>, width: f32) -> Vec<Pos2> {
    let [from, to] = points[..] else { return points };
    let center = |at: f32| at.floor() + 0.5;
    if width > 1.0 {
        points
    } else if (from.y - to.y).abs() < 0.01 {
        vec![pos2(from.x, center(from.y)), pos2(to.x, center(to.y))]
    } else if (from.x - to.x).abs() < 0.01 {
        vec![pos2(center(from.x), from.y), pos2(center(to.x), to.y)]
    } else {
        points
    }
}

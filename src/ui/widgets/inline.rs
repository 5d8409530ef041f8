//! Text of several sizes on one baseline.

use std::sync::Arc;

use egui::{Color32, Galley, Id, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use super::super::marks;
use super::super::theme::{self, Theme, Weight};
use crate::chart::MarkKind;

/// Pieces of text and marks that stand side by side on one baseline. Only for text of the interface: each piece is
/// shaped alone.
#[derive(Debug, Default)]
pub struct Inline {
    items: Vec<(f32, Item)>,
    width: f32,
}

#[derive(Debug)]
enum Item {
    Text { galley: Arc<Galley>, baseline: f32, color: Color32 },
    Mark { kind: MarkKind, radius: f32, lift: f32 },
}

impl Inline {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text and returns its number.
    pub fn text(&mut self, ui: &Ui, text: &str, size: f32, weight: Weight, color: Color32) -> usize {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::font(size, weight), color);
        let baseline = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(size, |glyph| glyph.pos.y);
        let width = galley.size().x;
        self.items.push((self.width, Item::Text { galley, baseline, color }));
        self.width += width;
        self.items.len() - 1
    }

    /// Leaves room.
    pub fn gap(&mut self, width: f32) {
        self.width += width;
    }

    /// Adds the mark of a status beside text of a size, `radius` points to its outer edge.
    pub fn mark(&mut self, kind: MarkKind, radius: f32, beside: f32) {
        // The middle of digits lies at about this part of their size above the baseline.
        self.items.push((self.width, Item::Mark { kind, radius, lift: beside * 0.363 }));
        self.width += radius * 2.0;
    }

    /// Width of all pieces in points.
    #[must_use]
    pub const fn width(&self) -> f32 {
        self.width
    }

    /// Paints everything from `left` on, on a baseline.
    pub fn paint(&self, ui: &Ui, left: f32, baseline: f32) {
        let theme = Theme::of(ui);
        for (x, item) in &self.items {
            match item {
                Item::Text { galley, baseline: down, color } => {
                    ui.painter().galley(pos2(left + x, baseline - down), Arc::clone(galley), *color);
                }
                Item::Mark { kind, radius, lift } => {
                    let center = pos2(left + x + radius, baseline - lift);
                    marks::status_mark(ui.painter(), center, *radius, *kind, &theme.palette);
                }
            }
        }
    }

    /// Where a piece lies when painted from `left` on, on a baseline.
    #[must_use]
    pub fn rect(&self, number: usize, left: f32, baseline: f32) -> Rect {
        match self.items.get(number) {
            Some((x, Item::Text { galley, baseline: down, .. })) => {
                Rect::from_min_size(pos2(left + x, baseline - down), galley.size())
            }
            Some((x, Item::Mark { radius, lift, .. })) => {
                Rect::from_center_size(pos2(left + x + radius, baseline - lift), vec2(radius * 2.0, radius * 2.0))
            }
            None => Rect::from_min_size(Pos2::new(left, baseline), vec2(0.0, 0.0)),
        }
    }

    /// Makes a piece something that can be pressed.
    #[must_use]
    pub fn interact(&self, ui: &Ui, number: usize, left: f32, baseline: f32, id: Id) -> Response {
        ui.interact(self.rect(number, left, baseline).expand2(vec2(2.0, 0.0)), id, Sense::click())
    }
}

//! The legend: shapes with their words in rows.

use crate::chart::model::{Body, Chart, LegendEntry};
use crate::chart::palette::{MarkKind, Role};
use crate::chart::scene::{Anchor, Area, Stroke};

use super::draw::Draw;

/// How much room a legend took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// To the end of the longest row.
    pub width: f32,
    /// Number of rows.
    pub rows: usize,
}

/// From one row to the next, in units.
pub const ROW: f32 = 18.0;

/// Draws entries from the upper left corner of a box, in as many rows as its width asks for.
pub fn draw(draw: &mut Draw, chart: &Chart, area: Area) -> Extent {
    let (unit, entries) = (draw.unit, &chart.legend);
    let level = matches!(chart.body, Body::Dumbbell(_));
    let face = draw.label_face(Role::Ink2);
    let mut extent = Extent { width: 0.0, rows: usize::from(!entries.is_empty()) };
    let mut x = area.left;
    for entry in entries {
        let shape = if *entry == LegendEntry::RequiredPath { 30.7 } else { 16.7 } * unit;
        let width = shape + face.width(entry.label());
        if x > area.left && x + width > area.right {
            x = area.left;
            extent.rows += 1;
        }
        let y = area.top + (8.0 + (extent.rows - 1) as f32 * ROW) * unit;
        symbol(draw, *entry, x, y, level);
        draw.text(entry.label(), [x + shape, y + 4.0 * unit], Anchor::Start, face);
        extent.width = extent.width.max(x + width - area.left);
        x += width + 18.6 * unit;
    }
    extent
}

/// One shape; `level` where values go to the right and not up.
fn symbol(draw: &mut Draw, entry: LegendEntry, x: f32, y: f32, level: bool) {
    let unit = draw.unit;
    let middle = [x + 5.3 * unit, y];
    match entry {
        // The ring of a target is the largest in a chart, and no larger than the others here.
        LegendEntry::Mark(MarkKind::Target) => draw.mark(MarkKind::Target, middle, 0.76),
        LegendEntry::Mark(kind) => draw.mark(kind, middle, 0.85),
        LegendEntry::MoreThan => {
            let along = if level { [1.0, 0.0] } else { [0.0, -1.0] };
            draw.arrow(middle, along, -6.0, 5.6, Role::Ink2);
        }
        LegendEntry::AtMost => {
            let along = if level { [-1.0, 0.0] } else { [0.0, 1.0] };
            draw.arrow(middle, along, -6.0, 5.6, Role::Ink2);
        }
        LegendEntry::Range => {
            let stroke = Stroke::solid(Role::Ink2, 2.0 * unit);
            draw.line(vec![[middle[0], y - 5.5 * unit], [middle[0], y + 5.5 * unit]], stroke);
            for end in [-5.5, 5.5] {
                let y = y + end * unit;
                draw.line(vec![[middle[0] - 4.0 * unit, y], [middle[0] + 4.0 * unit, y]], stroke);
            }
        }
        LegendEntry::RequiredPath => {
            let line = vec![[x, y], [x + 22.7 * unit, y]];
            draw.line(line, Stroke::dashed(Role::Target, 1.87 * unit, 6.0 * unit, 4.0 * unit));
        }
    }
}

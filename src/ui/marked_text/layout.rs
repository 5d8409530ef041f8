//! A text laid out: galleys with their places, and where each byte range stands.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Pos2, Rect, Ui, Vec2, pos2};

use crate::model::Span;

use super::bidi;
use super::glyphs::{self, GlyphPlace};

/// How a text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct TextStyle {
    /// Font and size in points.
    pub font: FontId,
    /// Height of a row in points.
    pub line_height: f32,
    /// Colour of the text.
    pub color: Color32,
    /// Rows at most; the rest is left out with an ellipsis. `usize::MAX`: all.
    pub max_rows: usize,
}

impl TextStyle {
    /// The format of a section in this style.
    pub(super) fn format(&self) -> TextFormat {
        TextFormat { line_height: Some(self.line_height), ..TextFormat::simple(self.font.clone(), self.color) }
    }

    /// A job of one section.
    pub(super) fn job(&self, text: &str, width: f32) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.to_owned(), self.format());
        job.wrap.max_width = width;
        job.wrap.max_rows = self.max_rows;
        job.break_on_newline = false;
        job
    }
}

/// A galley and where it stands.
pub(super) struct Piece {
    /// Its top left corner, from the top left of the text.
    pub pos: Pos2,
    /// The laid-out text.
    pub galley: Arc<Galley>,
}

/// A text laid out at one width.
pub struct TextLayout {
    pub(super) pieces: Vec<Piece>,
    /// Glyphs with the bytes that they have in the text as given, in points from the top left.
    places: Vec<GlyphPlace>,
    /// Top and bottom of each row.
    rows: Vec<(f32, f32)>,
    /// Width and height in points.
    pub size: Vec2,
    /// Whether the text is read from right to left.
    pub right_to_left: bool,
}

impl TextLayout {
    /// Lays a text out. `gaps` are byte places, in order, at which room is left.
    #[must_use]
    pub fn new(ui: &Ui, text: &str, style: &TextStyle, width: f32, gaps: &[(usize, Gap)]) -> Self {
        let shown = ShownText::new(text, gaps);
        let right_to_left = bidi::is_right_to_left(&shown.text);
        let mut layout = if right_to_left {
            bidi::lay_out(ui, &shown.text, style, width)
        } else {
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(&shown.text, width)));
            let places = glyphs::places(&galley);
            let rows = galley.rows.iter().map(|row| (row.min_y(), row.max_y())).collect();
            Self::new_parts(vec![Piece { pos: Pos2::ZERO, galley: galley.clone() }], places, rows, galley.size())
        };
        layout.right_to_left = right_to_left;
        for place in &mut layout.places {
            place.start = shown.given(place.start);
            place.end = shown.given(place.end);
        }
        layout
    }

    pub(super) fn new_parts(pieces: Vec<Piece>, places: Vec<GlyphPlace>, rows: Vec<(f32, f32)>, size: Vec2) -> Self {
        Self { pieces, places, rows, size, right_to_left: false }
    }

    /// Paints the text alone.
    pub fn paint(&self, ui: &Ui, origin: Pos2, color: Color32) {
        for piece in &self.pieces {
            ui.painter().galley(origin + piece.pos.to_vec2(), piece.galley.clone(), color);
        }
    }

    /// One box for each row that the span stands in, as high as the row, from the top left of the text.
    #[must_use]
    pub fn boxes(&self, span: Span) -> Vec<Rect> {
        let mut boxes: Vec<(usize, f32, f32)> = Vec::new();
        for place in self.places.iter().filter(|place| place.start < span.end && span.start < place.end) {
            match boxes.iter_mut().find(|(row, ..)| *row == place.row) {
                Some((_, left, right)) => {
                    *left = left.min(place.left);
                    *right = right.max(place.right);
                }
                None => boxes.push((place.row, place.left, place.right)),
            }
        }
        boxes
            .into_iter()
            .filter(|(_, left, right)| right - left > 0.5)
            .filter_map(|(row, left, right)| {
                let (top, bottom) = self.rows.get(row).copied()?;
                Some(Rect::from_min_max(pos2(left, top), pos2(right, bottom)))
            })
            .collect()
    }
}

/// Room in a text that the text itself does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// For the edge of a mark.
    Edge,
    /// For a small number of so many digits behind a mark.
    Digits(usize),
}

impl Gap {
    /// Spaces as wide as the gap. The line never breaks between a figure and its number.
    fn spaces(self) -> impl Iterator<Item = char> {
        match self {
            Self::Edge => std::iter::repeat_n('\u{202f}', 1),
            Self::Digits(digits) => std::iter::repeat_n('\u{a0}', 2 * digits + 1),
        }
    }
}

/// The text as shown: line ends as spaces, and room left at some places.
struct ShownText {
    text: String,
    /// Place in the shown text where room begins, and its length.
    room: Vec<(usize, usize)>,
}

impl ShownText {
    fn new(text: &str, gaps: &[(usize, Gap)]) -> Self {
        let mut shown = String::with_capacity(text.len() + 8 * gaps.len());
        let mut room = Vec::with_capacity(gaps.len());
        let mut from = 0;
        for &(at, gap) in gaps {
            let Some(part) = text.get(from..at) else { continue };
            shown.push_str(part);
            from = at;
            let start = shown.len();
            shown.extend(gap.spaces());
            room.push((start, shown.len() - start));
        }
        shown.push_str(text.get(from..).unwrap_or_default());
        // One byte for one byte, so that places stay.
        let shown = shown.replace(['\n', '\r', '\t'], " ");
        Self { text: shown, room }
    }

    /// The place in the text as given.
    fn given(&self, shown: usize) -> usize {
        let mut before = 0;
        for &(start, len) in &self.room {
            if shown <= start {
                break;
            }
            before += len.min(shown - start);
        }
        shown - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_does_not_move_the_given_places() {
        let shown = ShownText::new("über 150\nFirmen", &[(9, Gap::Digits(1))]);
        assert_eq!(shown.text, "über 150\u{a0}\u{a0}\u{a0} Firmen");
        assert_eq!(shown.given(9), 9);
        assert_eq!(shown.given(11), 9);
        assert_eq!(shown.given(15), 9);
        assert_eq!(shown.given(16), 10);
    }

    #[test]
    fn a_gap_within_a_letter_is_left_out() {
        assert_eq!(ShownText::new("ü", &[(1, Gap::Edge)]).text, "ü");
    }
}

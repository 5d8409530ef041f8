//! A sentence or paragraph with marks on its figures and on the words that decided them.
//!
//! The text is laid out as one section in one font, for egui shapes each section alone and would break Kannada or
//! Arabic words apart; marks are painted behind it from the places of the glyphs, widened to whole words.

mod bidi;
mod glyphs;
mod layout;
mod paint;
mod words;

pub use layout::{Gap, TextLayout, TextStyle};
pub use words::widened;

use egui::text_selection::LabelSelectionState;
use egui::{
    Color32, CursorIcon, FontId, Id, Pos2, Rect, Response, Role as AccessRole, Sense, Stroke, Ui, WidgetInfo,
    epaint::TextShape, vec2,
};

use crate::chart::{MarkKind, Palette, Role};
use crate::model::Span;

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkLook {
    /// A claim's figure, by its status.
    Figure(MarkKind),
    /// Words that decided something: dashed underline.
    Cue,
    /// Found by the search: yellow ground.
    Found,
}

/// A byte range of the text that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    /// Bytes of the text; shown widened to whole words.
    pub span: Span,
    /// How it is drawn.
    pub look: MarkLook,
    /// Drawn stronger: it is what the evidence is about.
    pub selected: bool,
    /// Small number behind it.
    pub number: Option<usize>,
    /// What it says, for the tooltip and for screen readers: "Target, > 100 bn yuan, 2027". Empty: cannot be clicked.
    pub label: String,
}

/// Full-width marks that close a clause; they leave the upper right of their square free for a small number.
const CLOSING: [char; 9] = ['，', '。', '、', '；', '：', '）', '」', '』', '！'];

/// A text with marks.
pub struct MarkedText<'a> {
    text: &'a str,
    marks: &'a [TextMark],
    style: TextStyle,
    width: f32,
    selectable: bool,
}

/// What happened to a marked text.
pub struct MarkedTextResponse {
    /// Of the text as a whole.
    pub response: Response,
    /// Mark that was clicked or chosen with the keyboard, by its place in the list.
    pub clicked: Option<usize>,
    /// Mark that was double-clicked.
    pub double_clicked: Option<usize>,
    /// Mark under the pointer.
    pub hovered: Option<usize>,
    /// Where each mark begins, on screen; `None` for one that is not shown.
    pub mark_rects: Vec<Option<Rect>>,
}

/// Boxes of one mark, from the top left of the text.
struct MarkBoxes<'a> {
    index: usize,
    mark: &'a TextMark,
    boxes: Vec<Rect>,
}

impl<'a> MarkedText<'a> {
    /// A text of one paragraph, as wide as there is room for.
    #[must_use]
    pub fn new(text: &'a str, marks: &'a [TextMark], style: TextStyle) -> Self {
        Self { text, marks, style, width: f32::INFINITY, selectable: true }
    }

    /// At most this wide, in points.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Whether the text can be selected with the pointer; as long as nothing is said, it can.
    #[must_use]
    pub fn selectable(mut self, selectable: bool) -> Self {
        self.selectable = selectable;
        self
    }

    /// Lays the text out without showing it.
    #[must_use]
    pub fn lay_out(&self, ui: &Ui) -> TextLayout {
        let mut gaps: Vec<(usize, Gap)> = Vec::new();
        for mark in self.marks.iter().filter(|mark| matches!(mark.look, MarkLook::Figure(_))) {
            let span = widened(self.text, mark.span);
            gaps.push((span.start, Gap::Edge));
            let digits = mark.number.map(|number| number.checked_ilog10().unwrap_or(0) as usize + 1);
            gaps.push((span.end, digits.map_or(Gap::Edge, Gap::Digits)));
        }
        // Before full-width marks no room is needed, and a row must not begin with one.
        gaps.retain(|(at, _)| !self.text.get(*at..).is_some_and(|rest| rest.starts_with(CLOSING)));
        gaps.sort_unstable();
        TextLayout::new(ui, self.text, &self.style, self.width.min(ui.available_width()), &gaps)
    }

    /// Shows the text, and reports what was clicked.
    pub fn show(self, ui: &mut Ui, palette: &Palette) -> MarkedTextResponse {
        let layout = self.lay_out(ui);
        let selectable = self.selectable && !layout.right_to_left;
        // Not reached by Tab: the marks are.
        let sense = if selectable { Sense::click_and_drag() } else { Sense::click() } - Sense::FOCUSABLE;
        let (rect, response) = ui.allocate_exact_size(layout.size, sense);
        response.widget_info(|| WidgetInfo::labeled(AccessRole::Label, true, self.text));
        let boxes = self.boxes(&layout);
        let mut out = MarkedTextResponse {
            clicked: None,
            double_clicked: None,
            hovered: None,
            mark_rects: vec![None; self.marks.len()],
            response,
        };
        if ui.is_rect_visible(rect) {
            for mark in &boxes {
                paint::mark(ui.painter(), rect.min, mark.mark, &mark.boxes, palette);
            }
            self.paint_text(ui, &layout, rect.min, &out.response, selectable);
            for mark in &boxes {
                paint::number(ui.painter(), rect.min, mark.mark, &mark.boxes, &layout, palette, &self.style.font);
            }
        }
        for mark in &boxes {
            sense_mark(ui, rect.min, mark, palette, &mut out);
        }
        out
    }

    /// Boxes of all marks: search hits lowest, then cues, then figures, the selected one on top. Cues leave out what a
    /// figure covers.
    fn boxes(&self, layout: &TextLayout) -> Vec<MarkBoxes<'a>> {
        let figures: Vec<Span> = self
            .marks
            .iter()
            .filter(|mark| matches!(mark.look, MarkLook::Figure(_)))
            .map(|mark| widened(self.text, mark.span))
            .collect();
        let mut boxes: Vec<MarkBoxes<'a>> = self
            .marks
            .iter()
            .enumerate()
            .filter_map(|(index, mark)| {
                let span = widened(self.text, mark.span);
                let covered = mark.look == MarkLook::Cue && figures.iter().any(|figure| figure.overlaps(span));
                (!covered).then(|| MarkBoxes { index, mark, boxes: layout.boxes(span) })
            })
            .collect();
        boxes.sort_by_key(|mark| {
            let order = match mark.mark.look {
                MarkLook::Found => 0,
                MarkLook::Cue => 1,
                MarkLook::Figure(_) => 2,
            };
            (order, mark.mark.selected, mark.index)
        });
        boxes
    }

    fn paint_text(&self, ui: &Ui, layout: &TextLayout, origin: Pos2, response: &Response, selectable: bool) {
        for piece in &layout.pieces {
            let pos = origin + piece.pos.to_vec2();
            if selectable {
                let galley = piece.galley.clone();
                LabelSelectionState::label_text_selection(ui, response, pos, galley, self.style.color, Stroke::NONE);
            } else {
                ui.painter().add(TextShape::new(pos, piece.galley.clone(), self.style.color));
            }
        }
    }
}

/// Makes the mark a button. Its first box is the button; the others only hear the pointer.
fn sense_mark(ui: &Ui, origin: Pos2, mark: &MarkBoxes<'_>, palette: &Palette, out: &mut MarkedTextResponse) {
    let Some(first) = mark.boxes.first().map(|rect| paint::grown(*rect).translate(origin.to_vec2())) else {
        return;
    };
    if let Some(rect) = out.mark_rects.get_mut(mark.index) {
        *rect = Some(first);
    }
    if mark.mark.label.is_empty() {
        return;
    }
    let id = mark_id(&out.response, mark);
    let button = ui.interact(first, id, Sense::click());
    button.widget_info(|| WidgetInfo::selected(AccessRole::Button, true, mark.mark.selected, mark.mark.label.as_str()));
    let pointer = ui.ctx().pointer_latest_pos();
    let over_other = out.response.contains_pointer()
        && pointer.is_some_and(|pointer| {
            mark.boxes.iter().skip(1).any(|rect| rect.translate(origin.to_vec2()).contains(pointer))
        });
    if button.clicked() || over_other && out.response.clicked() {
        out.clicked = Some(mark.index);
    }
    if button.double_clicked() || over_other && out.response.double_clicked() {
        out.double_clicked = Some(mark.index);
    }
    if button.hovered() || over_other {
        out.hovered = Some(mark.index);
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    if button.has_focus() {
        paint::focus_ring(ui.painter(), first, palette);
    }
    if over_other {
        out.response.clone().on_hover_text(&mark.mark.label);
    } else {
        button.on_hover_text(&mark.mark.label);
    }
}

fn mark_id(response: &Response, mark: &MarkBoxes<'_>) -> Id {
    response.id.with((mark.mark.span.start, mark.mark.span.end, mark.mark.look))
}

/// A text without marks that may be in any script: one row, cut with an ellipsis where it is too long.
pub fn one_row(ui: &mut Ui, text: &str, font: FontId, color: Color32, height: f32) -> Response {
    let layout = row_layout(ui, text, font, color, height, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(layout.size.x, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(AccessRole::Label, true, text));
    layout.paint(ui, rect.min, color);
    response
}

/// Paints such a row into a box, without saying so to screen readers: the caller does. Right-to-left text is flush
/// right.
pub fn paint_row(ui: &Ui, text: &str, font: FontId, color: Color32, rect: Rect) {
    let layout = row_layout(ui, text, font, color, rect.height(), rect.width());
    layout.paint(ui, rect.min, color);
}

fn row_layout(ui: &Ui, text: &str, font: FontId, color: Color32, height: f32, width: f32) -> TextLayout {
    let style = TextStyle { font, line_height: height, color, max_rows: 1 };
    TextLayout::new(ui, text, &style, width, &[])
}

/// The colour of a role.
pub(super) fn color(palette: &Palette, role: Role) -> Color32 {
    super::marks::color(palette, role)
}

#[cfg(test)]
mod tests;

//! The text of an article with its marks. Paragraphs are laid out when they come into view, and the others little by
//! little, so that a text of a megabyte opens at once and its length is soon known.

use std::time::{Duration, Instant};

use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use crate::app::{AppState, Command, Commands};
use crate::chart::MarkKind;
use crate::model::Span;
use crate::ui::marked_text::{MarkedText, TextMark, TextStyle, widened};
use crate::ui::marks;
use crate::ui::theme::{self, Theme, Weight, size};
use crate::ui::widgets;

use super::model::{ArticleView, Block};

/// Space between paragraphs, points.
const GAP: f32 = 13.0;
/// Room for the numbers of paragraphs at the left.
const GUTTER: f32 = 44.0;
/// Width of the strip of marks at the right.
const STRIP: f32 = 22.0;
/// Lines longer than this are hard to read.
const WIDEST: f32 = 760.0;
/// How long measuring of paragraphs out of view may take in a frame.
const MEASURING: Duration = Duration::from_millis(4);

/// Heights of an article's paragraphs at one width.
#[derive(Clone, Debug, Default)]
struct Heights {
    key: (u64, String, u32, u32),
    /// Points, in the order of the blocks; guessed until measured.
    blocks: Vec<f32>,
    measured: Vec<bool>,
    left: usize,
    /// Byte that the text is scrolled to, until everything above it is measured.
    wanted: Option<Span>,
    offset: f32,
    view_height: f32,
}

impl Heights {
    /// Top of a block, points from the begin of the text.
    fn top(&self, block: usize) -> f32 {
        self.blocks.iter().take(block).map(|height| height + GAP).sum()
    }

    fn total(&self) -> f32 {
        self.top(self.blocks.len())
    }

    fn set(&mut self, block: usize, height: f32) {
        if let (Some(old), Some(measured)) = (self.blocks.get_mut(block), self.measured.get_mut(block)) {
            if !*measured {
                self.left = self.left.saturating_sub(1);
            }
            *old = height;
            *measured = true;
        }
    }
}

/// What the reader is asked to show.
pub(super) struct Reader<'a> {
    /// The article.
    pub view: &'a ArticleView,
    /// Its text.
    pub text: &'a str,
    /// Size of the text, points.
    pub size: f32,
    /// Bytes to scroll to.
    pub show: Option<Span>,
}

impl Reader<'_> {
    fn style(&self, theme: &Theme, block: &Block) -> TextStyle {
        let weight = if block.headline { Weight::Semibold } else { Weight::Regular };
        TextStyle {
            font: theme::font(self.size, weight),
            line_height: (self.size * 29.0 / size::READER).round(),
            color: theme.ink1,
            max_rows: usize::MAX,
        }
    }

    /// Shows the text and the strip of marks.
    pub(super) fn ui(&self, ui: &mut Ui, state: &AppState, out: &mut Commands) {
        let room = ui.available_rect_before_wrap();
        let text_width = (room.width() - GUTTER - STRIP - 16.0).clamp(120.0, WIDEST);
        let id = Id::unique("reader");
        let mut heights = ui.data(|data| data.get_temp::<Heights>(id)).unwrap_or_default();
        self.prepare(&mut heights, state.revision, text_width, ui.pixels_per_point());
        if self.show.is_some() {
            heights.wanted = self.show;
        }
        self.measure(ui, &mut heights, text_width);
        let mut area = ScrollArea::vertical()
            .id_salt(("reader", &self.view.file))
            .auto_shrink(false)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        let dragged = ui.data_mut(|data| data.remove_temp::<f32>(Id::unique("reader").with("scroll")));
        if let Some(offset) = self.wanted_offset(ui, &mut heights, text_width).or(dragged) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = ui.scope_builder(egui::UiBuilder::new().max_rect(room.with_max_x(room.right() - STRIP)), |ui| {
            area.show_viewport(ui, |ui, viewport| {
                ui.set_height(heights.total() + 40.0);
                self.blocks(ui, state, viewport, text_width, &mut heights, out);
            })
        });
        heights.offset = shown.inner.state.clamped_offset().y;
        heights.view_height = shown.inner.inner_rect.height();
        self.strip(ui, state, room.with_min_x(room.right() - STRIP), &mut heights, out);
        if heights.left > 0 {
            ui.request_repaint();
        }
        ui.data_mut(|data| data.insert_temp(id, heights));
    }

    /// Starts anew for another text, width or size, with heights guessed from the length.
    fn prepare(&self, heights: &mut Heights, revision: u64, width: f32, pixels: f32) {
        let key = (revision, self.view.file.clone(), width.to_bits(), (self.size * pixels).to_bits());
        if heights.key == key {
            return;
        }
        let guess = |block: &Block| {
            let letters = block.span.of(self.text).chars().count() as f32;
            let rows = (letters * self.size * 0.52 / width).ceil().max(1.0);
            rows * self.size * 29.0 / size::READER
        };
        let same_file = heights.key.1 == self.view.file;
        let count = self.view.blocks.len();
        *heights = Heights {
            key,
            blocks: self.view.blocks.iter().map(guess).collect(),
            measured: vec![false; count],
            left: count,
            wanted: if same_file { heights.wanted } else { None },
            offset: if same_file { heights.offset } else { 0.0 },
            view_height: heights.view_height,
        };
    }

    /// Lays out some of the paragraphs that were not yet, from the begin.
    fn measure(&self, ui: &Ui, heights: &mut Heights, width: f32) {
        if heights.left == 0 {
            return;
        }
        let began = Instant::now();
        let theme = Theme::of(ui);
        for at in 0..heights.measured.len() {
            if heights.measured.get(at) == Some(&true) {
                continue;
            }
            let Some(block) = self.view.blocks.get(at) else { break };
            let text = MarkedText::new(block.span.of(self.text), &block.marks, self.style(theme, block)).width(width);
            heights.set(at, text.lay_out(ui).size.y);
            if began.elapsed() > MEASURING {
                break;
            }
        }
    }

    /// Where to scroll to, so that the wanted bytes stand in the upper third; `None` once they do.
    fn wanted_offset(&self, ui: &Ui, heights: &mut Heights, width: f32) -> Option<f32> {
        let wanted = heights.wanted?;
        let at = self.view.blocks.partition_point(|block| block.span.end <= wanted.start);
        let Some(block) = self.view.blocks.get(at) else {
            heights.wanted = None;
            return None;
        };
        let known = heights.measured.iter().take(at + 1).all(|measured| *measured);
        if known && heights.view_height > 0.0 {
            heights.wanted = None;
        } else {
            ui.request_repaint();
        }
        let text = block.span.of(self.text);
        let layout = MarkedText::new(text, &block.marks, self.style(Theme::of(ui), block)).width(width).lay_out(ui);
        let from = block.span.start;
        let span = widened(text, Span::new(wanted.start.saturating_sub(from), wanted.end.saturating_sub(from)));
        let within = layout.boxes(span).first().map_or(0.0, Rect::top);
        let top = heights.top(at) + within + 16.0;
        // What can be read already does not move.
        let view = heights.offset + 8.0..heights.offset + heights.view_height - 40.0;
        if known && view.contains(&top) {
            return None;
        }
        Some((top - heights.view_height * 0.3).max(0.0))
    }

    fn blocks(
        &self,
        ui: &mut Ui,
        state: &AppState,
        viewport: Rect,
        width: f32,
        heights: &mut Heights,
        out: &mut Commands,
    ) {
        let theme = Theme::of(ui);
        let origin = ui.min_rect().min + vec2(0.0, 16.0);
        let mut top = 0.0;
        for (at, block) in self.view.blocks.iter().enumerate() {
            let height = heights.blocks.get(at).copied().unwrap_or(0.0);
            if top + height < viewport.top() - 200.0 {
                top += height + GAP;
                continue;
            }
            if top > viewport.bottom() + 200.0 {
                break;
            }
            let min = origin + vec2(GUTTER, top);
            if let Some(number) = block.paragraph {
                let line = (self.size * 29.0 / size::READER).round();
                ui.painter().text(
                    pos2(min.x - 12.0, min.y + line / 2.0),
                    Align2::RIGHT_CENTER,
                    number,
                    theme::font(size::LABEL, Weight::Regular),
                    theme.ink3,
                );
            }
            let rect = Rect::from_min_size(min, vec2(width, height.max(20.0)));
            let size = ui
                .scope_builder(egui::UiBuilder::new().max_rect(rect).id_salt(("block", block.span.start)), |ui| {
                    self.block(ui, state, block, width, theme, out)
                });
            heights.set(at, size.inner);
            top += size.inner + GAP;
        }
    }

    /// Shows one paragraph and returns its height.
    fn block(
        &self,
        ui: &mut Ui,
        state: &AppState,
        block: &Block,
        width: f32,
        theme: &Theme,
        out: &mut Commands,
    ) -> f32 {
        let mut marks: Vec<TextMark> = block.marks.clone();
        for (mark, claim) in marks.iter_mut().zip(&block.claims) {
            mark.selected = claim.is_some() && (*claim == state.selected || *claim == state.hovered);
        }
        let text = MarkedText::new(block.span.of(self.text), &marks, self.style(theme, block)).width(width);
        let text = text.show(ui, &theme.palette);
        let claim = |at: Option<usize>| block.claims.get(at?).and_then(Option::as_ref);
        if let Some(id) = claim(text.hovered) {
            widgets::hover_figure(ui, state, id, out);
        }
        if let Some(id) = claim(text.clicked) {
            out.send(Command::SelectClaim(id.clone()));
        }
        text.response.rect.height()
    }

    /// The strip at the right: where the claims are, and which part of the text shows. Also the scroll bar.
    fn strip(&self, ui: &mut Ui, state: &AppState, rect: Rect, heights: &mut Heights, out: &mut Commands) {
        let theme = Theme::of(ui);
        let track = rect.shrink2(vec2(4.0, 4.0));
        let total = (heights.total() + 40.0).max(heights.view_height).max(1.0);
        let scale = track.height() / total;
        let response = ui.interact(rect, ui.unique_id().with("strip of marks"), Sense::click_and_drag());
        let thumb = Rect::from_min_size(
            pos2(track.left(), track.top() + heights.offset * scale),
            vec2(track.width(), (heights.view_height * scale).max(16.0)),
        );
        let over = response.hovered() || response.dragged();
        let ink = if over { theme.line_control } else { theme.line_strong };
        ui.painter().rect(
            thumb,
            CornerRadius::same(4),
            theme.sunken.gamma_multiply(0.6),
            Stroke::new(1.0, ink),
            StrokeKind::Inside,
        );
        let mut nearest: Option<(f32, usize)> = None;
        let pointer = response.interact_pointer_pos().or_else(|| response.hover_pos());
        let mut block_at = 0;
        let mut block_top = 0.0;
        for (number, claim) in self.view.claims.iter().enumerate() {
            let byte = (claim.place * self.view.text_len as f32) as usize;
            while self.view.blocks.get(block_at).is_some_and(|block| block.span.end <= byte) {
                block_top += heights.blocks.get(block_at).copied().unwrap_or(0.0) + GAP;
                block_at += 1;
            }
            let Some(block) = self.view.blocks.get(block_at) else { break };
            let part = byte.saturating_sub(block.span.start) as f32 / block.span.len().max(1) as f32;
            let height = heights.blocks.get(block_at).copied().unwrap_or(0.0);
            let y = track.top() + (16.0 + block_top + part * height) * scale;
            let selected = state.selected.as_ref() == Some(&claim.id);
            strip_mark(ui, pos2(track.center().x, y + 3.0), claim.kind, selected, theme);
            if let Some(pointer) = pointer {
                let distance = (pointer.y - y - 3.0).abs();
                if distance < 5.0 && nearest.is_none_or(|(best, _)| distance < best) {
                    nearest = Some((distance, number));
                }
            }
        }
        let claim = nearest.and_then(|(_, number)| self.view.claims.get(number));
        if response.clicked()
            && let Some(claim) = claim
        {
            out.send(Command::SelectClaim(claim.id.clone()));
        } else if (response.clicked() || response.dragged())
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let middle = (pointer.y - track.top()) / scale;
            scroll_to(ui, middle - heights.view_height / 2.0, total - heights.view_height);
        }
        if let Some(claim) = claim {
            widgets::hover_figure(ui, state, &claim.id, out);
        }
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
}

/// Asks for the text to be scrolled in the next frame.
fn scroll_to(ui: &Ui, offset: f32, most: f32) {
    let id = Id::unique("reader").with("scroll");
    ui.data_mut(|data| data.insert_temp(id, offset.clamp(0.0, most.max(0.0))));
    ui.request_repaint();
}

fn strip_mark(ui: &Ui, center: egui::Pos2, kind: MarkKind, selected: bool, theme: &Theme) {
    let ink = marks::color(&theme.palette, kind.role());
    let rect = Rect::from_center_size(center, vec2(10.0, 5.0));
    let corner = CornerRadius::same(1);
    match kind {
        MarkKind::Target | MarkKind::Derived => {
            ui.painter().rect(rect, corner, Color32::TRANSPARENT, Stroke::new(1.2, ink), StrokeKind::Inside);
        }
        MarkKind::Actual | MarkKind::Expected => {
            ui.painter().rect_filled(rect, corner, ink);
        }
    }
    if selected {
        ui.painter().rect_stroke(rect.expand(2.0), corner, Stroke::new(1.5, theme.focus), StrokeKind::Outside);
    }
}

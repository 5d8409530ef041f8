//! The frame around the pages: top bar, evidence panel, dialogs, notices, dropped files.

mod dialogs;
mod keys;
mod notices;
mod top_bar;

use egui::{CentralPanel, CornerRadius, Frame, Id, Margin, Order, Panel, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::{AppState, Command, Commands, Dialog, Page};

use super::icons::Icon;
use super::theme::{self, Theme, Weight, radius, size};
use super::{article, checks, compare, evidence, export_dialog, loading, region, regions, widgets};

pub use keys::read_input;
pub use top_bar::search_id;

/// Width of the evidence panel at first, in points.
const EVIDENCE: f32 = 372.0;

/// Draws everything.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let bar = Frame::new().fill(Theme::of(ui).panel).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top bar").exact_size(theme::TOP_BAR).frame(bar).show(ui, |ui| top_bar::ui(ui, state, out));
    let whole = ui.available_rect_before_wrap();
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    if shows_evidence(state) && !narrow {
        Panel::right("evidence")
            .resizable(true)
            .default_size(EVIDENCE)
            .size_range(300.0..=560.0)
            .frame(Frame::new().fill(Theme::of(ui).panel))
            .show(ui, |ui| evidence_ui(ui, state, out));
    }
    CentralPanel::default().frame(Frame::new().fill(Theme::of(ui).canvas)).show(ui, |ui| page_ui(ui, state, out));
    if shows_evidence(state) && narrow {
        over_page(ui, whole, |ui| evidence_ui(ui, state, out));
    }
    notices::ui(ui, state, out);
    match &state.dialog {
        Some(Dialog::Export(draft)) => export_dialog::ui(ui, state, draft, out),
        Some(Dialog::Path { text, message, purpose }) => {
            dialogs::path_ui(ui, text, message.as_deref(), purpose, out);
        }
        Some(Dialog::Keys) => dialogs::keys_ui(ui, out),
        None => {}
    }
    drop_target(ui);
    widgets::end_hover(ui, state, out);
}

/// The reader has its own list of claims at the right; the checks page its own sentences.
fn shows_evidence(state: &AppState) -> bool {
    let page = matches!(state.page, Page::Regions | Page::Region(_) | Page::Compare);
    page && !state.shows_loading && (state.selected_claim().is_some() || state.worked_out.is_some())
}

fn evidence_ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    if let Some(claim) = state.selected_claim() {
        evidence::ui(ui, state, claim, out);
    } else if let Some(worked_out) = &state.worked_out {
        evidence::worked_out_ui(ui, state, worked_out, out);
    }
}

/// Lays the evidence over the right side of a narrow window.
pub fn over_page(ui: &Ui, whole: Rect, contents: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let width = EVIDENCE.min(whole.width() - 48.0);
    let rect = Rect::from_min_max(pos2(whole.right() - width, whole.top()), whole.max);
    egui::Area::new(Id::unique("evidence over the page")).order(Order::Middle).fixed_pos(rect.min).show(
        ui.ctx(),
        |ui| {
            Frame::new().fill(theme.panel).shadow(theme.dialog_shadow()).show(ui, |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                contents(ui);
            });
            let edge = Stroke::new(1.0, theme.line_strong);
            ui.painter().vline(rect.left(), rect.y_range(), edge);
        },
    );
}

fn page_ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    if let Some(load) = state.loading.as_ref().filter(|_| state.shows_loading) {
        return loading::loading_ui(ui, state, load, out);
    }
    if !state.is_open() {
        return loading::start_ui(ui, state, out);
    }
    if state.loading.is_none() && state.collection.readings.is_empty() {
        return loading::nothing_to_read_ui(ui, state, out);
    }
    match &state.page {
        Page::Regions => regions::ui(ui, state, out),
        Page::Region(name) => match state.profile(name) {
            Some(profile) => region::ui(ui, state, profile, out),
            None => regions::ui(ui, state, out),
        },
        Page::Compare => compare::ui(ui, state, out),
        Page::Articles(file) => article::ui(ui, state, file.as_deref(), out),
        Page::Checks => checks::ui(ui, state, out),
    }
}

/// Says what will happen while something is held over the window.
fn drop_target(ui: &Ui) {
    let names: Vec<String> = ui.input(|input| {
        let hovered = &input.raw.hovered_files;
        let name = |file: &egui::HoveredFile| {
            file.path.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned())
        };
        if hovered.is_empty() {
            Vec::new()
        } else {
            hovered.iter().map(|file| name(file).unwrap_or_default()).collect()
        }
    });
    if names.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let screen = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("drop target")));
    painter.rect_filled(screen, CornerRadius::ZERO, theme.canvas.gamma_multiply(0.92));
    let inner = screen.shrink(24.0);
    let stroke = Stroke::new(2.0, theme.focus);
    painter.rect(inner, CornerRadius::same(radius::CARD), theme.selected, stroke, StrokeKind::Inside);
    let title = match names.as_slice() {
        [one] if !one.is_empty() => format!("Open “{one}”"),
        [_] => "Open what you hold".to_owned(),
        many => format!("Open {} folders and files", many.len()),
    };
    let left = inner.center() - vec2(150.0, 0.0);
    Icon::FolderDown.paint(&painter, left - vec2(28.0, 0.0), 32.0, theme.ink1);
    let font = |size, weight| theme::font(size, weight);
    painter.text(
        left - vec2(0.0, 2.0),
        egui::Align2::LEFT_BOTTOM,
        title,
        font(size::CARD, Weight::Semibold),
        theme.ink1,
    );
    painter.text(
        left + vec2(0.0, 4.0),
        egui::Align2::LEFT_TOP,
        "Release to read it. Hold Shift to add it to the open folder.",
        font(size::LABEL, Weight::Regular),
        theme.ink2,
    );
}

/// A command and the keys that do the same.
#[must_use]
pub fn page_of_number(number: usize) -> Option<Command> {
    [Page::Regions, Page::Compare, Page::Articles(None), Page::Checks].get(number).cloned().map(Command::Show)
}

/// Whether a widget has said in the last frame, by [`keep_arrows`], that it uses the arrow keys itself.
fn uses_arrows(ctx: &egui::Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp::<bool>(id.with("arrows"))).unwrap_or(false)
}

/// Leaves the arrow keys to a widget while it has the keyboard.
pub fn keep_arrows(ui: &Ui, id: Id, horizontal: bool, vertical: bool) {
    let filter =
        egui::EventFilter { horizontal_arrows: horizontal, vertical_arrows: vertical, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.data_mut(|data| data.insert_temp(id.with("arrows"), true));
}

//! The article page put together.

use egui::{Align, CentralPanel, Frame, Id, Layout, Margin, Panel, Ui};

use crate::app::{AppState, Command, Commands};
use crate::chart::MarkKind;
use crate::model::{ClaimId, Reading, Span};
use crate::ui::figures::Claims;
use crate::ui::icons::Icon;
use crate::ui::marked_text::{MarkLook, MarkedText, TextMark, TextStyle};
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets::{self, Button, icon_button};

use super::claims::{self, KINDS};
use super::list;
use super::model::{ArticleView, ListOrder, article_list, article_view};
use super::reader::Reader;

/// Sizes of the text, points.
const SIZES: [f32; 4] = [15.0, 17.0, 20.0, 13.0];

/// What the page remembers while it shows.
#[derive(Clone, Debug, Default)]
struct Place {
    order: ListOrder,
    /// Which of [`SIZES`].
    size: usize,
    /// Article and claim that were shown in the last frame.
    shown: (String, Option<ClaimId>),
    /// Bytes to scroll to in the next frame.
    wanted: Option<Span>,
}

/// Shows the articles, the one of `file` open, with its side panels.
pub fn ui(ui: &mut Ui, state: &AppState, file: Option<&str>, out: &mut Commands) {
    let theme = Theme::of(ui);
    let place_id = Id::unique("article place");
    let mut place = ui.data(|data| data.get_temp::<Place>(place_id)).unwrap_or_default();
    let claims = Claims::new(&state.collection, &state.index);
    let list = widgets::memo(ui, "article list", (state.revision, place.order.label()), || {
        let wanted = |article: &crate::model::Article| {
            state.filters.finds_article(article) && state.filters.admits_language(&article.lang)
        };
        article_list(claims, place.order, &wanted)
    });
    let file = file.or_else(|| list.files.first().map(String::as_str));
    let width = ui.available_width();
    Panel::left("articles")
        .frame(Frame::new().fill(theme.side))
        .default_size((width * 0.206).clamp(200.0, 297.0))
        .size_range(180.0..=420.0)
        .show(ui, |ui| {
            if let Some(order) = list::ui(ui, state, &list, file, place.order, out) {
                place.order = order;
            }
        });
    if let Some(reading) = file.and_then(|file| state.reading(file)) {
        let key = (state.revision, &reading.article.file);
        let view = widgets::memo(ui, "article view", key, || article_view(claims, reading, &state.filters.search));
        open_article(ui, state, reading, &view, &mut place, width, out);
    } else {
        nothing_open(ui, file);
    }
    ui.data_mut(|data| data.insert_temp(place_id, place));
}

fn nothing_open(ui: &mut Ui, file: Option<&str>) {
    let theme = Theme::of(ui);
    CentralPanel::default().frame(Frame::new().fill(theme.panel).inner_margin(Margin::same(24))).show(ui, |ui| {
        let text = match file {
            Some(file) => format!("{file} is not in this folder, or could not be read."),
            None => "No article to show.".to_owned(),
        };
        widgets::paragraph(ui, &text);
    });
}

fn open_article(
    ui: &mut Ui,
    state: &AppState,
    reading: &Reading,
    view: &ArticleView,
    place: &mut Place,
    width: f32,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let now = (view.file.clone(), state.selected.clone());
    let mut show = place.wanted.take();
    let changed = place.shown != now;
    if changed {
        let claim = state.selected_claim().filter(|claim| *claim.file == *view.file);
        show = show.or_else(|| claim.map(|claim| claim.evidence.span));
        place.shown = now;
    }
    Panel::right("claims of article")
        .frame(Frame::new().fill(theme.panel))
        .default_size((width * 0.266).clamp(250.0, 383.0))
        .size_range(220.0..=520.0)
        .show(ui, |ui| {
            let asked = claims::ui(ui, state, view, changed, out);
            place.wanted = asked.map(|start| Span::new(start, start + 1));
        });
    if place.wanted.is_some() {
        ui.request_repaint();
    }
    CentralPanel::default().frame(Frame::new().fill(theme.panel)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        header(ui, view, place, out);
        widgets::divider(ui);
        legend(ui);
        widgets::divider(ui);
        notes(ui, view);
        let text_size = SIZES.get(place.size).copied().unwrap_or(size::READER);
        Reader { view, text: &reading.article.text, size: text_size, show }.ui(ui, state, out);
    });
}

fn header(ui: &mut Ui, view: &ArticleView, place: &mut Place, out: &mut Commands) {
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin { left: 20, right: 20, top: 8, bottom: 7 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(theme::BUTTON_SMALL);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::new("Open file").icon(Icon::ExternalLink).small().ui(ui).clicked() {
                    out.send(Command::OpenFile(view.file.clone()));
                }
                if icon_button(ui, Icon::Search, "Search in the articles").clicked() {
                    out.send(Command::FocusSearch);
                }
                if icon_button(ui, Icon::ALargeSmall, "Size of the text").clicked() {
                    place.size = (place.size + 1) % SIZES.len();
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    widgets::chip(ui, crate::model::format::language_name(&view.lang));
                    ui.label(theme::text(view.date.as_str(), size::BODY, Weight::Medium, theme.ink1));
                    widgets::elided(ui, theme::text(view.file.as_str(), size::LABEL, Weight::Regular, theme.ink3));
                });
            });
        });
    });
}

/// Explains the marks by showing them.
fn legend(ui: &mut Ui) {
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin::symmetric(20, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            widgets::label(ui, "Marked");
            let looks = KINDS.map(|kind: MarkKind| (kind.as_str(), MarkLook::Figure(kind)));
            for (word, look) in looks.into_iter().chain([("commitment", MarkLook::Cue)]) {
                let span = Span::new(0, word.len());
                let mark = TextMark { span, look, selected: false, number: None, label: String::new() };
                let font = theme::font(size::LABEL, Weight::Regular);
                let style = TextStyle { font, line_height: 22.0, color: theme.ink1, max_rows: 1 };
                MarkedText::new(word, &[mark], style).selectable(false).show(ui, &theme.palette);
            }
            if ui.available_width() > 190.0 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    widgets::label(ui, "small numbers match the list");
                });
            }
        });
    });
}

fn notes(ui: &mut Ui, view: &ArticleView) {
    if view.notes.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    Frame::new().fill(theme.warning_ground).inner_margin(Margin::symmetric(20, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        for note in &view.notes {
            ui.horizontal(|ui| {
                Icon::TriangleAlert.ui(ui, 13.0, theme.warning);
                widgets::elided(ui, theme::text(note.as_str(), size::LABEL, Weight::Regular, theme.ink1));
            });
        }
    });
}

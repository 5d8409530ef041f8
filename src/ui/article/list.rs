//! The list of articles at the left.

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Key, Layout, Margin, Modifiers, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::{AppState, Command, Commands};
use crate::model::format;
use crate::ui::icons::Icon;
use crate::ui::marked_text::{TextLayout, TextStyle};
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::{shell, widgets};

use super::model::{ArticleCard, ArticleList, ListOrder};

/// Height of a card: chips, two lines of title, a note.
const CARD: f32 = 106.0;
/// Height of the head of a story told by several files.
const STORY_HEAD: f32 = 30.0;
/// Space between entries.
const GAP: f32 = 6.0;
/// Height of a file that could not be read.
const SKIPPED: f32 = 44.0;

/// Shows the list; only the entries on screen are drawn. Returns the order that was chosen.
pub(super) fn ui(
    ui: &mut Ui,
    state: &AppState,
    list: &ArticleList,
    open: Option<&str>,
    order: ListOrder,
    out: &mut Commands,
) -> Option<ListOrder> {
    let chosen = head(ui, order);
    let heights: Vec<f32> = list.stories.iter().map(|story| story_height(story.len())).collect();
    let skipped_head = if list.skipped.is_empty() { 0.0 } else { 34.0 };
    let total = heights.iter().sum::<f32>() + skipped_head + SKIPPED * list.skipped.len() as f32 + 24.0;
    ScrollArea::vertical().id_salt("article list").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(total.max(viewport.height()));
        let origin = ui.min_rect().min;
        let width = ui.available_width();
        if list.stories.is_empty() {
            let rect = Rect::from_min_size(origin, vec2(width, 60.0)).shrink2(vec2(16.0, 4.0));
            ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
                widgets::label(ui, "No article matches the search and the filters.");
            });
        }
        let mut top = 0.0;
        for (story, height) in list.stories.iter().zip(&heights) {
            let wanted = story.iter().any(|card| Some(card.file.as_str()) == open);
            if top + height >= viewport.top() - CARD && top <= viewport.bottom() + CARD || wanted {
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height - GAP));
                story_ui(ui, state, list, story, rect.shrink2(vec2(12.0, 0.0)), open, out);
            }
            top += height;
        }
        skipped(ui, list, origin + vec2(0.0, top), width, viewport.bottom() + origin.y - viewport.top());
    });
    chosen
}

fn story_height(versions: usize) -> f32 {
    let head = if versions > 1 { STORY_HEAD } else { 0.0 };
    head + CARD * versions as f32 + GAP
}

fn head(ui: &mut Ui, order: ListOrder) -> Option<ListOrder> {
    let theme = Theme::of(ui);
    let mut chosen = None;
    Frame::new().inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 8 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.available_width() > 220.0 {
                ui.label(theme::text("Articles", size::CARD, Weight::Semibold, theme.ink1));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let names = ListOrder::ALL.map(ListOrder::label);
                let now = ListOrder::ALL.iter().position(|other| *other == order).unwrap_or(0);
                chosen = widgets::dropdown(ui, Some(Icon::ArrowUpDown), "Order", &names, now)
                    .and_then(|at| ListOrder::ALL.get(at).copied());
            });
        });
    });
    chosen
}

fn story_ui(
    ui: &mut Ui,
    state: &AppState,
    list: &ArticleList,
    story: &[ArticleCard],
    rect: Rect,
    open: Option<&str>,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let mut top = rect.top();
    let grouped = story.len() > 1;
    if grouped {
        let corner = CornerRadius::same(radius::CARD);
        ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, theme.line), StrokeKind::Inside);
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), STORY_HEAD));
        Icon::Copy.paint(ui.painter(), pos2(head.left() + 17.0, head.center().y), 13.0, theme.ink2);
        let room = head.with_min_x(head.left() + 30.0);
        let strong = theme::format(size::LABEL, Weight::Semibold, theme.ink1);
        let at = widgets::paint_elided(ui, room, Align2::LEFT_CENTER, "Same story", strong);
        let room = head.with_min_x(at.right() + 8.0);
        let label = theme::format(size::LABEL, Weight::Regular, theme.ink3);
        widgets::paint_elided(ui, room, Align2::LEFT_CENTER, "counted once", label);
        top += STORY_HEAD;
    }
    for card in story {
        let place = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), CARD));
        if grouped {
            ui.painter().hline(place.x_range(), place.top(), Stroke::new(1.0, theme.line));
        }
        card_ui(ui, state, list, card, place, Some(card.file.as_str()) == open, out);
        top += CARD;
    }
}

fn card_id(ui: &Ui, file: &str) -> egui::Id {
    ui.unique_id().with(("article", file))
}

fn card_ui(
    ui: &mut Ui,
    state: &AppState,
    list: &ArticleList,
    card: &ArticleCard,
    rect: Rect,
    open: bool,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let id = card_id(ui, &card.file);
    let response = ui.interact(rect, id, Sense::click());
    let language = format::language_name(&card.lang);
    let name = format!("{language}, {}: {}", card.date, card.title);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    let corner = CornerRadius::same(radius::CARD);
    if open {
        let stroke = Stroke::new(1.0, theme.line_strong);
        ui.painter().rect(rect.shrink(0.5), corner, theme.panel, stroke, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect.shrink(0.5), corner, theme.sunken);
    }
    if response.has_focus() {
        shell::keep_arrows(ui, id, false, true);
        widgets::ring(ui, rect.shrink(4.0), radius::CONTROL);
        step_on_keys(ui, list, &card.file, out);
    }
    if open && !ui.clip_rect().intersects(rect) && newly_open(ui, &card.file) {
        ui.scroll_to_rect(rect, None);
    }
    if response.clicked() {
        out.send(Command::OpenReader(card.file.clone(), None));
    }
    if ui.is_rect_visible(rect) {
        card_contents(ui, card, rect.shrink2(vec2(10.0, 8.0)), language);
    }
    let _ = state;
    response.on_hover_cursor(CursorIcon::PointingHand);
}

/// Whether another article was open when this was asked last: the list then scrolls to the one that is open now.
fn newly_open(ui: &Ui, file: &str) -> bool {
    let id = egui::Id::unique("article that the list has scrolled to");
    let old = ui.data_mut(|data| {
        let old = data.get_temp::<String>(id);
        data.insert_temp(id, file.to_owned());
        old
    });
    old.as_deref() != Some(file)
}

fn card_contents(ui: &mut Ui, card: &ArticleCard, rect: Rect, language: &str) {
    let theme = Theme::of(ui);
    let row = Rect::from_min_size(rect.min, vec2(rect.width(), 20.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::chip(ui, language);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if card.checks > 0 {
                warnings(ui, card.checks);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                widgets::elided(ui, theme::text(card.date.as_str(), size::LABEL, Weight::Regular, theme.ink3));
            });
        });
    });
    let weight = if card.headline { Weight::Medium } else { Weight::Regular };
    let font = theme::font(size::BODY, weight);
    let style = TextStyle { font, line_height: 21.0, color: theme.ink1, max_rows: 2 };
    let title = TextLayout::new(ui, &card.title, &style, rect.width(), &[]);
    title.paint(ui, rect.min + vec2(0.0, 25.0), theme.ink1);
    let note = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 20.0), rect.max);
    let label = theme::format(size::LABEL, Weight::Regular, theme.ink3);
    let room = if card.also_in.is_some() { note.with_max_x(note.left() + note.width() * 0.6) } else { note };
    let at = widgets::paint_elided(ui, room, Align2::LEFT_CENTER, &card.note, label.clone());
    if let Some(also) = &card.also_in {
        let dot = widgets::paint_elided(ui, note.with_min_x(at.right()), Align2::LEFT_CENTER, " · ", label);
        let strong = theme::format(size::LABEL, Weight::Semibold, theme.ink2);
        widgets::paint_elided(ui, note.with_min_x(dot.right()), Align2::LEFT_CENTER, also, strong);
    }
}

/// The number of checks; the page of checks says which.
fn warnings(ui: &mut Ui, count: usize) {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.warning_ground)
        .corner_radius(CornerRadius::same(radius::CHIP))
        .inner_margin(Margin::symmetric(6, 1))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.label(theme::text(count.to_string(), size::LABEL, Weight::Semibold, theme.warning));
            Icon::TriangleAlert.ui(ui, 13.0, theme.warning);
        });
}

/// Up and down open the article before and after.
fn step_on_keys(ui: &Ui, list: &ArticleList, file: &str, out: &mut Commands) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let Some(at) = list.files.iter().position(|other| other == file) else { return };
    let next = if pressed(Key::ArrowDown) {
        at + 1
    } else if pressed(Key::ArrowUp) {
        at.wrapping_sub(1)
    } else {
        return;
    };
    if let Some(other) = list.files.get(next) {
        ui.memory_mut(|memory| memory.request_focus(card_id(ui, other)));
        out.send(Command::OpenReader(other.clone(), None));
    }
}

fn skipped(ui: &mut Ui, list: &ArticleList, at: egui::Pos2, width: f32, bottom: f32) {
    if list.skipped.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let head = Rect::from_min_size(at + vec2(16.0, 8.0), vec2(width - 32.0, 24.0));
    let format = theme::format(size::LABEL, Weight::Semibold, theme.ink2);
    let title = format!("{} not read", format::counted(list.skipped.len(), "file"));
    widgets::paint_elided(ui, head, Align2::LEFT_CENTER, &title, format);
    for (number, (file, reason)) in list.skipped.iter().enumerate() {
        let min = at + vec2(0.0, 34.0 + number as f32 * SKIPPED);
        if min.y > bottom {
            break;
        }
        let rect = Rect::from_min_size(min, vec2(width, SKIPPED));
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let response = ui.interact(rect, ui.unique_id().with(("skipped", file)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{file}: {reason}")));
        Icon::FileX.paint(ui.painter(), pos2(rect.left() + 23.0, rect.top() + 11.0), 14.0, theme.error);
        let line =
            Rect::from_min_max(pos2(rect.left() + 38.0, rect.top()), pos2(rect.right() - 16.0, rect.top() + 21.0));
        let name = theme::format(size::BODY, Weight::Regular, theme.ink1);
        widgets::paint_elided(ui, line, Align2::LEFT_CENTER, file, name);
        let label = theme::format(size::LABEL, Weight::Regular, theme.ink3);
        widgets::paint_elided(ui, line.translate(vec2(0.0, 18.0)), Align2::LEFT_CENTER, reason, label);
        response.on_hover_text(format!("{file}\n{reason}"));
    }
}

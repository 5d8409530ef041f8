//! The list of what a search finds, below the search field.

pub mod model;

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use egui::{
    Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use self::model::{ClaimHit, Passage, RegionHit, SearchResults};
use super::background;
use super::icons::Icon;
use super::marked_text::{TextLayout, TextStyle};
use super::marks;
use super::theme::{self, Theme, Weight, radius, size, space};
use super::widgets;
use crate::app::{AppState, Command, Commands, Page};
use crate::model::format;

/// Width of the list, in points.
const WIDTH: f32 = 460.0;
/// Height of a line of the list.
const LINE: f32 = 30.0;

/// Shows the list below `field`, the place of the search field. `field_id` has the keyboard while the user types.
pub fn results_ui(ui: &Ui, state: &AppState, field: Rect, field_id: Id, out: &mut Commands) {
    if !state.searching || state.filters.search.trim().is_empty() || state.dialog.is_some() {
        return;
    }
    let mut hasher = DefaultHasher::new();
    (state.revision, &state.filters.search).hash(&mut hasher);
    let (collection, index) = (Arc::clone(&state.collection), Arc::clone(&state.index));
    let search = state.filters.search.clone();
    let make = move || SearchResults::new(&collection, &index, &search);
    let key = hasher.finish();
    let latest = background::background(ui.ctx(), "search", key, make);
    let theme = Theme::of(ui);
    let screen = ui.ctx().content_rect();
    let width = WIDTH.min(screen.width() - 24.0);
    let left = (field.right() - width).max(screen.left() + 12.0);
    let area =
        Area::new(Id::unique("search results")).order(Order::Foreground).fixed_pos(pos2(left, field.bottom() + 6.0));
    let shown = area.show(ui.ctx(), |ui| {
        Frame::new()
            .fill(theme.panel)
            .stroke(Stroke::new(1.0, theme.line_strong))
            .corner_radius(CornerRadius::same(radius::CARD))
            .shadow(theme.dialog_shadow())
            .inner_margin(Margin::symmetric(0, 8))
            .show(ui, |ui| {
                let most = (screen.bottom() - field.bottom() - 48.0).max(160.0);
                ui.set_width(width);
                // The area remembers how little room "Searching…" took.
                ui.set_max_height(most);
                ui.spacing_mut().item_spacing.y = 0.0;
                match &latest {
                    None => quiet(ui, "Searching…"),
                    Some(found) => {
                        ScrollArea::vertical().max_height(most).show(ui, |ui| list(ui, &found.value, out));
                    }
                }
            });
    });
    keys(ui, latest.as_ref().filter(|found| found.key == key).map(|found| &found.value), field_id, out);
    let over = shown.response.rect.expand(4.0);
    let outside = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| !over.contains(at) && !field.contains(at))
    });
    if outside {
        out.send(Command::CloseSearch);
    }
}

/// Down goes from the field into the list, Enter opens the first.
fn keys(ui: &Ui, results: Option<&SearchResults>, field: Id, out: &mut Commands) {
    // Enter takes the keyboard from the field before this is asked.
    let in_field = ui.memory(|memory| memory.has_focus(field) || memory.had_focus_last_frame(field));
    let Some(results) = results.filter(|_| in_field) else { return };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown)) {
        ui.memory_mut(|memory| memory.request_focus(line_id(0)));
    }
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        open_first(results, out);
    }
}

fn open_first(results: &SearchResults, out: &mut Commands) {
    if let Some(hit) = results.regions.first() {
        open_region(hit, out);
    } else if let Some(hit) = results.claims.first() {
        open_claim(hit, out);
    } else if let Some(passage) = results.passages.first() {
        open_passage(passage, out);
    }
}

fn open_region(hit: &RegionHit, out: &mut Commands) {
    out.send(Command::CloseSearch);
    out.send(Command::Show(Page::Region(hit.region.clone())));
}

fn open_claim(hit: &ClaimHit, out: &mut Commands) {
    out.send(Command::CloseSearch);
    if let Some(region) = &hit.region {
        out.send(Command::Show(Page::Region(region.clone())));
    }
    out.send(Command::SelectClaim(hit.claim.clone()));
}

fn open_passage(passage: &Passage, out: &mut Commands) {
    out.send(Command::CloseSearch);
    out.send(Command::OpenReader(passage.file.clone(), None));
}

fn line_id(number: usize) -> Id {
    Id::unique(("search result", number))
}

fn quiet(ui: &mut Ui, text: &str) {
    Frame::new().inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| widgets::label(ui, text));
}

fn list(ui: &mut Ui, results: &SearchResults, out: &mut Commands) {
    if results.is_empty() {
        return quiet(ui, "Nothing here has these words.");
    }
    let mut number = 0;
    let mut next = || {
        number += 1;
        number - 1
    };
    if !results.regions.is_empty() {
        heading(ui, "Regions", results.regions.len(), results.regions.len());
        for hit in &results.regions {
            if region_line(ui, hit, next()) {
                open_region(hit, out);
            }
        }
    }
    if !results.claims.is_empty() {
        heading(ui, "Claims", results.claims.len(), results.all_claims);
        for hit in &results.claims {
            if claim_line(ui, hit, next()) {
                open_claim(hit, out);
            }
        }
    }
    if !results.passages.is_empty() {
        heading(ui, "Text", results.passages.len(), results.all_passages);
        for passage in &results.passages {
            if passage_line(ui, passage, next()) {
                open_passage(passage, out);
            }
        }
    }
}

fn heading(ui: &mut Ui, text: &str, shown: usize, all: usize) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add_space(14.0);
        widgets::section(ui, text);
        let count =
            if shown < all { format!("the first {shown} of {}", format::counted(all, "hit")) } else { all.to_string() };
        widgets::label(ui, &count);
    });
}

/// A line that can be pressed: its place, and whether it was.
fn line(ui: &mut Ui, number: usize, height: f32, name: &str) -> (Rect, bool) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, line_id(number), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        let plate = rect.shrink2(vec2(6.0, 0.0));
        ui.painter().rect_filled(plate, CornerRadius::same(radius::CONTROL), theme.sunken);
        widgets::focus_ring(ui, plate.shrink(2.0), radius::CHIP, &response);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    (rect.shrink2(vec2(14.0, 0.0)), response.clicked())
}

fn words(ui: &Ui, place: Rect, text: &str, weight: Weight, ink: egui::Color32, size: f32) -> Rect {
    let format = theme::format(size, weight, ink);
    widgets::paint_elided(ui, place, egui::Align2::LEFT_CENTER, text, format)
}

fn region_line(ui: &mut Ui, hit: &RegionHit, number: usize) -> bool {
    let theme = Theme::of(ui);
    let (place, pressed) = line(ui, number, LINE, &format!("Region {}, {}", hit.region, hit.about));
    Icon::MapPin.paint(ui.painter(), place.left_center() + vec2(7.0, 0.0), 14.0, theme.ink2);
    let rest = place.with_min_x(place.left() + 22.0);
    let name = words(ui, rest, &hit.region, Weight::Semibold, theme.ink1, size::BODY);
    let rest = place.with_min_x(name.right() + space::S);
    words(ui, rest, &hit.about, Weight::Regular, theme.ink3, size::LABEL);
    pressed
}

fn claim_line(ui: &mut Ui, hit: &ClaimHit, number: usize) -> bool {
    let theme = Theme::of(ui);
    let name = format!("Claim {}, {}, {}", hit.figure.text, hit.figure.kind.as_str(), hit.about);
    let (place, pressed) = line(ui, number, LINE, &name);
    marks::status_mark(ui.painter(), place.left_center() + vec2(7.0, 0.0), 4.5, hit.figure.kind, &theme.palette);
    let ink = super::figure_view::kind_color(theme, hit.figure.kind);
    let rest = place.with_min_x(place.left() + 22.0);
    let figure = words(ui, rest, &hit.figure.text, Weight::Semibold, ink, size::BODY);
    words(ui, place.with_min_x(figure.right() + space::S), &hit.about, Weight::Regular, theme.ink2, size::LABEL);
    pressed
}

fn passage_line(ui: &mut Ui, passage: &Passage, number: usize) -> bool {
    let theme = Theme::of(ui);
    let name = format!("Article {}, {}: {}", passage.file, passage.about, passage.text);
    let (place, pressed) = line(ui, number, LINE + 16.0, &name);
    Icon::FileText.paint(ui.painter(), place.left_top() + vec2(7.0, 15.0), 14.0, theme.ink2);
    let upper = Rect::from_min_size(place.min + vec2(22.0, 3.0), vec2(place.width() - 22.0, 24.0));
    let font = theme::font(size::BODY, Weight::Regular);
    let style = TextStyle { font, line_height: 24.0, color: theme.ink1, max_rows: 1 };
    let layout = TextLayout::new(ui, &passage.text, &style, upper.width(), &[]);
    for found in passage.found.iter().flat_map(|span| layout.boxes(*span)) {
        let ground = found.translate(upper.min.to_vec2()).shrink2(vec2(-1.0, 3.0));
        ui.painter().rect_filled(ground, CornerRadius::same(3), theme.warning_ground);
    }
    layout.paint(ui, upper.min, theme.ink1);
    let lower = Rect::from_min_size(place.min + vec2(22.0, 26.0), vec2(place.width() - 22.0, 16.0));
    let about = format!("{} · {}", passage.about, passage.file);
    words(ui, lower, &about, Weight::Regular, theme.ink3, size::LABEL);
    pressed
}

//! Regions as a table.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Overview;
use crate::app::{AppState, Command, Commands, Page, TableSort};
use crate::chart::MarkKind;
use crate::model::format;
use crate::ui::marks;
use crate::ui::region::LeadsTo;
use crate::ui::region_card::{CardFigure, RegionCard};
use crate::ui::theme::{self, Theme, Weight, size};
use crate::ui::widgets::{Inline, SortState, card, header_cell, lead, paint_elided};

/// Name of the table among those that can be ordered.
const TABLE: &str = "regions";

/// Heads with their part of the width, and whether numbers stand under them.
const COLUMNS: [(&str, f32, bool); 9] = [
    ("Region", 0.17, false),
    ("Measured", 0.14, false),
    ("Current", 0.13, true),
    ("Target", 0.13, true),
    ("Reached", 0.08, true),
    ("Needed a year", 0.10, true),
    ("Claims", 0.07, true),
    ("Commitments", 0.08, true),
    ("Newest", 0.10, true),
];

/// Shows a row a region.
pub fn ui(ui: &mut Ui, overview: &Overview, state: &AppState, out: &mut Commands) {
    let sort = state.table_sorts.get(TABLE);
    let mut cards: Vec<&RegionCard> = overview.cards.iter().collect();
    if let Some(sort) = sort {
        cards.sort_by(|a, b| {
            let order = compare(a, b, sort.column, state);
            if sort.descending { order.reverse() } else { order }
        });
    }
    card(ui, 0, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let width = ui.available_width() - 24.0;
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            for (column, (name, part, right)) in COLUMNS.iter().enumerate() {
                let state_of = match sort {
                    Some(sort) if sort.column == column && sort.descending => SortState::Descending,
                    Some(sort) if sort.column == column => SortState::Ascending,
                    _ => SortState::None,
                };
                if header_cell(ui, name, width * part, *right, state_of).clicked() {
                    let descending =
                        if state_of == SortState::None { *right } else { state_of == SortState::Ascending };
                    out.send(Command::SortTable(TableSort { table: TABLE.to_owned(), column, descending }));
                }
            }
        });
        for region in cards {
            row(ui, region, width, state, out);
        }
    });
}

fn row(ui: &mut Ui, card: &RegionCard, width: f32, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width + 24.0, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, open region", card.region)));
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink2(vec2(1.0, 0.0)), 0.0, theme.side);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    if response.clicked() {
        out.send(Command::Show(Page::Region(card.region.clone())));
    }
    let mut x = rect.left() + 12.0;
    for (column, (_, part, right)) in COLUMNS.iter().enumerate() {
        let cell = Rect::from_min_max(pos2(x, rect.top()), pos2(x + width * part, rect.bottom()));
        x += width * part;
        cell_ui(ui, cell, card, column, *right, state, out);
    }
}

fn cell_ui(
    ui: &mut Ui,
    cell: Rect,
    card: &RegionCard,
    column: usize,
    right: bool,
    state: &AppState,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let headline = card.headline.as_ref();
    let align = if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let plain = |ui: &Ui, text: &str, weight, color| {
        let room = Rect::from_min_max(cell.min, pos2(cell.right() - if right { 0.0 } else { 8.0 }, cell.bottom()));
        paint_elided(ui, room, align, text, theme::format(size::BODY, weight, color));
    };
    let ratio = |ui: &mut Ui, value: Option<&(String, LeadsTo)>, out: &mut Commands| match value {
        Some((text, to)) => {
            let at = paint_elided(ui, cell, align, text, theme::format(size::BODY, Weight::Medium, theme.ink1));
            let response = ui.interact(at, ui.scope_id().with(("cell", &card.region, column)), Sense::click());
            lead(ui, response, state, to, text, out);
        }
        None => plain(ui, "–", Weight::Regular, theme.ink3),
    };
    match column {
        0 => plain(ui, &card.region, Weight::Semibold, theme.ink1),
        1 => plain(ui, headline.map_or("no figures", |headline| &headline.label), Weight::Regular, theme.ink2),
        2 => figure(ui, cell, headline.and_then(|headline| headline.current.as_ref()), (card, column), state, out),
        3 => figure(ui, cell, headline.and_then(|headline| headline.target.as_ref()), (card, column), state, out),
        4 => ratio(ui, headline.and_then(|headline| headline.reached.as_ref()), out),
        5 => ratio(ui, headline.and_then(|headline| headline.needed.as_ref()), out),
        6 => plain(ui, &claims(card).to_string(), Weight::Regular, theme.ink2),
        7 => plain(ui, &card.commitments.to_string(), Weight::Regular, theme.ink2),
        _ => plain(ui, &card.date.map(format::date).unwrap_or_default(), Weight::Regular, theme.ink2),
    }
}

fn figure(
    ui: &mut Ui,
    cell: Rect,
    figure: Option<&CardFigure>,
    (card, column): (&RegionCard, usize),
    state: &AppState,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let Some(figure) = figure else {
        paint_elided(ui, cell, Align2::RIGHT_CENTER, "–", theme::format(size::BODY, Weight::Regular, theme.ink3));
        return;
    };
    let text = format!("{} {}", figure.head, figure.tail).trim().to_owned();
    let mut inline = Inline::new();
    if figure.kind == MarkKind::Derived {
        inline.mark(figure.kind, 4.5, size::BODY);
        inline.gap(5.0);
    }
    let color = marks::color(&theme.palette, figure.kind.role());
    let number = inline.text(ui, &text, size::BODY, Weight::Semibold, color);
    let (left, baseline) = (cell.right() - inline.width(), cell.center().y + 4.6);
    inline.paint(ui, left, baseline);
    let id = ui.scope_id().with(("cell", &card.region, column));
    let response = inline.interact(ui, number, left, baseline, id);
    lead(ui, response, state, &figure.leads_to, &text, out);
}

/// The number in "21 claims".
fn claims(card: &RegionCard) -> usize {
    let digits: String = card.counted.chars().filter(char::is_ascii_digit).collect();
    if card.derived_only { 0 } else { digits.parse().unwrap_or(0) }
}

fn compare(a: &RegionCard, b: &RegionCard, column: usize, state: &AppState) -> std::cmp::Ordering {
    let series = |card: &RegionCard| state.profile(&card.region).and_then(|profile| profile.series.first().cloned());
    let number = |card: &RegionCard| -> Option<f64> {
        let series = series(card)?;
        match column {
            2 => series.current.map(|point| point.value),
            3 => series.target.map(|point| point.value),
            4 => series.reached.map(|figure| figure.value),
            _ => series.needed_per_year.map(|figure| figure.value),
        }
    };
    match column {
        0 => a.region.to_lowercase().cmp(&b.region.to_lowercase()),
        1 => {
            let label = |card: &RegionCard| card.headline.as_ref().map(|headline| headline.label.clone());
            label(a).cmp(&label(b))
        }
        2..=5 => number(a).unwrap_or(f64::MIN).total_cmp(&number(b).unwrap_or(f64::MIN)),
        6 => claims(a).cmp(&claims(b)),
        7 => a.commitments.cmp(&b.commitments),
        _ => a.date.cmp(&b.date),
    }
}

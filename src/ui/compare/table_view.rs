//! The table of the chosen metric.

use egui::{
    Align, Align2, CornerRadius, Layout, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::model::CompareModel;
use super::rows::Row;
use crate::app::{AppState, Command, Commands, CompareAction, SortKey};
use crate::ui::figure_view::FigureText;
use crate::ui::figures::Figure;
use crate::ui::long_list::long_list;
use crate::ui::theme::{self, ROW, Theme, Weight, size, space};
use crate::ui::widgets::{self, SortState};

/// A column: its head, how it sorts, where its text stands, and its part of the width.
struct Head {
    text: &'static str,
    sort: Option<SortKey>,
    right: bool,
    part: f32,
}

const fn head(text: &'static str, sort: Option<SortKey>, right: bool, part: f32) -> Head {
    Head { text, sort, right, part }
}

const HEADS: [Head; 10] = [
    head("Region", Some(SortKey::Region), false, 0.112),
    head("Product", Some(SortKey::Product), false, 0.158),
    head("Now", Some(SortKey::Now), true, 0.108),
    head("Year", None, false, 0.052),
    head("Target", Some(SortKey::Target), true, 0.114),
    head("Year", None, false, 0.052),
    head("To go", Some(SortKey::ToGo), true, 0.122),
    head("Reached", Some(SortKey::Reached), true, 0.082),
    head("Needed a year", Some(SortKey::Needed), true, 0.114),
    head("Source", Some(SortKey::Source), false, 0.086),
];

/// The first column where rows have ranks.
const RANK: Head = head("Rank", Some(SortKey::Rank), true, 0.0);
/// Its width.
const RANK_WIDTH: f32 = 52.0;

/// Room between two columns.
const GAP: f32 = 14.0;
/// Height of the stated amount below a converted one.
const STATED: f32 = 16.0;
/// Below this width the table scrolls sideways.
const LEAST: f32 = 900.0;
/// The same where figures are as long as "13.8 bn US dollars".
const LEAST_LONG: f32 = 1300.0;
/// Letters of a figure from which on it is long.
const LONG: usize = 15;

/// Shows the table in its card.
pub fn ui(ui: &mut Ui, state: &AppState, model: &CompareModel, out: &mut Commands) {
    widgets::card(ui, 0, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::horizontal().id_salt("compare table").show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let long = model.table_rows.iter().any(has_long_figure);
            let width = ui.available_width().max(if long { LEAST_LONG } else { LEAST });
            ui.set_width(width);
            heads(ui, state, width, out);
            // What is converted has the stated amount below it.
            let converted = model.table_rows.iter().any(|row| row.conversion.is_some());
            let height = if converted { ROW + STATED } else { ROW };
            long_list(ui, model.table_rows.len(), height, |ui, at, rect| {
                if let Some(row) = model.table_rows.get(at) {
                    row_ui(ui, state, row, at, rect, out);
                }
            });
        });
    });
}

fn has_long_figure(row: &Row) -> bool {
    let long = |text: &str| text.chars().count() > LONG;
    row.marks().any(|mark| long(&mark.text)) || row.to_go.as_ref().is_some_and(|(_, text)| long(text))
}

/// Where the rank of a row stands, and what is left for the other columns.
fn rank_place(row: Rect, ranked: bool) -> (Option<Rect>, Rect) {
    if !ranked {
        return (None, row);
    }
    let place = Rect::from_min_size(Pos2::new(row.left() + space::L, row.top()), vec2(RANK_WIDTH - GAP, row.height()));
    (Some(place), row.with_min_x(row.left() + RANK_WIDTH))
}

/// Where the other columns of a row stand.
fn places(row: Rect) -> [Rect; HEADS.len()] {
    let room = row.width() - 2.0 * space::L;
    let mut left = row.left() + space::L;
    HEADS.each_ref().map(|head| {
        let width = room * head.part;
        let place = Rect::from_min_size(Pos2::new(left, row.top()), vec2(width - GAP, row.height()));
        left += width;
        place
    })
}

fn heads(ui: &mut Ui, state: &AppState, width: f32, out: &mut Commands) {
    let (_, rect) = ui.allocate_space(vec2(width, ROW));
    let (sorted, descending) = state.compare.sort;
    let (first, others) = rank_place(rect, state.compare.order.ranks());
    let all = first.map(|place| (&RANK, place)).into_iter().chain(HEADS.iter().zip(places(others)));
    for (number, (head, place)) in all.enumerate() {
        let order = match head.sort {
            None => SortState::Fixed,
            Some(key) if key == sorted && descending => SortState::Descending,
            Some(key) if key == sorted => SortState::Ascending,
            Some(_) => SortState::None,
        };
        let builder = UiBuilder::new().max_rect(place).id_salt(("head", number));
        let response =
            ui.scope_builder(builder, |ui| widgets::header_cell(ui, head.text, place.width(), head.right, order)).inner;
        if let Some(key) = head.sort.filter(|_| response.clicked()) {
            out.send(Command::Compare(CompareAction::Sort(key)));
        }
    }
}

fn row_ui(ui: &mut Ui, state: &AppState, row: &Row, at: usize, rect: Rect, out: &mut Commands) {
    let theme = Theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("row", at)), Sense::click());
    let ranked = state.compare.order.ranks();
    let name = format!(
        "{}, {}, {}show evidence",
        row.region,
        row.product,
        if ranked { rank_words(row) } else { String::new() }
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &name));
    let selected = state.selected.as_ref().is_some_and(|id| row.claims.contains(id));
    let lit = state.hovered.as_ref().is_some_and(|id| row.claims.contains(id));
    if selected {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.selected);
    } else if lit || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.side);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    widgets::focus_ring(ui, rect.shrink(3.0), 2, &response);
    if response.clicked()
        && let Some(claim) = row.claims.first()
    {
        out.send(Command::SelectClaim(claim.clone()));
    }
    let (first, others) = rank_place(rect, ranked);
    if let Some(place) = first {
        match row.rank {
            Some(rank) => text(ui, place, true, &rank.to_string(), Weight::Semibold, theme.ink1),
            None => text(ui, place, true, "–", Weight::Regular, theme.ink3),
        }
    }
    let [region, product, now, now_year, target, target_year, to_go, reached, needed, source] = places(others);
    text(ui, region, false, &row.region, Weight::Semibold, theme.ink1);
    text(ui, product, false, &row.product, Weight::Regular, theme.ink2);
    let aimed = row.target.as_ref().or(row.expected.as_ref());
    figure(ui, state, now, row.now.as_ref(), (at, 0), out);
    year(ui, now_year, row.now.as_ref());
    figure(ui, state, target, aimed, (at, 1), out);
    year(ui, target_year, aimed);
    if row.no_rank.is_empty() {
        number(ui, with_stated(ui, to_go, row.to_go_stated.as_ref()), row.to_go.as_ref(), Weight::Regular);
        number(ui, reached, row.reached.as_ref(), Weight::Semibold);
        number(ui, needed, row.needed.as_ref(), Weight::Regular);
    } else {
        unranked(ui, row, [to_go, reached, needed]);
    }
    let builder =
        UiBuilder::new().max_rect(source).id_salt(("languages", at)).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for language in row.languages.iter().take(2) {
            widgets::chip(ui, language);
        }
    });
}

/// "rank 2, ", or "no rank: no target, ".
fn rank_words(row: &Row) -> String {
    match row.rank {
        Some(rank) => format!("rank {rank}, "),
        None => format!("no rank: {}, ", row.no_rank),
    }
}

/// Why there is no rank, over the columns that are empty from the left; the others keep their figures.
fn unranked(ui: &Ui, row: &Row, [to_go, reached, needed]: [Rect; 3]) {
    let figures = [(to_go, row.to_go.as_ref()), (reached, row.reached.as_ref()), (needed, row.needed.as_ref())];
    if figures.iter().any(|(_, figure)| figure.is_some()) {
        for (place, figure) in figures {
            let stated = row.to_go_stated.as_ref().filter(|_| place == to_go);
            number(ui, with_stated(ui, place, stated), figure, Weight::Regular);
        }
        return;
    }
    let reason = format!("no rank: {}", row.no_rank);
    // From the left, so that a table too wide for the window still shows it.
    text(ui, to_go.union(needed), false, &reason, Weight::Regular, Theme::of(ui).ink3);
}

/// Writes the stated amount into the lower part of a cell; gives back the part that is left.
fn with_stated(ui: &Ui, place: Rect, stated: Option<&String>) -> Rect {
    let Some(stated) = stated else { return place };
    let middle = place.center().y;
    let lower = Rect::from_min_max(Pos2::new(place.left(), middle), Pos2::new(place.right(), middle + STATED));
    let ink = Theme::of(ui).ink3;
    widgets::paint_elided(ui, lower, Align2::RIGHT_CENTER, stated, theme::format(size::LABEL, Weight::Regular, ink));
    Rect::from_min_max(Pos2::new(place.left(), middle - STATED), Pos2::new(place.right(), middle + 1.0))
}

fn text(ui: &Ui, place: Rect, right: bool, text: &str, weight: Weight, ink: egui::Color32) {
    let align = if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    widgets::paint_elided(ui, place, align, text, theme::format(size::BODY, weight, ink));
}

fn year(ui: &Ui, place: Rect, figure: Option<&Figure>) {
    if let Some(year) = figure.and_then(|figure| figure.year) {
        text(ui, place, false, &year.to_string(), Weight::Regular, Theme::of(ui).ink1);
    }
}

fn number(ui: &Ui, place: Rect, shown: Option<&(f64, String)>, weight: Weight) {
    let theme = Theme::of(ui);
    match shown {
        Some((_, shown)) => text(ui, place, true, shown, weight, theme.ink1),
        None => text(ui, place, true, "–", Weight::Regular, theme.ink3),
    }
}

fn figure(
    ui: &mut Ui,
    state: &AppState,
    place: Rect,
    shown: Option<&Figure>,
    salt: (usize, usize),
    out: &mut Commands,
) {
    let Some(shown) = shown else {
        return text(ui, place, true, "–", Weight::Regular, Theme::of(ui).ink3);
    };
    let place = with_stated(ui, place, shown.stated.as_ref());
    let builder =
        UiBuilder::new().max_rect(place).id_salt(("figure", salt)).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| FigureText::new(shown).ui(ui, state, out));
}

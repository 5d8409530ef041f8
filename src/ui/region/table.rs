//! The table of all claims: only the rows on screen are drawn.

use egui::{Align2, CursorIcon, Key, Modifiers, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::{AppState, Command, Commands, TableSort};
use crate::model::ClaimId;
use crate::ui::marked_text;
use crate::ui::marks;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets::{self, SortState, header_cell};

use super::claim_rows::{COLUMNS, ClaimRow, sort_rows};
use super::model::RegionPage;

/// Height of a row, points.
const ROW: f32 = 28.0;

/// Shows the card with the table.
pub(super) fn ui(ui: &mut Ui, state: &AppState, page: &RegionPage, out: &mut Commands) {
    widgets::card(ui, 0, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let table = format!("claims:{}", page.name);
        let sort = state.table_sorts.get(&table);
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            widgets::heading(ui, "All claims");
            ui.add_space(space::S);
            let order = sort.and_then(|sort| COLUMNS.get(sort.column)).map(|column| column.to_lowercase());
            let order = order.map_or_else(|| "grouped by metric".to_owned(), |column| format!("by {column}"));
            widgets::label(ui, &format!("{}, {order}", page.claims.len()));
        });
        let widths = widths(ui.available_width() - 32.0);
        heads(ui, &widths, &table, sort, out);
        let mut rows: Vec<&ClaimRow> = page.claims.iter().collect();
        sort_rows(&mut rows, sort);
        self::rows(ui, state, &rows, &widths, out);
    });
}

/// Widths of the seven columns in points.
fn widths(room: f32) -> [f32; 7] {
    let fixed = [92.0, 112.0, 100.0, 84.0, 0.0, 0.0, 60.0];
    let rest = (room - fixed.iter().sum::<f32>()).max(120.0);
    let mut widths = fixed;
    for (at, part) in [(4, 0.5), (5, 0.5)] {
        if let Some(width) = widths.get_mut(at) {
            *width = rest * part;
        }
    }
    widths
}

fn heads(ui: &mut Ui, widths: &[f32; 7], table: &str, sort: Option<&TableSort>, out: &mut Commands) {
    ui.horizontal(|ui| {
        ui.add_space(16.0);
        for (column, (name, width)) in COLUMNS.iter().zip(widths).enumerate() {
            let now = match sort.filter(|sort| sort.column == column) {
                None => SortState::None,
                Some(sort) if sort.descending => SortState::Descending,
                Some(_) => SortState::Ascending,
            };
            let right = column == 2;
            let before = if column == 3 { 16.0 } else { 0.0 };
            ui.add_space(before);
            if header_cell(ui, name, width - before - if right { 0.0 } else { 8.0 }, right, now).clicked() {
                let descending = now == SortState::Ascending;
                out.send(Command::SortTable(TableSort { table: table.to_owned(), column, descending }));
            }
            ui.add_space(if right { 0.0 } else { 8.0 });
        }
    });
}

fn rows(ui: &mut Ui, state: &AppState, rows: &[&ClaimRow], widths: &[f32; 7], out: &mut Commands) {
    let theme = Theme::of(ui);
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * rows.len() as f32), Sense::hover());
    let clip = ui.clip_rect();
    let first = ((clip.top() - all.top()) / ROW).floor().max(0.0) as usize;
    let count = (clip.height() / ROW).ceil() as usize + 2;
    for (at, row) in rows.iter().enumerate().skip(first).take(count) {
        let rect = Rect::from_min_size(all.min + vec2(0.0, at as f32 * ROW), vec2(all.width(), ROW));
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
        row_ui(ui, state, row, rect, widths, out);
        move_on_keys(ui, rows, at, all, out);
    }
}

fn row_id(ui: &Ui, id: &ClaimId) -> egui::Id {
    ui.unique_id().with(("claim row", &id.0))
}

fn row_ui(ui: &Ui, state: &AppState, row: &ClaimRow, rect: Rect, widths: &[f32; 7], out: &mut Commands) {
    let theme = Theme::of(ui);
    let response = ui.interact(rect, row_id(ui, &row.id), Sense::click());
    let selected = state.selected.as_ref() == Some(&row.id);
    let name = format!("{} {}, {}, {}, {}", row.status, row.metric, row.value, row.year, row.place);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    let lit = state.hovered.as_ref() == Some(&row.id);
    if selected || response.hovered() || lit {
        let ground = if selected { theme.selected } else { theme.side };
        ui.painter().rect_filled(rect.with_min_y(rect.top() + 1.0), 0.0, ground);
    }
    paint(ui, row, rect, widths, theme);
    if response.hovered() {
        widgets::hover_figure(ui, state, &row.id, out);
    }
    if response.has_focus() {
        widgets::ring(ui, rect.shrink(3.0), 2);
    }
    let enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || enter && selected {
        out.send(Command::OpenReader(row.file.clone(), Some(row.id.clone())));
    } else if response.clicked() {
        out.send(Command::SelectClaim(row.id.clone()));
    }
    if let Some(claim) = state.claim(&row.id) {
        response.context_menu(|ui| widgets::claim_menu(ui, claim, out));
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
}

fn paint(ui: &Ui, row: &ClaimRow, rect: Rect, widths: &[f32; 7], theme: &Theme) {
    let mut left = rect.left() + 16.0;
    let mut cells = widths.iter().map(|width| {
        let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        left += width;
        cell
    });
    let mut next = |room: f32| cells.next().map_or(rect, |cell| cell.with_max_x(cell.right() - room));
    let plain = |ink| theme::format(size::BODY, Weight::Regular, ink);
    let status = next(8.0);
    marks::status_mark(ui.painter(), pos2(status.left() + 5.0, status.center().y), 4.5, row.kind, &theme.palette);
    let status = status.with_min_x(status.left() + 18.0);
    widgets::paint_elided(ui, status, Align2::LEFT_CENTER, &row.status, plain(theme.ink1));
    widgets::paint_elided(ui, next(8.0), Align2::LEFT_CENTER, &row.metric, plain(theme.ink1));
    let ink = marks::color(&theme.palette, row.kind.role());
    let value = theme::format(size::BODY, Weight::Semibold, ink);
    widgets::paint_elided(ui, next(0.0), Align2::RIGHT_CENTER, &row.value, value);
    let year = next(8.0);
    let year = year.with_min_x(year.left() + 16.0);
    widgets::paint_elided(ui, year, Align2::LEFT_CENTER, &row.year, plain(theme.ink1));
    let font = theme::font(size::BODY, Weight::Regular);
    marked_text::paint_row(ui, &row.as_written, font, theme.ink1, next(12.0));
    widgets::paint_elided(ui, next(8.0), Align2::LEFT_CENTER, &row.about, plain(theme.ink2));
    widgets::paint_elided(ui, next(0.0), Align2::LEFT_CENTER, &row.place, plain(theme.ink3));
}

/// Up and down step from the row that has the keyboard to the next, and show its evidence.
fn move_on_keys(ui: &Ui, rows: &[&ClaimRow], at: usize, all: Rect, out: &mut Commands) {
    let Some(row) = rows.get(at) else { return };
    if !ui.memory(|memory| memory.has_focus(row_id(ui, &row.id))) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        at + 1
    } else if pressed(Key::ArrowUp) {
        at.wrapping_sub(1)
    } else {
        return;
    };
    if let Some(other) = rows.get(next) {
        ui.memory_mut(|memory| memory.request_focus(row_id(ui, &other.id)));
        let rect = Rect::from_min_size(all.min + vec2(0.0, next as f32 * ROW), vec2(all.width(), ROW));
        ui.scroll_to_rect(rect, None);
        out.send(Command::SelectClaim(other.id.clone()));
    }
}

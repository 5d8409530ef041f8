//! The table of who reports what.

use egui::{
    Align, Align2, CornerRadius, Layout, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::coverage::{Cell, CoverageColumn, CoverageRow};
use super::model::{CellClaims, CompareModel};
use crate::app::{AppState, Command, Commands, CompareAction, Page};
use crate::model::format;
use crate::ui::figure_view::FigureText;
use crate::ui::icons::Icon;
use crate::ui::long_list::long_list;
use crate::ui::marks;
use crate::ui::theme::{self, ROW, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button};

/// Width of the column of regions.
const REGION: f32 = 193.0;
/// Least width of the others.
const LEAST: f32 = 124.0;
/// Height of the heads.
const HEAD: f32 = 40.0;
/// Rows in sight at once; more are scrolled to.
const AT_ONCE: f32 = 12.0;

/// Shows the table and, below it, the claims of the chosen cell.
pub fn ui(ui: &mut Ui, state: &AppState, model: &CompareModel, out: &mut Commands) {
    widgets::card(ui, 0, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        ui.horizontal(|ui| {
            ui.add_space(space::L);
            ui.set_min_height(36.0);
            widgets::heading(ui, "Coverage");
            widgets::label(ui, "who reports what. Choose a column to compare it, a cell to see its claims.");
            if model.coverage.rows.len() > 8 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(space::S);
                    choose_all(ui, model, out);
                });
            }
        });
        let columns = model.coverage.columns.len() + 1;
        let width = ((ui.available_width() - REGION) / columns as f32).clamp(LEAST, 220.0);
        ScrollArea::horizontal().id_salt("coverage").show(ui, |ui| table(ui, model, width, out));
        if let Some(cell) = &model.cell {
            claims(ui, state, cell, out);
        }
    });
}

/// Buttons that check all regions, or none.
fn choose_all(ui: &mut Ui, model: &CompareModel, out: &mut Commands) {
    let all = || -> Vec<String> { model.coverage.rows.iter().map(|row| row.region.clone()).collect() };
    if Button::new("None").ghost().small().name("Show no region").ui(ui).clicked() {
        out.send(Command::Compare(CompareAction::OnlyRegions { shown: Vec::new(), all: all() }));
    }
    if Button::new("All").ghost().small().name("Show all regions").ui(ui).clicked() {
        out.send(Command::Compare(CompareAction::OnlyRegions { shown: all(), all: all() }));
    }
}

fn table(ui: &mut Ui, model: &CompareModel, width: f32, out: &mut Commands) {
    let theme = Theme::of(ui);
    let coverage = &model.coverage;
    let columns = coverage.columns.len() + 1;
    let whole = (REGION + width * columns as f32).max(ui.available_width());
    let (_, head) = ui.allocate_space(vec2(whole, HEAD));
    let chosen = coverage.columns.iter().position(|head| Some(&head.column) == model.column.as_ref());
    if let Some(place) = chosen.map(|at| cell(head, at, width)) {
        ui.painter().rect_filled(place, CornerRadius::ZERO, theme.selected);
        let bar = Rect::from_min_size(place.min, vec2(place.width(), 3.0));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.ink1);
    }
    let at = Pos2::new(head.left() + space::L, head.top() + 28.0);
    ui.painter().text(at, Align2::LEFT_CENTER, "Region", theme::font(size::LABEL, Weight::Regular), theme.ink2);
    let all = coverage.rows.len();
    for (number, column) in coverage.columns.iter().enumerate() {
        column_head(ui, cell(head, number, width), column, all, out);
    }
    two_lines(ui, cell(head, columns - 1, width), "Commitments", &format!("{} of {all}", coverage.with_commitments));
    let body = ScrollArea::vertical().id_salt("coverage rows").max_height(ROW * AT_ONCE).auto_shrink([false, true]);
    body.show(ui, |ui| {
        ui.set_width(whole);
        long_list(ui, coverage.rows.len(), ROW, |ui, at, rect| {
            if let Some(row) = coverage.rows.get(at) {
                if let Some(place) = chosen.map(|at| cell(rect, at, width)) {
                    ui.painter().rect_filled(place, CornerRadius::ZERO, theme.selected);
                }
                row_ui(ui, model, row, rect, width, out);
            }
        });
    });
    if model.cell.is_none() {
        ui.add_space(space::XS);
    }
}

fn row_ui(ui: &mut Ui, model: &CompareModel, row: &CoverageRow, rect: Rect, width: f32, out: &mut Commands) {
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, Theme::of(ui).line));
    region_box(ui, rect, row, out);
    let columns = &model.coverage.columns;
    for (at, (head, figures)) in columns.iter().zip(&row.cells).enumerate() {
        let chosen = model.cell.as_ref().is_some_and(|of| of.region == row.region && of.column == head.column);
        cell_ui(ui, cell(rect, at, width), row, head, *figures, chosen, out);
    }
    commitments_ui(ui, cell(rect, columns.len(), width), row, out);
}

/// The place of a column in a row.
fn cell(row: Rect, column: usize, width: f32) -> Rect {
    let left = row.left() + REGION + width * column as f32;
    Rect::from_min_max(Pos2::new(left, row.top()), Pos2::new(left + width, row.bottom()))
}

fn column_head(ui: &mut Ui, place: Rect, head: &CoverageColumn, all: usize, out: &mut Commands) {
    let response = ui.interact(place, ui.scope_id().with(("column", &head.column)), Sense::click());
    let name = format!("Compare {}, {} of {all} regions", head.label.to_lowercase(), head.regions);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        let under = Rect::from_min_size(place.min, vec2(place.width(), 3.0));
        ui.painter().rect_filled(under, CornerRadius::ZERO, Theme::of(ui).line_control);
    }
    two_lines(ui, place, &head.label, &format!("{} of {all}", head.regions));
    widgets::focus_ring(ui, place.shrink(2.0), radius::CHIP, &response);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.send(Command::Compare(CompareAction::Column(head.column.clone())));
    }
}

fn two_lines(ui: &Ui, place: Rect, first: &str, second: &str) {
    let theme = Theme::of(ui);
    let line =
        |top: f32| Rect::from_min_size(place.min + vec2(space::M, top), vec2(place.width() - space::M - 4.0, 16.0));
    let bold = theme::format(size::LABEL, Weight::Semibold, theme.ink1);
    widgets::paint_elided(ui, line(5.0), Align2::LEFT_CENTER, first, bold);
    let plain = theme::format(size::LABEL, Weight::Regular, theme.ink2);
    widgets::paint_elided(ui, line(21.0), Align2::LEFT_CENTER, second, plain);
}

/// Check box and name of a region.
fn region_box(ui: &mut Ui, row_rect: Rect, row: &CoverageRow, out: &mut Commands) {
    let theme = Theme::of(ui);
    let place = Rect::from_min_size(row_rect.min + vec2(space::L, 0.0), vec2(REGION - space::L - space::S, ROW));
    let response = ui.interact(place, ui.scope_id().with(("region", &row.region)), Sense::click());
    let name = format!("Show {}", row.region);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.shown, &name));
    let mark = Rect::from_center_size(place.left_center() + vec2(7.0, 0.0), vec2(14.0, 14.0));
    widgets::paint_check(ui, mark, row.shown, response.hovered());
    let text = Rect::from_min_max(Pos2::new(mark.right() + space::S, place.top()), place.max);
    let ink = if row.shown { theme.ink1 } else { theme.ink3 };
    let format = theme::format(size::BODY, Weight::Semibold, ink);
    widgets::paint_elided(ui, text, Align2::LEFT_CENTER, &row.region, format);
    widgets::focus_ring(ui, mark, 3, &response);
    if response.clicked() {
        out.send(Command::Compare(CompareAction::ToggleRegion(row.region.clone())));
    }
}

fn cell_ui(
    ui: &mut Ui,
    place: Rect,
    row: &CoverageRow,
    head: &CoverageColumn,
    cell: Cell,
    chosen: bool,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let left = place.left_center() + vec2(space::M, 0.0);
    let font = theme::font(size::LABEL, Weight::Regular);
    if cell.total() == 0 {
        ui.painter().text(left, Align2::LEFT_CENTER, "–", font, theme.ink3);
        return;
    }
    let mut x = left.x;
    for (kind, count) in cell.kinds() {
        let center = Pos2::new(x + 5.0, left.y);
        marks::status_mark(ui.painter(), center, 4.5, kind, &theme.palette);
        let ink = if row.shown { theme.ink2 } else { theme.ink3 };
        let at = Pos2::new(x + 14.0, left.y);
        let text = ui.painter().text(at, Align2::LEFT_CENTER, count.to_string(), font.clone(), ink);
        x = text.right() + space::S;
    }
    let room = Rect::from_min_max(
        Pos2::new(left.x - 5.0, place.top() + 3.0),
        Pos2::new((x - space::S + 6.0).min(place.right()), place.bottom() - 3.0),
    );
    let response = ui.interact(room, ui.scope_id().with(("cell", &row.region, &head.column)), Sense::click());
    let name = format!("{}, {}: {}", row.region, head.label.to_lowercase(), cell.spoken());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    outline(ui, room, chosen, &response);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        let cell = (!chosen).then(|| (row.region.clone(), head.column.clone()));
        out.send(Command::Compare(CompareAction::Cell(cell)));
    }
}

fn outline(ui: &Ui, room: Rect, chosen: bool, response: &Response) {
    let theme = Theme::of(ui);
    if chosen || response.has_focus() {
        let stroke = Stroke::new(2.0, theme.focus);
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect_stroke(room, corner, stroke, egui::StrokeKind::Inside);
    } else if response.hovered() {
        let stroke = Stroke::new(1.0, theme.line_control);
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect_stroke(room, corner, stroke, egui::StrokeKind::Inside);
    }
}

fn commitments_ui(ui: &mut Ui, place: Rect, row: &CoverageRow, out: &mut Commands) {
    let theme = Theme::of(ui);
    let left = place.left_center() + vec2(space::M, 0.0);
    let font = theme::font(size::LABEL, Weight::Regular);
    if row.commitments == 0 {
        ui.painter().text(left, Align2::LEFT_CENTER, "–", font, theme.ink3);
        return;
    }
    Icon::Handshake.paint(ui.painter(), left + vec2(7.0, 0.0), 14.0, theme.ink2);
    let at = left + vec2(20.0, 0.0);
    let text = ui.painter().text(at, Align2::LEFT_CENTER, row.commitments.to_string(), font, theme.ink2);
    let room = Rect::from_min_max(
        Pos2::new(left.x - 5.0, place.top() + 3.0),
        Pos2::new(text.right() + 6.0, place.bottom() - 3.0),
    );
    let response = ui.interact(room, ui.scope_id().with(("commitments", &row.region)), Sense::click());
    let name = format!("{}, {}, open region", row.region, format::counted(row.commitments, "commitment"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    outline(ui, room, false, &response);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.send(Command::Show(Page::Region(row.region.clone())));
    }
}

/// The claims of the chosen cell, each leading to its sentence.
fn claims(ui: &mut Ui, state: &AppState, cell: &CellClaims, out: &mut Commands) {
    let theme = Theme::of(ui);
    widgets::divider(ui);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(REGION - space::L - space::S);
                ui.label(theme::text(&cell.region, size::BODY, Weight::Semibold, theme.ink1));
                let count = format::counted(cell.figures.len(), "figure");
                widgets::label(ui, &format!("{}, {count}", cell.column.label()));
            });
            let close = 32.0;
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - close);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
                    for (figure, about) in &cell.figures {
                        FigureText::new(figure).ui(ui, state, out);
                        widgets::label(ui, about);
                        ui.add_space(space::S);
                    }
                });
            });
            if widgets::icon_button(ui, Icon::X, "Close the list of claims").clicked() {
                out.send(Command::Compare(CompareAction::Cell(None)));
            }
        });
    });
}

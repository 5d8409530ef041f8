//! The table of derived figures.

use egui::{Align, Align2, Layout, Pos2, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::model::DerivedRow;
use crate::app::{AppState, Commands};
use crate::ui::figure_view::{FigureText, formula_ui};
use crate::ui::long_list::long_list;
use crate::ui::theme::{self, ROW, Theme, Weight, size, space};
use crate::ui::widgets::{self, SortState};

/// Left edges of the columns after the first and the right edge of the last before the formula, as parts of the width.
const PARTS: [f32; 4] = [0.19, 0.23, 0.112, 0.155];
/// Below this width the table scrolls sideways.
const LEAST: f32 = 760.0;

/// Shows the table in its card.
pub fn derived(ui: &mut Ui, state: &AppState, rows: &[DerivedRow], out: &mut Commands) {
    widgets::card(ui, 0, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        ui.horizontal(|ui| {
            ui.set_min_height(36.0);
            ui.add_space(space::L);
            widgets::heading(ui, "Derived figures");
            widgets::label(ui, &rows.len().to_string());
            widgets::label(ui, "worked out from reported ones, each input opens its sentence");
        });
        ScrollArea::horizontal().id_salt("derived").show(ui, |ui| {
            let width = ui.available_width().max(LEAST);
            ui.set_width(width);
            let (_, rect) = ui.allocate_space(vec2(width, ROW));
            for (at, (text, place)) in
                ["Region", "Figure", "Period", "Result", "Formula"].into_iter().zip(places(rect)).enumerate()
            {
                let builder = UiBuilder::new().max_rect(place).id_salt(("head", at));
                ui.scope_builder(builder, |ui| {
                    widgets::header_cell(ui, text, place.width(), at == 3, SortState::Fixed);
                });
            }
            long_list(ui, rows.len(), ROW, |ui, at, rect| {
                if let Some(row) = rows.get(at) {
                    row_ui(ui, state, row, at, rect, out);
                }
            });
        });
    });
}

fn places(row: Rect) -> [Rect; 5] {
    let room = row.width() - 2.0 * space::L;
    let mut left = row.left() + space::L;
    let mut place = |width: f32| {
        let place = Rect::from_min_size(Pos2::new(left, row.top()), vec2(width - space::S, row.height()));
        left += width;
        place
    };
    let [region, figure, period, result] = PARTS.map(|part| place(room * part));
    let formula = Rect::from_min_max(Pos2::new(result.right() + space::XL, row.top()), row.max);
    [region, figure, period, result, formula]
}

fn row_ui(ui: &mut Ui, state: &AppState, row: &DerivedRow, at: usize, rect: Rect, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    let [region, figure, period, result, formula] = places(rect);
    let text = |place: Rect, text: &str, weight, ink| {
        widgets::paint_elided(ui, place, Align2::LEFT_CENTER, text, theme::format(size::BODY, weight, ink));
    };
    text(region, &row.region, Weight::Semibold, theme.ink1);
    text(figure, &row.figure, Weight::Regular, theme.ink2);
    text(period, &row.period, Weight::Regular, theme.ink2);
    let builder =
        UiBuilder::new().max_rect(result).id_salt(("result", at)).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| FigureText::new(&row.result).ui(ui, state, out));
    let builder =
        UiBuilder::new().max_rect(formula).id_salt(("formula", at)).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| formula_ui(ui, state, &row.parts, out));
    // The whole name where the cell cuts it.
    let sense = ui.interact(figure, ui.scope_id().with(("figure", at)), egui::Sense::hover());
    sense.on_hover_text(format!("{}: {}", row.figure, row.label));
}

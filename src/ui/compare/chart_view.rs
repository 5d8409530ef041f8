//! The chart of the chosen metric: regions and products side by side.

use egui::{Align, Layout, Ui};

use super::model::CompareModel;
use crate::app::{AppState, Column, Command, Commands, CompareAction, Grouping};
use crate::chart::{Chart, ChartOptions, Look, RowFigures, dumbbell};
use crate::model::Metric;
use crate::model::format;
use crate::ui::chart_view::{self, ViewOptions};
use crate::ui::figures::Claims;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets;

/// Height of a row of the chart.
const ROW: f32 = 46.0;
/// Rows drawn at most: more cannot be compared by eye.
pub const MOST_ROWS: usize = 40;
/// The same where there is room to spare.
const HIGHEST_ROW: f32 = 60.0;
/// Room that the card takes above and below the chart.
const ABOVE: f32 = 76.0;
/// Height of its axis.
const AXIS: f32 = 44.0;

/// Shows the card with its heading, lists of choices and chart, at least `least` points high.
pub fn ui(ui: &mut Ui, state: &AppState, model: &CompareModel, least: f32, out: &mut Commands) {
    let key = (state.revision, &state.compare, Theme::of(ui).dark);
    let look = if Theme::of(ui).dark { Look::Dark } else { Look::Light };
    let chart = widgets::memo(ui, "compare chart", key, || chart(state, model, look));
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height((least - 32.0).max(0.0));
        ui.horizontal(|ui| head(ui, state, model, out));
        ui.add_space(space::S);
        let Some(chart) = chart.as_ref() else {
            widgets::paragraph(ui, "Nothing to draw for this choice: no region that is shown has such a figure.");
            return;
        };
        let rows = model.chart_rows.len().min(MOST_ROWS);
        if model.chart_rows.len() > MOST_ROWS {
            let text = format!(
                "The first {MOST_ROWS} of {} rows. Leave out regions or choose a product to see the others.",
                model.chart_rows.len()
            );
            widgets::label(ui, &text);
        }
        let options = ViewOptions {
            height: (AXIS + ROW * rows as f32).max(least - ABOVE).min(AXIS + HIGHEST_ROW * rows as f32),
            heading: false,
            selected: state.selected.as_ref(),
            hovered: state.hovered.as_ref(),
            ..ViewOptions::new("compare", look)
        };
        let response = chart_view::show(ui, chart, &options);
        if let Some(claim) = &response.hovered {
            widgets::hover_figure(ui, state, claim, out);
        }
        if let Some(claim) = response.double_clicked
            && let Some(file) = state.claim(&claim).map(|claim| claim.file.clone())
        {
            out.send(Command::OpenReader(file, Some(claim)));
        } else if let Some(claim) = response.clicked {
            out.send(Command::SelectClaim(claim));
        }
    });
}

/// The chart of the chosen rows; `None` where there is nothing to draw.
#[must_use]
pub fn chart(state: &AppState, model: &CompareModel, look: Look) -> Option<Chart> {
    let claims = Claims::new(&state.collection, &state.index);
    let rows: Vec<RowFigures> = model.chart_rows.iter().take(MOST_ROWS).map(super::rows::Row::to_row_figures).collect();
    let metric = match model.column.as_ref()? {
        Column::Named(metric) => metric.clone(),
        Column::Other => Metric::Other("other".to_owned()),
    };
    let options = ChartOptions { look, ..ChartOptions::default() };
    dumbbell(&metric, model.unit.as_ref()?, &rows, &claims, &options)
}

fn head(ui: &mut Ui, state: &AppState, model: &CompareModel, out: &mut Commands) {
    let label = model.column.as_ref().map(Column::label).unwrap_or_default();
    widgets::heading(ui, &format::sentence_case(&label));
    widgets::label(ui, &model.subtitle);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let grouping = usize::from(state.compare.grouping == Grouping::Product);
        if let Some(at) = widgets::dropdown(ui, None, "Order of the rows", &["By region", "By product"], grouping) {
            let grouping = if at == 0 { Grouping::Region } else { Grouping::Product };
            out.send(Command::Compare(CompareAction::Group(grouping)));
        }
        if model.products.len() > 1 {
            let all = std::iter::once("All products").chain(model.products.iter().map(String::as_str));
            let choices: Vec<&str> = all.collect();
            let product = state.compare.product.as_ref();
            let chosen = product.and_then(|product| model.products.iter().position(|other| other == product));
            let chosen = chosen.map_or(0, |at| at + 1);
            if let Some(at) = widgets::dropdown(ui, None, "Product", &choices, chosen) {
                let product = at.checked_sub(1).and_then(|at| model.products.get(at)).cloned();
                out.send(Command::Compare(CompareAction::Product(product)));
            }
        }
        if model.units.len() > 1 {
            let labels: Vec<String> =
                model.units.iter().map(|unit| format::scale_for([1.0], unit).label()).map(or_number).collect();
            let choices: Vec<&str> = labels.iter().map(String::as_str).collect();
            let chosen = model.units.iter().position(|unit| Some(unit) == model.unit.as_ref()).unwrap_or(0);
            if let Some(unit) = widgets::dropdown(ui, None, "Unit", &choices, chosen).and_then(|at| model.units.get(at))
            {
                out.send(Command::Compare(CompareAction::Unit(unit.clone())));
            }
        }
    });
}

/// Counts have no unit to name.
fn or_number(label: String) -> String {
    if label.is_empty() { "number".to_owned() } else { label }
}

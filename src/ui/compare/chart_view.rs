//! The chart of the chosen metric: regions and products side by side.

use egui::{Align, Layout, Ui};

use super::model::CompareModel;
use super::rows::Row;
use crate::app::{AppState, Column, Command, Commands, CompareAction, CompareView, Order};
use crate::chart::{
    Chart, ChartOptions, Look, MOST_PANELS, PanelFigures, RowFigures, dumbbell, index, layout, multiples,
};
use crate::model::Metric;
use crate::model::format;
use crate::ui::chart_view::{self, ViewOptions};
use crate::ui::figures::Claims;
use crate::ui::theme::{self, Theme, space};
use crate::ui::widgets;

/// Height of a row of the chart.
const ROW: f32 = 46.0;
/// Rows drawn at most: more cannot be compared by eye.
pub const MOST_ROWS: usize = 40;
/// The same where there is room to spare.
const HIGHEST_ROW: f32 = 60.0;
/// Room that the card takes above and below the chart.
const ABOVE: f32 = 114.0;
/// Height of its axis.
const AXIS: f32 = 44.0;

/// Shows the card with its heading, lists of choices and chart, at least `least` points high.
pub fn ui(ui: &mut Ui, state: &AppState, model: &CompareModel, least: f32, out: &mut Commands) {
    let key = (state.revision, &state.compare, Theme::of(ui).dark);
    let look = if Theme::of(ui).dark { Look::Dark } else { Look::Light };
    let options = ChartOptions { look, ..ChartOptions::default() };
    let chart = widgets::memo(ui, "compare chart", key, || chart(state, model, &options));
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height((least - 32.0).max(0.0));
        ui.horizontal(|ui| {
            ui.set_min_height(theme::BUTTON_SMALL);
            widgets::heading(ui, &format::sentence_case(&model.column.as_ref().map(Column::label).unwrap_or_default()));
            let view = state.compare.view;
            match (view, &model.index, chart.as_ref()) {
                (CompareView::Dumbbell, _, _) => {
                    widgets::label(ui, &model.subtitle);
                }
                (CompareView::Index, Some(_), Some(chart)) | (CompareView::Multiples, _, Some(chart)) => {
                    widgets::label(ui, &chart.unit);
                }
                _ => {}
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let choices = CompareView::ALL.map(|view| (None, view.label()));
                let chosen = CompareView::ALL.iter().position(|other| *other == view).unwrap_or(0);
                let pressed = widgets::segmented(ui, &choices, chosen).and_then(|at| CompareView::ALL.get(at));
                if let Some(view) = pressed {
                    out.send(Command::Compare(CompareAction::View(*view)));
                }
            });
        });
        ui.horizontal_wrapped(|ui| choices(ui, state, model, out));
        ui.add_space(space::S);
        if state.compare.view == CompareView::Index && model.index.is_none() {
            widgets::paragraph(ui, "No index: it takes two regions with figures of two years, one of them in common.");
            return;
        }
        let Some(chart) = chart.as_ref() else {
            widgets::paragraph(ui, "Nothing to draw for this choice: no region that is shown has such a figure.");
            return;
        };
        if state.compare.view == CompareView::Dumbbell && model.chart_rows.len() > MOST_ROWS {
            let text = format!(
                "The first {MOST_ROWS} of {} rows. Leave out regions or choose a product to see the others.",
                model.chart_rows.len()
            );
            widgets::label(ui, &text);
        }
        let options = ViewOptions {
            height: height(ui, state, model, chart, least),
            heading: false,
            selected: state.selected.as_ref(),
            hovered: state.hovered.as_ref(),
            ..ViewOptions::new("compare", look)
        };
        let response = chart_view::show(ui, chart, &options);
        for note in &chart.notes {
            widgets::note(ui, note);
        }
        if let Some(claim) = &response.hovered {
            widgets::hover_figure(ui, state, claim, out);
        }
        if let Some(claim) = response.double_clicked
            && let Some(file) = state.claim(&claim).map(|claim| claim.file.clone())
        {
            out.send(Command::OpenReader(file.to_string(), Some(claim)));
        } else if let Some(claim) = response.clicked {
            out.send(Command::SelectClaim(claim));
        }
    });
}

/// Height of the chart, where `least` points are there to be filled.
fn height(ui: &Ui, state: &AppState, model: &CompareModel, chart: &Chart, least: f32) -> f32 {
    match state.compare.view {
        CompareView::Dumbbell => {
            let rows = model.chart_rows.len().min(MOST_ROWS) as f32;
            (AXIS + ROW * rows).max(least - ABOVE).min(AXIS + HIGHEST_ROW * rows)
        }
        CompareView::Index => (least - ABOVE).clamp(280.0, 420.0),
        CompareView::Multiples => layout::natural_height(chart, ui.available_width()),
    }
}

/// The chart of the chosen rows; `None` where there is nothing to draw. What must be known of converted figures is among
/// its notes.
#[must_use]
pub fn chart(state: &AppState, model: &CompareModel, options: &ChartOptions) -> Option<Chart> {
    let claims = Claims::new(&state.collection, &state.index);
    let metric = metric(model)?;
    let mut options = options.clone();
    if let (CompareView::Index, Some(lines)) = (state.compare.view, &model.index) {
        options.more_notes.insert(0, lines.note.clone());
        return index(&metric, &lines.lines, lines.base, &claims, &options);
    }
    if !model.conversion.is_empty() {
        options.more_notes.insert(0, model.conversion.clone());
    }
    if state.compare.view == CompareView::Multiples {
        let panels: Vec<PanelFigures> =
            model.chart_rows.iter().map(Row::course).filter(|panel| !panel.figures.is_empty()).collect();
        if panels.len() > MOST_PANELS {
            options.more_notes.insert(0, format!("The first {MOST_PANELS} of {} rows.", panels.len()));
        }
        return multiples(&metric, model.unit.as_ref()?, &panels, &claims, &options);
    }
    let rows: Vec<RowFigures> = model.chart_rows.iter().take(MOST_ROWS).map(Row::to_row_figures).collect();
    dumbbell(&metric, model.unit.as_ref()?, &rows, &claims, &options)
}

/// What the rows measure: for others together their metric, if it is one.
fn metric(model: &CompareModel) -> Option<Metric> {
    match model.column.as_ref()? {
        Column::Named(metric) => Some(metric.clone()),
        Column::Other => {
            let mut metrics = model.chart_rows.iter().map(|row| &row.metric);
            let first = metrics.next()?;
            let same = metrics.all(|metric| metric == first);
            Some(if same { first.clone() } else { Metric::Other("other".to_owned()) })
        }
    }
}

/// Lists of what is drawn and how, in one row or as many as it takes.
fn choices(ui: &mut Ui, state: &AppState, model: &CompareModel, out: &mut Commands) {
    let mut send = |action| out.send(Command::Compare(action));
    if model.products.len() > 1 {
        let choices: Vec<&str> =
            std::iter::once("All products").chain(model.products.iter().map(String::as_str)).collect();
        let product = state.compare.product.as_ref();
        let chosen = product.and_then(|product| model.products.iter().position(|other| other == product));
        if let Some(at) = widgets::dropdown(ui, None, "Product", &choices, chosen.map_or(0, |at| at + 1)) {
            send(CompareAction::Product(at.checked_sub(1).and_then(|at| model.products.get(at)).cloned()));
        }
    }
    // An index has no unit.
    let index = state.compare.view == CompareView::Index;
    if model.units.len() > 1 && !index {
        let labels: Vec<String> =
            model.units.iter().map(|unit| format::scale_for([1.0], unit).label()).map(or_number).collect();
        let choices: Vec<&str> = labels.iter().map(String::as_str).collect();
        let chosen = model.units.iter().position(|unit| Some(unit) == model.unit.as_ref()).unwrap_or(0);
        if let Some(unit) = widgets::dropdown(ui, None, "Unit", &choices, chosen).and_then(|at| model.units.get(at)) {
            send(CompareAction::Unit(unit.clone()));
        }
    }
    if !model.currencies.is_empty() && !index {
        let names: Vec<String> =
            model.currencies.iter().map(|to| format!("In {}", format::currency_name(to.code()))).collect();
        let choices: Vec<&str> = std::iter::once("Money as stated").chain(names.iter().map(String::as_str)).collect();
        let chosen = model.currencies.iter().position(|to| Some(*to) == state.compare.convert);
        if let Some(at) = widgets::dropdown(ui, None, "Convert to", &choices, chosen.map_or(0, |at| at + 1)) {
            send(CompareAction::Convert(at.checked_sub(1).and_then(|at| model.currencies.get(at)).copied()));
        }
    }
    if let Some(lines) = model.index.as_ref().filter(|lines| index && lines.bases.len() > 1) {
        let labels: Vec<String> = lines.bases.iter().map(|year| format!("{year} = 100")).collect();
        let choices: Vec<&str> = labels.iter().map(String::as_str).collect();
        let chosen = lines.bases.iter().position(|year| *year == lines.base).unwrap_or(0);
        if let Some(year) =
            widgets::dropdown(ui, None, "Base year", &choices, chosen).and_then(|at| lines.bases.get(at))
        {
            send(CompareAction::Base(*year));
        }
    }
    let order = Order::ALL.iter().position(|order| *order == state.compare.order).unwrap_or(0);
    if let Some(order) =
        widgets::dropdown(ui, None, "Order", &Order::ALL.map(Order::label), order).and_then(|at| Order::ALL.get(at))
    {
        send(CompareAction::Order(*order));
    }
}

/// Counts have no unit to name.
fn or_number(label: String) -> String {
    if label.is_empty() { "number".to_owned() } else { label }
}

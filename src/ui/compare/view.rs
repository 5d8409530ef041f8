//! Draws the compare page.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use super::model::CompareModel;
use super::{chart_view, coverage_view, side_view, table_view};
use crate::app::{AppState, ChartRequest, Column, Command, Commands};
use crate::chart::MarkKind;
use crate::model::Metric;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets::{self, Button};

/// Below this width of the page, the cards beside the chart stand below it.
const SIDE_BY_SIDE: f32 = 1000.0;
/// Width of the cards beside the chart.
const SIDE: f32 = 340.0;

/// Shows the page.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let model = widgets::memo(ui, "compare page", (state.revision, &state.compare), || {
        CompareModel::new(&state.collection, &state.index, &state.compare)
    });
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: 24, right: 24, top: 12, bottom: 24 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            head(ui, &model, out);
            coverage_view::ui(ui, state, &model, out);
            if model.column.is_none() {
                nothing(ui);
            } else if ui.available_width() >= SIDE_BY_SIDE {
                beside(ui, state, &model, out);
            } else {
                chart_view::ui(ui, state, &model, 0.0, out);
                side_view::ui(ui, state, &model, out);
            }
            if model.column.is_some() {
                table_view::ui(ui, state, &model, out);
            }
        });
    });
}

fn head(ui: &mut Ui, model: &CompareModel, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(theme::BUTTON);
        ui.label(theme::text("Compare", size::PAGE, Weight::Semibold, theme.ink1));
        ui.add_space(space::XS);
        widgets::label(ui, "one metric, regions side by side");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(request) = request(model)
                && Button::new("Export chart…").icon(Icon::ImageDown).small().ui(ui).clicked()
            {
                out.send(Command::OpenExport(Some(request)));
            }
            ui.add_space(space::S);
            for kind in MarkKind::ALL.into_iter().rev() {
                if ui.available_width() > 90.0 {
                    widgets::label(ui, kind.as_str());
                    widgets::mark(ui, kind);
                    ui.add_space(space::XS);
                }
            }
        });
    });
}

/// What is exported from this page.
fn request(model: &CompareModel) -> Option<ChartRequest> {
    let row = model.chart_rows.first()?;
    let metric = match model.column.as_ref()? {
        Column::Named(metric) => metric.clone(),
        Column::Other => Metric::Other(row.metric.label()),
    };
    Some(ChartRequest { region: None, metric, sector: None, unit: model.unit.clone() })
}

fn nothing(ui: &mut Ui) {
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        widgets::heading(ui, "No figures to compare");
        widgets::paragraph(ui, "No article of this folder states a figure. Commitments are listed with each region.");
    });
}

/// Chart at the left, cards at the right.
fn beside(ui: &mut Ui, state: &AppState, model: &CompareModel, out: &mut Commands) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let alone = model.warnings.is_empty() && model.without.is_empty();
        let width = ui.available_width() - if alone { 0.0 } else { SIDE + space::M };
        // As high as the cards beside it were in the last frame.
        let id = egui::Id::unique("height beside the chart");
        let beside = if alone { 0.0 } else { ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0) };
        ui.vertical(|ui| {
            ui.set_width(width);
            chart_view::ui(ui, state, model, beside, out);
        });
        if !alone {
            ui.vertical(|ui| {
                ui.set_width(SIDE);
                ui.spacing_mut().item_spacing.y = space::M;
                side_view::ui(ui, state, model, out);
                let height = ui.min_rect().height();
                if (height - beside).abs() > 0.5 {
                    ui.data_mut(|data| data.insert_temp(id, height));
                    ui.ctx().request_repaint();
                }
            });
        }
    });
}

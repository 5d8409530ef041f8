//! The cards beside the chart: what to know before comparing, and what the other regions report instead.

use egui::{Ui, vec2};

use super::model::{CompareModel, Instead};
use super::warnings::Warning;
use crate::app::{AppState, Column, Command, Commands, Page};
use crate::model::format;
use crate::ui::figure_view::FigureText;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets;

/// Warnings shown at once, and half of the regions.
const AT_ONCE: usize = 4;

/// Shows the cards below each other.
pub fn ui(ui: &mut Ui, state: &AppState, model: &CompareModel, out: &mut Commands) {
    for warning in model.warnings.iter().take(AT_ONCE) {
        warning_card(ui, warning, out);
    }
    if model.warnings.len() > AT_ONCE {
        widgets::label(ui, &format!("and {} more of the kind", model.warnings.len() - AT_ONCE));
    }
    if let Some(column) = model.column.as_ref().filter(|_| !model.without.is_empty()) {
        widgets::card(ui, 16, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            let heading = match column {
                Column::Named(metric) => format!("No {} figures", metric.label()),
                Column::Other => "No other figures".to_owned(),
            };
            widgets::heading(ui, &heading);
            for (at, instead) in model.without.iter().take(AT_ONCE * 2).enumerate() {
                if at > 0 {
                    ui.add_space(space::XS);
                    widgets::divider(ui);
                }
                ui.add_space(space::XS);
                instead_ui(ui, state, instead, out);
            }
            if model.without.len() > AT_ONCE * 2 {
                ui.add_space(space::XS);
                let more = format::counted(model.without.len() - AT_ONCE * 2, "more region");
                widgets::label(ui, &format!("and {more}: see the coverage"));
            }
        });
    }
}

fn warning_card(ui: &mut Ui, warning: &Warning, out: &mut Commands) {
    let theme = Theme::of(ui);
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal(|ui| {
            Icon::TriangleAlert.ui(ui, 16.0, theme.warning);
            widgets::heading(ui, &warning.title);
        });
        widgets::paragraph(ui, &warning.text);
        if let Some(claim) = warning.claims.last() {
            let text = theme::text("Show the sentence", size::LABEL, Weight::Medium, theme.ink2);
            let name = format!("Show the sentence that says: {}", warning.text);
            if widgets::text_link(ui, text, &name).clicked() {
                out.send(Command::SelectClaim(claim.clone()));
            }
        }
    });
}

fn instead_ui(ui: &mut Ui, state: &AppState, instead: &Instead, out: &mut Commands) {
    let theme = Theme::of(ui);
    // Lines of text, not of buttons.
    ui.spacing_mut().interact_size.y = 18.0;
    let name = theme::text(&instead.region, size::BODY, Weight::Semibold, theme.ink1);
    if widgets::text_link(ui, name, &format!("{}, open region", instead.region)).clicked() {
        out.send(Command::Show(Page::Region(instead.region.clone())));
    }
    if !instead.figures.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
            for (figure, _) in &instead.figures {
                FigureText::new(figure).weight(Weight::Regular).ink(theme.ink2).ui(ui, state, out);
            }
        });
    }
    if !instead.commitments.is_empty() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            Icon::Handshake.ui(ui, 14.0, theme.ink2);
            ui.label(theme::text(&instead.commitments, size::LABEL, Weight::Regular, theme.ink2));
        });
    }
}

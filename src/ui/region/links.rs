//! Figures of the region page that lead to a sentence or to a formula.

use egui::{Color32, CursorIcon, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::{AppState, Command, Commands, WorkedOut};
use crate::ui::theme::{self, Theme, Weight, radius, size};
use crate::ui::widgets::{self, FigureLink};

use super::plots::{LeadsTo, StripFigure};

/// A worked-out figure: pressing it shows its formula.
pub(super) fn worked_out_link(
    ui: &mut Ui,
    figure: &WorkedOut,
    size: f32,
    weight: Weight,
    color: Color32,
    out: &mut Commands,
) -> Response {
    let galley = ui.painter().layout_job(theme::pieces([(figure.head.as_str(), theme::format(size, weight, color))]));
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let id = ui.next_auto_id().with(("worked out", &figure.label, &figure.head));
    let response = ui.interact(rect, id, Sense::click());
    let name = format!("{}: {} {}", figure.label, figure.head, figure.tail);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name.trim_end()));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(3.0, 0.0)), radius::CHIP, Theme::of(ui).sunken);
        }
        ui.painter().galley(rect.min, galley, color);
        widgets::focus_ring(ui, rect.expand2(vec2(2.0, 0.0)), radius::CHIP, &response);
    }
    if response.clicked() {
        out.send(Command::ShowWorkedOut(Box::new(figure.clone())));
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| formula_tooltip(ui, figure))
}

fn formula_tooltip(ui: &mut Ui, figure: &WorkedOut) {
    let theme = Theme::of(ui);
    ui.set_max_width(320.0);
    ui.label(theme::text(figure.label.as_str(), size::LABEL, Weight::Regular, theme.ink2));
    let formula = crate::ui::figures::formula_text(&figure.parts);
    if !formula.is_empty() {
        ui.label(theme::text(formula, size::BODY, Weight::Medium, theme.ink1));
    }
}

/// The number of a figure of the strip.
pub(super) fn strip_link(ui: &mut Ui, state: &AppState, figure: &StripFigure, size: f32, out: &mut Commands) {
    let ink = Theme::of(ui).ink1;
    match &figure.leads_to {
        LeadsTo::Claim(claim) => {
            FigureLink::new(claim, &figure.head).size(size).ui(ui, state, out);
        }
        LeadsTo::WorkedOut(worked_out) => {
            worked_out_link(ui, worked_out, size, Weight::Semibold, ink, out);
        }
        LeadsTo::Nothing => {
            ui.label(theme::text("–", size, Weight::Regular, Theme::of(ui).ink3));
        }
    }
}

//! Figures that lead to their sentences.

use egui::{Color32, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::icons::Icon;
use super::super::marked_text;
use super::super::region::LeadsTo;
use super::super::theme::{self, Theme, Weight, radius, size};
use super::control::menu_item;
use super::focus_ring;
use crate::app::{AppState, Command, Commands};
use crate::model::{Claim, ClaimId, format};

/// A figure of a claim: pressing it shows the claim's evidence, pressing it twice opens the reader. The same figure
/// lights up everywhere while the pointer is over it.
#[derive(Debug)]
#[must_use = "call `ui` to add it"]
pub struct FigureLink<'a> {
    claim: &'a ClaimId,
    text: &'a str,
    size: f32,
    weight: Weight,
    color: Option<Color32>,
}

impl<'a> FigureLink<'a> {
    /// A figure of 13 points in the colour of the claim's status.
    pub fn new(claim: &'a ClaimId, text: &'a str) -> Self {
        Self { claim, text, size: size::BODY, weight: Weight::Semibold, color: None }
    }

    /// Size in points.
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// How heavy it is.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// A colour other than the status's.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Adds it.
    pub fn ui(self, ui: &mut Ui, state: &AppState, out: &mut Commands) -> Response {
        let theme = Theme::of(ui);
        let claim = state.claim(self.claim);
        let color = self.color.or_else(|| claim.map(|claim| theme.status(claim.status))).unwrap_or(theme.ink1);
        let job = theme::pieces([(self.text, theme::format(self.size, self.weight, color))]);
        let galley = ui.painter().layout_job(job);
        let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        let id = ui.next_auto_id().with(("figure", &self.claim.0, self.text));
        let response = ui.interact(rect, id, Sense::click());
        let name = claim.map_or_else(|| self.text.to_owned(), figure_name);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
        if ui.is_rect_visible(rect) {
            if is_lit(state, self.claim) {
                let ground = claim.map_or(theme.sunken, |claim| theme.status_tint(claim.status));
                ui.painter().rect_filled(rect.expand2(Vec2::new(3.0, 0.0)), radius::CHIP, ground);
            }
            ui.painter().galley(rect.min, galley, color);
            focus_ring(ui, rect.expand2(Vec2::new(2.0, 0.0)), radius::CHIP, &response);
        }
        behave(ui, response, state, self.claim, out)
    }
}

/// A figure of 13 points that leads to its claim.
pub fn figure_link(ui: &mut Ui, state: &AppState, claim: &ClaimId, text: &str, out: &mut Commands) -> Response {
    FigureLink::new(claim, text).ui(ui, state, out)
}

/// Whether a figure of this claim lights up: the pointer is over another figure of it, or its evidence shows.
#[must_use]
pub fn is_lit(state: &AppState, claim: &ClaimId) -> bool {
    state.hovered.as_ref() == Some(claim) || state.selected.as_ref() == Some(claim)
}

/// Gives any response what a figure does: hover, click, double click, tooltip, menu.
pub fn behave(ui: &Ui, response: Response, state: &AppState, id: &ClaimId, out: &mut Commands) -> Response {
    let Some(claim) = state.claim(id) else { return response };
    if response.hovered() {
        hover_figure(ui, state, id, out);
    }
    // Space shows the evidence, Enter opens the article: both count as a click.
    let enter = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.double_clicked() || enter {
        out.send(Command::OpenReader(claim.file.to_string(), Some(id.clone())));
    } else if response.clicked() {
        out.send(Command::SelectClaim(id.clone()));
    }
    response.context_menu(|ui| claim_menu(ui, claim, out));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| claim_tooltip(ui, claim))
}

/// Gives a response that stands for a figure what the figure leads to: a claim's evidence, or a formula. `text` is the
/// figure as shown, for its accessible name. Paint the figure's ground before with [`lit_ground`].
pub fn lead(ui: &Ui, response: Response, state: &AppState, to: &LeadsTo, text: &str, out: &mut Commands) -> Response {
    match to {
        LeadsTo::Claim(id) => {
            let name = state.claim(id).map_or_else(|| text.to_owned(), figure_name);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
            focus_ring(ui, response.rect, radius::CHIP, &response);
            behave(ui, response, state, id, out)
        }
        LeadsTo::WorkedOut(worked) => {
            let name = format!("{}: {text}, worked out", worked.label);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
            focus_ring(ui, response.rect, radius::CHIP, &response);
            if response.clicked() {
                out.send(Command::ShowWorkedOut(worked.clone()));
            }
            let theme = Theme::of(ui);
            let formula: String = worked.parts.iter().map(crate::model::FormulaPart::text).collect();
            response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
                ui.set_max_width(320.0);
                ui.label(theme::text(worked.label.clone(), size::LABEL, Weight::Regular, theme.ink2));
                ui.label(theme::text(formula, size::BODY, Weight::Regular, theme.ink1));
            })
        }
        LeadsTo::Nothing => response,
    }
}

/// Paints the ground of a figure that lights up.
pub fn lit_ground(ui: &Ui, rect: egui::Rect, state: &AppState, to: &LeadsTo) {
    if let LeadsTo::Claim(id) = to
        && is_lit(state, id)
    {
        let theme = Theme::of(ui);
        let tint = state.claim(id).map_or(theme.sunken, |claim| theme.status_tint(claim.status));
        ui.painter().rect_filled(rect.expand2(Vec2::new(3.0, 0.0)), radius::CHIP, tint);
    }
}

/// Says that the pointer is over a figure of a claim in this frame, so that all figures of it light up.
pub fn hover_figure(ui: &Ui, state: &AppState, id: &ClaimId, out: &mut Commands) {
    let frame = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(hover_key(), frame));
    if state.hovered.as_ref() != Some(id) {
        out.send(Command::Hover(Some(id.clone())));
    }
}

/// Ends the light when the pointer was over no figure in this frame. Call it once, after everything is drawn.
pub fn end_hover(ui: &Ui, state: &AppState, out: &mut Commands) {
    if state.hovered.is_some() {
        let frame = ui.ctx().cumulative_pass_nr();
        if ui.data(|data| data.get_temp::<u64>(hover_key())) != Some(frame) {
            out.send(Command::Hover(None));
        }
    }
}

fn hover_key() -> egui::Id {
    egui::Id::unique("figure under the pointer")
}

/// "Target, > 100 bn yuan, 2027, output value, Guangyuan": what a screen reader says of a figure.
#[must_use]
pub fn figure_name(claim: &Claim) -> String {
    let mut name = format!("{}, {}", format::sentence_case(claim.status.as_str()), format::claim(claim));
    let year = claim.year.map(|year| year.to_string());
    for part in [year.as_deref(), Some(&claim.metric.label()), claim.region.as_deref()].into_iter().flatten() {
        name.push_str(", ");
        name.push_str(part);
    }
    name
}

/// Value, status, year, as written, language.
pub fn claim_tooltip(ui: &mut Ui, claim: &Claim) {
    let theme = Theme::of(ui);
    ui.set_max_width(320.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    let figure = format::claim(claim).to_string();
    ui.label(theme::text(figure, size::BODY, Weight::Semibold, theme.status(claim.status)));
    let status = format::sentence_case(claim.status.as_str());
    let year = claim.year.map(|year| format!(" · {year}")).unwrap_or_default();
    let about = format!("{status}{year} · {}", claim.metric.label());
    ui.label(theme::text(about, size::LABEL, Weight::Regular, theme.ink2));
    let font = theme::font(size::BODY, Weight::Regular);
    marked_text::one_row(ui, &claim.evidence.value_text, font, theme.ink1, theme::line_height(size::BODY));
    let language = format!("as written, {}", format::language_name(&claim.lang));
    ui.label(theme::text(language, size::LABEL, Weight::Regular, theme.ink3));
}

/// What can be done with a claim by the right button.
pub fn claim_menu(ui: &mut Ui, claim: &Claim, out: &mut Commands) {
    if menu_item(ui, Some(Icon::Copy), "Copy value").clicked() {
        out.send(Command::Copy(format::claim(claim).to_string()));
        ui.close();
    }
    if menu_item(ui, Some(Icon::TextQuote), "Copy citation").clicked() {
        out.send(Command::Copy(citation(claim)));
        ui.close();
    }
    if menu_item(ui, Some(Icon::BookOpen), "Open in reader").clicked() {
        out.send(Command::OpenReader(claim.file.to_string(), Some(claim.id.clone())));
        ui.close();
    }
    if menu_item(ui, Some(Icon::ExternalLink), "Show file").clicked() {
        out.send(Command::OpenFile(claim.file.to_string()));
        ui.close();
    }
}

/// Value, sentence and place of a claim, as it is copied for a text.
#[must_use]
pub fn citation(claim: &Claim) -> String {
    format!(
        "{}: “{}” ({}, paragraph {}, {})",
        format::claim(claim),
        claim.evidence.sentence.trim(),
        claim.file,
        claim.evidence.paragraph,
        format::language_name(&claim.lang)
    )
}

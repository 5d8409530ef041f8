//! Figures with their marks: reported ones lead to their sentence, derived ones to the sentences that they rest on.

use egui::{Color32, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::figures::Figure;
use super::marks;
use super::theme::{self, Theme, Weight, radius, size};
use super::widgets;
use crate::app::{AppState, Command, Commands};
use crate::chart::MarkKind;
use crate::model::{ClaimId, FormulaPart};

/// Room between a mark and its text, in points.
const GAP: f32 = 5.0;
/// Room that a mark takes, in points.
const MARK: f32 = 10.0;

/// The colour of figures of a kind.
#[must_use]
pub const fn kind_color(theme: &Theme, kind: MarkKind) -> Color32 {
    match kind {
        MarkKind::Actual => theme.actual,
        MarkKind::Expected => theme.expected,
        MarkKind::Target => theme.target,
        MarkKind::Derived => theme.derived,
    }
}

/// A figure as a line of text with its mark before it.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `ui` to add it"]
pub struct FigureText<'a> {
    figure: &'a Figure,
    weight: Weight,
    boxed: bool,
    ink: Option<Color32>,
}

impl<'a> FigureText<'a> {
    /// Semibold, in the colour of its kind.
    pub const fn new(figure: &'a Figure) -> Self {
        Self { figure, weight: Weight::Semibold, boxed: false, ink: None }
    }

    /// How heavy it is.
    pub const fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// In another colour than that of its kind; the mark keeps its own.
    pub const fn ink(mut self, ink: Color32) -> Self {
        self.ink = Some(ink);
        self
    }

    /// In a small box, as formulas show what they rest on.
    pub const fn boxed(mut self) -> Self {
        self.boxed = true;
        self
    }

    /// Width of the text and its mark, in points.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        let font = theme::font(size::BODY, self.weight);
        let text = ui.painter().layout_no_wrap(self.figure.text.clone(), font, Color32::PLACEHOLDER).size().x;
        text + MARK + GAP + if self.boxed { 8.0 } else { 0.0 }
    }

    /// Adds it.
    pub fn ui(self, ui: &mut Ui, state: &AppState, out: &mut Commands) -> Response {
        let theme = Theme::of(ui);
        let color = self.ink.unwrap_or_else(|| kind_color(theme, self.figure.kind));
        let galley = ui.painter().layout_no_wrap(self.figure.text.clone(), theme::font(size::BODY, self.weight), color);
        let pad = if self.boxed { vec2(4.0, 1.0) } else { Vec2::ZERO };
        let wanted = vec2(MARK + GAP + galley.size().x, galley.size().y.max(16.0)) + pad * 2.0;
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let first = self.figure.claims.first().filter(|id| state.claim(id).is_some());
        let reported = self.figure.kind != MarkKind::Derived;
        let mut name = first
            .filter(|_| reported)
            .and_then(|id| state.claim(id))
            .map_or_else(|| spoken(self.figure), widgets::figure_name);
        if self.figure.stated.is_some() {
            name = format!("{}, converted from: {name}", self.figure.text);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
        if ui.is_rect_visible(rect) {
            let lit = reported && first.is_some_and(|id| is_lit(state, id));
            let over = response.hovered();
            if self.boxed {
                let fill = if lit || over { theme.sunken } else { theme.panel };
                widgets::plate(ui, rect, radius::CHIP, fill, theme.line);
            } else if lit || (over && !reported) {
                ui.painter().rect_filled(rect.expand2(vec2(3.0, 1.0)), radius::CHIP, tint(theme, self.figure.kind));
            }
            let inner = rect.shrink2(pad);
            let center = inner.left_center() + vec2(MARK / 2.0, 0.0);
            marks::status_mark(ui.painter(), center, 4.5, self.figure.kind, &theme.palette);
            let at = inner.left_center() + vec2(MARK + GAP, -galley.size().y / 2.0);
            ui.painter().galley(at, galley, color);
            widgets::focus_ring(ui, rect.expand2(vec2(2.0, 0.0)), radius::CHIP, &response);
        }
        match first {
            Some(id) if reported => widgets::behave(ui, response, state, id, out),
            _ => self.behave_derived(response, first, out),
        }
    }

    /// A derived figure shows its formula, and pressing it leads to what it rests on.
    fn behave_derived(&self, response: Response, first: Option<&ClaimId>, out: &mut Commands) -> Response {
        if response.clicked() {
            match (&self.figure.worked_out, first) {
                (Some(figure), _) => out.send(Command::ShowWorkedOut(figure.clone())),
                (None, Some(id)) => out.send(Command::SelectClaim(id.clone())),
                (None, None) => {}
            }
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
            let theme = Theme::of(ui);
            ui.set_max_width(320.0);
            ui.label(theme::text(&self.figure.text, size::BODY, Weight::Semibold, theme.derived));
            let year = self.figure.year.map(|year| format!(", {year}")).unwrap_or_default();
            ui.label(theme::text(format!("Derived{year}"), size::LABEL, Weight::Regular, theme.ink2));
            if let Some(stated) = &self.figure.stated {
                let text = format!("Converted; worked out as {stated}");
                ui.label(theme::text(text, size::LABEL, Weight::Regular, theme.ink2));
            }
            if let Some(formula) = &self.figure.formula {
                ui.label(theme::text(formula, size::BODY, Weight::Regular, theme.ink1));
            }
        })
    }
}

fn spoken(figure: &Figure) -> String {
    match &figure.formula {
        Some(formula) => format!("{}, {formula}", figure.spoken()),
        None => figure.spoken(),
    }
}

/// Whether figures of this claim light up.
fn is_lit(state: &AppState, claim: &ClaimId) -> bool {
    state.hovered.as_ref() == Some(claim) || state.selected.as_ref() == Some(claim)
}

const fn tint(theme: &Theme, kind: MarkKind) -> Color32 {
    match kind {
        MarkKind::Actual => theme.actual_tint,
        MarkKind::Expected => theme.expected_tint,
        MarkKind::Target => theme.target_tint,
        MarkKind::Derived => theme.sunken,
    }
}

/// A formula in the row at hand: signs as text, figures as boxes that lead to their claims.
pub fn formula_ui(ui: &mut Ui, state: &AppState, parts: &[FormulaPart], out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = 0.0;
    for part in parts {
        match part {
            FormulaPart::Text(text) | FormulaPart::Derived { text } => words(ui, text, theme.ink2),
            FormulaPart::Claim { text, claim, .. } => {
                let Some(stated) = state.claim(claim) else {
                    words(ui, text, theme.ink1);
                    continue;
                };
                let figure = Figure { text: text.clone(), ..Figure::of_claim(stated) };
                FigureText::new(&figure).boxed().ui(ui, state, out);
            }
            FormulaPart::Superscript(text) => {
                let ink = theme.ink2;
                let galley = ui.painter().layout_no_wrap(text.clone(), theme::font(size::MARK, Weight::Regular), ink);
                let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 2.0, 20.0), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("to the power {text}")));
                ui.painter().galley(rect.min + vec2(1.0, 0.0), galley, ink);
            }
        }
    }
}

/// Text of a formula; in a wrapping row it breaks at its spaces.
fn words(ui: &mut Ui, text: &str, ink: Color32) {
    ui.label(theme::text(text, size::BODY, Weight::Regular, ink));
}

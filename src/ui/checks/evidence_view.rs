//! The panel at the right of the checks page: the sentences of a check, or the evidence of a figure.

use egui::{Align, CornerRadius, Frame, Layout, Margin, ScrollArea, Sense, Ui, vec2};

use super::model::{CheckCard, CheckEvidence, EvidenceSentence, Working};
use crate::app::{AppState, ChecksAction, Command, Commands};
use crate::model::format;
use crate::ui::evidence::{self, SentenceBox};
use crate::ui::figure_view::FigureText;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button};

/// Shows the panel; a selected figure goes before the check.
pub fn ui(ui: &mut Ui, state: &AppState, card: Option<&CheckCard>, out: &mut Commands) {
    if let Some(claim) = state.selected_claim() {
        evidence::ui(ui, state, claim, out);
    } else if let Some(figure) = &state.worked_out {
        evidence::worked_out_ui(ui, state, figure, out);
    } else if let Some(card) = card {
        let view = widgets::memo(ui, "check evidence", (state.revision, &card.key), || {
            CheckEvidence::new(&state.collection, &state.index, card)
        });
        check_ui(ui, state, &view, out);
    }
}

fn check_ui(ui: &mut Ui, state: &AppState, view: &CheckEvidence, out: &mut Commands) {
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin::symmetric(16, 7)).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::heading(ui, "Evidence");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::icon_button(ui, Icon::X, "Close the evidence").clicked() {
                    out.send(Command::Checks(ChecksAction::Select(None)));
                }
                if !view.sentences.is_empty() {
                    widgets::label(ui, &format::counted(view.sentences.len(), "sentence"));
                }
            });
        });
    });
    let (_, line) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(line.x_range(), line.center().y, egui::Stroke::new(1.0, theme.line));
    ScrollArea::vertical().id_salt("check evidence").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for sentence in &view.sentences {
                sentence_ui(ui, state, sentence, out);
                ui.add_space(space::M);
            }
            for file in &view.files {
                file_ui(ui, state, file, out);
            }
            if !view.workings.is_empty() {
                widgets::divider(ui);
                ui.add_space(space::S);
                for working in &view.workings {
                    working_ui(ui, working);
                }
            }
            for also in &view.also {
                ui.add_space(space::S);
                ui.add(egui::Label::new(theme::text(also, size::LABEL, Weight::Regular, theme.ink3)).wrap());
            }
        });
    });
}

fn sentence_ui(ui: &mut Ui, state: &AppState, sentence: &EvidenceSentence, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, space::XS);
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), theme.ink1);
        let font = theme::font(size::LABEL, Weight::Semibold);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, &sentence.letter, font, theme.panel);
        for (at, figure) in sentence.figures.iter().enumerate() {
            if at > 0 {
                ui.label(theme::text("and", size::BODY, Weight::Regular, theme.ink2));
            }
            FigureText::new(figure).ui(ui, state, out);
        }
        ui.label(theme::text(&sentence.when, size::BODY, Weight::Regular, theme.ink2));
    });
    ui.add_space(space::XS);
    let claims: Vec<_> = sentence.claims.iter().filter_map(|id| state.claim(id)).collect();
    if let Some(reading) = state.reading(&sentence.file) {
        evidence::sentence_ui(ui, state, &SentenceBox::of_claims(reading, &claims), out);
    }
    if !sentence.cues.is_empty() {
        ui.add_space(space::XS);
        let cues = theme::text(&sentence.cues, size::LABEL, Weight::Semibold, theme.ink2);
        ui.add(egui::Label::new(cues).wrap());
    }
}

fn file_ui(ui: &mut Ui, state: &AppState, file: &str, out: &mut Commands) {
    let theme = Theme::of(ui);
    let Some(reading) = state.reading(file) else { return };
    let article = &reading.article;
    crate::ui::marked_text::one_row(ui, &article.title, theme::font(size::HEADING, Weight::Regular), theme.ink1, 24.0);
    let date = article.date().map(|date| format!(", {}", format::date(date))).unwrap_or_default();
    widgets::label(ui, &format!("{}{date} · {file}", format::language_name(&article.lang)));
    ui.add_space(space::XS);
    for note in &reading.notes {
        ui.add(egui::Label::new(theme::text(&note.text, size::LABEL, Weight::Regular, theme.ink2)).wrap());
    }
    let name = format!("Open {file} in the reader");
    if Button::new("Open in reader").icon(Icon::BookOpen).small().name(&name).ui(ui).clicked() {
        out.send(Command::OpenReader(file.to_owned(), None));
    }
    ui.add_space(space::L);
}

fn working_ui(ui: &mut Ui, working: &Working) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.label(theme::text(&working.from, size::BODY, Weight::Regular, theme.ink3));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.label(theme::text(&working.result, size::BODY, Weight::Semibold, theme.ink1));
            if !working.formula.is_empty() {
                let formula = format!("{} =", working.formula);
                widgets::elided(ui, theme::text(formula, size::BODY, Weight::Regular, theme.ink2));
            }
        });
    });
}

//! Draws the checks page.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use super::model::{CheckCard, ChecksModel};
use super::{cards_view, evidence_view, list_view, record_view, tables_view};
use crate::app::{AppState, CheckGroup, ChecksAction, Command, Commands};
use crate::ui::shell;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets::{self, Button};

/// Width of the list at the left, in points.
const LIST: f32 = 228.0;
/// Width of the evidence at first, in points.
const EVIDENCE: f32 = 372.0;

/// Shows the page with its side panels.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let model = widgets::memo(ui, "checks page", (state.revision, &state.checks), || {
        let seen = |check: &_| {
            let key = AppState::check_key(check);
            let seen = state.settings.seen.contains(&key);
            (key, seen)
        };
        ChecksModel::new(&state.collection, &state.index, &state.checks, &seen)
    });
    let theme = Theme::of(ui);
    let whole = ui.available_rect_before_wrap();
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let card = model.card(state.checks.selected.as_deref()).filter(|_| !narrow || state.checks.opened);
    let has_evidence = card.is_some() || state.selected_claim().is_some() || state.worked_out.is_some();
    let side = Frame::new().fill(theme.side);
    Panel::left("groups of checks")
        .resizable(false)
        .exact_size(if narrow { LIST - 28.0 } else { LIST })
        .frame(side)
        .show(ui, |ui| list_view::ui(ui, state, &model, out));
    if has_evidence && !narrow {
        Panel::right("evidence of a check")
            .resizable(true)
            .default_size(EVIDENCE)
            .size_range(300.0..=560.0)
            .frame(Frame::new().fill(theme.panel))
            .show(ui, |ui| evidence_view::ui(ui, state, card, out));
    }
    CentralPanel::default().frame(Frame::new().fill(theme.canvas)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let margin = Margin { left: 20, right: 20, top: 12, bottom: 24 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                head(ui, state, &model, out);
                contents(ui, state, &model, out);
            });
        });
    });
    if has_evidence && narrow {
        shell::over_page(ui, whole, |ui| evidence_view::ui(ui, state, card, out));
    }
}

fn head(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(theme::BUTTON);
        ui.label(theme::text("Checks", size::PAGE, Weight::Semibold, theme.ink1));
        ui.add_space(space::XS);
        widgets::label(ui, &model.subtitle);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let all = std::iter::once("All regions").chain(model.regions.iter().map(String::as_str));
            let choices: Vec<&str> = all.collect();
            let region = state.checks.region.as_ref();
            let chosen = region.and_then(|region| model.regions.iter().position(|other| other == region));
            let chosen = chosen.map_or(0, |at| at + 1);
            if let Some(at) = widgets::dropdown(ui, None, "Region", &choices, chosen) {
                let region = at.checked_sub(1).and_then(|at| model.regions.get(at)).cloned();
                out.send(Command::Checks(ChecksAction::Region(region)));
            }
            if state.checks.group.is_some() && Button::new("Show all checks").small().ui(ui).clicked() {
                out.send(Command::Checks(ChecksAction::AllGroups));
            }
        });
    });
}

/// The chosen group, or an overview of those that matter.
fn contents(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    let Some(group) = state.checks.group else { return overview(ui, state, model, out) };
    if model.count(group) == 0 {
        return nothing(ui, group);
    }
    match group {
        CheckGroup::Contradictions => cards_view::contradictions(ui, state, model, out),
        CheckGroup::TwoFigures
        | CheckGroup::Doubtful
        | CheckGroup::ChangedTargets
        | CheckGroup::Due
        | CheckGroup::MissedTargets
        | CheckGroup::NoKnownMetric
        | CheckGroup::IncompleteText
        | CheckGroup::Confirmed
        | CheckGroup::SameStory
        | CheckGroup::MachineTranslated => {
            let cards: Vec<&CheckCard> = model.cards().filter(|card| card.group == group).collect();
            cards_view::list(ui, state, &cards, out);
        }
        CheckGroup::DerivedFigures => tables_view::derived(ui, state, &model.derived, out),
        CheckGroup::YearsFilledIn => record_view::years(ui, state, model, out),
        CheckGroup::NoDeadline => record_view::no_deadline(ui, model, out),
        CheckGroup::CouldNotBeRead => record_view::skipped(ui, model),
        CheckGroup::ReadInFull => record_view::read(ui, model, out),
    }
}

fn overview(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    cards_view::contradictions(ui, state, model, out);
    if !model.attention.is_empty() {
        let cards: Vec<&CheckCard> = model.attention.iter().collect();
        cards_view::list(ui, state, &cards, out);
    }
    if model.contradictions.is_empty() && model.attention.is_empty() {
        widgets::card(ui, 16, |ui| {
            ui.set_width(ui.available_width());
            widgets::heading(ui, "Nothing to check");
            widgets::paragraph(ui, "The figures of this folder neither contradict each other nor look doubtful.");
        });
    }
    if !model.files.skipped.is_empty() {
        record_view::skipped(ui, model);
    }
    if !model.derived.is_empty() {
        tables_view::derived(ui, state, &model.derived, out);
    }
    let gap = space::M;
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.vertical(|ui| {
            ui.set_width((width - gap) * 0.63);
            record_view::years_summary(ui, state, model, out);
        });
        ui.vertical(|ui| {
            ui.set_width((width - gap) * 0.37);
            record_view::files_summary(ui, model, out);
        });
    });
}

fn nothing(ui: &mut Ui, group: CheckGroup) {
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        widgets::heading(ui, group.label());
        widgets::paragraph(ui, "There is nothing of this kind here.");
    });
}

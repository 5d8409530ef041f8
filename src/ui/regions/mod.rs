//! The overview: a card or a table row a region, with filters beside them.

mod card;
mod grid;
mod legend;
mod table;

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Ui, vec2};

use crate::app::{AppState, Command, Commands, FilterChange, Page, SortBy};
use crate::model::format;

use super::filters;
use super::icons::Icon;
use super::region_card::{Folder, RegionCard, is_shown, region_card};
use super::theme::{self, Theme, Weight, size};
use super::widgets::{Button, dropdown, memo, segmented};

/// The cards that show, with the counts above them.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// In the chosen order.
    pub cards: Vec<RegionCard>,
    /// "5 regions · 25 claims · 13 commitments"
    pub counts: String,
    /// Regions that filters or search hide.
    pub hidden: usize,
}

impl Overview {
    /// What the state shows.
    #[must_use]
    pub fn new(state: &AppState) -> Self {
        let folder = Folder::of(state);
        let all = &state.collection.comparison.profiles;
        let mut shown: Vec<_> = all.iter().filter(|profile| is_shown(profile, &folder)).collect();
        let pair = |profile: &crate::model::RegionProfile| {
            let series = profile.series.first();
            let value = |figure: Option<crate::model::Figure>| figure.map(|figure| figure.value);
            (series.and_then(|series| value(series.needed_per_year)), series.and_then(|series| value(series.reached)))
        };
        match state.settings.sort {
            SortBy::Claims => {}
            SortBy::Name => shown.sort_by_key(|profile| profile.region.to_lowercase()),
            SortBy::Newest => shown.sort_by_key(|profile| {
                Reverse(profile.articles.iter().filter_map(|file| folder.claims.article(file)?.date()).max())
            }),
            SortBy::Needed => shown.sort_by(|a, b| descending(pair(a).0, pair(b).0)),
            SortBy::Reached => shown.sort_by(|a, b| descending(pair(a).1, pair(b).1)),
        }
        let claims = shown
            .iter()
            .flat_map(|profile| folder.claims.all(&profile.claims))
            .filter(|claim| state.filters.admits(claim))
            .count();
        let commitments = shown.iter().map(|profile| profile.commitments.len()).sum();
        Self {
            counts: format!(
                "{} · {} · {}",
                format::counted(shown.len(), "region"),
                format::counted(claims, "claim"),
                format::counted(commitments, "commitment")
            ),
            hidden: all.len() - shown.len(),
            cards: shown
                .into_iter()
                .map(|profile| region_card(profile, &folder, state.open_checks_of_region(&profile.region)))
                .collect(),
        }
    }
}

/// Highest first, what has no value last.
fn descending(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Shows filters at the left and cards beside them.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    let side = Frame::new().fill(theme.side);
    Panel::left("filters")
        .resizable(true)
        .size_range(200.0..=360.0)
        .default_size(248.0)
        .frame(side)
        .show(ui, |ui| filters::ui(ui, state, out));
    let page = Frame::new().fill(theme.canvas).inner_margin(Margin { left: 24, right: 0, top: 0, bottom: 0 });
    CentralPanel::default().frame(page).show(ui, |ui| {
        let overview = memo(ui, "overview", (state.revision, state.settings.sort), || Overview::new(state));
        ui.spacing_mut().item_spacing.y = 0.0;
        header(ui, &overview, state, out);
        if overview.cards.is_empty() {
            return nothing_found(ui, state, &overview, out);
        }
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 17.0);
            if state.settings.table {
                table::ui(ui, &overview, state, out);
            } else {
                grid::ui(ui, &Arc::clone(&overview), state, out);
            }
        });
    });
}

fn header(ui: &mut Ui, overview: &Overview, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.allocate_ui_with_layout(vec2(ui.available_width() - 17.0, 56.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(56.0);
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.label(theme::text("Regions", size::PAGE, Weight::Semibold, theme.ink1));
        if ui.available_width() > 740.0 {
            ui.label(theme::text(overview.counts.clone(), size::LABEL, Weight::Regular, theme.ink3));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let label = if ui.available_width() > 440.0 { "Compare…" } else { "" };
            if Button::new(label).icon(Icon::GitCompare).small().name("Compare…").ui(ui).clicked() {
                out.send(Command::Show(Page::Compare));
            }
            ui.allocate_ui_with_layout(vec2(150.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
                let choices = [(Some(Icon::LayoutGrid), "Cards"), (Some(Icon::Table2), "Table")];
                if let Some(choice) = segmented(ui, &choices, usize::from(state.settings.table)) {
                    out.send(Command::ShowTable(choice == 1));
                }
            });
            let labels = SortBy::ALL.map(SortBy::label);
            let chosen = SortBy::ALL.iter().position(|sort| *sort == state.settings.sort).unwrap_or(0);
            if let Some(sort) = dropdown(ui, Some(Icon::ArrowUpDown), "Order", &labels, chosen)
                .and_then(|at| SortBy::ALL.get(at).copied())
            {
                out.send(Command::Sort(sort));
            }
        });
    });
}

/// Names what hides the regions and offers to clear it.
fn nothing_found(ui: &mut Ui, state: &AppState, overview: &Overview, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.add_space(80.0);
    ui.vertical_centered(|ui| {
        Icon::Search.ui(ui, 28.0, theme.ink3);
        ui.add_space(8.0);
        let title = if overview.hidden == 0 { "No regions in these articles" } else { "No region matches" };
        ui.label(theme::text(title, size::CARD, Weight::Semibold, theme.ink1));
        ui.label(theme::text(why_hidden(state), size::BODY, Weight::Regular, theme.ink2));
        ui.add_space(12.0);
        if overview.hidden > 0 && Button::new("Clear filters").primary().ui(ui).clicked() {
            out.send(Command::Filter(FilterChange::Clear));
        }
    });
}

/// "The search for “steel” and the filter on languages hide all 5 regions."
fn why_hidden(state: &AppState) -> String {
    let filters = &state.filters;
    let mut reasons = Vec::new();
    if !filters.search.trim().is_empty() {
        reasons.push(format!("the search for “{}”", filters.search.trim()));
    }
    for (on, name) in [
        (!filters.statuses_off.is_empty() || filters.derived_off, "status"),
        (!filters.metrics_off.is_empty(), "metric"),
        (!filters.sectors_off.is_empty(), "sector"),
        (!filters.languages.is_empty(), "language"),
        (filters.years.is_some(), "year"),
    ] {
        if on {
            reasons.push(format!("the filter on {name}"));
        }
    }
    if reasons.is_empty() {
        return "The articles were read, but none names a region with a figure or a promise.".to_owned();
    }
    format!("Hidden by {}.", format::list(&reasons))
}

//! The region page put together.

use egui::{Align, Frame, Id, Layout, Margin, Rect, ScrollArea, Ui};

use crate::app::{AppState, ChartRequest, Column, Command, Commands, CompareAction, Page};
use crate::chart::{Chart, ChartOptions, Look, trajectory};
use crate::model::{ClaimId, RegionProfile};
use crate::ui::chart_view::{self, ViewOptions};
use crate::ui::figures::Claims;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets::{self, Button};

use super::model::{RegionPage, region_page};
use super::plots::Drawing;
use super::side::{self, Section};
use super::{cards, table};

/// What the page remembers while it shows.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Part of the page at the top of the view.
    current: Section,
    /// Part that the list asked for.
    wanted: Option<Section>,
}

/// Shows a region with its side panel; the evidence panel is the shell's.
pub fn ui(ui: &mut Ui, state: &AppState, profile: &RegionProfile, out: &mut Commands) {
    let page = widgets::memo(ui, "region page", (state.revision, &profile.region), || {
        let seen = |check: &crate::model::Check| {
            let key = AppState::check_key(check);
            let seen = state.settings.seen.contains(&key);
            (key, seen)
        };
        region_page(profile, Claims::new(&state.collection, &state.index), &seen)
    });
    let theme = Theme::of(ui);
    let place_id = Id::unique(("region place", &profile.region));
    let mut place = ui
        .data(|data| data.get_temp::<Place>(place_id))
        .unwrap_or(Place { current: Section::Trajectory, wanted: None });
    let side_frame = Frame::new().fill(theme.side);
    let asked = egui::Panel::left("region side")
        .frame(side_frame)
        .default_size(188.0)
        .size_range(150.0..=320.0)
        .show(ui, |ui| side::ui(ui, state, &page, place.current, out))
        .inner;
    place.wanted = asked.or(place.wanted);
    egui::CentralPanel::default().frame(Frame::new().fill(theme.canvas)).show(ui, |ui| {
        ScrollArea::vertical().id_salt(("region", &profile.region)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 24 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                contents(ui, state, profile, &page, &mut place, out);
            });
        });
    });
    ui.data_mut(|data| data.insert_temp(place_id, place));
}

fn contents(
    ui: &mut Ui,
    state: &AppState,
    profile: &RegionProfile,
    page: &RegionPage,
    place: &mut Place,
    out: &mut Commands,
) {
    let chosen_id = Id::unique(("region plot", &profile.region));
    let chosen = ui.data(|data| data.get_temp::<usize>(chosen_id)).unwrap_or(0).min(page.plots.len().saturating_sub(1));
    let drawn = page.plots.iter().any(|plot| plot.drawing == Drawing::Trajectory);
    if let Some(new) = header(ui, state, profile, page, chosen, drawn, out) {
        ui.data_mut(|data| data.insert_temp(chosen_id, new));
    }
    let mut parts = Parts { place, top: None };
    let first = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        if drawn {
            plotted(ui, state, profile, page, chosen, out);
        } else if !page.plots.is_empty() {
            let sector =
                |plot: &super::Plot| profile.series.get(plot.series).and_then(|series| series.sector.as_deref());
            let sectors: Vec<String> =
                page.plots.iter().map(|plot| sector(plot).unwrap_or_default().to_owned()).collect();
            cards::figures_grid(ui, state, &page.plots, &sectors, out);
        }
        if !drawn && !page.derived.is_empty() {
            cards::derived(ui, state, &page.derived, out);
        }
    });
    parts.reached(ui, Section::Trajectory, first.response.rect);
    middle(ui, state, page, drawn, &mut parts, out);
    if page.claims.is_empty() {
        no_claims(ui, profile, page);
    } else {
        let claims = ui.scope(|ui| table::ui(ui, state, page, out)).response.rect;
        parts.reached(ui, Section::Claims, claims);
    }
    if let Some((section, _)) = parts.top {
        place.current = section;
    }
}

/// Keeps track of which part is at the top, and scrolls to the one that is wanted.
struct Parts<'a> {
    place: &'a mut Place,
    top: Option<(Section, f32)>,
}

impl Parts<'_> {
    fn reached(&mut self, ui: &Ui, section: Section, rect: Rect) {
        if self.place.wanted == Some(section) {
            self.place.wanted = None;
            ui.scroll_to_rect(rect.expand(space::M), Some(Align::TOP));
        }
        // The part in the upper third of the view, from the last that begins there.
        let line = ui.clip_rect().top() + ui.clip_rect().height() * 0.33;
        if rect.top() <= line && self.top.is_none_or(|(_, top)| rect.top() > top) || self.top.is_none() {
            self.top = Some((section, rect.top()));
        }
    }
}

/// Title and buttons. Returns the series that was chosen for the plot.
fn header(
    ui: &mut Ui,
    state: &AppState,
    profile: &RegionProfile,
    page: &RegionPage,
    chosen: usize,
    drawn: bool,
    out: &mut Commands,
) -> Option<usize> {
    let theme = Theme::of(ui);
    let mut new = None;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let plot = page.plots.get(chosen);
            let series = plot.and_then(|plot| profile.series.get(plot.series));
            if let Some(series) = series.filter(|_| drawn)
                && Button::new("Export chart…").icon(Icon::ImageDown).small().ui(ui).clicked()
            {
                out.send(Command::OpenExport(Some(ChartRequest {
                    region: Some(profile.region.clone()),
                    metric: series.metric.clone(),
                    sector: series.sector.as_deref().map(str::to_owned),
                    unit: Some(series.unit.clone()),
                })));
            }
            if let Some(series) = series
                && Button::new("Compare").icon(Icon::GitCompare).small().ui(ui).clicked()
            {
                out.send(Command::Compare(CompareAction::Column(Column::of(&series.metric))));
                out.send(Command::Show(Page::Compare));
            }
            if drawn && page.plots.len() > 1 {
                let choices: Vec<&str> = page.plots.iter().map(|plot| plot.choice.as_str()).collect();
                new = widgets::dropdown(ui, Some(Icon::ChartLine), "Plotted", &choices, chosen);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(theme::text(page.name.as_str(), size::PAGE, Weight::Semibold, theme.ink1));
                widgets::elided(ui, theme::text(page.subtitle.as_str(), size::BODY, Weight::Regular, theme.ink3));
            });
        });
    });
    let _ = state;
    new
}

/// Strip and plot of the chosen series.
fn plotted(
    ui: &mut Ui,
    state: &AppState,
    profile: &RegionProfile,
    page: &RegionPage,
    chosen: usize,
    out: &mut Commands,
) {
    let Some(plot) = page.plots.get(chosen) else { return };
    cards::strip(ui, state, &plot.strip, out);
    let look = if Theme::of(ui).dark { Look::Dark } else { Look::Light };
    let key = (state.revision, &profile.region, plot.series, look);
    let chart = widgets::memo(ui, "region chart", key, || -> Option<Chart> {
        let series = profile.series.get(plot.series)?;
        let options = ChartOptions { look, notes: false, ..ChartOptions::default() };
        trajectory(profile, series, &Claims::new(&state.collection, &state.index), &options)
    });
    let Some(chart) = chart.as_ref() else { return };
    widgets::card(ui, 16, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let mut options = ViewOptions::new("region chart", look);
        options.selected = state.selected.as_ref();
        options.hovered = state.hovered.as_ref();
        let response = chart_view::show(ui, chart, &options);
        if let Some(id) = &response.hovered {
            widgets::hover_figure(ui, state, id, out);
        }
        if let Some(claim) = response.double_clicked.as_ref().and_then(|id| state.claim(id)) {
            out.send(Command::OpenReader(claim.file.to_string(), Some(claim.id.clone())));
        } else if let Some(id) = response.clicked {
            out.send(Command::SelectClaim(id));
        }
        mark_menu(ui, state, response.secondary_clicked, out);
        if let Some(figure) = response.derived_clicked.and_then(|at| page.derived.get(at)) {
            out.send(Command::ShowWorkedOut(Box::new(figure.clone())));
        }
        if plot.drawing == Drawing::Figures {
            widgets::label(ui, "One year alone is reported, so there is no line to draw.");
        }
    });
}

/// The menu of a mark of the chart, from when it is clicked with the other button until something is chosen.
fn mark_menu(ui: &Ui, state: &AppState, clicked: Option<ClaimId>, out: &mut Commands) {
    let id = Id::unique("menu of a mark");
    let opened = clicked.is_some().then_some(egui::SetOpenCommand::Bool(true));
    if let Some(claim) = clicked {
        ui.data_mut(|data| data.insert_temp(id, claim));
    }
    let Some(claim) = ui.data(|data| data.get_temp::<ClaimId>(id)) else { return };
    let Some(claim) = state.claim(&claim) else { return };
    egui::Popup::new(id, ui.ctx().clone(), egui::PopupAnchor::PointerFixed, ui.layer_id())
        .kind(egui::PopupKind::Menu)
        .open_memory(opened)
        .show(|ui| widgets::claim_menu(ui, claim, out));
}

/// Bars at the left, what to check and commitments at the right; one below the other where there is no room.
fn middle(ui: &mut Ui, state: &AppState, page: &RegionPage, drawn: bool, parts: &mut Parts<'_>, out: &mut Commands) {
    let large = page.claims.is_empty();
    let bars = drawn && !page.bullets.is_empty();
    let beside = !page.checks.is_empty() || !page.commitments.is_empty() && !large;
    let room = ui.available_width();
    let two = bars && beside && room >= 720.0;
    let left_width = if two { (room - space::M) * 0.645 } else { room };
    if two {
        // The left card is as high as the right column was in the frame before.
        let height_id = ui.unique_id().with("right column");
        let height = ui.data(|data| data.get_temp::<f32>(height_id)).unwrap_or(0.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let left = ui.vertical(|ui| {
                ui.set_width(left_width);
                cards::bullets(ui, state, &page.bullets, height, out);
            });
            parts.reached(ui, Section::Bullets, left.response.rect);
            let right = ui.vertical(|ui| {
                ui.set_width(room - left_width - space::M);
                ui.spacing_mut().item_spacing.y = space::M;
                right_column(ui, page, large, parts, out);
            });
            let new = right.response.rect.height();
            if (new - height).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(height_id, new));
                ui.request_repaint();
            }
        });
        return;
    }
    if bars {
        let rect = ui.scope(|ui| cards::bullets(ui, state, &page.bullets, 0.0, out)).response.rect;
        parts.reached(ui, Section::Bullets, rect);
    }
    right_column(ui, page, large, parts, out);
}

fn right_column(ui: &mut Ui, page: &RegionPage, large: bool, parts: &mut Parts<'_>, out: &mut Commands) {
    if large && !page.commitments.is_empty() {
        let rect = ui.scope(|ui| cards::commitments_large(ui, &page.commitments, out)).response.rect;
        parts.reached(ui, Section::Commitments, rect);
    }
    if !page.checks.is_empty() {
        let rect = ui.scope(|ui| cards::checks(ui, &page.checks, out)).response.rect;
        parts.reached(ui, Section::Checks, rect);
    }
    if !large && !page.commitments.is_empty() {
        let rect = ui.scope(|ui| cards::commitments(ui, &page.commitments, out)).response.rect;
        parts.reached(ui, Section::Commitments, rect);
    }
}

/// Says of a region without figures that this is all there is.
fn no_claims(ui: &mut Ui, profile: &RegionProfile, page: &RegionPage) {
    let text = if profile.derived_only {
        "No article is about this region; what stands here follows from figures of other regions."
    } else if page.commitments.is_empty() {
        "The articles name this region but report no figure and promise nothing."
    } else {
        "No figure is reported for this region; the articles promise what stands above."
    };
    widgets::label(ui, text);
}

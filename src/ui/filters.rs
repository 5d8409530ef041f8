//! The panel at the left of the overview: folder, dates, filters.

use std::collections::BTreeMap;

use egui::{Align, Align2, Layout, Margin, Rect, Stroke, Ui, pos2, vec2};

use crate::app::{AppState, Command, Commands, FilterChange};
use crate::chart::MarkKind;
use crate::model::{Claim, Date, Metric, Name, Status, format};

use super::icons::Icon;
use super::region_card::place;
use super::theme::{self, Theme, Weight, size};
use super::widgets::{YearBar, divider, icon_button, memo, paint_elided, text_link, toggle_chip, year_range};

/// Metrics and sectors that show before "show more".
const FIRST: usize = 5;
/// Sectors that show before "show more".
const FIRST_SECTORS: usize = 4;

/// What there is to filter by, with counts over the whole folder.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Claims that count: one version of each story.
    pub claims: usize,
    /// Of these, what the filters admit.
    pub admitted: usize,
    /// Actual, expected, target.
    pub statuses: [(Option<Status>, usize); 4],
    /// Most claims first.
    pub metrics: Vec<(Metric, usize)>,
    /// Most claims first.
    pub sectors: Vec<(Option<Name>, usize)>,
    /// Languages of the articles, ISO 639-1, most claims first.
    pub languages: Vec<String>,
    /// Every year from the first to the last.
    pub years: Vec<YearBar>,
    /// Days of the articles.
    pub days: Vec<Date>,
    /// "5 articles · 5 languages · 4 stories"
    pub summary: String,
}

impl Facets {
    /// Counts through the folder.
    #[must_use]
    pub fn new(state: &AppState) -> Self {
        let profiles = &state.collection.comparison.profiles;
        let claims: Vec<&Claim> =
            profiles.iter().flat_map(|profile| &profile.claims).filter_map(|id| state.claim(id)).collect();
        let of_status = |status| claims.iter().filter(|claim| claim.status == status).count();
        let readings = &state.collection.readings;
        let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
        for reading in readings {
            *languages.entry(&reading.article.lang).or_default() += reading.claims.len();
        }
        let mut days: Vec<Date> = readings.iter().filter_map(|reading| reading.article.date()).collect();
        days.sort_unstable();
        Self {
            claims: claims.len(),
            admitted: claims.iter().filter(|claim| state.filters.admits(claim)).count(),
            statuses: [
                (Some(Status::Actual), of_status(Status::Actual)),
                (Some(Status::Expected), of_status(Status::Expected)),
                (Some(Status::Target), of_status(Status::Target)),
                (None, profiles.iter().map(|profile| profile.derived.len()).sum()),
            ],
            metrics: most_first(claims.iter().map(|claim| claim.metric.clone())),
            sectors: most_first(claims.iter().map(|claim| claim.sector.clone())),
            summary: summary(state, languages.len()),
            languages: by_count(languages.into_iter().map(|(lang, count)| (lang.to_owned(), count)).collect()),
            years: years(&claims),
            days,
        }
    }
}

fn summary(state: &AppState, languages: usize) -> String {
    let articles = state.collection.readings.len();
    let stories = &state.collection.comparison.stories;
    let retold: usize = stories.iter().map(|story| story.files.len().saturating_sub(1)).sum();
    let stories = match articles - retold.min(articles) {
        1 => "1 story".to_owned(),
        number => format!("{} stories", format::grouped(number as f64, 0)),
    };
    format!("{} · {} · {stories}", format::counted(articles, "article"), format::counted(languages, "language"))
}

fn most_first<T: Ord>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn by_count(mut counts: Vec<(String, usize)>) -> Vec<String> {
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(value, _)| value).collect()
}

/// A bar for every year between the first and the last, the years far out left aside: a bar must stay visible.
fn years(claims: &[&Claim]) -> Vec<YearBar> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for year in claims.iter().filter_map(|claim| claim.year) {
        *counts.entry(year).or_default() += 1;
    }
    let Some((&first, &last)) = counts.keys().next().zip(counts.keys().next_back()) else { return Vec::new() };
    (first.max(last - 60)..=last).map(|year| YearBar { year, count: counts.get(&year).copied().unwrap_or(0) }).collect()
}

/// Shows folder, dates and filters.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let facets = memo(ui, "facets", state.revision, || Facets::new(state));
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        padded(ui, |ui| folder(ui, state, &facets, out));
        divider(ui);
        padded(ui, |ui| {
            head(ui, state, &facets, out);
            statuses(ui, state, &facets, out);
            metrics(ui, state, &facets, out);
            sectors(ui, state, &facets, out);
            languages(ui, state, &facets, out);
            year_filter(ui, state, &facets, out);
        });
    });
}

fn padded(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    egui::Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 10 }).show(ui, contents);
}

fn folder(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    let theme = Theme::of(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    Icon::Folder.paint(ui.painter(), row.left_center() + vec2(8.0, 0.0), 16.0, theme.ink1);
    let room = Rect::from_min_max(row.min + vec2(24.0, 0.0), row.max - vec2(28.0, 0.0));
    let format = theme::format(size::HEADING, Weight::Semibold, theme.ink1);
    paint_elided(ui, room, Align2::LEFT_CENTER, &state.collection.name, format);
    let button = Rect::from_center_size(row.right_center() - vec2(8.0, 0.0), vec2(28.0, 28.0));
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("rescan").max_rect(button));
    if icon_button(&mut child, Icon::RefreshCw, "Read the folder again").clicked() {
        out.send(Command::Rescan);
    }
    ui.label(theme::text(facets.summary.clone(), size::LABEL, Weight::Regular, theme.ink2));
    if let (Some(first), Some(last)) = (facets.days.first(), facets.days.last()) {
        timeline(ui, &facets.days, (*first, *last));
    }
    let skipped = state.collection.skipped.len() + state.collection.unread.len();
    if skipped > 0 {
        ui.add_space(4.0);
        let text = format!("{} not read", format::counted(skipped, "file"));
        let rich = theme::text(text.clone(), size::LABEL, Weight::Medium, theme.warning);
        if text_link(ui, rich, &format!("{text}, show")).clicked() {
            out.send(Command::Show(crate::app::Page::Checks));
        }
    }
}

/// More articles than this are shown as bars, since their dots would hide each other.
const DOTS: usize = 24;

/// A dot for each article between the first day and the last; of many articles a bar for each stretch of time.
fn timeline(ui: &mut Ui, days: &[Date], (first, last): (Date, Date)) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 40.0));
    let y = rect.top() + 16.0;
    let track = (rect.left() + 4.0)..=(rect.right() - 4.0);
    ui.painter().hline(track.clone(), y, Stroke::new(1.5, theme.line_strong));
    let places = days.iter().map(|day| place(*day, (first, last)));
    if days.len() > DOTS {
        bars(ui, places, rect);
    } else {
        let mut seen: Vec<f32> = Vec::new();
        for place in places {
            let x = egui::lerp(track.clone(), place);
            // Dots that would cover each other climb.
            let under = seen.iter().filter(|other| (**other - x).abs() < 5.0).count().min(2);
            seen.push(x);
            ui.painter().circle_filled(pos2(x, y - under as f32 * 4.0), 4.0, theme.ink2);
        }
    }
    let font = theme::font(size::CAP, Weight::Regular);
    let y = rect.bottom() - 6.0;
    ui.painter().text(pos2(rect.left(), y), Align2::LEFT_CENTER, format::date(first), font.clone(), theme.ink3);
    if first != last {
        ui.painter().text(pos2(rect.right(), y), Align2::RIGHT_CENTER, format::date(last), font, theme.ink3);
    }
}

/// Bars as high as the number of articles in their stretch, the highest as high as there is room. `places` lie between 0
/// and 1.
fn bars(ui: &Ui, places: impl Iterator<Item = f32>, rect: Rect) {
    const STEP: f32 = 5.0;
    const HIGHEST: f32 = 12.0;
    let theme = Theme::of(ui);
    let (left, width, y) = (rect.left() + 4.0, rect.width() - 8.0, rect.top() + 16.0);
    let steps = (width / STEP).floor().max(1.0);
    let mut counts = vec![0_u32; steps as usize];
    for place in places {
        let at = ((place * steps) as usize).min(counts.len() - 1);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f32;
    for (at, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let x = left + at as f32 * width / steps;
        // One article is seen beside the highest bar.
        let height = (count as f32 / most * HIGHEST).max(2.5);
        let bar = Rect::from_min_max(pos2(x, y - height), pos2(x + STEP - 1.0, y));
        ui.painter().rect_filled(bar, 1.0, theme.ink2);
    }
}

fn head(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.label(theme::text("Filters", size::HEADING, Weight::Semibold, theme.ink1));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = format!("{} of {}", facets.admitted, format::counted(facets.claims, "claim"));
            ui.label(theme::text(text, size::LABEL, Weight::Regular, theme.ink3));
            if !state.filters.is_default()
                && text_link(ui, theme::text("Clear", size::LABEL, Weight::Semibold, theme.ink1), "Clear all filters")
                    .clicked()
            {
                out.send(Command::Filter(FilterChange::Clear));
            }
        });
    });
}

fn section(ui: &mut Ui, text: &str, rest: &str) {
    let theme = Theme::of(ui);
    ui.add_space(10.0);
    ui.label(theme::pieces([
        (text, theme::format(size::LABEL, Weight::Medium, theme.ink2)),
        (rest, theme::format(size::LABEL, Weight::Regular, theme.ink3)),
    ]));
    ui.add_space(2.0);
}

/// A check box with mark, label and count; returns whether it was pressed.
fn choice(ui: &mut Ui, on: bool, kind: Option<MarkKind>, label: &str, count: usize) -> bool {
    let theme = Theme::of(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    let mut child = ui.new_child(
        egui::UiBuilder::new().id_salt(("choice", label)).max_rect(row).layout(Layout::left_to_right(Align::Center)),
    );
    child.spacing_mut().item_spacing.x = 8.0;
    let font = theme::font(size::BODY, Weight::Regular);
    let response = child.interact(row, child.scope_id().with(label), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, label));
    let check = Rect::from_center_size(row.left_center() + vec2(7.0, 0.0), vec2(14.0, 14.0));
    super::widgets::paint_check(&child, check, on, response.hovered());
    super::widgets::focus_ring(&child, check, 3, &response);
    let mut left = check.right() + 8.0;
    if let Some(kind) = kind {
        super::marks::status_mark(child.painter(), pos2(left + 6.0, row.center().y), 4.5, kind, &theme.palette);
        left += 20.0;
    }
    let count = format::grouped(count as f64, 0);
    let number = child.painter().text(row.right_center(), Align2::RIGHT_CENTER, count, font, theme.ink3);
    let room = Rect::from_min_max(pos2(left, row.top()), pos2(number.left() - 8.0, row.bottom()));
    paint_elided(&child, room, Align2::LEFT_CENTER, label, theme::format(size::BODY, Weight::Regular, theme.ink1));
    response.clicked()
}

fn statuses(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    section(ui, "Status", "");
    for (status, count) in facets.statuses {
        let filters = &state.filters;
        let on = status.map_or(!filters.derived_off, |status| !filters.statuses_off.contains(&status));
        let kind = status.map_or(MarkKind::Derived, MarkKind::from);
        if choice(ui, on, Some(kind), super::widgets::mark_kind(kind), count) {
            let change = status.map_or(FilterChange::Derived(!on), |status| FilterChange::Status(status, !on));
            out.send(Command::Filter(change));
        }
    }
}

fn metrics(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    if facets.metrics.is_empty() {
        return;
    }
    section(ui, "Metric", "");
    let (first, rest) = facets.metrics.split_at(facets.metrics.len().min(FIRST));
    let mut show = |ui: &mut Ui, metrics: &[(Metric, usize)]| {
        for (metric, count) in metrics {
            let on = !state.filters.metrics_off.contains(metric);
            if choice(ui, on, None, &format::sentence_case(&metric.label()), *count) {
                out.send(Command::Filter(FilterChange::Metric(metric.clone(), !on)));
            }
        }
    };
    show(ui, first);
    let names: Vec<String> = rest.iter().map(|(metric, _)| metric.label()).collect();
    let count = rest.iter().map(|(_, count)| count).sum::<usize>();
    more(ui, "metrics", &format!("{} · {count}", format::sentence_case(&names.join(", "))), rest, &mut show);
}

fn sectors(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    if facets.sectors.is_empty() {
        return;
    }
    section(ui, "Sector", "");
    let (first, rest) = facets.sectors.split_at(facets.sectors.len().min(FIRST_SECTORS));
    let mut show = |ui: &mut Ui, sectors: &[(Option<Name>, usize)]| {
        for (sector, count) in sectors {
            let on = !state.filters.sectors_off.contains(sector);
            let label = sector.as_deref().map_or_else(|| "No sector stated".to_owned(), format::sentence_case);
            if choice(ui, on, None, &label, *count) {
                out.send(Command::Filter(FilterChange::Sector(sector.clone(), !on)));
            }
        }
    };
    show(ui, first);
    let count = rest.iter().map(|(_, count)| count).sum::<usize>();
    more(ui, "sectors", &format!("{} more sectors · {count}", rest.len()), rest, &mut show);
}

/// Shows the rest of a list when asked to.
fn more<T>(ui: &mut Ui, what: &str, label: &str, rest: &[T], show: &mut dyn FnMut(&mut Ui, &[T])) {
    if rest.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let id = ui.scope_id().with(("more", what));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let response = ui.interact(row, id, egui::Sense::click());
    let name = if open { format!("Show fewer {what}") } else { format!("Show all {what}") };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let icon = if open { Icon::ChevronUp } else { Icon::ChevronDown };
    icon.paint(ui.painter(), row.left_center() + vec2(7.0, 0.0), 13.0, theme.ink2);
    let ink = if response.hovered() { theme.ink1 } else { theme.ink3 };
    let room = Rect::from_min_max(row.min + vec2(22.0, 0.0), row.max);
    let text = if open { "Show fewer" } else { label };
    paint_elided(ui, room, Align2::LEFT_CENTER, text, theme::format(size::LABEL, Weight::Regular, ink));
    super::widgets::focus_ring(ui, row, 4, &response);
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if open {
        show(ui, rest);
    }
}

fn languages(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    section(ui, "Language", " of the source");
    ui.spacing_mut().interact_size.y = 20.0;
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for lang in &facets.languages {
            let on = state.filters.languages.contains(lang);
            if toggle_chip(ui, format::language_name(lang), on).clicked() {
                out.send(Command::Filter(FilterChange::Language(lang.clone(), !on)));
            }
        }
    });
}

fn year_filter(ui: &mut Ui, state: &AppState, facets: &Facets, out: &mut Commands) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if facets.years.len() < 2 {
        return;
    }
    section(ui, "Year", " the claim is about");
    if let Some((low, high)) = year_range(ui, &facets.years, state.filters.years) {
        let all = facets.years.first().zip(facets.years.last());
        let whole = all.is_some_and(|(first, last)| low <= first.year && high >= last.year);
        out.send(Command::Filter(FilterChange::Years((!whole).then_some((low, high)))));
    }
}

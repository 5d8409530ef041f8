//! The list at the left of the region page.

use egui::{CornerRadius, CursorIcon, Frame, Margin, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::{AppState, Command, Commands, FilterChange, Page};
use crate::model::format;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets;

use super::model::RegionPage;
use super::plots::Drawing;

/// A part of the page that the list leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Trajectory,
    Bullets,
    Commitments,
    Checks,
    Claims,
}

/// Shows all regions, the parts of this page, and where it comes from. Returns the part that was asked for.
pub(super) fn ui(
    ui: &mut Ui,
    state: &AppState,
    page: &RegionPage,
    current: Section,
    out: &mut Commands,
) -> Option<Section> {
    ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 8, right: 8, top: 12, bottom: 12 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                regions(ui, state, page, out);
                rule(ui);
                caption(ui, "On this page");
                let asked = sections(ui, page, current);
                rule(ui);
                sources(ui, state, page, out);
                asked
            })
        })
        .inner
        .inner
}

fn regions(ui: &mut Ui, state: &AppState, page: &RegionPage, out: &mut Commands) {
    let all = Row { icon: Some(Icon::ArrowLeft), ..Row::new("All regions") };
    if all.ui(ui).clicked() {
        out.send(Command::Show(Page::Regions));
    }
    let profiles = &state.collection.comparison.profiles;
    // Many regions scroll on their own, so that the parts of the page stay in reach.
    let most = (ui.clip_rect().height() * 0.42).max(150.0);
    if profiles.len() as f32 * 28.0 > most {
        let list = ScrollArea::vertical().id_salt("regions").auto_shrink([false, true]).max_height(most);
        list.show(ui, |ui| region_rows(ui, state, page, out));
    } else {
        region_rows(ui, state, page, out);
    }
}

fn region_rows(ui: &mut Ui, state: &AppState, page: &RegionPage, out: &mut Commands) {
    for profile in &state.collection.comparison.profiles {
        let reached = profile.series.first().and_then(|series| series.reached.as_ref());
        let reached = reached.map(|figure| format::reached(figure).to_string()).unwrap_or_default();
        let here = profile.region == page.name;
        let row = Row { right: reached, strong: here, selected: here, ..Row::new(&profile.region) };
        let response = row.ui(ui);
        if here && newly_shown(ui, &page.name) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            out.send(Command::Show(Page::Region(profile.region.clone())));
        }
    }
}

/// Whether another region was shown when this was asked last: the list then scrolls to this one.
fn newly_shown(ui: &Ui, region: &str) -> bool {
    let id = egui::Id::unique("region that the list has scrolled to");
    let old = ui.data_mut(|data| {
        let old = data.get_temp::<String>(id);
        data.insert_temp(id, region.to_owned());
        old
    });
    old.as_deref() != Some(region)
}

fn sections(ui: &mut Ui, page: &RegionPage, current: Section) -> Option<Section> {
    let drawn = page.plots.iter().any(|plot| plot.drawing == Drawing::Trajectory);
    let bullets = if drawn { page.bullets.iter().map(|group| group.rows.len()).sum() } else { 0 };
    let first = match (page.plots.is_empty(), drawn) {
        (true, _) => "Overview",
        (false, true) => "Trajectory",
        (false, false) => "Reported figures",
    };
    let list = [
        (Section::Trajectory, first, 0, true),
        (Section::Bullets, "Now and target", bullets, bullets > 0),
        (Section::Commitments, "Commitments", page.commitments.len(), !page.commitments.is_empty()),
        (Section::Checks, "To check", page.checks.len(), !page.checks.is_empty()),
        (Section::Claims, "All claims", page.claims.len(), !page.claims.is_empty()),
    ];
    let mut asked = None;
    for (section, name, count, shown) in list {
        if !shown {
            continue;
        }
        let right = if count == 0 { String::new() } else { count.to_string() };
        let warning = section == Section::Checks;
        let row = Row { right, strong: section == current, warning, ..Row::new(name) };
        if row.ui(ui).clicked() {
            asked = Some(section);
        }
    }
    asked
}

fn sources(ui: &mut Ui, state: &AppState, page: &RegionPage, out: &mut Commands) {
    caption(ui, "Sources");
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin::symmetric(8, 0)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for lang in &page.sources.languages {
                if widgets::language_chip(ui, lang).clicked() {
                    let on = !state.filters.languages.contains(lang);
                    out.send(Command::Filter(FilterChange::Language(lang.clone(), on)));
                }
            }
        });
        ui.add_space(space::XS);
        let summary = theme::text(page.sources.summary.as_str(), size::LABEL, Weight::Regular, theme.ink2);
        let newest = page.sources.files.first();
        if widgets::text_link(ui, summary, "Open the newest article").clicked()
            && let Some(file) = newest
        {
            out.send(Command::OpenReader(file.clone(), None));
        }
        if page.sources.newest {
            widgets::label(ui, "newest in this folder");
        }
    });
}

fn caption(ui: &mut Ui, text: &str) {
    Frame::new().inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 4 }).show(ui, |ui| {
        widgets::label(ui, text);
    });
}

fn rule(ui: &mut Ui) {
    ui.add_space(space::M);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range().shrink(8.0), rect.center().y, egui::Stroke::new(1.0, Theme::of(ui).line));
    ui.add_space(space::M);
}

/// A line of the list.
struct Row<'a> {
    icon: Option<Icon>,
    text: &'a str,
    right: String,
    strong: bool,
    selected: bool,
    warning: bool,
}

impl<'a> Row<'a> {
    fn new(text: &'a str) -> Self {
        Self { icon: None, text, right: String::new(), strong: false, selected: false, warning: false }
    }

    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        let name = if self.right.is_empty() { self.text.to_owned() } else { format!("{}, {}", self.text, self.right) };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &name));
        if self.selected || response.hovered() {
            let ground = if self.selected { theme.sunken } else { theme.line.gamma_multiply(0.5) };
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), ground);
        }
        let inner = rect.shrink2(vec2(8.0, 0.0));
        let right = self.paint_right(ui, inner);
        let mut left = inner.left();
        if let Some(icon) = self.icon {
            icon.paint(ui.painter(), egui::pos2(left + 7.0, rect.center().y), 14.0, theme.ink2);
            left += 20.0;
        }
        let weight = if self.strong { Weight::Semibold } else { Weight::Regular };
        let ink = if self.strong { theme.ink1 } else { theme.ink2 };
        let room = egui::Rect::from_min_max(egui::pos2(left, rect.top()), egui::pos2(right - 6.0, rect.bottom()));
        let format = theme::format(size::BODY, weight, ink);
        widgets::paint_elided(ui, room, egui::Align2::LEFT_CENTER, self.text, format);
        widgets::focus_ring(ui, rect.shrink(2.0), radius::CONTROL, &response);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// Paints what stands at the right and returns its left edge.
    fn paint_right(&self, ui: &Ui, inner: egui::Rect) -> f32 {
        if self.right.is_empty() {
            return inner.right();
        }
        let theme = Theme::of(ui);
        let ink = if self.warning { theme.ink1 } else { theme.ink3 };
        let font = theme::font(size::LABEL, if self.warning { Weight::Semibold } else { Weight::Regular });
        let galley = ui.painter().layout_no_wrap(self.right.clone(), font, ink);
        let room = if self.warning { 4.0 } else { 0.0 };
        let at = egui::Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), inner.translate(vec2(-room, 0.0)));
        if self.warning {
            let plate = at.expand2(vec2(5.0, 1.0));
            ui.painter().rect_filled(plate, CornerRadius::same(radius::CHIP), theme.warning_ground);
        }
        ui.painter().galley(at.min, galley, ink);
        at.left()
    }
}

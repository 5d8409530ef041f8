//! Opening a folder: counted progress, files, and the regions known so far.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::column;
use crate::app::{AppState, Command, Commands, FileState, LoadFile, Loading, Page};
use crate::model::{RegionProfile, format};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{Button, Inline, chip, focus_ring, key_cap, paint_elided, plate, text_link};

/// Height of a row of the list.
const ROW: f32 = 38.0;
/// Rows that show at once.
const ROWS: usize = 9;
/// A load that is over sooner than this shows no progress: it would only flash.
const PATIENCE: f64 = 0.2;

/// Shows how far a load has come.
pub fn loading_ui(ui: &mut Ui, state: &AppState, loading: &Loading, out: &mut Commands) {
    let now = ui.input(|input| input.time);
    let id = egui::Id::unique(("load began", loading.job));
    let began = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    if now - began < PATIENCE {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(PATIENCE));
        return;
    }
    column(ui, 674.0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, loading);
        bar(ui, loading);
        ui.add_space(space::S);
        now_line(ui, loading, out);
        ui.add_space(space::M);
        files(ui, loading, out);
        ui.add_space(space::L);
        ready(ui, state, out);
        ui.add_space(space::M);
        let theme = Theme::of(ui);
        let text = "Cancel keeps what has been read. Unread files stay listed under Checks and can be read later.";
        ui.add(egui::Label::new(theme::text(text, size::LABEL, Weight::Regular, theme.ink3)).wrap());
    });
}

fn head(ui: &mut Ui, loading: &Loading) {
    let theme = Theme::of(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 32.0));
    let mut count = Inline::new();
    let done = format::grouped(loading.done as f64, 0);
    count.text(ui, &done, size::BODY, Weight::Semibold, theme.ink1);
    count.gap(4.0);
    let all = if loading.files.is_empty() {
        "files".to_owned()
    } else {
        format!("of {}", format::counted(loading.files.len(), "file"))
    };
    count.text(ui, &all, size::BODY, Weight::Regular, theme.ink2);
    count.paint(ui, row.right() - count.width(), row.center().y + 5.0);
    let room = Rect::from_min_max(row.min, pos2(row.right() - count.width() - space::L, row.bottom()));
    let title = format!("Reading “{}”", loading.name);
    paint_elided(ui, room, Align2::LEFT_CENTER, &title, theme::format(size::FIGURE, Weight::Semibold, theme.ink1));
    let response = ui.interact(row, ui.scope_id().with("reading"), Sense::hover());
    let spoken = format!("{title}, {done} {all}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

fn bar(ui: &mut Ui, loading: &Loading) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 16.0));
    let track = Rect::from_center_size(rect.center(), vec2(rect.width(), 8.0));
    let round = CornerRadius::same(4);
    ui.painter().rect_filled(track, round, theme.sunken);
    let mut done = track;
    done.set_width((track.width() * loading.fraction()).max(8.0));
    ui.painter().rect_filled(done, round, theme.ink1);
    let response = ui.interact(track, ui.scope_id().with("progress"), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, "Progress");
        info.value = Some(f64::from(loading.fraction()) * 100.0);
        info
    });
}

fn now_line(ui: &mut Ui, loading: &Loading, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(36.0);
        let file = loading.now.as_deref().unwrap_or("looking for files …");
        let job = theme::pieces([
            ("Now: ", theme::format(size::BODY, Weight::Regular, theme.ink2)),
            (file, theme::format(size::BODY, Weight::Semibold, theme.ink1)),
        ]);
        ui.label(job);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            key_cap(ui, "Esc");
            let label = if loading.cancelled { "Stopping …" } else { "Cancel" };
            let button = Button::new(label).icon(Icon::Square).enabled(!loading.cancelled).name("Cancel").ui(ui);
            if button.clicked() {
                out.send(Command::CancelLoading);
            }
        });
    });
}

fn files(ui: &mut Ui, loading: &Loading, out: &mut Commands) {
    if loading.files.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let height = ROW * loading.files.len().min(ROWS) as f32;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height + 2.0));
    plate(ui, rect, radius::CARD, theme.panel, theme.line);
    let builder = egui::UiBuilder::new().id_salt("files").max_rect(rect.shrink(1.0));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.y = 0.0;
    // The file in hand stays in sight.
    let first = loading.done.saturating_sub(ROWS / 2) as f32 * ROW;
    egui::ScrollArea::vertical().id_salt("files").auto_shrink([false, false]).vertical_scroll_offset(first).show_rows(
        &mut child,
        ROW,
        loading.files.len(),
        |ui, range| {
            for file in loading.files.get(range).unwrap_or_default() {
                file_row(ui, file, out);
            }
        },
    );
}

fn file_row(ui: &mut Ui, file: &LoadFile, out: &mut Commands) {
    let theme = Theme::of(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let (icon, ink) = match &file.state {
        FileState::Waiting => (Icon::CircleDashed, theme.ink3),
        FileState::Reading => (Icon::LoaderCircle, theme.ink1),
        FileState::Read(summary) if summary.problem.is_some() => (Icon::TriangleAlert, theme.warning),
        FileState::Read(_) => (Icon::Check, theme.expected),
        FileState::Skipped(_) => (Icon::CircleX, theme.error),
    };
    if file.state == FileState::Reading {
        ui.painter().rect_filled(row, CornerRadius::ZERO, theme.selected);
    }
    icon.paint(ui.painter(), row.left_center() + vec2(22.0, 0.0), 15.0, ink);
    let name_ink = if file.state == FileState::Waiting { theme.ink2 } else { theme.ink1 };
    let name = Rect::from_min_max(row.min + vec2(42.0, 0.0), pos2(row.left() + 236.0, row.bottom()));
    paint_elided(ui, name, Align2::LEFT_CENTER, &file.file, theme::format(size::BODY, Weight::Medium, name_ink));
    let said = match &file.state {
        FileState::Waiting => "waiting".to_owned(),
        FileState::Reading => "finding figures …".to_owned(),
        FileState::Skipped(reason) => reason.clone(),
        FileState::Read(summary) => {
            language(ui, row, &summary.lang);
            summary.problem.clone().unwrap_or_else(|| holds(summary))
        }
    };
    let mut room = Rect::from_min_max(pos2(row.left() + 334.0, row.top()), row.max - vec2(14.0, 0.0));
    if matches!(&file.state, FileState::Read(summary) if summary.problem.is_some()) {
        let place = Rect::from_min_max(pos2(row.right() - 56.0, row.top() + 9.0), row.max);
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("show", &file.file)).max_rect(place));
        let text = theme::text("Show", size::LABEL, Weight::Semibold, theme.ink1).underline();
        if text_link(&mut child, text, &format!("Show {}", file.file)).clicked() {
            out.send(Command::OpenReader(file.file.clone(), None));
        }
        room.max.x -= 50.0;
    }
    paint_elided(ui, room, Align2::LEFT_CENTER, &said, theme::format(size::BODY, Weight::Regular, theme.ink2));
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, theme.line));
    let response = ui.interact(row, ui.scope_id().with(("file", &file.file)), Sense::hover());
    let spoken = format!("{}: {said}", file.file);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

fn language(ui: &mut Ui, row: Rect, lang: &str) {
    let place = Rect::from_min_size(pos2(row.left() + 244.0, row.top() + 9.0), vec2(86.0, 20.0));
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("language", row.top() as i32)).max_rect(place));
    chip(&mut child, format::language_name(lang));
}

/// "Guangyuan · 21 claims, 2 commitments"
fn holds(summary: &crate::app::ReadSummary) -> String {
    let figures = match summary.claims {
        0 => "no figures".to_owned(),
        claims => format::counted(claims, "claim"),
    };
    let region = summary.region.as_ref().map(|region| format!("{region} · ")).unwrap_or_default();
    match summary.commitments {
        0 => format!("{region}{figures}"),
        commitments => format!("{region}{figures}, {}", format::counted(commitments, "commitment")),
    }
}

/// The regions known so far; each opens at once.
fn ready(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    let profiles = &state.collection.comparison.profiles;
    let commitments: usize = profiles.iter().map(|profile| profile.commitments.len()).sum();
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let strong = theme::format(size::LABEL, Weight::Medium, theme.ink2);
    paint_elided(ui, row, Align2::LEFT_CENTER, "Ready so far", strong);
    let text = format!("{}, {}", format::counted(profiles.len(), "region"), format::counted(commitments, "commitment"));
    let quiet = theme::format(size::LABEL, Weight::Regular, theme.ink3);
    paint_elided(ui, row, Align2::RIGHT_CENTER, &text, quiet);
    ui.add_space(space::XS);
    let (_, strip) = ui.allocate_space(vec2(ui.available_width(), 60.0));
    let width = (strip.width() - 2.0 * space::M) / 3.0;
    let shown = profiles.len().min(if state.loading.is_some() { 2 } else { 3 });
    for (at, profile) in profiles.iter().rev().take(shown).enumerate() {
        let rect = slot(strip, width, at);
        if ready_card(ui, rect, profile) {
            out.send(Command::Show(Page::Region(profile.region.clone())));
        }
    }
    skeleton(ui, slot(strip, width, shown));
}

fn slot(strip: Rect, width: f32, at: usize) -> Rect {
    Rect::from_min_size(pos2(strip.left() + at as f32 * (width + space::M), strip.top()), vec2(width, strip.height()))
}

fn ready_card(ui: &Ui, rect: Rect, profile: &RegionProfile) -> bool {
    let theme = Theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("ready", &profile.region)), Sense::click());
    let name = format!("{}, open region", profile.region);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let stroke = if response.hovered() { theme.line_control } else { theme.line };
    plate(ui, rect, radius::CARD, theme.panel, stroke);
    let inner = rect.shrink2(vec2(15.0, 10.0));
    let (top, bottom) = inner.split_top_bottom_at_fraction(0.5);
    let strong = theme::format(size::BODY, Weight::Semibold, theme.ink1);
    paint_elided(ui, top, Align2::LEFT_CENTER, &profile.region, strong);
    let text = match (profile.claims.len(), profile.commitments.len()) {
        (0, 0) => format::counted(profile.derived.len(), "derived figure"),
        (0, commitments) => format::counted(commitments, "commitment"),
        (claims, 0) => format::counted(claims, "claim"),
        (claims, commitments) => {
            format!("{}, {}", format::counted(claims, "claim"), format::counted(commitments, "commitment"))
        }
    };
    let quiet = theme::format(size::LABEL, Weight::Regular, theme.ink2);
    paint_elided(ui, bottom, Align2::LEFT_CENTER, &text, quiet);
    focus_ring(ui, rect, radius::CARD, &response);
    response.clicked()
}

/// Where the next card will stand.
fn skeleton(ui: &Ui, rect: Rect) {
    let theme = Theme::of(ui);
    let stroke = Stroke::new(1.0, theme.line);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::CARD), stroke, StrokeKind::Inside);
    for (y, width) in [(15.0, 76.0), (33.0, 146.0)] {
        let line = Rect::from_min_size(rect.min + vec2(15.0, y), vec2(width, 10.0));
        ui.painter().rect_filled(line, CornerRadius::same(3), theme.sunken);
    }
}

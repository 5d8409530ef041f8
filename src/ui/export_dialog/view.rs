//! Draws the export dialog.

use std::sync::Arc;

use egui::{
    Align, Color32, CornerRadius, Frame, Id, Layout, Margin, Modal, Popup, Rect, ScrollArea, Stroke, Ui, UiBuilder,
    pos2, vec2,
};

use super::preview::{Preview, preview};
use super::{drawing, model, options_view};
use crate::app::{AppState, Command, Commands, ExportDraft};
use crate::chart::Chart;
use crate::model::format;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button};

/// Size of the dialog where the window has room, in points.
const WIDTH: f32 = 1152.0;
const HEIGHT: f32 = 770.0;
/// Height of its head and of its foot.
const HEAD: f32 = 51.0;
const FOOT: f32 = 58.0;
/// Width of the choices at the left.
const CHOICES: f32 = 344.0;

/// Shows the dialog over the page, backdrop included.
pub fn ui(ui: &mut Ui, state: &AppState, draft: &ExportDraft, out: &mut Commands) {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.line_strong))
        .corner_radius(CornerRadius::same(radius::DIALOG))
        .shadow(theme.dialog_shadow());
    let screen = ui.ctx().content_rect();
    let wanted = vec2(WIDTH.min(screen.width() - 32.0), HEIGHT.min(screen.height() - 32.0));
    let shade = if theme.dark { 150 } else { 120 };
    let modal = Modal::new(Id::unique("export dialog")).frame(frame).backdrop_color(Color32::from_black_alpha(shade));
    modal.show(ui.ctx(), |ui| {
        ui.set_min_size(wanted);
        ui.set_max_size(wanted);
        let rect = Rect::from_min_size(ui.max_rect().min, wanted);
        contents(ui, rect, state, draft, out);
        ui.advance_cursor_after_rect(rect);
    });
}

/// What follows from the choices; made anew when they change.
struct Charts {
    /// As the file will have it.
    drawn: Option<Arc<Chart>>,
    /// In the program's own words.
    suggested: Option<Chart>,
}

fn contents(ui: &mut Ui, rect: Rect, state: &AppState, draft: &ExportDraft, out: &mut Commands) {
    let theme = Theme::of(ui);
    let key = (state.revision, &state.compare, format!("{draft:?}"));
    let charts = widgets::memo(ui, "export chart", key, || Charts {
        drawn: drawing::chart(state, draft).map(Arc::new),
        suggested: drawing::suggested(state, draft),
    });
    let chart = charts.drawn.as_ref();
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), HEAD));
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - FOOT), rect.max);
    let middle = Rect::from_min_max(pos2(rect.left(), head.bottom()), pos2(rect.right(), foot.top()));
    let split = rect.left() + CHOICES.min(rect.width() * 0.42);
    let ground = Rect::from_min_max(pos2(split, middle.top()), middle.max);
    ui.painter().rect_filled(ground, CornerRadius::ZERO, theme.canvas);
    let line = Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), head.bottom(), line);
    ui.painter().hline(rect.x_range(), foot.top(), line);
    ui.painter().vline(split, middle.y_range(), line);
    let place = |rect: Rect, salt: &'static str| {
        UiBuilder::new().max_rect(rect).id_salt(salt).layout(Layout::top_down(Align::Min))
    };
    ui.scope_builder(place(head.shrink2(vec2(20.0, 9.0)), "head"), |ui| head_ui(ui, state, draft, out));
    let left = Rect::from_min_max(middle.min + vec2(0.0, 1.0), pos2(split, middle.bottom()));
    ui.scope_builder(place(left, "choices"), |ui| {
        ScrollArea::vertical().id_salt("choices").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 10, bottom: 10 }).show(ui, |ui| {
                options_view::ui(ui, draft, charts.suggested.as_ref(), out);
            });
        });
    });
    let right = ground.shrink2(vec2(1.0, 1.0));
    ui.scope_builder(place(right, "preview"), |ui| {
        ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 6, bottom: 12 }).show(ui, |ui| {
                preview_ui(ui, state, draft, chart, out);
            });
        });
    });
    ui.scope_builder(place(foot.shrink2(vec2(20.0, 12.0)), "foot"), |ui| {
        foot_ui(ui, state, draft, chart, out);
    });
}

fn head_ui(ui: &mut Ui, state: &AppState, draft: &ExportDraft, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.label(theme::text("Export", size::CARD, Weight::Semibold, theme.ink1));
        subject_list(ui, state, draft, out);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, Icon::X, "Close dialog").clicked() {
                super::preview::forget(ui.ctx());
                out.send(Command::CloseDialog);
            }
        });
    });
}

/// What can be exported; a folder may have hundreds of series, so the list scrolls.
fn subject_list(ui: &mut Ui, state: &AppState, draft: &ExportDraft, out: &mut Commands) {
    let subjects =
        widgets::memo(ui, "export subjects", state.revision, || model::subjects(&state.collection.comparison.profiles));
    let chosen = subjects.iter().find(|subject| subject.request == draft.request);
    let label = chosen
        .map_or_else(|| format!("Regions compared, {}", draft.request.metric.label()), |subject| subject.label.clone());
    let name = format!("What to export: {label}");
    let response = Button::new(&label).small().trailing(Icon::ChevronDown).name(&name).ui(ui);
    Popup::menu(&response).accessible_name("What to export").show(|ui| {
        ui.set_min_width(response.rect.width().max(280.0));
        let rows = subjects.len();
        ScrollArea::vertical().max_height(theme::ROW * 12.0).show_rows(ui, theme::ROW, rows, |ui, range| {
            for subject in subjects.get(range).unwrap_or_default() {
                let icon = (subject.request == draft.request).then_some(Icon::Check);
                if widgets::menu_item(ui, icon, &subject.label).clicked() {
                    let fresh = ExportDraft {
                        request: subject.request.clone(),
                        title: None,
                        subtitle: None,
                        source: None,
                        file_name: None,
                        message: None,
                        ..draft.clone()
                    };
                    out.send(Command::EditExport(Box::new(fresh)));
                    ui.close();
                }
            }
        });
    });
}

fn preview_ui(ui: &mut Ui, state: &AppState, draft: &ExportDraft, chart: Option<&Arc<Chart>>, out: &mut Commands) {
    let theme = Theme::of(ui);
    let full = Id::unique("export preview at full size");
    let mut at_full_size = ui.data(|data| data.get_temp::<bool>(full)).unwrap_or(false);
    let Some(chart) = chart else {
        widgets::paragraph(ui, "Nothing is left to draw. Show derived figures, or choose another chart.");
        return;
    };
    let picture = vec2(draft.size.0 as f32, draft.size.1 as f32);
    let points = picture / ui.ctx().pixels_per_point();
    let room = vec2(ui.available_width(), (ui.max_rect().height() - 170.0).max(220.0));
    let fitting = (room.x / points.x).min(room.y / points.y).min(1.0);
    let scale = if at_full_size { 1.0 } else { fitting };
    ui.horizontal(|ui| {
        ui.set_min_height(36.0);
        ui.label(theme::text("Preview", size::LABEL, Weight::Semibold, theme.ink2));
        widgets::label(ui, &format!("exactly as the file will look, at {:.0}%", scale * 100.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (label, name) =
                if at_full_size { ("Fit", "Show the whole preview") } else { ("100%", "Show the preview at 100%") };
            if fitting < 0.995 && Button::new(label).icon(Icon::Expand).ghost().small().name(name).ui(ui).clicked() {
                at_full_size = !at_full_size;
                ui.data_mut(|data| data.insert_temp(full, at_full_size));
            }
        });
    });
    let shown = points * scale;
    if at_full_size {
        ScrollArea::both().id_salt("full size").max_height(room.y).show(ui, |ui| picture_ui(ui, draft, chart, shown));
    } else {
        picture_ui(ui, draft, chart, shown);
    }
    ui.add_space(space::M);
    ui.label(theme::text("Goes with the file", size::LABEL, Weight::Semibold, theme.ink2));
    ui.add_space(space::XS);
    with_the_file(ui, state, draft, chart, out);
}

fn picture_ui(ui: &mut Ui, draft: &ExportDraft, chart: &Arc<Chart>, shown: egui::Vec2) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(shown, egui::Sense::hover());
    let name = format!("Preview: {}. {}", chart.title, chart.description);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    match preview(ui.ctx(), chart, drawing::size(draft)) {
        Preview::Picture(texture) => {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
        }
        Preview::Pending => {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.panel);
        }
        Preview::Failed(error) => {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, theme.panel);
            let inner = UiBuilder::new().max_rect(rect.shrink(space::L));
            ui.scope_builder(inner, |ui| widgets::paragraph(ui, &error));
        }
    }
    let edge = Stroke::new(1.0, theme.line_strong);
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, egui::StrokeKind::Outside);
}

fn with_the_file(ui: &mut Ui, state: &AppState, draft: &ExportDraft, chart: &Chart, out: &mut Commands) {
    let text = drawing::file_text(draft, chart);
    let path = model::full_path(&text, draft.format, None, None);
    let stem = path.file_stem().map_or_else(|| chart.file_stem.clone(), |stem| stem.to_string_lossy().into_owned());
    let figures = format::counted(chart.marks.len(), "figure");
    let each = if chart.marks.len() == 1 { "" } else { "each " };
    let lead = format!("{figures}, {each}with sentence, file and place, as ");
    let contradictions = model::contradictions_label(&model::open_contradictions(state, &draft.request));
    widgets::card(ui, 12, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        let mut edit = |change: &dyn Fn(&mut ExportDraft)| {
            let mut draft = draft.clone();
            change(&mut draft);
            out.send(Command::EditExport(Box::new(draft)));
        };
        let name = format!("{stem}-sources.csv");
        if check_row(ui, Icon::ListTree, false, &lead, &name, draft.sources_csv) {
            edit(&|draft| draft.sources_csv = !draft.sources_csv);
        }
        if let Some(label) = contradictions
            && check_row(ui, Icon::TriangleAlert, true, &label, "", draft.mention_contradictions)
        {
            edit(&|draft| draft.mention_contradictions = !draft.mention_contradictions);
        }
    });
}

/// An icon, words, and a check box at the right end; returns whether it was pressed.
fn check_row(ui: &mut Ui, icon: Icon, warns: bool, lead: &str, strong: &str, on: bool) -> bool {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        icon.ui(ui, 15.0, if warns { theme.warning } else { theme.ink2 });
        let job = theme::pieces([
            (lead, theme::format(size::LABEL, Weight::Regular, theme.ink1)),
            (strong, theme::format(size::LABEL, Weight::Semibold, theme.ink1)),
        ]);
        let words = (ui.available_width() - 30.0).max(40.0);
        ui.scope(|ui| {
            ui.set_max_width(words);
            ui.add(egui::Label::new(job).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (rect, response) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::click());
            let name = format!("{lead}{strong}");
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
            let mark = Rect::from_center_size(rect.center(), vec2(14.0, 14.0));
            widgets::paint_check(ui, mark, on, response.hovered());
            widgets::focus_ring(ui, mark, 3, &response);
            response.clicked()
        })
        .inner
    })
    .inner
}

fn foot_ui(ui: &mut Ui, state: &AppState, draft: &ExportDraft, chart: Option<&Arc<Chart>>, out: &mut Commands) {
    let theme = Theme::of(ui);
    let direct = chart.and_then(|chart| drawing::direct_path(state, draft, chart));
    ui.horizontal(|ui| {
        ui.set_min_height(theme::BUTTON);
        widgets::label(ui, "File");
        let text = chart.map(|chart| drawing::file_text(draft, chart)).unwrap_or_default();
        let mut edited = text.clone();
        let width = (ui.available_width() * 0.34).clamp(160.0, 340.0);
        let field = widgets::text_field(ui, &mut edited, "File name or path", "name, or ~/folder/name", width);
        if edited != text {
            let name = (!edited.trim().is_empty()).then_some(edited);
            let draft = ExportDraft { file_name: name, message: None, replaces: None, ..draft.clone() };
            out.send(Command::EditExport(Box::new(draft)));
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let label = match (&draft.replaces, &direct) {
                (Some(old), Some(path)) if old == path => "Replace",
                (_, Some(_)) => "Save",
                (_, None) => "Save…",
            };
            let save = Button::new(if draft.saving { "Saving…" } else { label }).icon(Icon::Download).primary();
            let pressed = save.enabled(chart.is_some() && !draft.saving).ui(ui).clicked();
            if let Some(chart) = chart.filter(|_| (pressed || enter) && !draft.saving) {
                out.send(Command::SaveExport { files: drawing::files(state, draft, chart), to: direct.clone() });
            }
            if Button::new("Cancel").ghost().ui(ui).clicked() {
                super::preview::forget(ui.ctx());
                out.send(Command::CloseDialog);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| note(ui, draft, direct.as_deref(), theme));
        });
    });
}

/// What went wrong, or where the file goes.
fn note(ui: &mut Ui, draft: &ExportDraft, direct: Option<&std::path::Path>, theme: &Theme) {
    if let Some(message) = &draft.message {
        Icon::TriangleAlert.ui(ui, 16.0, theme.warning);
        let text = theme::text(message, size::LABEL, Weight::Regular, theme.ink1);
        ui.add(egui::Label::new(text).wrap()).on_hover_text(message);
    } else if let Some(path) = direct {
        let shown = path.display().to_string();
        let text = theme::text(format!("to {shown}"), size::LABEL, Weight::Regular, theme.ink3);
        widgets::elided(ui, text).on_hover_text(shown);
    }
}

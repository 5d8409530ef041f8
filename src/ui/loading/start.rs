//! The start screen: where a folder is dropped, what the program does, what was open before.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::column;
use crate::app::{AppState, Command, Commands};
use crate::ui::icons::Icon;
use crate::ui::marks::dashed_rect;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button, focus_ring, key_cap, paint_elided, plate};

const PROMISES: [(Icon, &str, &str); 3] = [
    (Icon::FileSearchCorner, "Finds", "every number with a unit, a year and a promise, in its own language"),
    (Icon::ChartLine, "Compares", "what is reached with what is planned, region by region"),
    (Icon::ListTree, "Shows why", "each number opens the sentence that states it"),
];

/// Shows the start screen.
pub fn start_ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    column(ui, 538.0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        drop_zone(ui, out);
        ui.add_space(20.0);
        promises(ui);
        ui.add_space(space::XL);
        widgets::section(ui, if state.settings.recent.is_empty() { "Try it" } else { "Recent" });
        ui.add_space(space::XS);
        for recent in &state.settings.recent {
            let name = recent.path.file_name().unwrap_or(recent.path.as_os_str()).to_string_lossy().into_owned();
            let there = recent.path.exists();
            let about = if there { recent.held.clone() } else { "no longer there".to_owned() };
            let whole = recent.path.display().to_string();
            if row(ui, Icon::Folder, &name, &about, &whole) {
                out.send(if there {
                    Command::OpenPaths(vec![recent.path.clone()])
                } else {
                    Command::ForgetRecent(recent.path.clone())
                });
            }
        }
        if row(ui, Icon::Sparkles, "Open the sample folder", "", "") {
            out.send(Command::OpenSeeds);
        }
        if row(ui, Icon::Pencil, "Type a path…", "", "Ctrl L") {
            out.send(Command::OpenPathField);
        }
    });
}

fn drop_zone(ui: &mut Ui, out: &mut Commands) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 212.0));
    plate(ui, rect, radius::CARD, theme.panel, egui::Color32::TRANSPARENT);
    ui.painter().extend(dashed_rect(rect, Stroke::new(1.2, theme.ink3), 4.0, 3.0));
    let center = rect.center().x;
    Icon::FolderDown.paint(ui.painter(), pos2(center, rect.top() + 52.0), 42.0, theme.ink2);
    let text = |y: f32, text: &str, size, weight, color| {
        ui.painter().text(pos2(center, rect.top() + y), Align2::CENTER_CENTER, text, theme::font(size, weight), color);
    };
    text(96.0, "Drop a folder of articles here", size::FIGURE, Weight::Semibold, theme.ink1);
    let never = "Plain text in any language. Files are read, never changed, never sent.";
    text(123.0, never, size::BODY, Weight::Regular, theme.ink2);
    let place = Rect::from_min_max(pos2(center - 92.0, rect.top() + 146.0), pos2(rect.right(), rect.top() + 182.0));
    let builder =
        UiBuilder::new().id_salt("drop zone").max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center));
    let mut child = ui.new_child(builder);
    if Button::new("Open folder…").icon(Icon::FolderOpen).primary().ui(&mut child).clicked() {
        out.send(Command::OpenFolderDialog);
    }
    key_cap(&mut child, "Ctrl O");
}

fn promises(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let (_, strip) = ui.allocate_space(vec2(ui.available_width(), 110.0));
    let width = (strip.width() - 2.0 * space::L) / 3.0;
    for ((icon, title, text), at) in PROMISES.iter().zip(0_u8..) {
        let left = strip.left() + f32::from(at) * (width + space::L);
        let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(width, strip.height()));
        plate(ui, rect, radius::CARD, theme.panel, theme.line);
        icon.paint(ui.painter(), rect.min + vec2(21.0, 21.0), 16.0, theme.ink1);
        let font = theme::font(size::BODY, Weight::Semibold);
        ui.painter().text(rect.min + vec2(37.0, 21.0), Align2::LEFT_CENTER, *title, font, theme.ink1);
        let mut job = theme::pieces([(*text, theme::format(size::LABEL, Weight::Regular, theme.ink2))]);
        job.wrap.max_width = width - 26.0;
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(rect.min + vec2(13.0, 34.0), galley, theme.ink2);
    }
}

/// A line that can be pressed: icon, name, what it holds; returns whether it was.
fn row(ui: &mut Ui, icon: Icon, name: &str, about: &str, right: &str) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let spoken = if about.is_empty() { name.to_owned() } else { format!("Open {name}, {about}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), theme.sunken);
    }
    icon.paint(ui.painter(), rect.left_center() + vec2(8.0, 0.0), 16.0, theme.ink1);
    let room = Rect::from_min_max(rect.min + vec2(25.0, 0.0), rect.max - vec2(200.0, 0.0));
    let format = theme::format(size::BODY, Weight::Semibold, theme.ink1);
    let painted = paint_elided(ui, room, Align2::LEFT_CENTER, name, format);
    let quiet = || theme::format(size::LABEL, Weight::Regular, theme.ink3);
    let room = Rect::from_min_max(pos2(painted.right() + 10.0, rect.top()), pos2(rect.right() - 160.0, rect.bottom()));
    paint_elided(ui, room, Align2::LEFT_CENTER, about, quiet());
    let room = Rect::from_min_max(pos2(rect.right() - 200.0, rect.top()), rect.max - vec2(4.0, 0.0));
    paint_elided(ui, room, Align2::RIGHT_CENTER, right, quiet());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
    focus_ring(ui, rect, radius::CONTROL, &response);
    response.clicked()
}

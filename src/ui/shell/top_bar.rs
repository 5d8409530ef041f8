//! Logo, pages, search, open, export, light and dark.

use egui::{Align, Align2, CornerRadius, Id, Layout, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::{AppState, Command, Commands, Page, ThemeChoice};
use crate::ui::icons::{Icon, paint_logo};
use crate::ui::theme::{self, Theme, Weight, radius, size};
use crate::ui::widgets::{Button, focus_ring, plate};

/// Id of the search field.
#[must_use]
pub fn search_id() -> Id {
    Id::unique("search")
}

/// How much room the bar has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// The mark without the name, and icons in place of labels.
    Least,
    /// Icons in place of labels.
    Little,
    /// All labels, a shorter search field.
    Some,
    /// As designed.
    Plenty,
}

/// Draws the bar.
pub fn ui(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let theme = Theme::of(ui);
    let bar = ui.max_rect();
    let width = ui.ctx().content_rect().width();
    let room = match width {
        width if width < 900.0 => Room::Least,
        width if width < 1080.0 => Room::Little,
        width if width < 1300.0 => Room::Some,
        _ => Room::Plenty,
    };
    let line = Stroke::new(1.0, theme.line);
    ui.painter().hline(ui.ctx().content_rect().x_range(), bar.bottom() - 0.5, line);
    let busy = state.loading.as_ref().filter(|_| !state.shows_loading);
    if let Some(loading) = busy {
        let whole = ui.ctx().content_rect();
        let right = egui::lerp(whole.x_range(), loading.fraction());
        ui.painter().hline(whole.left()..=right, bar.bottom() - 1.0, Stroke::new(2.0, theme.ink1));
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        brand(ui, room);
        if state.is_open() && !state.shows_loading {
            pages(ui, state, out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            theme_button(ui, state, out);
            if state.is_open() && !state.shows_loading {
                actions(ui, room, out);
                search(ui, state, room, out);
            }
        });
    });
}

fn brand(ui: &mut Ui, room: Room) {
    let theme = Theme::of(ui);
    // Pages begin where the panels under them end.
    let width = match room {
        Room::Least => 32.0,
        Room::Little | Room::Some => 130.0,
        Room::Plenty => 240.0,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Planscope"));
    let mark = Rect::from_center_size(rect.left_center() + vec2(12.0, 0.0), vec2(24.0, 24.0));
    paint_logo(ui.painter(), mark, theme.actual, theme.target, theme.ink3);
    if room > Room::Least {
        let font = theme::font(15.0, Weight::Semibold);
        ui.painter().text(rect.left_center() + vec2(32.0, 0.0), Align2::LEFT_CENTER, "Planscope", font, theme.ink1);
    }
}

fn pages(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let regions = state.collection.comparison.profiles.len();
    let articles = state.collection.readings.len();
    let checks = state.open_checks();
    let page = &state.page;
    let on_regions = matches!(page, Page::Regions | Page::Region(_));
    for (label, count, warn, on, target) in [
        ("Regions", Some(regions), false, on_regions, Page::Regions),
        ("Compare", None, false, *page == Page::Compare, Page::Compare),
        ("Articles", Some(articles), false, matches!(page, Page::Articles(_)), Page::Articles(None)),
        ("Checks", Some(checks), checks > 0, *page == Page::Checks, Page::Checks),
    ] {
        if page_button(ui, label, count, warn, on) {
            out.send(Command::Show(target));
        }
    }
}

/// A page with the number of things on it; returns whether it was pressed.
fn page_button(ui: &mut Ui, label: &str, count: Option<usize>, warn: bool, on: bool) -> bool {
    let theme = Theme::of(ui);
    let count = count.map(|count| crate::model::format::grouped(count as f64, 0));
    let weight = if on { Weight::Semibold } else { Weight::Medium };
    let ink = if on { theme.ink1 } else { theme.ink2 };
    let text = ui.painter().layout_no_wrap(label.to_owned(), theme::font(size::BODY, weight), ink);
    let number_ink = if warn { theme.warning } else { theme.ink3 };
    let number_weight = if warn { Weight::Semibold } else { Weight::Regular };
    let number = count
        .as_ref()
        .map(|count| ui.painter().layout_no_wrap(count.clone(), theme::font(size::LABEL, number_weight), number_ink));
    let chip = if warn { 6.0 } else { 0.0 };
    let extra = number.as_ref().map_or(0.0, |number| number.size().x + 8.0 + 2.0 * chip);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + extra + 24.0, 32.0), Sense::click());
    let name = count.map_or_else(|| label.to_owned(), |count| format!("{label}, {count}"));
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), theme.sunken);
    }
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(12.0, 0.0), text.size());
    ui.painter().galley(at.min, text, ink);
    if let Some(number) = number {
        let place = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(12.0 + chip, 0.0), number.size());
        if warn {
            let ground = place.expand2(vec2(chip, 1.0));
            plate(ui, ground, radius::CHIP, theme.warning_ground, egui::Color32::TRANSPARENT);
        }
        ui.painter().galley(place.min, number, number_ink);
    }
    focus_ring(ui, rect, radius::CONTROL, &response);
    response.clicked()
}

fn theme_button(ui: &mut Ui, state: &AppState, out: &mut Commands) {
    let dark = ui.visuals().dark_mode;
    let (icon, name) = if dark { (Icon::Sun, "Use light colours") } else { (Icon::Moon, "Use dark colours") };
    let response = crate::ui::widgets::icon_button(ui, icon, name);
    if response.clicked() {
        out.send(Command::SetTheme(if dark { ThemeChoice::Light } else { ThemeChoice::Dark }));
    }
    response.context_menu(|ui| {
        for (choice, label) in
            [(ThemeChoice::System, "As the system"), (ThemeChoice::Light, "Light"), (ThemeChoice::Dark, "Dark")]
        {
            let check = (state.settings.theme == choice).then_some(Icon::Check);
            if crate::ui::widgets::menu_item(ui, check, label).clicked() {
                out.send(Command::SetTheme(choice));
                ui.close();
            }
        }
    });
}

fn actions(ui: &mut Ui, room: Room, out: &mut Commands) {
    let label = |text| if room <= Room::Little { "" } else { text };
    if Button::new(label("Export…")).icon(Icon::Upload).name("Export…").ui(ui).clicked() {
        out.send(Command::OpenExport(None));
    }
    let open = Button::new(label("Open folder…")).icon(Icon::FolderOpen).name("Open folder…").ui(ui);
    if open.clicked() {
        out.send(Command::OpenFolderDialog);
    }
    open.context_menu(|ui| {
        for (icon, label, command) in [
            (Icon::FolderOpen, "Folder…", Command::OpenFolderDialog),
            (Icon::FileText, "Files…", Command::OpenFilesDialog),
            (Icon::Pencil, "Type a path…", Command::OpenPathField),
            (Icon::Sparkles, "Sample articles", Command::OpenSeeds),
            (Icon::X, "Close folder", Command::CloseFolder),
        ] {
            if crate::ui::widgets::menu_item(ui, Some(icon), label).clicked() {
                out.send(command);
                ui.close();
            }
        }
    });
}

fn search(ui: &mut Ui, state: &AppState, room: Room, out: &mut Commands) {
    let theme = Theme::of(ui);
    let width = match room {
        Room::Least => 140.0,
        Room::Little => 180.0,
        Room::Some => 220.0,
        Room::Plenty => 288.0,
    };
    let (_, rect) = ui.allocate_space(vec2(width, 32.0));
    let focused = ui.memory(|memory| memory.has_focus(search_id()));
    let stroke = if focused { theme.focus } else { theme.line_control };
    plate(ui, rect, radius::CONTROL, theme.panel, stroke);
    Icon::Search.paint(ui.painter(), rect.left_center() + vec2(17.0, 0.0), 16.0, theme.ink3);
    let cap_width = if state.filters.search.is_empty() && !focused && room > Room::Little { 46.0 } else { 28.0 };
    let field = Rect::from_min_max(pos2(rect.left() + 30.0, rect.top()), pos2(rect.right() - cap_width, rect.bottom()));
    let mut text = state.filters.search.clone();
    let hint = if room <= Room::Little { "Search" } else { "Search regions, claims, text" };
    let edit = egui::TextEdit::singleline(&mut text)
        .id(search_id())
        .hint_text(theme::text(hint, size::BODY, Weight::Regular, theme.ink3))
        .font(theme::font(size::BODY, Weight::Regular))
        .text_color(theme.ink1)
        .frame(egui::Frame::NONE)
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::ZERO);
    let response = ui.put(field, edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", state.filters.search.as_str(), hint);
        info.label = Some("Search".to_owned());
        info
    });
    if response.changed() {
        out.send(Command::Search(text));
    }
    if state.filters.search.is_empty() {
        if !focused && room > Room::Little {
            let font = theme::font(size::CAP, Weight::Medium);
            let galley = ui.painter().layout_no_wrap("Ctrl F".to_owned(), font, theme.ink3);
            let cap = Align2::RIGHT_CENTER.anchor_size(rect.right_center() - vec2(10.0, 0.0), galley.size());
            plate(ui, cap.expand2(vec2(4.0, 1.5)), radius::CHIP, theme.panel, theme.line_strong);
            ui.painter().galley(cap.min, galley, theme.ink3);
        }
    } else {
        let button = Rect::from_center_size(rect.right_center() - vec2(15.0, 0.0), vec2(22.0, 22.0));
        let clear = ui.interact(button, search_id().with("clear"), Sense::click());
        clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Clear search"));
        let ink = if clear.hovered() { theme.ink1 } else { theme.ink3 };
        Icon::X.paint(ui.painter(), button.center(), 14.0, ink);
        focus_ring(ui, button.shrink(2.0), radius::CHIP, &clear);
        if clear.clicked() {
            out.send(Command::Search(String::new()));
        }
    }
    if focused {
        crate::ui::widgets::ring(ui, rect, radius::CONTROL);
    }
    crate::ui::search::results_ui(ui, state, rect, search_id(), out);
}

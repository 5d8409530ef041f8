//! Cards of checks: contradictions with their bars, and the others as lines.

use egui::{Align, Align2, Layout, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::list_view::icon;
use super::model::{Bar, CheckCard, ChecksModel, ContradictionCard};
use crate::app::{AppState, CheckGroup, ChecksAction, Command, Commands};
use crate::ui::figure_view::{formula_ui, kind_color};
use crate::ui::icons::Icon;
use crate::ui::long_list::long_list;
use crate::ui::marks;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button};

/// Length of the longer bar of a contradiction, in points.
const BAR: f32 = 226.0;
/// Width of the figure behind a bar.
const TEXT: f32 = 104.0;
/// Width of the words before the bars.
const LABEL: f32 = 72.0;

/// Contradictions that are shown at once; more on request.
const AT_ONCE: usize = 12;

/// Every contradiction in a card of its own, those that were seen last.
pub fn contradictions(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    let id = egui::Id::unique("contradictions shown");
    let shown = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(AT_ONCE);
    let (seen, open): (Vec<_>, Vec<_>) = model.contradictions.iter().partition(|card| card.card.seen);
    for card in open.iter().chain(&seen).take(shown) {
        contradiction(ui, state, card, out);
    }
    let more = model.contradictions.len().saturating_sub(shown);
    if more > 0 && Button::new(&format!("Show {} more", more.min(AT_ONCE * 4))).small().ui(ui).clicked() {
        ui.data_mut(|data| data.insert_temp(id, shown + AT_ONCE * 4));
    }
}

fn is_selected(state: &AppState, card: &CheckCard) -> bool {
    state.checks.selected.as_deref() == Some(card.key.as_str())
}

fn select(card: &CheckCard) -> Command {
    Command::Checks(ChecksAction::Select(Some(card.key.clone())))
}

fn contradiction(ui: &mut Ui, state: &AppState, card: &ContradictionCard, out: &mut Commands) {
    let theme = Theme::of(ui);
    // What is clickable in the card lies above the card itself.
    let builder = UiBuilder::new().sense(Sense::click()).id_salt(&card.card.key);
    let response = ui
        .scope_builder(builder, |ui| {
            widgets::card(ui, 16, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                ui.spacing_mut().interact_size.y = 20.0;
                let ink = if card.card.seen { theme.ink3 } else { theme.warning };
                ui.horizontal(|ui| {
                    Icon::EqualNot.ui(ui, 16.0, ink);
                    let room = ui.available_width() - 200.0;
                    ui.scope(|ui| {
                        ui.set_max_width(room.max(160.0));
                        widgets::heading(ui, &card.card.title);
                    });
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        widgets::elided(ui, theme::text(&card.about, size::LABEL, Weight::Regular, theme.ink3));
                    });
                });
                let bars_width = LABEL + BAR + TEXT;
                if ui.available_width() > bars_width + 280.0 {
                    ui.horizontal_top(|ui| {
                        ui.vertical(|ui| {
                            ui.set_width(bars_width);
                            bars(ui, card);
                        });
                        ui.vertical(|ui| reasons(ui, state, &card.card, out));
                    });
                } else {
                    bars(ui, card);
                    reasons(ui, state, &card.card, out);
                }
            });
        })
        .response;
    let name = format!("{}, show its sentences", card.card.title);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected(state, &card.card), &name));
    if is_selected(state, &card.card) || response.has_focus() {
        widgets::ring(ui, response.rect, radius::CARD);
    }
    if response.clicked() {
        out.send(select(&card.card));
    }
}

fn bars(ui: &mut Ui, card: &ContradictionCard) {
    let Some(bars) = &card.bars else { return };
    ui.add_space(space::XS);
    bar(ui, &bars.stated);
    ui.add_space(space::XS);
    bar(ui, &bars.worked_out);
}

fn bar(ui: &mut Ui, bar: &Bar) {
    let theme = Theme::of(ui);
    let label = bar.label;
    let (rect, response) = ui.allocate_exact_size(vec2(LABEL + BAR + TEXT, 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {}", bar.text)));
    let font = |weight| theme::font(size::LABEL, weight);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, label, font(Weight::Regular), theme.ink2);
    let start = Pos2::new(rect.left() + LABEL, rect.center().y - 7.0);
    let length = ((BAR - 6.0) * bar.length).max(3.0);
    let body = Rect::from_min_size(start, vec2(length, 14.0));
    let color = bar.status.map_or(theme.derived, |status| kind_color(theme, status.into()));
    match bar.status {
        None => {
            let stroke = Stroke::new(1.0, color);
            ui.painter().extend(marks::dashed_rect(body, stroke, 2.0, 2.0));
        }
        Some(crate::model::Status::Expected) => marks::hatched(ui.painter(), body, color, theme.panel),
        Some(crate::model::Status::Actual) => {
            ui.painter().rect_filled(body, egui::CornerRadius::same(2), color);
        }
        Some(crate::model::Status::Target) => {
            let corner = egui::CornerRadius::same(2);
            ui.painter().rect_stroke(body, corner, Stroke::new(1.5, color), egui::StrokeKind::Inside);
        }
    }
    let mut x = body.right() + space::S;
    if bar.open_ended {
        let tip = Pos2::new(body.right() + 6.0, body.center().y);
        marks::chevron(ui.painter(), tip, marks::Toward::Right, 5.0, Stroke::new(1.5, color));
        x += 4.0;
    }
    let at = Pos2::new(x, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, &bar.text, font(Weight::Semibold), color);
}

fn reasons(ui: &mut Ui, state: &AppState, card: &CheckCard, out: &mut Commands) {
    if card.parts.is_empty() {
        widgets::paragraph(ui, &card.text);
    } else {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            formula_ui(ui, state, &card.parts, out);
        });
    }
    ui.horizontal(|ui| seen_button(ui, card, out));
}

/// Marks every check of the card as seen, or takes the mark back.
fn mark(card: &CheckCard, out: &mut Commands) {
    for key in &card.keys {
        out.send(Command::MarkSeen(key.clone(), !card.seen));
    }
}

fn seen_button(ui: &mut Ui, card: &CheckCard, out: &mut Commands) {
    let name =
        if card.seen { format!("Take back: seen: {}", card.title) } else { format!("Mark as seen: {}", card.title) };
    let label = if card.seen { "Seen" } else { "Mark as seen" };
    let button = Button::new(label).icon(Icon::Check).small().selected(card.seen).name(&name);
    if button.ui(ui).clicked() {
        mark(card, out);
    }
}

/// The same as an icon, where there is less room.
fn seen_icon(ui: &mut Ui, card: &CheckCard, out: &mut Commands) {
    let name = if card.seen { "Take back: seen" } else { "Mark as seen" };
    let full = format!("{name}: {}", card.title);
    let button = Button::new("").icon(Icon::Check).small().ghost().selected(card.seen).name(&full);
    let response = button.ui(ui);
    let response = response.on_hover_text(theme::text(name, size::LABEL, Weight::Regular, Theme::of(ui).ink1));
    if response.clicked() {
        mark(card, out);
    }
}

/// Height of a line of the list, in points.
const LINE: f32 = 53.0;

/// Other checks as lines of one card.
pub fn list(ui: &mut Ui, state: &AppState, cards: &[&CheckCard], out: &mut Commands) {
    widgets::card(ui, 0, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        long_list(ui, cards.len(), LINE, |ui, at, rect| {
            if at > 0 {
                let stroke = Stroke::new(1.0, Theme::of(ui).line);
                ui.painter().hline(rect.x_range().shrink(16.0), rect.top(), stroke);
            }
            if let Some(card) = cards.get(at) {
                line(ui, state, card, rect, out);
            }
        });
    });
}

fn line(ui: &mut Ui, state: &AppState, card: &CheckCard, rect: Rect, out: &mut Commands) {
    let theme = Theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((&card.key, card.check)), Sense::click());
    let name = format!("{}, show its sentences", card.title);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected(state, card), &name));
    if is_selected(state, card) || response.hovered() {
        let fill = if is_selected(state, card) { theme.selected } else { theme.side };
        ui.painter().rect_filled(rect.shrink2(vec2(1.0, 1.0)), egui::CornerRadius::ZERO, fill);
    }
    widgets::focus_ring(ui, rect.shrink(4.0), radius::CONTROL, &response);
    let inner = rect.shrink2(vec2(16.0, 8.0));
    let builder =
        UiBuilder::new().max_rect(inner).id_salt((&card.key, "contents")).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        let warns = CheckGroup::TO_CHECK.contains(&card.group) && !card.seen;
        icon(card.group).ui(ui, 16.0, if warns { theme.warning } else { theme.ink3 });
        let words = Rect::from_min_max(
            Pos2::new(inner.left() + 28.0, inner.top()),
            Pos2::new(inner.right() - 108.0, inner.bottom()),
        );
        let row = |top: f32, height: f32| Rect::from_min_size(words.min + vec2(0.0, top), vec2(words.width(), height));
        let title = theme::format(size::BODY, Weight::Semibold, theme.ink1);
        widgets::paint_elided(ui, row(0.0, 20.0), Align2::LEFT_CENTER, &card.title, title);
        let text = theme::format(size::LABEL, Weight::Regular, theme.ink2);
        widgets::paint_elided(ui, row(20.0, 16.0), Align2::LEFT_CENTER, &card.text, text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Show {}", card.title);
            if Button::new("Show").small().name(&name).ui(ui).clicked() {
                show(state, card, out);
            }
            if CheckGroup::TO_CHECK.contains(&card.group) {
                seen_icon(ui, card, out);
            }
        });
    });
    let whole = if card.text.is_empty() { card.title.clone() } else { format!("{}\n{}", card.title, card.text) };
    let response = response.on_hover_text(theme::text(whole, size::LABEL, Weight::Regular, theme.ink1));
    if response.clicked() {
        out.send(select(card));
    }
}

/// What rests on sentences shows them; what rests on a file alone opens it in the reader.
fn show(state: &AppState, card: &CheckCard, out: &mut Commands) {
    match card.files.first() {
        Some(file) if card.claims.is_empty() && state.reading(file).is_some() => {
            out.send(Command::OpenReader(file.clone(), None));
        }
        _ => out.send(select(card)),
    }
}

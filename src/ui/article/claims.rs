//! The list of an article's claims at the right, and its commitments below.

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Key, Layout, Margin, Modifiers, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::{AppState, Command, Commands, Page};
use crate::chart::MarkKind;
use crate::model::Status;
use crate::ui::marked_text::{MarkedText, TextStyle};
use crate::ui::marks;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::{shell, widgets};

use super::model::{ArticleClaim, ArticleView};

/// Height of a row, points.
const ROW: f32 = 30.0;

/// Shows the lists. Returns the byte of the text that was asked for: the begin of a commitment.
pub(super) fn ui(
    ui: &mut Ui,
    state: &AppState,
    view: &ArticleView,
    scroll_to_selected: bool,
    out: &mut Commands,
) -> Option<usize> {
    head(ui, view);
    ui.spacing_mut().item_spacing.y = 0.0;
    widgets::divider(ui);
    let commitments = view.commitments.len() as f32 * 62.0 + 48.0;
    let below = if view.commitments.is_empty() { 0.0 } else { commitments.min(ui.available_height() * 0.45) };
    let height = (ui.available_height() - below).max(80.0);
    if view.claims.is_empty() {
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            let text = if view.commitments.is_empty() {
                "This article states no figure and promises nothing that was recognised."
            } else {
                "This article states no figure. What it promises is listed below and underlined in the text."
            };
            widgets::paragraph(ui, text);
        });
    } else {
        let list = ScrollArea::vertical().id_salt(("claims", &view.file)).auto_shrink(false).max_height(height);
        list.show_viewport(ui, |ui, viewport| rows(ui, state, view, viewport, scroll_to_selected, out));
    }
    if view.commitments.is_empty() {
        return None;
    }
    widgets::divider(ui);
    self::commitments(ui, view)
}

fn head(ui: &mut Ui, view: &ArticleView) {
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 7 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(theme::BUTTON_SMALL);
            ui.label(theme::text("Claims", size::CARD, Weight::Semibold, theme.ink1));
            widgets::label(ui, &view.claims.len().to_string());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                let statuses = [Status::Actual, Status::Expected, Status::Target];
                for (status, count) in statuses.into_iter().zip(view.counts).rev() {
                    if count > 0 {
                        let name = format!("{count} {}", status.as_str());
                        ui.label(theme::text(count.to_string(), size::LABEL, Weight::Regular, theme.ink2))
                            .on_hover_text(name);
                        widgets::mark(ui, status.into());
                        ui.add_space(space::XS);
                    }
                }
            });
        });
    });
}

fn rows(
    ui: &mut Ui,
    state: &AppState,
    view: &ArticleView,
    viewport: Rect,
    scroll_to_selected: bool,
    out: &mut Commands,
) {
    ui.set_height(ROW * view.claims.len() as f32 + 8.0);
    let origin = ui.min_rect().min + vec2(0.0, 4.0);
    let width = ui.available_width();
    let place = |at: usize| Rect::from_min_size(origin + vec2(8.0, at as f32 * ROW), vec2(width - 16.0, ROW));
    if scroll_to_selected
        && let Some(at) = view.claims.iter().position(|claim| state.selected.as_ref() == Some(&claim.id))
        && !viewport.expand2(vec2(0.0, -ROW)).contains(pos2(1.0_f32.max(viewport.left()), at as f32 * ROW))
    {
        ui.scroll_to_rect(place(at), Some(Align::Center));
    }
    let first = (viewport.top() / ROW).floor().max(0.0) as usize;
    let count = (viewport.height() / ROW).ceil() as usize + 2;
    for (at, claim) in view.claims.iter().enumerate().skip(first).take(count) {
        row(ui, state, view, claim, place(at), out);
    }
}

fn row_id(ui: &Ui, claim: &ArticleClaim) -> egui::Id {
    ui.unique_id().with(("claim of article", &claim.id.0))
}

fn row(ui: &mut Ui, state: &AppState, view: &ArticleView, claim: &ArticleClaim, rect: Rect, out: &mut Commands) {
    let theme = Theme::of(ui);
    let id = row_id(ui, claim);
    let response = ui.interact(rect, id, Sense::click());
    let selected = state.selected.as_ref() == Some(&claim.id);
    let name = format!(
        "{}. {}, {}{}, {} {}",
        claim.number,
        widgets::mark_kind(claim.kind),
        claim.metric,
        claim.about,
        claim.value,
        claim.year
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    let corner = CornerRadius::same(radius::CONTROL);
    if selected {
        let stroke = Stroke::new(2.0, theme.focus);
        ui.painter().rect(rect.shrink(0.5), corner, theme.selected, stroke, StrokeKind::Inside);
    } else if response.hovered() || state.hovered.as_ref() == Some(&claim.id) {
        ui.painter().rect_filled(rect, corner, theme.side);
    }
    paint(ui, claim, rect, theme);
    if response.hovered() {
        widgets::hover_figure(ui, state, &claim.id, out);
    }
    let enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || enter && selected {
        show_evidence(state, claim, out);
    } else if response.clicked() {
        out.send(Command::SelectClaim(claim.id.clone()));
    }
    if response.has_focus() {
        shell::keep_arrows(ui, id, false, true);
        widgets::ring(ui, rect.shrink(3.0), radius::CHIP);
        step_on_keys(ui, view, claim, out);
    }
    if let Some(full) = state.claim(&claim.id) {
        response.context_menu(|ui| widgets::claim_menu(ui, full, out));
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
}

/// The region page with the claim's evidence.
fn show_evidence(state: &AppState, claim: &ArticleClaim, out: &mut Commands) {
    if let Some(region) = state.claim(&claim.id).and_then(|claim| claim.region.clone()) {
        out.send(Command::Show(Page::Region(region.into_owned())));
        out.send(Command::SelectClaim(claim.id.clone()));
    }
}

fn paint(ui: &Ui, claim: &ArticleClaim, rect: Rect, theme: &Theme) {
    let at = |left: f32, right: f32| Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
    let plain = |ink| theme::format(size::BODY, Weight::Regular, ink);
    let label = theme::format(size::LABEL, Weight::Regular, theme.ink3);
    let number = at(rect.left(), rect.left() + 26.0);
    widgets::paint_elided(ui, number, Align2::RIGHT_CENTER, &claim.number.to_string(), label);
    let mark = pos2(rect.left() + 40.0, rect.center().y);
    marks::status_mark(ui.painter(), mark, 4.5, claim.kind, &theme.palette);
    let year = at(rect.right() - 42.0, rect.right() - 8.0);
    widgets::paint_elided(ui, year, Align2::RIGHT_CENTER, &claim.year, plain(theme.ink3));
    let ink = marks::color(&theme.palette, claim.kind.role());
    let value = theme::format(size::BODY, Weight::Semibold, ink);
    let value = widgets::paint_elided(
        ui,
        at(rect.left() + 110.0, rect.right() - 50.0),
        Align2::RIGHT_CENTER,
        &claim.value,
        value,
    );
    let room = at(rect.left() + 54.0, value.left() - 8.0);
    let metric = widgets::paint_elided(ui, room, Align2::LEFT_CENTER, &claim.metric, plain(theme.ink1));
    if metric.right() + 12.0 < room.right() {
        widgets::paint_elided(
            ui,
            room.with_min_x(metric.right()),
            Align2::LEFT_CENTER,
            &claim.about,
            plain(theme.ink3),
        );
    }
}

fn step_on_keys(ui: &Ui, view: &ArticleView, claim: &ArticleClaim, out: &mut Commands) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        claim.number
    } else if pressed(Key::ArrowUp) {
        claim.number.wrapping_sub(2)
    } else {
        return;
    };
    if let Some(other) = view.claims.get(next) {
        ui.memory_mut(|memory| memory.request_focus(row_id(ui, other)));
        out.send(Command::SelectClaim(other.id.clone()));
    }
}

fn commitments(ui: &mut Ui, view: &ArticleView) -> Option<usize> {
    let theme = Theme::of(ui);
    let mut asked = None;
    ScrollArea::vertical().id_salt(("commitments", &view.file)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                widgets::heading(ui, "Commitments");
                widgets::label(ui, &view.commitments.len().to_string());
            });
            for quote in &view.commitments {
                ui.add_space(6.0);
                let font = theme::font(size::BODY, Weight::Regular);
                let style = TextStyle { font, line_height: 20.0, color: theme.ink1, max_rows: 2 };
                let width = ui.available_width();
                let text = MarkedText::new(&quote.text, &quote.marks, style).width(width).selectable(false);
                let text = text.show(ui, &theme.palette).response.on_hover_cursor(CursorIcon::PointingHand);
                let note = theme::text(quote.note.as_str(), size::LABEL, Weight::Regular, theme.ink3);
                let name = format!("Show in the text: {}", quote.text);
                if text.clicked() || widgets::text_link(ui, note, &name).clicked() {
                    asked = Some(quote.start);
                }
            }
        });
    });
    asked
}

/// Order of marks in the strip and the legend.
pub(super) const KINDS: [MarkKind; 3] = [MarkKind::Actual, MarkKind::Expected, MarkKind::Target];

//! Messages at the foot of the window.

use std::time::Duration;

use egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Stroke, Ui, vec2};

use crate::app::{AppState, Command, Commands, Notice, NoticeKind};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Theme, Weight, radius, size};
use crate::ui::widgets::{Button, icon_button};

/// How long a message that only informs stays.
const STAYS: f64 = 6.0;

/// Shows the messages, the newest at the bottom.
pub fn ui(ui: &Ui, state: &AppState, out: &mut Commands) {
    if state.notices.is_empty() {
        return;
    }
    Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -16.0)).show(
        ui.ctx(),
        |ui| {
            for notice in &state.notices {
                notice_ui(ui, notice, out);
                if notice.kind == NoticeKind::Info {
                    expire(ui, notice, out);
                }
            }
        },
    );
}

fn notice_ui(ui: &mut Ui, notice: &Notice, out: &mut Commands) {
    let theme = Theme::of(ui);
    let (icon, ink) = match notice.kind {
        NoticeKind::Info => (Icon::CircleCheck, theme.expected),
        NoticeKind::Warning => (Icon::TriangleAlert, theme.warning),
        NoticeKind::Error => (Icon::CircleX, theme.error),
    };
    Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.line_strong))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(theme.dialog_shadow())
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(460.0);
            ui.horizontal_top(|ui| {
                icon.ui(ui, 18.0, ink);
                ui.vertical(|ui| {
                    ui.set_width(390.0);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.label(theme::text(notice.text.clone(), size::BODY, Weight::Semibold, theme.ink1));
                    if !notice.details.is_empty() {
                        let details = theme::text(notice.details.clone(), size::LABEL, Weight::Regular, theme.ink2);
                        ui.add(egui::Label::new(details).wrap().selectable(true));
                    }
                    if let Some(file) = &notice.file
                        && Button::new("Show file").icon(Icon::FolderOpen).small().ui(ui).clicked()
                    {
                        out.send(Command::ShowInFolder(file.clone()));
                    }
                });
                if icon_button(ui, Icon::X, "Dismiss message").clicked() {
                    out.send(Command::DismissNotice(notice.number));
                }
            });
        });
}

/// Hides a message after its time; wakes the window for that, and only for that.
fn expire(ui: &Ui, notice: &Notice, out: &mut Commands) {
    let now = ui.input(|input| input.time);
    let id = Id::unique(("notice began", notice.number));
    let began = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    let left = STAYS - (now - began);
    if left <= 0.0 {
        out.send(Command::DismissNotice(notice.number));
    } else {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
}

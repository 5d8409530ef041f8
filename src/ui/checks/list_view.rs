//! The list at the left of the checks page: what there is to check, what is kept for the record, and the files.

use egui::{Align2, CornerRadius, Pos2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::model::ChecksModel;
use crate::app::{AppState, CheckGroup, ChecksAction, Command, Commands};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, ROW, Theme, Weight, radius, size, space};
use crate::ui::widgets;

/// The icon of a group.
#[must_use]
pub const fn icon(group: CheckGroup) -> Icon {
    match group {
        CheckGroup::Contradictions => Icon::EqualNot,
        CheckGroup::TwoFigures => Icon::ArrowLeftRight,
        CheckGroup::Doubtful => Icon::TriangleAlert,
        CheckGroup::ChangedTargets => Icon::History,
        CheckGroup::Due => Icon::Clock,
        CheckGroup::MissedTargets => Icon::CalendarOff,
        CheckGroup::NoKnownMetric => Icon::CircleQuestionMark,
        CheckGroup::IncompleteText => Icon::FileX,
        CheckGroup::DerivedFigures => Icon::CircleDashed,
        CheckGroup::Confirmed => Icon::Check,
        CheckGroup::YearsFilledIn => Icon::CalendarClock,
        CheckGroup::NoDeadline => Icon::CalendarOff,
        CheckGroup::SameStory => Icon::Copy,
        CheckGroup::MachineTranslated => Icon::Languages,
        CheckGroup::CouldNotBeRead => Icon::FileExclamationPoint,
        CheckGroup::ReadInFull => Icon::FileCheck,
    }
}

/// Shows the list.
pub fn ui(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(space::L);
        section(ui, "To check");
        for group in CheckGroup::TO_CHECK {
            // The list names what is there; a kind that never occurs would only be noise.
            if model.count(group) > 0 || group == CheckGroup::Contradictions {
                item(ui, state, model, group, out);
            }
        }
        ui.add_space(space::M);
        section(ui, "For the record");
        for group in CheckGroup::RECORD {
            item(ui, state, model, group, out);
        }
        ui.add_space(space::M);
        section(ui, "Files");
        for group in CheckGroup::FILES {
            item(ui, state, model, group, out);
        }
        ui.add_space(space::M);
        let note = "Nothing here is corrected by itself. A mark as “seen” is remembered on this computer.";
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0)).show(ui, |ui| {
            widgets::divider(ui);
            ui.add_space(space::S);
            let ink = Theme::of(ui).ink3;
            ui.add(egui::Label::new(theme::text(note, size::LABEL, Weight::Regular, ink)).wrap());
        });
    });
}

fn section(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(space::L);
        widgets::label(ui, text);
    });
}

fn item(ui: &mut Ui, state: &AppState, model: &ChecksModel, group: CheckGroup, out: &mut Commands) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let count = model.count(group);
    let chosen = state.checks.group == Some(group);
    let of_card = || model.card(state.checks.selected.as_deref()).is_some_and(|card| card.group == group);
    let lit = chosen || (state.checks.group.is_none() && of_card());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, format!("{}, {count}", group.label())));
    let plate = rect.shrink2(vec2(space::S, 0.0));
    if lit || response.hovered() {
        ui.painter().rect_filled(plate, CornerRadius::same(radius::CONTROL), theme.sunken);
    }
    let ink = if count == 0 && !lit { theme.ink3 } else { theme.ink1 };
    let warns = CheckGroup::TO_CHECK.contains(&group) && count > 0;
    let icon_ink = if warns { theme.warning } else { theme.ink2 };
    icon(group).paint(ui.painter(), plate.left_center() + vec2(16.0, 0.0), 16.0, icon_ink);
    let number = ui.painter().text(
        plate.right_center() - vec2(space::S, 0.0),
        Align2::RIGHT_CENTER,
        count.to_string(),
        theme::font(size::LABEL, Weight::Regular),
        theme.ink3,
    );
    let room =
        Rect::from_min_max(Pos2::new(plate.left() + 32.0, plate.top()), Pos2::new(number.left() - 4.0, plate.bottom()));
    let weight = if lit { Weight::Semibold } else { Weight::Regular };
    widgets::paint_elided(ui, room, Align2::LEFT_CENTER, group.label(), theme::format(size::BODY, weight, ink));
    widgets::focus_ring(ui, plate.shrink(1.0), radius::CONTROL, &response);
    if response.clicked() {
        out.send(Command::Checks(ChecksAction::Group(group)));
    }
}

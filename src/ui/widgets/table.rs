//! Heads of tables.

use egui::{Align2, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::icons::Icon;
use super::super::theme::{self, Theme, Weight, radius, size};
use super::focus_ring;

/// How a column takes part in the order of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortState {
    /// The table is ordered by another column.
    None,
    /// Lowest first.
    Ascending,
    /// Highest first.
    Descending,
    /// The table cannot be ordered by it.
    Fixed,
}

/// The head of a column, `width` points wide; pressing it orders the table. `right` sets it over numbers.
pub fn header_cell(ui: &mut Ui, text: &str, width: f32, right: bool, sort: SortState) -> Response {
    let theme = Theme::of(ui);
    let sortable = sort != SortState::Fixed;
    let sense = if sortable { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::ROW), sense);
    let name = match sort {
        SortState::None => format!("Sort by {text}"),
        SortState::Ascending => format!("{text}, lowest first"),
        SortState::Descending => format!("{text}, highest first"),
        SortState::Fixed => text.to_owned(),
    };
    let role = if sortable { Role::Button } else { Role::ColumnHeader };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &name));
    let ink = if response.hovered() && sortable { theme.ink1 } else { theme.ink3 };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::font(size::LABEL, Weight::Regular), ink);
    let align = if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let at = align.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(at.min, galley, ink);
    let arrow = match sort {
        SortState::Ascending => Some(Icon::ChevronUp),
        SortState::Descending => Some(Icon::ChevronDown),
        SortState::None | SortState::Fixed => None,
    };
    if let Some(arrow) = arrow {
        let x = if right { at.left() - 8.0 } else { at.right() + 8.0 };
        arrow.paint(ui.painter(), egui::pos2(x, rect.center().y), 12.0, theme.ink1);
    }
    focus_ring(ui, rect.shrink(2.0), radius::CHIP, &response);
    response
}

//! Controls of the window. All of them can be reached by keyboard and have an accessible name.

mod button;
mod chip;
mod control;
mod figure;
mod histogram;
mod inline;
mod label;
mod table;

pub use button::{Button, ButtonKind, icon_button, text_link};
pub use chip::{chip, chip_outlined, key_cap, language_chip, toggle_chip, warning_chip};
pub use control::{checkbox, dropdown, menu_item, paint_check, radio, segmented, text_field};
pub use figure::{
    FigureLink, behave, citation, claim_menu, claim_tooltip, end_hover, figure_link, figure_name, hover_figure, is_lit,
    lead, lit_ground,
};
pub use histogram::{YearBar, year_range};
pub use inline::Inline;
pub use label::{
    card, dashed_divider, divider, elided, heading, label, legend_row, mark, mark_kind, note, paint_elided, paragraph,
    section,
};
pub use table::{SortState, header_cell};

use std::any::Any;
use std::hash::Hash;
use std::sync::Arc;

use egui::{Color32, CornerRadius, Id, Rect, Response, Stroke, StrokeKind, Ui};

use super::theme::Theme;

/// Paints the ring of what has the keyboard: 2 points wide, 2 points off.
pub fn focus_ring(ui: &Ui, rect: Rect, radius: u8, response: &Response) {
    if response.has_focus() {
        ring(ui, rect, radius);
    }
}

/// The same ring, whoever has the keyboard.
pub fn ring(ui: &Ui, rect: Rect, radius: u8) {
    let stroke = Stroke::new(2.0, Theme::of(ui).focus);
    ui.painter().rect_stroke(rect.expand(2.0), CornerRadius::same(radius + 2), stroke, StrokeKind::Outside);
}

/// Fills and outlines a box.
pub fn plate(ui: &Ui, rect: Rect, radius: u8, fill: Color32, stroke: Color32) {
    ui.painter().rect(rect, CornerRadius::same(radius), fill, Stroke::new(1.0, stroke), StrokeKind::Inside);
}

/// Keeps what is costly to make from frame to frame, until `key` changes: a view model made from data and filters.
/// `name` is unique in the program.
pub fn memo<T: Any + Send + Sync>(ui: &Ui, name: &'static str, key: impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
    use std::hash::{BuildHasher as _, RandomState};
    use std::sync::OnceLock;
    static STATE: OnceLock<RandomState> = OnceLock::new();
    let hash = STATE.get_or_init(RandomState::new).hash_one(key);
    let id = Id::unique(("memo", name));
    if let Some((old, value)) = ui.data(|data| data.get_temp::<(u64, Arc<T>)>(id))
        && old == hash
    {
        return value;
    }
    let value = Arc::new(make());
    ui.data_mut(|data| data.insert_temp(id, (hash, Arc::clone(&value))));
    value
}

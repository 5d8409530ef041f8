//! Cards in rows of equal height.

use egui::{Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::card::card_ui;
use super::{Overview, legend};
use crate::app::{AppState, Command, Commands, Page};
use crate::ui::shell::keep_arrows;
use crate::ui::theme::{radius, space};
use crate::ui::widgets::focus_ring;

/// Height of a card before it was ever drawn.
const FIRST_GUESS: f32 = 380.0;

/// Number of columns for a width in points.
#[must_use]
pub const fn columns(width: f32) -> usize {
    if width >= 980.0 {
        3
    } else if width >= 620.0 {
        2
    } else {
        1
    }
}

/// Shows the cards and, behind them, the one that explains them.
pub fn ui(ui: &mut Ui, overview: &Overview, state: &AppState, out: &mut Commands) {
    let columns = columns(ui.available_width());
    let width = (ui.available_width() - space::L * (columns - 1) as f32) / columns as f32;
    let slots = overview.cards.len() + usize::from(state.settings.legend);
    let heights_id = Id::unique("heights of region cards");
    // Heights are known once a row was drawn: rows of this frame are as high as those of the last.
    let key = (state.revision, state.settings.sort, state.settings.legend, width.round() as i32, overview.cards.len());
    let known: Option<(HeightKey, Vec<f32>)> = ui.data(|data| data.get_temp(heights_id));
    let known = known.filter(|(old, _)| *old == key).map(|(_, heights)| heights).unwrap_or_default();
    let mut heights = known.clone();
    heights.resize(slots.div_ceil(columns), FIRST_GUESS);
    ui.spacing_mut().item_spacing.y = space::L;
    for (row, height) in heights.iter_mut().enumerate() {
        let (_, strip) = ui.allocate_space(vec2(ui.available_width(), *height));
        if !ui.is_rect_visible(strip) && known.len() > row {
            continue;
        }
        let mut needed: f32 = 0.0;
        for column in 0..columns {
            let at = row * columns + column;
            let left = strip.left() + column as f32 * (width + space::L);
            let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(width, *height));
            needed = needed.max(match overview.cards.get(at) {
                Some(_) => slot(ui, rect, overview, (at, columns), state, out),
                None if at == overview.cards.len() && state.settings.legend => legend::ui(ui, rect, out),
                None => 0.0,
            });
        }
        *height = needed.ceil();
    }
    ui.add_space(space::S);
    if heights != known {
        ui.data_mut(|data| data.insert_temp(heights_id, (key, heights)));
        ui.ctx().request_discard("heights of region cards");
    }
}

/// What the heights depend on.
type HeightKey = (u64, crate::app::SortBy, bool, i32, usize);

/// A card that can be pressed and reached by arrow keys.
fn slot(
    ui: &mut Ui,
    rect: Rect,
    overview: &Overview,
    (at, columns): (usize, usize),
    state: &AppState,
    out: &mut Commands,
) -> f32 {
    let Some(card) = overview.cards.get(at) else { return 0.0 };
    let id = |at: usize| Id::unique(("region card", overview.cards.get(at).map(|card| &card.region)));
    let response = ui.interact(rect, id(at), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, open region", card.region)));
    let needed = card_ui(ui, rect, card, state, out);
    focus_ring(ui, rect.shrink(1.0), radius::CARD, &response);
    if response.clicked() {
        out.send(Command::Show(Page::Region(card.region.clone())));
    }
    if response.has_focus() {
        keep_arrows(ui, response.id, true, true);
        // Taken, not only seen: the card that the keyboard moves to is drawn in the same frame.
        let next = ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            let forward = usize::from(pressed(Key::ArrowRight)) + columns * usize::from(pressed(Key::ArrowDown));
            let back = usize::from(pressed(Key::ArrowLeft)) + columns * usize::from(pressed(Key::ArrowUp));
            (at + forward).checked_sub(back)
        });
        if let Some(next) = next.filter(|next| *next != at && *next < overview.cards.len()) {
            ui.memory_mut(|memory| memory.request_focus(id(next)));
        }
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    needed
}

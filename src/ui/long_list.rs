//! Lists that may be long: only the rows in sight are drawn.

use egui::{Rect, Ui, pos2, vec2};

/// Up to this many rows all are drawn, so that the keyboard and screen readers reach each of them.
const ALL: usize = 120;

/// Takes the room of `count` rows of the same height and draws those that the user can see, each into its own place.
pub fn long_list(ui: &mut Ui, count: usize, height: f32, mut row: impl FnMut(&mut Ui, usize, Rect)) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height * count as f32));
    let sight = ui.clip_rect();
    let at = |y: f32| ((y - rect.top()) / height).max(0.0);
    let range = if count <= ALL {
        0..count
    } else {
        (at(sight.top()).floor() as usize).min(count)..(at(sight.bottom()).ceil() as usize).min(count)
    };
    for number in range {
        let top = rect.top() + height * number as f32;
        row(ui, number, Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + height)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(count: usize) -> usize {
        let ctx = egui::Context::default();
        let mut drawn = 0;
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 200.0))),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            drawn = 0;
            long_list(ui, count, 20.0, |_, _, _| drawn += 1);
        });
        output.textures_delta.clear();
        drawn
    }

    #[test]
    fn only_rows_in_sight_are_drawn() {
        assert!((8..=12).contains(&drawn(100_000)), "{}", drawn(100_000));
        assert_eq!(drawn(50), 50);
        assert_eq!(drawn(0), 0);
    }
}

//! Bars by year with a range that two handles set.

use egui::{Align2, CornerRadius, Key, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::shell::keep_arrows;
use super::super::theme::{self, Theme, Weight, size};

/// Number of claims about a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearBar {
    /// The year.
    pub year: i32,
    /// How many.
    pub count: usize,
}

/// Shows bars over a line with two handles, and returns the range when a handle was moved. `range` is the whole span
/// where it is `None`.
pub fn year_range(ui: &mut Ui, bars: &[YearBar], range: Option<(i32, i32)>) -> Option<(i32, i32)> {
    let (first, last) = (bars.first()?.year, bars.last()?.year);
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 70.0));
    let line = Rect::from_min_max(
        pos2(rect.left() + 7.0, rect.bottom() - 22.0),
        pos2(rect.right() - 7.0, rect.bottom() - 22.0),
    );
    let x_of = |year: i32| {
        if last == first {
            line.center().x
        } else {
            egui::lerp(line.x_range(), (year - first) as f32 / (last - first) as f32)
        }
    };
    let (low, high) = range.map_or((first, last), |(low, high)| (low.clamp(first, last), high.clamp(first, last)));
    paint_bars(ui, bars, line, &x_of, (low, high));
    ui.painter().hline(line.x_range(), line.top(), Stroke::new(2.0, theme.line_strong));
    ui.painter().hline(x_of(low)..=x_of(high), line.top(), Stroke::new(2.0, theme.ink1));
    let font = theme::font(size::CAP, Weight::Regular);
    let y = rect.bottom() - 6.0;
    ui.painter().text(pos2(rect.left(), y), Align2::LEFT_CENTER, low, font.clone(), theme.ink3);
    ui.painter().text(pos2(rect.right(), y), Align2::RIGHT_CENTER, high, font, theme.ink3);
    let year_at = |x: f32| {
        let part = ((x - line.left()) / line.width().max(1.0)).clamp(0.0, 1.0);
        first + (part * (last - first) as f32).round() as i32
    };
    let new_low = handle(ui, "First year", low, pos2(x_of(low), line.top()), (first, high), &year_at);
    let new_high = handle(ui, "Last year", high, pos2(x_of(high), line.top()), (low, last), &year_at);
    let new = (new_low.unwrap_or(low), new_high.unwrap_or(high));
    (new != (low, high)).then_some(new)
}

fn paint_bars(ui: &Ui, bars: &[YearBar], line: Rect, x_of: &dyn Fn(i32) -> f32, range: (i32, i32)) {
    let theme = Theme::of(ui);
    let top = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    let font = theme::font(size::CAP, Weight::Regular);
    for bar in bars.iter().filter(|bar| bar.count > 0) {
        let height = 6.0 + 22.0 * bar.count as f32 / top as f32;
        let inside = (range.0..=range.1).contains(&bar.year);
        let x = x_of(bar.year).clamp(line.left(), line.right());
        let rect = Rect::from_min_max(pos2(x - 7.0, line.top() - 3.0 - height), pos2(x + 7.0, line.top() - 3.0));
        ui.painter().rect_filled(rect, CornerRadius::same(1), if inside { theme.ink3 } else { theme.line_strong });
        if bars.len() <= 12 {
            ui.painter().text(rect.center_top(), Align2::CENTER_BOTTOM, bar.count, font.clone(), theme.ink3);
        }
    }
}

fn handle(
    ui: &Ui,
    name: &str,
    year: i32,
    center: Pos2,
    limits: (i32, i32),
    year_at: &dyn Fn(f32) -> i32,
) -> Option<i32> {
    let theme = Theme::of(ui);
    let rect = Rect::from_center_size(center, vec2(18.0, 18.0));
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::click_and_drag());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, ui.is_enabled(), name);
        info.value = Some(f64::from(year));
        info
    });
    let stroke = Stroke::new(2.0, if response.has_focus() { theme.focus } else { theme.ink1 });
    ui.painter().circle(center, 6.0, theme.panel, stroke);
    if response.has_focus() {
        ui.painter().circle_stroke(center, 10.0, Stroke::new(2.0, theme.focus));
        keep_arrows(ui, response.id, true, false);
    }
    let mut new = year;
    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        new = year_at(pointer.x);
    }
    if response.has_focus() {
        let pressed = |key| i32::from(ui.input(|input| input.key_pressed(key)));
        new += pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    }
    let new = new.clamp(limits.0, limits.1);
    response.on_hover_text(theme::text(format!("{name}: {year}"), size::LABEL, Weight::Regular, theme.ink1));
    (new != year).then_some(new)
}

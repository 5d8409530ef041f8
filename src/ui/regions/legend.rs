//! The card that explains the others.

use egui::{Align2, Rect, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::{Command, Commands};
use crate::chart::MarkKind;
use crate::model::Qualifier;
use crate::ui::icons::Icon;
use crate::ui::marks::{self, BulletFigure, BulletSpec};
use crate::ui::theme::{self, Theme, Weight, radius, size};
use crate::ui::widgets::{icon_button, legend_row};

/// Paints the card and returns the height that it needs.
pub fn ui(ui: &mut Ui, rect: Rect, out: &mut Commands) -> f32 {
    let theme = Theme::of(ui);
    let edge = rect.shrink(0.5);
    let stroke = Stroke::new(1.0, theme.line_strong);
    ui.painter().extend(dashed_round(edge, f32::from(radius::CARD), stroke));
    let inside = rect.shrink2(vec2(16.0, 14.0));
    let builder = UiBuilder::new().id_salt("reading the cards").max_rect(inside);
    let used = ui.scope_builder(builder, |ui| contents(ui, out)).response.rect;
    let note = Rect::from_min_max(pos2(inside.left(), inside.bottom() - 20.0), inside.max);
    let galley = ui.painter().layout_no_wrap(
        "Click any number for the sentence that states it.".to_owned(),
        theme::font(size::LABEL, Weight::Regular),
        theme.ink3,
    );
    ui.painter().galley(Align2::LEFT_CENTER.align_size_within_rect(galley.size(), note).min, galley, theme.ink3);
    used.bottom() - rect.top() + 44.0
}

fn contents(ui: &mut Ui, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.label(theme::text("Reading the cards", size::HEADING, Weight::Semibold, theme.ink1));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, Icon::X, "Hide the explanation of the cards").clicked() {
                out.send(Command::ShowLegend(false));
            }
        });
    });
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.spacing_mut().interact_size.y = 20.0;
    legend_row(ui, MarkKind::Actual, " — reported as reached");
    legend_row(ui, MarkKind::Expected, " — forecast, not a promise");
    legend_row(ui, MarkKind::Target, " — promised for a year");
    legend_row(ui, MarkKind::Derived, " — worked out from reported figures");
    ui.add_space(10.0);
    example_bar(ui);
    let ink = |weight| theme::format(size::LABEL, weight, theme.ink2);
    let mut job = theme::pieces([
        ("An arrow after a bar or ring means ", ink(Weight::Regular)),
        ("more than", ink(Weight::Semibold)),
        (
            ": the true figure may lie further right. So “<\u{a0}42%” is an upper limit and “~67%” has two open ends.",
            ink(Weight::Regular),
        ),
    ]);
    job.wrap.max_width = ui.available_width();
    ui.label(job);
}

fn example_bar(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 44.0));
    let figure = |value, qualifier| Some(BulletFigure { value, qualifier });
    let spec = BulletSpec {
        current: figure(42.0, Qualifier::Exact),
        expected: figure(50.0, Qualifier::MoreThan),
        target: figure(100.0, Qualifier::MoreThan),
        scale_max: 100.0,
        derived: false,
    };
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 3.0), vec2(rect.width() - 48.0, 12.0));
    marks::bullet(ui.painter(), bar, &spec, &theme.palette, theme.canvas);
    let along = bar.width() - 14.0;
    for (part, word) in [(0.22, "now"), (0.48, "expected"), (1.0, "target")] {
        let x = bar.left() + along * part;
        ui.painter().vline(x, (bar.bottom() + 5.0)..=(bar.bottom() + 12.0), Stroke::new(1.0, theme.line_strong));
        let font = theme::font(size::LABEL, Weight::Regular);
        ui.painter().text(pos2(x, bar.bottom() + 14.0), Align2::CENTER_TOP, word, font, theme.ink2);
    }
}

/// The outline of a box with round corners in dashes.
fn dashed_round(rect: Rect, corner: f32, stroke: Stroke) -> Vec<Shape> {
    let inner = rect.shrink(corner);
    let centers = [inner.right_bottom(), inner.left_bottom(), inner.left_top(), inner.right_top()];
    let quarter = std::f32::consts::FRAC_PI_2;
    let mut points: Vec<_> = (0_u8..)
        .zip(centers)
        .flat_map(|(side, center)| {
            (0_u8..=6).map(move |step| {
                let angle = quarter * (f32::from(side) + f32::from(step) / 6.0);
                center + corner * vec2(angle.cos(), angle.sin())
            })
        })
        .collect();
    points.extend(points.first().copied());
    Shape::dashed_line(&points, stroke, 4.0, 3.0)
}

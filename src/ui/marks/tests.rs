use egui::Sense;
use egui_kittest::Harness;

use super::*;

/// A row of marks and a column of bars, for the eye: written into the folder named by `PLANSCOPE_PICTURES`, if it is set.
fn sheet(ui: &mut egui::Ui, palette: &Palette) {
    let ground = color(palette, Role::Panel);
    let (rect, _) = ui.allocate_exact_size(vec2(360.0, 260.0), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 0, ground);
    for (index, kind) in MarkKind::ALL.into_iter().enumerate() {
        let x = rect.left() + 20.0 + index as f32 * 30.0;
        status_mark(painter, pos2(x, rect.top() + 20.0), 4.5, kind, palette);
        status_mark(painter, pos2(x, rect.top() + 40.0), 8.0, kind, palette);
    }
    let figure = |value, qualifier| Some(BulletFigure { value, qualifier });
    let exact = Qualifier::Exact;
    let specs = [
        BulletSpec {
            current: figure(41.9, exact),
            expected: figure(50.0, Qualifier::MoreThan),
            target: figure(100.0, Qualifier::MoreThan),
            scale_max: 100.0,
            derived: false,
        },
        BulletSpec {
            current: figure(0.615, exact),
            target: figure(1.0, exact),
            scale_max: 2.5,
            ..BulletSpec::default()
        },
        BulletSpec { current: figure(1.6, exact), target: figure(2.5, exact), scale_max: 2.5, ..BulletSpec::default() },
        BulletSpec { target: figure(2.0, exact), scale_max: 2.5, ..BulletSpec::default() },
        BulletSpec { current: figure(2.2, exact), scale_max: 2.5, ..BulletSpec::default() },
        BulletSpec {
            current: figure(100.0, Qualifier::MoreThan),
            target: figure(150.0, Qualifier::MoreThan),
            scale_max: 150.0,
            ..BulletSpec::default()
        },
        BulletSpec { current: figure(1.06, Qualifier::AtMost), scale_max: 2.5, derived: true, ..BulletSpec::default() },
        BulletSpec { current: figure(-4.0, exact), target: figure(f64::NAN, exact), ..BulletSpec::default() },
    ];
    for (index, spec) in specs.iter().enumerate() {
        let height = if index == 0 { 12.0 } else { 8.0 };
        let top = rect.top() + 64.0 + index as f32 * 24.0;
        let bar = Rect::from_min_size(pos2(rect.left() + 16.0, top), vec2(200.0, height));
        bullet(painter, bar, spec, palette, ground);
    }
}

#[test]
fn every_mark_and_bar_can_be_drawn() {
    for (name, palette) in [("light", Palette::LIGHT), ("dark", Palette::DARK)] {
        let mut harness =
            Harness::builder().with_size([376.0, 276.0]).with_pixels_per_point(2.0).build_ui(|ui| sheet(ui, &palette));
        harness.run();
        if let Some(folder) = std::env::var_os("PLANSCOPE_PICTURES") {
            let picture = harness.render().unwrap();
            picture.save(std::path::PathBuf::from(folder).join(format!("marks-{name}.png"))).unwrap();
        }
    }
}

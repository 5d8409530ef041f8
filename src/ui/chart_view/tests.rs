use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::Role as Accessible;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::chart::fixture::{id, output_value, profile, readings};
use crate::chart::{ChartOptions, trajectory};

fn chart(look: Look) -> Chart {
    let profile = profile(vec![output_value()]);
    let options = ChartOptions { look, ..ChartOptions::default() };
    trajectory(&profile, &profile.series[0], &readings(&profile), &options).unwrap()
}

type Seen = Rc<RefCell<Vec<ChartResponse>>>;

fn harness(look: Look, width: f32) -> (Harness<'static>, Seen) {
    let (chart, seen) = (chart(look), Seen::default());
    let log = Rc::clone(&seen);
    let mut installed = false;
    let harness = Harness::builder().with_size([width, 300.0]).build_ui(move |ui| {
        if !installed {
            theme::install(ui.ctx());
            installed = true;
            return;
        }
        ui.ctx().set_theme(if look == Look::Dark { egui::Theme::Dark } else { egui::Theme::Light });
        let selected = id(2027);
        let options = ViewOptions { selected: Some(&selected), ..ViewOptions::new("test", look) };
        let ground = marks::color(&Palette::of(look), Role::Panel);
        egui::Frame::NONE.fill(ground).inner_margin(16).show(ui, |ui| {
            log.borrow_mut().push(show(ui, &chart, &options));
        });
    });
    (harness, seen)
}

/// Writes pictures for the eye into the folder named by `PLANSCOPE_PICTURES`, if it is set.
fn look_at(name: &str, harness: &mut Harness<'_>) {
    if let Some(folder) = std::env::var_os("PLANSCOPE_PICTURES") {
        let picture = harness.render().unwrap();
        picture.save(std::path::PathBuf::from(folder).join(name)).unwrap();
    }
}

#[test]
fn marks_are_found_by_name_and_clicked() {
    let (mut harness, seen) = harness(Look::Light, 842.0);
    harness.run();
    look_at("screen-light.png", &mut harness);
    harness.get_by_label("Target 2027, more than 100 bn yuan").click();
    harness.run();
    assert!(seen.borrow().iter().any(|response| response.clicked == Some(id(2027))));
    harness.get_by_label("Derived 2020, 8.21 bn yuan").click();
    harness.run();
    assert!(seen.borrow().iter().any(|response| response.derived_clicked == Some(0)));
    harness.get_by_label("Actual 2024, 41.9 bn yuan").hover();
    harness.run();
    assert_eq!(seen.borrow().last().and_then(|response| response.hovered.clone()), Some(id(2024)));
    look_at("screen-hover.png", &mut harness);
}

#[test]
fn the_keyboard_goes_through_the_marks_in_time() {
    let (mut harness, seen) = harness(Look::Dark, 842.0);
    harness.run();
    harness.get_by_label("Actual 2024, 41.9 bn yuan").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    look_at("screen-dark.png", &mut harness);
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(harness.get_by_label("Target 2027, more than 100 bn yuan").is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert!(seen.borrow().iter().any(|response| response.clicked == Some(id(2027))));
    harness.key_press(Key::Home);
    harness.run();
    assert!(harness.get_by_label("Derived 2020, 8.21 bn yuan").is_focused());
}

#[test]
fn a_narrow_chart_still_has_its_marks() {
    let (mut harness, _) = harness(Look::Light, 420.0);
    harness.run();
    look_at("screen-narrow.png", &mut harness);
    assert_eq!(harness.get_all_by_role(Accessible::Button).count(), 5);
}

//! Helpers for tests of the window.

use std::path::PathBuf;

use egui_kittest::Harness;
use planscope::app::{AppState, Settings, ThemeChoice};
use planscope::collection::Collection;
use planscope::compare::compare;
use planscope::model::{Reading, Shared};
use planscope::ui::PlanscopeApp;

/// A collection as if these readings had been loaded from the seeds.
pub fn collection(readings: Vec<Reading>) -> Collection {
    let comparison = compare(&readings);
    let readings = readings.into_iter().map(Shared::new).collect();
    Collection { name: "seeds".to_owned(), readings, comparison, ..Collection::default() }
}

/// A state that shows the seed articles as annotated by hand.
pub fn seed_state() -> AppState {
    AppState::with_collection(collection(crate::gold::seed_readings()))
}

/// The window at a size in points, with a state.
pub fn window(state: AppState, size: [f32; 2], theme: ThemeChoice) -> Harness<'static, PlanscopeApp> {
    let mut state = state;
    state.settings.theme = theme;
    Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_theme(if theme == ThemeChoice::Dark { egui::Theme::Dark } else { egui::Theme::Light })
        .wgpu()
        .build_eframe(move |context| PlanscopeApp::with_state(&context.egui_ctx, state))
}

/// The same, drawn in software, so that [`Harness::render`] and snapshots work.
pub fn drawn_window(state: AppState, size: [f32; 2], theme: ThemeChoice) -> Harness<'static, PlanscopeApp> {
    let mut state = state;
    state.settings.theme = theme;
    let looks = if theme == ThemeChoice::Dark { egui::Theme::Dark } else { egui::Theme::Light };
    Harness::builder()
        .with_size(size)
        .with_theme(looks)
        .with_max_steps(60)
        .wgpu()
        .build_eframe(move |context| PlanscopeApp::with_state(&context.egui_ctx, state))
}

/// The window with nothing open and settings that are written nowhere.
pub fn empty_window() -> Harness<'static, PlanscopeApp> {
    Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(60)
        .build_eframe(|context| PlanscopeApp::new(&context.egui_ctx, Settings::default(), None))
}

/// Lets frames pass until `done` holds; fails after some seconds.
pub fn wait_until(harness: &mut Harness<'static, PlanscopeApp>, what: &str, done: impl Fn(&AppState) -> bool) {
    let began = std::time::Instant::now();
    while !done(&harness.state().state) {
        assert!(began.elapsed().as_secs() < 30, "waited in vain for {what}");
        harness.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    harness.run_ok();
}

/// Writes a picture of a state to `$PLANSCOPE_PICTURES/name.png`; does nothing where that is not set. For looking at,
/// not for comparing: `PLANSCOPE_PICTURES=/tmp/p cargo test --test it pictures`.
pub fn picture(name: &str, state: AppState, size: [f32; 2], theme: ThemeChoice) {
    let Some(folder) = std::env::var_os("PLANSCOPE_PICTURES") else { return };
    let mut harness = drawn_window(state, size, theme);
    harness.run_ok();
    let image = harness.render().expect("a picture");
    let path = PathBuf::from(folder).join(format!("{name}.png"));
    image.save(path).expect("a folder that can be written to");
}

/// The same after a while, for what a thread makes beside the window.
pub fn picture_after(name: &str, state: AppState, size: [f32; 2], theme: ThemeChoice, wait: std::time::Duration) {
    let Some(folder) = std::env::var_os("PLANSCOPE_PICTURES") else { return };
    let mut harness = window(state, size, theme);
    harness.run_ok();
    std::thread::sleep(wait);
    harness.run_ok();
    let image = harness.render().expect("a picture");
    let path = PathBuf::from(folder).join(format!("{name}.png"));
    image.save(path).expect("a folder that can be written to");
}

/// A state that shows a folder of the repository as the program itself reads it.
pub fn read_state(folder: &str) -> AppState {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let source = planscope::collection::Source::Paths(vec![path]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    let collection = planscope::collection::load(&source, 0, &stop, &|_| {}).expect("a folder that can be read");
    AppState::with_collection(collection)
}

//! The checks page, by its accessible names.

use egui_kittest::kittest::Queryable as _;
use planscope::app::{AppState, CheckGroup, Command, Page, ThemeChoice};
use planscope::model::{CheckKind, SkippedFile};

use crate::ui_support::{picture, seed_state, window};

fn checks_state() -> AppState {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Checks));
    state
}

/// Pictures of the page for looking at; see [`picture`].
#[test]
fn pictures() {
    for (name, theme) in [("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)] {
        picture(&format!("checks-{name}"), checks_state(), [1440.0, 900.0], theme);
        picture(&format!("checks-small-{name}"), checks_state(), [1000.0, 700.0], theme);
    }
    for group in [CheckGroup::YearsFilledIn, CheckGroup::NoDeadline, CheckGroup::ReadInFull, CheckGroup::Confirmed] {
        let mut state = checks_state();
        state.handle(Command::Checks(planscope::app::ChecksAction::Group(group)));
        picture(&format!("checks-{group:?}"), state, [1440.0, 900.0], ThemeChoice::Light);
    }
}

#[test]
fn the_page_opens_with_the_sentences_of_the_first_contradiction() {
    let mut harness = window(checks_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("3 sentences");
    harness.get_by_label("Close the evidence").click();
    harness.run_ok();
    assert!(harness.query_by_label("3 sentences").is_none());
}

#[test]
fn figures_of_a_contradiction_lead_to_their_sentences() {
    let mut harness = window(checks_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_all_by_label_contains("Actual, 33.69 bn yuan").next().unwrap().click();
    harness.run_ok();
    assert_eq!(harness.state().state.selected_claim().map(|claim| claim.value), Some(33.69e9));
}

#[test]
fn a_check_can_be_marked_as_seen() {
    let mut harness = window(checks_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    let before = harness.state().state.open_checks();
    harness.get_by_label("Mark as seen: “Doubling in five years” does not fit the other figures").click();
    harness.run_ok();
    assert_eq!(harness.state().state.open_checks(), before - 1);
    harness.get_by_label_contains("Take back: seen").click();
    harness.run_ok();
    assert_eq!(harness.state().state.open_checks(), before);
}

#[test]
fn a_card_that_tells_several_checks_marks_them_all() {
    let mut harness = window(checks_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label_contains("Mark as seen: No known metric").click();
    harness.run_ok();
    let state = &harness.state().state;
    let mut checks = state.collection.comparison.checks.iter();
    assert!(!checks.any(|check| check.kind == CheckKind::UnknownMetric && state.is_open_check(check)));
}

#[test]
fn the_list_filters_by_group() {
    let mut harness = window(checks_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Same story, 1").click();
    harness.run_ok();
    harness.get_by_label_contains("One story in Norwegian and Swahili, China, show");
    harness.get_by_label("Show all checks").click();
    harness.run_ok();
    assert_eq!(harness.state().state.checks.group, None);
}

#[test]
fn files_that_could_not_be_read_are_listed_with_the_reason() {
    let mut collection = crate::ui_support::collection(crate::gold::seed_readings());
    let reason = "The file is empty".to_owned();
    collection.skipped.push(SkippedFile { file: "empty.txt".to_owned(), reason });
    let mut state = AppState::with_collection(collection);
    state.handle(Command::Show(Page::Checks));
    let mut harness = window(state, [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Could not be read, 1").click();
    harness.run_ok();
    harness.get_by_label("empty.txt");
    harness.get_by_label("The file is empty");
}

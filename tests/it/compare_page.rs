//! The compare page, by its accessible names.

use egui_kittest::kittest::Queryable as _;
use planscope::app::{AppState, Column, Command, Page, ThemeChoice};
use planscope::model::Metric;

use crate::ui_support::{picture, read_state, seed_state, window};

fn compare_state() -> AppState {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Compare));
    state
}

/// Pictures of the page for looking at; see [`picture`].
#[test]
fn pictures() {
    for (name, theme) in [("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)] {
        picture(&format!("compare-{name}"), compare_state(), [1440.0, 900.0], theme);
        picture(&format!("compare-small-{name}"), compare_state(), [1000.0, 700.0], theme);
    }
    if std::env::var_os("PLANSCOPE_PICTURES").is_some() {
        for folder in ["seeds", "tests/cases/dev"] {
            let name = folder.rsplit('/').next().unwrap();
            let mut state = read_state(folder);
            state.handle(Command::Show(Page::Compare));
            picture(&format!("compare-read-{name}"), state, [1440.0, 900.0], ThemeChoice::Light);
            let mut state = read_state(folder);
            state.handle(Command::Show(Page::Checks));
            picture(&format!("checks-read-{name}"), state, [1440.0, 900.0], ThemeChoice::Light);
        }
    }
}

#[test]
fn a_column_chooses_what_is_compared() {
    let mut harness = window(compare_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Guangyuan, capacity: 3 actual, 3 target");
    harness.get_by_label_contains("Compare output value").click();
    harness.run_ok();
    assert_eq!(harness.state().state.compare.column, Some(Column::Named(Metric::OutputValue)));
    harness.get_by_label("No output value figures");
}

#[test]
fn a_cell_lists_its_claims_and_they_lead_to_their_sentences() {
    let mut harness = window(compare_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Guangyuan, output value: 1 actual, 1 expected, 1 target, 2 derived").click();
    harness.run_ok();
    harness.get_by_label("Close the list of claims");
    harness.get_all_by_label_contains("Target, > 100 bn yuan, 2027").next().unwrap().click();
    harness.run_ok();
    let state = &harness.state().state;
    assert_eq!(state.selected_claim().map(|claim| claim.value), Some(1e11));
}

#[test]
fn regions_can_be_left_out() {
    let mut harness = window(compare_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Part and whole");
    harness.get_by_label("Show Sichuan").click();
    harness.run_ok();
    assert!(harness.state().state.compare.excluded.contains("Sichuan"));
    assert!(harness.query_by_label("Part and whole").is_none());
}

#[test]
fn the_table_is_sorted_by_its_heads() {
    let mut harness = window(compare_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Reached, lowest first");
    harness.get_by_label("Sort by Needed a year").click();
    harness.run_ok();
    harness.get_by_label("Needed a year, lowest first").click();
    harness.run_ok();
    harness.get_by_label("Needed a year, highest first");
}

#[test]
fn a_row_leads_to_its_evidence() {
    let mut harness = window(compare_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Guangyuan, Recycled aluminium, show evidence").click_accesskit();
    harness.run_ok();
    assert_eq!(harness.state().state.selected_claim().map(|claim| claim.value), Some(1.6e6));
}

//! The list of what a search finds, by its accessible names.

use std::time::Duration;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use planscope::app::{Command, Page, ThemeChoice};
use planscope::ui::PlanscopeApp;
use planscope::ui::search::model::SearchResults;

use crate::ui_support::{picture_after, seed_state, window};

/// The window with a search typed and its results made.
fn search(text: &str) -> Harness<'static, PlanscopeApp> {
    let mut harness = window(seed_state(), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::F);
    harness.run_ok();
    harness.get_by_label("Search").type_text(text);
    for _ in 0..100 {
        harness.run_ok();
        if harness.query_by_label("Searching…").is_none() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    harness.run_ok();
    harness
}

/// Pictures of the list for looking at.
#[test]
fn pictures() {
    for (name, theme) in [("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)] {
        let mut state = seed_state();
        state.handle(Command::Search("alumin".to_owned()));
        picture_after(&format!("search-{name}"), state, [1440.0, 900.0], theme, Duration::from_secs(1));
    }
}

#[test]
fn a_region_is_found_and_opened_by_enter() {
    let mut harness = search("guangy");
    harness.get_by_label_contains("Region Guangyuan");
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().state.page, Page::Region("Guangyuan".to_owned()));
    assert!(!harness.state().state.searching);
}

#[test]
fn a_claim_is_found_by_its_figure_and_shows_its_sentence() {
    let mut harness = search("121 bn");
    harness.get_by_label_contains("Claim 121 bn yuan").click();
    harness.run_ok();
    let state = &harness.state().state;
    assert_eq!(state.selected_claim().map(|claim| claim.value), Some(121e9));
    assert_eq!(state.page, Page::Region("Shandong–Chongqing".to_owned()));
}

#[test]
fn words_of_an_article_lead_to_the_reader() {
    let mut harness = search("Konkurranseevne");
    harness.get_by_label_contains("Article 000_").click();
    harness.run_ok();
    assert_eq!(harness.state().state.page, Page::Articles(Some("000_745c5d13c3f5e23e.txt".to_owned())));
}

#[test]
fn escape_closes_the_list_first() {
    let mut harness = search("china");
    harness.key_press(Key::Escape);
    harness.run_ok();
    let state = &harness.state().state;
    assert!(!state.searching);
    assert_eq!(state.filters.search, "china");
}

#[test]
fn nothing_found_is_said() {
    let harness = search("zzzz");
    harness.get_by_label("Nothing here has these words.");
}

#[test]
fn all_hits_are_counted_and_the_first_are_kept() {
    let state = seed_state();
    let results = SearchResults::new(&state.collection, &state.index, " ALUMIN ");
    assert!(results.all_claims > results.claims.len());
    assert_eq!(SearchResults::new(&state.collection, &state.index, "  "), SearchResults::default());
}

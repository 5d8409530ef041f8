//! The reader with its lists, by accessible names.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use planscope::app::{AppState, Command, Page, ThemeChoice};
use planscope::model::{SkippedFile, Span};
use planscope::ui::PlanscopeApp;
use planscope::ui::article::{ListOrder, article_list, article_view};
use planscope::ui::figures::Claims;

use crate::ui_support::{picture, seed_state, window};

/// A state in the reader, at the article with most claims, the second claim selected.
fn reading() -> AppState {
    let mut state = seed_state();
    let most = state.collection.readings.iter().max_by_key(|reading| reading.claims.len()).unwrap();
    let (file, claim) = (most.article.file.clone(), most.claims[1].id.clone());
    state.handle(Command::OpenReader(file, Some(claim)));
    state
}

fn open(state: AppState) -> Harness<'static, PlanscopeApp> {
    let mut harness = window(state, [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness
}

/// Pictures for looking at; see [`picture`].
#[test]
fn pictures() {
    picture("article", reading(), [1440.0, 900.0], ThemeChoice::Light);
    picture("article-dark", reading(), [1440.0, 900.0], ThemeChoice::Dark);
    picture("article-small", reading(), [1000.0, 700.0], ThemeChoice::Light);
    let mut state = seed_state();
    let none = state.collection.readings.iter().find(|reading| reading.claims.is_empty()).unwrap();
    let file = none.article.file.clone();
    state.handle(Command::OpenReader(file, None));
    picture("article-no-claims", state, [1440.0, 900.0], ThemeChoice::Light);
}

/// Articles in other scripts, and a region of a larger folder.
#[test]
fn pictures_of_other_scripts() {
    if std::env::var_os("PLANSCOPE_PICTURES").is_none() {
        return;
    }
    let collection = || crate::ui_support::collection(crate::gold::dev_readings());
    for lang in ["ar", "zh", "hi", "th", "fa", "he", "ja"] {
        let mut state = AppState::with_collection(collection());
        let readings = &state.collection.readings;
        let Some(found) = readings.iter().find(|reading| reading.article.lang == lang && !reading.claims.is_empty())
        else {
            continue;
        };
        let (file, claim) = (found.article.file.clone(), found.claims[0].id.clone());
        let region = found.claims[0].region.clone();
        state.handle(Command::OpenReader(file, Some(claim.clone())));
        picture(&format!("article-{lang}"), state, [1200.0, 800.0], ThemeChoice::Light);
        let mut state = AppState::with_collection(collection());
        if let Some(region) = region {
            state.handle(Command::Show(Page::Region(region.into_owned())));
            state.handle(Command::SelectClaim(claim));
            picture(&format!("region-{lang}"), state, [1440.0, 900.0], ThemeChoice::Light);
        }
    }
}

#[test]
fn a_story_told_twice_is_listed_once() {
    let mut collection = (*seed_state().collection).clone();
    collection.skipped.push(SkippedFile { file: "a.bin".to_owned(), reason: "not text".to_owned() });
    let state = AppState::with_collection(collection);
    let claims = Claims::new(&state.collection, &state.index);
    let list = article_list(claims, ListOrder::Newest, &|_| true);
    assert_eq!(list.stories.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 1, 1]);
    assert_eq!(list.files.len(), 5);
    assert_eq!(list.stories[1][1].also_in.as_deref(), Some("also in Norwegian"));
    assert_eq!(list.skipped, [("a.bin".to_owned(), "not text".to_owned())]);
}

#[test]
fn marks_carry_the_numbers_of_the_list() {
    let state = reading();
    let Page::Articles(Some(file)) = &state.page else { panic!("not in the reader") };
    let claims = Claims::new(&state.collection, &state.index);
    let reading = state.reading(file).unwrap();
    let view = article_view(claims, reading, "");
    let numbers: Vec<usize> =
        view.blocks.iter().flat_map(|block| &block.marks).filter_map(|mark| mark.number).collect();
    assert_eq!(numbers.len(), view.claims.len());
    for block in &view.blocks {
        for (mark, claim) in block.marks.iter().zip(&block.claims) {
            let Some(claim) = claim.as_ref().and_then(|id| state.claim(id)) else { continue };
            assert_eq!(mark.span.of(block.span.of(&reading.article.text)), claim.evidence.value_text);
        }
    }
}

#[test]
fn list_and_text_select_the_same_claim() {
    let mut harness = open(reading());
    let first = harness.state().state.selected.clone();
    harness.get_by_label("1. Target, Enterprises, aluminium-based new materials, > 150 2027").click();
    harness.run_ok();
    let selected = harness.state().state.selected.clone();
    assert_ne!(selected, first);
    harness.get_by_label("Target, more than 100 bn yuan, 2027").click();
    harness.run_ok();
    assert_eq!(harness.state().state.selected, first);
    harness.key_press(egui::Key::ArrowRight);
    harness.run_ok();
    assert_ne!(harness.state().state.selected, first);
    harness.key_press(egui::Key::Escape);
    harness.run_ok();
    assert!(harness.state().state.selected.is_none());
}

/// A text of a megabyte opens at its last claim without a frame that takes long.
#[test]
fn a_long_article_opens_at_its_last_claim() {
    let mut readings = crate::gold::seed_readings();
    let long = readings.iter_mut().max_by_key(|reading| reading.claims.len()).unwrap();
    let filler = "Nothing is said here that could be counted, and it is said at length. ".repeat(6) + "\n";
    let filler = filler.repeat(1_000_000 / filler.len());
    let by = filler.len();
    long.article.text.insert_str(0, &filler);
    let span = |span: Span| Span::new(span.start + by, span.end + by);
    for claim in &mut long.claims {
        claim.evidence.span = span(claim.evidence.span);
        claim.evidence.sentence_span = span(claim.evidence.sentence_span);
        claim.evidence.cues.clear();
    }
    long.commitments.clear();
    let (file, last) = (long.article.file.clone(), long.claims.last().unwrap().id.clone());
    let mut state = AppState::with_collection(crate::ui_support::collection(readings));
    state.handle(Command::OpenReader(file, Some(last)));
    let mut harness = open(state);
    let mut slowest = std::time::Duration::ZERO;
    for _ in 0..400 {
        let began = std::time::Instant::now();
        harness.step();
        slowest = slowest.max(began.elapsed());
    }
    let mark = harness.get_by_label("Actual, more than 20, 2025").rect();
    assert!(mark.top() > 100.0 && mark.bottom() < 880.0, "{mark:?}");
    assert!(slowest.as_millis() < 1000, "a frame took {slowest:?}");
}

#[test]
fn another_article_opens_from_the_list() {
    let mut harness = open(reading());
    let card = harness.state().state.collection.readings[4].article.clone();
    harness.get_by_label_contains("German, 31 Oct 2024").click();
    harness.run_ok();
    assert_eq!(harness.state().state.page, Page::Articles(Some(card.file)));
}

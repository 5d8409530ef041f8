//! The window, by its accessible names.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use planscope::app::{AppState, Command, Dialog, Page, Settings, ThemeChoice};
use planscope::model::{Metric, Status};

use crate::made_up::{add, article};
use crate::ui_support::{collection, drawn_window, empty_window, picture, seed_state, wait_until, window};

const SIZE: [f32; 2] = [1440.0, 900.0];

#[test]
fn the_sample_opens_and_a_card_leads_to_its_region() {
    let mut harness = empty_window();
    harness.state_mut().state.handle(Command::OpenSeeds);
    wait_until(&mut harness, "the sample", |state| state.loading.is_none() && state.source.is_some());
    assert_eq!(harness.state().state.collection.readings.len(), 5);
    harness.get_by_label("Guangyuan, open region").click();
    harness.run_ok();
    assert_eq!(harness.state().state.page, Page::Region("Guangyuan".to_owned()));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run_ok();
    assert_eq!(harness.state().state.page, Page::Regions);
}

#[test]
fn a_figure_on_a_card_shows_its_evidence_and_escape_closes_it() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Target, > 100 bn yuan, 2027, output value, Guangyuan").click();
    harness.run_ok();
    let state = &harness.state().state;
    assert_eq!(state.selected_claim().map(|claim| claim.value), Some(1e11));
    harness.key_press(Key::ArrowRight);
    harness.run_ok();
    assert!(harness.state().state.selected_claim().is_some_and(|claim| claim.value < 1e11));
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().state.selected, None);
}

#[test]
fn filters_hide_figures_and_cards_and_can_be_cleared() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_role_and_label(egui::Role::CheckBox, "Target").click();
    harness.run_ok();
    assert!(harness.state().state.filters.statuses_off.contains(&Status::Target));
    assert!(harness.query_by_label("Target, > 100 bn yuan, 2027, output value, Guangyuan").is_none());
    harness.get_by_role_and_label(egui::Role::CheckBox, "German").click();
    harness.run_ok();
    assert!(harness.query_by_label("Guangyuan, open region").is_none());
    assert!(harness.query_by_label("Shandong–Chongqing, open region").is_some());
    harness.get_by_label("Clear all filters").click();
    harness.run_ok();
    assert!(harness.query_by_label("Guangyuan, open region").is_some());
}

#[test]
fn a_search_without_a_match_says_so_and_offers_a_way_out() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.state_mut().state.handle(Command::Search("zzz".to_owned()));
    harness.run_ok();
    harness.get_by_label_contains("No region matches");
    harness.get_by_label_contains("“zzz”");
    harness.get_by_label("Clear filters").click();
    harness.run_ok();
    assert!(harness.query_by_label("Guangyuan, open region").is_some());
}

#[test]
fn a_missing_folder_is_named_and_what_was_open_stays() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.state_mut().state.handle(Command::OpenPaths(vec![PathBuf::from("/nowhere/at/all")]));
    wait_until(&mut harness, "the message", |state| state.loading.is_none());
    harness.get_by_label_contains("/nowhere/at/all");
    assert!(harness.query_by_label("Guangyuan, open region").is_some());
    harness.get_by_label("Dismiss message").click();
    harness.run_ok();
    assert!(harness.query_by_label_contains("/nowhere/at/all").is_none());
}

#[test]
fn an_empty_folder_says_what_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = empty_window();
    harness.run_ok();
    harness.get_by_label_contains("Open the sample folder");
    harness.state_mut().state.handle(Command::OpenPaths(vec![folder.path().to_owned()]));
    wait_until(&mut harness, "the empty folder", |state| state.loading.is_none());
    harness.get_by_label("No articles in this folder");
    harness.get_by_label("Choose another folder…");
}

#[test]
fn a_typed_path_is_checked_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Port of Ningbo\nBy 2030 the port reaches 40 million tonnes.\n")
        .unwrap();
    let mut harness = empty_window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run_ok();
    harness.state_mut().state.handle(Command::EditPath("/nowhere".to_owned()));
    harness.run_ok();
    harness.get_by_label("Open").click();
    harness.run_ok();
    harness.get_by_label_contains("There is nothing at /nowhere");
    let address = format!("file://{}", folder.path().display());
    harness.state_mut().state.handle(Command::EditPath(address));
    harness.run_ok();
    harness.get_by_label("Open").click();
    wait_until(&mut harness, "the article", |state| state.loading.is_none() && state.source.is_some());
    assert_eq!(harness.state().state.collection.readings.len(), 1);
    assert_eq!(harness.state().state.dialog, None);
    assert_eq!(harness.state().state.settings.recent.len(), 1);
}

#[test]
fn colours_pages_and_the_list_of_keys_answer_to_mouse_and_keyboard() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Use dark colours").click();
    harness.run_ok();
    assert_eq!(harness.state().state.settings.theme, ThemeChoice::Dark);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    for (key, page) in [
        (Key::Num2, Page::Compare),
        (Key::Num3, Page::Articles(None)),
        (Key::Num4, Page::Checks),
        (Key::Num1, Page::Regions),
    ] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run_ok();
        assert_eq!(harness.state().state.page, page);
    }
    harness.key_press(Key::F1);
    harness.run_ok();
    assert_eq!(harness.state().state.dialog, Some(Dialog::Keys));
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().state.dialog, None);
}

#[test]
fn arrows_move_between_cards_and_enter_opens() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Guangyuan, open region").focus();
    harness.run_ok();
    harness.key_press(Key::ArrowRight);
    harness.run_ok();
    assert!(harness.get_by_label("Shandong–Chongqing, open region").is_focused());
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert_eq!(harness.state().state.page, Page::Region("Shandong–Chongqing".to_owned()));
}

#[test]
fn every_control_of_the_overview_has_a_name() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
    let mut harness = empty_window();
    harness.run_ok();
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn nothing_is_drawn_again_while_nothing_happens() {
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    let before = harness.ctx.cumulative_pass_nr();
    // `run` stops as soon as no repaint is wanted: one frame, and at most one more to find that out.
    harness.run();
    assert!(harness.ctx.cumulative_pass_nr() - before <= 2);
}

#[test]
fn what_is_dropped_on_the_window_is_opened() {
    #[derive(Debug)]
    struct Dropped(PathBuf);
    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &std::path::Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("folders have no bytes".to_owned())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "The port of Ningbo has 3 terminals.\n").unwrap();
    let mut harness = window(seed_state(), SIZE, ThemeChoice::Light);
    harness.input_mut().dropped_files = vec![Arc::new(Dropped(folder.path().to_owned()))];
    harness.step();
    wait_until(&mut harness, "the dropped folder", |state| state.loading.is_none());
    assert_eq!(harness.state().state.collection.readings.len(), 1);
    assert_eq!(harness.state().state.page, Page::Regions);
}

#[test]
fn the_cards_of_the_sample_say_what_the_design_says() {
    let state = seed_state();
    let overview = planscope::ui::regions::Overview::new(&state);
    let card = |region: &str| overview.cards.iter().find(|card| card.region == region).unwrap();
    let guangyuan = card("Guangyuan");
    let headline = guangyuan.headline.as_ref().unwrap();
    assert_eq!(headline.label, "Output value a year");
    assert_eq!(headline.current.as_ref().map(|figure| figure.head.as_str()), Some("41.9"));
    assert_eq!(headline.target.as_ref().map(|figure| figure.head.as_str()), Some("> 100"));
    assert_eq!(headline.reached.as_ref().map(|ratio| ratio.0.as_str()), Some("< 42%"));
    assert_eq!(headline.needed.as_ref().map(|ratio| ratio.0.as_str()), Some("> 33.6% a year"));
    let names: Vec<_> = guangyuan.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Electrolytic aluminium", "Recycled aluminium", "Enterprises"]);
    assert_eq!(guangyuan.no_pair.len(), 2);
    assert_eq!(guangyuan.counted, "21 claims");
    let both = card("Shandong–Chongqing");
    assert!(both.headline.as_ref().is_some_and(|headline| headline.target.is_none()));
    let cells: Vec<_> = both.cells.iter().map(|cell| cell.label.as_str()).collect();
    assert_eq!(cells, ["projects", "enterprises", "yuan per project"]);
    let guangxi = card("Guangxi");
    assert!(guangxi.headline.is_none() && guangxi.oldest && guangxi.quotes.len() == 2);
    let sichuan = card("Sichuan");
    assert!(sichuan.derived_only && sichuan.counted == "1 derived figure");
    assert!(sichuan.part.as_ref().is_some_and(|part| (part.fraction - 0.58).abs() < 1e-6));
    assert_eq!(card("China").note.as_deref(), Some("One story in two languages, counted once"));
}

/// Regions with a changed, a missed and a due target, and one whose second pair was missed.
fn targets_state() -> AppState {
    let mut old = article("a.txt", "Xilin", date(2022, 3, 1));
    add(&mut old, &Metric::OutputValue, 41e9, 2021, Status::Actual);
    add(&mut old, &Metric::OutputValue, 100e9, 2027, Status::Target);
    add(&mut old, &Metric::Capacity, 100_000.0, 2024, Status::Target);
    let mut new = article("b.txt", "Xilin", date(2025, 3, 1));
    add(&mut new, &Metric::OutputValue, 120e9, 2027, Status::Target);
    add(&mut new, &Metric::Capacity, 90_000.0, 2024, Status::Actual);
    let mut due = article("c.txt", "Beilin", date(2022, 3, 1));
    add(&mut due, &Metric::Revenue, 4e9, 2021, Status::Actual);
    add(&mut due, &Metric::Revenue, 10e9, 2024, Status::Target);
    let mut calm = article("d.txt", "Nanlin", date(2025, 3, 1));
    add(&mut calm, &Metric::Revenue, 4e9, 2024, Status::Actual);
    add(&mut calm, &Metric::Revenue, 10e9, 2028, Status::Target);
    AppState::with_collection(collection(vec![old, new, due, calm]))
}

#[test]
fn cards_say_what_became_of_targets() {
    let state = targets_state();
    let folder = planscope::ui::region_card::Folder::of(&state);
    let notes = |region: &str| -> Vec<String> {
        let card = planscope::ui::region_card::region_card(state.profile(region).unwrap(), &folder, 0);
        let headline = card.headline.and_then(|headline| headline.target_note);
        headline
            .into_iter()
            .chain(card.rows.into_iter().filter_map(|row| row.target_note))
            .map(|note| note.text)
            .collect()
    };
    assert_eq!(notes("Xilin"), ["changed", "missed"]);
    assert_eq!(notes("Beilin"), ["due"]);
    assert_eq!(notes("Nanlin"), [] as [&str; 0]);
    let mut harness = window(targets_state(), SIZE, ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label_contains("Target changed, open the check: Output value target for 2027").click();
    harness.run_ok();
    let state = &harness.state().state;
    assert_eq!((state.page.clone(), state.checks.region.as_deref()), (Page::Checks, Some("Xilin")));
}

#[test]
fn the_overview_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (name, theme) in [("overview_light", ThemeChoice::Light), ("overview_dark", ThemeChoice::Dark)] {
        let mut harness = drawn_window(seed_state(), [760.0, 500.0], theme);
        harness.run_ok();
        harness.snapshot(name);
        results.extend_harness(&mut harness);
    }
}

/// Pictures of the pages for looking at; see [`picture`].
#[test]
fn pictures() {
    let with = |command: Command| {
        let mut state = seed_state();
        state.handle(command);
        state
    };
    picture("regions-light", seed_state(), SIZE, ThemeChoice::Light);
    let real = planscope::collection::load(
        &planscope::collection::Source::Seeds,
        0,
        &std::sync::atomic::AtomicBool::new(false),
        &|_| {},
    );
    picture("regions-real", AppState::with_collection(real.unwrap()), [1440.0, 1100.0], ThemeChoice::Light);
    picture("regions-dark", seed_state(), SIZE, ThemeChoice::Dark);
    picture("regions-targets", targets_state(), SIZE, ThemeChoice::Light);
    picture("regions-targets-dark", targets_state(), [1000.0, 700.0], ThemeChoice::Dark);
    picture("regions-small", seed_state(), [1000.0, 700.0], ThemeChoice::Light);
    picture("regions-large", seed_state(), [1920.0, 1080.0], ThemeChoice::Light);
    picture("regions-table", with(Command::ShowTable(true)), SIZE, ThemeChoice::Light);
    picture("regions-none", with(Command::Search("zzz".to_owned())), SIZE, ThemeChoice::Light);
    let id = seed_state()
        .collection
        .readings
        .iter()
        .flat_map(|reading| &reading.claims)
        .find(|claim| (claim.value - 1e11).abs() < 1.0)
        .unwrap()
        .id
        .clone();
    picture("evidence-small", with(Command::SelectClaim(id.clone())), [1000.0, 700.0], ThemeChoice::Dark);
    picture("evidence", with(Command::SelectClaim(id)), SIZE, ThemeChoice::Light);
    picture("region", with(Command::Show(Page::Region("Guangyuan".to_owned()))), SIZE, ThemeChoice::Light);
    picture("keys", with(Command::ShowKeys), SIZE, ThemeChoice::Light);
    picture("path", with(Command::OpenPathField), SIZE, ThemeChoice::Dark);
    if std::env::var_os("PLANSCOPE_PICTURES").is_some() {
        let mut harness = drawn_window(seed_state(), SIZE, ThemeChoice::Light);
        harness.run_ok();
        let held = egui::HoveredFile { path: Some(PathBuf::from("/tmp/articles")), mime: String::new() };
        harness.input_mut().hovered_files = vec![held];
        harness.step();
        let image = harness.render().unwrap();
        image.save(PathBuf::from(std::env::var_os("PLANSCOPE_PICTURES").unwrap()).join("drop.png")).unwrap();
    }
    let start = || {
        let mut settings = Settings::default();
        settings.remember_folder(&PathBuf::from("/tmp"), "5 articles, 5 languages".to_owned());
        AppState::new(settings, Arc::new(|| {}))
    };
    picture("start-light", start(), SIZE, ThemeChoice::Light);
    picture("start-dark", start(), [1000.0, 700.0], ThemeChoice::Dark);
}

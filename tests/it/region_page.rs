//! The region page and the evidence beside it, by accessible names.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use planscope::app::{AppState, Command, Page, ThemeChoice};
use planscope::chart::MarkKind;
use planscope::model::{ClaimId, Metric, Status};
use planscope::ui::PlanscopeApp;
use planscope::ui::evidence::evidence_view;
use planscope::ui::figures::Claims;
use planscope::ui::marked_text::MarkLook;
use planscope::ui::region::{Drawing, LeadsTo, region_page};

use crate::ui_support::{picture, seed_state, window};

/// The first claim of a metric and status.
fn claim(state: &AppState, metric: &Metric, status: Status) -> ClaimId {
    let mut claims = state.collection.readings.iter().flat_map(|reading| &reading.claims);
    claims.find(|claim| claim.metric == *metric && claim.status == status).unwrap().id.clone()
}

fn at_region(region: &str) -> AppState {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Region(region.to_owned())));
    state
}

fn open(region: &str) -> Harness<'static, PlanscopeApp> {
    let mut harness = window(at_region(region), [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness
}

fn page(state: &AppState, region: &str) -> planscope::ui::region::RegionPage {
    let claims = Claims::new(&state.collection, &state.index);
    region_page(state.profile(region).unwrap(), claims, &|check| (AppState::check_key(check), false))
}

/// Pictures for looking at; see [`picture`].
#[test]
fn pictures() {
    let with_evidence = || {
        let mut state = at_region("Guangyuan");
        let id = claim(&state, &Metric::OutputValue, Status::Target);
        state.handle(Command::SelectClaim(id));
        state
    };
    picture("region", with_evidence(), [1440.0, 900.0], ThemeChoice::Light);
    picture("region-dark", with_evidence(), [1440.0, 900.0], ThemeChoice::Dark);
    picture("region-small", at_region("Guangyuan"), [1000.0, 700.0], ThemeChoice::Light);
    picture("region-small-evidence", with_evidence(), [1000.0, 700.0], ThemeChoice::Light);
    let mut state = at_region("Guangyuan");
    let needed = page(&state, "Guangyuan").plots[0].strip[4].leads_to.clone();
    if let LeadsTo::WorkedOut(figure) = needed {
        state.handle(Command::ShowWorkedOut(figure));
    }
    picture("region-worked-out", state, [1440.0, 900.0], ThemeChoice::Light);
    for region in ["Guangxi", "Shandong–Chongqing", "China", "Sichuan"] {
        picture(&format!("region-{region}"), at_region(region), [1440.0, 900.0], ThemeChoice::Light);
    }
}

/// The same from the program's own reading of the seeds.
#[test]
fn pictures_of_what_is_read() {
    if std::env::var_os("PLANSCOPE_PICTURES").is_none() {
        return;
    }
    let stop = std::sync::atomic::AtomicBool::new(false);
    let collection = planscope::collection::load(&planscope::collection::Source::Seeds, 1, &stop, &|_| {}).unwrap();
    let mut state = AppState::with_collection(collection);
    let id = claim(&state, &Metric::OutputValue, Status::Target);
    state.handle(Command::Show(Page::Region("Guangyuan".to_owned())));
    state.handle(Command::SelectClaim(id));
    picture("region-read", state, [1440.0, 900.0], ThemeChoice::Light);
}

#[test]
fn the_strip_says_how_far_along_the_headline_is() {
    let state = seed_state();
    let page = page(&state, "Guangyuan");
    let plot = page.plots.first().unwrap();
    assert_eq!(plot.drawing, Drawing::Trajectory);
    let strip: Vec<String> = plot
        .strip
        .iter()
        .map(|figure| format!("{}: {} {} ({})", figure.label, figure.head, figure.tail, figure.note))
        .collect();
    assert_eq!(
        strip,
        [
            "Now: 41.9 bn yuan (2024, grew up to 30%)",
            "Expected: > 50 bn yuan (2025, growth > 19.3%)",
            "Target: > 100 bn yuan (by 2027)",
            "Reached: < 42%  (> 58.1 bn to go)",
            "Needed: > 33.6% a year (> 41.4% if 2025 ends at 50)",
        ]
    );
    let capacity = page.bullets.iter().find(|group| group.title == "Capacity").unwrap();
    assert_eq!(capacity.note, "Mt, one scale");
    assert_eq!((capacity.current_year, capacity.target_year), (Some(2025), Some(2027)));
    assert_eq!(page.claims.len(), 21);
}

#[test]
fn every_region_has_something_to_show() {
    let state = seed_state();
    for profile in &state.collection.comparison.profiles {
        let page = page(&state, &profile.region);
        let shown = page.claims.len() + page.commitments.len() + page.derived.len();
        assert!(shown > 0, "{} is empty", profile.region);
    }
    assert!(page(&state, "Guangxi").plots.is_empty());
    assert_eq!(page(&state, "Guangxi").commitments.len(), 5);
    assert!(page(&state, "Shandong–Chongqing").plots.iter().all(|plot| plot.drawing == Drawing::Figures));
}

#[test]
fn evidence_marks_the_figure_in_its_sentence() {
    let state = seed_state();
    let id = claim(&state, &Metric::OutputValue, Status::Target);
    let view = evidence_view(Claims::new(&state.collection, &state.index), &id).unwrap();
    assert_eq!((view.head.as_str(), view.tail.as_str()), ("> 100", "bn yuan by 2027"));
    assert_eq!(view.about, "Output value, Guangyuan");
    let chosen: Vec<_> = view.sentence.marks.iter().filter(|mark| mark.selected).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].look, MarkLook::Figure(MarkKind::Target));
    assert_eq!(chosen[0].span.of(&view.sentence.text), state.claim(&id).unwrap().evidence.value_text);
    let used = view.source.rows.iter().find(|(label, _)| *label == "Used in").unwrap();
    assert!(used.1.starts_with("reached, needed, required path"), "{}", used.1);
    assert!(view.citation.contains(&view.source.file));
}

#[test]
fn a_figure_leads_to_its_sentence_and_on_to_the_reader() {
    let mut harness = open("Guangyuan");
    harness.get_by_label("Target, > 100 bn yuan, 2027, output value, Guangyuan").click();
    harness.run_ok();
    let id = harness.state().state.selected.clone().unwrap();
    let sentence = harness.state().state.claim(&id).unwrap().evidence.sentence.clone();
    harness.get_by_label(&sentence);
    harness.get_by_label("Target, more than 100 bn yuan, 2027");
    harness.get_by_label("Next claim").click();
    harness.run_ok();
    assert_ne!(harness.state().state.selected.as_ref(), Some(&id));
    harness.get_by_label("Previous claim").click();
    harness.run_ok();
    assert_eq!(harness.state().state.selected.as_ref(), Some(&id));
    harness.key_press(egui::Key::Enter);
    harness.run_ok();
    let state = &harness.state().state;
    let file = state.claim(&id).unwrap().file.clone();
    assert_eq!(state.page, Page::Articles(Some(file.to_string())));
    assert_eq!(state.selected.as_ref(), Some(&id));
}

#[test]
fn a_mark_of_the_chart_has_a_menu() {
    let mut harness = open("Guangyuan");
    harness.get_by_label("Target 2027, more than 100 bn yuan").click_secondary();
    harness.run_ok();
    harness.get_by_label("Open in reader").click();
    harness.run_ok();
    assert!(matches!(&harness.state().state.page, Page::Articles(Some(_))));
}

/// In a narrow window the evidence lies over the page, below the top bar and within the window.
#[test]
fn evidence_fits_a_narrow_window() {
    let mut state = at_region("Guangyuan");
    let id = claim(&state, &Metric::OutputValue, Status::Target);
    state.handle(Command::SelectClaim(id));
    let mut harness = window(state, [1000.0, 700.0], ThemeChoice::Light);
    harness.run_ok();
    let close = harness.get_by_label("Close evidence").rect();
    assert!(close.top() >= 48.0 && close.right() <= 1000.0, "{close:?}");
}

#[test]
fn a_worked_out_figure_leads_to_its_formula() {
    let mut harness = open("Guangyuan");
    harness.get_by_label("Reached, output value: < 42%").click();
    harness.run_ok();
    let figure = harness.state().state.worked_out.clone().unwrap();
    assert_eq!(figure.claims.len(), 2);
    harness.get_by_label("Close evidence").click();
    harness.run_ok();
    assert!(harness.state().state.worked_out.is_none());
}

#[test]
fn the_list_of_the_page_scrolls_and_the_table_sorts() {
    let mut harness = open("Guangyuan");
    harness.get_by_label("All claims, 21").click();
    harness.run_ok();
    harness.get_by_label("Sort by Value").click();
    harness.run_ok();
    let sort = harness.state().state.table_sorts.get("claims:Guangyuan").cloned().unwrap();
    assert_eq!((sort.column, sort.descending), (2, false));
    harness.get_by_label("Value, lowest first").click();
    harness.run_ok();
    assert!(harness.state().state.table_sorts.get("claims:Guangyuan").unwrap().descending);
}

//! The compare page, by its accessible names.

use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use planscope::app::{AppState, Column, Command, CompareAction, CompareView, ExportDraft, Order, Page, ThemeChoice};
use planscope::export::{ExportFormat, ExportSize, chart_bytes};
use planscope::model::{Currency, Metric, Qualifier, Status, Unit};
use planscope::ui::export_dialog::drawing;

use crate::made_up::{add, article};
use crate::ui_support::{collection, picture, read_state, seed_state, window};

fn compare_state() -> AppState {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Compare));
    state
}

/// Value, year, status and qualifier of a figure.
type Stated = (f64, i32, Status, Qualifier);

/// Output value of three regions with different years, bounds and currencies, and one of them without a target.
fn made_up_state() -> AppState {
    let figures: [(&str, &str, &[Stated]); 4] = [
        (
            "Xilin",
            "CNY",
            &[
                (20e9, 2020, Status::Actual, Qualifier::Exact),
                (30e9, 2022, Status::Actual, Qualifier::Exact),
                (41.9e9, 2024, Status::Actual, Qualifier::Exact),
                (100e9, 2027, Status::Target, Qualifier::MoreThan),
            ],
        ),
        (
            "Ohio Valley",
            "USD",
            &[
                (4e9, 2020, Status::Actual, Qualifier::Exact),
                (5e9, 2023, Status::Actual, Qualifier::Exact),
                (6.5e9, 2030, Status::Target, Qualifier::Exact),
            ],
        ),
        (
            "Saarland",
            "EUR",
            &[
                (3e9, 2020, Status::Actual, Qualifier::AtLeast),
                (2.8e9, 2024, Status::Actual, Qualifier::Exact),
                (3.1e9, 2025, Status::Expected, Qualifier::Exact),
                (3.5e9, 2030, Status::Target, Qualifier::About),
            ],
        ),
        ("Nordland", "NOK", &[(12e9, 2023, Status::Actual, Qualifier::Exact)]),
    ];
    let readings = figures
        .into_iter()
        .enumerate()
        .map(|(at, (region, code, figures))| {
            let mut reading = article(&format!("{at}.txt"), region, date(2025, 3, 1));
            for (value, year, status, qualifier) in figures {
                let claim = add(&mut reading, &Metric::OutputValue, *value, *year, *status);
                claim.unit = Unit::Money(Currency::from_code(code).unwrap());
                claim.qualifier = *qualifier;
            }
            reading
        })
        .collect();
    let mut state = AppState::with_collection(collection(readings));
    state.handle(Command::Show(Page::Compare));
    state
}

fn made_up_with(actions: &[CompareAction]) -> AppState {
    let mut state = made_up_state();
    for action in actions {
        state.handle(Command::Compare(action.clone()));
    }
    state
}

/// Pictures of the page for looking at; see [`picture`].
#[test]
fn pictures() {
    let dollars = CompareAction::Convert(Some(Currency::USD));
    let choices: [(&str, &[CompareAction]); 4] = [
        ("ranked", &[CompareAction::Order(Order::Reached)]),
        ("converted", &[dollars.clone(), CompareAction::Order(Order::Gap)]),
        ("index", &[CompareAction::View(CompareView::Index)]),
        ("multiples", &[dollars, CompareAction::View(CompareView::Multiples)]),
    ];
    for (name, actions) in choices {
        picture(&format!("compare-{name}"), made_up_with(actions), [1440.0, 900.0], ThemeChoice::Light);
        picture(&format!("compare-{name}-small"), made_up_with(actions), [1100.0, 700.0], ThemeChoice::Dark);
    }
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

#[test]
fn an_order_ranks_the_rows_and_says_why_one_has_no_rank() {
    let mut harness = window(made_up_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Order: By region").click();
    harness.run_ok();
    harness.get_by_label("By share reached").click();
    harness.run_ok();
    assert_eq!(harness.state().state.compare.order, Order::Reached);
    harness.get_by_label("Rank, lowest first");
    harness.get_by_label("Saarland, Steel, rank 1, show evidence");
    harness.get_by_label("Ohio Valley, Steel, rank 2, show evidence");
    harness.get_by_label("Xilin, Steel, rank 3, show evidence");
    harness.get_by_label("Nordland, Steel, no rank: no target, show evidence");
}

#[test]
fn money_is_converted_on_request_with_what_is_stated_beside_it() {
    let mut harness = window(made_up_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.run_ok();
    assert!(harness.query_by_label_contains("converted from").is_none());
    harness.get_by_label("Convert to: Money as stated").click();
    harness.run_ok();
    harness.get_by_label("In US dollars").click();
    harness.run_ok();
    assert_eq!(harness.state().state.compare.convert, Some(Currency::USD));
    harness.get_by_label_contains("converted from: Actual, 41.9 bn yuan, 2024");
    harness.get_by_label_contains("Converted into US dollars at the averages of");
    harness.get_by_label_contains("European Central Bank");
    harness.get_by_label("Convert to: In US dollars");
    let marks = harness.get_all_by_label_contains("stated as 41.9 bn yuan");
    assert_eq!(marks.count(), 2, "the mark and the description of the chart");
}

#[test]
fn an_index_has_a_base_year_and_names_what_is_left_out() {
    let mut harness = window(made_up_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Index").click();
    harness.run_ok();
    harness.get_by_label("index, 2020 = 100");
    harness.get_by_label_contains("Left out, with no figure to hold against 2020: Nordland.");
    harness.get_by_label("Xilin, actual 2024, index 210, stated as 41.9 bn yuan");
    harness.get_by_label("Base year: 2020 = 100").click();
    harness.run_ok();
    harness.get_by_label("2024 = 100").click();
    harness.run_ok();
    assert_eq!(harness.state().state.compare.base, Some(2024));
    harness.get_by_label("index, 2024 = 100");
}

#[test]
fn an_index_that_cannot_be_says_why() {
    let mut harness = window(compare_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.run_ok();
    harness.get_by_label("Index").click();
    harness.run_ok();
    harness.get_by_label_contains("No index: it takes two regions");
}

#[test]
fn small_multiples_show_every_figure_with_a_year() {
    let mut harness = window(made_up_state(), [1440.0, 1100.0], ThemeChoice::Light);
    harness.state_mut().state.handle(Command::Compare(CompareAction::Convert(Some(Currency::EUR))));
    harness.run_ok();
    harness.get_by_label("Small multiples").click();
    harness.run_ok();
    assert_eq!(harness.state().state.compare.view, CompareView::Multiples);
    harness.get_by_label("Saarland Steel, actual 2024, 2.8 bn euros");
    let marks = harness.get_all_by_label_contains("stated as 20 bn yuan");
    assert_eq!(marks.count(), 2, "the mark and the description of the chart");
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn files_hold_the_view_of_the_page() {
    let dollars = CompareAction::Convert(Some(Currency::USD));
    let views: [(&[CompareAction], &str, &str); 3] = [
        (std::slice::from_ref(&dollars), "Output value: regions side by side", "Rates: European Central Bank"),
        (&[CompareAction::View(CompareView::Index)], "Output value: growth of regions side by side", "Left out"),
        (
            &[dollars.clone(), CompareAction::View(CompareView::Multiples)],
            "Output value: region by region",
            "Converted into",
        ),
    ];
    for (actions, title, note) in views {
        let state = made_up_with(actions);
        let request = state.chart_of_page().expect("a chart to export");
        let chart = drawing::chart(&state, &ExportDraft::new(request)).expect("a chart");
        assert_eq!(chart.title, title);
        assert!(chart.notes.iter().any(|text| text.contains(note)), "{:?}", chart.notes);
        let svg = chart_bytes(&chart, ExportFormat::Svg, ExportSize::REPORT).unwrap();
        assert!(svg.starts_with(b"<?xml"));
    }
}

//! The compare page's values for two made-up regions, one within the other, and a third without figures.

use super::model::CompareModel;
use super::rows::sort;
use crate::app::{Column, CompareAction, ComparePage, CompareView, Index, Order, SortKey};
use crate::collection::Collection;
use crate::model::{
    Claim, ClaimId, Comparison, Currency, Derived, Evidence, Figure, Metric, Point, Qualifier, Reading, RegionKind,
    RegionProfile, Series, Span, Status, Unit, YearSource,
};

fn claim(at: usize, region: &str, metric: Metric, value: f64, unit: Unit, year: i32, status: Status) -> Claim {
    let span = Span::new(at, at + 1);
    Claim {
        id: ClaimId::new("a.txt", span),
        file: "a.txt".into(),
        lang: "fi".into(),
        value,
        value_high: None,
        unit,
        metric,
        of_metric: None,
        of_region: None,
        region: Some(region.to_owned().into()),
        sector: Some("steel".into()),
        year: Some(year),
        date_from: None,
        date_to: None,
        baseline_year: None,
        year_source: YearSource::Stated,
        status,
        qualifier: Qualifier::Exact,
        evidence: Evidence { span, ..Evidence::default() },
        confidence: 1.0,
        rule: "",
        gloss: String::new(),
        in_headline: false,
    }
}

fn point(claim: &Claim) -> Point {
    Point {
        year: claim.year.unwrap(),
        date: None,
        value: claim.value,
        value_high: None,
        qualifier: claim.qualifier,
        status: claim.status,
        claims: vec![claim.id.clone()],
    }
}

fn profile(region: &str, parent: Option<&str>) -> RegionProfile {
    RegionProfile {
        region: region.to_owned(),
        kind: RegionKind::City,
        parent: parent.map(str::to_owned),
        sectors: Vec::new(),
        articles: Vec::new(),
        series: Vec::new(),
        derived: Vec::new(),
        commitments: Vec::new(),
        claims: Vec::new(),
        derived_only: false,
    }
}

fn series(now: &Claim, target: Option<&Claim>) -> Series {
    let reached = target.map(|target| Figure { value: now.value / target.value * 100.0, qualifier: Qualifier::Exact });
    let gap = target.map(|target| Figure { value: target.value - now.value, qualifier: Qualifier::Exact });
    Series {
        metric: now.metric.clone(),
        of_metric: now.of_metric.clone(),
        of_region: now.of_region.as_deref().map(str::to_owned),
        sector: now.sector.clone(),
        unit: now.unit.clone(),
        part_of_year: None,
        points: [Some(now), target].into_iter().flatten().map(point).collect(),
        undated: Vec::new(),
        current: Some(point(now)),
        expected: None,
        target: target.map(point),
        gap,
        reached,
        needed_per_year: None,
        needed_from_expected: None,
        expected_growth: None,
    }
}

/// Town lies in Land; its 600,000 t are 60 % of Land's. Isle reports jobs only.
fn folder() -> Collection {
    let now = claim(1, "Town", Metric::Capacity, 600_000.0, Unit::Tonne, 2025, Status::Actual);
    let target = claim(2, "Town", Metric::Capacity, 1_000_000.0, Unit::Tonne, 2030, Status::Target);
    let share = Claim {
        of_metric: Some(Metric::Capacity),
        of_region: Some("Land".into()),
        ..claim(3, "Town", Metric::Share, 60.0, Unit::Percent, 2025, Status::Actual)
    };
    let jobs = claim(4, "Isle", Metric::Jobs, 4000.0, Unit::Count, 2024, Status::Actual);
    let mut town = profile("Town", Some("Land"));
    town.claims = vec![now.id.clone(), target.id.clone(), share.id.clone()];
    town.series = vec![series(&now, Some(&target)), series(&share, None)];
    let mut isle = profile("Isle", None);
    isle.claims = vec![jobs.id.clone()];
    isle.series = vec![series(&jobs, None)];
    let mut land = profile("Land", None);
    land.derived_only = true;
    land.derived = vec![Derived {
        region: "Land".to_owned(),
        metric: Metric::Capacity,
        of_metric: None,
        sector: Some("steel".into()),
        year: Some(2025),
        baseline_year: None,
        value: 1_000_000.0,
        unit: Unit::Tonne,
        qualifier: Qualifier::Exact,
        rule: "share".to_owned(),
        label: "from a share".to_owned(),
        formula: "600,000 t ÷ 60%".to_owned(),
        parts: Vec::new(),
        claims: vec![now.id.clone(), share.id.clone()],
    }];
    let reading = Reading { claims: vec![now, target, share, jobs], ..Reading::default() };
    let comparison = Comparison { profiles: vec![town.into(), isle.into(), land.into()], ..Comparison::default() };
    Collection { readings: vec![reading.into()], comparison, ..Collection::default() }
}

fn model(page: &ComparePage) -> CompareModel {
    let folder = folder();
    CompareModel::new(&folder, &Index::new(&folder), page)
}

#[test]
fn coverage_puts_first_what_can_be_compared() {
    let coverage = model(&ComparePage::default()).coverage;
    let heads: Vec<(&str, usize)> = coverage.columns.iter().map(|head| (head.label.as_str(), head.regions)).collect();
    assert_eq!(heads, [("Capacity", 2), ("Jobs", 1), ("Share", 1)]);
    let spoken: Vec<String> = coverage.rows.iter().map(|row| row.cells[0].spoken()).collect();
    assert_eq!(spoken, ["1 actual, 1 target", "no figures", "1 derived"]);
}

#[test]
fn rows_hold_reported_and_derived_figures() {
    let model = model(&ComparePage::default());
    assert_eq!(model.column, Some(Column::Named(Metric::Capacity)));
    assert_eq!(model.subtitle, "now (2025) and target (2030), Mt");
    let rows: Vec<(&str, &str)> = model.chart_rows.iter().map(|row| (row.region.as_str(), row.lack())).collect();
    assert_eq!(rows, [("Town", ""), ("Land", "derived, no target")]);
    let town = &model.table_rows[0];
    assert_eq!(town.reached.as_ref().map(|(_, text)| text.as_str()), Some("60%"));
    assert_eq!(town.to_go.as_ref().map(|(_, text)| text.as_str()), Some("400,000 t"));
    assert_eq!(town.languages, ["Finnish"]);
}

#[test]
fn a_part_is_not_to_be_added_to_its_whole() {
    let mut page = ComparePage::default();
    let warnings = model(&page).warnings;
    assert_eq!(warnings[0].text, "Town lies in Land: its 600,000 t are 60% of Land’s capacity. Do not add the two.");
    assert_eq!(warnings[0].claims.len(), 2);
    page.handle(CompareAction::ToggleRegion("Land".to_owned()));
    assert!(model(&page).warnings.is_empty());
}

#[test]
fn regions_without_the_metric_show_what_they_report() {
    let mut page = ComparePage::default();
    let without = model(&page).without;
    assert_eq!(without.len(), 1);
    assert_eq!(without[0].figures[0].0.text, "4,000 jobs");
    assert_eq!(without[0].figures[0].1, Column::Named(Metric::Jobs));
    page.handle(CompareAction::Column(Column::Named(Metric::Jobs)));
    let regions: Vec<String> = model(&page).without.into_iter().map(|instead| instead.region).collect();
    assert_eq!(regions, ["Town", "Land"]);
}

#[test]
fn a_cell_lists_its_claims() {
    let mut page = ComparePage::default();
    page.handle(CompareAction::Cell(Some(("Town".to_owned(), Column::Named(Metric::Capacity)))));
    let cell = model(&page).cell.unwrap();
    let figures: Vec<&str> = cell.figures.iter().map(|(figure, _)| figure.text.as_str()).collect();
    assert_eq!(figures, ["600,000 t", "1 Mt"]);
    assert_eq!(cell.figures[1].1, "2030, steel");
}

#[test]
fn rows_without_a_value_come_last_in_either_direction() {
    let mut rows = model(&ComparePage::default()).chart_rows;
    for descending in [false, true] {
        sort(&mut rows, (SortKey::Reached, descending));
        assert_eq!(rows[0].region, "Town");
    }
    sort(&mut rows, (SortKey::Region, false));
    assert_eq!(rows[0].region, "Land");
}

#[test]
fn ranks_order_chart_and_table_and_rows_without_one_say_why() {
    let mut page = ComparePage::default();
    page.handle(CompareAction::Order(Order::Reached));
    for rows in [model(&page).chart_rows, model(&page).table_rows] {
        let ranks: Vec<(&str, Option<String>, &str)> =
            rows.iter().map(|row| (row.region.as_str(), row.rank.map(|rank| rank.to_string()), row.no_rank)).collect();
        assert_eq!(ranks, [("Town", Some("1".to_owned()), ""), ("Land", None, "derived, no target")]);
    }
    page.handle(CompareAction::Order(Order::Name));
    assert_eq!(model(&page).chart_rows[0].region, "Land");
}

#[test]
fn a_bound_leaves_its_rank_open_and_a_met_target_comes_first() {
    let mut folder = three_towns();
    let mut page = ComparePage { column: Some(Column::Named(Metric::Capacity)), ..ComparePage::default() };
    let ranks = |folder: &Collection, page: &ComparePage| -> Vec<String> {
        let rows = CompareModel::new(folder, &Index::new(folder), page).chart_rows;
        rows.iter()
            .map(|row| row.rank.map_or_else(|| row.no_rank.to_owned(), |rank| format!("{} {rank}", row.region)))
            .collect()
    };
    page.handle(CompareAction::Order(Order::Reached));
    assert_eq!(ranks(&folder, &page), ["Upper 1", "Lower 2", "Middle 3"]);
    page.handle(CompareAction::Order(Order::Gap));
    assert_eq!(ranks(&folder, &page), ["Upper 1", "Lower 2", "Middle 3"]);
    page.handle(CompareAction::Order(Order::Needed));
    assert_eq!(
        ranks(&folder, &page),
        ["Upper 1", "cannot be worked out from these figures", "cannot be worked out from these figures"]
    );
    let lower = &mut folder.comparison.profiles[1].series[0];
    lower.reached = Some(Figure { value: 80.0, qualifier: Qualifier::LessThan });
    page.handle(CompareAction::Order(Order::Reached));
    assert_eq!(ranks(&folder, &page), ["Upper 1", "Lower 2–3", "Middle 2–3"]);
}

#[test]
fn definitions_that_differ_are_said_to_differ() {
    let mut folder = three_towns();
    let page = ComparePage { column: Some(Column::Named(Metric::Capacity)), ..ComparePage::default() };
    let texts = |folder: &Collection| -> Vec<String> {
        let warnings = CompareModel::new(folder, &Index::new(folder), &page).warnings;
        warnings.into_iter().map(|warning| warning.text).collect()
    };
    assert_eq!(texts(&folder), Vec::<String>::new());
    folder.comparison.profiles[1].series[0].sector = Some("aluminium".into());
    folder.comparison.profiles[2].series[0].part_of_year = Some("Jan–Jun".to_owned());
    let said = "Definitions differ: products (aluminium and steel) and parts of the year (Jan–Jun and whole years).";
    assert_eq!(texts(&folder), [said]);
    folder.comparison.profiles[2].series[0].unit = Unit::Hectare;
    let said = "Definitions differ: products (aluminium and steel), units (ha and t) and parts of the year (Jan–Jun \
                and whole years). The chart shows one unit at a time, the table all.";
    assert_eq!(texts(&folder), [said]);
}

/// The output value of the three regions: yuan, dollars, and rials that no bank gives a rate for.
fn three_currencies() -> Collection {
    let mut folder = three_towns();
    for (profile, code) in folder.comparison.profiles.iter_mut().zip(["CNY", "USD", "IRR"]) {
        let unit = Unit::Money(Currency::from_code(code).unwrap());
        profile.series[0].metric = Metric::OutputValue;
        profile.series[0].unit = unit.clone();
        for claim in folder.readings[0].claims.iter_mut().filter(|claim| profile.claims.contains(&claim.id)) {
            claim.metric = Metric::OutputValue;
            claim.unit = unit.clone();
        }
    }
    folder
}

#[test]
fn money_stays_as_stated_until_asked() {
    let folder = three_currencies();
    let model = CompareModel::new(&folder, &Index::new(&folder), &ComparePage::default());
    let codes: Vec<&str> = model.currencies.iter().map(Currency::code).collect();
    assert_eq!(codes, ["CNY", "EUR", "USD"], "in use and common, as far as there are rates");
    assert_eq!((model.units.len(), model.chart_rows.len(), model.conversion.as_str()), (3, 1, ""));
    assert!(model.table_rows.iter().all(|row| row.marks().all(|mark| mark.stated.is_none())));
}

#[test]
fn both_ends_are_converted_at_one_rate_and_keep_what_is_stated() {
    let folder = three_currencies();
    let mut page = ComparePage::default();
    page.handle(CompareAction::Convert(Some(Currency::USD)));
    page.handle(CompareAction::Order(Order::Gap));
    let model = CompareModel::new(&folder, &Index::new(&folder), &page);
    assert_eq!(model.unit, Some(Unit::Money(Currency::USD)));
    let regions: Vec<&str> = model.chart_rows.iter().map(|row| row.region.as_str()).collect();
    assert_eq!(regions, ["Upper", "Lower"]);
    let upper = &model.chart_rows[0];
    let rate = upper.conversion.unwrap().rate;
    assert!((0.13..0.15).contains(&rate), "{rate}");
    let (now, target) = (upper.now.as_ref().unwrap(), upper.target.as_ref().unwrap());
    assert!((now.value - 120.0 * rate).abs() < 1e-9 && (target.value - 100.0 * rate).abs() < 1e-9);
    assert_eq!((now.text.as_str(), now.stated.as_deref()), ("16.7 US dollars", Some("120 yuan")));
    assert_eq!(upper.reached.as_ref().map(|(_, text)| text.as_str()), Some("120%"));
    assert_eq!(upper.to_go_stated.as_deref(), Some("−20 yuan"));
    assert!((upper.gap.unwrap().value + 20.0 * rate).abs() < 1e-9);
    assert_eq!(model.chart_rows[1].conversion, None);
    let rials = model.table_rows.iter().find(|row| row.region == "Middle").unwrap();
    assert_eq!((rials.no_rank, rials.unit.symbol()), ("in another unit", "IRR"));
    assert_eq!(
        model.conversion,
        "Converted into US dollars at 2024 averages. All figures of a row are converted at one rate, that of its current \
         figure’s year; share reached and needed growth are as stated. Rates: European Central Bank, yearly averages of \
         the euro reference rates. Left as stated: Middle (rials, no rate for 2024)."
    );
}

#[test]
fn targets_of_coming_years_take_the_last_known_rate_and_say_so() {
    let mut folder = three_currencies();
    for profile in &mut folder.comparison.profiles {
        let series = &mut profile.series[0];
        (series.current, series.gap, series.reached) = (None, None, None);
    }
    let page = ComparePage { convert: Some(Currency::EUR), ..ComparePage::default() };
    let model = CompareModel::new(&folder, &Index::new(&folder), &page);
    let note = &model.conversion;
    assert!(note.starts_with("Converted into euros: figures of 2030 at the last known average, 2025. "), "{note}");
    assert_eq!(model.chart_rows.len(), 2);
}

#[test]
fn an_index_holds_what_shares_a_year_and_names_what_does_not() {
    let mut folder = three_currencies();
    for (at, profile) in folder.comparison.profiles.iter_mut().enumerate() {
        let first = profile.series[0].points[0].clone();
        let earlier = Point { year: [2020, 2020, 2022][at], value: first.value / 2.0, claims: Vec::new(), ..first };
        profile.series[0].points.insert(0, earlier);
    }
    let mut page = ComparePage::default();
    page.handle(CompareAction::View(CompareView::Index));
    let index = CompareModel::new(&folder, &Index::new(&folder), &page).index.unwrap();
    assert_eq!((index.base, index.bases.as_slice()), (2020, &[2020, 2024][..]));
    let lines: Vec<(&str, f64)> =
        index.lines.iter().map(|line| (line.name.as_str(), line.figures[1].index.value)).collect();
    assert_eq!(lines, [("Upper", 200.0), ("Lower", 200.0)]);
    assert_eq!(index.lines[1].figures[1].stated, "80 US dollars");
    assert!(index.note.ends_with("Left out, with no figure to hold against 2020: Middle."), "{}", index.note);
    page.handle(CompareAction::Base(2024));
    page.handle(CompareAction::Convert(Some(Currency::EUR)));
    let index = CompareModel::new(&folder, &Index::new(&folder), &page).index.unwrap();
    assert_eq!((index.base, index.lines.len()), (2024, 3));
    assert_eq!(index.lines[0].figures[0].stated, "60 yuan", "as stated, whatever is converted");
    assert_eq!(model(&ComparePage::default()).index, None);
}

#[test]
fn a_unit_that_is_converted_away_gives_way_to_what_it_is_converted_into() {
    let mut folder = three_currencies();
    folder.comparison.profiles[1].series[0].unit = Unit::Tonne;
    folder.comparison.profiles[2].series[0].unit = Unit::Tonne;
    let yuan = Some(Unit::Money(Currency::CNY));
    let page = ComparePage { unit: yuan, convert: Some(Currency::EUR), ..ComparePage::default() };
    let model = CompareModel::new(&folder, &Index::new(&folder), &page);
    assert_eq!(model.units.first(), Some(&Unit::Tonne), "of most rows");
    assert_eq!(model.unit, Some(Unit::Money(Currency::EUR)));
}

#[test]
fn the_course_of_a_converted_row_is_converted_at_its_one_rate() {
    let folder = three_currencies();
    let page = ComparePage { convert: Some(Currency::USD), ..ComparePage::default() };
    let rows = CompareModel::new(&folder, &Index::new(&folder), &page).chart_rows;
    let rate = rows[0].conversion.unwrap().rate;
    let course = rows[0].course();
    let figures: Vec<(Option<i32>, Option<&str>)> =
        course.figures.iter().map(|figure| (figure.year, figure.stated.as_deref())).collect();
    assert_eq!(figures, [(Some(2024), Some("120 yuan")), (Some(2030), Some("100 yuan"))]);
    assert!((course.figures[1].value - 100.0 * rate).abs() < 1e-9);
    assert!(rows[1].course().figures.iter().all(|figure| figure.stated.is_none()), "dollars stay as they are");
}

/// Capacities of three regions: 120 of 100 t, 80 of 100 t and 60 of 200 t.
fn three_towns() -> Collection {
    let figures = [("Upper", 120.0, 100.0), ("Lower", 80.0, 100.0), ("Middle", 60.0, 200.0)];
    let mut claims = Vec::new();
    let mut profiles = Vec::new();
    for (at, (region, now, target)) in figures.into_iter().enumerate() {
        let now = claim(at * 10, region, Metric::Capacity, now, Unit::Tonne, 2024, Status::Actual);
        let target = claim(at * 10 + 5, region, Metric::Capacity, target, Unit::Tonne, 2030, Status::Target);
        let mut profile = profile(region, None);
        profile.claims = vec![now.id.clone(), target.id.clone()];
        profile.series = vec![series(&now, Some(&target))];
        profiles.push(profile.into());
        claims.extend([now, target]);
    }
    let reading = Reading { claims, ..Reading::default() };
    let comparison = Comparison { profiles, ..Comparison::default() };
    Collection { readings: vec![reading.into()], comparison, ..Collection::default() }
}

#[test]
fn choices_that_the_folder_does_not_have_fall_back() {
    let page = ComparePage {
        column: Some(Column::Other),
        unit: Some(Unit::Megawatt),
        product: Some("tea".to_owned()),
        order: Order::Product,
        ..ComparePage::default()
    };
    let model = model(&page);
    assert_eq!(model.column, Some(Column::Named(Metric::Capacity)));
    assert_eq!((model.unit, model.table_rows.len()), (Some(Unit::Tonne), 2));
}

#[test]
fn an_empty_folder_has_nothing_to_compare() {
    let folder = Collection::default();
    let model = CompareModel::new(&folder, &Index::new(&folder), &ComparePage::default());
    assert_eq!(model.column, None);
    assert!(model.chart_rows.is_empty());
}

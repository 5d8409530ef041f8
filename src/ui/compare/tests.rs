//! The compare page's values for two made-up regions, one within the other, and a third without figures.

use super::model::CompareModel;
use super::rows::sort;
use crate::app::{Column, CompareAction, ComparePage, Grouping, Index, SortKey};
use crate::collection::Collection;
use crate::model::{
    Claim, ClaimId, Comparison, Derived, Evidence, Figure, Metric, Point, Qualifier, Reading, RegionKind,
    RegionProfile, Series, Span, Status, Unit, YearSource,
};

fn claim(at: usize, region: &str, metric: Metric, value: f64, unit: Unit, year: i32, status: Status) -> Claim {
    let span = Span::new(at, at + 1);
    Claim {
        id: ClaimId::new("a.txt", span),
        file: "a.txt".to_owned(),
        lang: "fi".to_owned(),
        value,
        value_high: None,
        unit,
        metric,
        of_metric: None,
        of_region: None,
        region: Some(region.to_owned()),
        sector: Some("steel".to_owned()),
        year: Some(year),
        date_from: None,
        date_to: None,
        baseline_year: None,
        year_source: YearSource::Stated,
        status,
        qualifier: Qualifier::Exact,
        evidence: Evidence { span, ..Evidence::default() },
        confidence: 1.0,
        rule: String::new(),
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
        of_region: now.of_region.clone(),
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
        of_region: Some("Land".to_owned()),
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
        sector: Some("steel".to_owned()),
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
    let comparison = Comparison { profiles: vec![town, isle, land], ..Comparison::default() };
    Collection { readings: vec![reading], comparison, ..Collection::default() }
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
fn choices_that_the_folder_does_not_have_fall_back() {
    let page = ComparePage {
        column: Some(Column::Other),
        unit: Some(Unit::Megawatt),
        product: Some("tea".to_owned()),
        grouping: Grouping::Product,
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

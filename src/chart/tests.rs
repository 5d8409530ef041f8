use proptest::prelude::*;

use super::fixture::{output_value, point, profile, readings, series};
use super::*;
use crate::model::{Date, Metric, Point, Qualifier, RegionProfile, Series, Status, Unit};

fn chart_of(profile: &RegionProfile, options: &ChartOptions) -> Option<Chart> {
    trajectory(profile, &profile.series[0], &readings(profile), options)
}

#[test]
fn a_series_becomes_a_chart() {
    let profile = profile(vec![output_value()]);
    let chart = chart_of(&profile, &ChartOptions::default()).unwrap();
    insta::assert_json_snapshot!(chart);
}

#[test]
fn what_is_unchecked_is_not_drawn() {
    let profile = profile(vec![output_value()]);
    let options = ChartOptions {
        legend: false,
        required_path: false,
        derived: false,
        notes: false,
        title: Some("Own words".to_owned()),
        ..ChartOptions::default()
    };
    let chart = chart_of(&profile, &options).unwrap();
    assert!(chart.legend.is_empty() && chart.notes.is_empty() && chart.source.is_empty());
    assert!(chart.marks.iter().all(|mark| mark.derived.is_none()));
    assert_eq!(chart.title, "Own words");
    let Body::Trajectory(body) = &chart.body else { panic!("not a trajectory") };
    assert!(body.path.is_none());
}

#[test]
fn a_series_without_years_has_no_chart() {
    let mut profile = profile(vec![series(Metric::Jobs, "steel", Unit::Count, Vec::new())]);
    profile.derived.clear();
    assert_eq!(chart_of(&profile, &ChartOptions::default()), None);
}

#[test]
fn old_targets_have_no_band() {
    let points =
        vec![point(2020, 90.0, Qualifier::Exact, Status::Target), point(2024, 80.0, Qualifier::Exact, Status::Actual)];
    let profile = profile(vec![series(Metric::Jobs, "steel", Unit::Count, points)]);
    let Body::Trajectory(body) = chart_of(&profile, &ChartOptions::default()).unwrap().body else { panic!() };
    assert!(body.band.is_none() && body.path.is_none());
}

#[test]
fn no_path_leads_to_a_target_that_is_exceeded() {
    let path = |metric: Metric, now: f64, qualifier: Qualifier| {
        let points =
            vec![point(2024, now, Qualifier::Exact, Status::Actual), point(2027, 100.0, qualifier, Status::Target)];
        let profile = profile(vec![series(metric, "steel", Unit::Count, points)]);
        let Body::Trajectory(body) = chart_of(&profile, &ChartOptions::default()).unwrap().body else { panic!() };
        body.path.map(|path| path.to[1] > path.from[1])
    };
    let cost = || Metric::Other("cost".to_owned());
    assert_eq!(path(Metric::Jobs, 80.0, Qualifier::MoreThan), Some(true));
    assert_eq!(path(Metric::Jobs, 120.0, Qualifier::MoreThan), None);
    // A limit is kept or has to be reached from above.
    assert_eq!(path(Metric::Jobs, 120.0, Qualifier::AtMost), Some(false));
    assert_eq!(path(Metric::Jobs, 80.0, Qualifier::AtMost), None);
    assert_eq!(path(cost(), 120.0, Qualifier::Exact), Some(false));
    assert_eq!(path(cost(), 80.0, Qualifier::Exact), None);
}

#[test]
fn lines_stop_where_nothing_is_known() {
    let at = |year| point(year, 10.0, Qualifier::Exact, Status::Actual);
    let profile =
        profile(vec![series(Metric::Jobs, "steel", Unit::Count, vec![at(2010), at(2011), at(2020), at(2021)])]);
    let Body::Trajectory(body) = chart_of(&profile, &ChartOptions::default()).unwrap().body else { panic!() };
    assert_eq!(body.lines.iter().map(|line| line.points.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn screen_and_file_place_marks_alike() {
    let profile = profile(vec![output_value()]);
    let chart = chart_of(&profile, &ChartOptions::default()).unwrap();
    let (screen, file) = (layout::bare(&chart, 842.0, 216.0), layout::page(&chart, 1200.0, 675.0));
    let order = |scene: &Scene| scene.hits.iter().map(|hit| hit.mark).collect::<Vec<_>>();
    assert_eq!(order(&screen), [0, 1, 2, 3, 4]);
    assert_eq!(order(&screen), order(&file));
    // Distances between marks keep their ratio, as both come from the same axes.
    let ratio = |scene: &Scene| {
        let x: Vec<f32> = scene.hits.iter().map(|hit| hit.center[0]).collect();
        (x[1] - x[0]) / (x[4] - x[0])
    };
    assert!((ratio(&screen) - ratio(&file)).abs() < 0.001);
    for scene in [&screen, &file] {
        let hit = &scene.hits[4];
        assert_eq!(scene.hit(hit.center).map(|hit| hit.mark), Some(4));
    }
}

#[test]
fn figures_of_one_year_stand_apart_by_their_days() {
    let at = |month, value| Point {
        date: Some(Date::constant(2024, month, 28)),
        ..point(2024, value, Qualifier::Exact, Status::Actual)
    };
    let profile = profile(vec![series(Metric::Jobs, "steel", Unit::Count, vec![at(3, 5.0), at(12, 9.0)])]);
    let chart = chart_of(&profile, &ChartOptions::default()).unwrap();
    assert!(chart.marks[0].at < 2024.0 && chart.marks[1].at > 2024.0);
}

fn any_series() -> impl Strategy<Value = Series> {
    let value =
        prop_oneof![-1e3..1e3, 0.0..1e13, Just(0.0), Just(1e300), Just(f64::NAN), Just(f64::INFINITY), -1e-9..1e-9];
    let qualifier = prop_oneof![
        Just(Qualifier::Exact),
        Just(Qualifier::AtLeast),
        Just(Qualifier::MoreThan),
        Just(Qualifier::AtMost),
        Just(Qualifier::LessThan),
        Just(Qualifier::About),
        Just(Qualifier::Range),
    ];
    let status = prop_oneof![Just(Status::Actual), Just(Status::Expected), Just(Status::Target)];
    let year = prop_oneof![1990..2060i32, Just(1), Just(9999)];
    let point = (year, value.clone(), proptest::option::of(value), qualifier, status).prop_map(
        |(year, value, value_high, qualifier, status)| Point { value_high, ..point(year, value, qualifier, status) },
    );
    let unit = prop_oneof![
        Just(Unit::Count),
        Just(Unit::Tonne),
        Just(Unit::Percent),
        Just(fixture::YUAN),
        Just(Unit::Other("m3".to_owned()))
    ];
    (proptest::collection::vec(point, 0..40), unit).prop_map(|(mut points, unit)| {
        points.sort_by_key(|point| (point.year, point.status));
        series(Metric::OutputValue, "aluminium-based new materials", unit, points)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_series_can_be_laid_out(series in any_series(), width in 1.0f32..2000.0, height in 1.0f32..1200.0) {
        let profile = profile(vec![series]);
        if let Some(chart) = chart_of(&profile, &ChartOptions::default()) {
            for scene in [layout::page(&chart, width.max(300.0), height.max(300.0)), layout::bare(&chart, width, height)] {
                prop_assert_eq!(scene.hits.len(), chart.marks.len());
                for run in scene.texts() {
                    prop_assert!(run.place.iter().all(|at| at.is_finite()), "{}", run.text);
                }
            }
        }
    }
}

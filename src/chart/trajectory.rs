//! One region and metric over the years, from a profile and one of its series.

use std::collections::BTreeMap;

use crate::model::format::{self, Rounding, Scale, scale_for};
use crate::model::{Derived, Metric, Point, Qualifier, RegionProfile, Series, Status};

use super::axis;
use super::model::{
    Band, Body, Chart, ChartOptions, Connection, ConnectionKind, Facts, LegendEntry, Mark, RequiredPath, Says,
    Trajectory,
};
use super::palette::MarkKind;
use super::words;

/// Actual figures further apart are not joined: nothing is known of the years between.
const LONGEST_GAP_YEARS: f64 = 3.0;
/// Values between which the required path is drawn year by year; further years only as a line.
const MOST_NEEDED: i32 = 30;

/// The chart of one series; `None` where it has no figure with a year.
#[must_use]
pub fn trajectory(
    profile: &RegionProfile,
    series: &Series,
    facts: &dyn Facts,
    options: &ChartOptions,
) -> Option<Chart> {
    let derived = if options.derived { derived_of(profile, series) } else { Vec::new() };
    let points: Vec<&Point> = series.points.iter().filter(|point| point.value.is_finite()).collect();
    let scale = scale_for(
        points
            .iter()
            .flat_map(|point| [Some(point.value), point.value_high])
            .flatten()
            .chain(derived.iter().map(|(_, derived)| derived.value)),
        &series.unit,
    );
    let places = places(&points);
    let mut marks: Vec<Mark> = points
        .iter()
        .zip(&places)
        .map(|(point, &at)| reported_mark(point, at, series, &scale, facts))
        .chain(derived.iter().map(|&(index, derived)| derived_mark(index, derived, &scale)))
        .collect();
    if marks.is_empty() {
        return None;
    }
    marks.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.kind.cmp(&b.kind)).then(a.value.total_cmp(&b.value)));

    let path = required_path(series, &scale).filter(|_| options.required_path);
    let body = body(&marks, path, &scale);
    let unit = words::unit_label(&scale, &series.metric, &series.unit);
    let title = format!("{}: {}", profile.region, words::subject(series));
    let subtitle = format!("{unit}. {}", format::sentence_case(&words::summary(series)));
    let stem = [profile.region.as_str(), &series.metric.label(), series.sector.as_deref().unwrap_or_default()];
    let alone = profile.series.iter().filter(|other| other.metric == series.metric).count() <= 1;
    let says = Says {
        title,
        subtitle,
        heading: format::sentence_case(&series.metric.label()),
        unit,
        legend: legend(&marks, body.path.is_some()),
        notes: notes(&derived, body.path.as_ref(), series, &scale),
        description: description(&marks, series),
        file_stem: words::file_stem(if alone { &stem[..2] } else { &stem[..] }.iter().copied()),
    };
    Some(Chart::of(says, marks, Body::Trajectory(body), facts, options))
}

/// Derived figures of the same quantity in years for which none is reported, with their number in the profile.
fn derived_of<'a>(profile: &'a RegionProfile, series: &Series) -> Vec<(usize, &'a Derived)> {
    // These rules give differences and ratios, not a state of the quantity in a year.
    const NOT_A_STATE: [&str; 6] = ["gap", "to_go", "needed", "reached", "per_project", "ratio"];
    let mut of_year = BTreeMap::new();
    for (index, derived) in profile.derived.iter().enumerate() {
        let same = derived.region == profile.region
            && derived.metric == series.metric
            && derived.sector == series.sector
            && derived.unit == series.unit
            && derived.of_metric.is_none();
        let Some(year) = derived.year.filter(|_| same && derived.value.is_finite()) else { continue };
        let stated = series.points.iter().any(|point| point.year == year);
        if !stated && !NOT_A_STATE.iter().any(|rule| derived.rule.starts_with(rule)) {
            of_year.entry(year).or_insert((index, derived));
        }
    }
    of_year.into_values().collect()
}

/// Places on the axis of years: the year's tick, or apart by their days where a year has several of one status.
fn places(points: &[&Point]) -> Vec<f64> {
    let crowded = |point: &Point| {
        let same = |other: &&&Point| other.year == point.year && other.status == point.status;
        points.iter().filter(same).map(|other| other.date).collect::<std::collections::BTreeSet<_>>().len() > 1
    };
    points
        .iter()
        .map(|point| {
            let year = f64::from(point.year);
            match point.date.filter(|day| i32::from(day.year()) == point.year && crowded(point)) {
                Some(day) => year + (f64::from(day.day_of_year()) / 365.0 - 0.5) * 0.7,
                None => year,
            }
        })
        .collect()
}

fn reported_mark(point: &Point, at: f64, series: &Series, scale: &Scale, facts: &dyn Facts) -> Mark {
    let high = point.value_high.filter(|high| high.is_finite() && point.qualifier == Qualifier::Range);
    let text = format::point(point, &series.unit);
    let is_current = series.current.as_ref() == Some(point);
    let tail = match point.status {
        // A row of actual figures explains itself: only the latest says what it is.
        Status::Actual if !is_current => "",
        status => status.as_str(),
    };
    Mark {
        kind: point.status.into(),
        year: Some(point.year),
        at,
        value: point.value / scale.factor,
        high: high.map(|high| high / scale.factor),
        qualifier: point.qualifier,
        head: scale.write(point.value, high, point.qualifier, Rounding::Reported).head(),
        tail: tail.to_owned(),
        name: words::mark_name(point.status.as_str(), Some(point.year), &words::in_words(&text, point.qualifier)),
        details: words::reported_details(&text, point.status, point.year, &point.claims, facts),
        claims: point.claims.clone(),
        derived: None,
    }
}

fn derived_mark(index: usize, derived: &Derived, scale: &Scale) -> Mark {
    let rounding = Rounding::worked_out(derived.qualifier, 3);
    let text = format::derived(derived);
    Mark {
        kind: MarkKind::Derived,
        year: derived.year,
        at: derived.year.map_or(0.0, f64::from),
        value: derived.value / scale.factor,
        high: None,
        qualifier: derived.qualifier,
        head: scale.write(derived.value, None, derived.qualifier, rounding).head(),
        tail: MarkKind::Derived.as_str().to_owned(),
        name: words::mark_name("derived", derived.year, &words::in_words(&text, derived.qualifier)),
        details: words::derived_details(derived),
        claims: derived.claims.clone(),
        derived: Some(index),
    }
}

/// Whether a current figure lies beyond its target already, so that no way leads there: 120 where 100 are wanted, 80 where
/// at most 100 may be used. What is to stay below a limit that is exceeded still has to fall.
fn is_exceeded(series: &Series, current: &Point, target: &Point) -> bool {
    if series.metric.is_burden() || target.qualifier.is_upper_bound() {
        return current.value < target.value;
    }
    current.value > target.value_high.unwrap_or(target.value)
}

fn required_path(series: &Series, scale: &Scale) -> Option<RequiredPath> {
    let (current, target) = (series.current.as_ref()?, series.target.as_ref()?);
    let years = target.year.checked_sub(current.year).filter(|years| *years > 0)?;
    // Nothing leads from one year's growth to another's, and nothing needs to fall back to what it has exceeded.
    if series.metric == Metric::Growth || is_exceeded(series, current, target) {
        return None;
    }
    let compound = current.value > 0.0 && target.value > 0.0 && !series.unit.is_ratio();
    let mut path = RequiredPath {
        from: [f64::from(current.year), current.value / scale.factor],
        to: [f64::from(target.year), target.value / scale.factor],
        compound,
        needed: Vec::new(),
        label: ["required path".to_owned(), String::new()],
    };
    if !(path.from[1].is_finite() && path.to[1].is_finite()) {
        return None;
    }
    if years <= MOST_NEEDED {
        path.needed = (current.year + 1..target.year)
            .map(|year| {
                let value = path.value_at(f64::from(year));
                let digits = scale.digits_worked_out(value * scale.factor, Qualifier::Exact);
                (year, value, format!("{digits}{} needed", scale.suffix))
            })
            .collect();
    }
    if let Some(needed) = &series.needed_per_year {
        path.label[1] = format::a_year(needed).to_string();
    }
    Some(path)
}

fn body(marks: &[Mark], path: Option<RequiredPath>, scale: &Scale) -> Trajectory {
    let places: Vec<f64> = marks.iter().map(|mark| mark.at).collect();
    let values = marks.iter().flat_map(|mark| [Some(mark.value), mark.high]).flatten();
    let last_actual = last_actual(marks);
    let after_actual = |mark: &Mark| mark.kind == MarkKind::Expected || mark.kind == MarkKind::Target;
    // Old targets beside newer actual figures would make the words of the band untrue.
    let band = last_actual.and_then(|actual| {
        let coming = || marks.iter().filter(|mark| after_actual(mark));
        let holds = coming().next().is_some() && coming().all(|mark| mark.at > actual.at);
        let next = coming().map(|mark| mark.at).fold(f64::INFINITY, f64::min);
        holds.then(|| Band {
            from: f64::midpoint(actual.at, next.min(actual.at + 1.0)),
            before: "Reported as reached".to_owned(),
            after: "Reported as expected or planned".to_owned(),
        })
    });
    Trajectory {
        years: axis::year_axis(&places),
        values: axis::value_axis(values, scale, 0.16),
        lines: connections(marks),
        path,
        band,
    }
}

fn last_actual(marks: &[Mark]) -> Option<&Mark> {
    marks.iter().rfind(|mark| mark.kind == MarkKind::Actual)
}

/// Lines between marks in order of time: through what is known, and on to what is expected.
pub(super) fn connections(marks: &[Mark]) -> Vec<Connection> {
    let place = |mark: &Mark| [mark.at, mark.level()];
    let mut lines = Vec::new();
    let known: Vec<&Mark> =
        one_a_place(marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Actual | MarkKind::Derived)));
    for pair in known.windows(2) {
        let [from, to] = pair else { continue };
        let dotted = from.kind == MarkKind::Derived || to.kind == MarkKind::Derived;
        if dotted || to.at - from.at <= LONGEST_GAP_YEARS {
            let kind = if dotted { ConnectionKind::Derived } else { ConnectionKind::Actual };
            join(&mut lines, kind, place(from), place(to));
        }
    }
    if let Some(actual) = last_actual(marks) {
        let start = known.iter().rfind(|mark| mark.kind == MarkKind::Actual).copied().unwrap_or(actual);
        let coming = marks.iter().filter(|mark| mark.kind == MarkKind::Expected && mark.at > start.at);
        let mut from = start;
        for to in one_a_place(coming) {
            join(&mut lines, ConnectionKind::Expected, place(from), place(to));
            from = to;
        }
    }
    lines
}

/// The first mark at each place: of two figures for one year a line can only take one.
fn one_a_place<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<&'a Mark> {
    let mut taken: Vec<&Mark> = Vec::new();
    for mark in marks {
        if taken.last().is_none_or(|last| (last.at - mark.at).abs() > 1e-9) {
            taken.push(mark);
        }
    }
    taken
}

/// Appends a stretch to the line before it, if it goes on where that one ends.
fn join(lines: &mut Vec<Connection>, kind: ConnectionKind, from: [f64; 2], to: [f64; 2]) {
    match lines.last_mut() {
        Some(line) if line.kind == kind && line.points.last() == Some(&from) => line.points.push(to),
        _ => lines.push(Connection { kind, points: vec![from, to] }),
    }
}

/// Explains only what occurs.
pub(super) fn legend(marks: &[Mark], path: bool) -> Vec<LegendEntry> {
    let any = |holds: &dyn Fn(&Mark) -> bool| marks.iter().any(holds);
    let mut entries: Vec<LegendEntry> =
        MarkKind::ALL.into_iter().filter(|kind| any(&|mark| mark.kind == *kind)).map(LegendEntry::Mark).collect();
    entries.extend(any(&|mark| mark.qualifier.is_lower_bound()).then_some(LegendEntry::MoreThan));
    entries.extend(any(&|mark| mark.qualifier.is_upper_bound()).then_some(LegendEntry::AtMost));
    entries.extend(any(&|mark| mark.high.is_some()).then_some(LegendEntry::Range));
    entries.extend(path.then_some(LegendEntry::RequiredPath));
    entries
}

fn notes(derived: &[(usize, &Derived)], path: Option<&RequiredPath>, series: &Series, scale: &Scale) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(words::derivations(derived.iter().map(|(_, derived)| *derived), scale));
    if let Some(path) = path {
        let way = if path.compound { "even growth" } else { "the same step each year" };
        notes.push(format!(
            "Required path: {way}, {}.",
            format::period(Some(path.from[0] as i32), Some(path.to[0] as i32))
        ));
    }
    if !series.undated.is_empty() {
        let (count, verb) = (series.undated.len(), if series.undated.len() == 1 { "is" } else { "are" });
        notes.push(format!(
            "{} without a year {verb} not drawn.",
            format::sentence_case(&format::counted(count, "figure"))
        ));
    }
    notes
}

fn description(marks: &[Mark], series: &Series) -> String {
    let mut text: Vec<String> = marks.iter().map(|mark| mark.name.clone()).collect();
    if let (Some(current), Some(needed)) = (&series.current, &series.needed_per_year) {
        text.push(format!("Required from {}: {}", current.year, words::needed_words(needed)));
    }
    format!("{}.", text.join(". "))
}

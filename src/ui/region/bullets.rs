//! Bars of all that is counted in one unit, on one scale.

use std::collections::BTreeMap;

use crate::app::WorkedOut;
use crate::model::format::{self, Scale};
use crate::model::{ClaimId, Metric, Point, RegionProfile, Series, Status, Unit};
use crate::ui::marks::{BulletFigure, BulletSpec};

use super::plots::ratio_figures;

/// Series of one metric and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct BulletGroup {
    /// "Capacity"
    pub title: String,
    /// "Mt, one scale"
    pub note: String,
    /// Head of the column of current figures: the year that most of them are for.
    pub current_year: Option<i32>,
    /// Head of the column of targets.
    pub target_year: Option<i32>,
    /// A row each.
    pub rows: Vec<BulletRow>,
}

/// A bar with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct BulletRow {
    /// "Electrolytic"
    pub name: String,
    /// The whole name, where it was shortened.
    pub full_name: String,
    /// The bar.
    pub spec: BulletSpec,
    /// Current figure, in the group's scale.
    pub current: Option<BulletCell>,
    /// Target, in the group's scale.
    pub target: Option<BulletCell>,
    /// Part of the target that is reached.
    pub reached: Option<WorkedOut>,
    /// Growth needed a year.
    pub needed: Option<WorkedOut>,
}

/// A figure in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct BulletCell {
    /// "> 150"
    pub text: String,
    /// Its year, where it is not the column's.
    pub year: Option<i32>,
    /// Actual, expected or target.
    pub status: Status,
    /// The claim that states it.
    pub claim: Option<ClaimId>,
}

/// Bars for the series of a region other than the one in the headline, which the strip shows.
#[must_use]
pub fn bullet_groups(profile: &RegionProfile) -> Vec<BulletGroup> {
    let mut groups: Vec<((&Metric, &Unit), Vec<&Series>)> = Vec::new();
    for (at, series) in profile.series.iter().enumerate() {
        let shown = series.current.is_some() || series.target.is_some() || series.expected.is_some();
        let headline = at == 0 && series.points.len() > 1;
        // A figure whose metric has no name is among the checks; a bar alone would say nothing of it.
        let nameless = matches!(series.metric, Metric::Other(_)) && series.target.is_none();
        if !shown || headline || nameless || series.unit.is_ratio() || series.metric == Metric::Growth {
            continue;
        }
        let key = (&series.metric, &series.unit);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, list)) => list.push(series),
            None => groups.push((key, vec![series])),
        }
    }
    groups.into_iter().map(|((metric, unit), list)| group(&profile.region, metric, unit, &list)).collect()
}

fn group(region: &str, metric: &Metric, unit: &Unit, list: &[&Series]) -> BulletGroup {
    let points = || list.iter().flat_map(|series| [&series.current, &series.expected, &series.target]).flatten();
    let most = points().map(|point| point.value_high.unwrap_or(point.value)).fold(0.0, f64::max);
    let scale = format::scale_for(points().map(|point| point.value), unit);
    let current_year = commonest(list.iter().filter_map(|series| current(series)));
    let target_year = commonest(list.iter().filter_map(|series| series.target.as_ref()));
    let unit_name = if *unit == Unit::Count { "number".to_owned() } else { scale.label() };
    let names = names(list);
    let rows = list
        .iter()
        .zip(names)
        .map(|(series, (name, full_name))| {
            row(region, series, name, full_name, &scale, most, (current_year, target_year))
        })
        .collect();
    BulletGroup {
        title: format::sentence_case(&metric.label()),
        note: if list.len() > 1 { format!("{unit_name}, one scale") } else { unit_name },
        current_year,
        target_year,
        rows,
    }
}

fn row(
    region: &str,
    series: &Series,
    name: String,
    full_name: String,
    scale: &Scale,
    most: f64,
    years: (Option<i32>, Option<i32>),
) -> BulletRow {
    let figure = |point: &Point| BulletFigure { value: point.value, qualifier: point.qualifier };
    let (reached, needed) = ratio_figures(region, series);
    BulletRow {
        name,
        full_name,
        spec: BulletSpec {
            current: series.current.as_ref().map(figure),
            expected: series.expected.as_ref().map(figure),
            target: series.target.as_ref().map(figure),
            scale_max: most,
            derived: false,
        },
        current: current(series).map(|point| cell(point, scale, years.0)),
        target: series.target.as_ref().map(|point| cell(point, scale, years.1)),
        reached,
        needed,
    }
}

/// The current figure, or else the one that is expected.
fn current(series: &Series) -> Option<&Point> {
    series.current.as_ref().or(series.expected.as_ref())
}

fn cell(point: &Point, scale: &Scale, year: Option<i32>) -> BulletCell {
    BulletCell {
        text: scale.write(point.value, point.value_high, point.qualifier, format::Rounding::Reported).head(),
        year: Some(point.year).filter(|_| Some(point.year) != year),
        status: point.status,
        claim: point.claims.first().cloned(),
    }
}

/// The year that most points are for; the latest of them where several share that.
fn commonest<'a>(points: impl Iterator<Item = &'a Point>) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for point in points {
        *counts.entry(point.year).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(year, count)| (count, year)).map(|(year, _)| year)
}

/// Short and whole names of series by their sectors: a last word that several share says nothing between them.
fn names(list: &[&Series]) -> Vec<(String, String)> {
    let sectors: Vec<&str> = list.iter().map(|series| series.sector.as_deref().unwrap_or("all sectors")).collect();
    let last_word = |sector: &str| sector.rsplit_once(' ').map(|(_, word)| word.to_owned());
    sectors
        .iter()
        .map(|sector| {
            let shared = last_word(sector)
                .filter(|word| sectors.iter().filter(|other| last_word(other).as_ref() == Some(word)).count() > 1);
            let short = shared.and_then(|word| sector.strip_suffix(word.as_str())).unwrap_or(sector).trim_end();
            (format::sentence_case(short), format::sentence_case(sector))
        })
        .collect()
}

//! Series as indices: each figure as a part of the same series' figure of a base year, which is 100. Bounds are
//! carried through, as everywhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Figure, Point, Qualifier, Status};

use super::Interval;

/// Series as indices of one base year.
#[derive(Clone, Debug, PartialEq)]
pub struct Indexed {
    /// The year that is 100.
    pub base: i32,
    /// Years that could be the base: those in which at least two series have an actual figure.
    pub bases: Vec<i32>,
    /// One a series, in the order given: its points with their indices, in order of years; `None` where it has no
    /// actual figure in the base year, or no other figure that can be divided by it.
    pub series: Vec<Option<Vec<(Point, Figure)>>>,
}

/// The series as indices, each with the name of its region. `base` is the wanted base year; otherwise, and where it
/// does not serve, the first that at least two series share. `None` unless at least two regions have two dated figures
/// and a common year.
#[must_use]
pub fn indexed(series: &[(&str, &[Point])], base: Option<i32>) -> Option<Indexed> {
    let dated: Vec<Vec<&Point>> = series.iter().map(|(_, points)| one_a_year(points)).collect();
    let several: BTreeSet<&str> =
        series.iter().zip(&dated).filter(|(_, points)| points.len() > 1).map(|((region, _), _)| *region).collect();
    if several.len() < 2 {
        return None;
    }
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for point in dated.iter().filter(|points| points.len() > 1).flatten() {
        *counts.entry(point.year).or_default() += usize::from(serves(point));
    }
    let bases: Vec<i32> = counts.into_iter().filter(|(_, count)| *count > 1).map(|(year, _)| year).collect();
    let base = base.filter(|year| bases.contains(year)).or_else(|| bases.first().copied())?;
    let series = dated.iter().map(|points| indices(points, base)).collect();
    Some(Indexed { base, bases, series })
}

/// Whether a figure can be 100.
fn serves(point: &Point) -> bool {
    point.status == Status::Actual && point.value.is_finite() && point.value > 0.0
}

/// One point for each year: an actual figure before a forecast before a target, an exact one before a bound.
fn one_a_year(points: &[Point]) -> Vec<&Point> {
    let mut of_year: BTreeMap<i32, &Point> = BTreeMap::new();
    let rank = |point: &Point| (point.status, point.qualifier != Qualifier::Exact);
    for point in points.iter().filter(|point| point.value.is_finite()) {
        let kept = of_year.entry(point.year).or_insert(point);
        if rank(point) < rank(kept) {
            *kept = point;
        }
    }
    of_year.into_values().collect()
}

fn indices(points: &[&Point], base: i32) -> Option<Vec<(Point, Figure)>> {
    let hundred = points.iter().find(|point| point.year == base && serves(point))?;
    let index = |point: &&&Point| {
        if point.year == base {
            // The base is 100 by definition, even where its figure is a bound.
            return Some(((**point).clone(), Figure { value: 100.0, qualifier: Qualifier::Exact }));
        }
        let part = Interval::of_point(point).over(Interval::of_point(hundred))?;
        Some(((**point).clone(), part.scaled(100.0, 0.0).figure()))
    };
    let indices: Vec<(Point, Figure)> = points.iter().filter_map(|point| index(&point)).collect();
    (indices.len() > 1).then_some(indices)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(year: i32, value: f64, status: Status) -> Point {
        Point { year, date: None, value, value_high: None, qualifier: Qualifier::Exact, status, claims: Vec::new() }
    }

    fn actual(figures: &[(i32, f64)]) -> Vec<Point> {
        figures.iter().map(|(year, value)| point(*year, *value, Status::Actual)).collect()
    }

    fn values(indexed: &Indexed, at: usize) -> Vec<(i32, f64)> {
        indexed.series[at].iter().flatten().map(|(point, figure)| (point.year, figure.value)).collect()
    }

    #[test]
    fn the_first_common_year_is_100() {
        let mut one = actual(&[(2019, 10.0), (2020, 20.0), (2022, 30.0)]);
        one.push(point(2030, 60.0, Status::Target));
        let two = actual(&[(2020, 4.0), (2022, 5.0)]);
        let three = actual(&[(2021, 1.0), (2022, 2.0)]);
        let all: [(&str, &[Point]); 3] = [("A", &one), ("B", &two), ("C", &three)];
        let first = indexed(&all, None).unwrap();
        assert_eq!((first.base, first.bases.as_slice()), (2020, &[2020, 2022][..]));
        assert_eq!(values(&first, 0), [(2019, 50.0), (2020, 100.0), (2022, 150.0), (2030, 300.0)]);
        assert_eq!(values(&first, 1), [(2020, 100.0), (2022, 125.0)]);
        assert_eq!(first.series[2], None, "nothing in the base year");
        let later = indexed(&all, Some(2022)).unwrap();
        assert_eq!((later.base, values(&later, 2)), (2022, vec![(2021, 50.0), (2022, 100.0)]));
        assert_eq!(indexed(&all, Some(1999)).unwrap().base, 2020, "a year that does not serve");
    }

    #[test]
    fn bounds_stay_bounds() {
        let mut one = actual(&[(2020, 10.0), (2022, 20.0)]);
        one[1].qualifier = Qualifier::MoreThan;
        let mut two = actual(&[(2020, 10.0), (2022, 20.0)]);
        two[0].qualifier = Qualifier::AtLeast;
        let both: [(&str, &[Point]); 2] = [("A", &one), ("B", &two)];
        let indexed = indexed(&both, None).unwrap();
        let qualifiers = |at: usize| -> Vec<Qualifier> {
            indexed.series[at].iter().flatten().map(|(_, figure)| figure.qualifier).collect()
        };
        assert_eq!(qualifiers(0), [Qualifier::Exact, Qualifier::MoreThan]);
        assert_eq!(qualifiers(1), [Qualifier::Exact, Qualifier::AtMost]);
    }

    #[test]
    fn two_regions_with_two_figures_are_needed() {
        let one = actual(&[(2020, 10.0), (2022, 20.0)]);
        let single = actual(&[(2020, 10.0)]);
        let apart = actual(&[(2021, 10.0), (2023, 20.0)]);
        assert_eq!(indexed(&[("A", &one), ("B", &single)], None), None);
        assert_eq!(indexed(&[("A", &one), ("A", &one)], None), None, "one region");
        assert_eq!(indexed(&[("A", &one), ("B", &apart)], None), None, "no common year");
    }
}

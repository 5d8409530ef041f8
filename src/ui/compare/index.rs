//! The rows of one metric as indices of a base year: who grew faster, whatever the size, unit or currency.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::rows::Row;
use crate::chart::{IndexFigure, IndexLine};
use crate::compare::indexed;
use crate::model::format;
use crate::model::{Figure, Metric, Point};

/// Lines drawn at most: more cannot be told apart.
pub const MOST_LINES: usize = 12;

/// What the index view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexModel {
    /// The year that is 100.
    pub base: i32,
    /// Years that could be.
    pub bases: Vec<i32>,
    /// One a row that has a figure in the base year, at most [`MOST_LINES`].
    pub lines: Vec<IndexLine>,
    /// What to know of it: how it is worked out, and the rows that are left out with the reason.
    pub note: String,
}

impl IndexModel {
    /// Works it out with a wanted base year; `None` unless two regions have two dated figures and a year in common.
    #[must_use]
    pub fn new(rows: &[Row], base: Option<i32>) -> Option<Self> {
        // Percentages are no sizes that could grow by a part of themselves.
        let grows = |row: &&Row| !row.unit.is_ratio() && row.metric != Metric::Growth && !row.points.is_empty();
        let rows: Vec<&Row> = rows.iter().filter(grows).collect();
        let series: Vec<(&str, &[Point])> =
            rows.iter().map(|row| (row.region.as_str(), row.points.as_slice())).collect();
        let indexed = indexed(&series, base)?;
        let name = names(&rows);
        let (mut lines, mut left_out) = (Vec::new(), Vec::new());
        for (row, points) in rows.iter().zip(indexed.series) {
            match points {
                Some(points) => lines.push(line(name(row), row, &points)),
                None => left_out.push(name(row)),
            }
        }
        let base = indexed.base;
        let mut note =
            format!("Each figure as a part of the figure of {base} of the same row, in its own unit and currency.");
        if !left_out.is_empty() {
            let _ = write!(note, " Left out, with no figure to hold against {base}: {}.", format::list(&left_out));
        }
        if lines.len() > MOST_LINES {
            let _ = write!(note, " The first {MOST_LINES} of {} rows.", lines.len());
            lines.truncate(MOST_LINES);
        }
        Some(Self { base, bases: indexed.bases, lines, note })
    }
}

/// What a row is called: its region, with the product where rows differ in it.
fn names(rows: &[&Row]) -> impl Fn(&Row) -> String + use<> {
    let products: BTreeSet<&str> = rows.iter().map(|row| row.product.as_str()).collect();
    let several = products.len() > 1;
    move |row| if several { format!("{}, {}", row.region, row.product) } else { row.region.clone() }
}

fn line(name: String, row: &Row, points: &[(Point, Figure)]) -> IndexLine {
    let figures = points
        .iter()
        .map(|(point, index)| IndexFigure {
            kind: point.status.into(),
            year: point.year,
            index: *index,
            stated: format::point(point, &row.stated_unit()).to_string(),
            claims: point.claims.clone(),
        })
        .collect();
    IndexLine { name, figures }
}

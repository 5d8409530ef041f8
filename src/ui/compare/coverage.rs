//! Who reports what: regions by metrics, with the number of figures of each kind.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::app::{Column, ComparePage};
use crate::chart::MarkKind;
use crate::model::format;
use crate::model::{Comparison, RegionProfile, Status};
use crate::ui::figures::Claims;

/// Region by metric, with the number of figures of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Metrics that at least one region reports: those with pairs of current figure and target first.
    pub columns: Vec<CoverageColumn>,
    /// One a region, in the order of the comparison.
    pub rows: Vec<CoverageRow>,
    /// Regions with at least one commitment.
    pub with_commitments: usize,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageColumn {
    /// Which.
    pub column: Column,
    /// "Output value".
    pub label: String,
    /// Regions with a figure.
    pub regions: usize,
}

/// A region in the coverage table.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRow {
    /// Canonical name.
    pub region: String,
    /// Whether its box is checked.
    pub shown: bool,
    /// One a column, in the same order.
    pub cells: Vec<Cell>,
    /// Commitments without a number.
    pub commitments: usize,
}

/// Figures of one region and metric by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Reported as reached.
    pub actual: usize,
    /// Forecast.
    pub expected: usize,
    /// Promised or planned.
    pub target: usize,
    /// Worked out.
    pub derived: usize,
}

impl Cell {
    /// Number of figures of all kinds.
    #[must_use]
    pub const fn total(self) -> usize {
        self.actual + self.expected + self.target + self.derived
    }

    /// The kinds that occur, with their numbers, in the order of the notation.
    #[must_use]
    pub fn kinds(self) -> Vec<(MarkKind, usize)> {
        [
            (MarkKind::Actual, self.actual),
            (MarkKind::Expected, self.expected),
            (MarkKind::Target, self.target),
            (MarkKind::Derived, self.derived),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .collect()
    }

    /// For a screen reader: "3 actual, 3 target", or "no figures".
    #[must_use]
    pub fn spoken(self) -> String {
        let kinds: Vec<String> =
            self.kinds().into_iter().map(|(kind, count)| format!("{count} {}", kind.as_str())).collect();
        if kinds.is_empty() { "no figures".to_owned() } else { kinds.join(", ") }
    }
}

impl Coverage {
    /// Counts the figures of every region.
    #[must_use]
    pub fn new(comparison: &Comparison, page: &ComparePage, claims: Claims<'_>) -> Self {
        let profiles = &comparison.profiles;
        let counts: Vec<BTreeMap<Column, Cell>> = profiles.iter().map(|profile| cells(profile, claims)).collect();
        let present: BTreeSet<&Column> = counts.iter().flat_map(BTreeMap::keys).collect();
        let mut columns: Vec<(usize, usize, CoverageColumn)> = present
            .into_iter()
            .map(|column| {
                let pairs = profiles
                    .iter()
                    .flat_map(|profile| &profile.series)
                    .filter(|series| Column::of(&series.metric) == *column)
                    .filter(|series| series.current.is_some() && series.target.is_some())
                    .count();
                let figures = counts.iter().filter_map(|cells| cells.get(column)).map(|cell| cell.total()).sum();
                let regions = counts.iter().filter(|cells| cells.contains_key(column)).count();
                let label = format::sentence_case(&column.label());
                (pairs, figures, CoverageColumn { column: column.clone(), label, regions })
            })
            .collect();
        // What can be compared stands first, "other" last, and within each the metric with the most figures.
        columns.sort_by_key(|(pairs, figures, head)| {
            let other = head.column == Column::Other;
            (other, Reverse(*pairs), Reverse(*figures), head.label.clone())
        });
        let columns: Vec<CoverageColumn> = columns.into_iter().map(|(_, _, head)| head).collect();
        let rows = profiles
            .iter()
            .zip(counts)
            .map(|(profile, counts)| CoverageRow {
                region: profile.region.clone(),
                shown: !page.excluded.contains(&profile.region),
                cells: columns.iter().map(|head| counts.get(&head.column).copied().unwrap_or_default()).collect(),
                commitments: profile.commitments.len(),
            })
            .collect();
        Self {
            columns,
            rows,
            with_commitments: profiles.iter().filter(|profile| !profile.commitments.is_empty()).count(),
        }
    }
}

fn cells(profile: &RegionProfile, claims: Claims<'_>) -> BTreeMap<Column, Cell> {
    let mut cells: BTreeMap<Column, Cell> = BTreeMap::new();
    for claim in profile.claims.iter().filter_map(|id| claims.get(id)) {
        let cell = cells.entry(Column::of(&claim.metric)).or_default();
        match claim.status {
            Status::Actual => cell.actual += 1,
            Status::Expected => cell.expected += 1,
            Status::Target => cell.target += 1,
        }
    }
    // How much of a target is reached stands beside the target, not for itself.
    for derived in profile.derived.iter().filter(|derived| derived.stands_alone()) {
        cells.entry(Column::of(&derived.metric)).or_default().derived += 1;
    }
    cells
}

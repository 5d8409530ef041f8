//! The compare page as values: who reports what, the rows of one metric, and what a reader must know before
//! holding them side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::convert::{self, convert};
use super::coverage::Coverage;
use super::index::IndexModel;
use super::order::put_in_order;
use super::rows::{Row, rows, series_row, sort};
use super::warnings::{Warning, warnings};
use crate::app::Index;
use crate::app::{Column, ComparePage};
use crate::collection::Collection;
use crate::model::format;
use crate::model::{Currency, RegionProfile, Shared, Unit};
use crate::ui::figures::{Claims, Figure as Shown};

/// Everything that the compare page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareModel {
    /// Who reports what.
    pub coverage: Coverage,
    /// The metric that is compared; `None` where nothing at all is reported.
    pub column: Option<Column>,
    /// Units of its figures, the most frequent first.
    pub units: Vec<Unit>,
    /// The unit that is compared.
    pub unit: Option<Unit>,
    /// What its amounts of money can be converted into; empty where it has none.
    pub currencies: Vec<Currency>,
    /// What to know of figures that are converted; empty where none are.
    pub conversion: String,
    /// Products of its figures, in order of name.
    pub products: Vec<String>,
    /// Rows of the chosen unit and product in the order of the chart.
    pub chart_rows: Vec<Row>,
    /// All rows of the chosen product, whatever their unit, in the order of the table.
    pub table_rows: Vec<Row>,
    /// The rows as indices; `None` where too few regions have figures of several years.
    pub index: Option<IndexModel>,
    /// "now (2025) and target (2027), Mt".
    pub subtitle: String,
    /// What to know before reading the figures side by side.
    pub warnings: Vec<Warning>,
    /// Regions that are shown and report none, with what they report instead.
    pub without: Vec<Instead>,
    /// The claims of the chosen cell.
    pub cell: Option<CellClaims>,
}

/// A region that reports nothing of the chosen metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Instead {
    /// Canonical name.
    pub region: String,
    /// Its first figures, with the column that each leads to.
    pub figures: Vec<(Shown, Column)>,
    /// "4 commitments, 2020"; empty where there are none.
    pub commitments: String,
}

/// The claims behind a cell of the coverage table.
#[derive(Clone, Debug, PartialEq)]
pub struct CellClaims {
    /// Canonical name.
    pub region: String,
    /// Which metric.
    pub column: Column,
    /// Each with the words that tell it from the others: "615,000 t", "2025, electrolytic aluminium".
    pub figures: Vec<(Shown, String)>,
}

impl CompareModel {
    /// Works out the page for the user's choices.
    #[must_use]
    pub fn new(collection: &Collection, index: &Index, page: &ComparePage) -> Self {
        let claims = Claims::new(collection, index);
        let comparison = &collection.comparison;
        let coverage = Coverage::new(comparison, page, claims);
        let column = page
            .column
            .clone()
            .filter(|chosen| coverage.columns.iter().any(|head| head.column == *chosen))
            .or_else(|| coverage.columns.first().map(|head| head.column.clone()));
        let shown: Vec<&RegionProfile> = comparison
            .profiles
            .iter()
            .map(Shared::get)
            .filter(|profile| !page.excluded.contains(&profile.region))
            .collect();
        let mut rows: Vec<Row> = column
            .as_ref()
            .map(|column| shown.iter().flat_map(|profile| rows(profile, column, claims)).collect())
            .unwrap_or_default();
        let currencies = convert::choices(&rows);
        if let Some(to) = page.convert {
            rows = rows.iter().map(|row| convert(row, to)).collect();
        }
        let units = by_frequency(rows.iter().map(|row| row.unit.clone()));
        // Who converts wants to see what is converted, also where the unit that was asked for is converted away.
        let wanted = [page.unit.clone(), page.convert.map(Unit::Money)];
        let unit = wanted.into_iter().flatten().find(|unit| units.contains(unit)).or_else(|| units.first().cloned());
        let products: BTreeSet<String> = rows.iter().map(|row| row.product.clone()).collect();
        let product = page.product.as_ref().filter(|product| products.contains(*product));
        let mut kept: Vec<Row> =
            rows.iter().filter(|row| product.is_none_or(|product| row.product == *product)).cloned().collect();
        put_in_order(&mut kept, page.order, unit.as_ref());
        let chart_rows: Vec<Row> = kept.iter().filter(|row| Some(&row.unit) == unit.as_ref()).cloned().collect();
        let mut table_rows = kept.clone();
        sort(&mut table_rows, page.sort);
        Self {
            subtitle: subtitle(&chart_rows, unit.as_ref()),
            warnings: column
                .as_ref()
                .map(|column| warnings(&shown, column, &chart_rows, &rows, &units, claims))
                .unwrap_or_default(),
            without: column.as_ref().map(|column| without(&shown, column, &rows, claims)).unwrap_or_default(),
            cell: page.cell.as_ref().and_then(|(region, column)| {
                let profile = comparison.profiles.iter().find(|profile| profile.region == *region)?;
                Some(cell_claims(profile, column, claims))
            }),
            conversion: page.convert.map(|to| convert::note(&kept, to)).unwrap_or_default(),
            index: IndexModel::new(&kept, page.base),
            currencies,
            coverage,
            column,
            units,
            unit,
            products: products.into_iter().collect(),
            chart_rows,
            table_rows,
        }
    }
}

fn by_frequency<T: Ord + Clone>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let mut items: Vec<(T, usize)> = counts.into_iter().collect();
    items.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    items.into_iter().map(|(item, _)| item).collect()
}

/// "now (2025) and target (2027), Mt": years only where all rows share one.
fn subtitle(rows: &[Row], unit: Option<&Unit>) -> String {
    let one = |marks: Vec<&Shown>, word: &str| {
        let years: BTreeSet<Option<i32>> = marks.iter().map(|mark| mark.year).collect();
        match (marks.is_empty(), years.len(), years.first()) {
            (true, _, _) => None,
            (false, 1, Some(Some(year))) => Some(format!("{word} ({year})")),
            _ => Some(word.to_owned()),
        }
    };
    let now = one(rows.iter().filter_map(|row| row.now.as_ref()).collect(), "now");
    let target = one(rows.iter().filter_map(|row| row.target.as_ref()).collect(), "target");
    let what: Vec<String> = [now, target].into_iter().flatten().collect();
    let values = rows.iter().flat_map(Row::marks).map(|mark| mark.value);
    let unit = unit.map(|unit| format::scale_for(values, unit).label()).unwrap_or_default();
    [what.join(" and "), unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn without(shown: &[&RegionProfile], column: &Column, rows: &[Row], claims: Claims<'_>) -> Vec<Instead> {
    let with_rows: BTreeSet<&str> = rows.iter().map(|row| row.region.as_str()).collect();
    shown
        .iter()
        .filter(|profile| !with_rows.contains(profile.region.as_str()))
        .map(|profile| Instead {
            region: profile.region.clone(),
            figures: first_figures(profile, column, claims),
            commitments: commitments(profile, claims),
        })
        .collect()
}

/// Up to three figures of other metrics: of each series the current one, or else what there is.
fn first_figures(profile: &RegionProfile, column: &Column, claims: Claims<'_>) -> Vec<(Shown, Column)> {
    let series = profile.series.iter().filter_map(|series| {
        let row = series_row(profile, series, claims);
        let mark = row.marks().next().cloned()?;
        Some((mark.named(&series.metric, &series.unit), Column::of(&series.metric)))
    });
    let derived = profile
        .derived
        .iter()
        .map(|figure| (Shown::of_derived(figure).named(&figure.metric, &figure.unit), Column::of(&figure.metric)));
    series.chain(derived).filter(|(_, other)| other != column).take(3).collect()
}

/// "4 commitments, 2020": with the years of the articles that make them.
fn commitments(profile: &RegionProfile, claims: Claims<'_>) -> String {
    if profile.commitments.is_empty() {
        return String::new();
    }
    let count = format::counted(profile.commitments.len(), "commitment");
    let years: BTreeSet<i16> = profile
        .commitments
        .iter()
        .filter_map(|commitment| claims.article(&commitment.file)?.date())
        .map(crate::model::Date::year)
        .collect();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) => {
            format!("{count}, {}", format::period(Some((*first).into()), Some((*last).into())))
        }
        _ => count,
    }
}

fn cell_claims(profile: &RegionProfile, column: &Column, claims: Claims<'_>) -> CellClaims {
    let about = |year: Option<i32>, sector: Option<&str>| {
        let year = year.map(|year| year.to_string());
        [year.as_deref(), sector].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let stated = profile
        .claims
        .iter()
        .filter_map(|id| claims.get(id))
        .filter(|claim| Column::of(&claim.metric) == *column)
        .map(|claim| (Shown::of_claim(claim), about(claim.year, claim.sector.as_deref())));
    let derived = profile
        .derived
        .iter()
        .filter(|figure| Column::of(&figure.metric) == *column)
        .map(|figure| (Shown::of_derived(figure), about(figure.year, Some(&figure.label))));
    CellClaims { region: profile.region.clone(), column: column.clone(), figures: stated.chain(derived).collect() }
}

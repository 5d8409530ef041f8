//! The rows of one metric: current figure, forecast and target of each region and product.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::convert::Conversion;
use crate::app::{Column, SortKey};
use crate::chart::{MarkKind, PanelFigures, RowFigure, RowFigures};
use crate::compare::Rank;
use crate::model::format;
use crate::model::{ClaimId, Derived, Figure, Metric, Name, Point, RegionProfile, Series, Status, Unit};
use crate::ui::figures::{Claims, Figure as Shown};

/// One series, or one derived figure where nothing is reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Canonical name.
    pub region: String,
    /// What is measured; differs between the rows of [`Column::Other`].
    pub metric: Metric,
    /// Industry or product as shown, and what it is of, where it is a share or a growth.
    pub product: String,
    /// The sector of the series.
    pub sector: Option<Name>,
    /// For growth and shares, what grows or is shared, and of which region.
    pub of: Option<String>,
    /// The months that the figures are for, where they are not whole years.
    pub part_of_year: Option<String>,
    /// Unit of all values.
    pub unit: Unit,
    /// All figures with a year as stated, in time order; none of a row that is only derived.
    pub points: Vec<Point>,
    /// Current figure, reported or derived.
    pub now: Option<Shown>,
    /// Forecast.
    pub expected: Option<Shown>,
    /// Target.
    pub target: Option<Shown>,
    /// Target less current figure, in base units.
    pub gap: Option<Figure>,
    /// Current figure as a part of the target, percent.
    pub reached_figure: Option<Figure>,
    /// Growth needed a year, percent.
    pub needed_figure: Option<Figure>,
    /// The same as shown.
    pub to_go: Option<(f64, String)>,
    /// Where it is converted from another currency, the amount as stated.
    pub to_go_stated: Option<String>,
    /// Part of the target, as shown.
    pub reached: Option<(f64, String)>,
    /// Growth needed a year, as shown.
    pub needed: Option<(f64, String)>,
    /// How its figures were converted from another currency, if they were.
    pub conversion: Option<Conversion>,
    /// Where it stands in the chosen order, if that gives ranks and its figures allow one.
    pub rank: Option<Rank>,
    /// Why it has no rank; empty where it has one or none are given.
    pub no_rank: &'static str,
    /// English names of the languages of the claims.
    pub languages: Vec<String>,
    /// Claims that the row rests on, current figure first.
    pub claims: Vec<ClaimId>,
}

impl Row {
    /// Every figure of the row.
    pub fn marks(&self) -> impl Iterator<Item = &Shown> {
        [&self.now, &self.expected, &self.target].into_iter().flatten()
    }

    /// The unit of what is stated, where the row is converted.
    #[must_use]
    pub fn stated_unit(&self) -> Unit {
        self.conversion.map_or_else(|| self.unit.clone(), |conversion| Unit::Money(conversion.from))
    }

    /// Every figure with a year in time order, converted as the row is: the course of the row.
    #[must_use]
    pub fn course(&self) -> PanelFigures {
        let derived = self.now.iter().filter(|now| now.kind == MarkKind::Derived).map(Shown::to_row_figure);
        let (rate, unit) = (self.conversion.map(|conversion| conversion.rate), self.stated_unit());
        let stated = self.points.iter().map(|point| {
            let figure = Shown::of_point(point, &unit).to_row_figure();
            let rate = rate.unwrap_or(1.0);
            RowFigure {
                value: figure.value * rate,
                value_high: figure.value_high.map(|high| high * rate),
                stated: self.conversion.map(|_| format::point(point, &unit).to_string()),
                ..figure
            }
        });
        PanelFigures {
            region: self.region.clone(),
            product: self.product.clone(),
            figures: stated.chain(derived).collect(),
        }
    }

    /// The row for a chart.
    #[must_use]
    pub fn to_row_figures(&self) -> RowFigures {
        RowFigures {
            region: self.region.clone(),
            product: self.product.clone(),
            current: self.now.as_ref().map(Shown::to_row_figure),
            expected: self.expected.as_ref().map(Shown::to_row_figure),
            target: self.target.as_ref().map(Shown::to_row_figure),
            gap: self.gap,
        }
    }

    /// What the row lacks, in words: "no target", "no current figure", "derived, no target"; empty where nothing.
    #[must_use]
    pub fn lack(&self) -> &'static str {
        match (&self.now, &self.target) {
            (Some(now), None) if now.kind == MarkKind::Derived => "derived, no target",
            (Some(_), None) => "no target",
            (None, Some(_)) => "no current figure",
            (None, None) if self.expected.is_some() => "expected, no current figure",
            (Some(_), Some(_)) | (None, None) => "",
        }
    }
}

/// The rows of a region: its series of the metric, then figures that are only derived.
#[must_use]
pub fn rows(profile: &RegionProfile, column: &Column, claims: Claims<'_>) -> Vec<Row> {
    let of_column: Vec<&Series> =
        profile.series.iter().filter(|series| Column::of(&series.metric) == *column).collect();
    let mut rows: Vec<Row> = of_column.iter().map(|series| series_row(profile, series, claims)).collect();
    // A derived figure has a row of its own only where nothing of the kind is reported; of several years the last.
    let mut derived: Vec<&Derived> = Vec::new();
    for figure in profile.derived.iter().filter(|figure| Column::of(&figure.metric) == *column && figure.is_of_metric())
    {
        let reported = of_column.iter().any(|series| {
            series.metric == figure.metric && series.sector == figure.sector && series.unit == figure.unit
        });
        let same = derived.iter().position(|other| {
            other.metric == figure.metric
                && other.sector == figure.sector
                && other.unit == figure.unit
                && other.label == figure.label
        });
        match same {
            _ if reported => {}
            Some(index) if derived[index].year < figure.year => derived[index] = figure,
            Some(_) => {}
            None => derived.push(figure),
        }
    }
    rows.extend(derived.into_iter().map(|figure| derived_row(profile, figure, claims)));
    rows
}

/// The row of a series.
#[must_use]
pub fn series_row(profile: &RegionProfile, series: &Series, claims: Claims<'_>) -> Row {
    let undated = |status: Status| {
        series.undated.iter().filter_map(|id| claims.get(id)).find(|claim| claim.status == status).map(Shown::of_claim)
    };
    let mark = |point| Shown::of_point(point, &series.unit);
    let now = series.current.as_ref().map(mark).or_else(|| undated(Status::Actual));
    let expected = series.expected.as_ref().map(mark).or_else(|| undated(Status::Expected));
    let target = series.target.as_ref().map(mark).or_else(|| undated(Status::Target));
    let figures: Vec<ClaimId> =
        [&now, &expected, &target].into_iter().flatten().flat_map(|mark| mark.claims.clone()).collect();
    let shown = |figure: &Figure, text: String| (figure.value, text);
    Row {
        region: profile.region.clone(),
        metric: series.metric.clone(),
        product: product(series),
        sector: series.sector.clone(),
        of: of(series.of_metric.as_ref(), series.of_region.as_deref()),
        part_of_year: series.part_of_year.clone(),
        unit: series.unit.clone(),
        points: series.points.clone(),
        gap: series.gap,
        reached_figure: series.reached,
        needed_figure: series.needed_per_year,
        to_go: series.gap.as_ref().map(|gap| shown(gap, format::figure(gap, &series.unit).to_string())),
        reached: series.reached.as_ref().map(|part| shown(part, format::reached(part).to_string())),
        needed: series
            .needed_per_year
            .as_ref()
            .map(|growth| shown(growth, format::figure(growth, &Unit::Percent).to_string())),
        to_go_stated: None,
        conversion: None,
        rank: None,
        no_rank: "",
        languages: languages(&figures, claims),
        claims: figures,
        now,
        expected,
        target,
    }
}

fn derived_row(profile: &RegionProfile, figure: &Derived, claims: Claims<'_>) -> Row {
    let mut product = figure.sector.as_deref().map_or_else(|| "All".to_owned(), format::sentence_case);
    if matches!(figure.metric, Metric::Growth | Metric::Share | Metric::Other(_)) && !figure.label.is_empty() {
        product = format!("{product}, {}", figure.label);
    }
    Row {
        region: profile.region.clone(),
        metric: figure.metric.clone(),
        product,
        sector: figure.sector.clone(),
        of: of(figure.of_metric.as_ref(), None),
        part_of_year: None,
        unit: figure.unit.clone(),
        now: Some(Shown::of_derived(figure)),
        expected: None,
        target: None,
        points: Vec::new(),
        gap: None,
        reached_figure: None,
        needed_figure: None,
        to_go: None,
        reached: None,
        needed: None,
        to_go_stated: None,
        conversion: None,
        rank: None,
        no_rank: "",
        languages: languages(&figure.claims, claims),
        claims: figure.claims.clone(),
    }
}

/// "output value", "capacity of Sichuan".
fn of(metric: Option<&Metric>, region: Option<&str>) -> Option<String> {
    match (metric, region) {
        (Some(metric), Some(region)) => Some(format!("{} of {region}", metric.label())),
        (Some(metric), None) => Some(metric.label()),
        (None, region) => region.map(str::to_owned),
    }
}

/// "Electrolytic aluminium"; for a growth or a share also of what; for part of a year the months.
fn product(series: &Series) -> String {
    let mut product = series.sector.as_deref().map_or_else(|| "All".to_owned(), format::sentence_case);
    if matches!(series.metric, Metric::Other(_)) {
        product = format!("{product}, {}", series.metric.label());
    }
    if let Some(of) = &series.of_metric {
        product = format!("{product}, {}", of.label());
    }
    if let Some(whole) = &series.of_region {
        product = format!("{product} of {whole}");
    }
    if let Some(months) = &series.part_of_year {
        product = format!("{product}, {months}");
    }
    product
}

fn languages(ids: &[ClaimId], claims: Claims<'_>) -> Vec<String> {
    let codes: BTreeSet<&str> = ids.iter().filter_map(|id| claims.get(id)).map(|claim| &*claim.lang).collect();
    codes.into_iter().map(|code| format::language_name(code).to_owned()).collect()
}

/// Sorts by a column; rows without a value in it come last in either direction, and equal rows keep their order. For
/// ranks the rows stand in their order already.
pub fn sort(rows: &mut [Row], (key, descending): (SortKey, bool)) {
    let number = |row: &Row| match key {
        SortKey::Now => row.now.as_ref().map(|mark| mark.value),
        SortKey::Target => row.target.as_ref().or(row.expected.as_ref()).map(|mark| mark.value),
        SortKey::ToGo => row.to_go.as_ref().map(|(value, _)| *value),
        SortKey::Reached => row.reached.as_ref().map(|(value, _)| *value),
        SortKey::Needed => row.needed.as_ref().map(|(value, _)| *value),
        SortKey::Rank => row.rank.map(|rank| (rank.best + rank.worst) as f64),
        SortKey::Region | SortKey::Product | SortKey::Source => None,
    };
    let directed = |order: Ordering| if descending { order.reverse() } else { order };
    rows.sort_by(|a, b| match key {
        SortKey::Region => directed(a.region.cmp(&b.region)),
        SortKey::Product => directed(a.product.cmp(&b.product)),
        SortKey::Source => directed(a.languages.cmp(&b.languages)),
        _ => match (number(a), number(b)) {
            (Some(a), Some(b)) => directed(a.total_cmp(&b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        },
    });
}

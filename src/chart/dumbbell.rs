//! One metric of several regions or products side by side: current figure, target, and the way between.

use std::collections::BTreeMap;

use crate::model::format::{self, NumberText, Scale, scale_for};
use crate::model::{Claim, ClaimId, Derived, Figure, Metric, Point, Qualifier, RegionProfile, Series, Unit};

use super::axis;
use super::model::{Body, Chart, ChartOptions, Dumbbell, DumbbellRow, Facts, Mark, Says};
use super::palette::MarkKind;
use super::{trajectory, words};

/// A figure of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFigure {
    /// Reported as reached, expected or planned, or derived.
    pub kind: MarkKind,
    /// The year that it is for.
    pub year: Option<i32>,
    /// In base units; for a range the low end.
    pub value: f64,
    /// The high end of a range.
    pub value_high: Option<f64>,
    /// Decides the arrow.
    pub qualifier: Qualifier,
    /// Where the value is converted from another currency, the amount as stated.
    pub stated: Option<String>,
    /// Claims that it rests on.
    pub claims: Vec<ClaimId>,
}

impl RowFigure {
    /// The figure as it is shown.
    pub(super) fn text(&self, unit: &Unit) -> NumberText {
        if self.stated.is_some() {
            format::converted(self.value, self.value_high, unit, self.qualifier)
        } else if self.kind == MarkKind::Derived {
            format::worked_out(self.value, unit, self.qualifier)
        } else {
            format::quantity(self.value, self.value_high, unit, self.qualifier)
        }
    }

    /// The high end of a range that can be drawn.
    pub(super) fn drawn_high(&self) -> Option<f64> {
        self.value_high.filter(|high| high.is_finite() && self.qualifier == Qualifier::Range)
    }

    /// The figure in words, with what is stated where it is converted.
    pub(super) fn in_words(&self, text: &NumberText) -> String {
        let quantity = words::in_words(text, self.qualifier);
        match &self.stated {
            Some(stated) => format!("{quantity}, stated as {stated}"),
            None => quantity,
        }
    }

    /// Lines of its tooltip: the figure, its kind and year, what is stated where it is converted, and of a claim the
    /// words and the language.
    pub(super) fn details(&self, text: &NumberText, claim: Option<&Claim>) -> Vec<String> {
        let year = self.year.map(|year| format!(" {year}")).unwrap_or_default();
        let mut details = vec![text.to_string(), format!("{}{year}", format::sentence_case(self.kind.as_str()))];
        details.extend(self.stated.as_ref().map(|stated| format!("Converted; stated as {stated}")));
        if let Some(claim) = claim {
            details.push(format!("“{}”", claim.evidence.value_text.trim()));
            details.push(format::language_name(&claim.lang).to_owned());
        }
        details
    }
}

/// What is compared in one row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowFigures {
    /// Canonical name of the region.
    pub region: String,
    /// Industry or product as shown; may be empty.
    pub product: String,
    /// Latest actual figure, or a derived one where none is reported.
    pub current: Option<RowFigure>,
    /// Forecast.
    pub expected: Option<RowFigure>,
    /// Promise.
    pub target: Option<RowFigure>,
    /// Target less current figure, in base units.
    pub gap: Option<Figure>,
}

impl RowFigures {
    fn figures(&self) -> impl Iterator<Item = &RowFigure> {
        [&self.current, &self.expected, &self.target].into_iter().flatten()
    }

    fn remark(&self) -> &'static str {
        match (&self.current, &self.target) {
            (Some(current), None) if current.kind == MarkKind::Derived => "derived, no target",
            (Some(_), None) => "no target",
            (None, Some(_)) => "no current figure",
            _ => "",
        }
    }
}

/// All rows of a metric in the order of the profiles, with the unit that most of them share; rows in other units are
/// left out. For callers that have no rows of their own.
#[must_use]
pub fn comparison_rows<'a>(
    profiles: impl IntoIterator<Item = &'a RegionProfile>,
    metric: &Metric,
) -> Option<(Unit, Vec<RowFigures>)> {
    let mut rows: Vec<(Unit, RowFigures)> = Vec::new();
    for profile in profiles {
        let series = || profile.series.iter().filter(|series| series.metric == *metric);
        rows.extend(series().map(|series| (series.unit.clone(), series_row(profile, series))));
        let of_metric =
            |derived: &&Derived| derived.metric == *metric && derived.of_metric.is_none() && derived.is_of_metric();
        for derived in profile.derived.iter().filter(of_metric) {
            let reported = series().any(|series| series.sector == derived.sector && series.unit == derived.unit);
            if !reported {
                rows.push((derived.unit.clone(), derived_row(profile, derived)));
            }
        }
    }
    let mut counts: BTreeMap<&Unit, usize> = BTreeMap::new();
    for (unit, _) in &rows {
        *counts.entry(unit).or_default() += 1;
    }
    let unit =
        counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))).map(|(unit, _)| unit.clone())?;
    let rows = rows.into_iter().filter(|(of, _)| *of == unit).map(|(_, row)| row).collect();
    Some((unit, rows))
}

fn series_row(profile: &RegionProfile, series: &Series) -> RowFigures {
    let figure = |point: &Point| RowFigure {
        kind: point.status.into(),
        year: Some(point.year),
        value: point.value,
        value_high: point.value_high,
        qualifier: point.qualifier,
        stated: None,
        claims: point.claims.clone(),
    };
    RowFigures {
        region: profile.region.clone(),
        product: series.sector.as_deref().map(format::sentence_case).unwrap_or_default(),
        current: series.current.as_ref().map(figure),
        expected: series.expected.as_ref().map(figure),
        target: series.target.as_ref().map(figure),
        gap: series.gap,
    }
}

fn derived_row(profile: &RegionProfile, derived: &Derived) -> RowFigures {
    RowFigures {
        region: profile.region.clone(),
        product: derived.sector.as_deref().map(format::sentence_case).unwrap_or_default(),
        current: Some(RowFigure {
            kind: MarkKind::Derived,
            year: derived.year,
            value: derived.value,
            value_high: None,
            qualifier: derived.qualifier,
            stated: None,
            claims: derived.claims.clone(),
        }),
        ..RowFigures::default()
    }
}

/// The chart of rows that share a metric and a unit, in the given order; `None` without any figure. A region's name is
/// written at the first of its rows that stand together.
#[must_use]
pub fn dumbbell(
    metric: &Metric,
    unit: &Unit,
    rows: &[RowFigures],
    facts: &dyn Facts,
    options: &ChartOptions,
) -> Option<Chart> {
    let kept: Vec<RowFigures> = rows.iter().filter_map(|row| drawable(row, options.derived)).collect();
    let scale = scale_for(
        kept.iter().flat_map(RowFigures::figures).flat_map(|figure| [Some(figure.value), figure.value_high]).flatten(),
        unit,
    );
    let mut builder = Builder { unit, scale: &scale, marks: Vec::new(), facts };
    let mut body_rows: Vec<DumbbellRow> = Vec::new();
    let mut region = None;
    for row in &kept {
        let first = region != Some(&row.region);
        region = Some(&row.region);
        body_rows.push(builder.row(row, first, options.required_path));
    }
    let marks = builder.marks;
    if marks.is_empty() {
        return None;
    }
    let values = axis::value_axis(marks.iter().flat_map(|mark| [Some(mark.value), mark.high]).flatten(), &scale, 0.0);
    let unit_label = words::unit_label(&scale, metric, unit);
    let heading = format::sentence_case(&metric.label());
    let says = Says {
        title: format!("{heading}: regions side by side"),
        subtitle: subtitle(&unit_label, &marks),
        heading,
        unit: unit_label,
        legend: trajectory::legend(&marks, false),
        file_stem: words::file_stem(["regions", &metric.label()]),
        ..Says::default()
    };
    Some(Chart::of(says, marks, Body::Dumbbell(Dumbbell { values, rows: body_rows }), facts, options))
}

/// The row without figures that cannot be drawn; `None` if nothing is left.
fn drawable(row: &RowFigures, derived: bool) -> Option<RowFigures> {
    let keep = |figure: &Option<RowFigure>| {
        figure.clone().filter(|figure| figure.value.is_finite() && (derived || figure.kind != MarkKind::Derived))
    };
    let kept = RowFigures {
        current: keep(&row.current),
        expected: keep(&row.expected),
        target: keep(&row.target),
        ..row.clone()
    };
    let any = kept.figures().next().is_some();
    any.then_some(kept)
}

/// "Mt. Now (2025) and target (2027)."
fn subtitle(unit: &str, marks: &[Mark]) -> String {
    let years = |kinds: &[MarkKind]| {
        let years: Vec<i32> =
            marks.iter().filter(|mark| kinds.contains(&mark.kind)).filter_map(|mark| mark.year).collect();
        format::period(years.iter().min().copied(), years.iter().max().copied())
    };
    let now = years(&[MarkKind::Actual, MarkKind::Derived]);
    let target = years(&[MarkKind::Target]);
    let part = |word: &str, years: &str| if years.is_empty() { word.to_owned() } else { format!("{word} ({years})") };
    format!("{unit}. {} and {}.", part("Now", &now), part("target", &target))
}

struct Builder<'a> {
    unit: &'a Unit,
    scale: &'a Scale,
    marks: Vec<Mark>,
    facts: &'a dyn Facts,
}

impl Builder<'_> {
    fn row(&mut self, row: &RowFigures, first: bool, gap: bool) -> DumbbellRow {
        let [current, expected, target] = [&row.current, &row.expected, &row.target]
            .map(|figure| figure.as_ref().map(|figure| self.mark(row, figure)));
        // From one percentage to another are percentage points.
        let gap_unit = if *self.unit == Unit::Percent { Unit::PercentagePoint } else { self.unit.clone() };
        let to_go = row.gap.filter(|_| gap && current.is_some() && target.is_some());
        DumbbellRow {
            region: first.then(|| row.region.clone()),
            product: row.product.clone(),
            current,
            expected,
            target,
            gap: to_go.map(|gap| format!("{} to go", format::figure(&gap, &gap_unit))).unwrap_or_default(),
            remark: row.remark().to_owned(),
        }
    }

    fn mark(&mut self, row: &RowFigures, figure: &RowFigure) -> usize {
        let text = figure.text(self.unit);
        let whose = [row.region.as_str(), row.product.as_str()].join(" ");
        let claim = figure.claims.first().and_then(|id| self.facts.claim(id));
        let claim = claim.filter(|_| figure.kind != MarkKind::Derived);
        let name = words::mark_name(figure.kind.as_str(), figure.year, &figure.in_words(&text)).to_lowercase();
        self.marks.push(Mark {
            kind: figure.kind,
            year: figure.year,
            at: figure.year.map_or(0.0, f64::from),
            value: figure.value / self.scale.factor,
            high: figure.drawn_high().map(|high| high / self.scale.factor),
            qualifier: figure.qualifier,
            head: text.to_string(),
            tail: String::new(),
            name: format!("{}, {name}", whose.trim()),
            details: figure.details(&text, claim),
            claims: figure.claims.clone(),
            derived: None,
        });
        self.marks.len() - 1
    }
}

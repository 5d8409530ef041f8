//! The chart as numbers and strings: what is drawn, before it has a size.

use std::borrow::Borrow;

use crate::model::{Article, Claim, ClaimId, Qualifier, Reading};

use super::palette::{Look, MarkKind};
use super::words;

/// What a chart shows beside its figures, and in which words and colours.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that the user checks")]
pub struct ChartOptions {
    /// Explains the shapes that occur.
    pub legend: bool,
    /// Draws even growth from the latest actual figure to the target.
    pub required_path: bool,
    /// Draws figures worked out from claims.
    pub derived: bool,
    /// Writes derivations and the source below the chart.
    pub notes: bool,
    /// Colours.
    pub look: Look,
    /// In place of the chart's own title.
    pub title: Option<String>,
    /// In place of the chart's own subtitle.
    pub subtitle: Option<String>,
    /// In place of the chart's own source line.
    pub source: Option<String>,
    /// Further notes, a sentence each: open contradictions that the reader should know.
    pub more_notes: Vec<String>,
}

impl Default for ChartOptions {
    fn default() -> Self {
        Self {
            legend: true,
            required_path: true,
            derived: true,
            notes: true,
            look: Look::Light,
            title: None,
            subtitle: None,
            source: None,
            more_notes: Vec::new(),
        }
    }
}

/// Where a chart looks up what its figures rest on.
pub trait Facts {
    /// The claim of an id.
    fn claim(&self, id: &ClaimId) -> Option<&Claim>;
    /// The article of a file, by its path relative to the folder.
    fn article(&self, file: &str) -> Option<&Article>;
}

impl<R: Borrow<Reading>> Facts for Vec<R> {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.iter().flat_map(|reading| &reading.borrow().claims).find(|claim| claim.id == *id)
    }

    fn article(&self, file: &str) -> Option<&Article> {
        self.iter().map(|reading| &reading.borrow().article).find(|article| article.file == file)
    }
}

impl Facts for crate::collection::Collection {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.readings.claim(id)
    }

    fn article(&self, file: &str) -> Option<&Article> {
        self.readings.article(file)
    }
}

/// A chart: the same for the screen and for files.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Chart {
    /// One line: region, metric and sector.
    pub title: String,
    /// Unit and what the chart says, in a sentence.
    pub subtitle: String,
    /// Heading on screen, where the region is known already: "Output value".
    pub heading: String,
    /// Unit of the axis: `bn yuan a year`, `Mt`, `percent`, `number`.
    pub unit: String,
    /// Shapes that occur; empty where no legend is wanted.
    pub legend: Vec<LegendEntry>,
    /// Sentences below the chart, without the source.
    pub notes: Vec<String>,
    /// Source line, or nothing.
    pub source: String,
    /// What the chart shows, for those who cannot see it.
    pub description: String,
    /// Name for a file, without an ending: `guangyuan-output-value`.
    pub file_stem: String,
    /// Colours.
    pub look: Look,
    /// Figures drawn, in time order.
    pub marks: Vec<Mark>,
    /// What they are drawn on.
    pub body: Body,
}

/// What a chart says of itself, before the options have their say.
#[derive(Default)]
pub(super) struct Says {
    /// As [`Chart::title`].
    pub title: String,
    /// As [`Chart::subtitle`].
    pub subtitle: String,
    /// As [`Chart::heading`].
    pub heading: String,
    /// As [`Chart::unit`].
    pub unit: String,
    /// Shapes that occur.
    pub legend: Vec<LegendEntry>,
    /// As [`Chart::notes`].
    pub notes: Vec<String>,
    /// As [`Chart::description`]; the names of all marks where it is empty.
    pub description: String,
    /// As [`Chart::file_stem`].
    pub file_stem: String,
}

impl Chart {
    /// The chart of some marks, with what it says as far as the options want it and in their words.
    pub(super) fn of(says: Says, marks: Vec<Mark>, body: Body, facts: &dyn Facts, options: &ChartOptions) -> Self {
        let (mut notes, mut source) = (Vec::new(), String::new());
        if options.notes {
            notes = says.notes;
            notes.extend(options.more_notes.iter().cloned());
            let claims = marks.iter().flat_map(|mark| &mark.claims);
            source = options.source.clone().unwrap_or_else(|| words::source_line(claims, facts));
        }
        let names = || format!("{}.", marks.iter().map(|mark| mark.name.as_str()).collect::<Vec<_>>().join(". "));
        Self {
            title: options.title.clone().unwrap_or(says.title),
            subtitle: options.subtitle.clone().unwrap_or(says.subtitle),
            heading: says.heading,
            unit: says.unit,
            legend: if options.legend { says.legend } else { Vec::new() },
            notes,
            source,
            description: if says.description.is_empty() { names() } else { says.description },
            file_stem: says.file_stem,
            look: options.look,
            marks,
            body,
        }
    }

    /// Ids of all claims that figures of this chart rest on, each once, in the order of the marks.
    #[must_use]
    pub fn claims(&self) -> Vec<&ClaimId> {
        let mut ids: Vec<&ClaimId> = Vec::new();
        for id in self.marks.iter().flat_map(|mark| &mark.claims) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// What marks are drawn on.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// One region and metric over the years.
    Trajectory(Trajectory),
    /// Several regions or products side by side.
    Dumbbell(Dumbbell),
    /// Several regions over the years, each in a little chart of its own.
    Multiples(Multiples),
}

/// A shape that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LegendEntry {
    /// The mark of a status.
    Mark(MarkKind),
    /// An arrow away from zero.
    MoreThan,
    /// An arrow toward zero.
    AtMost,
    /// A bar between two ends.
    Range,
    /// The dashed line.
    RequiredPath,
}

impl LegendEntry {
    /// Its words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Mark(kind) => kind.as_str(),
            Self::MoreThan => "more than, at least",
            Self::AtMost => "at most, less than",
            Self::Range => "range",
            Self::RequiredPath => "required path",
        }
    }
}

/// A figure drawn.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Mark {
    /// Its shape and colour.
    pub kind: MarkKind,
    /// The year that it is for, where known.
    pub year: Option<i32>,
    /// Its place on the axis of years: the year, and a part of one where a year has several figures of known days.
    pub at: f64,
    /// In units of the axis; for a range the low end.
    pub value: f64,
    /// The high end of a range, in units of the axis.
    pub high: Option<f64>,
    /// Decides the arrow.
    pub qualifier: Qualifier,
    /// The figure beside it: "> 100".
    pub head: String,
    /// What it is: "target"; may be empty.
    pub tail: String,
    /// Name for a screen reader: "Target 2027, more than 100 bn yuan".
    pub name: String,
    /// What a tooltip says, a line each: value, status and year, as written, language.
    pub details: Vec<String>,
    /// Claims that state it or that it is worked out from, the one shown first in front.
    pub claims: Vec<ClaimId>,
    /// Number of the derived figure in the profile, if it is one.
    pub derived: Option<usize>,
}

impl Mark {
    /// Where the mark stands on the axis of values: the middle of a range.
    #[must_use]
    pub fn level(&self) -> f64 {
        self.high.map_or(self.value, |high| f64::midpoint(self.value, high))
    }
}

/// Values along an axis.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ValueAxis {
    /// Value at its start; 0, or below where a value is.
    pub min: f64,
    /// Value at its end.
    pub max: f64,
    /// Values with their labels.
    pub ticks: Vec<(f64, String)>,
}

/// Years along an axis.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct YearAxis {
    /// Place of its start.
    pub min: f64,
    /// Place of its end.
    pub max: f64,
    /// Years to label, and whether a figure is drawn for them.
    pub ticks: Vec<(i32, bool)>,
}

/// One region and metric over the years.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Trajectory {
    /// Across.
    pub years: YearAxis,
    /// Upwards.
    pub values: ValueAxis,
    /// Lines between marks.
    pub lines: Vec<Connection>,
    /// From the latest actual figure to the target.
    pub path: Option<RequiredPath>,
    /// Ground behind what is not reached yet.
    pub band: Option<Band>,
}

/// A line through figures, places on both axes.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Connection {
    /// Decides colour and dashes.
    pub kind: ConnectionKind,
    /// Year and value of each.
    pub points: Vec<[f64; 2]>,
}

/// What a line joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// Actual figures: solid.
    Actual,
    /// From the latest actual figure to expected ones: solid, in their colour.
    Expected,
    /// From the latest actual figure to what is planned: dashed.
    Planned,
    /// Derived figures: dotted.
    Derived,
}

/// The way from the latest actual figure to the target if every year brings the same.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RequiredPath {
    /// Year and value where it starts.
    pub from: [f64; 2],
    /// Year and value where it ends.
    pub to: [f64; 2],
    /// Whether each year grows by the same part; otherwise by the same amount, as ratios and values below zero do.
    pub compound: bool,
    /// Years between, with value and label: "56.0 needed".
    pub needed: Vec<(i32, f64, String)>,
    /// Beside it: "required path" and "> 33.6% a year", which may be empty.
    pub label: [String; 2],
}

impl RequiredPath {
    /// The value at a year.
    #[must_use]
    pub fn value_at(&self, year: f64) -> f64 {
        let span = self.to[0] - self.from[0];
        let part = if span.abs() < f64::EPSILON { 1.0 } else { (year - self.from[0]) / span };
        if self.compound {
            self.from[1] * (self.to[1] / self.from[1]).powf(part)
        } else {
            self.from[1] + (self.to[1] - self.from[1]) * part
        }
    }
}

/// Ground behind the years after the latest actual figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Band {
    /// Place on the axis of years where it starts.
    pub from: f64,
    /// Words before its start.
    pub before: String,
    /// Words after its start.
    pub after: String,
}

/// Little trajectories on the same axes.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Multiples {
    /// Across, in every panel.
    pub years: YearAxis,
    /// Upwards, in every panel.
    pub values: ValueAxis,
    /// Row by row.
    pub panels: Vec<Panel>,
}

/// One little trajectory.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Panel {
    /// Region.
    pub title: String,
    /// Industry or product, or nothing.
    pub subtitle: String,
    /// Numbers of its marks in [`Chart::marks`].
    pub marks: Vec<usize>,
    /// Lines between them.
    pub lines: Vec<Connection>,
}

/// Several regions or products side by side.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Dumbbell {
    /// Across.
    pub values: ValueAxis,
    /// From top to bottom.
    pub rows: Vec<DumbbellRow>,
}

/// One region or product.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DumbbellRow {
    /// Region, where it is not that of the row above.
    pub region: Option<String>,
    /// Industry or product, or nothing.
    pub product: String,
    /// Mark of the current figure in [`Chart::marks`].
    pub current: Option<usize>,
    /// Mark of the expected figure.
    pub expected: Option<usize>,
    /// Mark of the target.
    pub target: Option<usize>,
    /// Over the line between both: "385,000 t to go".
    pub gap: String,
    /// Behind the last mark: "no target", "no current figure".
    pub remark: String,
}

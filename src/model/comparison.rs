//! What follows from claims: series, derived figures, checks and region profiles.

use serde::Serialize;

use super::{ClaimId, Commitment, Date, Metric, Name, Qualifier, Shared, Status, Unit};

/// A computed value with its bound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// In the unit that the field says.
    pub value: f64,
    /// Exact, a bound, or about where two open ends meet.
    pub qualifier: Qualifier,
}

/// One value of a series, with all claims that state it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// The year that it is for.
    pub year: i32,
    /// The day of a state or the last day of a period, where known.
    pub date: Option<Date>,
    /// In base units.
    pub value: f64,
    /// The high end of a range.
    pub value_high: Option<f64>,
    /// How exactly it is stated.
    pub qualifier: Qualifier,
    /// Actual, expected or target.
    pub status: Status,
    /// Claims that state it, the one shown first in front.
    pub claims: Vec<ClaimId>,
}

/// Claims of one region, metric, sector and unit, in time order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// What is measured.
    pub metric: Metric,
    /// For growth and shares, what grows or is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_metric: Option<Metric>,
    /// For shares, the region of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_region: Option<String>,
    /// Industry or product.
    pub sector: Option<Name>,
    /// Unit of all values.
    pub unit: Unit,
    /// The months that every figure is for where they are not whole years, `Jan–Jun`: half a year's output is never
    /// held against a year's target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of_year: Option<String>,
    /// In order of year, then status, then value. Figures without a year are in `undated`.
    pub points: Vec<Point>,
    /// Claims that name no year.
    pub undated: Vec<ClaimId>,
    /// Latest actual.
    pub current: Option<Point>,
    /// Next expected value after the latest actual.
    pub expected: Option<Point>,
    /// Target that the current figure is measured against: the latest.
    pub target: Option<Point>,
    /// Target less current, base units.
    pub gap: Option<Figure>,
    /// Current as a part of the target, percent.
    pub reached: Option<Figure>,
    /// Even growth a year from current to target, percent.
    pub needed_per_year: Option<Figure>,
    /// The same from the expected value, percent.
    pub needed_from_expected: Option<Figure>,
    /// Growth from current to expected, percent in all.
    pub expected_growth: Option<Figure>,
}

/// A piece of a formula: text, or a figure that leads to its claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FormulaPart {
    /// Signs and words.
    Text(String),
    /// A reported figure as shown, `41.9 bn`.
    Claim {
        /// As shown.
        text: String,
        /// Its claim.
        claim: ClaimId,
        /// Its status, for the mark.
        status: Status,
    },
    /// A figure that is itself derived.
    Derived {
        /// As shown.
        text: String,
    },
    /// Raised: the exponent of a growth rate.
    Superscript(String),
}

impl FormulaPart {
    /// The piece as plain text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Claim { text, .. } | Self::Derived { text } | Self::Superscript(text) => text,
        }
    }
}

/// A figure computed from claims.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Derived {
    /// Region that it is of; may be one that no article is about.
    pub region: String,
    /// What is measured.
    pub metric: Metric,
    /// For growth and shares, what grows or is shared.
    pub of_metric: Option<Metric>,
    /// Industry or product.
    pub sector: Option<Name>,
    /// Year, or last year of the period.
    pub year: Option<i32>,
    /// First year of the period.
    pub baseline_year: Option<i32>,
    /// In base units.
    pub value: f64,
    /// Unit, `%/yr` for growth a year.
    pub unit: Unit,
    /// Bound carried through.
    pub qualifier: Qualifier,
    /// Which computation, a stable word: `net_increase`, `growth_rate`, `needed`, `reached`, `share`, `per_project`,
    /// `lately`, `met_in`, `parts_of_year`.
    pub rule: String,
    /// What it says, in a few words: "net increase over four years".
    pub label: String,
    /// The formula as text: `41.9 bn - 33.69 bn`.
    pub formula: String,
    /// The same in pieces that lead to claims.
    pub parts: Vec<FormulaPart>,
    /// Claims that it rests on.
    pub claims: Vec<ClaimId>,
}

impl Derived {
    /// What is worked out, as a table names it: "Output value", "Growth of output value", "Investment per project".
    #[must_use]
    pub fn title(&self) -> String {
        super::format::sentence_case(&self.metric.label_of(self.of_metric.as_ref()))
    }

    /// Whether it is a row of a table of its own. The part of a target that is reached stands with its series.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.rule != "reached"
    }

    /// Whether it is a figure of its metric, and not the part of a target that is reached or the years until it is met.
    #[must_use]
    pub fn is_of_metric(&self) -> bool {
        !matches!(self.rule.as_str(), "reached" | "met_in")
    }
}

/// What sort of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// Figures that cannot all be true.
    Contradiction,
    /// A figure that plain sense doubts.
    Doubtful,
    /// A target that a later text states otherwise.
    ChangedTarget,
    /// A target past its year without a figure that says whether it was met.
    Due,
    /// A target that the figure of its year did not reach.
    MissedTarget,
    /// Two figures for one thing that can both hold, so that the data call it `agrees`; a person chooses which to use.
    #[serde(rename = "agrees")]
    TwoFigures,
    /// A figure whose metric is none of the named ones.
    UnknownMetric,
    /// A text that ends in mid-sentence.
    Incomplete,
    /// Figures that confirm each other.
    Agrees,
    /// One story in several files.
    SameStory,
    /// A year that the sentence does not state.
    YearFilledIn,
    /// A text that says it was translated by machine.
    MachineTranslated,
}

impl CheckKind {
    /// Whether a person should look at it, rather than keep it for the record.
    #[must_use]
    pub const fn wants_attention(self) -> bool {
        matches!(
            self,
            Self::Contradiction
                | Self::Doubtful
                | Self::ChangedTarget
                | Self::Due
                | Self::MissedTarget
                | Self::TwoFigures
                | Self::UnknownMetric
                | Self::Incomplete
        )
    }
}

/// Claims held against each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// What sort.
    pub kind: CheckKind,
    /// Region that it is about.
    pub region: Option<String>,
    /// Metric that it is about.
    pub metric: Option<Metric>,
    /// What is held against what, one line, no full stop.
    pub what: String,
    /// Why, one sentence with the figures.
    pub because: String,
    /// The same in pieces that lead to claims; may be empty.
    #[serde(skip)]
    pub because_parts: Vec<FormulaPart>,
    /// Stated ratio or value and the worked-out one, for the bars of a contradiction.
    #[serde(skip)]
    pub stated_and_worked_out: Option<(Figure, Figure)>,
    /// Claims that it rests on.
    pub claims: Vec<ClaimId>,
    /// Files that it rests on.
    pub files: Vec<String>,
}

/// Files that tell one story, in the order in which they are shown; the first stands for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Paths.
    pub files: Vec<String>,
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionKind {
    /// A country.
    Country,
    /// A province of China, or another country's first level.
    Province,
    /// An autonomous region of China.
    AutonomousRegion,
    /// A municipality of China.
    Municipality,
    /// A prefecture or city.
    City,
    /// A county or district.
    County,
    /// Two or more regions that act together.
    Group,
    /// Not in the gazetteer.
    Other,
}

/// Everything known of one region.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RegionProfile {
    /// Canonical English name.
    pub region: String,
    /// What it is.
    pub kind: RegionKind,
    /// The region that it lies in.
    pub parent: Option<String>,
    /// Industries, most claims first.
    pub sectors: Vec<String>,
    /// Articles about it or with a claim of it, all versions of a story, newest first.
    pub articles: Vec<String>,
    /// Headline pair first, then by number of claims.
    pub series: Vec<Series>,
    /// Derived figures.
    pub derived: Vec<Derived>,
    /// Commitments, one version of each story.
    pub commitments: Vec<Commitment>,
    /// Its claims, in the order of the articles and texts, one version of each story.
    pub claims: Vec<ClaimId>,
    /// Whether it is known only from figures derived from another region's claims.
    pub derived_only: bool,
}

/// All that follows from a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Regions, most claims first; those known only by derivation last.
    pub profiles: Vec<Shared<RegionProfile>>,
    /// Checks, those that want attention first.
    pub checks: Vec<Shared<Check>>,
    /// Stories told by more than one file.
    pub stories: Vec<Story>,
}

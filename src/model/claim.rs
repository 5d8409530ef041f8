//! Claims: what an article says of a quantity, and the words that say so.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Date, Name, Span, Unit};

/// Identifies a claim; the same on every run over the same text. Written in twelve hexadecimal digits.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u64);

impl ClaimId {
    /// Bytes of the hash that make an identity.
    const BYTES: usize = 6;

    /// Twelve hexadecimal digits from the file's path and the place of the value in it.
    #[must_use]
    pub fn new(file: &str, span: Span) -> Self {
        let mut place = [0; 17];
        place[1..9].copy_from_slice(&(span.start as u64).to_le_bytes());
        place[9..].copy_from_slice(&(span.end as u64).to_le_bytes());
        // Most paths are short, and what is hashed is put together in place.
        let mut whole = [0; 160];
        let length = file.len() + place.len();
        let hash = match whole.get_mut(..length) {
            Some(whole) => {
                whole[..file.len()].copy_from_slice(file.as_bytes());
                whole[file.len()..].copy_from_slice(&place);
                blake3::hash(whole)
            }
            None => blake3::hash(&[file.as_bytes(), &place].concat()),
        };
        let bytes = hash.as_bytes().iter().take(Self::BYTES);
        Self(bytes.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$x}", self.0, width = 2 * Self::BYTES)
    }
}

impl fmt::Debug for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimId(\"{self}\")")
    }
}

impl Serialize for ClaimId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClaimId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        u64::from_str_radix(&digits, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

/// What is measured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Value of what is produced, in money a year.
    OutputValue,
    /// What could be produced, in units a year.
    Capacity,
    /// What was or will be produced.
    Production,
    /// Number of firms.
    Enterprises,
    /// Number of projects.
    Projects,
    /// Money put or to be put into something.
    Investment,
    /// A part of a whole.
    Share,
    /// A change over time, whatever its unit.
    Growth,
    /// Sales, turnover.
    Revenue,
    /// People employed or posts created.
    Jobs,
    /// Land or floor area.
    Area,
    /// Goods sold abroad.
    Exports,
    /// Anything else, by a word such as `certified_volume`.
    Other(String),
}

impl Metric {
    /// Whether it is an amount that regions have, and no change or part of one.
    #[must_use]
    pub const fn is_level(&self) -> bool {
        !matches!(self, Self::Growth | Self::Share)
    }

    /// Whether less is better: use, emissions, cost.
    #[must_use]
    pub fn is_burden(&self) -> bool {
        const WORDS: [&str; 12] = [
            "emission",
            "consumption",
            "energy_use",
            "water_use",
            "intensity",
            "cost",
            "waste",
            "pollut",
            "unemployment",
            "poverty",
            "accident",
            "mortality",
        ];
        matches!(self, Self::Other(word) if WORDS.iter().any(|burden| word.contains(burden)))
    }

    /// Every named metric, in the order in which screens list them.
    pub const NAMED: [Self; 12] = [
        Self::OutputValue,
        Self::Capacity,
        Self::Production,
        Self::Enterprises,
        Self::Projects,
        Self::Investment,
        Self::Share,
        Self::Growth,
        Self::Revenue,
        Self::Jobs,
        Self::Area,
        Self::Exports,
    ];

    /// The word of the contract: `output_value`, ..., `other:certified_volume`.
    #[must_use]
    pub fn as_str(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Other(word) => format!("other:{word}").into(),
            named => named.word().into(),
        }
    }

    /// The word of the contract without what sets unnamed metrics apart.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::OutputValue => "output_value",
            Self::Capacity => "capacity",
            Self::Production => "production",
            Self::Enterprises => "enterprises",
            Self::Projects => "projects",
            Self::Investment => "investment",
            Self::Share => "share",
            Self::Growth => "growth",
            Self::Revenue => "revenue",
            Self::Jobs => "jobs",
            Self::Area => "area",
            Self::Exports => "exports",
            Self::Other(word) => word,
        }
    }

    /// Whether it counts things, so that its unit is `count`.
    #[must_use]
    pub const fn is_count(&self) -> bool {
        matches!(self, Self::Enterprises | Self::Projects | Self::Jobs)
    }

    /// Whether it is a rate, "localisation rate": a share that says by itself of what it is.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        matches!(self, Self::Other(word) if word.ends_with("_rate") || matches!(word.as_str(), "utilisation" | "unemployment"))
    }

    /// The same with what it is of: "share of capacity", "growth of exports"; a share of a rate is that rate.
    #[must_use]
    pub fn label_of(&self, of: Option<&Self>) -> String {
        match of {
            Some(of) if of.is_rate() && *self == Self::Share => of.label(),
            Some(of) => format!("{} of {}", self.label(), of.label()),
            None => self.label(),
        }
    }

    /// As screens and charts write it, in lower case: "output value", "certified volume".
    #[must_use]
    pub fn label(&self) -> String {
        self.word().replace('_', " ")
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.as_str())
    }
}

impl FromStr for Metric {
    type Err = std::convert::Infallible;

    /// Reads the word of the contract; an unknown word is [`Metric::Other`], with or without `other:`.
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Ok(Self::NAMED
            .into_iter()
            .find(|metric| metric.as_str() == word)
            .unwrap_or_else(|| Self::Other(word.strip_prefix("other:").unwrap_or(word).to_owned())))
    }
}

impl Serialize for Metric {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.as_str())
    }
}

impl<'de> Deserialize<'de> for Metric {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        word.parse().map_err(serde::de::Error::custom)
    }
}

/// How a figure stands to the truth of its time. Decided by the words of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Reported as reached, signed or approved.
    Actual,
    /// Forecast, not promised.
    Expected,
    /// Promised or planned.
    Target,
}

impl Status {
    /// `actual`, `expected` or `target`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Expected => "expected",
            Self::Target => "target",
        }
    }
}

/// How exactly a value is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// The figure itself.
    #[default]
    Exact,
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
    /// "about", "nearly", or two open ends that leave only a rough figure.
    About,
    /// From `value` to `value_high`.
    Range,
}

impl Qualifier {
    /// The word of the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::About => "about",
            Self::Range => "range",
        }
    }

    /// The sign before a figure on screen: "", "≥", ">", "≤", "<", "~".
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exact | Self::Range => "",
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::LessThan => "<",
            Self::About => "~",
        }
    }

    /// Whether the truth may lie above the figure without limit.
    #[must_use]
    pub const fn is_lower_bound(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether the truth may lie anywhere below the figure.
    #[must_use]
    pub const fn is_upper_bound(self) -> bool {
        matches!(self, Self::AtMost | Self::LessThan)
    }
}

/// Where a claim's year comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearSource {
    /// The same sentence names it.
    #[default]
    Stated,
    /// An earlier sentence names it and the text has not turned away.
    CarriedOver,
    /// "Now", dated by the event or else the publication.
    Article,
    /// "Last year", "this year": reckoned from the article's date.
    Relative,
    /// No year is known.
    Unknown,
}

/// Which attribute of a claim a cue decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueField {
    /// The number and its unit.
    Value,
    /// "more than", "about".
    Qualifier,
    /// "by 2027", "last year".
    Year,
    /// "is expected", "plans to".
    Status,
    /// "output value", "enterprises".
    Metric,
    /// A place name.
    Region,
    /// An industry or product.
    Sector,
    /// "compared with 2020".
    Baseline,
    /// A promise.
    Commitment,
}

/// Words of the text that decided an attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Which attribute they decided.
    pub field: CueField,
    /// What they mean in English: "exceeds", "by 2027", "output value".
    pub meaning: Name,
}

/// Where a claim stands in its article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Number, scale word and unit.
    pub span: Span,
    /// The same as text.
    pub value_text: String,
    /// The sentence around it.
    pub sentence_span: Span,
    /// The same as text.
    pub sentence: String,
    /// Number of the paragraph in the text, from 1.
    pub paragraph: usize,
    /// Number of the sentence in its paragraph, from 1.
    pub sentence_number: usize,
    /// Words that decided the attributes, in the order of the text.
    pub cues: Vec<Cue>,
}

/// What an article says of a quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The same on every run.
    pub id: ClaimId,
    /// Path of the article relative to the folder, with `/`.
    pub file: Arc<str>,
    /// Language of the passage, ISO 639-1.
    pub lang: Name,
    /// In base units; for a range the low end.
    pub value: f64,
    /// The high end of a range.
    pub value_high: Option<f64>,
    /// Unit of the value.
    pub unit: Unit,
    /// What is measured.
    pub metric: Metric,
    /// For a growth or a share, the metric that changes or is shared: growth *of output value*.
    pub of_metric: Option<Metric>,
    /// For a share, the region of the whole: 58 % of *Sichuan's* capacity.
    pub of_region: Option<Name>,
    /// Canonical English name; `None` where the text names none.
    pub region: Option<Name>,
    /// The finest industry or product that the text states, in short English.
    pub sector: Option<Name>,
    /// The year that the figure is for.
    pub year: Option<i32>,
    /// First day of the period, where the figure is for part of a year or for a day.
    pub date_from: Option<Date>,
    /// Last day of the period, or the day of a state.
    pub date_to: Option<Date>,
    /// The year that a change is measured from.
    pub baseline_year: Option<i32>,
    /// Where the year comes from.
    pub year_source: YearSource,
    /// Actual, expected or target.
    pub status: Status,
    /// Exact, a bound, about or a range.
    pub qualifier: Qualifier,
    /// Where it stands.
    pub evidence: Evidence,
    /// From 0 (a guess) to 1 (every attribute has its own words).
    pub confidence: f32,
    /// Name of the rule that made the claim.
    pub rule: &'static str,
    /// One English line put together from the cues; not a translation.
    pub gloss: String,
    /// Whether it stands in the headline, which often repeats the text more roughly.
    pub in_headline: bool,
}

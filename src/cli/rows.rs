//! What each command prints: one struct a kind of row, fields in the order in which they are printed.

use serde::{Serialize, Serializer};

use crate::extract::place;
use crate::model::{
    Check, CheckKind, Claim, ClaimId, Commitment, Comparison, Date, Derived, Figure, Metric, PartialDate, Point,
    Qualifier, Quantity, QuantityKind, Reading, RegionKind, RegionProfile, Series, Status, Unit,
};

/// A number as rows write it: whole ones as integers, others with at most 15 digits, which is what a decimal number
/// keeps in binary.
#[derive(Clone, Copy, Debug)]
struct Number(f64);

/// Above, not every whole number has a float of its own, and nothing measured here is as large.
const LARGEST_WHOLE: f64 = 9.0e18;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: f64 = format!("{:.14e}", self.0).parse().unwrap_or(self.0);
        if value.fract() == 0.0 && value.abs() < LARGEST_WHOLE {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}

/// Confidence with two digits; more would be made up.
fn two_digits(confidence: f32) -> Number {
    Number((f64::from(confidence) * 100.0).round() / 100.0)
}

/// A row with the names of its fields, for the header of a table without rows.
pub(super) trait Row: Serialize {
    /// In the order in which they are printed.
    const FIELDS: &'static [&'static str];
}

/// A row of `claims`.
#[derive(Debug, Serialize)]
pub(super) struct ClaimRow<'a> {
    id: &'a ClaimId,
    value: Number,
    value_high: Option<Number>,
    unit: &'a Unit,
    metric: &'a Metric,
    region: Option<&'a str>,
    sector: Option<&'a str>,
    year: Option<i32>,
    date_from: Option<Date>,
    date_to: Option<Date>,
    baseline_year: Option<i32>,
    status: Status,
    qualifier: Qualifier,
    file: &'a str,
    lang: &'a str,
    value_text: &'a str,
    start: usize,
    end: usize,
    sentence: &'a str,
    confidence: Number,
    rule: &'a str,
    gloss: &'a str,
}

impl Row for ClaimRow<'_> {
    const FIELDS: &'static [&'static str] = &[
        "id",
        "value",
        "value_high",
        "unit",
        "metric",
        "region",
        "sector",
        "year",
        "date_from",
        "date_to",
        "baseline_year",
        "status",
        "qualifier",
        "file",
        "lang",
        "value_text",
        "start",
        "end",
        "sentence",
        "confidence",
        "rule",
        "gloss",
    ];
}

impl<'a> From<&'a Claim> for ClaimRow<'a> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id,
            value: Number(claim.value),
            value_high: claim.value_high.map(Number),
            unit: &claim.unit,
            metric: &claim.metric,
            region: claim.region.as_deref().map(place::plain_name),
            sector: claim.sector.as_deref(),
            year: claim.year,
            date_from: claim.date_from,
            date_to: claim.date_to,
            baseline_year: claim.baseline_year,
            status: claim.status,
            qualifier: claim.qualifier,
            file: &claim.file,
            lang: &claim.lang,
            value_text: &claim.evidence.value_text,
            start: claim.evidence.span.start,
            end: claim.evidence.span.end,
            sentence: &claim.evidence.sentence,
            confidence: two_digits(claim.confidence),
            rule: claim.rule,
            gloss: &claim.gloss,
        }
    }
}

/// A row of `quantities`.
#[derive(Debug, Serialize)]
pub(super) struct QuantityRow<'a> {
    file: &'a str,
    value_text: &'a str,
    start: usize,
    end: usize,
    kind: QuantityKind,
    value: Number,
    value_high: Option<Number>,
    unit: Option<&'a Unit>,
    date: Option<PartialDate>,
    ignored: Option<&'a str>,
}

impl Row for QuantityRow<'_> {
    const FIELDS: &'static [&'static str] =
        &["file", "value_text", "start", "end", "kind", "value", "value_high", "unit", "date", "ignored"];
}

impl<'a> QuantityRow<'a> {
    /// The row of a quantity of an article.
    pub(super) fn new(reading: &'a Reading, quantity: &'a Quantity) -> Self {
        Self {
            file: &reading.article.file,
            value_text: quantity.span.of(&reading.article.text),
            start: quantity.span.start,
            end: quantity.span.end,
            kind: quantity.kind,
            value: Number(quantity.value),
            value_high: quantity.value_high.map(Number),
            unit: quantity.unit.as_ref(),
            date: quantity.date,
            ignored: quantity.ignored,
        }
    }
}

/// A row of `articles`.
#[derive(Debug, Serialize)]
pub(super) struct ArticleRow<'a> {
    file: &'a str,
    lang: &'a str,
    title: &'a str,
    published: Option<Date>,
    event: Option<Date>,
    regions: &'a [String],
    sectors: &'a [String],
    same_story_as: Option<&'a str>,
    claims: usize,
    problem: Option<&'a str>,
}

impl Row for ArticleRow<'_> {
    const FIELDS: &'static [&'static str] =
        &["file", "lang", "title", "published", "event", "regions", "sectors", "same_story_as", "claims", "problem"];
}

impl<'a> ArticleRow<'a> {
    /// The row of an article among others.
    pub(super) fn new(reading: &'a Reading, comparison: &'a Comparison) -> Self {
        let article = &reading.article;
        let story = comparison.stories.iter().find(|story| story.files.contains(&article.file));
        let other = story.and_then(|story| story.files.iter().find(|file| **file != article.file));
        Self {
            file: &article.file,
            lang: &article.lang,
            title: &article.title,
            published: article.published,
            event: article.event,
            regions: &article.regions,
            sectors: &article.sectors,
            same_story_as: other.map(String::as_str),
            claims: reading.claims.len(),
            problem: article.problem.as_deref(),
        }
    }
}

/// A row of `regions`.
#[derive(Debug, Serialize)]
pub(super) struct RegionRow<'a> {
    region: &'a str,
    kind: RegionKind,
    parent: Option<&'a str>,
    sectors: &'a [String],
    articles: &'a [String],
    series: Vec<SeriesPart<'a>>,
    derived: Vec<DerivedPart<'a>>,
    commitments: Vec<CommitmentPart<'a>>,
}

impl Row for RegionRow<'_> {
    const FIELDS: &'static [&'static str] =
        &["region", "kind", "parent", "sectors", "articles", "series", "derived", "commitments"];
}

impl<'a> From<&'a RegionProfile> for RegionRow<'a> {
    fn from(profile: &'a RegionProfile) -> Self {
        Self {
            region: &profile.region,
            kind: profile.kind,
            parent: profile.parent.as_deref(),
            sectors: &profile.sectors,
            articles: &profile.articles,
            series: profile.series.iter().map(SeriesPart::from).collect(),
            derived: profile.derived.iter().map(DerivedPart::from).collect(),
            commitments: profile.commitments.iter().map(CommitmentPart::from).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct SeriesPart<'a> {
    metric: &'a Metric,
    sector: Option<&'a str>,
    unit: &'a Unit,
    points: Vec<PointPart<'a>>,
    current: Option<PointPart<'a>>,
    target: Option<PointPart<'a>>,
    gap: Option<FigurePart>,
    reached: Option<FigurePart>,
    needed_per_year: Option<FigurePart>,
}

impl<'a> From<&'a Series> for SeriesPart<'a> {
    fn from(series: &'a Series) -> Self {
        Self {
            metric: &series.metric,
            sector: series.sector.as_deref(),
            unit: &series.unit,
            points: series.points.iter().map(PointPart::from).collect(),
            current: series.current.as_ref().map(PointPart::from),
            target: series.target.as_ref().map(PointPart::from),
            gap: series.gap.map(FigurePart::from),
            reached: series.reached.map(FigurePart::from),
            needed_per_year: series.needed_per_year.map(FigurePart::from),
        }
    }
}

#[derive(Debug, Serialize)]
struct PointPart<'a> {
    year: i32,
    value: Number,
    value_high: Option<Number>,
    qualifier: Qualifier,
    status: Status,
    claims: &'a [ClaimId],
}

impl<'a> From<&'a Point> for PointPart<'a> {
    fn from(point: &'a Point) -> Self {
        Self {
            year: point.year,
            value: Number(point.value),
            value_high: point.value_high.map(Number),
            qualifier: point.qualifier,
            status: point.status,
            claims: &point.claims,
        }
    }
}

#[derive(Debug, Serialize)]
struct FigurePart {
    value: Number,
    qualifier: Qualifier,
}

impl From<Figure> for FigurePart {
    fn from(figure: Figure) -> Self {
        Self { value: Number(figure.value), qualifier: figure.qualifier }
    }
}

#[derive(Debug, Serialize)]
struct DerivedPart<'a> {
    metric: &'a Metric,
    sector: Option<&'a str>,
    year: Option<i32>,
    value: Number,
    unit: &'a Unit,
    qualifier: Qualifier,
    formula: &'a str,
    claims: &'a [ClaimId],
}

impl<'a> From<&'a Derived> for DerivedPart<'a> {
    fn from(derived: &'a Derived) -> Self {
        Self {
            metric: &derived.metric,
            sector: derived.sector.as_deref(),
            year: derived.year,
            value: Number(derived.value),
            unit: &derived.unit,
            qualifier: derived.qualifier,
            formula: &derived.formula,
            claims: &derived.claims,
        }
    }
}

#[derive(Debug, Serialize)]
struct CommitmentPart<'a> {
    file: &'a str,
    start: usize,
    end: usize,
    sentence: &'a str,
    cue: Option<String>,
    actors: &'a [String],
}

impl<'a> From<&'a Commitment> for CommitmentPart<'a> {
    fn from(commitment: &'a Commitment) -> Self {
        Self {
            file: &commitment.file,
            start: commitment.span.start,
            end: commitment.span.end,
            sentence: &commitment.sentence,
            cue: cue_words(commitment),
            actors: &commitment.actors,
        }
    }
}

/// The promising words as they stand in the sentence.
fn cue_words(commitment: &Commitment) -> Option<String> {
    let begin = commitment.sentence_span.start;
    let words = commitment.cues.iter().filter_map(|cue| {
        let (start, end) = (cue.span.start.checked_sub(begin)?, cue.span.end.checked_sub(begin)?);
        commitment.sentence.get(start..end)
    });
    let words = words.collect::<Vec<_>>().join(" … ");
    (!words.is_empty()).then_some(words)
}

/// A row of `checks`.
#[derive(Debug, Serialize)]
pub(super) struct CheckRow<'a> {
    kind: CheckKind,
    region: Option<&'a str>,
    metric: Option<&'a Metric>,
    what: &'a str,
    because: &'a str,
    claims: &'a [ClaimId],
    files: &'a [String],
}

impl Row for CheckRow<'_> {
    const FIELDS: &'static [&'static str] = &["kind", "region", "metric", "what", "because", "claims", "files"];
}

impl<'a> From<&'a Check> for CheckRow<'a> {
    fn from(check: &'a Check) -> Self {
        Self {
            kind: check.kind,
            region: check.region.as_deref(),
            metric: check.metric.as_ref(),
            what: &check.what,
            because: &check.because,
            claims: &check.claims,
            files: &check.files,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, two_digits};

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (value, text) in [
            (41_900_000_000.0, "41900000000"),
            (1.0e17, "100000000000000000"),
            (33.69 * 1e9, "33690000000"),
            (0.1 + 0.2, "0.3"),
            (-13.5, "-13.5"),
            (0.0, "0"),
            (-0.0, "0"),
            (2.5e-7, "2.5e-7"),
        ] {
            assert_eq!(serde_json::to_string(&Number(value)).unwrap(), text);
        }
        assert_eq!(serde_json::to_string(&two_digits(0.87)).unwrap(), "0.87");
    }
}

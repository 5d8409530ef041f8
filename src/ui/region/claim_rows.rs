//! The table of all claims of a region.

use std::cmp::Ordering;

use crate::app::TableSort;
use crate::chart::MarkKind;
use crate::model::format;
use crate::model::{Claim, ClaimId, CueField, Metric, RegionProfile, Span, Status};
use crate::ui::evidence::metric_phrase;
use crate::ui::figures::Claims;

/// Heads of the columns, in order.
pub const COLUMNS: [&str; 7] = ["Status", "Metric", "Value", "Year", "As written", "About", "Place"];

/// A claim as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// The claim.
    pub id: ClaimId,
    /// Its article.
    pub file: String,
    /// Its mark.
    pub kind: MarkKind,
    /// "Target"
    pub status: String,
    /// "Output value"
    pub metric: String,
    /// "> 100 bn yuan"
    pub value: String,
    /// "2027", "2020–2024"
    pub year: String,
    /// Number, unit and comparing word of the text.
    pub as_written: String,
    /// "Aluminium-based new materials"
    pub about: String,
    /// "¶ 1"
    pub place: String,
    order: (usize, u8, i32, usize),
    base_value: f64,
}

/// The claims of a region, grouped by metric: the headline's first, promises before what is.
#[must_use]
pub fn claim_rows(profile: &RegionProfile, claims: Claims<'_>) -> Vec<ClaimRow> {
    let mut metrics: Vec<Metric> = Vec::new();
    let in_order = profile.series.iter().map(|series| series.metric.clone()).chain(Metric::NAMED);
    for metric in in_order.chain(claims.all(&profile.claims).map(|claim| claim.metric.clone())) {
        if !metrics.contains(&metric) {
            metrics.push(metric);
        }
    }
    let mut rows: Vec<ClaimRow> = claims
        .all(&profile.claims)
        .enumerate()
        .map(|(at, claim)| {
            let metric = metrics.iter().position(|metric| *metric == claim.metric).unwrap_or(metrics.len());
            row(claim, claims, (metric, status_order(claim.status), -claim.year.unwrap_or(i32::MIN + 1), at))
        })
        .collect();
    rows.sort_by_key(|row| row.order);
    rows
}

const fn status_order(status: Status) -> u8 {
    match status {
        Status::Target => 0,
        Status::Expected => 1,
        Status::Actual => 2,
    }
}

fn row(claim: &Claim, claims: Claims<'_>, order: (usize, u8, i32, usize)) -> ClaimRow {
    let text = claims.article(&claim.file).map_or("", |article| article.text.as_str());
    let sector = claim.sector.as_deref().map(format::sentence_case).unwrap_or_default();
    let about = if claim.of_region.is_none() && claim.of_metric.is_none() {
        sector
    } else {
        let phrase = metric_phrase(claim);
        let rest = phrase.split_once(" of ").map_or(phrase.as_str(), |(_, rest)| rest);
        let parts = [Some(format!("Of {rest}").into()), claim.sector.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    ClaimRow {
        id: claim.id.clone(),
        file: claim.file.to_string(),
        kind: claim.status.into(),
        status: format::sentence_case(claim.status.as_str()),
        metric: format::sentence_case(&claim.metric.label()),
        value: format::claim(claim).to_string(),
        year: format::period(claim.baseline_year, claim.year),
        as_written: as_written(claim, text),
        about,
        place: if claim.in_headline { "headline".to_owned() } else { format!("¶ {}", claim.evidence.paragraph) },
        order,
        base_value: claim.value,
    }
}

/// The value with the comparing word beside it, as the text has them.
fn as_written(claim: &Claim, text: &str) -> String {
    /// Bytes between value and comparing word that still read as one phrase.
    const NEAR: usize = 4;
    let value = claim.evidence.span;
    let beside = claim.evidence.cues.iter().find(|cue| {
        cue.field == CueField::Qualifier
            && (cue.span.start >= value.end && cue.span.start - value.end <= NEAR
                || value.start >= cue.span.end && value.start - cue.span.end <= NEAR)
    });
    let whole = beside.map_or(value, |cue| Span::new(cue.span.start.min(value.start), cue.span.end.max(value.end)));
    let words = whole.of(text);
    if words.is_empty() { claim.evidence.value_text.clone() } else { words.to_owned() }
}

/// Orders rows by a column; without one, as they were grouped.
pub fn sort_rows(rows: &mut [&ClaimRow], sort: Option<&TableSort>) {
    let Some(sort) = sort else {
        rows.sort_by_key(|row| row.order);
        return;
    };
    let by = |a: &ClaimRow, b: &ClaimRow| -> Ordering {
        match sort.column {
            0 => a.order.1.cmp(&b.order.1),
            1 => a.metric.cmp(&b.metric),
            2 => a.base_value.total_cmp(&b.base_value),
            3 => a.year.cmp(&b.year),
            4 => a.as_written.cmp(&b.as_written),
            5 => a.about.cmp(&b.about),
            _ => (&a.file, a.order.3).cmp(&(&b.file, b.order.3)),
        }
    };
    rows.sort_by(|a, b| {
        let order = by(a, b);
        if sort.descending { order.reverse() } else { order }.then(a.order.cmp(&b.order))
    });
}

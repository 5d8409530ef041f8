//! How well the annotated articles are read, counted as the developers' scoring script does: a claim is right where value,
//! unit, metric, region, year, status and sort of qualifier are.

use std::collections::BTreeMap;

use planscope::extract::{place, read};
use planscope::model::{Claim, Document, Metric, Qualifier};
use serde_json::Value;

use crate::gold;

/// Right, annotated and found.
#[derive(Clone, Copy, Default)]
struct Score {
    quantities: usize,
    claims: usize,
    annotated: usize,
    found: usize,
}

impl Score {
    fn f1(self, right: usize) -> f64 {
        2.0 * right as f64 / (self.annotated + self.found).max(1) as f64
    }
}

/// Scores a folder of articles by language. Rows that are hard or optional cost nothing and count nothing.
fn scores(folder: &str, rows: &[Value]) -> BTreeMap<String, Score> {
    let mut by_file: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for row in rows {
        by_file.entry(row["file"].as_str().unwrap()).or_default().push(row);
    }
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for (file, rows) in by_file {
        let text = gold::read(&format!("{folder}/{file}"));
        let claims = read(&Document { file: file.to_owned(), text, ..Document::default() }).claims;
        let mut free: Vec<&Claim> = claims.iter().collect();
        let score = scores.entry(rows[0]["lang"].as_str().unwrap().to_owned()).or_default();
        for row in rows {
            let counts = !is_true(row, "hard") && !is_true(row, "optional");
            score.annotated += usize::from(counts);
            let best =
                (0..free.len()).filter(|at| is_quantity(row, free[*at])).max_by_key(|at| attributes(row, free[*at]));
            let Some(at) = best else { continue };
            let claim = free.remove(at);
            if counts {
                score.found += 1;
                score.quantities += 1;
                score.claims += usize::from(attributes(row, claim) == 5);
            }
        }
        score.found += free.len();
    }
    scores
}

fn is_true(row: &Value, field: &str) -> bool {
    row[field].as_bool().unwrap_or_default()
}

fn is_quantity(row: &Value, claim: &Claim) -> bool {
    let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
    let overlaps = start < claim.evidence.span.end && claim.evidence.span.start < end;
    let (value, unit) = (row["value"].as_f64().unwrap(), row["unit"].as_str().unwrap());
    let share = row["metric"] == "share";
    // A third is 33.3 % or a third of one.
    let as_part = |percent: f64| percent / 100.0 + if share { 0.0 } else { 1.0 };
    let (a, b) = match (unit, claim.unit.symbol()) {
        ("%", "x") => (as_part(value), claim.value),
        ("x", "%") => (value, as_part(claim.value)),
        (one, other) if one == other => (value, claim.value),
        _ => return false,
    };
    overlaps && (a - b).abs() <= 0.005 * a.abs().max(b.abs()).max(1e-12)
}

/// How many of the five attributes are right.
fn attributes(row: &Value, claim: &Claim) -> usize {
    let metric = row["metric"].as_str().unwrap();
    let same_metric = if metric.starts_with("other") {
        matches!(claim.metric, Metric::Other(_))
    } else {
        claim.metric.to_string() == metric
    };
    let region = claim.region.as_deref().map(place::plain_name);
    let year = row["year"].as_i64().map(|year| year as i32);
    let also = row["date_to"].as_str().and_then(|day| day.get(..4)?.parse().ok());
    let same_year = claim.year == year || (also.is_some() && claim.year == also);
    let sort = |qualifier: &str| match qualifier {
        "at_least" | "more_than" => "lower".to_owned(),
        "at_most" | "less_than" => "upper".to_owned(),
        other => other.to_owned(),
    };
    let qualifier = row["qualifier"].as_str().unwrap_or(Qualifier::Exact.as_str());
    [
        same_metric,
        region == row["region"].as_str(),
        same_year,
        row["status"].as_str() == Some(claim.status.as_str()),
        sort(qualifier) == sort(claim.qualifier.as_str()),
    ]
    .into_iter()
    .filter(|right| *right)
    .count()
}

fn total(scores: &BTreeMap<String, Score>) -> Score {
    scores.values().fold(Score::default(), |sum, score| Score {
        quantities: sum.quantities + score.quantities,
        claims: sum.claims + score.claims,
        annotated: sum.annotated + score.annotated,
        found: sum.found + score.found,
    })
}

#[test]
fn the_seeds_are_read_without_a_fault() {
    let all = total(&scores("seeds", &gold::rows("tests/cases/seeds.gold.jsonl")));
    assert_eq!((all.quantities, all.claims, all.found), (all.annotated, all.annotated, all.annotated));
}

#[test]
fn thirty_five_languages_are_read_well() {
    let scores = scores("tests/cases/dev", &gold::rows("tests/cases/dev.gold.jsonl"));
    assert_eq!(scores.len(), 35);
    let all = total(&scores);
    let (quantities, claims) = (all.f1(all.quantities), all.f1(all.claims));
    assert!(quantities >= 0.97, "quantities {quantities:.3}");
    assert!(claims >= 0.90, "claims {claims:.3}");
    for (lang, score) in &scores {
        assert!(score.f1(score.claims) >= 0.70, "{lang} claims {:.3}", score.f1(score.claims));
        assert!(score.f1(score.quantities) >= 0.85, "{lang} {:.3}", score.f1(score.quantities));
    }
}

/// Reads the articles of a folder in at least so many languages at least so well.
fn read_at_least(name: &str, languages: usize, (quantity, claim): (f64, f64)) {
    let scores = scores(&format!("tests/cases/{name}"), &gold::rows(&format!("tests/cases/{name}.gold.jsonl")));
    assert!(scores.len() >= languages, "{} languages", scores.len());
    let all = total(&scores);
    let (quantities, claims) = (all.f1(all.quantities), all.f1(all.claims));
    assert!(quantities >= quantity, "quantities {quantities:.3}");
    assert!(claims >= claim, "claims {claims:.3}");
}

#[test]
fn what_was_learned_from_articles_of_our_own_is_kept() {
    read_at_least("own", 65, (0.985, 0.82));
}

#[test]
fn articles_that_nothing_was_learned_from_are_read_no_worse() {
    read_at_least("unread", 12, (0.97, 0.60));
}

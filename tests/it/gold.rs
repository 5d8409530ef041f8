//! Readings put together from annotated claims, as extraction should make them: for tests of what comes after it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use planscope::model::{
    Article, Claim, ClaimId, Commitment, Cue, CueField, Date, Evidence, Metric, Note, NoteKind, Qualifier, Reading,
    Span, Status, Strength, Unit, YearSource,
};
use serde_json::Value;

/// The five seed articles with the claims of `seeds.gold.jsonl` and the facts and commitments of
/// `seeds.expected.json`, in the order of the files.
pub fn seed_readings() -> Vec<Reading> {
    let expected: Value = serde_json::from_str(&read("tests/cases/seeds.expected.json")).unwrap();
    let facts = expected["articles"].as_array().unwrap().clone();
    let mut readings = readings("seeds", "tests/cases/seeds.gold.jsonl", &facts);
    for row in expected["commitments"].as_array().unwrap() {
        let file = text_of(row, "file").unwrap();
        let reading = readings.iter_mut().find(|reading| reading.article.file == file).unwrap();
        let commitment = commitment(&reading.article, &text_of(row, "text").unwrap());
        reading.commitments.push(commitment);
    }
    for reading in &mut readings {
        reading.commitments.sort_by_key(|commitment| commitment.span);
    }
    readings
}

/// The development articles with the claims of `dev.gold.jsonl`, in the order of the files.
pub fn dev_readings() -> Vec<Reading> {
    readings("tests/cases/dev", "tests/cases/dev.gold.jsonl", &rows("tests/cases/dev.articles.jsonl"))
}

/// The lines of a JSON Lines file.
pub fn rows(path: &str) -> Vec<Value> {
    read(path).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn readings(folder: &str, gold: &str, facts: &[Value]) -> Vec<Reading> {
    let mut by_file: BTreeMap<String, Reading> = BTreeMap::new();
    for row in facts {
        let file = text_of(row, "file").unwrap();
        let text = read(&format!("{folder}/{file}"));
        by_file.insert(file, reading(row, text));
    }
    for row in rows(gold) {
        let reading = by_file.get_mut(&text_of(&row, "file").unwrap()).unwrap();
        let claim = claim(&reading.article, &row);
        reading.claims.push(claim);
    }
    by_file.into_values().collect()
}

fn reading(row: &Value, text: String) -> Reading {
    let first_line = text.lines().next().unwrap_or_default().to_owned();
    let title = text_of(row, "title").unwrap_or(first_line);
    let title_span = text.find(&title).map(|start| Span::new(start, start + title.len()));
    // Prose that opens with a whole paragraph has no headline.
    let has_headline = title.chars().count() < 320 && text.lines().nth(1).is_some_and(|line| line.len() < 250);
    let translated = text.find("translated by").map(|start| Span::new(start, start + 13));
    let mut notes = Vec::new();
    if let Some(span) = translated {
        notes.push(Note { kind: NoteKind::MachineTranslated, span: Some(span), text: "says so".to_owned() });
    }
    if let Some(span) = broken_off(&text) {
        let text = format!("Paragraph ends in mid-sentence: “… {}”", span.of(&text));
        notes.push(Note { kind: NoteKind::Incomplete, span: Some(span), text });
    }
    let article = Article {
        file: text_of(row, "file").unwrap(),
        lang: text_of(row, "lang").unwrap(),
        title,
        title_span: if has_headline { title_span } else { None },
        has_headline,
        published: date_of(row, "published"),
        event: date_of(row, "event"),
        source: None,
        regions: list_of(row, "regions"),
        venues: list_of(row, "venues"),
        actors: list_of(row, "actors"),
        sectors: list_of(row, "sectors"),
        machine_translated: translated.is_some(),
        encoding: "UTF-8".to_owned(),
        problem: None,
        text,
    };
    Reading { article, notes, ..Reading::default() }
}

/// The last words of a long paragraph that ends without a full stop.
fn broken_off(text: &str) -> Option<Span> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        if trimmed.len() > 600 && trimmed.ends_with(|last: char| last.is_ascii_lowercase()) {
            let end = start + trimmed.len();
            let words = text[start..end].rmatch_indices(' ').nth(6).map_or(start, |(at, _)| start + at + 1);
            return Some(Span::new(words, end));
        }
        start += line.len();
    }
    None
}

fn claim(article: &Article, row: &Value) -> Claim {
    let number = |name: &str| row[name].as_i64().and_then(|value| i32::try_from(value).ok());
    let span = Span::new(row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
    let note = text_of(row, "note").unwrap_or_default();
    let metric: Metric = word_of(row, "metric");
    let region = text_of(row, "region");
    // "National" of an article that reckons in yuan is China's.
    let in_china = ["元", "yuan", "юан", "యువాన్", "ಯುವಾನ್"].iter().any(|word| article.text.to_lowercase().contains(word));
    let is_part = matches!(metric, Metric::Growth | Metric::Share);
    let evidence = evidence(article, row, span);
    let year = number("year");
    Claim {
        id: ClaimId::new(&article.file, span),
        file: article.file.as_str().into(),
        lang: article.lang.clone().into(),
        value: row["value"].as_f64().unwrap(),
        value_high: row["value_high"].as_f64(),
        unit: word_of(row, "unit"),
        of_metric: is_part.then(|| metric_named(&note)).flatten(),
        of_region: (metric == Metric::Share)
            .then(|| region_named(&note, region.as_deref(), in_china))
            .flatten()
            .map(Into::into),
        region: region.map(Into::into),
        sector: text_of(row, "sector").map(Into::into),
        year,
        date_from: date_of(row, "date_from"),
        date_to: date_of(row, "date_to"),
        baseline_year: number("baseline_year"),
        year_source: year_source(year, &note, &evidence.sentence, date_of(row, "date_to").is_some()),
        status: serde_json::from_value::<Status>(row["status"].clone()).unwrap(),
        qualifier: serde_json::from_value::<Qualifier>(row["qualifier"].clone()).unwrap(),
        confidence: 1.0,
        rule: "annotated",
        gloss: format!("{}: {} {}", article.file, metric.label(), evidence.value_text),
        in_headline: article.title_span.is_some_and(|title| title.contains(span)),
        metric,
        evidence,
    }
}

fn evidence(article: &Article, row: &Value, span: Span) -> Evidence {
    let sentence = text_of(row, "sentence").unwrap();
    let start = article
        .text
        .match_indices(&sentence)
        .map(|(start, _)| start)
        .find(|start| *start <= span.start && span.end <= start + sentence.len())
        .unwrap_or(span.start);
    let line = article.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = article.text.get(line..start).unwrap_or_default();
    Evidence {
        span,
        value_text: text_of(row, "value_text").unwrap(),
        sentence_span: Span::new(start, (start + sentence.len()).min(article.text.len())),
        sentence,
        paragraph: paragraph_of(&article.text, span.start),
        sentence_number: 1 + before.matches(['.', ';', '。', '।']).count(),
        cues: vec![Cue { span, field: CueField::Value, meaning: "value".into() }],
    }
}

fn commitment(article: &Article, text: &str) -> Commitment {
    let start = article.text.find(text).unwrap_or_else(|| panic!("{text} stands in {}", article.file));
    let span = Span::new(start, start + text.len());
    let before = article.text[..start].rfind(['.', '\n']).map_or(0, |at| at + 1);
    let after = article.text[span.end..].find(['.', '\n']).map_or(article.text.len(), |at| span.end + at + 1);
    let sentence = article.text[before..after].trim().to_owned();
    let sentence_start = article.text[before..].find(&sentence).map_or(before, |at| before + at);
    Commitment {
        file: article.file.clone(),
        lang: article.lang.clone(),
        span,
        sentence_span: Span::new(sentence_start, sentence_start + sentence.len()),
        sentence,
        cues: Vec::new(),
        actors: Vec::new(),
        region: article.regions.first().cloned(),
        year: None,
        strength: Strength::Planned,
        to: Vec::new(),
        paragraph: paragraph_of(&article.text, start),
    }
}

fn paragraph_of(text: &str, offset: usize) -> usize {
    text[..offset].split('\n').rev().skip(1).filter(|line| !line.trim().is_empty()).count() + 1
}

/// What a growth or a share is of, from the annotator's note.
fn metric_named(note: &str) -> Option<Metric> {
    const WORDS: [(&str, &str); 14] = [
        ("output value", "output_value"),
        ("certified volume", "other:certified_volume"),
        ("wafer capacity", "capacity"),
        ("installed", "capacity"),
        ("capacity", "capacity"),
        ("production cost", "other:production_cost"),
        ("smelting and separation volume", "production"),
        ("production", "production"),
        ("number of enterprises", "enterprises"),
        ("companies", "enterprises"),
        ("revenue", "revenue"),
        ("exports", "exports"),
        ("investment", "investment"),
        ("jobs", "jobs"),
    ];
    WORDS.iter().find(|(words, _)| note.contains(words)).and_then(|(_, metric)| metric.parse().ok())
}

/// The region of the whole, from the annotator's note.
fn region_named(note: &str, region: Option<&str>, in_china: bool) -> Option<String> {
    if note.contains("national") && in_china || note.contains("China") {
        return Some("China".to_owned());
    }
    let (_, name) = note.rsplit_once(" of ")?;
    let is_name = name.starts_with(|first: char| first.is_uppercase()) && region != Some(name);
    is_name.then(|| name.to_owned())
}

fn year_source(year: Option<i32>, note: &str, sentence: &str, has_day: bool) -> YearSource {
    match year {
        None => YearSource::Unknown,
        Some(year) if sentence.contains(&year.to_string()) => YearSource::Stated,
        Some(_) if note.contains("carried over") => YearSource::CarriedOver,
        Some(_) if has_day => YearSource::Relative,
        Some(year) if year >= 2026 => YearSource::CarriedOver,
        Some(_) => YearSource::Article,
    }
}

fn text_of(row: &Value, name: &str) -> Option<String> {
    row[name].as_str().map(str::to_owned)
}

fn list_of(row: &Value, name: &str) -> Vec<String> {
    let items = row[name].as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn date_of(row: &Value, name: &str) -> Option<Date> {
    row[name].as_str().map(|day| day.parse().unwrap())
}

fn word_of<T: std::str::FromStr>(row: &Value, name: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    row[name].as_str().unwrap().parse().unwrap()
}

#[test]
fn annotated_claims_stand_where_they_say() {
    let readings: Vec<Reading> = seed_readings().into_iter().chain(dev_readings()).collect();
    assert_eq!(readings.len(), 47);
    for reading in &readings {
        for claim in &reading.claims {
            assert_eq!(claim.evidence.span.of(&reading.article.text), claim.evidence.value_text);
            assert!(claim.evidence.sentence_span.contains(claim.evidence.span));
        }
        for commitment in &reading.commitments {
            assert!(commitment.sentence_span.contains(commitment.span));
        }
    }
    let unit: Unit = "CNY".parse().unwrap();
    assert_eq!(readings[3].claims.iter().filter(|claim| claim.unit == unit).count(), 4);
}

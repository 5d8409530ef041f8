//! Article text and lexicons to quantities, claims and commitments. Never fails, never panics; doubts become notes.

pub mod claim;
pub mod cldr;
pub mod commitment;
pub mod date;
pub mod facts;
pub mod fold;
pub mod folded;
pub mod language;
pub mod lexicon;
pub mod number;
pub mod organisation;
pub mod place;
pub mod quantity;
pub mod scan;
pub mod sentence;
pub mod words;

use crate::model::{Article, Document, Reading, Span};

/// Reads one document for everything it says.
#[must_use]
pub fn read(document: &Document) -> Reading {
    let text = document.text.as_str();
    let lang = document.lang.clone().unwrap_or_else(|| language::detect(text).lang);
    let dates = date::find(text, &lang);
    let places = place::find(text, &lang);
    let organisations = organisation::find(text, &lang);
    let mentions = facts::Mentions { dates: &dates, places: &places, organisations: &organisations };
    let facts = facts::article_facts(document, &lang, mentions);
    read_with(document, lang, mentions, facts)
}

/// Reads a document whose dates, places and facts are known.
fn read_with(document: &Document, lang: String, mentions: facts::Mentions<'_>, facts: facts::Facts) -> Reading {
    let text = document.text.as_str();
    let lexicon = lexicon::Lexicon::of(&lang);
    let folded = folded::Folded::new(text);
    let tokens = scan::tokens(lexicon, &folded, text);
    let words = words::Words { text, tokens: &tokens };
    let around = quantity::Surroundings { dates: mentions.dates, furniture: &facts.furniture };
    let mut found = quantity::read(lexicon, &folded, words, &around);
    let mut whole: Vec<Span> = mentions.dates.iter().map(|date| date.span).collect();
    whole.extend(found.iter().map(|one| one.quantity.span));
    whole.sort();
    let sentences = sentence::split(text, lexicon, &whole);
    let sectors = claim::article_sectors(&tokens, &facts.furniture);
    let context = claim::Context {
        file: &document.file,
        lexicon,
        words,
        facts: &facts,
        dates: mentions.dates,
        places: mentions.places,
        organisations: mentions.organisations,
        sectors: &sectors,
    };
    let claims = claim::assemble(&context, &sentences, &mut found);
    let commitments = commitment::find(&context, &sentences, &claims);
    Reading {
        article: Article {
            file: document.file.clone(),
            text: document.text.clone(),
            lang,
            title: facts.title,
            title_span: facts.title_span,
            has_headline: facts.has_headline,
            published: facts.published,
            event: facts.event,
            source: facts.source,
            regions: facts.regions,
            venues: facts.venues,
            actors: facts.actors,
            sectors,
            machine_translated: facts.machine_translated,
            encoding: document.encoding.clone(),
            problem: document.problem.clone(),
        },
        quantities: found.into_iter().map(|one| one.quantity).collect(),
        claims,
        commitments,
        notes: facts.notes,
    }
}

#[cfg(test)]
mod dump {
    use super::*;

    #[test]
    #[ignore = "prints what is read, for scoring by hand"]
    fn rows() {
        use std::io::Write as _;
        let folder = std::env::var("DUMP_DIR").unwrap();
        let mut out = std::fs::File::create(std::env::var("DUMP_OUT").unwrap()).unwrap();
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let known: std::collections::BTreeMap<String, serde_json::Value> = std::fs::read_to_string("/tmp/known.json")
            .ok()
            .and_then(|t| serde_json::from_str(&t).ok())
            .unwrap_or_default();
        for path in files {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let parts: Vec<&str> = name.split('.').collect();
            let lang = (parts.len() == 3).then(|| parts[1].to_owned());
            let lang = lang.or_else(|| match name.get(..3) {
                Some("000") => Some("nb".into()),
                Some("001") => Some("sw".into()),
                Some("002") => Some("en".into()),
                Some("003") => Some("kn".into()),
                Some("004") => Some("de".into()),
                _ => None,
            });
            let document =
                Document { file: name.clone(), text: text.clone(), lang: lang.clone(), ..Document::default() };
            let lang = lang.unwrap();
            let (dates, places) = (date::find(&text, &lang), place::find(&text, &lang));
            let organisations = organisation::find(&text, &lang);
            let mentions = facts::Mentions { dates: &dates, places: &places, organisations: &organisations };
            let mut facts = facts::article_facts(&document, &lang, mentions);
            if let Some(row) = known.get(&name).filter(|_| std::env::var("KNOWN").is_ok()) {
                let date = |key: &str| row[key].as_str().and_then(|d| d.parse().ok());
                let list = |key: &str| {
                    row[key]
                        .as_array()
                        .map(|l| l.iter().map(|v| v.as_str().unwrap().to_owned()).collect())
                        .unwrap_or_default()
                };
                (facts.published, facts.event, facts.regions, facts.venues) =
                    (date("published"), date("event"), list("regions"), list("venues"));
            }
            let reading = read_with(&document, lang, mentions, facts);
            for c in &reading.claims {
                let row = serde_json::json!({"file": name, "row": "claim", "lang": c.lang, "value_text": c.evidence.value_text, "start": c.evidence.span.start, "end": c.evidence.span.end,
                    "value": c.value, "value_high": c.value_high, "unit": c.unit, "metric": c.metric, "of_metric": c.of_metric, "region": c.region, "of_region": c.of_region, "sector": c.sector, "year": c.year, "status": c.status,
                    "qualifier": c.qualifier, "baseline_year": c.baseline_year, "rule": c.rule, "gloss": c.gloss, "sentence": c.evidence.sentence, "confidence": c.confidence, "date_to": c.date_to, "date_from": c.date_from,
                    "cues": c.evidence.cues.iter().map(|q| format!("{:?}:{}={}", q.field, q.span.of(&text), q.meaning)).collect::<Vec<_>>()});
                writeln!(out, "{row}").unwrap();
            }
            for c in &reading.commitments {
                writeln!(out, "{}", serde_json::json!({"file": name, "row": "commitment", "text": c.span.of(&text), "actors": c.actors, "strength": c.strength, "region": c.region, "cues": c.cues.iter().map(|q| format!("{}={}", q.span.of(&text), q.meaning)).collect::<Vec<_>>()})).unwrap();
            }
            writeln!(out, "{}", serde_json::json!({"file": name, "row": "article", "sectors": reading.article.sectors, "regions": reading.article.regions})).unwrap();
            for q in &reading.quantities {
                let row = serde_json::json!({"file": name, "row": "quantity", "value_text": q.span.of(&text), "start": q.span.start, "end": q.span.end,
                    "kind": q.kind, "value": q.value, "value_high": q.value_high, "unit": q.unit, "qualifier": q.qualifier, "ignored": q.ignored});
                writeln!(out, "{row}").unwrap();
            }
        }
    }
}

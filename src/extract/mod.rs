//! Article text and lexicons to quantities, claims and commitments. Never fails, never panics; doubts become notes.

pub mod cldr;
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
pub mod words;

use crate::model::{Article, Document, Reading};

/// Reads one document for everything it says.
#[must_use]
pub fn read(document: &Document) -> Reading {
    let text = document.text.as_str();
    let detected = document.lang.clone().unwrap_or_else(|| language::detect(text).lang);
    let lexicon = lexicon::Lexicon::of(&detected);
    let folded = folded::Folded::new(text);
    let tokens = scan::tokens(lexicon, &folded, text);
    let words = words::Words { text, tokens: &tokens };
    let dates = date::find(text, &detected);
    let around = quantity::Surroundings { dates: &dates, furniture: &[] };
    let found = quantity::read(lexicon, &folded, words, &around);
    Reading {
        article: Article {
            file: document.file.clone(),
            text: document.text.clone(),
            lang: detected,
            ..Article::default()
        },
        quantities: found.into_iter().map(|one| one.quantity).collect(),
        ..Reading::default()
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
            let reading = read(&Document { file: name.clone(), text: text.clone(), lang, ..Document::default() });
            for q in &reading.quantities {
                let row = serde_json::json!({"file": name, "row": "quantity", "value_text": q.span.of(&text), "start": q.span.start, "end": q.span.end,
                    "kind": q.kind, "value": q.value, "value_high": q.value_high, "unit": q.unit, "qualifier": q.qualifier, "ignored": q.ignored});
                writeln!(out, "{row}").unwrap();
            }
        }
    }
}

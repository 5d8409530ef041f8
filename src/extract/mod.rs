//! Article text and lexicons to quantities, claims and commitments. Never fails, never panics; doubts become notes.

pub mod claim;
mod chars;
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

pub use lexicon::{Additions, BadAddition};

use crate::model::{Article, Document, Reading, Span};

/// Reads one document for everything it says.
#[must_use]
pub fn read(document: &Document) -> Reading {
    read_with(document, &Additions::default())
}

/// Reads one document with the user's own words.
#[must_use]
pub fn read_with(document: &Document, additions: &Additions) -> Reading {
    let text = document.text.as_str();
    let lang = document.lang.clone().unwrap_or_else(|| language::detect_with(text, additions).lang);
    let dates = date::find(text, &lang);
    let mut places = place::find(text, &lang);
    additions.places().add_to(text, &mut places);
    let organisations = organisation::find(text, &lang);
    let mentions = facts::Mentions { dates: &dates, places: &places, organisations: &organisations };
    let facts = facts::article_facts(document, &lang, mentions);
    let lexicon = lexicon::Lexicon::with(&lang, additions);
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
    let main_sector = claim::main_sector(&tokens, &sectors);
    let context = claim::Context {
        file: &document.file,
        lexicon,
        words,
        facts: &facts,
        dates: mentions.dates,
        places: mentions.places,
        organisations: mentions.organisations,
        main_sector: main_sector.as_deref(),
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

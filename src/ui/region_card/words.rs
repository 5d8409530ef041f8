//! What a card quotes, and where its articles come from.

use std::collections::BTreeSet;

use super::{Folder, Quote};
use crate::model::{Commitment, Date, RegionKind, RegionProfile, format};
use crate::ui::figures::Claims;
use crate::ui::region::{CommitmentQuote, quote};

/// Cards without figures quote two commitments, those without pairs one; beside pairs there is no room.
pub(super) fn quotes(profile: &RegionProfile, figures: bool, pairs: bool, folder: &Folder<'_>) -> Vec<Quote> {
    let room = match (figures, pairs) {
        (_, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
    };
    profile
        .commitments
        .iter()
        .filter(|commitment| folder.filters.admits_language(&commitment.lang))
        .take(room)
        .map(|commitment| card_quote(profile, commitment))
        .collect()
}

fn card_quote(profile: &RegionProfile, commitment: &Commitment) -> Quote {
    let named = |part: &str| commitment.actors.iter().any(|actor| actor == part);
    let who = match commitment.actors.as_slice() {
        [] if profile.kind == RegionKind::Group => "Both regions".to_owned(),
        [] => profile.region.clone(),
        // Words for one and the same actor, "the mayor" and "the city", are no two.
        _ if profile.region.contains('–') && profile.region.split('–').all(named) => "Both".to_owned(),
        [first, ..] => with_capital(first),
    };
    let deadline = commitment.year.map_or_else(|| "no deadline".to_owned(), |year| format!("by {year}"));
    let about = format!("{} · {deadline}", format::language_name(&commitment.lang));
    Quote { who, about, quote: quoted(quote(commitment), commitment) }
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words in quotation marks of their language, with dots where the sentence goes on.
fn quoted(mut quote: CommitmentQuote, commitment: &Commitment) -> CommitmentQuote {
    let (open, close) = quotation_marks(&commitment.lang, &quote.text);
    let cut_before = commitment.span.start > commitment.sentence_span.start;
    let cut_after = commitment.span.end + 1 < commitment.sentence_span.end;
    let before = format!("{open}{}", if cut_before { "… " } else { "" });
    let after = format!("{}{close}", if cut_after { " …" } else { "" });
    for mark in &mut quote.marks {
        mark.span = crate::model::Span::new(mark.span.start + before.len(), mark.span.end + before.len());
    }
    quote.text = format!("{before}{}{after}", quote.text.trim_end());
    quote
}

/// The quotation marks of a language; the inner ones around a text that has the outer ones inside.
fn quotation_marks(lang: &str, text: &str) -> (&'static str, &'static str) {
    let (outer, inner) = match lang {
        "de" | "cs" | "sk" | "sl" | "bg" | "et" | "lt" => (("„", "“"), ("‚", "‘")),
        "pl" | "ro" | "hu" | "hr" | "sr" => (("„", "”"), ("«", "»")),
        "nb" | "nn" | "no" | "fr" | "ru" | "uk" | "el" | "es" | "it" | "pt" => (("«", "»"), ("“", "”")),
        "zh" | "ja" => (("「", "」"), ("『", "』")),
        _ => (("“", "”"), ("‘", "’")),
    };
    if text.contains([outer.0, outer.1].map(|mark| mark.chars().next().unwrap_or('"'))) { inner } else { outer }
}

/// Says that articles of the region tell one story.
pub(super) fn story_note(profile: &RegionProfile, claims: Claims<'_>) -> Option<String> {
    let files = profile.articles.iter().map(|file| claims.index().story(claims.collection(), file));
    let story = files.into_iter().find(|story| story.len() > 1)?;
    let languages: BTreeSet<&str> =
        story.iter().filter_map(|file| claims.article(file)).map(|article| article.lang.as_str()).collect();
    let number = format::small_number_word(languages.len().try_into().unwrap_or(i64::MAX));
    Some(if languages.len() > 1 {
        format!("One story in {number} languages, counted once")
    } else {
        format!(
            "One story in {} files, counted once",
            format::small_number_word(story.len().try_into().unwrap_or(i64::MAX))
        )
    })
}

/// Whether an article is about a region, or states a figure or a promise of it; one that only names it is no source.
fn speaks_of(profile: &RegionProfile, file: &str, folder: &Folder<'_>) -> bool {
    let region = &profile.region;
    folder.claims.reading(file).is_some_and(|reading| {
        reading.article.regions.first() == Some(region)
            || reading.claims.iter().any(|claim| claim.region.as_deref() == Some(region.as_str()))
            || reading.commitments.iter().any(|commitment| commitment.region.as_ref() == Some(region))
    })
}

pub(super) fn sources(profile: &RegionProfile, folder: &Folder<'_>) -> (Vec<String>, Option<Date>) {
    let mut languages = Vec::new();
    let mut date = None;
    let told = profile.articles.iter().map(String::as_str);
    let mut files: Vec<&str> = told.filter(|file| speaks_of(profile, file, folder)).collect();
    if files.is_empty() {
        let derived_from = profile.derived.iter().flat_map(|derived| folder.claims.all(&derived.claims));
        files = derived_from.map(|claim| &*claim.file).collect();
    }
    for article in files.into_iter().filter_map(|file| folder.claims.article(file)) {
        if !languages.contains(&article.lang) {
            languages.push(article.lang.clone());
        }
        date = date.max(article.date());
    }
    (languages, date)
}

#[cfg(test)]
mod tests {
    use super::quotation_marks;

    #[test]
    fn a_quotation_inside_has_other_marks_around() {
        assert_eq!(quotation_marks("ro", "va investi"), ("„", "”"));
        assert_eq!(quotation_marks("ro", "parcul „Verde” va angaja"), ("«", "»"));
        assert_eq!(quotation_marks("en", "signed the “Green Belt” plan"), ("‘", "’"));
    }
}

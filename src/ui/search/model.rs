//! What a search finds: regions, claims, and passages of articles.

use crate::app::{Filters, Index};
use crate::collection::Collection;
use crate::model::format;
use crate::model::{Article, ClaimId, Span};
use crate::ui::figures::{Claims, Figure};
use crate::ui::region::subtitle;

/// Regions listed at most.
const REGIONS: usize = 5;
/// Claims and passages listed at most, each.
const MOST: usize = 8;
/// Letters shown before the found words, and after them.
const BEFORE: usize = 24;
const AFTER: usize = 60;

/// What was found, the first of each sort, with the number of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResults {
    /// What was looked for.
    pub wanted: String,
    /// Regions by name.
    pub regions: Vec<RegionHit>,
    /// Claims by figure, metric, region, sector, sentence or English line.
    pub claims: Vec<ClaimHit>,
    /// Number of all claims found.
    pub all_claims: usize,
    /// Articles by their text, title or file name.
    pub passages: Vec<Passage>,
    /// Number of all articles found.
    pub all_passages: usize,
}

/// A region that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionHit {
    /// Canonical name.
    pub region: String,
    /// What it is.
    pub about: String,
}

/// A claim that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimHit {
    /// Its figure.
    pub figure: Figure,
    /// Its id.
    pub claim: ClaimId,
    /// "capacity, electrolytic aluminium, Guangyuan, 2027".
    pub about: String,
    /// Region that it is of.
    pub region: Option<String>,
}

/// A passage of an article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub file: String,
    /// "Kannada, 14 Nov 2025".
    pub about: String,
    /// The words around what was found, in one line.
    pub text: String,
    /// Where it stands in them.
    pub found: Option<Span>,
}

impl SearchResults {
    /// Looks through a collection. Letter case does not matter; no more than the first of each sort are kept.
    #[must_use]
    pub fn new(collection: &Collection, index: &Index, search: &str) -> Self {
        let wanted = search.trim().to_lowercase();
        let mut results = Self { wanted: search.trim().to_owned(), ..Self::default() };
        if wanted.is_empty() {
            return results;
        }
        let claims = Claims::new(collection, index);
        let filters = Filters { search: search.to_owned(), ..Filters::default() };
        let profiles = collection.comparison.profiles.iter();
        results.regions = profiles
            .filter(|profile| profile.region.to_lowercase().contains(&wanted))
            .take(REGIONS)
            .map(|profile| RegionHit { region: profile.region.clone(), about: subtitle(profile, claims) })
            .collect();
        for reading in &collection.readings {
            for claim in &reading.claims {
                let figure = Figure::of_claim(claim);
                if !filters.finds_claim(claim) && !figure.text.to_lowercase().contains(&wanted) {
                    continue;
                }
                results.all_claims += 1;
                if results.claims.len() < MOST {
                    let metric = claim.metric.label();
                    let year = claim.year.map(|year| year.to_string());
                    let sector = claim.sector.as_deref();
                    let about: Vec<&str> = [Some(metric.as_str()), sector, claim.region.as_deref(), year.as_deref()]
                        .into_iter()
                        .flatten()
                        .collect();
                    let about = about.join(", ");
                    let region = claim.region.as_deref().map(str::to_owned);
                    results.claims.push(ClaimHit { figure, claim: claim.id.clone(), about, region });
                }
            }
            if filters.finds_article(&reading.article) {
                results.all_passages += 1;
                if results.passages.len() < MOST {
                    results.passages.push(passage(&reading.article, &wanted));
                }
            }
        }
        results
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty() && self.all_claims == 0 && self.all_passages == 0
    }
}

fn passage(article: &Article, wanted: &str) -> Passage {
    let date = article.date().map(|date| format!(", {}", format::date(date))).unwrap_or_default();
    let (text, found) = around(&article.text, wanted).unwrap_or_else(|| (article.title.clone(), None));
    Passage {
        file: article.file.clone(),
        about: format!("{}{date}", format::language_name(&article.lang)),
        text,
        found,
    }
}

/// The words around the first place, and where it stands in them.
fn around(text: &str, wanted: &str) -> Option<(String, Option<Span>)> {
    let (start, end) = find(text, wanted)?;
    let head = text.get(..start)?;
    let tail = text.get(end..)?;
    // From the start of a line and of a word, where one is near.
    let line = head.rfind('\n').map_or(0, |at| at + 1);
    let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at).max(line);
    let from =
        if from > line { head.get(from..)?.find(char::is_whitespace).map_or(from, |at| from + at + 1) } else { from };
    let line_end = tail.find('\n').unwrap_or(tail.len());
    let to = tail.char_indices().nth(AFTER).map_or(tail.len(), |(at, _)| at).min(line_end);
    let lead = if from > line { "… " } else { "" };
    let before = format!("{lead}{}", text.get(from..start)?.trim_start());
    let found = text.get(start..end)?;
    let span = Span::new(before.len(), before.len() + found.len());
    Some((format!("{before}{found}{}", tail.get(..to)?), Some(span)))
}

/// Where a text in lower case first occurs in another in any case, in bytes of that other.
fn find(text: &str, wanted: &str) -> Option<(usize, usize)> {
    let first = text.to_lowercase().find(wanted)?;
    let last = first + wanted.len();
    // A few letters change their length with their case, so each is followed through both.
    let (mut start, mut lower) = (None, 0);
    for (at, letter) in text.char_indices() {
        if start.is_none() && lower + letter.to_lowercase().map(char::len_utf8).sum::<usize>() > first {
            start = Some(at);
        }
        lower += letter.to_lowercase().map(char::len_utf8).sum::<usize>();
        if lower >= last {
            return Some((start?, at + letter.len_utf8()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_begins_and_ends_at_words_of_its_line() {
        let text = "First line.\nThe city of Bremen will build a new Steelworks by the river.\nLast line.";
        let (line, found) = around(text, "steelworks").unwrap();
        assert_eq!(line, "… will build a new Steelworks by the river.");
        assert_eq!(found.unwrap().of(&line), "Steelworks");
    }

    #[test]
    fn letters_that_grow_in_lower_case_keep_their_place() {
        let text = "İİİ İzmir çelik";
        let (line, found) = around(text, "çelik").unwrap();
        assert_eq!(found.unwrap().of(&line), "çelik");
        assert_eq!(find("Stahl", "kupfer"), None);
    }

    #[test]
    fn scripts_without_case_are_found() {
        let (line, found) = around("2027年铝产值将超过1000亿元。", "产值").unwrap();
        assert_eq!(found.unwrap().of(&line), "产值");
    }
}

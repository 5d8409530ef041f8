//! Places of the user's own: districts, zones and parks that no gazetteer has.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, RwLock};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Place, PlaceMention};
use crate::extract::folded::{Folded, is_spaceless, is_word_char};
use crate::extract::lexicon::file::OwnPlace;
use crate::model::Span;

/// Every place that some file of the user's has named, kept as long as the program runs: claims hold their names.
static KNOWN: LazyLock<RwLock<BTreeMap<String, &'static Place>>> = LazyLock::new(RwLock::default);

/// Whether there are any: most readers have none, and names are asked for often.
static ANY: AtomicBool = AtomicBool::new(false);

/// The place of a canonical name.
pub fn by_name(name: &str) -> Option<&'static Place> {
    if !ANY.load(Ordering::Acquire) {
        return None;
    }
    KNOWN.read().ok()?.get(name).copied()
}

/// The user's own places with all their names.
#[derive(Debug, Default)]
pub struct OwnPlaces {
    automaton: Option<AhoCorasick>,
    places: Vec<&'static Place>,
}

impl OwnPlaces {
    /// Puts the names of places together.
    #[must_use]
    pub fn new(own: &[OwnPlace]) -> Self {
        let mut names = Vec::new();
        let mut places = Vec::new();
        for one in own {
            let place = known(one);
            for name in std::iter::once(&one.name).chain(&one.names) {
                names.push(Folded::new(name).text);
                places.push(place);
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).ok();
        Self { automaton: automaton.filter(|_| !names.is_empty()), places }
    }

    /// Puts the places that a text names between those found before, in whose stead they stand.
    pub fn add_to(&self, folded: &Folded, mentions: &mut Vec<PlaceMention>) {
        let Some(automaton) = &self.automaton else { return };
        for hit in automaton.find_iter(&folded.text) {
            let whole = is_edge(&folded.text, hit.start()) && is_edge(&folded.text, hit.end());
            let Some(place) = self.places.get(hit.pattern().as_usize()).filter(|_| whole) else { continue };
            let span: Span = folded.source_span(hit.start(), hit.end());
            mentions.retain(|mention| !mention.span.overlaps(span));
            mentions.push(PlaceMention { span, place, others: Vec::new(), exact: true });
        }
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// The place that a file describes; the same description is the same place.
fn known(own: &OwnPlace) -> &'static Place {
    let place = Place::new(own.name.clone(), own.kind, own.parent.clone());
    let mut known = KNOWN.write().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(same) = known.get(&place.name).filter(|same| ***same == place) {
        return same;
    }
    let place: &'static Place = Box::leak(Box::new(place));
    known.insert(place.name.clone(), place);
    ANY.store(true, Ordering::Release);
    place
}

/// Whether a word may begin or end at a position.
fn is_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    match (before, after) {
        (Some(before), Some(after)) => {
            !is_word_char(before) || !is_word_char(after) || is_spaceless(before) || is_spaceless(after)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RegionKind;

    #[test]
    fn places_that_name_each_other_as_their_wholes_come_to_an_end() {
        let own = |name: &str, parent: &str| OwnPlace {
            name: name.to_owned(),
            kind: RegionKind::County,
            parent: Some(parent.to_owned()),
            names: Vec::new(),
        };
        let _known = OwnPlaces::new(&[own("Round Zone", "Circle Zone"), own("Circle Zone", "Round Zone")]);
        let round = by_name("Round Zone").unwrap();
        assert!(round.around().count() < 5);
        assert!(round.lies_in("Circle Zone") && !round.lies_in("Chengdu"));
    }

    #[test]
    fn own_names_stand_before_the_gazetteers() {
        let own = OwnPlaces::new(&[OwnPlace {
            name: "Chengdu Harbour Zone".to_owned(),
            kind: RegionKind::County,
            parent: Some("Chengdu".to_owned()),
            names: vec!["成都港区".to_owned()],
        }]);
        for text in ["The Chengdu Harbour Zone grew.", "成都港区产值增长。"] {
            let mut mentions = super::super::find(text, "en");
            own.add_to(&Folded::new(text), &mut mentions);
            let names: Vec<_> = mentions.iter().map(|mention| mention.place.name.as_str()).collect();
            assert_eq!(names, ["Chengdu Harbour Zone"], "{text}");
        }
        assert_eq!(super::super::by_name("Chengdu Harbour Zone").unwrap().kind, RegionKind::County);
    }
}

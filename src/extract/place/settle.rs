//! Which Chinese places a text means by names that it transcribes, and which of them it means at all.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::ending::{Writing, writing};
use super::find::Found;
use super::gazetteer::gazetteer;
use super::habits::is_case;
use super::key::key;
use super::kinds;
use super::transcribed::{Spelled, is_terse};
use super::{Place, by_name};
use crate::extract::chars::info;
use crate::model::RegionKind;

/// Letters of a name that is hardly a word by chance, of one in a script that leaves out vowels,
/// and of one between words that are not set apart.
const LONG: usize = 4;
const LONG_TERSE: usize = 5;
const LONG_UNSPACED: usize = 6;

/// Chooses a place for each transcribed name, and leaves out those that are rather words. Names that only sound like a
/// place stay where that lies in a place named, or has a word for its kind beside it.
pub fn settle(text: &str, lang: &str, mut found: Vec<Found>) -> Vec<Found> {
    if found.iter().all(|hit| hit.spelled.is_empty() && hit.exact && hit.namesake.is_none()) {
        return found;
    }
    let mut named = Named { text, lang, places: FxHashSet::default(), around: FxHashSet::default() };
    for hit in found.iter().filter(|hit| hit.exact && !hit.unsure && hit.spelled.is_empty()) {
        // Of several places of one name none is for certain.
        if let [place] = hit.places.as_slice() {
            named.add(*place);
        }
    }
    named.settle_all(&mut found);
    let heard: Vec<usize> = found
        .iter()
        .filter(|hit| !hit.exact && hit.places.len() == 1 && named.heard(hit))
        .flat_map(|hit| hit.places.iter().copied())
        .collect();
    if !heard.is_empty() {
        for place in heard {
            named.add(place);
        }
        named.settle_all(&mut found);
    }
    if !named.around.iter().any(|place| by_name(place).is_some_and(|place| place.parent.as_deref() == Some("China"))) {
        named.add_supported(&found);
        named.settle_all(&mut found);
    }
    if !named.places.iter().any(|place| gazetteer().place(*place).is_some_and(|place| place.lies_in("China")))
        && let Some(place) = named.repeated(&found)
    {
        for hit in found.iter_mut().filter(|hit| hit.unsure && hit.spelled.iter().any(|spelled| spelled.place == place))
        {
            (hit.places, hit.unsure) = (vec![place], false);
        }
        named.add(place);
        named.settle_all(&mut found);
    }
    // "The city of Luoyang, Hà Nam province": what other names of the text lie in, or around.
    let related = |number: usize, place: usize| {
        let Some(place) = gazetteer().place(place) else { return false };
        let other = |other: &Place| {
            place.kind != RegionKind::Country
                && other.kind != RegionKind::Country
                && (other.lies_in(&place.name) || place.lies_in(&other.name))
        };
        found.iter().enumerate().filter(|(other, hit)| *other != number && !hit.unsure).any(|(_, hit)| {
            hit.places.iter().chain(&hit.namesake).filter_map(|place| gazetteer().place(*place)).any(other)
        })
    };
    let meant: Vec<Option<usize>> = found
        .iter()
        .enumerate()
        .map(|(number, hit)| {
            let at_home = || hit.places.iter().any(|place| related(number, *place));
            hit.namesake.filter(|place| related(number, *place) && !at_home())
        })
        .collect();
    for (hit, meant) in found.iter_mut().zip(meant) {
        if let Some(place) = meant {
            hit.places = vec![place];
        }
    }
    let mut settled: Vec<Found> = Vec::with_capacity(found.len());
    for hit in found {
        let hit = if hit.unsure && !hit.spelled.is_empty() { hit.otherwise.map(|other| *other) } else { Some(hit) };
        let Some(hit) = hit.filter(|hit| hit.exact || named.heard(hit)) else { continue };
        match settled.last() {
            Some(before) if before.span.end > hit.span.start => {
                // The surer and the longer name stays.
                let rank = |hit: &Found| (!hit.unsure, hit.spelled.is_empty(), hit.span.len());
                if rank(&hit) > rank(before) {
                    settled.pop();
                    settled.push(hit);
                }
            }
            _ => settled.push(hit),
        }
    }
    settled
}

/// The places that a text names, and those that they lie in.
struct Named<'a> {
    text: &'a str,
    lang: &'a str,
    places: FxHashSet<usize>,
    around: FxHashSet<&'static str>,
}

/// What is thought of a name that transcribes places, as long as no more of them are known.
#[derive(Clone, Copy)]
struct Judged {
    /// How many were.
    known: usize,
    /// The place that fits best.
    best: Spelled,
    /// Whether the name means it.
    means: bool,
}

impl Named<'_> {
    fn add(&mut self, place: usize) {
        if !self.places.insert(place) {
            return;
        }
        if let Some(place) = gazetteer().place(place) {
            self.around.insert(&place.name);
            self.around.extend(place.around().map(|around| around.name.as_str()));
        }
    }

    fn judge(&self, hit: &Found) -> Option<Judged> {
        let best = *hit.spelled.iter().max_by_key(|spelled| self.score(hit, spelled))?;
        Some(Judged { known: self.places.len(), best, means: self.means(hit, &best) })
    }

    /// The larger ones first: they tell which of the smaller are meant. A name can stand before the one that tells it.
    fn settle_all(&mut self, found: &mut [Found]) {
        let mut judged: Vec<Option<Judged>> = vec![None; found.len()];
        for size in [PROVINCE, PROVINCE, PREFECTURE, PREFECTURE, COUNTY, COUNTY] {
            for (hit, judged) in found.iter_mut().zip(&mut judged).filter(|(hit, _)| hit.unsure) {
                if judged.is_none_or(|judged| judged.known != self.places.len()) {
                    *judged = self.judge(hit);
                }
                let Some(Judged { best, means, .. }) = *judged else { continue };
                // What can be a smaller place as well waits until all provinces are known.
                let waits = size == PROVINCE
                    && hit.kind != Some(RegionKind::Province)
                    && hit.spelled.iter().any(|other| other.cost <= best.cost && size_of(other.place) == PREFECTURE);
                if means && !waits && size_of(best.place) >= size {
                    hit.places = vec![best.place];
                    hit.unsure = false;
                    self.add(best.place);
                }
            }
        }
    }

    /// Provinces of which two prefectures are spelled as usual, even where none of them is named.
    fn add_supported(&mut self, found: &[Found]) {
        let mut spelled: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for hit in found.iter().filter(|hit| self.is_long(hit) && self.is_bare(hit)) {
            let prefectures =
                hit.spelled.iter().filter(|spelled| spelled.cost == 0 && size_of(spelled.place) == PREFECTURE);
            if let Some(place) =
                prefectures.map(|spelled| spelled.place).next().and_then(|place| gazetteer().place(place))
            {
                spelled.entry(place.parent.as_deref().unwrap_or_default()).or_default().insert(&place.name);
            }
        }
        for (province, _) in spelled.into_iter().filter(|(_, places)| places.len() > 1) {
            self.around.extend(by_name(province).map(|place| place.name.as_str()));
        }
    }

    /// Where a text names no Chinese place for certain: one that it spells as usual again and again, called a city more
    /// than once, or once and also in the first line.
    fn repeated(&self, found: &[Found]) -> Option<usize> {
        const TIMES: usize = 3;
        let head = self.text.trim_start().find('\n').unwrap_or(0);
        let mut told: BTreeMap<usize, (usize, usize, bool)> = BTreeMap::new();
        for hit in found.iter().filter(|hit| hit.unsure) {
            let usual = hit.spelled.iter().filter(|spelled| spelled.cost == 0);
            let Some(best) = usual.max_by_key(|spelled| self.score(hit, spelled)) else { continue };
            let (times, kinds, first) = told.entry(best.place).or_default();
            *times += 1;
            *kinds += usize::from(
                hit.kind.is_some_and(|kind| gazetteer().place(best.place).is_some_and(|place| fits(kind, place))),
            );
            *first |= hit.span.start < head;
        }
        let likely = told.iter().filter(|(place, (times, kinds, first))| {
            *times >= TIMES && (*kinds > 1 || (*kinds == 1 && *first)) && (size_of(**place) >= PREFECTURE || *first)
        });
        likely
            .max_by_key(|(place, (times, ..))| (*times, size_of(**place), std::cmp::Reverse(**place)))
            .map(|(place, _)| *place)
    }

    /// Whether a name has so many letters that it is hardly a word.
    fn is_long(&self, hit: &Found) -> bool {
        let name = hit.span.of(self.text);
        let least = match name.chars().next() {
            Some(c) if is_terse(c) => LONG_TERSE,
            Some(c) if writing(c) == Writing::Unspaced => LONG_UNSPACED,
            _ => LONG,
        };
        // Two Korean syllables have the letters of four.
        let korean = name.starts_with(|c| matches!(c, '가'..='힣'));
        name.chars().count() * if korean { 2 } else { 1 } >= least
    }

    /// Whether a word for its kind leads a name where words are not set apart; what follows there is no ending.
    fn led(&self, hit: &Found) -> bool {
        const LETTERS: usize = 4;
        let name = hit.span.of(self.text);
        hit.kind.is_some()
            && name.starts_with(|c| writing(c) == Writing::Unspaced && u32::from(c) < 0x1800)
            && name.chars().count() >= LETTERS
    }

    /// Whether nothing follows a name in its word but the ending of a case.
    fn is_bare(&self, hit: &Found) -> bool {
        if self.led(hit) {
            return true;
        }
        let rest = self.text.get(hit.span.end..).unwrap_or_default();
        let end = rest.find(|c| !info(c).is_alphabetic()).unwrap_or(rest.len());
        end == 0 || rest.get(..end).is_some_and(|ending| is_case(&key(ending), self.lang))
    }

    fn china(&self) -> bool {
        self.around.contains("China")
    }

    /// Three where the place that it lies in is named, two where the one around that is.
    fn near(&self, place: &Place) -> i32 {
        let parent = place.parent.as_deref().unwrap_or_default();
        let around = place.lies_right_in().and_then(|parent| parent.parent.as_deref()).unwrap_or_default();
        let named = |name: &str| !name.is_empty() && name != "China" && self.around.contains(name);
        if named(parent) {
            3
        } else if named(around) {
            2
        } else {
            0
        }
    }

    /// How well a place fits a name here. The spelling, the place that it lies in and its size weigh about the same.
    fn score(&self, hit: &Found, spelled: &Spelled) -> (i32, std::cmp::Reverse<usize>) {
        let Some(place) = gazetteer().place(spelled.place) else { return (i32::MIN, std::cmp::Reverse(0)) };
        let named = if self.places.contains(&spelled.place) { 2 } else { 0 };
        let kind = if hit.kind.is_some_and(|kind| fits(kind, place)) { 2 } else { 0 };
        let size = if size_of(spelled.place) > COUNTY { 2 } else { 0 };
        let score = self.near(place) + named + kind + size - 2 * i32::from(spelled.cost);
        (score, std::cmp::Reverse(spelled.place))
    }

    /// Whether a name means a place here at all: in a place that the text names, or with a word for its kind. Small ones
    /// need a long name spelled as usual besides.
    fn means(&self, hit: &Found, spelled: &Spelled) -> bool {
        let Some(place) = gazetteer().place(spelled.place) else { return false };
        let near = self.near(place);
        let kind = hit.kind.is_some_and(|kind| fits(kind, place));
        let name = hit.span.of(self.text);
        let (long, bare) = (self.is_long(hit), self.is_bare(hit));
        let usual = long && spelled.cost == 0 && bare;
        if self.places.contains(&spelled.place) {
            return long && spelled.cost == 0;
        }
        match size_of(spelled.place) {
            PROVINCE => long && (usual || (kind && spelled.cost < 2) || (self.china() && spelled.cost == 0)),
            PREFECTURE if near > 0 => kind || (long && (spelled.cost == 0 || bare)),
            PREFECTURE => {
                kind && (usual || (long && self.china()) || (self.led(hit) && self.china() && spelled.cost == 0))
            }
            _ if kind => long && (spelled.cost == 0 || (near > 0 && spelled.cost < 2)) && (near > 0 || self.china()),
            // A capital says that it is a name; else the prefecture must be named, not only the province.
            _ => usual && near > if name.starts_with(char::is_uppercase) { 1 } else { 2 },
        }
    }

    /// Whether a name that only sounds like a place means it.
    fn heard(&self, hit: &Found) -> bool {
        hit.places.iter().filter_map(|place| gazetteer().place(*place)).any(|place| {
            !place.lies_in("China")
                || self.near(place) > 0
                || (self.china() && place.parent.as_deref() == Some("China"))
                || (place.kind != RegionKind::County && hit.kind.is_some_and(|kind| fits(kind, place)))
        })
    }
}

const COUNTY: u8 = 0;
const PREFECTURE: u8 = 1;
const PROVINCE: u8 = 2;

fn size_of(place: usize) -> u8 {
    gazetteer().place(place).map_or(COUNTY, |place| match place.kind {
        RegionKind::County => COUNTY,
        RegionKind::City => PREFECTURE,
        _ => PROVINCE,
    })
}

/// Whether a place can be what a word beside its name says; what is called a county is one.
fn fits(said: RegionKind, place: &Place) -> bool {
    kinds::fits(said, place.kind) && (said != RegionKind::County || place.kind == RegionKind::County)
}

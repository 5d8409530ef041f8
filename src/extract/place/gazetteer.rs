//! The gazetteer in memory: places, where they lie and who lives there, with their names.
//!
//! Sources: `assets/places/places.tsv` and `names.tsv`, written by `tools/places.py` from CLDR, GeoNames and the official
//! lists of some countries; `additions.tsv` by hand, put into them by `tools/add_places.py`.

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use super::Place;
use super::habits::habits;
use super::key::key;
use super::names::{Names, NeedsKind, Target};
use super::rows::{self, Row};
use super::sounds::Sounds;
use crate::extract::by_letter::ByLetter;
use crate::model::RegionKind;

const NO_PLACES: &str = include_str!("../../../assets/places/not_places.txt");

/// Weights of `places.tsv`: a place that counts in any text has this or more,
const KNOWN_ABROAD: u32 = 20;
/// and a city that everybody knows this or more.
const KNOWN_EVERYWHERE: u32 = 30;

/// All places and names.
pub struct Gazetteer {
    rows: Vec<Row>,
    /// The places of the rows, made when a text names them.
    places: Vec<OnceLock<Place>>,
    by_name: FxHashMap<&'static str, usize>,
    /// What places are called, in all languages.
    pub names: Names,
    /// Languages, each with a country where most of its readers live.
    homes: FxHashMap<&'static str, Vec<usize>>,
    /// Languages of several countries, each with one of them.
    spoken: FxHashMap<&'static str, Vec<usize>>,
    /// Words that are no places, and whether words that begin so are none either.
    no_places: ByLetter<(String, bool)>,
    /// Read when a text in a script that needs them is met.
    sounds: OnceLock<Sounds>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::read);

/// The gazetteer, read on first use.
pub fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    fn read() -> Self {
        let (rows, homes) = rows::read();
        let by_name = rows.iter().enumerate().map(|(index, row)| (row.name, index)).collect();
        let no_places = NO_PLACES.lines().filter(|line| !line.starts_with('#')).map(no_place);
        Self {
            places: vec![OnceLock::new(); rows.len()],
            rows,
            spoken: by_language(spoken(&by_name)),
            by_name,
            homes: by_language(homes),
            names: Names::read(),
            no_places: ByLetter::new(no_places, |(word, _)| word.chars().next()),
            sounds: OnceLock::new(),
        }
    }

    /// Whether a word, as a [`key`], is known to be no place.
    pub fn is_no_place(&self, word: &str) -> bool {
        self.no_places.like(word).iter().any(|(no_place, begins)| match word.strip_prefix(no_place.as_str()) {
            Some(rest) => *begins || rest.is_empty(),
            None => false,
        })
    }

    /// The longest known sound that this one begins with: its length, and what it can mean in a text of a language.
    pub fn sounds_like(&self, sound: &str, lang: &str) -> Option<(usize, Vec<Target>)> {
        let china = self.by_name.get("China").copied();
        let sounds = self.sounds.get_or_init(|| {
            let heard = habits().heard.iter().filter_map(|lang| self.homes.get(lang)).flatten();
            Sounds::read(&self.rows, china, &heard.copied().collect::<Vec<_>>())
        });
        sounds.longest(sound, |place| {
            let country = self.country(place);
            country == china || country.is_some_and(|country| self.is_home(lang, country))
        })
    }

    /// The number of the place of a canonical name.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The number of the country that a place lies in; of a country its own.
    pub fn country(&self, place: usize) -> Option<usize> {
        self.rows.get(place).map(|row| row.country)
    }

    /// Whether a place is a small one, which is meant only in a text of its country.
    pub fn is_local(&self, place: usize) -> bool {
        self.rows.get(place).is_some_and(|row| row.weight < KNOWN_ABROAD)
    }

    /// Whether a name is that of a province, long and no word of any language, so that it needs no word for its kind.
    pub fn is_plain_province(&self, target: Target, name: &str) -> bool {
        const LONG: usize = 6;
        let province = self.rows.get(target.place).is_some_and(|row| row.kind == RegionKind::Province);
        province && target.needs_kind == NeedsKind::Nowhere && name.chars().count() >= LONG
    }

    /// Whether a place is a city that is known all over the world.
    pub fn is_known(&self, place: usize) -> bool {
        self.rows.get(place).is_some_and(|row| row.kind == RegionKind::City && row.weight >= KNOWN_EVERYWHERE)
    }

    /// Whether a name means a place only with a word for its kind beside it in a text of a language.
    pub fn needs_kind(&self, target: Target, lang: &str) -> bool {
        match target.needs_kind {
            NeedsKind::Nowhere => false,
            NeedsKind::Everywhere => true,
            NeedsKind::Abroad => {
                // French has no one home, and is at home wherever it is spoken.
                let homeless = !self.homes.contains_key(lang);
                let at_home =
                    |country| if homeless { self.is_spoken(lang, country) } else { self.is_home(lang, country) };
                !self.country(target.place).is_some_and(at_home)
            }
        }
    }

    /// Whether a place is a city that counts in any text, or a town at home.
    pub fn is_city(&self, place: usize, lang: &str) -> bool {
        self.rows.get(place).is_some_and(|row| {
            row.kind == RegionKind::City && (row.weight >= KNOWN_ABROAD || self.is_home(lang, row.country))
        })
    }

    /// Whether a place is a province or a city, and no town, of a country in which most readers of a language live.
    pub fn is_large_at_home(&self, place: usize, lang: &str) -> bool {
        self.rows.get(place).is_some_and(|row| {
            row.kind != RegionKind::County && row.weight >= KNOWN_ABROAD && self.is_home(lang, row.country)
        })
    }

    /// Whether a place is a province of a country in which most readers of a language live.
    pub fn is_province_at_home(&self, place: usize, lang: &str) -> bool {
        self.rows.get(place).is_some_and(|row| row.kind == RegionKind::Province && self.is_home(lang, row.country))
    }

    /// Whether a place lies in the country of most readers of a language.
    pub fn lies_at_home(&self, place: usize, lang: &str) -> bool {
        self.country(place).is_some_and(|country| self.is_home(lang, country))
    }

    /// Whether most readers of a language live in a country.
    pub fn is_home(&self, lang: &str, country: usize) -> bool {
        self.homes.get(lang).is_some_and(|homes| homes.contains(&country))
    }

    /// Whether the place of a canonical name lies in a country in which many readers of a language live.
    pub fn is_at_home(&self, lang: &str, name: &str) -> bool {
        self.by_name
            .get(name)
            .and_then(|place| self.country(*place))
            .is_some_and(|country| self.is_spoken(lang, country))
    }

    /// Whether many people of a country read a language.
    fn is_spoken(&self, lang: &str, country: usize) -> bool {
        self.is_home(lang, country) || self.spoken.get(lang).is_some_and(|others| others.contains(&country))
    }

    /// The country in which most readers of a language live, where that is one.
    pub fn home_of(&self, lang: &str) -> Option<&Place> {
        let [country] = self.homes.get(lang)?.as_slice() else { return None };
        self.place(*country)
    }

    /// The place of a canonical name.
    pub fn by_name(&self, name: &str) -> Option<&Place> {
        self.place(*self.by_name.get(name)?)
    }

    /// The place of a number.
    pub fn place(&self, index: usize) -> Option<&Place> {
        let row = self.rows.get(index)?;
        let name_of = |index: usize| self.rows.get(index).map(|row| row.name.to_owned());
        let place = || Place {
            name: row.name.to_owned(),
            kind: row.kind,
            parent: row.parent.and_then(name_of),
            parent_number: row.parent,
        };
        Some(self.places.get(index)?.get_or_init(place))
    }
}

fn by_language(countries: Vec<(&'static str, usize)>) -> FxHashMap<&'static str, Vec<usize>> {
    let mut found: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (lang, country) in countries {
        found.entry(lang).or_default().push(country);
    }
    found
}

/// The countries of languages of several, by their numbers.
fn spoken(by_name: &FxHashMap<&'static str, usize>) -> Vec<(&'static str, usize)> {
    let mut spoken = Vec::new();
    for (lang, countries) in &habits().spoken {
        spoken.extend(countries.split('|').filter_map(|country| Some((lang.as_str(), *by_name.get(country)?))));
    }
    spoken
}

/// Reads a line of `not_places.txt`: a word, with a star the beginning of one.
fn no_place(line: &str) -> (String, bool) {
    (key(line.trim_end_matches('*')), line.ends_with('*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_a_name_of_its_own_and_lies_in_a_country() {
        let gazetteer = gazetteer();
        assert!(gazetteer.places.len() > 15_000);
        assert_eq!(gazetteer.by_name.len(), gazetteer.places.len(), "two places of one name");
        for row in &gazetteer.rows {
            let country = gazetteer.place(row.country);
            assert!(country.is_some_and(|country| country.kind == RegionKind::Country), "{row:?}");
        }
    }
}

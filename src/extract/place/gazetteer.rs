//! The gazetteer in memory: places, and their names in the order of the bytes, which a search halves.
//!
//! Sources: `assets/places/places.tsv` and `names.tsv`, written by `tools/places.py` from CLDR, GeoNames and the official
//! lists of some countries; `additions.tsv` by hand, put into them by `tools/add_places.py`.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::Place;
use super::habits::habits;
use super::key::{key, sound};
use super::rows::{self, Row};
use crate::extract::by_letter::ByLetter;
use crate::extract::heads::{self, Heads};
use crate::model::RegionKind;

const NO_PLACES: &str = include_str!("../../../assets/places/not_places.txt");
const NAMES: &str = include_str!("../../../assets/places/names.tsv");

/// A place that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Number in [`Gazetteer::place`].
    pub place: usize,
    pub needs_kind: NeedsKind,
}

/// Where a name means a place only with a word such as "city" beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsKind {
    Nowhere,
    /// In texts in languages that are not at home in its country: `Boden` is a town in a Swedish one.
    Abroad,
    Everywhere,
}

/// Weights of `places.tsv`: a place that counts in any text has this or more,
const KNOWN_ABROAD: u32 = 20;
/// and a city that everybody knows this or more.
const KNOWN_EVERYWHERE: u32 = 30;
/// a county-level city this or more,
const TOWN: u32 = 40;
/// and a city of two million this or more.
const LARGE: u32 = 64;

/// The last letter of a [`head`].
const LAST_LETTER: u64 = (1 << 21) - 1;
/// Letters of the shortest sound.
const SOUND_HEAD: usize = 4;
/// Letters of the shortest sound of places of which the sources lack most.
const HEARD_LETTERS: usize = 6;

/// All places and names.
pub struct Gazetteer {
    rows: Vec<Row>,
    /// The places of the rows, made when a text names them.
    places: Vec<OnceLock<Place>>,
    by_name: FxHashMap<&'static str, usize>,
    /// Languages, each with a country where most of its readers live.
    homes: FxHashMap<&'static str, Vec<usize>>,
    /// Languages of several countries, each with one of them.
    spoken: FxHashMap<&'static str, Vec<usize>>,
    /// Where the lines of [`NAMES`] begin, and where the name on each ends.
    lines: Vec<(u32, u32)>,
    /// First letters of all names, which most words do not have, and the lines of the names that begin so.
    heads: FxHashMap<u64, (u32, u32)>,
    /// The first two letters of all names,
    pairs: Heads,
    /// and their [`head`]s: most words that begin with two such letters go on otherwise.
    triples: Heads,
    /// First words of names of several words, with the lines of those names.
    first_words: FxHashMap<&'static str, (u32, u32)>,
    /// Words that are no places, and whether words that begin so are none either.
    no_places: ByLetter<(String, bool)>,
    /// Read when a text in a script that needs them is met.
    sounds: OnceLock<Sounds>,
}

/// Sounds of Chinese places, and of those around the readers, for scripts in which the sources lack them.
struct Sounds {
    targets: FxHashMap<String, Vec<Target>>,
    /// How they begin.
    heads: FxHashSet<String>,
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
        let mut gazetteer = Self {
            places: vec![OnceLock::new(); rows.len()],
            rows,
            spoken: by_language(spoken(&by_name)),
            by_name,
            homes: by_language(homes),
            lines: line_starts(),
            heads: FxHashMap::default(),
            pairs: Heads::with_room(17),
            triples: Heads::with_room(19),
            first_words: FxHashMap::default(),
            no_places: ByLetter::new(no_places, |(word, _)| word.chars().next()),
            sounds: OnceLock::new(),
        };
        gazetteer.read_heads();
        gazetteer
    }

    /// Notes how names begin. They are sorted, so that those of one head, and of one first word, stand on lines one
    /// after the other.
    fn read_heads(&mut self) {
        let mut from = 0;
        // The first word of the names of several words that were read last, and the line of the first of them.
        let (mut word, mut first_line) = (None, 0);
        for index in 0..self.lines.len() {
            let name = self.name(index);
            let next = index + 1;
            if next == self.lines.len() || head(self.name(next)) != head(name) {
                self.heads.insert(head(name), (from, next as u32));
                self.triples.add(head(name));
                let mut letters = name.chars();
                if let (Some(first), second @ Some(_)) = (letters.next(), letters.next()) {
                    self.pairs.add(heads::head(first, second));
                }
                from = next as u32;
            }
            let first = name.split_once(' ').map(|(first, _)| first);
            if first != word {
                self.first_words.extend(word.map(|word| (word, (first_line, index as u32))));
                (word, first_line) = (first, index as u32);
            }
        }
        self.first_words.extend(word.map(|word| (word, (first_line, from))));
    }

    /// Chinese provinces and prefectures, and the county-level cities, which need a word for city beside them, as do the
    /// places of countries that the sources have in Latin letters only.
    fn read_sounds(&self) -> Sounds {
        let mut sounds: FxHashMap<String, Vec<Target>> = FxHashMap::default();
        let china = self.by_name.get("China").copied();
        let heard: Vec<usize> =
            habits().heard.iter().filter_map(|lang| self.homes.get(lang)).flatten().copied().collect();
        for (index, place) in self.rows.iter().enumerate() {
            if matches!(place.kind, RegionKind::Country | RegionKind::Other | RegionKind::Group) {
                continue;
            }
            if Some(place.country) != china {
                if heard.contains(&place.country) {
                    let key = sound(super::plain_name(place.name));
                    if key.len() >= HEARD_LETTERS {
                        let target = Target { place: index, needs_kind: NeedsKind::Everywhere };
                        sounds.entry(key).or_default().push(target);
                    }
                }
                continue;
            }
            let plain = super::plain_name(place.name);
            let key = sound(plain.trim_end_matches(" City"));
            // The shorter the sound, the larger the place must be to be meant by it.
            let unsure = place.kind == RegionKind::County
                || match key.len() {
                    ..=4 => true,
                    5 => place.weight < LARGE,
                    _ => false,
                };
            let needs_kind = if unsure { NeedsKind::Everywhere } else { NeedsKind::Nowhere };
            let county = place.kind == RegionKind::County;
            if key.len() >= SOUND_HEAD && (place.weight >= TOWN || county) {
                sounds.entry(key).or_default().push(Target { place: index, needs_kind });
            }
        }
        let heads = sounds.keys().filter_map(|sound| sound.get(..SOUND_HEAD)).map(str::to_owned).collect();
        Sounds { targets: sounds, heads }
    }

    /// The name on a line.
    fn name(&self, index: usize) -> &'static str {
        let (start, end) = self.lines.get(index).copied().unwrap_or_default();
        NAMES.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What the name on a line can mean.
    fn targets(&self, index: usize) -> Vec<Target> {
        let end = self.lines.get(index).map_or(NAMES.len(), |(_, end)| *end as usize);
        let rest = NAMES.get(end..).unwrap_or_default().trim_start_matches('\t');
        read_targets(rest.split('\n').next().unwrap_or_default())
    }

    /// Whether any name begins like this; nearly all words fail here.
    pub fn may_begin(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return self.heads.contains_key(&0) };
        let second = chars.next();
        if second.is_some() && !self.pairs.may_have(heads::head(first, second)) {
            return false;
        }
        let third = chars.next();
        let two = (u64::from(first) << 42) | (second.map_or(0, u64::from) << 21);
        let is_head = |head: u64| self.triples.may_have(head) && self.heads.contains_key(&head);
        // Names of two letters, Chinese ones, are whole heads.
        if is_head(two) {
            return true;
        }
        match (second, third) {
            (None, _) => true,
            // The first word of a longer name may be shorter than a head: "Tứ Xuyên", "I-čchun".
            (_, None) => is_head(two | u64::from(' ')),
            (_, Some(third)) => is_head(two | u64::from(third)),
        }
    }

    /// Whether a word, as a [`key`], is known to be no place.
    pub fn is_no_place(&self, word: &str) -> bool {
        self.no_places.like(word).iter().any(|(no_place, begins)| match word.strip_prefix(no_place.as_str()) {
            Some(rest) => *begins || rest.is_empty(),
            None => false,
        })
    }

    /// The longest name that `text` begins with, at most `limit` bytes long: its length and what it can mean.
    pub fn longest(&self, text: &str, limit: usize) -> Option<(usize, Vec<Target>)> {
        let text = text.get(..text.floor_char_boundary(limit))?;
        let letters = head(text);
        // Names of one letter or two are heads of their own.
        [letters, letters & !LAST_LETTER, letters & !(LAST_LETTER << 21 | LAST_LETTER)]
            .iter()
            .filter_map(|head| self.heads.get(head))
            .find_map(|(from, to)| self.longest_of(*from as usize..*to as usize, text))
    }

    /// All names that `text` begins with, the longest first: their lengths and what they can mean.
    pub fn all_longest(&self, text: &str) -> impl Iterator<Item = (usize, Vec<Target>)> {
        let mut limit = Some(text.len());
        std::iter::from_fn(move || {
            let found = self.longest(text, limit.filter(|limit| *limit > 0)?)?;
            limit = found.0.checked_sub(1);
            Some(found)
        })
    }

    /// The longest name on some of the lines that `text` begins with.
    fn longest_of(&self, lines: Range<usize>, mut text: &str) -> Option<(usize, Vec<Target>)> {
        while !text.is_empty() {
            // The greatest name not after the text is the only one that can be the whole of it; if it is not, no longer
            // name than what both share can be.
            let line = partition_point(lines.clone(), |index| self.name(index) <= text).checked_sub(1)?;
            if line < lines.start {
                return None;
            }
            let name = self.name(line);
            let shared = common_prefix(name, text);
            if shared == name.len() {
                return Some((shared, self.targets(line)));
            }
            text = text.get(..shared)?;
        }
        None
    }

    /// Lines of names of several words of which this is the first.
    pub fn goes_on(&self, word: &str) -> Option<Range<usize>> {
        self.first_words.get(word).map(|(from, to)| *from as usize..*to as usize)
    }

    /// The first letters of what stands behind a word in the names of which it is the first.
    pub fn letters_behind(&self, word: &str) -> impl Iterator<Item = char> {
        let names = self.goes_on(word).unwrap_or_default().map(|line| self.name(line));
        names.filter_map(move |name| name.get(word.len() + 1..)?.chars().next())
    }

    /// Those of some lines with names that begin like this.
    pub fn like(&self, lines: Range<usize>, begin: &str) -> Option<Range<usize>> {
        let from = partition_point(lines.clone(), |index| self.name(index) < begin);
        let to = partition_point(from..lines.end, |index| self.name(index).starts_with(begin));
        (from < to).then_some(from..to)
    }

    /// What a whole name can mean.
    pub fn exact(&self, name: &str) -> Option<Vec<Target>> {
        let &(from, to) = self.heads.get(&head(name))?;
        let at = partition_point(from as usize..to as usize, |index| self.name(index) < name);
        (self.name(at) == name && !name.is_empty()).then(|| self.targets(at))
    }

    /// The longest known sound that this one begins with: its length, and what it can mean in a text of a language.
    pub fn sounds_like(&self, sound: &str, lang: &str) -> Option<(usize, Vec<Target>)> {
        let sounds = self.sounds.get_or_init(|| self.read_sounds());
        if !sounds.heads.contains(sound.get(..SOUND_HEAD)?) {
            return None;
        }
        let china = self.by_name.get("China").copied();
        (SOUND_HEAD..=sound.len().min(24)).rev().find_map(|length| {
            let heard = |target: &&Target| {
                let country = self.country(target.place);
                country == china || country.is_some_and(|country| self.is_home(lang, country))
            };
            let targets: Vec<Target> =
                sounds.targets.get(sound.get(..length)?)?.iter().filter(heard).copied().collect();
            (!targets.is_empty()).then_some((length, targets))
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

/// The first three letters as one number.
fn head(text: &str) -> u64 {
    let mut chars = text.chars().map(u64::from);
    let mut next = || chars.next().unwrap_or(0);
    (next() << 42) | (next() << 21) | next()
}

/// Where the lines of [`NAMES`] and the names on them begin and end.
fn line_starts() -> Vec<(u32, u32)> {
    let mut start = 0;
    NAMES
        .lines()
        .map(|line| {
            let begin = start;
            start += line.len() as u32 + 1;
            (begin, begin + line.find('\t').unwrap_or(line.len()) as u32)
        })
        .collect()
}

fn common_prefix(a: &str, b: &str) -> usize {
    let bytes = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    b.floor_char_boundary(bytes)
}

/// First number of a range, or its end, for which `before` is false.
fn partition_point(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = usize::midpoint(low, high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn read_targets(targets: &str) -> Vec<Target> {
    targets
        .split(' ')
        .filter_map(|target| {
            let (place, needs_kind) = match target.strip_suffix('?') {
                Some(place) => (place, NeedsKind::Everywhere),
                None => match target.strip_suffix('!') {
                    Some(place) => (place, NeedsKind::Abroad),
                    None => (target, NeedsKind::Nowhere),
                },
            };
            Some(Target { place: place.parse().ok()?, needs_kind })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_sorted_and_whole() {
        let gazetteer = gazetteer();
        assert!(gazetteer.places.len() > 15_000);
        assert_eq!(gazetteer.by_name.len(), gazetteer.places.len(), "two places of one name");
        let mut before = "";
        for index in 0..gazetteer.lines.len() {
            let (name, read) = (gazetteer.name(index), gazetteer.targets(index));
            assert!(before < name, "{before:?} stands before {name:?}");
            assert!(!read.is_empty() && read.iter().all(|target| target.place < gazetteer.places.len()), "{name}");
            before = name;
        }
    }

    #[test]
    fn names_are_written_as_the_text_is_compared() {
        let gazetteer = gazetteer();
        let wrong: Vec<_> = (0..gazetteer.lines.len())
            .map(|index| gazetteer.name(index))
            .filter(|name| key(name) != **name)
            .take(20)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_parent_is_a_place_and_leads_to_a_country() {
        let gazetteer = gazetteer();
        for row in &gazetteer.rows {
            let country = gazetteer.place(row.country);
            assert!(country.is_some_and(|country| country.kind == RegionKind::Country), "{row:?}");
        }
    }

    #[test]
    fn the_longest_name_wins() {
        let gazetteer = gazetteer();
        assert_eq!(gazetteer.longest("guangyuans", 40).unwrap().0, "guangyuan".len());
        assert_eq!(gazetteer.longest("inner mongolia has", 40).unwrap().0, "inner mongolia".len());
        assert!(gazetteer.longest("xqzzz", 40).is_none());
    }
}

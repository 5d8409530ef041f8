//! Names of months as a text of a language writes them, endings and all.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::{LazyLock, Mutex};

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::Calendar;
use super::habits::habits;
use super::initials::Initials;
use crate::extract::cldr;
use crate::extract::fold::lowered;

/// A word as months compare: without the point below Indic letters, which many leave out.
fn pointless(word: &str) -> Cow<'_, str> {
    let lower = lowered(word);
    // Taking words apart and putting them together is slow, and few have anything to leave out.
    if !lower.contains(|c| is_point(c) || is_pointed(c)) {
        return lower;
    }
    lower.nfd().filter(|c| !is_point(*c)).nfc().collect::<String>().into()
}

/// The point below Indic letters.
const fn is_point(c: char) -> bool {
    matches!(c, '\u{93c}' | '\u{9bc}' | '\u{a3c}' | '\u{b3c}')
}

/// The letters that have the point within themselves in Unicode form NFC.
const fn is_pointed(c: char) -> bool {
    matches!(c, '\u{929}' | '\u{931}' | '\u{934}')
}

/// The months of a language.
#[derive(Debug, Default)]
pub struct MonthNames {
    words: FxHashMap<String, (u8, Calendar)>,
    /// How the names and what may be glued before them begin.
    initials: Initials,
    /// Beginnings that are enough where the language adds endings, longest first.
    stems: Vec<(String, u8, Calendar)>,
    /// Whether a name must begin with a capital, since "may" and "march" are words.
    capital: bool,
    /// Letters that may be glued before a month.
    prefixes: &'static str,
    /// Whether the language does not set words apart, so that any word may stand before a month.
    unspaced: bool,
}

/// The months of a language as a text has them.
#[derive(Debug)]
pub struct Names<'a> {
    months: &'a MonthNames,
    /// Whether they may begin with a small letter where they should not.
    small: Cell<bool>,
    /// Whether one was met that begins with such a letter.
    met_small: Cell<bool>,
}

impl<'a> Names<'a> {
    /// Written as they should be.
    pub const fn new(months: &'a MonthNames) -> Self {
        Self { months, small: Cell::new(false), met_small: Cell::new(false) }
    }

    /// What is read when names may have small letters where they should have capitals; as they should be written in
    /// languages where either will do.
    pub fn small<T>(&self, read: impl FnOnce() -> T) -> T {
        let before = self.small.replace(self.months.capital);
        let found = read();
        self.small.set(before);
        found
    }

    /// Whether, since it was asked last, a name was passed over for its small letter.
    pub fn met_small(&self) -> bool {
        self.met_small.take()
    }

    /// The month that a word names, in this language or in English.
    pub fn look_up(&self, word: &str) -> Option<(u8, Calendar)> {
        let months = self.months;
        if !months.capital || word.starts_with(char::is_uppercase) {
            return months.look_up(word);
        }
        let found = months.in_any_case(word)?;
        if self.small.get() {
            return Some(found);
        }
        self.met_small.set(true);
        None
    }

    /// Whether a word may be a month, whatever its case.
    pub fn may_begin(&self, word: &str) -> bool {
        let months = self.months;
        months.unspaced || months.may_begin(word) || (!months.capital && ENGLISH.may_begin(word))
    }
}

static KNOWN: LazyLock<Mutex<FxHashMap<String, &'static MonthNames>>> = LazyLock::new(Mutex::default);
static ENGLISH: LazyLock<MonthNames> = LazyLock::new(|| MonthNames::read("en"));

impl MonthNames {
    /// The names of a language; kept once read. Without a table, the English ones.
    pub fn of(lang: &str) -> &'static Self {
        if cldr::table(lang).is_none() {
            return &ENGLISH;
        }
        let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(names) = known.get(lang) {
            return names;
        }
        // One table a language for as long as the program runs.
        let names: &'static Self = Box::leak(Box::new(Self::read(lang)));
        known.insert(lang.to_owned(), names);
        names
    }

    fn read(lang: &str) -> Self {
        let habits = habits();
        let mut names = Self {
            capital: habits.capital.has(lang),
            prefixes: habits.prefixes.get(lang).map_or("", String::as_str),
            unspaced: habits.unspaced.has(lang),
            ..Self::default()
        };
        for month in cldr::table(lang).into_iter().flat_map(|table| &table.months) {
            names.add(&pointless(&month.word), month.month, Calendar::Gregorian, lang);
        }
        let further = habits.months.get(lang).map(|months| (months, Calendar::Gregorian));
        let solar = habits.solar_hijri_months.values().filter(|_| habits.solar_hijri.has(lang));
        let ethiopic = habits.ethiopic_months.get(lang).map(|months| (months, Calendar::Ethiopic));
        let bikram = habits.bikram_months.get(lang).map(|months| (months, Calendar::BikramSambat));
        let others = solar.map(|months| (months, Calendar::SolarHijri)).chain(ethiopic).chain(bikram);
        for (months, calendar) in further.into_iter().chain(others) {
            for (index, forms) in (1..).zip(months) {
                for form in forms.split('|') {
                    names.add(&pointless(form), index, calendar, lang);
                }
            }
        }
        if names.unspaced {
            // "စက်" is September only where no word goes on behind it: "စက်ရုံ ၁၂ ရုံ" are 12 factories.
            let words = &names.words;
            names.stems.retain(|(stem, month, _)| {
                !words.iter().any(|(word, (number, _))| {
                    number == month && word.len() > stem.len() && word.starts_with(stem.as_str())
                })
            });
        }
        names.stems.sort_by_key(|(stem, ..)| std::cmp::Reverse(stem.len()));
        for letter in names.prefixes.chars() {
            names.initials.add(&letter.to_string());
        }
        names
    }

    fn add(&mut self, word: &str, month: u8, calendar: Calendar, lang: &str) {
        let letters = word.chars().count();
        self.initials.add(word);
        // Short forms such as "mar" begin too many words.
        let cased = word.chars().next().is_some_and(char::is_lowercase);
        let least = match (word.is_ascii(), cased) {
            (true, _) => 5,
            (_, true) => 4,
            _ => 3,
        };
        let long_enough = letters >= least;
        if habits().endings.has(lang) && long_enough {
            self.stems.push((word.to_owned(), month, calendar));
        }
        if habits().bent.has(lang) && letters >= 5 {
            let stem: String = word.chars().take(letters - 1).collect();
            self.stems.push((stem, month, calendar));
        }
        self.words.insert(word.to_owned(), (month, calendar));
    }

    /// The month that a word names, in this language or in English.
    fn look_up(&self, word: &str) -> Option<(u8, Calendar)> {
        self.own(word).or_else(|| {
            let english = !self.capital && word.is_ascii();
            english.then(|| ENGLISH.own(word)).flatten()
        })
    }

    fn own(&self, word: &str) -> Option<(u8, Calendar)> {
        if self.capital && !word.starts_with(char::is_uppercase) {
            return None;
        }
        self.in_any_case(word)
    }

    fn in_any_case(&self, word: &str) -> Option<(u8, Calendar)> {
        if !self.unspaced && !self.may_begin(word) {
            return None;
        }
        let lower = pointless(word);
        let exact = self.words.get(&*lower).copied();
        exact.or_else(|| self.by_stem(&lower)).or_else(|| {
            let mut chars = lower.chars();
            let glued = chars.next().is_some_and(|first| self.prefixes.contains(first));
            glued.then(|| self.words.get(chars.as_str()).copied()).flatten()
        })
    }

    fn may_begin(&self, word: &str) -> bool {
        self.initials.may_begin(word) || word.starts_with(is_pointed)
    }

    fn by_stem(&self, lower: &str) -> Option<(u8, Calendar)> {
        let glued = |stem: &str| lower.starts_with(stem) || (self.unspaced && lower.ends_with(stem));
        let (_, month, calendar) = self.stems.iter().find(|(stem, ..)| glued(stem))?;
        Some((*month, *calendar))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_leaves_out_the_same_points() {
        for c in '\u{80}'..='\u{ffff}' {
            let slow: String = lowered(&c.to_string()).nfd().filter(|c| !is_point(*c)).nfc().collect();
            assert_eq!(pointless(&c.to_string()), slow, "{c:?}");
        }
    }
}

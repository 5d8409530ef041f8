//! Names of months as a text of a language writes them, endings and all.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex};

use super::Calendar;
use crate::extract::cldr;
use crate::extract::fold::lower_nfc;

/// Languages that glue endings onto a month, or the next word.
const ENDINGS: [&str; 37] = [
    "am", "az", "bn", "et", "eu", "fi", "gu", "hi", "hu", "hy", "ka", "kk", "km", "kn", "ko", "ky", "lo", "ml", "mn",
    "mr", "my", "ne", "or", "pa", "si", "ta", "te", "th", "tk", "tr", "uz", "so", "sw", "sq", "mk", "ro", "is",
];
/// Languages that bend the end of a month: "апреле" is April, though the table has "апрель" and "апреля".
const BENT: [&str; 14] = ["be", "bg", "bs", "cs", "el", "hr", "lt", "lv", "pl", "ru", "sk", "sl", "sr", "uk"];
/// Months of the Solar Hijri calendar, in Persian, Dari and Pashto.
const SOLAR: [&[&str]; 12] = [
    &["فروردین", "حمل", "وری"],
    &["اردیبهشت", "ثور", "غويی"],
    &["خرداد", "جوزا", "غبرګولی"],
    &["تیر", "سرطان", "چنګاښ"],
    &["مرداد", "اسد", "زمری"],
    &["شهریور", "سنبله", "وږی"],
    &["مهر", "میزان", "تله"],
    &["آبان", "عقرب", "لړم"],
    &["آذر", "قوس", "لیندۍ"],
    &["دی", "جدی", "مرغومی"],
    &["بهمن", "دلو", "سلواغه"],
    &["اسفند", "حوت", "کب"],
];
/// Months of the Levant and Iraq, which stand beside the others in Arabic news.
const LEVANT: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// The months of a language.
#[derive(Debug, Default)]
pub struct MonthNames {
    words: HashMap<String, (u8, Calendar)>,
    /// Beginnings that are enough where the language adds endings, longest first.
    stems: Vec<(String, u8, Calendar)>,
    /// Whether a name must begin with a capital, since "may" and "march" are words.
    capital: bool,
    /// Letters that may be glued before a month.
    prefixes: &'static str,
    /// Whether the language does not set words apart, so that any word may stand before a month.
    unspaced: bool,
}

static KNOWN: LazyLock<Mutex<BTreeMap<String, &'static MonthNames>>> = LazyLock::new(Mutex::default);
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
        let mut names = Self {
            capital: lang == "en",
            prefixes: if lang == "he" { "בלמהו" } else { "" },
            unspaced: matches!(lang, "th" | "lo" | "km" | "my"),
            ..Self::default()
        };
        for month in cldr::table(lang).into_iter().flat_map(|table| &table.months) {
            names.add(&month.word, month.month, Calendar::Gregorian, lang);
        }
        for (index, months) in (1..).zip(SOLAR) {
            for month in months.iter().filter(|_| matches!(lang, "fa" | "ps")) {
                names.add(&lower_nfc(month), index, Calendar::SolarHijri, lang);
            }
        }
        for (index, month) in (1..).zip(LEVANT).filter(|_| lang == "ar") {
            names.add(&lower_nfc(month), index, Calendar::Gregorian, lang);
        }
        names.stems.sort_by_key(|(stem, ..)| std::cmp::Reverse(stem.len()));
        names
    }

    fn add(&mut self, word: &str, month: u8, calendar: Calendar, lang: &str) {
        let letters = word.chars().count();
        // Short forms such as "mar" begin too many words.
        let long_enough = letters >= if word.is_ascii() { 5 } else { 3 };
        if ENDINGS.contains(&lang) && long_enough {
            self.stems.push((word.to_owned(), month, calendar));
        }
        if BENT.contains(&lang) && letters >= 5 {
            let stem: String = word.chars().take(letters - 1).collect();
            self.stems.push((stem, month, calendar));
        }
        self.words.insert(word.to_owned(), (month, calendar));
    }

    /// The month that a word names, in this language or in English.
    pub fn look_up(&self, word: &str) -> Option<(u8, Calendar)> {
        self.own(word).or_else(|| {
            let english = !self.capital && word.is_ascii();
            english.then(|| ENGLISH.own(word)).flatten()
        })
    }

    fn own(&self, word: &str) -> Option<(u8, Calendar)> {
        if self.capital && !word.starts_with(char::is_uppercase) {
            return None;
        }
        let lower = lower_nfc(word);
        let exact = self.words.get(&lower).copied();
        exact.or_else(|| self.by_stem(&lower)).or_else(|| {
            let mut chars = lower.chars();
            let glued = chars.next().is_some_and(|first| self.prefixes.contains(first));
            glued.then(|| self.words.get(chars.as_str()).copied()).flatten()
        })
    }

    fn by_stem(&self, lower: &str) -> Option<(u8, Calendar)> {
        let glued = |stem: &str| lower.starts_with(stem) || (self.unspaced && lower.ends_with(stem));
        let (_, month, calendar) = self.stems.iter().find(|(stem, ..)| glued(stem))?;
        Some((*month, *calendar))
    }
}

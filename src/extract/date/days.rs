//! Days of the month in words: "the fifth of May 2020", "den tredje mars 2015".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::habits::habits;
use super::initials::Initials;
use super::months::Names;
use super::scan::{Number, Scan, is_word};
use crate::extract::fold::lower_nfc;

/// The words of a language.
#[derive(Debug, Default)]
pub struct DayWords {
    /// By their first word, the longer in front; parts are set off by a blank.
    forms: FxHashMap<String, Vec<(String, u8)>>,
    /// How the first words begin.
    initials: Initials,
    /// The usual word for the first.
    first: String,
}

static KNOWN: LazyLock<BTreeMap<&'static str, DayWords>> = LazyLock::new(|| {
    let days = habits().days.iter();
    days.map(|(lang, days)| (lang.as_str(), DayWords::new(days))).collect()
});

impl DayWords {
    /// The words of a language, where they are known.
    pub fn of(lang: &str) -> Option<&'static Self> {
        KNOWN.get(lang)
    }

    fn new(days: &[String]) -> Self {
        let days = (1..).zip(days).flat_map(|(day, forms)| forms.split('|').map(move |form| (form.to_owned(), day)));
        let mut days: Vec<(String, u8)> = days.collect();
        let first = days.iter().find(|(_, day)| *day == 1).map(|(form, _)| form.clone()).unwrap_or_default();
        days.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        let mut words = Self { first, ..Self::default() };
        for (form, day) in days {
            let first = form.split(' ').next().unwrap_or_default().to_owned();
            words.initials.add(&first);
            words.forms.entry(first).or_default().push((form, day));
        }
        words
    }

    /// The days of a text beside which a month and a year may stand, as numbers of two digits. `numbers` are where numbers
    /// begin.
    pub fn find(&self, scan: &Scan<'_>, numbers: &[usize], names: &Names<'_>) -> Vec<Number> {
        const WHOLE: usize = 4;
        /// More words than a date has before its year.
        const REACH: usize = 16;
        let (mut found, mut done) = (Vec::new(), 0);
        let mut words = Vec::with_capacity(REACH);
        for year in numbers.iter().filter(|at| scan.number_at(**at).is_some_and(|number| number.digits == WHOLE)) {
            words.clear();
            words.extend(scan.words_back(*year).take(REACH));
            if !words.iter().any(|word| names.may_begin(scan.span(*word))) {
                continue;
            }
            for word in words.iter().rev().filter(|word| word.start >= done) {
                // "5th" is no word.
                if scan.char_before(word.start).is_none_or(|c| !c.is_numeric()) {
                    found.extend(self.at(scan, word.start));
                }
            }
            done = *year;
        }
        found
    }

    /// Whether a word is the usual one for the first day.
    pub fn is_first(&self, word: &str) -> bool {
        lower_nfc(word) == self.first
    }

    /// The day that begins at a place.
    pub fn at(&self, scan: &Scan<'_>, at: usize) -> Option<Number> {
        if !self.initials.may_begin(scan.from(at)) {
            return None;
        }
        let forms = self.forms.get(&lower_nfc(scan.span(scan.word_at(at))))?;
        let (length, day) = forms.iter().find_map(|(form, day)| Some((length_of(scan.from(at), form)?, *day)))?;
        Some(Number { start: at, end: at + length, value: u32::from(day), digits: 2 })
    }
}

/// Bytes of a form that a text begins with, where a word ends behind it.
fn length_of(text: &str, form: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in form.chars() {
        let (_, c) = letters.next()?;
        let same =
            if wanted == ' ' { matches!(c, ' ' | '-' | '\u{a0}') } else { c.to_lowercase().eq(wanted.to_lowercase()) };
        if !same {
            return None;
        }
    }
    let next = letters.next();
    next.is_none_or(|(_, c)| !is_word(c) && !c.is_numeric() && c != '-')
        .then_some(next.map_or(text.len(), |(end, _)| end))
}

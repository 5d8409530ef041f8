//! Days of the month in words: "the fifth of May 2020", "den tredje mars 2015".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::habits::habits;
use super::initials::Initials;
use super::scan::{Number, Scan, is_word};
use crate::extract::fold::lower_nfc;

/// The words of a language.
#[derive(Debug, Default)]
pub struct DayWords {
    /// By their first word, the longer in front; parts are set off by a blank.
    forms: FxHashMap<String, Vec<(String, u8)>>,
    /// How the first words begin.
    initials: Initials,
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
        days.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        let mut words = Self::default();
        for (form, day) in days {
            let first = form.split(' ').next().unwrap_or_default().to_owned();
            words.initials.add(&first);
            words.forms.entry(first).or_default().push((form, day));
        }
        words
    }

    /// The days of a text, as numbers of two digits.
    pub fn find(&self, scan: &Scan<'_>) -> Vec<Number> {
        let mut found = Vec::new();
        let (mut at, mut inside) = (0, false);
        let text = scan.from(0);
        while let Some(&byte) = text.as_bytes().get(at) {
            // Most letters are known by their byte.
            let (word, goes_on, length) = if byte.is_ascii() {
                (byte.is_ascii_alphabetic(), byte.is_ascii_alphanumeric(), 1)
            } else {
                let Some(c) = scan.char_at(at) else { break };
                (is_word(c), is_word(c) || c.is_numeric(), c.len_utf8())
            };
            if word && !inside {
                found.extend(self.at(scan, at));
            }
            inside = goes_on;
            at += length;
        }
        found
    }

    fn at(&self, scan: &Scan<'_>, at: usize) -> Option<Number> {
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

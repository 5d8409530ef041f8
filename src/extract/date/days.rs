//! Days of the month in words: "the fifth of May 2020", "den tredje mars 2015".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::habits::habits;
use super::initials::Initials;
use super::months::Names;
use super::scan::{Number, Scan, is_word};
use crate::extract::fold::lower_nfc;
use crate::model::Span;

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

    /// The days of a text that stand near the names of months, as numbers of two digits.
    pub fn find(&self, scan: &Scan<'_>, months: &[Span], names: &Names<'_>) -> Vec<Number> {
        /// Bytes of a day with what joins it and its month.
        const REACH: usize = 64;
        let mut found: Vec<Number> = Vec::new();
        let mut done = 0;
        for month in months {
            let near = Span::new(month.start.saturating_sub(REACH).max(done), month.end + REACH);
            done = near.end;
            for word in scan.words_within(near) {
                if !self.initials.may_begin(scan.span(word)) || found.last().is_some_and(|last| word.start < last.end) {
                    continue;
                }
                // "5th" is no word.
                let alone = scan.char_before(word.start).is_none_or(|c| !c.is_numeric());
                found.extend(self.at(scan, word.start).filter(|day| alone && is_near_month(scan, *day, names)));
            }
        }
        found
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

/// Whether a word on either side, or behind a link word, may be the name of a month.
fn is_near_month(scan: &Scan<'_>, day: Number, names: &Names<'_>) -> bool {
    let may_be = |word: Span| !word.is_empty() && names.may_begin(scan.span(word));
    let next = scan.word_at(scan.skip_spaces(day.end));
    let before = scan.word_before(before_word(scan, day.start));
    let links = &habits().links;
    may_be(next)
        || may_be(before)
        || links.has(scan.span(next)) && may_be(scan.word_at(scan.skip_spaces(next.end)))
        || habits().articles.has(scan.span(before)) && may_be(scan.word_before(before_word(scan, before.start)))
}

/// Past blanks, a comma and a full stop, backwards.
fn before_word(scan: &Scan<'_>, at: usize) -> usize {
    let end = scan.skip_spaces_back(at);
    let dotted = end < at && matches!(scan.char_before(end), Some('.' | ','));
    if dotted { end - 1 } else { end }
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

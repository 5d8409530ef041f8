//! Names in scripts that set no words apart, which may begin at any letter.

use super::words::{LONGEST, is_mark, simplified};
use super::{Finder, Found};
use crate::extract::place::ending::{self, Writing};
use crate::model::Span;

impl Finder<'_> {
    /// A name in a script without spaces, at any place of the text.
    pub(super) fn unspaced(&self, at: usize) -> Option<Found> {
        let named = self.unspaced_named(at);
        let spelled = self.transcribed(at, None);
        match (named, spelled) {
            (Some(named), Some(spelled)) if !named.unsure && spelled.span.end <= named.span.end => Some(named),
            (named, Some(mut spelled)) => {
                spelled.otherwise = named.map(Box::new);
                Some(spelled)
            }
            (named, None) => named,
        }
    }

    /// The longest name of the gazetteer at a place of a text without spaces.
    fn unspaced_named(&self, at: usize) -> Option<Found> {
        let rest = self.plain.get_or_init(|| simplified(self.text)).get(at..)?;
        if !self.gazetteer.names.may_begin(rest) {
            return None;
        }
        let rest = rest.get(..rest.floor_char_boundary(LONGEST))?;
        let mut limit = rest.len();
        while limit > 0 {
            let (length, targets) = self.gazetteer.names.longest(rest, limit)?;
            let name = rest.get(..length)?;
            let goes_on = |c: char| ending::writing(c) == Writing::Unspaced || c == 'ー' || is_mark(c);
            if let Some(run) = name.find(|c| !goes_on(c)) {
                limit = run;
                continue;
            }
            if self.stands_alone(at, rest, length)
                && let Some(found) = self.accept(Span::new(at, at + length), &targets, true)
            {
                return Some(found);
            }
            limit = length.checked_sub(1)?;
        }
        None
    }

    /// Whether a name is no part of a longer word: katakana words are whole, Thai and its like need some length.
    pub(super) fn stands_alone(&self, at: usize, rest: &str, length: usize) -> bool {
        let name = rest.get(..length).unwrap_or_default();
        let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
        let Some(first) = name.chars().next() else { return false };
        if katakana(first) {
            let before = self.text.get(..at).and_then(|before| before.chars().next_back());
            let after = rest.get(length..).and_then(|after| after.chars().next());
            return !before.is_some_and(katakana) && !after.is_some_and(katakana);
        }
        let han = matches!(u32::from(first), 0x3400..=0x9fff | 0xf900..=0xfaff);
        // A vowel sign after the name would belong to its last letter.
        let cut = rest.get(length..).and_then(|after| after.chars().next()).is_some_and(is_mark);
        han || (!cut && name.chars().count() >= 3)
    }
}

//! Numerals that are read out syllable by syllable, where they are and what makes sure of it.

use super::{Number, Reader};
use crate::extract::chars::info;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::kind_of;
use crate::extract::scan::Token;
use crate::extract::syllables::{Spelled, Syllables};
use crate::model::{QuantityKind, Span};

/// A numeral of syllables in a text.
pub(super) struct Numeral {
    pub(super) span: Span,
    value: f64,
    /// Whether it is a part of one: 이십오분의 삼.
    part: bool,
    scaled: bool,
    in_words: bool,
}

/// Syllables from which on a numeral needs nothing behind it to be one.
const SURE: usize = 3;
const MYRIAD: f64 = 1e4;
const TRILLION: f64 = 1e12;
/// Larger numbers are no denominator.
const MOST_OF: f64 = 1000.0;

impl Reader<'_> {
    /// Every numeral that a word or a run of digits begins with: 이만칠천원, 3천5백만 원, 삼분의 1.
    pub(super) fn spelled_out(&self) -> Vec<Numeral> {
        let Some(syllables) = self.lexicon.writing.syllables() else { return Vec::new() };
        let text = self.words.text;
        let (mut found, mut end, mut before) = (Vec::new(), 0, None);
        for (at, c) in text.char_indices() {
            let starts = at >= end
                && if c.is_ascii() {
                    c.is_ascii_digit() && !before.is_some_and(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
                } else {
                    !before.is_some_and(|c| info(c).is_alphanumeric()) && syllables.value_of(c).is_some()
                };
            before = Some(c);
            if !starts {
                continue;
            }
            if let Some(numeral) = self.spelled_at(&syllables, at) {
                end = numeral.span.end;
                found.push(numeral);
            }
        }
        found
    }

    fn spelled_at(&self, syllables: &Syllables<'_>, at: usize) -> Option<Numeral> {
        let read = syllables.read(self.words.text.get(at..)?);
        if let Some((value, end)) = read.iter().find_map(|one| self.part_of(syllables, at, one)) {
            let span = Span::new(at, end);
            return Some(Numeral { span, value, part: true, scaled: false, in_words: true });
        }
        let one = read.into_iter().find(|one| self.is_numeral(syllables, at, one))?;
        let scaled = one.scales > 0 && (one.last_scale >= 1000.0 || one.value >= 1000.0);
        let span = Span::new(at, at + one.length);
        Some(Numeral { span, value: one.value, part: false, scaled, in_words: !one.in_digits })
    }

    /// 이십오분의 삼, 3분의 일: the share, and where the numerator ends.
    fn part_of(&self, syllables: &Syllables<'_>, at: usize, of: &Spelled) -> Option<(f64, usize)> {
        if !self.words.may_hold(Kind::FractionOf) {
            return None;
        }
        let end = at + of.length;
        let word = self.words.follows(end, |sense| matches!(sense, Sense::FractionOf))?;
        let behind = self.words.text.get(word.span.end..)?;
        let blank = usize::from(behind.starts_with(' '));
        let part = syllables.read(behind.get(blank..)?).into_iter().next()?;
        let share = part.value / of.value;
        let end = word.span.end + blank + part.length;
        let is_share =
            (2.0..=MOST_OF).contains(&of.value) && share > 0.0 && (share < 1.0 || self.is_improper(of.value, end));
        is_share.then_some((share, word.span.end + blank + part.length))
    }

    /// The same from a position on, behind a blank or not.
    pub(super) fn share_in_syllables(&self, at: usize) -> Option<(f64, usize)> {
        let syllables = self.lexicon.writing.syllables()?;
        let rest = self.words.text.get(at..)?;
        let at = at + usize::from(rest.starts_with(' '));
        syllables.read(self.words.text.get(at..)?).iter().find_map(|one| self.part_of(&syllables, at, one))
    }

    /// Whether syllables are a numeral: nothing stands behind them in their word but an ending, a unit or what is counted, and
    /// few of them name much else.
    fn is_numeral(&self, syllables: &Syllables<'_>, at: usize, one: &Spelled) -> bool {
        let text = self.words.text;
        let end = at + one.length;
        let span = Span::new(at, end);
        let (behind, small) = (text.get(end..).unwrap_or_default(), one.small_scales > 0);
        // Digits with one power of ten are read elsewhere.
        if one.in_digits {
            let first_digits = text.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let in_scale = text.get(..end).is_some_and(|head| head.ends_with(|c| syllables.value_of(c).is_some()));
            return one.scales > 1 && small && !goes_on(behind, syllables) && (first_digits || in_scale);
        }
        let minus = |sense: &Sense| matches!(sense, Sense::Minus);
        if self.is_line(span) {
            return true;
        }
        if one.scales == 0
            && (self.words.precedes(at, minus).is_some() && self.ends_word(end) || self.has_fraction_behind(end))
        {
            return true;
        }
        let none = |token: &Token| matches!(token.sense(), Sense::NoNumber);
        if self.words.within(span).iter().any(none) || self.words.around(span).any(none) || one.scales == 0 {
            return one.scales == 0 && one.syllables > 1 && !one.ends_in_digit && self.counts_at(end);
        }
        // 천이 넘는: an ending that is a digit, too.
        let last = text.get(..end).and_then(|head| head.chars().next_back()).unwrap_or_default();
        let is_ending = self
            .lexicon
            .writing
            .endings
            .iter()
            .any(|ending| ending.starts_with(last) && ending.chars().nth(1).is_none());
        let alone = !behind.starts_with(char::is_alphanumeric);
        if one.ends_in_digit && alone && one.last_scale > 10.0 && is_ending && !self.counts_at(end) {
            return false;
        }
        if self.counts_at(end) {
            // "억 원대" is no hundred million, and 구조원 a rescuer.
            return small || one.value <= MYRIAD || one.syllables > 1 && (one.value < TRILLION || one.syllables > 2);
        }
        let letters: usize = behind.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        let ending = behind.get(..letters).unwrap_or_default();
        let long = one.syllables > SURE && one.scales > 1;
        let ends = alone || long || self.lexicon.writing.endings.iter().any(|known| known == ending);
        let more = one.syllables >= SURE || one.syllables > 1 && self.fraction_word(end);
        let begins =
            |sense: &Sense| matches!(sense, Sense::Counted(_) | Sense::Inside(_) | Sense::Times | Sense::Part(_));
        more && small && (ends || self.words.follows(end, begins).is_some_and(|token| token.span.start == end))
    }

    /// Whether nothing but an ending stands behind a position in its word.
    fn ends_word(&self, at: usize) -> bool {
        let behind = self.words.text.get(at..).unwrap_or_default();
        let letters: usize = behind.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        let ending = behind.get(..letters).unwrap_or_default();
        letters == 0 || self.lexicon.writing.endings.iter().any(|known| known == ending)
    }

    /// 일과 이분의 일: whether an "and" and a fraction stand behind a position.
    fn has_fraction_behind(&self, at: usize) -> bool {
        let and = self.words.text.get(at..).and_then(|rest| rest.chars().next());
        let and = and.filter(|c| self.lexicon.writing.syllable_ands.contains(c));
        and.is_some_and(|and| self.share_in_syllables(at + and.len_utf8()).is_some())
    }

    fn fraction_word(&self, at: usize) -> bool {
        self.words.follows(at, |sense| matches!(sense, Sense::FractionOf)).is_some()
    }

    /// Whether a unit, money or a word that counts stands behind a position.
    fn counts_at(&self, at: usize) -> bool {
        let counts = |sense: &Sense| match sense {
            Sense::Unit(unit, _) => kind_of(unit) != QuantityKind::Duration,
            Sense::Currency(_) | Sense::Classifier(_) | Sense::Inside(_) | Sense::Times => true,
            _ => false,
        };
        self.words.follows(at, counts).is_some()
    }

    /// Puts a numeral of syllables among the numbers.
    pub(super) fn spelled(&mut self, numeral: &Numeral) {
        let span = numeral.span;
        // 이천 명: the name of a city counts no people.
        let named = !self.counts_at(span.end) && self.is_part_of_name(span);
        if span.start < self.end || named || self.dates.iter().any(|date| date.span.overlaps(span)) {
            return;
        }
        if numeral.part {
            return self.fraction(span, numeral.value);
        }
        let decimal = format!("{}", numeral.value).into();
        let mut number = Number { decimal, scaled: numeral.scaled, ..Number::default() };
        let mut span = span;
        // 이십삼과 오분의 삼
        if let Some(part) = self.added_part(span.end) {
            number.decimal = format!("{}", numeral.value + part.value).into();
            span.end = part.end;
        }
        self.number(span, number, numeral.in_words);
    }
}

/// Whether digits or syllables stand right behind a numeral that was not read to its end.
fn goes_on(behind: &str, syllables: &Syllables<'_>) -> bool {
    let first = behind.chars().next();
    first.is_some_and(|c| c.is_ascii_digit() || syllables.value_of(c).is_some_and(|value| value >= 10.0))
}

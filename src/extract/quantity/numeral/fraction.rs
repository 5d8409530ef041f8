//! Parts of one, in digits and signs ("3/4 mile", "5½ acres") and with the denominator first (三分之一).

use super::sum::Sum;
use super::{Number, Reader, plain};
use crate::extract::folded::{is_han, is_spaceless};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::number::{Form, Run};
use crate::extract::quantity::is_numeric;
use crate::extract::quantity::share::JOINTS;
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{QuantityKind, Span, Unit};

/// Denominators of fractions that people write with a stroke before what they are of; "5/12 companies" are others.
const USUAL: [u32; 6] = [2, 3, 4, 5, 8, 10];
/// Denominators of parts of people and firms: 5人に1人, 10社に9社.
const SAID_OF_THINGS: [u32; 11] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100];
/// The largest denominator of a fraction that measures: "3/16 inch".
const FINEST: u32 = 16;

impl Reader<'_> {
    /// A fraction that stands alone. With a stroke it may be a date, a mark or a number of a document: a figure is what
    /// has a scale, a unit or "of" behind it.
    pub(super) fn part_in_digits(&mut self, span: Span, numerator: u32, denominator: u32) {
        let text = self.words.text;
        let sign = !span.of(text).contains('/');
        let minus = self.minus_before(span.start);
        let part = f64::from(numerator) / f64::from(denominator);
        let value = if minus.is_some() { -part } else { part };
        let measures =
            |sense: &Sense| matches!(sense, Sense::Scale(2..) | Sense::Unit(..) | Sense::Currency(_) | Sense::Times);
        let apart = text.get(..span.start).and_then(|head| head.chars().next_back());
        let apart = apart.is_none_or(|c| {
            c.is_whitespace()
                || is_spaceless(c)
                || matches!(c, '(' | '"' | '“' | '-' | '~' | '–' | '—' | '、' | '，' | '：' | '（')
        });
        let reduced = sign || (apart && denominator <= FINEST && is_reduced(numerator, denominator));
        // "1/4 de milla"
        let has_unit = self.past_links(span.end).any(|at| self.words.follows(at, measures).is_some());
        if reduced && has_unit {
            let number = Number { decimal: format!("{part}").into(), ..Number::default() };
            return self.number(span, number, false);
        }
        let of = |sense: &Sense| matches!(sense, Sense::ShareAfter);
        if reduced && (sign || USUAL.contains(&denominator)) && self.words.follows(span.end, of).is_some() {
            return self.fraction(span, part);
        }
        let signed = Span::new(minus.unwrap_or(span.start), span.end);
        let mut found = plain(signed, QuantityKind::Multiple, value * 100.0);
        found.quantity.unit = Some(Unit::Percent);
        found.quantity.ignored = Some("a part of nothing named, a ratio or a code");
        self.push(found);
    }

    /// A fraction right behind a whole number, which it is added to: "2 1/4", "2 ¾ million", "2 e 1/4".
    pub(super) fn part_behind(&self, numeral: Span, number: &mut Number) -> Span {
        const MOST_DIGITS: usize = 3;
        let whole = !number.decimal.has_point() && number.decimal.as_bytes().len() <= MOST_DIGITS && !number.grouped;
        let own = self.digits_after(numeral.end).or_else(|| self.part_behind_and(numeral.end));
        let Some(run) = own.filter(|_| whole && !number.scaled) else { return numeral };
        let Form::Fraction(numerator, denominator) = run.form else { return numeral };
        let sign = !run.span.of(self.words.text).contains('/');
        if !sign && (denominator > FINEST || !is_reduced(numerator, denominator)) {
            return numeral;
        }
        let Ok(value) = number.decimal.parse::<f64>() else { return numeral };
        let part = f64::from(numerator) / f64::from(denominator);
        number.decimal = format!("{}", value + part).into();
        Span::new(numeral.start, run.span.end)
    }

    /// "A fifth", "three quarters", 三分之一: a part of one, where it ends, and where its last word does.
    pub(super) fn fraction_at(&self, at: usize) -> Option<(f64, usize, usize)> {
        if let Some((value, end)) = self.share_at(at) {
            return Some((value, end, end));
        }
        // "2 and 1/2", 2又1/2
        if let Some(run) = self.digits_after(at)
            && let Form::Fraction(numerator, denominator) = run.form
        {
            return Some((f64::from(numerator) / f64::from(denominator), run.span.end, run.span.end));
        }
        let wanted = |sense: &Sense| matches!(sense, Sense::Number(_) | Sense::Fraction(_) | Sense::Half);
        let token = self.words.follows(at, wanted)?;
        match *token.sense() {
            Sense::Fraction(value) => Some((value, token.span.end, token.word.end)),
            // "Due e un mezzo"
            Sense::Half => Some((0.5, token.span.end, token.word.end)),
            Sense::Number(parts) => {
                let part = self.words.follows(token.word.end, |sense| matches!(sense, Sense::Part(_)))?;
                let Sense::Part(of) = *part.sense() else { return None };
                Some((parts / of, part.span.end, part.word.end))
            }
            _ => None,
        }
    }

    /// 三分之一, 5분의 3: the denominator first, with the word between.
    fn share_at(&self, at: usize) -> Option<(f64, usize)> {
        if !self.words.may_hold(Kind::FractionOf) {
            return None;
        }
        self.share_in_syllables(at).or_else(|| {
            let (whole, end) = self.digits_or_words(at)?;
            let number = Number { decimal: format!("{whole}").into(), ..Number::default() };
            self.denominator_first(end, &number)
        })
    }

    /// 3分の1, 3분의 1: the denominator, a word between, and the numerator.
    pub(super) fn denominator_first(&self, at: usize, number: &Number) -> Option<(f64, usize)> {
        if !self.words.may_hold(Kind::FractionOf) {
            return None;
        }
        let of = self.words.follows(at, |sense| matches!(sense, Sense::FractionOf))?;
        let (numerator, end) = self.digits_or_words(of.span.end)?;
        let whole = number.value();
        let share: f64 = numerator / whole;
        let is_share = (2.0..=1e6).contains(&whole) && share > 0.0 && (share < 1.0 || self.is_improper(whole, end));
        // Turkish "3'te 1'i" is a part, and "saat 10'da 3 kişi" are three at ten.
        let ending = !of.span.of(self.words.text).chars().all(is_spaceless);
        // 5人に1人 is one of five, and 5人に3万円 is what five get.
        let noun = of.span.of(self.words.text).trim_end_matches(|c: char| !is_han(c));
        let of_things = !ending && is_of_things(self.words, of);
        let rest = self.words.text.get(end..).unwrap_or_default();
        if of_things && !(rest.starts_with(noun) && SAID_OF_THINGS.contains(&(whole as u32))) {
            return None;
        }
        (is_share && (!ending || share < 1.0 && self.is_part_said(numerator, end))).then_some((share, end))
    }

    /// 五分之七: more than a whole, where the numerator counts nothing itself.
    pub(super) fn is_improper(&self, whole: f64, end: usize) -> bool {
        const LARGEST: f64 = 100.0;
        let counts = |sense: &Sense| says_of_what(sense) || matches!(sense, Sense::Classifier(_) | Sense::Inside(_));
        let rest = self.words.text.get(end..).unwrap_or_default();
        let goes_on = rest.starts_with(|c: char| c.is_numeric() || matches!(c, '%' | '％'));
        whole <= LARGEST && !goes_on && self.words.follows(end, counts).is_none()
    }

    /// Whether a numerator behind a denominator with an ending is one, or has an ending of its own, and counts nothing.
    fn is_part_said(&self, numerator: f64, end: usize) -> bool {
        let counts = |sense: &Sense| {
            matches!(
                sense,
                Sense::Scale(_) | Sense::Unit(..) | Sense::Currency(_) | Sense::Counted(_) | Sense::Number(_)
            )
        };
        let rest = self.words.text.get(end..).unwrap_or_default();
        let ending = rest.starts_with(|c: char| c.is_alphabetic() || JOINTS.contains(&c));
        ending || (numerator - 1.0).abs() < f64::EPSILON && self.words.follows(end, counts).is_none()
    }

    /// "2 e 1/4 millas": a usual fraction behind an "and", where something follows that both measure, or nothing does.
    fn part_behind_and(&self, at: usize) -> Option<&Run> {
        let and = self.words.follows(at, |sense| matches!(sense, Sense::And))?;
        let run = self.digits_after(and.span.end)?;
        let measures =
            |sense: &Sense| matches!(sense, Sense::Scale(2..) | Sense::Unit(..) | Sense::Currency(_) | Sense::Times);
        let rest = self.words.text.get(run.span.end..)?;
        let ends = rest.trim_start_matches(' ').is_empty();
        let usual = matches!(run.form, Form::Fraction(_, denominator) if USUAL.contains(&denominator));
        let is_measured = || self.past_links(run.span.end).any(|at| self.words.follows(at, measures).is_some());
        (usual && (ends || is_measured())).then_some(run)
    }

    /// A number in digits or in as many words as it has, and where it ends: "cent vingt et un".
    pub(super) fn digits_or_spoken(&self, at: usize) -> Option<(f64, usize)> {
        if self.digits_after(at).is_some() {
            return self.digits_or_word(at);
        }
        let (mut sum, mut end) = (Sum::new(self.lexicon.writing.scale_first), at);
        let mut next = self.words.right_after(at).find(|token| is_numeric(token));
        while let Some(token) = next
            && sum.take(token.sense())
        {
            end = token.span.end;
            next = self.next_numeric(end);
        }
        sum.total().map(|total| (total, end))
    }
}

/// Whether a word behind a number says that the number counts or measures something of its own, and is no part of a fraction.
pub(super) const fn says_of_what(sense: &Sense) -> bool {
    matches!(sense, Sense::Scale(_) | Sense::Unit(..) | Sense::Currency(_) | Sense::Part(_) | Sense::Counted(_))
}

/// 人に, 社に: whether a word between denominator and numerator says what they count.
#[must_use]
pub fn is_of_things(words: Words<'_>, of: &Token) -> bool {
    let counts = |token: &Token| matches!(token.sense(), Sense::Classifier(_) | Sense::Counted(_));
    words.within(of.span).iter().any(|token| counts(token) && token.span.start == of.span.start)
}

/// Whether numerator and denominator have no divisor in common.
const fn is_reduced(numerator: u32, denominator: u32) -> bool {
    let (mut a, mut b) = (numerator, denominator);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

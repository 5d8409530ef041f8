//! Parts of one in digits and signs: "3/4 mile", "10 1/2 miles", "5½ acres", "¾ of the land".

use super::sum::Sum;
use super::{Number, Reader, plain};
use crate::extract::lexicon::Sense;
use crate::extract::number::{Form, Run};
use crate::extract::quantity::is_numeric;
use crate::model::{QuantityKind, Span, Unit};

/// Denominators of fractions that people write with a stroke before what they are of; "5/12 companies" are others.
const USUAL: [u32; 6] = [2, 3, 4, 5, 8, 10];
/// The largest denominator of a fraction that measures: "3/16 inch".
const FINEST: u32 = 16;

impl Reader<'_> {
    /// A fraction that stands alone. With a stroke it may be a date, a mark or a number of a document: a figure is what
    /// has a scale, a unit or "of" behind it.
    pub(super) fn part_in_digits(&mut self, span: Span, numerator: u32, denominator: u32) {
        let value = f64::from(numerator) / f64::from(denominator);
        let text = self.words.text;
        let sign = !span.of(text).contains('/');
        let measures =
            |sense: &Sense| matches!(sense, Sense::Scale(2..) | Sense::Unit(..) | Sense::Currency(_) | Sense::Times);
        let apart = text.get(..span.start).and_then(|head| head.chars().next_back());
        let apart = apart.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '-' | '~' | '–' | '—'));
        let reduced = sign || (apart && denominator <= FINEST && is_reduced(numerator, denominator));
        // "1/4 de milla"
        let has_unit = self.past_links(span.end).any(|at| self.words.follows(at, measures).is_some());
        if reduced && has_unit {
            let number = Number { decimal: format!("{value}").into(), ..Number::default() };
            return self.number(span, number, false);
        }
        let of = |sense: &Sense| matches!(sense, Sense::ShareAfter);
        if reduced && (sign || USUAL.contains(&denominator)) && self.words.follows(span.end, of).is_some() {
            return self.fraction(span, value);
        }
        let minus = self.minus_before(span.start);
        let (span, value) = minus.map_or((span, value), |start| (Span::new(start, span.end), -value));
        let mut found = plain(span, QuantityKind::Multiple, value * 100.0);
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

    /// "- 1 4/5": whether a text is a number alone, as in a cell of a table, so that a dash before it begins no list.
    pub(super) fn is_number_alone(&self) -> bool {
        const WORDS: usize = 4;
        let text = self.words.text.trim();
        !text.contains('\n') && text.split_whitespace().count() <= WORDS
    }
}

/// Whether numerator and denominator have no divisor in common.
const fn is_reduced(numerator: u32, denominator: u32) -> bool {
    let (mut a, mut b) = (numerator, denominator);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

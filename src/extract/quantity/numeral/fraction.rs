//! Parts of one in digits and signs: "3/4 mile", "10 1/2 miles", "5½ acres", "¾ of the land".

use super::{Number, Reader, plain};
use crate::extract::lexicon::Sense;
use crate::extract::number::Form;
use crate::model::{QuantityKind, Span, Unit};

/// Denominators of fractions that people write with a stroke before what they are of; "5/12 companies" are others.
const USUAL: [u32; 6] = [2, 3, 4, 5, 8, 10];
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
        let apart = apart.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '-' | '~' | '–' | '—'));
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

    /// A fraction right behind a whole number, which it is added to: "2 1/4", "2 ¾ million".
    pub(super) fn part_behind(&self, numeral: Span, number: &mut Number) -> Span {
        const MOST_DIGITS: usize = 3;
        let whole = !number.decimal.has_point() && number.decimal.as_bytes().len() <= MOST_DIGITS && !number.grouped;
        let Some(run) = self.digits_after(numeral.end).filter(|_| whole && !number.scaled) else { return numeral };
        let Form::Fraction(numerator, denominator) = run.form else { return numeral };
        let sign = !run.span.of(self.words.text).contains('/');
        if !sign && (denominator > FINEST || !is_reduced(numerator, denominator)) {
            return numeral;
        }
        let Ok(value) = number.decimal.parse::<f64>() else { return numeral };
        number.decimal = format!("{}", value + f64::from(numerator) / f64::from(denominator)).into();
        Span::new(numeral.start, run.span.end)
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

//! Numerals in words: "two hundred and five", "milioni mbili", 三〇〇.

use super::sum::Sum;
use super::{Number, Reader};
use crate::extract::date;
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::Sense;
use crate::extract::number::Form;
use crate::extract::quantity::{SINGLE_SCALE, is_numeric};
use crate::extract::scan::Token;
use crate::model::Span;

impl Reader<'_> {
    /// A numeral in words: "sixty", "two hundred and five", "milioni mbili", "laki moja na nusu".
    pub(super) fn number_words(&mut self, first: &Token) {
        if let Some((value, end)) = positional(self.words.text, first.span.start) {
            // Written digit by digit it is what it would be in figures, a year among them.
            let number = Number { decimal: value, ..Number::default() };
            return self.number(Span::new(first.span.start, end), number, false);
        }
        let mut sum = Sum::new(self.lexicon.writing.scale_first);
        let (mut end, mut last) = (first.span.start, first);
        let mut next = Some(first);
        // What was read before an "and".
        let mut whole = None;
        while let Some(token) = next {
            if !sum.take(token.sense()) {
                // "Three thousand and four thousand" are two numbers.
                if let Some(before) = whole.take().filter(|_| matches!(token.sense(), Sense::Scale(_))) {
                    (sum, end, last) = before;
                }
                break;
            }
            (end, last) = (token.span.end, token);
            next = self.next_numeric(token.word.end.max(token.span.end)).or_else(|| self.next_numeric(token.span.end));
            if next.is_some_and(|next| self.words.within(Span::new(end, next.span.start)).iter().any(is_and)) {
                whole = Some((sum.clone(), end, last));
            }
        }
        if let Some(added) = self.words.follows(last.word.end, |sense| matches!(sense, Sense::Added(_)))
            && let Sense::Added(part) = *added.sense()
        {
            sum.add_part(part);
            end = added.span.end;
        }
        let Some(mut value) = sum.total() else { return };
        if let Some((decimals, reached)) = self.decimals_in_words(end) {
            (value, end) = (value + decimals, reached);
            while let Some(scale) = self.words.follows(end, |sense| matches!(sense, Sense::Scale(2..)))
                && let Sense::Scale(exponent) = *scale.sense()
            {
                (value, end) = (value * 10f64.powi(exponent), scale.span.end);
            }
        }
        if let Some((decimal, run_end)) = self.thousand_before_digits(first, &sum, last) {
            let number = Number { decimal, ..Number::default() };
            return self.number(Span::new(first.span.start, run_end), number, false);
        }
        // "One" is an article more often than a figure, and a scale word may stand before its digits.
        if (value <= 1.0 && !sum.scaled) || (sum.only_scales() && self.scale_belongs_to_next(last)) {
            return;
        }
        if let Some(part) = self.words.follows(end, |sense| matches!(sense, Sense::Part(_)))
            && let Sense::Part(of) = *part.sense()
            && value < of
        {
            return self.fraction(Span::new(first.span.start, part.span.end), value / of);
        }
        // Scale words alone ("millions of") name no figure; a hundred or a thousand do.
        if sum.only_scales() && !self.names_a_figure(first, &sum, value) {
            return;
        }
        // A word such as the Arabic dual for two thousand million is scaled, too.
        let scaled = sum.scaled || sum.scales > 0 || (value >= 1000.0 && value % 1000.0 == 0.0);
        let number = Number { decimal: format!("{value}"), scaled, ..Number::default() };
        self.number(Span::new(first.span.start, end), number, true);
    }

    /// Turkish "bin 200": a thousand, said without "one", and the rest of it in digits.
    fn thousand_before_digits(&self, first: &Token, sum: &Sum, last: &Token) -> Option<(String, usize)> {
        if first.entry.meaning != SINGLE_SCALE || sum.scales != 1 || !sum.only_scales() {
            return None;
        }
        let run = self.digits_after(last.word.end)?;
        let Form::Number { decimal, .. } = &run.form else { return None };
        let rest: u32 = decimal.parse().ok()?;
        let whole = sum.total().filter(|whole| *whole <= 1000.0)?;
        (f64::from(rest) < whole).then(|| (format!("{}", whole + f64::from(rest)), run.span.end))
    }

    /// Whether scale words alone name a figure: a hundred, "over a thousand", 超千亿, "hundred million"; but not "millions
    /// of" or 千亿级.
    fn names_a_figure(&self, first: &Token, sum: &Sum, value: f64) -> bool {
        let bound = |sense: &Sense| matches!(sense, Sense::Before(_) | Sense::Verb(_));
        let bounded = self.words.precedes(first.span.start, bound).is_some();
        // "مليار دولار": a singular that means one.
        let one = first.entry.meaning == SINGLE_SCALE
            && sum.scales == 1
            && self
                .words
                .right_after(first.word.end)
                .any(|token| matches!(token.sense(), Sense::Unit(..) | Sense::Currency(_) | Sense::Counted(_)));
        // "مليون و200 ألف": the rest of it follows in digits.
        let goes_on = || {
            let number = Number { decimal: format!("{value}"), scaled: true, ..Number::default() };
            first.entry.meaning == SINGLE_SCALE && sum.scales == 1 && self.next_part(&number, first.word.end).is_some()
        };
        if one || goes_on() {
            return true;
        }
        let unspaced = first.span.of(self.words.text).chars().all(is_spaceless);
        if unspaced {
            return bounded && value >= 100.0;
        }
        match sum.scales {
            1 => value <= 100.0 || (value <= 1000.0 && bounded),
            _ => sum.first_scale <= 1000.0,
        }
    }

    fn next_numeric(&self, at: usize) -> Option<&Token> {
        if let Some(token) = self.words.right_after(at).find(|token| is_numeric(token)) {
            return Some(token);
        }
        let and = self.words.follows(at, |sense| matches!(sense, Sense::And | Sense::Glue))?;
        self.words.right_after(and.span.end).find(|token| is_numeric(token))
    }

    /// 十二点五: digits in words behind a word for the decimal mark, and where they end.
    fn decimals_in_words(&self, at: usize) -> Option<(f64, usize)> {
        let point = self.words.follows(at, |sense| matches!(sense, Sense::Point))?;
        let (mut decimals, mut place, mut end) = (0.0, 0.1, point.span.end);
        while let Some(digit) = self.words.follows(end, |sense| matches!(sense, Sense::Number(_)))
            && let Sense::Number(value) = *digit.sense()
            && (0.0..10.0).contains(&value)
            && digit.span.start == end
        {
            decimals += value * place;
            place /= 10.0;
            end = digit.span.end;
        }
        (end > point.span.end).then_some((decimals, end))
    }
}

fn is_and(token: &Token) -> bool {
    matches!(token.sense(), Sense::And | Sense::Glue)
}

/// A number in Chinese digits, place by place: 三〇〇, 一二三五.
fn positional(text: &str, at: usize) -> Option<(String, usize)> {
    let (mut digits, mut end, mut count) = (String::new(), at, 0);
    let mut chars = text.get(at..)?.chars().peekable();
    while let Some(c) = chars.next() {
        match (date::han_digit(c).and_then(|digit| char::from_digit(digit, 10)), c) {
            (Some(digit), _) => {
                digits.push(digit);
                count += 1;
            }
            (None, '.' | ',') if chars.peek().copied().and_then(date::han_digit).is_some() => {
                if c == '.' {
                    digits.push('.');
                }
            }
            _ => break,
        }
        end += c.len_utf8();
    }
    (count >= 3 && digits.matches('.').count() <= 1).then_some((digits, end))
}

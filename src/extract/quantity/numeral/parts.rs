//! What makes a number of a numeral: scales, decimals, a sign, smaller parts that go on larger ones.

use super::sum::Sum;
use super::{Number, Reader};
use crate::extract::date::han_digit;
use crate::extract::folded::{is_spaceless, is_word_char};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::number::{Form, MONEY_SIGNS, Run};
use crate::extract::quantity::Found;
use crate::extract::quantity::is_numeric;
use crate::extract::scan::Token;
use crate::model::{Qualifier, QuantityKind, Span, Unit};

impl Number {
    /// The power of ten that it stands in. A number in words carries its scale in its zeros.
    fn scale(&self) -> i32 {
        if self.exponent == 0 { trailing_zeros(self.value()) } else { self.exponent }
    }
}

/// A part that is added to a number before it: "and a half".
#[derive(Clone, Copy)]
pub(super) struct AddedPart {
    /// Below one.
    pub(super) value: f64,
    pub(super) end: usize,
    /// Where its last word ends, with a case ending.
    pub(super) word_end: usize,
    /// Whether it is a fraction of its own behind an "and", which is of one and no part of a hundred.
    pub(super) of_one: bool,
}

impl Reader<'_> {
    /// "And a half" behind a number, or any other fraction behind an "and": "three and a fifth", "fünf und drei Viertel
    /// Milliarden". Such a fraction belongs to the number only where something follows that both count, or nothing does:
    /// "of 12 and a third of the rest" has two figures.
    pub(super) fn added_part(&self, at: usize) -> Option<AddedPart> {
        if let Some(added) = self.words.follows(at, |sense| matches!(sense, Sense::Added(_)))
            && let Sense::Added(value) = *added.sense()
        {
            return Some(AddedPart { value, end: added.span.end, word_end: added.word.end, of_one: false });
        }
        let and = self.words.follows(at, |sense| matches!(sense, Sense::And | Sense::Glue)).map(|and| and.span.end);
        let glued = || {
            let c = self.words.text.get(at..)?.chars().next()?;
            self.lexicon.writing.syllable_ands.contains(&c).then_some(at + c.len_utf8())
        };
        let (value, end, word_end) = self.fraction_at(and.or_else(glued)?)?;
        let counts = |sense: &Sense| {
            matches!(
                sense,
                Sense::Scale(3..)
                    | Sense::Unit(..)
                    | Sense::Currency(_)
                    | Sense::Times
                    | Sense::Counted(_)
                    | Sense::Classifier(_)
            )
        };
        let rest = self.words.text.get(word_end..)?.trim_start_matches(' ');
        let alone = rest.chars().next().is_none_or(|c| !is_word_char(c) && !matches!(c, '-' | '/' | '\''));
        let belongs = alone || self.words.follows(word_end, counts).is_some();
        (belongs && 0.0 < value && value < 1.0).then_some(AddedPart { value, end, word_end, of_one: true })
    }

    /// "3 tonnes and a half", 两吨半: a part of the unit right behind it.
    pub(super) fn part_behind_unit(&self, found: &mut Found) {
        let measured = found.number.factor > 0.0 && !found.unit_before && !found.number.scaled;
        if !measured || !self.words.may_hold(Kind::Added) {
            return;
        }
        let Some(added) = self.words.follows(found.word_end, |sense| matches!(sense, Sense::Added(_))) else { return };
        let Sense::Added(part) = *added.sense() else { return };
        let of = self.words.follows(added.word.end, |sense| matches!(sense, Sense::ShareAfter)).is_some();
        // 5吨半导体: a longer word begins so.
        let longer = |token: &Token| token.span.start == added.span.start && token.span.len() > added.span.len();
        if self.words.right_after(added.span.start).any(longer) {
            return;
        }
        let whole = found.number.value().fract() == 0.0;
        if whole && !of && found.quantity.kind != QuantityKind::Percent {
            found.quantity.value += part * found.number.factor;
            found.quantity.span.end = added.span.end;
            found.word_end = added.word.end;
        }
    }

    /// Scale words one behind the other from a position on: the power of ten of each and where it ends.
    pub(super) fn scales_from(&self, at: usize) -> Vec<(i32, usize)> {
        let (mut at, mut scales) = (at, Vec::new());
        while let Some(token) = self.words.follows(at, |sense| matches!(sense, Sense::Scale(2..)))
            && let Sense::Scale(exponent) = *token.sense()
        {
            scales.push((exponent, token.span.end));
            at = token.word.end;
        }
        scales
    }

    pub(super) fn scales_after(&self, number: &mut Number, end: &mut usize, in_words: bool) -> usize {
        let mut word_end = *end;
        loop {
            if let Some(inside) = self.inside(word_end) {
                number.comparator = number.comparator.or(Some(inside));
                word_end = inside.0.end;
            }
            let Some(token) = self.words.follows(word_end, |sense| matches!(sense, Sense::Scale(_))) else { break };
            let Sense::Scale(exponent) = *token.sense() else { break };
            // French "50 cents" are no fifty hundred.
            let money =
                |other: &Token| other.span == token.span && matches!(other.sense(), Sense::Unit(Unit::Money(_), _));
            if exponent == 2 && !in_words && self.words.around(token.span).any(money) {
                break;
            }
            // Words carry their scales already; only 三千多亿 goes on behind its "more than".
            if (in_words && word_end == *end) || (self.lexicon.writing.scale_first && self.scale_belongs_to_next(token))
            {
                break;
            }
            number.exponent += exponent;
            number.scaled = true;
            *end = token.span.end;
            word_end = token.word.end;
        }
        word_end
    }

    /// A "more than" right behind a numeral that stands before its scale, unit or noun: 三千多家, 10余万吨.
    fn inside(&self, at: usize) -> Option<(Span, Qualifier)> {
        if !self.words.may_hold(Kind::Inside) {
            return None;
        }
        let token = self.words.follows(at, |sense| matches!(sense, Sense::Inside(_)))?;
        match token.sense() {
            Sense::Inside(qualifier) => Some((token.span, *qualifier)),
            _ => None,
        }
    }

    /// The next digits from a position on.
    fn next_run(&self, at: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.span.start < at))
    }

    /// Digits behind nothing but blanks.
    pub(super) fn digits_after(&self, at: usize) -> Option<&Run> {
        self.next_run(at).filter(|run| self.words.is_blank(at, run.span.start))
    }

    /// خمس الإنتاج: what is five before another noun is a fifth before a definite one.
    pub(super) fn definite_part(&self, word: &Token) -> Option<f64> {
        let definite = self.lexicon.writing.definite.as_deref()?;
        let part = self
            .words
            .within(word.span)
            .iter()
            .find(|token| matches!(token.sense(), Sense::DefinitePart(_)) && token.span == word.span)?;
        let behind = self.words.text.get(word.word.end..)?.strip_prefix(' ')?;
        let alone = word.word == word.span && behind.starts_with(definite);
        match *part.sense() {
            Sense::DefinitePart(of) if alone => Some(of),
            _ => None,
        }
    }

    /// A number in digits or in one word, and where it ends.
    pub(super) fn digits_or_word(&self, at: usize) -> Option<(f64, usize)> {
        if let Some((Form::Number { decimal, .. }, end)) = self.digits_after(at).map(|run| (&run.form, run.span.end)) {
            return Some((decimal.parse().ok()?, end));
        }
        let word = self.words.follows(at, |sense| matches!(sense, Sense::Number(_)))?;
        match *word.sense() {
            Sense::Number(value) => Some((value, word.span.end)),
            _ => None,
        }
    }

    /// A number in digits or in words that stand without blanks, and where it ends: 二十五分之一百四.
    pub(super) fn digits_or_words(&self, at: usize) -> Option<(f64, usize)> {
        let first = self.digits_or_word(at);
        let unspaced = |from: usize, to: usize| {
            self.words.text.get(from..to).is_some_and(|word| !word.is_empty() && word.chars().all(is_spaceless))
        };
        let (mut sum, mut end) = (Sum::new(false), at);
        while let Some(token) = self.words.right_after(end).find(|token| is_numeric(token) && token.span.start == end)
            && unspaced(token.span.start, token.span.end)
            && !(end > at && self.is_weight_behind(token, end))
            && sum.take(token.sense())
        {
            end = token.span.end;
        }
        sum.total().filter(|_| first.is_none_or(|(_, reached)| reached < end)).map(|total| (total, end)).or(first)
    }

    /// "৪ দশমিক ৩", "1 punto cinco": decimals behind a word for the decimal mark.
    pub(super) fn spoken_decimals(&self, numeral: Span, number: &mut Number) -> Span {
        let point = |sense: &Sense| matches!(sense, Sense::Point);
        let point = self.words.may_hold(Kind::Point).then(|| self.words.follows(numeral.end, point)).flatten();
        let Some(point) = point else { return numeral };
        let Some(run) = self.digits_after(point.span.end) else {
            let words = Some(&number.decimal).filter(|decimal| !decimal.has_point() && !number.grouped);
            let Some((decimals, end)) = words.and_then(|_| self.decimals_in_words(numeral.end)) else { return numeral };
            number.decimal.push(".");
            number.decimal.push(&decimals);
            return Span::new(numeral.start, end);
        };
        match &run.form {
            Form::Number { decimal, grouped: false } if !number.decimal.has_point() && !decimal.has_point() => {
                number.decimal.push(".");
                number.decimal.push(decimal);
                Span::new(numeral.start, run.span.end)
            }
            _ => numeral,
        }
    }

    /// A minus sign or word right before a number: where it begins. A dash behind a number is none.
    pub(super) fn minus_before(&self, at: usize) -> Option<usize> {
        if self.words.may_hold(Kind::Minus)
            && let Some(word) = self.words.precedes(at, |sense| matches!(sense, Sense::Minus))
        {
            // Spanish "al menos 20", "más o menos 30": a part of words of bounds.
            let bound = |token: &Token| matches!(token.sense(), Sense::Before(_)) && token.span.contains(word.span);
            return (!self.words.right_before(at).any(bound)).then_some(word.span.start);
        }
        let head = self.words.text.get(..at)?;
        if let Some(start) = self.minus_of_line(head) {
            return Some(start);
        }
        // "− 3 %": the sign of its own may stand apart.
        let near = head.strip_suffix(BLANKS).filter(|near| near.ends_with('−')).unwrap_or(head);
        let sign = near.chars().next_back().filter(|c| matches!(c, '-' | '−' | '\u{2011}' | '－'))?;
        let before = near.strip_suffix(sign)?;
        let apart = before.chars().next_back().is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '（' | '，' | '：' | ':') || MONEY_SIGNS.contains(&c)
        });
        let behind_number = before.trim_end().chars().next_back().is_some_and(char::is_numeric);
        let signed = (apart || self.is_signed_percentage(before, at, sign)) && !behind_number;
        signed.then(|| near.len() - sign.len_utf8())
    }

    /// "- 1,200,000": a sign with a blank behind it, where a line or a cell of a table holds nothing else than the number, or a
    /// text hardly more: then the dash begins no list.
    fn minus_of_line(&self, head: &str) -> Option<usize> {
        const WORDS: usize = 4;
        let ends = |c: char| matches!(c, '\n' | '\t' | '|');
        let near = head.trim_end_matches(' ');
        let before = near.strip_suffix('-')?;
        let first = before.trim_end_matches(' ').chars().next_back().is_none_or(ends);
        let line = self.words.text.get(head.len()..)?.split(ends).next()?.trim_end();
        let plain = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '/' | ' ' | '\u{A0}' | 'k' | 'K' | 'M');
        let text = self.words.text.trim();
        let short = || before.trim().is_empty() && !text.contains('\n') && text.split_whitespace().count() <= WORDS;
        (near.len() < head.len() && first && (line.chars().all(plain) || short())).then_some(before.len())
    }

    /// 同比-3%: a dash right behind a word without blanks is a sign before a percentage, 利润－3亿 a sign of full width. 三-5% is a range.
    fn is_signed_percentage(&self, before: &str, at: usize, sign: char) -> bool {
        let word = before.chars().next_back().is_some_and(|c| is_spaceless(c) && han_digit(c).is_none());
        let behind = self.words.text.get(at..).unwrap_or_default();
        let digits = |c: char| c.is_numeric() || matches!(c, '.' | ',');
        word && (sign == '－' || behind.trim_start_matches(digits).starts_with(['%', '％']))
    }

    /// A smaller number that goes on a larger one: "2 crore 50 lakh", "1조 2,000억", "3億5千万".
    pub(super) fn compound(&self, number: &mut Number, end: &mut usize, word_end: usize) -> usize {
        let mut word_end = word_end;
        while !self.has_unit_within(*end, word_end)
            && let Some((value, reached, word)) = self.next_part(number, word_end)
        {
            let whole = number.value() + value;
            (number.decimal, number.exponent) = (format!("{whole}").into(), 0);
            (*end, word_end) = (reached, word);
        }
        word_end
    }

    /// "210억원으로 4.1%", "5조원 20개": whether a unit stands right behind a scale, in one word with it.
    fn has_unit_within(&self, end: usize, word_end: usize) -> bool {
        let unit = |sense: &Sense| matches!(sense, Sense::Unit(..) | Sense::Currency(_) | Sense::Classifier(_));
        end < word_end
            && self
                .words
                .right_after(end)
                .any(|token| token.span.start == end && token.span.end <= word_end && unit(token.sense()))
    }

    /// Bytes before the end of a number in which a word that opens a range may stand.
    const NEAR: usize = 48;

    /// The next smaller part of a number: what it adds, where it ends, and where its last word does.
    pub(super) fn next_part(&self, number: &Number, at: usize) -> Option<(f64, usize, usize)> {
        if !number.scaled || self.lexicon.writing.scale_first || number.decimal.has_point() {
            return None;
        }
        let value = number.value();
        // "1.8 billion and 6 thousand" are two figures.
        if value.fract() != 0.0 {
            return None;
        }
        let run = self.next_run(at)?;
        let Form::Number { decimal, grouped } = &run.form else { return None };
        let glued = self.words.is_blank(at, run.span.start);
        let and = || {
            self.words
                .right_after(at)
                .any(|token| matches!(token.sense(), Sense::And) && self.words.is_blank(token.span.end, run.span.start))
        };
        if !glued && !and() {
            return None;
        }
        let mut part = Number { decimal: decimal.clone(), grouped: *grouped, ..Number::default() };
        let mut end = run.span.end;
        let mut word_end = self.scales_after(&mut part, &mut end, false);
        // 5万3: a digit behind a scale stands for the next place.
        let digit = decimal.as_bytes().len() == 1 && !part.scaled && run.span.start == at && number.exponent > 2;
        if digit && self.lexicon.writing.short_places {
            part.exponent = number.exponent - 1;
        }
        if self.lexicon.writing.myriads && part.scaled && number.scale() > 3 {
            // 2억 4천 7백만: what goes before the next myriad is one part of it.
            word_end = self.compound(&mut part, &mut end, word_end);
        }
        // "4 हज़ार 200 करोड़": both parts are crores.
        let scale = number.scale();
        let digits: f64 = part.decimal.parse().ok()?;
        // "4 هزار و 500 میلیارد": written with "and", some thousands are the first part of it. "Between 900 thousand and 1.1 million"
        // are two.
        let between = || {
            let near = Span::new(at.saturating_sub(Self::NEAR), at);
            self.words.within(near).iter().any(|token| matches!(token.sense(), Sense::Between))
        };
        let thousands = scale == 3
            && part.exponent >= 6
            && value < 100_000.0
            && digits >= 10.0
            && !part.decimal.has_point()
            && !between();
        // 7천 5백만: 백만 is hundreds of myriads.
        let small = part.exponent % 4;
        if self.lexicon.writing.myriads && glued && scale < 4 && part.exponent > 4 && small < scale {
            let rest = digits * 10f64.powi(small);
            let whole = (value + rest) * 10f64.powi(part.exponent - small);
            return (rest > 0.0 && rest < 10f64.powi(scale)).then_some((whole - value, end, word_end));
        }
        // "1 लाख 20 हजार करोड़": what stands before the last scale is one number of it.
        if glued
            && let [inner @ .., (last, _)] = &*self.scales_from(run.span.end)
            && !inner.is_empty()
            && *last > scale
        {
            let rest = digits * 10f64.powi(inner.iter().map(|(exponent, _)| exponent).sum());
            let whole = (value + rest) * 10f64.powi(*last);
            return (rest > 0.0 && rest < 10f64.powi(scale)).then_some((whole - value, end, word_end));
        }
        if (glued || thousands) && part.exponent > scale {
            let fills = digits > 0.0 && digits < 10f64.powi(scale);
            let whole = (value + digits) * 10f64.powi(part.exponent);
            return fills.then_some((whole - value, end, word_end));
        }
        // The part fills the zeros of the number before it: 2,000억 goes on 1조, and 1.5 million no 2 million.
        let zeros = trailing_zeros(value);
        let small = part.value();
        let fills = small > 0.0 && small < 10f64.powi(zeros);
        let myriads = number.exponent > 0 && number.exponent % 4 == 0;
        // "1 हजार 41 एकड़", "2 लाख 500": the rest of it in digits.
        let rest = (glued || scale == 2) && small.fract() == 0.0 && matches!(scale, 2 | 3 | 5);
        let hundreds = (scale == 3 && (100.0..1000.0).contains(&small)) || rest;
        let follows =
            if part.scaled { glued || part.exponent >= 3 } else { (glued && myriads && zeros >= 4) || hundreds };
        (fills && follows).then_some((small, end, word_end))
    }

    /// Whether a scale word that could follow a number stands before the next one: "2.5 na milioni 3".
    pub(super) fn scale_belongs_to_next(&self, token: &Token) -> bool {
        let rest = self.words.text.get(token.word.end..).unwrap_or_default().trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit()) || self.words.right_after(token.word.end).any(is_numeric)
    }

    pub(super) fn scales_before(&self, number: &mut Number, begin: &mut usize) {
        if !self.lexicon.writing.scale_first || number.scaled {
            return;
        }
        while let Some(token) = self.words.precedes(*begin, |sense| matches!(sense, Sense::Scale(_)))
            && let Sense::Scale(exponent) = *token.sense()
            && token.span.start >= self.end
        {
            number.exponent += exponent;
            number.scaled = true;
            *begin = token.span.start;
        }
    }
}

/// Blanks between a sign and its number.
const BLANKS: [char; 3] = [' ', '\u{A0}', '\u{202F}'];

/// Digits that are zero at the end of a whole number.
fn trailing_zeros(value: f64) -> i32 {
    let mut zeros = 0;
    let mut rest = value;
    while rest >= 10.0 && rest % 10.0 == 0.0 {
        rest /= 10.0;
        zeros += 1;
    }
    zeros
}

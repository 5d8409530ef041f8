//! Numerals in digits and in words, with their scale and unit.

use std::collections::BTreeSet;

use super::{Found, Number, Surroundings, date_at, is_numeric};
use crate::extract::date::{self, DateMention};
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Lexicon, Sense};
use crate::extract::number::{Form, Run};
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Qualifier, Quantity, QuantityKind, Span, Unit};

/// Reads all numerals in the order of the text.
pub fn read(lexicon: &'static Lexicon, words: Words<'_>, runs: &[Run], around: &Surroundings<'_>) -> Vec<Found> {
    let (dates, names) = (around.dates, around.names);
    let mut reader = Reader { lexicon, words, runs, dates, names, taken: BTreeSet::new(), end: 0, found: Vec::new() };
    let starts = merge(runs, words.tokens);
    for start in starts {
        reader.step(start);
    }
    reader.found
}

/// Where a numeral may begin.
#[derive(Clone, Copy)]
enum Start<'a> {
    Digits(&'a Run),
    Word(&'a Token),
}

fn merge<'a>(runs: &'a [Run], tokens: &'a [Token]) -> Vec<Start<'a>> {
    let mut starts: Vec<(usize, Start<'a>)> = runs.iter().map(|run| (run.span.start, Start::Digits(run))).collect();
    starts.extend(
        tokens
            .iter()
            .filter(|token| {
                matches!(
                    token.sense(),
                    Sense::Number(_)
                        | Sense::Scale(_)
                        | Sense::Multiple(_)
                        | Sense::Fraction(_)
                        | Sense::Half
                        | Sense::Part(_)
                )
            })
            .map(|token| (token.span.start, Start::Word(token))),
    );
    // "Half a gigawatt" before the half that is a share.
    let half = |start: &Start<'_>| matches!(start, Start::Word(token) if matches!(token.sense(), Sense::Half));
    starts.sort_by_key(|(at, start)| (*at, matches!(start, Start::Word(_)), !half(start)));
    starts.into_iter().map(|(_, start)| start).collect()
}

struct Reader<'a> {
    lexicon: &'static Lexicon,
    words: Words<'a>,
    runs: &'a [Run],
    dates: &'a [DateMention],
    names: &'a [Span],
    /// Starts of unit tokens that belong to a number already.
    taken: BTreeSet<usize>,
    /// Everything before this is read.
    end: usize,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn step(&mut self, start: Start<'_>) {
        match start {
            Start::Digits(run) if run.span.start >= self.end => self.digits(run),
            Start::Word(token) if token.span.start >= self.end => self.word(token),
            _ => {}
        }
    }

    fn digits(&mut self, run: &Run) {
        if let Some(date) = date_at(self.dates, run.span) {
            let span = if date.span.overlaps(run.span) { date.span } else { run.span };
            let kind = if date.span.overlaps(run.span) { QuantityKind::Date } else { QuantityKind::Time };
            let mut found = plain(span, kind, date.year.map_or(0.0, f64::from));
            found.quantity.date = date.date.filter(|_| kind == QuantityKind::Date);
            found.quantity.ignored = Some("a date".to_owned());
            return self.push(found);
        }
        match &run.form {
            Form::Number { decimal, grouped } => {
                let number = Number { decimal: decimal.clone(), grouped: *grouped, ..Number::default() };
                self.number(run.span, number, false);
            }
            Form::Time => self.push_ignored(run.span, QuantityKind::Time, "a time of day"),
            Form::YearPair(year) => {
                let mut found = plain(run.span, QuantityKind::Date, f64::from(*year));
                found.year = Some(*year);
                found.quantity.ignored = Some("a year".to_owned());
                self.push(found);
            }
            Form::Code => self.push_ignored(run.span, QuantityKind::Code, "a code"),
        }
    }

    fn push_ignored(&mut self, span: Span, kind: QuantityKind, reason: &str) {
        let mut found = plain(span, kind, 0.0);
        found.quantity.ignored = Some(reason.to_owned());
        self.push(found);
    }

    fn push(&mut self, found: Found) {
        self.end = self.end.max(found.quantity.span.end);
        self.found.push(found);
    }

    fn word(&mut self, token: &Token) {
        // "first half", "mwaka mmoja uliopita": a word of time holds it.
        let around = Span::new(token.span.start.saturating_sub(40), token.span.end);
        let in_period = self
            .words
            .within(around)
            .iter()
            .any(|other| matches!(other.sense(), Sense::Period(_)) && other.span.contains(token.span));
        let first = self.names.partition_point(|name| name.end <= token.span.start);
        let in_name = self.names.get(first).is_some_and(|name| name.contains(token.span));
        if in_period || in_name {
            return;
        }
        match *token.sense() {
            Sense::Multiple(value) => {
                let mut found = plain(token.span, QuantityKind::Multiple, value);
                found.quantity.unit = Some(Unit::Times);
                found.word_end = token.word.end;
                found.in_words = true;
                self.push(found);
            }
            Sense::Fraction(value) => {
                // "half a million", نصف مليون.
                let scale = self.words.follows(token.word.end, |sense| matches!(sense, Sense::Scale(3..)));
                match scale.map(|scale| (scale, scale.sense())) {
                    Some((scale, &Sense::Scale(exponent))) => {
                        let decimal = format!("{}", value * 10f64.powi(exponent));
                        let number = Number { decimal, scaled: true, ..Number::default() };
                        self.number(Span::new(token.span.start, scale.span.end), number, true);
                    }
                    _ if self.is_of_unit(token, value) => {
                        let number = Number { decimal: format!("{value}"), ..Number::default() };
                        self.number(token.span, number, true);
                    }
                    _ => self.fraction(token.span, value),
                }
            }
            Sense::Half => {
                if self.is_of_unit(token, 0.5) {
                    let number = Number { decimal: "0.5".to_owned(), ..Number::default() };
                    self.number(token.span, number, true);
                }
            }
            Sense::Part(_) => {}
            _ => self.number_words(token),
        }
    }

    /// "Half a gigawatt", "половин гигават": whether a unit follows that halves and quarters are said of.
    fn is_of_unit(&self, fraction: &Token, value: f64) -> bool {
        const QUARTERS: f64 = 4.0;
        (value * QUARTERS).fract() == 0.0
            && self.words.follows(fraction.word.end, |sense| matches!(sense, Sense::Unit(..))).is_some_and(|unit| {
                !is_duration(unit.sense()) && unit.entry.exact.as_ref().is_none_or(|sign| sign.chars().count() > 1)
            })
    }

    fn fraction(&mut self, span: Span, value: f64) {
        let mut found = plain(span, QuantityKind::Multiple, value * 100.0);
        found.quantity.unit = Some(Unit::Percent);
        found.in_words = true;
        self.push(found);
    }

    /// A numeral in words: "sixty", "two hundred and five", "milioni mbili", "laki moja na nusu".
    fn number_words(&mut self, first: &Token) {
        if let Some((value, end)) = positional(self.words.text, first.span.start) {
            // Written digit by digit it is what it would be in figures, a year among them.
            let number = Number { decimal: value, ..Number::default() };
            return self.number(Span::new(first.span.start, end), number, false);
        }
        let mut sum = Sum { scale_first: self.lexicon.writing.scale_first, ..Sum::default() };
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
        if first.entry.meaning != super::SINGLE_SCALE || sum.scales != 1 || !sum.only_scales() {
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
        let one = first.entry.meaning == super::SINGLE_SCALE
            && sum.scales == 1
            && self
                .words
                .right_after(first.word.end)
                .any(|token| matches!(token.sense(), Sense::Unit(..) | Sense::Currency(_) | Sense::Counted(_)));
        // "مليون و200 ألف": the rest of it follows in digits.
        let goes_on = || {
            let number = Number { decimal: format!("{value}"), scaled: true, ..Number::default() };
            first.entry.meaning == super::SINGLE_SCALE
                && sum.scales == 1
                && self.next_part(&number, first.word.end).is_some()
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

    /// Puts scale and unit to a numeral, on whichever side they stand.
    fn number(&mut self, numeral: Span, mut number: Number, in_words: bool) {
        let numeral = self.spoken_decimals(numeral, &mut number);
        if let Some((value, end)) = self.denominator_first(numeral.end, &number) {
            return self.fraction(Span::new(numeral.start, end), value);
        }
        let (mut begin, mut end) = (numeral.start, numeral.end);
        let mut word_end = self.scales_after(&mut number, &mut end, in_words);
        self.scales_before(&mut number, &mut begin);
        word_end = self.compound(&mut number, &mut end, word_end);
        if let Some(start) = self.minus_before(begin).filter(|_| !number.decimal.starts_with('-')) {
            number.decimal.insert(0, '-');
            begin = start;
        }
        // "साढ़े 4 करोड़": a half more, said before the number.
        if let Some(added) = self.words.precedes(begin, |sense| matches!(sense, Sense::AddedBefore(_)))
            && let Sense::AddedBefore(part) = *added.sense()
            && let Ok(value) = number.decimal.parse::<f64>()
        {
            number.decimal = format!("{}", value + part);
            begin = added.span.start;
        }
        if let Some(added) = self.words.follows(word_end, |sense| matches!(sense, Sense::Added(_)))
            && let Sense::Added(part) = *added.sense()
            && let Ok(value) = number.decimal.parse::<f64>()
        {
            number.decimal = format!("{}", value + part);
            (end, word_end) = (added.span.end, added.word.end);
        }
        let mut found = plain(Span::new(begin, end), QuantityKind::Number, number.value());
        found.quantity.unit = Some(Unit::Count);
        found.numeral = numeral;
        found.in_words = in_words;
        if let Some((_, qualifier)) = number.comparator {
            found.comparator = number.comparator;
            found.quantity.qualifier = qualifier;
        }
        found.number = number;
        found.word_end = word_end;
        self.unit(&mut found);
        found.begin = found.quantity.span.start;
        self.push(found);
    }

    fn scales_after(&self, number: &mut Number, end: &mut usize, in_words: bool) -> usize {
        let mut word_end = *end;
        loop {
            if let Some(inside) = self.inside(word_end) {
                number.comparator = number.comparator.or(Some(inside));
                word_end = inside.0.end;
            }
            let Some(token) = self.words.follows(word_end, |sense| matches!(sense, Sense::Scale(_))) else { break };
            let Sense::Scale(exponent) = *token.sense() else { break };
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
    fn digits_after(&self, at: usize) -> Option<&Run> {
        self.next_run(at).filter(|run| self.words.is_blank(at, run.span.start))
    }

    /// 3分の1, 3분의 1: the denominator, a word between, and the numerator.
    fn denominator_first(&self, at: usize, number: &Number) -> Option<(f64, usize)> {
        let of = self.words.follows(at, |sense| matches!(sense, Sense::FractionOf))?;
        let digits = self.digits_after(of.span.end);
        let (numerator, end): (f64, usize) =
            if let Some((Form::Number { decimal, .. }, end)) = digits.map(|run| (&run.form, run.span.end)) {
                (decimal.parse().ok()?, end)
            } else {
                let word = self.words.follows(of.span.end, |sense| matches!(sense, Sense::Number(_)))?;
                let Sense::Number(value) = *word.sense() else { return None };
                (value, word.span.end)
            };
        let whole = number.value();
        let share: f64 = numerator / whole;
        ((2.0..=100.0).contains(&whole) && share > 0.0 && share < 1.0).then_some((share, end))
    }

    /// "৪ দশমিক ৩": digits behind a word for the decimal mark.
    fn spoken_decimals(&self, numeral: Span, number: &mut Number) -> Span {
        let Some(point) = self.words.follows(numeral.end, |sense| matches!(sense, Sense::Point)) else {
            return numeral;
        };
        let Some(run) = self.digits_after(point.span.end) else { return numeral };
        match &run.form {
            Form::Number { decimal, grouped: false } if !number.decimal.contains('.') && !decimal.contains('.') => {
                number.decimal = format!("{}.{decimal}", number.decimal);
                Span::new(numeral.start, run.span.end)
            }
            _ => numeral,
        }
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

    /// A minus sign or word right before a number: where it begins. A dash behind a number is none.
    fn minus_before(&self, at: usize) -> Option<usize> {
        if let Some(word) = self.words.precedes(at, |sense| matches!(sense, Sense::Minus)) {
            return Some(word.span.start);
        }
        let head = self.words.text.get(..at)?;
        let sign = head.chars().next_back().filter(|c| matches!(c, '-' | '−' | '\u{2011}'))?;
        let before = head.strip_suffix(sign)?;
        let apart = before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '（'));
        let behind_number = before.trim_end().chars().next_back().is_some_and(char::is_numeric);
        (apart && !behind_number).then(|| at - sign.len_utf8())
    }

    /// A smaller number that goes on a larger one: "2 crore 50 lakh", "1조 2,000억", "3億5千万".
    fn compound(&self, number: &mut Number, end: &mut usize, word_end: usize) -> usize {
        let mut word_end = word_end;
        while let Some((value, reached, word)) = self.next_part(number, word_end) {
            let whole = number.value() + value;
            (number.decimal, number.exponent) = (format!("{whole}"), 0);
            (*end, word_end) = (reached, word);
        }
        word_end
    }

    /// The next smaller part of a number: what it adds, where it ends, and where its last word does.
    fn next_part(&self, number: &Number, at: usize) -> Option<(f64, usize, usize)> {
        let value = number.value();
        // "1.8 billion and 6 thousand" are two figures.
        let whole = value.fract() == 0.0 && !number.decimal.contains('.');
        if !number.scaled || self.lexicon.writing.scale_first || !whole {
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
        let word_end = self.scales_after(&mut part, &mut end, false);
        // "4 हज़ार 200 करोड़": both parts are crores. A number in words carries its scale in its zeros.
        let scale = if number.exponent == 0 { trailing_zeros(value) } else { number.exponent };
        if glued && part.exponent > scale {
            let digits: f64 = part.decimal.parse().ok()?;
            let fills = digits > 0.0 && digits < 10f64.powi(scale);
            let whole = (value + digits) * 10f64.powi(part.exponent);
            return fills.then_some((whole - value, end, word_end));
        }
        // The part fills the zeros of the number before it: 2,000억 goes on 1조, and 1.5 million no 2 million.
        let zeros = trailing_zeros(value);
        let small = part.value();
        let fills = small > 0.0 && small < 10f64.powi(zeros);
        let myriads = number.exponent > 0 && number.exponent % 4 == 0;
        let hundreds = (scale == 3 && (100.0..1000.0).contains(&small)) || (scale == 2 && glued && small < 100.0);
        let follows =
            if part.scaled { glued || part.exponent >= 3 } else { (glued && myriads && zeros >= 4) || hundreds };
        (fills && follows).then_some((small, end, word_end))
    }

    /// Whether a scale word that could follow a number stands before the next one: "2.5 na milioni 3".
    fn scale_belongs_to_next(&self, token: &Token) -> bool {
        let rest = self.words.text.get(token.word.end..).unwrap_or_default().trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit()) || self.words.right_after(token.word.end).any(is_numeric)
    }

    fn scales_before(&self, number: &mut Number, begin: &mut usize) {
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

    fn unit(&mut self, found: &mut Found) {
        let span = found.quantity.span;
        let money_before = self.money_before(span.start);
        self.millions(found, money_before.is_some());
        if let Some(after) = self.unit_after(found) {
            self.taken.insert(after.span.start);
            found.quantity.span.end = after.span.end;
            found.word_end = after.word.end.max(after.span.end);
            Self::apply(found, after.sense());
            // "RMB 5 billion yuan" names the same money twice, 港幣12億元 names it before.
            if let Sense::Currency(_) = after.sense()
                && let Some(money) = money_before.or_else(|| self.named_money(span.start))
            {
                found.quantity.span.start = money.span.start;
                Self::apply(found, money.sense());
            }
        } else if let Some(before) = money_before
            .or_else(|| self.unit_first(span.start))
            .or_else(|| self.unit_before(found))
            .or_else(|| self.percent_before(span.start))
        {
            self.taken.insert(before.span.start);
            found.quantity.span.start = before.span.start;
            found.unit_before = true;
            Self::apply(found, before.sense());
        }
        self.raise(found);
        if let Some(classifier) = self.words.follows(found.word_end, |sense| matches!(sense, Sense::Classifier(_))) {
            found.word_end = classifier.span.end;
        }
    }

    /// "£640m", "640m pounds": the sign of the metre is a million beside money.
    fn millions(&self, found: &mut Found, money_before: bool) {
        let end = found.quantity.span.end;
        let is_metre = |sense: &Sense| matches!(sense, Sense::Unit(Unit::Kilometre, _));
        let Some(metre) = self.words.follows(end, is_metre).filter(|token| token.span.of(self.words.text) == "m")
        else {
            return;
        };
        let money = |sense: &Sense| matches!(sense, Sense::Currency(_));
        if found.number.scaled || !(money_before || self.words.follows(metre.span.end, money).is_some()) {
            return;
        }
        found.number.exponent += 6;
        found.number.scaled = true;
        found.quantity.value = found.number.value();
        found.quantity.span.end = metre.span.end;
        found.word_end = metre.word.end;
    }

    /// Makes a length an area or a volume where a word behind it says so: "mita 500 za mraba".
    fn raise(&self, found: &mut Found) {
        let Some(token) = self.words.follows(found.word_end, |sense| matches!(sense, Sense::Power(_))) else { return };
        let Sense::Power(power) = *token.sense() else { return };
        let metres = found.number.factor * 1000.0;
        let (unit, factor) = match (power, &found.quantity.unit) {
            (1, Some(Unit::Megawatt)) => (Unit::GigawattHour, found.number.factor / 1000.0),
            (1, _) => return,
            (_, Some(Unit::Kilometre)) => Self::raised(power, metres),
            _ => return,
        };
        found.set_unit(unit, factor);
        found.quantity.span.end = token.span.end;
        found.word_end = token.word.end;
    }

    /// A length in metres as an area or a volume.
    fn raised(power: u8, metres: f64) -> (Unit, f64) {
        match power {
            2 if metres >= 1000.0 => (Unit::Hectare, metres * metres / 10_000.0),
            2 => (Unit::SquareMetre, metres * metres),
            _ => (Unit::Other("m3".to_owned()), metres * metres * metres),
        }
    }

    fn apply(found: &mut Found, sense: &Sense) {
        match sense {
            Sense::Unit(unit, factor) | Sense::UnitFirst(unit, factor) => found.set_unit(unit.clone(), *factor),
            Sense::Currency(currency) => found.set_unit(Unit::Money(*currency), 1.0),
            Sense::Times => found.set_unit(Unit::Times, 1.0),
            Sense::Part(of) => {
                found.set_unit(Unit::Percent, 100.0 / of);
                found.quantity.kind = QuantityKind::Multiple;
            }
            Sense::Ordinal => {
                found.quantity.kind = QuantityKind::Ordinal;
                found.quantity.unit = None;
                found.quantity.ignored = Some("an ordinal".to_owned());
            }
            _ => {}
        }
    }

    fn unit_after(&self, found: &Found) -> Option<Token> {
        let mut ends = vec![found.quantity.span.end];
        if found.word_end != found.quantity.span.end {
            ends.push(found.word_end);
        }
        for link in &self.lexicon.writing.links {
            let end = found.word_end;
            let rest = self.words.text.get(end..).unwrap_or_default();
            let trimmed = rest.trim_start_matches(' ');
            if let Some(tail) = trimmed.strip_prefix(link.as_str())
                && (tail.starts_with(' ') || link.ends_with(['\'', '’']))
            {
                ends.push(end + (rest.len() - trimmed.len()) + link.len());
            }
        }
        let is_unit = |sense: &Sense| {
            matches!(sense, Sense::Unit(..) | Sense::Currency(_) | Sense::Times | Sense::Part(_) | Sense::Ordinal)
        };
        ends.into_iter().find_map(|end| self.words.follows(end, is_unit).copied()).filter(|unit| {
            if found.looks_like_year() && self.is_no_unit_of_a_year(found, unit) {
                return false;
            }
            // In "tani 5, tani 6" and "$5 $6" the second unit belongs to the second number.
            let next = self.words.text.get(unit.span.end..).unwrap_or_default().trim_start_matches(' ');
            let owns_next = next.starts_with(|c: char| c.is_numeric() || c.is_ascii_digit());
            if owns_next && is_duration(unit.sense()) && four_digits(next) {
                // "till 2 000 år 2028": the word belongs to the year behind it.
                return false;
            }
            let sign = unit.entry.exact.is_some() && matches!(unit.sense(), Sense::Currency(_));
            !(owns_next && (self.lexicon.writing.units_before || sign))
        })
    }

    /// A word for money right before a number that has another behind it.
    fn named_money(&self, at: usize) -> Option<Token> {
        let named = |token: &&Token| matches!(token.sense(), Sense::Currency(_)) && token.span.end == at;
        self.words.right_before(at).find(named).filter(|token| !self.taken.contains(&token.span.start)).copied()
    }

    /// "2027年" is a year and no span of 2027 years; "En 2024 ha exportado" holds no hectares; 2024成 no tenths.
    fn is_no_unit_of_a_year(&self, found: &Found, unit: &Token) -> bool {
        let short_sign = unit.entry.exact.is_some() && unit.span.len() <= 2;
        let dated =
            || self.words.precedes(found.quantity.span.start, |sense| matches!(sense, Sense::Period(_))).is_some();
        is_duration(unit.sense()) || matches!(unit.sense(), Sense::Part(_) | Sense::Ordinal) || (short_sign && dated())
    }

    fn money_before(&self, at: usize) -> Option<Token> {
        let token = self
            .words
            .right_before(at)
            .find(|token| matches!(token.sense(), Sense::Currency(_)) && !self.taken.contains(&token.span.start))?;
        // A word such as "yuan" stands before its number only where units do; signs and codes do everywhere.
        let sign = token.entry.exact.is_some() || self.lexicon.writing.units_before;
        sign.then_some(*token)
    }

    /// "%12,5": some languages put the sign in front.
    fn percent_before(&self, at: usize) -> Option<Token> {
        let token = self.words.right_before(at).find(|token| matches!(token.sense(), Sense::Unit(Unit::Percent, _)))?;
        (token.span.end == at && token.entry.exact.is_some() && !self.taken.contains(&token.span.start))
            .then_some(*token)
    }

    /// 百分之35, "yüzde 12": a word that is a unit only before its number.
    fn unit_first(&self, at: usize) -> Option<Token> {
        self.words.precedes(at, |sense| matches!(sense, Sense::UnitFirst(..))).copied()
    }

    fn unit_before(&self, found: &Found) -> Option<Token> {
        let at = found.quantity.span.start;
        if !self.lexicon.writing.units_before {
            return None;
        }
        self.words
            .right_before(at)
            .find(|token| {
                matches!(token.sense(), Sense::Unit(..))
                    && !self.taken.contains(&token.span.start)
                    && token.entry.exact.as_ref().is_none_or(|sign| sign.chars().count() > 1)
                    // "mwaka 2023" is a year and no span of 2023 years; "geçen yıl 1,2 milyon" no span of time.
                    && !((found.looks_like_year() || !self.lexicon.writing.scale_first) && is_duration(token.sense()))
            })
            .copied()
    }
}

/// Whether a text begins with a number of four digits.
fn four_digits(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

fn is_and(token: &Token) -> bool {
    matches!(token.sense(), Sense::And | Sense::Glue)
}

fn is_duration(sense: &Sense) -> bool {
    matches!(sense, Sense::Unit(unit, _) if super::kind_of(unit) == QuantityKind::Duration)
}

fn plain(span: Span, kind: QuantityKind, value: f64) -> Found {
    Found {
        quantity: Quantity {
            span,
            kind,
            value,
            value_high: None,
            unit: None,
            date: None,
            qualifier: Qualifier::Exact,
            ignored: None,
        },
        numeral: span,
        word_end: span.end,
        begin: span.start,
        comparator: None,
        year: None,
        in_words: false,
        unit_before: false,
        from: false,
        from_behind: false,
        number: Number::default(),
    }
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

/// Adds up number words.
#[derive(Clone, Debug, Default)]
struct Sum {
    /// Scale words stand before their number: Swahili "elfu tatu" is three thousand.
    scale_first: bool,
    /// What is read of the number, each part with its scale, the larger first.
    parts: Vec<(f64, f64)>,
    /// Number words that no scale has taken yet.
    current: Option<f64>,
    /// A scale that stands before its number.
    pending: Option<f64>,
    last_scale: f64,
    scaled: bool,
    numbered: bool,
    /// How many scale words were read, and the first of them.
    scales: usize,
    first_scale: f64,
}

impl Sum {
    /// Takes the next word, or says that it does not go on.
    fn take(&mut self, sense: &Sense) -> bool {
        match *sense {
            Sense::Number(value) => self.number(value),
            Sense::Scale(exponent) => {
                let taken = if self.scale_first { self.scale_before(exponent) } else { self.scale_after(exponent) };
                self.scaled |= taken && exponent > 2;
                if self.scales == 0 {
                    self.first_scale = 10f64.powi(exponent);
                }
                self.scales += usize::from(taken);
                taken
            }
            _ => false,
        }
    }

    fn number(&mut self, value: f64) -> bool {
        let below = self.parts.last().is_none_or(|(_, scale)| value < *scale);
        let fits = match self.current {
            None => below,
            Some(current) if value > 0.0 && current > value => current % magnitude_above(value) == 0.0,
            // "fünf-und-zwanzig", "خمسة وعشرون": the units stand before the tens.
            Some(current) => (1.0..10.0).contains(&current) && value % 10.0 == 0.0 && (20.0..100.0).contains(&value),
        };
        if fits {
            self.current = Some(self.current.unwrap_or(0.0) + value);
        } else if let (Some(scale), Some(current)) = (self.pending, self.current)
            && value < scale
        {
            self.parts.push((scale * current, scale));
            (self.pending, self.current) = (None, Some(value));
        } else {
            return false;
        }
        self.numbered = true;
        true
    }

    /// A scale behind its number takes everything smaller that stands before it.
    fn scale_after(&mut self, exponent: i32) -> bool {
        let scale = 10f64.powi(exponent);
        let again = self.parts.last().is_some_and(|(_, last)| (*last / scale - 1.0).abs() < 1e-9);
        if again && self.current.is_some() {
            return false;
        }
        let mut times = self.current.take().unwrap_or(0.0);
        while let Some((value, _)) = self.parts.pop_if(|(_, smaller)| *smaller < scale) {
            times += value;
        }
        if times == 0.0 {
            // "million million" and "hundred hundred" are no numbers.
            if again {
                return false;
            }
            times = 1.0;
        }
        self.parts.push((times * scale, scale));
        self.last_scale = scale;
        true
    }

    fn scale_before(&mut self, exponent: i32) -> bool {
        let scale = 10f64.powi(exponent);
        match (self.pending, self.current.take()) {
            (Some(pending), Some(current)) => self.parts.push((pending * current, pending)),
            // "milioni mia tano" is five hundred million.
            (Some(pending), None) if scale < pending => {
                self.pending = Some(pending * scale);
                self.last_scale = scale;
                return true;
            }
            (Some(_), None) => return false,
            (None, Some(current)) => self.parts.push((current, 1.0)),
            (None, None) => {}
        }
        (self.pending, self.last_scale) = (Some(scale), scale);
        true
    }

    fn add_part(&mut self, part: f64) {
        let scale = if self.last_scale > 0.0 { self.last_scale } else { 1.0 };
        self.parts.push((part * scale, scale));
    }

    /// Whether only scale words were read, and no number.
    const fn only_scales(&self) -> bool {
        !self.numbered
    }

    fn total(&self) -> Option<f64> {
        let parts: f64 = self.parts.iter().map(|(value, _)| value).sum();
        let rest = match (self.pending, self.current) {
            (Some(scale), current) => scale * current.unwrap_or(1.0),
            (None, current) => current.unwrap_or(0.0),
        };
        let total = parts + rest;
        (total > 0.0).then_some(total)
    }
}

/// The power of ten above a value: 10 for 1 to 9, 100 for 10 to 99.
fn magnitude_above(value: f64) -> f64 {
    let mut magnitude = 10.0;
    while magnitude <= value {
        magnitude *= 10.0;
    }
    magnitude
}

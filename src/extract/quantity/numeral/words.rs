//! Numerals in words: "two hundred and five", "milioni mbili", 三〇〇.

use super::sum::Sum;
use super::{Number, Reader};
use crate::extract::date;
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::number::Form;
use crate::extract::quantity::{DUAL, SINGLE_SCALE, ZERO, is_numeric, kind_of};
use crate::extract::scan::Token;
use crate::model::{Qualifier, QuantityKind, Span};

impl Reader<'_> {
    /// "Two point five million": a number in words with the decimals behind it, and where it ends with its scale.
    fn with_decimals(&self, whole: f64, end: usize, (decimals, reached): (String, usize)) -> Option<(f64, usize)> {
        let mut value = format!("{whole}.{decimals}").parse::<f64>().ok()?;
        if (whole - 1.0).abs() <= f64::EPSILON && !self.is_said_as_decimal(end, reached) {
            return None;
        }
        let mut end = reached;
        for (exponent, reached) in self.scales_from(reached) {
            (value, end) = (value * 10f64.powi(exponent), reached);
        }
        Some((value, end))
    }

    /// "The price of one tonne" is a rate, and "one tonne" hardly ever a figure of a report.
    fn one_of_a_unit(&mut self, span: Span) {
        let before = self.found.len();
        self.number(span, Number { decimal: "1".into(), ..Number::default() }, true);
        if let Some(one) = self.found.get_mut(before) {
            one.quantity.ignored.get_or_insert("one of a unit");
        }
    }

    /// A numeral in words that stands for digits, a year, a range or a part of one, and is no sum: 三〇〇, "twenty sixteen", 两三万.
    fn as_a_whole(&mut self, first: &Token) -> bool {
        if let Some((value, end)) = positional(self.words.text, first.span.start) {
            // Written digit by digit it is what it would be in figures, a year among them.
            let number = Number { decimal: value.into(), ..Number::default() };
            self.number(Span::new(first.span.start, end), number, false);
            return true;
        }
        if self.lexicon.writing.spoken_years
            && let Some((year, end)) = self.spoken_year(first)
        {
            let number = Number { decimal: year.to_string().into(), ..Number::default() };
            self.number(Span::new(first.span.start, end), number, false);
            return true;
        }
        if let Some((value, end)) = self.hundredths_of_two(first) {
            self.fraction(Span::new(first.span.start, end), value);
            return true;
        }
        if let Some((low, second)) = self.low_of_two(first) {
            self.two_in_one(first, low, &second);
            return true;
        }
        if let Some(of) = self.definite_part(first) {
            self.fraction(first.span, 1.0 / of);
            return true;
        }
        false
    }

    /// A numeral in words: "sixty", "two hundred and five", "milioni mbili", "laki moja na nusu".
    pub(super) fn number_words(&mut self, first: &Token) {
        if self.as_a_whole(first) {
            return;
        }
        let mut sum = Sum::new(self.lexicon.writing.scale_first);
        let (mut end, mut last) = (first.span.start, first);
        let mut next = Some(first);
        // What was read before an "and".
        let mut whole = None;
        let mut short = false;
        while let Some(token) = next {
            let digit = matches!(token.sense(), Sense::Number(value) if (1.0..10.0).contains(value));
            let behind_scale = matches!(last.sense(), Sense::Scale(_)) && last.span.end == token.span.start;
            if self.is_apart(last, token) || !sum.take(token.sense()) {
                // "Three thousand and four thousand" are two numbers.
                if let Some(before) = whole.take().filter(|_| matches!(token.sense(), Sense::Scale(_))) {
                    (sum, end, last) = before;
                }
                break;
            }
            short = digit && behind_scale;
            (end, last) = (token.span.end, token);
            // "Yirmide bir": an ending makes it the denominator.
            if self.words.may_hold(Kind::FractionOf) && self.is_denominator(end) {
                break;
            }
            next = self.next_numeric(token.word.end.max(token.span.end)).or_else(|| self.next_numeric(token.span.end));
            if next.is_some_and(|next| self.words.within(Span::new(end, next.span.start)).iter().any(is_and)) {
                whole = Some((sum.clone(), end, last));
            }
        }
        if short && self.lexicon.writing.short_places {
            sum.shorten();
        }
        // "Twenty and three fifths": what stands behind the "and" is the numerator.
        let is_part = |sense: &Sense| matches!(sense, Sense::Part(_));
        if self.words.follows(last.word.end, is_part).is_some()
            && let Some(before) = whole.take()
            && self.added_part(before.2.word.end).is_some()
        {
            (sum, end, last) = before;
        }
        let mut power = 0;
        if let Some(part) = self.added_part(last.word.end).or_else(|| self.added_part(last.span.end)) {
            // "Two and a half million": the scale is of both.
            let scales = if sum.scaled { Vec::new() } else { self.scales_from(part.word_end) };
            sum.add_part(part.value, part.of_one);
            end = part.end;
            for scale in scales {
                (power, end) = (power + scale.0, scale.1);
            }
        }
        let zero = matches!(first.sense(), Sense::Number(value) if *value == 0.0).then_some(0.0);
        let decimals = self.decimals_in_words(end);
        let whole = sum.total().map(|total| total * 10f64.powi(power));
        let alone = self.is_line(Span::new(first.span.start, end)) || self.minus_before(first.span.start).is_some();
        let Some(mut value) = whole.or(zero.filter(|_| alone || decimals.is_some())) else {
            return self.nothing(first);
        };
        let spoken = decimals.and_then(|decimals| self.with_decimals(value, end, decimals));
        (value, end) = spoken.unwrap_or((value, end));
        let spoken = spoken.is_some();
        if let Some((decimal, run_end)) = self.thousand_before_digits(first, &sum, last) {
            let number = Number { decimal: decimal.into(), ..Number::default() };
            return self.number(Span::new(first.span.start, run_end), number, false);
        }
        if (value - 1.0).abs() < f64::EPSILON && !sum.scaled && sum.scales == 0 && self.is_before_measure(end) {
            return self.one_of_a_unit(Span::new(first.span.start, end));
        }
        if let Some((share, end)) = self.share_behind(value, &sum, end) {
            return self.fraction(Span::new(first.span.start, end), share);
        }
        // 一折: "a tenth" where nothing sets words apart.
        let unspaced = first.span.of(self.words.text).chars().all(is_spaceless);
        if (value - 1.0).abs() < f64::EPSILON
            && let Some(part) = self.words.follows(end, |sense| matches!(sense, Sense::Part(_))).filter(|_| unspaced)
            && let Sense::Part(of) = *part.sense()
        {
            return self.fraction(Span::new(first.span.start, part.span.end), value / of);
        }
        // "One" is an article more often than a figure, and a scale word may stand before its digits. 零点五 is no one.
        let said = alone
            || value > 1.0
            || (unspaced && value.fract() != 0.0)
            || self.opens_range(first, end)
            || unspaced && self.words.follows(end, |sense| matches!(sense, Sense::Dozen(_))).is_some()
            || self.is_small_amount(end);
        if (!said && !sum.scaled && !spoken) || (sum.only_scales() && self.scale_belongs_to_next(last)) {
            return;
        }
        if let Some(part) = self.words.follows(end, |sense| matches!(sense, Sense::Part(_)))
            && let Sense::Part(of) = *part.sense()
            && value < of
        {
            return self.fraction(Span::new(first.span.start, part.span.end), value / of);
        }
        if self.is_dual(first, &sum, last.word.end) {
            let number = Number { decimal: format!("{}", 2.0 * value).into(), scaled: true, ..Number::default() };
            return self.number(Span::new(first.span.start, end), number, true);
        }
        // Scale words alone ("millions of") name no figure; a hundred or a thousand do.
        if sum.only_scales() && !alone && !self.names_a_figure(first, &sum, value, last.word.end) {
            return;
        }
        // A word such as the Arabic dual for two thousand million is scaled, too.
        let scaled = sum.scaled || sum.scales > 0 || (value >= 1000.0 && value % 1000.0 == 0.0);
        // "Zwei bis dreihundert" says two, "two to three hundred" two hundred.
        let apart = self.words.text.get(..last.span.start).is_some_and(|head| head.ends_with(' '));
        let word_scale = if power == 0 && !spoken { sum.power(if apart { 100.0 } else { 1000.0 }) } else { 0 };
        let number = Number { decimal: format!("{value}").into(), scaled, word_scale, ..Number::default() };
        self.number(Span::new(first.span.start, end), number, true);
    }

    /// A word for zero is a number that counts nothing.
    fn nothing(&mut self, word: &Token) {
        if word.entry.meaning == ZERO {
            self.push_ignored(word.span, QuantityKind::Number, "nothing");
        }
    }

    /// Arabic "مليونا طن", two million tonnes: whether a scale word in the dual stands alone before what is counted.
    fn is_dual(&self, first: &Token, sum: &Sum, end: usize) -> bool {
        first.entry.meaning == DUAL && sum.scales == 1 && sum.only_scales() && self.counts_behind(end)
    }

    /// "Un emploi sur quinze", "yirmi beşte üç": a number that is a part of one with what stands behind it.
    fn share_behind(&self, value: f64, sum: &Sum, end: usize) -> Option<(f64, usize)> {
        let one = (value - 1.0).abs() < f64::EPSILON && sum.scales == 0;
        let number = Number { decimal: "1".into(), ..Number::default() };
        let share = || self.numerator_first(end, &number).or_else(|| self.numerator_before_noun(end, value));
        one.then(share).flatten().or_else(|| self.fraction_in_denominator(value, end))
    }

    /// Turkish "yirmi beşte üç": tens or hundreds behind which a word for fifths says the rest of the denominator.
    fn fraction_in_denominator(&self, tens: f64, at: usize) -> Option<(f64, usize)> {
        const MOST: u32 = 9;
        if !self.words.may_hold(Kind::FractionOf) || tens < 10.0 || tens % 10.0 != 0.0 {
            return None;
        }
        let word = self.words.follows(at, |sense| matches!(sense, Sense::Fraction(_)))?;
        let Sense::Fraction(part) = *word.sense() else { return None };
        let spaced = self.words.text.get(at..word.span.start).is_some_and(|gap| gap == " ");
        let (of, numerator) = (2..=MOST)
            .map(|of| (f64::from(of), f64::from(of) * part))
            .find(|(_, numerator)| (numerator - numerator.round()).abs() < 1e-6)?;
        spaced.then_some((numerator.round() / (tens + of), word.span.end))
    }

    /// "One twenty two": units behind which tens stand with nothing but a blank between are no sum of both.
    fn is_apart(&self, units: &Token, tens: &Token) -> bool {
        let blank = tens.span.start > units.word.end && self.words.is_blank(units.word.end, tens.span.start);
        match (units.sense(), tens.sense()) {
            (Sense::Number(units), Sense::Number(tens)) => *units < 10.0 && *tens >= 20.0 && blank,
            _ => false,
        }
    }

    /// The lower of two digits that stand for a range, and the higher: 两三万元, 三五百人. Behind them stands a scale, a unit
    /// or what is counted; 一二线城市 and 二三产业 are no ranges.
    fn low_of_two(&self, first: &Token) -> Option<(f64, Token)> {
        let digit = |token: &Token| match *token.sense() {
            Sense::Number(value) if (1.0..10.0).contains(&value) && value.fract() == 0.0 => Some(value as u32),
            _ => None,
        };
        let unspaced = |token: &Token| token.span.of(self.words.text).chars().all(is_spaceless);
        let low = digit(first).filter(|_| unspaced(first))?;
        let second = self
            .words
            .follows(first.span.end, |sense| matches!(sense, Sense::Number(_)))
            .filter(|second| second.span.start == first.span.end && unspaced(second))?;
        let high = digit(second)?;
        let neighbours = high == low + 1 || (low, high) == (3, 5);
        let behind = |sense: &Sense| {
            matches!(
                sense,
                Sense::Scale(_) | Sense::Unit(..) | Sense::Currency(_) | Sense::Classifier(_) | Sense::Part(_)
            )
        };
        let counts =
            self.words.follows(second.span.end, behind).is_some_and(|token| token.span.start == second.span.end);
        (neighbours && counts).then_some((f64::from(low), *second))
    }

    /// Reads the number that begins with the higher of two digits, and makes a range of it.
    fn two_in_one(&mut self, first: &Token, low: f64, second: &Token) {
        let Sense::Number(high) = *second.sense() else { return };
        let before = self.found.len();
        self.number_words(second);
        let Some(found) = self.found.get_mut(before) else { return };
        // Where more follows than zeros, the digits are those of a code or a year.
        let leading = found.quantity.value / found.number.factor.max(f64::MIN_POSITIVE) / high;
        let power = leading.log10();
        let round = found.number.factor <= 0.0 || (power - power.round()).abs() < 1e-9;
        let end = found.quantity.span.end;
        found.quantity.span = Span::new(first.span.start, end);
        found.begin = first.span.start;
        if round && found.quantity.ignored.is_none() {
            found.quantity.value_high = Some(found.quantity.value);
            found.quantity.value = found.quantity.value * low / high;
            found.quantity.qualifier = Qualifier::Range;
        }
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

    /// Whether scale words alone, which end at a position, name a figure: a hundred, "over a thousand", 超千亿, "hundred
    /// million"; but not "millions of" or 千亿级.
    fn names_a_figure(&self, first: &Token, sum: &Sum, value: f64, end: usize) -> bool {
        let bound = |sense: &Sense| matches!(sense, Sense::Before(_) | Sense::Verb(_));
        // "Entre mil y dos mil", "de mille à deux mille": the first of two bounds.
        let opens = |sense: &Sense| matches!(sense, Sense::Between | Sense::From | Sense::FromLevel);
        let goes_on = |sense: &Sense| matches!(sense, Sense::To | Sense::And);
        let ranged =
            || self.words.precedes(first.span.start, opens).is_some() && self.words.follows(end, goes_on).is_some();
        let bounded = self.words.precedes(first.span.start, bound).is_some() || ranged();
        // "مليار دولار", "mil millones de euros", 百万ドル: a singular that means one.
        let one = first.entry.meaning == SINGLE_SCALE
            && (sum.scales == 1 || sum.first_scale <= 1000.0)
            && self.counts_behind(end);
        // "مليون و200 ألف": the rest of it follows in digits.
        let goes_on = || {
            let number = Number { decimal: format!("{value}").into(), scaled: true, ..Number::default() };
            first.entry.meaning == SINGLE_SCALE && sum.scales == 1 && self.next_part(&number, first.word.end).is_some()
        };
        if one || goes_on() {
            return true;
        }
        let unspaced = first.span.of(self.words.text).chars().all(is_spaceless);
        if unspaced {
            // 百余家: a hundred and some; 数百余家 are several hundred.
            let inside = |sense: &Sense| matches!(sense, Sense::Inside(_));
            let some =
                self.words.follows(end, inside).is_some() && self.words.precedes(first.span.start, inside).is_none();
            return (bounded || some) && value >= 100.0;
        }
        match sum.scales {
            1 => value < 101.0 || (value <= 1000.0 && bounded),
            _ => sum.first_scale <= 1000.0,
        }
    }

    /// 一到五个, "one to three plants": whether "one" is the lower of two bounds.
    fn opens_range(&self, first: &Token, end: usize) -> bool {
        const MOST: f64 = 20.0;
        let one = matches!(first.sense(), Sense::Number(value) if (*value - 1.0).abs() < f64::EPSILON);
        let to = self.words.follows(end, |sense| matches!(sense, Sense::To)).filter(|_| one);
        let counts = |sense: &Sense| {
            matches!(sense, Sense::Unit(..) | Sense::Classifier(_) | Sense::Counted(_) | Sense::Scale(_))
        };
        to.and_then(|to| self.words.follows(to.span.end, |sense| matches!(sense, Sense::Number(_)))).is_some_and(
            |second| {
                matches!(*second.sense(), Sense::Number(value) if (2.0..=MOST).contains(&value))
                    && (second.span.of(self.words.text).chars().all(is_spaceless)
                        || self.words.follows(second.word.end, counts).is_some())
            },
        )
    }

    /// Whether a unit, money or something counted stands behind a position, or behind a link word there.
    fn counts_behind(&self, at: usize) -> bool {
        let counts = |sense: &Sense| {
            matches!(sense, Sense::Unit(..) | Sense::Currency(_) | Sense::Counted(_) | Sense::Classifier(_))
        };
        self.past_links(at).any(|at| self.words.follows(at, counts).is_some())
    }

    /// Whether a line, or a cell of a table, holds nothing else.
    pub(super) fn is_line(&self, span: Span) -> bool {
        let text = self.words.text;
        let ends = |c: char| matches!(c, '\n' | '\r' | '\t' | '|');
        let before = text.get(..span.start).unwrap_or_default().trim_end_matches(' ');
        let behind = text.get(span.end..).unwrap_or_default().trim_start_matches(' ');
        (before.is_empty() || before.ends_with(ends)) && (behind.is_empty() || behind.starts_with(ends))
    }

    /// Whether an ending for "of" stands in one word with what ends at a position.
    fn is_denominator(&self, at: usize) -> bool {
        self.words.follows(at, |sense| matches!(sense, Sense::FractionOf)).is_some_and(|of| of.span.start == at)
    }

    pub(super) fn next_numeric(&self, at: usize) -> Option<&Token> {
        // In "thirty dozen" the word for twelve multiplies.
        if self.words.follows(at, |sense| matches!(sense, Sense::Dozen(_))).is_some() {
            return None;
        }
        if let Some(token) = self.words.right_after(at).find(|token| is_numeric(token)) {
            return Some(token).filter(|token| !self.is_weight_behind(token, at));
        }
        // "Ciento sesenta y un": "y un" is another "and", with an article in it.
        let mut ands = self.words.right_after(at).filter(|token| is_and(token));
        ands.find_map(|and| self.words.right_after(and.span.end).find(|token| is_numeric(token)))
    }

    /// 十二点五, "one point three", "zwei Komma fünfundzwanzig": digits in words behind a word for the decimal mark, and
    /// where they end. Tens are two digits, and nothing follows them.
    pub(super) fn decimals_in_words(&self, at: usize) -> Option<(String, usize)> {
        let point = self.words.follows(at, |sense| matches!(sense, Sense::Point))?;
        let (mut digits, mut end) = (String::new(), point.span.end);
        while let Some((value, reached)) = self.number_word(end) {
            // "Vírgula vinte e oito"
            let units = |and: &Token| self.number_word(and.span.end);
            let behind = self
                .number_word(reached)
                .or_else(|| self.words.follows(reached, |sense| matches!(sense, Sense::And)).and_then(units));
            // German sets units before tens.
            let tens = self
                .words
                .follows(reached, |sense| matches!(sense, Sense::Glue))
                .filter(|glue| glue.span.start == reached && digits.is_empty())
                .and_then(|glue| self.number_word(glue.span.end))
                .filter(|(tens, _)| *tens >= 20 && tens % 10 == 0);
            match (value, behind, tens) {
                (0..10, _, Some((tens, reached))) => {
                    (digits, end) = (format!("{}", tens + value), reached);
                    break;
                }
                (0..10, ..) => {
                    digits.push_str(&value.to_string());
                    end = reached;
                }
                (20.., Some((units @ 1..10, reached)), _) if value % 10 == 0 && digits.is_empty() => {
                    (digits, end) = (format!("{}", value + units), reached);
                    break;
                }
                _ if digits.is_empty() => {
                    (digits, end) = (value.to_string(), reached);
                    break;
                }
                _ => break,
            }
        }
        (!digits.is_empty()).then_some((digits, end))
    }

    /// A number word below a hundred behind nothing but blanks or a hyphen, and where it ends.
    fn number_word(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.words.follows(at, |sense| matches!(sense, Sense::Number(_)))?;
        match *word.sense() {
            Sense::Number(value) if (0.0..100.0).contains(&value) && value.fract() == 0.0 => {
                Some((value as u32, word.span.end))
            }
            _ => None,
        }
    }

    /// "One point three of them" is no decimal: behind a lone "one" something must follow that is counted or measured, or
    /// nothing at all, or the words stand without blanks.
    fn is_said_as_decimal(&self, from: usize, to: usize) -> bool {
        let measures =
            |sense: &Sense| matches!(sense, Sense::Scale(2..) | Sense::Unit(..) | Sense::Currency(_) | Sense::Times);
        let glued = self.words.text.get(from..to).is_some_and(|words| words.chars().all(is_spaceless));
        let ends = self.words.text.get(to..).is_some_and(|rest| rest.trim_matches([' ', '.', '\n']).is_empty());
        glued || ends || self.words.follows(to, measures).is_some()
    }

    /// Whether a unit of money, weight, length and the like stands behind a position.
    fn is_before_measure(&self, at: usize) -> bool {
        let measure = |sense: &Sense| match sense {
            Sense::Currency(_) => true,
            Sense::Unit(unit, _) => matches!(
                kind_of(unit),
                QuantityKind::Money
                    | QuantityKind::Weight
                    | QuantityKind::Power
                    | QuantityKind::Energy
                    | QuantityKind::Area
                    | QuantityKind::Length
                    | QuantityKind::Volume
            ),
            _ => false,
        };
        // Signs of one letter stand behind "one" by chance.
        let sign = |token: &Token| token.entry.exact.as_ref().is_some_and(|sign| sign.len() == 1);
        self.words.right_after(at).any(|token| measure(token.sense()) && !sign(token))
    }

    /// "Nineteen ninety-nine", "twenty sixteen": a year as it is said, and where it ends.
    fn spoken_year(&self, first: &Token) -> Option<(u32, usize)> {
        let century = match *first.sense() {
            Sense::Number(19.0) => 1900,
            Sense::Number(20.0) => 2000,
            _ => return None,
        };
        let (mut rest, mut end) = self.number_word(first.span.end).filter(|(rest, _)| *rest >= 10)?;
        if let Some((units @ 1..10, reached)) = self.number_word(end).filter(|_| rest >= 20 && rest % 10 == 0) {
            (rest, end) = (rest + units, reached);
        }
        let goes_on = self.words.text.get(end..).is_some_and(|rest| rest.starts_with('-'));
        let scale = self.words.follows(end, |sense| matches!(sense, Sense::Scale(_))).is_some();
        (!goes_on && !scale && self.words.is_blank(first.span.end, first.span.end + 1)).then_some((century + rest, end))
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

//! Numerals in digits and in words, with their scale and unit.

mod fraction;
mod out_of;
mod parts;
mod small;
mod spelled;
mod sum;
mod unit;
mod words;

pub use fraction::is_of_things;

use super::{DUAL, Found, Number, Surroundings, date_at};
use crate::extract::date::{DateMention, gregorian_year};
use crate::extract::lexicon::{Kind, Kinds, Lexicon, Sense};
use crate::extract::number::{Form, Run};
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Date, Qualifier, Quantity, QuantityKind, Span, Unit};

/// Reads all numerals in the order of the text.
pub fn read(lexicon: &'static Lexicon, words: Words<'_>, runs: &[Run], around: &Surroundings<'_>) -> Vec<Found> {
    let (dates, names) = (around.dates, around.names);
    let found = Vec::with_capacity(runs.len() + runs.len() / 4);
    let published = around.published;
    let mut reader = Reader { lexicon, words, runs, dates, names, published, taken: Vec::new(), end: 0, found };
    // "El veintiuno de mayo": its words are no number.
    let in_words = |date: &&DateMention| !date.span.of(words.text).contains(char::is_numeric);
    let mut days = dates.iter().filter(in_words).peekable();
    let mut spoken = spoken(words.tokens).into_iter().peekable();
    let mut spelled = reader.spelled_out().into_iter().peekable();
    let mut begin = |reader: &mut Reader<'_>, at: usize| {
        while let Some(numeral) = spelled.next_if(|numeral| numeral.span.start <= at) {
            reader.spelled(&numeral);
        }
        while let Some(date) = days.next_if(|date| date.span.start <= at) {
            if date.span.start >= reader.end {
                reader.push(dated(date, date.span, QuantityKind::Date, reader.published));
            }
        }
    };
    for run in runs {
        while let Some(token) = spoken.next_if(|token| token.span.start < run.span.start) {
            begin(&mut reader, token.span.start);
            reader.spoken(token);
        }
        begin(&mut reader, run.span.start);
        reader.digits(run);
    }
    for token in spoken {
        begin(&mut reader, token.span.start);
        reader.spoken(token);
    }
    begin(&mut reader, words.text.len());
    reader.found
}

/// The words that a numeral may begin with, in the order of the text.
fn spoken(tokens: &[Token]) -> Vec<&Token> {
    const BEGIN: Kinds =
        Kinds::of(&[Kind::Number, Kind::Scale, Kind::Multiple, Kind::Fraction, Kind::Half, Kind::Part]);
    let dual = |token: &Token| token.kind == Kind::Unit && token.entry.meaning == DUAL;
    let mut spoken: Vec<&Token> = tokens.iter().filter(|token| BEGIN.has(token.kind) || dual(token)).collect();
    // "Half a gigawatt" before the half that is a share.
    spoken.sort_by_key(|token| (token.span.start, !matches!(token.sense(), Sense::Half)));
    spoken
}

struct Reader<'a> {
    lexicon: &'static Lexicon,
    words: Words<'a>,
    runs: &'a [Run],
    dates: &'a [DateMention],
    names: &'a [Span],
    published: Option<Date>,
    /// Starts of unit tokens that belong to a number already.
    taken: Vec<usize>,
    /// Everything before this is read.
    end: usize,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn digits(&mut self, run: &Run) {
        if run.span.start < self.end || self.date(run.span) {
            return;
        }
        match &run.form {
            Form::Number { decimal, grouped } => {
                let number = Number { decimal: decimal.clone(), grouped: *grouped, ..Number::default() };
                self.number(run.span, number, false);
            }
            Form::Time => self.push_ignored(run.span, QuantityKind::Time, "a time of day"),
            Form::YearPair(year) => {
                // Nepal's 2081/82 ends in 2025.
                let of_calendar = u32::try_from(*year).ok().and_then(|year| gregorian_year(year, &self.lexicon.lang));
                let year = of_calendar.unwrap_or(*year);
                let mut found = plain(run.span, QuantityKind::Date, f64::from(year));
                found.year = Some(year);
                found.quantity.ignored = Some("a year");
                self.push(found);
            }
            &Form::Fraction(numerator, denominator) => self.part_in_digits(run.span, numerator, denominator),
            Form::Worth(decimal) => {
                let minus = self.minus_before(run.span.start);
                let value: f64 = decimal.parse().unwrap_or_default();
                let span = Span::new(minus.unwrap_or(run.span.start), run.span.end);
                let mut found = plain(span, QuantityKind::Code, if minus.is_some() { -value } else { value });
                found.quantity.ignored = Some("a code");
                self.push(found);
            }
            Form::Code => self.push_ignored(run.span, QuantityKind::Code, "a code"),
        }
    }

    /// Reads the date that a number is a part of, if it is.
    fn date(&mut self, number: Span) -> bool {
        let Some(date) = date_at(self.dates, number) else { return false };
        let span = if date.span.overlaps(number) { date.span } else { number };
        let kind = if date.span.overlaps(number) { QuantityKind::Date } else { QuantityKind::Time };
        self.push(dated(date, span, kind, self.published));
        true
    }

    fn push_ignored(&mut self, span: Span, kind: QuantityKind, reason: &'static str) {
        let mut found = plain(span, kind, 0.0);
        found.quantity.ignored = Some(reason);
        self.push(found);
    }

    fn push(&mut self, found: Found) {
        self.end = self.end.max(found.quantity.span.end);
        self.found.push(found);
    }

    fn spoken(&mut self, token: &Token) {
        if token.span.start < self.end {
            return;
        }
        // "Binde 5": a thousand in the word for "per mille".
        let unit = |other: &Token| matches!(other.sense(), Sense::UnitFirst(..)) && other.span.len() > token.span.len();
        let in_unit = self.words.may_hold(Kind::UnitFirst) && self.words.around(token.span).any(unit);
        if in_unit || self.is_part_of_name(token.span) || self.date(token.span) {
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
                        let decimal = format!("{}", value * 10f64.powi(exponent)).into();
                        let number = Number { decimal, scaled: true, ..Number::default() };
                        self.number(Span::new(token.span.start, scale.span.end), number, true);
                    }
                    _ if self.is_of_unit(token, value) => {
                        let number = Number { decimal: format!("{value}").into(), ..Number::default() };
                        self.number(token.span, number, true);
                    }
                    _ => self.fraction(token.span, value),
                }
            }
            Sense::Half => {
                if self.is_of_unit(token, 0.5) {
                    let number = Number { decimal: "0.5".into(), ..Number::default() };
                    self.number(token.span, number, true);
                }
            }
            Sense::Part(_) => {}
            Sense::Unit(..) => self.two_of_a_unit(token),
            _ => self.number_words(token),
        }
    }

    /// "first half", "mwaka mmoja uliopita": whether a word of time holds words for a number, or a name does.
    fn is_part_of_name(&self, span: Span) -> bool {
        let around = Span::new(span.start.saturating_sub(40), span.end);
        let in_period = self
            .words
            .within(around)
            .iter()
            .any(|other| matches!(other.sense(), Sense::Period(_)) && other.span.contains(span));
        // "Năm phần trăm": a number word that is one of time, too, before what only numbers have.
        let numeric = |sense: &Sense| matches!(sense, Sense::Unit(Unit::Percent, _) | Sense::Scale(_));
        let in_period = in_period && self.words.follows(span.end, numeric).is_none();
        let first = self.names.partition_point(|name| name.end <= span.start);
        in_period || self.names.get(first).is_some_and(|name| name.contains(span))
    }

    /// "Half a gigawatt", "половин гигават": whether a unit follows that halves and quarters are said of.
    fn is_of_unit(&self, fraction: &Token, value: f64) -> bool {
        const QUARTERS: f64 = 4.0;
        (value * QUARTERS).fract() == 0.0
            && self.unit_past_links(fraction.word.end).is_some_and(|unit| {
                !unit::is_duration(unit.sense())
                    && unit.entry.exact.as_ref().is_none_or(|sign| sign.chars().count() > 1)
            })
    }

    /// A unit behind a position, or behind a link word there: "un quart de litre".
    fn unit_past_links(&self, at: usize) -> Option<&Token> {
        let unit = |sense: &Sense| matches!(sense, Sense::Unit(..));
        self.past_links(at).find_map(|at| self.words.follows(at, unit))
    }

    /// "2 300:lla", "500'e", "2300-ra": the case ending of bare digits behind a mark is a part of their word.
    fn case_ending(&self, found: &mut Found) {
        const MARKS: [char; 4] = [':', '\'', '’', '-'];
        let end = found.word_end;
        let Some(rest) = self.words.text.get(end..).and_then(|rest| rest.strip_prefix(MARKS)) else { return };
        let letters: usize = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let ending = rest.get(..letters).unwrap_or_default();
        let known = letters > 0 && self.lexicon.writing.endings.iter().any(|known| known == ending);
        if found.is_bare() && !found.number.is_like_year() && !found.in_words && known {
            found.word_end = self.words.text.len() - rest.len() + letters;
        }
    }

    /// "Rose by a factor of 1.6", "se multiplicaron por casi dos": a bare number that something is multiplied by.
    fn multiplied(&self, found: &mut Found) {
        let at = found.quantity.span.start;
        let by = |sense: &Sense| matches!(sense, Sense::TimesBefore);
        let bound = |sense: &Sense| matches!(sense, Sense::Before(_));
        let before = |at: usize| self.words.precedes(at, by).is_some();
        let behind_bound = || self.words.precedes(at, bound).is_some_and(|bound| before(bound.span.start));
        let plain = found.is_bare() && !found.number.scaled && !found.looks_like_year();
        if plain && self.words.may_hold(Kind::TimesBefore) && (before(at) || behind_bound()) {
            found.set_unit(Unit::Times, 1.0);
        }
    }

    fn fraction(&mut self, span: Span, value: f64) {
        let (added, end) = self.smaller_parts(span.end).unwrap_or((0.0, span.end));
        let (span, value) = (Span::new(span.start, end), value + added / 100.0);
        // "Three tenths of a percentage point"
        let percent = |sense: &Sense| matches!(sense, Sense::Unit(Unit::Percent | Unit::PercentagePoint, _));
        if self.past_links(span.end).any(|at| self.words.follows(at, percent).is_some()) {
            let number = Number { decimal: format!("{value}").into(), ..Number::default() };
            return self.number(span, number, true);
        }
        let mut found = plain(span, QuantityKind::Multiple, value * 100.0);
        found.quantity.unit = Some(Unit::Percent);
        found.in_words = true;
        self.push(found);
    }

    /// Puts scale and unit to a numeral, on whichever side they stand.
    fn number(&mut self, numeral: Span, mut number: Number, in_words: bool) {
        let numeral = self.spoken_decimals(numeral, &mut number);
        let numeral = self.part_behind(numeral, &mut number);
        if let Some((value, end)) = self.denominator_first(numeral.end, &number) {
            return self.fraction(Span::new(numeral.start, end), value);
        }
        let share = self.words.may_hold(Kind::OutOf).then(|| {
            let numerator = number.value();
            let whole = !number.scaled && numerator >= 1.0;
            let first = self.numerator_first(numeral.end, &number);
            first
                .or_else(|| whole.then(|| self.numerator_before_noun(numeral.end, numerator)).flatten())
                .or_else(|| whole.then(|| self.denominator_before_noun(numeral, numerator)).flatten())
        });
        if let Some((value, end)) = share.flatten() {
            return self.fraction(Span::new(numeral.start, end), value);
        }
        let (mut begin, mut end) = (numeral.start, numeral.end);
        let mut word_end = self.scales_after(&mut number, &mut end, in_words);
        // 1万分の1
        if number.scaled
            && !in_words
            && let Some((value, end)) = self.denominator_first(end, &number)
        {
            return self.fraction(Span::new(numeral.start, end), value);
        }
        self.scales_before(&mut number, &mut begin);
        word_end = self.compound(&mut number, &mut end, word_end);
        if let Some(start) = self.minus_before(begin).filter(|_| !number.decimal.as_bytes().starts_with(b"-")) {
            number.decimal = format!("-{}", number.decimal).into();
            begin = start;
        }
        // "साढ़े 4 करोड़": a half more, said before the number.
        if self.words.may_hold(Kind::AddedBefore)
            && let Some(added) = self.words.precedes(begin, |sense| matches!(sense, Sense::AddedBefore(_)))
            && let Sense::AddedBefore(part) = *added.sense()
            && let Ok(value) = number.decimal.parse::<f64>()
        {
            number.decimal = format!("{}", value + part).into();
            begin = added.span.start;
        }
        if !in_words
            && !number.is_like_year()
            && let Some(part) = self.added_part(word_end)
            && let Ok(value) = number.decimal.parse::<f64>()
        {
            number.decimal = format!("{}", value + part.value).into();
            (end, word_end) = (part.end, part.word_end);
            // "2 and a half million"
            if !number.scaled {
                word_end = self.scales_after(&mut number, &mut end, false).max(word_end);
            }
        }
        if self.words.may_hold(Kind::Dozen)
            && let Some(dozen) = self.words.follows(word_end, |sense| matches!(sense, Sense::Dozen(_)))
            && let Sense::Dozen(many) = *dozen.sense()
            && !number.is_like_year()
        {
            (number.decimal, number.exponent) = (format!("{}", number.value() * many).into(), 0);
            (end, word_end) = (dozen.span.end, dozen.word.end);
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
        let bare_end = found.word_end;
        self.case_ending(&mut found);
        // "60 000:ta tonnia": behind a colon the noun goes on in the same case; behind other marks it is another's.
        if self.words.text.get(bare_end..found.word_end).is_some_and(|ending| ending.starts_with(':')) {
            self.unit(&mut found);
        }
        self.part_behind_unit(&mut found);
        self.multiplied(&mut found);
        found.begin = found.quantity.span.start;
        self.push(found);
    }
}

/// A date, or a time of day, at a place.
fn dated(date: &DateMention, span: Span, kind: QuantityKind, published: Option<Date>) -> Found {
    let mut found = plain(span, kind, date.year.map_or(0.0, f64::from));
    found.quantity.date = date.told(published).filter(|_| kind == QuantityKind::Date);
    found.quantity.ignored = Some("a date");
    found
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

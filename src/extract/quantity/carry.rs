//! Units that a figure takes from one before it: a currency named once, tonnes said of the first of two levels.

use super::Found;
use super::share::{ends_sentence, hand_over};
use crate::extract::lexicon::{Period, Sense};
use crate::extract::words::Words;
use crate::model::{Currency, Metric, QuantityKind, Span, Unit};

/// "22 of the 35 million euros", "22 des 35 millions d'euros": a number before its whole has the scale and the unit of it.
pub fn part_of_whole(words: Words<'_>, found: &mut [Found]) {
    for index in 1..found.len() {
        let Some((head, [whole, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(part) = head.last_mut() else { continue };
        if is_part_of(words, part, whole) {
            hand_over(whole, part);
        }
    }
}

/// Whether nothing but "of", with an article, stands between a plain number and a larger one that is measured, and behind
/// that no noun that it is only a measure of: "3 of the 5 MW turbines" are turbines.
fn is_part_of(words: Words<'_>, part: &Found, whole: &Found) -> bool {
    let measured = matches!(
        whole.quantity.kind,
        QuantityKind::Money | QuantityKind::Weight | QuantityKind::Power | QuantityKind::Energy | QuantityKind::Area
    );
    let plain = part.is_bare()
        && !part.number.scaled
        && !part.in_words
        && !part.looks_like_year()
        && part.quantity.ignored.is_none()
        && whole.quantity.ignored.is_none()
        && !whole.unit_before;
    if !measured || !plain {
        return false;
    }
    let digits = |one: &Found| one.number.decimal.parse::<f64>().unwrap_or_default();
    let between = Span::new(part.word_end, whole.begin);
    let of = words.within(between).iter().any(|token| {
        // "3 sur 10 hectares" may be three of something else on ten hectares.
        let means_of = match token.sense() {
            Sense::ShareAfter | Sense::Share => true,
            Sense::OutOf => whole.number.scaled,
            _ => false,
        };
        means_of && words.is_blank(part.word_end, token.span.start) && words.is_article(token.span.end, whole.begin)
    });
    let noun = |sense: &Sense| matches!(sense, Sense::Counted(_) | Sense::Works);
    of && digits(part) < digits(whole) && words.follows(whole.word_end, noun).is_none()
}

/// "Revenue fell to 1.6 billion" after an amount in euros: a scaled number beside a metric of money takes the currency of
/// the figure before it in its paragraph, or of the whole text where it has one, unless it counts something. In one
/// sentence "of which 210 million" does so without such a word.
pub fn currency(words: Words<'_>, home: Option<Currency>, found: &mut [Found]) {
    const LEAST: f64 = 1e6;
    let mut currencies = found.iter().filter_map(|one| match &one.quantity.unit {
        Some(unit @ Unit::Money(_)) => Some(unit),
        _ => None,
    });
    let only = currencies.next().cloned().filter(|first| currencies.all(|other| other == first));
    // Where no currency is named at all, "500 करोड़" of investment are of the country that the language is written in.
    let home = home.map(Unit::Money).filter(|_| !found.iter().any(|one| one.quantity.kind == QuantityKind::Money));
    let only = only.or_else(|| home.clone());
    let mut last: Option<(Since, Unit)> = home.map(|unit| (Since::at(0), unit));
    let mut before = 0;
    for one in found.iter_mut() {
        let span = one.quantity.span;
        let behind = std::mem::replace(&mut before, span.end);
        if let Some(unit @ Unit::Money(_)) = &one.quantity.unit {
            last = Some((Since::at(span.end), unit.clone()));
            continue;
        }
        let Some((since, unit)) = &mut last else { continue };
        if !one.is_bare() || !one.number.scaled || one.quantity.value < LEAST || counts(words, one) {
            continue;
        }
        since.read(words.text, span.start);
        let near = !since.line_ended || only.is_some();
        // "Last year 18.6 billion yuan, this year 21 billion are planned"
        let goes_on = !since.sentence_ended && since.end > 0 && tells_no_other_thing(words, one);
        if goes_on || (near && tells_of_money(words, one, behind)) {
            one.set_unit(unit.clone(), 1.0);
            *since = Since::at(span.end);
        }
    }
}

/// What ended since a figure. Each part of the text is read once, however many numbers ask.
struct Since {
    end: usize,
    read: usize,
    line_ended: bool,
    sentence_ended: bool,
}

impl Since {
    const fn at(end: usize) -> Self {
        Self { end, read: end, line_ended: false, sentence_ended: false }
    }

    fn read(&mut self, text: &str, upto: usize) {
        // What follows a full stop tells whether it ends a sentence: one right before the last number is read again.
        let head = text.get(..self.read).unwrap_or_default().trim_end().trim_end_matches('.');
        let gap = text.get(head.len().max(self.end)..upto).unwrap_or("\n");
        self.line_ended |= gap.contains('\n');
        self.sentence_ended |= ends_sentence(gap);
        self.read = upto;
    }
}

/// "40,000 t in 2024, rising to 45,000 two years later": in one sentence a bare number behind "of which", "to" or "against"
/// takes the weight, power or energy of the one before it, where both are of one size.
pub fn unit(words: Words<'_>, found: &mut [Found]) {
    const SIZE: f64 = 30.0;
    for index in 1..found.len() {
        let Some((before, [one, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(last) = before.iter().rev().find(|other| !other.looks_like_year() && other.quantity.unit.is_some())
        else {
            continue;
        };
        let Some(unit @ (Unit::Tonne | Unit::Megawatt | Unit::GigawattHour)) = &last.quantity.unit else { continue };
        let (from, to) = (last.quantity.span.end, one.quantity.span.start);
        let level = |sense: &Sense| {
            matches!(sense, Sense::Share | Sense::Against | Sense::LevelBefore | Sense::Period(Period::Baseline))
        };
        let plain = one.is_bare() && !one.in_words && !one.looks_like_year();
        let same = || words.text.get(from..to).is_some_and(|gap| !ends_sentence(gap));
        if !plain || words.precedes(one.begin, level).is_none() || counts(words, one) || !same() {
            continue;
        }
        let factor = last.number.factor;
        let ratio = one.number.value() * factor / last.quantity.value.abs().max(f64::MIN_POSITIVE);
        if factor > 0.0 && (1.0 / SIZE..=SIZE).contains(&ratio) {
            one.set_unit(unit.clone(), factor);
        }
    }
}

/// Whether a number stands beside a verb, a word of time, "of which" or "from", and not behind a noun of its own, "a
/// population of 3 million".
fn tells_no_other_thing(words: Words<'_>, one: &Found) -> bool {
    let time = |sense: &Sense| {
        use Period::{ByThen, Current, LastYear, NextYear, OfNow, ThisYear, YearBefore, YearOnYear};
        matches!(
            sense,
            Sense::Period(ByThen | Current | OfNow | LastYear | NextYear | ThisYear | YearBefore | YearOnYear)
        )
    };
    let before = |sense: &Sense| {
        let link = matches!(
            sense,
            Sense::Share | Sense::Against | Sense::From | Sense::LevelBefore | Sense::Verb(_) | Sense::And
        );
        link || time(sense) || sense.is_status()
    };
    let behind = |sense: &Sense| time(sense) || sense.is_status() || matches!(sense, Sense::Share);
    words.precedes(one.begin, before).is_some()
        || words.precedes(one.quantity.span.start, before).is_some()
        || words.follows(one.word_end, behind).is_some()
        // A year stands there as a number.
        || words.text.get(..one.begin).is_some_and(|head| head.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a counted noun stands within three words behind a number.
pub(super) fn counts(words: Words<'_>, one: &Found) -> bool {
    let behind = Span::new(one.quantity.span.end, one.word_end + 60);
    words.within(behind).iter().any(|token| {
        let gap = words.text.get(one.word_end.min(token.span.start)..token.span.start).unwrap_or_default();
        matches!(token.sense(), Sense::Counted(_) | Sense::Classifier(_))
            && words.distance(one.word_end.min(token.span.start), token.span.start) <= 3
            && !gap.contains(|c: char| c.is_numeric() || matches!(c, ',' | ';' | '.' | '，' | '；' | '、' | '،' | '؛'))
    })
}

/// Whether a metric that is reckoned in money stands between a number and the one before it, or right behind it.
fn tells_of_money(words: Words<'_>, one: &Found, behind: usize) -> bool {
    let near = Span::new(one.begin.saturating_sub(100).max(behind), one.word_end + 40);
    words.within(near).iter().any(|token| {
        let money = match token.sense() {
            Sense::Metric(Metric::OutputValue | Metric::Revenue | Metric::Investment | Metric::Exports) => true,
            Sense::Metric(Metric::Other(word)) => matches!(word.as_str(), "profit" | "tax" | "fund" | "gdp" | "trade"),
            _ => false,
        };
        let (from, to) = (token.span.start.min(one.begin), token.span.end.max(one.word_end));
        money && words.text.get(from..to).is_some_and(|text| !ends_sentence(text))
    })
}

//! Units that a figure takes from one before it: a currency named once, tonnes said of the first of two levels.

use super::Found;
use super::levels::ends_sentence;
use super::share::hand_over;
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Period, Sense};
use crate::extract::scan::Token;
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
    const GLOSS: usize = 24;
    let mut currencies = found.iter().filter_map(|one| match &one.quantity.unit {
        Some(unit @ Unit::Money(_)) => Some(unit),
        _ => None,
    });
    let only = currencies.next().cloned().filter(|first| currencies.all(|other| other == first));
    // Where no currency is named at all, "500 करोड़" of investment are of the country that the language is written in.
    let home = home.map(Unit::Money).filter(|_| !found.iter().any(|one| one.quantity.kind == QuantityKind::Money));
    let only = only.or(home);
    // "650 millones y 900 empleos": a headline that says an amount of the text without its money.
    let said: Vec<(f64, Unit)> = found
        .iter()
        .filter(|one| one.quantity.kind == QuantityKind::Money && one.quantity.value >= LEAST)
        .filter_map(|one| Some((one.quantity.value, one.quantity.unit.clone()?)))
        .collect();
    let headline = words.text.find('\n').unwrap_or_default();
    // A headline may come before the one currency of the text.
    let mut last: Option<(Since, Unit)> = only.clone().map(|unit| (Since::at(0), unit));
    let mut before = 0;
    // Whether the figure before counts something.
    let mut counted = false;
    // The amount that a number may go on from, while nothing else is counted or measured behind it.
    let mut amount: Option<f64> = None;
    for one in found.iter_mut() {
        let span = one.quantity.span;
        // "Exports grew 9 %, to 61 million": a change stands between the metric and its level.
        let behind =
            if one.is_ratio() || one.looks_like_year() { before } else { std::mem::replace(&mut before, span.end) };
        if let Some(unit @ Unit::Money(_)) = &one.quantity.unit {
            // "80 million euros (650 million yuan)": what is put in brackets says the amount again, and no more is said in it.
            counted = false;
            let gap = words.text.get(behind..one.begin).unwrap_or_default();
            let again = gap.len() <= GLOSS
                && gap.rfind(['(', '（']).is_some_and(|at| !gap.get(at..).unwrap_or_default().contains([')', '）']));
            match &mut last {
                Some((since, _)) if again && amount.is_some() => *since = Since::at(span.end),
                _ => {
                    last = Some((Since::at(span.end), unit.clone()));
                    amount = Some(one.quantity.value);
                }
            }
            continue;
        }
        let listed = || words.follows(one.word_end, |sense| matches!(sense, Sense::And)).is_some();
        if span.end <= headline && one.is_bare() && one.number.scaled && !counts(words, one) && listed() {
            let unit = said.iter().find(|(value, _)| (value - one.quantity.value).abs() < f64::EPSILON * value);
            if let Some((_, unit)) = unit {
                one.set_unit(unit.clone(), 1.0);
                continue;
            }
        }
        // "5 million visitors, up from 2.1 million": what a count is compared with is one.
        let compared = counted && is_compared(words, one);
        if !(one.is_ratio() || one.looks_like_year()) {
            counted = one.is_bare() && (counts(words, one) || compared);
        }
        if compared {
            continue;
        }
        let told = amount;
        if is_of_other_kind(one) {
            amount = None;
        }
        let Some((since, unit)) = &mut last else { continue };
        let cost = is_cost(words, one);
        if !one.is_bare() || !one.number.scaled || one.quantity.value < LEAST || (counts(words, one) && !cost) {
            continue;
        }
        since.read(words.text, span.start);
        let near = !since.line_ended || only.is_some();
        // "Last year 18.6 billion yuan, this year 21 billion are planned"
        let goes_on = !since.sentence_ended
            && since.end > 0
            && tells_no_other_thing(words, one)
            && !is_of_goods(words, one, since.end);
        let same_kind = || told.is_some_and(|told| since.end > 0 && is_level_of(words, one, since.end, told));
        if goes_on || (near && (cost || tells_of_money(words, one, behind))) || same_kind() {
            one.set_unit(unit.clone(), 1.0);
            amount = Some(one.quantity.value);
            *since = Since::at(span.end);
        }
    }
}

/// "Up from 2.1 million", "frente a los 2,1 millones": whether a word of comparison stands before a number, an article between at
/// most.
fn is_compared(words: Words<'_>, one: &Found) -> bool {
    const NEAR: usize = 40;
    let against = |sense: &Sense| {
        matches!(sense, Sense::Against | Sense::From | Sense::FromLevel | Sense::Period(Period::Baseline))
    };
    let near = Span::new(one.begin.saturating_sub(NEAR), one.begin);
    words.precedes(one.begin, against).is_some()
        || words.within(near).iter().any(|token| against(token.sense()) && words.is_article(token.span.end, one.begin))
}

/// "120 करोड़ की परियोजना": nobody has ten million projects, so that it is what one costs.
fn is_cost(words: Words<'_>, one: &Found) -> bool {
    const LEAST: f64 = 1e7;
    const NEAR: usize = 2;
    let dear = |sense: &Sense| match sense {
        Sense::Works | Sense::Counted(Metric::Projects) => true,
        Sense::Counted(Metric::Other(what)) => matches!(what.as_str(), "plants" | "parks"),
        _ => false,
    };
    one.quantity.value >= LEAST
        && words.within(Span::new(one.quantity.span.end, one.word_end + 60)).iter().any(|token| {
            dear(token.sense()) && words.distance(one.word_end.min(token.span.start), token.span.start) <= NEAR
        })
}

/// Whether a figure counts or measures something, so that what follows it goes on from no amount of money before it.
fn is_of_other_kind(one: &Found) -> bool {
    const FEW: f64 = 100.0;
    let time = matches!(one.quantity.kind, QuantityKind::Duration);
    !(one.is_ratio() || time || one.looks_like_year() || one.is_bare() && one.quantity.value < FEW)
}

/// "Exports came to 12.5 billion yuan, while output rose to 64.8 million tyres": whether a word for what is made stands behind an
/// amount, and a noun behind a number.
fn is_of_goods(words: Words<'_>, one: &Found, end: usize) -> bool {
    let made = |sense: &Sense| matches!(sense, Sense::Metric(Metric::Production | Metric::Capacity));
    words.within(Span::new(end, one.begin)).iter().any(|token| made(token.sense())) && !ends_phrase(words, one)
}

/// "2024 waren es 92 Milliarden Yuan. Bis 2028 sollen es mindestens 130 Milliarden sein", "1.6 bn euros, of which the state
/// pays 450 million": whether a number of about the size of an amount in the same sentence or the one before stands among
/// words of time, of status and the like, so that it can only be of what that amount is of.
fn is_level_of(words: Words<'_>, one: &Found, end: usize, amount: f64) -> bool {
    const SIZE: f64 = 30.0;
    let ratio = one.quantity.value / amount.abs().max(f64::MIN_POSITIVE);
    let Some(gap) = words.text.get(end..one.begin) else { return false };
    if !(1.0 / SIZE..=SIZE).contains(&ratio) || gap.contains('\n') {
        return false;
    }
    let head = last_sentence(gap);
    let next = head.len() < gap.len();
    // Not two sentences later.
    let near =
        gap.get(..gap.len() - head.len()).is_some_and(|first| !ends_sentence(first.trim_end_matches(SENTENCE_ENDS)));
    let start = one.begin - head.len();
    let tokens = words.within(Span::new(start, one.begin));
    let part = || tokens.iter().any(|token| matches!(token.sense(), Sense::Share | Sense::Against | Sense::Clause));
    let cue = |sense: &Sense| sense.is_status() || matches!(sense, Sense::Period(_) | Sense::Share | Sense::Against);
    let dated = || head.contains(|c: char| c.is_numeric());
    let strange = strange_words(words, Span::new(start, one.begin));
    near && (next || part())
        && strange.is_some_and(|strange| strange <= usize::from(!next))
        && (dated() || tokens.iter().any(|token| cue(token.sense())))
        && ends_phrase(words, one)
}

/// Marks at the end of a sentence, behind which blanks may stand.
const SENTENCE_ENDS: [char; 8] = ['.', '!', '?', ';', '。', '।', '；', ' '];

/// What stands in a text behind the last sentence that ends in it.
fn last_sentence(text: &str) -> &str {
    const ABBREVIATED: usize = 4;
    let ends = text.rmatch_indices(SENTENCE_ENDS).filter(|(_, mark)| *mark != " ");
    // "... lira oldu. 2028'de 4 milyara": behind a whole word a year begins a sentence.
    let before_year = |at: usize, rest: &str| {
        let word = text.get(..at).unwrap_or_default().chars().rev().take_while(|c| c.is_alphabetic()).count();
        let year = [". ", "; "]
            .iter()
            .any(|end| rest.strip_prefix(end).is_some_and(|rest| rest.starts_with(char::is_numeric)));
        // The text begins behind the unit of an amount.
        (word >= ABBREVIATED || at == 0) && year
    };
    ends.map(|(at, mark)| (at, text.get(at..).unwrap_or_default(), mark.len()))
        .find(|(at, rest, _)| ends_sentence(rest) || before_year(*at, rest))
        .and_then(|(_, rest, mark)| rest.get(mark..))
        .unwrap_or(text)
}

/// How many words of a span are neither small nor words of time, status, comparison or money; none where something else is
/// counted or measured there.
fn strange_words(words: Words<'_>, span: Span) -> Option<usize> {
    const SMALL: usize = 4;
    const UNSPACED: usize = 3;
    let tokens = words.within(span);
    // "This year the company expects 340 million": nobody counts so many companies.
    let firm = |sense: &Sense| matches!(sense, Sense::Counted(Metric::Enterprises));
    let other = |sense: &Sense| match sense {
        Sense::Counted(metric) => *metric != Metric::Enterprises,
        Sense::Classifier(_) | Sense::Works => true,
        Sense::Metric(metric) => !is_of_money(metric),
        _ => false,
    };
    if tokens.iter().any(|token| other(token.sense())) {
        return None;
    }
    let known = |from: usize, to: usize| {
        tokens.iter().any(|token| {
            token.span.start <= from
                && token.word.end.max(token.span.end) >= to
                && (token.sense().is_status() || is_small(token.sense()) || firm(token.sense()))
        })
    };
    let text = span.of(words.text);
    let mut strange = 0;
    for word in text.split(|c: char| !(c.is_alphanumeric() || is_mark(c))).filter(|word| !word.is_empty()) {
        let from = span.start + (word.as_ptr() as usize - text.as_ptr() as usize);
        let letters = word.chars().filter(|c| !is_mark(*c)).count();
        let first = text.get(..from - span.start).is_some_and(|before| before.trim().is_empty());
        let small = letters <= SMALL && (first || !word.starts_with(char::is_uppercase));
        if word.starts_with(is_spaceless) {
            let alone =
                word.char_indices().filter(|(at, c)| !c.is_numeric() && !known(from + at, from + at + c.len_utf8()));
            strange += usize::from(alone.count() > UNSPACED);
        } else if !small && !word.starts_with(char::is_numeric) && !known(from, from + word.len()) {
            strange += 1;
        }
    }
    Some(strange)
}

/// Vowel signs and the like, which belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x5B0..=0x5C7 | 0x64B..=0x65F | 0x900..=0xD7F | 0x200C | 0x200D)
}

/// Words that tell nothing of what a figure measures.
const fn is_small(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Period(_)
            | Sense::PlanPeriod(..)
            | Sense::Month(_)
            | Sense::Neutral
            | Sense::Perfect
            | Sense::Before(_)
            | Sense::After(_)
            | Sense::Verb(_)
            | Sense::Anaphor
            | Sense::Up
            | Sense::Down
            | Sense::LevelBefore
            | Sense::To
            | Sense::Share
            | Sense::ShareAfter
            | Sense::Against
            | Sense::And
            | Sense::Clause
            | Sense::Metric(_)
            | Sense::Pays
            | Sense::Commitment(_)
            | Sense::Future
            | Sense::Earlier
            | Sense::Ago
    )
}

/// Whether no noun stands right behind a number: its clause ends there, or a verb, a word of time or a small word follows.
fn ends_phrase(words: Words<'_>, one: &Found) -> bool {
    const SMALL: usize = 4;
    const NEAR: usize = 40;
    const FEW: usize = 2;
    let rest = words.text.get(one.word_end..).unwrap_or_default();
    let word = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    if !word.starts_with(char::is_alphabetic) {
        return !word.starts_with(char::is_numeric);
    }
    let verb =
        |sense: &Sense| sense.is_status() || is_small(sense) || matches!(sense, Sense::LevelAfter | Sense::ChangeAfter);
    let end = word.find(|c: char| !(c.is_alphanumeric() || is_mark(c))).unwrap_or(word.len());
    let last =
        || word.get(end..).is_some_and(|rest| rest.trim_start().is_empty() || rest.starts_with(['.', ',', ';', '।']));
    let small = || {
        word.get(..end).is_some_and(|word| word.chars().count() <= SMALL && word.starts_with(char::is_lowercase))
            && last()
    };
    // "1300억에 이를 전망", "4 milyara çıkması bekleniyor": it has an ending, and a verb follows.
    let governed = || {
        let behind = Span::new(one.word_end, one.word_end + NEAR);
        one.word_end > one.quantity.span.end
            && words
                .within(behind)
                .iter()
                .any(|token| token.sense().is_status() && words.distance(one.word_end, token.span.start) <= FEW)
    };
    words.follows(one.word_end, verb).is_some() || small() || governed()
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
        let Some(unit @ (Unit::Tonne | Unit::Megawatt | Unit::GigawattHour | Unit::Hectare | Unit::SquareMetre)) =
            &last.quantity.unit
        else {
            continue;
        };
        let (from, to) = (last.quantity.span.end, one.quantity.span.start);
        let level = |sense: &Sense| {
            matches!(
                sense,
                Sense::Share | Sense::Against | Sense::LevelBefore | Sense::Verb(_) | Sense::Period(Period::Baseline)
            )
        };
        // The road A-68 is no area.
        let code = words.text.get(..one.begin).is_some_and(|head| head.ends_with('-'));
        let plain = one.is_bare() && !one.in_words && !one.looks_like_year() && !code;
        let same = || words.text.get(from..to).is_some_and(|gap| !ends_sentence(gap));
        // "Output rose to 50,000 tonnes and the number of jobs to 60,000"
        let other = |token: &Token| match token.sense() {
            Sense::Counted(_) | Sense::TheirNumber => token.span.start >= last.word_end,
            Sense::Metric(metric) => matches!(metric, Metric::Jobs | Metric::Enterprises | Metric::Projects),
            _ => false,
        };
        let of_other = || words.within(Span::new(from, to)).iter().any(other);
        // "Made 3.1 million tonnes in 2023 and makes 2.8 million today".
        let money = |token: &Token| matches!(token.sense(), Sense::Metric(metric) if is_of_money(metric));
        let factor = last.number.factor;
        let goes_on = || {
            (one.number.scaled || is_of_other_time(words, last, one))
                && tells_no_other_thing(words, one)
                && ends_phrase(words, one)
                && !words.within(Span::new(from, to)).iter().any(money)
        };
        let told = || same() && (words.precedes(one.begin, level).is_some() || goes_on());
        if !plain || !(told() || is_next_level(words, last, one)) || counts(words, one) || of_other() {
            continue;
        }
        let ratio = one.number.value() * factor / last.quantity.value.abs().max(f64::MIN_POSITIVE);
        if factor > 0.0 && (1.0 / SIZE..=SIZE).contains(&ratio) {
            one.set_unit(unit.clone(), factor);
        }
    }
}

/// "Im vorigen Jahr wurden 120.000 Tonnen hergestellt, in diesem Jahr sind 135.000 geplant": whether a number is of about the size of
/// an amount before it, with another year named between.
fn is_of_other_time(words: Words<'_>, last: &Found, one: &Found) -> bool {
    use Period::{Current, LastYear, NextYear, ThisYear};
    const YEAR: usize = 4;
    let between = words.within(Span::new(last.word_end, one.begin.max(last.word_end)));
    let time = |token: &Token| {
        matches!(token.sense(), Sense::Period(Current | LastYear | NextYear | ThisYear))
            && token.span.start >= last.word_end
    };
    let gap = words.text.get(last.word_end..one.begin).unwrap_or_default();
    let year = |digits: &str| digits.len() == YEAR && digits.starts_with("20");
    is_like(last, one) && (between.iter().any(time) || gap.split(|c: char| !c.is_ascii_digit()).any(year))
}

/// "Last year 3.1 million tonnes were made. This year 3.4 million are expected": whether a number of about the size of an amount
/// in the sentence before stands among words of time and status alone.
fn is_next_level(words: Words<'_>, last: &Found, one: &Found) -> bool {
    is_of_other_time(words, last, one) && is_level_of(words, one, last.quantity.span.end, as_stated(last))
}

/// What a text says of an amount, before its unit was converted.
fn as_stated(amount: &Found) -> f64 {
    amount.quantity.value / amount.number.factor.max(f64::MIN_POSITIVE)
}

/// Whether a large number is of about the size of an amount.
fn is_like(last: &Found, one: &Found) -> bool {
    const LEAST: f64 = 1000.0;
    const SIZE: f64 = 5.0;
    let ratio = one.number.value() / as_stated(last).abs().max(f64::MIN_POSITIVE);
    one.number.value() >= LEAST && (1.0 / SIZE..=SIZE).contains(&ratio)
}

/// "1.250 millones de yuanes, frente a los 1.120 de 2023": a plain number that an amount of money is compared with takes the
/// scale and the currency of it, where the digits of both are of one size.
pub fn compared(words: Words<'_>, found: &mut [Found]) {
    const SIZE: f64 = 5.0;
    let against = |sense: &Sense| matches!(sense, Sense::Against | Sense::Period(Period::Baseline));
    let digits = |one: &Found| one.number.decimal.parse::<f64>().unwrap_or_default();
    for index in 1..found.len() {
        let Some((before, [one, ..])) = found.split_at_mut_checked(index) else { continue };
        let plain = one.is_bare() && !one.number.scaled && !one.in_words && !one.number.is_like_year();
        if !plain || counts(words, one) {
            continue;
        }
        let amount =
            before.iter().rev().find(|other| !other.looks_like_year() && other.year.is_none() && !other.is_ratio());
        let Some(amount) = amount.filter(|amount| amount.quantity.kind == QuantityKind::Money && amount.number.scaled)
        else {
            continue;
        };
        let ratio = digits(one) / digits(amount).max(f64::MIN_POSITIVE);
        let (from, to) = (amount.word_end, one.begin);
        let gap = words.text.get(from..to).unwrap_or("\n");
        let token = words.within(Span::new(from, to)).iter().rev().find(|token| against(token.sense()));
        let compared = token.is_some_and(|token| words.is_article(token.span.end, one.begin));
        let compared = compared && !names_other_thing(words, Span::new(from, to));
        if compared && (1.0 / SIZE..=SIZE).contains(&ratio) && !ends_sentence(gap) {
            one.number.exponent += amount.number.exponent;
            one.number.scaled = true;
            one.set_unit(amount.quantity.unit.clone().unwrap_or(Unit::Count), 1.0);
        }
    }
}

/// "20 billion yuan and the number of firms from 46": whether something else is named behind a joint of a span.
fn names_other_thing(words: Words<'_>, span: Span) -> bool {
    let mut tokens = words.within(span).iter();
    let joint = tokens.rfind(|token| matches!(token.sense(), Sense::And)).map_or(span.start, |token| token.span.end);
    let comma = words.text.get(joint..span.end).and_then(|gap| gap.rfind([',', ';', '，', '；', '、', '،', '؛']));
    let Some(from) = comma.map(|at| joint + at).or((joint > span.start).then_some(joint)) else { return false };
    words.within(Span::new(from, span.end)).iter().any(|token| match token.sense() {
        Sense::Counted(_) | Sense::NumberOf => true,
        Sense::Metric(metric) => !is_of_money(metric),
        _ => false,
    })
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
    // "2,9 milliárdról".
    let from = words.within(Span::new(one.numeral.end, one.word_end));
    from.iter().any(|token| matches!(token.sense(), Sense::FromEnding))
        || words.precedes(one.begin, before).is_some()
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
        // "The province pays 40 million".
        let money = matches!(token.sense(), Sense::Pays)
            || matches!(token.sense(), Sense::Metric(metric) if is_of_money(metric));
        let (from, to) = (token.span.start.min(one.begin), token.span.end.max(one.word_end));
        // "5.6 million stems of flowers were sold": what stands between is counted.
        let beside = token.span.start < one.word_end || words.distance(one.word_end, token.span.start) <= 1;
        money && beside && words.text.get(from..to).is_some_and(|text| !ends_sentence(text))
    })
}

/// Whether a metric is reckoned in money.
fn is_of_money(metric: &Metric) -> bool {
    match metric {
        Metric::OutputValue | Metric::Revenue | Metric::Investment | Metric::Exports => true,
        Metric::Other(word) => {
            matches!(word.as_str(), "profit" | "tax" | "fund" | "gdp" | "trade" | "imports" | "cost")
        }
        _ => false,
    }
}

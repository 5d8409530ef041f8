//! Parts of years: months, halves, quarters.

use super::super::Context;
use super::{Anchor, Meaning, Period, Role};
use crate::extract::lexicon::{Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Date, Span, Unit, YearSource};

/// "At the end of August", "from January to September": months without a year, those before today's.
pub(super) fn month_anchors(
    context: &Context<'_>,
    tokens: &[Token],
    now: Option<Date>,
    known: &[Anchor],
) -> Vec<Anchor> {
    let Some(now) = now else { return Vec::new() };
    let words = context.words;
    let mut anchors = Vec::new();
    for token in tokens {
        let Sense::Month(month) = *token.sense() else { continue };
        if known.iter().any(|anchor| anchor.span.overlaps(token.span)) {
            continue;
        }
        let until = words.precedes(token.span.start, |sense| matches!(sense, Sense::To | Sense::Period(Word::By)));
        let is_month = |sense: &Sense| matches!(sense, Sense::Month(_));
        // "Січень-вересень", "tammikuusta toukokuuhun": two months beside each other are the first and the last.
        let first = until
            .and_then(|to| words.precedes(to.span.start, is_month))
            .or_else(|| words.precedes(token.word.start, is_month).filter(|_| !is_followed_by_month(words, token)))
            .or_else(|| month_before_dash(words, token));
        let is_end = |sense: &Sense| matches!(sense, Sense::Period(Word::EndOf));
        // "At the end of May", "toukokuun lopussa", "mayıs sonunda".
        let end_of = words.precedes(token.span.start, is_end).or_else(|| words.follows(token.word.end, is_end));
        let coming = first.is_none() && is_coming_month(context, tokens, token.span);
        // "By the end of June 164,000 had been put up."
        let end_of = end_of.or_else(|| until.filter(|to| !coming && matches!(to.sense(), Sense::Period(_))));
        // "Is to open in November": with a plan, the word "in" will do; and so in "was opened in November", told in February.
        let passed = || month > now.month() && !coming && is_told_of_past(tokens);
        let inside = || {
            let marks = |sense: &Sense| matches!(sense, Sense::Period(Word::Year | Word::By | Word::PartOfYear));
            let marker = words.precedes(token.span.start, marks);
            let marker = marker.or_else(|| has_small_word_before(words, token).then_some(token));
            marker.filter(|_| coming || passed())
        };
        let Some(marker) = first.or(end_of).or_else(inside) else { continue };
        let year = if coming {
            now.year() + i16::from(month < now.month())
        } else {
            now.year() - i16::from(month > now.month())
        };
        let first = match first.map(Token::sense) {
            Some(Sense::Month(first)) => Some(*first),
            _ => None,
        };
        let span = Span::new(marker.span.start.min(token.span.start), token.span.end.max(marker.span.end));
        anchors.extend(until_month(span, year, (first, month)));
    }
    anchors
}

/// The part of a year until the end of a month, from the beginning of the first one where that is named.
fn until_month(span: Span, year: i16, (first, last): (Option<i8>, i8)) -> Option<Anchor> {
    let from = first.and_then(|first| Date::new(year, first, 1).ok());
    let to = Some(Date::new(year, last, 1).ok()?.last_of_month());
    let period = Period { year: i32::from(year), from, to };
    Some(Anchor::new(span, period, Role::At, YearSource::Relative, Meaning::Written(span)))
}

/// "Январь–май": the first of two months with a dash between.
fn month_before_dash<'a>(words: Words<'a>, token: &Token) -> Option<&'a Token> {
    const LONGEST: usize = 40;
    let start = token.span.start;
    words.within(Span::new(start.saturating_sub(LONGEST), start)).iter().rev().find(|first| {
        let gap = words.text.get(first.word.end..start).unwrap_or_default();
        matches!(first.sense(), Sense::Month(_)) && matches!(gap.trim_matches(' '), "–" | "—" | "~" | "～")
    })
}

fn is_followed_by_month(words: Words<'_>, token: &Token) -> bool {
    words.follows(token.word.end, |sense| matches!(sense, Sense::Month(_))).is_some()
}

/// 截至3月末, 1至5月, 1∼5월: months that are written as numbers, without a year.
pub(super) fn counted_months(
    context: &Context<'_>,
    (tokens, found): (&[Token], &[Found]),
    now: Option<Date>,
    known: &[Anchor],
) -> Vec<Anchor> {
    const JOINTS: [&str; 8] = ["至", "到", "-", "–", "—", "~", "～", "∼"];
    let Some(now) = now else { return Vec::new() };
    let words = context.words;
    let text = |from: usize, to: usize| words.text.get(from..to).unwrap_or_default();
    let number = |value: f64| ((1.0..=12.0).contains(&value) && value.fract() == 0.0).then_some(value as i8);
    // 8月底，公司拟投资3.2亿元: what is only promised then is not of then.
    let promised = |end: usize| {
        let next = found.iter().find(|one| one.begin >= end).map_or(usize::MAX, |one| one.begin);
        let status = tokens.iter().filter(|token| token.sense().is_status() && token.span.start >= end);
        status.take_while(|token| token.span.start < next).any(|token| token.sense().is_promise())
    };
    let marked = |one: &Found| {
        let rest = text(one.numeral.end, words.text.len()).trim_start_matches(' ');
        let behind = rest.strip_prefix(['月', '월'])?;
        let blank = behind.trim_start_matches(' ');
        // A day, and no month.
        (!blank.starts_with(|c: char| c.is_numeric())).then_some((words.text.len() - behind.len(), behind))
    };
    let mut anchors: Vec<Anchor> = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let value = one.quantity.value_high.unwrap_or(one.quantity.value);
        let (Some(month), Some((end, behind))) = (number(value), marked(one)) else { continue };
        let before = index.checked_sub(1).and_then(|index| found.get(index));
        let first = before.and_then(|first| {
            let gap = text(first.numeral.end, one.numeral.start).trim_matches(' ').trim_start_matches(['月', '월']);
            let joined = JOINTS.contains(&gap.trim_matches(' '));
            number(first.quantity.value).filter(|_| joined).map(|number| (first.numeral.start, number))
        });
        // A range that is one numeral: 1∼5월.
        let range = one.quantity.value_high.and_then(|_| number(one.quantity.value));
        let first = first.or(range.map(|first| (one.numeral.start, first))).filter(|(_, first)| *first < month);
        let ends = behind.trim_start_matches(' ').starts_with(['末', '底', '말']);
        let start = first.map_or(one.numeral.start, |(start, _)| start);
        let head = text(0, start).trim_end_matches(' ');
        // "去年3月", "2025年3月", of which the year is told.
        let told = head.ends_with(['年', '년', '/', '.', '-'])
            || known
                .iter()
                .any(|anchor| anchor.span.overlaps(Span::new(start, end)) || words.is_blank(anchor.span.end, start));
        if told || (first.is_none() && !ends) || promised(end) {
            continue;
        }
        // 预计10月底投产: the month to come.
        let coming = first.is_none() && is_coming_month(context, tokens, Span::new(start, end));
        let year = if coming {
            now.year() + i16::from(month < now.month())
        } else {
            now.year() - i16::from(month > now.month())
        };
        let first = first.map(|(_, first)| first);
        anchors.extend(until_month(Span::new(start, end), year, (first, month)));
    }
    anchors
}

/// "Production is to start at the end of October": whether a plan or a forecast stands before a month in its clause, and
/// no word nearer says that it is done.
pub(super) fn is_coming_month(context: &Context<'_>, tokens: &[Token], month: Span) -> bool {
    const NEAR: usize = 12;
    let words = context.words;
    let status = |token: &&Token| token.sense().is_status() && !matches!(token.sense(), Sense::Building);
    let way = |token: &Token| {
        if token.span.end <= month.start { (token.span.end, month.start) } else { (month.end, token.span.start) }
    };
    let near = |token: &&Token| {
        let (from, to) = way(token);
        from <= to && words.commas(from, to) == 0 && words.distance(from, to) <= NEAR
    };
    let ahead = |token: &&Token| context.lexicon.writing.has_verb_last() || token.span.end <= month.start;
    let nearest = tokens.iter().filter(status).filter(near).filter(ahead).min_by_key(|token| {
        let (from, to) = way(token);
        // Of "is to be built" the plan counts.
        (words.distance(from, to) / 4, !token.sense().is_promise())
    });
    let opens = || is_head_of_plan(context, tokens, month);
    nearest.map_or_else(opens, |token| token.sense().is_promise())
}

/// "В ноябре", "im November": whether a word of few letters stands right before a month.
fn has_small_word_before(words: Words<'_>, month: &Token) -> bool {
    const LETTERS: usize = 3;
    // "May" and "Mar" are words in many languages.
    const NAME: usize = 4;
    let head = words.text.get(..month.word.start).unwrap_or_default();
    if month.span.of(words.text).chars().count() < NAME {
        return false;
    }
    let Some(head) = head.strip_suffix([' ', '\u{a0}']) else { return false };
    let letters = head.chars().rev().take_while(|c| !c.is_whitespace()).take(LETTERS + 1);
    let count = letters.clone().count();
    (1..=LETTERS).contains(&count) && letters.clone().all(char::is_alphabetic)
}

/// Whether a sentence tells of what was done, and of no plan.
fn is_told_of_past(tokens: &[Token]) -> bool {
    let mut statuses = tokens.iter().filter(|token| token.sense().is_status()).peekable();
    statuses.peek().is_some() && !statuses.any(|token| token.sense().is_promise())
}

/// "In November the plant will hire 500 people", told in June: whether a month to come this year opens what is promised.
fn is_head_of_plan(context: &Context<'_>, tokens: &[Token], month: Span) -> bool {
    const NEAR: usize = 5;
    let words = context.words;
    let at = tokens.iter().find_map(|token| match *token.sense() {
        Sense::Month(at) if month.contains(token.span) => Some(at),
        _ => None,
    });
    let later = at.zip(context.reference()).is_some_and(|(at, now)| at > now.month());
    let first = tokens.iter().find(|token| token.sense().is_status() && token.span.start >= month.end);
    later
        && first.is_some_and(|token| {
            token.sense().is_promise()
                && words.commas(month.end, token.span.start) == 0
                && words.distance(month.end, token.span.start) <= NEAR
        })
}

/// "In the first eleven months of the year": narrows the year down, or is this year's by itself.
pub(super) fn first_months(
    context: &Context<'_>,
    found: &[Found],
    tokens: &[Token],
    now: Option<Date>,
    anchors: &mut Vec<Anchor>,
) {
    let words = context.words;
    for one in found {
        let count = one.quantity.value;
        if !(2.0..=11.0).contains(&count) || count.fract() != 0.0 {
            continue;
        }
        let marks = |sense: &Sense| matches!(sense, Sense::Period(Word::MonthsOfYear));
        let months = matches!(&one.quantity.unit, Some(Unit::Other(unit)) if unit == "mo");
        let marker = words.precedes(one.begin, marks).filter(|_| months).or_else(|| words.follows(one.word_end, marks));
        let Some(marker) = marker.filter(|marker| tokens.iter().any(|token| token.span == marker.span)) else {
            continue;
        };
        let span = Span::new(one.begin.min(marker.span.start), one.word_end.max(marker.span.end));
        let near = |anchor: &Anchor| anchor.span.start.abs_diff(span.end).min(span.start.abs_diff(anchor.span.end));
        let year = anchors
            .iter()
            .filter(|anchor| anchor.carries() && anchor.period.to.is_none() && near(anchor) < 30)
            .min_by_key(|anchor| near(anchor))
            .map(|anchor| anchor.period.year)
            .or_else(|| now.map(|now| i32::from(now.year())));
        let Some((year, first)) = year.and_then(|year| Some((year, day(year, (1, 1))?))) else {
            continue;
        };
        let last = Date::new(first.year(), count as i8, 1).ok().map(Date::last_of_month);
        anchors.retain(|anchor| !(anchor.carries() && anchor.period.year == year && near(anchor) < 30));
        let period = Period { year, from: Some(first), to: last };
        let meaning = Meaning::Months(count as u8, year);
        anchors.push(Anchor::new(span, period, Role::At, YearSource::Relative, meaning));
    }
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
}

/// A day of a year, by month and day.
pub(super) fn day(year: i32, (month, day): (i8, i8)) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// Narrows years down to the part that the sentence names: "in the first half of this year".
pub(super) fn narrow(found: &[Found], tokens: &[Token], now: Option<Date>, anchors: &mut Vec<Anchor>) {
    for token in tokens {
        let (first, last) = match token.sense() {
            Sense::Period(Word::FirstHalf) => ((1, 1), (6, 30)),
            Sense::Period(Word::SecondHalf) => ((7, 1), (12, 31)),
            Sense::Period(Word::FirstQuarter) => ((1, 1), (3, 31)),
            Sense::Period(Word::FirstThreeQuarters) => ((1, 1), (9, 30)),
            Sense::Period(Word::EndOf) => ((0, 0), (12, 31)),
            _ => continue,
        };
        let near = |anchor: &Anchor| {
            anchor.span.start.abs_diff(token.span.end).min(token.span.start.abs_diff(anchor.span.end))
        };
        let whole_year =
            |anchor: &&mut Anchor| anchor.period.to.is_none() && matches!(anchor.role, Role::At | Role::By);
        let apart = |anchor: &Anchor| {
            let (from, to) = (anchor.span.end.min(token.span.end), anchor.span.start.max(token.span.start));
            found.iter().any(|one| one.year.is_none() && one.quantity.span.start >= from && one.quantity.span.end <= to)
        };
        let nearest = anchors
            .iter_mut()
            .filter(|anchor| !apart(anchor))
            .filter(whole_year)
            .filter(|anchor| near(anchor) < 40)
            .min_by_key(|anchor| near(anchor));
        if let Some(anchor) = nearest {
            anchor.period.from = day(anchor.period.year, first);
            anchor.period.to = day(anchor.period.year, last);
        } else if first.0 > 0
            && let Some(now) = now
            && !anchors.iter().any(|anchor| anchor.span.overlaps(token.span))
        {
            let year = i32::from(now.year());
            let period = Period { year, from: day(year, first), to: day(year, last) };
            let meaning = Meaning::Said(token.entry.meaning);
            anchors.push(Anchor::new(token.span, period, Role::At, YearSource::Relative, meaning));
        }
    }
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
}

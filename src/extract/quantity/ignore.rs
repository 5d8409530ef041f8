//! Numbers that are no figures of anything: years, codes, phones, ordinals, durations, slogans, page furniture.

use std::borrow::Cow;

use super::Found;
use super::named::named;
use crate::extract::chars::position_of;
use crate::extract::date::{self, DateMention};
use crate::extract::folded::{is_spaceless, is_word_char};
use crate::extract::lexicon::{Lexicon, Period, Sense};
use crate::extract::words::Words;
use crate::model::{Qualifier, QuantityKind, Span};

/// What is known of the text around its numbers.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// Dates of the text.
    pub dates: &'a [DateMention],
    /// Names of places, sorted: number words inside them count nothing.
    pub names: &'a [Span],
    /// Lines that are no part of the story.
    pub furniture: &'a [Span],
    /// The region that the text is about.
    pub region: Option<&'a str>,
}

/// The unit that speeds are kept in.
const SPEED: &str = "km/h";

/// The unit that amounts of data are kept in.
const DATA: &str = "GB";

/// Longest quotation, in words, that is read as a slogan or a name.
const SLOGAN_WORDS: usize = 8;

/// Marks what is no claim, with the reason.
pub fn mark(lexicon: &Lexicon, words: Words<'_>, around: &Surroundings<'_>, found: &mut [Found]) {
    let mut last_code: Option<usize> = None;
    for one in found.iter_mut() {
        if one.quantity.ignored.is_none() {
            one.quantity.ignored = reason(lexicon, words, one, last_code).map(|(kind, reason)| {
                one.quantity.kind = kind;
                if kind != QuantityKind::Duration {
                    one.quantity.unit = one.quantity.unit.take().filter(|_| kind == QuantityKind::Number);
                }
                reason
            });
        }
        let span = one.quantity.span;
        if in_furniture(around.furniture, span) && one.quantity.ignored.is_none() {
            one.quantity.ignored = Some("page furniture");
        }
        if one.quantity.kind == QuantityKind::Code {
            last_code = Some(span.end);
        }
    }
    for slogan in short_quotations(words) {
        let first = found.partition_point(|one| one.quantity.span.start < slogan.start);
        let inside = found.iter_mut().skip(first).take_while(|one| one.quantity.span.start < slogan.end);
        for one in inside.filter(|one| slogan.contains(one.quantity.span)) {
            one.quantity.ignored.get_or_insert("a slogan or name in quotation marks");
        }
    }
}

/// Whether a span lies in one of the lines, which are sorted.
fn in_furniture(lines: &[Span], span: Span) -> bool {
    lines.get(lines.partition_point(|line| line.end <= span.start)).is_some_and(|line| line.overlaps(span))
}

fn reason(
    lexicon: &Lexicon,
    words: Words<'_>,
    one: &mut Found,
    last_code: Option<usize>,
) -> Option<(QuantityKind, &'static str)> {
    let spanned = || year_in_span(words.text, one).and_then(|year| gregorian(lexicon, year));
    if let Some(year) = fiscal_year(words.text, one).or_else(spanned) {
        one.year = Some(year);
        return Some((QuantityKind::Date, "a year"));
    }
    if is_in_address(words.text, one.numeral) {
        return Some((QuantityKind::Code, "a part of a web address"));
    }
    if let Some(because) = code(lexicon, words, one, last_code) {
        return Some((QuantityKind::Code, because));
    }
    if let Some(year) = era_year(words, one).or_else(|| dated(lexicon, words, one)) {
        one.year = Some(year);
        return Some((QuantityKind::Date, "a year"));
    }
    if let Some(because) = named(words, one) {
        return Some((one.quantity.kind, because));
    }
    // "2000-2500 new jobs": a range is no year.
    if one.looks_like_year()
        && one.quantity.value_high.is_none()
        && !counts_something(words, one)
        && let Some(year) = year_of(lexicon, words, one)
    {
        one.year = Some(year);
        return Some((QuantityKind::Date, "a year"));
    }
    if one.quantity.unit.as_ref().is_some_and(|unit| unit.symbol() == SPEED) {
        return Some((one.quantity.kind, "a speed"));
    }
    if one.quantity.unit.as_ref().is_some_and(|unit| unit.symbol() == DATA) {
        return Some((one.quantity.kind, "an amount of data"));
    }
    match one.quantity.kind {
        QuantityKind::Duration => Some((QuantityKind::Duration, "a span of time")),
        _ => None,
    }
}

/// A text with the digits of any script as 0 to 9.
fn plain_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let plain = |c: char| date::digit_of(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    text.chars().map(plain).collect()
}

/// One of two years joined by a hyphen, "2026-2030" or "2025-30", that are no part of a longer code.
fn year_in_span(text: &str, one: &Found) -> Option<u32> {
    const LONGEST: u32 = 60;
    const DASHES: [char; 3] = ['-', '–', '—'];
    const NEAR: usize = 8;
    let (before, after) = (text.get(..one.numeral.start)?, text.get(one.numeral.end..)?);
    if !one.is_bare() || one.quantity.value_high.is_some() {
        return None;
    }
    let joined = before.ends_with(DASHES) || after.starts_with(DASHES);
    if !joined {
        return None;
    }
    // "၂၀၂၄-၂၀၂၅" is written like "2024-2025".
    let near = before.char_indices().rev().take(NEAR).last().map_or(before.len(), |(at, _)| at);
    let before = plain_digits(before.get(near..)?);
    let after = plain_digits(after.get(..after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at))?);
    let digits = plain_digits(one.numeral.of(text));
    let (before, after, digits) = (&*before, &*after, &*digits);
    if digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (first, second, before, after) = match (before.strip_suffix(DASHES), after.strip_prefix(DASHES)) {
        (None, Some(rest)) => {
            let second = rest.bytes().take_while(u8::is_ascii_digit).count();
            (digits, rest.get(..second)?, before, rest.get(second..)?)
        }
        (Some(head), None) => {
            let first = head.len().checked_sub(4)?;
            (head.get(first..)?, digits, head.get(..first)?, after)
        }
        _ => return None,
    };
    let (from, mut to) = (first.parse::<u32>().ok()?, second.parse::<u32>().ok()?);
    match (first.len(), second.len()) {
        (4, 4) => {}
        // "2024-25" is one year, which ends in the next.
        (4, 2) if from / 100 * 100 + to > from + 1 => to += from / 100 * 100,
        _ => return None,
    }
    let is_code = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '#' | '№' | '.' | ',');
    let goes_on = after.starts_with(is_code) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let continues = before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '#' | '№'));
    let year = if digits == first { from } else { to };
    (from < to && to - from <= LONGEST && !goes_on && !continues).then_some(year)
}

/// The Gregorian year of a number that looks like one, by the calendars that the language uses.
fn year_of(lexicon: &Lexicon, words: Words<'_>, one: &Found) -> Option<i32> {
    let year = one.number.decimal.parse().ok()?;
    own_era(lexicon, words, one, year).or_else(|| gregorian(lexicon, year))
}

/// A year of the era that a word behind it names, where no other is named before it: Ethiopian "2017 ዓ.ም".
fn own_era(lexicon: &Lexicon, words: Words<'_>, one: &Found, year: u32) -> Option<i32> {
    const NEAR: usize = 24;
    let writing = &lexicon.writing;
    let behind = words.text.get(one.numeral.end..)?.trim_start();
    let head = words.text.get(..one.numeral.start)?;
    let near = head.char_indices().rev().map(|(at, _)| at).find(|at| head.len() - at >= NEAR).unwrap_or_default();
    let head = head.get(near..)?;
    let named = writing.era.iter().any(|era| behind.starts_with(era.as_str()));
    let other = writing.other_eras.iter().any(|era| head.contains(era.as_str()));
    // A fiscal year is called by the year that it ends in.
    let fiscal = words.follows(one.numeral.end, |sense| matches!(sense, Sense::Period(Period::FiscalYear))).is_some();
    let begins = writing.era_begins + i32::from(fiscal);
    (named && !other).then(|| i32::try_from(year).ok()).flatten()?.checked_add(begins)
}

/// The Gregorian year of a year of the calendars that the language uses.
fn gregorian(lexicon: &Lexicon, year: u32) -> Option<i32> {
    date::gregorian_year(year, &lexicon.lang).filter(|year| (1900..=2100).contains(year))
}

/// A year counted from the beginning of an era that is named before it: 令和7年, 民國114年.
fn era_year(words: Words<'_>, one: &Found) -> Option<i32> {
    words.text.get(one.numeral.end..)?.trim_start().strip_prefix('年')?;
    let before = words.text.get(..one.numeral.start)?.trim_end();
    let (_, base) = date::ERAS.iter().find(|(name, _)| before.ends_with(name))?;
    let year = base.checked_add(one.number.decimal.parse().ok()?)?;
    (1868..=2100).contains(&year).then_some(year)
}

/// "FY28" ends in 2028.
fn fiscal_year(text: &str, one: &Found) -> Option<i32> {
    const YEARS: std::ops::RangeInclusive<i32> = 10..=60;
    let head = text.get(..one.numeral.start)?.trim_end_matches(' ').strip_suffix("FY")?;
    let year = one.numeral.of(text).parse().ok().filter(|year| YEARS.contains(year))?;
    (!head.ends_with(char::is_alphanumeric)).then_some(2000 + year)
}

/// A year right behind a word of time, whatever noun follows: "In 2024 companies exported".
fn dated(lexicon: &Lexicon, words: Words<'_>, one: &Found) -> Option<i32> {
    let word = |sense: &Sense| {
        use Period::{Baseline, By, EndOf, FiscalYear, PartOfYear, Since, Than, Year};
        matches!(sense, Sense::Period(Year | By | Since | Baseline | Than | EndOf | PartOfYear | FiscalYear))
    };
    let range = one.quantity.value_high.is_some();
    if range || !one.looks_like_year() || words.precedes(one.quantity.span.start, word).is_none() {
        return None;
    }
    // "Of 2000 enterprises": round numbers are counts as often.
    year_of(lexicon, words, one).filter(|year| (1990..=2060).contains(year) && *year != 2000)
}

/// Whether a number like a year counts what stands right beside it: "2000 enterprises".
fn counts_something(words: Words<'_>, one: &Found) -> bool {
    let span = one.quantity.span;
    // In scripts without spaces the next sentence's noun may stand right behind: "ปี 2570 โรงงาน"; the word before decides.
    let unspaced =
        words.text.get(..span.start).and_then(|head| head.trim_end().chars().next_back()).is_some_and(is_spaceless);
    let year_word = |sense: &Sense| {
        matches!(sense, Sense::Period(Period::Year | Period::By | Period::Since | Period::EndOf | Period::FiscalYear))
    };
    if unspaced && words.precedes(span.start, year_word).is_some() {
        return false;
    }
    let counted = |sense: &Sense| matches!(sense, Sense::Counted(_) | Sense::Classifier(_));
    // "Up to 2027" is a time as often as a bound.
    one.comparator.is_some_and(|(_, qualifier)| !matches!(qualifier, Qualifier::AtMost | Qualifier::LessThan))
        || words
            .follows(one.quantity.span.end, counted)
            .is_some_and(|token| token.span.start > span.end || token.span.of(words.text).chars().all(is_spaceless))
}

/// Whether a number stands in the address of a web page: `https://www.example.org/a?q=30%25`.
fn is_in_address(text: &str, span: Span) -> bool {
    let head = text.get(..span.start).unwrap_or_default();
    let word =
        head.rfind(|c: char| c.is_whitespace() || !c.is_ascii()).map_or(head, |at| head.get(at..).unwrap_or_default());
    word.contains("://") || word.contains("www.")
}

/// Serial numbers, standards, phones, products: by the signs around the digits.
fn code(lexicon: &Lexicon, words: Words<'_>, one: &Found, last_code: Option<usize>) -> Option<&'static str> {
    if one.in_words {
        return None;
    }
    let (text, numeral, span) = (words.text, one.numeral, one.quantity.span);
    let before = text.get(..span.start)?;
    let after = text.get(span.end..)?;
    let bare = one.is_bare();
    let previous = before.chars().next_back();
    if let Some(last) = last_code
        && bare
        && text.get(last..span.start).is_some_and(|gap| gap.len() <= 2 && !gap.contains(['\n', ',', ';']))
    {
        return Some("part of a code or phone number");
    }
    // Shona "ne8%", Zulu "uR4.5 billion": what is glued before any word of the language stands before numbers, too.
    let glued = || {
        let letters = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let word = before.get(before.len() - letters..).unwrap_or_default();
        (letters > 1 || !bare) && lexicon.writing.prefixes.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
    };
    match previous {
        Some(c) if c.is_ascii_alphabetic() && glued() => {}
        Some(c) if c.is_ascii_alphabetic() || matches!(c, '#' | '_' | '@' | '№') => return Some("a code"),
        Some('+') if bare => return Some("a phone number"),
        Some('-' | '/' | '\u{2011}' | '\u{5BE}') if bare => {
            let head = before.trim_end_matches(['-', '/', '\u{2011}', '\u{5BE}']);
            let letters = head.chars().rev().take_while(|c| is_word_char(*c)).map(char::len_utf8).sum::<usize>();
            let word = head.get(head.len() - letters..).unwrap_or_default();
            // "ב-2027": prepositions are glued on with a hyphen.
            let preposition = lexicon.writing.prefixes.iter().any(|prefix| prefix.eq_ignore_ascii_case(word));
            // "Mid-2027", "fin-2027": a year, and no code.
            let part = |sense: &Sense| matches!(sense, Sense::Period(Period::PartOfYear | Period::EndOf | Period::By));
            let of_year = one.looks_like_year()
                && (2000.0..=2060.0).contains(&one.quantity.value)
                && words.precedes(span.start, part).is_some();
            if letters > 0 && !preposition && !of_year {
                return Some("a code");
            }
        }
        _ => {}
    }
    // "R40" is a road; "R3,2 miljard" and "R3 200" are money.
    let letter =
        span.of(text).chars().next().is_some_and(|c| c.is_ascii_alphabetic()) && numeral.start == span.start + 1;
    if letter && !one.number.grouped && !one.number.scaled && !one.number.decimal.has_point() {
        return Some("a code");
    }
    let digits = numeral.of(text);
    let plain = bare && !one.number.grouped && !one.number.scaled && !one.number.decimal.has_point();
    if plain && ((digits.starts_with('0') && digits.len() > 1) || one.number.decimal.as_bytes().len() >= 9) {
        return Some("a phone number or serial number");
    }
    if plain && one.number.decimal.as_bytes().starts_with(b"0") && one.number.decimal.as_bytes().len() > 2 {
        return Some("a phone number or serial number");
    }
    let mut next = after.chars();
    match (next.next(), next.next()) {
        (Some(c), _) if bare && c.is_ascii_alphabetic() && one.word_end == span.end => return Some("a code"),
        (Some('-'), Some(c)) if plain && (c.is_ascii_uppercase() || c.is_ascii_digit()) => {
            return Some("a code");
        }
        _ => {}
    }
    (bare && after_capitals(before) && !counts_right_after(words, one)).then_some("a standard or product code")
}

fn counts_right_after(words: Words<'_>, one: &Found) -> bool {
    one.comparator.is_some()
        || words.follows(one.word_end, |sense| matches!(sense, Sense::Counted(_) | Sense::Classifier(_))).is_some()
}

/// Whether the word before is an abbreviation in capitals: "ISO 22000", "GB/T 37562".
fn after_capitals(before: &str) -> bool {
    let Some(rest) = before.strip_suffix([' ', '\u{A0}', '\u{202F}']) else { return false };
    // The last letter tells of most words.
    let last = rest.as_bytes().last().copied().unwrap_or_default();
    if !(last.is_ascii_uppercase() || last.is_ascii_digit() || matches!(last, b'/' | b'-')) {
        return false;
    }
    let word = rest
        .rsplit(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '(' | ',' | '"'))
        .next()
        .unwrap_or_default();
    word.chars().filter(char::is_ascii_uppercase).count() >= 2
        && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-'))
}

/// Short quotations: names and slogans rather than speech.
fn short_quotations(words: Words<'_>) -> Vec<Span> {
    let text = words.text;
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.as_bytes().get(at..).and_then(next_mark) {
        at += offset;
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let Some((open, closing)) = QUOTES.iter().find(|(open, _)| rest.starts_with(open.as_bytes())) else {
            at += 1;
            continue;
        };
        let start = at + open.len();
        // A letter of its own between two others: Uzbek "bo‘lib".
        if *open == "‘" && is_between_letters(text, at, start) {
            at = start;
            continue;
        }
        let Some((length, close)) = text.get(start..).and_then(|rest| closed(rest, closing)) else {
            at = start;
            continue;
        };
        let inside = Span::new(start, start + length);
        let quoted = inside.of(text);
        let sentence = quoted.ends_with(['.', '!', '?', '。', '।']);
        if words.distance(inside.start, inside.end) <= SLOGAN_WORDS && !sentence && !is_speech(words, at, inside) {
            spans.push(inside);
        }
        at = inside.end + close;
    }
    spans
}

/// Whether letters stand right before and right behind a mark.
fn is_between_letters(text: &str, from: usize, to: usize) -> bool {
    text.get(..from).is_some_and(|head| head.ends_with(char::is_alphabetic))
        && text.get(to..).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// "“We will double exports by 2030,” the mayor said": whether a quotation begins a sentence or stands behind a colon, and
/// tells what is or is to be done with what is measured or counted.
fn is_speech(words: Words<'_>, open: usize, inside: Span) -> bool {
    const BEFORE: [char; 8] = ['.', ':', '!', '?', '\n', '。', '：', '।'];
    let head = words.text.get(..open).unwrap_or_default().trim_end_matches([' ', '\u{A0}', '–', '—', '-']);
    let stands = |wanted: fn(&Sense) -> bool| words.within(inside).iter().any(|token| wanted(token.sense()));
    (head.is_empty() || head.ends_with(BEFORE))
        && stands(|sense| matches!(sense, Sense::Metric(_) | Sense::Counted(_)))
        && stands(|sense| sense.is_status() || matches!(sense, Sense::Commitment(_) | Sense::Future))
}

/// Marks that open a quotation, with those that close it.
const QUOTES: [(&str, &[&str]); 9] = [
    ("\"", &["\""]),
    ("“", &["”"]),
    ("„", &["“", "”"]),
    ("«", &["»"]),
    ("»", &["«", "»"]),
    ("「", &["」"]),
    ("『", &["』"]),
    ("”", &["”"]),
    ("‘", &["’"]),
];

/// Where the first of some marks stands on a line, not far away, and how long it is. All begin with the same byte.
fn closed(rest: &str, closing: &[&str]) -> Option<(usize, usize)> {
    const LONGEST: usize = 400;
    let bytes = rest.as_bytes();
    let first = *closing.first()?.as_bytes().first()?;
    let near = bytes.get(..LONGEST).unwrap_or(bytes);
    let line = memchr::memchr(b'\n', near).map_or(near, |end| near.get(..end).unwrap_or_default());
    memchr::memchr_iter(first, line).find_map(|at| {
        let behind = bytes.get(at..).unwrap_or_default();
        closing.iter().find(|mark| behind.starts_with(mark.as_bytes())).map(|mark| (at, mark.len()))
    })
}

/// Where the next mark that may open a quotation begins, by its first two bytes.
#[expect(clippy::needless_bitwise_bool, reason = "asked of many bytes at once")]
fn next_mark(bytes: &[u8]) -> Option<usize> {
    let may = |first: u8| (first == b'"') | (first == 0xC2) | (first & 0xFE == 0xE2);
    let opens = |at: usize| match bytes.get(at..) {
        Some([0xC2, second, ..]) => *second >= 0xAB,
        Some([0xE2 | 0xE3, second, ..]) => *second == 0x80,
        _ => true,
    };
    position_of(bytes, 0, may, opens)
}

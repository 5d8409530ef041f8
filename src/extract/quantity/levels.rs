//! Levels that figures are led from and to: "from 120,000 t in 2024 to 450,000 t".

use super::Found;
use crate::extract::lexicon::{Period, Sense};
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Metric, Qualifier, QuantityKind, Span, Unit};

/// "From 120,000 t in 2024 to 450,000 t": marks the first of two levels, whatever words of time stand between. Years are
/// known here.
pub fn changes_of_level(words: Words<'_>, verb_last: bool, found: &mut [Found]) {
    const APART: usize = 12;
    for index in 0..found.len() {
        let Some((first, rest)) = found.get(index..).and_then(<[Found]>::split_first) else { continue };
        if first.from || !is_level(first) {
            continue;
        }
        // A multiple may tell of the change itself: "from 1.2 trillion to 2.2 trillion, nearly double".
        let multiple = |one: &Found| one.quantity.unit == Some(Unit::Times);
        let Some(second) = rest.iter().filter(|one| is_level(one)).find(|one| !multiple(one) || multiple(first)) else {
            continue;
        };
        let (end, begin) = (first.word_end, second.begin);
        let near = first.quantity.unit == second.quantity.unit
            && end <= begin
            && words.commas(end, begin) == 0
            && words.distance(end, begin) <= APART
            && words.text.get(end..begin).is_some_and(|gap| !ends_sentence(gap));
        if !near {
            continue;
        }
        // "soll von 6 Schiffen im Jahr auf 15 steigen": the verb stands behind.
        let framed = || {
            is_framed(words, first, second)
                && words.precedes(begin, |sense| matches!(sense, Sense::LevelBefore)).is_some()
        };
        let before = opens(words, first) && closes(words, end, begin) || framed();
        let behind = from_follows(words, verb_last, first, second);
        if let Some(first) = found.get_mut(index)
            && (before || behind)
        {
            first.from = true;
            first.from_behind = behind && !before;
        }
    }
}

/// Whether a sentence ends in a text; the full stop of an abbreviation has a small letter or a number behind it.
pub(super) fn ends_sentence(text: &str) -> bool {
    const MARKS: [&[u8]; 5] = ["；".as_bytes(), "。".as_bytes(), "।".as_bytes(), "۔".as_bytes(), "።".as_bytes()];
    let bytes = text.as_bytes();
    let behind = |at: usize| bytes.get(at..).unwrap_or_default();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' | b';' | b'!' | b'?' => true,
        b'.' => {
            behind(at).starts_with(b". ")
                && text
                    .get(at + 1..)
                    .unwrap_or_default()
                    .trim_start()
                    .starts_with(|c: char| !c.is_lowercase() && !c.is_numeric())
        }
        // First bytes of the marks.
        0xDB | 0xE0 | 0xE1 | 0xE3 | 0xEF => MARKS.iter().any(|mark| behind(at).starts_with(mark)),
        _ => false,
    })
}

/// Whether a number can be one of two levels.
fn is_level(one: &Found) -> bool {
    one.quantity.unit.is_some()
        && one.quantity.ignored.is_none()
        && one.year.is_none()
        && one.quantity.kind != QuantityKind::Duration
}

/// Whether a word for "from" stands before a number, or before the words of time that stand there. A word that means much
/// else, too, needs a verb of change before it: "de 3 mil a 4 mil" alone is a range.
pub(super) fn opens(words: Words<'_>, first: &Found) -> bool {
    const PHRASE: usize = 12;
    stands_before(words, first.begin, |sense| match sense {
        Sense::From => true,
        Sense::FromLevel => changes_before(words, first, PHRASE),
        _ => false,
    })
}

/// "Soll von 4 auf 10 Prozent steigen": whether a word that may mean "from" stands before the first of two figures and a word
/// of change near.
pub(super) fn is_framed(words: Words<'_>, first: &Found, second: &Found) -> bool {
    stands_before(words, first.begin, |sense| matches!(sense, Sense::FromLevel)) && changes(words, first, second)
}

/// "Porter la part du solaire de 12 à 15 %": whether a share is led from one level to another by a verb of change, with a word
/// before the first that may mean "from". A growth "de 12 à 15 %" is a range.
pub(super) fn leaves_share(words: Words<'_>, first: &Found, second: &Found) -> bool {
    const CLAUSE: usize = 90;
    const PHRASE: usize = 12;
    let share = |token: &Token| {
        matches!(token.sense(), Sense::Share | Sense::Metric(Metric::Share))
            && words.text.get(token.span.end..first.begin).is_some_and(|gap| !gap.contains(CLAUSE_ENDS))
    };
    second.is_ratio()
        && stands_before(words, first.begin, |sense| matches!(sense, Sense::FromLevel))
        && changes_before(words, first, PHRASE)
        && words.within(Span::new(first.begin.saturating_sub(CLAUSE), first.begin)).iter().any(share)
}

/// Whether a word for "to" stands right before the second of two numbers, or before its year.
fn closes(words: Words<'_>, from: usize, begin: usize) -> bool {
    words.within(Span::new(from, begin)).iter().any(|token| {
        matches!(token.sense(), Sense::To | Sense::LevelBefore | Sense::Before(Qualifier::AtMost))
            && words.distance(token.word.end.min(begin), begin) <= 2
    })
}

/// Whether a figure has a word right behind it that says that it is a level reached: Telugu "320 నుంచి 500కు పెరిగింది".
pub(super) fn is_reached(words: Words<'_>, one: &Found) -> bool {
    const NEAR: usize = 12;
    words.within(Span::new(one.numeral.end, one.word_end + NEAR)).iter().any(|token| {
        matches!(token.sense(), Sense::LevelAfter)
            && words.distance(one.word_end.min(token.span.start), token.span.start) == 0
    })
}

/// Whether "from" stands behind the first of two numbers and what it counts, as an ending or a word of its own, with a word
/// of change near, or where verbs come last, "compared with".
pub(super) fn from_follows(words: Words<'_>, verb_last: bool, first: &Found, second: &Found) -> bool {
    const NOUN: usize = 3;
    words.within(Span::new(first.numeral.end, second.begin)).iter().any(|token| {
        let from = match token.sense() {
            Sense::FromEnding => changes(words, first, second),
            Sense::Period(Period::Baseline) => verb_last && !first.is_ratio(),
            _ => false,
        };
        from && words.distance(first.word_end.min(token.span.start), token.span.start) <= NOUN
    })
}

/// Whether a word for "from" stands before a number, with a word or two between: "from today's 87".
pub(super) fn stands_before(words: Words<'_>, begin: usize, means_from: impl Fn(&Sense) -> bool) -> bool {
    let near = Span::new(begin.saturating_sub(60), begin);
    words.within(near).iter().any(|token| {
        means_from(token.sense())
            && !is_part_of_phrase(words, token)
            && token.span.end <= begin
            && words.distance(token.word.end.min(begin), begin) <= 2
            && words.text.get(token.span.end..begin).is_some_and(|gap| !gap.contains(['.', ',', ';', '\n']))
    })
}

/// Whether a word is only a part of a longer one of another meaning: "از" in "پس از", after.
fn is_part_of_phrase(words: Words<'_>, token: &Token) -> bool {
    const LONGEST: usize = 40;
    let around = Span::new(token.span.start.saturating_sub(LONGEST), token.span.end);
    words.within(around).iter().any(|other| {
        let time = matches!(other.sense(), Sense::Period(_) | Sense::PlanPeriod(..));
        // "Go up from 4 to 10 %" is no "up from 4" that something is compared with.
        let of_change = || {
            let near = Span::new(other.span.start.saturating_sub(LONGEST), token.span.start);
            words.within(near).iter().any(|word| {
                matches!(word.sense(), Sense::Up | Sense::Down)
                    && word.span.end > other.span.start
                    && word.span.end <= token.span.start
            })
        };
        time && other.span.contains(token.span) && other.span != token.span && !of_change()
    })
}

/// Marks that end a clause.
const CLAUSE_ENDS: [char; 12] = ['\n', '.', ';', ',', '。', '，', '।', '؛', '،', '۔', '።', '፣'];

/// Whether a verb of change stands some words before a figure, and no word that makes the figure the change.
pub(super) fn changes_before(words: Words<'_>, first: &Found, reach: usize) -> bool {
    let near = Span::new(first.begin.saturating_sub(120), first.begin);
    let direct =
        words.precedes(first.begin, |sense| matches!(sense, Sense::ChangeBefore | Sense::LevelBefore)).is_some();
    !direct
        && words.within(near).iter().any(|token| {
            matches!(token.sense(), Sense::Up | Sense::Down)
                && token.span.end <= first.begin
                && words.distance(token.word.end.min(first.begin), first.begin) <= reach
                && words.text.get(token.span.end..first.begin).is_some_and(|gap| !gap.contains(CLAUSE_ENDS))
        })
}

/// Whether a word of change stands near two figures.
pub(super) fn changes(words: Words<'_>, first: &Found, second: &Found) -> bool {
    const NEAR: usize = 90;
    let near = Span::new(first.begin.saturating_sub(NEAR), second.word_end + NEAR);
    words.within(near).iter().any(|token| {
        matches!(token.sense(), Sense::Up | Sense::Down)
            && words
                .text
                .get(first.begin.min(token.span.start)..second.word_end.max(token.span.end))
                .is_some_and(|text| !text.contains(['\n', '。', '।', ';', '；']))
    })
}

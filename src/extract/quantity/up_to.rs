//! Words for "until" that say "up to" of an amount.

use super::Found;
use super::compare::CLAUSE_ENDS;
use crate::extract::lexicon::Sense;
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Qualifier, Span};

/// How far before an amount the words stand that make "until" lead to a level, in bytes.
const NEAR: usize = 120;

/// "Livarna bo pretopila do 45.000 ton", "gamins iki 21 tonos plytų": a word for "until" right before an amount is its upper bound
/// where nothing changes or leads from another level.
pub(super) fn until(words: Words<'_>, up_to: &[String], one: &Found) -> Option<(Span, Qualifier)> {
    let start = one.quantity.span.start;
    if one.looks_like_year() || one.year.is_some() || one.from {
        return None;
    }
    let token = words.right_before(start).find(|token| {
        matches!(token.sense(), Sense::To) && up_to.iter().any(|word| word == token.span.of(words.text))
    })?;
    let clause = clause_before(words, token.span.start);
    // "W tej samej skali do 45 ton na dobę": a word for "on" is one for "to" as well.
    let also_to = |word: &Token| {
        words.within(word.span).iter().any(|other| matches!(other.sense(), Sense::To) && other.span == word.span)
    };
    let leads = |word: &Token| {
        let level = match word.sense() {
            Sense::Up | Sense::Down | Sense::From | Sense::FromLevel | Sense::Multiple(_) => true,
            Sense::LevelBefore => !also_to(word),
            Sense::Share => one.is_ratio(),
            _ => false,
        };
        level && word.span.end <= token.span.start
    };
    let changes = |word: &Token| matches!(word.sense(), Sense::Up | Sense::Down);
    // "Wzrosła o 12,8 proc., do 41,3 mld": behind a comma is where what rose arrives.
    let moved = clause.of(words.text).trim().is_empty()
        || has_amount(clause.of(words.text))
        || words.within(clause).iter().any(leads)
        || words.right_after(one.word_end).any(changes)
        || is_of_time(words, one);
    (!moved).then_some((token.span, Qualifier::AtMost))
}

/// "Зросла з 1,1 млрд до 1,6 млрд": whether a number that is no year stands in a clause.
fn has_amount(clause: &str) -> bool {
    const YEAR: usize = 4;
    let numbers = clause.split(|c: char| !c.is_numeric()).filter(|digits| !digits.is_empty());
    numbers.into_iter().any(|digits| digits.chars().count() != YEAR)
}

/// Whether a full stop ends a sentence: behind a word of some letters, with a capital behind it.
fn ends_sentence(head: &str, at: usize) -> bool {
    const LETTERS: usize = 4;
    let (before, behind) = (head.get(..at).unwrap_or_default(), head.get(at + 1..).unwrap_or_default());
    before.chars().rev().take_while(|c| c.is_alphabetic()).count() >= LETTERS
        && behind.starts_with([' ', '\n'])
        && behind.trim_start().starts_with(char::is_uppercase)
}

/// The clause before a position; full stops stand in abbreviations, and commas in numbers.
fn clause_before(words: Words<'_>, end: usize) -> Span {
    let mut from = end.saturating_sub(NEAR);
    while !words.text.is_char_boundary(from) {
        from += 1;
    }
    let head = words.text.get(from..end).unwrap_or_default();
    let ends = |(at, c): &(usize, char)| {
        let next = head.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        CLAUSE_ENDS.contains(c)
            && if *c == '.' { ends_sentence(head, *at) } else { !next.is_some_and(char::is_numeric) }
    };
    let start = head.char_indices().rev().find(ends);
    Span::new(start.map_or(from, |(at, c)| from + at + c.len_utf8()), end)
}

/// "Do 15 marca", "до 18 часов": whether a bare number has a month, a unit of time or nothing that is counted behind it.
fn is_of_time(words: Words<'_>, one: &Found) -> bool {
    const REACH: usize = 60;
    const FEW: usize = 2;
    one.is_bare()
        && !words.within(Span::new(one.word_end, one.word_end + REACH)).iter().any(|token| {
            matches!(token.sense(), Sense::Counted(_)) && words.distance(one.word_end, token.span.start) <= FEW
        })
}

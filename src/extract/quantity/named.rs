//! Words beside a number that make it no figure.

use super::Found;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{QuantityKind, Span};

/// Words beside the number that make it no claim: "page 12", "four measures".
pub(super) fn named(words: Words<'_>, one: &Found) -> Option<&'static str> {
    if !words.may_hold(Kind::NoClaimBefore) && !words.may_hold(Kind::NoClaimAfter) {
        return None;
    }
    // Sinhala "of the district dollars 320 million": a word before a unit counts nothing.
    let unit_first = one.quantity.unit.is_some() && one.quantity.span.start < one.numeral.start;
    let measured = is_measured(one);
    let counts = one.number.grouped && one.is_bare() && has_noun(words, one.word_end);
    let label_end =
        words.text.get(..one.begin).map_or(0, |head| head.trim_end_matches([' ', ':', '.', '#', '：', '\u{A0}']).len());
    let before = [one.begin, label_end].into_iter().filter(|_| !unit_first).find_map(|at| {
        words.right_before(at).find_map(|token| match token.sense() {
            // "Employees now number 9,000": the word is a part of a verb.
            Sense::NoClaimBefore(reason) if !(is_of_verb(words, token) || counts || measured && labels(reason)) => {
                Some(reason.as_str())
            }
            _ => None,
        })
    });
    before.or_else(|| {
        if (!one.is_bare() && one.quantity.kind != QuantityKind::Multiple) || one.looks_like_year() {
            return None;
        }
        // "A quarter of the city's output": a part is no number of cities.
        let reach = usize::from(!one.is_fraction());
        words
            .within(Span::new(one.quantity.span.end, one.word_end + 60))
            .iter()
            .find(|token| {
                matches!(token.sense(), Sense::NoClaimAfter(_))
                    && !counted_before(words, one.quantity.span.end, token.span)
                    // "88 major projects": an adjective before what is counted.
                    && !describes_counted(words, token, one.quantity.value)
                    && words
                        .text
                        .get(one.quantity.span.end..token.span.start)
                        .is_some_and(|gap| !gap.contains(['.', ',', ';', '\n', '，', '。']))
                    && words.distance(one.word_end.min(token.span.start), token.span.start) <= reach
            })
            .and_then(|token| match token.sense() {
                Sense::NoClaimAfter(reason) => Some(reason.as_str()),
                _ => None,
            })
    })
}

/// Whether words of a reason give a thing its number or name: a page, a room, a standard.
fn labels(reason: &str) -> bool {
    ["a phone", "a part", "a standard"].iter().any(|label| reason.starts_with(label))
}

/// "Au ieșit de pe linie 309.000 de automobile": whether what is counted stands behind a number, a small word between. Lines and
/// pages have no such numbers.
fn has_noun(words: Words<'_>, end: usize) -> bool {
    const REACH: usize = 40;
    words.within(Span::new(end, end + REACH)).iter().any(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && (words.is_blank(end, token.span.start) || words.is_article(end, token.span.start))
    })
}

/// "The building: 3,000 square metres": pages and rooms have numbers without a unit or scale of their own.
fn is_measured(one: &Found) -> bool {
    let measures = !matches!(one.quantity.kind, QuantityKind::Number | QuantityKind::Duration | QuantityKind::Multiple);
    one.quantity.span != one.numeral && (measures || one.number.scaled && !one.in_words)
}

/// "88 major projects", "88 major steel projects": whether a word stands right before what is counted. An industry may stand
/// between, and in larger numbers another adjective: "160 key industrial projects".
fn describes_counted(words: Words<'_>, token: &Token, value: f64) -> bool {
    const MANY: f64 = 20.0;
    const LETTERS: usize = 5;
    let at = token.word.end;
    let counted = |at: usize| words.follows(at, |sense| matches!(sense, Sense::Counted(_))).is_some();
    let industry = |other: &Token| matches!(other.sense(), Sense::Sector(_)) && counted(other.word.end);
    let adjective = || {
        let rest = words.text.get(at..).unwrap_or_default();
        let word: &str = rest.trim_start_matches(' ').split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let end = at + rest.len() - rest.trim_start_matches(' ').len() + word.len();
        rest.starts_with(' ') && word.chars().count() >= LETTERS && counted(end)
    };
    counted(at) || words.right_after(at).any(industry) || value >= MANY && adjective()
}

/// Whether a word is a part of a longer one that is a verb.
fn is_of_verb(words: Words<'_>, token: &Token) -> bool {
    words.around(token.span).any(|verb| verb.sense().is_status() && verb.span.len() > token.span.len())
}

/// Whether a counted noun begins between a number and a word: "65 şirket bölgeye" counts firms.
fn counted_before(words: Words<'_>, from: usize, word: Span) -> bool {
    words.within(Span::new(from, word.start + 1)).iter().any(|token| {
        matches!(token.sense(), Sense::Counted(_)) && (token.span.start < word.start || token.span.len() > word.len())
    })
}

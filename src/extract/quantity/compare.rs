//! Words that say "more than", "at least", "about" of a number.

use super::Found;
use crate::extract::lexicon::Sense;
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Qualifier, Span};

/// Marks that end a clause, in any script.
const CLAUSE_ENDS: [char; 17] =
    ['.', ',', ';', ':', '\n', '，', '。', '；', '、', '،', '।', '؛', '؟', '۔', '።', '፣', '။'];
/// Verbs such as "exceed" may stand this many words away from their number.
const VERB_REACH: usize = 3;

/// Gives each quantity the comparator that stands beside it.
pub fn qualify(words: Words<'_>, found: &mut [Found]) {
    for index in 0..found.len() {
        let previous_end =
            index.checked_sub(1).and_then(|last| found.get(last)).map_or(0, |last| last.quantity.span.end);
        let next_begin = found.get(index + 1).map_or(words.text.len(), |next| next.quantity.span.start);
        let Some(one) = found.get_mut(index) else { continue };
        if one.quantity.unit.is_none() || one.quantity.ignored.is_some() {
            continue;
        }
        // "By 2027 it should exceed 300": a verb's bound is no year's.
        let hit = beside(words, one)
            .or_else(|| if one.looks_like_year() { None } else { verb(words, one, previous_end, next_begin) });
        let Some((span, qualifier)) = hit else { continue };
        one.begin = one.begin.min(span.start);
        one.word_end = if span.start >= one.quantity.span.end { one.word_end.max(span.end) } else { one.word_end };
        one.comparator = Some((span, qualifier));
        if one.quantity.qualifier == Qualifier::Exact {
            one.quantity.qualifier = qualifier;
        }
    }
}

/// A comparator right before or right after the number.
fn beside(words: Words<'_>, one: &Found) -> Option<(Span, Qualifier)> {
    let span = one.quantity.span;
    let before = words.right_before(span.start).find_map(|token| match token.sense() {
        Sense::Before(qualifier) if !is_governed(words, token) => Some((token.span, *qualifier)),
        _ => None,
    });
    // "up to about 5", "mehr als rund 5": the outer word is the bound.
    let before = before.map(|(at, qualifier)| {
        words
            .right_before(at.start)
            .find_map(|token| match token.sense() {
                Sense::Before(outer) if *outer != Qualifier::About => Some((token.span, *outer)),
                _ => None,
            })
            .unwrap_or((at, qualifier))
    });
    // "zaidi ya watu 2,800": the counted noun stands between.
    let before = before.or_else(|| {
        let noun = words.right_before(span.start).find(|token| matches!(token.sense(), Sense::Counted(_)))?;
        words.right_before(noun.span.start).find_map(|token| match token.sense() {
            Sense::Before(qualifier) => Some((token.span, *qualifier)),
            _ => None,
        })
    });
    // "15 ஆயிரம் பேருக்கும் மேல்": behind the counted noun.
    let behind_noun = || {
        let noun = words.right_after(one.word_end).find(|token| matches!(token.sense(), Sense::Counted(_)))?;
        words.right_after(noun.word.end.max(noun.span.end)).find_map(|token| match token.sense() {
            Sense::After(qualifier) => Some((token.span, *qualifier)),
            _ => None,
        })
    };
    before.or_else(|| {
        [span.end, one.word_end]
            .into_iter()
            .find_map(|end| {
                words.right_after(end).find_map(|token| match token.sense() {
                    Sense::After(qualifier) => Some((token.span, *qualifier)),
                    _ => None,
                })
            })
            .or_else(|| {
                // An ending of the unit's word can be part of the comparator: ಟನ್-ಗಳಿಗಿಂತ ಹೆಚ್ಚು.
                words.within(Span::new(span.end, one.word_end)).iter().find_map(|token| match token.sense() {
                    Sense::After(qualifier) => Some((token.span, *qualifier)),
                    _ => None,
                })
            })
            .or_else(behind_noun)
    })
}

/// Whether a word of bounds is the preposition of a verb: "råder i dag over 710 biler".
fn is_governed(words: Words<'_>, token: &Token) -> bool {
    const NEAR: usize = 60;
    let start = token.span.start;
    words.within(Span::new(start.saturating_sub(NEAR), start)).iter().any(|verb| {
        matches!(verb.sense(), Sense::Governs)
            && words.distance(verb.word.end.min(start), start) <= 3
            && words.text.get(verb.span.end..start).is_some_and(|gap| !gap.contains(CLAUSE_ENDS))
    })
}

/// A verb such as "exceed" a few words away, with no other number and no new clause between.
fn verb(words: Words<'_>, one: &Found, previous_end: usize, next_begin: usize) -> Option<(Span, Qualifier)> {
    let span = one.quantity.span;
    let after = Span::new(span.end, next_begin.min(span.end + 120));
    let before = Span::new(previous_end.max(span.start.saturating_sub(90)), span.start);
    let free = |from: usize, to: usize| {
        words.text.get(from..to).is_some_and(|gap| !gap.contains(CLAUSE_ENDS)) && words.distance(from, to) <= VERB_REACH
    };
    let hit = words
        .within(after)
        .iter()
        .find(|token| matches!(token.sense(), Sense::Verb(_)) && free(span.end, token.span.start));
    let hit = hit.or_else(|| {
        words
            .within(before)
            .iter()
            .rev()
            .find(|token| matches!(token.sense(), Sense::Verb(_)) && free(token.word.end, span.start))
    })?;
    match hit.sense() {
        Sense::Verb(qualifier) => Some((hit.span, *qualifier)),
        _ => None,
    }
}

//! Measures of two parts, "7 feet 10 inches", "15 m 31 cm", "3 Pfund 200 Gramm".

use super::Found;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::words::Words;
use crate::model::{Qualifier, QuantityKind, Span, Unit};

/// Joins a measure with the one in a smaller unit right behind it, or behind an "and", that fills what is left of its
/// last unit. "Between 1 km and 500 m" has two.
pub fn join_smaller(words: Words<'_>, found: &mut Vec<Found>) {
    for index in (1..found.len()).rev() {
        let Some((head, [second, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(first) = head.last_mut() else { continue };
        if !goes_on(first, second) || !is_near(words, first, second) {
            continue;
        }
        first.quantity.value += second.quantity.value;
        // What is joined next is held against the smaller unit.
        first.number.factor = second.number.factor;
        first.quantity.span = Span::new(first.quantity.span.start, second.quantity.span.end);
        first.word_end = second.word_end;
        found.remove(index);
    }
}

/// Whether a measure in a smaller unit is less than one of the unit before it.
fn goes_on(first: &Found, second: &Found) -> bool {
    let measured = |one: &Found| {
        let kind = one.quantity.kind;
        matches!(kind, QuantityKind::Length | QuantityKind::Weight | QuantityKind::Volume | QuantityKind::Area)
            && one.quantity.unit.as_ref().is_some_and(|unit| *unit != Unit::Count)
            && one.quantity.qualifier == Qualifier::Exact
            && one.number.factor > 0.0
            && !one.unit_before
            && !one.number.scaled
    };
    let whole = first.number.value().fract() == 0.0 && first.number.value() > 0.0 && second.number.value() > 0.0;
    let smaller = second.number.factor < first.number.factor && second.quantity.value < first.number.factor;
    measured(first) && measured(second) && whole && smaller && first.quantity.unit == second.quantity.unit
}

/// Whether nothing but blanks or an "and" stands between two measures.
fn is_near(words: Words<'_>, first: &Found, second: &Found) -> bool {
    let (from, to) = (first.word_end, second.begin);
    if words.is_blank(from, to) {
        return words.text.get(from..to).is_some_and(|gap| !gap.contains('\n'));
    }
    let opens = |sense: &Sense| matches!(sense, Sense::Between | Sense::From | Sense::FromLevel);
    let ranged = words.may_hold(Kind::Between) && words.precedes(first.begin, opens).is_some();
    !ranged
        && words.right_after(from).any(|token| {
            matches!(token.sense(), Sense::And)
                && words.is_blank(from, token.span.start)
                && words.is_blank(token.span.end, to)
        })
}

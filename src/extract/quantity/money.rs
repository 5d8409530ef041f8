//! Amounts of two parts: "5 euro 50 cent", "2 kroner og 23 øre".

use super::Found;
use crate::extract::lexicon::Sense;
use crate::extract::words::Words;
use crate::model::{Qualifier, Span, Unit};

/// What a subunit is of its currency.
const HUNDREDTH: f64 = 0.01;

/// Joins an amount in whole units with the one in its hundredths right behind it, or behind an "and". The word for the
/// hundredths may be that of several currencies: they are of the one before.
pub fn join_subunits(words: Words<'_>, found: &mut Vec<Found>) {
    for index in (1..found.len()).rev() {
        let Some((head, [second, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(first) = head.last_mut() else { continue };
        if !is_whole_amount(first) || !is_in_hundredths(second) || !is_near(words, first, second) {
            continue;
        }
        first.quantity.value += second.number.value() / 100.0;
        first.quantity.span = Span::new(first.quantity.span.start, second.quantity.span.end);
        first.word_end = second.word_end;
        found.remove(index);
    }
}

fn is_whole_amount(one: &Found) -> bool {
    let whole = one.quantity.value.fract() == 0.0 && !one.number.scaled && one.quantity.qualifier == Qualifier::Exact;
    matches!(one.quantity.unit, Some(Unit::Money(_))) && whole && (one.number.factor - 1.0).abs() < f64::EPSILON
}

fn is_in_hundredths(one: &Found) -> bool {
    let value = one.number.value();
    let less = value > 0.0 && value < 100.0 && value.fract() == 0.0 && !one.number.scaled && !one.unit_before;
    matches!(one.quantity.unit, Some(Unit::Money(_))) && less && (one.number.factor - HUNDREDTH).abs() < f64::EPSILON
}

/// Whether nothing but blanks or an "and" stands between two amounts.
fn is_near(words: Words<'_>, first: &Found, second: &Found) -> bool {
    let (from, to) = (first.word_end, second.begin);
    words.is_blank(from, to)
        || words.right_after(from).any(|token| {
            matches!(token.sense(), Sense::And)
                && words.is_blank(from, token.span.start)
                && words.is_blank(token.span.end, to)
        })
}

//! Numbers that share a scale or a unit: ranges ("23–25 billion yuan") and lists ("1, 2 and 2.5 million t").

use super::Found;
use crate::extract::lexicon::Sense;
use crate::extract::words::Words;
use crate::model::{Qualifier, Span, Unit};

/// What stands between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Dash,
    /// A word for "from" behind the first: Turkish "-den", Telugu నుండి.
    From,
    To,
    And,
    Comma,
}

/// Joins ranges and lets members of a list share scale and unit.
pub fn join(words: Words<'_>, found: &mut Vec<Found>) {
    // From the right, so that "1, 2 and 3 t" hands the unit through.
    for index in (0..found.len().saturating_sub(1)).rev() {
        let (head, tail) = found.split_at_mut(index + 1);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first_mut()) else { continue };
        let Some(gap) = gap(words, first, second) else { continue };
        if !may_share(first, second, gap) {
            continue;
        }
        let begin = first.begin;
        let between = words.precedes(begin, |sense| matches!(sense, Sense::Between)).is_some();
        let from = stands_after_from(words, begin) || gap == Gap::From;
        let bounded = words.precedes(second.begin, |sense| matches!(sense, Sense::Before(_))).is_some();
        share_units(first, second);
        let same_unit = first.quantity.unit == second.quantity.unit;
        let range = match gap {
            Gap::Dash => true,
            Gap::To => !from && !bounded,
            // "15 to 18" and "from 15 to 18" look alike there: a word of change tells.
            Gap::From => !bounded && !changes(words, first, second),
            Gap::And => between,
            Gap::Comma => false,
        };
        if range && same_unit && first.quantity.value < second.quantity.value && second.quantity.value_high.is_none() {
            if let Some(second) = (index + 1 < found.len()).then(|| found.remove(index + 1))
                && let Some(first) = found.get_mut(index)
            {
                merge(first, &second);
            }
        } else if matches!(gap, Gap::To | Gap::From) && from {
            first.from = true;
        }
    }
}

/// Whether "from" stands before a number, with a word or two between: "from today's 87".
fn stands_after_from(words: Words<'_>, begin: usize) -> bool {
    let near = Span::new(begin.saturating_sub(60), begin);
    words.within(near).iter().any(|token| {
        matches!(token.sense(), Sense::From)
            && words.distance(token.word.end, begin) <= 2
            && words.text.get(token.word.end..begin).is_some_and(|gap| !gap.contains(['.', ',', ';', '\n']))
    })
}

/// Whether a word of change stands near two figures.
fn changes(words: Words<'_>, first: &Found, second: &Found) -> bool {
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

fn merge(first: &mut Found, second: &Found) {
    first.quantity.value_high = Some(second.quantity.value);
    first.quantity.qualifier = Qualifier::Range;
    first.quantity.span = Span::new(first.quantity.span.start, second.quantity.span.end);
    first.word_end = second.word_end;
    first.in_words &= second.in_words;
}

/// What stands between two numbers, if nothing else does.
fn gap(words: Words<'_>, first: &Found, second: &Found) -> Option<Gap> {
    let (from, mut to) = (first.word_end, second.begin);
    // "from 87 to at least 120": the comparator belongs to the second number.
    if let Some(token) = words.precedes(to, |sense| matches!(sense, Sense::Before(_))) {
        to = token.span.start;
    }
    let text = words.text.get(from..to)?;
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() && c != '\n');
    match trimmed {
        "-" | "–" | "—" | "−" | "~" | "～" | "〜" | "‐" | "‑" => return Some(Gap::Dash),
        "," | "、" | "،" => return Some(Gap::Comma),
        _ => {}
    }
    let begin = from + (text.len() - text.trim_start().len());
    let begin = begin + usize::from(trimmed.starts_with(','));
    words.within(Span::new(begin, to)).iter().find_map(|token| {
        let alone = words.is_blank(begin, token.span.start) && words.is_blank(token.word.end, to);
        match token.sense() {
            Sense::To if alone => Some(Gap::To),
            Sense::From if alone => Some(Gap::From),
            Sense::And if alone => Some(Gap::And),
            _ => None,
        }
    })
}

fn may_share(first: &Found, second: &Found, gap: Gap) -> bool {
    let (a, b) = (&first.quantity, &second.quantity);
    if a.unit.is_none() || b.unit.is_none() || a.ignored.is_some() || b.ignored.is_some() {
        return false;
    }
    // "in 2020, 5 million t" is no list; "1900-2000 MW" is a range.
    let year = first.looks_like_year() && (gap != Gap::Dash || second.is_bare());
    !year && !second.looks_like_year()
}

fn share_units(first: &mut Found, second: &mut Found) {
    if first.is_bare() && (!second.is_bare() || second.number.scaled) {
        hand_over(second, first);
    } else if second.is_bare() && first.unit_before {
        hand_over(first, second);
    }
}

fn hand_over(giver: &Found, taker: &mut Found) {
    if giver.number.scaled && !taker.number.scaled && !taker.number.grouped {
        taker.number.exponent += giver.number.exponent;
        taker.number.scaled = true;
    }
    let unit = giver.quantity.unit.clone().unwrap_or(Unit::Count);
    let factor = if giver.number.factor > 0.0 { giver.number.factor } else { 1.0 };
    taker.set_unit(unit, factor);
}

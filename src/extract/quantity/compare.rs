//! Words that say "more than", "at least", "about" of a number.

use super::{Found, up_to};
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Kind, Sense, Verb, Writing};
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Qualifier, QuantityKind, Span};

/// Marks that end a clause, in any script.
pub(super) const CLAUSE_ENDS: [char; 17] =
    ['.', ',', ';', ':', '\n', '，', '。', '；', '、', '،', '।', '؛', '؟', '۔', '።', '፣', '။'];
/// Verbs such as "exceed" may stand this many words away from their number.
const VERB_REACH: usize = 3;
/// How many words a subject may have that stands between its verb and the number.
const SUBJECT_REACH: usize = 9;

/// Gives each quantity the comparator that stands beside it.
pub fn qualify(words: Words<'_>, writing: &Writing, found: &mut [Found]) {
    let verbs = writing.verb;
    let verb_first = verbs == Verb::First;
    let reach = if verb_first { SUBJECT_REACH } else { VERB_REACH };
    for index in 0..found.len() {
        let previous_end =
            index.checked_sub(1).and_then(|last| found.get(last)).map_or(0, |last| last.quantity.span.end);
        let next_begin = found.get(index + 1).map_or(words.text.len(), |next| next.quantity.span.start);
        let span_end_before = previous_end;
        // Where the verb stands first, what its subject counts is passed over.
        let passed = verb_first && index > 0 && is_in_subject(words, found, index - 1);
        let previous_end = match found.get(index.wrapping_sub(2)) {
            Some(before) if passed => before.quantity.span.end,
            None if passed => 0,
            _ => previous_end,
        };
        let in_subject = verb_first && is_in_subject(words, found, index);
        let next_amount = found.get(index + 1).filter(|next| next.quantity.unit.is_some() && !next.looks_like_year());
        let next_amount = next_amount.filter(|_| !writing.has_verb_last()).map(|next| next.quantity.span.start);
        let Some(one) = found.get_mut(index) else { continue };
        if one.quantity.unit.is_none() || one.quantity.ignored.is_some() {
            continue;
        }
        // "By 2027 it should exceed 300": a verb's bound is no year's.
        let hit = beside(words, one).or_else(|| up_to::until(words, &writing.up_to, one)).or_else(|| {
            if one.looks_like_year() || in_subject {
                None
            } else {
                verb(words, one, (previous_end, next_begin), (reach, verbs))
                    .filter(|(at, _)| at.start < one.word_end || !leads_on(words, at.end, next_amount))
            }
        });
        let Some((span, qualifier)) = hit else { continue };
        // "Exceeded the revenue of 11 firms a billion": what stands between belongs to the subject.
        if !passed || span.start >= span_end_before {
            one.begin = one.begin.min(span.start);
        }
        one.word_end = if span.start >= one.quantity.span.end { one.word_end.max(span.end) } else { one.word_end };
        one.comparator = Some((span, qualifier));
        if one.quantity.qualifier == Qualifier::Exact {
            one.quantity.qualifier = qualifier;
        }
    }
}

/// "Rose by 38 % to exceed 1.1 billion", "stiegen um 38 Prozent und überschritten 1,1 Milliarden": whether a verb behind an
/// amount leads to the next one.
fn leads_on(words: Words<'_>, from: usize, next: Option<usize>) -> bool {
    next.is_some_and(|to| {
        from <= to
            && words.distance(from, to) <= VERB_REACH
            && words.text.get(from..to).is_some_and(|gap| !gap.contains(CLAUSE_ENDS))
    })
}

/// "Exceeded the revenue of 11 firms a billion": whether a number belongs to what a verb is said of, and the amount is next.
fn is_in_subject(words: Words<'_>, found: &[Found], index: usize) -> bool {
    let (Some(one), Some(next)) = (found.get(index), found.get(index + 1)) else { return false };
    let (from, to) = (one.word_end, next.begin);
    let measured = || {
        words.within(Span::new(one.begin.saturating_sub(60), one.begin)).iter().any(|token| {
            matches!(token.sense(), Sense::Metric(_))
                && token.span.end <= one.begin
                && words.distance(token.word.end.min(one.begin), one.begin) <= 2
        })
    };
    one.is_bare()
        && one.quantity.ignored.is_none()
        && !one.looks_like_year()
        && matches!(next.quantity.kind, QuantityKind::Money | QuantityKind::Weight)
        && measured()
        && from <= to
        && words.distance(from, to) <= SUBJECT_REACH
        && words.text.get(from..to).is_some_and(|gap| !gap.contains(CLAUSE_ENDS))
        && !words.within(Span::new(from, to)).iter().any(|token| token.sense().is_status())
}

/// A comparator right before or right after the number.
fn beside(words: Words<'_>, one: &Found) -> Option<(Span, Qualifier)> {
    let span = one.quantity.span;
    let before = words.right_before(span.start).find_map(|token| match token.sense() {
        Sense::Before(qualifier) if !is_governed(words, token) && !is_reached(words, one, token) => {
            Some((token.span, *qualifier))
        }
        _ => None,
    });
    let before = before.or_else(|| over_article(words, one)).or_else(|| glued(words, one));
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
    if before.is_some() || !words.may_hold(Kind::After) {
        return before;
    }
    before.or_else(|| {
        [span.end, one.word_end]
            .into_iter()
            .find_map(|end| {
                words.right_after(end).find_map(|token| match token.sense() {
                    Sense::After(qualifier) if !is_raised_to(words, one, token) => Some((token.span, *qualifier)),
                    _ => None,
                })
            })
            .or_else(|| {
                // An ending of the unit's word can be part of the comparator: ಟನ್-ಗಳಿಗಿಂತ ಹೆಚ್ಚು; so can that of a number
                // word: ಅರ್ಧಕ್ಕಿಂತ ಹೆಚ್ಚು.
                let from = if one.in_words { span.start } else { span.end };
                words.within(Span::new(from, one.word_end)).iter().find_map(|token| match token.sense() {
                    Sense::After(qualifier) if token.span.end > span.end => Some((token.span, *qualifier)),
                    _ => None,
                })
            })
            .or_else(behind_noun)
    })
}

/// "V roku 2024 prekročil predaj bylinných čajov 6,8 miliardy": whether what stands between a verb and its amount is what is
/// measured, the verb's subject, and no verb, "by" or "to" of another phrase.
fn is_subject(words: Words<'_>, one: &Found, from: usize, to: usize) -> bool {
    let other = |sense: &Sense| {
        sense.is_status()
            || matches!(
                sense,
                Sense::Up | Sense::Down | Sense::ChangeBefore | Sense::LevelBefore | Sense::And | Sense::Clause
            )
    };
    let between = || words.within(Span::new(from, to)).iter().filter(|token| token.span.end <= to);
    matches!(one.quantity.kind, QuantityKind::Money | QuantityKind::Weight)
        && between()
            .any(|token| matches!(token.sense(), Sense::Metric(_)) && words.distance(from, token.span.start) <= 1)
        && !between().any(|token| other(token.sense()))
}

/// Hebrew "כחמישית", "כמיליון": the first letter of the number's word.
fn glued(words: Words<'_>, one: &Found) -> Option<(Span, Qualifier)> {
    const LONGEST: usize = 8;
    if !words.may_hold(Kind::GluedBefore) {
        return None;
    }
    let start = one.quantity.span.start;
    words.within(Span::new(start.saturating_sub(LONGEST), start)).iter().find_map(|token| match token.sense() {
        Sense::GluedBefore(qualifier) if token.span.end == start => Some((token.span, *qualifier)),
        _ => None,
    })
}

/// "Más de un millón", "gairebé el doble": words of bounds whose last one is the article that the number begins with.
fn over_article(words: Words<'_>, one: &Found) -> Option<(Span, Qualifier)> {
    const LONGEST: usize = 40;
    if !words.may_hold(Kind::Before) {
        return None;
    }
    let span = one.quantity.span;
    // 过半: a part says so in its own word.
    let unspaced = span.of(words.text).starts_with(is_spaceless);
    let own = one.is_fraction() && unspaced;
    let last = span.start + usize::from(own);
    words.within(Span::new(span.start.saturating_sub(LONGEST), last)).iter().find_map(|token| match token.sense() {
        Sense::Before(qualifier)
            if token.span.end > span.start
                && token.span.end < span.end + usize::from(own)
                && !is_governed(words, token) =>
        {
            let end = if token.span.start < span.start { span.start } else { token.span.end };
            Some((Span::new(token.span.start, end), *qualifier))
        }
        _ => None,
    })
}

/// Whether a word of bounds is the preposition of a verb: "råder i dag over 710 biler", "turned over 2 bn".
fn is_governed(words: Words<'_>, token: &Token) -> bool {
    const NEAR: usize = 60;
    let start = token.span.start;
    words.within(Span::new(start.saturating_sub(NEAR), start + 1)).iter().any(|verb| {
        if matches!(verb.sense(), Sense::Governs) && verb.span.contains(token.span) {
            return true;
        }
        // Where no blanks set words apart, a word may stand in another: "about" in Thai งบประมาณ, budget.
        let spaceless = || verb.span.of(words.text).chars().next().is_some_and(is_spaceless);
        if verb.span.start < start && verb.span.end >= token.span.end && is_noun(verb.sense()) && spaceless() {
            return true;
        }
        matches!(verb.sense(), Sense::Governs)
            && verb.span.start < start
            && words.distance(verb.word.end.min(start), start) <= 3
            && words.text.get(verb.span.end..start).is_some_and(|gap| !gap.contains(CLAUSE_ENDS))
    })
}

/// "Las ventas subieron hasta 14 millones", "caíram para metade, até 14 milhões", "au crescut cu 5 %, până la 14 milioane":
/// whether a word for "up to" that is one for "to" as well stands behind a verb of change, a multiple or a change in percent
/// and so names the level that is reached.
fn is_reached(words: Words<'_>, one: &Found, token: &Token) -> bool {
    const NEAR: usize = 70;
    const FEW: usize = 2;
    if !matches!(token.sense(), Sense::Before(Qualifier::AtMost)) {
        return false;
    }
    let start = token.span.start;
    let before = Span::new(start.saturating_sub(NEAR), start);
    // "La quota è salita fino al 45 %": a share has a level, a growth only a bound.
    let share =
        |word: &Token| matches!(word.sense(), Sense::Share) && words.commas(word.span.end.min(start), start) == 0;
    if one.is_ratio() && !words.within(before).iter().any(share) {
        return false;
    }
    let level = words
        .within(token.span)
        .iter()
        .any(|other| matches!(other.sense(), Sense::LevelBefore) && other.span == token.span);
    let percent = || {
        // The last number before it.
        let head = words.text.get(..start).unwrap_or_default();
        let rest = head.rfind(char::is_numeric).and_then(|at| head.get(at..)).unwrap_or_default();
        let rest = rest.trim_start_matches(char::is_numeric).trim_start();
        let changes = |word: &Token| {
            matches!(word.sense(), Sense::Up | Sense::Down)
                && words
                    .text
                    .get(word.span.end..start)
                    .is_some_and(|gap| !gap.contains([';', '\n']) && !gap.contains(". "))
        };
        rest.starts_with('%') && words.within(before).iter().any(changes)
    };
    if level && percent() {
        return true;
    }
    level
        && words.within(before).iter().any(|verb| {
            let end = verb.word.end.max(verb.span.end).min(start);
            let said = match verb.sense() {
                Sense::Up | Sense::Down => words.commas(end, start) == 0,
                Sense::Multiple(_) | Sense::Fraction(_) => words.commas(end, start) <= 1,
                _ => false,
            };
            said && words.distance(end, start) <= FEW
                && words.text.get(end..start).is_some_and(|gap| !gap.contains(['.', ';', '\n']))
        })
}

/// "24,000 டன் வரை உயர்த்த", "24,000 टनांपर्यंत वाढवणे": whether a word for "up to" that is one for "to" as well stands right
/// before a verb of change and so names the level that is reached.
fn is_raised_to(words: Words<'_>, one: &Found, token: &Token) -> bool {
    let change = |sense: &Sense| matches!(sense, Sense::Up | Sense::Down);
    matches!(token.sense(), Sense::After(Qualifier::AtMost))
        && !one.is_ratio()
        && words.follows(token.word.end.max(token.span.end), change).is_some()
}

const fn is_noun(sense: &Sense) -> bool {
    matches!(sense, Sense::Metric(_) | Sense::Counted(_) | Sense::Sector(_))
}

/// A verb such as "exceed" a few words away, with no other number and no new clause between.
/// `reach`: how many words may stand between it and a number behind it.
fn verb(
    words: Words<'_>,
    one: &Found,
    (previous_end, next_begin): (usize, usize),
    (reach, verbs): (usize, Verb),
) -> Option<(Span, Qualifier)> {
    if !words.may_hold(Kind::Verb) {
        return None;
    }
    let span = one.quantity.span;
    let after = Span::new(span.end, next_begin.min(span.end + 120));
    let bytes = if verbs == Verb::Middle { 20 * SUBJECT_REACH } else { 30 * reach };
    let before = Span::new(previous_end.max(span.start.saturating_sub(bytes)), span.start);
    let free = |from: usize, to: usize, reach: usize| {
        words.text.get(from..to).is_some_and(|gap| !gap.contains(CLAUSE_ENDS)) && words.distance(from, to) <= reach
    };
    let hit = words.within(after).iter().find(|token| {
        matches!(token.sense(), Sense::Verb(_))
            && free(span.end, token.span.start, VERB_REACH)
            && !is_governed(words, token)
    });
    // "મૂલ્ય 60 અબજને વટાવી જશે અને દર 80% થશે": where verbs end their clauses, one before "and" is of the number before.
    let ended = |token: &Token| {
        verbs == Verb::End
            && previous_end > 0
            && words
                .within(Span::new(token.word.end, span.start))
                .iter()
                .any(|word| matches!(word.sense(), Sense::And) && word.span.end <= span.start)
    };
    let hit = hit.or_else(|| {
        words.within(before).iter().rev().find(|token| {
            matches!(token.sense(), Sense::Verb(_))
                && (free(token.word.end, span.start, reach) && !ended(token)
                    || verbs == Verb::Middle
                        && free(token.word.end, span.start, SUBJECT_REACH)
                        && is_subject(words, one, token.word.end, span.start))
        })
    })?;
    match hit.sense() {
        Sense::Verb(qualifier) => Some((hit.span, *qualifier)),
        _ => None,
    }
}

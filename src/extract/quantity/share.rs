//! Numbers that share a scale or a unit: ranges ("23–25 billion yuan") and lists ("1, 2 and 2.5 million t").

use super::Found;
use super::carry::counts;
use super::levels::{
    changes, changes_before, ends_sentence, from_follows, is_framed, is_reached, leaves_share, opens, stands_before,
};
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Kind, Period, Sense};
use crate::extract::scan::Token;
use crate::extract::words::Words;
use crate::model::{Qualifier, QuantityKind, Span, Unit};

/// What stands between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Dash,
    /// A word for "from" behind the first: Turkish "-den", Telugu నుండి.
    From,
    To,
    /// A word that says itself that the first is a level left behind: 提高至, "auf" after "von".
    Change,
    And,
    Comma,
}

/// From here on a number in words or with a scale word is no percentage.
const LARGE: f64 = 1000.0;
/// From here on a number is no multiple because a multiple stands behind it.
const MANY_TIMES: f64 = 100.0;
/// More bytes than blanks between two words take up.
const BLANKS: usize = 32;
/// Marks between a number and its ending, and those that are so beside a verb of change only.
pub(super) const JOINTS: [char; 2] = ['\'', '’'];
const HYPHENS: [char; 2] = ['-', ':'];
/// How far from a figure a verb of change stands that goes with it.
const FEW_WORDS: usize = 7;

/// Joins ranges and lets members of a list share scale and unit.
pub fn join(words: Words<'_>, verb_last: bool, found: &mut Vec<Found>) {
    // From the right, so that "1, 2 and 3 t" hands the unit through.
    for index in (0..found.len().saturating_sub(1)).rev() {
        let (head, tail) = found.split_at_mut(index + 1);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first_mut()) else { continue };
        let told = |one: &Found| one.quantity.unit.is_some() && one.quantity.ignored.is_none();
        if !told(first) || !told(second) {
            continue;
        }
        let Some(gap) = gap(words, verb_last, first, second) else { continue };
        if !may_share(words, first, second, gap) {
            continue;
        }
        // "Från 120 till 300 på fem år": the years are those that it took.
        if gap == Gap::Change && second.quantity.kind == QuantityKind::Duration && first.is_bare() {
            continue;
        }
        // "A crescut cu 2.300, la 14.000", "rose by 2,300 to 14,000": a change and the level it leads to.
        let times = if first.is_ratio() { 4.0 } else { 2.0 };
        let measured = !first.is_ratio() && !first.is_bare() && !second.is_bare();
        // "Ďalších 6- až 7-tisíc miest": the scale is that of both.
        let scaled = second.number.scaled && !first.number.scaled && first.is_bare() && second.is_bare();
        let listed = measured
            || words.commas(first.word_end, second.begin) > 0
            || !scaled && second.quantity.value > times * first.quantity.value;
        if gap == Gap::To
            && listed
            && words.precedes(first.begin, |sense| matches!(sense, Sense::ChangeBefore)).is_some()
        {
            continue;
        }
        lengthen(words, first, second, gap);
        let begin = first.begin;
        // "19-ről 25 százalékra" goes from one level to another.
        let of_another = first.is_ratio() && !second.is_ratio() || second.is_fraction() && !first.is_ratio();
        if gap == Gap::From && of_another {
            // "Half of 30 suppliers": two figures of two things.
            continue;
        }
        let between = is_between(words, begin, second.word_end);
        let from = stands_before(words, begin, |sense| matches!(sense, Sense::From))
            || matches!(gap, Gap::From | Gap::Change)
            || leaves_share(words, first, second);
        let bounded = words.precedes(second.begin, |sense| matches!(sense, Sense::Before(_))).is_some();
        // "18 लाख टन से 30 लाख टन तक बढ़ाई": where the unit stands at both, a verb of change makes them two levels.
        let levels = verb_last
            && (!first.is_bare() && !second.is_bare() || is_reached(words, second))
            && from_follows(words, verb_last, first, second)
            && !is_size_of_change(words, second);
        share_units(words, first, second);
        share_scale(words, first, second);
        let same_unit = first.quantity.unit == second.quantity.unit;
        // Persian "به" is a "to" of levels only, and stands in no range.
        let may_list = || {
            let between = Span::new(first.word_end, second.begin.max(first.word_end));
            words.within(between).iter().any(|token| matches!(token.sense(), Sense::To))
        };
        let steady = matches!(gap, Gap::To | Gap::Change) && from && may_list() && is_steady(words, first, second);
        let range = match gap {
            Gap::Dash => true,
            // "from 11 to 12 thousand people" without a word of change
            Gap::To | Gap::Change if steady => !bounded && !levels,
            // "aumentar a área de 1.200 para 3.500 ha" goes from one level to another.
            Gap::To => {
                !from
                    && !bounded
                    && !levels
                    && (between || second.is_ratio() || verb_last || !changes_before(words, first, FEW_WORDS))
            }
            // "15 to 18" and "from 15 to 18" look alike there: a word of change tells.
            Gap::From => !bounded && (between || !leaves(words, first, second) && !changes(words, first, second)),
            Gap::And => between,
            Gap::Comma => are_neighbours(words, first, second),
            Gap::Change => false,
        };
        if range && same_unit && first.quantity.value < second.quantity.value && second.quantity.value_high.is_none() {
            if let Some(second) = (index + 1 < found.len()).then(|| found.remove(index + 1))
                && let Some(first) = found.get_mut(index)
            {
                merge(first, &second);
            }
        } else if matches!(gap, Gap::To | Gap::From) && (from || levels && first.is_bare())
            || gap == Gap::Change && same_unit
        {
            first.from = true;
            first.from_behind = gap == Gap::From;
        }
    }
}

/// "Between 20 and 30", 20과 30 사이: whether a word for it stands before two numbers or behind them.
fn is_between(words: Words<'_>, begin: usize, end: usize) -> bool {
    const NEAR: usize = 32;
    // "Kati ya watu 1,800 na 2,000": where nouns stand before their numbers, behind one.
    let noun = |token: &Token| {
        let at = token.word.end;
        matches!(token.sense(), Sense::Between)
            && at <= begin
            && words.distance(at, begin) <= 1
            && words.within(Span::new(at, begin)).iter().any(|word| matches!(word.sense(), Sense::Counted(_)))
    };
    words.precedes(begin, |sense| matches!(sense, Sense::Between)).is_some()
        || words.within(Span::new(begin.saturating_sub(NEAR), begin)).iter().any(noun)
        || words.follows(end, |sense| matches!(sense, Sense::BetweenAfter)).is_some()
}

/// "10% से 12% की वृद्धि", a growth of 10 to 12 %: whether a noun of change says what a percentage is.
fn is_size_of_change(words: Words<'_>, one: &Found) -> bool {
    one.is_ratio() && words.follows(one.word_end, |sense| matches!(sense, Sense::ChangeAfter)).is_some()
}

/// "Gives work to from 11 to 12 thousand people": whether two figures with "from" and "to" lie close together, and no word
/// of change, number or time stands near that makes them two levels.
fn is_steady(words: Words<'_>, first: &Found, second: &Found) -> bool {
    const CLOSE: f64 = 1.25;
    const NEAR: usize = 120;
    let before = Span::new(first.begin.saturating_sub(NEAR), first.begin);
    let of_change = |token: &Token| {
        let named = matches!(token.sense(), Sense::From) && token.span.of(words.text).contains(' ');
        named
            || matches!(
                token.sense(),
                Sense::NumberOf | Sense::TheirNumber | Sense::Period(Period::Current | Period::Already)
            )
    };
    let same_sentence =
        |token: &Token| words.text.get(token.span.start..first.begin).is_some_and(|gap| !ends_sentence(gap));
    !first.is_ratio()
        && first.quantity.value < second.quantity.value
        && second.quantity.value <= CLOSE * first.quantity.value
        && !words.within(before).iter().any(|token| of_change(token) && same_sentence(token))
        && !changes(words, first, second)
}

/// "Exports doubled three times", تضاعفت الصادرات ثلاث مرات, are three times as much: the verb says no figure of its own.
pub fn say_once(words: Words<'_>, found: &mut [Found]) {
    const NEAR: usize = 4;
    for index in 1..found.len() {
        let Some((before, [second, ..])) = found.split_at_mut_checked(index) else { continue };
        let Some(first) = before.last_mut() else { continue };
        let times = |one: &Found| one.quantity.unit == Some(Unit::Times) && one.quantity.ignored.is_none();
        let doubled = times(first) && first.in_words && (first.quantity.value - 2.0).abs() < f64::EPSILON;
        if !doubled || !times(second) || second.quantity.value <= 2.0 {
            continue;
        }
        let (from, to) = (first.word_end, second.begin);
        let near = from <= to
            && words.commas(from, to) == 0
            && words.distance(from, to) <= NEAR
            && words.text.get(from..to).is_some_and(|gap| !ends_sentence(gap))
            && !words.within(Span::new(from, to)).iter().any(|token| matches!(token.sense(), Sense::And));
        if near {
            first.quantity.ignored = Some("said again by the figure behind it");
        }
    }
}

/// 2、3万人: two digits one behind the other with a mark that lists things, before a scale or what is counted.
fn are_neighbours(words: Words<'_>, first: &Found, second: &Found) -> bool {
    let digit = |one: &Found| one.number.decimal.parse::<u32>().ok().filter(|digit| (1..10).contains(digit));
    let listed = words.text.get(first.numeral.end..second.numeral.start) == Some("、");
    let counts = second.number.scaled
        || second.is_fraction()
        || words.follows(second.word_end, |sense| matches!(sense, Sense::Classifier(_) | Sense::Counted(_))).is_some();
    let next = matches!((digit(first), digit(second)), (Some(low), Some(high)) if high == low + 1);
    listed && counts && next
}

/// "6-700 jobs", "2- bis 3.000": the first number of a range goes without the zeros of the second.
fn lengthen(words: Words<'_>, first: &mut Found, second: &Found, gap: Gap) {
    let (low, high) = (first.quantity.value, second.quantity.value);
    let hyphen = words.text.get(first.word_end..).is_some_and(|rest| rest.starts_with('-'));
    let short = (gap == Gap::Dash || (gap == Gap::To && hyphen))
        && first.is_bare()
        && !first.in_words
        && !first.number.scaled
        && !second.number.scaled
        && (1.0..10.0).contains(&low)
        && low.fract() == 0.0
        && (100.0..=9000.0).contains(&high);
    let zeros = high.log10().floor() as i32;
    let leading = high / 10f64.powi(zeros);
    if short && leading.fract() == 0.0 && leading > low {
        first.number.exponent += zeros;
        first.quantity.value = first.number.value();
    }
}

fn merge(first: &mut Found, second: &Found) {
    first.quantity.value_high = Some(second.quantity.value);
    first.quantity.qualifier = Qualifier::Range;
    first.quantity.span = Span::new(first.quantity.span.start, second.quantity.span.end);
    first.word_end = second.word_end;
    first.in_words &= second.in_words;
}

/// What stands between two numbers, if nothing else does.
fn gap(words: Words<'_>, verb_last: bool, first: &Found, second: &Found) -> Option<Gap> {
    // "2 000-დან 2 500-მდე": an ending set apart by a mark may say "from".
    let ending = words.text.get(first.quantity.span.end..first.word_end).unwrap_or_default();
    let apart = ending.starts_with(JOINTS) || ending.starts_with(HYPHENS);
    let (from, mut to) = (if apart { first.quantity.span.end } else { first.word_end }, second.begin);
    // "from 87 to at least 120": the comparator belongs to the second number.
    let mut up_to = false;
    if let Some(token) = words.precedes(to, |sense| matches!(sense, Sense::Before(_))) {
        up_to = matches!(token.sense(), Sense::Before(Qualifier::AtMost)) && token.span.start >= from;
        to = token.span.start.max(from);
    }
    // The full stop of an abbreviation: "180 tys. do 350 tys.".
    let dotted = words
        .text
        .get(from..to)?
        .strip_prefix('.')
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_numeric()));
    // "6- až 7-tisíc".
    let hyphen = words.text.get(from..to)?.starts_with("- ");
    let from = from + usize::from(dotted || hyphen);
    let text = words.text.get(from..to)?;
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() && c != '\n');
    // A word that is "up to" as well as "to" is the latter between two numbers.
    if up_to && trimmed.is_empty() {
        return Some(Gap::To);
    }
    match trimmed {
        "-" | "–" | "—" | "−" | "－" | "~" | "～" | "〜" | "∼" | "‐" | "‑" => return Some(Gap::Dash),
        "," | "、" | "،" => return Some(Gap::Comma),
        _ => {}
    }
    // "35 prosentista puoleen", "31 százalékról 40-re": the ending alone says so.
    let ending = trimmed.starts_with(JOINTS) || trimmed.starts_with(HYPHENS);
    if (trimmed.is_empty() || ending && !trimmed.contains(char::is_whitespace)) && leaves(words, first, second) {
        return Some(Gap::From);
    }
    let begin = from + (text.len() - text.trim_start().len());
    let begin = begin + usize::from(trimmed.starts_with(','));
    // Only the first word can have nothing before it.
    let first_words = Span::new(begin, to.min(begin + BLANKS));
    words.within(first_words).iter().find_map(|token| {
        // 1万から2万トン: between two numbers an ending is a word of its own where words are not set apart.
        // "20에서 30 사이": before a word for "between" an ending at bare digits is one, too.
        let unspaced = token.span.of(words.text).chars().all(is_spaceless);
        let between = || words.follows(second.word_end, |sense| matches!(sense, Sense::BetweenAfter)).is_some();
        let from = matches!(token.sense(), Sense::FromEnding) && (unspaced || between());
        if !from && !matches!(token.sense(), Sense::To | Sense::LevelBefore | Sense::From | Sense::And) {
            return None;
        }
        // "و25": what is glued to the front of a number ends where it does itself.
        let end = if token.entry.shape.ends_word { token.word.end } else { token.span.end };
        // "25% no-30%": an "and" may be joined to its number by a hyphen.
        let joined = matches!(token.sense(), Sense::And) && words.text.get(end.min(to)..to) == Some("-");
        let alone = words.is_blank(begin, token.span.start) && (joined || words.is_blank(end.min(to), to));
        match token.sense() {
            _ if !alone => None,
            // "von heute 52 auf 80 %"
            Sense::To | Sense::LevelBefore
                if is_level_word(words, token)
                    && (opens(words, first) || !is_to_word(words, token) && is_framed(words, first, second)) =>
            {
                Some(Gap::Change)
            }
            Sense::To if names_change(words, token) => Some(Gap::Change),
            // 1000から1500トン, but not 2社から3億円: what is counted stands between.
            Sense::To
                if is_unspaced_from(words, token) && !words.is_blank(first.quantity.span.end, token.span.start) =>
            {
                None
            }
            Sense::To => Some(Gap::To),
            // "120 z 900 etatów", "500 billion yuan, from 260 billion yuan": where verbs do not end the clause, the word
            // stands before its number.
            Sense::From if !verb_last => None,
            Sense::From | Sense::FromEnding => Some(Gap::From),
            Sense::And => Some(Gap::And),
            _ => None,
        }
    })
}

/// Whether a word between two numbers means "from" as well as "to", in a script without blanks.
fn is_unspaced_from(words: Words<'_>, token: &Token) -> bool {
    let from = |other: &Token| matches!(other.sense(), Sense::FromEnding) && other.span == token.span;
    token.span.of(words.text).chars().all(is_spaceless) && words.within(token.span).iter().any(from)
}

/// Whether a word stands before a level that is reached.
fn is_level_word(words: Words<'_>, token: &Token) -> bool {
    words.within(token.span).iter().any(|other| matches!(other.sense(), Sense::LevelBefore))
}

/// Whether a word stands between the ends of a range, too: "von 4 auf 10" is none.
fn is_to_word(words: Words<'_>, token: &Token) -> bool {
    words.within(token.span).iter().any(|other| matches!(other.sense(), Sense::To) && other.span == token.span)
}

/// Whether a word for "to" holds the change, too: 提高至.
fn names_change(words: Words<'_>, token: &Token) -> bool {
    words
        .within(token.span)
        .iter()
        .any(|other| matches!(other.sense(), Sense::Up | Sense::Down) && other.span.start == token.span.start)
}

/// Whether the first of two figures ends in "from": "35'ten 55'e", and beside a verb of change "19-ről 25-re", too.
fn leaves(words: Words<'_>, first: &Found, second: &Found) -> bool {
    ends_in_from(words, first, &JOINTS) || ends_in_from(words, first, &HYPHENS) && changes(words, first, second)
}

/// Whether the last word of a figure has an ending that means "from", right there or behind one of some marks.
fn ends_in_from(words: Words<'_>, one: &Found, joints: &[char]) -> bool {
    const LONGEST: usize = 8;
    if !words.may_hold(Kind::FromEnding) {
        return false;
    }
    // Behind another mark than one of these the ending is none.
    let other_mark = words
        .text
        .get(one.quantity.span.end..one.word_end)
        .is_some_and(|ending| ending.starts_with(HYPHENS) && !ending.starts_with(joints));
    if other_mark {
        return false;
    }
    // The ending may be part of the scale word as the lexicon has it: "3 miljardista 5 miljardiin euroon".
    words.within(Span::new(one.numeral.end, one.word_end + LONGEST)).iter().any(|token| {
        // "Yüzde 35'ten yüzde 55'e": behind a mark that sets it apart.
        let apart = || {
            let ending = words.text.get(one.word_end..token.span.end).unwrap_or_default();
            ending.starts_with(joints) && !ending.contains(char::is_whitespace)
        };
        matches!(token.sense(), Sense::FromEnding) && (token.span.end == one.word_end || apart())
    })
}

fn may_share(words: Words<'_>, first: &Found, second: &Found, gap: Gap) -> bool {
    // "Made 2.1 billion, 70 % of it abroad": nobody says billions of a percent.
    let large = first.is_bare() && first.quantity.value >= LARGE && (first.number.scaled || first.in_words);
    if large && second.is_ratio() && !second.number.scaled {
        return false;
    }
    // "There were 86,000, 2.3 times as many as in 2022", "210, more than doubling".
    let multiple = second.quantity.unit == Some(Unit::Times);
    if multiple
        && first.is_bare()
        && (first.quantity.value >= MANY_TIMES || second.number.decimal.as_bytes().is_empty())
    {
        return false;
    }
    // "in 2020, 5 million t" is no list; "1900-2000 MW" and "1500-1800 jobs" are ranges.
    if ranges_of_counts(words, first, second, gap) {
        return true;
    }
    let year = first.looks_like_year() && (gap != Gap::Dash || second.is_bare());
    !year && !second.looks_like_year()
}

/// "1500-2000 jobs", "1500 to 2000 MW": two plain numbers of four digits of which the first is no year, or a round one
/// before a dash, and something counted or measured behind. "800 MW in 2015 to 2000 MW" names a year.
fn ranges_of_counts(words: Words<'_>, first: &Found, second: &Found, gap: Gap) -> bool {
    const ROUND: f64 = 500.0;
    let modern = |one: &Found| one.looks_like_year() && (1900.0..=2100.0).contains(&one.quantity.value);
    let joined = match gap {
        Gap::Dash => true,
        Gap::To => !modern(first),
        Gap::And => !modern(first) && is_between(words, first.begin, second.word_end),
        _ => false,
    };
    let round = |one: &Found| one.quantity.value % ROUND == 0.0;
    let years = modern(first) && (modern(second) || !round(first) || !round(second));
    // 1000到1500: no years of our time.
    let plain = || !modern(first) && !modern(second) && second.quantity.value < 10_000.0;
    let measured = !second.is_bare() || counts(words, second) || plain();
    joined && !years && measured && first.quantity.value < second.quantity.value
}

fn share_units(words: Words<'_>, first: &mut Found, second: &mut Found) {
    if second.is_fraction() {
        if is_in_tenths(words, first, second) {
            let tenths = Unit::Percent;
            first.set_unit(tenths, 10.0);
            first.quantity.kind = QuantityKind::Multiple;
        }
        // "Three plants and a fifth of the output": the part is of something else.
        return;
    }
    // 千余人、万余吨: what has a classifier of its own counts something else.
    let counted = words
        .right_before(first.word_end)
        .any(|token| matches!(token.sense(), Sense::Classifier(_)) && token.span.start >= first.quantity.span.end);
    if first.is_bare() && !counted && (!second.is_bare() || second.number.scaled) {
        hand_over(second, first);
    } else if second.is_bare()
        && first.unit_before
        && !(counts(words, second) && first.quantity.kind == QuantityKind::Money)
    {
        // "R$ 2.3 billion and 3,000 jobs" are of two things.
        hand_over(first, second);
    }
}

/// 7～8割, 三到五成: whether a digit before a number of tenths stands for tenths, too.
fn is_in_tenths(words: Words<'_>, first: &Found, second: &Found) -> bool {
    let end = second.quantity.span.end;
    let tenths = |token: &Token| matches!(token.sense(), Sense::Part(of) if (*of - 10.0).abs() < f64::EPSILON);
    let value = first.quantity.value;
    let counted = |sense: &Sense| matches!(sense, Sense::Classifier(_) | Sense::Counted(_));
    first.is_bare()
        && (1.0..10.0).contains(&value)
        && value * 10.0 < second.quantity.value
        && words.follows(first.quantity.span.end, counted).is_none()
        && words.right_before(end).any(|token| token.span.end == end && tenths(token))
}

/// "$1-2 billion", "€ 1 tot 2 miljard", "between $1 and $2 billion": the scale behind the second amount is that of the first,
/// too, which is the smaller in digits. "$500 to $1 billion" is not.
fn share_scale(words: Words<'_>, first: &mut Found, second: &Found) {
    let money = first.quantity.kind == QuantityKind::Money && first.quantity.unit == second.quantity.unit;
    let plain = !first.number.scaled && !first.number.grouped && !first.in_words && first.unit_before;
    let digits = |one: &Found| one.number.decimal.parse::<f64>().unwrap_or_default();
    if money && plain && second.number.scaled && digits(first) < digits(second) && !counts(words, second) {
        first.number.exponent += second.number.exponent;
        first.number.scaled = true;
        first.set_unit(second.quantity.unit.clone().unwrap_or(Unit::Count), 1.0);
    }
}

pub(super) fn hand_over(giver: &Found, taker: &mut Found) {
    if giver.number.scaled && !taker.number.scaled && (!taker.number.grouped || giver.number.grouped) {
        taker.number.exponent += giver.number.exponent + giver.number.word_scale;
        taker.number.scaled = true;
    }
    let unit = giver.quantity.unit.clone().unwrap_or(Unit::Count);
    let factor = if giver.number.factor > 0.0 { giver.number.factor } else { 1.0 };
    taker.set_unit(unit, factor);
}

//! What plants make and handle: products counted as capacity, production or exports.

use super::{Measured, once_running, preference, row};
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{ABLE, Kind, Kinds, Period, Sense, is_people, is_product, is_stock};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Unit};

/// Products are counted as capacity, production or exports where the clause says so: "a capacity of 150,000 cars a year".
pub(super) fn of_product(context: &Context<'_>, scene: &Scene<'_>, one: &Found, noun: &Token) -> Option<Measured> {
    const NEAR: usize = 12;
    let product = match noun.sense() {
        Sense::Counted(Metric::Other(product)) | Sense::Classifier(Metric::Other(product)) => product.as_str(),
        Sense::Classifier(Metric::Production) => "units",
        _ => return None,
    };
    if !is_product(product) {
        return None;
    }
    let (_, token) = scene
        .with([Kind::Metric, Kind::Separable])
        .iter()
        .filter(|token| {
            matches!(
                token.sense(),
                Sense::Metric(Metric::Capacity | Metric::Production | Metric::Exports)
                    | Sense::Separable(Metric::Capacity | Metric::Production | Metric::Exports, _)
            ) && !token.span.overlaps(noun.span)
                && is_whole(context, scene, token)
        })
        .map(|token| (preference(context, scene, one, token), token))
        .filter(|(cost, _)| *cost <= NEAR)
        .min_by_key(|(cost, _)| *cost)?;
    let (Sense::Metric(metric) | Sense::Separable(metric, _)) = token.sense() else { return None };
    if *metric == Metric::Production
        && is_able(context, scene, one)
        && let Some(rate) = rate(context, scene, one, noun.word.end.max(one.word_end))
    {
        return Some(Measured::new(Metric::Capacity, "counted_product", 0.85).with(Some(rate)));
    }
    // A port handles containers and makes none.
    if product == "containers" && *metric != Metric::Capacity {
        return None;
    }
    Some(Measured::new(once_running(scene, metric.clone()), "counted_product", 0.85).with(Some(token)))
}

/// "The plant is to make 50,000 wafers a month": products by the month, week or day that are promised are a capacity.
pub(super) fn made_at_a_rate<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    noun: &Token,
) -> Option<&'a Token> {
    const NEAR: usize = 2;
    let product = matches!(noun.sense(), Sense::Counted(Metric::Other(product)) if is_product(product));
    let promised = scene
        .with([Kind::Target, Kind::Building, Kind::Expected, Kind::Period])
        .iter()
        .any(|token| token.sense().is_promise() || matches!(token.sense(), Sense::Period(Period::OnceDone)));
    if !(product && promised) {
        return None;
    }
    let end = noun.word.end.max(one.word_end);
    scene.with([Kind::Period]).iter().find(|token| {
        let (from, to) =
            if token.span.end <= one.begin { (token.span.end, one.begin) } else { (end, token.span.start) };
        matches!(token.sense(), Sense::Period(Period::PerMonth))
            && context.words.distance(from.min(to), to) <= NEAR
            && context.commas(from.min(to), to) == 0
    })
}

/// "Will be able to sort 1.1 bn parcels a year": what a plant is going to be able to do in a year is its capacity, whatever
/// it does.
pub(super) fn able<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found, noun: &Token) -> Option<&'a Token> {
    if !flows(noun) || !is_able(context, scene, one) {
        return None;
    }
    rate(context, scene, one, noun.word.end.max(one.word_end))
}

/// "Will be able to process 20,000 tonnes of waste a year": the same of what is weighed or counted as made.
pub(super) fn able_to_make<'a>(context: &Context<'a>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    is_able(context, scene, one).then(|| rate(context, scene, one, one.word_end)).flatten()
}

/// "A capacity of 1.1 bn parcels": what flows through a plant, right behind the word.
pub(super) fn of_capacity<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    noun: &Token,
) -> Option<&'a Token> {
    if !flows(noun) || noun.span.start < one.word_end {
        return None;
    }
    scene.with([Kind::Metric]).iter().find(|token| is_capacity_before(context, scene, one, token, RIGHT_BESIDE))
}

/// Words between a word of capacity and its number that stands right behind it.
pub(super) const RIGHT_BESIDE: usize = 2;

/// Whether a word of capacity leads to a number within so many words.
pub(super) fn is_capacity_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    token: &Token,
    reach: usize,
) -> bool {
    matches!(token.sense(), Sense::Metric(Metric::Capacity))
        && token.word.end <= one.begin
        && context.words.distance(token.word.end, one.begin) <= reach
        && context.commas(token.word.end, one.begin) == 0
        && !scene.has_claim_between(token.word.end, one.begin)
}

/// Whether a noun is of things that pass through a plant: they are there for less than a year, and no people.
fn flows(noun: &Token) -> bool {
    matches!(noun.sense(), Sense::Counted(Metric::Other(word)) if !is_stock(word) && !is_people(word))
}

/// "It will be able to", in the clause of a number.
fn is_able(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 8;
    scene.with([Kind::Target, Kind::Building, Kind::Expected]).iter().any(|token| {
        let (from, to) = sides(one, one.word_end, token);
        token.sense().is_promise()
            && token.entry.meaning.starts_with(ABLE)
            && from <= to
            && context.words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
            && !scene.has_claim_between(from, to)
    })
}

/// "A year" or "a month" behind a number and its noun, or before the number.
pub(super) fn rate<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found, end: usize) -> Option<&'a Token> {
    const NEAR: usize = 3;
    // "45.000 ton per jaar" is one unit.
    let inside = |token: &Token| one.quantity.span.contains(token.span);
    // "60.000 Tonnen im Jahr" and not "im Jahr 2030".
    let in_the_year = |token: &Token| {
        let rest = context.words.text.get(token.word.end..).unwrap_or_default().trim_start();
        token.span.start >= end
            && token.span.of(context.words.text).contains(' ')
            && !rest.starts_with(char::is_numeric)
    };
    scene.with([Kind::Period]).iter().find(|token| {
        let (from, to) = if inside(token) { (end, end) } else { sides(one, end, token) };
        let rate = match token.sense() {
            Sense::Period(Period::PerYear | Period::PerMonth) => true,
            Sense::Period(Period::Year) => in_the_year(token),
            _ => false,
        };
        rate && from <= to
            && context.words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
            && !scene.has_claim_between(from, to)
    })
}

/// "A capacity of 600,000 square metres a year", "wove 14 million metres of cloth": whether an area or a length is that of
/// goods. It is made by the year, or a verb of production leads right to it: "makes tiles on 5,000 square metres" does not.
pub(super) fn is_made_by_size(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    const NEAR: usize = 4;
    const FAR: usize = 8;
    const MANY: f64 = 1e6;
    // No site is as large, and no road as long, as what is made of tiles or cloth.
    let (least, huge) = match &one.quantity.unit {
        Some(Unit::SquareMetre) => (1e5, 2e7),
        Some(Unit::Kilometre) => (1e4, 1e4),
        _ => return false,
    };
    let produced = matches!(token.sense(), Sense::Metric(Metric::Production) | Sense::Separable(..));
    let (from, to) = sides(one, one.word_end, token);
    let reach = if one.quantity.value >= huge { FAR } else { NEAR };
    let beside = from <= to
        && context.words.distance(from, to) <= reach
        && context.commas(from, to) == 0
        && !scene.has_claim_between(from, to);
    // "300 km of road were built a year"
    let built = || {
        one.quantity.unit == Some(Unit::Kilometre)
            && scene.with(Kinds::STATUS).iter().any(|word| {
                word.span.overlaps(token.span)
                    && word.sense().is_status()
                    && ["buil", "laid", "construct"].iter().any(|stem| word.entry.meaning.contains(stem))
            })
    };
    if !beside || built() {
        return false;
    }
    if one.quantity.value >= huge {
        return true;
    }
    let placed =
        || produced && scene.between_of([Kind::Located], from, to).any(|word| matches!(word.sense(), Sense::Located));
    // "Kapasitesi 5 milyon metrekare".
    let holds = !produced && one.quantity.value >= MANY && context.words.distance(from, to) <= 1;
    let many = produced && one.quantity.value >= least && from + 1 >= to || holds;
    // Greek "ετησίως" is "a year" as well as "than a year earlier".
    let yearly =
        context.words.follows(one.word_end, |sense| matches!(sense, Sense::Period(Period::YearOnYear))).is_some();
    let leads = token.span.end <= one.begin || context.lexicon.writing.has_verb_last();
    leads && (rate(context, scene, one, one.word_end).is_some() || yearly || many) && !placed()
}

/// "Foshan made 1.1 billion square metres last year": whether square metres are more than any site has, and no word for an area
/// stands beside them.
pub(super) fn is_too_large(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 6;
    const LEAST: f64 = 5e7;
    let area = |token: &Token| {
        let (from, to) = sides(one, one.word_end, token);
        matches!(token.sense(), Sense::Metric(Metric::Area))
            && from <= to
            && context.words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
    };
    one.quantity.unit == Some(Unit::SquareMetre)
        && one.quantity.value >= LEAST
        && !scene.with([Kind::Metric]).iter().any(area)
}

/// "The capacity is to rise from 50,000 to 200,000 units", "production of tyres rose from 126 million to 162 million": what is
/// made, behind its word, where a number is one of two levels and nothing is named that it counts.
pub(super) fn level_of_goods(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    /// From here on a number is an amount of money that lost its unit as often.
    const MONEY: f64 = 1e6;
    const FAR: usize = 14;
    const LEAST: f64 = 1000.0;
    let words = context.words;
    let before = scene.claim_before(one.begin);
    let second = before.is_some_and(|other| other.from && other.is_bare());
    let plain = one.year.is_none() && !one.looks_like_year() && !one.in_words && one.quantity.value >= LEAST;
    let alone = || is_level_alone(context, scene, one);
    if !plain || !(one.from || second || alone()) {
        return None;
    }
    let (token, metric) = scene.with([Kind::Metric]).iter().rev().find_map(|token| match token.sense() {
        Sense::Metric(metric) if token.word.end <= one.begin => Some((token, metric)),
        _ => None,
    })?;
    let figures = scene.figures_between(token.word.end, one.begin);
    // "Rose by 12 % to 41,000"
    let other = figures.filter(|other| other.quantity.ignored.is_none() && !other.from && !other.is_ratio()).count();
    // "Exports rose to 3.2 million" may as well be money.
    let made = match metric {
        Metric::Capacity | Metric::Production => true,
        Metric::Exports => one.from || second || one.quantity.value < MONEY,
        _ => false,
    };
    let of_goods = one.from || second || is_of_goods(context, scene, token);
    (made && of_goods && other == 0 && words.distance(token.word.end, one.begin) <= FAR)
        .then(|| Measured::new(metric.clone(), "level_of_goods", 0.7).with(Some(token)))
}

/// "Car production reached 185,000 in 2025": whether a verb or "to" stands before a number and nothing that it could count behind
/// it.
fn is_level_alone(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const LEVELS: Kinds =
        Kinds::STATUS.and(&[Kind::To, Kind::LevelBefore, Kind::Up, Kind::Down, Kind::Multiple, Kind::Verb]);
    let words = context.words;
    let level = |token: &Token| {
        token.sense().is_status()
            || matches!(
                token.sense(),
                Sense::To | Sense::LevelBefore | Sense::Up | Sense::Down | Sense::Multiple(_) | Sense::Verb(_)
            )
    };
    let no_noun = |sense: &Sense| {
        matches!(sense, Sense::Period(_) | Sense::Located | Sense::Clause | Sense::Against) || sense.is_status()
    };
    let ends = || row::ends(context, one) || words.follows(one.word_end, no_noun).is_some();
    // "产量突破30万": the verb is the comparator.
    let bound = one.comparator.is_some_and(|(span, _)| span.start < one.quantity.span.start);
    let reached = bound
        || scene.with(LEVELS).iter().rev().any(|token| {
            level(token) && token.span.end <= one.begin && words.distance(token.word.end.min(one.begin), one.begin) <= 1
        });
    reached && ends()
}

/// Whether goods are named beside a metric: "car production", "output of robots".
fn is_of_goods(context: &Context<'_>, scene: &Scene<'_>, metric: &Token) -> bool {
    const NEAR: usize = 2;
    let words = context.words;
    scene.with([Kind::Sector, Kind::Counted]).iter().any(|token| {
        let counted = |sense: &Sense| matches!(sense, Sense::Counted(Metric::Other(product)) if is_product(product));
        (matches!(token.sense(), Sense::Sector(_)) || counted(token.sense()))
            && (token.span.overlaps(metric.span)
                || words.distance(token.word.end.min(metric.span.start), metric.span.start) <= NEAR
                    && token.span.start < metric.span.start
                || words.distance(metric.word.end.min(token.span.start), token.span.start) <= NEAR
                    && token.span.start > metric.span.start)
    })
}

/// What stands between a number with its noun and a word on either side.
pub(super) fn sides(one: &Found, end: usize, token: &Token) -> (usize, usize) {
    if token.span.end <= one.begin { (token.word.end.min(one.begin), one.begin) } else { (end, token.span.start) }
}

/// "Führte 2024 Waren für 2 Mrd. Euro aus", "kann 60.000 Tonnen Papier herstellen": whether the other part of a verb, or one of
/// several, ends the clause.
pub(super) fn is_whole(context: &Context<'_>, scene: &Scene<'_>, token: &Token) -> bool {
    let Sense::Separable(_, parts) = token.sense() else { return true };
    let rest = context.words.text.get(token.word.end..scene.sentence.span.end).unwrap_or_default();
    let ends = |at: usize, part: &str| {
        let behind = rest.get(at + part.len()..).unwrap_or_default();
        let and = || {
            let end = token.word.end + at + part.len();
            context.words.follows(end, |sense| matches!(sense, Sense::And | Sense::Clause)).is_some()
        };
        let ends = behind.trim_end().is_empty() || behind.starts_with(['.', ',', ';', ':', '!', '\n']) || and();
        rest.get(..at).is_some_and(|head| head.ends_with(' ')) && ends
    };
    parts.split('|').any(|part| rest.match_indices(part).any(|(at, _)| ends(at, part)))
}

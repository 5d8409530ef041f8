//! Numbers without a noun that go on from one before: "64 jobs in Vác and 41 in Pápa", "so far there are 640".

use super::Measured;
use super::counted::CLAUSE_ENDS;
use super::product::sides;
use crate::extract::claim::{Context, Discourse, Scene, period};
use crate::extract::lexicon::{Kind, Kinds, Period, Sense, is_product};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Metric, Span, Unit};

/// How many times as much as the number before one that goes on from it may be.
const TIMES: f64 = 50.0;

/// "64 jobs in Vác and 41 in Pápa", "87 предприятий, а в Харбине — 120", "tik 3, o pernai – 8": a number at the end of its clause
/// counts for a place or a year of its own what the one before counts.
pub(super) fn of_row(context: &Context<'_>, scene: &Scene<'_>, one: &Found, earlier: &[Claim]) -> Option<Measured> {
    let told = earlier.last().filter(|told| told.unit == Unit::Count && told.metric != Metric::Growth)?;
    let times = one.quantity.value / told.value.abs().max(f64::MIN_POSITIVE);
    let end = told.evidence.span.end;
    // "И 2500 к 2030 году": what has a year of its own is none.
    let dated = one.is_bare() && !one.in_words && has_year_behind(context, scene, one, end);
    if !(dated || is_plain(one)) || one.year.is_some() || !(1.0 / TIMES..=TIMES).contains(&times) {
        return None;
    }
    let between = Span::new(end, one.begin);
    let placed = has_place_before(context, between) && ends(context, one)
        || has_place_behind(context, one)
        || dated
        || ends_behind_classifier(context, one) && has_year_before(context, scene, one, end);
    let apart = context.commas(end, one.begin) > 0
        || context.words.precedes(one.begin, |sense| matches!(sense, Sense::And | Sense::Clause)).is_some()
        || scene.between_of([Kind::And], end, one.begin).any(|token| matches!(token.sense(), Sense::And));
    (placed && apart && !names_other(context, scene, between))
        .then(|| Measured::new(told.metric.clone(), "counted_in_a_row", 0.65))
}

/// "The firm promised 2,000 jobs. So far there are 640": the only number of a clause that names nothing counted, beside "now" or a
/// year.
pub(super) fn so_far(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    earlier: &[Claim],
) -> Option<Measured> {
    const NEAR: usize = 5;
    const BEHIND: usize = 1;
    const LEAST: f64 = 10.0;
    const NAMES: Kinds = Kinds::of(&[Kind::Metric, Kind::Counted, Kind::Classifier, Kind::Works]);
    let words = context.words;
    let of_count = |claim: &Claim| match (&claim.metric, &claim.of_metric) {
        (Metric::Growth, of) => of.clone(),
        (metric, _) => Some(metric.clone()),
    };
    let (start, metric) = match earlier.last() {
        Some(last) if last.unit == Unit::Count => (last.evidence.span.end, of_count(last)?),
        Some(_) => return None,
        None => {
            let told = discourse.metric.as_ref().filter(|told| told.is_count())?;
            (scene.sentence.span.start, told.clone())
        }
    };
    let clause = earlier.is_empty() || context.commas(start, one.begin) > 0 || has_semicolon(context, start, one.begin);
    let now = scene.with([Kind::Period]).iter().find(|token| {
        let (from, to) = sides(one, one.word_end, token);
        matches!(token.sense(), Sense::Period(Period::Current))
            && from <= to
            && words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
    });
    // "In 2019 there were 7,800."
    let year = || {
        scene.found.iter().any(|other| {
            other.year.is_some()
                && other.begin >= start
                && other.word_end <= one.begin
                && (1..=NEAR).contains(&words.distance(other.word_end, one.begin))
        })
    };
    if now.is_none() && !(year() && ends(context, one)) {
        return None;
    }
    let verb = |sense: &Sense| sense.is_status() || matches!(sense, Sense::Period(_));
    // "15,300 remain today"
    let remain =
        now.is_some_and(|now| now.span.start >= one.word_end && words.distance(one.word_end, now.span.start) <= 1);
    // "Now (there are) 47,000 at 1,086 firms".
    let located = words.follows(one.word_end, |sense| matches!(sense, Sense::Located)).filter(|_| now.is_some());
    // "Now only 860 remain".
    let left = now.is_some_and(|now| now.span.end <= one.begin)
        && scene.with(Kinds::STATUS).iter().any(|token| {
            token.sense().is_status()
                && token.span.start >= one.word_end
                && words.distance(one.word_end, token.span.start) <= BEHIND
                && context.commas(one.word_end, token.span.start) == 0
        });
    let alone =
        ends(context, one) || words.follows(one.word_end, verb).is_some() || remain || left || located.is_some();
    let clause_end = located.map_or(scene.sentence.span.end, |token| token.span.start);
    let thing = |token: &Token| {
        matches!(token.sense(), Sense::Metric(_) | Sense::Counted(_) | Sense::Classifier(_) | Sense::Works)
    };
    // Right behind the number before stands the noun of that.
    let own = |token: &Token| !earlier.is_empty() && words.distance(start, token.span.start) <= 2;
    let named = scene
        .between_of(NAMES, start, clause_end)
        .any(|token| thing(token) && !own(token) && !Span::new(one.begin, one.word_end).overlaps(token.span));
    let only = !scene.found.iter().any(|other| {
        (start..clause_end).contains(&other.begin) && other.quantity.ignored.is_none() && other.begin != one.begin
    });
    (is_plain(one) && one.quantity.value >= LEAST && clause && alone && !named && only)
        .then(|| Measured::new(metric, "counted_so_far", 0.6))
}

/// "Today 12 firms work there; a year before it was 8", "上年为8家": the only number of a clause on the year before, or on some years
/// ago, counts what was counted right before.
pub(super) fn of_year_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    earlier: &[Claim],
) -> Option<Measured> {
    let plain = one.is_bare() && one.year.is_none() && !one.looks_like_year();
    let from = if plain { period::back_before(context, scene, one)? } else { return None };
    let counted = |told: &Claim| told.unit == Unit::Count && told.metric != Metric::Growth;
    let metric = match earlier.last() {
        Some(last) if counted(last) => last.metric.clone(),
        Some(_) => return None,
        None => {
            let (metric, sentence) = discourse.counted.as_ref()?;
            (*sentence + 1 == scene.sentence.number).then(|| metric.clone())?
        }
    };
    let named = scene
        .between_of([Kind::Metric, Kind::Counted], from, scene.sentence.span.end)
        .any(|token| matches!(token.sense(), Sense::Metric(_) | Sense::Counted(_)));
    let verb = |sense: &Sense| sense.is_status() || matches!(sense, Sense::Clause);
    let alone = ends(context, one) || context.words.follows(one.word_end, verb).is_some();
    (alone && !named).then(|| Measured::new(metric, "counted_year_before", 0.65))
}

/// "Made 48,000 cars and exported 41,000": what the verb right before a number at the end of its clause does with the goods
/// counted before.
pub(super) fn of_verb(context: &Context<'_>, scene: &Scene<'_>, one: &Found, earlier: &[Claim]) -> Option<Measured> {
    let goods = |told: &&Claim| match &told.metric {
        Metric::Production | Metric::Exports => true,
        Metric::Other(word) => is_product(word),
        _ => false,
    };
    let told = earlier.last().filter(|told| told.unit == Unit::Count).filter(goods)?;
    let times = one.quantity.value / told.value.abs().max(f64::MIN_POSITIVE);
    let verb = context
        .words
        .precedes(one.begin, |sense| matches!(sense, Sense::Metric(Metric::Exports | Metric::Production)))?;
    let and = scene
        .between_of([Kind::And, Kind::Clause], told.evidence.span.end, verb.span.start)
        .any(|token| matches!(token.sense(), Sense::And | Sense::Clause));
    let Sense::Metric(metric) = verb.sense() else { return None };
    (is_plain(one) && ends(context, one) && and && (1.0 / TIMES..=TIMES).contains(&times))
        .then(|| Measured::new(metric.clone(), "counted_goods_before", 0.65).with(Some(verb)))
}

/// Whether a number is a bare one in digits, and no year.
fn is_plain(one: &Found) -> bool {
    one.is_bare() && one.year.is_none() && !one.looks_like_year() && !one.in_words
}

fn has_semicolon(context: &Context<'_>, from: usize, to: usize) -> bool {
    context.words.text.get(from..to).is_some_and(|gap| gap.contains([';', '；', '؛']))
}

/// Whether a clause ends behind a number.
pub(super) fn ends(context: &Context<'_>, one: &Found) -> bool {
    let rest = context.words.text.get(one.word_end..).unwrap_or_default().trim_start();
    let decimal =
        rest.starts_with([',', '.']) && rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric()));
    (rest.is_empty() || rest.starts_with(CLAUSE_ENDS) && !decimal)
        || context.words.follows(one.word_end, |sense| matches!(sense, Sense::And)).is_some()
}

/// "In Pápa 41", "в Харбине — 120": a place right before the number, at most a dash or a word between.
fn has_place_before(context: &Context<'_>, between: Span) -> bool {
    const NEAR: usize = 1;
    context.places_in(between).iter().any(|place| {
        let gap = context.words.text.get(place.span.end..between.end).unwrap_or_default();
        place.span.end <= between.end
            && context.words.distance(place.span.end, between.end) <= NEAR
            && !gap.contains([',', ';', '，', '、', '،'])
    })
}

/// "41 in Pápa": a place behind a word for "in" right behind the number.
fn has_place_behind(context: &Context<'_>, one: &Found) -> bool {
    const NEAR: usize = 60;
    let words = context.words;
    let Some(located) = words.follows(one.word_end, |sense| matches!(sense, Sense::Located)) else { return false };
    let near = Span::new(located.span.end, located.span.end + NEAR);
    context.places_in(near).iter().any(|place| words.is_blank(located.word.end, place.span.start))
}

/// "500 jobs by 2027 and 2,000 by 2030": a year right behind a number, at the end of its clause, where the number before has
/// one, too.
fn has_year_behind(context: &Context<'_>, scene: &Scene<'_>, one: &Found, end: usize) -> bool {
    const NEAR: usize = 3;
    let mut years = scene.anchors.iter().filter(|anchor| {
        let (from, start) = (one.word_end, anchor.span.start);
        start >= from && context.words.distance(from, start) <= NEAR && context.commas(from, start) == 0
    });
    let told = scene.anchors.iter().any(|anchor| anchor.span.start >= end && anchor.span.end <= one.begin);
    told && !has_noun(scene, one) && years.any(|anchor| anchor.period.year > 0)
}

/// Whether something is counted or measured right behind a number.
fn has_noun(scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 60;
    scene
        .between_of([Kind::Counted, Kind::Classifier, Kind::Metric], one.word_end, one.word_end + NEAR)
        .any(|token| matches!(token.sense(), Sense::Counted(_) | Sense::Classifier(_) | Sense::Metric(_)))
}

/// "O pernai – 8": a word for another year behind the number before.
fn has_year_before(context: &Context<'_>, scene: &Scene<'_>, one: &Found, end: usize) -> bool {
    const NEAR: usize = 4;
    let dated = scene.found.iter().any(|other| {
        other.year.is_some()
            && other.begin >= end
            && other.word_end <= one.begin
            && context.words.distance(other.word_end, one.begin) <= NEAR
            && context.commas(other.word_end, one.begin) == 0
    });
    dated
        || scene.between_of([Kind::Period], end, one.begin).any(|token| {
            let year = matches!(
                token.sense(),
                Sense::Period(
                    Period::LastYear | Period::ThisYear | Period::NextYear | Period::YearBefore | Period::YearAfter
                )
            );
            year && context.words.distance(token.word.end.min(one.begin), one.begin) <= NEAR
        })
}

/// Whether a clause ends behind a number or the classifier of it: 创造1500个。
fn ends_behind_classifier(context: &Context<'_>, one: &Found) -> bool {
    let classifier = |sense: &Sense| matches!(sense, Sense::Classifier(_));
    ends(context, one)
        || context.words.follows(one.word_end, classifier).is_some_and(|token| {
            let rest = context.words.text.get(token.span.end..).unwrap_or_default().trim_start();
            rest.is_empty() || rest.starts_with(CLAUSE_ENDS)
        })
}

/// "2027'ye kadar 500, 2030'a kadar 1.200 kişi": where in the sentence the number stands that names what is counted, behind a
/// number at the end of its clause and another year.
pub(super) fn in_next_year(context: &Context<'_>, scene: &Scene<'_>, index: usize) -> Option<usize> {
    const NEAR: usize = 3;
    let words = context.words;
    let [before, one, year, next] = scene.found.get(index.checked_sub(1)?..index + 3)? else { return None };
    let same_size = (1.0 / TIMES..=TIMES).contains(&(one.quantity.value / next.quantity.value));
    let dated = |year: &Found, one: &Found| {
        year.year.is_some()
            && words.distance(year.word_end, one.begin) <= NEAR
            && words.commas(year.word_end, one.begin) == 0
    };
    let named = scene
        .between_of([Kind::Metric, Kind::Counted], before.word_end, next.begin)
        .any(|token| matches!(token.sense(), Sense::Metric(_) | Sense::Counted(_)));
    let alone =
        is_plain(one) && next.is_bare() && next.quantity.ignored.is_none() && ends_behind_classifier(context, one);
    (alone
        && same_size
        && !named
        && dated(before, one)
        && dated(year, next)
        && words.distance(one.word_end, year.begin) <= 1)
        .then_some(index + 2)
}

/// "Of the 120 firms in the zone, 38 export": a smaller number right behind the comma after its whole, which opens the sentence.
pub(super) fn of_whole_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    earlier: &[Claim],
) -> Option<Measured> {
    const HEAD: usize = 4;
    let words = context.words;
    let told = earlier.last().filter(|told| told.unit == Unit::Count && told.metric != Metric::Growth)?;
    let whole = scene.claim_before(one.begin).filter(|whole| whole.is_bare())?;
    let start = scene.sentence.span.start;
    let of = words.within(Span::new(start, whole.begin)).iter().any(|token| {
        matches!(
            token.sense(),
            Sense::OutOf | Sense::Of | Sense::Share | Sense::ShareAfter | Sense::From | Sense::FromLevel
        ) && words.distance(start, token.span.start) <= 1
    });
    let gap = words.text.get(whole.word_end..one.begin)?;
    let comma = gap.rfind([',', '،', '，']).map(|at| whole.word_end + at + 1)?;
    let right_behind = words.distance(comma, one.begin) <= 1 && context.commas(whole.word_end, one.begin) == 1;
    (of && right_behind
        && words.distance(start, whole.begin) <= HEAD
        && is_plain(one)
        && one.quantity.value < whole.quantity.value)
        .then(|| Measured::new(told.metric.clone(), "counted_of_whole", 0.65))
}

/// Whether something else is measured, or counted two words or more behind the number before.
fn names_other(context: &Context<'_>, scene: &Scene<'_>, between: Span) -> bool {
    const NEAR: usize = 3;
    scene.between_of([Kind::Metric, Kind::Counted], between.start, between.end).any(|token| {
        let far = context.words.distance(between.start, token.span.start) > NEAR;
        match token.sense() {
            Sense::Metric(metric) => far || !matches!(metric, Metric::Jobs),
            Sense::Counted(_) => far,
            _ => false,
        }
    })
}

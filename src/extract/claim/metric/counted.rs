//! The noun that a bare number counts.

use super::classifier::{PLACES, classified, classifier, noun_before_classifier, suits};
use super::product::{able, level_of_goods, made_at_a_rate, of_capacity, of_product};
use super::worth;
use super::{Measured, change, row, subject, unknown};
use crate::extract::claim::{Context, Discourse, Scene};
use crate::extract::lexicon::{Kind, Kinds, Period, Sense, is_product};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::words::{clause_blanks, joins_words};
use crate::model::{Claim, Metric, Unit};

/// The noun that a bare number counts.
pub(super) fn counted(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    index: usize,
    earlier: &[Claim],
) -> Option<Measured> {
    let one = scene.found.get(index)?;
    // "Seven of the ten leading firms": the ten are told of by the seven.
    let part = index.checked_sub(1).and_then(|before| scene.found.get(before));
    let ten = one.in_words && (one.quantity.value - 10.0).abs() < f64::EPSILON;
    if ten && part.is_some_and(|part| part.in_words && part.is_bare() && is_part_of(context, part, one)) {
        return None;
    }
    let side = context.lexicon.writing.counted;
    let held = noun_before_classifier(context, scene, one);
    let beside = held
        .or_else(|| side.after().then(|| counted_after(context, scene, index)).flatten())
        .or_else(|| side.before().then(|| counted_before(context, scene, one)).flatten());
    // "By then their number is to rise to 120": of what was counted before.
    if beside.is_none()
        && subject::is_their_number(context, scene, one)
        && let Some(metric) = last_counted(scene, discourse, earlier)
    {
        return Some(Measured::new(metric.clone(), "counted_noun_before", 0.7));
    }
    if beside.is_none()
        && let Some(measured) = subject::employed(context, scene, one)
    {
        return Some(measured);
    }
    if beside.is_none()
        && let Some(measured) = worth::contracts(context, one)
    {
        return Some(measured);
    }
    let direct = beside.or_else(|| number_of(context, scene, one));
    if let Some(token) = direct {
        if let Some(measured) = of_product(context, scene, one, token) {
            return Some(measured);
        }
        let units = |metric: Metric| matches!(&metric, Metric::Other(word) if word == "units");
        if counted_metric(token).is_some_and(units)
            && let Some(measured) = level_of_goods(context, scene, one)
        {
            return Some(measured);
        }
        let rate = made_at_a_rate(context, scene, one, token)
            .or_else(|| able(context, scene, one, token))
            .or_else(|| of_capacity(context, scene, one, token));
        if let Some(rate) = rate {
            return Some(Measured::new(Metric::Capacity, "counted_product", 0.8).with(Some(rate)));
        }
        let before = last_counted(scene, discourse, earlier);
        let metric = people(scene, counted_metric(token)?);
        let metric = subject::workers(context, scene, one, (token, before))
            .or_else(|| subject::hired(context, scene, one, &metric))
            .unwrap_or(metric);
        return Some(Measured::new(metric, "counted_noun", 0.95).with(Some(token)));
    }
    if let Some(measured) = level_of_goods(context, scene, one) {
        return Some(measured);
    }
    if let Some(measured) = classified(context, scene, one, earlier) {
        return Some(measured);
    }
    // "12 parks, of which 4 ...", "contre 1 800 aujourd'hui": the noun of the figure before.
    let beside = |sense: &Sense| matches!(sense, Sense::Share | Sense::Against);
    let part = context.words.precedes(one.begin, beside).is_some() || is_left_of(context, scene, one);
    if part && let Some(metric) = last_counted(scene, discourse, earlier) {
        return Some(Measured::new(metric.clone(), "counted_noun_before", 0.75));
    }
    // "6,100 workers, down from just 9,800 in 2014": a number that the one before is compared with.
    if is_compared(context, scene, index)
        && let Some(last) = earlier.last().filter(|last| last.unit == Unit::Count && last.metric != Metric::Growth)
    {
        return Some(Measured::new(last.metric.clone(), "counted_noun_before", 0.75));
    }
    // "8 more than a year earlier": a change of what was counted before.
    if change(context, scene, one).is_some()
        && let Some(last) = earlier.last().filter(|last| last.unit == Unit::Count)
    {
        return Some(Measured::new(last.metric.clone(), "counted_noun_before", 0.8));
    }
    // "145 of them", "fra 87 til 120": the noun of the figure beside it.
    let follows = context.words.right_after(one.word_end).any(|token| matches!(token.sense(), Sense::Share));
    if follows && let Some(metric) = last_counted(scene, discourse, earlier) {
        return Some(Measured::new(metric.clone(), "counted_noun_before", 0.75));
    }
    if let Some(metric) = same_again(context, scene, one, (index, discourse, earlier)) {
        return Some(Measured::new(metric, "counted_noun_before", 0.7));
    }
    let next = scene.found.get(index + 1).filter(|next| next.is_bare() && next.quantity.ignored.is_none());
    let shares = |next: &&Found| {
        is_beside(context, scene, one, next) || is_part_of(context, one, next) || is_joined(context, scene, one, next)
    };
    let named = next.filter(shares).map(|_| index + 1).or_else(|| row::in_next_year(context, scene, index));
    if let Some(named) = named
        && let Some(mut measured) = counted(context, scene, discourse, named, earlier)
    {
        measured.rule = "counted_noun_shared";
        return Some(measured);
    }
    elliptic(context, scene, one)
        .or_else(|| row::of_row(context, scene, one, earlier))
        .or_else(|| row::of_whole_before(context, scene, one, earlier))
        .or_else(|| row::of_year_before(context, scene, discourse, one, earlier))
        .or_else(|| row::of_verb(context, scene, one, earlier))
        .or_else(|| row::so_far(context, scene, discourse, one, earlier))
        .or_else(|| with_verb(context, scene, discourse, one, earlier))
        .or_else(|| unknown::made_by_capacity(context, scene, one))
        .or_else(|| subject::measured(context, scene, one))
        .or_else(|| unknown::things(context, scene, one))
}

/// Whether one word at most stands between two numbers, and none for a place where no level is left: not so in "47,000 at 1,086
/// firms".
fn is_beside(context: &Context<'_>, scene: &Scene<'_>, one: &Found, next: &Found) -> bool {
    context.words.distance(one.word_end, next.begin) <= 1
        && (one.from
            || !scene
                .between_of([Kind::Located], one.word_end, next.begin)
                .any(|token| matches!(token.sense(), Sense::Located)))
}

/// "Of which only 260 work", "von denen nur 260 arbeiten": whether "of which" stands a word or two before a number without a
/// noun of its own.
fn is_left_of(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 2;
    let words = context.words;
    scene.with([Kind::Share]).iter().any(|token| {
        matches!(token.sense(), Sense::Share)
            && token.span.end <= one.begin
            && words.distance(token.span.end, one.begin) <= NEAR
            && context.commas(token.span.end, one.begin) == 0
            && !scene.has_figure_between(token.span.end, one.begin)
    })
}

/// "35 permanent and more than 200 seasonal jobs": whether an adjective and "and" stand between two numbers of one noun.
fn is_joined(context: &Context<'_>, scene: &Scene<'_>, one: &Found, next: &Found) -> bool {
    const KINDS: Kinds = Kinds::STATUS.and(&[Kind::Clause, Kind::Located, Kind::Metric, Kind::Counted, Kind::Period]);
    let Some(and) = context.words.precedes(next.begin, |sense| matches!(sense, Sense::And)) else { return false };
    let text = context.words.text.get(one.word_end..and.span.start).unwrap_or_default();
    let own = |token: &Token| {
        token.sense().is_status()
            || matches!(
                token.sense(),
                Sense::Clause | Sense::Located | Sense::Metric(_) | Sense::Counted(_) | Sense::Period(_)
            )
    };
    text.split_whitespace().count() == 1
        && text.trim().chars().all(char::is_alphabetic)
        && !scene.between_of(KINDS, one.word_end, and.span.start).any(own)
}

/// "120 of the 900 jobs": whether a smaller number stands before its whole, with "of" or "from" and an article between.
fn is_part_of(context: &Context<'_>, one: &Found, whole: &Found) -> bool {
    let words = context.words;
    one.quantity.value < whole.quantity.value
        && words.right_after(one.word_end).any(|token| {
            let of = matches!(
                token.sense(),
                Sense::OutOf | Sense::ShareAfter | Sense::Share | Sense::From | Sense::FromLevel | Sense::Of
            );
            of && words.is_article(token.span.end, whole.begin)
        })
}

/// Whether a word of comparison stands before a number, or one word before it, and a year or nothing behind it.
fn is_compared(context: &Context<'_>, scene: &Scene<'_>, index: usize) -> bool {
    let words = context.words;
    let Some(one) = scene.found.get(index) else { return false };
    let compared = scene.with([Kind::Period, Kind::Against]).iter().rev().any(|token| {
        matches!(token.sense(), Sense::Period(Period::Baseline) | Sense::Against)
            && token.span.end <= one.begin
            && words.distance(token.span.end, one.begin) <= 1
            && context.commas(token.span.end, one.begin) == 0
            && !scene.has_figure_between(token.span.end, one.begin)
    });
    let rest = words.text.get(one.word_end..).unwrap_or_default().trim_start();
    let year = scene.found.get(index + 1).is_some_and(|next| {
        next.year.is_some()
            && words.distance(one.word_end, next.begin) <= 1
            && context.commas(one.word_end, next.begin) == 0
    });
    compared && one.is_bare() && !one.looks_like_year() && (year || rest.is_empty() || rest.starts_with(CLAUSE_ENDS))
}

/// A number whose noun was said of the one before: the second of two levels, "from 6 ships a year to 15", "another 4,000", and
/// in one sentence a number beside a verb behind which nothing follows, "in 2021 there were more than 40".
fn same_again(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    (index, discourse, earlier): (usize, &Discourse, &[Claim]),
) -> Option<Metric> {
    const LEAST: f64 = 10.0;
    const TIMES: f64 = 50.0;
    let words = context.words;
    let before = scene.found.get(..index)?.iter().rev().find(|other| other.quantity.ignored.is_none());
    let counts = |claim: &&Claim| claim.unit == Unit::Count && claim.metric != Metric::Growth;
    let told = earlier.iter().rev().find(counts);
    if before.is_some_and(|other| other.from && other.is_bare())
        && let Some(told) = told
    {
        return Some(told.metric.clone());
    }
    let rest = words.text.get(one.word_end..)?.trim_start();
    let ends = rest.is_empty() || rest.starts_with(CLAUSE_ENDS);
    // "Another 300 trees" are no jobs, though nobody knows what trees are.
    let no_noun = |sense: &Sense| {
        sense.is_status()
            || matches!(sense, Sense::Metric(_) | Sense::Period(_) | Sense::Located | Sense::And | Sense::Clause)
    };
    if words.precedes(one.begin, |sense| matches!(sense, Sense::Another)).is_some()
        && (ends || words.follows(one.word_end, no_noun).is_some())
    {
        return last_counted(scene, discourse, earlier).cloned();
    }
    // "73 others are under construction", "73 autres sont en construction".
    let others = words.follows(one.word_end, |sense| matches!(sense, Sense::Another)).is_some_and(|token| {
        let rest = words.text.get(token.word.end..).unwrap_or_default().trim_start();
        rest.starts_with(CLAUSE_ENDS) || words.follows(token.word.end, no_noun).is_some()
    });
    if others && one.is_bare() && !one.in_words {
        return last_counted(scene, discourse, earlier).cloned();
    }
    // "A capacity, now 24,000 vehicles a year, that is to rise to 50,000 by 2027".
    let dated = |sense: &Sense| matches!(sense, Sense::Period(_) | Sense::Located);
    let ends = ends
        || (words.precedes(one.begin, |sense| matches!(sense, Sense::LevelBefore | Sense::To)).is_some()
            || is_goal(context, one))
            && words.follows(one.word_end, dated).is_some();
    let told = told.filter(|told| {
        let times = one.quantity.value / told.value.abs().max(f64::MIN_POSITIVE);
        (1.0 / TIMES..=TIMES).contains(&times)
    })?;
    let other_noun = scene
        .between_of([Kind::Metric], told.evidence.span.end, one.begin)
        .any(|token| matches!(token.sense(), Sense::Metric(_)));
    let verb =
        scene.with(Kinds::STATUS.and(&[Kind::Up, Kind::Down, Kind::To, Kind::LevelBefore])).iter().any(|token| {
            let of_change = matches!(token.sense(), Sense::Up | Sense::Down | Sense::To | Sense::LevelBefore);
            (token.sense().is_status() || of_change)
                && token.span.start >= told.evidence.span.end
                && token.span.end <= one.begin
                && words.distance(token.word.end.min(one.begin), one.begin) <= 3
                && context.commas(token.word.end.min(one.begin), one.begin) == 0
        });
    let plain = !one.looks_like_year() && !one.in_words && one.quantity.value >= LEAST;
    (plain && ends && !other_noun && (verb || one.comparator.is_some())).then(|| told.metric.clone())
}

/// "Far short of the target of 90,000 by 2027": whether a word for a plan stands right before a number, or before its "of".
fn is_goal(context: &Context<'_>, one: &Found) -> bool {
    let words = context.words;
    let of = words.precedes(one.begin, |sense| matches!(sense, Sense::Of | Sense::FromLevel | Sense::ShareAfter));
    let at = of.map_or(one.begin, |of| of.span.start);
    words.precedes(at, Sense::is_promise).is_some()
}

/// Marks behind which another clause begins.
pub(super) const CLAUSE_ENDS: [char; 10] = ['.', ',', ';', '!', ')', '，', '。', '；', '،', '।'];

/// "Last year 32 projects were built; this year 40 are planned", "another 75 are under construction": a number right beside
/// a verb counts what was counted before, where no other noun follows.
fn with_verb(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    earlier: &[Claim],
) -> Option<Measured> {
    let metric = last_counted(scene, discourse, earlier)?;
    let other_noun = scene.with([Kind::Counted, Kind::Classifier, Kind::Metric]).iter().any(|token| {
        matches!(token.sense(), Sense::Counted(_) | Sense::Classifier(_) | Sense::Metric(_))
            && token.span.start >= one.begin
    });
    let beside = context.words.follows(one.word_end, Sense::is_status).is_some();
    // A scaled number is an amount of money that lost its unit as often.
    let plain = !one.in_words && one.quantity.value < 1e6;
    (beside && !earlier.is_empty() && !other_noun && plain)
        .then(|| Measured::new(metric.clone(), "counted_noun_before", 0.6))
}

/// What was counted last in the sentence, or in the one before, whatever amounts of other things stand between.
fn last_counted<'a>(scene: &Scene<'_>, discourse: &'a Discourse, earlier: &'a [Claim]) -> Option<&'a Metric> {
    let counts = |claim: &&Claim| claim.unit == Unit::Count && claim.metric != Metric::Growth;
    let before = || {
        let (metric, sentence) = discourse.counted.as_ref()?;
        (sentence + 1 == scene.sentence.number).then_some(metric)
    };
    earlier.iter().rev().find(counts).map(|claim| &claim.metric).or_else(before)
}

pub(super) fn counted_metric(token: &Token) -> Option<Metric> {
    match token.sense() {
        Sense::Counted(metric) => Some(metric.clone()),
        _ => None,
    }
}

/// People are jobs where the sentence speaks of work, and participants where it speaks of an event.
pub(super) fn people(scene: &Scene<'_>, metric: Metric) -> Metric {
    let employed = |sense: &Sense| matches!(sense, Sense::Metric(Metric::Jobs));
    match &metric {
        Metric::Other(word) if word == "people" => {}
        // "3,000 farmers have found work": who works for somebody has a job.
        Metric::Other(word)
            if word == "farmers" && scene.with([Kind::Metric]).iter().any(|token| employed(token.sense())) =>
        {
            return Metric::Jobs;
        }
        _ => return metric,
    }
    let work = |sense: &Sense| matches!(sense, Sense::Metric(Metric::Jobs) | Sense::Counted(Metric::Jobs));
    if scene.with([Kind::Metric, Kind::Counted]).iter().any(|token| work(token.sense())) {
        Metric::Jobs
    } else if scene.with([Kind::Event]).iter().any(|token| matches!(token.sense(), Sense::Event)) {
        Metric::Other("participants".to_owned())
    } else {
        metric
    }
}

fn counted_after<'a>(context: &Context<'_>, scene: &Scene<'a>, index: usize) -> Option<&'a Token> {
    let one = scene.found.get(index)?;
    let limit = scene.found.get(index + 1).map_or(scene.sentence.span.end, |next| next.begin);
    let from = one.quantity.span.end;
    let token = scene.with([Kind::Counted]).iter().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.span.start >= from
            && token.word.start >= from
            && !is_left_open(context, token)
            && suits(context, scene, one, token)
    })?;
    let gap = context.words.text.get(from..token.span.start)?;
    // "Cinco requisitos técnicos" are no technicians.
    let adjective = context
        .words
        .within(token.span)
        .iter()
        .any(|other| matches!(other.sense(), Sense::OnlyBeside) && other.span == token.span);
    if adjective && context.words.distance(one.word_end.min(token.span.start), token.span.start) > 0 {
        return None;
    }
    // Where none set words apart, a blank behind the classifier ends the clause: "โรงงาน 74 แห่ง สถานี 21 แห่ง".
    let behind = context.words.text.get(one.word_end..token.span.start).unwrap_or_default();
    let unspaced = token.span.of(context.words.text).starts_with(joins_words);
    if unspaced && classifier(scene, one).is_some() && behind.starts_with(' ') {
        return None;
    }
    let free = token.span.start < limit
        && !gap.contains(['.', ',', ';', ':', '\n', '，', '。', '、', '،', '('])
        && context.words.distance(one.word_end.min(token.span.start), token.span.start)
            <= context.lexicon.writing.counted_reach
        && !verb_between(scene, from, token.span.start);
    free.then(|| firms_of(context, scene, token).unwrap_or(token))
}

/// "28 gemi onarım firması": behind what they deal in, firms are counted, in languages whose nouns stand behind what describes
/// them.
fn firms_of<'a>(context: &Context<'_>, scene: &Scene<'a>, noun: &Token) -> Option<&'a Token> {
    const BETWEEN: Kinds = Kinds::STATUS.and(&[Kind::And, Kind::Clause, Kind::Located, Kind::Metric]);
    const NEAR: usize = 2;
    let end = noun.word.end;
    let goods = matches!(noun.sense(), Sense::Counted(Metric::Other(word)) if is_product(word));
    if !goods || !context.lexicon.writing.has_verb_last() || end != noun.span.end {
        return None;
    }
    let other = |sense: &Sense| {
        sense.is_status() || matches!(sense, Sense::And | Sense::Clause | Sense::Located | Sense::Metric(_))
    };
    scene.with([Kind::Counted]).iter().find(|token| {
        let start = token.span.start;
        matches!(token.sense(), Sense::Counted(Metric::Enterprises))
            && start >= end
            && context.words.distance(end, start) <= NEAR
            && context.commas(end, start) == 0
            && !scene.has_figure_between(end, start)
            && !scene.between_of(BETWEEN, end, start).any(|word| other(word.sense()))
    })
}

/// "23 bicycle- and parts firms", "120 Maschinen- und Anlagenbauer": a word that ends in a hyphen is no head.
fn is_left_open(context: &Context<'_>, token: &Token) -> bool {
    let rest = context.words.text.get(token.word.end..).unwrap_or_default();
    rest.strip_prefix(['-', '\u{2011}', '\u{2010}']).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether a verb stands between a number and a noun, so that the noun belongs to another phrase.
fn verb_between(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    scene.with(Kinds::STATUS).iter().any(|token| {
        token.span.start >= from
            && token.span.end <= to
            && token.sense().is_status()
            && !scene.with([Kind::After, Kind::Sector]).iter().any(|other| {
                other.span.overlaps(token.span) && matches!(other.sense(), Sense::After(_) | Sense::Sector(_))
            })
    })
}

fn counted_before<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let begin = one.quantity.span.start;
    // Behind the noun what it is like may stand, "សហគ្រាសកែច្នៃម្រេចចំនួន ៤៧", of which pairs of letters count as words.
    let unspaced = context.words.text.get(..one.begin).is_some_and(|head| head.trim_end().ends_with(joins_words));
    let number_of = |sense: &Sense| matches!(sense, Sense::NumberOf);
    // A classifier of places is that of plants and firms, and of no products.
    let of_places = classifier(scene, one).is_some_and(|word| match word.sense() {
        Sense::Classifier(Metric::Enterprises) => true,
        Sense::Classifier(Metric::Other(word)) => word == PLACES,
        _ => false,
    });
    let marked = unspaced && (of_places || context.words.precedes(one.begin, number_of).is_some());
    let reach = if marked { UNSPACED_REACH } else { context.lexicon.writing.counted_reach.min(2) };
    let product = |token: &Token| matches!(token.sense(), Sense::Counted(Metric::Other(word)) if is_product(word));
    scene.with([Kind::Counted]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.word.end <= begin
            && context.words.distance(token.word.end, one.begin.max(token.word.end)) <= reach
            && !(marked && of_places && product(token))
            && suits(context, scene, one, token)
            && !(marked
                && scene.between_of(Kinds::STATUS, token.word.end, one.begin).any(|word| word.sense().is_status()))
            && clause_blanks(context.words.text, token.word.end, begin) == 0
            && context.commas(token.word.end, begin) == 0
            && !scene
                .found
                .iter()
                .any(|other| other.quantity.span.start >= token.word.end && other.quantity.span.end <= begin)
    })
}

/// How far from its number a counted noun may stand in scripts without blanks, in pairs of letters.
const UNSPACED_REACH: usize = 10;

/// "The number of enterprises is to rise from 87 to 120": the noun stands far from its number.
pub(super) fn number_of<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let marker = scene
        .with([Kind::NumberOf])
        .iter()
        .rev()
        .find(|token| matches!(token.sense(), Sense::NumberOf) && token.word.end <= one.begin)?;
    scene
        .with([Kind::Counted])
        .iter()
        .filter(|token| matches!(token.sense(), Sense::Counted(_)) && token.word.end <= one.begin)
        .min_by_key(|token| {
            context
                .words
                .distance(token.span.end, marker.span.start)
                .min(context.words.distance(marker.span.end, token.span.start))
        })
        .filter(|token| {
            context
                .words
                .distance(token.span.end, marker.span.start)
                .min(context.words.distance(marker.span.end, token.span.start))
                <= 4
        })
}

/// "Of the plants to be built, Dingxi will host 11, Linxia 6": the noun is named once for a row of places.
fn elliptic(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    let ends = context
        .words
        .text
        .get(one.quantity.span.end..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',', ';', '，', '。', '、', '；']))
        || context.words.follows(one.quantity.span.end, |sense| matches!(sense, Sense::And)).is_some();
    let place_near = context.places_in(scene.sentence.span).iter().any(|place| {
        place.span.end <= one.begin
            && context.words.distance(place.span.end, one.begin) <= 2
            && context.commas(place.span.end, one.begin) == 0
    });
    let noun = scene.with([Kind::Counted]).iter().find(|token| matches!(token.sense(), Sense::Counted(_)))?;
    let apart = !scene.found.iter().any(|other| {
        context.words.distance(other.quantity.span.end.min(noun.span.start), noun.span.start) <= 4
            && other.quantity.span.end <= noun.span.start
    });
    (ends && place_near && apart && noun.span.end <= one.begin)
        .then(|| counted_metric(noun))
        .flatten()
        .map(|metric| Measured::new(metric, "counted_noun_for_a_row", 0.7).with(Some(noun)))
}

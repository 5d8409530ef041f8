//! Percentages, multiples and parts: changes, shares and rates.

use super::counted::counted_metric;
use super::product::sides;
use super::subject::is_by;
use super::{Measured, change, direction, is_behind_other, level_follows, level_inside, preference};
use crate::extract::claim::{Context, Discourse, Scene, cue, distance, nearest};
use crate::extract::lexicon::{AVERAGE, Kind, Kinds, Period, Sense, is_product};
use crate::extract::quantity::{Found, is_of_things};
use crate::extract::scan::Token;
use crate::model::{Claim, CueField, Metric, Qualifier, QuantityKind, Span, Unit};

/// How far a word of change may stand from its figure.
const GROWTH_REACH: usize = 16;
/// How far a word of share may stand from its figure.
const SHARE_REACH: usize = 14;

/// Percentages, multiples and fractions: changes, shares or rates.
pub(super) fn ratio(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    earlier: &[Claim],
) -> Result<Measured, &'static str> {
    let nearest_change = direction(context, scene, one);
    let changes = nearest_change.filter(|(cost, _)| *cost <= GROWTH_REACH);
    let growth = changes.filter(|(_, token)| {
        !is_of_clause_before(context, scene, one, token) && !is_behind_other(context, scene, one, token)
    });
    let of_before = changes.is_some() && growth.is_none();
    let yearly = nearest(context, scene, one, Kind::Period, |sense| matches!(sense, Sense::Period(Period::YearOnYear)))
        .filter(|(cost, token)| *cost <= GROWTH_REACH && !is_behind_other(context, scene, one, token));
    let share = nearest(context, scene, one, Kind::Share, |sense| matches!(sense, Sense::Share))
        .filter(|(cost, _)| *cost <= SHARE_REACH);
    let marked = change(context, scene, one).is_some();
    let of_whole = !marked && [one.quantity.span.end, one.word_end].into_iter().any(|end| is_of_whole(context, end));
    // "The share is to rise to 45 %": the level of a share, not its change.
    // "Dont le revenu a augmenté de 18 %": what no second level follows leads from none.
    let from = has_second_level(scene, one);
    let beside = |sense: &Sense| matches!(sense, Sense::LevelBefore) || from && matches!(sense, Sense::From);
    let second = scene.claim_before(one.begin).is_some_and(|other| other.from);
    let is_percent = one.quantity.unit == Some(Unit::Percent) && !one.is_fraction();
    let by = is_by(context, one);
    let raised = level_follows(context, one) || one.from && from || second || !by && is_led_to(context, scene, one);
    // "Taglieranno le emissioni fino al 30 %": the article of a bound leads to no level.
    let bound = matches!(one.comparator, Some((_, Qualifier::AtMost))) && share.is_none();
    let inside = !bound && level_inside(context, one);
    let at_level = raised || context.words.precedes(one.begin, beside).is_some() || inside;
    let level = at_level
        && scene
            .with([Kind::Share])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Share) && token.span.end <= one.begin);
    let growth_cost = growth.map(|(cost, _)| cost).into_iter().chain(yearly.map(|(cost, _)| cost)).min();
    // "The recycling rate is to rise from 45 % to 70 %": levels of a rate.
    if at_level
        && !marked
        && let Some((metric, token)) = rate(context, scene, one, share.map(|(cost, _)| cost))
    {
        return Ok(Measured::new(metric, "rate_word", 0.85).with(Some(token)));
    }
    // "Заводы загружены лишь на 63 %": no change, whatever the word before the number.
    if growth.is_none()
        && yearly.is_none()
        && let Some((metric, token)) =
            rate(context, scene, one, None).filter(|(_, token)| leads_to(context, token, one))
    {
        return Ok(Measured::new(metric, "rate_word", 0.8).with(Some(token)));
    }
    let multiple = matches!(one.quantity.unit, Some(Unit::Times));
    let points = matches!(one.quantity.unit, Some(Unit::PercentagePoint));
    let of_growth =
        one.is_fraction() && growth.is_some() && !by && is_part_of_growth(context, scene, one, share.is_some());
    let is_growth = match (growth_cost, share) {
        _ if multiple || points || is_percent && is_signed(context, one) => true,
        _ if level || of_whole || is_percent && is_against_average(context, scene, one) => false,
        // "The rate of deep processing is raised to 60 %": what reaches a level of so many percent and is no growth.
        _ if raised && !marked && is_percent && !names_growth(scene, one) => false,
        _ if marked => true,
        // "Exports by a quarter": the verb was said of what rose before.
        _ if one.is_fraction() && by && nearest_change.is_some() => true,
        // "Half of this growth falls on cars": a part of a growth is none.
        _ if of_growth => false,
        (Some(growth), Some((share, _))) => growth < share,
        (Some(_), None) => true,
        (None, _) => false,
    };
    if multiple && growth.is_none() && !marked && is_occasion(context, scene, one, earlier) {
        return Err("so many occasions");
    }
    if is_growth {
        let negative = !multiple && growth.is_some_and(|(_, token)| matches!(token.sense(), Sense::Down));
        let token = growth.map(|(_, token)| token).or(yearly.map(|(_, token)| token));
        let mut measured = Measured::new(Metric::Growth, if multiple { "multiple" } else { "growth" }, 0.9).with(token);
        measured.negative = negative;
        if multiple && growth_cost.is_none() && one.in_words && one.quantity.value < 1.0 {
            measured.confidence = 0.6;
        }
        attach(context, scene, discourse, one, earlier, &mut measured);
        return Ok(measured);
    }
    if let Some((metric, token)) = rate(context, scene, one, share.map(|(cost, _)| cost)) {
        return Ok(Measured::new(metric, "rate_word", 0.85).with(Some(token)));
    }
    if one.is_fraction()
        && share.is_none()
        && !of_whole
        && !of_before
        && !of_growth
        && !is_part_of_things(context, scene, one)
    {
        return Err("a part of something that is not measured");
    }
    let mut measured = Measured::new(Metric::Share, "share", if share.is_some() { 0.9 } else { 0.5 })
        .with(share.map(|(_, token)| token));
    attach(context, scene, discourse, one, earlier, &mut measured);
    Ok(measured)
}

/// "Unemployment is at 8.5 %, higher than the national average of 5.5 %": whether the words of change of a sentence that tells of
/// a rate or of two percentages all stand beside an average and tell of no change.
fn is_against_average(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 5;
    let words = context.words;
    let averages = || scene.with([Kind::Nationwide]).iter().filter(|token| token.entry.meaning == AVERAGE);
    let beside = |token: &Token| {
        averages().any(|average| {
            let (from, to) = if average.span.start >= token.span.end {
                (token.word.end.min(average.span.start), average.span.start)
            } else {
                (average.word.end.min(token.span.start), token.span.start)
            };
            words.distance(from, to) <= NEAR && context.commas(from, to) == 0
        })
    };
    let percent = |other: &&Found| other.quantity.unit == Some(Unit::Percent) && other.quantity.ignored.is_none();
    averages().next().is_some()
        && !names_growth(scene, one)
        && (scene.found.iter().filter(percent).count() > 1 || rate(context, scene, one, None).is_some())
        && scene.with([Kind::Up, Kind::Down, Kind::Period]).iter().all(|token| match token.sense() {
            Sense::Up | Sense::Down => beside(token),
            Sense::Period(Period::YearOnYear) => false,
            _ => true,
        })
}

/// Whether another ratio in the same unit stands behind a figure, to which one may lead.
fn has_second_level(scene: &Scene<'_>, one: &Found) -> bool {
    scene.found.iter().any(|other| {
        other.begin >= one.word_end && other.quantity.ignored.is_none() && other.quantity.unit == one.quantity.unit
    })
}

/// "Nearly half of this growth", and beside a word of share "shu o‘sishning qariyb yarmi": whether a noun of growth stands behind
/// the "of" of a part, or before the part.
fn is_part_of_growth(context: &Context<'_>, scene: &Scene<'_>, one: &Found, shared: bool) -> bool {
    const NEAR: usize = 2;
    let words = context.words;
    let of = || words.follows(one.word_end, |sense| matches!(sense, Sense::ShareAfter | Sense::Of)).is_some();
    scene.with([Kind::Up, Kind::Down]).iter().any(|token| {
        let (from, to) = sides(one, one.word_end, token);
        matches!(token.sense(), Sense::Up | Sense::Down)
            && (shared || token.span.start >= one.word_end && of())
            && from <= to
            && words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
            && !words.within(token.word).iter().any(|other| other.sense().is_status())
    })
}

/// "Exports came to 500 million (+7 %)", "(-3,2 %)": whether a plus stands before a percentage, or a minus in brackets.
fn is_signed(context: &Context<'_>, one: &Found) -> bool {
    let head = context.words.text.get(..one.numeral.start).unwrap_or_default();
    let apart = |head: &str| head.ends_with(['(', '（', ' ', '\u{a0}']);
    if let Some(head) = head.strip_suffix(['+', '＋']) {
        return apart(head);
    }
    let head = head.strip_suffix(['-', '−', '–', '\u{2011}']);
    head.is_some_and(|head| head.ends_with(['(', '（']))
}

/// "Output rose, and two thirds left by sea": whether a part has a clause of its own behind that of a word of change, with no
/// "by" before it.
fn is_of_clause_before(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    let words = context.words;
    let (from, to) = (token.word.end.min(one.begin), one.begin);
    let opens = |word: &Token| matches!(word.sense(), Sense::And | Sense::Clause) && words.is_thin(word.span.end, to);
    one.is_fraction()
        && token.span.end <= one.begin
        && words.precedes(one.begin, |sense| matches!(sense, Sense::ChangeBefore | Sense::LevelBefore)).is_none()
        && scene.between_of([Kind::And, Kind::Clause], from, to).any(opens)
        && words
            .text
            .get(one.word_end..)
            .is_some_and(|rest| rest.starts_with(' ') && !rest.trim_start().starts_with(ENDS))
}

/// "30 % de la production" and not "30 % d'ici 2027", "3,5 proc. pajamų augimo": whether a word for "of" that is no part of words
/// of time follows, and not that of a growth.
fn is_of_whole(context: &Context<'_>, end: usize) -> bool {
    let words = context.words;
    words.right_after(end).any(|token| {
        let of_time = |other: &Token| {
            matches!(other.sense(), Sense::Period(_))
                && other.span.start == token.span.start
                && other.span.len() > token.span.len()
        };
        let of_growth = || {
            let change = |sense: &Sense| matches!(sense, Sense::Up | Sense::Down);
            words.follows(token.word.end.max(token.span.end), change).is_some()
        };
        matches!(token.sense(), Sense::ShareAfter) && !words.right_after(end).any(of_time) && !of_growth()
    })
}

/// "I have been to Yiwu three times", "sudah tiga kali": whether whole times stand in a sentence where nothing is measured,
/// counted, compared or made, and not right before a noun.
fn is_occasion(context: &Context<'_>, scene: &Scene<'_>, one: &Found, earlier: &[Claim]) -> bool {
    const KINDS: Kinds = Kinds::of(&[
        Kind::Metric,
        Kind::Counted,
        Kind::Share,
        Kind::Up,
        Kind::Down,
        Kind::Multiple,
        Kind::TheirNumber,
        Kind::Against,
    ]);
    let value = one.quantity.value;
    let whole = value >= 2.0 && value.fract() == 0.0;
    let measured = scene.with(KINDS).iter().any(|token| {
        let measures = matches!(
            token.sense(),
            Sense::Metric(_)
                | Sense::Counted(_)
                | Sense::Share
                | Sense::Up
                | Sense::Down
                | Sense::TheirNumber
                | Sense::Against
        );
        let doubled = matches!(token.sense(), Sense::Multiple(_));
        doubled || measures && !one.quantity.span.contains(token.span)
    });
    let compared = scene
        .with([Kind::Period])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Period(Period::Baseline | Period::YearOnYear | Period::OfNow)));
    let rest = context.words.text.get(one.word_end..).unwrap_or_default().trim_start();
    let ends = rest.is_empty() || rest.starts_with(ENDS);
    one.in_words && whole && ends && earlier.is_empty() && !measured && !compared && one.comparator.is_none()
}

/// "The coefficient of use is to rise to over 80 %": whether one word of change and one of a level stand before a percentage,
/// and nothing that is measured in amounts. A verb that says both, as "reaches", and "up to" say nothing of that.
fn is_led_to(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    let words = context.words;
    let start = one.quantity.span.start;
    if matches!(one.comparator, Some((_, Qualifier::AtMost))) {
        return false;
    }
    let also = |token: &Token| {
        let other = |sense: &Sense| matches!(sense, Sense::Up | Sense::Down);
        words.within(token.span).iter().any(|same| same.span == token.span && other(same.sense()))
    };
    let mut near = words.right_before(one.begin).chain(words.right_before(start));
    let Some(level) = near.find(|token| matches!(token.sense(), Sense::LevelBefore) && !also(token)) else {
        return false;
    };
    // "The fall slowed to 2 %": a noun of change stands in front of a verb of its own.
    let is_verb = |change: &Token| {
        let tense = words.within(change.word).iter().any(|token| token.sense().is_status());
        tense
            || change.span.start >= one.word_end
            || words.distance(change.word.end.min(level.span.start), level.span.start) == 0
    };
    let clause = |token: &&Token| token.span.end <= one.begin && context.commas(token.span.end, one.begin) == 0;
    // "Wird auf mindestens 55 % angehoben": the verb may stand behind.
    let verb_behind = !context.lexicon.writing.has_verb_last();
    let behind = |token: &&Token| {
        let start = token.span.start;
        verb_behind && start >= one.word_end && words.is_blank(one.word_end, start)
    };
    let mut changes = scene
        .with([Kind::Up, Kind::Down])
        .iter()
        .filter(|token| matches!(token.sense(), Sense::Up | Sense::Down) && (clause(token) || behind(token)));
    let amount = |token: &Token| match token.sense() {
        Sense::Metric(metric) => !metric.is_rate(),
        Sense::Counted(_) => true,
        _ => false,
    };
    changes.next().is_some_and(is_verb)
        && changes.next().is_none()
        && !scene.with([Kind::Metric, Kind::Counted]).iter().filter(clause).any(amount)
}

/// Whether a noun for growth stands before a figure in its sentence: "growth slowed to 6 %".
fn names_growth(scene: &Scene<'_>, one: &Found) -> bool {
    scene.with([Kind::Up, Kind::Down]).iter().any(|token| {
        matches!(token.sense(), Sense::Up | Sense::Down)
            && token.span.end <= one.begin
            && token.entry.meaning.contains("growth")
    })
}

/// Whether a part in words is one of people, firms or goods: "more than half are abroad", "the state pays a third", "half the
/// firms", and where the whole stands before its part, "of the costs a fifth".
fn is_part_of_things(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const HALF: f64 = 50.0;
    let words = context.words;
    let (span, end) = (one.quantity.span, one.word_end);
    // "7 Betriebe von 10", ثلثاها: the figure itself says what it is of.
    let inside = |token: &Token| {
        matches!(token.sense(), Sense::OutOf)
            || matches!(token.sense(), Sense::FractionOf) && is_of_things(words, token)
            || (matches!(token.sense(), Sense::Share) && token.span.end <= end.max(span.end))
    };
    if words.within(span).iter().any(inside) {
        return true;
    }
    // "Half an hour", "a quarter to nine", "half a year later".
    let lasts = |sense: &Sense| {
        matches!(sense, Sense::Unit(unit, _) if crate::extract::quantity::kind_of(unit) == QuantityKind::Duration)
            || matches!(sense, Sense::Period(_) | Sense::Month(_))
    };
    let behind = |wanted: &dyn Fn(&Sense) -> bool| {
        words.within(Span::new(span.end, end + REACH)).iter().any(|token| {
            token.span.start >= end
                && wanted(token.sense())
                && words.distance(end, token.span.start) <= 1
                && words.text.get(end..token.span.start).is_some_and(|gap| !gap.contains(ENDS))
        })
    };
    if behind(&lasts) {
        return false;
    }
    let thing = |sense: &Sense| matches!(sense, Sense::Counted(_) | Sense::Metric(_) | Sense::Sector(_));
    // "A third plant" is one plant: where words for parts are ordinals, too, the whole stands behind an "of".
    let is_ordinal =
        context.lexicon.writing.ordinal_parts && is_one_part(one.quantity.value) && one.comparator.is_none();
    if behind(&thing) && !is_ordinal {
        return true;
    }
    let noun = scene.with([Kind::Counted, Kind::Metric, Kind::Sector]).iter().any(|token| {
        thing(token.sense())
            && token.span.end <= one.begin
            && words.is_blank(token.word.end.max(token.span.end), one.begin)
    });
    // "In half", "half way": a half needs more than the end of its clause.
    let rest = words.text.get(end..).unwrap_or_default();
    let alone = (rest.trim_start().is_empty() || rest.starts_with(ENDS)) && (one.quantity.value - HALF).abs() > 1.0;
    noun || alone || one.comparator.is_some()
}

/// Marks that end a clause.
const ENDS: [char; 12] = ['.', ',', ';', ':', '\n', '，', '。', '；', '、', '،', '।', '۔'];
/// How far behind a part its whole is looked for, in bytes.
const REACH: usize = 60;

/// Whether a percentage is that of one part, a third or a fifth, and of less than a half.
fn is_one_part(percent: f64) -> bool {
    let parts = 100.0 / percent;
    parts > 2.5 && (parts - parts.round()).abs() < 1e-3
}

/// Whether a word stands before a percentage with at most two small words between.
fn leads_to(context: &Context<'_>, token: &Token, one: &Found) -> bool {
    const BETWEEN: usize = 2;
    let percent = one.quantity.unit == Some(Unit::Percent) && !one.is_fraction();
    percent
        && token.word.end <= one.begin
        && context.words.distance(token.word.end, one.begin) <= BETWEEN
        && context.commas(token.word.end, one.begin) == 0
}

/// A metric that is a percentage by itself: utilisation, recycling rate.
fn rate<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    share: Option<usize>,
) -> Option<(Metric, &'a Token)> {
    let (cost, token) = nearest(context, scene, one, Kind::Metric, |sense| match sense {
        Sense::Metric(Metric::Other(word)) if matches!(word.as_str(), "utilisation" | "unemployment") => true,
        Sense::Metric(metric) => metric.is_rate(),
        _ => false,
    })?;
    match token.sense() {
        Sense::Metric(metric) if share.is_none_or(|share| cost <= share) => Some((metric.clone(), token)),
        _ => None,
    }
}

/// Finds what a change or a share is of: a metric between it and the figure before it, or that figure's own metric.
fn attach(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    earlier: &[Claim],
    measured: &mut Measured,
) {
    let previous_end = earlier.last().map_or(scene.sentence.span.start, |claim| claim.evidence.span.end);
    let is_metric = |sense: &Sense| matches!(sense, Sense::Metric(_) | Sense::Counted(_));
    let own = scene
        .with([Kind::Metric, Kind::Counted])
        .iter()
        .filter(|token| is_metric(token.sense()) && !token.span.overlaps(one.quantity.span))
        .filter(|token| token.span.start >= previous_end)
        .min_by_key(|token| preference(context, scene, one, token));
    let near = own.filter(|token| {
        // Behind a comma another clause begins: "..., up 9 %, while energy use fell".
        let behind = token.span.start >= one.quantity.span.end
            && context.commas(one.word_end.min(token.span.start), token.span.start) > 0;
        earlier.is_empty() || (!behind && distance(context, scene, one, token) <= 8)
    });
    if let Some(token) = near.map(|token| head_of(context, scene, token)) {
        measured.of_metric = match token.sense() {
            Sense::Metric(metric) | Sense::Counted(metric) => Some(metric.clone()),
            _ => None,
        };
        measured.cues.push(cue(token, CueField::Metric));
        return;
    }
    // "The share of renewables rose by 2.5 points"
    let points = one.quantity.unit == Some(Unit::PercentagePoint);
    let share = scene.with([Kind::Share]).iter().find(|token| matches!(token.sense(), Sense::Share));
    if let Some(token) = share.filter(|token| points && token.span.end <= one.begin && token.span.start >= previous_end)
    {
        measured.of_metric = Some(Metric::Share);
        measured.cues.push(cue(token, CueField::Metric));
        return;
    }
    measured.of_metric = earlier
        .last()
        .map(|claim| {
            claim.of_metric.clone().filter(|_| is_change(&claim.metric)).unwrap_or_else(|| claim.metric.clone())
        })
        .or_else(|| discourse.metric.clone());
}

/// "Energy use per unit of production", "revenue of the company", "number of makers of robots": what is measured stands
/// before what it belongs to.
fn head_of<'a>(context: &Context<'_>, scene: &Scene<'a>, token: &'a Token) -> &'a Token {
    let product = |token: &Token| match token.sense() {
        Sense::Counted(Metric::Other(product)) => is_product(product),
        _ => false,
    };
    let belongs = match token.sense() {
        Sense::Counted(_) | Sense::Metric(Metric::Production) => true,
        Sense::Metric(Metric::Other(word)) => word == "units",
        _ => false,
    };
    if !belongs {
        return token;
    }
    let head = |other: &&Token| {
        let reach = match other.sense() {
            Sense::Metric(metric) if Some(metric) != counted_metric(token).as_ref() => 3,
            Sense::Counted(_) if product(token) && !product(other) => 1,
            _ => return false,
        };
        let (from, to) = (other.span.end, token.span.start);
        from <= to
            && context.words.distance(from, to) <= reach
            && context.commas(from, to) == 0
            && !scene.between_of([Kind::And], from, to).any(|word| matches!(word.sense(), Sense::And))
            && !scene.has_figure_between(from, to)
    };
    scene
        .with([Kind::Metric, Kind::Counted])
        .iter()
        .rev()
        .find(head)
        .map_or(token, |other| head_of(context, scene, other))
}

fn is_change(metric: &Metric) -> bool {
    matches!(metric, Metric::Growth | Metric::Share)
}

//! What a quantity measures: the counted noun of a bare number, the nearest metric that fits the unit, or a change or a
//! share.

mod carried;
mod change;
mod classifier;
mod cost;
mod counted;
mod product;
mod ratio;
mod row;
mod settled;
mod subject;
mod unknown;
mod worth;

use super::region::is_sold_abroad;
use super::units::compatible;
use super::{Context, Discourse, Scene, cue, distance};
use crate::extract::lexicon::{Kind, Period, Sense, is_stock};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::words::clause_blanks;
use crate::model::{Claim, Cue, CueField, Metric, QuantityKind, Span, Unit};
use carried::{carried_over, goes_on};
use change::{cause, or_change};
use counted::counted;
use ratio::ratio;

/// A metric with the words that decided it.
#[derive(Clone, Debug)]
pub struct Measured {
    pub metric: Metric,
    /// What a change or a share is of.
    pub of_metric: Option<Metric>,
    /// Whether a change goes downwards.
    pub negative: bool,
    pub cues: Vec<Cue>,
    pub rule: &'static str,
    pub confidence: f32,
}

impl Measured {
    fn new(metric: Metric, rule: &'static str, confidence: f32) -> Self {
        Self { metric, of_metric: None, negative: false, cues: Vec::with_capacity(CUES), rule, confidence }
    }

    fn with(mut self, token: Option<&Token>) -> Self {
        self.cues.extend(token.map(|token| cue(token, CueField::Metric)));
        self
    }
}

/// About as many cues as a claim has.
const CUES: usize = 6;

/// How near a word for a metric stands that an amount is told of, whatever else stands beside.
const BESIDE: usize = 3;
/// What a blank that sets clauses apart puts between a metric and its figure, in words.
const CLAUSE: usize = 4;
/// What a clause of its own puts between a figure and a metric behind it.
const NEXT_CLAUSE: usize = 12;
/// Below a kilowatt, in MW.
const RATING_MW: f64 = 0.001;

/// Below a cubic metre, in cubic metres: "API 5L" is a standard.
const BOTTLE_M3: f64 = 0.1;
/// Kilometres below which a length is that of a part of something.
const PART_LENGTH: f64 = 0.01;

pub(super) use settled::{makes_by_the_year, settled};

/// Decides what a quantity measures, or why it is no claim.
pub fn measure(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    index: usize,
    earlier: &[Claim],
) -> Result<Measured, &'static str> {
    let one = scene.found.get(index).ok_or("")?;
    if !context.lexicon.complete {
        return by_unit(one).ok_or("no lexicon for this language yet");
    }
    if one.is_ratio() {
        return ratio(context, scene, discourse, one, earlier);
    }
    if one.is_bare() {
        let counted = counted(context, scene, discourse, index, earlier).ok_or("counts nothing that is known")?;
        if one.in_words && one.quantity.value_high.unwrap_or(one.quantity.value) < 3.0 {
            return Err("a small number in words");
        }
        return Ok(or_change(context, scene, one, counted));
    }
    // Roads, quays and pipelines are measured in hundreds of metres, parts in inches.
    if one.quantity.unit == Some(Unit::Kilometre) && one.quantity.value.abs() < PART_LENGTH {
        return Err("the length of a part");
    }
    if one.quantity.kind == QuantityKind::Volume && one.quantity.value.abs() < BOTTLE_M3 {
        return Err("the volume of a bottle, or a code");
    }
    let level = level(context, scene, discourse, one).ok_or("measures nothing that is known")?;
    Ok(or_change(context, scene, one, level))
}

/// What a unit measures by itself, in a language without a lexicon.
fn by_unit(one: &Found) -> Option<Measured> {
    let metric = match one.quantity.kind {
        QuantityKind::Power => Metric::Capacity,
        QuantityKind::Area => Metric::Area,
        // Amounts without a metric still tell a story from another and lead to their sentence.
        QuantityKind::Money | QuantityKind::Percent => Metric::Other("amount".to_owned()),
        QuantityKind::Weight | QuantityKind::Energy => Metric::Production,
        _ => return None,
    };
    Some(Measured::new(metric, "unit_alone", 0.35))
}

/// "The number is to go up to 13 GW, and the yearly output of power is to double": whether a metric stands behind a comma and "and".
fn is_of_next_clause(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    token.span.start >= one.quantity.span.end && begins_clause(context, scene, one.word_end, token.span.start)
}

/// The word whose metric a figure in a unit has rather than that of any other of the sentence.
fn preferred<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    unit: &Unit,
) -> Option<(&'a Metric, &'a Token)> {
    scene
        .with([Kind::Metric, Kind::Separable])
        .iter()
        .filter_map(|token| match token.sense() {
            Sense::Metric(metric @ (Metric::Capacity | Metric::Production))
            | Sense::Separable(metric @ Metric::Production, _)
                if product::is_whole(context, scene, token) && product::is_made_by_size(context, scene, one, token) =>
            {
                Some((metric, token))
            }
            Sense::Metric(metric) | Sense::Separable(metric, _)
                if !token.span.overlaps(one.quantity.span) && product::is_whole(context, scene, token) =>
            {
                let metric = as_measured(unit, metric);
                compatible(unit, metric).then_some((metric, token))
            }
            _ => None,
        })
        .min_by_key(|(_, token)| preference(context, scene, one, token))
}

/// "The region sold squid to China for 38 million": sales to another country are exports.
fn if_abroad(context: &Context<'_>, scene: &Scene<'_>, one: &Found, metric: Metric) -> Metric {
    let sold = metric == Metric::Revenue && one.quantity.kind == QuantityKind::Money;
    if sold && is_sold_abroad(context, scene) { Metric::Exports } else { metric }
}

/// What an amount measures.
fn level(context: &Context<'_>, scene: &Scene<'_>, discourse: &Discourse, one: &Found) -> Option<Measured> {
    let unit = one.quantity.unit.as_ref()?;
    // Some hundred watts are the rating of a device, and no plan's capacity.
    if *unit == Unit::Megawatt && one.quantity.value < RATING_MW {
        return None;
    }
    let best = preferred(context, scene, one, unit)
        .filter(|(_, token)| !(goes_on(discourse, unit) && is_of_next_clause(context, scene, one, token)));
    let near = best.as_ref().is_some_and(|(_, token)| distance(context, scene, one, token) <= BESIDE);
    // "I Porsgrunn bygges en fabrikk til 4,2 milliarder": what is made there is the plant.
    let makes = |works: &Token| {
        best.as_ref().is_some_and(|(_, token)| {
            matches!(token.sense(), Sense::Metric(Metric::Production)) && token.span.end <= works.span.start
        })
    };
    // "Grants towards the £85 million factory": the plant right behind its money.
    let behind = |works: &Token| {
        // "En fabrikk til 1,4 milliarder skal bygges": nothing else is made behind the money of a plant.
        let made = |token: &Token| {
            matches!(token.sense(), Sense::Metric(Metric::Production)) && token.span.start >= one.word_end
        };
        context.words.is_blank(one.word_end, works.span.start)
            || works.word.end <= one.begin && best.as_ref().is_some_and(|(_, token)| made(token))
    };
    let cost = || cost::works_beside(context, one).filter(|works| !near || makes(works) || behind(works));
    let cost =
        || cost().or_else(|| best.as_ref().and_then(|(_, token)| cost::works_for_goods(context, scene, one, token)));
    if one.quantity.kind == QuantityKind::Money
        && let Some(works) = cost()
    {
        return Some(Measured::new(Metric::Investment, "cost_of_works", 0.8).with(Some(works)));
    }
    let sized = best.is_none_or(|(metric, _)| *metric == Metric::Area);
    if sized && product::is_too_large(context, scene, one) {
        return Some(Measured::new(Metric::Production, "large_area", 0.6));
    }
    if let Some((metric, token)) = best {
        if *metric == Metric::OutputValue
            && let Some(works) = cost::works_that_make(context, scene, one, token)
        {
            return Some(Measured::new(Metric::Investment, "cost_of_works", 0.8).with(Some(works)));
        }
        if one.quantity.kind == QuantityKind::Money
            && let Some(verb) = cost::invested_in(context, scene, one, token)
        {
            return Some(Measured::new(Metric::Investment, "metric_word", 0.8).with(Some(verb)));
        }
        if let Some(traded) = worth::traded(context, scene, one, token) {
            let metric = as_measured(unit, &traded).clone();
            let metric = if_abroad(context, scene, one, metric);
            return Some(Measured::new(metric, "worth_of_goods", 0.85).with(Some(token)));
        }
        let metric = if_abroad(context, scene, one, once_running(scene, metric.clone()));
        if metric == Metric::Production
            && let Some(rate) = product::able_to_make(context, scene, one)
        {
            return Some(Measured::new(Metric::Capacity, "able_to_make", 0.8).with(Some(rate)));
        }
        let far = distance(context, scene, one, token);
        let confidence = if far <= 12 { 0.95 } else { 0.8 };
        return Some(Measured::new(metric, "metric_word", confidence).with(Some(token)));
    }
    // "Will be able to process 20,000 tonnes a year", whatever the verb.
    let weighed = matches!(one.quantity.kind, QuantityKind::Weight | QuantityKind::Volume);
    if let Some(rate) = weighed.then(|| product::able_to_make(context, scene, one)).flatten() {
        return Some(Measured::new(Metric::Capacity, "able_to_make", 0.7).with(Some(rate)));
    }
    if let Some(verb) = cost::built_for(context, scene, one) {
        return Some(Measured::new(Metric::Investment, "cost_of_works", 0.7).with(Some(verb)));
    }
    if let Some(carried) = carried_over(context, scene, discourse, one, unit) {
        return Some(carried);
    }
    let projects = scene.with([Kind::Counted, Kind::Event]).iter().find(|token| match token.sense() {
        Sense::Counted(Metric::Projects) | Sense::Event => true,
        // "A plant for 4.2 bn yuan"
        Sense::Counted(Metric::Other(word)) => is_stock(word),
        _ => false,
    });
    // "₹22,500 करोड़ की दूसरी इकाई", "a 2 bn yuan plant": what it is of stands right behind.
    let projects = projects.or_else(|| {
        scene.with([Kind::Counted]).iter().find(|token| {
            let works = match token.sense() {
                Sense::Counted(Metric::Enterprises) => true,
                Sense::Counted(Metric::Other(word)) => word == "units",
                _ => false,
            };
            works
                && token.span.start >= one.quantity.span.end
                && context.words.distance(one.word_end.min(token.span.start), token.span.start) <= 2
                && context.commas(one.word_end.min(token.span.start), token.span.start) == 0
        })
    });
    let projects = projects.or_else(|| cost::built(context, scene, one));
    let metric = match one.quantity.kind {
        QuantityKind::Money if projects.is_some() => Metric::Investment,
        QuantityKind::Money => Metric::Other("amount".to_owned()),
        QuantityKind::Power => Metric::Capacity,
        // "Une ligne de 20 GWh démarre en 2026": what batteries hold.
        QuantityKind::Energy if settled::is_of_cells(context, scene) => Metric::Capacity,
        QuantityKind::Weight | QuantityKind::Energy | QuantityKind::Volume => Metric::Production,
        QuantityKind::Area => Metric::Area,
        QuantityKind::Length => Metric::Other("length".to_owned()),
        _ => return None,
    };
    // A length or a volume without any word for what it measures is a detail, not a figure of a plan.
    if matches!(one.quantity.kind, QuantityKind::Length | QuantityKind::Volume) {
        return None;
    }
    Some(Measured::new(metric, "unit_alone", 0.5).with(projects))
}

/// "Once completed it will produce 55,000 t a year": what a plant is to make is its capacity.
fn once_running(scene: &Scene<'_>, metric: Metric) -> Metric {
    let stands = |wanted: Period| {
        scene
            .with([Kind::Period])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Period(period) if *period == wanted))
    };
    if metric == Metric::Production && stands(Period::OnceDone) && stands(Period::PerYear) {
        return Metric::Capacity;
    }
    metric
}

/// A metric as the unit reads it: production in money is output value.
const fn as_measured<'a>(unit: &Unit, metric: &'a Metric) -> &'a Metric {
    match (unit, metric) {
        (Unit::Money(_), Metric::Production) => &Metric::OutputValue,
        (_, other) => other,
    }
}

/// How well a metric word stands to a figure: words right beside it first, then those before it.
fn preference(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> usize {
    let (from, to) =
        if token.span.end <= one.begin { (token.span.end, one.begin) } else { (one.word_end, token.span.start) };
    let cost = distance(context, scene, one, token) + CLAUSE * clause_blanks(context.words.text, from, to);
    let after = token.span.start >= one.quantity.span.end;
    // "Revenue rose by 6 % to 11 bn, and exports were ...": behind "and" another clause begins, where another noun stands
    // before the figure.
    let next = after && (begins_clause(context, scene, from, to) || has_own_figure(context, scene, one, token));
    let cost = if next { cost + NEXT_CLAUSE } else { cost };
    // A verb or noun right behind the figure ("500 MW capacity") is as good as one before it.
    if after && cost > 1 { cost + 5 } else { cost }
}

/// Whether a comma with "and", "but" or "which" stands between two positions.
fn begins_clause(context: &Context<'_>, scene: &Scene<'_>, from: usize, to: usize) -> bool {
    from <= to
        && context.commas(from, to) > 0
        && scene
            .between_of([Kind::And, Kind::Clause], from, to)
            .any(|word| matches!(word.sense(), Sense::And | Sense::Clause) && context.commas(from, word.span.start) > 0)
}

/// "Revenue rose to 61 bn, exports fell by a tenth", "made 48,000 cars and exported 41,000": whether a metric behind a comma or
/// "and" has a figure of its own in its clause.
fn has_own_figure(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    const REACH: usize = 6;
    let joined = || {
        !context.lexicon.writing.has_verb_last()
            && context.words.precedes(token.span.start, |sense| matches!(sense, Sense::And)).is_some()
    };
    (context.commas(one.word_end.min(token.span.start), token.span.start) > 0 || joined())
        && scene.found.iter().any(|other| {
            other.quantity.ignored.is_none()
                && other.quantity.span.start >= token.span.end
                && other.begin >= token.word.end
                && context.commas(token.word.end, other.begin) == 0
                && context.words.distance(token.word.end, other.begin) <= REACH
        })
}

/// Whether a figure is a change and no level, with its direction.
fn change(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<(bool, Token)> {
    let words = context.words;
    // The comparator, and what belongs to the figure behind it, may be passed over.
    let (start, end) = (one.quantity.span.start, one.quantity.span.end);
    let inner = (start != one.begin).then(|| words.right_before(start));
    // "Subirá por lo menos a 18 millones": the last word of the comparator says that a level is reached.
    let level = |token: &Token| matches!(token.sense(), Sense::LevelBefore) && words.is_blank(token.span.end, start);
    if start != one.begin && words.within(Span::new(one.begin, start)).iter().any(level) {
        return None;
    }
    let before = words
        .right_before(one.begin)
        .chain(inner.into_iter().flatten())
        .find(|token| matches!(token.sense(), Sense::ChangeBefore) && !is_of_verb(context, token));
    let outer = (end != one.word_end).then(|| words.right_after(one.word_end));
    let after = words
        .right_after(end)
        .chain(outer.into_iter().flatten())
        .find(|token| matches!(token.sense(), Sense::ChangeAfter));
    let inside = words
        .within(Span::new(one.quantity.span.end, one.word_end))
        .iter()
        .find(|token| matches!(token.sense(), Sense::ChangeAfter));
    // "2.300 kişi arttı": where verbs stand last, behind what is counted, too.
    let behind_noun = || {
        let bare = |token: &&Token| matches!(token.sense(), Sense::Counted(_)) && token.word.end == token.span.end;
        let noun = words.right_after(one.word_end).find(bare)?;
        words.right_after(noun.word.end).find(|token| matches!(token.sense(), Sense::ChangeAfter))
    };
    let after =
        after.or_else(|| (one.is_bare() && context.lexicon.writing.has_verb_last()).then(behind_noun).flatten());
    let marker = before.or(after).or(inside)?;
    // "14 мыңнан 19 мыңға өсті": the second of two levels.
    if before.is_none() && !one.is_ratio() && is_second_level(scene, one) {
        return None;
    }
    // "300 לפחות": what is a part of "at least" is no "less".
    if one.comparator.is_some_and(|(bound, _)| bound.contains(marker.span) && bound.len() > marker.span.len()) {
        return None;
    }
    // "به ۵۰۰ هزار تن افزایش یافت": "to" before the figure says more than the "increase" behind it; a "by" does not give way.
    let to_level = || {
        let verb = |sense: &Sense| matches!(sense, Sense::Up | Sense::Down);
        !one.is_ratio()
            && words.precedes(one.begin, |sense| matches!(sense, Sense::LevelBefore)).is_some()
            && words.within(marker.span).iter().any(|token| verb(token.sense()) && token.span == marker.span)
    };
    if before.is_none() && (level_follows(context, one) || to_level()) {
        return None;
    }
    let direction = direction(context, scene, one);
    match direction {
        Some((cost, token)) if cost <= 8 && !is_behind_other(context, scene, one, token) => {
            Some((matches!(token.sense(), Sense::Down), *marker))
        }
        // A noun or phrase of change says so by itself; a mere "by" needs a verb of change beside it.
        _ if marker.span.of(words.text).chars().count() > 6 || after.is_some() || inside.is_some() => {
            Some((false, *marker))
        }
        _ => None,
    }
}

/// "Exported for 142 million euros, 5.9 % less", "was 8.1 %, 0.4 points less": whether a word of change stands in a clause behind, with
/// a figure of another unit before it.
fn is_behind_other(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    token.span.start >= one.word_end
        && context.commas(one.word_end, token.span.start) > 0
        && scene.figures_between(one.word_end, token.span.start).any(|other| {
            other.quantity.ignored.is_none() && other.is_ratio() && other.quantity.unit != one.quantity.unit
        })
}

/// Whether the figure before is the first of two levels, "from 14,000".
fn is_second_level(scene: &Scene<'_>, one: &Found) -> bool {
    scene.claim_before(one.begin).is_some_and(|other| other.from && other.quantity.unit == one.quantity.unit)
}

/// "Nearly to 60 %", "почти до 60 %": whether the word of a level stands behind or inside the comparator.
fn level_inside(context: &Context<'_>, one: &Found) -> bool {
    let level = |token: &Token| matches!(token.sense(), Sense::LevelBefore);
    let start = one.quantity.span.start;
    context.words.right_before(start).any(level)
        || (one.begin < start && context.words.within(Span::new(one.begin, start)).iter().any(level))
}

/// Whether an ending or word behind a figure makes it a level: に, "-ra".
fn level_follows(context: &Context<'_>, one: &Found) -> bool {
    let words = context.words;
    let is_level = |sense: &Sense| matches!(sense, Sense::LevelAfter);
    [one.quantity.span.end, one.word_end].into_iter().any(|end| words.follows(end, is_level).is_some())
        || words
            .within(Span::new(one.numeral.end, one.word_end))
            .iter()
            .any(|token| is_level(token.sense()) && token.span.end == one.word_end)
}

/// "The share will exceed 70 %, and energy use will fall by 12 %": whether a word of change behind a comma has a figure of
/// its own.
fn is_of_next(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    let end = one.word_end.min(token.span.start);
    let next = scene.found.iter().find(|other| {
        other.quantity.ignored.is_none()
            && other.begin >= one.quantity.span.end
            && other.quantity.span != one.quantity.span
    });
    // Where no comma stands, the word of change is right behind "and".
    let right_behind = || {
        scene
            .between_of([Kind::And], end, token.span.start)
            .any(|word| matches!(word.sense(), Sense::And) && context.words.is_blank(word.span.end, token.span.start))
    };
    token.span.start >= one.quantity.span.end
        && (context.commas(end, token.span.start) > 0 || right_behind())
        && scene
            .between_of([Kind::And, Kind::Clause], end, token.span.start)
            .any(|word| matches!(word.sense(), Sense::And | Sense::Clause))
        && next.is_some_and(|next| {
            next.begin >= token.span.end
                && context.commas(token.word.end.min(next.begin), next.begin) == 0
                && context.words.distance(token.word.end.min(next.begin), next.begin) <= 4
        })
}

/// "Will put up 22 million", "made up a third": whether a word of change is a part of a verb that means something else.
fn is_of_verb(context: &Context<'_>, token: &Token) -> bool {
    context.words.around(token.span).any(|verb| match verb.sense() {
        Sense::Governs => true,
        Sense::Share => verb.span.len() > token.span.len(),
        _ => false,
    })
}

/// "41 million, twice less than a year earlier": whether a word of change is a part of another figure.
fn is_of_other(scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    scene.found.iter().any(|other| {
        let span = other.quantity.span;
        span != one.quantity.span && span.contains(token.span) && span.len() > token.span.len()
    })
}

/// The nearest word of change, those inside "more than" left out.
fn direction<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<(usize, &'a Token)> {
    if scene.with([Kind::Up, Kind::Down]).is_empty() {
        return None;
    }
    // "2.8 percent less than in 2023" is no bound: only comparators of figures hide a word of change.
    let comparators: Vec<Span> =
        scene.found.iter().filter(|other| other.year.is_none()).filter_map(|other| Some(other.comparator?.0)).collect();
    scene
        .with([Kind::Up, Kind::Down])
        .iter()
        .filter(|token| matches!(token.sense(), Sense::Up | Sense::Down))
        .filter(|token| !comparators.iter().any(|span| span.contains(token.span)))
        .filter(|token| !is_of_other(scene, one, token) && !is_of_verb(context, token))
        .filter(|token| !is_of_next(context, scene, one, token))
        .map(|token| (distance(context, scene, one, token) + cause(context, scene, one, token), token))
        .min_by_key(|(cost, _)| *cost)
}

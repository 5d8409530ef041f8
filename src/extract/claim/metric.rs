//! What a quantity measures: the counted noun of a bare number, the nearest metric that fits the unit, or a change or a
//! share.

use super::{Context, Discourse, Scene, compatible, cue, distance, nearest};
use crate::extract::lexicon::{Period, Sense, is_product, is_stock};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Cue, CueField, Metric, QuantityKind, Span, Unit};

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
        Self { metric, of_metric: None, negative: false, cues: Vec::new(), rule, confidence }
    }

    fn with(mut self, token: Option<&Token>) -> Self {
        self.cues.extend(token.map(|token| cue(token, CueField::Metric)));
        self
    }
}

/// Below a kilowatt, in MW.
const RATING_MW: f64 = 0.001;
/// How far a word of change may stand from its figure.
const GROWTH_REACH: usize = 16;
/// How far a word of share may stand from its figure.
const SHARE_REACH: usize = 14;

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
        if one.in_words && one.quantity.value < 3.0 {
            return Err("a small number in words");
        }
        return Ok(or_change(context, scene, one, counted));
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

/// The level as it is, or the change of it where words say that the figure is one.
fn or_change(context: &Context<'_>, scene: &Scene<'_>, one: &Found, level: Measured) -> Measured {
    let change = change(context, scene, one).or_else(|| lost(context, scene, one, &level.metric));
    let Some((negative, token)) = change else { return level };
    let mut measured = Measured::new(Metric::Growth, "change", 0.85).with(Some(&token));
    measured.negative = negative;
    measured.of_metric = Some(level.metric);
    measured.cues.extend(level.cues);
    measured
}

/// "The industry lost 4,100 jobs", "cut 300 posts": jobs right behind a verb of loss are a change.
fn lost(context: &Context<'_>, scene: &Scene<'_>, one: &Found, metric: &Metric) -> Option<(bool, Token)> {
    if *metric != Metric::Jobs || one.from {
        return None;
    }
    let level = |token: &Token| matches!(token.sense(), Sense::LevelBefore | Sense::To);
    let down = |sense: &Sense| matches!(sense, Sense::Down);
    let token = context.words.precedes(one.begin, down)?;
    let to_level =
        scene.tokens.iter().any(|other| level(other) && other.span.overlaps(Span::new(token.span.start, one.begin)));
    (!to_level).then_some((true, *token))
}

/// The noun that a bare number counts.
fn counted(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    index: usize,
    earlier: &[Claim],
) -> Option<Measured> {
    let one = scene.found.get(index)?;
    let side = context.lexicon.writing.counted;
    let held = noun_before_classifier(context, scene, one);
    let direct = held
        .or_else(|| side.after().then(|| counted_after(context, scene, index)).flatten())
        .or_else(|| side.before().then(|| counted_before(context, scene, one)).flatten())
        .or_else(|| number_of(context, scene, one));
    if let Some(token) = direct {
        if let Some(measured) = of_product(context, scene, one, token) {
            return Some(measured);
        }
        if let Some(rate) = made_at_a_rate(context, scene, one, token) {
            return Some(Measured::new(Metric::Capacity, "counted_product", 0.8).with(Some(rate)));
        }
        let metric = people(scene, counted_metric(token)?);
        return Some(Measured::new(metric, "counted_noun", 0.95).with(Some(token)));
    }
    if let Some(measured) = classified(context, scene, one) {
        return Some(measured);
    }
    // "12 parks, of which 4 ...", "contre 1 800 aujourd'hui": the noun of the figure before.
    let beside = |sense: &Sense| matches!(sense, Sense::Share | Sense::Against);
    let part = context.words.precedes(one.begin, beside).is_some();
    if part && let Some(metric) = last_counted(scene, discourse, earlier) {
        return Some(Measured::new(metric.clone(), "counted_noun_before", 0.75));
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
    let next = scene.found.get(index + 1).filter(|next| next.is_bare() && next.quantity.ignored.is_none());
    if let Some(next) = next
        && context.words.distance(one.word_end, next.begin) <= 1
    {
        return counted(context, scene, discourse, index + 1, earlier).map(|mut measured| {
            measured.rule = "counted_noun_shared";
            measured
        });
    }
    elliptic(context, scene, one).or_else(|| with_verb(context, scene, discourse, one, earlier))
}

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
    let other_noun = scene.tokens.iter().any(|token| {
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

/// "Hydrogen buses 500 (units)": where a classifier follows the number, the noun right before it is what is counted.
fn noun_before_classifier<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let near_after = scene.tokens.iter().any(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.span.start >= one.word_end
            && context.words.distance(one.word_end, token.span.start) <= 1
            && context.commas(one.word_end, token.span.start) == 0
    });
    if classifier(scene, one).is_none() || near_after || !context.lexicon.writing.counted.before() {
        return None;
    }
    scene.tokens.iter().rev().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.word.end <= one.begin
            && context.words.is_thin(token.word.end, one.begin)
    })
}

/// The classifier between a number and the end of its words.
fn classifier<'a>(scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    scene.tokens.iter().find(|token| {
        matches!(token.sense(), Sense::Classifier(_))
            && token.span.start >= one.quantity.span.end
            && token.span.end <= one.word_end
    })
}

/// Products are counted as capacity, production or exports where the clause says so: "a capacity of 150,000 cars a year".
fn of_product(context: &Context<'_>, scene: &Scene<'_>, one: &Found, noun: &Token) -> Option<Measured> {
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
        .tokens
        .iter()
        .filter(|token| {
            matches!(token.sense(), Sense::Metric(Metric::Capacity | Metric::Production | Metric::Exports))
                && !token.span.overlaps(noun.span)
        })
        .map(|token| (preference(context, scene, one, token), token))
        .filter(|(cost, _)| *cost <= NEAR)
        .min_by_key(|(cost, _)| *cost)?;
    let Sense::Metric(metric) = token.sense() else { return None };
    // A port handles containers and makes none.
    if product == "containers" && *metric != Metric::Capacity {
        return None;
    }
    Some(Measured::new(once_running(scene, metric.clone()), "counted_product", 0.85).with(Some(token)))
}

/// "The plant is to make 50,000 wafers a month": products by the month, week or day that are promised are a capacity.
fn made_at_a_rate<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found, noun: &Token) -> Option<&'a Token> {
    const NEAR: usize = 2;
    let product = matches!(noun.sense(), Sense::Counted(Metric::Other(product)) if is_product(product));
    let promised = scene
        .tokens
        .iter()
        .any(|token| token.sense().is_promise() || matches!(token.sense(), Sense::Period(Period::OnceDone)));
    let end = noun.word.end.max(one.word_end);
    scene.tokens.iter().find(|token| {
        let (from, to) =
            if token.span.end <= one.begin { (token.span.end, one.begin) } else { (end, token.span.start) };
        product
            && promised
            && matches!(token.sense(), Sense::Period(Period::PerMonth))
            && context.words.distance(from.min(to), to) <= NEAR
            && context.commas(from.min(to), to) == 0
    })
}

/// A number with a classifier: of the noun before it in its clause, or of what the classifier alone says.
fn classified(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    let classifier = classifier(scene, one)?;
    let noun = scene.tokens.iter().rev().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.word.end <= one.begin
            && context.commas(token.word.end, one.begin) == 0
            && context.words.distance(token.word.end, one.begin) <= 6
            && !scene.has_figure_between(token.word.end, one.begin)
    });
    if let Some(noun) = noun {
        return Some(Measured::new(people(scene, counted_metric(noun)?), "counted_noun", 0.85).with(Some(noun)));
    }
    let Sense::Classifier(metric) = classifier.sense() else { return None };
    if let Some(measured) = of_product(context, scene, one, classifier) {
        return Some(measured);
    }
    Some(Measured::new(people(scene, metric.clone()), "classifier", 0.75).with(Some(classifier)))
}

fn counted_metric(token: &Token) -> Option<Metric> {
    match token.sense() {
        Sense::Counted(metric) => Some(metric.clone()),
        _ => None,
    }
}

/// People are jobs where the sentence speaks of work, and participants where it speaks of an event.
fn people(scene: &Scene<'_>, metric: Metric) -> Metric {
    if !matches!(&metric, Metric::Other(word) if word == "people") {
        return metric;
    }
    let work = |sense: &Sense| matches!(sense, Sense::Metric(Metric::Jobs) | Sense::Counted(Metric::Jobs));
    if scene.tokens.iter().any(|token| work(token.sense())) {
        Metric::Jobs
    } else if scene.tokens.iter().any(|token| matches!(token.sense(), Sense::Event)) {
        Metric::Other("participants".to_owned())
    } else {
        metric
    }
}

fn counted_after<'a>(context: &Context<'_>, scene: &Scene<'a>, index: usize) -> Option<&'a Token> {
    let one = scene.found.get(index)?;
    let limit = scene.found.get(index + 1).map_or(scene.sentence.span.end, |next| next.begin);
    let from = one.quantity.span.end;
    let token = scene.tokens.iter().find(|token| {
        matches!(token.sense(), Sense::Counted(_)) && token.span.start >= from && token.word.start >= from
    })?;
    let gap = context.words.text.get(from..token.span.start)?;
    let free = token.span.start < limit
        && !gap.contains(['.', ',', ';', ':', '\n', '，', '。', '、', '،', '('])
        && context.words.distance(one.word_end.min(token.span.start), token.span.start)
            <= context.lexicon.writing.counted_reach
        && !verb_between(scene, from, token.span.start);
    free.then_some(token)
}

/// Whether a verb stands between a number and a noun, so that the noun belongs to another phrase.
fn verb_between(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    scene.tokens.iter().any(|token| {
        token.span.start >= from
            && token.span.end <= to
            && token.sense().is_status()
            && !scene.tokens.iter().any(|other| {
                other.span.overlaps(token.span) && matches!(other.sense(), Sense::After(_) | Sense::Sector(_))
            })
    })
}

fn counted_before<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let begin = one.quantity.span.start;
    scene.tokens.iter().rev().find(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.word.end <= begin
            && context.words.distance(token.word.end, one.begin.max(token.word.end))
                <= context.lexicon.writing.counted_reach.min(2)
            && context.commas(token.word.end, begin) == 0
            && !scene
                .found
                .iter()
                .any(|other| other.quantity.span.start >= token.word.end && other.quantity.span.end <= begin)
    })
}

/// "The number of enterprises is to rise from 87 to 120": the noun stands far from its number.
fn number_of<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let marker = scene
        .tokens
        .iter()
        .rev()
        .find(|token| matches!(token.sense(), Sense::NumberOf) && token.word.end <= one.begin)?;
    scene
        .tokens
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
    let noun = scene.tokens.iter().find(|token| matches!(token.sense(), Sense::Counted(_)))?;
    let apart = !scene.found.iter().any(|other| {
        context.words.distance(other.quantity.span.end.min(noun.span.start), noun.span.start) <= 4
            && other.quantity.span.end <= noun.span.start
    });
    (ends && place_near && apart && noun.span.end <= one.begin)
        .then(|| counted_metric(noun))
        .flatten()
        .map(|metric| Measured::new(metric, "counted_noun_for_a_row", 0.7).with(Some(noun)))
}

/// What an amount measures.
fn level(context: &Context<'_>, scene: &Scene<'_>, discourse: &Discourse, one: &Found) -> Option<Measured> {
    let unit = one.quantity.unit.as_ref()?;
    // Some hundred watts are the rating of a device, and no plan's capacity.
    if *unit == Unit::Megawatt && one.quantity.value < RATING_MW {
        return None;
    }
    let best = scene
        .tokens
        .iter()
        .filter_map(|token| match token.sense() {
            Sense::Metric(metric) if !token.span.overlaps(one.quantity.span) => {
                let metric = as_measured(unit, metric);
                compatible(unit, &metric).then_some((metric, token))
            }
            _ => None,
        })
        .min_by_key(|(_, token)| preference(context, scene, one, token));
    if let Some((metric, token)) = best {
        let metric = once_running(scene, metric);
        let far = distance(context, scene, one, token);
        let confidence = if far <= 12 { 0.95 } else { 0.8 };
        return Some(Measured::new(metric, "metric_word", confidence).with(Some(token)));
    }
    if let Some(metric) = discourse.metric.as_ref().filter(|metric| compatible(unit, metric) && !metric.is_count()) {
        return Some(Measured::new(metric.clone(), "metric_carried_over", 0.65));
    }
    let projects = scene.tokens.iter().find(|token| match token.sense() {
        Sense::Counted(Metric::Projects) | Sense::Event => true,
        // "A plant for 4.2 bn yuan"
        Sense::Counted(Metric::Other(word)) => is_stock(word),
        _ => false,
    });
    // "₹22,500 करोड़ की दूसरी इकाई", "a 2 bn yuan plant": what it is of stands right behind.
    let projects = projects.or_else(|| {
        scene.tokens.iter().find(|token| {
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
    let metric = match one.quantity.kind {
        QuantityKind::Money if projects.is_some() => Metric::Investment,
        QuantityKind::Money => Metric::Other("amount".to_owned()),
        QuantityKind::Power => Metric::Capacity,
        QuantityKind::Weight | QuantityKind::Energy | QuantityKind::Volume => Metric::Production,
        QuantityKind::Area => Metric::Area,
        QuantityKind::Length => Metric::Other("length".to_owned()),
        _ => return None,
    };
    // A length or a volume without any word for what it measures is a detail, not a figure of a plan.
    if matches!(one.quantity.kind, QuantityKind::Length | QuantityKind::Volume) {
        return None;
    }
    if one.quantity.kind == QuantityKind::Number {
        return None;
    }
    Some(Measured::new(metric, "unit_alone", 0.5).with(projects))
}

/// "Once completed it will produce 55,000 t a year": what a plant is to make is its capacity.
fn once_running(scene: &Scene<'_>, metric: Metric) -> Metric {
    let stands = |wanted: Period| {
        scene.tokens.iter().any(|token| matches!(token.sense(), Sense::Period(period) if *period == wanted))
    };
    if metric == Metric::Production && stands(Period::OnceDone) && stands(Period::PerYear) {
        return Metric::Capacity;
    }
    metric
}

/// A metric as the unit reads it: production in money is output value.
fn as_measured(unit: &Unit, metric: &Metric) -> Metric {
    match (unit, metric) {
        (Unit::Money(_), Metric::Production) => Metric::OutputValue,
        (_, other) => other.clone(),
    }
}

/// How well a metric word stands to a figure: words right beside it first, then those before it.
fn preference(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> usize {
    let cost = distance(context, scene, one, token);
    let after = token.span.start >= one.quantity.span.end;
    // A verb or noun right behind the figure ("500 MW capacity") is as good as one before it.
    if after && cost > 1 { cost + 5 } else { cost }
}

/// Whether a figure is a change and no level, with its direction.
fn change(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<(bool, Token)> {
    let words = context.words;
    let before = words
        .right_before(one.begin)
        .chain(words.right_before(one.quantity.span.start))
        .find(|token| matches!(token.sense(), Sense::ChangeBefore));
    let ends = [one.quantity.span.end, one.word_end];
    let after = ends
        .into_iter()
        .flat_map(|end| words.right_after(end))
        .find(|token| matches!(token.sense(), Sense::ChangeAfter));
    let inside = words
        .within(Span::new(one.quantity.span.end, one.word_end))
        .iter()
        .find(|token| matches!(token.sense(), Sense::ChangeAfter));
    let marker = before.or(after).or(inside)?;
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
        Some((cost, token)) if cost <= 8 => Some((matches!(token.sense(), Sense::Down), *marker)),
        // A noun or phrase of change says so by itself; a mere "by" needs a verb of change beside it.
        _ if marker.span.of(words.text).chars().count() > 6 || after.is_some() || inside.is_some() => {
            Some((false, *marker))
        }
        _ => None,
    }
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
            .within(Span::new(one.quantity.span.end, one.word_end))
            .iter()
            .any(|token| is_level(token.sense()) && token.span.end == one.word_end)
}

/// The nearest word of change, those inside "more than" left out.
fn direction<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<(usize, &'a Token)> {
    // "2.8 percent less than in 2023" is no bound: only comparators of figures hide a word of change.
    let comparators: Vec<Span> =
        scene.found.iter().filter_map(|other| other.comparator.map(|(span, _)| span)).collect();
    scene
        .tokens
        .iter()
        .filter(|token| matches!(token.sense(), Sense::Up | Sense::Down))
        .filter(|token| !comparators.iter().any(|span| span.contains(token.span)))
        .filter(|token| !is_of_next(context, scene, one, token))
        .map(|token| (distance(context, scene, one, token), token))
        .min_by_key(|(cost, _)| *cost)
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
    token.span.start >= one.quantity.span.end
        && context.commas(end, token.span.start) > 0
        && scene.between(end, token.span.start).any(|word| matches!(word.sense(), Sense::And | Sense::Clause))
        && next.is_some_and(|next| {
            next.begin >= token.span.end
                && context.commas(token.word.end.min(next.begin), next.begin) == 0
                && context.words.distance(token.word.end.min(next.begin), next.begin) <= 4
        })
}

/// Percentages, multiples and fractions: changes, shares or rates.
fn ratio(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    earlier: &[Claim],
) -> Result<Measured, &'static str> {
    let growth = direction(context, scene, one).filter(|(cost, _)| *cost <= GROWTH_REACH);
    let yearly = nearest(context, scene, one, |sense| matches!(sense, Sense::Period(Period::YearOnYear)))
        .filter(|(cost, _)| *cost <= GROWTH_REACH);
    let share =
        nearest(context, scene, one, |sense| matches!(sense, Sense::Share)).filter(|(cost, _)| *cost <= SHARE_REACH);
    let marked = change(context, scene, one).is_some();
    let of_whole = !marked
        && [one.quantity.span.end, one.word_end]
            .into_iter()
            .any(|end| context.words.follows(end, |sense| matches!(sense, Sense::ShareAfter)).is_some());
    // "The share is to rise to 45 %": the level of a share, not its change.
    let beside = |sense: &Sense| matches!(sense, Sense::LevelBefore | Sense::From);
    let second = scene
        .found
        .iter()
        .rev()
        .find(|other| other.quantity.ignored.is_none() && other.quantity.span.end <= one.begin)
        .is_some_and(|other| other.from);
    let at_level = context.words.precedes(one.begin, beside).is_some()
        || level_inside(context, one)
        || level_follows(context, one)
        || one.from
        || second;
    let level = at_level
        && scene.tokens.iter().any(|token| matches!(token.sense(), Sense::Share) && token.span.end <= one.begin);
    let growth_cost = growth.map(|(cost, _)| cost).into_iter().chain(yearly.map(|(cost, _)| cost)).min();
    // "The recycling rate is to rise from 45 % to 70 %": levels of a rate.
    if at_level
        && !marked
        && let Some((metric, token)) = rate(context, scene, one, share.map(|(cost, _)| cost))
    {
        return Ok(Measured::new(metric, "rate_word", 0.85).with(Some(token)));
    }
    let multiple = matches!(one.quantity.unit, Some(Unit::Times));
    let points = matches!(one.quantity.unit, Some(Unit::PercentagePoint));
    let is_growth = match (growth_cost, share) {
        _ if multiple || points => true,
        _ if level || of_whole => false,
        _ if marked => true,
        (Some(growth), Some((share, _))) => growth < share,
        (Some(_), None) => true,
        (None, _) => false,
    };
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
    if one.quantity.kind == QuantityKind::Multiple && share.is_none() && !of_whole {
        return Err("a part of something that is not measured");
    }
    let mut measured = Measured::new(Metric::Share, "share", if share.is_some() { 0.9 } else { 0.5 })
        .with(share.map(|(_, token)| token));
    attach(context, scene, discourse, one, earlier, &mut measured);
    Ok(measured)
}

/// A metric that is a percentage by itself: utilisation, recycling rate.
fn rate<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    share: Option<usize>,
) -> Option<(Metric, &'a Token)> {
    let (cost, token) = nearest(
        context,
        scene,
        one,
        |sense| matches!(sense, Sense::Metric(Metric::Other(word)) if word == "utilisation" || word.ends_with("_rate")),
    )?;
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
        .tokens
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
    let share = scene.tokens.iter().find(|token| matches!(token.sense(), Sense::Share));
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
            && !scene.between(from, to).any(|word| matches!(word.sense(), Sense::And))
            && !scene.has_figure_between(from, to)
    };
    scene.tokens.iter().rev().find(head).map_or(token, |other| head_of(context, scene, other))
}

fn is_change(metric: &Metric) -> bool {
    matches!(metric, Metric::Growth | Metric::Share)
}

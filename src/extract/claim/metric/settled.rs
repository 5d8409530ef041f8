//! What a figure is told as once its status is known.

use super::counted::number_of;
use super::product::rate;
use crate::extract::claim::{Context, Discourse, Scene};
use crate::extract::lexicon::{Kind, Sense, is_product};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, QuantityKind, Span, Status, Unit};

/// The word of a lexicon for counted factories, mills and works.
const FACTORIES: &str = "factories";

/// The metric that a figure is told as. Factories that work are enterprises and factories to be built projects; what a planned
/// amount of money is spent on is its investment; what one plant is planned to make a year is its capacity, what a region is to
/// make its production. Other metrics stay as they are.
pub(in crate::extract::claim) fn settled(
    context: &Context<'_>,
    (scene, discourse): (&Scene<'_>, &Discourse),
    one: &Found,
    metric: Metric,
    status: Status,
) -> Metric {
    let planned = status != Status::Actual;
    let is_of_plant = || is_of_plant(context, scene, discourse, one);
    match &metric {
        Metric::Other(word) if word == FACTORIES => {
            if planned && !is_level(context, scene, one) && !is_inside(context, one) {
                Metric::Projects
            } else {
                Metric::Enterprises
            }
        }
        Metric::Enterprises if planned && is_built(context, scene, one) => Metric::Projects,
        Metric::Other(word) if planned && is_spent(one, word) => Metric::Investment,
        Metric::Production if planned && is_of_plant() => Metric::Capacity,
        Metric::Other(word) if planned && is_product(word) && is_of_plant() => Metric::Capacity,
        _ => metric,
    }
}

/// Whether a sentence tells of batteries, or its text does.
pub(super) fn is_of_cells(context: &Context<'_>, scene: &Scene<'_>) -> bool {
    const CELLS: &str = "batter";
    let cells = |token: &Token| matches!(token.sense(), Sense::Sector(sector) if sector.contains(CELLS));
    let mut named = scene.with([Kind::Sector]).iter().peekable();
    if named.peek().is_some() {
        return named.any(cells);
    }
    context.main_sector.is_some_and(|sector| sector.contains(CELLS))
}

/// "58 factories work, and another 73 are under construction": whether factories counted before a number without a noun of its
/// own are told of as being built right beside it.
fn is_built(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 4;
    let factories = |sense: &Sense| matches!(sense, Sense::Counted(Metric::Other(word)) if word == FACTORIES);
    let counted = scene.with([Kind::Counted]);
    let own = counted.iter().any(|token| {
        matches!(token.sense(), Sense::Counted(_))
            && token.span.start >= one.word_end
            && context.words.distance(one.word_end, token.span.start) <= NEAR
    });
    let building = scene.with([Kind::Building]).iter().any(|token| {
        matches!(token.sense(), Sense::Building)
            && token.span.start >= one.word_end
            && context.words.distance(one.word_end, token.span.start) <= NEAR
            && context.commas(one.word_end, token.span.start) == 0
    });
    let before = context.words.within(Span::new(scene.sentence.span.start, one.begin));
    one.is_bare()
        && !own
        && building
        && before.iter().any(|token| factories(token.sense()) && token.word.end <= one.begin)
}

/// "The number of factories is to rise to 60": whether a number is a level of how many there are.
fn is_level(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    let level = |sense: &Sense| matches!(sense, Sense::To | Sense::LevelBefore);
    let rises_to = scene.with([Kind::To, Kind::LevelBefore]).iter().any(|token| {
        level(token.sense()) && token.word.end <= one.begin && context.words.distance(token.word.end, one.begin) == 0
    });
    rises_to || number_of(context, scene, one).is_some()
}

/// "In 18 factories new lines will be put in": whether something is to be done inside what is counted. What is invested in, and
/// "provides for", which in Dutch is "voorzien in", names no place.
fn is_inside(context: &Context<'_>, one: &Found) -> bool {
    let words = context.words;
    let verb = |sense: &Sense| matches!(sense, Sense::Metric(Metric::Investment));
    words.precedes(one.begin, |sense| matches!(sense, Sense::Located)).is_some_and(|token| {
        let phrase = words.around(token.span).any(|other| other.sense().is_promise());
        !phrase && words.precedes(token.span.start, verb).is_none()
    })
}

/// A fund that is to be set up, grants that are promised, costs that are put at 60 million, "75 million by 2029". What one unit costs is no amount.
fn is_spent(one: &Found, word: &str) -> bool {
    const LEAST: f64 = 100_000.0;
    matches!(word, "fund" | "cost" | "amount" | "subsidy")
        && matches!(one.quantity.unit, Some(Unit::Money(_)))
        && one.quantity.value >= LEAST
}

/// Whether a word names works or factories.
pub(in crate::extract::claim) fn is_plant(sense: &Sense) -> bool {
    matches!(sense, Sense::Works) || matches!(sense, Sense::Counted(Metric::Other(word)) if word == FACTORIES)
}

/// Whether a word names what may make a certain amount a year: works, a mine or line, a project.
pub(in crate::extract::claim) fn makes_by_the_year(sense: &Sense) -> bool {
    let plants = |sense: &Sense| match sense {
        Sense::Counted(Metric::Other(word)) => matches!(word.as_str(), "plants" | "mines" | "quarries"),
        Sense::Counted(Metric::Projects) => true,
        _ => false,
    };
    is_plant(sense) || plants(sense)
}

/// "The plant that is to be built will process 48,000 tonnes a year"; "... will be built. It will process 48,000 tonnes a year".
fn is_of_plant(context: &Context<'_>, scene: &Scene<'_>, discourse: &Discourse, one: &Found) -> bool {
    let before = (scene.sentence.paragraph, scene.sentence.number.saturating_sub(1));
    let goes_on = || scene.places.is_empty() && discourse.works == Some(before);
    matches!(
        one.quantity.kind,
        QuantityKind::Weight | QuantityKind::Volume | QuantityKind::Number | QuantityKind::Energy
    ) && rate(context, scene, one, one.word_end).is_some()
        && (goes_on()
            || scene.with([Kind::Works, Kind::Counted]).iter().any(|token| {
                makes_by_the_year(token.sense())
                    && (token.span.end <= one.begin || is_told_ahead(context, scene, one, token))
            }))
}

/// "Yılda 240 bin ton üretecek fabrika kurulacak", "年間24万トンを生産する工場": whether works stand right behind the clause that tells
/// what they make, where verbs stand last.
fn is_told_ahead(context: &Context<'_>, scene: &Scene<'_>, one: &Found, works: &Token) -> bool {
    const VERB: usize = 4;
    let (from, to) = (one.word_end, works.span.start);
    context.lexicon.writing.has_verb_last()
        && from <= to
        && !context.words.is_blank(from, to)
        && context.words.distance(from, to) <= VERB
        && context.commas(from, to) == 0
        && !scene.has_claim_between(from, to)
}

//! Places right behind a figure that own it.

use super::super::{Context, Scene};
use super::investor::{is_abroad, is_located};
use super::{comes_from, owners};
use crate::extract::facts::venues;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, RegionKind};

/// "12 enterprises in Xiapu": a place right behind the figure, introduced by a word of place.
pub(super) fn located_after<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    one: &Found,
    metric: &Metric,
) -> Option<&'a PlaceMention> {
    const FROM: usize = 3;
    let words = context.words;
    // "22 of them from China": firms are told of by where they are from.
    let home = context.facts.main_region.as_deref().and_then(place::by_name);
    // "412 firms from China and abroad" at a fair in Changchun are at the fair.
    let around = |mention: &PlaceMention| {
        let from = |token: &Token| matches!(token.sense(), Sense::From | Sense::Origin);
        mention.place.kind == RegionKind::Country
            && words.right_before(mention.span.start).any(from)
            && home.is_some_and(|home| home.lies_in(&mention.place.name))
    };
    let sends = |mention: &PlaceMention| {
        *metric == Metric::Enterprises
            && words.distance(one.word_end.min(mention.span.start), mention.span.start) <= FROM
            && words.right_before(mention.span.start).any(|token| matches!(token.sense(), Sense::From | Sense::Origin))
    };
    // "Will put 38 million into a plant for cured ham in Chengdu."
    let reach = |start: usize| {
        let built =
            scene.between_of([Kind::Works], one.word_end, start).any(|token| matches!(token.sense(), Sense::Works));
        if built && *metric == Metric::Investment { 10 } else { 6 }
    };
    owners(context, scene).find(|mention| {
        let start = mention.span.start;
        if opens_there(context, scene, mention, (one, metric)) {
            return true;
        }
        start >= one.quantity.span.end
            && words.distance(one.word_end.min(start), start) <= reach(start)
            && context.commas(one.word_end.min(start), start) == 0
            && (words.right_before(start).any(|token| matches!(token.sense(), Sense::Located | Sense::From))
                || is_right_behind(context, scene, mention, one)
                || sends(mention))
            && !around(mention)
            && !goes_on(context, scene, mention, one)
            // "With a partner from Anhui" in a text about home.
            && !(!one.is_bare() && is_abroad(context, &mention.place.name) && comes_from(context, mention.span))
            && !scene.has_claim_between(one.quantity.span.end, start)
            && (mention.place.kind != RegionKind::Country
                || sends(mention)
                || is_national(context, scene, mention, one))
    })
}

/// "Output is to reach 5 billion and the number of workers from Macao 1,200": whether what stands between a figure and a place behind
/// it is told by the next figure.
fn goes_on(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention, one: &Found) -> bool {
    let (end, start) = (one.word_end, mention.span.start);
    let mut ands = scene.between_of([Kind::And, Kind::Clause], end, start);
    let Some(and) = ands.find(|token| matches!(token.sense(), Sense::And) || scene.parts_clauses(token)) else {
        return false;
    };
    let mut told = scene.between_of([Kind::Metric, Kind::Counted], and.span.end, start);
    context.words.distance(end, and.span.start) == 0
        && told.any(|token| matches!(token.sense(), Sense::Metric(_) | Sense::Counted(_)))
        && scene.has_claim_between(mention.span.end, scene.sentence.span.end)
}

/// "A factory for 110 million euros, which is to open in Zittau": the place of a relative clause behind what something that is to be
/// built costs.
fn opens_there(
    context: &Context<'_>,
    scene: &Scene<'_>,
    mention: &PlaceMention,
    (one, metric): (&Found, &Metric),
) -> bool {
    const NEAR: usize = 3;
    const CLAUSE: usize = 5;
    let (end, start) = (one.word_end, mention.span.start);
    let works = || {
        scene.with([Kind::Works]).iter().any(|token| {
            matches!(token.sense(), Sense::Works)
                && token.span.end <= one.begin
                && context.words.distance(token.word.end.min(one.begin), one.begin) <= NEAR
                && !scene.has_claim_between(token.span.end, one.begin)
        })
    };
    // Nothing else is counted there in the same clause.
    let last = || {
        let rest = context.words.text.get(mention.span.end..scene.sentence.span.end).unwrap_or_default();
        let clause = rest.find([',', ';']).map_or(scene.sentence.span.end, |at| mention.span.end + at);
        !scene.has_claim_between(mention.span.end, clause)
    };
    *metric == Metric::Investment
        && mention.place.kind != RegionKind::Country
        && start >= end
        && context.words.distance(end, start) <= CLAUSE
        && context.commas(end, start) == 1
        && !scene.has_claim_between(end, start)
        && is_located(context, mention)
        && works()
        && last()
}

/// "जिनमें से 72 वानझी जिले में हैं": whether an ending or a word behind a place says that what the number right before it counts
/// is there, where the sentence goes on with no other figure.
fn is_right_behind(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention, one: &Found) -> bool {
    let start = mention.span.start;
    let clause = scene.sentence.span.end;
    one.is_bare()
        && context.lexicon.writing.has_postpositions()
        && context.words.is_thin(one.word_end, start)
        && venues::ends_in_where(context.words.text, &context.lexicon.lang, mention.span.end)
        && !scene.has_claim_between(mention.span.end, clause)
}

/// "Sales are to jump by a quarter in France": the country right behind a figure, where the clause names no place of its
/// own before it.
fn is_national(context: &Context<'_>, scene: &Scene<'_>, country: &PlaceMention, one: &Found) -> bool {
    const NEAR: usize = 4;
    let near = context.words.distance(one.word_end.min(country.span.start), country.span.start) <= NEAR;
    let alone = owners(context, scene).all(|mention| mention.span.end > one.begin);
    let main = context.facts.main_region.as_deref();
    near && alone && main.and_then(place::country_of).is_some_and(|name| name == country.place.name)
}

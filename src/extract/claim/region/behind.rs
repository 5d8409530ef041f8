//! Places right behind a figure that own it.

use super::super::{Context, Scene};
use super::investor::is_abroad;
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
        start >= one.quantity.span.end
            && words.distance(one.word_end.min(start), start) <= reach(start)
            && context.commas(one.word_end.min(start), start) == 0
            && (words.right_before(start).any(|token| matches!(token.sense(), Sense::Located | Sense::From))
                || is_right_behind(context, scene, mention, one)
                || sends(mention))
            && !around(mention)
            // "With a partner from Anhui" in a text about home.
            && !(!one.is_bare() && is_abroad(context, &mention.place.name) && comes_from(context, mention.span))
            && !scene.has_claim_between(one.quantity.span.end, start)
            && (mention.place.kind != RegionKind::Country
                || sends(mention)
                || is_national(context, scene, mention, one))
    })
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

//! Where goods go: "exports to China" are those of whoever sends them.

use super::super::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::scan::Token;
use crate::model::Metric;

/// Words between what is sent and where it goes, at most.
const PHRASE: usize = 5;
/// Words between a buyer and the word for buying, at most.
const BUYER: usize = 3;

/// "Exports to China jumped 14 %", "China took 6.8 % of the salmon": another country than the article's that goods go to
/// owns no figure of them.
pub(super) fn is_destination(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    may_be_told(context, scene, mention)
        && is_elsewhere(context, mention)
        && (receives(context, scene, mention) || buys(context, scene, mention))
}

/// Whether a word near a place can say that something goes there; most have none.
fn may_be_told(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let (span, words) = (mention.span, context.words);
    let to = |token: &Token| matches!(token.sense(), Sense::Destination);
    scene.with([Kind::Buyer, Kind::Destination]).iter().any(|token| match token.sense() {
        Sense::Buyer => token.span.start >= span.end,
        Sense::Destination => token.word.overlaps(span),
        _ => false,
    }) || words.right_before(span.start).any(to)
        || words.right_after(span.end).any(to)
}

fn is_elsewhere(context: &Context<'_>, mention: &PlaceMention) -> bool {
    let home = context.facts.main_region.as_deref().and_then(place::country_of);
    home.is_some_and(|home| place::country_of(&mention.place.name).is_some_and(|country| country != home))
}

/// Whether what is sold stands beside a place that "to" marks.
fn receives(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let (start, end) = (mention.span.start, mention.span.end);
    let words = context.words;
    let close = |from: usize, to: usize| {
        from <= to
            && words.distance(from, to) <= PHRASE
            && context.commas(from, to) == 0
            && !scene.has_claim_between(from, to)
    };
    let sent = |token: &&Token| match token.sense() {
        Sense::Metric(Metric::Exports | Metric::Revenue) => true,
        Sense::Metric(Metric::Other(what)) => matches!(what.as_str(), "trade" | "sales" | "sales_volume" | "cargo"),
        _ => false,
    };
    let before = || scene.with([Kind::Metric]).iter().filter(sent).any(|token| close(token.word.end.min(start), start));
    let behind = || {
        scene
            .with([Kind::Metric])
            .iter()
            .filter(sent)
            .any(|token| token.span.start >= end && close(end, token.span.start))
    };
    let to = |token: &Token| matches!(token.sense(), Sense::Destination);
    // "To China", and where the word stands behind or is an ending of the name: 中国への輸出, "Çin'e ihracat".
    (words.right_before(start).any(to) && before())
        || ((words.right_after(end).any(to)
            || scene
                .with([Kind::Destination])
                .iter()
                .any(|token| to(token) && token.span.start >= end && token.word.overlaps(mention.span)))
            && (behind() || before()))
}

/// Whether a place is said to buy: "China, which bought 96,000 tonnes".
fn buys(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let end = mention.span.end;
    scene.with([Kind::Buyer]).iter().any(|token| {
        matches!(token.sense(), Sense::Buyer)
            && token.span.start >= end
            && context.words.distance(end, token.span.start) <= BUYER
            && context.commas(end, token.span.start) <= 1
            && !scene.has_figure_between(end, token.span.start)
    })
}

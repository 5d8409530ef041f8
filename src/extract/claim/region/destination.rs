//! Where goods go and come from: "exports to China" are those of whoever sends them, "imports from Brazil" of whoever gets them.

use super::super::{Context, Scene};
use crate::extract::lexicon::{Kind, Kinds, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::scan::Token;
use crate::model::{Metric, RegionKind};

/// Words between what is sent and where it goes, at most.
const PHRASE: usize = 7;
/// Words between where something goes and the verb behind its figure, at most.
const CLAUSE: usize = 10;
/// Bytes between two places of a list, at most.
const LINK: usize = 16;
/// Words between where goods come from and the word for imports, at most, with their amount.
const AMOUNT: usize = 8;
/// Words between a buyer and the word for buying, at most.
const BUYER: usize = 3;

/// "Exports to China jumped 14 %", "China took 6.8 % of the salmon": another country than the article's that goods go to
/// owns no figure of them.
pub(super) fn is_destination(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    if !scene.kinds.meet(Kinds::of(&[
        Kind::Buyer,
        Kind::Destination,
        Kind::Source,
        Kind::From,
        Kind::FromEnding,
        Kind::Origin,
    ])) {
        return false;
    }
    let elsewhere = |mention: &PlaceMention| {
        is_elsewhere(context, &mention.place.name) || is_elsewhere_than_before(context, scene, mention)
    };
    let told = |mention: &PlaceMention| {
        elsewhere(mention)
            && (sends(context, scene, mention)
                || may_be_told(context, scene, mention)
                    && (receives(context, scene, mention) || buys(context, scene, mention)))
    };
    told(mention) || elsewhere(mention) && listed(context, scene, mention).any(told)
}

/// The places that a list names with one: "mainly to Germany, France and Italy", "Almanya ve İtalya'ya".
fn listed<'a>(
    context: &Context<'a>,
    scene: &Scene<'a>,
    mention: &PlaceMention,
) -> impl Iterator<Item = &'a PlaceMention> {
    let (words, places) = (context.words, scene.places);
    let joins = move |first: &PlaceMention, second: &PlaceMention| {
        let gap = words.text.get(first.span.end..second.span.start).unwrap_or_default();
        // An ending of the first name, and a small word for "and".
        gap.len() <= LINK
            && words.distance(first.span.end, second.span.start) <= 2
            && !gap.contains(['.', ';', ':', '\n'])
    };
    let at = places.iter().position(|one| one.span == mention.span).unwrap_or(places.len());
    let before = (1..=at).rev().map_while(move |next| {
        let (first, second) = (places.get(next - 1)?, places.get(next)?);
        joins(first, second).then_some(first)
    });
    let behind = (at..places.len()).map_while(move |next| {
        let (first, second) = (places.get(next)?, places.get(next + 1)?);
        joins(first, second).then_some(second)
    });
    before.chain(behind)
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

pub(super) fn is_elsewhere(context: &Context<'_>, name: &str) -> bool {
    let home = context.facts.main_region.as_deref().and_then(place::country_of);
    home.is_some_and(|home| place::country_of(name).is_some_and(|country| country != home))
}

/// "For Thailand, exports to China fell by half", in a text about China: whether a place is in another country than one
/// at home named before it.
fn is_elsewhere_than_before(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let lang = &context.lexicon.lang;
    let country = |mention: &PlaceMention| place::country_of(&mention.place.name);
    !place::is_at_home(lang, &mention.place.name)
        && scene.places.iter().any(|other| {
            other.span.end <= mention.span.start
                && place::is_at_home(lang, &other.place.name)
                && country(other).zip(country(mention)).is_some_and(|(one, other)| one != other)
        })
}

/// "The region sold squid to China for 38 million": whether a sentence tells of sales to another country.
pub fn is_sold_abroad(context: &Context<'_>, scene: &Scene<'_>) -> bool {
    scene.with([Kind::Destination]).iter().any(|token| matches!(token.sense(), Sense::Destination))
        && scene.places.iter().any(|mention| {
            mention.place.kind == RegionKind::Country
                && (is_elsewhere(context, &mention.place.name) || is_elsewhere_than_before(context, scene, mention))
                && receives(context, scene, mention)
        })
}

/// Whether what is sold stands beside a place that "to" marks.
fn receives(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let (start, end) = (mention.span.start, mention.span.end);
    let words = context.words;
    let close = |from: usize, to: usize| {
        from <= to
            && words.distance(from, to) <= PHRASE
            // "Exports, mainly to Germany".
            && context.commas(from, to) <= 1
            // "Of the exports 38 % went to China".
            && !scene.figures_between(from, to).any(|one| one.quantity.ignored.is_none() && !one.is_ratio())
    };
    let sent = |token: &&Token| match token.sense() {
        Sense::Metric(Metric::Exports | Metric::Revenue) => true,
        Sense::Metric(Metric::Other(what)) => matches!(what.as_str(), "trade" | "sales" | "sales_volume" | "cargo"),
        _ => false,
    };
    let before = || {
        let metrics = scene.with([Kind::Metric]).iter().filter(sent);
        metrics.filter(|token| token.span.end <= start).any(|token| close(token.word.end.min(start), start))
    };
    // Where the verb ends the clause the figure stands before it.
    let behind = || {
        let metrics = scene.with([Kind::Metric]).iter().filter(sent);
        metrics.filter(|token| token.span.start >= end).any(|token| {
            context.words.distance(end, token.span.start) <= CLAUSE && context.commas(end, token.span.start) <= 1
        })
    };
    let to = |token: &Token| matches!(token.sense(), Sense::Destination);
    // "To China", and where the word stands behind or is an ending of the name: 中国への輸出, "Çin'e ihracat".
    (words.right_before(start).any(to) && before())
        || ((words.right_after(end).any(to)
            || scene
                .with([Kind::Destination])
                .iter()
                // An ending of the name, or the name with it: "Çin'e", "Kínába".
                .any(|token| to(token) && token.word.overlaps(mention.span) && token.span.end >= end))
            && (behind() || before()))
}

/// "Imports, mainly from Brazil and Chile", "चीन से आयात": whether what is bought stands beside a place that "from" marks.
fn sends(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let (start, end, words) = (mention.span.start, mention.span.end, context.words);
    let from = |token: &Token| matches!(token.sense(), Sense::From | Sense::Origin);
    let bought = |token: &&Token| matches!(token.sense(), Sense::Metric(Metric::Other(what)) if what == "imports");
    let before = || {
        scene.with([Kind::Metric]).iter().filter(bought).any(|token| {
            let end = token.word.end.min(start);
            token.span.end <= start
                && words.distance(end, start) <= PHRASE
                && context.commas(end, start) <= 1
                && !scene.has_claim_between(end, start)
        })
    };
    // Behind an ending, the amount may stand between: "चीनबाट ४ अर्ब रुपैयाँको आयात".
    let behind = || {
        scene.with([Kind::Metric]).iter().filter(bought).any(|token| {
            token.span.start >= end
                && words.distance(end, token.span.start) <= AMOUNT
                && context.commas(end, token.span.start) == 0
        })
    };
    (words.right_before(start).any(from) && before())
        || (ends_in_from(context, scene, mention) && (behind() || before()))
}

/// Whether an ending of a name, or a word right behind it, says "from".
pub(super) fn ends_in_from(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let (end, text) = (mention.span.end, context.words.text);
    scene.with([Kind::FromEnding, Kind::Source]).iter().any(|token| {
        let source = match token.sense() {
            Sense::Source => true,
            Sense::FromEnding => false,
            _ => return false,
        };
        if token.word.overlaps(mention.span) {
            return source || token.span.end >= end;
        }
        // A case of its own may stand before it: "சீனாவில் இருந்து".
        let gap = text.get(end..token.span.start).unwrap_or_default();
        token.span.start >= end
            && gap.len() <= LINK
            && gap.chars().filter(|c| c.is_whitespace()).count() <= 1
            && !gap.contains([',', '.', ';', ':', '\n'])
    })
}

/// Whether a region lies in a country that the sentence says is traded with: "imports from China" are none of a Chinese city.
pub(super) fn is_traded_with(context: &Context<'_>, scene: &Scene<'_>, region: &str) -> bool {
    scene.places.iter().any(|mention| {
        mention.place.kind == RegionKind::Country
            && place::country_of(region) == Some(mention.place.name.as_str())
            && is_destination(context, scene, mention)
    })
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

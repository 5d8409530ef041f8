//! Places that a sentence names in passing before a figure of another one.

use super::super::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::PlaceMention;
use crate::extract::quantity::Found;
use crate::model::Span;

/// "Yibin, with which Sagunto signed an agreement, made 101 billion": a place in a relative clause between commas owns nothing
/// behind it, where another stands before the clause.
///
/// So does a word: "the Narva plant, which the county had hoped for, employs 85".
pub(super) fn is_aside(context: &Context<'_>, scene: &Scene<'_>, Span { start, end }: Span, one: &Found) -> bool {
    const LEAD: usize = 3;
    if context.commas(end.min(one.begin), one.begin) == 0 {
        return false;
    }
    if is_inserted(context, scene, Span::new(start, end)) {
        return true;
    }
    scene.with([Kind::Clause]).iter().any(|token| {
        let opens = token.span.start;
        let comma = || {
            let text = context.words.text.get(scene.sentence.span.start..opens).unwrap_or_default();
            text.rfind([',', '،']).map(|at| scene.sentence.span.start + at + 1)
        };
        matches!(token.sense(), Sense::Clause)
            && token.span.end <= start
            && context.commas(token.span.end, start) == 0
            && !scene.has_claim_between(token.span.end, start)
            && comma().is_some_and(|comma| {
                context.words.distance(comma, opens) <= LEAD && scene.places.iter().any(|place| place.span.end < comma)
            })
    })
}

/// "Fuliang county, relying on Xianghu town, will build": whether a place stands in what is put in between commas right behind
/// the first place of its sentence.
fn is_inserted(context: &Context<'_>, scene: &Scene<'_>, Span { start, end }: Span) -> bool {
    const KIND: usize = 2;
    const OPENING: usize = 6;
    let words = context.words;
    let Some(first) = scene.places.first().filter(|first| first.span.end < start) else { return false };
    let opening = scene.sentence.span.start;
    let Some(gap) = words.text.get(first.span.end..start) else { return false };
    let Some(comma) = gap.find([',', '，', '،']).map(|at| first.span.end + at) else { return false };
    let behind = words.text.get(end..scene.sentence.span.end).unwrap_or_default();
    let Some(close) = behind.find([',', '，', '،']).map(|at| end + at) else { return false };
    let alone =
        scene.places.iter().filter(|place| place.span.start > first.span.end && place.span.end <= close).count() == 1;
    alone
        && context.commas(comma + 1, start) == 0
        && words.distance(opening, first.span.start) <= OPENING
        && words.distance(first.span.end, comma) < KIND
        && words.distance(comma + 1, start) >= 1
        && words.distance(end, close) < KIND
        && !words.right_before(start).any(|token| matches!(token.sense(), Sense::Located | Sense::And))
        && !scene.has_claim_between(first.span.end, close)
}

/// "Zhoushan will overtake Yeosu (6.27 million t) and reach 7 million t": a place behind another that has a figure of the same
/// unit in brackets right behind it owns nothing behind those.
pub(super) fn is_rival(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention, one: &Found) -> bool {
    const KIND: usize = 24;
    let text = context.words.text;
    let behind = text.get(mention.span.end..one.begin).unwrap_or_default();
    let near = behind.get(..behind.floor_char_boundary(KIND + 1)).unwrap_or_default();
    let Some(open) = near.find(['(', '（']) else { return false };
    let Some(close) = behind.find([')', '）']) else { return false };
    let (open, close) = (mention.span.end + open, mention.span.end + close);
    let mut inside = scene.figures_between(open, close).filter(|other| other.quantity.ignored.is_none());
    inside.any(|other| other.quantity.unit == one.quantity.unit)
        && scene
            .places
            .iter()
            .any(|other| other.span.end <= mention.span.start && other.place.name != mention.place.name)
}

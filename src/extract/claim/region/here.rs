//! "There" and "here" at the head of a sentence: the place that the one before named last.

use super::ADDRESS;
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::PlaceMention;
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Name, RegionKind, Span};

/// "The guest is Foshan in Guangdong. Here 210 firms work": where a sentence opens with such a word and names no place before
/// its figure, the last place of its paragraph or the one before, inside those that are only its address.
pub(super) fn region(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Name> {
    const LEAD: usize = 5;
    let start = scene.sentence.span.start;
    let text = context.words.text;
    let line = |upto: usize| text.get(..upto).map(|head| head.trim_end().rfind('\n').map_or(0, |at| at + 1));
    let paragraph = line(start)?;
    // "In 2024 the works here ...": behind the paragraph before.
    let lead = if text.get(..start)?.ends_with('\n') { LEAD } else { 0 };
    let alone = lead == 0 && context.places_in(Span::new(paragraph, start)).is_empty();
    let opens = if alone { line(paragraph)? } else { paragraph };
    let points = |token: &Token| {
        matches!(token.sense(), Sense::There)
            && token.span.end <= one.begin
            && context.words.distance(start, token.span.start) <= lead
    };
    if !scene.with([Kind::There]).iter().any(points) || scene.places.iter().any(|place| place.span.end <= one.begin) {
        return None;
    }
    let before = context.places_in(Span::new(opens, start));
    let mut last: Option<&PlaceMention> = None;
    for mention in before.iter().rev() {
        match last {
            None => last = Some(mention),
            Some(outer)
                if mention.place.lies_in(&outer.place.name) && outer.span.start - mention.span.end <= ADDRESS =>
            {
                last = Some(mention);
            }
            Some(_) => break,
        }
    }
    let last = last.filter(|mention| mention.place.kind != RegionKind::Country)?;
    Some(last.place.name.as_str().into())
}

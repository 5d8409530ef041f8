//! Places at the head of a sentence without figures, of which the next ones tell.

use super::super::{Context, Scene};
use super::investor::is_abroad;
use super::{ADDRESS, comes_from, owners};
use crate::extract::place;
use crate::extract::quantity::Found;
use crate::model::{Name, RegionKind};

/// "Iwate adopted a plan on the 3rd. Shipments are to ...": a place of the headline that opens a sentence without figures
/// is what the next ones tell of.
pub fn opens_with(context: &Context<'_>, scene: &Scene<'_>) -> Option<Name> {
    let title = context.facts.title_span.filter(|_| context.facts.has_headline)?;
    let start = scene.sentence.span.start;
    // Who owns a figure is asked only where it matters.
    let places = scene.places;
    if title.overlaps(scene.sentence.span) || context.words.distance(start, places.first()?.span.start) > 1 {
        return None;
    }
    let titled = context.places_in(title);
    let is_named = |name: &str| titled.iter().any(|place| place.place.name == name);
    if !places.iter().any(|place| is_named(&place.place.name)) {
        return None;
    }
    let first = owners(context, scene).next()?;
    let opens = context.words.distance(start, first.span.start) <= 1;
    // "In Anhui's Hefei" tells of Hefei.
    let second = owners(context, scene)
        .nth(1)
        .filter(|second| second.place.lies_in(&first.place.name) && second.span.start - first.span.end <= ADDRESS);
    let first = second.unwrap_or(first);
    (opens && is_named(&first.place.name)).then(|| first.place.name.as_str().into())
}

/// "De provincie Limburg wil het tij keren. Tot 2030 ...": the only place of a sentence without figures, with a word for its kind
/// beside it at its head, is what the next ones tell of.
pub fn opens_with_kind(context: &Context<'_>, scene: &Scene<'_>) -> Option<Name> {
    const LEAD: usize = 2;
    let text = context.words.text;
    let span = scene.sentence.span;
    let first = scene.places.first()?;
    let name = &first.place.name;
    let titled = context.facts.title_span.is_some_and(|title| title.overlaps(span));
    let alone = scene.places.iter().all(|place| place.place.name == *name);
    if titled || !alone || first.place.kind == RegionKind::Country || scene.found.iter().any(is_figure) {
        return None;
    }
    let before = text.get(span.start..first.span.start)?;
    let opens = context.words.distance(span.start, first.span.start) <= LEAD;
    let kind = opens && place::kind_beside(before, text.get(first.span.end..span.end)?).is_some();
    let own = kind && owners(context, scene).next().is_some_and(|owner| owner.span == first.span);
    (own && !is_abroad(context, name)).then(|| name.as_str().into())
}

/// "In northern Finland, across the bay, Kokkola waits for its mine. It is to yield ...": the only place, but for that around it, of
/// a sentence without figures that opens a paragraph is what the next ones tell of.
pub fn opens_paragraph(context: &Context<'_>, scene: &Scene<'_>) -> Option<Name> {
    const WORDS: usize = 6;
    let span = scene.sentence.span;
    let inner = scene.places.iter().find(|mention| mention.place.kind != RegionKind::Country)?;
    let name = &inner.place.name;
    let alone = scene.places.iter().all(|other| other.place.name == *name || inner.place.lies_in(&other.place.name));
    let titled = context.facts.title_span.is_some_and(|title| title.overlaps(span));
    let dateline = context.words.distance(span.start, inner.span.start) == 0;
    let told = alone && !titled && !dateline && context.words.distance(span.start, span.end) >= WORDS;
    if !told || scene.found.iter().any(is_figure) {
        return None;
    }
    let from = comes_from(context, inner.span);
    let owns = !from && owners(context, scene).any(|owner| owner.span == inner.span);
    owns.then(|| name.as_str().into())
}

/// Whether a number is no date, name or the like.
fn is_figure(one: &Found) -> bool {
    one.quantity.ignored.is_none()
}

//! What the region around a place spends on it or sets aside for it is told of the place.

use super::super::{Context, Discourse, Scene};
use super::investor::is_located;
use super::site::{is_new, sites};
use super::{Placed, owners};
use crate::extract::lexicon::{HERE, Kind, Sense};
use crate::extract::place::{self, Place, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Name, RegionKind};

/// Words between a figure and the place or the thing that it is for, at most.
const NEAR: usize = 8;

/// "Pahang has set aside 480 hectares for the park", in a text on Kuantan; "Quebec has put 644 million into it there"; "South
/// Jeolla will spend 370 billion on Yeosu's mills": of a region with a name, and behind which it stands.
pub(super) fn given_by(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (outer, end): (&str, usize),
    (one, metric): (&Found, &Metric),
) -> Option<Placed> {
    let placed = |name: Name| Placed { region: Some(name), whole: None, cue: None };
    let outer = place::by_name(outer).filter(|outer| gives(outer))?;
    if end > one.begin || !is_given(metric) || scene.has_claim_between(end, one.begin) {
        return None;
    }
    if let Some(inner) = behind(context, scene, outer, one).or_else(|| before(context, scene, (outer, end))) {
        return Some(placed(inner.place.name.as_str().into()));
    }
    let told = discourse.region.as_ref().or(context.facts.main_region.as_ref())?;
    let inside = place::by_name(told).is_some_and(|told| is_inside(told, outer));
    (inside && points_to_it(context, scene, (end, one))).then(|| placed(told.clone()))
}

/// Whether a region is large enough to give something to a part of it.
fn gives(outer: &Place) -> bool {
    matches!(outer.kind, RegionKind::Province | RegionKind::AutonomousRegion)
}

/// Whether something can be given that is measured so.
pub(super) fn is_given(metric: &Metric) -> bool {
    match metric {
        Metric::Investment | Metric::Area => true,
        Metric::Other(word) => matches!(word.as_str(), "amount" | "subsidy" | "fund" | "cost"),
        _ => false,
    }
}

/// Whether a place lies in another; of cities outside China the gazetteer knows the country only.
pub(super) fn is_inside(inner: &Place, outer: &Place) -> bool {
    let town = matches!(inner.kind, RegionKind::City | RegionKind::County | RegionKind::Other);
    inner.lies_in(&outer.name)
        || (town && inner.parent == outer.parent && inner.parent.as_deref().is_some_and(|parent| parent != "China"))
}

/// The place inside that stands soon behind a figure.
fn behind<'a>(context: &'a Context<'_>, scene: &'a Scene<'_>, outer: &Place, one: &Found) -> Option<&'a PlaceMention> {
    let end = one.word_end;
    owners(context, scene).find(|mention| {
        let start = mention.span.start;
        start >= end
            && context.words.distance(end, start) <= NEAR
            && context.commas(end, start) == 0
            && !scene.has_claim_between(end, start)
            && is_inside(mention.place, outer)
    })
}

/// The place inside that the sentence says something is at before it tells who gives.
fn before<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    (outer, end): (&Place, usize),
) -> Option<&'a PlaceMention> {
    owners(context, scene).find(|mention| {
        mention.span.end < end
            && is_inside(mention.place, outer)
            && is_located(context, mention)
            && !scene.has_claim_between(mention.span.end, end)
    })
}

/// Whether "there", or what is built there, is what a figure is for.
fn points_to_it(context: &Context<'_>, scene: &Scene<'_>, (end, one): (usize, &Found)) -> bool {
    let words = context.words;
    let near = |token: &Token| {
        token.span.start >= end
            && (token.span.end <= one.begin
                || (token.span.start >= one.word_end
                    && words.distance(one.word_end, token.span.start) <= NEAR
                    && context.commas(one.word_end, token.span.start) == 0
                    && !scene.has_claim_between(one.word_end, token.span.start)))
    };
    let there = |token: &Token| matches!(token.sense(), Sense::There) && token.entry.meaning != HERE;
    scene.with([Kind::There]).iter().any(|token| there(token) && near(token))
        || sites(scene).any(|site| near(site) && !is_new(context, scene, site))
}

//! What the sentences before told of, and what words that point back to it mean.

use super::super::{Context, Discourse, Scene};
use super::destination::is_traded_with;
use super::subject::subject;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place;
use crate::extract::scan::Token;
use crate::model::{Metric, Name, Status};

/// What the sentences before told of; but "imports from China" behind a sentence on a Chinese partner are home's.
pub(super) fn told_of(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (metric, status): (&Metric, Status),
) -> Option<Name> {
    let region = spoken_of(context, scene, discourse, (metric, status))?;
    (!is_traded_with(context, scene, &region)).then_some(region)
}

/// The region that a word such as "the city" points back to.
pub(super) fn meant_by(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    token: &Token,
    (metric, status): (&Metric, Status),
) -> Option<Name> {
    let Sense::Subject(kind) = token.sense() else { return None };
    let region = subject(context, discourse, (token, scene.sentence.span.start), kind);
    // "The region" behind a plan for one of its towns is the region.
    if kind == "region" && region == discourse.region {
        return spoken_of(context, scene, discourse, (metric, status));
    }
    region
}

/// The region that the sentences before told of. "In Guben a plant is to be built. Today 160 firms work in the industry": where
/// something is only planned, what there is today is told of the text's region around it.
fn spoken_of(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (metric, status): (&Metric, Status),
) -> Option<Name> {
    let spoken_of = discourse.region.clone()?;
    if !discourse.planned || status != Status::Actual {
        return Some(spoken_of);
    }
    let told_of_site = matches!(metric, Metric::Area | Metric::Investment | Metric::Capacity | Metric::Projects)
        || scene
            .with([Kind::Works, Kind::There])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Works | Sense::There));
    // What has been signed for the site needs no time: "26 firms have signed".
    let dated = scene.anchors.iter().any(|anchor| {
        anchor.is_now() || anchor.carries() && context.reference_year().is_some_and(|now| anchor.period.year <= now)
    });
    let main = context.facts.main_region.as_ref().filter(|_| dated && !told_of_site);
    let around = main.filter(|main| place::by_name(&spoken_of).is_some_and(|place| place.lies_in(main)));
    Some(around.cloned().unwrap_or(spoken_of))
}

//! Countries that are named in passing: "exports fell because of US tariffs" tells nothing of the United States, and what
//! follows on "sales in the US came to 2 million" is of home again.

use super::super::{Context, Scene};
use super::destination::is_elsewhere;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::model::{Claim, RegionKind};

/// Words between the word for a cause and the country, at most: "because of the new 25 % tariffs of Japan".
const NEAR: usize = 5;

/// Whether a country that the text is not about stands behind a word for a cause, or before one where such words stand behind.
pub(super) fn is_cause(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    if mention.place.kind != RegionKind::Country || !is_elsewhere(context, &mention.place.name) {
        return false;
    }
    let words = context.words;
    let near = |from: usize, to: usize| from <= to && words.distance(from, to) <= NEAR && context.commas(from, to) == 0;
    let behind = context.lexicon.writing.has_postpositions();
    scene.with([Kind::Because]).iter().any(|token| {
        matches!(token.sense(), Sense::Because)
            && (near(token.span.end, mention.span.start)
                || behind
                    && near(mention.span.end, token.span.start)
                    && !scene.has_claim_between(mention.span.end, token.span.start))
    })
}

/// Whether a figure is of another country than that of the region that the text is about, so that the next sentences tell of
/// something else.
pub fn is_of_other_country(context: &Context<'_>, claim: &Claim) -> bool {
    let Some(region) = claim.region.as_deref() else { return false };
    let is_country = |name: &str| place::by_name(name).is_some_and(|place| place.kind == RegionKind::Country);
    is_country(region)
        && context.facts.main_region.as_deref().is_some_and(|main| !is_country(main))
        && is_elsewhere(context, region)
}

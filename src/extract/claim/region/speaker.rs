//! Where somebody who speaks is from.

use super::super::{Context, Scene};
use super::investor::is_located;
use super::owners;
use crate::extract::claim::opens_speech;
use crate::extract::quantity::Found;
use crate::model::{Name, RegionKind};

/// "\"The local mills take 1.1 million t\", said the mayor of Heihe": the only place of a sentence that opens with what is said
/// stands behind it, and tells who speaks.
pub(super) fn place_of(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Name> {
    const CLOSING: [char; 7] = ['"', '”', '“', '»', '«', '」', '』'];
    let first = scene.places.first().filter(|first| first.span.start >= one.word_end)?;
    let said = context.words.text.get(one.word_end..first.span.start)?.contains(CLOSING);
    let alone =
        scene.places.iter().all(|other| other.place.name == first.place.name || first.place.lies_in(&other.place.name));
    let owner = || owners(context, scene).next().is_some_and(|owner| owner.span == first.span);
    let tells = said && alone && opens_speech(context, &scene.sentence) && !is_located(context, first);
    (tells && first.place.kind != RegionKind::Country && owner()).then(|| first.place.name.as_str().into())
}

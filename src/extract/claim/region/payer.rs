//! Who bears a part of a cost: "Wuxi pays 60 %, and the region contributes 40 million", "65 % come from Yancheng".

use super::super::{Context, Discourse, Scene, cue};
use super::subject::{is_beside_name, subject};
use super::{Placed, named, owners};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::model::{CueField, Metric, Name};

/// Words between a figure and who pays it, at most.
const NEAR: usize = 6;

/// Who is said to pay a figure: a place behind it, or a word for a region that begins a new clause behind another place.
pub(super) fn payer(
    context: &Context<'_>,
    scene: &Scene<'_>,
    (one, metric): (&Found, &Metric),
    previous: Option<&Name>,
) -> Option<Placed> {
    if !matches!(metric, Metric::Share | Metric::Investment | Metric::Other(_)) {
        return None;
    }
    let words = context.words;
    let end = one.word_end;
    let pays = |sense: &Sense| matches!(sense, Sense::Pays);
    // "60 % à la charge de Wuxi"; of two who act together one pays what comes "from" it.
    let pair = previous.filter(|name| name.contains('–'));
    let behind = owners(context, scene).find(|mention| {
        let start = mention.span.start;
        let part = || {
            pair.is_some_and(|pair| pair.split('–').any(|part| part == mention.place.name))
                && words.right_before(start).any(|token| matches!(token.sense(), Sense::From | Sense::Origin))
        };
        start >= end
            && words.distance(end, start) <= NEAR
            && context.commas(end, start) == 0
            && !scene.has_claim_between(end, start)
            && (words.right_before(start).any(|token| pays(token.sense())) || part())
    });
    if let Some(mention) = behind {
        return Some(named(mention));
    }
    // "Changsha va suporta 65 %, iar județul va contribui cu 40 de milioane": the county is another one than Changsha.
    let token = scene.with([Kind::Subject]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Subject(_))
            && token.span.end <= one.begin
            && words.right_after(token.span.end).any(|token| pays(token.sense()))
            && !is_beside_name(context, token)
    })?;
    let Sense::Subject(kind) = token.sense() else { return None };
    let said = owners(context, scene).rev().find(|mention| mention.span.end <= token.span.start)?;
    if scene.has_claim_between(token.span.end, one.begin) {
        return None;
    }
    let region = subject(context, &Discourse::default(), (token, scene.sentence.span.start), kind)
        .filter(|region| **region != *said.place.name && !region.contains('–'))?;
    Some(Placed { region: Some(region), whole: None, cue: Some(cue(token, CueField::Region)) })
}

//! Places that only tell where somebody comes from, or who pays.

use super::super::Context;
use super::investor::{self, is_abroad};
use super::{comes_from, stands_before};
use crate::extract::lexicon::Sense;
use crate::extract::place;
use crate::model::{Claim, Cue, CueField, Metric, Span};

/// Words between a place and the number of its firms, at most, where they are only from there.
const BESIDE: usize = 1;

/// Whether a claim's region is only where somebody comes from: "seven firms from Hunan".
pub fn is_origin(context: &Context<'_>, claim: &Claim) -> bool {
    let partner = |place: Span| {
        // "22 firms of Guangdong", in a text about home; "in Loudi 94 firms make it" and "Foshan is home to 94 firms" tell of
        // there.
        let mentions = || context.places_in(place).iter().any(|mention| investor::is_located(context, mention));
        // "Taizhou has 180 shipyards": a place that opens its sentence before a verb.
        let opens = || {
            let gap = context.words.text.get(place.end..claim.evidence.span.start).unwrap_or_default();
            place.start <= claim.evidence.span.start
                && context.words.distance(claim.evidence.sentence_span.start, place.start) == 0
                && gap.split_whitespace().count() == 1
                && gap.starts_with(' ')
                && place::kind_beside("", gap).is_none()
        };
        let apart = |start: usize| {
            let firms = context.words.within(Span::new(place.end, start)).iter();
            let named = firms.filter(|token| matches!(token.sense(), Sense::Counted(Metric::Enterprises))).count();
            context.words.distance(place.end, start) > BESIDE + named.min(1)
        };
        claim.metric == Metric::Enterprises
            && claim.region.as_ref().is_some_and(|region| !region.contains('–') && is_abroad(context, region))
            && !(place.end <= claim.evidence.span.start
                && (apart(claim.evidence.span.start)
                    || opens()
                    || stands_before(context, place, |sense| matches!(sense, Sense::Located))
                    || mentions()))
    };
    // "60 % à la charge de Wuxi", "the region contributes 80 million": who pays a part.
    let pays = |place: Span| {
        stands_before(context, place, |sense| matches!(sense, Sense::Pays))
            || (context.places_in(place).is_empty()
                && context.words.right_after(place.end).any(|token| matches!(token.sense(), Sense::Pays)))
    };
    let names = |cue: &Cue| {
        cue.field == CueField::Region && (comes_from(context, cue.span) || pays(cue.span) || partner(cue.span))
    };
    claim.evidence.cues.iter().any(names)
}

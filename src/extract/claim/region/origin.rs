//! Places that only tell where somebody comes from, or who pays.

use super::super::Context;
use super::investor::{self, is_abroad};
use super::stands_before;
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

/// Whether "from" stands before a place, with a word for its kind between at most: "from the city of Hefei". "Exports of salmon
/// from Trøndelag" are told of there.
pub(super) fn comes_from(context: &Context<'_>, place: Span) -> bool {
    stands_before(context, place, |sense| matches!(sense, Sense::From)) && !is_sent_from(context, place)
}

/// Whether a word for what is exported stands soon before a place that "from" marks.
fn is_sent_from(context: &Context<'_>, place: Span) -> bool {
    const PHRASE: usize = 5;
    const BYTES: usize = 90;
    let words = context.words;
    let near = Span::new(words.text.floor_char_boundary(place.start.saturating_sub(BYTES)), place.start);
    let before = words.within(near).iter().rev();
    let sent = before.filter(|token| token.span.end <= place.start).find_map(|token| match token.sense() {
        Sense::Metric(Metric::Exports) => Some(Some(token)),
        Sense::Counted(Metric::Enterprises) => Some(None),
        _ => None,
    });
    sent.flatten().is_some_and(|token| {
        let end = token.word.end.min(place.start);
        words.distance(end, place.start) <= PHRASE
            && context.commas(end, place.start) == 0
            && !words.text.get(end..place.start).unwrap_or_default().contains(['.', ';', '\n'])
            && !words.text.get(end..place.start).unwrap_or_default().contains(char::is_numeric)
    })
}

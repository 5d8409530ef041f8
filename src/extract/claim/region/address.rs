//! A town with the province around it, where the gazetteer does not know that the one lies in the other.

use super::super::Context;
use crate::extract::conjunction;
use crate::extract::facts::venues;
use crate::extract::lexicon::Sense;
use crate::extract::place::{self, PlaceMention};
use crate::model::RegionKind;

/// Words between the two, at most.
const NEAR: usize = 4;

/// Whether the second of two places is only where the first lies: "A Lonato (Brescia)", "En Puertollano, provincia de Ciudad Real",
/// "À Cluses, en Haute-Savoie,".
pub(super) fn is_address(context: &Context<'_>, first: &PlaceMention, second: &PlaceMention) -> bool {
    let text = context.words.text;
    let (Some(gap), Some(after)) = (text.get(first.span.end..second.span.start), text.get(second.span.end..)) else {
        return false;
    };
    let country = |mention: &PlaceMention| place::country_of(&mention.place.name);
    let town = matches!(first.place.kind, RegionKind::City | RegionKind::County | RegionKind::Other);
    // Of China the gazetteer knows what lies where.
    let abroad = country(first).is_some_and(|name| name != "China" && country(second) == Some(name));
    if !town || !abroad || context.words.distance(first.span.end, second.span.start) > NEAR {
        return false;
    }
    if gap.contains(['.', ';', ':', '\n', '–', '—', ')']) || gap.contains(char::is_numeric) {
        return false;
    }
    let is_province = second.place.kind == RegionKind::Province;
    let called =
        place::kind_beside(gap, "").is_some_and(|kind| matches!(kind, RegionKind::Province | RegionKind::County));
    let bracket = gap.trim_start().starts_with('(') && after.trim_start_matches(char::is_alphabetic).starts_with(')');
    // "Grimsby in Lincolnshire", "Deggendorf in Bayern".
    let lang = &context.lexicon.lang;
    let beside =
        is_province && gap.split_whitespace().count() == 1 && venues::begins_in_where(text, lang, second.span.start);
    let Some(behind) = gap.trim_start().strip_prefix(',') else {
        return beside || bracket && (is_province || called || gap.trim() == "(");
    };
    let located = || context.words.right_before(second.span.start).any(|token| matches!(token.sense(), Sense::Located));
    let closed = after.trim_start_matches(char::is_alphabetic).starts_with(',');
    !conjunction::opens(behind.trim_start())
        && (called || (is_province && closed && (located() || behind.trim().is_empty())))
}

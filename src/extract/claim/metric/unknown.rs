//! Numbers of things that no lexicon knows.

use super::Measured;
use super::classifier::classifier;
use super::product::{RIGHT_BESIDE, is_capacity_before, rate, sides};
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Kinds, Sense, THINGS};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::sentence::is_closed;
use crate::model::{Metric, Span};

/// "A capacity of 8 million catheters a year", "is to assemble 12,000 mixers a year": behind a word of capacity, or by the
/// year in a plan, any noun is a product.
pub(super) fn made_by_capacity(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    const NEAR: usize = 6;
    const LEAST: f64 = 10.0;
    let words = context.words;
    if one.year.is_some() || one.looks_like_year() || one.quantity.value < LEAST || !has_noun(context, one) {
        return None;
    }
    let capacity = scene.with([Kind::Metric]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Metric(_)) && token.span.end <= one.begin && token.word.end <= one.begin
    });
    let capacity = capacity.filter(|token| is_capacity_before(context, scene, one, token, NEAR));
    let rate = rate(context, scene, one, one.word_end);
    let beside = capacity.is_some_and(|token| words.distance(token.word.end, one.begin) <= RIGHT_BESIDE);
    let promised =
        scene.with([Kind::Target, Kind::Building, Kind::Expected]).iter().any(|token| token.sense().is_promise());
    let cue = match (capacity, rate) {
        (Some(capacity), Some(_)) => capacity,
        (Some(capacity), None) if beside => capacity,
        (None, Some(rate)) if promised => rate,
        _ => return None,
    };
    Some(Measured::new(Metric::Capacity, "unknown_product", 0.65).with(Some(cue)))
}

/// "Some 1,130 aircraft passed through last year", "the county hands out 90 million seedlings": a number of things that no
/// lexicon knows, in a sentence of the story that tells of plans or facts. Codes, rooms, standards and what stands in addresses
/// follow a name; a name follows postal codes.
pub(super) fn things(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    const LEAST: f64 = 10.0;
    let words = context.words;
    // A case ending at the number is no noun's.
    let ending = words.text.get(one.quantity.span.end..one.word_end).unwrap_or_default();
    let ending = ending.contains(char::is_alphabetic) && classifier(scene, one).is_none();
    let plain = one.year.is_none() && !one.looks_like_year() && !one.in_words && one.quantity.value >= LEAST;
    if !plain || ending || !has_noun(context, one) {
        return None;
    }
    let sentence = scene.sentence.span;
    let told = !scene.with(Kinds::STATUS.and(&[Kind::Located, Kind::Metric, Kind::Period])).is_empty();
    let title = context.facts.title_span.filter(|_| context.facts.has_headline);
    if !told || !is_closed(sentence.of(words.text)) || title.is_some_and(|title| title.overlaps(sentence)) {
        return None;
    }
    let behind = words.text.get(one.word_end..)?.trim_start();
    // "Open from 9 h to 17 h".
    let letters = behind.chars().take_while(|letter| letter.is_alphabetic() || !letter.is_ascii()).count();
    if behind.starts_with(char::is_uppercase) || letters < 2 {
        return None;
    }
    let before = words.text.get(sentence.start..one.begin)?.trim_end();
    let last = before.rsplit([' ', '\u{A0}', '-']).next().unwrap_or_default();
    let named = last.starts_with(char::is_uppercase) && last.len() < before.len();
    // "45 acres 20 guntas", "at kilometre 15": one measure in two parts.
    let measured = words.precedes(one.begin, |sense| matches!(sense, Sense::Unit(..))).is_some()
        || scene
            .found
            .iter()
            .any(|other| other.begin < one.begin && other.year.is_none() && words.is_blank(other.word_end, one.begin));
    let last_lower = last.to_lowercase();
    let known = context.lexicon.writing.known.contains(&last_lower);
    if named || measured || known || last.ends_with(['.', ':', '№']) || (before.is_empty() && one.comparator.is_none())
    {
        return None;
    }
    Some(Measured::new(
        made(context, scene, one).unwrap_or_else(|| Metric::Other(THINGS.to_owned())),
        "unknown_noun",
        0.4,
    ))
}

/// "1,840 locomotives were made": whether a verb of the clause says that what is counted is made or exported.
fn made(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Metric> {
    const NEAR: usize = 4;
    let words = context.words;
    let near = |token: &&Token| {
        let (from, to) = sides(one, one.word_end, token);
        from <= to
            && words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
            && !scene.has_claim_between(from, to)
    };
    scene.with([Kind::Metric]).iter().filter(near).find_map(|token| match token.sense() {
        Sense::Metric(metric @ (Metric::Production | Metric::Exports)) => Some(metric.clone()),
        _ => None,
    })
}

/// From here on a small word may stand between a number and its noun.
const MILLION: f64 = 1e6;

/// Whether a word that may be a noun stands behind a number.
fn has_noun(context: &Context<'_>, one: &Found) -> bool {
    let words = context.words;
    let rest = words.text.get(one.word_end..).unwrap_or_default();
    let other = |sense: &Sense| {
        sense.is_status()
            || matches!(
                sense,
                Sense::Located
                    | Sense::Period(_)
                    | Sense::And
                    | Sense::Clause
                    | Sense::Share
                    | Sense::To
                    | Sense::Up
                    | Sense::Down
                    | Sense::Against
                    | Sense::Metric(_)
                    | Sense::NoClaimAfter(_)
            )
    };
    let word = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    // "8 milioni di cateteri"
    let links = &context.lexicon.writing.links;
    let linked = one.quantity.value >= MILLION
        && links.iter().any(|link| {
            word.strip_prefix(link.as_str()).is_some_and(|rest| {
                rest.trim_start().starts_with(char::is_alphabetic)
                    && (rest.starts_with(' ') || link.ends_with(['\'', '’']))
            })
        });
    word.len() < rest.len()
        && word.starts_with(char::is_alphabetic)
        && (linked || words.follows(one.word_end, other).is_none())
        && !words.within(Span::new(one.word_end, one.word_end + 40)).iter().any(|token| {
            matches!(token.sense(), Sense::NoClaimAfter(_)) && words.distance(one.word_end, token.span.start) <= 1
        })
}

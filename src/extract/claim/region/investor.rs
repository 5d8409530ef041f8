//! Partners abroad in a text about home: where they come from, and what they build and where.

use super::super::{Context, Scene};
use super::{owners, stands_before};
use crate::extract::facts::venues;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity::Found;
use crate::model::{Currency, Metric, RegionKind, Span, Status, Unit};

/// Whether a region is abroad for a text that is about home.
pub(super) fn is_abroad(context: &Context<'_>, region: &str) -> bool {
    let lang = &context.lexicon.lang;
    let home = context.facts.main_region.as_ref().is_some_and(|main| place::is_at_home(lang, main));
    home && !place::is_at_home(lang, region)
}

/// "A company of Jiangsu province will invest 235 million there": in a text about home, where the firm is from that does
/// it; but "seven firms of Jiangsu" are seven of there.
pub(super) fn is_of_partner(
    context: &Context<'_>,
    scene: &Scene<'_>,
    mention: &PlaceMention,
    (one, status): (&Found, Status),
) -> bool {
    const NEAR: usize = 4;
    // "Yangjiang has 1,600 firms with 120,000 workers": they are there.
    let counted = one.quantity.unit == Some(Unit::Count);
    if counted && status == Status::Actual && scene.has_claim_between(mention.span.end, one.begin) {
        return false;
    }
    // "Ningde's makers had revenue of 385 billion yuan": what is told in the partner's money is told of there.
    if one.quantity.unit == Some(Unit::Money(Currency::CNY)) && is_abroad(context, &mention.place.name) {
        return false;
    }
    let located = || {
        context.words.right_before(mention.span.start).any(|token| matches!(token.sense(), Sense::Located))
            || venues::ends_in_where(context.words.text, &context.lexicon.lang, mention.span.end)
    };
    // "Huailai county signed with a firm of Hangzhou, which will invest 4.5 billion."
    let partner = || {
        let before = context.words.text.get(scene.sentence.span.start..mention.span.start).unwrap_or_default();
        // "In Qinzhou a firm of Sichuan has put in 3.5 billion."
        let there = |other: &PlaceMention| {
            is_located(context, other) && !scene.has_claim_between(other.span.end, mention.span.start)
        };
        let agreed = context.lexicon.promises.leads_to(before);
        owners(context, scene).any(|other| {
            (agreed || there(other))
                && other.span.end <= mention.span.start
                && !other.place.lies_in(&mention.place.name)
                && !mention.place.lies_in(&other.place.name)
        })
    };
    let firms = || {
        scene.with([Kind::Counted]).iter().any(|token| {
            matches!(token.sense(), Sense::Counted(Metric::Enterprises))
                && token.span.start >= mention.span.end
                && token.span.end <= one.begin
                && !(one.is_bare() && context.words.distance(token.word.end.min(one.begin), one.begin) <= 1)
                && context.words.distance(mention.span.end, token.span.start) <= NEAR
                && context.commas(mention.span.end, token.span.start) == 0
        })
    };
    (firms() && (is_abroad(context, &mention.place.name) || partner()) || is_nationality(context, scene, mention))
        && !located()
}

/// "บริษัทจีน 3 แห่ง", "doanh nghiệp Trung Quốc": the name of a country abroad that touches a word for firms tells whose they are,
/// as an adjective does elsewhere, and not where.
fn is_nationality(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    mention.place.kind == RegionKind::Country
        && is_abroad(context, &mention.place.name)
        && scene.with([Kind::Counted]).iter().any(|token| {
            let gap = if token.span.end <= mention.span.start {
                context.words.text.get(token.span.end..mention.span.start)
            } else {
                context.words.text.get(mention.span.end..token.span.start)
            };
            matches!(token.sense(), Sense::Counted(Metric::Enterprises)) && gap.is_some_and(|gap| gap.trim().is_empty())
        })
}

/// "Ballarat agreed with Jiuquan, in China's Gansu, on a plant": in a text about home, what is agreed with a partner abroad is
/// told of who agrees with it.
pub(super) fn is_met(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let start = mention.span.start;
    let before = || context.words.text.get(scene.sentence.span.start..start).unwrap_or_default();
    is_abroad(context, &mention.place.name)
        && context.lexicon.promises.leads_to(before())
        && scene.places.iter().any(|other| other.span.end <= start && !is_abroad(context, &other.place.name))
}

/// "An operator from Zhoushan will spend 85 million on a cold store", in a text about home: what a partner abroad promises to
/// build, spend and employ is promised to home, unless the text says where else.
pub(super) fn is_investor(
    context: &Context<'_>,
    scene: &Scene<'_>,
    mention: &PlaceMention,
    (one, metric, status): (&Found, &Metric, Status),
) -> bool {
    let promised = status != Status::Actual;
    let built = match metric {
        Metric::Investment | Metric::Area | Metric::Jobs | Metric::Projects => true,
        Metric::Other(word) => word == "amount",
        // The partner has plants of its own.
        _ => false,
    };
    let origin = || {
        stands_before(context, mention.span, |sense| matches!(sense, Sense::From | Sense::Origin))
            || is_of_partner(context, scene, mention, (one, status))
    };
    // "The province" of an address is no other region.
    let last_place = || {
        let places = context.places_in(Span::new(scene.sentence.span.start, one.begin)).iter();
        places.map(|place| place.span.end).max().unwrap_or(mention.span.end)
    };
    // What is counted in the money of the partner is told of the partner.
    let own_money = one.quantity.unit == Some(Unit::Money(Currency::CNY));
    (built || *metric == Metric::Capacity)
        && is_abroad(context, &mention.place.name)
        && ((built && promised) || origin())
        && !is_located(context, mention)
        && !own_money
        && !scene
            .between_of([Kind::WholeRegion, Kind::Subject], last_place(), one.begin)
            .any(|token| matches!(token.sense(), Sense::WholeRegion | Sense::Subject(_)))
}

/// Whether something is said to be in a place: "in" stands right before it, and not a word that says as well what is of it or
/// who is based there, or the name has an ending that says so.
pub(super) fn is_located(context: &Context<'_>, mention: &PlaceMention) -> bool {
    let words = context.words;
    let right_before =
        |wanted: fn(&Sense) -> bool| words.right_before(mention.span.start).any(|token| wanted(token.sense()));
    let lang = &context.lexicon.lang;
    (right_before(|sense| matches!(sense, Sense::Located))
        && !right_before(|sense| matches!(sense, Sense::Of | Sense::Origin | Sense::From)))
        || venues::ends_in_where(words.text, lang, mention.span.end)
}

/// Where at home an investor builds: the nearest place that "in" stands before, even if something happened there, too, or
/// any other of the sentence.
pub(super) fn works<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    investor: &PlaceMention,
    one: &Found,
) -> Option<&'a PlaceMention> {
    let home = |mention: &&PlaceMention| {
        mention.place.kind != RegionKind::Country
            && !is_abroad(context, &mention.place.name)
            && !investor.place.lies_in(&mention.place.name)
    };
    let places = scene.places.iter();
    places
        .filter(home)
        .filter(|mention| is_located(context, mention))
        .min_by_key(|mention| mention.span.start.abs_diff(one.quantity.span.end))
        .or_else(|| owners(context, scene).find(home))
}

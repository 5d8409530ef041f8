//! Of which region's whole a share is.

use super::super::{Context, Discourse, Scene, cue};
use super::aside::is_aside;
use super::destination::{ends_in_from, is_elsewhere};
use super::inner::is_inside;
use super::investor::is_located;
use super::nation::{self, nation};
use super::subject::province_of;
use super::{Placed, meant_by, owners, region_cue, stands_before, word_before};
use crate::extract::lexicon::{Kind, NATIONWIDE, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Cue, CueField, Metric, Name, RegionKind, Span, Status};

/// Chooses the region of a share, given that of the figure before and the one that counts where nothing is said.
pub(super) fn choose(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, status): (&Found, &Metric, Status),
    (previous, fallback): (Option<Name>, Option<Name>),
) -> Placed {
    let whole = nation::of_share(context, scene, one).filter(|_| previous.is_none());
    if let Some(token) = whole.or_else(|| nation::average(context, scene, one))
        && let Some(country) = nation(context, token, fallback.as_deref())
    {
        let cue = Cue { span: token.span, field: CueField::Region, meaning: NATIONWIDE.into() };
        return Placed { region: Some(country.into()), whole: None, cue: Some(cue) };
    }
    if previous.is_none()
        && let Some(whole) = whole_of_told(context, scene, discourse, one)
    {
        let name = whole.place.name.as_str().into();
        return Placed { region: discourse.region.clone(), whole: Some(name), cue: Some(region_cue(whole)) };
    }
    let named = (previous.as_ref(), fallback.as_ref());
    let pointed = pointed_owner(context, scene, discourse, (one, metric, status), named);
    of_share(context, scene, one, previous, pointed.or(fallback))
}

/// "옌청 made 78 cells. 장쑤성 전체 생산량의 3분의 1이다": the only place before a share, around what the sentence before told of, is its
/// whole, where what is measured stands between them and no word such as "accounts for" behind it.
fn whole_of_told<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    discourse: &Discourse,
    one: &Found,
) -> Option<&'a PlaceMention> {
    const PHRASE: usize = 5;
    if !context.lexicon.writing.has_postpositions() || discourse.sentence.0 != scene.sentence.paragraph {
        return None;
    }
    let told = discourse.region.as_deref().and_then(place::by_name)?;
    let mut before = scene.places.iter().filter(|mention| mention.span.end <= one.begin);
    let whole = before.next().filter(|_| before.next().is_none())?;
    let (end, begin) = (whole.span.end, one.begin);
    let mut words = scene.between_of([Kind::Metric, Kind::Share], end, begin);
    let measured = words.try_fold(false, |measured, token| match token.sense() {
        // "Of its total output" stands before the word for it.
        Sense::Share if measured => None,
        Sense::Metric(metric) => Some(measured || !metric.is_rate()),
        _ => Some(measured),
    });
    let near = context.words.distance(end, begin) <= PHRASE && context.commas(end, begin) == 0;
    (told.lies_in(&whole.place.name) && near && measured == Some(true)).then_some(whole)
}

/// The region of a share that a word such as "the district" points to.
fn pointed_owner(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, status): (&Found, &Metric, Status),
    (previous, fallback): (Option<&Name>, Option<&Name>),
) -> Option<Name> {
    // "By 2028 the district wants to raise the share to 55 %", where the sentence names no place.
    let bare = previous.is_none() && owners(context, scene).all(|mention| mention.span.end > one.begin);
    let back = word_before(context, scene, one).filter(|_| bare);
    back.and_then(|token| {
        let region = meant_by(context, scene, discourse, token, (metric, status))?;
        // "Half of the state's exports": the state is the whole, unless it is who acts.
        let inner = fallback.map(|name| &**name).and_then(place::by_name).is_some_and(|place| place.lies_in(&region));
        let words = context.words;
        let located = || words.precedes(token.span.start, |sense| matches!(sense, Sense::Located)).is_some();
        let acts = || words.follows(token.word.end, Sense::is_status).is_some();
        let pays = words.follows(token.word.end, |sense| matches!(sense, Sense::Pays)).is_some();
        ((!inner || acts() || located()) && !pays).then_some(region)
    })
}

/// "58 % of Sichuan's capacity": the place beside the figure is the whole; the region is that of the figure before.
fn of_share(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    previous: Option<Name>,
    fallback: Option<Name>,
) -> Placed {
    let comma_before = context
        .words
        .text
        .get(scene.sentence.span.start..one.begin)
        .and_then(|head| head.rfind([',', '，', '、', '،']).map(|at| scene.sentence.span.start + at));
    let clause = comma_before.unwrap_or(scene.sentence.span.start);
    let nation = scene.with([Kind::Nation]).iter().find(|token| {
        matches!(token.sense(), Sense::Nation) && token.span.start >= clause && near(context, token.span, one)
    });
    let owning = || owners(context, scene).filter(|mention| !buys_share(context, scene, mention, one));
    let in_clause: Vec<&PlaceMention> =
        owning().filter(|mention| mention.span.start >= clause && near(context, mention.span, one)).collect();
    // "Guangdong has 1,200 such firms, and the city of Foshan makes 20 % of them": a part of the region before is no whole.
    let smaller = previous.as_ref().and_then(|region| {
        let behind = scene.claim_before(one.begin)?.word_end;
        let inner = |mention: &&PlaceMention| {
            mention.span.start >= behind && mention.span.end <= one.begin && mention.place.lies_in(region)
        };
        owners(context, scene).find(inner).map(|mention| Name::from(mention.place.name.as_str()))
    });
    let region = smaller.or(previous).or_else(|| {
        // No figure before: the first place of the sentence owns the share, another is the whole.
        let first = owning().find(|mention| mention.span.end <= one.begin)?;
        // "The city's share of China's exports", "three quarters of Turkey's exports come from this city."
        let told = scene.with([Kind::Subject]).iter().find_map(|token| match token.sense() {
            Sense::Subject(kind) if kind != "country" => Some(kind.as_str()),
            _ => None,
        });
        // "The state" behind a sentence on a partner abroad is the one around the place that the text is about.
        let main = context.facts.main_region.as_deref();
        let around = || main.and_then(province_of).filter(|_| told == Some("province"));
        let lies_in = |region: &Name| place::by_name(region).is_some_and(|place| place.lies_in(&first.place.name));
        let city = || {
            let spoken_of = fallback.clone().filter(lies_in);
            spoken_of
                .or_else(|| around().filter(lies_in))
                .or_else(|| main.and_then(place::by_name).map(|place| Name::from(place.name.as_str())).filter(lies_in))
        };
        // "Of Spain's shoes, two fifths are made here."
        let here = || scene.with([Kind::There]).iter().any(|token| is_made_there(context, scene, token, one));
        if first.place.kind == RegionKind::Country
            && (told.is_some() || here())
            && let Some(city) = city()
        {
            return Some(city);
        }
        // "In Kerala's output the share of Palakkad was 11 %."
        let inner = owners(context, scene).find(|mention| {
            mention.span.start > first.span.end
                && mention.span.end <= one.begin
                && is_inside(mention.place, first.place)
                && !is_aside(context, scene, mention.span, one)
        });
        if let Some(inner) = inner {
            return Some(inner.place.name.as_str().into());
        }
        // "Of Turkey's tea two thirds grow in Rize."
        let part = in_clause.iter().find(|mention| {
            mention.span.start >= one.quantity.span.end
                && mention.place.lies_in(&first.place.name)
                && is_located(context, mention)
        });
        Some(part.map_or(first, |part| *part).place.name.as_str().into())
    });
    let region = region.or_else(|| place_of_part(context, scene, one, fallback.as_deref())).or(fallback);
    if let Some(part) = located_part(context, scene, one, region.as_deref()) {
        return Placed { region: Some(part.place.name.as_str().into()), whole: region, cue: Some(region_cue(part)) };
    }
    let whole = in_clause.iter().find(|mention| Some(mention.place.name.as_str()) != region.as_deref());
    if let Some(whole) = whole {
        return Placed { region, whole: Some(whole.place.name.as_str().into()), cue: Some(region_cue(whole)) };
    }
    let country = nation.and_then(|_| region.as_deref().and_then(place::country_of)).map(Name::from);
    Placed { region, whole: country, cue: nation.map(|token| cue(token, CueField::Region)) }
}

/// "Every fifth job in Stuttgart hangs on cars": the only place of a sentence that begins with a part is where what it is a part
/// of stands, unless the place spoken of lies in it.
fn place_of_part(context: &Context<'_>, scene: &Scene<'_>, one: &Found, spoken_of: Option<&str>) -> Option<Name> {
    const HEAD: usize = 1;
    let mut places = owners(context, scene);
    let mention = places.next().filter(|_| places.next().is_none())?;
    let (end, start) = (one.word_end, mention.span.start);
    let inner = spoken_of.and_then(place::by_name).is_some_and(|place| is_inside(place, mention.place));
    let thing = scene
        .between_of([Kind::Counted, Kind::Metric], one.begin, start)
        .any(|token| matches!(token.sense(), Sense::Counted(_) | Sense::Metric(_)));
    let verb = scene.statuses.iter().any(|token| token.span.start >= end && token.span.end <= start);
    let found = one.is_fraction()
        && start >= end
        && thing
        && !verb
        && !inner
        && context.words.distance(scene.sentence.span.start, one.begin) <= HEAD
        && near(context, mention.span, one)
        && context.commas(end, start) == 0
        && !scene.has_claim_between(end, start);
    found.then(|| mention.place.name.as_str().into())
}

/// "The mills made 43 GW, half of the whole province's output, and cast 1.7 million t": whether a word for the whole of a region
/// stands behind a share told before, of whose whole it tells.
pub(super) fn is_whole_of_earlier(context: &Context<'_>, token: &Token, earlier: &[Claim]) -> bool {
    const PHRASE: usize = 4;
    earlier.last().is_some_and(|last| {
        let (end, start) = (last.evidence.span.end, token.span.start);
        last.metric == Metric::Share
            && end <= start
            && context.words.distance(end, start) <= PHRASE
            && context.commas(end, start) == 0
    })
}

/// Whether "here" or "there" stands soon behind a share.
fn is_made_there(context: &Context<'_>, scene: &Scene<'_>, token: &Token, one: &Found) -> bool {
    const NEAR: usize = 5;
    let start = token.span.start;
    matches!(token.sense(), Sense::There)
        && start >= one.word_end
        && context.words.distance(one.word_end, start) <= NEAR
        && context.commas(one.word_end, start) == 0
        && !scene.has_claim_between(one.word_end, start)
}

/// "Poland takes 37 % of exports": whether a country abroad before a share of what is exported only buys it.
fn buys_share(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention, one: &Found) -> bool {
    const PHRASE: usize = 3;
    let sold = |token: &Token| {
        let behind = token.span.start >= one.word_end
            && context.words.distance(one.word_end, token.span.start) <= PHRASE
            && context.commas(one.word_end, token.span.start) == 0;
        // 印度占出口的12%.
        let takes = || {
            let mut words = scene.between_of([Kind::Share], mention.span.end, token.span.start);
            token.span.end <= one.begin && words.any(|word| matches!(word.sense(), Sense::Share))
        };
        matches!(token.sense(), Sense::Metric(Metric::Exports)) && (behind || takes())
    };
    mention.place.kind == RegionKind::Country
        && mention.span.end <= one.begin
        && is_elsewhere(context, &mention.place.name)
        && !scene.has_claim_between(mention.span.end, one.begin)
        && scene.with([Kind::Metric]).iter().any(sold)
}

/// "Two thirds of them are based in the district of Jianxi": the part of the region that a share of what is there stands in.
fn located_part<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    one: &Found,
    region: Option<&str>,
) -> Option<&'a PlaceMention> {
    let (region, end) = (region?, one.word_end);
    owners(context, scene).find(|mention| {
        let start = mention.span.start;
        let from = || {
            stands_before(context, mention.span, |sense| matches!(sense, Sense::From | Sense::Origin))
                // "এর এক-চতুর্থাংশ গেছে ফরিদপুর থেকে".
                || ends_in_from(context, scene, mention)
        };
        let located = || {
            let sides = (context.words.text.get(..start), context.words.text.get(mention.span.end..));
            is_located(context, mention)
                || stands_before(context, mention.span, |sense| matches!(sense, Sense::Located))
                || matches!(sides, (Some(before), Some(after)) if place::kind_beside(before, after) == Some(RegionKind::County))
        };
        start >= end
            && near(context, mention.span, one)
            && context.commas(end, start) == 0
            && !scene.has_claim_between(end, start)
            && (mention.place.lies_in(region) && (located() || from())
                || place::by_name(region).is_some_and(|inner| inner.lies_in(&mention.place.name))
                    && mention.place.kind == RegionKind::City
                    && from())
    })
}

pub(super) fn near(context: &Context<'_>, span: Span, one: &Found) -> bool {
    let (from, to) = if span.start >= one.quantity.span.end {
        (one.quantity.span.end, span.start)
    } else {
        (span.end.min(one.begin), one.begin)
    };
    context.words.distance(from, to) <= 10
}

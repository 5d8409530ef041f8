//! Which region a figure belongs to, and of which region's whole a share is.

mod address;
mod aside;
mod behind;
mod cause;
mod destination;
mod foreign_money;
mod here;
mod inner;
mod investor;
mod nation;
mod opening;
mod origin;
mod pair;
mod payer;
mod share;
mod site;
mod speaker;
mod subject;
mod told;
mod topic;

use super::{Context, Discourse, Scene, cue};
use crate::extract::lexicon::{HOME, Kind, NATIONWIDE, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Cue, CueField, Metric, Name, RegionKind, Span, Status};
use aside::{is_aside, is_rival};
use behind::located_after;
pub use destination::is_sold_abroad;
use investor::{is_abroad, is_investor, is_located, is_met, is_of_partner, works};
use nation::{names_industry, nation, regional};
use pair::{article_pair, is_together, joins_counted, pair_or, partners};
use subject::{is_called_so, province_of};

pub use cause::is_of_other_country;
pub use nation::is_nationwide;
pub use opening::{opens_paragraph, opens_with, opens_with_kind};
use origin::comes_from;
pub use origin::is_origin;
pub use site::{Site, is_new, sites};
use told::{meant_by, told_of};
pub use topic::topic;

/// A region with the words that name it.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    pub region: Option<Name>,
    /// For a share: the region of the whole.
    pub whole: Option<Name>,
    pub cue: Option<Cue>,
}

/// Countries are named in passing more than anything else: only one near its figure counts.
const COUNTRY_REACH: usize = 7;

/// Whether a claim tells how much of what another counts is in a part of its region.
pub fn is_part(claim: &Claim, whole: &Claim) -> bool {
    let inner = claim.region.as_deref().and_then(place::by_name);
    let inside = inner.zip(whole.region.as_deref()).is_some_and(|(inner, outer)| inner.lies_in(outer));
    inside && (claim.metric == Metric::Share || (claim.metric == whole.metric && claim.value < whole.value))
}

/// "Nanhai alone made a quarter of it. 95,000 still work there": whether a claim only tells how much of what the sentences before told
/// of is in a part of it.
pub fn is_share_of(claim: &Claim, told: Option<&str>) -> bool {
    let inner = claim.region.as_deref().and_then(place::by_name).filter(|_| claim.metric == Metric::Share);
    let city = told.and_then(place::by_name).filter(|told| told.kind == RegionKind::City);
    inner.zip(city).is_some_and(|(inner, city)| inner.lies_in(&city.name))
}

/// Chooses the region of a figure.
pub fn choose(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, status): (&Found, &Metric, Status),
    earlier: &[Claim],
) -> Placed {
    let placed = of_words(context, scene, discourse, (one, metric, status), earlier);
    // What is invested comes from abroad as often.
    if placed.cue.is_none()
        && *metric != Metric::Investment
        && let Some(region) = foreign_money::owner(context, one, placed.region.as_deref())
    {
        return Placed { region: Some(region), ..placed };
    }
    placed
}

/// The region of a figure by what the text says.
fn of_words(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, status): (&Found, &Metric, Status),
    earlier: &[Claim],
) -> Placed {
    let main = || context.facts.main_region.clone();
    let previous = earlier.iter().rev().find(|claim| !is_origin(context, claim)).and_then(|claim| claim.region.clone());
    let both = || partners(context, scene);
    let joint = is_together(scene).then(|| article_pair(context)).filter(|_| !joins_counted(context, scene)).flatten();
    let told_of = || told_of(context, scene, discourse, (metric, status));
    let speaker = || speaker::place_of(context, scene, one);
    let fallback =
        previous.clone().or_else(speaker).or_else(|| joint.cloned()).or_else(both).or_else(told_of).or_else(main);
    if let Some(placed) = payer::payer(context, scene, (one, metric), previous.as_ref()) {
        return placed;
    }
    if *metric == Metric::Share {
        return share::choose(context, scene, discourse, (one, metric, status), (previous, fallback));
    }
    let traded = pair::traders(context, scene, (one, metric));
    if let Some(pair) = traded.or_else(|| pair::trade_grew(scene, (one, metric), earlier)) {
        return pair;
    }
    if let Some(placed) = told_behind(context, scene, (one, metric)) {
        return placed;
    }
    let before = before(context, scene, (one, status), earlier).map(|mention| whole_name(context, scene, mention));
    if let Some((region, cued)) = before.and_then(|outer| subject::within(context, scene, discourse, outer))
        && previous.is_none()
    {
        return by_word(cued, Some(region));
    }
    // Where somebody comes from is no place of a figure, but tells an investor.
    let nearest = || {
        owners(context, scene)
            .rev()
            .find(|mention| mention.span.end <= one.begin && mention.place.kind != RegionKind::Country)
            .map(|mention| whole_name(context, scene, mention))
    };
    let investor =
        before.or_else(nearest).filter(|mention| is_investor(context, scene, mention, (one, metric, status)));
    if let Some(mention) = investor {
        // "The Chinese side will put 62 million into it": into what the sentences before told of.
        let told = || discourse.region.clone().filter(|region| !is_abroad(context, region));
        return works(context, scene, mention, one)
            .map_or_else(|| Placed { region: told().or_else(main), whole: None, cue: None }, named);
    }
    let giver = before.map(|outer| (outer.place.name.as_str(), outer.span.end));
    if let Some(placed) = giver.and_then(|by| inner::given_by(context, scene, discourse, by, (one, metric))) {
        return placed;
    }
    if let Some(region) = site::of_figure(context, scene, discourse, (one, metric, status))
        && before.is_none()
        && !earlier.iter().any(|claim| claim.evidence.cues.iter().any(|cue| cue.field == CueField::Region))
    {
        return Placed { region: Some(region.clone()), whole: None, cue: None };
    }
    if let Some(region) = here::region(context, scene, one).filter(|_| before.is_none() && previous.is_none()) {
        return Placed { region: Some(region), whole: None, cue: None };
    }
    let word = word_before(context, scene, one);
    let place_at = before.map_or(0, |mention| mention.span.start);
    match word {
        Some(token) if token.span.start >= place_at => match token.sense() {
            Sense::WholeRegion if is_own_whole(context, scene, token, earlier) => {
                let base = previous.or_else(|| discourse.region.clone()).or_else(main);
                return by_word(token, whole_region(context, token, earlier, base));
            }
            // "The two cities" are both, not the one spoken of.
            Sense::Subject(_)
                if previous.is_none()
                    && before.is_none()
                    && is_both(scene, token)
                    && let Some(pair) = joint.cloned().or_else(both) =>
            {
                return by_word(token, Some(pair));
            }
            // German "landesweit" is of a state at home, and of the whole of a country abroad.
            Sense::Subject(_) if nation::is_whole_country(context, scene, token) => {}
            Sense::Subject(kind)
                if (previous.is_none() || is_part_of_nation(one, token, earlier))
                    && (before.is_none() || kind == "province") =>
            {
                if let Some(placed) = by_subject(context, scene, discourse, (one, metric, status), (token, before)) {
                    return placed;
                }
            }
            _ => {}
        },
        _ => {}
    }
    if let Some(token) = regional(context, scene, one).filter(|token| token.span.start >= place_at && before.is_none())
    {
        return by_word(token, Some(token.entry.meaning.into()));
    }
    let national = nation::told_by_word(context, scene, (one, metric), earlier, before.is_none());
    if let Some(token) = national.filter(|token| token.span.start >= place_at)
        && let Some(country) = nation(context, token, fallback.as_deref())
    {
        // "The German shoe industry" is what the next sentences tell of, too.
        let stays = token.entry.meaning == HOME && names_industry(context, scene, token);
        let meaning = if stays { country } else { NATIONWIDE };
        let cue = Cue { span: token.span, field: CueField::Region, meaning: meaning.into() };
        return Placed { region: Some(country.into()), whole: None, cue: Some(cue) };
    }
    match before {
        Some(mention) => pair_or(context, mention, scene),
        None => Placed { region: fallback, whole: None, cue: None },
    }
}

/// "3,600 jobs in Xiapu", "8,700 people in Xiamen and Chongqing": the one or two places right behind a figure that own it.
fn told_behind(context: &Context<'_>, scene: &Scene<'_>, (one, metric): (&Found, &Metric)) -> Option<Placed> {
    let located = || {
        let mention = located_after(context, scene, one, metric)?;
        Some(pair::pair_behind(context, mention, scene).unwrap_or_else(|| pair_or(context, mention, scene)))
    };
    pair::counted_between(context, scene, one).or_else(located)
}

/// "Of the country's 300 processors, 40 are in the town": whether a word right behind a figure names where a part of what the
/// nation has is.
fn is_part_of_nation(one: &Found, token: &Token, earlier: &[Claim]) -> bool {
    token.span.start >= one.word_end && earlier.last().is_some_and(is_nationwide)
}

/// The region that a word such as "the province" means, where a place before the figure does not own it all the same.
fn by_subject(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, status): (&Found, &Metric, Status),
    (token, before): (&Token, Option<&PlaceMention>),
) -> Option<Placed> {
    let region = meant_by(context, scene, discourse, token, (metric, status));
    // "Jena grows faster than the state, which has 300 firms": the province around what was named before it.
    // "Jena in the state of Thuringia" is an address.
    let beside = Span::new(token.span.start.saturating_sub(ADDRESS / 2), token.span.end + ADDRESS / 2);
    let around = |mention: &PlaceMention| {
        region.as_deref().is_some_and(|region| mention.place.lies_in(region)) && context.places_in(beside).is_empty()
    };
    // "Near Kakinada's port the state has allotted 495 acres": what is given is told of where it is.
    let gives_there = before.is_some_and(|mention| inner::is_given(metric) && is_located(context, mention));
    if !before.is_none_or(around) || gives_there {
        return None;
    }
    let by = region.as_deref().map(|region| (region, token.span.end));
    let given = by.and_then(|by| inner::given_by(context, scene, discourse, by, (one, metric)));
    Some(given.unwrap_or_else(|| by_word(token, region)))
}

/// Whether a word for the whole of a region is no part of one for the country, and tells no whole of a share told before.
fn is_own_whole(context: &Context<'_>, scene: &Scene<'_>, token: &Token, earlier: &[Claim]) -> bool {
    !nation::is_of_nation(scene, token) && !share::is_whole_of_earlier(context, token, earlier)
}

/// What "the province as a whole" is: the one that the same word told before, that which the text calls so, or that around.
fn whole_region(context: &Context<'_>, token: &Token, earlier: &[Claim], base: Option<Name>) -> Option<Name> {
    // Said once of two figures.
    let said = earlier.iter().rev().find(|claim| is_cued_by(claim, token)).and_then(|claim| claim.region.clone());
    // "I hela länet" of a text on "Qichun län".
    let itself = || base.clone().filter(|base| is_called_so(context, base, token));
    let around = |base: &str| province_said(context, token, base).or_else(|| whole_around(base));
    said.or_else(itself).or_else(|| base.as_deref().and_then(around)).or(base)
}

/// "The province as a whole" behind a county: the province around it, and not the city.
fn province_said(context: &Context<'_>, token: &Token, base: &str) -> Option<Name> {
    let place = place::by_name(base).filter(|place| place.kind == RegionKind::County)?;
    let mut said = token.span.of(context.words.text).split(' ').filter_map(|word| place::kind_beside("", word));
    let province = |place: &&place::Place| matches!(place.kind, RegionKind::Province | RegionKind::AutonomousRegion);
    let said = said.any(|kind| kind == RegionKind::Province);
    let around = said.then(|| place.around().find(province)).flatten()?;
    Some(around.name.as_str().into())
}

/// Whether a word told a claim's region.
fn is_cued_by(claim: &Claim, token: &Token) -> bool {
    claim.evidence.cues.iter().any(|cue| cue.field == CueField::Region && cue.span == token.span)
}

/// "The province as a whole": the one around a city, and a province itself.
fn whole_around(name: &str) -> Option<Name> {
    let place = place::by_name(name)?;
    let itself = matches!(
        place.kind,
        RegionKind::Province | RegionKind::AutonomousRegion | RegionKind::Country | RegionKind::Group
    );
    if itself { Some(place.name.as_str().into()) } else { province_of(name) }
}

/// Whether a word for a place is a part of one for two: "the two cities".
fn is_both(scene: &Scene<'_>, token: &Token) -> bool {
    let together = |other: &Token| matches!(other.sense(), Sense::Together) && other.span.overlaps(token.span);
    scene.with([Kind::Together]).iter().any(together)
}

/// Whether a word stands before a place, with a word for its kind between at most.
fn stands_before(context: &Context<'_>, place: Span, wanted: impl Fn(&Sense) -> bool) -> bool {
    const KIND: usize = 36;
    let words = context.words;
    let near = Span::new(place.start.saturating_sub(KIND), place.start);
    words.right_before(place.start).any(|token| wanted(token.sense()))
        || words.within(near).iter().any(|token| {
            wanted(token.sense())
                && token.span.end <= place.start
                && words.distance(token.span.end, place.start) <= 3
                && words.text.get(token.span.end..place.start).is_some_and(|gap| {
                    !gap.contains(|c: char| c.is_numeric() || matches!(c, ',' | '.' | ';' | '\n'))
                        && place::names_a_kind(gap)
                })
        })
}

fn by_word(token: &Token, region: Option<Name>) -> Placed {
    Placed { region, whole: None, cue: Some(cue(token, CueField::Region)) }
}

fn named(mention: &PlaceMention) -> Placed {
    Placed { region: Some(mention.place.name.as_str().into()), whole: None, cue: Some(region_cue(mention)) }
}

pub fn region_cue(mention: &PlaceMention) -> Cue {
    Cue { span: mention.span, field: CueField::Region, meaning: mention.place.name.as_str().into() }
}

/// Bytes between the parts of an address.
const ADDRESS: usize = 48;

/// Of a double name such as "Ningbo-Zhoushan" the first: the two are one port or one city.
fn whole_name<'a>(context: &'a Context<'_>, scene: &Scene<'_>, mention: &'a PlaceMention) -> &'a PlaceMention {
    let places = context.places_in(scene.sentence.span);
    // "Región Autónoma Zhuang de Guangxi" names it twice.
    let first = places.iter().rev().find(|other| {
        // "Chenzhou in China's Hunan": the country is in between.
        other.span.end < mention.span.start
            && other.place.name != mention.place.name
            && !(other.place.kind == RegionKind::Country && mention.place.lies_in(&other.place.name))
    });
    let gap = |first: &PlaceMention| context.words.text.get(first.span.end..mention.span.start).unwrap_or_default();
    // "Baise in Guangxi, China" is an address: the first is where it is.
    let is_address = |first: &PlaceMention| {
        let gap = gap(first);
        // "MUNICH – Bavaria's exports": where it was written is set off by a dash or a colon.
        gap.len() <= ADDRESS
            && first.place.lies_in(&mention.place.name)
            && !gap.contains(['.', ';', ':', '：', '\n', '。', '–', '—'])
            && !gap.contains(" - ")
    };
    match first {
        Some(first) if gap(first) == "-" => first,
        Some(first) if is_address(first) || address::is_address(context, first, mention) => {
            whole_name(context, scene, first)
        }
        _ => mention,
    }
}

/// Places of the sentence that can own a figure, those of the event's venue and in names of organisations left out.
fn owners<'a>(context: &'a Context<'_>, scene: &'a Scene<'_>) -> impl DoubleEndedIterator<Item = &'a PlaceMention> {
    let places = scene.places.iter().enumerate();
    places
        .filter(move |(number, mention)| scene.owners.get(*number, || may_own(context, scene, mention)))
        .map(|(_, mention)| mention)
}

/// The places of the list right before a position, in order: "Leipzig, Dresden and Chemnitz".
pub fn listed_before<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    begin: usize,
    joins: impl Fn(usize, usize) -> bool,
) -> Vec<&'a PlaceMention> {
    let mut list: Vec<&PlaceMention> = Vec::new();
    for mention in owners(context, scene).rev().filter(|mention| mention.span.end <= begin) {
        if list.last().is_some_and(|next| !joins(mention.span.end, next.span.start)) {
            break;
        }
        list.push(mention);
    }
    list.reverse();
    list
}

/// Whether a place of the sentence can own a figure.
fn may_own(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let span = scene.sentence.span;
    let name = &mention.place.name;
    let subject = context.is_about(name);
    // What the text tells of the place elsewhere is of it.
    let venue = !subject
        && context.facts.venues.contains(name)
        && context.facts.venue_spans.iter().any(|venue| span.contains(*venue))
        && !site::is_of_works(context, scene, mention);
    let organisation = context.organisations_in(span).iter().any(|one| one.span.contains(mention.span)) && !subject;
    let compared = context.words.right_before(mention.span.start).any(|token| matches!(token.sense(), Sense::Against));
    // "Neodym-Eisen-Bor": a name inside the word for a product is no place.
    let product = scene
        .with([Kind::Sector])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Sector(_)) && token.word.overlaps(mention.span));
    // "China–Europe trains" are no trains of China.
    let joined = mention.place.kind == RegionKind::Country && is_joined(context, mention);
    let passing = || cause::is_cause(context, scene, mention) || destination::is_destination(context, scene, mention);
    !venue && !organisation && !compared && !product && !joined && !passing()
}

/// Whether a dash joins a name to a word behind it that names no place: "Kina–Europa-tåg".
fn is_joined(context: &Context<'_>, mention: &PlaceMention) -> bool {
    let end = mention.span.end;
    let mut behind = context.words.text.get(end..).unwrap_or_default().chars();
    let dash = behind.next().filter(|c| matches!(c, '-' | '–' | '‑'));
    dash.is_some_and(|dash| {
        let next = end + dash.len_utf8();
        behind.next().is_some_and(char::is_uppercase) && context.places_in(Span::new(next, next + 1)).is_empty()
    })
}

/// The nearest place before a figure that can own it.
fn before<'a>(
    context: &'a Context<'_>,
    scene: &'a Scene<'_>,
    (one, status): (&Found, Status),
    earlier: &[Claim],
) -> Option<&'a PlaceMention> {
    // "Two thirds of Egypt's output, and 110,000 people work there": the whole of a share owns nothing else.
    let is_whole = |mention: &PlaceMention| {
        earlier.iter().any(|claim| {
            let whole = claim.of_region.as_deref().filter(|whole| *whole == mention.place.name);
            let part = claim.region.as_deref().and_then(|region| region.split('–').next()).and_then(place::by_name);
            whole.zip(part).is_some_and(|(whole, part)| part.lies_in(whole))
        })
    };
    owners(context, scene).rev().find(|mention| {
        let near = mention.place.kind != RegionKind::Country
            || is_subject(context, &mention.place.name)
            || context.words.distance(mention.span.end, one.begin) <= COUNTRY_REACH;
        // "Firms from Hunan will invest 5 bn": where somebody comes from is not where the money goes.
        // So is the province or the country named behind it: "from Huzhou in Zhejiang".
        let whole = whole_name(context, scene, mention);
        let origin = comes_from(context, mention.span)
            || is_of_partner(context, scene, mention, (one, status))
            || is_met(context, scene, whole)
            || (whole.span != mention.span && comes_from(context, whole.span));
        mention.span.end <= one.begin
            && near
            && !origin
            && !is_whole(mention)
            && !is_aside(context, scene, mention.span, one)
            && !is_rival(context, scene, mention, one)
    })
}

fn is_subject(context: &Context<'_>, name: &str) -> bool {
    context.facts.regions.iter().any(|region| region == name)
}

/// The nearest word before a figure that points back to a region; "the area" of a sentence that speaks of "the province" is
/// the province.
fn word_before<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let back = || {
        scene.with([Kind::WholeRegion, Kind::Subject]).iter().rev().filter(|token| {
            token.span.end <= one.begin
                && match token.sense() {
                    Sense::WholeRegion => true,
                    Sense::Subject(_) => {
                        !subject::is_beside_name(context, token) && !is_aside(context, scene, token.span, one)
                    }
                    _ => false,
                }
        })
    };
    let kind = |token: &Token| match token.sense() {
        Sense::Subject(kind) if matches!(kind.as_str(), "region" | "area") => 0,
        Sense::Subject(_) => 1,
        _ => 2,
    };
    let Some(nearest) = back().next() else { return word_behind(context, scene, one) };
    let specific = back().find(|token| kind(token) == 1).filter(|token| {
        kind(nearest) == 0 && context.places_in(Span::new(token.span.end, nearest.span.start)).is_empty()
    });
    specific.or(Some(nearest))
}

/// "Employs 3,600 people in the county": right behind a figure, where a word of place introduces it.
fn word_behind<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    const NEAR: usize = 3;
    scene.with([Kind::Subject]).iter().find(|token| {
        let start = token.span.start;
        matches!(token.sense(), Sense::Subject(_))
            && start >= one.word_end
            && context.words.distance(one.word_end, start) <= NEAR
            && context.commas(one.word_end, start) == 0
            && !scene.has_figure_between(one.word_end, start)
            && !subject::is_beside_name(context, token)
            && context.words.right_before(start).any(|before| matches!(before.sense(), Sense::Located))
    })
}

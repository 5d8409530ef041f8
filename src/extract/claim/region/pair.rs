//! Two regions that act as one.

use super::super::{Context, Scene};
use super::investor::is_abroad;
use super::{Placed, named, region_cue, stands_before, whole_name};
use crate::extract::conjunction;
use crate::extract::facts::regions::is_joint;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::{self, Place, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Metric, Name, RegionKind, Span};

/// The two regions that the article is about as one, if it is about two.
pub(super) fn article_pair<'a>(context: &'a Context<'_>) -> Option<&'a Name> {
    context.facts.regions.first().filter(|region| region.contains('–'))
}

/// What words for two that are no agreement begin with where words are not set apart: 双方, 両市, 양측, ทั้งสองฝ่าย.
const BOTH: [char; 7] = ['双', '雙', '両', '两', '兩', '양', 'ท'];

/// Home and the partner abroad, in a text about home whose sentence says that both do something: "the two sides invest
/// 46 million". An agreement or something joint need not be of both.
pub(super) fn partners(context: &Context<'_>, scene: &Scene<'_>) -> Option<Name> {
    let both = |token: &Token| {
        let word = token.span.of(context.words.text);
        matches!(token.sense(), Sense::Together) && (word.contains(' ') || word.starts_with(BOTH))
    };
    let together = scene.with([Kind::Together]).iter().any(both);
    let home = context.facts.main_region.as_deref().filter(|home| together && !is_abroad(context, home))?;
    let abroad = || {
        let before = context.places.iter().filter(|mention| mention.span.end <= scene.sentence.span.end);
        before
            .map(|mention| &mention.place)
            .filter(|place| place.kind != RegionKind::Country && is_abroad(context, &place.name))
    };
    // Of a city and its province the city.
    let partners = || abroad().filter(|one| !abroad().any(|other| other.lies_in(&one.name)));
    let main = |place: &&&Place| context.facts.regions.iter().any(|region| **region == *place.name);
    let partner = abroad().find(main).or_else(|| {
        let first = partners().next()?;
        partners().all(|place| place.name == first.name).then_some(first)
    })?;
    let first = |name: &str| context.places.iter().position(|mention| mention.place.name == name);
    let (one, other) =
        if first(&partner.name) < first(home) { (partner.name.as_str(), home) } else { (home, partner.name.as_str()) };
    Some(Name::from(format!("{one}–{other}")))
}

/// Whether the sentence speaks of two regions as one: by a word such as "both sides", or as who signed and met.
pub(super) fn is_together(scene: &Scene<'_>) -> bool {
    scene
        .with([Kind::Together, Kind::Event])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Together | Sense::Event))
}

/// "Eight plants that will process 90,000 t together": whether all such words of a sentence stand behind something that it
/// counts, which is together then, and no regions need to be.
pub(super) fn joins_counted(context: &Context<'_>, scene: &Scene<'_>) -> bool {
    let counted = scene.found.iter().find(|one| one.quantity.ignored.is_none()).filter(|one| one.is_bare());
    counted.is_some_and(|counted| {
        scene.with([Kind::Together, Kind::Event]).iter().all(|token| match token.sense() {
            Sense::Event => false,
            // "Four joint projects" are of both regions.
            Sense::Together => {
                token.span.start >= counted.word_end && context.words.distance(counted.word_end, token.span.start) > 0
            }
            _ => true,
        })
    })
}

/// "Гандаль Беларусі з правінцыяй Шэньсі", "trade between Vsetín and Taizhou": the trade of two regions named side by side is of
/// both; with a whole country it is of the region.
pub(super) fn traders(context: &Context<'_>, scene: &Scene<'_>, (one, metric): (&Found, &Metric)) -> Option<Placed> {
    const BETWEEN: usize = 4;
    const BESIDE: usize = 3;
    let words = context.words;
    let mut places = scene.places.iter().filter(|mention| mention.span.end <= one.begin);
    let (first, second) = (places.next()?, places.next()?);
    let beside = |token: &Token| {
        let (start, end) = (token.span.start, token.word.end);
        (end <= first.span.start && words.distance(end, first.span.start) <= BESIDE)
            || (start >= first.span.end && end <= second.span.start)
            || (start >= second.span.end && words.distance(second.span.end, start) <= BESIDE)
    };
    let told = scene
        .with([Kind::Metric])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Metric(metric) if is_trade(metric)) && beside(token));
    let apart = !first.place.lies_in(&second.place.name) && !second.place.lies_in(&first.place.name);
    let alone = places.next().is_none()
        && context.commas(first.span.end, second.span.start) == 0
        && !scene.has_claim_between(scene.sentence.span.start, one.begin);
    if !(is_trade(metric) && told && apart && alone) {
        return None;
    }
    if matches!(second.place.kind, RegionKind::Country | RegionKind::Group) {
        return (first.place.kind != RegionKind::Country).then(|| named(first));
    }
    if words.distance(first.span.end, second.span.start) > BETWEEN {
        return None;
    }
    let name = Name::from(format!("{}–{}", first.place.name, second.place.name));
    Some(Placed { region: Some(name), whole: None, cue: Some(region_cue(first)) })
}

/// "... reached 310 million, 1.7 times as much": what two regions trade grew for both.
pub(super) fn trade_grew(scene: &Scene<'_>, (one, metric): (&Found, &Metric), earlier: &[Claim]) -> Option<Placed> {
    let last = earlier.last().filter(|last| *metric == Metric::Growth && is_trade(&last.metric))?;
    let told = last.evidence.span.end;
    let named = scene.places.iter().any(|place| place.span.start >= told && place.span.end <= one.begin);
    let region = last.region.clone().filter(|region| region.contains('–') && !named)?;
    Some(Placed { region: Some(region), whole: None, cue: None })
}

/// Whether goods that go both ways are measured.
fn is_trade(metric: &Metric) -> bool {
    matches!(metric, Metric::Other(what) if what == "trade")
}

/// Two regions that act together are one: named side by side, or both in a sentence that speaks of them as one and
/// has no figure for each.
pub(super) fn pair_or(context: &Context<'_>, mention: &PlaceMention, scene: &Scene<'_>) -> Placed {
    let pair = |name: Name| Placed { region: Some(name), whole: None, cue: Some(region_cue(mention)) };
    // "In Vsetín, Otrokovice and Zlín": what several towns of home share is home's.
    if let Some(home) = context.facts.main_region.clone().filter(|home| stands_in_list(context, mention, scene, home)) {
        return pair(home);
    }
    let figures = scene.found.iter().filter(|other| other.quantity.ignored.is_none()).count();
    if let Some((name, one_name)) = side_by_side(context, mention, scene)
        && (figures == 1 || one_name)
    {
        return pair(name);
    }
    if let Some(name) = article_pair(context) {
        let parts: Vec<&str> = name.split('–').collect();
        let named_parts = parts
            .iter()
            // "Growers from A together invest 46 million in B": where somebody comes from is no part.
            .filter(|part| {
                let mut places = scene.places.iter();
                places.any(|place| place.place.name == **part && !is_from(context, scene, place))
            });
        // Where each of the two has a figure of its own, each figure stays with its own region.
        if named_parts.count() == parts.len()
            && (figures < 2 || side_by_side(context, mention, scene).is_some())
            && is_together(scene)
        {
            return pair(name.clone());
        }
    }
    named(mention)
}

/// "Sales rose 26 %, and 8,700 people work in Xiamen and Chongqing": two regions side by side right behind a figure own it together,
/// whatever figures stand before it.
pub(super) fn pair_behind(context: &Context<'_>, mention: &PlaceMention, scene: &Scene<'_>) -> Option<Placed> {
    const LINK: usize = 1;
    let (end, stop) = (mention.span.end, scene.sentence.span.end);
    let clause = context.words.text.get(end..stop)?.find([',', ';', '，', '；', '،']).map_or(stop, |at| end + at);
    let next = scene.places.iter().find(|next| next.span.start >= end)?;
    let alone = !scene.has_claim_between(end, clause) && context.words.distance(end, next.span.start) <= LINK;
    let (name, _) = side_by_side(context, mention, scene).filter(|_| alone)?;
    Some(Placed { region: Some(name), whole: None, cue: Some(region_cue(mention)) })
}

/// "8.700 empleados entre Xiamen y Chongqing": two regions that stand side by side right behind what is counted there.
pub(super) fn counted_between(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Placed> {
    const NEAR: usize = 2;
    let end = one.word_end;
    let first = scene.places.iter().find(|mention| mention.span.start >= end)?;
    let start = first.span.start;
    let near = one.is_bare() && context.words.distance(end, start) <= NEAR && context.commas(end, start) == 0;
    near.then(|| pair_behind(context, first, scene)).flatten()
}

/// Whether a place stands in a list of three or more that lie in a region.
fn stands_in_list(context: &Context<'_>, mention: &PlaceMention, scene: &Scene<'_>, home: &str) -> bool {
    const LIST: usize = 3;
    let places = scene.places;
    let Some(at) = places.iter().position(|place| place.span == mention.span) else { return false };
    let goes_on = |index: usize| {
        places.get(index).zip(places.get(index + 1)).is_some_and(|(one, other)| {
            let between = context.words.text.get(one.span.end..other.span.start).unwrap_or_default();
            // Of "in Volos, Larissa and Trikala" a comma or a small word stands between, and endings of the names.
            lies_at(other.place, home)
                && lies_at(one.place, home)
                && !one.place.lies_in(&other.place.name)
                && !other.place.lies_in(&one.place.name)
                && context.words.distance(one.span.end, other.span.start) <= 2
                && !between.contains(['.', ';', ':', '(', '\n', '–', '—'])
                && !scene.has_figure_between(one.span.end, other.span.start)
        })
    };
    let before = (0..at).rev().take_while(|index| goes_on(*index)).count();
    let behind = (at..places.len()).take_while(|index| goes_on(*index)).count();
    let known = before + behind + 1;
    let (first, last) = (places.get(at - before), places.get(at + behind));
    let unknown = first.zip(last).is_some_and(|(first, last)| {
        lies_at(first.place, home) && joins_unknown(context, scene, (first.span.start, last.span.end))
    });
    known + usize::from(unknown) >= if unknown { 2 } else { LIST }
}

/// Whether a place lies in a region at home; of most towns outside China the gazetteer knows the country only.
fn lies_at(place: &Place, home: &str) -> bool {
    let beside = |home: &Place| {
        home.kind == RegionKind::Province
            && matches!(place.kind, RegionKind::City | RegionKind::County)
            && place.parent == home.parent
            && home.parent.as_deref() != Some("China")
    };
    place.lies_in(home) || place::by_name(home).is_some_and(beside)
}

/// Words behind a place that a list may still take up.
const LISTED: usize = 3;

/// Whether names that no list has stand beside places: "в Шепетівці та Новоселиці", "v Otrokovicích, Vsetíně".
fn joins_unknown(context: &Context<'_>, scene: &Scene<'_>, (start, end): (usize, usize)) -> bool {
    let text = context.words.text;
    let sentence = scene.sentence.span;
    let head = text.get(sentence.start..start).unwrap_or_default();
    // What is left of a name behind its ending.
    let tail = text.get(end..sentence.end).unwrap_or_default().trim_start_matches(char::is_alphabetic);
    let name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    // Where nouns have capitals, too, or all words of a headline, one tells no name.
    let rest = || tail.split_whitespace().skip(LISTED);
    let capitals = rest().filter(|word| name(word)).count();
    if capitals > 0 && 4 * capitals >= rest().count() {
        return false;
    }
    let mut behind = tail.split_whitespace();
    let mut before = head.split_whitespace().rev();
    if tail.starts_with(' ') {
        return behind.next().is_some_and(conjunction::is_and) && behind.next().is_some_and(name);
    }
    let comma =
        tail.starts_with(',') && behind.nth(1).is_some_and(name) && behind.next().is_some_and(conjunction::is_and);
    let Some(word) = before.next().filter(|word| !place::is_in(word, &context.lexicon.lang)) else { return comma };
    let listed = if conjunction::is_and(word) { before.next() } else { Some(word).filter(|word| word.ends_with(',')) };
    // The first word of a sentence has a capital in any case.
    comma || listed.is_some_and(|word| name(word) && before.next().is_some())
}

/// The name of two regions that stand side by side, "Łódź–Chengdu", "Boden and Luleå", one of which is the mention. A
/// region and its province are an address, and three are a list. Also whether a dash makes them one name.
pub(super) fn side_by_side(context: &Context<'_>, mention: &PlaceMention, scene: &Scene<'_>) -> Option<(Name, bool)> {
    let places = scene.places;
    let at = places.iter().position(|place| place.span == mention.span)?;
    let joined = |first: &PlaceMention, second: &PlaceMention| {
        let between = context.words.text.get(first.span.end..second.span.start).unwrap_or_default();
        between != "-"
            && is_joint(between, &context.lexicon.lang)
            && !first.place.lies_in(&second.place.name)
            && !second.place.lies_in(&first.place.name)
    };
    let link = |index: usize| places.get(index).zip(places.get(index + 1)).is_some_and(|(a, b)| joined(a, b));
    let (before, after) = (at.checked_sub(1).is_some_and(link), link(at));
    let first = match (before, after) {
        (true, false) => at - 1,
        (false, true) => at,
        _ => return None,
    };
    if first.checked_sub(1).is_some_and(link) || link(first + 1) {
        return None;
    }
    let (one, other) = (&places.get(first)?.place, &places.get(first + 1)?.place);
    if one.name == other.name || one.kind == RegionKind::Country || other.kind == RegionKind::Country {
        return None;
    }
    let joint = |one: &str, other: &str| Name::from(format!("{one}–{other}"));
    let (forward, backward) = (joint(&one.name, &other.name), joint(&other.name, &one.name));
    let between =
        places.get(first).zip(places.get(first + 1)).map(|(one, other)| Span::new(one.span.end, other.span.start));
    let dash = between.is_some_and(|gap| matches!(gap.of(context.words.text).trim(), "–" | "—"));
    Some((if article_pair(context) == Some(&backward) { backward } else { forward }, dash))
}

/// Whether somebody only comes from a place, or from one in it.
fn is_from(context: &Context<'_>, scene: &Scene<'_>, mention: &PlaceMention) -> bool {
    let from = |span: Span| stands_before(context, span, |sense| matches!(sense, Sense::From | Sense::Origin));
    from(mention.span) || from(whole_name(context, scene, mention).span)
}

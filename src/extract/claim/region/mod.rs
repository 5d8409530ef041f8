//! Which region a figure belongs to, and of which region's whole a share is.

mod investor;

use super::{Context, Discourse, Scene, cue};
use crate::extract::facts::regions::is_joint;
use crate::extract::lexicon::{HOME, NATIONWIDE, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Cue, CueField, Metric, RegionKind, Span, Status};
use investor::{is_abroad, is_investor, is_of_partner, works};

/// A region with the words that name it.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    pub region: Option<String>,
    /// For a share: the region of the whole.
    pub whole: Option<String>,
    pub cue: Option<Cue>,
}

/// Countries are named in passing more than anything else: only one near its figure counts.
const COUNTRY_REACH: usize = 7;

/// Chooses the region of a figure.
pub fn choose(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, status): (&Found, &Metric, Status),
    earlier: &[Claim],
) -> Placed {
    let share = *metric == Metric::Share;
    let main = || context.facts.main_region.clone();
    let previous = earlier.iter().rev().find(|claim| !is_origin(context, claim)).and_then(|claim| claim.region.clone());
    let joint = article_pair(context).filter(|_| is_together(scene));
    let fallback = previous.clone().or_else(|| joint.cloned()).or_else(|| discourse.region.clone()).or_else(main);
    if share {
        return of_share(context, scene, one, previous, fallback);
    }
    if let Some(mention) = located_after(context, scene, one) {
        return pair_or(context, mention, scene);
    }
    let before =
        before(context, scene, one, scene.sentence.span.start).map(|mention| whole_name(context, scene, mention));
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
        return works(context, scene, mention, one)
            .map_or_else(|| Placed { region: main(), whole: None, cue: None }, named);
    }
    let word = word_before(scene, one);
    let place_at = before.map_or(0, |mention| mention.span.start);
    match word {
        Some(token) if token.span.start >= place_at => match token.sense() {
            Sense::WholeRegion => {
                let base = previous.or_else(|| discourse.region.clone()).or_else(main);
                let region = base.as_deref().and_then(province_of).or(base);
                return Placed { region, whole: None, cue: Some(cue(token, CueField::Region)) };
            }
            Sense::Subject(kind) if before.is_none() && previous.is_none() => {
                let region = subject(context, discourse, kind);
                return Placed { region, whole: None, cue: Some(cue(token, CueField::Region)) };
            }
            _ => {}
        },
        _ => {}
    }
    let national = || nation_of_metric(context, scene, one).filter(|_| before.is_none());
    if let Some(token) = nationwide(context, scene, one).or_else(national).filter(|token| token.span.start >= place_at)
        && let Some(country) = fallback.as_deref().and_then(place::country_of)
        && (token.entry.meaning != HOME || place::is_at_home(&context.lexicon.lang, country))
    {
        let cue = Cue { span: token.span, field: CueField::Region, meaning: NATIONWIDE.to_owned() };
        return Placed { region: Some(country.to_owned()), whole: None, cue: Some(cue) };
    }
    match before {
        Some(mention) => pair_or(context, mention, scene),
        None => Placed { region: fallback, whole: None, cue: None },
    }
}

/// "Nationwide, output was 27 million tonnes": a word for the whole country that opens the clause of a figure.
fn nationwide<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    // 全国首个 is the first of the country, and no figure of it.
    let longer = |token: &Token| {
        scene.tokens.iter().any(|other| {
            matches!(other.sense(), Sense::Nation)
                && other.span.start == token.span.start
                && other.span.end > token.span.end
        })
    };
    let token = scene.tokens.iter().rev().find(|token| {
        matches!(token.sense(), Sense::Nationwide)
            && token.span.end <= one.begin
            && ((opens_clause(context, scene, token) && token.entry.meaning != HOME)
                || follows_metric(context, scene, (token, one)))
            && !comes_from(context, token.span)
            && !longer(token)
    })?;
    (context.commas(token.span.end, one.begin) <= 1).then_some(token)
}

/// "The country's total exports came to 28.97 billion": a word for the nation right before what is measured.
fn nation_of_metric<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    const NEAR: usize = 2;
    let metric = scene.tokens.iter().rev().find(|token| {
        matches!(token.sense(), Sense::Metric(_))
            && token.span.end <= one.begin
            && context.commas(token.span.end, one.begin) == 0
            && !scene.has_figure_between(token.span.end, one.begin)
    })?;
    let clause = Span::new(metric.span.start, one.begin);
    scene.tokens.iter().rev().find(|token| {
        matches!(token.sense(), Sense::Nation)
            && token.span.end <= metric.span.start
            && context.words.distance(token.word.end.min(metric.span.start), metric.span.start) <= NEAR
            && context.commas(token.span.end, metric.span.start) == 0
            && context.places_in(clause).is_empty()
            && !comes_from(context, token.span)
            && !scene
                .between(token.span.end, metric.span.start)
                .any(|word| matches!(word.sense(), Sense::And | Sense::Clause))
    })
}

/// "Sales of electric cars in the country grew by 38.6 %": right behind what is measured, in a clause that names no place.
fn follows_metric(context: &Context<'_>, scene: &Scene<'_>, (token, one): (&Token, &Found)) -> bool {
    const PHRASE: usize = 6;
    let metric = scene.tokens.iter().rev().find(|other| {
        matches!(other.sense(), Sense::Metric(_))
            && other.span.end <= token.span.start
            && context.words.distance(other.span.end, token.span.start) <= PHRASE
            && context.commas(other.span.end, one.begin) == 0
    });
    metric.is_some_and(|metric| {
        let clause = Span::new(metric.span.start, one.begin);
        !scene.has_figure_between(metric.span.start, token.span.start) && context.places_in(clause).is_empty()
    })
}

/// Whether a mark or the start of the sentence stands right before a word, or one short word between.
fn opens_clause(context: &Context<'_>, scene: &Scene<'_>, token: &Token) -> bool {
    let head = context.words.text.get(scene.sentence.span.start..token.span.start).unwrap_or_default();
    let clause = head.rsplit([',', '，', '、', '،', ';', '；', ':', '：', '—', '–']).next().unwrap_or_default();
    let clause = clause.trim();
    clause.split_whitespace().count() <= 1 && clause.chars().count() <= 4
}

/// Whether a claim is of the country as a whole, told in passing beside the region that the text is about.
pub fn is_nationwide(claim: &Claim) -> bool {
    claim.evidence.cues.iter().any(|cue| cue.field == CueField::Region && cue.meaning == NATIONWIDE)
}

/// Whether a claim's region is only where somebody comes from: "seven firms from Hunan".
pub fn is_origin(context: &Context<'_>, claim: &Claim) -> bool {
    let partner = || {
        // "22 firms of Guangdong", in a text about home.
        claim.metric == Metric::Enterprises
            && claim.region.as_ref().is_some_and(|region| !region.contains('–') && is_abroad(context, region))
    };
    claim.evidence.cues.iter().any(|cue| cue.field == CueField::Region && (comes_from(context, cue.span) || partner()))
}

/// Whether "from" stands before a place, with a word for its kind between at most: "from the city of Hefei".
fn comes_from(context: &Context<'_>, place: Span) -> bool {
    stands_before(context, place, |sense| matches!(sense, Sense::From))
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

/// "Iwate adopted a plan on the 3rd. Shipments are to ...": a place of the headline that opens a sentence without figures
/// is what the next ones tell of.
pub fn opens_with(context: &Context<'_>, scene: &Scene<'_>) -> Option<String> {
    let title = context.facts.title_span.filter(|_| context.facts.has_headline)?;
    let start = scene.sentence.span.start;
    let first = owners(context, scene).next()?;
    let opens = context.words.distance(start, first.span.start) <= 1;
    // "In Anhui's Hefei" tells of Hefei.
    let second = owners(context, scene)
        .nth(1)
        .filter(|second| second.place.lies_in(&first.place.name) && second.span.start - first.span.end <= ADDRESS);
    let first = second.unwrap_or(first);
    let in_title = context.places_in(title).iter().any(|place| place.place.name == first.place.name);
    (opens && in_title && !title.overlaps(scene.sentence.span)).then(|| first.place.name.clone())
}

fn named(mention: &PlaceMention) -> Placed {
    Placed { region: Some(mention.place.name.clone()), whole: None, cue: Some(region_cue(mention)) }
}

fn region_cue(mention: &PlaceMention) -> Cue {
    Cue { span: mention.span, field: CueField::Region, meaning: mention.place.name.clone() }
}

/// The two regions that the article is about as one, if it is about two.
fn article_pair<'a>(context: &'a Context<'_>) -> Option<&'a String> {
    context.facts.regions.first().filter(|region| region.contains('–'))
}

/// Whether the sentence speaks of two regions as one: by a word such as "both sides", or as who signed and met.
fn is_together(scene: &Scene<'_>) -> bool {
    scene.tokens.iter().any(|token| matches!(token.sense(), Sense::Together | Sense::Event))
}

/// Two regions that act together are one: named side by side, or both in a sentence that speaks of them as one and
/// has no figure for each.
fn pair_or(context: &Context<'_>, mention: &PlaceMention, scene: &Scene<'_>) -> Placed {
    let pair = |name: String| Placed { region: Some(name), whole: None, cue: Some(region_cue(mention)) };
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
            .filter(|part| context.places_in(scene.sentence.span).iter().any(|place| place.place.name == **part));
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

/// Bytes between the parts of an address.
const ADDRESS: usize = 48;

/// Of a double name such as "Ningbo-Zhoushan" the first: the two are one port or one city.
fn whole_name<'a>(context: &'a Context<'_>, scene: &Scene<'_>, mention: &'a PlaceMention) -> &'a PlaceMention {
    let places = context.places_in(scene.sentence.span);
    // "Región Autónoma Zhuang de Guangxi" names it twice.
    let first =
        places.iter().rev().find(|other| other.span.end < mention.span.start && other.place.name != mention.place.name);
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
        Some(first) if is_address(first) => whole_name(context, scene, first),
        _ => mention,
    }
}

/// The name of two regions that stand side by side, "Łódź–Chengdu", "Boden and Luleå", one of which is the mention. A
/// region and its province are an address, and three are a list. Also whether a dash makes them one name.
fn side_by_side(context: &Context<'_>, mention: &PlaceMention, scene: &Scene<'_>) -> Option<(String, bool)> {
    let places = context.places_in(scene.sentence.span);
    let at = places.iter().position(|place| place.span == mention.span)?;
    let joined = |first: &PlaceMention, second: &PlaceMention| {
        let between = context.words.text.get(first.span.end..second.span.start).unwrap_or_default();
        between != "-"
            && is_joint(between)
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
    let forward = format!("{}–{}", one.name, other.name);
    let backward = format!("{}–{}", other.name, one.name);
    let between =
        places.get(first).zip(places.get(first + 1)).map(|(one, other)| Span::new(one.span.end, other.span.start));
    let dash = between.is_some_and(|gap| matches!(gap.of(context.words.text).trim(), "–" | "—"));
    Some((if article_pair(context) == Some(&backward) { backward } else { forward }, dash))
}

/// Places of the sentence that can own a figure, those of the event's venue and in names of organisations left out.
fn owners<'a>(context: &'a Context<'_>, scene: &'a Scene<'_>) -> impl DoubleEndedIterator<Item = &'a PlaceMention> {
    let span = scene.sentence.span;
    context.places_in(span).iter().filter(move |mention| {
        let name = &mention.place.name;
        let subject = context.facts.regions.iter().any(|region| region.split('–').any(|part| part == name));
        let venue = context.facts.venues.contains(name) && !subject;
        let organisation = context.organisations_in(span).iter().any(|one| one.span.contains(mention.span)) && !subject;
        let compared =
            context.words.right_before(mention.span.start).any(|token| matches!(token.sense(), Sense::Against));
        // "Neodym-Eisen-Bor": a name inside the word for a product is no place.
        let product = scene
            .tokens
            .iter()
            .any(|token| matches!(token.sense(), Sense::Sector(_)) && token.word.overlaps(mention.span));
        !venue && !organisation && !compared && !product
    })
}

fn before<'a>(context: &'a Context<'_>, scene: &'a Scene<'_>, one: &Found, from: usize) -> Option<&'a PlaceMention> {
    owners(context, scene).rev().find(|mention| {
        let near = mention.place.kind != RegionKind::Country
            || is_subject(context, &mention.place.name)
            || context.words.distance(mention.span.end, one.begin) <= COUNTRY_REACH;
        // "Firms from Hunan will invest 5 bn": where somebody comes from is not where the money goes.
        // So is the province or the country named behind it: "from Huzhou in Zhejiang".
        let whole = whole_name(context, scene, mention);
        let origin = comes_from(context, mention.span)
            || is_of_partner(context, scene, mention, one)
            || (whole.span != mention.span && comes_from(context, whole.span));
        mention.span.start >= from && mention.span.end <= one.begin && near && !origin
    })
}

fn is_subject(context: &Context<'_>, name: &str) -> bool {
    context.facts.regions.iter().any(|region| region == name)
}

/// "12 enterprises in Xiapu": a place right behind the figure, introduced by a word of place.
fn located_after<'a>(context: &'a Context<'_>, scene: &'a Scene<'_>, one: &Found) -> Option<&'a PlaceMention> {
    let words = context.words;
    owners(context, scene).find(|mention| {
        let start = mention.span.start;
        start >= one.quantity.span.end
            && words.distance(one.word_end.min(start), start) <= 6
            && context.commas(one.word_end.min(start), start) == 0
            && words.right_before(start).any(|token| matches!(token.sense(), Sense::Located | Sense::From))
            // "With a partner from Anhui" in a text about home.
            && !(!one.is_bare() && is_abroad(context, &mention.place.name) && comes_from(context, mention.span))
            && !scene
                .found
                .iter()
                .any(|other| other.quantity.span.start >= one.quantity.span.end && other.quantity.span.end <= start)
            && (mention.place.kind != RegionKind::Country || is_national(context, scene, mention, one))
    })
}

/// "Sales are to jump by a quarter in France": the country right behind a figure, where the clause names no place of its
/// own before it.
fn is_national(context: &Context<'_>, scene: &Scene<'_>, country: &PlaceMention, one: &Found) -> bool {
    const NEAR: usize = 4;
    let near = context.words.distance(one.word_end.min(country.span.start), country.span.start) <= NEAR;
    let alone = owners(context, scene).all(|mention| mention.span.end > one.begin);
    let main = context.facts.main_region.as_deref();
    near && alone && main.and_then(place::country_of).is_some_and(|name| name == country.place.name)
}

fn word_before<'a>(scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    scene
        .tokens
        .iter()
        .rev()
        .find(|token| token.span.end <= one.begin && matches!(token.sense(), Sense::WholeRegion | Sense::Subject(_)))
}

/// "58 % of Sichuan's capacity": the place beside the figure is the whole; the region is that of the figure before.
fn of_share(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    previous: Option<String>,
    fallback: Option<String>,
) -> Placed {
    let comma_before = context
        .words
        .text
        .get(scene.sentence.span.start..one.begin)
        .and_then(|head| head.rfind([',', '，', '、', '،']).map(|at| scene.sentence.span.start + at));
    let clause = comma_before.unwrap_or(scene.sentence.span.start);
    let nation = scene.tokens.iter().find(|token| {
        matches!(token.sense(), Sense::Nation) && token.span.start >= clause && near(context, token.span, one)
    });
    let in_clause: Vec<&PlaceMention> = owners(context, scene)
        .filter(|mention| mention.span.start >= clause && near(context, mention.span, one))
        .collect();
    let region = previous.or_else(|| {
        // No figure before: the first place of the sentence owns the share, another is the whole.
        owners(context, scene).find(|mention| mention.span.end <= one.begin).map(|mention| mention.place.name.clone())
    });
    let region = region.or(fallback);
    let whole = in_clause.iter().find(|mention| Some(&mention.place.name) != region.as_ref());
    if let Some(whole) = whole {
        return Placed { region, whole: Some(whole.place.name.clone()), cue: Some(region_cue(whole)) };
    }
    let country = nation.and_then(|_| region.as_deref().and_then(place::country_of)).map(str::to_owned);
    Placed { region, whole: country, cue: nation.map(|token| cue(token, CueField::Region)) }
}

fn near(context: &Context<'_>, span: Span, one: &Found) -> bool {
    let (from, to) = if span.start >= one.quantity.span.end {
        (one.quantity.span.end, span.start)
    } else {
        (span.end.min(one.begin), one.begin)
    };
    context.words.distance(from, to) <= 10
}

/// Which region "the city" or "the province" is: the one spoken of, one of the article's, or the one around them.
fn subject(context: &Context<'_>, discourse: &Discourse, kind: &str) -> Option<String> {
    let mut candidates: Vec<String> = discourse.region.iter().chain(&context.facts.main_region).cloned().collect();
    for region in &context.facts.regions {
        // "The region" of two is one of them; "both regions" is no subject word.
        candidates.extend(region.split('–').map(str::to_owned));
    }
    let parents: Vec<String> = candidates.iter().filter_map(|name| province_of(name)).collect();
    let first = candidates.first().cloned();
    candidates
        .into_iter()
        .chain(parents)
        .find(|name| place::by_name(name).is_some_and(|place| is_kind(place.kind, kind)))
        .or(first)
}

fn is_kind(place: RegionKind, kind: &str) -> bool {
    match kind {
        // County-level cities are cities, too.
        "city" => matches!(place, RegionKind::City | RegionKind::Municipality | RegionKind::County),
        "province" => matches!(place, RegionKind::Province | RegionKind::AutonomousRegion | RegionKind::Municipality),
        "county" => place == RegionKind::County,
        "country" => place == RegionKind::Country,
        _ => place != RegionKind::Country,
    }
}

/// The region that the whole of a region is: its province, or its country.
fn province_of(name: &str) -> Option<String> {
    place::by_name(name)?.parent.clone()
}

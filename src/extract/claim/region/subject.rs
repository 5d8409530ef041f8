//! Which region a word that points back is: "the city", "the province".

use super::super::{Context, Discourse, Scene};
use super::investor::is_abroad;
use crate::extract::chars::info;
use crate::extract::fold::lower_nfc;
use crate::extract::folded::{is_han, is_spaceless};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::place::{self, PlaceMention};
use crate::extract::scan::Token;
use crate::model::{Name, RegionKind, Span};

/// Which region "the city" or "the province" is: the one spoken of, one of the article's, the one around them, or the last
/// that was named; "the same city" is the last named in any case.
pub(super) fn subject(
    context: &Context<'_>,
    discourse: &Discourse,
    (token, start): (&Token, usize),
    kind: &str,
) -> Option<Name> {
    let spoken_of = discourse.region.iter().chain(&context.facts.main_region).map(|name| &**name);
    let mut named: Vec<&str> = Vec::new();
    // "The region" of two is one of them; "both regions" is no subject word.
    for name in spoken_of.chain(context.subjects()) {
        if !named.contains(&name) {
            named.push(name);
        }
    }
    let candidates = || named.iter().copied();
    let around = |name: &str| place::by_name(name).into_iter().flat_map(place::Place::around);
    let first = || candidates().next().map(kept);
    let (same, kind) = kind.strip_prefix("same_").map_or((false, kind), |kind| (true, kind));
    if kind == "country" {
        return candidates().next().and_then(place::country_of).map(Name::from).or_else(first);
    }
    // "The Chinese city": the last place abroad that was named.
    if kind == "partner" {
        let abroad = |name: &str| is_abroad(context, name);
        let spoken_of = || discourse.region.as_deref().filter(|name| abroad(name)).map(kept);
        return last_named(context, token, kind, abroad).or_else(spoken_of).or_else(first);
    }
    if same && let Some(name) = last_named(context, token, kind, |_| true) {
        return Some(name);
    }
    let last = || last_named(context, token, kind, |name| !is_abroad(context, name));
    // "The province plans" tells who acts, for the place that the text is about.
    let located = |word: &Token| matches!(word.sense(), Sense::Located) && word.span.start <= token.span.start;
    let acts = context.words.distance(start, token.span.start) == 0
        && !context.words.within(Span::new(start, token.span.end)).iter().any(located);
    // "The region" beside a city is the province around it, which the gazetteer does not always know.
    if kind == "region" && discourse.region.is_none() {
        let main = context.facts.main_region.as_deref();
        let country = main.and_then(place::country_of).filter(|country| *country != "China");
        let city = main.and_then(place::by_name).filter(|place| place.kind == RegionKind::City);
        let around = |name: &str| place::country_of(name) == country;
        if country.is_some()
            && city.is_some()
            && let Some(name) = last_named(context, token, "province", around)
        {
            return Some(name);
        }
    }
    // A home paper means home, unless it tells of the partner right now.
    let meant = |name: &&str| {
        let here = !is_abroad(context, name) || discourse.region.as_deref() == Some(name);
        let is_kind = || place::by_name(name).is_some_and(|place| is_kind(place.kind, kind));
        let other = || kind == "city" && is_called_county(context, name);
        here && !other() && (is_kind() || is_called(context, name, kind))
    };
    let so_called = |name: &&str| {
        let here = !is_abroad(context, name) || discourse.region.as_deref() == Some(name);
        let other_kind = || place::by_name(name).is_some_and(|place| !is_kind(place.kind, kind));
        here && matches!(kind, "province" | "county") && other_kind() && is_called_so(context, name, token)
    };
    candidates()
        .find(so_called)
        .or_else(|| candidates().find(meant))
        .or_else(|| candidates().flat_map(around).map(|place| place.name.as_str()).find(meant))
        .map(kept)
        .or_else(|| last().filter(|_| !matches!(kind, "region" | "area") && !acts))
        .or_else(first)
}

/// "In the city in the province of Anhui, 230 firms work": the city spoken of, where the place before a figure is only its
/// address.
pub(super) fn within<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    discourse: &Discourse,
    outer: &PlaceMention,
) -> Option<(Name, &'a Token)> {
    const NEAR: usize = 4;
    let words = context.words;
    let start = outer.span.start;
    let (token, kind) = scene.with([Kind::Subject]).iter().rev().find_map(|token| match token.sense() {
        Sense::Subject(kind) if token.span.end <= start && matches!(kind.as_str(), "city" | "county") => {
            Some((token, kind))
        }
        _ => None,
    })?;
    let gap = words.text.get(token.word.end..start)?;
    let located = words.right_before(start).any(|word| matches!(word.sense(), Sense::Located | Sense::Of))
        || super::stands_before(context, outer.span, |sense| matches!(sense, Sense::Located | Sense::Of));
    let beside = words.distance(token.word.end.min(start), start) <= NEAR && !gap.contains([',', '.', ';', ':', '\n']);
    let region = subject(context, discourse, (token, scene.sentence.span.start), kind)?;
    let inside = place::by_name(&region).is_some_and(|place| place.lies_in(&outer.place.name));
    (located && beside && inside && !is_beside_name(context, token)).then_some((region, token))
}

/// A name, not copied where the gazetteer has it.
fn kept(name: &str) -> Name {
    place::by_name(name).map_or_else(|| name.to_owned().into(), |place| place.name.as_str().into())
}

/// Whether a word only says what kind of place is named beside it, "Jiangsu province", or is a part of another one.
pub(super) fn is_beside_name(context: &Context<'_>, token: &Token) -> bool {
    const NAME: usize = 120;
    let near = Span::new(token.span.start.saturating_sub(NAME), token.span.end + NAME);
    // Korean 조성 is no 성.
    let before = context.words.text.get(..token.span.start).and_then(|head| head.chars().next_back());
    if before.is_some_and(|c| matches!(c, '\u{ac00}'..='\u{d7a3}')) {
        return true;
    }
    // "W powiecie Xiapu": a name that no list has.
    let after = context.words.text.get(token.span.end..).and_then(|rest| rest.strip_prefix(' '));
    let located = context
        .words
        .right_before(token.span.end)
        .any(|word| matches!(word.sense(), Sense::Located) && word.span == token.span);
    if located && after.is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
        return true;
    }
    context.places_in(near).iter().any(|mention| {
        mention.span.overlaps(token.span)
            || context.words.is_thin(mention.span.end, token.span.start)
            || context.words.is_thin(token.span.end, mention.span.start)
    })
}

/// The last place of a kind that is named before a word, in its paragraph or one of the last ones.
fn last_named(context: &Context<'_>, token: &Token, kind: &str, wanted: impl Fn(&str) -> bool) -> Option<Name> {
    const REACH: usize = 900;
    let at = token.span.start;
    let fits = |mention: &&PlaceMention| {
        mention.span.end <= at
            && mention.span.end + REACH >= at
            && (called(context, mention).map_or_else(
                || is_kind(mention.place.kind, kind),
                |called| called == kind || matches!(kind, "region" | "partner"),
            ) || kind == "county" && is_called_so(context, &mention.place.name, token))
            && !context.facts.venues.contains(&mention.place.name)
            && wanted(&mention.place.name)
    };
    let at = context.places.iter().rposition(|mention| fits(&mention))?;
    let mention = context.places.get(at)?;
    // "Changchun in Jilin" is an address.
    let inner = at.checked_sub(1).and_then(|before| context.places.get(before)).filter(|inner| {
        inner.place.lies_in(&mention.place.name)
            && mention.span.start - inner.span.end.min(mention.span.start) <= super::ADDRESS
            && (matches!(kind, "region" | "partner") || is_kind(inner.place.kind, kind))
    });
    Some(inner.unwrap_or(mention).place.name.as_str().into())
}

/// What a word beside a name says that it is.
fn called(context: &Context<'_>, mention: &PlaceMention) -> Option<&'static str> {
    let text = context.words.text;
    let (before, after) = (text.get(..mention.span.start)?, text.get(mention.span.end..)?);
    // 鄂城区: the kind is the last sign of the name.
    let name = mention.span.of(text);
    let last = name.char_indices().next_back().filter(|(at, c)| *at > 0 && u32::from(*c) >= 0x2e80);
    let within = last.and_then(|(at, _)| place::kind_beside("", name.get(at..)?));
    Some(match within.or_else(|| place::kind_beside(before, after))? {
        RegionKind::City | RegionKind::Municipality => "city",
        RegionKind::Province | RegionKind::AutonomousRegion => "province",
        RegionKind::County => "county",
        RegionKind::Country => "country",
        RegionKind::Group | RegionKind::Other => return None,
    })
}

/// Whether the text calls a region by its kind somewhere: Busan is a city, though it is a province, too. Words for the
/// largest parts of a country mean counties elsewhere: Norwegian "fylke".
fn is_called(context: &Context<'_>, name: &str, kind: &str) -> bool {
    let province = || place::by_name(name).is_some_and(|place| is_kind(place.kind, "province"));
    if kind == "county" && province() {
        return false;
    }
    context.places.iter().any(|mention| mention.place.name == name && called(context, mention) == Some(kind))
}

/// Whether the text calls a county nothing but that: "the city" is the one around it then, as 全市 behind 蓬溪县.
fn is_called_county(context: &Context<'_>, name: &str) -> bool {
    let mut mentions = context.places.iter().filter(|mention| mention.place.name == name).peekable();
    let county =
        |mention: &PlaceMention| called(context, mention).filter(|called| matches!(*called, "county" | "city"));
    mentions.peek().is_some_and(|mention| mention.place.kind == RegionKind::County && mention.place.lies_in("China"))
        && mentions.filter_map(county).try_fold(false, |_, called| (called == "county").then_some(true)) == Some(true)
}

/// Whether the text puts the very word beside a name: in a text on 安化県, 県 is that county and no Japanese prefecture, and in one
/// on "Qichun län" so is "länet".
pub(super) fn is_called_so(context: &Context<'_>, name: &str, token: &Token) -> bool {
    let text = context.words.text;
    let mentions = context.places.iter().filter(|mention| mention.place.name == name);
    let mut apart = mentions.filter(|mention| !mention.span.overlaps(token.span)).map(|mention| mention.span);
    let own = token.span.of(text);
    if own.starts_with(is_spaceless) {
        // 全県 is the whole 県, and 県の is of it.
        let kind = own.trim_end_matches(|c| !is_han(c)).char_indices().next_back();
        let kind = kind.map_or(own, |(at, kind)| own.get(at..at + kind.len_utf8()).unwrap_or(own));
        return apart.any(|span| {
            let (name, behind) = (span.of(text), text.get(span.end..).unwrap_or_default());
            behind.starts_with(kind) || name.len() > kind.len() && name.ends_with(kind)
        });
    }
    // "The whole county": the last of its words.
    let word = stem(token.word.of(text).rsplit(' ').next().unwrap_or_default());
    apart.any(|span| stands_beside(text, span, &word))
}

/// The first letters of a word, in small ones.
fn stem(word: &str) -> String {
    const STEM: usize = 5;
    lower_nfc(word).chars().take(STEM).collect()
}

/// Whether a word that begins like another stands before or behind a name.
fn stands_beside(text: &str, name: Span, word: &str) -> bool {
    const BLANKS: [char; 3] = [' ', '-', '\u{A0}'];
    let apart =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '，' | '。' | '।' | '،' | '–' | '—');
    let same = |other: &str| {
        let other = stem(other);
        let short = word.chars().count().min(other.chars().count());
        short >= 3 && (word.starts_with(&other) || other.starts_with(word))
    };
    let rest = text.get(name.end..).unwrap_or_default();
    let behind = rest.trim_start_matches(BLANKS);
    let before = text.get(..name.start).unwrap_or_default().trim_end_matches(BLANKS);
    // Behind the ending of the name: శ్రీకాకుళం జిల్లా.
    let ending = || rest.starts_with(|c| info(c).is_alphabetic() || info(c).is_mark());
    let (next, last) = (behind.split(apart).next(), before.rsplit(apart).next());
    next.is_some_and(same) || last.is_some_and(same) || ending() && behind.split(apart).nth(1).is_some_and(same)
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
pub(super) fn province_of(name: &str) -> Option<Name> {
    place::by_name(name)?.parent.as_deref().map(Name::from)
}

//! Which region an article is about: the one that it names most, the headline counting more, and neither the place
//! where it was written or the event was held, nor those that are only listed.

use super::Mentions;
use super::lines::{Line, LineKind};
use crate::extract::conjunction;
use crate::extract::place::{self, Place, PlaceMention};
use crate::model::{Name, RegionKind, Span};

/// What a mention counts, by where it stands.
const IN_TITLE: f32 = 4.0;
const IN_LEAD: f32 = 1.5;
const IN_LIST: f32 = 0.3;
/// The place around another, named beside it for the reader's sake: "Sichuan's Deyang", "på Frøya i Trøndelag".
const IN_ADDRESS: f32 = 0.9;
/// An adjective of it in the headline says less: "a Bavarian investor".
const ADJECTIVE_IN_TITLE: f32 = 2.0;
/// What a country counts beside a region: it is named for the reader's sake.
const COUNTRY: f32 = 0.5;
/// What a place at home needs of the score of one abroad to be what a text means where it names neither.
const BESIDE: f32 = 0.4;
/// How near a second region must come to the first to act beside it.
const PARTNER: f32 = 0.5;

/// A place with what speaks for it.
struct Candidate {
    place: &'static Place,
    score: f32,
    first: usize,
    in_title: bool,
    /// Whether it is where the text was written.
    dateline: bool,
}

/// The regions that an article is about.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    /// The main one first; two that act together are one.
    pub regions: Vec<Name>,
    /// The one that is named most.
    pub main: Option<Name>,
}

/// Finds the regions of an article.
pub fn find((text, lang): (&str, &str), lines: &[Line], venues: &[&PlaceMention], mentions: Mentions<'_>) -> Subjects {
    let in_firm = |span: Span| mentions.organisations.iter().any(|firm| firm.span.overlaps(span));
    let told = |mention: &&PlaceMention| {
        lines
            .iter()
            .any(|line| matches!(line.kind, LineKind::Prose | LineKind::Title) && line.span.contains(mention.span))
    };
    let all: Vec<&PlaceMention> = mentions.places.iter().filter(told).collect();
    let named: Vec<&PlaceMention> = all.iter().copied().filter(|mention| !in_firm(mention.span)).collect();
    // Where only firms' names tell the country, they do.
    let used = if named.is_empty() { &all } else { &named };
    let mut ranked = rank(text, lines, venues, (used, mentions.adjectives));
    if ranked.is_empty() && !used.is_empty() {
        ranked = rank(text, lines, &[], (used, mentions.adjectives));
    }
    // "MTWARA – Serikali ...": where no other place is named, the figures are those of where it was written.
    if ranked.is_empty()
        && let Some(first) = used.first()
    {
        let (place, first) = (first.place, first.span.start);
        ranked.push(Candidate { place, score: 1.0, first, in_title: false, dateline: true });
    }
    let Some(main) = ranked.first() else { return Subjects::default() };
    let partner = partner((text, lang), &ranked, used);
    let at_home = |candidate: &Candidate| place::is_at_home(lang, &candidate.place.name);
    // A home paper tells of the partner abroad, and means home wherever it names neither.
    let home = || {
        ranked.iter().find(|candidate| {
            // A text on an industrial park abroad may name its twin at home.
            let needed = if candidate.dateline { 1.0 } else { IN_LEAD.max(BESIDE * main.score) };
            // The country of the readers is named in passing: "despite US tariffs".
            let named = candidate.score >= needed && candidate.place.kind != RegionKind::Country;
            // A Portuguese text on Hengqin and Macao is about neighbours, and not about home.
            let apart = place::country_of(&candidate.place.name) != place::country_of(&main.place.name);
            at_home(candidate) && apart && (candidate.in_title || named)
        })
    };
    let reader = if at_home(main) { main } else { partner.filter(|one| at_home(one)).or_else(home).unwrap_or(main) };
    // "In Chattogram's Anwara": the figures are those of the district, though the article is about the city.
    let district = ranked.iter().find(|candidate| {
        candidate.in_title
            && reader.in_title
            && is_district(candidate.place, reader.place)
            && (lies_in(candidate.place, reader.place) || candidate.place.parent == reader.place.parent)
    });
    let reader = district.unwrap_or(reader);
    let regions = match partner {
        Some(partner) => {
            let (first, second) = if partner.first < main.first { (partner, main) } else { (main, partner) };
            vec![format!("{}–{}", first.place.name, second.place.name).into()]
        }
        None => vec![main.place.name.as_str().into()],
    };
    Subjects { regions, main: Some(reader.place.name.as_str().into()) }
}

/// The places of an article by what speaks for them.
fn rank(
    text: &str,
    lines: &[Line],
    venues: &[&PlaceMention],
    (mentions, adjectives): (&[&PlaceMention], &[PlaceMention]),
) -> Vec<Candidate> {
    let lead = lines.iter().find(|line| line.kind == LineKind::Prose).map(|line| line.span);
    let title = lines.iter().find(|line| line.kind == LineKind::Title).map(|line| line.span);
    let lists = listed(text, mentions);
    let addresses = addresses(text, mentions);
    let mut ranked: Vec<Candidate> = Vec::new();
    for (number, mention) in mentions.iter().enumerate() {
        let in_title = title.is_some_and(|title| title.contains(mention.span));
        let in_lead = lead.is_some_and(|lead| lead.contains(mention.span));
        let dateline = lead.is_some_and(|lead| is_dateline(text, lead, mention));
        let venue = venues.iter().any(|venue| venue.span == mention.span);
        let aside = dateline || venue;
        let score = match () {
            () if in_title && venue => IN_LIST,
            () if in_title => IN_TITLE,
            () if aside => 0.0,
            () if lists.get(number).copied().unwrap_or_default() => IN_LIST,
            () if addresses.get(number).copied().unwrap_or_default() => IN_ADDRESS,
            () if in_lead => {
                // "FRØYA: Ordføreren på Frøya ..." is about where it was written.
                let written_here = ranked.iter().any(|other| other.dateline && other.place.name == mention.place.name);
                if written_here { 2.0 * IN_LEAD } else { IN_LEAD }
            }
            () => 1.0,
        };
        match ranked.iter_mut().find(|candidate| candidate.place.name == mention.place.name) {
            Some(candidate) => {
                candidate.score += score;
                candidate.in_title |= in_title;
                candidate.dateline |= dateline;
            }
            None => {
                ranked.push(Candidate { place: mention.place, score, first: mention.span.start, in_title, dateline });
            }
        }
    }
    for adjective in adjectives.iter().filter(|adjective| title.is_some_and(|title| title.contains(adjective.span))) {
        let (place, score) = (adjective.place, ADJECTIVE_IN_TITLE);
        if let Some(candidate) = ranked.iter_mut().find(|candidate| candidate.place.name == place.name) {
            candidate.score += score;
        } else {
            let first = adjective.span.start;
            ranked.push(Candidate { place, score, first, in_title: false, dateline: false });
        }
    }
    if ranked.iter().any(|candidate| candidate.place.kind != RegionKind::Country && candidate.score >= 2.0) {
        for candidate in ranked.iter_mut().filter(|candidate| candidate.place.kind == RegionKind::Country) {
            candidate.score *= COUNTRY;
        }
    }
    ranked.retain(|candidate| candidate.score > 0.0);
    // "Gujarat's Dholera": of two in the headline, one in the other, the inner one is what it is about, unless it is a
    // district of the other.
    for index in 0..ranked.len() {
        let outer = ranked.get(index).and_then(|inner| {
            let around = ranked.iter().filter(|other| other.in_title && inner.in_title);
            // "Ningxia wants to grow. Growers invited to Yinchuan": of two sentences the first tells who acts.
            let apart = |other: &Candidate| {
                other.first < inner.first && text.get(other.first..inner.first).is_some_and(|gap| gap.contains(". "))
            };
            let inside = |other: &&Candidate| {
                lies_in(inner.place, other.place) && !is_district(inner.place, other.place) && !apart(other)
            };
            around.filter(inside).map(|other| other.score).max_by(f32::total_cmp)
        });
        if let (Some(outer), Some(inner)) = (outer, ranked.get_mut(index)) {
            inner.score = inner.score.max(outer + 0.1);
        }
    }
    // Stable: of equals the first named.
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
    ranked
}

/// Whether a place lies in another, as far as the gazetteer knows: of cities outside China it knows the country only, and
/// a city beside a province of its country in a headline lies in it.
fn lies_in(inner: &Place, outer: &Place) -> bool {
    inner.lies_in(&outer.name)
        || (inner.kind == RegionKind::City
            && outer.kind == RegionKind::Province
            && inner.parent == outer.parent
            && inner.parent.as_deref() != Some("China"))
}

/// Whether a place is a district of a city abroad.
fn is_district(inner: &Place, outer: &Place) -> bool {
    inner.kind == RegionKind::County && outer.kind == RegionKind::City && !inner.lies_in("China")
}

/// The region that acts beside the main one, if there is one.
fn partner<'a>(
    (text, lang): (&str, &str),
    ranked: &'a [Candidate],
    mentions: &[&PlaceMention],
) -> Option<&'a Candidate> {
    let (main, rest) = ranked.split_first()?;
    let alike = |candidate: &&Candidate| {
        let countries = candidate.place.kind == RegionKind::Country || main.place.kind == RegionKind::Country;
        let part =
            |one: &Place, other: &Place| lies_in(one, other) || (is_district(one, other) && one.parent == other.parent);
        let nested = part(candidate.place, main.place) || part(main.place, candidate.place);
        !nested && !countries && candidate.score >= PARTNER * main.score
    };
    let mut partners = rest.iter().filter(alike).filter(|candidate| {
        (main.in_title && candidate.in_title) || joined((text, lang), mentions, main.place, candidate.place) >= 2
    });
    let found = partners.next();
    // Three or more are a list, not a pair.
    found.filter(|_| partners.next().is_none())
}

/// How often two places stand side by side: "Shandong and Gansu", 山东与甘肃.
fn joined((text, lang): (&str, &str), mentions: &[&PlaceMention], one: &Place, other: &Place) -> usize {
    mentions
        .windows(2)
        .filter(|pair| {
            let [a, b] = pair else { return false };
            let both = (a.place.name == one.name && b.place.name == other.name)
                || (a.place.name == other.name && b.place.name == one.name);
            both && is_joint(text.get(a.span.end..b.span.start).unwrap_or_default(), lang)
        })
        .count()
}

/// Whether the text between two names is "and" or the like, with a word for a kind of place at most.
pub fn is_joint(between: &str, lang: &str) -> bool {
    const KIND: usize = 40;
    // "Berlin" of "Berlina" leaves an "a".
    let ending = if between.starts_with(char::is_lowercase) { char::is_alphabetic } else { |_| false };
    let between = between.trim_start_matches(ending).trim();
    // "Way Kanan, Tulang Bawang, and Mesuji" are three, though one is no known place.
    // "Yibin, with which Sagunto signed" opens a clause.
    let list =
        between.matches(',').count() > 1 || between.strip_prefix(',').is_some_and(|rest| !rest.trim().is_empty());
    between.len() <= KIND && !list && !between.contains(['.', '\n', '。', ';', '；'])
        // "LEEDS, 12 June - Harrogate plans": a dateline.
        && !between.contains(char::is_numeric)
        && conjunction::opens(between)
        // "And" of one language is "in" of another: "en", "a", "i".
        && !between.split(' ').next().is_some_and(|word| place::is_in(word, lang))
}

/// For each mention, whether it stands in a list of three or more places.
fn listed(text: &str, mentions: &[&PlaceMention]) -> Vec<bool> {
    const LIST: usize = 3;
    let mut listed = vec![false; mentions.len()];
    let mut start = 0;
    for end in 1..=mentions.len() {
        let goes_on = match (mentions.get(end - 1), mentions.get(end)) {
            (Some(a), Some(b)) => {
                let between = text.get(a.span.end..b.span.start).unwrap_or_default();
                // A place within the one before it is an address, not a list; "BODØ: Bodø and Salten" begins behind its dateline.
                between.chars().count() <= 12
                    && !between.contains(['.', '\n', '。', '(', ':', '：'])
                    && a.place.name != b.place.name
                    && !b.place.lies_in(&a.place.name)
                    && !a.place.lies_in(&b.place.name)
            }
            _ => false,
        };
        if !goes_on {
            if end - start >= LIST {
                listed.iter_mut().take(end).skip(start).for_each(|mark| *mark = true);
            }
            start = end;
        }
    }
    listed
}

/// For each mention, whether the one beside it lies in it: "Sichuan's Deyang", "Sichuan eyaletinin Deyang kenti",
/// "på Frøya i Trøndelag".
fn addresses(text: &str, mentions: &[&PlaceMention]) -> Vec<bool> {
    const GAP: usize = 24;
    const BEHIND: usize = 12;
    let gap = |from: usize, to: usize, most: usize| {
        let between = text.get(from..to).unwrap_or_default();
        between.chars().count() <= most
            && !between.contains(['.', ',', ':', ';', '(', '\n', '。', '，', '、', '–', '—', '।', '։', '።', '،'])
            && !between.contains(" - ")
    };
    let leads = |index: usize| {
        mentions.get(index).zip(mentions.get(index + 1)).is_some_and(|(outer, inner)| {
            inner.place.lies_in(&outer.place.name) && gap(outer.span.end, inner.span.start, GAP)
        })
    };
    let follows = |index: usize| {
        let inner = index.checked_sub(1).and_then(|before| mentions.get(before));
        inner.zip(mentions.get(index)).is_some_and(|(inner, outer)| {
            let between = text.get(inner.span.end..outer.span.start).unwrap_or_default();
            inner.place.lies_in(&outer.place.name)
                && gap(inner.span.end, outer.span.start, BEHIND)
                && !conjunction::opens(between.trim())
        })
    };
    (0..mentions.len()).map(|index| leads(index) || follows(index)).collect()
}

/// Whether a mention is where the text was written: at the start of the first paragraph, set off by a dash, a colon or a
/// date.
fn is_dateline(text: &str, lead: Span, mention: &PlaceMention) -> bool {
    if mention.span.start != lead.start {
        return false;
    }
    let after = text.get(mention.span.end..lead.end).unwrap_or_default();
    let mut signs = after.chars().skip_while(|c| *c == ' ');
    match signs.next() {
        Some('–' | '—' | ':' | '：' | '।' | '.') => true,
        Some('-') => signs.next().is_some_and(|c| c == ' ' || c == '-'),
        // "PRATO, 20 novembre": a number must follow soon.
        Some(',') => after.chars().take(14).any(char::is_numeric),
        _ => false,
    }
}

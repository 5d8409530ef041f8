//! Which of the places that share a name a text means.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ending::{Writing, writing};
use super::find::Found;
use super::gazetteer::gazetteer;
use super::habits::habits;
use super::{Place, PlaceMention};
use crate::extract::conjunction;
use crate::model::RegionKind;

/// Two provinces that other scripts spell alike, with the provinces around each.
const NEIGHBOURS: [(&str, &[&str]); 2] = [
    ("Shanxi", &["Hebei", "Henan", "Inner Mongolia", "Beijing", "Tianjin"]),
    ("Shaanxi", &["Gansu", "Sichuan", "Chongqing", "Ningxia", "Hubei", "Xian", "Qinghai"]),
];

/// Bytes of a name that is hardly a word by chance: five Latin letters, two Chinese signs.
const LONG_NAME: usize = 5;

/// How often a shorter name is named in a text that does not mean a word.
const AGAIN: usize = 3;

/// Settles each name by the word beside it, or else by the other places of the text.
pub fn choose(text: &str, lang: &str, found: Vec<Found>) -> Vec<PlaceMention> {
    let gazetteer = gazetteer();
    let found = of_its_country(lang, found);
    // How often each place that leaves no doubt is named, and the places that those lie in.
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    for hit in found.iter().filter(|hit| hit.places.len() == 1 && !hit.unsure) {
        for place in hit.places.iter().filter_map(|place| gazetteer.place(*place)) {
            *named.entry(&place.name).or_default() += 2;
            if let Some(parent) = &place.parent {
                *named.entry(parent).or_default() += 1;
            }
        }
    }
    let mut certain: FxHashSet<&str> = found
        .iter()
        .filter(|hit| !hit.unsure)
        .flat_map(|hit| hit.places.iter().filter_map(|place| gazetteer.place(*place)))
        .map(|place| place.name.as_str())
        .collect();
    certain.extend(joined(text, lang, &found));
    let count = |name: &str| named.get(name).copied().unwrap_or_default();
    // A short name is hardly a word where the text has it again and again.
    let mut times: FxHashMap<&[usize], usize> = FxHashMap::default();
    for hit in found.iter().filter(|hit| hit.unsure && hit.exact) {
        *times.entry(&hit.places).or_default() += 1;
    }
    let often: FxHashSet<Vec<usize>> =
        times.into_iter().filter(|(_, times)| *times >= AGAIN).map(|(places, _)| places.to_vec()).collect();
    let again = |hit: &Found| often.contains(&hit.places);
    // "Ica exportó ...": a province or city at home, in a language that gives capitals to names only.
    let is_name = |hit: &Found, place: &str| {
        let capital = hit.span.of(text).starts_with(|c: char| c.is_uppercase() && writing(c) == Writing::Cased);
        let large = hit.places.iter().any(|place| !gazetteer.is_local(*place));
        hit.exact && capital && large && !habits().noun_capitals.has(lang) && gazetteer.is_at_home(lang, place)
    };
    // Asked only of names of several places.
    let names_beside = |number: usize, hit: &Found| match hit.places.len() {
        0 | 1 => Vec::new(),
        _ => names_beside(&found, number),
    };
    let beside: Vec<Vec<&str>> = found.iter().enumerate().map(|(number, hit)| names_beside(number, hit)).collect();
    found
        .into_iter()
        .zip(beside)
        .filter_map(|(hit, beside)| {
            let mut places: Vec<_> = hit.places.iter().filter_map(|place| gazetteer.place(*place)).collect();
            if hit.unsure {
                let local = hit.places.iter().any(|place| gazetteer.is_local(*place));
                // Named for certain elsewhere, or a larger one as written within a place that is.
                places.retain(|place| {
                    // The province around counts, too, the country does not.
                    let within = || {
                        let mut around = place.around().filter(|around| around.kind != RegionKind::Country);
                        around.any(|around| certain.contains(&around.name.as_str()))
                    };
                    certain.contains(&place.name.as_str())
                        || (hit.exact && !local && (hit.span.len() >= LONG_NAME || again(&hit)) && within())
                        || (again(&hit) && is_name(&hit, &place.name))
                });
            }
            // Portuguese "Salvador" is the city in Brazil rather than a province of a country that the text does not name.
            let at_home = |place: &Place| gazetteer.is_at_home(lang, &place.name);
            let several = places.len() > 1;
            let any_at_home = several && places.iter().any(|place| at_home(place));
            // A province of a country that the text names nowhere is not meant where a city is called so that lies in a
            // place named: Altay in Xinjiang.
            let parents = |place: &Place| place.parent.as_deref().map_or(0, count);
            let cities: Vec<&str> = places
                .iter()
                .filter(|place| place.kind == RegionKind::City && parents(place) > 0)
                .filter_map(|place| super::country_of(&place.name))
                .collect();
            let outdone = |place: &Place| {
                parents(place) == 0 && cities.iter().any(|country| super::country_of(&place.name) != Some(*country))
            };
            // Stable: equals stay in the order of the gazetteer, the weightier first.
            places.sort_by_key(|place| {
                let inside = place.parent.as_deref().is_some_and(|parent| beside.contains(&parent));
                let kind = hit.kind.is_some_and(|kind| same_kind(kind, place.kind));
                let around = NEIGHBOURS.iter().find(|(name, _)| *name == place.name).map_or(0, |(_, neighbours)| {
                    neighbours.iter().map(|neighbour| count(neighbour).min(1)).sum::<usize>()
                });
                let parent = place.parent.as_deref().map_or(0, count);
                let near = if parent == 0 { 0 } else { 1 + parent };
                // A province is not put behind a city because its country is named less than the city's province.
                // A country that the text names nowhere for certain is not meant by another's city.
                let large = hit.kind.is_none()
                    && ((place.kind == RegionKind::Province
                        && (!any_at_home || at_home(place) || parent > 0)
                        && !outdone(place))
                        || (place.kind == RegionKind::Country && count(&place.name) > 0));
                // Norwegian "Grenland" is no Greenland.
                let home = at_home(place) && place.kind != RegionKind::City;
                std::cmp::Reverse((inside, kind, around, large, near, count(&place.name), home))
            });
            let (first, others) = places.split_first()?;
            Some(PlaceMention { span: hit.span, place: first, others: others.to_vec(), exact: hit.exact })
        })
        .collect()
}

/// Large places at home that could be words, and are none since "and" puts one beside a place: "Jena und Changchun".
fn joined(text: &str, lang: &str, found: &[Found]) -> Vec<&'static str> {
    let gazetteer = gazetteer();
    let doubtful = |hit: &Found| {
        hit.unsure && hit.exact && hit.places.iter().any(|place| gazetteer.is_large_at_home(*place, lang))
    };
    let pairs = found.windows(2).filter_map(|pair| match pair {
        [first, second] if doubtful(first) && !second.unsure => Some((first, first, second)),
        [first, second] if !first.unsure && doubtful(second) => Some((second, first, second)),
        _ => None,
    });
    pairs
        .filter(|(_, first, second)| text.get(first.span.end..second.span.start).is_some_and(conjunction::is_and))
        .flat_map(|(hit, _, _)| &hit.places)
        .filter(|place| gazetteer.is_large_at_home(**place, lang))
        .filter_map(|place| gazetteer.place(*place).map(|place| place.name.as_str()))
        .collect()
}

/// Leaves out the small places of countries that the text has nothing to do with: a village in Chile that is called like
/// a word. Those count that lie in a country in which the language is at home, or that the text names, or a large place of.
fn of_its_country(lang: &str, mut found: Vec<Found>) -> Vec<Found> {
    let gazetteer = gazetteer();
    let named: FxHashSet<usize> = found
        .iter()
        .filter(|hit| hit.places.len() == 1 && !hit.unsure)
        .flat_map(|hit| &hit.places)
        .filter(|place| !gazetteer.is_local(**place))
        .filter_map(|place| gazetteer.country(*place))
        .collect();
    let is_of_text = |country: usize| named.contains(&country) || gazetteer.is_home(lang, country);
    for hit in &mut found {
        hit.places.retain(|place| !gazetteer.is_local(*place) || gazetteer.country(*place).is_some_and(is_of_text));
    }
    found.retain(|hit| !hit.places.is_empty());
    found
}

/// The certain places named directly before and after: "Suzhou in Anhui", 江苏省苏州市.
fn names_beside(found: &[Found], number: usize) -> Vec<&'static str> {
    const NEAR: usize = 12;
    let gazetteer = gazetteer();
    let Some(hit) = found.get(number) else { return Vec::new() };
    let before = number.checked_sub(1).and_then(|number| found.get(number));
    let near_before = before.filter(|before| hit.span.start - before.span.end <= NEAR);
    let near_after = found.get(number + 1).filter(|after| after.span.start - hit.span.end <= NEAR);
    // "X in Y" tells more of X than the name before does.
    near_after
        .or(near_before)
        .into_iter()
        .chain(near_before)
        .filter(|other| other.places.len() == 1 && !other.unsure)
        .filter_map(|other| other.places.first().and_then(|place| gazetteer.place(*place)))
        .map(|place| place.name.as_str())
        .collect()
}

fn same_kind(said: RegionKind, kind: RegionKind) -> bool {
    match said {
        RegionKind::City => matches!(kind, RegionKind::City | RegionKind::Municipality),
        said => said == kind,
    }
}

//! Datelines in capitals, which tell a small town where its name alone could be a word: "JAWOR. Fabryka ...", "FRØYA: ... på Frøya".

use super::gazetteer::gazetteer;
use super::habits::habits;
use super::key::key;
use super::{Place, PlaceMention, unlisted};
use crate::extract::chars::info;
use crate::model::{RegionKind, Span};

/// Letters of the shortest name, and words of the longest.
const LETTERS: usize = 4;
const WORDS: usize = 3;
/// How many lines of a text may be a headline, a byline and the like before it begins.
const LINES: usize = 6;

/// Adds the place that a line begins with in capitals, with its other mentions. `is_known` tells words that are something else.
pub fn add_to(text: &str, lang: &str, mentions: &mut Vec<PlaceMention>, is_known: impl Fn(Span) -> bool) {
    if !habits().unlisted.contains_key(lang) && !habits().located.contains_key(lang) {
        return;
    }
    let mut start = 0;
    let mut found: Vec<PlaceMention> = Vec::new();
    for line in text.split_inclusive('\n').take(LINES) {
        let span = shouted(line).map(|length| Span::new(start, start + length));
        start += line.len();
        let Some(span) = span.filter(|span| !is_known(*span)) else { continue };
        if mentions.iter().any(|mention| mention.span.overlaps(span)) {
            continue;
        }
        let again = again(text, span, lang);
        let located = again.iter().any(|span| unlisted::is_located(text, *span, lang));
        let place = known(span.of(text), lang, mentions).or_else(|| {
            let name = again.first().filter(|_| located)?.of(text);
            let parent = gazetteer().home_of(lang)?.name.clone();
            let name = any_ascii::any_ascii(name);
            super::by_name(&name).is_none().then(|| unlisted::kept(name, RegionKind::City, Some(parent)))
        });
        let Some(place) = place else { continue };
        let spans = again.into_iter().filter(|span| !mentions.iter().any(|mention| mention.span.overlaps(*span)));
        found.extend(spans.chain([span]).map(|span| PlaceMention { span, place, others: Vec::new(), exact: true }));
    }
    super::add_free(found, mentions);
}

/// The length of the words in capitals that a line begins with, if what sets a dateline off stands behind them and more
/// follows.
fn shouted(line: &str) -> Option<usize> {
    let end = line.find(|c: char| !(info(c).is_uppercase() || matches!(c, ' ' | '-')))?;
    let (name, behind) = line.split_at_checked(end)?;
    let name = name.trim_end_matches([' ', '-']);
    let gap = line.get(name.len()..)?;
    let dash = [" – ", " — ", " - ", ".– ", ".- "].iter().any(|dash| gap.starts_with(dash));
    let sign = behind.starts_with([':', '.', ',']) && behind.get(1..).is_some_and(|rest| rest.starts_with(' '));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let set_off = dash || sign || gap.starts_with(" (");
    (set_off && letters >= LETTERS && name.split(' ').count() <= WORDS && line.len() > 2 * end).then_some(name.len())
}

/// The place of the gazetteer at home, or in what the text names besides.
fn known(name: &str, lang: &str, mentions: &[PlaceMention]) -> Option<&'static Place> {
    let targets = gazetteer().names.exact(&key(name))?;
    let mut places = targets.iter().filter_map(|target| gazetteer().place(target.place));
    let named = |around: &Place| mentions.iter().any(|mention| mention.place.name == around.name);
    places.find(|place| {
        place.kind != RegionKind::Country && (super::is_at_home(lang, &place.name) || place.around().any(named))
    })
}

/// Where the same name stands without capitals.
fn again(text: &str, shouted: Span, lang: &str) -> Vec<Span> {
    let name: String = shouted
        .of(text)
        .split_inclusive([' ', '-'])
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<Vec<_>>()
        })
        .collect();
    let bends = habits().located.contains_key(lang);
    let matches = text.match_indices(&name).map(|(start, found)| Span::new(start, start + found.len()));
    let whole = |span: &Span| {
        let behind = text.get(span.end..).unwrap_or_default().chars().take_while(|c| c.is_alphabetic()).count();
        behind == 0 || (bends && behind <= 2)
    };
    matches.filter(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_set_off() {
        assert_eq!(shouted("JAWOR. Fabryka rośnie."), Some(5));
        assert_eq!(shouted("STALOWA WOLA (PAP) – Huta rośnie."), Some(12));
        assert_eq!(shouted("ŠURANY, 3. 5. – Závod rastie."), Some("ŠURANY".len()));
        assert_eq!(shouted("NATO – Der Rat."), Some(4));
        assert_eq!(shouted("EU: Der Rat."), None);
        assert_eq!(shouted("Jawor. Fabryka."), None);
    }
}

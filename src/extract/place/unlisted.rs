//! Places that no gazetteer has: small towns at home, by how a text speaks of them again and again. Without them their
//! figures would go to whatever larger place is named beside.

use std::collections::BTreeMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use super::ending::{Writing, writing};
use super::gazetteer::gazetteer;
use super::habits::habits;
use super::{Place, PlaceMention, kinds};
use crate::extract::chars::{info, small_at};
use crate::extract::language;
use crate::extract::list::List;
use crate::model::{RegionKind, Span};

/// Letters of the shortest name, and of that of a town at home.
const LETTERS: usize = 4;
const LETTERS_AT_HOME: usize = 3;
/// Words of the longest.
const WORDS: usize = 3;
/// How often a name that stands behind "in" must be named at least.
const TIMES: usize = 2;

/// A name in a text.
struct Named {
    span: Span,
    /// Whether a word such as "in" stands before it.
    located: bool,
}

/// Adds the places that a text speaks of as such though no list has them, between those found before. `is_known` tells
/// names that are something else, `is_of_works` those of where something is built, which need be named but once.
pub fn add_to(
    text: &str,
    lang: &str,
    mentions: &mut Vec<PlaceMention>,
    (is_known, is_of_works): (impl Fn(Span) -> bool, impl Fn(Span) -> bool),
) {
    let Some(before) = habits().unlisted.get(lang) else { return };
    let mut names: BTreeMap<&str, Vec<Named>> = BTreeMap::new();
    let free = |span: Span| super::is_free(mentions, span) && !is_known(span);
    for span in capitals(text, before) {
        let name = span.of(text);
        if free(span) && !is_shouted(name, lang) && !language::is_small_word(name, lang) {
            names.entry(name).or_default().push(named(text, span, before));
        }
    }
    let head = text.trim_start().find('\n').map_or(0, |end| end + text.len() - text.trim_start().len());
    let mut found = Vec::new();
    for (name, named) in names {
        let called = named.iter().any(|one| is_called(text, one.span));
        if !called && !named.iter().any(|one| one.located) {
            continue;
        }
        let kind = named.iter().find_map(|one| kind_of(text, one.span));
        let in_head = named.iter().any(|one| one.span.start < head);
        let built = || named.iter().any(|one| one.located && is_of_works(one.span));
        if (in_head || kind.is_some() || named.len() >= TIMES || built())
            && let Some(place) = place_of(name, kind.unwrap_or(RegionKind::City), (lang, mentions))
        {
            found.extend(named.iter().map(|one| PlaceMention {
                span: one.span,
                place,
                others: Vec::new(),
                exact: true,
            }));
        }
    }
    super::add_free(found, mentions);
}

/// Words with a capital, several as one where nothing but a blank or a hyphen stands between; "In" that opens a sentence
/// is none.
fn capitals(text: &str, before: &List) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut span: Option<Span> = None;
        let mut words = 0;
        at = may_be_capital(text, at);
        while let Some((start, end)) = next_word(text, at) {
            let word = text.get(start..end).unwrap_or_default();
            let capital = word.starts_with(|c| info(c).is_uppercase()) && !before.has_lower(word);
            let joined = span.is_some_and(|span| matches!(text.get(span.end..start), Some(" " | "-" | "‑")));
            if span.is_some() && !(joined && capital && words < WORDS) {
                break;
            }
            at = if span.is_some() || capital { end } else { may_be_capital(text, end) };
            if capital {
                span = Some(Span::new(span.map_or(start, |span| span.start), end));
                words += 1;
            }
        }
        span
    })
}

/// The beginning of the next word with a plain capital or a letter that is not plain, from the end of another on.
fn may_be_capital(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let passed = small_at(rest);
    let before = rest.get(..passed).unwrap_or_default();
    at + passed - before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// Where the next word begins and ends; an apostrophe ends one: "d'Osona".
fn next_word(text: &str, at: usize) -> Option<(usize, usize)> {
    let letter = |c: char| info(c).is_alphanumeric();
    let mut start = at;
    loop {
        // Nearly all signs between words are plain ones.
        let rest = text.as_bytes().get(start..)?;
        start += rest.iter().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
        let c = text.get(start..)?.chars().next()?;
        if letter(c) {
            break;
        }
        start += c.len_utf8();
    }
    let mut end = start;
    loop {
        let rest = text.as_bytes().get(end..).unwrap_or_default();
        end += rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        match text.get(end..).and_then(|rest| rest.chars().next()) {
            Some(c) if !c.is_ascii() && (letter(c) || info(c).is_mark()) => end += c.len_utf8(),
            _ => return Some((start, end)),
        }
    }
}

/// Whether a name is too short, or written in another script, with digits or in capitals: "GDP", "Q3".
fn is_shouted(name: &str, lang: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_long =
        letters >= LETTERS || (letters >= LETTERS_AT_HOME && super::is_at_home(lang, &any_ascii::any_ascii(name)));
    !is_long
        || name.chars().any(|c| c.is_numeric() || (c.is_alphabetic() && writing(c) != Writing::Cased))
        || name.split([' ', '-', '‑']).any(|word| word.chars().skip(1).any(char::is_uppercase))
}

/// What stands beside a name.
fn named(text: &str, span: Span, before: &List) -> Named {
    let head = text.get(..span.start).unwrap_or_default();
    let word = head.strip_suffix([' ', '\u{a0}']).unwrap_or_default();
    let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    Named { span, located: before.has_lower(word) }
}

/// Whether a word such as "in" stands before a name, in a language that tells places by it.
pub(super) fn is_located(text: &str, span: Span, lang: &str) -> bool {
    let lists = [&habits().unlisted, &habits().located];
    let before = lists.iter().find_map(|list| list.get(lang));
    before.is_some_and(|before| named(text, span, before).located) || kind_of(text, span).is_some()
}

/// Whether a word for a kind of place leads a name by "of", so that it is one though named once only: "the town of Obbermeer".
/// Those that only stand beside each other, as in "the city Mayor", tell too little.
fn is_called(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let mut words = before.trim_end().rsplit([' ', '\u{a0}', '\n']);
    let last = words.next().unwrap_or_default();
    let kind = |word: &str| kinds::beside(word, "").is_some() && word.chars().all(|c| !c.is_uppercase());
    let linked = matches!(last, "of" | "de" | "di" | "do" | "da") && words.next().is_some_and(kind);
    // "The city of Pierre Dupont" is that of a person.
    let first = span.of(text).split(' ').next().unwrap_or_default();
    linked && before.ends_with([' ', '\u{a0}']) && !habits().first_names.has_lower(first)
}

/// What a word such as "town of" beside a name says.
fn kind_of(text: &str, span: Span) -> Option<RegionKind> {
    kinds::beside(text.get(..span.start)?, text.get(span.end..)?)
}

/// Places by name, kind and the place that they lie in.
type Known = BTreeMap<(String, RegionKind, Option<String>), &'static Place>;

/// Every such place met, kept as long as the program runs.
static KNOWN: LazyLock<RwLock<Known>> = LazyLock::new(RwLock::default);

/// The place of such a name. That of the gazetteer, if it lies at home or in a place that the text names; none where a place
/// elsewhere has the name, and no country tells them apart.
fn place_of(name: &str, kind: RegionKind, (lang, mentions): (&str, &[PlaceMention])) -> Option<&'static Place> {
    let parent = gazetteer().home_of(lang).map(|country| country.name.clone());
    let mut name = any_ascii::any_ascii(name);
    if let Some(known) = super::by_name(&name) {
        let named = |around: &Place| mentions.iter().any(|mention| mention.place.name == around.name);
        if super::is_at_home(lang, &name) || known.around().any(named) {
            return Some(known);
        }
        name = format!("{name}, {}", parent.as_deref()?);
    }
    Some(kept(name, kind, parent))
}

/// The place of a name in English that the gazetteer lacks, in the last place at home that is named before it; that of the
/// gazetteer, if it lies at home. None where the text is of a country in which the language is not at home.
pub(super) fn named_so(name: String, (lang, mentions): (&str, &[PlaceMention]), at: usize) -> Option<&'static Place> {
    if let Some(known) = super::by_name(&name) {
        return super::is_at_home(lang, &name).then_some(known);
    }
    let home = |mention: &&PlaceMention| super::is_at_home(lang, &mention.place.name);
    let before = mentions.iter().rev().filter(|mention| mention.span.end <= at).find(home);
    let around = before.or_else(|| mentions.iter().find(home)).map(|mention| mention.place.name.clone());
    let parent = around.or_else(|| gazetteer().home_of(lang).map(|country| country.name.clone()))?;
    Some(kept(name, RegionKind::City, Some(parent)))
}

/// The new place of a name in another one, which is named besides where a place elsewhere is called so, too.
pub(super) fn kept_in(name: String, kind: RegionKind, around: &Place) -> &'static Place {
    let name = if super::by_name(&name).is_some() { format!("{name}, {}", around.name) } else { name };
    kept(name, kind, Some(around.name.clone()))
}

/// The place of a name that the gazetteer lacks, the same one each time.
pub(super) fn kept(name: String, kind: RegionKind, parent: Option<String>) -> &'static Place {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known
        .entry((name.clone(), kind, parent.clone()))
        .or_insert_with(|| Box::leak(Box::new(Place::new(name, kind, parent))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, lang: &str) -> Vec<String> {
        let mut mentions = super::super::find(text, lang);
        add_to(text, lang, &mut mentions, (|_| false, |_| false));
        mentions.iter().map(|mention| mention.place.name.clone()).collect()
    }

    #[test]
    fn a_town_named_again_behind_in_is_one() {
        assert_eq!(found("Les usines de Brondval reculent.\nÀ Brondval, 40 emplois.", "fr"), ["Brondval", "Brondval"]);
        assert_eq!(found("Een fabriek in Obbermeer.\nDe gemeente Obbermeer helpt.", "nl"), ["Obbermeer", "Obbermeer"]);
        assert_eq!(found("Lyon grandit.\nLa commune de Brondval grandit.", "fr"), ["Lyon", "Brondval"]);
        assert_eq!(found("Le maire de la ville de Pierre Vasseurin.", "fr"), [""; 0]);
        assert_eq!(found("En Ibi hay 500 empresas. Las de Ibi venden más.", "es"), ["Ibi", "Ibi"]);
        assert_eq!(found("Ett verk i Östrabo. Han bor i Östrabo.", "sv"), ["Ostrabo", "Ostrabo"]);
    }

    #[test]
    fn other_names_are_none() {
        // Called like a town elsewhere, in a language of many countries.
        assert_eq!(found("Une usine à Otrokovice. On vit à Otrokovice.", "fr"), [""; 0]);
        // Named once, never behind "in", in capitals, or in a language that bends names.
        assert_eq!(found("Une usine à Brondval.", "fr"), [""; 0]);
        assert_eq!(found("Brondval a investi. Brondval embauche.", "fr"), [""; 0]);
        assert_eq!(found("À BRONDVAL, 40 emplois. À BRONDVAL encore.", "fr"), [""; 0]);
        assert_eq!(found("Fabryka w Brondvalu. Praca w Brondvalu.", "pl"), [""; 0]);
    }
}

//! Firms that act in an article, in Latin script: capitalised names that hold a word such as "Group" or "Kikundi".
//!
//! Authorities are left out: what a region's government does, the region does.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use serde::Deserialize;

use super::chars::{info, position};
use super::fold::{lower_nfc, lowered};
use super::{language, place};
use crate::model::Span;

/// An organisation named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationMention {
    /// The name as written.
    pub span: Span,
    /// The name that the text uses most for it, of equals the first: "Chinalco" for "Chinalco Group".
    pub name: String,
}

/// The words of `assets/language/organisations.toml`.
struct Words {
    firm: FxHashSet<String>,
    /// For the first letters of those of ASCII how many letters they have, a bit each.
    lengths: [u32; 32],
    leading: FxHashSet<String>,
    /// A name, folded, and the number of its firm.
    known: FxHashMap<String, usize>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    #[derive(Default, Deserialize)]
    struct File {
        firm_words: String,
        leading_words: String,
        known: Vec<Known>,
    }
    #[derive(Deserialize)]
    struct Known {
        names: Vec<String>,
    }
    let file: File = toml::from_str(include_str!("../../assets/language/organisations.toml")).unwrap_or_default();
    let firm: FxHashSet<String> = file.firm_words.split_whitespace().map(str::to_owned).collect();
    let leading = file.leading_words.split_whitespace().map(str::to_owned).collect();
    let known = file
        .known
        .iter()
        .enumerate()
        .flat_map(|(number, row)| row.names.iter().map(move |name| (number, name)))
        .map(|(number, name)| (bag_of(name, &firm), number))
        .collect();
    let mut lengths = [0; 32];
    for word in firm.iter().filter(|word| word.is_ascii()) {
        let first = word.bytes().next().unwrap_or_default();
        lengths[usize::from(first & 31)] |= 1 << (word.len() & 31);
    }
    Words { firm, lengths, leading, known }
});

/// Small words inside a name; a name does not begin or end with one.
const LINKS: [&str; 16] =
    ["of", "de", "du", "des", "del", "di", "da", "do", "cha", "ya", "wa", "la", "von", "for", "&", "za"];
/// Letters of the shortest name that is followed without its firm word.
const SHORT: usize = 4;

/// Finds the firms that a text names, in the order of the text; they do not overlap.
#[must_use]
pub fn find(text: &str, lang: &str) -> Vec<OrganisationMention> {
    if !may_name_firms(text) {
        return Vec::new();
    }
    let mut spans = Vec::new();
    let mut words = words(text).peekable();
    while let Some(word) = words.next() {
        if !is_capitalised(word.of(text)) {
            continue;
        }
        let mut name = vec![word];
        // Links count only if a capitalised word follows them.
        let mut links = Vec::new();
        while let Some(&next) = words.peek() {
            let last = links.last().or(name.last()).map_or(word.end, |span: &Span| span.end);
            if text.get(last..next.start) != Some(" ") || name.len() > 9 {
                break;
            }
            if is_capitalised(next.of(text)) {
                name.append(&mut links);
                name.push(next);
            } else if LINKS.contains(&next.of(text)) && links.len() < 2 {
                links.push(next);
            } else {
                break;
            }
            words.next();
        }
        spans.extend(firm_name(text, lang, &name));
    }
    let short = short_names(text, &spans);
    spans.extend(short);
    spans.sort_unstable();
    named(text, spans)
}

/// Whether two names mean one firm: by their words without "Group" and the like, by spelling, or because both are known.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let (one, other) = (bag_of(one, &WORDS.firm), bag_of(other, &WORDS.firm));
    if one.is_empty() {
        return false;
    }
    one == other || WORDS.known.get(&one).is_some_and(|firm| WORDS.known.get(&other) == Some(firm))
}

/// Whether any word with a capital is one that firms' names have; most texts have none.
fn may_name_firms(text: &str) -> bool {
    let capital = |byte: u8| byte.is_ascii_uppercase() | matches!(byte, 0xc3..=0xc9);
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        // Whole texts have no such letter.
        let Some(passed) = position(rest, capital) else { return false };
        let start = at + passed;
        let word = text.get(start..).unwrap_or_default();
        let length = word_length(word);
        let inside = start.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
        if !inside && word.get(..length).is_some_and(is_firm) {
            return true;
        }
        at = start + length.max(1);
    }
}

/// Whether a word is one that firms' names have: "Group".
fn is_firm(word: &str) -> bool {
    const LONGEST: usize = 16;
    // Most words with a capital are not as long as any of those with their first letter.
    let first = word.bytes().next().unwrap_or_default();
    if first.is_ascii() && word.len() <= LONGEST && WORDS.lengths[usize::from(first & 31)] >> word.len() & 1 == 0 {
        return !word.is_ascii() && WORDS.firm.contains(&*lowered(word));
    }
    let mut lower = [0; LONGEST];
    match lower.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(lower) => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).is_ok_and(|lower| WORDS.firm.contains(lower))
        }
        // Longer than any in ASCII, or with other letters.
        None => !word.is_ascii() && WORDS.firm.contains(&*lowered(word)),
    }
}

/// The words of a name in order, without those that every firm's name has; spellings of one metal are one.
fn bag_of(name: &str, firm: &FxHashSet<String>) -> String {
    let mut words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(lower_nfc)
        .filter(|word| !word.is_empty() && !firm.contains(word) && !LINKS.contains(&word.as_str()))
        .map(|word| if word == "aluminum" { "aluminium".to_owned() } else { word })
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The part of a run of capitalised words that is a firm's name.
fn firm_name(text: &str, lang: &str, words: &[Span]) -> Option<Span> {
    let is_firm = |span: &Span| is_firm(span.of(text));
    // Most capitalised words are no firm.
    if !words.iter().any(is_firm) {
        return None;
    }
    let mut words = words;
    // The first word of a sentence is no part of the name.
    while let Some((first, rest)) = words.split_first() {
        if rest.is_empty() || !language::is_function_word(&lowered(first.of(text)), lang) {
            break;
        }
        words = rest;
    }
    // "Mkurugenzi wa Kikundi cha X": the director is no part of the firm.
    if let Some(lead) = words.iter().position(|word| WORDS.leading.contains(&*lowered(word.of(text)))) {
        let linked = words.get(lead + 1).is_some_and(|next| LINKS.contains(&next.of(text)));
        if linked {
            words = words.get(lead..)?;
        }
    }
    let leads = words.first().is_some_and(|first| WORDS.leading.contains(&*lowered(first.of(text))));
    let last_firm = words.iter().rposition(is_firm)?;
    // After "Group" a new name may begin; "Corporation of China" goes on.
    let end = match words.get(last_firm + 1) {
        Some(next) if !leads && !LINKS.contains(&next.of(text)) => last_firm,
        _ => words.len() - 1,
    };
    let span = Span::new(words.first()?.start, words.get(end)?.end);
    let distinct = words.get(..=end)?.iter().any(|word| !is_firm(word) && !LINKS.contains(&word.of(text)));
    distinct.then_some(span)
}

/// Where a firm is named without its firm word: "Chinalco" after "Chinalco Group".
fn short_names(text: &str, full: &[Span]) -> Vec<Span> {
    let mut shorts: BTreeSet<&str> = BTreeSet::new();
    for span in full {
        let mut own =
            span.of(text).split(' ').filter(|word| !WORDS.firm.contains(&*lowered(word)) && !LINKS.contains(word));
        // One word of its own, which is no place.
        if let (Some(word), None) = (own.next(), own.next())
            && word.chars().count() >= SHORT
            && place::find(word, "en").is_empty()
        {
            shorts.insert(word);
        }
    }
    if shorts.is_empty() {
        return Vec::new();
    }
    words(text).filter(|word| shorts.contains(word.of(text)) && !full.iter().any(|span| span.overlaps(*word))).collect()
}

/// Gives each mention the name that the text uses most for its firm.
fn named(text: &str, spans: Vec<Span>) -> Vec<OrganisationMention> {
    // Firms as lists of written names with their counts, in the order of the text.
    let mut firms: Vec<Vec<(&str, usize)>> = Vec::new();
    for span in &spans {
        let written = span.of(text);
        let firm = firms.iter_mut().find(|names| names.iter().any(|(name, _)| same(name, written)));
        match firm {
            Some(names) => match names.iter_mut().find(|(name, _)| *name == written) {
                Some((_, count)) => *count += 1,
                None => names.push((written, 1)),
            },
            None => firms.push(vec![(written, 1)]),
        }
    }
    spans
        .into_iter()
        .map(|span| {
            let written = span.of(text);
            let names = firms.iter().find(|names| names.iter().any(|(name, _)| *name == written));
            // `max_by_key` takes the last of equals; the first is wanted.
            let name = names.and_then(|names| names.iter().rev().max_by_key(|(_, count)| *count));
            OrganisationMention { span, name: name.map_or(written, |(name, _)| name).to_owned() }
        })
        .collect()
}

/// Words of Latin letters; digits and hyphens belong to them.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            // Only Latin letters begin with these bytes; texts in other scripts are passed over quickly.
            let latin = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'&' || matches!(byte, 0xc3..=0xc9);
            let start = at + text.as_bytes().get(at..)?.iter().position(latin)?;
            let rest = text.get(start..)?;
            let length = word_length(rest);
            // A sign such as "×" begins with such a byte, too.
            at = start + length.max(rest.chars().next().map_or(1, char::len_utf8));
            if length > 0 {
                return Some(Span::new(start, at));
            }
        }
    })
}

/// Bytes of the word that a text begins with.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'&');
        end += text.as_bytes().get(end..).map_or(0, |rest| rest.iter().copied().take_while(|byte| plain(byte)).count());
        match text.get(end..).and_then(|rest| rest.chars().next()) {
            Some(c) if !c.is_ascii() && (info(c).is_alphanumeric() || c == '’') => end += c.len_utf8(),
            _ => return end,
        }
    }
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() && c < '\u{250}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, lang: &str) -> Vec<String> {
        find(text, lang).into_iter().map(|mention| mention.name).collect()
    }

    #[test]
    fn a_firm_word_makes_a_name() {
        assert_eq!(
            names("Yesterday Xiamen Tungsten Group met Acme Holdings.", "en"),
            ["Xiamen Tungsten Group", "Acme Holdings"]
        );
        assert_eq!(
            names("Mkurugenzi wa Kikundi cha Shaba cha Zambia na wengine", "sw"),
            ["Kikundi cha Shaba cha Zambia"]
        );
        assert!(names("Die Unternehmen der Provinz kamen nach Berlin.", "de").is_empty());
        assert!(names("The Group said so.", "en").is_empty());
    }

    #[test]
    fn short_names_are_the_same_firm() {
        let found = names("Zijin Group said it would build. Zijin has a plant; Zijin is large.", "en");
        assert_eq!(found, ["Zijin", "Zijin", "Zijin"]);
    }

    #[test]
    fn signs_beside_words_are_passed_over() {
        assert_eq!(names("3 × 4 Ø, ÷ Acme Group × 2", "en"), ["Acme Group"]);
    }

    #[test]
    fn spellings_and_word_order_do_not_matter() {
        assert!(same("China Aluminum Group", "Kikundi cha Aluminium cha China"));
        assert!(same("Chinalco", "Aluminum Corporation of China"));
        assert!(!same("China Rare Earth Group", "China Aluminium Group"));
        assert!(!same("Group", "Holding"));
    }

    #[test]
    fn words_of_firms_are_short() {
        assert!(WORDS.firm.iter().all(|word| is_firm(&word.to_uppercase())));
    }
}

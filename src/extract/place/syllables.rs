//! Chinese places that the gazetteer lacks, told by their syllables: "во Јангкоу (Yangkou)", "Liudong New District".

use super::habits::habits;
use super::transcribed::INITIALS;
use super::{Place, PlaceMention, by_name, glossed, kinds, unlisted};
use crate::extract::chars::{info, position};
use crate::extract::facts::venues;
use crate::model::{RegionKind, Span};

/// What syllables without an initial are written with.
const GLIDES: [&str; 2] = ["y", "w"];
const FINALS: [&str; 32] = [
    "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an", "ao", "ei", "en", "er",
    "ia", "ie", "in", "iu", "ou", "ua", "ui", "un", "uo", "ue", "a", "e", "i", "o", "u",
];
/// What hardly any name elsewhere has, too.
const MARKS: [&str; 5] = ["ng", "zh", "j", "q", "x"];
/// What few have.
const WEAK_MARKS: [&str; 10] = ["sh", "ch", "ao", "ou", "ei", "ia", "iu", "ua", "ui", "uo"];
/// Letters of the shortest name with one of those.
const LONG: usize = 5;
/// Words on either side of a name among which one for a zone or a township may stand.
const REACH: usize = 5;
/// Syllables of a name.
const SYLLABLES: usize = 2;

/// Adds the Chinese places in Latin letters that a word for their kind stands beside, and those that explain a name in another
/// script where a text says that something is there. `is_known` tells names that are something else.
pub fn add_to(text: &str, lang: &str, mentions: &mut Vec<PlaceMention>, is_known: impl Fn(Span) -> bool) {
    if !mentions.iter().any(|mention| is_chinese(mention.place)) {
        return;
    }
    let mut found = Vec::new();
    // Most Chinese names are known: those are passed by before their syllables are told.
    let is_free = |span: &Span| super::is_free(mentions, *span);
    for span in words(text).filter(is_free).filter(|span| is_chinese_name(span.of(text)) && !is_known(*span)) {
        let Some(around) = around(span, mentions) else { continue };
        let place = |kind| place_of(span.of(text), kind, around, mentions);
        let mention = |span, place| PlaceMention { span, place, others: Vec::new(), exact: true };
        if glossed::in_brackets(text, span) {
            let Some(name) = glossed::explained(text, span, mentions) else { continue };
            let Some(at) = text.get(..span.start).and_then(|head| head.rfind(name)) else { continue };
            let behind = text.get(at + name.len()..).unwrap_or_default();
            let kind = kinds::beside(text.get(..at).unwrap_or_default(), behind)
                .or_else(|| is_zone(text, Span::new(at, span.end)).then_some(RegionKind::County));
            if !has_mark(&span.of(text).to_ascii_lowercase()) && kind.is_none() {
                continue;
            }
            let there =
                || venues::begins_in_where(text, lang, at) || venues::ends_in_where(text, lang, at + name.len());
            if (kind.is_some() || there())
                && let Some(place) = place(kind.unwrap_or(RegionKind::Other))
            {
                let names = glossed::everywhere(text, name);
                found.extend(names.chain([span]).map(|span| mention(span, place)));
            }
        } else if let Some(kind) = kind_of(text, span)
            && let Some(place) = place(kind)
        {
            found.push(mention(span, place));
        }
    }
    // What a bracket explains is no shorter name with an ending: "Dzjinju-e (Jingyue)".
    let is_shorter =
        |known: &PlaceMention| found.iter().any(|new| known.span != new.span && new.span.contains(known.span));
    mentions.retain(|known| !is_shorter(known));
    super::add_free(found, mentions);
}

/// The Chinese place that is named last before a name, or right behind it: "the town of Shidao in Rongcheng".
fn around(span: Span, mentions: &[PlaceMention]) -> Option<&'static Place> {
    const NEAR: usize = 30;
    let behind = mentions.iter().find(|mention| mention.span.start >= span.end);
    let behind = behind.filter(|mention| mention.span.start - span.end <= NEAR).map(|mention| mention.place);
    let before = mentions.iter().rev().find(|mention| mention.span.end <= span.start).map(|mention| mention.place);
    let place = behind.filter(|place| is_chinese(place)).or(before);
    place.filter(|place| is_chinese(place))
}

fn is_chinese(place: &Place) -> bool {
    place.name == "China" || place.lies_in("China")
}

/// What a word beside a name says that it is: "Liudong New District", "le nouveau district de Sanjiang".
fn kind_of(text: &str, span: Span) -> Option<RegionKind> {
    let behind = text.get(span.end..)?;
    // A capital word behind it is a part of the name, or says what is new: "Liudong New District".
    let second = behind.strip_prefix(' ').filter(|rest| rest.starts_with(char::is_uppercase));
    let second = second.and_then(|rest| rest.find(' ').and_then(|end| rest.get(end..)));
    let said =
        kinds::beside(text.get(..span.start)?, behind).or_else(|| second.and_then(|rest| kinds::beside("", rest)));
    said.or_else(|| is_zone(text, span).then_some(RegionKind::County))
}

/// Whether one of the next words of the clause is one for a zone, a park or a township: "Zona gospodarskog razvoja Xingang",
/// "Shidao Yönetim Bölgesi", "селище Наолі (Naoli)".
fn is_zone(text: &str, span: Span) -> bool {
    const BYTES: usize = 80;
    let ends =
        |c: char| !(info(c).is_alphabetic() || info(c).is_mark() || matches!(c, ' ' | '-' | '\'' | '’' | '\u{a0}'));
    let begins = |word: &str| habits().parks.opening(word).any(|known| known.chars().count() >= LONG);
    let ends_so = |word: &str| habits().compounds.iter().any(|last| word.ends_with(last));
    let zone = |word: &str| {
        let lower = word.to_lowercase();
        habits().parks.has(&lower) || begins(&lower) || ends_so(&lower)
    };
    let before = text.get(text.ceil_char_boundary(span.start.saturating_sub(BYTES))..span.start).unwrap_or_default();
    let mut before = words_of(before.rsplit(ends).next().unwrap_or_default());
    let behind = text.get(span.end..text.floor_char_boundary(span.end + BYTES)).unwrap_or_default();
    let behind = behind.trim_start_matches([')', '）']).split(ends).next().unwrap_or_default();
    // "Park director Wenjie Liu" is a person.
    let person = words_of(behind).next().is_some_and(|word| word.starts_with(char::is_uppercase));
    words_of(behind).take(REACH).any(zone) || (!person && before.by_ref().rev().take(REACH).any(zone))
}

/// The words of a part of a sentence.
fn words_of(clause: &str) -> impl DoubleEndedIterator<Item = &str> {
    clause.split([' ', '-', '\u{a0}']).filter(|word| !word.is_empty())
}

/// The Chinese place of a name, if it lies in a province that the text names; a new one lies in the place named beside.
fn place_of(name: &str, kind: RegionKind, around: &'static Place, mentions: &[PlaceMention]) -> Option<&'static Place> {
    let near = |known: &Place| {
        let province = province_of(known);
        around.name == "China" || mentions.iter().any(|mention| province_of(mention.place) == province)
    };
    match by_name(name) {
        Some(known) if !is_chinese(known) => None,
        Some(known) if near(known) => Some(known),
        _ => Some(unlisted::kept_in(name.to_owned(), kind, around)),
    }
}

/// The name of the Chinese province that a place is or lies in.
fn province_of(place: &Place) -> Option<&str> {
    let is_province = |place: &Place| place.parent.as_deref() == Some("China");
    if is_province(place) {
        return Some(&place.name);
    }
    place.around().find(|around| is_province(around)).map(|around| around.name.as_str())
}

/// Words in Latin letters with a capital.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let letter = |c: char| info(c).is_alphanumeric() || info(c).is_mark();
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + position(bytes.get(at..)?, |byte| byte.is_ascii_uppercase())?;
            let end = start + bytes.get(start..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            at = end;
            let begins = !text.get(..start)?.ends_with(letter);
            if begins && !text.get(end..)?.starts_with(letter) {
                return Some(Span::new(start, end));
            }
        }
    })
}

/// Bytes of the longest syllable: "zhuang".
const LONGEST: usize = 6;

/// Whether a word consists of two or three Chinese syllables in Latin letters, and rather not of those of another language.
fn is_chinese_name(word: &str) -> bool {
    // Most words are too long, or end like no syllable.
    if word.len() > (SYLLABLES + 1) * LONGEST
        || !word.ends_with(['n', 'g', 'r', 'a', 'e', 'i', 'o', 'u'])
        || !word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    {
        return false;
    }
    let name = word.to_ascii_lowercase();
    let marked = has_mark(&name);
    (marked || (name.len() >= LONG && WEAK_MARKS.iter().any(|mark| name.contains(mark))))
        && (is_syllables(&name, SYLLABLES) || (marked && is_syllables(&name, SYLLABLES + 1)))
}

/// Whether a name in lower case has something that hardly any name elsewhere has.
fn has_mark(name: &str) -> bool {
    MARKS.iter().any(|mark| name.contains(mark))
}

/// Whether letters are that many syllables.
fn is_syllables(letters: &str, count: usize) -> bool {
    if count == 0 {
        return letters.is_empty();
    }
    // Comparing the first letters is quicker than comparing the parts.
    let like = |part: &str, rest: &str| part.as_bytes().first() == rest.as_bytes().first();
    let initials = INITIALS.iter().chain(&GLIDES).filter(|initial| like(initial, letters));
    let begins = initials.filter_map(|initial| Some((*initial, letters.strip_prefix(initial)?)));
    begins.chain([("", letters)]).any(|(initial, rest)| {
        FINALS
            .iter()
            .filter(|last| like(last, rest) && fits(initial, last))
            .any(|last| rest.strip_prefix(last).is_some_and(|rest| is_syllables(rest, count - 1)))
    })
}

/// Whether a syllable of such parts is there: "jiang", but no "jan" and no "kin".
fn fits(initial: &str, last: &str) -> bool {
    let first = last.chars().next();
    match initial {
        "" => matches!(first, Some('a' | 'e' | 'o')),
        "j" | "q" | "x" => matches!(first, Some('i' | 'u')),
        "g" | "k" | "h" => first != Some('i') && last != "o",
        "zh" | "ch" | "sh" | "r" | "z" | "c" | "s" => (first != Some('i') || last == "i") && last != "o",
        "d" | "t" | "n" | "l" => last != "o",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_are_told_from_others() {
        assert!(["Yangkou", "Liudong", "Sanjiang", "Xiaofeng"].into_iter().all(is_chinese_name));
        assert!(!["Lujan", "Lugano", "Berlin", "Banana", "King", "HUAWEI"].into_iter().any(is_chinese_name));
    }
}

//! What languages add to a name: case endings, particles, glued prepositions.

use unicode_script::Script;

use super::habits::{habits, is_case};
use crate::extract::chars::info;
use crate::extract::list::List;

/// Particles after Korean names, and words for kinds of places that are glued on.
const KOREAN: &str = "시성도군구현주은는이가을를의에와과로으부까만산발행측내남북";

/// How names of one script stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Words begin with a capital when they are names: Latin, Cyrillic, Greek, Armenian.
    Cased,
    /// Words stand apart, without capitals.
    Caseless,
    /// Words are not set apart.
    Unspaced,
}

/// How the script of a letter writes names. By ranges: this is asked of every letter of a text.
pub const fn writing(c: char) -> Writing {
    match c as u32 {
        // Latin, Greek, Cyrillic, Armenian, and their extensions
        ..0x590 | 0x1e00..0x2000 | 0x2c60..0x2c80 | 0xa640..0xa6a0 | 0xa720..0xa800 => Writing::Cased,
        // Thai, Lao, Myanmar, Khmer, kana, Chinese signs
        0xe00..0xf00
        | 0x1000..0x10a0
        | 0x1780..0x1800
        | 0x3005..0x3130
        | 0x31f0..0x3200
        | 0x3400..0xa000
        | 0xf900..0xfb00
        | 0x2_0000.. => Writing::Unspaced,
        _ => Writing::Caseless,
    }
}

/// Whether a word may go on like this after a name, in the form of [`super::key::key`].
pub fn may_follow(name: &str, rest: &str, lang: &str) -> bool {
    let letters = name.chars().count();
    let Some(first) = rest.chars().next() else { return true };
    let added = rest.chars().count();
    // Short names bend as well: Azerbaijani "Qubada".
    if letters >= 3 && (letters >= 4 || added >= 2) && is_case(rest, lang) {
        return true;
    }
    if rest.is_ascii() || info(first).script == Script::Latin {
        let genitive = rest == "s" && letters >= 4;
        // "Gedizsan" is no case of Gediz, in a language that lists its cases.
        let listed = habits().parted.has(lang);
        let case = letters >= 5 && added <= if letters >= 6 { 6 } else { 4 } && habits().suffixing.has(lang) && !listed;
        return genitive || case;
    }
    match info(first).script {
        Script::Cyrillic => letters >= 5 && added <= if habits().suffixing.has(lang) { 6 } else { 3 },
        Script::Greek => letters >= 4 && added <= 2,
        Script::Armenian | Script::Georgian => letters >= 4 && added <= 5,
        Script::Hangul => added <= 4 && KOREAN.contains(first),
        Script::Arabic => rest == "ی" && letters >= 4,
        Script::Hebrew => false,
        Script::Ethiopic => letters >= 3 && added <= 2,
        _ if letters == 3 => is_case(rest, lang),
        _ => letters >= 4 && added <= 14,
    }
}

/// Whether an ending of a few signs follows a name that is short without the signs of its vowels: Bengali "লেইঝৌ" and
/// "তে".
pub fn is_case_of_short(name: &str, rest: &str) -> bool {
    const NAME: usize = 4;
    const CASE: usize = 3;
    let indic = name.starts_with(|c: char| matches!(c, '\u{900}'..='\u{dff}'));
    indic && name.chars().count() >= NAME && rest.chars().count() <= CASE
}

/// Forms that a word can be the inflection of in languages that bend names, nearest first: "китая" may be "китай".
pub fn unbent(word: &str, lang: &str) -> Vec<String> {
    const LAST: [&str; 12] = ["", "a", "y", "e", "o", "й", "ь", "я", "а", "и", "е", "ы"];
    if let (Some(lost), Some(cases)) = (habits().lost.get(lang), habits().cases.get(lang)) {
        return nominatives(word, lost, cases);
    }
    let mut forms = Vec::new();
    let mut stem = word;
    for _ in 0..3 {
        let Some((cut, _)) = stem.char_indices().next_back() else { break };
        stem = stem.get(..cut).unwrap_or_default();
        if stem.chars().count() < 3 {
            break;
        }
        forms.extend(LAST.iter().filter(|last| stem.is_ascii() == last.is_ascii() || last.is_empty()).map(|last| {
            let mut form = stem.to_owned();
            form.push_str(last);
            form
        }));
    }
    forms
}

/// The same where a case takes away the last vowel: Georgian "თელავში" is of "თელავი".
fn nominatives(word: &str, lost: &str, cases: &List) -> Vec<String> {
    let stems = word.char_indices().rev().filter_map(|(at, _)| {
        let (stem, case) = word.split_at(at);
        (cases.has(case) && stem.chars().count() >= 3).then_some(stem)
    });
    stems.flat_map(|stem| lost.chars().map(move |vowel| format!("{stem}{vowel}"))).collect()
}

/// Letters that may be glued before a name: prepositions, "and", the article.
pub fn prefixes(first: char) -> &'static [&'static str] {
    match info(first).script {
        Script::Hebrew => &["שב", "וב", "מה", "ה", "ב", "ל", "מ", "ו", "ש", "כ"],
        Script::Arabic => &["وب", "ول", "و", "ب", "ل", "ف", "ک"],
        Script::Ethiopic => &["የ", "በ", "ከ", "ለ"],
        _ => &[],
    }
}

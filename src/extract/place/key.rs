//! How names compare. `tools/places.py` does the same to the names of the gazetteer.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};
use unicode_script::{Script, UnicodeScript};

use crate::extract::chars::{Info, info};
use crate::extract::fold::is_zero_width;

/// Lower case without accents on Latin and Greek letters, without points of Hebrew and Arabic, without apostrophes;
/// hyphens, dots and spaces are one space; Chinese signs in their simplified form, so that 丹陽 and 丹阳 are one.
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_key(&mut key, name);
    key
}

/// The same behind nothing, into a text that is empty.
pub fn push_key(key: &mut String, name: &str) {
    // Most words are nothing but plain letters.
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        key.push_str(name);
        return key.make_ascii_lowercase();
    }
    if name.is_ascii() {
        for c in name.chars() {
            if c.is_ascii_alphanumeric() { key.push(c.to_ascii_lowercase()) } else { push(key, c) }
        }
    } else if !letter_by_letter(key, name) {
        key.clear();
        composed(key, name);
    }
    trim(key);
}

/// What a letter is to the key of the text that it stands in, if that does not depend on the letters beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// One letter.
    One(char),
    /// What is a space between words.
    Space,
    /// What keys do without.
    Nothing,
    /// Only the whole text tells.
    Unsure,
}

impl Letter {
    /// What a letter is behind another one, which may be what a mark is put on.
    pub fn after(before: char, c: char) -> Self {
        let told = Self::of(c);
        let (info, base) = (info(c), info(before));
        if told != Self::Unsure || !info.is_mark() || is_latin(before, base) {
            return told;
        }
        match info.key {
            Some(DROPPED) => Self::Nothing,
            Some(letter) => Self::One(letter),
            None if info.is_starter() && compose(before, c).is_none() => Self::One(c),
            None => Self::Unsure,
        }
    }

    /// What a letter is.
    pub fn of(c: char) -> Self {
        match c {
            'A'..='Z' => Self::One(c.to_ascii_lowercase()),
            ' ' | '-' | '_' | '/' | '.' | ',' => Self::Space,
            '\'' | '`' => Self::Nothing,
            // Blanks that keys keep, except at their ends.
            '\t'..='\r' => Self::Unsure,
            '\0'..='\u{7f}' => Self::One(c),
            _ if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}') => Self::Unsure,
            _ => {
                let info = info(c);
                match info.key {
                    Some(DROPPED) => Self::Nothing,
                    Some(' ') => Self::Space,
                    Some(letter) if !info.is_mark() => Self::One(letter),
                    _ => Self::Unsure,
                }
            }
        }
    }
}

/// The quick way for names of which every letter gives the same whatever stands beside it; false for others.
fn letter_by_letter(key: &mut String, name: &str) -> bool {
    let (mut after_latin, mut after_plain) = (false, true);
    let mut before = None;
    for c in name.chars() {
        let info = info(c);
        // A vowel sign that could be one with the letter before it, but is not.
        let apart = |before: Option<char>| before.is_some_and(|before| compose(before, c).is_none());
        let (alone, plain) = match info.key {
            Some(alone) => (alone, info.is_plain()),
            None if info.is_starter() && after_plain && apart(before) => (c, true),
            None => return false,
        };
        // Accents on Latin letters are left out, and marks side by side may change places.
        if (info.is_mark() && after_latin) || !(plain || after_plain) {
            return false;
        }
        after_latin = is_latin(c, info);
        match alone {
            DROPPED => continue,
            ' ' => push(key, ' '),
            alone => key.push(alone),
        }
        (after_plain, before) = (plain, Some(alone));
    }
    true
}

/// For [`Info::key`]: a letter that keys do without.
const DROPPED: char = '\0';

/// What [`key`] makes of a letter by itself, if that is the same beside any other letter: none or one.
pub fn of_letter(c: char) -> Option<char> {
    let mut lower = c.to_lowercase();
    let (Some(one), None) = (lower.next(), lower.next()) else { return None };
    // The others may become one letter with the one before.
    if unicode_normalization::is_nfc_quick(std::iter::once(one)) != unicode_normalization::IsNormalized::Yes {
        return None;
    }
    let mut key = String::new();
    composed(&mut key, c.encode_utf8(&mut [0; 4]));
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (None, _) => (!is_combining_mark(c)).then_some(DROPPED),
        (Some(letter), None) => Some(letter),
        _ => None,
    }
}

fn is_latin(c: char, info: Info) -> bool {
    c.is_ascii() || matches!(info.script, Script::Latin | Script::Greek)
}

/// The way for all names: letters are taken apart from their marks and put together again.
fn composed(composed: &mut String, name: &str) {
    let mut key = String::with_capacity(name.len());
    let mut base_is_latin = false;
    for c in name.chars().flat_map(char::to_lowercase).nfd() {
        if !c.is_ascii() && is_combining_mark(c) {
            if !(base_is_latin || matches!(c, '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')) {
                key.push(c);
            }
            continue;
        }
        base_is_latin = c.is_ascii() || matches!(c.script(), Script::Latin | Script::Greek);
        push(&mut key, c);
    }
    composed.extend(key.nfc().map(|c| if c == 'ё' { 'е' } else { c }));
}

fn push(key: &mut String, c: char) {
    match c {
        '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '`' | '´' | '′' | '״' | '׳' | 'ʹ' | 'ʺ' | '\u{640}' => {}
        _ if is_zero_width(c) => {}
        '-' | '‐' | '‑' | '־' | '–' | '—' | '_' | '/' | '.' | ',' | '·' | '・' | ' ' | '\u{a0}' | '\u{202f}'
        | '\u{3000}' => {
            if !key.ends_with(' ') {
                key.push(' ');
            }
        }
        'ß' => key.push_str("ss"),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        'þ' => key.push_str("th"),
        'װ' => key.push_str("וו"),
        'ױ' => key.push_str("וי"),
        'ײ' => key.push_str("יי"),
        _ => key.push(match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ي' => 'ی',
            'ك' => 'ک',
            'ة' => 'ه',
            'ς' => 'σ',
            '\u{3400}'..='\u{9fff}' => SIMPLIFIED.get(&c).copied().unwrap_or(c),
            other => other,
        }),
    }
}

/// Traditional and Japanese forms of the signs that names are written with.
static SIMPLIFIED: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    let letter = |text: &str| text.chars().next();
    include_str!("../../../assets/places/han.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(sign, plain)| letter(sign).zip(letter(plain)))
        .collect()
});

/// Takes blanks off the ends of a key that has a space there.
fn trim(key: &mut String) {
    if key.starts_with(' ') || key.ends_with(' ') {
        key.truncate(key.trim_end().len());
        key.drain(..key.len() - key.trim_start().len());
    }
}

/// How a name sounds, coarsely: Latin letters by `any_ascii`, sounds that writers of other scripts confuse made one.
/// `guangyuan`, `Гуанъюань` and `ಗುವಾಂಗ್ಯುವಾನ್` have one key.
pub fn sound(word: &str) -> String {
    let latin = any_ascii::any_ascii(&from_greek(word));
    let letters: Vec<u8> =
        latin.bytes().filter(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
    let mut key = String::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(b' ');
        let (sound, length) = match (letter, next) {
            (b'z' | b'j', b'h') => ('j', 2),
            // "zhou" is written with either.
            (b'o' | b'a', b'u' | b'w') => ('o', 2),
            (b'c', b'h') => ('c', 2),
            // "ks" is x, where a script has no such sound.
            (b's', b'h') | (b'k', b's') => ('s', 2),
            (b'n' | b'm', b'g') => ('n', 2),
            (b'g', b'y') => ('i', 2),
            (b'u', b'v' | b'w') => ('v', 2),
            (b'x', _) => ('s', 1),
            (b'q', _) => ('c', 1),
            (b'm', _) => ('n', 1),
            (b'w' | b'u', _) => ('v', 1),
            (b'y', _) => ('i', 1),
            (b'k', _) => ('g', 1),
            (b't', _) => ('d', 1),
            (b'p', _) => ('b', 1),
            (other, _) => (char::from(other), 1),
        };
        if !key.ends_with(sound) {
            key.push(sound);
        }
        at += length;
    }
    key
}

/// Greek letters together, and the sound that they write in foreign names; longer ones first.
const GREEK: [(&str, &str); 8] =
    [("νγκ", "ng"), ("γκ", "g"), ("ντ", "d"), ("μπ", "b"), ("τσ", "ch"), ("τζ", "zh"), ("γου", "w"), ("ου", "u")];

/// Greek writes sounds that it lacks with two letters: Γουεϊφάνγκ is Weifang.
fn from_greek(word: &str) -> std::borrow::Cow<'_, str> {
    if !word.chars().next().is_some_and(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')) {
        return word.into();
    }
    let mut word = key(word);
    for (greek, latin) in GREEK {
        word = word.replace(greek, latin);
    }
    word.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("Xi’an"), key("Xian"));
        assert_eq!(key("Lạng Sơn"), "lang son");
        assert_eq!(key("I-čchun"), "i cchun");
        assert_eq!(key("ווּשי"), key("וושי"));
        assert_eq!(key("תל־אביב"), key("תל אביב"));
        assert_eq!(key("דײַטשלאַנד"), key("דייטשלאנד"));
        assert_eq!(key("ಚಾಂಗ್\u{200d}ಕಿಂಗ್"), "ಚಾಂಗ್ಕಿಂಗ್");
        assert_eq!(key("Йошкар-Ола"), "йошкар ола");
        // Simplified, traditional and Japanese.
        assert_eq!(key("广东"), key("廣東"));
        assert_eq!(key("广东"), key("広東"));
    }

    #[test]
    fn no_letter_is_a_space() {
        let spaces = ('\0'..='\u{ffff}').filter(|c| Letter::of(*c) == Letter::Space);
        assert!(spaces.into_iter().all(|c| !crate::extract::chars::brief(c).is_part()));
    }

    #[test]
    fn the_quick_way_gives_the_same() {
        for c in '\u{80}'..='\u{ffff}' {
            for name in [
                format!("{c}"),
                format!("क{c}ы"),
                format!("a{c}"),
                format!("É{c}"),
                format!("ಟ್{c} b"),
                format!("{c}{c}"),
            ] {
                let (mut quick, mut slow) = (String::new(), String::new());
                if letter_by_letter(&mut quick, &name) {
                    composed(&mut slow, &name);
                    trim(&mut quick);
                    trim(&mut slow);
                    assert_eq!(quick, slow, "{name:?}");
                }
            }
        }
    }

    #[test]
    fn scripts_agree_on_the_sound() {
        for spelling in ["ಗುವಾಂಗ್ಯುವಾನ್", "Гуанъюань"] {
            assert_eq!(sound(spelling), sound("Guangyuan"), "{spelling}");
        }
        assert_eq!(sound("ಸಿಚುವಾನ್"), sound("Sichuan"));
        assert_eq!(sound("ಚೆಂಗ್ಡು"), sound("Chengdu"));
        assert_ne!(sound("Guangyuan"), sound("Guiyang"));
    }
}

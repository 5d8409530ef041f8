//! One way of writing a word, so that words of a text and of the data files compare.

use std::borrow::Cow;

use unicode_normalization::char::compose;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::chars::{info, push_lower};

/// Whether a character has no width and no meaning for the word it stands in: joiners and direction marks.
#[must_use]
pub const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}' | '\u{feff}')
}

/// Lower case, Unicode form NFC, without characters of no width. The dotless and the dotted I of Turkish become "i".
#[must_use]
pub fn lower_nfc(word: &str) -> String {
    lowered(word).into_owned()
}

/// The same; of what is written so already no copy is made.
#[must_use]
pub fn lowered(word: &str) -> Cow<'_, str> {
    let is_small = || !word.bytes().any(|byte| byte.is_ascii_uppercase());
    if word.is_ascii() {
        return if is_small() { word.into() } else { word.to_ascii_lowercase().into() };
    }
    let mut lower = String::new();
    // Whether form NFC leaves everything so far as it is, told without asking for it.
    let mut composed = true;
    // What stands before, and the combining class of it.
    let (mut last, mut class) = ('\0', 0);
    // What follows from here on is copied in one piece up to the next character that changes.
    let mut from = 0;
    for (at, c) in word.char_indices() {
        if c.is_ascii() {
            (last, class) = (c, 0);
            continue;
        }
        let info = info(c);
        let dropped = c == '\u{307}' || (info.folded.is_none() && is_zero_width(c));
        let stays = (info.is_composed() && (info.class() == 0 || class <= info.class()))
            || (info.is_starter() && (class != 0 || compose(last, c).is_none()));
        if stays && !dropped && info.lower() == c {
            (last, class) = (c, info.class());
            continue;
        }
        if from == 0 {
            lower.reserve(word.len());
        }
        lower.push_str(word.get(from..at).unwrap_or_default());
        from = at + c.len_utf8();
        if c == '\u{130}' {
            // "İ" becomes "i" and a dot above it.
            lower.push('i');
            (last, class) = ('i', 0);
        } else if !dropped {
            composed &= stays;
            push_lower(&mut lower, c);
            (last, class) = (info.lower(), info.class());
        }
    }
    if from == 0 && is_small() {
        return word.into();
    }
    lower.push_str(word.get(from..).unwrap_or_default());
    lower.make_ascii_lowercase();
    if composed || is_nfc(&lower) { lower.into() } else { lower.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::lower_nfc;

    #[test]
    fn joiners_case_and_composition_do_not_matter() {
        assert_eq!(lower_nfc("ಟನ್\u{200c}ಗಳು"), "ಟನ್ಗಳು");
        assert_eq!(lower_nfc("Ha\u{308}meenlinna"), "hämeenlinna");
        assert_eq!(lower_nfc("İstanbul"), "istanbul");
        // A vowel sign of two parts; a point and a virama in the other order; a letter with a point, which NFC takes apart.
        assert_eq!(lower_nfc("ক\u{9c7}\u{9be}"), "ক\u{9cb}");
        assert_eq!(lower_nfc("क\u{94d}\u{93c}Ä"), "क\u{93c}\u{94d}ä");
        assert_eq!(lower_nfc("\u{958}"), "क\u{93c}");
    }
}

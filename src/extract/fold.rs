//! One way of writing a word, so that words of a text and of the data files compare.

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
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(word.len());
    let mut plain = true;
    for c in word.chars() {
        let info = info(c);
        if c.is_ascii() {
            lower.push(c.to_ascii_lowercase());
        } else if info.is_plain() && !is_zero_width(c) {
            lower.push(info.lower());
        } else if c == '\u{130}' {
            // "İ" becomes "i" and a dot above it.
            lower.push('i');
        } else if c != '\u{307}' && !is_zero_width(c) {
            plain &= info.is_plain();
            push_lower(&mut lower, c);
        }
    }
    if plain || is_nfc(&lower) { lower } else { lower.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::lower_nfc;

    #[test]
    fn joiners_case_and_composition_do_not_matter() {
        assert_eq!(lower_nfc("ಟನ್\u{200c}ಗಳು"), "ಟನ್ಗಳು");
        assert_eq!(lower_nfc("Ha\u{308}meenlinna"), "hämeenlinna");
        assert_eq!(lower_nfc("İstanbul"), "istanbul");
    }
}

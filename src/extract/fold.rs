//! One way of writing a word, so that words of a text and of the data files compare.

use unicode_normalization::{UnicodeNormalization, is_nfc};

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
    let lower: String = word
        .chars()
        .filter(|c| !is_zero_width(*c))
        .flat_map(char::to_lowercase)
        // "İ" becomes "i" and a dot above it.
        .filter(|c| *c != '\u{307}')
        .collect();
    if is_nfc(&lower) { lower } else { lower.nfc().collect() }
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

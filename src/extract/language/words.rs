//! The words of a line that tell its language.

use crate::extract::chars::info;

/// A word of a line.
pub struct Word<'a> {
    /// As it stands in the line.
    pub text: &'a str,
    /// Whether it is in lower case.
    pub lower: bool,
}

/// Words of a line, without numbers.
pub fn words(line: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = line.char_indices();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.find(|(_, c)| is_word(*c))?;
            let (mut end, mut lower) = (line.len(), is_lower(first));
            for (at, c) in rest.by_ref() {
                if !is_word(c) {
                    end = at;
                    break;
                }
                lower &= is_lower(c);
            }
            if !is_numeric(first) {
                return line.get(start..end).map(|text| Word { text, lower });
            }
        }
    })
}

fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { info(c).is_numeric() }
}

/// Whether a character is its own lower case and no capital.
fn is_lower(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_uppercase() } else { info(c).is_lower(c) }
}

/// Letters, and what belongs to them: vowel signs and accents in Devanagari, Arabic and Hebrew.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '\'';
    }
    let info = info(c);
    info.is_alphanumeric() || info.is_mark() || c == '\u{200c}'
}

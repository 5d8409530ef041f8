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
            let (start, first) = rest.by_ref().map(|(at, c)| (at, kind(c))).find(|(_, kind)| kind & WORD != 0)?;
            let (mut end, mut all) = (line.len(), first);
            for (at, c) in rest.by_ref() {
                let kind = kind(c);
                if kind & WORD == 0 {
                    end = at;
                    break;
                }
                all &= kind;
            }
            if first & NUMERIC == 0 {
                return line.get(start..end).map(|text| Word { text, lower: all & LOWER != 0 });
            }
        }
    })
}

/// Letters, and what belongs to them: vowel signs and accents in Devanagari, Arabic and Hebrew.
const WORD: u8 = 1;
/// Its own lower case and no capital.
const LOWER: u8 = 2;
const NUMERIC: u8 = 4;

/// What a character is to the words of a line.
#[inline]
fn kind(c: char) -> u8 {
    const ASCII: [u8; 128] = {
        let mut kinds = [0; 128];
        let mut byte = 0;
        while byte < 128 {
            kinds[byte as usize] = match byte {
                b'0'..=b'9' => WORD | LOWER | NUMERIC,
                b'a'..=b'z' | b'\'' => WORD | LOWER,
                b'A'..=b'Z' => WORD,
                _ => LOWER,
            };
            byte += 1;
        }
        kinds
    };
    if let Some(kind) = ASCII.get(c as usize) {
        return *kind;
    }
    let info = info(c);
    let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
    flag(info.is_alphanumeric() || info.is_mark() || c == '\u{200c}', WORD)
        | flag(info.is_lower(c), LOWER)
        | flag(info.is_numeric(), NUMERIC)
}

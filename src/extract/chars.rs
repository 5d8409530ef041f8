//! What every letter of a text is asked: is it a letter, a mark, a capital, of which script, how does it fold. The tables
//! of the standard library and of Unicode crates are searched once for each page of 256 characters and kept.

use std::sync::OnceLock;

use unicode_script::{Script, UnicodeScript};

/// What is known of a character.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    flags: u8,
    /// The folded form; `None` for marks that are not seen.
    pub folded: Option<char>,
    /// The script that it belongs to.
    pub script: Script,
}

const ALPHABETIC: u8 = 1;
const NUMERIC: u8 = 2;
const MARK: u8 = 4;
const UPPER: u8 = 8;
const WORD: u8 = 16;

impl Info {
    fn of(c: char) -> Self {
        let mark = unicode_normalization::char::is_combining_mark(c);
        let mut flags = 0;
        for (flag, holds) in [
            (ALPHABETIC, c.is_alphabetic()),
            (NUMERIC, c.is_numeric()),
            (MARK, mark),
            (UPPER, c.is_uppercase()),
            (WORD, super::folded::is_word_char_slowly(c)),
        ] {
            flags |= if holds { flag } else { 0 };
        }
        Self { flags, folded: super::folded::fold_char(c), script: c.script() }
    }

    /// Unicode `Alphabetic`.
    #[must_use]
    pub const fn is_alphabetic(self) -> bool {
        self.flags & ALPHABETIC != 0
    }

    /// Letters and numbers.
    #[must_use]
    pub const fn is_alphanumeric(self) -> bool {
        self.flags & (ALPHABETIC | NUMERIC) != 0
    }

    /// Marks that scripts put on letters: Unicode category M.
    #[must_use]
    pub const fn is_mark(self) -> bool {
        self.flags & MARK != 0
    }

    /// Capitals.
    #[must_use]
    pub const fn is_uppercase(self) -> bool {
        self.flags & UPPER != 0
    }

    /// Part of a word.
    #[must_use]
    pub const fn is_word(self) -> bool {
        self.flags & WORD != 0
    }
}

type Page = [Info; 256];

/// Pages of the basic plane, filled when a text first needs them.
static PAGES: [OnceLock<Box<Page>>; 256] = [const { OnceLock::new() }; 256];

/// What is known of a character.
#[must_use]
pub fn info(c: char) -> Info {
    let code = u32::from(c) as usize;
    let Some(page) = PAGES.get(code >> 8) else { return Info::of(c) };
    let page = page.get_or_init(|| {
        let first = (code as u32) & !0xFF;
        // Surrogates are no characters; nothing asks for them.
        Box::new(std::array::from_fn(|low| Info::of(char::from_u32(first + low as u32).unwrap_or('\u{FFFD}'))))
    });
    page[code & 0xFF]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_agree_with_their_sources() {
        for c in ('\0'..='\u{FFFF}').step_by(7).chain(['𠀀', 'ಗ', 'É', '中', '٣', '\u{200D}']) {
            let info = info(c);
            assert_eq!(info.is_alphabetic(), c.is_alphabetic(), "{c:?}");
            assert_eq!(info.is_alphanumeric(), c.is_alphanumeric(), "{c:?}");
            assert_eq!(info.is_uppercase(), c.is_uppercase(), "{c:?}");
            assert_eq!(info.is_mark(), unicode_normalization::char::is_combining_mark(c), "{c:?}");
            assert_eq!(info.script, c.script(), "{c:?}");
        }
    }
}

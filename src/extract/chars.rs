//! What every letter of a text is asked: is it a letter, a mark, a capital, of which script, how does it fold. The tables
//! of the standard library and of Unicode crates are searched once for each page of 256 characters and kept.

use std::sync::OnceLock;

use unicode_normalization::{IsNormalized, UnicodeNormalization};
use unicode_script::{Script, UnicodeScript};

use crate::model::Span;

/// What is known of a character.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    flags: u8,
    /// In lower case, where that is one character; else see [`push_lower`].
    lower: char,
    /// The folded form; `None` for marks that are not seen.
    pub folded: Option<char>,
    /// The script that it belongs to.
    pub script: Script,
    /// What it is to the words around it, as [`super::letters`] looks at them.
    pub kind: u8,
    /// The canonical combining class of its lower case: by it Unicode form NFC orders marks.
    class: u8,
    /// What names of places compare by, where that is the same beside any other letter.
    pub key: Option<char>,
}

const ALPHABETIC: u8 = 1;
const NUMERIC: u8 = 2;
const MARK: u8 = 4;
const UPPER: u8 = 8;
const WORD: u8 = 16;
/// One character in lower case, which form NFC leaves as it is behind any other, but for the order of marks.
const COMPOSED: u8 = 32;
/// One character in lower case.
const ONE_LOWER: u8 = 64;
/// A mark that stays where it stands, is its own lower case, and is not taken apart: most vowel signs.
const STARTER: u8 = 128;

/// Those of some flags that hold.
fn flags_of<const N: usize>(flags: [(u8, bool); N]) -> u8 {
    flags.into_iter().filter(|(_, holds)| *holds).fold(0, |all, (flag, _)| all | flag)
}

impl Info {
    fn of(c: char) -> Self {
        let mark = unicode_normalization::char::is_combining_mark(c);
        let mut letters = c.to_lowercase();
        let (lower, one_lower) = (letters.next().unwrap_or(c), letters.next().is_none());
        let composed = unicode_normalization::is_nfc_quick(std::iter::once(lower)) == IsNormalized::Yes;
        let class = unicode_normalization::char::canonical_combining_class(lower);
        let whole = std::iter::once(c).nfd().eq(std::iter::once(c));
        let flags = flags_of([
            (ALPHABETIC, c.is_alphabetic()),
            (NUMERIC, c.is_numeric()),
            (MARK, mark),
            (UPPER, c.is_uppercase()),
            (WORD, super::folded::is_word_char_slowly(c)),
            (COMPOSED, one_lower && composed),
            (ONE_LOWER, one_lower),
            (STARTER, mark && one_lower && lower == c && class == 0 && whole),
        ]);
        Self {
            flags,
            lower,
            folded: super::folded::fold_char(c),
            script: c.script(),
            kind: super::letters::kind_slowly(c),
            class,
            key: super::place::key_of_letter(c),
        }
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

    /// Numbers.
    #[must_use]
    pub const fn is_numeric(self) -> bool {
        self.flags & NUMERIC != 0
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

    /// Whether its lower case stays as it is in Unicode form NFC, whatever plain characters stand beside it.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        self.is_composed() && self.class == 0
    }

    /// Whether its lower case is one character, which form NFC leaves as it is where marks stand in their order.
    #[must_use]
    pub const fn is_composed(self) -> bool {
        self.flags & COMPOSED != 0
    }

    /// The canonical combining class of its lower case.
    #[must_use]
    pub const fn class(self) -> u8 {
        self.class
    }

    /// Whether it is a mark that stays where it stands, is its own lower case, and is not taken apart.
    #[must_use]
    pub const fn is_starter(self) -> bool {
        self.flags & STARTER != 0
    }

    /// In lower case, where that is one character.
    #[must_use]
    pub const fn lower(self) -> char {
        self.lower
    }

    /// Whether it is the lower case of itself and no capital. `own` is the character that this is known of.
    #[must_use]
    pub const fn is_lower(self, own: char) -> bool {
        self.flags & (ONE_LOWER | UPPER) == ONE_LOWER && self.lower == own
    }

    /// Part of a word.
    #[must_use]
    pub const fn is_word(self) -> bool {
        self.flags & WORD != 0
    }
}

/// What nearly every letter of a text is asked, in few bytes.
#[derive(Clone, Copy, Debug)]
pub struct Brief {
    /// As in [`Info`].
    pub kind: u8,
    /// As in [`Info`].
    pub script: Script,
    flags: u8,
}

/// To the words of a line: letters, and what belongs to them, such as vowel signs and accents in Devanagari, Arabic and
/// Hebrew;
pub const WORD_OF_LINE: u8 = 1;
/// its own lower case and no capital;
pub const LOWER: u8 = 2;
/// numbers.
pub const NUMERIC_OF_LINE: u8 = 4;
const FOLDED: u8 = 8;
const LETTER: u8 = 16;
const CAPITAL: u8 = 32;
const PART: u8 = 64;

impl Brief {
    fn of(c: char) -> Self {
        let info = Info::of(c);
        let part = info.is_alphanumeric() || info.is_mark() || matches!(c, '\u{200c}' | '\u{200d}');
        let flags = flags_of([
            (WORD_OF_LINE, part && c != '\u{200d}'),
            (LOWER, info.is_lower(c)),
            (NUMERIC_OF_LINE, info.is_numeric()),
            (FOLDED, info.folded == Some(c)),
            (LETTER, info.is_alphabetic()),
            (CAPITAL, info.is_uppercase()),
            (PART, part),
        ]);
        Self { kind: info.kind, script: info.script, flags }
    }

    /// Whether folding leaves it as it is.
    pub const fn is_folded(self) -> bool {
        self.flags & FOLDED != 0
    }

    /// As in [`Info`].
    pub const fn is_alphabetic(self) -> bool {
        self.flags & LETTER != 0
    }

    /// What it is to the words of a line.
    pub const fn in_words(self) -> u8 {
        self.flags & (WORD_OF_LINE | LOWER | NUMERIC_OF_LINE)
    }

    /// As in [`Info`].
    pub const fn is_uppercase(self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// Letters, numbers, marks on letters and joiners.
    pub const fn is_part(self) -> bool {
        self.flags & PART != 0
    }
}

/// Pages of the basic plane, filled when a text first needs them.
static BRIEF_PAGES: [OnceLock<Box<[Brief; 256]>>; 256] = [const { OnceLock::new() }; 256];

/// What nearly every character is asked.
#[inline]
#[must_use]
pub fn brief(c: char) -> Brief {
    let code = u32::from(c) as usize;
    let Some(page) = BRIEF_PAGES.get(code >> 8) else { return Brief::of(c) };
    page.get_or_init(|| Box::new(page_of(code, Brief::of)))[code & 0xFF]
}

/// The same of the character that stands at a position of a text, and how many bytes it has.
#[expect(clippy::inline_always, reason = "asked of every letter, and no longer than the call")]
#[inline(always)]
#[must_use]
pub fn brief_at(text: &[u8], at: usize) -> (Brief, usize) {
    let byte = |number: usize| u32::from(text.get(at + number).copied().unwrap_or_default());
    let low = |number: usize| byte(number) & 0x3F;
    let first = byte(0);
    let (code, length) = match first {
        0..0x80 => (first, 1),
        0x80..0xE0 => ((first & 0x1F) << 6 | low(1), 2),
        0xE0..0xF0 => ((first & 0xF) << 12 | low(1) << 6 | low(2), 3),
        _ => ((first & 7) << 18 | low(1) << 12 | low(2) << 6 | low(3), 4),
    };
    let Some(page) = BRIEF_PAGES.get(code as usize >> 8) else {
        return (Brief::of(char::from_u32(code).unwrap_or('\u{FFFD}')), length);
    };
    (page.get_or_init(|| Box::new(page_of(code as usize, Brief::of)))[code as usize & 0xFF], length)
}

/// What is known of the characters of the page of one.
fn page_of<T>(code: usize, of: impl Fn(char) -> T) -> [T; 256] {
    let first = (code as u32) & !0xFF;
    // Surrogates are no characters; nothing asks for them.
    std::array::from_fn(|low| of(char::from_u32(first + low as u32).unwrap_or('\u{FFFD}')))
}

/// Adds a character in lower case.
#[inline]
pub fn push_lower(lower: &mut String, c: char) {
    if c.is_ascii() {
        return lower.push(c.to_ascii_lowercase());
    }
    let info = info(c);
    if info.flags & ONE_LOWER != 0 { lower.push(info.lower) } else { lower.extend(c.to_lowercase()) }
}

type Page = [Info; 256];

/// Pages of the basic plane, filled when a text first needs them.
static PAGES: [OnceLock<Box<Page>>; 256] = [const { OnceLock::new() }; 256];

/// What is known of a character.
#[inline]
#[must_use]
pub fn info(c: char) -> Info {
    let code = u32::from(c) as usize;
    let Some(page) = PAGES.get(code >> 8) else { return Info::of(c) };
    page.get_or_init(|| Box::new(page_of(code, Info::of)))[code & 0xFF]
}

/// Where the first byte of a kind stands; sixteen at once are passed by as long as none of them is one.
#[inline]
pub fn position(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (sixteens, _) = bytes.as_chunks::<16>();
    let none = sixteens.iter().take_while(|bytes| !bytes.iter().fold(false, |any, byte| any | wanted(*byte)));
    let skip = none.count() * 16;
    Some(skip + bytes.get(skip..)?.iter().position(|byte| wanted(*byte))?)
}

/// Where the first character begins that is wanted, from a position on. `may` tells of its first byte alone whether it can
/// be, `wanted` of its position whether it is.
#[inline]
pub fn position_of(bytes: &[u8], at: usize, may: impl Fn(u8) -> bool, wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let mut at = at;
    loop {
        at += position(bytes.get(at..)?, &may)?;
        // Letters of other scripts stand in a row.
        while let Some(&first) = bytes.get(at)
            && may(first)
        {
            if wanted(at) {
                return Some(at);
            }
            at += usize::from(LENGTHS[usize::from(first >> 4)]);
        }
    }
}

/// The same where `may` holds of most letters of some scripts, so that no sixteen are passed by at once among them.
#[inline]
pub fn position_among(
    bytes: &[u8],
    at: usize,
    may: impl Fn(u8) -> bool,
    wanted: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut at = at;
    while let Some(&first) = bytes.get(at) {
        if may(first) && wanted(at) {
            return Some(at);
        }
        let next = at + usize::from(LENGTHS[usize::from(first >> 4)]);
        let plain = first.is_ascii() && bytes.get(next).is_some_and(u8::is_ascii);
        let skipped = if plain { position(bytes.get(next..)?, |byte| !byte.is_ascii() | may(byte)) } else { Some(0) };
        at = next + skipped?;
    }
    None
}

/// How long a character is by the first four bits of it.
const LENGTHS: [u8; 16] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4];

/// Number of ASCII characters with which a text begins.
#[inline]
pub fn plain_at(bytes: &[u8]) -> usize {
    first_marked(bytes, |eight| eight & HIGH)
}

/// Number of ASCII characters but for capitals with which a text begins.
#[inline]
pub fn small_at(bytes: &[u8]) -> usize {
    first_marked(bytes, |eight| {
        // The highest bit of a byte tells of the letters from "A" on, and of those behind "Z".
        let low = eight & !HIGH;
        let (from, behind) = (low + ONES * (0x80 - u64::from(b'A')), low + ONES * (0x7f - u64::from(b'Z')));
        (from & !behind | eight) & HIGH
    })
}

/// Number of letters of ASCII.
pub fn letters_of_ascii(bytes: &[u8]) -> usize {
    let (eights, rest) = bytes.as_chunks::<8>();
    let marked = eights.iter().map(|eight| {
        let eight = u64::from_le_bytes(*eight);
        // As capitals and small letters differ in one bit only; see `small_at`.
        let low = (eight | (0x20 * ONES)) & !HIGH;
        let (from, behind) = (low + ONES * (0x80 - u64::from(b'a')), low + ONES * (0x7f - u64::from(b'z')));
        (from & !behind & !eight & HIGH).count_ones() as usize
    });
    marked.sum::<usize>() + rest.iter().filter(|byte| byte.is_ascii_alphabetic()).count()
}

/// The lines of a text, with the marks that end them.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    // What stands behind the last mark is a line, if it is anything.
    let last = Some(text.len()).filter(|_| !text.is_empty() && !text.ends_with('\n'));
    ends.chain(last).scan(0, |start, end| {
        let line = Span::new(*start, end);
        *start = end;
        Some(line)
    })
}

/// The lowest bit and the highest one of each of eight bytes.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// The first byte of some of which `marks`, given eight of them at once, marks the highest bit; or their end.
#[inline]
pub(super) fn first_marked(bytes: &[u8], marks: impl Fn(u64) -> u64) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let marked = marks(u64::from_le_bytes(*eight));
        if marked != 0 {
            return at + marked.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let mut last = [0; 8];
    let rest = bytes.get(at..).unwrap_or_default();
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    at + rest.len().min(marks(u64::from_le_bytes(last)).trailing_zeros() as usize / 8)
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
            assert_eq!(info.is_numeric(), c.is_numeric(), "{c:?}");
            assert_eq!(info.is_mark(), unicode_normalization::char::is_combining_mark(c), "{c:?}");
            assert_eq!(info.script, c.script(), "{c:?}");
            let (known, length) = brief_at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0);
            assert_eq!((known.kind, known.script, length), (info.kind, info.script, c.len_utf8()), "{c:?}");
            assert_eq!(known.is_folded(), info.folded == Some(c), "{c:?}");
            assert_eq!(known.is_uppercase(), c.is_uppercase(), "{c:?}");
            let mut lower = String::new();
            push_lower(&mut lower, c);
            assert_eq!(lower, c.to_lowercase().to_string(), "{c:?}");
        }
    }

    #[test]
    fn plain_letters_are_passed_many_at_once() {
        for text in
            ["", "abc", "abcDef", "no capital, no other @[`{ 019 ", "eight---É", "0123456789abcdefghZ", "ä", "@[a"]
        {
            let count = |stays: fn(&u8) -> bool| text.bytes().take_while(stays).count();
            assert_eq!(plain_at(text.as_bytes()), count(u8::is_ascii), "{text}");
            let small = count(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
            assert_eq!(small_at(text.as_bytes()), small, "{text}");
            let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
            assert_eq!(letters_of_ascii(text.as_bytes()), letters, "{text}");
        }
    }

    #[test]
    fn characters_are_found_wherever_they_stand() {
        for before in ["", "a", "é, ", "中文字 - “", "a long line of plain letters, then a blank: "] {
            for behind in ["", "x", " and a long line of plain letters"] {
                let text = format!("{before}„{behind}");
                let wanted = |at: usize| text.get(at..).unwrap().starts_with('„');
                assert_eq!(
                    position_of(text.as_bytes(), 0, |first| first >= 0xE2, wanted),
                    Some(before.len()),
                    "{text}"
                );
                assert_eq!(position_of(before.as_bytes(), 0, |first| first >= 0xE2, |_| false), None, "{before}");
                let among =
                    |wanted: &dyn Fn(usize) -> bool| position_among(text.as_bytes(), 0, |first| first >= 0xE2, wanted);
                assert_eq!(among(&wanted), Some(before.len()), "{text}");
                assert_eq!(among(&|_| false), None, "{text}");
            }
        }
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "a\n\nbc", "é\r\n中\n"] {
            assert!(lines(text).map(|line| line.of(text)).eq(text.split_inclusive('\n')), "{text:?}");
        }
    }
}

//! Text folded for matching: lower case, one kind of space, one kind of digit, no invisible marks. Every position leads
//! back to the source, so that spans stay exact.

use std::borrow::Cow;

use super::chars::{Info, brief_at, info, plain_at};
use super::letters::{ASCII_KINDS, push_kind};
use crate::model::Span;

/// A folded text with the way back to its source.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of it what its character is to the words around it, as [`super::letters`] looks at them.
    pub(super) kinds: Vec<u8>,
    /// The same for the source.
    pub(super) source_kinds: Vec<u8>,
    /// Characters whose folded form has another length, in order; everything between runs in step.
    changed: Vec<Changed>,
}

/// A character that folding made shorter, or dropped.
#[derive(Clone, Copy, Debug)]
struct Changed {
    folded: Span,
    source: Span,
    /// Whether it is a mark on the letter before it: such a letter is cut off with its marks.
    on_letter: bool,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let (text, kinds) = (String::with_capacity(source.len()), Vec::with_capacity(source.len()));
        let mut folded = Self { text, kinds, ..Self::default() };
        let bytes = source.as_bytes();
        let mut own = Vec::with_capacity(bytes.len());
        // What follows from here on is copied in one piece up to the next character that changes.
        let mut from = 0;
        while let Some(rest) = bytes.get(own.len()..).filter(|rest| !rest.is_empty()) {
            let plain = rest.get(..plain_at(rest)).unwrap_or_default();
            own.extend(plain.iter().map(|byte| ASCII_KINDS[usize::from(byte & 127)]));
            while bytes.get(own.len()).is_some_and(|byte| !byte.is_ascii()) {
                let at = own.len();
                let (known, length) = brief_at(bytes, at);
                push_kind(&mut own, known.kind, length);
                if !known.is_folded()
                    && let Some(c) = source.get(at..).and_then(|rest| rest.chars().next())
                {
                    folded.keep(source, &own, Span::new(from, at));
                    folded.push(info(c), Span::new(at, own.len()));
                    from = own.len();
                }
            }
        }
        folded.keep(source, &own, Span::new(from, own.len()));
        folded.text.make_ascii_lowercase();
        folded.source_kinds = own;
        folded
    }

    /// Adds what stays as it is, but for capitals of ASCII.
    fn keep(&mut self, source: &str, own: &[u8], span: Span) {
        self.text.push_str(span.of(source));
        self.kinds.extend_from_slice(own.get(span.start..span.end).unwrap_or_default());
    }

    /// Adds a character that changes.
    fn push(&mut self, known: Info, source: Span) {
        let begin = self.text.len();
        if let Some(plain) = known.folded {
            self.text.push(plain);
            push_kind(&mut self.kinds, info(plain).kind, plain.len_utf8());
        }
        let folded = Span::new(begin, self.text.len());
        if folded.len() != source.len() {
            self.changed.push(Changed { folded, source, on_letter: folded.is_empty() && known.is_mark() });
        }
    }

    /// The source position of a folded position where a span begins.
    #[must_use]
    pub fn source_start(&self, folded: usize) -> usize {
        self.after(self.changed.partition_point(|changed| changed.folded.end <= folded), folded)
    }

    /// The source position of a folded position where a span ends: before any mark that folding dropped there.
    #[must_use]
    pub fn source_end(&self, folded: usize) -> usize {
        self.end_after(self.changed.partition_point(|changed| changed.folded.end <= folded), folded)
    }

    /// The same, behind a number of changed characters.
    fn end_after(&self, mut index: usize, folded: usize) -> usize {
        while index > 0
            && self
                .changed
                .get(index - 1)
                .is_some_and(|c| c.folded.is_empty() && c.folded.end == folded && !c.on_letter)
        {
            index -= 1;
        }
        self.after(index, folded)
    }

    fn after(&self, index: usize, folded: usize) -> usize {
        match index.checked_sub(1).and_then(|last| self.changed.get(last)) {
            Some(changed) => changed.source.end + (folded - changed.folded.end),
            None => folded,
        }
    }

    /// The source span of a folded range.
    #[must_use]
    pub fn source_span(&self, start: usize, end: usize) -> Span {
        let start = self.source_start(start);
        Span::new(start, self.source_end(end).max(start))
    }

    /// The way back for positions near each other.
    pub(super) const fn way(&self) -> Way<'_> {
        Way { folded: self, index: 0 }
    }

    /// The folded position of a source position.
    #[must_use]
    pub fn folded(&self, source: usize) -> usize {
        let index = self.changed.partition_point(|changed| changed.source.end <= source);
        match index.checked_sub(1).and_then(|last| self.changed.get(last)) {
            Some(changed) => changed.folded.end + (source - changed.source.end),
            None => source,
        }
        .min(self.text.len())
    }
}

/// The way back from folded positions that stand near the one before, so that none is searched for.
pub(super) struct Way<'a> {
    folded: &'a Folded,
    /// Number of changed characters before the last position.
    index: usize,
}

impl Way<'_> {
    /// The source span of a folded range.
    pub fn span(&mut self, start: usize, end: usize) -> Span {
        if self.folded.changed.is_empty() {
            return Span::new(start, end);
        }
        self.go_to(end);
        let end = self.folded.end_after(self.index, end);
        self.go_to(start);
        let start = self.folded.after(self.index, start);
        Span::new(start, end.max(start))
    }

    fn go_to(&mut self, at: usize) {
        let changed = &self.folded.changed;
        while changed.get(self.index).is_some_and(|next| next.folded.end <= at) {
            self.index += 1;
        }
        while self.index > 0 && changed.get(self.index - 1).is_some_and(|last| last.folded.end > at) {
            self.index -= 1;
        }
    }
}

/// A word folded as texts are.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    let stays = |c: char| if c.is_ascii() { !c.is_ascii_uppercase() } else { info(c).folded == Some(c) };
    if word.chars().all(stays) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(Folded::new(word).text)
}

/// A character as the lexicon knows it; `None` for marks that are not seen.
pub(super) fn fold_char(c: char) -> Option<char> {
    match c {
        // Joiners, direction marks, soft hyphen, byte order mark.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{AD}'
        | '\u{61C}'
        // The point below Indic letters, which many leave out.
        | '\u{93C}'
        | '\u{9BC}'
        | '\u{A3C}'
        | '\u{B3C}'
        // Vowel points of Arabic and Hebrew, and the stretching of Arabic letters.
        | '\u{64B}'..='\u{652}'
        | '\u{670}'
        | '\u{640}'
        | '\u{591}'..='\u{5BD}'
        | '\u{5BF}'
        | '\u{5C1}'..='\u{5C2}'
        | '\u{5C4}'..='\u{5C5}' => None,
        // Letters that are typed in two ways.
        '\u{929}' | '\u{931}' | '\u{934}' | '\u{958}'..='\u{95F}' | '\u{9DC}'..='\u{9DF}' | '\u{A33}' | '\u{A36}'
        | '\u{A59}'..='\u{A5E}' | '\u{B5C}' | '\u{B5D}' => Some(without_point(c)),
        'İ' => Some('i'),
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ሐ' | 'ኀ' => Some('ሀ'),
        'ሠ' => Some('ሰ'),
        'ዐ' => Some('አ'),
        'ፀ' => Some('ጸ'),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\u{2018}' | '\u{2019}' | '\u{2BB}' | '\u{2BC}' | '\u{2B9}' | '`' => Some('\''),
        '\u{2010}' | '\u{2011}' | '\u{5BE}' => Some('-'),
        // Romanian is typed with either; Turkish has the cedilla.
        'ș' | 'Ș' | 'Ş' => Some('ş'),
        'ț' | 'Ț' | 'Ţ' => Some('ţ'),
        // Punctuation of clauses stays as it is, and scripts without case and digits of their own are passed on quickly.
        '，'
        | '；'
        | '：'
        | '！'
        | '？'
        | '（'
        | '）'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{3041}'..='\u{30FF}'
        | '\u{AC00}'..='\u{D7A3}' => Some(c),
        // Full-width forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).map(|ascii| ascii.to_ascii_lowercase()),
        _ => native_digit(c).map_or_else(|| Some(lower(c)), |digit| char::from_digit(digit, 10)),
    }
}

/// An Indic letter without the point below it.
fn without_point(c: char) -> char {
    let mut base = c;
    unicode_normalization::char::decompose_canonical(c, |part| {
        if !unicode_normalization::char::is_combining_mark(part) {
            base = part;
        }
    });
    base
}

/// A letter in lower case. Where that needs more bytes or letters, which would break the order of positions, the letter
/// stays as it is.
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() <= c.len_utf8() => one,
        _ => c,
    }
}

/// The value of a decimal digit of any script in daily use.
fn native_digit(c: char) -> Option<u32> {
    // First code point of each run of ten decimal digits (Unicode general category Nd).
    const ZEROS: [u32; 23] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
        0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0xA9D0,
    ];
    let code = u32::from(c);
    if !(0x660..0xA9DA).contains(&code) {
        return None;
    }
    let zero = ZEROS[ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?];
    (code - zero < 10).then_some(code - zero)
}

/// Whether a character is part of a word: letters, digits and the marks that scripts put on letters.
#[must_use]
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { info(c).is_word() }
}

/// The same from the tables of Unicode, which are searched.
pub(super) fn is_word_char_slowly(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(u32::from(c),
            0x300..=0x36F | 0x591..=0x5BD | 0x64B..=0x65F | 0x670
            | 0x93C | 0x94D | 0x9BC | 0x9CD | 0xA3C | 0xA4D | 0xABC | 0xACD | 0xB3C | 0xB4D | 0xBCD | 0xC4D
            | 0xCBC | 0xCCD | 0xD4D | 0xDCA | 0xE38..=0xE3A | 0xE47..=0xE4E | 0xEC8..=0xECD | 0x1037..=0x103A
            | 0x17C6..=0x17D3)
}

/// Chinese signs, each of which is a word.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF)
}

/// Whether a character belongs to a script that is written without spaces between words.
#[must_use]
pub fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c),
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x3007 | 0x3041..=0x30FF | 0x3400..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x2FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_lead_back_to_the_source() {
        let source = "Über ೧೨ ಟನ್\u{200C}ಗಳು";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "über 12 ಟನ್ಗಳು");
        let number = folded.text.find("12").unwrap();
        assert_eq!(folded.source_span(number, number + 2).of(source), "೧೨");
        let tonnes = folded.text.find("ಟನ್").unwrap();
        assert_eq!(folded.source_span(tonnes, tonnes + "ಟನ್".len()).of(source), "ಟನ್");
        let ending = tonnes + "ಟನ್".len();
        assert_eq!(folded.source_span(ending, folded.text.len()).of(source), "ಗಳು");
        assert_eq!(folded.folded(source.find("ಗಳು").unwrap()), ending);
    }

    #[test]
    fn full_width_and_no_break_forms_are_one() {
        assert_eq!(Folded::new("１２％\u{A0}MW İ").text, "12% mw i");
    }
}

//! Bytes to text: byte order mark, UTF-8, what a page declares, UTF-16 without a mark, and last a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::kind;

/// A file's text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding, `UTF-8`, `GB18030`, `windows-1251`, ...
    pub encoding: String,
    /// What a user should know: characters that could not be read.
    pub problem: Option<String>,
}

/// One control character in this many is more than a text has.
const CONTROLS_ONE_IN: usize = 200;
/// A page declares its encoding within its first bytes.
const DECLARATION_BYTES: usize = 4096;
/// So many well-formed characters beyond ASCII for each broken one make a damaged UTF-8 file, not another encoding.
/// Text of other encodings holds well-formed UTF-8 by chance only, one character in five at most.
const GOOD_FOR_EACH_BROKEN: usize = 3;

/// Decodes a file. UTF-8 wins wherever it is well-formed, even over what a page declares: browsers convert a page
/// when they save it and leave its declaration as it was.
///
/// # Errors
/// Why the bytes are not text, in plain words.
pub fn decode(bytes: &[u8], is_html: bool) -> Result<Decoded, String> {
    if let Some(reason) = kind::by_signature(bytes) {
        return Err(reason.to_owned());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return checked(with(encoding, bytes.get(mark..).unwrap_or_default()));
    }
    let declared = if is_html { declared(bytes) } else { None };
    if memchr::memchr(0, bytes).is_some() {
        let encoding = utf16_without_mark(bytes).ok_or(BINARY)?;
        return checked(with(encoding, bytes));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let encoding = if text.is_ascii() { seven_bit(bytes, declared) } else { None };
        let utf8 = || Decoded { text: text.to_owned(), encoding: UTF_8.name().to_owned(), problem: None };
        return checked(encoding.map_or_else(utf8, |encoding| with(encoding, bytes)));
    }
    if is_damaged_utf8(bytes) {
        return checked(with(UTF_8, bytes));
    }
    if let Some(declared) = declared {
        let decoded = with(declared, bytes);
        if decoded.problem.is_none() {
            return checked(decoded);
        }
    }
    checked(with(guess(bytes), bytes))
}

/// ISO-2022-JP is written in ASCII bytes only, with escapes between its parts.
fn seven_bit(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<&'static Encoding> {
    memchr::memchr(0x1B, bytes)?;
    let encoding = declared.filter(|encoding| !encoding.is_ascii_compatible()).unwrap_or_else(|| guess(bytes));
    (encoding == ISO_2022_JP && with(encoding, bytes).problem.is_none()).then_some(encoding)
}

const BINARY: &str = "not text (binary data); export it as text (.txt)";

/// Refuses what decodes but is no text, and brings line ends to two kinds without moving a byte.
fn checked(mut decoded: Decoded) -> Result<Decoded, String> {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}');
    let odd = decoded.text.chars().filter(is_odd).count();
    if odd > 0 && odd * CONTROLS_ONE_IN > decoded.text.chars().count() {
        return Err(BINARY.to_owned());
    }
    decoded.text = lone_returns_to_feeds(decoded.text);
    Ok(decoded)
}

/// Old Macintosh line ends: a carriage return alone. The length stays, so offsets do too.
fn lone_returns_to_feeds(text: String) -> String {
    let mut bytes = text.into_bytes();
    for at in memchr::memchr_iter(b'\r', &bytes).collect::<Vec<_>>() {
        if bytes.get(at + 1) != Some(&b'\n')
            && let Some(byte) = bytes.get_mut(at)
        {
            *byte = b'\n';
        }
    }
    // One ASCII byte took the place of another: still UTF-8.
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Decodes with one encoding; what cannot be read becomes U+FFFD and is counted.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let broken = if had_errors { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    // GBK decodes as its superset; that is the name people know it by now.
    let name = if encoding == encoding_rs::GBK { "GB18030" } else { encoding.name() };
    let problem = (broken > 0).then(|| {
        let (count, are) = if broken == 1 { ("one character", "is") } else { ("characters", "are") };
        let number = if broken == 1 { String::new() } else { format!("{broken} ") };
        format!("{number}{count} could not be read as {name} and {are} shown as \u{FFFD}")
    });
    Decoded { text: text.into_owned(), encoding: name.to_owned(), problem }
}

/// What a page's `<meta>` or XML declaration says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let found = memchr::memmem::find_iter(&head, b"charset").map(|at| at + b"charset".len());
    let xml = head.starts_with(b"<?xml").then(|| memchr::memmem::find(&head, b"encoding")).flatten();
    let label = xml.map(|at| at + b"encoding".len()).into_iter().chain(found).find_map(|at| {
        let rest = head.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))?;
        Encoding::for_label(rest.get(..end)?)
    })?;
    // A page that could be read for its declaration is not UTF-16, whatever it says.
    Some(if label == UTF_16LE || label == UTF_16BE { UTF_8 } else { label })
}

/// Most characters beyond ASCII are well-formed UTF-8, a few are not: cut in the middle, damaged, pasted in.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && good >= broken * GOOD_FOR_EACH_BROKEN
}

/// UTF-16 without a byte order mark, by which of the two readings looks like text.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(64 * 1024) & !1)?;
    let score = |encoding: &'static Encoding| {
        let (text, had_errors) = encoding.decode_without_bom_handling(sample);
        // A sample may end between surrogates: one error is allowed at its end.
        let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
        let (mut likely, mut unlikely, mut all) = (0_usize, 0_usize, 0_usize);
        for c in text.chars() {
            all += 1;
            let is_private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}');
            likely += usize::from(c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_punctuation());
            unlikely += usize::from(is_private || (c.is_control() && !c.is_whitespace()));
            // Swapped spaces, line ends and digits: the surest sign of the wrong order.
            unlikely += usize::from(matches!(c, '\u{2000}' | '\u{0A00}' | '\u{0D00}' | '\u{3000}'..='\u{3900}'
                if (c as u32).trailing_zeros() >= 8 && c != '\u{3000}'));
        }
        let is_text = all > 0 && broken <= usize::from(had_errors) && unlikely * 50 <= all && likely * 10 >= all * 7;
        is_text.then_some(likely.saturating_sub(unlikely * 10))
    };
    let little = score(UTF_16LE);
    let big = score(UTF_16BE);
    match (little, big) {
        (None, None) => None,
        (little, big) => Some(if little >= big { UTF_16LE } else { UTF_16BE }),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

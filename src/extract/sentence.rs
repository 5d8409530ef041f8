//! Paragraphs and sentences. A semicolon ends a sentence, too: what stands behind it is said for itself.

use super::chars::lines;
use super::folded::{Folded, fold, is_word_char};
use super::letters::{STOPS, is_full_stop};
use super::lexicon::Lexicon;
use crate::model::Span;

/// A sentence, or a part of one set off by a semicolon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Without blanks around it.
    pub span: Span,
    /// Number of its paragraph in the text, from 1; a paragraph is a line with text.
    pub paragraph: usize,
    /// Number in its paragraph, from 1.
    pub number: usize,
    /// Whether it goes on from the one before, behind a semicolon.
    pub continues: bool,
}

/// Longest sentence in bytes; a table or a list without full stops can be as long as its file.
const LONGEST_SENTENCE: usize = 3000;

/// Splits a text into sentences; `folded` is the same. Nothing ends one inside the spans of `whole`: dates and figures, sorted.
#[must_use]
pub fn split(text: &str, folded: &Folded, lexicon: &Lexicon, whole: &[Span]) -> Vec<Sentence> {
    // Few sentences are shorter.
    let mut sentences = Vec::with_capacity(text.len() / 64);
    let mut paragraph = 0;
    for line in lines(text) {
        let span = trim(text, line);
        if span.is_empty() {
            continue;
        }
        paragraph += 1;
        split_line((text, &folded.source_kinds), span, paragraph, lexicon, whole, &mut sentences);
    }
    sentences
}

fn split_line(
    (text, kinds): (&str, &[u8]),
    line: Span,
    paragraph: usize,
    lexicon: &Lexicon,
    whole: &[Span],
    sentences: &mut Vec<Sentence>,
) {
    let (mut start, mut number, mut continues) = (line.start, 0, false);
    let mut push = |from: usize, to: usize, continues: bool| {
        let span = trim(text, Span::new(from, to));
        if !span.is_empty() {
            number += 1;
            sentences.push(Sentence { span, paragraph, number, continues });
        }
    };
    let [one, other, third] = STOPS;
    let mut next = line.start;
    loop {
        // Most of a text is passed over: what can end nothing, as long as the sentence is short enough.
        let short = kinds.get(next..(start + LONGEST_SENTENCE + 1).min(line.end)).unwrap_or_default();
        next += memchr::memchr3(one, other, third, short).unwrap_or(short.len());
        let at = next;
        if at >= line.end {
            break;
        }
        next += 1;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let semicolon = matches!(c, ';' | '；' | '؛');
        let ends = semicolon || is_full_stop(c) || (c == '.' && full_stop_ends(text, at, line.end, lexicon));
        // Asked of few characters: most end nothing.
        let inside = || {
            whole
                .get(whole.partition_point(|span| span.end <= at))
                .is_some_and(|span| span.start <= at && at + c.len_utf8() < span.end)
        };
        // A line without full stops is cut between words, so that no sentence costs more than its length.
        // One without blanks either, as Chinese may have it, is cut anywhere but in a figure.
        let cut = at > start + LONGEST_SENTENCE && (c.is_whitespace() || at > start + 2 * LONGEST_SENTENCE);
        if !(ends || cut) || at < start || inside() || (c == '.' && is_year_alone(text.get(start..at))) {
            continue;
        }
        let end = closing_end(text, at + c.len_utf8(), line.end);
        push(start, end, continues);
        (start, continues) = (end, semicolon);
    }
    push(start, line.end, continues);
}

fn trim(text: &str, span: Span) -> Span {
    let inside = span.of(text).trim_end();
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, span.start + inside.len())
}

/// Takes closing quotation marks and brackets along.
fn closing_end(text: &str, at: usize, limit: usize) -> usize {
    at + Span::new(at, limit).of(text).chars().take_while(|c| is_closing(*c)).map(char::len_utf8).sum::<usize>()
}

const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | '」' | '』' | ')' | '）' | '’')
}

/// Whether a sentence ends with a mark that ends sentences, as those of a story do and lines of a page often do not.
#[must_use]
pub fn is_closed(sentence: &str) -> bool {
    sentence.trim_end_matches(is_closing).ends_with(|c| c == '.' || is_full_stop(c))
}

fn full_stop_ends(text: &str, at: usize, limit: usize, lexicon: &Lexicon) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(closing_end(text, at + 1, limit)..limit).unwrap_or_default();
    let Some(next) = after.chars().next() else { return true };
    let previous = before.chars().next_back();
    let letters = before.char_indices().rev().take(40).take_while(|&(_, c)| is_word_char(c) || c == '.');
    let word = before.get(letters.last().map_or(at, |(start, _)| start)..).unwrap_or_default();
    if !next.is_whitespace() {
        return glued(word, next, after);
    }
    let following = after.trim_start().chars().next();
    if is_abbreviation(word, lexicon) {
        // "w 2026 r. Wówczas", "14 млн т. Импорт": a short word that ends a figure ends the sentence before a capital; "7 тыс. На"
        // where no nouns have one, as in Cyrillic.
        let counted = is_counted(before.strip_suffix(word).unwrap_or_default());
        let cyrillic = following.is_some_and(|c| ('\u{400}'..='\u{4ff}').contains(&c));
        let short = if cyrillic { 4 } else { 2 };
        return counted && word.chars().count() <= short && following.is_some_and(char::is_uppercase);
    }
    match (previous, following) {
        // "zum 3. mal", "i 2. kvartal": an ordinal. "z. b. so": a lower-case word goes on after something short.
        (Some(c), Some(next)) if next.is_lowercase() => !c.is_numeric() && word.chars().count() > 4,
        _ => true,
    }
}

/// Whether a figure ends before a short word: "в 2023-м", and "500 кв. м" with another short word between.
fn is_counted(stem: &str) -> bool {
    const SHORT: usize = 4;
    let stem = stem.trim_end();
    let number = |stem: &str| stem.trim_end_matches('-').chars().next_back().is_some_and(char::is_numeric);
    let further = || {
        let stem = stem.strip_suffix('.')?;
        let letters = stem.chars().rev().take_while(|c| c.is_alphabetic()).count();
        (1..=SHORT).contains(&letters).then(|| number(stem.trim_end_matches(char::is_alphabetic).trim_end()))
    };
    number(stem) || further().unwrap_or_default()
}

/// "U 2025. Zagreb će ...", "През 2025 г. София ще ...": a few short words and a year are no sentence yet.
fn is_year_alone(head: Option<&str>) -> bool {
    const LETTERS: usize = 12;
    const AFTER: usize = 3;
    let Some(head) = head.map(str::trim) else { return false };
    let letters = |part: &str| part.chars().filter(|c| is_word_char(*c)).count();
    let Some(from) = head.find(|c: char| c.is_ascii_digit()) else { return false };
    let (before, rest) = head.split_at(from);
    let to = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(to);
    digits.len() == 4
        && digits.starts_with(['1', '2'])
        && (1..=LETTERS).contains(&letters(before))
        && letters(after) <= AFTER
        && !head.contains([',', ':', '(', '"'])
}

/// A sentence that begins without a blank: "Ziel.Aluminium". Not "f.eks.luftfart" or "example.com".
fn glued(word: &str, next: char, after: &str) -> bool {
    let Some(last) = word.chars().next_back() else { return false };
    let ahead = after.chars().take_while(|&c| is_word_char(c)).count();
    if !last.is_alphabetic() && !is_word_char(last) || last.is_numeric() || !is_word_char(next) || next.is_numeric() {
        return false;
    }
    let caseless = |c: char| is_word_char(c) && !c.is_lowercase() && !c.is_uppercase();
    let long = word.chars().count() > 3 && !word.contains('.') && ahead > 3;
    long && ((caseless(last) && caseless(next)) || (last.is_lowercase() && next.is_uppercase()))
}

fn is_abbreviation(word: &str, lexicon: &Lexicon) -> bool {
    let folded = fold(word);
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(|c| c.is_uppercase() || c.is_lowercase()) && letters.next().is_none();
    initial || lexicon.is_abbreviation(&folded)
}

/// Whether a sentence or a line begins at a position, with a quotation mark or a bullet in front or none.
#[must_use]
pub fn opens(text: &str, at: usize) -> bool {
    const MARKS: [char; 16] = [' ', '\u{a0}', '\t', '"', '“', '„', '«', '»', '(', '¿', '¡', '-', '•', '*', '#', '‘'];
    let before = text.get(..at).unwrap_or_default().trim_end_matches(MARKS);
    before.is_empty() || before.ends_with(['\n', '.', '!', '?', '…', ':', ';', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: &str, text: &str, expected: &[&str]) {
        let dates: Vec<Span> = crate::extract::date::find(text, lang).iter().map(|date| date.span).collect();
        let found: Vec<&str> = split(text, &Folded::new(text), Lexicon::of(lang), &dates)
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        check(
            "de",
            "Am 3. Mai kam z. B. Dr. Lang. Das war gut; mehr nicht.",
            &["Am 3. Mai kam z. B. Dr. Lang.", "Das war gut;", "mehr nicht."],
        );
        check(
            "nb",
            "Bransjer som f.eks.luftfart vokser. Ny linje\n\nNytt avsnitt",
            &["Bransjer som f.eks.luftfart vokser.", "Ny linje", "Nytt avsnitt"],
        );
        check("kn", "ಗುರಿಯನ್ನು ಸಾಧಿಸುತ್ತದೆ.ಅಲ್ಯೂಮಿನಿಯಂ ಉತ್ಪನ್ನಗಳು. ಮುಂದೆ", &["ಗುರಿಯನ್ನು ಸಾಧಿಸುತ್ತದೆ.", "ಅಲ್ಯೂಮಿನಿಯಂ ಉತ್ಪನ್ನಗಳು.", "ಮುಂದೆ"]);
        check(
            "en",
            "He said \"yes.\" The U.S. plan grew 1.5 times. See smm.cn now",
            &["He said \"yes.\"", "The U.S. plan grew 1.5 times.", "See smm.cn now"],
        );
    }
}

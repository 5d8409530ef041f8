//! The lines of a text: headline, paragraphs of the story, and the furniture of the page around them.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer};
use unicode_normalization::UnicodeNormalization;

use crate::extract::by_letter::ByLetter;
use crate::extract::chars::{self, info};
use crate::extract::date::DateMention;
use crate::extract::fold::{is_zero_width, lowered};
use crate::extract::folded::Folded;
use crate::extract::heads::{Heads, head};
use crate::model::Span;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The headline.
    Title,
    /// When and where it was published.
    Date,
    /// Part of the story.
    Prose,
    /// Part of the page: breadcrumbs, contacts.
    Furniture,
    /// Leads to another story.
    Related,
    /// Says that a machine translated the text.
    MachineTranslation,
}

/// A line that is not empty.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub span: Span,
    pub kind: LineKind,
    /// Whether it begins with a word such as "Published:".
    pub labelled: bool,
}

/// The words of `assets/language/furniture.toml`, lower case.
#[derive(Default, Deserialize)]
struct Words {
    published: ByLetter<String>,
    source: ByLetter<String>,
    related: ByLetter<String>,
    contact: ByLetter<String>,
    #[serde(deserialize_with = "groups")]
    machine_translation: Groups,
}

/// Groups of words that must all stand on a line; each is one or several alternatives, set off by `|`.
#[derive(Default)]
struct Groups {
    all: Vec<Vec<String>>,
    /// Finds what a folded text must hold to have an alternative of the first word of any group; nearly no text has it.
    hints: Option<AhoCorasick>,
}

fn groups<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Groups, D::Error> {
    let all: Vec<Vec<String>> = Vec::deserialize(deserializer)?;
    let first = all.iter().filter_map(|group| group.first()).flat_map(|words| words.split('|'));
    // Any match is enough; those that begin first are found many bytes at once.
    let hints = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(first.flat_map(hints)).ok();
    Ok(Groups { all, hints })
}

/// A word as folded texts have it, with its marks on their letters or apart.
fn hints(word: &str) -> [String; 2] {
    let apart: String = word.nfd().collect();
    [word, &apart].map(|word| Folded::new(word).text)
}

impl Groups {
    /// Whether any line of a folded text may match.
    fn may_match(&self, folded: &str) -> bool {
        self.hints.as_ref().is_none_or(|hints| hints.is_match(folded))
    }

    /// Whether a line has a word of each member of one of the groups.
    fn match_line(&self, line: &str) -> bool {
        let line = lowered(line);
        self.all.iter().any(|group| all_words(&line, group))
    }
}

/// How those of them begin that have no third letter,
static SHORT_LABELS: LazyLock<Heads> = LazyLock::new(|| {
    let short = |word: &&str| word.chars().nth(2).is_none();
    Heads::of(labels().filter(short))
});

/// and the first three letters of the others.
static LONG_LABELS: LazyLock<Heads> = LazyLock::new(|| {
    let mut heads = Heads::default();
    for word in labels() {
        let mut letters = word.chars();
        if let (Some(first), Some(second), Some(third)) = (letters.next(), letters.next(), letters.next()) {
            heads.add(three(first, second, third));
        }
    }
    heads
});

/// All labels.
fn labels() -> impl Iterator<Item = &'static str> {
    let lists = [&WORDS.published, &WORDS.source, &WORDS.related, &WORDS.contact];
    lists.into_iter().flat_map(ByLetter::all).map(String::as_str)
}

/// Three letters as a number.
fn three(first: char, second: char, third: char) -> u64 {
    u64::from(first) << 42 | u64::from(second) << 21 | u64::from(third)
}

/// The last letters of words for the source.
static SOURCES: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| WORDS.source.all().filter_map(|word| word.chars().next_back()).collect());

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/furniture.toml")).unwrap_or_default());

/// A longer line is prose whatever it begins with, in characters.
const META_CHARS: usize = 160;
/// A longer first line is a paragraph and no headline, in characters.
const TITLE_CHARS: usize = 320;
/// A longer line tells nobody whom to call, in characters.
const CONTACT_CHARS: usize = 120;
/// A label's colon stands within so many characters.
const LABEL_CHARS: usize = 32;
/// A longer label is none of the words, in characters.
const LONGEST_LABEL: usize = 40;
/// Lines at the foot that may hold the date.
const FOOT: usize = 8;

/// Splits a text into lines and tells what each is. `folded` is the whole text.
pub fn lines(text: &str, folded: &Folded, dates: &[DateMention]) -> Vec<Line> {
    let spans = line_spans(text);
    let first_prose = spans.iter().position(|span| is_prose(span.of(text))).unwrap_or(0);
    let foot = spans.len().saturating_sub(FOOT);
    let translated = WORDS.machine_translation.may_match(&folded.text);
    let mut lines: Vec<Line> = spans
        .iter()
        .enumerate()
        .map(|(number, &span)| {
            let edge = number <= first_prose || number >= foot || number < 4;
            kind_of(text, span, dates, (edge, translated))
        })
        .collect();
    mark_title(text, &mut lines);
    lines
}

fn line_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for span in chars::lines(text) {
        let line = span.of(text);
        let trimmed = line.trim();
        let start = span.start + line.len() - line.trim_start().len();
        if !trimmed.is_empty() {
            spans.push(Span::new(start, start + trimmed.len()));
        }
    }
    spans
}

/// A line that tells something in sentences.
fn is_prose(line: &str) -> bool {
    line.chars().count() > META_CHARS || (line.chars().count() > 60 && ends_sentence(line))
}

/// Whether a line ends as sentences do.
pub fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '»', '’', '\'', ')', '）', '」', '』', '“', ']', ' ']);
    bare.ends_with(['.', '!', '?', '。', '！', '？', '…', '।', '؟', '۔', '։', '።', '॥', ':', '：', ';', '；'])
}

/// What a line is that stands at the `edge` of a text or not, and may say that the text is `translated` or not.
fn kind_of(text: &str, span: Span, dates: &[DateMention], (edge, translated): (bool, bool)) -> Line {
    let line = span.of(text);
    let chars = line.chars().count();
    if chars > 2 * META_CHARS {
        return Line { span, kind: LineKind::Prose, labelled: false };
    }
    let head = if may_be_labelled(line) { beginning(line) } else { Cow::default() };
    // "Next year the city will build twelve parks." is a sentence, whatever word it begins with.
    let label = |head: &str| {
        !ends_sentence(line) || chars < 24 || head.chars().take(LABEL_CHARS).any(|c| matches!(c, ':' | '：' | '|'))
    };
    let begins_with = |words: &ByLetter<String>| begins_with_any(&head, words) && label(&head);
    let published = begins_with(&WORDS.published);
    let told = || line.get(..line.floor_char_boundary(400)).unwrap_or_default();
    let kind = if translated && WORDS.machine_translation.match_line(told()) {
        LineKind::MachineTranslation
    } else if chars > META_CHARS {
        LineKind::Prose
    } else if begins_with(&WORDS.related) {
        LineKind::Related
    } else {
        let has_date = dates.iter().any(|date| date.date.is_some() && span.contains(date.span));
        let sourced = begins_with(&WORDS.source);
        let contact = || {
            let address = || line.contains('@') && line.contains('.') && label(&beginning(line));
            chars <= CONTACT_CHARS && (begins_with(&WORDS.contact) || address())
        };
        let date_line = || published || sourced || (edge && words_besides_dates(text, span, dates) <= 14);
        if has_date && date_line() && !(ends_sentence(line) && chars > 90) {
            LineKind::Date
        } else if sourced || contact() || is_breadcrumb(line) {
            LineKind::Furniture
        } else {
            LineKind::Prose
        }
    };
    Line { span, kind, labelled: published }
}

/// Whether a line may begin with a label.
fn may_be_labelled(line: &str) -> bool {
    let mut letters = line.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return true };
    let plain = |c: char| info(c).is_plain() && !is_zero_width(c);
    let (one, two) = (info(first).lower(), info(second).lower());
    if !(plain(first) && plain(second)) {
        return true;
    }
    let short = SHORT_LABELS.may_have(head(one, Some(two))) || SHORT_LABELS.may_have(head(one, None));
    let long = letters.next().is_none_or(|c| !plain(c) || LONG_LABELS.may_have(three(one, two, info(c).lower())));
    (short || long)
        && [&WORDS.published, &WORDS.source, &WORDS.related, &WORDS.contact]
            .into_iter()
            .any(|words| may_begin(line, words))
}

/// Whether a line may begin with one of the words: told letter by letter, as long as they are plain ones.
fn may_begin(line: &str, words: &ByLetter<String>) -> bool {
    let Some(first) = line.chars().next().map(|first| info(first).lower()) else { return false };
    words.like(first.encode_utf8(&mut [0; 4])).iter().any(|word| {
        let mut letters = line.chars();
        for wanted in word.chars() {
            let Some(c) = letters.next() else { return false };
            let info = info(c);
            if !info.is_plain() || is_zero_width(c) {
                return true;
            }
            if info.lower() != wanted {
                return false;
            }
        }
        true
    })
}

/// The beginning of a line in lower case, as long as any label.
fn beginning(line: &str) -> Cow<'_, str> {
    // It ends before a letter that stays apart from the one before it.
    let apart = |(_, c): &(usize, char)| info(*c).is_plain();
    let end = line.char_indices().skip(LONGEST_LABEL + 4).find(apart).map_or(line.len(), |(at, _)| at);
    let head = lowered(line.get(..end).unwrap_or_default());
    // Marks that are not seen are left out.
    if end < line.len() && head.chars().count() < LONGEST_LABEL { lowered(line) } else { head }
}

/// Where the name of the source begins on a line: after "Source:", wherever that stands.
pub fn source_start(text: &str, line: Span) -> Option<usize> {
    let line_text = line.of(text);
    line_text.match_indices([':', '：']).find_map(|(at, colon)| {
        let before = line_text.get(..at)?.trim_end();
        let last = before.chars().next_back()?;
        if info(last).is_plain() && !is_zero_width(last) && !SOURCES.contains(&info(last).lower()) {
            return None;
        }
        let before = lowered(before);
        let labelled = WORDS.source.all().any(|word| {
            before.strip_suffix(word.as_str()).is_some_and(|rest| {
                rest.chars().next_back().is_none_or(|c| !c.is_alphabetic() || u32::from(c) >= 0x2e80)
            })
        });
        labelled.then(|| line.start + at + colon.len())
    })
}

/// Words, or signs of scripts without spaces by threes, outside the dates of a line.
fn words_besides_dates(text: &str, span: Span, dates: &[DateMention]) -> usize {
    let mut rest = span.of(text).to_owned();
    for date in dates.iter().filter(|date| span.contains(date.span)) {
        rest = rest.replace(date.span.of(text), " ");
    }
    let letters = rest.chars().filter(|c| info(*c).is_alphabetic()).count();
    let unspaced =
        rest.chars().filter(|c| u32::from(*c) >= 0x2e80 && !matches!(u32::from(*c), 0xac00..=0xd7a3)).count();
    rest.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count().min(letters) + unspaced / 3
}

/// Whether a line begins with one of the words, and the word ends there.
fn begins_with_any(line: &str, words: &ByLetter<String>) -> bool {
    words.like(line).iter().any(|word| {
        line.strip_prefix(word.as_str()).is_some_and(|rest| {
            let next = rest.chars().next();
            next.is_none_or(|c| !c.is_alphabetic() || u32::from(c) >= 0x2e80) || word.ends_with(' ')
        })
    })
}

fn all_words(line: &str, group: &[String]) -> bool {
    group.iter().all(|alternatives| {
        alternatives.split('|').any(|word| {
            // Scripts without spaces and phrases are looked for anywhere, words as a whole.
            let anywhere = !word.is_ascii() || word.contains(' ');
            line.contains(word) && (anywhere || line.split(|c: char| !info(c).is_alphanumeric()).any(|own| own == word))
        })
    })
}

/// `Home / Metal News / Aluminium / ...`
fn is_breadcrumb(line: &str) -> bool {
    let set_off = |sign: char| {
        let mut parts = line.split(sign);
        let first = parts.next().is_some_and(|part| part.ends_with(char::is_whitespace));
        first && parts.filter(|part| part.starts_with(char::is_whitespace)).count() >= 2
    };
    // Hardly any line has such a sign.
    ['/', '>', '»', '›'].into_iter().any(|sign| line.contains(sign) && set_off(sign))
}

/// The first line of the story is its headline if it reads like one and something follows.
fn mark_title(text: &str, lines: &mut [Line]) {
    let Some(first) = lines.iter().position(|line| line.kind == LineKind::Prose) else { return };
    let longest =
        lines.iter().skip(first + 1).filter(|line| line.kind == LineKind::Prose).map(|line| line.span.len()).max();
    if let Some(line) = lines.get_mut(first) {
        let title = line.span.of(text);
        let length = title.chars().count();
        let follows = longest.is_some_and(|longest| longest > line.span.len());
        if follows && length <= TITLE_CHARS && (!ends_sentence(title) || length <= 60) {
            line.kind = LineKind::Title;
        }
    }
}

/// Counts of the kinds, for tests.
#[cfg(test)]
pub fn kinds(text: &str) -> Vec<LineKind> {
    lines(text, &Folded::new(text), &crate::extract::date::find(text, "en")).iter().map(|line| line.kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_around_the_story_is_told_apart() {
        let body =
            "The council of the town decided yesterday to build a new mill beside the river, and a railway. ".repeat(3);
        let text = format!(
            "Home / News / Steel\nTown builds a mill\nSource: Daily News, 3 March 2025\n{body}\nRead also: Old mill closes\nTel. 123\n"
        );
        assert_eq!(
            kinds(&text),
            [
                LineKind::Furniture,
                LineKind::Title,
                LineKind::Date,
                LineKind::Prose,
                LineKind::Related,
                LineKind::Furniture
            ]
        );
    }

    #[test]
    fn a_paragraph_is_no_headline() {
        let body =
            "The council of the town decided yesterday to build a new mill beside the river, and a railway. ".repeat(3);
        assert_eq!(kinds(&format!("{body}\n{body}{body}")), [LineKind::Prose, LineKind::Prose]);
    }

    #[test]
    fn the_words_are_lower_case_and_not_double() {
        let words = &*WORDS;
        for list in [&words.published, &words.source, &words.related, &words.contact] {
            let words: Vec<&String> = list.all().collect();
            assert!(words.len() > 20);
            assert!(words.iter().all(|word| **word == lowered(word)), "{words:?}");
            assert!(words.iter().all(|word| word.chars().count() < LONGEST_LABEL), "{words:?}");
        }
        assert!(!words.machine_translation.all.is_empty() && words.machine_translation.hints.is_some());
    }

    #[test]
    fn machine_translation_is_told_in_any_case() {
        let words = &WORDS.machine_translation;
        for line in [
            "MASKINO\u{308}VERSATT",
            "Машинный перевод",
            "МАШИННЫЙ ПЕРЕВОД",
            "此文由机器翻译",
            "Ma\u{ad}schinell übersetzt",
        ] {
            assert!(words.may_match(&Folded::new(line).text) && words.match_line(line), "{line}");
        }
        assert!(!words.may_match("maschinen aus polen"));
    }
}

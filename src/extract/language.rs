//! Which language a text is written in.
//!
//! A script that one language uses decides at once. Among languages that share one, the small words decide
//! (`assets/language/function_words.toml`): they are quicker than counting letters, and know languages that the
//! detector does not, such as Swahili. Where they leave a doubt, the detector (whatlang) is asked.

mod codes;
mod sample;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_script::Script;

use super::chars::{brief, lines, push_lower};
use super::lexicon::Additions;
use crate::model::Span;
use codes::iso_639_1;
use sample::Sample;

pub use codes::known;

/// The language of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Detected {
    /// ISO 639-1, `und` where nothing is known.
    pub lang: String,
    /// From 0 (a guess) to 1 (certain).
    pub confidence: f32,
    /// Whether the rest of the reading may rest on it; if not, the user is told.
    pub reliable: bool,
    /// Whether passages may be written in another language.
    pub mixed: bool,
}

impl Detected {
    fn new(lang: &str, confidence: f32, reliable: bool) -> Self {
        Self { lang: lang.to_owned(), confidence, reliable, mixed: false }
    }

    fn unknown() -> Self {
        Self::new("und", 0.0, false)
    }
}

/// Bytes of prose that are looked at; more do not make the answer better.
const SAMPLE_BYTES: usize = 4_000;
/// Shorter lines are rather titles, dates and menus than prose, in bytes.
const PROSE_BYTES: usize = 80;
/// Part of the letters in the main script from which on a text is of one language.
const ONE_SCRIPT: f32 = 0.9;
/// Part of the votes that a second language must have to be looked for line by line; neighbours share many words.
const SECOND_LANGUAGE: f32 = 0.45;
/// Part of a foreign line's votes that the main language may have.
const FEW_SHARED: f32 = 0.25;
/// Words that a language needs to be told by the detector alone.
const FEW_WORDS: usize = 6;
/// How far the language of most small words is ahead of the next where the detector need not be asked.
const AHEAD: f32 = 0.25;
/// Languages that whatlang names with full confidence for texts in languages that it does not know.
const CATCH_ALL: [&str; 8] = ["sn", "zu", "ak", "la", "eo", "jv", "tl", "cy"];

/// Tells the language of a text from a sample of its prose.
///
/// ```
/// use planscope::extract::language::detect;
/// assert_eq!(detect("Serikali imesema kwamba uzalishaji wa chuma katika mkoa huo uliongezeka mwaka jana.").lang, "sw");
/// assert_eq!(detect("12345").lang, "und");
/// ```
#[must_use]
pub fn detect(text: &str) -> Detected {
    let sample = Sample::of(prose(text));
    let Some((script, share)) = main_script(&sample) else { return Detected::unknown() };
    let detected = match sole_language(script) {
        Some(lang) => Detected::new(lang, share, share > 0.5),
        None => among_neighbours(&sample, script),
    };
    Detected { mixed: detected.mixed || share < ONE_SCRIPT, ..detected }
}

/// Lines of a mixed text that are written in another language than most of it, in order: by their script, or by small
/// words that leave no doubt.
#[must_use]
pub fn foreign_passages(text: &str, main: &Detected, additions: &Additions) -> Vec<(Span, String)> {
    let mut passages = Vec::new();
    for span in lines(text) {
        let line = span.of(text);
        // The small words are counted sooner than the language is told.
        if line.len() < PROSE_BYTES || !is_foreign(line, &main.lang) {
            continue;
        }
        let found = detect_with(line, additions);
        if found.reliable && found.lang != main.lang && found.lang != "und" {
            passages.push((span, found.lang));
        }
    }
    passages
}

/// Tells the language with those that the user's own files describe: by their script and small words.
#[must_use]
pub fn detect_with(text: &str, additions: &Additions) -> Detected {
    let known = detect(text);
    if additions.languages().next().is_none() {
        return known;
    }
    let sample = Sample::of(prose(text));
    let Some((script, _)) = main_script(&sample) else { return known };
    let words: Vec<String> = sample.words.iter().map(|word| word.text.to_lowercase()).collect();
    let own = additions.languages().filter(|file| !file.small_words.is_empty());
    let best = own
        .filter(|file| file.script.as_ref().is_none_or(|name| name == script.full_name()))
        .map(|file| {
            let hits = words.iter().filter(|word| file.small_words.contains(word)).count();
            (hits, &file.language)
        })
        .max();
    let Some((hits, lang)) = best.filter(|(hits, _)| *hits >= 3 && hits * 12 >= words.len()) else { return known };
    let rivals = FUNCTION_WORDS.get(script.full_name());
    let rival = words.iter().filter(|word| rivals.is_some_and(|rivals| rivals.has(word, &known.lang))).count();
    if hits > rival { Detected::new(lang, 0.8, true) } else { known }
}

/// Whether a line is hardly in a language: neighbours such as Danish and Norwegian share most small words.
fn is_foreign(line: &str, lang: &str) -> bool {
    let sample = Sample::of(vec![line]);
    let Some((script, _)) = main_script(&sample) else { return false };
    let votes = votes(&sample, script);
    sole_language(script).is_some() || votes.of(lang) < FEW_SHARED * votes.first
}

/// The first lines of prose; lines of any length where there is no prose.
fn prose(text: &str) -> Vec<&str> {
    let mut sample = Vec::new();
    let without_end = |line: Span| {
        let line = line.of(text);
        line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
    };
    for prose in [true, false] {
        sample.clear();
        // With the ends of lines.
        let mut bytes = 0;
        for line in lines(text).map(without_end).filter(|line| !prose || line.len() >= PROSE_BYTES) {
            let room = SAMPLE_BYTES.saturating_sub(bytes);
            let part = line.get(..line.floor_char_boundary(room)).unwrap_or_default();
            bytes += part.len() + 1;
            sample.push(part);
            if bytes >= SAMPLE_BYTES {
                return sample;
            }
        }
        if bytes >= PROSE_BYTES {
            break;
        }
    }
    sample
}

/// The script that carries most of the text, and its share of the letters. A Chinese sign weighs as much as a short
/// word, so that a foreign name in a Chinese line does not outweigh the line.
fn main_script(sample: &Sample<'_>) -> Option<(Script, f32)> {
    let mut weights = sample.scripts.clone();
    weights.retain(|(script, weight)| *weight > 0 && !matches!(script, Script::Common | Script::Inherited));
    for (script, weight) in &mut weights {
        if matches!(script, Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana) {
            *weight *= 5;
        }
    }
    let of = |scripts: [Script; 2]| -> usize {
        weights.iter().filter(|(script, _)| scripts.contains(script)).map(|(_, weight)| *weight).sum()
    };
    let (kana, han) = (of([Script::Hiragana, Script::Katakana]), of([Script::Han; 2]));
    let total: usize = weights.iter().map(|(_, weight)| weight).sum();
    // Japanese mixes kana into Chinese signs; a Chinese text has hardly any.
    if kana * 10 > han && kana > 0 {
        weights.retain(|(script, _)| !matches!(script, Script::Han | Script::Katakana | Script::Hiragana));
        weights.push((Script::Hiragana, han + kana));
    }
    let (script, weight) = weights.into_iter().max_by_key(|(script, weight)| (*weight, script.full_name()))?;
    Some((script, weight as f32 / total as f32))
}

/// The language of a script that (nearly) no other language is written in.
fn sole_language(script: Script) -> Option<&'static str> {
    Some(match script {
        Script::Armenian => "hy",
        Script::Bengali => "bn",
        Script::Georgian => "ka",
        Script::Greek => "el",
        Script::Gujarati => "gu",
        Script::Gurmukhi => "pa",
        Script::Han | Script::Bopomofo => "zh",
        Script::Hangul => "ko",
        Script::Hiragana | Script::Katakana => "ja",
        Script::Kannada => "kn",
        Script::Khmer => "km",
        Script::Lao => "lo",
        Script::Malayalam => "ml",
        Script::Myanmar => "my",
        Script::Oriya => "or",
        Script::Sinhala => "si",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Thai => "th",
        _ => return None,
    })
}

/// Small words of the languages of a script.
#[derive(Default)]
struct FunctionWords {
    /// Sorted.
    langs: Vec<&'static str>,
    /// For each word the numbers of the languages that have it, and what it weighs for each of them: a word that several
    /// languages have tells less than a word of one.
    words: FxHashMap<String, (Vec<usize>, f32)>,
    /// Bytes of the longest.
    longest: usize,
    /// For the last bytes of words how many bytes such words have, a bit each; some share an element.
    lengths: FewLengths,
}

/// Lengths of words by their last bytes.
struct FewLengths([u64; 64]);

impl Default for FewLengths {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl FewLengths {
    fn add(&mut self, word: &str) {
        let last = word.bytes().next_back().unwrap_or_default();
        self.0[usize::from(last & 63)] |= 1 << (word.len() & 63);
    }

    /// Whether a word may be as one of those taken in.
    fn may_have(&self, word: &str) -> bool {
        let last = word.bytes().next_back().unwrap_or_default();
        self.0[usize::from(last & 63)] >> (word.len() & 63) & 1 == 1
    }
}

impl FunctionWords {
    fn has(&self, word: &str, lang: &str) -> bool {
        let known = if self.lengths.may_have(word) { self.words.get(word) } else { None };
        known.is_some_and(|(numbers, _)| numbers.iter().any(|number| self.langs.get(*number) == Some(&lang)))
    }
}

static FUNCTION_WORDS: LazyLock<BTreeMap<String, FunctionWords>> = LazyLock::new(|| {
    let file: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(include_str!("../../assets/language/function_words.toml")).unwrap_or_default();
    let mut scripts: BTreeMap<String, FunctionWords> = BTreeMap::new();
    for (script, languages) in file {
        let FunctionWords { langs, words, longest, lengths } = scripts.entry(script).or_default();
        for (lang, list) in languages {
            for word in list.split_whitespace() {
                *longest = word.len().max(*longest);
                lengths.add(word);
                let (known, weight) = words.entry(word.to_owned()).or_default();
                if !known.contains(&langs.len()) {
                    known.push(langs.len());
                    *weight = 1.0 / (known.len() * known.len()) as f32;
                }
            }
            // Some sixty short strings, kept for as long as the program runs.
            langs.push(lang.leak());
        }
    }
    scripts
});

/// Whether a word, in lower case, is one of the small words of a language.
#[must_use]
pub fn is_function_word(word: &str, lang: &str) -> bool {
    FUNCTION_WORDS.values().any(|words| words.has(word, lang))
}

/// Whether a word in any case is one of the small words of a language.
#[must_use]
pub fn is_small_word(word: &str, lang: &str) -> bool {
    /// Bytes of the longest small word in ASCII, and some more.
    const LONGEST: usize = 24;
    if !word.is_ascii() {
        return is_function_word(&word.to_lowercase(), lang);
    }
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| is_function_word(lower, lang))
}

/// Tells languages of one script apart by their small words, and by the detector where those leave a doubt.
fn among_neighbours(sample: &Sample<'_>, script: Script) -> Detected {
    let votes = votes(sample, script);
    if votes.clear() {
        let mixed = votes.second > SECOND_LANGUAGE * votes.first;
        return Detected { mixed, ..Detected::new(votes.best, votes.margin().min(1.0), true) };
    }
    if let Some((lang, next)) = votes.sole() {
        return Detected::new(lang, (1.0 - next / votes.first).min(1.0), true);
    }
    let asked = whatlang::detect(&(sample.lines.join("\n") + "\n"))
        .map(|info| (iso_639_1(info.lang()), info.confidence(), info.is_reliable()));
    match asked {
        // Both name the same language.
        Some((lang, confidence, _)) if lang == votes.best && votes.first > 0.0 => {
            Detected::new(lang, (confidence as f32).max(votes.margin()), true)
        }
        Some((lang, confidence, reliable)) if votes.words >= FEW_WORDS && !CATCH_ALL.contains(&lang) => {
            let contradicted = votes.first > 0.0 && votes.margin() > 0.5;
            if contradicted && !reliable {
                Detected::new(votes.best, 0.5, false)
            } else {
                Detected::new(lang, confidence as f32, reliable && !contradicted)
            }
        }
        _ if votes.first > 0.0 && votes.margin() > 0.3 => Detected::new(votes.best, 0.3, false),
        Some((lang, _, true)) if votes.words >= 2 * FEW_WORDS => Detected::new(lang, 0.3, false),
        _ => Detected::unknown(),
    }
}

/// What the small words say.
struct Votes {
    /// By language, sorted.
    counts: Vec<(&'static str, f32)>,
    best: &'static str,
    first: f32,
    second: f32,
    words: usize,
}

impl Votes {
    /// What speaks for a language.
    fn of(&self, lang: &str) -> f32 {
        self.counts.iter().find(|(known, _)| *known == lang).map(|(_, count)| *count).unwrap_or_default()
    }

    /// How far the best language is ahead, from 0 to 1.
    fn margin(&self) -> f32 {
        if self.first > 0.0 { 1.0 - self.second / self.first } else { 0.0 }
    }

    /// Whether there are enough small words, and nearly all of one language.
    fn clear(&self) -> bool {
        self.enough() && self.margin() > AHEAD
    }

    fn enough(&self) -> bool {
        self.words >= FEW_WORDS && self.first / self.words as f32 > 0.03
    }

    /// The only language that the detector knows among those that nearly all small words are of, with what speaks for the
    /// next one: of Indonesian and Malay it can but name the first.
    fn sole(&self) -> Option<(&'static str, f32)> {
        let near = |count: f32| count >= (1.0 - AHEAD) * self.first;
        let told = |lang: &str| known().any(|code| code == lang) && !CATCH_ALL.contains(&lang);
        let mut rivals = self.counts.iter().filter(|(lang, count)| near(*count) && told(lang));
        let (lang, _) = rivals.next().filter(|_| self.enough() && rivals.next().is_none())?;
        let rest = self.counts.iter().map(|(_, count)| *count).filter(|count| !near(*count));
        Some((lang, rest.fold(0.0, f32::max)))
    }
}

fn votes(sample: &Sample<'_>, script: Script) -> Votes {
    let words = sample.words.len();
    let mut votes = Votes { counts: Vec::new(), best: "und", first: 0.0, second: 0.0, words: 0 };
    let Some(known) = FUNCTION_WORDS.get(script.full_name()) else { return votes };
    votes.words = words;
    let mut counts = vec![0.0; known.langs.len()];
    let mut lower = String::with_capacity(known.longest);
    for word in &sample.words {
        let mut small = word.text;
        if !word.lower {
            // Names in capitals ("DE", "SE") are no small words.
            if small.chars().nth(1).is_some_and(|c| brief(c).is_uppercase()) {
                continue;
            }
            lower.clear();
            small.chars().for_each(|c| push_lower(&mut lower, c));
            small = &lower;
        }
        if small.len() <= known.longest
            && known.lengths.may_have(small)
            && let Some((languages, weight)) = known.words.get(small)
        {
            for lang in languages {
                if let Some(count) = counts.get_mut(*lang) {
                    *count += weight;
                }
            }
        }
    }
    let counts: Vec<(&'static str, f32)> =
        known.langs.iter().copied().zip(counts).filter(|(_, count)| *count > 0.0).collect();
    for &(lang, count) in &counts {
        if count > votes.first {
            votes.second = votes.first;
            (votes.best, votes.first) = (lang, count);
        } else if count > votes.second {
            votes.second = count;
        }
    }
    votes.counts = counts;
    votes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_unknown_rather_than_guessed() {
        for text in ["", "   \n", "2025", "50 %", "BYD", "Xiamen Tungsten"] {
            assert_eq!(detect(text).lang, "und", "{text}");
        }
    }

    #[test]
    fn a_foreign_line_does_not_decide() {
        let text = "来源：新华社\nDie Stadt will bis 2030 die Kapazität der Werke verdoppeln und neue Betriebe ansiedeln, \
                    teilte das Amt mit.";
        assert_eq!(detect(text).lang, "de");
        assert_eq!(detect("公司与 Contemporary Amperex Technology 签署协议").lang, "zh");
        assert_eq!(detect("東京都は13日、水素の利用を進める計画を発表した。").lang, "ja");
    }

    #[test]
    fn every_list_has_enough_words_and_no_word_twice() {
        let file: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(include_str!("../../assets/language/function_words.toml")).unwrap();
        for (script, languages) in &file {
            assert!(Script::from_full_name(script).is_some(), "{script}");
            for (lang, list) in languages {
                let mut words: Vec<_> = list.split_whitespace().collect();
                assert!(words.len() >= 10, "{lang} has {} words", words.len());
                assert!(
                    words.iter().all(|word| is_small_word(&word.to_uppercase(), lang) || !word.is_ascii()),
                    "{lang}"
                );
                assert!(words.iter().all(|word| *word == word.to_lowercase()), "{lang} has capitals");
                words.sort_unstable();
                words.dedup();
                assert!(words.len() >= 10, "{lang}");
            }
        }
    }

    #[test]
    fn the_samples_cut_does_not_split_a_letter() {
        let text = "ಕನ್ನಡ ".repeat(2_000);
        assert_eq!(detect(&text).lang, "kn");
    }
}

//! Words beside a name that say what kind of place it is: "city", "Provinz", 省.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::key::{Letter, key};
use crate::extract::by_letter::ByLetter;
use crate::extract::chars::{brief, info};
use crate::extract::heads::{Heads, head};
use crate::model::RegionKind;

/// Whether a place can be what a word beside its name says.
pub fn fits(said: RegionKind, place: RegionKind) -> bool {
    match said {
        RegionKind::City => matches!(place, RegionKind::City | RegionKind::Municipality | RegionKind::County),
        RegionKind::County => matches!(place, RegionKind::County | RegionKind::City | RegionKind::Province),
        RegionKind::Province => matches!(place, RegionKind::Province | RegionKind::Municipality),
        said => said == place,
    }
}

/// The words in the order of the file, and by how they begin, since a text is compared with few of them.
struct Words {
    all: Vec<(String, RegionKind)>,
    /// Their numbers.
    by_letter: ByLetter<usize>,
    /// Numbers of the words that are several, by the last one.
    phrases: FxHashMap<String, Vec<usize>>,
    /// Numbers of those that lead their name in a script that sets no words apart.
    leading: Vec<usize>,
    /// Letters of the longest one.
    letters: usize,
    /// Beginnings of all words: nearly all that stands behind a name fails here,
    heads: Heads,
    /// and nearly all that stands before one here: beginnings of the words, and of the last ones of several.
    last_heads: Heads,
}

/// Links between a word and the name behind it. The apostrophe of "comté d'Anji" and "provincia dell'Anhui" is none of the
/// key.
const LINKS: [&str; 15] =
    [" of", " de", " di", " da", " do", " del", " ya", " wa", " i", " im", " von", " la", " d", " dell", " de l"];

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all: Vec<(String, RegionKind)> = include_str!("../../../assets/places/kind_words.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| {
            let mut parts = line.split('\t');
            let kind = match parts.next() {
                Some("province") => RegionKind::Province,
                Some("autonomous_region") => RegionKind::AutonomousRegion,
                Some("city") => RegionKind::City,
                _ => RegionKind::County,
            };
            parts.map(move |word| (key(word), kind))
        })
        .collect();
    let by_letter = ByLetter::new(0..all.len(), |number| all.get(*number)?.0.chars().next());
    let mut phrases: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, (word, _)) in (0..).zip(&all) {
        if let Some((_, last)) = word.rsplit_once(' ') {
            phrases.entry(last.to_owned()).or_default().push(number);
        }
    }
    let leading = (0..all.len()).filter(|number| all.get(*number).is_some_and(|(word, _)| word.starts_with(leads)));
    let leading = leading.collect();
    let words = || all.iter().map(|(word, _)| word.as_str());
    let lasts = words().filter_map(|word| word.rsplit(' ').next());
    let (heads, last_heads) = (Heads::of(words()), Heads::of(words().chain(lasts)));
    let letters = words().map(|word| word.chars().count()).max().unwrap_or_default();
    Words { all, by_letter, phrases, leading, letters, heads, last_heads }
});

/// Whether a word of a set may begin the letters of a text, as keys have them, or is all of them.
fn may_begin(heads: &Heads, text: impl Iterator<Item = char>) -> bool {
    let mut first = None;
    for c in text {
        match (first.map_or_else(|| Letter::of(c), |first| Letter::after(first, c)), first) {
            (Letter::Nothing, _) | (Letter::Space, None) => {}
            (Letter::Unsure, _) => return true,
            (Letter::One(letter), None) => first = Some(letter),
            (Letter::One(letter), Some(first)) => {
                return heads.may_have(head(first, Some(letter))) || heads.may_have(head(first, None));
            }
            (Letter::Space, Some(_)) => break,
        }
    }
    first.is_some_and(|first| heads.may_have(head(first, None)))
}

impl Words {
    /// The longest of some words that fits; of equals the last in the order of the file.
    fn longest(&self, numbers: impl Iterator<Item = usize>, fits: impl Fn(&str) -> bool) -> Option<RegionKind> {
        numbers
            .filter_map(|number| Some((number, self.all.get(number)?)))
            .filter(|(_, (word, _))| fits(word))
            .max_by_key(|(number, (word, _))| (word.len(), *number))
            .map(|(_, (_, kind))| *kind)
    }

    /// The key of the beginning of a text, as far as a word and what follows it can be.
    fn beginning(&self, text: &str) -> String {
        let letters = self.letters + ENDING + 1;
        // It ends before a letter that stays apart from the one before it.
        let apart = |(_, c): &(usize, char)| info(*c).is_plain();
        let end = text.char_indices().skip(letters + 2).find(apart).map_or(text.len(), |(at, _)| at);
        let beginning = key(text.get(..end).unwrap_or_default());
        // Keys have one space for several, and do without some signs.
        if end < text.len() && beginning.chars().count() < letters { key(text) } else { beginning }
    }

    /// Whether a text may end in a word, with links behind it or none.
    fn may_end(&self, mut text: &str) -> bool {
        const LINKED: usize = 2;
        for _ in 0..=LINKED {
            let before = text.trim_end_matches(|c| matches!(Letter::of(c), Letter::Space | Letter::Nothing));
            // No letter is a space.
            let is_space = |c: char| !brief(c).is_part() && Letter::of(c) == Letter::Space;
            let gap = before.char_indices().rev().find(|(_, c)| is_space(*c));
            let (head, last) = before.split_at(gap.map_or(0, |(at, c)| at + c.len_utf8()));
            if may_begin(&self.last_heads, last.chars()) {
                return true;
            }
            if !is_link(last) {
                return false;
            }
            text = head;
        }
        false
    }
}

/// Whether a word may be the last of a link.
fn is_link(word: &str) -> bool {
    const LONGEST: usize = 4;
    let mut letters = ['\0'; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        match (Letter::of(c), letters.get_mut(length)) {
            (Letter::Nothing, _) => continue,
            (Letter::Unsure, _) => return true,
            // All links are of plain letters.
            (Letter::One(letter), Some(place)) if letter.is_ascii() => *place = letter,
            _ => return false,
        }
        length += 1;
    }
    let word = letters.get(..length).unwrap_or_default();
    let ends = |link: &str| link.chars().rev().take(length + 1).eq(word.iter().rev().copied().chain([' ']));
    length > 0 && LINKS.iter().any(|link| ends(link))
}

/// Whether a letter is of Thai, Lao or Khmer, which set no words apart and put the kind before the name.
pub const fn leads(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}')
}

/// Letters behind a word that tell whether they are an ending of it.
const ENDING: usize = 4;

/// Bytes on either side of a name that are looked at. A few words are enough, and keep this quick.
const REACH: usize = 80;

/// The kind that the word at the end of `before` or at the start of `after` names. The word after a name counts more.
pub fn beside(before: &str, after: &str) -> Option<RegionKind> {
    let words = &*WORDS;
    following(words, after).or_else(|| {
        let start = before.ceil_char_boundary(before.len().saturating_sub(REACH));
        preceding(words, before.get(start..).unwrap_or_default().rsplit('\n').next()?)
    })
}

/// The name in letters that are not set apart, without words for kinds around it: the last of "ខេត្តក្វាងទុងទីក្រុងចានជាំង".
pub fn without(letters: &str) -> &str {
    let unspaced = |c: &char| leads(*c) || matches!(c, '\u{1000}'..='\u{109f}' | '\u{3400}'..='\u{9fff}');
    if !letters.chars().next().as_ref().is_some_and(unspaced) {
        return letters;
    }
    let ends = |text: &str| {
        let kinds = WORDS.all.iter().filter(|(word, _)| word.chars().next().as_ref().is_some_and(unspaced));
        kinds
            .filter_map(|(word, _)| text.rfind(word.as_str()).map(|at| (at, at + word.len())))
            .max_by_key(|(_, end)| *end)
    };
    let mut name = letters;
    if let Some((at, end)) = ends(name)
        && end == name.len()
        && at > 0
    {
        name = name.get(..at).unwrap_or(name);
    }
    ends(name).and_then(|(_, end)| name.get(end..)).unwrap_or(name)
}

/// The kind that the first word of a text names.
fn following(words: &Words, after: &str) -> Option<RegionKind> {
    let after = after.get(..after.floor_char_boundary(REACH)).unwrap_or_default().split('\n').next()?;
    if !may_begin(&words.heads, after.chars()) {
        return None;
    }
    // "ទីក្រុងណាននីងខេត្ត...": there it is the kind of the next name.
    if after.trim_start().starts_with(leads) {
        return None;
    }
    // "The city of Luoyang, province of Henan": behind a comma another name begins.
    if after.trim_start().starts_with([',', '，', '、', '،']) {
        return None;
    }
    // The first word is enough but where it begins a name of a kind of several.
    let first = first_word(after);
    let mut beginning = words.beginning(first);
    let goes_on = |number: &usize| {
        let word = words.all.get(*number).map_or("", |(word, _)| word.as_str());
        word.len() > beginning.len() && word.starts_with(beginning.as_str())
    };
    let is_enough = !beginning.is_empty() && !words.by_letter.like(&beginning).iter().any(goes_on);
    if first.len() < after.len() && !is_enough {
        beginning = words.beginning(after);
    }
    // The longest word wins: 自治区 ends in 区.
    words.longest(words.by_letter.like(&beginning).iter().copied(), |word| {
        beginning.starts_with(word) && ends_well(word, beginning.get(word.len()..))
    })
}

/// The beginning of a text up to the blank behind its first letters.
fn first_word(text: &str) -> &str {
    let letters = text.find(|c| info(c).is_alphanumeric()).unwrap_or(text.len());
    let end = text.get(letters..).and_then(|rest| rest.find(' '));
    end.and_then(|end| text.get(..letters + end)).unwrap_or(text)
}

/// Whether what follows a word's beginning is an ending of it; short Latin words must be whole.
fn ends_well(word: &str, rest: Option<&str>) -> bool {
    let letters = rest.unwrap_or_default().chars().take_while(|c| info(*c).is_alphabetic()).count();
    !word.is_ascii() || letters == 0 || (word.len() >= 5 && letters <= ENDING)
}

/// The kind that the last words of a text name, with a link such as "of" or "de" after them or none.
fn preceding(words: &Words, before: &str) -> Option<RegionKind> {
    if before.trim_end().ends_with(leads) {
        let before = key(before.trim_end());
        return words.longest(words.leading.iter().copied(), |word| before.ends_with(word));
    }
    if !words.may_end(before) {
        return None;
    }
    // All of it is looked at only where several words may stand there.
    let near = key(last_words(before));
    let lasts = [near.as_str(), unlinked(&near)].map(last_word);
    let phrases = lasts.iter().filter_map(|last| words.phrases.get(*last)).flatten();
    let whole = phrases.clone().next().map(|_| key(before));
    let ends = |phrase: &str| {
        whole.as_deref().is_some_and(|before| before.ends_with(phrase) || unlinked(before).ends_with(phrase))
    };
    let like = lasts.iter().flat_map(|last| words.by_letter.like(last)).chain(phrases);
    words.longest(like.copied(), |word| {
        if word.contains(' ') {
            return ends(word);
        }
        // In the languages of India a name stands before its kind: "the whole city's" is nothing of the word behind it.
        let indic = word.starts_with(|c| matches!(c, '\u{900}'..='\u{dff}'));
        let long = word.chars().count() >= 4 && !indic;
        lasts
            .iter()
            .any(|last| *last == word || (long && last.starts_with(word) && ends_well(word, last.get(word.len()..))))
    })
}

/// The end of a text with a word, and those of a link behind it.
fn last_words(text: &str) -> &str {
    const WORDS: usize = 4;
    let (mut end, mut words) = (text.len(), 0);
    while let Some((before, word)) = text.get(..end).and_then(|text| text.rsplit_once(' ')) {
        words += usize::from(word.contains(|c| info(c).is_alphanumeric()));
        if words == WORDS {
            return text.get(before.len()..).unwrap_or(text);
        }
        end = before.len();
    }
    text
}

/// A key without a link at its end.
fn unlinked(key: &str) -> &str {
    LINKS.iter().find_map(|link| key.strip_suffix(link)).unwrap_or(key)
}

/// The last word of a key.
fn last_word(key: &str) -> &str {
    key.get(key.rfind(' ').map_or(0, |space| space + 1)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_both_sides_tell_the_kind() {
        assert_eq!(beside("in ", " Province said"), Some(RegionKind::Province));
        assert_eq!(beside("aus der Provinz ", " kamen"), Some(RegionKind::Province));
        assert_eq!(beside("the city of ", ""), Some(RegionKind::City));
        assert_eq!(beside("du comté d'", ""), Some(RegionKind::County));
        assert_eq!(beside("", "市人民政府"), Some(RegionKind::City));
        assert_eq!(beside("", "壮族自治区"), None);
        assert_eq!(beside("", "自治区"), Some(RegionKind::AutonomousRegion));
        assert_eq!(beside("", " ನಗರದ ಆರ್ಥಿಕ"), Some(RegionKind::City));
        assert_eq!(beside("he met ", " yesterday"), None);
        assert_eq!(beside("ទិន្នផលនៅទីក្រុង", "ខេត្តក្វាងទុង"), Some(RegionKind::City));
        assert_eq!(beside("ผู้ผลิตในเมือง", "ลงทุน"), Some(RegionKind::City));
    }

    #[test]
    fn no_word_names_two_kinds() {
        let mut words: Vec<_> = WORDS.all.iter().collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        for pair in words.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{pair:?}");
        }
    }
}

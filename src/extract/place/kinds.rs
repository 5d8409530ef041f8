//! Words beside a name that say what kind of place it is: "city", "Provinz", 省.

use std::sync::LazyLock;

use super::key::key;
use crate::extract::chars::info;
use crate::model::RegionKind;

static WORDS: LazyLock<Vec<(String, RegionKind)>> = LazyLock::new(|| {
    include_str!("../../../assets/places/kind_words.tsv")
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
        .collect()
});

/// The kind that the word at the end of `before` or at the start of `after` names. The word after a name counts more.
pub fn beside(before: &str, after: &str) -> Option<RegionKind> {
    // A few words are enough, and keep this quick.
    let after = key(after.get(..after.floor_char_boundary(80)).unwrap_or_default().split('\n').next()?);
    let start = before.ceil_char_boundary(before.len().saturating_sub(80));
    let before = key(before.get(start..).unwrap_or_default().rsplit('\n').next()?);
    let words = &*WORDS;
    // The longest word wins: 自治区 ends in 区.
    let following = words
        .iter()
        .filter(|(word, _)| after.starts_with(word.as_str()) && ends_well(word, after.get(word.len()..)))
        .max_by_key(|(word, _)| word.len());
    let preceding = words.iter().filter(|(word, _)| precedes(&before, word)).max_by_key(|(word, _)| word.len());
    following.or(preceding).map(|(_, kind)| *kind)
}

/// Whether what follows a word's beginning is an ending of it; short Latin words must be whole.
fn ends_well(word: &str, rest: Option<&str>) -> bool {
    let letters = rest.unwrap_or_default().chars().take_while(|c| info(*c).is_alphabetic()).count();
    !word.is_ascii() || letters == 0 || (word.len() >= 5 && letters <= 4)
}

/// Whether the last words of a text are the word, with a link such as "of" or "de" after it or none.
fn precedes(before: &str, word: &str) -> bool {
    let unlinked = [" of", " de", " di", " da", " do", " del", " ya", " wa", " i", " im", " von", " la"]
        .iter()
        .find_map(|link| before.strip_suffix(link))
        .unwrap_or(before);
    [before, unlinked].iter().any(|text| {
        let last = text.rsplit(' ').next().unwrap_or_default();
        if word.contains(' ') {
            return text.ends_with(word);
        }
        last == word || (word.chars().count() >= 4 && last.starts_with(word) && ends_well(word, last.get(word.len()..)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_both_sides_tell_the_kind() {
        assert_eq!(beside("in ", " Province said"), Some(RegionKind::Province));
        assert_eq!(beside("aus der Provinz ", " kamen"), Some(RegionKind::Province));
        assert_eq!(beside("the city of ", ""), Some(RegionKind::City));
        assert_eq!(beside("", "市人民政府"), Some(RegionKind::City));
        assert_eq!(beside("", "壮族自治区"), None);
        assert_eq!(beside("", "自治区"), Some(RegionKind::AutonomousRegion));
        assert_eq!(beside("", " ನಗರದ ಆರ್ಥಿಕ"), Some(RegionKind::City));
        assert_eq!(beside("he met ", " yesterday"), None);
    }

    #[test]
    fn no_word_names_two_kinds() {
        let mut words: Vec<_> = WORDS.iter().collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        for pair in words.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{pair:?}");
        }
    }
}

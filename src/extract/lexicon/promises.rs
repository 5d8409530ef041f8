//! Words that tell more of a promise: what makes it firm, to whom it is made. They are looked for only in the clauses of
//! promises, so that words as common as "with" and "the law" mean nothing elsewhere.

use memchr::memmem::Finder;

use super::file::Commitments;
use crate::extract::fold::{lower_nfc, lowered};
use crate::extract::folded::is_spaceless;
use crate::model::Strength;

/// A word with what finds it in a text.
#[derive(Clone, Debug)]
struct Phrase {
    /// With a star where any beginning or ending may stand.
    word: String,
    finder: Finder<'static>,
}

/// Words of one language, folded.
#[derive(Clone, Debug, Default)]
pub struct Promises {
    law: Vec<Phrase>,
    strategy: Vec<Phrase>,
    to: Vec<String>,
    /// Bytes of the longest of `to`.
    longest: usize,
}

impl Promises {
    /// Puts the words of several files together.
    pub(super) fn new<'a>(files: impl Iterator<Item = &'a Commitments>) -> Self {
        let mut all = Self::default();
        for file in files {
            all.law.extend(file.law.iter().map(|word| Phrase::new(word)));
            all.strategy.extend(file.strategy.iter().map(|word| Phrase::new(word)));
            all.to.extend(file.to.iter().map(|word| lower_nfc(word)));
        }
        all.longest = all.to.iter().map(String::len).max().unwrap_or_default();
        all
    }

    /// What stands behind a promise, by the words before it.
    #[must_use]
    pub fn behind(&self, before: &str) -> Option<Strength> {
        let before = lowered(before);
        let names = |words: &[Phrase]| words.iter().any(|word| word.is_in(&before));
        if names(&self.law) { Some(Strength::Law) } else { names(&self.strategy).then_some(Strength::Strategy) }
    }

    /// Whether words that end right before a name make it the one to whom something is promised.
    #[must_use]
    pub fn leads_to(&self, before: &str) -> bool {
        // More of what stands before than any of the words takes up, however it is written.
        let before = before.trim_end();
        let from = before.len().saturating_sub(4 * self.longest + 64);
        let before = lowered(before.get(before.floor_char_boundary(from)..).unwrap_or_default());
        let before = before.trim_end();
        self.to.iter().any(|word| {
            before.strip_suffix(word.as_str()).is_some_and(|head| !joins(head.chars().next_back(), word.chars().next()))
        })
    }

    /// Whether words that begin right behind a name do.
    #[must_use]
    pub fn follows(&self, after: &str) -> bool {
        let after = lowered(after);
        self.to.iter().any(|word| after.trim_start().starts_with(word.as_str()))
    }
}

impl Phrase {
    fn new(word: &str) -> Self {
        let word = lower_nfc(word);
        let finder = Finder::new(word.trim_matches('*')).into_owned();
        Self { word, finder }
    }

    /// Whether a text holds it, with any ending or beginning where a star stands for it.
    fn is_in(&self, text: &str) -> bool {
        let (word, bare) = (self.word.as_str(), self.word.trim_matches('*'));
        self.finder.find_iter(text.as_bytes()).any(|at| {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let after = text.get(at + bare.len()..).and_then(|tail| tail.chars().next());
            (word.starts_with('*') || !joins(before, bare.chars().next()))
                && (word.ends_with('*') || !joins(bare.chars().next_back(), after))
        })
    }
}

/// Whether two letters that stand side by side belong to one word.
fn joins(one: Option<char>, other: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_spaceless(c));
    letter(one) && letter(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_words_unless_a_star_says_otherwise() {
        let holds = |text: &str, word: &str| Phrase::new(word).is_in(text);
        assert!(holds("under the law, firms", "the law"));
        assert!(!holds("the lawn", "the law"));
        assert!(holds("das energiegesetz sieht", "*gesetz"));
        assert!(!holds("gesetzt", "*gesetz"));
        assert!(holds("依法将", "依法"));
    }
}

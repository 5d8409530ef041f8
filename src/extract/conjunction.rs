//! Words for "and" between two names.

use std::sync::LazyLock;

use super::by_letter::ByLetter;

static CONJUNCTIONS: LazyLock<ByLetter<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/language/conjunctions.txt").lines();
    ByLetter::new(lines, |line| line.chars().next().filter(|first| *first != '#'))
});

/// Whether what stands between two names begins with a word or sign for "and".
#[must_use]
pub fn opens(between: &str) -> bool {
    CONJUNCTIONS.like(between).iter().any(|word| {
        between.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(' ') || u32::from(word.chars().next_back().unwrap_or('a')) >= 0x2e80
        })
    })
}

/// Whether nothing else stands between two names: "Jena und Changchun", not "Jena, Changchun".
#[must_use]
pub fn is_and(between: &str) -> bool {
    let word = between.trim();
    !word.starts_with([',', '、', '،', '/', '·']) && CONJUNCTIONS.like(word).contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_alone_is_told_from_and_with_more() {
        assert!(is_and(" und ") && is_and("–") && opens("und die Provinz"));
        assert!(!is_and(" und die ") && !is_and(", ") && !is_and("") && !opens("undenkbar"));
    }
}

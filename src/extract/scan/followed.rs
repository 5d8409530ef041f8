//! Words that mean what they say only before certain others.

use crate::extract::letters::Letters;

/// Whether one of the next words ends as asked, or a later word of the clause is the one: Ukrainian "має за планом зрости" is
/// "is to grow", and "має площу" is "has an area"; German "sieht 40 Werke vor".
pub fn is_followed(text: &Letters<'_>, at: usize, tails: &str) -> bool {
    const NEAR: usize = 3;
    const FAR: usize = 14;
    let rest = text.text.get(text.word_end(at)..).unwrap_or_default();
    let numeric = |word: &str| word.starts_with(char::is_numeric);
    let stop = |c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')');
    let (mut words, mut numbers) = (0, 0);
    for part in rest.split_whitespace().take(FAR) {
        let word = part.trim_end_matches(stop);
        numbers += usize::from(numeric(word));
        words += usize::from(!numeric(word));
        // "Has 14 quays".
        let near = words <= NEAR && words > 0;
        let fits = tails.split(' ').any(|tail| match tail.strip_prefix('*') {
            Some(ending) => near && word.len() > ending.len() && word.ends_with(ending),
            None => word == tail,
        });
        if fits {
            return true;
        }
        if part.ends_with(stop) || part.starts_with('(') || (numbers > 0 && words == 0 && tails.contains('*')) {
            return false;
        }
    }
    false
}

//! Numerals written as one word, `zweihundertfünfzig`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::finder::Hit;
use crate::extract::letters::Letters;

/// The parts of words that are nothing but parts of numerals, sorted; those given are sorted by where they end.
pub fn glued_numbers(text: &Letters<'_>, parts: &[Hit]) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut done = 0;
    for (index, part) in parts.iter().enumerate() {
        let start = part.span.start;
        if start < done || !text.boundary(start) {
            continue;
        }
        let end = text.word_end(text.text.ceil_char_boundary(start + 1));
        let inside: Vec<Hit> = parts.iter().skip(index).copied().take_while(|part| part.span.start < end).collect();
        if let Some(path) = path(&inside, start, end) {
            found.extend(path);
        }
        done = end;
    }
    found
}

/// Parts that follow each other from one position to another without a gap.
fn path(parts: &[Hit], from: usize, to: usize) -> Option<Vec<Hit>> {
    // For each position that can be reached, the part that leads there.
    let mut reached: BTreeMap<usize, Option<Hit>> = BTreeMap::from([(from, None)]);
    let mut sorted = parts.to_vec();
    sorted.sort_by_key(|part| (part.span.start, Reverse(part.span.end)));
    for part in sorted {
        if reached.contains_key(&part.span.start) {
            reached.entry(part.span.end).or_insert(Some(part));
        }
    }
    let mut path = Vec::new();
    let mut at = to;
    while let Some(part) = *reached.get(&at)? {
        path.push(part);
        at = part.span.start;
    }
    path.reverse();
    Some(path)
}

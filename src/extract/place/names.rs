//! The names of all places, on lines in the order of their bytes, which a search halves.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::extract::heads::{self, Heads};

/// Written by `tools/places.py` and `tools/add_places.py`.
const NAMES: &str = include_str!("../../../assets/places/names.tsv");

/// A place that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Number in [`super::gazetteer::Gazetteer::place`].
    pub place: usize,
    pub needs_kind: NeedsKind,
}

/// Where a name means a place only with a word such as "city" beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsKind {
    Nowhere,
    /// In texts in languages that are not at home in its country: `Boden` is a town in a Swedish one.
    Abroad,
    Everywhere,
}

/// The last letter of a [`head`].
const LAST_LETTER: u64 = (1 << 21) - 1;
/// All names.
pub struct Names {
    /// Where the lines of [`NAMES`] begin, and where the name on each ends.
    lines: Vec<(u32, u32)>,
    /// First letters of all names, which most words do not have, and the lines of the names that begin so.
    heads: FxHashMap<u64, (u32, u32)>,
    /// The first two letters of all names,
    pairs: Heads,
    /// and their [`head`]s: most words that begin with two such letters go on otherwise.
    triples: Heads,
    /// First words of names of several words, with the lines of those names.
    first_words: FxHashMap<&'static str, (u32, u32)>,
}

impl Names {
    /// Reads how the names begin.
    pub fn read() -> Self {
        let mut names = Self {
            lines: line_starts(),
            heads: FxHashMap::default(),
            pairs: Heads::with_room(17),
            triples: Heads::with_room(19),
            first_words: FxHashMap::default(),
        };
        names.read_heads();
        names
    }

    /// Notes how names begin. They are sorted, so that those of one head, and of one first word, stand on lines one
    /// after the other.
    fn read_heads(&mut self) {
        let mut from = 0;
        // The first word of the names of several words that were read last, and the line of the first of them.
        let (mut word, mut first_line) = (None, 0);
        for index in 0..self.lines.len() {
            let name = self.name(index);
            let next = index + 1;
            if next == self.lines.len() || head(self.name(next)) != head(name) {
                self.heads.insert(head(name), (from, next as u32));
                self.triples.add(head(name));
                let mut letters = name.chars();
                if let (Some(first), second @ Some(_)) = (letters.next(), letters.next()) {
                    self.pairs.add(heads::head(first, second));
                }
                from = next as u32;
            }
            let first = name.split_once(' ').map(|(first, _)| first);
            if first != word {
                self.first_words.extend(word.map(|word| (word, (first_line, index as u32))));
                (word, first_line) = (first, index as u32);
            }
        }
        self.first_words.extend(word.map(|word| (word, (first_line, from))));
    }

    /// The name on a line.
    fn name(&self, index: usize) -> &'static str {
        let (start, end) = self.lines.get(index).copied().unwrap_or_default();
        NAMES.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What the name on a line can mean.
    fn targets(&self, index: usize) -> Vec<Target> {
        let end = self.lines.get(index).map_or(NAMES.len(), |(_, end)| *end as usize);
        let rest = NAMES.get(end..).unwrap_or_default().trim_start_matches('\t');
        read_targets(rest.split('\n').next().unwrap_or_default())
    }

    /// Whether any name begins like this; nearly all words fail here.
    pub fn may_begin(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return self.heads.contains_key(&0) };
        let second = chars.next();
        if second.is_some() && !self.pairs.may_have(heads::head(first, second)) {
            return false;
        }
        let third = chars.next();
        let two = (u64::from(first) << 42) | (second.map_or(0, u64::from) << 21);
        let is_head = |head: u64| self.triples.may_have(head) && self.heads.contains_key(&head);
        // Names of two letters, Chinese ones, are whole heads.
        if is_head(two) {
            return true;
        }
        match (second, third) {
            (None, _) => true,
            // The first word of a longer name may be shorter than a head: "Tứ Xuyên", "I-čchun".
            (_, None) => is_head(two | u64::from(' ')),
            (_, Some(third)) => is_head(two | u64::from(third)),
        }
    }

    /// The longest name that `text` begins with, at most `limit` bytes long: its length and what it can mean.
    pub fn longest(&self, text: &str, limit: usize) -> Option<(usize, Vec<Target>)> {
        let text = text.get(..text.floor_char_boundary(limit))?;
        let letters = head(text);
        // Names of one letter or two are heads of their own.
        [letters, letters & !LAST_LETTER, letters & !(LAST_LETTER << 21 | LAST_LETTER)]
            .iter()
            .filter_map(|head| self.heads.get(head))
            .find_map(|(from, to)| self.longest_of(*from as usize..*to as usize, text))
    }

    /// All names that `text` begins with, the longest first: their lengths and what they can mean.
    pub fn all_longest(&self, text: &str) -> impl Iterator<Item = (usize, Vec<Target>)> {
        let mut limit = Some(text.len());
        std::iter::from_fn(move || {
            let found = self.longest(text, limit.filter(|limit| *limit > 0)?)?;
            limit = found.0.checked_sub(1);
            Some(found)
        })
    }

    /// The longest name on some of the lines that `text` begins with.
    fn longest_of(&self, lines: Range<usize>, mut text: &str) -> Option<(usize, Vec<Target>)> {
        while !text.is_empty() {
            // The greatest name not after the text is the only one that can be the whole of it; if it is not, no longer
            // name than what both share can be.
            let line = partition_point(lines.clone(), |index| self.name(index) <= text).checked_sub(1)?;
            if line < lines.start {
                return None;
            }
            let name = self.name(line);
            let shared = common_prefix(name, text);
            if shared == name.len() {
                return Some((shared, self.targets(line)));
            }
            text = text.get(..shared)?;
        }
        None
    }

    /// Lines of names of several words of which this is the first.
    pub fn goes_on(&self, word: &str) -> Option<Range<usize>> {
        self.first_words.get(word).map(|(from, to)| *from as usize..*to as usize)
    }

    /// The first letters of what stands behind a word in the names of which it is the first.
    pub fn letters_behind(&self, word: &str) -> impl Iterator<Item = char> {
        let names = self.goes_on(word).unwrap_or_default().map(|line| self.name(line));
        names.filter_map(move |name| name.get(word.len() + 1..)?.chars().next())
    }

    /// Those of some lines with names that begin like this.
    pub fn like(&self, lines: Range<usize>, begin: &str) -> Option<Range<usize>> {
        let from = partition_point(lines.clone(), |index| self.name(index) < begin);
        let to = partition_point(from..lines.end, |index| self.name(index).starts_with(begin));
        (from < to).then_some(from..to)
    }

    /// What a whole name can mean.
    pub fn exact(&self, name: &str) -> Option<Vec<Target>> {
        let &(from, to) = self.heads.get(&head(name))?;
        let at = partition_point(from as usize..to as usize, |index| self.name(index) < name);
        (self.name(at) == name && !name.is_empty()).then(|| self.targets(at))
    }
}

/// The first three letters as one number.
fn head(text: &str) -> u64 {
    let mut chars = text.chars().map(u64::from);
    let mut next = || chars.next().unwrap_or(0);
    (next() << 42) | (next() << 21) | next()
}

/// Where the lines of [`NAMES`] and the names on them begin and end.
fn line_starts() -> Vec<(u32, u32)> {
    let mut start = 0;
    NAMES
        .lines()
        .map(|line| {
            let begin = start;
            start += line.len() as u32 + 1;
            (begin, begin + line.find('\t').unwrap_or(line.len()) as u32)
        })
        .collect()
}

fn common_prefix(a: &str, b: &str) -> usize {
    let bytes = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    b.floor_char_boundary(bytes)
}

/// First number of a range, or its end, for which `before` is false.
fn partition_point(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = usize::midpoint(low, high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn read_targets(targets: &str) -> Vec<Target> {
    targets
        .split(' ')
        .filter_map(|target| {
            let (place, needs_kind) = match target.strip_suffix('?') {
                Some(place) => (place, NeedsKind::Everywhere),
                None => match target.strip_suffix('!') {
                    Some(place) => (place, NeedsKind::Abroad),
                    None => (target, NeedsKind::Nowhere),
                },
            };
            Some(Target { place: place.parse().ok()?, needs_kind })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::gazetteer::gazetteer;
    use super::super::key::key;

    #[test]
    fn the_lines_are_sorted_and_whole() {
        let (names, mut before) = (&gazetteer().names, "");
        for index in 0..names.lines.len() {
            let (name, read) = (names.name(index), names.targets(index));
            assert!(before < name, "{before:?} stands before {name:?}");
            assert!(!read.is_empty() && read.iter().all(|target| gazetteer().place(target.place).is_some()), "{name}");
            before = name;
        }
    }

    #[test]
    fn names_are_written_as_the_text_is_compared() {
        let names = &gazetteer().names;
        let all = (0..names.lines.len()).map(|index| names.name(index));
        let wrong: Vec<_> = all.filter(|name| key(name) != **name).take(20).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn the_longest_name_wins() {
        let names = &gazetteer().names;
        assert_eq!(names.longest("guangyuans", 40).unwrap().0, "guangyuan".len());
        assert_eq!(names.longest("inner mongolia has", 40).unwrap().0, "inner mongolia".len());
        assert!(names.longest("xqzzz", 40).is_none());
    }
}

//! The beginning of a text read against the tree of names, syllable by syllable.

use super::spellings::{At, End, Spellings};
use super::{FARTHEST, LONGEST, Spelled, System, Tree};

/// A letter as it compares, and where the sign of the text ends that it comes from.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    end: usize,
}

/// The beginning of a text, folded as far as it is looked at.
pub struct Reader<'a> {
    system: &'a System,
    tree: &'a Tree,
    rest: std::iter::Take<std::str::CharIndices<'a>>,
    letters: Vec<Letter>,
}

/// Whether any first syllable fits, which those of most words do not.
pub fn begins(system: &System, text: &str) -> bool {
    let mut place = Spellings::ROOT;
    for c in text.chars().take(LONGEST) {
        let Some(letters) = system.letters_of(c) else { return false };
        for letter in letters {
            let Some(next) = system.spellings.after(place, *letter) else { return false };
            if !system.spellings.begins(next).is_empty() {
                return true;
            }
            place = next;
        }
    }
    false
}

/// A syllable has been read: which way its letters were read.
type Way = (usize, At);

impl<'a> Reader<'a> {
    pub fn new(system: &'a System, text: &'a str) -> Self {
        Self {
            system,
            tree: system.tree(),
            rest: text.char_indices().take(LONGEST),
            letters: Vec::with_capacity(2 * LONGEST),
        }
    }

    /// The letter at a place, if the word has so many. What is known of the letters before it is final then.
    fn letter(&mut self, at: usize) -> Option<Letter> {
        while self.letters.len() <= at && self.fold_next() {}
        self.letters.get(at).copied()
    }

    /// Folds one more sign of the text; `false` behind the word.
    fn fold_next(&mut self) -> bool {
        let Some((at, c)) = self.rest.next() else { return false };
        let Some(letters) = self.system.letters_of(c) else {
            self.rest = "".char_indices().take(0);
            return false;
        };
        let end = at + c.len_utf8();
        // Signs that stand for nothing belong to the letter before.
        if letters.is_empty()
            && let Some(&Letter { end: last, .. }) = self.letters.last()
        {
            self.letters.iter_mut().rev().take_while(|letter| letter.end == last).for_each(|letter| letter.end = end);
        }
        self.letters.extend(letters.iter().map(|letter| Letter { letter: *letter, end }));
        true
    }

    /// The places whose names the text begins with.
    pub fn read(&mut self) -> Vec<Spelled> {
        let mut found = Vec::new();
        let (system, mut way) = (self.system, (0, Spellings::ROOT));
        while let Some(next) = self.follow(way) {
            way = next;
            for (node, cost) in system.spellings.begins(way.1) {
                self.go_on(*node, way.0, *cost, &mut found);
            }
        }
        found
    }

    /// One letter further down the tree of spellings.
    fn follow(&mut self, (at, place): Way) -> Option<Way> {
        let letter = self.letter(at)?.letter;
        Some((at + 1, self.system.spellings.after(place, letter)?))
    }

    /// Goes on from a node of the tree at a place in the letters, and notes the places whose names end on the way.
    fn go_on(&mut self, node: u32, at: usize, cost: u8, found: &mut Vec<Spelled>) {
        let (system, tree) = (self.system, self.tree);
        let Some(place) = tree.nodes.get(node as usize) else { return };
        let next = self.letter(at);
        let Some(before) = at.checked_sub(1).and_then(|last| self.letters.get(last)).copied() else { return };
        if next.is_none_or(|next| next.end != before.end) {
            found.extend(place.places.iter().map(|place| Spelled { end: before.end, cost, place: *place }));
        }
        let Some(next) = next.filter(|_| !place.next.is_empty()) else { return };
        let joint = usize::from(matches!(next.letter, '-' | ' '));
        let start = (at + joint, Spellings::ROOT);
        let mut way = start;
        while let Some(next) = self.follow(way) {
            way = next;
            self.read_ends(node, way.0, cost, system.spellings.ends(way.1), found);
        }
        // Two letters that meet and are one sound can be written once.
        if joint > 0 || cost >= FARTHEST {
            return;
        }
        let Some(twice) = system.spellings.after(Spellings::ROOT, before.letter) else { return };
        let mut way = (at, twice);
        while let Some(next) = self.follow(way) {
            way = next;
            let ends = system.spellings.ends(way.1);
            if !ends.is_empty() && !self.leads_to(start, way.1) {
                self.read_ends(node, way.0, cost + 1, ends, found);
            }
        }
    }

    /// Whether the letters lead to a place in the tree of spellings.
    fn leads_to(&mut self, mut way: Way, place: At) -> bool {
        while let Some(next) = self.follow(way) {
            way = next;
            if way.1 == place {
                return true;
            }
        }
        false
    }

    /// Goes on with the syllables of some spellings that have been read.
    fn read_ends(&mut self, node: u32, at: usize, cost: u8, ends: &[End], found: &mut Vec<Spelled>) {
        for end in ends {
            let cost = cost + end.cost;
            if cost <= FARTHEST
                && let Some(next) = self.tree.after(node, end.syllable)
            {
                self.go_on(next, at, cost, found);
            }
        }
    }
}

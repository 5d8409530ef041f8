//! The beginning of a text read against the tree of names, syllable by syllable.

use std::ops::Range;

use super::spellings::{At, Spellings};
use super::{FARTHEST, LONGEST, Spelled, System, Tree};

/// A letter as it compares, and where the sign of the text ends that it comes from.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    end: u32,
}

/// The beginning of a text, folded as far as it is looked at.
pub struct Reader<'a> {
    system: &'a System,
    tree: &'a Tree,
    rest: std::iter::Take<std::str::CharIndices<'a>>,
    letters: Vec<Letter>,
    /// Nodes of the tree to go on from, each with how far its letters are from the usual ones.
    nodes: Vec<(u32, u8)>,
    /// How many bytes of the text have been read.
    read: usize,
}

/// Whether any first syllable fits, which those of most words do not; if none, how many bytes told so.
pub fn begins(system: &System, text: &str) -> Result<(), usize> {
    let mut place = Spellings::ROOT;
    let mut read = 0;
    for c in text.chars().take(LONGEST) {
        let letters = system.letters_of(c).ok_or(read)?;
        read += c.len_utf8();
        for letter in letters {
            place = system.spellings.after(place, *letter).ok_or(read)?;
            if !system.spellings.begins(place).is_empty() {
                return Ok(());
            }
        }
    }
    Err(read)
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
            nodes: Vec::new(),
            read: 0,
        }
    }

    /// How many bytes of the text have been looked at; where a character that no name has ends it, those before that.
    pub const fn looked_at(&self) -> usize {
        self.read
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
        self.read = end;
        let end = end as u32;
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
            let nodes = system.spellings.begins(way.1);
            if !nodes.is_empty() {
                self.nodes.clear();
                self.nodes.extend_from_slice(nodes);
                self.go_on(0..nodes.len(), way.0, &mut found);
            }
        }
        found
    }

    /// One letter further down the tree of spellings.
    fn follow(&mut self, (at, place): Way) -> Option<Way> {
        let letter = self.letter(at)?.letter;
        Some((at + 1, self.system.spellings.after(place, letter)?))
    }

    /// Goes on from some of the nodes, at a place in the letters, and notes the places whose names end on the way.
    fn go_on(&mut self, nodes: Range<usize>, at: usize, found: &mut Vec<Spelled>) {
        let (system, tree) = (self.system, self.tree);
        let next = self.letter(at);
        let Some(before) = at.checked_sub(1).and_then(|last| self.letters.get(last)).copied() else { return };
        let places = || {
            self.nodes
                .get(nodes.clone())
                .unwrap_or_default()
                .iter()
                .filter_map(|(node, cost)| Some((tree.nodes.get(*node as usize)?, *cost)))
        };
        if next.is_none_or(|next| next.end != before.end) {
            for (node, cost) in places() {
                found.extend(node.places.iter().map(|place| Spelled { end: before.end as usize, cost, place: *place }));
            }
        }
        // Nearly no name goes on with what stands there: with which syllables any does is told once.
        let bits = places().fold(0, |bits, (node, _)| bits | node.bits);
        let Some(next) = next.filter(|_| bits != 0) else { return };
        let joint = usize::from(matches!(next.letter, '-' | ' '));
        let start = (at + joint, Spellings::ROOT);
        let mut way = start;
        while let Some(next) = self.follow(way) {
            way = next;
            if system.spellings.bits(way.1) & bits != 0 {
                self.read_ends(nodes.clone(), way, 0, found);
            }
        }
        // Two letters that meet and are one sound can be written once.
        let twice = if joint == 0 { system.spellings.after(Spellings::ROOT, before.letter) } else { None };
        let Some(twice) = twice else { return };
        let mut way = (at, twice);
        while let Some(next) = self.follow(way) {
            way = next;
            if system.spellings.bits(way.1) & bits != 0 && !self.leads_to(start, way.1) {
                self.read_ends(nodes.clone(), way, 1, found);
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

    /// Goes on with the syllables of the spellings that end where some letters have been read to, `farther` from the usual
    /// ones.
    fn read_ends(&mut self, nodes: Range<usize>, (at, place): Way, farther: u8, found: &mut Vec<Spelled>) {
        let (tree, spellings) = (self.tree, &self.system.spellings);
        let bits = spellings.bits(place);
        let next = self.nodes.len();
        for number in nodes {
            let Some(&(node, cost)) = self.nodes.get(number) else { break };
            if tree.nodes.get(node as usize).is_none_or(|node| node.bits & bits == 0) {
                continue;
            }
            let costs = spellings.ends(place).iter().map(|end| (end.syllable, cost + end.cost + farther));
            let near = costs.filter(|(_, cost)| *cost <= FARTHEST);
            self.nodes.extend(near.filter_map(|(syllable, cost)| Some((tree.after(node, syllable)?, cost))));
        }
        if self.nodes.len() > next {
            self.go_on(next..self.nodes.len(), at, found);
            self.nodes.truncate(next);
        }
    }
}

//! The beginning of a text read against the tree of names, syllable by syllable.

use super::spellings::{At, End, Spellings};
use super::{FARTHEST, LONGEST, Spelled, System, Tree};
use crate::extract::chars::info;

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
    folded: String,
}

impl<'a> Reader<'a> {
    pub fn new(system: &'a System, text: &'a str) -> Self {
        Self {
            system,
            tree: system.tree(),
            rest: text.char_indices().take(LONGEST),
            letters: Vec::new(),
            folded: String::new(),
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
        let info = info(c);
        let joins = matches!(c, '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '\u{200b}'..='\u{200d}')
            || (self.system.spaces && c == ' ');
        if !(joins || info.is_alphabetic() || info.is_mark()) {
            self.rest = "".char_indices().take(0);
            return false;
        }
        let end = at + c.len_utf8();
        self.folded.clear();
        self.system.fold(c, &mut self.folded);
        // Signs that stand for nothing belong to the letter before.
        if self.folded.is_empty()
            && let Some(&Letter { end: last, .. }) = self.letters.last()
        {
            self.letters.iter_mut().rev().take_while(|letter| letter.end == last).for_each(|letter| letter.end = end);
        }
        self.letters.extend(self.folded.chars().map(|letter| Letter { letter, end }));
        true
    }

    /// Whether any first syllable fits, which those of most words do not.
    pub fn begins(&mut self) -> bool {
        let (system, mut at, mut place) = (self.system, 0, Spellings::ROOT);
        while let Some(next) = self.letter(at).and_then(|read| system.spellings.after(place, read.letter)) {
            (at, place) = (at + 1, next);
            if system.spellings.ends(place).iter().any(|end| self.tree.after(0, end.syllable).is_some()) {
                return true;
            }
        }
        false
    }

    /// Goes on from a node of the tree at a place in the letters, and notes the places whose names end on the way.
    pub fn read(&mut self, node: usize, at: usize, cost: u8, found: &mut Vec<Spelled>) {
        let (system, tree) = (self.system, self.tree);
        let Some(place) = tree.nodes.get(node) else { return };
        let next = self.letter(at);
        let before = at.checked_sub(1).and_then(|last| self.letters.get(last)).copied();
        if let Some(before) = before
            && next.is_none_or(|next| next.end != before.end)
        {
            found.extend(place.places.iter().map(|place| Spelled { end: before.end, cost, place: *place }));
        }
        let Some(next) = next.filter(|_| !place.next.is_empty()) else { return };
        let joint = usize::from(before.is_some() && matches!(next.letter, '-' | ' '));
        let mut direct: Vec<At> = Vec::new();
        let mut to = (at + joint, Spellings::ROOT);
        while let Some(after) = self.letter(to.0).and_then(|read| system.spellings.after(to.1, read.letter)) {
            to = (to.0 + 1, after);
            let ends = system.spellings.ends(after);
            if !ends.is_empty() {
                direct.push(after);
                self.go_on(node, to.0, cost, ends, found);
            }
        }
        // Two letters that meet and are one sound can be written once.
        let once = before.filter(|_| joint == 0 && cost < FARTHEST);
        let Some(start) = once.and_then(|before| system.spellings.after(Spellings::ROOT, before.letter)) else {
            return;
        };
        let mut to = (at, start);
        while let Some(after) = self.letter(to.0).and_then(|read| system.spellings.after(to.1, read.letter)) {
            to = (to.0 + 1, after);
            if !direct.contains(&after) {
                self.go_on(node, to.0, cost + 1, system.spellings.ends(after), found);
            }
        }
    }

    /// Goes on with the syllables of some spellings that have been read.
    fn go_on(&mut self, node: usize, at: usize, cost: u8, ends: &[End], found: &mut Vec<Spelled>) {
        for end in ends {
            let cost = cost + end.cost;
            if cost <= FARTHEST
                && let Some(next) = self.tree.after(node, end.syllable)
            {
                self.read(next, at, cost, found);
            }
        }
    }
}

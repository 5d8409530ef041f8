//! How a language spells syllables, as a tree of letters: a text is followed down it once, whatever the number of spellings.

/// A spelling that ends at a node: its syllable, and how far it is from the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Number of the syllable.
    pub syllable: u32,
    /// 0 for the usual spellings.
    pub cost: u8,
}

#[derive(Debug, Default)]
struct Node {
    /// The letters that go on from here, in order.
    next: Vec<(char, u32)>,
    ends: Vec<End>,
    /// [`bit`]s of their syllables.
    bits: u64,
    /// Those of them whose syllables begin a name, with the nodes of the tree of names that they lead to.
    begins: Vec<(u32, u8)>,
}

/// One of 64 bits for a syllable: where two sets have no bit in common, they have no syllable.
pub const fn bit(syllable: u32) -> u64 {
    1 << (syllable % 64)
}

/// A place in the tree.
pub type At = u32;

/// All spellings of a language.
#[derive(Debug)]
pub struct Spellings {
    /// The first one is the root.
    nodes: Vec<Node>,
}

impl Default for Spellings {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Spellings {
    /// Where every spelling begins.
    pub const ROOT: At = 0;

    /// Takes in a spelling of a syllable, and where the tree of names goes on from its root with that.
    pub fn add(&mut self, spelling: &str, end: End, begins: Option<u32>) {
        let mut at = Self::ROOT;
        for letter in spelling.chars() {
            let next = self.nodes.len() as At;
            let Some(node) = self.nodes.get_mut(at as usize) else { return };
            at = match node.next.binary_search_by_key(&letter, |(known, _)| *known) {
                Ok(known) => node.next.get(known).map_or(next, |(_, next)| *next),
                Err(place) => {
                    node.next.insert(place, (letter, next));
                    self.nodes.push(Node::default());
                    next
                }
            };
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.ends.push(end);
            node.bits |= bit(end.syllable);
            node.begins.extend(begins.map(|node| (node, end.cost)));
        }
    }

    /// Where a letter leads.
    pub fn after(&self, at: At, letter: char) -> Option<At> {
        let next = &self.nodes.get(at as usize)?.next;
        // Few letters go on but from the root.
        if next.len() < 8 {
            return next.iter().find(|(known, _)| *known == letter).map(|(_, next)| *next);
        }
        let known = next.binary_search_by_key(&letter, |(known, _)| *known).ok()?;
        next.get(known).map(|(_, next)| *next)
    }

    /// The spellings that end at a place.
    pub fn ends(&self, at: At) -> &[End] {
        self.nodes.get(at as usize).map(|node| node.ends.as_slice()).unwrap_or_default()
    }

    /// [`bit`]s of their syllables.
    pub fn bits(&self, at: At) -> u64 {
        self.nodes.get(at as usize).map_or(0, |node| node.bits)
    }

    /// Those that begin a name: nodes of the tree of names, and how far the spellings are from the usual ones.
    pub fn begins(&self, at: At) -> &[(u32, u8)] {
        self.nodes.get(at as usize).map(|node| node.begins.as_slice()).unwrap_or_default()
    }

    /// The syllables that are spelled at all.
    #[cfg(test)]
    pub fn syllables(&self) -> std::collections::BTreeSet<u32> {
        self.nodes.iter().flat_map(|node| &node.ends).map(|end| end.syllable).collect()
    }
}

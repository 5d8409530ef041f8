//! How a language spells syllables, as a tree of letters: a text is followed down it once, whatever the number of spellings.

/// A spelling that ends at a node: its syllable, and how far it is from the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Number of the syllable.
    pub syllable: usize,
    /// 0 for the usual spellings.
    pub cost: u8,
}

#[derive(Debug, Default)]
struct Node {
    /// The letters that go on from here.
    next: Vec<(char, u32)>,
    ends: Vec<End>,
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

    /// Takes in a spelling of a syllable.
    pub fn add(&mut self, spelling: &str, end: End) {
        let mut at = Self::ROOT;
        for letter in spelling.chars() {
            at = self.after(at, letter).unwrap_or_else(|| {
                let next = self.nodes.len() as At;
                if let Some(node) = self.nodes.get_mut(at as usize) {
                    node.next.push((letter, next));
                }
                self.nodes.push(Node::default());
                next
            });
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.ends.push(end);
        }
    }

    /// Where a letter leads.
    pub fn after(&self, at: At, letter: char) -> Option<At> {
        self.nodes.get(at as usize)?.next.iter().find(|(known, _)| *known == letter).map(|(_, next)| *next)
    }

    /// The spellings that end at a place.
    pub fn ends(&self, at: At) -> &[End] {
        self.nodes.get(at as usize).map(|node| node.ends.as_slice()).unwrap_or_default()
    }

    /// The syllables that are spelled at all.
    #[cfg(test)]
    pub fn syllables(&self) -> std::collections::BTreeSet<usize> {
        self.nodes.iter().flat_map(|node| &node.ends).map(|end| end.syllable).collect()
    }
}

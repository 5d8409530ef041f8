//! Words as a tree of bytes, asked only at places of a text where a word can begin.
//!
//! Nodes stand level by level in flat arrays, so that a tree is built in one pass over its sorted words and takes a few
//! bytes a word. Where a single word is left, its rest is compared at once and has no nodes of its own.

/// A set of words; each has the number that it was given.
#[derive(Debug, Default)]
pub struct Trie {
    /// All words, one after the other.
    text: String,
    /// For each word where it ends in `text`, and its number.
    words: Vec<(u32, u32)>,
    nodes: Vec<Node>,
    /// For each node the byte that leads to it.
    labels: Vec<u8>,
    /// The children of the root by their byte; 0 for none.
    roots: Vec<u32>,
    /// One bit for each first letter of words of one letter, and for the first two of longer ones, by [`bit_of`]: most
    /// places of a text fail here.
    heads: Vec<u64>,
}

/// The children of a node stand side by side, those of the next node behind them.
#[derive(Clone, Copy, Debug)]
struct Node {
    children: u32,
    /// The word that ends here, or the only one that goes on from here; `NONE` where several do.
    word: u32,
}

const NONE: u32 = u32::MAX;

/// The words that begin like a node.
struct Range {
    from: usize,
    to: usize,
    depth: usize,
}

impl Trie {
    /// Builds the tree of words, which are sorted and not empty.
    pub fn new(sorted: &[(&str, u32)]) -> Self {
        let mut trie = Self { roots: vec![0; 256], heads: vec![0; HEADS / 64], ..Self::default() };
        for (word, number) in sorted {
            trie.text.push_str(word);
            trie.words.push((trie.text.len() as u32, *number));
            let mut letters = word.chars();
            let Some(first) = letters.next() else { continue };
            let bit = bit_of(first, letters.next());
            if let Some(bits) = trie.heads.get_mut(bit / 64) {
                *bits |= 1 << (bit % 64);
            }
        }
        let byte =
            |word: usize, depth: usize| sorted.get(word).and_then(|(word, _)| word.as_bytes().get(depth).copied());
        let mut ranges = vec![Range { from: 0, to: sorted.len(), depth: 0 }];
        trie.labels.push(0);
        // The list grows while it is worked through: children behind all nodes known so far.
        let mut next = 0;
        while let Some(&Range { from, to, depth }) = ranges.get(next) {
            next += 1;
            trie.nodes.push(Node { children: trie.labels.len() as u32, word: NONE });
            let ends = from < to && byte(from, depth).is_none();
            let alone = depth > 0 && to - from == 1;
            if let Some(node) = trie.nodes.last_mut().filter(|_| ends || alone) {
                node.word = from as u32;
            }
            let mut at = if alone { to } else { from + usize::from(ends) };
            while let Some(label) = byte(at, depth).filter(|_| at < to) {
                let same = (at..to).take_while(|word| byte(*word, depth) == Some(label)).count();
                if depth == 0
                    && let Some(root) = trie.roots.get_mut(usize::from(label))
                {
                    *root = ranges.len() as u32;
                }
                trie.labels.push(label);
                ranges.push(Range { from: at, to: at + same, depth: depth + 1 });
                at += same;
            }
        }
        trie
    }

    /// Whether words may begin with a letter and the one behind it.
    #[inline]
    pub fn may_begin(&self, first: char, second: Option<char>) -> bool {
        let has = |bit: usize| self.heads.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1);
        has(bit_of(first, second)) || has(bit_of(first, None))
    }

    /// Calls `found` with the number and the length of every word that a text begins with, the shorter first.
    #[inline]
    pub fn each_prefix(&self, text: &[u8], mut found: impl FnMut(u32, usize)) {
        let Some(&first) = text.first() else { return };
        let Some(&root) = self.roots.get(usize::from(first)) else { return };
        let mut at = root as usize;
        let mut depth = 1;
        while at > 0
            && let Some(&Node { children, word }) = self.nodes.get(at)
        {
            if word != NONE
                && let Some(&(end, number)) = self.words.get(word as usize)
            {
                let start =
                    (word as usize).checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.0);
                let known = self.text.as_bytes().get(start as usize..end as usize).unwrap_or_default();
                // What leads here is the same already.
                if known.get(depth..) == text.get(depth..known.len()) {
                    found(number, known.len());
                }
            }
            let end = self.nodes.get(at + 1).map_or(self.labels.len(), |next| next.children as usize);
            let labels = self.labels.get(children as usize..end).unwrap_or_default();
            at = match text.get(depth).and_then(|byte| position(*byte, labels)) {
                Some(child) => children as usize + child,
                None => 0,
            };
            depth += 1;
        }
    }
}

/// The bit for one letter or two, spread over all of them.
#[inline]
const fn bit_of(first: char, second: Option<char>) -> usize {
    let second = match second {
        Some(second) => second as u32,
        None => 0,
    };
    let spread = (first as u32).wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B).rotate_left(13);
    (spread >> 16) as usize
}

const HEADS: usize = 1 << 16;

/// Where a byte stands among a few others.
#[inline]
fn position(byte: u8, bytes: &[u8]) -> Option<usize> {
    // Calling the quicker search costs more than looking at some.
    if bytes.len() <= 8 { bytes.iter().position(|other| *other == byte) } else { memchr::memchr(byte, bytes) }
}

#[cfg(test)]
mod tests {
    use super::Trie;

    fn found(words: &[&str], text: &str) -> Vec<String> {
        let numbered: Vec<(&str, u32)> = words.iter().zip(0..).map(|(word, number)| (*word, number)).collect();
        let mut found = Vec::new();
        let mut letters = text.chars();
        let trie = Trie::new(&numbered);
        let may_begin = letters.next().is_some_and(|first| trie.may_begin(first, letters.next()));
        trie.each_prefix(text.as_bytes(), |number, length| {
            assert!(may_begin);
            assert_eq!(words[number as usize].len(), length);
            found.push(words[number as usize].to_owned());
        });
        found
    }

    #[test]
    fn every_word_that_a_text_begins_with_is_found() {
        let words = ["a", "abc", "abcd", "abd", "b", "中", "中国"];
        assert_eq!(found(&words, "abcde"), ["a", "abc", "abcd"]);
        assert_eq!(found(&words, "ab"), ["a"]);
        assert_eq!(found(&words, "中国人"), ["中", "中国"]);
        assert_eq!(found(&words, "x"), [""; 0]);
        assert_eq!(found(&[], "x"), [""; 0]);
        assert_eq!(found(&["xyz"], "xyz"), ["xyz"]);
    }
}

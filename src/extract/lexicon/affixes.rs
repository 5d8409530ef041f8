//! What a language glues to the front and to the end of words, so that a text is compared with few of them.

use super::dictionary::Beginning;
use super::file::Writing;

/// Prefixes and endings of [`Writing`] by how they begin.
#[derive(Debug)]
pub struct Affixes {
    /// The first bytes of the prefixes, in order, as [`Beginning::mask`] has them.
    prefixes: Vec<(u64, u64)>,
    /// For the first letters of prefixes a bit for some of them each.
    prefix_letters: u64,
    /// Bytes of the longest ending.
    longest_ending: usize,
    /// For the first bytes of endings how many bytes such have, a bit each; some share an element.
    ending_lengths: [u64; 64],
}

impl Affixes {
    /// Those of a language.
    pub fn new(writing: &Writing) -> Self {
        let prefixes = writing.prefixes.iter().map(|prefix| Beginning::of(prefix.as_bytes()));
        let mut ending_lengths = [0; 64];
        for ending in &writing.endings {
            let first = ending.bytes().next().unwrap_or_default();
            ending_lengths[usize::from(first & 63)] |= 1 << (ending.len() & 63);
        }
        Self {
            prefix_letters: prefixes.clone().fold(0, |letters, prefix| letters | 1 << (prefix.head_of_one() & 63)),
            prefixes: prefixes.map(Beginning::mask).collect(),
            longest_ending: writing.endings.iter().map(String::len).max().unwrap_or_default(),
            ending_lengths,
        }
    }

    /// Whether the language glues anything to the front of words.
    pub const fn have_prefixes(&self) -> bool {
        !self.prefixes.is_empty()
    }

    /// Whether it glues anything to their end.
    pub const fn have_endings(&self) -> bool {
        self.longest_ending > 0
    }

    /// Whether an ending may have a first byte and a number of bytes.
    pub const fn may_be_ending(&self, first: u8, bytes: usize) -> bool {
        bytes <= self.longest_ending && self.ending_lengths[(first & 63) as usize] >> (bytes & 63) & 1 == 1
    }

    /// Bytes of each prefix of the same language that a text begins with.
    pub fn prefixes_of<'a>(&'a self, writing: &'a Writing, text: Beginning<'a>) -> impl Iterator<Item = usize> + 'a {
        let may_be = self.prefix_letters >> (text.head_of_one() & 63) & 1 == 1;
        let prefixes = if may_be { self.prefixes.as_slice() } else { &[] };
        let like = prefixes.iter().zip(&writing.prefixes).filter(move |(like, _)| text.is_like(**like));
        like.map(|(_, prefix)| prefix).filter(move |prefix| text.text.starts_with(prefix.as_bytes())).map(String::len)
    }
}

//! How words begin: asked at every letter of a text, before anything that takes longer.

/// The first letter of a word, or the first two, as a number.
#[inline]
pub fn head(first: char, second: Option<char>) -> u64 {
    u64::from(first) << 32 | second.map_or(0, u64::from)
}

/// A set of heads in a few kilobytes, which may take one for another.
#[derive(Debug)]
pub struct Heads {
    bits: Vec<u64>,
    /// By how much a number of 64 bits is too long to be that of a bit.
    spare: u32,
}

impl Default for Heads {
    fn default() -> Self {
        Self::with_room(15)
    }
}

impl Heads {
    /// An empty set of two to the power of `power` bits: several for each head that is to be in it.
    pub fn with_room(power: u32) -> Self {
        Self { bits: vec![0; (1 << power) / 64], spare: 64 - power }
    }

    /// The bit of a head, spread over all of them.
    #[inline]
    const fn bit(&self, head: u64) -> usize {
        (head.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.spare) as usize
    }

    /// Those of some words.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut heads = Self::default();
        for word in words {
            let mut letters = word.chars();
            if let Some(first) = letters.next() {
                heads.add(head(first, letters.next()));
            }
        }
        heads
    }

    /// Takes one in.
    pub fn add(&mut self, head: u64) {
        let bit = self.bit(head);
        if let Some(bits) = self.bits.get_mut(bit / 64) {
            *bits |= 1 << (bit % 64);
        }
    }

    /// Whether one may be there; if not, it is not.
    #[inline]
    pub fn may_have(&self, head: u64) -> bool {
        let bit = self.bit(head);
        self.bits.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_it_is_found_and_little_else() {
        let mut heads = Heads::default();
        let pairs = || ('a'..='z').flat_map(|first| ('а'..='я').map(move |second| head(first, Some(second))));
        pairs().step_by(2).for_each(|head| heads.add(head));
        assert!(pairs().step_by(2).all(|head| heads.may_have(head)));
        assert!(pairs().skip(1).step_by(2).filter(|head| heads.may_have(*head)).count() < 40);
    }
}

//! What is remembered by a hash. Texts ask for it at every word, so that it costs one look into memory, as a rule.

use std::num::NonZeroU64;

/// Items by hashes that hardly any two have in common.
#[derive(Debug)]
pub struct ByHash<T> {
    /// An item stands where its hash says, or in the first free place behind that. At least half of them are free.
    places: Vec<Option<(NonZeroU64, T)>>,
    items: usize,
}

impl<T> Default for ByHash<T> {
    fn default() -> Self {
        Self { places: Vec::new(), items: 0 }
    }
}

impl<T> ByHash<T> {
    /// Places of the smallest table; their number is a power of two.
    const LEAST: usize = 64;

    /// How many items there are.
    pub const fn len(&self) -> usize {
        self.items
    }

    /// What was remembered by a hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<&T> {
        let hash = marked(hash);
        let mask = self.places.len().wrapping_sub(1);
        let mut at = first_place(hash);
        loop {
            match self.places.get(at & mask) {
                Some(Some((known, item))) if *known == hash => return Some(item),
                Some(Some(_)) => at += 1,
                _ => return None,
            }
        }
    }

    /// Remembers an item, in the stead of one with the same hash.
    pub fn insert(&mut self, hash: u64, item: T) {
        if self.items * 2 >= self.places.len() {
            let room = (self.places.len() * 2).max(Self::LEAST);
            let wider = std::iter::repeat_with(|| None).take(room).collect();
            self.items = 0;
            for (hash, item) in std::mem::replace(&mut self.places, wider).into_iter().flatten() {
                self.put(hash, item);
            }
        }
        self.put(marked(hash), item);
    }

    fn put(&mut self, hash: NonZeroU64, item: T) {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = first_place(hash);
        while let Some(place) = self.places.get_mut(at & mask) {
            match place {
                Some((known, _)) if *known != hash => at += 1,
                _ => {
                    self.items += usize::from(place.is_none());
                    *place = Some((hash, item));
                    return;
                }
            }
        }
    }
}

/// A hash that is not zero, so that a place without one is free.
const fn marked(hash: u64) -> NonZeroU64 {
    match NonZeroU64::new(hash) {
        Some(hash) => hash,
        None => NonZeroU64::MIN,
    }
}

/// The upper half is the better mixed one.
const fn first_place(hash: NonZeroU64) -> usize {
    (hash.get() >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found() {
        let mut table = ByHash::default();
        assert_eq!(table.get(0), None);
        // Many of them want the same place.
        let hash = |number: u64| number << 62 | number;
        for number in 0..500 {
            table.insert(hash(number), number);
            assert_eq!(table.len() as u64, number + 1);
        }
        table.insert(hash(7), 70);
        assert_eq!(table.len(), 500);
        for number in 0..500 {
            assert_eq!(table.get(hash(number)), Some(if number == 7 { &70 } else { &number }));
        }
        assert_eq!(table.get(hash(500)), None);
    }
}

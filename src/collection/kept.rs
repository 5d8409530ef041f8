//! What loads leave behind, so that a folder in which little changed is read and compared again in little time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::Memory;
use crate::extract::{self, Additions};
use crate::model::{Comparison, Document, Reading, Shared};

/// Readings and comparisons of earlier loads. A file whose text, name and format are as before is not read for claims
/// again, and only regions of changed files are compared again. What comes out is the same as without it.
#[derive(Debug, Default)]
pub struct Kept {
    readings: Mutex<Readings>,
    memory: Mutex<Memory>,
}

#[derive(Debug, Default)]
struct Readings {
    /// Of the user's own words, by which all was read.
    words: u64,
    by_document: FxHashMap<blake3::Hash, Shared<Reading>>,
}

impl Kept {
    /// Forgets everything that was read by other words.
    pub(super) fn use_words(&self, additions: &Additions) {
        let mut readings = lock(&self.readings);
        if readings.words != additions.key() {
            *readings = Readings { words: additions.key(), ..Readings::default() };
            // The user's own places tell what lies in what.
            *lock(&self.memory) = Memory::default();
        }
    }

    /// Everything that a document says, from memory where it was read before.
    pub(super) fn read(&self, document: &Document, additions: &Additions) -> Shared<Reading> {
        let digest = digest(document);
        let known = lock(&self.readings).by_document.get(&digest).cloned();
        known.unwrap_or_else(|| {
            let reading = Shared::new(extract::read_with(document, additions));
            lock(&self.readings).by_document.insert(digest, reading.clone());
            reading
        })
    }

    /// Forgets what is not among these.
    pub(super) fn keep_only(&self, readings: &[Shared<Reading>]) {
        let held: FxHashSet<usize> = readings.iter().map(Shared::address).collect();
        lock(&self.readings).by_document.retain(|_, reading| held.contains(&reading.address()));
    }

    /// Compares readings. A fault in the comparison must not cost what was read: the articles and their claims are
    /// still there.
    pub(super) fn compare(&self, readings: &[Shared<Reading>]) -> Comparison {
        let mut memory = lock(&self.memory);
        catch_unwind(AssertUnwindSafe(|| memory.compare(readings))).unwrap_or_else(|_| {
            tracing::error!("a fault in Planscope stopped the comparison; articles and claims are shown without it");
            *memory = Memory::default();
            Comparison::default()
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells documents apart by all that a reading depends on.
fn digest(document: &Document) -> blake3::Hash {
    let Document { file, text, title, lang, published, encoding, problem } = document;
    let published = published.map(|day| day.to_string());
    let parts =
        [Some(file), Some(text), title.as_ref(), lang.as_ref(), published.as_ref(), Some(encoding), problem.as_ref()];
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        // With its length in front, so that no two documents give the same bytes.
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        hasher.update(&length.to_le_bytes());
        hasher.update(part.map_or(&[], |part| part.as_bytes()));
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::{Additions, Kept};
    use crate::corpus;

    #[test]
    fn what_did_not_change_is_not_read_again() {
        let (kept, words) = (Kept::default(), Additions::default());
        let mut documents = corpus::seeds();
        let first: Vec<_> = documents.iter().map(|document| kept.read(document, &words)).collect();
        documents[1].text.push_str("\nThere are 7 enterprises.");
        let second: Vec<_> = documents.iter().map(|document| kept.read(document, &words)).collect();
        let same: Vec<bool> = first.iter().zip(&second).map(|(one, other)| one.is_same(other)).collect();
        assert_eq!(same, [true, false, true, true, true]);
        // The text as it was is forgotten, the one that is there is not.
        kept.keep_only(&second);
        assert!(kept.read(&documents[1], &words).is_same(&second[1]));
        assert!(!kept.read(&corpus::seeds()[1], &words).is_same(&first[1]));
    }
}

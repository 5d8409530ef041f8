//! What lexicons cost in memory. A binary of its own, since all that its process allocates is counted.
#![cfg(test)]

use peak_alloc::PeakAlloc;
use planscope::extract::{self, lexicon::Lexicon};
use planscope::model::Document;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Bytes that all lexicons may take.
const MOST: usize = 60_000_000;

#[test]
fn all_lexicons_take_less_than_60_megabytes() {
    // What an article in one language loads is not counted: the gazetteer and what tells languages.
    let text = "The works in Liuzhou made 12 million tonnes in 2025.".to_owned();
    let read = extract::read(&Document { text, ..Document::default() });
    assert_eq!(read.claims.len(), 1);
    let before = HEAP.current_usage();
    let loaded = Lexicon::languages().map(Lexicon::of).count();
    let taken = HEAP.current_usage() - before;
    assert!(loaded > 70, "{loaded} languages");
    assert!(taken > 1_000_000, "{taken} bytes are no lexicons");
    assert!(taken < MOST, "{taken} bytes");
}

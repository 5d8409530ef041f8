//! What kinds of words there are, as `common.toml` lists them, and meanings by which rules know a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::COMMON_FILE;

/// Whether a metric that is none of the named ones is plain by its word: vehicles, profit, length.
#[must_use]
pub fn is_known_measure(word: &str) -> bool {
    COMMON_FILE.measures.iter().any(|known| known == word)
}

/// Whether what is counted is there from year to year, as stations and plants are, and does not flow through one.
#[must_use]
pub fn is_stock(word: &str) -> bool {
    COMMON_FILE.stocks.iter().any(|known| known == word)
}

/// Whether what is counted are people.
#[must_use]
pub fn is_people(word: &str) -> bool {
    COMMON_FILE.people.iter().any(|known| known == word)
}

/// The meaning of words for the country as a whole, by which claims of it are known.
pub const NATIONWIDE: &str = "nationwide";

/// The meaning of "here", which points less far than "there".
pub const HERE: &str = "here";

/// The meaning of words for the country where most readers of a language live: "British".
pub const HOME: &str = "of the country";

/// The meaning of words for what a plant is going to be able to do.
pub const ABLE: &str = "will be able";

/// What things are called that no lexicon knows: two numbers of them need not count the same.
pub const THINGS: &str = "items";

/// The meaning of words that promise in headlines only: "Port to build 20 berths".
pub const HEADLINE: &str = "is to (headline)";

/// The meaning of words for the average of the whole country.
pub const AVERAGE: &str = "nationwide (average)";

/// The meaning of words for what something is worth.
pub const WORTH: &str = "investment (worth)";

/// Whether what is counted is a product, which plants make and firms ship: vehicles, wafers.
#[must_use]
pub fn is_product(word: &str) -> bool {
    COMMON_FILE.products.iter().any(|known| known == word)
}

/// The industry that a product or an industry is part of, and no other around it: itself where it is a part of none.
#[must_use]
pub fn top_sector(sector: &str) -> &str {
    /// Told once: every text asks for each of its industries, and names are long to compare.
    static TOPS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        let parents = &COMMON_FILE.parents;
        let top = |sector| std::iter::successors(Some(sector), |sector: &&String| parents.get(*sector)).last();
        parents.keys().filter_map(|sector| Some((sector.as_str(), top(sector)?.as_str()))).collect()
    });
    TOPS.get(sector).copied().unwrap_or(sector)
}

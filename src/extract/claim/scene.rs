//! A sentence with all that rules ask of it.

use std::cell::Cell;

use super::period;
use crate::extract::lexicon::{Kind, Kinds, Sense};
use crate::extract::place::PlaceMention;
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::sentence::Sentence;

/// A sentence with all that stands in it.
pub(super) struct Scene<'a> {
    pub(super) sentence: Sentence,
    /// Its words.
    pub(super) tokens: &'a [Token],
    /// What kinds of words they are.
    pub(super) kinds: Kinds,
    /// Those that tell whether something is reached, where a figure asks for it.
    pub(super) statuses: Vec<&'a Token>,
    pub(super) found: &'a [Found],
    pub(super) anchors: Vec<period::Anchor>,
    /// Places named in it.
    pub(super) places: &'a [PlaceMention],
    /// Which of its places can own a figure.
    pub(super) owners: Answers,
}

/// Answers to one question about the first of some things, each found once.
#[derive(Default)]
pub(super) struct Answers {
    known: Cell<u64>,
    yes: Cell<u64>,
}

impl Answers {
    pub(super) fn get(&self, number: usize, find: impl FnOnce() -> bool) -> bool {
        let bit = u32::try_from(number).ok().and_then(|number| 1_u64.checked_shl(number)).unwrap_or_default();
        if self.known.get() & bit != 0 {
            return self.yes.get() & bit != 0;
        }
        let answer = find();
        self.known.set(self.known.get() | bit);
        self.yes.set(self.yes.get() | if answer { bit } else { 0 });
        answer
    }
}

impl<'a> Scene<'a> {
    /// Whether another figure stands between two positions.
    pub(super) fn has_figure_between(&self, from: usize, to: usize) -> bool {
        self.figures_between(from, to).next().is_some()
    }

    /// The figures that stand between two positions.
    pub(super) fn figures_between(&self, from: usize, to: usize) -> impl Iterator<Item = &'a Found> {
        self.found.iter().filter(move |one| one.quantity.span.start >= from && one.quantity.span.end <= to)
    }

    /// The last figure before a position that may be a claim.
    pub(super) fn claim_before(&self, at: usize) -> Option<&'a Found> {
        self.found.iter().rev().find(|one| one.quantity.ignored.is_none() && one.quantity.span.end <= at)
    }

    /// Whether a figure that may be a claim, and no year or code, stands between two positions.
    pub(super) fn has_claim_between(&self, from: usize, to: usize) -> bool {
        self.figures_between(from, to).any(|one| one.quantity.ignored.is_none())
    }

    /// Whether a word parts clauses: "and" does, but not inside "wind and solar" or between "coal" and "steel".
    pub(super) fn parts_clauses(&self, token: &Token) -> bool {
        match token.sense() {
            Sense::And | Sense::Clause => {
                let mut industries =
                    self.with([Kind::Sector]).iter().filter(|other| matches!(other.sense(), Sense::Sector(_)));
                let (mut before, mut behind) = (false, false);
                !industries.any(|other| {
                    before |= other.word.end <= token.span.start && token.span.start - other.word.end <= 1;
                    behind |= other.span.start >= token.span.end && other.span.start - token.span.end <= 1;
                    other.span.overlaps(token.span) || (before && behind)
                })
            }
            _ => false,
        }
    }

    /// All words, where any of them is of one of some kinds, and else none.
    #[inline]
    pub(super) fn with<K: Into<Kinds>>(&self, kinds: K) -> &'a [Token] {
        if self.kinds.meet(kinds.into()) { self.tokens } else { &[] }
    }

    /// The words that stand between two positions, where any word of the sentence is of one of some kinds, and else none.
    #[inline]
    pub(super) fn between_of<K: Into<Kinds>>(
        &self,
        kinds: K,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = &'a Token> + use<'a, K> {
        self.with(kinds).iter().filter(move |token| token.span.start >= from && token.span.end <= to)
    }
}

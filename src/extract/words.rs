//! Looking around in the tokens of a text: what stands right before, right after, or between.

use super::lexicon::Sense;
use super::scan::Token;
use crate::model::Span;

/// The tokens of a text, sorted by where they begin.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The article's text.
    pub text: &'a str,
    /// From [`super::scan::tokens`].
    pub tokens: &'a [Token],
}

/// More than a few blanks and marks set words apart, in bytes.
const THIN: usize = 24;

impl<'a> Words<'a> {
    /// Tokens that begin inside a span.
    #[must_use]
    pub fn within(&self, span: Span) -> &'a [Token] {
        let from = self.tokens.partition_point(|token| token.span.start < span.start);
        let to = self.tokens.partition_point(|token| token.span.start < span.end);
        self.tokens.get(from..to.max(from)).unwrap_or_default()
    }

    /// Tokens that begin at a position or after nothing but blanks and a hyphen.
    pub fn right_after(&self, at: usize) -> impl Iterator<Item = &'a Token> {
        let words = *self;
        let from = self.tokens.partition_point(|token| token.span.start < at);
        self.tokens
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |token| token.span.start <= at + 8)
            .filter(move |token| words.is_thin(at, token.span.start))
    }

    /// Tokens whose word ends at a position or before nothing but blanks and a hyphen; the nearest first.
    pub fn right_before(&self, at: usize) -> impl Iterator<Item = &'a Token> {
        let words = *self;
        let to = self.tokens.partition_point(|token| token.span.start < at);
        self.tokens
            .get(..to)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(move |token| at - token.span.start <= 160)
            .filter(move |token| {
                (token.word.end <= at && words.is_thin(token.word.end, at))
                    || (token.span.end <= at && words.is_thin(token.span.end, at))
            })
    }

    /// Whether nothing but blanks, a hyphen or marks that are not seen stand between two positions.
    #[must_use]
    pub fn is_thin(&self, from: usize, to: usize) -> bool {
        from <= to
            && to - from <= THIN
            && self.text.get(from..to).is_some_and(|gap| {
                gap.chars().all(|c| {
                    (c.is_whitespace() && c != '\n') || is_unseen(c) || matches!(c, '-' | '\u{2011}' | '\u{5BE}')
                }) && gap.matches(['-', '\u{2011}', '\u{5BE}']).count() <= 1
            })
    }

    /// Whether nothing but blanks stand between two positions.
    #[must_use]
    pub fn is_blank(&self, from: usize, to: usize) -> bool {
        from <= to
            && to - from <= THIN
            && self
                .text
                .get(from..to)
                .is_some_and(|gap| gap.chars().all(|c| (c.is_whitespace() && c != '\n') || is_unseen(c)))
    }

    /// Whether one of the senses stands right after a position.
    #[must_use]
    pub fn follows(&self, at: usize, wanted: impl Fn(&Sense) -> bool) -> Option<&'a Token> {
        self.right_after(at).find(|token| wanted(token.sense()))
    }

    /// Whether one of the senses stands right before a position.
    #[must_use]
    pub fn precedes(&self, at: usize, wanted: impl Fn(&Sense) -> bool) -> Option<&'a Token> {
        self.right_before(at).find(|token| wanted(token.sense()))
    }

    /// Number of words that begin between two positions; in a script without spaces, of pairs of characters.
    #[must_use]
    pub fn distance(&self, from: usize, to: usize) -> usize {
        let (from, to) = (from.min(to), from.max(to));
        let Some(gap) = self.text.get(from..to) else { return usize::MAX };
        let spaceless = gap.chars().filter(|&c| super::folded::is_spaceless(c)).count();
        gap.split_whitespace().filter(|word| word.chars().any(super::folded::is_word_char)).count() + spaceless / 2
    }
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

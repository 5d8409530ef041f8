//! One pass over a folded text: the words that the lexicon knows, with their meanings.
//!
//! Texts repeat most of their words. What the lexicon knows inside a run of letters depends on nothing else, so that it is
//! looked up once and remembered; only where an entry of several words begins like the run the text is read again.

mod finder;
mod followed;
mod glued;
mod memory;

use super::folded::{Folded, Way};
use super::letters::{DIGIT, Letters, run_of_letters, run_of_others};
use super::lexicon::{Entry, Kind, Lexicon, Sense};
use crate::model::Span;
use finder::{Finder, Hit};
use followed::is_followed;
use memory::Known;

/// A word of the lexicon as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What matched.
    pub span: Span,
    /// The whole word or words around it, with case endings and the other parts of a compound.
    pub word: Span,
    /// What it means.
    pub entry: &'static Entry,
    /// The kind of that: most words of a text are asked for no more, and entries lie all over the memory.
    pub kind: Kind,
    /// Where the furthest of this word and all that begin before it ends: looking back further than that is in vain.
    pub furthest: usize,
}

impl Token {
    /// What it stands for.
    #[must_use]
    pub fn sense(&self) -> &'static Sense {
        &self.entry.sense
    }
}

/// Finds the words of a lexicon in a text, sorted by where they begin, the longer first. `source` is the text that was
/// folded; spans count its bytes.
#[must_use]
pub fn tokens(lexicon: &'static Lexicon, folded: &Folded, source: &str) -> Vec<Token> {
    let text = Letters { text: &folded.text, kinds: &folded.kinds };
    let mut finder = Finder::new(lexicon, text);
    let mut list = List::new(folded, source);
    memory::with(lexicon, |memory| {
        let mut at = 0;
        while let Some(rest) = text.kinds.get(at..).filter(|rest| !rest.is_empty()) {
            let apart = run_of_others(rest);
            // Most runs stand behind one blank, with which hardly any word of a lexicon begins.
            if finder.may_begin(Span::new(at, at + apart)) {
                list.read(&mut finder, Span::new(at, at + apart));
            }
            at += apart;
            let run = Span::new(at, at + run_of_letters(rest.get(apart..).unwrap_or_default()));
            at = run.end;
            // Digits beside letters may be one word with them.
            let is_digit = |at: usize| text.kinds.get(at).is_some_and(|kind| kind & DIGIT != 0);
            let alone = !is_digit(run.end) && !run.start.checked_sub(1).is_some_and(is_digit);
            match if alone { memory.recall(lexicon, text, run) } else { None } {
                Some((known, behind)) => {
                    finder.word_start = run.start;
                    if !behind.is_empty() {
                        finder.take_behind(run, behind);
                        list.take_found(&mut finder);
                    }
                    list.take(known, run, text);
                }
                None if run.is_empty() => {}
                None => list.read(&mut finder, run),
            }
        }
    });
    list.tokens
}

/// The tokens of a text, as far as it is read.
struct List<'a> {
    tokens: Vec<Token>,
    folded: &'a Folded,
    source: &'a str,
    way: Way<'a>,
    /// Where the last word of each group of senses ends.
    reach: [usize; Sense::GROUPS],
    furthest: usize,
    /// The last word, in the folded text and in the source: many have several meanings.
    last: (Span, Span, Span),
}

impl<'a> List<'a> {
    fn new(folded: &'a Folded, source: &'a str) -> Self {
        Self {
            // About a word of the lexicon in eight letters.
            tokens: Vec::with_capacity(folded.text.len() / 8),
            folded,
            source,
            way: folded.way(),
            reach: [0; Sense::GROUPS],
            furthest: 0,
            last: Default::default(),
        }
    }

    /// Adds what a run of letters is known to hold.
    fn take(&mut self, known: &[Known], run: Span, text: Letters<'_>) {
        for known in known {
            let span = Span::new(run.start + usize::from(known.start), run.start + usize::from(known.end));
            if known.exact && !finder::is_exact(known.entry, span, self.folded, self.source) {
                continue;
            }
            // "Has" and not "is to" where no infinitive follows.
            if known.tailed && known.entry.tail.as_ref().is_some_and(|tail| !is_followed(&text, span.end, tail)) {
                continue;
            }
            let word = if known.whole { span } else { run };
            self.push(span, known.entry, (known.group, known.kind), || word);
        }
    }

    /// Reads a part of the text.
    fn read(&mut self, finder: &mut Finder<'_>, part: Span) {
        finder.read(part);
        self.take_found(finder);
    }

    /// Adds what was found in the text.
    fn take_found(&mut self, finder: &mut Finder<'_>) {
        if finder.is_empty() {
            return;
        }
        let glued = finder.sort();
        for Hit { span, word_start, entry } in finder.found.drain(..) {
            if entry.exact.is_some() && !finder::is_exact(entry, span, self.folded, self.source) {
                continue;
            }
            let text = finder.text;
            if entry.tail.as_ref().is_some_and(|tail| !is_followed(&text, span.end, tail)) {
                continue;
            }
            self.push(span, entry, (entry.sense.group(), entry.sense.kind()), || {
                if glued.contains(&span) { span } else { Span::new(word_start, text.word_end(span.end)) }
            });
        }
    }

    /// Adds a word; `word` tells what it is a part of.
    #[inline]
    fn push(&mut self, span: Span, entry: &'static Entry, (group, kind): (u8, Kind), word: impl FnOnce() -> Span) {
        // What lies inside a longer entry of the same group is dropped.
        if let Some(reach) = self.reach.get_mut(usize::from(group)) {
            if span.end <= *reach {
                return;
            }
            *reach = span.end;
        }
        if self.last.0 != span {
            let word = word();
            let own = self.way.span(span.start, span.end);
            let word = if word == span { own } else { self.way.span(word.start, word.end) };
            self.last = (span, own, word);
            self.furthest = own.end.max(word.end).max(self.furthest);
        }
        self.tokens.push(Token { span: self.last.1, word: self.last.2, entry, kind, furthest: self.furthest });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spans, words around them, and meanings.
    fn read(lang: &str, text: &str) -> Vec<(Span, Span, &'static str)> {
        let found = tokens(Lexicon::of(lang), &Folded::new(text), text);
        found.iter().map(|token| (token.span, token.word, token.entry.meaning)).collect()
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        for (lang, texts) in [
            (
                "en",
                [
                    "In the first half of the year, 5MW more than in the first.",
                    "The first half-year: in the firstborn, 20 mw.",
                ],
            ),
            ("de", ["Zweihundertfünfzig Megawatt im ersten Halbjahr.", "Zwei Megawatt, im ersten; T6 und 3t."]),
            ("pl", ["Park ma 14 hal.", "Park ma zatrudnić 300 osób."]),
            ("he", ["בשנת 2027 ובמחצית הראשונה של השנה", "במחצית השנה הראשונה, ב-2027"]),
            ("zh", ["GDP增长5%，比上年同期增长", "增长GDP，同期 5MW"]),
        ] {
            // On a thread of its own nothing was read before.
            let fresh = texts.map(|text| std::thread::spawn(move || read(lang, text)).join().unwrap());
            assert!(fresh.iter().all(|found| !found.is_empty()), "{lang}");
            // "Has" is there where "is to" is not.
            assert!(lang != "pl" || fresh[0].iter().any(|(span, ..)| *span == Span::new(5, 7)));
            for number in [1, 0, 1, 0] {
                assert_eq!(read(lang, texts[number]), fresh[number], "{}", texts[number]);
            }
        }
    }
}

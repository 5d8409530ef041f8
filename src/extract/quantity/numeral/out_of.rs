//! Some of a number of things: "7 out of 10", "un emploi sur quinze", 每五个岗位中就有一个.

use super::fraction::says_of_what;
use super::{Number, Reader};
use crate::extract::folded::{is_spaceless, is_word_char};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::OVER;
use crate::extract::scan::Token;
use crate::model::Span;

impl Reader<'_> {
    /// "Un emploi industriel sur quinze", "4 firms out of 10": a numerator, what is counted, and a denominator.
    pub(super) fn numerator_before_noun(&self, at: usize, numerator: f64) -> Option<(f64, usize)> {
        const FEW: usize = 3;
        const REACH: usize = 80;
        let words = self.words;
        if !words.may_hold(Kind::OutOf) {
            return None;
        }
        let of = words
            .within(Span::new(at, at + REACH))
            .iter()
            .find(|token| matches!(token.sense(), Sense::OutOf) && token.entry.meaning != OVER)?;
        let gap = words.text.get(at..of.span.start)?;
        // Of one thing the noun is in the singular, which no lexicon counts.
        let noun = (numerator - 1.0).abs() < f64::EPSILON && !gap.trim().is_empty()
            || words
                .within(Span::new(at, of.span.start))
                .iter()
                .any(|token| matches!(token.sense(), Sense::Counted(_)) && token.span.end <= of.span.start);
        let near = words.distance(at, of.span.start) <= FEW
            && gap.chars().all(|c| matches!(c, ' ' | '\'' | '’') || is_word_char(c));
        let (whole, end) = self.digits_or_word(of.word.end).filter(|_| noun && near)?;
        let is_share = numerator.fract() == 0.0
            && numerator < whole
            && ((2.0..=20.0).contains(&whole) || matches!(whole as u32, 25 | 30 | 50 | 100));
        // "Deux usines sur cinq sites", "sur dix ans": the second number counts or measures something of its own.
        let counts = |sense: &Sense| says_of_what(sense) || matches!(sense, Sense::Number(_));
        let rest = words.text.get(end..)?;
        let goes_on = rest.starts_with(['-', '/']) || rest.starts_with(|c: char| c.is_ascii_digit());
        (is_share && !goes_on && words.follows(end, counts).is_none()).then_some((numerator / whole, end))
    }

    /// "7 out of 10", "bir bölü yirmi beş": the numerator, a word between, and a denominator that people say shares of.
    pub(super) fn numerator_first(&self, at: usize, number: &Number) -> Option<(f64, usize)> {
        const SAID: [f64; 13] = [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 100.0];
        const MOST_OF: f64 = 1000.0;
        if !self.words.may_hold(Kind::OutOf) {
            return None;
        }
        let of = self.words.follows(at, |sense| matches!(sense, Sense::OutOf))?;
        let (whole, end) = self.digits_or_spoken(of.word.end)?;
        let part = number.value();
        // दस में से नौ: where verbs stand last the denominator does so before the word.
        let (part, whole) =
            if self.lexicon.writing.has_verb_last() && whole < part { (whole, part) } else { (part, whole) };
        let single = (part - 1.0).abs() < f64::EPSILON || of.entry.meaning == OVER;
        let said = SAID.contains(&whole) || single && whole.fract() == 0.0 && (2.0..=MOST_OF).contains(&whole);
        let is_share = part.fract() == 0.0 && part >= 1.0 && part < whole && said;
        // "3 sur 10 hectares" measures, "4 sobre 6 empresas" counts.
        let measured = self.words.follows(end, |sense| {
            matches!(sense, Sense::Scale(_) | Sense::Unit(..) | Sense::Currency(_) | Sense::Part(_))
                || of.entry.meaning == OVER && matches!(sense, Sense::Counted(_) | Sense::Classifier(_))
        });
        let goes_on = self.words.text.get(end..).is_some_and(|rest| rest.starts_with(['-', '/']));
        (is_share && !number.scaled && measured.is_none() && !goes_on).then_some((part / whole, end))
    }

    /// 每五个岗位中就有一个, "her beş işten biri", 열 곳 중 아홉 곳: the denominator and what is counted before the numerator, with a word
    /// for "of each" before both or one for "among" between them.
    pub(super) fn denominator_before_noun(&self, numeral: Span, whole: f64) -> Option<(f64, usize)> {
        const FEW: usize = 5;
        const REACH: usize = 90;
        let words = self.words;
        let said = (3.0..=10.0).contains(&whole) && whole.fract() == 0.0 || matches!(whole as u32, 20 | 100);
        let each = words.precedes(numeral.start, |sense| matches!(sense, Sense::OutOf)).is_some();
        let among = self.lexicon.writing.has_verb_last() || self.lexicon.writing.no_tense;
        if !said || !(each || among) {
            return None;
        }
        let near = words.within(Span::new(numeral.end, (numeral.end + REACH).min(words.text.len())));
        let measured = |token: &Token| {
            matches!(token.sense(), Sense::Unit(..) | Sense::Currency(_) | Sense::Scale(_) | Sense::Part(_))
        };
        let start = if each {
            numeral.end
        } else {
            let of = near.iter().find(|token| matches!(token.sense(), Sense::OutOf))?;
            of.span.end
        };
        let (part, begin, end) = self.next_number(start, FEW)?;
        let gap = words.text.get(numeral.end..begin)?;
        let plain = gap.chars().all(|c| c == ' ' || c == '\'' || c == '’' || is_word_char(c));
        let noun = near
            .iter()
            .any(|token| token.span.end <= begin && matches!(token.sense(), Sense::Counted(_) | Sense::Classifier(_)));
        let of_units = near.iter().any(|token| token.span.end <= begin && measured(token))
            || words
                .follows(end, |sense| {
                    matches!(
                        sense,
                        Sense::Scale(_) | Sense::Unit(..) | Sense::Currency(_) | Sense::Number(_) | Sense::Part(_)
                    )
                })
                .is_some();
        let close = each || words.is_blank(start, begin);
        let is_share = part.fract() == 0.0 && part >= 1.0 && part < whole;
        (is_share && plain && noun && close && !of_units && words.distance(numeral.end, begin) <= FEW)
            .then_some((part / whole, end))
    }

    /// The first number within a few words, with where it begins and ends.
    fn next_number(&self, at: usize, few: usize) -> Option<(f64, usize, usize)> {
        let text = self.words.text.get(at..)?;
        let positions = text.char_indices().filter(|(offset, _)| {
            let before = text.get(..*offset).and_then(|head| head.chars().next_back());
            before.is_none_or(|c| !c.is_alphabetic() || is_spaceless(c))
        });
        positions
            .map(|(offset, _)| at + offset)
            .take_while(|from| self.words.distance(at, *from) <= few)
            .filter(|from| text.get(*from - at..).is_some_and(|rest| !rest.starts_with(' ')))
            .find_map(|from| self.digits_or_word(from).map(|(value, end)| (value, from, end)))
    }
}

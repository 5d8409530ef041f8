//! Small money and weights whose words mean other things, too: 五元六角, 两块五, 150円25銭, 六斤八两.

use super::Reader;
use crate::extract::folded::is_han;
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Currency, QuantityKind, Unit};

/// The least part of money whose word makes an amount by itself: 两角, not 五分.
const LEAST: f64 = 0.1;
/// From here on a number counts no things that 两 of would be told of: 三两个 are two or three.
const FEW: f64 = 10.0;

impl Reader<'_> {
    /// 两块五, 三毛: an amount that only words for parts of money tell. Its first word has other meanings: what counts is that
    /// a smaller part follows, or nothing that could be counted.
    pub(super) fn small_money(&self, found: &mut Found) -> bool {
        let Some(code) = self.lexicon.writing.currency.as_deref().filter(|_| self.words.may_hold(Kind::MoneyPart))
        else {
            return false;
        };
        let Some(currency) = Currency::from_code(code) else { return false };
        let Some((worth, end)) = self.money_part(found.word_end, currency).filter(|_| !found.number.scaled) else {
            return false;
        };
        let whole = found.number.value().fract() == 0.0;
        let (added, reached) = self.smaller_money(end, currency, worth).filter(|_| whole).unwrap_or((0.0, end));
        let goes_on = |sense: &Sense| matches!(sense, Sense::To | Sense::After(_));
        let ends = || self.ends_at(end) || self.words.follows(end, goes_on).is_some();
        // 三块 may be three pieces.
        let plain = !found.in_words || worth < 1.0;
        let alone = reached > end || worth >= LEAST && plain && ends();
        if !alone {
            return false;
        }
        found.set_unit(Unit::Money(currency), worth);
        found.quantity.value += added;
        found.quantity.span.end = reached;
        found.word_end = reached;
        true
    }

    /// 一块二: whether a position is that of a coin with a smaller part behind it.
    pub(super) fn is_small_amount(&self, at: usize) -> bool {
        let own = self.lexicon.writing.currency.as_deref().and_then(Currency::from_code);
        let Some(currency) = own.filter(|_| self.words.may_hold(Kind::MoneyPart)) else { return false };
        self.money_part(at, currency).is_some_and(|(worth, end)| self.smaller_money(end, currency, worth).is_some())
    }

    /// 五元六角, 150円25銭: the parts of money behind a whole amount.
    pub(super) fn small_money_behind(&self, found: &mut Found) {
        let Some(Unit::Money(currency)) = found.quantity.unit else { return };
        let whole = !found.unit_before
            && !found.number.scaled
            && (found.number.factor - 1.0).abs() < f64::EPSILON
            && found.number.value().fract() == 0.0;
        if !whole || !self.words.may_hold(Kind::MoneyPart) {
            return;
        }
        if let Some((added, end)) = self.smaller_money(found.word_end, currency, 1.0).filter(|(added, _)| *added > 0.0)
        {
            found.quantity.value += added;
            found.quantity.span.end = end;
            found.word_end = end;
        }
    }

    /// What numbers with words for smaller and smaller parts of money add, and where they end. Behind a part a lone digit is
    /// a tenth of it: 两毛五.
    fn smaller_money(&self, at: usize, currency: Currency, mut worth: f64) -> Option<(f64, usize)> {
        let (mut added, mut end, mut spoken) = (0.0, at, self.is_money_part(at));
        loop {
            let zero = self.words.follows(end, |sense| matches!(sense, Sense::And)).map(|zero| zero.span);
            let zero = zero.filter(|zero| zero.start == end && !zero.is_empty());
            let begin = zero.map_or(end, |zero| zero.end);
            let Some((number, reached)) = self.digits_or_words(begin) else { break };
            // What is no small whole number is another figure.
            let near = number.fract() == 0.0 && (1.0..100.0).contains(&number);
            if !near {
                break;
            }
            if let Some((part, behind)) =
                self.money_part(reached, currency).filter(|(part, _)| *part < worth && *part < 1.0)
            {
                (added, end, worth, spoken) = (added + number * part, behind, part, true);
                continue;
            }
            let to = |sense: &Sense| matches!(sense, Sense::To);
            spoken &= self.words.text.get(begin..reached).is_some_and(|text| !text.starts_with(char::is_whitespace));
            if spoken && number < FEW && (self.ends_at(reached) || self.words.follows(reached, to).is_some()) {
                let part = if zero.is_some() { worth / 100.0 } else { worth / 10.0 };
                (added, end) = (added + number * part, reached);
            }
            break;
        }
        (end > at).then_some((added, end))
    }

    /// 3割5分, 5割半, 3할 5푼: what smaller parts add to tenths, in percent, and where they end.
    pub(super) fn smaller_parts(&self, at: usize) -> Option<(f64, usize)> {
        if !self.words.may_hold(Kind::SmallPart) {
            return None;
        }
        let part = |at: usize| match self.part_at(at, |sense| matches!(sense, Sense::SmallPart(_)))? {
            token if let Sense::SmallPart(worth) = *token.sense() => Some((worth, token.span.end)),
            _ => None,
        };
        let (mut added, mut end) = (0.0, at);
        // 5割半を占める, and no 5割半導体.
        let ends = |at: usize| {
            self.words.text.get(at..).is_none_or(|rest| !rest.starts_with(|c: char| is_han(c) || c.is_numeric()))
        };
        if let Some((half, reached)) = part(at).filter(|(_, reached)| ends(*reached)) {
            return Some((half * 100.0, reached));
        }
        while let Some((number, reached)) = self.digits_or_words(end).filter(|(number, _)| *number < FEW)
            && let Some((worth, behind)) = part(reached)
        {
            (added, end) = (added + number * worth * 100.0, behind);
        }
        (end > at).then_some((added, end))
    }

    /// 五五折, 八五折: two digits before a word for tenths are hundredths; neighbours such as 七八折 are a range.
    pub(super) fn hundredths_of_two(&self, first: &Token) -> Option<(f64, usize)> {
        let digit = |token: &Token| match *token.sense() {
            Sense::Number(value) if (1.0..10.0).contains(&value) && value.fract() == 0.0 => Some(value),
            _ => None,
        };
        let tens = digit(first)?;
        let second = self.words.follows(first.span.end, |sense| matches!(sense, Sense::Number(_)))?;
        let ones = digit(second)
            .filter(|ones| second.span.start == first.span.end && (*ones - tens - 1.0).abs() > f64::EPSILON)?;
        let part = self
            .words
            .follows(second.span.end, |sense| matches!(sense, Sense::Part(of) if (*of - FEW).abs() < f64::EPSILON))?;
        (part.span.start == second.span.end).then_some(((tens * 10.0 + ones) / 100.0, part.span.end))
    }

    /// A word for a part of money right at a position that is no beginning of a longer word, and where it ends.
    fn money_part(&self, at: usize, currency: Currency) -> Option<(f64, usize)> {
        let part = self.part_at(at, |sense| matches!(sense, Sense::MoneyPart(..)))?;
        match *part.sense() {
            Sense::MoneyPart(of, worth) if of == currency => Some((worth, part.span.end)),
            _ => None,
        }
    }

    fn is_money_part(&self, end: usize) -> bool {
        self.words.right_before(end).any(|token| matches!(token.sense(), Sense::MoneyPart(..)) && token.span.end == end)
    }

    /// 六斤八两, 三十两: a small weight behind a number, and a smaller one behind a weight.
    pub(super) fn small_weight(&self, found: &mut Found) -> bool {
        if !self.words.may_hold(Kind::WeightPart) || found.number.is_like_year() {
            return false;
        }
        let Some((tonnes, end)) = self.weight_part(found.word_end) else { return false };
        let followed =
            !self.ends_at(end) && self.words.follows(end, |sense| matches!(sense, Sense::Added(_))).is_none();
        if followed && found.number.value() < FEW {
            return false;
        }
        found.set_unit(Unit::Tonne, tonnes);
        found.quantity.span.end = end;
        found.word_end = end;
        true
    }

    /// 六斤八两: what a smaller weight adds to the one before it.
    pub(super) fn small_weight_behind(&self, found: &mut Found) {
        let whole = found.quantity.kind == QuantityKind::Weight && !found.unit_before && !found.number.scaled;
        if !whole || !self.words.may_hold(Kind::WeightPart) || found.number.value().fract() != 0.0 {
            return;
        }
        let Some((number, reached)) = self.digits_or_words(found.word_end).filter(|(number, _)| *number < FEW) else {
            return;
        };
        let Some((tonnes, end)) = self.weight_part(reached).filter(|(tonnes, _)| *tonnes < found.number.factor) else {
            return;
        };
        found.quantity.value += number * tonnes;
        found.quantity.span.end = end;
        found.word_end = end;
    }

    fn weight_part(&self, at: usize) -> Option<(f64, usize)> {
        let part = self.part_at(at, |sense| matches!(sense, Sense::WeightPart(_)))?;
        let goes_on = self.words.follows(part.span.end, |sense| matches!(sense, Sense::Scale(_))).is_some();
        match *part.sense() {
            Sense::WeightPart(tonnes) if !goes_on => Some((tonnes, part.span.end)),
            _ => None,
        }
    }

    /// Whether a number word is a weight behind a number instead: 三十两 are no 32.
    pub(super) fn is_weight_behind(&self, token: &Token, at: usize) -> bool {
        self.words.may_hold(Kind::WeightPart)
            && token.span.start == at
            && self.weight_part(at).is_some_and(|(_, end)| end == token.span.end)
    }

    fn part_at(&self, at: usize, wanted: fn(&Sense) -> bool) -> Option<&Token> {
        let part = self.words.follows(at, wanted).filter(|part| part.span.start == at)?;
        let longer = |token: &Token| token.span.start == at && token.span.end > part.span.end;
        (!self.words.right_after(at).any(longer)).then_some(part)
    }

    /// Whether no letter stands at a position.
    fn ends_at(&self, at: usize) -> bool {
        self.words.text.get(at..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric))
    }
}

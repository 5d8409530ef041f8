//! The unit of a number, on whichever side it stands.

use super::{Number, Reader, plain};
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Kind, Period, Sense};
use crate::extract::quantity::levels::ends_sentence;
use crate::extract::quantity::{Found, kind_of};
use crate::extract::scan::Token;
use crate::model::{QuantityKind, Span, Unit};

/// Tonnes of a pound.
const POUND: f64 = 0.000_453_592_37;

impl Reader<'_> {
    pub(super) fn unit(&mut self, found: &mut Found) {
        let span = found.quantity.span;
        let money_before = self.money_before(span.start);
        self.money_scale(found, money_before.is_some());
        if money_before.is_none() && (self.small_money(found) || self.small_weight(found)) {
            self.small_weight_behind(found);
            return;
        }
        if let Some(after) = self.unit_after(found) {
            self.taken.push(after.span.start);
            found.quantity.span.end = after.span.end;
            found.word_end = after.word.end.max(after.span.end);
            Self::apply(found, after.sense());
            if matches!(after.sense(), Sense::Part(_))
                && let Some((added, end)) = self.smaller_parts(after.span.end)
            {
                found.quantity.value += added;
                (found.quantity.span.end, found.word_end) = (end, end);
            }
            if self.is_weight(&after) || self.is_weighed(&after, span.start) {
                found.set_unit(Unit::Tonne, POUND);
            }
            // "RMB 5 billion yuan" names the same money twice, 港幣12億元 names it before.
            if let Sense::Currency(_) = after.sense()
                && let Some(money) = money_before.or_else(|| self.named_money(span.start))
            {
                found.quantity.span.start = money.span.start;
                Self::apply(found, money.sense());
            }
        } else if let Some(before) = money_before
            .or_else(|| self.unit_first(span.start))
            .or_else(|| self.unit_before(found))
            .or_else(|| self.percent_before(span.start))
            .or_else(|| self.money_word_before(span.start))
        {
            self.taken.push(before.span.start);
            found.quantity.span.start = before.span.start;
            found.unit_before = true;
            Self::apply(found, before.sense());
        }
        self.hourly(found);
        self.negate(found);
        self.small_money_behind(found);
        self.small_weight_behind(found);
        self.raise(found);
        if self.words.may_hold(Kind::Classifier)
            && let Some(classifier) = self.words.follows(found.word_end, |sense| matches!(sense, Sense::Classifier(_)))
        {
            found.word_end = classifier.span.end;
        }
    }

    /// Arabic "طنان", two tonnes: a word that is a number and its unit.
    pub(super) fn two_of_a_unit(&mut self, token: &Token) {
        let number = Number { decimal: "2".into(), ..Number::default() };
        let mut found = plain(token.span, QuantityKind::Number, 2.0);
        (found.number, found.in_words, found.word_end) = (number, true, token.word.end);
        Self::apply(&mut found, token.sense());
        self.push(found);
    }

    /// "-$1.2 million", "minus $5 million": the sign stands before that of the money.
    fn negate(&self, found: &mut Found) {
        let before = found.quantity.span.start < found.numeral.start;
        if !before || found.number.factor <= 0.0 || found.number.decimal.as_bytes().starts_with(b"-") {
            return;
        }
        let Some(start) = self.minus_before(found.quantity.span.start) else { return };
        found.number.decimal = format!("-{}", found.number.decimal).into();
        found.quantity.value = -found.quantity.value;
        found.quantity.span.start = start;
    }

    /// "£640m", "640m pounds", "$1.2B", "1.2m passengers": a letter that is a scale beside money, and glued to a number of
    /// things that are counted.
    fn money_scale(&self, found: &mut Found, money_before: bool) {
        let end = found.quantity.span.end;
        if !self.words.may_hold(Kind::MoneyScale) {
            return;
        }
        let Some(letter) = self.words.follows(end, |sense| matches!(sense, Sense::MoneyScale(_))) else { return };
        let Sense::MoneyScale(exponent) = *letter.sense() else { return };
        let money = |sense: &Sense| matches!(sense, Sense::Currency(_));
        let counted =
            |sense: &Sense| matches!(sense, Sense::Counted(_) | Sense::Unit(Unit::Tonne | Unit::SquareMetre, _));
        let behind = |wanted: &dyn Fn(&Sense) -> bool| self.words.follows(letter.span.end, wanted).is_some();
        let belongs = money_before || behind(&money) || (letter.span.start == end && behind(&counted));
        // "T€" is a sign of its own, and "$500 T-shirts" are dear.
        let longer = |token: &Token| token.span.start == letter.span.start && token.span.len() > letter.span.len();
        let goes_on = self.words.text.get(letter.span.end..).is_some_and(|rest| rest.starts_with('-'));
        if found.number.scaled || goes_on || self.words.right_after(end).any(longer) {
            return;
        }
        if !belongs {
            // "100K": how much it is, though of what nobody tells.
            let rest = self.words.text.get(letter.span.end..).unwrap_or_default();
            let unit = |token: &Token| token.span == letter.span && matches!(token.sense(), Sense::Unit(..));
            if self.words.right_after(end).any(unit) {
                return;
            }
            let alone =
                letter.span.start == end && !rest.starts_with(|c: char| c.is_alphanumeric() && !is_spaceless(c));
            if !alone {
                return;
            }
            found.quantity.ignored = Some("a code");
        }
        found.number.exponent += exponent;
        found.number.scaled = true;
        found.quantity.value = found.number.value();
        found.quantity.span.end = letter.span.end;
        found.word_end = letter.word.end;
    }

    /// Makes a length an area or a volume where a word behind it says so: "mita 500 za mraba".
    fn raise(&self, found: &mut Found) {
        if !self.words.may_hold(Kind::Power) {
            return;
        }
        let Some(token) = self.words.follows(found.word_end, |sense| matches!(sense, Sense::Power(_))) else { return };
        let Sense::Power(power) = *token.sense() else { return };
        let metres = found.number.factor * 1000.0;
        let (unit, factor) = match (power, &found.quantity.unit) {
            (1, Some(Unit::Megawatt)) => (Unit::GigawattHour, found.number.factor / 1000.0),
            (1, _) => return,
            (_, Some(Unit::Kilometre)) => Self::raised(power, metres),
            _ => return,
        };
        found.set_unit(unit, factor);
        found.quantity.span.end = token.span.end;
        found.word_end = token.word.end;
    }

    /// A length in metres as an area or a volume.
    fn raised(power: u8, metres: f64) -> (Unit, f64) {
        match power {
            2 if metres >= 1000.0 => (Unit::Hectare, metres * metres / 10_000.0),
            2 => (Unit::SquareMetre, metres * metres),
            _ => (Unit::Other("m3".to_owned()), metres * metres * metres),
        }
    }

    fn apply(found: &mut Found, sense: &Sense) {
        match sense {
            sense if is_point(sense) => found.set_unit(Unit::PercentagePoint, 1.0),
            Sense::Unit(unit, factor) | Sense::UnitFirst(unit, factor) => found.set_unit(unit.clone(), *factor),
            Sense::Currency(currency) => found.set_unit(Unit::Money(*currency), 1.0),
            Sense::Times => found.set_unit(Unit::Times, 1.0),
            Sense::Part(of) => {
                // 75折: two digits are hundredths.
                let tenths = (*of - 10.0).abs() < f64::EPSILON && !found.in_words;
                let hundredths = tenths && found.number.value() > *of && !found.number.decimal.has_point();
                found.set_unit(Unit::Percent, if hundredths { 10.0 / of } else { 100.0 / of });
                found.quantity.kind = QuantityKind::Multiple;
            }
            Sense::Ordinal => {
                found.quantity.kind = QuantityKind::Ordinal;
                found.quantity.unit = None;
                found.quantity.ignored = Some("an ordinal");
            }
            _ => {}
        }
    }

    /// A position, and those behind a link word that may follow it: "millones *de* toneladas".
    pub(super) fn past_links(&self, at: usize) -> impl Iterator<Item = usize> {
        let rest = self.words.text.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start_matches(' ');
        let behind = self.lexicon.writing.links.iter().filter_map(move |link| {
            let tail = trimmed.strip_prefix(link.as_str())?;
            let apart = tail.starts_with(' ') || link.ends_with(['\'', '’']);
            apart.then_some(at + (rest.len() - trimmed.len()) + link.len())
        });
        std::iter::once(at).chain(behind)
    }

    fn unit_after(&self, found: &Found) -> Option<Token> {
        let own = Some(found.quantity.span.end).filter(|end| *end != found.word_end);
        let mut ends = own.into_iter().chain(self.past_links(found.word_end));
        let is_unit = |sense: &Sense| {
            matches!(sense, Sense::Unit(..) | Sense::Currency(_) | Sense::Times | Sense::Part(_) | Sense::Ordinal)
        };
        let unit = ends.find_map(|end| self.words.follows(end, is_unit).copied());
        unit.filter(|unit| {
            if found.looks_like_year() && self.is_no_unit_of_a_year(found, unit)
                || is_point(unit.sense()) && !self.is_of_percentage(found, unit)
            {
                return false;
            }
            // In "tani 5, tani 6" and "$5 $6" the second unit belongs to the second number.
            let next = self.words.text.get(unit.span.end..).unwrap_or_default().trim_start_matches(' ');
            let owns_next = next.starts_with(|c: char| c.is_numeric() || c.is_ascii_digit());
            if owns_next && is_duration(unit.sense()) && four_digits(next) {
                // "till 2 000 år 2028": the word belongs to the year behind it.
                return false;
            }
            // "ร้อยละ 8.1 ปีนี้": a word for years behind a percentage begins one for this year.
            if is_duration(unit.sense()) && self.is_percentage(found.quantity.span.start) {
                return false;
            }
            let sign = unit.entry.exact.is_some() && matches!(unit.sense(), Sense::Currency(_));
            let belongs_to_next = owns_next && (self.lexicon.writing.units_before || sign);
            !belongs_to_next || self.is_between_amounts(found, unit)
        })
    }

    /// "7.5 %, two points above the national average": whether points are those of a percentage of the same sentence, with a word of
    /// change or comparison beside them.
    fn is_of_percentage(&self, found: &Found, unit: &Token) -> bool {
        const SENTENCE: usize = 160;
        const NEAR: usize = 30;
        let (start, end) = (found.quantity.span.start, unit.word.end.max(unit.span.end));
        let percent = |token: &Token| {
            let (from, to) = (token.span.start.min(start), token.span.end.max(end));
            matches!(token.sense(), Sense::Unit(Unit::Percent, _))
                && self.words.text.get(from..to).is_some_and(|text| !ends_sentence(text))
        };
        let differs = |sense: &Sense| {
            matches!(
                sense,
                Sense::Up
                    | Sense::Down
                    | Sense::Before(_)
                    | Sense::Against
                    | Sense::Nationwide
                    | Sense::ChangeAfter
                    | Sense::Period(Period::Baseline | Period::Than)
            )
        };
        let around = Span::new(start.saturating_sub(SENTENCE), end + SENTENCE);
        let behind = || self.words.within(Span::new(end, end + NEAR)).iter().any(|token| differs(token.sense()));
        let change = |sense: &Sense| matches!(sense, Sense::ChangeBefore | Sense::Up | Sense::Down);
        (self.words.precedes(start, change).is_some() || behind()) && self.words.within(around).iter().any(percent)
    }

    /// "10 rmb 20 usd", "3 dolar 50 sent": a currency between two numbers is of the first where the second has one of its own
    /// behind it, and the first none before it.
    fn is_between_amounts(&self, found: &Found, unit: &Token) -> bool {
        let money = |sense: &Sense| matches!(sense, Sense::Currency(_) | Sense::Unit(Unit::Money(_), _));
        let own = || {
            let next = self.digits_after(unit.span.end)?;
            let behind = self.words.follows(next.span.end, money)?;
            let rest = self.words.text.get(behind.span.end..)?.trim_start_matches(' ');
            (!rest.starts_with(|c: char| c.is_numeric())).then_some(())
        };
        matches!(unit.sense(), Sense::Currency(_))
            && self.money_before(found.quantity.span.start).is_none()
            && own().is_some()
    }

    /// "120 million pounds of copper", "120 Millionen Pfund Kupfer": a word for money that is one for a weight, too, is that
    /// before a material.
    fn is_weight(&self, unit: &Token) -> bool {
        let word = |token: &Token| matches!(token.sense(), Sense::Pound) && token.span == unit.span;
        if !self.words.may_hold(Kind::Pound) || !self.words.around(unit.span).any(word) {
            return false;
        }
        let material = |sense: &Sense| matches!(sense, Sense::Sector(_));
        let of = self.words.follows(unit.word.end, |sense| matches!(sense, Sense::ShareAfter)).map(|of| of.span.end);
        self.past_links(unit.word.end).chain(of).any(|end| self.words.follows(end, material).is_some())
    }

    /// 体重は200ポンド, "weighs 200 pounds": whether a word before an amount in what may be money says that it is a weight.
    fn is_weighed(&self, unit: &Token, at: usize) -> bool {
        const NEAR: usize = 36;
        let word = |token: &Token| matches!(token.sense(), Sense::Pound) && token.span == unit.span;
        let weighs = |token: &Token| matches!(token.sense(), Sense::Weighs) && token.span.end <= at;
        let near = Span::new(at.saturating_sub(NEAR), at);
        self.words.may_hold(Kind::Weighs)
            && self.words.around(unit.span).any(word)
            && self.words.within(near).iter().any(|token| weighs(token) && self.words.commas(token.span.end, at) == 0)
    }

    /// 時速100キロ: a length behind a word for "an hour" is a speed.
    fn hourly(&self, found: &mut Found) {
        if !self.words.may_hold(Kind::SpeedBefore) || found.quantity.unit != Some(Unit::Kilometre) {
            return;
        }
        let before = self.words.precedes(found.quantity.span.start, |sense| matches!(sense, Sense::SpeedBefore(_)));
        if let Some(Sense::SpeedBefore(times)) = before.map(Token::sense) {
            let factor = found.number.factor * times;
            found.set_unit(Unit::Other("km/h".into()), factor);
        }
    }

    /// A word for money right before a number that has another behind it.
    fn named_money(&self, at: usize) -> Option<Token> {
        let named = |token: &&Token| matches!(token.sense(), Sense::Currency(_)) && token.span.end == at;
        self.words.right_before(at).find(named).filter(|token| !self.taken.contains(&token.span.start)).copied()
    }

    /// 人民币五百万: a name of money right before its amount, where nothing sets words apart.
    fn money_word_before(&self, at: usize) -> Option<Token> {
        let name = |token: &Token| {
            let word = token.span.of(self.words.text);
            word.chars().count() > 1 && word.chars().all(is_spaceless)
        };
        self.named_money(at).filter(name)
    }

    /// "2027年" is a year and no span of 2027 years; "En 2024 ha exportado" holds no hectares, and "bis 1000 kg" some
    /// kilograms; 2024成 no tenths.
    fn is_no_unit_of_a_year(&self, found: &Found, unit: &Token) -> bool {
        let short_sign = unit.entry.exact.is_some() && unit.span.len() <= 2;
        let dated =
            || self.words.precedes(found.quantity.span.start, |sense| matches!(sense, Sense::Period(_))).is_some();
        let year = found.number.is_like_year();
        is_duration(unit.sense())
            || matches!(unit.sense(), Sense::Part(_) | Sense::Ordinal)
            || (short_sign && year && dated())
    }

    fn money_before(&self, at: usize) -> Option<Token> {
        let token = self
            .words
            .right_before(at)
            .find(|token| matches!(token.sense(), Sense::Currency(_)) && !self.taken.contains(&token.span.start))?;
        // A word such as "yuan" stands before its number only where units do; signs and codes do everywhere.
        let sign = token.entry.exact.is_some() || self.lexicon.writing.units_before;
        sign.then_some(*token)
    }

    /// "%12,5": some languages put the sign in front.
    fn percent_before(&self, at: usize) -> Option<Token> {
        let token = self.words.right_before(at).find(|token| matches!(token.sense(), Sense::Unit(Unit::Percent, _)))?;
        (token.span.end == at && token.entry.exact.is_some() && !self.taken.contains(&token.span.start))
            .then_some(*token)
    }

    /// Whether a word that makes a number a percentage stands before it.
    fn is_percentage(&self, at: usize) -> bool {
        let percent = |token: Token| matches!(token.sense(), Sense::UnitFirst(Unit::Percent, _));
        self.unit_first(at).is_some_and(percent)
    }

    /// 百分之35, "yüzde 12": a word that is a unit only before its number.
    fn unit_first(&self, at: usize) -> Option<Token> {
        if !self.words.may_hold(Kind::UnitFirst) {
            return None;
        }
        self.words.precedes(at, |sense| matches!(sense, Sense::UnitFirst(..))).copied()
    }

    fn unit_before(&self, found: &Found) -> Option<Token> {
        let at = found.quantity.span.start;
        if !self.lexicon.writing.units_before {
            return None;
        }
        self.words
            .right_before(at)
            .find(|token| {
                matches!(token.sense(), Sense::Unit(..))
                    && !self.taken.contains(&token.span.start)
                    && token.entry.exact.as_ref().is_none_or(|sign| sign.chars().count() > 1)
                    // "mwaka 2023" is a year and no span of 2023 years; "geçen yıl 1,2 milyon" no span of time.
                    && !((found.looks_like_year() || !self.lexicon.writing.scale_first) && is_duration(token.sense()))
            })
            .copied()
    }
}

/// Whether a word is a point, of what nobody tells.
fn is_point(sense: &Sense) -> bool {
    matches!(sense, Sense::Unit(Unit::Other(symbol), _) if symbol == "points")
}

/// Whether a text begins with a number of four digits.
fn four_digits(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

pub(super) fn is_duration(sense: &Sense) -> bool {
    matches!(sense, Sense::Unit(unit, _) if kind_of(unit) == QuantityKind::Duration)
}

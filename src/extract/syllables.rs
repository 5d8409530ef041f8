//! Numerals that are read out syllable by syllable, with or without digits: 이만칠천, 3천5백만, 2억 4천 7백만.

use std::collections::BTreeMap;

/// The syllables of a language with what each is worth, and the one that is its decimal mark.
#[derive(Clone, Copy, Debug)]
pub struct Syllables<'a> {
    /// Digits, and the powers of ten.
    pub values: &'a BTreeMap<char, f64>,
    /// 일점오.
    pub point: Option<char>,
}

/// A numeral as far as it is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spelled {
    /// What it is worth.
    pub value: f64,
    /// Bytes that it takes up.
    pub length: usize,
    /// Syllables of it, and those of them that are powers of ten.
    pub syllables: usize,
    /// How many of them are powers of ten.
    pub scales: usize,
    /// How many of those lie below ten thousand.
    pub small_scales: usize,
    /// Whether digits are a part of it.
    pub in_digits: bool,
    /// The last power of ten, where nothing but a digit stands behind it.
    pub last_scale: f64,
    /// Whether it ends in a lone digit syllable.
    pub ends_in_digit: bool,
}

/// Powers of ten from here on take what stands before them as a whole.
const MYRIAD: f64 = 1e4;

/// The sum of what is read.
#[derive(Clone, Copy, Default)]
struct Sum {
    total: f64,
    group: f64,
    digit: Option<f64>,
    myriad: Option<f64>,
    small: Option<f64>,
}

impl Sum {
    /// Takes a digit or digits, or says that they do not go on.
    fn digit(&mut self, value: f64) -> bool {
        let room = self.small.or(self.myriad).is_none_or(|scale| value < scale);
        let free = self.digit.is_none() && room;
        if free {
            self.digit = Some(value);
        }
        free
    }

    fn scale(&mut self, scale: f64) -> bool {
        if scale < MYRIAD {
            if self.small.is_some_and(|last| last <= scale) {
                return false;
            }
            self.group += self.digit.take().unwrap_or(1.0) * scale;
            self.small = Some(scale);
            return true;
        }
        if self.myriad.is_some_and(|last| last <= scale) {
            return false;
        }
        let group = self.group + self.digit.take().unwrap_or(0.0);
        self.total += if group > 0.0 { group } else { 1.0 } * scale;
        *self = Self { total: self.total, myriad: Some(scale), ..Self::default() };
        true
    }

    fn value(&self) -> f64 {
        self.total + self.group + self.digit.unwrap_or_default()
    }
}

impl Syllables<'_> {
    /// What a character is worth.
    #[must_use]
    pub fn value_of(&self, c: char) -> Option<f64> {
        self.values.get(&c).copied()
    }

    /// Every numeral that a text begins with, the longer first. Blanks may stand behind a power of ten.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<Spelled> {
        let (mut sum, mut now, mut found) = (Sum::default(), Spelled::default(), Vec::new());
        while let Some(rest) = text.get(now.length..) {
            let blank = usize::from(rest.starts_with(' ') && now.last_scale > 0.0 && !now.ends_in_digit);
            let rest = rest.get(blank..).unwrap_or_default();
            if let Some((value, length)) = digits(rest).filter(|_| !now.ends_in_digit) {
                if !sum.digit(value) {
                    break;
                }
                now.length += blank + length;
                now.in_digits = true;
            } else {
                let Some(c) = rest.chars().next() else { break };
                let Some(value) = self.value_of(c) else { break };
                let scale = value >= 10.0;
                // 오십 이: behind a blank a lone digit is a word of its own.
                if !(if scale { sum.scale(value) } else { sum.digit(value) }) {
                    break;
                }
                now.length += blank + c.len_utf8();
                now.syllables += 1;
                now.scales += usize::from(scale);
                now.small_scales += usize::from(scale && value < MYRIAD);
                if scale {
                    now.last_scale = value;
                }
                now.ends_in_digit = !scale;
            }
            now.value = sum.value();
            found.push(now.clone());
        }
        let mut longer: Vec<Spelled> =
            found.iter().filter(|one| one.ends_in_digit).filter_map(|one| self.with_decimals(text, one)).collect();
        longer.extend(found.into_iter().rev());
        longer.sort_by_key(|one| std::cmp::Reverse(one.length));
        longer
    }

    /// 이십구점구구: digits behind the decimal mark.
    fn with_decimals(&self, text: &str, whole: &Spelled) -> Option<Spelled> {
        let point = self.point?;
        let rest = text.get(whole.length..)?.strip_prefix(point)?;
        let digits: Vec<(char, f64)> = rest
            .chars()
            .map_while(|c| self.value_of(c).filter(|value| *value < 10.0).map(|value| (c, value)))
            .collect();
        let decimals: String = digits.iter().map(|(_, value)| value.to_string()).collect();
        let value = format!("{}.{decimals}", whole.value).parse().ok().filter(|_| !digits.is_empty())?;
        let length: usize = digits.iter().map(|(c, _)| c.len_utf8()).sum();
        Some(Spelled {
            value,
            length: whole.length + point.len_utf8() + length,
            syllables: whole.syllables + digits.len(),
            ends_in_digit: false,
            ..whole.clone()
        })
    }

    /// Bytes of the longest numeral without digits and blanks that a word begins with, where it is sure to be one: 이만칠천.
    #[must_use]
    pub fn glued(&self, word: &str) -> usize {
        const LEAST: usize = 2;
        if word.chars().next().and_then(|first| self.value_of(first)).is_none() {
            return 0;
        }
        let decimals = |one: &Spelled| one.syllables > LEAST && !one.ends_in_digit;
        let sure = |one: &Spelled| one.syllables >= LEAST && (one.scales > 0 || decimals(one)) && !one.in_digits;
        let whole = |one: &Spelled| word.get(..one.length).is_some_and(|numeral| !numeral.contains(' '));
        self.read(word).into_iter().find(|one| sure(one) && whole(one)).map_or(0, |one| one.length)
    }
}

/// Digits with their separators that a text begins with, and their bytes: "4,700", "2.5".
fn digits(text: &str) -> Option<(f64, usize)> {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let count = |text: &str| text.bytes().take_while(|byte| is_digit(byte)).count();
    let mut length = count(text);
    if length == 0 {
        return None;
    }
    let mut plain = text.get(..length)?.to_owned();
    while let Some(group) = text.get(length..).and_then(|rest| rest.strip_prefix(',')).filter(|rest| count(rest) == 3) {
        plain.push_str(group.get(..3)?);
        length += 4;
    }
    if let Some(decimals) = text.get(length..).and_then(|rest| rest.strip_prefix('.')).filter(|rest| count(rest) > 0) {
        plain.push('.');
        plain.push_str(decimals.get(..count(decimals))?);
        length += 1 + count(decimals);
    }
    Some((plain.parse().ok()?, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_and_digits_add_up() {
        let values: BTreeMap<char, f64> = "영일이삼사오육칠팔구"
            .chars()
            .zip(0..)
            .map(|(c, value)| (c, f64::from(value)))
            .chain([('십', 10.0), ('백', 100.0), ('천', 1000.0), ('만', 1e4), ('억', 1e8), ('조', 1e12)])
            .collect();
        let syllables = Syllables { values: &values, point: Some('점') };
        for (text, value) in [
            ("이만칠천", 27_000.0),
            ("3천5백만", 35_000_000.0),
            ("2억 4천 7백만", 247_000_000.0),
            ("1억천만", 110_000_000.0),
            ("삼십이억삼천오백육십구만팔천백이십", 3_235_698_120.0),
            ("이십구점구구", 29.99),
            ("2억4,700만", 247_000_000.0),
        ] {
            let longest = syllables.read(text).into_iter().next().unwrap_or_default();
            assert_eq!((longest.value, longest.length), (value, text.len()), "{text}");
        }
        assert_eq!(syllables.glued("이만칠천원"), "이만칠천".len());
        assert_eq!(syllables.glued("사회"), 0);
    }
}

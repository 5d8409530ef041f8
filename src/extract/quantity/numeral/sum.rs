//! The sum of number words.

use crate::extract::lexicon::Sense;

/// Adds up number words.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    /// Scale words stand before their number: Swahili "elfu tatu" is three thousand.
    scale_first: bool,
    /// What is read of the number, each part with its scale, the larger first.
    parts: Vec<(f64, f64)>,
    /// Number words that no scale has taken yet.
    current: Option<f64>,
    /// A scale that stands before its number.
    pending: Option<f64>,
    last_scale: f64,
    pub(super) scaled: bool,
    numbered: bool,
    /// How many scale words were read, and the first of them.
    pub(super) scales: usize,
    pub(super) first_scale: f64,
}

impl Sum {
    /// Nothing read yet. `scale_first`: scale words stand before their number.
    pub(super) fn new(scale_first: bool) -> Self {
        Self { scale_first, ..Self::default() }
    }

    /// Takes the next word, or says that it does not go on.
    pub(super) fn take(&mut self, sense: &Sense) -> bool {
        match *sense {
            Sense::Number(value) => self.number(value),
            Sense::Scale(exponent) => {
                let taken = if self.scale_first { self.scale_before(exponent) } else { self.scale_after(exponent) };
                self.scaled |= taken && exponent > 2;
                if self.scales == 0 {
                    self.first_scale = 10f64.powi(exponent);
                }
                self.scales += usize::from(taken);
                taken
            }
            _ => false,
        }
    }

    fn number(&mut self, value: f64) -> bool {
        let below = self.parts.last().is_none_or(|(_, scale)| value < *scale);
        // "fünf-und-zwanzig", "خمسة وعشرون": the units stand before the tens, and hundreds may stand before both.
        let after_units = |current: f64| {
            (1.0..10.0).contains(&(current % 100.0)) && value % 10.0 == 0.0 && (20.0..100.0).contains(&value)
        };
        let fits = match self.current {
            None => below,
            Some(current) if value > 0.0 && current > value => {
                current % magnitude_above(value) == 0.0 || after_units(current)
            }
            Some(current) => after_units(current),
        };
        if fits {
            self.current = Some(self.current.unwrap_or(0.0) + value);
        } else if let (Some(scale), Some(current)) = (self.pending, self.current)
            && value < scale
        {
            self.parts.push((scale * current, scale));
            (self.pending, self.current) = (None, Some(value));
        } else {
            return false;
        }
        self.numbered = true;
        true
    }

    /// A scale behind its number takes everything smaller that stands before it.
    fn scale_after(&mut self, exponent: i32) -> bool {
        let scale = 10f64.powi(exponent);
        let again = self.parts.last().is_some_and(|(_, last)| (*last / scale - 1.0).abs() < 1e-9);
        if again && self.current.is_some() {
            return false;
        }
        let mut times = self.current.take().unwrap_or(0.0);
        while let Some((value, _)) = self.parts.pop_if(|(_, smaller)| *smaller < scale) {
            times += value;
        }
        if times == 0.0 {
            // "million million" and "hundred hundred" are no numbers.
            if again {
                return false;
            }
            times = 1.0;
        }
        self.parts.push((times * scale, scale));
        self.last_scale = scale;
        true
    }

    fn scale_before(&mut self, exponent: i32) -> bool {
        let scale = 10f64.powi(exponent);
        match (self.pending, self.current.take()) {
            (Some(pending), Some(current)) => self.parts.push((pending * current, pending)),
            // "milioni mia tano" is five hundred million.
            (Some(pending), None) if scale < pending => {
                self.pending = Some(pending * scale);
                self.last_scale = scale;
                return true;
            }
            (Some(_), None) => return false,
            (None, Some(current)) => self.parts.push((current, 1.0)),
            (None, None) => {}
        }
        (self.pending, self.last_scale) = (Some(scale), scale);
        true
    }

    /// The power of ten of the only scale, which is not below the least, where nothing follows it: six for "twelve million".
    pub(super) fn power(&self, least: f64) -> i32 {
        match (self.parts.as_slice(), self.current, self.pending) {
            ([(_, scale)], None, None) if *scale >= least && self.numbered => scale.log10().round() as i32,
            _ => 0,
        }
    }

    /// 一亿二 is 120 million: the digit behind a scale stands for the next place.
    pub(super) fn shorten(&mut self) {
        self.current = self.current.map(|digit| digit * (self.last_scale / 10.0).max(1.0));
    }

    pub(super) fn add_part(&mut self, part: f64) {
        // "One hundred and three and a half": units behind the scale are what is halved; of "one hundred and three
        // quarters" one is, and half a hundred is fifty.
        let least = if (part - 0.5).abs() < f64::EPSILON { 0.0 } else { HUNDRED };
        let of_scale = self.last_scale > least && (self.current.is_none() || self.pending.is_some());
        let scale = if of_scale { self.last_scale } else { 1.0 };
        self.parts.push((part * scale, scale));
    }

    /// Whether only scale words were read, and no number.
    pub(super) const fn only_scales(&self) -> bool {
        !self.numbered
    }

    pub(super) fn total(&self) -> Option<f64> {
        let parts: f64 = self.parts.iter().map(|(value, _)| value).sum();
        let rest = match (self.pending, self.current) {
            (Some(scale), current) => scale * current.unwrap_or(1.0),
            (None, current) => current.unwrap_or(0.0),
        };
        let total = parts + rest;
        (total > 0.0).then_some(total)
    }
}

/// The largest scale of which nobody says quarters behind an "and".
const HUNDRED: f64 = 100.0;

/// The power of ten above a value: 10 for 1 to 9, 100 for 10 to 99.
fn magnitude_above(value: f64) -> f64 {
    let mut magnitude = 10.0;
    while magnitude <= value {
        magnitude *= 10.0;
    }
    magnitude
}

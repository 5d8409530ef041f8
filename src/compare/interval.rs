//! Interval arithmetic: a figure that is only a bound stays a bound through every computation.

use crate::model::{Claim, Figure, Metric, Point, Qualifier};

/// What is known of a true value: it lies between two ends, either of which may be open.
///
/// Ranges: `lower <= upper`; an open upper end is infinite, an open lower end is `floor`, the least value that the
/// quantity can have (0 for amounts, -100 for a growth in percent, minus infinity for a difference).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Least possible value.
    pub lower: f64,
    /// Greatest possible value, infinite where nothing limits it.
    pub upper: f64,
    /// Whether the value is truly greater than `lower`.
    pub lower_strict: bool,
    /// Whether the value is truly less than `upper`.
    pub upper_strict: bool,
    /// The figure as stated, or what the stated figures give.
    pub stated: f64,
    /// Whether "about" stands before it: then the ends are only rough.
    pub rough: bool,
    /// The least value that such a quantity can have at all.
    pub floor: f64,
}

impl Interval {
    /// One value and no doubt.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        let floor = if value >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
        Self {
            lower: value,
            upper: value,
            lower_strict: false,
            upper_strict: false,
            stated: value,
            rough: false,
            floor,
        }
    }

    /// What a stated figure says of the truth. `floor` is the least value that the quantity can have.
    #[must_use]
    pub fn stated(value: f64, value_high: Option<f64>, qualifier: Qualifier, floor: f64) -> Self {
        let floor = floor.min(value);
        let exact = Self { floor, ..Self::exact(value) };
        match qualifier {
            Qualifier::Exact => exact,
            Qualifier::About => Self { rough: true, ..exact },
            Qualifier::AtLeast => Self { upper: f64::INFINITY, upper_strict: true, ..exact },
            Qualifier::MoreThan => Self { upper: f64::INFINITY, lower_strict: true, upper_strict: true, ..exact },
            Qualifier::AtMost => Self { lower: floor, ..exact },
            Qualifier::LessThan => Self { lower: floor, upper_strict: true, ..exact },
            Qualifier::Range => {
                let high = value_high.unwrap_or(value);
                let (lower, upper) = (value.min(high), value.max(high));
                Self { lower, upper, stated: f64::midpoint(lower, upper), ..exact }
            }
        }
    }

    /// The figure of a point of an amount, not of a growth.
    #[must_use]
    pub fn of_point(point: &Point) -> Self {
        Self::stated(point.value, point.value_high, point.qualifier, 0.0)
    }

    /// The figure of a claim. A growth in percent can be as low as -100.
    #[must_use]
    pub fn of_claim(claim: &Claim) -> Self {
        let floor = if claim.metric == Metric::Growth { -100.0 } else { 0.0 };
        Self::stated(claim.value, claim.value_high, claim.qualifier, floor)
    }

    /// Whether both are amounts that can be divided: nothing below zero, the divisor not zero.
    fn can_divide(self, divisor: Self) -> bool {
        self.lower >= 0.0 && divisor.lower >= 0.0 && divisor.stated > 0.0
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            lower: self.lower + other.lower,
            upper: self.upper + other.upper,
            lower_strict: self.lower_strict || other.lower_strict,
            upper_strict: self.upper_strict || other.upper_strict,
            stated: self.stated + other.stated,
            rough: self.rough || other.rough,
            floor: self.floor + other.floor,
        }
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        // Taking away what is only limited from one side leaves the result limited from the other side only.
        let (open_below, open_above) = (other.upper_open(), other.lower_open() || self.upper_open());
        Self {
            lower: if open_below { f64::NEG_INFINITY } else { self.lower - other.upper },
            upper: if open_above { f64::INFINITY } else { self.upper - other.lower },
            lower_strict: self.lower_strict || other.upper_strict,
            upper_strict: self.upper_strict || other.lower_strict || open_above,
            stated: self.stated - other.stated,
            rough: self.rough || other.rough,
            floor: if open_below { f64::NEG_INFINITY } else { self.floor - other.upper },
        }
    }

    /// Quotient of two amounts; `None` where a value below zero or a division by zero is possible.
    #[must_use]
    pub fn over(self, divisor: Self) -> Option<Self> {
        if !self.can_divide(divisor) {
            return None;
        }
        let lower = if divisor.upper.is_infinite() { 0.0 } else { self.lower / divisor.upper };
        let upper = if divisor.lower == 0.0 { f64::INFINITY } else { self.upper / divisor.lower };
        Some(Self {
            lower,
            upper,
            lower_strict: self.lower_strict || divisor.upper_strict,
            upper_strict: self.upper_strict || divisor.lower_strict || upper.is_infinite(),
            stated: self.stated / divisor.stated,
            rough: self.rough || divisor.rough,
            floor: 0.0,
        })
    }

    /// An amount raised to a positive power: `1.0 / 3.0` for even growth over three years.
    #[must_use]
    pub fn power(self, exponent: f64) -> Self {
        Self {
            lower: self.lower.max(0.0).powf(exponent),
            upper: self.upper.powf(exponent),
            stated: self.stated.max(0.0).powf(exponent),
            floor: self.floor.max(0.0).powf(exponent),
            ..self
        }
    }

    /// Times a positive number, plus a number: from a ratio to percent and back.
    #[must_use]
    pub fn scaled(self, factor: f64, added: f64) -> Self {
        // Not fused: -100 % must become a factor of exactly 0.
        let scale = |value: f64| value * factor + added;
        Self {
            lower: scale(self.lower),
            upper: scale(self.upper),
            stated: scale(self.stated),
            floor: scale(self.floor),
            ..self
        }
    }

    /// Wider by a part of itself on both sides: room for rounding.
    #[must_use]
    pub fn widened(self, part: f64) -> Self {
        Self {
            lower: self.lower - self.lower.abs() * part,
            upper: self.upper + self.upper.abs() * part,
            lower_strict: false,
            upper_strict: false,
            ..self
        }
    }

    /// Whether nothing limits it downwards.
    #[must_use]
    pub fn lower_open(self) -> bool {
        self.lower <= self.floor && !self.is_point()
    }

    /// Whether nothing limits it upwards.
    #[must_use]
    pub fn upper_open(self) -> bool {
        self.upper.is_infinite()
    }

    /// Whether it is one value.
    #[must_use]
    pub fn is_point(self) -> bool {
        self.upper.is_finite() && (self.upper - self.lower).abs() <= self.upper.abs() * 1e-12
    }

    /// Whether a true value exists that satisfies both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        before(self.lower, self.lower_strict, other.upper, other.upper_strict)
            && before(other.lower, other.lower_strict, self.upper, self.upper_strict)
    }

    /// Whether a value lies inside.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.overlaps(Self { floor: self.floor, ..Self::exact(value) })
    }

    /// As a figure with one value: two open ends, or a true range, leave only "about".
    #[must_use]
    pub fn figure(self) -> Figure {
        let (value, qualifier) = if self.rough {
            (self.stated, Qualifier::About)
        } else if self.is_point() {
            (self.stated, Qualifier::Exact)
        } else {
            match (self.lower_open(), self.upper_open()) {
                (false, true) if self.lower_strict => (self.lower, Qualifier::MoreThan),
                (false, true) => (self.lower, Qualifier::AtLeast),
                (true, false) if self.upper_strict => (self.upper, Qualifier::LessThan),
                (true, false) => (self.upper, Qualifier::AtMost),
                _ => (self.stated, Qualifier::About),
            }
        };
        Figure { value, qualifier }
    }
}

/// Whether some value is not below `lower` and not above `upper`.
fn before(lower: f64, lower_strict: bool, upper: f64, upper_strict: bool) -> bool {
    if lower_strict || upper_strict { lower < upper } else { lower <= upper }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn more_than(value: f64) -> Interval {
        Interval::stated(value, None, Qualifier::MoreThan, 0.0)
    }

    fn shown(interval: Interval) -> (f64, Qualifier) {
        let figure = interval.figure();
        ((figure.value * 1000.0).round() / 1000.0, figure.qualifier)
    }

    #[test]
    fn bounds_carry_through() {
        let reached = Interval::exact(41.9).over(more_than(100.0)).unwrap();
        assert_eq!(shown(reached.scaled(100.0, 0.0)), (41.9, Qualifier::LessThan));
        let needed = more_than(100.0).over(Interval::exact(41.9)).unwrap().power(1.0 / 3.0).scaled(100.0, -100.0);
        assert_eq!(shown(needed), (33.638, Qualifier::MoreThan));
        assert_eq!(shown(more_than(100.0).minus(Interval::exact(41.9))), (58.1, Qualifier::MoreThan));
        let growth = Interval::stated(30.0, None, Qualifier::AtMost, -100.0).scaled(0.01, 1.0);
        assert_eq!(shown(Interval::exact(41.9).over(growth).unwrap()), (32.231, Qualifier::AtLeast));
    }

    #[test]
    fn two_open_ends_leave_about() {
        let reached = more_than(100.0).over(more_than(150.0)).unwrap();
        assert_eq!(shown(reached), (0.667, Qualifier::About));
        assert_eq!(shown(more_than(150.0).minus(more_than(100.0))), (50.0, Qualifier::About));
        let at_most = Interval::stated(80.0, None, Qualifier::AtMost, 0.0);
        assert_eq!(shown(at_most.minus(Interval::exact(50.0))), (30.0, Qualifier::AtMost));
        assert_eq!(
            shown(Interval::stated(80.0, None, Qualifier::About, 0.0).minus(Interval::exact(50.0))).1,
            Qualifier::About
        );
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert!(Interval::exact(1.0).over(Interval::exact(0.0)).is_none());
        assert!(Interval::exact(1.0).over(Interval::exact(-2.0)).is_none());
    }

    #[test]
    fn overlap_respects_strictness() {
        assert!(more_than(100.0).overlaps(more_than(150.0)));
        assert!(!more_than(100.0).overlaps(Interval::exact(100.0)));
        assert!(Interval::stated(5.0, None, Qualifier::AtLeast, 0.0).contains(5.0));
    }

    /// A true value and what a text may say of it.
    fn known() -> impl Strategy<Value = (f64, Interval)> {
        (0.01f64..1e6, 0.0f64..1.0, 0usize..6).prop_map(|(truth, off, kind)| {
            let (low, high) = (truth * (1.0 - off * 0.9), truth * (1.0 + off) + 1e-6);
            let interval = match kind {
                0 => Interval::exact(truth),
                1 => Interval::stated(low, None, Qualifier::AtLeast, 0.0),
                2 => Interval::stated(low * 0.999, None, Qualifier::MoreThan, 0.0),
                3 => Interval::stated(high, None, Qualifier::AtMost, 0.0),
                4 => Interval::stated(high, None, Qualifier::LessThan, 0.0),
                _ => Interval::stated(low, Some(high), Qualifier::Range, 0.0),
            };
            (truth, interval)
        })
    }

    fn holds(figure: Figure, truth: f64) -> bool {
        let room = truth.abs() * 1e-9 + 1e-9;
        match figure.qualifier {
            Qualifier::Exact => (figure.value - truth).abs() <= room,
            Qualifier::AtLeast | Qualifier::MoreThan => truth >= figure.value - room,
            Qualifier::AtMost | Qualifier::LessThan => truth <= figure.value + room,
            Qualifier::About | Qualifier::Range => true,
        }
    }

    proptest! {
        #[test]
        fn results_hold_the_true_value((a, known_a) in known(), (b, known_b) in known(), years in 1i32..10) {
            let exponent = 1.0 / f64::from(years);
            let ratio = known_a.over(known_b);
            let results = [
                (Some(known_a.plus(known_b)), a + b),
                (Some(known_a.minus(known_b)), a - b),
                (ratio, a / b),
                (ratio.map(|ratio| ratio.power(exponent).scaled(100.0, -100.0)), (a / b).powf(exponent) * 100.0 - 100.0),
            ];
            for (result, truth) in results {
                let Some(result) = result else { continue };
                prop_assert!(result.widened(1e-9).contains(truth), "{truth} in {result:?}");
                prop_assert!(holds(result.figure(), truth), "{truth} as {:?}", result.figure());
            }
        }
    }
}

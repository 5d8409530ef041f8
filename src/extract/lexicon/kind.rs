//! What a sense is without its value, and sets of such: rules look for words that most sentences have none of.

use super::Sense;

/// Kinds of senses, of one name with them.
macro_rules! kinds {
    ($($name:ident),+ $(,)?) => {
        /// What a sense is without its value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = concat!("See [`Sense::", stringify!($name), "`].")] $name,)+
        }

        impl Sense {
            /// What it is without its value.
            #[must_use]
            #[inline]
            pub const fn kind(&self) -> Kind {
                match self {
                    $(Self::$name { .. } => Kind::$name,)+
                }
            }
        }
    };
}

kinds! {
    Number, NoNumber, Scale, MoneyScale, Dozen, MoneyPart, WeightPart, SmallPart, SpeedBefore, Weighs, Point, Minus, Pound, FractionOf, OutOf, DefinitePart, TimesBefore, Ago,
    Earlier, Coming, Within, Pays, Another, TheirNumber, OnlyBeside, Works, UnitFirst, Glue, Added, AddedBefore,
    Ordinal, Unit, Currency, Power, Times, Multiple, Part, Fraction, Half, Anaphor, Governs, Before, After, Verb,
    GluedBefore, Separable, Inside, Between, BetweenAfter, To, From, FromLevel, FromEnding, And, Period, Month, PlanPeriod, Target,
    Building, Expected, Actual, Neutral, Perfect, Up, Down, ChangeBefore, ChangeAfter, LevelBefore, LevelAfter,
    Share, ShareAfter, NumberOf, Metric, Counted, Classifier, Sector, Located, Origin, Of, Destination, Source, Because, Buyer,
    Site, There, Industry, WholeRegion, Nation, Nationwide, Regional, Subject, Against, Together, Event, Commitment, Future, Actor,
    Description, Clause, NoClaimBefore, NoClaimAfter, Furniture,
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u128);

impl Kinds {
    /// Words of status: promised, forecast, reached.
    pub const STATUS: Self = Self::of(&[Kind::Target, Kind::Building, Kind::Expected, Kind::Actual]);

    /// Some kinds.
    #[must_use]
    pub const fn of(kinds: &[Kind]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < kinds.len() {
            set |= 1 << kinds[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// All of some kinds.
    #[must_use]
    pub fn among(kinds: impl Iterator<Item = Kind>) -> Self {
        // In two halves, which is quicker.
        let mut halves = [0_u64; 2];
        for kind in kinds.map(|kind| kind as usize) {
            halves[kind / 64 % 2] |= 1 << (kind % 64);
        }
        Self(u128::from(halves[1]) << 64 | u128::from(halves[0]))
    }

    /// These and some more.
    #[must_use]
    #[inline]
    pub const fn and(self, more: &[Kind]) -> Self {
        Self(self.0 | Self::of(more).0)
    }

    /// Whether a kind is one of them.
    #[must_use]
    #[inline]
    pub const fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    /// Whether both have a kind in common.
    #[must_use]
    #[inline]
    pub const fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl<const N: usize> From<[Kind; N]> for Kinds {
    #[inline]
    fn from(kinds: [Kind; N]) -> Self {
        Self::of(&kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart() {
        let promised = Kinds::of(&[Sense::Target.kind(), Sense::Expected.kind()]);
        assert!(promised.meet(Kinds::STATUS) && promised.meet(Kinds::of(&[Kind::Expected])));
        assert!(!promised.meet(Kinds::of(&[Kind::Number, Kind::Actual, Kind::Furniture])));
        assert_eq!(Sense::Number(3.0).kind(), Sense::Number(4.0).kind());
    }
}

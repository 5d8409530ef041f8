//! What a word of a lexicon can mean.

use crate::model::{Currency, Metric, Qualifier, Strength, Unit};

/// A word of time by what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// "now", "currently": the article's date.
    Current,
    /// "already": now, unless its clause names a year.
    Already,
    /// "today's", "現在の": now beside a noun, and what a multiple beside it is of.
    OfNow,
    /// "this year".
    ThisYear,
    /// "last year", before the article's.
    LastYear,
    /// "the year before last", before the article's.
    YearBeforeLast,
    /// "for the whole year": the past year of the paragraph, or else the article's.
    WholeYear,
    /// "next year".
    NextYear,
    /// "by the end of the year", which is the article's.
    ByEndOfYear,
    /// "the year before", seen from the last year named.
    YearBefore,
    /// "the following year", seen from the last year named.
    YearAfter,
    /// "by then", "in the same year": the last year named.
    ByThen,
    /// "year on year", "than a year earlier": measured from the year before.
    YearOnYear,
    /// "compared with", beside the year that a change is measured from.
    Baseline,
    /// "than in", where the same words mean "which in": a baseline only behind a comparison.
    Than,
    /// "by", beside the year of a target.
    By,
    /// "since", beside the year from which on something holds.
    Since,
    /// "in the first half".
    FirstHalf,
    /// "in the second half".
    SecondHalf,
    /// "in the first quarter".
    FirstQuarter,
    /// "in the first three quarters".
    FirstThreeQuarters,
    /// "in the first N months", with a number; the number word is part of the entry's meaning.
    MonthsOfYear,
    /// "at the end of", before a month or a year.
    EndOf,
    /// "mid", "early", before a year.
    PartOfYear,
    /// "fiscal year".
    FiscalYear,
    /// "last fiscal year": made of the words of both.
    LastFiscalYear,
    /// "this fiscal year": made of the words of both.
    ThisFiscalYear,
    /// "year", beside a number that is one.
    Year,
    /// "a year", "annually": a rate and no period.
    PerYear,
    /// "a month", "daily": a rate and no period.
    PerMonth,
    /// "once completed": some day.
    OnceDone,
    /// "opened", "set up": beside a past year, since when works are there.
    Opened,
    /// Looks like a word of time and is none: Norwegian "å nå" is "to reach".
    NoPeriod,
}

/// What a word of the lexicon stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// A number word.
    Number(f64),
    /// Looks like a part of a number and is none.
    NoNumber,
    /// A power of ten.
    Scale(i32),
    /// A power of ten beside money only: "$1.2B".
    MoneyScale(i32),
    /// How many a word behind a number holds: "dozen".
    Dozen(f64),
    /// What a small coin is of a currency: 角.
    MoneyPart(Currency, f64),
    /// Tonnes of a small weight whose word means other things, too: 两.
    WeightPart(f64),
    /// What is added to tenths behind them: 分 in 3割5分.
    SmallPart(f64),
    /// A length behind it is gone so often in an hour: 時速.
    SpeedBefore(f64),
    /// Pounds behind it are a weight: 体重.
    Weighs,
    /// The decimal mark as a word.
    Point,
    /// Below nothing: "minus".
    Minus,
    /// A word for money that is a weight before a material: "pounds of copper".
    Pound,
    /// Stands between a denominator and its numerator.
    FractionOf,
    /// Stands between a numerator and its denominator.
    OutOf,
    /// A part before a definite noun, as 5.
    DefinitePart(f64),
    /// "by a factor of".
    TimesBefore,
    /// "ago", beside a number of years: counted back from the article's date.
    Ago,
    /// "earlier", beside a number of years: counted back from the year named before it.
    Earlier,
    /// "the next", beside a number of years.
    Coming,
    /// "within", beside a number of years: counted on from the article's date.
    Within,
    /// "contributes", "pays for": tells who bears a part of a cost.
    Pays,
    /// "another": more of what was counted before.
    Another,
    /// "their number": how many there are of what was counted before.
    TheirNumber,
    /// A counted noun that is an adjective, too.
    OnlyBeside,
    /// A plant or the like.
    Works,
    /// A unit that stands before its number.
    UnitFirst(Unit, f64),
    /// Joins the parts of a numeral that is one word: German "und", Swedish "och".
    Glue,
    /// A part of the scale to be added.
    Added(f64),
    /// The same, said before the number.
    AddedBefore(f64),
    /// Makes a number an ordinal.
    Ordinal,
    /// A unit and how much of the base unit it is.
    Unit(Unit, f64),
    /// A currency.
    Currency(Currency),
    /// Makes a length an area (2) or a volume (3), and a power an energy (1).
    Power(u8),
    /// "times".
    Times,
    /// "doubled".
    Multiple(f64),
    /// "third", as 3.
    Part(f64),
    /// "half", as 0.5.
    Fraction(f64),
    /// "half" before a unit.
    Half,
    /// "it": what the sentence before tells.
    Anaphor,
    /// A verb whose preposition looks like a word of bounds.
    Governs,
    /// "more than" before its number.
    Before(Qualifier),
    /// "more than" after its number.
    After(Qualifier),
    /// "exceeds".
    Verb(Qualifier),
    /// "about" as the first letter of a number word.
    GluedBefore(Qualifier),
    /// A verb whose other part stands at the end of its clause, and what it measures: "führte ... aus".
    Separable(Metric, Box<str>),
    /// "more than", between a number and its scale or unit.
    Inside(Qualifier),
    /// "between".
    Between,
    /// The same behind the second number: "20 és 30 között".
    BetweenAfter,
    /// "to".
    To,
    /// "from".
    From,
    /// "from", where "to" follows: "von 52 auf 80 %".
    FromLevel,
    /// An ending or a word behind a figure that means "from".
    FromEnding,
    /// "and".
    And,
    /// A word of time.
    Period(Period),
    /// A month, from 1 to 12.
    Month(i8),
    /// The first and last year of a plan.
    PlanPeriod(i32, i32),
    /// Promised or planned.
    Target,
    /// Says that something is being built.
    Building,
    /// Forecast.
    Expected,
    /// Reached.
    Actual,
    /// Looks like a word of status and is none.
    Neutral,
    /// Says of a verb without tense that it is done.
    Perfect,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
    /// The number after it is a change.
    ChangeBefore,
    /// The number before it is a change.
    ChangeAfter,
    /// The number after it is a level.
    LevelBefore,
    /// The number before it is a level.
    LevelAfter,
    /// Part of a whole.
    Share,
    /// "of", right behind a percentage.
    ShareAfter,
    /// "number of".
    NumberOf,
    /// What is measured.
    Metric(Metric),
    /// What is counted.
    Counted(Metric),
    /// Stands right behind a number that counts, and says of what.
    Classifier(Metric),
    /// An industry or product, in English.
    Sector(String),
    /// "in", before a place.
    Located,
    /// "from" or "based in", before the place that somebody comes from.
    Origin,
    /// "of", before a place.
    Of,
    /// "to", beside a place that goods go to.
    Destination,
    /// "from", as an ending of a place that goods come from.
    Source,
    /// "because of", beside what is the cause of something.
    Because,
    /// "buys", behind a place that goods go to.
    Buyer,
    /// Something that is built somewhere, beside the works.
    Site,
    /// "there", "here".
    There,
    /// "industry", beside a word for the home country.
    Industry,
    /// The region around the subject.
    WholeRegion,
    /// The country.
    Nation,
    /// Of a region, whose name is the meaning: "Bavarian".
    Regional,
    /// The country as a whole, at the head of a clause.
    Nationwide,
    /// The subject itself, by what it is: `city`, `province`, `county`, `region`, `country`.
    Subject(String),
    /// Beside a place that is only compared with.
    Against,
    /// Speaks of two regions as one.
    Together,
    /// An event that figures are of.
    Event,
    /// A promise.
    Commitment(Strength),
    /// A plain future, which promises where somebody stands beside it who can.
    Future,
    /// Somebody who can promise: "both sides".
    Actor,
    /// A description and no promise.
    Description,
    /// Begins a clause.
    Clause,
    /// The number after it is no claim.
    NoClaimBefore(String),
    /// The number before it is no claim.
    NoClaimAfter(String),
    /// A line that begins with it is no part of the story.
    Furniture,
}

impl Sense {
    /// Whether it says that something is to come.
    #[must_use]
    pub const fn is_promise(&self) -> bool {
        matches!(self, Self::Target | Self::Building | Self::Expected)
    }

    /// Whether it says that something is to come or is reached.
    #[must_use]
    pub const fn is_status(&self) -> bool {
        self.is_promise() || matches!(self, Self::Actual)
    }

    /// More than the number of any group of senses.
    pub const GROUPS: usize = 68;

    /// Senses of one group compete for the same words: a longer entry hides a shorter one inside it.
    #[must_use]
    #[inline]
    pub const fn group(&self) -> u8 {
        match self {
            Self::Number(_)
            | Self::NoNumber
            | Self::Scale(_)
            | Self::Added(_)
            | Self::Ordinal
            | Self::Unit(..)
            | Self::Currency(_)
            | Self::Times
            | Self::Multiple(_)
            | Self::Part(_)
            | Self::Fraction(_) => 0,
            Self::Before(_) | Self::Verb(_) => 1,
            Self::After(_) => 31,
            Self::Inside(_) => 22,
            Self::Glue => 25,
            Self::Power(_) => 26,
            Self::Together => 27,
            Self::Point => 28,
            Self::FractionOf => 29,
            Self::UnitFirst(..) => 30,
            Self::AddedBefore(_) => 32,
            Self::FromEnding => 33,
            Self::FromLevel => 36,
            Self::Half => 37,
            Self::Anaphor => 38,
            Self::Governs => 39,
            Self::Origin => 40,
            Self::Of => 41,
            Self::Perfect => 50,
            Self::Destination => 51,
            Self::Buyer => 52,
            Self::Source => 64,
            Self::Because => 65,
            Self::Site => 53,
            Self::There | Self::Located => 54,
            Self::Industry => 55,
            Self::Minus => 34,
            Self::Pound => 66,
            Self::BetweenAfter => 67,
            Self::MoneyScale(_) => 42,
            Self::Dozen(_) => 43,
            Self::MoneyPart(..) => 68,
            Self::WeightPart(_) => 69,
            Self::SmallPart(_) => 70,
            Self::SpeedBefore(_) => 71,
            Self::Weighs => 72,
            Self::OutOf => 44,
            Self::DefinitePart(_) => 45,
            Self::TimesBefore => 46,
            Self::Another => 47,
            Self::Pays => 60,
            Self::Within => 61,
            Self::Coming => 59,
            Self::Ago => 62,
            Self::Earlier => 63,
            Self::OnlyBeside => 48,
            Self::TheirNumber => 56,
            Self::GluedBefore(_) => 57,
            Self::Separable(..) => 58,
            Self::Works => 49,
            Self::Nationwide => 35,
            Self::PlanPeriod(..) => 23,
            Self::Classifier(_) => 24,
            Self::Between | Self::To | Self::From | Self::And => 2,
            Self::Period(_) => 3,
            Self::Target | Self::Building | Self::Expected | Self::Actual | Self::Neutral => 4,
            Self::Up | Self::Down => 5,
            Self::ChangeBefore | Self::ChangeAfter | Self::LevelBefore | Self::LevelAfter => 6,
            Self::Metric(_) | Self::Counted(_) => 7,
            Self::Sector(_) => 8,
            Self::WholeRegion | Self::Nation | Self::Regional | Self::Subject(_) | Self::Against => 9,
            Self::Commitment(_) | Self::Future => 10,
            Self::Actor => 18,
            Self::Description => 19,
            Self::NoClaimBefore(_) => 11,
            Self::NoClaimAfter(_) => 17,
            Self::Share => 12,
            Self::ShareAfter => 20,
            Self::Month(_) => 21,
            Self::NumberOf => 13,
            Self::Event => 14,
            Self::Clause => 15,
            Self::Furniture => 16,
        }
    }

    /// Whether it can be a part of a numeral that is written as one word.
    #[must_use]
    pub const fn is_number_part(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Scale(_) | Self::And | Self::Glue)
    }
}

//! The words of a language: lexicon files, what the CLDR adds to them, and the dictionary that they are found in.

pub mod additions;
mod affixes;
mod compile;
mod dictionary;
pub mod file;
mod kind;
mod kinds;
mod promises;

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use rustc_hash::FxHashMap;

use crate::model::{Currency, Metric, Qualifier, Strength, Unit};

pub use additions::{Additions, BadAddition};
use affixes::Affixes;
use dictionary::Dictionary;
pub(super) use dictionary::{Beginning, Which, end_of_letter, length_of_letter};
pub use file::{Side, Verb, Writing};
pub use kind::{Kind, Kinds};
pub use kinds::{
    ABLE, HEADLINE, HOME, NATIONWIDE, THINGS, WORTH, is_known_measure, is_people, is_product, is_stock, top_sector,
};
pub use promises::Promises;

/// Every lexicon file by language, in the order of the languages.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));
const COMMON: &str = include_str!("../../../assets/lexicons/common.toml");

/// What is the same in every language. The file is checked by a test; a broken one would be empty here.
static COMMON_FILE: LazyLock<file::Common> = LazyLock::new(|| toml::from_str(COMMON).unwrap_or_default());

/// A word of time by what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// "now", "currently": the article's date.
    Current,
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
    /// The decimal mark as a word.
    Point,
    /// Below nothing: "minus".
    Minus,
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
    /// "there".
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
    pub const GROUPS: usize = 66;

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
            Self::MoneyScale(_) => 42,
            Self::Dozen(_) => 43,
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

/// How an entry fits into the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// A word must begin where the entry begins.
    pub starts_word: bool,
    /// A word must end where the entry ends.
    pub ends_word: bool,
}

/// One meaning of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How it fits into the words around it.
    pub shape: Shape,
    /// The sign as written, where capitals count.
    pub exact: Option<Box<str>>,
    /// Words or endings of words, set apart by blanks, of which one has to follow soon.
    pub tail: Option<Box<str>>,
    /// What it stands for.
    pub sense: Sense,
    /// In English, for the gloss and the list of cues.
    pub meaning: &'static str,
}

/// The order of words in which the shorter come first: most are told apart by that and not read.
fn by_length(one: &str, other: &str) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

/// The compiled words of a language.
pub struct Lexicon {
    /// ISO 639-1, `und` for the signs alone.
    pub lang: String,
    /// How the language writes numbers and orders words.
    pub writing: Writing,
    /// What it glues to words, by how that begins.
    pub(super) affixes: Affixes,
    /// Abbreviations, folded, without their last full stop, in the order of [`by_length`].
    abbreviations: Vec<String>,
    /// What tells more of a promise.
    pub promises: Promises,
    /// Whether the language has a file of its own, so that sentences can be understood and not only numbers.
    pub complete: bool,
    /// All words. Those that can stand inside others are tails of compounds and parts of numerals written as one word.
    pub(super) dictionary: Dictionary,
    /// Meanings of all words, in the order of the dictionary.
    entries: Vec<&'static Entry>,
    /// Where the meanings of each word end.
    ends: Vec<u32>,
}

impl Lexicon {
    /// The lexicon of a language, compiled on first use. An unknown language gets the signs that all share.
    #[must_use]
    pub fn of(lang: &str) -> &'static Self {
        Self::with(lang, &Additions::default())
    }

    /// The lexicon of a language with the user's own words.
    #[must_use]
    pub fn with(lang: &str, additions: &Additions) -> &'static Self {
        thread_local! {
            /// Lexicons that this thread has asked for without words of a user's own, which is what happens to nearly
            /// every article.
            static MINE: RefCell<FxHashMap<String, &'static Lexicon>> = RefCell::default();
        }
        if additions.key != 0 {
            return Self::shared(lang, additions);
        }
        if let Some(lexicon) = MINE.with_borrow(|mine| mine.get(lang).copied()) {
            return lexicon;
        }
        let lexicon = Self::shared(lang, additions);
        MINE.with_borrow_mut(|mine| mine.insert(lang.to_owned(), lexicon));
        lexicon
    }

    /// The lexicon that all threads share, compiled by the first that asks for it.
    fn shared(lang: &str, additions: &Additions) -> &'static Self {
        type Cache = BTreeMap<(u64, String), &'static Lexicon>;
        static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);
        let mut cache = match CACHE.lock() {
            Ok(cache) => cache,
            Err(poisoned) => poisoned.into_inner(),
        };
        let own: Vec<&file::File> = additions.of(lang).collect();
        let key = (if own.is_empty() { 0 } else { additions.key }, lang.to_owned());
        if let Some(lexicon) = cache.get(&key) {
            return lexicon;
        }
        let text = FILES.iter().find(|(name, _)| *name == lang).map(|(_, text)| *text);
        let replaced = own.iter().any(|file| file.replaces);
        let built_in: Option<file::File> = text.filter(|_| !replaced).and_then(|text| toml::from_str(text).ok());
        let files: Vec<&file::File> = own.into_iter().chain(&built_in).collect();
        // Leaked on purpose: one for each language of the world and each state of the user's own words at most.
        let lexicon: &'static Self = Box::leak(Box::new(compile::compile(lang, &files, &COMMON_FILE)));
        cache.insert(key, lexicon);
        lexicon
    }

    /// Whether a folded word is an abbreviation, without its last full stop.
    #[must_use]
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.binary_search_by(|known| by_length(known, word)).is_ok()
    }

    /// What a word of the dictionary means.
    pub(super) fn entries(&self, number: u32) -> &[&'static Entry] {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.entries.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether verbs tell what is from what is to be. Chinese, Thai and the like leave that to a word that may be far.
    #[must_use]
    pub const fn has_tense(&self) -> bool {
        !self.writing.no_tense
    }

    /// Languages that have a file, sorted.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(lang, _)| *lang)
    }
}

/// What is wrong with the text of a lexicon file, one line each; empty for a good one.
#[must_use]
pub fn problems(text: &str) -> Vec<String> {
    match toml::from_str::<file::File>(text) {
        Ok(file) => compile::problems(&file, &COMMON_FILE),
        Err(error) => vec![additions::plain(&error, text)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_well_formed() {
        let common: file::Common = toml::from_str(COMMON).unwrap();
        for (child, parent) in &common.parents {
            assert_ne!(child, parent);
        }
        let mut all = String::new();
        for (lang, text) in FILES {
            let file: file::File = toml::from_str(text).unwrap_or_else(|error| panic!("{lang}.toml: {error}"));
            assert_eq!(&file.language, lang);
            assert!(!file.name.is_empty() && !file.source.is_empty(), "{lang}.toml states its name and source");
            for region in file.places.adjectives.keys() {
                assert!(crate::extract::place::by_name(region).is_some(), "{lang}.toml: no region is called {region}");
            }
            let problems = compile::problems(&file, &common);
            all.extend(problems.iter().map(|problem| format!("{lang}.toml: {problem}\n")));
        }
        assert!(all.is_empty(), "{all}");
    }
}

//! The form of a lexicon file: what a speaker of the language writes, before it is compiled.
//!
//! Words are written in one of these shapes: `word` as a whole, `stem*` at the beginning of a word, `*tail` at the end
//! of a compound, `*part*` anywhere, `=Sign` with capitals as written. Several words with spaces are one entry.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::extract::syllables::Syllables;
use crate::model::RegionKind;

/// Words with what each stands for.
pub type Words<T> = BTreeMap<String, T>;
/// What something is, with the words for it.
pub type Groups = BTreeMap<String, Vec<String>>;

/// `common.toml`: what is the same in every language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// Units by name.
    pub units: BTreeMap<String, UnitEntry>,
    /// Signs of currencies by ISO 4217 code.
    pub currencies: Groups,
    /// Letters beside money that multiply by a power of ten: "$1.2B", capitals as written.
    pub money_scales: Words<i32>,
    /// Further metrics that their word explains; figures of others are shown for a person to judge.
    pub measures: Vec<String>,
    /// Counted things that are there from year to year.
    pub stocks: Vec<String>,
    /// Counted things that plants make and firms ship.
    pub products: Vec<String>,
    /// People, of whom no plant has a capacity.
    pub people: Vec<String>,
    /// Industry to the industry that it is part of.
    pub parents: BTreeMap<String, String>,
}

/// A unit of `common.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// Symbol of the base unit.
    pub unit: String,
    /// Base units in one of it.
    pub factor: f64,
    /// Signs, capitals as written.
    pub signs: Vec<String>,
}

/// The lexicon of a language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// ISO 639-1, the same as the file's name.
    pub language: String,
    /// In English.
    pub name: String,
    /// Where the words are from.
    pub source: String,
    /// In a user's own file: the built-in words of the language are not used.
    pub replaces: bool,
    /// Name of the language's script in Unicode, for a language that the detector does not know.
    pub script: Option<String>,
    /// Small words that hardly occur in other languages of the script, for a language that the detector does not know.
    pub small_words: Vec<String>,
    /// How the language writes numbers and orders words.
    pub writing: Option<Writing>,
    /// Number words.
    pub numbers: Words<f64>,
    /// Words that look like a number, a scale or a unit and are none: Turkish "yeni", Hungarian "fontos".
    pub not_numbers: Vec<String>,
    /// Words for what the sentence before tells: "it", "this".
    pub anaphora: Vec<String>,
    /// Verbs whose preposition looks like a word of bounds: Danish "råder over", German "verfügt über".
    pub governs: Vec<String>,
    /// Words that are a half only right before a unit or a scale: Swedish "halv", Czech "půl".
    pub halves: Vec<String>,
    /// Words that multiply by a power of ten.
    pub scales: Words<i32>,
    /// Words behind a number that count it by what they hold: "dozen" = 12.
    pub dozens: Words<f64>,
    /// Words for parts of a currency, by its code, with what they are of a whole one: 角 = 0.1.
    pub money_parts: BTreeMap<String, Words<f64>>,
    /// Words for small weights that mean other things, too, in tonnes: 两.
    pub weight_parts: Words<f64>,
    /// Words for hundredths and thousandths behind tenths: 3割5分.
    pub small_parts: Words<f64>,
    /// Words before a length that make it a speed, with how often that is in an hour: 時速 = 1, 秒速 = 3600.
    pub speed_before: Words<f64>,
    /// Words before an amount in pounds that make it a weight: "weighs", 体重.
    pub weighs: Vec<String>,
    /// Words for money that are pounds of weight before a material.
    pub pounds: Vec<String>,
    /// Words for a minus sign.
    pub minus: Vec<String>,
    /// Words for the decimal mark between digits: Bengali "৪ দশমিক ৩".
    pub point: Vec<String>,
    /// Words before a number that add to it: Hindi "साढ़े" = 0.5.
    pub added_before: Words<f64>,
    /// Scale words in the singular that mean one of it where a unit follows: Arabic "مليار".
    pub single_scales: Words<i32>,
    /// Words for zero.
    pub zero: Vec<String>,
    /// Scale words that stand for two of it where no number stands before them: Arabic "مليونا طن".
    pub dual_scales: Words<i32>,
    /// Words that add a part of the scale: "and a half".
    pub added: Words<f64>,
    /// Words and endings that make a number an ordinal.
    pub ordinals: Vec<String>,
    /// Name of a unit in `common.toml` to its words.
    pub units: Groups,
    /// The same, or the code of a currency, to words for two of it: Arabic طنان, "two tonnes".
    pub dual_units: Groups,
    /// Words behind a length that make it an area: Swahili "mita 500 za mraba".
    pub squared: Vec<String>,
    /// Words behind a length that make it a volume.
    pub cubed: Vec<String>,
    /// Words behind a power that make it an energy: Swahili "kilowati 500 kwa saa".
    pub hourly: Vec<String>,
    /// Words of units that stand before their number only: 百分之, Turkish "yüzde".
    pub units_first: Groups,
    /// ISO 4217 code to its words.
    pub currencies: Groups,
    /// Words after a number that mean "times as much".
    pub times: Vec<String>,
    /// Words between a denominator and its numerator: 分の, 分之, 분의.
    pub fraction_of: Vec<String>,
    /// Words between a numerator and its denominator: "7 out of 10", "7 de cada 10".
    pub out_of: Vec<String>,
    /// The same for "divided by", which stands between two numbers only.
    pub over: Vec<String>,
    /// Words for a part that is one of what a definite noun names, and a number before any other: خمس الإنتاج = 5.
    pub definite_parts: Words<f64>,
    /// Words before a number that something is multiplied by: "by a factor of".
    pub times_before: Vec<String>,
    /// Verbs in the present that tell who bears a part of a cost: "contributes".
    pub pays: Vec<String>,
    /// Words beside a number of years that count them back from today: "ago".
    pub ago: Vec<String>,
    /// Words beside a number of years that are to come: "the next", "ahead".
    pub coming: Vec<String>,
    /// Words beside a number of years that count them on from today: "within".
    pub within: Vec<String>,
    /// Words beside a number of years that count them back from the year named before: "earlier".
    pub earlier: Vec<String>,
    /// Words before a number of the things counted before: "another".
    pub another: Vec<String>,
    /// Words for how many there are of what was counted before: "their number", Polish "ich".
    pub their_number: Vec<String>,
    /// Counted nouns that are adjectives, too, and count only right behind their number: Spanish "técnicos".
    pub only_beside: Vec<String>,
    /// Plants and the like, money beside which is what they cost: "a 60 million euro factory".
    pub works: Vec<String>,
    /// "Worth", "in the amount of": money behind is what goods of a verb before are worth, or else what a project costs.
    pub worth: Vec<String>,
    /// Words that are a multiple by themselves: "doubled" = 2.
    pub multiples: Words<f64>,
    /// Words for a part: "third" = 3.
    pub parts: Words<f64>,
    /// Words for a part by themselves: "half" = 0.5.
    pub fractions: Words<f64>,
    /// "more than" and the like, by qualifier.
    pub comparators: BTreeMap<String, Sides>,
    /// Words of ranges and lists.
    pub ranges: Ranges,
    /// Words of time by what they mean.
    pub periods: Groups,
    /// Names of plan periods with their first and last year: "14th Five-Year Plan" = [2021, 2025].
    pub plan_periods: Words<[i32; 2]>,
    /// Words that tell whether a figure is promised, forecast or reached.
    pub status: Status,
    /// Words of change.
    pub growth: Growth,
    /// Words of a part in a whole.
    pub share: Words<String>,
    /// Words right behind a percentage or a part that make it a share: "of".
    pub share_after: Vec<String>,
    /// "number of": the noun that is counted stands apart from its number.
    pub number_of: Vec<String>,
    /// What is measured.
    pub metrics: Groups,
    /// What is counted.
    pub counted: Groups,
    /// Words that stand right behind a number that counts, and say of what where no noun does: 家, 社, "orang".
    pub classifiers: Groups,
    /// Industries and products, by short English name.
    pub sectors: Groups,
    /// Words around places.
    pub places: Places,
    /// Places of the user's own.
    #[serde(rename = "place")]
    pub own_places: Vec<OwnPlace>,
    /// Words of an event that figures are of: "signed", "took part".
    pub events: Words<String>,
    /// Words that promise.
    pub commitments: Commitments,
    /// Words that make a number no claim, by reason.
    pub no_claim: BTreeMap<String, Sides>,
    /// Beginnings of lines that are no part of the story.
    pub furniture: Vec<String>,
    /// Words with a full stop that does not end a sentence.
    pub abbreviations: Vec<String>,
}

/// A place that the gazetteer lacks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPlace {
    /// English name without a suffix, as claims name it.
    pub name: String,
    /// What it is: `city`, `county`, ...
    pub kind: RegionKind,
    /// English name of the place that it lies in.
    #[serde(rename = "in")]
    pub parent: Option<String>,
    /// Further names, in any language.
    #[serde(default)]
    pub names: Vec<String>,
}

/// How a language writes numbers and orders words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own, and a line of the file")]
pub struct Writing {
    /// Decimal mark; that of the CLDR where none is given.
    pub decimal: Option<char>,
    /// Marks between groups of digits; those of the CLDR where none are given.
    pub group: Vec<char>,
    /// Scale words stand before their number.
    pub scale_first: bool,
    /// Numbers are grouped by ten thousands: 百万 is a hundred of them.
    pub myriads: bool,
    /// A digit behind a hundred or more stands for the next place: 两千四百五 is 2450.
    pub short_places: bool,
    /// Where the counted noun stands: `after` its number, `before` it, or `both`.
    pub counted: Side,
    /// Where the verb stands: `middle` or `end`.
    pub verb: Verb,
    /// Words between the counted noun and its number: "40 large and middle-sized enterprises".
    pub counted_reach: usize,
    /// The finite verb stands second though the rest of it ends the clause, as in German.
    pub verb_second: bool,
    /// Units may stand before their number: "tani 500".
    pub units_before: bool,
    /// Words between a scale and its unit: "millones *de* toneladas".
    pub links: Vec<String>,
    /// Words such as "compared with" stand behind their year; left out, where verbs end the sentence they do.
    pub postpositions: Option<bool>,
    /// What amounts are in where a text names no currency: rupees of "500 करोड़", yuan of 产值500亿. An ISO 4217 code.
    pub currency: Option<String>,
    /// The month that fiscal years end with, from 1 to 12; they are called by the year in which they end.
    pub fiscal_year_end: i8,
    /// Fiscal years are called by the year in which they begin, as in Japan.
    pub fiscal_year_by_start: bool,
    /// Words right behind a year of the language's own era: Ethiopian "ዓ.ም".
    pub era: Vec<String>,
    /// Words before a year that say that it is of another, "እ.ኤ.አ".
    pub other_eras: Vec<String>,
    /// How many years later the Gregorian year is in which a year of that era begins.
    pub era_begins: i32,
    /// Verbs have no tense: whether a sentence tells of plans may stand in the one before.
    pub no_tense: bool,
    /// Words for parts are ordinals, too: "a third plant".
    pub ordinal_parts: bool,
    /// Words for "until" that say "up to" of an amount: Slovenian "do 45.000 ton".
    pub up_to: Vec<String>,
    /// What is glued to the front of a definite noun: Arabic ال.
    pub definite: Option<String>,
    /// Words right before the number of things that were told of before: "the 14 hotels". Lower case.
    pub known: Vec<String>,
    /// Years are said as two numbers: "nineteen ninety-nine".
    pub spoken_years: bool,
    /// Numerals in words are written as one word: "zweihundertfünfzig".
    pub glued_numbers: bool,
    /// What stands between the parts of such a word: "und".
    pub glue: Vec<String>,
    /// Syllables that numerals are read out by, digits and powers of ten: Korean 이만칠천.
    pub syllables: BTreeMap<char, f64>,
    /// The one of them that is the decimal mark: 일점오.
    pub syllable_point: Option<char>,
    /// Syllables for "and" that are glued to such a numeral before a fraction: 이십삼과 오분의 삼.
    pub syllable_ands: Vec<char>,
    /// What may be glued to the front of any word of this file: Hebrew ב, ל, ה; Arabic و, ال.
    pub prefixes: Vec<String>,
    /// What may be glued to the end of any word of this file: case endings, Korean particles.
    pub endings: Vec<String>,
}

impl Default for Writing {
    fn default() -> Self {
        Self {
            decimal: None,
            group: Vec::new(),
            scale_first: false,
            myriads: false,
            short_places: false,
            counted: Side::After,
            verb: Verb::Middle,
            counted_reach: 5,
            verb_second: false,
            units_before: false,
            links: Vec::new(),
            postpositions: None,
            currency: None,
            fiscal_year_end: 12,
            fiscal_year_by_start: false,
            era: Vec::new(),
            other_eras: Vec::new(),
            era_begins: 0,
            no_tense: false,
            ordinal_parts: false,
            up_to: Vec::new(),
            definite: None,
            known: Vec::new(),
            spoken_years: false,
            glued_numbers: false,
            glue: Vec::new(),
            syllables: BTreeMap::new(),
            syllable_point: None,
            syllable_ands: Vec::new(),
            prefixes: Vec::new(),
            endings: Vec::new(),
        }
    }
}

impl Writing {
    /// What reads numerals syllable by syllable, in a language that has such.
    #[must_use]
    pub fn syllables(&self) -> Option<Syllables<'_>> {
        (!self.syllables.is_empty()).then_some(Syllables { values: &self.syllables, point: self.syllable_point })
    }

    /// Whether verbs stand at the end of every clause, and what goes with a noun behind it; not so in German.
    #[must_use]
    pub fn has_verb_last(&self) -> bool {
        self.verb == Verb::End && !self.verb_second
    }

    /// Whether words of time and comparison may stand behind their year.
    #[must_use]
    pub fn has_postpositions(&self) -> bool {
        self.postpositions.unwrap_or(self.verb == Verb::End)
    }
}

/// Where a word stands to its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Before the number.
    Before,
    /// After the number.
    #[default]
    After,
    /// On either side.
    Both,
}

impl Side {
    /// Whether a word of this side may stand before its number.
    #[must_use]
    pub const fn before(self) -> bool {
        matches!(self, Self::Before | Self::Both)
    }

    /// Whether a word of this side may stand after its number.
    #[must_use]
    pub const fn after(self) -> bool {
        matches!(self, Self::After | Self::Both)
    }
}

/// Where the verb of a clause stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Between subject and object.
    #[default]
    Middle,
    /// Before its subject.
    First,
    /// At the end.
    End,
}

/// Words that stand before or after a number.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sides {
    /// Before it.
    pub before: Vec<String>,
    /// After it.
    pub after: Vec<String>,
    /// Verbs, which may stand a few words away on either side: "exceed".
    pub verbs: Vec<String>,
    /// Prefixes of a number word: Hebrew "כחמישית", about a fifth.
    pub glued: Vec<String>,
    /// Between a number and its scale or unit: 多 in 三千多家, 餘 in 十餘萬噸.
    pub inside: Vec<String>,
}

/// Words of ranges and lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ranges {
    /// Before the first number: "between".
    pub between: Vec<String>,
    /// The same behind the second number: "20 és 30 között".
    pub between_after: Vec<String>,
    /// Between the numbers of a range: "to".
    pub to: Vec<String>,
    /// Before the first of two figures that are no range: "from".
    pub from: Vec<String>,
    /// Words that mean "from" only before the first of two levels and much else elsewhere: German "von", French "de".
    pub from_level: Vec<String>,
    /// Case endings of the first figure and words behind it that mean "from": Finnish "*sta", Hungarian "*ról", Tamil
    /// இருந்து.
    pub from_endings: Vec<String>,
    /// Between the numbers of a list: "and".
    pub and: Vec<String>,
}

/// Words that tell a figure's status, each with its English meaning.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Status {
    /// Promised or planned.
    pub target: Words<String>,
    /// Words that promise in headlines only: "to build".
    pub headline: Vec<String>,
    /// Being built: what it costs and covers is there, what it is to make is not.
    pub building: Words<String>,
    /// Forecast.
    pub expected: Words<String>,
    /// Reached.
    pub actual: Words<String>,
    /// Where verbs have no tense, words beside one that say that it is done: Vietnamese "đã", 已.
    pub perfect: Vec<String>,
    /// Words that only look like one of these: Swahili "utawala" is no future of anything.
    pub neutral: Vec<String>,
}

/// Words of change.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Growth {
    /// Upwards.
    pub up: Words<String>,
    /// Downwards.
    pub down: Words<String>,
    /// Right before a number that is a change and no level: "an increase of", "by".
    pub change_before: Vec<String>,
    /// Right after a number that is a change: "more than a year earlier".
    pub change_after: Vec<String>,
    /// Right before a number that is a level after all: "to", "reached".
    pub level_before: Vec<String>,
    /// Right behind a number that is a level after all: Japanese に, Korean 로, Hungarian "*ra".
    pub level_after: Vec<String>,
}

/// Words around places.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Places {
    /// Right before a place in which something is: "in".
    pub located: Vec<String>,
    /// Right before a place that somebody comes from or is based in: "from", "headquartered in".
    pub origin: Vec<String>,
    /// Right before a place that something is of, where that word can stand for "in" as well.
    pub of: Vec<String>,
    /// Right before a place that goods go to, right behind it, or as an ending of its name: "exports to China".
    pub destination: Vec<String>,
    /// As an ending of a place, or the place with it, that goods come from: Turkish "Çin'den ithalat".
    pub sources: Vec<String>,
    /// Before or behind what is the cause of something: "because of" in "because of US tariffs".
    pub because: Vec<String>,
    /// Behind a place that buys: "China took 7 % of the salmon".
    pub buyers: Vec<String>,
    /// What is built somewhere, in the singular, beside the `works`: "centre", "hall".
    pub sites: Vec<String>,
    /// "there": where something is built that a sentence names a place for.
    pub there: Vec<String>,
    /// "here": at the head of a sentence the place that the one before named.
    pub here: Vec<String>,
    /// "industry", "market": with one of `home` at the head of a sentence, the country's.
    pub industry: Vec<String>,
    /// The region of which the subject is a part: "the province as a whole".
    pub whole_region: Vec<String>,
    /// The country: "national".
    pub nation: Vec<String>,
    /// Of the country where most readers live, right beside what is measured: "British demand", "le marché français".
    pub home: Vec<String>,
    /// The average of the whole country, which figures of regions are compared with: "national average", 全国平均.
    pub average: Vec<String>,
    /// The country as a whole, of words that open a clause about it: "nationwide", 全国.
    pub nationwide: Vec<String>,
    /// The subject itself by what it is: city = "the city", province, county, region, country.
    pub subject: Groups,
    /// By the name of a region, words that say that something is of it: "Bavarian".
    pub adjectives: Groups,
    /// Right before or after a place that something is compared with: "against".
    pub against: Vec<String>,
    /// Two regions as one: "both sides", "jointly", "the agreement".
    pub together: Vec<String>,
}

/// Words that promise, each with its English meaning.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Commitments {
    /// "is speeding up"
    pub under_way: Words<String>,
    /// "plans to", "will"
    pub planned: Words<String>,
    /// "is willing to", "it is hoped"
    pub declared: Words<String>,
    /// "is in talks"
    pub talks: Words<String>,
    /// Before a promise: it is one by law. `*` for any ending, or in front for any beginning.
    pub law: Vec<String>,
    /// Before a promise: a strategy or a guideline makes it.
    pub strategy: Vec<String>,
    /// Right before the one to whom or with whom something is promised, "with"; right behind it where verbs end a
    /// sentence.
    pub to: Vec<String>,
    /// Plain future: a promise only where one of the actors, an organisation or a place stands beside it.
    pub future: Words<String>,
    /// Who can promise: "both sides", "the city".
    pub actors: Vec<String>,
    /// Words that make a clause a description and no promise, whatever else it says.
    pub description: Vec<String>,
    /// Words that begin a new clause: "and", "which".
    pub clause: Vec<String>,
}

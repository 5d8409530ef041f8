//! From a lexicon file to a dictionary of all its words.

use std::collections::BTreeMap;

use super::affixes::Affixes;
use super::builder::Builder;
use super::dictionary::Dictionary;
use super::file::{Common, File, Sides};
use super::promises::Promises;
use super::{Entry, HEADLINE, HERE, Lexicon, Period, Sense, WORTH, by_length};
use crate::extract::cldr;
use crate::extract::date::habits;
use crate::extract::folded::{fold, is_han, is_spaceless};
use crate::model::{Currency, Metric, Qualifier, Strength, Unit};

/// Compiles the words of a language from its files, the ones that count first in front; without a file, the signs of
/// all languages and what the CLDR knows.
pub fn compile(lang: &str, files: &[&File], common: &Common) -> Lexicon {
    let complete = files.iter().any(|file| !file.language.is_empty());
    let mut builder = Builder::default();
    builder.add_common(common, files);
    for file in files {
        builder.add_file(file, common);
    }
    let mut writing = files.iter().find_map(|file| file.writing.clone()).unwrap_or_default();
    if let Some(table) = cldr::table(lang) {
        builder.add_cldr(table, writing.has_postpositions());
        builder.add_months(lang);
        writing.decimal = writing.decimal.or(Some(table.decimal));
        if writing.group.is_empty() {
            writing.group = vec![table.group];
        }
    }
    // "d'" is written with either apostrophe.
    let curly: Vec<String> =
        writing.links.iter().filter(|link| link.contains('\'')).map(|link| link.replace('\'', "’")).collect();
    writing.links.extend(curly);
    for parts in [&mut writing.prefixes, &mut writing.endings] {
        for part in parts.iter_mut() {
            *part = fold(part).into_owned();
        }
        parts.sort();
    }
    let (words, entries, ends) = builder.sorted();
    let inside =
        |entry: &&'static Entry| !entry.shape.starts_word || (writing.glued_numbers && entry.sense.is_number_part());
    let marked = words.iter().zip(entries_of(&entries, &ends));
    let dictionary = Dictionary::new(marked.map(|(word, entries)| (word.as_str(), entries.iter().any(&inside))));
    let mut abbreviations: Vec<String> = files
        .iter()
        .flat_map(|file| &file.abbreviations)
        .map(|word| fold(word.trim_end_matches('.')).into_owned())
        .collect();
    abbreviations.sort_by(|one, other| by_length(one, other));
    let promises = Promises::new(files.iter().map(|file| &file.commitments));
    let affixes = Affixes::new(&writing);
    Lexicon { lang: lang.to_owned(), writing, affixes, abbreviations, promises, complete, dictionary, entries, ends }
}

/// What is wrong with a file, one line each; empty for a good one.
pub fn problems(file: &File, common: &Common) -> Vec<String> {
    let mut builder = Builder::default();
    builder.add_common(common, &[file]);
    builder.problems.clear();
    builder.add_file(file, common);
    builder.problems
}

/// The entries of each word, by the ends of their parts of the list.
fn entries_of<'a>(entries: &'a [&'static Entry], ends: &'a [u32]) -> impl Iterator<Item = &'a [&'static Entry]> {
    let starts = std::iter::once(&0).chain(ends);
    starts.zip(ends).map(|(start, end)| entries.get(*start as usize..*end as usize).unwrap_or_default())
}

/// Whether several words end in one of the words for a kind of place, without its article, in a script with capitals.
fn names_kind(phrase: &str, words: &[String]) -> bool {
    const ARTICLE: usize = 3;
    let Some((_, last)) = phrase.rsplit_once(' ') else { return false };
    let bare = |word: &str| match word.split_once(' ') {
        Some((article, noun)) => article.chars().count() <= ARTICLE && noun == last,
        None => word == last,
    };
    phrase.starts_with(char::is_lowercase) && words.iter().any(|word| bare(word))
}

impl Builder {
    /// The signs of all languages; a sign of money that the language's own file names is the file's: ¥ is yen in Japanese.
    fn add_common(&mut self, common: &Common, files: &[&File]) {
        let own = |sign: &str| {
            let mut words = files.iter().flat_map(|file| file.currencies.values().flatten());
            words.any(|word| word.strip_prefix('=').is_some_and(|word| word == sign))
        };
        for (name, unit) in &common.units {
            for sign in &unit.signs {
                let sense = Sense::Unit(unit_of(&unit.unit), unit.factor);
                self.add(&format!("={sign}"), sense, &name.replace('_', " "));
            }
        }
        for (sign, &exponent) in &common.money_scales {
            self.add(&format!("={sign}"), Sense::MoneyScale(exponent), "scale");
        }
        for (code, signs) in &common.currencies {
            for sign in signs.iter().filter(|sign| !own(sign)) {
                if let Some(currency) = Currency::from_code(code) {
                    self.add(&format!("={sign}"), Sense::Currency(currency), code);
                }
            }
        }
    }

    fn add_file(&mut self, file: &File, common: &Common) {
        self.add_numbers(file);
        self.add_units(file, common);
        for (qualifier, sides) in &file.comparators {
            let Some(qualifier) = qualifier_of(qualifier) else {
                self.problems.push(format!("unknown comparator {qualifier:?}"));
                continue;
            };
            let meaning = qualifier.as_str().replace('_', " ");
            self.add_all(&sides.before, &Sense::Before(qualifier), &meaning);
            self.add_all(&sides.after, &Sense::After(qualifier), &meaning);
            self.add_all(&sides.verbs, &Sense::Verb(qualifier), verb_meaning(qualifier));
            self.add_all(&sides.inside, &Sense::Inside(qualifier), &meaning);
            self.add_all(&sides.glued, &Sense::GluedBefore(qualifier), &meaning);
        }
        self.add_all(&file.ranges.between, &Sense::Between, "between");
        self.add_all(&file.ranges.between_after, &Sense::BetweenAfter, "between");
        self.add_all(&file.ranges.to, &Sense::To, "to");
        self.add_all(&file.ranges.from, &Sense::From, "from");
        self.add_all(&file.ranges.from_level, &Sense::FromLevel, "from");
        self.add_all(&file.ranges.from_endings, &Sense::FromEnding, "from");
        self.add_all(&file.ranges.and, &Sense::And, "and");
        for (period, words) in &file.periods {
            match period_of(period) {
                Some(sense) => {
                    let (fiscal, plain) =
                        words.iter().cloned().partition::<Vec<_>, _>(|word| names_fiscal_year(file, word));
                    let of_fiscal = match sense {
                        Period::LastYear => Period::LastFiscalYear,
                        Period::ThisYear => Period::ThisFiscalYear,
                        other => other,
                    };
                    let meaning = period.replace('_', " ");
                    self.add_all(&plain, &Sense::Period(sense), &meaning);
                    self.add_all(&fiscal, &Sense::Period(of_fiscal), &meaning);
                }
                None => self.problems.push(format!("unknown period {period:?}")),
            }
        }
        for (word, &[first, last]) in &file.plan_periods {
            self.add(word, Sense::PlanPeriod(first, last), &format!("{first}–{last}"));
        }
        self.add_cues(file);
        self.add_groups(&file.classifiers, Sense::Classifier);
        self.add_groups(&file.metrics, Sense::Metric);
        self.add_groups(&file.counted, Sense::Counted);
        for (sector, words) in &file.sectors {
            self.add_all(words, &Sense::Sector(sector.clone()), sector);
        }
        self.add_no_claims(&file.no_claim);
        self.add_all(&file.furniture, &Sense::Furniture, "page furniture");
    }

    fn add_numbers(&mut self, file: &File) {
        self.add_all(&file.anaphora, &Sense::Anaphor, "it");
        self.add_all(&file.governs, &Sense::Governs, "");
        self.add_all(&file.halves, &Sense::Half, "half");
        self.add_all(&file.not_numbers, &Sense::NoNumber, "");
        self.add_all(&file.zero, &Sense::Number(0.0), crate::extract::quantity::ZERO);
        self.add_values(&file.numbers, Sense::Number, "number");
        self.add_values(&file.added_before, Sense::AddedBefore, "more");
        for (word, &exponent) in &file.single_scales {
            self.add(word, Sense::Scale(exponent), crate::extract::quantity::SINGLE_SCALE);
        }
        for (word, &exponent) in &file.dual_scales {
            self.add(word, Sense::Scale(exponent), crate::extract::quantity::DUAL);
        }
        for (word, &exponent) in &file.scales {
            self.add(word, Sense::Scale(exponent), "scale");
        }
        self.add_values(&file.dozens, Sense::Dozen, "number");
        for (code, parts) in &file.money_parts {
            if let Some(currency) = Currency::from_code(code) {
                for (word, &worth) in parts {
                    self.add(word, Sense::MoneyPart(currency, worth), "part of money");
                }
            }
        }
        self.add_values(&file.small_parts, Sense::SmallPart, "part");
        self.add_values(&file.speed_before, Sense::SpeedBefore, "an hour");
        self.add_all(&file.weighs, &Sense::Weighs, "weighs");
        self.add_values(&file.weight_parts, Sense::WeightPart, "part of a weight");
        self.add_all(&file.minus, &Sense::Minus, "minus");
        self.add_all(&file.pounds, &Sense::Pound, "pound");
        self.add_all(&file.point, &Sense::Point, "decimal mark");
        self.add_values(&file.added, Sense::Added, "and a part");
        self.add_all(file.writing.as_ref().map_or(&[], |writing| &writing.glue), &Sense::Glue, "and");
        self.add_all(&file.fraction_of, &Sense::FractionOf, "of");
        self.add_all(&file.over, &Sense::OutOf, crate::extract::quantity::OVER);
        self.add_all(&file.out_of, &Sense::OutOf, "out of");
        self.add_values(&file.definite_parts, Sense::DefinitePart, "part");
        self.add_all(&file.times_before, &Sense::TimesBefore, "multiplied by");
        self.add_all(&file.another, &Sense::Another, "another");
        self.add_all(&file.their_number, &Sense::TheirNumber, "of those");
        self.add_all(&file.pays, &Sense::Pays, "pays");
        self.add_all(&file.ago, &Sense::Ago, "ago");
        self.add_all(&file.within, &Sense::Within, "within");
        self.add_all(&file.coming, &Sense::Coming, "the coming years");
        self.add_all(&file.earlier, &Sense::Earlier, "earlier");
        self.add_all(&file.only_beside, &Sense::OnlyBeside, "");
        self.add_all(&file.works, &Sense::Works, "investment");
        self.add_all(&file.worth, &Sense::Metric(Metric::Investment), WORTH);
        self.add_all(&file.ordinals, &Sense::Ordinal, "ordinal");
        self.add_all(&file.times, &Sense::Times, "times");
        self.add_values(&file.multiples, Sense::Multiple, "multiplied");
        self.add_values(&file.parts, Sense::Part, "part");
        self.add_values(&file.fractions, Sense::Fraction, "part");
    }

    fn add_units(&mut self, file: &File, common: &Common) {
        for (name, words) in &file.units {
            match common.units.get(name) {
                Some(unit) => {
                    self.add_all(words, &Sense::Unit(unit_of(&unit.unit), unit.factor), &name.replace('_', " "));
                }
                None => self.problems.push(format!("unknown unit {name:?}")),
            }
        }
        for (name, words) in &file.units_first {
            match common.units.get(name) {
                Some(unit) => {
                    self.add_all(words, &Sense::UnitFirst(unit_of(&unit.unit), unit.factor), &name.replace('_', " "));
                }
                None => self.problems.push(format!("unknown unit {name:?}")),
            }
        }
        for (name, words) in &file.dual_units {
            let money = || Currency::from_code(name).map(|currency| Sense::Unit(Unit::Money(currency), 1.0));
            let unit = common.units.get(name).map(|unit| Sense::Unit(unit_of(&unit.unit), unit.factor));
            match unit.or_else(money) {
                Some(sense) => self.add_all(words, &sense, crate::extract::quantity::DUAL),
                None => self.problems.push(format!("unknown unit {name:?}")),
            }
        }
        self.add_all(&file.squared, &Sense::Power(2), "square");
        self.add_all(&file.cubed, &Sense::Power(3), "cubic");
        self.add_all(&file.hourly, &Sense::Power(1), "hours");
        for (code, words) in &file.currencies {
            match Currency::from_code(code) {
                Some(currency) => self.add_all(words, &Sense::Currency(currency), code),
                None => self.problems.push(format!("unknown currency {code:?}")),
            }
        }
    }

    fn add_cues(&mut self, file: &File) {
        self.add_words(&file.status.target, &Sense::Target);
        self.add_all(&file.status.headline, &Sense::Target, HEADLINE);
        self.add_words(&file.status.building, &Sense::Building);
        self.add_words(&file.status.expected, &Sense::Expected);
        self.add_words(&file.status.actual, &Sense::Actual);
        self.add_all(&file.status.perfect, &Sense::Perfect, "has");
        self.add_all(&file.status.neutral, &Sense::Neutral, "");
        self.add_words(&file.growth.up, &Sense::Up);
        self.add_words(&file.growth.down, &Sense::Down);
        self.add_all(&file.growth.change_before, &Sense::ChangeBefore, "by");
        self.add_all(&file.growth.change_after, &Sense::ChangeAfter, "more or less than before");
        self.add_all(&file.growth.level_before, &Sense::LevelBefore, "to");
        self.add_all(&file.growth.level_after, &Sense::LevelAfter, "to");
        self.add_words(&file.share, &Sense::Share);
        self.add_all(&file.share_after, &Sense::ShareAfter, "of");
        self.add_all(&file.number_of, &Sense::NumberOf, "number of");
        self.add_all(&file.places.home, &Sense::Nation, super::HOME);
        self.add_all(&file.places.home, &Sense::Nationwide, super::HOME);
        self.add_all(&file.places.located, &Sense::Located, "in");
        self.add_all(&file.places.origin, &Sense::Origin, "from");
        self.add_all(&file.places.of, &Sense::Of, "of");
        self.add_all(&file.places.destination, &Sense::Destination, "to");
        self.add_all(&file.places.sources, &Sense::Source, "from");
        self.add_all(&file.places.because, &Sense::Because, "because of");
        self.add_all(&file.places.buyers, &Sense::Buyer, "buys");
        self.add_all(&file.places.sites, &Sense::Site, "what is built");
        self.add_all(&file.places.there, &Sense::There, "there");
        self.add_all(&file.places.here, &Sense::There, HERE);
        self.add_all(&file.places.industry, &Sense::Industry, "industry");
        self.add_all(&file.places.whole_region, &Sense::WholeRegion, "the region as a whole");
        self.add_all(&file.places.nation, &Sense::Nation, "the country");
        self.add_all(&file.places.average, &Sense::Nationwide, super::AVERAGE);
        self.add_all(&file.places.nationwide, &Sense::Nationwide, super::NATIONWIDE);
        for (region, words) in &file.places.adjectives {
            self.add_all(words, &Sense::Regional, region);
        }
        for (kind, words) in &file.places.subject {
            let plain = kind.strip_prefix("same_").unwrap_or(kind);
            if !["city", "province", "county", "region", "area", "country", "partner"].contains(&plain) {
                self.problems.push(format!("unknown kind of place {kind:?}"));
            }
            let (sense, meaning) = (Sense::Subject(kind.clone()), format!("the {}", kind.replace('_', " ")));
            self.add_all(words, &sense, &meaning);
            // "W województwie" is before a name and means the province by itself, too, where the script shows which.
            let within = |phrase: &&String| plain == kind && names_kind(phrase, words) && !words.contains(phrase);
            for phrase in file.places.located.iter().filter(within) {
                self.add(phrase, sense.clone(), &meaning);
            }
        }
        self.add_all(&file.places.against, &Sense::Against, "compared with");
        self.add_all(&file.places.together, &Sense::Together, "both regions");
        self.add_words(&file.events, &Sense::Event);
        self.add_words(&file.commitments.under_way, &Sense::Commitment(Strength::UnderWay));
        self.add_words(&file.commitments.planned, &Sense::Commitment(Strength::Planned));
        self.add_words(&file.commitments.declared, &Sense::Commitment(Strength::Declared));
        self.add_words(&file.commitments.talks, &Sense::Commitment(Strength::Talks));
        self.add_words(&file.commitments.future, &Sense::Future);
        self.add_all(&file.commitments.actors, &Sense::Actor, "who promises");
        self.add_all(&file.commitments.description, &Sense::Description, "description");
        self.add_all(&file.commitments.clause, &Sense::Clause, "new clause");
    }

    fn add_no_claims(&mut self, groups: &BTreeMap<String, Sides>) {
        for (reason, sides) in groups {
            self.add_all(&sides.before, &Sense::NoClaimBefore(reason.clone()), reason);
            self.add_all(&sides.after, &Sense::NoClaimAfter(reason.clone()), reason);
        }
    }

    /// "В сентябре", "we wrześniu": cases of months that CLDR lacks.
    fn add_months(&mut self, lang: &str) {
        const LETTERS: usize = 4;
        for (number, forms) in (1..).zip(habits().months.get(lang).into_iter().flatten()) {
            for form in forms.split('|').filter(|form| form.chars().count() >= LETTERS) {
                self.add(form, Sense::Month(number), "month");
            }
        }
    }

    /// What CLDR knows; where nouns take endings, `inflected`, months do, too.
    fn add_cldr(&mut self, table: &cldr::LanguageTable, inflected: bool) {
        const LETTERS: usize = 5;
        for scale in &table.scales {
            if let Ok(exponent) = i32::try_from(scale.exponent) {
                self.add(&scale.word, Sense::Scale(exponent), "scale");
            }
        }
        for unit in &table.units {
            // The language's own stem leaves the case ending out of the figure: ಟನ್ and not ಟನ್ಗಳು.
            if self.has_stem(&unit.word) {
                continue;
            }
            // Signs of one or two letters stand inside other words where none are set apart.
            if unit.word.chars().count() <= 2 && unit.word.chars().all(is_spaceless) && !unit.word.chars().all(is_han) {
                continue;
            }
            // Signs keep their capitals: "5G" is no five grams.
            let sign = unit.word.is_ascii() && unit.word.len() <= 3;
            let word = if sign { format!("={}", unit.word) } else { unit.word.clone() };
            self.add(&word, Sense::Unit(unit.unit.clone(), unit.factor), unit.unit.symbol());
        }
        for month in &table.months {
            if let Ok(number) = i8::try_from(month.month) {
                let stem =
                    inflected && month.word.chars().all(char::is_alphabetic) && month.word.chars().count() >= LETTERS;
                let word = if stem { format!("{}*", month.word) } else { month.word.clone() };
                self.add(&word, Sense::Month(number), "month");
            }
        }
        for currency in &table.currencies {
            // Signs keep their capitals: "12 ft" are no forints.
            let capital = currency.word.starts_with(|c: char| c.is_ascii_uppercase());
            let sign = currency.word.is_ascii() && currency.word.len() <= 3 && capital;
            let word = if sign { format!("={}", currency.word) } else { currency.word.clone() };
            self.add(&word, Sense::Currency(currency.currency), currency.currency.code());
            // パナマ・バルボア, パナマバルボア: where words are not set apart, a blank is hardly ever written.
            if word.contains(' ') && word.chars().all(|c| c == ' ' || is_spaceless(c)) {
                for mark in ["・", ""] {
                    let written = word.replace(' ', mark);
                    self.add(&written, Sense::Currency(currency.currency), currency.currency.code());
                }
            }
        }
    }
}

fn unit_of(symbol: &str) -> Unit {
    match symbol.parse() {
        Ok(unit) => unit,
        Err(never) => match never {},
    }
}

fn qualifier_of(word: &str) -> Option<Qualifier> {
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{Error, StrDeserializer};
    let deserializer: StrDeserializer<'_, Error> = word.into_deserializer();
    serde::Deserialize::deserialize(deserializer).ok()
}

/// Whether a word of time holds a word for the fiscal year: "last financial year".
fn names_fiscal_year(file: &File, word: &str) -> bool {
    file.periods.get("fiscal_year").is_some_and(|fiscal| {
        fiscal.iter().any(|fiscal| fiscal.chars().count() > 1 && word.contains(fiscal.trim_end_matches('*')))
    })
}

fn period_of(word: &str) -> Option<Period> {
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{Error, StrDeserializer};
    let deserializer: StrDeserializer<'_, Error> = word.into_deserializer();
    serde::Deserialize::deserialize(deserializer).ok()
}

const fn verb_meaning(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::AtLeast => "reaches at least",
        Qualifier::MoreThan => "exceeds",
        Qualifier::AtMost => "does not exceed",
        Qualifier::LessThan => "falls short of",
        Qualifier::About => "approaches",
        Qualifier::Exact | Qualifier::Range => "is",
    }
}

//! What the Unicode CLDR knows of a language: separators, digits, and the words for scales, units, currencies and
//! months. The words are in Unicode form NFC, without zero-width characters, and in lower case; signs keep theirs.
//!
//! Source: CLDR 48.2 (`assets/cldr/words.tsv`, Unicode-3.0), written by `tools/cldr.py`, with additions kept by hand in
//! `assets/cldr/corrections.tsv`.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use crate::model::{Currency, Unit};

/// Words and signs of one language.
#[derive(Clone, Debug, Default)]
pub struct LanguageTable {
    /// ISO 639-1, as in [`crate::extract::language::Detected::lang`].
    pub lang: String,
    /// Decimal mark.
    pub decimal: char,
    /// Grouping mark.
    pub group: char,
    /// Native digits from zero to nine, where the language has its own.
    pub digits: Option<[char; 10]>,
    /// Words that multiply a number.
    pub scales: Vec<ScaleWord>,
    /// Words for units.
    pub units: Vec<UnitWord>,
    /// Words for currencies, without the country where the word alone is enough.
    pub currencies: Vec<CurrencyWord>,
    /// Names of months, full and short.
    pub months: Vec<MonthWord>,
    /// Names of weekdays, full and short.
    pub weekdays: Vec<String>,
}

/// A word that multiplies a number, such as "million".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleWord {
    /// As written.
    pub word: String,
    /// The power of ten.
    pub exponent: u32,
}

/// A word or sign for a unit, such as "tonnes".
#[derive(Clone, Debug, PartialEq)]
pub struct UnitWord {
    /// As written; signs (`kWh`) keep their case.
    pub word: String,
    /// Base unit that values are kept in; durations are `Other("yr")`, `Other("mo")`, `Other("wk")`, `Other("d")`,
    /// `Other("h")`, volumes `Other("m3")`, `Other("L")`, `Other("bbl")`.
    pub unit: Unit,
    /// What one of it is in base units: 0.001 for "kilogram".
    pub factor: f64,
}

/// A word or sign for a currency, such as "yuan".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrencyWord {
    /// As written.
    pub word: String,
    /// Its currency; for a word that several share (dollar, franc, rupee, ...) the one that is usual in the language.
    pub currency: Currency,
}

/// A name of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthWord {
    /// As written, without a full stop at its end.
    pub word: String,
    /// From 1 to 12.
    pub month: u8,
}

const WORDS: &str = include_str!("../../assets/cldr/words.tsv");
const CORRECTIONS: &str = include_str!("../../assets/cldr/corrections.tsv");

/// One language's text in the data files, and its table once somebody asked for it.
#[derive(Default)]
struct Entry {
    sections: Vec<&'static str>,
    table: OnceLock<LanguageTable>,
}

static ENTRIES: LazyLock<BTreeMap<&'static str, Entry>> = LazyLock::new(|| {
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    for file in [WORDS, CORRECTIONS] {
        for section in file.split("\n[").skip(1) {
            if let Some((lang, body)) = section.split_once("]\n") {
                entries.entry(lang).or_default().sections.push(body);
            }
        }
    }
    entries
});

/// The table of a language by its ISO 639-1 code, or with `und` what holds in every language (signs and currency
/// codes); `None` where nothing is known. Read once, on first use.
#[must_use]
pub fn table(lang: &str) -> Option<&'static LanguageTable> {
    let entry = ENTRIES.get(lang)?;
    Some(entry.table.get_or_init(|| read(lang, &entry.sections)))
}

/// Codes of all languages that have a table, in order; `und` is none.
pub fn languages() -> impl Iterator<Item = &'static str> {
    ENTRIES.keys().copied().filter(|lang| *lang != "und")
}

fn read(lang: &str, sections: &[&str]) -> LanguageTable {
    let mut table = LanguageTable { lang: lang.to_owned(), decimal: '.', group: ',', ..LanguageTable::default() };
    for line in sections.iter().flat_map(|section| section.lines()) {
        let mut parts = line.split('\t');
        let (Some(kind), Some(key)) = (parts.next(), parts.next()) else { continue };
        for word in parts.filter(|word| !word.is_empty()) {
            match kind.strip_prefix('-') {
                Some(kind) => table.remove(kind, key, word),
                None => table.add(kind.strip_prefix('+').unwrap_or(kind), key, word),
            }
        }
        if kind == "digits" {
            table.digits = key.chars().collect::<Vec<_>>().try_into().ok();
        }
    }
    table
}

impl LanguageTable {
    /// Takes over one word of a data file. A later entry replaces an earlier one of the same word.
    fn add(&mut self, kind: &str, key: &str, word: &str) {
        match kind {
            "marks" => {
                self.decimal = key.chars().next().unwrap_or('.');
                self.group = word.chars().next().unwrap_or(',');
            }
            "scale" => {
                if let Ok(exponent) = key.parse() {
                    self.scales.retain(|known| known.word != word);
                    self.scales.push(ScaleWord { word: word.to_owned(), exponent });
                }
            }
            "unit" => {
                if let Some((unit, factor)) = unit_of(key) {
                    self.units.retain(|known| known.word != word);
                    self.units.push(UnitWord { word: word.to_owned(), unit, factor });
                }
            }
            "money" => {
                if let Some(currency) = Currency::from_code(key) {
                    self.currencies.retain(|known| known.word != word);
                    self.currencies.push(CurrencyWord { word: word.to_owned(), currency });
                }
            }
            "month" => {
                if let Ok(month) = key.parse() {
                    self.months.push(MonthWord { word: word.to_owned(), month });
                }
            }
            "weekday" => self.weekdays.push(word.to_owned()),
            _ => {}
        }
    }

    /// Drops one word; the key only tells people which meaning was wrong.
    fn remove(&mut self, kind: &str, _key: &str, word: &str) {
        match kind {
            "scale" => self.scales.retain(|known| known.word != word),
            "unit" => self.units.retain(|known| known.word != word),
            "money" => self.currencies.retain(|known| known.word != word),
            "month" => self.months.retain(|known| known.word != word),
            _ => {}
        }
    }
}

/// Reads `ha 100`: the base unit, and what one is in it.
fn unit_of(key: &str) -> Option<(Unit, f64)> {
    let (symbol, factor) = key.split_once(' ')?;
    Some((symbol.parse().ok()?, factor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(lang: &str, word: &str) -> Option<u32> {
        table(lang)?.scales.iter().find(|scale| scale.word == word).map(|scale| scale.exponent)
    }

    fn money(lang: &str, word: &str) -> Option<String> {
        let found = table(lang)?.currencies.iter().find(|currency| currency.word == word)?;
        Some(found.currency.code().to_owned())
    }

    fn unit(lang: &str, word: &str) -> Option<(String, f64)> {
        let found = table(lang)?.units.iter().find(|unit| unit.word == word)?;
        Some((found.unit.symbol().to_owned(), found.factor))
    }

    #[test]
    fn billion_depends_on_the_language() {
        assert_eq!(scale("en", "billion"), Some(9));
        assert_eq!(scale("nb", "billion"), Some(12));
        assert_eq!(scale("de", "milliarden"), Some(9));
    }

    #[test]
    fn known_errors_of_the_source_are_mended() {
        assert_eq!(scale("ne", "करोड"), Some(7), "a crore is ten million");
        assert_eq!(scale("sw", "milioni"), Some(6), "the negative half of the pattern is dropped");
        assert_eq!(unit("nb", "tonn"), Some(("t".to_owned(), 1.0)), "the bare word beside metric ton");
        assert_eq!(money("kn", "ಯುವಾನ್").as_deref(), Some("CNY"), "the head word without the country");
        assert_eq!(money("sw", "ya"), None);
    }

    #[test]
    fn a_word_shared_by_currencies_is_the_usual_one_of_the_language() {
        assert_eq!(money("da", "kroner").as_deref(), Some("DKK"));
        assert_eq!(money("nb", "kroner").as_deref(), Some("NOK"));
        assert_eq!(money("de", "dollar").as_deref(), Some("USD"));
    }

    #[test]
    fn prefixes_of_energy_units_are_the_languages_own() {
        assert_eq!(unit("en", "gigawatt-hours"), Some(("GWh".to_owned(), 1.0)));
        assert_eq!(unit("de", "megawattstunden"), Some(("GWh".to_owned(), 1e-3)));
    }

    #[test]
    fn every_line_of_the_data_is_well_formed() {
        let kinds = ["marks", "digits", "scale", "unit", "money", "month", "weekday"];
        for (number, line) in WORDS.lines().chain(CORRECTIONS.lines()).enumerate() {
            if line.starts_with('#') || line.starts_with('[') {
                continue;
            }
            let mut parts = line.split('\t');
            let kind = parts.next().unwrap().trim_start_matches(['+', '-']);
            let key = parts.next().unwrap_or_else(|| panic!("line {number} has no key: {line}"));
            assert!(kinds.contains(&kind), "line {number}: {line}");
            match kind {
                "scale" => assert!(key.parse::<u32>().is_ok_and(|exponent| exponent <= 20), "{line}"),
                "unit" => assert!(unit_of(key).is_some_and(|(_, factor)| factor > 0.0), "{line}"),
                "money" => assert!(Currency::from_code(key).is_some(), "{line}"),
                "month" => assert!(key.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month)), "{line}"),
                _ => {}
            }
            for word in parts {
                let hidden =
                    |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                assert!(!word.contains(hidden), "zero-width character: {line}");
                assert_eq!(word.trim(), if kind == "marks" { word.trim() } else { word }, "{line}");
            }
        }
    }

    #[test]
    fn every_language_has_months_and_no_word_with_two_meanings() {
        for lang in languages() {
            let table = table(lang).unwrap();
            let mut months: Vec<_> = table.months.iter().map(|month| month.month).collect();
            months.sort_unstable();
            months.dedup();
            let numbered = ["ja", "ko", "vi", "zh", "yi", "la"].contains(&lang);
            assert!(numbered || months.len() == 12, "{lang} has months {months:?}");
            let mut words: Vec<_> = table.units.iter().map(|unit| &unit.word).collect();
            words.sort_unstable();
            let count = words.len();
            words.dedup();
            assert_eq!(words.len(), count, "{lang} has a unit word twice");
        }
    }
}

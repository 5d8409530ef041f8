//! How languages write dates: `assets/language/dates.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::extract::list::List;

/// The file; each field is explained there.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    pub links: List,
    pub ordinals: List,
    pub articles: List,
    pub joins: List,
    pub after_year: List,
    pub eras: List,
    pub amounts: List,
    pub day_word: List,
    pub month_word: List,
    pub quarter_word: List,
    pub month_first: List,
    pub american: List,
    pub stroke: List,
    pub dotted: List,
    pub before_day: List,
    pub year_first: List,
    pub capital: List,
    pub unspaced: List,
    pub endings: List,
    pub bent: List,
    pub buddhist: List,
    pub solar_hijri: List,
    pub bikram_sambat: List,
    pub prefixes: BTreeMap<String, String>,
    pub months: BTreeMap<String, Vec<String>>,
    pub days: BTreeMap<String, Vec<String>>,
    pub solar_hijri_months: BTreeMap<String, Vec<String>>,
    pub ethiopic_months: BTreeMap<String, Vec<String>>,
    pub bikram_months: BTreeMap<String, Vec<String>>,
}

static HABITS: LazyLock<Habits> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/dates.toml")).unwrap_or_default());

/// The habits of all languages.
#[must_use]
pub fn habits() -> &'static Habits {
    &HABITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let habits: Habits = toml::from_str(include_str!("../../../assets/language/dates.toml")).unwrap();
        let months = habits.months.values().chain(habits.solar_hijri_months.values());
        assert!(months.into_iter().all(|months| months.len() == 12));
        assert!(habits.days.values().all(|days| days.len() == 31));
        assert!(habits.links.has("de") && habits.year_first.has("zh") && !habits.american.has("de"));
    }
}

//! How languages bend and write names, and which words at the head of a sentence are none: `assets/language/names.toml` and
//! `opening_words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::extract::list::List;

/// The file; each field is explained there.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    pub suffixing: List,
    pub bending: List,
    pub prefixing: List,
    pub parted: List,
    pub noun_capitals: List,
    pub capital_is_not_enough: List,
    pub before_places: List,
    pub heard: List,
    pub first_names: List,
    pub unlisted: BTreeMap<String, List>,
    pub located: BTreeMap<String, List>,
    pub villages: BTreeMap<String, List>,
    pub letters: BTreeMap<String, List>,
    pub adjectival: BTreeMap<String, List>,
    pub before_townships: List,
    pub no_townships: List,
    pub zones: List,
    pub parks: List,
    pub landscape: List,
    pub compounds: List,
    pub han_zones: List,
    pub endings: List,
    pub no_names: List,
    pub behind: List,
    pub areas: BTreeMap<String, String>,
    pub cases: BTreeMap<String, List>,
    pub lost: BTreeMap<String, String>,
    pub spoken: BTreeMap<String, String>,
}

static HABITS: LazyLock<Habits> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/names.toml")).unwrap_or_default());

static OPENING: LazyLock<BTreeMap<String, List>> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/opening_words.toml")).unwrap_or_default());

/// Whether a word at the head of a sentence is an ordinary one of a language, and no name.
pub fn is_opening_word(word: &str, lang: &str) -> bool {
    OPENING.get(lang).is_some_and(|words| words.has_lower(word))
}

/// Whether a word leads names of towns as "in" does, in a language that leaves names as they are.
pub fn is_in(word: &str, lang: &str) -> bool {
    HABITS.unlisted.get(lang).is_some_and(|words| words.has(word))
}

/// Whether what follows a name is the ending of a case, in a language that lists them; in the form of [`super::key::key`].
pub fn is_case(rest: &str, lang: &str) -> bool {
    HABITS.cases.get(lang).is_some_and(|cases| cases.has(rest))
}

/// The habits of all languages.
pub fn habits() -> &'static Habits {
    &HABITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::place::by_name;
    use crate::model::RegionKind;

    #[test]
    fn the_file_is_whole() {
        let habits: Habits = toml::from_str(include_str!("../../../assets/language/names.toml")).unwrap();
        assert!(habits.suffixing.has("fi") && habits.heard.has("hi") && !habits.prefixing.has("de"));
        let opening: BTreeMap<String, List> =
            toml::from_str(include_str!("../../../assets/language/opening_words.toml")).unwrap();
        assert!(opening.len() > 30 && is_opening_word("Réunion", "fr") && !is_opening_word("London", "en"));
        for country in habits.spoken.values().flat_map(|countries| countries.split('|')) {
            assert_eq!(by_name(country).map(|place| place.kind), Some(RegionKind::Country), "{country}");
        }
    }
}

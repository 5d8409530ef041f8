//! How languages bend and write names: `assets/language/names.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// Codes of languages, set off by spaces.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct Languages(Vec<String>);

impl From<String> for Languages {
    fn from(list: String) -> Self {
        Self(list.split_whitespace().map(str::to_owned).collect())
    }
}

impl Languages {
    /// Whether a language is one of them.
    pub fn has(&self, lang: &str) -> bool {
        self.0.iter().any(|known| known == lang)
    }
}

/// The file; each field is explained there.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    pub suffixing: Languages,
    pub bending: Languages,
    pub prefixing: Languages,
    pub noun_capitals: Languages,
    pub heard: Languages,
}

static HABITS: LazyLock<Habits> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/language/names.toml")).unwrap_or_default());

/// The habits of all languages.
pub fn habits() -> &'static Habits {
    &HABITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let habits: Habits = toml::from_str(include_str!("../../../assets/language/names.toml")).unwrap();
        assert!(habits.suffixing.has("fi") && habits.heard.has("hi") && !habits.prefixing.has("de"));
    }
}

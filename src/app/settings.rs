//! What the program remembers from one day to the next. Results stay out.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::SortBy;

/// Number of recent folders that are kept.
const RECENT: usize = 10;

/// Light, dark or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the desktop says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A folder that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFolder {
    /// Its path.
    pub path: PathBuf,
    /// What it held: "5 articles, 5 languages".
    #[serde(default)]
    pub held: String,
}

/// Size of the window in points when it was closed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// Last opened first.
    pub recent: Vec<RecentFolder>,
    /// Order of the cards.
    pub sort: SortBy,
    /// Table instead of cards.
    pub table: bool,
    /// Whether the card that explains the others shows.
    pub legend: bool,
    /// Checks that were marked as seen, by their keys.
    pub seen: std::collections::BTreeSet<String>,
    /// Size of the window.
    pub window: Option<WindowPlace>,
    /// Folder that the last file was exported to.
    pub export_folder: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            recent: Vec::new(),
            sort: SortBy::Claims,
            table: false,
            legend: true,
            seen: std::collections::BTreeSet::new(),
            window: None,
            export_folder: None,
        }
    }
}

impl Settings {
    /// Reads settings; anything unreadable counts as absent, for a damaged file must not keep the window shut.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|error| {
            tracing::warn!("settings not understood, starting with none: {error}");
            Self::default()
        })
    }

    /// Reads the settings file.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        std::fs::read_to_string(file).map(|text| Self::from_json(&text)).unwrap_or_default()
    }

    /// Writes the settings file as a whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn write(&self, file: &Path) -> std::io::Result<()> {
        let folder = file.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut draft = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut draft, self)?;
        draft.as_file().sync_all()?;
        draft.persist(file)?;
        Ok(())
    }

    /// Where the settings file of this user is.
    #[must_use]
    pub fn default_file() -> Option<PathBuf> {
        Some(directories::ProjectDirs::from("", "", "planscope")?.config_dir().join("settings.json"))
    }

    /// Puts a folder in front of the recent ones.
    pub fn remember_folder(&mut self, path: &Path, held: String) {
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, RecentFolder { path: path.to_owned(), held });
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_writing_and_damage() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/settings.json");
        let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
        settings.remember_folder(Path::new("/a"), String::new());
        settings.remember_folder(Path::new("/b"), String::new());
        settings.remember_folder(Path::new("/a"), "2 articles".to_owned());
        settings.write(&file).unwrap();
        assert_eq!(Settings::read(&file), settings);
        assert_eq!(settings.recent.len(), 2);
        assert_eq!(settings.recent[0].held, "2 articles");
        assert_eq!(Settings::from_json("{\"theme\":\"light\",\"unknown\":1}").theme, ThemeChoice::Light);
        assert_eq!(Settings::from_json("{broken"), Settings::default());
    }
}

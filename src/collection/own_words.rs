//! The user's own words: lexicon files of the settings folder, and one beside the articles.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::extract::Additions;
use crate::model::SkippedFile;

/// Name of the file beside the articles.
pub const BESIDE_ARTICLES: &str = "planscope-words.toml";
/// Names another folder in place of that of the settings, for trying a language out.
const FOLDER_VARIABLE: &str = "PLANSCOPE_WORDS";
/// A longer file of words is a mistake, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

/// The folder of the user's own lexicons: `words` in the settings folder.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(FOLDER_VARIABLE) {
        return Some(PathBuf::from(named));
    }
    directories::ProjectDirs::from("", "", "planscope").map(|dirs| dirs.config_dir().join("words"))
}

/// Reads the user's own words; those beside the articles count before those of the settings. Files that cannot be used
/// are told and left out.
#[must_use]
pub fn load(root: Option<&Path>) -> (Arc<Additions>, Vec<SkippedFile>) {
    let mut paths: Vec<PathBuf> = root.map(|root| root.join(BESIDE_ARTICLES)).into_iter().collect();
    if let Some(listing) = folder().and_then(|folder| fs::read_dir(folder).ok()) {
        let mut own: Vec<PathBuf> = listing
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .collect();
        own.sort();
        paths.extend(own);
    }
    let mut bad = Vec::new();
    let mut files = Vec::new();
    for path in paths.into_iter().filter(|path| path.is_file()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let too_long = fs::metadata(&path).is_ok_and(|about| about.len() > LONGEST);
        let reason = if too_long { Err("too long for a file of words".to_owned()) } else { read(&path) };
        match reason {
            Ok(text) => files.push((name, text)),
            Err(reason) => bad.push(SkippedFile { file: name, reason }),
        }
    }
    let (additions, wrong) = Additions::read(&files);
    bad.extend(
        wrong
            .into_iter()
            .map(|wrong| SkippedFile { file: wrong.file, reason: format!("words not used: {}", wrong.reason) }),
    );
    (Arc::new(additions), bad)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("words not read: {error}"))
}

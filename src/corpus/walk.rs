//! Which files of a folder are articles, in the order of their names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use walkdir::{DirEntry, WalkDir};

use crate::model::SkippedFile;

use super::kind::{self, Format, Kind};
use super::{io_reason, names};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Path relative to the folder, with `/`, as shown.
    pub file: String,
    /// Where it is.
    pub path: PathBuf,
    /// How to read it.
    pub format: Format,
}

/// The articles of a folder, or of what else the user named.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Short name for the screen: the last part of the folder, or of the file.
    pub name: String,
    /// The folder to which every [`Entry::file`] is relative.
    pub root: Option<PathBuf>,
    /// Files to read, in the order of their names.
    pub entries: Vec<Entry>,
    /// Files that are no articles, and folders that cannot be opened, with the reason; in the order of their names.
    pub skipped: Vec<SkippedFile>,
}

/// Nothing of what the user named can be opened.
#[derive(Debug, thiserror::Error)]
#[error("{reason}: {}", path.display())]
pub struct ListError {
    /// What the user named.
    pub path: PathBuf,
    /// In plain words.
    pub reason: String,
}

/// Folders that browsers save a page's parts into are named after the page, with one of these endings.
const PAGE_PARTS: &[&str] =
    &["_files", ".files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_elemei"];

/// Lists the articles below folders, and files by themselves. Hidden files and folders, loops of links and the parts
/// of saved pages are left out. With several paths, names are relative to the folder that holds them all.
///
/// # Errors
/// When none of the paths can be opened. One of several that cannot is listed as skipped.
pub fn list(paths: &[PathBuf], stop: &AtomicBool) -> Result<Listing, ListError> {
    let absolute: Vec<PathBuf> = paths.iter().map(|path| absolute(path)).collect();
    let single_folder = matches!(absolute.as_slice(), [folder] if folder.is_dir());
    let parents: Vec<PathBuf> = if single_folder {
        absolute.clone()
    } else {
        absolute.iter().map(|path| path.parent().unwrap_or(path).to_path_buf()).collect()
    };
    let root = names::common_folder(&parents);
    let mut walk = Walk { root: root.clone().unwrap_or_default(), ..Walk::default() };
    let mut first_error = None;
    for (named, path) in paths.iter().zip(&absolute) {
        if let Err(reason) = walk.add(path, stop) {
            walk.skip(path, reason.clone());
            first_error.get_or_insert(ListError { path: named.clone(), reason });
        }
    }
    if let Some(error) = first_error
        && walk.opened == 0
    {
        return Err(error);
    }
    Ok(walk.finish(name_of(&absolute, root.as_deref()), root))
}

/// The path from the root of the file system, without `.` and, where the path exists, without `..` and links in it.
fn absolute(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    if full.components().any(|part| part == std::path::Component::ParentDir) {
        return full.canonicalize().unwrap_or(full);
    }
    full
}

fn name_of(paths: &[PathBuf], root: Option<&Path>) -> String {
    let named = if let [path] = paths { Some(path.as_path()) } else { root };
    let last = named.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    last.unwrap_or_else(|| named.map(|path| path.display().to_string()).unwrap_or_default())
}

#[derive(Default)]
struct Walk {
    root: PathBuf,
    seen: BTreeSet<PathBuf>,
    entries: Vec<Entry>,
    skipped: Vec<SkippedFile>,
    /// How many of the named paths could be opened.
    opened: usize,
}

impl Walk {
    /// Adds a folder or a file that the user named.
    fn add(&mut self, path: &Path, stop: &AtomicBool) -> Result<(), String> {
        let metadata = path.metadata().map_err(|error| io_reason(&error))?;
        if metadata.is_dir() {
            std::fs::read_dir(path).map_err(|error| io_reason(&error))?;
            self.opened += 1;
            self.add_folder(path, stop);
        } else {
            self.opened += 1;
            // A file that the user names is read whatever its name, unless that says that it is no text.
            match kind::by_name(path) {
                Kind::Other(reason) => self.skip(path, reason.to_owned()),
                Kind::Article(format) => self.push(path, format),
                Kind::Unknown | Kind::Furniture => self.push(path, Format::Text),
            }
        }
        Ok(())
    }

    fn add_folder(&mut self, folder: &Path, stop: &AtomicBool) {
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for found in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry) && !is_page_parts(entry)) {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            match found {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => match kind::by_name(entry.path()) {
                    // A pipe or a device would never end.
                    _ if !entry.file_type().is_file() => self.skip(entry.path(), "not an ordinary file".to_owned()),
                    Kind::Article(format) => self.push(entry.path(), format),
                    Kind::Other(reason) => self.skip(entry.path(), reason.to_owned()),
                    Kind::Unknown => self.skip(entry.path(), kind::NOT_TEXT.to_owned()),
                    Kind::Furniture => {}
                },
                // A link back to a folder above: its files are listed there already.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => {
                    let reason = error.io_error().map_or_else(|| error.to_string(), io_reason);
                    self.skip(error.path().unwrap_or(folder), reason);
                }
            }
        }
    }

    fn push(&mut self, path: &Path, format: Format) {
        if self.seen.insert(path.to_path_buf()) {
            let file = names::relative(path, &self.root);
            self.entries.push(Entry { file, path: path.to_path_buf(), format });
        }
    }

    fn skip(&mut self, path: &Path, reason: String) {
        if self.seen.insert(path.to_path_buf()) {
            self.skipped.push(SkippedFile { file: names::relative(path, &self.root), reason });
        }
    }

    fn finish(mut self, name: String, root: Option<PathBuf>) -> Listing {
        self.entries.sort_by(|a, b| a.file.cmp(&b.file).then_with(|| a.path.cmp(&b.path)));
        names::number_alike(&mut self.entries);
        self.skipped.sort_by(|a, b| a.file.cmp(&b.file));
        Listing { name, root, entries: self.entries, skipped: self.skipped }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || matches!(name.as_ref(), "__MACOSX" | "$RECYCLE.BIN" | "System Volume Information")
}

/// Whether this is the folder of pictures and frames that a browser saved beside a page.
fn is_page_parts(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let Some(page) = PAGE_PARTS.iter().find_map(|ending| name.strip_suffix(ending)) else { return false };
    let beside = |ending: &str| entry.path().with_file_name(format!("{page}.{ending}")).is_file();
    entry.file_type().is_dir() && (beside("html") || beside("htm") || beside("xhtml"))
}

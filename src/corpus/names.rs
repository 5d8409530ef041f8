//! Paths as the screen and every row write them: relative, with `/`, whatever the system and the bytes.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::walk::Entry;

/// `path` below `root` with `/` between parts; bytes that are no text are shown as U+FFFD.
pub(super) fn relative(path: &Path, root: &Path) -> String {
    let rest = path.strip_prefix(root).unwrap_or(path);
    let parts = rest.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The folder that all paths lie in: the one to which their names are relative.
pub(super) fn common_folder(paths: &[PathBuf]) -> Option<PathBuf> {
    let (first, rest) = paths.split_first()?;
    let common = rest.iter().fold(first.clone(), |common, path| {
        common.components().zip(path.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    (!common.as_os_str().is_empty()).then_some(common)
}

/// Two names that differ only in bytes that are no text would look the same: number the later ones.
pub(super) fn number_alike(entries: &mut [Entry]) {
    let mut seen = BTreeMap::<String, usize>::new();
    for entry in entries {
        let count = seen.entry(entry.file.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entry.file = format!("{} ({count})", entry.file);
        }
    }
}

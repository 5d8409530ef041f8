//! The command that checks lexicon files.

use std::fs;
use std::path::PathBuf;

use super::CommandError;
use super::progress::Progress;
use crate::extract::lexicon;

/// Tells what is wrong with lexicon files; fails where none of them can be used.
pub(super) fn check(files: &[PathBuf], progress: &Progress) -> Result<(), CommandError> {
    let mut usable = 0;
    for path in files {
        let problems = match fs::read_to_string(path) {
            Ok(text) => lexicon::problems(&text),
            Err(error) => vec![format!("cannot be read: {error}")],
        };
        for problem in &problems {
            progress.problem(&format!("{problem}: {}", path.display()));
        }
        usable += usize::from(problems.is_empty());
    }
    if usable == 0 {
        return Err(CommandError::NothingRead("files of words".to_owned()));
    }
    Ok(())
}

//! What the user is told beside the pages.

use std::path::PathBuf;

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Info,
    /// Something was done in part, or differently.
    Warning,
    /// Something could not be done.
    Error,
}

/// A message that stays until it is dismissed, or for a few seconds if it only informs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Identifies it.
    pub number: u64,
    /// How serious it is.
    pub kind: NoticeKind,
    /// The problem in one line.
    pub text: String,
    /// Path, reason, what helps; may be empty.
    pub details: String,
    /// A file that was written and can be shown.
    pub file: Option<PathBuf>,
}

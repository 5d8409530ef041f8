//! Folders and files to documents: which files are articles, in which encoding, and what a page's main text is.
//!
//! Offsets: the text of a plain UTF-8 `.txt` or `.md` file is the file itself, byte for byte, so that a span of the
//! text is a span of the file. Three things are changed without moving a byte: a lone carriage return becomes a line
//! feed, front matter of a Markdown file becomes blanks, and line ends of Windows stay as they are. A byte order mark
//! is not part of the text: offsets count from the byte after it. Text from other encodings is counted as UTF-8, and
//! the text of a web page is what the reader shows.

mod date;
mod decode;
mod html;
mod kind;
mod markdown;
mod names;
mod seeds;
mod strip;
mod walk;

use std::fs::File;
use std::io::Read as _;

pub use date::parse as machine_date;
pub use decode::{Decoded, decode};
pub use kind::Format;
pub use seeds::{SEEDS, seeds};
pub use walk::{Entry, ListError, Listing, list};

use crate::model::{Document, SkippedFile};

/// Larger files are not read: no article is that long, and one stray file should not fill the memory.
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;

/// Reads one file of a listing.
///
/// # Errors
/// The reason, in words that a user understands, when it cannot be opened, is too large, is not text, or holds no
/// text.
pub fn read(entry: &Entry) -> Result<Document, SkippedFile> {
    let skipped = |reason: String| SkippedFile { file: entry.file.clone(), reason };
    let bytes = read_bytes(entry).map_err(skipped)?;
    document(&entry.file, &bytes, entry.format)
}

/// Makes a document of a file's bytes.
///
/// # Errors
/// As [`read`].
pub fn document(file: &str, bytes: &[u8], format: Format) -> Result<Document, SkippedFile> {
    let skipped = |reason: &str| SkippedFile { file: file.to_owned(), reason: reason.to_owned() };
    if bytes.is_empty() {
        return Err(skipped("the file is empty"));
    }
    let decoded = decode(bytes, format == Format::Html).map_err(|reason| skipped(&reason))?;
    let mut document = match format {
        Format::Text => plain(decoded.text),
        Format::Markdown => markdown::document(decoded.text),
        Format::Html => html::document(&decoded.text),
    };
    if document.text.trim().is_empty() {
        return Err(skipped("holds no text"));
    }
    file.clone_into(&mut document.file);
    document.encoding = decoded.encoding;
    document.problem = decoded.problem;
    Ok(document)
}

fn plain(text: String) -> Document {
    Document { text, ..Document::default() }
}

/// The whole file, or why not.
fn read_bytes(entry: &Entry) -> Result<Vec<u8>, String> {
    let file = File::open(&entry.path).map_err(|error| io_reason(&error))?;
    let length = file.metadata().map_err(|error| io_reason(&error))?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(MAX_FILE_BYTES)).unwrap_or_default() + 1);
    // Read one byte more than is allowed: the length that a device or a growing file states means nothing.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| io_reason(&error))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let megabytes = length.max(MAX_FILE_BYTES + 1).div_ceil(1024 * 1024);
        return Err(format!(
            "too large for an article ({megabytes} MB, the limit is {} MB); split it into one file an article",
            MAX_FILE_BYTES / (1024 * 1024)
        ));
    }
    Ok(bytes)
}

/// What went wrong with a file, in plain words.
#[must_use]
pub fn io_reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "no permission to open it".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
        ErrorKind::InvalidFilename => "the name is not allowed here".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests;

//! Documents from standard input, one JSON object a line.

use std::io::{self, BufRead, Read as _};

use serde::Deserialize;

use crate::corpus;
use crate::model::Document;

/// A longer line is not read: the memory would fill before anything could be said about it.
const MAX_LINE_BYTES: u64 = 3 * corpus::MAX_FILE_BYTES;

/// A line as the caller writes it.
#[derive(Deserialize)]
struct Line {
    file: String,
    text: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    title: Option<String>,
}

/// A line that holds no document.
#[derive(Debug)]
pub(super) struct BadLine {
    /// From 1.
    pub(super) line: usize,
    /// In plain words.
    pub(super) reason: String,
}

/// A line before it is read as JSON.
pub(super) struct RawLine {
    line: usize,
    bytes: io::Result<Vec<u8>>,
}

/// Splits into lines; empty ones are left out. Ends at the end of the input or at the first error of reading.
pub(super) fn lines(mut input: impl BufRead) -> impl Iterator<Item = RawLine> {
    let mut line = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        while !ended {
            line += 1;
            let bytes = read_line(&mut input);
            match &bytes {
                Ok(None) => return None,
                Ok(Some(bytes)) if bytes.trim_ascii().is_empty() => continue,
                Ok(Some(_)) => {}
                Err(_) => ended = true,
            }
            return Some(RawLine { line, bytes: bytes.map(Option::unwrap_or_default) });
        }
        None
    })
}

/// One line, cut off where it is too long; `None` at the end.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    if input.take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.len() as u64 == MAX_LINE_BYTES && bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(Some(bytes))
}

/// Reads a line as a document.
pub(super) fn document(raw: RawLine) -> Result<Document, BadLine> {
    let bad = |reason: String| BadLine { line: raw.line, reason };
    let bytes = raw.bytes.map_err(|error| bad(corpus::io_reason(&error)))?;
    if bytes.len() as u64 >= MAX_LINE_BYTES {
        return Err(bad(format!("longer than {} MB", MAX_LINE_BYTES / (1024 * 1024))));
    }
    let json = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    let line: Line = serde_json::from_slice(json).map_err(|error| bad(plain(&error)))?;
    let published = match line.published.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(corpus::machine_date(text).ok_or_else(|| bad(format!("`published` is no date: {text}")))?),
    };
    Ok(Document {
        file: line.file,
        text: line.text,
        title: line.title.filter(|title| !title.trim().is_empty()),
        lang: line.lang.filter(|lang| !lang.trim().is_empty()),
        published,
        encoding: "UTF-8".to_owned(),
        problem: None,
    })
}

/// The JSON error, without the line number that always says 1.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    match error.classify() {
        serde_json::error::Category::Data => format!("not a document: {reason}"),
        _ => format!("not a JSON object: {reason} at column {}", error.column()),
    }
}

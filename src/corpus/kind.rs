//! What a file is, by its name: an article's format, or why it is not read.

use std::path::Path;

/// How a file's bytes become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `.txt`: the text is the file.
    Text,
    /// `.md`: the text is the file; title and date may stand in front matter.
    Markdown,
    /// `.html`, `.htm`, `.xhtml`: the page's main text.
    Html,
}

/// What to do with a file of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Read it.
    Article(Format),
    /// List it as skipped; the reason says what helps.
    Other(&'static str),
    /// Nobody would expect it to be read: say nothing.
    Furniture,
    /// The name does not tell.
    Unknown,
}

/// Endings, in lower case, and what they mean to a user of this program.
const OTHERS: &[(&[&str], &str)] = &[
    (&["pdf", "ps", "djvu", "xps"], "pages as print or pictures; export them as text (.txt)"),
    (
        &["png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic", "avif", "svg", "ico"],
        "a picture; only text is read",
    ),
    (
        &["doc", "docx", "odt", "rtf", "pages", "wps", "wpd", "docm", "dotx"],
        "a word processor's file; save it as text (.txt) or as a web page (.html)",
    ),
    (&["xls", "xlsx", "xlsm", "ods", "csv", "tsv", "numbers"], "a table; save articles as text (.txt)"),
    (&["ppt", "pptx", "odp", "key"], "slides; export them as text (.txt)"),
    (&["zip", "rar", "7z", "gz", "bz2", "xz", "zst", "tar", "tgz"], "an archive; unpack it first"),
    (
        &["mp3", "wav", "ogg", "m4a", "flac", "mp4", "avi", "mov", "mkv", "webm", "wmv"],
        "sound or film; only text is read",
    ),
    (&["eml", "msg", "mht", "mhtml", "webarchive", "epub", "mobi"], "save it as a web page (.html) or as text (.txt)"),
    (&["json", "jsonl", "ndjson", "xml", "yaml", "yml", "toml", "sqlite", "parquet"], "data, not an article"),
];

/// The reason for files whose name tells nothing.
pub(super) const NOT_TEXT: &str = "not a text file; export it as text (.txt)";

/// Parts of saved web pages and of the system, by ending.
const FURNITURE_ENDINGS: &[&str] = &[
    "css",
    "js",
    "mjs",
    "map",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "eot",
    "ini",
    "lnk",
    "url",
    "desktop",
    "db",
    "tmp",
    "part",
    "crdownload",
    "bak",
    "swp",
    "log",
];

/// Files of the system, by name in lower case.
const FURNITURE_NAMES: &[&str] = &["thumbs.db", "desktop.ini", "icon\r"];

/// Tells what a file is by its name alone.
pub(super) fn by_name(path: &Path) -> Kind {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if name.starts_with('.') || name.starts_with("~$") || FURNITURE_NAMES.contains(&name.as_str()) {
        return Kind::Furniture;
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "txt" | "text" => return Kind::Article(Format::Text),
        "md" | "markdown" => return Kind::Article(Format::Markdown),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => return Kind::Article(Format::Html),
        _ => {}
    }
    if name.ends_with('~') || FURNITURE_ENDINGS.contains(&ending.as_str()) {
        return Kind::Furniture;
    }
    let other = OTHERS.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    other.map_or(Kind::Unknown, |(_, reason)| Kind::Other(reason))
}

/// First bytes of common files that are not text, whatever their name says.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF in spite of its name; export it as text (.txt)"),
    (b"PK\x03\x04", "an archive or an office file in spite of its name; save it as text (.txt)"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an office file in spite of its name; save it as text (.txt)"),
    (b"{\\rtf", "a word processor's file in spite of its name; save it as text (.txt)"),
    (b"\x89PNG\r\n", "a picture in spite of its name"),
    (b"\xFF\xD8\xFF", "a picture in spite of its name"),
    (b"GIF8", "a picture in spite of its name"),
    (b"\x1F\x8B\x08", "an archive in spite of its name; unpack it first"),
    (b"\x7FELF", "a program in spite of its name"),
];

/// Why the bytes cannot be an article, if their beginning tells.
pub(super) fn by_signature(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, reason)| *reason)
}

//! Paths as people type and paste them.

use std::path::{Path, PathBuf};

/// Reads one path: `~` is the home folder, `file://` addresses and quotes are understood. `None` where nothing is typed.
#[must_use]
pub fn path_from_text(text: &str, home: Option<&Path>) -> Option<PathBuf> {
    let text = text.trim();
    let text = ["\"", "'"].iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(text);
    if text.is_empty() {
        return None;
    }
    if let Some(address) = text.strip_prefix("file://") {
        let path = address.strip_prefix("localhost").unwrap_or(address);
        return Some(PathBuf::from(decode_percent(path)));
    }
    if let Some(home) = home {
        if text == "~" {
            return Some(home.to_owned());
        }
        if let Some(rest) = text.strip_prefix("~/") {
            return Some(home.join(rest));
        }
    }
    Some(PathBuf::from(text))
}

/// Reads one path a line, as file managers copy them.
#[must_use]
pub fn paths_from_text(text: &str, home: Option<&Path>) -> Vec<PathBuf> {
    text.lines().filter_map(|line| path_from_text(line, home)).collect()
}

/// Turns `%20` and the like into the bytes they stand for; what is no valid escape stays.
fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = escaped {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_quotes_and_addresses_are_understood() {
        let home = Path::new("/home/ann");
        let read = |text| path_from_text(text, Some(home));
        assert_eq!(read("~"), Some("/home/ann".into()));
        assert_eq!(read(" ~/articles "), Some("/home/ann/articles".into()));
        assert_eq!(read("\"/a b/c\""), Some("/a b/c".into()));
        assert_eq!(read("file:///a%20b/%E5%B9%BF"), Some("/a b/广".into()));
        assert_eq!(read("file://localhost/x"), Some("/x".into()));
        assert_eq!(read("/50%/x"), Some("/50%/x".into()));
        assert_eq!(read("  "), None);
    }

    #[test]
    fn several_lines_are_several_paths() {
        assert_eq!(paths_from_text("/a\n\nfile:///b\n", None), [PathBuf::from("/a"), PathBuf::from("/b")]);
    }
}

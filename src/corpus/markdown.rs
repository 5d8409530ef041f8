//! Markdown: the text is the file; title and date come from front matter or the first heading.

use crate::model::Document;

use super::date;

/// Reads front matter and the first heading. Front matter is blanked, not cut, so that offsets stay those of the
/// file.
pub(super) fn document(text: String) -> Document {
    let mut document = Document::default();
    let body = front_matter_end(&text).unwrap_or(0);
    if let Some(front) = text.get(..body) {
        read_front_matter(front, &mut document);
    }
    if document.title.is_none() {
        document.title = text.get(body..).and_then(first_heading);
    }
    document.text = if body == 0 {
        text
    } else {
        let mut blanked = " ".repeat(body.saturating_sub(1));
        blanked.push('\n');
        blanked.push_str(text.get(body..).unwrap_or_default());
        blanked
    };
    document
}

/// The byte after the line that closes front matter: `---` to `---` (YAML) or `+++` to `+++` (TOML).
fn front_matter_end(text: &str) -> Option<usize> {
    let fence = text.get(..3).filter(|fence| matches!(*fence, "---" | "+++"))?;
    let mut lines = text.split_inclusive('\n');
    let mut end = lines.next().filter(|line| line.trim_end() == fence)?.len();
    for line in lines {
        end += line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return Some(end);
        }
        // A rule at the top of an ordinary text, not front matter.
        if !line.contains([':', '=', '-', '#', ']', '}']) && !line.trim().is_empty() && !line.starts_with(' ') {
            return None;
        }
    }
    None
}

/// `key: value` and `key = value` lines; nested values are left alone.
fn read_front_matter(front: &str, document: &mut Document) {
    for line in front.lines() {
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        match key.trim().to_lowercase().as_str() {
            "title" if !value.is_empty() && document.title.is_none() => document.title = Some(value.to_owned()),
            "date" | "published" | "pubdate" | "publish_date" | "published_at" if document.published.is_none() => {
                document.published = date::parse(value);
            }
            "lang" | "language" if document.lang.is_none() => document.lang = language(value),
            _ => {}
        }
    }
}

/// The two letters of `de`, `de-DE`, `zh_CN`.
fn language(value: &str) -> Option<String> {
    let code = value.split(['-', '_']).next()?.to_lowercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

/// The first `# heading` or line underlined with `===`.
fn first_heading(text: &str) -> Option<String> {
    let mut before = "";
    for line in text.lines() {
        let underlined = line.len() >= 3 && line.trim_end().bytes().all(|byte| byte == b'=');
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading = if underlined && !before.trim().is_empty() {
            before
        } else if (1..=3).contains(&hashes) {
            line.trim_start_matches('#').strip_prefix(' ').unwrap_or_default()
        } else {
            before = line;
            continue;
        };
        let title = heading.trim().trim_end_matches('#').replace(['*', '`'], "").trim().to_owned();
        if !title.is_empty() {
            return Some(title);
        }
        before = line;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::document;

    #[test]
    fn front_matter_is_read_and_blanked_in_place() {
        let text =
            "---\ntitle: \"Plan: to 2027\"\ndate: 2025-11-14\nlang: de-DE\ntags:\n- a\n---\n# Other\nText 5 t.\n";
        let document = document(text.to_owned());
        assert_eq!(document.title.as_deref(), Some("Plan: to 2027"));
        assert_eq!(document.published.map(|date| date.to_string()).as_deref(), Some("2025-11-14"));
        assert_eq!(document.lang.as_deref(), Some("de"));
        assert_eq!(document.text.len(), text.len());
        assert_eq!(document.text.find("Text 5 t."), text.find("Text 5 t."));
        assert!(!document.text.contains("2025"));
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        let text = "---\nJust a paragraph\n---\nand another\n";
        assert_eq!(document(text.to_owned()).text, text);
        assert_eq!(document("---\n".to_owned()).text, "---\n");
        assert_eq!(document("---\nkey: value\nnever closed".to_owned()).text, "---\nkey: value\nnever closed");
    }

    #[test]
    fn the_first_heading_is_the_title() {
        for (text, title) in [
            ("# A *plan* #\ntext", Some("A plan")),
            ("A plan\n======\ntext", Some("A plan")),
            ("text\n\n## Later\n", Some("Later")),
            ("#hashtag\ntext", None),
            ("text only", None),
        ] {
            assert_eq!(document(text.to_owned()).title.as_deref(), title, "{text}");
        }
    }
}

//! Text of markup without a parser: for pages too large or too deeply nested to take apart safely.

/// Elements that hold no running text.
const SILENT: &[&str] = &["script", "style", "noscript", "template", "svg", "math", "head", "nav", "select", "iframe"];
/// Elements whose content is not markup.
const RAW: &[&str] = &["script", "style"];
/// Elements that stay within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// A tag, without its brackets.
pub(super) struct Tag<'a> {
    /// Name in its own case.
    pub(super) name: &'a str,
    /// Whether it closes.
    pub(super) closes: bool,
}

/// Splits markup into text and tags, in one pass and without recursion.
pub(super) fn pieces(markup: &str) -> impl Iterator<Item = (&str, Option<Tag<'_>>)> {
    let mut rest = markup;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((text, after)) = rest.split_once('<') else { return Some((std::mem::take(&mut rest), None)) };
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            return Some((text, None));
        }
        let Some((inner, after)) = after.split_once('>') else {
            rest = "";
            return Some((text, None));
        };
        rest = after;
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let name = inner.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
        if !closes && RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            rest = from_closing_tag(rest, name);
        }
        Some((text, Some(Tag { name, closes })))
    })
}

/// The rest from `</name` on; nothing where the element is never closed.
fn from_closing_tag<'a>(rest: &'a str, name: &str) -> &'a str {
    let closes = |at: &usize| {
        let found = rest.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let at = rest.match_indices("</").map(|(at, _)| at).find(closes);
    at.and_then(|at| rest.get(at..)).unwrap_or_default()
}

/// How deeply elements are nested at most; those that need no closing tag are not counted.
pub(super) fn depth(markup: &str) -> usize {
    const UNCOUNTED: &[&str] = &[
        "", "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
        "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    ];
    let (mut now, mut most) = (0_usize, 0_usize);
    for tag in pieces(markup).filter_map(|(_, tag)| tag) {
        if UNCOUNTED.iter().any(|name| tag.name.eq_ignore_ascii_case(name)) {
            continue;
        }
        now = if tag.closes { now.saturating_sub(1) } else { now + 1 };
        most = most.max(now);
    }
    most
}

/// All text outside of scripts, styles and menus, a line for each block.
pub(super) fn text(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len() / 4);
    let mut silent: Option<&str> = None;
    for (text, tag) in pieces(markup) {
        if silent.is_none() {
            push_words(&mut out, text);
        }
        let Some(tag) = tag else { continue };
        match silent {
            Some(name) if tag.closes && tag.name.eq_ignore_ascii_case(name) => silent = None,
            None if !tag.closes => silent = SILENT.iter().find(|name| tag.name.eq_ignore_ascii_case(name)).copied(),
            _ => {}
        }
        if !INLINE.iter().any(|name| tag.name.eq_ignore_ascii_case(name)) && !out.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// Appends text with its references decoded and its white space brought to single blanks.
fn push_words(out: &mut String, text: &str) {
    let decoded = decode_references(text);
    if decoded.starts_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    for (index, word) in decoded.split_whitespace().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    if decoded.ends_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// `&amp;`, `&#8211;`, `&#x2013;` and the names that occur in running text.
fn decode_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No reference is longer: without the limit a text of ampersands would take quadratic time.
        let name_len = after.bytes().take(12).position(|byte| byte == b';');
        let decoded = name_len.and_then(|len| Some((reference(after.get(..len)?)?, after.get(len + 1..)?)));
        if let Some((c, after)) = decoded {
            out.push(c);
            rest = after;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "bdquo" => '„',
        "euro" => '€',
        "pound" => '£',
        "yen" => '¥',
        "times" => '×',
        "middot" => '·',
        "deg" => '°',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{depth, text};

    #[test]
    fn keeps_text_and_drops_scripts_and_menus() {
        let page = "<head><title>x</title></head><nav><a>Home</a></nav><p>5&nbsp;t &amp; <b>more</b></p><!-- > no -->\
                    <script>if (a < b) {}</script><div>next&#8211;line &bogus; &</div><p>open <";
        assert_eq!(text(page).trim(), "5 t & more\nnext–line &bogus; &\nopen");
    }

    #[test]
    fn counts_nesting_without_recursion() {
        assert_eq!(depth("<div><p>a<p>b<br><span>c</span></div>"), 2);
        assert_eq!(depth(&"<div>".repeat(100_000)), 100_000);
    }
}

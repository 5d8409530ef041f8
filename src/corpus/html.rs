//! Web pages: main text, title and date, with navigation left out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, TextMode};

use crate::model::{Date, Document};

use super::{date, strip};

/// Deeper pages are built to break parsers; ordinary ones stay below 100.
const MAX_DEPTH: usize = 512;
/// More elements than any article has; some steps of the parser take quadratic time, over references (`&amp;`) too.
const MAX_ELEMENTS: usize = 50_000;
/// A main text shorter than this makes the parser try again with more of the page. The usual 500 is made for
/// languages with long words: a Chinese report of two paragraphs has 150 characters.
const ENOUGH_CHARACTERS: usize = 120;
/// Where the main text is shorter than this part of all text, it was the wrong part: then all of it is shown.
const LEAST_PART_OF_BODY: usize = 12;

/// Headings looked at for the title.
const MOST_HEADINGS: usize = 40;

/// Reads a page. Never fails: a page without a recognisable main text gives all its text.
pub(super) fn document(page: &str) -> Document {
    let too_many = memchr::memchr2_iter(b'<', b'&', page.as_bytes()).count() > 2 * MAX_ELEMENTS;
    if too_many || strip::depth(page) > MAX_DEPTH {
        return stripped(page);
    }
    // The parser is other people's code and pages are other people's input: a panic costs this page's structure only.
    catch_unwind(AssertUnwindSafe(|| parsed(page))).unwrap_or_else(|_| stripped(page))
}

fn stripped(page: &str) -> Document {
    Document { text: tidy(&strip::text(page)), ..Document::default() }
}

fn parsed(page: &str) -> Document {
    let config = Config {
        char_threshold: ENOUGH_CHARACTERS,
        max_elements_to_parse: MAX_ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let whole = whole_page(page);
    let Ok(mut parser) = Readability::new(page, None, Some(config)) else {
        return with_text(&whole, stripped(page).text);
    };
    break_lines(&parser);
    let Ok(article) = parser.parse() else {
        let text = whole.body.clone();
        return with_text(&whole, text);
    };
    let main = tidy(&article.text_content);
    let is_enough = !main.is_empty() && main.len() * LEAST_PART_OF_BODY >= whole.body.len();
    let title = clean_title(&article.title, &whole);
    let published = article.published_time.as_deref().and_then(date::parse).or(whole.published);
    let text = if is_enough { main } else { whole.body };
    Document { text: headed(title.as_deref(), text), title, published, ..Document::default() }
}

/// What a look at the whole page gives, before the parser takes it apart.
struct WholePage {
    body: String,
    /// Headings of the upper ranks, in the order of the page.
    headings: Vec<String>,
    title: Option<String>,
    published: Option<Date>,
}

fn with_text(whole: &WholePage, text: String) -> Document {
    let title = clean_title("", whole);
    Document { text: headed(title.as_deref(), text), title, published: whole.published, ..Document::default() }
}

/// Attributes that state when an article was published, most reliable first.
const DATES: &[(&str, &str)] = &[
    ("meta[property='article:published_time']", "content"),
    ("meta[property='og:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='datePublished']", "content"),
    ("meta[name='pubdate' i]", "content"),
    ("meta[name='publishdate' i]", "content"),
    ("meta[name='publish-date' i]", "content"),
    ("meta[name='publication_date' i]", "content"),
    ("meta[name='DC.date.issued' i]", "content"),
    ("meta[name='DC.date' i]", "content"),
    ("meta[name='weibo:article:create_at' i]", "content"),
    ("meta[name='date' i]", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("time[pubdate]", "datetime"),
    ("article time[datetime]", "datetime"),
    ("main time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];

fn whole_page(page: &str) -> WholePage {
    let parser = Readability::from(page);
    break_lines(&parser);
    let doc = &parser.doc;
    let published = parser.parse_json_ld().and_then(|meta| meta.published_time);
    let published = published.as_deref().and_then(date::parse).or_else(|| {
        let stated = |(selector, attribute): &(&str, &str)| {
            doc.try_select(selector)?.iter().find_map(|found| date::parse(&found.attr(attribute)?))
        };
        DATES.iter().find_map(stated)
    });
    let title =
        doc.select("title").iter().next().map(|title| one_line(&title.text())).filter(|title| !title.is_empty());
    let headings = ["h1", "h2", "h3"].into_iter().flat_map(|rank| {
        let found = doc.select(rank);
        found.iter().map(|heading| one_line(&heading.text())).filter(|heading| !heading.is_empty()).collect::<Vec<_>>()
    });
    let headings = headings.take(MOST_HEADINGS).collect();
    doc.select("script, style, noscript, template, nav, header nav, footer, aside, form, select, iframe, svg, head")
        .remove();
    let body = tidy(&doc.formatted_text());
    WholePage { body, headings, title, published }
}

/// Stand for a line end and for the gap between two cells until the parser has brought white space to single blanks.
/// Private-use characters: no page means anything by them.
const LINE_END: char = '\u{E00A}';
const CELL_END: char = '\u{E009}';

/// Marks what the text of a parsed page would otherwise run together: blocks that the parser does not know as such,
/// single line ends, and cells, which would make one number of two. Header and footer keep their names: by them the
/// parser knows what is not the article. So do line ends by twos: of those it makes paragraphs.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method's type belongs to a crate that is no dependency of this one by itself"
)]
fn break_lines(parser: &Readability) {
    parser.doc.select("dd, dt, figcaption, caption, main, address, summary, details").rename("div");
    parser.doc.select("td, th").append_html(CELL_END.to_string());
    for node in parser.doc.select("br").nodes() {
        let next = std::iter::successors(node.next_sibling(), |node| node.next_sibling())
            .find(|node| !node.is_text() || !node.text().trim().is_empty());
        let before = std::iter::successors(node.prev_sibling(), |node| node.prev_sibling())
            .find(|node| !node.is_text() || !node.text().trim().is_empty());
        if ![next, before].iter().flatten().any(|other| other.has_name("br")) {
            node.before_html(LINE_END.to_string());
        }
    }
}

/// The headline rather than the browser's title, which ends in the site's name.
fn clean_title(found: &str, whole: &WholePage) -> Option<String> {
    let found = one_line(found);
    let title = whole.title.as_deref().unwrap_or_default();
    let fits = |heading: &&String| {
        let is_part =
            |long: &str, short: &str| !short.is_empty() && long.contains(short) && short.len() * 3 >= long.len();
        is_part(title, heading)
            || is_part(&found, heading)
            || is_part(heading, &found)
            || (title.is_empty() && found.is_empty())
    };
    let heading = whole.headings.iter().find(fits).cloned();
    heading.or_else(|| (!found.is_empty()).then(|| without_site(&found))).or_else(|| whole.title.clone())
}

/// The first part of `title_section_site`, as pages without spaces between words have it; those with spaces are
/// cut by the parser.
fn without_site(title: &str) -> String {
    let parts = title.split(['_', '|', '-', '－', '–', '—', '｜']).map(str::trim);
    let first = parts.clone().next().unwrap_or_default();
    let has_spaces = first.contains(' ');
    let letters = first.chars().filter(|c| *c > '\u{2E80}').count();
    if !has_spaces && letters >= 6 && parts.count() > 1 { first.to_owned() } else { title.to_owned() }
}

/// The text with its title as the first line, as a reader of the page sees it.
fn headed(title: Option<&str>, text: String) -> String {
    match title {
        Some(title)
            if !one_line(text.get(..text.floor_char_boundary(title.len() * 2 + 20)).unwrap_or(&text))
                .starts_with(title) =>
        {
            format!("{title}\n{text}")
        }
        _ => text,
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == LINE_END || c == CELL_END);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A paragraph a line: no blank ends, no empty lines, a tab between cells.
fn tidy(text: &str) -> String {
    // The text of a page writes a blank after a cell.
    let text = text.replace(LINE_END, "\n").replace(&format!("{CELL_END} "), "\t").replace(CELL_END, "\t");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

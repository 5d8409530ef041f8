//! Web pages: main text, title and date, with navigation left out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, TextMode};

use crate::model::{Date, Document};

use super::{date, strip};

/// Deeper pages are built to break parsers; ordinary ones stay below 100.
const MAX_DEPTH: usize = 512;
/// More elements than any article has; some steps of the parser take quadratic time.
const MAX_ELEMENTS: usize = 50_000;
/// A main text shorter than this makes the parser try again with more of the page. The usual 500 is made for
/// languages with long words: a Chinese report of two paragraphs has 150 characters.
const ENOUGH_CHARACTERS: usize = 120;
/// Where the main text is shorter than this part of all text, it was the wrong part: then all of it is shown.
const LEAST_PART_OF_BODY: usize = 12;

/// Reads a page. Never fails: a page without a recognisable main text gives all its text.
pub(super) fn document(page: &str) -> Document {
    if strip::depth(page) > MAX_DEPTH || memchr::memchr_iter(b'<', page.as_bytes()).count() > 2 * MAX_ELEMENTS {
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
        return with_text(whole, stripped(page).text);
    };
    break_lines(&parser);
    let Ok(article) = parser.parse() else {
        let text = whole.body.clone();
        return with_text(whole, text);
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
    heading: Option<String>,
    title: Option<String>,
    published: Option<Date>,
}

fn with_text(whole: WholePage, text: String) -> Document {
    let title = whole.heading.or(whole.title);
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
    let line = |selector: &str| {
        let text = one_line(&doc.select(selector).iter().next()?.text());
        (!text.is_empty()).then_some(text)
    };
    // A page with several headings of the first rank has them for sections.
    let heading = (doc.select("h1").length() == 1).then(|| line("h1")).flatten();
    let title = line("title");
    doc.select("script, style, noscript, template, nav, header nav, footer, aside, form, select, iframe, svg, head")
        .remove();
    let body = tidy(&doc.formatted_text());
    WholePage { body, heading, title, published }
}

/// Blocks that the text of a parsed page would otherwise run together. Header and footer keep their names: by them
/// the parser knows what is not the article.
fn break_lines(parser: &Readability) {
    parser.doc.select("dd, dt, figcaption, caption, main, address, summary, details").rename("div");
}

/// The headline rather than the browser's title: that ends in the site's name.
fn clean_title(found: &str, whole: &WholePage) -> Option<String> {
    let found = one_line(found);
    let heading = whole.heading.clone().filter(|heading| {
        found.is_empty()
            || found.contains(heading.as_str())
            || whole.title.as_ref().is_some_and(|t| t.contains(heading.as_str()))
    });
    heading.or((!found.is_empty()).then_some(found)).or_else(|| whole.title.clone())
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
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A paragraph a line: no blank ends, no empty lines.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

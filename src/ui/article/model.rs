//! What the article page shows, as values: the list of articles, and one article as paragraphs with marks.

use crate::chart::MarkKind;
use crate::collection::Collection;
use crate::model::format;
use crate::model::{Article, CheckKind, Claim, ClaimId, Date, NoteKind, Reading, Shared, Span, Status};
use crate::ui::evidence::{claim_mark, metric_phrase, shifted};
use crate::ui::figures::Claims;
use crate::ui::marked_text::{MarkLook, TextMark};
use crate::ui::region::{CommitmentQuote, quote};

/// The list of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleList {
    /// Stories in order; most have one version.
    pub stories: Vec<Vec<ArticleCard>>,
    /// Files that could not be read or were left unread, with the reason.
    pub skipped: Vec<(String, String)>,
    /// Files in the order of the list.
    pub files: Vec<String>,
}

/// An article of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleCard {
    /// Its path.
    pub file: String,
    /// ISO 639-1.
    pub lang: String,
    /// "14 Nov 2025"
    pub date: String,
    /// Headline or first line.
    pub title: String,
    /// Whether the title is a headline.
    pub headline: bool,
    /// "Guangyuan · 21 claims, 2 commitments"
    pub note: String,
    /// "also in Swahili", of a story told by several files.
    pub also_in: Option<String>,
    /// Number of checks that want attention.
    pub checks: usize,
    day: Option<Date>,
}

/// How the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// By date, newest first.
    #[default]
    Newest,
    /// By number of claims.
    Claims,
    /// By path.
    File,
}

impl ListOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Claims, Self::File];

    /// As the button shows it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Newest => "Newest first",
            Self::Claims => "Most claims first",
            Self::File => "By file name",
        }
    }
}

/// One article in the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleView {
    /// Its path.
    pub file: String,
    /// ISO 639-1.
    pub lang: String,
    /// "14 Nov 2025"
    pub date: String,
    /// Text in pieces that are laid out on their own.
    pub blocks: Vec<Block>,
    /// Its claims, numbered in the order of the text.
    pub claims: Vec<ArticleClaim>,
    /// Its commitments.
    pub commitments: Vec<CommitmentQuote>,
    /// Number of claims of each status: actual, expected, target.
    pub counts: [usize; 3],
    /// What the user should know of the file.
    pub notes: Vec<String>,
    /// Length of the text in bytes.
    pub text_len: usize,
}

/// A paragraph, or a part of one that is very long.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Number of the paragraph, from 1, at its first block.
    pub paragraph: Option<usize>,
    /// Marks that begin in it.
    pub marks: Vec<TextMark>,
    /// The claim of each mark.
    pub claims: Vec<Option<ClaimId>>,
    /// Whether it is the headline.
    pub headline: bool,
}

/// A claim of the article's list.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleClaim {
    /// The claim.
    pub id: ClaimId,
    /// Its number in the text, from 1.
    pub number: usize,
    /// Its mark.
    pub kind: MarkKind,
    /// "Capacity"
    pub metric: String,
    /// ", electrolytic aluminium"
    pub about: String,
    /// "> 100 bn yuan"
    pub value: String,
    /// "2027"
    pub year: String,
    /// Where it stands in the text, 0 at its begin to 1 at its end.
    pub place: f32,
}

/// The list of articles, each story once. `wanted` says which articles show.
#[must_use]
pub fn article_list(claims: Claims<'_>, order: ListOrder, wanted: &dyn Fn(&Article) -> bool) -> ArticleList {
    let collection = claims.collection();
    let mut stories: Vec<Vec<ArticleCard>> = Vec::new();
    for reading in collection.readings.iter().filter(|reading| wanted(&reading.article)) {
        let file = &reading.article.file;
        let versions = claims.index().story(collection, file);
        if versions.first().is_some_and(|first| first != file) {
            continue;
        }
        let cards = versions.iter().filter_map(|version| claims.reading(version));
        let mut cards: Vec<ArticleCard> =
            cards.enumerate().map(|(at, version)| card(claims, version, versions, at > 0)).collect();
        if cards.is_empty() {
            cards.push(card(claims, reading, &[], false));
        }
        stories.push(cards);
    }
    // A version that matches while the first of its story does not still has to show.
    for reading in collection.readings.iter().filter(|reading| wanted(&reading.article)) {
        let file = &reading.article.file;
        if !stories.iter().flatten().any(|card| card.file == *file) {
            stories.push(vec![card(claims, reading, claims.index().story(collection, file), true)]);
        }
    }
    sort(&mut stories, order, claims);
    let files = stories.iter().flatten().map(|card| card.file.clone()).collect();
    ArticleList { stories, skipped: skipped(collection), files }
}

fn sort(stories: &mut [Vec<ArticleCard>], order: ListOrder, claims: Claims<'_>) {
    let newest = |story: &Vec<ArticleCard>| story.iter().filter_map(|card| card.day).max();
    let count = |story: &Vec<ArticleCard>| {
        let of_file = |card: &ArticleCard| claims.reading(&card.file).map_or(0, |reading| reading.claims.len());
        story.iter().map(of_file).max().unwrap_or(0)
    };
    let file = |story: &Vec<ArticleCard>| story.first().map(|card| card.file.clone());
    match order {
        ListOrder::Newest => stories.sort_by(|a, b| newest(b).cmp(&newest(a)).then(file(a).cmp(&file(b)))),
        ListOrder::Claims => stories.sort_by(|a, b| count(b).cmp(&count(a)).then(file(a).cmp(&file(b)))),
        ListOrder::File => stories.sort_by_key(file),
    }
}

fn skipped(collection: &Collection) -> Vec<(String, String)> {
    let skipped = collection.skipped.iter().map(|file| (file.file.clone(), file.reason.clone()));
    let unread = collection.unread.iter().map(|file| (file.clone(), "left unread when reading was stopped".to_owned()));
    skipped.chain(unread).collect()
}

fn card(claims: Claims<'_>, reading: &Reading, versions: &[String], repeats: bool) -> ArticleCard {
    let article = &reading.article;
    let others: Vec<&str> = versions
        .iter()
        .filter(|version| **version != article.file)
        .filter_map(|version| claims.article(version))
        .map(|other| format::language_name(&other.lang))
        .collect();
    ArticleCard {
        file: article.file.clone(),
        lang: article.lang.clone(),
        date: article.date().map_or_else(|| "no date".to_owned(), format::date),
        title: article.title.trim().to_owned(),
        headline: article.has_headline,
        note: card_note(reading, repeats),
        also_in: (!others.is_empty()).then(|| format!("also in {}", format::list(&others))),
        checks: checks_of_file(claims, &article.file),
        day: article.date(),
    }
}

fn card_note(reading: &Reading, repeats: bool) -> String {
    let mut found = Vec::new();
    if !reading.claims.is_empty() {
        found.push(format::counted(reading.claims.len(), "claim"));
    }
    let new = !repeats || !reading.claims.is_empty();
    if new && !reading.commitments.is_empty() {
        found.push(format::counted(reading.commitments.len(), "commitment"));
    }
    let found = if !found.is_empty() {
        found.join(", ")
    } else if repeats {
        "nothing new".to_owned()
    } else {
        "no claims".to_owned()
    };
    match reading.article.regions.first() {
        Some(region) => format!("{region} · {found}"),
        None => found,
    }
}

fn checks_of_file(claims: Claims<'_>, file: &str) -> usize {
    let of_file = |check: &&crate::model::Check| {
        check.kind.wants_attention()
            && (check.files.iter().any(|other| other == file)
                || check.claims.iter().filter_map(|id| claims.get(id)).any(|claim| *claim.file == *file))
    };
    claims.collection().comparison.checks.iter().map(Shared::get).filter(of_file).count()
}

/// One article for the reader. `search` is marked where it occurs.
#[must_use]
pub fn article_view(claims: Claims<'_>, reading: &Reading, search: &str) -> ArticleView {
    let article = &reading.article;
    let mut blocks = blocks(article);
    for (number, claim) in reading.claims.iter().enumerate() {
        let Some(block) = block_at(&mut blocks, claim.evidence.span) else { continue };
        let mut mark = claim_mark(claim, false, block.span.start);
        mark.number = Some(number + 1);
        block.marks.push(mark);
        block.claims.push(Some(claim.id.clone()));
    }
    for commitment in &reading.commitments {
        let Some(block) = block_at(&mut blocks, commitment.span) else { continue };
        block.marks.push(plain_mark(commitment.span, block.span.start, MarkLook::Cue));
        block.claims.push(None);
    }
    for span in found(&article.text, search) {
        let Some(block) = block_at(&mut blocks, span) else { continue };
        block.marks.push(plain_mark(span, block.span.start, MarkLook::Found));
        block.claims.push(None);
    }
    let count = |status: Status| reading.claims.iter().filter(|claim| claim.status == status).count();
    ArticleView {
        file: article.file.clone(),
        lang: article.lang.clone(),
        date: article.date().map_or_else(|| "no date".to_owned(), format::date),
        blocks,
        claims: reading
            .claims
            .iter()
            .enumerate()
            .map(|(at, claim)| article_claim(claim, at + 1, article.text.len()))
            .collect(),
        commitments: reading.commitments.iter().map(quote).collect(),
        counts: [count(Status::Actual), count(Status::Expected), count(Status::Target)],
        notes: notes(claims, reading),
        text_len: article.text.len(),
    }
}

fn plain_mark(span: Span, from: usize, look: MarkLook) -> TextMark {
    TextMark { span: shifted(span, from), look, selected: false, number: None, label: String::new() }
}

fn block_at(blocks: &mut [Block], span: Span) -> Option<&mut Block> {
    let at = blocks.partition_point(|block| block.span.end <= span.start);
    blocks.get_mut(at).filter(|block| block.span.overlaps(span))
}

/// Lines as paragraphs; very long ones in several blocks, cut at white space or after a full stop.
fn blocks(article: &Article) -> Vec<Block> {
    /// Bytes: about two screens of text.
    const LONG: usize = 6000;
    let mut blocks = Vec::new();
    let mut paragraph = 0;
    let mut start = 0;
    for line in article.text.split_inclusive('\n') {
        let words = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len();
        if words.is_empty() {
            continue;
        }
        paragraph += 1;
        let mut rest = Span::new(from, from + words.len());
        let mut number = Some(paragraph);
        while !rest.is_empty() {
            let text = rest.of(&article.text);
            let len = if text.len() > LONG { cut(text, LONG) } else { text.len() };
            let span = Span::new(rest.start, rest.start + len);
            blocks.push(Block {
                span,
                paragraph: number.take(),
                marks: Vec::new(),
                claims: Vec::new(),
                headline: article.has_headline && article.title_span.is_some_and(|title| title.overlaps(span)),
            });
            rest.start += len;
        }
    }
    blocks
}

/// The last place at or before `at` where the text can be cut, on a character boundary, never 0.
fn cut(text: &str, at: usize) -> usize {
    let mut end = at;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let stop = |c: char| c.is_whitespace() || matches!(c, '。' | '！' | '？' | '।' | '၊' | '။');
    let place = head.char_indices().rev().take(2000).find(|(_, c)| stop(*c)).map(|(at, c)| at + c.len_utf8());
    place.filter(|place| *place > 0).unwrap_or_else(|| end.max(text.chars().next().map_or(1, char::len_utf8)))
}

fn article_claim(claim: &Claim, number: usize, text_len: usize) -> ArticleClaim {
    let phrase = metric_phrase(claim);
    let metric = format::sentence_case(&claim.metric.label());
    let about = match phrase.split_once(" of ") {
        Some((_, of)) if claim.of_region.is_some() => format!(", of {of}"),
        Some((_, of)) => format!(", {of}"),
        None => claim.sector.as_ref().map_or_else(String::new, |sector| format!(", {sector}")),
    };
    ArticleClaim {
        id: claim.id.clone(),
        number,
        kind: claim.status.into(),
        metric,
        about,
        value: format::claim(claim).to_string(),
        year: claim.year.map_or_else(String::new, |year| year.to_string()),
        place: claim.evidence.span.start as f32 / text_len.max(1) as f32,
    }
}

fn notes(claims: Claims<'_>, reading: &Reading) -> Vec<String> {
    let mut notes: Vec<String> = reading.article.problem.iter().cloned().collect();
    if reading.article.machine_translated {
        notes.push("The article says that a machine translated it".to_owned());
    }
    notes.extend(
        reading.notes.iter().filter(|note| note.kind != NoteKind::MachineTranslated).map(|note| note.text.clone()),
    );
    let checks = claims.collection().comparison.checks.iter().filter(|check| {
        matches!(check.kind, CheckKind::Contradiction | CheckKind::Doubtful)
            && check.files.contains(&reading.article.file)
    });
    notes.extend(checks.map(|check| check.what.clone()));
    notes.dedup();
    notes
}

/// Where a text occurs, in either case.
fn found(text: &str, search: &str) -> Vec<Span> {
    /// More hits than anyone steps through only make the page slow.
    const MOST: usize = 2000;
    let wanted: Vec<char> = search.trim().to_lowercase().chars().collect();
    let Some(first) = wanted.first().copied() else { return Vec::new() };
    let mut hits = Vec::new();
    let mut past = 0;
    for (start, c) in text.char_indices() {
        if start < past || c.to_lowercase().next() != Some(first) {
            continue;
        }
        let mut rest = text.get(start..).unwrap_or_default().chars();
        let mut end = start;
        let mut lower = Vec::with_capacity(wanted.len());
        while lower.len() < wanted.len() {
            let Some(c) = rest.next() else { break };
            lower.extend(c.to_lowercase());
            end += c.len_utf8();
        }
        if lower == wanted {
            hits.push(Span::new(start, end));
            past = end;
            if hits.len() == MOST {
                break;
            }
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        Article { text: text.to_owned(), ..Article::default() }
    }

    #[test]
    fn paragraphs_are_lines_that_say_something() {
        let article = article("Erste Zeile\n\n  Zweite.  \r\nDritte");
        let blocks = blocks(&article);
        let texts: Vec<_> = blocks.iter().map(|block| block.span.of(&article.text)).collect();
        assert_eq!(texts, ["Erste Zeile", "Zweite.", "Dritte"]);
        assert_eq!(blocks.iter().map(|block| block.paragraph).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn long_paragraphs_are_cut_and_lose_nothing() {
        for text in ["一".repeat(9000), "word ".repeat(4000), "ಟನ್".repeat(3000)] {
            let article = article(text.trim());
            let blocks = blocks(&article);
            assert!(blocks.len() > 1);
            let whole: String = blocks.iter().map(|block| block.span.of(&article.text)).collect();
            assert_eq!(whole, article.text);
            assert!(blocks.iter().skip(1).all(|block| block.paragraph.is_none()));
        }
    }

    #[test]
    fn search_finds_either_case() {
        assert_eq!(found("Über über ÜBER", "über").len(), 3);
        assert_eq!(found("abab", " ab "), [Span::new(0, 2), Span::new(2, 4)]);
        assert!(found("abc", "  ").is_empty());
    }
}

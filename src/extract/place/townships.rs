//! Chinese townships and zones, which the gazetteer lacks, by what stands behind their name: 陈埭镇, 净月高新区.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::habits::habits;
use super::{Place, PlaceMention, by_name, unlisted};
use crate::extract::chars::position;
use crate::model::format::sentence_case;
use crate::model::{RegionKind, Span};

/// Signs of a name.
const SIGNS: usize = 2;
/// The sign for a township.
const SIGN: [char; 2] = ['镇', '鎮'];

/// The words for zones, with that sign.
static KINDS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(habits().han_zones.iter().chain(["镇", "鎮"])).ok());

/// Adds the townships of a text between the places found before. `is_known` tells words that are something else.
pub fn add_to(text: &str, mentions: &mut Vec<PlaceMention>, is_known: impl Fn(Span) -> bool) {
    // No other script has these bytes at the beginning of a letter.
    let (Some(_), Some(kinds)) = (position(text.as_bytes(), |byte| matches!(byte, 0xE4..=0xE9)), &*KINDS) else {
        return;
    };
    let mut found: Vec<PlaceMention> = Vec::new();
    for end in kinds.find_overlapping_iter(text).map(|found| found.start()) {
        let Some(span) = named(text, end, mentions) else { continue };
        let taken = mentions.iter().chain(&found).any(|mention| mention.span.overlaps(span)) || is_known(span);
        if taken || habits().no_townships.has(span.of(text)) {
            continue;
        }
        let before = mentions.iter().rev().find(|mention| mention.span.end <= span.start && is_around(mention.place));
        let Some(around) = before.map(|mention| mention.place) else { continue };
        let Some(place) = place_of(span.of(text), around) else { continue };
        found.push(PlaceMention { span, place, others: Vec::new(), exact: true });
    }
    super::add_free(found, mentions);
}

/// The two signs before the one for a township, where a clause begins with them, or a word such as "in" or the name of what
/// the township lies in stands before them: "在陈埭镇", 晋江陈埭镇. Behind such a name there may be three: 诸暨山下湖镇.
fn named(text: &str, end: usize, mentions: &[PlaceMention]) -> Option<Span> {
    let head = text.get(..end)?;
    let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let signs = |count: usize| {
        let (start, _) = head.char_indices().rev().nth(count - 1)?;
        let span = Span::new(start, end);
        span.of(text).chars().all(han).then_some(span)
    };
    let inside = |span: &Span| {
        mentions.iter().any(|mention| {
            let gap = text.get(mention.span.end..span.start);
            is_around(mention.place)
                && gap.is_some_and(|gap| matches!(gap, "" | "市" | "县" | "区" | "縣" | "區" | "的"))
        })
    };
    let begins = |span: &Span| {
        let before = text.get(..span.start).unwrap_or_default();
        before.chars().next_back().is_none_or(|c| !han(c) && !c.is_alphanumeric() && c != '）')
            || habits().before_townships.iter().any(|word| before.ends_with(word))
    };
    let kind = |span: &Span| span.of(text).ends_with(['小', '古', '名', '重', '强', '大', '各', '型', '化']);
    let township = text.get(end..).is_some_and(|rest| rest.starts_with(SIGN));
    let short = signs(SIGNS).filter(|span| inside(span) || begins(span));
    short.or_else(|| signs(SIGNS + 1).filter(|_| township).filter(|span| inside(span) && !kind(span)))
}

/// Whether a township may lie in a place of China.
fn is_around(place: &Place) -> bool {
    place.lies_in("China")
}

/// The place of a township in another.
fn place_of(signs: &str, around: &'static Place) -> Option<&'static Place> {
    let mut name = any_ascii::any_ascii(signs).to_lowercase();
    name.retain(|c| c.is_ascii_lowercase());
    if name.is_empty() {
        return None;
    }
    let name = sentence_case(&name);
    // Another place of that name is not meant.
    let known = by_name(&name).filter(|known| known.lies_in(&around.name));
    known.or_else(|| Some(unlisted::kept_in(name, RegionKind::County, around)))
}

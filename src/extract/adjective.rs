//! Regions named by an adjective: "Bavarian", "gallego".

use super::lexicon::{Kind, Sense};
use super::place::{self, PlaceMention};
use super::scan::Token;

/// The adjectives of regions in a text, in its order.
pub fn find(tokens: &[Token]) -> Vec<PlaceMention> {
    let adjectives = tokens.iter().filter(|token| token.kind == Kind::Regional);
    let mention = |token: &Token| {
        let place = place::by_name(token.entry.meaning)?;
        Some(PlaceMention { span: token.word, place, others: Vec::new(), exact: true })
    };
    adjectives.filter_map(mention).collect()
}

/// Adds to the places of a text those that an adjective with a capital is behind a word such as "in", Italian "nel Bellunese"
/// for the area around Belluno, and those that one is beside a word for a region: "w województwie podkarpackim".
pub fn add_areas(text: &str, tokens: &[Token], adjectives: &[PlaceMention], places: &mut Vec<PlaceMention>) {
    let is_area = |adjective: &&PlaceMention| {
        let start = adjective.span.start;
        let located = |token: &Token| {
            matches!(token.sense(), Sense::Located)
                && token.span.end <= start
                && text
                    .get(token.span.end..start)
                    .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() && c != '\n'))
        };
        let beside = |token: &Token| {
            let (before, behind) = (token.span.end <= start, token.span.start >= adjective.span.end);
            let gap = if before { token.span.end..start } else { adjective.span.end..token.span.start };
            matches!(token.sense(), Sense::Subject(kind) if kind == "province" || kind == "region")
                && (before || behind)
                && text.get(gap).is_some_and(|gap| gap.len() == 1 && gap != "\n" && gap.trim().is_empty())
        };
        (adjective.span.of(text).starts_with(char::is_uppercase) && tokens.iter().any(located)
            || tokens.iter().any(beside))
            && !places.iter().any(|place| place.span.overlaps(adjective.span))
    };
    let areas: Vec<PlaceMention> = adjectives.iter().filter(is_area).cloned().collect();
    if !areas.is_empty() {
        places.extend(areas);
        places.sort_by_key(|place| place.span);
    }
}

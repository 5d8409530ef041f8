//! Right-to-left texts. egui shapes an Arabic or Hebrew word rightly but sets one word after the other from left to
//! right, so rows are broken and ordered here, by the Unicode bidirectional algorithm, and each word is its own galley.

use egui::{Ui, pos2, vec2};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_script::{Script, UnicodeScript as _};

use super::glyphs::GlyphPlace;
use super::layout::{Piece, TextLayout, TextStyle};

/// Whether the first letter with a direction runs from right to left; without letters, whether digits are of a script
/// that does.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars()
        .find_map(|c| match bidi_class(c) {
            BidiClass::L => Some(false),
            BidiClass::R | BidiClass::AL => Some(true),
            _ => None,
        })
        .unwrap_or_else(|| text.chars().any(is_shaped_backwards))
}

/// Whether a shaper that guesses the direction from the script sets this character from right to left. Digits of these
/// scripts are among them, though numbers run from left to right everywhere.
fn is_shaped_backwards(c: char) -> bool {
    matches!(c.script(), Script::Arabic | Script::Syriac | Script::Thaana | Script::Nko | Script::Adlam)
}

/// Letters that are shaped together.
struct Chunk {
    start: usize,
    end: usize,
    blank: bool,
    width: f32,
}

/// Lays a right-to-left text out, flush right.
pub(super) fn lay_out(ui: &Ui, text: &str, style: &TextStyle, width: f32) -> TextLayout {
    let info = BidiInfo::new(text, Some(Level::rtl()));
    let chunks = chunks(ui, text, &info.levels, style);
    let rows = rows(&chunks, width);
    let mut pieces = Vec::new();
    let mut places = Vec::new();
    for (number, row) in rows.iter().take(style.max_rows).enumerate() {
        let row = chunks.get(row.clone()).unwrap_or_default();
        let levels: Vec<Level> =
            row.iter().map(|chunk| info.levels.get(chunk.start).copied().unwrap_or_else(Level::rtl)).collect();
        let order = BidiInfo::reorder_visual(&levels);
        let mut left = width - row.iter().map(|chunk| chunk.width).sum::<f32>();
        for chunk in order.into_iter().filter_map(|at| row.get(at)) {
            let level = info.levels.get(chunk.start).copied().unwrap_or_else(Level::rtl);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(&shown(text, chunk, level), f32::INFINITY)));
            let place = GlyphPlace { row: number, start: chunk.start, end: chunk.end, left, right: left + chunk.width };
            places.push(place);
            if !chunk.blank {
                pieces.push(Piece { pos: pos2(left, number as f32 * style.line_height), galley });
            }
            left += chunk.width;
        }
    }
    let count = rows.len().clamp(1, style.max_rows.max(1));
    let rows = (0..count).map(|row| (row as f32 * style.line_height, (row + 1) as f32 * style.line_height)).collect();
    TextLayout::new_parts(pieces, places, rows, vec2(width, count as f32 * style.line_height))
}

/// The chunk's text as the shaper has to be given it; brackets and the like are mirrored where they run from right to
/// left.
fn shown(text: &str, chunk: &Chunk, level: Level) -> String {
    let part = text.get(chunk.start..chunk.end).unwrap_or_default();
    if !level.is_rtl() {
        digits_turned(part)
    } else if !part.chars().any(has_right_to_left_shape) {
        // Signs alone: the font lays them out from left to right, so they are turned round here.
        part.chars().rev().map(mirrored).collect()
    } else {
        part.to_owned()
    }
}

/// Digits that the shaper would turn round are turned round beforehand.
fn digits_turned(part: &str) -> String {
    let mut turned: Vec<char> = part.chars().collect();
    for run in turned.chunk_by_mut(|a, b| is_shaped_backwards(*a) == is_shaped_backwards(*b)) {
        if run.first().copied().is_some_and(is_shaped_backwards) {
            run.reverse();
        }
    }
    turned.into_iter().collect()
}

fn has_right_to_left_shape(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::NSM)
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

/// Splits at white space, at a change of level, and between letters and signs.
fn chunks(ui: &Ui, text: &str, levels: &[Level], style: &TextStyle) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut last = None;
    for (at, c) in text.char_indices() {
        let level = levels.get(at).copied();
        let rtl = level.is_some_and(|level| level.is_rtl());
        let kind = (c.is_whitespace(), level, rtl && has_right_to_left_shape(c));
        let end = at + c.len_utf8();
        match chunks.last_mut() {
            Some(chunk) if last == Some(kind) => chunk.end = end,
            _ => chunks.push(Chunk { start: at, end, blank: c.is_whitespace(), width: 0.0 }),
        }
        last = Some(kind);
    }
    for chunk in &mut chunks {
        let part = text.get(chunk.start..chunk.end).unwrap_or_default();
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(part, f32::INFINITY)));
        chunk.width = galley.intrinsic_size().x;
    }
    chunks
}

/// Breaks at white space; what is wider than the row stands alone.
fn rows(chunks: &[Chunk], width: f32) -> Vec<std::ops::Range<usize>> {
    let mut rows = Vec::new();
    let (mut row_start, mut row_width, mut at) = (0, 0.0, 0);
    while at < chunks.len() {
        let word_len = chunks.iter().skip(at).take_while(|chunk| !chunk.blank).count();
        let blanks = chunks.iter().skip(at + word_len).take_while(|chunk| chunk.blank).count();
        let sum =
            |from: usize, count: usize| chunks.iter().skip(from).take(count).map(|chunk| chunk.width).sum::<f32>();
        let word_width = sum(at, word_len);
        if row_start < at && row_width + word_width > width {
            // The space before the break would stand at the left edge; it ends the row.
            rows.push(row_start..trimmed(chunks, row_start, at));
            row_start = at;
            row_width = 0.0;
        }
        row_width += word_width + sum(at + word_len, blanks);
        at += word_len + blanks;
    }
    if row_start < chunks.len() {
        rows.push(row_start..trimmed(chunks, row_start, chunks.len()));
    }
    rows
}

fn trimmed(chunks: &[Chunk], start: usize, end: usize) -> usize {
    let blanks = chunks.get(start..end).unwrap_or_default().iter().rev().take_while(|chunk| chunk.blank).count();
    end - blanks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_is_that_of_the_first_letter() {
        assert!(is_right_to_left("12 مليار دولار"));
        assert!(is_right_to_left("מפעל Intel"));
        assert!(!is_right_to_left("Intel מפעל"));
        assert!(!is_right_to_left("41.9"));
        assert!(is_right_to_left("٤١٫٩"));
    }

    #[test]
    fn digits_keep_their_order() {
        assert_eq!(digits_turned("١٧٨,٤"), "٨٧١,٤");
        assert_eq!(digits_turned("178.4"), "178.4");
    }

    #[test]
    fn rows_break_at_white_space() {
        let chunk = |blank, width| Chunk { start: 0, end: 1, blank, width };
        let chunks = [chunk(false, 40.0), chunk(true, 5.0), chunk(false, 40.0), chunk(true, 5.0), chunk(false, 200.0)];
        assert_eq!(rows(&chunks, 90.0), vec![0..3, 4..5]);
        assert_eq!(rows(&chunks, 60.0), vec![0..1, 2..3, 4..5]);
        assert!(rows(&[], 60.0).is_empty());
    }
}

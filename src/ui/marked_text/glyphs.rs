//! Which bytes of the text each glyph of a galley stands for.
//!
//! egui keeps the characters of a galley but not their places: a letter may be drawn by several glyphs (split vowel
//! signs) or several letters by one (conjuncts), and a right-to-left word comes out backwards. White space is always
//! one glyph a character, so words are matched first and letters only within them.

use egui::Galley;
use unicode_segmentation::UnicodeSegmentation as _;

/// A glyph's bytes and its place along the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct GlyphPlace {
    /// Row of the galley.
    pub row: usize,
    /// First byte of the letters that it draws.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// Left edge, in points from the galley's left.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

/// A glyph before its bytes are known.
#[derive(Clone, Copy)]
struct Glyph {
    row: usize,
    chr: char,
    left: f32,
    right: f32,
}

/// Places of all glyphs of a galley that was laid out from one line of text.
pub(super) fn places(galley: &Galley) -> Vec<GlyphPlace> {
    let glyphs: Vec<Glyph> = galley
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, placed)| {
            placed.glyphs.iter().map(move |glyph| Glyph {
                row,
                chr: glyph.chr,
                left: placed.pos.x + glyph.pos.x,
                right: placed.pos.x + glyph.max_x(),
            })
        })
        .collect();
    let text = galley.text();
    let mut places = Vec::with_capacity(glyphs.len());
    let (mut byte, mut next) = (0, 0);
    while byte < text.len() && next < glyphs.len() {
        let rest = text.get(byte..).unwrap_or_default();
        let blank = rest.chars().next().is_some_and(char::is_whitespace);
        let word_len = rest.find(|c: char| c.is_whitespace() != blank).unwrap_or(rest.len());
        let count = glyphs.iter().skip(next).take_while(|glyph| glyph.chr.is_whitespace() == blank).count();
        let word = rest.get(..word_len).unwrap_or_default();
        match_word(word, byte, glyphs.get(next..next + count).unwrap_or_default(), &mut places);
        byte += word_len;
        next += count;
    }
    places
}

/// Matches the letters of one word with its glyphs.
fn match_word(word: &str, offset: usize, glyphs: &[Glyph], places: &mut Vec<GlyphPlace>) {
    let one_each = word.chars().map(Some).eq(glyphs.iter().map(|glyph| Some(glyph.chr)));
    if one_each {
        places.extend(word.char_indices().zip(glyphs).map(|((at, c), glyph)| GlyphPlace {
            row: glyph.row,
            start: offset + at,
            end: offset + at + c.len_utf8(),
            left: glyph.left,
            right: glyph.right,
        }));
        return;
    }
    let letters: Vec<(usize, &str)> = word.grapheme_indices(true).collect();
    let mut current = 0;
    for (number, glyph) in glyphs.iter().enumerate() {
        if number > 0 {
            current = letter_of(&letters, current, glyph.chr);
        }
        let (start, letter) = letters.get(current).copied().unwrap_or((0, word));
        let start = offset + start;
        places.push(GlyphPlace {
            row: glyph.row,
            start,
            end: start + letter.len(),
            left: glyph.left,
            right: glyph.right,
        });
    }
}

/// Which letter a glyph belongs to, given the one before: the next that begins with its character, if it is near.
fn letter_of(letters: &[(usize, &str)], current: usize, chr: char) -> usize {
    const NEAR: usize = 4;
    letters
        .iter()
        .enumerate()
        .skip(current + 1)
        .take(NEAR)
        .find(|(_, (_, letter))| letter.starts_with(chr))
        .map_or(current, |(at, _)| at)
}

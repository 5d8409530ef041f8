//! Text laid out with the bundled fonts: shaping, order of directions, widths and outlines.
//!
//! The same code measures text for the layout and turns it into outlines for files, so that what was measured is what
//! is drawn. Fonts of the system are asked only for characters that no bundled font has.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::setting::{FontVariation, Tag};
use parley::style::{FontFamily, FontFamilyName, FontVariations, FontWeight, StyleProperty};
use parley::{FontContext, Layout, LayoutContext, PositionedLayoutItem};
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::fonts;

/// Thickness of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 500.
    Medium,
    /// 600.
    Semibold,
}

impl Weight {
    /// On the scale from 100 to 900.
    #[must_use]
    pub const fn value(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::Semibold => 600.0,
        }
    }
}

/// One stroke of an outline. Places in units of the text's size, y downwards from the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Starts a contour.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A quadratic curve: control point, end.
    Quad(f32, f32, f32, f32),
    /// A cubic curve: two control points, end.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Back to where the contour started.
    Close,
}

/// Text as filled contours; contours overlap and are to be filled by the non-zero rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// How far the text reaches to the right, in units of its size.
    pub width: f32,
    /// Its contours.
    pub segments: Vec<Segment>,
    /// Contours of fonts that have no such weight: to be drawn with a stroke of this width as well.
    pub thickened: Vec<Segment>,
    /// Width of that stroke.
    pub stroke: f32,
}

/// How far a line of text reaches, in units of `size`.
#[must_use]
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    with_engine(|engine| engine.width(text, size, weight))
}

/// The outlines of a line of text.
#[must_use]
pub fn outline(text: &str, size: f32, weight: Weight) -> Outline {
    with_engine(|engine| {
        let layout = engine.layout(text, size, weight, None);
        outline_of(&layout, weight)
    })
}

/// Breaks a text into lines that are at most `max_width` wide, by the rules of its script.
#[must_use]
pub fn wrap(text: &str, size: f32, weight: Weight, max_width: f32) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    with_engine(|engine| {
        let layout = engine.layout(text, size, weight, Some(max_width.max(size)));
        let lines = layout.lines().filter_map(|line| text.get(line.text_range()));
        lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    })
}

/// The text, or as much of its beginning as fits with "…" behind it.
#[must_use]
pub fn shorten(text: &str, size: f32, weight: Weight, max_width: f32) -> String {
    if width(text, size, weight) <= max_width {
        return text.to_owned();
    }
    let room = max_width - width("…", size, weight);
    let mut line = wrap(text, size, weight, room.max(size)).into_iter().next().unwrap_or_default();
    while width(&line, size, weight) > room && line.pop().is_some() {}
    format!("{}…", line.trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Widths are asked again in every frame of a resize; this many are kept.
const KEPT_WIDTHS: usize = 4096;

struct Engine {
    bundled: FontContext,
    /// Bundled and system fonts, opened when a character first needs it: finding them takes a while.
    with_system: Option<FontContext>,
    scratch: LayoutContext<()>,
    families: Vec<FontFamilyName<'static>>,
    widths: HashMap<(String, u32, Weight), f32>,
}

fn with_engine<T>(work: impl FnOnce(&mut Engine) -> T) -> T {
    static ENGINE: Mutex<Option<Engine>> = Mutex::new(None);
    let mut guard = ENGINE.lock().unwrap_or_else(PoisonError::into_inner);
    work(guard.get_or_insert_with(Engine::new))
}

fn font_context(system_fonts: bool) -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts };
    let mut context = FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
    for font in fonts::bundled() {
        let family = FontInfoOverride { family_name: Some(font.family), ..Default::default() };
        context.collection.register_fonts(Blob::new(Arc::new(font.bytes)), Some(family));
    }
    context
}

impl Engine {
    fn new() -> Self {
        Self {
            bundled: font_context(false),
            with_system: None,
            scratch: LayoutContext::new(),
            families: fonts::bundled().iter().map(|font| FontFamilyName::named(font.family)).collect(),
            widths: HashMap::new(),
        }
    }

    fn width(&mut self, text: &str, size: f32, weight: Weight) -> f32 {
        let key = (text.to_owned(), size.to_bits(), weight);
        if let Some(&width) = self.widths.get(&key) {
            return width;
        }
        let width = self.layout(text, size, weight, None).full_width();
        if self.widths.len() >= KEPT_WIDTHS {
            self.widths.clear();
        }
        self.widths.insert(key, width);
        width
    }

    fn layout(&mut self, text: &str, size: f32, weight: Weight, max_width: Option<f32>) -> Layout<()> {
        let line = Line { text, size, weight, max_width, families: &self.families };
        let layout = line.layout(&mut self.scratch, &mut self.bundled);
        if is_complete(&layout) {
            return layout;
        }
        let fonts = self.with_system.get_or_insert_with(|| font_context(true));
        line.layout(&mut self.scratch, fonts)
    }
}

struct Line<'a> {
    text: &'a str,
    size: f32,
    weight: Weight,
    max_width: Option<f32>,
    families: &'a [FontFamilyName<'static>],
}

impl Line<'_> {
    fn layout(&self, scratch: &mut LayoutContext<()>, fonts: &mut FontContext) -> Layout<()> {
        // Large text has finer letterforms: the optical size goes from 14 to 32.
        let optical = [FontVariation::new(Tag::from_bytes(*b"opsz"), self.size.clamp(14.0, 32.0))];
        let mut builder = scratch.ranged_builder(fonts, self.text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(self.families))));
        builder.push_default(StyleProperty::FontSize(self.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(self.weight.value())));
        builder.push_default(StyleProperty::FontVariations(FontVariations::List(Cow::Borrowed(&optical))));
        let mut layout = builder.build(self.text);
        layout.break_all_lines(self.max_width);
        layout
    }
}

/// Whether every character has a glyph.
fn is_complete(layout: &Layout<()>) -> bool {
    layout.lines().all(|line| {
        line.items().all(|item| match item {
            PositionedLayoutItem::GlyphRun(run) => run.glyphs().all(|glyph| glyph.id != 0),
            PositionedLayoutItem::InlineBox(_) => true,
        })
    })
}

/// Whether a run's font has no heavier letters than those of plain text.
fn is_light(run: &parley::layout::Run<'_, ()>) -> bool {
    let has_weights = run.synthesis().variation_settings().iter().any(|(tag, _)| *tag == *b"wght");
    !has_weights && run.font_attrs().weight.value() < 500.0
}

fn outline_of(layout: &Layout<()>, weight: Weight) -> Outline {
    let mut outline = Outline { width: layout.full_width(), ..Outline::default() };
    let Some(line) = layout.lines().next() else { return outline };
    for item in line.items() {
        let PositionedLayoutItem::GlyphRun(glyphs) = item else { continue };
        let run = glyphs.run();
        let font = run.font();
        let Ok(face) = FontRef::from_index(font.data.data(), font.index) else { continue };
        let coords: Vec<NormalizedCoord> =
            run.normalized_coords().iter().map(|coord| NormalizedCoord::from_bits(coord.to_bits())).collect();
        let contours = face.outline_glyphs();
        let embolden = weight == Weight::Semibold && is_light(run);
        if embolden {
            outline.stroke = run.font_size() * 0.035;
        }
        let segments = if embolden { &mut outline.thickened } else { &mut outline.segments };
        for glyph in glyphs.positioned_glyphs() {
            let Some(contour) = contours.get(GlyphId::new(glyph.id)) else { continue };
            let settings = DrawSettings::unhinted(Size::new(run.font_size()), LocationRef::new(&coords));
            let mut pen = Pen { segments, x: glyph.x, y: glyph.y - glyphs.baseline() };
            // A glyph that cannot be read leaves a gap; the rest of the line stands.
            let _ = contour.draw(settings, &mut pen);
        }
    }
    outline
}

struct Pen<'a> {
    segments: &'a mut Vec<Segment>,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Move(self.x + x, self.y - y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Line(self.x + x, self.y - y));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.segments.push(Segment::Quad(self.x + cx0, self.y - cy0, self.x + x, self.y - y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (dx, dy) = (self.x, self.y);
        self.segments.push(Segment::Cubic(dx + cx0, dy - cy0, dx + cx1, dy - cy1, dx + x, dy - y));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_have_one_width() {
        assert!((width("111", 20.0, Weight::Semibold) - width("888", 20.0, Weight::Semibold)).abs() < 0.01);
        assert!(width("Wide", 20.0, Weight::Semibold) > width("Wide", 20.0, Weight::Regular));
    }

    #[test]
    fn every_script_has_outlines() {
        for text in ["Guangyuan", "ಗುವಾಂಗ್ಯುವಾನ್ ನಗರ", "广元市产值", "قوانغيوان ٢٠٢٧", "ग्वांगयुआन", "Гуанъюань", "광위안"]
        {
            let outline = outline(text, 32.0, Weight::Semibold);
            assert!(outline.width > 32.0, "{text}");
            assert!(outline.segments.len() + outline.thickened.len() > 40, "{text}");
            let layout = with_engine(|engine| engine.layout(text, 32.0, Weight::Semibold, None));
            assert!(is_complete(&layout), "{text}");
        }
    }

    #[test]
    fn conjuncts_and_joined_letters_are_shaped() {
        let glyphs = |text: &str| {
            let layout = with_engine(|engine| engine.layout(text, 20.0, Weight::Regular, None));
            let mut ids = Vec::new();
            for item in layout.lines().flat_map(|line| line.items().collect::<Vec<_>>()) {
                if let PositionedLayoutItem::GlyphRun(run) = item {
                    ids.extend(run.glyphs().map(|glyph| glyph.id));
                }
            }
            ids
        };
        // Kannada: consonant, virama, consonant are one cluster of a base and a sign below.
        assert!(glyphs("ಗ್ಯ").len() < 3);
        // Arabic: a letter between others has another form than alone.
        assert_ne!(glyphs("ببب").get(1), glyphs("ب").first());
    }

    #[test]
    fn lines_break_where_the_script_allows_it() {
        let lines = wrap("one two three four five six", 20.0, Weight::Regular, 120.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "one two three four five six");
        assert!(wrap("广元市铝基新材料产业产值目标", 20.0, Weight::Regular, 120.0).len() > 1);
        assert!(wrap("", 20.0, Weight::Regular, 120.0).is_empty());
    }

    #[test]
    fn long_text_is_shortened() {
        let text = shorten("a rather long line of words", 20.0, Weight::Regular, 120.0);
        assert!(text.ends_with('…') && width(&text, 20.0, Weight::Regular) <= 120.0, "{text}");
        assert_eq!(shorten("short", 20.0, Weight::Regular, 120.0), "short");
    }
}

//! A scene as SVG: shapes and outlines only, so that it needs no font and looks the same in every viewer.

use std::fmt::Write as _;

use crate::chart::scene::{Item, Place, Stroke, TextRun};
use crate::chart::text::{self, Segment};
use crate::chart::{Chart, Palette, Role, Scene};

/// The whole document. `title` and `desc` carry the words for those who cannot see it; every text keeps its words in
/// an `aria-label`.
pub fn document(chart: &Chart, scene: &Scene) -> String {
    let mut writer = Writer { out: String::with_capacity(64 * 1024), palette: Palette::of(chart.look) };
    let (width, height) = (number(scene.width), number(scene.height));
    let _ = write!(
        writer.out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" stroke=\"none\" \
         aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
        escape(&chart.title),
        escape(&chart.description),
    );
    for item in &scene.items {
        writer.item(item);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer {
    out: String,
    palette: Palette,
}

impl Writer {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Box { area, fill, radius } => {
                let (x, y) = (number(area.left), number(area.top));
                let (width, height) = (number(area.width()), number(area.height()));
                let _ = write!(self.out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
                if *radius > 0.0 {
                    let _ = write!(self.out, " rx=\"{}\"", number(*radius));
                }
                self.fill(Some(*fill));
            }
            Item::Line { places, stroke } => {
                let _ = write!(self.out, "<path d=\"{}\"", polyline(places));
                self.stroke(stroke);
                self.fill(None);
            }
            Item::Disc { center, radius, fill, stroke } => {
                let [x, y] = center.map(number);
                let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"", number(*radius));
                if let Some(stroke) = stroke {
                    self.stroke(stroke);
                }
                self.fill(*fill);
            }
            Item::HalfDisc { center: [x, y], radius, fill } => {
                let (r, twice) = (number(*radius), number(radius * 2.0));
                let _ = write!(self.out, "<path d=\"M{} {}a{r} {r} 0 0 0 0 {twice}z\"", number(*x), number(y - radius));
                self.fill(Some(*fill));
            }
            Item::Text(run) => self.text(run),
        }
    }

    fn text(&mut self, run: &TextRun) {
        let outline = text::outline(&run.text, run.size, run.weight);
        let (x, y) = (run.left(), run.place[1]);
        let fill = self.palette.get(run.role).to_svg();
        let _ = write!(self.out, "<g role=\"img\" aria-label=\"{}\" fill=\"{fill}\">", escape(&run.text));
        if !outline.segments.is_empty() {
            let _ = write!(self.out, "<path d=\"{}\"/>", contours(&outline.segments, x, y));
        }
        if !outline.thickened.is_empty() {
            let width = number(outline.stroke);
            let path = contours(&outline.thickened, x, y);
            let _ = write!(self.out, "<path stroke=\"{fill}\" stroke-width=\"{width}\" d=\"{path}\"/>");
        }
        self.out.push_str("</g>\n");
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let color = self.palette.get(stroke.role).to_svg();
        let _ = write!(self.out, " stroke=\"{color}\" stroke-width=\"{}\"", number(stroke.width));
        if let Some([dash, gap]) = stroke.dash {
            let _ = write!(self.out, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
        }
        if stroke.round {
            self.out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
    }

    fn fill(&mut self, fill: Option<Role>) {
        let color = fill.map_or_else(|| "none".to_owned(), |role| self.palette.get(role).to_svg());
        let _ = writeln!(self.out, " fill=\"{color}\"/>");
    }
}

fn polyline(places: &[Place]) -> String {
    let mut path = String::with_capacity(places.len() * 12);
    for (index, [x, y]) in places.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if index == 0 { 'M' } else { 'L' }, number(*x), number(*y));
    }
    path
}

/// Contours at a place, in hundredths of a pixel from the place before: half the bytes of absolute places.
fn contours(segments: &[Segment], x: f32, y: f32) -> String {
    let mut path = Contours { out: String::with_capacity(segments.len() * 14), at: [0, 0], start: [0, 0] };
    for segment in segments {
        match *segment {
            Segment::Move(ax, ay) => {
                path.command(if path.out.is_empty() { 'M' } else { 'm' }, &[[x + ax, y + ay]]);
                path.start = path.at;
            }
            Segment::Line(ax, ay) => path.line([x + ax, y + ay]),
            Segment::Quad(ax, ay, bx, by) => path.command('q', &[[x + ax, y + ay], [x + bx, y + by]]),
            Segment::Cubic(ax, ay, bx, by, cx, cy) => {
                path.command('c', &[[x + ax, y + ay], [x + bx, y + by], [x + cx, y + cy]]);
            }
            Segment::Close => {
                path.out.push('z');
                path.at = path.start;
            }
        }
    }
    path.out
}

struct Contours {
    out: String,
    at: [i64; 2],
    start: [i64; 2],
}

impl Contours {
    fn line(&mut self, place: Place) {
        let [right, down] = [0, 1].map(|axis| rounded(place[axis]) - self.at[axis]);
        match (right, down) {
            (0, 0) => {}
            (_, 0) => self.step('h', right),
            (0, _) => self.step('v', down),
            _ => return self.command('l', &[place]),
        }
        self.at = place.map(rounded);
    }

    fn step(&mut self, letter: char, by: i64) {
        self.out.push(letter);
        self.out.push_str(&hundredths(by));
    }

    fn command(&mut self, letter: char, places: &[Place]) {
        self.out.push(letter);
        let mut end = self.at;
        for (index, place) in places.iter().enumerate() {
            end = place.map(rounded);
            for (axis, (to, from)) in end.into_iter().zip(self.at).enumerate() {
                let step = hundredths(to - from);
                if (index > 0 || axis > 0) && !step.starts_with('-') {
                    self.out.push(' ');
                }
                self.out.push_str(&step);
            }
        }
        self.at = end;
    }
}

/// A length as SVG writes it, to a hundredth, without needless zeros.
fn number(length: f32) -> String {
    hundredths(rounded(length))
}

/// In hundredths.
fn rounded(length: f32) -> i64 {
    (f64::from(length) * 100.0).round() as i64
}

fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.abs() / 100, value.abs() % 100);
    match (whole, part) {
        (_, 0) => format!("{sign}{whole}"),
        (0, part) if part % 10 == 0 => format!("{sign}.{}", part / 10),
        (0, part) => format!("{sign}.{part:02}"),
        (whole, part) if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        (whole, part) => format!("{sign}{whole}.{part:02}"),
    }
}

/// Text for an XML document: markup escaped, characters that XML does not know left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [0.0, -0.5, 0.05, 12.0, 12.5, 12.345, -3.999].map(number),
            ["0", "-.5", ".05", "12", "12.5", "12.35", "-4"]
        );
    }

    #[test]
    fn contours_are_relative_and_do_not_drift() {
        let segments = [Segment::Move(0.0, 0.0), Segment::Line(0.333, 0.0), Segment::Line(0.666, -1.0), Segment::Close];
        assert_eq!(contours(&segments, 10.0, 20.0), "M10 20h.33l.34-1z");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("a < b & \"c\"\u{1}"), "a &lt; b &amp; &quot;c&quot;");
    }
}

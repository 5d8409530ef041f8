//! Icons, drawn as lines in the colour of the text beside them.

use std::sync::OnceLock;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};
use resvg::tiny_skia::{Path, PathSegment, Point, Transform};
use resvg::usvg;

/// Side of the square that icons are drawn on in their files.
const GRID: f32 = 24.0;
/// Pieces that a curve is cut into; at 32 points that is still smooth.
const PIECES: u8 = 10;

macro_rules! icons {
    ($($name:ident = $file:literal,)*) => {
        /// An icon of `assets/icons`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $(
                #[doc = concat!("`", $file, ".svg`")]
                $name,
            )*
        }

        impl Icon {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            const fn svg(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../assets/icons/", $file, ".svg")),)*
                }
            }
        }
    };
}

icons! {
    ALargeSmall = "a-large-small",
    ArrowDown = "arrow-down",
    ArrowLeft = "arrow-left",
    ArrowLeftRight = "arrow-left-right",
    ArrowRight = "arrow-right",
    ArrowUp = "arrow-up",
    ArrowUpDown = "arrow-up-down",
    BookOpen = "book-open",
    Building2 = "building-2",
    CalendarClock = "calendar-clock",
    CalendarOff = "calendar-off",
    ChartLine = "chart-line",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    ChevronUp = "chevron-up",
    CircleCheck = "circle-check",
    CircleDashed = "circle-dashed",
    CircleQuestionMark = "circle-question-mark",
    CircleX = "circle-x",
    Clock = "clock",
    Copy = "copy",
    Download = "download",
    EqualNot = "equal-not",
    Expand = "expand",
    ExternalLink = "external-link",
    Eye = "eye",
    EyeOff = "eye-off",
    FileBadge = "file-badge",
    FileCheck = "file-check",
    FileExclamationPoint = "file-exclamation-point",
    FileSearch = "file-search",
    FileSearchCorner = "file-search-corner",
    FileText = "file-text",
    FileWarning = "file-warning",
    FileX = "file-x",
    Folder = "folder",
    FolderDown = "folder-down",
    FolderInput = "folder-input",
    FolderOpen = "folder-open",
    FolderX = "folder-x",
    Funnel = "funnel",
    GitCompare = "git-compare",
    Handshake = "handshake",
    History = "history",
    ImageDown = "image-down",
    Info = "info",
    Keyboard = "keyboard",
    Languages = "languages",
    LayoutGrid = "layout-grid",
    Link = "link",
    ListTree = "list-tree",
    LoaderCircle = "loader-circle",
    MapPin = "map-pin",
    MessageSquareQuote = "message-square-quote",
    Monitor = "monitor",
    Moon = "moon",
    Pencil = "pencil",
    Quote = "quote",
    RefreshCw = "refresh-cw",
    Search = "search",
    Settings = "settings",
    SlidersHorizontal = "sliders-horizontal",
    Sparkles = "sparkles",
    Square = "square",
    Sun = "sun",
    Table2 = "table-2",
    TextQuote = "text-quote",
    TriangleAlert = "triangle-alert",
    Upload = "upload",
    X = "x",
}

/// A line of an icon on the grid.
#[derive(Debug, Default)]
struct Line {
    points: Vec<Pos2>,
    closed: bool,
}

impl Icon {
    fn lines(self) -> &'static [Line] {
        static LINES: [OnceLock<Vec<Line>>; Icon::ALL.len()] = [const { OnceLock::new() }; Icon::ALL.len()];
        LINES.get(self as usize).map_or(&[], |lines| lines.get_or_init(|| read(self.svg())))
    }

    /// Paints the icon in the middle of `rect`, `size` points wide.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, color: Color32) {
        let scale = size / GRID;
        let corner = center - Vec2::splat(size / 2.0);
        // Icons are drawn with lines of 1.5 points at any size, but never bolder than the drawing itself.
        let stroke = Stroke::new((1.5_f32).min(2.0 * scale.max(0.6)), color);
        for line in self.lines() {
            let points: Vec<Pos2> = line.points.iter().map(|point| corner + point.to_vec2() * scale).collect();
            // A line without length is a dot.
            if let [dot] = points.as_slice() {
                painter.circle_filled(*dot, stroke.width * 0.75, color);
            } else if line.closed {
                painter.add(Shape::closed_line(points, stroke));
            } else {
                painter.add(Shape::line(points, stroke));
            }
        }
    }

    /// Adds the icon to a row, without meaning of its own: what it stands for must be said beside it.
    pub fn ui(self, ui: &mut Ui, size: f32, color: Color32) -> Rect {
        let (_, rect) = ui.allocate_space(vec2(size, size));
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), rect.center(), size, color);
        }
        rect
    }
}

/// The program's mark: a full disc that leads to a ring, what is and what is promised.
pub fn paint_logo(painter: &Painter, rect: Rect, actual: Color32, target: Color32, path: Color32) {
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * (rect.width() / 24.0);
    let scale = rect.width() / 24.0;
    for dot in [(8.4, 15.8), (11.6, 13.4)] {
        painter.circle_filled(at(dot.0, dot.1), 1.0 * scale, path);
    }
    painter.circle_filled(at(4.2, 18.4), 3.6 * scale, actual);
    painter.circle_stroke(at(17.0, 11.0), 3.6 * scale, Stroke::new(2.2 * scale, target));
    painter.line_segment([at(17.0, 7.4), at(17.0, 2.6)], Stroke::new(2.2 * scale, target));
}

/// The same mark as pixels, for the window's icon.
#[must_use]
pub fn logo_pixels(side: u32) -> egui::IconData {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#fff"/><circle cx="6" cy="17.5" r="3.2" fill="#0B5CAD"/><circle cx="10" cy="15" r=".9" fill="#5F6876"/><circle cx="13" cy="13" r=".9" fill="#5F6876"/><circle cx="17" cy="11" r="3" fill="none" stroke="#B54A05" stroke-width="2"/><path d="M17 7V3" stroke="#B54A05" stroke-width="2"/></svg>"##;
    let pixels = usvg::Tree::from_str(svg, &usvg::Options::default())
        .ok()
        .zip(resvg::tiny_skia::Pixmap::new(side, side))
        .map(|(tree, mut pixmap)| {
            let scale = side as f32 / GRID;
            resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
            pixmap.take_demultiplied()
        });
    pixels.map_or_else(egui::IconData::default, |rgba| egui::IconData { rgba, width: side, height: side })
}

fn read(svg: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    match usvg::Tree::from_str(svg, &usvg::Options::default()) {
        Ok(tree) => collect(tree.root(), &mut lines),
        Err(error) => tracing::error!("icon not understood: {error}"),
    }
    lines
}

fn collect(group: &usvg::Group, lines: &mut Vec<Line>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect(group, lines),
            usvg::Node::Path(path) => flatten(path.data(), path.abs_transform(), lines),
            _ => {}
        }
    }
}

fn flatten(path: &Path, transform: Transform, lines: &mut Vec<Line>) {
    let place = |mut point: Point| {
        transform.map_point(&mut point);
        pos2(point.x, point.y)
    };
    let mut line = Line::default();
    for segment in path.segments() {
        let last = line.points.last().copied().unwrap_or_default();
        match segment {
            PathSegment::MoveTo(point) => {
                finish(&mut line, lines);
                line.points.push(place(point));
            }
            PathSegment::LineTo(point) => line.points.push(place(point)),
            PathSegment::QuadTo(control, end) => {
                let (control, end) = (place(control), place(end));
                line.points.extend((1..=PIECES).map(|step| {
                    let t = f32::from(step) / f32::from(PIECES);
                    last.lerp(control, t).lerp(control.lerp(end, t), t)
                }));
            }
            PathSegment::CubicTo(first, second, end) => {
                let (first, second, end) = (place(first), place(second), place(end));
                line.points.extend((1..=PIECES).map(|step| {
                    let t = f32::from(step) / f32::from(PIECES);
                    let (a, b, c) = (last.lerp(first, t), first.lerp(second, t), second.lerp(end, t));
                    a.lerp(b, t).lerp(b.lerp(c, t), t)
                }));
            }
            PathSegment::Close => {
                line.closed = true;
                finish(&mut line, lines);
            }
        }
    }
    finish(&mut line, lines);
}

fn finish(line: &mut Line, lines: &mut Vec<Line>) {
    let mut done = std::mem::take(line);
    done.points.dedup_by(|a, b| a.distance(*b) < 0.02);
    if done.closed
        && done.points.len() > 1
        && done.points.first().zip(done.points.last()).is_some_and(|(a, b)| a.distance(*b) < 0.02)
    {
        done.points.pop();
    }
    if !done.points.is_empty() {
        lines.push(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_lines_on_the_grid() {
        for icon in Icon::ALL {
            assert!(!icon.lines().is_empty(), "{icon:?}");
            for point in icon.lines().iter().flat_map(|line| &line.points) {
                assert!((0.0..=GRID).contains(&point.x) && (0.0..=GRID).contains(&point.y), "{icon:?} {point:?}");
            }
        }
    }
}

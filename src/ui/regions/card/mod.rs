//! A region card, painted.

mod rows;

use egui::{
    Align, Align2, CornerRadius, Layout, Rect, Role, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::{AppState, ChecksAction, Command, Commands, FilterChange, Page};
use crate::chart::MarkKind;
use crate::model::format;
use crate::ui::icons::Icon;
use crate::ui::marked_text::{MarkedText, TextStyle};
use crate::ui::marks;
use crate::ui::region::LeadsTo;
use crate::ui::region_card::{CardFigure, Headline, Quote, RegionCard, TargetNote};
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Inline, chip_outlined, language_chip, lead, lit_ground, paint_elided, warning_chip};

use rows::{cells, pairs, part_ui};

/// Room inside a card's edges.
pub const PADDING: f32 = 16.0;
/// Height of the foot: a line, and two rows under it.
const FOOT: f32 = 52.0;

/// From the left, on the middle of the row.
fn left_to_right() -> Layout {
    Layout::left_to_right(Align::Center)
}

/// From the right, on the middle of the row.
fn right_to_left() -> Layout {
    Layout::right_to_left(Align::Center)
}

/// Paints top to bottom and knows where it is.
pub struct Pen<'a> {
    /// Draws.
    pub ui: &'a mut Ui,
    /// What is drawn.
    pub state: &'a AppState,
    /// What is asked for.
    pub out: &'a mut Commands,
    /// The card's region, for ids.
    pub region: &'a str,
    /// Left edge of the text.
    pub left: f32,
    /// Right edge of the text.
    pub right: f32,
    /// Top of what comes next.
    pub y: f32,
    items: usize,
}

impl<'a> Pen<'a> {
    /// At the top of a card.
    pub fn new(ui: &'a mut Ui, rect: Rect, state: &'a AppState, region: &'a str, out: &'a mut Commands) -> Self {
        let (left, right) = (rect.left() + PADDING, rect.right() - PADDING);
        Self { ui, state, out, region, left, right, y: rect.top() + PADDING, items: 0 }
    }

    fn theme(&self) -> &'static Theme {
        Theme::of(self.ui)
    }

    fn width(&self) -> f32 {
        self.right - self.left
    }

    fn id(&mut self) -> egui::Id {
        self.items += 1;
        self.ui.scope_id().with((self.region, self.items))
    }

    fn row(&self, height: f32) -> Rect {
        Rect::from_min_max(pos2(self.left, self.y), pos2(self.right, self.y + height))
    }

    fn line(&mut self) {
        let stroke = Stroke::new(1.0, self.theme().line);
        self.ui.painter().hline(self.left..=self.right, self.y + 0.5, stroke);
    }

    fn label(&mut self, text: &str, height: f32) {
        let format = theme::format(size::LABEL, Weight::Regular, self.theme().ink3);
        paint_elided(self.ui, self.row(height), Align2::LEFT_CENTER, text, format);
    }

    /// Paints a line of text from `left` with one figure in it that leads somewhere.
    fn figure_line(&mut self, inline: &Inline, figure: usize, left: f32, baseline: f32, text: &str, to: &LeadsTo) {
        lit_ground(self.ui, inline.rect(figure, left, baseline), self.state, to);
        inline.paint(self.ui, left, baseline);
        if *to != LeadsTo::Nothing {
            let id = self.id();
            let response = inline.interact(self.ui, figure, left, baseline, id);
            lead(self.ui, response, self.state, to, text, self.out);
        }
    }

    /// A child at a place, for widgets that need a `Ui` of their own.
    fn place<R>(&mut self, rect: Rect, layout: Layout, contents: impl FnOnce(&mut Ui, &mut Commands) -> R) -> R {
        let salt = self.id();
        let mut child = self.ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout));
        contents(&mut child, self.out)
    }
}

/// Paints a card into `rect` and returns the height that it needs. With `rect` higher than that, the foot stays below.
pub fn card_ui(ui: &mut Ui, rect: Rect, card: &RegionCard, state: &AppState, out: &mut Commands) -> f32 {
    let theme = Theme::of(ui);
    let shape = egui::Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(theme.card_shadow());
    ui.painter().add(shape.paint(rect.shrink(1.0)));
    let mut pen = Pen::new(ui, rect, state, &card.region, out);
    head(&mut pen, card);
    if let Some(headline) = &card.headline {
        headline_ui(&mut pen, headline, card.derived_only);
    } else {
        no_figures(&mut pen, card.commitments);
    }
    if !card.cells.is_empty() {
        cells(&mut pen, &card.cells);
    }
    pairs(&mut pen, card);
    if let Some(part) = &card.part {
        part_ui(&mut pen, part, &card.region);
    }
    if !card.quotes.is_empty() {
        if card.headline.is_some() {
            pen.y += space::S;
            pen.line();
            pen.y += space::M;
        }
        // Four lines, or three where two quotes share the card.
        let rows = if card.quotes.len() > 1 { 3 } else { 4 };
        for quote in &card.quotes {
            quote_ui(&mut pen, quote, rows);
        }
    }
    if card.more_quotes > 0 && !card.quotes.is_empty() {
        more_quotes(&mut pen, card);
    }
    let note = if card.note.is_some() { 32.0 } else { 0.0 };
    let needed = pen.y - rect.top() + note + 2.0 + FOOT + PADDING - 4.0;
    let bottom = rect.bottom().max(rect.top() + needed);
    if let Some(note) = &card.note {
        pen.y = bottom - PADDING + 4.0 - FOOT - note_height();
        let row = pen.row(16.0);
        let theme = pen.theme();
        Icon::Copy.paint(pen.ui.painter(), row.left_center() + vec2(7.0, 0.0), 13.0, theme.ink3);
        pen.left += 20.0;
        pen.label(note, 16.0);
        pen.left -= 20.0;
    }
    pen.y = bottom - PADDING + 4.0 - FOOT;
    foot(&mut pen, card);
    needed
}

const fn note_height() -> f32 {
    26.0
}

fn head(pen: &mut Pen<'_>, card: &RegionCard) {
    let theme = pen.theme();
    let row = pen.row(20.0);
    let name_id = pen.ui.scope_id().with(("name", &card.region));
    let mut room = row;
    if card.open_checks > 0 {
        let place = Rect::from_min_max(pos2(row.right() - 80.0, row.top()), row.max);
        let region = card.region.clone();
        let count = card.open_checks;
        pen.place(place, right_to_left(), |ui, out| {
            if warning_chip(ui, count, &region).clicked() {
                out.send(Command::Checks(ChecksAction::Region(Some(region.clone()))));
                out.send(Command::Show(Page::Checks));
            }
        });
        room.max.x -= 48.0;
    }
    if card.derived_only {
        room.max.x -= 96.0;
    }
    let format = theme::format(size::CARD, Weight::Semibold, theme.ink1);
    let painted = paint_elided(pen.ui, room, Align2::LEFT_CENTER, &card.region, format);
    let response = pen.ui.interact(painted, name_id, Sense::CLICK);
    if response.hovered() {
        pen.ui.painter().hline(painted.x_range(), painted.bottom() - 1.0, Stroke::new(1.0, theme.ink1));
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        pen.out.send(Command::Show(Page::Region(card.region.clone())));
    }
    if card.derived_only {
        let at = Rect::from_min_size(pos2(painted.right() + space::S, row.top()), vec2(96.0, 20.0));
        pen.place(at, left_to_right(), |ui, _| chip_outlined(ui, "derived only"));
    }
    pen.y += 20.0;
    pen.label(&card.subtitle, 20.0);
    pen.y += 20.0 + space::S;
}

fn headline_ui(pen: &mut Pen<'_>, headline: &Headline, derived: bool) {
    let theme = pen.theme();
    let set = |(now, then): (f32, f32)| {
        let current = headline.current.as_ref().map(|current| figure_pieces(pen, current, now));
        let target = headline.target.as_ref().map(|target| figure_pieces(pen, target, then));
        (current, target)
    };
    let width_of = |pieces: &Option<(Inline, _)>| pieces.as_ref().map_or(0.0, |(inline, ..)| inline.width());
    // "1.27 bn US dollars 2024" is set smaller where it would touch its target, and then the target, too.
    let fits = |(current, target): &(Option<_>, Option<_>)| {
        target.is_none() || width_of(current) + space::M + width_of(target) <= pen.width()
    };
    let sizes = [(size::HEADLINE, size::FIGURE), (size::HEADLINE_SMALL, size::FIGURE)];
    let smallest = || set((size::HEADLINE_SMALL, size::HEADING));
    let (current, target) = sizes.into_iter().map(set).find(fits).unwrap_or_else(smallest);
    let room = pen.right - width_of(&target);
    let split = (pen.left + (pen.width() * 0.61).max(width_of(&current) + space::M)).min(room);
    pen.label(&headline.label, 16.0);
    if headline.target.is_some() {
        let row = Rect::from_min_max(pos2(split, pen.y), pos2(pen.right, pen.y + 16.0));
        let format = theme::format(size::LABEL, Weight::Regular, theme.ink3);
        let painted = paint_elided(pen.ui, row, Align2::LEFT_CENTER, "Target", format);
        if let Some(note) = &headline.target_note {
            target_note(pen, note, painted.right() + 6.0, pen.y + 12.0);
        }
    }
    pen.y += 16.0;
    let baseline = pen.y + 25.0;
    if let Some((current, (inline, number))) = headline.current.as_ref().zip(current) {
        pen.figure_line(&inline, number, pen.left, baseline, &current.head, &current.leads_to);
    } else {
        let mut inline = Inline::new();
        inline.text(pen.ui, "no current figure", size::BODY, Weight::Regular, theme.ink3);
        inline.paint(pen.ui, pen.left, baseline);
    }
    if let Some((target, (inline, number))) = headline.target.as_ref().zip(target) {
        pen.figure_line(&inline, number, split, baseline, &target.head, &target.leads_to);
    }
    pen.y += 32.0;
    if let Some(bar) = &headline.bar {
        pen.y += space::S;
        let rect = Rect::from_min_size(pos2(pen.left, pen.y), vec2(pen.width() - 8.0, 12.0));
        marks::bullet(pen.ui.painter(), rect, bar, &theme.palette, theme.panel);
        pen.y += 12.0 + 6.0;
        ratios_line(pen, headline);
        pen.y += 20.0;
    } else if let Some(formula) = &headline.formula {
        pen.y += 2.0;
        pen.label(formula, 16.0);
        pen.y += 18.0;
    } else if headline.target.is_none() && !derived {
        pen.y += space::XS;
        let row = pen.row(20.0);
        let chip = pen.place(row, left_to_right(), |ui, _| chip_outlined(ui, "No target reported").rect);
        let rest = Rect::from_min_max(pos2(chip.right() + space::S, row.top()), row.max);
        let format = theme::format(size::LABEL, Weight::Regular, theme.ink3);
        paint_elided(pen.ui, rest, Align2::LEFT_CENTER, "nothing to measure against", format);
        pen.y += 22.0;
    }
}

/// What became of a target, quietly, in the ink of warnings. Leads to the checks.
fn target_note(pen: &mut Pen<'_>, note: &TargetNote, left: f32, baseline: f32) {
    let mut inline = Inline::new();
    let word = inline.text(pen.ui, &note.text, size::LABEL, Weight::Medium, pen.theme().warning);
    inline.paint(pen.ui, left, baseline);
    let id = pen.id();
    let response = inline.interact(pen.ui, word, left, baseline, id);
    let name = format!("Target {}, open the check: {}", note.text, note.why);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    widgets::focus_ring(pen.ui, response.rect, radius::CHIP, &response);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&note.why);
    if response.clicked() {
        pen.out.send(Command::Checks(ChecksAction::Region(Some(pen.region.to_owned()))));
        pen.out.send(Command::Show(Page::Checks));
    }
}

/// Mark, number, unit and year, with the place of the number among them.
fn figure_pieces(pen: &Pen<'_>, figure: &CardFigure, number_size: f32) -> (Inline, usize) {
    let theme = pen.theme();
    let mut inline = Inline::new();
    inline.mark(figure.kind, 5.0, number_size);
    inline.gap(if number_size > 20.0 { 9.0 } else { 7.0 });
    let color = figure_color(theme, figure.kind);
    let large = number_size > 20.0;
    // A target is set in one size with its scale: "> 100 bn".
    let (head, tail) = if large { (figure.head.clone(), figure.tail.as_str()) } else { with_scale(figure) };
    let number = inline.text(pen.ui, &head, number_size, Weight::Semibold, color);
    if !tail.is_empty() && large {
        inline.gap(7.0);
        inline.text(pen.ui, tail, size::BODY, Weight::Regular, theme.ink2);
    }
    inline.gap(6.0);
    inline.text(pen.ui, &figure.when, size::LABEL, Weight::Regular, theme.ink3);
    (inline, number)
}

/// Head with the scale word, and what is left of the unit.
fn with_scale(figure: &CardFigure) -> (String, &str) {
    match figure.tail.split_once(' ') {
        Some((scale, unit)) => (format!("{} {scale}", figure.head), unit),
        None if figure.tail.is_empty() => (figure.head.clone(), ""),
        None => (format!("{} {}", figure.head, figure.tail), ""),
    }
}

fn figure_color(theme: &Theme, kind: MarkKind) -> egui::Color32 {
    marks::color(&theme.palette, kind.role())
}

fn ratios_line(pen: &mut Pen<'_>, headline: &Headline) {
    let theme = pen.theme();
    let baseline = pen.y + 13.0;
    if let Some((reached, to)) = &headline.reached {
        let mut inline = Inline::new();
        let number = inline.text(pen.ui, reached, size::LABEL, Weight::Semibold, theme.ink1);
        inline.gap(4.0);
        inline.text(pen.ui, "reached", size::LABEL, Weight::Regular, theme.ink3);
        pen.figure_line(&inline, number, pen.left, baseline, reached, to);
    }
    if let Some((needed, to)) = &headline.needed {
        let mut inline = Inline::new();
        inline.text(pen.ui, "needs", size::LABEL, Weight::Regular, theme.ink3);
        inline.gap(4.0);
        let number = inline.text(pen.ui, needed, size::LABEL, Weight::Semibold, theme.ink1);
        let left = pen.right - inline.width();
        pen.figure_line(&inline, number, left, baseline, needed, to);
    }
}

fn wrapped(pen: &mut Pen<'_>, text: &str, text_size: f32, color: egui::Color32) {
    let mut job = theme::pieces([(text, theme::format(text_size, Weight::Regular, color))]);
    job.wrap.max_width = pen.width();
    let galley = pen.ui.painter().layout_job(job);
    let height = galley.size().y;
    pen.ui.painter().galley(pos2(pen.left, pen.y), galley, color);
    pen.y += height;
}

fn no_figures(pen: &mut Pen<'_>, commitments: usize) {
    let theme = pen.theme();
    let row = pen.row(32.0);
    pen.ui.painter().rect_filled(row, CornerRadius::same(radius::CONTROL), theme.sunken);
    Icon::MessageSquareQuote.paint(pen.ui.painter(), row.left_center() + vec2(18.0, 0.0), 16.0, theme.ink2);
    let room = Rect::from_min_max(row.min + vec2(34.0, 0.0), row.max);
    let text = if commitments == 0 {
        "No figures".to_owned()
    } else {
        format!("No figures, {}", format::counted(commitments, "commitment"))
    };
    paint_elided(pen.ui, room, Align2::LEFT_CENTER, &text, theme::format(size::BODY, Weight::Medium, theme.ink2));
    pen.y += 32.0 + space::S;
}

fn quote_ui(pen: &mut Pen<'_>, quote: &Quote, max_rows: usize) {
    let theme = pen.theme();
    let top = pen.y;
    pen.left += space::M;
    let mut inline = Inline::new();
    inline.text(pen.ui, &quote.who, size::LABEL, Weight::Semibold, theme.ink2);
    inline.gap(6.0);
    inline.text(pen.ui, &quote.about, size::LABEL, Weight::Regular, theme.ink3);
    inline.paint(pen.ui, pen.left, pen.y + 13.0);
    pen.y += 18.0;
    let style =
        TextStyle { font: theme::font(size::BODY, Weight::Regular), line_height: 20.0, color: theme.ink1, max_rows };
    let rect = Rect::from_min_max(pos2(pen.left, pen.y), pos2(pen.right, pen.y + 400.0));
    let width = pen.width();
    let file = quote.quote.file.clone();
    let height = pen.place(rect, Layout::top_down(Align::Min), |ui, out| {
        ui.set_max_width(width);
        let shown = MarkedText::new(&quote.quote.text, &quote.quote.marks, style)
            .width(width)
            .selectable(false)
            .show(ui, &theme.palette);
        if shown.response.clicked() {
            out.send(Command::OpenReader(file, None));
        }
        shown.response.rect
    });
    pen.y = height.bottom();
    pen.left -= space::M;
    let bar = Rect::from_min_max(pos2(pen.left, top), pos2(pen.left + 2.0, pen.y));
    pen.ui.painter().rect_filled(bar, CornerRadius::ZERO, theme.line_strong);
    pen.y += space::S;
}

fn more_quotes(pen: &mut Pen<'_>, card: &RegionCard) {
    let text =
        format!("{} more {}", card.more_quotes, if card.more_quotes == 1 { "commitment" } else { "commitments" });
    let theme = pen.theme();
    let mut inline = Inline::new();
    let number = inline.text(pen.ui, &text, size::LABEL, Weight::Medium, theme.ink2);
    let (left, baseline) = (pen.left, pen.y + 14.0);
    inline.paint(pen.ui, left, baseline);
    let id = pen.id();
    let response = inline.interact(pen.ui, number, left, baseline, id);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{text} of {}", card.region)));
    widgets::focus_ring(pen.ui, response.rect, radius::CHIP, &response);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        pen.out.send(Command::Show(Page::Region(card.region.clone())));
    }
    pen.y += 20.0;
}

fn foot(pen: &mut Pen<'_>, card: &RegionCard) {
    let theme = pen.theme();
    pen.line();
    pen.y += space::S;
    let row = pen.row(20.0);
    let languages = card.languages.clone();
    pen.place(row, left_to_right(), |ui, out| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for lang in languages.iter().take(2) {
            if language_chip(ui, lang).clicked() {
                out.send(Command::Filter(FilterChange::Language(lang.clone(), true)));
            }
        }
        if languages.len() > 2 {
            widgets::label(ui, &format!("+{}", languages.len() - 2));
        }
    });
    if let Some(date) = card.date {
        freshness(pen, card, &format::date(date), row);
    }
    pen.y += 24.0;
    let row = pen.row(20.0);
    let ink = theme.ink2;
    Icon::Handshake.paint(pen.ui.painter(), row.left_center() + vec2(7.0, 0.0), 14.0, ink);
    let text = match card.commitments {
        0 => "no commitments".to_owned(),
        number => format::counted(number, "commitment"),
    };
    let room = Rect::from_min_max(row.min + vec2(20.0, 0.0), row.max);
    paint_elided(pen.ui, room, Align2::LEFT_CENTER, &text, theme::format(size::LABEL, Weight::Regular, ink));
    let format = theme::format(size::LABEL, Weight::Regular, ink);
    let painted = paint_elided(pen.ui, row, Align2::RIGHT_CENTER, &card.counted, format);
    Icon::Quote.paint(pen.ui.painter(), pos2(painted.left() - 13.0, row.center().y), 14.0, ink);
}

/// The day of the newest article, with its place between the folder's first and last day.
fn freshness(pen: &mut Pen<'_>, card: &RegionCard, date: &str, row: Rect) {
    let theme = pen.theme();
    let text = if card.oldest { format!("{date} · oldest") } else { date.to_owned() };
    let galley = pen.ui.painter().layout_no_wrap(text, theme::font(size::LABEL, Weight::Regular), theme.ink2);
    let pad = if card.oldest { 7.0 } else { 0.0 };
    let rect = Align2::RIGHT_CENTER.anchor_size(row.right_center() - vec2(pad, 0.0), galley.size());
    if card.oldest {
        let chip = Rect::from_min_max(pos2(rect.left() - pad, row.top()), row.max);
        widgets::plate(pen.ui, chip, radius::CHIP, theme.panel, theme.line_strong);
    }
    pen.ui.painter().galley(rect.min, galley, theme.ink2);
    let right = rect.left() - pad - space::S;
    let track = (right - 42.0)..=(right - 3.0);
    let y = row.center().y;
    pen.ui.painter().add(Shape::line_segment(
        [pos2(*track.start(), y), pos2(*track.end(), y)],
        Stroke::new(1.5, theme.line_strong),
    ));
    let x = egui::lerp(track, card.freshness);
    pen.ui.painter().circle_filled(pos2(x, y), 3.0, theme.ink2);
}

//! Pairs with their bars, figures side by side, parts of a whole.

use egui::{Align2, CornerRadius, Rect, Stroke, pos2, vec2};

use super::{Pen, figure_color, target_note, with_scale, wrapped};
use crate::ui::marks;
use crate::ui::region_card::{CardFigure, Cell, PairRow, Part, RegionCard};
use crate::ui::theme::{self, Weight, size, space};
use crate::ui::widgets::{Inline, lead, lit_ground, paint_elided};

pub(super) fn pairs(pen: &mut Pen<'_>, card: &RegionCard) {
    if card.rows.is_empty() && card.no_pair.is_empty() {
        return;
    }
    pen.y += space::S;
    pen.line();
    pen.y += space::S;
    for row in &card.rows {
        pair_row(pen, row);
    }
    if card.more_rows > 0 {
        pen.label(&format!("{} more", card.more_rows), 18.0);
        pen.y += 18.0;
    }
    if !card.no_pair.is_empty() {
        no_pair(pen, &card.no_pair);
    }
}

fn pair_row(pen: &mut Pen<'_>, row: &PairRow) {
    let theme = pen.theme();
    let baseline = pen.y + 14.0;
    let text = |figure: &CardFigure| format!("{} {}", figure.head, figure.tail).trim().to_owned();
    let (now, then) = (text(&row.current), text(&row.target));
    let note_room = row.target_note.as_ref().map_or(0.0, |note| {
        let mut inline = Inline::new();
        inline.text(pen.ui, &note.text, size::LABEL, Weight::Medium, theme.warning);
        inline.width() + 6.0
    });
    let (mut figures, mut first, mut second) = figures_of(pen, row, &now, &then);
    let mut whole_name = Inline::new();
    whole_name.text(pen.ui, &row.name, size::LABEL, Weight::Medium, theme.ink1);
    if whole_name.width() + note_room + space::S + figures.width() > pen.width() {
        (figures, first, second) = figures_of(pen, row, without_shared_unit(&now, &then), &then);
    }
    let left = pen.right - figures.width();
    let name_room = Rect::from_min_max(pos2(pen.left, pen.y), pos2(left - space::S - note_room, pen.y + 19.0));
    let format = theme::format(size::LABEL, Weight::Medium, theme.ink1);
    let name = paint_elided(pen.ui, name_room, Align2::LEFT_CENTER, &row.name, format);
    if let Some(note) = &row.target_note {
        target_note(pen, note, name.right() + 6.0, baseline);
    }
    lit_ground(pen.ui, figures.rect(second, left, baseline), pen.state, &row.target.leads_to);
    pen.figure_line(&figures, first, left, baseline, &now, &row.current.leads_to);
    let id = pen.id();
    let response = figures.interact(pen.ui, second, left, baseline, id);
    lead(pen.ui, response, pen.state, &row.target.leads_to, &then, pen.out);
    pen.y += 20.0;
    let bar = Rect::from_min_size(pos2(pen.left, pen.y + 5.0), vec2(pen.width() * 0.52, 8.0));
    marks::bullet(pen.ui.painter(), bar, &row.bar, &theme.palette, theme.panel);
    let baseline = pen.y + 13.0;
    let column = pen.left + pen.width() * 0.715;
    if let Some((reached, to)) = &row.reached {
        let mut inline = Inline::new();
        let number = inline.text(pen.ui, reached, size::LABEL, Weight::Semibold, theme.ink1);
        pen.figure_line(&inline, number, column - inline.width(), baseline, reached, to);
    }
    if let Some((needed, to)) = &row.needed {
        let mut inline = Inline::new();
        let number = inline.text(pen.ui, needed, size::LABEL, Weight::Regular, theme.ink2);
        pen.figure_line(&inline, number, pen.right - inline.width(), baseline, needed, to);
    }
    pen.y += 22.0;
}

/// "467 mn → 1 bn US dollars", with where each figure stands in it.
fn figures_of(pen: &Pen<'_>, row: &PairRow, now: &str, then: &str) -> (Inline, usize, usize) {
    let theme = pen.theme();
    let mut figures = Inline::new();
    let first = figures.text(pen.ui, now, size::LABEL, Weight::Medium, figure_color(theme, row.current.kind));
    figures.gap(4.0);
    figures.text(pen.ui, "→", size::LABEL, Weight::Regular, theme.ink3);
    figures.gap(4.0);
    let second = figures.text(pen.ui, then, size::LABEL, Weight::Medium, figure_color(theme, row.target.kind));
    (figures, first, second)
}

/// A figure without the last words that another ends with, too; what is left begins with its number: "467 mn" before
/// "1 bn US dollars".
fn without_shared_unit<'t>(figure: &'t str, other: &str) -> &'t str {
    let mut words = other.rsplit(' ');
    let mut short = figure;
    while let Some((head, last)) = short.rsplit_once(' ')
        && words.next() == Some(last)
    {
        short = head;
    }
    short
}

/// "No pair: 2.2 Mt processing now · 2 Mt ingots bought, 2027"
fn no_pair(pen: &mut Pen<'_>, cells: &[Cell]) {
    let theme = pen.theme();
    let mut left = pen.left;
    let mut start = Inline::new();
    start.text(pen.ui, "No pair: ", size::LABEL, Weight::Regular, theme.ink3);
    start.paint(pen.ui, left, pen.y + 14.0);
    left += start.width() + 2.0;
    for (at, cell) in cells.iter().enumerate() {
        let text = format!("{} {}", cell.figure.head, cell.figure.tail).trim().to_owned();
        let mut inline = Inline::new();
        let number = inline.text(pen.ui, &text, size::LABEL, Weight::Semibold, figure_color(theme, cell.figure.kind));
        inline.gap(4.0);
        inline.text(pen.ui, &cell.label, size::LABEL, Weight::Regular, theme.ink3);
        if at > 0 && left + inline.width() + 8.0 > pen.right {
            // The next one begins a line of its own, without its dot.
            left = pen.left + start.width() - 1.0;
            pen.y += 18.0;
        }
        let baseline = pen.y + 14.0;
        if at > 0 && left > pen.left + start.width() {
            let mut dot = Inline::new();
            dot.text(pen.ui, "·", size::LABEL, Weight::Regular, theme.ink3);
            dot.paint(pen.ui, left, baseline);
            left += dot.width() + 4.0;
        }
        pen.figure_line(&inline, number, left, baseline, &text, &cell.figure.leads_to);
        left += inline.width() + 4.0;
    }
    pen.y += 20.0;
}

pub(super) fn cells(pen: &mut Pen<'_>, cells: &[Cell]) {
    let theme = pen.theme();
    pen.y += space::S;
    pen.line();
    pen.y += space::S;
    let width = pen.width() / cells.len().max(3) as f32;
    for (at, cell) in cells.iter().enumerate() {
        let left = pen.left + at as f32 * width;
        let mut inline = Inline::new();
        inline.mark(cell.figure.kind, 4.8, size::FIGURE);
        inline.gap(7.0);
        let (head, _) =
            if cell.figure.tail.is_empty() { (cell.figure.head.clone(), "") } else { with_scale(&cell.figure) };
        let color = figure_color(theme, cell.figure.kind);
        let number = inline.text(pen.ui, &head, size::FIGURE, Weight::Semibold, color);
        pen.figure_line(&inline, number, left, pen.y + 18.0, &head, &cell.figure.leads_to);
        let room = Rect::from_min_size(pos2(left, pen.y + 24.0), vec2(width - space::S, 16.0));
        let format = theme::format(size::LABEL, Weight::Regular, theme.ink3);
        paint_elided(pen.ui, room, Align2::LEFT_CENTER, &cell.label, format);
    }
    pen.y += 42.0;
}

pub(super) fn part_ui(pen: &mut Pen<'_>, part: &Part, region: &str) {
    let theme = pen.theme();
    pen.y += space::S;
    pen.line();
    pen.y += space::S;
    let format = theme::format(size::LABEL, Weight::Medium, theme.ink1);
    paint_elided(pen.ui, pen.row(20.0), Align2::LEFT_CENTER, &part.label, format);
    let mut inline = Inline::new();
    inline.mark(part.figure.kind, 4.5, size::LABEL);
    inline.gap(6.0);
    let number = inline.text(pen.ui, &part.figure.head, size::LABEL, Weight::Semibold, theme.ink1);
    let left = pen.right - inline.width();
    pen.figure_line(&inline, number, left, pen.y + 14.0, &part.figure.head, &part.figure.leads_to);
    pen.y += 24.0;
    let track = Rect::from_min_size(pos2(pen.left, pen.y), vec2(pen.width(), 12.0));
    let mut bar = track;
    bar.set_width(track.width() * part.fraction);
    let stroke = Stroke::new(1.4, theme.derived);
    pen.ui.painter().extend(marks::dashed_rect(track.shrink(0.7), stroke, 1.6, 2.0));
    pen.ui.painter().rect_filled(bar, CornerRadius::same(2), theme.actual);
    pen.y += 12.0 + space::S;
    let who = part.label.trim_end_matches("’s part");
    let text = format!(
        "No article in this folder is about {region} itself. The figure follows from a share stated for {who}."
    );
    wrapped(pen, &text, size::LABEL, theme.ink3);
}

#[cfg(test)]
mod tests {
    use super::without_shared_unit;

    #[test]
    fn a_unit_that_both_figures_have_is_said_once() {
        assert_eq!(without_shared_unit("467 mn US dollars", "0.95–1 bn US dollars"), "467 mn");
        assert_eq!(without_shared_unit("41.9 bn yuan", "100 bn yuan"), "41.9");
        assert_eq!(without_shared_unit("7.2 GW", "13 GW"), "7.2");
        assert_eq!(without_shared_unit("950 t", "1.2 Mt"), "950 t");
        assert_eq!(without_shared_unit("12", "20"), "12");
    }
}

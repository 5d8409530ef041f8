//! The cards of the region page other than plot and table.

use egui::{Align, Align2, CornerRadius, Frame, Layout, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::{AppState, Command, Commands, Page, WorkedOut};
use crate::ui::evidence::formula_ui;
use crate::ui::icons::Icon;
use crate::ui::marked_text::{MarkedText, TextStyle};
use crate::ui::marks;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets::{self, FigureLink};

use super::bullets::{BulletCell, BulletGroup, BulletRow};
use super::links::{strip_link, worked_out_link};
use super::model::{CheckLine, CommitmentQuote};
use super::plots::{Plot, StripFigure};

/// A card whose lines stand close together, whatever the space between cards.
fn card<R>(ui: &mut Ui, margin: i8, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = widgets::card(ui, margin, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        contents(ui)
    });
    inner.inner
}

/// The strip of figures above the plot: side by side, in two rows where there is no room.
pub(super) fn strip(ui: &mut Ui, state: &AppState, figures: &[StripFigure], out: &mut Commands) {
    card(ui, 0, |ui| {
        ui.set_min_width(ui.available_width());
        let widths: Vec<f32> = figures.iter().map(|figure| strip_width(ui, figure)).collect();
        let room = ui.available_width();
        let one_row = widths.iter().sum::<f32>() <= room;
        let per_row = if one_row { figures.len() } else { figures.len().div_ceil(2) }.max(1);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        for (row, (figures, widths)) in figures.chunks(per_row).zip(widths.chunks(per_row)).enumerate() {
            if row > 0 {
                widgets::divider(ui);
            }
            let spare = ((room - widths.iter().sum::<f32>()) / widths.len() as f32).max(0.0);
            ui.horizontal_top(|ui| {
                for (at, (figure, width)) in figures.iter().zip(widths).enumerate() {
                    strip_cell(ui, state, figure, (width + spare).min(room / figures.len().max(1) as f32 * 1.6), out);
                    if at + 1 < figures.len() {
                        let x = ui.cursor().left();
                        let y = ui.min_rect().y_range().shrink(10.0);
                        ui.painter().vline(x, y, Stroke::new(1.0, Theme::of(ui).line));
                    }
                }
            });
        }
    });
}

fn strip_width(ui: &Ui, figure: &StripFigure) -> f32 {
    let width = |text: &str, size, weight| {
        ui.painter().layout_no_wrap(text.to_owned(), theme::font(size, weight), egui::Color32::WHITE).size().x
    };
    let head =
        width(&figure.head, size::PAGE, Weight::Semibold) + 4.0 + width(&figure.tail, size::LABEL, Weight::Regular);
    head.max(width(&figure.note, size::LABEL, Weight::Regular)).max(70.0) + 32.0
}

fn strip_cell(ui: &mut Ui, state: &AppState, figure: &StripFigure, width: f32, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.allocate_ui_with_layout(vec2(width, 78.0), Layout::top_down(Align::Min), |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 8 }).show(ui, |ui| {
            ui.set_width(width - 24.0);
            ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
            ui.horizontal(|ui| {
                ui.set_height(16.0);
                if let Some(kind) = figure.kind {
                    widgets::mark(ui, kind);
                }
                widgets::label(ui, figure.label);
            });
            ui.horizontal(|ui| {
                strip_link(ui, state, figure, size::PAGE, out);
                ui.with_layout(Layout::left_to_right(Align::Max), |ui| {
                    ui.label(theme::text(figure.tail.as_str(), size::BODY, Weight::Regular, theme.ink2));
                });
            });
            widgets::elided(ui, theme::text(figure.note.as_str(), size::LABEL, Weight::Regular, theme.ink3));
        });
    });
}

/// All figures of a region that has none for two years: large, with their marks, in a grid.
pub(super) fn figures_grid(ui: &mut Ui, state: &AppState, plots: &[Plot], sectors: &[String], out: &mut Commands) {
    let theme = Theme::of(ui);
    card(ui, 16, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            widgets::heading(ui, "Reported figures");
            widgets::label(ui, "one year each, so there is no line to draw");
        });
        ui.add_space(space::S);
        let figures: Vec<(&Plot, &StripFigure, &str)> = plots
            .iter()
            .zip(sectors)
            .flat_map(|(plot, sector)| plot.strip.iter().map(move |figure| (plot, figure, sector.as_str())))
            .filter(|(_, figure, _)| !figure.head.is_empty() && figure.kind.is_some())
            .collect();
        let columns = ((ui.available_width() / 240.0) as usize).clamp(1, figures.len().max(1));
        let width = ui.available_width() / columns as f32;
        ui.spacing_mut().item_spacing = vec2(0.0, space::M);
        for row in figures.chunks(columns) {
            ui.horizontal_top(|ui| {
                for (plot, figure, sector) in row {
                    ui.allocate_ui_with_layout(vec2(width, 70.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(width - 12.0);
                        ui.spacing_mut().item_spacing = vec2(space::XS, 1.0);
                        ui.horizontal(|ui| {
                            if let Some(kind) = figure.kind {
                                widgets::mark(ui, kind);
                            }
                            widgets::label(ui, &plot.title);
                        });
                        ui.horizontal(|ui| {
                            strip_link(ui, state, figure, size::PAGE, out);
                            ui.with_layout(Layout::left_to_right(Align::Max), |ui| {
                                ui.label(theme::text(figure.tail.as_str(), size::BODY, Weight::Regular, theme.ink2));
                            });
                        });
                        let note = if sector.is_empty() {
                            figure.note.clone()
                        } else {
                            format!("{} · {sector}", figure.note)
                        };
                        widgets::elided(ui, theme::text(note, size::LABEL, Weight::Regular, theme.ink3));
                    });
                }
            });
        }
        if plots.iter().all(|plot| plot.strip.iter().all(|figure| figure.label != "Target" || figure.head.is_empty())) {
            widgets::divider(ui);
            widgets::label(ui, "No target reported.");
        }
    });
}

/// Widths of the columns of a group of bars.
struct Columns {
    name: f32,
    figure: f32,
    ratio: f32,
}

/// Bars by metric and unit, in a card at least `height` points high.
pub(super) fn bullets(ui: &mut Ui, state: &AppState, groups: &[BulletGroup], height: f32, out: &mut Commands) {
    card(ui, 16, |ui| {
        let width = ui.available_width();
        ui.set_min_width(width);
        ui.set_min_height((height - 34.0).max(0.0));
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let columns = Columns {
            name: (width * 0.27).clamp(96.0, 200.0),
            figure: figure_width(ui, groups),
            ratio: if width < 460.0 { 62.0 } else { 70.0 },
        };
        for (at, group) in groups.iter().enumerate() {
            if at > 0 {
                ui.add_space(4.0);
                widgets::divider(ui);
                ui.add_space(6.0);
            }
            let before = at.checked_sub(1).and_then(|at| groups.get(at));
            let years = before.is_none_or(|before| differs(before, group));
            group_head(ui, group, years, at == 0, &columns);
            for row in &group.rows {
                bullet_row(ui, state, group, row, &columns, out);
            }
        }
    });
}

/// As wide as the longest figure needs.
fn figure_width(ui: &Ui, groups: &[BulletGroup]) -> f32 {
    let cells = groups.iter().flat_map(|group| &group.rows).flat_map(|row| [&row.current, &row.target]).flatten();
    let font = theme::font(size::BODY, Weight::Semibold);
    let width = |cell: &BulletCell| {
        let text = ui.painter().layout_no_wrap(cell.text.clone(), font.clone(), egui::Color32::WHITE).size().x;
        text + if cell.year.is_some() { 18.0 } else { 0.0 }
    };
    cells.map(width).fold(40.0, f32::max).min(110.0) + 14.0
}

fn differs(before: &BulletGroup, other: &BulletGroup) -> bool {
    (before.current_year, before.target_year) != (other.current_year, other.target_year)
}

/// Title and unit; over the first group all heads, over others only years that differ.
fn group_head(ui: &mut Ui, group: &BulletGroup, years: bool, first: bool, columns: &Columns) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &group.title));
    let title = theme::format(size::HEADING, Weight::Semibold, theme.ink1);
    let label = theme::format(size::LABEL, Weight::Regular, theme.ink3);
    let at = widgets::paint_elided(ui, rect, Align2::LEFT_CENTER, &group.title, title);
    let left = (rect.left() + columns.name).max(at.right() + space::S);
    let note = Rect::from_min_max(pos2(left, rect.top()), pos2(cell(rect, columns, 0).left(), rect.bottom()));
    widgets::paint_elided(ui, note, Align2::LEFT_CENTER, &group.note, label.clone());
    if years {
        let year = |year: Option<i32>, word: &str| year.map_or_else(|| word.to_owned(), |year| year.to_string());
        let heads = [
            year(group.current_year, "Now"),
            year(group.target_year, "Target"),
            "Reached".to_owned(),
            "Needed/yr".to_owned(),
        ];
        for (at, head) in heads.iter().enumerate().take(if first { 4 } else { 2 }) {
            widgets::paint_elided(ui, cell(rect, columns, at), Align2::RIGHT_CENTER, head, label.clone());
        }
    }
}

/// The box of a number column: current, target, reached, needed.
fn cell(rect: Rect, columns: &Columns, at: usize) -> Rect {
    let widths = [columns.figure, columns.figure, columns.ratio, columns.ratio];
    let right = rect.right() - widths.iter().skip(at + 1).sum::<f32>();
    let width = widths.get(at).copied().unwrap_or(0.0);
    Rect::from_min_max(pos2(right - width, rect.top()), pos2(right, rect.bottom()))
}

fn bullet_row(
    ui: &mut Ui,
    state: &AppState,
    group: &BulletGroup,
    row: &BulletRow,
    columns: &Columns,
    out: &mut Commands,
) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 31.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}, {}", group.title, row.full_name)));
    let name = Rect::from_min_size(rect.min, vec2(columns.name - 6.0, rect.height()));
    row_name(ui, &row.name, name);
    if row.name != row.full_name || row.name.len() > 16 {
        response.on_hover_text(&row.full_name);
    }
    let bar = Rect::from_min_max(
        pos2(rect.left() + columns.name, rect.center().y - 5.0),
        pos2(cell(rect, columns, 0).left(), rect.center().y + 5.0),
    );
    if bar.width() > 30.0 && ui.is_rect_visible(bar) {
        marks::bullet(ui.painter(), bar, &row.spec, &theme.palette, theme.panel);
    }
    for (at, figure) in [&row.current, &row.target].into_iter().enumerate() {
        in_cell(ui, cell(rect, columns, at), |ui| bullet_cell(ui, state, figure.as_ref(), out));
    }
    let ratios = [(&row.reached, Weight::Semibold, theme.ink1), (&row.needed, Weight::Regular, theme.ink3)];
    for (at, (figure, weight, ink)) in ratios.into_iter().enumerate() {
        in_cell(ui, cell(rect, columns, at + 2), |ui| match figure {
            Some(figure) => {
                worked_out_link(ui, figure, size::BODY, weight, ink, out);
            }
            None => {
                ui.label(theme::text("–", size::BODY, weight, ink));
            }
        });
    }
}

/// A long name goes over two smaller lines.
fn row_name(ui: &Ui, name: &str, rect: Rect) {
    let theme = Theme::of(ui);
    let font = theme::font(size::BODY, Weight::Regular);
    let width = ui.painter().layout_no_wrap(name.to_owned(), font, theme.ink1).size().x;
    if width <= rect.width() {
        let format = theme::format(size::BODY, Weight::Regular, theme.ink1);
        widgets::paint_elided(ui, rect, Align2::LEFT_CENTER, name, format);
        return;
    }
    let format =
        egui::text::TextFormat { line_height: Some(14.0), ..theme::format(size::LABEL, Weight::Regular, theme.ink1) };
    let mut job = egui::text::LayoutJob::single_section(name.to_owned(), format);
    job.wrap.max_width = rect.width();
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(at.min, galley, theme.ink1);
}

fn in_cell(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect).layout(layout), contents);
}

fn bullet_cell(ui: &mut Ui, state: &AppState, figure: Option<&BulletCell>, out: &mut Commands) {
    let theme = Theme::of(ui);
    let Some(figure) = figure else {
        ui.label(theme::text("none", size::BODY, Weight::Medium, theme.ink3));
        return;
    };
    let ink = theme.status(figure.status);
    match &figure.claim {
        Some(claim) => {
            let shown = FigureLink::new(claim, &figure.text).color(ink).ui(ui, state, out);
            if let Some(year) = figure.year {
                let at = shown.rect.left_bottom();
                ui.painter().text(
                    at + vec2(-3.0, -3.0),
                    Align2::RIGHT_BOTTOM,
                    format!("’{:02}", year.rem_euclid(100)),
                    theme::font(size::MARK, Weight::Regular),
                    theme.ink3,
                );
            }
        }
        None => {
            ui.label(theme::text(figure.text.as_str(), size::BODY, Weight::Semibold, ink));
        }
    }
}

/// What wants attention.
pub(super) fn checks(ui: &mut Ui, lines: &[CheckLine], out: &mut Commands) {
    let theme = Theme::of(ui);
    card(ui, 14, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            widgets::heading(ui, "To check");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::warning_chip(ui, lines.len(), "this region").clicked() {
                    out.send(Command::Show(Page::Checks));
                }
            });
        });
        for line in lines {
            ui.add_space(space::XS);
            ui.horizontal_top(|ui| {
                ui.add_space(1.0);
                let icon = if line.contradiction { Icon::EqualNot } else { Icon::CircleQuestionMark };
                icon.ui(ui, 16.0, theme.warning);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let title = theme::text(line.card.title.as_str(), size::BODY, Weight::Medium, theme.ink1);
                    let title = egui::Label::new(title).wrap().sense(Sense::click());
                    if ui.add(title).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                        out.send(Command::Show(Page::Checks));
                    }
                    let text = theme::text(line.card.text.as_str(), size::LABEL, Weight::Regular, theme.ink3);
                    ui.add(egui::Label::new(text).wrap());
                });
            });
        }
    });
}

/// Promises in their own words, on one line each.
pub(super) fn commitments(ui: &mut Ui, quotes: &[CommitmentQuote], out: &mut Commands) {
    card(ui, 14, |ui| {
        ui.set_min_width(ui.available_width());
        commitments_head(ui, quotes.len());
        for quote in quotes {
            ui.add_space(space::XS);
            quote_ui(ui, quote, size::BODY, 20.0, 1, out);
        }
    });
}

/// The same, large: all that is known of a region that reports no figure.
pub(super) fn commitments_large(ui: &mut Ui, quotes: &[CommitmentQuote], out: &mut Commands) {
    card(ui, 16, |ui| {
        ui.set_min_width(ui.available_width());
        commitments_head(ui, quotes.len());
        for quote in quotes {
            ui.add_space(space::M);
            quote_ui(ui, quote, size::READER, 26.0, usize::MAX, out);
        }
    });
}

fn commitments_head(ui: &mut Ui, count: usize) {
    ui.horizontal(|ui| {
        widgets::heading(ui, "Commitments");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widgets::label(ui, &count.to_string());
        });
    });
}

fn quote_ui(ui: &mut Ui, quote: &CommitmentQuote, size: f32, line_height: f32, max_rows: usize, out: &mut Commands) {
    let theme = Theme::of(ui);
    let inner = Frame::new().inner_margin(Margin { left: 12, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let font = theme::font(size, Weight::Regular);
        let style = TextStyle { font, line_height, color: theme.ink1, max_rows };
        let width = ui.available_width().min(760.0);
        let text = MarkedText::new(&quote.text, &quote.marks, style).width(width).selectable(max_rows > 1);
        let text = text.show(ui, &theme.palette).response.on_hover_cursor(egui::CursorIcon::PointingHand);
        let note = if max_rows > 1 { format!("{} · {}", quote.note, quote.language) } else { quote.note.clone() };
        let note = theme::text(note, size::LABEL, Weight::Regular, theme.ink3);
        let link = widgets::text_link(ui, note, &format!("Open the article of: {}", quote.text));
        if text.clicked() || link.clicked() {
            out.send(Command::OpenReader(quote.file.clone(), None));
        }
    });
    let rect = inner.response.rect;
    let line = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 2.0, rect.bottom()));
    ui.painter().rect_filled(line, CornerRadius::same(1), theme.line_strong);
}

/// Figures that follow from others, with their formulas.
pub(super) fn derived(ui: &mut Ui, state: &AppState, figures: &[WorkedOut], out: &mut Commands) {
    let theme = Theme::of(ui);
    card(ui, 16, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            widgets::heading(ui, "Worked out");
            widgets::label(ui, "from reported figures, each leads to its sentence");
        });
        for figure in figures {
            ui.add_space(space::S);
            widgets::divider(ui);
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                widgets::mark(ui, figure.kind);
                widgets::elided(ui, theme::text(figure.label.as_str(), size::BODY, Weight::Regular, theme.ink1));
            });
            ui.horizontal(|ui| {
                worked_out_link(ui, figure, size::FIGURE, Weight::Semibold, theme.ink1, out);
                ui.label(theme::text(figure.tail.as_str(), size::BODY, Weight::Regular, theme.ink2));
                ui.add_space(space::M);
                formula_ui(ui, state, &figure.parts, out);
            });
        }
    });
}

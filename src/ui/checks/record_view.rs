//! What is kept for the record: years filled in, commitments without a deadline, files.

use egui::{Align, Color32, Layout, Ui, UiBuilder};

use super::model::{ChecksModel, OpenCommitment, YearsFilledIn};
use crate::app::{AppState, CheckGroup, ChecksAction, Command, Commands};
use crate::ui::figure_view::FigureText;
use crate::ui::figures::Figure;
use crate::ui::icons::Icon;
use crate::ui::long_list::long_list;
use crate::ui::marked_text;
use crate::ui::theme::{self, Theme, Weight, size, space};
use crate::ui::widgets;

fn heading(ui: &mut Ui, text: &str, count: usize) {
    ui.horizontal(|ui| {
        widgets::heading(ui, text);
        widgets::label(ui, &count.to_string());
    });
}

/// Years filled in, in short.
pub fn years_summary(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        heading(ui, "Years filled in", model.count(CheckGroup::YearsFilledIn));
        if model.years.is_empty() {
            widgets::label(ui, "Every year is stated in its sentence.");
        }
        for years in &model.years {
            year_line(ui, years, out);
        }
        let _ = state;
    });
}

fn year_line(ui: &mut Ui, years: &YearsFilledIn, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let year = theme::text(years.year.to_string(), size::LABEL, Weight::Semibold, theme.ink1);
        let name = format!("{}: {}", years.year, years.text);
        if widgets::text_link(ui, year, &name).clicked() {
            out.send(Command::Checks(ChecksAction::Group(CheckGroup::YearsFilledIn)));
        }
        ui.label(theme::text(&years.text, size::LABEL, Weight::Regular, theme.ink2));
    });
}

/// Years filled in, with every claim.
pub fn years(ui: &mut Ui, state: &AppState, model: &ChecksModel, out: &mut Commands) {
    for years in &model.years {
        widgets::card(ui, 16, |ui| {
            let theme = Theme::of(ui);
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                widgets::heading(ui, &years.year.to_string());
                ui.label(theme::text(&years.text, size::LABEL, Weight::Regular, theme.ink2));
            });
            ui.spacing_mut().item_spacing.y = 0.0;
            long_list(ui, years.claims.len(), 24.0, |ui, at, rect| {
                let Some(claim) = years.claims.get(at).and_then(|id| state.claim(id)) else { return };
                let layout = Layout::left_to_right(Align::Center);
                let builder = UiBuilder::new().max_rect(rect).id_salt((&claim.id.0, "year")).layout(layout);
                ui.scope_builder(builder, |ui| {
                    FigureText::new(&Figure::of_claim(claim)).ui(ui, state, out);
                    let sector = claim.sector.as_deref();
                    let metric = claim.metric.label();
                    let about = [Some(metric.as_str()), sector, claim.region.as_deref()];
                    let about: Vec<&str> = about.into_iter().flatten().collect();
                    widgets::label(ui, &about.join(", "));
                });
            });
        });
    }
}

/// Commitments that name no year, in the words of the article.
pub fn no_deadline(ui: &mut Ui, model: &ChecksModel, out: &mut Commands) {
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        heading(ui, "Commitments without a deadline", model.no_deadline.len());
        ui.add_space(space::S);
        ui.spacing_mut().item_spacing.y = 0.0;
        long_list(ui, model.no_deadline.len(), 58.0, |ui, at, rect| {
            if let Some(commitment) = model.no_deadline.get(at) {
                let builder = UiBuilder::new().max_rect(rect).id_salt(("commitment", at));
                ui.scope_builder(builder, |ui| commitment_ui(ui, commitment, out));
            }
        });
    });
}

fn commitment_ui(ui: &mut Ui, commitment: &OpenCommitment, out: &mut Commands) {
    let theme = Theme::of(ui);
    widgets::divider(ui);
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        let region = theme::text(&commitment.region, size::BODY, Weight::Semibold, theme.ink1);
        let name = format!("{}, open the article: {}", commitment.region, commitment.text);
        if widgets::text_link(ui, region, &name).clicked() {
            out.send(Command::OpenReader(commitment.file.clone(), None));
        }
        widgets::label(ui, &format!("{} · {}", commitment.language, commitment.file));
    });
    let font = theme::font(size::HEADING, Weight::Regular);
    marked_text::one_row(ui, &commitment.text, font, theme.ink2, 24.0);
}

/// What became of the files, in short.
pub fn files_summary(ui: &mut Ui, model: &ChecksModel, out: &mut Commands) {
    widgets::card(ui, 16, |ui| {
        let theme = Theme::of(ui);
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::heading(ui, "Files");
        let (icon, ink) = if model.files.skipped.is_empty() {
            (Icon::FileCheck, theme.expected)
        } else {
            (Icon::FileExclamationPoint, theme.warning)
        };
        if line(ui, icon, ink, &model.files.summary) {
            let skipped = !model.files.skipped.is_empty();
            let group = if skipped { CheckGroup::CouldNotBeRead } else { CheckGroup::ReadInFull };
            out.send(Command::Checks(ChecksAction::Group(group)));
        }
        let translated = model.count(CheckGroup::MachineTranslated);
        if translated > 0 {
            let verb = if translated == 1 { "says it is" } else { "say they are" };
            if line(ui, Icon::Languages, theme.ink2, &format!("{translated} {verb} machine-translated")) {
                out.send(Command::Checks(ChecksAction::Group(CheckGroup::MachineTranslated)));
            }
        }
    });
}

/// An icon with words that lead on; returns whether they were pressed.
fn line(ui: &mut Ui, icon: Icon, ink: Color32, text: &str) -> bool {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let theme = Theme::of(ui);
        icon.ui(ui, 14.0, ink);
        widgets::text_link(ui, theme::text(text, size::LABEL, Weight::Regular, theme.ink2), text).clicked()
    })
    .inner
}

/// Every file that could not be read, with the reason.
pub fn skipped(ui: &mut Ui, model: &ChecksModel) {
    files(ui, "Could not be read", Icon::FileExclamationPoint, &model.files.skipped, None);
}

/// Every file that was read, with what was noticed.
pub fn read(ui: &mut Ui, model: &ChecksModel, out: &mut Commands) {
    files(ui, "Read in full", Icon::FileCheck, &model.files.read, Some(out));
}

/// Files with remarks; with `out` each opens in the reader.
fn files(ui: &mut Ui, title: &str, icon: Icon, files: &[(String, String)], mut out: Option<&mut Commands>) {
    widgets::card(ui, 16, |ui| {
        let theme = Theme::of(ui);
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        heading(ui, title, files.len());
        let row = 22.0;
        let show = |ui: &mut Ui, range: std::ops::Range<usize>| {
            for (file, remark) in files.get(range).unwrap_or_default() {
                ui.horizontal(|ui| {
                    ui.set_min_height(row - space::XS);
                    ui.spacing_mut().interact_size.y = 18.0;
                    icon.ui(ui, 14.0, theme.ink2);
                    let text = theme::text(file, size::BODY, Weight::Medium, theme.ink1);
                    match &mut out {
                        Some(out) => {
                            if widgets::text_link(ui, text, &format!("{file}, open in reader")).clicked() {
                                out.send(Command::OpenReader(file.clone(), None));
                            }
                        }
                        None => {
                            ui.label(text);
                        }
                    }
                    let remark = theme::text(remark, size::LABEL, Weight::Regular, theme.ink2);
                    widgets::elided(ui, remark);
                });
            }
        };
        // Ten thousand files are no more work to show than thirty.
        egui::ScrollArea::vertical().id_salt(title).max_height(560.0).auto_shrink([false, true]).show_rows(
            ui,
            row - space::XS,
            files.len(),
            show,
        );
    });
}

//! The panel at the right: the evidence of a claim, or of a worked-out figure.

use egui::{Align, CornerRadius, Frame, Key, Layout, Margin, Modifiers, RichText, ScrollArea, Stroke, Ui, vec2};

use crate::app::{AppState, Command, Commands, WorkedOut};
use crate::chart::MarkKind;
use crate::model::{Claim, FormulaPart, format};
use crate::ui::figures::Claims;
use crate::ui::icons::Icon;
use crate::ui::marked_text::{self, MarkedText, TextStyle};
use crate::ui::marks;
use crate::ui::theme::{self, Theme, Weight, radius, size, space};
use crate::ui::widgets::{self, Button, FigureLink, icon_button};

use super::model::{EvidenceNote, EvidenceView, InputSentence, Reason, SourceBlock, evidence_view, worked_out_view};
use super::sentence::SentenceBox;

/// Height of the row of keys at the bottom, points.
const KEYS: f32 = 42.0;

/// Shows a claim's evidence; the shell gives it a panel at the right, or over the page in a narrow window.
pub fn ui(ui: &mut Ui, state: &AppState, claim: &Claim, out: &mut Commands) {
    let key = (state.revision, &claim.id.0);
    let view =
        widgets::memo(ui, "evidence", key, || evidence_view(Claims::new(&state.collection, &state.index), &claim.id));
    let Some(view) = view.as_ref() else { return };
    // Enter belongs to what has the keyboard; where nothing has it, to the evidence.
    let free = state.dialog.is_none() && ui.memory(|memory| memory.focused().is_none());
    if free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        out.send(Command::OpenReader(claim.file.to_string(), Some(claim.id.clone())));
    }
    let list = state.claim_list();
    let place = list.iter().position(|id| *id == claim.id).map(|at| format!("{} of {}", at + 1, list.len()));
    header(ui, place.as_deref().unwrap_or_default(), list.len() > 1, out);
    body(ui, |ui| {
        headline(ui, view);
        sentence_section(ui, state, view, out);
        reasons(ui, &view.reasons);
        english(ui, &view.english);
        notes(ui, &view.notes);
        source(ui, &view.source);
        actions(ui, view, out);
    });
    keys_footer(ui, true);
}

/// Shows a worked-out figure: its formula, and the sentences that its figures stand in.
pub fn worked_out_ui(ui: &mut Ui, state: &AppState, figure: &WorkedOut, out: &mut Commands) {
    let key = (state.revision, &figure.region, &figure.label, &figure.head);
    let view = widgets::memo(ui, "worked-out figure", key, || {
        worked_out_view(Claims::new(&state.collection, &state.index), figure)
    });
    header(ui, &format::counted(view.sentences.len(), "sentence"), false, out);
    body(ui, |ui| {
        let theme = Theme::of(ui);
        ui.horizontal(|ui| {
            badge(ui, MarkKind::Derived);
            let about = format!("{}, {}", figure.label, figure.region);
            widgets::elided(ui, theme::text(about, size::LABEL, Weight::Regular, theme.ink2));
        });
        big_figure(ui, &figure.head, &figure.tail, theme.ink1);
        if !figure.parts.is_empty() {
            ui.add_space(space::S);
            formula_ui(ui, state, &figure.parts, out);
        }
        ui.add_space(space::S);
        widgets::label(ui, "Worked out from the sentences below; no article states it.");
        for input in &view.sentences {
            ui.add_space(space::M);
            input_sentence_ui(ui, state, input, out);
        }
    });
    keys_footer(ui, false);
}

fn header(ui: &mut Ui, place: &str, steps: bool, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    Frame::new().inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 7 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(theme::BUTTON_SMALL);
            ui.label(theme::text("Evidence", size::CARD, Weight::Semibold, theme.ink1));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                if icon_button(ui, Icon::X, "Close evidence").clicked() {
                    out.send(Command::CloseEvidence);
                }
                if steps {
                    if icon_button(ui, Icon::ChevronRight, "Next claim").clicked() {
                        out.send(Command::NextClaim);
                    }
                    if icon_button(ui, Icon::ChevronLeft, "Previous claim").clicked() {
                        out.send(Command::PreviousClaim);
                    }
                    ui.add_space(space::S);
                }
                ui.label(theme::text(place, size::LABEL, Weight::Regular, theme.ink3));
            });
        });
    });
    line(ui);
}

fn line(ui: &mut Ui) {
    widgets::divider(ui);
}

/// What scrolls between header and keys.
fn body(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let height = (ui.available_height() - KEYS).max(60.0);
    ScrollArea::vertical().id_salt("evidence").auto_shrink(false).max_height(height).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            contents(ui);
        });
    });
}

/// A mark and its word in an outline.
fn badge(ui: &mut Ui, kind: MarkKind) {
    let theme = Theme::of(ui);
    let ink = marks::color(&theme.palette, kind.role());
    Frame::new()
        .stroke(Stroke::new(1.5, ink))
        .corner_radius(CornerRadius::same(radius::CHIP))
        .inner_margin(Margin { left: 4, right: 6, top: 0, bottom: 0 })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.set_height(18.0);
                widgets::mark(ui, kind);
                ui.label(theme::text(widgets::mark_kind(kind), size::LABEL, Weight::Medium, ink));
            });
        });
}

fn big_figure(ui: &mut Ui, head: &str, tail: &str, ink: egui::Color32) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(theme::text(head, size::HEADLINE, Weight::Semibold, ink));
        ui.with_layout(Layout::left_to_right(Align::Max), |ui| {
            ui.add(egui::Label::new(theme::text(tail, size::BODY, Weight::Regular, theme.ink2)).truncate());
        });
    });
}

fn headline(ui: &mut Ui, view: &EvidenceView) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        badge(ui, view.kind);
        let about = widgets::elided(ui, theme::text(view.about.as_str(), size::LABEL, Weight::Regular, theme.ink2));
        if let Some(sector) = &view.sector {
            about.on_hover_text(sector);
        }
    });
    big_figure(ui, &view.head, &view.tail, marks::color(&theme.palette, view.kind.role()));
}

fn sentence_section(ui: &mut Ui, state: &AppState, view: &EvidenceView, out: &mut Commands) {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        strong(ui, &format!("Sentence, in {}", view.sentence.language));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().button_padding.x = space::XS;
            if Button::new("Copy").icon(Icon::Copy).ghost().small().name("Copy sentence").ui(ui).clicked() {
                out.send(Command::Copy(view.sentence.text.trim().to_owned()));
            }
        });
    });
    sentence_ui(ui, state, &view.sentence, out);
}

fn strong(ui: &mut Ui, text: &str) {
    let ink = Theme::of(ui).ink2;
    ui.label(theme::text(text, size::LABEL, Weight::Semibold, ink));
}

/// A sentence in its box. Clicking a figure shows its evidence, twice opens the reader.
pub fn sentence_ui(ui: &mut Ui, state: &AppState, sentence: &SentenceBox, out: &mut Commands) {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.side)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let style = TextStyle {
                font: theme::font(size::HEADING, Weight::Regular),
                line_height: 24.0,
                color: theme.ink1,
                max_rows: usize::MAX,
            };
            let width = ui.available_width();
            let text = MarkedText::new(&sentence.text, &sentence.marks, style).width(width).show(ui, &theme.palette);
            let claim = |at: Option<usize>| sentence.claims.get(at?).and_then(Option::as_ref);
            if let Some(id) = claim(text.hovered) {
                widgets::hover_figure(ui, state, id, out);
            }
            if let Some(claim) = claim(text.double_clicked).and_then(|id| state.claim(id)) {
                out.send(Command::OpenReader(claim.file.to_string(), Some(claim.id.clone())));
            } else if let Some(id) = claim(text.clicked) {
                out.send(Command::SelectClaim(id.clone()));
            }
        });
}

/// A sentence that states inputs of a figure, under its letter.
pub fn input_sentence_ui(ui: &mut Ui, state: &AppState, input: &InputSentence, out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), theme.ink1);
        let font = theme::font(size::LABEL, Weight::Semibold);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, input.letter, font, theme.panel);
        for (number, (kind, text, claim)) in input.figures.iter().enumerate() {
            if number > 0 {
                ui.label(theme::text("and", size::BODY, Weight::Regular, theme.ink2));
            } else {
                widgets::mark(ui, *kind);
            }
            FigureLink::new(claim, text).ui(ui, state, out);
        }
        ui.label(theme::text(format!("in {}", input.sentence.language), size::LABEL, Weight::Regular, theme.ink3));
    });
    sentence_ui(ui, state, &input.sentence, out);
}

/// A formula; its reported figures lead to their sentences.
pub fn formula_ui(ui: &mut Ui, state: &AppState, parts: &[FormulaPart], out: &mut Commands) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        for part in parts {
            match part {
                FormulaPart::Text(text) => {
                    ui.label(theme::text(text.trim(), size::BODY, Weight::Regular, theme.ink2));
                }
                FormulaPart::Claim { text, claim, status } => {
                    Frame::new()
                        .stroke(Stroke::new(1.0, theme.line))
                        .corner_radius(CornerRadius::same(radius::CHIP))
                        .inner_margin(Margin { left: 3, right: 5, top: 0, bottom: 0 })
                        .show(ui, |ui| {
                            ui.horizontal(|ui| {
                                ui.spacing_mut().item_spacing.x = 3.0;
                                widgets::mark(ui, (*status).into());
                                FigureLink::new(claim, text).ui(ui, state, out);
                            });
                        });
                }
                FormulaPart::Derived { text } => {
                    ui.label(theme::text(text.as_str(), size::BODY, Weight::Semibold, theme.derived));
                }
                FormulaPart::Superscript(text) => {
                    ui.label(
                        RichText::new(text).font(theme::font(size::MARK, Weight::Regular)).color(theme.ink2).raised(),
                    );
                }
            }
        }
    });
}

fn reasons(ui: &mut Ui, reasons: &[Reason]) {
    let theme = Theme::of(ui);
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        strong(ui, "Why it reads this way");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            widgets::label(ui, "cue, meaning, field");
        });
    });
    for reason in reasons {
        reason_row(ui, reason, theme);
    }
}

fn reason_row(ui: &mut Ui, reason: &Reason, theme: &Theme) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), egui::Sense::hover());
    let name = format!("{}: {}, {}", reason.words, reason.meaning, reason.field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    response.on_hover_text(&name);
    let field =
        ui.painter().layout_no_wrap(reason.field.clone(), theme::font(size::LABEL, Weight::Semibold), theme.ink1);
    let words_right = rect.left() + width * 0.44;
    let field_left = rect.right() - field.size().x;
    let at = |left: f32, right: f32| {
        egui::Rect::from_min_max(egui::pos2(left, rect.top()), egui::pos2(right, rect.bottom()))
    };
    let words = at(rect.left(), words_right - space::XS);
    let font = theme::font(size::BODY, Weight::Regular);
    marked_text::paint_row(ui, &reason.words, font, theme.ink1, words);
    let meaning = theme::format(size::BODY, Weight::Regular, theme.ink2);
    let middle = egui::Align2::LEFT_CENTER;
    widgets::paint_elided(ui, at(words_right, field_left - space::S), middle, &reason.meaning, meaning);
    let y = rect.center().y - field.size().y / 2.0;
    ui.painter().galley(egui::pos2(field_left, y), field, theme.ink1);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line));
}

fn english(ui: &mut Ui, english: &str) {
    if english.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    ui.add_space(space::M);
    strong(ui, "In English");
    ui.add(egui::Label::new(theme::text(english, size::BODY, Weight::Regular, theme.ink1)).wrap());
    widgets::label(ui, "Put together from the cues above, not a full translation.");
}

fn notes(ui: &mut Ui, notes: &[EvidenceNote]) {
    let theme = Theme::of(ui);
    if !notes.is_empty() {
        ui.add_space(space::M);
    }
    for note in notes {
        ui.horizontal_top(|ui| {
            let (icon, ink) =
                if note.doubtful { (Icon::TriangleAlert, theme.warning) } else { (Icon::Info, theme.ink3) };
            ui.add_space(1.0);
            icon.ui(ui, 14.0, ink);
            let text = theme::text(note.text.as_str(), size::LABEL, Weight::Regular, theme.ink2);
            ui.add(egui::Label::new(text).wrap());
        });
    }
}

fn source(ui: &mut Ui, source: &SourceBlock) {
    let theme = Theme::of(ui);
    ui.add_space(space::M);
    widgets::divider(ui);
    ui.add_space(space::S);
    let font = theme::font(size::BODY, Weight::Medium);
    marked_text::one_row(ui, &source.title, font, theme.ink1, 20.0).on_hover_text(&source.title);
    if let Some(note) = source.title_note {
        widgets::label(ui, note);
    }
    ui.add_space(space::XS);
    for (label, text) in &source.rows {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(56.0, 16.0), egui::Sense::hover());
            let format = theme::format(size::LABEL, Weight::Regular, theme.ink3);
            widgets::paint_elided(ui, rect, egui::Align2::LEFT_CENTER, label, format);
            let text = theme::text(text.as_str(), size::LABEL, Weight::Regular, theme.ink1);
            ui.add(egui::Label::new(text).wrap());
        });
    }
}

fn actions(ui: &mut Ui, view: &EvidenceView, out: &mut Commands) {
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if Button::new("Open in reader").icon(Icon::BookOpen).primary().ui(ui).clicked() {
            out.send(Command::OpenReader(view.source.file.clone(), Some(view.claim.clone())));
        }
        if Button::new("Copy citation").icon(Icon::TextQuote).ui(ui).clicked() {
            out.send(Command::Copy(view.citation.clone()));
        }
    });
}

fn keys_footer(ui: &mut Ui, of_claim: bool) {
    line(ui);
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 6 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            let keys = [(&["←", "→"][..], "claims"), (&["Enter"], "reader"), (&["Esc"], "close")];
            for (caps, does) in keys.into_iter().skip(if of_claim { 0 } else { 2 }) {
                for cap in caps {
                    widgets::key_cap(ui, cap);
                }
                widgets::label(ui, does);
                ui.add_space(space::XS);
            }
        });
    });
}

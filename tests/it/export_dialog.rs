//! The export dialog, by its accessible names, and the files that it writes.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use planscope::app::{AppState, ChartRequest, Command, Dialog, ExportDraft, Page, ThemeChoice};
use planscope::chart::Look;
use planscope::export::ExportFormat;
use planscope::model::{Metric, Unit};
use planscope::ui::PlanscopeApp;

use crate::ui_support::{picture_after, seed_state, wait_until, window};

fn dialog_state() -> AppState {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Region("Guangyuan".to_owned())));
    let request = ChartRequest {
        region: Some("Guangyuan".to_owned()),
        metric: Metric::OutputValue,
        sector: Some("aluminium-based new materials".to_owned()),
        unit: Some("CNY".parse().unwrap()),
    };
    state.handle(Command::OpenExport(Some(request)));
    state
}

fn draft(state: &AppState) -> &ExportDraft {
    match &state.dialog {
        Some(Dialog::Export(draft)) => draft,
        other => panic!("no export dialog but {other:?}"),
    }
}

fn edit(state: &mut AppState, change: impl FnOnce(&mut ExportDraft)) {
    let mut draft = draft(state).clone();
    change(&mut draft);
    state.handle(Command::EditExport(Box::new(draft)));
}

fn named(node: &egui_kittest::kittest::AccessKitNode<'_>, part: &str) -> bool {
    node.label().is_some_and(|label| label.contains(part))
}

fn open(state: AppState) -> Harness<'static, PlanscopeApp> {
    let mut harness = window(state, [1440.0, 900.0], ThemeChoice::Light);
    harness.run_ok();
    harness
}

/// Opens the dialog with a path in its file field.
fn open_with_path(format: ExportFormat, path: &Path) -> Harness<'static, PlanscopeApp> {
    let mut state = dialog_state();
    edit(&mut state, |draft| {
        draft.format = format;
        draft.file_name = Some(path.display().to_string());
    });
    open(state)
}

/// Pictures of the dialog for looking at.
#[test]
fn pictures() {
    let wait = std::time::Duration::from_millis(2500);
    for (name, theme) in [("light", ThemeChoice::Light), ("dark", ThemeChoice::Dark)] {
        picture_after(&format!("export-{name}"), dialog_state(), [1440.0, 900.0], theme, wait);
        picture_after(&format!("export-small-{name}"), dialog_state(), [1000.0, 700.0], theme, wait);
    }
    let mut state = dialog_state();
    edit(&mut state, |draft| {
        draft.request = ChartRequest { region: None, metric: Metric::Capacity, sector: None, unit: Some(Unit::Tonne) };
        draft.look = Look::Dark;
        draft.own_size = true;
        draft.size = (1000, 800);
        draft.file_name = Some("/nowhere/at/all/chart.png".to_owned());
        draft.message = Some("Could not save. There is no such folder: /nowhere/at/all/chart.png".to_owned());
    });
    picture_after("export-compare", state, [1440.0, 900.0], ThemeChoice::Light, wait);
}

#[test]
fn an_svg_and_its_table_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.svg");
    let mut harness = open_with_path(ExportFormat::Svg, &path);
    harness.get_by_label("Save").click();
    wait_until(&mut harness, "the file", |state| state.dialog.is_none());
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains("<svg") && svg.contains("Guangyuan"));
    let table = std::fs::read_to_string(folder.path().join("mine-sources.csv")).unwrap();
    assert!(table.starts_with('\u{feff}') && table.contains("003_5be13cb78bb9960d.txt"));
    let notice = harness.state().state.notices.last().unwrap();
    assert_eq!((notice.text.as_str(), notice.file.as_deref()), ("Saved 2 files", Some(path.as_path())));
    harness.get_by_label("Show file");
}

#[test]
fn a_png_has_the_chosen_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slide.png");
    let mut harness = open_with_path(ExportFormat::Png, &path);
    harness.get_by_label("Slide, 1920 × 1080").click();
    harness.run_ok();
    harness.get_by(|node| node.role() == Role::CheckBox && named(node, "each with sentence")).click();
    harness.run_ok();
    harness.get_by_label("Save").click();
    wait_until(&mut harness, "the file", |state| state.dialog.is_none());
    let image = image::open(&path).unwrap();
    assert_eq!((image.width(), image.height()), (1920, 1080));
    assert!(!folder.path().join("slide-sources.csv").exists());
}

#[test]
fn a_path_that_cannot_be_written_leaves_the_dialog_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no such folder/chart.png");
    let mut harness = open_with_path(ExportFormat::Png, &path);
    harness.get_by_label("Square, 1080 × 1080").click();
    harness.run_ok();
    harness.get_by_label("Save").click();
    let failed = |state: &AppState| match &state.dialog {
        Some(Dialog::Export(draft)) => draft.message.is_some(),
        _ => false,
    };
    wait_until(&mut harness, "the message", failed);
    harness.get_by_label_contains("Could not save");
    let draft = draft(&harness.state().state);
    assert_eq!((draft.size, draft.saving), ((1080, 1080), false));
    assert!(draft.message.as_ref().unwrap().contains("no such folder"));
}

#[test]
fn a_file_that_exists_is_replaced_only_when_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.svg");
    std::fs::write(&path, "old").unwrap();
    let mut harness = open_with_path(ExportFormat::Svg, &path);
    harness.get_by_label("Save").click();
    harness.run_ok();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    harness.get_by_label("Replace").click();
    wait_until(&mut harness, "the file", |state| state.dialog.is_none());
    assert!(std::fs::read_to_string(&path).unwrap().contains("<svg"));
}

#[test]
fn words_and_parts_can_be_changed() {
    let mut harness = open(dialog_state());
    harness.get_by_label("Legend").click();
    harness.run_ok();
    harness.get_by_label("SVG").click();
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "Title").focus();
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "Title").type_text("!");
    harness.run_ok();
    let draft = draft(&harness.state().state);
    assert!(!draft.legend);
    assert_eq!(draft.format, ExportFormat::Svg);
    assert!(draft.title.as_ref().is_some_and(|title| title.contains('!')), "{:?}", draft.title);
}

#[test]
fn the_compare_page_exports_its_own_chart() {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Compare));
    state.handle(Command::OpenExport(None));
    let request = &draft(&state).request;
    assert_eq!((request.region.as_deref(), &request.metric), (None, &Metric::Capacity));
    let harness = open(state);
    harness.get_by_label("What to export: Regions compared, capacity");
}

#[test]
fn escape_closes_the_dialog_and_nothing_else() {
    let mut state = dialog_state();
    let first = state.profile("Guangyuan").unwrap().claims[0].clone();
    state.handle(Command::SelectClaim(first));
    let mut harness = open(state);
    harness.key_press(egui::Key::Escape);
    harness.run_ok();
    assert!(harness.state().state.dialog.is_none());
    assert!(harness.state().state.selected.is_some());
}

#[test]
fn the_keyboard_stays_in_the_dialog() {
    let mut harness = open(dialog_state());
    let mut names = std::collections::BTreeSet::new();
    for _ in 0..60 {
        harness.key_press(egui::Key::Tab);
        harness.run_ok();
        let focused = harness.ctx.memory(egui::Memory::focused);
        assert!(focused.is_some());
        names.insert(format!("{focused:?}"));
    }
    assert!(names.len() > 15, "{} controls", names.len());
    assert!(harness.state().state.dialog.is_some());
    assert_eq!(harness.state().state.page, Page::Region("Guangyuan".to_owned()));
}

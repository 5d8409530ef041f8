//! The state of the program and the one function that changes it.

mod lookup;
mod navigation;
mod opening;
mod saving;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::collection::{Collection, Source};
use crate::model::ClaimId;

use super::jobs::{Loaded, Picked};
use super::{
    ChecksAction, ChecksPage, Command, ComparePage, ExportDraft, ExportFile, FileState, FilterChange, Filters, Index,
    JobMessage, Jobs, Loading, Notice, NoticeKind, Page, Settings, ThemeChoice, Wake, WorkedOut,
};

/// Number of pages that going back remembers.
const HISTORY: usize = 100;

/// What the typed path is for.
#[derive(Clone, Debug, PartialEq)]
pub enum PathPurpose {
    /// Reading a folder or file.
    Open,
    /// Writing these files, the first under the typed name.
    Save(Vec<ExportFile>),
}

/// What lies over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// A field in which a path can be typed.
    Path {
        /// What is typed.
        text: String,
        /// Why the field shows instead of the desktop's own dialog, or what was wrong with the text.
        message: Option<String>,
        /// What the path is for.
        purpose: PathPurpose,
    },
    /// Export of a chart.
    Export(Box<ExportDraft>),
    /// The list of keys.
    Keys,
}

/// What only the window can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Put text on the clipboard.
    Copy(String),
    /// Change the colours.
    Theme(ThemeChoice),
    /// Put the keyboard into the search field.
    FocusSearch,
    /// Close the window.
    Quit,
}

/// Order of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSort {
    /// Which table: a word such as `regions`, or `claims:` and a region's name.
    pub table: String,
    /// Column, from 0.
    pub column: usize,
    /// Whether the highest comes first.
    pub descending: bool,
}

/// A place that going back leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    page: Page,
    claim: Option<ClaimId>,
}

/// The state of the program. Screens read it; only [`AppState::handle`] and [`AppState::receive`] change it.
#[derive(Debug)]
pub struct AppState {
    /// The page that shows.
    pub page: Page,
    /// What was read; during a load what was read so far.
    pub collection: Arc<Collection>,
    /// Where things stand in it.
    pub index: Arc<Index>,
    /// Changes with the collection and the filters: views that depend on both are rebuilt when it does.
    pub revision: u64,
    /// What is open, if anything.
    pub source: Option<Source>,
    /// The claim whose evidence shows, or that the reader marks.
    pub selected: Option<ClaimId>,
    /// The worked-out figure whose formula shows instead.
    pub worked_out: Option<Box<WorkedOut>>,
    /// The claim that the pointer is over: it lights up wherever it is drawn.
    pub hovered: Option<ClaimId>,
    /// What is hidden.
    pub filters: Filters,
    /// The load that runs.
    pub loading: Option<Loading>,
    /// Whether the loading screen shows in place of the page.
    pub shows_loading: bool,
    /// Messages, oldest first.
    pub notices: Vec<Notice>,
    /// What lies over the page.
    pub dialog: Option<Dialog>,
    /// What is remembered.
    pub settings: Settings,
    /// Order of each table that is not in its first order.
    pub table_sorts: BTreeMap<String, TableSort>,
    /// Choices of the compare page.
    pub compare: ComparePage,
    /// Choices of the checks page.
    pub checks: ChecksPage,
    /// Whether the list of what the search found shows.
    pub searching: bool,
    back: Vec<Selection>,
    forward: Vec<Selection>,
    effects: Vec<Effect>,
    jobs: Jobs,
    notice_number: u64,
    home: Option<PathBuf>,
    documents: Option<PathBuf>,
}
impl AppState {
    /// Nothing open. `wake` is called from job threads when a message waits.
    #[must_use]
    pub fn new(settings: Settings, wake: Wake) -> Self {
        Self {
            page: Page::Regions,
            collection: Arc::default(),
            index: Arc::default(),
            revision: 0,
            source: None,
            selected: None,
            worked_out: None,
            hovered: None,
            filters: Filters::default(),
            loading: None,
            shows_loading: false,
            notices: Vec::new(),
            dialog: None,
            settings,
            table_sorts: BTreeMap::new(),
            compare: ComparePage::default(),
            checks: ChecksPage::default(),
            searching: false,
            back: Vec::new(),
            forward: Vec::new(),
            effects: Vec::new(),
            jobs: Jobs::new(wake),
            notice_number: 0,
            home: directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()),
            documents: directories::UserDirs::new().and_then(|dirs| Some(dirs.document_dir()?.to_owned())),
        }
    }

    /// A state that shows a collection, for tests and pictures.
    #[must_use]
    pub fn with_collection(collection: Collection) -> Self {
        let mut state = Self::new(Settings::default(), Arc::new(|| {}));
        state.source = Some(Source::Seeds);
        state.show_loaded(Loaded::new(collection));
        state
    }

    /// Carries out what the user asked for.
    pub fn handle(&mut self, command: Command) {
        match command {
            Command::OpenFolderDialog => self.jobs.start_pick_to_open(true, self.last_folder()),
            Command::OpenFilesDialog => self.jobs.start_pick_to_open(false, self.last_folder()),
            Command::OpenPathField => self.open_path_field(None, PathPurpose::Open),
            Command::EditPath(new) => {
                if let Some(Dialog::Path { text, .. }) = &mut self.dialog {
                    *text = new;
                }
            }
            Command::ConfirmPath => self.confirm_path(),
            Command::OpenPaths(paths) => self.open(Source::Paths(paths)),
            Command::AddPaths(paths) => self.add(paths),
            Command::OpenSeeds => self.open(Source::Seeds),
            Command::Rescan => {
                if let Some(source) = self.source.clone() {
                    self.open(source);
                }
            }
            Command::CancelLoading => self.cancel_loading(),
            Command::CloseFolder => self.close_folder(),
            Command::ForgetRecent(path) => self.settings.recent.retain(|recent| recent.path != path),
            Command::Show(page) => self.go(page, None),
            Command::Back => self.step_back(),
            Command::Forward => self.step_forward(),
            Command::SelectClaim(id) => self.select(id),
            Command::OpenReader(file, claim) => self.go(Page::Articles(Some(file)), claim),
            Command::ShowWorkedOut(figure) => {
                self.selected = None;
                self.worked_out = Some(figure);
            }
            Command::CloseEvidence => {
                self.selected = None;
                self.worked_out = None;
            }
            Command::NextClaim => self.step_claim(1),
            Command::PreviousClaim => self.step_claim(-1),
            Command::Hover(claim) => self.hovered = claim,
            Command::Filter(change) => self.filter(change),
            Command::CloseSearch => self.searching = false,
            Command::Search(text) => {
                self.searching = !text.trim().is_empty();
                if self.filters.search != text {
                    self.filters.search = text;
                    self.revision += 1;
                }
            }
            Command::FocusSearch => {
                self.searching = !self.filters.search.trim().is_empty();
                self.effects.push(Effect::FocusSearch);
            }
            Command::Sort(sort) => self.settings.sort = sort,
            Command::ShowTable(on) => self.settings.table = on,
            Command::SortTable(sort) => {
                self.table_sorts.insert(sort.table.clone(), sort);
            }
            Command::ShowLegend(on) => self.settings.legend = on,
            Command::Compare(action) => self.compare.handle(action),
            Command::Checks(action) => {
                // The panel at the right holds one thing: the sentences of a check, or those of a claim.
                if matches!(action, ChecksAction::Select(_)) {
                    self.selected = None;
                    self.worked_out = None;
                }
                self.checks.handle(action);
            }
            Command::OpenExport(request) => self.open_export(request),
            Command::EditExport(draft) => {
                if matches!(self.dialog, Some(Dialog::Export(_))) {
                    self.dialog = Some(Dialog::Export(draft));
                }
            }
            Command::SaveExport { files, to } => self.save(files, to),
            Command::SetTheme(theme) => {
                self.settings.theme = theme;
                self.effects.push(Effect::Theme(theme));
            }
            Command::Copy(text) => self.effects.push(Effect::Copy(text)),
            Command::MarkSeen(key, on) => {
                if on {
                    self.settings.seen.insert(key);
                } else {
                    self.settings.seen.remove(&key);
                }
                self.revision += 1;
            }
            Command::OpenFile(file) => self.open_file(&file),
            Command::ShowInFolder(file) => self.show_in_folder(&file),
            Command::DismissNotice(number) => self.notices.retain(|notice| notice.number != number),
            Command::ShowKeys => self.dialog = Some(Dialog::Keys),
            Command::Escape => self.escape(),
            Command::CloseDialog => self.dialog = None,
            Command::Quit => self.effects.push(Effect::Quit),
        }
    }

    /// Takes in what jobs have reported since the last call. Returns whether anything came.
    pub fn receive(&mut self) -> bool {
        let mut any = false;
        while let Some(message) = self.jobs.next_message() {
            any = true;
            self.take_in(message);
        }
        any
    }

    /// What only the window can do, asked for since the last call.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    fn take_in(&mut self, message: JobMessage) {
        match message {
            JobMessage::Listed(files) => {
                if let Some(loading) = &mut self.loading {
                    loading.listed(files);
                }
            }
            JobMessage::Started(file) => self.file_state(&file, FileState::Reading),
            JobMessage::Read(file, summary) => self.file_state(&file, FileState::Read(summary)),
            JobMessage::Skipped(file) => self.file_state(&file.file, FileState::Skipped(file.reason)),
            JobMessage::Partial(loaded) => {
                self.show_loaded(loaded);
            }
            JobMessage::Finished(result) => self.finish_load(result),
            JobMessage::PickedToOpen(picked) => match picked {
                Picked::Paths(paths) => self.open(Source::Paths(paths)),
                Picked::Cancelled => {}
                Picked::NoService => self.open_path_field(
                    Some("No dialog service of the desktop answered. Type or paste the path instead.".to_owned()),
                    PathPurpose::Open,
                ),
            },
            JobMessage::PickedToSave(picked, files) => self.picked_to_save(picked, files),
            JobMessage::Saved(result) => self.saved(result),
        }
    }

    fn filter(&mut self, change: FilterChange) {
        self.filters.apply(change);
        self.revision += 1;
    }

    fn escape(&mut self) {
        if self.dialog.is_some() {
            self.dialog = None;
        } else if self.searching {
            self.searching = false;
        } else if self.shows_loading && self.loading.is_some() {
            self.cancel_loading();
        } else if self.worked_out.is_some() {
            self.worked_out = None;
        } else if self.selected.is_some() {
            self.selected = None;
        } else if self.page == Page::Checks && self.checks.selected.is_some() {
            self.checks.selected = None;
        } else if self.page == Page::Compare && self.compare.cell.is_some() {
            self.compare.cell = None;
        } else if !self.filters.search.is_empty() {
            self.handle(Command::Search(String::new()));
        }
    }

    /// Shows a message.
    pub fn notify(&mut self, kind: NoticeKind, text: String, details: String) {
        self.notice_number += 1;
        self.notices.push(Notice { number: self.notice_number, kind, text, details, file: None });
        // A folder of unreadable things must not bury the page.
        if self.notices.len() > 4 {
            self.notices.remove(0);
        }
    }
}

/// "1 file", "2 files".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

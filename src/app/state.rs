//! The state of the program and the one function that changes it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::collection::{Collection, Source};
use crate::model::{Check, CheckKind, Claim, ClaimId, Reading, RegionProfile};

use super::jobs::{Loaded, Picked, source_name};
use super::{
    ChartRequest, ChecksAction, ChecksPage, Command, ComparePage, ExportDraft, ExportFile, FileState, FilterChange,
    Filters, Index, JobMessage, Jobs, Loading, Notice, NoticeKind, Page, Settings, ThemeChoice, Wake, WorkedOut,
    paths_from_text,
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

    fn file_state(&mut self, file: &str, state: FileState) {
        if let Some(loading) = &mut self.loading {
            loading.set(file, state);
        }
    }

    fn open(&mut self, source: Source) {
        if matches!(&source, Source::Paths(paths) if paths.is_empty()) {
            return;
        }
        self.dialog = None;
        let job = self.jobs.start_load(source.clone());
        self.loading = Some(Loading::new(job, source_name(&source), source));
        self.shows_loading = true;
    }

    fn add(&mut self, paths: Vec<PathBuf>) {
        let mut all = match &self.source {
            Some(Source::Paths(open)) => open.clone(),
            _ => Vec::new(),
        };
        for path in paths {
            if !all.contains(&path) {
                all.push(path);
            }
        }
        self.open(Source::Paths(all));
    }

    fn cancel_loading(&mut self) {
        self.jobs.stop_load();
        if let Some(loading) = &mut self.loading {
            loading.cancelled = true;
        }
    }

    fn finish_load(&mut self, result: Result<Loaded, crate::collection::LoadError>) {
        let Some(loading) = self.loading.take() else { return };
        self.shows_loading = false;
        match result {
            Ok(loaded) => {
                self.source = Some(loading.source.clone());
                self.show_loaded(loaded);
                self.remember_source(&loading.source);
            }
            Err(error) => {
                let crate::collection::LoadError::Unreadable { path, reason } = &error;
                self.notify(NoticeKind::Error, reason.clone(), path.display().to_string());
                self.settings.recent.retain(|recent| recent.path != *path || path.exists());
            }
        }
    }

    /// Shows a collection; what was selected stays where the new collection still has it.
    fn show_loaded(&mut self, loaded: Loaded) {
        let first_of_another = self.collection.name != loaded.collection.name;
        self.collection = loaded.collection;
        self.index = loaded.index;
        self.revision += 1;
        self.hovered = None;
        self.worked_out = None;
        if first_of_another {
            self.filters = Filters::default();
            self.compare = ComparePage::default();
            self.checks = ChecksPage::default();
            self.back.clear();
            self.forward.clear();
            self.selected = None;
            self.page = Page::Regions;
        }
        if self.selected.as_ref().is_some_and(|id| self.claim(id).is_none()) {
            self.selected = None;
        }
        if matches!(&self.page, Page::Region(region) if self.profile(region).is_none()) {
            self.page = Page::Regions;
        }
    }

    fn remember_source(&mut self, source: &Source) {
        let Source::Paths(paths) = source else { return };
        let languages: BTreeSet<_> = self.collection.readings.iter().map(|reading| &reading.article.lang).collect();
        let held = format!(
            "{}, {}",
            count(self.collection.readings.len(), "article", "articles"),
            count(languages.len(), "language", "languages")
        );
        if let [path] = paths.as_slice() {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            self.settings.remember_folder(&path, held);
        }
    }

    fn close_folder(&mut self) {
        self.jobs.stop_load();
        self.loading = None;
        self.shows_loading = false;
        self.source = None;
        self.show_loaded(Loaded::default());
        self.page = Page::Regions;
    }

    fn filter(&mut self, change: FilterChange) {
        self.filters.apply(change);
        self.revision += 1;
    }

    fn go(&mut self, page: Page, claim: Option<ClaimId>) {
        if matches!(&page, Page::Region(region) if self.profile(region).is_none()) {
            return;
        }
        self.shows_loading = false;
        if self.page == page && (claim.is_none() || claim == self.selected) {
            return;
        }
        let here = Selection { page: self.page.clone(), claim: self.selected.clone() };
        if self.back.len() == HISTORY {
            self.back.remove(0);
        }
        self.back.push(here);
        self.forward.clear();
        self.page = page;
        self.show_first_contradiction();
        self.selected = claim;
        self.worked_out = None;
        self.hovered = None;
    }

    /// The checks page opens with the sentences of what is most in need of a look.
    fn show_first_contradiction(&mut self) {
        if self.page != Page::Checks || self.checks.selected.is_some() {
            return;
        }
        let mut checks = self.collection.comparison.checks.iter();
        let first = checks.find(|check| check.kind == CheckKind::Contradiction && self.is_open_check(check));
        self.checks.selected = first.map(Self::check_key);
    }

    fn step_back(&mut self) {
        if let Some(place) = self.back.pop() {
            self.forward.push(Selection { page: self.page.clone(), claim: self.selected.clone() });
            self.return_to(place);
        }
    }

    fn step_forward(&mut self) {
        if let Some(place) = self.forward.pop() {
            self.back.push(Selection { page: self.page.clone(), claim: self.selected.clone() });
            self.return_to(place);
        }
    }

    fn return_to(&mut self, place: Selection) {
        self.page = place.page;
        self.selected = place.claim;
        self.worked_out = None;
        self.hovered = None;
    }

    fn select(&mut self, id: ClaimId) {
        if self.claim(&id).is_some() {
            self.selected = Some(id);
            self.worked_out = None;
        }
    }

    fn step_claim(&mut self, step: isize) {
        let claims = self.claim_list();
        let Some(last) = claims.len().checked_sub(1) else { return };
        let next = match self.selected.as_ref().and_then(|id| claims.iter().position(|other| other == id)) {
            Some(at) => at.saturating_add_signed(step).min(last),
            None if step > 0 => 0,
            None => last,
        };
        self.selected = claims.get(next).cloned();
        self.worked_out = None;
    }

    fn open_export(&mut self, request: Option<ChartRequest>) {
        let Some(request) = request.or_else(|| self.chart_of_page()) else {
            self.notify(NoticeKind::Warning, "There is no chart to export yet".to_owned(), String::new());
            return;
        };
        self.dialog = Some(Dialog::Export(Box::new(ExportDraft::new(request))));
    }

    /// The chart that the page shows: the region's first series, or the first series of the first region that has one.
    #[must_use]
    pub fn chart_of_page(&self) -> Option<ChartRequest> {
        let profiles = &self.collection.comparison.profiles;
        let profile = match &self.page {
            Page::Region(region) => self.profile(region)?,
            _ => profiles.iter().find(|profile| !profile.series.is_empty())?,
        };
        let series = profile.series.first()?;
        Some(ChartRequest {
            region: Some(profile.region.clone()),
            metric: series.metric.clone(),
            sector: series.sector.clone(),
            unit: Some(series.unit.clone()),
        })
    }

    /// The desktop said where to save, or could not.
    fn picked_to_save(&mut self, picked: Picked, files: Vec<ExportFile>) {
        if let Some(Dialog::Export(draft)) = &mut self.dialog {
            draft.saving = false;
        }
        let suggested = self.suggested_path(&files);
        match (picked, &mut self.dialog) {
            (Picked::Paths(paths), _) => {
                // The desktop's dialog has asked about replacing already.
                if let Some(path) = paths.into_iter().next() {
                    self.write(files, path);
                }
            }
            (Picked::Cancelled, _) => {}
            // Nothing that was typed is lost: the dialog stays and takes the path itself.
            (Picked::NoService, Some(Dialog::Export(draft))) => {
                draft.no_dialogs = true;
                draft.file_name = Some(suggested.display().to_string());
                draft.message = Some(
                    "No dialog service of the desktop answered. Check the path in the File field and save again."
                        .to_owned(),
                );
            }
            (Picked::NoService, _) => self.open_path_field(
                Some("No dialog service of the desktop answered. Type where the file goes.".to_owned()),
                PathPurpose::Save(files),
            ),
        }
    }

    fn save(&mut self, files: Vec<ExportFile>, to: Option<PathBuf>) {
        let Some(path) = to else {
            if let Some(Dialog::Export(draft)) = &mut self.dialog {
                draft.saving = true;
                draft.message = None;
            }
            return self.jobs.start_pick_to_save(self.settings.export_folder.clone(), files);
        };
        if let Some(Dialog::Export(draft)) = &mut self.dialog
            && path.is_file()
            && draft.replaces.as_ref() != Some(&path)
        {
            draft.message =
                Some(format!("There is a file of this name already. Save again to replace {}", path.display()));
            draft.replaces = Some(path);
            return;
        }
        self.write(files, path);
    }

    fn write(&mut self, files: Vec<ExportFile>, path: PathBuf) {
        let wanted = files.first().and_then(|file| Path::new(&file.name).extension());
        let chosen = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let path = match (wanted, chosen) {
            (Some(wanted), Some(chosen)) if wanted.to_string_lossy() != chosen && is_picture(&chosen) => {
                let wanted = wanted.to_string_lossy().to_uppercase();
                let problem = format!("The file is a {wanted}, but its name ends in .{chosen}: {}", path.display());
                return self.saved(Err(problem));
            }
            (Some(wanted), chosen) if chosen.as_deref() != wanted.to_str() => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(wanted);
                name.into()
            }
            _ => path,
        };
        if let Some(Dialog::Export(draft)) = &mut self.dialog {
            draft.saving = true;
            draft.message = None;
        }
        self.settings.export_folder = path.parent().map(Path::to_owned);
        self.jobs.start_save(files, path);
    }

    fn saved(&mut self, result: Result<Vec<PathBuf>, String>) {
        match result {
            Ok(written) => {
                if matches!(self.dialog, Some(Dialog::Export(_))) {
                    self.dialog = None;
                }
                let names: Vec<_> = written.iter().map(|path| path.display().to_string()).collect();
                let text = format!("Saved {}", count(written.len(), "file", "files"));
                self.notify(NoticeKind::Info, text, names.join("\n"));
                if let Some(notice) = self.notices.last_mut() {
                    notice.file = written.into_iter().next();
                }
            }
            Err(error) => match &mut self.dialog {
                // The message stays beside what it is about, and everything that was chosen stays, too.
                Some(Dialog::Export(draft)) => {
                    draft.saving = false;
                    draft.message = Some(format!("Could not save. {error}"));
                }
                _ => self.notify(NoticeKind::Error, "Could not save".to_owned(), error),
            },
        }
    }

    fn show_in_folder(&mut self, file: &Path) {
        let folder = file.parent().unwrap_or(file);
        if let Err(error) = open::that_detached(folder) {
            let details = format!("{error}: {}", folder.display());
            self.notify(NoticeKind::Error, "No program of the desktop showed the folder".to_owned(), details);
        }
    }

    /// Where files go if nobody says otherwise: the folder of the last export, or else the documents or home folder.
    fn suggested_path(&self, files: &[ExportFile]) -> PathBuf {
        let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
        self.export_folder().unwrap_or_default().join(name)
    }

    /// The folder that a typed name is relative to.
    #[must_use]
    pub fn export_folder(&self) -> Option<PathBuf> {
        let last = self.settings.export_folder.clone().filter(|folder| folder.is_dir());
        last.or_else(|| self.documents.clone()).or_else(|| self.home.clone())
    }

    /// The user's home folder, which `~` stands for.
    #[must_use]
    pub fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    fn open_path_field(&mut self, message: Option<String>, purpose: PathPurpose) {
        let text = match &purpose {
            PathPurpose::Open => String::new(),
            PathPurpose::Save(files) => self.suggested_path(files).display().to_string(),
        };
        self.dialog = Some(Dialog::Path { text, message, purpose });
    }

    fn confirm_path(&mut self) {
        let Some(Dialog::Path { text, message, purpose }) = &mut self.dialog else { return };
        let paths = paths_from_text(text, self.home.as_deref());
        let problem = match (paths.as_slice(), &*purpose) {
            ([], _) => Some("Type the path of a folder or of a file.".to_owned()),
            (paths, PathPurpose::Open) => {
                paths.iter().find(|path| !path.exists()).map(|path| format!("There is nothing at {}", path.display()))
            }
            (_, PathPurpose::Save(_)) => None,
        };
        if problem.is_some() {
            *message = problem;
            return;
        }
        match self.dialog.take() {
            Some(Dialog::Path { purpose: PathPurpose::Save(files), .. }) => self.save(files, paths.into_iter().next()),
            _ => self.open(Source::Paths(paths)),
        }
    }

    fn open_file(&mut self, file: &str) {
        let Some(root) = &self.collection.root else {
            self.notify(NoticeKind::Info, "The sample articles are part of the program".to_owned(), file.to_owned());
            return;
        };
        let path = root.join(file);
        if let Err(error) = open::that_detached(&path) {
            let details = format!("{error}: {}", path.display());
            self.notify(NoticeKind::Error, "No program of the desktop opened the file".to_owned(), details);
        }
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

    fn last_folder(&self) -> Option<PathBuf> {
        self.settings.recent.first().map(|recent| recent.path.clone())
    }

    /// Whether a folder or the seeds are open, or being read.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.source.is_some() || self.loading.is_some()
    }

    /// The claim of an id.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.index.claim(&self.collection, id)
    }

    /// The claim whose evidence shows.
    #[must_use]
    pub fn selected_claim(&self) -> Option<&Claim> {
        self.claim(self.selected.as_ref()?)
    }

    /// The reading of a file.
    #[must_use]
    pub fn reading(&self, file: &str) -> Option<&Reading> {
        self.index.reading(&self.collection, file)
    }

    /// The profile of a region.
    #[must_use]
    pub fn profile(&self, region: &str) -> Option<&RegionProfile> {
        self.index.profile(&self.collection, region)
    }

    /// Checks of a region.
    pub fn checks_of_region(&self, region: &str) -> impl Iterator<Item = &Check> {
        self.index.checks_of_region(&self.collection, region)
    }

    /// Number of checks of a region that want attention and were not marked as seen.
    #[must_use]
    pub fn open_checks_of_region(&self, region: &str) -> usize {
        self.checks_of_region(region).filter(|check| self.is_open_check(check)).count()
    }

    /// Number of all checks that want attention and were not marked as seen.
    #[must_use]
    pub fn open_checks(&self) -> usize {
        self.collection.comparison.checks.iter().filter(|check| self.is_open_check(check)).count()
    }

    /// Whether a check wants attention and was not marked as seen.
    #[must_use]
    pub fn is_open_check(&self, check: &Check) -> bool {
        check.kind.wants_attention() && !self.settings.seen.contains(&Self::check_key(check))
    }

    /// What identifies a check from one run to the next.
    #[must_use]
    pub fn check_key(check: &Check) -> String {
        let claims: Vec<_> = check.claims.iter().map(|id| id.0.as_str()).collect();
        format!("{:?}|{}|{}|{}", check.kind, check.region.as_deref().unwrap_or_default(), check.what, claims.join(","))
    }

    /// The claims that next and previous step through: those of the article in the reader, else those of the selected
    /// claim's region, else those of its article.
    #[must_use]
    pub fn claim_list(&self) -> Vec<ClaimId> {
        let of_file = |file: &str| -> Vec<ClaimId> {
            self.reading(file)
                .map(|reading| reading.claims.iter().map(|claim| claim.id.clone()).collect())
                .unwrap_or_default()
        };
        let selected = self.selected_claim();
        match (&self.page, selected) {
            (Page::Articles(Some(file)), _) => of_file(file),
            (Page::Region(region), _) if selected.is_none_or(|claim| self.is_of_region(claim, region)) => {
                self.profile(region).map(|profile| profile.claims.clone()).unwrap_or_default()
            }
            (_, Some(claim)) => claim
                .region
                .as_deref()
                .and_then(|region| self.profile(region))
                .filter(|profile| profile.claims.contains(&claim.id))
                .map_or_else(|| of_file(&claim.file), |profile| profile.claims.clone()),
            (_, None) => Vec::new(),
        }
    }

    fn is_of_region(&self, claim: &Claim, region: &str) -> bool {
        self.profile(region).is_some_and(|profile| profile.claims.contains(&claim.id))
    }
}

/// Whether the ending of a file's name is that of a picture that can be exported.
fn is_picture(ending: &str) -> bool {
    matches!(ending, "png" | "svg")
}

/// "1 file", "2 files".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

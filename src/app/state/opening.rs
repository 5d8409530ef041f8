//! Opening, reading and closing folders.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{AppState, Dialog, PathPurpose, count};
use crate::app::jobs::{Loaded, source_name};
use crate::app::{ChecksPage, ComparePage, FileState, Filters, Loading, NoticeKind, Page, paths_from_text};
use crate::collection::Source;

impl AppState {
    pub(super) fn file_state(&mut self, file: &str, state: FileState) {
        if let Some(loading) = &mut self.loading {
            loading.set(file, state);
        }
    }

    pub(super) fn open(&mut self, source: Source) {
        if matches!(&source, Source::Paths(paths) if paths.is_empty()) {
            return;
        }
        self.dialog = None;
        let job = self.jobs.start_load(source.clone());
        self.loading = Some(Loading::new(job, source_name(&source), source));
        self.shows_loading = true;
    }

    pub(super) fn add(&mut self, paths: Vec<PathBuf>) {
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

    pub(super) fn cancel_loading(&mut self) {
        self.jobs.stop_load();
        if let Some(loading) = &mut self.loading {
            loading.cancelled = true;
        }
    }

    pub(super) fn finish_load(&mut self, result: Result<Loaded, crate::collection::LoadError>) {
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
    pub(super) fn show_loaded(&mut self, loaded: Loaded) {
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

    pub(super) fn remember_source(&mut self, source: &Source) {
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

    pub(super) fn close_folder(&mut self) {
        self.jobs.stop_load();
        self.jobs.forget();
        self.loading = None;
        self.shows_loading = false;
        self.source = None;
        self.show_loaded(Loaded::default());
        self.page = Page::Regions;
    }

    pub(super) fn open_path_field(&mut self, message: Option<String>, purpose: PathPurpose) {
        let text = match &purpose {
            PathPurpose::Open => String::new(),
            PathPurpose::Save(files) => self.suggested_path(files).display().to_string(),
        };
        self.dialog = Some(Dialog::Path { text, message, purpose });
    }

    pub(super) fn confirm_path(&mut self) {
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

    pub(super) fn open_file(&mut self, file: &str) {
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

    pub(super) fn last_folder(&self) -> Option<PathBuf> {
        self.settings.recent.first().map(|recent| recent.path.clone())
    }
}

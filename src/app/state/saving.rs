//! Exporting and writing files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{AppState, Dialog, PathPurpose, count};
use crate::app::jobs::Picked;
use crate::app::{ChartRequest, Column, ExportDraft, ExportFile, NoticeKind, Page};
use crate::model::{Metric, Unit};

impl AppState {
    pub(super) fn open_export(&mut self, request: Option<ChartRequest>) {
        let Some(request) = request.or_else(|| self.chart_of_page()) else {
            self.notify(NoticeKind::Warning, "There is no chart to export yet".to_owned(), String::new());
            return;
        };
        self.dialog = Some(Dialog::Export(Box::new(ExportDraft::new(request))));
    }

    /// The chart that the page shows: the region's first series, the comparison, or else the first series of the first
    /// region that has one.
    #[must_use]
    pub fn chart_of_page(&self) -> Option<ChartRequest> {
        if self.page == Page::Compare
            && let Some(request) = self.comparison_of_page()
        {
            return Some(request);
        }
        let profiles = &self.collection.comparison.profiles;
        let profile = match &self.page {
            Page::Region(region) => self.profile(region)?,
            _ => profiles.iter().find(|profile| !profile.series.is_empty())?,
        };
        let series = profile.series.first()?;
        Some(ChartRequest {
            region: Some(profile.region.clone()),
            metric: series.metric.clone(),
            sector: series.sector.as_deref().map(str::to_owned),
            unit: Some(series.unit.clone()),
        })
    }

    /// The comparison that the compare page shows: of the chosen metric, or else of the one with most pairs of current
    /// figure and target.
    fn comparison_of_page(&self) -> Option<ChartRequest> {
        let of_column = |metric: &Metric| match &self.compare.column {
            Some(column) => Column::of(metric) == *column,
            None => matches!(Column::of(metric), Column::Named(_)),
        };
        let wanted = self.compare.unit.as_ref();
        let mut counts: BTreeMap<(&Metric, &Unit), (usize, usize)> = BTreeMap::new();
        for series in self.collection.comparison.profiles.iter().flat_map(|profile| &profile.series) {
            if of_column(&series.metric) && wanted.is_none_or(|unit| *unit == series.unit) && !series.points.is_empty()
            {
                let (pairs, points) = counts.entry((&series.metric, &series.unit)).or_default();
                *pairs += usize::from(series.current.is_some() && series.target.is_some());
                *points += series.points.len();
            }
        }
        let (metric, unit) = counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(key, _)| key)?;
        Some(ChartRequest { region: None, metric: metric.clone(), sector: None, unit: Some(unit.clone()) })
    }

    /// The desktop said where to save, or could not.
    pub(super) fn picked_to_save(&mut self, picked: Picked, files: Vec<ExportFile>) {
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

    pub(super) fn save(&mut self, files: Vec<ExportFile>, to: Option<PathBuf>) {
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

    pub(super) fn write(&mut self, files: Vec<ExportFile>, path: PathBuf) {
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

    pub(super) fn saved(&mut self, result: Result<Vec<PathBuf>, String>) {
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

    pub(super) fn show_in_folder(&mut self, file: &Path) {
        let folder = file.parent().unwrap_or(file);
        if let Err(error) = open::that_detached(folder) {
            let details = format!("{error}: {}", folder.display());
            self.notify(NoticeKind::Error, "No program of the desktop showed the folder".to_owned(), details);
        }
    }

    /// Where files go if nobody says otherwise: the folder of the last export, or else the documents or home folder.
    pub(super) fn suggested_path(&self, files: &[ExportFile]) -> PathBuf {
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
}

/// Whether the ending of a file's name is that of a picture that can be exported.
fn is_picture(ending: &str) -> bool {
    matches!(ending, "png" | "svg")
}

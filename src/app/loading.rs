//! How far reading a folder has come.

use std::collections::HashMap;

use crate::collection::Source;
use crate::model::Reading;

/// What a read file holds, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadSummary {
    /// ISO 639-1.
    pub lang: String,
    /// Number of claims.
    pub claims: usize,
    /// Number of commitments.
    pub commitments: usize,
    /// Region that it is mainly about.
    pub region: Option<String>,
    /// What a user should know of the file.
    pub problem: Option<String>,
}

impl From<&Reading> for ReadSummary {
    fn from(reading: &Reading) -> Self {
        Self {
            lang: reading.article.lang.clone(),
            claims: reading.claims.len(),
            commitments: reading.commitments.len(),
            region: reading.article.regions.first().cloned(),
            problem: reading.article.problem.clone(),
        }
    }
}

/// How far one file has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Not begun.
    Waiting,
    /// Being read.
    Reading,
    /// Read.
    Read(ReadSummary),
    /// Not readable, with the reason.
    Skipped(String),
}

/// A file of the folder that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadFile {
    /// Path relative to the folder.
    pub file: String,
    /// How far it has come.
    pub state: FileState,
}

/// A load that runs.
#[derive(Clone, Debug)]
pub struct Loading {
    /// Number of the job.
    pub job: u64,
    /// The folder's name.
    pub name: String,
    /// What is read.
    pub source: Source,
    /// All files once they are known, in order.
    pub files: Vec<LoadFile>,
    /// Number of files read or skipped.
    pub done: usize,
    /// The file begun last.
    pub now: Option<String>,
    /// Whether the user has cancelled and the job is about to stop.
    pub cancelled: bool,
    places: HashMap<String, usize>,
}

impl Loading {
    /// A load that has just begun.
    #[must_use]
    pub fn new(job: u64, name: String, source: Source) -> Self {
        Self { job, name, source, files: Vec::new(), done: 0, now: None, cancelled: false, places: HashMap::new() }
    }

    /// Takes the list of all files.
    pub fn listed(&mut self, files: Vec<String>) {
        self.places = files.iter().cloned().zip(0..).collect();
        self.files = files.into_iter().map(|file| LoadFile { file, state: FileState::Waiting }).collect();
    }

    /// Notes how far a file has come.
    pub fn set(&mut self, file: &str, state: FileState) {
        let Some(entry) = self.places.get(file).and_then(|&at| self.files.get_mut(at)) else { return };
        let finished = |state: &FileState| matches!(state, FileState::Read(_) | FileState::Skipped(_));
        if finished(&state) && !finished(&entry.state) {
            self.done += 1;
        }
        if state == FileState::Reading {
            self.now = Some(file.to_owned());
        }
        entry.state = state;
    }

    /// From 0 to 1.
    #[must_use]
    pub fn fraction(&self) -> f32 {
        if self.files.is_empty() { 0.0 } else { self.done as f32 / self.files.len() as f32 }
    }
}

//! Work beside the window: reading folders, asking the desktop for paths, writing files. Each job is a named thread that
//! sends numbered messages through one bounded channel and wakes the window after each.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::collection::{Collection, Kept, LoadError, LoadEvent, Source, load_again};
use crate::compare::Memory;
use crate::export;
use crate::model::{Reading, Shared, SkippedFile};

use super::{ExportFile, Index, ReadSummary};

/// Wakes the window, from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Messages that wait at most; a job that is faster than the window waits.
const WAITING: usize = 256;

/// A dialog that closes sooner than this was not closed by a person.
const TOO_FAST_FOR_A_PERSON: Duration = Duration::from_millis(350);

/// A collection with its index, made on the job's thread.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What was read.
    pub collection: Arc<Collection>,
    /// Where things stand in it.
    pub index: Arc<Index>,
}

impl Loaded {
    /// Indexes a collection.
    #[must_use]
    pub fn new(collection: Collection) -> Self {
        let index = Arc::new(Index::new(&collection));
        Self { collection: Arc::new(collection), index }
    }
}

/// How asking the desktop for a path ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The user chose these.
    Paths(Vec<PathBuf>),
    /// The user changed their mind.
    Cancelled,
    /// No dialog service of the desktop answered.
    NoService,
}

/// What jobs report.
#[derive(Debug)]
pub enum JobMessage {
    /// All files are known.
    Listed(Vec<String>),
    /// A file is being read.
    Started(String),
    /// A file was read.
    Read(String, ReadSummary),
    /// A file could not be read.
    Skipped(SkippedFile),
    /// What was read so far.
    Partial(Loaded),
    /// Reading is over.
    Finished(Result<Loaded, LoadError>),
    /// The desktop gave paths to open, or none.
    PickedToOpen(Picked),
    /// The desktop gave a path to save to, or none.
    PickedToSave(Picked, Vec<ExportFile>),
    /// Files were written, or the first error.
    Saved(Result<Vec<PathBuf>, String>),
}

/// Starts jobs and receives what they report.
pub struct Jobs {
    sender: SyncSender<(u64, JobMessage)>,
    receiver: Receiver<(u64, JobMessage)>,
    wake: Wake,
    last: u64,
    load: Option<(u64, Arc<AtomicBool>)>,
    kept: Arc<Kept>,
    picking: Option<u64>,
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").field("last", &self.last).field("load", &self.load).finish_non_exhaustive()
    }
}

/// The sending end that a job's thread holds.
#[derive(Clone)]
struct Outbox {
    job: u64,
    sender: SyncSender<(u64, JobMessage)>,
    wake: Wake,
}

impl Outbox {
    fn send(&self, message: JobMessage) {
        // The window is gone when this fails, and the job has nobody left to tell.
        if self.sender.send((self.job, message)).is_ok() {
            (self.wake)();
        }
    }
}

impl Jobs {
    /// No job yet.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        Self { sender, receiver, wake, last: 0, load: None, kept: Arc::default(), picking: None }
    }

    /// Begins to read a source; a load that still runs is stopped and its messages are dropped. Returns its number.
    pub fn start_load(&mut self, source: Source) -> u64 {
        self.stop_load();
        let outbox = self.outbox();
        let job = outbox.job;
        let stop = Arc::new(AtomicBool::new(false));
        self.load = Some((job, Arc::clone(&stop)));
        let kept = Arc::clone(&self.kept);
        spawn("load", move || run_load(&source, &kept, &stop, &outbox));
        job
    }

    /// Asks the running load to stop after the files in hand.
    pub fn stop_load(&mut self) {
        if let Some((_, stop)) = &self.load {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// Forgets what earlier loads left behind to make the next one faster.
    pub fn forget(&mut self) {
        self.kept = Arc::default();
    }

    /// Asks the desktop for a folder, or for files. Does nothing while it is being asked.
    pub fn start_pick_to_open(&mut self, folder: bool, start: Option<PathBuf>) {
        if self.picking.is_some() {
            return;
        }
        let outbox = self.outbox();
        self.picking = Some(outbox.job);
        start_dialog(move || {
            let mut dialog = rfd::FileDialog::new().set_title("Open articles");
            if let Some(start) = start {
                dialog = dialog.set_directory(start);
            }
            let picked = ask(|| {
                if folder {
                    dialog.pick_folders()
                } else {
                    dialog.add_filter("Articles", &["txt", "md", "html", "htm"]).pick_files()
                }
            });
            outbox.send(JobMessage::PickedToOpen(picked));
        });
    }

    /// Asks the desktop where to save. Does nothing while it is being asked.
    pub fn start_pick_to_save(&mut self, folder: Option<PathBuf>, files: Vec<ExportFile>) {
        if self.picking.is_some() {
            return;
        }
        let outbox = self.outbox();
        self.picking = Some(outbox.job);
        let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
        start_dialog(move || {
            let mut dialog = rfd::FileDialog::new().set_title("Save chart").set_file_name(name);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            let picked = ask(|| dialog.save_file().map(|path| vec![path]));
            outbox.send(JobMessage::PickedToSave(picked, files));
        });
    }

    /// Writes files: the first to `to`, the others beside it.
    pub fn start_save(&mut self, files: Vec<ExportFile>, to: PathBuf) {
        let outbox = self.outbox();
        spawn("save", move || outbox.send(JobMessage::Saved(save(&files, &to))));
    }

    /// The next message, or `None` when there is none now. Messages of loads that were replaced are dropped.
    pub fn next_message(&mut self) -> Option<JobMessage> {
        while let Ok((job, message)) = self.receiver.try_recv() {
            match &message {
                JobMessage::PickedToOpen(_) | JobMessage::PickedToSave(..) => self.picking = None,
                JobMessage::Saved(_) => {}
                _ if self.load.as_ref().is_some_and(|(current, _)| *current == job) => {
                    if matches!(message, JobMessage::Finished(_)) {
                        self.load = None;
                    }
                }
                _ => continue,
            }
            return Some(message);
        }
        None
    }

    fn outbox(&mut self) -> Outbox {
        self.last += 1;
        Outbox { job: self.last, sender: self.sender.clone(), wake: Arc::clone(&self.wake) }
    }
}

/// Starts a named thread; where the system refuses, says so in the log, for there is nothing else to do.
fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = std::thread::Builder::new().name(format!("planscope-{name}")).spawn(work) {
        tracing::error!("no thread for {name}: {error}");
    }
}

/// Runs a dialog where the system wants it: macOS on the main thread, which is the caller's; elsewhere beside it.
fn start_dialog(work: impl FnOnce() + Send + 'static) {
    if cfg!(target_os = "macos") {
        work();
    } else {
        spawn("dialog", work);
    }
}

/// Runs a dialog and tells "no service" from "cancelled". rfd returns nothing for both; but without a service it
/// returns at once, or after the bus has timed out without any service listed for it.
fn ask(dialog: impl FnOnce() -> Option<Vec<PathBuf>>) -> Picked {
    let began = Instant::now();
    match dialog() {
        Some(paths) if !paths.is_empty() => Picked::Paths(paths),
        _ if cfg!(target_os = "linux") && (began.elapsed() < TOO_FAST_FOR_A_PERSON || !may_have_dialogs()) => {
            Picked::NoService
        }
        _ => Picked::Cancelled,
    }
}

/// Whether anything on this machine could have shown a dialog: a session bus, or zenity.
fn may_have_dialogs() -> bool {
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let zenity = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file()));
    bus || zenity
}

/// What a load has read so far, and when the window was last shown it.
struct Progress {
    readings: Vec<Shared<Reading>>,
    /// Not the one of whole folders, which would forget what is not read yet.
    memory: Memory,
    shown: Instant,
    pause: Duration,
}

fn run_load(source: &Source, kept: &Kept, stop: &AtomicBool, outbox: &Outbox) {
    // The first cards may come at once; then the pause grows with the cost of comparing, so that showing progress
    // never takes more than a fifth of the time.
    let progress = Mutex::new(Progress {
        readings: Vec::new(),
        memory: Memory::default(),
        shown: Instant::now(),
        pause: Duration::from_millis(150),
    });
    let name = source_name(source);
    let on_event = |event: LoadEvent| match event {
        LoadEvent::Listed { files } => outbox.send(JobMessage::Listed(files)),
        LoadEvent::Started { file } => outbox.send(JobMessage::Started(file)),
        LoadEvent::Skipped(file) => outbox.send(JobMessage::Skipped(file)),
        LoadEvent::Read(reading) => {
            outbox.send(JobMessage::Read(reading.article.file.clone(), ReadSummary::from(reading.get())));
            if let Some(partial) = partial(&progress, reading, &name) {
                outbox.send(JobMessage::Partial(partial));
            }
        }
    };
    let result = load_again(kept, source, 0, stop, &on_event).map(Loaded::new);
    outbox.send(JobMessage::Finished(result));
}

/// Adds a reading and, when it is time, compares what is there.
fn partial(progress: &Mutex<Progress>, reading: Shared<Reading>, name: &str) -> Option<Loaded> {
    let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
    progress.readings.push(reading);
    if progress.shown.elapsed() < progress.pause {
        return None;
    }
    let began = Instant::now();
    let mut readings = progress.readings.clone();
    readings.sort_by(|a, b| a.article.file.cmp(&b.article.file));
    let comparison = progress.memory.compare(&readings);
    let loaded = Loaded::new(Collection { name: name.to_owned(), readings, comparison, ..Collection::default() });
    progress.shown = Instant::now();
    progress.pause = (began.elapsed() * 4).max(Duration::from_millis(250));
    Some(loaded)
}

/// The last part of the path, as the screen names a source before it is read.
#[must_use]
pub fn source_name(source: &Source) -> String {
    match source {
        Source::Seeds => "seeds".to_owned(),
        Source::Documents(_) => "documents".to_owned(),
        Source::Paths(paths) => match paths.as_slice() {
            [path] => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            _ => format!("{} folders and files", paths.len()),
        },
    }
}

/// Writes each file as a whole or not at all.
fn save(files: &[ExportFile], to: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut written = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let path = if number == 0 { to.to_owned() } else { folder.join(beside(&files[0].name, to, &file.name)) };
        let bytes = (file.make)()?;
        export::write_file(&path, &bytes).map_err(|error| error.to_string())?;
        written.push(path);
    }
    Ok(written)
}

/// The name of a file that goes with another: when that one is not saved under its own name, neither is this one.
fn beside(suggested: &str, chosen: &Path, name: &str) -> String {
    let suggested = Path::new(suggested).file_stem().and_then(|stem| stem.to_str());
    let chosen = chosen.file_stem().and_then(|stem| stem.to_str());
    match (suggested.and_then(|stem| name.strip_prefix(stem)), chosen) {
        (Some(rest), Some(chosen)) => format!("{chosen}{rest}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(jobs: &mut Jobs) -> JobMessage {
        let began = Instant::now();
        loop {
            if let Some(message) = jobs.next_message() {
                return message;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "no message came");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn files_are_written_whole_beside_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let mut jobs = Jobs::new(Arc::new(|| {}));
        let files = vec![
            ExportFile::new("chart.svg", || Ok(b"<svg/>".to_vec())),
            ExportFile::new("chart-sources.csv", || Ok(b"a,b".to_vec())),
        ];
        let to = folder.path().join("mine.svg");
        jobs.start_save(files, to.clone());
        let JobMessage::Saved(Ok(written)) = wait(&mut jobs) else { panic!("not saved") };
        assert_eq!(written, [to.clone(), folder.path().join("mine-sources.csv")]);
        assert_eq!(std::fs::read(to).unwrap(), b"<svg/>");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_path_that_cannot_be_written_is_named() {
        let mut jobs = Jobs::new(Arc::new(|| {}));
        let files = vec![ExportFile::new("chart.svg", || Ok(Vec::new()))];
        jobs.start_save(files, "/proc/nowhere/chart.svg".into());
        let JobMessage::Saved(Err(error)) = wait(&mut jobs) else { panic!("saved") };
        assert!(error.contains("/proc/nowhere/chart.svg"), "{error}");
    }

    #[test]
    fn messages_of_a_replaced_load_are_dropped() {
        let mut jobs = Jobs::new(Arc::new(|| {}));
        jobs.start_load(Source::Seeds);
        jobs.start_load(Source::Documents(Vec::new()));
        let result = loop {
            if let JobMessage::Finished(result) = wait(&mut jobs) {
                break result;
            }
        };
        assert!(result.unwrap().collection.readings.is_empty());
        std::thread::sleep(Duration::from_millis(50));
        assert!(jobs.next_message().is_none());
    }
}

//! A folder read and compared: what the window, the command line and the tests share.

mod kept;
mod ordered;
mod own_words;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::corpus::{self, Entry};
use crate::extract::{self, Additions};
use crate::model::{Comparison, Document, Reading, Shared, SkippedFile};

pub use kept::Kept;
pub use ordered::{ordered, threads};
pub use own_words::{BESIDE_ARTICLES, folder as words_folder, load as own_words};

/// What to read.
#[derive(Clone, Debug)]
pub enum Source {
    /// The five articles built into the program.
    Seeds,
    /// Folders and files, as named by the user.
    Paths(Vec<PathBuf>),
    /// Documents that the caller already has.
    Documents(Vec<Document>),
}

/// What happens while reading, in the order of the work; sent from worker threads.
#[derive(Clone, Debug)]
pub enum LoadEvent {
    /// All files are known.
    Listed {
        /// Their paths relative to the folder, in order.
        files: Vec<String>,
    },
    /// A file is being read.
    Started {
        /// Its path.
        file: String,
    },
    /// A file was read.
    Read(Shared<Reading>),
    /// A file could not be read.
    Skipped(SkippedFile),
}

/// Why nothing could be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The path does not exist or cannot be opened.
    #[error("{reason}: {}", path.display())]
    Unreadable {
        /// What the user named.
        path: PathBuf,
        /// In plain words.
        reason: String,
    },
}

/// Everything read from one source.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// Short name for the screen: the folder's last part, `seeds`.
    pub name: String,
    /// The folder, if there is one.
    pub root: Option<PathBuf>,
    /// In the order of the file names.
    pub readings: Vec<Shared<Reading>>,
    /// Files that could not be read.
    pub skipped: Vec<SkippedFile>,
    /// Files left unread because the user cancelled.
    pub unread: Vec<String>,
    /// What follows from the readings.
    pub comparison: Comparison,
}

/// One article to read: a file, or a document that is here already.
#[derive(Clone, Debug)]
pub enum Item {
    /// A file of a listing.
    File(Entry),
    /// A document.
    Document(Document),
}

impl Item {
    /// Path relative to the folder, with `/`.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::File(entry) => &entry.file,
            Self::Document(document) => &document.file,
        }
    }
}

/// What a source holds, before any of it is read.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// Short name for the screen.
    pub name: String,
    /// The folder, if there is one.
    pub root: Option<PathBuf>,
    /// Articles in the order of their names.
    pub items: Vec<Item>,
    /// Files that are no articles, with the reason.
    pub skipped: Vec<SkippedFile>,
    /// The user's own words.
    pub additions: Arc<Additions>,
}

/// Lists what a source holds. Stops early when `stop` is set.
///
/// # Errors
/// When nothing of it can be opened.
pub fn items(source: &Source, stop: &AtomicBool) -> Result<Items, LoadError> {
    let documents = |name: &str, documents: Vec<Document>| Items {
        name: name.to_owned(),
        items: documents.into_iter().map(Item::Document).collect(),
        ..Items::default()
    };
    match source {
        Source::Seeds => Ok(documents("seeds", corpus::seeds())),
        Source::Documents(given) => {
            let (additions, bad) = own_words(None);
            Ok(Items { additions, skipped: bad, ..documents("documents", given.clone()) })
        }
        Source::Paths(paths) => {
            let listing = corpus::list(paths, stop)
                .map_err(|error| LoadError::Unreadable { path: error.path, reason: error.reason })?;
            let (additions, bad) = own_words(listing.root.as_deref());
            Ok(Items {
                name: listing.name,
                root: listing.root,
                items: listing.entries.into_iter().map(Item::File).collect(),
                skipped: listing.skipped.into_iter().chain(bad).collect(),
                additions,
            })
        }
    }
}

/// Reads one article for everything it says.
///
/// # Errors
/// The reason why it could not be read; a fault of the program within one article is such a reason too, so that it
/// does not cost the others.
pub fn read(item: &Item, additions: &Additions) -> Result<Reading, SkippedFile> {
    read_by(item, |document| extract::read_with(document, additions))
}

fn read_by<R>(item: &Item, read: impl Fn(&Document) -> R) -> Result<R, SkippedFile> {
    catch_unwind(AssertUnwindSafe(|| match item {
        Item::File(entry) => corpus::read(entry).map(|document| read(&document)),
        Item::Document(document) => Ok(read(document)),
    }))
    .unwrap_or_else(|_| {
        let reason = "a fault in Planscope stopped the reading of this file; the other files are not affected";
        Err(SkippedFile { file: item.file().to_owned(), reason: reason.to_owned() })
    })
}

/// Reads and compares a source, on `jobs` threads (0: one a core). Stops between files when `stop` is set and keeps
/// what was read by then.
///
/// # Errors
/// When nothing can be read at all: a missing folder, no permission. An empty folder is an empty collection.
pub fn load(
    source: &Source,
    jobs: usize,
    stop: &AtomicBool,
    on_event: &(dyn Fn(LoadEvent) + Sync),
) -> Result<Collection, LoadError> {
    load_again(&Kept::default(), source, jobs, stop, on_event)
}

/// As [`load`], but takes from earlier loads what has not changed since.
///
/// # Errors
/// As [`load`].
pub fn load_again(
    kept: &Kept,
    source: &Source,
    jobs: usize,
    stop: &AtomicBool,
    on_event: &(dyn Fn(LoadEvent) + Sync),
) -> Result<Collection, LoadError> {
    let Items { name, root, items, skipped, additions } = items(source, stop)?;
    on_event(LoadEvent::Listed { files: items.iter().map(|item| item.file().to_owned()).collect() });
    for file in &skipped {
        on_event(LoadEvent::Skipped(file.clone()));
    }
    let mut collection = Collection { name, root, skipped, ..Collection::default() };
    kept.use_words(&additions);
    let begun = AtomicUsize::new(0);
    let feed = items.iter().take_while(|_| !stop.load(Ordering::Relaxed)).inspect(|_| {
        begun.fetch_add(1, Ordering::Relaxed);
    });
    ordered(
        jobs,
        feed,
        |item| read_with_events(item, &additions, kept, on_event),
        |outcome| {
            match outcome {
                Ok(reading) => collection.readings.push(reading),
                Err(skipped) => collection.skipped.push(skipped),
            }
            ControlFlow::Continue(())
        },
    );
    collection.skipped.sort_by(|a, b| a.file.cmp(&b.file));
    let unread = items.iter().skip(begun.into_inner());
    collection.unread = unread.map(|item| item.file().to_owned()).collect();
    collection.comparison = kept.compare(&collection.readings);
    kept.keep_only(&collection.readings);
    Ok(collection)
}

fn read_with_events(
    item: &Item,
    additions: &Additions,
    kept: &Kept,
    on_event: &(dyn Fn(LoadEvent) + Sync),
) -> Result<Shared<Reading>, SkippedFile> {
    on_event(LoadEvent::Started { file: item.file().to_owned() });
    let outcome = read_by(item, |document| kept.read(document, additions));
    on_event(match &outcome {
        Ok(reading) => LoadEvent::Read(reading.clone()),
        Err(skipped) => LoadEvent::Skipped(skipped.clone()),
    });
    outcome
}

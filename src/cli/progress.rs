//! What standard error shows: one line of progress on a terminal, and problems.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::model::SkippedFile;

/// Writes to standard error from any thread; counts what could not be read.
#[derive(Debug)]
pub(super) struct Progress {
    line: Mutex<Line>,
    problems: AtomicUsize,
}

#[derive(Debug)]
struct Line {
    is_shown: bool,
    on_terminal: bool,
    done: usize,
    total: Option<usize>,
    last: Instant,
}

const EVERY: Duration = Duration::from_millis(100);

impl Progress {
    pub(super) fn new() -> Self {
        let line = Line {
            is_shown: false,
            on_terminal: std::io::stderr().is_terminal(),
            done: 0,
            total: None,
            last: Instant::now(),
        };
        Self { line: Mutex::new(line), problems: AtomicUsize::new(0) }
    }

    /// How many files there are.
    pub(super) fn total(&self, total: usize) {
        self.with(|line| line.total = Some(total));
    }

    /// One more file is done.
    pub(super) fn advance(&self) {
        self.with(|line| {
            line.done += 1;
            if line.on_terminal && line.last.elapsed() >= EVERY {
                line.last = Instant::now();
                line.is_shown = true;
                let of = line.total.map(|total| format!(" of {total}")).unwrap_or_default();
                let _ = write!(std::io::stderr(), "\r\x1b[K{}{of} articles", line.done);
            }
        });
    }

    /// A file that could not be read.
    pub(super) fn skipped(&self, skipped: &SkippedFile) {
        self.problem(&format!("{}: {}", skipped.file, skipped.reason));
    }

    /// Something that makes the result incomplete.
    pub(super) fn problem(&self, text: &str) {
        self.problems.fetch_add(1, Ordering::Relaxed);
        self.remark(text);
    }

    /// Something to know.
    pub(super) fn remark(&self, text: &str) {
        self.with(|line| {
            line.clear();
            let _ = writeln!(std::io::stderr(), "planscope: {text}");
        });
    }

    /// Takes the progress line away.
    pub(super) fn end(&self) {
        self.with(Line::clear);
    }

    /// How many problems there were.
    pub(super) fn problems(&self) -> usize {
        self.problems.load(Ordering::Relaxed)
    }

    fn with(&self, change: impl FnOnce(&mut Line)) {
        change(&mut self.line.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Line {
    fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

//! Rows to standard output or to a file, as JSON lines, a JSON array or CSV.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::NamedTempFile;

use super::args::Format;
use super::rows::Row;
use crate::corpus::io_reason;

/// Why rows could not be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum OutputError {
    /// Who reads the rows has seen enough.
    #[error("the reader of the output has gone")]
    ReaderGone,
    /// One line for the user.
    #[error("cannot write: {reason}: {}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// In plain words.
        reason: String,
    },
    /// Standard output.
    #[error("cannot write to standard output: {0}")]
    Stdout(String),
    /// A format that is planned.
    #[error("the format {0} comes later; use csv, json or jsonl")]
    Later(&'static str),
}

/// Where the bytes go.
enum Target {
    Stdout(io::Stdout),
    /// Named at the end only, so that nobody finds half a file.
    Temporary(NamedTempFile),
    /// A device or a pipe, which cannot be replaced by a file.
    Device(File),
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Temporary(file) => file.write(bytes),
            Self::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Temporary(file) => file.flush(),
            Self::Device(file) => file.flush(),
        }
    }
}

/// Writes rows of one kind.
pub(super) struct Output<R> {
    writer: BufWriter<Target>,
    format: Format,
    path: Option<PathBuf>,
    rows: usize,
    kind: PhantomData<fn(R)>,
}

impl<R: Row> Output<R> {
    /// Opens the file before anything is read, so that a mistake in its name shows at once.
    pub(super) fn open(format: Format, path: Option<&Path>) -> Result<Self, OutputError> {
        match format {
            Format::Xlsx => return Err(OutputError::Later("xlsx")),
            Format::Parquet => return Err(OutputError::Later("parquet")),
            Format::Csv | Format::Json | Format::Jsonl => {}
        }
        let target = match path {
            None => Target::Stdout(io::stdout()),
            Some(path) => open_file(path).map_err(|error| unwritable(path, &error))?,
        };
        let writer = BufWriter::with_capacity(64 * 1024, target);
        let mut output = Self { writer, format, path: path.map(Path::to_path_buf), rows: 0, kind: PhantomData };
        output.begin().map_err(|error| output.error(&error))?;
        Ok(output)
    }

    fn begin(&mut self) -> io::Result<()> {
        match self.format {
            Format::Csv => {
                if self.path.is_some() {
                    self.writer.write_all("\u{FEFF}".as_bytes())?;
                }
                csv_line(&mut self.writer, R::FIELDS)
            }
            Format::Json => self.writer.write_all(b"["),
            _ => Ok(()),
        }
    }

    /// Writes one row.
    pub(super) fn row(&mut self, row: &impl Row) -> Result<(), OutputError> {
        self.try_row(row).map_err(|error| self.error(&error))
    }

    fn try_row(&mut self, row: &impl Row) -> io::Result<()> {
        let separator: &[u8] = if self.rows == 0 { b"\n" } else { b",\n" };
        self.rows += 1;
        match self.format {
            Format::Csv => {
                let fields = serde_json::to_value(row)?;
                let fields = fields.as_object().into_iter().flat_map(|fields| fields.values()).map(csv_field);
                csv_line(&mut self.writer, fields)
            }
            Format::Json => {
                self.writer.write_all(separator)?;
                Ok(serde_json::to_writer(&mut self.writer, row)?)
            }
            _ => {
                serde_json::to_writer(&mut self.writer, row)?;
                self.writer.write_all(b"\n")
            }
        }
    }

    /// Hands on what was written so far, for a reader who waits.
    pub(super) fn flush(&mut self) -> Result<(), OutputError> {
        self.writer.flush().map_err(|error| self.error(&error))
    }

    /// Ends the output; a file gets its name now.
    pub(super) fn finish(mut self) -> Result<(), OutputError> {
        let end: &[u8] = match (self.format, self.rows) {
            (Format::Json, 0) => b"]\n",
            (Format::Json, _) => b"\n]\n",
            _ => b"",
        };
        self.writer.write_all(end).and_then(|()| self.writer.flush()).map_err(|error| self.error(&error))?;
        let target = match self.writer.into_inner() {
            Ok(target) => target,
            Err(error) => return Err(error_at(self.path.as_deref(), error.error())),
        };
        match (target, &self.path) {
            (Target::Temporary(file), Some(path)) => {
                file.as_file().sync_all().map_err(|error| unwritable(path, &error))?;
                // A link is followed: the file that it points to is replaced, not the link.
                let target = path.canonicalize().unwrap_or_else(|_| path.clone());
                file.persist(target).map(drop).map_err(|error| unwritable(path, &error.error))
            }
            _ => Ok(()),
        }
    }

    fn error(&self, error: &io::Error) -> OutputError {
        error_at(self.path.as_deref(), error)
    }
}

fn error_at(path: Option<&Path>, error: &io::Error) -> OutputError {
    match path {
        Some(path) => unwritable(path, error),
        None if error.kind() == io::ErrorKind::BrokenPipe => OutputError::ReaderGone,
        None => OutputError::Stdout(io_reason(error)),
    }
}

fn unwritable(path: &Path, error: &io::Error) -> OutputError {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return OutputError::ReaderGone;
    }
    OutputError::Unwritable { path: path.to_path_buf(), reason: io_reason(error) }
}

fn open_file(path: &Path) -> io::Result<Target> {
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if !metadata.is_file() => return Ok(Target::Device(File::options().write(true).open(path)?)),
        // A read-only file is meant to stay, though its folder would allow to replace it.
        Ok(_) => drop(File::options().append(true).open(path)?),
        Err(_) => {}
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".planscope-").suffix(".part");
    // As for any new file; the user's umask takes away what it should.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    Ok(Target::Temporary(builder.tempfile_in(folder)?))
}

fn csv_line<W: Write>(writer: &mut W, fields: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
    let mut line = csv::Writer::from_writer(writer);
    line.write_record(fields).map_err(io::Error::from)?;
    line.flush()
}

/// A value in one field: text as it is, nothing for null, lists and objects as JSON.
fn csv_field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

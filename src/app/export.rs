//! What the export dialog holds, and files that are written in the background.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::chart::Look;
use crate::export::ExportFormat;
use crate::model::{Metric, Unit};

/// The chart that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChartRequest {
    /// Region by canonical name; `None`: the comparison of all regions.
    pub region: Option<String>,
    /// What is measured.
    pub metric: Metric,
    /// Industry or product, where several series share the metric.
    pub sector: Option<String>,
    /// Unit, where several series share metric and sector.
    pub unit: Option<Unit>,
}

/// What the export dialog holds.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that the user checks, or a state of saving")]
pub struct ExportDraft {
    /// The chart.
    pub request: ChartRequest,
    /// What sort of file.
    pub format: ExportFormat,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Title, where it is not the chart's own.
    pub title: Option<String>,
    /// Subtitle, where it is not the chart's own.
    pub subtitle: Option<String>,
    /// Source line, where it is not the chart's own.
    pub source: Option<String>,
    /// Whether the legend is drawn.
    pub legend: bool,
    /// Whether the required path is drawn.
    pub required_path: bool,
    /// Whether derived figures are drawn.
    pub derived: bool,
    /// Whether notes and source are drawn.
    pub notes: bool,
    /// Colours.
    pub look: Look,
    /// Whether the figures with their sentences go beside the picture as a table.
    pub sources_csv: bool,
    /// Whether open contradictions are named in the notes.
    pub mention_contradictions: bool,
    /// File name or path, where the user changed it.
    pub file_name: Option<String>,
    /// Whether the size is one's own and not one of those offered.
    pub own_size: bool,
    /// Why the last attempt to save failed, or what is needed first.
    pub message: Option<String>,
    /// Whether no dialog service of the desktop answered: then the path in the field is where the file goes.
    pub no_dialogs: bool,
    /// A file that exists and that the user was asked about: saving once more replaces it.
    pub replaces: Option<PathBuf>,
    /// Whether the desktop is being asked or files are being written.
    pub saving: bool,
}

impl ExportDraft {
    /// A report column as PNG with everything drawn.
    #[must_use]
    pub const fn new(request: ChartRequest) -> Self {
        Self {
            request,
            format: ExportFormat::Png,
            size: (1200, 675),
            title: None,
            subtitle: None,
            source: None,
            legend: true,
            required_path: true,
            derived: true,
            notes: true,
            look: Look::Light,
            sources_csv: true,
            mention_contradictions: false,
            file_name: None,
            own_size: false,
            message: None,
            no_dialogs: false,
            replaces: None,
            saving: false,
        }
    }
}

/// Makes a file's bytes; runs on a job's thread.
pub type MakeBytes = Arc<dyn Fn() -> Result<Vec<u8>, String> + Send + Sync>;

/// A file to be written.
#[derive(Clone)]
pub struct ExportFile {
    /// Its name, without a folder. Files after the first are written beside it.
    pub name: String,
    /// Makes its bytes.
    pub make: MakeBytes,
}

impl ExportFile {
    /// A file whose bytes are made when it is written.
    pub fn new(name: impl Into<String>, make: impl Fn() -> Result<Vec<u8>, String> + Send + Sync + 'static) -> Self {
        Self { name: name.into(), make: Arc::new(make) }
    }
}

impl fmt::Debug for ExportFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ExportFile").field(&self.name).finish()
    }
}

impl PartialEq for ExportFile {
    /// Two files are the same when they have one name and one maker.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Arc::ptr_eq(&self.make, &other.make)
    }
}

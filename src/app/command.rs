//! Everything that a user can ask for.

use std::path::PathBuf;

use crate::model::{ClaimId, Metric, Name, Status};

use super::{ChartRequest, ChecksAction, CompareAction, ExportDraft, ExportFile, TableSort, ThemeChoice, WorkedOut};

/// A place in the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// All regions as cards or as a table.
    Regions,
    /// One region, by canonical name.
    Region(String),
    /// Regions held against each other.
    Compare,
    /// The article reader, at the first article or at the named file.
    Articles(Option<String>),
    /// Contradictions, doubtful figures and unread files.
    Checks,
}

/// How the region cards are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Most claims first.
    #[default]
    Claims,
    /// By name.
    Name,
    /// Newest article first.
    Newest,
    /// Highest growth needed a year first.
    Needed,
    /// Furthest on the way to the target first.
    Reached,
}

impl SortBy {
    /// All of them, as the list shows them.
    pub const ALL: [Self; 5] = [Self::Claims, Self::Newest, Self::Needed, Self::Reached, Self::Name];

    /// As the list shows it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Claims => "Most claims first",
            Self::Name => "By name",
            Self::Newest => "Newest first",
            Self::Needed => "Most growth needed first",
            Self::Reached => "Furthest along first",
        }
    }
}

/// One change of the filters.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterChange {
    /// Show or hide a status.
    Status(Status, bool),
    /// Show or hide derived figures.
    Derived(bool),
    /// Show or hide a metric.
    Metric(Metric, bool),
    /// Show or hide a sector; `None`: claims that state none.
    Sector(Option<Name>, bool),
    /// Turn a language chip on or off; with none on, all languages show.
    Language(String, bool),
    /// First and last year; `None`: all.
    Years(Option<(i32, i32)>),
    /// Everything as at the start, the search too.
    Clear,
}

/// What a user asks for. [`super::AppState::handle`] is the only place that answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask the desktop for a folder.
    OpenFolderDialog,
    /// Ask the desktop for files.
    OpenFilesDialog,
    /// Show the field in which a path can be typed.
    OpenPathField,
    /// The text of the path field changed.
    EditPath(String),
    /// Take the text of the path field.
    ConfirmPath,
    /// Read these folders and files.
    OpenPaths(Vec<PathBuf>),
    /// Read these beside what is open.
    AddPaths(Vec<PathBuf>),
    /// Read the articles built into the program.
    OpenSeeds,
    /// Read the open folder again.
    Rescan,
    /// Stop reading and keep what was read.
    CancelLoading,
    /// Close the folder and show the start screen.
    CloseFolder,
    /// Forget a recent folder.
    ForgetRecent(PathBuf),
    /// Go to a page.
    Show(Page),
    /// Go to the page before.
    Back,
    /// Undo going back.
    Forward,
    /// Show a claim's evidence.
    SelectClaim(ClaimId),
    /// Show the formula and the sentences of a worked-out figure.
    ShowWorkedOut(Box<WorkedOut>),
    /// Open the reader at a file, and at a claim in it.
    OpenReader(String, Option<ClaimId>),
    /// Hide the evidence.
    CloseEvidence,
    /// Show the evidence of the next claim in the list of the page.
    NextClaim,
    /// Show the evidence of the claim before.
    PreviousClaim,
    /// The pointer is over a figure of this claim, or over none.
    Hover(Option<ClaimId>),
    /// Change the filters.
    Filter(FilterChange),
    /// Search for text.
    Search(String),
    /// Close the list of what the search found; the text stays.
    CloseSearch,
    /// Put the keyboard into the search field.
    FocusSearch,
    /// Order the cards.
    Sort(SortBy),
    /// Cards or table.
    ShowTable(bool),
    /// Order a region's table of claims.
    SortTable(TableSort),
    /// Hide or show the card that explains the others.
    ShowLegend(bool),
    /// Something on the compare page.
    Compare(CompareAction),
    /// Something on the checks page.
    Checks(ChecksAction),
    /// Open the export dialog; without a request, for the chart that the page shows.
    OpenExport(Option<ChartRequest>),
    /// What the export dialog holds changed.
    EditExport(Box<ExportDraft>),
    /// Write files; the first is the one that the user names. Without a path the desktop is asked for one.
    SaveExport {
        /// What to write, the main file first.
        files: Vec<ExportFile>,
        /// Where the main file goes.
        to: Option<PathBuf>,
    },
    /// Light, dark or as the system.
    SetTheme(ThemeChoice),
    /// Put text on the clipboard.
    Copy(String),
    /// Mark a check as seen, or not, by [`super::AppState::check_key`].
    MarkSeen(String, bool),
    /// Show a file in the program that the desktop opens it with.
    OpenFile(String),
    /// Show a file that was written in the desktop's file manager.
    ShowInFolder(PathBuf),
    /// Hide a notice by its number.
    DismissNotice(u64),
    /// Show the list of keys.
    ShowKeys,
    /// Close what is on top: dialog, evidence, search, loading.
    Escape,
    /// Close the dialog.
    CloseDialog,
    /// Close the window.
    Quit,
}

/// Commands collected while drawing, carried out before the next frame.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Adds one.
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Takes all, in order.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }

    /// Whether nothing was asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was asked for so far.
    #[must_use]
    pub fn as_slice(&self) -> &[Command] {
        &self.0
    }
}

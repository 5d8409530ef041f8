//! The program's state, the commands that change it and the jobs that run beside it. Knows nothing of egui, so that all
//! of it is tested without a window.

mod checks_page;
mod command;
mod compare_page;
mod export;
mod filters;
mod index;
mod jobs;
mod loading;
mod notice;
mod open_path;
mod settings;
mod state;
mod worked_out;

pub use checks_page::{CheckGroup, ChecksAction, ChecksPage};
pub use command::{Command, Commands, FilterChange, Page, SortBy};
pub use compare_page::{Column, CompareAction, ComparePage, CompareView, Order, SortKey};
pub use export::{ChartRequest, ExportDraft, ExportFile};
pub use filters::Filters;
pub use index::Index;
pub use jobs::{JobMessage, Jobs, Wake};
pub use loading::{FileState, LoadFile, Loading, ReadSummary};
pub use notice::{Notice, NoticeKind};
pub use open_path::{path_from_text, paths_from_text};
pub use settings::{RecentFolder, Settings, ThemeChoice, WindowPlace};
pub use state::{AppState, Dialog, Effect, PathPurpose, Selection, TableSort};
pub use worked_out::WorkedOut;

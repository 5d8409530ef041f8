//! From the choices of the dialog to the chart and to the files.

use std::path::PathBuf;
use std::sync::Arc;

use super::model;
use crate::app::{AppState, ChartRequest, Column, ComparePage, ExportDraft, ExportFile};
use crate::chart::{Chart, ChartOptions, trajectory};
use crate::export;
use crate::model::Metric;
use crate::ui::compare::{self, model::CompareModel};
use crate::ui::figures::Claims;

/// The chart of the dialog's choices; `None` where it has no figure left to draw.
#[must_use]
pub fn chart(state: &AppState, draft: &ExportDraft) -> Option<Chart> {
    chart_with(state, &draft.request, &options(state, draft))
}

/// The same with the program's own words: what the fields show until the user writes something else.
#[must_use]
pub fn suggested(state: &AppState, draft: &ExportDraft) -> Option<Chart> {
    let plain = ExportDraft { title: None, subtitle: None, source: None, notes: true, ..draft.clone() };
    chart_with(state, &draft.request, &options(state, &plain))
}

fn options(state: &AppState, draft: &ExportDraft) -> ChartOptions {
    let contradictions =
        if draft.mention_contradictions { model::open_contradictions(state, &draft.request) } else { Vec::new() };
    ChartOptions {
        legend: draft.legend,
        required_path: draft.required_path,
        derived: draft.derived,
        notes: draft.notes,
        look: draft.look,
        title: draft.title.clone(),
        subtitle: draft.subtitle.clone(),
        source: draft.source.clone(),
        more_notes: contradictions.into_iter().map(|what| format!("Open contradiction: {what}.")).collect(),
    }
}

fn chart_with(state: &AppState, request: &ChartRequest, options: &ChartOptions) -> Option<Chart> {
    let claims = Claims::new(&state.collection, &state.index);
    if let Some(region) = &request.region {
        let profile = state.profile(region)?;
        return trajectory(profile, model::series_of(profile, request)?, &claims, options);
    }
    compare::chart(state, &compared(state, request), options)
}

/// The rows of a comparison, as the compare page chooses and orders them.
fn compared(state: &AppState, request: &ChartRequest) -> CompareModel {
    let column = Column::of(&request.metric);
    let same = state.compare.column.as_ref().is_none_or(|chosen| *chosen == column);
    let page = ComparePage {
        column: Some(column),
        unit: request.unit.clone(),
        product: state.compare.product.clone().filter(|_| same),
        cell: None,
        ..state.compare.clone()
    };
    let mut model = CompareModel::new(&state.collection, &state.index, &page);
    if matches!(request.metric, Metric::Other(_)) {
        model.chart_rows.retain(|row| row.metric == request.metric);
    }
    model
}

/// The size of the picture.
#[must_use]
pub const fn size(draft: &ExportDraft) -> export::ExportSize {
    export::ExportSize::new(draft.size.0, draft.size.1)
}

/// The name in the file field: what the user wrote, or else the chart's own.
#[must_use]
pub fn file_text(draft: &ExportDraft, chart: &Chart) -> String {
    let own = || export::file_name(chart, draft.format);
    draft.file_name.clone().unwrap_or_else(own)
}

/// Where the file goes without asking the desktop: the field holds a path, or no dialog service answers.
#[must_use]
pub fn direct_path(state: &AppState, draft: &ExportDraft, chart: &Chart) -> Option<PathBuf> {
    let text = file_text(draft, chart);
    let direct = draft.no_dialogs || model::is_path(&text);
    direct.then(|| model::full_path(&text, draft.format, state.home(), state.export_folder().as_deref()))
}

/// The picture and, if wanted, the table of sentences beside it.
#[must_use]
pub fn files(state: &AppState, draft: &ExportDraft, chart: &Arc<Chart>) -> Vec<ExportFile> {
    let name = model::full_path(&file_text(draft, chart), draft.format, None, None);
    let name = name.file_name().map_or_else(|| export::file_name(chart, draft.format), lossy);
    let stem = std::path::Path::new(&name).file_stem().map_or_else(|| chart.file_stem.clone(), lossy);
    let picture = {
        let (chart, format, size) = (Arc::clone(chart), draft.format, size(draft));
        move || export::chart_bytes(&chart, format, size).map_err(|error| error.to_string())
    };
    let mut files = vec![ExportFile::new(name, picture)];
    if draft.sources_csv {
        let (chart, collection, index) = (Arc::clone(chart), Arc::clone(&state.collection), Arc::clone(&state.index));
        let table = move || {
            let claims = Claims::new(&collection, &index);
            export::sources_csv(&chart, &claims).map_err(|error| error.to_string())
        };
        files.push(ExportFile::new(format!("{stem}-sources.csv"), table));
    }
    files
}

fn lossy(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().into_owned()
}

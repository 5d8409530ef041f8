//! `planscope chart`: one series of one region as a file.

use std::path::Path;

use super::CommandError;
use super::args::Chart;
use super::progress::Progress;
use crate::chart::{ChartOptions, trajectory};
use crate::collection::Collection;
use crate::export::{ExportFormat, ExportSize, chart_bytes, write_file};
use crate::model::{Metric, RegionProfile, Series, Shared};

/// Formats that are planned.
const LATER: &[&str] = &["pdf", "html"];

/// The format that the ending asks for; told before anything is read.
pub(super) fn format(out: &Path) -> Result<ExportFormat, CommandError> {
    let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ExportFormat::of_path(out).ok_or_else(|| {
        CommandError::Usage(if LATER.contains(&ending.as_str()) {
            format!(".{ending} comes later; name a file that ends in .svg or .png: {}", out.display())
        } else {
            format!("name a file that ends in .svg or .png: {}", out.display())
        })
    })
}

/// Draws the chart and writes the file.
pub(super) fn write(
    args: &Chart,
    format: ExportFormat,
    collection: &Collection,
    progress: &Progress,
) -> Result<(), CommandError> {
    let profile = region(collection, &args.region)?;
    let series = series(profile, args, progress)?;
    let usage = |text: String| CommandError::Usage(text);
    let chart = trajectory(profile, series, collection, &ChartOptions::default())
        .ok_or_else(|| usage(format!("no {} of {} has a year", series.metric.label(), profile.region)))?;
    let bytes = chart_bytes(&chart, format, ExportSize::REPORT).map_err(|error| usage(error.to_string()))?;
    write_file(&args.out, &bytes).map_err(|error| usage(format!("cannot write: {error}")))
}

fn region<'a>(collection: &'a Collection, wanted: &str) -> Result<&'a RegionProfile, CommandError> {
    let profiles = &collection.comparison.profiles;
    profiles.iter().map(Shared::get).find(|profile| is_same(&profile.region, wanted)).ok_or_else(|| {
        let known = profiles.iter().filter(|profile| !profile.series.is_empty());
        let known = listed(known.map(|profile| profile.region.clone()));
        CommandError::Usage(format!("no region {wanted}; regions with figures: {known}"))
    })
}

/// The series of the metric and sector; without a sector, and where several have the same, the first, which is the one
/// that most is said of. What else could be meant is told.
fn series<'a>(profile: &'a RegionProfile, args: &Chart, progress: &Progress) -> Result<&'a Series, CommandError> {
    let metric: Metric =
        args.metric.trim().to_lowercase().replace([' ', '-'], "_").parse().unwrap_or_else(|e| match e {});
    let of_metric: Vec<&Series> = profile.series.iter().filter(|series| series.metric == metric).collect();
    let Some(first) = of_metric.first() else {
        let known = listed(profile.series.iter().map(|series| series.metric.to_string()));
        let typed = args.metric.trim();
        return Err(CommandError::Usage(format!("no {typed} of {}; its metrics: {known}", profile.region)));
    };
    let sectors = || listed(of_metric.iter().map(|series| sector(series)));
    let wanted = args.sector.clone().unwrap_or_else(|| sector(first));
    let of_sector: Vec<&Series> =
        of_metric.iter().filter(|series| is_same(&sector(series), &wanted)).copied().collect();
    let Some(&drawn) = of_sector.first() else {
        return Err(CommandError::Usage(format!(
            "no {metric} of {} for {wanted}; its sectors: {}",
            profile.region,
            sectors()
        )));
    };
    if args.sector.is_none() && of_sector.len() < of_metric.len() {
        progress.remark(&format!("drawn for {wanted}; --sector chooses among: {}", sectors()));
    }
    if of_sector.len() > 1 {
        let kinds = listed(of_sector.iter().map(|series| kind(series)));
        progress.remark(&format!("of {} series for {wanted} the first is drawn: {kinds}", of_sector.len()));
    }
    Ok(drawn)
}

fn sector(series: &Series) -> String {
    series.sector.as_deref().unwrap_or("no sector").to_owned()
}

/// What tells series of one metric and sector apart: `t`, `t in Jan–Jun`, `% of revenue`.
fn kind(series: &Series) -> String {
    let parts = [
        Some(series.unit.to_string()),
        series.of_metric.as_ref().map(|of| format!("of {}", of.label())),
        series.of_region.as_ref().map(|region| format!("of {region}")),
        series.part_of_year.as_ref().map(|months| format!("in {months}")),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

/// Names as people type them: any case, a hyphen for the dash between two regions.
fn is_same(name: &str, typed: &str) -> bool {
    let plain = |text: &str| text.trim().to_lowercase().replace(['–', '—'], "-");
    plain(name) == plain(typed)
}

fn listed(names: impl Iterator<Item = String>) -> String {
    let mut unique: Vec<String> = Vec::new();
    for name in names {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    if unique.is_empty() { "none".to_owned() } else { unique.join(", ") }
}

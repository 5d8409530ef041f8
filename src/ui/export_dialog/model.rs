//! The export dialog as values: what can be exported, suggested names and paths, and what goes with the picture.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::app::{AppState, ChartRequest};
use crate::export::ExportFormat;
use crate::model::format;
use crate::model::{CheckKind, Metric, RegionProfile, Series, Shared, Unit};

/// Something that can be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// As the list shows it: "Guangyuan, output value".
    pub label: String,
    /// What is asked of the chart.
    pub request: ChartRequest,
}

/// Every series that a chart can be drawn of, region by region, and after them the comparisons of several regions.
#[must_use]
pub fn subjects(profiles: &[Shared<RegionProfile>]) -> Vec<Subject> {
    let of_regions = profiles
        .iter()
        .flat_map(|profile| profile.series.iter().map(move |series| (profile.get(), series)))
        .filter(|(_, series)| !series.points.is_empty())
        .map(|(profile, series)| Subject {
            label: label(profile, series),
            request: ChartRequest {
                region: Some(profile.region.clone()),
                metric: series.metric.clone(),
                sector: series.sector.as_deref().map(str::to_owned),
                unit: Some(series.unit.clone()),
            },
        });
    of_regions.chain(comparisons(profiles)).collect()
}

/// "Guangyuan, capacity, electrolytic aluminium": the sector only where the metric has several series.
fn label(profile: &RegionProfile, series: &Series) -> String {
    let name = format!("{}, {}", profile.region, series.metric.label());
    match &series.sector {
        Some(sector) if has_several(profile, &series.metric) => format!("{name}, {sector}"),
        _ => name,
    }
}

fn has_several(profile: &RegionProfile, metric: &Metric) -> bool {
    profile.series.iter().filter(|series| series.metric == *metric).count() > 1
}

/// One comparison a metric and unit that has at least one dated figure.
fn comparisons(profiles: &[Shared<RegionProfile>]) -> Vec<Subject> {
    let pairs: BTreeSet<(Metric, Unit)> = profiles
        .iter()
        .flat_map(|profile| &profile.series)
        .filter(|series| !series.points.is_empty())
        .map(|series| (series.metric.clone(), series.unit.clone()))
        .collect();
    let several = |metric: &Metric| pairs.iter().filter(|(other, _)| other == metric).count() > 1;
    pairs
        .iter()
        .map(|(metric, unit)| {
            let unit_label = if several(metric) { format!(" ({})", unit.symbol()) } else { String::new() };
            let request = ChartRequest { region: None, metric: metric.clone(), sector: None, unit: Some(unit.clone()) };
            Subject { label: format!("Regions compared, {}{unit_label}", metric.label()), request }
        })
        .collect()
}

/// The series that a request is for.
#[must_use]
pub fn series_of<'a>(profile: &'a RegionProfile, request: &ChartRequest) -> Option<&'a Series> {
    profile.series.iter().find(|series| {
        series.metric == request.metric
            && series.sector.as_deref() == request.sector.as_deref()
            && request.unit.as_ref().is_none_or(|unit| *unit == series.unit)
    })
}

/// Whether the text of the file field is a path and not only a name: then nobody needs to be asked where to save.
#[must_use]
pub fn is_path(text: &str) -> bool {
    let text = text.trim();
    text.contains(['/', '\\']) || text.starts_with('~')
}

/// The full path that a typed one means: `~` is the home folder, a relative path lies in `folder` or else in the home
/// folder, and the format's ending is added where it is missing.
#[must_use]
pub fn full_path(typed: &str, format: ExportFormat, home: Option<&Path>, folder: Option<&Path>) -> PathBuf {
    let typed = typed.trim();
    let path = match (typed.strip_prefix("~/").or_else(|| typed.strip_prefix("~\\")), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => folder.or(home).unwrap_or(Path::new("")).join(typed),
    };
    with_ending(path, format)
}

/// The path with the format's ending in place of another picture's, or added.
#[must_use]
pub fn with_ending(path: PathBuf, format: ExportFormat) -> PathBuf {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some(ending) if ending == format.extension() => path,
        Some("png" | "svg") => path.with_extension(format.extension()),
        _ => {
            let mut name = path.into_os_string();
            name.push(".");
            name.push(format.extension());
            name.into()
        }
    }
}

/// What open contradictions say about the figures of a request, each a few words.
#[must_use]
pub fn open_contradictions(state: &AppState, request: &ChartRequest) -> Vec<String> {
    let checks = &state.collection.comparison.checks;
    checks
        .iter()
        .filter(|check| check.kind == CheckKind::Contradiction && state.is_open_check(check))
        .filter(|check| request.region.is_none() || check.region == request.region)
        .filter(|check| check.metric.as_ref() == Some(&request.metric))
        .map(|check| check.what.clone())
        .collect()
}

/// "One open contradiction: …"; `None` where there is none.
#[must_use]
pub fn contradictions_label(what: &[String]) -> Option<String> {
    match what {
        [] => None,
        [one] => Some(format!("One open contradiction: {one}. Mention it in the notes")),
        many => {
            let count = format::counted(many.len(), "open contradiction");
            Some(format!("{count} among these figures. Mention them in the notes"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_paths_are_full_ones() {
        let home = Some(Path::new("/home/a"));
        let documents = Some(Path::new("/home/a/Documents"));
        let png = ExportFormat::Png;
        assert_eq!(full_path("x.png", png, home, documents), Path::new("/home/a/Documents/x.png"));
        assert_eq!(full_path("~/x", png, home, documents), Path::new("/home/a/x.png"));
        assert_eq!(full_path("/tmp/x.v2", png, home, documents), Path::new("/tmp/x.v2.png"));
        assert_eq!(full_path("x.png", ExportFormat::Svg, home, None), Path::new("/home/a/x.svg"));
        assert_eq!(full_path("x", ExportFormat::Svg, None, None), Path::new("x.svg"));
    }

    #[test]
    fn a_name_is_no_path() {
        assert!(!is_path("chart.png"));
        assert!(is_path("~/chart.png"));
        assert!(is_path("charts/chart.png"));
    }

    #[test]
    fn contradictions_are_counted() {
        assert_eq!(contradictions_label(&[]), None);
        let one = contradictions_label(&["doubling does not fit".to_owned()]);
        assert_eq!(one.as_deref(), Some("One open contradiction: doubling does not fit. Mention it in the notes"));
    }
}

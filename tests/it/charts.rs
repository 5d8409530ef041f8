//! Charts of the annotated claims of the seed and development articles.

use planscope::chart::{self, ChartOptions, Look};
use planscope::compare::compare;
use planscope::export::{ExportFormat, ExportSize, chart_bytes, sources_csv};
use planscope::model::{Metric, Shared};

use crate::gold;

/// Writes pictures for the eye into the folder named by `PLANSCOPE_PICTURES`, if it is set.
fn look_at(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PLANSCOPE_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

#[test]
fn the_trajectory_of_the_seeds() {
    let readings = gold::seed_readings();
    let comparison = compare(&readings);
    let profile = comparison.profiles.iter().find(|profile| profile.region == "Guangyuan").unwrap();
    let series = profile.series.iter().find(|series| series.metric == Metric::OutputValue).unwrap();
    let chart = chart::trajectory(profile, series, &readings, &ChartOptions::default()).unwrap();
    let mut words = vec![chart.title.clone(), chart.subtitle.clone()];
    words.extend(chart.marks.iter().map(|mark| format!("{} | {} {}", mark.name, mark.head, mark.tail)));
    words.extend(chart.notes.iter().cloned());
    words.push(chart.source.clone());
    insta::assert_snapshot!(words.join("\n"));
    let table = String::from_utf8(sources_csv(&chart, &readings).unwrap()).unwrap();
    assert!(table.lines().count() > 5, "{table}");
    for format in [ExportFormat::Svg, ExportFormat::Png] {
        let bytes = chart_bytes(&chart, format, ExportSize::REPORT).unwrap();
        look_at(&format!("seeds.{}", format.extension()), &bytes);
    }
}

#[test]
fn every_series_of_the_folders_can_be_drawn() {
    let mut drawn = 0;
    for (name, readings) in [("seeds", gold::seed_readings()), ("dev", gold::dev_readings())] {
        let comparison = compare(&readings);
        for profile in &comparison.profiles {
            for series in &profile.series {
                let options = ChartOptions::default();
                let Some(chart) = chart::trajectory(profile, series, &readings, &options) else { continue };
                let svg = chart_bytes(&chart, ExportFormat::Svg, ExportSize::REPORT).unwrap();
                assert!(svg.starts_with(b"<?xml"));
                if chart.marks.len() > 2 && drawn % 3 == 0 {
                    let png = || chart_bytes(&chart, ExportFormat::Png, ExportSize::REPORT).unwrap();
                    if std::env::var_os("PLANSCOPE_PICTURES").is_some() {
                        look_at(&format!("{name}-{drawn}-{}.png", chart.file_stem), &png());
                    }
                }
                drawn += 1;
            }
        }
        for metric in Metric::NAMED {
            let Some((unit, rows)) = chart::comparison_rows(comparison.profiles.iter().map(Shared::get), &metric)
            else {
                continue;
            };
            let options = ChartOptions { look: Look::Dark, ..ChartOptions::default() };
            let Some(chart) = chart::dumbbell(&metric, &unit, &rows, &readings, &options) else { continue };
            let svg = chart_bytes(&chart, ExportFormat::Svg, ExportSize::REPORT).unwrap();
            assert!(svg.starts_with(b"<?xml"));
            if std::env::var_os("PLANSCOPE_PICTURES").is_some() {
                let png = chart_bytes(&chart, ExportFormat::Png, ExportSize::REPORT).unwrap();
                look_at(&format!("{name}-{}.png", chart.file_stem), &png);
            }
        }
    }
    assert!(drawn > 20, "{drawn}");
}

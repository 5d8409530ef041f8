use super::*;
use crate::chart::fixture::{output_value, profile, readings};
use crate::chart::{ChartOptions, Look, trajectory};

fn chart(options: &ChartOptions) -> Chart {
    let profile = profile(vec![output_value()]);
    trajectory(&profile, &profile.series[0], &readings(&profile), options).unwrap()
}

/// Writes pictures for the eye into the folder named by `PLANSCOPE_PICTURES`, if it is set.
fn look_at(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PLANSCOPE_PICTURES") {
        std::fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}

#[test]
fn pictures_have_the_size_asked_for() {
    let chart = chart(&ChartOptions::default());
    for (name, size) in ExportSize::PRESETS {
        let bytes = chart_bytes(&chart, ExportFormat::Png, size).unwrap();
        look_at(&format!("{name}.png"), &bytes);
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (size.width, size.height));
    }
    let double = chart_bytes(&chart, ExportFormat::Png, ExportSize::REPORT.with_density(2)).unwrap();
    assert_eq!(image::load_from_memory(&double).unwrap().width(), 2400);
    look_at("report.svg", &chart_bytes(&chart, ExportFormat::Svg, ExportSize::REPORT).unwrap());
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for format in [ExportFormat::Svg, ExportFormat::Png] {
        let bytes = || chart_bytes(&chart(&ChartOptions::default()), format, ExportSize::REPORT).unwrap();
        assert!(bytes() == bytes());
    }
}

#[test]
fn sizes_that_cannot_be_drawn_are_refused() {
    let chart = chart(&ChartOptions::default());
    for size in [ExportSize::new(0, 0), ExportSize::new(100_000, 600), ExportSize::SLIDE.with_density(9)] {
        let error = chart_bytes(&chart, ExportFormat::Svg, size).unwrap_err().to_string();
        assert!(error.contains("cannot be drawn"), "{error}");
    }
}

#[test]
fn the_file_explains_itself() {
    let svg = String::from_utf8(
        chart_bytes(&chart(&ChartOptions::default()), ExportFormat::Svg, ExportSize::REPORT).unwrap(),
    )
    .unwrap();
    for words in [
        "<title id=\"title\">Guangyuan: output value of aluminium-based new materials</title>",
        "role=\"img\"",
        "Target 2027, more than 100 bn yuan",
        "aria-label=\"&gt; 100\"",
        "aria-label=\"56.0 needed\"",
        "aria-label=\"Planscope\"",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains("<text") && !svg.contains("font"), "text is outlines");
    assert!(svg.len() < 230_000, "{}", svg.len());
}

#[test]
fn every_look_and_every_script_can_be_drawn() {
    for (name, look) in [("light", Look::Light), ("dark", Look::Dark), ("print", Look::BlackAndWhite)] {
        let bytes = chart_bytes(
            &chart(&ChartOptions { look, ..ChartOptions::default() }),
            ExportFormat::Png,
            ExportSize::REPORT,
        );
        look_at(&format!("look-{name}.png"), &bytes.unwrap());
    }
    for (name, title) in [
        ("kannada", "ಗುವಾಂಗ್ಯುವಾನ್: ಅಲ್ಯೂಮಿನಿಯಂ ಆಧಾರಿತ ಹೊಸ ವಸ್ತುಗಳ ಉತ್ಪಾದನಾ ಮೌಲ್ಯ"),
        ("chinese", "广元市：铝基新材料产业产值目标突破一千亿元（2027年）"),
        ("arabic", "قوانغيوان: قيمة إنتاج المواد الجديدة القائمة على الألومنيوم 2027"),
    ] {
        let options = ChartOptions {
            title: Some(title.to_owned()),
            subtitle: Some(title.to_owned()),
            source: Some(title.to_owned()),
            ..ChartOptions::default()
        };
        let bytes = chart_bytes(&chart(&options), ExportFormat::Png, ExportSize::REPORT).unwrap();
        look_at(&format!("script-{name}.png"), &bytes);
    }
}

#[test]
fn sources_lead_back_to_the_sentences() {
    let profile = profile(vec![output_value()]);
    let readings = readings(&profile);
    let chart = trajectory(&profile, &profile.series[0], &readings, &ChartOptions::default()).unwrap();
    let table = String::from_utf8(sources_csv(&chart, &readings).unwrap()).unwrap();
    insta::assert_snapshot!(table.trim_start_matches('\u{feff}'));
    assert!(table.starts_with('\u{feff}'), "spreadsheets need the mark to read UTF-8");
    assert_eq!(sources_file_name(&chart), "guangyuan-output-value-sources.csv");
    assert_eq!(file_name(&chart, ExportFormat::Png), "guangyuan-output-value.png");
}

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

fn picture_of(name: &str, series: crate::model::Series) {
    let mut profile = profile(vec![series]);
    profile.derived.clear();
    let chart = trajectory(&profile, &profile.series[0], &readings(&profile), &ChartOptions::default()).unwrap();
    look_at(name, &chart_bytes(&chart, ExportFormat::Png, ExportSize::REPORT).unwrap());
}

#[test]
fn odd_series_are_drawn() {
    use crate::chart::fixture::{YUAN, point, series};
    use crate::model::{Metric, Point, Qualifier, Status, Unit};
    let exact = |year, value, status| point(year, value, Qualifier::Exact, status);
    let one = vec![exact(2024, 2.2e6, Status::Actual)];
    picture_of("odd-one.png", series(Metric::Capacity, "aluminium processing", Unit::Tonne, one));
    let target = vec![point(2030, 1.5e6, Qualifier::AtMost, Status::Target)];
    picture_of("odd-target.png", series(Metric::Production, "cement", Unit::Tonne, target));
    let long = (1996..2026)
        .map(|year| exact(year, 3e9 * 1.12f64.powi(year - 1996) * (1.0 + 0.1 * f64::from(year % 3)), Status::Actual));
    let long = long.chain([point(2030, 300e9, Qualifier::AtLeast, Status::Target)]).collect();
    picture_of("odd-long.png", series(Metric::OutputValue, "automobiles", YUAN, long));
    let falling = vec![
        exact(2021, 86.0, Status::Actual),
        exact(2022, 81.0, Status::Actual),
        exact(2023, 78.5, Status::Actual),
        Point { value_high: Some(74.0), ..point(2025, 70.0, Qualifier::Range, Status::Expected) },
        point(2028, 55.0, Qualifier::LessThan, Status::Target),
    ];
    picture_of("odd-falling.png", series(Metric::Share, "coal power", Unit::Percent, falling));
    let negative = vec![
        exact(2020, -13.5, Status::Actual),
        exact(2021, 4.2, Status::Actual),
        exact(2021, 5.1, Status::Actual),
        point(2022, 8.0, Qualifier::About, Status::Expected),
        exact(2022, 6.0, Status::Target),
        point(2022, 6.5, Qualifier::MoreThan, Status::Target),
    ];
    picture_of("odd-negative.png", series(Metric::Growth, "tourism", Unit::Percent, negative));
}

#[test]
fn regions_are_drawn_side_by_side() {
    use crate::chart::fixture::{point, series};
    use crate::chart::{comparison_rows, dumbbell};
    use crate::model::{Figure, Metric, Qualifier, Status, Unit};
    let capacity = |product: &str, now: Option<f64>, target: Option<f64>| {
        let now = now.map(|value| point(2025, value, Qualifier::Exact, Status::Actual));
        let target = target.map(|value| point(2027, value, Qualifier::Exact, Status::Target));
        let gap = now
            .as_ref()
            .zip(target.as_ref())
            .map(|(now, target)| Figure { value: target.value - now.value, qualifier: Qualifier::Exact });
        let points = now.into_iter().chain(target).collect();
        crate::model::Series { gap, ..series(Metric::Capacity, product, Unit::Tonne, points) }
    };
    let first = profile(vec![
        capacity("electrolytic aluminium", Some(615_000.0), Some(1e6)),
        capacity("recycled aluminium", Some(1.6e6), Some(2.5e6)),
        capacity("aluminium processing", Some(2.2e6), None),
        capacity("ingots, bought", None, Some(2e6)),
    ]);
    let mut second = profile(Vec::new());
    second.region = "Sichuan".to_owned();
    let mut derived = second.derived.remove(0);
    derived.metric = Metric::Capacity;
    derived.unit = Unit::Tonne;
    derived.value = 1_060_345.0;
    derived.sector = Some("electrolytic aluminium".into());
    second.derived = vec![derived];
    let (unit, rows) = comparison_rows([&first, &second], &Metric::Capacity).unwrap();
    assert_eq!((unit.clone(), rows.len()), (Unit::Tonne, 5));
    let facts = readings(&first);
    for (name, look) in
        [("dumbbell", Look::Light), ("dumbbell-print", Look::BlackAndWhite), ("dumbbell-dark", Look::Dark)]
    {
        let options = ChartOptions { look, ..ChartOptions::default() };
        let chart = dumbbell(&Metric::Capacity, &unit, &rows, &facts, &options).unwrap();
        look_at(&format!("{name}.png"), &chart_bytes(&chart, ExportFormat::Png, ExportSize::REPORT).unwrap());
        assert_eq!(chart.marks.len(), 7);
        assert_eq!(chart.file_stem, "regions-capacity");
    }
}

/// A picture of nothing but a ring, so that a change of the format shows in full.
#[test]
fn the_format_is_known() {
    use crate::chart::scene::{Anchor, Item, Scene, TextRun};
    use crate::chart::text::Weight;
    use crate::chart::{MarkKind, Role, layout};
    let mut items: Vec<Item> = MarkKind::ALL.into_iter().flat_map(|kind| layout::mark(kind, [20.0, 20.0])).collect();
    items.push(Item::Text(TextRun {
        text: "1".to_owned(),
        place: [40.0, 25.0],
        anchor: Anchor::Start,
        size: 12.0,
        weight: Weight::Regular,
        role: Role::Ink1,
        width: 8.0,
    }));
    let scene = Scene { width: 60.0, height: 40.0, items, ..Scene::default() };
    insta::assert_snapshot!(svg::document(&chart(&ChartOptions::default()), &scene));
}

//! What follows from the annotated claims of the seed and development articles.

use planscope::compare::compare;
use planscope::model::{
    Check, CheckKind, Comparison, Derived, Document, Qualifier, Reading, RegionProfile, Shared, format,
};

use crate::{gold, made_up};

fn seeds() -> Comparison {
    compare(&gold::seed_readings())
}

fn profile<'a>(comparison: &'a Comparison, region: &str) -> &'a RegionProfile {
    comparison.profiles.iter().find(|profile| profile.region == region).unwrap()
}

/// One line a derived figure: for failures and for looking at all of them.
fn line(derived: &Derived) -> String {
    format!(
        "{} | {} {} {} | {} | {} | {}",
        derived.region,
        derived.title(),
        derived.sector.as_deref().unwrap_or("-"),
        format::period(derived.baseline_year, derived.year),
        format::derived(derived),
        derived.parts.iter().map(planscope::model::FormulaPart::text).collect::<String>(),
        derived.label,
    )
}

fn check_line(check: &Check) -> String {
    format!("{:?} | {} | {} | {}", check.kind, check.region.as_deref().unwrap_or("-"), check.what, check.because)
}

/// The rows of `seeds.expected.json`: region, rule, value, unit, qualifier, formula, quoted values of its claims.
/// The same articles, read by the program itself.
fn as_extracted(readings: &[Reading]) -> Vec<Reading> {
    let document = |reading: &Reading| Document {
        file: reading.article.file.clone(),
        text: reading.article.text.clone(),
        ..Document::default()
    };
    readings.iter().map(|reading| planscope::extract::read(&document(reading))).collect()
}

#[test]
fn derived_figures_of_the_seeds() {
    let readings = gold::seed_readings();
    derived_as_expected(&readings);
    let comparison = compare(&readings);
    let lines: Vec<String> = comparison.profiles.iter().flat_map(|profile| &profile.derived).map(line).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_program_reads_the_seeds_to_the_same_figures_and_checks() {
    let annotated = gold::seed_readings();
    let readings = as_extracted(&annotated);
    derived_as_expected(&readings);
    let comparison = compare(&readings);
    checks_as_expected(&comparison);
    assert_eq!(regions(&comparison), ["Guangyuan", "Shandong–Chongqing", "Guangxi", "China", "Sichuan"]);
    let derived = |comparison: &Comparison| {
        let all = comparison.profiles.iter().flat_map(|profile| &profile.derived);
        all.map(line).collect::<Vec<_>>()
    };
    assert_eq!(derived(&comparison), derived(&compare(&annotated)));
}

#[test]
fn the_program_reads_the_development_articles_without_false_alarms() {
    let comparison = compare(&as_extracted(&gold::dev_readings()));
    let mut stories: Vec<Vec<String>> = comparison.stories.iter().map(|story| story.files.clone()).collect();
    for files in &mut stories {
        files.sort();
    }
    assert_eq!(stories, [["02.zh.txt", "08.de.txt"], ["05.en.txt", "31.kn.txt"], ["06.en.txt", "39.sw.txt"]]);
    let conflicts = gold::rows("tests/cases/dev.conflicts.jsonl");
    let known = |check: &&Check| {
        conflicts.iter().any(|row| {
            row["region"].as_str() == check.region.as_deref() && row["files"] == serde_json::json!(check.files)
        })
    };
    let alarms = comparison.checks.iter().map(Shared::get).filter(|check| {
        matches!(check.kind, CheckKind::Contradiction | CheckKind::Doubtful | CheckKind::TwoFigures) && !known(check)
    });
    assert_eq!(alarms.map(check_line).collect::<Vec<_>>(), Vec::<String>::new());
}

fn derived_as_expected(readings: &[Reading]) {
    let comparison = compare(readings);
    let claims: Vec<_> = readings.iter().flat_map(|reading| &reading.claims).collect();
    let expected: serde_json::Value = serde_json::from_str(&gold::read("tests/cases/seeds.expected.json")).unwrap();
    for row in expected["derived"].as_array().unwrap() {
        let region = row["region"].as_str().unwrap();
        let formula = row["formula"].as_str().unwrap();
        let all = &profile(&comparison, region).derived;
        let found = all.iter().find(|derived| derived.formula == formula);
        let found = found.unwrap_or_else(|| panic!("{formula} among {:?}", all.iter().map(line).collect::<Vec<_>>()));
        let value = row["value"].as_f64().unwrap();
        assert!((found.value - value).abs() <= value * 2e-3, "{} is not {value}", line(found));
        assert_eq!(found.unit.symbol(), row["unit"].as_str().unwrap(), "{}", line(found));
        assert_eq!(found.qualifier.as_str(), row["qualifier"].as_str().unwrap_or("exact"), "{}", line(found));
        assert_eq!(found.claims.len(), 2, "{}", line(found));
        assert!(found.claims.iter().all(|id| claims.iter().any(|claim| claim.id == *id)));
    }
}

fn regions(comparison: &Comparison) -> Vec<&str> {
    comparison.profiles.iter().map(|profile| profile.region.as_str()).collect()
}

#[test]
fn regions_of_the_seeds() {
    let comparison = seeds();
    assert_eq!(regions(&comparison), ["Guangyuan", "Shandong–Chongqing", "Guangxi", "China", "Sichuan"]);
    let derived_only: Vec<bool> = comparison.profiles.iter().map(|profile| profile.derived_only).collect();
    assert_eq!(derived_only, [false, false, false, false, true]);
    assert_eq!(profile(&comparison, "Guangyuan").claims.len(), 21);
    assert_eq!(profile(&comparison, "Sichuan").articles, ["003_5be13cb78bb9960d.txt"]);
}

#[test]
fn target_against_actual_of_the_seeds() {
    let comparison = seeds();
    let guangyuan = profile(&comparison, "Guangyuan");
    let pairs: Vec<String> = guangyuan
        .series
        .iter()
        .filter(|series| series.reached.is_some())
        .map(|series| {
            format!(
                "{} {}: {} to {}, gap {}, reached {}, needed {}, from expected {}, expected growth {}",
                series.metric,
                series.sector.as_deref().unwrap_or("-"),
                series
                    .current
                    .as_ref()
                    .map_or_else(String::new, |point| format::point(point, &series.unit).to_string()),
                series.target.as_ref().map_or_else(String::new, |point| format::point(point, &series.unit).to_string()),
                series.gap.map_or_else(String::new, |gap| format::figure(&gap, &series.unit).to_string()),
                series.reached.map_or_else(String::new, |reached| format::reached(&reached).to_string()),
                series.needed_per_year.map_or_else(String::new, |needed| format::a_year(&needed).to_string()),
                series.needed_from_expected.map_or_else(String::new, |needed| format::a_year(&needed).to_string()),
                series.expected_growth.map_or_else(String::new, |growth| format::figure(
                    &growth,
                    &"%".parse().unwrap()
                )
                .to_string()),
            )
        })
        .collect();
    assert_eq!(
        pairs,
        [
            "output_value aluminium-based new materials: 41.9 bn yuan to > 100 bn yuan, gap > 58.1 bn yuan, \
             reached < 42%, needed > 33.6% a year, from expected > 41.4% a year, expected growth > 19.3%",
            "capacity electrolytic aluminium: 615,000 t to 1 Mt, gap 385,000 t, \
             reached 61.5%, needed 27.5% a year, from expected , expected growth ",
            "capacity recycled aluminium: 1.6 Mt to 2.5 Mt, gap 900,000 t, \
             reached 64%, needed 25% a year, from expected , expected growth ",
            "enterprises aluminium-based new materials: > 100 to > 150, gap ~50, \
             reached ~67%, needed ~22.5% a year, from expected , expected growth ",
        ]
    );
    let headline = &profile(&comparison, "Shandong–Chongqing").series[0];
    assert_eq!(headline.metric.as_str(), "investment");
    let met = &profile(&comparison, "Shandong–Chongqing").series[2];
    assert_eq!(met.current.as_ref().map(|point| (point.value, point.qualifier)), Some((150.0, Qualifier::MoreThan)));
}

#[test]
fn checks_of_the_seeds() {
    let comparison = seeds();
    let lines: Vec<String> = comparison.checks.iter().map(|check| check_line(check)).collect();
    insta::assert_snapshot!(lines.join("\n"));
    checks_as_expected(&comparison);
}

fn checks_as_expected(comparison: &Comparison) {
    let count = |kind| comparison.checks.iter().filter(|check| check.kind == kind).count();
    assert_eq!(count(CheckKind::Contradiction), 1);
    assert_eq!(count(CheckKind::Doubtful), 1);
    assert_eq!(count(CheckKind::TwoFigures), 1);
    assert_eq!(count(CheckKind::UnknownMetric), 2);
    assert_eq!(count(CheckKind::Incomplete), 1);
    assert_eq!(count(CheckKind::Agrees), 1);
    assert_eq!(count(CheckKind::SameStory), 1);
    // Every row that is expected is found by region and by the word that the data use for its kind.
    let expected: serde_json::Value = serde_json::from_str(&gold::read("tests/cases/seeds.expected.json")).unwrap();
    let rows = serde_json::to_value(&comparison.checks).unwrap();
    for row in expected["checks"].as_array().unwrap() {
        let same = |found: &&serde_json::Value| found["region"] == row["region"] && found["kind"] == row["kind"];
        assert!(rows.as_array().unwrap().iter().any(|found| same(&found)), "{row}");
    }
    for check in &comparison.checks {
        let parts: String = check.because_parts.iter().map(planscope::model::FormulaPart::text).collect();
        assert!(check.because_parts.is_empty() || parts == check.because);
    }
}

#[test]
fn development_articles_hold_the_known_conflicts_and_translations_only() {
    let comparison = compare(&gold::dev_readings());
    let stories: Vec<&[String]> = comparison.stories.iter().map(|story| story.files.as_slice()).collect();
    assert_eq!(
        stories,
        [["02.zh.txt", "08.de.txt"], ["05.en.txt", "31.kn.txt"], ["06.en.txt", "39.sw.txt"]].map(|pair| pair.to_vec())
    );
    let contradictions: Vec<&Check> =
        comparison.checks.iter().map(Shared::get).filter(|check| check.kind == CheckKind::Contradiction).collect();
    let conflicts = gold::rows("tests/cases/dev.conflicts.jsonl");
    assert_eq!(
        contradictions.len(),
        conflicts.len(),
        "{:?}",
        contradictions.iter().map(|c| check_line(c)).collect::<Vec<_>>()
    );
    for row in conflicts {
        let found = contradictions.iter().any(|check| {
            check.region.as_deref() == row["region"].as_str()
                && check.metric.as_ref().map(ToString::to_string).as_deref() == row["metric"].as_str()
                && check.files.len() == 2
        });
        assert!(found, "{row}");
    }
    let others = comparison.checks.iter().map(Shared::get).filter(|check| {
        matches!(check.kind, CheckKind::Doubtful | CheckKind::TwoFigures | CheckKind::Incomplete | CheckKind::Agrees)
    });
    assert_eq!(others.map(check_line).collect::<Vec<_>>(), Vec::<String>::new());
}

/// As above, with the program's own reading in place of the annotations.
#[test]
fn the_program_finds_the_known_conflicts_and_translations_only() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/dev");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_planscope"))
        .args(["checks".as_ref(), folder.as_os_str()])
        .output()
        .unwrap();
    let checks: Vec<serde_json::Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_kind = |kind: &str, keys: &[&str]| -> Vec<Vec<serde_json::Value>> {
        let found = checks.iter().filter(|check| check["kind"] == kind);
        let mut found: Vec<Vec<_>> = found.map(|check| keys.iter().map(|key| check[key].clone()).collect()).collect();
        found.sort_by_key(|fields| format!("{fields:?}"));
        found
    };
    let keys = ["files", "region", "metric"];
    let mut conflicts: Vec<Vec<serde_json::Value>> = gold::rows("tests/cases/dev.conflicts.jsonl")
        .iter()
        .map(|row| keys.iter().map(|key| row[key].clone()).collect())
        .collect();
    conflicts.sort_by_key(|fields| format!("{fields:?}"));
    assert_eq!(of_kind("contradiction", &keys), conflicts);
    let stories = [["02.zh.txt", "08.de.txt"], ["05.en.txt", "31.kn.txt"], ["06.en.txt", "39.sw.txt"]];
    assert_eq!(of_kind("same_story", &["files"]), stories.map(|files| vec![serde_json::json!(files)]));
    for kind in ["doubtful", "two_figures", "changed_target", "missed_target", "due", "plausible"] {
        assert_eq!(of_kind(kind, &["what"]), Vec::<Vec<serde_json::Value>>::new());
    }
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let mut readings: Vec<Reading> = gold::seed_readings().into_iter().chain(gold::dev_readings()).collect();
    let whole = compare(&readings);
    readings.reverse();
    assert_eq!(compare(&readings), whole);
    // Any other order: by a fixed shuffle.
    for step in [5, 7, 11] {
        let count = readings.len();
        let shuffled: Vec<Reading> = (0..count).map(|index| readings[index * step % count].clone()).collect();
        assert_eq!(compare(&shuffled), whole);
    }
}

#[test]
fn an_added_article_loses_no_claim_of_another() {
    let readings: Vec<Reading> = gold::dev_readings();
    for known in [10, 41] {
        let before = claims_shown(&compare(&readings[..known]));
        let after = claims_shown(&compare(&readings[..=known]));
        assert!(before.is_subset(&after));
    }
    let all: usize = readings.iter().map(|reading| reading.claims.len()).sum();
    assert_eq!(claims_shown(&compare(&readings)).len(), all);
}

fn claims_shown(comparison: &Comparison) -> std::collections::BTreeSet<String> {
    let series = comparison.profiles.iter().flat_map(|profile| &profile.series);
    let ids = series.flat_map(|series| series.points.iter().flat_map(|point| &point.claims).chain(&series.undated));
    ids.map(ToString::to_string).collect()
}

#[test]
fn a_large_folder_loses_no_claim() {
    let readings = made_up::folder(10_000);
    let told = readings.iter().map(|reading| reading.claims.len()).sum::<usize>();
    let comparison = compare(&readings);
    let kept = comparison.profiles.iter().map(|profile| profile.claims.len()).sum::<usize>();
    assert!(told >= 10_000);
    assert_eq!(kept, told);
}

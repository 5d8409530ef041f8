//! What the annotated articles do not hold: falling and missed targets, parts of years, wrong figures in translations.

use jiff::civil::date;
use planscope::compare::compare;
use planscope::model::{CheckKind, Comparison, Metric, Qualifier, Reading, Series, Status, Unit};
use proptest::prelude::*;

use crate::made_up::{add, article};

fn only_series(readings: &[Reading]) -> Series {
    let comparison = compare(readings);
    let mut all = comparison.profiles.iter().flat_map(|profile| &profile.series);
    let series = all.next().unwrap().clone();
    assert!(all.next().is_none());
    series
}

#[test]
fn a_reduction_runs_the_other_way() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
    let energy = Metric::Other("energy_use".to_owned());
    for (value, year, status) in
        [(100.0, 2020, Status::Actual), (90.0, 2024, Status::Actual), (80.0, 2028, Status::Target)]
    {
        add(&mut reading, &energy, value, year, status).unit = Unit::Other("kWh".to_owned());
    }
    let series = only_series(&[reading]);
    assert_eq!(series.gap.map(|gap| gap.value), Some(-10.0));
    assert_eq!(series.reached.map(|reached| reached.value.round()), Some(50.0));
    assert!(series.needed_per_year.is_some_and(|needed| (needed.value - -2.90).abs() < 0.01));
}

#[test]
fn a_target_that_is_met_needs_no_growth() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
    add(&mut reading, &Metric::OutputValue, 120e9, 2024, Status::Actual);
    add(&mut reading, &Metric::OutputValue, 100e9, 2027, Status::Target);
    let series = only_series(&[reading]);
    assert_eq!(series.reached.map(|reached| reached.value.round()), Some(120.0));
    assert_eq!(series.needed_per_year, None);
}

#[test]
fn an_old_target_is_not_held_against_a_later_figure() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
    add(&mut reading, &Metric::OutputValue, 50e9, 2024, Status::Actual);
    add(&mut reading, &Metric::OutputValue, 100e9, 2020, Status::Target);
    let series = only_series(&[reading]);
    assert!(series.target.is_some());
    assert_eq!((series.gap, series.reached, series.needed_per_year), (None, None, None));
}

#[test]
fn things_that_nobody_knows_are_not_held_against_each_other() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
    let items = Metric::Other("items".to_owned());
    add(&mut reading, &items, 40.0, 2024, Status::Actual).unit = Unit::Count;
    add(&mut reading, &items, 60.0, 2027, Status::Target).unit = Unit::Count;
    let comparison = compare(&[reading]);
    let [now, then] = comparison.profiles[0].series.as_slice() else { panic!("two series") };
    assert_eq!((now.current.is_some(), now.target.is_some(), &now.reached), (true, false, &None));
    assert_eq!((then.current.is_some(), then.target.is_some(), &then.reached), (false, true, &None));
}

#[test]
fn a_promise_to_add_some_is_not_held_against_all() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
    add(&mut reading, &Metric::Enterprises, 1_700.0, 2024, Status::Actual);
    add(&mut reading, &Metric::Enterprises, 30.0, 2027, Status::Target);
    let comparison = compare(&[reading]);
    let [all, added] = comparison.profiles[0].series.as_slice() else { panic!("two series") };
    assert_eq!((all.current.is_some(), all.target.is_some(), &all.reached), (true, false, &None));
    assert_eq!((added.current.is_some(), added.target.is_some(), &added.reached), (false, true, &None));
    // A target that was surpassed since it was set is one all the same.
    let mut promise = article("a.txt", "Xilin", date(2022, 1, 1));
    add(&mut promise, &Metric::Enterprises, 30.0, 2027, Status::Target);
    let mut report = article("b.txt", "Xilin", date(2025, 1, 1));
    add(&mut report, &Metric::Enterprises, 45.0, 2024, Status::Actual);
    assert_eq!(only_series(&[promise, report]).reached.map(|reached| reached.value.round()), Some(150.0));
}

#[test]
fn nobody_promises_what_the_same_text_says_is_passed_already() {
    let figures = |actual: f64, target: f64, metric: &Metric| {
        let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
        add(&mut reading, metric, actual, 2024, Status::Actual);
        add(&mut reading, metric, target, 2027, Status::Target);
        reading
    };
    // The city's output, and that of its new park.
    let city = compare(&[figures(190e9, 10e9, &Metric::OutputValue)]);
    let [now, then] = city.profiles[0].series.as_slice() else { panic!("two series") };
    assert_eq!((&now.target, &now.reached, &then.current, &then.reached), (&None, &None, &None, &None));
    // What is to stay as it is, and what is to go down.
    assert!(only_series(&[figures(11e9, 10e9, &Metric::OutputValue)]).reached.is_some());
    assert!(only_series(&[figures(190e9, 10e9, &Metric::Other("cost".to_owned()))]).target.is_some());
    // "From 10 to 6 million tonnes" says that both are of the same.
    let mut down = figures(10e6, 6e6, &Metric::Capacity);
    down.claims[1].evidence.sentence_span = down.claims[0].evidence.sentence_span;
    assert!(only_series(&[down]).target.is_some());
    // Both are told: the target is of what the smaller figure is of.
    let mut both = figures(190e9, 10e9, &Metric::OutputValue);
    add(&mut both, &Metric::OutputValue, 8e9, 2024, Status::Actual);
    let both = compare(&[both]);
    let [park, city] = both.profiles[0].series.as_slice() else { panic!("two series") };
    assert_eq!(park.reached.as_ref().map(|reached| reached.value.round()), Some(80.0));
    assert_eq!((city.current.as_ref().map(|point| point.value), &city.target), (Some(190e9), &None));
}

#[test]
fn half_a_year_stands_alone() {
    let mut reading = article("a.txt", "Xilin", date(2025, 8, 1));
    let half = add(&mut reading, &Metric::OutputValue, 30e9, 2025, Status::Actual);
    (half.date_from, half.date_to) = (Some(date(2025, 1, 1)), Some(date(2025, 6, 30)));
    add(&mut reading, &Metric::OutputValue, 100e9, 2027, Status::Target);
    let comparison = compare(&[reading]);
    let series = &comparison.profiles[0].series;
    assert_eq!(series.len(), 2);
    assert_eq!(series[1].part_of_year.as_deref(), Some("Jan–Jun"));
    assert!(series.iter().all(|series| series.reached.is_none()));
}

#[test]
fn a_newer_article_decides_the_current_figure() {
    let mut old = article("b.txt", "Xilin", date(2025, 2, 1));
    add(&mut old, &Metric::Enterprises, 100.0, 2024, Status::Actual).qualifier = Qualifier::MoreThan;
    let mut new = article("a.txt", "Xilin", date(2025, 3, 1));
    add(&mut new, &Metric::Enterprises, 112.0, 2024, Status::Actual);
    let series = only_series(&[old, new]);
    assert_eq!(series.points.len(), 2);
    assert_eq!(series.current.map(|current| current.value), Some(112.0));
}

/// The checks of a kind, as `what`.
fn checks_of(comparison: &Comparison, kind: CheckKind) -> Vec<String> {
    comparison.checks.iter().filter(|check| check.kind == kind).map(|check| check.what.clone()).collect()
}

/// A derived figure by its rule.
fn derived(comparison: &Comparison, rule: &str) -> Option<(f64, Qualifier)> {
    let mut all = comparison.profiles.iter().flat_map(|profile| &profile.derived);
    all.find(|figure| figure.rule == rule).map(|figure| ((figure.value * 100.0).round() / 100.0, figure.qualifier))
}

#[test]
fn a_changed_target_is_told_and_the_newer_one_counts() {
    let mut old = article("a.txt", "Xilin", date(2023, 3, 1));
    add(&mut old, &Metric::OutputValue, 100e9, 2027, Status::Target);
    let mut new = article("b.txt", "Xilin", date(2025, 3, 1));
    add(&mut new, &Metric::OutputValue, 120e9, 2027, Status::Target);
    let comparison = compare(&[old.clone(), new.clone()]);
    assert_eq!(
        checks_of(&comparison, CheckKind::ChangedTarget),
        ["Output value target for 2027: 100 bn → 120 bn yuan"]
    );
    assert!(checks_of(&comparison, CheckKind::Contradiction).is_empty());
    assert_eq!(comparison.profiles[0].series[0].target.as_ref().map(|target| target.value), Some(120e9));
    // Two texts of one spring contradict each other.
    new.article.published = Some(date(2023, 4, 1));
    let comparison = compare(&[old, new]);
    assert!(checks_of(&comparison, CheckKind::ChangedTarget).is_empty());
    assert_eq!(checks_of(&comparison, CheckKind::Contradiction).len(), 1);
}

#[test]
fn a_target_past_its_year_is_due() {
    let mut old = article("a.txt", "Xilin", date(2022, 3, 1));
    add(&mut old, &Metric::Capacity, 40_000.0, 2021, Status::Actual);
    add(&mut old, &Metric::Capacity, 100_000.0, 2024, Status::Target);
    let other = article("b.txt", "Xilin", date(2025, 3, 1));
    let due = checks_of(&compare(&[old.clone(), other.clone()]), CheckKind::Due);
    assert_eq!(due, ["Capacity of steel: 100,000 t was due 2024, no figure found"]);
    // A figure of that year or a later one ends the waiting, and a text of the target's own time does not begin it.
    let mut answered = other;
    add(&mut answered, &Metric::Capacity, 90_000.0, 2024, Status::Actual);
    assert!(checks_of(&compare(&[old.clone(), answered]), CheckKind::Due).is_empty());
    assert!(checks_of(&compare(&[old]), CheckKind::Due).is_empty());
}

#[test]
fn a_missed_target_is_told() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 10));
    add(&mut reading, &Metric::Capacity, 100_000.0, 2024, Status::Target);
    add(&mut reading, &Metric::Capacity, 90_000.0, 2024, Status::Actual);
    let missed = checks_of(&compare(&[reading.clone()]), CheckKind::MissedTarget);
    assert_eq!(missed, ["Capacity of steel 2024: 90,000 t of 100,000 t reached"]);
    // "More than 90,000" may be enough.
    reading.claims[1].qualifier = Qualifier::MoreThan;
    assert!(checks_of(&compare(&[reading]), CheckKind::MissedTarget).is_empty());
}

#[test]
fn a_figure_of_july_misses_no_target_of_its_year() {
    let mut july = article("a.txt", "Xilin", date(2024, 7, 16));
    add(&mut july, &Metric::Production, 100_000.0, 2024, Status::Target);
    add(&mut july, &Metric::Production, 50_000.0, 2024, Status::Actual);
    let mut later = article("b.txt", "Xilin", date(2025, 3, 1));
    let told = compare(&[july.clone(), later.clone()]);
    assert!(checks_of(&told, CheckKind::MissedTarget).is_empty());
    assert_eq!(
        checks_of(&told, CheckKind::Due),
        ["Production of steel: 100,000 t was due 2024, no figure of the whole year found"]
    );
    // The figure of the whole year, told later, answers.
    add(&mut later, &Metric::Production, 90_000.0, 2024, Status::Actual);
    assert!(checks_of(&compare(&[july, later]), CheckKind::Due).is_empty());
}

#[test]
fn growth_of_lately_tells_when_a_target_is_met() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 10));
    add(&mut reading, &Metric::OutputValue, 100e9, 2022, Status::Actual);
    add(&mut reading, &Metric::OutputValue, 121e9, 2024, Status::Actual);
    let target = add(&mut reading, &Metric::OutputValue, 150e9, 2027, Status::Target);
    target.qualifier = Qualifier::MoreThan;
    let comparison = compare(std::slice::from_ref(&reading));
    assert_eq!(derived(&comparison, "lately"), Some((10.0, Qualifier::Exact)));
    // ln(150 / 121) / ln 1.1 years, and more, since the target is a lower bound.
    assert_eq!(derived(&comparison, "met_in"), Some((2.25, Qualifier::AtLeast)));
    // A start that is only a lower bound says nothing of the time.
    reading.claims[0].qualifier = Qualifier::MoreThan;
    let comparison = compare(&[reading]);
    assert_eq!(derived(&comparison, "lately"), Some((10.0, Qualifier::LessThan)));
    assert_eq!(derived(&comparison, "met_in"), None);
}

#[test]
fn a_region_cannot_have_more_than_its_province() {
    let mut city = article("a.txt", "Baise", date(2025, 1, 10));
    add(&mut city, &Metric::OutputValue, 130e9, 2024, Status::Actual);
    let mut province = article("b.txt", "Guangxi", date(2025, 2, 1));
    add(&mut province, &Metric::OutputValue, 112e9, 2024, Status::Actual);
    let comparison = compare(&[city.clone(), province.clone()]);
    let expected = ["Output value 2024: Baise has 130 bn yuan, Guangxi only 112 bn yuan"];
    assert_eq!(checks_of(&comparison, CheckKind::Contradiction), expected);
    // A bound leaves room.
    province.claims[0].qualifier = Qualifier::MoreThan;
    assert!(checks_of(&compare(&[city, province]), CheckKind::Contradiction).is_empty());
}

#[test]
fn figures_that_cannot_be_are_doubted() {
    let mut reading = article("a.txt", "Xilin", date(2025, 3, 1));
    add(&mut reading, &Metric::Share, 158.0, 2024, Status::Actual);
    add(&mut reading, &Metric::Revenue, 5e9, 2025, Status::Actual);
    let mut doubts = checks_of(&compare(&[reading.clone()]), CheckKind::Doubtful);
    doubts.sort();
    assert_eq!(doubts, ["Revenue of 2025 told as reached: 5 bn yuan", "Share: 158%"]);
    // At the end of the year it may be the year's own.
    reading.article.published = Some(date(2025, 12, 28));
    assert_eq!(checks_of(&compare(&[reading]), CheckKind::Doubtful), ["Share: 158%"]);
}

#[test]
fn a_target_out_of_all_proportion_is_doubted() {
    let doubts = |goal: f64| {
        let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
        add(&mut reading, &Metric::OutputValue, 5e6, 2024, Status::Actual);
        add(&mut reading, &Metric::OutputValue, goal, 2027, Status::Target);
        checks_of(&compare(&[reading]), CheckKind::Doubtful)
    };
    assert_eq!(doubts(9e9), ["Output value: 9 bn yuan planned, 5 mn yuan now"]);
    assert!(doubts(900e6).is_empty());
}

#[test]
fn three_regions_with_different_years_and_bounds_keep_them() {
    let mut readings = Vec::new();
    for (file, region, now, goal, by, bound) in [
        ("a.txt", "Xilin", 40e9, 100e9, 2027, Qualifier::MoreThan),
        ("b.txt", "Donglin", 60e9, 80e9, 2030, Qualifier::Exact),
        ("c.txt", "Nanlin", 10e9, 30e9, 2026, Qualifier::AtLeast),
    ] {
        let mut reading = article(file, region, date(2025, 1, 10));
        add(&mut reading, &Metric::OutputValue, now, 2024, Status::Actual);
        add(&mut reading, &Metric::OutputValue, goal, by, Status::Target).qualifier = bound;
        readings.push(reading);
    }
    let comparison = compare(&readings);
    let reached = |region: &str| {
        let profile = comparison.profiles.iter().find(|profile| profile.region == region).unwrap();
        profile.series[0].reached.map(|part| (part.value.round(), part.qualifier)).unwrap()
    };
    assert_eq!(reached("Xilin"), (40.0, Qualifier::LessThan));
    assert_eq!(reached("Donglin"), (75.0, Qualifier::Exact));
    assert_eq!(reached("Nanlin"), (33.0, Qualifier::AtMost));
    assert!(checks_of(&comparison, CheckKind::Contradiction).is_empty());
}

/// One story in six languages; one version has a wrong figure.
fn six_versions() -> Vec<Reading> {
    let figures = [(1.0e9, 2024), (2.0e9, 2027), (3.5e9, 2028), (0.7e9, 2020), (0.9e9, 2022), (1.4e9, 2025)];
    ["zh", "en", "de", "kn", "sw", "nb"]
        .iter()
        .enumerate()
        .map(|(index, lang)| {
            let mut reading = article(&format!("{index}.{lang}.txt"), "Xilin", date(2025, 3, 1));
            (*lang).clone_into(&mut reading.article.lang);
            for (value, year) in figures {
                let status = if year > 2024 { Status::Target } else { Status::Actual };
                let wrong = *lang == "kn" && year == 2027;
                add(&mut reading, &Metric::OutputValue, if wrong { value * 10.0 } else { value }, year, status);
            }
            reading
        })
        .collect()
}

#[test]
fn one_wrong_version_is_found() {
    let comparison = compare(&six_versions());
    assert_eq!(comparison.stories.len(), 1);
    assert_eq!(comparison.stories[0].files[0], "0.zh.txt");
    // Six figures, and the wrong one.
    assert_eq!(comparison.profiles[0].claims.len(), 7);
    let contradictions: Vec<_> =
        comparison.checks.iter().filter(|check| check.kind == CheckKind::Contradiction).collect();
    assert_eq!(contradictions.len(), 1);
    assert!(contradictions[0].because.contains("20 bn yuan in 3.kn.txt"), "{}", contradictions[0].because);
    // Five versions outweigh one.
    let target = &comparison.profiles[0].series[0].points.iter().filter(|point| point.year == 2027).collect::<Vec<_>>();
    assert_eq!(target.iter().map(|point| point.claims.len()).collect::<Vec<_>>(), [5, 1]);
}

#[test]
fn a_share_gives_the_whole_with_its_bound() {
    let mut reading = article("a.txt", "Xilin", date(2025, 3, 1));
    add(&mut reading, &Metric::Capacity, 300_000.0, 2024, Status::Actual);
    let share = add(&mut reading, &Metric::Share, 60.0, 2024, Status::Actual);
    share.of_metric = Some(Metric::Capacity);
    share.of_region = Some("Beilin".into());
    share.qualifier = Qualifier::MoreThan;
    let comparison = compare(&[reading]);
    let whole = comparison.profiles.iter().find(|profile| profile.region == "Beilin").unwrap();
    assert!(whole.derived_only);
    assert_eq!(whole.derived[0].qualifier, Qualifier::LessThan);
    assert!((whole.derived[0].value - 500_000.0).abs() < 1e-6);
}

#[test]
fn a_loose_word_stands_for_the_articles_industry() {
    let mut reading = article("a.txt", "Xilin", date(2025, 1, 1));
    for (year, status) in
        [(2020, Status::Actual), (2021, Status::Actual), (2023, Status::Actual), (2027, Status::Target)]
    {
        add(&mut reading, &Metric::OutputValue, 1e9 * f64::from(year - 2000), year, status);
    }
    add(&mut reading, &Metric::Enterprises, 150.0, 2027, Status::Target);
    for claim in &mut reading.claims {
        claim.sector = Some("copper-based materials".into());
    }
    add(&mut reading, &Metric::Enterprises, 100.0, 2024, Status::Actual).sector = Some("copper".into());
    let comparison = compare(&[reading.clone()]);
    let enterprises = |comparison: &Comparison| {
        let all = comparison.profiles[0].series.iter().filter(|series| series.metric == Metric::Enterprises);
        all.map(|series| series.points.len()).collect::<Vec<_>>()
    };
    assert_eq!(enterprises(&comparison), [2]);
    // Beside the full name for the same year and status it is another thing.
    add(&mut reading, &Metric::Enterprises, 60.0, 2024, Status::Actual).sector = Some("copper-based materials".into());
    assert_eq!(enterprises(&compare(&[reading])), [2, 1]);
}

fn claims_shown(comparison: &Comparison) -> usize {
    let series = comparison.profiles.iter().flat_map(|profile| &profile.series);
    series
        .map(|series| series.points.iter().map(|point| point.claims.len()).sum::<usize>() + series.undated.len())
        .sum()
}

/// Output of a part of a year.
fn part(reading: &mut Reading, value: f64, from: i8, to: i8, qualifier: Qualifier) {
    let claim = add(reading, &Metric::OutputValue, value, 2024, Status::Actual);
    claim.date_from = Some(date(2024, from, 1));
    claim.date_to = Some(date(2024, to, 1).last_of_month());
    claim.qualifier = qualifier;
}

#[test]
fn parts_that_make_up_a_year_are_added_up() {
    let sums = |reading: &Reading| -> Vec<String> {
        let comparison = compare(std::slice::from_ref(reading));
        let derived = comparison.profiles.iter().flat_map(|profile| &profile.derived);
        let sums = derived.filter(|derived| derived.rule == "parts_of_year");
        sums.map(|sum| format!("{} = {} {}", sum.formula, sum.value / 1e9, sum.qualifier.as_str())).collect()
    };
    let mut reading = article("a.txt", "Xilin", date(2025, 3, 1));
    part(&mut reading, 9.2e9, 1, 6, Qualifier::Exact);
    part(&mut reading, 4.0e9, 7, 9, Qualifier::Exact);
    assert_eq!(sums(&reading), [] as [&str; 0]);
    part(&mut reading, 5.0e9, 10, 12, Qualifier::MoreThan);
    // A part of a part changes nothing.
    part(&mut reading, 1.0e9, 2, 3, Qualifier::Exact);
    assert_eq!(sums(&reading), ["9.2 bn + 4 bn + 5 bn = 18.2 more_than"]);
    // Two figures for one part: neither is known to be the right one.
    let mut torn = reading.clone();
    part(&mut torn, 9.9e9, 1, 6, Qualifier::Exact);
    assert_eq!(sums(&torn), [] as [&str; 0]);
    // The year itself is stated.
    add(&mut reading, &Metric::OutputValue, 19.0e9, 2024, Status::Actual);
    assert_eq!(sums(&reading), [] as [&str; 0]);
}

/// A few articles about two regions, with whatever figures.
fn any_readings() -> impl Strategy<Value = Vec<Reading>> {
    let metrics = prop::sample::select(vec![Metric::OutputValue, Metric::Capacity, Metric::Growth, Metric::Share]);
    let status = prop::sample::select(vec![Status::Actual, Status::Expected, Status::Target]);
    let qualifier = prop::sample::select(vec![
        Qualifier::Exact,
        Qualifier::MoreThan,
        Qualifier::AtMost,
        Qualifier::About,
        Qualifier::Range,
    ]);
    let claim = (metrics, -50.0f64..1e4, 2020i32..2028, status, qualifier, prop::option::of(2018i32..2024));
    let readings = prop::collection::vec((0usize..2, prop::collection::vec(claim, 0..8)), 1..6);
    readings.prop_map(|readings| {
        let with_claims = readings.into_iter().enumerate().map(|(index, (region, claims))| {
            let mut reading = article(&format!("{index}.txt"), ["Xilin", "Beilin"][region], date(2024, 5, 1));
            for (metric, value, year, status, qualifier, baseline) in claims {
                let claim = add(&mut reading, &metric, value, year, status);
                claim.qualifier = qualifier;
                claim.value_high = (qualifier == Qualifier::Range).then_some(value + 10.0);
                claim.baseline_year = baseline;
                claim.of_metric = baseline.map(|_| Metric::OutputValue);
                claim.of_region = (metric == Metric::Share).then(|| "China".into());
            }
            reading
        });
        with_claims.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_does_not_matter_and_nothing_is_lost(readings in any_readings()) {
        let whole = compare(&readings);
        let mut reversed = readings.clone();
        reversed.reverse();
        prop_assert_eq!(&compare(&reversed), &whole);
        let all: usize = readings.iter().map(|reading| reading.claims.len()).sum();
        prop_assert_eq!(claims_shown(&whole), all);
        for derived in whole.profiles.iter().flat_map(|profile| &profile.derived) {
            prop_assert!(derived.value.is_finite());
            prop_assert!(!derived.claims.is_empty());
        }
    }
}

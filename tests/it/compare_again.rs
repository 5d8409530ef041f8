//! Comparing a folder again after a change gives what comparing it anew gives.

use jiff::civil::date;
use planscope::compare::{Memory, compare};
use planscope::model::{Commitment, Metric, Reading, Shared, Span, Status, Strength, Unit};
use proptest::prelude::*;

use crate::made_up::{add, article};
use crate::{gold, made_up};

const REGIONS: [&str; 4] = ["Guangyuan", "Sichuan", "China", "Xilin"];

/// An article of random claims. Few values, years and industries, so that figures meet; two versions of each article,
/// so that many tell one story.
fn any_article() -> impl Strategy<Value = (Reading, Reading)> {
    let metrics = vec![Metric::OutputValue, Metric::Capacity, Metric::Growth, Metric::Share, Metric::Investment];
    let metric = prop::sample::select(metrics);
    let status = prop::sample::select(vec![Status::Actual, Status::Target]);
    let claim = (metric, 1u32..6, 2022i32..2028, status, prop::option::of(0usize..4), 0u8..8);
    let day = (2022i16..2027, 1i8..3);
    (0usize..4, day, prop::collection::vec(claim, 0..8)).prop_map(|(region, (year, day), claims)| {
        let mut reading = article("made up", REGIONS[region], date(year, 5, day));
        for (metric, value, year, status, region, kind) in claims {
            let claim = add(&mut reading, &metric, f64::from(value) * 20.0, year, status);
            claim.region = region.map(|region| REGIONS[region].into());
            claim.in_headline = kind == 0;
            claim.baseline_year = (metric == Metric::Growth).then_some(year - 1);
            claim.of_metric = (metric == Metric::Growth).then_some(Metric::OutputValue);
            claim.of_region = (metric == Metric::Share).then(|| "China".into());
            // Several claims in a sentence.
            claim.evidence.sentence_span = Span::new(usize::from(kind / 4) * 1000, usize::from(kind / 4) * 1000 + 900);
            if kind == 1 {
                claim.metric = Metric::Other("unheard_of".to_owned());
                claim.unit = Unit::Count;
            }
        }
        reading.commitments.extend((day == 1).then(|| Commitment {
            file: String::new(),
            lang: "en".to_owned(),
            span: Span::new(0, 1),
            sentence_span: Span::new(0, 1),
            sentence: "It will be.".to_owned(),
            cues: Vec::new(),
            actors: Vec::new(),
            to: Vec::new(),
            region: Some("Sichuan".to_owned()),
            year: None,
            strength: Strength::Planned,
            paragraph: 1,
        }));
        let mut other = reading.clone();
        "zh".clone_into(&mut other.article.lang);
        other.claims.pop();
        (reading, other)
    })
}

/// The reading as that of another file.
fn under(file: &str, reading: &Reading) -> Shared<Reading> {
    let mut reading = reading.clone();
    file.clone_into(&mut reading.article.file);
    for claim in &mut reading.claims {
        claim.file = (*file).into();
        claim.id = planscope::model::ClaimId::new(file, claim.evidence.span);
    }
    for commitment in &mut reading.commitments {
        file.clone_into(&mut commitment.file);
    }
    Shared::new(reading)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn adding_changing_and_removing_articles_gives_what_comparing_anew_gives(
        articles in prop::collection::vec(any_article(), 2..8),
        steps in prop::collection::vec((0usize..100, 0u8..3), 1..16),
    ) {
        let mut memory = Memory::default();
        let mut present: Vec<Shared<Reading>> = Vec::new();
        for (chosen, action) in steps {
            let (one, other) = &articles[chosen % articles.len()];
            let file = format!("{}{}.txt", chosen % articles.len(), if chosen >= 50 { "b" } else { "" });
            let reading = under(&file, if action == 1 { other } else { one });
            present.retain(|present| present.article.file != file);
            if action < 2 {
                present.push(reading);
            }
            prop_assert_eq!(memory.compare(&present), compare(&present));
        }
    }
}

#[test]
fn real_articles_one_by_one() {
    let readings: Vec<Shared<Reading>> =
        gold::seed_readings().into_iter().chain(gold::dev_readings()).map(Shared::new).collect();
    let mut memory = Memory::default();
    for count in (0..=readings.len()).chain((0..readings.len()).rev().step_by(7)) {
        let present = &readings[..count];
        assert_eq!(memory.compare(present), compare(present), "{count} articles");
    }
}

#[test]
fn results_of_other_regions_are_kept() {
    let mut readings: Vec<Shared<Reading>> = made_up::folder(2000).into_iter().map(Shared::new).collect();
    let mut memory = Memory::default();
    let last = readings.pop().unwrap();
    let before = memory.compare(&readings);
    readings.push(last.clone());
    let after = memory.compare(&readings);
    let of = |region: &str| before.profiles.iter().find(|profile| profile.region == region);
    let changed: Vec<&str> = after
        .profiles
        .iter()
        .filter(|profile| !of(&profile.region).is_some_and(|before| before.is_same(profile)))
        .map(|profile| profile.region.as_str())
        .collect();
    assert_eq!(changed, last.article.regions);
}

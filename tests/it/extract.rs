//! Extraction cases, data per language in `tests/cases/extract`, and properties that hold for any text.

use planscope::extract::lexicon::Lexicon;
use planscope::extract::read;
use planscope::model::{Claim, Document, Span};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// A text with all claims that it makes, in their order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Publication date; 15 June 2025 where none is given.
    #[serde(default = "published")]
    published: String,
    claims: Vec<Expected>,
}

fn published() -> String {
    "2025-06-15".to_owned()
}

/// What is known of a claim. Left out: the qualifier is `exact`, the status `actual`; anything else is not looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    value_text: String,
    value: f64,
    value_high: Option<f64>,
    unit: Option<String>,
    metric: Option<String>,
    of_metric: Option<String>,
    region: Option<String>,
    of_region: Option<String>,
    sector: Option<String>,
    /// 0 where no year is known.
    year: Option<i32>,
    baseline_year: Option<i32>,
    status: Option<String>,
    qualifier: Option<String>,
}

/// The cases of a language that are read wrong, if any.
fn wrong(lang: &str, cases: &str) -> Option<String> {
    let cases: Cases = toml::from_str(cases).unwrap_or_else(|error| panic!("{lang}.toml: {error}"));
    let wrong: Vec<String> = cases.case.iter().filter_map(|case| difference(lang, case)).collect();
    (!wrong.is_empty())
        .then(|| format!("{} of {} cases of {lang}:\n{}", wrong.len(), cases.case.len(), wrong.join("\n")))
}

/// What is wrong with the reading of a case, if anything.
fn difference(lang: &str, case: &Case) -> Option<String> {
    let document = Document {
        text: case.text.clone(),
        lang: Some(lang.to_owned()),
        published: Some(case.published.parse().unwrap()),
        ..Document::default()
    };
    let claims = read(&document).claims;
    let got: Vec<String> =
        claims.iter().enumerate().map(|(index, claim)| got_line(claim, case.claims.get(index))).collect();
    let expected: Vec<String> = case.claims.iter().map(expected_line).collect();
    let list = |lines: &[String]| lines.join("\n           ");
    (got != expected).then(|| format!("{}\n  expected {}\n  got      {}", case.text, list(&expected), list(&got)))
}

/// A claim in one line, with what the case asks for; everything but the region where it asks for no such claim.
fn got_line(claim: &Claim, asked: Option<&Expected>) -> String {
    let mut parts = vec![
        format!("{} = {}", claim.evidence.value_text, round(claim.value)),
        claim.value_high.map(|high| format!("..{}", round(high))).unwrap_or_default(),
        format!("{} {}", claim.status.as_str(), claim.qualifier.as_str()),
    ];
    if asked.is_none_or(|asked| asked.unit.is_some()) {
        parts.push(claim.unit.to_string());
    }
    if asked.is_none_or(|asked| asked.metric.is_some()) {
        parts.push(claim.metric.to_string());
    }
    if asked.is_none_or(|asked| asked.year.is_some()) {
        parts.push(format!("year={}", claim.year.unwrap_or_default()));
    }
    let Some(asked) = asked else { return parts.join(" ") };
    let rest = [
        ("of", asked.of_metric.is_some(), claim.of_metric.as_ref().map(ToString::to_string)),
        ("region", asked.region.is_some(), claim.region.as_deref().map(str::to_owned)),
        ("whole", asked.of_region.is_some(), claim.of_region.as_deref().map(str::to_owned)),
        ("sector", asked.sector.is_some(), claim.sector.as_deref().map(str::to_owned)),
        ("baseline", asked.baseline_year.is_some(), claim.baseline_year.map(|year| year.to_string())),
    ];
    let wanted = rest.into_iter().filter(|(_, wanted, _)| *wanted);
    parts.extend(wanted.map(|(name, _, value)| format!("{name}={}", value.unwrap_or_default())));
    parts.join(" ")
}

fn expected_line(claim: &Expected) -> String {
    let status = claim.status.as_deref().unwrap_or("actual");
    let qualifier = claim.qualifier.as_deref().unwrap_or("exact");
    let mut parts = vec![
        format!("{} = {}", claim.value_text, round(claim.value)),
        claim.value_high.map(|high| format!("..{}", round(high))).unwrap_or_default(),
        format!("{status} {qualifier}"),
    ];
    parts.extend(claim.unit.clone());
    parts.extend(claim.metric.clone());
    parts.extend(claim.year.map(|year| format!("year={year}")));
    let baseline = claim.baseline_year.map(|year| year.to_string());
    let rest = [
        ("of", &claim.of_metric),
        ("region", &claim.region),
        ("whole", &claim.of_region),
        ("sector", &claim.sector),
        ("baseline", &baseline),
    ];
    parts.extend(rest.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value.as_ref()?))));
    parts.join(" ")
}

fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// The cases of every language, by its code.
fn all_cases() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/extract");
    let mut cases: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_case_of_every_language() {
    let all = all_cases();
    let langs: Vec<&str> = all.iter().map(|(lang, _)| lang.as_str()).collect();
    for lang in Lexicon::languages() {
        assert!(langs.contains(&lang), "{lang} has a lexicon and no cases");
    }
    let wrong: Vec<String> = all.iter().filter_map(|(lang, cases)| wrong(lang, cases)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_language_of_the_detector_has_a_lexicon() {
    let known: Vec<&str> = Lexicon::languages().collect();
    for lang in planscope::extract::language::known() {
        assert!(known.contains(&lang), "{lang}");
    }
    assert!(known.contains(&"sw") && known.len() >= 71);
}

/// Every span of a reading lies on character boundaries of the text and says what it should.
fn spans_hold(text: &str, lang: &str) {
    let document = Document { text: text.to_owned(), lang: Some(lang.to_owned()), ..Document::default() };
    let reading = read(&document);
    let whole = |span: Span| text.get(span.start..span.end).is_some();
    for quantity in &reading.quantities {
        assert!(whole(quantity.span) && !quantity.span.is_empty(), "{quantity:?}");
        assert!(quantity.value.is_finite() && quantity.value_high.is_none_or(f64::is_finite), "{quantity:?}");
    }
    for claim in &reading.claims {
        assert_eq!(claim.evidence.span.of(text), claim.evidence.value_text);
        assert_eq!(claim.evidence.sentence_span.of(text), claim.evidence.sentence);
        assert!(claim.evidence.sentence_span.contains(claim.evidence.span), "{claim:?}");
        assert!(claim.evidence.cues.iter().all(|cue| whole(cue.span)), "{claim:?}");
    }
    for commitment in &reading.commitments {
        assert!(whole(commitment.span) && commitment.sentence_span.contains(commitment.span), "{commitment:?}");
    }
    assert_eq!(reading, read(&document), "two readings differ");
}

const LANGUAGES: [&str; 16] =
    ["en", "de", "nb", "kn", "sw", "zh", "ar", "th", "ja", "he", "fi", "hi", "tr", "ru", "ko", "und"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_safe(text in "\\PC{0,200}", lang in 0..LANGUAGES.len()) {
        spans_hold(&text, LANGUAGES[lang]);
    }

    #[test]
    fn any_mix_of_words_and_numbers_is_safe(
        parts in proptest::collection::vec(prop_oneof![
            "[0-9]{1,12}([.,' ][0-9]{1,3}){0,3}",
            Just("2027".to_owned()), Just("%".to_owned()), Just("yuan".to_owned()), Just("Mrd. Yuan".to_owned()),
            Just("bilioni".to_owned()), Just("more than".to_owned()), Just("to".to_owned()), Just("-".to_owned()),
            Just("ಟನ್\u{200c}ಗಳು".to_owned()), Just("ಕೋಟಿ".to_owned()), Just("೧೨".to_owned()), Just("万亿元".to_owned()),
            Just("und".to_owned()), Just("from".to_owned()), Just("a third".to_owned()), Just("\"".to_owned()),
            Just("\u{a0}".to_owned()), Just("\n".to_owned()), Just("İ".to_owned()), Just("plans to".to_owned()),
        ], 0..40),
        glue in prop_oneof![Just(""), Just(" ")],
        lang in 0..LANGUAGES.len(),
    ) {
        spans_hold(&parts.join(glue), LANGUAGES[lang]);
    }
}

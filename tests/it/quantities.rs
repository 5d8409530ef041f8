//! Numbers as they are understood, claim or not: data in `tests/cases/quantities`.

use planscope::extract::read;
use planscope::model::{Document, Quantity};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// A text with all its numbers in their order, each as `text = value unit`; the unit is the kind where there is none, and
/// what is no figure ends in `ignored`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    lang: String,
    text: String,
    quantities: Vec<String>,
}

fn line(text: &str, quantity: &Quantity) -> String {
    // Ten digits are more than any text gives.
    let round = |value: f64| format!("{value:.9e}").parse::<f64>().unwrap();
    let high = quantity.value_high.map(|high| format!("..{}", round(high))).unwrap_or_default();
    let kind = format!("{:?}", quantity.kind).to_lowercase();
    let unit = quantity.unit.as_ref().map_or(kind, ToString::to_string);
    let ignored = if quantity.ignored.is_some() { " ignored" } else { "" };
    format!("{} = {}{high} {unit}{ignored}", quantity.span.of(text), round(quantity.value))
}

#[test]
fn every_number_is_understood() {
    let cases = include_str!("../cases/quantities/forms.toml");
    let cases: Cases = toml::from_str(cases).unwrap();
    let wrong: Vec<String> = cases
        .case
        .iter()
        .filter_map(|case| {
            let document = Document {
                text: case.text.clone(),
                lang: Some(case.lang.clone()),
                published: Some("2025-06-15".parse().unwrap()),
                ..Document::default()
            };
            let got: Vec<String> = read(&document).quantities.iter().map(|one| line(&case.text, one)).collect();
            let expected = &case.quantities;
            (got != *expected)
                .then(|| format!("{} {:?}\n  expected {expected:?}\n  got      {got:?}", case.lang, case.text))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.case.len(), wrong.join("\n"));
}

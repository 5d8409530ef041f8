//! Figures and dates as the CLDR formats them in 71 languages (`tests/cases/cldr`, written by `tools/roundtrip.py`), read
//! back.

use std::collections::BTreeMap;

use planscope::extract::read;
use planscope::model::{Document, QuantityKind, Unit};

/// Languages whose CLDR data lack scale words or units.
const INCOMPLETE: [&str; 7] = ["yi", "sn", "la", "zu", "ak", "am", "tk"];
/// What must be read right of the others, of each language and of all.
const LEAST: f64 = 0.97;

struct Row<'a> {
    lang: &'a str,
    kind: &'a str,
    value: &'a str,
    unit: &'a str,
    text: &'a str,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    include_str!("../cases/cldr/roundtrip.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap();
        Row { lang: next(), kind: next(), value: next(), unit: next(), text: next() }
    })
}

/// Whether a number of the text is understood as what it was made from.
fn is_read(row: &Row<'_>) -> bool {
    let document = Document { text: row.text.to_owned(), lang: Some(row.lang.to_owned()), ..Document::default() };
    read(&document).quantities.iter().any(|found| {
        if row.kind == "date" {
            return found.date.is_some_and(|date| date.to_string() == row.value);
        }
        let wanted: f64 = row.value.parse().unwrap();
        let same = (found.value - wanted).abs() <= 1e-9 * wanted.abs();
        // A bare number of four digits may be taken for a year.
        let bare = row.kind == "number" && matches!(found.kind, QuantityKind::Number | QuantityKind::Date);
        same && (bare || found.unit.as_ref().map(Unit::symbol) == Some(row.unit))
    })
}

#[test]
fn what_the_cldr_writes_is_read_back() {
    let mut right: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows() {
        let (read, all) = right.entry(row.lang).or_default();
        *all += 1;
        if is_read(&row) {
            *read += 1;
        } else {
            missed.entry(row.lang).or_default().push(row.text);
        }
    }
    assert_eq!(right.len(), 71);
    let complete: Vec<_> = right.iter().filter(|(lang, _)| !INCOMPLETE.contains(lang)).collect();
    let weak: Vec<String> = complete
        .iter()
        .map(|(lang, (read, all))| (lang, *read as f64 / *all as f64))
        .filter(|(_, share)| *share < LEAST)
        .map(|(lang, share)| format!("{lang} {share:.3}: {:?}", missed[*lang]))
        .collect();
    assert!(weak.is_empty(), "{}", weak.join("\n"));
    // Of the incomplete ones nearly all is read, too.
    let (read, all) = right.values().fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
    assert!(read as f64 / all as f64 >= LEAST, "{read} of {all}");
}

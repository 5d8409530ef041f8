//! The figures of a chart as a table: each with its sentence and its place.

use crate::chart::{Chart, Facts, Mark};
use crate::model::Claim;

use super::ExportError;

/// Heads of the columns.
const HEADS: [&str; 16] = [
    "figure",
    "status",
    "year",
    "value",
    "value_high",
    "unit",
    "qualifier",
    "as_written",
    "sentence",
    "file",
    "paragraph",
    "sentence_number",
    "start",
    "end",
    "language",
    "claim",
];

/// A row for every claim that a figure of the chart states or rests on, in the order of the figures; UTF-8 with a byte
/// order mark, so that spreadsheets read every script. `start` and `end` count bytes in the article's text.
///
/// # Errors
/// [`ExportError::Table`] if a row cannot be written.
pub fn sources_csv(chart: &Chart, facts: &dyn Facts) -> Result<Vec<u8>, ExportError> {
    let table = |error: &dyn std::fmt::Display| ExportError::Table(error.to_string());
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEADS).map_err(|error| table(&error))?;
    for mark in &chart.marks {
        for claim in mark.claims.iter().filter_map(|id| facts.claim(id)) {
            writer.write_record(row(mark, claim)).map_err(|error| table(&error))?;
        }
    }
    writer.into_inner().map_err(|error| table(&error))
}

fn row(mark: &Mark, claim: &Claim) -> [String; 16] {
    let evidence = &claim.evidence;
    [
        plain(&mark.name),
        claim.status.as_str().to_owned(),
        claim.year.map(|year| year.to_string()).unwrap_or_default(),
        claim.value.to_string(),
        claim.value_high.map(|value| value.to_string()).unwrap_or_default(),
        claim.unit.symbol().to_owned(),
        claim.qualifier.as_str().to_owned(),
        plain(&evidence.value_text),
        plain(&evidence.sentence),
        plain(&claim.file),
        evidence.paragraph.to_string(),
        evidence.sentence_number.to_string(),
        evidence.span.start.to_string(),
        evidence.span.end.to_string(),
        claim.lang.to_string(),
        claim.id.to_string(),
    ]
}

/// Text of an article on one line; a spreadsheet must not take it for a formula.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        assert_eq!(plain("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(plain(" 12\n%"), "12 %");
    }
}

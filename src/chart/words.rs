//! The words of a chart: title, subtitle, names of marks, notes, source line, description.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::format::{self, NumberText};
use crate::model::{Article, ClaimId, Derived, Figure, Metric, Point, Qualifier, Series, Status, Unit};

use super::model::Facts;

/// "output value of aluminium-based new materials", "projects in food processing", "share of capacity of Sichuan".
#[must_use]
pub fn subject(series: &Series) -> String {
    let mut label = series.metric.label_of(series.of_metric.as_ref());
    if let Some(whole) = &series.of_region {
        let _ = write!(label, " of {whole}");
    }
    if let Some(sector) = series.sector.as_deref().filter(|sector| !sector.is_empty()) {
        label.push_str(match series.metric {
            Metric::OutputValue | Metric::Capacity | Metric::Production | Metric::Revenue | Metric::Exports => " of ",
            Metric::Enterprises | Metric::Projects | Metric::Investment | Metric::Jobs => " in ",
            Metric::Share | Metric::Growth | Metric::Area | Metric::Other(_) => ", ",
        });
        label.push_str(sector);
    }
    if let Some(months) = &series.part_of_year {
        let _ = write!(label, ", {months}");
    }
    label
}

/// Unit of an axis in words: `bn yuan a year`, `Mt`, `percent`, `number`.
#[must_use]
pub fn unit_label(scale: &format::Scale, metric: &Metric, unit: &Unit) -> String {
    let label = scale.label();
    let a_year = matches!(metric, Metric::OutputValue | Metric::Production | Metric::Revenue | Metric::Exports);
    if let Some(rest) = label.strip_prefix('%') {
        format!("percent{rest}")
    } else if label == "×" {
        "times".to_owned()
    } else if label.is_empty() {
        "number".to_owned()
    } else if a_year && !unit.is_ratio() && *unit != Unit::Count {
        format!("{label} a year")
    } else {
        label
    }
}

/// The bound in words, with a space behind: "more than ", "about ".
#[must_use]
pub const fn bound_words(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact | Qualifier::Range => "",
        Qualifier::AtLeast => "at least ",
        Qualifier::MoreThan => "more than ",
        Qualifier::AtMost => "at most ",
        Qualifier::LessThan => "less than ",
        Qualifier::About => "about ",
    }
}

/// A quantity with its bound in words: "more than 100 bn yuan".
#[must_use]
pub fn in_words(text: &NumberText, qualifier: Qualifier) -> String {
    format!("{}{}", bound_words(qualifier), NumberText { sign: "", ..text.clone() })
}

/// The same without the name of a currency: "more than 100 bn".
#[must_use]
pub fn in_short_words(text: &NumberText, qualifier: Qualifier) -> String {
    format!("{}{}", bound_words(qualifier), NumberText { sign: "", ..text.clone() }.short())
}

/// What the chart says after the unit: "41.9 bn in 2024, more than 100 bn targeted for 2027: growth of more than
/// 33.6% a year needed."
#[must_use]
pub fn summary(series: &Series) -> String {
    let short = |point: &Point| in_short_words(&format::point(point, &series.unit), point.qualifier);
    let mut parts = Vec::new();
    if let Some(current) = &series.current {
        parts.push(format!("{} in {}", short(current), current.year));
    }
    if let (Some(expected), None) = (&series.expected, &series.target) {
        parts.push(format!("{} expected for {}", short(expected), expected.year));
    }
    if let Some(target) = &series.target {
        parts.push(format!("{} targeted for {}", short(target), target.year));
    }
    if parts.is_empty() {
        let Some(last) = series.points.last() else { return String::new() };
        parts.push(format!("{}, {} {}", short(last), last.status.as_str(), last.year));
    }
    let mut text = parts.join(", ");
    match (&series.current, &series.target, &series.needed_per_year) {
        (Some(_), Some(_), Some(needed)) => {
            text.push_str(": ");
            text.push_str(&needed_words(needed));
            text.push_str(" needed");
        }
        (Some(_), None, _) => text.push_str("; no target reported"),
        (None, Some(_), _) => text.push_str("; no current figure reported"),
        _ => {}
    }
    text.push('.');
    text
}

/// "growth of more than 33.6% a year".
#[must_use]
pub fn needed_words(needed: &Figure) -> String {
    format!("growth of {}", in_words(&format::a_year(needed), needed.qualifier))
}

/// "Target 2027, more than 100 bn yuan".
#[must_use]
pub fn mark_name(kind: &str, year: Option<i32>, quantity: &str) -> String {
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year}, {quantity}", format::sentence_case(kind))
}

/// What a tooltip says of a reported figure: value, status and year, as written, language, further claims.
#[must_use]
pub fn reported_details(
    text: &NumberText,
    status: Status,
    year: i32,
    claims: &[ClaimId],
    facts: &dyn Facts,
) -> Vec<String> {
    let mut lines = vec![text.to_string(), format!("{} {year}", format::sentence_case(status.as_str()))];
    if let Some(claim) = claims.first().and_then(|id| facts.claim(id)) {
        lines.push(format!("“{}”", claim.evidence.value_text.trim()));
        let language = format::language_name(&claim.lang);
        let day = facts.article(&claim.file).and_then(Article::date).map(|day| format!(", {}", format::date(day)));
        lines.push(format!("{language}{}", day.unwrap_or_default()));
    }
    if claims.len() > 1 {
        lines.push(format!("stated {} times", claims.len()));
    }
    lines
}

/// What a tooltip says of a derived figure: value, year, formula, what it says.
#[must_use]
pub fn derived_details(derived: &Derived) -> Vec<String> {
    let year = derived.year.map(|year| format!(" {year}")).unwrap_or_default();
    let mut lines = vec![format::derived(derived).to_string(), format!("Derived{year}")];
    lines.extend([spaced_signs(&derived.formula), derived.label.clone()].into_iter().filter(|line| !line.is_empty()));
    lines
}

/// "Derived: 2020 = 41.9 − 33.69 (net increase over four years); ..." in the scale of the axis.
#[must_use]
pub fn derivations<'a>(derived: impl Iterator<Item = &'a Derived>, scale: &format::Scale) -> Option<String> {
    let parts: Vec<String> = derived
        .map(|derived| {
            let label = if derived.label.is_empty() { String::new() } else { format!(" ({})", derived.label) };
            let year = derived.year.map(|year| format!("{year} = ")).unwrap_or_default();
            format!("{year}{}{label}", spaced_signs(&without_word(&derived.formula, scale.word)))
        })
        .collect();
    (!parts.is_empty()).then(|| format!("Derived: {}.", parts.join("; ")))
}

/// The formula without the scale's word behind its numbers: the axis says it already.
fn without_word(formula: &str, word: &str) -> String {
    if word.is_empty() {
        return formula.to_owned();
    }
    formula.split(' ').filter(|piece| *piece != word).collect::<Vec<_>>().join(" ")
}

/// Signs of arithmetic as print has them: `41.9 - 33.69` with a minus sign, `/` as `÷`.
fn spaced_signs(formula: &str) -> String {
    formula.replace(" - ", " − ").replace(" / ", " ÷ ").replace(" * ", " × ").replace(" x ", " × ")
}

/// How many sources a line names before it counts the rest.
const SOURCES_NAMED: usize = 3;

/// "Source: event of 11 Nov 2025; article in Kannada, 14 Nov 2025 (news.txt)." Empty without an article.
#[must_use]
pub fn source_line<'a>(claims: impl IntoIterator<Item = &'a ClaimId>, facts: &dyn Facts) -> String {
    let mut files = BTreeSet::new();
    let mut articles: Vec<&Article> = Vec::new();
    for claim in claims.into_iter().filter_map(|id| facts.claim(id)) {
        if files.insert(&*claim.file) {
            articles.extend(facts.article(&claim.file));
        }
    }
    // Newest first: that is where the figures of today come from.
    articles.sort_by(|a, b| b.date().cmp(&a.date()).then_with(|| a.file.cmp(&b.file)));
    if articles.is_empty() {
        return String::new();
    }
    let named: Vec<String> = articles.iter().take(SOURCES_NAMED).map(|article| source(article)).collect();
    let more = articles.len() - named.len();
    let word = if articles.len() == 1 { "Source" } else { "Sources" };
    let rest = if more > 0 { format!("; and {}", format::counted(more, "more article")) } else { String::new() };
    format!("{word}: {}{rest}.", named.join("; "))
}

fn source(article: &Article) -> String {
    let mut text = String::new();
    if let Some(source) = article.source.as_deref().filter(|source| !source.is_empty()) {
        text.push_str(source);
        text.push_str(", ");
    }
    let language = format::language_name(&article.lang);
    let article_in = if article.lang == "und" { "article".to_owned() } else { format!("article in {language}") };
    text.push_str(&article_in);
    if let Some(day) = article.date() {
        let _ = write!(text, ", {}", format::date(day));
    }
    if let Some(day) = article.event.filter(|day| Some(*day) != article.date()) {
        let _ = write!(text, ", on an event of {}", format::date(day));
    }
    let name = article.file.rsplit('/').next().unwrap_or_default();
    format!("{text} ({name})")
}

/// A file name without an ending, of small Latin letters, digits and hyphens: "guangyuan-output-value".
#[must_use]
pub fn file_stem<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut stem = String::new();
    for word in words {
        for character in any_ascii::any_ascii(word).chars() {
            if character.is_ascii_alphanumeric() {
                stem.push(character.to_ascii_lowercase());
            } else if character != '\'' && !stem.ends_with('-') && !stem.is_empty() {
                stem.push('-');
            }
        }
        if !stem.ends_with('-') && !stem.is_empty() {
            stem.push('-');
        }
    }
    let stem: String = stem.chars().take(80).collect();
    let stem = stem.trim_matches('-');
    if stem.is_empty() { "chart".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fixture;

    #[test]
    fn subjects_read_as_english() {
        let of = |metric, sector: &str| subject(&fixture::series(metric, sector, Unit::Count, Vec::new()));
        assert_eq!(of(Metric::OutputValue, "steel"), "output value of steel");
        assert_eq!(of(Metric::Projects, "food processing"), "projects in food processing");
        assert_eq!(of(Metric::Jobs, ""), "jobs");
    }

    #[test]
    fn file_names_are_plain_in_every_script() {
        assert_eq!(file_stem(["Guangyuan", "output value"]), "guangyuan-output-value");
        assert_eq!(file_stem(["Shandong–Chongqing", "projects"]), "shandong-chongqing-projects");
        assert!(file_stem(["广元", "产值"]).bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        assert_eq!(file_stem(["../../etc/passwd"]), "etc-passwd");
        assert_eq!(file_stem([""]), "chart");
    }

    #[test]
    fn formulas_get_true_signs() {
        assert_eq!(spaced_signs("41.9 bn - 33.69 bn"), "41.9 bn − 33.69 bn");
        assert_eq!(spaced_signs("41.9 bn / 1.30"), "41.9 bn ÷ 1.30");
    }
}

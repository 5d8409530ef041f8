//! Several series as indices of one year: who grew faster, whatever the size and the unit.

use crate::model::format::{self, scale_for};
use crate::model::{ClaimId, Figure, Metric, Unit};

use super::model::{Body, Chart, ChartOptions, Connection, ConnectionKind, Facts, Mark, Says, Trajectory};
use super::palette::MarkKind;
use super::{axis, trajectory, words};

/// A figure as an index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexFigure {
    /// Reported as reached, expected or planned.
    pub kind: MarkKind,
    /// The year that it is for.
    pub year: i32,
    /// Its index; the base year has 100.
    pub index: Figure,
    /// As stated: "41.9 bn yuan".
    pub stated: String,
    /// Claims that state it.
    pub claims: Vec<ClaimId>,
}

/// A series as indices.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexLine {
    /// Whose it is: region, and product where the chart has several.
    pub name: String,
    /// In order of years, one a year.
    pub figures: Vec<IndexFigure>,
}

/// The chart of the lines, all of which are 100 in the year `base`; `None` without a line. What each figure is stated
/// as, and whose it is, is in its details.
#[must_use]
pub fn index(
    metric: &Metric,
    lines: &[IndexLine],
    base: i32,
    facts: &dyn Facts,
    options: &ChartOptions,
) -> Option<Chart> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut connections: Vec<Connection> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let last = line.figures.len().checked_sub(1)?;
        marks.extend(line.figures.iter().enumerate().map(|(at, figure)| {
            let mut mark = mark(line, figure, at == last, facts);
            // All lines meet there: one of them says so.
            if figure.year == base && number > 0 && at != last {
                mark.head.clear();
            }
            mark
        }));
        connections.extend(joined(&line.figures));
    }
    if marks.is_empty() {
        return None;
    }
    marks.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.kind.cmp(&b.kind)).then(a.value.total_cmp(&b.value)));
    let scale = scale_for([1.0], &Unit::Count);
    let heading = format::sentence_case(&metric.label());
    let places: Vec<f64> = marks.iter().map(|mark| mark.at).collect();
    let body = Trajectory {
        years: axis::year_axis(&places),
        values: axis::value_axis(marks.iter().map(|mark| mark.value), &scale, 0.08),
        lines: connections,
        path: None,
        band: None,
    };
    let says = Says {
        title: format!("{heading}: growth of regions side by side"),
        subtitle: format!("Index, {base} = 100."),
        heading,
        unit: format!("index, {base} = 100"),
        legend: trajectory::legend(&marks, false),
        file_stem: words::file_stem(["regions", &metric.label(), "index"]),
        ..Says::default()
    };
    Some(Chart::of(says, marks, Body::Trajectory(body), facts, options))
}

fn mark(line: &IndexLine, figure: &IndexFigure, last: bool, facts: &dyn Facts) -> Mark {
    let text = format::worked_out(figure.index.value, &Unit::Count, figure.index.qualifier);
    let kind = figure.kind.as_str();
    let mut details =
        vec![format!("{}: {text}", line.name), format!("{} {}", format::sentence_case(kind), figure.year)];
    details.push(format!("Stated as {}", figure.stated));
    details.extend(
        figure.claims.first().and_then(|id| facts.claim(id)).map(|claim| format::language_name(&claim.lang).to_owned()),
    );
    Mark {
        kind: figure.kind,
        year: Some(figure.year),
        at: f64::from(figure.year),
        value: figure.index.value,
        high: None,
        qualifier: figure.index.qualifier,
        head: text.head(),
        // A line is named where it ends.
        tail: if last { line.name.clone() } else { String::new() },
        name: format!(
            "{}, {kind} {}, index {}, stated as {}",
            line.name,
            figure.year,
            words::in_words(&text, figure.index.qualifier),
            figure.stated
        ),
        details,
        claims: figure.claims.clone(),
        derived: None,
    }
}

/// One line through actual figures, one through what is expected and planned after them.
fn joined(figures: &[IndexFigure]) -> Vec<Connection> {
    let place = |figure: &IndexFigure| [f64::from(figure.year), figure.index.value];
    let actual = |figure: &&IndexFigure| figure.kind == MarkKind::Actual;
    let known: Vec<[f64; 2]> = figures.iter().filter(actual).map(place).collect();
    let last = figures.iter().rposition(|figure| figure.kind == MarkKind::Actual).unwrap_or(0);
    let ahead: Vec<[f64; 2]> = figures.iter().skip(last).map(place).collect();
    [(ConnectionKind::Actual, known), (ConnectionKind::Planned, ahead)]
        .into_iter()
        .filter(|(_, points)| points.len() > 1)
        .map(|(kind, points)| Connection { kind, points })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Qualifier, Reading};

    fn line(name: &str, figures: &[(i32, f64, MarkKind)]) -> IndexLine {
        let figure = |&(year, value, kind): &(i32, f64, MarkKind)| IndexFigure {
            kind,
            year,
            index: Figure { value, qualifier: Qualifier::Exact },
            stated: format!("{value} t"),
            claims: Vec::new(),
        };
        IndexLine { name: name.to_owned(), figures: figures.iter().map(figure).collect() }
    }

    #[test]
    fn lines_are_named_where_they_end_and_lead_on_to_targets() {
        let lines = [
            line(
                "A",
                &[(2020, 100.0, MarkKind::Actual), (2022, 150.0, MarkKind::Actual), (2030, 300.0, MarkKind::Target)],
            ),
            line("B", &[(2020, 100.0, MarkKind::Actual), (2024, 125.0, MarkKind::Actual)]),
        ];
        let facts: Vec<Reading> = Vec::new();
        let chart = index(&Metric::Capacity, &lines, 2020, &facts, &ChartOptions::default()).unwrap();
        assert_eq!((chart.unit.as_str(), chart.file_stem.as_str()), ("index, 2020 = 100", "regions-capacity-index"));
        let named: Vec<(&str, &str)> = chart
            .marks
            .iter()
            .filter(|mark| !mark.tail.is_empty())
            .map(|mark| (mark.head.as_str(), mark.tail.as_str()))
            .collect();
        assert_eq!(named, [("125", "B"), ("300", "A")]);
        assert_eq!(chart.marks[2].name, "A, actual 2022, index 150, stated as 150 t");
        let Body::Trajectory(body) = &chart.body else { panic!("not a trajectory") };
        let kinds: Vec<(ConnectionKind, usize)> =
            body.lines.iter().map(|line| (line.kind, line.points.len())).collect();
        assert_eq!(kinds, [(ConnectionKind::Actual, 2), (ConnectionKind::Planned, 2), (ConnectionKind::Actual, 2)]);
        assert_eq!(index(&Metric::Capacity, &[], 2020, &facts, &ChartOptions::default()), None);
    }
}

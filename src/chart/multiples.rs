//! Small multiples: a little trajectory for each region, all on the same axes.

use crate::model::format::{self, Scale, scale_for};
use crate::model::{Metric, Unit};

use super::dumbbell::RowFigure;
use super::model::{Body, Chart, ChartOptions, Connection, ConnectionKind, Facts, Mark, Multiples, Panel, Says};
use super::palette::MarkKind;
use super::{axis, trajectory, words};

/// Panels drawn at most: of more, none would be large enough to read.
pub const MOST_PANELS: usize = 12;

/// What one panel shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelFigures {
    /// Canonical name of the region.
    pub region: String,
    /// Industry or product as shown; may be empty.
    pub product: String,
    /// Figures with a year, in order of years.
    pub figures: Vec<RowFigure>,
}

/// The chart of the first [`MOST_PANELS`] panels that have a figure with a year; `None` without any.
#[must_use]
pub fn multiples(
    metric: &Metric,
    unit: &Unit,
    panels: &[PanelFigures],
    facts: &dyn Facts,
    options: &ChartOptions,
) -> Option<Chart> {
    let drawn = |figure: &&RowFigure| figure.value.is_finite() && figure.year.is_some();
    let shown: Vec<&PanelFigures> =
        panels.iter().filter(|panel| panel.figures.iter().any(|figure| drawn(&figure))).take(MOST_PANELS).collect();
    let values = shown.iter().flat_map(|panel| panel.figures.iter().filter(drawn));
    let scale = scale_for(values.flat_map(|figure| [Some(figure.value), figure.value_high]).flatten(), unit);
    let mut marks: Vec<Mark> = Vec::new();
    let mut bodies = Vec::new();
    for panel in shown {
        let first = marks.len();
        marks.extend(panel.figures.iter().filter(drawn).map(|figure| mark(panel, figure, unit, &scale, facts)));
        bodies.push(Panel {
            title: panel.region.clone(),
            subtitle: panel.product.clone(),
            lines: lines(marks.get(first..).unwrap_or_default()),
            marks: (first..marks.len()).collect(),
        });
    }
    if marks.is_empty() {
        return None;
    }
    let places: Vec<f64> = marks.iter().map(|mark| mark.at).collect();
    let values = marks.iter().flat_map(|mark| [Some(mark.value), mark.high]).flatten();
    let body =
        Multiples { years: axis::year_axis(&places), values: axis::value_axis(values, &scale, 0.12), panels: bodies };
    let unit_label = words::unit_label(&scale, metric, unit);
    let heading = format::sentence_case(&metric.label());
    let says = Says {
        title: format!("{heading}: region by region"),
        subtitle: format!("{unit_label}. All on the same axes."),
        heading,
        unit: unit_label,
        legend: trajectory::legend(&marks, false),
        file_stem: words::file_stem(["regions", &metric.label(), "over-time"]),
        ..Says::default()
    };
    Some(Chart::of(says, marks, Body::Multiples(body), facts, options))
}

/// Lines through what is known and expected, and from the latest actual figure to the last target after it.
fn lines(marks: &[Mark]) -> Vec<Connection> {
    let mut lines = trajectory::connections(marks);
    let place = |mark: &Mark| [mark.at, mark.level()];
    let last = |kind| marks.iter().rfind(|mark| mark.kind == kind);
    if let (Some(now), Some(target)) = (last(MarkKind::Actual), last(MarkKind::Target))
        && target.at > now.at
    {
        lines.push(Connection { kind: ConnectionKind::Planned, points: vec![place(now), place(target)] });
    }
    lines
}

fn mark(panel: &PanelFigures, figure: &RowFigure, unit: &Unit, scale: &Scale, facts: &dyn Facts) -> Mark {
    let text = figure.text(unit);
    let (year, kind) = (figure.year.unwrap_or_default(), figure.kind.as_str());
    let quantity = figure.in_words(&text);
    Mark {
        kind: figure.kind,
        year: figure.year,
        at: f64::from(year),
        value: figure.value / scale.factor,
        high: figure.drawn_high().map(|high| high / scale.factor),
        qualifier: figure.qualifier,
        head: text.head(),
        tail: String::new(),
        name: format!("{}, {kind} {year}, {quantity}", format!("{} {}", panel.region, panel.product).trim()),
        details: figure.details(&text, figure.claims.first().and_then(|id| facts.claim(id))),
        claims: figure.claims.clone(),
        derived: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::layout;
    use crate::chart::scene::Item;
    use crate::model::{Qualifier, Reading};

    fn figure(year: i32, value: f64, kind: MarkKind) -> RowFigure {
        RowFigure {
            kind,
            year: Some(year),
            value,
            value_high: None,
            qualifier: Qualifier::Exact,
            stated: None,
            claims: Vec::new(),
        }
    }

    fn panels(count: usize) -> Vec<PanelFigures> {
        let figures = |size: f64| {
            vec![
                figure(2020, 100.0 * size, MarkKind::Actual),
                figure(2024, 150.0 * size, MarkKind::Actual),
                figure(2030, 300.0 * size, MarkKind::Target),
            ]
        };
        (0..count)
            .map(|at| PanelFigures {
                region: format!("Region {at}"),
                product: "Steel".to_owned(),
                figures: figures(1.0 + at as f64),
            })
            .collect()
    }

    #[test]
    fn panels_share_axes_and_are_not_too_many() {
        let facts: Vec<Reading> = Vec::new();
        let chart =
            |count| multiples(&Metric::Capacity, &Unit::Tonne, &panels(count), &facts, &ChartOptions::default());
        assert_eq!(chart(0), None);
        let three = chart(3).unwrap();
        let Body::Multiples(body) = &three.body else { panic!("no multiples") };
        assert_eq!(body.panels.iter().map(|panel| panel.marks.len()).collect::<Vec<_>>(), [3, 3, 3]);
        assert!(body.values.max >= 900.0);
        let Body::Multiples(body) = chart(20).unwrap().body else { panic!("no multiples") };
        assert_eq!(body.panels.len(), MOST_PANELS);
    }

    #[test]
    fn every_mark_stands_inside_its_panel_and_apart_from_the_others() {
        let facts: Vec<Reading> = Vec::new();
        for (count, width, height) in [(1, 600.0, 200.0), (5, 650.0, 400.0), (12, 940.0, 560.0)] {
            let chart =
                multiples(&Metric::Capacity, &Unit::Tonne, &panels(count), &facts, &ChartOptions::default()).unwrap();
            let scene = layout::bare(&chart, width, height);
            assert_eq!(scene.hits.len(), count * 3);
            for hit in &scene.hits {
                assert!(hit.center[0] > 0.0 && hit.center[0] < width, "{hit:?}");
                assert!(hit.center[1] > 0.0 && hit.center[1] < height, "{hit:?}");
            }
            let titles =
                scene.items.iter().filter(|item| matches!(item, Item::Text(run) if run.text.starts_with("Region")));
            assert_eq!(titles.count(), count);
        }
    }
}

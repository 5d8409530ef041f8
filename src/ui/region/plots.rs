//! What can be plotted of a region, and the strip of figures above the plot.

use crate::app::WorkedOut;
use crate::chart::MarkKind;
use crate::model::format::{self, NumberText};
use crate::model::{ClaimId, Figure, FormulaPart, Metric, Point, Qualifier, RegionProfile, Series, Status, Unit};
use crate::ui::figures::Claims;

/// A series with its strip of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Place in the profile's series.
    pub series: usize,
    /// "Output value"
    pub title: String,
    /// "Output value, aluminium-based new materials", unique in the page.
    pub choice: String,
    /// "bn yuan a year"
    pub unit: String,
    /// Now, expected, target, reached, needed.
    pub strip: Vec<StripFigure>,
    /// How much of it can be drawn over the years.
    pub drawing: Drawing,
}

/// How a series is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Two or more years.
    Trajectory,
    /// One year or none: figures alone.
    Figures,
}

/// A figure of the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct StripFigure {
    /// "Now"
    pub label: &'static str,
    /// Its mark; `None` for what is worked out from two others.
    pub kind: Option<MarkKind>,
    /// "> 100"; empty where there is none.
    pub head: String,
    /// "bn yuan"
    pub tail: String,
    /// "by 2027"
    pub note: String,
    /// What it leads to.
    pub leads_to: LeadsTo,
}

/// Where a click on a figure leads.
#[derive(Clone, Debug, PartialEq)]
pub enum LeadsTo {
    /// The sentence of a claim.
    Claim(ClaimId),
    /// A formula and the sentences that it rests on.
    WorkedOut(Box<WorkedOut>),
    /// Nowhere: there is no figure.
    Nothing,
}

/// All series of a region that hold a claim, those that can be drawn over the years first.
#[must_use]
pub fn plots(profile: &RegionProfile, claims: Claims<'_>) -> Vec<Plot> {
    let mut plots: Vec<Plot> = profile
        .series
        .iter()
        .enumerate()
        .filter(|(_, series)| !series.points.is_empty())
        .map(|(at, series)| plot(profile, claims, at, series))
        .collect();
    // Stable: the headline stays in front of its kind.
    plots.sort_by_key(|plot| plot.drawing == Drawing::Figures);
    name_choices(&mut plots, profile);
    plots
}

fn plot(profile: &RegionProfile, claims: Claims<'_>, at: usize, series: &Series) -> Plot {
    let scale = format::scale_for(series.points.iter().map(|point| point.value), &series.unit);
    let yearly = matches!(series.metric, Metric::OutputValue | Metric::Capacity | Metric::Production | Metric::Revenue);
    let unit = match (&series.unit, yearly) {
        (Unit::Count, _) => "number".to_owned(),
        (_, true) => format!("{} a year", scale.label()),
        (_, false) => scale.label(),
    };
    let mut years: Vec<i32> = series.points.iter().map(|point| point.year).collect();
    years.dedup();
    Plot {
        series: at,
        title: format::sentence_case(&series.metric.label()),
        choice: String::new(),
        unit,
        strip: strip(profile, claims, series),
        drawing: if years.len() > 1 { Drawing::Trajectory } else { Drawing::Figures },
    }
}

/// Names each choice by metric, and by sector and unit where that does not tell them apart.
fn name_choices(plots: &mut [Plot], profile: &RegionProfile) {
    let series = |plot: &Plot| profile.series.get(plot.series);
    let names: Vec<String> = plots
        .iter()
        .map(|plot| {
            let same = plots.iter().filter(|other| other.title == plot.title).count() > 1;
            match series(plot).and_then(|series| series.sector.as_deref()).filter(|_| same) {
                Some(sector) => format!("{}, {sector}", plot.title),
                None => plot.title.clone(),
            }
        })
        .collect();
    for (at, plot) in plots.iter_mut().enumerate() {
        let same = names.iter().filter(|name| Some(*name) == names.get(at)).count() > 1;
        let name = names.get(at).cloned().unwrap_or_default();
        plot.choice = if same { format!("{name}, {}", plot.unit) } else { name };
    }
}

fn strip(profile: &RegionProfile, claims: Claims<'_>, series: &Series) -> Vec<StripFigure> {
    let mut strip = vec![now(claims, profile, series)];
    if let Some(expected) = &series.expected {
        let growth = series
            .expected_growth
            .as_ref()
            .map_or_else(String::new, |growth| format!(", growth {}", format::figure(growth, &Unit::Percent)));
        strip.push(of_point("Expected", expected, series, format!("{}{growth}", expected.year)));
    }
    match &series.target {
        Some(target) => strip.push(of_point("Target", target, series, format!("by {}", target.year))),
        None => strip.push(nothing("Target", MarkKind::Target, "No target reported")),
    }
    if let (Some(reached), Some(current), Some(target)) = (&series.reached, &series.current, &series.target) {
        let head = format::reached(reached);
        let note = series
            .gap
            .as_ref()
            .filter(|gap| gap.value > 0.0)
            .map_or_else(String::new, |gap| format!("{} to go", format::figure(gap, &series.unit).short()));
        let parts = vec![part(current, series), FormulaPart::Text(" ÷ ".to_owned()), part(target, series)];
        strip.push(worked_out("Reached", profile, series, &head, note, parts, [current, target]));
    }
    if let (Some(needed), Some(current), Some(target)) = (&series.needed_per_year, &series.current, &series.target) {
        let head = format::a_year(needed);
        let note = match (&series.needed_from_expected, &series.expected) {
            (Some(from_expected), Some(expected)) => format!(
                "{} if {} ends at {}",
                format::figure(from_expected, &Unit::Percent),
                expected.year,
                NumberText { sign: "", ..format::point(expected, &series.unit) }.number
            ),
            _ => format!("from {} to {}", current.year, target.year),
        };
        let years = target.year - current.year;
        let mut parts =
            vec![FormulaPart::Text("(".to_owned()), part(target, series), FormulaPart::Text(" ÷ ".to_owned())];
        parts.push(part(current, series));
        parts.push(FormulaPart::Text(")".to_owned()));
        if years != 1 {
            parts.push(FormulaPart::Superscript(format!("1/{years}")));
        }
        parts.push(FormulaPart::Text(" − 1".to_owned()));
        strip.push(worked_out("Needed", profile, series, &head, note, parts, [target, current]));
    }
    strip
}

fn now(claims: Claims<'_>, profile: &RegionProfile, series: &Series) -> StripFigure {
    match &series.current {
        Some(current) => {
            let growth =
                growth_note(claims, profile, series, current).map_or_else(String::new, |growth| format!(", {growth}"));
            of_point("Now", current, series, format!("{}{growth}", current.year))
        }
        None => nothing("Now", MarkKind::Actual, "No current figure reported"),
    }
}

/// "grew up to 30%": what the articles say of the growth in the year of the current figure.
fn growth_note(claims: Claims<'_>, profile: &RegionProfile, series: &Series, current: &Point) -> Option<String> {
    let growth = claims.all(&profile.claims).find(|claim| {
        claim.metric == Metric::Growth
            && claim.of_metric.as_ref() == Some(&series.metric)
            && claim.status == Status::Actual
            && claim.unit == Unit::Percent
            && claim.year == Some(current.year)
            && claim.baseline_year.is_none_or(|baseline| baseline == current.year - 1)
            && (claim.sector == series.sector || claim.sector.is_none())
    })?;
    let number = NumberText { sign: "", ..format::claim(growth) };
    let words = match growth.qualifier {
        Qualifier::AtMost | Qualifier::LessThan => "up to ",
        Qualifier::AtLeast => "at least ",
        Qualifier::MoreThan => "more than ",
        Qualifier::About => "about ",
        Qualifier::Exact | Qualifier::Range => "",
    };
    Some(format!("grew {words}{number}"))
}

fn of_point(label: &'static str, point: &Point, series: &Series, note: String) -> StripFigure {
    let text = format::point(point, &series.unit);
    StripFigure {
        label,
        kind: Some(point.status.into()),
        head: text.head(),
        tail: text.tail(),
        note,
        leads_to: point.claims.first().map_or(LeadsTo::Nothing, |claim| LeadsTo::Claim(claim.clone())),
    }
}

fn nothing(label: &'static str, kind: MarkKind, note: &str) -> StripFigure {
    StripFigure {
        label,
        kind: Some(kind),
        head: String::new(),
        tail: String::new(),
        note: note.to_owned(),
        leads_to: LeadsTo::Nothing,
    }
}

fn worked_out(
    label: &'static str,
    profile: &RegionProfile,
    series: &Series,
    text: &NumberText,
    note: String,
    parts: Vec<FormulaPart>,
    from: [&Point; 2],
) -> StripFigure {
    let figure = WorkedOut {
        region: profile.region.clone(),
        label: format!("{label}, {}", series.metric.label()),
        head: text.head(),
        tail: text.tail(),
        kind: MarkKind::Derived,
        parts,
        claims: from.iter().filter_map(|point| point.claims.first().cloned()).collect(),
    };
    StripFigure {
        label,
        kind: None,
        head: text.head(),
        tail: text.tail(),
        note,
        leads_to: LeadsTo::WorkedOut(Box::new(figure)),
    }
}

/// A point in a formula.
pub(super) fn part(point: &Point, series: &Series) -> FormulaPart {
    let text = format::point(point, &series.unit).short();
    match point.claims.first() {
        Some(claim) => FormulaPart::Claim { text, claim: claim.clone(), status: point.status },
        None => FormulaPart::Text(text),
    }
}

/// Reached and needed of a series as worked-out figures, for the rows of bullets.
#[must_use]
pub fn ratio_figures(region: &str, series: &Series) -> (Option<WorkedOut>, Option<WorkedOut>) {
    let (Some(current), Some(target)) = (&series.current, &series.target) else { return (None, None) };
    let make = |label: &str, text: &NumberText, parts: Vec<FormulaPart>, from: [&Point; 2]| WorkedOut {
        region: region.to_owned(),
        label: format!(
            "{label}, {}{}",
            series.metric.label(),
            series.sector.as_ref().map_or_else(String::new, |sector| format!(", {sector}"))
        ),
        head: text.head(),
        tail: text.tail(),
        kind: MarkKind::Derived,
        parts,
        claims: from.iter().filter_map(|point| point.claims.first().cloned()).collect(),
    };
    let text = |text: &str| FormulaPart::Text(text.to_owned());
    let reached = series.reached.as_ref().map(|reached: &Figure| {
        let parts = vec![part(current, series), text(" ÷ "), part(target, series)];
        make("Reached", &format::reached(reached), parts, [current, target])
    });
    let needed = series.needed_per_year.as_ref().map(|needed| {
        let years = target.year - current.year;
        let mut parts = vec![text("("), part(target, series), text(" ÷ "), part(current, series), text(")")];
        if years != 1 {
            parts.push(FormulaPart::Superscript(format!("1/{years}")));
        }
        parts.push(text(" − 1"));
        make("Needed a year", &format::a_year(needed), parts, [target, current])
    });
    (reached, needed)
}

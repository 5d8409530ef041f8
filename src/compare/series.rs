//! Claims of one region, metric, sector and unit in time order, and what stands against what.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::extract::lexicon::THINGS;
use crate::model::{Claim, ClaimId, Date, Figure, Metric, Point, Qualifier, Series, Status, Unit};

use super::folder::Entry;
use super::interval::Interval;
use super::sector::Industries;

/// What the claims of one series have in common. Ordered, so that results come in the same order on every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key<'a> {
    /// Canonical name.
    pub region: &'a str,
    /// What is measured.
    pub metric: &'a Metric,
    /// What grows or is shared.
    pub of_metric: Option<&'a Metric>,
    /// The whole of a share.
    pub of_region: Option<&'a str>,
    /// Industry or product.
    pub sector: Option<&'a str>,
    /// Unit of the values.
    pub unit: &'a Unit,
    /// First and last month where the figures are for a part of a year.
    pub months: Option<(i8, i8)>,
}

impl<'a> Key<'a> {
    /// The series that a claim belongs to; `None` where it has no region.
    pub fn of(claim: &'a Claim) -> Option<Self> {
        Some(Self {
            region: claim.region.as_deref()?,
            metric: &claim.metric,
            of_metric: claim.of_metric.as_ref(),
            of_region: claim.of_region.as_deref(),
            sector: claim.sector.as_deref(),
            unit: &claim.unit,
            months: months(claim),
        })
    }
}

/// The months of a figure that flows over a part of a year: a half-year's output, a quarter's exports. Signings and
/// events of a few days are not such figures, nor are states at a date.
pub fn months(claim: &Claim) -> Option<(i8, i8)> {
    let flows = !matches!(
        claim.metric,
        Metric::Capacity | Metric::Enterprises | Metric::Projects | Metric::Investment | Metric::Jobs | Metric::Area
    );
    let (from, to) = claim.date_from.zip(claim.date_to)?;
    let days = to.since((jiff::Unit::Day, from)).map_or(0, |span| span.get_days());
    (flows && (27..340).contains(&days)).then(|| (from.month(), to.month()))
}

/// "Jan–Jun"
pub fn months_label((from, to): (i8, i8)) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = |month: i8| usize::try_from(month - 1).ok().and_then(|index| NAMES.get(index)).copied().unwrap_or("?");
    if from == to { name(from).to_owned() } else { format!("{}–{}", name(from), name(to)) }
}

/// Entries of each series, in the order of the keys; within one in the order of files and texts.
pub fn groups<'a, 'b>(entries: &[&'b Entry<'a>]) -> BTreeMap<Key<'a>, Vec<&'b Entry<'a>>> {
    let industries = Industries::new(entries);
    let mut groups: BTreeMap<Key<'a>, Vec<&'b Entry<'a>>> = BTreeMap::new();
    for &entry in entries {
        if let Some(key) = Key::of(entry.claim) {
            let sector = industries.of(entry.claim);
            groups.entry(Key { sector, ..key }).or_default().push(entry);
        }
    }
    groups
}

/// The series of a group: one, or more where its targets cannot be of the whole that a current figure counts. Of things that
/// nobody knows, which need not be the same things, one for each number.
pub fn all<'a>(key: &Key<'_>, entries: &[&Entry<'a>]) -> Vec<Series> {
    if matches!(key.metric, Metric::Other(word) if word == THINGS) {
        let mut numbers: BTreeMap<Sortable, Vec<&Entry<'a>>> = BTreeMap::new();
        for &entry in entries {
            numbers.entry(Sortable::of(entry.claim.value)).or_default().push(entry);
        }
        return numbers.values().map(|entries| series(key, entries)).collect();
    }
    // Targets of a part of what is there, and figures of more than a target of the others is of.
    let (mut parts, mut larger): (BTreeSet<&ClaimId>, BTreeSet<&ClaimId>) = Default::default();
    for target in entries {
        let (passed, others) = newest(key, target, entries);
        if others {
            larger.extend(passed);
        } else if !passed.is_empty() {
            parts.insert(&target.claim.id);
        }
    }
    let of = |wanted: &dyn Fn(&ClaimId) -> bool| -> Vec<&Entry<'a>> {
        entries.iter().copied().filter(|entry| wanted(&entry.claim.id)).collect()
    };
    let whole = of(&|id| !parts.contains(id) && !larger.contains(id));
    [whole, of(&|id| larger.contains(id)), of(&|id| parts.contains(id))]
        .iter()
        .filter(|entries| !entries.is_empty())
        .map(|entries| series(key, entries))
        .collect()
}

/// The newest figures that are many times what a target asks for, and whether there are others as new. "30 leading firms are to be
/// brought in" beside 1,700 firms that are there, a new park's 10 bn beside 190 bn of the whole city: held against each other
/// they would say that the target was met many times over.
fn newest<'e>(key: &Key<'_>, target: &Entry<'_>, entries: &[&'e Entry<'_>]) -> (Vec<&'e ClaimId>, bool) {
    if key.unit.is_ratio()
        || target.claim.status != Status::Target
        || target.claim.qualifier.is_upper_bound()
        || key.metric.is_burden()
    {
        return (Vec::new(), false);
    }
    let is_there = |entry: &&&Entry<'_>| {
        entry.claim.status == Status::Actual
            && entry.claim.year.zip(target.claim.year).is_none_or(|(now, then)| now <= then)
    };
    let year = entries.iter().filter(is_there).map(|entry| entry.claim.year).max();
    let last = entries.iter().filter(is_there).filter(|entry| Some(entry.claim.year) == year);
    let times = if *key.unit == Unit::Count { Some(2.0) } else { None };
    let (passed, others): (Vec<&&Entry<'_>>, Vec<&&Entry<'_>>) = last.partition(|entry| {
        was_known(entry, target).or(times).is_some_and(|times| is_passed(entry.claim, target.claim, times))
    });
    (passed.into_iter().map(|entry| &entry.claim.id).collect(), !others.is_empty())
}

/// Whether a figure is a number of times what a target asks for.
fn is_passed(actual: &Claim, target: &Claim, times: f64) -> bool {
    actual.value >= target.value_high.unwrap_or(target.value) * times && !actual.qualifier.is_upper_bound()
}

/// How many times a target a figure has to be to be of something else, where who set the target knew it: nobody promises
/// what is passed already. "From 10 to 6 million" is a way down.
fn was_known(actual: &Entry<'_>, target: &Entry<'_>) -> Option<f64> {
    let same_text = actual.claim.file == target.claim.file;
    if same_text && actual.claim.evidence.sentence_span == target.claim.evidence.sentence_span {
        return None;
    }
    let (told, year) = (target.article.date().map(|date| i32::from(date.year()))?, actual.claim.year?);
    // In the same year either may have come first.
    if same_text || year < told { Some(1.25) } else { (year == told).then_some(2.0) }
}

/// One series from its claims.
fn series(key: &Key<'_>, entries: &[&Entry<'_>]) -> Series {
    let built = points(entries);
    let undated = entries.iter().filter(|entry| entry.claim.year.is_none()).flat_map(|entry| entry.ids().cloned());
    let mut series = Series {
        metric: key.metric.clone(),
        of_metric: key.of_metric.cloned(),
        of_region: key.of_region.map(str::to_owned),
        sector: key.sector.map(|sector| sector.to_owned().into()),
        unit: key.unit.clone(),
        part_of_year: key.months.map(months_label),
        points: Vec::new(),
        undated: undated.collect(),
        current: best(&built, Status::Actual, |year| year),
        expected: None,
        target: best(&built, Status::Target, |year| year),
        gap: None,
        reached: None,
        needed_per_year: None,
        needed_from_expected: None,
        expected_growth: None,
    };
    let now = series.current.as_ref().map_or(i32::MIN, |current| current.year);
    let coming: Vec<Candidate> = built.iter().filter(|built| built.point.year > now).cloned().collect();
    series.expected = best(&coming, Status::Expected, |year| -year);
    series.points = built.into_iter().map(|built| built.point).collect();
    hold_against(&mut series);
    series
}

/// A point with what decides whether it is the one shown.
#[derive(Clone, Debug)]
struct Candidate {
    point: Point,
    /// The day of the state, or the day of the article that states it.
    as_of: Option<Date>,
    headline_only: bool,
}

/// Claims with the same year, status and value are one point.
fn points(entries: &[&Entry<'_>]) -> Vec<Candidate> {
    let mut merged: BTreeMap<(i32, Status, Sortable, Sortable, Qualifier), Candidate> = BTreeMap::new();
    for entry in entries {
        let claim = entry.claim;
        let Some(year) = claim.year else { continue };
        let high = Sortable::of(claim.value_high.unwrap_or(f64::NEG_INFINITY));
        let key = (year, claim.status, Sortable::of(claim.value), high, claim.qualifier);
        let candidate = merged.entry(key).or_insert_with(|| Candidate {
            point: Point {
                year,
                date: None,
                value: claim.value,
                value_high: claim.value_high,
                qualifier: claim.qualifier,
                status: claim.status,
                claims: Vec::new(),
            },
            as_of: None,
            headline_only: true,
        });
        // A headline repeats the text: the claim in the text is shown first.
        let ids: Vec<ClaimId> = entry.ids().cloned().collect();
        let at = if candidate.headline_only && !claim.in_headline { 0 } else { candidate.point.claims.len() };
        candidate.point.claims.splice(at..at, ids);
        candidate.headline_only &= claim.in_headline;
        candidate.point.date = candidate.point.date.max(claim.date_to);
        candidate.as_of = candidate.as_of.max(claim.date_to.or_else(|| entry.article.date()));
    }
    merged.into_values().collect()
}

/// A number as a map's key: to ten significant digits, in the order of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sortable(i64);

impl Sortable {
    fn of(value: f64) -> Self {
        let rounded = if value.is_finite() && value != 0.0 {
            let power = 10f64.powi(9 - value.abs().log10().floor() as i32);
            if power.is_finite() && power > 0.0 { (value * power).round() / power } else { value }
        } else {
            value
        };
        let bits = rounded.to_bits();
        // Positive floats sort as their bits, negative ones the other way round.
        let signed = i64::from_ne_bytes(bits.to_ne_bytes());
        Self(if signed < 0 { i64::MIN ^ !signed } else { signed })
    }
}

/// The point shown for a status: of the year that `rank` puts highest, stated in a text rather than a headline,
/// latest, most exact, tightest.
fn best(built: &[Candidate], status: Status, rank: impl Fn(i32) -> i32) -> Option<Point> {
    let of_status = built.iter().filter(|candidate| candidate.point.status == status);
    let top = of_status.max_by_key(|candidate| {
        let point = &candidate.point;
        let exactness = match point.qualifier {
            Qualifier::Exact => 3,
            Qualifier::Range => 2,
            Qualifier::About => 1,
            _ => 0,
        };
        let tightness = Sortable::of(if point.qualifier.is_upper_bound() { -point.value } else { point.value });
        (rank(point.year), !candidate.headline_only, candidate.as_of, exactness, tightness, Reverse(&point.claims))
    });
    top.map(|candidate| candidate.point.clone())
}

/// Gap, part reached and growth needed, where the figures allow them.
fn hold_against(series: &mut Series) {
    // A growth of 5 % against a target of 8 % has no gap that growth could close.
    if series.metric == Metric::Growth {
        return;
    }
    let (current, expected, target) = (series.current.as_ref(), series.expected.as_ref(), series.target.as_ref());
    if let Some((current, expected)) = current.zip(expected) {
        series.expected_growth = ratio(expected, current).map(|ratio| ratio.scaled(100.0, -100.0).figure());
    }
    let Some((current, target)) = current.zip(target).filter(|(current, target)| target.year >= current.year) else {
        return;
    };
    let (now, goal) = (Interval::of_point(current), Interval::of_point(target));
    let gap = goal.minus(now);
    let met = gap.upper <= 0.0;
    series.gap = Some(gap.figure());
    if series.metric.is_burden() {
        series.reached = reduction_reached(&series.points, current, target);
        series.needed_per_year = growth_a_year(target, current, &series.unit).filter(|needed| needed.value < 0.0);
        return;
    }
    series.reached = now.over(goal).map(|part| part.scaled(100.0, 0.0).figure());
    if met {
        return;
    }
    series.needed_per_year = growth_a_year(target, current, &series.unit).filter(|needed| needed.value > 0.0);
    if let Some(expected) = expected.filter(|expected| expected.year < target.year) {
        // "If 2025 ends at 50": what is expected is taken at its word.
        let at_its_word = Point { qualifier: Qualifier::Exact, value_high: None, ..expected.clone() };
        series.needed_from_expected =
            growth_a_year(target, &at_its_word, &series.unit).filter(|needed| needed.value > 0.0);
    }
}

fn ratio(to: &Point, from: &Point) -> Option<Interval> {
    Interval::of_point(to).over(Interval::of_point(from))
}

/// Even growth a year in percent; `None` for shares, which do not grow evenly, and within one year.
fn growth_a_year(to: &Point, from: &Point, unit: &Unit) -> Option<Figure> {
    let years = to.year - from.year;
    if years < 1 || unit.is_ratio() {
        return None;
    }
    Some(ratio(to, from)?.power(1.0 / f64::from(years)).scaled(100.0, -100.0).figure())
}

/// How much of the way down is done, in percent, counted from the first figure.
fn reduction_reached(points: &[Point], current: &Point, target: &Point) -> Option<Figure> {
    let first = points.iter().find(|point| point.status == Status::Actual && point.year < current.year)?;
    let from = Interval::of_point(first);
    let done = from.minus(Interval::of_point(current));
    let whole = from.minus(Interval::of_point(target));
    done.over(whole).map(|part| part.scaled(100.0, 0.0).figure())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_keys() {
        let values = [-5e9, -1.0, 0.0, 1e-3, 1.0, 41.9e9, f64::INFINITY];
        let keys: Vec<Sortable> = values.iter().map(|value| Sortable::of(*value)).collect();
        assert!(keys.is_sorted());
        assert!(Sortable::of(f64::NEG_INFINITY) < Sortable::of(-5e9));
        assert_eq!(Sortable::of(41.9e9), Sortable::of(41.9 * 1e9 + 1e-5));
    }

    #[test]
    fn months_have_names() {
        assert_eq!(months_label((1, 6)), "Jan–Jun");
        assert_eq!(months_label((3, 3)), "Mar");
    }
}

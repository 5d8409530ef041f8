//! The order of rows, and the rank of each where the order gives ranks.

use super::rows::Row;
use crate::app::Order;
use crate::chart::MarkKind;
use crate::compare::{Interval, Rank, ranks};
use crate::model::{Metric, Qualifier, Unit};
use crate::ui::figures::Figure as Shown;

/// What a rank needs of a row, or why the row has none.
type Key = Result<Interval, &'static str>;

/// Puts rows into an order and gives them ranks. Gaps are ranked in one unit only, `unit`; shares and growth whatever
/// the unit. Rows without a rank come last in the order that they had.
pub fn put_in_order(rows: &mut [Row], order: Order, unit: Option<&Unit>) {
    match order {
        Order::Region => {}
        Order::Product => rows.sort_by(|a, b| a.product.cmp(&b.product)),
        Order::Name => rows.sort_by(|a, b| a.region.cmp(&b.region)),
        Order::Reached | Order::Gap | Order::Needed => rank(rows, order, unit),
    }
}

fn rank(rows: &mut [Row], order: Order, unit: Option<&Unit>) {
    let keys: Vec<Key> = rows.iter().map(|row| key(row, order, unit)).collect();
    let values: Vec<Option<Interval>> = keys.iter().map(|key| key.ok()).collect();
    let highest_first = order == Order::Reached;
    for ((row, key), rank) in rows.iter_mut().zip(&keys).zip(ranks(&values, highest_first)) {
        row.rank = rank;
        row.no_rank = key.err().unwrap_or_default();
    }
    // What leaves its rank open stands where its stated figure puts it.
    let place = |row: &Row| row.rank.map(|Rank { best, worst }| best + worst);
    let stated = |row: &Row| {
        let stated = key(row, order, unit).map_or(0.0, |key| key.stated);
        if highest_first { -stated } else { stated }
    };
    rows.sort_by(|a, b| {
        let (first, second) = (place(a).unwrap_or(usize::MAX), place(b).unwrap_or(usize::MAX));
        first.cmp(&second).then_with(|| stated(a).total_cmp(&stated(b)))
    });
}

fn key(row: &Row, order: Order, unit: Option<&Unit>) -> Key {
    let lack = row.lack();
    if !lack.is_empty() {
        return Err(lack);
    }
    let (Some(now), Some(target)) = (&row.now, &row.target) else { return Err("no current figure, no target") };
    if order == Order::Gap && Some(&row.unit) != unit {
        return Err("in another unit");
    }
    let (figure, floor) = match order {
        Order::Gap => (row.gap, f64::NEG_INFINITY),
        Order::Needed => (row.needed_figure, -100.0),
        _ => (row.reached_figure, 0.0),
    };
    let Some(figure) = figure else { return without(row, now, target, order) };
    // Two bounds that open towards each other say nothing of what lies between.
    if figure.qualifier == Qualifier::About && is_bound(now) && is_bound(target) {
        return Err("bounds on both figures");
    }
    let key = Interval::stated(figure.value, None, figure.qualifier, floor);
    // Of what is to fall, the least left to cut comes first.
    Ok(if row.metric.is_burden() && order != Order::Reached { turned(key) } else { key })
}

/// The key of a row that lacks the figure of the order although it has a current figure and a target.
fn without(row: &Row, now: &Shown, target: &Shown, order: Order) -> Key {
    let met = row.reached_figure.is_some_and(|reached| reached.value >= 100.0 && !reached.qualifier.is_upper_bound());
    match (now.year, target.year) {
        _ if row.metric == Metric::Growth => Err("a growth rate is not added to"),
        (None, _) | (_, None) => Err("a figure without a year"),
        (Some(now), Some(target)) if target < now => Err("the target is older than the figure"),
        _ if now.kind == MarkKind::Derived => Err("derived, not held against the target"),
        _ if order == Order::Needed && met => Ok(Interval::exact(0.0)),
        _ if order == Order::Needed && row.unit.is_ratio() => Err("a share does not grow evenly"),
        (Some(now), Some(target)) if order == Order::Needed && target == now => Err("the target is for the same year"),
        _ => Err("cannot be worked out from these figures"),
    }
}

fn is_bound(figure: &Shown) -> bool {
    figure.qualifier.is_lower_bound() || figure.qualifier.is_upper_bound()
}

/// With the other sign.
fn turned(interval: Interval) -> Interval {
    Interval {
        lower: -interval.upper,
        upper: -interval.lower,
        lower_strict: interval.upper_strict,
        upper_strict: interval.lower_strict,
        stated: -interval.stated,
        floor: f64::NEG_INFINITY,
        ..interval
    }
}

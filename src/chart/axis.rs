//! Axes: round numbers that cover the figures.

use std::collections::BTreeSet;

use crate::model::format::Scale;

use super::model::{ValueAxis, YearAxis};

/// An axis from zero, or below, to a round number above all values. `room` is what is to stay free above the largest
/// value (and below the smallest, if negative), as a part of the axis. Values are in units of the axis.
#[must_use]
pub fn value_axis(values: impl IntoIterator<Item = f64>, scale: &Scale, room: f64) -> ValueAxis {
    let (mut low, mut high) = (0.0f64, 0.0f64);
    for value in values.into_iter().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    low += low * room;
    high += high * room;
    if high - low <= 0.0 {
        high = 1.0;
    }
    let step = round_step((high - low) / 6.0);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let ticks = (0..=(last - first) as i32)
        .map(|index| {
            let value = (first + f64::from(index)) * step;
            (value, format!("{}{}", scale.digits(value * scale.factor), scale.suffix))
        })
        .collect();
    ValueAxis { min: first * step, max: last * step, ticks }
}

/// The next larger of 1, 2, 2.5 and 5 times a power of ten.
fn round_step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= raw * 0.999).unwrap_or(10.0);
    let rounded = step * power;
    if rounded.is_finite() && rounded > 0.0 { rounded } else { 1.0 }
}

/// An axis over the places of all figures: a label a year up to 12 years, then every 2, 5, 10, ...
#[must_use]
pub fn year_axis(places: &[f64]) -> YearAxis {
    let first = places.iter().copied().fold(f64::INFINITY, f64::min);
    let last = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = if first.is_finite() && last.is_finite() { (first, last) } else { (0.0, 0.0) };
    // One year alone stands in the middle of three.
    let (from, to) = if last - first < 1.0 { (first.floor() - 1.0, last.ceil() + 1.0) } else { (first, last) };
    let span = to - from;
    let with_figure: BTreeSet<i32> = places.iter().map(|place| place.round() as i32).collect();
    let step = year_step(span);
    let years = (from.round() as i32)..=(to.round() as i32);
    let ticks =
        years.filter(|year| year.rem_euclid(step) == 0).map(|year| (year, with_figure.contains(&year))).collect();
    YearAxis { min: from - span * 0.057, max: to + span * 0.036, ticks }
}

fn year_step(span: f64) -> i32 {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    steps.into_iter().find(|&step| span / f64::from(step) <= 12.0).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;
    use crate::model::format::scale_for;

    fn labels(values: &[f64]) -> Vec<String> {
        let scale = scale_for(values.iter().copied(), &Unit::Count);
        value_axis(values.iter().map(|value| value / scale.factor), &scale, 0.15)
            .ticks
            .into_iter()
            .map(|tick| tick.1)
            .collect()
    }

    #[test]
    fn ticks_are_round_and_start_at_zero() {
        assert_eq!(labels(&[8.21, 41.9, 100.0]), ["0", "20", "40", "60", "80", "100", "120"]);
        assert_eq!(labels(&[0.6, 2.5]), ["0", "0.5", "1", "1.5", "2", "2.5", "3"]);
        assert_eq!(labels(&[-3.0, 8.0]), ["−5", "−2.5", "0", "2.5", "5", "7.5", "10"]);
        assert_eq!(labels(&[0.0]).first().map(String::as_str), Some("0"));
        assert_eq!(labels(&[]).first().map(String::as_str), Some("0"));
        assert_eq!(labels(&[f64::NAN, 1e300]).first().map(String::as_str), Some("0"));
    }

    #[test]
    fn years_are_thinned_out() {
        let years = |places: &[f64]| year_axis(places).ticks.into_iter().map(|tick| tick.0).collect::<Vec<_>>();
        assert_eq!(years(&[2020.0, 2027.0]), [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
        assert_eq!(years(&[2024.0]), [2023, 2024, 2025]);
        assert_eq!(years(&[2005.0, 2035.0]), [2005, 2010, 2015, 2020, 2025, 2030, 2035]);
        assert_eq!(years(&[2012.0, 2030.0]).len(), 10);
        assert!(!years(&[]).is_empty());
    }
}

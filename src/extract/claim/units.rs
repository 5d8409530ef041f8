//! Which metrics are reckoned in which units.

use crate::model::{Metric, Unit};

/// Whether the figure may be read as a level of the given metric at all: nobody measures capacity in money.
pub(super) fn compatible(unit: &Unit, metric: &Metric) -> bool {
    match unit {
        Unit::Money(_) => {
            !matches!(
                metric,
                Metric::Capacity | Metric::Area | Metric::Jobs | Metric::Enterprises | Metric::Projects | Metric::Share
            ) && !is_other(
                metric,
                &[
                    "length",
                    "cargo",
                    "reserves",
                    "emissions",
                    "energy_use",
                    "water_use",
                    "utilisation",
                    "wafers",
                    "demand",
                ],
            ) && !metric.is_rate()
        }
        Unit::Tonne => {
            matches!(metric, Metric::Capacity | Metric::Production | Metric::Exports)
                || is_other(
                    metric,
                    &[
                        "certified_volume",
                        "emissions",
                        "reserves",
                        "cargo",
                        "energy_use",
                        "water_use",
                        "sales_volume",
                        "demand",
                        "imports",
                    ],
                )
        }
        Unit::Megawatt | Unit::GigawattHour => {
            matches!(metric, Metric::Capacity | Metric::Production | Metric::Exports)
                || is_other(metric, &["energy_use", "demand"])
        }
        Unit::Hectare | Unit::SquareMetre => matches!(metric, Metric::Area),
        Unit::Kilometre => matches!(metric, Metric::Other(_)),
        Unit::Count => matches!(metric, Metric::Capacity | Metric::Production | Metric::Exports),
        // A line of 132 kV carries what no metric tells of.
        Unit::Other(symbol) if symbol == "V" => false,
        Unit::Other(_) => matches!(metric, Metric::Capacity | Metric::Production | Metric::Exports | Metric::Other(_)),
        Unit::Percent | Unit::PercentagePoint | Unit::Times => true,
    }
}

fn is_other(metric: &Metric, words: &[&str]) -> bool {
    matches!(metric, Metric::Other(word) if words.contains(&word.as_str()))
}

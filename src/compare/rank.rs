//! Ranks of figures of which some are only bounds: a rank is said as far as the figures allow it.

use super::Interval;

/// Where a figure stands among others. `1 <= best <= worst`; both are the same where the figures leave no doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// Its rank if everything that is open turns out in its favour.
    pub best: usize,
    /// Its rank if everything that is open turns out against it.
    pub worst: usize,
}

impl std::fmt::Display for Rank {
    /// "2", or "1–3" where bounds leave it open.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.best == self.worst { write!(f, "{}", self.best) } else { write!(f, "{}–{}", self.best, self.worst) }
    }
}

/// The rank of each value; `None` for those that are unknown. Equal values share a rank.
///
/// ```
/// use planscope::compare::{Interval, ranks};
/// use planscope::model::Qualifier;
/// let at_most_40 = Interval::stated(40.0, None, Qualifier::AtMost, 0.0);
/// let values = [Some(Interval::exact(60.0)), Some(at_most_40), Some(Interval::exact(30.0)), None];
/// let ranks: Vec<String> = ranks(&values, true).into_iter().flatten().map(|rank| rank.to_string()).collect();
/// assert_eq!(ranks, ["1", "2–3", "2–3"]);
/// ```
#[must_use]
pub fn ranks(values: &[Option<Interval>], highest_first: bool) -> Vec<Option<Rank>> {
    let ahead = |one: &Interval, other: &Interval| {
        let (one, other) = if highest_first { (other, one) } else { (one, other) };
        one.upper < other.lower || (one.upper <= other.lower && (one.upper_strict || other.lower_strict))
    };
    // Whether it may be ahead, given what is known of both.
    let may_be_ahead = |one: &Interval, other: &Interval| {
        if highest_first { one.upper > other.lower } else { one.lower < other.upper }
    };
    values
        .iter()
        .enumerate()
        .map(|(at, value)| {
            let value = value.as_ref()?;
            let others =
                || values.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, other)| other.as_ref());
            Some(Rank {
                best: 1 + others().filter(|other| ahead(other, value)).count(),
                worst: 1 + others().filter(|other| may_be_ahead(other, value)).count(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Qualifier;

    fn texts(values: &[Option<Interval>], highest_first: bool) -> Vec<String> {
        let text = |rank: Option<Rank>| rank.map_or_else(|| "none".to_owned(), |rank| rank.to_string());
        ranks(values, highest_first).into_iter().map(text).collect()
    }

    #[test]
    fn exact_figures_have_exact_ranks() {
        let values = [3.0, 1.0, 2.0, 1.0].map(|value| Some(Interval::exact(value)));
        assert_eq!(texts(&values, false), ["4", "1", "3", "1"]);
        assert_eq!(texts(&values, true), ["1", "3", "2", "3"]);
    }

    #[test]
    fn a_bound_leaves_open_what_it_leaves_open() {
        let more_than = |value| Some(Interval::stated(value, None, Qualifier::MoreThan, 0.0));
        let values = [more_than(50.0), Some(Interval::exact(50.0)), Some(Interval::exact(70.0)), None];
        assert_eq!(texts(&values, true), ["1–2", "3", "1–2", "none"]);
        assert_eq!(texts(&values, false), ["2–3", "1", "2–3", "none"]);
    }
}

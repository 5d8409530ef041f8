//! A stated growth against the levels at its ends: "more than five times" against 41.9 over 8.21.

use crate::compare::derive::{Context, Known};
use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::model::{Check, CheckKind, Claim, Derived, Metric, Qualifier, Status, Unit, format};

use super::check;

/// A multiple may be off by this part before it counts as wrong: "doubled" is also said of 1.8 and of 2.3.
const ROOM_OF_MULTIPLES: f64 = 0.25;
/// The same for the growth factor behind a percentage: rates are often stated at constant prices.
const ROOM_OF_RATES: f64 = 0.10;
/// What agrees may be off by this part of the ratio: the rounding of the figures.
const ROUNDING: f64 = 0.015;

/// A check for each growth whose levels are known and agree, or cannot.
pub fn checks(context: &Context<'_, '_>, derived: &[Derived]) -> Vec<Check> {
    let known = Known::of(derived.iter().filter(|figure| figure.rule == "net_increase"));
    context.own.iter().filter_map(|entry| held_against_levels(context, &known, entry.claim)).collect()
}

/// A level at the start of a growth: reported, or worked out from a net increase.
enum Start<'a> {
    Reported(&'a Claim),
    WorkedOut(&'a Derived),
}

impl Start<'_> {
    fn interval(&self) -> Interval {
        match self {
            Self::Reported(claim) => Interval::of_claim(claim),
            Self::WorkedOut(derived) => Interval::stated(derived.value, None, derived.qualifier, 0.0),
        }
    }

    fn unit(&self) -> &Unit {
        match self {
            Self::Reported(claim) => &claim.unit,
            Self::WorkedOut(derived) => &derived.unit,
        }
    }
}

fn held_against_levels(context: &Context<'_, '_>, known: &Known<'_>, growth: &Claim) -> Option<Check> {
    let (year, baseline) = growth.year.zip(growth.baseline_year)?;
    if growth.metric != Metric::Growth || baseline >= year {
        return None;
    }
    let metric = context.levels.metric_of(growth)?;
    let level = context.levels.level(growth, metric, year)?;
    let start = match context.levels.level_anywhere(growth, metric, baseline) {
        Some(claim) if claim.status == Status::Actual => Start::Reported(claim),
        Some(_) => return None,
        None => Start::WorkedOut(known.level(growth, metric, baseline)?),
    };
    if *start.unit() != level.unit {
        return None;
    }
    let worked_out = Interval::of_claim(level).over(start.interval())?;
    let verdict = verdict(growth, worked_out)?;
    Some(match verdict {
        CheckKind::Contradiction => contradiction(growth, metric, level, &start, worked_out),
        _ => agreement(growth, metric, level, &start, worked_out),
    })
}

/// Agrees, contradicts, or neither for certain.
fn verdict(growth: &Claim, worked_out: Interval) -> Option<CheckKind> {
    let (stated, room) = match growth.unit {
        Unit::Times if growth.value > 0.0 => {
            (Interval::stated(growth.value, growth.value_high, growth.qualifier, 0.0), ROOM_OF_MULTIPLES)
        }
        Unit::Percent => (Interval::of_claim(growth).scaled(0.01, 1.0), ROOM_OF_RATES),
        _ => return None,
    };
    if stated.overlaps(worked_out.widened(ROUNDING)) {
        // What is known from one side only fits nearly anything, and confirms nothing.
        let tells = worked_out.is_point() || worked_out.rough;
        return tells.then_some(CheckKind::Agrees);
    }
    // "Five times more" is five times or six times as much; both readings must fail.
    let increased_by = stated.scaled(1.0, 1.0);
    let possible = |reading: Interval| reading.widened(room).overlaps(worked_out);
    let multiple_more = growth.unit == Unit::Times && growth.value > 1.0 && possible(increased_by);
    (!possible(stated) && !multiple_more).then_some(CheckKind::Contradiction)
}

fn agreement(growth: &Claim, metric: &Metric, level: &Claim, start: &Start<'_>, worked_out: Interval) -> Check {
    let (year, baseline) = (growth.year.unwrap_or_default(), growth.baseline_year.unwrap_or_default());
    let stated = format::claim(growth);
    let what = if growth.unit == Unit::Times {
        format!(
            "{} of {year}, {stated} that of {baseline}, fits the other figures",
            format::sentence_case(&metric.label())
        )
    } else {
        format!(
            "Growth of {} by {stated}, {}, fits the other figures",
            metric.label(),
            format::period(Some(baseline), Some(year))
        )
    };
    let because = quotient(level, start).text(" = ");
    let because = because.derived(ratio(growth, worked_out)).text(", stated ").claim(growth, stated.to_string());
    check(CheckKind::Agrees, growth, Some(metric.clone()), what, because)
}

fn contradiction(growth: &Claim, metric: &Metric, level: &Claim, start: &Start<'_>, worked_out: Interval) -> Check {
    let (year, baseline) = (growth.year.unwrap_or_default(), growth.baseline_year.unwrap_or_default());
    let what = format!("“{}” does not fit the other figures", in_words(growth, year - baseline));
    let name = format::sentence_case(&metric.label());
    let because = match start {
        Start::Reported(claim) => Formula::default()
            .text(format!("{name} was "))
            .claim(claim, format::claim(claim).to_string())
            .text(format!(" in {baseline}; ")),
        Start::WorkedOut(derived) => {
            let inputs = Formula { parts: derived.parts.clone(), claims: derived.claims.clone() };
            let was = Formula::default().text(format!("{name} was ")).derived(format::derived(derived).short());
            was.text(format!(" in {baseline} (")).then(&inputs).text("); ")
        }
    };
    let stated = format::claim(growth);
    let because = because.claim(level, format::claim(level).short()).text(format!(" in {year} is "));
    let because = because.derived(ratio(growth, worked_out)).text(" that, not ").claim(growth, stated.to_string());
    let mut check = check(CheckKind::Contradiction, growth, Some(metric.clone()), what, because);
    let as_stated = Interval::stated(growth.value, growth.value_high, growth.qualifier, f64::NEG_INFINITY);
    let in_unit = if growth.unit == Unit::Times { worked_out } else { worked_out.scaled(100.0, -100.0) };
    check.stated_and_worked_out = Some((as_stated.figure(), in_unit.figure()));
    check
}

fn quotient(level: &Claim, start: &Start<'_>) -> Formula {
    let formula = Formula::default().claim(level, format::claim(level).short()).text(" ÷ ");
    match start {
        Start::Reported(claim) => formula.claim(claim, format::claim(claim).short()),
        Start::WorkedOut(derived) => formula.derived(format::derived(derived).short()).resting_on(&derived.claims),
    }
}

/// The worked-out ratio in the way in which the growth is stated: `> 6.09×`, `12.3%`.
fn ratio(growth: &Claim, worked_out: Interval) -> String {
    if growth.unit == Unit::Times {
        format::figure(&worked_out.figure(), &Unit::Times).to_string()
    } else {
        format::figure(&worked_out.scaled(100.0, -100.0).figure(), &Unit::Percent).to_string()
    }
}

/// "Doubling in five years", "5× in four years", "Growth of 30% in one year".
fn in_words(growth: &Claim, years: i32) -> String {
    let exact = growth.qualifier == Qualifier::Exact;
    let size = match growth.unit {
        Unit::Times if exact && (growth.value - 2.0).abs() < 1e-9 => "Doubling".to_owned(),
        Unit::Times if exact && (growth.value - 3.0).abs() < 1e-9 => "Tripling".to_owned(),
        Unit::Times => format::claim(growth).to_string(),
        _ => format!("Growth of {}", format::claim(growth)),
    };
    let plural = if years == 1 { "year" } else { "years" };
    format!("{size} in {} {plural}", format::small_number_word(i64::from(years)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(value: f64, unit: Unit, qualifier: Qualifier) -> Claim {
        Claim {
            id: crate::model::ClaimId::default(),
            file: "".into(),
            lang: "en".into(),
            value,
            value_high: None,
            unit,
            metric: Metric::Growth,
            of_metric: None,
            of_region: None,
            region: None,
            sector: None,
            year: Some(2025),
            date_from: None,
            date_to: None,
            baseline_year: Some(2020),
            year_source: crate::model::YearSource::Stated,
            status: Status::Actual,
            qualifier,
            evidence: crate::model::Evidence::default(),
            confidence: 1.0,
            rule: "",
            gloss: String::new(),
            in_headline: false,
        }
    }

    #[test]
    fn verdicts() {
        let more_than = Interval::stated(6.09, None, Qualifier::MoreThan, 0.0);
        let case = |value, unit, qualifier, ratio| verdict(&growth(value, unit, qualifier), ratio);
        assert_eq!(case(2.0, Unit::Times, Qualifier::Exact, more_than), Some(CheckKind::Contradiction));
        assert_eq!(case(5.0, Unit::Times, Qualifier::MoreThan, Interval::exact(5.10)), Some(CheckKind::Agrees));
        // Five times more may be six times as much.
        assert_eq!(case(5.0, Unit::Times, Qualifier::Exact, Interval::exact(6.1)), None);
        assert_eq!(case(2.0, Unit::Times, Qualifier::Exact, Interval::exact(2.2)), None);
        assert_eq!(case(12.3, Unit::Percent, Qualifier::Exact, Interval::exact(1.1231)), Some(CheckKind::Agrees));
        // Constant prices.
        assert_eq!(case(12.3, Unit::Percent, Qualifier::Exact, Interval::exact(1.16)), None);
        assert_eq!(case(12.3, Unit::Percent, Qualifier::Exact, Interval::exact(1.6)), Some(CheckKind::Contradiction));
    }

    #[test]
    fn growth_in_words() {
        assert_eq!(in_words(&growth(2.0, Unit::Times, Qualifier::Exact), 5), "Doubling in five years");
        assert_eq!(in_words(&growth(30.0, Unit::Percent, Qualifier::AtMost), 1), "Growth of ≤ 30% in one year");
    }
}

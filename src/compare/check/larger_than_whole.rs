//! A region with more than the region that it lies in.

use rustc_hash::FxHashMap;

use crate::compare::folder::{Entry, Folder};
use crate::compare::formula::Formula;
use crate::compare::interval::Interval;
use crate::compare::series::months;
use crate::extract::place;
use crate::model::{Check, CheckKind, Claim, Metric, Name, Reading, Status, Unit, format};

use super::check;

/// Room for rounding and for figures of slightly different extent.
const ROOM: f64 = 0.02;

/// What two regions have in common when one is held against the other.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Thing {
    metric: Metric,
    sector: Name,
    unit: Unit,
    year: i32,
    status: Status,
    months: Option<(i8, i8)>,
}

impl Thing {
    fn of(claim: &Claim) -> Option<Self> {
        let adds_up = claim.metric.is_level() && !claim.unit.is_ratio() && !matches!(claim.metric, Metric::Other(_));
        Some(Self {
            metric: Some(&claim.metric).filter(|_| adds_up && !claim.in_headline)?.clone(),
            sector: claim.sector.clone()?,
            unit: claim.unit.clone(),
            year: claim.year?,
            status: claim.status,
            months: months(claim),
        })
    }
}

/// For each thing the claim of a region that comes first, by the number of its reading and its place there.
#[derive(Debug, Default)]
pub struct Firsts(FxHashMap<Thing, (u64, usize)>);

impl Firsts {
    /// Of the claims of a region. Regions that are in no gazetteer lie in no other.
    pub fn new(
        region: Option<&str>,
        own: &[&Entry<'_>],
        folder: &Folder<'_>,
        number: impl Fn(&str) -> Option<u64>,
    ) -> Self {
        let mut firsts = FxHashMap::default();
        if region.and_then(place::by_name).is_none() {
            return Self::default();
        }
        for claim in own.iter().map(|entry| entry.claim) {
            let Some(thing) = Thing::of(claim) else { continue };
            firsts.entry(thing).or_insert_with(|| {
                let reading = folder.reading(&claim.file);
                let at = reading.and_then(|reading| reading.claims.iter().position(|other| other.id == claim.id));
                (number(&claim.file).unwrap_or(u64::MAX), at.unwrap_or(usize::MAX))
            });
        }
        Self(firsts)
    }

    /// Whether there is nothing to hold against.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A contradiction for each thing of which the first has more than one of the others, which lie around it.
pub fn checks(firsts: &[&Firsts], readings: &FxHashMap<u64, &Reading>) -> Vec<Check> {
    let Some((part, wholes)) = firsts.split_first() else { return Vec::new() };
    let claim = |(number, at): &(u64, usize)| readings.get(number)?.claims.get(*at);
    let pairs = part.0.iter().flat_map(|(thing, of_part)| {
        wholes.iter().filter_map(move |whole| too_large(claim(of_part)?, claim(whole.0.get(thing)?)?))
    });
    pairs.collect()
}

fn too_large(part: &Claim, whole: &Claim) -> Option<Check> {
    let (small, large) = (Interval::of_claim(part).widened(ROOM), Interval::of_claim(whole).widened(ROOM));
    if small.lower <= large.upper {
        return None;
    }
    let (one, other) = (format::claim(part).to_string(), format::claim(whole).to_string());
    let region = |claim: &Claim| claim.region.clone().unwrap_or_default();
    let what = format!(
        "{} {}: {} has {one}, {} only {other}",
        format::sentence_case(&part.metric.label()),
        part.year.unwrap_or_default(),
        region(part),
        region(whole)
    );
    let because = Formula::default()
        .claim(part, one)
        .text(format!(" in {}, ", region(part)))
        .claim(whole, other)
        .text(format!(" in {}, which it is a part of", region(whole)));
    let mut check = check(CheckKind::Contradiction, part, Some(part.metric.clone()), what, because);
    check.files = vec![part.file.to_string(), whole.file.to_string()];
    check.files.sort();
    check.files.dedup();
    check.stated_and_worked_out = Some((Interval::of_claim(part).figure(), Interval::of_claim(whole).figure()));
    Some(check)
}

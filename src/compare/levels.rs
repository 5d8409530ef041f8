//! Where to find the level that a growth or a share speaks of.

use rustc_hash::FxHashMap;

use crate::model::{Claim, Metric, Span};

use super::folder::Entry;
use super::series::months;

/// A region, a metric, a year, and the months where the figure is for a part of the year.
type Place<'a> = (&'a str, &'a Metric, i32, Option<(i8, i8)>);

/// Amounts by where they belong, and claims by the sentence in which they stand.
#[derive(Debug)]
pub struct Levels<'a, 'b> {
    amounts: FxHashMap<Place<'b>, Vec<&'b Entry<'a>>>,
    sentences: FxHashMap<(&'b str, Span), Vec<&'b Entry<'a>>>,
}

impl<'a, 'b> Levels<'a, 'b> {
    /// Indexes all entries.
    pub fn new(entries: &'b [Entry<'a>]) -> Self {
        let (mut amounts, mut sentences) = (FxHashMap::<_, Vec<_>>::default(), FxHashMap::<_, Vec<_>>::default());
        for entry in entries {
            let claim = entry.claim;
            sentences.entry((&*claim.file, claim.evidence.sentence_span)).or_default().push(entry);
            if let Some((region, year)) = claim.region.as_deref().zip(claim.year).filter(|_| is_level(claim)) {
                amounts.entry((region, &claim.metric, year, months(claim))).or_default().push(entry);
            }
        }
        Self { amounts, sentences }
    }

    /// Everything claimed in the sentence of `claim`, itself too.
    pub fn sentence(&self, claim: &'b Claim) -> &[&'b Entry<'a>] {
        self.sentences.get(&(&*claim.file, claim.evidence.sentence_span)).map_or(&[], Vec::as_slice)
    }

    /// What a growth or share is of: what its words say, or else the one metric whose level stands in the sentence.
    pub fn metric_of(&self, claim: &'b Claim) -> Option<&'b Metric> {
        if let Some(metric) = &claim.of_metric {
            return Some(metric);
        }
        let mut metrics = self.sentence(claim).iter().map(|entry| entry.claim).filter(|level| {
            is_level(level) && level.region == claim.region && level.year == claim.year && sectors_fit(level, claim)
        });
        let first = metrics.next()?;
        metrics.all(|level| level.metric == first.metric).then_some(&first.metric)
    }

    /// The level of a metric in a year, as the article of `claim` states it for the same region and industry. `None`
    /// where it states none, or several that differ.
    pub fn level(&self, claim: &'b Claim, metric: &'b Metric, year: i32) -> Option<&'b Claim> {
        let region = claim.region.as_deref()?;
        let all = self.amounts.get(&(region, metric, year, months(claim)))?;
        let fitting = all.iter().map(|entry| entry.claim).filter(|level| level.file == claim.file);
        best(fitting.filter(|level| sectors_fit(level, claim)), claim)
    }

    /// The same from any article, where region, industry and metric agree in full.
    pub fn level_anywhere(&self, claim: &'b Claim, metric: &'b Metric, year: i32) -> Option<&'b Claim> {
        self.level(claim, metric, year).or_else(|| {
            let region = claim.region.as_deref()?;
            let all = self.amounts.get(&(region, metric, year, months(claim)))?;
            let same = all.iter().map(|entry| entry.claim);
            best(same.filter(|level| level.sector.is_some() && level.sector == claim.sector), claim)
        })
    }
}

/// Whether a claim states a level, not a change or a part.
fn is_level(claim: &Claim) -> bool {
    !matches!(claim.metric, Metric::Growth | Metric::Share) && !claim.unit.is_ratio()
}

/// One names no industry, or both the same.
pub fn sectors_fit(one: &Claim, other: &Claim) -> bool {
    one.sector.is_none() || other.sector.is_none() || one.sector == other.sector
}

/// The one that stands nearest: same sentence, same industry, same status, not in the headline. Two that differ and
/// stand equally near are no answer.
fn best<'b>(levels: impl Iterator<Item = &'b Claim>, like: &Claim) -> Option<&'b Claim> {
    let nearness = |level: &Claim| {
        (
            level.file == like.file && level.evidence.sentence_span == like.evidence.sentence_span,
            level.sector == like.sector,
            level.status == like.status,
            !level.in_headline,
        )
    };
    let mut best: Option<(&Claim, bool)> = None;
    for level in levels {
        best = match best {
            Some((held, _)) if nearness(level) > nearness(held) => Some((level, true)),
            Some((held, alone)) if nearness(level) == nearness(held) => {
                let same = level.unit == held.unit && (level.value - held.value).abs() <= held.value.abs() * 1e-9;
                Some((held, alone && same))
            }
            None => Some((level, true)),
            kept => kept,
        };
    }
    best.filter(|(_, alone)| *alone).map(|(level, _)| level)
}

//! Loose words for an article's own industry: an article on aluminium-based new materials that counts "aluminium
//! enterprises" counts the firms of that industry, and its target for them is a target for the same firms.

use std::collections::BTreeMap;

use crate::model::{Claim, Metric};

use super::folder::Entry;

/// An article's industry must have this many times the claims of the loose word.
const MANY_TIMES: usize = 4;

/// For each article and region, the loose word and the industry that it stands for.
#[derive(Debug, Default)]
pub struct Industries<'a> {
    loose: BTreeMap<(&'a str, &'a str), (&'a str, &'a str)>,
}

impl<'a> Industries<'a> {
    /// Looks through all claims.
    pub fn new(entries: &[&Entry<'a>]) -> Self {
        let mut by_article: BTreeMap<(&str, &str), Vec<&'a Claim>> = BTreeMap::new();
        for entry in entries {
            if let Some(region) = entry.claim.region.as_deref() {
                by_article.entry((&entry.claim.file, region)).or_default().push(entry.claim);
            }
        }
        let found = by_article.into_iter().filter_map(|(place, claims)| Some((place, loose_word(&claims)?)));
        Self { loose: found.collect() }
    }

    /// The industry under which a claim's series stands.
    pub fn of(&self, claim: &'a Claim) -> Option<&'a str> {
        let sector = claim.sector.as_deref()?;
        let place = (&*claim.file, claim.region.as_deref().unwrap_or_default());
        match self.loose.get(&place) {
            Some((loose, industry)) if *loose == sector && is_of_industry(&claim.metric) => Some(industry),
            _ => Some(sector),
        }
    }
}

/// What is counted of an industry, not of a product: "aluminium capacity" is not the capacity for new materials.
const fn is_of_industry(metric: &Metric) -> bool {
    matches!(metric, Metric::OutputValue | Metric::Enterprises | Metric::Revenue | Metric::Jobs)
}

/// The first word of the main industry's name, where it is used alone now and then, and never beside the full name
/// for the same metric, year and status: then both would mean different things.
fn loose_word<'a>(claims: &[&'a Claim]) -> Option<(&'a str, &'a str)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for sector in claims.iter().filter_map(|claim| claim.sector.as_deref()) {
        *counts.entry(sector).or_default() += 1;
    }
    let (industry, most) = counts.iter().max_by_key(|(sector, count)| (**count, std::cmp::Reverse(**sector)))?;
    let first = industry.split(|c: char| !c.is_alphanumeric()).next()?;
    let (loose, uses) = counts.get_key_value(first).filter(|(loose, _)| *loose != industry)?;
    let of = |sector: &str| {
        claims.iter().copied().filter(move |claim| claim.sector.as_deref() == Some(sector)).collect::<Vec<_>>()
    };
    let beside = of(loose).iter().any(|one| {
        let same = |other: &Claim| (&other.metric, other.year, other.status) == (&one.metric, one.year, one.status);
        is_of_industry(&one.metric) && of(industry).into_iter().any(same)
    });
    (uses * MANY_TIMES <= *most && !beside).then_some((*loose, *industry))
}

//! Which claims the screens show.

use std::collections::BTreeSet;

use crate::model::{Article, Claim, Metric, Name, Status};

use super::FilterChange;

/// What is hidden. The default hides nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// Statuses that are switched off.
    pub statuses_off: BTreeSet<Status>,
    /// Whether derived figures are switched off.
    pub derived_off: bool,
    /// Metrics that are switched off.
    pub metrics_off: BTreeSet<Metric>,
    /// Sectors that are switched off; `None`: claims that state none.
    pub sectors_off: BTreeSet<Option<Name>>,
    /// Languages that are switched on, ISO 639-1; empty: all.
    pub languages: BTreeSet<String>,
    /// First and last year that a claim may be about; claims without a year then hide.
    pub years: Option<(i32, i32)>,
    /// Text that a region, claim or article must contain, as typed.
    pub search: String,
}

impl Filters {
    /// Whether nothing is hidden.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Carries out one change.
    pub fn apply(&mut self, change: FilterChange) {
        match change {
            FilterChange::Status(status, on) => set(&mut self.statuses_off, status, !on),
            FilterChange::Derived(on) => self.derived_off = !on,
            FilterChange::Metric(metric, on) => set(&mut self.metrics_off, metric, !on),
            FilterChange::Sector(sector, on) => set(&mut self.sectors_off, sector, !on),
            FilterChange::Language(lang, on) => set(&mut self.languages, lang, on),
            FilterChange::Years(years) => self.years = years,
            FilterChange::Clear => *self = Self::default(),
        }
    }

    /// Whether the filters let a claim show. The search is not part of it: see [`Filters::finds_claim`].
    #[must_use]
    pub fn admits(&self, claim: &Claim) -> bool {
        !self.statuses_off.contains(&claim.status)
            && !self.metrics_off.contains(&claim.metric)
            && !self.sectors_off.contains(&claim.sector)
            && self.admits_language(&claim.lang)
            && self.admits_year(claim.year)
    }

    /// Whether the language chips let a language show.
    #[must_use]
    pub fn admits_language(&self, lang: &str) -> bool {
        self.languages.is_empty() || self.languages.contains(lang)
    }

    /// Whether the year range lets a year show.
    #[must_use]
    pub fn admits_year(&self, year: Option<i32>) -> bool {
        match (self.years, year) {
            (None, _) => true,
            (Some((first, last)), Some(year)) => (first..=last).contains(&year),
            (Some(_), None) => false,
        }
    }

    /// Whether the search text stands in the claim's region, metric, sector, sentence or gloss.
    #[must_use]
    pub fn finds_claim(&self, claim: &Claim) -> bool {
        let Some(wanted) = self.wanted() else { return true };
        [
            claim.region.as_deref().unwrap_or_default(),
            &claim.metric.label(),
            claim.sector.as_deref().unwrap_or_default(),
            &claim.evidence.sentence,
            &claim.evidence.value_text,
            &claim.gloss,
        ]
        .iter()
        .any(|text| text.to_lowercase().contains(&wanted))
    }

    /// Whether the search text stands in a text.
    #[must_use]
    pub fn finds_text(&self, text: &str) -> bool {
        self.wanted().is_none_or(|wanted| text.to_lowercase().contains(&wanted))
    }

    /// Whether the search text stands in an article.
    #[must_use]
    pub fn finds_article(&self, article: &Article) -> bool {
        let Some(wanted) = self.wanted() else { return true };
        [&article.title, &article.text, &article.file].iter().any(|text| text.to_lowercase().contains(&wanted))
    }

    /// What to look for, in lower case; `None` where nothing was typed.
    fn wanted(&self) -> Option<String> {
        let wanted = self.search.trim().to_lowercase();
        (!wanted.is_empty()).then_some(wanted)
    }
}

fn set<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

//! Figures as pages show them: mark, text, year and the claims that they lead to.

use crate::app::{Index, WorkedOut};
use crate::chart::{Facts, MarkKind, RowFigure};
use crate::collection::Collection;
use crate::model::format;
use crate::model::{
    Article, Check, Claim, ClaimId, Derived, FormulaPart, Metric, Point, Qualifier, Reading, RegionProfile, Shared,
    Unit,
};
use crate::ui::region::worked_out;

/// Claims of a collection by id.
#[derive(Clone, Copy, Debug)]
pub struct Claims<'a> {
    collection: &'a Collection,
    index: &'a Index,
}

impl<'a> Claims<'a> {
    /// Of a collection and the index made from it.
    #[must_use]
    pub const fn new(collection: &'a Collection, index: &'a Index) -> Self {
        Self { collection, index }
    }

    /// The claim of an id.
    #[must_use]
    pub fn get(self, id: &ClaimId) -> Option<&'a Claim> {
        self.index.claim(self.collection, id)
    }

    /// The claims of some ids, in that order.
    pub fn all<'b>(self, ids: &'b [ClaimId]) -> impl Iterator<Item = &'a Claim> + use<'a, 'b> {
        ids.iter().filter_map(move |id| self.get(id))
    }

    /// The reading of a file.
    #[must_use]
    pub fn reading(self, file: &str) -> Option<&'a Reading> {
        self.index.reading(self.collection, file)
    }

    /// The profile of a region.
    #[must_use]
    pub fn profile(self, region: &str) -> Option<&'a RegionProfile> {
        self.index.profile(self.collection, region)
    }

    /// All profiles.
    #[must_use]
    pub fn profiles(self) -> &'a [Shared<RegionProfile>] {
        &self.collection.comparison.profiles
    }

    /// The whole collection.
    #[must_use]
    pub const fn collection(self) -> &'a Collection {
        self.collection
    }

    /// Its index.
    #[must_use]
    pub const fn index(self) -> &'a Index {
        self.index
    }

    /// Checks that rest on a claim.
    pub fn checks_of(self, id: &ClaimId) -> impl Iterator<Item = &'a Check> + use<'a> {
        self.index.checks_of_claim(self.collection, id)
    }

    /// The article of a file.
    #[must_use]
    pub fn article(self, file: &str) -> Option<&'a Article> {
        self.index.reading(self.collection, file).map(|reading| &reading.article)
    }
}

impl Facts for Claims<'_> {
    fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.get(id)
    }

    fn article(&self, file: &str) -> Option<&Article> {
        (*self).article(file)
    }
}

/// A figure with its mark and what it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Shape and colour.
    pub kind: MarkKind,
    /// As shown, `615,000 t`.
    pub text: String,
    /// The year that it is for.
    pub year: Option<i32>,
    /// In base units; for a range the low end.
    pub value: f64,
    /// The high end of a range, in base units.
    pub value_high: Option<f64>,
    /// Decides the arrow.
    pub qualifier: Qualifier,
    /// Where it is converted from another currency, the amount as stated.
    pub stated: Option<String>,
    /// Claims that state it, or that it is worked out from.
    pub claims: Vec<ClaimId>,
    /// For a derived figure, its formula.
    pub formula: Option<String>,
    /// For a derived figure, what the evidence panel shows of it.
    pub worked_out: Option<Box<WorkedOut>>,
}

impl Figure {
    /// Of a claim.
    #[must_use]
    pub fn of_claim(claim: &Claim) -> Self {
        Self {
            kind: claim.status.into(),
            text: format::claim(claim).to_string(),
            year: claim.year,
            value: claim.value,
            value_high: claim.value_high,
            qualifier: claim.qualifier,
            stated: None,
            claims: vec![claim.id.clone()],
            formula: None,
            worked_out: None,
        }
    }

    /// Of a point of a series.
    #[must_use]
    pub fn of_point(point: &Point, unit: &Unit) -> Self {
        Self {
            kind: point.status.into(),
            text: format::point(point, unit).to_string(),
            year: Some(point.year),
            value: point.value,
            value_high: point.value_high,
            qualifier: point.qualifier,
            stated: None,
            claims: point.claims.clone(),
            formula: None,
            worked_out: None,
        }
    }

    /// Of a derived figure.
    #[must_use]
    pub fn of_derived(derived: &Derived) -> Self {
        Self {
            kind: MarkKind::Derived,
            text: format::derived(derived).to_string(),
            year: derived.year,
            value: derived.value,
            value_high: None,
            qualifier: derived.qualifier,
            stated: None,
            claims: derived.claims.clone(),
            formula: Some(derived.formula.clone()),
            worked_out: Some(Box::new(worked_out(derived))),
        }
    }

    /// With the things counted, for a count is nothing without them: "25 projects".
    #[must_use]
    pub fn named(mut self, metric: &Metric, unit: &Unit) -> Self {
        if *unit == Unit::Count {
            self.text = format!("{} {}", self.text, metric.label());
        }
        self
    }

    /// The same for a chart of figures side by side.
    #[must_use]
    pub fn to_row_figure(&self) -> RowFigure {
        RowFigure {
            kind: self.kind,
            year: self.year,
            value: self.value,
            value_high: self.value_high,
            qualifier: self.qualifier,
            stated: self.stated.clone(),
            claims: self.claims.clone(),
        }
    }

    /// For a screen reader, as stated: "actual 615,000 t, 2025".
    #[must_use]
    pub fn spoken(&self) -> String {
        let year = self.year.map(|year| format!(", {year}")).unwrap_or_default();
        let text = self.stated.as_ref().unwrap_or(&self.text);
        format!("{} {text}{year}", self.kind.as_str())
    }
}

/// The plain text of formula parts.
#[must_use]
pub fn formula_text(parts: &[FormulaPart]) -> String {
    parts
        .iter()
        .map(|part| match part {
            FormulaPart::Text(text) | FormulaPart::Claim { text, .. } | FormulaPart::Derived { text } => text.clone(),
            FormulaPart::Superscript(text) => format!("^{text}"),
        })
        .collect()
}

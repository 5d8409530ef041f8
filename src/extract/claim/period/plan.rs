//! The year in which works are to be ready, and what the next paragraph tells of them.

use super::super::{Context, Scene, region};
use super::{Anchor, Period, is_of_first};
use crate::extract::lexicon::Kinds;
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Metric, Status, Unit, YearSource};

/// "A plant for 38 million is to open by 2028.\nThe works will cover 12 hectares": the year that the last sentence on works to
/// come gives them.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    period: Period,
    /// Its paragraph.
    paragraph: usize,
    /// Paragraph and number of the sentence that spoke of the works last.
    spoken: (usize, usize),
    /// Of the one that told the year.
    told: (usize, usize),
}

/// The first word for works that were spoken of before.
fn known<'a>(context: &Context<'_>, scene: &Scene<'a>) -> Option<&'a Token> {
    region::sites(scene).find(|token| !region::is_new(context, scene, token))
}

/// "Will go into production this year", "in November", told in June.
fn is_later_this_year(context: &Context<'_>, anchor: &Anchor, now: i32) -> bool {
    if anchor.source == YearSource::Relative && anchor.period.to.is_none() {
        return anchor.period.year == now;
    }
    anchor.period.year == now && anchor.period.to.is_some_and(|to| context.reference().is_some_and(|now| to > now))
}

impl Plan {
    /// What a sentence says of works to come, or what its text still speaks of.
    pub fn after(context: &Context<'_>, scene: &Scene<'_>, claims: &[Claim], last: Option<Self>) -> Option<Self> {
        const NEAR: usize = 2;
        let now = context.reference_year()?;
        let at = (scene.sentence.paragraph, scene.sentence.number);
        let coming = |anchor: &&Anchor| {
            let ahead = anchor.period.year > now || is_later_this_year(context, anchor, now);
            anchor.carries() && ahead && !anchor.plan && !is_of_first(context, scene, anchor)
        };
        let mut years = scene.anchors.iter().filter(coming);
        let Some(first) = years.next() else {
            let last = last.filter(|last| last.paragraph + 1 >= at.0)?;
            return Some(if known(context, scene).is_some() { Self { spoken: at, ..last } } else { last });
        };
        // Two years are two plans.
        let one = years.all(|other| other.period.year == first.period.year);
        let is_promised = |claim: &Claim| claim.status != Status::Actual && claim.year == Some(first.period.year);
        let promised =
            scene.with(Kinds::STATUS).iter().any(|token| token.sense().is_promise()) || claims.iter().any(is_promised);
        // "Seven plants by 2028" are others than the one told of next.
        let counted = |works: &Token| {
            claims.iter().filter(|claim| claim.unit == Unit::Count).any(|claim| {
                let end = claim.evidence.span.end;
                end <= works.span.start && context.words.distance(end, works.span.start) <= NEAR
            })
        };
        let single = !region::sites(scene).any(counted);
        // "64 million are to be put into the mill by 2027", and nothing else.
        let costs = |claim: &Claim| matches!(claim.metric, Metric::Investment | Metric::Share);
        let cost = !claims.is_empty() && claims.iter().filter(|claim| is_promised(claim)).all(costs);
        (one && promised && single && (cost || region::sites(scene).next().is_some())).then(|| Self {
            period: Period::year(first.period.year),
            paragraph: at.0,
            spoken: at,
            told: at,
        })
    }

    /// The year that the sentence before gives works.
    pub fn told_before(self, scene: &Scene<'_>) -> Option<Period> {
        let before = (scene.sentence.paragraph, scene.sentence.number.saturating_sub(1));
        (self.told == before).then_some(self.period)
    }

    /// The year of a figure that its sentence promises of the same works.
    pub fn of_figure(self, context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Period> {
        let (paragraph, number) = (scene.sentence.paragraph, scene.sentence.number);
        let near = paragraph == self.paragraph || paragraph == self.paragraph + 1;
        let named = known(context, scene).is_some_and(|works| works.span.start <= one.begin);
        let goes_on = self.spoken == (paragraph, number.saturating_sub(1));
        (near && (named || goes_on)).then_some(self.period)
    }
}

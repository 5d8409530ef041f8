//! What goods are worth.

use super::Measured;
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense, WORTH};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Span};

/// The word of lexicons for what contracts are worth.
const CONTRACT: &str = "contract_value";

/// "Exported 4.9 million tonnes, worth 2.6 billion dollars", "sold furniture to the value of 3 billion": what is traded, where
/// the money behind `token`, a word for what something is worth, is not that of a project or contract.
pub(super) fn traded(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> Option<Metric> {
    if !token.entry.meaning.starts_with(WORTH) {
        return None;
    }
    // "A yarn mill worth 50 million dollars will make 12,000 tonnes": the mill is worth it.
    let works = |sense: &Sense| matches!(sense, Sense::Works | Sense::Site);
    if token.span.end <= one.begin && stands_near_before(context, token.span.start, works) {
        return None;
    }
    let to = token.span.start.min(one.begin);
    let verb_last = context.lexicon.writing.has_verb_last();
    let goods = |token: &&Token| match token.sense() {
        Sense::Metric(Metric::Exports | Metric::Revenue | Metric::Production) => true,
        Sense::Metric(Metric::Other(word)) => {
            matches!(word.as_str(), "imports" | "trade" | "sales") || word == CONTRACT
        }
        _ => false,
    };
    // Verbs may stand behind, as in Tamil.
    let behind = || {
        scene
            .with([Kind::Metric])
            .iter()
            .filter(|token| token.span.start >= one.word_end && context.commas(one.word_end, token.span.start) == 0)
            .find(goods)
    };
    let told = scene.with([Kind::Metric]).iter().rev().filter(|token| token.span.end <= to).find(goods);
    let told = if verb_last { behind().or(told) } else { told.or_else(behind) }?;
    let between = Span::new(told.span.start.min(one.begin), told.span.end.max(one.word_end));
    let contract = scene.with([Kind::Counted, Kind::Event]).iter().any(|token| {
        matches!(token.sense(), Sense::Counted(Metric::Projects) | Sense::Event) && between.overlaps(token.span)
    });
    match told.sense() {
        // "A supply contract worth 48 million": signed or not.
        Sense::Metric(Metric::Other(word)) if word == CONTRACT => Some(Metric::Other(word.clone())),
        Sense::Metric(metric) if !contract => Some(metric.clone()),
        _ => None,
    }
}

/// "34 leveransavtal värda 7,8 miljarder": contracts that are counted.
pub(super) fn contracts(context: &Context<'_>, one: &Found) -> Option<Measured> {
    let contract = |sense: &Sense| matches!(sense, Sense::Metric(Metric::Other(word)) if word == CONTRACT);
    let token = context.words.follows(one.word_end, contract).filter(|_| one.is_bare() && !one.looks_like_year())?;
    Some(Measured::new(Metric::Projects, "counted_noun", 0.8).with(Some(token)))
}

/// Whether a word of some sense stands before a position, with at most two more between.
fn stands_near_before(context: &Context<'_>, at: usize, wanted: impl Fn(&Sense) -> bool) -> bool {
    const NEAR: usize = 40;
    const BETWEEN: usize = 2;
    let words = context.words;
    words.within(Span::new(at.saturating_sub(NEAR), at)).iter().any(|token| {
        wanted(token.sense())
            && token.word.end <= at
            && words.distance(token.word.end, at) <= BETWEEN
            && context.commas(token.word.end, at) == 0
    })
}

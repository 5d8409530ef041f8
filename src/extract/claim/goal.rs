//! Goals that a sentence says how much they are: "the target for the whole year is 4 million tonnes".

use super::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::scan::Token;

/// Meanings of nouns for what is to be reached.
const GOALS: [&str; 6] = ["target", "its target", "goal", "aim", "plan", "plans"];

/// Meanings of verbs that say how much a goal is.
const AMOUNTS: [&str; 6] = ["is", "are", "was", "were", "amounted", "amounts"];

/// "The target for the whole year is 4 million tonnes": whether a verb right before a figure says how much a goal is.
pub(super) fn amounts_to_goal(context: &Context<'_>, scene: &Scene<'_>, all: &[&Token], token: &Token) -> bool {
    const PHRASE: usize = 6;
    const NEAR: usize = 2;
    let at = token.span.start;
    let amounts = || {
        scene.found.iter().any(|one| {
            one.begin >= token.word.end
                && context.words.distance(token.word.end, one.begin) <= NEAR
                && context.commas(token.word.end, one.begin) == 0
        })
    };
    AMOUNTS.contains(&token.entry.meaning)
        && all.iter().any(|goal| {
            let end = goal.word.end;
            matches!(goal.sense(), Sense::Target)
                && GOALS.contains(&goal.entry.meaning)
                && end <= at
                && context.words.distance(end, at) <= PHRASE
                && context.commas(end, at) == 0
                && !scene.has_claim_between(end, at)
                && !scene
                    .between_of([Kind::And, Kind::Clause], end, at)
                    .any(|word| matches!(word.sense(), Sense::And | Sense::Clause))
        })
        && amounts()
}

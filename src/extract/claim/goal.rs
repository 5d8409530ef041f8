//! Goals that a sentence says how much they are: "the target for the whole year is 4 million tonnes".

use super::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;

/// Meanings of nouns for what is to be reached.
const GOALS: [&str; 5] = ["target", "its target", "goal", "aim", "objective"];

/// The same of nouns that are as often a time: "in the period of the plan 90 billion were spent".
const PLANS: [&str; 2] = ["plan", "plans"];

/// Meanings of verbs that say how much a goal is.
const AMOUNTS: [&str; 6] = ["is", "are", "was", "were", "amounted", "amounts"];

/// "The target for the whole year is 4 million tonnes", "هدف امسال ۹۰ هزار تن است": whether a verb right before a figure, or right
/// behind it where verbs end the clause, says how much a goal is.
pub(super) fn amounts_to_goal(context: &Context<'_>, scene: &Scene<'_>, all: &[&Token], token: &Token) -> bool {
    const PHRASE: usize = 6;
    const NEAR: usize = 2;
    if !AMOUNTS.contains(&token.entry.meaning) {
        return false;
    }
    let words = context.words;
    let near = |from: usize, to: usize| words.distance(from, to) <= NEAR && context.commas(from, to) == 0;
    let verb_last = context.lexicon.writing.has_verb_last();
    let beside = |one: &&Found| {
        let behind = one.begin >= token.word.end && near(token.word.end, one.begin);
        behind || verb_last && one.word_end <= token.span.start && near(one.word_end, token.span.start)
    };
    let Some(figure) = scene.found.iter().find(beside) else { return false };
    let at = token.span.start.min(figure.begin);
    all.iter().any(|goal| {
        let end = goal.word.end;
        matches!(goal.sense(), Sense::Target)
            && (GOALS.contains(&goal.entry.meaning)
                || figure.begin >= token.word.end && PLANS.contains(&goal.entry.meaning))
            && end <= at
            && words.distance(end, at) <= PHRASE
            && context.commas(end, at) == 0
            && !scene.has_claim_between(end, at)
            && !scene
                .between_of([Kind::And, Kind::Clause], end, at)
                .any(|word| matches!(word.sense(), Sense::And | Sense::Clause))
    })
}

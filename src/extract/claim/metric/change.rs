//! Levels that are changes: jobs that are lost, areas that are widened, and causes that are told of behind a change.

use super::{Measured, NEXT_CLAUSE, change, direction, level_follows, level_inside};
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Sense, is_people};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Span};

/// The level as it is, or the change of it where words say that the figure is one.
pub(super) fn or_change(context: &Context<'_>, scene: &Scene<'_>, one: &Found, level: Measured) -> Measured {
    let change = change(context, scene, one)
        .or_else(|| lost(context, scene, one, &level.metric))
        .or_else(|| widened(context, one, &level.metric));
    let Some((negative, token)) = change else { return level };
    // "Frem mod 2029 ventes yderligere 40 mia. kr.": more is invested, and no investment rises.
    let rises = || direction(context, scene, one).is_some_and(|(_, verb)| verb.span != token.span);
    if level.metric == Metric::Investment && !rises() {
        return level;
    }
    let mut measured = Measured::new(Metric::Growth, "change", 0.85).with(Some(&token));
    measured.negative = negative;
    measured.of_metric = Some(level.metric);
    measured.cues.extend(level.cues);
    measured
}

/// "The industry lost 4,100 jobs", "2,100 jobs were lost": jobs right beside a verb of loss are a change.
fn lost(context: &Context<'_>, scene: &Scene<'_>, one: &Found, metric: &Metric) -> Option<(bool, Token)> {
    if *metric != Metric::Jobs || one.from {
        return None;
    }
    let level = |token: &Token| matches!(token.sense(), Sense::LevelBefore | Sense::To);
    let down = |sense: &Sense| matches!(sense, Sense::Down);
    let Some(token) = context.words.precedes(one.begin, down) else {
        return jobs_lost(context, scene, one).map(|token| (true, *token));
    };
    let to_level = scene
        .with([Kind::LevelBefore, Kind::To])
        .iter()
        .any(|other| level(other) && other.span.overlaps(Span::new(token.span.start, one.begin)));
    (!to_level).then_some((true, *token))
}

/// "2,100 jobs were lost", "2 100 emplois ont été détruits", "8,000 people lost their jobs": the verb of loss behind the jobs, or
/// those who had them, that ends their clause.
fn jobs_lost<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    const NEAR: usize = 3;
    let words = context.words;
    let jobs = |token: &&Token| {
        let people = |metric: &Metric| matches!(metric, Metric::Other(word) if is_people(word));
        matches!(token.sense(), Sense::Counted(metric) if *metric == Metric::Jobs || people(metric))
            && token.span.start >= one.word_end
            && words.distance(one.word_end, token.span.start) <= 1
    };
    let noun = scene.with([Kind::Counted]).iter().find(jobs)?;
    let levels = |from: usize| {
        scene.found.iter().any(|other| {
            other.begin >= from && other.quantity.ignored.is_none() && context.commas(from, other.begin) == 0
        })
    };
    scene.with([Kind::Down]).iter().find(|token| {
        matches!(token.sense(), Sense::Down)
            && token.span.start >= noun.word.end
            && words.distance(noun.word.end, token.span.start) <= NEAR
            && context.commas(noun.word.end, token.span.start) == 0
            && !scene.has_claim_between(noun.word.end, token.span.start)
            && !levels(token.word.end)
    })
}

/// "64 hektárral bővítik az ipari parkot", "will add 24 hectares": an area right beside a verb of widening or adding is a change.
fn widened(context: &Context<'_>, one: &Found, metric: &Metric) -> Option<(bool, Token)> {
    const ADDS: &str = "adds";
    const WIDER: [&str; 4] = ["expan", "exten", "widen", "enlarg"];
    const NEAR: usize = 40;
    const SMALL: usize = 3;
    if *metric != Metric::Area || one.from || level_inside(context, one) || level_follows(context, one) {
        return None;
    }
    let words = context.words;
    // "Estesa su 2,6 km²": a part of words for what it covers.
    let covers = |token: &Token| {
        words.within(token.span).iter().any(|other| {
            matches!(other.sense(), Sense::Metric(Metric::Area))
                && other.span.contains(token.span)
                && other.span != token.span
        })
    };
    let wider = |token: &&Token| {
        let adds = token.entry.meaning == ADDS;
        matches!(token.sense(), Sense::Up)
            && !covers(token)
            && (adds || WIDER.iter().any(|stem| token.entry.meaning.contains(stem)))
    };
    // "Se ampliará en 20 hectáreas", "vai acrescentar até 2026 24 hectares": a small word may stand between, or words and a year.
    let small = |token: &&Token| {
        let gap = words.text.get(token.word.end.max(token.span.end)..one.begin).unwrap_or("\n").trim();
        (gap.chars().count() <= SMALL || gap.ends_with(char::is_numeric)) && !gap.contains([',', '.', '\n'])
    };
    let near = words.within(Span::new(one.begin.saturating_sub(NEAR), one.begin));
    let before = near.iter().rev().filter(wider).find(small);
    let behind = || words.right_after(one.word_end).find(wider);
    before.or_else(behind).map(|token| (false, *token))
}

/// "Fell last year by 7% because of a rise in prices": what a word of change behind a figure with "by" puts between it and
/// the figure, where it stands apart and a verb of change stands before the "by".
pub(super) fn cause(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> usize {
    const NEAR: usize = 8;
    let words = context.words;
    let behind = token.span.start >= one.word_end
        && !context.lexicon.writing.has_verb_last()
        && words.distance(one.word_end, token.span.start) > 0;
    let by = || words.precedes(one.begin, |sense| matches!(sense, Sense::ChangeBefore)).is_some();
    if !behind || !(one.is_ratio() || by()) {
        return 0;
    }
    let before = scene.tokens.iter().any(|other| {
        matches!(other.sense(), Sense::Up | Sense::Down)
            && other.word.end <= one.begin
            && words.distance(other.word.end, one.begin) <= NEAR
            && context.commas(other.word.end, one.begin) == 0
            && !scene.has_figure_between(other.word.end, one.begin)
    });
    if before { NEXT_CLAUSE } else { 0 }
}

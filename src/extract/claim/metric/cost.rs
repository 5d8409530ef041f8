//! What works cost: money beside a plant, or beside a verb of building.

use super::product::sides;
use super::settled::is_plant;
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Kinds, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, QuantityKind, Span};

/// "A 60 million euro factory", "l'usine de 60 millions d'euros": the plant right beside its money, a small word between.
pub(super) fn works_beside<'a>(context: &Context<'a>, one: &Found) -> Option<&'a Token> {
    const SMALL: usize = 5;
    let words = context.words;
    let small = |from: usize, to: usize| {
        words.text.get(from..to).is_some_and(|gap| {
            gap.split_whitespace().count() <= 1
                && gap.trim().chars().count() <= SMALL
                && !gap.contains(['.', ',', ';', ':', '\n'])
            // "Sales of the plant were 3 million".
        }) && !words.within(Span::new(from, to)).iter().any(|token| matches!(token.sense(), Sense::Actual))
    };
    let near = words.within(Span::new(one.begin.saturating_sub(40), one.word_end + 40));
    near.iter().find(|token| {
        matches!(token.sense(), Sense::Works)
            && (token.word.end <= one.begin && small(token.word.end, one.begin)
                || token.span.start >= one.word_end && words.is_thin(one.word_end, token.span.start))
    })
}

/// "A plant for the production of glass for 45 million", "závod na výrobu skla za 45 milionů": the works before what is to be
/// made there, by a noun and no verb, where nothing is told as made but the works are what is promised.
pub(super) fn works_for_goods<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    made: &Token,
) -> Option<&'a Token> {
    const NEAR: usize = 3;
    const KINDS: Kinds = Kinds::STATUS.and(&[Kind::And, Kind::Clause]);
    const LEVEL: Kinds = Kinds::of(&[Kind::LevelBefore, Kind::Up, Kind::Down]);
    let produced = matches!(made.sense(), Sense::Metric(Metric::Production)) && made.word.end <= one.begin;
    let other = |from: usize, to: usize| {
        let parts = |sense: &Sense| sense.is_status() || matches!(sense, Sense::And | Sense::Clause);
        context.commas(from, to) > 0
            || scene.has_figure_between(from, to)
            || scene.between_of(KINDS, from, to).any(|word| parts(word.sense()))
    };
    // "The plant's output is to rise to 45 million".
    let reached = |word: &Token| matches!(word.sense(), Sense::LevelBefore | Sense::Up | Sense::Down);
    let promised = scene.with(Kinds::STATUS).iter().any(|token| token.sense().is_promise());
    let end = made.word.end;
    let goods = |word: &Token| matches!(word.sense(), Sense::Sector(_) | Sense::Counted(_));
    if !produced
        || !promised
        || other(end, one.begin)
        || scene.between_of(LEVEL, end, one.begin).any(reached)
        || !scene.between_of([Kind::Sector, Kind::Counted], end, one.begin).any(goods)
    {
        return None;
    }
    scene.with([Kind::Works]).iter().rev().find(|token| {
        let (from, to) = (token.word.end, made.span.start);
        matches!(token.sense(), Sense::Works)
            && from < to
            && context.words.distance(from, to) <= NEAR
            && context.words.distance(from, to) > 0
            && !other(from, to)
    })
}

/// "Závod modernizují za 450 milionů korun", "the site was bought for £41m": a plant in the clause of an amount that nothing
/// else measures, or a verb of building, by its English meaning.
pub(super) fn built<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    if one.quantity.kind != QuantityKind::Money {
        return None;
    }
    scene.with(Kinds::STATUS.and(&[Kind::Works, Kind::Site])).iter().find(|token| {
        let builds = matches!(token.sense(), Sense::Works | Sense::Site) || is_building(token);
        builds && shares_clause(context, scene, one, token)
    })
}

/// "A park is being built for 1.8 billion": the verb of building in the clause of a figure.
fn verb_of_building<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    scene.with(Kinds::STATUS).iter().find(|token| is_building(token) && shares_clause(context, scene, one, token))
}

/// "Revenue is to exceed 120 billion. A noodle park is being built for 1.8 billion": the verb of building, where nothing rises,
/// falls or is reached, so that money is what is built for it and not of what was told of before.
pub(super) fn built_for<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    const LEVEL: Kinds = Kinds::of(&[Kind::LevelBefore, Kind::Up, Kind::Down]);
    if one.quantity.kind != QuantityKind::Money {
        return None;
    }
    let verb = verb_of_building(context, scene, one)?;
    let level = scene.with(LEVEL).iter().any(|token| match token.sense() {
        Sense::LevelBefore => token.span.end <= one.begin && context.words.is_blank(token.span.end, one.begin),
        // Czech "vyroste" is "will grow" as well as "will be built".
        Sense::Up | Sense::Down => !token.span.overlaps(verb.span),
        _ => false,
    });
    (!level).then_some(verb)
}

/// "A mill is being built for 1.8 billion", "a new mill for 45 million will make 20,000 t a year": what the money is for, where the
/// word for making is the verb of building, or has a figure of goods of its own behind works and their money.
pub(super) fn works_that_make<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    made: &Token,
) -> Option<&'a Token> {
    const NEAR: usize = 6;
    if made.sense() != &Sense::Metric(Metric::Production) {
        return None;
    }
    if let Some(verb) = built_for(context, scene, one).filter(|verb| verb.span.overlaps(made.span)) {
        return Some(verb);
    }
    let words = context.words;
    let (start, end) = (made.span.start, made.word.end);
    let goods = || {
        scene.found.iter().any(|other| {
            other.begin >= end
                && other.quantity.ignored.is_none()
                && !other.is_ratio()
                && other.quantity.kind != QuantityKind::Money
                && words.distance(end, other.begin) <= NEAR
                && context.commas(end, other.begin) == 0
                && !scene.has_claim_between(end, other.begin)
        })
    };
    if start < one.word_end || context.lexicon.writing.has_verb_last() || !goods() {
        return None;
    }
    scene.with([Kind::Works, Kind::Site, Kind::Counted]).iter().find(|token| {
        let site = is_plant(token.sense()) || matches!(token.sense(), Sense::Site | Sense::Counted(Metric::Projects));
        site && token.word.end <= one.begin && !scene.has_claim_between(token.word.end, one.begin)
    })
}

/// Whether a verb tells of building, by its English meaning.
fn is_building(token: &Token) -> bool {
    const BUILDS: [&str; 10] =
        ["build", "built", "be created", "construct", "modernis", "expand", "upgrad", "renovat", "erect", "extend"];
    match token.sense() {
        Sense::Building => true,
        sense if sense.is_status() => BUILDS.iter().any(|stem| token.entry.meaning.contains(stem)),
        _ => false,
    }
}

/// Whether a word stands within ten words of a figure, with no comma and no other clause between.
fn shares_clause(context: &Context<'_>, scene: &Scene<'_>, one: &Found, token: &Token) -> bool {
    const NEAR: usize = 10;
    let (from, to) = sides(one, one.word_end, token);
    from <= to
        && context.words.distance(from, to) <= NEAR
        && context.commas(from, to) == 0
        && !scene.between_of([Kind::Clause], from, to).any(|word| matches!(word.sense(), Sense::Clause))
}

/// "Will put 3 billion into production", "вложат в производство 3 млрд": the verb of investing, where a word for making, with
/// "in" before it, stands nearer to the money and nothing rises or falls.
pub(super) fn invested_in<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    one: &Found,
    made: &Token,
) -> Option<&'a Token> {
    const NEAR: usize = 8;
    let words = context.words;
    let into = words
        .right_before(made.span.start)
        .any(|token| matches!(token.sense(), Sense::Located | Sense::To | Sense::LevelBefore));
    let moves = |from: usize, to: usize| {
        scene.between_of([Kind::Up, Kind::Down], from, to).any(|word| matches!(word.sense(), Sense::Up | Sense::Down))
    };
    let invests = |token: &&Token| {
        let (from, to) = sides(one, one.word_end, token);
        matches!(token.sense(), Sense::Metric(Metric::Investment))
            && words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
            && !scene.has_figure_between(from, to)
            && !moves(from, to)
    };
    if !into || !matches!(made.sense(), Sense::Metric(Metric::Production)) {
        return None;
    }
    scene.with([Kind::Metric]).iter().find(invests)
}

//! Numbers whose noun is the subject of the sentence or was counted before: "employees were 9,800", "their number".

use super::counted::{CLAUSE_ENDS, counted_metric, people};
use super::product::{of_product, sides};
use super::{Measured, level_follows};
use crate::extract::claim::{Context, Scene};
use crate::extract::lexicon::{Kind, Kinds, Period, Sense, is_people};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Metric, Unit};

/// "The number rises to 180,000", "wants at least 120 of them", "chce mieć ich co najmniej 120".
pub(super) fn is_their_number(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 6;
    let words = context.words;
    // "The number of firms", "antalet campingplatser": a noun behind has the number for itself.
    let verb = |sense: &Sense| {
        sense.is_status()
            || matches!(
                sense,
                Sense::Up
                    | Sense::Down
                    | Sense::LevelBefore
                    | Sense::ChangeBefore
                    | Sense::Before(_)
                    | Sense::Verb(_)
                    | Sense::Period(_)
                    | Sense::Future
            )
    };
    let goes_on = |at: usize| {
        let rest = words.text.get(at..).unwrap_or_default().trim_start();
        words.follows(at, verb).is_some()
            || rest.starts_with(|c: char| c.is_numeric())
            || words.distance(at, one.begin) <= 1
    };
    // Finnish "autojen määrä": a noun right before has it as well.
    let of_noun =
        |token: &Token| words.precedes(token.span.start, |sense| matches!(sense, Sense::Counted(_))).is_some();
    plain(context, one)
        && scene.with([Kind::TheirNumber]).iter().rev().any(|token| {
            matches!(token.sense(), Sense::TheirNumber)
                && token.word.end <= one.begin
                && words.distance(token.word.end, one.begin) <= NEAR
                && context.commas(token.word.end, one.begin) == 0
                && goes_on(token.word.end)
                && !of_noun(token)
                && !scene
                    .between_of([Kind::Counted], token.word.end, one.begin)
                    .any(|word| matches!(word.sense(), Sense::Counted(_)))
                && !scene.has_claim_between(token.word.end, one.begin)
        })
}

/// "Gli addetti sono scesi a 9mila", "Employees now number 9,000": the noun stands at the head of its clause, and the number
/// behind the verb.
pub(super) fn measured(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    const FEW: usize = 10;
    const HEAD: usize = 5;
    let words = context.words;
    let nouns = || {
        scene.with([Kind::Counted, Kind::Metric]).iter().rev().filter(|token| {
            matches!(token.sense(), Sense::Counted(_) | Sense::Metric(_)) && token.word.end <= one.begin
        })
    };
    // "Jobs in the mines fell to 1,600": the mines are only where.
    let noun = nouns().next()?;
    let noun = nouns().skip(1).find(|other| is_where(context, other, noun)).unwrap_or(noun);
    // "Production of cars is to rise from 18,000", and where the noun stands before: "cars' production from 18,000".
    let made = scene.with([Kind::Counted]).iter().rev().find(|token| {
        matches!(noun.sense(), Sense::Metric(Metric::Production | Metric::Capacity))
            && token.word.end <= noun.span.start
            && words.distance(token.word.end, noun.span.start) <= 2
            && context.commas(token.word.end, noun.span.start) == 0
    });
    let made = made.unwrap_or(noun);
    if let Some(measured) = of_product(context, scene, one, made).filter(|_| plain(context, one)) {
        return Some(measured);
    }
    // "The workforce will grow to 1,100", "it employs 1,100."
    let employment = matches!(noun.sense(), Sense::Metric(Metric::Jobs));
    let metric = if employment { Metric::Jobs } else { counted_metric(noun)? };
    let end = noun.word.end;
    // "Revenue of the firms", "once all plants run, it will exceed ...": the number is of something else.
    let of_other = scene.with([Kind::Metric, Kind::Anaphor, Kind::Period]).iter().any(|token| {
        let (before, behind) = (token.word.end <= noun.span.start, token.span.start >= end);
        matches!(token.sense(), Sense::Metric(_))
            && before
            && words.distance(token.word.end, noun.span.start) <= 3
            && context.commas(token.word.end, noun.span.start) == 0
            || matches!(token.sense(), Sense::Anaphor | Sense::Period(Period::OnceDone))
                && behind
                && token.span.end <= one.begin
    });
    if of_other {
        return None;
    }
    let changes = scene.figures_between(end, one.begin).any(|other| is_by(context, other));
    let few = if changes { FEW + 2 } else { FEW };
    let near = words.distance(end, one.begin) <= few && !has_level_between(context, scene, (end, one.begin));
    let opened = scene.between_of([Kind::Clause], end, one.begin).any(|token| matches!(token.sense(), Sense::Clause));
    let joined = context.commas(end, one.begin) <= usize::from(opened || changes);
    let verb = scene.with(Kinds::STATUS.and(&[Kind::Up, Kind::Down, Kind::Multiple])).iter().any(|token| {
        // "Is to treble to 1,500": a multiple is a verb of change, too.
        let said = token.sense().is_status() || matches!(token.sense(), Sense::Up | Sense::Down | Sense::Multiple(_));
        said && token.span.start >= end
            && token.span.end <= one.begin
            && words.distance(token.word.end.min(one.begin), one.begin) <= 2
    });
    let by = is_by(context, one);
    // "The target for jobs was brought down to 1,200", whatever the verb.
    let reached = (changes || employment)
        && words.precedes(one.begin, |sense| matches!(sense, Sense::LevelBefore | Sense::To)).is_some();
    let moves = goes_to_or_from(context, scene, one, &metric);
    let verb = verb || by || reached || moves || (employment && words.distance(end, one.begin) <= 1);
    // "40 firms ... 9": the noun has a number of its own.
    let counted_itself = scene.found.iter().any(|other| {
        other.quantity.ignored.is_none()
            && other.quantity.span.end <= noun.span.start
            && words.distance(other.word_end.min(noun.span.start), noun.span.start) <= HEAD
    });
    let heads = words.distance(head(context, scene, noun.span.start), noun.span.start) <= HEAD;
    let plain = plain(context, one) || moves || by && ends_with_prefix(context, one);
    (plain && near && joined && verb && heads && !counted_itself)
        .then(|| Measured::new(people(scene, metric), "counted_subject", 0.7).with(Some(noun)))
}

/// "12 firms with a workforce of 1,340", "employing a total of 1,340": a bare number right behind a word for employment.
pub(super) fn employed(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Measured> {
    const NEAR: usize = 3;
    let words = context.words;
    let before =
        |token: &&Token| matches!(token.sense(), Sense::Counted(_) | Sense::Metric(_)) && token.word.end <= one.begin;
    let noun = scene.with([Kind::Counted, Kind::Metric]).iter().rev().find(before)?;
    let beside = words.distance(noun.word.end, one.begin) <= NEAR
        && context.commas(noun.word.end, one.begin) == 0
        && !scene.has_figure_between(noun.word.end, one.begin);
    // "400 plants, of which only 260 work"
    let part = scene.with([Kind::Share]).iter().any(|token| {
        matches!(token.sense(), Sense::Share)
            && token.span.end <= noun.span.start
            && words.distance(token.span.end, noun.span.start) <= NEAR
    });
    let employs = matches!(noun.sense(), Sense::Metric(Metric::Jobs)) && !part;
    (employs && beside && plain(context, one) && !is_by(context, one))
        .then(|| Measured::new(Metric::Jobs, "counted_subject", 0.7).with(Some(noun)))
}

/// "The park has 5,900 jobs. At the end of last year it was 6,580 people", "412-en dolgoznak, közülük csak 138 a helyi lakos":
/// people have the jobs counted before them where they are a part of those, or where a sentence without a place ends with them.
pub(super) fn workers(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    (noun, before): (&Token, Option<&Metric>),
) -> Option<Metric> {
    const NEAR: usize = 2;
    let words = context.words;
    let Sense::Counted(Metric::Other(word)) = noun.sense() else { return None };
    if before != Some(&Metric::Jobs) || !is_people(word) {
        return None;
    }
    let part = scene.with([Kind::Share]).iter().any(|token| {
        let (from, to) = sides(one, one.word_end, token);
        matches!(token.sense(), Sense::Share)
            && token.entry.meaning.starts_with("of ")
            && from <= to
            && words.distance(from, to) <= NEAR
    });
    let rest = words.text.get(noun.word.end.max(one.word_end)..).unwrap_or_default().trim_start();
    let placed = scene.with([Kind::Located]).iter().any(|token| matches!(token.sense(), Sense::Located));
    let same =
        word == "people" && (rest.is_empty() || rest.starts_with(CLAUSE_ENDS)) && scene.places.is_empty() && !placed;
    (part || same).then_some(Metric::Jobs)
}

/// "The plant will take on 60 specialists": those of whom a verb of employment right before the number tells have jobs, where the
/// sentence speaks of no event.
pub(super) fn hired(context: &Context<'_>, scene: &Scene<'_>, one: &Found, metric: &Metric) -> Option<Metric> {
    const NEAR: usize = 3;
    let experts = matches!(metric, Metric::Other(word) if matches!(word.as_str(), "participants" | "technicians"));
    let event = || scene.with([Kind::Event]).iter().any(|token| matches!(token.sense(), Sense::Event));
    let employs = |token: &Token| {
        matches!(token.sense(), Sense::Metric(Metric::Jobs))
            && token.word.end <= one.begin
            && context.words.distance(token.word.end, one.begin) <= NEAR
            && context.commas(token.word.end, one.begin) == 0
            && !scene.has_figure_between(token.word.end, one.begin)
    };
    (experts && !event() && scene.with([Kind::Metric]).iter().any(employs)).then_some(Metric::Jobs)
}

/// "Jobs in the mines and the plants": whether a noun tells only where that is which another before it is the word for.
fn is_where(context: &Context<'_>, of: &Token, place: &Token) -> bool {
    const NEAR: usize = 3;
    let words = context.words;
    let (end, start) = (of.word.end, place.span.start);
    let opened = |token: &Token| matches!(token.sense(), Sense::Located) && token.span.end <= start;
    end < start
        && context.commas(end, start) == 0
        && words.right_after(end).any(opened)
        && words.distance(end, start) <= NEAR + 1
}

/// "Rose by 2,300 to 14,000": whether a figure is what something changes by.
pub(super) fn is_by(context: &Context<'_>, one: &Found) -> bool {
    context.words.precedes(one.begin, |sense| matches!(sense, Sense::ChangeBefore)).is_some()
}

/// Whether a figure that is no multiple, no change, and no level that is left, stands between two positions: "jobs trebled to 1,500",
/// "İstihdam 14 binden 19 bin 500'e yükseldi".
fn has_level_between(context: &Context<'_>, scene: &Scene<'_>, (from, to): (usize, usize)) -> bool {
    scene.figures_between(from, to).any(|one| {
        one.quantity.ignored.is_none() && one.quantity.unit != Some(Unit::Times) && !one.from && !is_by(context, one)
    })
}

/// "14 binden 19 bin 500'e yükseldi", 620から480に減少: whether a bare number is one of the levels, told by its ending, that a
/// verb of change behind leads from or to.
fn goes_to_or_from(context: &Context<'_>, scene: &Scene<'_>, one: &Found, metric: &Metric) -> bool {
    const NEAR: usize = 5;
    let words = context.words;
    let level = one.is_bare() && one.year.is_none() && !one.in_words;
    // "İstihdam 19 bine çıkacak": any case ending of jobs, where verbs stand last; shops open "9-да", at nine.
    let ending =
        *metric == Metric::Jobs && context.lexicon.writing.has_verb_last() && one.word_end > one.quantity.span.end;
    level
        && (one.from && one.from_behind || level_follows(context, one) || ending)
        && scene.with(Kinds::STATUS.and(&[Kind::Up, Kind::Down])).iter().any(|token| {
            (matches!(token.sense(), Sense::Up | Sense::Down) || ending && token.sense().is_status())
                && token.span.start >= one.word_end
                && words.distance(one.word_end, token.span.start) <= NEAR
                && context.commas(one.word_end, token.span.start) == 0
        })
}

/// "Nahm um 2.300 zu": whether the clause ends with a short word behind a number, the other part of its verb.
fn ends_with_prefix(context: &Context<'_>, one: &Found) -> bool {
    const SHORT: usize = 4;
    let rest = context.words.text.get(one.word_end..).unwrap_or_default().trim_start_matches(' ');
    let letters: usize = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let behind = rest.get(letters..).unwrap_or_default();
    one.is_bare()
        && one.year.is_none()
        && (1..=SHORT).contains(&letters)
        && (behind.is_empty() || behind.starts_with(CLAUSE_ENDS))
}

/// Where the clause begins that a position is in.
fn head(context: &Context<'_>, scene: &Scene<'_>, at: usize) -> usize {
    let start = scene.sentence.span.start;
    let text = context.words.text.get(start..at).unwrap_or_default();
    text.char_indices()
        .rev()
        .find(|(_, c)| CLAUSE_ENDS.contains(c))
        .map_or(start, |(offset, c)| start + offset + c.len_utf8())
}

/// Whether a number is no year, and behind it neither a noun nor a unit stands but the end of its clause, or a verb or words
/// of time and place.
fn plain(context: &Context<'_>, one: &Found) -> bool {
    let words = context.words;
    let rest = words.text.get(one.word_end..).unwrap_or_default().trim_start_matches([' ', '\u{A0}']);
    let goes_on = |sense: &Sense| {
        sense.is_status()
            || matches!(
                sense,
                Sense::Period(_) | Sense::Located | Sense::And | Sense::Clause | Sense::LevelAfter | Sense::Up
            )
    };
    let ends = rest.is_empty()
        || rest.starts_with('\n')
        || rest.starts_with(CLAUSE_ENDS)
            && !rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    one.is_bare() && one.year.is_none() && !one.in_words && (ends || words.follows(one.word_end, goes_on).is_some())
}

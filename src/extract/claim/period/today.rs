//! Words for today and for last year that date no figure: what a multiple is of, and what others are compared with.

use super::super::Context;
use super::{Anchor, Role};
use crate::extract::folded::is_spaceless;
use crate::extract::lexicon::{Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Span, Status, Unit, YearSource};

/// "Is to make 40,000 t, twice as much as now": the figure is of the time that its sentence names, and today is what it is
/// measured from.
pub(super) fn compared(context: &Context<'_>, tokens: &[Token], found: &[Found], anchors: &mut [Anchor]) {
    let now = context.reference_year();
    let coming = anchors.iter().any(|anchor| anchor.carries() && now.is_some_and(|now| anchor.period.year > now));
    for anchor in anchors.iter_mut().filter(|anchor| anchor.is_now()) {
        let at = anchor.span;
        // "Emissions are to fall by 30 % by 2035 compared with today": what a plan is measured from.
        let word =
            |token: &&Token| token.span == at && matches!(token.sense(), Sense::Period(Word::Current | Word::OfNow));
        let planned = coming && tokens.iter().find(word).is_some_and(|token| is_compared_with(context, token));
        // "From the present 90 crore": a level of its own.
        let next = figures(found).find(|one| one.begin >= at.end);
        let level = next.is_some_and(|one| !is_multiple(one) && is_near(context, at.end, one.begin));
        if planned
            || is_measured_from(context, tokens, found, at)
            || !level && (is_of_multiple(context, tokens, found, at) || is_behind_than(context, found, at))
        {
            anchor.role = Role::Baseline;
        }
    }
}

fn figures(found: &[Found]) -> impl Iterator<Item = &Found> {
    found.iter().filter(|one| one.quantity.ignored.is_none() && one.year.is_none())
}

fn is_multiple(one: &Found) -> bool {
    one.quantity.unit == Some(Unit::Times)
}

/// Whether a figure begins a word or two behind a position.
fn is_near(context: &Context<'_>, from: usize, to: usize) -> bool {
    from <= to && context.words.distance(from, to) <= 2 && context.commas(from, to) == 0
}

/// "Twice as much as now", "three times the current level", and "現在の2倍" where words stand behind what they go with.
fn is_of_multiple(context: &Context<'_>, tokens: &[Token], found: &[Found], at: Span) -> bool {
    const LINKS: usize = 4;
    let words = context.words;
    let of_now = tokens.iter().any(|token| token.span == at && matches!(token.sense(), Sense::Period(Word::OfNow)));
    let parted = |from: usize, to: usize| {
        context.commas(from, to) > 0
            || words.within(Span::new(from, to)).iter().any(|token| {
                token.span.end <= to
                    && (token.sense().is_status() || matches!(token.sense(), Sense::And | Sense::Clause))
            })
    };
    // "Have tripled so far" tells of today; "is to be twice today's" does not.
    let promised = |one: &Found| {
        let verb = tokens.iter().rfind(|token| token.sense().is_status() && token.span.end <= one.begin);
        verb.is_some_and(|verb| verb.sense().is_promise())
    };
    figures(found).filter(|one| is_multiple(one)).any(|one| {
        if one.begin >= at.end {
            let linked = of_now || (context.lexicon.writing.has_verb_last() && !words.is_blank(at.end, one.begin));
            return linked && is_near(context, at.end, one.begin) && !parted(at.end, one.begin);
        }
        let end = one.word_end.min(at.start);
        let linked = of_now || !words.is_blank(end, at.start) || promised(one);
        one.quantity.span.end <= at.start
            && linked
            && words.distance(end, at.start) <= LINKS
            && !figures(found).any(|other| other.begin >= end && other.word_end <= at.start)
            && !parted(end, at.start)
    })
}

/// "20 % more than now", behind a figure of change.
fn is_behind_than(context: &Context<'_>, found: &[Found], at: Span) -> bool {
    const REACH: usize = 8;
    let words = context.words;
    let than = |sense: &Sense| matches!(sense, Sense::Period(Word::Baseline | Word::Than));
    words.precedes(at.start, than).is_some_and(|than| {
        figures(found).any(|one| {
            one.is_ratio() && one.word_end <= than.span.start && words.distance(one.word_end, than.span.start) <= REACH
        })
    })
}

/// "Compared with today", "bugüne göre": whether a word of comparison holds a word for now or stands right beside it.
fn is_compared_with(context: &Context<'_>, token: &Token) -> bool {
    let words = context.words;
    let compares = |sense: &Sense| matches!(sense, Sense::Period(Word::Baseline | Word::Than));
    let holds = words.within(token.word).iter().any(|other| compares(other.sense()));
    let around = || words.around(token.span).any(|other| compares(other.sense()) && other.span.contains(token.span));
    let beside = || {
        if context.lexicon.writing.has_verb_last() {
            words.follows(token.word.end.max(token.span.end), compares).is_some()
                || words.precedes(token.span.start, compares).is_some()
        } else {
            words.precedes(token.span.start, compares).is_some()
        }
    };
    // "To double from the present 90 crore": a level of its own.
    let rest = words.text.get(token.word.end.max(token.span.end)..).unwrap_or_default().trim_start();
    !rest.starts_with(char::is_numeric) && (holds || around() || beside())
}

/// "Gegenüber heute um 40 Prozent steigern", "比现在增加两倍", and "現在より5割増やす" where words stand behind what they go with: a
/// change told behind a comparison with today. "Gegenüber derzeit 45 Prozent" is a level of today.
fn is_measured_from(context: &Context<'_>, tokens: &[Token], found: &[Found], at: Span) -> bool {
    const REACH: usize = 3;
    let words = context.words;
    let compares = |sense: &Sense| matches!(sense, Sense::Against | Sense::Period(Word::Baseline | Word::Than));
    let behind = words.follows(at.end, compares).filter(|_| context.lexicon.writing.has_verb_last());
    let before = || {
        tokens.iter().any(|token| {
            compares(token.sense())
                && token.span.end <= at.start
                && words.distance(token.word.end.min(at.start), at.start) <= 1
                && context.commas(token.span.end, at.start) == 0
        })
    };
    if behind.is_none() && !before() {
        return false;
    }
    let from = behind.map_or(at.end, |than| than.span.end);
    let Some(one) = figures(found).find(|one| one.begin >= from).filter(|one| one.is_ratio()) else { return false };
    let changes = |token: &Token| matches!(token.sense(), Sense::Up | Sense::Down | Sense::ChangeBefore);
    let told = || {
        behind.is_some()
            || is_multiple(one)
            || words.within(Span::new(from, one.quantity.span.start)).iter().any(changes)
    };
    words.distance(from, one.begin) <= REACH && context.commas(from, one.begin) == 0 && told()
}

/// "बीते साल की इसी तिमाही की तुलना में": where words of comparison stand behind what they go with, last year is what another time
/// of the sentence is compared with.
pub(super) fn last_year_compared(context: &Context<'_>, tokens: &[Token], anchors: &mut [Anchor]) {
    const REACH: usize = 4;
    if !context.lexicon.writing.has_postpositions() {
        return;
    }
    let words = context.words;
    let dating: Vec<Span> = anchors.iter().filter(|one| one.dates()).map(|one| one.span).collect();
    for anchor in anchors.iter_mut().filter(|one| one.role == Role::At && one.source == YearSource::Relative) {
        let over = context.reference_year().is_some_and(|now| anchor.period.year < now);
        let other = dating.iter().any(|span| span.end <= anchor.span.start);
        let end = anchor.span.end;
        let compares = tokens.iter().any(|token| {
            matches!(token.sense(), Sense::Period(Word::Baseline))
                && token.span.start >= end
                && words.distance(end, token.span.start) <= REACH
                && context.commas(end, token.span.start) == 0
                && !words.within(Span::new(end, token.span.start)).iter().any(|one| one.sense().is_status())
        });
        if over && other && compares {
            anchor.role = Role::Baseline;
        }
    }
}

/// "Made 1,640 tractors in half a year, equal to 70 percent of last year's total", "相当于去年全年的七成": last year is what a share told
/// behind a level of its own is of.
pub(super) fn last_year_of_share(context: &Context<'_>, tokens: &[Token], found: &[Found], anchors: &mut [Anchor]) {
    const REACH: usize = 5;
    let words = context.words;
    let changes = |from: usize, to: usize| {
        words.within(Span::new(from, to)).iter().any(|token| {
            matches!(
                token.sense(),
                Sense::Up | Sense::Down | Sense::ChangeBefore | Sense::ChangeAfter | Sense::Period(Word::YearOnYear)
            )
        })
    };
    let parted = |from: usize, to: usize| {
        let breaks = |token: &&Token| token.sense().is_status() || matches!(token.sense(), Sense::And | Sense::Clause);
        let inside = |token: &&Token| token.span.start >= from && token.span.end <= to;
        context.commas(from, to) > 0
            || !context.places_in(Span::new(from, to)).is_empty()
            || tokens.iter().filter(inside).any(|token| breaks(&token))
    };
    let verb_last = context.lexicon.writing.has_verb_last();
    for anchor in anchors.iter_mut().filter(|one| one.role == Role::At && one.source == YearSource::Relative) {
        let at = anchor.span;
        let over = context.reference_year().is_some_and(|now| anchor.period.year < now);
        let shares = figures(found).filter(|one| one.is_ratio() && !is_multiple(one));
        let of_last_year = shares.filter(|_| over).any(|share| {
            let (from, to) =
                if share.begin >= at.end { (at.end, share.begin) } else { (share.word_end.min(at.start), at.start) };
            let behind = share.begin >= at.end;
            let level =
                figures(found).filter(|one| one.word_end <= share.begin.min(at.start) && !one.is_ratio()).last();
            let Some(level) = level else { return false };
            let end = share.word_end.max(at.end);
            words.distance(from, to) <= REACH
                && !parted(from, to)
                && (verb_last || context.commas(level.word_end, share.begin.min(at.start)) == 1)
                && (!behind || verb_last || at.of(words.text).starts_with(is_spaceless))
                && !changes(level.word_end, end)
                && words.follows(end, |sense| matches!(sense, Sense::Up | Sense::Down | Sense::ChangeAfter)).is_none()
                && figures(found).filter(|one| one.begin >= level.word_end && one.begin < end).count() == 1
        });
        if of_last_year {
            anchor.role = Role::Baseline;
        }
    }
}

/// "There are 1,120 firms now, in 2019 there were 1,460", "现有1120家，2019年为1460家": whether an anchor only dates the last figure of
/// a sentence, which one of today before it is held against; the text stays at today.
pub fn is_of_past_level(context: &Context<'_>, anchor: &Anchor, claims: &[Claim]) -> bool {
    let [.., now, past] = claims else { return false };
    let actual = |claim: &Claim| claim.status == Status::Actual && claim.metric.is_level();
    actual(now)
        && actual(past)
        && now.metric == past.metric
        && now.unit == past.unit
        && now.region == past.region
        && now.year_source == YearSource::Article
        && now.year.is_some_and(|year| Some(year) == context.reference_year())
        && past.year.is_some_and(|year| year == anchor.period.year && Some(year) < now.year)
        && now.evidence.span.end <= anchor.span.start
}

/// "Down 5 % from April last year", "по сравнению с маем прошлого года": a month of last year that a change is measured from.
pub(super) fn month_compared(context: &Context<'_>, tokens: &[Token], found: &[Found], anchors: &mut [Anchor]) {
    const LINKS: usize = 2;
    let words = context.words;
    let near =
        |from: usize, to: usize| from <= to && words.distance(from, to) <= LINKS && context.commas(from, to) == 0;
    for anchor in anchors.iter_mut().filter(|one| one.role == Role::At && one.source == YearSource::Relative) {
        let over = context.reference_year().is_some_and(|now| anchor.period.year < now);
        let is_month = |token: &&Token| matches!(token.sense(), Sense::Month(_));
        let mut months = tokens.iter().filter(is_month).filter(|_| over);
        let behind = context.lexicon.writing.has_postpositions().then(|| {
            let month = months.clone().find(|month| near(anchor.span.end, month.span.start))?;
            let than = |token: &Token| matches!(token.sense(), Sense::Period(Word::Baseline | Word::Than));
            tokens.iter().find(|token| than(token) && near(month.span.end, token.span.start))
        });
        // "Geçen yılın mayıs ayına göre": the words of comparison stand behind.
        if behind.flatten().is_some() {
            anchor.role = Role::Baseline;
            continue;
        }
        let Some(month) = months.find(|month| near(month.word.end, anchor.span.start)) else { continue };
        let compares = tokens.iter().any(|token| match token.sense() {
            Sense::Against | Sense::Period(Word::Baseline | Word::Than) => near(token.word.end, month.span.start),
            // "From April last year exports fell": behind a change only.
            Sense::From => {
                near(token.word.end, month.span.start)
                    && figures(found).any(|one| one.is_ratio() && near(one.word_end, token.span.start))
            }
            _ => false,
        });
        if compares {
            anchor.role = Role::Baseline;
        }
    }
}

//! The word of time that a figure's own sentence gives it.

use super::super::{Context, Discourse, Scene, StatusCue, status};
use super::changed::has_changed_since;
use super::clause::is_of_clause_behind;
use super::left::dates_level_left;
use super::{Anchor, Role, is_state};
use crate::extract::lexicon::{Kind, Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::words::{clause_blanks, joins_words};
use crate::model::{Metric, Status, YearSource};

/// Whether "from" or "compared with" stands right before a figure.
pub(super) fn is_compared(context: &Context<'_>, one: &Found) -> bool {
    let compares = |sense: &Sense| matches!(sense, Sense::From | Sense::Against | Sense::Period(Word::Baseline));
    context.words.precedes(one.begin, compares).is_some()
}

/// Words between a figure and a year behind it that is its own, at most.
const BEHIND: usize = 2;

/// "Against 89,000 t the year before": the year that a figure is compared with is its own.
fn year_compared_with<'a>(context: &Context<'_>, scene: &'a Scene<'_>, one: &Found) -> Option<&'a Anchor> {
    let compared = one.from || is_compared(context, one);
    scene.anchors.iter().find(|anchor| {
        let to = anchor.span.start;
        compared
            && anchor.role == Role::Baseline
            && to >= one.quantity.span.end
            && context.words.distance(one.word_end.min(to), to) <= BEHIND
            && context.commas(one.word_end.min(to), to) == 0
    })
}

/// The word of time that a figure's own sentence gives it.
pub(super) fn own_anchor<'a>(
    context: &Context<'_>,
    scene: &'a Scene<'_>,
    discourse: &Discourse,
    (one, metric): (&Found, &Metric),
    cues: Option<&Vec<StatusCue>>,
) -> Option<&'a Anchor> {
    if scene.anchors.is_empty() {
        return None;
    }
    let promised = matches!(status::of_words(cues), Some(Status::Target | Status::Expected));
    let now = context.reference_year();
    let words = context.words;
    // What is promised is later than a year that is over; so is what a text tells of a later year: "(in 2024 ...) rose from
    // 2020's 310 t to 402 t".
    let leaves = |anchor: &Anchor| {
        let earlier = |told: &super::Period| {
            anchor.period.year < told.year && now.is_some_and(|now| told.year <= now && anchor.period.year + 1 < now)
        };
        is_past(context, anchor) && (promised || discourse.year.as_ref().is_some_and(earlier))
    };
    // The first of "from 22 to 35 %" is today's level, whenever the second is to be reached.
    let coming = |anchor: &Anchor| {
        let by = anchor.role == Role::By;
        // Of a text without a date "by 2027" tells as much.
        now.map_or(by, |now| anchor.period.year > now || (by && anchor.period.year == now))
    };
    let usable = |anchor: &&Anchor| {
        let baseline =
            anchor.role == Role::Baseline || (anchor.since && !one.from && scene.anchors.iter().any(Anchor::dates));
        // "From 5 t" with its "from" behind it: the year that follows is the second one's.
        let own = if anchor.span.end <= one.begin {
            words.distance(anchor.span.end, one.begin) <= 1 && context.commas(anchor.span.end, one.begin) == 0
        } else {
            !one.from_behind && words.is_thin(one.word_end.min(anchor.span.start), anchor.span.start)
        };
        let elsewhere = is_left_behind(context, scene, anchor, one, cues)
            || dates_plan(context, scene, anchor, one, cues)
            || (is_past(context, anchor) && (status::is_pledge(cues) || status::is_old_pledge(context, cues)))
            || (anchor.is_now() && status::is_promised_before(context, scene, one, cues, anchor.span))
            || dates_compared(context, scene, anchor, one)
            || dates_another_compared(context, scene, anchor, one)
            || is_of_opened(context, scene, anchor, (one, metric))
            || is_of_founding(context, scene, anchor, (one, metric))
            || dates_pledge_before(context, scene, anchor, one)
            || has_changed_since(context, scene, anchor, one)
            || turns_to_today(context, scene, anchor, (one, metric))
            || is_of_clause_behind(context, scene, anchor, (one, metric))
            || (coming(anchor) && status::is_of_opening(context, scene, (one, metric), anchor.span));
        !baseline && !elsewhere && !(one.from && coming(anchor) && (anchor.role == Role::By || !own))
    };
    let year_before = year_compared_with(context, scene, one);
    if year_before.is_some() {
        return year_before;
    }
    let usable: Vec<&Anchor> = scene.anchors.iter().filter(usable).collect();
    // "derzeit 3,5 GW und bis 2030 ...": a word right before the figure binds closest.
    let right_before =
        usable.iter().copied().rev().find(|anchor| anchor.is_now() && words.is_blank(anchor.span.end, one.begin));
    if right_before.is_some() {
        return right_before;
    }
    // Wherever a year touches its figure, the year before it is its own; where verbs end the clause, a word may stand between:
    // "2024년에는 190만 톤이었고 2030년까지 ...".
    let reach = |anchor: &Anchor| {
        if context.lexicon.writing.has_verb_last() && is_past(context, anchor) { BEHIND } else { 0 }
    };
    let touching = usable.iter().copied().rev().find(|anchor| {
        anchor.span.end <= one.begin
            && words.distance(anchor.span.end, one.begin) <= reach(anchor)
            && !scene.has_figure_between(anchor.span.end, one.begin)
            && context.commas(anchor.span.end, one.begin) == 0
            && !belongs_elsewhere(context, scene, anchor, one, leaves(anchor))
            // "31 % in 2024 to at least 40 %": the year of the figure before it.
            && !scene.found.iter().any(|other| {
                other.quantity.ignored.is_none()
                    && other.quantity.span.end <= anchor.span.start
                    && words.distance(other.word_end.min(anchor.span.start), anchor.span.start) <= 1
            })
    });
    if touching.is_some() {
        return touching;
    }
    let right_behind = usable.iter().copied().find(|anchor| {
        anchor.span.start >= one.quantity.span.end
            && words.distance(one.word_end.min(anchor.span.start), anchor.span.start) <= 3
            && context.commas(one.word_end.min(anchor.span.start), anchor.span.start) == 0
            && !scene.has_claim_between(one.quantity.span.end, anchor.span.start)
            && !scene.with([Kind::And, Kind::Clause]).iter().any(|token| {
                token.span.start >= one.quantity.span.end
                    && token.span.end <= anchor.span.start
                    && scene.parts_clauses(token)
            })
            // "... 5 t, now 6 t": what stands right before the next figure belongs to that one.
            && !is_of_next_figure(context, scene, one, anchor)
            // Thai "ในปี 2567 ... 40,000 ตัน ปัจจุบัน ...": behind a blank a clause of its own, where a year is named before.
            && !(anchor.role == Role::Now
                && is_set_off(words.text, one.numeral.end, anchor.span.start)
                && usable.iter().any(|other| other.span.end <= one.begin))
    });
    if right_behind.is_some() {
        return right_behind;
    }
    let before =
        usable.iter().copied().rev().find(|anchor| {
            anchor.span.end <= one.begin && !belongs_elsewhere(context, scene, anchor, one, leaves(anchor))
        });
    before.or_else(|| {
        usable.iter().copied().find(|anchor| {
            anchor.span.start >= one.quantity.span.end
                && !is_of_next_figure(context, scene, one, anchor)
                && (!in_next_clause(context, scene, one, anchor) || (promised && coming(anchor)))
                && !(is_past(context, anchor)
                    && (promised || is_told_now(context, scene, one))
                    && is_of_later_verb(scene, one, anchor))
                && (!coming(anchor) || !is_reached(context, scene, one, anchor))
        })
    })
}

/// Whether a word of time stands right before another figure, or begins its clause: Thai "มีพื้นที่ 412,600 ไร่ ปีที่แล้วให้ผลผลิต 571,000
/// ตัน", set off by a blank.
fn is_of_next_figure(context: &Context<'_>, scene: &Scene<'_>, one: &Found, anchor: &Anchor) -> bool {
    let text = context.words.text;
    let (end, at) = (anchor.span.end, anchor.span.start);
    let next = scene.found.iter().find(|other| other.begin >= end && other.quantity.ignored.is_none());
    let clause = anchor.source == YearSource::Relative
        && is_set_off(text, one.word_end.min(at), at)
        && next.is_some_and(|next| {
            next.quantity.unit != one.quantity.unit
                && text.get(end..next.begin).is_some_and(|gap| !gap.trim_end().contains(' '))
        });
    clause || binds_ahead(context, scene, anchor, one)
}

/// Whether a blank sets a word of time apart from a figure, in scripts where none set words apart: "ร้อยละ 7.3 ปัจจุบัน", too.
fn is_set_off(text: &str, from: usize, to: usize) -> bool {
    let next = text.get(to..).and_then(|rest| rest.chars().next());
    clause_blanks(text, from, to) > 0 || (text.get(from..to) == Some(" ") && next.is_some_and(joins_words))
}

/// Whether an anchor names a year that is over.
pub(super) fn is_past(context: &Context<'_>, anchor: &Anchor) -> bool {
    anchor.role == Role::At && context.reference_year().is_some_and(|now| anchor.period.year < now)
}

/// "The park has 35 firms now, while 100 more will be given land": whether a word for today or for the past stands in the
/// clause of an earlier figure, and the figure's own clause promises.
fn is_left_behind(
    context: &Context<'_>,
    scene: &Scene<'_>,
    anchor: &Anchor,
    one: &Found,
    cues: Option<&Vec<StatusCue>>,
) -> bool {
    const NEAR: usize = 2;
    if !(anchor.is_now() || is_past(context, anchor)) || anchor.span.end > one.begin {
        return false;
    }
    // "The port, which handled 2 million tonnes last year, plans to spend 48 million": right behind its figure.
    let right_behind = |other: &Found| {
        other.word_end <= anchor.span.start
            && context.words.distance(other.word_end, anchor.span.start) <= NEAR
            && context.commas(other.word_end, anchor.span.start) == 0
    };
    let before = scene.claim_before(one.begin).filter(|other| other.begin >= anchor.span.end || right_behind(other));
    let Some(before) = before else { return false };
    let parted = |to: usize| {
        context.commas(before.word_end.min(to), to) > 0 || ends_with_verb(context, scene, before.word_end, to)
    };
    let own = cues.and_then(|cues| cues.first()).is_some_and(|(status, cue, _)| {
        let (from, to) = if cue.span.start >= one.quantity.span.end {
            (one.word_end.min(cue.span.start), cue.span.start)
        } else {
            (cue.span.end.min(one.begin), one.begin)
        };
        *status != Status::Actual
            && context.commas(from, to) == 0
            && cue.span.start >= before.word_end
            && parted(cue.span.start.max(one.begin))
    });
    // What is being built is being built now.
    let building = scene
        .with([Kind::Building])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Building) && token.span.start >= before.word_end);
    own && parted(one.begin) && !building
}

/// "26,000 people work there and with this programme 4,000 jobs will be created": where verbs end their clauses, whether one
/// with a verb that is done ends at an "and".
fn ends_with_verb(context: &Context<'_>, scene: &Scene<'_>, from: usize, to: usize) -> bool {
    context.lexicon.writing.has_verb_last()
        && scene.between_of([Kind::Actual], from, to).any(|verb| {
            matches!(verb.sense(), Sense::Actual)
                && context.words.follows(verb.word.end, |sense| matches!(sense, Sense::And)).is_some()
        })
}

/// "Sales came to 128 billion in 2024, and the park counts 2,300 firms": whether a clause in the present behind one with a
/// past year tells what there is today.
fn turns_to_today(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, (one, metric): (&Found, &Metric)) -> bool {
    const NEAR: usize = 4;
    if !is_past(context, anchor) || anchor.span.end > one.begin || !is_state(metric) || !context.lexicon.has_tense() {
        return false;
    }
    scene.between_of([Kind::Actual], anchor.span.end, one.begin).filter(|token| is_present(token)).any(|verb| {
        context.words.distance(verb.span.end, one.begin) <= NEAR
            && context.commas(verb.span.end, one.begin) == 0
            && scene
                .between_of([Kind::And, Kind::Clause], anchor.span.end, verb.span.start)
                .any(|token| matches!(token.sense(), Sense::And | Sense::Clause))
            && scene
                .found
                .iter()
                .any(|other| other.quantity.ignored.is_none() && other.quantity.span.end <= verb.span.start)
    })
}

/// Whether a verb tells of the present.
fn is_present(token: &Token) -> bool {
    matches!(token.sense(), Sense::Actual) && status::is_present_meaning(token.entry.meaning)
}

/// "Der 2021 eröffnete Park beschäftigt 480 Menschen", "opened in 2021, the park has 30 firms": whether a past year only tells
/// since when the works are there that a verb tells of in the present. Where verbs have no tense, 2021年建成的 does so alone.
fn is_of_founding(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, (one, metric): (&Found, &Metric)) -> bool {
    const NEAR: usize = 1;
    let words = context.words;
    let apart =
        |from: usize, to: usize| from <= to && words.distance(from, to) <= NEAR && context.commas(from, to) == 0;
    let opened = |token: &Token| {
        matches!(token.sense(), Sense::Period(Word::Opened))
            && (apart(token.span.end, anchor.span.start) || apart(anchor.span.end, token.span.start))
    };
    // "Is" before the year may be said of anything.
    let told_now = |verb: &Token| {
        is_present(verb)
            || verb.span.start >= anchor.span.end
                && matches!(verb.sense(), Sense::Actual)
                && matches!(verb.entry.meaning, "has" | "have" | "is")
    };
    is_past(context, anchor)
        && anchor.role == Role::At
        && anchor.span.end <= one.begin
        && (is_state(metric) || matches!(metric, Metric::Capacity | Metric::Production | Metric::Share))
        && scene.with([Kind::Period]).iter().any(opened)
        && (!context.lexicon.has_tense() || scene.with([Kind::Actual]).iter().any(told_now))
}

/// "The plant, which opened in 2023, has a capacity of 80,000 t": whether a past year stands in a clause set into one that
/// tells of the present.
fn is_of_opened(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, (one, metric): (&Found, &Metric)) -> bool {
    let start = scene.sentence.span.start;
    if !is_past(context, anchor)
        || anchor.span.end > one.begin
        || !(is_state(metric) || *metric == Metric::Capacity)
        || !context.lexicon.has_tense()
        || context.commas(anchor.span.end, one.begin) == 0
    {
        return false;
    }
    let head = context.words.text.get(start..anchor.span.start).unwrap_or_default();
    let comma = head.rfind([',', '،', '–', '—']).map_or(start, |at| start + at + 1);
    let set_in = context.words.distance(comma, anchor.span.start) >= 1
        && (comma > start
            || scene
                .between_of([Kind::Clause], start, anchor.span.start)
                .any(|token| matches!(token.sense(), Sense::Clause)));
    let has = |token: &Token| matches!(token.sense(), Sense::Actual) && matches!(token.entry.meaning, "has" | "have");
    set_in
        && scene
            .between_of([Kind::Actual], anchor.span.end, one.begin)
            .any(|verb| (has(verb) || is_present(verb)) && context.commas(anchor.span.end, verb.span.start) > 0)
}

/// "In 2021 the group promised 800 jobs, but the plant has 120": whether a past year tells only when another figure was
/// promised.
fn dates_pledge_before(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    is_past(context, anchor)
        && scene.between_of([Kind::Target], anchor.span.end, one.begin).any(|token| {
            status::is_pledging(token)
                && scene.has_claim_between(token.span.end, one.begin)
                && context.commas(token.span.end, one.begin) > 0
        })
}

/// "6,100 workers, down from 9,800 in 2014": whether a past year behind a figure is that of another that it is compared
/// with.
fn dates_compared(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    let words = context.words;
    if !is_past(context, anchor) || anchor.span.start < one.word_end {
        return false;
    }
    // "6.8 %, against 3 % in 2019"; a change in percent is measured from the year behind "from".
    let ratio = one.is_ratio();
    let compares = |from: usize, to: usize| {
        scene.with([Kind::Against, Kind::From, Kind::Period]).iter().any(|token| {
            (matches!(token.sense(), Sense::Against)
                || (!ratio && matches!(token.sense(), Sense::From | Sense::Period(Word::Baseline))))
                && token.span.start >= from
                && token.span.end <= to
                && words.distance(token.span.end.min(to), to) <= 1
        })
    };
    scene.found.iter().any(|other| {
        let alike = other.quantity.unit == one.quantity.unit && other.year.is_none();
        let between = other.begin >= one.word_end
            && other.word_end <= anchor.span.start
            && words.distance(other.word_end, anchor.span.start) <= 1
            && context.commas(other.word_end, anchor.span.start) == 0
            && compares(one.word_end, other.begin);
        // "2014年の9800人より", "2014 waren es noch 9.800": in a clause of its own, right before its figure.
        let ahead = other.begin >= anchor.span.end
            && words.distance(anchor.span.end, other.begin) <= 3
            && context.commas(anchor.span.end, other.begin) == 0
            && context.commas(one.word_end, anchor.span.start) > 0;
        alike && (between || (ahead && !ratio))
    })
}

/// "On its 430 hectares 2,800 people work now, against 3,500 in 2010": whether a past year is that of another figure that is
/// only compared with.
fn dates_another_compared(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    if anchor.span.end <= one.begin && dates_level_left(context, scene, anchor) {
        return true;
    }
    is_past(context, anchor)
        && scene.found.iter().any(|other| {
            let behind = anchor.span.start >= one.word_end && other.begin >= one.word_end;
            // "Exports were 2.6 million against 1.9 million in 2023, and the number of plants rose to 185".
            let ahead = anchor.span.end <= one.begin
                && context.commas(anchor.span.end, one.begin) > 0
                // "Over 1.9 million" is no comparison.
                && context.words.precedes(other.begin, |sense| matches!(sense, Sense::Against)).is_some();
            (behind || ahead) && is_against(context, scene, anchor, other)
        })
}

/// "The company currently plans to invest 2 billion": whether a word for today dates the plan and not what is planned.
fn dates_plan(
    context: &Context<'_>,
    scene: &Scene<'_>,
    anchor: &Anchor,
    one: &Found,
    cues: Option<&Vec<StatusCue>>,
) -> bool {
    let Some((status, cue, _)) = cues.and_then(|cues| cues.first()) else { return false };
    let governs = if cue.span.start >= one.quantity.span.end {
        // A mere tense tells of today as often.
        let plans = |token: &Token| matches!(token.sense(), Sense::Commitment(_)) && token.span.overlaps(cue.span);
        context.lexicon.writing.has_verb_last()
            && scene.with([Kind::Commitment]).iter().any(plans)
            && context.commas(one.word_end.min(cue.span.start), cue.span.start) == 0
            && !scene.has_figure_between(one.quantity.span.end, cue.span.start)
    } else {
        cue.span.start >= anchor.span.end
            && cue.span.end <= one.begin
            && context.commas(cue.span.end, one.begin) == 0
            && !scene.has_figure_between(anchor.span.end, one.begin)
    };
    // What is being built is being built now.
    let building = scene.with([Kind::Building]).iter().any(|token| {
        matches!(token.sense(), Sense::Building) && (token.span == cue.span || token.span.start >= anchor.span.end)
    });
    anchor.is_now() && anchor.span.end <= one.begin && *status != Status::Actual && governs && !building
}

/// Whether a year behind a figure stands in another clause, which has a figure of its own: "27,000 are registered, and
/// last year 3,500 were new". Not so in "handled 27,000 passengers and 3,500 tonnes last year, and sold ...": that figure
/// stands in a third one.
fn in_next_clause(context: &Context<'_>, scene: &Scene<'_>, one: &Found, anchor: &Anchor) -> bool {
    let parts = |from: usize, to: usize| {
        scene
            .with([Kind::And, Kind::Clause])
            .iter()
            .any(|token| token.span.start >= from && token.span.end <= to && scene.parts_clauses(token))
    };
    parts(one.word_end, anchor.span.start)
        && scene.found.iter().any(|other| {
            let (from, to) = (anchor.span.end, other.begin);
            let goes_on = || context.words.follows(from, |sense| matches!(sense, Sense::And)).is_some();
            let third = from <= to && parts(from, to) && (context.commas(from, to) > 0 || goes_on());
            other.quantity.ignored.is_none() && from <= to && !third
        })
}

/// "Employs 500 people": whether a verb right before a figure tells of the present.
fn is_told_now(context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> bool {
    const NEAR: usize = 2;
    scene.between_of([Kind::Actual], scene.sentence.span.start, one.begin).any(|token| {
        is_present(token)
            && context.words.distance(token.span.end, one.begin) <= NEAR
            && context.commas(token.span.end, one.begin) == 0
    })
}

/// "It plans to invest 20 million, and had sales of 50 million last year": whether the figure before a year that is over has a
/// verb of its own.
fn is_of_later_verb(scene: &Scene<'_>, one: &Found, anchor: &Anchor) -> bool {
    let parts = |at: usize| {
        scene.between_of([Kind::And, Kind::Clause], one.word_end, at).any(|token| scene.parts_clauses(token))
    };
    scene.between_of([Kind::Actual], one.word_end, anchor.span.start).any(|verb| {
        matches!(verb.sense(), Sense::Actual)
            && parts(verb.span.start)
            && scene.has_claim_between(verb.span.end, anchor.span.start)
    })
}

/// Whether a figure before a coming year is told as reached in a clause of its own: "the park covers 120 km², and by 2028
/// nine plants are to be built".
fn is_reached(context: &Context<'_>, scene: &Scene<'_>, one: &Found, anchor: &Anchor) -> bool {
    const NEAR: usize = 6;
    let parted = context.commas(one.word_end.min(anchor.span.start), anchor.span.start) > 0;
    // "640 embert foglalkoztat, 2028-ig ...": the verb may stand behind.
    let actual = scene.with([Kind::Actual]).iter().any(|token| {
        let (from, to) = if token.span.end <= one.begin {
            (token.span.end, one.begin)
        } else {
            (one.word_end.min(token.span.start), token.span.start)
        };
        matches!(token.sense(), Sense::Actual)
            && token.span.end <= anchor.span.start
            && context.words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
    });
    let promised = scene
        .with([Kind::Target, Kind::Building, Kind::Expected])
        .iter()
        .any(|token| token.sense().is_promise() && token.span.end <= one.begin);
    parted && actual && !promised
}

/// Whether a word such as "today's" stands right before another figure.
fn binds_ahead(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    scene.found.iter().any(|other| {
        other.quantity.span != one.quantity.span
            && other.quantity.ignored.is_none()
            && other.begin >= anchor.span.end
            && anchor.role == Role::Now
            && context.words.is_blank(anchor.span.end, other.begin)
    })
}

/// Whether an anchor before a figure belongs to the first of "from 87 today to 120".
fn belongs_elsewhere(
    context: &Context<'_>,
    scene: &Scene<'_>,
    anchor: &Anchor,
    one: &Found,
    leaves_past: bool,
) -> bool {
    if scene.found.iter().any(|other| other.from) && binds_ahead(context, scene, anchor, one) {
        return true;
    }
    scene.found.iter().any(|other| {
        other.from
            && other.begin < one.begin
            && anchor.span.end <= one.begin
            && dates_first(context, scene, anchor, other, leaves_past)
    })
}

/// Whether an anchor tells only when the first of two levels was, or since when something holds.
pub fn is_of_first(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor) -> bool {
    let others = scene.anchors.iter().any(|other| other.span != anchor.span && other.dates());
    let first = |one: &Found| one.from && dates_first(context, scene, anchor, one, false);
    let against = |one: &Found| is_against(context, scene, anchor, one);
    (others && (anchor.since || scene.found.iter().any(first) || dates_level_left(context, scene, anchor)))
        || scene.found.iter().any(against)
}

/// "(In 2023 ...) the number rose from 2020's 142 to 198": whether an anchor tells only when the first of two levels was, while the
/// text is at a later year.
pub fn is_of_first_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    anchor: &Anchor,
    told: Option<super::Period>,
) -> bool {
    told.is_some_and(|told| anchor.period.year < told.year)
        && scene.found.iter().any(|one| one.from && dates_first(context, scene, anchor, one, true))
}

/// "Against 4.9 million tonnes in 2023", "in the same period of 2023": the year of a figure that is only compared with.
pub(super) fn is_against(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    const NEAR: usize = 3;
    const SAME_PERIOD: usize = 6;
    let same = |token: &Token| matches!(token.sense(), Sense::Period(Word::ByThen));
    let from = one.word_end.min(anchor.span.start);
    let reach = if scene.between_of([Kind::Period], from, anchor.span.start).any(same) { SAME_PERIOD } else { NEAR };
    let against = |sense: &Sense| matches!(sense, Sense::Against | Sense::Period(Word::Baseline));
    one.quantity.ignored.is_none()
        && one.quantity.span.end <= anchor.span.start
        && context.words.distance(from, anchor.span.start) <= reach
        && context.commas(from, anchor.span.start) == 0
        && !scene.has_figure_between(one.quantity.span.end, anchor.span.start)
        && context.words.precedes(one.begin, against).is_some()
}

/// Whether an anchor tells when the first of two levels was: right behind it, "from 5 t in 2020 to 9 t", or right before
/// it, "from 2020's 5 t to 9 t". `leaves_past`: whether the second is known to be later.
fn dates_first(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, first: &Found, leaves_past: bool) -> bool {
    const NEAR: usize = 3;
    let words = context.words;
    let now = context.reference_year();
    let coming = now.is_some_and(|now| anchor.period.year > now) || anchor.role == Role::By;
    if first.quantity.span.end <= anchor.span.start {
        let next_to = !scene.has_figure_between(first.quantity.span.end, anchor.span.start);
        // "From 1,650 in 2020 to last year's 2,200": what stands behind "to" dates the second.
        let behind_to = scene
            .between_of([Kind::FromEnding, Kind::To, Kind::LevelBefore], first.numeral.end, anchor.span.start)
            .any(|token| matches!(token.sense(), Sense::FromEnding | Sense::To | Sense::LevelBefore));
        return next_to && !behind_to && !(coming && (first.from_behind || anchor.role == Role::By));
    }
    let near = anchor.span.end <= first.begin
        && words.distance(anchor.span.end, first.begin) <= NEAR
        && context.commas(anchor.span.end, first.begin) == 0
        && !scene.has_figure_between(anchor.span.end, first.begin);
    if !near || anchor.role == Role::By {
        return false;
    }
    let from_before = words
        .right_before(anchor.span.start)
        .any(|token| matches!(token.sense(), Sense::From | Sense::FromLevel | Sense::Period(Word::Baseline)));
    // "2024 rose 5 t to 9 t": where "from" stands behind, the year may be that of the second; not where that has one.
    let other_year = scene
        .anchors
        .iter()
        .any(|other| other.span != anchor.span && other.dates() && other.period.year > anchor.period.year);
    if coming {
        return first.from_behind && other_year;
    }
    from_before || anchor.role == Role::Now || (first.from_behind && (other_year || leaves_past))
}

//! Whether a figure is promised, forecast or reached.

use super::estimate::{is_of_works_to_come, is_only_of_opening};
use super::period::Dated;
use super::{Context, Scene, StatusCue, cue, distance};
use crate::extract::lexicon::{Kind, Kinds, Period, Sense, Verb};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Cue, CueField, Metric, Span, Status, Unit};

/// Meanings of verbs that go with any participle.
pub const COPULAS: [&str; 4] = ["is", "are", "was", "were"];

/// Whether a meaning is that of a verb in the present: meanings stand in the tense of their words, "counts", "employs". "Is"
/// and "has" may be parts of a past.
pub fn is_present_meaning(meaning: &str) -> bool {
    meaning.len() > 3 && meaning.ends_with('s') && !meaning.contains(' ')
}

/// Meanings of verbs that forecast what another verb tells.
const COULD: [&str; 3] = ["could", "might", "may"];

/// Meanings of verbs that tell of a past state where they stand before what they tell of.
const PAST: [&str; 5] = ["employed", "worked", "occupied", "counted", "covered"];

/// The words of status of a sentence.
pub fn all(tokens: &[Token], kinds: Kinds) -> Vec<&Token> {
    if !kinds.meet(Kinds::STATUS) && !kinds.meet(Kinds::of(&[Kind::Period])) {
        return Vec::new();
    }
    let tells = |sense: &Sense| sense.is_status() || matches!(sense, Sense::Period(Period::OnceDone));
    tokens.iter().filter(|token| tells(token.sense())).collect()
}

/// The words of status nearest to a figure: of each kind one, the nearest first.
pub fn nearest(context: &Context<'_>, scene: &Scene<'_>, one: &Found, metric: &Metric) -> Option<Vec<StatusCue>> {
    let status_of = |sense: &Sense| status_of(sense, metric);
    let all = &scene.statuses;
    let mut last_word = None;
    // "sera réduite", "se estima que superará": a participle behind a future, and a plain future beside a forecast, decide
    // nothing.
    let plain = all.iter().copied().filter(|token| !is_overruled(context, scene, all, (token, metric)));
    // Of two cues in one word the first counts: ನಿರೀಕ್ಷಿಸ-ಲಾಗಿದೆ is expected, though its ending is a perfect.
    let plain = plain.filter(|token| {
        let first = last_word != Some(token.word);
        last_word = Some(token.word);
        first
    });
    // "Expected once completed": the forecast says more.
    let once_done = |token: &Token| {
        super::period::reaches(context, scene, one, token) && !is_forecast(context, scene, all, (token, metric))
    };
    let plain = plain.filter(|token| match token.sense() {
        Sense::Period(Period::OnceDone) => once_done(token),
        sense => !sense.is_promise() || !is_of_opening(context, scene, (one, metric), token.span),
    });
    let plain = plain.filter(|token| !has_figure(context, scene, token));
    let plain = plain.filter(|token| !is_of_signed(context, scene, token, metric));
    let mut cues: Vec<StatusCue> = Vec::with_capacity(all.len());
    let mut add = |token: &Token| {
        let Some(status) = status_of(token.sense()) else { return };
        let after = token.span.start >= one.quantity.span.end;
        let verb_end = context.lexicon.writing.verb == Verb::End;
        let mut cost = distance(context, scene, one, token);
        // Where verbs end the clause, the next one behind the figure is its own.
        if verb_end != after {
            cost += 3;
            // "... बनाए जाएंगे और 1,800": a verb before "and" ends another clause.
            let and = |token: &Token| matches!(token.sense(), Sense::And);
            if context.lexicon.writing.has_verb_last()
                && scene.between_of([Kind::And], token.word.end, one.begin).any(and)
            {
                cost += 4;
            }
        }
        cues.push((status, cue(token, CueField::Status), cost));
    };
    if all.iter().any(|token| token.sense().is_promise() && token.span.start >= one.word_end) {
        let told: Vec<&Token> = plain.collect();
        let mut own: Vec<&Token> = told.clone();
        own.retain(|token| !is_of_next_clause(context, scene, &told, (one, token)));
        // "It will have 75,000 t, and 1,800 jobs are expected": the forecast behind is not that of the figure before. Where
        // verbs end their clauses, what stands behind is the figure's own.
        let verb_last = context.lexicon.writing.has_verb_last();
        let target = |token: &&&Token| matches!(token.sense(), Sense::Target) && token.span.end <= one.begin;
        let next = |token: &Token| {
            matches!(token.sense(), Sense::Expected)
                && token.span.start >= one.word_end
                && (own.iter().filter(target).any(|target| is_of_next_figure(context, scene, target, token))
                    || is_of_works_to_come(context, scene, (one, metric), token))
        };
        own.iter().filter(|token| verb_last || !next(token)).for_each(|token| add(token));
    } else {
        plain.for_each(add);
    }
    let told = |wanted: Status| cues.iter().any(|(status, ..)| *status == wanted);
    let done = || {
        told(Status::Actual)
            && (context.lexicon.has_tense()
                || scene.with([Kind::Perfect]).iter().any(|token| matches!(token.sense(), Sense::Perfect)))
    };
    if !told(Status::Target)
        && !told(Status::Expected)
        && !done()
        && let Some(token) = super::period::coming(context, scene.found)
    {
        return Some(vec![(Status::Target, cue(token, CueField::Status), distance(context, scene, one, token))]);
    }
    cues.sort_by_key(|(_, _, cost)| *cost);
    (!cues.is_empty()).then_some(cues)
}

/// Ukrainian "має 14 причалів": a word for "is to" that means "has" before a figure. Where verbs end the clause, theirs stands
/// behind the figure.
fn has_figure(context: &Context<'_>, scene: &Scene<'_>, token: &Token) -> bool {
    let writing = &context.lexicon.writing;
    writing.verb != Verb::End
        && matches!(token.sense(), Sense::Target)
        && matches!(token.entry.meaning, "is to" | "are to" | "has to" | "have to")
        && !token.span.of(context.words.text).contains(' ')
        && scene.found.iter().any(|one| {
            one.quantity.ignored.is_none()
                && one.quantity.unit == Some(Unit::Count)
                && one.numeral.start >= token.word.end
                && context.words.is_blank(token.word.end, one.numeral.start)
        })
}

/// "29 firms have signed contracts with a planned investment of 2.4 billion": whether a word for a plan stands beside the
/// investment that was signed for, and the sentence names no year to come.
fn is_of_signed(context: &Context<'_>, scene: &Scene<'_>, token: &Token, metric: &Metric) -> bool {
    let signed = |event: &Token| {
        matches!(event.sense(), Sense::Event)
            && event.entry.meaning.contains("signed")
            && (event.span.end <= token.span.start || context.commas(token.span.end, event.span.start) == 0)
    };
    let beside = |measured: &Token| {
        matches!(measured.sense(), Sense::Metric(Metric::Investment))
            && (measured.span.overlaps(token.span)
                || (token.word.end <= measured.span.start
                    && context.words.is_blank(token.word.end, measured.span.start))
                || (measured.word.end <= token.span.start
                    && context.words.is_blank(measured.word.end, token.span.start)))
    };
    *metric == Metric::Investment
        && token.sense().is_promise()
        && !super::period::names_coming(context, scene)
        && scene.with([Kind::Event]).iter().any(signed)
        && scene.with([Kind::Metric]).iter().any(beside)
}

/// "The town boasts 4,000 plants and sales of 55 billion, and aims to double them": whether a promise behind a figure is that
/// of a clause of its own, where the figure's has a verb that is none.
fn is_of_next_clause(
    context: &Context<'_>,
    scene: &Scene<'_>,
    told: &[&Token],
    (one, token): (&Found, &Token),
) -> bool {
    let verb_end = context.lexicon.writing.verb == Verb::End;
    if verb_end || !token.sense().is_promise() || token.span.start < one.word_end {
        return false;
    }
    // "27 centres, and under construction are another 19": a figure of its own.
    let building = matches!(token.sense(), Sense::Building)
        && context.commas(one.word_end, token.span.start) > 0
        && scene.found.iter().any(|other| other.quantity.ignored.is_none() && other.begin >= token.span.end);
    if building {
        return true;
    }
    let parted = context.commas(one.word_end, token.span.start) > 0
        && scene
            .between_of([Kind::And, Kind::Clause], one.quantity.span.end, token.span.start)
            .any(|word| matches!(word.sense(), Sense::And | Sense::Clause));
    // "It bought 14.5 ha and will build a plant there".
    let and = |sense: &Sense| matches!(sense, Sense::And);
    let parted = parted || context.words.precedes(token.word.start, and).is_some();
    let promised = told.iter().any(|other| other.sense().is_promise() && other.span.end <= one.begin);
    let verb = told.iter().any(|other| matches!(other.sense(), Sense::Actual) && other.span.end <= one.begin);
    parted && verb && !promised
}

/// Whether another word of status takes a word's say: a promise right before a participle, or a forecast anywhere in the
/// sentence beside a plain future.
fn is_overruled(context: &Context<'_>, scene: &Scene<'_>, all: &[&Token], (token, metric): (&Token, &Metric)) -> bool {
    let status_of = |sense: &Sense| status_of(sense, metric);
    match status_of(token.sense()) {
        // Without tense: "is forecast to reach" is one phrase, unless a word says that it is done.
        Some(Status::Actual) if !context.lexicon.has_tense() && is_governed(context, scene, all, (token, metric)) => {
            true
        }
        Some(Status::Actual) if super::goal::amounts_to_goal(context, scene, all, token) => true,
        Some(Status::Actual) => all.iter().any(|other| {
            // "will be reduced", and "are planned".
            matches!(status_of(other.sense()), Some(Status::Target | Status::Expected))
                && ((other.span.end <= token.span.start
                    && context.words.is_blank(other.word.end.min(token.span.start), token.span.start))
                    || (COPULAS.contains(&token.entry.meaning)
                        && token.span.end <= other.span.start
                        && context.words.is_blank(token.word.end.min(other.span.start), other.span.start)))
        }),
        Some(Status::Target) => {
            let plain = scene
                .with([Kind::Future])
                .iter()
                .any(|other| matches!(other.sense(), Sense::Future) && other.span == token.span);
            let forecast = |other: &&&Token| matches!(status_of(other.sense()), Some(Status::Expected));
            // "Könnten 2,500 Stellen entstehen": a plain verb at the end of a clause that begins with "could".
            let could = context.lexicon.writing.verb_second
                && all.iter().any(|other| {
                    COULD.contains(&other.entry.meaning)
                        && status_of(other.sense()) == Some(Status::Expected)
                        && other.span.end <= token.span.start
                        && context.commas(other.span.end, token.span.start) == 0
                        && !scene
                            .between_of([Kind::Clause], other.span.end, token.span.start)
                            .any(|word| matches!(word.sense(), Sense::Clause))
                });
            // "হবে বলে আশা": it is hoped that it will be.
            let hoped = all.iter().filter(forecast).any(|other| {
                other.span.start >= token.word.end && context.words.distance(token.word.end, other.span.start) <= 1
            });
            // Where verbs end their clauses, the forecast stands behind what it forecasts: "... ಇರಲಿದೆ ಎಂದು ಅಂದಾಜಿಸಿದ್ದಾರೆ".
            let reported = context.lexicon.writing.has_verb_last()
                && all.iter().filter(forecast).any(|other| {
                    other.span.start >= token.word.end
                        && context.commas(token.word.end, other.span.start) == 0
                        && !scene.has_figure_between(token.word.end, other.span.start)
                });
            // "Its capacity will be 50,000 t, by which waste is expected to halve": the forecast of a later clause.
            let later = |other: &Token| {
                context.lexicon.writing.has_verb_last()
                    && other.span.start >= token.word.end
                    && context.commas(token.word.end, other.span.start) > 0
            };
            let next = |other: &Token| {
                is_of_next_figure(context, scene, token, other) || is_only_of_opening(context, scene, token, other)
            };
            let told = |other: &&&Token| forecast(other) && !later(other) && !next(other);
            // Hebrew "צפוי ליצור": expected to create.
            let expected = context.lexicon.has_tense()
                && all.iter().filter(forecast).any(|other| {
                    other.word.end <= token.span.start && context.words.is_blank(other.word.end, token.span.start)
                });
            could || hoped || reported || expected || (plain && all.iter().any(|other| told(&other)))
        }
        _ => false,
    }
}

/// "It will make 75,000 t and is expected to create 1,800 jobs": whether a forecast behind a promised figure tells of another
/// one behind it.
fn is_of_next_figure(context: &Context<'_>, scene: &Scene<'_>, promise: &Token, forecast: &Token) -> bool {
    const NEAR: usize = 3;
    let (from, at) = (promise.word.end, forecast.word.start);
    if at < from || !scene.has_claim_between(from, at) {
        return false;
    }
    // Where verbs end their clauses, a figure behind the first has the second.
    if context.lexicon.writing.has_verb_last() {
        return true;
    }
    // "Expected" may have a comma behind it: "и, как ожидается, создаст".
    let own = scene.found.iter().any(|one| {
        one.quantity.ignored.is_none()
            && one.begin >= forecast.word.end
            && context.commas(forecast.word.end, one.begin) <= 1
    });
    let and = scene.between_of([Kind::And, Kind::Clause], from, at).any(|token| {
        matches!(token.sense(), Sense::And | Sense::Clause)
            && context.words.distance(token.span.end, at) <= NEAR
            && !scene.has_claim_between(token.span.end, at)
    });
    // "..., очікується, що ...", and Arabic "ومن المتوقع" with its "and" in front.
    let head = context.words.text.get(from..at).unwrap_or_default().trim_end();
    own && (and || at < forecast.span.start || head.ends_with([',', '،', '，']))
}

/// Whether a promise or a forecast stands before a verb without tense in its clause, and nothing says that it is done.
fn is_governed(context: &Context<'_>, scene: &Scene<'_>, all: &[&Token], (token, metric): (&Token, &Metric)) -> bool {
    let done = scene.with([Kind::Perfect]).iter().any(|other| {
        matches!(other.sense(), Sense::Perfect)
            && (other.span.overlaps(token.span)
                || (other.span.end <= token.span.start
                    && context.words.is_blank(other.word.end.min(token.span.start), token.span.start))
                || (other.span.start >= token.span.end && context.words.is_blank(token.span.end, other.span.start)))
    });
    // "The goal for 2025 is an output of 60,000 t, exports growing by 10 %": a list goes on until another time is named.
    let listed = |other: &Token| {
        let (from, to) = (other.span.end, token.span.start);
        !scene.with([Kind::Perfect]).iter().any(|word| matches!(word.sense(), Sense::Perfect))
            && !super::period::names_time(scene, from, to)
    };
    !done
        && all.iter().any(|other| {
            matches!(status_of(other.sense(), metric), Some(Status::Target | Status::Expected))
                && !matches!(other.sense(), Sense::Building)
                && other.span.end <= token.span.start
                && (context.commas(other.span.end, token.span.start) == 0 || listed(other))
                && !scene.between_of([Kind::Clause], other.span.end, token.span.start).any(|word| {
                    matches!(word.sense(), Sense::Clause)
                        && !scene
                            .with([Kind::And])
                            .iter()
                            .any(|and| matches!(and.sense(), Sense::And) && and.span.overlaps(word.span))
                })
        })
}

/// Whether a forecast stands in the same clause as "once completed".
fn is_forecast(context: &Context<'_>, scene: &Scene<'_>, all: &[&Token], (token, metric): (&Token, &Metric)) -> bool {
    all.iter().filter(|other| status_of(other.sense(), metric) == Some(Status::Expected)).any(|other| {
        let (from, to) = if other.span.end <= token.span.start {
            (other.span.end, token.span.start)
        } else {
            (token.span.end.min(other.span.start), other.span.start)
        };
        context.commas(from, to) == 0
            && !scene.between_of([Kind::And], from, to).any(|word| matches!(word.sense(), Sense::And))
    })
}

/// "The base under construction covers 860 mu, and is expected to open in 2026": whether a word or a year behind a figure
/// tells of the opening and not of what is being built.
pub fn is_of_opening(context: &Context<'_>, scene: &Scene<'_>, (one, metric): (&Found, &Metric), at: Span) -> bool {
    let end = one.word_end.min(at.start);
    is_of_building(metric)
        && at.start >= one.quantity.span.end
        && scene
            .with([Kind::Building])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Building) && token.span.end <= at.start)
        && (context.commas(end, at.start) > 0
            || scene
                .between_of([Kind::And, Kind::Clause], end, at.start)
                .any(|token| matches!(token.sense(), Sense::And | Sense::Clause)))
}

/// What a thing has while it is being built.
fn is_of_building(metric: &Metric) -> bool {
    matches!(metric, Metric::Investment | Metric::Projects | Metric::Area)
        || matches!(metric, Metric::Other(word) if word == "cost")
}

/// "The number of firms reached 612" behind a year: whether the nearest word tells of what was over then, where "has
/// reached" tells of today.
pub fn is_completed(context: &Context<'_>, scene: &Scene<'_>, cues: Option<&Vec<StatusCue>>) -> bool {
    const COMPLETED: [&str; 6] = ["reached", "exceeded", "surpassed", "topped", "totalled", "amounted"];
    let Some(cues) = cues else { return false };
    let Some((Status::Actual, first, _)) = cues.first() else { return false };
    // "Dosegnuo je": the rest of the verb stands beside it.
    let beside = |span: Span| {
        span == first.span
            || context.words.is_blank(first.span.end, span.start)
            || context.words.is_blank(span.end, first.span.start)
    };
    let has = |token: &Token, at: Span| {
        matches!(token.sense(), Sense::Actual)
            && matches!(token.entry.meaning, "has" | "have")
            && context.words.is_blank(token.span.end, at.start)
    };
    cues.iter().any(|(status, cue, _)| {
        *status == Status::Actual
            && COMPLETED.contains(&&*cue.meaning)
            && beside(cue.span)
            && !scene.with([Kind::Actual]).iter().any(|token| has(token, cue.span))
    })
}

/// Whether the nearest word is "was" and no part of "has been": a past that goes on from one line to the next.
pub fn is_past(context: &Context<'_>, scene: &Scene<'_>, one: &Found, cues: Option<&Vec<StatusCue>>) -> bool {
    let Some((Status::Actual, cue, _)) = cues.and_then(|cues| cues.first()) else { return false };
    let present = scene.with([Kind::Actual]).iter().any(|token| {
        matches!(token.sense(), Sense::Actual)
            && matches!(token.entry.meaning, "is" | "are" | "has" | "have")
            && context.words.is_blank(cue.span.end, token.span.start)
    });
    // "People employed" may be employed now.
    let past = cue.span.end <= one.begin && PAST.contains(&&*cue.meaning);
    (matches!(&*cue.meaning, "was" | "were") || past) && !present
}

/// The status that a word gives a figure of a metric.
fn status_of(sense: &Sense, metric: &Metric) -> Option<Status> {
    match sense {
        // What is being built costs and covers what it does; what it is to make or employ is still promised.
        Sense::Building if is_of_building(metric) => Some(Status::Actual),
        Sense::Building | Sense::Target | Sense::Period(Period::OnceDone) => Some(Status::Target),
        Sense::Expected => Some(Status::Expected),
        Sense::Actual => Some(Status::Actual),
        _ => None,
    }
}

/// The status that the nearest words give, without looking at the year.
pub fn of_words(cues: Option<&Vec<StatusCue>>) -> Option<Status> {
    cues.and_then(|cues| cues.first()).map(|(status, _, _)| *status)
}

/// Meanings of verbs that told once what was to come.
const PLEDGED: [&str; 14] = [
    "promised",
    "promised to",
    "pledged",
    "vowed",
    "committed",
    "committed itself",
    "committed themselves",
    "undertook",
    "undertook to",
    "was promised",
    "were promised",
    "that were promised",
    "has promised",
    "announced",
];

/// "In 2021 the firm promised 800 jobs": whether the nearest word tells of a promise that was made then.
pub fn is_pledge(cues: Option<&Vec<StatusCue>>) -> bool {
    let first = cues.and_then(|cues| cues.first());
    first.is_some_and(|(status, cue, _)| *status != Status::Actual && PLEDGED.contains(&&*cue.meaning))
}

/// The same where verbs have no tense, and the year that is over tells when.
pub fn is_old_pledge(context: &Context<'_>, cues: Option<&Vec<StatusCue>>) -> bool {
    let first = cues.and_then(|cues| cues.first());
    !context.lexicon.has_tense()
        && first.is_some_and(|(status, cue, _)| {
            *status == Status::Target && PLEDGES.iter().any(|pledges| cue.meaning.starts_with(pledges))
        })
}

/// Meanings of verbs that promise.
const PLEDGES: [&str; 3] = ["promises", "pledges", "pledged"];

/// Whether a word tells of a promise that was made.
pub fn is_pledging(token: &Token) -> bool {
    matches!(token.sense(), Sense::Target) && PLEDGED.contains(&token.entry.meaning)
}

/// "Somebody promises 18 million, but nothing is signed so far": whether a word for today stands in a clause behind that of
/// a figure that is promised. Where verbs end their clauses, the promise stands between: "800개를 약속했지만 현재 ...".
pub fn is_promised_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    cues: Option<&Vec<StatusCue>>,
    at: Span,
) -> bool {
    let Some((status, cue, _)) = cues.and_then(|cues| cues.first()) else { return false };
    let before = cue.span.end <= one.begin && context.commas(one.word_end.min(at.start), at.start) > 0;
    let between = context.lexicon.writing.has_verb_last()
        && cue.span.start >= one.word_end
        && cue.span.end <= at.start
        && !scene.has_claim_between(one.word_end, cue.span.start);
    *status != Status::Actual && at.start >= one.word_end && (before || between)
}

/// "The plant was to employ 800 people by 2023": whether the nearest word tells of a plan that is over. What was to be done may
/// be told by a word of its own beside it: "skulle ha tillverkat", "trebuia să producă", "생산할 예정이었다".
fn is_old_plan(context: &Context<'_>, cues: &[StatusCue]) -> bool {
    let Some((_, first, _)) = cues.first() else { return false };
    let beside = |span: Span| {
        let (from, to) = if span.start <= first.span.start {
            (span.end.min(first.span.start), first.span.start)
        } else {
            (first.span.end.min(span.start), span.start)
        };
        // "Hatte 2023 bereits 60 Firmen zählen sollen": the verb may frame its clause.
        let framed = context.lexicon.writing.verb_second;
        (framed || context.words.distance(from, to) <= 1) && context.commas(from, to) == 0
    };
    let over = |(status, cue, _): &StatusCue| match &*cue.meaning {
        "was to" | "were to" | "wanted to" => true,
        "would" => *status == Status::Target,
        _ => false,
    };
    cues.iter().any(|cue| over(cue) && beside(cue.1.span))
}

/// Decides the status by the year first: the past is actual, the future is not; the words decide the rest.
pub fn decide(
    context: &Context<'_>,
    one: &Found,
    dated: &Dated,
    cues: Option<Vec<StatusCue>>,
) -> (Status, Option<Cue>) {
    let now = context.reference().map(|date| i32::from(date.year()));
    let cues = cues.unwrap_or_default();
    let pick = |wanted: &[Status]| {
        let at = cues.iter().position(|(status, ..)| wanted.contains(status))?;
        cues.get(at).map(|(status, ..)| (*status, at))
    };
    let year = dated.period.map(|period| period.year);
    let actual = || (Status::Actual, pick(&[Status::Actual]).map(|(_, at)| at));
    let promised = || match pick(&[Status::Target, Status::Expected]) {
        Some((status, at)) => (status, Some(at)),
        None => (Status::Target, None),
    };
    // "Had pledged 800 jobs by 2023".
    let pledged = dated.is_goal && is_pledge(Some(&cues));
    let (status, chosen) = match (year, now) {
        _ if dated.is_now => actual(),
        // The first of "from 45 % to 70 %" is where things stand.
        (Some(year), Some(now)) if one.from && year <= now => actual(),
        (None, None) if one.from => actual(),
        (Some(year), Some(now)) if year < now && !is_old_plan(context, &cues) && !pledged => actual(),
        (Some(year), Some(now)) if year > now && !dated.runs_now => promised(),
        _ if dated.is_goal => promised(),
        _ => match cues.first() {
            Some((status, ..)) => (*status, Some(0)),
            None => (Status::Actual, None),
        },
    };
    (status, chosen.and_then(|at| cues.into_iter().nth(at)).map(|(_, cue, _)| cue))
}

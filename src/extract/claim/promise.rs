//! What a figure takes over from a promise told before it: of which it is a part, or what it costs.

use super::period::{Anchor, Dated, Period};
use super::{Context, Discourse, Scene, StatusCue, status};
use crate::extract::lexicon::{Kind, Kinds, Period as PeriodWord, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Metric, Span, Status, Unit, YearSource};

/// A figure that is to be reached, as far as the next sentence shares it.
#[derive(Debug, Clone)]
pub struct Promised {
    value: f64,
    unit: Unit,
    metric: Metric,
    period: Option<Period>,
    status: Status,
    /// Paragraph and number of its sentence.
    at: (usize, usize),
    /// Whether that tells of what is being built already.
    building: bool,
}

impl Promised {
    /// What a claim promises; nothing where it does not.
    pub fn of(claim: &Claim) -> Option<Self> {
        (claim.status != Status::Actual).then(|| Self {
            value: claim.value,
            unit: claim.unit.clone(),
            metric: claim.metric.clone(),
            period: claim.year.map(Period::year),
            status: claim.status,
            at: (claim.evidence.paragraph, claim.evidence.sentence_number),
            building: false,
        })
    }

    /// The same with what its sentence, or the one before it, tells of building.
    pub fn told_in(self, scene: &Scene<'_>, before: Option<&Self>) -> Self {
        let building = scene.with([Kind::Building]).iter().any(|token| matches!(token.sense(), Sense::Building))
            || before.is_some_and(|before| before.building && before.at.0 == self.at.0);
        Self { building, ..self }
    }

    /// The time of a promise in the given sentence, by paragraph and number.
    pub fn period_in(&self, sentence: (usize, usize)) -> Option<Period> {
        self.period.filter(|_| self.at == sentence)
    }

    /// The status and the time that a figure takes over.
    pub fn handed_down(self) -> (Status, Dated) {
        let dated = Dated { period: self.period, source: YearSource::CarriedOver, ..Dated::default() };
        (self.status, dated)
    }
}

/// A figure that asks what it takes over.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub one: &'a Found,
    pub metric: &'a Metric,
    /// The rule that told the metric.
    pub rule: &'a str,
    pub dated: &'a Dated,
    /// Claims of the same sentence.
    pub earlier: &'a [Claim],
}

/// The promise that a figure shares, whatever its own words say of its status.
pub fn shared(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    asked: Asked<'_>,
    cues: Option<&Vec<StatusCue>>,
) -> Option<Promised> {
    let (paragraph, number) = (scene.sentence.paragraph, scene.sentence.number);
    let last = discourse.promised.as_ref().filter(|whole| whole.at.0 == paragraph && whole.at.1 + 1 == number);
    let whole = asked.earlier.last().and_then(Promised::of);
    let as_target = |whole: &Promised| Promised { status: Status::Target, ..whole.clone() };
    let pays = |whole: &&Promised| is_paid_part(context, scene, asked, cues, whole);
    // What is paid of an estimated cost is a promise, in a sentence of its own.
    let paid = whole.as_ref().filter(pays).cloned().or_else(|| last.filter(pays).map(as_target));
    let shared = part_in_sentence(context, scene, asked, cues)
        .or_else(|| part_of_them(context, scene, asked))
        .or(paid)
        .or_else(|| {
            last.filter(|whole| {
                is_part_of(scene, asked, cues, whole)
                    || is_of_this(context, scene, asked, cues)
                    || is_cost_of_it(context, scene, asked)
                    || is_of_project(context, scene, asked, cues, whole)
            })
            .cloned()
        });
    let planned = || plan_before(context, scene, discourse, asked, cues);
    let cost = || {
        last.filter(|whole| !whole.building && whole.period.is_some() && is_plain_cost(scene, asked, cues))
            .map(as_target)
    };
    shared.or_else(cost).or_else(planned)
}

/// "The park is to cost 560 million. The city contributes a quarter": whether somebody bears a part of a cost that is
/// promised, with no time of its own.
fn is_paid_part(
    context: &Context<'_>,
    scene: &Scene<'_>,
    asked: Asked<'_>,
    cues: Option<&Vec<StatusCue>>,
    whole: &Promised,
) -> bool {
    let Asked { one, metric, dated, .. } = asked;
    let part = match metric {
        Metric::Share => true,
        Metric::Investment => one.quantity.unit.as_ref() == Some(&whole.unit) && one.quantity.value < whole.value,
        _ => false,
    };
    let pays = scene.with([Kind::Pays]).iter().find(|token| {
        let (from, to) = if token.span.end <= one.begin {
            (token.span.end, one.begin)
        } else {
            (one.word_end.min(token.span.start), token.span.start)
        };
        matches!(token.sense(), Sense::Pays)
            && !scene.has_figure_between(from, to)
            && context.words.distance(from, to) <= 8
    });
    let Some(pays) = pays else { return false };
    let told = matches!(dated.source, YearSource::Stated | YearSource::Relative) || dated.is_now;
    let done = cues.into_iter().flatten().any(|(status, cue, _)| {
        *status == Status::Actual
            && !cue.span.overlaps(pays.span)
            && !status::COPULAS.contains(&&*cue.meaning)
            && (cue.span.end <= one.begin || cue.span.start >= one.word_end)
            && context.commas(cue.span.end.min(one.begin), cue.span.start.max(one.begin)) == 0
    });
    whole.metric == Metric::Investment && part && !told && !done
}

/// "2.4 billion are to be invested by 2029. The project includes a plant with a capacity of 1.2 GW and 1,600 jobs": whether a
/// sentence opens with the project that the one before promised, and tells neither a time nor that anything is done.
fn is_of_project(
    context: &Context<'_>,
    scene: &Scene<'_>,
    asked: Asked<'_>,
    cues: Option<&Vec<StatusCue>>,
    whole: &Promised,
) -> bool {
    let head = opens_with(context, scene, is_project);
    let planned = matches!(
        asked.metric,
        Metric::Capacity | Metric::Jobs | Metric::Area | Metric::Projects | Metric::Investment | Metric::Production
    );
    let done = cues.into_iter().flatten().any(|(status, ..)| *status == Status::Actual);
    head && planned
        && is_timeless(scene, asked)
        && !done
        && whole.metric == Metric::Investment
        && whole.status == Status::Target
}

/// A word for a project or works.
fn is_project(sense: &Sense) -> bool {
    matches!(sense, Sense::Works | Sense::Counted(Metric::Projects))
}

/// Whether a sentence begins with a word for something that is built, an article before it at most.
fn opens_with(context: &Context<'_>, scene: &Scene<'_>, wanted: impl Fn(&Sense) -> bool) -> bool {
    const HEAD: usize = 1;
    let start = scene.sentence.span.start;
    scene
        .with([Kind::Works, Kind::Site, Kind::Counted])
        .iter()
        .any(|token| wanted(token.sense()) && context.words.distance(start, token.span.start.max(start)) <= HEAD)
}

/// Whether no word of the sentence tells when a figure holds.
fn is_timeless(scene: &Scene<'_>, Asked { one, dated, .. }: Asked<'_>) -> bool {
    // "Twice as much as now" tells no time of its own.
    dated.source == YearSource::Article && !dated.is_now && !scene.anchors.iter().any(Anchor::dates) && !one.from
}

/// "A plant is to be built by 2028. The works have a capacity of 45,000 t": what a sentence that opens with the works tells of
/// them in a plain present.
fn plan_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    asked: Asked<'_>,
    cues: Option<&Vec<StatusCue>>,
) -> Option<Promised> {
    let Asked { one, metric, .. } = asked;
    let period = discourse.plan?.told_before(scene)?;
    let named = |sense: &Sense| is_project(sense) || matches!(sense, Sense::Site);
    // "The total investment of the centre is 8.3 billion"; "...; its annual capacity is 6 million".
    let of_it = |token: &Token| named(token.sense()) && token.span.end <= one.begin;
    let measured = opens_with_metric(context, scene).is_some_and(|head| {
        scene.sentence.continues
            // "The floor area is 2,600 m²": that of a building.
            || scene.places.is_empty()
                && (*head != Metric::Area || one.quantity.unit == Some(Unit::SquareMetre) || *metric != Metric::Area)
            || scene.with([Kind::Works, Kind::Site, Kind::Counted]).iter().any(of_it)
    });
    // "...; it makes 60,000 t a year".
    let makes = scene.sentence.continues && *metric == Metric::Production && one.quantity.unit != Some(Unit::Percent);
    let head = measured || makes || opens_with(context, scene, named);
    let planned = makes || matches!(metric, Metric::Capacity | Metric::Area | Metric::Investment);
    let present = |meaning: &str| {
        status::COPULAS[..2].contains(&meaning)
            || COVERS.contains(&meaning)
            || (makes && meaning.ends_with('s') && !meaning.starts_with("was") && meaning != "has")
    };
    let plain = cues.into_iter().flatten().all(|(_, cue, _)| present(&cue.meaning) || WORTH.contains(&&*cue.meaning));
    // The year of the plan itself goes on.
    let goes_on = asked.dated.source == YearSource::CarriedOver
        && asked.dated.period.is_some_and(|told| told.year == period.year)
        && scene.anchors.is_empty()
        && !one.from;
    (head && planned && plain && (goes_on || is_timeless(scene, asked))).then(|| Promised {
        value: one.quantity.value,
        unit: one.quantity.unit.clone().unwrap_or(Unit::Count),
        metric: metric.clone(),
        period: Some(period),
        status: Status::Target,
        at: (scene.sentence.paragraph, scene.sentence.number),
        building: false,
    })
}

/// Meanings of verbs in the present that tell what works have.
const COVERS: [&str; 7] = ["has", "gets", "gives", "covers", "occupies", "spans", "extends"];

/// "The total investment ...", "its annual capacity ...", "at first the capacity of the plant is ...": what is measured, where a
/// sentence begins with it, its verb and the works.
fn opens_with_metric<'a>(context: &Context<'_>, scene: &Scene<'a>) -> Option<&'a Metric> {
    const HEAD: usize = 2;
    const KINDS: Kinds = Kinds::STATUS.and(&[Kind::Works, Kind::Site, Kind::Period]);
    let start = scene.sentence.span.start;
    scene.with([Kind::Metric]).iter().find_map(|token| match token.sense() {
        Sense::Metric(metric @ (Metric::Investment | Metric::Capacity | Metric::Area)) => {
            let at = token.span.start.max(start);
            let passed = scene.between_of(KINDS, start, at).filter(|word| {
                word.sense().is_status()
                    || matches!(word.sense(), Sense::Works | Sense::Site | Sense::Period(PeriodWord::PerYear))
            });
            let head = context.words.distance(start, at).saturating_sub(passed.count()) <= HEAD;
            (head && context.commas(start, at) == 0).then_some(metric)
        }
        _ => None,
    })
}

/// Whether a word is one for a share: "accounts for" tells of a part, not of when.
fn is_share(scene: &Scene<'_>, at: Span) -> bool {
    scene.with([Kind::Share]).iter().any(|token| matches!(token.sense(), Sense::Share) && token.span.overlaps(at))
}

/// "A capacity of 7.5 million tonnes is planned by 2030. Of this, one city has 5 million tonnes": whether a figure is a
/// part of the promise of the sentence before, where its own sentence names neither a metric nor a time.
fn is_part_of(scene: &Scene<'_>, asked: Asked<'_>, cues: Option<&Vec<StatusCue>>, whole: &Promised) -> bool {
    asked.rule == "metric_carried_over"
        && asked.dated.source == YearSource::Article
        && Some(&whole.unit) == asked.one.quantity.unit.as_ref()
        && asked.one.quantity.value < whole.value
        && cues.into_iter().flatten().all(|(_, cue, _)| is_share(scene, cue.span))
}

/// "4.8 billion is to be invested by 2029. Of this, private investment accounts for 61 %": whether a sentence begins with a
/// part of what the one before promised, and tells neither a time nor that it is done.
fn is_of_this(context: &Context<'_>, scene: &Scene<'_>, asked: Asked<'_>, cues: Option<&Vec<StatusCue>>) -> bool {
    let Asked { one, dated, .. } = asked;
    let (start, words) = (scene.sentence.span.start, context.words);
    let part = |token: &Token| matches!(token.sense(), Sense::Share) && PARTS.contains(&token.entry.meaning);
    let time = |span: Span| {
        scene
            .with([Kind::Period])
            .iter()
            .any(|token| matches!(token.sense(), Sense::Period(_)) && token.span.overlaps(span))
    };
    let head = scene.with([Kind::Share, Kind::ShareAfter]).iter().any(|token| {
        let at_head = token.span.start == start;
        let this = || words.follows(token.span.end, |sense| matches!(sense, Sense::Anaphor));
        (part(token)
            && (at_head
                || (token.span.start >= one.quantity.span.end && words.is_blank(one.word_end, token.span.start))))
            || (at_head && matches!(token.sense(), Sense::ShareAfter) && this().is_some_and(|this| !time(this.span)))
    });
    let undated = !matches!(dated.source, YearSource::Stated | YearSource::Relative) && !dated.is_now;
    let tense = context.lexicon.has_tense();
    let done = cues.into_iter().flatten().any(|(status, cue, _)| {
        *status == Status::Actual
            && tense
            && !status::COPULAS.contains(&&*cue.meaning)
            && !PRESENT.contains(&&*cue.meaning)
            && !is_share(scene, cue.span)
    });
    head && undated && !done
}

/// Meanings of words for a part of what was told before.
const PARTS: [&str; 5] = ["of which", "of this", "of these", "of them", "of that"];

/// "9.2 billion, of which the state pays a third": whether "of which" stands before a figure in its clause, with nothing
/// between that is done.
fn is_behind_of_which(
    context: &Context<'_>,
    scene: &Scene<'_>,
    Asked { one, dated, .. }: Asked<'_>,
    cues: Option<&Vec<StatusCue>>,
) -> bool {
    let done = |from: usize| {
        cues.into_iter().flatten().any(|(status, cue, _)| {
            *status == Status::Actual
                && cue.span.start >= from
                && cue.span.end <= one.begin
                && !status::COPULAS.contains(&&*cue.meaning)
        })
    };
    let today = one.from || dated.is_now;
    !today
        && scene.with([Kind::Share]).iter().any(|token| {
            matches!(token.sense(), Sense::Share)
                && PARTS.contains(&token.entry.meaning)
                && token.span.end <= one.begin
                && context.commas(token.span.end, one.begin) == 0
                && !scene.has_figure_between(token.span.end, one.begin)
                && !done(token.span.end)
        })
}

/// Meanings of verbs that tell of a part whenever it is.
const PRESENT: [&str; 6] = ["accounts", "accounts for", "comes", "makes up", "falls to", "has"];

/// "63 projects are planned, of which 25 are new": a part of what is promised in its sentence, where no verb behind it says
/// otherwise.
fn part_in_sentence(
    context: &Context<'_>,
    scene: &Scene<'_>,
    asked: Asked<'_>,
    cues: Option<&Vec<StatusCue>>,
) -> Option<Promised> {
    let Asked { one, dated, earlier, .. } = asked;
    let whole = earlier.last().and_then(Promised::of)?;
    let of_which = context.words.precedes(one.begin, |sense| matches!(sense, Sense::Share)).is_some()
        || is_behind_of_which(context, scene, asked, cues);
    // "Is" goes with any time.
    let told = cues.into_iter().flatten().any(|(status, cue, _)| {
        *status == Status::Actual
            && cue.span.start >= one.quantity.span.end
            && !status::COPULAS.contains(&&*cue.meaning)
    });
    let year = whole.period.map(|period| period.year);
    let same_time = dated.source == YearSource::Article || dated.period.is_some_and(|period| Some(period.year) == year);
    // "By 2027 a quay of 24 hectares for a trade that today accounts for 18 %": told of today.
    (of_which && !told && same_time && !dated.is_now).then_some(whole)
}

/// "It employs 12,000 people, a third of them women, and is to double": a part of those counted right before, that has their time
/// whatever its sentence promises behind it.
fn part_of_them(context: &Context<'_>, scene: &Scene<'_>, Asked { one, earlier, .. }: Asked<'_>) -> Option<Promised> {
    const NEAR: usize = 3;
    let words = context.words;
    let last = earlier.last().filter(|last| last.status == Status::Actual && last.unit == Unit::Count)?;
    let end = last.evidence.span.end;
    let part = |sense: &Sense| matches!(sense, Sense::Share);
    let said = |token: &Token| PARTS.contains(&token.entry.meaning);
    let of_them = words.follows(one.word_end, part).or_else(|| words.precedes(one.begin, part)).is_some_and(said);
    let near = end <= one.begin && words.distance(end, one.begin) <= NEAR;
    // "Of which a third are to go by 2030".
    let promised = scene.with(Kinds::STATUS).iter().any(|token| {
        token.sense().is_promise()
            && token.span.start >= one.word_end
            && context.commas(one.word_end, token.span.start) == 0
            && !scene
                .between_of([Kind::And], one.word_end, token.span.start)
                .any(|word| matches!(word.sense(), Sense::And))
    });
    (of_them && near && !promised && one.is_ratio()).then(|| Promised {
        value: last.value,
        unit: last.unit.clone(),
        metric: last.metric.clone(),
        period: last.year.map(Period::year),
        status: Status::Actual,
        at: (last.evidence.paragraph, last.evidence.sentence_number),
        building: false,
    })
}

/// "It costs some 9.2 billion" right behind a promise: the cost of what is promised, whatever the tense.
fn is_cost_of_it(context: &Context<'_>, scene: &Scene<'_>, asked: Asked<'_>) -> bool {
    const NEAR: usize = 2;
    let Asked { one, metric, dated, .. } = asked;
    let start = scene.sentence.span.start;
    let told = matches!(dated.source, YearSource::Stated | YearSource::Relative) || dated.is_now;
    let it = scene
        .with([Kind::Anaphor])
        .iter()
        .find(|token| matches!(token.sense(), Sense::Anaphor) && token.span.start == start);
    let costs = it.is_some_and(|it| {
        scene.with([Kind::Metric]).iter().any(|token| {
            matches!(token.sense(), Sense::Metric(Metric::Investment))
                && token.span.start >= it.span.end
                && token.span.end <= one.begin
                && context.words.distance(it.span.end, token.span.start) <= NEAR
        })
    });
    *metric == Metric::Investment && costs && !told
}

/// "A plant is to be built by 2027. The cost of the project is 31 million": what a promise costs, where the sentence behind
/// it tells neither a time nor that anything is done.
fn is_plain_cost(scene: &Scene<'_>, asked: Asked<'_>, cues: Option<&Vec<StatusCue>>) -> bool {
    let Asked { one, metric, dated, .. } = asked;
    let told = matches!(dated.source, YearSource::Stated | YearSource::Relative) || dated.is_now || one.from;
    let plain = |meaning: &str| status::COPULAS[..2].contains(&meaning) || WORTH.contains(&meaning);
    let alone = !scene
        .with([Kind::Building, Kind::Event])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Building | Sense::Event));
    *metric == Metric::Investment
        && asked.rule == "metric_word"
        && !told
        && alone
        && cues.into_iter().flatten().all(|(_, cue, _)| plain(&cue.meaning))
}

/// Meanings of verbs that tell what something costs.
const WORTH: [&str; 9] =
    ["is worth", "is valued at", "reaches", "amounts to", "amounts", "comes to", "stands at", "costs", "is involved"];

/// "58 projects will be carried out, the total investment is about 1.1 billion": what promised projects cost is promised,
/// though words beside it make it actual. The projects of the same sentence.
pub fn of_projects(asked: Asked<'_>, status: Status) -> Option<Promised> {
    let cost =
        *asked.metric == Metric::Investment && status == Status::Actual && asked.dated.source == YearSource::Article;
    asked.earlier.last().filter(|claim| cost && claim.metric == Metric::Projects).and_then(Promised::of)
}

//! When a figure holds: years and words of time, and what earlier sentences leave.

mod ago;
mod anchors;
mod baseline;
mod before;
mod changed;
mod clause;
mod left;
mod level;
mod opening;
mod own;
mod parts;
mod plan;
mod section;
mod today;

use super::{Context, Discourse, Scene, StatusCue, cue, status};
use crate::extract::lexicon::{Kind, Kinds, Period as Word, Sense, is_stock};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Cue, CueField, Date, Metric, Span, Status, YearSource, format};

pub use ago::coming;
pub use anchors::anchors;
pub use baseline::baseline;
pub use before::back_before;
use before::year_before;
pub use level::{date_first_levels, keep_today_before_rises};
pub use opening::{asked_about, date_works_before};
use own::{is_against, is_compared, own_anchor};
pub use own::{is_of_first, is_of_first_before};
pub use plan::Plan;
pub use section::Section;
pub use today::is_of_past_level;

/// A year, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub year: i32,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Period {
    pub const fn year(year: i32) -> Self {
        Self { year, from: None, to: None }
    }
}

/// What a word of time does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The figure holds then.
    At,
    /// The figure is to hold by then.
    By,
    /// A change is measured from then.
    Baseline,
    /// Today.
    Now,
    /// The day of the event.
    Day,
}

/// What a word of time means in English, put together where a figure asks for it.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    /// Words that are always the same.
    Said(&'static str),
    /// As the text has it.
    Written(Span),
    /// A year with what stands before and behind it.
    Year(&'static str, i32, &'static str),
    /// The first months of a year, and how many.
    Months(u8, i32),
}

/// A word of time in its sentence.
#[derive(Clone, Debug)]
pub struct Anchor {
    pub span: Span,
    pub period: Period,
    role: Role,
    source: YearSource,
    meaning: Meaning,
    /// Whether it is written as two years, `2025/26`.
    straddles: bool,
    /// Whether it is the name of a plan of several years.
    plan: bool,
    /// Whether something holds from then on.
    since: bool,
}

impl Anchor {
    const fn new(span: Span, period: Period, role: Role, source: YearSource, meaning: Meaning) -> Self {
        Self { span, period, role, source, meaning, straddles: false, plan: false, since: false }
    }

    /// Whether the year holds on through following sentences.
    pub const fn carries(&self) -> bool {
        matches!(self.role, Role::At | Role::By)
    }

    /// Whether figures hold then, or are to.
    pub const fn dates(&self) -> bool {
        !self.since && !matches!(self.role, Role::Baseline)
    }

    /// Whether the text turns to today's state.
    pub const fn is_now(&self) -> bool {
        matches!(self.role, Role::Now)
    }

    fn cue(&self, text: &str) -> Cue {
        let meaning = match self.meaning {
            Meaning::Said(words) => words.into(),
            Meaning::Written(span) => span.of(text).to_owned().into(),
            Meaning::Year(before, year, behind) => {
                let mut meaning = String::with_capacity(24);
                meaning.push_str(before);
                format::push_year(&mut meaning, year);
                meaning.push_str(behind);
                meaning.into()
            }
            Meaning::Months(count, year) => format!("in the first {count} months of {year}").into(),
        };
        Cue { span: self.span, field: CueField::Year, meaning }
    }
}

/// When a figure holds, with the words that say so.
#[derive(Clone, Debug, Default)]
pub struct Dated {
    pub period: Option<Period>,
    pub source: YearSource,
    pub cue: Option<Cue>,
    pub baseline: Option<i32>,
    pub baseline_cue: Option<Cue>,
    /// Whether a word such as "currently" dates it.
    pub is_now: bool,
    /// Whether a word such as "by" makes it a goal.
    pub is_goal: bool,
    /// Whether the period has begun and is not over: a year that ends in the next, the years of a plan.
    pub runs_now: bool,
}

/// Chooses the period of a figure.
pub fn choose(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, earlier): (&Found, &Metric, &[Claim]),
    cues: Option<&Vec<StatusCue>>,
) -> Dated {
    let last = earlier.last().and_then(|claim| claim.year);
    if let Some(dated) = year_before(context, scene, discourse, (one, metric, last)) {
        return dated;
    }
    if let Some(anchor) = own_anchor(context, scene, discourse, (one, metric), cues) {
        let period = anchor.period;
        // "Exports grew in the same period" behind a goal: the period meant is the last that is over.
        let told = anchor.source == YearSource::CarriedOver && anchor.role == Role::By;
        let done = cues.is_some_and(|cues| cues.iter().all(|(status, ..)| *status == Status::Actual));
        if told && done && context.lexicon.has_tense() {
            let now = context.reference_year().map(Period::year);
            if let Some(past) = discourse.last_past.or(now) {
                return Dated {
                    period: Some(past),
                    source: YearSource::CarriedOver,
                    cue: Some(anchor.cue(context.words.text)),
                    ..Dated::default()
                };
            }
        }
        let dated = Dated {
            period: Some(period),
            source: anchor.source,
            cue: Some(anchor.cue(context.words.text)),
            is_now: anchor.role == Role::Now,
            // "Until May", once that is over, tells of what was reached; "by the end of the year it had reached" does, too.
            is_goal: anchor.role == Role::By
                && !(period.to.is_some() && period.to < context.reference())
                && !(anchor.source == YearSource::Relative && status::of_words(cues) == Some(Status::Actual)),
            runs_now: runs_now(context, anchor),
            ..Dated::default()
        };
        return dated;
    }
    // "The year before, it was 6,150 crore": a level, where no other time is named.
    let year_before = scene.anchors.iter().rev().find(|anchor| {
        *metric != Metric::Growth
            && (!one.is_ratio() || *metric == Metric::Share)
            && anchor.role == Role::Baseline
            && anchor.source == YearSource::Relative
            && anchor.span.end <= one.begin
            && !scene.has_figure_between(anchor.span.end, one.begin)
            // "48 firms, against 78 ten years ago, and 1,900 jobs".
            && !scene.found.iter().any(|other| is_against(context, scene, anchor, other))
    });
    if let Some(anchor) = year_before {
        return Dated {
            period: Some(anchor.period),
            source: anchor.source,
            cue: Some(anchor.cue(context.words.text)),
            ..Dated::default()
        };
    }
    without_anchor(context, scene, discourse, (one, metric, earlier), cues)
}

/// "It employs 12,300 people, three in four of them women": what goes on without a verb of its own has the time of the figure
/// before it, and so has what is told of today behind a figure of today.
fn of_last(
    context: &Context<'_>,
    scene: &Scene<'_>,
    (one, metric, earlier): (&Found, &Metric, &[Claim]),
    cues: Option<&Vec<StatusCue>>,
) -> Option<Dated> {
    let last = earlier.last().filter(|last| last.status == Status::Actual && !one.from)?;
    let year = last.year?;
    let now = context.reference_year()?;
    let past = status::is_completed(context, scene, cues) || status::is_past(context, scene, one, cues);
    let shares = match last.year_source {
        YearSource::Article => year == now && last.date_to.is_none() && !is_flow(metric) && !past,
        YearSource::CarriedOver => {
            let own = |token: &Token| token.sense().is_status();
            year < now
                && is_state(metric)
                && !scene.between_of(Kinds::STATUS, last.evidence.span.end, one.begin).any(own)
        }
        _ => false,
    };
    (shares && context.lexicon.has_tense()).then(|| Dated {
        period: Some(Period::year(year)),
        source: last.year_source,
        ..Dated::default()
    })
}

/// What is counted of a place rather than of a year.
fn is_state(metric: &Metric) -> bool {
    match metric {
        Metric::Enterprises | Metric::Jobs | Metric::Area => true,
        Metric::Other(word) => is_stock(word),
        _ => false,
    }
}

/// "The plant makes 20,000 t a year", "it has a capacity of 20,000 t": whether a rate or what works can do is told in a plain
/// present, where the sentence before told of a year that is over.
fn is_rate_of_today(
    context: &Context<'_>,
    scene: &Scene<'_>,
    (one, metric): (&Found, &Metric),
    cues: Option<&Vec<StatusCue>>,
) -> bool {
    const NEAR: usize = 4;
    let per_year = |token: &Token| {
        let (from, to) = if token.span.end <= one.begin {
            (token.span.end, one.begin)
        } else {
            (one.word_end.min(token.span.start), token.span.start)
        };
        matches!(token.sense(), Sense::Period(Word::PerYear))
            && context.words.distance(from, to) <= NEAR
            && context.commas(from, to) == 0
    };
    let verb = cues.and_then(|cues| cues.first()).map(|(_, cue, _)| &*cue.meaning);
    let present = |verb: &str| status::is_present_meaning(verb) || HAS.contains(&verb);
    match metric {
        Metric::Production => verb.is_none_or(present) && scene.with([Kind::Period]).iter().any(per_year),
        Metric::Capacity => verb.is_none_or(present),
        _ => false,
    }
}

/// The last month in which reports are of the year before.
const EARLY: i8 = 3;

/// Meanings of verbs of what there is.
const HAS: [&str; 4] = ["is", "are", "has", "have"];

/// What is counted over a year and not on a day.
const fn is_flow(metric: &Metric) -> bool {
    matches!(metric, Metric::Growth | Metric::OutputValue | Metric::Revenue | Metric::Exports | Metric::Production)
}

/// "Doubled since 2019", "since 2021 more than 6 billion has been invested": it holds today, and began then.
pub fn since_then(context: &Context<'_>, scene: &Scene<'_>, dated: &mut Dated) {
    let (Some(period), Some(now)) = (dated.period, context.reference_year()) else { return };
    let begins = scene
        .anchors
        .iter()
        .any(|anchor| anchor.since && anchor.period.to.is_none() && anchor.period.year == period.year);
    if begins && dated.source == YearSource::Stated && period.year < now {
        dated.period = Some(Period::year(now));
        dated.source = YearSource::Article;
    }
}

/// What was reached in the course of a plan was reached by the article's date.
pub fn until_now(context: &Context<'_>, dated: &mut Dated) {
    if let (Some(period), Some(now)) = (&mut dated.period, context.reference())
        && period.to.is_some_and(|to| to > now)
        && period.from.is_some_and(|from| from < now)
    {
        period.year = i32::from(now.year());
        period.to = Some(now);
    }
}

/// The last year of a sentence that is not over.
pub fn last_coming(context: &Context<'_>, scene: &Scene<'_>) -> Option<Period> {
    let now = context.reference_year()?;
    let coming = scene.anchors.iter().rev().find(|anchor| anchor.carries() && anchor.period.year >= now)?;
    Some(Period::year(coming.period.year))
}

/// "二、2026年重点工作。……新建厂房45万平方米": whether a figure without a verb that is done stands in a part of a report on
/// what is to come, and tells no other time.
pub fn is_planned_part(context: &Context<'_>, scene: &Scene<'_>, discourse: &Discourse, dated: &Dated) -> bool {
    let Some(now) = context.reference_year() else { return false };
    let coming = discourse.section.and_then(|section| section.coming(scene, now));
    let perfect = scene.with([Kind::Perfect]).iter().any(|token| matches!(token.sense(), Sense::Perfect));
    coming.is_some_and(|coming| dated.period.is_none_or(|period| period.year == coming.year))
        && !perfect
        && !dated.is_now
}

/// Whether a sentence names a year to come.
pub fn names_coming(context: &Context<'_>, scene: &Scene<'_>) -> bool {
    let now = context.reference_year();
    scene.anchors.iter().any(|anchor| now.is_none_or(|now| anchor.period.year > now))
}

/// Whether a word of time stands between two positions.
pub fn names_time(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    scene.anchors.iter().any(|anchor| anchor.span.start >= from && anchor.span.end <= to)
}

/// Whether a period has begun at the article's date and is not over.
fn runs_now(context: &Context<'_>, anchor: &Anchor) -> bool {
    let Some(now) = context.reference() else { return false };
    if anchor.plan {
        return anchor.period.from.is_some_and(|from| from <= now) && anchor.period.to.is_some_and(|to| now <= to);
    }
    anchor.straddles && i32::from(now.year()) + 1 >= anchor.period.year
}

/// Whether "once completed" tells of a figure: of those behind it, and of one before it in the same clause. "It covers
/// 4,500 mu and will, once completed, make ...".
pub fn reaches(context: &Context<'_>, scene: &Scene<'_>, one: &Found, once_done: &Token) -> bool {
    once_done.span.end <= one.begin
        || (context.commas(one.word_end.min(once_done.span.start), once_done.span.start) == 0
            && !scene
                .between_of([Kind::And, Kind::Clause], one.quantity.span.end, once_done.span.start)
                .any(|token| matches!(token.sense(), Sense::And | Sense::Clause)))
}

/// The year that the heading of its part of the text gives a figure.
fn of_section(
    scene: &Scene<'_>,
    discourse: &Discourse,
    now: Option<i32>,
    (ahead, open): (bool, bool),
) -> Option<Dated> {
    let section = discourse.section.filter(|_| open)?;
    let period = if ahead { section.coming(scene, now?) } else { section.past(scene, now?) }?;
    Some(Dated { period: Some(period), source: YearSource::CarriedOver, ..Dated::default() })
}

fn without_anchor(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, earlier): (&Found, &Metric, &[Claim]),
    cues: Option<&Vec<StatusCue>>,
) -> Dated {
    let now = context.reference();
    let this_year = now.map(|date| i32::from(date.year()));
    let words = if one.from { Some(Status::Actual) } else { status::of_words(cues) };
    let ahead = matches!(words, Some(Status::Target | Status::Expected));
    let once_done = scene
        .with([Kind::Period])
        .iter()
        .any(|token| matches!(token.sense(), Sense::Period(Word::OnceDone)) && reaches(context, scene, one, token));
    if let Some(dated) = of_last(context, scene, (one, metric, earlier), cues).filter(|_| !ahead && !once_done) {
        return dated;
    }
    if let Some(period) = discourse.year.filter(|_| !one.from && !once_done) {
        let future = this_year.is_some_and(|now| period.year > now);
        // How many firms and people there are is told of today, once a year's figures are through.
        let state = (is_state(metric) || is_rate_of_today(context, scene, (one, metric), cues))
            && this_year.is_some_and(|now| period.year < now)
            && context.lexicon.has_tense()
            && !status::is_completed(context, scene, cues)
            && !status::is_past(context, scene, one, cues);
        // A year that is to come holds on only where something is promised; today's state needs no word for it.
        let stays = if future {
            words != Some(Status::Actual) && (ahead || !context.lexicon.has_tense())
        } else {
            !ahead && !state
        };
        if stays {
            // The year holds on, the part of it does not.
            let period = Some(Period::year(period.year));
            return Dated { period, source: YearSource::CarriedOver, ..Dated::default() };
        }
    }
    // A line of its own for each sentence: "the number of firms was 612" goes on from the line before.
    if let Some(past) =
        discourse.past_of_line.filter(|_| !one.from && !once_done && context.lexicon.writing.has_verb_last())
        && discourse.year.is_none()
        && discourse.past_of_paragraph.is_none()
        && status::is_past(context, scene, one, cues)
        && this_year.is_some_and(|now| past.year < now)
    {
        let period = Some(Period::year(past.year));
        return Dated { period, source: YearSource::CarriedOver, ..Dated::default() };
    }
    // "74 million are to be invested by 2028.\nThis is to create 540 jobs": a plan goes on behind the end of its paragraph
    // where the next begins with a word for it, which is no article: Dutch "het".
    let (start, paragraph) = (scene.sentence.span.start, scene.sentence.paragraph);
    let it = scene
        .with([Kind::Anaphor])
        .iter()
        .find(|token| matches!(token.sense(), Sense::Anaphor) && token.span.start == start);
    let says_more = |it: &Token| context.words.follows(it.span.end, Sense::is_promise).is_some();
    let goes_on = discourse.sentence.0 == paragraph || it.is_some_and(says_more);
    let promised = discourse.promised.as_ref().filter(|_| goes_on && !one.from && !once_done);
    if let Some(period) = promised.and_then(|promised| promised.period_in(discourse.sentence))
        && ahead
        && this_year.is_some_and(|now| period.year >= now)
        && !scene.anchors.iter().any(Anchor::dates)
    {
        return Dated { period: Some(period), source: YearSource::CarriedOver, ..Dated::default() };
    }
    // "3 billion are to be put into the plant by 2027. Once completed, it will make ...".
    let timed = || scene.anchors.iter().any(|anchor| anchor.dates() && !anchor.is_now());
    let completed = discourse.plan.filter(|_| once_done && !one.from && !timed());
    if let Some(period) = completed.and_then(|plan| plan.told_before(scene)) {
        return Dated { period: Some(period), source: YearSource::CarriedOver, is_goal: true, ..Dated::default() };
    }
    let plan = discourse.plan.filter(|_| ahead && !once_done && !scene.anchors.iter().any(Anchor::dates));
    if let Some(period) = plan.and_then(|plan| plan.of_figure(context, scene, one)) {
        let period = Some(period);
        return Dated { period, source: YearSource::CarriedOver, ..Dated::default() };
    }
    if let Some(dated) = of_section(scene, discourse, this_year, (ahead, !one.from && !once_done)) {
        return dated;
    }
    if ahead || once_done {
        return Dated { source: YearSource::Unknown, is_goal: once_done, ..Dated::default() };
    }
    // "Now there are 1,287 firms. Exports fell by 3 %": what is counted over a year goes on from the last year told of.
    let early = now.is_some_and(|now| now.month() <= EARLY);
    let past = discourse.past_of_paragraph.or(discourse.last_year.filter(|_| early));
    if let Some(past) = past.filter(|_| !one.from && context.lexicon.has_tense())
        && discourse.year.is_none()
        && words == Some(Status::Actual)
        && is_flow(metric)
        && this_year.is_some_and(|now| past.year + 1 == now)
    {
        let period = Some(Period::year(past.year));
        return Dated { period, source: YearSource::CarriedOver, ..Dated::default() };
    }
    let Some(year) = this_year else { return Dated { source: YearSource::Unknown, ..Dated::default() } };
    // What was signed or attended belongs to the day of the event.
    let event = scene.with([Kind::Event]).iter().find(|token| matches!(token.sense(), Sense::Event));
    let day = context.facts.event.filter(|_| event.is_some());
    Dated {
        period: Some(Period { year, from: day, to: day }),
        source: YearSource::Article,
        cue: event.filter(|_| day.is_some()).map(|token| cue(token, CueField::Year)),
        ..Dated::default()
    }
}

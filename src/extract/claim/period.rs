//! When a figure holds: years and words of time, and what earlier sentences leave.

use super::{Context, Discourse, Scene, StatusCue, cue, status};
use crate::extract::date::DateMention;
use crate::extract::lexicon::{Period as Word, Sense, is_stock};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::sentence::Sentence;
use crate::model::{Cue, CueField, Date, Metric, QuantityKind, Span, Status, Unit, YearSource};

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

/// A word of time in its sentence.
#[derive(Clone, Debug)]
pub struct Anchor {
    span: Span,
    pub period: Period,
    role: Role,
    source: YearSource,
    meaning: String,
    /// Whether it is written as two years, `2025/26`.
    straddles: bool,
    /// Whether it is the name of a plan of several years.
    plan: bool,
    /// Whether something holds from then on.
    since: bool,
}

impl Anchor {
    const fn new(span: Span, period: Period, role: Role, source: YearSource, meaning: String) -> Self {
        Self { span, period, role, source, meaning, straddles: false, plan: false, since: false }
    }

    /// Whether the year holds on through following sentences.
    pub const fn carries(&self) -> bool {
        matches!(self.role, Role::At | Role::By)
    }

    /// Whether figures hold then, or are to.
    const fn dates(&self) -> bool {
        !self.since && !matches!(self.role, Role::Baseline)
    }

    /// Whether the text turns to today's state.
    pub const fn is_now(&self) -> bool {
        matches!(self.role, Role::Now)
    }

    fn cue(&self) -> Cue {
        Cue { span: self.span, field: CueField::Year, meaning: self.meaning.clone() }
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

/// Finds the words of time of a sentence.
pub fn anchors(context: &Context<'_>, sentence: &Sentence, found: &[Found], discourse: &Discourse) -> Vec<Anchor> {
    let tokens = context.words.within(sentence.span);
    let now = context.reference();
    let mut anchors: Vec<Anchor> = found.iter().filter_map(|one| year_anchor(context, found, one)).collect();
    for date in dates_within(context.dates, sentence.span) {
        anchors.extend(date_anchor(context, date, now));
    }
    for token in tokens {
        match *token.sense() {
            Sense::Period(word) => anchors.extend(word_anchor(context, token, word, now, discourse, &anchors)),
            Sense::PlanPeriod(first, last) => anchors.extend(plan_anchor(context, token, first, last)),
            _ => {}
        }
    }
    anchors.extend(month_anchors(context, tokens, now, &anchors));
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
    spans_of_years(context, &mut anchors);
    years_of_multiples(context, found, &mut anchors);
    narrow(found, tokens, now, &mut anchors);
    first_months(context, found, tokens, now, &mut anchors);
    anchors
}

/// "Between 2023 and 2028", "2021–2025": figures are of the last year, and changes are measured from the first.
fn spans_of_years(context: &Context<'_>, anchors: &mut [Anchor]) {
    let words = context.words;
    for index in 1..anchors.len() {
        let Some((before, after)) = anchors.split_at_mut_checked(index) else { continue };
        let (Some(first), Some(last)) = (before.last_mut(), after.first_mut()) else { continue };
        let plain = |anchor: &Anchor| anchor.role == Role::At && anchor.period.to.is_none() && !anchor.plan;
        if !plain(first) || !plain(last) || first.period.year >= last.period.year || first.source != YearSource::Stated
        {
            continue;
        }
        let (from, to) = (first.span.end, last.span.start);
        let Some(gap) = words.text.get(from..to).map(str::trim) else { continue };
        let between = words.precedes(first.span.start, |sense| {
            matches!(sense, Sense::Between | Sense::From | Sense::Period(Word::Baseline))
        });
        let joined = matches!(gap, "–" | "-" | "—" | "~" | "至")
            || (between.is_some()
                && words.within(Span::new(from, to)).iter().any(|token| {
                    matches!(token.sense(), Sense::To | Sense::And | Sense::Period(Word::By))
                        && words.is_blank(from, token.span.start)
                        && words.is_blank(token.word.end.min(to), to)
                }));
        if joined {
            last.period.from = day(first.period.year, (1, 1));
            last.period.to = day(last.period.year, (12, 31));
            first.role = Role::Baseline;
        }
    }
}

/// "In 2024 1.5 times that of 2020", "double the 2019 level": a past year right behind a multiple is what it is measured
/// from.
fn years_of_multiples(context: &Context<'_>, found: &[Found], anchors: &mut [Anchor]) {
    let named =
        anchors.iter().filter(|anchor| anchor.carries() || anchor.is_now()).map(|anchor| anchor.period.year).max();
    let now = context.reference_year();
    for anchor in anchors.iter_mut().filter(|anchor| anchor.role == Role::At) {
        // "Doubled in 2024" dates the doubling, where no later year is named.
        let year = Some(anchor.period.year);
        let dated = anchor.span.of(context.words.text).chars().next().is_some_and(|c| !c.is_numeric());
        if year >= named && (dated || year >= now) {
            continue;
        }
        let behind = found.iter().any(|one| {
            one.quantity.unit == Some(Unit::Times)
                && one.word_end <= anchor.span.start
                && context.words.distance(one.word_end, anchor.span.start) <= 1
                && context.commas(one.word_end, anchor.span.start) == 0
        });
        if behind {
            anchor.role = Role::Baseline;
        }
    }
}

fn dates_within(dates: &[DateMention], span: Span) -> impl Iterator<Item = &DateMention> {
    let from = dates.partition_point(|date| date.span.start < span.start);
    dates.get(from..).unwrap_or_default().iter().take_while(move |date| date.span.start < span.end)
}

/// A bare year, with the word beside it that tells its role.
fn year_anchor(context: &Context<'_>, found: &[Found], one: &Found) -> Option<Anchor> {
    let year = one.year?;
    let span = one.quantity.span;
    let beside = beside(context, span);
    // "29 GWh a year from 2029": what is to come is measured from nothing, unless a second year follows.
    let coming = context.reference_year().is_some_and(|now| year > now);
    let last = || !found.iter().any(|other| other.year.is_some_and(|other| other > year));
    let role = match beside.map(Token::sense) {
        Some(Sense::Period(Word::Baseline)) if coming && last() => Role::At,
        Some(Sense::Period(Word::Baseline)) => Role::Baseline,
        Some(Sense::Period(Word::By)) => Role::By,
        _ => Role::At,
    };
    let meaning = match role {
        Role::Baseline => format!("compared with {year}"),
        Role::By => format!("by {year}"),
        _ => format!("in {year}"),
    };
    // The word "in" or "year" before a year belongs to it.
    let year_word = context.words.precedes(span.start, |sense| matches!(sense, Sense::Period(Word::Year)));
    let at = year_word.map_or(span, |token| Span::new(token.span.start.min(span.start), span.end));
    let whole = beside
        .filter(|_| role != Role::At)
        .map_or(at, |token| Span::new(span.start.min(token.span.start), span.end.max(token.span.end)));
    let straddles = span.of(context.words.text).contains(['/', '-', '–']);
    let since = matches!(beside.map(Token::sense), Some(Sense::Period(Word::Since)))
        && context.reference_year().is_none_or(|now| year <= now);
    Some(Anchor { straddles, since, ..Anchor::new(whole, Period::year(year), role, YearSource::Stated, meaning) })
}

/// The word of time beside a year: before it with at most one word between, or right behind it.
fn beside<'a>(context: &Context<'a>, span: Span) -> Option<&'a Token> {
    let role = |token: &&Token| matches!(token.sense(), Sense::Period(Word::Baseline | Word::By | Word::Since));
    let words = context.words;
    // "compared with the levels of 2020" behind another year: a word that leads on to a further year belongs to that one.
    let leads_on = |token: &&Token| {
        let next = words.text.get(token.span.end..).unwrap_or_default();
        let near: String = next.chars().take(24).take_while(|c| !matches!(c, ',' | '.' | ';' | '\n' | '،')).collect();
        near.split(|c: char| !c.is_numeric()).any(|digits| digits.chars().count() == 4)
    };
    let after = words.right_after(span.end).find(role);
    // Where words of comparison stand before their year, one behind a year leads on: "in 2024 from 4.3 billion".
    let behind = context.lexicon.writing.has_postpositions();
    let baseline = |token: &Token| matches!(token.sense(), Sense::Period(Word::Baseline));
    let after = after.filter(|token| behind || !(leads_on(token) || baseline(token)));
    let ending = words.within(Span::new(span.end, span.end + 1)).iter().find(role);
    let before = words.right_before(span.start).find(role);
    let further = || {
        let year_word = words
            .right_before(span.start)
            .find(|token| matches!(token.sense(), Sense::Period(Word::Year | Word::EndOf | Word::FiscalYear)))?;
        words.right_before(year_word.span.start).find(role)
    };
    // A word behind the year binds closer: in "2020 ಕ್ಕೆ ಹೋಲಿಸಿದರೆ 2024 ರಲ್ಲಿ" the comparison is with 2020.
    let taken = |token: &&Token| {
        let head = words.text.get(..token.span.start).unwrap_or_default().trim_end();
        head.chars().rev().take_while(|c| c.is_numeric()).count() == 4
    };
    after.or(ending).or_else(|| before.filter(|token| !taken(token))).or_else(further)
}

fn date_anchor(context: &Context<'_>, date: &DateMention, now: Option<Date>) -> Option<Anchor> {
    if context.facts.published_span.is_some_and(|span| span.overlaps(date.span)) {
        return None;
    }
    let month = i8::try_from(date.month?).ok()?;
    let year = date.year.or_else(|| {
        let now = now?;
        let later = month > now.month();
        Some(i32::from(now.year()) - i32::from(later))
    })?;
    let first = day(year, (month, 1))?;
    let (from, to, role) = match date.day.and_then(|day| i8::try_from(day).ok()) {
        Some(day) => {
            let day = Date::new(first.year(), month, day).ok()?;
            (Some(day), Some(day), Role::Day)
        }
        None => (Some(first), Some(first.last_of_month()), Role::At),
    };
    let by = beside(context, date.span).is_some_and(|token| matches!(token.sense(), Sense::Period(Word::By)));
    let end = context.words.precedes(date.span.start, |sense| matches!(sense, Sense::Period(Word::EndOf))).is_some();
    let period = Period { year, from: if end || by { None } else { from }, to };
    let meaning = date.span.of(context.words.text).to_owned();
    let role = if by { Role::By } else { role };
    Some(Anchor::new(date.span, period, role, YearSource::Stated, meaning))
}

/// "Last financial year": the last one that is over, or the one after it.
fn fiscal_anchor(context: &Context<'_>, token: &Token, now: Date, running: bool) -> Option<Anchor> {
    let writing = &context.lexicon.writing;
    let last_month = writing.fiscal_year_end.clamp(1, 12);
    let over = i32::from(now.year()) - i32::from(now.month() <= last_month);
    let ends = over + i32::from(running);
    let to = day(ends, (last_month, 1))?.last_of_month();
    let from = if last_month == 12 { day(ends, (1, 1)) } else { day(ends - 1, (last_month + 1, 1)) };
    let begins = if writing.fiscal_year_by_start && last_month < 12 { ends - 1 } else { ends };
    // A fiscal year that is the calendar's needs no days.
    let period = if last_month == 12 { Period::year(ends) } else { Period { year: begins, from, to: Some(to) } };
    let meaning = if running { "this fiscal year" } else { "last fiscal year" }.to_owned();
    let anchor = Anchor::new(token.span, period, Role::At, YearSource::Relative, meaning);
    Some(Anchor { straddles: running && last_month < 12, ..anchor })
}

fn word_anchor(
    context: &Context<'_>,
    token: &Token,
    word: Word,
    now: Option<Date>,
    discourse: &Discourse,
    known: &[Anchor],
) -> Option<Anchor> {
    // "as of 2024" and the like: a word that only stands beside a date adds nothing.
    if known.iter().any(|anchor| anchor.span.contains(token.span)) {
        return None;
    }
    let reference = now.map(|date| i32::from(date.year()));
    let last_named = known
        .iter()
        .rfind(|anchor| anchor.span.end <= token.span.start && anchor.carries())
        .map(|anchor| anchor.period)
        .or(discourse.last_named);
    let (period, role, source, meaning) = match word {
        Word::Current => (Period::year(reference?), Role::Now, YearSource::Article, "currently".to_owned()),
        Word::ThisYear => (Period::year(reference?), Role::At, YearSource::Relative, "this year".to_owned()),
        Word::LastFiscalYear | Word::ThisFiscalYear => {
            return fiscal_anchor(context, token, now?, word == Word::ThisFiscalYear);
        }
        Word::LastYear => (Period::year(reference? - 1), Role::At, YearSource::Relative, "last year".to_owned()),
        Word::NextYear => (Period::year(reference? + 1), Role::At, YearSource::Relative, "next year".to_owned()),
        Word::YearBefore => {
            let year = last_named.map_or(reference?, |period| period.year);
            (Period::year(year - 1), Role::Baseline, YearSource::Relative, "the year before".to_owned())
        }
        Word::ByThen => {
            let period = last_named?;
            // "In that period 30 firms came": a goal only where the time is still to come.
            let role = if reference.is_some_and(|now| period.year <= now) { Role::At } else { Role::By };
            (period, role, YearSource::CarriedOver, format!("by then ({})", period.year))
        }
        _ => return None,
    };
    let since = matches!(word, Word::LastYear)
        && !context.lexicon.writing.has_postpositions()
        && context.words.within(Span::new(token.span.start.saturating_sub(40), token.span.start)).iter().any(|other| {
            matches!(other.sense(), Sense::Period(Word::Since))
                && context.words.distance(other.word.end.min(token.span.start), token.span.start) <= 3
        });
    Some(Anchor { since, ..Anchor::new(token.span, period, role, source, meaning) })
}

/// "By the end of the 14th Five-Year Plan": figures are of its last year.
fn plan_anchor(context: &Context<'_>, token: &Token, first: i32, last: i32) -> Option<Anchor> {
    let by = beside(context, token.span).is_some_and(|token| matches!(token.sense(), Sense::Period(Word::By)));
    let period = Period { year: last, from: Some(day(first, (1, 1))?), to: Some(day(last, (12, 31))?) };
    let role = if by { Role::By } else { Role::At };
    let meaning = token.entry.meaning.to_owned();
    Some(Anchor { plan: true, ..Anchor::new(token.span, period, role, YearSource::Stated, meaning) })
}

/// "At the end of August", "from January to September": months without a year, those before today's.
fn month_anchors(context: &Context<'_>, tokens: &[Token], now: Option<Date>, known: &[Anchor]) -> Vec<Anchor> {
    let Some(now) = now else { return Vec::new() };
    let words = context.words;
    let mut anchors = Vec::new();
    for token in tokens {
        let Sense::Month(month) = *token.sense() else { continue };
        if known.iter().any(|anchor| anchor.span.overlaps(token.span)) {
            continue;
        }
        let until = words.precedes(token.span.start, |sense| matches!(sense, Sense::To | Sense::Period(Word::By)));
        let first = until.and_then(|to| words.precedes(to.span.start, |sense| matches!(sense, Sense::Month(_))));
        let end_of = words.precedes(token.span.start, |sense| matches!(sense, Sense::Period(Word::EndOf)));
        let Some(marker) = first.or(end_of) else { continue };
        let year = now.year() - i16::from(month > now.month());
        let Ok(last) = Date::new(year, month, 1) else { continue };
        let from = match first.map(Token::sense) {
            Some(Sense::Month(first)) => Date::new(year, *first, 1).ok(),
            _ => None,
        };
        let span = Span::new(marker.span.start, token.span.end);
        let period = Period { year: i32::from(year), from, to: Some(last.last_of_month()) };
        let meaning = span.of(words.text).to_owned();
        anchors.push(Anchor::new(span, period, Role::At, YearSource::Relative, meaning));
    }
    anchors
}

/// "In the first eleven months of the year": narrows the year down, or is this year's by itself.
fn first_months(
    context: &Context<'_>,
    found: &[Found],
    tokens: &[Token],
    now: Option<Date>,
    anchors: &mut Vec<Anchor>,
) {
    let words = context.words;
    for one in found {
        let count = one.quantity.value;
        if !(2.0..=11.0).contains(&count) || count.fract() != 0.0 {
            continue;
        }
        let marks = |sense: &Sense| matches!(sense, Sense::Period(Word::MonthsOfYear));
        let months = matches!(&one.quantity.unit, Some(Unit::Other(unit)) if unit == "mo");
        let marker = words.precedes(one.begin, marks).filter(|_| months).or_else(|| words.follows(one.word_end, marks));
        let Some(marker) = marker.filter(|marker| tokens.iter().any(|token| token.span == marker.span)) else {
            continue;
        };
        let span = Span::new(one.begin.min(marker.span.start), one.word_end.max(marker.span.end));
        let near = |anchor: &Anchor| anchor.span.start.abs_diff(span.end).min(span.start.abs_diff(anchor.span.end));
        let year = anchors
            .iter()
            .filter(|anchor| anchor.carries() && anchor.period.to.is_none() && near(anchor) < 30)
            .min_by_key(|anchor| near(anchor))
            .map(|anchor| anchor.period.year)
            .or_else(|| now.map(|now| i32::from(now.year())));
        let Some((year, first)) = year.and_then(|year| Some((year, day(year, (1, 1))?))) else {
            continue;
        };
        let last = Date::new(first.year(), count as i8, 1).ok().map(Date::last_of_month);
        anchors.retain(|anchor| !(anchor.carries() && anchor.period.year == year && near(anchor) < 30));
        let period = Period { year, from: Some(first), to: last };
        let meaning = format!("in the first {count} months of {year}");
        anchors.push(Anchor::new(span, period, Role::At, YearSource::Relative, meaning));
    }
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
}

/// A day of a year, by month and day.
fn day(year: i32, (month, day): (i8, i8)) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// Narrows years down to the part that the sentence names: "in the first half of this year".
fn narrow(found: &[Found], tokens: &[Token], now: Option<Date>, anchors: &mut Vec<Anchor>) {
    for token in tokens {
        let (first, last) = match token.sense() {
            Sense::Period(Word::FirstHalf) => ((1, 1), (6, 30)),
            Sense::Period(Word::SecondHalf) => ((7, 1), (12, 31)),
            Sense::Period(Word::FirstQuarter) => ((1, 1), (3, 31)),
            Sense::Period(Word::FirstThreeQuarters) => ((1, 1), (9, 30)),
            Sense::Period(Word::EndOf) => ((0, 0), (12, 31)),
            _ => continue,
        };
        let near = |anchor: &Anchor| {
            anchor.span.start.abs_diff(token.span.end).min(token.span.start.abs_diff(anchor.span.end))
        };
        let whole_year =
            |anchor: &&mut Anchor| anchor.period.to.is_none() && matches!(anchor.role, Role::At | Role::By);
        let apart = |anchor: &Anchor| {
            let (from, to) = (anchor.span.end.min(token.span.end), anchor.span.start.max(token.span.start));
            found.iter().any(|one| one.year.is_none() && one.quantity.span.start >= from && one.quantity.span.end <= to)
        };
        let nearest = anchors
            .iter_mut()
            .filter(|anchor| !apart(anchor))
            .filter(whole_year)
            .filter(|anchor| near(anchor) < 40)
            .min_by_key(|anchor| near(anchor));
        if let Some(anchor) = nearest {
            anchor.period.from = day(anchor.period.year, first);
            anchor.period.to = day(anchor.period.year, last);
        } else if first.0 > 0
            && let Some(now) = now
            && !anchors.iter().any(|anchor| anchor.span.overlaps(token.span))
        {
            let year = i32::from(now.year());
            let period = Period { year, from: day(year, first), to: day(year, last) };
            let meaning = token.entry.meaning.to_owned();
            anchors.push(Anchor::new(token.span, period, Role::At, YearSource::Relative, meaning));
        }
    }
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
}

/// Chooses the period of a figure.
pub fn choose(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric, last): (&Found, &Metric, Option<i32>),
    cues: Option<&Vec<StatusCue>>,
) -> Dated {
    if let Some(dated) = year_before(context, scene, discourse, (one, last)) {
        return dated;
    }
    let promised = matches!(status::of_words(cues), Some(Status::Target | Status::Expected));
    if let Some(anchor) = own_anchor(context, scene, one, promised) {
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
                    cue: Some(anchor.cue()),
                    ..Dated::default()
                };
            }
        }
        let dated = Dated {
            period: Some(period),
            source: anchor.source,
            cue: Some(anchor.cue()),
            is_now: anchor.role == Role::Now,
            // "Until May", once that is over, tells of what was reached.
            is_goal: anchor.role == Role::By && !(period.to.is_some() && period.to < context.reference()),
            runs_now: runs_now(context, anchor),
            ..Dated::default()
        };
        return dated;
    }
    // "The year before, it was 6,150 crore": a level, where no other time is named.
    let year_before = scene.anchors.iter().rev().find(|anchor| {
        *metric != Metric::Growth
            && !one.is_ratio()
            && anchor.role == Role::Baseline
            && anchor.source == YearSource::Relative
            && anchor.span.end <= one.begin
            && !scene.has_figure_between(anchor.span.end, one.begin)
    });
    if let Some(anchor) = year_before {
        return Dated {
            period: Some(anchor.period),
            source: anchor.source,
            cue: Some(anchor.cue()),
            ..Dated::default()
        };
    }
    without_anchor(context, scene, discourse, (one, metric), cues)
}

/// "Fell to 3.9 billion in 2024 from 4.3 billion a year earlier": the year before the last one named.
fn year_before(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, last): (&Found, Option<i32>),
) -> Option<Dated> {
    let words = context.words;
    let year_before = |sense: &Sense| matches!(sense, Sense::Period(Word::YearOnYear | Word::YearBefore));
    if one.is_ratio() {
        return None;
    }
    // "1.4 billion last year, a year earlier 1.6 billion": right before a second level of one thing.
    let second = || {
        scene
            .found
            .iter()
            .rev()
            .find(|other| other.quantity.ignored.is_none() && other.quantity.span.end <= one.begin)
            .is_some_and(|other| other.quantity.unit == one.quantity.unit && !one.is_bare())
    };
    let token = if one.from || is_compared(context, one) {
        words.follows(one.word_end, |sense| matches!(sense, Sense::Period(Word::YearOnYear)))
    } else {
        words.precedes(one.begin, year_before).filter(|_| second())
    }?;
    // "From 4.3 billion a year earlier to 3.9 billion in 2023": the year before that of the second.
    let second = || scene.anchors.iter().find(|anchor| one.from && anchor.dates() && anchor.span.start >= one.word_end);
    let first = scene.anchors.iter().rev().find(|anchor| anchor.dates() && anchor.span.end <= one.begin);
    let named = first.or_else(second);
    let named = named.map(|anchor| anchor.period.year).or(last).or(discourse.year.map(|period| period.year));
    let year = named.or(context.reference_year())? - 1;
    Some(Dated {
        period: Some(Period::year(year)),
        source: YearSource::Relative,
        cue: Some(cue(token, CueField::Year)),
        ..Dated::default()
    })
}

/// Whether "from" or "compared with" stands right before a figure.
fn is_compared(context: &Context<'_>, one: &Found) -> bool {
    context.words.precedes(one.begin, |sense| matches!(sense, Sense::From | Sense::Period(Word::Baseline))).is_some()
}

/// What is counted of a place rather than of a year.
fn is_state(metric: &Metric) -> bool {
    match metric {
        Metric::Enterprises | Metric::Jobs | Metric::Area => true,
        Metric::Other(word) => is_stock(word),
        _ => false,
    }
}

/// What is counted over a year and not on a day.
const fn is_flow(metric: &Metric) -> bool {
    matches!(metric, Metric::Growth | Metric::OutputValue | Metric::Revenue | Metric::Exports | Metric::Production)
}

/// "Doubled since 2019" holds today: the year is where the change begins.
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

/// Whether a period has begun at the article's date and is not over.
fn runs_now(context: &Context<'_>, anchor: &Anchor) -> bool {
    let Some(now) = context.reference() else { return false };
    if anchor.plan {
        return anchor.period.from.is_some_and(|from| from <= now) && anchor.period.to.is_some_and(|to| now <= to);
    }
    anchor.straddles && i32::from(now.year()) + 1 >= anchor.period.year
}

/// The word of time that a figure's own sentence gives it.
fn own_anchor<'a>(context: &Context<'_>, scene: &'a Scene<'_>, one: &Found, promised: bool) -> Option<&'a Anchor> {
    let now = context.reference_year();
    let words = context.words;
    // The first of "from 22 to 35 %" is today's level, whenever the second is to be reached.
    let coming = |anchor: &Anchor| {
        now.is_some_and(|now| anchor.period.year > now || (anchor.role == Role::By && anchor.period.year == now))
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
        !baseline && !(one.from && coming(anchor) && (anchor.role == Role::By || !own))
    };
    // "Against 89,000 t the year before": the figure is that of the year it is compared with.
    let compared = one.from || is_compared(context, one);
    let year_before = scene.anchors.iter().find(|anchor| {
        compared
            && anchor.role == Role::Baseline
            && anchor.span.start >= one.quantity.span.end
            && words.distance(one.word_end.min(anchor.span.start), anchor.span.start) <= 1
            && context.commas(one.word_end.min(anchor.span.start), anchor.span.start) == 0
    });
    if year_before.is_some() {
        return year_before;
    }
    // "derzeit 3,5 GW und bis 2030 ...": a word right before the figure binds closest.
    let right_before = scene
        .anchors
        .iter()
        .filter(usable)
        .rev()
        .find(|anchor| anchor.is_now() && words.is_blank(anchor.span.end, one.begin));
    if right_before.is_some() {
        return right_before;
    }
    // Where verbs end the clause, and wherever a year touches its figure, the year before it is its own.
    let touching = scene.anchors.iter().filter(usable).rev().find(|anchor| {
        anchor.span.end <= one.begin
            && words.distance(anchor.span.end, one.begin) == 0
            && context.commas(anchor.span.end, one.begin) == 0
            && !belongs_elsewhere(context, scene, anchor, one)
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
    let right_behind = scene.anchors.iter().filter(usable).find(|anchor| {
        anchor.span.start >= one.quantity.span.end
            && words.distance(one.word_end.min(anchor.span.start), anchor.span.start) <= 3
            && context.commas(one.word_end.min(anchor.span.start), anchor.span.start) == 0
            && !scene.found.iter().any(|other| {
                other.quantity.ignored.is_none()
                    && other.quantity.span.start >= one.quantity.span.end
                    && other.quantity.span.end <= anchor.span.start
            })
            && !scene.tokens.iter().any(|token| {
                matches!(token.sense(), Sense::And | Sense::Clause)
                    && token.span.start >= one.quantity.span.end
                    && token.span.end <= anchor.span.start
            })
            // "... 5 t, now 6 t": what stands right before the next figure belongs to that one.
            && !(anchor.role == Role::Now && binds_ahead(context, scene, anchor, one))
    });
    if right_behind.is_some() {
        return right_behind;
    }
    let before = scene
        .anchors
        .iter()
        .filter(usable)
        .rev()
        .find(|anchor| anchor.span.end <= one.begin && !belongs_elsewhere(context, scene, anchor, one));
    before.or_else(|| {
        scene.anchors.iter().filter(usable).find(|anchor| {
            anchor.span.start >= one.quantity.span.end
                && !binds_ahead(context, scene, anchor, one)
                && (!in_next_clause(scene, one, anchor) || (promised && anchor.role == Role::By && coming(anchor)))
                && (!coming(anchor) || !is_reached(context, scene, one, anchor))
        })
    })
}

/// Whether a year behind a figure stands in another clause, which has a figure of its own: "27,000 are registered, and
/// last year 3,500 were new".
fn in_next_clause(scene: &Scene<'_>, one: &Found, anchor: &Anchor) -> bool {
    scene.tokens.iter().any(|token| {
        matches!(token.sense(), Sense::And | Sense::Clause)
            && token.span.start >= one.word_end
            && token.span.end <= anchor.span.start
            && scene.found.iter().any(|other| other.quantity.ignored.is_none() && other.begin >= anchor.span.end)
    })
}

/// Whether a figure before a coming year is told as reached in a clause of its own: "the park covers 120 km², and by 2028
/// nine plants are to be built".
fn is_reached(context: &Context<'_>, scene: &Scene<'_>, one: &Found, anchor: &Anchor) -> bool {
    const NEAR: usize = 6;
    let parted = context.commas(one.word_end.min(anchor.span.start), anchor.span.start) > 0;
    let actual = scene.tokens.iter().any(|token| {
        matches!(token.sense(), Sense::Actual)
            && token.span.end <= one.begin
            && context.words.distance(token.span.end, one.begin) <= NEAR
            && context.commas(token.span.end, one.begin) == 0
    });
    let promised = scene.tokens.iter().any(|token| token.sense().is_promise() && token.span.end <= one.begin);
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
fn belongs_elsewhere(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, one: &Found) -> bool {
    if scene.found.iter().any(|other| other.from) && binds_ahead(context, scene, anchor, one) {
        return true;
    }
    scene.found.iter().any(|other| {
        other.from
            && other.begin < one.begin
            && anchor.span.end <= one.begin
            && dates_first(context, scene, anchor, other)
    })
}

/// Whether an anchor tells only when the first of two levels was, or since when something holds.
pub fn is_of_first(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor) -> bool {
    let others = scene.anchors.iter().any(|other| other.span != anchor.span && other.dates());
    let first = |one: &Found| one.from && dates_first(context, scene, anchor, one);
    others && (anchor.since || scene.found.iter().any(first))
}

/// Whether an anchor tells when the first of two levels was: right behind it, "from 5 t in 2020 to 9 t", or right before
/// it, "from 2020's 5 t to 9 t".
fn dates_first(context: &Context<'_>, scene: &Scene<'_>, anchor: &Anchor, first: &Found) -> bool {
    const NEAR: usize = 3;
    let words = context.words;
    let now = context.reference_year();
    let coming = now.is_some_and(|now| anchor.period.year > now) || anchor.role == Role::By;
    if first.quantity.span.end <= anchor.span.start {
        let next_to = !scene.has_figure_between(first.quantity.span.end, anchor.span.start);
        // "From 1,650 in 2020 to last year's 2,200": what stands behind "to" dates the second.
        let behind_to = scene
            .between(first.numeral.end, anchor.span.start)
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
    from_before || anchor.role == Role::Now || (first.from_behind && other_year)
}

/// Whether "once completed" tells of a figure: of those behind it, and of one before it in the same clause. "It covers
/// 4,500 mu and will, once completed, make ...".
pub fn reaches(context: &Context<'_>, scene: &Scene<'_>, one: &Found, once_done: &Token) -> bool {
    once_done.span.end <= one.begin
        || (context.commas(one.word_end.min(once_done.span.start), once_done.span.start) == 0
            && !scene
                .between(one.quantity.span.end, once_done.span.start)
                .any(|token| matches!(token.sense(), Sense::And | Sense::Clause)))
}

fn without_anchor(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    (one, metric): (&Found, &Metric),
    cues: Option<&Vec<StatusCue>>,
) -> Dated {
    let now = context.reference();
    let this_year = now.map(|date| i32::from(date.year()));
    let words = if one.from { Some(Status::Actual) } else { status::of_words(cues) };
    let ahead = matches!(words, Some(Status::Target | Status::Expected));
    let once_done = scene
        .tokens
        .iter()
        .any(|token| matches!(token.sense(), Sense::Period(Word::OnceDone)) && reaches(context, scene, one, token));
    if let Some(period) = discourse.year.filter(|_| !one.from && !once_done) {
        let future = this_year.is_some_and(|now| period.year > now);
        // How many firms and people there are is told of today, once a year's figures are through.
        let state = is_state(metric) && this_year.is_some_and(|now| period.year < now) && context.lexicon.has_tense();
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
    if ahead || once_done {
        return Dated { source: YearSource::Unknown, is_goal: once_done, ..Dated::default() };
    }
    // "Now there are 1,287 firms. Exports fell by 3 %": what is counted over a year goes on from the last year told of.
    if let Some(past) = discourse.past_of_paragraph.filter(|_| !one.from && context.lexicon.has_tense())
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
    let event = scene.tokens.iter().find(|token| matches!(token.sense(), Sense::Event));
    let day = context.facts.event.filter(|_| event.is_some());
    Dated {
        period: Some(Period { year, from: day, to: day }),
        source: YearSource::Article,
        cue: event.filter(|_| day.is_some()).map(|token| cue(token, CueField::Year)),
        ..Dated::default()
    }
}

/// The year that a change is measured from.
pub fn baseline(
    context: &Context<'_>,
    scene: &Scene<'_>,
    one: &Found,
    year: Option<i32>,
    reached: bool,
) -> Option<i32> {
    let near = |span: Span| {
        if span.start >= one.quantity.span.end {
            context.cost(one.word_end.min(span.start), span.start, scene.found)
        } else {
            context.cost(span.end.min(one.begin), one.begin, scene.found)
        }
    };
    let stated = scene
        .anchors
        .iter()
        .filter(|anchor| anchor.role == Role::Baseline)
        .min_by_key(|anchor| near(anchor.span))
        .map(|anchor| anchor.period.year);
    if stated.is_some() {
        return stated.filter(|stated| year.is_none_or(|year| *stated < year));
    }
    let since = scene.anchors.iter().find(|anchor| anchor.since && year.is_some_and(|year| anchor.period.year < year));
    if let Some(anchor) = since {
        return Some(anchor.period.year);
    }
    let yearly = scene.tokens.iter().any(|token| matches!(token.sense(), Sense::Period(Word::YearOnYear)));
    if yearly {
        return year.map(|year| year - 1);
    }
    let years = scene
        .found
        .iter()
        .filter(|other| other.quantity.kind == QuantityKind::Duration)
        .filter(|other| matches!(&other.quantity.unit, Some(Unit::Other(unit)) if unit == "yr"))
        .min_by_key(|other| near(other.quantity.span));
    let Some(years) = years else {
        // A change in percent that is reported as reached is against the year before, unless the text says otherwise.
        let average = scene
            .tokens
            .iter()
            .any(|token| matches!(token.sense(), Sense::Period(Word::PerYear)) && near(token.span) <= 4);
        let plain = reached && !average && matches!(one.quantity.unit, Some(Unit::Percent | Unit::PercentagePoint));
        return year.filter(|_| plain).map(|year| year - 1);
    };
    let span = years.quantity.value;
    (years.quantity.value_high.is_none() && span.fract() == 0.0 && (1.0..=50.0).contains(&span))
        .then(|| year.map(|year| year - span as i32))
        .flatten()
}

//! The year that a heading gives what stands below it.

use super::super::{Context, Scene};
use super::{Anchor, Period, Role};
use crate::extract::sentence::is_closed;
use crate::model::YearSource;

/// "II. Tasks for 2026", "二、2026年重点工作。": the year of a part of a report.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    year: i32,
    /// The one paragraph that it reaches to, where it is no heading.
    answer: Option<usize>,
}

impl Section {
    /// The part that a sentence opens or stands in. Another heading ends it, with a year or without.
    pub fn after(context: &Context<'_>, scene: &Scene<'_>, last: Option<Self>) -> Option<Self> {
        if let Some(year) = asked(context, scene) {
            return Some(Self { year, answer: Some(scene.sentence.paragraph + 1) });
        }
        if !is_heading(context, scene) {
            return last;
        }
        let mut years = scene.anchors.iter().filter(|anchor| is_plain(anchor));
        let year = years.next().filter(|_| years.next().is_none() && scene.anchors.len() == 1)?.period.year;
        // Parts of a report are of the last year and of the next ones.
        let near = context.reference_year().is_some_and(|now| (now - 1..=now + 1).contains(&year));
        near.then_some(Self { year, answer: None })
    }

    /// The year of what is told as reached, where the part is of a year that is over.
    pub fn past(self, scene: &Scene<'_>, now: i32) -> Option<Period> {
        (self.reaches(scene) && self.year < now).then(|| Period::year(self.year))
    }

    /// The year of what is promised, where the part is of this year or the next.
    pub fn coming(self, scene: &Scene<'_>, now: i32) -> Option<Period> {
        (self.reaches(scene) && self.year >= now).then(|| Period::year(self.year))
    }

    fn reaches(self, scene: &Scene<'_>) -> bool {
        self.answer.is_none_or(|paragraph| paragraph == scene.sentence.paragraph)
    }
}

/// "And the plans for this year?": the year that a line asks about, the next one being the answer.
fn asked(context: &Context<'_>, scene: &Scene<'_>) -> Option<i32> {
    let span = scene.sentence.span;
    let question = span.of(context.words.text).trim_end().ends_with(['?', '？', '؟', ';']);
    let last = context.words.text.get(span.end..).is_some_and(|rest| rest.starts_with(['\n', '\r']));
    let figure = scene.found.iter().any(|one| one.quantity.ignored.is_none());
    let mut years = scene.anchors.iter().filter(|anchor| anchor.carries());
    let year = years.next().filter(|_| question && last && !figure && years.next().is_none())?.period.year;
    Some(year)
}

/// A year by itself and no date.
fn is_plain(anchor: &Anchor) -> bool {
    anchor.role == Role::At && anchor.source == YearSource::Stated && anchor.period.to.is_none() && !anchor.plan
}

/// Whether a sentence is a heading: short and without a figure, on a line of its own or behind
/// a number at the head of its line.
fn is_heading(context: &Context<'_>, scene: &Scene<'_>) -> bool {
    const LONGEST: usize = 80;
    let span = scene.sentence.span;
    let text = context.words.text;
    let at_title = context.facts.title_span.is_some_and(|title| title.overlaps(span));
    let line = text.get(..span.start).map_or(0, |head| head.rfind('\n').map_or(0, |at| at + 1));
    let number = number_of(text.get(line..span.end).unwrap_or_default()).filter(|_| scene.sentence.number <= 2);
    let from = line + number.unwrap_or_default();
    let figure = scene.found.iter().any(|one| one.quantity.ignored.is_none() && one.begin >= from);
    let alone = text.get(span.end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
    let short = span.of(text).chars().count() <= LONGEST;
    short
        && !at_title
        && !figure
        && (number.is_some() || (alone && scene.sentence.number == 1 && !is_closed(span.of(text))))
}

/// The length of "IV.", "2.", "二、" at the head of a line.
fn number_of(line: &str) -> Option<usize> {
    const LONGEST: usize = 4;
    let number = |c: char| {
        matches!(c, 'I' | 'V' | 'X' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
            || c.is_ascii_digit()
    };
    let inside = line.trim_start_matches(['(', '（']);
    let behind = inside.trim_start_matches(number);
    let digits = inside.chars().take_while(|c| number(*c)).count();
    let marked = (1..=LONGEST).contains(&digits) && behind.starts_with(['.', ')', '、', '）', '．']);
    marked.then(|| line.len() - behind.len())
}

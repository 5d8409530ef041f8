//! When an article was published, and when what it reports happened.

use jiff::ToSpan;

use super::Facts;
use super::lines::{Line, LineKind};
use crate::extract::date::DateMention;
use crate::model::{Date, Document, Span};

/// An event is reported within this many days.
const REPORTED_WITHIN: i64 = 92;
/// A dateline ("HAMBURG, 3. Mai 2025 –") stands within these many bytes of the first paragraph.
const DATELINE: usize = 90;
/// The event stands in the first paragraphs.
const LEAD: usize = 2;

pub fn read(document: &Document, lines: &[Line], dates: &[DateMention], facts: &mut Facts) {
    let published = on_date_lines(lines, dates).or_else(|| dateline(&document.text, lines, dates));
    facts.published = published.and_then(|mention| mention.date).or(document.published);
    facts.published_span = published.map(|mention| mention.span);
    let event = event(lines, dates, facts.published, facts.published_span);
    facts.event = event.map(|(date, _)| date);
    facts.event_span = event.map(|(_, span)| span);
}

/// The date of a line that is there to tell it: one that says so first, then one at the head, then one at the foot.
fn on_date_lines<'a>(lines: &[Line], dates: &'a [DateMention]) -> Option<&'a DateMention> {
    let body = lines.iter().position(|line| line.kind == LineKind::Prose).unwrap_or(lines.len());
    let of = |line: &Line| dates.iter().find(|date| date.date.is_some() && line.span.contains(date.span));
    let lines_with_date: Vec<(usize, &Line)> =
        lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Date).collect();
    let labelled = lines_with_date.iter().find(|(_, line)| line.labelled);
    let head = lines_with_date.iter().find(|(number, _)| *number <= body);
    labelled.or(head).or(lines_with_date.last()).and_then(|(_, line)| of(line))
}

/// The date at the start of the first paragraph, with a dash after it.
fn dateline<'a>(text: &str, lines: &[Line], dates: &'a [DateMention]) -> Option<&'a DateMention> {
    let first = lines.iter().find(|line| line.kind == LineKind::Prose)?.span;
    dates.iter().find(|date| {
        let after = text.get(date.time.map_or(date.span.end, |time| time.end)..).unwrap_or_default();
        let dash = after.chars().take(12).any(|c| matches!(c, '–' | '—' | '-'));
        date.date.is_some() && first.contains(date.span) && date.span.start - first.start <= DATELINE && dash
    })
}

/// The first day named in the first paragraphs that is not after the publication, nor long before it.
fn event(
    lines: &[Line],
    dates: &[DateMention],
    published: Option<Date>,
    published_span: Option<Span>,
) -> Option<(Date, Span)> {
    let lead: Vec<Span> =
        lines.iter().filter(|line| line.kind == LineKind::Prose).take(LEAD).map(|line| line.span).collect();
    dates.iter().filter(|date| lead.iter().any(|line| line.contains(date.span))).find_map(|mention| {
        if published_span == Some(mention.span) {
            return None;
        }
        let Some(published) = published else { return mention.date.map(|date| (date, mention.span)) };
        let day = mention.date.or_else(|| not_after(published, mention.month?, mention.day?))?;
        let earliest = published.checked_sub(REPORTED_WITHIN.days()).ok()?;
        (mention.day.is_some() && (earliest..=published).contains(&day)).then_some((day, mention.span))
    })
}

/// The day of a month in the year that makes it the latest not after another day.
fn not_after(limit: Date, month: u8, day: u8) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    [limit.year(), limit.year() - 1]
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok())
        .find(|date| *date <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_year_is_the_latest_before_publication() {
        let published = Date::new(2025, 1, 5).unwrap();
        assert_eq!(not_after(published, 12, 30), Date::new(2024, 12, 30).ok());
        assert_eq!(not_after(published, 1, 5), Some(published));
        assert_eq!(not_after(published, 2, 30), None);
    }
}

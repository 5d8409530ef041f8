//! A day and a month in numbers, with no year: `22/04`, `op 15-2`, `on 4/22`.

use super::Written;
use super::habits::habits;
use super::numeric::{is_american, next_number};
use super::scan::{Number, Scan};
use crate::extract::folded::is_spaceless;

/// The day and month that a number begins. A stroke may be that of a fraction and a dash that of a range: one of them
/// begins with a zero, "22/04", or a word for a day stands before them.
pub fn read(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let (second, sign) = next_number(scan, first.end, None)?;
    let near = second.start == first.end + sign.len_utf8();
    if !near || scan.began_before(first.start) || scan.goes_on(second.end) || is_written_on(scan, second.end) {
        return None;
    }
    let apart = scan.char_before(first.start).is_none_or(|c| !c.is_alphanumeric() || is_spaceless(c));
    let padded = |number: Number| number.digits == 2 && number.value < 10;
    let zero = apart && first.digits == 2 && second.digits == 2 && (padded(first) || padded(second));
    let behind_word = is_behind_day_word(scan, first.start);
    // "Ngày 7/3": behind such a word nothing but a day stands.
    let of_day = habits().day_word.has_lower(scan.span(scan.word_before(scan.skip_spaces_back(first.start))));
    let dated = match sign {
        // "On 3/4 of the land", "on 24/7 duty"
        '/' => {
            let no_fraction = first.value.max(second.value) > 12 && (first.value, second.value) != (24, 7);
            of_day || zero || behind_word && (no_fraction || ends_clause(scan, second.end))
        }
        '-' | '‑' => of_day || behind_word && (zero || ends_clause(scan, second.end)),
        _ => false,
    };
    let month_first =
        is_american(lang, sign, first, second) || sign == '/' && habits().year_first.has(lang) && first.value <= 12;
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    (dated && (1..=12).contains(&month.value) && (1..=31).contains(&day.value)).then_some(Written {
        start: first.start,
        end: second.end,
        month: month.value as u8,
        day: Some(day.value as u8),
        ..Written::default()
    })
}

/// Whether a word that stands before days ends right before a place: "am 15.2.".
pub fn is_behind_day_word(scan: &Scan<'_>, at: usize) -> bool {
    let end = scan.skip_spaces_back(at);
    end < at && habits().before_day.has_lower(scan.span(scan.word_before(end)))
}

/// Whether letters or another sign are glued behind a place: "22/04a", "4-5-6".
fn is_written_on(scan: &Scan<'_>, at: usize) -> bool {
    scan.char_at(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '–' | '_' | '°'))
}

/// Whether nothing follows a place that the numbers before it could count: a mark, or the end of the line.
fn ends_clause(scan: &Scan<'_>, at: usize) -> bool {
    scan.char_at(scan.skip_spaces(at)).is_none_or(|c| matches!(c, '\n' | '\r' | '.' | ',' | ';' | ')' | '!' | '?'))
}

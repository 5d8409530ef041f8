//! A day and a month in numbers, with no year: `22/04`, `op 15-2`, `on 4/22`.

use super::Written;
use super::habits::habits;
use super::numeric::{is_american, next_number};
use super::scan::{Number, Scan};

/// The day and month that a number begins. A stroke may be that of a fraction and a dash that of a range: one of them
/// begins with a zero, "22/04", or a word for a day stands before them.
pub fn read(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let (second, sign) = next_number(scan, first.end, None)?;
    let near = second.start == first.end + sign.len_utf8();
    if !near || scan.began_before(first.start) || scan.goes_on(second.end) || is_written_on(scan, second.end) {
        return None;
    }
    let padded = |number: Number| number.digits == 2 && number.value < 10;
    let zero = first.digits == 2 && second.digits == 2 && (padded(first) || padded(second));
    let behind_word = is_behind_day_word(scan, first.start);
    let dated = match sign {
        // "On 3/4 of the land", "on 24/7 duty"
        '/' => {
            let no_fraction = first.value.max(second.value) > 12 && (first.value, second.value) != (24, 7);
            zero || behind_word && (no_fraction || ends_clause(scan, second.end))
        }
        '-' | '‑' => behind_word && (zero || ends_clause(scan, second.end)),
        _ => false,
    };
    let (day, month) = if is_american(lang, sign, first, second) { (second, first) } else { (first, second) };
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

//! Dates with the name of a month: `24. desember 2024`, `Jul 7,2020`, `Desemba-24-2024`, `22 de mayo de 2025`.

use super::habits::habits;
use super::months::Names;
use super::numeric::{short_year, year_of};
use super::scan::{Number, Scan};
use super::{Calendar, Written};

struct Month {
    start: usize,
    end: usize,
    number: u8,
    calendar: Calendar,
}

/// The date that a number begins or goes on with.
pub fn read(scan: &Scan<'_>, first: Number, names: &Names<'_>, lang: &str) -> Option<Written> {
    match first.digits {
        4 => year_month(scan, first, names, lang).or_else(|| month_year(scan, first, names, lang)),
        1 | 2 => {
            let day = Some(first).filter(|day| day.is_small() && !scan.began_before(day.start))?;
            month_day(scan, day, names, lang).or_else(|| day_month(scan, day, names, lang))
        }
        _ => None,
    }
}

/// A day in words beside a month: "the fifth of May 2020", "May twenty-first, 2021", "den første mars".
pub fn read_word(scan: &Scan<'_>, day: Number, names: &Names<'_>, lang: &str) -> Option<Written> {
    let spaced = scan.skip_spaces(day.end);
    let behind = skip_links(scan, spaced);
    let linked = behind > spaced;
    let read = || {
        month_day(scan, day, names, lang).or_else(|| {
            // "The first March 2021 quarter": where the day stands behind its month, only "of" sets it before.
            let month = month_at(scan, behind, names).filter(|_| linked || !habits().month_first.has(lang))?;
            Some(day_of(scan, day, &month, lang))
        })
    };
    let written = names.small(read)?;
    if written.year.is_some() {
        return Some(written);
    }
    let month_first = written.start < day.start;
    // "In March first results came in", "he may second it": nothing that the word could be of follows, and the month has
    // its capital, unless an article or a link joins both.
    let articled = || habits().articles.has(scan.span(scan.word_before(scan.skip_spaces_back(day.start))));
    let joined = if month_first { articled() } else { linked };
    let next = scan.char_at(scan.skip_spaces(written.end)).is_some_and(char::is_alphabetic);
    // "Die erste Mai-Woche"
    let glued = scan.char_at(written.end) == Some('-');
    let whole = if month_first { joined || !next && !glued } else { !glued };
    let capital = || if month_first { month_before(scan, day.start, names) } else { month_at(scan, behind, names) };
    (whole && (joined || capital().is_some())).then_some(written)
}

/// `24. desember 2024`, `22 de mayo`, `29. und 30. Oktober`, `9 tháng 10 năm 2024`.
fn day_month(scan: &Scan<'_>, day: Number, names: &Names<'_>, lang: &str) -> Option<Written> {
    let after_day = after_day(scan, day.end);
    let month = month_at(scan, after_day, names)
        .or_else(|| numbered_month(scan, after_day))
        .or_else(|| month_at(scan, second_day(scan, after_day)?, names))?;
    Some(day_of(scan, day, &month, lang))
}

/// A day with its month behind it, and the year where one follows.
fn day_of(scan: &Scan<'_>, day: Number, month: &Month, lang: &str) -> Written {
    let year = year_after(scan, month.end, lang, month.calendar)
        .or_else(|| short_year_after(scan, month.end).filter(|_| scan.char_at(day.end) == Some('-')))
        .or_else(|| short_year_at_end(scan, month.end))
        .or_else(|| short_buddhist_year(scan, month.end, lang));
    let (year, end) = year.map_or((None, month.end), |(year, end)| (Some(year), end));
    let calendar = calendar(month.calendar, year);
    Written {
        start: day.start,
        end,
        year: year.map(|year| year.0),
        month: month.number,
        day: Some(day.value as u8),
        calendar,
    }
}

/// The year of `15-June-16`.
fn short_year_after(scan: &Scan<'_>, at: usize) -> Option<((i32, Calendar), usize)> {
    let number = scan.number_at(scan.skip_sign(at, "-")?)?;
    let whole = number.digits == 2 && !scan.goes_on(number.end) && scan.char_at(number.end) != Some('-');
    let year = short_year(number.value).filter(|_| whole)?;
    Some(((year, Calendar::Gregorian), number.end))
}

/// The year of "9 November 25" where its line ends or a mark sets off what follows.
fn short_year_at_end(scan: &Scan<'_>, at: usize) -> Option<((i32, Calendar), usize)> {
    let number = scan.number_at(scan.skip_spaces(at)).filter(|number| number.digits == 2 && number.start > at)?;
    let rest = scan.from(number.end);
    let behind = scan.from(scan.skip_spaces(number.end));
    let sign = rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(' ')) || behind.starts_with(['|', '·', '•']);
    let ends = || ends_line(scan, scan.skip_spaces(number.end)) || scan.time_after(number.end).is_some();
    let year = short_year(number.value).filter(|_| sign || ends())?;
    Some(((year, Calendar::Gregorian), number.end))
}

/// The year of Thai "12 พ.ค. 68".
fn short_buddhist_year(scan: &Scan<'_>, at: usize, lang: &str) -> Option<((i32, Calendar), usize)> {
    const CENTURY: u32 = 2500;
    let number = scan.number_at(scan.skip_spaces(at)).filter(|number| number.digits == 2 && number.value > 50)?;
    let buddhist = habits().buddhist.has(lang) && scan.char_before(at) == Some('.') && !scan.goes_on(number.end);
    let year = year_of(CENTURY + number.value, lang).filter(|(_, found)| buddhist && *found == Calendar::Buddhist)?;
    Some((year, number.end))
}

/// Past the second day of a range, where a join and a number follow.
fn second_day(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let rest = scan.from(at);
    let join = habits().joins.opening(rest).find(|join| {
        rest.strip_prefix(*join).is_some_and(|rest| !join.ends_with(char::is_alphabetic) || rest.starts_with(' '))
    })?;
    let second = scan.small_at(scan.skip_spaces(at + join.len()))?;
    Some(after_day(scan, second.end))
}

/// Past the sign, ending, spaces and link words after a day.
fn after_day(scan: &Scan<'_>, end: usize) -> usize {
    let rest = scan.from(end);
    let mut at = end;
    if let Some(ordinal) = habits()
        .ordinals
        .opening(rest)
        .find(|ordinal| rest.strip_prefix(*ordinal).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    {
        at += ordinal.len();
    }
    if let Some(next) = scan.skip_sign(at, ".") {
        at = next;
    }
    // "5, మార్చి 2025": a comma stands between day and month in some languages, and nothing else may follow it here.
    if let Some(next) = scan.skip_sign(at, ",") {
        at = next;
    }
    let spaced = scan.skip_spaces(at);
    if spaced == at && scan.char_at(at) == Some('-') {
        return at + 1;
    }
    skip_links(scan, spaced)
}

/// "The 4th of march": whether a link word stands behind a day with an ending.
pub fn is_ordinal_of(scan: &Scan<'_>, day: Number) -> bool {
    let rest = scan.from(day.end);
    habits().ordinals.opening(rest).any(|ordinal| {
        let end = day.end + ordinal.len();
        let spaced = scan.skip_spaces(end);
        spaced > end && skip_links(scan, spaced) > spaced
    })
}

fn skip_links(scan: &Scan<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        // Where nothing sets words apart a word goes on for long.
        if !habits().links.may_open(scan.from(at)) {
            break;
        }
        let word = scan.word_at(at);
        let linked = habits().links.has(scan.span(word)) && scan.char_at(word.end).is_some_and(|c| " '’".contains(c));
        if !linked {
            break;
        }
        let next = scan.skip_sign(word.end, "'’").unwrap_or(word.end);
        at = scan.skip_spaces(next);
    }
    at
}

/// The month whose name begins at a place.
fn month_at(scan: &Scan<'_>, at: usize, names: &Names<'_>) -> Option<Month> {
    let opening = scan.opening(at);
    if opening.is_empty() || !names.may_begin(opening) {
        return None;
    }
    let word = scan.word_at(at);
    if let Some(found) = dotted_month(scan, word, names) {
        return Some(found);
    }
    // Some names are two words or three.
    let both = || {
        let second = scan.word_at(scan.skip_spaces(word.end));
        let third = scan.word_at(scan.skip_spaces(second.end));
        let several = word.len() > 4 && second.start > word.end && !scan.span(word).is_ascii();
        [third, second].into_iter().filter(|last| several && !last.is_empty()).find_map(|last| {
            let name = crate::model::Span::new(word.start, last.end);
            names.look_up(scan.span(name)).map(|found| (found, last.end))
        })
    };
    let ((month, calendar), end) = names.look_up(scan.span(word)).map(|found| (found, word.end)).or_else(both)?;
    // After a whole name a full stop ends the sentence; only short forms have one of their own.
    let short = scan.span(word).chars().count() <= 4;
    let end = scan.skip_sign(end, ".").filter(|next| short && !ends_line(scan, *next)).unwrap_or(end);
    Some(Month { start: at, end, number: month, calendar })
}

/// A short form with full stops inside: Thai "มี.ค.".
fn dotted_month(scan: &Scan<'_>, word: crate::model::Span, names: &Names<'_>) -> Option<Month> {
    let inner = scan.word_at(scan.skip_sign(word.end, ".")?);
    if inner.is_empty() || inner.len() > 12 || scan.char_at(inner.end) != Some('.') {
        return None;
    }
    let end = inner.end + 1;
    let (month, calendar) = names.look_up(scan.span(crate::model::Span::new(word.start, end)))?;
    Some(Month { start: word.start, end, number: month, calendar })
}

/// "2027 డిసెంబర్‌లో 22 లక్షల టన్నుల": whether a number behind a month is that of an amount.
fn is_of_amount(scan: &Scan<'_>, day: &Number) -> bool {
    habits().amounts.opening(scan.from(scan.skip_spaces(day.end))).next().is_some()
}

fn ends_line(scan: &Scan<'_>, at: usize) -> bool {
    scan.char_at(at).is_none_or(|c| c == '\n' || c == '\r')
}

/// `tháng 10`, the Vietnamese way of naming a month.
fn numbered_month(scan: &Scan<'_>, at: usize) -> Option<Month> {
    let word = scan.word_at(at);
    if !habits().month_word.has_lower(scan.span(word)) {
        return None;
    }
    let number = scan.small_at(scan.skip_spaces(word.end))?;
    Some(Month { start: at, end: number.end, number: number.value as u8, calendar: Calendar::Gregorian })
}

/// A year that follows a month or a day, and where it ends.
fn year_after(scan: &Scan<'_>, at: usize, lang: &str, calendar: Calendar) -> Option<((i32, Calendar), usize)> {
    let mut next = scan.skip_spaces(at);
    if let Some(after) = scan.skip_sign(next, ",،-.‑၊፣/") {
        next = scan.skip_spaces(after);
    }
    next = skip_links(scan, next);
    if let Some(era) = habits().eras.opening(scan.from(next)).next() {
        next = scan.skip_spaces(next + era.len());
    }
    let number = scan.number_at(next).filter(|number| number.digits == 4 && !scan.goes_on(number.end))?;
    let year = year_of(number.value, lang)?;
    let fits = (year.1 == Calendar::SolarHijri) == (calendar == Calendar::SolarHijri);
    fits.then_some((year, number.end))
}

fn calendar(month: Calendar, year: Option<(i32, Calendar)>) -> Calendar {
    // Months of these say more than their years, which look like those of others.
    if matches!(month, Calendar::Ethiopic | Calendar::BikramSambat) {
        return month;
    }
    year.map_or(month, |(_, calendar)| calendar)
}

/// `Jul 7,2020`, `Desemba-24-2024`, `June 19`, `June 19-21, 2025`.
fn month_day(scan: &Scan<'_>, day: Number, names: &Names<'_>, lang: &str) -> Option<Written> {
    let month = month_before(scan, day.start, names)?;
    let dashed = scan.char_before(day.start) == Some('-');
    let mut end = day.end;
    if let Some(ordinal) = ["st", "nd", "rd", "th"].iter().find(|ordinal| scan.from(end).starts_with(**ordinal)) {
        end += ordinal.len();
    }
    // The second day of a range belongs to the date, unless it is the year of a dashed one.
    if let Some(last) = scan.skip_sign(end, "-–").and_then(|next| scan.small_at(next)).filter(|_| !dashed) {
        end = last.end;
    }
    let year = year_after(scan, end, lang, month.calendar);
    if year.is_none() && is_of_amount(scan, &day) {
        return None;
    }
    let by_itself = || habits().month_first.has(lang) || is_line(scan, month.start, end);
    if year.is_none() && (scan.goes_on(end) || !by_itself()) {
        return None;
    }
    let calendar = calendar(month.calendar, year.map(|(year, _)| year));
    Some(Written {
        start: month.start,
        end: year.map_or(end, |(_, end)| end),
        year: year.map(|(year, _)| year.0),
        month: month.number,
        day: Some(day.value as u8),
        calendar,
    })
}

/// "Mandag, Feb 18": whether a line holds nothing else, but for the day of the week.
fn is_line(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let line = scan.before(start).rsplit('\n').next().unwrap_or_default().trim();
    ends_line(scan, scan.skip_spaces(end)) && !line.contains(' ') && !line.contains(|c: char| c.is_numeric())
}

/// The month whose name ends before a place.
fn month_before(scan: &Scan<'_>, at: usize, names: &Names<'_>) -> Option<Month> {
    let mut end = scan.skip_spaces_back(at);
    // "May the eleventh"
    let article = scan.word_before(end);
    if end < at && habits().articles.has(scan.span(article)) {
        end = scan.skip_spaces_back(article.start);
    }
    if end == at {
        end = at - scan.char_before(at).filter(|c| *c == '-' || *c == '‑')?.len_utf8();
    }
    if scan.char_before(end) == Some('.') {
        end -= 1;
    }
    let word = scan.word_before(end);
    let (month, calendar) = names.look_up(scan.span(word))?;
    Some(Month { start: word.start, end, number: month, calendar })
}

/// `2025. március 27.`, `2025 m. kovo 12 d.`, `2025 Mar 3`.
fn year_month(scan: &Scan<'_>, first: Number, names: &Names<'_>, lang: &str) -> Option<Written> {
    let marked = habits().after_year.opening(scan.from(first.end)).any(|mark| mark.starts_with('-'));
    let whole = !scan.began_before(first.start) && (marked || !scan.goes_on(first.end));
    let year = year_of(first.value, lang).filter(|_| whole)?;
    let mut at = scan.skip_sign(first.end, ".-").filter(|_| !marked).unwrap_or(first.end);
    at = scan.skip_spaces(at);
    let marks = &habits().after_year;
    if marks.may_open(scan.from(at)) {
        for mark in marks.iter() {
            if scan.from(at).starts_with(mark) {
                at = scan.skip_spaces(at + mark.len());
            }
        }
        // Burmese "၂၀၂၅ ခုနှစ်၊ ဩဂုတ်လ ၁၂ ရက်"
        at = scan.skip_sign(at, "၊").map_or(at, |next| scan.skip_spaces(next));
    }
    // "2025. gada 5. marts": the day may stand before the month.
    if let Some(day) = scan.small_at(at).filter(|day| !scan.goes_on(day.end))
        && let Some(month) = month_at(scan, after_day(scan, day.end), names)
    {
        return Some(Written {
            start: first.start,
            end: month.end,
            year: Some(year.0),
            month: month.number,
            day: Some(day.value as u8),
            calendar: calendar(month.calendar, Some(year)),
        });
    }
    let month = month_at(scan, at, names)?;
    let day_at = scan.skip_sign(month.end, "-").unwrap_or_else(|| scan.skip_spaces(month.end));
    let day = scan.small_at(day_at).filter(|day| !scan.goes_on(day.end));
    // A year before a month may end the sentence before: both must be one date.
    day.map(|day| {
        let day = Some(day).filter(|day| !is_of_amount(scan, day));
        Written {
            start: first.start,
            end: day.map_or(month.end, |day| day.end),
            year: Some(year.0),
            month: month.number,
            day: day.map(|day| day.value as u8),
            calendar: calendar(month.calendar, Some(year)),
        }
    })
}

/// `March 2025`, `w marcu 2025`, `พฤศจิกายน 2567`.
fn month_year(scan: &Scan<'_>, year: Number, names: &Names<'_>, lang: &str) -> Option<Written> {
    let (value, found) = year_of(year.value, lang).filter(|_| !scan.goes_on(year.end))?;
    let mut end = scan.skip_spaces_back(year.start);
    if let Some(era) = habits().eras.iter().find(|era| scan.before(end).ends_with(*era)) {
        end = scan.skip_spaces_back(end - era.len());
    }
    let word = scan.word_before(end);
    if habits().links.has(scan.span(word)) {
        end = scan.skip_spaces_back(word.start);
    }
    if scan.char_before(end) == Some(',') {
        end -= 1;
    }
    let month = if end == year.start {
        month_before(scan, year.start, names)
    } else {
        word_month(scan, end, names).or_else(|| numbered_month_before(scan, end))
    }?;
    let fits = (found == Calendar::SolarHijri) == (month.calendar == Calendar::SolarHijri);
    fits.then_some(Written {
        start: month.start,
        end: year.end,
        year: Some(value),
        month: month.number,
        day: None,
        calendar: calendar(month.calendar, Some((value, found))),
    })
}

/// `tháng 10` before a year.
fn numbered_month_before(scan: &Scan<'_>, end: usize) -> Option<Month> {
    let digits = scan.before(end).bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = scan.small_at(end - digits)?;
    let word = scan.word_before(scan.skip_spaces_back(number.start));
    let named = word.end < number.start && habits().month_word.has_lower(scan.span(word));
    let month = Month { start: word.start, end, number: number.value as u8, calendar: Calendar::Gregorian };
    named.then_some(month)
}

fn word_month(scan: &Scan<'_>, end: usize, names: &Names<'_>) -> Option<Month> {
    let end = if scan.char_before(end) == Some('.') { end - 1 } else { end };
    let word = scan.word_before(end);
    // "tháng mười năm 2017"
    let both = || {
        let first = scan.word_before(scan.skip_spaces_back(word.start));
        let numbered = first.end < word.start && habits().month_word.has_lower(scan.span(first));
        let name = crate::model::Span::new(first.start, end);
        names.look_up(scan.span(name)).filter(|_| numbered).map(|found| (found, first.start))
    };
    let known = names.look_up(scan.span(word)).map(|found| (found, word.start));
    let ((month, calendar), start) = known.or_else(both)?;
    Some(Month { start, end, number: month, calendar })
}

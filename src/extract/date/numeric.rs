//! Dates of numbers alone, or of numbers with 年月日, 년월일: `2025-03-12`, `12.3.2025`, `令和7年2月18日`.

use super::habits::habits;
use super::scan::{Number, Scan, han_digit};
use super::yearless;
use super::{Calendar, Written, calendar};

/// Signs between the numbers of a date; both must be the same.
const SIGNS: [char; 5] = ['-', '/', '.', '‑', '／'];

/// The date that a number begins.
pub fn read(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    match first.digits {
        4 => year_first(scan, first, lang)
            .or_else(|| counted_year(scan, first, lang))
            .or_else(|| year_and_month(scan, first, lang))
            .or_else(|| roman_quarter(scan, first, lang)),
        // What stands behind a short number tells what it can be.
        1 | 2 if scan.char_at(scan.skip_marks(first.end)).is_some_and(|c| SIGNS.contains(&c)) => {
            year_last(scan, first, lang)
                .or_else(|| two_digit_year(scan, first, lang))
                .or_else(|| year_behind(scan, first, lang))
                .or_else(|| day_and_month(scan, first, lang))
                .or_else(|| month_or_quarter(scan, first, lang))
                .or_else(|| yearless::read(scan, first, lang))
        }
        3 => in_era(scan, first.start, first.value, first.end),
        1 | 2 => match scan.char_at(scan.skip_spaces(first.end))? {
            '年' | '년' | '月' | '월' => {
                era(scan, first).or_else(|| short_counted_year(scan, first)).or_else(|| counted_month(scan, first))
            }
            _ => None,
        },
        _ => None,
    }
}

/// A year that may be meant, by the calendars that the language uses.
pub fn year_of(value: u32, lang: &str) -> Option<(i32, Calendar)> {
    let year = i32::try_from(value).ok()?;
    match year {
        2055..=2099 if habits().bikram_sambat.has(lang) => Some((year, Calendar::BikramSambat)),
        1900..=2100 => Some((year, Calendar::Gregorian)),
        2440..=2650 if habits().buddhist.has(lang) => Some((year, Calendar::Buddhist)),
        1300..=1450 if habits().solar_hijri.has(lang) => Some((year, Calendar::SolarHijri)),
        _ => None,
    }
}

/// `2024-10-31`, `2025.03.20.`, `2025. 3. 20`; may be glued to letters before it.
fn year_first(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let (month, sign) = next_number(scan, first.end, None)?;
    let (day, _) = next_number(scan, month.end, Some(sign))?;
    let in_full = sign == '-' && month.digits == 2 && day.digits == 2;
    let (year, calendar) = year_of(first.value, lang).or_else(|| past_year(first.value).filter(|_| in_full))?;
    if scan.began_before(first.start) || scan.goes_on(day.end) {
        return None;
    }
    // The date ends at its last digit, though Korean and Hungarian put a full stop after it.
    Some(Written {
        start: first.start,
        end: day.end,
        year: Some(year),
        month: month.value as u8,
        day: Some(day.value as u8),
        calendar,
    })
}

/// `2021/03`, where years stand first: no year of two that share a stroke has the next one behind a zero.
fn year_and_month(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let (year, calendar) = year_of(first.value, lang).filter(|_| habits().year_first.has(lang))?;
    let (month, _) = next_number(scan, first.end, Some('/'))?;
    let next = i32::try_from(month.value).ok().filter(|month| *month == (year + 1) % 100);
    let whole = month.digits == 2 && next.is_none() && !scan.goes_on(month.end) && !scan.began_before(first.start);
    (whole && month.value <= 12).then_some(Written {
        start: first.start,
        end: month.end,
        year: Some(year),
        month: month.value as u8,
        day: None,
        calendar,
    })
}

/// `12.3.2025`, `09/10/2024`, `02-07-2025`. Where both of the first numbers can be the month, the day stands first,
/// except in English with slashes.
fn year_last(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let (second, sign) = next_number(scan, first.end, None)?;
    let year_at = after_sign(scan, second.end, sign)?;
    let last = scan.number_at(year_at).filter(|last| last.digits == 4)?;
    let (year, calendar) = year_of(last.value, lang)?;
    if scan.began_before(first.start) || scan.goes_on(last.end) {
        return None;
    }
    let (day, month) = if is_american(lang, sign, first, second) { (second, first) } else { (first, second) };
    Some(Written {
        start: first.start,
        end: last.end,
        year: Some(year),
        month: month.value as u8,
        day: Some(day.value as u8),
        calendar,
    })
}

/// `31.10.24`, `10/31/24`, `24. 10. 31.`: years of two digits, in the language's own order.
fn two_digit_year(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let two = |number: &Number| number.digits == 2;
    let (second, sign) = next_number(scan, first.end, None)?;
    let third = scan.number_at(after_sign(scan, second.end, sign)?).filter(|third| third.digits <= 2)?;
    if scan.began_before(first.start) || scan.goes_on(third.end) || matches!(scan.char_at(third.end), Some('-')) {
        return None;
    }
    let begins = (short_year(first.value).is_some() && (1..=12).contains(&second.value)) || !two(&third);
    // Swedish "21/04/16" begins with its day, "16-04-21" with its year; no month has 74 days.
    let stroke = habits().stroke.has(lang) && sign == '/';
    let (year, month, day) = if habits().year_first.has(lang) && two(&first) && begins && !stroke && third.value <= 31 {
        (first, second, third)
    } else if two(&third) {
        let (day, month) = if is_american(lang, sign, first, second) { (second, first) } else { (first, second) };
        (third, month, day)
    } else {
        return None;
    };
    // Versions and sizes are short, too, "sizes 10/12/14": years of other times have two digits before them as well, and
    // those that could count on from day and month one that could not.
    let plain = |number: &Number| (10..=12).contains(&number.value);
    let dated = two(&first) && two(&second) && (year.value > 31 || !plain(&first) || !plain(&second));
    // "3/9/91": no size is written so.
    let old = sign == '/' && year.value >= 70;
    let year = short_year(year.value).filter(|year| *year >= 2015 || dated || old)?;
    ((1..=12).contains(&month.value) && (1..=31).contains(&day.value)).then_some(Written {
        start: first.start,
        end: third.end,
        year: Some(year),
        month: month.value as u8,
        day: Some(day.value as u8),
        calendar: Calendar::Gregorian,
    })
}

/// The year that two digits mean: those of our time, and the last of the century before.
pub fn short_year(value: u32) -> Option<i32> {
    let short = i32::try_from(value).ok()?;
    match short {
        10..=40 => Some(2000 + short),
        70..=99 => Some(1900 + short),
        _ => None,
    }
}

/// `12/1 2016`, `12-08, 2015`: the year behind a day and a month.
fn year_behind(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    if scan.began_before(first.start) {
        return None;
    }
    let (second, sign) = next_number(scan, first.end, None)?;
    let comma = scan.skip_sign(second.end, ",").filter(|_| matches!(sign, '-' | '/'));
    let stroke = habits().stroke.has(lang) && sign == '/';
    let year_at = scan.skip_spaces(comma.or_else(|| stroke.then_some(second.end))?);
    let last = scan.number_at(year_at).filter(|last| year_at > second.end && last.digits == 4)?;
    let (year, calendar) = year_of(last.value, lang).filter(|_| !scan.goes_on(last.end))?;
    let (day, month) = if is_american(lang, sign, first, second) { (second, first) } else { (first, second) };
    // "June 19-21, 2023" are three days.
    (1..=12).contains(&month.value).then_some(Written {
        start: first.start,
        end: last.end,
        year: Some(year),
        month: month.value as u8,
        day: Some(day.value as u8),
        calendar,
    })
}

/// Whether of two numbers the month stands first: where it must, and in some languages before a stroke where it can.
pub fn is_american(lang: &str, sign: char, first: Number, second: Number) -> bool {
    second.value > 12 || (habits().american.has(lang) && sign == '/' && first.value <= 12)
}

/// `22.04.`, where decimals have a comma; behind "at" it is a time of day.
fn day_and_month(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    if !habits().dotted.has(lang) || scan.began_before(first.start) {
        return None;
    }
    let (second, _) = next_number(scan, first.end, Some('.'))?;
    let end = scan.skip_sign(second.end, ".")?;
    // "zum 1.6. nächsten Jahres": with a single digit only where the sentence goes on.
    let goes_on = || scan.from(scan.skip_spaces(end)).starts_with(char::is_lowercase);
    let line = || {
        let first = scan.char_before(first.start).is_none_or(|c| c == '\n');
        first && scan.char_at(scan.skip_spaces(end)).is_none_or(|c| c == '\n')
    };
    let whole = second.digits == 2 || goes_on() || yearless::is_behind_day_word(scan, first.start) || line();
    let near = second.start == first.end + 1 && whole && (1..=12).contains(&second.value);
    let ends = scan.char_at(end).is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ',' | ';' | '-' | '–'));
    let timed = scan.is_behind_clock_word(first.start);
    (near && ends && !timed && (1..=31).contains(&first.value)).then_some(Written {
        start: first.start,
        end: second.end,
        month: second.value as u8,
        day: Some(first.value as u8),
        ..Written::default()
    })
}

/// "tháng 9/2027", "quý 3/2027": a month or quarter and its year with a stroke, behind a word for it.
fn month_or_quarter(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let year = scan.number_at(scan.skip_sign(first.end, "/")?).filter(|year| year.digits == 4)?;
    let word = scan.span(scan.word_before(scan.skip_spaces_back(first.start)));
    let month = if habits().month_word.has_lower(word) { first.value } else { quarter(word, first.value)? };
    in_year(scan, (first.start, month), year, lang)
}

/// "quý III/2027", at its year.
fn roman_quarter(scan: &Scan<'_>, year: Number, lang: &str) -> Option<Written> {
    let end = year.start.checked_sub(1).filter(|_| scan.char_before(year.start) == Some('/'))?;
    let numeral = scan.word_before(end);
    let number = ["I", "II", "III", "IV"].iter().zip(1..).find(|(roman, _)| **roman == scan.span(numeral))?.1;
    let word = scan.span(scan.word_before(scan.skip_spaces_back(numeral.start)));
    in_year(scan, (numeral.start, quarter(word, number)?), year, lang)
}

/// The last month of a quarter behind a word for it.
fn quarter(word: &str, number: u32) -> Option<u32> {
    ((1..=4).contains(&number) && habits().quarter_word.has_lower(word)).then_some(3 * number)
}

/// A month, from a place on, with its year.
fn in_year(scan: &Scan<'_>, (start, month): (usize, u32), year: Number, lang: &str) -> Option<Written> {
    let (value, calendar) = year_of(year.value, lang).filter(|_| !scan.goes_on(year.end))?;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some(Written { start, end: year.end, year: Some(value), month, day: None, calendar })
}

/// Past a sign and the spaces after it.
fn after_sign(scan: &Scan<'_>, at: usize, sign: char) -> Option<usize> {
    let at = scan.skip_marks(at);
    Some(scan.skip_spaces(at + scan.char_at(at).filter(|c| *c == sign)?.len_utf8()))
}

/// A day or month after a sign, which must be the given one.
pub fn next_number(scan: &Scan<'_>, at: usize, wanted: Option<char>) -> Option<(Number, char)> {
    let at = scan.skip_marks(at);
    let sign = scan.char_at(at).filter(|c| SIGNS.contains(c) && wanted.is_none_or(|wanted| wanted == *c))?;
    let number = scan.small_at(scan.skip_spaces(at + sign.len_utf8()))?;
    Some((number, sign))
}

/// `2025年3月12日`, `2025년 3월 20일`, `2025年3月`.
fn counted_year(scan: &Scan<'_>, first: Number, lang: &str) -> Option<Written> {
    let after_year = behind_year(scan, first.end)?;
    let (month, day, end) = month_and_day(scan, after_year)?;
    let (year, calendar) = year_of(first.value, lang).or_else(|| past_year(first.value).filter(|_| day.is_some()))?;
    Some(Written { start: first.start, end, year: Some(year), month, day, calendar })
}

/// `24年3月12日`, `98년 3월 2일`: the century goes without saying.
fn short_counted_year(scan: &Scan<'_>, first: Number) -> Option<Written> {
    let year = of_century(first.value).filter(|_| first.digits == 2 && !scan.began_before(first.start))?;
    let (month, day, end) = month_and_day(scan, behind_year(scan, first.end)?)?;
    let calendar = Calendar::Gregorian;
    day.is_some().then_some(Written { start: first.start, end, year: Some(year), month, day, calendar })
}

/// A year of earlier centuries, which only a whole date makes sure of.
fn past_year(value: u32) -> Option<(i32, Calendar)> {
    let year = i32::try_from(value).ok().filter(|year| (1000..1900).contains(year))?;
    Some((year, Calendar::Gregorian))
}

/// Past the counter of a year, and a word for "of" behind it: `2024年の9月`.
fn behind_year(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let after_year = scan.skip_sign(scan.skip_spaces(end), "年년")?;
    Some(scan.skip_sign(after_year, "の的").unwrap_or(after_year))
}

/// `令和7年2月18日`, `平成二十八年一月十五日`.
fn era(scan: &Scan<'_>, first: Number) -> Option<Written> {
    in_era(scan, first.start, first.value, first.end)
}

/// `令和元年5月1日`, at its month: the first year of an era is written so.
fn in_first_year(scan: &Scan<'_>, month: usize) -> Option<Written> {
    const FIRST: &str = "元年";
    let start = month.checked_sub(FIRST.len()).filter(|_| scan.before(month).ends_with(FIRST))?;
    in_era(scan, start, 1, start + '元'.len_utf8())
}

/// A date whose year stands behind the name of an era.
fn in_era(scan: &Scan<'_>, start: usize, year: u32, end: usize) -> Option<Written> {
    let after_year = scan.skip_sign(end, "年")?;
    let before = scan.before(start);
    let (name, base) = calendar::ERAS.iter().find(|(name, _)| before.ends_with(name))?;
    let (month, day, end) = month_and_day(scan, after_year)?;
    Some(Written {
        start: start - name.len(),
        end,
        year: Some(base + i32::try_from(year).ok()?),
        month,
        day,
        calendar: Calendar::JapaneseEra,
    })
}

/// `3月11日`, `3월 11일`, `3月11号`: no year.
fn counted_month(scan: &Scan<'_>, first: Number) -> Option<Written> {
    if let Some(written) = in_first_year(scan, first.start) {
        return Some(written);
    }
    let (month, day, end) = month_and_day(scan, first.start)?;
    day.is_some().then_some(Written { start: first.start, end, month, day, ..Written::default() })
}

/// Month, and day if it follows, in numbers with their counters, and where they end.
fn month_and_day(scan: &Scan<'_>, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let (month, after) = counted(scan, scan.skip_spaces(at), "月월")?;
    let day = counted(scan, scan.skip_spaces(after), "日일号號").or_else(|| last_day(scan, after));
    Some((month, day.map(|(day, _)| day), day.map_or(after, |(_, end)| end)))
}

/// 八月十五: behind a month a day in numerals may go without its counter, where nothing stands that it counts.
fn last_day(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let (day, end) = han_number(scan, at)?;
    let alone = scan.char_at(end).is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '、' | '-' | '—' | '.' | '·'));
    Some((u8::try_from(day).ok()?, end)).filter(|_| alone)
}

/// A number in digits or Chinese numerals with one of the counters after it.
fn counted(scan: &Scan<'_>, at: usize, counters: &str) -> Option<(u8, usize)> {
    let (value, end) = match scan.small_at(at) {
        Some(number) => (number.value, number.end),
        None => han_number(scan, at)?,
    };
    Some((u8::try_from(value).ok()?, scan.skip_sign(scan.skip_spaces(end), counters)?))
}

/// `二〇二五年八月五日`, and `八月五日` without a year.
pub fn han_year(scan: &Scan<'_>, at: usize) -> Option<Written> {
    let digits = || scan.from(at).chars().map_while(han_digit);
    if digits().take(5).count() == 4 {
        let end = at + scan.from(at).chars().take(4).map(char::len_utf8).sum::<usize>();
        let (year, calendar) = year_of(digits().fold(0, |value, digit| value * 10 + digit), "zh")?;
        let (month, day, end) = month_and_day(scan, scan.skip_sign(end, "年")?)?;
        return Some(Written { start: at, end, year: Some(year), month, day, calendar });
    }
    if let Some(written) = han_number(scan, at).and_then(|(year, end)| in_era(scan, at, year, end)) {
        return Some(written);
    }
    if let Some(written) = in_first_year(scan, at) {
        return Some(written);
    }
    let (month, day, end) = month_and_day(scan, at)?;
    if let Some((start, year)) = year_in_words(scan, at).or_else(|| short_year_in_digits(scan, at, day?)) {
        return Some(Written { start, end, year: Some(year), month, day, calendar: Calendar::Gregorian });
    }
    day.is_some().then_some(Written { start: at, end, month, day, ..Written::default() })
}

/// A year before a month that is read as a number, and where it begins: 两千零四年八月.
fn year_in_words(scan: &Scan<'_>, month: usize) -> Option<(usize, i32)> {
    const LONGEST: usize = 6;
    let end = month.checked_sub('年'.len_utf8()).filter(|_| scan.char_before(month) == Some('年'))?;
    let starts = scan.before(end).char_indices().rev().take(LONGEST);
    starts.into_iter().find_map(|(start, _)| {
        let (year, reached) = han_thousands(scan, start)?;
        (reached == end).then_some((start, year))
    })
}

/// 零八年五月十二日, 九八年: the last two digits of a year before a whole date, and where they begin.
fn short_year_in_digits(scan: &Scan<'_>, month: usize, _day: u8) -> Option<(usize, i32)> {
    let end = month.checked_sub('年'.len_utf8()).filter(|_| scan.char_before(month) == Some('年'))?;
    let mut back = scan.before(end).char_indices().rev();
    let (_, ones) = back.next()?;
    let (start, tens) = back.next()?;
    let longer = back.next().is_some_and(|(_, c)| han_digit(c).is_some());
    let year = of_century(han_digit(tens)? * 10 + han_digit(ones)?).filter(|_| !longer)?;
    Some((start, year))
}

/// The year that two digits mean where a counter makes sure that they are one.
fn of_century(value: u32) -> Option<i32> {
    short_year(value).or_else(|| i32::try_from(value).ok().filter(|year| *year < 10).map(|year| 2000 + year))
}

/// Two thousand and some as it is read: 两千, 二千零四, 二千二十.
fn han_thousands(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let end = scan.skip_sign(scan.skip_sign(at, "二两兩")?, "千")?;
    let rest = scan.skip_sign(end, "零〇").unwrap_or(end);
    let (value, end) = han_number(scan, rest).unwrap_or((0, end));
    Some((2000 + i32::try_from(value).ok()?, end))
}

/// A Chinese numeral from 1 to 31: 五, 十, 十二, 二十五, 三十一.
fn han_number(scan: &Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let (mut tens, mut ones, mut end) = (None, None, at);
    for c in scan.from(at).chars().take(3) {
        match (c, han_digit(c)) {
            ('十', _) => {
                tens = Some(ones.take().unwrap_or(1));
            }
            (_, Some(digit)) => ones = Some(digit),
            _ => break,
        }
        end += c.len_utf8();
    }
    let value = tens.unwrap_or(0) * 10 + ones.unwrap_or(0);
    (1..=31).contains(&value).then_some((value, end))
}

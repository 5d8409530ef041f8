//! Years and days of other calendars in the common one.

use jiff::ToSpan;

use super::Calendar;
use crate::model::Date;

/// Eras of Japan and of the Republic of China by their names, with the year before their first; the first year is written 元.
pub const ERAS: [(&str, i32); 6] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("民國", 1911), ("民国", 1911)];

/// How far the Buddhist years of Thailand, Laos and Cambodia are ahead.
pub const BUDDHIST: i32 = 543;
/// How far the Solar Hijri year is behind the Gregorian year that it begins in.
pub const SOLAR_HIJRI: i32 = 621;

/// How far the year of Nepal is ahead, from spring to the end of the common year.
pub const BIKRAM_SAMBAT: i32 = 57;

/// Year, month and day in the common calendar; `None` where there is no such day. A Solar Hijri month without a day is
/// taken by its first, and without a year cannot be placed.
pub fn to_gregorian(
    calendar: Calendar,
    year: Option<i32>,
    month: u8,
    day: Option<u8>,
) -> Option<(Option<i32>, u8, Option<u8>)> {
    match calendar {
        // Eras are counted out where they are read, since their name stands there.
        Calendar::Gregorian | Calendar::JapaneseEra => Some((year, month, day)),
        Calendar::Buddhist => Some((year.map(|year| year - BUDDHIST), month, day)),
        Calendar::BikramSambat => whole(bikram_sambat(year?, month, day.unwrap_or(1))?, day),
        Calendar::Ethiopic => whole(ethiopic(year?, month, day.unwrap_or(1))?, day),
        Calendar::SolarHijri => whole(solar_hijri(year?, month, day.unwrap_or(1))?, day),
    }
}

/// Year, month and, if one was written, day of a date.
fn whole(date: Date, day: Option<u8>) -> Option<(Option<i32>, u8, Option<u8>)> {
    Some((Some(i32::from(date.year())), u8::try_from(date.month()).ok()?, day.and(u8::try_from(date.day()).ok())))
}

/// The day of an Ethiopic date: twelve months of thirty days, and a leap day every fourth year.
fn ethiopic(year: i32, month: u8, day: u8) -> Option<Date> {
    if day > 30 {
        return None;
    }
    // 1 Meskerem 2017 was 11 September 2024.
    let days = |year: i32, month: u8, day: u8| 365 * year + year / 4 + 30 * i32::from(month) + i32::from(day);
    Date::new(2024, 9, 11).ok()?.checked_add(i64::from(days(year, month, day) - days(2017, 1, 1)).days()).ok()
}

/// The day of a date of Nepal, by the days on which its months usually begin: their lengths are set by almanac, so that
/// it may be off by one.
fn bikram_sambat(year: i32, month: u8, day: u8) -> Option<Date> {
    const BEGIN: [(i8, i8); 12] =
        [(4, 14), (5, 15), (6, 15), (7, 17), (8, 17), (9, 17), (10, 18), (11, 17), (12, 16), (1, 14), (2, 13), (3, 14)];
    let (begin_month, begin_day) = *BEGIN.get(usize::from(month.checked_sub(1)?))?;
    let ahead = if begin_month < 4 { BIKRAM_SAMBAT - 1 } else { BIKRAM_SAMBAT };
    let begin = Date::new(i16::try_from(year - ahead).ok()?, begin_month, begin_day).ok()?;
    begin.checked_add((i64::from(day) - 1).days()).ok()
}

/// The day of a Solar Hijri date, by the rule of eight leap years in 33, which holds from 1244 to 1472.
fn solar_hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    if !(1244..=1472).contains(&year) || day > if month <= 6 { 31 } else { 30 } {
        return None;
    }
    // 1 Farvardin 1403 was 20 March 2024.
    let days = solar_days(year, month, day) - solar_days(1403, 1, 1);
    Date::new(2024, 3, 20).ok()?.checked_add(i64::from(days).days()).ok()
}

/// Days since a day before the calendar's first.
fn solar_days(year: i32, month: u8, day: u8) -> i32 {
    let year = year + 1595;
    let month = i32::from(month);
    let before = if month < 7 { (month - 1) * 31 } else { (month - 7) * 30 + 186 };
    365 * year + year / 33 * 8 + (year % 33 + 3) / 4 + before + i32::from(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ethiopic_days_fall_where_tables_say() {
        for ((year, month, day), expected) in
            [((2017, 1, 1), "2024-09-11"), ((2017, 9, 6), "2025-05-14"), ((2016, 4, 29), "2024-01-08")]
        {
            assert_eq!(ethiopic(year, month, day).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn days_of_nepal_fall_where_they_usually_do() {
        assert_eq!(bikram_sambat(2082, 3, 14).unwrap().to_string(), "2025-06-28");
        assert_eq!(bikram_sambat(2081, 10, 1).unwrap().to_string(), "2025-01-14");
    }

    #[test]
    fn solar_hijri_days_fall_where_tables_say() {
        for ((year, month, day), expected) in [
            ((1403, 1, 1), "2024-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1399, 12, 30), "2021-03-20"),
            ((1357, 11, 22), "1979-02-11"),
            ((1402, 10, 11), "2024-01-01"),
        ] {
            assert_eq!(solar_hijri(year, month, day).unwrap().to_string(), expected);
        }
        assert_eq!(solar_hijri(1403, 8, 31), None);
    }
}

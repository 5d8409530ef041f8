//! Dates as pages and front matter state them for machines; dates in running text are read by `extract`.

use crate::model::Date;

/// Reads the day of `2025-11-14T08:00:00+08:00`, `2025/11/14`, `2025年11月14日`, `20251114` or `Fri, 14 Nov 2025 ...`.
/// The day is the one written, not the day in another time zone. `None` for anything else, `14/11/2025` included: it
/// could be read in two ways.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim().trim_matches(['"', '\'']);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let first = numbers.next()?;
    if first.len() == 4 {
        let separated = text.get(4..)?.starts_with(['-', '/', '.', '年']);
        let (month, day) = (numbers.next()?, numbers.find(|part| !part.is_empty())?);
        return separated.then(|| date(first, month, day)).flatten();
    }
    if first.len() == 8 || first.len() == 14 {
        return date(first.get(..4)?, first.get(4..6)?, first.get(6..8)?);
    }
    jiff::fmt::rfc2822::DateTimeParser::new().parse_zoned(text).ok().map(|time| time.date())
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1900..2200).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_dates_for_machines() {
        for (text, day) in [
            ("2025-11-14T23:30:00-08:00", "2025-11-14"),
            ("2025-11-14", "2025-11-14"),
            ("2025/1/4 10:00", "2025-01-04"),
            ("2025年11月14日", "2025-11-14"),
            ("20251114", "2025-11-14"),
            ("\"2025-11-14\"", "2025-11-14"),
            ("Fri, 14 Nov 2025 08:00:00 +0800", "2025-11-14"),
        ] {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in ["", "14/11/2025", "2025", "2025-13-40", "yesterday", "1234567890", "0000-00-00", "2025-11"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

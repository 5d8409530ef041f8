//! Runs of digits: where they are, and which number they write. The shape of a run decides first, the habits of the
//! language second.

use super::chars::position_of;
use super::decimal::Decimal;
use super::folded::{Folded, is_spaceless};
use super::lexicon::Writing;
use crate::model::Span;

/// Signs of money that stand right before a number.
pub const MONEY_SIGNS: [char; 4] = ['$', '€', '£', '¥'];

/// A run of digits with its separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands in the source.
    pub span: Span,
    /// Where it stands in the folded text.
    pub folded: Span,
    /// What it writes.
    pub form: Form,
}

/// What a run of digits writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number as a plain decimal: `1234.5`. `grouped` tells whether separators group its digits.
    Number {
        /// Digits with at most one full stop.
        decimal: Decimal,
        /// Whether its digits stand in groups.
        grouped: bool,
    },
    /// A time of day, `14:05`.
    Time,
    /// Two years that share a run, `2025/26`: the second in full.
    YearPair(i32),
    /// A part of one, `3/4` or `¾`: numerator and denominator, the smaller first.
    Fraction(u32, u32),
    /// More than one as a fraction, `3/2`, or a number with a power of ten, `1.5e6`, as hardly anybody but calculators
    /// writes them: what it is worth, in digits.
    Worth(Decimal),
    /// Anything else: versions, ratios, serial numbers.
    Code,
}

/// Finds every run of digits of a folded text, in order.
#[must_use]
pub fn runs(folded: &Folded, writing: &Writing) -> Vec<Run> {
    let bytes = folded.text.as_bytes();
    // About a number in 64 letters.
    let mut found = Vec::with_capacity(bytes.len() / 64);
    let foreign = writes_other_decimals(bytes, writing);
    let mut reader = Reader { folded, writing, foreign, at: 0, groups: Vec::new(), marks: Vec::new() };
    let mut at = 0;
    while let Some(start) = next_begin(bytes, at) {
        if bytes.get(start).is_some_and(|byte| !byte.is_ascii_digit()) {
            let sign = reader.char_at(start).unwrap_or_default();
            at = start + sign.len_utf8();
            if let Some(form) = vulgar_fraction(sign) {
                found.push(Run { span: folded.source_span(start, at), folded: Span::new(start, at), form });
            }
            continue;
        }
        reader.at = start;
        reader.groups.clear();
        reader.marks.clear();
        let mut form = reader.read();
        reader.raise(&mut form);
        let end = reader.at;
        // ".8 percent": nothing stands before the mark.
        let start = match &mut form {
            Form::Number { decimal, grouped: false } if reader.marks.is_empty() && reader.is_bare_decimal(start) => {
                *decimal = format!("0.{decimal}").into();
                start - 1
            }
            _ => start,
        };
        found.push(Run { span: folded.source_span(start, end), folded: Span::new(start, end), form });
        at = end;
    }
    found
}

/// The next position from one on where a number may begin.
#[expect(clippy::needless_bitwise_bool, reason = "asked of many bytes at once")]
fn next_begin(bytes: &[u8], at: usize) -> Option<usize> {
    // Digits, and signs such as ½ and ⅓.
    let may = |first: u8| first.is_ascii_digit() | (first == 0xC2) | (first == 0xE2);
    let begins = |at: usize| match bytes.get(at..) {
        Some([0xC2, second, ..]) => *second >= 0xBC,
        Some([0xE2, second, ..]) => *second == 0x85,
        _ => true,
    };
    position_of(bytes, at, may, begins)
}

/// A sign that is a part of one by itself.
const fn vulgar_fraction(sign: char) -> Option<Form> {
    let (numerator, denominator) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Some(Form::Fraction(numerator, denominator))
}

struct Reader<'a> {
    folded: &'a Folded,
    writing: &'a Writing,
    /// Whether the text writes decimals otherwise than the language does.
    foreign: bool,
    at: usize,
    groups: Vec<Span>,
    marks: Vec<char>,
}

impl Reader<'_> {
    fn digits_from(&self, start: usize) -> usize {
        let bytes = self.folded.text.as_bytes();
        bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.folded.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn read(&mut self) -> Form {
        loop {
            let count = self.digits_from(self.at);
            self.groups.push(Span::new(self.at, self.at + count));
            self.at += count;
            let Some(mark) = self.char_at(self.at) else { break };
            let next = self.at + mark.len_utf8();
            let following = self.digits_from(next);
            if following == 0 {
                break;
            }
            if mark == ':' && self.groups.len() == 1 && self.marks.is_empty() {
                return self.read_time(next, following);
            }
            if matches!(mark, '-' | '–') && self.marks.is_empty() && self.is_season(next, following) {
                return self.read_pair(next, following);
            }
            if mark == '/' && self.marks.is_empty() {
                return self.read_pair(next, following);
            }
            if !self.is_separator(mark, following) {
                break;
            }
            self.marks.push(if matches!(mark, '，' | '،') { ',' } else { mark });
            self.at = next;
        }
        self.number()
    }

    /// "1e10", "12,32e+14", "10^6": a number with a power behind it.
    fn raise(&mut self, form: &mut Form) {
        const MOST: i32 = 300;
        let Form::Number { decimal, .. } = form else { return };
        let Some(mark @ ('e' | '^')) = self.char_at(self.at) else { return };
        let sign = self.char_at(self.at + 1).filter(|sign| matches!(sign, '+' | '-'));
        let start = self.at + 1 + usize::from(sign.is_some());
        let end = start + self.digits_from(start);
        let small = mark == '^' || self.folded.source_span(self.at, self.at + 1).len() == 1;
        let goes_on = self.char_at(end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '^' | '/' | '-'));
        let power = self.folded.text.get(start..end).and_then(|digits| digits.parse::<i32>().ok());
        let (Some(power), Ok(value)) =
            (power.filter(|power| *power <= MOST && small && !goes_on), decimal.parse::<f64>())
        else {
            return;
        };
        let power = if sign == Some('-') { -power } else { power };
        let raised = if mark == '^' { Some(value.powi(power)) } else { format!("{decimal}e{power}").parse().ok() };
        if let Some(raised) = raised.filter(|raised| raised.is_finite()) {
            *decimal = format!("{raised}").into();
            self.at = end;
        }
    }

    /// Whether a full stop right before digits is their decimal mark: in a language that has it, behind a blank, and with
    /// no more digits than people write so. A comma, and a full stop elsewhere, is one at the head of a line only.
    fn is_bare_decimal(&self, start: usize) -> bool {
        const MOST: usize = 8;
        let Some(head) = self.folded.text.get(..start) else { return false };
        let Some(mark) = head.chars().next_back() else { return false };
        let own = Some(mark) == self.writing.decimal;
        let before = head.strip_suffix(mark).and_then(|head| head.chars().next_back());
        let apart = match mark {
            '.' if own => {
                before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '-') || MONEY_SIGNS.contains(&c))
            }
            '.' => before.is_none_or(|c| c == '\n'),
            ',' if own => before.is_none_or(|c| c == '\n'),
            _ => false,
        };
        apart && self.at - start <= MOST
    }

    fn is_separator(&self, mark: char, following: usize) -> bool {
        match mark {
            '.' | ',' | '\'' | '\u{66B}' | '\u{66C}' | '·' => true,
            ' ' => {
                let thin = self.folded.source_span(self.at, self.at + 1).len() > 1;
                let first = self.groups.first().map_or(0, |group| group.len());
                (thin || self.writing.group.contains(&' ') || self.is_long_row(self.at))
                    && first <= 3
                    && following == 3
                    && self.marks.iter().all(|&earlier| earlier == ' ')
            }
            // "１，２３４", "١،٢٣٤": commas of the script between digits of the script.
            '，' | '،' => {
                let own = self.folded.source_span(self.at - 1, self.at).len() > 1;
                own && following == 3 && self.groups.first().is_some_and(|group| group.len() <= 3)
            }
            _ => false,
        }
    }

    /// "1 414 021 100", "40 000": groups with blanks where the language has other marks, which nothing but a number has.
    fn is_long_row(&self, at: usize) -> bool {
        if !self.marks.is_empty() {
            return true;
        }
        let text = &self.folded.text;
        let group = |at: usize| {
            let rest = text.get(at..)?.strip_prefix(' ')?;
            (self.digits_from(at + 1) == 3).then(|| rest.get(..3)).flatten()
        };
        let first = self.groups.first().map(|group| group.of(text)).unwrap_or_default();
        let begins = !first.starts_with('0')
            && !self.folded.text.get(..at - first.len()).is_some_and(|head| head.ends_with(['-', '+', '/', '.', ',']));
        begins && group(at).is_some_and(|next| next == "000" || group(at + 4).is_some())
    }

    /// Whether "2023-24" is a year that ends in the next, and no date or range.
    fn is_season(&self, next: usize, following: usize) -> bool {
        let first = self.groups.first().map_or(0, |group| group.len());
        let (text, end) = (&self.folded.text, next + following);
        let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<i32>().ok());
        let begun = self.groups.first().and_then(|group| number(group.start, group.end)).unwrap_or_default();
        let goes_on = self.char_at(end).is_some_and(|c| matches!(c, '-' | '–' | '/' | '.' | ','))
            && self.char_at(end + 1).is_some_and(|c| c.is_ascii_digit());
        first == 4
            && following == 2
            && (1950..=2090).contains(&begun)
            && number(next, end) == Some((begun + 1) % 100)
            && !goes_on
    }

    fn read_time(&mut self, next: usize, following: usize) -> Form {
        self.at = next + following;
        if following != 2 {
            return Form::Code;
        }
        if self.char_at(self.at) == Some(':') && self.digits_from(self.at + 1) == 2 {
            self.at += 3;
        }
        Form::Time
    }

    fn read_pair(&mut self, next: usize, following: usize) -> Form {
        let text = &self.folded.text;
        let first = self.groups.first().and_then(|group| group.of(text).parse::<i32>().ok()).unwrap_or_default();
        let second: i32 = text.get(next..next + following).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        self.at = next + following;
        // "2081/82", and "2081/082" as in Nepal.
        let whole = match following {
            2 => first / 100 * 100 + second,
            3 => first / 1000 * 1000 + second,
            _ => second,
        };
        if (1900..=2100).contains(&first) && (2..=4).contains(&following) && whole == first + 1 {
            return Form::YearPair(whole);
        }
        let last = self.char_at(self.at);
        let ends = !last.is_some_and(|c| c == '/' || c.is_alphanumeric() && !is_spaceless(c));
        let plain = |digits: Option<&str>| digits.is_some_and(|digits| !digits.starts_with('0'));
        let digits = (self.groups.first().map(|group| group.of(text)), text.get(next..next + following));
        if ends && plain(digits.0) && plain(digits.1) && first < second && second <= 100 {
            return Form::Fraction(first.unsigned_abs(), second.unsigned_abs());
        }
        if ends && plain(digits.0) && plain(digits.1) && first > second && first <= 1000 {
            return Form::Worth(format!("{}", f64::from(first) / f64::from(second)).into());
        }
        // 12/5/2024 and longer chains are read to their end.
        while self.char_at(self.at) == Some('/') && self.digits_from(self.at + 1) > 0 {
            self.at += 1 + self.digits_from(self.at + 1);
        }
        Form::Code
    }

    fn number(&mut self) -> Form {
        if let ([group], []) = (self.groups.as_slice(), self.marks.as_slice()) {
            return Form::Number { decimal: group.of(&self.folded.text).into(), grouped: false };
        }
        let digits: Vec<&str> = self.groups.iter().map(|group| group.of(&self.folded.text)).collect();
        let Some((&last_mark, earlier)) = self.marks.split_last() else {
            return Form::Number { decimal: digits.concat().into(), grouped: false };
        };
        let last = digits.last().copied().unwrap_or_default();
        let decimal_last = if earlier.is_empty() {
            self.single_mark_is_decimal(last_mark, digits.first().copied().unwrap_or_default(), last)
        } else {
            !earlier.contains(&last_mark)
        };
        let (whole, fraction) = if decimal_last { digits.split_at(digits.len() - 1) } else { (&digits[..], &[][..]) };
        let group_marks = if decimal_last { earlier } else { &self.marks[..] };
        let same = group_marks.windows(2).all(|pair| pair.first() == pair.last());
        if !same || !well_grouped(whole) {
            return Form::Code;
        }
        let mut decimal = Decimal::default();
        for part in whole {
            decimal.push(part);
        }
        for part in fraction {
            decimal.push(".");
            decimal.push(part);
        }
        Form::Number { decimal, grouped: whole.len() > 1 }
    }

    /// Whether the only mark of a run is its decimal mark.
    fn single_mark_is_decimal(&self, mark: char, first: &str, last: &str) -> bool {
        match mark {
            '\u{66B}' | '·' => true,
            '\'' | ' ' | '\u{66C}' => false,
            // Groups hold three digits, and no group stands behind a lone zero or four digits.
            _ if last.len() != 3 || first.len() > 3 || first == "0" => true,
            // Nobody writes three zeros as decimals of a figure in the news.
            _ if last == "000" => false,
            _ => Some(mark) == self.writing.decimal && !self.foreign,
        }
    }
}

/// Whether a text writes its percentages with the other decimal mark than its language has, and none with that: "6.3%" in
/// Spanish, as in Mexico, where "12,700" are thousands, or shows by other numbers that it groups digits by its decimal mark.
fn writes_other_decimals(bytes: &[u8], writing: &Writing) -> bool {
    let (own, other) = match writing.decimal {
        Some(',') => (b',', b'.'),
        Some('.') => (b'.', b','),
        _ => return false,
    };
    if groups_by_decimals(bytes, own, other) {
        return true;
    }
    let (mut has_own, mut has_other) = (false, false);
    for percent in memchr::memchr_iter(b'%', bytes) {
        let head = bytes.get(..percent).unwrap_or_default().trim_ascii_end();
        let number = head.len() - head.iter().rev().take_while(|byte| byte.is_ascii_digit() || is_mark(**byte)).count();
        let digits = head.get(number..).unwrap_or_default();
        // One mark with one or two digits behind it.
        let at = digits.iter().position(|byte| is_mark(*byte)).filter(|at| (2..=3).contains(&(digits.len() - at)));
        if let Some(mark) = at.and_then(|at| digits.get(at)) {
            has_own |= *mark == own;
            has_other |= *mark == other;
        }
    }
    has_other && !has_own
}

/// "1,340 millones, 3,500 y 4,000 empleados": whether every number with the language's decimal mark has three digits behind it,
/// several of them and one with a zero at its end, and no group stands behind the other mark.
fn groups_by_decimals(bytes: &[u8], own: u8, other: u8) -> bool {
    const LEAST: usize = 2;
    let digits = |part: &[u8]| part.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (mut count, mut zero) = (0, false);
    for at in memchr::memchr2_iter(own, other, bytes) {
        let (head, rest) = (bytes.get(..at).unwrap_or_default(), bytes.get(at + 1..).unwrap_or_default());
        let before = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let behind = digits(rest);
        if before == 0 || behind == 0 {
            continue;
        }
        let grouped = before <= 3 && behind == 3 && head.get(at - before) != Some(&b'0');
        if bytes.get(at) == Some(&own) {
            if !grouped {
                return false;
            }
            count += 1;
            zero |= rest.get(behind - 1) == Some(&b'0');
        } else if grouped {
            return false;
        }
    }
    count >= LEAST && zero
}

const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b',')
}

/// Whether digits stand in groups as people write them: 1,234,567 or 12,34,567.
fn well_grouped(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return true };
    let thousands = middle.iter().all(|group| group.len() == 3);
    let indian = middle.iter().all(|group| group.len() == 2) && first.len() <= 2;
    let myriads = middle.iter().all(|group| group.len() == 4) && last.len() == 4 && first.len() <= 4;
    (last.len() == 3 && first.len() <= 3 && (thousands || indian)) || myriads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimal: char, group: &[char]) -> Vec<String> {
        let writing = Writing { decimal: Some(decimal), group: group.to_vec(), ..Writing::default() };
        runs(&Folded::new(text), &writing)
            .into_iter()
            .map(|run| match run.form {
                Form::Number { decimal, .. } => decimal.to_string(),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn parts_of_one_are_smaller_than_it() {
        let english = |text| read(text, '.', &[',']);
        assert_eq!(english("3/4, 5½ and ⅔"), ["Fraction(3, 4)", "5", "Fraction(1, 2)", "Fraction(2, 3)"]);
        assert_eq!(
            english("24/7, 3/4/2024, 1/400, 03/4, 3/4G"),
            ["Worth(\"3.4285714285714284\")", "Code", "Code", "Code", "Code"]
        );
        assert_eq!(english("rose .8 to .25, v.8"), ["0.8", "0.25", "8"]);
        assert_eq!(read(",77 und ,5", ',', &['.']), ["0.77", "5"]);
    }

    #[test]
    fn shape_decides_before_language() {
        let german = |text| read(text, ',', &['.', ' ']);
        assert_eq!(german("68,64 und 1.2 und 1.200 und 24'000"), ["68.64", "1.2", "1200", "24000"]);
        assert_eq!(german("1 350 und 400 000, 0,125 und 12,000"), ["1350", "400000", "0.125", "12000"]);
        assert_eq!(german("1.234.567,8"), ["1234567.8"]);
        let english = |text| read(text, '.', &[',']);
        assert_eq!(english("1,234 and 1.234 and 12 345"), ["1234", "1.234", "12", "345"]);
        assert_eq!(english("1,50,000 and 12,34,567.5"), ["150000", "1234567.5"]);
        assert_eq!(english("12\u{202F}345"), ["12345"]);
        assert_eq!(english("1.2.3 at 14:05, 2025/26"), ["Code", "Time", "YearPair(2026)"]);
        assert_eq!(english("೨,೪೦೦ 三 ２０"), ["2400", "20"]);
        let spanish = |text| read(text, ',', &['.']);
        assert_eq!(spanish("12,700 personas, 6.3% más, 2.500"), ["12700", "6.3", "2500"]);
        assert_eq!(spanish("12,700 toneladas, 6,3 % más"), ["12.700", "6.3"]);
        assert_eq!(spanish("1,340 millones, entre 3,500 y 4,000 personas"), ["1340", "3500", "4000"]);
        assert_eq!(spanish("1,345 millones y 2,750 millones, un 3,5 % más"), ["1.345", "2.750", "3.5"]);
        assert_eq!(read("۱۲٫۵ و ۱٬۲۳۴", '٫', &['٬']), ["12.5", "1234"]);
    }
}

//! The words of time of a sentence: years, dates, plans, "last year".

use super::super::{Context, Discourse};
use super::ago;
use super::parts::{counted_months, day, first_months, is_coming_month, month_anchors, narrow};
use super::{Anchor, Meaning, Period, Role, today};
use crate::extract::date::DateMention;
use crate::extract::lexicon::{Kind, Kinds, Period as Word, Sense};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::extract::sentence::Sentence;
use crate::model::{Date, Span, Unit, YearSource};

/// Finds the words of time of a sentence.
pub fn anchors(
    context: &Context<'_>,
    sentence: &Sentence,
    (tokens, kinds): (&[Token], Kinds),
    found: &[Found],
    discourse: &Discourse,
) -> Vec<Anchor> {
    let now = context.reference();
    let timed = kinds.meet(Kinds::of(&[Kind::Period]));
    let mut anchors: Vec<Anchor> = found.iter().filter_map(|one| year_anchor(context, found, one)).collect();
    for date in dates_within(context.dates, sentence.span) {
        anchors.extend(date_anchor(context, tokens, date, now));
    }
    let named = timed || kinds.meet(Kinds::of(&[Kind::PlanPeriod]));
    for token in tokens.iter().filter(|_| named) {
        match *token.sense() {
            Sense::Period(word) => {
                anchors.extend(word_anchor(context, sentence, (token, word), now, discourse, &anchors));
            }
            Sense::PlanPeriod(first, last) => anchors.extend(plan_anchor(context, token, first, last)),
            _ => {}
        }
    }
    if kinds.meet(Kinds::of(&[Kind::Month])) {
        anchors.extend(month_anchors(context, tokens, now, &anchors));
    }
    anchors.extend(counted_months(context, (tokens, found), now, &anchors));
    anchors.extend(ago::anchors(context, sentence, found, &anchors));
    ago::run_on(context, found, &mut anchors);
    anchors.sort_by_key(|anchor| (anchor.span.start, anchor.span.end));
    spans_of_years(context, &mut anchors);
    years_of_multiples(context, found, discourse, &mut anchors);
    if timed {
        narrow(found, tokens, now, &mut anchors);
        first_months(context, found, tokens, now, &mut anchors);
        today::compared(context, tokens, found, &mut anchors);
        today::last_year_compared(context, tokens, &mut anchors);
        today::last_year_of_share(context, tokens, found, &mut anchors);
        today::month_compared(context, tokens, found, &mut anchors);
    }
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
            // "And" between the two years joins no clauses.
            last.span = Span::new(first.span.start, last.span.end);
            last.period.from = day(first.period.year, (1, 1));
            last.period.to = day(last.period.year, (12, 31));
            // "2025-2026" may be a fiscal year that has begun.
            last.straddles = first.period.year + 1 == last.period.year;
            first.role = Role::Baseline;
        }
    }
}

/// "In 2024 1.5 times that of 2020", "double the 2019 level": a past year right behind a multiple is what it is measured
/// from.
fn years_of_multiples(context: &Context<'_>, found: &[Found], discourse: &Discourse, anchors: &mut [Anchor]) {
    if !found.iter().any(|one| one.quantity.unit == Some(Unit::Times)) {
        return;
    }
    let named =
        anchors.iter().filter(|anchor| anchor.carries() || anchor.is_now()).map(|anchor| anchor.period.year).max();
    let now = context.reference_year();
    let times = |one: &&Found| one.quantity.unit == Some(Unit::Times) && one.quantity.ignored.is_none();
    let before: Vec<(usize, i32)> = anchors
        .iter()
        .filter(|anchor| anchor.carries() || anchor.is_now())
        .map(|anchor| (anchor.span.start, anchor.period.year))
        .collect();
    for anchor in anchors.iter_mut().filter(|anchor| anchor.role == Role::At && anchor.period.to.is_none()) {
        // "In 2023 63 billion, 2019's 1.6 times": where verbs end the clause, right before the multiple, behind a later year.
        let told = discourse.year.is_some_and(|told| told.year > anchor.period.year);
        let later = told || before.iter().any(|(start, year)| *start < anchor.span.start && *year > anchor.period.year);
        let right_before = later
            && context.lexicon.writing.has_postpositions()
            && found.iter().filter(times).any(|one| {
                anchor.span.end <= one.begin
                    && context.words.distance(anchor.span.end, one.begin) <= 2
                    && context.commas(anchor.span.end, one.begin) == 0
            });
        if right_before {
            anchor.role = Role::Baseline;
            continue;
        }
        // "Doubled in 2024" dates the doubling, where no later year is named.
        let year = Some(anchor.period.year);
        let dated = anchor.span.of(context.words.text).chars().next().is_some_and(|c| !c.is_numeric());
        if year >= named && (dated || year >= now) {
            continue;
        }
        // "Three times that of 2025", where a later year is named.
        let reach = if year < named { 3 } else { 1 };
        let behind = found.iter().any(|one| {
            one.quantity.unit == Some(Unit::Times)
                && one.word_end <= anchor.span.start
                && context.words.distance(one.word_end, anchor.span.start) <= reach
                && context.commas(one.word_end, anchor.span.start) == 0
                && !parts(context, one.word_end, anchor.span.start)
        });
        if behind {
            anchor.role = Role::Baseline;
        }
    }
}

/// Whether a verb or a word that begins a clause stands between two positions.
fn parts(context: &Context<'_>, from: usize, to: usize) -> bool {
    context.words.within(Span::new(from, to)).iter().any(|token| {
        token.span.end <= to && (token.sense().is_status() || matches!(token.sense(), Sense::And | Sense::Clause))
    })
}

fn dates_within(dates: &[DateMention], span: Span) -> impl Iterator<Item = &DateMention> {
    let from = dates.partition_point(|date| date.span.start < span.start);
    dates.get(from..).unwrap_or_default().iter().take_while(move |date| date.span.start < span.end)
}

/// Whether a word for the year after is seen from the last year named: always, or, where it may be next year, behind a year that
/// is over in a sentence that promises nothing.
fn follows_past(
    context: &Context<'_>,
    sentence: &Sentence,
    (token, word): (&Token, Word),
    known: &[Anchor],
    last_named: Option<Period>,
) -> bool {
    let Some(named) = last_named else { return false };
    let over = context.reference_year().is_some_and(|now| named.year < now);
    let here = known.iter().any(|anchor| anchor.span.end <= token.span.start && anchor.source == YearSource::Stated);
    let words = context.words.within(sentence.span);
    let done = words.iter().any(|token| matches!(token.sense(), Sense::Actual));
    let promised = words.iter().any(|token| token.sense().is_promise());
    word == Word::YearAfter || over && here && done && !promised && context.lexicon.has_tense()
}

/// A bare year, with the word beside it that tells its role.
fn year_anchor(context: &Context<'_>, found: &[Found], one: &Found) -> Option<Anchor> {
    let year = one.year?;
    let span = one.quantity.span;
    let beside = beside(context, found, span);
    // "29 GWh a year from 2029": what is to come is measured from nothing, unless a second year follows.
    let coming = context.reference_year().is_some_and(|now| year > now);
    let last = || !found.iter().any(|other| other.year.is_some_and(|other| other > year));
    let role = match beside.map(Token::sense) {
        Some(Sense::Period(Word::Baseline | Word::Than)) if coming && last() => Role::At,
        Some(Sense::Period(Word::Than)) if !is_comparison(context, found, beside) => Role::At,
        Some(Sense::Period(Word::Baseline | Word::Than)) => Role::Baseline,
        Some(Sense::Period(Word::By | Word::ByEndOfYear)) => Role::By,
        _ => Role::At,
    };
    let meaning = match role {
        Role::Baseline => "compared with ",
        Role::By => "by ",
        _ => "in ",
    };
    let meaning = Meaning::Year(meaning, year, "");
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

/// "12 % more than in 2023", and not "the firm, which in 2023 sold": whether a word that is "than" and "which" in one stands
/// behind a comparison.
fn is_comparison(context: &Context<'_>, found: &[Found], than: Option<&Token>) -> bool {
    const REACH: usize = 12;
    let Some(at) = than.map(|token| token.span.start) else { return false };
    let words = context.words;
    let near = |end: usize| end <= at && words.distance(end, at) <= REACH && context.commas(end, at) == 0;
    let compares = |sense: &Sense| {
        matches!(sense, Sense::Up | Sense::Down | Sense::ChangeAfter | Sense::After(_) | Sense::Multiple(_))
    };
    found.iter().any(|one| one.is_ratio() && near(one.quantity.span.end))
        || words
            .within(Span::new(at.saturating_sub(80), at))
            .iter()
            .any(|token| compares(token.sense()) && near(token.span.end))
}

/// The word of time beside a year: before it with at most one word between, or right behind it.
fn beside<'a>(context: &Context<'a>, found: &[Found], span: Span) -> Option<&'a Token> {
    let role = |token: &&Token| {
        use Word::{Baseline, By, ByEndOfYear, Since, Than};
        matches!(token.sense(), Sense::Period(Baseline | Than | By | ByEndOfYear | Since))
    };
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
    let baseline = |token: &Token| matches!(token.sense(), Sense::Period(Word::Baseline | Word::Than));
    let after = after.filter(|token| behind || !(leads_on(token) || baseline(token)));
    let by = |token: &Token| matches!(token.sense(), Sense::Period(Word::By));
    // 2025年前5个月: the first months of the year and not "before".
    let months = |token: &&Token| {
        let month = |one: &Found| matches!(&one.quantity.unit, Some(Unit::Other(unit)) if unit == "mo");
        found.iter().any(|one| month(one) && token.span.contains(Span::new(one.begin, one.begin)))
    };
    let after = after.filter(|token| !months(token));
    let ending = words.within(Span::new(span.end, span.end + 1)).iter().filter(|token| !months(token)).find(role);
    let before = words.right_before(span.start).find(role);
    let further = || {
        let year_word = words.right_before(span.start).find(|token| {
            matches!(token.sense(), Sense::Period(Word::Year | Word::EndOf | Word::PartOfYear | Word::FiscalYear))
        })?;
        words.right_before(year_word.span.start).find(role)
    };
    let close_before = |to: usize, reach: usize, wanted: &dyn Fn(&Token) -> bool| {
        const NEAR: usize = 48;
        words.within(Span::new(to.saturating_sub(NEAR), to)).iter().rev().find(|token| {
            wanted(token)
                && token.span.end <= to
                && words.distance(token.word.end.min(to), to) <= reach
                && words.commas(token.span.end, to) == 0
        })
    };
    // "More than in the same period of 2023", "twice that of the same period of 2023".
    let same_period = || {
        let period = close_before(span.start, 1, &|token| matches!(token.sense(), Sense::Period(Word::ByThen)))?;
        close_before(period.span.start, 1, &baseline)
    };
    // A word behind the year binds closer: in "2020 ಕ್ಕೆ ಹೋಲಿಸಿದರೆ 2024 ರಲ್ಲಿ" the comparison is with 2020.
    let taken = |token: &&Token| {
        let head = words.text.get(..token.span.start).unwrap_or_default().trim_end();
        head.chars().rev().take_while(|c| c.is_numeric()).count() == 4
    };
    let before = before.filter(|token| !taken(token));
    // "Från 110 miljoner 2024 till 160": a word for "by" that is one for "to", too, leads on to a level.
    let leads_to_level = |token: &&Token| {
        let to = |other: &Token| other.span == token.span && matches!(other.sense(), Sense::To | Sense::LevelBefore);
        !behind && by(token) && words.around(token.span).any(to) && found.iter().any(|one| one.from)
    };
    let after = after.filter(|token| !leads_to_level(token));
    // "Bis Ende 2027 bis zu 220": a second "by" behind the year is the figure's.
    let after = after.filter(|token| !by(token) || !before.or_else(further).is_some_and(by));
    // "5 % less than the record year 2022", "elf mehr als zum Jahresende 2024", "eleven more than at the end of 2024".
    let than = |to: usize, reach: usize| {
        close_before(to, reach, &|token| {
            baseline(token) && !taken(&token) && is_comparison(context, found, Some(token))
        })
    };
    let end_of = words.precedes(span.start, |sense| matches!(sense, Sense::Period(Word::EndOf | Word::ByEndOfYear)));
    if let Some(than) = end_of.and_then(|end| than(end.span.start, 2)) {
        return Some(than);
    }
    after.or(ending).or(before).or_else(further).or_else(same_period).or_else(|| than(span.start, 1))
}

fn date_anchor(context: &Context<'_>, tokens: &[Token], date: &DateMention, now: Option<Date>) -> Option<Anchor> {
    if context.facts.published_span.is_some_and(|span| span.overlaps(date.span)) || is_dateline(context, date.span) {
        return None;
    }
    let month = i8::try_from(date.month?).ok()?;
    let year = date.year.or_else(|| {
        let now = now?;
        // "Will be signed on 12 October": the next one.
        if is_coming_month(context, tokens, date.span) {
            return Some(i32::from(now.year()) + i32::from(month < now.month()));
        }
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
    let by = beside(context, &[], date.span).is_some_and(|token| matches!(token.sense(), Sense::Period(Word::By)));
    let end = context.words.precedes(date.span.start, |sense| matches!(sense, Sense::Period(Word::EndOf))).is_some();
    let period = Period { year, from: if end || by { None } else { from }, to };
    let role = if by { Role::By } else { role };
    Some(Anchor::new(date.span, period, role, YearSource::Stated, Meaning::Written(date.span)))
}

/// "CHENZHOU, March 3 (Xinhua) --": whether a dash behind a date at the head of a line says that the story was written then.
fn is_dateline(context: &Context<'_>, date: Span) -> bool {
    const HEAD: usize = 60;
    const AGENCY: usize = 24;
    let text = context.words.text;
    let head = text.get(..date.start).unwrap_or_default();
    let line = head.len() - head.rfind('\n').map_or(0, |at| at + 1);
    let behind = text.get(date.end..).unwrap_or_default().trim_start_matches(['.', ',', ' ']);
    let agency = behind.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let behind = agency.filter(|(name, _)| name.len() <= AGENCY).map_or(behind, |(_, rest)| rest.trim_start());
    line <= HEAD && (behind.starts_with("--") || behind.starts_with("— ") || behind.starts_with("– "))
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
    let meaning = Meaning::Said(if running { "this fiscal year" } else { "last fiscal year" });
    let anchor = Anchor::new(token.span, period, Role::At, YearSource::Relative, meaning);
    Some(Anchor { straddles: running && last_month < 12, ..anchor })
}

fn word_anchor(
    context: &Context<'_>,
    sentence: &Sentence,
    (token, word): (&Token, Word),
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
        Word::Already if known.iter().any(|year| is_told_of(context, year, token)) => return None,
        Word::Current | Word::OfNow | Word::Already if is_reach(context, sentence, token) => return None,
        Word::Current | Word::OfNow | Word::Already => {
            (Period::year(reference?), Role::Now, YearSource::Article, "currently")
        }
        // 2027年内: within that year.
        Word::ThisYear if known.iter().any(|year| year.span.overlaps(token.span)) => return None,
        Word::ThisYear => (Period::year(reference?), Role::At, YearSource::Relative, "this year"),
        Word::LastFiscalYear | Word::ThisFiscalYear => {
            return fiscal_anchor(context, token, now?, word == Word::ThisFiscalYear);
        }
        Word::LastYear => (Period::year(reference? - 1), Role::At, YearSource::Relative, "last year"),
        Word::YearBeforeLast => {
            // "268 billion last year, 11 % more than the year before last": only what is compared with.
            let compares = |sense: &Sense| {
                matches!(
                    sense,
                    Sense::Against | Sense::ChangeAfter | Sense::After(_) | Sense::Period(Word::Baseline | Word::Than)
                )
            };
            // "5 billion last year, the year before last 4": a time, where a figure of its own follows.
            let behind = context.words.text.get(token.span.end..).unwrap_or_default();
            let near = behind.chars().take(24).take_while(|c| !matches!(c, ',' | '.' | ';' | '\n' | '،'));
            let own = near.into_iter().any(char::is_numeric);
            let later = !own && known.iter().any(|anchor| anchor.carries() && anchor.span.end <= token.span.start);
            let is_baseline = later || context.words.precedes(token.span.start, compares).is_some();
            let role = if is_baseline { Role::Baseline } else { Role::At };
            (Period::year(reference? - 2), role, YearSource::Relative, "the year before last")
        }
        // Not so in "by the end of the year 2026".
        Word::ByEndOfYear | Word::WholeYear
            if known.iter().any(|year| {
                year.span.overlaps(token.span)
                    || context.words.is_blank(token.span.end, year.span.start)
                    || context.words.is_blank(year.span.end, token.span.start)
            }) =>
        {
            return None;
        }
        // "At the end of the year there were 62 firms", told early in the next.
        Word::ByEndOfYear if !is_of_coming(discourse, now?) && is_year_over(context, sentence, now?) => {
            (Period::year(reference? - 1), Role::At, YearSource::Relative, "at the end of last year")
        }
        Word::ByEndOfYear => (Period::year(reference?), Role::By, YearSource::Relative, "by the end of the year"),
        // "At the end of 2024 there were 120 firms. Sales for the whole year were 3 billion."
        Word::WholeYear => {
            let promised = context.words.within(sentence.span).iter().any(|token| token.sense().is_promise());
            let past = last_named.or(discourse.last_past).filter(|_| !promised);
            let past = past.map(|period| period.year).filter(|year| reference.is_some_and(|now| *year + 1 == now));
            (Period::year(past.or(reference)?), Role::At, YearSource::Relative, "the whole year")
        }
        // "In 2022 420,000 t were exported, in the next year 460,000 t".
        Word::NextYear | Word::YearAfter if follows_past(context, sentence, (token, word), known, last_named) => {
            (Period::year(last_named?.year + 1), Role::At, YearSource::Relative, "the year after")
        }
        Word::NextYear | Word::YearAfter => (Period::year(reference? + 1), Role::At, YearSource::Relative, "next year"),
        Word::YearBefore => {
            // Seen from a coming year only in its own sentence.
            let here = |period: &Period| known.iter().any(|anchor| anchor.carries() && anchor.period == *period);
            let over = |period: &Period| reference.is_none_or(|now| period.year <= now);
            let year =
                last_named.filter(|period| here(period) || over(period)).map_or(reference?, |period| period.year);
            (Period::year(year - 1), Role::Baseline, YearSource::Relative, "the year before")
        }
        Word::ByThen if has_year_behind(context, known, token.span) => return None,
        Word::ByThen => {
            let period = last_named?;
            // "In that period 30 firms came": a goal only where the time is still to come.
            let role = if reference.is_some_and(|now| period.year <= now) { Role::At } else { Role::By };
            (period, role, YearSource::CarriedOver, "by then (")
        }
        _ => return None,
    };
    let meaning = if word == Word::ByThen { Meaning::Year(meaning, period.year, ")") } else { Meaning::Said(meaning) };
    let since = matches!(word, Word::LastYear)
        && !context.lexicon.writing.has_postpositions()
        && context.words.within(Span::new(token.span.start.saturating_sub(40), token.span.start)).iter().any(|other| {
            matches!(other.sense(), Sense::Period(Word::Since))
                && context.words.distance(other.word.end.min(token.span.start), token.span.start) <= 3
                // "С 2,1 млрд в прошлом году": from a level.
                && !has_digits(context.words.text, other.word.end, token.span.start)
        });
    // "By the end of next year": the words before belong to it.
    let lead = matches!(word, Word::NextYear | Word::ThisYear)
        .then(|| {
            context.words.precedes(token.span.start, |sense| matches!(sense, Sense::Period(Word::By | Word::EndOf)))
        })
        .flatten();
    let by = lead.is_some_and(|lead| matches!(lead.sense(), Sense::Period(Word::By)));
    let role = if by && word == Word::NextYear { Role::By } else { role };
    let span = lead.map_or(token.span, |lead| Span::new(lead.span.start.min(token.span.start), token.span.end));
    Some(Anchor { since, ..Anchor::new(span, period, role, source, meaning) })
}

fn has_digits(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.contains(char::is_numeric))
}

/// "Main goals for 2025 (...). Ensure that the number of firms reaches 320 by the end of the year": whether the text is at a
/// year that is not over.
fn is_of_coming(discourse: &Discourse, now: Date) -> bool {
    discourse.year.is_some_and(|told| told.year >= i32::from(now.year()))
}

/// Whether the end of the year that a sentence speaks of is behind: in the first half of the next one, where nothing is
/// promised and a verb tells what is reached.
fn is_year_over(context: &Context<'_>, sentence: &Sentence, now: Date) -> bool {
    const EARLY: i8 = 5;
    let tokens = context.words.within(sentence.span);
    let told = !context.lexicon.has_tense() || tokens.iter().any(|token| matches!(token.sense(), Sense::Actual));
    now.month() <= EARLY && told && !tokens.iter().any(|token| token.sense().is_promise())
}

/// Whether a year stands right behind a word of time: "in the same period of 2023".
fn has_year_behind(context: &Context<'_>, known: &[Anchor], at: Span) -> bool {
    let words = context.words;
    known.iter().any(|anchor| {
        let start = anchor.span.start;
        at.end <= start && words.distance(at.end, start) <= 1 && context.commas(at.end, start) == 0
    })
}

/// Norwegian "skal produksjonen nå 40 000 tonn": a word for now that is "to reach" behind a promise and right before a level.
fn is_reach(context: &Context<'_>, sentence: &Sentence, token: &Token) -> bool {
    let words = context.words;
    let reach =
        words.around(token.span).any(|other| other.span == token.span && matches!(other.sense(), Sense::LevelBefore));
    reach
        && words.within(Span::new(sentence.span.start, token.span.start)).iter().any(|other| {
            other.sense().is_promise() && context.commas(other.span.end.min(token.span.start), token.span.start) == 0
        })
}

/// "In 2023 the plant already made 48,000 t", "was to make 48,000 t already in 2023": whether a year is that of a word for
/// "already", with no comma and no "and" between them.
fn is_told_of(context: &Context<'_>, year: &Anchor, already: &Token) -> bool {
    let between = if year.span.end <= already.span.start {
        Span::new(year.span.end, already.span.start)
    } else {
        Span::new(already.span.end.min(year.span.start), year.span.start)
    };
    let joins = |token: &Token| matches!(token.sense(), Sense::And | Sense::Clause);
    year.dates()
        && year.source == YearSource::Stated
        && context.commas(between.start, between.end) == 0
        && !context.words.within(between).iter().any(joins)
}

/// "By the end of the 14th Five-Year Plan": figures are of its last year.
fn plan_anchor(context: &Context<'_>, token: &Token, first: i32, last: i32) -> Option<Anchor> {
    let by = beside(context, &[], token.span).is_some_and(|token| matches!(token.sense(), Sense::Period(Word::By)));
    let period = Period { year: last, from: Some(day(first, (1, 1))?), to: Some(day(last, (12, 31))?) };
    let role = if by { Role::By } else { Role::At };
    let meaning = Meaning::Said(token.entry.meaning);
    // Japanese "26年4月": a year as people write it.
    if first == last {
        return Some(Anchor::new(token.span, Period::year(last), role, YearSource::Stated, meaning));
    }
    Some(Anchor { plan: true, ..Anchor::new(token.span, period, role, YearSource::Stated, meaning) })
}

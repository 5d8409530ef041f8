//! Article text and lexicons to quantities, claims and commitments. Never fails, never panics; doubts become notes.

mod adjective;
mod by_hash;
mod by_letter;
mod chars;
pub mod claim;
pub mod cldr;
pub mod commitment;
mod conjunction;
pub mod date;
pub mod decimal;
pub mod facts;
pub mod fold;
pub mod folded;
mod heads;
pub mod language;
mod letters;
pub mod lexicon;
mod list;
pub mod number;
pub mod organisation;
pub mod place;
pub mod quantity;
pub mod scan;
pub mod sentence;
pub mod syllables;
pub mod words;

pub use lexicon::{Additions, BadAddition};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Article, Claim, Commitment, Document, Name, Quantity, Reading, Span};

/// Reads one document for everything it says.
#[must_use]
pub fn read(document: &Document) -> Reading {
    read_with(document, &Additions::default())
}

/// Reads one document with the user's own words.
#[must_use]
pub fn read_with(document: &Document, additions: &Additions) -> Reading {
    let text = document.text.as_str();
    let detected = document.lang.is_none().then(|| language::detect_with(text, additions));
    let lang = document.lang.clone().or_else(|| detected.as_ref().map(|known| known.lang.clone())).unwrap_or_default();
    let foreign = match &detected {
        Some(known) if known.mixed => language::foreign_passages(text, known, additions),
        _ => Vec::new(),
    };
    let folded = folded::Folded::new(text);
    let main = Passage { lang: &lang, foreign: &foreign, main: true };
    let mut tokens = scan::tokens(lexicon::Lexicon::with(&lang, additions), &folded, text);
    // A date of the article's own language is one wherever it stands: short lines are easily taken for a neighbour's.
    let mut dates = date::find_beside(text, &lang, &months(&tokens));
    let mut places = main.keep(place::find(text, &lang), |place| place.span);
    let others: BTreeSet<&str> = foreign.iter().map(|(_, lang)| lang.as_str()).collect();
    for lang in &others {
        let passage = Passage { lang, foreign: &foreign, main: false };
        let own: Vec<Span> = dates.iter().map(|date| date.span).collect();
        let taken = |span: Span| {
            let next = own.partition_point(|date| date.end <= span.start);
            own.get(next).is_some_and(|date| date.overlaps(span))
        };
        dates.extend(
            passage.keep(date::find(text, lang), |date| date.span).into_iter().filter(|date| !taken(date.span)),
        );
        dates.sort_by_key(|date| date.span);
        places.extend(passage.keep(place::find(text, lang), |place| place.span));
    }
    dates.sort_by_key(|date| date.span);
    places.sort_by_key(|place| place.span);
    places.retain(|place| {
        !is_word(text, &tokens, place.span)
            && !opens_as_word(text, &lang, &tokens, place.span)
            && !is_weekday(text, &lang, place.span)
    });
    place::glossed::add_to(text, &mut places);
    let adjectives = main.keep(adjective::find(&tokens), |adjective| adjective.span);
    adjective::add_areas(text, &tokens, &adjectives, &mut places);
    additions.places().add_to(&folded, &mut places);
    let organisations = organisation::find(text, &lang);
    let is_known = |span| is_known_word(&tokens, &organisations, span);
    let is_of_works = |span: Span| stands_behind_works(text, &tokens, span);
    place::unlisted::add_to(text, &lang, &mut places, (is_known, is_of_works));
    place::datelines::add_to(text, &lang, &mut places, is_known);
    place::villages::add_to(text, &lang, &mut places, is_known);
    place::caseless::add_to(text, &lang, &mut places, is_known);
    place::townships::add_to(text, &mut places, is_known);
    place::syllables::add_to(text, &lang, &mut places, is_known);
    let mentions =
        facts::Mentions { dates: &dates, places: &places, adjectives: &adjectives, organisations: &organisations };
    let mut facts = facts::article_facts(document, &folded, &lang, mentions);
    facts.furniture = furniture(text, &tokens, facts.furniture);
    let title = facts.title_span.filter(|_| facts.has_headline);
    tokens.retain(|token| stands_in_headline(token, title));
    let industries = claim::named_sectors(&tokens);
    let sectors = claim::article_sectors(&industries, &facts.furniture);
    let main_sector = claim::main_sector(&industries, &sectors);
    let file = Arc::from(document.file.as_str());
    let counts = words::Counts::new(text, &folded);
    let article = Whole {
        document,
        file: &file,
        folded: &folded,
        counts: &counts,
        mentions,
        facts: &facts,
        main_sector: main_sector.as_ref(),
    };
    let mut told = article.tell(main, additions, &tokens);
    for lang in &others {
        let passage = Passage { lang, foreign: &foreign, main: false };
        let tokens = scan::tokens(lexicon::Lexicon::with(lang, additions), &folded, text);
        told.join(article.tell(passage, additions, &tokens));
    }
    Reading {
        article: Article {
            file: document.file.clone(),
            text: document.text.clone(),
            lang,
            title: facts.title,
            title_span: facts.title_span,
            has_headline: facts.has_headline,
            published: facts.published,
            event: facts.event,
            source: facts.source,
            regions: facts.regions.into_iter().map(Name::into_owned).collect(),
            venues: facts.venues,
            actors: facts.actors,
            sectors,
            machine_translated: facts.machine_translated,
            encoding: document.encoding.clone(),
            problem: document.problem.clone(),
        },
        quantities: told.quantities,
        claims: told.claims,
        commitments: told.commitments,
        notes: facts.notes,
    }
}

/// The names of months that the lexicon knows, as far as a text writes them.
fn months(tokens: &[scan::Token]) -> Vec<Span> {
    tokens.iter().filter(|token| token.kind == lexicon::Kind::Month).map(|token| token.span).collect()
}

/// Whether a word may stand where it does: "to build" promises in a headline, and is a purpose in the text.
fn stands_in_headline(token: &scan::Token, title: Option<Span>) -> bool {
    // Entries lie all over the memory: most tokens are told by their kind.
    token.kind != lexicon::Kind::Target
        || !token.entry.meaning.starts_with(lexicon::HEADLINE)
        || title.is_some_and(|title| title.contains(token.span))
}

/// Whether what sounds like a place is a word that means something else in the language: "the city", "four times".
fn is_word(text: &str, tokens: &[scan::Token], span: Span) -> bool {
    use lexicon::Sense::{
        Actor, Against, And, Currency, Down, From, FromLevel, Furniture, Located, Metric, Multiple, Nation, Nationwide,
        NoClaimAfter, NoClaimBefore, Of, Origin, Period, PlanPeriod, Regional, Share, Subject, Times, To, Up,
        WholeRegion,
    };
    let caseless = text.get(span.start..).and_then(|name| name.chars().next()).is_some_and(|c| !c.is_uppercase());
    // Where no blanks set words apart, a name found inside a longer word is none: the capital of Togo in Thai กิโลเมตร.
    let inside = |token: &scan::Token| {
        token.span != span
            && span
                .of(text)
                .chars()
                .any(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'))
    };
    let from = tokens.partition_point(|token| token.span.start + 80 < span.start);
    let near = tokens.iter().skip(from).take_while(|token| token.span.start <= span.start);
    near.filter(|token| token.span.contains(span)).any(|token| match token.sense() {
        Times | Multiple(_) | Period(_) | PlanPeriod(..) | Subject(_) | Currency(_) => true,
        // Words for places and what stands beside them.
        Nation | Nationwide | Regional | WholeRegion | Located | Origin | Of | From | FromLevel | Against | And
        | To | Actor | Furniture | NoClaimBefore(_) | NoClaimAfter(_) => false,
        // A whole word of the others; "Sichuan's output" names a place all the same, and so does a capital.
        Metric(_) | Up | Down | Share => token.span == span,
        _ => (token.span == span && caseless) || inside(token),
    })
}

/// Whether a name without a capital and without a word for its kind is a day of the week: Dushanbe is called after Monday.
fn is_weekday(text: &str, lang: &str, span: Span) -> bool {
    let name = span.of(text);
    let (before, after) = (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    !name.starts_with(char::is_uppercase)
        && cldr::table(lang).is_some_and(|table| table.weekdays.iter().any(|day| day == name))
        && place::kind_beside(before, after).is_none()
}

/// Whether what looks like a place is an ordinary word whose capital only opens a sentence, or the first of several:
/// "Cada", "Marché", Vietnamese "Sản lượng".
fn opens_as_word(text: &str, lang: &str, tokens: &[scan::Token], span: Span) -> bool {
    use lexicon::Sense::{Nation, Nationwide, Neutral, Regional, Subject, WholeRegion};
    let name = span.of(text);
    if !sentence::opens(text, span.start)
        || !name.starts_with(char::is_uppercase)
        || !name.chars().skip(1).all(char::is_lowercase)
    {
        return false;
    }
    // A title that is nothing but names, and "Rabat: ..." above a paragraph, say where.
    if text.get(span.end..).is_some_and(|rest| rest.starts_with([',', ':', '.', '\n', '(', '-', '–'])) {
        return false;
    }
    let from = tokens.partition_point(|token| token.span.start < span.start);
    let word = tokens.iter().skip(from).take_while(|token| token.span.start == span.start).any(|token| {
        token.span.end >= span.end
            && !matches!(token.sense(), Nation | Nationwide | Neutral | Regional | Subject(_) | WholeRegion)
    });
    word || language::is_small_word(name, lang) || place::is_opening_word(name, lang)
}

/// Whether nothing but a word such as "in" stands between something that is built and a name: "en ny anläggning i Rönnskär".
fn stands_behind_works(text: &str, tokens: &[scan::Token], span: Span) -> bool {
    const LINK: usize = 8;
    let from = tokens.partition_point(|token| token.furthest + LINK < span.start);
    let near = tokens.get(from..).unwrap_or_default().iter().take_while(|token| token.span.start < span.start);
    near.filter(|token| matches!(token.kind, lexicon::Kind::Works | lexicon::Kind::Site)).any(|token| {
        let gap = text.get(token.word.end..span.start).unwrap_or_default();
        (2..=LINK).contains(&gap.len()) && gap.starts_with(' ') && gap.split_whitespace().count() == 1
    })
}

/// Whether a word is one of the lexicon or part of a firm's name.
fn is_known_word(tokens: &[scan::Token], organisations: &[organisation::OrganisationMention], span: Span) -> bool {
    let from = tokens.partition_point(|token| token.span.start < span.start);
    tokens.get(from..).and_then(<[_]>::first).is_some_and(|token| token.span.start == span.start)
        || organisations.iter().any(|firm| firm.span.overlaps(span))
}

/// Lines of page furniture, with the short ones that begin with a word for it in the lexicon; the first line is the headline.
fn furniture(text: &str, tokens: &[scan::Token], mut lines: Vec<Span>) -> Vec<Span> {
    const SHORT: usize = 400;
    let lead = text.len() - text.trim_start().len();
    let head = lead + text.trim_start().find('\n').unwrap_or(text.len() - lead);
    for token in tokens.iter().filter(|token| token.kind == lexicon::Kind::Furniture) {
        let before = text.get(..token.span.start).unwrap_or_default();
        let lead = before.trim_end_matches(|c: char| c != '\n' && !c.is_alphanumeric());
        if !lead.ends_with('\n') || lead.len() <= head {
            continue;
        }
        let start = lead.len();
        let reach = text.floor_char_boundary(start + SHORT);
        let line = text.get(start..reach).unwrap_or_default();
        let end = match line.find('\n') {
            Some(at) => start + at,
            None if reach == text.len() => reach,
            None => continue,
        };
        let line = Span::new(start, end);
        if !lines.iter().any(|known| known.overlaps(line)) {
            lines.push(line);
        }
    }
    lines.sort();
    lines
}

/// The parts of a text that are written in one language.
#[derive(Clone, Copy)]
struct Passage<'a> {
    lang: &'a str,
    /// Lines in other languages than most of the text, with their language.
    foreign: &'a [(Span, String)],
    /// Whether it is what most of the text is written in.
    main: bool,
}

impl Passage<'_> {
    fn holds(&self, span: Span) -> bool {
        let line = self.foreign.partition_point(|(line, _)| line.end <= span.start);
        match self.foreign.get(line).filter(|(line, _)| line.overlaps(span)) {
            Some((_, lang)) => !self.main && lang == self.lang,
            None => self.main,
        }
    }

    fn keep<T>(&self, mut items: Vec<T>, span: impl Fn(&T) -> Span) -> Vec<T> {
        if !self.foreign.is_empty() {
            items.retain(|item| self.holds(span(item)));
        }
        items
    }
}

/// What holds for the whole article.
#[derive(Clone, Copy)]
struct Whole<'a> {
    document: &'a Document,
    folded: &'a folded::Folded,
    counts: &'a words::Counts,
    mentions: facts::Mentions<'a>,
    facts: &'a facts::Facts,
    main_sector: Option<&'a Name>,
    /// Path of the article, which its claims share.
    file: &'a Arc<str>,
}

/// What passages tell.
struct Told {
    quantities: Vec<Quantity>,
    claims: Vec<Claim>,
    commitments: Vec<Commitment>,
}

impl Told {
    /// Adds what other passages tell, in the order of the text.
    fn join(&mut self, other: Self) {
        self.quantities.extend(other.quantities);
        self.claims.extend(other.claims);
        self.commitments.extend(other.commitments);
        self.quantities.sort_by_key(|quantity| quantity.span);
        self.claims.sort_by_key(|claim| claim.evidence.span);
        self.commitments.sort_by_key(|commitment| commitment.span);
    }
}

impl Whole<'_> {
    /// Everything that the passages of one language tell. `tokens` are the words of that language.
    fn tell(&self, passage: Passage<'_>, additions: &Additions, tokens: &[scan::Token]) -> Told {
        let text = self.document.text.as_str();
        let lexicon = lexicon::Lexicon::with(passage.lang, additions);
        let starts = words::Starts::new(tokens);
        let words =
            words::Words { text, tokens, starts: &starts, counts: self.counts, kinds: &self.folded.source_kinds };
        let names: Vec<Span> = self.mentions.places.iter().map(|place| place.span).collect();
        let around = quantity::Surroundings {
            dates: self.mentions.dates,
            names: &names,
            published: self.facts.published,
            furniture: &self.facts.furniture,
            region: self.facts.main_region.as_deref(),
        };
        let mut found = passage.keep(quantity::read(lexicon, self.folded, words, &around), |one| one.quantity.span);
        let mut whole: Vec<Span> = self.mentions.dates.iter().map(|date| date.span).collect();
        whole.extend(found.iter().map(|one| one.quantity.span));
        // "14. Beş Yıllık Plan": no sentence ends inside a word of the lexicon.
        let mut looked_at = 0;
        let stops = memchr::memchr_iter(b'.', text.as_bytes());
        for at in stops.filter(|at| text.as_bytes().get(at + 1) == Some(&b' ')) {
            let from = tokens.partition_point(|token| token.furthest < at + 2).max(looked_at);
            let near = tokens.get(from..).unwrap_or_default().iter().take_while(|token| token.span.start <= at);
            looked_at = from + near.clone().count();
            whole.extend(near.map(|token| token.span).filter(|span| span.end >= at + 2));
        }
        whole.sort();
        let sentences = passage.keep(sentence::split(text, self.folded, lexicon, &whole), |sentence| sentence.span);
        let context = claim::Context {
            file: self.file,
            lexicon,
            words,
            facts: self.facts,
            dates: self.mentions.dates,
            places: self.mentions.places,
            organisations: self.mentions.organisations,
            main_sector: self.main_sector,
        };
        let claims = claim::assemble(&context, &sentences, &mut found);
        let commitments = commitment::find(&context, &sentences, &claims);
        Told { quantities: found.into_iter().map(|one| one.quantity).collect(), claims, commitments }
    }
}

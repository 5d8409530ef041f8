//! Figures of the country as a whole, told in passing beside the region that the text is about.

use super::super::{Context, Scene};
use super::{comes_from, owners};
use crate::extract::lexicon::{AVERAGE, HOME, Kind, NATIONWIDE, Period, Sense};
use crate::extract::place;
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, CueField, Metric, Span, Unit};

/// "Nationwide, output was 27 million tonnes": a word for the whole country that opens the clause of a figure.
pub(super) fn nationwide<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    // 全国首个 is the first of the country, and no figure of it.
    let longer = |token: &Token| {
        scene.with([Kind::Nation]).iter().any(|other| {
            matches!(other.sense(), Sense::Nation)
                && other.span.start == token.span.start
                && other.span.end > token.span.end
        })
    };
    let token = scene.with([Kind::Nationwide]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Nationwide)
            && token.span.end <= one.begin
            && token.entry.meaning != AVERAGE
            && ((opens_clause(context, scene, token)
                && token.entry.meaning != HOME
                && !tells_share(context, scene, (token, one)))
                || follows_metric(context, scene, (token, one)))
            && !comes_from(context, token.span)
            && !longer(token)
    })?;
    let commas = if token.entry.meaning == HOME { 2 } else { 1 };
    (context.commas(token.span.end, one.begin) <= commas).then_some(token)
}

/// The word that gives a figure to the country as a whole; `bare` where no place before the figure owns it.
pub(super) fn told_by_word<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    (one, metric): (&Found, &Metric),
    earlier: &[Claim],
    bare: bool,
) -> Option<&'a Token> {
    let national = || nation_of_metric(context, scene, one).filter(|_| bare);
    let whole = average(context, scene, one)
        .or_else(|| nationwide(context, scene, one).or_else(national).filter(|_| !is_difference(one, earlier)));
    whole.or_else(|| compared(context, scene, (one, metric), earlier))
}

/// "The national average of 9 %", "la media nacional, que fue de 9 %", "전국 평균 9%보다": the figure of the average itself, and
/// none by which another one differs from it.
pub(super) fn average<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    const NEAR: usize = 3;
    let words = context.words;
    if one.quantity.unit == Some(Unit::PercentagePoint) {
        return None;
    }
    let than_behind = context.lexicon.writing.has_verb_last();
    // Italian "la media nazionale del 9 %": one word for "of" and "by".
    let of = |token: &Token| {
        words.around(token.span).any(|other| other.span == token.span && matches!(other.sense(), Sense::Of))
    };
    let differs = |token: &Token| match token.sense() {
        Sense::ChangeBefore => !of(token),
        Sense::Up | Sense::Down | Sense::And => true,
        Sense::Against | Sense::Period(Period::Baseline | Period::Than) => than_behind,
        _ => false,
    };
    scene
        .with([Kind::Nationwide])
        .iter()
        .rev()
        .find(|token| {
            let end = token.word.end.min(one.begin);
            token.entry.meaning == AVERAGE
                && token.span.end <= one.begin
                && words.distance(end, one.begin) <= NEAR
                && context.commas(end, one.begin) <= 1
                && !scene.has_claim_between(end, one.begin)
                && !words.within(Span::new(token.span.end, one.begin)).iter().any(differs)
        })
        .or_else(|| average_behind(context, scene, one))
}

/// "A 4,5 százalékos országos átlag": the average right behind what it comes to.
fn average_behind<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let text = context.words.text;
    let blank = |token: &Token| {
        text.get(one.word_end..token.span.start).is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
    };
    scene.with([Kind::Nationwide]).iter().find(|token| token.entry.meaning == AVERAGE && blank(token))
}

/// "Unemployment is at 15.6 %, against 9.3 % nationwide": a word for the whole country right behind a figure that another one of
/// the same kind is compared with.
fn compared<'a>(
    context: &Context<'_>,
    scene: &Scene<'a>,
    (one, metric): (&Found, &Metric),
    earlier: &[Claim],
) -> Option<&'a Token> {
    const NEAR: usize = 1;
    let same = |last: &Claim| last.metric == *metric || metric.is_rate() && last.of_metric.as_ref() == Some(metric);
    let alike = |last: &&Claim| same(last) && Some(&last.unit) == one.quantity.unit.as_ref();
    let last = earlier.last().filter(alike)?;
    let named = !context.places_in(Span::new(last.evidence.span.end, one.begin)).is_empty();
    scene.with([Kind::Nationwide]).iter().find(|token| {
        let start = token.span.start;
        matches!(token.sense(), Sense::Nationwide)
            && !named
            && start >= one.word_end
            && token.entry.meaning != HOME
            && context.words.distance(one.word_end, start) <= NEAR
            && context.commas(one.word_end, start) == 0
            && !scene.has_claim_between(one.word_end, start)
    })
}

/// "Grew 6.2 %, 0.9 points more than the national average": points by which the figure before differs from that of the country.
fn is_difference(one: &Found, earlier: &[Claim]) -> bool {
    one.quantity.unit == Some(Unit::PercentagePoint)
        && earlier.last().is_some_and(|last| last.unit == Unit::Percent && !is_nationwide(last))
}

/// Whether a word for the whole of a region is a part of one for the whole country: "en todo el país".
pub(super) fn is_of_nation(scene: &Scene<'_>, token: &Token) -> bool {
    let mut words = scene.with([Kind::Nationwide]).iter();
    words.any(|other| {
        matches!(other.sense(), Sense::Nationwide) && other.span != token.span && other.span.contains(token.span)
    })
}

/// Whether a word for a state at home means the whole country in a text that is about a place abroad: "landesweit", of China.
pub(super) fn is_whole_country(context: &Context<'_>, scene: &Scene<'_>, token: &Token) -> bool {
    let both = |other: &Token| matches!(other.sense(), Sense::Nationwide) && other.span == token.span;
    let main = context.facts.main_region.as_deref();
    scene.with([Kind::Nationwide]).iter().any(both)
        && main.is_some_and(|main| !place::is_at_home(&context.lexicon.lang, main))
}

/// "På landsbasis døde 16,7 prosent av laksen": a word for the whole country at the head of a sentence that names no place tells
/// of what a share is, unless something is "here".
pub(super) fn of_share<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let pointed = || {
        scene.with([Kind::There, Kind::Subject]).iter().any(|token| match token.sense() {
            Sense::There => true,
            Sense::Subject(kind) => kind != "country",
            _ => false,
        })
    };
    nationwide(context, scene, one).filter(|token| {
        context.words.distance(scene.sentence.span.start, token.span.start) == 0
            && context.words.distance(token.span.end, one.begin) > 0
            && scene.places.is_empty()
            && !pointed()
    })
}

/// "The country's total exports came to 28.97 billion": a word for the nation right before what is measured.
fn nation_of_metric<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    national_industry(context, scene, one)
        .or_else(|| of_count(context, scene, one))
        .or_else(|| beside_metric(context, scene, one, Kind::Nation))
        .or_else(|| behind_metric(context, scene, one, Kind::Nation))
}

/// "Of the country's 300 mills, 40 are in Leeds", "de las 300 fábricas del país": words for the nation that stand right before a
/// number, or right behind what it counts.
fn of_count<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    const HEAD: usize = 2;
    let words = context.words;
    let counted = |end: usize| {
        let mut between = scene.between_of([Kind::Counted], one.word_end, end);
        between.any(|token| matches!(token.sense(), Sense::Counted(_)))
    };
    let start = scene.sentence.span.start;
    let phrase = |token: &&Token| token.span.of(words.text).contains(' ') && token.entry.meaning != HOME;
    let national = scene.with([Kind::Nation]).iter().filter(|token| matches!(token.sense(), Sense::Nation));
    national.filter(phrase).find(|token| {
        let before = words.distance(start, token.span.start) <= HEAD && words.is_thin(token.span.end, one.begin);
        let behind = token.span.start >= one.word_end
            && words.distance(start, one.begin) <= HEAD
            && words.distance(one.word_end, token.span.start) <= HEAD
            && context.commas(one.word_end, token.span.start) == 0
            && counted(token.span.start);
        one.is_bare() && (before || behind)
    })
}

/// "Bavarian exports came to 28.97 billion", "las exportaciones gallegas", "the Bavarian textile industry has 300 firms": an
/// adjective of a region at the head of the sentence beside an industry, or right beside what is measured.
pub(super) fn regional<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    let industry = scene.with([Kind::Regional]).iter().find(|token| {
        matches!(token.sense(), Sense::Regional) && token.span.end <= one.begin && names_industry(context, scene, token)
    });
    industry
        .or_else(|| beside_metric(context, scene, one, Kind::Regional))
        .or_else(|| behind_metric(context, scene, one, Kind::Regional))
}

/// An adjective of a region or the nation right behind what is measured: "la producción nacional".
fn behind_metric<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found, wanted: Kind) -> Option<&'a Token> {
    scene.with([wanted]).iter().rev().find(|token| {
        let start = token.span.start;
        let measured = |other: &&Token| {
            matches!(other.sense(), Sense::Metric(_) | Sense::Industry)
                && other.span.end <= start
                && context.words.distance(other.word.end.min(start), start) == 0
        };
        token.sense().kind() == wanted
            && token.span.end <= one.begin
            && context.commas(token.span.end, one.begin) == 0
            && !scene.has_claim_between(token.span.end, one.begin)
            && scene.tokens.iter().any(|other| measured(&other))
    })
}

fn beside_metric<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found, wanted: Kind) -> Option<&'a Token> {
    const NEAR: usize = 2;
    let metric = scene.with([Kind::Metric]).iter().rev().find(|token| {
        matches!(token.sense(), Sense::Metric(_))
            && token.span.end <= one.begin
            && context.commas(token.span.end, one.begin) == 0
            && !scene.has_claim_between(token.span.end, one.begin)
    })?;
    let clause = Span::new(metric.span.start, one.begin);
    scene.with([wanted]).iter().rev().find(|token| {
        token.sense().kind() == wanted
            && token.span.end <= metric.span.start
            && context.words.distance(token.word.end.min(metric.span.start), metric.span.start) <= NEAR
            && context.commas(token.span.end, metric.span.start) == 0
            && context.places_in(clause).is_empty()
            && !comes_from(context, token.span)
            && !scene
                .between_of([Kind::And, Kind::Clause], token.span.end, metric.span.start)
                .any(|word| matches!(word.sense(), Sense::And | Sense::Clause))
    })
}

/// The country that a word for it means: that of the region spoken of, and for "German" one at home.
pub(super) fn nation<'a>(context: &'a Context<'_>, token: &Token, spoken_of: Option<&'a str>) -> Option<&'static str> {
    let home = |country: &&str| place::is_at_home(&context.lexicon.lang, country);
    let country = spoken_of.and_then(place::country_of);
    if token.entry.meaning != HOME {
        // "Nationwide" behind a sentence on the partner abroad is of home where the text is.
        let main = context.facts.main_region.as_deref().filter(|main| place::is_at_home(&context.lexicon.lang, main));
        return main.and_then(place::country_of).or(country);
    }
    let named = || context.places.iter().filter_map(|mention| place::country_of(&mention.place.name)).find(home);
    country
        .filter(home)
        .or_else(|| context.facts.main_region.as_deref().and_then(place::country_of).filter(home))
        .or_else(named)
        // "German exports fell" in a text about China; German firms there are something else.
        .or_else(|| place::home_of(&context.lexicon.lang).filter(|_| !has_firms(context, token)))
}

/// Whether firms stand right behind a word for the home country.
fn has_firms(context: &Context<'_>, token: &Token) -> bool {
    let mut behind = context.words.right_after(token.word.end.max(token.span.end));
    behind.any(|other| matches!(other.sense(), Sense::Counted(Metric::Enterprises)))
}

/// "The German shoe industry had sales of 2.1 billion": a word for the home country at the head of a sentence, beside an
/// industry or those who work in it.
pub(super) fn names_industry(context: &Context<'_>, scene: &Scene<'_>, token: &Token) -> bool {
    const HEAD: usize = 2;
    const NEAR: usize = 2;
    let words = context.words;
    let (start, end) = (token.span.start, token.word.end.max(token.span.end));
    let industry = |other: &Token| {
        matches!(other.sense(), Sense::Sector(_) | Sense::Counted(Metric::Enterprises) | Sense::Industry)
    };
    words.distance(scene.sentence.span.start, start) <= HEAD
        && scene
            .with([Kind::Sector, Kind::Counted, Kind::Industry])
            .iter()
            .filter(|other| industry(other) && !other.span.overlaps(token.span))
            .any(|other| {
                let behind = other.span.start >= end
                    && words.distance(end, other.span.start) <= NEAR
                    && context.commas(end, other.span.start) == 0;
                let before = other.span.end <= start
                    && words.distance(other.word.end.min(start), start) == 0
                    && context.commas(other.word.end.min(start), start) == 0;
                (behind || before) && !scene.has_claim_between(end.min(other.span.start), start.max(other.span.end))
            })
}

/// "The French market for drones is to triple": a word for the nation that opens a sentence and names an industry.
fn national_industry<'a>(context: &Context<'_>, scene: &Scene<'a>, one: &Found) -> Option<&'a Token> {
    scene.with([Kind::Nation]).iter().find(|token| {
        matches!(token.sense(), Sense::Nation)
            && token.entry.meaning == HOME
            && token.span.end <= one.begin
            && names_industry(context, scene, token)
            && !comes_from(context, token.span)
            && !owners(context, scene).any(|mention| mention.span.end <= one.begin)
    })
}

/// "Sales of electric cars in the country grew by 38.6 %": right behind what is measured, in a clause that names no place.
pub(super) fn follows_metric(context: &Context<'_>, scene: &Scene<'_>, (token, one): (&Token, &Found)) -> bool {
    const PHRASE: usize = 6;
    let metric = scene.with([Kind::Metric]).iter().rev().find(|other| {
        matches!(other.sense(), Sense::Metric(_))
            && other.span.end <= token.span.start
            && context.words.distance(other.span.end, token.span.start) <= PHRASE
            && context.commas(other.span.end, if token.entry.meaning == HOME { token.span.start } else { one.begin })
                == 0
    });
    metric.is_some_and(|metric| {
        let clause = Span::new(metric.span.start, one.begin);
        // "Exports of French knives to China": where they go owns nothing.
        let places = owners(context, scene).filter(|mention| clause.contains(mention.span));
        !scene.has_claim_between(metric.span.start, token.span.start) && places.count() == 0
    })
}

/// Whether a mark or the start of the sentence stands right before a word, or one short word between.
pub(super) fn opens_clause(context: &Context<'_>, scene: &Scene<'_>, token: &Token) -> bool {
    let head = context.words.text.get(scene.sentence.span.start..token.span.start).unwrap_or_default();
    let clause = head.rsplit([',', '，', '、', '،', ';', '；', ':', '：', '—', '–']).next().unwrap_or_default();
    // Where neither words nor sentences are set apart by signs, a blank parts clauses: "แห่ง ทั้งประเทศผลิต".
    let unspaced = |c: char| matches!(c, '\u{0e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    if head.ends_with(' ') && token.span.of(context.words.text).starts_with(unspaced) {
        return true;
    }
    let clause = clause.trim();
    clause.split_whitespace().count() <= 1 && clause.chars().count() <= 4
}

/// Whether a word before the one for the whole country makes that the whole of a share told before a figure:
/// 占全国80%以上，从业人员34万人.
fn tells_share(context: &Context<'_>, scene: &Scene<'_>, (token, one): (&Token, &Found)) -> bool {
    let head = context.words.text.get(scene.sentence.span.start..token.span.start).unwrap_or_default();
    let bare = head.is_empty() || head.ends_with([',', '，', '、', '،', ';', '；', ':', '：', '—', '–', ' ']);
    !bare && scene.has_claim_between(token.span.end, one.begin)
}

/// Whether a claim is of the country as a whole, told in passing beside the region that the text is about.
pub fn is_nationwide(claim: &Claim) -> bool {
    claim.evidence.cues.iter().any(|cue| cue.field == CueField::Region && cue.meaning == NATIONWIDE)
}

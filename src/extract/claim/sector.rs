//! Which industry or product a figure is of, and which an article is about.

use std::collections::BTreeMap;

use super::{Context, Discourse, Scene, cue};
use crate::extract::lexicon::{Kind, Sense, top_sector};
use crate::extract::quantity::Found;
use crate::extract::scan::Token;
use crate::model::{Claim, Cue, CueField, Metric, Name, Span};

/// Chooses the industry of a figure: right behind it, or the nearest before it, or that of the text.
pub fn choose(
    context: &Context<'_>,
    scene: &Scene<'_>,
    discourse: &Discourse,
    one: &Found,
    (metric, of_metric): (&Metric, Option<&Metric>),
    earlier: &[Claim],
) -> (Option<Name>, Option<Cue>) {
    let words = context.words;
    let free = |from: usize, to: usize| context.commas(from, to) == 0 && !scene.has_figure_between(from, to);
    // "600,000 t and battery capacity 100 GWh": behind "and" and another metric the next figure's product follows.
    let next_clause = |from: usize, to: usize| {
        let mut behind_and =
            scene.between_of([Kind::And], from, to).skip_while(|token| !matches!(token.sense(), Sense::And));
        behind_and.any(|token| matches!(token.sense(), Sense::Metric(_)))
    };
    let sectors = || scene.with([Kind::Sector]).iter().filter(|token| token.kind == Kind::Sector);
    let behind = sectors().find(|token| {
        let start = token.span.start;
        start >= one.quantity.span.end
            && words.distance(one.word_end.min(start), start) <= 4
            && free(one.word_end.min(start), start)
            && !next_clause(one.word_end.min(start), start)
    });
    let ratio = matches!(metric, Metric::Growth | Metric::Share);
    let from = if ratio { earlier.last().map_or(0, |claim| claim.evidence.span.end) } else { 0 };
    let before = || sectors().rev().find(|token| token.span.end <= one.begin && token.span.start >= from);
    // "lithium battery new energy industry": of two names side by side the first says more.
    let before = || {
        let token = before()?;
        let first = sectors()
            .rev()
            .find(|other| other.span.end <= token.span.start && words.is_thin(other.word.end, token.span.start));
        Some(first.unwrap_or(token))
    };
    let later =
        || sectors().find(|token| token.span.start >= one.quantity.span.end && free(one.word_end, token.span.start));
    let own = behind.or_else(before);
    let known = || carried(discourse, metric, of_metric, earlier);
    // A name far behind the figure counts only where nothing is known from before.
    let own = if own.is_none() && known().is_none() { later() } else { own };
    if let Some(token) = own {
        // "150 firms from car making, engineering, food and tourism" are of no one industry.
        let counts_firms = matches!(metric, Metric::Enterprises | Metric::Projects | Metric::Investment | Metric::Jobs);
        let several = || sectors().nth(LIST - 1).is_some();
        let of_many = counts_firms && several() && is_of_list(context, &sectors().collect::<Vec<_>>(), token);
        let sector = if of_many { None } else { sector_of(token) };
        return (sector, Some(cue(token, CueField::Sector)));
    }
    (known().or_else(|| context.main_sector.cloned()), None)
}

/// The industry that figures before it leave: of the same sentence, or of the same metric.
fn carried(discourse: &Discourse, metric: &Metric, of_metric: Option<&Metric>, earlier: &[Claim]) -> Option<Name> {
    let ratio = matches!(metric, Metric::Growth | Metric::Share);
    let measured = if ratio { of_metric } else { Some(metric) };
    earlier.last().and_then(|claim| claim.sector.clone()).or_else(|| {
        let (_, sector) = discourse.sectors.iter().find(|(told, _)| Some(told) == measured)?;
        sector.clone()
    })
}

/// The name that a text uses most for its main industry; none where it is about many. `sectors` are those of
/// [`article_sectors`], `named` the words that [`named_sectors`] finds.
#[must_use]
pub fn main_sector(named: &[&Token], sectors: &[String]) -> Option<Name> {
    let main = sectors.first()?;
    if sectors.len() >= MANY {
        return None;
    }
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for token in named {
        if let Sense::Sector(sector) = token.sense() {
            *counts.entry(sector.as_str()).or_default() += 1;
        }
    }
    let tops: Vec<(&str, usize)> = counts.iter().map(|(sector, count)| (top_sector(sector), *count)).collect();
    let times =
        |industry: &str| -> usize { tops.iter().filter(|(top, _)| *top == industry).map(|(_, count)| count).sum() };
    // What is named less than half as often does not make the text one about many.
    let most = times(main);
    if sectors.iter().filter(|sector| times(sector) * 2 > most).count() >= LIST {
        return None;
    }
    counts.retain(|sector, _| top_sector(sector) == main);
    let most = counts.values().copied().max()?;
    // The plain name of the industry where it is as usual as that of a product.
    if counts.get(main.as_str()).is_some_and(|count| count * 3 >= most * 2) {
        return Some(main.clone().into());
    }
    counts.into_iter().find(|(_, count)| *count == most).map(|(sector, _)| sector.into())
}

/// From this many industries side by side on, none of them is meant by itself.
const LIST: usize = 3;
/// From this many industries on, a text is about many, however often each is named.
const MANY: usize = 6;

/// Whether a word stands in a list of three or more industries, with at most a word or two between each.
fn is_of_list(context: &Context<'_>, sectors: &[&Token], token: &Token) -> bool {
    let Some(at) = sectors.iter().position(|other| other.span == token.span) else { return false };
    let near = |pair: &[&Token]| match pair {
        [one, other] => context.words.distance(one.span.end, other.span.start) <= 2,
        _ => false,
    };
    let after = sectors.windows(2).skip(at).take_while(|pair| near(pair)).count();
    let before = sectors.windows(2).take(at).rev().take_while(|pair| near(pair)).count();
    if before + after + 1 < LIST {
        return false;
    }
    let list = sectors.get(at - before..=at + after).unwrap_or_default();
    let mut names: Vec<&str> = list
        .iter()
        .filter_map(|token| match token.sense() {
            Sense::Sector(sector) => Some(top_sector(sector)),
            _ => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names.len() >= LIST
}

fn sector_of(token: &Token) -> Option<Name> {
    match token.sense() {
        Sense::Sector(sector) => Some(sector.as_str().into()),
        _ => None,
    }
}

/// The words for industries and products among some.
#[must_use]
pub fn named_sectors(tokens: &[Token]) -> Vec<&Token> {
    tokens.iter().filter(|token| token.kind == Kind::Sector).collect()
}

/// The industries that a text is about, most named first. Products count for their industry; what is named once beside
/// others named often is left out. `words` are those of [`named_sectors`].
#[must_use]
pub fn article_sectors(words: &[&Token], furniture: &[Span]) -> Vec<String> {
    // Each with how often it is named, and the first time.
    let mut named: Vec<(&str, usize, usize)> = Vec::new();
    for (order, token) in words.iter().enumerate() {
        let Sense::Sector(sector) = token.sense() else { continue };
        if furniture.iter().any(|line| line.overlaps(token.span)) {
            continue;
        }
        match named.iter_mut().find(|(known, ..)| *known == sector) {
            Some((_, count, _)) => *count += 1,
            None => named.push((sector, 1, order)),
        }
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (sector, count, order) in named {
        counts.entry(top_sector(sector)).or_insert((0, order)).0 += count;
    }
    let most = counts.values().map(|(count, _)| *count).max().unwrap_or_default();
    let least = if most >= 4 { most / 2 + 1 } else { 1 };
    let mut named: Vec<(&str, usize, usize)> = counts
        .into_iter()
        .filter(|(_, (count, _))| *count >= least)
        .map(|(sector, (count, order))| (sector, count, order))
        .collect();
    named.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.cmp(&b.2)));
    named.into_iter().map(|(sector, _, _)| sector.to_owned()).collect()
}

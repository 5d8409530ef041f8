//! One story in several files: translations and reprints, grouped by what survives a translation.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Reading, Span, Unit};

/// Days between the publications of two versions of one story.
const DAYS_APART: i32 = 3;
/// From this many figures on, figures alone tell a story.
const ENOUGH_FIGURES: usize = 5;
/// A figure or a build that more articles have than this tells no story.
const COMMON: usize = 64;
/// Part of the figures that two versions must share.
const SHARED_FIGURES: f64 = 0.6;

/// Groups of two or more readings that tell one story, by their places in `traits`.
pub fn groups(traits: &[&Traits]) -> Vec<Vec<usize>> {
    let mut parents: Vec<usize> = (0..traits.len()).collect();
    for_candidates(traits, |one, other| {
        let same = traits.get(one).zip(traits.get(other)).is_some_and(|(one, other)| one.same_story(other));
        if same {
            join(&mut parents, one, other);
        }
    });
    let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..traits.len() {
        let root = root(&parents, index);
        // The first of a story is its root: alone it is no group.
        if root != index {
            by_root.entry(root).or_insert_with(|| vec![root]).push(index);
        }
    }
    by_root.into_values().collect()
}

/// Versions in the order in which they are shown: most claims and commitments, then those that a machine did not
/// translate, then Chinese for what happens in China, then by file.
pub fn standing(reading: &Reading) -> (Reverse<usize>, Reverse<usize>, bool, bool, String) {
    let article = &reading.article;
    let foreign = article.lang != "zh";
    (
        Reverse(reading.claims.len()),
        Reverse(reading.commitments.len()),
        article.machine_translated,
        foreign,
        article.file.clone(),
    )
}

fn root(parents: &[usize], mut index: usize) -> usize {
    while let Some(parent) = parents.get(index).copied().filter(|parent| *parent != index) {
        index = parent;
    }
    index
}

fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    if let Some(parent) = parents.get_mut(one.max(other)) {
        *parent = one.min(other);
    }
}

/// What survives a translation.
#[derive(Debug)]
pub struct Traits {
    day: Option<i32>,
    regions: BTreeSet<String>,
    actors: BTreeSet<String>,
    sectors: BTreeSet<String>,
    event: Option<crate::model::Date>,
    /// Values with their units, sorted, each as often as it occurs.
    figures: Vec<(u64, Unit)>,
    /// Sentences of each paragraph, roughly.
    paragraphs: Vec<usize>,
    length: usize,
}

impl Traits {
    /// Looks through a reading once.
    pub fn of(reading: &Reading) -> Self {
        let article = &reading.article;
        let mut figures: Vec<(u64, Unit)> =
            reading.claims.iter().map(|claim| (figure_key(claim.value), claim.unit.clone())).collect();
        figures.sort_unstable();
        let body = article.title_span.filter(|_| article.has_headline).map_or(0, |title: Span| title.end);
        Self {
            day: article.published.map(day_number),
            regions: article.regions.iter().cloned().collect(),
            actors: article.actors.iter().flat_map(|actor| stems(actor)).collect(),
            sectors: article.sectors.iter().cloned().collect(),
            event: article.event,
            figures,
            paragraphs: paragraphs(article.text.get(body..).unwrap_or_default()),
            length: article.text.chars().count(),
        }
    }

    fn same_story(&self, other: &Self) -> bool {
        let apart = self.day.zip(other.day).map(|(one, other)| (one - other).abs());
        if apart.is_some_and(|days| days > DAYS_APART)
            || (self.event.is_some() && other.event.is_some() && self.event != other.event)
        {
            return false;
        }
        let most = self.figures.len().max(other.figures.len());
        let shared = shared(&self.figures, &other.figures);
        let about_the_same = self.regions.is_empty() && other.regions.is_empty()
            || self.regions.intersection(&other.regions).next().is_some();
        if most >= ENOUGH_FIGURES {
            return about_the_same && shared as f64 >= SHARED_FIGURES * most as f64;
        }
        // Few figures or none: then day, place, who and build must all fit.
        about_the_same
            && shared == most
            && apart == Some(0)
            && self.regions == other.regions
            && self.same_who_or_what(other)
            && self.same_build(other)
    }

    fn same_who_or_what(&self, other: &Self) -> bool {
        if self.actors.is_empty() || other.actors.is_empty() {
            return !self.sectors.is_empty() && self.sectors == other.sectors;
        }
        let common = self.actors.intersection(&other.actors).count();
        common * 2 >= self.actors.len().min(other.actors.len())
    }

    /// As many paragraphs, with about as many sentences each; scripts differ in length, but not that much.
    fn same_build(&self, other: &Self) -> bool {
        let count = self.paragraphs.len();
        if count < 3 || count != other.paragraphs.len() {
            return false;
        }
        let off: usize = self.paragraphs.iter().zip(&other.paragraphs).map(|(one, other)| one.abs_diff(*other)).sum();
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        off <= count && long <= short * 4
    }
}

/// Goes through pairs that can be one story, some more than once: they share a figure that few articles have, or they
/// are built alike and of one day and region. Never all pairs: a folder may hold a hundred thousand articles.
fn for_candidates(traits: &[&Traits], mut each: impl FnMut(usize, usize)) {
    let mut figures: Vec<(&(u64, Unit), usize)> = Vec::new();
    let mut by_build: BTreeMap<(i32, &BTreeSet<String>, usize), Vec<usize>> = BTreeMap::new();
    for (index, of) in traits.iter().enumerate() {
        figures.extend(
            of.figures.chunk_by(|one, other| one == other).filter_map(<[_]>::first).map(|figure| (figure, index)),
        );
        if let Some(day) = of.day.filter(|_| of.figures.len() < ENOUGH_FIGURES) {
            by_build.entry((day, &of.regions, of.paragraphs.len())).or_default().push(index);
        }
    }
    figures.sort_unstable();
    let by_figure = figures.chunk_by(|(one, _), (other, _)| one == other);
    let mut pairs = |members: &[usize]| {
        for (position, one) in members.iter().enumerate() {
            for other in members.iter().skip(position + 1) {
                each(*one, *other);
            }
        }
    };
    for same in by_figure.filter(|all| (2..=COMMON).contains(&all.len())) {
        pairs(&same.iter().map(|(_, index)| *index).collect::<Vec<_>>());
    }
    for same in by_build.into_values().filter(|all| all.len() <= COMMON) {
        pairs(&same);
    }
}

fn day_number(day: crate::model::Date) -> i32 {
    let since = day.since((jiff::Unit::Day, jiff::civil::Date::ZERO));
    since.map_or(0, |span| span.get_days())
}

/// The value to six significant digits, as bits: 41.9e9 read in two ways is one figure.
fn figure_key(value: f64) -> u64 {
    if value == 0.0 {
        return 0;
    }
    let power = 10f64.powi(5 - value.abs().log10().floor() as i32);
    (value * power).round().to_bits() ^ (power.to_bits().rotate_left(1))
}

/// How many items two sorted lists share.
fn shared<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                left.next();
                right.next();
            }
        }
    }
    count
}

/// First letters of a name's longer words, without accents: "Aluminum" and "Aluminium" are one.
fn stems(name: &str) -> impl Iterator<Item = String> {
    any_ascii::any_ascii(name)
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3)
        .map(|word| word.chars().take(5).collect::<String>())
        .collect::<Vec<_>>()
        .into_iter()
}

/// The number of sentences in each paragraph of some length.
fn paragraphs(text: &str) -> Vec<usize> {
    text.lines()
        .map(str::trim)
        .filter(|line| line.chars().count() >= 40)
        .map(|line| {
            let ends = line.char_indices().filter(|(at, c)| {
                let after = line.get(at + c.len_utf8()..).unwrap_or_default();
                match c {
                    '。' | '！' | '？' | '।' | '۔' | '።' => true,
                    '.' | '!' | '?' => after.is_empty() || after.starts_with(char::is_whitespace),
                    _ => false,
                }
            });
            ends.count().max(1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_share_items_as_often_as_they_occur() {
        assert_eq!(shared(&[1, 2, 2, 3], &[2, 2, 2, 4]), 2);
    }

    #[test]
    fn figures_agree_to_six_digits() {
        assert_eq!(figure_key(41.9e9), figure_key(41_900_000_000.000_01));
        assert_ne!(figure_key(41.9e9), figure_key(41.9e8));
        assert_ne!(figure_key(50.0), figure_key(500.0));
    }

    #[test]
    fn names_fold() {
        let fold = |name| stems(name).collect::<Vec<_>>();
        assert_eq!(fold("China Aluminum Group"), fold("China Aluminium Group"));
    }
}

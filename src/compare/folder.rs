//! Readings in a fixed order, with each story counted once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, Claim, ClaimId, Reading};

/// A claim that counts, with the same claim in other versions of its story.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The claim that is shown.
    pub claim: &'a Claim,
    /// What the other versions of the story say of the same figure.
    pub also: Vec<&'a Claim>,
    /// The article of `claim`.
    pub article: &'a Article,
}

impl Entry<'_> {
    /// The shown claim and its counterparts.
    pub fn ids(&self) -> impl Iterator<Item = &ClaimId> {
        std::iter::once(self.claim).chain(self.also.iter().copied()).map(|claim| &claim.id)
    }
}

/// Readings, each story once.
#[derive(Debug)]
pub struct Folder<'a> {
    /// In the order of the files.
    pub readings: Vec<&'a Reading>,
    /// Claims that count, in the order of files and texts.
    pub entries: Vec<Entry<'a>>,
    /// For a file of a story, the file that stands for it.
    stands_for: BTreeMap<&'a str, &'a str>,
}

impl<'a> Folder<'a> {
    /// Counts each story once. `readings` are in the order of their files; of each group the first stands for all.
    pub fn new(readings: Vec<&'a Reading>, groups: &[Vec<&'a Reading>]) -> Self {
        let mut stands_for = BTreeMap::new();
        for group in groups {
            let Some(first) = group.first() else { continue };
            stands_for.extend(group.iter().map(|member| (member.article.file.as_str(), first.article.file.as_str())));
        }
        let entries = entries(&readings, groups);
        Self { readings, entries, stands_for }
    }

    /// The file that stands for the story of `file`; itself where it tells a story alone.
    pub fn stand_in<'b>(&'b self, file: &'b str) -> &'b str {
        self.stands_for.get(file).copied().unwrap_or(file)
    }

    /// The reading of a file.
    pub fn reading(&self, file: &str) -> Option<&'a Reading> {
        let at = self.readings.partition_point(|reading| reading.article.file.as_str() < file);
        self.readings.get(at).copied().filter(|reading| reading.article.file == file)
    }

    /// Readings that stand for themselves or their story.
    pub fn versions_shown(&self) -> impl Iterator<Item = &'a Reading> + '_ {
        self.readings.iter().copied().filter(|reading| self.stand_in(&reading.article.file) == reading.article.file)
    }
}

fn entries<'a>(readings: &[&'a Reading], groups: &[Vec<&'a Reading>]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::with_capacity(readings.iter().map(|reading| reading.claims.len()).sum());
    let grouped: BTreeSet<&str> = groups.iter().flatten().map(|member| member.article.file.as_str()).collect();
    for reading in readings.iter().filter(|reading| !grouped.contains(reading.article.file.as_str())) {
        entries.extend(alone(reading));
    }
    for group in groups {
        entries.extend(of_story(group));
    }
    entries.sort_by(|a, b| place(a.claim).cmp(&place(b.claim)));
    entries
}

/// Where a claim stands: by file, then in the text.
pub fn place(claim: &Claim) -> (&str, usize, usize, &ClaimId) {
    (&claim.file, claim.evidence.span.start, claim.evidence.span.end, &claim.id)
}

fn alone(reading: &Reading) -> impl Iterator<Item = Entry<'_>> {
    reading.claims.iter().map(|claim| Entry { claim, also: Vec::new(), article: &reading.article })
}

/// Claims of one story: those of the version that stands for it, and from the others what it does not say.
fn of_story<'a>(group: &[&'a Reading]) -> Vec<Entry<'a>> {
    let Some((first, others)) = group.split_first() else { return Vec::new() };
    let mut entries: Vec<Entry<'a>> = alone(first).collect();
    for version in others {
        let mut taken = BTreeSet::new();
        for claim in &version.claims {
            let counterpart = (0..entries.len())
                .filter(|index| !taken.contains(index))
                .filter_map(|index| Some((likeness(entries.get(index)?.claim, claim)?, index)))
                .max_by_key(|(likeness, index)| (*likeness, std::cmp::Reverse(*index)));
            if let Some(entry) = counterpart.and_then(|(_, index)| entries.get_mut(index)) {
                taken.extend(counterpart.map(|(_, index)| index));
                entry.also.push(claim);
            } else {
                taken.insert(entries.len());
                entries.push(Entry { claim, also: Vec::new(), article: &version.article });
            }
        }
    }
    entries
}

/// How well a claim of another version says the same; `None` where its figure is another one. Translators and
/// extraction change words more easily than figures, so that the figure decides.
fn likeness(one: &Claim, other: &Claim) -> Option<u8> {
    let same_figure = one.unit == other.unit && (one.value - other.value).abs() <= one.value.abs() * 1e-6;
    same_figure.then(|| {
        u8::from(one.metric == other.metric) * 4
            + u8::from(one.year == other.year) * 2
            + u8::from(one.region == other.region)
    })
}

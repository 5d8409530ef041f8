//! What comparing a folder leaves behind, so that comparing it again costs only what has changed.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::extract::place::{self, Place};
use crate::model::{Check, CheckKind, Comparison, Reading, RegionKind, RegionProfile, Shared, Story};

use super::check::{articles, larger_than_whole, order};
use super::folder::Folder;
use super::region::{Key, Region};
use super::side_by_side::side_by_side;
use super::story::{self, Traits};

/// Results of the regions of a folder. Given the folder again with articles added, removed or read anew, it works out
/// only regions of which those speak; the result is that of [`compare`](super::compare).
///
/// ```
/// use planscope::compare::{Memory, compare};
/// use planscope::model::{Reading, Shared};
///
/// let mut readings: Vec<Shared<Reading>> = Vec::new();
/// let mut memory = Memory::default();
/// let first = memory.compare(&readings);
/// readings.push(Reading::default().into());
/// assert_eq!(memory.compare(&readings), compare(&readings));
/// ```
#[derive(Debug, Default)]
pub struct Memory {
    /// By their place in memory, which stays taken as long as they are held here.
    readings: FxHashMap<usize, (Shared<Reading>, u64)>,
    /// The next reading's number; a reading that was changed is another reading.
    next: u64,
    /// By the number of the reading.
    abouts: FxHashMap<u64, Arc<About>>,
    regions: BTreeMap<Option<String>, Arc<Region>>,
    /// Checks of regions that lie in others.
    inner: BTreeMap<String, Inner>,
}

/// What is needed of every reading whenever anything changes.
#[derive(Debug)]
struct About {
    traits: Traits,
    /// Regions whose result the reading can change, sorted; `None` where a claim has none.
    regions: Vec<Option<String>>,
}

/// All checks of a region that lies in others.
#[derive(Debug)]
struct Inner {
    /// The region and those around it, as they were.
    rests_on: Vec<Arc<Region>>,
    /// Sorted.
    checks: Vec<Shared<Check>>,
}

/// All readings in order, and the stories that they tell.
struct Told<'a> {
    readings: Vec<(&'a Reading, u64)>,
    /// Each version's place in `readings`, the version that stands for the story in front.
    stories: Vec<Vec<usize>>,
    /// The story of each reading.
    story_of: Vec<Option<usize>>,
}

impl Memory {
    /// Holds all articles against each other, as [`compare`](super::compare) does.
    pub fn compare(&mut self, readings: &[Shared<Reading>]) -> Comparison {
        let mut held = FxHashMap::default();
        let mut numbered = Vec::with_capacity(readings.len());
        for reading in readings {
            let address = reading.address();
            let number = self.readings.get(&address).map_or(self.next, |(_, number)| *number);
            self.next = self.next.max(number + 1);
            held.insert(address, (reading.clone(), number));
            numbered.push((&**reading, number));
        }
        self.readings = held;
        self.run(numbered)
    }

    /// The same for readings with numbers that differ wherever the readings do.
    pub(super) fn run(&mut self, mut readings: Vec<(&Reading, u64)>) -> Comparison {
        readings.sort_by(|(a, _), (b, _)| (&a.article.file, &a.article.text).cmp(&(&b.article.file, &b.article.text)));
        let abouts = self.abouts(&readings);
        let told = Told::new(readings, &abouts);
        self.regions = self.regions_of(&told, &abouts);
        self.inner = self.inner_of(&told);
        Comparison { profiles: self.profiles(), checks: self.checks(&told), stories: told.stories() }
    }

    fn abouts(&mut self, readings: &[(&Reading, u64)]) -> Vec<Arc<About>> {
        let known = &self.abouts;
        let abouts = side_by_side(readings, |(reading, number)| {
            known.get(number).map_or_else(|| Arc::new(About::new(reading)), Arc::clone)
        });
        self.abouts = readings.iter().map(|(_, number)| *number).zip(abouts.iter().cloned()).collect();
        abouts
    }

    fn regions_of(&self, told: &Told<'_>, abouts: &[Arc<About>]) -> BTreeMap<Option<String>, Arc<Region>> {
        let mut members: Vec<(Option<&str>, Vec<usize>)> = told.by_region(abouts).into_iter().collect();
        // The largest first, so that no thread begins with it when the others are done.
        members.sort_by_key(|(_, members)| Reverse(members.len()));
        let kept = &self.regions;
        let results = side_by_side(&members, |(region, members)| {
            let key = told.key(members);
            let name = region.map(str::to_owned);
            match kept.get(&name).filter(|kept| kept.key == key) {
                Some(kept) => (name, Arc::clone(kept)),
                None => (name, Arc::new(Region::new(*region, key, &told.folder(members), |file| told.number(file)))),
            }
        });
        results.into_iter().collect()
    }

    fn inner_of(&self, told: &Told<'_>) -> BTreeMap<String, Inner> {
        let mut tasks: Vec<(&str, Vec<Arc<Region>>)> = Vec::new();
        for (name, region) in self.regions.iter().filter(|(_, region)| !region.firsts.is_empty()) {
            let Some(name) = name.as_deref() else { continue };
            let around = place::by_name(name).into_iter().flat_map(Place::around);
            let around = around.filter_map(|place| self.regions.get(&Some(place.name.clone())));
            let rests_on: Vec<Arc<Region>> =
                std::iter::once(region).chain(around.filter(|region| !region.firsts.is_empty())).cloned().collect();
            if rests_on.len() > 1 {
                tasks.push((name, rests_on));
            }
        }
        if tasks.is_empty() {
            return BTreeMap::new();
        }
        let by_number: FxHashMap<u64, &Reading> =
            told.readings.iter().map(|(reading, number)| (*number, *reading)).collect();
        let kept = &self.inner;
        let is_same = |one: &[Arc<Region>], other: &[Arc<Region>]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let results = side_by_side(&tasks, |(name, rests_on)| {
            if let Some(kept) = kept.get(*name).filter(|kept| is_same(&kept.rests_on, rests_on)) {
                return ((*name).to_owned(), Inner { rests_on: rests_on.clone(), checks: kept.checks.clone() });
            }
            let firsts: Vec<_> = rests_on.iter().map(|region| &region.firsts).collect();
            let larger = larger_than_whole::checks(&firsts, &by_number);
            let mut checks = rests_on.first().map(|region| region.checks.clone()).unwrap_or_default();
            if !larger.is_empty() {
                checks.extend(larger.into_iter().map(Shared::new));
                checks.sort_by(|a, b| order(a, b));
            }
            ((*name).to_owned(), Inner { rests_on: rests_on.clone(), checks })
        });
        results.into_iter().collect()
    }

    /// Most claims first, then those without figures, countries behind what lies in them, and last those known only by
    /// derivation.
    fn profiles(&self) -> Vec<Shared<RegionProfile>> {
        let mut profiles: Vec<_> = self.regions.values().filter_map(|region| region.profile.clone()).collect();
        profiles.sort_by(|a, b| {
            let key = |profile: &RegionProfile| {
                let country = profile.kind == RegionKind::Country;
                (profile.derived_only, Reverse(profile.claims.len()), country, Reverse(profile.commitments.len()))
            };
            (key(a), &a.region).cmp(&(key(b), &b.region))
        });
        profiles
    }

    /// Those that want attention first. Each region's are sorted already, and come in the order of the regions.
    fn checks(&self, told: &Told<'_>) -> Vec<Shared<Check>> {
        let newest = told.readings.iter().filter_map(|(reading, _)| reading.article.date()).max();
        let mut by_kind: BTreeMap<(bool, CheckKind), Vec<Shared<Check>>> = BTreeMap::new();
        let place = |kind: CheckKind| (!kind.wants_attention(), kind);
        for (name, region) in &self.regions {
            let inner = name.as_ref().and_then(|name| self.inner.get(name));
            let checks = inner.map_or(&region.checks, |inner| &inner.checks);
            for same in checks.chunk_by(|a, b| a.kind == b.kind) {
                let kind = same.first().map_or(CheckKind::Due, |check| check.kind);
                by_kind.entry(place(kind)).or_default().extend(same.iter().cloned());
            }
            let due = region.due.iter().filter(|(year, _)| newest.is_some_and(|now| *year < i32::from(now.year())));
            by_kind.entry(place(CheckKind::Due)).or_default().extend(due.map(|(_, check)| check.clone()));
        }
        let readings: Vec<&Reading> = told.readings.iter().map(|(reading, _)| *reading).collect();
        for check in articles::checks(&readings, &told.versions()) {
            by_kind.entry(place(check.kind)).or_default().push(Shared::new(check));
        }
        by_kind.into_values().flatten().collect()
    }
}

impl About {
    fn new(reading: &Reading) -> Self {
        let claims = reading.claims.iter().map(|claim| claim.region.as_deref());
        let wholes = reading.claims.iter().filter_map(|claim| claim.of_region.as_deref()).map(Some);
        let subjects = reading.article.regions.iter().map(|region| Some(region.as_str()));
        let committed = reading.commitments.iter().filter_map(|commitment| commitment.region.as_deref()).map(Some);
        let mut regions: Vec<Option<&str>> = claims.chain(wholes).chain(subjects).chain(committed).collect();
        regions.sort_unstable();
        regions.dedup();
        let regions = regions.into_iter().map(|region| region.map(str::to_owned)).collect();
        Self { traits: Traits::of(reading), regions }
    }
}

impl<'a> Told<'a> {
    fn new(readings: Vec<(&'a Reading, u64)>, abouts: &[Arc<About>]) -> Self {
        let traits: Vec<&Traits> = abouts.iter().map(|about| &about.traits).collect();
        let mut stories = story::groups(&traits);
        let mut story_of = vec![None; readings.len()];
        for (number, story) in stories.iter_mut().enumerate() {
            story.sort_by_cached_key(|at| readings.get(*at).map(|(reading, _)| story::standing(reading)));
            for at in story.iter() {
                if let Some(of) = story_of.get_mut(*at) {
                    *of = Some(number);
                }
            }
        }
        Self { readings, stories, story_of }
    }

    /// The readings that count for each region. A story counts as a whole.
    fn by_region<'b>(&self, abouts: &'b [Arc<About>]) -> BTreeMap<Option<&'b str>, Vec<usize>> {
        let mut by_region: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for (at, about) in abouts.iter().enumerate() {
            let alone = [at];
            let story = self.story_of.get(at).copied().flatten().and_then(|story| self.stories.get(story));
            for region in &about.regions {
                by_region.entry(region.as_deref()).or_default().extend(story.map_or(&alone[..], Vec::as_slice));
            }
        }
        if !self.stories.is_empty() {
            for members in by_region.values_mut() {
                members.sort_unstable();
                members.dedup();
            }
        }
        by_region
    }

    /// What tells one state of a region's readings from another: their numbers, and which of them stand for others.
    fn key(&self, members: &[usize]) -> Key {
        let number = |at: usize| self.readings.get(at).map_or(u64::MAX, |(_, number)| *number);
        let stand_in = |at: usize| {
            let story = self.story_of.get(at).copied().flatten().and_then(|story| self.stories.get(story)?.first());
            number(story.copied().unwrap_or(at))
        };
        members.iter().map(|at| (number(*at), stand_in(*at))).collect()
    }

    fn folder(&self, members: &[usize]) -> Folder<'a> {
        let readings = members.iter().filter_map(|at| self.readings.get(*at)).map(|(reading, _)| *reading).collect();
        let mut stories: Vec<usize> = members.iter().filter_map(|at| self.story_of.get(*at).copied()?).collect();
        stories.sort_unstable();
        stories.dedup();
        let groups = stories.into_iter().filter_map(|story| self.stories.get(story)).map(|story| self.group(story));
        Folder::new(readings, &groups.collect::<Vec<_>>())
    }

    fn group(&self, story: &[usize]) -> Vec<&'a Reading> {
        story.iter().filter_map(|at| self.readings.get(*at)).map(|(reading, _)| *reading).collect()
    }

    fn versions(&self) -> Vec<Vec<&'a Reading>> {
        self.stories.iter().map(|story| self.group(story)).collect()
    }

    fn number(&self, file: &str) -> Option<u64> {
        let at = self.readings.partition_point(|(reading, _)| reading.article.file.as_str() < file);
        self.readings.get(at).map(|(_, number)| *number)
    }

    fn stories(&self) -> Vec<Story> {
        let files = |group: Vec<&Reading>| group.iter().map(|version| version.article.file.clone()).collect();
        self.versions().into_iter().map(|group| Story { files: files(group) }).collect()
    }
}

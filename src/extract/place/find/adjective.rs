//! Districts that are called by an adjective of their town: "Тосненский район", "Немирівська громада".

use super::{Finder, Found, Target};
use crate::extract::place::habits::habits;
use crate::extract::place::kinds;
use crate::model::{RegionKind, Span};

/// What makes an adjective of the name of a town, as keys have it.
const MARKS: [&str; 2] = ["ск", "ськ"];
/// Letters of its case behind that, at most.
const CASE: usize = 3;
/// Letters of a name, at least.
const LEAST: usize = 4;
/// How a name may end that an adjective is made of: Тосно, Сортавала, Казань.
const ENDS: [&str; 8] = ["", "а", "о", "я", "ь", "е", "ы", "и"];
/// What may stand between such a name and the mark.
const LINKS: [&str; 3] = ["ен", "ь", "ин"];

impl Finder<'_> {
    /// The town at home of whose name a word with a capital is an adjective: "Schweinfurter Industrie", "Geleense fabrieken".
    pub(super) fn adjectival(&self, at: usize, end: usize, word: &str) -> Option<Found> {
        let endings = habits().adjectival.get(self.lang)?;
        let stem = endings.iter().find_map(|ending| word.strip_suffix(ending))?;
        self.looked_around();
        let noun = self.text.get(end..)?.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        // "Herr Frankfurter" is a person.
        if !noun || !self.text.get(at..)?.starts_with(char::is_uppercase) {
            return None;
        }
        let mut targets = self.gazetteer.names.exact(stem).filter(|_| stem.chars().count() > LEAST)?;
        targets.retain(|target| self.gazetteer.is_large_at_home(target.place, self.lang));
        if targets.is_empty() { None } else { self.accept(Span::new(at, end), &targets, true) }
    }

    /// The province of which a word is the adjective, where it could be that of a town as well, whose name is the first bytes of it:
    /// "Амурские аграрии" are not those of Amursk.
    pub(super) fn area_of(&self, word: &str, length: usize) -> Option<Vec<Target>> {
        let names = habits().areas.get(self.lang)?;
        let (town, ending) = word.split_at_checked(length)?;
        let mark = MARKS.iter().find(|mark| town.ends_with(**mark))?;
        // The cases of the town's own name.
        if ["", "а", "у", "ом", "е"].contains(&ending) {
            return None;
        }
        let area = |name: &str| {
            let targets = self.gazetteer.names.exact(&format!("{}{name}", town.strip_suffix(*mark)?))?;
            targets.iter().any(|target| self.gazetteer.is_province_at_home(target.place, self.lang)).then_some(targets)
        };
        names.split('|').find_map(area)
    }

    /// The town at home of whose name a word is the adjective, where a word for a district stands behind it.
    pub(super) fn of_town(&self, at: usize, end: usize, word: &str) -> Option<Found> {
        let (mark, cut) =
            MARKS.iter().filter_map(|mark| Some((*mark, word.rfind(mark)?))).min_by_key(|(_, cut)| *cut)?;
        if word.get(cut + mark.len()..)?.chars().count() > CASE {
            return None;
        }
        self.looked_around();
        let kind = kinds::beside("", self.text.get(end..)?)?;
        if !matches!(kind, RegionKind::County | RegionKind::City) {
            return None;
        }
        let stem = word.get(..cut)?;
        let stems = std::iter::once(stem).chain(LINKS.iter().filter_map(|link| stem.strip_suffix(link)));
        let known = |form: &str| {
            let mut targets = self.gazetteer.names.exact(form).filter(|_| form.chars().count() >= LEAST)?;
            targets.retain(|target| self.gazetteer.lies_at_home(target.place, self.lang));
            (!targets.is_empty()).then_some(targets)
        };
        let targets =
            stems.flat_map(|stem| ENDS.iter().map(move |end| format!("{stem}{end}"))).find_map(|form| known(&form))?;
        self.accept(Span::new(at, end), &targets, true)
    }
}

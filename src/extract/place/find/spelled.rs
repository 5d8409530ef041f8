//! Names of Chinese places as the language transcribes them, where a text has them.

use super::memory::{Ends, Word};
use super::words::{is_letter, is_mark, word_end};
use super::{Finder, Found};
use crate::extract::place::ending::{self, Writing};
use crate::extract::place::habits::is_case;
use crate::extract::place::key::key;
use crate::extract::place::kinds;
use crate::extract::place::transcribed::{Spelled, System};
use crate::model::{RegionKind, Span};

impl Finder<'_> {
    /// A Chinese place as the language transcribes it, where that is more of the text than a name of the gazetteer is.
    pub(super) fn transcribed_if_longer(
        &self,
        at: usize,
        named: Option<&Found>,
        first_end: usize,
        word: Option<&Word>,
    ) -> Option<Found> {
        let is_meant = |place: &usize| self.outdoes_transcribed(*place);
        let ends = |named: &Found| {
            self.text
                .get(named.span.end..first_end)
                .is_none_or(|rest| rest.is_empty() || is_case(&key(rest), self.lang))
        };
        if named.is_some_and(|named| !named.unsure && ends(named) && named.places.iter().any(is_meant)) {
            return None;
        }
        let found = self.transcribed(at, word)?;
        named.is_none_or(|named| found.span.end > named.span.end || named.unsure).then_some(found)
    }

    /// Whether a place is meant even where a longer Chinese name can be read, which is settled later: Vietnamese "Sầm Khê"
    /// is not Sam in Gabon, and "Chu Châu" no small town at home.
    fn outdoes_transcribed(&self, place: usize) -> bool {
        let Some(known) = self.gazetteer.place(place) else { return false };
        let town = matches!(known.kind, RegionKind::City | RegionKind::County) && !known.lies_in("China");
        !town && !self.gazetteer.is_local(place)
    }

    /// A Chinese place as the language transcribes it, with an ending of the language or none; `word` is the one that
    /// stands there, if words are set apart.
    pub(super) fn transcribed(&self, at: usize, word: Option<&Word>) -> Option<Found> {
        let system = self.system?;
        let (end, spelled) = if let Some(ends) = word.and_then(|word| self.spelled_by(system, at, word)) {
            let whole = word.map_or(0, |word| word.text.len());
            let fits = |(end, _): &&(usize, Vec<Spelled>)| *end < whole || self.ends_name(at, *end);
            // The ending of a case is rather one than a syllable of the name.
            let bent = |(end, _): &&(usize, Vec<Spelled>)| {
                self.text.get(at + end..at + whole).is_some_and(|rest| is_case(&key(rest), self.lang))
            };
            let (end, spelled) = ends.iter().find(bent).or_else(|| ends.iter().find(fits))?;
            (at + end, spelled.clone())
        } else {
            let (spelled, read) = system.spelled(self.text.get(at..)?);
            self.looked_to.set(self.looked_to.get().max(at + read));
            let mut ends = spelled.chunk_by(|a, b| a.end == b.end);
            ends.find_map(|spelled| {
                let end = spelled.first()?.end;
                self.ends_name(at, end).then(|| (at + end, spelled.to_vec()))
            })?
        };
        let kind = kinds::beside(self.text.get(..at)?, self.after_ending(end));
        let places: Vec<usize> = spelled.iter().map(|spelled| spelled.place).collect();
        if self.is_landscape(Span::new(at, end), &places) {
            self.looked_around();
            return None;
        }
        Some(Found {
            span: Span::new(at, end),
            places,
            kind,
            exact: true,
            unsure: true,
            spelled,
            otherwise: None,
            namesake: None,
        })
    }

    /// The places that a word spells; `None` where that depends on what stands behind it. Names that end inside the word
    /// are followed by an ending.
    fn spelled_by<'w>(&self, system: &System, at: usize, word: &'w Word) -> Option<&'w Ends> {
        let length = word.text.len();
        let known = word.spelled.get_or_init(|| {
            let (spelled, read) = system.spelled(self.text.get(at..)?);
            self.looked_to.set(self.looked_to.get().max(at + read));
            if read > length {
                return None;
            }
            let ends = spelled.chunk_by(|a, b| a.end == b.end).filter_map(|spelled| {
                let end = spelled.first()?.end;
                (end >= length || self.ends_name(at, end)).then(|| (end, spelled.to_vec()))
            });
            Some(ends.collect())
        });
        known.as_ref()
    }

    /// The Chinese place that a name of the gazetteer transcribes as well: Vietnamese "Hà Nam" at home is Henan's, too, and
    /// a district that sounds like a city is meant with the word for one, Armenian "Յունչժոու շրջան".
    pub(super) fn namesake(&self, named: &Found) -> Option<usize> {
        let system = self.system?;
        let chinese = |place: &usize| self.gazetteer.place(*place).is_some_and(|place| place.lies_in("China"));
        let by_signs = system.by_signs();
        let latin = named.span.of(self.text).is_ascii();
        if (by_signs && named.places.iter().any(chinese)) || (!by_signs && (latin || !named.places.iter().all(chinese)))
        {
            return None;
        }
        let kind = || kinds::beside(self.text.get(..named.span.start)?, self.after_ending(named.span.end));
        if !by_signs && kind() != Some(RegionKind::County) {
            return None;
        }
        let (spelled, _) = system.spelled(named.span.of(self.text));
        let whole = spelled.iter().filter(|spelled| spelled.cost == 0 && spelled.end == named.span.len());
        let fits = |place: &usize| {
            self.gazetteer.place(*place).is_some_and(|known| match known.kind {
                RegionKind::County => !by_signs,
                RegionKind::Other => false,
                _ => by_signs,
            })
        };
        whole.map(|spelled| spelled.place).find(|place| fits(place) && !named.places.contains(place))
    }

    /// Whether a transcribed name can end after some bytes: with its word, or where an ending follows.
    fn ends_name(&self, at: usize, length: usize) -> bool {
        let Some(name) = self.text.get(at..at + length) else { return false };
        let unspaced = name.chars().next().is_some_and(|c| ending::writing(c) == Writing::Unspaced);
        if unspaced {
            return self.text.get(at..).is_some_and(|rest| self.stands_alone(at, rest, length));
        }
        // Vietnamese writes each syllable of a name with a capital.
        if self.system.is_some_and(System::by_signs)
            && !name.split([' ', '-']).all(|word| word.starts_with(char::is_uppercase))
        {
            return false;
        }
        let end = at + length;
        let rest = self.text.get(end..word_end(self.text, end)).unwrap_or_default();
        let hyphen = self.text.get(end..).is_some_and(|rest| {
            rest.starts_with('-') && rest.chars().nth(1).is_some_and(is_letter) && name.contains('-')
        });
        if rest.is_empty() {
            return !hyphen;
        }
        // A sign for a vowel belongs to the last letter; a long rest is more of the name. Two Korean syllables have the letters
        // of four: 룽유현에는.
        let letters = if name.starts_with(|c| matches!(c, '가'..='힣')) { 2 } else { 1 } * name.chars().count();
        !rest.starts_with(is_mark)
            && rest.chars().count() <= letters.min(8)
            && (ending::may_follow(&key(name), &key(rest), self.lang) || ending::is_case_of_short(name, rest))
    }
}

//! What a name means where it stands: a place, a word for its kind beside it, a person's name.

use super::{Finder, Found, is_letter, word_end};
use crate::extract::chars::info;
use crate::extract::place::Place;
use crate::extract::place::ending::{self, Writing};
use crate::extract::place::habits::habits;
use crate::extract::place::kinds;
use crate::extract::place::names::Target;
use crate::extract::place::transcribed::System;
use crate::extract::sentence;
use crate::model::{RegionKind, Span};

impl Finder<'_> {
    /// The places that a name means here, given the words beside it.
    pub(super) fn accept(&self, span: Span, targets: &[Target], exact: bool) -> Option<Found> {
        let needs_kind = |target: &Target| {
            self.gazetteer.needs_kind(*target, self.lang)
                && !(self.gazetteer.is_city(target.place, self.lang) && self.is_plainly_name(span))
                && !(self.gazetteer.is_province_at_home(target.place, self.lang) && self.is_parted_name(span))
        };
        let needed = targets.iter().any(needs_kind);
        let mut kind = None;
        if needed || targets.len() > 1 {
            kind = kinds::beside(self.text.get(..span.start)?, self.after_ending(span.end));
        }
        let certain: Vec<usize> = targets
            .iter()
            .filter(|target| !needs_kind(target) || kind.is_some_and(|kind| self.fits(**target, kind)))
            .map(|target| target.place)
            .collect();
        let mut unsure = certain.is_empty();
        let mut places = if unsure { targets.iter().map(|target| target.place).collect() } else { certain };
        if self.is_noun(span, targets) {
            self.looked_around();
            return None;
        }
        if self.is_person(span) || self.is_landscape(span, &places) {
            self.looked_around();
            return None;
        }
        // A small place does not stand beside a large one of its name.
        if places.iter().any(|place| !self.gazetteer.is_local(*place)) {
            places.retain(|place| !self.gazetteer.is_local(*place));
        } else {
            let words = self.ends_small(span) && !self.ends_with_kind(span, &places);
            if words || self.is_parted(span, &places) {
                // With a word beside it, it may be a large place.
                self.looked_around();
                return None;
            }
            unsure = unsure || (kind.is_none() && self.is_surname(span.start));
        }
        unsure = unsure || (kind.is_none() && self.is_first_name(span, &places));
        let plain = || {
            let name = span.of(self.text);
            targets
                .iter()
                .any(|target| places.contains(&target.place) && self.gazetteer.is_plain_province(*target, name))
        };
        unsure = unsure || (kind.is_none() && self.may_open_only(span, &places) && !plain());
        Some(Found {
            span: self.trimmed(span),
            places,
            kind,
            exact,
            unsure,
            spelled: Vec::new(),
            otherwise: None,
            namesake: None,
        })
    }

    /// Whether the name of a Chinese county is rather that of mountains, a river or caves: "les monts Helan".
    pub(super) fn is_landscape(&self, span: Span, places: &[usize]) -> bool {
        const LONG: usize = 5;
        let county = |place: &usize| {
            self.gazetteer.place(*place).is_some_and(|place| place.kind == RegionKind::County && place.lies_in("China"))
        };
        if !places.iter().all(county) {
            return false;
        }
        let words = &habits().landscape;
        let before = self.text.get(..span.start).and_then(|before| before.strip_suffix(' ')).unwrap_or_default();
        let before = before.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
        let behind = self.after_ending(span.end).strip_prefix(' ').unwrap_or_default();
        let behind = behind.split(|c: char| !is_letter(c)).next().unwrap_or_default().to_lowercase();
        words.has_lower(before)
            || words.has(&behind)
            || words.opening(&behind).any(|known| known.chars().count() >= LONG)
    }

    /// Whether a word that could be an ordinary one is a name by its capital: within a sentence, between words without one,
    /// in a language that gives capitals to names only: "firms in Bergen have", "d'Angers".
    fn is_plainly_name(&self, span: Span) -> bool {
        let name = span.of(self.text);
        let cased = name.chars().next().is_some_and(|c| ending::writing(c) == Writing::Cased && info(c).is_uppercase());
        if !cased || name.chars().all(|c| !c.is_lowercase()) {
            return false;
        }
        let (before, after) = (self.text.get(..span.start), self.text.get(span.end..));
        let (Some(before), Some(after)) = (before, after) else { return false };
        let elided = before.strip_suffix(['\'', '’']);
        let Some(before) = elided.or_else(|| before.strip_suffix([' ', '\u{a0}'])) else { return false };
        let start = before.rfind(|c: char| !is_letter(c)).map_or(0, |at| before.ceil_char_boundary(at + 1));
        let word = before.get(start..).unwrap_or_default();
        let small = if habits().capital_is_not_enough.has(self.lang) {
            habits().before_places.has_lower(word)
        } else {
            // "À Lyon", "En Vigo" open a sentence.
            word.starts_with(char::is_lowercase)
                || habits().unlisted.get(self.lang).is_some_and(|before| before.has_lower(word))
        };
        let mut behind = after.trim_start_matches(is_letter).chars();
        let followed = match behind.next() {
            Some(' ' | '\u{a0}') => behind.next().is_some_and(char::is_uppercase),
            Some('-' | '‑' | '’' | '\'') => true,
            _ => false,
        };
        small && !followed
    }

    /// Whether an apostrophe parts an ending from the word, in a language that does so with names only.
    fn is_parted_name(&self, span: Span) -> bool {
        let end = self.trimmed(span).end;
        let mut behind = self.text.get(end..).unwrap_or_default().chars();
        habits().parted.has(self.lang)
            && behind.next().is_some_and(|c| matches!(c, '\'' | '’'))
            && behind.next().is_some_and(char::is_lowercase)
    }

    /// Whether the last of several words has no capital, so that they are rather words of the language: "Văn phòng".
    fn ends_small(&self, span: Span) -> bool {
        let last = span.of(self.text).rsplit([' ', '-']).next().unwrap_or_default();
        // "Val d'Aran"
        let elided = last.split_once(['\'', '’']).filter(|(before, _)| before.chars().count() <= 2);
        let first = elided.map_or(last, |(_, name)| name).chars().next();
        first.is_some_and(|first| first.is_lowercase() && ending::writing(first) == Writing::Cased)
    }

    /// Whether the last of several words only says what kind of place it is, and needs no capital: "Quba rayonu". Where it
    /// belongs to the name in English, too, the words before it rather name a larger place: "Termiz Shahri".
    fn ends_with_kind(&self, span: Span, places: &[usize]) -> bool {
        let Some(at) = span.of(self.text).rfind([' ', '-']) else { return false };
        let one_word = |place: &usize| self.gazetteer.place(*place).is_some_and(|place| !place.name.contains(' '));
        places.iter().all(one_word) && kinds::beside("", self.text.get(span.start + at..).unwrap_or_default()).is_some()
    }

    /// Whether a name may have its capital only because it opens a sentence, and means no place that a text is likely to tell
    /// of: "Come and see" is not Como's.
    fn may_open_only(&self, span: Span, places: &[usize]) -> bool {
        // Words that are also called like towns are short.
        const LONG: usize = 8;
        let name = span.of(self.text);
        let cased = name.chars().next().is_some_and(|c| ending::writing(c) == Writing::Cased);
        cased
            && !name.contains([' ', '-'])
            && name.chars().count() < LONG
            && sentence::opens(self.text, span.start)
            && !places.iter().any(|place| self.is_likely(*place))
    }

    /// Whether a text is likely to tell of a place: a country, one at home, one of China, and one that everybody knows.
    fn is_likely(&self, place: usize) -> bool {
        self.gazetteer.is_known(place)
            || self.gazetteer.place(place).is_none_or(|known| known.kind == RegionKind::Country || self.is_near(known))
    }

    /// Whether a place lies at home or in China.
    fn is_near(&self, place: &Place) -> bool {
        place.lies_in("China") || self.gazetteer.is_at_home(self.lang, &place.name)
    }

    /// Whether the changed ending of a name at the head of a sentence may as well be that of a word: Polish "Siły" is
    /// nothing of Chile.
    pub(super) fn may_bend_by_chance(&self, at: usize, places: &[usize]) -> bool {
        let near = |place: &usize| self.gazetteer.place(*place).is_some_and(|place| self.is_near(place));
        sentence::opens(self.text, at) && !places.iter().any(near)
    }

    /// Whether what looks like a name is an article that opens a sentence, and a noun: "La réunion", "La paz". Vietnamese
    /// also writes "Hà nội", but only of places at home.
    fn is_noun(&self, span: Span, targets: &[Target]) -> bool {
        const ARTICLE: usize = 3;
        let name = span.of(self.text);
        if !name.contains(' ') || !self.ends_small(span) {
            return false;
        }
        if self.system.is_some_and(System::by_signs) {
            return !targets.iter().any(|target| self.gazetteer.lies_at_home(target.place, self.lang));
        }
        name.split_once(' ').is_some_and(|(first, _)| first.chars().count() <= ARTICLE)
    }

    /// Whether an apostrophe parts the word that the names of small places have none in: Turkish "Çin'e" is no Çine.
    fn is_parted(&self, span: Span, places: &[usize]) -> bool {
        let parted = |name: &str| name.contains(['\'', '’', 'ʼ']);
        let whole = |place: &usize| self.gazetteer.place(*place).is_none_or(|place| !parted(&place.name));
        parted(self.trimmed(span).of(self.text)) && places.iter().all(whole)
    }

    /// Whether a word with a capital stands right before a name within a sentence: Erik Mora, Nguyễn Văn Giang.
    fn is_surname(&self, start: usize) -> bool {
        let Some(head) = self.text.get(..start).and_then(|head| head.strip_suffix(' ')) else { return false };
        let word_start = head.rfind(|c: char| !is_letter(c)).map_or(0, |at| head.ceil_char_boundary(at + 1));
        let (before, word) = head.split_at(word_start);
        let within = before.strip_suffix(' ').is_some_and(|before| before.ends_with(|c| is_letter(c) || c == ','));
        is_capitalised(word) && within && !habits().noun_capitals.has(self.lang) && kinds::beside(head, "").is_none()
    }

    /// Whether a name of one word stands behind the first name of a person, or is one before another name: "Oberbürgermeister
    /// Peter Freiberg", "Директор Иван Борисов", "Martin Kessler".
    fn is_person(&self, span: Span) -> bool {
        let name = span.of(self.text);
        let listed = |word: &str| {
            let stem = || word.char_indices().next_back().and_then(|(end, _)| word.get(..end));
            let known = |word: &str| habits().first_names.has_lower(word);
            word.starts_with(|c| info(c).is_uppercase()) && (known(word) || stem().is_some_and(known))
        };
        if name.contains([' ', '-']) || !name.starts_with(|c| info(c).is_uppercase()) {
            return false;
        }
        let (before, after) = (self.text.get(..span.start), self.text.get(span.end..));
        let (Some(before), Some(after)) = (before, after) else { return false };
        let first = || {
            before
                .strip_suffix(' ')
                .is_some_and(|head| listed(head.rsplit(|c| !is_letter(c)).next().unwrap_or_default()))
        };
        let second = || habits().first_names.has_lower(name) && stands_before_name(after);
        (first() || second()) && kinds::beside(before, after).is_none()
    }

    /// Whether a name abroad has one of persons behind it: Martin Kessler, Sofia Rossi. At home and in China towns have such
    /// words behind them as often.
    fn is_first_name(&self, span: Span, places: &[usize]) -> bool {
        let name = span.of(self.text);
        let near = |place: &usize| {
            self.gazetteer.place(*place).is_none_or(|known| {
                known.kind != RegionKind::City || self.is_near(known) || self.gazetteer.is_known(*place)
            })
        };
        if name.contains([' ', '-']) || places.iter().any(near) {
            return false;
        }
        self.text.get(span.end..).is_some_and(stands_before_name)
    }

    /// Without an apostrophe that stood before an ending: "China's".
    fn trimmed(&self, span: Span) -> Span {
        let name = span.of(self.text).trim_end_matches(['\'', '’', 'ʼ', '\u{200c}', '\u{200d}']);
        Span::new(span.start, span.start + name.len())
    }

    /// The text after a name, past the ending that its word goes on with.
    pub(super) fn after_ending(&self, end: usize) -> &str {
        let unspaced = self
            .text
            .get(..end)
            .and_then(|text| text.chars().next_back())
            .is_some_and(|c| ending::writing(c) == Writing::Unspaced || matches!(u32::from(c), 0xac00..=0xd7a3));
        let end = if unspaced { end } else { word_end(self.text, end) };
        self.text.get(end..).unwrap_or_default()
    }

    fn fits(&self, target: Target, kind: RegionKind) -> bool {
        self.gazetteer.place(target.place).is_some_and(|place| kinds::fits(kind, place.kind))
    }
}

/// Whether a text goes on with a blank and a word that is written as names are.
fn stands_before_name(rest: &str) -> bool {
    let word = rest.strip_prefix(' ').and_then(|rest| rest.split(|c| !is_letter(c)).next());
    word.is_some_and(is_capitalised)
}

/// Whether a word begins with a capital and goes on with small letters.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| info(c).is_uppercase()) && letters.any(char::is_lowercase)
}

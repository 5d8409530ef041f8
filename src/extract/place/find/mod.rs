//! Where a text names a place: one pass over its words, each looked up at most a few times.

mod accept;
mod adjective;
mod memory;
mod spelled;
#[cfg(test)]
mod tests;
mod unspaced;
mod words;

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::ending::{self, Writing};
use super::gazetteer::{Gazetteer, gazetteer};
use super::habits::habits;
use super::key::{Letter, key, sound};
use super::names::Target;
use super::transcribed::{self, Spelled, System};
use memory::{Known, Word};
use words::{LONGEST, Phrase, SET_APART, WORDS, is_latin, is_letter, is_mark, letters_end, rest_end, word_end};

use crate::extract::chars::{brief, small_at};
use crate::model::{RegionKind, Span};

/// A name found, with everything that it can mean.
#[derive(Clone, Debug)]
pub struct Found {
    pub span: Span,
    /// Never empty; in the order of the gazetteer.
    pub places: Vec<usize>,
    /// The kind that a word beside it names.
    pub kind: Option<RegionKind>,
    pub exact: bool,
    /// Whether the name means a place only if a word for its kind stands beside it, and none does here; it counts where
    /// the text has the place for certain elsewhere.
    pub unsure: bool,
    /// Chinese places that it transcribes, among which [`super::settle`] chooses; empty for names of the gazetteer.
    pub spelled: Vec<Spelled>,
    /// What the text names here if not that.
    pub otherwise: Option<Box<Self>>,
    /// A Chinese place that a name of the gazetteer is as well, in a language that reads the signs: Hà Nam is Henan, too.
    pub namesake: Option<usize>,
}

/// Letters of a name to which no more than one is added when it is bent.
const SHORT: usize = 4;

/// Finds names in the order of the text.
pub fn find(text: &str, lang: &str) -> Vec<Found> {
    let finder = Finder::new(text, lang);
    let prefixing = habits().prefixing.has(lang);
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut inside = false;
    let (mut at, mut done) = (0, 0);
    loop {
        // Plain letters without a capital begin no name.
        let plain = small_at(bytes.get(at..).unwrap_or_default());
        if plain > 0 {
            at += plain;
            inside = bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric);
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let start = at;
        at += c.len_utf8();
        let known = brief(c);
        let begins = known.is_part() && !inside;
        inside = known.is_part();
        // Inside words only those begin names that are not set apart.
        let within = prefixing || c >= SET_APART;
        if !inside || start < done || !(begins || within) {
            continue;
        }
        // The other letters of the word, among which no name begins where it is set apart.
        let asked = c < SET_APART && (begins || known.is_uppercase());
        let behind = if asked { letters_end(text, at) } else { at };
        let hit = match ending::writing(c) {
            Writing::Unspaced => finder.unspaced(start),
            // A prefix without a capital: "eZhuzhou".
            Writing::Cased if !begins && prefixing && known.is_uppercase() => finder.word(start, behind, true),
            _ if !begins => None,
            Writing::Cased if known.is_uppercase() => finder.word(start, behind, true),
            Writing::Cased => None,
            Writing::Caseless => finder.word(start, behind, false),
        };
        if let Some(hit) = hit {
            // Between words that are not set apart a name may begin at the next letter as well; which it is, shows later.
            let doubtful = !hit.spelled.is_empty() && ending::writing(c) == Writing::Unspaced;
            done = if doubtful { start } else { hit.span.end };
            found.push(hit);
        } else if !prefixing {
            at = behind;
        }
    }
    found
}

/// What holds the words of a name together.
const fn is_joint(c: char) -> bool {
    matches!(c, ' ' | '-' | '‑' | '־' | '\u{a0}' | '.' | '–')
}

struct Finder<'a> {
    text: &'a str,
    /// The same with Chinese signs as keys have them, which leaves every position as it is; made when one is met.
    plain: OnceCell<Cow<'a, str>>,
    lang: &'a str,
    /// Has taken in the language; what [`memory`] knows a word by follows with the word.
    hasher: FxHasher,
    /// Whether the language changes the last vowel of a name.
    bending: bool,
    gazetteer: &'static Gazetteer,
    /// How the language transcribes Chinese names.
    system: Option<&'static System>,
    /// How far the text was read for a word: what it gave holds elsewhere, too, if no further than to its end.
    looked_to: Cell<usize>,
}

impl<'a> Finder<'a> {
    fn new(text: &'a str, lang: &'a str) -> Self {
        let mut hasher = FxHasher::default();
        lang.hash(&mut hasher);
        Self {
            text,
            plain: OnceCell::new(),
            lang,
            hasher,
            bending: habits().bending.has(lang) || habits().lost.contains_key(lang),
            gazetteer: gazetteer(),
            system: transcribed::system(lang),
            looked_to: Cell::new(0),
        }
    }

    /// A name in a script that sets words apart; `behind` is as far as its letters are known to go on.
    fn word(&self, at: usize, behind: usize, cased: bool) -> Option<Found> {
        let first_end = rest_end(self.text, behind);
        let word = self.text.get(at..first_end)?;
        // "US$ 3 billion" names no country.
        if self.text.get(first_end..).is_some_and(|rest| rest.starts_with('$')) {
            return None;
        }
        // Whether a name may go on behind the word: "Ngọc" is none, "Ngọc Khê" is Yuxi.
        let behind = self.text.get(first_end..).and_then(|rest| rest.chars().next());
        let goes_on = behind.is_some_and(|c| self.system.is_some_and(|system| system.goes_on_with(c)));
        let mut hasher = self.hasher.clone();
        (word, goes_on).hash(&mut hasher);
        let hash = hasher.finish();
        let known = match memory::recall(hash) {
            Some(Known::NoName) => return None,
            Some(Known::Word(known)) => Some(known).filter(|known| known.is(word)),
            None => None,
        };
        let known_before = known.is_some();
        let known = known.unwrap_or_else(|| Word::new(word, self.gazetteer).into());
        self.looked_to.set(first_end);
        let found = self.named(at, first_end, &known, cased);
        if found.is_none() && self.looked_to.get() <= first_end {
            memory::note(hash, Known::NoName);
        } else if !known_before {
            memory::note(hash, Known::Word(known));
        }
        found
    }

    /// Notes that what is found depends on what stands around the word.
    fn looked_around(&self) {
        self.looked_to.set(usize::MAX);
    }

    /// What a word names, by itself or with those after it.
    fn named(&self, at: usize, first_end: usize, word: &Word, cased: bool) -> Option<Found> {
        let named = if word.is_no_place {
            // "Mali" is no place in Croatian, "Mali Lošinj" is one.
            if word.behind != 0 {
                self.looked_around();
                return self.named_so(at, first_end, word).filter(|named| named.span.end > first_end);
            }
            return None;
        } else {
            self.named_so(at, first_end, word)
        };
        let gloss = self.is_gloss(at, first_end);
        let spelled = self.transcribed_if_longer(at, named.as_ref(), first_end, Some(word));
        if let Some(mut found) = spelled.filter(|found| !gloss || found.span.end == first_end) {
            found.otherwise = named.or_else(|| self.bent(at, first_end, word)).map(Box::new);
            return Some(found);
        }
        if let Some(mut named) = named {
            named.namesake = self.namesake(&named);
            return Some(named);
        }
        if word.text.is_ascii() {
            return if gloss { None } else { self.bent(at, first_end, word) };
        }
        self.after_prefix(at, &word.key, first_end)
            .or_else(|| self.bent(at, first_end, word))
            .or_else(|| if cased && word.text.chars().all(is_latin) { None } else { self.by_sound(at, word) })
    }

    /// The longest name of the gazetteer that a word begins, alone or with those after it.
    fn named_so(&self, at: usize, end: usize, word: &Word) -> Option<Found> {
        if word.key.len() >= LONGEST || !word.may_begin {
            return None;
        }
        // Few words begin a name of several, and what stands behind those is rarely like the rest of one.
        if word.behind != 0 {
            self.looked_around();
            if self.may_go_on(end, word.behind) {
                return self.phrase(at, &word.key);
            }
        }
        let names = word.names.get_or_init(|| {
            let phrase = Phrase::new(&word.key, end);
            let ends = |(length, targets)| {
                let rest = end - self.end_in_text(&phrase, length)?;
                let area = self.area_of(&word.key, length);
                Some(area.map_or((rest, targets), |area| (0, area)))
            };
            self.gazetteer.names.all_longest(&word.key).filter_map(ends).collect()
        });
        names.iter().find_map(|(rest, targets)| {
            let whole = *rest == 0 || !self.is_gloss(at, end);
            whole.then(|| self.accept(Span::new(at, end - rest), targets, true)).flatten()
        })
    }

    /// Whether a word in plain Latin letters stands alone in brackets behind a name that it explains, and so without an ending:
    /// Latvian "Dzjinjue (Jingyue)" is nothing of Jingyu.
    fn is_gloss(&self, at: usize, end: usize) -> bool {
        let (before, word) = self.text.split_at_checked(at).unwrap_or_default();
        if !before.ends_with(['(', '（']) {
            return false;
        }
        self.looked_around();
        word.get(..end - at).is_some_and(str::is_ascii)
            && word.get(end - at..).is_some_and(|behind| behind.starts_with([')', '）']))
            && !habits().cases.contains_key(self.lang)
    }

    /// Whether a name may go on behind one of its words with one of some letters.
    fn may_go_on(&self, end: usize, letters: u64) -> bool {
        let mut rest = self.text.get(end..).unwrap_or_default().chars();
        if !rest.next().is_some_and(is_joint) {
            return false;
        }
        // "Bà Rịa - Vũng Tàu".
        let Some(letter) = rest.find(|c| !matches!(c, ' ' | '-' | '–')) else { return false };
        match Letter::of(letter) {
            Letter::One(letter) => letters & memory::letter_bit(letter) != 0,
            _ => true,
        }
    }

    /// The longest name that the words from a place on make.
    fn phrase(&self, at: usize, first: &str) -> Option<Found> {
        let end = if first.len() < LONGEST { word_end(self.text, at) } else { return None };
        let mut phrase = Phrase::new(first, end);
        // Few words begin a name of several; the next ones are read only then.
        if let Some(lines) = self.gazetteer.names.goes_on(first) {
            self.looked_around();
            self.add_words(&mut phrase, lines);
        }
        let mut limit = phrase.key.len();
        while limit > 0 {
            let (length, targets) = self.gazetteer.names.longest(&phrase.key, limit)?;
            if let Some(end) = self.end_in_text(&phrase, length) {
                let found = self.accept(Span::new(at, end), &targets, true);
                if found.is_some() {
                    return found;
                }
            }
            limit = length.checked_sub(1)?;
        }
        None
    }

    /// Adds the next words of the line, as far as single spaces, hyphens and dots hold them together and some name, on one
    /// of these lines of the gazetteer, goes on so.
    fn add_words(&self, phrase: &mut Phrase<'_>, mut lines: Range<usize>) {
        phrase.key.to_mut().push(' ');
        while phrase.words < WORDS && phrase.key.len() <= LONGEST {
            let end = phrase.ends().last().map_or(0, |(_, end)| *end);
            let rest = self.text.get(end..).unwrap_or_default();
            let mut chars = rest.chars();
            let Some(joint) = chars.next().filter(|c| is_joint(*c)) else { break };
            let mut next = end + joint.len_utf8();
            // "Bà Rịa - Vũng Tàu" is one name.
            if let Some(dash) = [" - ", " – "].into_iter().find(|dash| rest.starts_with(dash)) {
                next = end + dash.len();
            }
            if joint == '.' && chars.as_str().starts_with(' ') {
                next += 1;
            }
            let word_after = word_end(self.text, next);
            let Some(word) = self.text.get(next..word_after).filter(|word| !word.is_empty()) else { break };
            phrase.push(&key(word), word_after);
            phrase.key.to_mut().push(' ');
            match self.gazetteer.names.like(lines, &phrase.key) {
                Some(longer) => lines = longer,
                None => break,
            }
        }
        phrase.key.to_mut().pop();
    }

    /// Where a name of a length in the key ends in the text; `None` where the rest of its last word is no ending.
    fn end_in_text(&self, phrase: &Phrase<'_>, length: usize) -> Option<usize> {
        let (key_end, text_end) = *phrase.ends().iter().find(|(key_end, _)| *key_end >= length)?;
        if key_end == length {
            return Some(text_end);
        }
        let word_start = phrase.key.get(..key_end)?.rfind(' ').map_or(0, |at| at + 1);
        let name = phrase.key.get(word_start..length)?;
        let rest = phrase.key.get(length..key_end)?;
        if !ending::may_follow(name, rest, self.lang) {
            return None;
        }
        // The key may be shorter than the text, which keeps accents and joiners: count letters from the end.
        Some(text_end - self.bytes_of_last(text_end, rest))
    }

    /// How many bytes of the text before `end` make `rest` of the key.
    fn bytes_of_last(&self, end: usize, rest: &str) -> usize {
        let mut bytes = 0;
        for c in self.text.get(..end).unwrap_or_default().chars().rev() {
            if key(self.text.get(end - bytes..end).unwrap_or_default()).len() >= rest.len() {
                break;
            }
            bytes += c.len_utf8();
        }
        bytes
    }

    /// A name after a glued preposition: Hebrew, Arabic, Amharic.
    fn after_prefix(&self, at: usize, first: &str, end: usize) -> Option<Found> {
        let prefixes = ending::prefixes(first.chars().next()?);
        prefixes.iter().find_map(|prefix| {
            let rest = first.strip_prefix(prefix)?;
            // An Ethiopic sign is a syllable.
            let syllables = rest.starts_with(|c| matches!(c, '\u{1200}'..='\u{137f}'));
            // A word of two letters is none, but may begin a name of several: "בתל אביב".
            let least = if syllables { 2 } else { 3 };
            let letters = rest.chars().count();
            if letters + 1 < least {
                return None;
            }
            let start = end - self.bytes_of_last(end, rest);
            let named =
                if start > at && self.gazetteer.names.may_begin(rest) { self.phrase(start, rest) } else { None };
            if letters < least {
                return named.filter(|named| named.span.end > end);
            }
            match self.transcribed_if_longer(start, named.as_ref(), end, None).filter(|_| start > at) {
                Some(mut found) => {
                    found.otherwise = named.map(Box::new);
                    Some(found)
                }
                None => named,
            }
        })
    }

    /// A name whose last letter the language has changed.
    fn bent(&self, at: usize, end: usize, word: &Word) -> Option<Found> {
        if !self.bending {
            return self.adjectival(at, end, &word.key);
        }
        let forms = word.unbent.get_or_init(|| {
            let exact = |form: &String| Some((form.chars().count(), self.gazetteer.names.exact(form)?));
            ending::unbent(&word.key, self.lang).iter().filter_map(exact).collect()
        });
        let bent = forms.iter().find_map(|(letters, targets)| {
            let known = targets.iter().any(|target| self.bends(at, *target, (&word.key, *letters)));
            // The ending of a case, in the stead of the last vowel, is no part of the name, and hardly there by chance.
            let lost = habits().lost.contains_key(self.lang);
            let stem = || word.text.char_indices().nth(letters.saturating_sub(1)).map_or(end, |(stem, _)| at + stem);
            let end = if lost { stem() } else { end };
            let mut found = known.then(|| self.accept(Span::new(at, end), targets, true)).flatten()?;
            found.unsure =
                found.unsure || (!lost && found.kind.is_none() && self.may_bend_by_chance(at, &found.places));
            Some(found)
        });
        bent.or_else(|| self.of_town(at, end, &word.key))
    }

    /// Countries, Chinese places, and provinces and cities at home are worth looking for under a changed ending; of others
    /// too many are words, unless a preposition says that a place comes: "в Сортавале".
    fn bends(&self, at: usize, target: Target, (word, letters): (&str, usize)) -> bool {
        // There only the cases of the language are taken off.
        if habits().lost.contains_key(self.lang) {
            return letters >= SHORT
                && self.gazetteer.place(target.place).is_some_and(|place| {
                    place.kind == RegionKind::Country
                        || place.lies_in("China")
                        || self.gazetteer.is_known(target.place)
                        || self.gazetteer.lies_at_home(target.place, self.lang)
                });
        }
        // "Кубы" is of Cuba, "данные" nothing of Denmark.
        if letters <= SHORT && word.chars().count() > SHORT + 1 {
            return false;
        }
        let Some(place) = self.gazetteer.place(target.place) else { return false };
        let at_home = || {
            self.gazetteer.is_large_at_home(target.place, self.lang)
                || (self.gazetteer.lies_at_home(target.place, self.lang) && self.is_located(at))
        };
        place.kind == RegionKind::Country || (letters >= 5 && (place.lies_in("China") || at_home()))
    }

    /// Whether a word such as "in" stands right before a name.
    fn is_located(&self, at: usize) -> bool {
        let Some(before) = habits().located.get(self.lang) else { return false };
        self.looked_around();
        let head = self.text.get(..at).unwrap_or_default();
        let Some(head) = head.strip_suffix([' ', '\u{a0}']) else { return false };
        let word = head.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
        before.has_lower(word)
    }

    /// A place of China or of the readers' country by its sound, for scripts in which the gazetteer lacks it.
    fn by_sound(&self, at: usize, word: &Word) -> Option<Found> {
        let heard = word.heard.get_or_init(|| self.heard(&word.text));
        let (end, targets) = heard.as_ref()?;
        self.accept(Span::new(at, at + end), targets, false)
    }

    /// What a word sounds like, and where that ends in it.
    fn heard(&self, word: &str) -> Option<(usize, Vec<Target>)> {
        // Korean names are in the gazetteer, and its syllables make too many words of these sounds.
        if word.chars().next().is_some_and(|c| matches!(u32::from(c), 0xac00..=0xd7a3)) {
            return None;
        }
        let heard = sound(word);
        let (length, targets) = self.gazetteer.sounds_like(&heard, self.lang)?;
        if heard.len() - length > 14 {
            return None;
        }
        // The name ends where the letters so far make the sound.
        let mut end = word.len();
        for (index, c) in word.char_indices() {
            let upto = index + c.len_utf8();
            if sound(word.get(..upto)?).len() >= length {
                end = upto;
                break;
            }
        }
        // Signs that belong to the last letter.
        end += word.get(end..)?.chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum::<usize>();
        Some((end, targets))
    }
}

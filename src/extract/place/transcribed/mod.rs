//! Chinese places as other languages and scripts transcribe them: Джъдзян, Če-ťiang, ஹெஃபெய், Ngọc Khê.
//!
//! `assets/places/transcriptions.txt` says how each language spells the sounds of Chinese, `chinese.tsv` of which sounds
//! and signs the names of the places are. A word is read against both at once, syllable by syllable, so that no list of
//! all names in all languages is ever made. A language's spellings are put together when a text first needs them.

mod letters;
mod reader;
mod spellings;

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;
use unicode_script::Script;

use super::gazetteer::gazetteer;
use super::key::key;
use letters::Letters;
use reader::Reader;
use spellings::{End, Spellings};

use crate::extract::chars::info;

const TRANSCRIPTIONS: &str = include_str!("../../../../assets/places/transcriptions.txt");
const CHINESE: &str = include_str!("../../../../assets/places/chinese.tsv");

/// Longer ones come first: zh is no z.
pub(super) const INITIALS: [&str; 21] =
    ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s"];
/// No name has more letters.
const LONGEST: usize = 40;
/// Spellings farther from the usual ones than this are of another name.
const FARTHEST: u8 = 3;

/// A place that the beginning of a text spells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelled {
    /// Where the name ends, in bytes.
    pub end: usize,
    /// How far its spelling is from the usual one.
    pub cost: u8,
    /// Number in the gazetteer.
    pub place: usize,
}

/// A place in the tree of all names, syllable by syllable or sign by sign.
#[derive(Debug, Default)]
struct Node {
    /// Numbers of syllables, in order, and the nodes that they lead to.
    next: Vec<(u32, u32)>,
    /// [`spellings::bit`]s of those syllables.
    bits: u64,
    places: Vec<usize>,
}

/// The names of Chinese places as sounds or as signs.
#[derive(Debug, Default)]
struct Tree {
    /// The first one is the root.
    nodes: Vec<Node>,
    /// Numbers of the syllables.
    syllables: FxHashMap<&'static str, u32>,
    /// The syllables by their numbers.
    list: Vec<&'static str>,
}

impl Tree {
    fn add(&mut self, syllables: impl Iterator<Item = &'static str>, place: usize) {
        let mut at = 0;
        for syllable in syllables {
            let next = self.syllables.len() as u32;
            let number = *self.syllables.entry(syllable).or_insert(next);
            if number == next {
                self.list.push(syllable);
            }
            let len = self.nodes.len() as u32;
            let Some(node) = self.nodes.get_mut(at as usize) else { return };
            match node.next.binary_search_by_key(&number, |(known, _)| *known) {
                Ok(known) => {
                    at = node.next.get(known).map_or(0, |(_, next)| *next);
                    continue;
                }
                Err(place) => {
                    node.next.insert(place, (number, len));
                    node.bits |= spellings::bit(number);
                }
            }
            self.nodes.push(Node::default());
            at = len;
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.places.push(place);
        }
    }
}

impl Tree {
    /// The node that a syllable leads to.
    fn after(&self, node: u32, syllable: u32) -> Option<u32> {
        let next = &self.nodes.get(node as usize)?.next;
        // Most names share their first syllables with few others.
        if next.len() < 8 {
            return next.iter().find(|(known, _)| *known == syllable).map(|(_, node)| *node);
        }
        let known = next.binary_search_by_key(&syllable, |(known, _)| *known).ok()?;
        next.get(known).map(|(_, node)| *node)
    }
}

struct Trees {
    sounds: Tree,
    signs: Tree,
}

static TREES: LazyLock<Trees> = LazyLock::new(|| {
    let gazetteer = gazetteer();
    let empty = || Tree { nodes: vec![Node::default()], ..Tree::default() };
    let mut trees = Trees { sounds: empty(), signs: empty() };
    for line in CHINESE.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('\t');
        let (Some(name), Some(sounds), Some(signs)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let Some(place) = gazetteer.number(name) else { continue };
        trees.sounds.add(sounds.split(' '), place);
        trees.signs.add(signs.char_indices().filter_map(|(at, c)| signs.get(at..at + c.len_utf8())), place);
    }
    // Names of their own, as if of one syllable.
    for names in TRANSCRIPTIONS.lines().filter_map(|line| line.strip_prefix("names ")) {
        for (name, _) in names.split(' ').filter_map(|entry| entry.split_once('=')) {
            let known = trees.sounds.syllables.contains_key(name);
            if let Some(place) = gazetteer.number(&name.replace('_', " ")).filter(|_| !known) {
                trees.sounds.add(std::iter::once(name), place);
                trees.signs.add(std::iter::once(name), place);
            }
        }
    }
    trees
});

/// Spellings with how far each is from the usual one.
type Entries = FxHashMap<&'static str, Vec<(&'static str, u8)>>;

/// How some languages write the sounds or the signs.
#[derive(Debug, Default)]
pub struct System {
    by_signs: bool,
    /// Whether a space can stand between syllables.
    spaces: bool,
    letters: FxHashMap<char, String>,
    block: u32,
    /// Spellings of the syllables, folded.
    spellings: Spellings,
    /// Letters of texts, folded.
    folded: Letters,
}

/// The languages of each system, and the lines that describe it.
static DESCRIBED: LazyLock<Vec<(Vec<&'static str>, Vec<&'static str>)>> = LazyLock::new(|| {
    let mut systems: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for line in TRANSCRIPTIONS.lines() {
        if let Some(languages) = line.strip_prefix("system ") {
            systems.push((languages.split(' ').collect(), Vec::new()));
        } else if let Some(other) = line.strip_prefix("like ") {
            let lines =
                systems.iter().find(|(languages, _)| languages.contains(&other)).map(|(_, lines)| lines.clone());
            if let (Some(lines), Some(system)) = (lines, systems.last_mut()) {
                system.1.extend(lines);
            }
        } else if !line.is_empty()
            && !line.starts_with('#')
            && let Some(system) = systems.last_mut()
        {
            system.1.push(line);
        }
    }
    systems
});

static SYSTEMS: LazyLock<Vec<OnceLock<System>>> = LazyLock::new(|| DESCRIBED.iter().map(|_| OnceLock::new()).collect());

/// The number of each language's system; it is asked for at every word.
static NUMBERS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let languages = |(number, (languages, _)): (usize, &(Vec<&'static str>, Vec<&'static str>))| {
        languages.iter().map(move |lang| (*lang, number)).collect::<Vec<_>>()
    };
    // Of two systems of one language the first counts.
    DESCRIBED.iter().enumerate().rev().flat_map(languages).collect()
});

/// The system of a language, read on first use.
pub fn system(lang: &str) -> Option<&'static System> {
    let number = *NUMBERS.get(lang)?;
    let (_, lines) = DESCRIBED.get(number)?;
    Some(SYSTEMS.get(number)?.get_or_init(|| System::read(lines)))
}

impl System {
    /// The places that the beginning of a text can spell; the longest spellings first, of these the usual. With how many
    /// bytes of the text were read to tell.
    pub fn spelled(&self, text: &str) -> (Vec<Spelled>, usize) {
        if text.starts_with(|c| info(c).is_mark()) {
            return (Vec::new(), 0);
        }
        if let Err(read) = reader::begins(self, text) {
            return (Vec::new(), read);
        }
        let mut reader = Reader::new(self, text);
        let mut found = reader.read();
        found.sort_by(|a: &Spelled, b: &Spelled| b.end.cmp(&a.end).then(a.cmp(b)));
        found.dedup_by_key(|spelled| (spelled.end, spelled.place));
        (found, reader.looked_at())
    }

    /// Whether a name may go on with a character.
    pub fn goes_on_with(&self, c: char) -> bool {
        self.letters_of(c).is_some()
    }

    /// Whether the language spells the signs, each a word: Vietnamese.
    pub const fn by_signs(&self) -> bool {
        self.by_signs
    }

    fn read(lines: &[&'static str]) -> Self {
        let mut system = Self::default();
        let mut tables: [Entries; 5] = Default::default();
        for line in lines {
            system.spaces |= *line == "spaces";
            let Some((head, rest)) = line.split_once(' ') else { continue };
            let table = match head {
                "letters" => {
                    let pairs = rest.split(' ').filter_map(|pair| pair.split_once('='));
                    system.letters.extend(pairs.filter_map(|(a, b)| Some((a.chars().next()?, b.to_owned()))));
                    continue;
                }
                "block" if rest != "0900" => {
                    system.block = u32::from_str_radix(rest, 16).unwrap_or_default();
                    continue;
                }
                "initials" => 0,
                "finals" => 1,
                "syllables" => 2,
                "signs" => {
                    (system.by_signs, system.spaces) = (true, true);
                    2
                }
                "more" => 3,
                _ => 4,
            };
            if let Some(table) = tables.get_mut(table) {
                table.extend(
                    rest.split(' ').filter_map(|entry| entry.split_once('=')).map(|(key, v)| (key, entries(v))),
                );
            }
        }
        let tree = system.tree();
        for (number, syllable) in (0..).zip(&tree.list) {
            let begins = tree.after(0, number);
            for (spelling, cost) in system.spellings_of(syllable, &tables) {
                system.spellings.add(&spelling, End { syllable: number, cost }, begins);
            }
        }
        system
    }

    fn tree(&self) -> &'static Tree {
        if self.by_signs { &TREES.signs } else { &TREES.sounds }
    }

    fn spellings_of(&self, syllable: &str, [initials, finals, whole, more, names]: &[Entries; 5]) -> Vec<(String, u8)> {
        let mut spellings: Vec<(String, u8)> = Vec::new();
        let mut add = |spelling: &str, cost: u8| {
            let folded = self.folded(spelling);
            match spellings.iter_mut().find(|(known, _)| *known == folded) {
                Some((_, known)) => *known = cost.min(*known),
                None if folded.is_empty() => {}
                None => spellings.push((folded, cost)),
            }
        };
        if let Some(whole) = whole.get(syllable) {
            for (spelling, cost) in whole {
                add(spelling, *cost);
            }
        } else if let Some((initial, last)) = parts(syllable) {
            for (initial, cost) in initials.get(initial).into_iter().flatten() {
                for (last, more) in finals.get(last.as_str()).into_iter().flatten() {
                    let spelling = match last.split_once('_') {
                        Some((before, after)) => format!("{before}{initial}{after}"),
                        None => format!("{initial}{last}"),
                    };
                    add(&spelling, cost + more);
                }
            }
        }
        for (spelling, cost) in more.get(syllable).or_else(|| names.get(syllable)).into_iter().flatten() {
            add(&spelling.replace('_', " "), *cost);
        }
        spellings
    }

    /// What a character of a name compares as; `None` if no name has it.
    fn letters_of(&self, c: char) -> Option<&[char]> {
        self.folded.of(self, c)
    }

    fn folded(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        text.chars().for_each(|c| self.fold(c, &mut folded));
        folded
    }

    /// Adds a letter as it compares: none, one or several.
    fn fold(&self, c: char, folded: &mut String) {
        // Most scripts have no case, and the table for it is slow.
        let caseless = matches!(u32::from(c), 0x590..=0x109f | 0x1100..=0x1c7f | 0x3000..=0xd7a3);
        let c = if caseless { c } else { c.to_lowercase().next().unwrap_or(c) };
        if let Some(letters) = self.letters.get(&c) {
            folded.push_str(letters);
            return;
        }
        let code = u32::from(c);
        let plain = match code {
            0x2d | 0x2010..=0x2013 => Some('-'),
            0x1200..=0x135f => return self.fold_ethiopic(code, folded),
            0xac00..=0xd7a3 => return fold_hangul(code - 0xac00, folded),
            _ if self.block != 0 && (self.block..self.block + 0x80).contains(&code) => {
                char::from_u32(0x900 + code - self.block)
            }
            0x20..=0x7e | 0x430..=0x44f | 0x900..=0x10ff | 0x1780..=0x17ff => Some(c),
            _ if self.by_signs => Some(c).filter(|c| !matches!(c, '’')),
            _ => key(c.encode_utf8(&mut [0; 4])).chars().next(),
        };
        match plain.map(|plain| (plain, self.letters.get(&plain))) {
            Some((_, Some(letters))) => folded.push_str(letters),
            Some((plain, None)) if plain != '\'' => folded.push(plain),
            _ => {}
        }
    }

    /// A sign of the Ethiopic script: its consonant, and the number of its vowel.
    fn fold_ethiopic(&self, code: u32, folded: &mut String) {
        let (mut row, mut vowel) = (code & !7, code & 7);
        let rounded = matches!(row, 0x1248 | 0x1258 | 0x1288 | 0x12b0 | 0x12c0 | 0x1310);
        if rounded {
            row -= 8;
        }
        let base = char::from_u32(row + 5).unwrap_or('እ');
        match self.letters.get(&base) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(base),
        }
        if rounded || vowel == 7 {
            folded.push('ው');
            vowel = if rounded { vowel } else { 3 };
        }
        if vowel != 5 {
            folded.extend(char::from_digit(vowel + 1, 10));
        }
    }
}

/// The letters of a Korean syllable, counted from the first one.
fn fold_hangul(number: u32, folded: &mut String) {
    const FIRST: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    const LAST: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    let (first, vowel, last) = (number / 588, number % 588 / 28, number % 28);
    folded.extend(FIRST.chars().nth(first as usize));
    folded.extend(char::from_u32(0x314f + vowel));
    folded.extend(last.checked_sub(1).and_then(|last| LAST.chars().nth(last as usize)));
}

/// The initial and the final of a syllable of pinyin.
fn parts(syllable: &str) -> Option<(&'static str, String)> {
    let initial = *INITIALS.iter().find(|initial| syllable.starts_with(**initial))?;
    let last = syllable.strip_prefix(initial)?;
    let last = match (initial, last) {
        ("j" | "q" | "x", last) if last.starts_with('u') => last.replacen('u', "v", 1),
        ("zh" | "ch" | "sh" | "r" | "z" | "c" | "s", "i") => "I".to_owned(),
        (_, last) => last.to_owned(),
    };
    Some((initial, last))
}

/// Reads `a|b/c`: the usual spellings, and after the slash those that rather write another sound.
fn entries(spellings: &'static str) -> Vec<(&'static str, u8)> {
    let (usual, others) = spellings.split_once('/').unwrap_or((spellings, ""));
    let others = others.split('|').filter(|_| !others.is_empty()).map(|spelling| (spelling, 1));
    usual.split('|').map(|spelling| (spelling, 0)).chain(others).collect()
}

/// Whether a script sets signs for vowels or none, so that few letters can be a name.
pub fn is_terse(c: char) -> bool {
    matches!(info(c).script, Script::Arabic | Script::Hebrew)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, lang: &str) -> Vec<&'static str> {
        system(lang)
            .unwrap()
            .spelled(text)
            .0
            .iter()
            .filter(|spelled| spelled.end == text.len() && spelled.cost == 0)
            .filter_map(|spelled| gazetteer().place(spelled.place))
            .map(|place| place.name.as_str())
            .collect()
    }

    #[test]
    fn names_are_read_by_their_syllables() {
        for (text, lang, name) in [
            ("Цзиньхуа", "ru", "Jinhua"),
            ("Дзинхуа", "bg", "Jinhua"),
            ("C’-po", "cs", "Zibo"),
            ("Γουχού", "el", "Wuhu"),
            ("ጂንሁዋ", "am", "Jinhua"),
            ("ஹெஃபெய்", "ta", "Hefei"),
            ("ชินโจว", "th", "Qinzhou"),
            ("নাননিং", "bn", "Nanning"),
            ("옌청", "ko", "Yancheng"),
            ("שיג'יאג'ואנג", "he", "Shijiazhuang"),
            ("شيتسويشان", "ar", "Shizuishan"),
            ("شان ڈونگ", "ur", "Shandong"),
            ("Ngọc Khê", "vi", "Yuxi"),
            ("Қарамай", "kk", "Karamay"),
        ] {
            let found = names(text, lang);
            assert!(found.contains(&name), "{text}: {found:?}");
        }
    }

    #[test]
    fn every_syllable_is_spelled_in_every_language() {
        for (languages, _) in DESCRIBED.iter() {
            let system = system(languages.first().unwrap()).unwrap();
            let tree = system.tree();
            let spelled = system.spellings.syllables();
            let missing: Vec<_> = tree
                .syllables
                .iter()
                .filter(|(syllable, number)| {
                    // Names of their own are listed where a language has them.
                    let own = syllable.starts_with(char::is_uppercase);
                    !own && !spelled.contains(*number)
                })
                .map(|(syllable, _)| *syllable)
                .collect();
            let signs = missing.len() <= 12 && system.by_signs;
            assert!(missing.is_empty() || signs, "{languages:?}: {missing:?}");
        }
    }
}

//! How English writes the names of Indian places: "टिमुरे" is Timure, "ಮಮ್ಮಿಗಟ್ಟಿ" is Mammigatti.

use crate::model::format::sentence_case;

/// The first signs of the blocks from the Devanagari one on, which all have the same order, and how many signs each has.
const FIRST: u32 = 0x900;
const LAST: u32 = 0xd7f;
const SIGNS: u32 = 0x80;
/// From the Tamil block on an "a" that is not written is spoken even at the end.
const SOUTHERN: u32 = 5;
const BENGALI: u32 = 1;
const GURMUKHI: u32 = 2;

/// Consonants in the order of the blocks, from the sign for k on.
const CONSONANTS: [&str; 37] = [
    "k", "kh", "g", "gh", "ng", "ch", "chh", "j", "jh", "ny", "t", "th", "d", "dh", "n", "t", "th", "d", "dh", "n",
    "n", "p", "ph", "b", "bh", "m", "y", "r", "r", "l", "l", "zh", "v", "sh", "sh", "s", "h",
];
/// Vowels that stand for themselves, from the short a on; and those behind consonants, from the long a on.
const VOWELS: [&str; 16] = ["a", "a", "i", "i", "u", "u", "ri", "l", "e", "e", "e", "ai", "o", "o", "o", "au"];
const SIGNS_OF_VOWELS: [&str; 15] = ["a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"];

/// A consonant or none, and the vowel behind it.
#[derive(Default)]
struct Syllable {
    consonant: String,
    vowel: &'static str,
    /// Whether the vowel is the "a" that is not written.
    silent: bool,
}

/// The name in Latin letters, if it is written in an Indian script.
pub fn romanised(name: &str) -> Option<String> {
    let first = name.chars().next().map(u32::from).filter(|code| (FIRST..=LAST).contains(code))?;
    let block = (first - FIRST) / SIGNS;
    let mut syllables: Vec<Syllable> = Vec::new();
    let mut doubled = false;
    for c in name.chars().filter(|c| !matches!(c, '\u{200c}' | '\u{200d}')) {
        let sign = u32::from(c).checked_sub(FIRST + block * SIGNS).filter(|sign| *sign < SIGNS)?;
        let last = syllables.last_mut();
        match (sign, last) {
            (0x05..=0x14, _) => {
                let vowel = VOWELS.get(sign as usize - 0x05)?;
                syllables.push(Syllable { vowel, ..Syllable::default() });
            }
            (0x3e..=0x4c, Some(last)) => {
                (last.vowel, last.silent) = (SIGNS_OF_VOWELS.get(sign as usize - 0x3e)?, false);
            }
            (0x4d, Some(last)) => (last.vowel, last.silent) = ("", false),
            (0x3c, Some(last)) if last.consonant.starts_with('d') => last.consonant.replace_range(..1, "r"),
            (0x71, _) if block == GURMUKHI => doubled = true,
            (0x02 | 0x70, _) if sign == 0x02 || block == GURMUKHI => {
                syllables.push(Syllable { consonant: "N".to_owned(), ..Syllable::default() });
            }
            _ => {
                let Some(consonant) = consonant(sign, block) else { continue };
                let whole = sign < 0x7a && sign != 0x4e;
                let twice = if std::mem::take(&mut doubled) { consonant.get(..1).unwrap_or_default() } else { "" };
                syllables.push(Syllable {
                    consonant: format!("{twice}{consonant}"),
                    vowel: if whole { "a" } else { "" },
                    silent: whole,
                });
            }
        }
    }
    if block < SOUTHERN {
        leave_out_silent(&mut syllables);
    }
    let letters: String = syllables.iter().flat_map(|syllable| [syllable.consonant.as_str(), syllable.vowel]).collect();
    let letters = letters.replace("Np", "mp").replace("Nb", "mb").to_lowercase();
    let letters = letters.replace("nych", "nch").replace("nyj", "nj").replace("ngg", "ng").replace("ngk", "nk");
    (!letters.is_empty()).then(|| sentence_case(&letters))
}

/// The consonant of a sign of a block.
fn consonant(sign: u32, block: u32) -> Option<&'static str> {
    match (sign, block) {
        (0x2f, BENGALI) => Some("j"),
        (0x24, 5 | 8) => Some("th"),
        (0x15..=0x39, _) => CONSONANTS.get(sign as usize - 0x15).copied(),
        // 0x7a to 0x7f are the signs of Malayalam for consonants at the end.
        (0x58, _) | (0x7f, 8) => Some("k"),
        (0x59, _) => Some("kh"),
        (0x5a, _) => Some("g"),
        (0x5b, _) => Some("z"),
        (0x5c, _) | (0x70, BENGALI) | (0x7c, 8) => Some("r"),
        (0x5d, _) => Some("rh"),
        (0x5e, _) => Some("f"),
        (0x5f, _) => Some("y"),
        (0x4e, BENGALI) => Some("t"),
        (0x7a | 0x7b, 8) => Some("n"),
        (0x7d | 0x7e, 8) => Some("l"),
        _ => None,
    }
}

/// Leaves out the "a" that is neither written nor spoken: at the end, and between two syllables, "Dhanansu".
fn leave_out_silent(syllables: &mut [Syllable]) {
    let Some(last) = syllables.len().checked_sub(1) else { return };
    for at in (1..=last).rev() {
        let spoken = |syllable: Option<&Syllable>| syllable.is_some_and(|syllable| !syllable.vowel.is_empty());
        let open = spoken(syllables.get(at - 1));
        let goes_on =
            spoken(syllables.get(at + 1)) && syllables.get(at + 1).is_some_and(|next| !next.consonant.is_empty());
        if let Some(syllable) = syllables.get_mut(at)
            && syllable.silent
            && ((open && (at == last || goes_on))
                || (at == last && !matches!(syllable.consonant.as_str(), "y" | "r" | "v")))
        {
            (syllable.vowel, syllable.silent) = ("", false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_english_does() {
        for (name, english) in [
            ("टिमुरे", "Timure"),
            ("कानपुर", "Kanpur"),
            ("গোবিন্দপুর", "Gobindapur"),
            ("রসুলগঞ্জ", "Rasulganj"),
            ("रामचंद्र", "Ramchandra"),
            ("কানাইপুর", "Kanaipur"),
            ("ਧਨਾਨਸੂ", "Dhanansu"),
            ("ਰਾਏਕੋਟ", "Raekot"),
            ("ಮಮ್ಮಿಗಟ್ಟಿ", "Mammigatti"),
            ("ಹೊಸಹಳ್ಳಿ", "Hosahalli"),
            ("కొండపల్లి", "Kondapalli"),
            ("കഞ്ചിക്കോട്", "Kanchikkot"),
        ] {
            assert_eq!(romanised(name).as_deref(), Some(english), "{name}");
        }
        assert_eq!(romanised("Pune"), None);
    }
}

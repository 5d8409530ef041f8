//! The letters and words that tell the language of some lines, in one pass over them.

use unicode_script::Script;

use crate::extract::chars::{LOWER, NUMERIC_OF_LINE as NUMERIC, WORD_OF_LINE as WORD, brief_at, letters_of_ascii};

/// Lines with their scripts and words.
pub struct Sample<'a> {
    pub lines: Vec<&'a str>,
    /// The scripts of the letters, each with how many are of it.
    pub scripts: Vec<(Script, usize)>,
    /// All words, without numbers.
    pub words: Vec<Word<'a>>,
}

/// A word of a line.
pub struct Word<'a> {
    /// As it stands in the line.
    pub text: &'a str,
    /// Whether it is in lower case.
    pub lower: bool,
}

impl<'a> Sample<'a> {
    /// Reads some lines.
    pub fn of(lines: Vec<&'a str>) -> Self {
        let bytes: usize = lines.iter().map(|line| line.len()).sum();
        let mut sample = Self { words: Vec::with_capacity(bytes / 6), lines: Vec::new(), scripts: Vec::new() };
        let latin = lines.iter().map(|line| letters_of_ascii(line.as_bytes())).sum();
        for line in &lines {
            sample.read(line);
        }
        sample.add((Script::Latin, latin));
        sample.lines = lines;
        sample
    }

    /// Takes in the words of a line, and the scripts of its letters, but for those of ASCII.
    fn read(&mut self, line: &'a str) {
        let bytes = line.as_bytes();
        // Letters of one script stand together.
        let (mut script, mut letters) = (Script::Common, 0);
        let mut at = 0;
        // Where the word began that goes on here, if one does, and what all its characters are.
        let (mut start, mut all) = (NO_WORD, 0);
        while let Some(&byte) = bytes.get(at) {
            let (kind, length) = if let Some(kind) = ASCII.get(usize::from(byte)) {
                (*kind, 1)
            } else {
                let (known, length) = brief_at(bytes, at);
                if known.is_alphabetic() {
                    if known.script != script {
                        self.add((script, letters));
                        (script, letters) = (known.script, 0);
                    }
                    letters += 1;
                }
                (known.in_words(), length)
            };
            if kind & WORD == 0 {
                if start != NO_WORD {
                    self.end_word(line, start, at, all);
                    start = NO_WORD;
                }
            } else if start == NO_WORD {
                (start, all) = (at, kind);
            } else {
                all &= kind;
            }
            at += length;
        }
        if start != NO_WORD {
            self.end_word(line, start, at, all);
        }
        self.add((script, letters));
    }

    fn end_word(&mut self, line: &'a str, start: usize, end: usize, all: u8) {
        let bytes = line.as_bytes();
        let first = bytes.get(start).and_then(|byte| ASCII.get(usize::from(*byte)).copied());
        let first = first.unwrap_or_else(|| brief_at(bytes, start).0.in_words());
        if first & NUMERIC == 0 {
            let text = line.get(start..end);
            self.words.extend(text.map(|text| Word { text, lower: all & LOWER != 0 }));
        }
    }

    /// Hardly any text has more than three scripts.
    fn add(&mut self, (script, letters): (Script, usize)) {
        match self.scripts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, sum)) => *sum += letters,
            None => self.scripts.push((script, letters)),
        }
    }
}

/// Where no word goes on.
const NO_WORD: usize = usize::MAX;

/// What the characters of ASCII are to the words of a line.
const ASCII: [u8; 128] = {
    let mut kinds = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' => WORD | LOWER | NUMERIC,
            b'a'..=b'z' | b'\'' => WORD | LOWER,
            b'A'..=b'Z' => WORD,
            _ => LOWER,
        };
        byte += 1;
    }
    kinds
};

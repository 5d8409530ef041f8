//! How the letters of a text compare in a language, found once for each page of 256 characters and kept.

use std::sync::OnceLock;

use super::System;
use crate::extract::chars::info;

/// What the characters of one page are.
#[derive(Debug)]
struct Page {
    /// The folded letters of all of them, one after the other.
    letters: Vec<char>,
    /// Where those of each end; they begin where those of the one before do.
    ends: [u16; 256],
    /// Which of them stand in no name.
    apart: [u64; 4],
}

/// The pages of the basic plane.
#[derive(Debug)]
pub struct Letters(Vec<OnceLock<Box<Page>>>);

impl Default for Letters {
    fn default() -> Self {
        Self((0..256).map(|_| OnceLock::new()).collect())
    }
}

impl Letters {
    /// The letters that a character of a name compares as, none or several; `None` if no name has it.
    pub fn of(&self, system: &System, c: char) -> Option<&[char]> {
        let code = u32::from(c) as usize;
        let page = self.0.get(code >> 8)?.get_or_init(|| Box::new(Page::new(system, code & !0xff)));
        let low = code & 0xff;
        if page.apart[low / 64] >> (low % 64) & 1 == 1 {
            return None;
        }
        let start = low.checked_sub(1).map_or(0, |before| page.ends[before]);
        page.letters.get(usize::from(start)..usize::from(page.ends[low]))
    }
}

impl Page {
    fn new(system: &System, first: usize) -> Self {
        let mut page = Self { letters: Vec::new(), ends: [0; 256], apart: [0; 4] };
        let mut folded = String::new();
        for (low, code) in (first as u32..).take(256).enumerate() {
            let c = char::from_u32(code).filter(|c| stands_in_names(system, *c));
            match c {
                Some(c) => {
                    folded.clear();
                    system.fold(c, &mut folded);
                    page.letters.extend(folded.chars());
                }
                None => page.apart[low / 64] |= 1 << (low % 64),
            }
            page.ends[low] = page.letters.len() as u16;
        }
        page
    }
}

/// Whether a character can stand in a name, or between its parts.
fn stands_in_names(system: &System, c: char) -> bool {
    let joins = matches!(c, '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '\u{200b}'..='\u{200d}');
    joins || (system.spaces && c == ' ') || info(c).is_alphabetic() || info(c).is_mark()
}

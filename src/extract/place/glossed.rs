//! Names that a text explains in brackets: "ទីក្រុងចានជាំង (Zhanjiang)". What stands before the bracket is called so in the
//! whole text, however it is transcribed.

use super::ending::{Writing, writing};
use super::{PlaceMention, kinds};
use crate::extract::chars::info;
use crate::model::Span;

/// Letters of the shortest and of the longest name.
const SHORTEST: usize = 3;
const LONGEST: usize = 24;
/// Letters of an ending behind a name.
const ENDING: usize = 4;

/// Adds the names that others in Latin script explain, wherever they stand.
pub fn add_to(text: &str, mentions: &mut Vec<PlaceMention>) {
    let mut found: Vec<PlaceMention> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.exact && in_brackets(text, mention.span)) {
        let Some(name) = explained(text, mention.span, mentions).filter(|name| is_foreign(name)) else { continue };
        for span in everywhere(text, name) {
            found.push(PlaceMention { span, place: mention.place, others: Vec::new(), exact: true });
        }
    }
    if found.is_empty() {
        return;
    }
    for new in found {
        match mentions.iter_mut().find(|known| known.span.overlaps(new.span)) {
            Some(known) if known.span == new.span && !known.place.lies_in(&new.place.name) => *known = new,
            Some(_) => {}
            None => mentions.push(new),
        }
    }
    mentions.sort_by_key(|mention| mention.span);
}

/// Whether a name in Latin script stands alone in brackets, or first: "(Zhanjiang, Guangdong)".
pub(super) fn in_brackets(text: &str, span: Span) -> bool {
    let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else { return false };
    before.ends_with(['(', '（'])
        && after.starts_with([')', '）', ','])
        && span.of(text).starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a name is written in another script than Latin.
fn is_foreign(name: &str) -> bool {
    name.chars().next().is_some_and(|c| info(c).is_alphabetic() && u32::from(c) > 0x36f)
}

/// The name that stands before the bracket around one in plain Latin letters, if it sounds like that: one in another script,
/// or one as the language spells it, "Dzjinjue (Jingyue)".
pub(super) fn explained<'t>(text: &'t str, gloss: Span, mentions: &[PlaceMention]) -> Option<&'t str> {
    let is_part = |c: char| info(c).is_alphabetic() || info(c).is_mark() || matches!(c, '-' | '\u{200b}'..='\u{200d}');
    let head = text.get(..gloss.start)?.trim_end_matches(['(', '（']).trim_end();
    let known = mentions.iter().find(|known| known.span.end == head.len()).map(|known| known.span.of(text));
    let last = |head: &'t str| {
        let start = head.char_indices().rev().take_while(|(_, c)| is_part(*c)).last()?.0;
        head.get(start..)
    };
    let name = if let Some(known) = known {
        known
    } else {
        let mut word = last(head)?;
        // The kind may stand between: "လင်ချန်းမြို့ (Lincang)", "Чжаньцзян шаары (Zhanjiang)".
        if super::names_a_kind(word) && !kinds::leads(word.chars().next()?) {
            word = last(head.get(..head.len() - word.len())?.trim_end())?;
        }
        kinds::without(word)
    };
    let letters = name.chars().count();
    let spelled = || name.starts_with(char::is_uppercase) && name != gloss.of(text);
    ((SHORTEST..=LONGEST).contains(&letters) && (is_foreign(name) || spelled()) && sounds_like(name, gloss.of(text)))
        .then_some(name)
}

/// Where a name stands in a text, with endings or without.
pub(super) fn everywhere<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = Span> + 't {
    const LONG: usize = 6;
    let kind = name.chars().next().map_or(Writing::Cased, writing);
    let letters = name.chars().count();
    // A case may change the last letter.
    let cut =
        if kind == Writing::Cased && letters >= LONG { name.chars().next_back().map_or(0, char::len_utf8) } else { 0 };
    let stem = name.get(..name.len() - cut).unwrap_or(name);
    text.match_indices(stem).filter_map(move |(start, _)| {
        let rest = text.get(start + stem.len()..)?;
        let span =
            Span::new(start, start + if rest.starts_with(name.get(stem.len()..)?) { name.len() } else { stem.len() });
        if kind == Writing::Unspaced {
            return (!rest.starts_with(|c| info(c).is_mark())).then_some(span);
        }
        let before = text.get(..start)?.chars().next_back();
        let ending = rest.chars().take_while(|c| info(*c).is_alphabetic() || info(*c).is_mark()).count();
        (!before.is_some_and(|c| info(c).is_alphabetic()) && ending <= ENDING + usize::from(cut > 0)).then_some(span)
    })
}

/// Whether two names have about the same consonants: "ចានជាំង" and "Zhanjiang".
fn sounds_like(name: &str, latin: &str) -> bool {
    let (a, b) = (consonants(name), consonants(latin));
    let mut row = vec![0_usize; b.len() + 1];
    for one in &a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if one == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    let common = row.last().copied().unwrap_or_default();
    common > 0 && 2 * common >= a.len().max(b.len())
}

/// The consonants of a name in classes that languages mix up; sounds that some leave out are none.
fn consonants(name: &str) -> Vec<char> {
    let mut classes: Vec<char> = Vec::new();
    for c in any_ascii::any_ascii(name).to_ascii_lowercase().chars() {
        let class = match c {
            'b' | 'p' | 'f' | 'v' => 'p',
            't' | 'd' => 't',
            'c' | 'k' | 'g' | 'j' | 'q' | 'x' | 'z' | 's' => 'k',
            'n' | 'm' => 'n',
            'l' | 'r' => 'l',
            _ => continue,
        };
        if classes.last() != Some(&class) {
            classes.push(class);
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, lang: &str) -> Vec<(&'t str, String)> {
        let mut mentions = super::super::find(text, lang);
        add_to(text, &mut mentions);
        mentions.iter().map(|mention| (mention.span.of(text), mention.place.name.clone())).collect()
    }

    #[test]
    fn a_name_explained_in_brackets_is_called_so_everywhere() {
        let all = found("រដ្ឋាភិបាលទីក្រុងឆាំជីញ (Zhanjiang)។ នៅឆាំជីញ មាន ៤០។", "km");
        assert_eq!(all.iter().filter(|(_, place)| place == "Zhanjiang").count(), 3, "{all:?}");
        let all = found("Власти города Жаньжянг (Zhanjiang). В Жаньжянге строят.", "ru");
        assert_eq!(all.iter().filter(|(_, place)| place == "Zhanjiang").count(), 3, "{all:?}");
    }

    #[test]
    fn a_firm_before_its_place_is_not_called_so() {
        let all = found("Компания Бойда (Zhanjiang) строит завод. Бойда растёт.", "ru");
        assert_eq!(all, [("Zhanjiang", "Zhanjiang".to_owned())]);
        let all = found("Провинция Ганьсу, Увэй (Gansu). Увэй растёт.", "ru");
        assert!(all.iter().all(|(name, place)| name != &"Увэй" || place != "Gansu"), "{all:?}");
    }
}

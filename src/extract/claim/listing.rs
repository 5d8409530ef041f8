//! Lists of what is to be reached, behind a colon.

use super::period::{self, Dated, Period};
use super::{Context, Discourse, Scene};
use crate::extract::lexicon::Sense;
use crate::extract::quantity::Found;
use crate::model::{Claim, Status, YearSource};

/// "Targets for 2030: 5,000 jobs; 40 firms", "By 2030 the county wants:" with a line for each: a list whose parts have neither a
/// verb nor a time of their own.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    period: Option<Period>,
    /// Paragraph and number of its last part.
    last: (usize, usize),
    /// Whether a part in a line of its own may follow.
    is_open: bool,
}

impl Listing {
    /// The list that a sentence opens or goes on with.
    pub fn after(context: &Context<'_>, scene: &Scene<'_>, claims: &[Claim], last: Option<Self>) -> Option<Self> {
        let text = scene.sentence.span.of(context.words.text).trim_end();
        let at = (scene.sentence.paragraph, scene.sentence.number);
        if let Some(list) = last.filter(|list| list.holds(context, scene)) {
            return Some(Self { last: at, is_open: list.is_open || text.ends_with([';', '；', '؛']), ..list });
        }
        let promised = claims.iter().all(|claim| claim.status != Status::Actual);
        (promised && opens(context, scene)).then(|| Self {
            period: period::last_coming(context, scene),
            last: at,
            is_open: text.ends_with([':', '：']),
        })
    }

    /// Whether a sentence is a part of the list.
    fn holds(&self, context: &Context<'_>, scene: &Scene<'_>) -> bool {
        let (paragraph, number) = (scene.sentence.paragraph, scene.sentence.number);
        let text = scene.sentence.span.of(context.words.text);
        if self.last.0 == paragraph {
            return scene.sentence.continues && self.last.1 + 1 == number;
        }
        self.is_open && self.last.0 + 1 == paragraph && number == 1 && begins_like_part(text)
    }

    /// The time of a figure that its list promises, where its own words tell none.
    pub fn promises(self, context: &Context<'_>, scene: &Scene<'_>, one: &Found) -> Option<Dated> {
        let timeless = scene.anchors.is_empty() && !one.from;
        (timeless && self.holds(context, scene)).then(|| Dated {
            period: self.period,
            source: if self.period.is_some() { YearSource::CarriedOver } else { YearSource::Unknown },
            ..Dated::default()
        })
    }
}

/// The time of a figure that stands in a list of what is promised.
pub fn promised(context: &Context<'_>, scene: &Scene<'_>, discourse: &Discourse, one: &Found) -> Option<Dated> {
    discourse.listing.and_then(|list| list.promises(context, scene, one))
}

/// Whether a colon stands right behind words for a promise, with no figure before it: not so in "the plan, the mayor said:".
fn opens(context: &Context<'_>, scene: &Scene<'_>) -> bool {
    const NEAR: usize = 5;
    let span = scene.sentence.span;
    let text = span.of(context.words.text);
    // Of every sentence this is asked: the wide colon begins with the other byte.
    let first = memchr::memchr2(b':', 0xEF, text.as_bytes());
    let Some(colon) = first.and_then(|first| Some(first + text.get(first..)?.find([':', '：'])?)) else {
        return false;
    };
    let colon = span.start + colon;
    // "Is to have:" is one phrase.
    let told = |from: usize| {
        scene.tokens.iter().any(|token| {
            matches!(token.sense(), Sense::Actual)
                && token.span.start >= from
                && token.span.end <= colon
                && !context.words.is_blank(from, token.span.start)
        })
    };
    !scene.has_claim_between(span.start, colon)
        && scene.tokens.iter().any(|token| {
            matches!(token.sense(), Sense::Target)
                && token.span.end <= colon
                && context.words.distance(token.word.end.min(colon), colon) <= NEAR
                && context.commas(token.span.end, colon) == 0
                && !told(token.word.end)
        })
}

/// "– 40 new firms", "2) 5,000 jobs": whether a line begins like a part of a list.
fn begins_like_part(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    line.starts_with(['-', '–', '—', '•', '*', '·', '▪', '►', '●'])
        || ((1..=2).contains(&digits) && line.chars().nth(digits).is_some_and(|c| matches!(c, '.' | ')' | '、')))
}

//! What a paragraph that has just begun is told of, where the text is about home and a partner abroad.

use super::super::Context;
use super::ADDRESS;
use super::foreign_money;
use super::investor::is_abroad;
use crate::extract::claim::opens_speech;
use crate::extract::place::{self, PlaceMention};
use crate::extract::quantity::Found;
use crate::extract::sentence::Sentence;
use crate::model::{Name, RegionKind, Span};

/// Bytes of a line that is only a question, at most.
const LINE: usize = 300;

/// The region that the paragraph of its first sentence is told of, where only what stands around it says so.
pub fn topic(context: &Context<'_>, sentence: &Sentence, found: &[Found]) -> Option<Name> {
    let text = context.words.text;
    let start = text.get(..sentence.span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(start..)?.find('\n').map_or(text.len(), |at| start + at);
    answered(context, sentence).or_else(|| in_its_money(context, Span::new(start, end), found))
}

/// "How large is the industry? – In 2025 we grew 12.6 million t": what a guest from abroad answers is told of where the guest is
/// from, and of a place at home where the question names it: "When will the park at Nakkapalli be ready?"
fn answered(context: &Context<'_>, sentence: &Sentence) -> Option<Name> {
    let text = context.words.text;
    let head = text.get(..sentence.span.start)?.trim_end();
    let asked = head.rfind('\n').map_or(0, |at| at + 1);
    let question = is_question(head);
    if asked == 0 || !(question || opens_speech(context, sentence)) {
        return None;
    }
    let at_home = context
        .places_in(Span::new(asked, head.len()))
        .iter()
        .rev()
        .find(|mention| mention.place.kind != RegionKind::Country && !is_abroad(context, &mention.place.name));
    let told = at_home.filter(|_| question && head.len() - asked <= LINE).or_else(|| guest(context, asked))?;
    Some(told.place.name.as_str().into())
}

/// The place abroad that the lead of an interview names first, inside that which is only its address; `asked` is where the line
/// before an answer begins.
fn guest<'a>(context: &'a Context<'_>, asked: usize) -> Option<&'a PlaceMention> {
    let text = context.words.text;
    let first = text.get(..text.len().min(text.get(asked..)?.find('\n').map_or(text.len(), |at| asked + at)))?;
    let mut at = 0;
    let question = first.split('\n').find_map(|line| {
        let start = at;
        at += line.len() + 1;
        (start > 0 && is_question(line.trim_end())).then_some(start)
    })?;
    let title = context.facts.title_span.map_or(0, |title| title.end);
    let lead = context.places_in(Span::new(title.min(question), question));
    let (number, first) = lead.iter().enumerate().find(|(_, mention)| mention.place.kind != RegionKind::Country)?;
    let inner = lead.get(number + 1).filter(|inner| {
        inner.place.lies_in(&first.place.name) && inner.span.start - first.span.end.min(inner.span.start) <= ADDRESS
    });
    Some(inner.unwrap_or(first))
        .filter(|guest| is_abroad(context, &guest.place.name) && context.is_about(&guest.place.name))
}

/// Whether a line ends as a question does.
fn is_question(line: &str) -> bool {
    line.ends_with(['?', '？', '؟', '՞'])
}

/// "The local plan foresees 200 million bottles and exports of 150 million yuan": a paragraph that names no place at home and has
/// amounts in the money of a partner abroad is the partner's.
fn in_its_money(context: &Context<'_>, paragraph: Span, found: &[Found]) -> Option<Name> {
    let main = context.facts.main_region.as_deref()?;
    if !place::is_at_home(&context.lexicon.lang, main) {
        return None;
    }
    let places = context.places_in(paragraph);
    if places.iter().any(|mention| !is_abroad(context, &mention.place.name)) {
        return None;
    }
    let from = found.partition_point(|one| one.quantity.span.start < paragraph.start);
    let to = found.partition_point(|one| one.quantity.span.start < paragraph.end);
    let mut amounts = found.get(from..to)?.iter().filter(|one| one.quantity.ignored.is_none());
    amounts.find_map(|one| foreign_money::owner(context, one, Some(main)))
}

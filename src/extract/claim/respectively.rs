//! Figures in a list that belong one by one to what a list before them names.

use super::{Context, Scene, cue, gloss, region};
use crate::extract::lexicon::{Kind, Sense};
use crate::extract::scan::Token;
use crate::model::{Claim, CueField, Metric, Span};

/// Bytes between two parts of a list, at most.
const GAP: usize = 24;

/// "Leipzig and Dresden made 9,200 and 2,100 t", "revenue and exports came to 5 and 3 billion": as many figures of one kind as
/// regions, or metrics, that a list right before them names have one each.
pub fn deal_out(context: &Context<'_>, scene: &Scene<'_>, claims: &mut [Claim]) {
    let mut rest = claims;
    while rest.len() > 1 {
        let mut count = 1;
        while rest.get(count - 1).zip(rest.get(count)).is_some_and(|(one, next)| is_listed(context, scene, one, next)) {
            count += 1;
        }
        let Some((row, behind)) = rest.split_at_mut_checked(count) else { return };
        if count > 1 {
            deal_regions(context, scene, row);
            deal_metrics(context, scene, row);
        }
        rest = behind;
    }
}

/// Whether nothing but "and" or a comma stands between two figures that tell the same of the same time.
fn is_listed(context: &Context<'_>, scene: &Scene<'_>, one: &Claim, next: &Claim) -> bool {
    let (from, to) = (one.evidence.span.end, next.evidence.span.start);
    let level = |claim: &Claim| !matches!(claim.metric, Metric::Growth | Metric::Share);
    let first =
        |claim: &Claim| scene.found.iter().any(|other| other.from && other.quantity.span == claim.evidence.span);
    level(one)
        && !first(one)
        && one.unit == next.unit
        && one.metric == next.metric
        && one.year == next.year
        && one.status == next.status
        && is_joint(context, from, to)
}

/// Whether what stands between two positions joins parts of a list: a comma, or one word.
fn is_joint(context: &Context<'_>, from: usize, to: usize) -> bool {
    let gap = context.words.text.get(from..to).unwrap_or_default();
    from < to
        && gap.len() <= GAP
        && context.words.distance(from, to) <= 1
        && !gap.contains([';', ':', '(', '（', '–', '—', '\n'])
}

/// Whether a word for "and" ends a list.
fn has_and(context: &Context<'_>, span: Span) -> bool {
    context.words.within(span).iter().any(|token| matches!(token.sense(), Sense::And))
}

/// Korean "울산과 포항": an "and" that is an ending.
fn is_glued(gap: &str) -> bool {
    const LONGEST: usize = 2;
    gap.starts_with(char::is_alphabetic) && gap.ends_with(' ') && gap.trim_end().chars().count() <= LONGEST
}

fn deal_regions(context: &Context<'_>, scene: &Scene<'_>, row: &mut [Claim]) {
    let Some(begin) = row.first().map(|claim| claim.evidence.span.start) else { return };
    let places = region::listed_before(context, scene, begin, |from, to| is_joint(context, from, to));
    let and = match places.as_slice() {
        [.., before, last] => {
            let gap = Span::new(before.span.end, last.span.start);
            let between = gap.of(context.words.text);
            has_and(context, gap) || is_glued(between) || (places.len() == 2 && between == "、")
        }
        _ => false,
    };
    if places.len() != row.len() || !and {
        return;
    }
    for (claim, mention) in row.iter_mut().zip(places) {
        claim.evidence.cues.retain(|cue| cue.field != CueField::Region);
        claim.evidence.cues.push(region::region_cue(mention));
        claim.region = Some(mention.place.name.as_str().into());
        claim.gloss = gloss::line(claim, None);
    }
}

fn deal_metrics(context: &Context<'_>, scene: &Scene<'_>, row: &mut [Claim]) {
    let Some(begin) = row.first().map(|claim| claim.evidence.span.start) else { return };
    let Some(unit) = row.first().map(|claim| claim.unit.clone()) else { return };
    let measures = |token: &&&Token| match token.sense() {
        Sense::Metric(metric) => token.span.end <= begin && super::units::compatible(&unit, metric),
        _ => false,
    };
    let mut list: Vec<&Token> = Vec::new();
    for token in scene.with([Kind::Metric]).iter().rev().filter(|token| measures(&token)) {
        let joined = list.last().is_none_or(|next| is_joint(context, token.word.end, next.word.start));
        if !joined {
            break;
        }
        list.push(token);
    }
    list.reverse();
    let (Some(first), Some(second)) = (list.first(), list.get(1)) else { return };
    let and =
        has_and(context, Span::new(first.span.end, list.last().map_or(second.span.start, |last| last.span.start)));
    let differ = first.sense() != second.sense();
    if list.len() != row.len() || !and || !differ {
        return;
    }
    for (claim, token) in row.iter_mut().zip(list) {
        let Sense::Metric(metric) = token.sense() else { continue };
        claim.metric = metric.clone();
        claim.evidence.cues.retain(|cue| cue.field != CueField::Metric);
        claim.evidence.cues.push(cue(token, CueField::Metric));
        claim.gloss = gloss::line(claim, None);
    }
}

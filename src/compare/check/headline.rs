//! A headline that states another figure than the text: both bounds can hold, and a person chooses.

use crate::compare::derive::Context;
use crate::compare::formula::Formula;
use crate::compare::levels::sectors_fit;
use crate::model::{Check, CheckKind, Claim, Metric, Qualifier, Span, format};

use super::check;
use super::disagreement::agree;

/// Two figures this far apart are of two things.
const ONE_THING: f64 = 3.0;

/// A check for each headline's figure that is a looser bound than the text's.
pub fn checks(context: &Context<'_, '_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for reading in context.folder.versions_shown() {
        let of_region = |claim: &&Claim| claim.region.as_deref() == context.region;
        for headline in reading.claims.iter().filter(|claim| claim.in_headline).filter(of_region) {
            checks.extend(looser(&reading.claims, headline));
        }
    }
    checks
}

fn looser(claims: &[Claim], headline: &Claim) -> Option<Check> {
    let mut same = claims.iter().filter(|claim| !claim.in_headline && same_thing(headline, claim));
    let text = same.next().filter(|_| same.next().is_none())?;
    let differs = (headline.value - text.value).abs() > 0.02 * text.value.abs();
    // What is exact in both and differs is two things, or the text would say so.
    let is_bound = |claim: &Claim| claim.qualifier.is_lower_bound() || claim.qualifier.is_upper_bound();
    if !differs || !agree(headline, text) || !(is_bound(headline) || is_bound(text)) {
        return None;
    }
    let metric = headline.metric.label();
    let what = format!("{} or {} {metric}?", format::sentence_case(&in_words(headline)), in_words(text));
    let because = Formula::default().text("Headline: “").claim(headline, quote(headline));
    let because = because.text("”. Text: “").claim(text, quote(text)).text("”. Both can hold; ");
    let because = because.claim(text, format::claim(text).to_string()).text(" is used");
    Some(check(CheckKind::TwoFigures, headline, Some(headline.metric.clone()), what, because))
}

fn same_thing(headline: &Claim, text: &Claim) -> bool {
    let ratio = headline.value / text.value;
    headline.metric == text.metric
        && !matches!(headline.metric, Metric::Growth | Metric::Share)
        && headline.unit == text.unit
        && headline.region == text.region
        && headline.status == text.status
        && (headline.year == text.year || headline.year.is_none())
        && sectors_fit(headline, text)
        && (1.0 / ONE_THING..=ONE_THING).contains(&ratio)
}

/// "over 100", "at most 30%".
fn in_words(claim: &Claim) -> String {
    let word = match claim.qualifier {
        Qualifier::MoreThan => "over ",
        Qualifier::AtLeast => "at least ",
        Qualifier::LessThan => "under ",
        Qualifier::AtMost => "at most ",
        Qualifier::About => "about ",
        Qualifier::Exact | Qualifier::Range => "",
    };
    let number = format::quantity(claim.value, claim.value_high, &claim.unit, Qualifier::Exact);
    format!("{word}{number}")
}

/// The figure as written, with the word before it and the two after it.
fn quote(claim: &Claim) -> String {
    let evidence = &claim.evidence;
    let start = evidence.span.start.saturating_sub(evidence.sentence_span.start);
    let here = Span::new(start, start + evidence.span.len());
    let (Some(before), Some(after)) = (evidence.sentence.get(..here.start), evidence.sentence.get(here.end..)) else {
        return evidence.value_text.clone();
    };
    let first = before.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let first = before.get(first..).unwrap_or_default().trim_start();
    let last = after.char_indices().filter(|(_, c)| c.is_whitespace()).nth(2).map_or(after.len(), |(at, _)| at);
    let quote = format!("{first}{}{}", evidence.value_text, after.get(..last).unwrap_or_default());
    // Scripts without spaces would give the whole sentence.
    if quote.chars().count() <= 60 {
        quote.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).to_owned()
    } else {
        evidence.value_text.clone()
    }
}

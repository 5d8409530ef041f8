//! What the region page shows, as values.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::{ChecksPage, WorkedOut};
use crate::chart::MarkKind;
use crate::model::format;
use crate::model::{Check, Commitment, Derived, Name, RegionKind, RegionProfile, Span};
use crate::ui::checks::model::{CheckCard, ChecksModel};
use crate::ui::evidence::shifted;
use crate::ui::figures::Claims;
use crate::ui::marked_text::{MarkLook, TextMark};

use super::bullets::{BulletGroup, bullet_groups};
use super::claim_rows::{ClaimRow, claim_rows};
use super::plots::{Plot, plots};

/// One region.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionPage {
    /// Canonical name.
    pub name: String,
    /// "City in Sichuan · aluminium-based new materials"
    pub subtitle: String,
    /// What can be plotted or shown as single figures, headline first.
    pub plots: Vec<Plot>,
    /// Bars by metric and unit.
    pub bullets: Vec<BulletGroup>,
    /// What wants attention.
    pub checks: Vec<CheckLine>,
    /// Promises without a number.
    pub commitments: Vec<CommitmentQuote>,
    /// All claims, grouped by metric.
    pub claims: Vec<ClaimRow>,
    /// Figures worked out for this region.
    pub derived: Vec<WorkedOut>,
    /// Where it all comes from.
    pub sources: Sources,
}

/// A check that wants attention.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckLine {
    /// Title, explanation and claims.
    pub card: CheckCard,
    /// Whether figures contradict each other, rather than leave a question.
    pub contradiction: bool,
}

/// A promise in its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitmentQuote {
    /// The promising part of the sentence.
    pub text: String,
    /// Its cues.
    pub marks: Vec<TextMark>,
    /// “is speeding up” · Wuhu · under way · no deadline
    pub note: String,
    /// The article.
    pub file: String,
    /// Where it begins in the article's text, bytes.
    pub start: usize,
    /// English name of the language.
    pub language: String,
}

/// Articles that a region is known from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// ISO 639-1, each once.
    pub languages: Vec<String>,
    /// "1 article, 14 Nov 2025"
    pub summary: String,
    /// Whether the newest of the whole folder is among them.
    pub newest: bool,
    /// The articles, newest first.
    pub files: Vec<String>,
}

/// Works out the page of a region. `seen` says of a check its key and whether the user marked it.
#[must_use]
pub fn region_page(profile: &RegionProfile, claims: Claims<'_>, seen: &dyn Fn(&Check) -> (String, bool)) -> RegionPage {
    RegionPage {
        name: profile.region.clone(),
        subtitle: subtitle(profile, claims),
        plots: plots(profile, claims),
        bullets: bullet_groups(profile),
        checks: check_lines(profile, claims, seen),
        commitments: profile.commitments.iter().map(quote).collect(),
        claims: claim_rows(profile, claims),
        derived: profile.derived.iter().map(worked_out).collect(),
        sources: sources(profile, claims),
    }
}

/// A derived figure as the evidence panel takes it: "Capacity, electrolytic aluminium, 2025: Guangyuan has 58%".
#[must_use]
pub fn worked_out(derived: &Derived) -> WorkedOut {
    let figure = format::derived(derived);
    let period = format::period(derived.baseline_year.filter(|_| derived.unit.is_ratio()), derived.year);
    let metric = derived.metric.label_of(derived.of_metric.as_ref());
    // A label that names the metric itself needs no heading.
    let named = metric.split(' ').next().is_some_and(|word| derived.label.to_lowercase().starts_with(word));
    let subject = format::sentence_case(if named { &derived.label } else { &metric });
    let parts = [Some(subject.into()), derived.sector.clone(), Some(period.into())];
    let what: Vec<Name> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let what = what.join(", ");
    WorkedOut {
        region: derived.region.clone(),
        label: if named { what } else { format!("{what}: {}", derived.label) },
        head: figure.head(),
        tail: figure.tail(),
        kind: MarkKind::Derived,
        parts: derived.parts.clone(),
        claims: derived.claims.clone(),
    }
}

/// "City in Sichuan · aluminium-based new materials"
#[must_use]
pub fn subtitle(profile: &RegionProfile, claims: Claims<'_>) -> String {
    let kind = match profile.kind {
        RegionKind::Country => "Country",
        RegionKind::Province => "Province",
        RegionKind::AutonomousRegion => "Autonomous region",
        RegionKind::Municipality => "Municipality",
        RegionKind::City => "City",
        RegionKind::County => "County",
        RegionKind::Group => "Regions that act together",
        RegionKind::Other => "Region",
    };
    let mut parts = vec![match &profile.parent {
        Some(parent) if profile.kind != RegionKind::Country => format!("{kind} in {parent}"),
        _ => kind.to_owned(),
    }];
    // The finest words are those of the claims; the profile's own are wider.
    let first = claims.all(&profile.claims).find_map(|claim| claim.sector.clone());
    let sectors: Vec<String> = match first.filter(|_| profile.sectors.len() < 2) {
        Some(sector) => vec![sector.into_owned()],
        None => profile.sectors.iter().take(3).cloned().collect(),
    };
    if !sectors.is_empty() {
        parts.push(sectors.join(", "));
    }
    if profile.derived_only {
        parts.push("known from another region’s figures only".to_owned());
    }
    parts.join(" · ")
}

fn check_lines(profile: &RegionProfile, claims: Claims<'_>, seen: &dyn Fn(&Check) -> (String, bool)) -> Vec<CheckLine> {
    let page = ChecksPage { region: Some(profile.region.clone()), ..ChecksPage::default() };
    let model = ChecksModel::new(claims.collection(), claims.index(), &page, seen);
    let contradictions = model
        .contradictions
        .into_iter()
        .map(|contradiction| CheckLine { card: contradiction.card, contradiction: true });
    let others = model.attention.into_iter().map(|card| CheckLine { card, contradiction: false });
    let mut lines: Vec<CheckLine> = contradictions.chain(others).filter(|line| !line.card.seen).collect();
    // On the page of a region its name goes without saying.
    for line in &mut lines {
        if let Some(title) = line.card.title.strip_suffix(&profile.region) {
            line.card.title = title.trim_end_matches([',', ' ']).to_owned();
        }
    }
    lines
}

/// The quote of a commitment.
#[must_use]
pub fn quote(commitment: &Commitment) -> CommitmentQuote {
    let from = commitment.sentence_span.start;
    let part = shifted(commitment.span, from).of(&commitment.sentence);
    let (text, from) =
        if part.trim().is_empty() { (commitment.sentence.as_str(), from) } else { (part, commitment.span.start) };
    let whole = Span::new(from, from + text.len());
    let marks = commitment.cues.iter().filter(|cue| whole.contains(cue.span)).map(|cue| TextMark {
        span: shifted(cue.span, from),
        look: MarkLook::Cue,
        selected: false,
        number: None,
        label: String::new(),
    });
    CommitmentQuote {
        text: text.to_owned(),
        marks: marks.collect(),
        note: commitment_note(commitment),
        file: commitment.file.clone(),
        start: commitment.span.start,
        language: format::language_name(&commitment.lang).to_owned(),
    }
}

/// Who promises, and to whom or with whom: "Chinalco towards Guangxi". Two names of each at most.
fn parties(commitment: &Commitment) -> Option<String> {
    let names = |names: &[String]| match names {
        [] => None,
        [one, two, _, ..] => Some(format!("{one}, {two} and others")),
        few => Some(format::list(&few.iter().map(String::as_str).collect::<Vec<_>>())),
    };
    match (names(&commitment.actors), names(&commitment.to)) {
        (who, None) => who,
        (None, Some(to)) => Some(format!("towards {to}")),
        (Some(who), Some(to)) => Some(format!("{who} towards {to}")),
    }
}

/// “is willing to” · Chinalco towards Guangxi · declared · by 2027
fn commitment_note(commitment: &Commitment) -> String {
    let mut seen = BTreeSet::new();
    let meanings: Vec<String> = commitment
        .cues
        .iter()
        .filter(|cue| !cue.meaning.is_empty() && seen.insert(&cue.meaning))
        .take(2)
        .map(|cue| format!("“{}”", cue.meaning))
        .collect();
    let deadline = commitment.year.map_or_else(|| "no deadline".to_owned(), |year| format!("by {year}"));
    let mut parts = Vec::new();
    if !meanings.is_empty() {
        parts.push(meanings.join(", "));
    }
    parts.extend(parties(commitment));
    parts.push(commitment.strength.label().to_owned());
    parts.push(deadline);
    parts.join(" · ")
}

fn sources(profile: &RegionProfile, claims: Claims<'_>) -> Sources {
    let articles: Vec<_> = profile.articles.iter().filter_map(|file| claims.article(file)).collect();
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for article in &articles {
        *languages.entry(&article.lang).or_default() += 1;
    }
    let newest = articles.iter().filter_map(|article| article.date()).max();
    let newest_of_all = claims.collection().readings.iter().filter_map(|reading| reading.article.date()).max();
    let count = format::counted(articles.len(), "article");
    Sources {
        languages: languages.into_keys().map(str::to_owned).collect(),
        summary: newest.map_or_else(|| count.clone(), |day| format!("{count}, {}", format::date(day))),
        newest: newest.is_some() && newest == newest_of_all,
        files: profile.articles.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::read;
    use crate::model::Document;

    #[test]
    fn notes_say_who_promises_to_whom_and_how_firmly() {
        let note = |text: &str| {
            let document = Document { text: text.into(), lang: Some("en".into()), ..Document::default() };
            read(&document).commitments.first().map(super::commitment_note)
        };
        assert_eq!(
            note("Wuhu is willing to work more closely with Guangxi.").as_deref(),
            Some("“is willing to” · Wuhu towards Guangxi · declared · no deadline")
        );
        assert_eq!(
            note("Wuhu is in talks to open a school for welders.").as_deref(),
            Some("“is in talks” · Wuhu · in talks · no deadline")
        );
    }
}

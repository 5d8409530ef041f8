//! The checks page as values: groups with their numbers, cards, the table of derived figures, years filled in, files.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::app::{CheckGroup, ChecksPage, Index};
use crate::collection::Collection;
use crate::model::format;
use crate::model::{
    Check, CheckKind, Claim, ClaimId, Commitment, CueField, Derived, FormulaPart, Metric, RegionProfile, Shared,
};
use crate::ui::figures::{Claims, Figure, formula_text};

/// Everything that the checks page shows, for the chosen region.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksModel {
    /// Every group with its number, in the order of the list.
    pub counts: BTreeMap<CheckGroup, usize>,
    /// "5 to check in 3 regions".
    pub subtitle: String,
    /// Regions to choose from.
    pub regions: Vec<String>,
    /// Contradictions, each a large card.
    pub contradictions: Vec<ContradictionCard>,
    /// The other checks that want attention, in the order of the groups.
    pub attention: Vec<CheckCard>,
    /// Figures worked out from others.
    pub derived: Vec<DerivedRow>,
    /// Figures that confirm each other.
    pub confirmed: Vec<CheckCard>,
    /// Years filled in, by year and way.
    pub years: Vec<YearsFilledIn>,
    /// Commitments that name no year.
    pub no_deadline: Vec<OpenCommitment>,
    /// Stories told by several files, and texts that a machine translated.
    pub same_story: Vec<CheckCard>,
    /// Texts that say a machine translated them.
    pub translated: Vec<CheckCard>,
    /// Files that were read and that were not.
    pub files: Files,
}

/// A check as a line with a title and an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckCard {
    /// Where it stands in the collection's list of checks; the first, where several are told as one.
    pub check: usize,
    /// Its key in the list of what was seen; the first, where several checks are told as one.
    pub key: String,
    /// The keys of all checks that the card tells.
    pub keys: Vec<String>,
    /// Group that it belongs to.
    pub group: CheckGroup,
    /// One line.
    pub title: String,
    /// One or two sentences; may be empty.
    pub text: String,
    /// The same in pieces that lead to claims; may be empty.
    pub parts: Vec<FormulaPart>,
    /// Claims that it rests on.
    pub claims: Vec<ClaimId>,
    /// Files that it rests on.
    pub files: Vec<String>,
    /// Whether the user marked it as seen.
    pub seen: bool,
}

/// A contradiction with its two bars.
#[derive(Clone, Debug, PartialEq)]
pub struct ContradictionCard {
    /// Title, explanation and claims.
    pub card: CheckCard,
    /// "Guangyuan · output value · 2020–2025".
    pub about: String,
    /// Stated and worked-out value, for the bars.
    pub bars: Option<Bars>,
}

/// What is stated and what the other figures come to, on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The stated value.
    pub stated: Bar,
    /// The worked-out value, or what another text states.
    pub worked_out: Bar,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for: "Stated", "Worked out", or the letter of its sentence beside the page.
    pub label: &'static str,
    /// Length as a part of the longer bar, 0 to 1.
    pub length: f32,
    /// As shown, `2×`.
    pub text: String,
    /// Whether the truth may lie further on.
    pub open_ended: bool,
    /// Status of the claim, for colour and hatching; `None` where it is worked out.
    pub status: Option<crate::model::Status>,
}

/// A row of the table of derived figures.
#[derive(Clone, Debug, PartialEq)]
pub struct DerivedRow {
    /// Canonical name.
    pub region: String,
    /// "Growth of output value", "Capacity, electrolytic aluminium".
    pub figure: String,
    /// "2024–2027".
    pub period: String,
    /// Result with its mark.
    pub result: Figure,
    /// Formula in pieces that lead to claims.
    pub parts: Vec<FormulaPart>,
    /// What it says, in a few words.
    pub label: String,
}

/// Claims whose year was filled in, in one way and for one year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearsFilledIn {
    /// The year.
    pub year: i32,
    /// "3 claims, carried over from the sentence before".
    pub text: String,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

/// A commitment that names no year.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCommitment {
    /// Region that it is about.
    pub region: String,
    /// Words of the promise.
    pub text: String,
    /// English name of the language.
    pub language: String,
    /// ISO 639-1.
    pub lang: String,
    /// The article.
    pub file: String,
}

/// What became of the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    /// "All 5 files were read".
    pub summary: String,
    /// Files that could not be read or were left unread, with the reason.
    pub skipped: Vec<(String, String)>,
    /// Files that were read, with what was noticed.
    pub read: Vec<(String, String)>,
}

impl ChecksModel {
    /// Works out the page. `seen` says of a check's key whether the user marked it.
    #[must_use]
    pub fn new(
        collection: &Collection,
        index: &Index,
        page: &ChecksPage,
        seen: &dyn Fn(&Check) -> (String, bool),
    ) -> Self {
        let claims = Claims::new(collection, index);
        let region = page.region.as_deref();
        let of_region = |other: Option<&str>| region.is_none() || region == other;
        let checks: Vec<(usize, &Check)> = collection
            .comparison
            .checks
            .iter()
            .map(Shared::get)
            .enumerate()
            .filter(|(_, check)| of_region(check.region.as_deref()))
            .collect();
        let cards = |kinds: &[CheckKind]| -> Vec<CheckCard> {
            kinds.iter().flat_map(|kind| check_cards(&checks, *kind, seen, claims)).collect()
        };
        let profiles: Vec<_> =
            collection.comparison.profiles.iter().filter(|profile| of_region(Some(&profile.region))).collect();
        let derived: Vec<DerivedRow> = profiles
            .iter()
            .flat_map(|profile| profile.derived.iter().map(|figure| derived_row(profile, figure)))
            .collect();
        let years = years_filled_in(&checks, claims);
        let no_deadline: Vec<OpenCommitment> = profiles
            .iter()
            .flat_map(|profile| profile.commitments.iter().map(|commitment| (&profile.region, commitment)))
            .filter(|(_, commitment)| commitment.year.is_none())
            .map(|(region, commitment)| open_commitment(region, commitment))
            .collect();
        let files = files(collection);
        let contradictions = checks
            .iter()
            .filter(|(_, check)| check.kind == CheckKind::Contradiction)
            .map(|(at, check)| contradiction(*at, check, seen, claims))
            .collect();
        let mut counts: BTreeMap<CheckGroup, usize> = BTreeMap::new();
        for (_, check) in &checks {
            *counts.entry(CheckGroup::of(check.kind)).or_default() += 1;
        }
        counts.insert(CheckGroup::DerivedFigures, derived.len());
        counts.insert(CheckGroup::YearsFilledIn, years.iter().map(|years| years.claims.len()).sum());
        counts.insert(CheckGroup::NoDeadline, no_deadline.len());
        counts.insert(CheckGroup::CouldNotBeRead, files.skipped.len());
        counts.insert(CheckGroup::ReadInFull, files.read.len());
        Self {
            counts,
            subtitle: subtitle(&checks),
            regions: collection.comparison.profiles.iter().map(|profile| profile.region.clone()).collect(),
            contradictions,
            attention: cards(&[
                CheckKind::TwoFigures,
                CheckKind::Doubtful,
                CheckKind::ChangedTarget,
                CheckKind::Due,
                CheckKind::MissedTarget,
                CheckKind::UnknownMetric,
                CheckKind::Incomplete,
            ]),
            derived,
            confirmed: cards(&[CheckKind::Agrees]),
            years,
            no_deadline,
            same_story: cards(&[CheckKind::SameStory]),
            translated: cards(&[CheckKind::MachineTranslated]),
            files,
        }
    }

    /// Every check but contradictions.
    pub fn cards(&self) -> impl Iterator<Item = &CheckCard> {
        [&self.attention, &self.confirmed, &self.same_story, &self.translated].into_iter().flatten()
    }

    /// The check of a key.
    #[must_use]
    pub fn card(&self, key: Option<&str>) -> Option<&CheckCard> {
        let key = key?;
        self.contradictions.iter().map(|card| &card.card).chain(self.cards()).find(|card| card.key == key)
    }

    /// Number of a group.
    #[must_use]
    pub fn count(&self, group: CheckGroup) -> usize {
        self.counts.get(&group).copied().unwrap_or(0)
    }
}

/// "5 to check in 3 regions".
fn subtitle(checks: &[(usize, &Check)]) -> String {
    let attention: Vec<&Check> =
        checks.iter().map(|(_, check)| *check).filter(|check| check.kind.wants_attention()).collect();
    let regions: BTreeSet<&str> = attention.iter().filter_map(|check| check.region.as_deref()).collect();
    match (attention.len(), regions.len()) {
        (0, _) => "nothing to check".to_owned(),
        (count, 0) => format!("{count} to check"),
        (count, regions) => format!("{count} to check in {}", format::counted(regions, "region")),
    }
}

fn card(at: usize, check: &Check, seen: &dyn Fn(&Check) -> (String, bool)) -> CheckCard {
    let (key, seen) = seen(check);
    CheckCard {
        check: at,
        keys: vec![key.clone()],
        key,
        group: CheckGroup::of(check.kind),
        title: with_region(&format::sentence_case(&check.what), check.region.as_deref()),
        text: check.because.clone(),
        parts: check.because_parts.clone(),
        claims: check.claims.clone(),
        files: check.files.clone(),
        seen,
    }
}

/// The title says where, unless it does already.
fn with_region(title: &str, region: Option<&str>) -> String {
    match region {
        Some(region) if title.contains(region) => title.to_owned(),
        Some(region) if title.ends_with('?') => format!("{title} {region}"),
        Some(region) => format!("{title}, {region}"),
        None => title.to_owned(),
    }
}

/// Cards of one kind. Figures without a known metric are told together, region by region.
fn check_cards(
    checks: &[(usize, &Check)],
    kind: CheckKind,
    seen: &dyn Fn(&Check) -> (String, bool),
    claims: Claims<'_>,
) -> Vec<CheckCard> {
    let of_kind = checks.iter().filter(|(_, check)| check.kind == kind);
    if kind != CheckKind::UnknownMetric {
        return of_kind.map(|(at, check)| card(*at, check, seen)).collect();
    }
    let mut by_region: BTreeMap<Option<&str>, Vec<(usize, &Check)>> = BTreeMap::new();
    for (at, check) in of_kind {
        by_region.entry(check.region.as_deref()).or_default().push((*at, check));
    }
    by_region.into_values().filter_map(|checks| unknown_metric(&checks, seen, claims)).collect()
}

/// "No known metric for > 300,000 t and > 20, Guangyuan", with what each figure is of.
fn unknown_metric(
    checks: &[(usize, &Check)],
    seen: &dyn Fn(&Check) -> (String, bool),
    claims: Claims<'_>,
) -> Option<CheckCard> {
    let (at, first) = checks.first()?;
    let ids: Vec<ClaimId> = checks.iter().flat_map(|(_, check)| check.claims.iter().cloned()).collect();
    let figures: Vec<String> = claims.all(&ids).map(|claim| format::claim(claim).to_string()).collect();
    if figures.is_empty() {
        return Some(card(*at, first, seen));
    }
    let mut what: Vec<String> = Vec::new();
    for claim in claims.all(&ids) {
        let metric = claim.metric.label();
        let said = claim.sector.as_ref().map_or_else(|| metric.clone(), |sector| format!("{metric} of {sector}"));
        if !what.contains(&said) {
            what.push(said);
        }
    }
    let mut files: Vec<String> = checks.iter().flat_map(|(_, check)| check.files.iter().cloned()).collect();
    files.dedup();
    Some(CheckCard {
        title: with_region(&format!("No known metric for {}", format::list(&figures)), first.region.as_deref()),
        text: format!("{} · {}", format::sentence_case(&what.join("; ")), files.join(", ")),
        parts: Vec::new(),
        claims: ids,
        files,
        keys: checks.iter().map(|(_, check)| seen(check).0).collect(),
        seen: checks.iter().all(|(_, check)| seen(check).1),
        ..card(*at, first, seen)
    })
}

fn contradiction(
    at: usize,
    check: &Check,
    seen: &dyn Fn(&Check) -> (String, bool),
    claims: Claims<'_>,
) -> ContradictionCard {
    let metric = check.metric.as_ref().map(Metric::label);
    let years: BTreeSet<i32> =
        claims.all(&check.claims).flat_map(|claim| [claim.baseline_year, claim.year]).flatten().collect();
    let period = format::period(years.first().copied(), years.last().copied());
    let about: Vec<&str> = [check.region.as_deref(), metric.as_deref(), Some(period.as_str())]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    ContradictionCard {
        about: about.join(" · "),
        bars: bars(check, claims),
        card: CheckCard { title: format::sentence_case(&check.what), ..card(at, check, seen) },
    }
}

fn bars(check: &Check, claims: Claims<'_>) -> Option<Bars> {
    let (stated, worked_out) = check.stated_and_worked_out?;
    let longest = stated.value.abs().max(worked_out.value.abs());
    if longest <= 0.0 || !longest.is_finite() {
        return None;
    }
    // The claim that states the doubted value gives unit and status.
    let stating = |figure: &crate::model::Figure| {
        claims.all(&check.claims).find(|claim| (claim.value - figure.value).abs() <= figure.value.abs() * 1e-9)
    };
    let claim: Option<&Claim> = stating(&stated);
    let other = stating(&worked_out).filter(|other| claim.is_some_and(|claim| claim.unit == other.unit));
    let unit = claim.map_or(crate::model::Unit::Times, |claim| claim.unit.clone());
    let labels = if other.is_some() { ("A", "B") } else { ("Stated", "Worked out") };
    let written = |figure: &crate::model::Figure, stated: bool| {
        if stated {
            format::quantity(figure.value, None, &unit, figure.qualifier).to_string()
        } else {
            format::worked_out(figure.value, &unit, figure.qualifier).to_string()
        }
    };
    let length = |value: f64| (value.abs() / longest) as f32;
    Some(Bars {
        stated: Bar {
            length: length(stated.value),
            label: labels.0,
            text: written(&stated, true),
            open_ended: stated.qualifier.is_lower_bound(),
            status: claim.map(|claim| claim.status),
        },
        worked_out: Bar {
            length: length(worked_out.value),
            label: labels.1,
            text: written(&worked_out, other.is_some()),
            open_ended: worked_out.qualifier.is_lower_bound(),
            status: other.map(|claim| claim.status),
        },
    })
}

/// A row of the table. The industry is named only where the region has the same figure for another, too.
fn derived_row(profile: &RegionProfile, figure: &Derived) -> DerivedRow {
    // What is told of a target is named by that, and not by the metric alone.
    let of_target = match figure.rule.as_str() {
        "reached" => Some("reached"),
        "met_in" => Some("time to target"),
        _ => None,
    };
    let name = match (&figure.metric, &figure.of_metric, of_target) {
        (Metric::Growth, of @ Some(_), _) | (Metric::Share, of @ Some(_), None) => figure.metric.label_of(of.as_ref()),
        (metric, of, Some(told)) => format!("{told}, {}", of.as_ref().unwrap_or(metric).label()),
        (metric, _, None) => metric.label(),
    };
    let same = |other: &&Derived| {
        other.metric == figure.metric && other.of_metric == figure.of_metric && other.rule == figure.rule
    };
    let sectors: BTreeSet<_> = profile.derived.iter().filter(same).map(|other| &other.sector).collect();
    let name = match &figure.sector {
        Some(sector) if sectors.len() > 1 => match of_target {
            Some(told) => format!("{told}, {sector}"),
            None => format!("{}, {sector}", figure.metric.label()),
        },
        _ => name,
    };
    let parts = match figure.parts.as_slice() {
        [] => vec![FormulaPart::Text(figure.formula.clone())],
        parts => parts.to_vec(),
    };
    DerivedRow {
        region: figure.region.clone(),
        figure: format::sentence_case(&name),
        period: format::period(figure.baseline_year, figure.year),
        result: Figure::of_derived(figure),
        parts,
        label: figure.label.clone(),
    }
}

/// From the checks that say so, the latest year first.
fn years_filled_in(checks: &[(usize, &Check)], claims: Claims<'_>) -> Vec<YearsFilledIn> {
    let mut years: BTreeMap<(Reverse<i32>, &str), Vec<ClaimId>> = BTreeMap::new();
    for (_, check) in checks.iter().filter(|(_, check)| check.kind == CheckKind::YearFilledIn) {
        if let Some(year) = claims.all(&check.claims).find_map(|claim| claim.year) {
            years.entry((Reverse(year), &check.because)).or_default().extend(check.claims.iter().cloned());
        }
    }
    years
        .into_iter()
        .map(|((year, because), claims)| YearsFilledIn {
            year: year.0,
            text: format!("{}, {}", format::counted(claims.len(), "claim"), lower_first(because)),
            claims,
        })
        .collect()
}

/// With the first letter in lower case, for the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    // An opening quotation mark stays, the word behind it is still the first.
    if first.is_alphanumeric() {
        first.to_lowercase().chain(chars).collect()
    } else {
        format!("{first}{}", lower_first(chars.as_str()))
    }
}

fn open_commitment(region: &str, commitment: &Commitment) -> OpenCommitment {
    let offset = commitment.sentence_span.start;
    let start = commitment.span.start.saturating_sub(offset);
    let end = commitment.span.end.saturating_sub(offset);
    OpenCommitment {
        region: region.to_owned(),
        text: commitment.sentence.get(start..end).unwrap_or(&commitment.sentence).to_owned(),
        language: format::language_name(&commitment.lang).to_owned(),
        lang: commitment.lang.clone(),
        file: commitment.file.clone(),
    }
}

fn files(collection: &Collection) -> Files {
    let unread = collection.unread.iter().map(|file| (file.clone(), "Not read: opening was cancelled".to_owned()));
    let skipped: Vec<(String, String)> =
        collection.skipped.iter().map(|file| (file.file.clone(), file.reason.clone())).chain(unread).collect();
    let read: Vec<(String, String)> = collection
        .readings
        .iter()
        .map(|reading| {
            let article = &reading.article;
            (article.file.clone(), article.problem.clone().unwrap_or_default())
        })
        .collect();
    let summary = match (skipped.len(), read.len()) {
        (0, 1) => "The file was read".to_owned(),
        (0, count) => format!("All {count} files were read"),
        (skipped, count) => format!("{count} of {} files were read", skipped + count),
    };
    Files { summary, skipped, read }
}

/// A sentence of the evidence for a check.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceSentence {
    /// A, B, C ...; after Z, numbers.
    pub letter: String,
    /// Its claims that the check rests on, in the order of the text.
    pub claims: Vec<ClaimId>,
    /// Figures with their marks, and the words between: "2× and > 50 bn yuan by 2025".
    pub figures: Vec<Figure>,
    /// "by 2025", "in 2024", "from 2020 to 2024"; empty where no year is known.
    pub when: String,
    /// Meanings of the cues, for those who cannot read the language: "is expected · exceeds · in five years".
    pub cues: String,
    /// The article.
    pub file: String,
}

/// A line below the sentences: what follows from them.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// "B, C → 2020", "A states".
    pub from: String,
    /// "41.9 bn − 33.69 bn".
    pub formula: String,
    /// "8.21 bn yuan".
    pub result: String,
}

/// The evidence panel of a selected check.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckEvidence {
    /// Sentences in the order of the check's claims.
    pub sentences: Vec<EvidenceSentence>,
    /// What follows from them.
    pub workings: Vec<Working>,
    /// Other checks of the same figures that agree, a sentence each.
    pub also: Vec<String>,
    /// Files, where the check rests on texts and not on figures.
    pub files: Vec<String>,
}

impl CheckEvidence {
    /// Puts together the evidence of some claims and files.
    #[must_use]
    pub fn new(collection: &Collection, index: &Index, card: &CheckCard) -> Self {
        let claims = Claims::new(collection, index);
        let sentences = sentences(&card.claims, claims);
        let check = collection.comparison.checks.get(card.check);
        let workings = check.map(|check| workings(collection, check, &sentences)).unwrap_or_default();
        let also = collection
            .comparison
            .checks
            .iter()
            .filter(|other| other.kind == CheckKind::Agrees && card.group == CheckGroup::Contradictions)
            .filter(|other| other.claims.iter().any(|id| card.claims.contains(id)))
            .map(|other| {
                let because = other.because.trim_end_matches('.');
                format!("But: {}. {because}.", other.what)
            })
            .collect();
        let files = if sentences.is_empty() { card.files.clone() } else { Vec::new() };
        Self { sentences, workings, also, files }
    }
}

fn sentences(ids: &[ClaimId], claims: Claims<'_>) -> Vec<EvidenceSentence> {
    let mut groups: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims.all(ids) {
        let same = |group: &&mut Vec<&Claim>| {
            group.first().is_some_and(|first| {
                first.file == claim.file && first.evidence.sentence_span == claim.evidence.sentence_span
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    groups.into_iter().enumerate().map(|(at, group)| sentence(at, group)).collect()
}

fn sentence(at: usize, mut group: Vec<&Claim>) -> EvidenceSentence {
    group.sort_by_key(|claim| claim.evidence.span);
    let mut cues: Vec<&str> = Vec::new();
    // The figures themselves stand above already.
    let words = group.iter().flat_map(|claim| &claim.evidence.cues).filter(|cue| cue.field != CueField::Value);
    for cue in words {
        if !cue.meaning.is_empty() && !cues.contains(&&*cue.meaning) {
            cues.push(&cue.meaning);
        }
    }
    EvidenceSentence {
        letter: letter(at),
        claims: group.iter().map(|claim| claim.id.clone()).collect(),
        figures: group.iter().map(|claim| Figure::of_claim(claim)).collect(),
        when: when(&group),
        cues: cues.join(" · "),
        file: group.first().map(|claim| claim.file.to_string()).unwrap_or_default(),
    }
}

/// A to Z, then numbers.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'A' + at).to_string())
}

fn when(group: &[&Claim]) -> String {
    let years: BTreeSet<i32> = group.iter().filter_map(|claim| claim.year).collect();
    let Some(year) = years.first().filter(|_| years.len() == 1) else { return String::new() };
    let baseline = group.iter().filter_map(|claim| claim.baseline_year).min().filter(|from| from < year);
    let actual = group.iter().all(|claim| claim.status == crate::model::Status::Actual);
    match baseline {
        Some(from) if group.len() == 1 => format!("from {from} to {year}"),
        _ if actual => format!("in {year}"),
        _ => format!("by {year}"),
    }
}

/// Derived figures that rest on no other claims than the check's, and what is stated against them.
fn workings(collection: &Collection, check: &Check, sentences: &[EvidenceSentence]) -> Vec<Working> {
    let letters = |ids: &[ClaimId]| {
        let letters: Vec<&str> = sentences
            .iter()
            .filter(|sentence| sentence.claims.iter().any(|id| ids.contains(id)))
            .map(|sentence| sentence.letter.as_str())
            .collect();
        letters.join(", ")
    };
    let mut workings: Vec<Working> = collection
        .comparison
        .profiles
        .iter()
        .filter(|profile| Some(&profile.region) == check.region.as_ref() && check.kind == CheckKind::Contradiction)
        .flat_map(|profile| &profile.derived)
        .filter(|derived| !derived.claims.is_empty() && derived.claims.iter().all(|id| check.claims.contains(id)))
        .filter(|derived| derived.metric != Metric::Growth)
        .map(|derived| Working {
            from: format!("{} → {}", letters(&derived.claims), format::period(derived.baseline_year, derived.year)),
            formula: formula_text(&derived.parts),
            result: format::derived(derived).to_string(),
        })
        .collect();
    // Where two texts state two figures, the sentences say it all.
    let all = || collection.readings.iter().flat_map(|reading| &reading.claims);
    let is_multiple = |figure: &crate::model::Figure| {
        all().any(|claim| {
            check.claims.contains(&claim.id)
                && claim.unit == crate::model::Unit::Times
                && (claim.value - figure.value).abs() <= figure.value.abs() * 1e-9
        })
    };
    if let Some((stated, worked_out)) = check.stated_and_worked_out.filter(|(stated, _)| is_multiple(stated)) {
        let unit = crate::model::Unit::Times;
        workings.push(Working {
            from: "Worked out".to_owned(),
            formula: String::new(),
            result: format::worked_out(worked_out.value, &unit, worked_out.qualifier).to_string(),
        });
        workings.push(Working {
            from: "Stated".to_owned(),
            formula: String::new(),
            result: format::quantity(stated.value, None, &unit, stated.qualifier).to_string(),
        });
    }
    workings
}

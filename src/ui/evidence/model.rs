//! What the evidence panel shows of a claim, as values.

use crate::app::WorkedOut;
use crate::chart::MarkKind;
use crate::model::format;
use crate::model::{Article, Check, CheckKind, Claim, ClaimId, CueField, Qualifier, Span, Status, YearSource};
use crate::ui::figures::Claims;
use crate::ui::marked_text::widened;

use super::sentence::SentenceBox;
use super::uses;

/// Everything about one claim.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceView {
    /// The claim.
    pub claim: ClaimId,
    /// Its mark.
    pub kind: MarkKind,
    /// "Target"
    pub status: String,
    /// "Output value, Guangyuan"
    pub about: String,
    /// The industry, with a capital.
    pub sector: Option<String>,
    /// "> 100"
    pub head: String,
    /// "bn yuan by 2027"
    pub tail: String,
    /// The sentence with its marks.
    pub sentence: SentenceBox,
    /// The words that decided, what they mean and what they decided.
    pub reasons: Vec<Reason>,
    /// The claim in English, put together from the cues.
    pub english: String,
    /// Where it stands.
    pub source: SourceBlock,
    /// Doubts and assumptions, a sentence each.
    pub notes: Vec<EvidenceNote>,
    /// For the clipboard.
    pub citation: String,
}

/// A row of "why it reads this way".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Words of the text.
    pub words: String,
    /// In English.
    pub meaning: String,
    /// What they decided.
    pub field: String,
}

/// The article that a claim stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceBlock {
    /// Headline or first line.
    pub title: String,
    /// Why the title is no headline.
    pub title_note: Option<&'static str>,
    /// Labels with their text: date, file, place, used in.
    pub rows: Vec<(&'static str, String)>,
    /// The article.
    pub file: String,
}

/// A remark on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceNote {
    /// Whether it casts doubt on the figure.
    pub doubtful: bool,
    /// One sentence.
    pub text: String,
}

/// A worked-out figure with the sentences that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkedOutView {
    /// The figure and its formula.
    pub figure: WorkedOut,
    /// One for each sentence: the claims that it states, and the sentence.
    pub sentences: Vec<InputSentence>,
}

/// A sentence that states inputs of a worked-out figure.
#[derive(Clone, Debug, PartialEq)]
pub struct InputSentence {
    /// Letter of the sentence, from A.
    pub letter: char,
    /// The claims with their mark and figure.
    pub figures: Vec<(MarkKind, String, ClaimId)>,
    /// The sentence.
    pub sentence: SentenceBox,
    /// The article.
    pub file: String,
}

/// What the panel shows of a claim; `None` where the claim is not in the collection.
#[must_use]
pub fn evidence_view(claims: Claims<'_>, id: &ClaimId) -> Option<EvidenceView> {
    let claim = claims.get(id)?;
    let reading = claims.reading(&claim.file)?;
    let article = &reading.article;
    let figure = format::claim(claim);
    let tail = [figure.tail(), when(claim)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Some(EvidenceView {
        claim: id.clone(),
        kind: claim.status.into(),
        status: format::sentence_case(claim.status.as_str()),
        about: about(claim),
        sector: claim.sector.as_deref().map(format::sentence_case),
        head: figure.head(),
        tail,
        sentence: SentenceBox::of_claims(reading, &[claim]),
        reasons: reasons(claim, article),
        english: claim.gloss.clone(),
        source: source(claims, claim, article),
        notes: notes(claims, claim, article),
        citation: citation(claim, article),
    })
}

/// A worked-out figure with the sentences of its claims, one letter each, in the order in which the formula has them.
#[must_use]
pub fn worked_out_view(claims: Claims<'_>, figure: &WorkedOut) -> WorkedOutView {
    WorkedOutView { figure: figure.clone(), sentences: input_sentences(claims, &figure.claims) }
}

/// The sentences that state some claims, each once.
#[must_use]
pub fn input_sentences(claims: Claims<'_>, ids: &[ClaimId]) -> Vec<InputSentence> {
    let mut by_sentence: Vec<(&str, Span, Vec<&Claim>)> = Vec::new();
    for claim in claims.all(ids) {
        let span = claim.evidence.sentence_span;
        match by_sentence.iter_mut().find(|(file, other, _)| *file == &*claim.file && *other == span) {
            Some((.., stated)) => stated.push(claim),
            None => by_sentence.push((&claim.file, span, vec![claim])),
        }
    }
    by_sentence
        .into_iter()
        .zip('A'..='Z')
        .filter_map(|((file, _, stated), letter)| {
            let reading = claims.reading(file)?;
            Some(InputSentence {
                letter,
                figures: stated
                    .iter()
                    .map(|claim| (claim.status.into(), format::claim(claim).to_string(), claim.id.clone()))
                    .collect(),
                sentence: SentenceBox::of_claims(reading, &stated),
                file: file.to_owned(),
            })
        })
        .collect()
}

/// "Output value, Guangyuan"; of a share or growth also what is shared or grows.
fn about(claim: &Claim) -> String {
    let metric = metric_phrase(claim);
    match &claim.region {
        Some(region) => format!("{}, {region}", format::sentence_case(&metric)),
        None => format::sentence_case(&metric),
    }
}

/// "growth of output value", "share of Sichuan’s capacity", "output value".
#[must_use]
pub fn metric_phrase(claim: &Claim) -> String {
    let label = claim.metric.label();
    match (&claim.of_region, &claim.of_metric) {
        (Some(region), Some(of)) if !of.is_rate() => format!("{label} of {region}’s {}", of.label()),
        (Some(region), None) => format!("{label} of {region}’s"),
        (_, of) => claim.metric.label_of(of.as_ref()),
    }
}

/// "by 2027", "in 2024", "from 2020 to 2024", "on 12 May 2025".
#[must_use]
pub fn when(claim: &Claim) -> String {
    if let (Some(from), Some(to)) = (claim.date_from, claim.date_to)
        && from != to
        && !(from.month() == 1 && from.day() == 1 && to.month() == 12 && to.day() == 31)
    {
        return format!("from {} to {}", format::date(from), format::date(to));
    }
    let Some(year) = claim.year else { return String::new() };
    match claim.baseline_year {
        Some(baseline) if baseline != year => format!("from {baseline} to {year}"),
        _ if claim.status == Status::Target => format!("by {year}"),
        _ => format!("in {year}"),
    }
}

fn reasons(claim: &Claim, article: &Article) -> Vec<Reason> {
    let mut cues: Vec<_> = claim.evidence.cues.iter().collect();
    cues.sort_by_key(|cue| (order(cue.field), cue.span.start));
    let mut reasons: Vec<(Span, Reason)> = Vec::new();
    if !cues.iter().any(|cue| cue.field == CueField::Value) {
        let meaning = format::NumberText { sign: "", ..format::claim(claim) }.to_string();
        let words = claim.evidence.value_text.clone();
        reasons.push((claim.evidence.span, Reason { words, meaning, field: "value".to_owned() }));
    }
    let status_has_words = cues.iter().any(|cue| cue.field == CueField::Status);
    for cue in cues {
        let mut field = field(cue.field, claim);
        // "By 2027" makes a target where no word of its own does.
        if cue.field == CueField::Year && !status_has_words && claim.status != Status::Actual {
            field = format!("{}, {field}", claim.status.as_str());
        }
        if let Some((_, reason)) = reasons.iter_mut().find(|(span, _)| *span == cue.span) {
            reason.field = format!("{}, {field}", reason.field);
            continue;
        }
        let words = widened(&article.text, cue.span).of(&article.text).to_owned();
        reasons.push((cue.span, Reason { words, meaning: cue.meaning.to_string(), field }));
    }
    reasons.into_iter().map(|(_, reason)| reason).collect()
}

const fn order(field: CueField) -> u8 {
    match field {
        CueField::Value => 0,
        CueField::Qualifier => 1,
        CueField::Year => 2,
        CueField::Baseline => 3,
        CueField::Status | CueField::Commitment => 4,
        CueField::Metric => 5,
        CueField::Sector => 6,
        CueField::Region => 7,
    }
}

fn field(field: CueField, claim: &Claim) -> String {
    match field {
        CueField::Value => "value".to_owned(),
        CueField::Qualifier => qualifier_words(claim.qualifier).to_owned(),
        CueField::Year => claim.year.map_or_else(|| "year".to_owned(), |year| year.to_string()),
        CueField::Status => claim.status.as_str().to_owned(),
        CueField::Metric => "metric".to_owned(),
        CueField::Region => "region".to_owned(),
        CueField::Sector => "sector".to_owned(),
        CueField::Baseline => claim.baseline_year.map_or_else(|| "baseline".to_owned(), |year| format!("from {year}")),
        CueField::Commitment => "promise".to_owned(),
    }
}

const fn qualifier_words(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exact",
        Qualifier::AtLeast => "at least",
        Qualifier::MoreThan => "more than",
        Qualifier::AtMost => "at most",
        Qualifier::LessThan => "less than",
        Qualifier::About => "about",
        Qualifier::Range => "range",
    }
}

fn source(claims: Claims<'_>, claim: &Claim, article: &Article) -> SourceBlock {
    let mut rows = Vec::new();
    match (article.published, article.event) {
        (Some(published), Some(event)) if published != event => {
            rows.push(("Date", format!("{}, event of {}", format::date(published), format::date(event))));
        }
        (Some(day), _) | (None, Some(day)) => rows.push(("Date", format::date(day))),
        (None, None) => rows.push(("Date", "not stated".to_owned())),
    }
    if let Some(source) = &article.source {
        rows.push(("From", source.clone()));
    }
    rows.push(("File", article.file.clone()));
    rows.push(("Place", place(claim)));
    let uses = uses::uses(claims, claim);
    if !uses.is_empty() {
        rows.push(("Used in", uses.join(", ")));
    }
    SourceBlock {
        title: article.title.clone(),
        title_note: (!article.has_headline).then_some("first line, the article has no headline"),
        rows,
        file: article.file.clone(),
    }
}

/// "paragraph 1, sentence 2"
fn place(claim: &Claim) -> String {
    let evidence = &claim.evidence;
    let place = format!("paragraph {}, sentence {}", evidence.paragraph, evidence.sentence_number);
    if claim.in_headline { format!("headline, {place}") } else { place }
}

fn notes(claims: Claims<'_>, claim: &Claim, article: &Article) -> Vec<EvidenceNote> {
    let mut notes = Vec::new();
    let mut note = |doubtful: bool, text: String| notes.push(EvidenceNote { doubtful, text });
    let year = claim.year.map_or_else(String::new, |year| year.to_string());
    match claim.year_source {
        YearSource::Stated => {}
        YearSource::CarriedOver => note(false, format!("The year {year} is carried over from an earlier sentence.")),
        YearSource::Article => {
            let day = article.reference_date().map_or_else(|| year.clone(), format::date);
            note(false, format!("The sentence names no year; the figure is current as of {day}."));
        }
        YearSource::Relative => {
            note(false, format!("The year {year} is reckoned from the date of the article."));
        }
        YearSource::Unknown => note(true, "No year is stated, so the figure is in no chart.".to_owned()),
    }
    if claim.in_headline {
        note(false, "A headline often repeats the text more roughly.".to_owned());
    }
    if article.machine_translated {
        note(true, "The article says that a machine translated it.".to_owned());
    }
    if claim.confidence < 0.5 {
        note(true, "Read with little certainty: not every attribute has its own words.".to_owned());
    }
    for check in claims.checks_of(&claim.id) {
        match check.kind {
            CheckKind::Contradiction
            | CheckKind::Doubtful
            | CheckKind::ChangedTarget
            | CheckKind::Due
            | CheckKind::MissedTarget
            | CheckKind::TwoFigures
            | CheckKind::UnknownMetric => {
                note(true, check_text(check));
            }
            CheckKind::Agrees => note(false, check_text(check)),
            _ => {}
        }
    }
    notes
}

/// What is held against what, and why, as two sentences.
fn check_text(check: &Check) -> String {
    let what = format::sentence_case(&check.what);
    let stop = if what.ends_with(['?', '.', '!']) { "" } else { "." };
    format!("{what}{stop} {}", check.because)
}

fn citation(claim: &Claim, article: &Article) -> String {
    let date = article.date().map_or_else(String::new, |day| format!(", {}", format::date(day)));
    let source = article.source.as_ref().map_or_else(String::new, |source| format!(", {source}"));
    format!(
        "“{}” {}{source}{date} ({}, {})",
        claim.evidence.sentence.trim(),
        article.title.trim(),
        article.file,
        place(claim)
    )
}

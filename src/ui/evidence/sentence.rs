//! The sentence behind a figure, with its figures and the words that decided them marked.

use crate::model::{Claim, ClaimId, Cue, Reading, Span, format};
use crate::ui::marked_text::{MarkLook, TextMark};

/// A sentence with marks, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SentenceBox {
    /// The sentence.
    pub text: String,
    /// Marks on it.
    pub marks: Vec<TextMark>,
    /// The claim of each mark; `None` for a mark that is none.
    pub claims: Vec<Option<ClaimId>>,
    /// English name of its language.
    pub language: String,
}

impl SentenceBox {
    /// The sentence of some claims that stand in one sentence: their figures and cues are marked, those of the first
    /// stronger; other figures of the sentence are marked, too.
    #[must_use]
    pub fn of_claims(reading: &Reading, chosen: &[&Claim]) -> Self {
        let Some(first) = chosen.first() else { return Self::default() };
        let around = first.evidence.sentence_span;
        let mut sentence = Self {
            text: first.evidence.sentence.clone(),
            language: format::language_name(&first.lang).to_owned(),
            ..Self::default()
        };
        for claim in reading.claims.iter().filter(|claim| around.contains(claim.evidence.span)) {
            let selected = chosen.iter().any(|other| other.id == claim.id);
            sentence.add(claim_mark(claim, selected, around.start), Some(claim.id.clone()));
        }
        for cue in chosen.iter().flat_map(|claim| &claim.evidence.cues) {
            if around.contains(cue.span) && !chosen.iter().any(|claim| claim.evidence.span.contains(cue.span)) {
                sentence.add(cue_mark(cue, around.start), None);
            }
        }
        sentence
    }

    fn add(&mut self, mark: TextMark, claim: Option<ClaimId>) {
        if !self.marks.iter().any(|other| other.span == mark.span && other.look == mark.look) {
            self.marks.push(mark);
            self.claims.push(claim);
        }
    }
}

/// The mark of a claim in a text that begins at byte `from` of the article.
#[must_use]
pub fn claim_mark(claim: &Claim, selected: bool, from: usize) -> TextMark {
    TextMark {
        span: shifted(claim.evidence.span, from),
        look: MarkLook::Figure(claim.status.into()),
        selected,
        number: None,
        label: claim_label(claim),
    }
}

/// The mark of a cue in a text that begins at byte `from` of the article.
#[must_use]
pub fn cue_mark(cue: &Cue, from: usize) -> TextMark {
    TextMark { span: shifted(cue.span, from), look: MarkLook::Cue, selected: false, number: None, label: String::new() }
}

/// A span counted from byte `from`.
#[must_use]
pub fn shifted(span: Span, from: usize) -> Span {
    Span::new(span.start.saturating_sub(from), span.end.saturating_sub(from))
}

/// What a claim says, for tooltips and screen readers: "Target, more than 100 bn yuan, 2027".
#[must_use]
pub fn claim_label(claim: &Claim) -> String {
    let status = format::sentence_case(claim.status.as_str());
    let figure = spoken_figure(claim);
    match claim.year {
        Some(year) => format!("{status}, {figure}, {year}"),
        None => format!("{status}, {figure}, no year"),
    }
}

/// The figure with its sign in words.
fn spoken_figure(claim: &Claim) -> String {
    let text = format::claim(claim);
    let words = match text.sign {
        "≥" => "at least ",
        ">" => "more than ",
        "≤" => "at most ",
        "<" => "less than ",
        "~" => "about ",
        _ => "",
    };
    format!("{words}{}", format::NumberText { sign: "", ..text })
}

//! The evidence of a claim: sentence, cues, meaning, source.

mod model;
mod sentence;
mod uses;

pub use model::{
    EvidenceNote, EvidenceView, InputSentence, Reason, SourceBlock, WorkedOutView, evidence_view, input_sentences,
    metric_phrase, when, worked_out_view,
};
pub use sentence::{SentenceBox, claim_label, claim_mark, cue_mark, shifted};

/// Shows a claim's evidence; the shell gives it a panel at the right, or over the page in a narrow window.
pub fn ui(
    ui: &mut egui::Ui,
    state: &crate::app::AppState,
    claim: &crate::model::Claim,
    out: &mut crate::app::Commands,
) {
    let _ = (state, out);
    ui.label(&claim.gloss);
}

/// Shows what a figure was worked out from, in the same panel.
pub fn worked_out_ui(
    ui: &mut egui::Ui,
    state: &crate::app::AppState,
    worked_out: &crate::app::WorkedOut,
    out: &mut crate::app::Commands,
) {
    let _ = (state, out);
    ui.label(&worked_out.label);
}

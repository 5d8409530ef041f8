//! The evidence of a claim: sentence, cues, meaning, source.

mod model;
mod panel;
mod sentence;
mod uses;

pub use model::{
    EvidenceNote, EvidenceView, InputSentence, Reason, SourceBlock, WorkedOutView, evidence_view, input_sentences,
    metric_phrase, when, worked_out_view,
};
pub use panel::{formula_ui, input_sentence_ui, sentence_ui, ui, worked_out_ui};
pub use sentence::{SentenceBox, claim_label, claim_mark, cue_mark, shifted};

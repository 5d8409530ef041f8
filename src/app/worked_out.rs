//! A worked-out figure whose formula and sentences are asked for.

use crate::chart::MarkKind;
use crate::model::{ClaimId, FormulaPart};

/// A figure that no sentence states, with what it is worked out from.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkedOut {
    /// Region by canonical name.
    pub region: String,
    /// What it is: "Reached", "Output value of 2020".
    pub label: String,
    /// Number with its sign, as set large: `< 42%`.
    pub head: String,
    /// What follows it, as set small: `a year`; may be empty.
    pub tail: String,
    /// Mark of the figure.
    pub kind: MarkKind,
    /// The formula in pieces that lead to claims; may be empty.
    pub parts: Vec<FormulaPart>,
    /// Claims that it rests on, in the order of the formula.
    pub claims: Vec<ClaimId>,
}

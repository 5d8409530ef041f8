//! Formulas and reasons put together from figures that lead to their claims.

use crate::model::{Claim, ClaimId, FormulaPart, Unit, format};

/// Pieces of a formula or a sentence, and the claims that it rests on in the order of their use.
#[derive(Clone, Debug, Default)]
pub struct Formula {
    /// Pieces for the screen.
    pub parts: Vec<FormulaPart>,
    /// Claims, each once.
    pub claims: Vec<ClaimId>,
}

impl Formula {
    /// Signs and words.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(FormulaPart::Text(text.into()));
        self
    }

    /// A reported figure, as shown.
    pub fn claim(mut self, claim: &Claim, text: impl Into<String>) -> Self {
        self.parts.push(FormulaPart::Claim { text: text.into(), claim: claim.id.clone(), status: claim.status });
        self.resting_on(std::slice::from_ref(&claim.id))
    }

    /// A figure that is itself worked out.
    pub fn derived(mut self, text: impl Into<String>) -> Self {
        self.parts.push(FormulaPart::Derived { text: text.into() });
        self
    }

    /// An exponent.
    pub fn raised(mut self, text: impl Into<String>) -> Self {
        self.parts.push(FormulaPart::Superscript(text.into()));
        self
    }

    /// Claims that it rests on without showing them.
    pub fn resting_on(mut self, claims: &[ClaimId]) -> Self {
        for id in claims {
            if !self.claims.contains(id) {
                self.claims.push(id.clone());
            }
        }
        self
    }

    /// The pieces of another one behind these.
    pub fn then(mut self, other: &Self) -> Self {
        self.parts.extend(other.parts.iter().cloned());
        self.resting_on(&other.claims)
    }

    /// All pieces as one line.
    pub fn line(&self) -> String {
        self.parts.iter().map(FormulaPart::text).collect()
    }
}

/// Two figures as a formula shows them, and the unit behind both where it is said only once: `41.9`, `33.69`,
/// ` bn yuan`; or `1 Mt`, `615,000 t` and nothing.
pub fn side_by_side(first: &Claim, second: &Claim) -> (String, String, String) {
    let (one, two) = (format::claim(first), format::claim(second));
    let shared = first.unit.is_money() && first.unit == second.unit && one.scale == two.scale;
    if shared {
        (one.head(), two.head(), format!(" {}", one.tail()))
    } else {
        (one.short(), two.short(), String::new())
    }
}

/// Digits of two values in the scale of the smaller one, for a formula in plain text: `615,000` and `1,000,000`.
pub fn plain_digits(first: f64, second: f64, unit: &Unit) -> (String, String) {
    let scale = format::Scale::of(first.abs().min(second.abs()), unit);
    (scale.digits(first), scale.digits(second))
}

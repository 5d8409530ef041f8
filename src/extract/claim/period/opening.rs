//! What a sentence tells of figures told before it: when works open, and which year somebody is asked about.

use super::super::{Context, Scene, gloss};
use super::{Anchor, Period};
use crate::extract::lexicon::{Kind, Sense};
use crate::model::{Claim, Metric, Status, Unit, YearSource};

/// "The plant will cost 540 million. It is to open in autumn 2027": the year in which works open is that of what was planned
/// for them in the sentence before. `first`: where the claims of this sentence begin.
pub fn date_works_before(context: &Context<'_>, scene: &Scene<'_>, claims: &mut [Claim], first: usize) {
    let Some(now) = context.reference_year() else { return };
    let at = (scene.sentence.paragraph, scene.sentence.number);
    let own = claims.len() > first && !scene.sentence.continues;
    let Some(anchor) = scene.anchors.first().filter(|_| !own) else { return };
    let same = |other: &Anchor| opens_in(other) && other.period.year == anchor.period.year;
    if anchor.period.year <= now || !scene.anchors.iter().all(same) {
        return;
    }
    let period = anchor.period;
    for claim in claims.iter_mut().take(first).rev() {
        let evidence = &claim.evidence;
        if evidence.paragraph != at.0 || evidence.sentence_number + 1 != at.1 {
            break;
        }
        if is_undated_plan(claim) {
            claim.year = Some(period.year);
            claim.year_source = YearSource::CarriedOver;
            claim.gloss = gloss::line(claim, None);
        }
    }
}

/// "In 2027", "in autumn 2027", and no years of a plan.
fn opens_in(anchor: &Anchor) -> bool {
    let within = anchor.period.from.is_none_or(|from| i32::from(from.year()) == anchor.period.year);
    anchor.carries() && !anchor.plan && within
}

/// What is planned of works without a year.
fn is_undated_plan(claim: &Claim) -> bool {
    let works = matches!(claim.metric, Metric::Investment | Metric::Capacity | Metric::Area | Metric::Jobs);
    works && claim.year.is_none() && claim.status == Status::Target
}

/// "How did the year end?", asked in January: the year before, where a question names a year without a number.
pub fn asked_about(context: &Context<'_>, scene: &Scene<'_>, claims: &[Claim]) -> Option<Period> {
    const EARLY: i8 = 3;
    const YEAR: &str = "yr";
    let now = context.reference().filter(|now| now.month() <= EARLY)?;
    let question = scene.sentence.span.of(context.words.text).trim_end_matches(['"', '”', '“', '»', '«', ' ']);
    let asks = question.ends_with(['?', '？', '؟']) && claims.is_empty() && scene.anchors.is_empty();
    let year = |sense: &Sense| matches!(sense, Sense::Unit(Unit::Other(unit), _) if unit == YEAR);
    let named = asks
        && scene.tokens.iter().any(|token| year(token.sense()))
        && !scene.with([Kind::Target, Kind::Expected]).iter().any(|token| token.sense().is_promise());
    named.then(|| Period::year(i32::from(now.year()) - 1))
}

//! The region page and the evidence beside it, by accessible names.

use planscope::app::{AppState, Command, Page, ThemeChoice};
use planscope::model::{ClaimId, Metric, Status};

use crate::ui_support::{picture, seed_state};

/// The first claim of a metric and status.
fn claim(state: &AppState, metric: &Metric, status: Status) -> ClaimId {
    let claims = state.collection.readings.iter().flat_map(|reading| &reading.claims);
    claims.into_iter().find(|claim| claim.metric == *metric && claim.status == status).unwrap().id.clone()
}

fn at_region(region: &str) -> AppState {
    let mut state = seed_state();
    state.handle(Command::Show(Page::Region(region.to_owned())));
    state
}

/// Pictures for looking at; see [`picture`].
#[test]
fn pictures() {
    let with_evidence = || {
        let mut state = at_region("Guangyuan");
        let id = claim(&state, &Metric::OutputValue, Status::Target);
        state.handle(Command::SelectClaim(id));
        state
    };
    picture("region", with_evidence(), [1440.0, 900.0], ThemeChoice::Light);
    picture("region-dark", with_evidence(), [1440.0, 900.0], ThemeChoice::Dark);
    picture("region-small", at_region("Guangyuan"), [1000.0, 700.0], ThemeChoice::Light);
    picture("region-small-evidence", with_evidence(), [1000.0, 700.0], ThemeChoice::Light);
    for region in ["Guangxi", "Shandong–Chongqing", "China", "Sichuan"] {
        picture(&format!("region-{region}"), at_region(region), [1440.0, 900.0], ThemeChoice::Light);
    }
}

//! Going from page to page and from claim to claim.

use super::{AppState, HISTORY, Selection};
use crate::app::Page;
use crate::model::{CheckKind, Claim, ClaimId};

impl AppState {
    pub(super) fn go(&mut self, page: Page, claim: Option<ClaimId>) {
        if matches!(&page, Page::Region(region) if self.profile(region).is_none()) {
            return;
        }
        self.shows_loading = false;
        if self.page == page && (claim.is_none() || claim == self.selected) {
            return;
        }
        let here = Selection { page: self.page.clone(), claim: self.selected.clone() };
        if self.back.len() == HISTORY {
            self.back.remove(0);
        }
        self.back.push(here);
        self.forward.clear();
        self.page = page;
        self.show_first_contradiction();
        self.selected = claim;
        self.worked_out = None;
        self.hovered = None;
    }

    /// The checks page opens with the sentences of what is most in need of a look.
    pub(super) fn show_first_contradiction(&mut self) {
        if self.page != Page::Checks || self.checks.selected.is_some() {
            return;
        }
        let mut checks = self.collection.comparison.checks.iter();
        let first = checks.find(|check| check.kind == CheckKind::Contradiction && self.is_open_check(check));
        self.checks.selected = first.map(|check| Self::check_key(check));
    }

    pub(super) fn step_back(&mut self) {
        if let Some(place) = self.back.pop() {
            self.forward.push(Selection { page: self.page.clone(), claim: self.selected.clone() });
            self.return_to(place);
        }
    }

    pub(super) fn step_forward(&mut self) {
        if let Some(place) = self.forward.pop() {
            self.back.push(Selection { page: self.page.clone(), claim: self.selected.clone() });
            self.return_to(place);
        }
    }

    pub(super) fn return_to(&mut self, place: Selection) {
        self.page = place.page;
        self.selected = place.claim;
        self.worked_out = None;
        self.hovered = None;
    }

    pub(super) fn select(&mut self, id: ClaimId) {
        if self.claim(&id).is_some() {
            self.selected = Some(id);
            self.worked_out = None;
        }
    }

    pub(super) fn step_claim(&mut self, step: isize) {
        let claims = self.claim_list();
        let Some(last) = claims.len().checked_sub(1) else { return };
        let next = match self.selected.as_ref().and_then(|id| claims.iter().position(|other| other == id)) {
            Some(at) => at.saturating_add_signed(step).min(last),
            None if step > 0 => 0,
            None => last,
        };
        self.selected = claims.get(next).cloned();
        self.worked_out = None;
    }

    /// The claims that next and previous step through: those of the article in the reader, else those of the selected
    /// claim's region, else those of its article.
    #[must_use]
    pub fn claim_list(&self) -> Vec<ClaimId> {
        let of_file = |file: &str| -> Vec<ClaimId> {
            self.reading(file)
                .map(|reading| reading.claims.iter().map(|claim| claim.id.clone()).collect())
                .unwrap_or_default()
        };
        let selected = self.selected_claim();
        match (&self.page, selected) {
            (Page::Articles(Some(file)), _) => of_file(file),
            (Page::Region(region), _) if selected.is_none_or(|claim| self.is_of_region(claim, region)) => {
                self.profile(region).map(|profile| profile.claims.clone()).unwrap_or_default()
            }
            (_, Some(claim)) => claim
                .region
                .as_deref()
                .and_then(|region| self.profile(region))
                .filter(|profile| profile.claims.contains(&claim.id))
                .map_or_else(|| of_file(&claim.file), |profile| profile.claims.clone()),
            (_, None) => Vec::new(),
        }
    }

    pub(super) fn is_of_region(&self, claim: &Claim, region: &str) -> bool {
        self.profile(region).is_some_and(|profile| profile.claims.contains(&claim.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Command;
    use crate::collection::Collection;
    use crate::model::{Comparison, RegionKind, RegionProfile};

    fn state() -> AppState {
        let profile = |region: &str| RegionProfile {
            region: region.to_owned(),
            kind: RegionKind::City,
            parent: None,
            sectors: Vec::new(),
            articles: Vec::new(),
            series: Vec::new(),
            derived: Vec::new(),
            commitments: Vec::new(),
            claims: Vec::new(),
            derived_only: false,
        };
        let comparison =
            Comparison { profiles: vec![profile("A").into(), profile("B").into()], ..Comparison::default() };
        AppState::with_collection(Collection { name: "x".to_owned(), comparison, ..Collection::default() })
    }

    #[test]
    fn back_and_forward_retrace_the_way() {
        let mut state = state();
        let region = |name: &str| Page::Region(name.to_owned());
        for page in [region("A"), Page::Checks, region("B")] {
            state.handle(Command::Show(page));
        }
        state.handle(Command::Back);
        assert_eq!(state.page, Page::Checks);
        state.handle(Command::Back);
        state.handle(Command::Back);
        state.handle(Command::Back);
        assert_eq!(state.page, Page::Regions);
        state.handle(Command::Forward);
        assert_eq!(state.page, region("A"));
        state.handle(Command::Show(Page::Compare));
        state.handle(Command::Forward);
        assert_eq!(state.page, Page::Compare);
    }

    #[test]
    fn a_region_that_is_not_there_is_not_shown() {
        let mut state = state();
        state.handle(Command::Show(Page::Region("nowhere".to_owned())));
        assert_eq!(state.page, Page::Regions);
        state.handle(Command::SelectClaim(ClaimId(0)));
        assert_eq!(state.selected, None);
        state.handle(Command::NextClaim);
        assert_eq!(state.selected, None);
    }
}

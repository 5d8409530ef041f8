//! What the user has chosen on the checks page.

use serde::{Deserialize, Serialize};

use crate::model::CheckKind;

/// An entry of the list at the left of the checks page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CheckGroup {
    /// Figures that cannot all be true.
    Contradictions,
    /// Two figures for one thing that can both hold.
    TwoFigures,
    /// Figures that plain sense doubts.
    Doubtful,
    /// Targets that a later text states otherwise.
    ChangedTargets,
    /// Targets past their year without a figure.
    Due,
    /// Targets that the figure of their year did not reach.
    MissedTargets,
    /// Figures without a named metric.
    NoKnownMetric,
    /// Texts that end in mid-sentence.
    IncompleteText,
    /// Figures worked out from reported ones.
    DerivedFigures,
    /// Figures that confirm each other.
    Confirmed,
    /// Years that the sentence does not state.
    YearsFilledIn,
    /// Commitments that name no year.
    NoDeadline,
    /// Stories told by several files.
    SameStory,
    /// Texts that say a machine translated them.
    MachineTranslated,
    /// Files that could not be read.
    CouldNotBeRead,
    /// Files that were.
    ReadInFull,
}

impl CheckGroup {
    /// Those that want a person's eye, in order.
    pub const TO_CHECK: [Self; 8] = [
        Self::Contradictions,
        Self::TwoFigures,
        Self::Doubtful,
        Self::ChangedTargets,
        Self::Due,
        Self::MissedTargets,
        Self::NoKnownMetric,
        Self::IncompleteText,
    ];
    /// Those kept for the record, in order.
    pub const RECORD: [Self; 6] = [
        Self::DerivedFigures,
        Self::Confirmed,
        Self::YearsFilledIn,
        Self::NoDeadline,
        Self::SameStory,
        Self::MachineTranslated,
    ];
    /// Those about files, in order.
    pub const FILES: [Self; 2] = [Self::CouldNotBeRead, Self::ReadInFull];

    /// As the list writes it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contradictions => "Contradictions",
            Self::TwoFigures => "Two figures for one thing",
            Self::Doubtful => "Doubtful",
            Self::ChangedTargets => "Targets changed",
            Self::Due => "Due, no figure found",
            Self::MissedTargets => "Targets missed",
            Self::NoKnownMetric => "No known metric",
            Self::IncompleteText => "Incomplete text",
            Self::DerivedFigures => "Derived figures",
            Self::Confirmed => "Confirmed by arithmetic",
            Self::YearsFilledIn => "Years filled in",
            Self::NoDeadline => "No deadline",
            Self::SameStory => "Same story",
            Self::MachineTranslated => "Machine-translated",
            Self::CouldNotBeRead => "Could not be read",
            Self::ReadInFull => "Read in full",
        }
    }

    /// The group that a check belongs to.
    #[must_use]
    pub const fn of(kind: CheckKind) -> Self {
        match kind {
            CheckKind::Contradiction => Self::Contradictions,
            CheckKind::TwoFigures => Self::TwoFigures,
            CheckKind::Doubtful => Self::Doubtful,
            CheckKind::ChangedTarget => Self::ChangedTargets,
            CheckKind::Due => Self::Due,
            CheckKind::MissedTarget => Self::MissedTargets,
            CheckKind::UnknownMetric => Self::NoKnownMetric,
            CheckKind::Incomplete => Self::IncompleteText,
            CheckKind::Agrees => Self::Confirmed,
            CheckKind::SameStory => Self::SameStory,
            CheckKind::YearFilledIn => Self::YearsFilledIn,
            CheckKind::MachineTranslated => Self::MachineTranslated,
        }
    }
}

/// The choices of the checks page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChecksPage {
    /// Chosen entry of the list at the left; `None` shows everything.
    pub group: Option<CheckGroup>,
    /// Chosen region; `None` for all.
    pub region: Option<String>,
    /// Check whose sentences stand at the right, by [`super::AppState::check_key`].
    pub selected: Option<String>,
    /// Whether the user asked for those sentences: in a narrow window they cover the page and show only then.
    pub opened: bool,
}

/// What the user does on the checks page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChecksAction {
    /// Chooses an entry of the list at the left; once more shows everything again.
    Group(CheckGroup),
    /// Shows everything.
    AllGroups,
    /// Chooses a region, or all.
    Region(Option<String>),
    /// Shows the sentences of a check, or none.
    Select(Option<String>),
}

impl ChecksPage {
    /// Carries out one action.
    pub fn handle(&mut self, action: ChecksAction) {
        match action {
            ChecksAction::Group(group) => self.group = if self.group == Some(group) { None } else { Some(group) },
            ChecksAction::AllGroups => self.group = None,
            ChecksAction::Region(region) => self.region = region,
            ChecksAction::Select(key) => {
                self.opened = key.is_some();
                self.selected = key;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_wants_attention_stands_under_to_check() {
        for kind in [
            CheckKind::Contradiction,
            CheckKind::Doubtful,
            CheckKind::ChangedTarget,
            CheckKind::Due,
            CheckKind::MissedTarget,
            CheckKind::TwoFigures,
            CheckKind::UnknownMetric,
            CheckKind::Incomplete,
            CheckKind::Agrees,
            CheckKind::SameStory,
            CheckKind::YearFilledIn,
            CheckKind::MachineTranslated,
        ] {
            assert_eq!(CheckGroup::TO_CHECK.contains(&CheckGroup::of(kind)), kind.wants_attention(), "{kind:?}");
        }
    }

    #[test]
    fn the_same_group_again_shows_everything() {
        let mut page = ChecksPage::default();
        page.handle(ChecksAction::Group(CheckGroup::SameStory));
        assert_eq!(page.group, Some(CheckGroup::SameStory));
        page.handle(ChecksAction::Group(CheckGroup::SameStory));
        assert_eq!(page.group, None);
    }
}

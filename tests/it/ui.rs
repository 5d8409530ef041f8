//! The window, by its accessible names.

use planscope::app::ThemeChoice;

use crate::ui_support::{picture, seed_state};

/// Pictures of the pages for looking at; see [`picture`].
#[test]
fn pictures() {
    picture("regions-light", seed_state(), [1440.0, 900.0], ThemeChoice::Light);
    picture("regions-dark", seed_state(), [1440.0, 900.0], ThemeChoice::Dark);
}

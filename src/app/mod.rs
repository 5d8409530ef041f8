//! What the window knows and does: state, commands, background jobs. No widgets.

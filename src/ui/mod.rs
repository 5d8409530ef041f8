//! Draws the state and sends commands.

pub mod marks;

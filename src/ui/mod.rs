//! Draws the state and sends commands.

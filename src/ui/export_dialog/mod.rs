//! The export dialog: what, how large, in which words, and where to.

pub mod model;

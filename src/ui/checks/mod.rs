//! The checks page: what the figures say of each other, and what became of the files.

pub mod model;

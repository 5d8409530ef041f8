//! Planscope reads a folder of news articles in any language, finds every quantified claim about regional
//! industrial plans, and shows who promised what by when, where they stand and which sentence says so.
//!
//! Data flows one way, and the modules stand in that order: a module uses only those above it.
//!
//! ```text
//! files → corpus → extract → compare → collection → chart → export
//!                                                       ↘ app → ui
//! ```

pub mod model;

pub mod fonts;

pub mod corpus;

pub mod extract;

pub mod compare;

pub mod collection;

pub mod chart;

pub mod export;

pub mod cli;

pub mod app;

pub mod ui;

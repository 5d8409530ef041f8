//! Tests of the whole program; one binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test stops at what it does not expect"
)]

mod article_facts;
mod article_page;
mod charts;
mod checks_page;
mod cli;
mod compare;
mod compare_again;
mod compare_made_up;
mod compare_page;
mod corpus;
mod desktop;
mod export_dialog;
mod extract;
mod gold;
mod made_up;
mod quality;
mod quantities;
mod region_page;
mod roundtrip;
mod search;
mod ui;
mod ui_support;
mod window;

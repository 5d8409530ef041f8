//! Tests of the whole program; one binary, so that it links once.

mod article_facts;
mod compare;
mod gold;
mod ui;
mod ui_support;

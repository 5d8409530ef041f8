//! Tests of the whole program; one binary, so that it links once.

mod gold;
mod article_facts;

//! The `planscope` program.

fn main() {}

//! Lists the lexicons of `assets/lexicons`, so that a further language is a further file and no line of code.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=assets/lexicons");
    println!("cargo:rerun-if-changed=build.rs");
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("assets/lexicons");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("assets/lexicons is part of the source")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml") && name != "common.toml")
        .collect();
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let (language, path) = (name.trim_end_matches(".toml"), folder.join(&name));
        writeln!(list, "    ({language:?}, include_str!({path:?})),").expect("writing to a string");
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("lexicons.rs");
    fs::write(out, list).expect("the build folder can be written to");
}

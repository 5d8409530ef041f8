//! Lists the lexicons of `assets/lexicons`, so that a further language is a further file and no line of code.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=assets/lexicons");
    println!("cargo:rerun-if-changed=build.rs");
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets/lexicons");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .filter(|path| path.file_stem().is_some_and(|name| name != "common"))
        .collect();
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let (Some(language), Some(path)) = (file.file_stem().and_then(|name| name.to_str()), file.to_str()) else {
            return Err(format!("a lexicon's path is no Unicode: {}", file.display()).into());
        };
        writeln!(list, "    ({language:?}, include_str!({path:?})),")?;
    }
    list.push_str("]\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("lexicons.rs"), list)?;
    Ok(())
}

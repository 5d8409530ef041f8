//! Languages, dates, places and what an article says of itself, from the cases under `tests/cases`.

use planscope::extract::language;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// All cases of a folder under `tests/cases`, with the name of their file.
fn cases<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    #[derive(Deserialize)]
    struct File<T> {
        case: Vec<T>,
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .flat_map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let file: File<T> = toml::from_str(&std::fs::read_to_string(path).unwrap())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            file.case.into_iter().map(move |case| (name.clone(), case))
        })
        .collect()
}

#[test]
fn languages_of_news() {
    #[derive(Deserialize)]
    struct Case {
        lang: String,
        text: String,
    }
    let wrong: Vec<_> = cases::<Case>("language")
        .into_iter()
        .filter_map(|(_, case)| {
            let detected = language::detect(&case.text);
            (detected.lang != case.lang).then(|| format!("{}: {detected:?}", case.lang))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

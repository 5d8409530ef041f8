//! The five articles built into the program, shown when nothing else is opened.

use crate::model::Document;

/// Names and texts of the seed articles, in the order of their names: the files of the folder `seeds`.
pub const SEEDS: [(&str, &str); 5] = [
    ("000_745c5d13c3f5e23e.txt", include_str!("../../seeds/000_745c5d13c3f5e23e.txt")),
    ("001_95fbbf3cae141efc.txt", include_str!("../../seeds/001_95fbbf3cae141efc.txt")),
    ("002_f79b5150de553264.txt", include_str!("../../seeds/002_f79b5150de553264.txt")),
    ("003_5be13cb78bb9960d.txt", include_str!("../../seeds/003_5be13cb78bb9960d.txt")),
    ("004_37c3e0ad93c3410c.txt", include_str!("../../seeds/004_37c3e0ad93c3410c.txt")),
];

/// The seed articles as documents.
#[must_use]
pub fn seeds() -> Vec<Document> {
    let document = |(file, text): (&str, &str)| Document {
        file: file.to_owned(),
        text: text.to_owned(),
        encoding: "UTF-8".to_owned(),
        ..Document::default()
    };
    SEEDS.into_iter().map(document).collect()
}

#[cfg(test)]
mod tests {
    use super::SEEDS;

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let names: Vec<_> = files.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, SEEDS.map(|(name, _)| name));
        for (path, (_, text)) in files.iter().zip(SEEDS) {
            assert_eq!(std::fs::read_to_string(path).unwrap(), text);
        }
    }
}

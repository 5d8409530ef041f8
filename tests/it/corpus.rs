//! Folders as people have them, read by the library.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use planscope::collection::{Collection, Kept, LoadEvent, Source, load, load_again};
use planscope::model::Document;

const TEXT: &str = "In 2024 the output value of the province reached 41.9 billion yuan.\n";

fn read(paths: &[&Path]) -> Collection {
    let source = Source::Paths(paths.iter().map(|path| path.to_path_buf()).collect());
    load(&source, 2, &AtomicBool::new(false), &|_| {}).unwrap()
}

fn files(collection: &Collection) -> Vec<&str> {
    collection.readings.iter().map(|reading| reading.article.file.as_str()).collect()
}

fn skipped(collection: &Collection) -> Vec<&str> {
    collection.skipped.iter().map(|skipped| skipped.file.as_str()).collect()
}

fn put(folder: &Path, file: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn subfolders_are_read_in_order_and_the_rest_is_listed_with_reasons() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for file in ["b.txt", "a.TXT", "sub/deeper/c.md", "sub/d.HTM", "z/Ünïcode name.txt"] {
        put(root, file, TEXT);
    }
    for file in [".DS_Store", ".git/config.txt", ".hidden.txt", "Thumbs.db", "d_files/frame.html", "~$a.docx"] {
        put(root, file, TEXT);
    }
    put(root, "d.html", TEXT);
    for file in ["plan.pdf", "photo.JPG", "old.doc", "noending", "table.xlsx"] {
        put(root, file, TEXT);
    }
    put(root, "empty.txt", "");
    put(root, "blank.txt", " \n\n");
    put(root, "binary.txt", [0, 1, 2, 3, 0, 0, 255, 254, 9]);
    let collection = read(&[root]);
    assert_eq!(files(&collection), ["a.TXT", "b.txt", "d.html", "sub/d.HTM", "sub/deeper/c.md", "z/Ünïcode name.txt"]);
    let expected =
        ["binary.txt", "blank.txt", "empty.txt", "noending", "old.doc", "photo.JPG", "plan.pdf", "table.xlsx"];
    assert_eq!(skipped(&collection), expected);
    for skipped in &collection.skipped {
        assert!(skipped.reason.len() > 5 && !skipped.reason.ends_with('.'), "{}: {}", skipped.file, skipped.reason);
    }
    assert_eq!(collection.root.as_deref(), Some(root));
    assert_eq!(collection.name, root.file_name().unwrap().to_str().unwrap());
}

#[test]
fn a_missing_folder_is_an_error_and_an_empty_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    let source = Source::Paths(vec![missing.clone()]);
    let error = load(&source, 1, &AtomicBool::new(false), &|_| {}).unwrap_err().to_string();
    assert_eq!(error, format!("no such file or folder: {}", missing.display()));
    assert!(read(&[folder.path()]).readings.is_empty());
}

#[test]
fn files_are_read_by_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let one = put(folder.path(), "x/one.txt", TEXT);
    let collection = read(&[&one]);
    assert_eq!((files(&collection), collection.name.as_str()), (vec!["one.txt"], "one.txt"));
    assert_eq!(collection.root.as_deref(), one.parent(), "the name is relative to the root");

    let two = put(folder.path(), "y/two", TEXT);
    let missing = folder.path().join("y/three.txt");
    let collection = read(&[&two, &one, &missing, &one]);
    assert_eq!(files(&collection), ["x/one.txt", "y/two"], "one that the user names is read without an ending");
    assert_eq!(skipped(&collection), ["y/three.txt"]);
}

#[cfg(unix)]
#[test]
fn links_names_and_permissions_do_no_harm() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "a/real.txt", TEXT);
    symlink(root, root.join("a/loop")).unwrap();
    symlink(root.join("nowhere.txt"), root.join("dangling.txt")).unwrap();
    let odd = root.join(std::ffi::OsStr::from_bytes(b"odd\xFFname.txt"));
    fs::write(&odd, TEXT).unwrap();
    let other = root.join(std::ffi::OsStr::from_bytes(b"odd\xFEname.txt"));
    fs::write(&other, TEXT).unwrap();
    let locked = put(root, "locked.txt", TEXT);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let is_root = fs::File::open(&locked).is_ok();

    let collection = read(&[root]);
    let mut expected = vec!["a/real.txt", "odd\u{FFFD}name.txt", "odd\u{FFFD}name.txt (2)"];
    if is_root {
        expected.insert(1, "locked.txt");
    }
    assert_eq!(files(&collection), expected);
    assert!(skipped(&collection).contains(&"dangling.txt"));
    assert!(is_root || skipped(&collection).contains(&"locked.txt"));
}

#[test]
fn stopping_keeps_what_was_read() {
    let document = |n: usize| Document { file: format!("{n:03}.txt"), text: TEXT.to_owned(), ..Document::default() };
    let source = Source::Documents((0..300).map(document).collect());
    let (stop, read) = (AtomicBool::new(false), AtomicUsize::new(0));
    let on_event = |event: LoadEvent| {
        if matches!(event, LoadEvent::Read(_)) && read.fetch_add(1, Ordering::Relaxed) == 20 {
            stop.store(true, Ordering::Relaxed);
        }
    };
    let collection = load(&source, 2, &stop, &on_event).unwrap();
    let count = collection.readings.len();
    assert!((20..300).contains(&count), "{count}");
    assert_eq!(collection.unread.len(), 300 - count);
    assert_eq!(collection.unread[0], format!("{count:03}.txt"));
}

#[test]
fn events_tell_of_every_file() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "a.txt", TEXT);
    put(folder.path(), "b.txt", "");
    put(folder.path(), "c.pdf", "");
    let seen = Mutex::new(Vec::new());
    let on_event = |event: LoadEvent| {
        let line = match event {
            LoadEvent::Listed { files } => format!("listed {}", files.join(" ")),
            LoadEvent::Started { file } => format!("started {file}"),
            LoadEvent::Read(reading) => format!("read {}", reading.article.file),
            LoadEvent::Skipped(skipped) => format!("skipped {}", skipped.file),
        };
        seen.lock().unwrap().push(line);
    };
    let source = Source::Paths(vec![folder.path().to_path_buf()]);
    load(&source, 1, &AtomicBool::new(false), &on_event).unwrap();
    let expected =
        ["listed a.txt b.txt", "skipped c.pdf", "started a.txt", "read a.txt", "started b.txt", "skipped b.txt"];
    assert_eq!(seen.into_inner().unwrap(), expected);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let run = |jobs| {
        let collection = load(&Source::Seeds, jobs, &AtomicBool::new(false), &|_| {}).unwrap();
        (collection.readings, collection.comparison)
    };
    assert_eq!(run(1), run(4));
}

#[test]
fn a_folder_read_again_is_as_if_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let seeds = planscope::corpus::seeds();
    for document in &seeds {
        put(folder.path(), &document.file, &document.text);
    }
    let source = Source::Paths(vec![folder.path().to_owned()]);
    let (kept, stop) = (Kept::default(), AtomicBool::new(false));
    let again = || load_again(&kept, &source, 2, &stop, &|_| {}).unwrap();
    let first = again();
    put(folder.path(), &seeds[1].file, format!("{}\n{TEXT}", seeds[1].text));
    put(folder.path(), "new.txt", format!("Guangyuan in figures\n\n{TEXT}"));
    fs::remove_file(folder.path().join(&seeds[3].file)).unwrap();
    let (second, anew) = (again(), read(&[folder.path()]));
    assert_eq!(second.readings, anew.readings);
    assert_eq!(second.comparison, anew.comparison);
    let kept = second.readings.iter().filter(|reading| first.readings.iter().any(|before| before.is_same(reading)));
    assert_eq!(kept.count(), 3);
}

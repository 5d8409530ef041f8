//! The built program, as a shell runs it.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

fn planscope(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_planscope")).args(args).stdin(Stdio::null()).output().unwrap()
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_planscope"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn every_command_prints_its_fields_in_order() {
    for (command, fields) in [
        (
            "claims",
            "id value value_high unit metric region sector year date_from date_to baseline_year status qualifier file \
             lang value_text start end sentence confidence rule gloss",
        ),
        ("quantities", "file value_text start end kind value value_high unit date ignored"),
        ("articles", "file lang title published event regions sectors same_story_as claims problem"),
        ("regions", "region kind parent sectors articles series derived commitments"),
        ("checks", "kind region metric what because claims files"),
    ] {
        let table = planscope(&[command, SEEDS, "--format", "csv"]);
        assert_eq!(status(&table), 0, "{}", err(&table));
        let fields: Vec<&str> = fields.split(' ').collect();
        assert_eq!(out(&table).lines().next().unwrap(), fields.join(","), "{command}");
        let lines = planscope(&[command, SEEDS]);
        for row in rows(&lines) {
            let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
            assert_eq!(keys, fields, "{command}");
        }
        let array: Value = serde_json::from_str(out(&planscope(&[command, SEEDS, "--format", "json"]))).unwrap();
        assert_eq!(array.as_array().unwrap(), &rows(&lines), "{command}");
        let records = csv::Reader::from_reader(table.stdout.as_slice()).into_records().count();
        assert_eq!(records, rows(&lines).len(), "{command}");
    }
}

#[test]
fn offsets_and_numbers_are_those_of_the_file() {
    let quantities = rows(&planscope(&["quantities", SEEDS]));
    for row in &quantities {
        let text = fs::read_to_string(Path::new(SEEDS).join(row["file"].as_str().unwrap())).unwrap();
        let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
        assert_eq!(text.get(start..end), row["value_text"].as_str(), "{row}");
    }
    for line in out(&planscope(&["claims", SEEDS])).lines() {
        let (_, value) = line.split_once("\"value\":").unwrap();
        let value = value.split(',').next().unwrap();
        assert!(!value.contains('e') && !value.ends_with(".0"), "{value}");
    }
}

#[test]
fn rows_are_the_same_whatever_the_threads() {
    for command in ["claims", "quantities", "articles", "regions", "checks"] {
        let one = planscope(&[command, SEEDS, "--jobs", "1"]);
        let four = planscope(&[command, SEEDS, "--jobs", "4"]);
        assert_eq!(one.stdout, four.stdout, "{command}");
    }
}

#[test]
fn the_built_in_articles_go_by_the_name_of_seeds() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_planscope"))
        .args(["articles", "seeds"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(status(&output), 0);
    assert_eq!(output.stdout, planscope(&["articles", SEEDS]).stdout);
}

#[test]
fn bad_input_gives_one_clear_line_and_its_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    let output = planscope(&["claims", path(&missing)]);
    assert_eq!(status(&output), 2);
    assert_eq!(err(&output), format!("planscope: no such file or folder: {}\n", missing.display()));

    let output = planscope(&["claims", path(folder.path())]);
    assert_eq!((status(&output), out(&output)), (0, ""));
    assert!(err(&output).contains("no articles (.txt, .md, .html) in"), "{}", err(&output));

    fs::write(folder.path().join("good.txt"), "In 2024 output reached 5 t.").unwrap();
    fs::write(folder.path().join("binary.txt"), [0, 159, 146, 150, 0, 0, 1]).unwrap();
    fs::write(folder.path().join("broken.txt"), b"\xC3\xBCber gr\xC3\xB6\xC3\x9Fere \xC3\xA4rger 5 t \xFF").unwrap();
    let output = planscope(&["articles", path(folder.path())]);
    assert_eq!(status(&output), 1, "{}", err(&output));
    assert!(err(&output).starts_with("planscope: binary.txt: not text"), "{}", err(&output));
    let articles = rows(&output);
    assert_eq!(articles.len(), 2, "the rest is there");
    assert_eq!(articles[0]["file"], "broken.txt");

    let output = planscope(&["claims", path(&folder.path().join("binary.txt"))]);
    assert_eq!((status(&output), out(&output)), (2, ""));

    let output = planscope(&["claims"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("FOLDER") && err(&output).contains("planscope claims seeds"), "{}", err(&output));
    let output = planscope(&["claims", SEEDS, "-"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("stands alone"));
}

#[test]
fn a_file_appears_only_when_it_is_complete() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("table.csv");
    let output = planscope(&["articles", SEEDS, "--format", "csv", "--out", path(&table)]);
    assert_eq!((status(&output), out(&output), err(&output)), (0, "", ""));
    let bytes = fs::read(&table).unwrap();
    assert!(bytes.starts_with("\u{FEFF}file,lang".as_bytes()), "spreadsheets read it as UTF-8");

    let output = planscope(&["articles", path(&folder.path().join("nowhere")), "--out", path(&table)]);
    assert_eq!(status(&output), 2);
    assert_eq!(fs::read(&table).unwrap(), bytes, "what was there is still there");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");

    for unwritable in [folder.path().join("none/table.csv"), folder.path().to_path_buf()] {
        let output = planscope(&["articles", SEEDS, "--out", path(&unwritable)]);
        assert_eq!(status(&output), 2);
        let line = err(&output);
        assert!(line.starts_with("planscope: cannot write: ") && line.lines().count() == 1, "{line}");
    }
    #[cfg(target_os = "linux")]
    {
        let output = planscope(&["articles", SEEDS, "--out", "/dev/full"]);
        assert_eq!((status(&output), err(&output)), (2, "planscope: cannot write: the disk is full: /dev/full\n"));
    }
}

#[test]
fn what_comes_later_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for (args, file) in [
        (&["articles", SEEDS, "--format", "xlsx", "--out"][..], "a.xlsx"),
        (&["articles", SEEDS, "--format", "parquet", "--out"], "a.parquet"),
        (&["report", SEEDS, "--out"], "a.html"),
        (&["chart", SEEDS, "--region", "x", "--metric", "capacity", "--out"], "a.pdf"),
    ] {
        let file = folder.path().join(file);
        let output = planscope(&[args, &[path(&file)]].concat());
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("later") && err(&output).lines().count() == 1, "{}", err(&output));
        assert!(!file.exists());
    }
}

#[test]
fn documents_stream_through_in_order() {
    let text = fs::read_to_string(Path::new(SEEDS).join("004_37c3e0ad93c3410c.txt")).unwrap();
    let line = |n: usize| serde_json::json!({ "file": format!("{n:04}"), "text": text }).to_string();
    let input: Vec<String> = (0..200).map(line).collect();
    let output = with_input(&["quantities", "-", "--jobs", "3"], input.join("\n").as_bytes());
    assert_eq!((status(&output), err(&output)), (0, ""));
    let files: Vec<String> = rows(&output).iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect();
    assert!(files.is_sorted());
    let plain = rows(&planscope(&["quantities", &format!("{SEEDS}/004_37c3e0ad93c3410c.txt")])).len();
    assert_eq!(files.len(), 200 * plain);
}

#[test]
fn rows_come_before_the_input_ends() {
    let text = fs::read_to_string(Path::new(SEEDS).join("004_37c3e0ad93c3410c.txt")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_planscope"))
        .args(["quantities", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    writeln!(stdin, "{}", serde_json::json!({ "file": "first", "text": text })).unwrap();
    stdin.flush().unwrap();
    let mut row = String::new();
    stdout.read_line(&mut row).unwrap();
    assert!(row.contains("\"first\""), "{row}");
    // Who reads the rows goes away: a quiet end, though the input is still open.
    drop(stdout);
    for _ in 0..2000 {
        if writeln!(stdin, "{}", serde_json::json!({ "file": "next", "text": text })).is_err() {
            break;
        }
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn bad_lines_are_told_by_their_number() {
    let input = "{\"file\":\"a\",\"text\":\"In 2024 output was 5 t.\",\"lang\":\"en\",\"published\":\"2025-01-02\"}\n\
                 \nnonsense\n{\"file\":\"b\"}\n{\"file\":\"c\",\"text\":\"6 t\",\"published\":\"soon\"}\n";
    for command in ["quantities", "articles"] {
        let output = with_input(&[command, "-"], input.as_bytes());
        assert_eq!(status(&output), 1, "{}", err(&output));
        let lines: Vec<&str> = err(&output).lines().collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].starts_with("planscope: line 3: not a JSON object"), "{lines:?}");
        assert!(lines[1].starts_with("planscope: line 4: not a document: missing field `text`"), "{lines:?}");
        assert!(lines[2].starts_with("planscope: line 5: `published` is no date"), "{lines:?}");
    }
}

#[test]
fn help_explains_fields_and_exit_status() {
    let help = planscope(&["--help"]);
    for word in ["claims", "Exit status", "seeds", "Examples"] {
        assert!(out(&help).contains(word), "{word}");
    }
    let help = planscope(&["claims", "--help"]);
    for word in ["value_high", "baseline_year", "--format", "--out", "--jobs", "byte order mark"] {
        assert!(out(&help).contains(word), "{word}");
    }
}

#[test]
fn an_unknown_region_or_metric_names_those_that_exist() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chart.svg");
    let output = planscope(&["chart", SEEDS, "--region", "Nowhere", "--metric", "capacity", "--out", path(&file)]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("no region Nowhere; regions with figures: "), "{}", err(&output));
    assert!(!file.exists());
}

#[test]
fn a_chart_tells_what_else_could_be_meant() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chart.svg");
    let output = planscope(&["chart", SEEDS, "--region", "Guangyuan", "--metric", "growth", "--out", path(&file)]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(file.exists());
    assert!(err(&output).contains(" the first is drawn: "), "{}", err(&output));
    assert!(!err(&output).contains("--sector chooses"), "all series are of one sector: {}", err(&output));
}

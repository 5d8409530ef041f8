//! How fast articles become claims: telling the language, reading the annotated articles of each language, and loading a
//! folder. Criterion prints characters a second as `elem/s`.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at what it does not expect")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use planscope::collection::{Source, load};
use planscope::corpus::{Format, decode, document, seeds};
use planscope::extract;
use planscope::model::Document;

/// Files of the folder that is loaded: enough to keep every thread busy.
const FILES: usize = 200;

fn characters(text: &str) -> Throughput {
    Throughput::Elements(text.chars().count() as u64)
}

/// Annotated articles in many languages, by language.
fn articles() -> BTreeMap<String, Vec<Document>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/dev");
    let mut found: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let lang = extract::language::detect(&text).lang;
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        found.entry(lang).or_default().push(Document { file, text, ..Document::default() });
    }
    found
}

fn all_characters(articles: &[Document]) -> Throughput {
    Throughput::Elements(articles.iter().map(|article| article.text.chars().count() as u64).sum())
}

fn detection(c: &mut Criterion) {
    let mut group = c.benchmark_group("language");
    let mixed: Vec<Document> = articles().into_values().flatten().collect();
    group.throughput(all_characters(&mixed));
    group.bench_function("mixed", |b| {
        b.iter(|| mixed.iter().for_each(|article| drop(extract::language::detect(black_box(&article.text)))));
    });
    group.finish();

    let mut group = c.benchmark_group("encoding");
    let text: String = seeds().into_iter().map(|seed| seed.text).collect();
    let german = &seeds()[4].text;
    for (name, bytes) in [
        ("utf-8", text.clone().into_bytes()),
        ("windows-1252", encoding_rs::WINDOWS_1252.encode(german).0.into_owned()),
    ] {
        group.throughput(characters(if name == "utf-8" { &text } else { german }));
        group.bench_with_input(BenchmarkId::from_parameter(name), &bytes, |b, bytes| {
            b.iter(|| decode(black_box(bytes), false).unwrap());
        });
    }
    group.finish();
}

fn extraction(c: &mut Criterion) {
    let mut group = c.benchmark_group("extract");
    let articles = articles();
    let read = |articles: &[Document]| articles.iter().for_each(|article| drop(extract::read(black_box(article))));
    for (lang, articles) in &articles {
        group.throughput(all_characters(articles));
        group.bench_with_input(BenchmarkId::from_parameter(lang), articles, |b, articles| b.iter(|| read(articles)));
    }
    let mixed: Vec<Document> = articles.into_values().flatten().collect();
    group.throughput(all_characters(&mixed));
    group.bench_function("mixed", |b| b.iter(|| read(&mixed)));
    group.finish();
}

fn pages(c: &mut Criterion) {
    let paragraphs = seeds()[2].text.replace('\n', "</p>\n<p>");
    let links = "<li><a href='/news'>Other news of the day</a></li>".repeat(60);
    let page = format!(
        "<html><head><title>Plan</title></head><body><nav><ul>{links}</ul></nav><article><h1>Plan</h1><p>{paragraphs}</p>\
         </article><aside><ul>{links}</ul></aside></body></html>"
    );
    let mut group = c.benchmark_group("page");
    group.throughput(characters(&page));
    group.bench_function("html", |b| {
        b.iter(|| document("page.html", black_box(page.as_bytes()), Format::Html).unwrap());
    });
    group.finish();
}

fn loading(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let texts: Vec<String> = seeds().into_iter().map(|seed| seed.text).collect();
    let mut characters = 0;
    for (n, text) in texts.iter().cycle().take(FILES).enumerate() {
        characters += text.chars().count() as u64;
        std::fs::write(folder.path().join(format!("{n:04}.txt")), text).unwrap();
    }
    let source = Source::Paths(vec![folder.path().to_path_buf()]);
    let mut group = c.benchmark_group("load");
    group.throughput(Throughput::Elements(characters)).sample_size(10);
    for jobs in [1, 0] {
        let name = if jobs == 1 { "one thread" } else { "all cores" };
        group.bench_function(format!("{FILES} files, {name}"), |b| {
            b.iter(|| load(&source, jobs, &AtomicBool::new(false), &|_| {}).unwrap());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .without_plots();
    targets = detection, pages, extraction, loading
}
criterion_main!(benches);

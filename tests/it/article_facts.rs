//! Languages, dates, places and what an article says of itself, from the cases under `tests/cases`.

use std::path::{Path, PathBuf};

use planscope::extract::facts::{Facts, Mentions, article_facts};
use planscope::extract::folded::Folded;
use planscope::extract::{date, language, organisation, place};
use planscope::model::{Date, Document, Name};
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All cases of a folder under `tests/cases`.
fn cases<T: DeserializeOwned>(folder: &str) -> Vec<T> {
    #[derive(Deserialize)]
    struct File<T> {
        case: Vec<T>,
    }
    let entries = std::fs::read_dir(root().join("tests/cases").join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &PathBuf| -> Vec<T> {
        let file: File<T> = toml::from_str(&std::fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.case
    };
    files.iter().flat_map(read).collect()
}

fn check(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn facts_of(text: &str, lang: &str) -> Facts {
    let document = Document { text: text.to_owned(), ..Document::default() };
    let (dates, places) = (date::find(text, lang), place::find(text, lang));
    let organisations = organisation::find(text, lang);
    let folded = Folded::new(&document.text);
    article_facts(
        &document,
        &folded,
        lang,
        Mentions { dates: &dates, places: &places, adjectives: &[], organisations: &organisations },
    )
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
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
        .filter_map(|case| {
            let detected = language::detect(&case.text);
            (detected.lang != case.lang).then(|| format!("{}: {detected:?}", case.lang))
        })
        .collect();
    check(&wrong);
}

#[test]
fn dates_in_the_ways_of_each_language() {
    #[derive(Deserialize)]
    struct Case {
        lang: String,
        text: String,
        dates: Vec<String>,
    }
    let wrong: Vec<_> = cases::<Case>("dates")
        .into_iter()
        .filter_map(|case| {
            let found: Vec<String> = date::find(&case.text, &case.lang)
                .iter()
                .map(|mention| match (mention.year, mention.month, mention.day) {
                    (Some(year), Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
                    (Some(year), Some(month), None) => format!("{year}-{month:02}"),
                    (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
                    other => format!("{other:?}"),
                })
                .collect();
            (found != case.dates)
                .then(|| format!("{} {:?}\n  found {found:?}\n  not   {:?}", case.lang, case.text, case.dates))
        })
        .collect();
    check(&wrong);
}

#[test]
fn places_in_many_scripts() {
    #[derive(Deserialize)]
    struct Case {
        lang: String,
        text: String,
        places: Vec<String>,
    }
    let wrong: Vec<_> = cases::<Case>("places")
        .into_iter()
        .filter_map(|case| {
            let found: Vec<_> =
                place::find(&case.text, &case.lang).iter().map(|mention| mention.place.name.clone()).collect();
            (found != case.places)
                .then(|| format!("{} {:?}\n  found {found:?}\n  not   {:?}", case.lang, case.text, case.places))
        })
        .collect();
    check(&wrong);
}

#[test]
fn what_articles_say_of_themselves() {
    #[derive(Deserialize)]
    struct Case {
        lang: String,
        text: String,
        title: String,
        headline: bool,
        published: Option<String>,
        event: Option<String>,
        regions: Vec<Name>,
        venues: Vec<String>,
    }
    let wrong: Vec<_> = cases::<Case>("facts")
        .into_iter()
        .filter_map(|case| {
            let facts = facts_of(case.text.trim(), &case.lang);
            let found = (
                &facts.title,
                facts.has_headline,
                iso(facts.published),
                iso(facts.event),
                &facts.regions,
                &facts.venues,
            );
            let told = (&case.title, case.headline, case.published, case.event, &case.regions, &case.venues);
            (found != told).then(|| format!("found {found:?}\nnot   {told:?}"))
        })
        .collect();
    check(&wrong);
}

/// An article of a list of truths.
#[derive(Deserialize)]
struct Truth {
    file: String,
    lang: String,
    title: Option<String>,
    published: Option<String>,
    event: Option<String>,
    regions: Vec<Name>,
    #[serde(default)]
    venues: Vec<String>,
}

#[test]
fn seed_articles() {
    #[derive(Deserialize)]
    struct Expected {
        articles: Vec<Truth>,
    }
    let expected = std::fs::read_to_string(root().join("tests/cases/seeds.expected.json")).unwrap();
    let expected: Expected = serde_json::from_str(&expected).unwrap();
    assert_eq!(expected.articles.len(), 5);
    for truth in expected.articles {
        let text = std::fs::read_to_string(root().join("seeds").join(&truth.file)).unwrap();
        let lang = language::detect(&text).lang;
        let facts = facts_of(&text, &lang);
        let found = (lang, iso(facts.published), iso(facts.event), facts.regions, facts.venues);
        assert_eq!(found, (truth.lang, truth.published, truth.event, truth.regions, truth.venues), "{}", truth.file);
    }
}

#[test]
fn development_articles() {
    let truths = std::fs::read_to_string(root().join("tests/cases/dev.articles.jsonl")).unwrap();
    let (mut articles, mut regions) = (0, 0);
    for line in truths.lines() {
        let truth: Truth = serde_json::from_str(line).unwrap();
        let text = std::fs::read_to_string(root().join("tests/cases/dev").join(&truth.file)).unwrap();
        let lang = language::detect(&text).lang;
        let facts = facts_of(&text, &lang);
        assert_eq!((lang, facts.title), (truth.lang, truth.title.unwrap()), "{}", truth.file);
        assert_eq!(iso(facts.published), truth.published, "{}", truth.file);
        // The truth lists the two of a pair one by one.
        let mut found: Vec<&str> = facts.regions.iter().flat_map(|region| region.split('–')).collect();
        let mut wanted: Vec<&str> = truth.regions.iter().map(|region| &**region).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        articles += 1;
        regions += usize::from(found == wanted);
    }
    assert_eq!(articles, 42);
    assert!(regions >= 38, "{regions} of {articles}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, ..Default::default() })]

    /// Any text is safe, and spans lie on character boundaries in order.
    #[test]
    fn any_text_is_safe(text in "\\PC{0,120}|[A-Za-z0-9 .,:/年月日ನಾ\u{301}\\-]{0,120}", lang in "en|kn|zh|he|ru|xx") {
        let mut end = 0;
        for mention in date::find(&text, &lang) {
            assert!(text.get(mention.span.start..mention.span.end).is_some_and(|text| !text.is_empty()));
            assert!(mention.span.start >= end);
            end = mention.span.end;
        }
        let mut end = 0;
        for mention in place::find(&text, &lang) {
            assert!(text.get(mention.span.start..mention.span.end).is_some_and(|text| !text.is_empty()));
            assert!(mention.span.start >= end);
            end = mention.span.end;
        }
        let _ = language::detect(&text);
        facts_of(&text, &lang);
    }
}

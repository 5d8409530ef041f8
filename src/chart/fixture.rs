//! A region for tests: figures of every status, bounds, and two that are derived.

use crate::model::{
    Article, Claim, ClaimId, Currency, Derived, Evidence, Figure, Metric, Point, Qualifier, Reading, RegionKind,
    RegionProfile, Series, Span, Status, Unit, YearSource,
};

pub const FILE: &str = "003_news.txt";
pub const YUAN: Unit = Unit::Money(Currency::CNY);

/// The claim of a value's place in the file.
pub fn id(start: usize) -> ClaimId {
    ClaimId::new(FILE, Span::new(start, start + 10))
}

pub fn point(year: i32, value: f64, qualifier: Qualifier, status: Status) -> Point {
    let claims = vec![id(year as usize)];
    Point { year, date: None, value, value_high: None, qualifier, status, claims }
}

pub fn derived(year: i32, value: f64, qualifier: Qualifier, label: &str, formula: &str) -> Derived {
    Derived {
        region: "Guangyuan".to_owned(),
        metric: Metric::OutputValue,
        of_metric: None,
        sector: Some("aluminium-based new materials".into()),
        year: Some(year),
        baseline_year: None,
        value,
        unit: YUAN,
        qualifier,
        rule: "net_increase".to_owned(),
        label: label.to_owned(),
        formula: formula.to_owned(),
        parts: Vec::new(),
        claims: vec![id(2024), id(1)],
    }
}

/// A series of these points; the last of each status is the one that counts.
pub fn series(metric: Metric, sector: &str, unit: Unit, points: Vec<Point>) -> Series {
    let last = |status| points.iter().rfind(|point| point.status == status).cloned();
    Series {
        of_metric: None,
        of_region: None,
        part_of_year: None,
        current: last(Status::Actual),
        expected: last(Status::Expected),
        target: last(Status::Target),
        metric,
        sector: Some(sector.to_owned().into()),
        unit,
        points,
        undated: Vec::new(),
        gap: None,
        reached: None,
        needed_per_year: None,
        needed_from_expected: None,
        expected_growth: None,
    }
}

pub fn output_value() -> Series {
    let points = vec![
        point(2024, 41.9e9, Qualifier::Exact, Status::Actual),
        point(2025, 50e9, Qualifier::MoreThan, Status::Expected),
        point(2027, 100e9, Qualifier::MoreThan, Status::Target),
    ];
    let needed = Figure { value: 33.64, qualifier: Qualifier::MoreThan };
    Series {
        needed_per_year: Some(needed),
        ..series(Metric::OutputValue, "aluminium-based new materials", YUAN, points)
    }
}

pub fn profile(series: Vec<Series>) -> RegionProfile {
    RegionProfile {
        region: "Guangyuan".to_owned(),
        kind: RegionKind::City,
        parent: Some("Sichuan".to_owned()),
        sectors: Vec::new(),
        articles: vec![FILE.to_owned()],
        series,
        derived: vec![
            derived(2020, 8.21e9, Qualifier::Exact, "net increase over four years", "41.9 bn - 33.69 bn"),
            derived(2023, 32.23e9, Qualifier::AtLeast, "growth of up to 30%", "41.9 bn / 1.30"),
        ],
        commitments: Vec::new(),
        claims: Vec::new(),
        derived_only: false,
    }
}

/// The claims of a series, each in a Kannada sentence of one article.
pub fn readings(profile: &RegionProfile) -> Vec<Reading> {
    let article = Article {
        file: FILE.to_owned(),
        lang: "kn".to_owned(),
        published: Some(jiff::civil::date(2025, 11, 14)),
        event: Some(jiff::civil::date(2025, 11, 11)),
        ..Article::default()
    };
    let claims =
        profile.series.iter().flat_map(|series| series.points.iter().map(move |point| claim(series, point))).collect();
    vec![Reading { article, claims, ..Reading::default() }]
}

fn claim(series: &Series, point: &Point) -> Claim {
    Claim {
        id: point.claims.first().cloned().unwrap_or_default(),
        file: FILE.to_owned().into(),
        lang: "kn".into(),
        value: point.value,
        value_high: point.value_high,
        unit: series.unit.clone(),
        metric: series.metric.clone(),
        of_metric: None,
        of_region: None,
        region: Some("Guangyuan".into()),
        sector: series.sector.clone(),
        year: Some(point.year),
        date_from: None,
        date_to: None,
        baseline_year: None,
        year_source: YearSource::Stated,
        status: point.status,
        qualifier: point.qualifier,
        evidence: Evidence {
            span: Span::new(point.year as usize, point.year as usize + 10),
            value_text: "100 ಬಿಲಿಯನ್ ಯುವಾನ್".to_owned(),
            sentence: "ಉತ್ಪಾದನಾ ಮೌಲ್ಯವು 100 ಬಿಲಿಯನ್ ಯುವಾನ್ ಮೀರುತ್ತದೆ.".to_owned(),
            paragraph: 1,
            sentence_number: 2,
            ..Evidence::default()
        },
        confidence: 1.0,
        rule: "test",
        gloss: String::new(),
        in_headline: false,
    }
}

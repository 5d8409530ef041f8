//! Made-up readings: for what the annotated articles do not hold, and for large folders.

use planscope::model::{
    Article, Claim, ClaimId, Currency, Date, Evidence, Metric, Qualifier, Reading, Span, Status, Unit, YearSource,
};

/// An article about a region, published on a day, without claims.
pub fn article(file: &str, region: &str, published: Date) -> Reading {
    let article = Article {
        file: file.to_owned(),
        lang: "en".to_owned(),
        published: Some(published),
        regions: vec![region.to_owned()],
        encoding: "UTF-8".to_owned(),
        ..Article::default()
    };
    Reading { article, ..Reading::default() }
}

/// Adds a claim to an article, each in a sentence of its own, and returns it for changes.
pub fn add<'a>(reading: &'a mut Reading, metric: &Metric, value: f64, year: i32, status: Status) -> &'a mut Claim {
    let start = reading.claims.len() * 100;
    let span = Span::new(start + 10, start + 20);
    let file = reading.article.file.clone();
    reading.claims.push(Claim {
        id: ClaimId::new(&file, span),
        file: file.into(),
        lang: reading.article.lang.clone().into(),
        value,
        value_high: None,
        unit: match metric {
            Metric::Growth | Metric::Share => Unit::Percent,
            Metric::Capacity | Metric::Production => Unit::Tonne,
            Metric::Enterprises | Metric::Projects | Metric::Jobs => Unit::Count,
            _ => Unit::Money(Currency::CNY),
        },
        metric: metric.clone(),
        of_metric: None,
        of_region: None,
        region: reading.article.regions.first().cloned().map(Into::into),
        sector: Some("steel".into()),
        year: Some(year),
        date_from: None,
        date_to: None,
        baseline_year: None,
        year_source: YearSource::Stated,
        status,
        qualifier: Qualifier::Exact,
        evidence: Evidence {
            span,
            value_text: value.to_string(),
            sentence_span: Span::new(start, start + 90),
            sentence: "made up".to_owned(),
            paragraph: 1,
            sentence_number: 1,
            cues: Vec::new(),
        },
        confidence: 1.0,
        rule: "made_up",
        gloss: String::new(),
        in_headline: false,
    });
    reading.claims.last_mut().unwrap()
}

/// A large folder: articles of ten claims each, over some hundreds of regions, the same on every run.
pub fn folder(claims: usize) -> Vec<Reading> {
    let sectors = ["steel", "aluminium", "chips", "automobiles", "logistics", "textiles", "hydrogen"];
    let metrics = [Metric::OutputValue, Metric::Capacity, Metric::Enterprises, Metric::Growth, Metric::Production];
    let mut state = 7u64;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut readings = Vec::new();
    for number in 0..claims / 10 {
        let region = format!("Region {}", next(400));
        let day = jiff::civil::date(2020 + next(5) as i16, 1 + next(12) as i8, 1 + next(28) as i8);
        let mut reading = article(&format!("{number:06}.txt"), &region, day);
        for _ in 0..10 {
            let metric = &metrics[next(metrics.len() as u64) as usize];
            let year = i32::from(day.year()) + next(5) as i32 - 2;
            let status = if year > i32::from(day.year()) { Status::Target } else { Status::Actual };
            let value = if *metric == Metric::Growth { next(300) as f64 / 10.0 } else { next(1_000_000) as f64 * 1e4 };
            let claim = add(&mut reading, metric, value, year, status);
            claim.sector = Some(sectors[next(sectors.len() as u64) as usize].to_owned().into());
            if *metric == Metric::Growth {
                claim.of_metric = Some(Metric::OutputValue);
                claim.baseline_year = Some(year - 1);
            }
        }
        readings.push(reading);
    }
    readings
}

//! How long it takes to hold a large folder's claims against each other, and to do so again with one more article.

#![expect(clippy::unwrap_used, reason = "a benchmark stops at what it does not expect")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use planscope::compare::{Memory, compare};
use planscope::model::{Reading, Shared};

#[path = "../tests/it/made_up.rs"]
mod made_up;

fn compare_claims(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for claims in [10_000, 100_000] {
        let readings = made_up::folder(claims);
        group.throughput(Throughput::Elements(claims as u64));
        group.bench_function(format!("{claims} claims"), |bencher| bencher.iter(|| compare(black_box(&readings))));
    }
    group.finish();
}

/// One article comes and goes; each step is one comparison.
fn compare_again(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare again");
    group.sample_size(20);
    for claims in [10_000, 100_000] {
        let mut readings: Vec<Shared<Reading>> = made_up::folder(claims).into_iter().map(Shared::new).collect();
        let last = readings.last().unwrap().clone();
        let mut memory = Memory::default();
        let mut comparison = memory.compare(&readings);
        group.bench_function(format!("{claims} claims, one article more or less"), |bencher| {
            bencher.iter(|| {
                if readings.last().unwrap().is_same(&last) {
                    readings.pop();
                } else {
                    readings.push(last.clone());
                }
                comparison = memory.compare(black_box(&readings));
            });
        });
        drop(comparison);
    }
    group.finish();
}

criterion_group!(benches, compare_claims, compare_again);
criterion_main!(benches);

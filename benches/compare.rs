//! How long it takes to hold a large folder's claims against each other.

#![expect(clippy::unwrap_used, reason = "a benchmark stops at what it does not expect")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use planscope::compare::compare;

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

criterion_group!(benches, compare_claims);
criterion_main!(benches);

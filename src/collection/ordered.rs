//! Work spread over threads, results in the order of the items.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Items begun but not handed on, for each thread: enough that no thread waits for a slow neighbour, few enough that
/// memory stays bounded however many items there are.
const WINDOW_PER_THREAD: usize = 16;

/// Deeply nested input makes some parsers call themselves; the memory is only taken when it is used.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How many threads `jobs` means: 0 is one for each core.
#[must_use]
pub fn threads(jobs: usize) -> usize {
    match jobs {
        0 => thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs.min(256),
    }
}

/// Items that wait for a thread, and leave to begin the next.
struct Feed<I> {
    items: I,
    next: usize,
    leave: Receiver<()>,
}

/// Runs `work` on every item, on `jobs` threads (0: one a core), and hands the results to `sink` in the order of the
/// items. Items are taken one by one as threads become free, never more than a few ahead of the sink, so both the
/// items and the results may be endless. Ends early when the sink breaks; `work` should not panic.
pub fn ordered<T, R>(
    jobs: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> ControlFlow<()>,
) where
    R: Send,
{
    let count = threads(jobs);
    let (give_leave, leave) = channel();
    for _ in 0..count * WINDOW_PER_THREAD {
        let _ = give_leave.send(());
    }
    let feed = Mutex::new(Feed { items, next: 0, leave });
    let next_item = || {
        let mut feed = feed.lock().unwrap_or_else(PoisonError::into_inner);
        feed.leave.recv().ok()?;
        let item = feed.items.next()?;
        feed.next += 1;
        Some((feed.next - 1, item))
    };
    thread::scope(|scope| {
        let (done, results) = sync_channel(count);
        let mut started = 0;
        for number in 1..=count {
            let done = done.clone();
            let builder = thread::Builder::new().name(format!("read-{number}")).stack_size(STACK_BYTES);
            let (next_item, work) = (&next_item, &work);
            let worker = move || {
                while let Some((index, item)) = next_item() {
                    if done.send((index, work(item))).is_err() {
                        return;
                    }
                }
            };
            started += usize::from(builder.spawn_scoped(scope, worker).is_ok());
        }
        drop(done);
        if started == 0 {
            // No thread to be had: slower, but done.
            while let Some((_, item)) = next_item() {
                if sink(work(item)).is_break() {
                    return;
                }
                let _ = give_leave.send(());
            }
            return;
        }
        hand_on(results, &give_leave, &mut sink);
        // No more leave: the threads end once their work at hand is done.
        drop(give_leave);
    });
}

/// Hands results on in order; each one handed on gives leave to begin another.
fn hand_on<R>(results: Receiver<(usize, R)>, give_leave: &Sender<()>, sink: &mut impl FnMut(R) -> ControlFlow<()>) {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (index, result) in results {
        waiting.insert(index, result);
        while let Some(result) = waiting.remove(&next) {
            next += 1;
            if sink(result).is_break() {
                return;
            }
            let _ = give_leave.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::{WINDOW_PER_THREAD, ordered};

    #[test]
    fn results_come_in_order_whatever_the_threads_do() {
        for jobs in [1, 2, 7] {
            let mut got = Vec::new();
            let work = |n: u64| {
                std::thread::sleep(Duration::from_micros((n * 7919) % 300));
                n * n
            };
            ordered(jobs, 0..200, work, |square| {
                got.push(square);
                ControlFlow::Continue(())
            });
            assert_eq!(got, (0..200).map(|n| n * n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_slow_item_does_not_let_the_others_run_away() {
        let (begun, handed_on) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |n: usize| {
            let ahead = begun.fetch_add(1, Ordering::SeqCst) - handed_on.load(Ordering::SeqCst);
            assert!(ahead <= 2 * WINDOW_PER_THREAD, "{ahead} items begun");
            if n == 0 {
                std::thread::sleep(Duration::from_millis(50));
            }
        };
        ordered(2, 0..500, work, |()| {
            handed_on.fetch_add(1, Ordering::SeqCst);
            ControlFlow::Continue(())
        });
        assert_eq!(handed_on.load(Ordering::SeqCst), 500);
    }

    #[test]
    fn ends_when_the_sink_breaks() {
        let mut count = 0;
        ordered(
            3,
            0..,
            |n: u64| n,
            |_| {
                count += 1;
                if count == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(count, 10);
    }
}

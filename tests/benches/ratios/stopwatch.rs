//! Takes times through criterion and keeps them, so that two of them can be set against each other.

use criterion::Criterion;
use std::time::{Duration, Instant};

/// See the module.
#[derive(Default)]
pub struct Stopwatch {
    samples: Vec<Duration>,
}

impl Stopwatch {
    /// Times `work` under `name`; every single run is one sample, `at_least` of them
    /// beside those that criterion asks for. Returns all, sorted.
    pub fn time<T>(
        &mut self,
        criterion: &mut Criterion,
        name: &str,
        at_least: usize,
        work: impl FnMut() -> T,
    ) -> Vec<Duration> {
        self.run(criterion, name, at_least, work, || ())
    }

    /// Times `work` and, after each run of it, what it is set beside: what else goes on in the
    /// machine weighs on both alike. Criterion sees the first alone.
    pub fn time_beside<T, U>(
        &mut self,
        criterion: &mut Criterion,
        name: &str,
        work: impl FnMut() -> T,
        mut beside: impl FnMut() -> U,
    ) -> (Vec<Duration>, Vec<Duration>) {
        let mut others = Vec::new();
        let times = self.run(criterion, name, 0, work, || {
            let began = Instant::now();
            let made = beside();
            others.push(began.elapsed());
            drop(made);
        });
        others.sort();
        (times, others)
    }

    fn run<T>(
        &mut self,
        criterion: &mut Criterion,
        name: &str,
        at_least: usize,
        mut work: impl FnMut() -> T,
        mut afterwards: impl FnMut(),
    ) -> Vec<Duration> {
        self.samples.clear();
        let mut once = || {
            let began = Instant::now();
            let made = work();
            let took = began.elapsed();
            drop(made);
            self.samples.push(took);
            afterwards();
            took
        };
        let mut group = criterion.benchmark_group("ratios");
        group.sample_size(10);
        group.warm_up_time(Duration::from_millis(300));
        group.measurement_time(Duration::from_secs(3));
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|runs| (0..runs).map(|_| once()).sum());
        });
        group.finish();
        for _ in 0..at_least {
            once();
        }
        self.samples.sort();
        std::mem::take(&mut self.samples)
    }
}

/// The sample below which this share of all lie.
pub fn quantile(samples: &[Duration], share: f64) -> Duration {
    let last = samples.len().saturating_sub(1);
    samples
        .get((last as f64 * share).round() as usize)
        .copied()
        .unwrap_or_default()
}

/// The middle sample.
pub fn median(samples: &[Duration]) -> Duration {
    quantile(samples, 0.5)
}

/// One line of the table.
pub fn line(what: &str, measured: &str, beside: &str, bar: &str) -> String {
    format!("{what:<52} {measured:>12} {beside:>12}  {bar}")
}

/// A time as it is read most easily.
pub fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

//! Measures two things turn by turn, so that what else the machine does falls on both, and prints one line for them.

use std::time::{Duration, Instant};

/// Where lines are printed, for books of one size.
pub(crate) struct Table {
    /// How many claims the book has.
    pub(crate) size: usize,
    /// Which lines are wanted; none: all.
    pub(crate) wanted: Vec<String>,
}

/// What somebody would use instead, and how often both are done.
pub(crate) struct Beside {
    pub(crate) rounds: usize,
    pub(crate) what: &'static str,
}

impl Table {
    pub(crate) fn head() {
        println!(
            "{:<42} {:>7} {:>10} {:>10}  {:<24} {:>10} {:>7}  aim",
            "what", "claims", "median", "p95", "beside", "median", "ratio"
        );
    }

    /// Whether somebody asked for this line.
    pub(crate) fn wants(&self, what: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| what.contains(word))
    }

    /// Does both turn by turn, once more than is counted, and prints their line. Gives the median of the first.
    pub(crate) fn line(
        &self,
        what: &str,
        aim: &str,
        beside: &Beside,
        mut one: impl FnMut(usize) -> Duration,
        mut other: impl FnMut(usize) -> Duration,
    ) -> Option<Duration> {
        if !self.wants(what) {
            return None;
        }
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        for round in 0..=beside.rounds {
            ones.push(one(round));
            others.push(other(round));
        }
        // The first round finds every cache cold.
        let (ones, others) = (sorted(&ones[1..]), sorted(&others[1..]));
        let (median, beside_median) = (at(&ones, 50), at(&others, 50));
        println!(
            "{what:<42} {:>7} {:>10} {:>10}  {:<24} {:>10} {:>7}  {aim}",
            self.size,
            shown(median),
            shown(at(&ones, 95)),
            beside.what,
            shown(beside_median),
            format!("{:.2}", median.as_secs_f64() / beside_median.as_secs_f64().max(1e-9)),
        );
        Some(median)
    }
}

/// How long it takes to do something.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn sorted(times: &[Duration]) -> Vec<Duration> {
    let mut times = times.to_vec();
    times.sort();
    times
}

fn at(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() - 1) * percent / 100]
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

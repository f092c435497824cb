//! How long the engines take: `cargo run --release -p steerco-bench`, and with `selection` for
//! portfolios, `level` for levelling, `capacity` for heatmaps.
//!
//! Prints the median of several runs per size, time per task, and how time grows with size (1.0 is
//! linear), then the latency of single edits. Numbers, not a test: nothing here can fail for being
//! slow.
#![expect(clippy::print_stdout, reason = "prints a table")]

mod capacity;
mod generate;
mod level;
mod selection;

use std::error::Error;
use std::time::{Duration, Instant};

use generate::Sequence;
use steerco_calendar::Span;
use steerco_schedule::{Edit, Network, Scheduler};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, rest @ ..] = arguments.as_slice()
        && first == "selection"
    {
        return selection::run(rest);
    }
    if arguments.first().is_some_and(|first| first == "capacity") {
        return capacity::run();
    }
    if let [first, rest @ ..] = arguments.as_slice()
        && first == "level"
    {
        return level::run(rest);
    }
    let sizes = [1_000, 5_000, 10_000, 50_000, 100_000, 400_000];
    let most = match arguments.first() {
        Some(text) => text.parse()?,
        None => usize::MAX,
    };
    println!(
        "full schedule\n{:>9} {:>8} {:>10} {:>8} {:>7}",
        "tasks", "links", "ms", "ns/task", "growth"
    );
    let mut before: Option<(f64, f64)> = None;
    for size in sizes.into_iter().filter(|&size| size <= most) {
        let network = generate::network(size)?;
        let took = median(if size > 50_000 { 3 } else { 9 }, || {
            network.schedule().map(|schedule| schedule.finish)
        })?;
        #[expect(clippy::cast_precision_loss, reason = "for show")]
        let (count, ms) = (size as f64, took.as_secs_f64() * 1e3);
        let growth = before.map_or(1.0, |(count0, ms0)| (ms / ms0) / (count / count0));
        println!(
            "{size:>9} {:>8} {ms:>10.2} {:>8.0} {growth:>7.2}",
            network.dependencies.len(),
            ms * 1e6 / count,
        );
        before = Some((count, ms));
    }
    edits(generate::network(10_000)?)
}

/// Latency of single changes, task by task over the whole plan.
fn edits(network: Network) -> Result<(), Box<dyn Error>> {
    let mut sequence = Sequence::new(1);
    let mut scheduler = Scheduler::new(network)?;
    println!(
        "\none edit, 10,000 tasks, ms\n{:>16} {:>9} {:>9} {:>9}",
        "", "median", "90 %", "99 %"
    );
    let mut times = vec![];
    for _ in 0..1_000 {
        let index = sequence.below(scheduler.network().tasks.len());
        let mut task = scheduler.network().tasks[index].clone();
        let days = i64::try_from(1 + sequence.below(10))?;
        task.duration = Span::from_minutes(480 * days);
        let start = Instant::now();
        scheduler.edit(Edit::Task { index, task })?;
        times.push(start.elapsed());
    }
    percentiles("duration", times);
    let mut times = vec![];
    for _ in 0..1_000 {
        let index = sequence.below(scheduler.network().dependencies.len());
        let dependency = scheduler.network().dependencies[index];
        let start = Instant::now();
        scheduler.edit(Edit::RemoveDependency(index))?;
        times.push(start.elapsed());
        let start = Instant::now();
        scheduler.edit(Edit::AddDependency(dependency))?;
        times.push(start.elapsed());
    }
    percentiles("dependency", times);
    Ok(())
}

fn percentiles(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times[times.len() * percent / 100].as_secs_f64() * 1e3;
    println!("{name:>16} {:>9.3} {:>9.3} {:>9.3}", at(50), at(90), at(99));
}

fn median<T, E>(runs: usize, run: impl Fn() -> Result<T, E>) -> Result<Duration, E> {
    let mut times = vec![];
    for _ in 0..runs {
        let start = Instant::now();
        std::hint::black_box(run()?);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times[times.len() / 2])
}

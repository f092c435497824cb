//! Figures of portfolio selection: `cargo run --release -p steerco-bench -- selection [SECONDS]`.
//!
//! `--only NAME` runs the models whose name has that in it, `--steps N` ends each after so many steps, and
//! `--seed N` searches otherwise. `--set N` takes other models of the same kinds, which nothing was tuned on.
//! Two threads search.
//! With `--write FOLDER` every model is also written there in the format of `steerco select`, for
//! `bench/selection.py`, which compares with another solver.

mod models;

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use steerco_portfolio::selection::{Limits, Model, Progress, frontier, solve};
use steerco_units::Percent;

pub(crate) fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let mut seconds = 10.0;
    let mut folder = None;
    let mut only = None;
    let mut steps = None;
    let mut seed = 0;
    let mut set = 0;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--write" => folder = arguments.next().map(PathBuf::from),
            "--only" => only = arguments.next(),
            "--steps" => steps = arguments.next().map(|text| text.parse()).transpose()?,
            "--seed" => seed = arguments.next().map_or(Ok(0), |text| text.parse())?,
            "--set" => set = arguments.next().map_or(Ok(0), |text| text.parse())?,
            number => seconds = number.parse()?,
        }
    }
    println!(
        "{:<34} {:>8} {:>12} {:>12} {:>8} {:>8} {:>8} {:>9}",
        "model", "first s", "value", "bound", "gap %", "at 1 s %", "proof s", "steps"
    );
    for (name, model) in models::all(set) {
        if only.is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(format!("{name}.json")), models::written(&model))?;
        }
        figures(&name, &model, seconds, steps, seed)?;
    }
    if only.is_none_or(|only| only == "frontier") {
        points()?;
    }
    Ok(())
}

fn figures(
    name: &str,
    model: &Model,
    seconds: f64,
    steps: Option<u64>,
    seed: u64,
) -> Result<(), Box<dyn Error>> {
    let begin = Instant::now();
    let end = Duration::from_secs_f64(seconds);
    let stop = || begin.elapsed() >= end;
    let mut first = None;
    let mut early = None;
    let limits = Limits { steps, stop: &stop, seed, threads: 2 };
    let mut hear = |progress: Progress| {
        let at = begin.elapsed().as_secs_f64();
        if progress.value.is_some() {
            first.get_or_insert(at);
            if at <= 1.0 {
                early = progress.value;
            }
        }
    };
    let answer =
        solve(model, None, &limits, &mut hear).map_err(|invalid| format!("{invalid:?}"))?;
    let took = begin.elapsed().as_secs_f64();
    let share = |less: i64| 100.0 * (answer.bound - less) as f64 / (answer.value as f64).max(1.0);
    let proof = if answer.bound == answer.value { format!("{took:.2}") } else { "-".into() };
    println!(
        "{name:<34} {:>8.3} {:>12} {:>12} {:>8.3} {:>8.3} {proof:>8} {:>9}",
        first.unwrap_or(f64::NAN),
        answer.value,
        answer.bound,
        share(answer.value),
        share(early.unwrap_or(0)),
        answer.steps,
    );
    Ok(())
}

/// Fifty points of a frontier of 200 projects.
fn points() -> Result<(), Box<dyn Error>> {
    let model = models::timed(200, 12, &models::TYPES, 3, 2, 1);
    let begin = Instant::now();
    let limits = Limits::steps(150_000);
    let mut optimal = 0;
    let points = frontier(&model, 50, Percent::from_basis_points(15_000), &limits, &mut |_| {})
        .map_err(|invalid| format!("{invalid:?}"))?;
    let took = begin.elapsed().as_secs_f64();
    let mut widest = 0;
    for point in &points {
        let gap = point.answer.gap().map_or(10_000, Percent::basis_points);
        widest = widest.max(gap);
        optimal += usize::from(gap == 0);
    }
    println!(
        "\nfrontier of 200 projects: {} points in {took:.1} s, {optimal} proven, widest gap {:.2} %",
        points.len(),
        widest as f64 / 100.0
    );
    Ok(())
}

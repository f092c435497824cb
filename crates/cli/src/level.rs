//! `steerco level PLAN [--json] [--seconds S] [--seed N] [-o OUT]`: a plan in which nobody is asked
//! for more than there is.

mod report;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::bail;
use jiff::civil::Date;
use steerco_calendar::{Moment, Span};
use steerco_interchange::mspdi::{availability, leveling_may_split};
use steerco_level::{Available, Goal, Levelled, Limits, Options, Pausing, Range, level_with};
use steerco_plan::{PlanResource, PlanTask, Scheduled};
use steerco_units::Percent;

use crate::plan_file::{self, Opened};
use crate::schedule;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Plan file: Microsoft Project XML (MSPDI) or a CSV task list
    plan: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Longest time to search; it ends earlier when no better plan is possible
    #[arg(long, value_name = "S", default_value_t = 5.0)]
    seconds: f64,
    /// Chooses among equally good ways to search
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Build at most so many schedules: with one seed, the answer is the same on every machine
    #[arg(long, value_name = "N")]
    schedules: Option<u64>,
    /// How many threads search side by side
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// What is better: an earlier finish, or less delay of projects weighted with their priority
    #[arg(long, value_enum, default_value_t = Aim::Finish)]
    goal: Aim,
    /// Move tasks only within their float, so that the plan keeps its finish
    #[arg(long)]
    within_float: bool,
    /// Days of float that every task keeps when it is moved within its float
    #[arg(long, value_name = "DAYS", requires = "within_float")]
    keep_float: Option<f64>,
    /// Move no task past its deadline
    #[arg(long)]
    keep_deadlines: bool,
    /// Let tasks be split, in whole days, where the plan is better so
    #[arg(long)]
    splits: bool,
    /// With --splits: tasks that have begun stay as they are; else what is left of them may wait and pause
    #[arg(long, requires = "splits")]
    leave_started: bool,
    /// Solve only what people are asked for too much from this date on; tasks that start before it stay
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Solve only what people are asked for too much up to this date; tasks that start behind it stay, unless
    /// what they follow moves
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Also write the plan with its levelling delays to this file; its ending decides the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(clap::ValueEnum, Clone, Copy)]
enum Aim {
    Finish,
    Delay,
}

/// How many threads search side by side: as many as are asked for, else one for each core.
pub(crate) fn threads(asked: Option<usize>) -> anyhow::Result<usize> {
    let cores = || std::thread::available_parallelism().map_or(1, |count| count.get().min(8));
    let threads = asked.unwrap_or_else(cores);
    if !(1..=64).contains(&threads) {
        bail!("{threads} threads make no sense: use 1 to 64.");
    }
    Ok(threads)
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if !(args.seconds > 0.0 && args.seconds <= 86_400.0) {
        bail!("{} seconds make no sense: use more than 0 and at most 86400.", args.seconds);
    }
    let end = Instant::now() + Duration::from_secs_f64(args.seconds);
    let mut opened = plan_file::open(&args.plan)?;
    let options = options(args, &opened)?;
    let threads = threads(args.threads)?;
    let limits = Limits {
        schedules: args.schedules.unwrap_or(u64::MAX),
        keep_going: &|| Instant::now() < end,
        seed: args.seed,
        threads,
    };
    let pausing: Vec<Pausing> = opened.draft.plan.tasks.iter().map(pausing).collect();
    let levelled = level_with(&opened.scheduled.network, &pausing, &options, &limits)
        .map_err(|error| opened.draft.plan.network_refusal(error))?;
    take_over(&mut opened, &levelled);
    if let Some(path) = &args.output {
        schedule::write(&opened, path)?;
    }
    if args.json {
        crate::answer(&serde_json::to_string(&report::document(&opened, &levelled))?)?;
    } else {
        crate::answer(&report::table(&opened, &levelled, options.goal))?;
        for found in &opened.draft.diagnostics {
            crate::complain(&plan_file::line(&args.plan.display().to_string(), found));
        }
        for unsolved in &levelled.unsolved {
            let (_, message) = report::unsolved(&opened, unsolved);
            crate::complain(&format!("warning: {message}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn options(args: &Args, opened: &Opened) -> anyhow::Result<Options> {
    let days = args.keep_float.unwrap_or(0.0);
    if !(0.0..=3_650.0).contains(&days) {
        bail!("{days} days of float make no sense: use 0 to 3650.");
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 3,650,000")]
    let thousandths = (days * 1_000.0).round() as i64;
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to < from
    {
        bail!("There is no day from {from} to {to}.");
    }
    let keep_float = opened.draft.plan.project.day.scaled(thousandths, 1_000);
    Ok(Options {
        within_float: args.within_float,
        keep_float: keep_float.unwrap_or(Span::ZERO),
        keep_deadlines: args.keep_deadlines,
        splits: args.splits,
        leave_started: args.leave_started,
        range: match (args.from, args.to) {
            (None, None) => None,
            (from, to) => Some(Range::of_days(from.map(day), to.map(day))),
        },
        goal: match args.goal {
            Aim::Finish => Goal::Finish,
            Aim::Delay => Goal::Delay,
        },
        availability: opened.draft.plan.resources.iter().map(available).collect(),
    })
}

fn day(date: Date) -> i64 {
    Moment::from_date(date).day()
}

/// How much of a resource there is when, where its file says more than how much there is now.
fn available(resource: &PlanResource) -> Vec<Available> {
    let steps = availability(&resource.kept.0);
    if steps.iter().all(|(_, units)| *units == resource.max_units) {
        return vec![];
    }
    let units = |units: Percent| i32::try_from(units.basis_points()).unwrap_or(i32::MAX);
    steps.into_iter().map(|(from, share)| Available { from, units: units(share) }).collect()
}

/// Whether the file lets a task be split. Who made the pauses that it has is not told: they stay.
fn pausing(task: &PlanTask) -> Pausing {
    if leveling_may_split(&task.kept.0) { Pausing::Free } else { Pausing::Never }
}

/// The plan takes the delays and pauses, and the dates that come of them.
fn take_over(opened: &mut Opened, levelled: &Levelled) {
    let plan = &mut opened.draft.plan;
    for (task, levelled) in plan.tasks.iter_mut().zip(&levelled.network.tasks) {
        task.leveling_delay = levelled.leveling_delay;
        task.splits.clone_from(&levelled.splits);
        // What is left of begun work that waits goes on behind its pauses.
        task.resume = levelled.progress.resume;
    }
    for (one, levelled) in plan.assignments.iter_mut().zip(&levelled.network.assignments) {
        one.leveling_delay = levelled.leveling_delay;
        one.splits.clone_from(&levelled.splits);
    }
    opened.scheduled =
        Scheduled { network: levelled.network.clone(), schedule: levelled.schedule.clone() };
}

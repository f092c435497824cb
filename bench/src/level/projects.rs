//! Several projects that share people, put together from PSPLIB instances as MPSPLIB does (twenty of 120
//! activities are 2,440 tasks), levelled as one plan; and the one pass that macros of planning programs
//! make, for comparison.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use steerco_calendar::{Calendar, Span};
use steerco_level::{Goal, Levelled, Limits, Options, level};
use steerco_schedule::{Constraint, Dependency, Network, Task, TaskType};

use super::psplib::{Instance, every_day};
use crate::generate::{plain_task, settings};

/// Days between the starts of two projects.
const APART: i64 = 7;
/// So many projects together have what one of them has alone.
const SHARED_BY: usize = 5;

/// Levels `count` projects of the instances in a folder, the first plan alone and then searching, and
/// prints times and lengths.
pub(super) fn run(folder: &str, count: usize, seconds: f64) -> Result<(), Box<dyn Error>> {
    let instances = read(Path::new(folder), count)?;
    let capacities = shared(&instances);
    let network = network(&instances, &capacities)?;
    let one_pass = minimum_slack(&instances, &capacities);
    println!(
        "{} projects, {} tasks, {} links, {} resources\nparallel, least slack first, one pass: {one_pass} days",
        instances.len(),
        network.tasks.len(),
        network.dependencies.len(),
        network.resources.len()
    );
    let begin = Instant::now();
    let rule = level(&network, &Options::default(), &Limits::schedules(1))?;
    tell("first plan", begin, &network, &rule);
    for (name, splits) in [("searched", false), ("searched, tasks may be split", true)] {
        let begin = Instant::now();
        let end = begin + Duration::from_secs_f64(seconds);
        let keep_going = || Instant::now() < end;
        let limits = Limits { schedules: u64::MAX, keep_going: &keep_going, seed: 1, threads: 2 };
        let options = Options { splits, goal: Goal::Finish, ..Options::default() };
        tell(name, begin, &network, &level(&network, &options, &limits)?);
    }
    Ok(())
}

fn tell(name: &str, begin: Instant, network: &Network, levelled: &Levelled) {
    let calendar = &network.calendars[0];
    let length = calendar.between(network.settings.start, levelled.schedule.finish);
    let bound = calendar.between(network.settings.start, levelled.earliest_finish);
    println!(
        "{name}: {:.2} s, {} schedules, {} days (none is shorter than {}), {} pauses, {} unsolved",
        begin.elapsed().as_secs_f64(),
        levelled.schedules,
        length.tenths() / 4_800,
        bound.tenths() / 4_800,
        levelled.paused.len(),
        levelled.unsolved.len()
    );
}

/// The first `count` instances of a folder, again from the first when there are not so many.
fn read(folder: &Path, count: usize) -> Result<Vec<Instance>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "sm" || end == "rcp") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(format!("there are no instances in {}", folder.display()).into());
    }
    files.iter().cycle().take(count).map(|path| Instance::read(path)).collect()
}

/// What there is of each resource: a part of what the projects have together, and enough for each task.
fn shared(instances: &[Instance]) -> Vec<i32> {
    let resources = instances.iter().map(|one| one.capacities.len()).max().unwrap_or(0);
    let parts = i32::try_from(SHARED_BY).unwrap_or(1);
    (0..resources)
        .map(|resource| {
            let together: i32 =
                instances.iter().filter_map(|one| one.capacities.get(resource)).sum();
            let needed = instances.iter().flat_map(|one| &one.demands);
            let needed = needed.filter_map(|row| row.get(resource)).copied().max().unwrap_or(0);
            (together / parts).max(needed)
        })
        .collect()
}

/// When a project may start, in days.
fn release(project: usize) -> i64 {
    i64::try_from(project).unwrap_or(0) * APART
}

fn network(instances: &[Instance], capacities: &[i32]) -> Result<Network, Box<dyn Error>> {
    let settings = settings();
    let mut whole = Network {
        calendars: vec![Calendar::compile(&[every_day()], 0)?],
        settings,
        tasks: vec![],
        dependencies: vec![],
        resources: vec![],
        assignments: vec![],
    };
    for (project, instance) in instances.iter().enumerate() {
        let one = instance.network()?;
        let summary = whole.tasks.len();
        let begins = whole.settings.start + Span::from_minutes(1_440 * release(project));
        whole.tasks.push(Task {
            constraint: Constraint::StartNoEarlierThan(begins),
            task_type: TaskType::FixedDuration,
            ..plain_task(0)
        });
        let first = summary + 1;
        whole
            .tasks
            .extend(one.tasks.into_iter().map(|task| Task { parent: Some(summary), ..task }));
        whole.dependencies.extend(one.dependencies.into_iter().map(|link| Dependency {
            predecessor: first + link.predecessor,
            successor: first + link.successor,
            ..link
        }));
        whole.assignments.extend(one.assignments.into_iter().map(|mut assignment| {
            assignment.task += first;
            assignment
        }));
        if whole.resources.len() < one.resources.len() {
            whole.resources = one.resources;
        }
    }
    for (resource, units) in whole.resources.iter_mut().zip(capacities) {
        resource.max_units = units * 10_000;
    }
    Ok(whole)
}

/// Days until all is done when, day by day, of the tasks that can start those with the least slack do.
fn minimum_slack(instances: &[Instance], capacities: &[i32]) -> i64 {
    struct Open {
        latest: i64,
        days: i64,
        demands: Vec<i32>,
        followers: Vec<usize>,
        waits: usize,
        release: i64,
        finish: Option<i64>,
    }
    let mut tasks: Vec<Open> = vec![];
    for (project, one) in instances.iter().enumerate() {
        let first = tasks.len();
        let late = one.latest_starts();
        for (index, &days) in one.durations.iter().enumerate() {
            tasks.push(Open {
                latest: release(project) + late[index],
                days,
                demands: one.demands[index].clone(),
                followers: one.successors[index].iter().map(|next| first + next).collect(),
                waits: 0,
                release: release(project),
                finish: None,
            });
        }
    }
    for index in 0..tasks.len() {
        for follower in tasks[index].followers.clone() {
            tasks[follower].waits += 1;
        }
    }
    let mut free: Vec<i32> = capacities.to_vec();
    let mut running: Vec<usize> = vec![];
    let (mut now, mut left, mut last) = (0, tasks.len(), 0);
    while left > 0 {
        let done: Vec<usize> =
            running.iter().copied().filter(|&task| tasks[task].finish <= Some(now)).collect();
        running.retain(|task| !done.contains(task));
        for task in done {
            for (free, units) in free.iter_mut().zip(&tasks[task].demands) {
                *free += units;
            }
            for follower in tasks[task].followers.clone() {
                tasks[follower].waits -= 1;
            }
        }
        let may = |one: &Open| one.waits == 0 && one.finish.is_none() && one.release <= now;
        let mut ready: Vec<usize> = (0..tasks.len()).filter(|&task| may(&tasks[task])).collect();
        ready.sort_by_key(|&task| (tasks[task].latest, task));
        let mut at_once = false;
        for task in ready {
            let one = &mut tasks[task];
            if one.demands.iter().zip(&free).all(|(units, free)| units <= free) {
                for (free, units) in free.iter_mut().zip(&one.demands) {
                    *free -= units;
                }
                one.finish = Some(now + one.days);
                at_once |= one.days == 0;
                last = last.max(now + one.days);
                left -= 1;
                running.push(task);
            }
        }
        if at_once {
            continue;
        }
        let ends = running.iter().filter_map(|&task| tasks[task].finish);
        let starts = tasks.iter().map(|one| one.release);
        match ends.chain(starts).filter(|&at| at > now).min() {
            Some(next) => now = next,
            None => break,
        }
    }
    last
}

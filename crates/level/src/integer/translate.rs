//! From a network to whole numbers, when everything works at the same times.

use steerco_calendar::{Calendar, Moment, Span};
use steerco_schedule::{DependencyKind, Dialect, Lag};

use super::instance::{Facts, Instance, OPEN};
use crate::problem::{FAR, Problem};

/// A plan in whole units of working time.
pub(crate) struct Translated {
    pub(crate) instance: Instance,
    /// The task of the network that each task of the instance is.
    tasks: Vec<usize>,
    calendar: Calendar,
    origin: Moment,
    unit: i64,
}

impl Translated {
    /// The plan as whole numbers; `None` when something in it works at other times, or when its
    /// numbers are too large.
    pub(crate) fn of(problem: &Problem) -> Option<Self> {
        let placing = problem.placing.only()?;
        let network = placing.network();
        let count = network.tasks.len();
        let tasks: Vec<usize> = (0..count).filter(|&task| problem.movable[task]).collect();
        let &first = tasks.first()?;
        let index = placing.calendar(first)?;
        let calendar = placing.calendars()[index].clone();
        let here = |task: usize| {
            placing.calendar(task) == Some(index)
                && placing.lag_calendar(task) == index
                && network.tasks[task].splits.is_empty()
        };
        if network.settings.dialect != Dialect::Microsoft || !tasks.iter().all(|&task| here(task)) {
            return None;
        }
        let origin = calendar.next_work(problem.unlevelled[0].start.min(network.settings.start));
        let at = |moment: Moment| calendar.between(origin, moment).tenths();
        let mut number = vec![None; count];
        for (index, &task) in (0u32..).zip(&tasks) {
            number[task] = Some(index);
        }
        let mut raw = Raw::default();
        for &task in &tasks {
            raw.duration.push(placing.length(task).tenths());
            raw.latest.push(problem.latest[task]);
        }
        raw.links(problem, &number)?;
        let releases = releases(problem)?;
        raw.release = tasks.iter().map(|&task| at(releases[task]).max(0)).collect();
        let capacity_unit = raw.demand(problem, &tasks, at)?;
        Self::scaled(problem, &raw, tasks, calendar.clone(), origin, capacity_unit)
    }

    fn scaled(
        problem: &Problem,
        raw: &Raw,
        tasks: Vec<usize>,
        calendar: Calendar,
        origin: Moment,
        capacity_unit: i64,
    ) -> Option<Self> {
        let lengths = raw.duration.iter().chain(&raw.release);
        let lags = raw.links.iter().map(|link| link.2);
        let taken = raw.taken.iter().flat_map(|taken| [taken.1, taken.2]);
        let all = lengths.copied().chain(lags).chain(taken);
        let unit = all.fold(0, greatest_common_divisor).max(1);
        let whole = |time: i64| i32::try_from(time / unit).ok().filter(|time| time.abs() < OPEN);
        let all = |times: &[i64]| times.iter().map(|&time| whole(time)).collect::<Option<Vec<_>>>();
        let latest = |moment: &Moment| {
            if *moment >= FAR - Span::from_minutes(366 * 1_440) {
                return Some(OPEN);
            }
            whole(calendar.between(origin, *moment).tenths().max(0))
        };
        let mut links = vec![];
        for &(one, other, lag) in &raw.links {
            links.push((one, other, whole(lag)?));
        }
        let mut taken = vec![];
        for &(resource, from, to, units) in &raw.taken {
            taken.push((resource, whole(from)?, whole(to)?, units / capacity_unit));
        }
        let needs = raw.needs.iter().map(|needs| {
            needs.iter().map(|&(resource, units)| (resource, units / capacity_unit)).collect()
        });
        let facts = Facts {
            duration: all(&raw.duration)?,
            release: all(&raw.release)?,
            latest: raw.latest.iter().map(latest).collect::<Option<Vec<_>>>()?,
            links,
            needs: needs.collect(),
            capacity: problem.capacity.iter().map(|&units| units / capacity_unit).collect(),
            taken,
        };
        let instance = Instance::new(facts)?;
        Some(Self { instance, tasks, calendar, origin, unit })
    }

    /// A length of the instance as the moment at which it ends.
    pub(crate) fn finish(&self, length: i32) -> Moment {
        self.calendar.add(self.origin, Span::from_tenths(i64::from(length) * self.unit))
    }

    /// The starts of the network's tasks.
    pub(crate) fn starts(&self, problem: &Problem, start: &[i32]) -> Vec<Moment> {
        let mut starts: Vec<Moment> = problem.dates.iter().map(|dates| dates.start).collect();
        for (&task, &time) in self.tasks.iter().zip(start) {
            let evening = self.finish(time);
            let works = !problem.placing.length(task).is_zero();
            starts[task] = if works { self.calendar.next_work(evening) } else { evening };
        }
        starts
    }
}

/// The plan in tenths of a minute of working time.
#[derive(Default)]
struct Raw {
    duration: Vec<i64>,
    release: Vec<i64>,
    latest: Vec<Moment>,
    links: Vec<(u32, u32, i64)>,
    needs: Vec<Vec<(usize, i64)>>,
    taken: Vec<(usize, i64, i64, i64)>,
}

impl Raw {
    /// Links between tasks that may be moved, from start to start. `None` when one of them has a lag
    /// in clock time, or ties a summary to such a task.
    fn links(&mut self, problem: &Problem, number: &[Option<u32>]) -> Option<()> {
        let network = problem.placing.only()?.network();
        for link in &network.dependencies {
            let summary = |task: usize| problem.placing.is_summary(task);
            if summary(link.predecessor) || summary(link.successor) {
                return None;
            }
            let (Some(one), Some(other)) = (number[link.predecessor], number[link.successor])
            else {
                continue;
            };
            let (from, to) = (self.duration[one as usize], self.duration[other as usize]);
            let lag = match link.lag {
                Lag::Working(span) => span.tenths(),
                Lag::Percent(points) => {
                    let duration = network.tasks[link.predecessor].duration;
                    duration.scaled(i64::from(points), 10_000)?.tenths()
                }
                Lag::Elapsed(span) if span.is_zero() => 0,
                Lag::Elapsed(_) | Lag::ElapsedPercent(_) => return None,
            };
            let lag = match link.kind {
                DependencyKind::FinishToStart => lag + from,
                DependencyKind::StartToStart => lag,
                DependencyKind::FinishToFinish => lag + from - to,
                DependencyKind::StartToFinish => lag - to,
            };
            self.links.push((one, other, lag));
        }
        Some(())
    }

    /// What tasks ask for, and what is taken before anything is placed; the unit of capacities.
    fn demand(
        &mut self,
        problem: &Problem,
        tasks: &[usize],
        at: impl Fn(Moment) -> i64,
    ) -> Option<i64> {
        let placing = &problem.placing;
        let mut unit = problem.capacity.iter().copied().fold(0, greatest_common_divisor);
        for &task in tasks {
            let mut needs: Vec<(usize, i64)> = vec![];
            for &assignment in placing.assignments(task) {
                let Some(need) = problem.needs[assignment] else { continue };
                if needs.iter().all(|&(resource, _)| resource != need.resource) {
                    needs.push((need.resource, need.together));
                    unit = greatest_common_divisor(unit, need.together);
                }
            }
            self.needs.push(needs);
        }
        for (resource, line) in problem.taken.iter().enumerate() {
            for (from, to, units) in line.stretches() {
                if units > problem.capacity[resource] {
                    return None;
                }
                let (from, to) = (at(from).max(0), at(to).max(0));
                if units > 0 && from < to {
                    self.taken.push((resource, from, to, units));
                    unit = greatest_common_divisor(unit, units);
                }
            }
        }
        if problem.by_stretch.iter().any(|&differ| differ) {
            return None;
        }
        Some(unit.max(1))
    }
}

/// Where each task would start if tasks that may be moved did not hold each other.
fn releases(problem: &Problem) -> Option<Vec<Moment>> {
    let mut alone = problem.placing.only()?.network().clone();
    let movable = &problem.movable;
    let leaf = |task: usize| !problem.placing.is_summary(task);
    for (index, task) in alone.tasks.iter_mut().enumerate() {
        if !movable[index] && leaf(index) && task.active {
            let dates = &problem.dates[index];
            task.manual = Some((dates.start, dates.finish));
        }
    }
    let mut follows = vec![false; movable.len()];
    for link in &alone.dependencies {
        follows[link.successor] = true;
    }
    alone.dependencies.retain(|link| !movable[link.predecessor] && movable[link.successor]);
    let dates = alone.schedule().ok()?.tasks;
    let start = alone.settings.start;
    let release = dates.iter().zip(follows).map(|(dates, follows)| match follows {
        // Only what follows nothing may stand before the start of the project.
        true => dates.start.max(start),
        false => dates.start,
    });
    Some(release.collect())
}

fn greatest_common_divisor(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one.abs(), other.abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

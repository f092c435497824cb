//! The 14-point assessment of schedule quality (DCMA-EA PAM 200.1, section 4).
//!
//! Counts look at tasks that are still to be finished, without summaries, milestones, and tasks of
//! other plans; relationships at those that lead to such a task. It is a floor, not a seal of quality:
//! each result names its offenders so that a person can judge.
//!
//! Example: 12 of 200 tasks lack a successor: 6 % against at most 5 %, check 1 fails with 12
//! offenders.

use steerco_calendar::{Moment, Span};

use crate::prepare::{Kind, Prepared};
use crate::{DependencyKind, Lag, Network, NetworkError, Schedule};

/// What the assessment needs to know of a task beyond the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskFacts {
    /// Finish in the baseline.
    pub baseline_finish: Option<Moment>,
    /// Duration in the baseline.
    pub baseline_duration: Option<Span>,
    /// It carries a cost of its own, so that it needs no resource.
    pub has_cost: bool,
}

/// One of the fourteen checks.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckResult {
    /// 1 to 14.
    pub number: u8,
    /// Stable code such as `dcma.logic`.
    pub code: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// How many offend.
    pub count: usize,
    /// Of how many.
    pub population: usize,
    /// Percent of the population, or the index for 13 and 14; for 12 the days the finish moved.
    pub value: f64,
    /// What `value` is held against.
    pub threshold: f64,
    /// True when the check is passed.
    pub pass: bool,
    /// Indices of the tasks that offend; for checks of relationships those of the successors.
    pub offenders: Vec<usize>,
}

/// By how many working days check 12 delays a critical task.
const DELAY_DAYS: i64 = 600;
/// Days of float or duration that count as high: two months.
const HIGH_DAYS: i64 = 44;

struct Assessment<'a> {
    network: &'a Network,
    prepared: Prepared,
    schedule: &'a Schedule,
    facts: &'a [TaskFacts],
    /// Tasks still to be finished.
    open: Vec<usize>,
    /// Indices of dependencies into those.
    links: Vec<usize>,
    /// Someone or something is assigned to the task.
    staffed: Vec<bool>,
    results: Vec<CheckResult>,
}

/// All fourteen checks in their order. `facts` runs parallel to the tasks; missing ones count as
/// unknown. Fails only when the network cannot be scheduled.
pub fn assess(
    network: &Network,
    schedule: &Schedule,
    facts: &[TaskFacts],
) -> Result<Vec<CheckResult>, NetworkError> {
    let prepared = Prepared::new(network)?;
    let open: Vec<usize> = (0..network.tasks.len())
        .filter(|&task| {
            let kind = prepared.kind[task];
            let counts = matches!(kind, Kind::Open | Kind::Started | Kind::Manual);
            counts && network.tasks[task].duration > Span::ZERO
        })
        .collect();
    let leads_to_open = |&link: &usize| {
        let dependency = &network.dependencies[link];
        let successor = prepared.kind[dependency.successor];
        prepared.is_live(dependency) && !matches!(successor, Kind::Finished | Kind::Inactive)
    };
    let links = (0..network.dependencies.len()).filter(leads_to_open).collect();
    let mut staffed = vec![false; network.tasks.len()];
    for assignment in &network.assignments {
        staffed[assignment.task] |= assignment.resource.is_some();
    }
    let mut assessment =
        Assessment { network, prepared, schedule, facts, open, links, staffed, results: vec![] };
    assessment.logic_and_links();
    assessment.dates();
    assessment.progress();
    assessment.critical_path_test()?;
    assessment.indices();
    let mut results = assessment.results;
    results.sort_by_key(|one| one.number);
    Ok(results)
}

impl Assessment<'_> {
    fn facts(&self, task: usize) -> TaskFacts {
        self.facts.get(task).copied().unwrap_or_default()
    }

    fn day(&self) -> Span {
        self.network.settings.day.max(Span::from_tenths(1))
    }

    fn days(&self, count: i64) -> Span {
        Span::from_tenths(self.day().tenths().saturating_mul(count))
    }

    /// A share of the population that may be at most `most` percent.
    fn at_most(
        &mut self,
        (number, code, name): (u8, &'static str, &'static str),
        population: usize,
        offenders: Vec<usize>,
        most: f64,
    ) {
        let value = percent(offenders.len(), population);
        let count = offenders.len();
        let pass = value <= most;
        let threshold = most;
        let result = CheckResult {
            number,
            code,
            name,
            count,
            population,
            value,
            threshold,
            pass,
            offenders,
        };
        self.results.push(result);
    }

    /// Open tasks for which `offends` holds, against a limit in percent.
    fn tasks(
        &mut self,
        title: (u8, &'static str, &'static str),
        most: f64,
        offends: impl Fn(&Self, usize) -> bool,
    ) {
        let open = self.open.iter().copied();
        let offenders = open.filter(|&task| offends(self, task)).collect();
        self.at_most(title, self.open.len(), offenders, most);
    }

    /// Relationships for which `offends` holds; the offenders are their successors.
    fn links(&self, offends: impl Fn(DependencyKind, i64) -> bool) -> Vec<usize> {
        let lag = |lag: Lag| match lag {
            Lag::Working(span) | Lag::Elapsed(span) => span.tenths(),
            Lag::Percent(points) | Lag::ElapsedPercent(points) => i64::from(points),
        };
        let links = self.links.iter().map(|&link| &self.network.dependencies[link]);
        links.filter(|link| offends(link.kind, lag(link.lag))).map(|link| link.successor).collect()
    }

    fn logic_and_links(&mut self) {
        self.tasks((1, "dcma.logic", "Missing predecessor or successor"), 5.0, |all, task| {
            !all.linked(task, |rows, at| rows.incoming.row(at).is_empty())
                || !all.linked(task, |rows, at| rows.outgoing.row(at).is_empty())
        });
        let population = self.links.len();
        let leads = self.links(|_, lag| lag < 0);
        self.at_most((2, "dcma.leads", "Leads"), population, leads, 0.0);
        let lags = self.links(|_, lag| lag > 0);
        self.at_most((3, "dcma.lags", "Lags"), population, lags, 5.0);
        let others = self.links(|kind, _| kind != DependencyKind::FinishToStart);
        let share = if population == 0 { 100.0 } else { 100.0 - percent(others.len(), population) };
        self.results.push(CheckResult {
            number: 4,
            code: "dcma.relationship_types",
            name: "Finish-to-start relationships",
            count: others.len(),
            population,
            value: share,
            threshold: 90.0,
            pass: share >= 90.0,
            offenders: others,
        });
    }

    /// True when the task, or a summary above it, has such a link.
    fn linked(&self, task: usize, none: impl Fn(&Prepared, usize) -> bool) -> bool {
        let mut next = Some(task);
        while let Some(at) = next {
            if !none(&self.prepared, at) {
                return true;
            }
            next = self.prepared.above(self.network, at);
        }
        false
    }

    fn dates(&mut self) {
        self.tasks((5, "dcma.hard_constraints", "Hard constraints"), 5.0, |all, task| {
            all.network.tasks[task].constraint.is_hard()
        });
        self.tasks((6, "dcma.high_float", "High float"), 5.0, |all, task| {
            all.schedule.tasks[task].total_float > all.days(HIGH_DAYS)
        });
        self.tasks((7, "dcma.negative_float", "Negative float"), 0.0, |all, task| {
            all.schedule.tasks[task].total_float < Span::ZERO
        });
        self.tasks((8, "dcma.high_duration", "High duration"), 5.0, |all, task| {
            let known = all.facts(task).baseline_duration;
            known.unwrap_or(all.network.tasks[task].duration) > all.days(HIGH_DAYS)
        });
        self.tasks((10, "dcma.resources", "Without resource or cost"), 0.0, |all, task| {
            let long = all.network.tasks[task].duration >= all.day();
            long && !all.facts(task).has_cost && !all.staffed[task]
        });
    }

    /// Checks 9 and 11: what the status date says.
    fn progress(&mut self) {
        let status = self.network.settings.status_date;
        let leaves = (0..self.network.tasks.len()).filter(|&task| {
            let kind = self.prepared.kind[task];
            !matches!(kind, Kind::Summary | Kind::Inactive | Kind::External)
        });
        let leaves: Vec<usize> = leaves.collect();
        let wrong = |task: usize, status: Moment| {
            let progress = &self.network.tasks[task].progress;
            let dates = &self.schedule.tasks[task];
            let actual = progress.actual_start.max(progress.actual_finish);
            let forecast_start = progress.actual_start.is_none() && dates.start < status;
            let forecast_finish = progress.actual_finish.is_none() && dates.finish < status;
            let open = self.prepared.kind[task] != Kind::Finished;
            actual.is_some_and(|at| at > status) || (open && (forecast_start || forecast_finish))
        };
        let invalid: Vec<usize> = status.map_or(vec![], |status| {
            leaves.iter().copied().filter(|&task| wrong(task, status)).collect()
        });
        let population = leaves.len();
        let due = status.map_or(vec![], |status| self.due(&leaves, status));
        let late = |&task: &usize| {
            let baseline = self.facts(task).baseline_finish;
            baseline.is_some_and(|baseline| self.schedule.tasks[task].finish > baseline)
        };
        let missed: Vec<usize> = due.iter().copied().filter(late).collect();
        self.at_most((9, "dcma.invalid_dates", "Invalid dates"), population, invalid, 0.0);
        self.at_most((11, "dcma.missed_tasks", "Missed tasks"), due.len(), missed, 5.0);
    }

    /// Tasks that by the baseline should be finished.
    fn due(&self, leaves: &[usize], status: Moment) -> Vec<usize> {
        let due = |&task: &usize| self.facts(task).baseline_finish.is_some_and(|at| at <= status);
        leaves.iter().copied().filter(due).collect()
    }

    /// Check 12: a critical task really is delayed and the plan scheduled again.
    fn critical_path_test(&mut self) -> Result<(), NetworkError> {
        let critical = self.open.iter().copied().filter(|&task| {
            self.prepared.kind[task] != Kind::Manual && self.schedule.tasks[task].critical
        });
        let first = critical.min_by_key(|&task| {
            let dates = &self.schedule.tasks[task];
            (dates.total_float, dates.start)
        });
        let mut moved = Span::ZERO;
        let delay = self.days(DELAY_DAYS);
        if let Some(task) = first {
            let mut delayed = self.network.clone();
            delayed.tasks[task].duration += delay;
            let finish = delayed.schedule()?.finish;
            moved = self.prepared.between(task, self.schedule.finish, finish);
        }
        // The finish may lie in another calendar's working time: a day of tolerance.
        let pass =
            first.is_none() || Span::from_tenths((moved - delay).tenths().abs()) <= self.day();
        let offenders: Vec<usize> = first.filter(|_| !pass).into_iter().collect();
        #[expect(clippy::cast_precision_loss, reason = "600 is exact")]
        let threshold = DELAY_DAYS as f64;
        self.results.push(CheckResult {
            number: 12,
            code: "dcma.critical_path_test",
            name: "Critical path test",
            count: offenders.len(),
            population: usize::from(first.is_some()),
            value: ratio(moved.tenths(), self.day().tenths()),
            threshold,
            pass,
            offenders,
        });
        Ok(())
    }

    /// Checks 13 and 14: critical path length index and baseline execution index.
    fn indices(&mut self) {
        let settings = &self.network.settings;
        let from = settings.status_date.unwrap_or(self.schedule.start);
        let project = &self.network.calendars[settings.calendar];
        let length = project.between(from, self.schedule.finish).max(Span::ZERO);
        let float = self.open.iter().map(|&task| self.schedule.tasks[task].total_float).min();
        let float = float.unwrap_or_default();
        let cpli =
            if length.is_zero() { 1.0 } else { ratio((length + float).tenths(), length.tenths()) };
        let all: Vec<usize> = (0..self.network.tasks.len())
            .filter(|&task| {
                matches!(self.prepared.kind[task], Kind::Finished) || self.is_open(task)
            })
            .collect();
        let status = settings.status_date;
        let mut due = status.map_or(vec![], |status| self.due(&all, status));
        // Tasks that nobody baselined count as due.
        due.extend(
            all.iter()
                .copied()
                .filter(|&task| status.is_some() && self.facts(task).baseline_finish.is_none()),
        );
        let done = all.iter().filter(|&&task| self.prepared.kind[task] == Kind::Finished).count();
        let bei = if due.is_empty() { 1.0 } else { percent(done, due.len()) / 100.0 };
        let unfinished: Vec<usize> = due
            .iter()
            .copied()
            .filter(|&task| self.prepared.kind[task] != Kind::Finished)
            .collect();
        self.index((13, "dcma.cpli", "Critical path length index"), cpli, self.open.len(), vec![]);
        self.index((14, "dcma.bei", "Baseline execution index"), bei, due.len(), unfinished);
    }

    fn is_open(&self, task: usize) -> bool {
        self.open.binary_search(&task).is_ok()
    }

    fn index(
        &mut self,
        (number, code, name): (u8, &'static str, &'static str),
        value: f64,
        population: usize,
        offenders: Vec<usize>,
    ) {
        let threshold = 0.95;
        let pass = value >= threshold;
        let offenders = if pass { vec![] } else { offenders };
        let count = offenders.len();
        let result = CheckResult {
            number,
            code,
            name,
            count,
            population,
            value,
            threshold,
            pass,
            offenders,
        };
        self.results.push(result);
    }
}

fn percent(count: usize, population: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of tasks stay far below 2^53")]
    let (count, population) = (count as f64, population as f64);
    if population > 0.0 { 100.0 * count / population } else { 0.0 }
}

fn ratio(numerator: i64, denominator: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "spans stay far below 2^53 tenths")]
    let (numerator, denominator) = (numerator as f64, denominator as f64);
    numerator / denominator
}

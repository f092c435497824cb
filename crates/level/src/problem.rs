//! What levelling has to decide: which tasks it may move, how far, and who is taken when.
//!
//! Moved are tasks that have not begun, but for those with priority 1000, those that stand on their
//! late dates, and those that a person or another plan has fixed. All others keep the dates they have
//! without levelling; what they need is reserved before anything is placed, and tasks before them may
//! not be moved past what leaves them in place. By choice, what is left of begun tasks may wait
//! (see `rest`).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use steerco_calendar::{Moment, Span};
use steerco_schedule::{Constraint, Network, NetworkError, Schedule, Task, TaskDates, Work};

use crate::options::{Member, Options, Pausing, Range};
use crate::plans::Plans;
use crate::range::leave_out;
use crate::rest::{may_wait, resting};
use crate::rules::ranks;
use crate::timeline::Timeline;

/// The priority of tasks that levelling never moves.
pub const NEVER_LEVEL: u16 = 1_000;
/// After every date a plan may hold.
pub(crate) const FAR: Moment = Moment::from_day(73_000);

/// What an assignment asks of its resource.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    pub(crate) resource: usize,
    /// What it takes, in basis points, at most what there is.
    pub(crate) units: i64,
    /// What all assignments of the task to this resource take.
    pub(crate) together: i64,
}

/// A task that asks for more of a resource than there ever is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortage {
    /// Index of the task.
    pub task: usize,
    /// Index of the resource.
    pub resource: usize,
    /// Basis points asked for.
    pub asked: i64,
    /// The most there ever is.
    pub most: i64,
}

/// One network or several made ready for levelling.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    /// Every task on its dates without levelling.
    pub(crate) placing: Plans,
    /// Each plan without levelling.
    pub(crate) unlevelled: Vec<Schedule>,
    /// Per task: its dates without levelling.
    pub(crate) dates: Vec<TaskDates>,
    /// When the last plan finishes without levelling.
    pub(crate) finish: Moment,
    /// Tasks that may be moved.
    pub(crate) movable: Vec<bool>,
    /// Tasks behind the range of dates, which only links push.
    pub(crate) behind: Vec<bool>,
    /// Per task: the levelling delay that it keeps.
    pub(crate) kept_delay: Vec<Span>,
    /// The dates within which people may not be asked for too much.
    pub(crate) range: Option<Range>,
    /// Begun tasks of which the rest may wait.
    pub(crate) resting: Vec<bool>,
    /// Per task: its place among those in the order in which they go on, from 0.
    pub(crate) begun_rank: Vec<u32>,
    /// How many those are.
    pub(crate) begun: u32,
    /// Tasks whose people may pause each for themselves.
    pub(crate) apart: Vec<bool>,
    /// Tasks that may be split.
    pub(crate) splittable: Vec<bool>,
    /// Per task: the latest start that keeps what must be kept; of begun tasks, the latest finish.
    pub(crate) latest: Vec<Moment>,
    /// Per assignment.
    pub(crate) needs: Vec<Option<Need>>,
    /// Per resource: the most there ever is.
    pub(crate) capacity: Vec<i64>,
    /// Per resource: what is taken before anything is placed, and what is missing of `capacity`.
    pub(crate) taken: Vec<Timeline>,
    /// Per resource: its assignments work at different times, so that stretches count one by one.
    pub(crate) by_stretch: Vec<bool>,
    /// Per step: how many steps it waits for.
    pub(crate) waits: Vec<u32>,
    /// Per step: the steps that wait for it.
    pub(crate) followers: Vec<Vec<usize>>,
    /// Groups of tasks whose finish counts as delay: weight, date without levelling, tasks.
    pub(crate) ends: Vec<End>,
    pub(crate) shortages: Vec<Shortage>,
}

/// A group of tasks whose common finish counts.
#[derive(Debug, Clone)]
pub(crate) struct End {
    pub(crate) weight: i64,
    pub(crate) without: Moment,
    pub(crate) tasks: Vec<usize>,
}

impl Problem {
    pub(crate) fn new(
        members: &[Member<'_>],
        options: &Options,
    ) -> Result<Self, (usize, NetworkError)> {
        let (cleared, mut movable): (Vec<Network>, Vec<bool>) = without_delays(members, options);
        let mut placing = Plans::new(members, &cleared)?;
        for (task, movable) in movable.iter_mut().enumerate() {
            *movable &= placing.is_open(task);
        }
        let steps = placing.steps().to_vec();
        for &step in &steps {
            placing.settle(step);
        }
        let count = placing.count();
        let behind = match options.range {
            Some(range) => leave_out(&placing, range, &mut movable),
            None => vec![false; count],
        };
        let units = most_units(members);
        let capacity = capacities(&units, options);
        let (needs, shortages) = needs(&placing, &capacity);
        let needed = |task: usize| {
            placing.assignments(task).iter().any(|&assignment| needs[assignment].is_some())
        };
        let mut resting = resting(members, &placing, options, needed);
        if let Some(range) = options.range {
            for (task, resting) in resting.iter_mut().enumerate() {
                *resting &= range.contains(placing.placed_from(task));
            }
        }
        let may_move: Vec<bool> =
            movable.iter().zip(&behind).map(|(one, other)| *one || *other).collect();
        let (mut unlevelled, mut latest) = (vec![], vec![]);
        for (index, (network, range)) in cleared.iter().zip(placing.ranges()).enumerate() {
            let alone = network.schedule().map_err(|error| (index, error))?;
            let placed = (&may_move[range.clone()], &resting[range]);
            let starts = latest_starts(network, &alone, placed, options);
            latest.extend(starts.map_err(|error| (index, error))?);
            unlevelled.push(alone);
        }
        let dates: Vec<TaskDates> =
            unlevelled.iter().flat_map(|schedule| schedule.tasks.iter().cloned()).collect();
        let mut waits = vec![0; 2 * count];
        let mut followers = vec![vec![]; 2 * count];
        for &step in &steps {
            followers[step] = placing.followers(step);
            for &follower in &followers[step] {
                waits[follower] += 1;
            }
        }
        let splittable = match options.splits {
            true => splittable(members, &placing, &movable, &needs),
            false => vec![false; count],
        };
        let splittable = splittable.iter().zip(&resting).map(|(one, other)| *one || *other);
        let splittable: Vec<bool> = splittable.collect();
        let mut begun: Vec<usize> = (0..count).filter(|&task| resting[task]).collect();
        begun.sort_by_key(|&task| {
            let priority = (placing.priority(task), placing.task(task).priority);
            (Reverse(priority), dates[task].late_finish, task)
        });
        let mut problem = Self {
            apart: (0..count)
                .map(|task| splittable[task] && placing.may_pause_people(task))
                .collect(),
            behind,
            kept_delay: match options.range {
                Some(_) => (0..count).map(|task| placing.delay(task)).collect(),
                None => vec![Span::ZERO; count],
            },
            range: options.range,
            resting,
            begun_rank: ranks(count, &begun),
            begun: u32::try_from(begun.len()).unwrap_or(u32::MAX),
            splittable,
            by_stretch: by_stretch(&placing, &needs, capacity.len()),
            taken: lacking(&units, options, &capacity),
            ends: ends(&placing, &dates, &followers),
            finish: unlevelled.iter().map(|one| one.finish).max().unwrap_or(FAR),
            placing,
            unlevelled,
            dates,
            movable,
            latest,
            needs,
            capacity,
            waits,
            followers,
            shortages,
        };
        problem.reserve();
        if let Some(range) = options.range {
            let shortages = std::mem::take(&mut problem.shortages).into_iter();
            problem.shortages = shortages.filter(|one| problem.concerns(one.task)).collect();
            problem.allow_outside(range);
        }
        Ok(problem)
    }

    /// Takes what tasks that stay need.
    fn reserve(&mut self) {
        let mut work = vec![];
        let mut taken = std::mem::take(&mut self.taken);
        for task in 0..self.movable.len() {
            if self.resting[task] {
                self.work_done(task, &mut work);
                self.take(&mut taken, &work);
            } else if !self.movable[task] && self.placing.works(task) {
                self.placing.work(task, &mut work);
                self.take(&mut taken, &work);
            }
        }
        self.taken = taken;
    }

    /// Puts a task on the first dates that it may have: without levelling delay, or with that which it keeps.
    pub(crate) fn place_first(&self, placing: &mut Plans, task: usize) {
        match self.kept_delay[task] {
            Span::ZERO => placing.place_early(task),
            kept => placing.place_with(task, kept),
        }
    }

    /// Where a task's work is counted: tasks that stay are reserved where they stood.
    pub(crate) fn placed<'a>(&'a self, levelled: &'a Plans, task: usize) -> &'a Plans {
        if self.movable[task] || self.resting[task] { levelled } else { &self.placing }
    }

    /// Takes what `work` needs from `timelines`.
    pub(crate) fn take(&self, timelines: &mut [Timeline], work: &[Work]) {
        self.count(timelines, work, 1);
    }

    /// Gives back what `work` needs to `timelines`.
    pub(crate) fn give_back(&self, timelines: &mut [Timeline], work: &[Work]) {
        self.count(timelines, work, -1);
    }

    fn count(&self, timelines: &mut [Timeline], work: &[Work], sign: i64) {
        for piece in work {
            if let Some(need) = self.needs[piece.assignment] {
                self.stretches(piece, need.resource, |from, to| {
                    timelines[need.resource].take(from, to, sign * need.units);
                });
            }
        }
    }

    /// The first stretch of work that finds its resource taken: resource, its beginning, and when the
    /// last such stretch ends.
    pub(crate) fn clash(&self, timelines: &[Timeline], work: &[Work]) -> Option<Clash> {
        for (index, piece) in work.iter().enumerate() {
            let Some(need) = self.needs[piece.assignment] else { continue };
            let line = &timelines[need.resource];
            let room = self.capacity[need.resource] - need.together;
            let mut found: Option<Clash> = None;
            self.stretches(piece, need.resource, |from, to| {
                if let Some(until) = line.last_over(from, to, room) {
                    let first = index.checked_sub(1).map(|before| work[before].assignment);
                    let plain =
                        first != Some(piece.assignment) && self.placing.begins(piece.assignment);
                    let from = piece.from;
                    found = Some(Clash { resource: need.resource, from, until, plain });
                }
            });
            if let Some(mut clash) = found {
                if clash.plain && !self.by_stretch[need.resource] {
                    // Gaps that are shorter than the work alone need not be tried.
                    let calendar = self.placing.assignment_calendar(piece.assignment);
                    let calendar = &self.placing.calendars()[calendar];
                    let length = calendar.between(piece.from, piece.to);
                    clash.until = line.room_from(clash.until, room, length);
                }
                return Some(clash);
            }
        }
        None
    }

    /// The stretches of a piece of work that count against its resource.
    fn stretches(&self, piece: &Work, resource: usize, mut each: impl FnMut(Moment, Moment)) {
        if !self.by_stretch[resource] {
            each(piece.from, piece.to);
            return;
        }
        let calendar = self.placing.assignment_calendar(piece.assignment);
        for (from, to) in self.placing.calendars()[calendar].stretches(piece.from, piece.to) {
            each(from, to);
        }
    }
}

/// Work that finds its resource taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clash {
    pub(crate) resource: usize,
    /// When the work begins.
    pub(crate) from: Moment,
    /// When the last stretch in which there is not enough ends.
    pub(crate) until: Moment,
    /// The work is the first of an assignment that begins with its task.
    plain: bool,
}

impl Clash {
    /// Moves a task on, far enough for the work that clashed to begin after the clash; false when
    /// something holds the task where it is.
    pub(crate) fn move_on(&self, placing: &mut Plans, task: usize) -> bool {
        let (from, start) = (placing.placed_from(task), placing.dates(task).0);
        let shift = self.until - self.from;
        placing.place(task, if self.plain { self.until } else { from + shift });
        if (placing.placed_from(task), placing.dates(task).0) <= (from, start) {
            // A start in free time: shift what comes of it.
            placing.place(task, start + shift);
        }
        (placing.placed_from(task), placing.dates(task).0) > (from, start)
    }
}

/// The networks with the levelling delays and pauses of tasks that may be moved taken away, and which
/// tasks those are.
fn without_delays(members: &[Member<'_>], options: &Options) -> (Vec<Network>, Vec<bool>) {
    let (mut networks, mut all) = (vec![], vec![]);
    for member in members {
        let mut cleared = member.network.clone();
        let mut movable = vec![false; cleared.tasks.len()];
        for (index, (task, movable)) in cleared.tasks.iter_mut().zip(&mut movable).enumerate() {
            *movable = member.priority.max(task.priority) < NEVER_LEVEL && may_move(task);
            if options.range.is_some() {
                // What earlier levellings gave is kept.
                continue;
            }
            if *movable {
                task.leveling_delay = Span::ZERO;
                if member.pausing.get(index) == Some(&Pausing::Levelled) {
                    task.splits.clear();
                }
            } else if member.pausing.get(index) == Some(&Pausing::Levelled)
                && may_wait(member, task, options)
            {
                // Pauses that have passed are part of what is done.
                task.splits.retain(|split| split.after < task.progress.actual_duration);
            }
        }
        for assignment in &mut cleared.assignments {
            if options.range.is_none() && movable.get(assignment.task) == Some(&true) {
                assignment.leveling_delay = Span::ZERO;
                if member.pausing.get(assignment.task) == Some(&Pausing::Levelled) {
                    assignment.splits.clear();
                }
            }
        }
        networks.push(cleared);
        all.extend(movable);
    }
    (networks, all)
}

/// False for tasks whose dates are a person's, another plan's or the past's.
fn may_move(task: &Task) -> bool {
    let progress = &task.progress;
    let begun = progress.actual_start.is_some() || progress.actual_finish.is_some();
    let pinned = matches!(
        task.constraint,
        Constraint::AsLateAsPossible | Constraint::MustStartOn(_) | Constraint::MustFinishOn(_)
    );
    !begun && !pinned && task.manual.is_none() && task.external.is_none()
}

/// What each shared resource has where nothing else is said: the most that any plan says.
fn most_units(members: &[Member<'_>]) -> Vec<i64> {
    let mut units = vec![];
    for member in members {
        for (resource, &shared) in member.network.resources.iter().zip(member.resources) {
            if units.len() <= shared {
                units.resize(shared + 1, 0);
            }
            units[shared] = i64::from(resource.max_units).max(units[shared]);
        }
    }
    units
}

/// The most there ever is of each resource.
fn capacities(units: &[i64], options: &Options) -> Vec<i64> {
    let most = |(index, &units): (usize, &i64)| {
        let periods = options.availability.get(index).map_or(&[][..], Vec::as_slice);
        periods.iter().map(|period| i64::from(period.units)).fold(units, i64::max)
    };
    units.iter().enumerate().map(most).collect()
}

/// What is missing of the most there ever is.
fn lacking(units: &[i64], options: &Options, capacity: &[i64]) -> Vec<Timeline> {
    let mut lines = vec![Timeline::default(); capacity.len()];
    for (resource, periods) in options.availability.iter().enumerate().take(capacity.len()) {
        let Some(first) = periods.first() else { continue };
        let dawn = Moment::from_day(-25_567);
        lines[resource].take(dawn, first.from, capacity[resource] - units[resource]);
        for (index, period) in periods.iter().enumerate() {
            let until = periods.get(index + 1).map_or(FAR, |next| next.from);
            lines[resource].take(period.from, until, capacity[resource] - i64::from(period.units));
        }
    }
    lines
}

/// What each assignment asks for, and what is more than there is.
fn needs(placing: &Plans, capacity: &[i64]) -> (Vec<Option<Need>>, Vec<Shortage>) {
    let mut needs = vec![None; placing.assignment_count()];
    let mut shortages = vec![];
    for task in 0..placing.count() {
        if !placing.works(task) || placing.task(task).progress.actual_finish.is_some() {
            continue;
        }
        let mut asked: BTreeMap<usize, i64> = BTreeMap::new();
        for &assignment in placing.assignments(task) {
            if let Some((resource, units)) = placing.need(assignment) {
                *asked.entry(resource).or_default() += i64::from(units);
            }
        }
        for (&resource, &asked) in &asked {
            if asked > capacity[resource] && !placing.length(task).is_zero() {
                shortages.push(Shortage { task, resource, asked, most: capacity[resource] });
            }
        }
        for &assignment in placing.assignments(task) {
            if let Some((resource, units)) = placing.need(assignment) {
                let most = capacity[resource];
                let units = i64::from(units).min(most);
                needs[assignment] =
                    Some(Need { resource, units, together: asked[&resource].min(most) });
            }
        }
    }
    (needs, shortages)
}

/// Tasks that may be split: those that may be moved and have pauses, need somebody, and are long
/// enough for two parts of a day.
fn splittable(
    members: &[Member<'_>],
    placing: &Plans,
    movable: &[bool],
    needs: &[Option<Need>],
) -> Vec<bool> {
    let allowed = members.iter().flat_map(|member| {
        let pausing = member.pausing;
        let tasks = 0..member.network.tasks.len();
        tasks.map(move |task| pausing.get(task) != Some(&Pausing::Never))
    });
    let may = |(task, allowed): (usize, bool)| {
        let day = placing.day(task);
        allowed
            && movable[task]
            && day > Span::ZERO
            && (placing.may_pause(task) && placing.length(task) >= day + day
                || placing.may_pause_people(task)
                    && placing.people(task).iter().any(|one| one.2 >= day + day))
            && placing.assignments(task).iter().any(|&assignment| needs[assignment].is_some())
    };
    allowed.enumerate().map(may).collect()
}

/// Resources whose assignments do not all work at the same times.
fn by_stretch(placing: &Plans, needs: &[Option<Need>], resources: usize) -> Vec<bool> {
    let mut first: Vec<Option<usize>> = vec![None; resources];
    let mut differ = vec![false; resources];
    for (assignment, need) in needs.iter().enumerate() {
        let Some(need) = need else { continue };
        let calendar = placing.assignment_calendar(assignment);
        match first[need.resource] {
            None => first[need.resource] = Some(calendar),
            Some(known) => differ[need.resource] |= known != calendar,
        }
    }
    differ
}

/// The latest start of each task that keeps what must be kept: hard constraints, tasks that stay,
/// and by choice deadlines or (within float) the finish of the plan.
///
/// The late dates of the engine say so once the plan asks for these dates as deadlines. Unless only
/// float may be used, a task that somebody has put far away gives the plan a late finish.
fn latest_starts(
    network: &Network,
    unlevelled: &Schedule,
    (movable, resting): (&[bool], &[bool]),
    options: &Options,
) -> Result<Vec<Moment>, NetworkError> {
    let mut asking = network.clone();
    let mut summary = vec![false; network.tasks.len()];
    for parent in network.tasks.iter().filter_map(|task| task.parent) {
        summary[parent] = true;
    }
    for (index, task) in asking.tasks.iter_mut().enumerate() {
        if !movable[index] && !resting[index] && !summary[index] && task.active {
            let finish = unlevelled.tasks[index].finish;
            task.deadline = Some(task.deadline.map_or(finish, |at| at.min(finish)));
        } else if !options.keep_deadlines && !options.within_float {
            task.deadline = None;
        }
    }
    if !options.within_float
        && let Some(template) = network.tasks.first()
    {
        asking.settings.multiple_critical_paths = false;
        asking.tasks.push(Task {
            parent: None,
            duration: Span::ZERO,
            constraint: Constraint::AsSoonAsPossible,
            deadline: None,
            manual: Some((FAR, FAR)),
            active: true,
            external: None,
            progress: steerco_schedule::Progress::default(),
            splits: vec![],
            ..template.clone()
        });
    }
    let late = asking.schedule()?;
    let latest = |(index, dates): (usize, &TaskDates)| {
        let early = &unlevelled.tasks[index];
        let (early, mut latest) = match resting[index] {
            true => (early.finish, dates.late_finish),
            false => (early.start, dates.late_start),
        };
        if options.within_float && options.keep_float > Span::ZERO {
            let calendar = network.tasks[index].calendar.unwrap_or(network.settings.calendar);
            latest = network.calendars[calendar].subtract(latest, options.keep_float);
        }
        latest.max(early)
    };
    Ok(late.tasks.iter().take(network.tasks.len()).enumerate().map(latest).collect())
}

/// Whose finish counts as delay.
fn ends(plans: &Plans, dates: &[TaskDates], followers: &[Vec<usize>]) -> Vec<End> {
    let count = plans.count();
    let works = |task: &usize| plans.works(*task);
    let end = |(priority, tasks): (u16, Vec<usize>)| End {
        weight: i64::from(priority.min(NEVER_LEVEL)) + 1,
        without: tasks.iter().map(|&task| dates[task].finish).max().unwrap_or(FAR),
        tasks,
    };
    if plans.only().is_none() {
        let tasks = plans.ranges().map(|range| range.filter(works).collect());
        return plans.priorities().zip(tasks).map(end).collect();
    }
    let mut root: Vec<usize> = (0..count).collect();
    for task in 0..count {
        if let Some(parent) = plans.parent(task) {
            root[task] = root[parent];
        }
    }
    let projects = (0..count).filter(|&task| root[task] == task && plans.is_summary(task));
    let priority = |task: usize| plans.task(task).priority;
    if projects.count() > 1 {
        let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for task in (0..count).filter(works) {
            below.entry(root[task]).or_default().push(task);
        }
        return below.into_iter().map(|(root, tasks)| end((priority(root), tasks))).collect();
    }
    let last = |task: &usize| followers[*task].iter().all(|&step| step >= count);
    let tasks = (0..count).filter(works).filter(last);
    tasks.map(|task| end((priority(task), vec![task]))).collect()
}

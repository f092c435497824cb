//! What is left of tasks that have begun: it goes on where it stands when its people are free, else it
//! waits, in one piece or in parts.
//!
//! What is done stays. Begun work goes on before anything that has not begun is placed, so that it waits
//! only for work that stays, for people who are away or promised elsewhere, and for begun work of a higher
//! priority. Its first part begins as soon as there is time for it; the pauses between parts are whole days,
//! as those of other tasks. Left alone are tasks of which nothing is done yet (Microsoft Project keeps them in
//! one piece), those that a person or a file lets go on at a later date, those with pauses that levelling did
//! not make, and those whose people work at different times.

use steerco_calendar::{Moment, Span};
use steerco_schedule::{Constraint, Dialect, Split, Task, Work};

use crate::decode::Decoder;
use crate::options::{Member, Options, Pausing};
use crate::pause::{Pauses, Stretch, parts};
use crate::plans::Plans;
use crate::problem::{NEVER_LEVEL, Problem};

/// True when options and plan let the rest of this task wait, as far as the task alone says.
pub(crate) fn may_wait(member: &Member<'_>, task: &Task, options: &Options) -> bool {
    let progress = &task.progress;
    let pinned =
        matches!(task.constraint, Constraint::AsLateAsPossible | Constraint::MustFinishOn(_));
    options.splits
        && !options.leave_started
        && member.network.settings.dialect == Dialect::Microsoft
        && member.priority.max(task.priority) < NEVER_LEVEL
        && progress.actual_start.is_some()
        && progress.actual_finish.is_none()
        && Span::ZERO < progress.actual_duration
        && progress.actual_duration < task.duration
        && task.manual.is_none()
        && task.external.is_none()
        && !pinned
}

/// Per task of all plans: what is left of it may wait.
pub(crate) fn resting(
    members: &[Member<'_>],
    placing: &Plans,
    options: &Options,
    needed: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let mut resting = Vec::with_capacity(placing.count());
    for member in members {
        for (own, task) in member.network.tasks.iter().enumerate() {
            let index = resting.len();
            let pausing = member.pausing.get(own).copied().unwrap_or_default();
            let free = match pausing {
                Pausing::Free => task.splits.is_empty(),
                Pausing::Never => false,
                Pausing::Levelled => true,
            };
            resting.push(
                free && may_wait(member, task, options)
                    && placing.may_pause_rest(index)
                    && placing.day(index) > Span::ZERO
                    && needed(index),
            );
        }
    }
    resting
}

impl Problem {
    /// When work of a task that levelling may place is done; of begun tasks, what is left of it.
    pub(crate) fn open_work(&self, placing: &Plans, task: usize, work: &mut Vec<Work>) {
        placing.work(task, work);
        if self.resting[task] {
            let from = placing.placed_from(task);
            work.retain(|piece| piece.from >= from);
        }
    }

    /// What is done of a begun task of which the rest may wait.
    pub(crate) fn work_done(&self, task: usize, work: &mut Vec<Work>) {
        self.placing.work(task, work);
        let from = self.placing.placed_from(task);
        work.retain(|piece| piece.from < from);
    }

    /// Gives a task pauses in place of those that it had ahead.
    pub(crate) fn set_pauses(&self, placing: &mut Plans, task: usize, pauses: &Pauses) {
        if self.resting[task] {
            placing.set_rest(task, self.placing.task(task).progress.resume, &pauses.own);
        } else if self.apart[task] {
            placing.set_people_pauses(task, &pauses.people);
        } else {
            placing.set_pauses(task, &pauses.own);
        }
    }

    /// The pauses that levelling may have made: of begun tasks, those ahead.
    pub(crate) fn pauses(&self, placing: &Plans, task: usize) -> Pauses {
        if self.apart[task] {
            return Pauses { own: vec![], people: placing.people_pauses(task) };
        }
        let own = placing.task(task);
        let passed =
            |split: &&Split| self.resting[task] && split.after < own.progress.actual_duration;
        let own = own.splits.iter().skip_while(passed).copied().collect();
        Pauses { own, people: vec![] }
    }
}

impl Decoder<'_> {
    /// Lets what is left of a begun task go on where it stands, or as soon as its people are free.
    pub(crate) fn place_rest(&mut self, task: usize) {
        let problem = self.problem();
        problem.set_pauses(&mut self.placing, task, &Pauses::default());
        self.placing.settle(task);
        problem.open_work(&self.placing, task, &mut self.work);
        if problem.clash(&self.lines, &self.work).is_some() {
            let latest = problem.latest[task];
            let whole = self.rest_in(task, latest, true);
            let split = match &whole {
                _ if !self.splitting[task] => None,
                Some((_, finish)) => self.rest_in(task, *finish - Span::from_tenths(1), false),
                None => self.rest_in(task, latest, false),
            };
            let chosen = split.or(whole);
            match chosen {
                Some(_) => self.split.push(task),
                None => self.unsolved.push(task),
            }
            let pauses = chosen.map(|(pauses, _)| pauses).unwrap_or_default();
            problem.set_pauses(&mut self.placing, task, &pauses);
            self.placing.settle(task);
        }
        problem.open_work(&self.placing, task, &mut self.work);
        problem.take(&mut self.lines, &self.work);
    }

    /// The pauses with which the rest of a task is done by `latest`, and when it is; in one piece if so
    /// wanted.
    fn rest_in(
        &mut self,
        task: usize,
        latest: Moment,
        in_one_piece: bool,
    ) -> Option<(Pauses, Moment)> {
        let problem = self.problem();
        problem.set_pauses(&mut self.placing, task, &Pauses::default());
        self.placing.settle(task);
        let progress = &self.placing.task(task).progress;
        let from = self.placing.placed_from(task);
        let stretch = Stretch {
            task,
            from,
            length: self.placing.task(task).duration - progress.actual_duration,
            before: latest + Span::from_tenths(1),
            in_one_piece,
        };
        let done = progress.actual_duration;
        let found = parts(problem, &self.placing, &self.lines, &stretch)?;
        let waits = self.placing.calendar_of(task)?.between(from, found.start);
        let mut pauses = vec![];
        if waits > Span::ZERO {
            pauses.push(Split { after: done, pause: waits });
        }
        let later = |split: &Split| Split { after: done + split.after, pause: split.pause };
        pauses.extend(found.pauses.own.iter().map(later));
        if pauses.is_empty() {
            return None;
        }
        let pauses = Pauses { own: pauses, people: vec![] };
        problem.set_pauses(&mut self.placing, task, &pauses);
        self.placing.settle(task);
        problem.open_work(&self.placing, task, &mut self.work);
        let begins = self.work.iter().map(|piece| piece.from).min();
        let finish = self.placing.dates(task).1;
        let stands = begins == Some(found.start)
            && finish <= latest
            && problem.clash(&self.lines, &self.work).is_none();
        stands.then_some((pauses, finish))
    }
}

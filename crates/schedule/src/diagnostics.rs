//! What a person should know about a schedule: stable codes, and a text that says what to do.

use steerco_calendar::{Moment, Span};

use crate::constraint::caps;
use crate::forward::asked_for;
use crate::link::End;
use crate::prepare::{Kind, Prepared};
use crate::state::State;
use crate::{Diagnostic, Driver, Network, Schedule, Severity};

/// The last moment that Microsoft Project can store; later dates mean that work never ends.
const HORIZON: Moment = Moment::from_day(65_744);

struct Report<'a> {
    network: &'a Network,
    prepared: &'a Prepared,
    state: &'a State,
    schedule: &'a Schedule,
    found: Vec<Diagnostic>,
}

/// Everything worth saying, worst first within a task.
pub(crate) fn diagnose(
    network: &Network,
    prepared: &Prepared,
    state: &State,
    schedule: &Schedule,
) -> Vec<Diagnostic> {
    let found = prepared.diagnostics.clone();
    let mut report = Report { network, prepared, state, schedule, found };
    for index in 0..network.tasks.len() {
        if prepared.kind[index] != Kind::Inactive {
            report.dates(index);
            report.progress(index);
        }
    }
    for link in 0..network.dependencies.len() {
        report.link(link);
    }
    let mut found = report.found;
    found.sort_by(|a, b| {
        let rank = |one: &Diagnostic| (one.task, std::cmp::Reverse(one.severity), one.code);
        rank(a).cmp(&rank(b))
    });
    found
}

impl Report<'_> {
    fn say(
        &mut self,
        severity: Severity,
        code: &'static str,
        task: usize,
        link: Option<usize>,
        message: String,
    ) {
        let (task, dependency) = (Some(task), link);
        self.found.push(Diagnostic { severity, code, task, dependency, message });
    }

    fn dates(&mut self, index: usize) {
        let (task, dates) = (&self.network.tasks[index], &self.schedule.tasks[index]);
        let kind = self.prepared.kind[index];
        let (start, finish) = (dates.start, dates.finish);
        if finish >= HORIZON {
            let message = "The work does not fit before the end of 2149. Check its duration and \
                           whether its calendars have enough working time.";
            self.say(Severity::Error, "schedule.beyond_calendar", index, None, message.into());
        }
        if let Some(deadline) = task.deadline
            && finish > deadline
        {
            let message = format!(
                "Finishes {finish}, after its deadline {deadline}. Shorten the path that drives it \
                 or agree a later deadline."
            );
            self.say(Severity::Error, "schedule.deadline_missed", index, None, message);
        }
        if matches!(kind, Kind::Summary | Kind::Finished | Kind::Spanning) {
            return;
        }
        if dates.total_float < Span::ZERO {
            let days = shortfall(self.network, dates.total_float);
            let message = format!(
                "Is {days} short: it would have to finish by {}. Shorten this path, or relax the \
                 date it has to meet.",
                dates.late_finish
            );
            self.say(Severity::Warning, "schedule.negative_float", index, None, message);
        }
        if kind != Kind::Open {
            return;
        }
        for (end, at) in caps(self.network, task) {
            let planned = if end == End::Start { start } else { finish };
            if planned > at && self.prepared.between(index, at, planned) > Span::ZERO {
                let message = format!(
                    "Its constraint asks for {at}, its links lead to {planned}. Remove the \
                     constraint or shorten its predecessors."
                );
                self.say(Severity::Error, "schedule.constraint_missed", index, None, message);
            }
        }
        let forwards = self.network.settings.schedule_from_finish.is_none();
        if forwards && start < self.network.settings.start {
            let message = format!(
                "Starts {start}, before the project start {}. Move the project start or its \
                 constraint.",
                self.network.settings.start
            );
            self.say(Severity::Warning, "schedule.before_project_start", index, None, message);
        }
    }

    fn progress(&mut self, index: usize) {
        let Some(status) = self.network.settings.status_date else { return };
        if matches!(self.prepared.kind[index], Kind::Summary | Kind::Spanning) {
            return;
        }
        let progress = &self.network.tasks[index].progress;
        let latest = progress.actual_start.into_iter().chain(progress.actual_finish).max();
        if let Some(at) = latest
            && at > status
        {
            let message = format!(
                "Has an actual date {at} after the status date {status}. Correct the actual date or \
                 move the status date."
            );
            self.say(Severity::Warning, "schedule.actual_in_future", index, None, message);
        }
        let dates = &self.schedule.tasks[index];
        let waiting = matches!(self.prepared.kind[index], Kind::Open | Kind::Manual);
        if waiting && dates.start < status && latest.is_none() {
            let message = format!(
                "Was to start {} but no progress is recorded up to the status date {status}. Record \
                 its start, or reschedule uncompleted work.",
                dates.start
            );
            self.say(Severity::Info, "schedule.not_started_in_time", index, None, message);
        }
    }

    /// Links that the schedule does not keep, by the reason why.
    fn link(&mut self, link: usize) {
        let dependency = &self.network.dependencies[link];
        let task = dependency.successor;
        let kind = self.prepared.kind[task];
        let skipped = [kind, self.prepared.kind[dependency.predecessor]].contains(&Kind::Inactive);
        if skipped || matches!(kind, Kind::Summary | Kind::External | Kind::Spanning) {
            return;
        }
        let asked = asked_for(self.network, self.prepared, self.state, link);
        let dates = &self.schedule.tasks[task];
        let planned = match dependency.kind.successor_end() {
            End::Start => dates.start,
            End::Finish => dates.finish,
        };
        if asked <= planned || self.prepared.between(task, planned, asked) <= Span::ZERO {
            return;
        }
        let (code, message) = match kind {
            Kind::Manual => (
                "schedule.manual_before_predecessor",
                format!(
                    "Is scheduled by hand for {planned}, but its predecessor leads to {asked}. Move \
                     it, or let it be scheduled automatically."
                ),
            ),
            Kind::Started | Kind::Finished => (
                "schedule.out_of_sequence",
                format!(
                    "Went ahead at {planned}, though its predecessor leads to {asked}. Check the \
                     actual dates, or remove the link if it does not hold."
                ),
            ),
            _ if matches!(dates.driver, Driver::Constraint { .. }) => (
                "schedule.constraint_beats_link",
                format!(
                    "Its constraint puts it on {planned}, before its predecessor allows ({asked}). \
                     Relax the constraint, or shorten the predecessor."
                ),
            ),
            _ => return,
        };
        self.say(Severity::Warning, code, task, Some(link), message);
    }
}

/// A negative float in words, in days of the plan.
fn shortfall(network: &Network, float: Span) -> String {
    let day = network.settings.day.tenths().max(1);
    let hundredths = (-float.tenths()).saturating_mul(100) / day;
    format!("{}.{:02} days", hundredths / 100, hundredths % 100)
}

//! The answer of `steerco level`, as JSON and for people.

use serde_json::{Value, json};
use steerco_calendar::{Moment, Span};
use steerco_level::{Goal, Levelled, Moved, Paused, Reason, Unsolved};

use crate::plan_file::Opened;
use crate::schedule::{self, minutes};

/// The document of `schedule --json` with what levelling adds.
pub(crate) fn document(opened: &Opened, levelled: &Levelled) -> Value {
    let mut document = schedule::document(opened);
    let plan = &opened.draft.plan;
    let Some(fields) = document.as_object_mut() else { return document };
    let moved: Vec<Value> = levelled.moved.iter().map(|one| row(opened, one)).collect();
    let resources = plan
        .resources
        .iter()
        .zip(&levelled.peaks)
        .filter(|(resource, _)| resource.kind == steerco_schedule::ResourceKind::Work);
    let resources: Vec<Value> = resources
        .map(|(resource, peak)| {
            json!({
                "uid": resource.uid,
                "name": resource.name,
                "max_units": percent(peak.most),
                "peak_units": percent(peak.levelled),
                "peak_units_before": percent(peak.unlevelled),
            })
        })
        .collect();
    fields.insert("makespan_minutes".into(), minutes(makespan(opened, levelled.schedule.finish)));
    fields
        .insert("lower_bound_minutes".into(), minutes(makespan(opened, levelled.earliest_finish)));
    fields.insert("proved_optimal".into(), levelled.proved.into());
    fields.insert("resources".into(), resources.into());
    fields.insert("moved".into(), moved.into());
    let split: Vec<Value> = split_tasks(levelled).iter().map(|one| split(opened, one)).collect();
    fields.insert("split".into(), split.into());
    fields.insert("schedules".into(), levelled.schedules.into());
    if let Some(Value::Array(diagnostics)) = fields.get_mut("diagnostics") {
        for unsolved in &levelled.unsolved {
            let (task, message) = self::unsolved(opened, unsolved);
            diagnostics.push(json!({
                "severity": "warning",
                "code": code(unsolved),
                "task_uid": task.and_then(|task| plan.tasks.get(task)).map(|task| task.uid),
                "message": message,
            }));
        }
    }
    document
}

/// Working time of the project calendar from the first start to `finish`.
fn makespan(opened: &Opened, finish: Moment) -> Span {
    let network = &opened.scheduled.network;
    let start = opened.scheduled.schedule.start;
    network.calendars[network.settings.calendar].between(start, finish)
}

/// Basis points as percent.
fn percent(units: i64) -> Value {
    if units % 100 == 0 {
        json!(units / 100)
    } else {
        #[expect(clippy::cast_precision_loss, reason = "small, for show")]
        let exact = units as f64 / 100.0;
        json!(exact)
    }
}

fn row(opened: &Opened, moved: &Moved) -> Value {
    let plan = &opened.draft.plan;
    let uid = |task: usize| plan.tasks.get(task).map(|task| task.uid);
    let because = match &moved.because {
        Reason::Resource { resource, tasks, .. } => resource_reason(opened, *resource, tasks),
        Reason::Predecessors => json!({"kind": "predecessors"}),
        Reason::Choice => json!({"kind": "choice"}),
    };
    json!({"uid": uid(moved.task), "from": moved.from, "to": moved.to, "because": because})
}

fn resource_reason(opened: &Opened, resource: usize, tasks: &[usize]) -> Value {
    let plan = &opened.draft.plan;
    let uid = |&task: &usize| plan.tasks.get(task).map(|task| task.uid);
    json!({
        "kind": "resource",
        "resource_uid": plan.resources.get(resource).map(|resource| resource.uid),
        "task_uids": tasks.iter().map(uid).collect::<Vec<_>>(),
    })
}

/// The pauses that levelling made, by task, and by person where people pause each for themselves.
fn split_tasks(levelled: &Levelled) -> Vec<&[Paused]> {
    let same =
        |one: &Paused, next: &Paused| (one.task, one.assignment) == (next.task, next.assignment);
    levelled.paused.chunk_by(same).collect()
}

/// When a split task is worked on, by everybody or by the person who pauses.
fn parts(opened: &Opened, pauses: &[Paused]) -> Vec<(Moment, Moment)> {
    let Some(first) = pauses.first() else { return vec![] };
    let schedule = &opened.scheduled.schedule;
    let dates = match first.assignment {
        Some(one) => schedule.assignments.get(one).map(|dates| (dates.start, dates.finish)),
        None => schedule.tasks.get(first.task).map(|dates| (dates.start, dates.finish)),
    };
    let Some((start, finish)) = dates else { return vec![] };
    let starts = std::iter::once(start).chain(pauses.iter().map(|pause| pause.to));
    starts.zip(pauses.iter().map(|pause| pause.from).chain([finish])).collect()
}

/// Who pauses while others on the task go on.
fn alone(opened: &Opened, pauses: &[Paused]) -> Option<usize> {
    let assignment = pauses.first()?.assignment?;
    opened.draft.plan.assignments.get(assignment)?.resource
}

fn split(opened: &Opened, pauses: &[Paused]) -> Value {
    let task = pauses.first().and_then(|pause| opened.draft.plan.tasks.get(pause.task));
    let part = |(start, finish): (Moment, Moment)| json!({"start": start, "finish": finish});
    let because = |pause: &Paused| resource_reason(opened, pause.resource, &pause.tasks);
    let person = alone(opened, pauses).and_then(|one| opened.draft.plan.resources.get(one));
    json!({
        "uid": task.map(|task| task.uid),
        "resource_uid": person.map(|person| person.uid),
        "parts": parts(opened, pauses).into_iter().map(part).collect::<Vec<_>>(),
        "because": pauses.iter().map(because).collect::<Vec<_>>(),
    })
}

/// The stable code of what cannot be solved.
const fn code(unsolved: &Unsolved) -> &'static str {
    match unsolved {
        Unsolved::Shortage(_) => "level.not_enough",
        Unsolved::Overload { .. } => "level.overloaded",
        Unsolved::Outside { .. } => "level.outside",
        Unsolved::Displaced { .. } => "level.displaced",
        Unsolved::FromFinish => "level.from_finish",
    }
}

fn task_name(opened: &Opened, task: usize) -> String {
    let found = opened.draft.plan.tasks.get(task);
    found.map_or_else(String::new, |task| match task.name.is_empty() {
        true => format!("Task {}", task.row),
        false => format!("“{}”", task.name),
    })
}

fn resource_name(opened: &Opened, resource: usize) -> String {
    let found = opened.draft.plan.resources.get(resource);
    found.map_or_else(String::new, |resource| format!("“{}”", resource.name))
}

/// The task concerned, and what is wrong with the remedy, for people.
pub(crate) fn unsolved(opened: &Opened, unsolved: &Unsolved) -> (Option<usize>, String) {
    match *unsolved {
        Unsolved::Shortage(short) => (
            Some(short.task),
            if short.most == 0 {
                format!(
                    "{} needs {} % of {}, and there is none at any time; it is planned as if it \
                     needed nobody. Give the resource units or assign someone else.",
                    task_name(opened, short.task),
                    percent(short.asked),
                    resource_name(opened, short.resource)
                )
            } else {
                format!(
                    "{} needs {} % of {}, of which there is never more than {} %; it is planned as if \
                     it needed no more than that. Add units to the resource or take some from the \
                     assignment.",
                    task_name(opened, short.task),
                    percent(short.asked),
                    resource_name(opened, short.resource),
                    percent(short.most)
                )
            },
        ),
        Unsolved::Overload { task, resource } => (
            Some(task),
            format!(
                "{} cannot be moved to where {} is free without passing its latest start; it stays \
                 overloaded. Allow more than float, change its date or the tasks with fixed dates, \
                 or assign someone else.",
                task_name(opened, task),
                resource_name(opened, resource)
            ),
        ),
        Unsolved::Outside { task, resource } => (
            Some(task),
            format!(
                "{} starts outside the dates that are levelled and stays; {} is asked for too much within \
                 them. Level more dates, or assign someone else.",
                task_name(opened, task),
                resource_name(opened, resource)
            ),
        ),
        Unsolved::Displaced { task } => (
            Some(task),
            format!(
                "{} was to stay on its dates, but its predecessors move it. Give them a higher \
                 priority or remove the link.",
                task_name(opened, task)
            ),
        ),
        Unsolved::FromFinish => (
            None,
            "The plan is scheduled from its finish, which levelling delays cannot express; nothing \
             was moved. Schedule it from its start to level it."
                .into(),
        ),
    }
}

/// Who is busy with what.
fn busy(opened: &Opened, resource: usize, tasks: &[usize]) -> String {
    let tasks: Vec<String> = tasks.iter().take(3).map(|&task| task_name(opened, task)).collect();
    let with = if tasks.is_empty() { "others".to_owned() } else { tasks.join(", ") };
    format!("{}, busy with {with}", resource_name(opened, resource))
}

/// The answer for people.
pub(crate) fn table(opened: &Opened, levelled: &Levelled, goal: Goal) -> String {
    let days = |span: Span| {
        let day = opened.draft.plan.project.day.tenths().max(1);
        let hundredths = span.scaled(100, day).unwrap_or(Span::ZERO);
        format!("{}d", steerco_plan::show_hundredths(hundredths.tenths()))
    };
    let project = &opened.draft.plan.project;
    let gap = match (levelled.proved, goal) {
        (true, Goal::Finish) => "no plan finishes earlier".to_owned(),
        (true, Goal::Delay) => "no plan has less delay".to_owned(),
        (false, _) => format!("no plan can finish before {}", levelled.earliest_finish),
    };
    let mut out = format!(
        "{}: {} to {}, {} of work; {gap}\nwithout levelling it finishes {}\n\n{}\n",
        project.name,
        levelled.schedule.start,
        levelled.schedule.finish,
        days(makespan(opened, levelled.schedule.finish)),
        levelled.unlevelled.finish,
        match levelled.moved.len() {
            0 if levelled.paused.is_empty() => "no task has to wait".to_owned(),
            0 => "no task begins later".to_owned(),
            1 => "1 task moved".to_owned(),
            count => format!("{count} tasks moved"),
        }
    );
    for moved in &levelled.moved {
        let why = match &moved.because {
            Reason::Resource { resource, tasks, .. } => {
                format!("waits for {}", busy(opened, *resource, tasks))
            }
            Reason::Predecessors => "what comes before it was moved".to_owned(),
            Reason::Choice => "stands later in the best plan found".to_owned(),
        };
        out.push_str(&format!(
            "  {:<40} {} to {}: {why}\n",
            task_name(opened, moved.task),
            moved.from,
            moved.to
        ));
    }
    let split = split_tasks(levelled);
    if !split.is_empty() {
        out.push_str("\nsplit\n");
    }
    for pauses in split {
        let parts = parts(opened, pauses);
        let times: Vec<String> =
            parts.iter().map(|(start, finish)| format!("{start} to {finish}")).collect();
        let why: Vec<String> =
            pauses.iter().map(|pause| busy(opened, pause.resource, &pause.tasks)).collect();
        let who = alone(opened, pauses).map(|one| format!(" by {}", resource_name(opened, one)));
        out.push_str(&format!(
            "  {:<40} worked on{} in {} parts, {}: pauses for {}\n",
            task_name(opened, pauses.first().map_or(0, |pause| pause.task)),
            who.unwrap_or_default(),
            parts.len(),
            times.join(", "),
            why.join(", then for ")
        ));
    }
    let over = opened.draft.plan.resources.iter().zip(&levelled.peaks);
    let over: Vec<String> = over
        .filter(|(_, peak)| peak.unlevelled > peak.most)
        .map(|(resource, peak)| {
            format!(
                "  {:<40} {} % of {} % without levelling, now {} %\n",
                resource.name,
                percent(peak.unlevelled),
                percent(peak.most),
                percent(peak.levelled)
            )
        })
        .collect();
    if !over.is_empty() {
        out.push_str("\nmost that is asked at once of resources with too little\n");
        out.push_str(&over.concat());
    }
    out
}

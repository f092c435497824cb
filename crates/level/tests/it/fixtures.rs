//! Runs every `fixtures/level/*.plan`; `fixtures/level/README.md` says how they are written.

use std::fs;
use std::path::Path;

use steerco_calendar::{Moment, Span};
use steerco_level::{
    Available, Goal, Levelled, Limits, Options, Range, Reason, Unsolved, check, level,
};

use crate::plan::{self, Plan};

#[test]
fn plans_carry_their_own_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/level");
    let mut found: Vec<_> = fs::read_dir(&folder).unwrap().map(|one| one.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "plan"));
    found.sort();
    assert!(found.len() > 10);
    let mut report = vec![];
    for path in &found {
        let plan = plan::read(&fs::read_to_string(path).unwrap());
        let options = options(&plan);
        let levelled = level(&plan.network, &options, &Limits::schedules(2_000)).unwrap();
        let mut wrong = differences(&plan, &levelled);
        if let Err(broken) = check(&plan.network, &options, &levelled) {
            wrong.push(format!("  {broken}"));
        }
        if !wrong.is_empty() {
            let name = path.file_name().unwrap().to_string_lossy();
            report.push(format!("{name}\n{}", wrong.join("\n")));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n\n"));
}

/// The lines `level` and `available`.
fn options(plan: &Plan) -> Options {
    let mut options =
        Options { availability: vec![vec![]; plan.network.resources.len()], ..Options::default() };
    for (_, line) in &plan.expectations {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "level" => {
                for word in &words[1..] {
                    match word.split_once('=').unwrap_or((word, "")) {
                        ("within_float", _) => options.within_float = true,
                        ("keep_deadlines", _) => options.keep_deadlines = true,
                        ("splits", _) => options.splits = true,
                        ("leave_started", _) => options.leave_started = true,
                        ("less_delay", _) => options.goal = Goal::Delay,
                        ("range", value) => {
                            let (from, to) = value.split_once("..").unwrap();
                            let (from, to) = (plan.moment(from), plan.moment(to));
                            options.range = Some(Range { from, to });
                        }
                        ("keep_float", value) => options.keep_float = plan.span(value).0,
                        _ => panic!("level {word}"),
                    }
                }
            }
            "available" => options.availability[plan.resources.get(words[1])].push(Available {
                from: plan.moment(words[2]),
                units: words[3].trim_end_matches('%').parse::<i32>().unwrap() * 100,
            }),
            _ => {}
        }
    }
    options
}

/// Lines that did not come true.
fn differences(plan: &Plan, levelled: &Levelled) -> Vec<String> {
    let mut wrong = vec![];
    let mut columns: Vec<&str> = vec![];
    let mut expected_unsolved = 0;
    for (number, line) in &plan.expectations {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut differ = |what: String| wrong.push(format!("  line {number}: {what}"));
        match words[0] {
            "level" | "available" => {}
            "expect" => columns = words[1..].to_vec(),
            "waits" => {
                let task = plan.tasks.get(words[1]);
                let moved = levelled.moved.iter().find(|moved| moved.task == task);
                let got = moved.map_or("nothing".into(), |moved| reason(plan, &moved.because));
                if got != words[2..].join(" ") {
                    differ(format!("{} waits for {got}", words[1]));
                }
            }
            "pauses" => {
                let task = plan.tasks.get(words[1]);
                let paused = levelled.paused.iter().filter(|paused| paused.task == task);
                let got: Vec<String> = paused
                    .map(|paused| {
                        let why = who(plan, paused.resource, &paused.tasks);
                        format!("{}..{} {why}", short(paused.from), short(paused.to))
                    })
                    .collect();
                let got = if got.is_empty() { "never".to_owned() } else { got.join(" ") };
                if got != words[2..].join(" ") {
                    differ(format!("{} pauses {got}", words[1]));
                }
            }
            "peak" => {
                let peak = levelled.peaks[plan.resources.get(words[1])];
                let got = format!("{}% {}%", peak.unlevelled / 100, peak.levelled / 100);
                if got != words[2..].join(" ") {
                    differ(format!("{} peaks at {got}", words[1]));
                }
            }
            "unsolved" => {
                expected_unsolved += 1;
                let all: Vec<String> =
                    levelled.unsolved.iter().map(|one| unsolved(plan, one)).collect();
                if !all.contains(&words[1..].join(" ")) {
                    differ(format!("unsolved are {all:?}"));
                }
            }
            "proved" => {
                let got = if levelled.proved { "yes" } else { "no" };
                if got != words[1] {
                    differ(format!("proved: {got}"));
                }
            }
            _ => {
                let dates = &levelled.schedule.tasks[plan.tasks.get(words[0])];
                for (column, expected) in columns.iter().zip(&words[1..]) {
                    if *column == "delay" {
                        let (delay, elapsed) = plan.span(expected);
                        let got = levelled.delays[plan.tasks.get(words[0])];
                        if got != delay || !(elapsed || delay.is_zero()) {
                            differ(format!("{} delay: {} minutes", words[0], got.minutes()));
                        }
                        continue;
                    }
                    let got = match *column {
                        "start" => dates.start,
                        "finish" => dates.finish,
                        _ => panic!("column {column}"),
                    };
                    if got != plan.moment(expected) {
                        differ(format!("{} {column}: {got}", words[0]));
                    }
                }
            }
        }
    }
    if levelled.unsolved.len() != expected_unsolved {
        wrong.push(format!("  {} unsolved: {:?}", levelled.unsolved.len(), levelled.unsolved));
    }
    if levelled.delays.iter().any(|&delay| delay < Span::ZERO) {
        wrong.push("  a delay is negative".into());
    }
    wrong
}

fn reason(plan: &Plan, reason: &Reason) -> String {
    match reason {
        Reason::Resource { resource, tasks, .. } => who(plan, *resource, tasks),
        Reason::Predecessors => "predecessors".into(),
        Reason::Choice => "choice".into(),
    }
}

/// A resource and the tasks that have it.
fn who(plan: &Plan, resource: usize, tasks: &[usize]) -> String {
    let tasks: Vec<&str> = tasks.iter().map(|&task| plan.tasks.names[task].as_str()).collect();
    format!("{} {}", plan.resources.names[resource], tasks.join(" ")).trim_end().to_owned()
}

/// As plans are written: without year, and seconds.
fn short(at: Moment) -> String {
    at.to_string()[5..16].to_owned()
}

fn unsolved(plan: &Plan, unsolved: &Unsolved) -> String {
    let task = |task: usize| &plan.tasks.names[task];
    let resource = |resource: usize| &plan.resources.names[resource];
    match *unsolved {
        Unsolved::Shortage(short) => format!(
            "{} needs {}% of {} {}%",
            task(short.task),
            short.asked / 100,
            resource(short.resource),
            short.most / 100
        ),
        Unsolved::Overload { task: one, resource: of } => {
            format!("{} overloads {}", task(one), resource(of))
        }
        Unsolved::Outside { task: one, resource: of } => {
            format!("{} overloads {} from outside", task(one), resource(of))
        }
        Unsolved::Displaced { task: one } => format!("{} displaced", task(one)),
        Unsolved::FromFinish => "from_finish".into(),
    }
}

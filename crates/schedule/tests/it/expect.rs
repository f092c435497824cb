//! What a `.plan` fixture expects, compared with what the engine says.
//!
//! ```text
//! expect start finish total          a table: columns, then one line per task, `-` for any value
//!   A    03-02T08:00 03-03T17:00 0d
//! diagnostic A schedule.deadline_missed
//! driver A project | link A B | summary S | constraint A | manual | actual | ...
//! error cycle A B A                  the network is refused
//! ```

use steerco_schedule::{Driver, Network, NetworkError, Schedule, TaskDates};

use crate::plan::Plan;

/// Lines that did not come true; empty when all is as expected.
pub(crate) fn differences(plan: &Plan) -> Vec<String> {
    let mut wrong = vec![];
    let mut columns: Vec<&str> = vec![];
    let mut said = vec![];
    let result = plan.network.schedule();
    for (number, line) in &plan.expectations {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut differ = |what: String| wrong.push(format!("  line {number}: {what}"));
        if words[0] == "error" {
            let got = result.as_ref().err().map(|error| describe_error(plan, error));
            let expected = words[1..].join(" ");
            if got.as_deref() != Some(expected.as_str()) {
                differ(format!("expected error {expected}, got {got:?}"));
            }
            continue;
        }
        let schedule = match &result {
            Ok(schedule) => schedule,
            Err(error) => {
                differ(format!("refused: {error}"));
                break;
            }
        };
        match words[0] {
            "expect" => columns = words[1..].to_vec(),
            "diagnostic" => {
                said.push((plan.tasks.get(words[1]), words[2]));
                let hit = schedule
                    .diagnostics
                    .iter()
                    .any(|one| one.task == Some(plan.tasks.get(words[1])) && one.code == words[2]);
                if !hit {
                    differ(format!("{} does not say {}", words[1], words[2]));
                }
            }
            "driver" => {
                let driver = schedule.tasks[plan.tasks.get(words[1])].driver;
                let got = describe_driver(plan, driver);
                if got != words[2..].join(" ") {
                    differ(format!("{} is driven by {got}", words[1]));
                }
            }
            "pushed" => {
                if schedule.tasks[plan.tasks.get(words[1])].pushed_by.is_none() {
                    differ(format!("{} is not pushed", words[1]));
                }
            }
            "plan" => {
                let (start, finish) = (plan.moment(words[1]), plan.moment(words[2]));
                if (schedule.start, schedule.finish) != (start, finish) {
                    differ(format!("plan runs {} to {}", schedule.start, schedule.finish));
                }
            }
            "assignment" => {
                let index: usize = words[1].parse().unwrap();
                let got = &schedule.assignments[index];
                let (start, finish) = (plan.moment(words[2]), plan.moment(words[3]));
                if (got.start, got.finish) != (start, finish) {
                    differ(format!("assignment {index} runs {} to {}", got.start, got.finish));
                }
            }
            _ => {
                let task = plan.tasks.get(words[0]);
                for (column, expected) in columns.iter().zip(&words[1..]) {
                    if *expected != "-" {
                        let got = cell(plan, &schedule.tasks[task], column, expected);
                        if let Some(got) = got {
                            differ(format!(
                                "{} {column}: expected {expected}, got {got}",
                                words[0]
                            ));
                        }
                    }
                }
            }
        }
    }
    if let Ok(schedule) = &result {
        let silent = |code: &str| code == "schedule.negative_float";
        for one in &schedule.diagnostics {
            let task = one.task.unwrap_or(usize::MAX);
            if !silent(one.code) && !said.contains(&(task, one.code)) {
                let name = plan.tasks.names.get(task).map_or("-", String::as_str);
                wrong.push(format!("  not expected: {name} {} {}", one.code, one.message));
            }
        }
        if let Err(violation) = steerco_schedule::verify(&plan.network, schedule) {
            wrong.push(format!("  verifier: {violation}"));
        }
    }
    wrong
}

/// `None` when the value is as expected, else the value.
fn cell(plan: &Plan, dates: &TaskDates, column: &str, expected: &str) -> Option<String> {
    let moment = match column {
        "start" => Some(dates.start),
        "finish" => Some(dates.finish),
        "es" => Some(dates.early_start),
        "ef" => Some(dates.early_finish),
        "ls" => Some(dates.late_start),
        "lf" => Some(dates.late_finish),
        _ => None,
    };
    if let Some(moment) = moment {
        return (moment != plan.moment(expected)).then(|| moment.to_string());
    }
    let span = match column {
        "total" => dates.total_float,
        "free" => dates.free_float,
        "start_float" => dates.start_float,
        "finish_float" => dates.finish_float,
        "duration" => dates.duration,
        "critical" => {
            let got = if dates.critical { "yes" } else { "no" };
            return (got != expected).then(|| got.into());
        }
        _ => panic!("column {column}"),
    };
    let negative = expected.starts_with('-');
    let (wanted, _) = plan.span(expected.trim_start_matches('-'));
    let wanted = if negative { -wanted } else { wanted };
    (span != wanted).then(|| format!("{span:?}"))
}

fn describe_driver(plan: &Plan, driver: Driver) -> String {
    let name = |task: usize| plan.tasks.names[task].as_str();
    match driver {
        Driver::Project => "project".into(),
        Driver::Dependency(link) => {
            let link = &plan.network.dependencies[link];
            format!("link {} {}", name(link.predecessor), name(link.successor))
        }
        Driver::SummaryDependency { dependency, summary } => {
            let link = &plan.network.dependencies[dependency];
            format!("summary {} {}", name(link.predecessor), name(summary))
        }
        Driver::Constraint { task } => format!("constraint {}", name(task)),
        Driver::LateDates => "late".into(),
        Driver::Manual => "manual".into(),
        Driver::Actual => "actual".into(),
        Driver::StatusDate => "status".into(),
        Driver::LevelingDelay => "leveling".into(),
        Driver::Child(child) => format!("child {}", name(child)),
        Driver::External => "external".into(),
        Driver::Inactive => "inactive".into(),
        Driver::Around => "around".into(),
    }
}

fn describe_error(plan: &Plan, error: &NetworkError) -> String {
    match error {
        NetworkError::Cycle { tasks } => {
            let names: Vec<&str> =
                tasks.iter().map(|&task| plan.tasks.names[task].as_str()).collect();
            format!("cycle {}", names.join(" "))
        }
        NetworkError::Dangling { what, index } => format!("dangling {what} {index}"),
        NetworkError::NoWorkingTime { calendar } => format!("no_working_time {calendar}"),
    }
}

/// The dates of every task, for a failing fixture.
pub(crate) fn show(plan: &Plan) -> String {
    let render = |network: &Network, schedule: &Schedule| {
        let rows = network.tasks.iter().zip(&schedule.tasks).zip(&plan.tasks.names);
        let lines: Vec<String> = rows
            .map(|((_, dates), name)| {
                format!(
                    "    {name}: {} {} | early {} {} | late {} {} | total {:?} free {:?} {:?}",
                    dates.start,
                    dates.finish,
                    dates.early_start,
                    dates.early_finish,
                    dates.late_start,
                    dates.late_finish,
                    dates.total_float,
                    dates.free_float,
                    dates.driver,
                )
            })
            .collect();
        lines.join("\n")
    };
    match plan.network.schedule() {
        Ok(schedule) => render(&plan.network, &schedule),
        Err(error) => format!("    {error}"),
    }
}

//! PSPLIB instances as plans: one eight-hour day per period, on a calendar without weekends.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use steerco_calendar::{Calendar, CalendarSpec, DayPattern, Moment, Shift, Span};
use steerco_level::{Levelled, Limits, Options, level};
use steerco_schedule::{
    Assignment, Contour, Dependency, DependencyKind, Lag, Network, Resource, ResourceKind,
    Settings, Task, TaskType,
};

use crate::generate::{plain_task, settings};

/// An instance as its file has it; the first and the last activity are dummies.
pub(super) struct Instance {
    pub(super) durations: Vec<i64>,
    pub(super) demands: Vec<Vec<i32>>,
    pub(super) successors: Vec<Vec<usize>>,
    pub(super) capacities: Vec<i32>,
}

fn numbers(line: &str) -> Vec<i64> {
    line.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

fn small(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn index(value: i64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

impl Instance {
    pub(super) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        let patterson = path.extension().is_some_and(|end| end == "rcp");
        Ok(if patterson { Self::patterson(&text) } else { Self::psplib(&text) })
    }

    fn patterson(text: &str) -> Self {
        let all = numbers(text);
        let mut rest = all.iter().copied();
        let mut next = || rest.next().unwrap_or(0);
        let (count, resources) = (next(), next());
        let capacities: Vec<i32> = (0..resources).map(|_| small(next())).collect();
        let mut one = Self { durations: vec![], demands: vec![], successors: vec![], capacities };
        for _ in 0..count {
            one.durations.push(next());
            one.demands.push((0..resources).map(|_| small(next())).collect());
            let successors = next();
            one.successors.push((0..successors).map(|_| index(next() - 1)).collect());
        }
        one
    }

    fn psplib(text: &str) -> Self {
        let mut one =
            Self { durations: vec![], demands: vec![], successors: vec![], capacities: vec![] };
        let mut section = "";
        for line in text.lines() {
            let values = numbers(line);
            if line.starts_with("PRECEDENCE") || line.starts_with("REQUESTS") {
                section = if line.starts_with('P') { "links" } else { "needs" };
            } else if line.starts_with("RESOURCEAVAILABILITIES") {
                section = "capacity";
            } else if !values.is_empty() && line.trim_start().starts_with(char::is_numeric) {
                match section {
                    "links" => {
                        one.successors.push(values[3..].iter().map(|&one| index(one - 1)).collect())
                    }
                    "needs" => {
                        one.durations.push(values[2]);
                        one.demands.push(values[3..].iter().map(|&one| small(one)).collect());
                    }
                    "capacity" => one.capacities = values.iter().map(|&one| small(one)).collect(),
                    _ => {}
                }
            }
        }
        one
    }

    /// The latest start of each activity that does not make the longest path longer. Activities are
    /// numbered so that successors come later.
    pub(super) fn latest_starts(&self) -> Vec<i64> {
        let count = self.durations.len();
        let mut early = vec![0; count];
        for (task, followers) in self.successors.iter().enumerate() {
            for &follower in followers {
                early[follower] = early[follower].max(early[task] + self.durations[task]);
            }
        }
        let ends = early.iter().zip(&self.durations).map(|(start, days)| start + days);
        let end = ends.max().unwrap_or(0);
        let mut late = vec![0; count];
        for task in (0..count).rev() {
            let next = self.successors[task].iter().map(|&follower| late[follower]).min();
            late[task] = next.unwrap_or(end) - self.durations[task];
        }
        late
    }

    pub(super) fn network(&self) -> Result<Network, Box<dyn Error>> {
        let calendar = Calendar::compile(&[every_day()], 0)?;
        let start: Moment = "2026-01-05T08:00".parse()?;
        let task = |&days: &i64| Task { task_type: TaskType::FixedDuration, ..plain_task(days) };
        let links = self.successors.iter().enumerate().flat_map(|(predecessor, row)| {
            row.iter().map(move |&successor| Dependency {
                predecessor,
                successor,
                kind: DependencyKind::FinishToStart,
                lag: Lag::Working(Span::ZERO),
            })
        });
        let needs = self.demands.iter().enumerate().flat_map(|(task, row)| {
            let needed = row.iter().enumerate().filter(|(_, units)| **units > 0);
            needed.map(move |(resource, &units)| (task, resource, units))
        });
        let assignment = |(task, resource, units): (usize, usize, i32)| Assignment {
            task,
            resource: Some(resource),
            units: units * 10_000,
            work: Span::from_minutes(self.durations[task] * 480 * i64::from(units)),
            actual_work: Span::ZERO,
            contour: Contour::Flat,
            delay: Span::ZERO,
            leveling_delay: Span::ZERO,
            splits: vec![],
        };
        let resource = |&units: &i32| Resource {
            calendar: None,
            kind: ResourceKind::Work,
            max_units: units * 10_000,
        };
        Ok(Network {
            settings: Settings { start, ..settings() },
            calendars: vec![calendar],
            tasks: self.durations.iter().map(task).collect(),
            dependencies: links.collect(),
            resources: self.capacities.iter().map(resource).collect(),
            assignments: needs.map(assignment).collect(),
        })
    }

    /// The plan as a Microsoft Project XML file.
    fn mspdi(&self, name: &str) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <Project xmlns=\"http://schemas.microsoft.com/project\"><Name>{name}</Name>\
             <ScheduleFromStart>1</ScheduleFromStart><StartDate>2026-01-05T08:00:00</StartDate>\
             <CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>\
             <MinutesPerWeek>3360</MinutesPerWeek><DaysPerMonth>30</DaysPerMonth>\n\
             <Calendars><Calendar><UID>1</UID><Name>Every day</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>"
        )?;
        for day in 1..=7 {
            write!(
                out,
                "<WeekDay><DayType>{day}</DayType><DayWorking>1</DayWorking><WorkingTimes>\
                 <WorkingTime><FromTime>08:00:00</FromTime><ToTime>16:00:00</ToTime></WorkingTime>\
                 </WorkingTimes></WeekDay>"
            )?;
        }
        out.push_str("</WeekDays></Calendar></Calendars>\n<Tasks>\n");
        let mut before: Vec<Vec<usize>> = vec![vec![]; self.durations.len()];
        for (task, successors) in self.successors.iter().enumerate() {
            for &successor in successors {
                before[successor].push(task);
            }
        }
        for (task, days) in self.durations.iter().enumerate() {
            write!(
                out,
                "<Task><UID>{0}</UID><ID>{0}</ID><Name>Activity {0}</Name><Type>1</Type>\
                 <OutlineLevel>1</OutlineLevel><Priority>500</Priority><Duration>PT{1}H0M0S</Duration>\
                 <DurationFormat>7</DurationFormat><Milestone>{2}</Milestone><EffortDriven>0</EffortDriven>",
                task + 1,
                days * 8,
                u8::from(*days == 0)
            )?;
            for one in &before[task] {
                write!(
                    out,
                    "<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>1</Type>\
                     <LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>",
                    one + 1
                )?;
            }
            out.push_str("</Task>\n");
        }
        out.push_str("</Tasks>\n<Resources>\n");
        for (resource, units) in self.capacities.iter().enumerate() {
            writeln!(
                out,
                "<Resource><UID>{0}</UID><ID>{0}</ID><Name>R{0}</Name><Type>1</Type>\
                 <MaxUnits>{units}</MaxUnits></Resource>",
                resource + 1
            )?;
        }
        out.push_str("</Resources>\n<Assignments>\n");
        let mut uid = 0;
        for (task, demands) in self.demands.iter().enumerate() {
            for (resource, units) in demands.iter().enumerate().filter(|(_, units)| **units > 0) {
                uid += 1;
                writeln!(
                    out,
                    "<Assignment><UID>{uid}</UID><TaskUID>{}</TaskUID><ResourceUID>{}</ResourceUID>\
                     <Units>{units}</Units><Work>PT{}H0M0S</Work></Assignment>",
                    task + 1,
                    resource + 1,
                    self.durations[task] * 8 * i64::from(*units)
                )?;
            }
        }
        out.push_str("</Assignments>\n</Project>\n");
        Ok(out)
    }
}

/// A calendar on which every day has eight hours.
pub(super) fn every_day() -> CalendarSpec {
    let day = DayPattern::Working(vec![Shift::hours(8, 16)]);
    CalendarSpec::of_week("Every day", std::array::from_fn(|_| day.clone()))
}

/// Writes an instance as a plan file.
pub(super) fn convert(from: &str, to: &str) -> Result<(), Box<dyn Error>> {
    let path = PathBuf::from(from);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    fs::write(to, Instance::read(&path)?.mspdi(&name)?)?;
    Ok(())
}

/// One instance's best-known values.
struct Known {
    set: String,
    file: PathBuf,
    path: i64,
    best: i64,
}

fn known(folder: &Path, only: &str) -> Result<Vec<Known>, Box<dyn Error>> {
    let text = fs::read_to_string(folder.join("best_known.csv"))?;
    let mut all = vec![];
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let end = if cells[0] == "RG300" { "rcp" } else { "sm" };
        let file = folder.join(cells[0]).join(format!("{}.{end}", cells[1]));
        if file.exists() && cells[0].contains(only) {
            let (path, best) = (cells[5].parse()?, cells[7].parse()?);
            all.push(Known { set: cells[0].into(), file, path, best });
        }
    }
    Ok(all)
}

/// What one instance may take: `5s` is five seconds on the clock, `400000` so many schedules.
#[derive(Clone, Copy)]
enum Budget {
    Seconds(f64),
    Schedules(u64),
}

impl Budget {
    fn read(text: &str) -> Result<Self, Box<dyn Error>> {
        Ok(match text.strip_suffix('s') {
            Some(seconds) => Self::Seconds(seconds.parse()?),
            None => Self::Schedules(text.parse()?),
        })
    }

    fn spend(self, network: &Network) -> Result<Levelled, Box<dyn Error>> {
        let (seconds, schedules) = match self {
            Self::Seconds(seconds) => (seconds, u64::MAX),
            Self::Schedules(schedules) => (86_400.0, schedules),
        };
        let end = Instant::now() + Duration::from_secs_f64(seconds);
        let keep_going = || Instant::now() < end;
        let limits = Limits { schedules, keep_going: &keep_going, seed: 1, threads: 2 };
        Ok(level(network, &Options::default(), &limits)?)
    }
}

/// Processor time of this program so far, in seconds; 0 where the system does not tell.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Levels every instance with a best-known value on two threads, and prints how far the answers are
/// from it; with `each`, instance by instance.
pub(super) fn compare(
    folder: &str,
    budget: &str,
    only: &str,
    each: bool,
) -> Result<(), Box<dyn Error>> {
    let all = known(Path::new(folder), only)?;
    let mut sets: Vec<&str> = all.iter().map(|known| known.set.as_str()).collect();
    sets.dedup();
    println!(
        "{budget} for each instance, on two threads\n{:>6} {:>9} {:>11} {:>11} {:>8} {:>7} {:>13} {:>19}",
        "set",
        "instances",
        "above path",
        "above best",
        "at best",
        "proved",
        "processor s",
        "schedules/s of one"
    );
    let budget = Budget::read(budget)?;
    for set in sets {
        let (mut path, mut best, mut at_best, mut proved, mut count) = (0.0, 0.0, 0, 0, 0);
        let (mut built, begin) = (0, processor_seconds());
        for known in all.iter().filter(|known| known.set == set) {
            let network = Instance::read(&known.file)?.network()?;
            let answer = budget.spend(&network)?;
            built += answer.schedules;
            let start = network.settings.start;
            let calendar = &network.calendars[0];
            let length = calendar.between(start, answer.schedule.finish).tenths() / 4_800;
            #[expect(clippy::cast_precision_loss, reason = "for show")]
            let above = |from: i64| (length - from) as f64 / from as f64 * 100.0;
            path += above(known.path);
            best += above(known.best);
            at_best += usize::from(length <= known.best);
            proved += usize::from(answer.proved);
            count += 1;
            if each {
                let name = known.file.file_stem().unwrap_or_default().to_string_lossy();
                println!("{name:>16} {length:>6}, best known {}", known.best);
            }
        }
        let took = processor_seconds() - begin;
        #[expect(clippy::cast_precision_loss, reason = "for show")]
        let (path, best, each, speed) = (
            path / count as f64,
            best / count as f64,
            took / count as f64,
            built as f64 / took.max(0.01),
        );
        println!(
            "{set:>6} {count:>9} {path:>10.2}% {best:>10.2}% {at_best:>8} {proved:>7} {each:>13.2} {speed:>19.0}"
        );
    }
    Ok(())
}

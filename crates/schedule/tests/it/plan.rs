//! Reader of `.plan` fixtures: one line per fact, `#` begins a comment.
//!
//! ```text
//! project start=2026-03-02T08:00 honor=no status=2026-03-10T08:00
//! calendar night mon=23-24 tue=0-3,4-8,23-24
//! holiday night 2026-03-04
//! resource ann calendar=night
//! task A 3d snet=03-04T08:00 parent=S
//! link A FS B +2d
//! assign A ann 100% 24h contour=turtle
//! ```
//!
//! Moments may leave out the year of the project start, or be `@3.5`: days after the project start.
//! Spans: `3d`, `4h`, `30m`, `2w` of working time, `3ed`, `4eh` of clock time; lags also `50%`, `50e%`.

use std::collections::HashMap;

use steerco_calendar::{
    Calendar, CalendarException, CalendarSpec, DayPattern, Moment, Recurrence, Shift, Span,
};
use steerco_schedule::{
    Activity, Assignment, Constraint, Contour, CriticalBy, Dependency, DependencyKind, Dialect,
    Lag, LagCalendar, Network, Primavera, Progress, ProgressPolicy, Resource, ResourceKind,
    Settings, Split, Task, TaskType, TotalFloat,
};

/// A plan with the names that its lines gave, and the lines that say what to expect.
pub(crate) struct Plan {
    pub(crate) network: Network,
    pub(crate) tasks: Names,
    pub(crate) resources: Names,
    pub(crate) expectations: Vec<(usize, String)>,
    pub(crate) start: Moment,
    pub(crate) day: Span,
}

/// Names in the order of their indices.
#[derive(Default)]
pub(crate) struct Names {
    index: HashMap<String, usize>,
    pub(crate) names: Vec<String>,
}

impl Names {
    fn add(&mut self, name: &str) -> usize {
        let index = self.names.len();
        assert!(self.index.insert(name.into(), index).is_none(), "{name} twice");
        self.names.push(name.into());
        index
    }

    pub(crate) fn get(&self, name: &str) -> usize {
        *self.index.get(name).unwrap_or_else(|| panic!("no {name}"))
    }
}

struct Reader {
    plan: Plan,
    specs: Vec<CalendarSpec>,
    calendars: Names,
}

/// Reads a plan; panics with the line at fault.
pub(crate) fn read(text: &str) -> Plan {
    let mut reader = Reader::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split('#').next().unwrap_or("").trim_end();
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.first().copied() {
            None => {}
            Some("project") => reader.project(&words[1..]),
            Some("calendar") => reader.calendar(&words[1..]),
            Some("holiday") => reader.holiday(&words[1..]),
            Some("resource") => reader.resource(&words[1..]),
            Some("task") => reader.task(&words[1..]),
            Some("link") => reader.link(&words[1..]),
            Some("assign") => reader.assign(&words[1..]),
            Some(_) => reader.plan.expectations.push((number, line.into())),
        }
    }
    reader.finish()
}

/// Splits `key=value`; a bare word has an empty value.
fn pairs<'a>(words: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    words.iter().map(|word| word.split_once('=').unwrap_or((word, ""))).collect()
}

impl Plan {
    /// A moment as a fixture writes it.
    pub(crate) fn moment(&self, text: &str) -> Moment {
        if let Some(days) = text.strip_prefix('@') {
            return self.start + Span::from_tenths(tenths(days, 14_400));
        }
        if text.matches('-').count() == 1 {
            return format!("{}-{text}", self.start.date().year()).parse().expect(text);
        }
        text.parse().expect(text)
    }

    /// Working (or, with an `e`, clock) time, and whether it is clock time.
    pub(crate) fn span(&self, text: &str) -> (Span, bool) {
        let letters = text.find(|c: char| c.is_ascii_alphabetic()).expect(text);
        let (number, unit) = text.split_at(letters);
        let day = self.day.tenths();
        let (size, elapsed) = match unit {
            "m" => (10, false),
            "h" => (600, false),
            "d" => (day, false),
            "w" => (5 * day, false),
            "em" => (10, true),
            "eh" => (600, true),
            "ed" => (14_400, true),
            "ew" => (7 * 14_400, true),
            "emo" => (30 * 14_400, true),
            _ => panic!("unit of {text}"),
        };
        (Span::from_tenths(tenths(number, size)), elapsed)
    }
}

/// `number` (with decimals) times `size`, exactly where it comes out even.
fn tenths(number: &str, size: i64) -> i64 {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let scale = 10i64.pow(u32::try_from(decimals.len()).unwrap());
    let digits: i64 = format!("{whole}{decimals}").parse().expect(number);
    Span::from_tenths(size).scaled(digits, scale).unwrap().tenths()
}

impl Reader {
    fn new() -> Self {
        let start: Moment = "2026-03-02T08:00".parse().unwrap();
        let settings = Settings {
            dialect: Dialect::Microsoft,
            start,
            schedule_from_finish: None,
            calendar: 0,
            status_date: None,
            progress: ProgressPolicy::RetainedLogic,
            honor_constraints: true,
            critical_limit: Span::ZERO,
            multiple_critical_paths: false,
            day: Span::from_minutes(480),
            reschedule_uncompleted: false,
        };
        let network = Network {
            settings,
            calendars: vec![],
            tasks: vec![],
            dependencies: vec![],
            resources: vec![],
            assignments: vec![],
        };
        let mut calendars = Names::default();
        calendars.add("standard");
        calendars.add("continuous");
        Self {
            plan: Plan {
                network,
                tasks: Names::default(),
                resources: Names::default(),
                expectations: vec![],
                start,
                day: Span::from_minutes(480),
            },
            specs: vec![CalendarSpec::standard(), CalendarSpec::around_the_clock()],
            calendars,
        }
    }

    fn finish(mut self) -> Plan {
        self.plan.network.calendars = Calendar::compile_all(&self.specs).unwrap();
        self.plan
    }

    fn project(&mut self, words: &[&str]) {
        for (key, value) in pairs(words) {
            match key {
                "start" => {
                    self.plan.start = self.plan.moment(value);
                    self.plan.network.settings.start = self.plan.start;
                }
                "finish" => {
                    let finish = self.plan.moment(value);
                    self.plan.network.settings.schedule_from_finish = Some(finish);
                }
                "calendar" => {
                    self.plan.network.settings.calendar = self.calendars.get(value);
                    if value == "continuous" {
                        self.plan.day = Span::from_minutes(1440);
                        self.plan.network.settings.day = self.plan.day;
                    }
                }
                "status" => {
                    let at = self.plan.moment(value);
                    self.plan.network.settings.status_date = Some(at);
                }
                "honor" => self.plan.network.settings.honor_constraints = value == "yes",
                "override" => {
                    self.plan.network.settings.progress = ProgressPolicy::ProgressOverride;
                }
                "multiple" => self.plan.network.settings.multiple_critical_paths = true,
                "reschedule" => self.plan.network.settings.reschedule_uncompleted = true,
                "critical" => {
                    self.plan.network.settings.critical_limit = self.plan.span(value).0;
                }
                "primavera" => {
                    let lag_calendar = match value {
                        "successor" => LagCalendar::Successor,
                        "continuous" => LagCalendar::AroundTheClock,
                        "project" => LagCalendar::Project,
                        _ => LagCalendar::Predecessor,
                    };
                    self.primavera(|choices| choices.lag_calendar = lag_calendar);
                }
                "start_float" => self.primavera(|one| one.total_float = TotalFloat::Start),
                "finish_float" => self.primavera(|one| one.total_float = TotalFloat::Finish),
                "longest_path" => self.primavera(|one| one.critical = CriticalBy::LongestPath),
                "must_finish_by" => {
                    let by = self.plan.moment(value);
                    self.primavera(|choices| choices.must_finish_by = Some(by));
                }
                _ => panic!("project {key}"),
            }
        }
    }

    /// Makes it a Primavera project and sets one of its choices.
    fn primavera(&mut self, choose: impl FnOnce(&mut Primavera)) {
        let dialect = &mut self.plan.network.settings.dialect;
        let mut choices = dialect.primavera().unwrap_or_default();
        choose(&mut choices);
        *dialect = Dialect::Primavera(choices);
    }

    fn calendar(&mut self, words: &[&str]) {
        self.calendars.add(words[0]);
        let mut spec =
            CalendarSpec::of_week(words[0], std::array::from_fn(|_| DayPattern::NonWorking));
        for (key, value) in pairs(&words[1..]) {
            if key == "base" {
                spec = CalendarSpec::derived(words[0], self.calendars.get(value));
                continue;
            }
            let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            let days = match key {
                "weekdays" => 0..5,
                "days" => 0..7,
                _ => {
                    let at = names.iter().position(|name| *name == key).expect(key);
                    at..at + 1
                }
            };
            for day in days {
                spec.week[day] = if value == "off" {
                    DayPattern::NonWorking
                } else {
                    DayPattern::Working(shifts(value))
                };
            }
        }
        self.specs.push(spec);
    }

    /// `holiday CALENDAR FROM[..TO] [SHIFTS]`
    fn holiday(&mut self, words: &[&str]) {
        let (from, to) = words[1].split_once("..").unwrap_or((words[1], words[1]));
        let exception = CalendarException {
            name: "holiday".into(),
            from: self.plan.moment(from).date(),
            to: self.plan.moment(to).date(),
            recurrence: Recurrence::Daily { every: 1 },
            occurrences: None,
            shifts: words.get(2).map_or(vec![], |text| shifts(text)),
        };
        let calendar = self.calendars.get(words[0]);
        self.specs[calendar].exceptions.push(exception);
    }

    fn resource(&mut self, words: &[&str]) {
        self.plan.resources.add(words[0]);
        let mut resource = Resource { calendar: None, kind: ResourceKind::Work, max_units: 10_000 };
        for (key, value) in pairs(&words[1..]) {
            match key {
                "calendar" => resource.calendar = Some(self.calendars.get(value)),
                "units" => {
                    let units = value.trim_end_matches('%');
                    resource.max_units = i32::try_from(tenths(units, 100)).unwrap();
                }
                "material" => resource.kind = ResourceKind::Material,
                "cost" => resource.kind = ResourceKind::Cost,
                _ => panic!("resource {key}"),
            }
        }
        self.plan.network.resources.push(resource);
    }

    fn task(&mut self, words: &[&str]) {
        let plan = &self.plan;
        let (duration, elapsed) = plan.span(words.get(1).unwrap_or(&"0d"));
        let mut task = blank_task(duration, elapsed);
        let options = pairs(words.get(2..).unwrap_or(&[]));
        for (key, value) in options {
            let at = || Some(plan.moment(value));
            let range = || {
                let (from, to) = value.split_once("..").expect(value);
                Some((plan.moment(from), plan.moment(to)))
            };
            let date = || plan.moment(value);
            match key {
                "parent" => task.parent = Some(plan.tasks.get(value)),
                "calendar" => task.calendar = Some(self.calendars.get(value)),
                "ignore" => task.ignore_resource_calendars = true,
                "alap" => task.constraint = Constraint::AsLateAsPossible,
                "mso" => task.constraint = Constraint::MustStartOn(date()),
                "mfo" => task.constraint = Constraint::MustFinishOn(date()),
                "snet" => task.constraint = Constraint::StartNoEarlierThan(date()),
                "snlt" => task.constraint = Constraint::StartNoLaterThan(date()),
                "fnet" => task.constraint = Constraint::FinishNoEarlierThan(date()),
                "fnlt" => task.constraint = Constraint::FinishNoLaterThan(date()),
                "and_snet" => task.second_constraint = Constraint::StartNoEarlierThan(date()),
                "and_snlt" => task.second_constraint = Constraint::StartNoLaterThan(date()),
                "and_fnlt" => task.second_constraint = Constraint::FinishNoLaterThan(date()),
                "resource_dependent" => task.activity = Activity::ResourceDependent,
                "level_of_effort" => task.activity = Activity::LevelOfEffort,
                "start_milestone" => task.activity = Activity::StartMilestone,
                "finish_milestone" => task.activity = Activity::FinishMilestone,
                "wbs_summary" => task.activity = Activity::WbsSummary,
                "deadline" => task.deadline = at(),
                "manual" => task.manual = range(),
                "external" => task.external = range(),
                "inactive" => task.active = false,
                "started" => task.progress.actual_start = at(),
                "finished" => task.progress.actual_finish = at(),
                "done" => task.progress.actual_duration = plan.span(value).0,
                "stop" => task.progress.stop = at(),
                "resume" => task.progress.resume = at(),
                "split" => {
                    let (after, pause) = value.split_once(':').expect(value);
                    let (after, pause) = (plan.span(after).0, plan.span(pause).0);
                    task.splits.push(Split { after, pause });
                }
                "leveling" => task.leveling_delay = plan.span(value).0,
                "priority" => task.priority = value.parse().expect(value),
                "fixed_duration" => task.task_type = TaskType::FixedDuration,
                "fixed_work" => task.task_type = TaskType::FixedWork,
                _ => panic!("task {key}"),
            }
        }
        self.plan.tasks.add(words[0]);
        self.plan.network.tasks.push(task);
    }

    /// `link A FS B [LAG]`
    fn link(&mut self, words: &[&str]) {
        let lag = words.get(3).map_or(Lag::Working(Span::ZERO), |text| {
            let text = text.trim_start_matches('+');
            let points = |number: &str| i32::try_from(tenths(number, 100)).unwrap();
            if let Some(number) = text.strip_suffix("e%") {
                Lag::ElapsedPercent(points(number))
            } else if let Some(number) = text.strip_suffix('%') {
                Lag::Percent(points(number))
            } else {
                let negative = text.starts_with('-');
                let (span, elapsed) = self.plan.span(text.trim_start_matches('-'));
                let span = if negative { -span } else { span };
                if elapsed { Lag::Elapsed(span) } else { Lag::Working(span) }
            }
        });
        let kind = match words[1] {
            "FS" => DependencyKind::FinishToStart,
            "SS" => DependencyKind::StartToStart,
            "FF" => DependencyKind::FinishToFinish,
            "SF" => DependencyKind::StartToFinish,
            other => panic!("link kind {other}"),
        };
        let link = Dependency {
            predecessor: self.plan.tasks.get(words[0]),
            successor: self.plan.tasks.get(words[2]),
            kind,
            lag,
        };
        let network = &mut self.plan.network;
        let effort = network.tasks[link.predecessor].activity == Activity::LevelOfEffort;
        network.dependencies.push(if effort { link.to_effort() } else { link });
    }

    /// `assign TASK RESOURCE 100% 24h [contour=..] [delay=..] [leveling=..]`
    fn assign(&mut self, words: &[&str]) {
        let plan = &self.plan;
        let units = words[2].trim_end_matches('%');
        let mut assignment = Assignment {
            task: plan.tasks.get(words[0]),
            resource: (words[1] != "-").then(|| self.plan.resources.get(words[1])),
            units: i32::try_from(tenths(units, 100)).unwrap(),
            work: plan.span(words[3]).0,
            actual_work: Span::ZERO,
            contour: Contour::Flat,
            delay: Span::ZERO,
            leveling_delay: Span::ZERO,
            splits: vec![],
        };
        for (key, value) in pairs(&words[4..]) {
            match key {
                "delay" => assignment.delay = plan.span(value).0,
                "leveling" => assignment.leveling_delay = plan.span(value).0,
                "contour" => {
                    assignment.contour = match value {
                        "back" => Contour::BackLoaded,
                        "front" => Contour::FrontLoaded,
                        "double" => Contour::DoublePeak,
                        "early" => Contour::EarlyPeak,
                        "late" => Contour::LatePeak,
                        "bell" => Contour::Bell,
                        "turtle" => Contour::Turtle,
                        "contoured" => Contour::Contoured,
                        _ => panic!("contour {value}"),
                    };
                }
                "split" => {
                    let (after, pause) = value.split_once(':').expect(value);
                    let (after, pause) = (plan.span(after).0, plan.span(pause).0);
                    assignment.splits.push(Split { after, pause });
                }
                _ => panic!("assign {key}"),
            }
        }
        self.plan.network.assignments.push(assignment);
    }
}

/// An automatic task of this length and nothing else.
pub(crate) fn blank_task(duration: Span, elapsed: bool) -> Task {
    Task {
        parent: None,
        duration,
        elapsed,
        calendar: None,
        ignore_resource_calendars: false,
        activity: Activity::TaskDependent,
        constraint: Constraint::AsSoonAsPossible,
        second_constraint: Constraint::AsSoonAsPossible,
        deadline: None,
        manual: None,
        active: true,
        external: None,
        progress: Progress::default(),
        splits: vec![],
        leveling_delay: Span::ZERO,
        priority: 500,
        task_type: TaskType::FixedUnits,
        effort_driven: false,
    }
}

/// `8-12,13-17`, or with minutes `8:30-12:15`.
fn shifts(text: &str) -> Vec<Shift> {
    let clock = |text: &str| -> i32 {
        let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
        hours.parse::<i32>().expect(text) * 600 + minutes.parse::<i32>().expect(text) * 10
    };
    let shift = |text: &str| {
        let (start, finish) = text.split_once('-').expect(text);
        Shift { start: clock(start), finish: clock(finish) }
    };
    text.split(',').map(shift).collect()
}

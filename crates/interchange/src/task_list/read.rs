//! Reading a task list: lines to rows, rows to tasks, texts to links and people.

use std::collections::HashMap;

use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_plan::{
    Plan, PlanAssignment, PlanCalendar, PlanDependency, PlanResource, PlanTask, TaskBaseline,
    parse_duration, parse_link, parse_person, split_list,
};
use steerco_schedule::Constraint;
use steerco_units::{Percent, parse_scaled};

use super::words::{constraint_with, day_or_moment, yes_or_no};
use super::{Column, Mapping, Sheet};
use crate::decode::decode;
use crate::{Diagnostics, Draft, Format, Severity, Unreadable};

/// The lines of a file as cells, with the line number of each.
struct Rows {
    headings: Vec<String>,
    rows: Vec<(usize, csv::StringRecord)>,
}

/// Reads a task list whose headings are usual ones.
pub fn read(bytes: &[u8]) -> Result<Draft, Unreadable> {
    let sheet = look(bytes)?;
    if !sheet.mapping.is_sufficient() {
        let text = String::new();
        return Err(Diagnostics::new(&text).give_up(
            "csv.needs_mapping",
            Some(0),
            "Name",
            format!(
                "none of the columns ({}) is called Name or Task; say which column holds the task names",
                sheet.headings.join(", ")
            ),
        ));
    }
    read_with(bytes, &sheet.mapping, None)
}

/// Headings, samples and what is recognised, without reading the tasks.
pub fn look(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let (text, _) = decode(bytes);
    let found = Diagnostics::new(&text);
    let rows = rows(&text, found)?.0;
    let samples = rows.rows.iter().take(5);
    Ok(Sheet {
        mapping: Mapping::recognise(&rows.headings),
        samples: samples.map(|(_, cells)| cells.iter().map(str::to_owned).collect()).collect(),
        rows: rows.rows.len(),
        headings: rows.headings,
    })
}

/// Reads a task list with known columns; `start` is the project start when the list has no dates.
pub fn read_with(
    bytes: &[u8],
    mapping: &Mapping,
    start: Option<Moment>,
) -> Result<Draft, Unreadable> {
    let (text, replaced) = decode(bytes);
    let mut found = Diagnostics::new(&text);
    if replaced {
        found.push(
            Severity::Warning,
            "csv.encoding",
            None,
            "",
            None,
            "some bytes fit no encoding and were replaced; check names with special letters".into(),
        );
    }
    let (rows, found) = rows(&text, found)?;
    let mut reading = Reading {
        found,
        mapping,
        standard: Calendar::compile(&[CalendarSpec::standard()], 0).ok(),
        plan: Plan::default(),
        of_id: HashMap::new(),
        of_wbs: HashMap::new(),
        texts: vec![],
    };
    reading.plan.calendars.push(PlanCalendar::base(1, CalendarSpec::standard()));
    for (line, cells) in &rows.rows {
        reading.row(*line, cells);
    }
    reading.outline(&rows.rows);
    reading.links();
    reading.people();
    reading.begin(start);
    Ok(Draft { plan: reading.plan, diagnostics: reading.found.finish(), format: Format::Csv })
}

/// The separator that cuts the first line into most cells.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |separator: u8| first.bytes().filter(|&byte| byte == separator).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|&byte| count(byte)).unwrap_or(b',')
}

fn rows<'t>(text: &str, found: Diagnostics<'t>) -> Result<(Rows, Diagnostics<'t>), Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::None)
        .from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let mut rows = Rows { headings: vec![], rows: vec![] };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                return Err(found.give_up("csv.malformed", None, "", format!("{error}")));
            }
        };
        let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.headings.is_empty() {
            rows.headings = record.iter().map(|cell| cell.trim().to_owned()).collect();
        } else {
            rows.rows.push((line, record));
        }
    }
    if rows.headings.is_empty() {
        return Err(found.give_up(
            "csv.empty",
            None,
            "",
            "the file is empty; its first line must name the columns, such as Name,Duration,Predecessors".into(),
        ));
    }
    Ok((rows, found))
}

struct Reading<'a> {
    found: Diagnostics<'a>,
    mapping: &'a Mapping,
    standard: Option<Calendar>,
    plan: Plan,
    of_id: HashMap<String, usize>,
    of_wbs: HashMap<String, usize>,
    /// Per task: line, predecessors, people and parent as written.
    texts: Vec<RowTexts>,
}

struct RowTexts {
    line: usize,
    predecessors: String,
    people: String,
    parent: String,
    dated: Option<Moment>,
}

impl Reading<'_> {
    fn warn(&mut self, line: usize, column: Column, code: &str, message: String) {
        let message = format!("line {line}, {}: {message}", column.heading());
        self.found.push(Severity::Warning, code, None, column.heading(), None, message);
        self.found.set_line(line);
    }

    fn cell<'c>(&self, cells: &'c csv::StringRecord, column: Column) -> &'c str {
        let position = self.mapping.0.get(&column);
        position.and_then(|&position| cells.get(position)).map_or("", str::trim)
    }

    /// Interprets a cell; text that makes no sense is told and left out.
    fn value<T>(
        &mut self,
        line: usize,
        cells: &csv::StringRecord,
        column: Column,
        wanted: &str,
        interpret: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.cell(cells, column);
        if text.is_empty() {
            return None;
        }
        let value = interpret(text);
        if value.is_none() {
            let shown: String = text.chars().take(60).collect();
            self.warn(
                line,
                column,
                "csv.bad_value",
                format!("“{shown}” is not {wanted}; left out"),
            );
        }
        value
    }

    fn row(&mut self, line: usize, cells: &csv::StringRecord) {
        let position = self.plan.tasks.len();
        let number = i64::try_from(position + 1).unwrap_or(i64::MAX);
        let mut task = PlanTask { uid: number, row: number, ..PlanTask::default() };
        let name = self.cell(cells, Column::Name);
        task.name = name.strip_prefix('\'').unwrap_or(name).to_owned();
        if task.name.is_empty() {
            self.warn(
                line,
                Column::Name,
                "csv.no_name",
                "the task has no name; it is called “Unnamed task”".into(),
            );
            task.name = "Unnamed task".into();
        }
        task.wbs = self.cell(cells, Column::Wbs).to_owned();
        task.notes = self.cell(cells, Column::Notes).to_owned();
        let project = self.plan.project.clone();
        let duration =
            self.value(line, cells, Column::Duration, "a duration such as 3d, 4h or 2w", |text| {
                parse_duration(text, &project).filter(|read| read.span >= Span::ZERO)
            });
        let date = "a date such as 2026-03-02 or 2026-03-02T08:00";
        let morning = Span::from_tenths(project.default_start);
        let evening = Span::from_tenths(project.default_finish);
        let start =
            self.value(line, cells, Column::Start, date, |text| day_or_moment(text, morning));
        let finish =
            self.value(line, cells, Column::Finish, date, |text| day_or_moment(text, evening));
        match (duration, start.zip(finish)) {
            (Some(read), _) => {
                task.duration = read.span;
                task.elapsed = read.elapsed;
                task.estimated = read.estimated;
                task.duration_format = read.unit.format_code(read.elapsed, read.estimated);
            }
            (None, Some((start, finish))) if finish >= start => {
                let standard = self.standard.as_ref();
                task.duration =
                    standard.map_or(project.day, |calendar| calendar.between(start, finish));
            }
            (None, Some(_)) => {
                self.warn(
                    line,
                    Column::Finish,
                    "csv.impossible_dates",
                    "it ends before it starts; one day is assumed".into(),
                );
            }
            (None, None) => task.estimated = true,
        }
        if let Some(true) = self.value(line, cells, Column::Milestone, "yes or no", yes_or_no) {
            task.milestone = true;
            if duration.is_none() {
                task.duration = Span::ZERO;
                task.estimated = false;
            }
        }
        let hours = |text: &str| {
            parse_duration(text, &project)
                .filter(|_| text.ends_with(|letter: char| letter.is_alphabetic()))
                .map(|read| read.span)
                .or_else(|| {
                    parse_scaled(&text.replace(',', "."), 3)
                        .ok()
                        .map(|hours| Span::from_tenths(hours * 600 / 1000))
                })
                .filter(|work| *work >= Span::ZERO)
        };
        task.work = self
            .value(line, cells, Column::Work, "an effort such as 16h", hours)
            .unwrap_or_default();
        let percent = self.value(
            line,
            cells,
            Column::PercentComplete,
            "a percentage from 0 to 100",
            |text| {
                let points = parse_scaled(text.trim_end_matches('%').trim(), 2).ok()?;
                (0..=10_000).contains(&points).then(|| Percent::from_basis_points(points))
            },
        );
        task.actual_start =
            self.value(line, cells, Column::ActualStart, date, |text| day_or_moment(text, morning));
        task.actual_finish = self
            .value(line, cells, Column::ActualFinish, date, |text| day_or_moment(text, evening));
        self.progress(&mut task, percent, start);
        task.deadline =
            self.value(line, cells, Column::Deadline, date, |text| day_or_moment(text, evening));
        task.priority = self
            .value(line, cells, Column::Priority, "a number from 0 to 1000", |text| {
                text.parse::<u16>().ok().filter(|&priority| priority <= 1000)
            })
            .unwrap_or(500);
        self.constraint(line, cells, &mut task, morning, evening);
        self.baseline(line, cells, &mut task, morning, evening);
        let id = self.cell(cells, Column::Id).to_owned();
        let id = if id.is_empty() { number.to_string() } else { id };
        if let Ok(row) = id.parse::<i64>()
            && row > 0
        {
            task.row = row;
        }
        if self.of_id.insert(id.clone(), position).is_some() {
            self.warn(
                line,
                Column::Id,
                "csv.duplicate_id",
                format!("“{id}” is used before; links to it mean the later task"),
            );
        }
        if !task.wbs.is_empty() {
            self.of_wbs.insert(task.wbs.clone(), position);
        }
        self.texts.push(RowTexts {
            line,
            predecessors: self.cell(cells, Column::Predecessors).to_owned(),
            people: self.cell(cells, Column::People).to_owned(),
            parent: self.cell(cells, Column::Parent).to_owned(),
            dated: start,
        });
        self.plan.tasks.push(task);
    }

    /// Percent complete makes actuals; a finished task is 100 %.
    fn progress(&mut self, task: &mut PlanTask, percent: Option<Percent>, start: Option<Moment>) {
        let percent = percent.unwrap_or_default();
        let whole = percent == Percent::WHOLE || task.actual_finish.is_some();
        task.percent_complete = if whole { Percent::WHOLE } else { percent };
        if task.percent_complete > Percent::default() && task.actual_start.is_none() {
            task.actual_start = start;
        }
        let done = task.percent_complete.of(task.duration.tenths()).unwrap_or(0);
        task.actual_duration = Span::from_tenths(done);
    }

    fn constraint(
        &mut self,
        line: usize,
        cells: &csv::StringRecord,
        task: &mut PlanTask,
        morning: Span,
        evening: Span,
    ) {
        let word = self.cell(cells, Column::ConstraintType);
        if word.is_empty() {
            return;
        }
        match constraint_with(word, self.cell(cells, Column::ConstraintDate), morning, evening) {
            Ok(constraint) => task.constraint = constraint,
            Err(reason) => self.warn(line, Column::ConstraintType, "csv.bad_constraint", reason),
        }
    }

    fn baseline(
        &mut self,
        line: usize,
        cells: &csv::StringRecord,
        task: &mut PlanTask,
        morning: Span,
        evening: Span,
    ) {
        let start = self.value(line, cells, Column::BaselineStart, "a date", |text| {
            day_or_moment(text, morning)
        });
        let finish = self.value(line, cells, Column::BaselineFinish, "a date", |text| {
            day_or_moment(text, evening)
        });
        if start.is_none() && finish.is_none() {
            return;
        }
        let span = start.zip(finish).zip(self.standard.as_ref());
        let duration =
            span.map_or(Span::ZERO, |((start, finish), calendar)| calendar.between(start, finish));
        task.baselines.push(TaskBaseline {
            slot: 0,
            start,
            finish,
            duration,
            work: task.work,
            cost_minor: 0,
            kept: steerco_plan::Kept::default(),
        });
    }

    /// Parents: from levels, parents, dotted WBS codes or indented names, whichever comes first.
    fn outline(&mut self, rows: &[(usize, csv::StringRecord)]) {
        let levels: Option<Vec<usize>> = if self.mapping.0.contains_key(&Column::OutlineLevel) {
            Some(
                rows.iter()
                    .map(|(_, cells)| self.cell(cells, Column::OutlineLevel).parse().unwrap_or(1))
                    .collect(),
            )
        } else if self.mapping.0.contains_key(&Column::Parent) {
            None
        } else if self.of_wbs.keys().any(|code| code.contains('.')) {
            Some(
                rows.iter()
                    .map(|(_, cells)| self.cell(cells, Column::Wbs).split('.').count().max(1))
                    .collect(),
            )
        } else {
            let name = self.mapping.0.get(&Column::Name).copied().unwrap_or(0);
            Some(
                rows.iter()
                    .map(|(_, cells)| 1 + indentation(cells.get(name).unwrap_or("")))
                    .collect(),
            )
        };
        match levels {
            Some(levels) => {
                let mut above: Vec<usize> = vec![];
                for (index, level) in levels.into_iter().enumerate() {
                    above.truncate(level.saturating_sub(1).min(above.len()));
                    if let Some(task) = self.plan.tasks.get_mut(index) {
                        task.parent = above.last().copied();
                    }
                    above.push(index);
                }
            }
            None => self.parents(),
        }
        for (index, is_summary) in self.plan.summaries().into_iter().enumerate() {
            if let Some(task) = self.plan.tasks.get_mut(index) {
                task.summary = is_summary;
            }
        }
    }

    fn parents(&mut self) {
        for index in 0..self.texts.len() {
            let Some(texts) = self.texts.get(index) else { continue };
            let (line, parent) = (texts.line, texts.parent.clone());
            if parent.is_empty() {
                continue;
            }
            let found = self.of_id.get(&parent).or_else(|| self.of_wbs.get(&parent)).copied();
            match found.filter(|&found| found < index) {
                Some(found) => {
                    if let Some(task) = self.plan.tasks.get_mut(index) {
                        task.parent = Some(found);
                    }
                }
                None => self.warn(
                    line,
                    Column::Parent,
                    "csv.missing_parent",
                    format!(
                        "“{parent}” is no task on a line before this one; it stands at the top"
                    ),
                ),
            }
        }
    }

    fn links(&mut self) {
        for successor in 0..self.texts.len() {
            let Some(texts) = self.texts.get(successor) else { continue };
            let (line, list) = (texts.line, texts.predecessors.clone());
            for text in split_list(&list) {
                let known = |reference: &str| {
                    self.of_id.contains_key(reference) || self.of_wbs.contains_key(reference)
                };
                match parse_link(text, &self.plan.project, known) {
                    Ok(link) => {
                        let found = self
                            .of_id
                            .get(&link.reference)
                            .or_else(|| self.of_wbs.get(&link.reference))
                            .copied();
                        match found {
                            Some(predecessor) if predecessor != successor => {
                                self.plan.dependencies.push(PlanDependency {
                                    predecessor,
                                    successor,
                                    kind: link.kind,
                                    lag: link.lag,
                                    lag_format: link.lag_format,
                                    kept: steerco_plan::Kept::default(),
                                });
                            }
                            _ => self.warn(
                                line,
                                Column::Predecessors,
                                "csv.useless_link",
                                "the task waits for itself; the link is left out".into(),
                            ),
                        }
                    }
                    Err(reason) => {
                        self.warn(line, Column::Predecessors, "csv.missing_predecessor", reason)
                    }
                }
            }
        }
    }

    fn people(&mut self) {
        let mut of_name: HashMap<String, usize> = HashMap::new();
        for task in 0..self.texts.len() {
            let Some(texts) = self.texts.get(task) else { continue };
            let (line, list) = (texts.line, texts.people.clone());
            for text in split_list(&list) {
                let (name, units) = match parse_person(text) {
                    Ok(person) => person,
                    Err(reason) => {
                        self.warn(line, Column::People, "csv.bad_value", reason);
                        continue;
                    }
                };
                let resources = &mut self.plan.resources;
                let resource = *of_name.entry(name.to_lowercase()).or_insert_with(|| {
                    let uid = i64::try_from(resources.len() + 1).unwrap_or(i64::MAX);
                    resources.push(PlanResource { uid, name, ..PlanResource::default() });
                    resources.len() - 1
                });
                let Some(target) = self.plan.tasks.get_mut(task) else { continue };
                let work = units.of(target.duration.tenths()).unwrap_or(0);
                let uid = i64::try_from(self.plan.assignments.len() + 1).unwrap_or(i64::MAX);
                let work = Span::from_tenths(work);
                target.work +=
                    if self.mapping.0.contains_key(&Column::Work) { Span::ZERO } else { work };
                self.plan.assignments.push(PlanAssignment {
                    uid,
                    task,
                    resource: Some(resource),
                    units,
                    work,
                    ..PlanAssignment::default()
                });
            }
        }
    }

    /// Project start, and "start no earlier than" for dated tasks that wait for nothing.
    fn begin(&mut self, start: Option<Moment>) {
        let earliest = self.texts.iter().filter_map(|texts| texts.dated).min();
        let fallback = self.plan.project.start;
        self.plan.project.start = earliest.or(start).unwrap_or(fallback);
        if earliest.is_none() && !self.plan.tasks.is_empty() {
            let message = format!(
                "no task has a start date; the project starts {}, change it in its settings",
                self.plan.project.start
            );
            self.found.push(Severity::Info, "csv.no_start", None, "Start", None, message);
        }
        let mut driven = vec![false; self.plan.tasks.len()];
        for link in &self.plan.dependencies {
            if let Some(flag) = driven.get_mut(link.successor) {
                *flag = true;
            }
        }
        let project_start = self.plan.project.start;
        for (index, texts) in self.texts.iter().enumerate() {
            let Some(task) = self.plan.tasks.get_mut(index) else { continue };
            let free = !driven.get(index).copied().unwrap_or(false);
            if let Some(start) = texts.dated
                && free
                && !task.summary
                && task.constraint == Constraint::AsSoonAsPossible
                && start > project_start
            {
                task.constraint = Constraint::StartNoEarlierThan(start);
            }
        }
    }
}

fn indentation(name: &str) -> usize {
    let blanks: usize = name
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .map(|letter| if letter == '\t' { 2 } else { 1 })
        .sum();
    blanks / 2
}

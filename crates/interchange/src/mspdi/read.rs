//! Reading, top level: walk `<Project>`, gather its parts, then tie UIDs to indices.

use std::borrow::Cow;
use std::collections::HashMap;

use steerco_calendar::CalendarSpec;
use steerco_plan::{Kept, Plan, PlanCalendar, PlanDependency};

use super::assignment::RawAssignment;
use super::calendar::RawCalendar;
use super::project::RawProject;
use super::resource::RawResource;
use super::task::RawTask;
use super::{assignment, calendar, project, resource, task};
use crate::decode::decode;
use crate::xml::{Child, Cursor, Malformed};
use crate::{Diagnostics, Draft, Format, Severity, Unreadable};

/// The file while it is being read.
pub(super) struct Reading<'a> {
    pub cursor: Cursor<'a>,
    pub found: Diagnostics<'a>,
}

/// Everything in the file, still tied together by UIDs.
#[derive(Default)]
struct Raw {
    project: RawProject,
    calendars: Vec<RawCalendar>,
    tasks: Vec<RawTask>,
    resources: Vec<RawResource>,
    assignments: Vec<RawAssignment>,
}

/// Reads an MSPDI file.
pub fn read(bytes: &[u8]) -> Result<Draft, Unreadable> {
    let (text, replaced) = decode(bytes);
    let text = without_prefix(text.trim_start_matches('\u{FEFF}'));
    let text = text.as_ref();
    let mut reading = Reading { cursor: Cursor::new(text), found: Diagnostics::new(text) };
    if replaced {
        reading.warn(
            "mspdi.encoding",
            None,
            "",
            "some bytes fit no encoding and were replaced; check names with special letters".into(),
        );
    }
    match reading.document() {
        Ok(Some(raw)) => {
            let plan = reading.assemble(raw);
            Ok(Draft { plan, diagnostics: reading.found.finish(), format: Format::Mspdi })
        }
        Ok(None) => Err(reading.found.give_up(
            "mspdi.no_project",
            None,
            "Project",
            "this XML has no <Project> at its root, so it is not a Microsoft Project file; \
             in Project, use Save As and choose “XML Format (*.xml)”"
                .into(),
        )),
        Err(malformed) => Err(reading.found.give_up(
            "mspdi.malformed",
            Some(malformed.offset),
            "",
            format!("{}; nothing was imported", malformed.message),
        )),
    }
}

/// Some programs write `<ms:Project xmlns:ms="…">`. Kept parts are written back below a default
/// namespace, so the prefix of the root is taken off everywhere.
fn without_prefix(text: &str) -> Cow<'_, str> {
    let root = text
        .split('<')
        .find(|part| part.starts_with(|letter: char| letter.is_alphabetic() || letter == '_'));
    let name = root.and_then(|root| root.split([' ', '>', '/', '\n', '\r', '\t']).next());
    match name.and_then(|name| name.split_once(':')) {
        Some((prefix, "Project")) => Cow::Owned(
            text.replace(&format!("<{prefix}:"), "<").replace(&format!("</{prefix}:"), "</"),
        ),
        _ => Cow::Borrowed(text),
    }
}

impl<'a> Reading<'a> {
    pub(super) fn warn(&mut self, code: &str, at: Option<usize>, element: &str, message: String) {
        self.found.push(Severity::Warning, code, at, element, None, message);
    }

    /// Reads a leaf and interprets its text; text that makes no sense is told and left out.
    pub(super) fn value<T>(
        &mut self,
        child: Child<'a>,
        owner: &str,
        interpret: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Malformed> {
        let text = self.cursor.text(child)?;
        let trimmed = text.trim();
        if trimmed.is_empty() || trimmed == "NA" {
            return Ok(None);
        }
        let value = interpret(trimmed);
        if value.is_none() {
            let shown: String = trimmed.chars().take(60).collect();
            self.warn(
                "mspdi.bad_value",
                Some(child.start),
                child.name,
                format!(
                    "<{}> of {owner} is “{shown}”, which makes no sense there; ignored",
                    child.name
                ),
            );
        }
        Ok(value)
    }

    /// Keeps an element that is not interpreted, word for word.
    pub(super) fn keep(&mut self, child: Child<'a>, kept: &mut Kept) -> Result<(), Malformed> {
        kept.0.push_str(self.cursor.raw(child)?);
        Ok(())
    }

    fn document(&mut self) -> Result<Option<Raw>, Malformed> {
        while let Some(child) = self.cursor.next_child()? {
            if child.name == "Project" {
                let raw = self.project(child)?;
                self.hostile();
                return Ok(Some(raw));
            }
            self.cursor.raw(child)?;
        }
        Ok(None)
    }

    fn hostile(&mut self) {
        if let Some(at) = self.cursor.doctype {
            self.warn(
                "mspdi.doctype",
                Some(at),
                "DOCTYPE",
                "the file declares a document type; nothing in it was followed".into(),
            );
        }
        if let Some((at, name)) = self.cursor.entity.take() {
            let name: String = name.chars().take(40).collect();
            self.warn(
                "mspdi.entity",
                Some(at),
                "",
                format!("&{name}; is not one of XML's own entities; it was left as it stands"),
            );
        }
    }

    fn project(&mut self, root: Child<'a>) -> Result<Raw, Malformed> {
        let mut raw = Raw::default();
        if !self.cursor.enter(root) {
            return Ok(raw);
        }
        while let Some(child) = self.cursor.next_child()? {
            match child.name {
                "Calendars" => self.each(child, "Calendar", |reading, child| {
                    let read = calendar::read(reading, child)?;
                    raw.calendars.push(read);
                    Ok(())
                })?,
                "Tasks" => self.each(child, "Task", |reading, child| {
                    raw.tasks.extend(task::read(reading, child)?);
                    Ok(())
                })?,
                "Resources" => self.each(child, "Resource", |reading, child| {
                    raw.resources.push(resource::read(reading, child)?);
                    Ok(())
                })?,
                "Assignments" => self.each(child, "Assignment", |reading, child| {
                    raw.assignments.push(assignment::read(reading, child)?);
                    Ok(())
                })?,
                _ => project::read_child(self, child, &mut raw.project)?,
            }
        }
        if !self.cursor.at_end() || raw.tasks.is_empty() {
            // `next_child` answers `None` at the end of the text too: was the root ever closed?
            if !self.cursor.closed("Project") {
                let offset = usize::MAX;
                return Err(Malformed {
                    offset,
                    message: "the file ends before </Project>".into(),
                });
            }
        }
        Ok(raw)
    }

    /// Calls `with` for each `item` inside `list`.
    pub(super) fn each(
        &mut self,
        list: Child<'a>,
        item: &str,
        mut with: impl FnMut(&mut Self, Child<'a>) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        if !self.cursor.enter(list) {
            return Ok(());
        }
        while let Some(child) = self.cursor.next_child()? {
            if child.name == item {
                with(self, child)?;
            } else {
                self.cursor.raw(child)?;
            }
        }
        Ok(())
    }

    fn assemble(&mut self, raw: Raw) -> Plan {
        let mut plan = Plan { project: raw.project.plan, ..Plan::default() };
        let calendar_of = self.calendars(&mut plan, raw.calendars, raw.project.calendar_uid);
        let task_of = task::assemble(self, &mut plan, raw.tasks, &calendar_of);
        let resource_of = resource::assemble(self, &mut plan, raw.resources, &calendar_of);
        assignment::assemble(self, &mut plan, raw.assignments, &task_of, &resource_of);
        plan
    }

    fn calendars(
        &mut self,
        plan: &mut Plan,
        raw: Vec<RawCalendar>,
        project_uid: Option<i64>,
    ) -> HashMap<i64, usize> {
        let mut calendar_of = HashMap::new();
        for (index, calendar) in raw.iter().enumerate() {
            if calendar_of.insert(calendar.uid, index).is_some() {
                let message = format!(
                    "calendar UID {} is used twice; “{}” is taken for it",
                    calendar.uid, calendar.spec.name
                );
                self.warn("mspdi.duplicate_uid", Some(calendar.start), "Calendar", message);
            }
        }
        let project = project_uid.and_then(|uid| calendar_of.get(&uid).copied());
        for calendar in raw {
            plan.calendars.push(calendar.assemble(self, &calendar_of, project));
        }
        plan.project.calendar = match project {
            Some(index) => index,
            None => {
                let standard = plan.calendars.iter().position(|calendar| {
                    calendar.spec.base.is_none() && calendar.spec.name == "Standard"
                });
                if project_uid.is_some() || standard.is_none() {
                    self.warn(
                        "mspdi.missing_calendar",
                        None,
                        "CalendarUID",
                        "the project calendar is not in the file; the standard working week \
                         (Monday to Friday, 8 to 12 and 13 to 17) is used"
                            .into(),
                    );
                }
                standard.unwrap_or_else(|| {
                    let uid = calendar_of.keys().max().map_or(1, |uid| uid + 1);
                    plan.calendars.push(PlanCalendar::base(uid, CalendarSpec::standard()));
                    plan.calendars.len() - 1
                })
            }
        };
        calendar_of
    }
}

/// A link as read: who waits, and for which UID.
pub(super) struct RawLink {
    pub predecessor_uid: i64,
    pub link: PlanDependency,
    pub start: usize,
}

//! `<Calendar>`: weeks, work weeks and exceptions in both of MSPDI's encodings.

use std::collections::HashMap;

use jiff::civil::Date;
use steerco_calendar::{
    CalendarException, CalendarSpec, DayPattern, Moment, MonthDayRule, Recurrence, Shift,
    WeekPosition, WorkWeek,
};
use steerco_plan::{CalendarKind, Kept, PlanCalendar};

use super::read::Reading;
use super::values::{flag, integer, moment, time_of_day};
use crate::xml::{Child, Malformed};

pub(super) struct RawCalendar {
    pub uid: i64,
    pub start: usize,
    pub spec: CalendarSpec,
    base_uid: Option<i64>,
    is_base: bool,
    has_week: bool,
    /// Exceptions of the encoding before Project 2007 (`<WeekDay>` of type 0).
    old_exceptions: Vec<CalendarException>,
    kept: Kept,
}

/// Sunday is 1 in MSPDI; here Monday is 0.
fn weekday(day_type: i64) -> Option<usize> {
    usize::try_from((day_type + 5) % 7).ok().filter(|_| (1..=7).contains(&day_type))
}

/// Bit 0 is Sunday in MSPDI; here index 0 is Monday.
fn weekdays(bits: i64) -> [bool; 7] {
    std::array::from_fn(|day| bits & (1 << ((day + 1) % 7)) != 0)
}

fn empty_week() -> [DayPattern; 7] {
    std::array::from_fn(|_| DayPattern::Inherited)
}

pub(super) fn read<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
) -> Result<RawCalendar, Malformed> {
    let mut raw = RawCalendar {
        uid: 0,
        start: element.start,
        spec: CalendarSpec::of_week("", empty_week()),
        base_uid: None,
        is_base: true,
        has_week: false,
        old_exceptions: vec![],
        kept: Kept::default(),
    };
    if !reading.cursor.enter(element) {
        return Ok(raw);
    }
    while let Some(child) = reading.cursor.next_child()? {
        let owner = format!("calendar “{}”", raw.spec.name);
        match child.name {
            "UID" => raw.uid = reading.value(child, &owner, integer)?.unwrap_or(0),
            "Name" => raw.spec.name = reading.cursor.text(child)?.trim().to_owned(),
            "IsBaseCalendar" => raw.is_base = reading.value(child, &owner, flag)?.unwrap_or(true),
            "BaseCalendarUID" => {
                raw.base_uid = reading.value(child, &owner, integer)?.filter(|&uid| uid >= 0);
            }
            "WeekDays" => {
                let week = read_week(reading, child, &owner)?;
                raw.has_week |= !week.days.iter().all(|day| *day == DayPattern::Inherited);
                raw.spec.week = week.days;
                raw.old_exceptions = week.exceptions;
            }
            "Exceptions" => {
                let exceptions = &mut raw.spec.exceptions;
                reading.each(child, "Exception", |reading, child| {
                    exceptions.extend(read_exception(reading, child, &owner)?);
                    Ok(())
                })?;
            }
            "WorkWeeks" => {
                let work_weeks = &mut raw.spec.work_weeks;
                reading.each(child, "WorkWeek", |reading, child| {
                    work_weeks.extend(read_work_week(reading, child, &owner)?);
                    Ok(())
                })?;
            }
            _ => reading.keep(child, &mut raw.kept)?,
        }
    }
    Ok(raw)
}

impl RawCalendar {
    /// Ties the calendar to its base and closes what the file left open.
    pub(super) fn assemble(
        mut self,
        reading: &mut Reading<'_>,
        calendar_of: &HashMap<i64, usize>,
        project: Option<usize>,
    ) -> PlanCalendar {
        if self.spec.exceptions.is_empty() {
            self.spec.exceptions = std::mem::take(&mut self.old_exceptions);
        }
        self.spec.base = match self.base_uid {
            Some(uid) if uid != self.uid => match calendar_of.get(&uid) {
                Some(&base) => Some(base),
                None if uid == 0 => None,
                None => {
                    let message = format!(
                        "calendar “{}” is based on calendar {uid}, which is not in the file; \
                         the project calendar is used instead",
                        self.spec.name
                    );
                    reading.warn(
                        "mspdi.missing_calendar",
                        Some(self.start),
                        "BaseCalendarUID",
                        message,
                    );
                    project
                }
            },
            _ => None,
        };
        if self.spec.base.is_none()
            && !self.is_base
            && calendar_of.get(&self.uid) != project.as_ref()
        {
            self.spec.base = project;
        }
        if self.spec.base.is_none() {
            if !self.has_week {
                self.spec.week = CalendarSpec::standard().week;
            }
            for day in &mut self.spec.week {
                if *day == DayPattern::Inherited {
                    *day = DayPattern::NonWorking;
                }
            }
        }
        let kind = if self.is_base { CalendarKind::Base } else { CalendarKind::Resource };
        PlanCalendar { uid: self.uid, spec: self.spec, kind, kept: self.kept }
    }
}

struct ReadWeek {
    days: [DayPattern; 7],
    exceptions: Vec<CalendarException>,
}

fn read_week<'a>(
    reading: &mut Reading<'a>,
    list: Child<'a>,
    owner: &str,
) -> Result<ReadWeek, Malformed> {
    let mut week = ReadWeek { days: empty_week(), exceptions: vec![] };
    reading.each(list, "WeekDay", |reading, element| {
        let mut day_type = 0;
        let mut working = false;
        let mut shifts = None;
        let mut period = None;
        if !reading.cursor.enter(element) {
            return Ok(());
        }
        while let Some(child) = reading.cursor.next_child()? {
            match child.name {
                "DayType" => day_type = reading.value(child, owner, integer)?.unwrap_or(0),
                "DayWorking" => working = reading.value(child, owner, flag)?.unwrap_or(false),
                "WorkingTimes" => shifts = Some(read_shifts(reading, child, owner)?),
                "TimePeriod" => period = read_period(reading, child, owner)?,
                _ => {
                    reading.cursor.raw(child)?;
                }
            }
        }
        let shifts =
            if working { shifts.filter(|shifts| !shifts.is_empty()) } else { Some(vec![]) };
        // "Working" without times means the default times.
        let shifts = shifts.unwrap_or_else(|| vec![Shift::hours(8, 12), Shift::hours(13, 17)]);
        match (weekday(day_type), period) {
            (Some(day), _) => {
                if let Some(slot) = week.days.get_mut(day) {
                    *slot = if shifts.is_empty() {
                        DayPattern::NonWorking
                    } else {
                        DayPattern::Working(shifts)
                    };
                }
            }
            (None, Some((from, to))) => week.exceptions.push(CalendarException {
                name: String::new(),
                from,
                to,
                recurrence: Recurrence::Daily { every: 1 },
                occurrences: None,
                shifts,
            }),
            (None, None) => {}
        }
        Ok(())
    })?;
    Ok(week)
}

fn read_shifts<'a>(
    reading: &mut Reading<'a>,
    list: Child<'a>,
    owner: &str,
) -> Result<Vec<Shift>, Malformed> {
    let mut shifts = vec![];
    reading.each(list, "WorkingTime", |reading, element| {
        let mut from = None;
        let mut to = None;
        if !reading.cursor.enter(element) {
            return Ok(());
        }
        while let Some(child) = reading.cursor.next_child()? {
            match child.name {
                "FromTime" => from = reading.value(child, owner, time_of_day)?,
                "ToTime" => to = reading.value(child, owner, time_of_day)?,
                _ => {
                    reading.cursor.raw(child)?;
                }
            }
        }
        if let (Some(start), Some(finish)) = (from, to) {
            let start = start % 14_400;
            // Midnight at the end of a shift is the end of that day.
            let finish = if finish == 0 { 14_400 } else { finish };
            shifts.push(Shift { start, finish });
        }
        Ok(())
    })?;
    shifts.sort_by_key(|shift| shift.start);
    Ok(shifts)
}

fn read_period<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
    owner: &str,
) -> Result<Option<(Date, Date)>, Malformed> {
    let mut from = None;
    let mut to = None;
    if !reading.cursor.enter(element) {
        return Ok(None);
    }
    while let Some(child) = reading.cursor.next_child()? {
        match child.name {
            "FromDate" => from = reading.value(child, owner, moment)?,
            "ToDate" => to = reading.value(child, owner, moment)?,
            _ => {
                reading.cursor.raw(child)?;
            }
        }
    }
    let date = Moment::date;
    Ok(from.map(|from| (date(from), date(to.unwrap_or(from)).max(date(from)))))
}

fn read_work_week<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
    owner: &str,
) -> Result<Option<WorkWeek>, Malformed> {
    let mut name = String::new();
    let mut period = None;
    let mut days = empty_week();
    if !reading.cursor.enter(element) {
        return Ok(None);
    }
    while let Some(child) = reading.cursor.next_child()? {
        match child.name {
            "Name" => name = reading.cursor.text(child)?.trim().to_owned(),
            "TimePeriod" => period = read_period(reading, child, owner)?,
            "WeekDays" => days = read_week(reading, child, owner)?.days,
            _ => {
                reading.cursor.raw(child)?;
            }
        }
    }
    Ok(period.map(|(from, to)| WorkWeek { name, from, to, days }))
}

/// The recurrence fields of one `<Exception>`.
#[derive(Default)]
struct RawException {
    kind: i64,
    every: i64,
    days_of_week: i64,
    month_item: i64,
    month_position: i64,
    month: i64,
    month_day: i64,
}

fn read_exception<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
    owner: &str,
) -> Result<Option<CalendarException>, Malformed> {
    let mut raw = RawException { kind: 1, every: 1, month_day: 1, ..RawException::default() };
    let mut name = String::new();
    let mut period = None;
    let mut working = false;
    let mut shifts = vec![];
    let mut occurrences = None;
    let mut by_occurrences = false;
    if !reading.cursor.enter(element) {
        return Ok(None);
    }
    while let Some(child) = reading.cursor.next_child()? {
        let mut number = |field: &mut i64| -> Result<(), Malformed> {
            if let Some(value) = reading.value(child, owner, integer)? {
                *field = value;
            }
            Ok(())
        };
        match child.name {
            "Type" => number(&mut raw.kind)?,
            "Period" => number(&mut raw.every)?,
            "DaysOfWeek" => number(&mut raw.days_of_week)?,
            "MonthItem" => number(&mut raw.month_item)?,
            "MonthPosition" => number(&mut raw.month_position)?,
            "Month" => number(&mut raw.month)?,
            "MonthDay" => number(&mut raw.month_day)?,
            "Occurrences" => occurrences = reading.value(child, owner, integer)?,
            "EnteredByOccurrences" => {
                by_occurrences = reading.value(child, owner, flag)?.unwrap_or(false);
            }
            "Name" => name = reading.cursor.text(child)?.trim().to_owned(),
            "TimePeriod" => period = read_period(reading, child, owner)?,
            "DayWorking" => working = reading.value(child, owner, flag)?.unwrap_or(false),
            "WorkingTimes" => shifts = read_shifts(reading, child, owner)?,
            _ => {
                reading.cursor.raw(child)?;
            }
        }
    }
    if working && shifts.is_empty() {
        shifts = vec![Shift::hours(8, 12), Shift::hours(13, 17)];
    } else if !working {
        shifts.clear();
    }
    let Some((from, to)) = period else { return Ok(None) };
    let Some(recurrence) = raw.recurrence() else {
        let message = format!("exception “{name}” of {owner} recurs in an unknown way; ignored");
        reading.warn("mspdi.bad_value", Some(element.start), "Exception", message);
        return Ok(None);
    };
    let occurrences = occurrences
        .filter(|_| by_occurrences)
        .and_then(|count| u32::try_from(count).ok())
        .filter(|&count| count > 0);
    Ok(Some(CalendarException { name, from, to, recurrence, occurrences, shifts }))
}

impl RawException {
    fn recurrence(&self) -> Option<Recurrence> {
        let every = u32::try_from(self.every.max(1)).ok()?;
        let month = i8::try_from(self.month + 1).ok().filter(|month| (1..=12).contains(month))?;
        let day = || i8::try_from(self.month_day).ok().filter(|day| (1..=31).contains(day));
        Some(match self.kind {
            2 => Recurrence::Yearly { month, day: MonthDayRule::Day(day()?) },
            3 => Recurrence::Yearly { month, day: self.position()? },
            4 => Recurrence::Monthly { every, day: MonthDayRule::Day(day()?) },
            5 => Recurrence::Monthly { every, day: self.position()? },
            6 => Recurrence::Weekly { every, weekdays: weekdays(self.days_of_week) },
            // 7 counts days, 8 weekdays, 9 is "none": all are plain ranges of days.
            8 => Recurrence::Weekly {
                every: 1,
                weekdays: [true, true, true, true, true, false, false],
            },
            1 | 7 | 9 => Recurrence::Daily { every: if self.kind == 1 { every } else { 1 } },
            _ => return None,
        })
    }

    fn position(&self) -> Option<MonthDayRule> {
        let position = match self.month_position {
            0 => WeekPosition::First,
            1 => WeekPosition::Second,
            2 => WeekPosition::Third,
            3 => WeekPosition::Fourth,
            4 => WeekPosition::Last,
            _ => return None,
        };
        let weekdays = match self.month_item {
            0 => [true; 7],
            1 => [true, true, true, true, true, false, false],
            2 => [false, false, false, false, false, true, true],
            // 3 is Sunday, 4 Monday … 9 Saturday.
            item @ 3..=9 => {
                let day = usize::try_from((item + 3) % 7).ok()?;
                std::array::from_fn(|slot| slot == day)
            }
            _ => return None,
        };
        Some(MonthDayRule::Position { position, weekdays })
    }
}

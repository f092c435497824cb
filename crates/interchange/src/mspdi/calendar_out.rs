//! `<Calendars>` on the way out: exceptions in the old and the new encoding, as Project writes them.

use jiff::civil::Date;
use steerco_calendar::{
    CalendarException, DayPattern, MonthDayRule, Recurrence, Shift, WeekPosition,
};
use steerco_plan::{CalendarKind, Plan, PlanCalendar};

use super::values::show_time;
use super::write::calendar_uid;
use crate::xml::escape;

pub(super) fn calendars(plan: &Plan) -> String {
    let mut out = String::from("<Calendars>\n");
    for calendar in &plan.calendars {
        write_calendar(plan, calendar, &mut out);
    }
    out.push_str("</Calendars>\n");
    out
}

fn write_calendar(plan: &Plan, calendar: &PlanCalendar, out: &mut String) {
    let spec = &calendar.spec;
    let is_base = calendar.kind == CalendarKind::Base || spec.base.is_none();
    out.push_str(&format!(
        "<Calendar><UID>{}</UID><Name>{}</Name><IsBaseCalendar>{}</IsBaseCalendar>{}\
         <BaseCalendarUID>{}</BaseCalendarUID>",
        calendar.uid,
        escape(&spec.name),
        u8::from(is_base),
        if calendar.kept.0.contains("<IsBaselineCalendar>") { &calendar.kept.0 } else { "" },
        calendar_uid(plan, spec.base),
    ));
    write_week(&spec.week, &spec.exceptions, out);
    if !spec.exceptions.is_empty() {
        out.push_str("<Exceptions>");
        for exception in &spec.exceptions {
            write_exception(exception, out);
        }
        out.push_str("</Exceptions>");
    }
    if !spec.work_weeks.is_empty() {
        out.push_str("<WorkWeeks>");
        for week in &spec.work_weeks {
            out.push_str(&format!(
                "<WorkWeek>{}<Name>{}</Name>",
                period(week.from, week.to),
                escape(&week.name)
            ));
            write_week(&week.days, &[], out);
            out.push_str("</WorkWeek>");
        }
        out.push_str("</WorkWeeks>");
    }
    if !calendar.kept.0.contains("<IsBaselineCalendar>") {
        out.push_str(&calendar.kept.0);
    }
    out.push_str("</Calendar>\n");
}

/// Sunday first, as MSPDI counts; then plain exceptions in the encoding of Project 2003.
fn write_week(week: &[DayPattern; 7], exceptions: &[CalendarException], out: &mut String) {
    out.push_str("<WeekDays>");
    for (day_type, day) in [6, 0, 1, 2, 3, 4, 5].into_iter().enumerate() {
        let Some(shifts) = day_shifts(week, day) else { continue };
        out.push_str(&format!(
            "<WeekDay><DayType>{}</DayType><DayWorking>{}</DayWorking>",
            day_type + 1,
            u8::from(!shifts.is_empty())
        ));
        write_shifts(&shifts, out);
        out.push_str("</WeekDay>");
    }
    for exception in exceptions {
        if exception.recurrence == (Recurrence::Daily { every: 1 }) {
            out.push_str(&format!(
                "<WeekDay><DayType>0</DayType><DayWorking>{}</DayWorking>{}",
                u8::from(!exception.shifts.is_empty()),
                period(exception.from, exception.to)
            ));
            write_shifts(&exception.shifts, out);
            out.push_str("</WeekDay>");
        }
    }
    out.push_str("</WeekDays>");
}

/// The shifts of weekday `day` as MSPDI can say them: it knows no shift over midnight, so such a
/// shift ends at 24:00 and goes on in the early hours of the next day. `None`: as the base says.
fn day_shifts(week: &[DayPattern; 7], day: usize) -> Option<Vec<Shift>> {
    let over_midnight = |shift: &Shift| shift.finish <= shift.start;
    let own: &[Shift] = match week.get(day)? {
        DayPattern::Inherited => return None,
        DayPattern::NonWorking => &[],
        DayPattern::Working(shifts) => shifts,
    };
    let mut shifts: Vec<Shift> = vec![];
    if let Some(DayPattern::Working(before)) = week.get((day + 6) % 7) {
        let rests = before.iter().filter(|shift| over_midnight(shift) && shift.finish > 0);
        shifts.extend(rests.map(|shift| Shift { start: 0, finish: shift.finish }));
    }
    shifts.extend(own.iter().map(|shift| {
        let finish = if over_midnight(shift) { 14_400 } else { shift.finish };
        Shift { start: shift.start, finish }
    }));
    Some(shifts)
}

fn write_shifts(shifts: &[Shift], out: &mut String) {
    if shifts.is_empty() {
        return;
    }
    out.push_str("<WorkingTimes>");
    for shift in shifts {
        out.push_str(&format!(
            "<WorkingTime><FromTime>{}</FromTime><ToTime>{}</ToTime></WorkingTime>",
            show_time(shift.start),
            show_time(shift.finish)
        ));
    }
    out.push_str("</WorkingTimes>");
}

fn period(from: Date, to: Date) -> String {
    format!(
        "<TimePeriod><FromDate>{from}T00:00:00</FromDate><ToDate>{to}T23:59:00</ToDate></TimePeriod>"
    )
}

fn write_exception(exception: &CalendarException, out: &mut String) {
    let occurrences = match (exception.occurrences, &exception.recurrence) {
        (Some(count), _) => i64::from(count),
        (None, Recurrence::Daily { every: 1 }) => {
            i64::from(exception.from.until(exception.to).map_or(0, |span| span.get_days())) + 1
        }
        (None, _) => 1,
    };
    out.push_str(&format!(
        "<Exception><EnteredByOccurrences>{}</EnteredByOccurrences>{}<Occurrences>{occurrences}</Occurrences>\
         <Name>{}</Name>",
        u8::from(exception.occurrences.is_some()),
        period(exception.from, exception.to),
        escape(&exception.name)
    ));
    out.push_str(&match &exception.recurrence {
        Recurrence::Daily { every: 1 } => "<Type>1</Type>".to_owned(),
        Recurrence::Daily { every } => format!("<Type>1</Type><Period>{every}</Period>"),
        Recurrence::Weekly { every, weekdays } => {
            let bits: i32 = weekdays
                .iter()
                .enumerate()
                .filter(|(_, on)| **on)
                .map(|(day, _)| 1 << ((day + 1) % 7))
                .sum();
            format!("<Type>6</Type><Period>{every}</Period><DaysOfWeek>{bits}</DaysOfWeek>")
        }
        Recurrence::Monthly { every, day } => {
            let kind = if matches!(day, MonthDayRule::Day(_)) { 4 } else { 5 };
            format!("<Type>{kind}</Type><Period>{every}</Period>{}", month_day(day))
        }
        Recurrence::Yearly { month, day } => {
            let kind = if matches!(day, MonthDayRule::Day(_)) { 2 } else { 3 };
            format!(
                "<Type>{kind}</Type><Period>1</Period>{}<Month>{}</Month>",
                month_day(day),
                month - 1
            )
        }
    });
    out.push_str(&format!("<DayWorking>{}</DayWorking>", u8::from(!exception.shifts.is_empty())));
    write_shifts(&exception.shifts, out);
    out.push_str("</Exception>");
}

fn month_day(rule: &MonthDayRule) -> String {
    match rule {
        MonthDayRule::Day(day) => format!("<MonthDay>{day}</MonthDay>"),
        MonthDayRule::Position { position, weekdays } => {
            let position = match position {
                WeekPosition::First => 0,
                WeekPosition::Second => 1,
                WeekPosition::Third => 2,
                WeekPosition::Fourth => 3,
                WeekPosition::Last => 4,
            };
            let item = match weekdays {
                [true, true, true, true, true, true, true] => 0,
                [true, true, true, true, true, false, false] => 1,
                [false, false, false, false, false, true, true] => 2,
                // 3 is Sunday, 4 Monday … 9 Saturday.
                days => days.iter().position(|on| *on).map_or(4, |day| (day + 1) % 7 + 3),
            };
            format!("<MonthItem>{item}</MonthItem><MonthPosition>{position}</MonthPosition>")
        }
    }
}

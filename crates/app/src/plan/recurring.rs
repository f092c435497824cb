//! Recurring tasks: a summary with a pattern, and a task below it for each time it occurs. Rules:
//! Microsoft Project's recurring tasks. An occurrence may not start before its day; the number of
//! occurrences counts those that the pattern has, also when one of them falls on a day without work
//! and is left out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, Moment, Recurrence, Span};
use steerco_plan::parse_duration;
use steerco_store::row;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    blank::blank_task,
    book::write_json,
    create_task::know_calendars,
    draft::Draft,
    edit_changes::{Anchor, gone},
    edit_fields::Known,
    outline::{Spot, end_of_branch, index_at},
    splits::calendar_of,
    task_values, words,
};
use crate::{Failure, Outcome};

/// Most occurrences of a recurring task.
const MOST_OCCURRENCES: usize = 1_000;
/// Most days without work that a refusal names.
const MOST_NAMED: usize = 3;

/// When a recurring task occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecurrencePattern {
    /// `{"daily": {"every": 1}}`, `{"weekly": {"every": 1, "weekdays": [seven booleans from
    /// Monday]}}`, `{"monthly": {"every": 1, "day": {"day": 31}}}` (in shorter months their last
    /// day), or `"day": {"position": {"position": "second", "weekdays": […]}}`, `{"yearly":
    /// {"month": 1 to 12, "day": …}}`.
    #[schema(value_type = Object)]
    pub every: Recurrence,
    /// First day on which it may occur.
    #[schema(value_type = String)]
    pub from: Date,
    /// Last day on which it may occur.
    #[schema(value_type = Option<String>)]
    pub until: Option<Date>,
    /// Number of occurrences; with `until`, whichever ends it first.
    pub occurrences: Option<u32>,
    /// When it starts, as `09:00`; absent: with the day's work.
    pub start_time: Option<String>,
    /// How long each one takes, as people write it: `1h`, `0.5d`.
    pub duration_text: String,
    /// `move` to the next working day, or `skip`, for occurrences on days without work.
    pub non_working: Option<String>,
    /// The calendar that says what a working day is; absent: the project's.
    pub calendar_id: Option<Uuid>,
}

/// A change of the pattern of a recurring task, or a new one.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct RecurringTask {
    /// The recurring task whose pattern changes; absent: a new one.
    pub task: Option<Uuid>,
    /// Its name.
    pub name: Option<String>,
    /// When it occurs.
    pub pattern: RecurrencePattern,
}

/// Adds a recurring task with its occurrences, or brings those of one that is there in line with
/// another pattern: occurrences with progress stay as they are, and so do those whose day stays.
pub(super) fn recur(
    draft: &mut Draft,
    input: &RecurringTask,
    anchor: Anchor,
    new: Uuid,
    known: &Known,
) -> Outcome<()> {
    let pattern = &input.pattern;
    let project = words::plan_project(&draft.rows.project);
    let length = parse_duration(&pattern.duration_text, &project).ok_or_else(|| {
        let text = "Give a duration such as 1h, 30min or 1d.";
        Failure::field("plan.bad_duration", "duration_text", text)
    })?;
    take_calendar(draft, pattern, known)?;
    let sample = row::Task {
        calendar_id: pattern.calendar_id,
        ..blank_task(Uuid::nil(), draft.rows.project.id, 0, draft.at)
    };
    let calendar = calendar_of(&draft.rows, &sample)?;
    let starts = starts(pattern, &calendar)?;
    let summary = match input.task {
        Some(id) => id,
        None => add_summary(draft, new, anchor, input.name.as_deref())?,
    };
    let text = write_json(pattern)?;
    let row = draft.change_task(summary, "task_updated").ok_or_else(gone)?;
    if input.task.is_some() && row.recurrence.is_empty() {
        let text = "This is no recurring task. Insert a recurring task, and delete this one.";
        return Err(Failure::refused("plan.not_recurring", text));
    }
    if let Some(name) = &input.name {
        task_values::rename(row, name)?;
    }
    row.recurring = true;
    row.recurrence = text;
    let name = row.name.clone();
    let left = sort_out(draft, summary, &starts)?;
    let mut kept: BTreeMap<i64, Uuid> = left;
    for (number, start) in starts.iter().enumerate() {
        let day = Moment::from_tenths(*start).day();
        let id = match kept.remove(&day) {
            Some(id) => id,
            None => add_occurrence(draft, summary, day)?,
        };
        let Some(row) = draft.change_task(id, "task_updated") else { continue };
        if row.percent_complete > 0 || row.actual_start.is_some() {
            continue;
        }
        task_values::rename(row, &format!("{name} {}", number + 1))?;
        row.duration = length.span.tenths();
        row.elapsed = length.elapsed;
        row.estimated = length.estimated;
        row.duration_format = length.unit.format_code(length.elapsed, length.estimated);
        row.calendar_id = pattern.calendar_id;
        row.constraint_kind = "start_no_earlier_than".into();
        row.constraint_date = Some(*start);
        row.recurring = true;
    }
    Ok(())
}

/// The calendar comes into the plan with its first task.
fn take_calendar(draft: &mut Draft, pattern: &RecurrencePattern, known: &Known) -> Outcome<()> {
    let Some(id) = pattern.calendar_id else { return Ok(()) };
    let own = draft.rows.project.id;
    let here = known.calendars.iter().chain(&draft.rows.calendars);
    let mut here = here.filter(|row| row.project_id.is_none_or(|project| project == own));
    if !here.any(|row| row.id == id) {
        let text = "There is no such calendar. Choose another.";
        return Err(Failure::field("plan.unknown_calendar", "calendar_id", text));
    }
    know_calendars(draft, &known.calendars);
    Ok(())
}

/// When each occurrence may start, in tenths of a minute; each on a day of its own.
fn starts(pattern: &RecurrencePattern, calendar: &Calendar) -> Outcome<Vec<i64>> {
    let days = pattern_days(pattern)?;
    let free = |day: &i64| {
        calendar.between(Moment::from_day(*day), Moment::from_day(*day + 1)) <= Span::ZERO
    };
    let moves = match pattern.non_working.as_deref() {
        Some("move") => true,
        Some("skip") => false,
        Some(_) => {
            let text = "Choose move or skip.";
            return Err(Failure::field("plan.bad_recurrence", "non_working", text));
        }
        None => match days.iter().copied().filter(free).collect::<Vec<i64>>() {
            none if none.is_empty() => false,
            free => return Err(ask_about(&free, days.len())),
        },
    };
    let mut wanted = BTreeSet::new();
    for day in days {
        if !free(&day) {
            wanted.insert(day);
        } else if moves {
            wanted.insert(calendar.next_work(Moment::from_day(day)).day());
        }
    }
    if wanted.is_empty() {
        let text = "No occurrence is left with this. Choose other days, or a later end.";
        return Err(Failure::field("plan.no_occurrences", "until", text));
    }
    let time = start_time(pattern)?;
    Ok(wanted
        .into_iter()
        .map(|day| {
            let midnight = Moment::from_day(day);
            match time {
                Some(time) => (midnight + time).tenths(),
                None => calendar.next_work(midnight).tenths(),
            }
        })
        .collect())
}

/// The days that the pattern has, whatever is worked on them.
fn pattern_days(pattern: &RecurrencePattern) -> Outcome<Vec<i64>> {
    if pattern.until.is_none() && pattern.occurrences.is_none() {
        let text = "Say until when it recurs, or how often.";
        return Err(Failure::field("plan.recurrence_without_end", "until", text));
    }
    if pattern.until.is_some_and(|until| until < pattern.from) {
        let text = "The end lies before the beginning.";
        return Err(Failure::field("plan.bad_recurrence", "until", text));
    }
    // One more than may be, to know when there are too many.
    let most = u32::try_from(MOST_OCCURRENCES + 1).unwrap_or(u32::MAX);
    let wanted = pattern.occurrences.unwrap_or(most).min(most);
    let days = pattern.every.days(pattern.from, pattern.until, wanted);
    if days.len() > MOST_OCCURRENCES {
        let text = format!(
            "This would be more than {MOST_OCCURRENCES} occurrences. Let it end sooner, or recur \
             less often."
        );
        return Err(Failure::field("plan.too_many_occurrences", "until", text));
    }
    if days.is_empty() {
        let text = "It would never occur with this. Choose days, or a later end.";
        return Err(Failure::field("plan.no_occurrences", "every", text));
    }
    Ok(days)
}

fn start_time(pattern: &RecurrencePattern) -> Outcome<Option<Span>> {
    let Some(text) = pattern.start_time.as_deref().filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let time: Time = text.parse().map_err(|_| {
        Failure::field("plan.bad_time", "start_time", "Give a time of day such as 09:00.")
    })?;
    Ok(Some(Span::from_tenths(i64::from(time.hour()) * 600 + i64::from(time.minute()) * 10)))
}

fn ask_about(free: &[i64], of: usize) -> Failure {
    let mut named: Vec<String> =
        free.iter().take(MOST_NAMED).map(|day| Moment::from_day(*day).date().to_string()).collect();
    if free.len() > MOST_NAMED {
        named.push("…".into());
    }
    Failure::field(
        "plan.recurrence_on_free_days",
        "non_working",
        format!(
            "{} of {of} occurrences fall on days without work ({}). Choose whether they move to \
             the next working day or are left out.",
            free.len(),
            named.join(", ")
        ),
    )
}

fn add_summary(draft: &mut Draft, id: Uuid, anchor: Anchor, name: Option<&str>) -> Outcome<Uuid> {
    let spot = anchor.spot(draft)?;
    let mut row = blank_task(id, draft.rows.project.id, next_uid(draft), draft.at);
    task_values::rename(&mut row, name.unwrap_or_default())?;
    put(draft, row, spot)?;
    Ok(id)
}

fn next_uid(draft: &Draft) -> i64 {
    draft.rows.tasks.iter().map(|row| row.uid).max().unwrap_or(0) + 1
}

fn put(draft: &mut Draft, mut row: row::Task, spot: Spot) -> Outcome<()> {
    let index = index_at(&draft.rows.tasks, spot)?;
    row.parent_id = spot.under;
    row.effort_driven = draft.rows.project.effort_driven;
    row.start = draft.rows.project.computed_start;
    row.finish = row.start;
    draft.insert_task(index, row, "task_created");
    Ok(())
}

/// Removes the occurrences that the pattern has no more; answers those that stay, by their day.
fn sort_out(draft: &mut Draft, summary: Uuid, starts: &[i64]) -> Outcome<BTreeMap<i64, Uuid>> {
    let days: BTreeSet<i64> =
        starts.iter().map(|start| Moment::from_tenths(*start).day()).collect();
    let (mut kept, mut gone) = (BTreeMap::new(), vec![]);
    for row in draft.rows.tasks.iter().filter(|row| row.parent_id == Some(summary)) {
        if !row.recurring {
            continue;
        }
        let day = Moment::from_tenths(row.constraint_date.unwrap_or(row.start)).day();
        let begun = row.percent_complete > 0 || row.actual_start.is_some();
        if days.contains(&day) && !kept.contains_key(&day) {
            kept.insert(day, row.id);
        } else if !begun {
            gone.push(row.id);
        }
    }
    for id in gone {
        draft.delete_branch(id)?;
    }
    Ok(kept)
}

/// Adds a task below the summary, in the order of days.
fn add_occurrence(draft: &mut Draft, summary: Uuid, day: i64) -> Outcome<Uuid> {
    let id = Uuid::now_v7();
    let below = draft.rows.tasks.iter().filter(|row| row.parent_id == Some(summary));
    let mut earlier = below.filter(|row| {
        let own = row.constraint_date.unwrap_or(row.start);
        !row.recurring || Moment::from_tenths(own).day() < day
    });
    let behind = match earlier.next_back().map(|row| row.id) {
        Some(before) => {
            let index = draft.index_of(before).ok_or_else(gone)?;
            let end = end_of_branch(&draft.rows.tasks, index);
            end.checked_sub(1).and_then(|last| draft.rows.tasks.get(last)).map(|row| row.id)
        }
        None => Some(summary),
    };
    let mut row = blank_task(id, draft.rows.project.id, next_uid(draft), draft.at);
    // So that the next one finds its place behind it.
    row.constraint_date = Some(Moment::from_day(day).tenths());
    row.recurring = true;
    put(draft, row, Spot { under: Some(summary), behind })?;
    Ok(id)
}

/// The pattern of a recurring task; `None` for other tasks.
pub(super) fn pattern_of(stored: &str) -> Option<RecurrencePattern> {
    serde_json::from_str(stored).ok()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use serde_json::json;
    use steerco_calendar::CalendarSpec;

    use super::*;

    /// Starts by the standard week, as `2026-01-05T09:00`.
    fn dates(pattern: serde_json::Value) -> Result<Vec<String>, String> {
        let mut whole = json!({"duration_text": "1h", "from": "2026-01-01"});
        whole.as_object_mut().unwrap().extend(pattern.as_object().unwrap().clone());
        let pattern: RecurrencePattern = serde_json::from_value(whole).unwrap();
        let calendar = Calendar::compile(&[CalendarSpec::standard()], 0).unwrap();
        let shown = |start: &i64| {
            let civil = Moment::from_tenths(*start).to_civil();
            civil.strftime("%Y-%m-%dT%H:%M").to_string()
        };
        match starts(&pattern, &calendar) {
            Ok(starts) => Ok(starts.iter().map(shown).collect()),
            Err(Failure::Refused(refusal)) => {
                Err(refusal.fields.into_iter().map(|field| field.message).collect())
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    const MONDAY_AND_THURSDAY: [bool; 7] = [true, false, false, true, false, false, false];
    const TUESDAY: [bool; 7] = [false, true, false, false, false, false, false];
    const FRIDAY: [bool; 7] = [false, false, false, false, true, false, false];

    // All by a paper calendar of 2026: 1 January is a Thursday.

    #[test]
    fn every_second_week_on_two_days_counts_weeks_from_sunday() {
        let every = json!({"weekly": {"every": 2, "weekdays": MONDAY_AND_THURSDAY}});
        let found = dates(json!({"every": every, "occurrences": 5, "start_time": "09:30"}));
        // The week of 1 January runs from 28 December; then 11 and 25 January.
        let wanted = ["2026-01-01", "2026-01-12", "2026-01-15", "2026-01-26", "2026-01-29"];
        assert_eq!(found.unwrap(), wanted.map(|day| format!("{day}T09:30")));
    }

    #[test]
    fn the_last_day_of_months_moves_off_weekends_or_is_left_out() {
        let every = json!({"monthly": {"every": 1, "day": {"day": 31}}});
        let until = json!({"every": every, "until": "2026-06-30"});
        let with = |word: &str| {
            let mut pattern = until.clone();
            pattern["non_working"] = json!(word);
            dates(pattern).unwrap()
        };
        // 31 January and 28 February are Saturdays, 31 May is a Sunday.
        assert_eq!(with("skip"), ["2026-03-31T08:00", "2026-04-30T08:00", "2026-06-30T08:00"]);
        assert_eq!(
            with("move"),
            [
                "2026-02-02T08:00",
                "2026-03-02T08:00",
                "2026-03-31T08:00",
                "2026-04-30T08:00",
                "2026-06-01T08:00",
                "2026-06-30T08:00"
            ]
        );
        let asked = dates(until).unwrap_err();
        assert!(
            asked.starts_with(
                "3 of 6 occurrences fall on days without work (2026-01-31, \
                               2026-02-28, 2026-05-31)."
            ),
            "{asked}"
        );
    }

    #[test]
    fn the_second_tuesday_and_the_last_friday_are_found() {
        let nth = |position: &str, weekdays: [bool; 7]| json!({"position": {"position": position, "weekdays": weekdays}});
        let every = json!({"monthly": {"every": 2, "day": nth("second", TUESDAY)}});
        let found = dates(json!({"every": every, "occurrences": 3}));
        let wanted = ["2026-01-13T08:00", "2026-03-10T08:00", "2026-05-12T08:00"];
        assert_eq!(found.unwrap(), wanted);
        let every = json!({"yearly": {"month": 11, "day": nth("last", FRIDAY)}});
        let found = dates(json!({"every": every, "occurrences": 3}));
        let wanted = ["2026-11-27T08:00", "2027-11-26T08:00", "2028-11-24T08:00"];
        assert_eq!(found.unwrap(), wanted);
    }

    #[test]
    fn days_that_move_onto_another_occurrence_are_one() {
        let every = json!({"daily": {"every": 1}});
        let pattern = json!({"every": every, "until": "2026-01-06", "non_working": "move"});
        let wanted = ["2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06"];
        assert_eq!(dates(pattern).unwrap(), wanted.map(|day| format!("{day}T08:00")));
    }

    #[test]
    fn patterns_without_an_end_or_with_too_much_are_refused() {
        let daily = json!({"daily": {"every": 1}});
        let refused = |pattern: serde_json::Value| dates(pattern).unwrap_err();
        assert!(refused(json!({"every": daily})).contains("until when"));
        let many = json!({"every": daily, "occurrences": 1001, "non_working": "move"});
        assert!(refused(many).contains("more than 1000 occurrences"));
        let most = json!({"every": daily, "occurrences": 1000, "non_working": "skip"});
        // 1,000 days are 142 weeks and 6 days: Thursday to Tuesday, two of them a weekend.
        assert_eq!(dates(most).unwrap().len(), 142 * 5 + 4);
        let none = [false; 7];
        let never = json!({"weekly": {"every": 1, "weekdays": none}});
        assert!(refused(json!({"every": never, "occurrences": 2})).contains("never occur"));
    }
}

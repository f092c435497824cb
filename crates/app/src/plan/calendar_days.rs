//! A calendar day by day, for the month view and the shading of the Gantt chart.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, CalendarSpec, DayPattern, Moment, Shift, Span};
use steerco_store::Reader;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::calendars::{find, spec_of};
use crate::{App, Failure, Outcome, access::Caller, shape::Listed};

/// Most days answered at once.
const MOST_DAYS: i64 = 800;

/// A stretch of work within a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShiftView {
    /// Minutes since midnight.
    pub start: i64,
    /// Minutes since midnight; 1440 is its end.
    pub finish: i64,
}

/// One day of a calendar.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarDay {
    /// Which day.
    pub date: String,
    /// Whether there is work.
    pub working: bool,
    /// Working time.
    pub minutes: i64,
    /// When.
    pub shifts: Vec<ShiftView>,
    /// The exception that makes it differ, by name.
    pub exception: Option<String>,
}

/// Which days.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DaysQuery {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// A calendar day by day.
pub async fn calendar_days(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &DaysQuery,
) -> Outcome<Listed<CalendarDay>> {
    let reader = app.store.read();
    find(&reader, caller, id, "calendar.view").await?;
    let date = |field: &str, text: &str| {
        text.parse::<Date>()
            .map_err(|_| Failure::field("bad_date", field, "Give a date such as 2026-03-02."))
    };
    let from = Moment::from_date(date("from", &query.from)?).day();
    let to = Moment::from_date(date("to", &query.to)?).day();
    if to < from || to - from >= MOST_DAYS {
        let text = format!("Ask for 1 to {MOST_DAYS} days.");
        return Err(Failure::field("bad_range", "to", text));
    }
    let known = NamedCalendar::load(&reader, id).await?;
    let days = (from..=to).map(|day| {
        let shifts = shifts_of(&known.calendar, day);
        let date = Moment::from_day(day).date();
        CalendarDay {
            date: date.to_string(),
            working: !shifts.is_empty(),
            minutes: shifts.iter().map(|shift| shift.finish - shift.start).sum(),
            exception: known.exception_on(date),
            shifts,
        }
    });
    Ok(Listed::whole(days.collect()))
}

/// A calendar that can say why a day differs.
pub(crate) struct NamedCalendar {
    pub(crate) calendar: Calendar,
    named: Exceptions,
}

impl NamedCalendar {
    /// The calendar with all it builds on.
    pub(crate) async fn load(reader: &Reader, id: Uuid) -> Outcome<Self> {
        let rows = reader.calendars_with_bases([id].into(), None).await?;
        let index = |wanted: Option<Uuid>| rows.iter().position(|row| Some(row.id) == wanted);
        let mut specs = vec![];
        for row in &rows {
            specs.push(CalendarSpec { base: index(row.base_id), ..spec_of(row)? });
        }
        let this = index(Some(id)).ok_or(Failure::NotFound("calendar"))?;
        let calendar = Calendar::compile(&specs, this)
            .map_err(|error| Failure::refused("plan.calendar_unusable", error.to_string()))?;
        Ok(Self { calendar, named: Exceptions::of(&specs, this) })
    }

    /// What the exception of a day is called, if there is one.
    pub(crate) fn exception_on(&self, date: Date) -> Option<String> {
        self.named.on(date)
    }
}

/// Names of exceptions that reach a day, nearest calendar first. Which days an exception covers is
/// asked of a calendar that has nothing but this exception.
struct Exceptions(Vec<(String, Date, Date, Calendar)>);

impl Exceptions {
    fn of(specs: &[CalendarSpec], this: usize) -> Self {
        let mut found = vec![];
        let mut next = Some(this);
        let mut left = specs.len();
        while let Some(spec) = next.and_then(|index| specs.get(index)) {
            for exception in &spec.exceptions {
                let mut only =
                    CalendarSpec::of_week("probe", std::array::from_fn(|_| DayPattern::NonWorking));
                let mut probe = exception.clone();
                probe.shifts = vec![Shift::hours(0, 24)];
                only.exceptions = vec![probe];
                if let Ok(calendar) = Calendar::compile(&[only], 0) {
                    found.push((exception.name.clone(), exception.from, exception.to, calendar));
                }
            }
            next = spec.base.filter(|_| left > 0);
            left = left.saturating_sub(1);
        }
        Self(found)
    }

    fn on(&self, date: Date) -> Option<String> {
        self.0
            .iter()
            .find(|(_, from, to, calendar)| {
                (*from..=*to).contains(&date) && calendar.is_work(Moment::from_date(date))
            })
            .map(|(name, ..)| name.clone())
    }
}

/// The stretches of work of one day, in minutes since midnight.
pub(super) fn shifts_of(calendar: &Calendar, day: i64) -> Vec<ShiftView> {
    let midnight = Moment::from_day(day);
    let end = Moment::from_day(day + 1);
    let mut shifts = vec![];
    let mut at = midnight;
    loop {
        let start = calendar.next_work(at);
        if start >= end {
            return shifts;
        }
        let finish = end_of_stretch(calendar, start, end);
        shifts.push(ShiftView {
            start: (start - midnight).tenths() / 10,
            finish: (finish - midnight).tenths() / 10,
        });
        at = finish;
    }
}

/// The last moment up to which work goes on without a pause.
pub(super) fn end_of_stretch(calendar: &Calendar, start: Moment, end: Moment) -> Moment {
    let (mut low, mut high) = (0, (end - start).tenths());
    while low < high {
        let middle = (low + high + 1) / 2;
        let span = Span::from_tenths(middle);
        if calendar.between(start, start + span) == span { low = middle } else { high = middle - 1 }
    }
    start + Span::from_tenths(low.max(1))
}

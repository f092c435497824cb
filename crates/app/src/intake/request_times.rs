//! How long a request may be in a state: working days that the PMO agrees for each, by the calendar of the
//! organisation with its holidays. Nothing of it is stored with a request: until when it has to go on follows
//! from since when it is in its state, so that what is agreed later, or a holiday, holds at once.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_calendar::{Calendar, CalendarSpec, Moment};
use steerco_store::{
    Reader,
    intake::{AgreedUntil, OfTypes},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::{NamedCalendar, read_json, write_json},
    shape::Reference,
};

/// Working days that are agreed, by state.
pub type AgreedDays = BTreeMap<String, u32>;

/// States in which a request waits for somebody: the PMO, its assessor, those who decide, its requester.
pub(super) const WAITING: [&str; 5] = ["submitted", "triage", "assessment", "decision", "returned"];
/// Most working days for a state: a year.
const MOST_DAYS: u32 = 250;
/// Days looked through for working days; a calendar without any gives up there.
const MOST_LOOKED_AT: i64 = 1_500;
/// A day in microseconds.
pub(super) const DAY: i64 = 86_400_000_000;

/// What is agreed for requests of every type.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestTimesView {
    /// Optimistic lock; 0 while nobody has agreed on anything.
    pub version: i64,
    /// Working days by state: `submitted`, `triage`, `assessment`, `decision` and `returned`. Where a state is
    /// absent nothing is agreed.
    #[schema(value_type = std::collections::BTreeMap<String, u32>)]
    pub agreed_days: AgreedDays,
    /// The calendar by which days count: that of the organisation.
    pub calendar: Option<Reference>,
}

/// What is to be agreed.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutRequestTimes {
    /// Working days by state, 1 to 250; states that are absent have no agreed time.
    #[schema(value_type = std::collections::BTreeMap<String, u32>)]
    pub agreed_days: AgreedDays,
}

/// Until when a request is to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    /// The last day.
    pub day: Date,
    /// Working days since then; 0 while it is not over.
    pub days_over: i64,
    /// Working days that were agreed.
    pub agreed: u32,
}

/// What is agreed, as of a day.
pub(super) struct AgreedTimes {
    everywhere: AgreedDays,
    of_types: HashMap<Uuid, AgreedDays>,
    calendar: Calendar,
    today: Date,
}

impl AgreedTimes {
    /// As of today (UTC).
    pub(super) async fn read(reader: &Reader) -> Outcome<Self> {
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        Self::on(reader, today).await
    }

    /// As of a day.
    pub(super) async fn on(reader: &Reader, today: Date) -> Outcome<Self> {
        let mut of_types = HashMap::new();
        for row in reader.request_types().await? {
            let days: AgreedDays = read_json(&row.agreed_days)?;
            if !days.is_empty() {
                of_types.insert(row.id, days);
            }
        }
        let calendar = match reader.default_calendar().await? {
            Some(row) => NamedCalendar::load(reader, row.id).await?.calendar,
            None => Calendar::compile(&[CalendarSpec::standard()], 0)
                .map_err(|error| Failure::Fault(error.to_string()))?,
        };
        let everywhere = match reader.request_policy().await? {
            Some(row) => read_json(&row.agreed_days)?,
            None => AgreedDays::new(),
        };
        Ok(Self { everywhere, of_types, calendar, today })
    }

    /// Working days that are agreed for a state of requests of a type.
    fn days(&self, type_id: Uuid, state: &str) -> Option<u32> {
        let own = self.of_types.get(&type_id).and_then(|days| days.get(state));
        own.or_else(|| self.everywhere.get(state)).copied()
    }

    fn works(&self, day: i64) -> bool {
        let (from, to) = (Moment::from_day(day), Moment::from_day(day + 1));
        self.calendar.between(from, to).tenths() > 0
    }

    /// Until when a request is to go on: the last of the agreed working days after the day on which it came
    /// into its state. Nothing where nothing is agreed.
    pub(super) fn due(&self, row: &row::Request) -> Option<Due> {
        let agreed = self.days(row.type_id, &row.state)?;
        let begun = row.state_since.div_euclid(DAY);
        let mut left = agreed;
        let due = (begun + 1..begun + MOST_LOOKED_AT).find(|day| {
            left -= u32::from(left > 0 && self.works(*day));
            left == 0
        })?;
        let today = Moment::from_date(self.today).day();
        let over = (due + 1..=today.min(due + MOST_LOOKED_AT)).filter(|day| self.works(*day));
        // On a day off after the last day it is over, by no working day yet.
        let days_over = i64::try_from(over.count()).unwrap_or(i64::MAX).max(i64::from(today > due));
        Some(Due { day: Moment::from_day(due).date(), days_over, agreed })
    }

    /// Requests that came into a state before this moment are overdue when so many working days are agreed.
    fn overdue_before(&self, agreed: u32) -> Option<i64> {
        let today = Moment::from_date(self.today).day();
        let mut left = agreed;
        let last = (today - MOST_LOOKED_AT..today).rev().find(|day| {
            left -= u32::from(left > 0 && self.works(*day));
            left == 0
        })?;
        Some(last * DAY)
    }

    /// What is overdue now, for queries.
    pub(super) fn agreed_until(&self) -> Vec<AgreedUntil> {
        let mut found = vec![];
        for state in WAITING {
            let mut apart = vec![];
            for (id, days) in &self.of_types {
                let Some(days) = days.get(state) else { continue };
                apart.push(*id);
                found.extend(self.overdue_before(*days).map(|before| AgreedUntil {
                    state: state.into(),
                    types: OfTypes::One(*id),
                    before,
                }));
            }
            apart.sort();
            let before = self.everywhere.get(state).and_then(|days| self.overdue_before(*days));
            found.extend(before.map(|before| AgreedUntil {
                state: state.into(),
                types: OfTypes::AllBut(apart),
                before,
            }));
        }
        found
    }

    /// Working days that are agreed for a state where its type says nothing else.
    pub(super) fn usual(&self, state: &str) -> Option<u32> {
        self.everywhere.get(state).copied()
    }
}

/// Refuses states that wait for nobody, and days that are none.
pub(super) fn checked_days(days: &AgreedDays) -> Outcome<AgreedDays> {
    for (state, days) in days {
        if !WAITING.contains(&state.as_str()) {
            let text = format!("Nothing is agreed for “{state}”: nobody has to go on with it.");
            return Err(Failure::field("request.no_agreed_time", state, text));
        }
        if !(1..=MOST_DAYS).contains(days) {
            let text = format!("Give working days from 1 to {MOST_DAYS}, or leave it empty.");
            return Err(Failure::field("request.bad_agreed_days", state, text));
        }
    }
    Ok(days.clone())
}

async fn view(reader: &Reader) -> Outcome<RequestTimesView> {
    let policy = reader.request_policy().await?;
    let calendar = reader.default_calendar().await?;
    Ok(RequestTimesView {
        version: policy.as_ref().map_or(0, |row| row.version),
        agreed_days: match policy {
            Some(row) => read_json(&row.agreed_days)?,
            None => AgreedDays::new(),
        },
        calendar: calendar.map(|row| Reference { id: row.id, name: row.name }),
    })
}

/// What is agreed for requests of every type.
pub async fn request_times(app: &App, caller: &Caller) -> Outcome<RequestTimesView> {
    caller.require("request.configure", Place::ORGANISATION)?;
    view(&app.store.read()).await
}

/// Agrees on how long requests of every type may be in a state.
///
/// # Errors
/// A state in which nobody has to go on with a request, or days that are not 1 to 250.
pub async fn put_request_times(
    app: &App,
    caller: &Caller,
    version: i64,
    input: &PutRequestTimes,
) -> Outcome<RequestTimesView> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let days = checked_days(&input.agreed_days)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.request_policy().await?;
    let now = before.as_ref().map_or(0, |row| row.version);
    unchanged(now, version, view(&writer)).await?;
    let row = row::RequestPolicy {
        id: before.as_ref().map_or_else(Uuid::now_v7, |row| row.id),
        version: before.as_ref().map_or(1, |row| row.version),
        agreed_days: write_json(&days)?,
        created_at: before.as_ref().map_or(writer.at(), |row| row.created_at),
        updated_at: writer.at(),
    };
    match &before {
        Some(before) => {
            writer.update(before, row, "request_policy_updated").await?;
        }
        None => writer.insert(&row, "request_policy_updated").await?,
    }
    writer.commit().await?;
    view(&app.store.read()).await
}

/// Lets a request have been in its state for some days more: for the demo and for tests, which cannot wait.
#[doc(hidden)]
pub async fn age_request(app: &App, id: Uuid, days: i64) -> Outcome<()> {
    let mut writer = app.store.write(None).await?;
    let before = writer.get::<row::Request>(id).await?;
    let after = row::Request { state_since: before.state_since - days * DAY, ..before.clone() };
    writer.update(&before, after, "request_updated").await?;
    writer.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use steerco_calendar::{CalendarException, Recurrence};

    use super::*;

    /// Monday to Friday, with a holiday on Tuesday 2026-12-08.
    fn times(today: &str) -> AgreedTimes {
        let mut spec = CalendarSpec::standard();
        let holiday: Date = "2026-12-08".parse().unwrap();
        spec.exceptions = vec![CalendarException {
            name: "Holiday".into(),
            from: holiday,
            to: holiday,
            recurrence: Recurrence::Daily { every: 1 },
            occurrences: None,
            shifts: vec![],
        }];
        AgreedTimes {
            everywhere: [("triage".to_owned(), 3)].into(),
            of_types: [(Uuid::from_u128(7), [("triage".to_owned(), 1)].into())].into(),
            calendar: Calendar::compile(&[spec], 0).unwrap(),
            today: today.parse().unwrap(),
        }
    }

    fn since(day: &str) -> i64 {
        let day: Date = day.parse().unwrap();
        // Late in the evening.
        Moment::from_date(day).day() * DAY + 23 * DAY / 24
    }

    fn due(times: &AgreedTimes, type_id: u128, day: &str) -> Option<(String, i64)> {
        let row = row::Request {
            type_id: Uuid::from_u128(type_id),
            state: "triage".into(),
            state_since: since(day),
            ..blank()
        };
        times.due(&row).map(|due| (due.day.to_string(), due.days_over))
    }

    fn blank() -> row::Request {
        row::Request {
            id: Uuid::nil(),
            version: 1,
            number: 1,
            type_id: Uuid::nil(),
            title: String::new(),
            title_folded: String::new(),
            state: String::new(),
            state_since: 0,
            submitted_at: None,
            requester_id: None,
            guest_name: None,
            guest_email: None,
            link_id: None,
            assessor_id: None,
            program_id: None,
            form: String::new(),
            answers: String::new(),
            amount: None,
            currency: String::new(),
            assessment: String::new(),
            question: String::new(),
            returned_from: None,
            merged_into_id: None,
            project_id: None,
            reminded_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn days_off_and_holidays_do_not_count() {
        // From Thursday: Friday, Monday, Wednesday.
        let found = |today: &str| due(&times(today), 1, "2026-12-03");
        assert_eq!(found("2026-12-09"), Some(("2026-12-09".into(), 0)));
        assert_eq!(found("2026-12-10"), Some(("2026-12-09".into(), 1)));
        assert_eq!(found("2026-12-14"), Some(("2026-12-09".into(), 3)));
        // Its own type is quicker: due on Friday, and on Saturday it is over.
        assert_eq!(due(&times("2026-12-05"), 7, "2026-12-03"), Some(("2026-12-04".into(), 1)));
    }

    #[test]
    fn what_is_overdue_by_its_day_is_overdue_by_the_query() {
        for today in ["2026-12-04", "2026-12-07", "2026-12-08", "2026-12-09", "2026-12-13"] {
            let times = times(today);
            let until = times.agreed_until();
            for day in 1..=13 {
                let day = format!("2026-12-{day:02}");
                for type_id in [1, 7] {
                    let by_day = due(&times, type_id, &day).unwrap().1 > 0;
                    let by_query = until.iter().any(|one| {
                        let fits = match &one.types {
                            OfTypes::One(id) => *id == Uuid::from_u128(type_id),
                            OfTypes::AllBut(ids) => !ids.contains(&Uuid::from_u128(type_id)),
                        };
                        fits && since(&day) < one.before
                    });
                    assert_eq!(by_day, by_query, "{day} on {today}, type {type_id}");
                }
            }
        }
    }

    #[test]
    fn a_calendar_without_work_makes_nothing_overdue() {
        let mut times = times("2026-12-14");
        let week = std::array::from_fn(|_| steerco_calendar::DayPattern::NonWorking);
        times.calendar = Calendar::compile(&[CalendarSpec::of_week("Never", week)], 0).unwrap();
        assert_eq!(due(&times, 1, "2026-12-03"), None);
        assert!(times.agreed_until().is_empty());
    }
}

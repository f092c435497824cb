//! How an agreement between two projects stands: the forecast against what was agreed and what is needed.
//! Pure, so that lists, tables, charts and notices cannot say different things.

use serde::{Deserialize, Serialize};
use steerco_store::plan::GiveGetLine;
use utoipa::ToSchema;

use crate::shape::civil;

/// Tenths of a minute in a day.
const DAY: i64 = 14_400;

/// How an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GiveGetRag {
    /// Forecast by the agreed date, which is by the date it is needed.
    OnTrack,
    /// Forecast behind the agreed date, and still by the date it is needed; or what gives it is gone.
    AtRisk,
    /// Forecast behind the date it is needed.
    OffTrack,
}

/// What health is computed from; dates are moments of plans, tenths of a minute.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates {
    pub(super) forecast: i64,
    pub(super) agreed: i64,
    pub(super) needed: i64,
    /// The giving task is deleted or takes no part: the finish of its project stands for it.
    pub(super) gone: bool,
    /// The giving task is finished.
    pub(super) finished: bool,
}

impl Dates {
    pub(super) fn of(line: &GiveGetLine) -> Self {
        let finished = line.giver_task.as_ref().is_some_and(|task| task.actual_finish.is_some());
        Self {
            forecast: line.forecast(),
            agreed: line.row.agreed_date,
            needed: line.row.needed_date,
            gone: line.giver_task_gone(),
            finished,
        }
    }

    /// How it stands, and why in words.
    pub(super) fn health(self) -> (GiveGetRag, String) {
        let Self { forecast, agreed, needed, .. } = self;
        let at = civil(forecast);
        let on = format!("{} {at}", if self.finished { "Finished" } else { "Planned for" });
        if forecast > needed {
            let late = days(forecast - needed);
            let text = format!("{on}, {late} after it is needed ({}).", civil(needed));
            return (GiveGetRag::OffTrack, text);
        }
        if self.gone {
            let text = format!(
                "The task that gives it is deleted or takes no part; its project is planned to finish {at}."
            );
            return (GiveGetRag::AtRisk, text);
        }
        if forecast > agreed {
            let late = days(forecast - agreed);
            let text = format!(
                "{on}, {late} after the agreed date ({}), and still before it is needed ({}).",
                civil(agreed),
                civil(needed)
            );
            return (GiveGetRag::AtRisk, text);
        }
        let text = format!("{on}, by the agreed date ({}).", civil(agreed));
        (GiveGetRag::OnTrack, text)
    }
}

/// A time as people say it: `1 day`, `12 days`; part of a day counts as one.
fn days(tenths: i64) -> String {
    match tenths.div_euclid(DAY) + i64::from(tenths.rem_euclid(DAY) > 0) {
        1 => "1 day".into(),
        days => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(forecast: i64, agreed: i64, needed: i64) -> Dates {
        let days = |days: i64| days * DAY;
        let (forecast, agreed, needed) = (days(forecast), days(agreed), days(needed));
        Dates { forecast, agreed, needed, gone: false, finished: false }
    }

    #[test]
    fn the_worse_of_two_dates_decides_and_is_named() {
        let says = |dates: Dates| dates.health();
        assert_eq!(says(dates(10, 10, 12)).0, GiveGetRag::OnTrack, "on the day is in time");
        let (rag, why) = says(dates(11, 10, 12));
        assert_eq!(rag, GiveGetRag::AtRisk);
        assert!(why.contains("1 day after the agreed date"), "{why}");
        let (rag, why) = says(dates(14, 10, 12));
        assert_eq!(rag, GiveGetRag::OffTrack);
        assert!(why.contains("2 days after it is needed"), "{why}");
        // Agreed for later than it is needed: what is needed counts.
        assert_eq!(says(dates(14, 15, 12)).0, GiveGetRag::OffTrack);
        // Nothing gives it any more: never on track.
        assert_eq!(says(Dates { gone: true, ..dates(1, 10, 12) }).0, GiveGetRag::AtRisk);
        let (_, why) = says(Dates { finished: true, ..dates(1, 10, 12) });
        assert!(why.starts_with("Finished"), "{why}");
        let hours = Dates { forecast: 10 * DAY + 1, ..dates(0, 10, 12) };
        assert!(says(hours).1.contains("1 day after the agreed date"));
    }
}

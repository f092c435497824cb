//! Planning packages: work that is planned roughly now and in detail before it comes near.

use jiff::Timestamp;
use steerco_calendar::Moment;
use steerco_store::{now_micros, plan::PlanRows};

use super::{cross_links::Finding, recompute::flag};

/// A week by the clock, tenths of a minute.
const WEEK: i64 = 7 * 24 * 60 * 10;

/// Packages without tasks below them that start within the project's horizon, seen from its status
/// date, or from today when it has none.
pub(super) fn not_detailed(rows: &PlanRows) -> Vec<Finding> {
    let Some(weeks) = rows.project.detail_weeks else { return vec![] };
    let horizon = rows.project.status_date.unwrap_or_else(today) + weeks * WEEK;
    let open = flag::INACTIVE | flag::DONE;
    rows.tasks
        .iter()
        .filter(|row| row.flags & flag::PACKAGE != 0 && row.flags & open == 0)
        .filter(|row| row.start < horizon)
        .map(|row| Finding {
            code: "plan.package_not_detailed",
            task_id: row.id,
            message: format!(
                "This planning package starts {}, within the {weeks} weeks before which its work \
                 is to be detailed. Add its tasks below it.",
                Moment::from_tenths(row.start)
            ),
        })
        .collect()
}

/// Today's midnight in UTC as a moment of plans, which know no zone.
fn today() -> i64 {
    let now = Timestamp::from_microsecond(now_micros()).unwrap_or_default();
    Moment::from_date(now.to_zoned(jiff::tz::TimeZone::UTC).date()).tenths()
}

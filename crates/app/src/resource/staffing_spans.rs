//! When a request needs people: one or several stretches of days, each with the time of one person.

use serde::Deserialize;
use steerco_capacity::{Booking, DayShare, Measure};
use steerco_store::{Reader, resource::DayRange, row};
use steerco_units::spread;
use utoipa::ToSchema;

use super::{
    allocations::AllocationSpan,
    capacity_policy::policy,
    demand::{stored_booking, to_stored},
    periods::{TimeUnit, minutes_of},
    supply::{Supply, date_of, day_of},
};
use crate::{Failure, Outcome};

/// Most stretches of one request.
const MOST_SPANS: usize = 24;
/// Most days from the first to the last of one request.
const MOST_DAYS: i64 = 3 * 366;

/// A stretch of days with the time of one person.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewStaffingSpan {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Time of each person: `80`, `50 %`, `0.8 FTE` or `10 d`; percent and FTE are of a full-time person of the
    /// organisation's calendar on these days.
    pub amount: String,
}

/// When one person of a request is needed for how long.
pub(super) fn request_booking(row: &row::StaffingRequest) -> Outcome<Booking> {
    stored_booking(&row.spans, row.id)
}

/// The stretches as they are shown.
pub(super) fn shown_spans(row: &row::StaffingRequest) -> Outcome<Vec<AllocationSpan>> {
    let span = |one: &DayShare| AllocationSpan {
        from: date_of(one.from),
        to: date_of(one.to - 1),
        minutes: one.minutes,
    };
    Ok(request_booking(row)?.shares().iter().map(span).collect())
}

/// Puts stretches into a request.
pub(super) fn put_spans(row: &mut row::StaffingRequest, booking: &Booking) -> Outcome<()> {
    row.spans = to_stored(booking)?;
    (row.from_day, row.to_day) = booking.days().unwrap_or((0, 0));
    row.minutes = booking.total();
    Ok(())
}

/// So many minutes on the days of a request from `from` to before `to`, shared out as the request does; where it
/// asks for none of these days, on all of them.
pub(super) fn shaped(
    row: &row::StaffingRequest,
    (from, to): (i64, i64),
    minutes: i64,
) -> Outcome<Booking> {
    let whole = request_booking(row)?;
    let within = |one: &DayShare| {
        let (first, end) = (one.from.max(from), one.to.min(to));
        // Weighed by how much of the stretch is left.
        (first < end)
            .then(|| (first, end, one.minutes * (end - first) * 1_000 / (one.to - one.from)))
    };
    let parts: Vec<(i64, i64, i64)> = whole.shares().iter().filter_map(within).collect();
    if parts.is_empty() {
        return Ok(Booking::new([DayShare { from, to, minutes }], |_| 1));
    }
    let weights: Vec<i64> = parts.iter().map(|part| part.2.max(1)).collect();
    let shares = parts.iter().zip(spread(minutes, &weights));
    let shares = shares.map(|((from, to, _), minutes)| DayShare { from: *from, to: *to, minutes });
    Ok(Booking::new(shares, |_| 1))
}

/// Stretches as they were typed.
pub(super) async fn typed_spans(
    reader: &Reader,
    spans: &[NewStaffingSpan],
    unit: TimeUnit,
) -> Outcome<Booking> {
    if spans.is_empty() || spans.len() > MOST_SPANS {
        let text = format!("Give 1 to {MOST_SPANS} stretches of days.");
        return Err(Failure::field("staffing.bad_spans", "spans", text));
    }
    let mut shares: Vec<DayShare> = vec![];
    for span in spans {
        let (from, to) = days(&span.from, &span.to)?;
        let minutes = amount(reader, &span.amount, unit, (from, to)).await?;
        shares.push(DayShare { from, to, minutes });
    }
    shares.sort_by_key(|one| one.from);
    let overlap = shares.windows(2).find_map(|pair| match pair {
        [one, next] if next.from < one.to => Some((*one, *next)),
        _ => None,
    });
    if let Some((one, next)) = overlap {
        let text = format!(
            "The stretch from {} overlaps the one to {}. Let each day be in one of them.",
            date_of(next.from),
            date_of(one.to - 1)
        );
        return Err(Failure::field("staffing.spans_overlap", "spans", text));
    }
    let booking = Booking::new(shares, |_| 1);
    let (first, end) = booking.days().unwrap_or_default();
    if end - first > MOST_DAYS {
        let text = "Let the first and the last day be within three years.";
        return Err(Failure::field("staffing.bad_days", "to", text));
    }
    Ok(booking)
}

/// First day and the day after the last, as they were typed.
pub(super) fn days(from: &str, to: &str) -> Outcome<(i64, i64)> {
    let (from, to) = (day_of("from", from)?, day_of("to", to)? + 1);
    if to <= from || to - from > MOST_DAYS {
        let text = "Give a last day that is not before the first, within three years.";
        return Err(Failure::field("staffing.bad_days", "to", text));
    }
    Ok((from, to))
}

/// Time of one full-time person, as it was typed.
async fn amount(
    reader: &Reader,
    text: &str,
    unit: TimeUnit,
    (from, to): (i64, i64),
) -> Outcome<i64> {
    let supply = Supply::of(reader, vec![], DayRange { from, to }).await?;
    let full_time = supply.full_time.minutes(from, to);
    let day = policy(reader).await?.day_minutes;
    let minutes = minutes_of(text, unit, &Measure { capacity: full_time, full_time, day })?;
    if minutes == 0 || minutes > (to - from) * 24 * 60 {
        let text =
            "Say how much time of each person, at most what the days have: 80, 50 % or 10 d.";
        return Err(Failure::field("staffing.bad_amount", "amount", text));
    }
    Ok(minutes)
}

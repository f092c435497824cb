//! Shapes that many nouns share on the wire: pages, references, moments, partial edits.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use steerco_calendar::{Moment, Span};
use steerco_store::{Ask, Cursor, Page};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{Failure, Outcome};

/// A name to show for something referred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reference {
    /// Which one.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
}

/// One page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Listed<T> {
    /// The entries.
    pub items: Vec<T>,
    /// Give this as `after` for the next page; null on the last.
    pub next: Option<String>,
    /// How many entries the whole list has; counting stops at 10,000.
    pub total: u64,
    /// Whether the list is longer than `total`.
    pub more_than_total: bool,
}

/// Which page of a list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Part of the name.
    pub q: Option<String>,
    /// Field to sort by; `-` before it reverses.
    pub sort: Option<String>,
}

impl PageQuery {
    /// The page asked for, and the sort field without its sign.
    pub fn ask(&self, default_sort: &'static str) -> Outcome<(Ask, String)> {
        let sort = self.sort.as_deref().filter(|sort| !sort.is_empty()).unwrap_or(default_sort);
        let (descending, field) = match sort.strip_prefix('-') {
            Some(field) => (true, field),
            None => (false, sort),
        };
        let after = match self.after.as_deref().filter(|after| !after.is_empty()) {
            None => None,
            Some(after) => Some(decode_cursor(after)?),
        };
        let limit = self.limit.unwrap_or(50).clamp(1, 200);
        Ok((Ask { limit, after, descending, counted: true }, field.to_owned()))
    }

    /// What to search for, if anything.
    pub fn search(&self) -> Option<String> {
        self.q.as_deref().map(str::trim).filter(|q| !q.is_empty()).map(str::to_owned)
    }
}

fn decode_cursor(text: &str) -> Outcome<Cursor> {
    BASE64_URL_SAFE_NO_PAD
        .decode(text)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| {
            Failure::field("list.bad_cursor", "after", "Start again from the first page.")
        })
}

fn encode_cursor(cursor: &Cursor) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(cursor).unwrap_or_default())
}

impl<T> Listed<T> {
    /// A page in its wire shape.
    pub fn of<R>(page: Page<R>, view: impl FnMut(R) -> T) -> Self {
        Self {
            next: page.next.as_ref().map(encode_cursor),
            total: page.total,
            more_than_total: page.more_than_total,
            items: page.items.into_iter().map(view).collect(),
        }
    }

    /// A page in its wire shape, when every entry has one.
    pub fn try_of<R>(page: Page<R>, view: impl FnMut(R) -> Outcome<T>) -> Outcome<Self> {
        Ok(Self {
            next: page.next.as_ref().map(encode_cursor),
            total: page.total,
            more_than_total: page.more_than_total,
            items: page.items.into_iter().map(view).collect::<Outcome<_>>()?,
        })
    }

    /// A list that is always whole.
    pub fn whole(items: Vec<T>) -> Self {
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Self { next: None, total, more_than_total: false, items }
    }
}

impl<T> Listed<Option<T>> {
    /// The list without the entries that had no shape.
    pub fn present(self) -> Listed<T> {
        Listed {
            items: self.items.into_iter().flatten().collect(),
            next: self.next,
            total: self.total,
            more_than_total: self.more_than_total,
        }
    }
}

/// An instant as ISO 8601 in UTC.
pub fn instant(micros: i64) -> String {
    Timestamp::from_microsecond(micros).map(|at| at.to_string()).unwrap_or_default()
}

/// A stored civil moment as ISO 8601 without offset.
pub fn civil(tenths: i64) -> String {
    Moment::from_tenths(tenths).to_string()
}

/// A civil date-time as sent.
pub fn parse_civil(field: &str, text: &str) -> Outcome<i64> {
    text.parse::<Moment>()
        .map(Moment::tenths)
        .map_err(|error| Failure::field("bad_moment", field, error.to_string()))
}

/// A stored duration as minutes.
pub fn minutes(tenths: i64) -> f64 {
    Span::from_tenths(tenths).minutes()
}

/// A duration as sent, in minutes with at most one decimal.
pub fn tenths(field: &str, minutes: f64) -> Outcome<i64> {
    // Two hundred years bounds every plan Steerco schedules.
    if !minutes.is_finite() || minutes.abs() > 200.0 * 366.0 * 1440.0 {
        return Err(Failure::field("bad_duration", field, "Give minutes, at most 200 years."));
    }
    Ok(rounded(minutes * 10.0))
}

/// A stored percentage as people write it.
pub fn percent(basis_points: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "percentages stay far below 2^53")]
    let points = basis_points as f64;
    // One division, so that 8171 is 81.71 and not 81.71000000000001.
    points / 100.0
}

/// A percentage as sent, at most `most`.
pub fn basis_points(field: &str, percent: f64, most: f64) -> Outcome<i64> {
    if !percent.is_finite() || !(0.0..=most).contains(&percent) {
        let text = format!("Give a number from 0 to {most}.");
        return Err(Failure::field("bad_percent", field, text));
    }
    Ok(rounded(percent * 100.0))
}

#[expect(clippy::cast_possible_truncation, reason = "callers bound the number")]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}

/// Tells a field that was sent as `null` from one that was not sent.
pub fn nullable<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// A name with something in it.
pub fn checked_name(field: &str, name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Failure::field("name_missing", field, "Give it a name."));
    }
    if name.chars().count() > 500 {
        return Err(Failure::field("name_too_long", field, "Use at most 500 characters."));
    }
    Ok(name.to_owned())
}

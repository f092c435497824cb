//! What somebody in a role costs: the rate of whoever stands for the role, otherwise the mean of its people.

use std::collections::HashMap;

use steerco_store::{Reader, row};
use uuid::Uuid;

use crate::Outcome;

/// What an hour of a role costs, in ten-thousandths of a currency unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RoleRate {
    pub(super) hourly: i64,
    /// Over the rates of how many people it is the mean, rounded half up; 0 where the role has its own.
    pub(super) of: usize,
}

/// The rate of a role on a day, in a currency. A generic resource that stands for the role goes before its
/// people; of these, those who are active and have a rate in that currency that day. Nobody: `None`.
pub(super) async fn rate_on(
    reader: &Reader,
    role: Option<Uuid>,
    people: &[row::Resource],
    day: &str,
    currency: &str,
) -> Outcome<Option<RoleRate>> {
    let ids: Vec<Uuid> = people.iter().map(|row| row.id).collect();
    let dated = reader.cost_rates_on(&ids, day).await?;
    let dated: HashMap<Uuid, &row::ResourceRate> =
        dated.iter().map(|row| (row.resource_id, row)).collect();
    let rate = |row: &row::Resource| {
        let (hourly, code) = match dated.get(&row.id) {
            Some(rate) => (rate.hourly_rate, &rate.currency),
            None => (row.standard_rate, &row.currency),
        };
        (row.active && hourly > 0 && code == currency).then_some(hourly)
    };
    let stands = |row: &&row::Resource| row.generic && role.is_some() && row.job_role_id == role;
    if let Some(hourly) = people.iter().filter(stands).find_map(rate) {
        return Ok(Some(RoleRate { hourly, of: 0 }));
    }
    let rates: Vec<i64> = people.iter().filter(|row| !row.generic).filter_map(rate).collect();
    let of = i64::try_from(rates.len()).unwrap_or(i64::MAX);
    let sum: i64 = rates.iter().sum();
    Ok((of > 0).then(|| RoleRate { hourly: (2 * sum + of) / (2 * of), of: rates.len() }))
}

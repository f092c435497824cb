//! Time that a person is promised or proposed to projects, for their own schedule: the allocations that capacity
//! counts, laid on days as capacity lays them.

use std::collections::HashMap;

use steerco_capacity::Periods;
use steerco_store::{Reader, row};
use uuid::Uuid;

use super::demand::{Demand, Owner, Whose};
use crate::{
    Outcome,
    access::{Caller, Place},
    shape::Reference,
};

/// Time of a person for a project.
pub(super) struct Promise {
    /// The allocation.
    pub(super) row: row::Allocation,
    /// The project.
    pub(super) project: Reference,
    /// Minutes by period.
    pub(super) minutes: Vec<i64>,
}

/// What people are promised and proposed in these periods, of projects the caller may see.
pub(super) async fn visible_promises(
    reader: &Reader,
    caller: &Caller,
    people: &[row::Resource],
    periods: &Periods,
) -> Outcome<Vec<Promise>> {
    let people: Vec<row::Resource> =
        people.iter().filter(|row| row.kind == "work").cloned().collect();
    let demand = Demand::load(reader, Whose::People(people), periods).await?;
    let projects = reader.get_many::<row::Project>(&demand.projects).await?;
    let visible = |row: &row::Project| caller.may("project.view", Place::project(row));
    let projects: HashMap<Uuid, String> =
        projects.into_iter().filter(visible).map(|row| (row.id, row.name)).collect();
    let mut found = vec![];
    for (row, booking) in &demand.allocations {
        let place = Owner::of(row).and_then(|owner| demand.place(owner));
        let (Some(name), Some(place)) = (projects.get(&row.project_id), place) else { continue };
        let mut minutes = vec![0; periods.len()];
        booking.by_period(
            periods,
            |day| demand.day(place, day),
            |at, more| {
                if let Some(slot) = minutes.get_mut(at) {
                    *slot += more;
                }
            },
        );
        if minutes.iter().any(|one| *one > 0) {
            let project = Reference { id: row.project_id, name: name.clone() };
            found.push(Promise { row: row.clone(), project, minutes });
        }
    }
    Ok(found)
}

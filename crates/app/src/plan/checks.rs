//! The DCMA 14-point assessment of a plan.

use serde::Serialize;
use steerco_schedule::assess;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::{load, plan_of},
    projects::visible_project,
    recompute::refusal,
};
use crate::{App, Failure, Outcome, access::Caller, shape::Listed};

/// One of the fourteen points.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckView {
    /// 1 to 14.
    pub number: u8,
    /// Stable code such as `dcma.logic`.
    pub code: String,
    /// Name.
    pub name: String,
    /// How many offend.
    pub count: u64,
    /// Of how many.
    pub population: u64,
    /// Percent of the population, or the index for 13 and 14; for 12 the days the finish moved.
    pub value: f64,
    /// What `value` is held against.
    pub threshold: f64,
    /// Whether the check is passed.
    pub pass: bool,
    /// The tasks that offend.
    pub offenders: Vec<Uuid>,
}

/// The DCMA 14-point assessment of a plan.
pub async fn checks(app: &App, caller: &Caller, project_id: Uuid) -> Outcome<Listed<CheckView>> {
    visible_project(&app.store.read(), caller, project_id, "project.view").await?;
    let rows = load(app, project_id).await?;
    let views = tokio::task::spawn_blocking(move || {
        let (plan, _) = plan_of(&rows, true)?;
        let scheduled = plan.schedule().map_err(refusal)?;
        let found = assess(&scheduled.network, &scheduled.schedule, &plan.assessment_facts())
            .map_err(|error| refusal(plan.network_refusal(error)))?;
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let views = found.into_iter().map(|check| CheckView {
            number: check.number,
            code: check.code.into(),
            name: check.name.into(),
            count: number(check.count),
            population: number(check.population),
            value: check.value,
            threshold: check.threshold,
            pass: check.pass,
            offenders: check
                .offenders
                .iter()
                .filter_map(|index| rows.tasks.get(*index))
                .map(|row| row.id)
                .collect(),
        });
        Outcome::Ok(views.collect())
    })
    .await
    .map_err(|error| Failure::Fault(error.to_string()))??;
    Ok(Listed::whole(views))
}

//! Levelling a plan: tasks wait for one another until nobody is asked for more than they have. The
//! answer is a preview that says why each task moves; what is taken of it becomes an edit like any
//! other, so that it can be taken back.

use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    book::load,
    levelling_elsewhere::Elsewhere,
    levelling_search::{Part, pool_of, search},
    levelling_view::Levelling,
    projects::visible_project,
};
use crate::{App, Failure, Outcome, access::Caller};

/// How a plan is to be levelled.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct LevelPlan {
    /// Tasks move within their float only, so that the finish stays.
    #[serde(default)]
    pub within_float: bool,
    /// With `within_float`: days of float that every moved task keeps, 0 to 3,650.
    pub keep_float_days: Option<f64>,
    /// No task passes its deadline.
    #[serde(default)]
    pub keep_deadlines: bool,
    /// Tasks may be split, in whole days, where the plan is better so and people are short meanwhile.
    #[serde(default)]
    pub splits: bool,
    /// With `splits`: tasks that have begun stay as they are. Unless told, what is left of them may wait too,
    /// and pause.
    #[serde(default)]
    pub leave_started: bool,
    /// Only what people are asked for too much from this date on is solved, `2026-03-02`; tasks that start before
    /// it stay, and delays and pauses of earlier levellings are kept.
    pub from: Option<String>,
    /// The same up to this date; tasks that start behind it stay, unless what they follow moves.
    pub to: Option<String>,
    /// People are free whatever other projects ask of them, by tasks or by allocations.
    #[serde(default)]
    pub alone: bool,
    /// Time that is promised to other projects (committed allocations) is not kept free; the work of their
    /// tasks is.
    #[serde(default)]
    pub without_commitments: bool,
    /// `finish`: the earliest finish; `delay`: the least delay, weighted with priorities. Unless told,
    /// `finish` for a plan alone, and `delay` for several.
    pub goal: Option<String>,
    /// How long to search at most, more than 0 to 30; 3 unless told.
    pub seconds: Option<f64>,
    /// Chooses among equally good ways to search.
    pub seed: Option<u64>,
}

/// What levelling would do to a plan; nothing is changed.
pub async fn level_plan(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    asked: &LevelPlan,
) -> Outcome<Levelling> {
    let reader = app.store.read();
    visible_project(&reader, caller, project_id, "task.edit").await?;
    let parts = vec![Part::of(load(app, project_id).await?)?];
    let pool = pool_of(&parts);
    let elsewhere = Elsewhere::load(&reader, caller, asked, &parts, &pool).await?;
    let found = search(parts, pool, asked, elsewhere).await?;
    found.alone()?.ok_or_else(|| Failure::Fault("a plan was levelled and is not there".into()))
}

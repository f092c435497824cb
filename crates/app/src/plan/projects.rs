//! Projects: the list, one, starting and deleting.

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader, Writer, fold,
    plan::{ProjectFilter, ProjectLine, ProjectSort},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{follow, listings};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    organisation::{CustomValues, PlanTypeMark, custom_filters, custom_values, plan_type_marks},
    shape::{Listed, PageQuery, Reference, civil, instant, minutes, percent},
};

/// Stages of a project's life.
pub(crate) const STAGES: [&str; 6] =
    ["proposed", "planned", "active", "on_hold", "done", "cancelled"];

/// A project in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProjectListItem {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Short unique key such as `INF-012`.
    pub key: String,
    /// Name.
    pub name: String,
    /// `proposed`, `planned`, `active`, `on_hold`, `done` or `cancelled`.
    pub stage: String,
    /// The portfolio it is in.
    pub portfolio: Option<Reference>,
    /// The program it is in.
    pub program: Option<Reference>,
    /// Who answers for it.
    pub owner: Option<Reference>,
    /// The type it is of.
    pub plan_type: Option<PlanTypeMark>,
    /// The number that it was given, such as `PRJ-0042`; it never changes, and is its key unless somebody
    /// chose another.
    pub number: Option<String>,
    /// Computed start.
    pub start: String,
    /// Computed finish.
    pub finish: String,
    /// Finish in baseline 0.
    pub baseline_finish: Option<String>,
    /// Days between baseline finish and finish; positive is late.
    pub finish_variance_days: Option<f64>,
    /// Done duration of all duration.
    pub percent_complete: f64,
    /// Tasks, summaries included.
    pub task_count: i64,
    /// Open tasks behind their baseline.
    pub late_task_count: i64,
    /// Critical tasks.
    pub critical_task_count: i64,
    /// Whether its finish is behind its baseline.
    pub late: bool,
    /// Status date.
    pub status_date: Option<String>,
    /// Last change (UTC).
    pub updated_at: String,
    /// Values of custom fields by their code.
    #[schema(value_type = Object)]
    pub custom: CustomValues,
}

/// A project with its settings.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProjectView {
    /// What the list shows.
    #[serde(flatten)]
    pub item: ProjectListItem,
    /// Free text.
    pub description: String,
    /// The project calendar.
    pub calendar: Reference,
    /// Earliest start as planned.
    pub planned_start: String,
    /// Finish to schedule from, when the plan goes backwards.
    pub planned_finish: Option<String>,
    /// `start` or `finish`.
    pub schedule_from: String,
    /// `microsoft` or `primavera`.
    pub dialect: String,
    /// Calendar on which lag is counted (Primavera): `predecessor`, `successor`, `around_the_clock` or
    /// `project`.
    pub lag_calendar: String,
    /// Which float is the total float (Primavera): `smallest`, `start` or `finish`.
    pub total_float: String,
    /// Which tasks are critical (Primavera): by `total_float`, or those on the `longest_path`.
    pub critical_by: String,
    /// Late dates keep this date instead of the early finish (Primavera).
    pub must_finish_by: Option<String>,
    /// `retained_logic` or `progress_override`.
    pub progress_policy: String,
    /// No-later-than constraints beat links.
    pub honor_constraints: bool,
    /// Total float at or below this is critical.
    pub critical_limit_minutes: f64,
    /// Every open end closes its own network.
    pub multiple_critical_paths: bool,
    /// Uncompleted work is moved behind the status date.
    pub reschedule_uncompleted: bool,
    /// Working time that one day stands for.
    pub minutes_per_day: f64,
    /// Working time that one week stands for.
    pub minutes_per_week: f64,
    /// Days that one month stands for.
    pub days_per_month: i64,
    /// Currency of its costs.
    pub currency: String,
    /// What is approved for it, in minor units; null until somebody says.
    pub funding_minor: Option<i64>,
    /// How much the engine found remarkable.
    pub diagnostics_count: i64,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// Weeks before its start by which a planning package has to have tasks.
    pub detail_weeks: Option<i64>,
    /// 0 to 1000: which project goes first when several are levelled together; 1000 is never moved.
    pub priority: i64,
    /// Whether it is a template and no project.
    pub is_template: bool,
    /// The template it was started from, while that is there.
    pub template: Option<Reference>,
    /// Portfolios in which it is listed beside the one where it is at home, by name: those that the caller
    /// may see.
    pub also_in: Vec<Reference>,
    /// In how many further portfolios it is listed that the caller may not see.
    pub hidden_listings: i64,
    /// The project whose plan it is a part of.
    pub parent: Option<Reference>,
    /// Set while its dates are still to be computed anew after something it shares was changed.
    pub recomputing: Option<Recomputing>,
}

/// How far the job is that computes a plan anew, among others.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Recomputing {
    /// Plans that are done.
    pub done: i64,
    /// Plans in all.
    pub total: i64,
}

/// A project to start.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewProject {
    /// Name.
    pub name: String,
    /// Short unique key; made from the name when absent.
    pub key: Option<String>,
    /// The program it goes into; its portfolio follows from it.
    pub program_id: Option<Uuid>,
    /// The portfolio it goes into, when there is no program.
    pub portfolio_id: Option<Uuid>,
    /// Nothing starts before this.
    pub start: String,
    /// Finish to schedule from.
    pub finish: Option<String>,
    /// `start` (default) or `finish`.
    pub schedule_from: Option<String>,
    /// Project calendar; the organisation's standard when absent.
    pub calendar_id: Option<Uuid>,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
    /// Free text.
    #[serde(default)]
    pub description: String,
    /// `proposed`, `planned` (default), `active`, `on_hold`, `done` or `cancelled`.
    pub stage: Option<String>,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// The template whose plan it begins with.
    pub template_id: Option<Uuid>,
    /// The type it is of; that of the template, or else the standard one, unless told.
    pub plan_type_id: Option<Uuid>,
    /// Values of custom fields by their code.
    #[schema(value_type = Option<Object>)]
    pub custom: Option<CustomValues>,
    /// The request it is made of.
    #[serde(skip)]
    pub(crate) request_id: Option<Uuid>,
}

/// Which projects.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProjectQuery {
    /// At home in this portfolio, or listed there.
    pub portfolio_id: Option<Uuid>,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Of this type.
    pub plan_type_id: Option<Uuid>,
    /// In this stage.
    pub stage: Option<String>,
    /// Of this person.
    pub owner_id: Option<Uuid>,
    /// Only those behind their baseline, or only the others.
    pub late: Option<bool>,
    /// Conditions on custom fields, a JSON object by code: `["a", "b"]`, `{"from": "1", "to": "5"}`,
    /// `{"has": "part"}`, or null for no value.
    pub custom: Option<String>,
}

/// Names of what projects refer to.
struct Names {
    portfolios: Vec<Reference>,
    programs: Vec<Reference>,
    owners: Vec<Reference>,
    types: Vec<PlanTypeMark>,
}

impl Names {
    async fn of(reader: &Reader, lines: &[&ProjectLine]) -> Outcome<Self> {
        let unique = |ids: &mut dyn Iterator<Item = Option<Uuid>>| {
            let mut ids: Vec<Uuid> = ids.flatten().collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let portfolios = unique(&mut lines.iter().map(|line| line.portfolio_id));
        let programs = unique(&mut lines.iter().map(|line| line.program_id));
        let owners = unique(&mut lines.iter().map(|line| line.owner_id));
        let named = |id: Uuid, name: String| Reference { id, name };
        Ok(Self {
            portfolios: reader
                .get_many::<row::Portfolio>(&portfolios)
                .await?
                .into_iter()
                .map(|row| named(row.id, row.name))
                .collect(),
            programs: reader
                .get_many::<row::Program>(&programs)
                .await?
                .into_iter()
                .map(|row| named(row.id, row.name))
                .collect(),
            owners: reader
                .get_many::<row::User>(&owners)
                .await?
                .into_iter()
                .map(|row| named(row.id, row.name))
                .collect(),
            types: plan_type_marks(reader, lines.iter().map(|line| line.plan_type_id)).await?,
        })
    }

    fn item(&self, line: ProjectLine) -> ProjectListItem {
        let named = |list: &[Reference], id: Option<Uuid>| {
            id.and_then(|id| list.iter().find(|entry| entry.id == id).cloned())
        };
        ProjectListItem {
            id: line.id,
            version: line.version,
            key: line.key,
            name: line.name,
            stage: line.stage,
            portfolio: named(&self.portfolios, line.portfolio_id),
            program: named(&self.programs, line.program_id),
            owner: named(&self.owners, line.owner_id),
            plan_type: self.types.iter().find(|one| Some(one.id) == line.plan_type_id).cloned(),
            number: line.number,
            start: civil(line.computed_start),
            finish: civil(line.computed_finish),
            baseline_finish: line.baseline_finish.map(civil),
            finish_variance_days: line
                .baseline_finish
                .map(|planned| days_between(planned, line.computed_finish)),
            percent_complete: percent(line.percent_complete),
            task_count: line.task_count,
            late_task_count: line.late_task_count,
            critical_task_count: line.critical_task_count,
            late: line.late,
            status_date: line.status_date.map(civil),
            updated_at: instant(line.updated_at),
            custom: custom_values(&line.custom).unwrap_or_default(),
        }
    }
}

/// Calendar days between two moments, to the tenth.
fn days_between(from: i64, to: i64) -> f64 {
    minutes((to - from) * 10 / 1440) / 10.0
}

fn line_of(row: &row::Project) -> ProjectLine {
    ProjectLine {
        id: row.id,
        version: row.version,
        key: row.key.clone(),
        key_folded: row.key_folded.clone(),
        name: row.name.clone(),
        name_folded: row.name_folded.clone(),
        stage: row.stage.clone(),
        portfolio_id: row.portfolio_id,
        program_id: row.program_id,
        owner_id: row.owner_id,
        plan_type_id: row.plan_type_id,
        number: row.number.clone(),
        computed_start: row.computed_start,
        computed_finish: row.computed_finish,
        baseline_finish: row.baseline_finish,
        percent_complete: row.percent_complete,
        task_count: row.task_count,
        late_task_count: row.late_task_count,
        critical_task_count: row.critical_task_count,
        status_date: row.status_date,
        late: row.late,
        updated_at: row.updated_at,
        custom: row.custom.clone(),
    }
}

/// A project in its wire shape.
pub(super) async fn project_view(
    reader: &Reader,
    caller: &Caller,
    row: row::Project,
) -> Outcome<ProjectView> {
    let line = line_of(&row);
    let names = Names::of(reader, &[&line]).await?;
    let calendar = reader.find::<row::Calendar>(row.calendar_id).await?;
    let above = reader.task_of_sub_project(row.id).await?.map(|task| task.project_id);
    let related: Vec<Uuid> = [above, row.template_id].into_iter().flatten().collect();
    let related = reader.project_names(&related).await?;
    let waits = reader.job_about(row.id).await?;
    let listings = listings::listings(reader, caller, &row).await?;
    let called = |id: Option<Uuid>| {
        let found = related.iter().find(|(known, _)| Some(*known) == id);
        found.map(|(id, name)| Reference { id: *id, name: name.clone() })
    };
    Ok(ProjectView {
        detail_weeks: row.detail_weeks,
        priority: row.priority,
        is_template: row.template,
        template: called(row.template_id),
        parent: called(above),
        also_in: listings.seen,
        hidden_listings: listings.hidden,
        recomputing: waits.map(|job| Recomputing { done: job.done, total: job.total }),
        item: names.item(line),
        description: row.description,
        calendar: Reference {
            id: row.calendar_id,
            name: calendar.map(|calendar| calendar.name).unwrap_or_default(),
        },
        planned_start: civil(row.start),
        planned_finish: row.finish.map(civil),
        schedule_from: if row.from_finish { "finish".into() } else { "start".into() },
        dialect: row.dialect,
        lag_calendar: row.lag_calendar,
        total_float: row.total_float,
        critical_by: row.critical_by,
        must_finish_by: row.must_finish_by.map(civil),
        progress_policy: row.progress_policy,
        honor_constraints: row.honor_constraints,
        critical_limit_minutes: minutes(row.critical_limit),
        multiple_critical_paths: row.multiple_critical_paths,
        reschedule_uncompleted: row.reschedule_uncompleted,
        minutes_per_day: minutes(row.day),
        minutes_per_week: minutes(row.week),
        days_per_month: row.days_per_month,
        currency: row.currency,
        funding_minor: row.funding,
        diagnostics_count: row.diagnostics_count,
        external_key: row.external_key,
    })
}

/// The project, if the caller holds the permission there.
pub(crate) async fn visible_project(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    permission: &'static str,
) -> Outcome<row::Project> {
    let row = reader.find::<row::Project>(id).await?.ok_or(Failure::NotFound("project"))?;
    caller.require(permission, Place::project(&row))?;
    Ok(row)
}

/// Projects the caller may see.
pub async fn projects(
    app: &App,
    caller: &Caller,
    query: &ProjectQuery,
    page: &PageQuery,
) -> Outcome<Listed<ProjectListItem>> {
    let (ask, sort) = page.ask("name")?;
    let sort = match sort.as_str() {
        "name" => ProjectSort::Name,
        "key" => ProjectSort::Key,
        "stage" => ProjectSort::Stage,
        "start" => ProjectSort::Start,
        "finish" => ProjectSort::Finish,
        "percent_complete" => ProjectSort::PercentComplete,
        "task_count" => ProjectSort::TaskCount,
        "late_task_count" => ProjectSort::LateTaskCount,
        "updated_at" => ProjectSort::UpdatedAt,
        _ => {
            return Err(Failure::field(
                "list.unknown_sort",
                "sort",
                "Projects cannot be sorted by this.",
            ));
        }
    };
    let reader = app.store.read();
    let asked = asked(&reader, caller, query, page.search()).await?;
    let filter = ProjectFilter { listed: true, ..asked };
    let found = reader.projects(&filter, sort, &ask).await?;
    let names = Names::of(&reader, &found.items.iter().collect::<Vec<_>>()).await?;
    Ok(Listed::of(found, |line| names.item(line)))
}

/// The projects that are asked for, of those the caller may see.
pub(super) async fn asked(
    reader: &Reader,
    caller: &Caller,
    query: &ProjectQuery,
    q: Option<String>,
) -> Outcome<ProjectFilter> {
    Ok(ProjectFilter {
        q,
        portfolio_id: query.portfolio_id,
        listed: false,
        program_id: query.program_id,
        owner_id: query.owner_id,
        plan_type_id: query.plan_type_id,
        stage: query.stage.clone(),
        late: query.late,
        templates: false,
        custom: custom_filters(reader, "project", query.custom.as_deref()).await?,
        visible: caller.visible("project.view"),
    })
}

/// Templates the caller may see, by name.
pub async fn templates(
    app: &App,
    caller: &Caller,
    page: &PageQuery,
) -> Outcome<Listed<ProjectListItem>> {
    let (ask, _) = page.ask("name")?;
    let filter = ProjectFilter {
        q: page.search(),
        templates: true,
        visible: caller.visible("project.view"),
        ..ProjectFilter::default()
    };
    let reader = app.store.read();
    let found = reader.projects(&filter, ProjectSort::Name, &ask).await?;
    let names = Names::of(&reader, &found.items.iter().collect::<Vec<_>>()).await?;
    Ok(Listed::of(found, |line| names.item(line)))
}

/// One project.
pub async fn project(app: &App, caller: &Caller, id: Uuid) -> Outcome<ProjectView> {
    let reader = app.store.read();
    let row = visible_project(&reader, caller, id, "project.view").await?;
    project_view(&reader, caller, row).await
}

/// Where a new project goes: program and portfolio, checked.
pub(super) async fn checked_home(
    reader: &Reader,
    program_id: Option<Uuid>,
    portfolio_id: Option<Uuid>,
) -> Outcome<(Option<Uuid>, Option<Uuid>, Place)> {
    if let Some(id) = program_id {
        let Some(program) = reader.find::<row::Program>(id).await? else {
            let text = "There is no such program.";
            return Err(Failure::field("portfolio.unknown_program", "program_id", text));
        };
        return Ok((Some(id), program.portfolio_id, Place::program(&program)));
    }
    if let Some(id) = portfolio_id {
        if reader.find::<row::Portfolio>(id).await?.is_none() {
            let text = "There is no such portfolio.";
            return Err(Failure::field("portfolio.unknown_portfolio", "portfolio_id", text));
        }
        return Ok((None, Some(id), Place::portfolio(id)));
    }
    Ok((None, None, Place::ORGANISATION))
}

/// Whether to schedule from the finish.
pub(super) fn checked_direction(from: Option<&str>, finish: Option<i64>) -> Outcome<bool> {
    match from {
        None | Some("start") => Ok(false),
        Some("finish") if finish.is_some() => Ok(true),
        Some("finish") => {
            let text = "Give the finish to schedule from.";
            Err(Failure::field("plan.finish_missing", "finish", text))
        }
        Some(_) => {
            let text = "Choose start or finish.";
            Err(Failure::field("plan.unknown_direction", "schedule_from", text))
        }
    }
}

/// A stage that exists.
pub(super) fn checked_stage(stage: &str) -> Outcome<String> {
    if STAGES.contains(&stage) {
        Ok(stage.to_owned())
    } else {
        let text = format!("Choose one of {}.", STAGES.join(", "));
        Err(Failure::field("plan.unknown_stage", "stage", text))
    }
}

/// A key of letters, digits and dashes.
pub(super) fn checked_key(key: &str) -> Outcome<String> {
    let good = key.chars().count() <= 30
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if good {
        Ok(key.to_owned())
    } else {
        let text = "Use at most 30 letters, digits, dashes and dots.";
        Err(Failure::field("plan.bad_project_key", "key", text))
    }
}

/// A key made from the name that no other project has: `PUM-003`.
pub(super) async fn free_key(reader: &Reader, name: &str) -> Outcome<String> {
    let letters = fold(name).chars().filter(char::is_ascii_alphabetic).take(3).collect::<String>();
    let prefix = if letters.len() < 2 { "PRJ".into() } else { letters.to_uppercase() };
    let taken = reader.project_keys(&format!("{prefix}-")).await?;
    let highest = taken
        .iter()
        .filter_map(|key| key.rsplit('-').next()?.parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    Ok(format!("{prefix}-{:03}", highest + 1))
}

/// Removes a project with its whole plan.
pub async fn delete_project(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let row = visible_project(&reader, caller, id, "project.manage").await?;
    unchanged(row.version, version, async { project_view(&reader, caller, row.clone()).await })
        .await?;
    let grants = reader.grants_at(id).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    for grant in &grants {
        writer.delete(grant, "role_revoked").await?;
    }
    let others = remove_project(&mut writer, &row).await?;
    writer.commit().await?;
    follow::follow_projects(app, caller, row.id, &row.name, &others).await;
    Ok(())
}

/// Removes a project's row and all that hangs on it; answers the projects that were linked with it.
pub(super) async fn remove_project(
    writer: &mut Writer<'_>,
    row: &row::Project,
) -> Outcome<Vec<Uuid>> {
    let mut others = follow::linked_with(&writer.plan_rows(row.id).await?);
    others.extend(writer.release_sub_project(row.id).await?);
    writer.touch_plans(&others).await?;
    writer.clear_plan(row.id).await?;
    writer.clear_delivery(row.id).await?;
    writer.forget_assessments("project", row.id).await?;
    writer.forget_lifecycle("project", row.id).await?;
    writer.delete(row, "project_deleted").await?;
    writer.clear_calendars(row.id).await?;
    Ok(others)
}

//! Adding a project, empty or from a template.

use steerco_store::row;

use super::{
    NewProject, ProjectView,
    blank::blank_project,
    copy_project::start_from_template,
    projects::{
        checked_direction, checked_home, checked_key, checked_stage, free_key, project_view,
    },
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    governance::assign_lifecycle,
    intake::became_project,
    organisation::{begin_project, check_project_type, given_custom},
    shape::{checked_name, parse_civil},
};

/// Most projects that may be added at the same moment before one is told that its key is taken.
const MOST_TRIES: usize = 50;

/// Adds a project. A key that nobody chose is made anew when somebody else's project gets it first.
pub async fn create_project(
    app: &App,
    caller: &Caller,
    input: &NewProject,
) -> Outcome<ProjectView> {
    let chosen = chose_key(input.key.as_deref());
    for _ in 0..MOST_TRIES {
        match create(app, caller, input).await {
            Err(Failure::Refused(no)) if !chosen && no.code == "plan.project_key_taken" => {}
            done => return done,
        }
    }
    create(app, caller, input).await
}

/// Whether somebody chose a key.
pub(super) fn chose_key(key: Option<&str>) -> bool {
    key.is_some_and(|key| !key.trim().is_empty())
}

async fn create(app: &App, caller: &Caller, input: &NewProject) -> Outcome<ProjectView> {
    if let Some(template) = input.template_id {
        return start_from_template(app, caller, template, input).await;
    }
    let reader = app.store.read();
    let (program_id, portfolio_id, place) =
        checked_home(&reader, input.program_id, input.portfolio_id).await?;
    caller.require("project.create", place)?;
    let name = checked_name("name", &input.name)?;
    let calendar = match input.calendar_id {
        Some(id) => reader.find::<row::Calendar>(id).await?.filter(|row| row.project_id.is_none()),
        None => reader.default_calendar().await?,
    };
    let calendar = calendar.ok_or_else(|| {
        Failure::field("plan.unknown_calendar", "calendar_id", "There is no such calendar.")
    })?;
    crate::portfolio::check_owner(&reader, input.owner_id).await?;
    let start = parse_civil("start", &input.start)?;
    let finish = match &input.finish {
        Some(finish) => Some(parse_civil("finish", finish)?),
        None => None,
    };
    let from_finish = checked_direction(input.schedule_from.as_deref(), finish)?;
    check_project_type(&reader, input.plan_type_id).await?;
    let key = match input.key.as_deref().map(str::trim).filter(|key| !key.is_empty()) {
        Some(key) => checked_key(key)?,
        None => free_key(&reader, &name).await?,
    };
    let mut row = blank_project(name, key, calendar.id, start);
    row.description.clone_from(&input.description);
    row.stage = checked_stage(input.stage.as_deref().unwrap_or("planned"))?;
    row.program_id = program_id;
    row.portfolio_id = portfolio_id;
    row.owner_id = input.owner_id;
    row.external_key.clone_from(&input.external_key);
    row.custom = given_custom(&reader, "project", &row.custom, input.custom.as_ref()).await?;
    row.finish = finish;
    row.from_finish = from_finish;
    row.computed_finish = if from_finish { finish.unwrap_or(start) } else { start };
    row.computed_start = row.computed_finish;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    begin_project(&writer, &mut row, input.plan_type_id, chose_key(input.key.as_deref())).await?;
    writer.insert(&row, "project_created").await?;
    became_project(&mut writer, input.request_id, row.id).await?;
    assign_lifecycle(&mut writer, row.id).await?;
    writer.commit().await?;
    let reader = app.store.read();
    let row = reader.get::<row::Project>(row.id).await?;
    project_view(&reader, caller, row).await
}
